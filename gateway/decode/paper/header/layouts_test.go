// SPDX-License-Identifier: Apache-2.0

package header_test

import "testing"

// layout is a page and what is to be read of it.
type layout struct {
	name, drawing string
	want          map[string]string
}

func try(t *testing.T, all []layout) {
	t.Helper()
	for _, tt := range all {
		o := read(page(tt.drawing), nil)
		for name, want := range tt.want {
			if got := field(o, name); got != want {
				t.Errorf("%s: %s is %q, want %q", tt.name, name, got, want)
			}
		}
	}
}

// TestTotals: the ways in which orders set the sums that stand below their lines.
func TestTotals(t *testing.T) {
	t.Parallel()
	const english = `
PURCHASE ORDER
PO Number: 4711

Item   Part No     Description              Qty    Unit Price      Amount
1      A-100       Hex bolt M8               10         50.00      500.00
2      A-200       Washer                    20         25.00      500.00

`
	const german = `
Bestellung 4711

Pos.   Artikel     Bezeichnung            Menge   Einzelpreis      Gesamt
1      A-100       Sechskantschraube         10         50,00      500,00
2      A-200       Scheibe                   20         25,00      500,00

`
	try(t, []layout{
		{"leaders", english + `
Net value of order . . . . . . . . . . . . . . . . . . . . . . . . . . £1,000.00
VAT at 20% . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . £200.00
Total value . . . . . . . . . . . . . . . . . . . . . . . . . . . . . £1,200.00
`, map[string]string{"sums": "1000.00|||200.00|1200.00"}},
		{"labels in two languages", english + `
                                            Total hors TVA / Totaal excl. btw         1,000.00
                                                              TVA / BTW 21 %            210.00
                                               Total à payer / Te betalen EUR         1,210.00
`, map[string]string{"sums": "1000.00|||210.00|1210.00"}},
		{"labels in two languages, one above the other's words", english + `
                                                     Veroton summa / Net EUR         1,000.00
                                                            ALV 25,5 % / VAT           255.00
                                                  Tilaus yhteensä / Total EUR         1,255.00
`, map[string]string{"sums": "1000.00|||255.00|1255.00"}},
		{"Indonesian", english + `
                                                                Sub Total Rp         1,000.00
                                                                     PPN 11%           110.00
                                                                    Total Rp         1,110.00
`, map[string]string{"sums": "1000.00|||110.00|1110.00"}},
		{"amounts with names that nobody knows", english + `
                                                            Net amount            1,000.00
                                                       Qwertz yxcvb 21 %            210.00
                                                        Zu asdfgh lopat           1,310.00
`, map[string]string{"sums": "||||1000.00", "findings": "paper.totals.unread"}},
		{"amounts of rates of tax", english + `
                                                            Net amount            1,000.00
                                                      Lorem 10 % dolor               50.00
                                                      Lorem 20 % dolor              100.00
                                                               Tax total            150.00
                                                                   Total          1,150.00
`, map[string]string{"sums": "1000.00|||150.00|1150.00", "findings": ""}},
		{"leaders in one word", english + `
Montant total H.T. ........................ 1 000,00 €
T.V.A. à 20 % ............................... 200,00 €
Montant total T.T.C. ...................... 1 200,00 €
`, map[string]string{"sums": "1000.00|||200.00|1200.00"}},
		{"leaders glued to their label", english + `
Subtotal..............1,000.00
Total.................1,000.00
`, map[string]string{"sums": "1000.00||||1000.00"}},
		{"left of the terms", english + `
Subtotal        1,000.00      Goods remain ours until they are paid in full.
Sales Tax          80.00      All deliveries at the risk of the supplier.
Total           1,080.00      No other terms apply.
`, map[string]string{"sums": "1000.00|||80.00|1080.00"}},
		{"a row of cells", english + `
Merchandise     Freight       Sales Tax      Order Total
  1,000.00        50.00           80.00         1,130.00
`, map[string]string{"sums": "1000.00||50.00|80.00|1130.00"}},
		{"currency between", english + `
                         Subtotal         USD       1,000.00
                         Tax              USD          80.00
                         Total            USD       1,080.00
`, map[string]string{"sums": "1000.00|||80.00|1080.00", "currency": "USD"}},
		{"currency in parentheses", german + `
                                                Total (EUR)     1.000,00
`, map[string]string{"sums": "||||1000.00", "currency": "EUR"}},
		{"colon and currency", english + `
                                        Order total: USD 1,000.00
`, map[string]string{"sums": "||||1000.00", "currency": "USD"}},
		{"currency behind", english + `
                                        Order total: 1,000.00 USD
`, map[string]string{"sums": "||||1000.00", "currency": "USD"}},
		{"total amount of order", english + `
                              TOTAL AMOUNT OF ORDER            1,000.00
`, map[string]string{"sums": "||||1000.00"}},
		{"ordered", english + `
                                       Total Ordered           1,000.00
`, map[string]string{"sums": "||||1000.00"}},
		{"columns", german + `
Summe netto          MwSt               Summe brutto
1.000,00 EUR        190,00 EUR          1.190,00 EUR
`, map[string]string{"sums": "1000.00|||190.00|1190.00"}},
		{"triple in a table", english + `
Rate        Net            VAT          Gross
20 %     1,000.00         200.00      1,200.00
`, map[string]string{"sums": "1000.00|||200.00|1200.00"}},
		{"triple in one line", english + `
Net 1,000.00 VAT 200.00 Gross 1,200.00
`, map[string]string{"sums": "1000.00|||200.00|1200.00"}},
		{"triple in one line with bars", english + `
Sub-total: 1.000,00 EUR | VAT: 190,00 EUR | Total: 1.190,00 EUR
`, map[string]string{"sums": "1000.00|||190.00|1190.00"}},
		{"state and county tax", english + `
                                       Subtotal                1,000.00
                                       State tax 6%               60.00
                                       County tax 1%              10.00
                                       Total                   1,070.00
`, map[string]string{"sums": "1000.00|||70|1070.00"}},
		{"two rates", german + `
                                       Nettosumme              1.000,00
                                       MwSt 19 % von 500,00       95,00
                                       MwSt 7 % von 500,00        35,00
                                       Gesamtbetrag            1.130,00
`, map[string]string{"sums": "1000.00|||130|1130.00"}},
		{"excluding tax", english + `
               Total net value excl. tax EUR                   1,000.00
`, map[string]string{"sums": "||||1000.00", "currency": "EUR"}},
		{"no labels at all", english + `
                                                               1,000.00
                                                                 200.00
                                                               1,200.00
`, map[string]string{"sums": "1000.00|||200.00|1200.00"}},
		{"one amount without a label", english + `
                                                               1,000.00
`, map[string]string{"sums": "||||1000.00"}},
		{"an amount that is no sum stays out", english + `
                                                                 777.00
`, map[string]string{"sums": "||||"}},
		{"only the tax has a label", english + `
                                                               1,000.00
                                       VAT 20%                   200.00
                                                               1,200.00
`, map[string]string{"sums": "1000.00|||200.00|1200.00"}},
		{"a charge of its own name", german + `
                                       Zwischentotal           1.000,00
                                       Transport Pauschale        38,00
                                       MWST 8.1 %                 84,08
                                       Total CHF inkl. MWST    1.122,08
`, map[string]string{"sums": "1000.00||38.00|84.08|1122.08"}},
		{"a charge that nobody knows", english + `
                                       Subtotal                1,000.00
                                       Pallet deposit             45.00
                                       Total                   1,045.00
`, map[string]string{"sums": "1000.00||45.00||1045.00"}},
		{"behind a text of terms on the last page", english + "\f" + `
Terms: the goods are to be delivered free of charge.
Invoices are sent to the address above.

                                       Subtotal                1,000.00
                                       Tax                        80.00
                                       Total order value       1,080.00
`, map[string]string{"sums": "1000.00|||80.00|1080.00"}},
		{"at the top of the page", `
PURCHASE ORDER
PO Number: 4711        Total Amount: USD 1,000.00

Item   Part No     Description              Qty    Unit Price      Amount
1      A-100       Hex bolt M8               10         50.00      500.00
2      A-200       Washer                    20         25.00      500.00
`, map[string]string{"sums": "||||1000.00", "currency": "USD"}},
		{"label below the amount's row is no label of it", english + `
Subtotal                                                       1,000.00
Discount 10%                                                    -100.00
Freight                                                           25.00
Total due                                                        925.00
`, map[string]string{"sums": "1000.00|100.00|25.00||925.00"}},
		{"spanish", english + `
                                 Importe total sin IVA         1.000,00
                                 Cuota de IVA 21 %               210,00
                                 Importe total del pedido      1.210,00
`, map[string]string{"sums": "1000.00|||210.00|1210.00"}},
		{"italian", english + `
                              Totale merce al netto di IVA     1.000,00
                              Importo IVA 22%                    220,00
                              Totale complessivo ordine EUR    1.220,00
`, map[string]string{"sums": "1000.00|||220.00|1220.00"}},
		{"dutch", english + `
                              Totaal bedrag exclusief BTW      1.000,00
                              BTW 21%                            210,00
                              Totaal bedrag inclusief BTW      1.210,00
`, map[string]string{"sums": "1000.00|||210.00|1210.00"}},
		{"french", english + `
                              Montant total hors TVA           1 000,00
                              Montant TVA 20 %                   200,00
                              Montant total de la commande TTC 1 200,00
`, map[string]string{"sums": "1000.00|||200.00|1200.00"}},
		{"german, wordy", german + `
                              Gesamtsumme aller Positionen netto      1.000,00 EUR
                              zzgl. 19 % gesetzl. MwSt.                 190,00 EUR
                              Gesamtsumme der Bestellung brutto       1.190,00 EUR
`, map[string]string{"sums": "1000.00|||190.00|1190.00"}},
		{"sums of groups, and theirs", `
Bestellung 4711
                              Nettowert                          500,00
                              Nettowert                          300,00
                              Gesamtnettowert ohne MwSt EUR      800,00
`, map[string]string{"sums": "||||800.00"}},
		{"Turkish pounds", english + `
                              Ara Toplam 1.000,00 TL
                              KDV %20 200,00 TL
                              Genel Toplam 1.200,00 TL
`, map[string]string{"sums": "1000.00|||200.00|1200.00", "currency": "TRY"}},
		{"label wrapped over two rows", english + `
                              Total order value
                              excluding VAT                    1,000.00
                              VAT                                200.00
                              Total order value
                              including VAT                    1,200.00
`, map[string]string{"sums": "1000.00|||200.00|1200.00"}},
	})
}

// TestBoxes: forms of numbered boxes, labels in two languages, terms within sentences.
func TestBoxes(t *testing.T) {
	t.Parallel()
	try(t, []layout{
		{"numbered boxes that say how a date is written", `
ORDER FOR SUPPLIES OR SERVICES

1. CONTRACT/PURCH ORDER/AGREEMENT NO.   2. DELIVERY ORDER/CALL NO.   3. DATE OF ORDER (YYYYMMMDD)
N4523A-25-P-0417                                                     2025 MAR 14
`, map[string]string{"number": "N4523A-25-P-0417", "date": "2025-03-14"}},
		{"a short label in the corner of its box", `
PURCHASE ORDER 4711

ORDER DATE            TERMS                 FOB
  04/25/25                    Net 45            Destination
`, map[string]string{"terms": "Net 45", "date": "2025-04-25"}},
		{"Greek", `
ΔΕΛΤΙΟ ΠΑΡΑΓΓΕΛΙΑΣ

Αρ. Παραγγελίας: ΠΑΡ-00391
Ημερομηνία: 3/10/2025
Ημ/νία παράδοσης: 18/10/2025
Τρόπος πληρωμής: Πίστωση 60 ημερών
`, map[string]string{"number": "ΠΑΡ-00391", "date": "2025-10-03", "requested": "2025-10-18", "terms": "Πίστωση 60 ημερών"}},
		{"Slovak", `
OBJEDNÁVKA

Číslo objednávky: OV-2025-118
Dátum objednávky: 4. 8. 2025
Termín dodania: 15. 8. 2025
Splatnosť: 30 dní
`, map[string]string{"number": "OV-2025-118", "date": "2025-08-04", "requested": "2025-08-15", "terms": "30 dní"}},
		{"a number whose marks look like a date", `
PURCHASE ORDER

P/O No.: DPM-25-05-0067
Date: 2025. 05. 12
`, map[string]string{"number": "DPM-25-05-0067", "date": "2025-05-12"}},
		{"Danish crowns", `
Indkøbsordre
Ordrenr.: IO-2025-4478
CVR 29 18 98 54

Varenr.   Varetekst        Antal   Enhed      Pris      Beløb
SJ-1      Elevbord            24   stk      689,00   16.536,00

I alt kr.                                           16.536,00
`, map[string]string{"number": "IO-2025-4478", "currency": "DKK"}},
	})
}
