// SPDX-License-Identifier: Apache-2.0

package lines

import (
	"github.com/shopspring/decimal"

	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/figure"
	"ordergate/gateway/decode/paper/sums"
	"ordergate/gateway/decode/paper/table"
)

// proved is the decimal mark that lines are written with, as those of them show that
// can be read in one way: "12.50" has it, "1.340,00" and "2,359,900" have it, and so
// has "1,500" where a line closes with 1500 alone. It is 0 where nothing shows it, or
// one speaks against another.
func (r *reader) proved(all []paper.Line) byte {
	r.mark = 0
	point, comma := 0, 0
	see := func(mark byte) {
		switch mark {
		case '.':
			point++
		case ',':
			comma++
		}
	}
	for i := range all {
		l := &all[i]
		n := r.parsed(l)
		fit, _, ok := n.fits(100, 1000, 10, 10000)
		if !ok || !fit.Unique {
			continue
		}
		see(sums.MarkOf(n.q, figure.Apart(l.Quantity.Raw), fit.Q))
		see(sums.MarkOf(n.p, table.Spaced(l.UnitPrice.Raw), fit.P))
		see(sums.MarkOf(n.a, l.Amount.Raw, fit.A))
	}
	switch {
	case comma == 0 && point > 0:
		return '.'
	case point == 0 && comma > 0:
		return ','
	}
	return 0
}

// rescaled reports whether arithmetic found a line's numbers but for the quantity's
// reading, which the number of units of the price undoes: 5 at 168.40 is 5,000 at 168.40
// for 1000. Here the page says what the price is for.
func rescaled(fit *sums.Fit, per decimal.Decimal, t *sums.Triple) bool {
	return fit.Unique && fit.P.Equal(t.Fit.P) && fit.A.Equal(t.Fit.A) && fit.Q.Mul(t.Per).Equal(t.Fit.Q.Mul(per))
}

// same reports whether the numbers below the headings are those that arithmetic found.
func (n *numbers) same(fit *sums.Fit) bool {
	is := func(has bool, have figure.Number, want decimal.Decimal) bool {
		return has && (have.Value.Equal(want) || have.Two && have.Other.Equal(want))
	}
	return is(n.hasQ, n.q, fit.Q) && is(n.hasP, n.p, fit.P) && is(n.hasA, n.a, fit.A)
}

// unstated closes a line whose numbers are those that arithmetic found, as lines do with
// a discount in a place that no heading names, or without the number of units that was
// taken for the price's.
func (r *reader) unstated(l *paper.Line, t *sums.Triple, ns []sums.Number, at []spot) {
	switch {
	case t.Discount >= 0:
		l.Discount = at[t.Discount].cell.Value(at[t.Discount].page, paper.ByArithmetic)
		l.Discount.Text = ns[t.Discount].Value.Abs().String()
	case !l.Discount.Empty():
		l.Extra = append(l.Extra, paper.Pair{Label: l.Discount.Label, Value: l.Discount})
		l.Discount = paper.Value{}
	}
	if !l.Per.Empty() {
		l.Extra = append(l.Extra, paper.Pair{Label: l.Per.Label, Value: l.Per})
		l.Per = paper.Value{}
	}
	if !t.Per.Equal(one) {
		l.Per = l.UnitPrice
		l.Per.Text, l.Per.Evidence = t.Per.String(), []string{paper.ByArithmetic}
	}
	set(&l.Quantity, t.Fit.Q)
	set(&l.UnitPrice, t.Fit.P)
	set(&l.Amount, t.Fit.A)
	l.Closed, l.Agreed = true, t.Fit.Unique && t.Per.Equal(one)
	l.Differ = !l.Agreed
}

// summed is the decimal mark with which alone all lines multiply and add up to a sum that
// is printed behind them: what each line leaves open, "2 x 5,616 = 11,232", all of them
// and their sum may not.
func (r *reader) summed(f *found, all []paper.Line) (out byte) {
	last := f.records[len(f.records)-1]
	from := f.grid.Rows[last.main].At + 1
	for _, mark := range []byte(".,") {
		r.mark = mark
		sum, open := decimal.Zero, false
		for i := range all {
			n := r.parsed(&all[i])
			fit, _, ok := n.fits()
			if !ok || !fit.Unique {
				r.mark = 0
				return 0
			}
			open = open || n.per.Sign() > 0
			sum = sum.Add(fit.A)
		}
		if r.printed(from, sum) && !open {
			if out != 0 { // both do
				out = 0
				break
			}
			out = mark
		}
	}
	r.mark = 0
	return out
}
