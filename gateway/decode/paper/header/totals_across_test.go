// SPDX-License-Identifier: Apache-2.0

package header_test

import (
	"strings"
	"testing"
)

// TestTotalsAcross: sums of several columns in one row, and sums of rates of tax.
func TestTotalsAcross(t *testing.T) {
	t.Parallel()
	const lines = `
PURCHASE ORDER
PO Number: 4711

Item   Part No     Description              Qty    Unit Price      Amount        VAT      Gross
1      A-100       Hex bolt M8               10         50.00      500.00     100.00     600.00
2      A-200       Washer                    20         25.00      500.00     100.00     600.00
`
	const narrow = `
PURCHASE ORDER
PO Number: 4711

Item   Part No     Description              Qty    Unit Price      Amount
1      A-100       Hex bolt M8               10         50.00      500.00
2      A-200       Washer                    20         25.00      500.00
`
	try(t, []layout{
		{"three sums", lines + `
                   Total                                         1,000.00     200.00   1,200.00
`, map[string]string{"sums": "1000.00|||200.00|1200.00"}},
		{"three sums and a quantity", lines + `
                   Total                    30                   1,000.00     200.00   1,200.00
`, map[string]string{"sums": "1000.00|||200.00|1200.00"}},
		{"two sums and the total below", lines + `
                   Total                                         1,000.00     200.00
                   Total to pay                                                         1,200.00
`, map[string]string{"sums": "1000.00|||200.00|1200.00"}},
		{"what does not add up", lines + `
                   Total                                         1,000.00     200.00   1,300.00
`, map[string]string{"sums": "||||1300.00"}},
		{"registration in the label", narrow + `
                                            Subtotal             1,000.00
                                            GST 5% (R119 440 271)   50.00
                                            Total CAD            1,050.00
`, map[string]string{"sums": "1000.00|||50.00|1050.00"}},
		{"two registrations", narrow + `
                                            Subtotal             1,000.00
                                            GST / TPS 5 % (R101234567)     50.00
                                            QST / TVQ 9.975 % (1012345678TQ0001)     99.75
                                            Total                1,149.75
`, map[string]string{"sums": "1000.00|||149.75|1149.75"}},
		{"codes of rates", narrow + `
                              Net                                         1,000.00
                              A: 20 % VAT on 500.00                         100.00
                              B: 5 % VAT on 500.00                           25.00
                              Total                                       1,125.00
`, map[string]string{"sums": "1000.00|||125|1125.00"}},
		{"a state's tax", narrow + `
                              Merchandise          1,000.00
                              Indiana sales tax 7%    70.00
                              Contract total $     1,070.00
`, map[string]string{"sums": "1000.00|||70.00|1070.00"}},
		{"a discount with a name", narrow + `
                              Sum                  1,000.00
                              Charity discount 5 %   -50.00
                              VAT 20 %               190.00
                              Total to pay         1,140.00
`, map[string]string{"sums": "1000.00|50.00||190.00|1140.00"}},
		{"lines with their tax", narrow + `
                              Total (Excl)           869.57
                              Tax                    130.43
                              Total (Incl) R       1,000.00
`, map[string]string{"sums": "869.57|||130.43|1000.00"}},
		{"terms left of the totals", narrow + `
Tax invoices must quote the order number.   Total (ex GST)      $1,000.00
                                            GST                   $100.00
                                            Order Total           $1,100.00
`, map[string]string{"sums": "1000.00|||100.00|1100.00"}},
		{"a delivery block left of the totals", narrow + `
Place of unloading                          Goods               1,000.00
Main Store, Warehouse 2                     Freight                50.00
14 Smith Street                             VAT                   210.00
3850 Springfield                            Total               1,260.00
`, map[string]string{"sums": "1000.00||50.00|210.00|1260.00"}},
		{"a withheld tax in Argentina", narrow + `
                              Subtotal             1,000.00
                              I.V.A. 21 %            210.00
                              Percep. IIBB 3 %        30.00
                              TOTAL $              1,240.00
`, map[string]string{"sums": "1000.00|||240|1240.00"}},
		{"to pay", narrow + `
                              Subtotal             1,000.00
                              IVA 21 %               210.00
                              Total a pagar COP    1,210.00
`, map[string]string{"sums": "1000.00|||210.00|1210.00"}},
		{"rates glued to their tax", narrow + `
                              小計                 1,000.00
                              消費税10%               100.00
                              合計                 1,100.00
`, map[string]string{"sums": "1000.00|||100.00|1100.00"}},
		{"amounts without decimals behind their labels", strings.NewReplacer(".00", "").Replace(narrow) + `
                              小計 1,000
                              消費税(10%) 100
                              合計 1,100
`, map[string]string{"sums": "1000||||1100"}},
		{"a remark behind the total", strings.NewReplacer(".00", "").Replace(narrow) + `
                              합계금액 : ₩ 1,000 (VAT 포함)
`, map[string]string{"sums": "||||1000"}},
	})
}

// TestTotalsRaised: amounts that were filled in stand a little higher than their labels.
func TestTotalsRaised(t *testing.T) {
	t.Parallel()
	d := page(`
PURCHASE ORDER
PO Number: 4711

Item   Part No     Description              Qty    Unit Price      Amount
1      A-100       Hex bolt M8               10         50.00      500.00



                                        Merchandise                500.00
                                        Shipping                    18.50
                                        Order total                518.50
`)
	words := d.Pages[0].Words
	for i := len(words) - 7; i < len(words); i++ {
		if w := &words[i]; strings.HasSuffix(w.Text, "0") {
			w.Box.Y0, w.Box.Y1 = w.Box.Y0-5, w.Box.Y1-5
		}
	}
	if o := read(d, nil); o.Subtotal.Text != "500.00" || o.Freight.Text != "18.50" || o.Total.Text != "518.50" {
		t.Errorf("sums %q %q %q", o.Subtotal.Text, o.Freight.Text, o.Total.Text)
	}
}
