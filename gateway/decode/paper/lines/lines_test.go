// SPDX-License-Identifier: Apache-2.0

package lines_test

import (
	"testing"
)

// TestRead: each layout as it would stand on paper, and the lines in it.
func TestRead(t *testing.T) {
	t.Parallel()
	for name, tt := range layouts {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := show(read(tt.page, nil)); got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

var layouts = map[string]struct{ page, want string }{
	"columns": {`
Purchase order 4711
Line  Item       Description            Qty  UOM   Unit Price     Amount
10    AB-100     Hex bolt M8x40          15  EA          0.42       6.30
20    AB-200     Washer                 100  EA          0.05       5.00
                                              Subtotal             11.30
`, `id=10 item=AB-100 q=15 u=EA p=0.42 a=6.3 agreed | Hex bolt M8x40
id=20 item=AB-200 q=100 u=EA p=0.05 a=5 agreed | Washer`},

	"positions below Item, and item numbers below No.": {`
Purchase order 4711
Item    No.        Your Part No.    Product                   Qty    Unit Cost      Amount
10      192730     29-6359-G        Cable gasket             330          3.35    1,105.50
20      989127     92118109         Bracket filter            40          8.14      325.60
                                                        Sub-Total                 1,431.10
`, `id=10 item=192730 supplier=29-6359-G q=330 p=3.35 a=1105.5 agreed | Cable gasket
id=20 item=989127 supplier=92118109 q=40 p=8.14 a=325.6 agreed | Bracket filter`},

	"positions below Item that rise by ten": {`
Purchase order 4711
Item     Description              Qty    Unit Cost      Amount
10       Cable gasket             330          3.35    1,105.50
20       Bracket filter            40          8.14      325.60
40       Hose                      10          1.00       10.00
                                        Sub-Total      1,441.10
`, `id=10 q=330 p=3.35 a=1105.5 agreed | Cable gasket
id=20 q=40 p=8.14 a=325.6 agreed | Bracket filter
id=40 q=10 p=1 a=10 agreed | Hose`},

	"a currency is no item number": {`
Purchase order 4711
Item     Description              Qty    Price          Amount
EUR      Cable gasket             330          3.35    1,105.50
EUR      Bracket filter            40          8.14      325.60
                                        Sub-Total      1,431.10
`, `q=330 p=3.35 a=1105.5 agreed | Cable gasket
q=40 p=8.14 a=325.6 agreed | Bracket filter`},

	"numbers of the manufacturer": {`
Commande 4711
Lig.  Référence constructeur   Désignation            Quant.    Prix HT      Montant
1     WA2193                   Joint                     330       3,35     1.105,50
2     DC6263                   Roulement                  40       8,14       325,60
                                                        Total HT            1.431,10
`, `id=1 item=WA2193 mfr=WA2193 q=330 p=3.35 a=1105.5 agreed | Joint
id=2 item=DC6263 mfr=DC6263 q=40 p=8.14 a=325.6 agreed | Roulement`},

	"two languages in one heading": {`
Pos   Artikel/Item   Bezeichnung/Description   Menge/Qty    Preis/Price   Betrag/Amount
1     AB-100         Schraube                  1.200 Stk           0,50          600,00
2     AB-200         Scheibe                      50 Stk           2,10          105,00
                                                                 Summe          705,00
`, `id=1 item=AB-100 q=1200 u=Stk p=0.5 a=600 agreed | Schraube
id=2 item=AB-200 q=50 u=Stk p=2.1 a=105 agreed | Scheibe`},

	"stacked headings": {`
Line  Item        Item                Order  Unit     Unit     Extended
No.   Number      Description         Qty    Meas.    Price    Price
1     AB-100      Hex bolt               15  EA       0.42     6.30
2     AB-200      Washer                100  EA       0.05     5.00
`, `id=1 item=AB-100 q=15 u=EA p=0.42 a=6.3 agreed | Hex bolt
id=2 item=AB-200 q=100 u=EA p=0.05 a=5 agreed | Washer`},

	"price per hundred in the price": {`
Pos  Artikelnummer   Bezeichnung        Menge     Einzelpreis        Betrag
10   AB-100          Schraube         250 Stk    4,50 / 100 ST        11,25
20   AB-200          Scheibe           50 Stk    2,00 / 100 ST         1,00
`, `id=10 item=AB-100 q=250 u=Stk p=4.5 per=100 a=11.25 agreed | Schraube
id=20 item=AB-200 q=50 u=Stk p=2 per=100 a=1 agreed | Scheibe`},

	"price per hundred that only arithmetic tells": {`
Pos  Artikelnummer   Bezeichnung        Menge     Einzelpreis        Betrag
10   AB-100          Schraube         250 Stk            4,50         11,25
20   AB-200          Scheibe           50 Stk            2,20          1,10
`, `id=10 item=AB-100 q=250 u=Stk p=4.5 per=100 a=11.25 agreed | Schraube
id=20 item=AB-200 q=50 u=Stk p=2.2 per=100 a=1.1 agreed | Scheibe`},

	"discounts one behind the other": {`
Pos  Codice     Descrizione         Quantita   Prezzo    Sconto      Importo
1    AB-100     Vite                     200   3,1000      10+5       530,10
2    AB-200     Dado                     200   0,4100        15        69,70
`, `id=1 item=AB-100 q=200 p=3.1 d=14.5 a=530.1 agreed | Vite
id=2 item=AB-200 q=200 p=0.41 d=15 a=69.7 agreed | Dado`},

	"ambiguous thousands": {`
Pos  Item       Description       Quantity     Price       Amount
1    AB-100     Bolt                 1.200     2.500        3.000
`, `id=1 item=AB-100 q=1200 p=2.5 a=3000 closed | Bolt`},

	"values behind labels of their own": {`
Pos  Material      Description            Qty  UOM      Price     Amount
10   4711-22       Hex bolt                15  EA        0.42       6.30
                   Your part no. HX-8
                   Delivery date: 2025-03-14
20   4711-23       Washer                 100  EA        0.05       5.00
                   Your part no. WS-8
                   Delivery date: 2025-03-15
`, `id=10 item=4711-22 supplier=HX-8 q=15 u=EA p=0.42 a=6.3 on=2025-03-14 agreed | Hex bolt
id=20 item=4711-23 supplier=WS-8 q=100 u=EA p=0.05 a=5 on=2025-03-15 agreed | Washer`},

	"two rows of headings for two rows of a record": {`
Item      Material        Description
          Order qty.      Unit       Price per unit          Net value
00010     R93-80927       Safety glasses
          400             EA                   3.38           1,352.00
00020     R53-09318       Roller chain
          40              BX                  56.83           2,273.20
`, `id=00010 item=R93-80927 q=400 u=EA p=3.38 a=1352 agreed | Safety glasses
id=00020 item=R53-09318 q=40 u=BX p=56.83 a=2273.2 agreed | Roller chain`},

	"carried over a page": {`
Pos  Item       Description            Qty    Price     Amount
1    AB-100     Bolt                     2     3.50       7.00
                               Carried forward            7.00
` + "\f" + `
Pos  Item       Description            Qty    Price     Amount
                               Brought forward            7.00
2    AB-200     Washer                   4     0.50       2.00
                                        Total             9.00
`, `id=1 item=AB-100 q=2 p=3.5 a=7 agreed | Bolt
id=2 item=AB-200 q=4 p=0.5 a=2 agreed | Washer`},

	"an order form with most rows empty": {`
Item       Description            Price     Qty     Amount
AB-100     Bolt                    3.50       2       7.00
AB-200     Washer                  0.50
AB-300     Nut                     0.75       0       0.00
AB-400     Rod                     4.00       3      12.00
                                          Total      19.00
`, `item=AB-100 q=2 p=3.5 a=7 agreed | Bolt
item=AB-400 q=3 p=4 a=12 agreed | Rod`},

	"item codes in the description": {`
Description                       Quantity     Unit Price     Amount
[FURN_0096] Office desk               2.00         150.00     300.00
[FURN_0097] Chair                     4.00          49.50     198.00
`, `item=FURN_0096 q=2 p=150 a=300 agreed | Office desk
item=FURN_0097 q=4 p=49.5 a=198 agreed | Chair`},

	"a GTIN below an item heading": {`
Item            Description        Qty     Price     Amount
4006381333931   Marker               2      1.50       3.00
4006381333932   Not one              4      0.50       2.00
`, `item=4006381333931 gtin=4006381333931 q=2 p=1.5 a=3 agreed | Marker
item=4006381333932 q=4 p=0.5 a=2 agreed | Not one`},

	"whose number it is, as the buyer says": {`
Our item     Your item    Description      Qty     Price     Amount
100-4471     HX-M8-40     Bolt               2      1.50       3.00
100-4472     HX-M8-50     Bolt long          4      0.50       2.00
`, `buyer=100-4471 supplier=HX-M8-40 q=2 p=1.5 a=3 agreed | Bolt
buyer=100-4472 supplier=HX-M8-50 q=4 p=0.5 a=2 agreed | Bolt long`},

	"no headings at all": {`
Please send

AB-100     Hex bolts zinc         15 EA      0.42        6.30
AB-200     Washers zinc          100 EA      0.05        5.00

Regards
`, `item=AB-100 q=15 u=EA p=0.42 a=6.3 closed | Hex bolts zinc
item=AB-200 q=100 u=EA p=0.05 a=5 closed | Washers zinc`},

	"the tax summary is no table of lines": {`
Item       Description            Qty    Price     Amount
AB-100     Bolt                     2     3.50       7.00
AB-200     Washer                   4     0.50       2.00
                                      Total          9.00

VAT code   Description      Base      Rate      Amount
S          Standard         9.00      20.00       1.80
`, `item=AB-100 q=2 p=3.5 a=7 agreed | Bolt
item=AB-200 q=4 p=0.5 a=2 agreed | Washer`},

	"prose": {`
The price of each item is due on delivery of the quantity ordered.
Section 4. Within 30 days 12 items of 5.00 each make 60.00 in all.
`, ``},
}
