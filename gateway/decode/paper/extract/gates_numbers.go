// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/shopspring/decimal"

	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/figure"
	"ordergate/gateway/decode/paper/lexicon"
	"ordergate/gateway/decode/paper/table"
)

// unrevised holds item numbers of which a part was left out: the revision of a drawing may be
// what tells two items apart.
func (g *gate) unrevised() {
	for i := range g.o.Lines {
		for _, v := range numbersOf(&g.o.Lines[i]) {
			if v.Has(paper.ByColumn) && v.Text != "" && table.Unrevised(v.Raw) != v.Raw && table.Unrevised(v.Raw) == v.Text && !strings.Contains(v.Raw, ":") {
				g.say("paper.item.doubtful", *v, i+1, fmt.Sprintf("%s: the item number was read as %q, without the revision that stands behind it.", g.name(i), clip(v.Text)), itemHint)
				return
			}
		}
	}
}

// strange holds item numbers below a heading that nothing is known of, where they were taken
// for such by their looks alone: they may be of a tariff, a job or a place.
func (g *gate) strange() {
	for i := range g.o.Lines {
		var odd *paper.Value
		known := false
		for _, v := range numbersOf(&g.o.Lines[i]) {
			if v.Has(paper.ByColumn) && v.Label != "" && !g.itemly(v.Label) {
				odd = v
			} else {
				known = known || !v.Empty()
			}
		}
		if odd != nil && !known {
			g.say("paper.item.doubtful", *odd, i+1, fmt.Sprintf("%s: the item number %q stands below %q, which is not known to be the heading of item numbers.", g.name(i), clip(odd.Text), clip(odd.Label)), itemHint)
			return
		}
	}
}

// itemly reports whether a heading, or a word of it, may be that of numbers of items.
func (g *gate) itemly(heading string) bool {
	if strings.ContainsFunc(heading, func(r rune) bool { return r > 0x24f && unicode.IsLetter(r) }) {
		return true // of a script that has no words between blanks
	}
	words := lexicon.Words(heading)
	for n := range words {
		for m := n + 1; m <= len(words); m++ {
			for _, e := range g.c.Words.Lookup("columns", strings.Join(words[n:m], " ")) {
				if table.IsItem(e.Role) || e.Weak && (e.Role == "line" || e.Role == "other") {
					return true
				}
			}
		}
	}
	return false
}

// same holds an order all lines of which have one item number, though they order several
// things: it is the number of something that they share, a job or an account.
func (g *gate) same() {
	first := itemOf(&g.o.Lines[0])
	text := lexicon.Key(g.o.Lines[0].Description.Text)
	other := false
	for i := range g.o.Lines {
		l := &g.o.Lines[i]
		if itemOf(l).Text != first.Text {
			return
		}
		other = other || lexicon.Key(l.Description.Text) != text
	}
	if other {
		g.say("paper.item.doubtful", *first, 0, fmt.Sprintf("All lines have the item number %q, and their texts differ.", clip(first.Text)), itemHint)
	}
}

// beside holds a line without an item number when something stands in the column that
// gives other lines theirs.
func (g *gate) beside(d *drawn, i int) bool {
	l := &g.o.Lines[i]
	for k := range g.c.Rows {
		r := &g.c.Rows[k]
		if r.Page != l.Page || r.Box.OverlapY(l.Quantity.Box) < 0.4*r.Box.Height() {
			continue
		}
		for j := range r.Cells {
			c := &r.Cells[j]
			if d.items.holds(c.Box) && !g.told(l, c.Words[0].Text) && !strings.HasPrefix(c.Text(), "(") && strings.ContainsFunc(c.Text(), func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
				g.say("paper.item.missing", c.Value(r.Page), i+1, fmt.Sprintf("%s has no item number, but %q stands where other lines have theirs.", g.name(i), clip(c.Text())), itemHint)
				return true
			}
		}
	}
	return false
}

// told reports whether a word is in a value of a line.
func (g *gate) told(l *paper.Line, word string) bool {
	if strings.Contains(l.Description.Raw, word) || strings.Contains(l.Detail.Raw, word) {
		return true
	}
	for _, v := range []*paper.Value{&l.ID, &l.BuyerItem, &l.SupplierItem, &l.Item, &l.GTIN, &l.Manufacturer, &l.Quantity, &l.Unit, &l.UnitPrice, &l.Per, &l.Discount, &l.Amount, &l.Date, &l.Tax} {
		if strings.Contains(v.Raw, word) {
			return true
		}
	}
	return slices.ContainsFunc(l.Extra, func(p paper.Pair) bool { return strings.Contains(p.Value.Raw, word) })
}

// passed finds what looks like an item number in each line and was read as nothing, or
// behind a label that nothing is known of; "" where a line has none.
func (g *gate) passed() (found string) {
	if label := g.labels(); label != "" {
		return label
	}
	seen := map[string]bool{}
	for i := range g.o.Lines {
		l, own := &g.o.Lines[i], ""
		for k := range g.c.Rows {
			r := &g.c.Rows[k]
			if r.Page != l.Page || r.Box.MidY() < l.Box.Y0 || r.Box.MidY() > l.Box.Y1 {
				continue
			}
			for j := range r.Cells {
				for _, w := range r.Cells[j].Words {
					if table.IsCode(w.Text) && !seen[w.Text] && !g.told(l, w.Text) && len(figure.FindDates(w.Text, g.c.Dates, g.c.Words)) == 0 {
						own = w.Text
					}
				}
			}
		}
		if own == "" {
			return ""
		}
		seen[own], found = true, own
	}
	return found
}

// labels finds a label within the lines, behind which each has another number, that no
// one knows to be of something else.
func (g *gate) labels() string {
	for _, p := range g.o.Lines[0].Extra {
		if e, ok := g.c.Words.Within("columns", "other", lexicon.Words(p.Label)); ok && !e.Weak || p.Label == "" || table.Surely(g.c.Words.Lookup("columns", p.Label)) != "" || !p.Value.Has(paper.ByLabel) {
			continue
		}
		seen := map[string]bool{}
		for i := range g.o.Lines {
			for _, q := range g.o.Lines[i].Extra {
				if q.Label == p.Label && numberly(q.Value.Text) {
					seen[q.Value.Text] = true
				}
			}
		}
		if len(seen) == len(g.o.Lines) {
			return p.Label + " " + p.Value.Text
		}
	}
	return ""
}

// numberly reports whether a text may be a number that something goes by, in sections or
// not: "HM 030117".
func numberly(text string) bool {
	return len(text) < 30 && strings.ContainsAny(text, "0123456789") && strings.Count(text, " ") < 3 && !table.Prose(text) && !strings.ContainsAny(text, ",%€$£")
}

// twice holds a line whose numbers may be others just as well: another price and amount
// beside it multiply too, as in two currencies, or, where nothing multiplies, another
// column says how many or how much as well.
func (g *gate) twice(i int) bool {
	l := &g.o.Lines[i]
	q, okQ := number(&l.Quantity)
	p, okP := number(&l.UnitPrice)
	if !okQ || q.Equal(decimal.NewFromInt(1)) {
		return false
	}
	cent := decimal.New(1, -2)
	for x := range l.Extra {
		e := &l.Extra[x]
		v, ok := g.plainly(e)
		if !ok || table.Taxed(g.c.Words, e.Label) {
			continue
		}
		if !l.Closed && (g.means(e.Label, "quantity") && !v.Equal(q) || okP && g.means(e.Label, "unit_price") && !v.Equal(p)) {
			g.say("paper.readings.differ", e.Value, i+1, fmt.Sprintf("%s has %s below %q too, and nothing tells which number is meant.", g.name(i), clip(e.Value.Text), clip(e.Label)), "Compare quantity and price with the page; name their columns in the partner's mapping (reads: paper: lines: columns).")
			return true
		}
		for y := range l.Extra {
			w, ok := g.plainly(&l.Extra[y])
			if !ok || x == y || table.Taxed(g.c.Words, l.Extra[y].Label) || !v.IsPositive() || !l.Closed {
				continue
			}
			other := !v.Equal(p) && v.Mul(q).Sub(w).Abs().LessThanOrEqual(cent)
			if a, ok := number(&l.Amount); ok && !other && x < y && v.GreaterThan(decimal.NewFromInt(1)) && w.GreaterThan(decimal.NewFromInt(1)) {
				other = !v.Equal(q) && !w.Equal(q) && v.Mul(w).Sub(a).Abs().LessThanOrEqual(cent)
			}
			if other {
				g.say("paper.readings.differ", e.Value, i+1, fmt.Sprintf("%s: %s and %s agree with its other numbers too, as of another currency or unit.", g.name(i), clip(e.Value.Text), clip(l.Extra[y].Value.Text)), "Compare quantity, price and amount with the page; name their columns in the partner's mapping (reads: paper: lines: columns).")
				return true
			}
		}
	}
	return false
}

// plainly is the number of a value that no field took.
func (g *gate) plainly(p *paper.Pair) (decimal.Decimal, bool) {
	n, ok := table.NumberIn(g.c, p.Value.Text)
	return n.Value, ok && !n.Percent && p.Value.Has(paper.ByColumn)
}
