// SPDX-License-Identifier: Apache-2.0

package header_test

import "testing"

// TestPlaced: the ways in which orders set two and three parties on a page.
func TestPlaced(t *testing.T) {
	t.Parallel()
	try(t, []layout{
		{"values beside the labels, two columns", `
PURCHASE ORDER 4711
Vendor:  Halvorsen Supply Inc.      Ship To:  Meridian Controls LLC
         2200 Foundry Row                     14 Depot Street
         Toledo, OH 43604                     Batavia, NY 14020
`, map[string]string{"ship": "Meridian Controls LLC / 14 Depot Street / Batavia, NY 14020", "supplier": "Halvorsen Supply Inc. / 2200 Foundry Row / Toledo, OH 43604"}},
		{"stacked boxes with a role in brackets", `
PURCHASE ORDER 4711
Invoice To
Annapurna Castings Pvt. Ltd.
Survey No. 114, Hinjawadi
Pune 411057
Consignee (Ship to)
Annapurna Castings - Unit 2
Gat No. 88, Chakan
Pune 410501
Supplier (Bill from)
Deccan Alloys Pvt. Ltd.
14 Station Road
Pune 411001
`, map[string]string{"ship": "Annapurna Castings - Unit 2 / Gat No. 88, Chakan / Pune 410501", "bill": "Annapurna Castings Pvt. Ltd. / Survey No. 114, Hinjawadi / Pune 411057", "supplier": "Deccan Alloys Pvt. Ltd. / 14 Station Road / Pune 411001", "buyer": "Annapurna Castings Pvt. Ltd. / Survey No. 114, Hinjawadi / Pune 411057"}},
		{"number of the vendor behind its label, name below", `
UNIVERSITY OF ASHFORD                     Purchase Order
Procurement Services                      PO Number: UA-004711
12 College Road
Ashford, VA 20147

Vendor: 0000012345                        Ship To: CENTRAL RECEIVING
Halvorsen Supply Inc.                     14 Depot Street
2200 Foundry Row                          Ashford, VA 20147
Toledo, OH 43604                          United States
`, map[string]string{"buyer": "UNIVERSITY OF ASHFORD / Procurement Services / 12 College Road / Ashford, VA 20147", "supplier": "Halvorsen Supply Inc. / 2200 Foundry Row / Toledo, OH 43604", "ship": "CENTRAL RECEIVING / 14 Depot Street / Ashford, VA 20147 / United States"}},
		{"a person before the company", `
PURCHASE ORDER 4711
Ship To
Jane Dole
Meridian Controls LLC
14 Depot Street
Batavia, NY 14020
`, map[string]string{"ship": "Meridian Controls LLC / 14 Depot Street / Batavia, NY 14020"}},
		{"head set to the right", `
                                                        Kestrel Works Ltd
                                                              4 Mill Lane
                                                            Leeds LS1 4AB
                                                    Tel. +44 113 496 0000

Halvorsen Supply Ltd
12 Foundry Row
Sheffield S1 2AA

PURCHASE ORDER 4711
`, map[string]string{"buyer": "Kestrel Works Ltd / 4 Mill Lane / Leeds LS1 4AB"}},
		{"same as bill to", `
PURCHASE ORDER 4711
Bill To:                             Ship To:
Meridian Controls LLC                SAME AS BILL TO
880 Orchard Blvd
Rochester, NY 14623
`, map[string]string{"ship": "Meridian Controls LLC / 880 Orchard Blvd / Rochester, NY 14623"}},
		{"same, in German", `
Holzbau Aigner e.K.
Dorfplatz 2
83250 Marquartstein

Bestellung 4711
Lieferadresse: wie Rechnungsadresse
Rechnungsadresse: Holzbau Aigner e.K., Dorfplatz 2, 83250 Marquartstein
`, map[string]string{"ship": "Holzbau Aigner e.K. / Dorfplatz 2 / 83250 Marquartstein"}},
		{"ship via beside ship to", `
PURCHASE ORDER 4711
Ship To: Meridian Controls LLC            Ship Via: Best way
         14 Depot Street                  FOB: Destination
         Batavia, NY 14020                Buyer: J. Dole
`, map[string]string{"ship": "Meridian Controls LLC / 14 Depot Street / Batavia, NY 14020"}},
		{"fields of a party", `
PURCHASE ORDER 4711
SHIP TO
Name:     Meridian Controls LLC
Address:  14 Depot Street
City:     Batavia, NY 14020
`, map[string]string{"ship": "Meridian Controls LLC / 14 Depot Street / Batavia, NY 14020"}},
		{"fields of two parties side by side", `
PURCHASE ORDER 4711
VENDOR                                    SHIP TO
Company:  Halvorsen Supply Inc.           Company:  Meridian Controls LLC
Address:  2200 Foundry Row                Address:  14 Depot Street
City:     Toledo, OH 43604                City:     Batavia, NY 14020
`, map[string]string{"ship": "Meridian Controls LLC / 14 Depot Street / Batavia, NY 14020", "supplier": "Halvorsen Supply Inc. / 2200 Foundry Row / Toledo, OH 43604"}},
		{"Mexican", `
Arneses del Desierto S.A. de C.V.                 ORDEN DE COMPRA
Blvd. Independencia 2250                          No. OC-4711
32574 Ciudad Juárez, Chih.

PROVEEDOR                    FACTURAR A                       EMBARCAR A
Conectores del Norte SA      Arneses del Desierto SA          Almacén Planta 2
Av. Juárez 14                Blvd. Independencia 2250         Av. Tecnológico 88
64000 Monterrey, N.L.        32574 Ciudad Juárez, Chih.       32580 Ciudad Juárez, Chih.
`, map[string]string{"buyer": "Arneses del Desierto S.A. de C.V. / Blvd. Independencia 2250 / 32574 Ciudad Juárez, Chih.", "ship": "Almacén Planta 2 / Av. Tecnológico 88 / 32580 Ciudad Juárez, Chih.", "bill": "Arneses del Desierto SA / Blvd. Independencia 2250 / 32574 Ciudad Juárez, Chih."}},
		{"labels in boxes with the name on the label's line", `
PURCHASE ORDER 4711
DELIVER TO: Kestrel Works Ltd      INVOICE TO: Kestrel Works Ltd
4 Mill Lane                        Accounts, PO Box 12
Leeds LS1 4AB                      Leeds LS2 9ZZ
`, map[string]string{"ship": "Kestrel Works Ltd / 4 Mill Lane / Leeds LS1 4AB", "bill": "Kestrel Works Ltd / Accounts, PO Box 12 / Leeds LS2 9ZZ"}},
		{"department first, company below", `
PURCHASE ORDER 4711
Bill To
Accounts Payable
Meridian Controls LLC
880 Orchard Blvd
Rochester, NY 14623
`, map[string]string{"bill": "Meridian Controls LLC / 880 Orchard Blvd / Rochester, NY 14623"}},
		{"label with a code behind", `
PURCHASE ORDER 4711
Ship To (Plant 1200):             Bill To (Co. 0100):
Meridian Controls LLC             Meridian Controls LLC
14 Depot Street                   880 Orchard Blvd
Batavia, NY 14020                 Rochester, NY 14623
`, map[string]string{"ship": "Meridian Controls LLC / 14 Depot Street / Batavia, NY 14020", "bill": "Meridian Controls LLC / 880 Orchard Blvd / Rochester, NY 14623"}},
		{"letters apart", `
PURCHASE ORDER 4711
S H I P   T O :
Meridian Controls LLC
14 Depot Street
Batavia, NY 14020
`, map[string]string{"ship": "Meridian Controls LLC / 14 Depot Street / Batavia, NY 14020"}},
		{"the vendor named first, then us", `
PURCHASE ORDER

Halvorsen Supply Inc.                     PO Number: 4711
2200 Foundry Row                          Date: 03/04/2025
Toledo, OH 43604

Please ship to:
Meridian Controls LLC
14 Depot Street
Batavia, NY 14020

Meridian Controls LLC, 880 Orchard Blvd, Rochester, NY 14623
`, map[string]string{"buyer": "Meridian Controls LLC / 880 Orchard Blvd / Rochester / NY 14623", "ship": "Meridian Controls LLC / 14 Depot Street / Batavia, NY 14020"}},
		{"order on behalf of a branch", `
Adresse de livraison :              Adresse de facturation :
SARL Dupont - Dépôt de Rumilly      SARL Dupont
ZI de la Prairie                    BP 40
74150 Rumilly                       74000 Annecy

BON DE COMMANDE N° 4711
`, map[string]string{"ship": "SARL Dupont - Dépôt de Rumilly / ZI de la Prairie / 74150 Rumilly", "bill": "SARL Dupont / BP 40 / 74000 Annecy", "buyer": "SARL Dupont / BP 40 / 74000 Annecy"}},
		{"label above a rule of underscores", `
PURCHASE ORDER 4711
SHIP TO: ____________________
Meridian Controls LLC
14 Depot Street
Batavia, NY 14020
`, map[string]string{"ship": "Meridian Controls LLC / 14 Depot Street / Batavia, NY 14020"}},
		{"from and to", `
PURCHASE ORDER 4711
From:                                To:
Kestrel Works Ltd                    Halvorsen Supply Ltd
4 Mill Lane                          12 Foundry Row
Leeds LS1 4AB                        Sheffield S1 2AA
`, map[string]string{"buyer": "Kestrel Works Ltd / 4 Mill Lane / Leeds LS1 4AB", "supplier": "Halvorsen Supply Ltd / 12 Foundry Row / Sheffield S1 2AA"}},
		{"printed mail", `
From:      Jane Dole <jane.dole@kestrelworks.com>
To:        orders@halvorsen.example
Subject:   Purchase order 4711

Hi, please supply the following against PO 4711.

Item   Part No     Description              Qty    Unit Price      Amount
1      A-100       Hex bolt M8               10         50.00      500.00
2      A-200       Washer                    20         25.00      500.00

Deliver to: Kestrel Works Ltd, 4 Mill Lane, Leeds LS1 4AB

Regards
Jane Dole
Kestrel Works Ltd
`, map[string]string{"buyer": "Kestrel Works Ltd / 4 Mill Lane / Leeds LS1 4AB", "ship": "Kestrel Works Ltd / 4 Mill Lane / Leeds LS1 4AB"}},
		{"ordered by, deliver to, invoice to", `
PURCHASE ORDER 4711
Ordered by              Deliver to              Invoice to
Kestrel Works Ltd       Kestrel Depot 2         Kestrel Works Ltd
4 Mill Lane             9 Dock Road             PO Box 12
Leeds LS1 4AB           Hull HU1 1AA            Leeds LS2 9ZZ
`, map[string]string{"buyer": "Kestrel Works Ltd / 4 Mill Lane / Leeds LS1 4AB", "ship": "Kestrel Depot 2 / 9 Dock Road / Hull HU1 1AA", "bill": "Kestrel Works Ltd / PO Box 12 / Leeds LS2 9ZZ"}},
		{"Chinese", `
采购订单
需方：浙江华东机械有限公司            供方：上海精密轴承有限公司
交货地点：浙江省杭州市萧山区1号
`, map[string]string{"buyer": "浙江华东机械有限公司", "supplier": "上海精密轴承有限公司"}},
		{"a name over two lines", `
Bestellung 4711
Lieferanschrift                        Rechnungsanschrift
Farben-Großhandel Ostfriesland         Farben-Großhandel Ostfriesland
GmbH & Co. KG                          GmbH & Co. KG
Industriestraße 8                      Postfach 12
26789 Leer                             26780 Leer
`, map[string]string{"ship": "Farben-Großhandel Ostfriesland GmbH & Co. KG / Industriestraße 8 / 26789 Leer", "bill": "Farben-Großhandel Ostfriesland GmbH & Co. KG / Postfach 12 / 26780 Leer"}},
		{"side by side, nothing tells them apart", `
Rivermead Nurseries                    Halvorsen Supply Ltd
14 Weir Road                           12 Foundry Row
Leeds LS1 4AB                          Sheffield S1 2AA

PURCHASE ORDER 4711
`, map[string]string{"buyer": "Rivermead Nurseries / 14 Weir Road / Leeds LS1 4AB"}},
		{"ship to alone", `
PURCHASE ORDER 4711
Vendor                                 Ship To
Halvorsen Supply Inc.                  Meridian Controls LLC
2200 Foundry Row                       14 Depot Street
Toledo, OH 43604                       Batavia, NY 14020
`, map[string]string{"buyer": "Meridian Controls LLC / 14 Depot Street / Batavia, NY 14020"}},
		{"invoice with the goods is no address for invoices", `
PURCHASE ORDER 4711
Please supply the following goods at the rates given below:
Goods are to be delivered with invoice to:
Kestrel Works Ltd
4 Mill Lane
Leeds LS1 4AB
`, map[string]string{"bill": ""}},
		{"Polish", `
ZAMÓWIENIE nr 4711
Zamawiający:                 Dostawca:                    Adres dostawy:
Stolarnia Lipa Sp. z o.o.    Hurtownia Śrub Sp. z o.o.    Magazyn nr 2
ul. Leśna 4                  ul. Polna 8                  ul. Torowa 12
30-002 Kraków                31-100 Kraków                32-020 Wieliczka
`, map[string]string{"buyer": "Stolarnia Lipa Sp. z o.o. / ul. Leśna 4 / 30-002 Kraków", "ship": "Magazyn nr 2 / ul. Torowa 12 / 32-020 Wieliczka", "supplier": "Hurtownia Śrub Sp. z o.o. / ul. Polna 8 / 31-100 Kraków"}},
		{"Slovak, label and values beside", `
Objednávka č. 4711
Odberateľ:     Drevo Tatry s.r.o.          Dodávateľ:    Skrutky Nitra s.r.o.
               Lesná 12                                  Dlhá 8
               058 01 Poprad                             949 01 Nitra
`, map[string]string{"buyer": "Drevo Tatry s.r.o. / Lesná 12 / 058 01 Poprad", "supplier": "Skrutky Nitra s.r.o. / Dlhá 8 / 949 01 Nitra"}},
	})
}
