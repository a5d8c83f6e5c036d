// SPDX-License-Identifier: Apache-2.0

package totals

import (
	"strings"

	"github.com/shopspring/decimal"

	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/figure"
	"ordergate/gateway/decode/paper/label"
	"ordergate/gateway/decode/paper/layout"
)

// pieces cuts a cell that holds several labels each with its amount behind it: "Net
// 100.00 VAT 19.00 Total 119.00". A cell that holds one is given as it is.
func (t *reader) pieces(c *layout.Cell) []layout.Cell {
	if len(c.Words) < 4 || len(c.Words) > 30 {
		return []layout.Cell{*c}
	}
	var out []layout.Cell
	from := 0
	for _, n := range figure.Find(c.Text(), t.s.C.Numbers) {
		if n.Percent || n.Decimals < 2 && n.Currency == "" {
			continue
		}
		part := label.Sub(c, n.Start, n.End)
		to := from
		for to < len(c.Words) && c.Words[to].Box.X0 < part.Box.X1-0.1 {
			to++
		}
		if to < len(c.Words) && figure.CurrencyOf(strings.Trim(c.Words[to].Text, "()")) != "" {
			to++
		}
		if to <= from {
			continue
		}
		piece := c.Slice(from, to)
		if _, _, ok := t.role(&piece); !ok {
			return []layout.Cell{*c}
		}
		out = append(out, piece)
		from = to
		for from < len(c.Words) && strings.Trim(c.Words[from].Text, "-–/|·;,") == "" {
			from++
		}
	}
	if len(out) < 2 {
		return []layout.Cell{*c}
	}
	return out
}

// maxBare bounds the rows that are looked through for amounts without a label that is
// known.
const maxBare = 14

// others gives the amounts of the rows below the lines that the dictionary has no name
// for, a label and its amount or an amount alone: sums may bear them out.
func (t *reader) others(from int) (out []amount) {
	for i := from; i < len(t.s.Rows) && i < from+maxBare && len(out) < maxTried; i++ {
		r := &t.s.Rows[i]
		if r.Lines || len(r.Cells) == 0 || r.Page != t.s.Rows[from].Page {
			continue
		}
		c := &r.Cells[len(r.Cells)-1]
		all := figure.Find(c.Text(), t.s.C.Numbers)
		if len(all) == 0 || len(c.Words) > 6 {
			continue
		}
		n := all[len(all)-1]
		if n.Percent || n.Decimals != 2 || n.End < len(strings.TrimRight(c.Text(), " )*")) {
			continue
		}
		part := label.Sub(c, n.Start, n.End)
		if t.used[part.Box] {
			continue
		}
		v := part.Value(r.Page, paper.ByGuess)
		v.Text = write(n.Value, n.Decimals, n.Two)
		if len(r.Cells) > 1 || n.Start > 0 {
			v.Label = strings.TrimSpace(r.Text())
		}
		out = append(out, amount{number: n.Value, other: n.Other, two: n.Two, value: v, weak: true})
	}
	return out
}

// charge reports whether a row may be one of a charge that has a name of its own: a
// few words; a percentage is a tax or a discount.
func charge(label string) bool {
	return prose(label) && !strings.Contains(label, "%") && len(strings.Fields(label)) <= 7
}

// borne takes amounts without a known label by the sums that they make. The lines' sum
// bears all of them out: nothing is taken where the lines have none.
func (t *reader) borne(from int, sum decimal.Decimal) (solution, bool) {
	others := t.others(from)
	if len(others) == 0 {
		return solution{}, false
	}
	subs, totals, taxes := t.of("subtotal"), t.of("total"), t.of("tax")
	var s solution
	switch {
	case len(totals) > 0: // charges of unknown names between the sum and the total
		s.total = option{amount: &totals[0], number: totals[0].number}
		for i := range totals {
			if totals[i].number.GreaterThan(s.total.number) {
				s.total = option{amount: &totals[i], number: totals[i].number}
			}
		}
		for i := range subs {
			if near(subs[i].number, sum) {
				s.subtotal = option{amount: &subs[i], number: subs[i].number}
			}
		}
		if s.subtotal.amount == nil {
			for i := range others {
				if near(others[i].number, sum) && !near(others[i].number, s.total.number) {
					s.subtotal = option{amount: &others[i], number: others[i].number}
				}
			}
		}
		var rest []amount
		for _, a := range others {
			if charge(a.value.Label) && a.number.IsPositive() && a.number.LessThan(s.total.number) && !near(a.number, sum) {
				rest = append(rest, a)
			}
		}
		for _, f := range options(append(t.of("freight"), rest...), true) {
			for _, x := range options(taxes, true) {
				for _, d := range options(t.of("discount"), false) {
					c := solution{subtotal: s.subtotal, discount: d, freight: f, tax: x, total: s.total}
					if c.score = t.worth(&c, sum, true); c.score > s.score {
						s = c
					}
				}
			}
		}
		return s, s.score >= 100
	case len(subs) == 0 && len(taxes) == 0 && len(others) == 1 && near(others[0].number, sum):
		s.total = option{amount: &others[0], number: others[0].number}
		s.score = 100
		return s, true
	case len(others) == 3 && near(others[0].number, sum) && near(others[0].number.Add(others[1].number), others[2].number) && len(subs) == 0 && len(taxes) == 0:
		s = solution{
			subtotal: option{amount: &others[0], number: others[0].number},
			tax:      option{amount: &others[1], number: others[1].number},
			total:    option{amount: &others[2], number: others[2].number},
			score:    100,
		}
		if others[1].value.Label != "" {
			s.tax = option{}
		}
		return s, true
	case len(taxes) == 1 || len(subs) == 1: // "VAT 20 %" between two amounts
		base := sum
		if len(subs) == 1 && !near(subs[0].number, sum) {
			return s, false
		}
		for i := range others {
			if near(others[i].number, base) && len(subs) == 0 {
				s.subtotal = option{amount: &others[i], number: others[i].number}
			}
		}
		if len(subs) == 1 {
			s.subtotal = option{amount: &subs[0], number: subs[0].number}
		}
		if len(taxes) != 1 {
			return s, false
		}
		s.tax = option{amount: &taxes[0], number: taxes[0].number}
		for i := range others {
			if near(others[i].number, base.Add(taxes[0].number)) {
				s.total = option{amount: &others[i], number: others[i].number}
				s.score = 100
				return s, true
			}
		}
	}
	return solution{}, false
}
