// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/header"
	"ordergate/gateway/decode/paper/layout"
	"ordergate/gateway/decode/paper/lexicon"
	"ordergate/gateway/decode/paper/table"
)

const itemHint = "Compare the item numbers with the page; name their column in the partner's mapping (reads: paper: lines: columns: item)."

// items are the gates of the item numbers: a line is known by its number alone, and no
// arithmetic bears that out. What speaks against them is that the lines are not alike.
func (g *gate) items() {
	a := g.account()
	g.unsaid()
	g.uneven()
	if a.with == 0 {
		g.unread()
		return
	}
	g.unrevised()
	g.strange()
	g.barcodes()
	if len(g.o.Lines) > 1 {
		g.same()
	}
	d, spared := g.drawn(), g.spared()
	for i := range g.o.Lines {
		l := &g.o.Lines[i]
		switch {
		case !itemOf(l).Empty():
			for k, v := range numbersOf(l) {
				if g.crowned(v) {
					g.say("paper.item.doubtful", *v, i+1, fmt.Sprintf("%s: the item number %q stands below %q, above which there is a word that may say what it is.", g.name(i), clip(v.Text), clip(v.Label)), itemHint)
					return
				}
				if why := g.doubt(a, i, k, v); why != "" {
					g.say("paper.item.doubtful", *v, i+1, fmt.Sprintf("%s: the item number %q %s.", g.name(i), clip(v.Text), why), itemHint)
				}
			}
		case spared != "":
			g.say("paper.item.missing", g.place(i), i+1, fmt.Sprintf("%s has no item number, and another line has two: %q is one of them.", g.name(i), clip(spared)), itemHint)
		case !l.Description.Empty() && g.beside(d, i):
		case g.coded(l) != "":
			g.say("paper.item.missing", g.place(i), i+1, fmt.Sprintf("%s has no item number, unlike other lines, but %q stands in its text.", g.name(i), clip(g.coded(l))), itemHint)
		}
	}
}

// account is how the lines have their item numbers.
type account struct {
	with                   int    // lines with one
	below                  int    // lines with one that is no GTIN
	plain, spaced, counted [3]int // lines with one of one word, of several, and of several that begin with the line's place, by whose it is
}

// account counts the item numbers, and holds a line that has neither one nor a text.
func (g *gate) account() (a account) {
	for i := range g.o.Lines {
		l := &g.o.Lines[i]
		switch {
		case !itemOf(l).Empty():
			a.with++
		case l.Description.Empty():
			g.say("paper.line.doubtful", g.place(i), i+1, fmt.Sprintf("%s has numbers only: neither an item nor a text says what is ordered.", g.name(i)), "Look at the page whether it is an order line: it may be a sum, a tax or a charge.")
		}
		for k, v := range numbersOf(l) {
			if !v.Empty() && !strings.Contains(v.Text, " ") {
				a.plain[k]++
			} else if !v.Empty() {
				a.spaced[k]++
				if n, err := strconv.Atoi(strings.Fields(v.Text)[0]); err == nil && (n == i+1 || n == 10*(i+1)) {
					a.counted[k]++
				}
			}
			if v.Has(paper.ByColumn) || v.Has(paper.ByLabel) && !g.means(v.Label, "gtin") {
				a.below++
			}
		}
	}
	return a
}

// doubt is why an item number of a line may be none, or another's: "" for no reason.
func (g *gate) doubt(a account, i, k int, v *paper.Value) string {
	l := &g.o.Lines[i]
	switch n := header.Compact(g.o.Number.Text); {
	case v.Has(paper.ByLabel) && g.means(v.Label, "gtin") && (a.below > 0 || a.with < len(g.o.Lines) || g.headed()):
		return fmt.Sprintf("stands behind %q, and item numbers stand elsewhere", clip(v.Label))
	case len(g.o.Lines) == 1 && v.Has(paper.ByGuess) && g.column("item", "supplier_item", "buyer_item"):
		return "was found in its text, and the table has a column of item numbers"
	case len(n) > 5 && strings.Contains(header.Compact(v.Text), n):
		return "has the number of the order in it"
	case amount(v.Text) && l.UnitPrice.Empty() && !l.Amount.Empty():
		return "may be the price that the line lacks"
	case g.foreign(i, k, v):
		return "may be a text or a number of something else"
	case strings.Contains(v.Text, " ") && l.ID.Empty() && a.plain[k] == 0 && a.counted[k] == len(g.o.Lines):
		return "may have the number of the line before it"
	case g.two(v.Text), k == 1 && strings.Contains(v.Raw, " [") && !l.Item.Empty() && l.Item.Raw == v.Raw, g.strayed(l, v), a.plain[k] > 0 && v.Has(paper.ByColumn) && (g.measured(v.Text) || strings.Contains(v.Text, " ") && a.plain[k] >= 2*a.spaced[k]):
		return "may be two numbers, or have a text beside it"
	}
	return ""
}

// numbersOf are the item numbers that a column may give.
func numbersOf(l *paper.Line) [3]*paper.Value {
	return [3]*paper.Value{&l.BuyerItem, &l.SupplierItem, &l.Item}
}

// itemOf is the number that a line's item goes by.
func itemOf(l *paper.Line) *paper.Value {
	for _, v := range []*paper.Value{&l.BuyerItem, &l.SupplierItem, &l.Item, &l.GTIN, &l.Manufacturer} {
		if !v.Empty() {
			return v
		}
	}
	return &paper.Value{}
}

// column reports whether the table has a heading of one of some roles.
func (g *gate) column(roles ...string) bool {
	return slices.ContainsFunc(g.l.Headings, func(h paper.Value) bool { return g.means(h.Text, roles...) })
}

// means reports whether a heading or label means one of some roles.
func (g *gate) means(text string, roles ...string) bool {
	return slices.ContainsFunc(g.c.Words.Lookup("columns", text), func(e lexicon.Entry) bool { return slices.Contains(roles, e.Role) && !e.Weak })
}

// crowned reports whether the heading of an item number is one word with another right
// above it that was not read with it: "Cost" over "Code"; or whether it says above it that
// the numbers are the manufacturer's.
func (g *gate) crowned(v *paper.Value) bool {
	if !v.Has(paper.ByColumn) || v.Label == "" {
		return false
	}
	words := strings.Contains(v.Label, " ")
	for i := range g.l.Headings {
		h := &g.l.Headings[i]
		if h.Text != v.Label {
			continue
		}
		for k := range g.c.Rows {
			r := &g.c.Rows[k]
			gap := h.Box.Y0 - r.Box.Y1
			if r.Page != h.Page || gap > h.Box.Height() || gap < -0.5*h.Box.Height() {
				continue
			}
			for j := range r.Cells {
				if c := &r.Cells[j]; c.Box.OverlapX(h.Box) > 0.3*h.Box.Width() && len(c.Words) < 3 && (gap < 0.6*h.Box.Height() && g.heads(r) || g.atop(r, h)) && !g.translates(c) && (!words || g.means(c.Text(), "manufacturer")) {
					return true
				}
			}
		}
	}
	return false
}

// translates reports whether a heading says the same as the one below it: it means item
// numbers as well, or is of another script.
func (g *gate) translates(c *layout.Cell) bool {
	return strings.ContainsFunc(c.Text(), func(r rune) bool { return r > 0x24f && unicode.IsLetter(r) }) ||
		slices.ContainsFunc(g.c.Words.Lookup("columns", c.Text()), func(e lexicon.Entry) bool { return table.IsItem(e.Role) })
}

// heads reports whether a row has two cells or more, all of them words: one of headings.
func (g *gate) heads(r *layout.Row) bool {
	return len(r.Cells) > 1 && !strings.ContainsAny(r.Text(), "0123456789:")
}

// atop reports whether a row is one word or two that begin where a heading below begins
// that is not the first: a caption of the whole table stands above the first.
func (g *gate) atop(r *layout.Row, h *paper.Value) bool {
	return len(r.Cells) == 1 && !strings.ContainsAny(r.Text(), "0123456789:") && max(r.Box.X0-h.Box.X0, h.Box.X0-r.Box.X0) < 2 &&
		slices.ContainsFunc(g.l.Headings, func(other paper.Value) bool { return other.Page == h.Page && other.Box.X0 < h.Box.X0-2 })
}

// two reports whether an item number is two that a stroke parts.
func (g *gate) two(text string) bool {
	a, b, ok := strings.Cut(text, " / ")
	return ok && strings.ContainsAny(a, "0123456789") && strings.ContainsAny(b, "0123456789")
}

// amount reports whether a word is written as amounts are, with marks.
func amount(w string) bool {
	w = strings.Trim(w, "$€£")
	return strings.ContainsAny(w, ".,") && strings.Trim(w, "0123456789.,") == ""
}

// measured reports whether a word of an item number of several is a unit or a number
// as amounts are written: the size of a pack, or a value of the next column.
func (g *gate) measured(text string) bool {
	words := strings.Fields(text)
	return len(words) > 1 && slices.ContainsFunc(words, func(w string) bool {
		return w == "/" || table.IsUnit(g.c.Words, w) && !strings.ContainsAny(w, "0123456789") ||
			amount(w)
	})
}

// coded is the word that looks like an item number at an end of a line's text.
func (g *gate) coded(l *paper.Line) string {
	for _, text := range []string{l.Description.Text, l.Detail.Text} {
		words := strings.Fields(text)
		if len(words) == 0 {
			continue
		}
		for _, w := range []string{words[0], words[len(words)-1]} {
			if table.IsCode(w) {
				return w
			}
		}
	}
	for i := range l.Extra {
		if w := l.Extra[i].Value.Text; table.IsCode(w) && !strings.Contains(w, " ") && len(l.Extra[i].Label) == 0 {
			return w
		}
	}
	return ""
}

// unread holds an order none of whose lines has an item number, though each has a word
// that looks like one in the same place.
func (g *gate) unread() {
	for _, at := range []func(*paper.Line) string{
		func(l *paper.Line) string { return end(l.Description.Text, false) },
		func(l *paper.Line) string { return end(l.Description.Text, true) },
		func(l *paper.Line) string { return end(l.Description.Text+" "+l.Detail.Text, true) },
		func(l *paper.Line) string { return strings.SplitN(l.Detail.Text, " ", 2)[0] },
	} {
		seen := map[string]bool{}
		for i := range g.o.Lines {
			if w := at(&g.o.Lines[i]); w != "" && table.IsCode(w) {
				seen[w] = true
			}
		}
		if len(seen) == len(g.o.Lines) {
			g.say("paper.item.missing", g.place(0), 0, fmt.Sprintf("No line has an item number, but each has what looks like one in its text: %q.", clip(at(&g.o.Lines[0]))), itemHint)
			return
		}
	}
	if v := g.itemLike(); v.Text != "" {
		g.say("paper.item.missing", v, 0, fmt.Sprintf("No line has an item number, but each has what looks like one beside its text: %q.", clip(v.Text)), itemHint)
	}
}

// itemLike finds what each line has beside its text that looks like an item number and is
// none of its values, or stands below a heading that nothing is known of.
func (g *gate) itemLike() paper.Value {
	if code := g.passed(); code != "" {
		v := g.place(0)
		v.Text = code
		return v
	}
	for _, p := range g.o.Lines[0].Extra {
		seen := map[string]bool{}
		if slices.ContainsFunc(g.c.Words.Lookup("columns", p.Label), func(e lexicon.Entry) bool { return e.Role == "other" && !e.Weak }) {
			continue // of a tariff, an account, a project
		}
		for i := range g.o.Lines {
			for _, q := range g.o.Lines[i].Extra {
				if q.Label == p.Label && table.IsCode(q.Value.Text) && q.Value.Has(paper.ByColumn) {
					seen[q.Value.Text] = true
				}
			}
		}
		if len(seen) == len(g.o.Lines) {
			return p.Value
		}
	}
	return paper.Value{}
}

// barcodes holds lines that only barcodes tell apart, where each has another number, too:
// that may be what its item goes by.
func (g *gate) barcodes() {
	for i := range g.o.Lines {
		if v := itemOf(&g.o.Lines[i]); !g.means(v.Label, "gtin") {
			return
		}
	}
	if v := g.itemLike(); v.Text != "" {
		g.say("paper.item.doubtful", v, 0, fmt.Sprintf("The item numbers are barcodes, and each line has what looks like an item number of its own: %q.", clip(v.Text)), itemHint)
	}
}

// end is the first or last word of a text.
func end(text string, last bool) string {
	words := strings.Fields(text)
	switch {
	case len(words) == 0:
		return ""
	case last:
		return words[len(words)-1]
	}
	return words[0]
}

// positions are where the position numbers of the lines stand, when each has one, and the
// greatest of them.
func (g *gate) positions() (ids span, last int) {
	for i := range g.o.Lines {
		id := &g.o.Lines[i].ID
		n, err := strconv.Atoi(id.Text)
		if err != nil || id.Has(paper.ByLabel) {
			return span{}, 0
		}
		ids, last = ids.with(id.Box), max(last, n)
	}
	return ids, last
}

// unfilled reports whether a row among the lines has a position number that no line has,
// or a place for a figure that was left open: "....", "____". It was not read because what
// makes it a line is missing or unreadable.
func (g *gate) unfilled(d *drawn, r *layout.Row, ids span, last int) bool {
	if c := &r.Cells[0]; len(r.Cells) > 1 && ids.holds(c.Box) && !d.claimed(r.Page, c.Box) {
		if n, err := strconv.Atoi(strings.Trim(c.Text(), " .)#")); err == nil && n > 0 && n <= last+100 {
			return true
		}
	}
	return len(r.Cells) > 2 && slices.ContainsFunc(r.Cells, func(c layout.Cell) bool {
		text := strings.ReplaceAll(c.Text(), " ", "")
		return len(text) > 3 && strings.Trim(text, "._…") == ""
	}) && slices.ContainsFunc(r.Cells, func(c layout.Cell) bool { _, ok := g.figure(&c); return ok })
}
