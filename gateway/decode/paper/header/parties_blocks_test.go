// SPDX-License-Identifier: Apache-2.0

package header_test

import "testing"

// TestBlocks: blocks beside and below each other, with labels of few and without.
func TestBlocks(t *testing.T) {
	t.Parallel()
	try(t, []layout{
		{"NAV: ship-to named as us, blocks side by side, foot with web", `
Bestelling 106047

Westvlees Groothandel NV                                    Traiteur Vandenbroucke BV
Ommegangstraat 9                                            Brugsesteenweg 411
8840 Westrozebeke                                           8520 Kuurne

Verzendadres
Traiteur Vandenbroucke BV
Kortrijkstraat 87
8520 Kuurne
`, map[string]string{"buyer": "Traiteur Vandenbroucke BV / Brugsesteenweg 411 / 8520 Kuurne", "supplier": "Westvlees Groothandel NV / Ommegangstraat 9 / 8840 Westrozebeke"}},
		{"the buyer's name in the label line with a colon and a number", `
PURCHASE ORDER 4711
Buyer: Meridian Controls LLC (C-1002)
Seller: Halvorsen Supply Inc.
`, map[string]string{"buyer": "Meridian Controls LLC (C-1002)"}},
		{"a lone purchaser's name is a contact", `
Meridian Controls LLC                                     Purchase Order
880 Orchard Park Blvd
Rochester, NY 14623

Buyer: Jane Dole            Phone: 585-555-1200
Vendor: Halvorsen Supply Inc.
`, map[string]string{"buyer": "Meridian Controls LLC / 880 Orchard Park Blvd / Rochester, NY 14623"}},
		{"company, division, then address", `
MERIDIAN CONTROLS LLC                                     PURCHASE ORDER
Valve Division
880 Orchard Park Blvd
Rochester, NY 14623

To: Halvorsen Supply Inc.
    2200 Foundry Row
    Toledo, OH 43604
`, map[string]string{"buyer": "MERIDIAN CONTROLS LLC / Valve Division / 880 Orchard Park Blvd / Rochester, NY 14623", "supplier": "Halvorsen Supply Inc. / 2200 Foundry Row / Toledo, OH 43604"}},
		{"slogan below the name", `
Harbor Bakery Supply Co.
"Fresh ideas since 1974"
14 Depot Street, Batavia, NY 14020
Tel (585) 555-1200

Vendor: Halvorsen Supply Inc.
`, map[string]string{"buyer": "Harbor Bakery Supply Co. / \"Fresh ideas since 1974\" / 14 Depot Street, Batavia, NY 14020"}},
		{"bill to without letterhead", `
PURCHASE ORDER 4711                Date 02/03/2025
Vendor                    Bill To                     Ship To
Halvorsen Supply Inc.     Meridian Controls LLC       Meridian Plant 2
2200 Foundry Row          880 Orchard Blvd            14 Depot Street
Toledo, OH 43604          Rochester, NY 14623         Batavia, NY 14020
`, map[string]string{"buyer": "Meridian Controls LLC / 880 Orchard Blvd / Rochester, NY 14623"}},
		{"hospital department as ship to", `
ST. BRENDAN HOSPITAL                      PURCHASE ORDER
3109 Bayou Drive
Gautier, MS 39553

SHIP TO:                                  BILL TO:
ST. BRENDAN HOSPITAL                      ST. BRENDAN HOSPITAL
CENTRAL RECEIVING                         ACCOUNTS PAYABLE
2809 Denny Avenue                         PO BOX 1200
Pascagoula, MS 39581                      Gautier, MS 39553
`, map[string]string{"ship": "ST. BRENDAN HOSPITAL / CENTRAL RECEIVING / 2809 Denny Avenue / Pascagoula, MS 39581", "bill": "ST. BRENDAN HOSPITAL / ACCOUNTS PAYABLE / PO BOX 1200 / Gautier, MS 39553", "buyer": "ST. BRENDAN HOSPITAL / 3109 Bayou Drive / Gautier, MS 39553"}},
		{"French company with a label for its register below", `
Commande n° CF-118                                   Lyon, le 12 mars 2025

ATELIERS DU FOREZ
ZI La Loge - 42600 Montbrison
SIRET 412 118 220 00018

Fournisseur : Quincaillerie Perrachon SA
Livrer à : Ateliers du Forez - Dépôt 2, 12 rue du Port, 42600 Montbrison
`, map[string]string{"buyer": "ATELIERS DU FOREZ / ZI La Loge - 42600 Montbrison"}},
		{"Italian: the buyer at the left, Spett.le at the right", `
Officine Brambati S.p.A.                             Spett.le
Via Emilia 40                                        Ferrari Bulloneria S.r.l.
27058 Voghera (PV)                                   Via Roma 9
P.IVA 01188740443                                    12042 Bra (CN)

Ordine a fornitore n. 118 del 12/03/2025
Destinazione merce: Officine Brambati S.p.A., Magazzino 2, Via Po 4, 27058 Voghera (PV)
`, map[string]string{"buyer": "Officine Brambati S.p.A. / Via Emilia 40 / 27058 Voghera (PV)", "supplier": "Ferrari Bulloneria S.r.l. / Via Roma 9 / 12042 Bra (CN)"}},
		{"Canadian: sold to and ship to", `
PURCHASE ORDER 4711
SOLD TO: Maritime Kraft Ltd.             SHIP TO: Maritime Kraft Ltd. - Mill 2
         95 Ilsley Avenue                         40 Thornhill Drive
         Dartmouth, NS B3B 1L5                    Dartmouth, NS B3B 1S1
VENDOR:  Papiers Saint-Laurent Inc.
`, map[string]string{"bill": "Maritime Kraft Ltd. / 95 Ilsley Avenue / Dartmouth, NS B3B 1L5", "ship": "Maritime Kraft Ltd. - Mill 2 / 40 Thornhill Drive / Dartmouth, NS B3B 1S1"}},
		{"a sentence to deliver to a person's company is none of a bill", `
Kestrel Works Ltd
4 Mill Lane
Leeds LS1 4AB

Please send your invoice to Kestrel Finance Ltd, 9 Bank Row, Leeds LS1 2AA without delay.
`, map[string]string{"ship": ""}},
		{"Dutch sentence", `
Bakkerij Van Rossum BV
Molenstraat 44
5401 LD Uden

Graag leveren wij ontvangen de goederen op ons magazijn Havenweg 12, 5405 AA Uden
`, map[string]string{"buyer": "Bakkerij Van Rossum BV / Molenstraat 44 / 5401 LD Uden"}},
	})
}
