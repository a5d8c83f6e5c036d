// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/shopspring/decimal"

	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/figure"
	"ordergate/gateway/decode/paper/layout"
	"ordergate/gateway/decode/paper/lexicon"
	"ordergate/gateway/decode/paper/table"
)

// span is a stretch of a page from left to right.
type span struct{ from, to float32 }

func (s span) holds(b paper.Box) bool { return s.to > s.from && b.MidX() >= s.from && b.MidX() <= s.to }

func (s span) with(b paper.Box) span {
	if b == (paper.Box{}) {
		return s
	}
	if s.to <= s.from {
		return span{b.X0 - 2, b.X1 + 2}
	}
	return span{min(s.from, b.X0-2), max(s.to, b.X1+2)}
}

// slot is a narrow band of a page, by which boxes are found again.
type slot struct{ page, band int }

func slots(page int, b paper.Box) (out []slot) {
	from, to := int(b.Y0/8), int(b.Y1/8)
	for band := from; band <= to && band < from+2000; band++ {
		out = append(out, slot{page, band})
	}
	return out
}

// drawn is where the values and lines that were read stand, and what repeats on pages.
type drawn struct {
	taken      map[slot][]paper.Box
	lines      map[slot][]int
	furniture  map[string]int // text and place -> page, -1 for several
	quantities span
	amounts    span
	items      span
}

func (g *gate) drawn() *drawn {
	d := &drawn{taken: map[slot][]paper.Box{}, lines: map[slot][]int{}, furniture: map[string]int{}}
	for i := range g.o.Lines {
		l := &g.o.Lines[i]
		d.quantities, d.amounts = d.quantities.with(l.Quantity.Box), d.amounts.with(l.Amount.Box)
		for _, v := range []*paper.Value{&l.BuyerItem, &l.SupplierItem, &l.Item} {
			if v.Has(paper.ByColumn) {
				d.items = d.items.with(v.Box)
			}
		}
		for _, s := range slots(l.Page, l.Box) {
			d.lines[s] = append(d.lines[s], i)
		}
		values := []*paper.Value{&l.ID, &l.BuyerItem, &l.SupplierItem, &l.Item, &l.GTIN, &l.Manufacturer, &l.Description, &l.Detail, &l.Quantity, &l.Unit, &l.UnitPrice, &l.Per, &l.Discount, &l.Amount, &l.Date, &l.Tax}
		for j := range l.Extra {
			values = append(values, &l.Extra[j].Value)
		}
		for _, v := range values {
			for _, s := range slots(v.Page, v.Box) {
				d.taken[s] = append(d.taken[s], v.Box)
			}
		}
	}
	for i := range g.l.Headings {
		if h := &g.l.Headings[i]; h.Text == g.o.Lines[0].Quantity.Label && h.Box.OverlapX(g.o.Lines[0].Quantity.Box) > 0 {
			d.quantities = d.quantities.with(h.Box)
		}
	}
	for i := range g.c.Rows {
		r := &g.c.Rows[i]
		for _, key := range fixtures(r) {
			if was, ok := d.furniture[key]; ok && was != r.Page {
				d.furniture[key] = -1
			} else {
				d.furniture[key] = r.Page
			}
		}
	}
	return d
}

// fixtures are the text of a row with its height on the page, and a little beside it.
func fixtures(r *layout.Row) []string {
	text, at := lexicon.Key(r.Text()), int(r.Box.MidY()/4)
	return []string{fmt.Sprint(at, " ", text), fmt.Sprint(at+1, " ", text)}
}

// fixed reports whether a row stands on another page too, in the same place: the heads
// and feet of pages.
func (d *drawn) fixed(r *layout.Row) bool {
	for _, key := range fixtures(r) {
		if d.furniture[key] == -1 {
			return true
		}
	}
	return false
}

// left finds rows among the lines that look like a line that was not read: a number
// below the quantities that no line has, or, where no total proves that all were read,
// one below the amounts. A line that is lost without a word is the worst of all.
func (g *gate) left(proven bool) {
	d := g.drawn()
	ids, last := g.positions()
	from, to := g.region()
	said := 0
	for i := to; i < len(g.c.Rows) && said == 0; i++ { // what looked like a total may be that of a group
		if r := &g.c.Rows[i]; r.Page <= g.o.Last && !g.sumRow(r) && !d.fixed(r) && g.goesOn(d, r, ids, last) {
			said++
			g.unclaimed(r)
		}
	}
	for i := from; i < to && said < 20; i++ {
		r := &g.c.Rows[i]
		if g.sumRow(r) || d.fixed(r) || g.sumsUp(d, r) {
			continue
		}
		if g.unfilled(d, r, ids, last) {
			said++
			g.unclaimed(r)
			continue
		}
		for j := range r.Cells {
			c := &r.Cells[j]
			if d.items.holds(c.Box) && len(c.Words) == 1 && table.IsCode(c.Words[0].Text) && !d.within(r) && !d.claimed(r.Page, c.Box) {
				said++
				g.unclaimed(r)
				break
			}
			n, ok := g.figure(c)
			if !ok || d.claimed(r.Page, c.Box) || g.repeats(d, r, n) {
				continue
			}
			if d.quantities.holds(c.Box) || !proven && (d.amounts.holds(c.Box) && n.Decimals > 0 || g.counts(r, j)) {
				said++
				g.unclaimed(r)
				break
			}
		}
	}
}

// goesOn reports whether a row behind the totals is one more line: it has the next position
// number, and a number below the quantities or the amounts.
func (g *gate) goesOn(d *drawn, r *layout.Row, ids span, last int) bool {
	n, err := strconv.Atoi(strings.Trim(r.Cells[0].Text(), " .)#"))
	if err != nil || !ids.holds(r.Cells[0].Box) || n <= last || n > last+10 || d.claimed(r.Page, r.Cells[0].Box) {
		return false
	}
	return slices.ContainsFunc(r.Cells[1:], func(c layout.Cell) bool {
		_, ok := g.figure(&c)
		return ok && (d.quantities.holds(c.Box) || d.amounts.holds(c.Box))
	})
}

func (g *gate) unclaimed(r *layout.Row) {
	g.say("paper.rows.left", paper.Value{Raw: r.Text(), Page: r.Page, Box: r.Box}, 0, fmt.Sprintf("A row among the lines has numbers that no line took: %q.", clip(r.Text())),
		"Look whether it is an order line that was not read, and compare the lines with the page.")
}

// within reports whether a row stands in a line that was read.
func (d *drawn) within(r *layout.Row) bool {
	return len(d.lines[slot{r.Page, int(r.Box.MidY() / 8)}]) > 0
}

// region are the rows from the headings, or else the first line, to where the totals
// begin.
func (g *gate) region() (from, to int) {
	first := g.o.Lines[0]
	from, to = len(g.c.Rows), min(g.l.End, len(g.c.Rows))
	last := g.o.Lines[len(g.o.Lines)-1]
	for i := range g.c.Rows {
		r := &g.c.Rows[i]
		if from > i && (r.Page > first.Page || r.Page == first.Page && r.Box.Y1 > first.Box.Y0) {
			from = i
		}
		if r.Page < last.Page || r.Page == last.Page && r.Box.Y0 < last.Box.Y1 {
			to = max(to, i+1)
		}
	}
	if h := g.l.Headings; len(h) > 0 {
		for from > 0 && g.c.Rows[from-1].Page == h[0].Page && g.c.Rows[from-1].Box.Y0 > h[0].Box.Y1 {
			from--
		}
	}
	// On to the first total behind the last line.
	total := g.o.Subtotal
	if total.Empty() {
		total = g.o.Total
	}
	if total.Empty() { // nothing says where they end
		return from, len(g.c.Rows)
	}
	for i := to; i < len(g.c.Rows); i++ {
		r := &g.c.Rows[i]
		if r.Page > total.Page || r.Page == total.Page && r.Box.Y1 > total.Box.Y0 || g.sumHeads(r) {
			return from, i
		}
	}
	return from, to
}

// figure reads a cell that is a number alone, or one with its unit.
func (g *gate) figure(c *layout.Cell) (figure.Number, bool) {
	text := figure.Apart(c.Text())
	if n, ok := figure.Parse(text, g.c.Numbers); ok && !n.Percent {
		return n, true
	}
	all := figure.Find(text, g.c.Numbers)
	if len(all) != 1 || all[0].Start != 0 || all[0].Percent {
		return figure.Number{}, false
	}
	return all[0], len(g.c.Words.Lookup("units", text[all[0].End:])) > 0
}

// counts reports whether a cell is a quantity with its unit, in one cell or in two.
func (g *gate) counts(r *layout.Row, j int) bool {
	text := figure.Apart(r.Cells[j].Text())
	if n, ok := figure.Parse(text, g.c.Numbers); ok {
		return n.Decimals == 0 && j+1 < len(r.Cells) && len(g.c.Words.Lookup("units", r.Cells[j+1].Text())) > 0
	}
	return true // figure has seen the unit
}

// claimed reports whether a value was taken from a box. A text that runs over several
// rows claims none of its numbers: it may have run over a line.
func (d *drawn) claimed(page int, b paper.Box) bool {
	for _, t := range d.taken[slot{page, int(b.MidY() / 8)}] {
		if t.OverlapX(b) > 0.5*b.Width() && t.OverlapY(b) > 0.4*b.Height() && t.Height() < 1.9*b.Height() && t.Width() < 6*b.Width()+60 {
			return true
		}
	}
	return false
}

// repeats reports whether a number only says again what the line around it says, as
// dates and places of a delivery do.
func (g *gate) repeats(d *drawn, r *layout.Row, n figure.Number) bool {
	for _, i := range d.lines[slot{r.Page, int(r.Box.MidY() / 8)}] {
		l := &g.o.Lines[i]
		if r.Box.MidY() < l.Box.Y0 || r.Box.MidY() > l.Box.Y1 {
			continue
		}
		for _, v := range []*paper.Value{&l.Quantity, &l.UnitPrice, &l.Amount} {
			if x, ok := number(v); ok && x.Equal(n.Value) {
				return true
			}
		}
	}
	return false
}

// sumsUp reports whether a row behind the last line has only sums: those of the
// quantities and of the amounts, each in its place.
func (g *gate) sumsUp(d *drawn, r *layout.Row) bool {
	last := &g.o.Lines[len(g.o.Lines)-1]
	if len(g.o.Lines) < 2 || r.Page < last.Page || r.Page == last.Page && r.Box.Y0 < last.Box.Y1-1 {
		return false
	}
	quantities, amounts := decimal.Zero, decimal.Zero
	for i := range g.o.Lines {
		q, _ := number(&g.o.Lines[i].Quantity)
		a, _ := number(&g.o.Lines[i].Amount)
		quantities, amounts = quantities.Add(q), amounts.Add(a)
	}
	found := false
	for j := range r.Cells {
		for _, n := range figure.Find(r.Cells[j].Text(), g.c.Numbers) {
			switch {
			case n.Value.Equal(quantities) && d.quantities.holds(r.Cells[j].Box):
			case n.Value.Equal(amounts) && !amounts.IsZero():
				found = true
			default:
				return false
			}
		}
	}
	return found
}

// sumHeads reports whether a row is of headings of totals, as above the taxes by their
// rates: "BASE IMPONIBLE   % IVA   CUOTA IVA   TOTAL PEDIDO".
func (g *gate) sumHeads(r *layout.Row) bool {
	for j := range r.Cells {
		text := r.Cells[j].Text()
		if _, n := g.c.Words.Prefix("totals", lexicon.Words(text)); n == 0 && !g.means(text, "tax") || strings.ContainsAny(text, "0123456789:") {
			return false
		}
	}
	return len(r.Cells) > 2
}

// sumRow reports whether a row is of the totals, or carries a sum over.
func (g *gate) sumRow(r *layout.Row) bool {
	for j := range r.Cells {
		words := lexicon.Words(r.Cells[j].Text())
		if len(words) == 0 || !unicode.IsLetter([]rune(words[0])[0]) {
			continue
		}
		_, n := g.c.Words.Prefix("totals", words)
		return n > 0
	}
	return false
}
