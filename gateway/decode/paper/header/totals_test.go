// SPDX-License-Identifier: Apache-2.0

package header_test

import "testing"

// TestTotalsBlocks reads the blocks that forms have below their lines: boxes with the
// label above the amount, roundings, withholdings, bases and rates of taxes.
func TestTotalsBlocks(t *testing.T) {
	t.Parallel()
	const lines = `
PURCHASE ORDER
PO Number: 4711

Item   Part No     Description              Qty    Unit Price      Amount
1      A-100       Hex bolt M8               10         50.00      500.00
2      A-200       Washer                    20         25.00      500.00
`
	const italian = `
ORDINE 4711

Pos.   Codice      Descrizione               Q.tà   Prezzo unit.     Importo
1      A-100       Vite M8                    10         50,00      500,00
2      A-200       Rondella                   20         25,00      500,00
`
	try(t, []layout{
		{"boxes with labels above", italian + `
TOTALE MERCE        IVA 22%           TOTALE ORDINE EURO
1.000,00            220,00            1.220,00
`, map[string]string{"sums": "1000.00|||220.00|1220.00"}},
		{"boxes with base, rate and tax", italian + `
Imponibile          Aliquota        Imposta           Totale documento
1.000,00            22%             220,00            1.220,00
`, map[string]string{"sums": "1000.00|||220.00|1220.00"}},
		{"a total in a sentence", lines + `

That comes to a total of $1,000.00, freight included as you quoted on March 20.
`, map[string]string{"sums": "||||1000.00"}},
		{"a sum in a sentence that is not the lines'", lines + `

That comes to a total of $1,100.00, freight included as you quoted on March 20.
`, map[string]string{"sums": "||||"}},
		{"a sign set apart from its amount", lines + `
                                            Subtotal             1,000.00
                                            Special discount      − 100.00
                                            Total                  900.00
`, map[string]string{"sums": "1000.00|100.00|||900.00"}},
		{"round off", lines + `
                                            CGST 9%                 90.25
                                            SGST 9%                 90.25
                                            Round Off               -0.50
                                            Total                1,180.00
`, map[string]string{"sums": "|||180.5|1180.00"}},
		{"rounding adjustment", lines + `
                                            Sub Total            1,000.00
                                            VAT 7.5%                75.03
                                            Rounding Adj.           -0.03
                                            Grand Total          1,075.00
`, map[string]string{"sums": "1000.00|||75.03|1075.00"}},
		{"withholding", lines + `
                                            Subtotal             1,000.00
                                            IVA 16%                160.00
                                            Ret. ISR 1.25%          12.50
                                            Total                1,147.50
`, map[string]string{"sums": "1000.00|||160.00|1147.50"}},
		{"discount and freight", lines + `
                                            Subtotal             1,000.00
                                            Less 5% discount       -50.00
                                            Shipping & Handling     25.00
                                            Sales Tax (8.25%)       78.38
                                            TOTAL             $  1,053.38
`, map[string]string{"sums": "1000.00|50.00|25.00|78.38|1053.38"}},
		{"empty rows", lines + `
                                            SUBTOTAL             1,000.00
                                            TAX RATE                 0.00%
                                            TAX                         -
                                            S & H                       -
                                            OTHER                       -
                                            TOTAL             $  1,000.00
`, map[string]string{"sums": "1000.00||||1000.00"}},
		{"zero tax", lines + `
                                            Net Total            1,000.00
                                            Tax                      0.00
                                            Freight                  0.00
                                            Order Total          1,000.00
`, map[string]string{"sums": "1000.00||0.00|0.00|1000.00"}},
		{"total in words below", lines + `
                                            Total USD            1,000.00
SAY US DOLLARS ONE THOUSAND ONLY
`, map[string]string{"sums": "||||1000.00"}},
		{"a table of taxes", lines + `
VAT code    Rate      Goods          VAT
S           20.00     1,000.00       200.00
                                            Goods Total          1,000.00
                                            VAT Total              200.00
                                            Order Total          1,200.00
`, map[string]string{"sums": "1000.00|||200.00|1200.00"}},
		{"quantity beside the total", lines + `
TOTAL                                        30                  1,000.00
`, map[string]string{"sums": "||||1000.00"}},
		{"amounts with the currency behind", lines + `
                                            Net amount           1,000.00 EUR
                                            plus 19 % VAT          190.00 EUR
                                            Gross amount         1,190.00 EUR
`, map[string]string{"sums": "1000.00|||190.00|1190.00"}},
		{"not to exceed", lines + `
                                            PO Total Not To Exceed     $1,000.00
`, map[string]string{"sums": "||||1000.00"}},
		{"Spanish boxes", italian + `
BASE IMPONIBLE      % I.V.A.     CUOTA I.V.A.      TOTAL PEDIDO
1.000,00            21,00        210,00            1.210,00
`, map[string]string{"sums": "1000.00|||210.00|1210.00"}},
		{"German with bases", italian + `
                              Nettowarenwert                        1.000,00
                              19,00 % MwSt. auf    1.000,00           190,00
                              Endbetrag            EUR              1.190,00
`, map[string]string{"sums": "1000.00|||190.00|1190.00"}},
	})
}
