// SPDX-License-Identifier: Apache-2.0

package header_test

import "testing"

// TestEntire: who writes, by the whole of its name, where the head has a part of it or
// something else that looks like one.
func TestEntire(t *testing.T) {
	t.Parallel()
	try(t, []layout{
		{"the vendor at the left, the buyer at the right, a person as purchaser", `
Purchase Order 106047

Saint-Laurent Papers & Pulp                                 Maritime Kraft Packaging Ltd.
2100 rue du Moulin                                                       95 Ilsley Avenue
Trois-Rivières, QC G9A 5E1                                          Dartmouth, NS B3B 1L5

Document Date             Requested Receipt Date     Purchaser
October 27, 2025          November 10, 2025          Aileen MacKinnon

Payment Terms             Shipment Method            Tax Registration No.
1 Month                   Delivered duty paid        10488 2219 RT0001

Ship-to Address
Maritime Kraft Packaging Ltd.
Mill 2, 40 Thornhill Drive
Dartmouth, NS B3B 1S1
`, map[string]string{"buyer": "Maritime Kraft Packaging Ltd. / 95 Ilsley Avenue / Dartmouth, NS B3B 1L5"}},
		{"a mark that is the beginning of whom to bill", `
KASTRO                                         Purchase Order

Vendor                          Bill To
Halvorsen Supply Inc.           Kastro Hydraulics Mfg. LLC
2200 Foundry Row                880 Orchard Blvd
Toledo, OH 43604                Rochester, NY 14623
`, map[string]string{"buyer": "Kastro Hydraulics Mfg. LLC / 880 Orchard Blvd / Rochester, NY 14623"}},
		{"number of the register in brackets below the name", `
PRAXTECH SYSTEMS SDN BHD                       PURCHASE ORDER
(Company No. 448812-K)
Lot 12, Jalan Perusahaan 4, 13600 Prai, Penang

To: NORDBERG CONTROLS PTE LTD                  PO No.   PT-25/004417
`, map[string]string{"buyer": "PRAXTECH SYSTEMS SDN BHD / Lot 12, Jalan Perusahaan 4, 13600 Prai, Penang"}},
		{"place and day are no name", `
Spettabile
Ricambi Ticino SA                              Lugano, 18 febbraio 2025
Via Cantonale 88
6928 Manno

Ordine no. 318/25
`, map[string]string{"buyer": ""}},
		{"a form that nobody filled in", `
[Company Name]
[Street Address]                               PURCHASE ORDER
[City, ST ZIP]

VENDOR                    SHIP TO
[Name]                    [Name]
[Street Address]          [Street Address]
`, map[string]string{"buyer": "", "ship": ""}},
		{"fields beside and below the buyer's", `
Pascagoula Sound Hospital Authority            PURCHASE ORDER
3109 Bayou Drive, Gautier MS 39553

PO Date   01/27/2025       Buyer          Renata Cole
Terms     N45              Case No.       S25-00418
`, map[string]string{"buyer": "Pascagoula Sound Hospital Authority / 3109 Bayou Drive, Gautier MS 39553"}},
		{"a block set to the right below a short label", `
Order                                                        Order #: B-119

To:                                                                   From:
Little Steps Furniture                              Bluebell Nursery School
Leominster HR6 0NP                                          12 Orchard Lane
                                                           Hereford HR1 2QT
`, map[string]string{"buyer": "Bluebell Nursery School / 12 Orchard Lane / Hereford HR1 2QT"}},
	})
}
