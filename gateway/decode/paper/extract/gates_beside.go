// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/figure"
	"ordergate/gateway/decode/paper/lexicon"
	"ordergate/gateway/decode/paper/table"
)

// overprinted holds a value that another text is printed across, as when one slipped out
// of the row above: the two came apart in whatever way, and it may not be that of the page.
func (g *gate) overprinted() {
	words := map[slot][]*paper.Word{}
	for _, p := range g.own() {
		for i := range p.Words {
			w := &p.Words[i]
			for _, s := range slots(p.Number, w.Box) {
				words[s] = append(words[s], w)
			}
		}
	}
	g.values(func(name string, line int, v *paper.Value) {
		if line == 0 && name != "order number" || name == "description" || v.Has(paper.ByArithmetic) {
			return
		}
		for _, s := range slots(v.Page, v.Box) {
			for _, own := range words[s] {
				if !strings.Contains(v.Raw, own.Text) || own.Box.OverlapX(v.Box) < 0.9*own.Box.Width() || own.Box.OverlapY(v.Box) < 0.9*own.Box.Height() {
					continue
				}
				for _, w := range words[s] {
					if across(own, w) {
						g.say("paper.text.overprinted", *v, line, fmt.Sprintf("The %s %q has %q printed across it.", name, clip(v.Raw), clip(w.Text)), "Read the value from the page image, and look whose the other text is.")
						return
					}
				}
			}
		}
	})
}

// across reports whether another word stands in the row of one and reaches into it; one
// that is drawn twice is none.
func across(own, w *paper.Word) bool {
	apart := w.Box.MidY() - own.Box.MidY()
	return max(apart, -apart) < 0.45*min(w.Box.Height(), own.Box.Height()) &&
		w.Box.OverlapX(own.Box) > 0.35*min(w.Box.Width(), own.Box.Width()) && w.Text != own.Text
}

// unplaced reports whether a line lacks the position number that it should have.
func (g *gate) unplaced(l *paper.Line) bool {
	return l.ID.Empty() && (g.column("line") || slices.ContainsFunc(g.o.Lines, func(other paper.Line) bool { return other.ID.Has(paper.ByColumn) }))
}

// spared is a second item number behind a label that some line has, where it is another's:
// "" where none has two.
func (g *gate) spared() string {
	for i := range g.o.Lines {
		for _, p := range g.o.Lines[i].Extra {
			if v := itemOf(&g.o.Lines[i]); p.Value.Has(paper.ByLabel) && v.Has(paper.ByLabel) && v.Text != p.Value.Text && g.means(p.Label, "item") && table.IsCode(p.Value.Text) {
				return p.Value.Text
			}
		}
	}
	return ""
}

// doubled holds a line with two item numbers of one kind behind labels, where another line
// has none of that kind: one of the two is most likely that line's.
func (g *gate) doubled() {
	for i := range g.o.Lines {
		l := &g.o.Lines[i]
		for _, p := range l.Extra {
			for k, role := range []string{"buyer_item", "supplier_item"} {
				v := numbersOf(l)[k]
				if !p.Value.Has(paper.ByLabel) || !g.means(p.Label, role) || v.Text == p.Value.Text || !v.Has(paper.ByLabel) || !table.IsCode(p.Value.Text) && !amount(p.Value.Text) {
					continue
				}
				if slices.ContainsFunc(g.o.Lines, func(other paper.Line) bool { return numbersOf(&other)[k].Empty() }) {
					g.say("paper.item.doubtful", *v, i+1, fmt.Sprintf("%s has two item numbers behind labels of one kind, %q and %q, and another line has none.", g.name(i), clip(v.Text), clip(p.Value.Text)), itemHint)
					return
				}
			}
		}
	}
}

// strayed reports whether an item number of several words has one that may be of another
// column, which is empty in this line: its position number, or the other's number for it.
func (g *gate) strayed(l *paper.Line, v *paper.Value) bool {
	words := strings.Fields(v.Text)
	if len(words) < 2 || !v.Has(paper.ByColumn) {
		return false
	}
	if g.unplaced(l) && slices.ContainsFunc(words, table.IsLine) {
		return true
	}
	if slices.ContainsFunc(words, func(w string) bool { return !strings.ContainsAny(w, "0123456789") }) {
		return false
	}
	for i := range g.l.Headings {
		h := &g.l.Headings[i]
		if h.Text != v.Label && g.means(h.Text, "item", "buyer_item", "supplier_item") && !slices.ContainsFunc(g.o.Lines, func(other paper.Line) bool {
			return other.BuyerItem.Label == h.Text || other.SupplierItem.Label == h.Text || other.Item.Label == h.Text
		}) {
			return true
		}
	}
	return false
}

// headed reports whether a heading above the lines means item numbers.
func (g *gate) headed() bool {
	if g.column("item", "supplier_item", "buyer_item") {
		return true
	}
	top := g.o.Lines[0]
	for i := range g.c.Rows {
		r := &g.c.Rows[i]
		if r.Page != top.Page || r.Box.Y1 > top.Box.Y1 || len(r.Cells) < 2 || len(g.l.Headings) > 0 && r.Box.Y1 < g.l.Headings[0].Box.Y0-40 {
			continue
		}
		for j := range r.Cells {
			if c := &r.Cells[j]; g.means(c.Text(), "item", "supplier_item", "buyer_item") && !strings.ContainsAny(c.Text(), ":0123456789") {
				return true
			}
		}
	}
	return false
}

// foreign reports whether an item number is most likely none: it counts lines, stands in
// few lines while all have another's number, is shorter than those of other lines as a
// year or a rate is, or is a text above one.
func (g *gate) foreign(i, k int, v *paper.Value) bool {
	if short(v.Text) && (len(v.Text) == 1 || slices.ContainsFunc(g.o.Lines, func(other paper.Line) bool {
		n := numbersOf(&other)[k].Text
		return n != "" && !short(n)
	})) {
		return true
	}
	if !v.Has(paper.ByColumn) {
		return false
	}
	have, counts, others := 0, 0, true
	for j := range g.o.Lines {
		other := &g.o.Lines[j]
		n := numbersOf(other)
		if !n[k].Empty() {
			have++
		}
		if c, err := strconv.Atoi(n[k].Text); err == nil && (c == j+1 || c == 10*(j+1)) {
			counts++
		}
		others = others && (!other.BuyerItem.Empty() || !other.SupplierItem.Empty())
	}
	if (len(g.o.Lines) > 1 || others) && 2*counts > len(g.o.Lines) || k == 2 && others && 2*have <= len(g.o.Lines) {
		return true
	}
	if words := strings.Fields(v.Text); len(g.o.Lines) < 3 && len(words) == 2 && min(len(words[0]), len(words[1])) > 4 &&
		strings.ContainsAny(words[0], "0123456789") && strings.ContainsAny(words[1], "0123456789") {
		return true
	}
	return (strings.Contains(v.Text, " ") || !strings.ContainsAny(v.Text, "0123456789")) && g.over(&g.o.Lines[i], v)
}

// short reports whether a number is one of four digits at most: a count, a rate, a year.
func short(text string) bool {
	return len(text) > 0 && len(text) <= 4 && strings.Trim(text, "0123456789") == ""
}

// over reports whether a number that nobody took stands right below an item number, where
// it begins.
func (g *gate) over(l *paper.Line, v *paper.Value) bool {
	for k := range g.c.Rows {
		r := &g.c.Rows[k]
		if r.Page != v.Page || r.Box.Y0 < v.Box.MidY() || r.Box.MidY() > l.Box.Y1 {
			continue
		}
		for j := range r.Cells {
			c := &r.Cells[j]
			if side := c.Box.X0 - v.Box.X0; max(side, -side) < 3 && table.IsCode(c.Text()) && !strings.Contains(c.Text(), " ") {
				return true
			}
		}
	}
	return false
}

// unit holds a unit with what is none beside it: the amount of the next column, "Pack
// 419,17", an item number, a date, the line's position number, or the unit of another line.
func (g *gate) unit(i int) {
	l := &g.o.Lines[i]
	words := strings.Fields(l.Unit.Text)
	entire := table.IsUnit(g.c.Words, l.Unit.Text)
	for k := 1; k < len(words); k++ {
		for _, part := range [2][]string{words[:k], words[k:]} {
			unit, rest := strings.Join(part, " "), words[k:]
			if len(part) == len(rest) && part[0] == rest[0] {
				rest = words[:k]
			}
			if (!entire || table.IsUnit(g.c.Words, strings.Join(rest, " "))) && table.IsUnit(g.c.Words, unit) && g.besideUnit(l, rest, unit) {
				g.say("paper.unit.doubtful", l.Unit, i+1, fmt.Sprintf("%s: the unit %q has a number or another unit beside it.", g.name(i), clip(l.Unit.Text)), "Compare it with the page: what stands beside it may be of another column or line; name the columns in the partner's mapping (reads: paper: lines: columns).")
				return
			}
		}
	}
}

// besideUnit reports whether words beside a unit may be another value than it.
func (g *gate) besideUnit(l *paper.Line, words []string, unit string) bool {
	w := strings.Join(words, " ")
	switch {
	case amount(w), table.IsCode(w), len(figure.FindDates(w, g.c.Dates, g.c.Words)) > 0:
		return true
	case table.IsLine(w):
		return g.unplaced(l)
	case len(words) > 1:
		return strings.ContainsAny(words[0], "0123456789") // "17. April"
	}
	return g.another(w, unit) || len(g.c.Words.Lookup("units", w)) > 0 && slices.ContainsFunc(g.o.Lines, func(other paper.Line) bool { return other.Unit.Empty() })
}

// another reports whether two units are not the same one twice, as in "EA Each".
func (g *gate) another(a, b string) bool {
	same := g.c.Words.Lookup("units", b)
	all := g.c.Words.Lookup("units", a)
	return len(all) > 0 && !slices.ContainsFunc(all, func(e lexicon.Entry) bool {
		return slices.ContainsFunc(same, func(o lexicon.Entry) bool { return o.Role == e.Role })
	})
}
