// SPDX-License-Identifier: Apache-2.0

package header_test

import "testing"

// TestForms: where the forms of common systems and letters set their parties, and how
// they word them.
func TestForms(t *testing.T) {
	t.Parallel()
	try(t, []layout{
		{"a charge is no place", `
BON DE COMMANDE N° 4711

Livraison :
Frais de livraison
`, map[string]string{"ship": ""}},
		{"invoices in more than one copy", `
PURCHASE ORDER 00488471
SHIP TO                            INVOICE IN TRIPLICATE TO
Pembina Brokers Inc.               Prairie Star Coach Inc.
301 Border Road                    7700 Prairie Avenue
Pembina, ND 58271                  Winnipeg, MB R2C 5B3
`, map[string]string{"bill": "Prairie Star Coach Inc. / 7700 Prairie Avenue / Winnipeg, MB R2C 5B3"}},
		{"SAP: our company's block at the left below vendor window", `
                                                     Purchase order
Company
Halvorsen Supply Inc.                                PO number/date
2200 Foundry Row                                     4500118822 / 03.02.2025
Toledo, OH 43604                                     Contact person/Telephone
                                                     J. Dole/585-555-1200

Please deliver to:
Meridian Controls LLC
14 Depot Street
Batavia, NY 14020

Invoice to: Meridian Controls LLC, PO Box 88, Rochester, NY 14623
`, map[string]string{"ship": "Meridian Controls LLC / 14 Depot Street / Batavia, NY 14020", "bill": "Meridian Controls LLC / PO Box 88 / Rochester / NY 14623"}},
		{"Tally: invoice to, consignee, supplier; signature for", `
Purchase Order
Invoice To                                  Voucher No.        Dated
Annapurna Castings Pvt. Ltd.                PO/25-26/118       3-Apr-25
Survey No. 114, Hinjawadi                   Mode/Terms of Payment
Pune 411057                                 30 Days
GSTIN/UIN: 27AABCA1234F1Z5
State Name : Maharashtra, Code : 27
Consignee (Ship to)
Annapurna Castings Pvt. Ltd. Unit II
Gat No. 88, Chakan
Pune 410501
Supplier (Bill from)
Deccan Alloys Pvt. Ltd.
14 Station Road
Pune 411001
                                            for Annapurna Castings Pvt. Ltd.
                                                   Authorised Signatory
`, map[string]string{"buyer": "Annapurna Castings Pvt. Ltd. / Survey No. 114, Hinjawadi / Pune 411057", "ship": "Annapurna Castings Pvt. Ltd. Unit II / Gat No. 88, Chakan / Pune 410501"}},
		{"Odoo: shipping address left, vendor right without label", `
Northwind Fabrication LLC
44 Anvil Road
Dayton OH 45402

Shipping address:
Northwind Fabrication LLC                     Halvorsen Supply Inc.
44 Anvil Road                                 2200 Foundry Row
Dayton OH 45402                               Toledo OH 43604

Purchase Order #P00118
`, map[string]string{"buyer": "Northwind Fabrication LLC / 44 Anvil Road / Dayton OH 45402", "ship": "Northwind Fabrication LLC / 44 Anvil Road / Dayton OH 45402"}},
		{"QuickBooks: company top left, title, vendor and ship to", `
Meridian Controls LLC                                     Purchase Order
880 Orchard Park Blvd
Rochester, NY 14623                                    Date        P.O. No.
                                                     2/3/2025       4711

Vendor                                 Ship To
Halvorsen Supply Inc.                  Meridian Controls LLC
2200 Foundry Row                       14 Depot Street
Toledo, OH 43604                       Batavia, NY 14020
`, map[string]string{"buyer": "Meridian Controls LLC / 880 Orchard Park Blvd / Rochester, NY 14623", "ship": "Meridian Controls LLC / 14 Depot Street / Batavia, NY 14020"}},
		{"a municipality, a department above its town", `
CITY OF TAMARACK
Finance Department - Purchasing Division
200 Main Street, Tamarack, MN 55787

PURCHASE ORDER 25-0117
TO: Halvorsen Supply Inc.
    2200 Foundry Row
    Toledo, OH 43604
DELIVER TO: Public Works Garage
            14 Depot Street
            Tamarack, MN 55787
`, map[string]string{"buyer": "CITY OF TAMARACK / Finance Department - Purchasing Division / 200 Main Street, Tamarack, MN 55787", "ship": "Public Works Garage / 14 Depot Street / Tamarack, MN 55787"}},
		{"Messrs", `
Kestrel Works Ltd
4 Mill Lane, Leeds LS1 4AB                  ORDER

Messrs. Grantham Tools Ltd
12 Foundry Row
Sheffield S1 2AA

Order No. 4711
`, map[string]string{"buyer": "Kestrel Works Ltd / 4 Mill Lane, Leeds LS1 4AB", "supplier": "Grantham Tools Ltd / 12 Foundry Row / Sheffield S1 2AA"}},
		{"the head names a brand, the foot the company", `
alpenglow                                                          Bestellung

Lieferant
Schrauben Huber GmbH
Werkstr. 4
86150 Augsburg

Bestellnummer: 4711        Datum: 03.02.2025

Mit freundlichen Grüßen
Alpenglow Outdoor GmbH
`, map[string]string{"buyer": "Alpenglow Outdoor GmbH"}},
		{"for and on behalf of", `
PURCHASE ORDER 4711
Vendor: Halvorsen Supply Inc.
        2200 Foundry Row
        Toledo, OH 43604

For and on behalf of Meridian Controls LLC
`, map[string]string{"buyer": "Meridian Controls LLC"}},
		{"buyer and seller side by side with tax numbers", `
CONTRATO / ORDEN DE COMPRA 118
COMPRADOR                               VENDEDOR
Arneses del Norte, S.A. de C.V.         Terminales Bravo, S.A. de C.V.
Av. Industria 40                        Calle 7 No. 118
31114 Chihuahua, Chih.                  64000 Monterrey, N.L.
RFC: ANO9509114R3                       RFC: TBR010203AB1
`, map[string]string{"buyer": "Arneses del Norte, S.A. de C.V. / Av. Industria 40 / 31114 Chihuahua, Chih.", "supplier": "Terminales Bravo, S.A. de C.V. / Calle 7 No. 118 / 64000 Monterrey, N.L."}},
		{"ship to the same, in words", `
Meridian Controls LLC                                     Purchase Order
880 Orchard Park Blvd
Rochester, NY 14623

Vendor                                 Ship To
Halvorsen Supply Inc.                  Same as Bill To
2200 Foundry Row
Toledo, OH 43604

Bill To
Meridian Controls LLC
880 Orchard Park Blvd
Rochester, NY 14623
`, map[string]string{"ship": "Meridian Controls LLC / 880 Orchard Park Blvd / Rochester, NY 14623"}},
		{"ship to be advised", `
Meridian Controls LLC                                     Purchase Order
880 Orchard Park Blvd
Rochester, NY 14623

Vendor: Halvorsen Supply Inc.
Ship To: To be advised
`, map[string]string{"ship": ""}},
		{"ship to has an address without a name", `
Meridian Controls LLC                                     Purchase Order
880 Orchard Park Blvd
Rochester, NY 14623

Vendor                                 Ship To
Halvorsen Supply Inc.                  14 Depot Street
2200 Foundry Row                       Batavia, NY 14020
Toledo, OH 43604                       USA
`, map[string]string{"ship": "14 Depot Street / Batavia, NY 14020 / USA"}},
		{"care of", `
PURCHASE ORDER
Ship To
Meridian Controls LLC
c/o Lakeside Warehousing Inc.
14 Depot Street
Batavia, NY 14020
`, map[string]string{"ship": "Meridian Controls LLC / 14 Depot Street / Batavia, NY 14020"}},
		{"trade name of a company", `
PURCHASE ORDER
Bill To
Lakeside Foods Inc.
dba Harbor Bakery
14 Depot Street
Batavia, NY 14020
`, map[string]string{"bill": "Lakeside Foods Inc. / dba Harbor Bakery / 14 Depot Street / Batavia, NY 14020"}},
		{"the sender at the right above, the window at the left", `
                                                  Feinwerk Lindau GmbH & Co. KG
                                                  Uferweg 12
                                                  88131 Lindau
                                                  Tel. 08382 1200

Schrauben Huber GmbH
Werkstr. 4
86150 Augsburg

Bestellung 4711 vom 03.02.2025
`, map[string]string{"buyer": "Feinwerk Lindau GmbH & Co. KG / Uferweg 12 / 88131 Lindau", "supplier": "Schrauben Huber GmbH / Werkstr. 4 / 86150 Augsburg"}},
		{"title above the company", `
PURCHASE ORDER
No. 4711            Date: 02/03/2025
Westbrook Hydraulics Inc. | 14 Depot Street | Batavia, NY 14020 | (585) 555-1200
Vendor: Halvorsen Supply Inc., 2200 Foundry Row, Toledo, OH 43604
`, map[string]string{"buyer": "Westbrook Hydraulics Inc. / 14 Depot Street / Batavia / NY 14020"}},
		{"client label with number", `
BON DE COMMANDE N° 118
Client : 00412 - Ateliers du Forez SARL            Fournisseur : Quincaillerie Perrachon SA
         ZI La Loge                                              112 bd de l'Industrie
         42600 Montbrison                                        42000 Saint-Étienne
`, map[string]string{"supplier": "Quincaillerie Perrachon SA / 112 bd de l'Industrie / 42000 Saint-Étienne"}},
		{"sentence: our works", `
Kestrel Works Ltd                                        PURCHASE ORDER
4 Mill Lane
Leeds LS1 4AB

Please supply to our works at Unit 7, Canal Road, Bradford BD1 4SJ the following:
`, map[string]string{"ship": "Kestrel Works Ltd / Unit 7 / Canal Road / Bradford BD1 4SJ"}},
		{"GmbH in the second line", `
PURCHASE ORDER
Deliver To
Maschinenfabrik Oberland
GmbH & Co. KG
Werkstr. 4
86150 Augsburg
`, map[string]string{"ship": "Maschinenfabrik Oberland GmbH & Co. KG / Werkstr. 4 / 86150 Augsburg"}},
		{"long name over two lines", `
PURCHASE ORDER
Bill To
Arneses Automotrices de Chihuahua
S. de R.L. de C.V.
Av. Tabalaopa 8101
31114 Chihuahua
`, map[string]string{"bill": "Arneses Automotrices de Chihuahua S. de R.L. de C.V. / Av. Tabalaopa 8101 / 31114 Chihuahua"}},
	})
}
