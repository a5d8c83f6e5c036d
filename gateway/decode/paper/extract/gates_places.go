// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/layout"
	"ordergate/gateway/decode/paper/lexicon"
)

// shipTos: goods for several places are several deliveries, which one delivery address
// does not say. A place within the one that was read, "Dock 3" of its address, is the
// same; a gate or a hall beside an address is within it.
func (g *gate) shipTos() {
	if words := lexicon.Words(g.o.ShipTo.Name.Label); len(words) > 1 {
		if _, n := g.c.Words.Prefix("totals", words); n == len(words) {
			g.say("paper.shipto.doubtful", g.o.ShipTo.Name, 0, fmt.Sprintf("The delivery address %q stands beside %q, which is what a sum is called.", clip(g.o.ShipTo.Name.Text), clip(g.o.ShipTo.Name.Label)), "Look at the page, and correct the delivery address.")
		}
	}
	var first, within string
	read := strings.Builder{}
	for _, v := range append([]paper.Value{g.o.ShipTo.Name}, g.o.ShipTo.Address...) {
		read.WriteString(" " + lexicon.Key(v.Text))
	}
	known := strings.Fields(read.String())
	for i := range g.c.Rows {
		r := &g.c.Rows[i]
		for j := range r.Cells {
			rest, ok := g.delivered(&r.Cells[j])
			if !ok {
				continue
			}
			at := r.Cells[j].Value(r.Page)
			if len(rest) == 0 && j+1 < len(r.Cells) {
				if beside := r.Cells[j+1].Value(r.Page); g.naming(lexicon.Words(beside.Text)) {
					at, rest = beside, lexicon.Words(beside.Text)
				}
			}
			if len(rest) == 0 {
				below, ok := g.below(i, r.Cells[j].Box)
				if !ok {
					continue
				}
				at, rest = below, lexicon.Words(below.Text)
			}
			name := strings.Join(rest, " ")
			if !g.naming(rest) || name == first || name == within || g.refers(rest) {
				continue
			}
			if !slices.ContainsFunc(rest, func(w string) bool { return !slices.Contains(known, w) }) {
				first = cmp.Or(first, name)
				continue
			}
			if first != "" && within == "" && g.part(rest) {
				within = name
				continue
			}
			if first == "" {
				first = name
				continue
			}
			g.say("paper.shipto.several", at, 0, fmt.Sprintf("The document gives more than one delivery address: %q is another.", clip(at.Text)), "Enter an order for each place by hand, or ask the customer.")
			return
		}
	}
}

// delivered gives the words behind the label of a delivery address that a cell begins
// with. Where a colon ends another label, or a sentence goes on, it is none.
func (g *gate) delivered(c *layout.Cell) ([]string, bool) {
	words := lexicon.Words(c.Text())
	entries, n := g.c.Words.Prefix("parties", words)
	if n == 0 || !strong(entries, "ship_to") {
		return nil, false
	}
	before, behind, colon := strings.Cut(c.Text(), ":")
	if colon && len(lexicon.Words(before)) != n && strings.TrimSpace(behind) != "" {
		return nil, false
	}
	for k, taken := 0, 0; k < len(c.Words) && !colon; k++ {
		first, _ := utf8.DecodeRuneInString(c.Words[k].Text)
		if taken += len(lexicon.Words(c.Words[k].Text)); taken > n {
			return words[n:], !unicode.IsLower(first)
		}
	}
	return words[n:], true
}

// refers reports whether words only point at an address that stands elsewhere.
func (g *gate) refers(words []string) bool {
	for _, role := range []string{"same", "above", "nowhere"} {
		if _, ok := g.c.Words.Within("words", role, words); ok {
			return true
		}
	}
	return false
}

// part reports whether words name a place within a party's premises, and no town.
func (g *gate) part(words []string) bool {
	for _, e := range g.c.Words.Lookup("words", words[0]) {
		if e.Role == "site" {
			return !slices.ContainsFunc(words, func(w string) bool { return len(w) > 3 && strings.Trim(w, "0123456789") == "" })
		}
	}
	return false
}

// naming reports whether words may be the first line of an address: some letters, and
// no label of something else.
func (g *gate) naming(words []string) bool {
	if len(words) == 0 || len(words) > 10 {
		return false
	}
	for _, kind := range []string{"labels", "parties", "totals", "columns"} {
		if _, n := g.c.Words.Prefix(kind, words); n > 0 {
			return false
		}
	}
	return strings.ContainsFunc(words[0], unicode.IsLetter) && len(strings.Join(words, "")) >= 4
}

// below is the cell that begins below a box, within the next two rows of the page.
func (g *gate) below(i int, box paper.Box) (paper.Value, bool) {
	page := g.c.Rows[i].Page
	for k := i + 1; k < len(g.c.Rows) && k <= i+2 && g.c.Rows[k].Page == page; k++ {
		for j := range g.c.Rows[k].Cells {
			if c := &g.c.Rows[k].Cells[j]; c.Box.OverlapX(box) > 0 {
				return c.Value(page), true
			}
		}
	}
	return paper.Value{}, false
}
