// SPDX-License-Identifier: Apache-2.0

package header_test

import "testing"

// TestTotalsBelowTotals: net amounts below a total that a discount or a rounding leads to,
// and taxes that the total has in it.
func TestTotalsBelowTotals(t *testing.T) {
	t.Parallel()
	const lines = `
PURCHASE ORDER
PO Number: 4711

Item   Part No     Description              Qty    Unit Price      Amount
1      A-100       Hex bolt M8               10         50.00      500.00
2      A-200       Washer                    20         25.00      500.00
`
	try(t, []layout{
		{"a net total below a discount", lines + `
                                            Total                1,000.00
                                            Special discount       -25.00
                                            Net Total              975.00
`, map[string]string{"sums": "1000.00|25.00|||975.00"}},
		{"a net amount below a rounding", lines + `
                                            TOTAL                1,000.00
                                            Round Off               -0.40
                                            NET AMOUNT Rs.         999.60
`, map[string]string{"sums": "1000.00||||999.60"}},
		{"a net amount of a total with its tax", lines + `
                                            Total incl. VAT      1,000.00
                                            VAT 25 %               200.00
                                            Net amount             800.00
`, map[string]string{"sums": "800.00|||200.00|1000.00"}},
		{"a tax that the total has in it", lines + `
                                            Subtotal             1,000.00
                                            Includes GST of         90.91
                                            Total AUD            1,000.00
`, map[string]string{"sums": "1000.00|||90.91|1000.00"}},
		{"a tax that no rate bears out", lines + `
                                            Subtotal             1,000.00
                                            GST paid                77.77
                                            Total AUD            1,000.00
`, map[string]string{"sums": "1000.00||||1000.00"}},
		{"levies", lines + `
                                            Total net value      1,000.00
                                            NHIL 2.5 %              25.00
                                            GETFund levy 2.5 %      25.00
                                            VAT 15 %               157.50
                                            Total value GHS      1,207.50
`, map[string]string{"sums": "1000.00|||207.5|1207.50"}},
		{"items, shipping and tax", lines + `
                                            Items                1,000.00
                                            S&H Charges             12.00
                                            Tax                      0.00
                                            Order total (USD)    1,012.00
`, map[string]string{"sums": "1000.00||12.00|0.00|1012.00"}},
		{"labels whose second language nobody knows", lines + `
                                            Total before VAT / Qwertź yxcvbż      1,000.00
                                            VAT 15% / Asdfgħ                         150.00
                                            Total SAR / Yxcvbń                     1,150.00
`, map[string]string{"sums": "1000.00|||150.00|1150.00"}},
		{"amounts left of labels that are read from the right", `
PURCHASE ORDER / أمر شراء
PO Number: 4711

Amount       Unit Price     Qty    Description     Part No     Item
500.00            50.00      10    Hex bolt M8     A-100       1
500.00            25.00      20    Washer          A-200       2

1,000.00                               Subtotal / الإجمالي
140.00                                 VAT 14% / ضريبة القيمة المضافة
1,140.00                               Grand Total (EGP) / الإجمالي العام
`, map[string]string{"sums": "1000.00|||140.00|1140.00"}},
	})
}
