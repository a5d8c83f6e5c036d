// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"fmt"
	"strings"
	"unicode"

	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/layout"
	"ordergate/gateway/decode/paper/lexicon"
)

// unsaid holds a line without an item number in the row of whose numbers a text stands
// that was not taken for what it is: its text was read from another row, or it is what the
// item goes by.
func (g *gate) unsaid() {
	for i := range g.o.Lines {
		l := &g.o.Lines[i]
		if !itemOf(l).Empty() || l.Description.Empty() || l.Quantity.Empty() {
			continue
		}
		for k := range g.c.Rows {
			r := &g.c.Rows[k]
			if r.Page != l.Quantity.Page || r.Box.OverlapY(l.Quantity.Box) < 0.6*l.Quantity.Box.Height() {
				continue
			}
			for j := range r.Cells {
				if c := &r.Cells[j]; c.Box.X0 < l.Quantity.Box.X0 && wordy(c) && !g.placed(l, c) && !heads(c, &l.Description) {
					g.say("paper.line.doubtful", paper.Value{Raw: c.Text(), Page: r.Page, Box: c.Box}, i+1, fmt.Sprintf("%s: %q stands beside its numbers and was not read as its text or its item.", g.name(i), clip(c.Text())), itemHint)
					return
				}
			}
		}
	}
}

// heads reports whether a cell is the name above a text: the text begins where it does, in
// the next row.
func heads(c *layout.Cell, text *paper.Value) bool {
	gap := text.Box.Y0 - c.Box.Y1
	return !text.Empty() && gap > -2 && gap < c.Box.Height() && max(text.Box.X0-c.Box.X0, c.Box.X0-text.Box.X0) < 3
}

// uneven holds lines some of whose texts begin in the row of their numbers and others in
// one above it, though that row has a text, too: the row above may be the title of several
// lines, or end the text of the line before.
func (g *gate) uneven() {
	above, at := -1, false
	for i := range g.o.Lines {
		l := &g.o.Lines[i]
		if l.Description.Page != l.Quantity.Page || l.Description.Empty() || l.Quantity.Empty() {
			continue
		}
		h, text := l.Quantity.Box.Height(), l.Description.Box
		if l.Detail.Page == l.Description.Page {
			text = text.Join(l.Detail.Box)
		}
		switch gap := l.Quantity.Box.Y0 - text.Y0; {
		case max(gap, -gap) < 0.6*h:
			at = true
		case gap > 0.8*h && above < 0 && g.texted(l) && l.Quantity.Box.MidY()-text.MidY() > 0.3*h && !g.wrapped(l.Quantity.Page, text): // not around its numbers
			above = i
		}
	}
	if l := above; at && l >= 0 {
		g.say("paper.line.doubtful", g.o.Lines[l].Description, l+1, fmt.Sprintf("%s: its text %q begins above its numbers, unlike those of other lines.", g.name(l), clip(g.o.Lines[l].Description.Text)), "Compare the texts of the lines with the page: a row may be the title of several lines, or end the text of the line above.")
	}
}

// wrapped reports whether the first row of a text goes on in the second: the word that the
// second begins with would have made it longer than any text of a line is.
func (g *gate) wrapped(page int, text paper.Box) bool {
	var rows [][]paper.Word
	for k := range g.c.Rows {
		var within []paper.Word
		for _, w := range g.c.Rows[k].Words() {
			if g.c.Rows[k].Page == page && w.Box.MidX() > text.X0 && w.Box.MidX() < text.X1 && w.Box.MidY() > text.Y0 && w.Box.MidY() < text.Y1 {
				within = append(within, w)
			}
		}
		if within != nil {
			rows = append(rows, within)
		}
	}
	if len(rows) < 2 {
		return false
	}
	right := float32(0)
	for i := range g.o.Lines {
		right = max(right, g.o.Lines[i].Description.Box.X1)
	}
	return rows[0][len(rows[0])-1].Box.X1+rows[1][0].Box.Width() > right
}

// texted reports whether the row of a line's quantity has a text to the left of it.
func (g *gate) texted(l *paper.Line) bool {
	for k := range g.c.Rows {
		r := &g.c.Rows[k]
		if r.Page != l.Quantity.Page || r.Box.OverlapY(l.Quantity.Box) < 0.6*l.Quantity.Box.Height() {
			continue
		}
		for j := range r.Cells {
			if c := &r.Cells[j]; c.Box.X0 < l.Quantity.Box.X0 && wordy(c) {
				return true
			}
		}
	}
	return false
}

// wordy reports whether a cell has a word.
func wordy(c *layout.Cell) bool {
	for i := range c.Words {
		n := 0
		for _, r := range c.Words[i].Text {
			if unicode.IsLetter(r) {
				n++
			}
		}
		if n > 2 {
			return true
		}
	}
	return false
}

// placed reports whether the words of a cell are in the values of a line, all but its
// numbers, or below a heading that says that they are something else.
func (g *gate) placed(l *paper.Line, c *layout.Cell) bool {
	var have strings.Builder
	for _, v := range []*paper.Value{&l.ID, &l.Description, &l.Detail, &l.Quantity, &l.Unit, &l.UnitPrice, &l.Per, &l.Amount, &l.Discount, &l.Date, &l.Tax} {
		have.WriteString(" " + v.Raw + " " + v.Text)
	}
	for _, p := range l.Extra {
		if p.Value.Has(paper.ByLabel) || len(g.c.Words.Lookup("columns", p.Label)) > 0 {
			have.WriteString(" " + p.Value.Raw + " " + p.Label)
		}
	}
	text := " " + lexicon.Key(have.String()) + " "
	for _, w := range lexicon.Words(c.Text()) {
		if strings.ContainsFunc(w, unicode.IsLetter) && !strings.Contains(text, w) {
			return false
		}
	}
	return true
}
