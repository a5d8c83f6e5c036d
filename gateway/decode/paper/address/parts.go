// SPDX-License-Identifier: Apache-2.0

package address

import (
	"strings"
	"unicode"

	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/label"
	"ordergate/gateway/decode/paper/layout"
	"ordergate/gateway/decode/paper/lexicon"
)

// Inline reads a party that stands behind its label on one line, parts set apart by
// commas; where the line names the party alone, its address may follow below.
func Inline(s *label.Sheet, p *label.Spot, rest *layout.Cell) paper.Party {
	page := s.Page(p)
	wrapped := wrap(s, p.Row, rest)
	parts := Split(&wrapped)
	if _, ok := p.Role("parties", "buyer"); ok && len(parts) > 1 && Person(s, Trim(parts[0].Text())) && Organisation(s, parts[1].Text()) && !Form(s, Trim(parts[1].Text())) {
		parts = parts[1:]
	}
	out := Listed(s, parts, page)
	if len(parts) > 1 {
		return out
	}
	first := Line{Index: p.Row, Cell: *rest}
	more := Follow(s, first, rest.Box, 7, true)
	if len(more) == 0 {
		first.Cell.Box.X0 = s.Box(p).X0
		more = Follow(s, first, first.Cell.Box, 7, true)
		if len(more) < 2 {
			more = nil
		}
	}
	Fill(s, &out, more, page)
	return out
}

// Listed makes a party of the parts of a line: its name with a legal form and the site
// within it that stand behind commas, and its address.
func Listed(s *label.Sheet, parts []layout.Cell, page int) (out paper.Party) {
	for i := range parts {
		v := parts[i].Value(page, paper.ByLabel)
		if v.Text = Trim(v.Text); i > 0 {
			v.Text = Unstopped(v.Text)
		}
		switch {
		case v.Text == "":
		case out.Name.Empty():
			out.Name = v
		case len(out.Address) == 0 && (Form(s, v.Text) || i == 1 && site(s, v.Text, parts[2:])):
			out.Name = Join(out.Name, v, ", ")
		default:
			out.Address = append(out.Address, v)
		}
	}
	return out
}

// site reports whether a part of a line is a place of the party named before it, "Heizwerk
// Nord", "Gate 2 Stores": a street and a town follow.
func site(s *label.Sheet, t string, rest []layout.Cell) bool {
	if len(rest) < 2 {
		return false
	}
	if HasDigit(t) {
		_, ok := s.C.Words.Within("words", "site", lexicon.Words(t))
		return ok && !Digital(t)
	}
	return HasDigit(rest[0].Text()) && !Postcode.MatchString(rest[0].Text())
}

// Split cuts a cell behind commas and middle dots.
func Split(c *layout.Cell) (out []layout.Cell) {
	from := 0
	dashes := 0
	for i := range c.Words {
		if dash(c.Words[i].Text) {
			dashes++
		}
	}
	for i := range c.Words {
		t := c.Words[i].Text
		alone := t == "·" || t == "•" || t == "|" || t == "-" || t == "–" || t == "*" || t == "◦"
		if (alone || dash(t)) && i > from && (t != "-" || dashes > 1) { // one dash is within a name
			out = append(out, c.Slice(from, i))
			from = i + 1
			continue
		}
		if strings.HasSuffix(t, ",") || strings.HasSuffix(t, ";") {
			out = append(out, c.Slice(from, i+1))
			from = i + 1
		}
	}
	if from < len(c.Words) {
		out = append(out, c.Slice(from, len(c.Words)))
	}
	if len(out) == 0 {
		out = append(out, *c)
	}
	return out
}

func Join(a, b paper.Value, with string) paper.Value {
	a.Text += with + b.Text
	a.Raw += with + b.Raw
	a.Box = a.Box.Join(b.Box)
	return a
}

func Trim(t string) string { return strings.Trim(t, " ,;·•|:") }

// wrap adds to a text that runs to the right edge of the page's texts what stands at
// the left of the next row: one sentence that a line holds in part.
func wrap(s *label.Sheet, at int, rest *layout.Cell) layout.Cell {
	r := &s.Rows[at]
	if at+1 >= len(s.Rows) || len(rest.Words) == 0 || Formed(s, rest.Text()) || !flows(r, rest) || r.Cells[len(r.Cells)-1].Box.X1 > rest.Box.X1+1 {
		return *rest
	}
	next := &s.Rows[at+1]
	if next.Page != r.Page || next.Lines || len(next.Cells) == 0 || next.Box.Y0-r.Box.Y1 > 0.9*rest.Box.Height() {
		return *rest
	}
	c := &next.Cells[0]
	if d := c.Box.X0 - r.Cells[0].Box.X0; d < -4 || d > 4 || s.IsLabel(at+1, 0) || rest.Box.X1+c.Words[0].Box.Width() < edgeOf(s, r.Page) {
		return *rest
	}
	to := len(c.Words)
	if all := s.In(at+1, 0); len(all) > 0 && all[0].From > 0 {
		to = all[0].From
	}
	for i := range to {
		if dash(c.Words[i].Text) {
			to = i
			break
		}
	}
	out := layout.Cell{Words: append(append(rest.Words[:0:0], rest.Words...), c.Words[:to]...)}
	return out.Slice(0, len(out.Words))
}

// flows reports whether a text is part of one line that runs from the row's beginning: no
// wide gap stands before it.
func flows(r *label.Row, rest *layout.Cell) bool {
	for j := 1; j < len(r.Cells) && r.Cells[j].Box.X0 <= rest.Box.X0; j++ {
		if r.Cells[j].Box.X0-r.Cells[j-1].Box.X1 > 1.5*rest.Box.Height() {
			return false
		}
	}
	return true
}

// edgeOf is how far to the right the texts of a page reach.
func edgeOf(s *label.Sheet, page int) (x float32) {
	for i := range s.Rows {
		if s.Rows[i].Page == page {
			x = max(x, s.Rows[i].Box.X1)
		}
	}
	return x
}

func dash(t string) bool {
	switch t {
	case "-", "–", "—", "−", "|", "·", "•":
		return true
	}
	return false
}

// Unstopped leaves out the full stop behind the last part of an address.
func Unstopped(t string) string {
	if rest, ok := strings.CutSuffix(t, "."); ok {
		if at := strings.LastIndexByte(rest, ' '); strings.ContainsFunc(rest[at+1:], unicode.IsDigit) {
			return rest
		}
	}
	return t
}
