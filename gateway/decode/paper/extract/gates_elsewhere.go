// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/figure"
	"ordergate/gateway/decode/paper/lexicon"
	"ordergate/gateway/decode/paper/table"
)

// undiscounted reports whether a line closes only without the number below a heading of
// discounts, or in the place where the discounts of other lines stand.
func (g *gate) undiscounted(i int) bool {
	l := &g.o.Lines[i]
	if !l.Discount.Empty() {
		return false
	}
	for _, p := range l.Extra {
		if d, ok := number(&p.Value); !ok || d.IsZero() || p.Label == "" {
			continue
		}
		if g.means(p.Label, "discount") || slices.ContainsFunc(g.o.Lines, func(other paper.Line) bool { return other.Discount.Label == p.Label && other.Closed }) {
			return true
		}
	}
	for j := range g.o.Lines {
		other := &g.o.Lines[j]
		if j == i || !other.Closed || other.Discount.Empty() {
			continue
		}
		apart := other.Discount.Box.MidY() - other.Quantity.Box.MidY()
		if g.figureAt(l, span{}.with(other.Discount.Box), l.Quantity.Box.MidY()+apart) {
			return true
		}
	}
	return false
}

// figureAt reports whether a number below 100 that is none of a line's stands on a line's page in a
// place, at a height.
func (g *gate) figureAt(l *paper.Line, place span, y float32) bool {
	for k := range g.c.Rows {
		r := &g.c.Rows[k]
		if r.Page != l.Page || r.Box.OverlapY(l.Box) <= 0 || y < r.Box.Y0+0.3*r.Box.Height() || y > r.Box.Y1-0.3*r.Box.Height() {
			continue
		}
		for _, w := range r.Words() {
			if n, ok := figure.Parse(w.Text, g.c.Numbers); ok && n.Value.IsPositive() && n.Value.LessThan(decimal.NewFromInt(100)) && place.holds(w.Box) && !g.valued(l, w.Box) {
				return true
			}
		}
	}
	return false
}

// valued reports whether a box is of a number of the line.
func (g *gate) valued(l *paper.Line, b paper.Box) bool {
	for _, v := range []*paper.Value{&l.ID, &l.Quantity, &l.UnitPrice, &l.Amount, &l.Tax} {
		if !v.Empty() && v.Box.OverlapX(b) > 0 && v.Box.OverlapY(b) > 0 {
			return true
		}
	}
	return false
}

// elsewhere tells what the page says against a line that closes: its quantity has a
// currency, its price stands where the quantities of other lines do, or the page says
// another number of units for its price than the one it closes with; "" for nothing.
func (g *gate) elsewhere(i int) string {
	l := &g.o.Lines[i]
	currency := func(v *paper.Value) bool {
		return strings.ContainsAny(v.Raw, "$€£") || slices.ContainsFunc(strings.Fields(v.Raw), func(w string) bool {
			return figure.CurrencyOf(w) != "" && !strings.ContainsAny(w, "0123456789") && !table.IsUnit(g.c.Words, w)
		})
	}
	if currency(&l.Quantity) && !currency(&l.UnitPrice) {
		return "its quantity has a currency"
	}
	quantities, prices := 0, 0
	for j := range g.o.Lines {
		other := &g.o.Lines[j]
		if j == i || l.UnitPrice.Box == (paper.Box{}) || other.UnitPrice.Has(paper.ByLabel) {
			continue
		}
		if half := 0.5 * l.UnitPrice.Box.Width(); other.Quantity.Box.OverlapX(l.UnitPrice.Box) > half && other.UnitPrice.Box.OverlapX(other.Quantity.Box) <= 0 {
			quantities++
		}
		if other.UnitPrice.Box.OverlapX(l.UnitPrice.Box) > 0 {
			prices++
		}
	}
	if quantities > 0 && prices == 0 {
		return "its price stands where the quantities of other lines do"
	}
	if l.Per.Has(paper.ByArithmetic) {
		for _, p := range l.Extra {
			if d, ok := number(&p.Value); ok && p.Value.Text != l.Per.Text && len(p.Value.Text) > 1 && d.IsInteger() && strings.Trim(p.Value.Text, "0") == "1" {
				return "only with a price for " + l.Per.Text + ", and " + p.Value.Text + " is printed"
			}
		}
	}
	return ""
}

// amid reports whether a value of the header stands among the lines, before the totals.
func (g *gate) amid(v *paper.Value) bool {
	if v.Has(paper.ByTemplate) || v.Box == (paper.Box{}) || len(g.o.Lines) == 0 || g.o.Total.Empty() && g.o.Subtotal.Empty() {
		return false
	}
	_, to := g.region()
	top := g.o.Lines[0]
	for i := range min(to, len(g.c.Rows)) {
		if r := &g.c.Rows[i]; r.Page == v.Page && r.Box.OverlapY(v.Box) > 0.5*v.Box.Height() {
			return r.Page > top.Page && i < g.l.End || r.Page == top.Page && r.Box.Y0 > top.Quantity.Box.MidY()
		}
	}
	return false
}

// headDates: another date behind a label that means the order's date alone, and a delivery
// date right below the last line, where those of the others stand.
func (g *gate) headDates() {
	for i := range g.c.Rows {
		r := &g.c.Rows[i]
		if len(g.o.Lines) == 0 || g.o.Date.Empty() || g.o.Date.Has(paper.ByTemplate) || r.Page != g.o.First || r.Page == g.o.Lines[0].Page && r.Box.Y1 > g.o.Lines[0].Box.Y0 {
			break
		}
		for j := range r.Cells {
			text := r.Cells[j].Text()
			entries, n := g.c.Words.Prefix("labels", lexicon.Words(text))
			if n == 0 || !strong(entries, "po_date") {
				continue
			}
			if n == len(lexicon.Words(text)) && j+1 < len(r.Cells) {
				text = r.Cells[j+1].Text()
			}
			if d := figure.FindDates(text, g.c.Dates, g.c.Words); len(d) > 0 && d[0].Value != g.o.Date.Text && d[0].Other != g.o.Date.Text {
				g.say("paper.date.ambiguous", r.Cells[j].Value(r.Page), 0, fmt.Sprintf("Another date than %s stands behind a label of the order's date: %q.", g.o.Date.Text, clip(text)), "Look at the page, and correct the order's date.")
				return
			}
		}
	}
	v := &g.o.Requested
	if v.Empty() || len(g.o.Lines) < 2 || v.Has(paper.ByColumn) || v.Has(paper.ByTemplate) {
		return
	}
	last := &g.o.Lines[len(g.o.Lines)-1]
	below := v.Page == last.Page && v.Box.Y0 > last.Quantity.Box.Y0 && v.Box.Y0-last.Box.Y1 < 3*last.Quantity.Box.Height()
	if below && last.Date.Empty() && g.o.Lines[0].Date.Has(paper.ByLabel) {
		g.say("paper.date.left", *v, 0, fmt.Sprintf("The delivery date %s stands below the last line, as those of the other lines do.", clip(v.Raw)), "Look whether it is the last line's or the whole order's. Correct the dates and release.")
	}
}
