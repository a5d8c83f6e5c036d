// SPDX-License-Identifier: Apache-2.0

package totals

import (
	"fmt"
	"math"

	"github.com/shopspring/decimal"

	"ordergate/gateway"
	"ordergate/gateway/decode/paper"
)

// leftover holds an order whose total leaves out an amount that is printed with it: one
// that stands below the lines in the total's column, in no role, and that is none of
// the amounts that have one. A tax or a charge with an unknown name, or the total
// itself, may have been missed. Where the total is proved with its charges, smaller
// amounts may be parts of them, as those of several rates of tax are.
func (t *reader) leftover(o *paper.Order, s solution, from int) {
	total := s.total.amount
	if total == nil || from == 0 || total.above {
		return
	}
	proved := s.score >= 100 && (s.discount.amount != nil || s.freight.amount != nil || s.tax.amount != nil)
	var known []decimal.Decimal
	for _, a := range t.all {
		known = append(known, a.number)
	}
	for _, p := range []option{s.subtotal, s.discount, s.freight, s.tax, s.total} {
		known = append(known, p.number)
	}
	box := total.value.Box
	for _, a := range t.others(from) {
		b := a.value.Box
		aligned := math.Abs(float64(b.X1-box.X1)) <= 4
		gap := max(b.Y0-box.Y1, box.Y0-b.Y1)
		if a.value.Page != total.value.Page || !aligned || gap > 8*box.Height() || equalsOne(a.number, known) || proved && a.number.LessThan(s.total.number) {
			continue
		}
		o.TotalsClose = false
		o.Findings = append(o.Findings, gateway.Finding{
			Code: "paper.totals.unread", Severity: gateway.Hold, Field: "/total", Found: total.value.Text,
			Position: gateway.Position{Page: a.value.Page, Box: &[4]float32{b.X0, b.Y0, b.X1, b.Y1}, Raw: a.value.Raw},
			Message:  fmt.Sprintf("%s stands with the totals, and nothing tells what it is: the total may not be %s.", a.value.Raw, total.value.Text),
			Hint:     "Compare the totals with the page, or name the label in the partner's mapping.",
		})
		return
	}
}

// equalsOne reports whether an amount is one of those that have a role, or takes the
// sign of one away.
func equalsOne(n decimal.Decimal, known []decimal.Decimal) bool {
	for _, k := range known {
		if near(n.Abs(), k.Abs()) {
			return true
		}
	}
	return false
}
