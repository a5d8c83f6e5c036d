// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"fmt"
	"slices"
	"strings"

	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/layout"
	"ordergate/gateway/decode/paper/lexicon"
)

// longTitle is how many words a row has at most that says what became of the order:
// terms and conditions speak of cancelled and changed orders in longer ones.
const longTitle = 24

// before: a page that says above its lines that the order is cancelled or changed is no
// new order, whatever its title says.
func (g *gate) before() {
	for i := range g.c.Rows {
		r := &g.c.Rows[i]
		if r.Page > g.o.First || i < len(g.l.Rows) && g.l.Rows[i] {
			return
		}
		words := lexicon.Words(r.Text())
		if len(words) > longTitle {
			continue
		}
		if e, ok := g.c.Words.Within("changes", "", words); ok && e.Role != "void" && !g.unchanged(r, words) {
			g.against(e.Role, r)
			return
		}
		if !strings.ContainsAny(r.Text(), "0123456789") {
			continue
		}
		for j := range r.Cells { // a label is what a cell begins with: "60 days from invoice date" is none
			entries, _ := g.c.Words.Prefix("labels", lexicon.Words(r.Cells[j].Text()))
			for _, e := range entries {
				if _, ok := contrary[e.Role]; ok && !e.Weak {
					g.against(e.Role, r)
					return
				}
			}
		}
	}
}

// unchanged reports whether a row says of a change that there is none: "Change Order 0" is
// the first version, "Change Order Date" a label without a value.
func (g *gate) unchanged(r *layout.Row, words []string) bool {
	last := words[len(words)-1]
	for _, e := range g.c.Words.Lookup("parts", last) {
		if e.Role == "date" && len(r.Cells) == 1 {
			return true
		}
	}
	return strings.Trim(last, "0") == ""
}

func (g *gate) against(role string, r *layout.Row) {
	says := contrary[role]
	g.say(says.code, paper.Value{Raw: r.Text(), Page: r.Page, Box: r.Box}, 0, fmt.Sprintf("%s: %q.", says.message, clip(r.Text())), says.hint)
}

// contrary is what rows above the lines say against a new order, by the roles of the
// dictionaries of changes and of labels.
var contrary = map[string]struct{ code, message, hint string }{
	"cancelled":           {"paper.order.earlier", "The page speaks of a cancellation", earlierHint},
	"changed":             {"paper.order.earlier", "The page speaks of an order that was given before and is changed", earlierHint},
	"invoice_number":      {"paper.kind.contrary", "The page has what invoices have", contraryHint},
	"confirmation_number": {"paper.kind.contrary", "The page has what confirmations of orders have", contraryHint},
	"delivery_number":     {"paper.kind.contrary", "The page has what delivery notes have", contraryHint},
	"quote_own":           {"paper.kind.contrary", "The page has what quotations have", contraryHint},
}

// largeWords is how much larger than the text of a page what strikes the eye first is.
const largeWords = 1.25

// stamped: large words anywhere on the pages may say that the order is off, and above its
// lines that the page is something else: whatever else is said, a person would see them.
func (g *gate) stamped() {
	usual := g.usualSize()
	for i := range g.c.Rows {
		r := &g.c.Rows[i]
		large := layout.Cell{}
		for _, w := range r.Words() {
			if w.Size >= largeWords*usual {
				large.Words = append(large.Words, w)
			}
		}
		if len(large.Words) == 0 || len(large.Words) > 6 || usual == 0 {
			continue
		}
		large = large.Slice(0, len(large.Words))
		words, at := lexicon.Words(large.Text()), large.Value(r.Page)
		for _, role := range []string{"cancelled", "void"} {
			if _, ok := g.c.Words.Within("changes", role, words); ok {
				g.say("paper.order.earlier", at, 0, fmt.Sprintf("Large words say that the order is off: %q.", clip(large.Text())), earlierHint)
				return
			}
		}
		if r.Page == g.o.First && (len(g.o.Lines) == 0 || r.Box.Y1 < g.o.Lines[0].Box.Y0) && g.othersTitle(large.Text()) {
			g.say("paper.kind.contrary", at, 0, fmt.Sprintf("The page has what orders are not called, in large words: %q.", clip(large.Text())), contraryHint)
			return
		}
	}
}

// usualSize is the size that most of the words of the order's pages are no larger than.
func (g *gate) usualSize() float32 {
	var sizes []float32
	for _, p := range g.own() {
		for i := range p.Words {
			sizes = append(sizes, p.Words[i].Size)
		}
	}
	if len(sizes) == 0 {
		return 0
	}
	slices.Sort(sizes)
	return sizes[len(sizes)/2]
}

// othersTitle reports whether a text is what papers are called that are no orders, and
// nothing that orders are called.
func (g *gate) othersTitle(text string) bool {
	entries := g.c.Words.Lookup("titles", text)
	for _, e := range entries {
		if e.Role == string(paper.PurchaseOrder) || e.Role == string(paper.Letter) || e.Role == string(paper.Catalogue) || e.Weak {
			return false
		}
	}
	return len(entries) > 0
}

const (
	earlierHint  = "Look whether this is a new order. If it is not, change or cancel the earlier one in the ERP by hand and reject this document."
	contraryHint = "Look whether this is an order, and release it if so; else pass it on to whom it concerns, and reject it here."
)
