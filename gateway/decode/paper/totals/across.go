// SPDX-License-Identifier: Apache-2.0

package totals

import (
	"slices"
	"strings"
	"unicode"

	"github.com/shopspring/decimal"

	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/figure"
	"ordergate/gateway/decode/paper/label"
	"ordergate/gateway/decode/paper/layout"
	"ordergate/gateway/decode/paper/lexicon"
)

// maxAcross bounds the amounts of a row of sums.
const maxAcross = 8

// across takes what a row of sums says of several columns: "Total 1,000.00 200.00
// 1,200.00" are the net, the tax and the gross amounts. The first is the sum of the
// lines, and the last, or a total that stands elsewhere, the first with the one between:
// without both, columns of quantities or discounts may be meant.
func (t *reader) across(from int, sum decimal.Decimal) (solution, bool) {
	head := &reader{s: t.s, used: map[paper.Box]bool{}}
	head.collect(0, from) // forms that say the total first
	totals := append(t.of("total"), head.of("total")...)
	for i := from; i < len(t.s.Rows) && i < from+maxBare; i++ {
		r := &t.s.Rows[i]
		if r.Lines || r.Page != t.s.Rows[from].Page || len(r.Cells) < 2 {
			continue
		}
		all := t.row(r)
		for j := range all {
			if !near(all[j].number, sum) || all[j].number.IsZero() {
				continue
			}
			for k := j + 1; k < len(all); k++ {
				tax := all[k]
				if !tax.number.IsPositive() || tax.number.GreaterThanOrEqual(all[j].number) {
					continue
				}
				for _, total := range slices.Concat(all[k+1:], totals) {
					if !near(all[j].number.Add(tax.number), total.number) {
						continue
					}
					return solution{
						subtotal: option{amount: &all[j], number: all[j].number},
						tax:      option{amount: &tax, number: tax.number},
						total:    option{amount: &total, number: total.number},
						score:    165,
					}, true
				}
			}
			break
		}
	}
	return solution{}, false
}

// row gives the amounts of a row, in order, each as it can be read; percentages and
// words beside them are left out.
func (t *reader) row(r *label.Row) (out []amount) {
	for j := range r.Cells {
		c := &r.Cells[j]
		for _, n := range figure.Find(c.Text(), t.s.C.Numbers) {
			if n.Percent || len(out) >= maxAcross {
				continue
			}
			part := label.Sub(c, n.Start, n.End)
			v := part.Value(r.Page, paper.ByColumn)
			v.Text, v.Label = write(n.Value, n.Decimals, n.Two), strings.TrimSpace(r.Cells[0].Text())
			a := amount{number: n.Value, value: v}
			out = append(out, a)
			if n.Two {
				a.number, a.value.Text = n.Other, n.Other.String()
				out = append(out, a)
			}
		}
	}
	return out
}

// mirrored finds the amount of a label that is read from the right, the last of its row:
// it stands alone at the other end.
func (t *reader) mirrored(row, col int, role string) (amount, bool) {
	r := &t.s.Rows[row]
	c := &r.Cells[col]
	if col == 0 || col+1 < len(r.Cells) || !rightToLeft(c) {
		return amount{}, false
	}
	return t.last(&r.Cells[0], r.Page, role, c)
}

// rightToLeft reports whether a cell has words that are read from the right.
func rightToLeft(c *layout.Cell) bool {
	return strings.ContainsFunc(c.Text(), func(x rune) bool { return unicode.In(x, unicode.Arabic, unicode.Hebrew) })
}

// lowered finds the amount of a label that two rows have, "IVA" above "19 %": it stands
// alone between the rows, right of both.
func (t *reader) lowered(row, col int, role string) (amount, bool) {
	r := &t.s.Rows[row]
	if row+1 >= len(t.s.Rows) || col+1 != len(r.Cells) {
		return amount{}, false
	}
	next := &t.s.Rows[row+1]
	c := &r.Cells[col]
	if next.Page != r.Page || next.Lines || len(next.Cells) != 1 || next.Box.Y0 > c.Box.Y1 || next.Cells[0].Box.X0 < c.Box.X1 {
		return amount{}, false
	}
	return t.last(&next.Cells[0], r.Page, role, c)
}

// raised finds the amount of a label that a filled-in field has set a little higher: it
// stands alone in the row above, right of the label, and reaches down beside it.
func (t *reader) raised(row, col int, role string) (amount, bool) {
	r := &t.s.Rows[row]
	c := &r.Cells[col]
	if row == 0 || col+1 != len(r.Cells) {
		return amount{}, false
	}
	above := &t.s.Rows[row-1]
	if above.Page != r.Page || above.Lines || len(above.Cells) != 1 || above.Box.OverlapY(c.Box) < 0.3*c.Box.Height() || above.Cells[0].Box.X0 < c.Box.X1 {
		return amount{}, false
	}
	return t.last(&above.Cells[0], r.Page, role, c)
}

// said takes the total from a sentence below the lines, where no label has one: "That comes
// to a total of $6,968.00, freight included." Only the sum of the lines bears it out.
func (t *reader) said(from int, sum decimal.Decimal) {
	if from == 0 || len(t.of("total"))+len(t.of("subtotal")) > 0 || !sum.IsPositive() {
		return
	}
	for i := from; i < len(t.s.Rows) && i < from+maxBare; i++ {
		r := &t.s.Rows[i]
		for j := range r.Cells {
			c := &r.Cells[j]
			if r.Lines || len(c.Words) < 5 || len(c.Words) > 40 {
				continue
			}
			if _, ok := t.s.C.Words.Within("amounts", "total", lexicon.Words(c.Text())); !ok {
				continue
			}
			for _, n := range figure.Find(c.Text(), t.s.C.Numbers) {
				part := label.Sub(c, n.Start, n.End)
				if n.Percent || n.Two || !near(n.Value, sum) || t.used[part.Box] {
					continue
				}
				t.used[part.Box] = true
				v := part.Value(r.Page, paper.ByGuess+": sentence")
				v.Text = write(n.Value, n.Decimals, n.Two)
				t.all = append(t.all, amount{role: "total", number: n.Value, value: v})
				return
			}
		}
	}
}
