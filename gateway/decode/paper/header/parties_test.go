// SPDX-License-Identifier: Apache-2.0

package header_test

import "testing"

// TestShipTo: where orders say that the goods go.
func TestShipTo(t *testing.T) {
	t.Parallel()
	try(t, []layout{
		{"below stands another label", `
PURCHASE ORDER
Please deliver to:       Oakfield Primary School, Mill Lane, Little Barton WR7 2QD
Delivery not later than: 20 August 2025
`, map[string]string{"ship": "Oakfield Primary School / Mill Lane / Little Barton WR7 2QD", "requested": "2025-08-20"}},
		{"our address", `
Horlogerie Combe-Grède SA
Rue des Noyers 14, 2610 Saint-Imier
COMMANDE FOURNISSEUR

Livraison à notre adresse, réception Mme Voumard.
`, map[string]string{"ship": "Horlogerie Combe-Grède SA / Rue des Noyers 14, 2610 Saint-Imier"}},
		{"the address above, by its label", `
Calder Bridge Utilities Ltd
Waterworks Road
Halifax HX1 5QQ

PURCHASE ORDER 4711
Supplier: Pipeline Centre North, Leeds LS9 0PS
Deliver to: address above
`, map[string]string{"ship": "Calder Bridge Utilities Ltd / Waterworks Road / Halifax HX1 5QQ"}},
		{"our address, and it is another", `
Calder Bridge Utilities Ltd
Waterworks Road
Halifax HX1 5QQ

PURCHASE ORDER 4711
Deliver to: Bridge Works, our address at 5 Mill Lane, Leeds LS1 4AB
`, map[string]string{"ship": "Bridge Works / our address at 5 Mill Lane / Leeds LS1 4AB"}},
		{"a building site", `
ORDER C2417/0093

To                              Site
Avonmouth Plant & Aggregates    Land at Hatherley Farm
Kings Weston Lane               Shurdington Road
Bristol BS11 8AZ                Cheltenham GL51 4XF
`, map[string]string{"ship": "Land at Hatherley Farm / Shurdington Road / Cheltenham GL51 4XF"}},
		{"one line in the terms", `
PURCHASE ORDER
Delivery address: Kestrel Works Ltd, 4 Mill Lane, Leeds LS1 4AB
Payment terms: 30 days net
`, map[string]string{"ship": "Kestrel Works Ltd / 4 Mill Lane / Leeds LS1 4AB", "terms": "30 days net"}},
		{"a sentence", `
PURCHASE ORDER
PO Number: 4711
Please deliver to our warehouse at Kestrel Works Ltd, 4 Mill Lane, Leeds LS1 4AB.
`, map[string]string{"ship": "Kestrel Works Ltd / 4 Mill Lane / Leeds LS1 4AB"}},
		{"German, one line", `
Bestellung 4711
Lieferung an: Stadtwerke Rabenau GmbH, Lager, Talstraße 90, 01734 Rabenau
`, map[string]string{"ship": "Stadtwerke Rabenau GmbH, Lager / Talstraße 90 / 01734 Rabenau"}},
		{"one line that wraps", `
Commande n° 4711
Date de commande : 14/01/2025 - Conditions de paiement : 60 jours - Adresse de livraison : Laiterie des
Trois Vallées SAS, ZI de la Prairie, 74150 Rumilly - Prix en EUR HT
`, map[string]string{"ship": "Laiterie des Trois Vallées SAS / ZI de la Prairie / 74150 Rumilly", "currency": "EUR", "terms": "60 jours"}},
		{"four columns without rules", `
PURCHASE ORDER
Supplier             Ship To              Bill To              Contact
Halvorsen Supply     Meridian Plant 2     Meridian Controls    Jane Dole
2200 Foundry Row     14 Depot Street      880 Orchard Blvd     555-123-4567
Toledo, OH 43604     Batavia, NY 14020    Rochester, NY 14623
`, map[string]string{
			"ship": "Meridian Plant 2 / 14 Depot Street / Batavia, NY 14020",
			"bill": "Meridian Controls / 880 Orchard Blvd / Rochester, NY 14623"}},
		{"code and name", `
PURCHASE ORDER
Ship to: 1200 Plant Chicago
         88 Lake Street
         Chicago, IL 60601
`, map[string]string{"ship": "1200 Plant Chicago / 88 Lake Street / Chicago, IL 60601"}},
		{"code on a line of its own", `
PURCHASE ORDER
Ship To:
WH-02
Meridian Controls LLC
14 Depot Street
Batavia, NY 14020
`, map[string]string{"ship": "Meridian Controls LLC / 14 Depot Street / Batavia, NY 14020"}},
		{"consignee", `
PURCHASE ORDER
Consignee
Meridian Controls LLC
14 Depot Street
Batavia, NY 14020
`, map[string]string{"ship": "Meridian Controls LLC / 14 Depot Street / Batavia, NY 14020"}},
		{"attention first", `
PURCHASE ORDER
Deliver To:
Attn: Receiving Dock 4
University of Ashford
12 College Road
Ashford, VA 20147
`, map[string]string{"ship": "University of Ashford / 12 College Road / Ashford, VA 20147"}},
		{"label at the left in the middle of its block", `
LOCAL PURCHASE ORDER
LPO No.            LPO-25-03391               Date            23/02/2025

                   Al Rabwah Plant Stores
Deliver to         Al Kharj Road km 22        Payment         60 days credit
                   Riyadh

Your quotation     GST/Q/1182                 VAT No.         300114477800003
`, map[string]string{"ship": "Al Rabwah Plant Stores / Al Kharj Road km 22 / Riyadh"}},
		{"as above", `
Meridian Controls LLC                  PURCHASE ORDER
880 Orchard Park Blvd
Rochester, NY 14623

Delivery address: as above
`, map[string]string{"buyer": "Meridian Controls LLC / 880 Orchard Park Blvd / Rochester, NY 14623", "ship": "Meridian Controls LLC / 880 Orchard Park Blvd / Rochester, NY 14623"}},
		{"below the totals", `
PURCHASE ORDER

Item   Part No     Description              Qty    Unit Price      Amount
1      A-100       Hex bolt M8               10         50.00      500.00
2      A-200       Washer                    20         25.00      500.00

                                            Total                1,000.00

Ship To:
Meridian Controls LLC
14 Depot Street
Batavia, NY 14020
`, map[string]string{"ship": "Meridian Controls LLC / 14 Depot Street / Batavia, NY 14020", "sums": "||||1000.00"}},
		{"house number with a label's word", `
Sipariş Formu
Sevk adresi: Ege Mobilya A.Ş., Atatürk O.S.B. 10003 Sk. No:7, 35620 İzmir
`, map[string]string{"ship": "Ege Mobilya A.Ş. / Atatürk O.S.B. 10003 Sk. No: 7 / 35620 İzmir"}},
		{"the address above, in a sentence", `
Bakkerij Van Rossum BV                              BESTELLING
Molenstraat 44
5401 LD Uden

Bestelnummer: 2025-0388   Leveren op: 11-09-2025 (adres hierboven)
`, map[string]string{"ship": "Bakkerij Van Rossum BV / Molenstraat 44 / 5401 LD Uden", "requested": "2025-09-11"}},
		{"name and site", `
PURCHASE ORDER
Deliver to site:
Kestrel Works Ltd
4 Mill Lane
Leeds LS1 4AB
`, map[string]string{"ship": "Kestrel Works Ltd / 4 Mill Lane / Leeds LS1 4AB"}},
		{"labels in two languages", `
Inkooporder / Purchase order
Afleveradres / Delivery address           Factuuradres / Invoice address
Van Dijk Techniek B.V.                    Van Dijk Techniek B.V.
Havenweg 12                               Postbus 88
3089 JK Rotterdam                         3000 AB Rotterdam
`, map[string]string{"ship": "Van Dijk Techniek B.V. / Havenweg 12 / 3089 JK Rotterdam", "bill": "Van Dijk Techniek B.V. / Postbus 88 / 3000 AB Rotterdam"}},
		{"a blank row between label and block", `
PURCHASE ORDER
SHIP TO                           BILL TO

Meridian Controls LLC             Meridian Controls LLC
14 Depot Street                   880 Orchard Blvd
Batavia, NY 14020                 Rochester, NY 14623
`, map[string]string{"ship": "Meridian Controls LLC / 14 Depot Street / Batavia, NY 14020"}},
		{"letters on their side are left out", `
PURCHASE ORDER
S
H   Meridian Controls LLC
I   14 Depot Street
P   Batavia, NY 14020
`, map[string]string{"number": ""}},
	})
}

// TestBuyer: who orders.
func TestBuyer(t *testing.T) {
	t.Parallel()
	try(t, []layout{
		{"the sender of a fax is a person of a company; the order says more", `
To:        Order desk, Grantham Industrial Supply Co.
From:      Marge, Kessler Valve & Fitting Corp.
` + "\f" + `
Kessler Valve & Fitting Corp.                        PURCHASE ORDER
4120 Tannery Road
Allentown, PA 18104          PO Number:   K-88102

VENDOR                             SHIP TO
Grantham Industrial Supply Co.     Kessler Valve & Fitting Corp.
1600 Wharf Street                  4120 Tannery Road
`, map[string]string{"buyer": "Kessler Valve & Fitting Corp."}},
		{"two blocks without labels: the upper one writes, the lower one is written to", `
The Lantern Bookshop
5 Quay Street
Falmouth TR11 3LH

Central Paper Distribution Ltd
Trade Counter
Didcot OX11 7HH

PURCHASE ORDER HB/1193
7 October 2025
`, map[string]string{"buyer": "The Lantern Bookshop / 5 Quay Street / Falmouth TR11 3LH", "number": "HB/1193"}},
		{"a head, and more of it below", `
COUNTY OF TAMARACK                        PURCHASE ORDER
County of Tamarack Purchasing Division    P.O. No. 2025-3318
310 Courthouse Square Room 204
Ironwood, MI 49938
`, map[string]string{"buyer": "County of Tamarack Purchasing Division / 310 Courthouse Square Room 204 / Ironwood, MI 49938"}},
		{"signed, without a letterhead", `
Date: 23 August 2025
Subject: Purchase Order TM-5518

Deliver to Tolland Marine Engineering Ltd, 12 Slipway Road, Falmouth TR11 4AR.

Hugh Penrose
Tolland Marine Engineering Ltd
`, map[string]string{"buyer": "Tolland Marine Engineering Ltd"}},
		{"the sender's line right above whom it is for", `
Öhler Sondermaschinen

Öhler Sondermaschinen GmbH · Talstraße 44 · 72336 Balingen
Pneumatik Handel Süd KG
Benzstr. 7
89079 Ulm

Bestellung BE2500918
`, map[string]string{"buyer": "Öhler Sondermaschinen GmbH / Talstraße 44 / 72336 Balingen"}},
		{"logo, and the full name in the ship-to", `
Oberhauser                                           Bestellung 4711

Lieferant: Dichtungstechnik Walz GmbH
Lieferanschrift: Oberhauser Antriebstechnik GmbH, Schleifweg 14, 88400 Biberach
`, map[string]string{"buyer": "Oberhauser Antriebstechnik GmbH / Schleifweg 14 / 88400 Biberach"}},
		{"logo, and the full name in the sender's line", `
BRAMBATI
Officine Meccaniche Brambati S.p.A. - Via delle Industrie 27 - 24040 Stezzano (BG)
Spett.le                           Luogo di consegna
Utensileria Lariana S.r.l.         Magazzino Brambati
Via Volta 112                      Via Piemonte 4
22036 Erba (CO)                    24052 Azzano San Paolo (BG)

Ordine a fornitore n. 4711
`, map[string]string{"buyer": "Officine Meccaniche Brambati S.p.A. / Via delle Industrie 27 / 24040 Stezzano (BG)"}},
		{"issued by, in a sentence at the foot", `
lumen orchard                           Purchase Order

Supplier                           Ship To
Tanager Packaging Co               Lumen Orchard Modesto DC
                                   6200 Stoddard Road
                                   Modesto, CA 95356

This PO is issued by Lumen Orchard Foods, Inc., 300 Grant Avenue, San Francisco, CA 94108.
`, map[string]string{"buyer": "Lumen Orchard Foods, Inc."}},
		{"signature", `
PURCHASE ORDER
PO Number: 4711

To: Halvorsen Supply Group Inc.

For and on behalf of Meridian Controls Ltd
`, map[string]string{"buyer": "Meridian Controls Ltd"}},
		{"invoice to, where there is no letterhead", `
PURCHASE ORDER
PO Number: 4711
Supplier: Halvorsen Supply Group Inc.
Invoice to: Meridian Controls Ltd, 4 Mill Lane, Leeds LS1 4AB
`, map[string]string{"buyer": "Meridian Controls Ltd / 4 Mill Lane / Leeds LS1 4AB"}},
		{"the supplier at the top left", `
Supplier:                              PURCHASE ORDER
Halvorsen Supply Group Inc.            PO Number: 4711
2200 Foundry Row
Toledo, OH 43604

Bill To:
Meridian Controls LLC
880 Orchard Park Blvd
Rochester, NY 14623
`, map[string]string{"buyer": "Meridian Controls LLC / 880 Orchard Park Blvd / Rochester, NY 14623"}},
		{"company registered, at the foot", `
PURCHASE ORDER
PO Number: 4711
To: Halvorsen Supply Group Inc.

Meridian Controls Limited. Registered in England No. 123456. Registered office: 4 Mill Lane, Leeds LS1 4AB
`, map[string]string{"buyer": "Meridian Controls Limited"}},
		{"city", `
CITY OF ASHFORD                        PURCHASE ORDER
Purchasing Division                    PO Number: 4711
12 Main Street
Ashford, VA 20147
`, map[string]string{"buyer": "CITY OF ASHFORD / Purchasing Division / 12 Main Street / Ashford, VA 20147"}},
	})
}
