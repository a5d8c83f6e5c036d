// SPDX-License-Identifier: Apache-2.0

// Package address reads addresses on the pages of an order: the block of lines that stands
// below a label, beside it or around it, the fields of a form, or the parts of one line;
// and it tells names, streets, towns and numbers to call from each other. Whose address it
// is, is its callers' to say.
//
// Invariant: a block ends where another label begins.
package address

import (
	"strings"
	"unicode"

	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/label"
	"ordergate/gateway/decode/paper/layout"
	"ordergate/gateway/decode/paper/lexicon"
)

// Line is a cell with the row it stands in, and the place of the label at its left, if it
// has one.
type Line struct {
	Index int
	Cell  layout.Cell
	Field paper.Box
}

// maxBlock is how many lines a party has at most.
const maxBlock = 9

// Block reads the party that stands below a label, or to its right where nothing
// stands below; max bounds its lines (0: to the next gap), below leaves the right out.
func Block(s *label.Sheet, p *label.Spot, max int, below bool) (paper.Party, bool) {
	if max <= 0 {
		max = maxBlock
	}
	page := s.Page(p)
	c := s.Cell(p)
	box := s.Box(p)
	if !p.Whole {
		c = &layout.Cell{Words: c.Words, Box: box}
	}
	if out, ok := fields(s, p); ok {
		out.Name.Label = s.Text(p)
		return out, true
	}
	if out, ok := captioned(s, p); ok {
		out.Name.Label = s.Text(p)
		return out, true
	}
	if lines := amid(s, p); len(lines) > 1 && !below {
		var out paper.Party
		Fill(s, &out, lines, page)
		out.Name.Label = s.Text(p)
		return out, !out.Name.Empty()
	}
	lines := Follow(s, Line{Index: p.Row, Cell: *c}, box, max, false)
	right, ok := s.RightOf(p)
	if ok && !below && !LooksLikeNumber(right.Cell.Text()) && (len(lines) == 0 || lines[0].Cell.Box.Y0-box.Y1 > 1.1*box.Height()) {
		if len(Split(&right.Cell)) >= 3 {
			return Inline(s, p, &right.Cell), true
		}
		first := Line{p.Row, right.Cell, s.Cell(p).Box}
		lines = append([]Line{first}, Follow(s, first, right.Cell.Box, max-1, true)...)
	}
	if len(lines) == 0 {
		return paper.Party{}, false
	}
	var out paper.Party
	Fill(s, &out, lines, page)
	out.Name.Label = s.Text(p)
	return out, !out.Name.Empty()
}

// Follow gives the lines below a cell that belong to it: they begin where it begins or
// stand centred below it, in its column, each close below the one before.
func Follow(s *label.Sheet, from Line, box paper.Box, max int, aligned bool) (out []Line) {
	page := s.Rows[from.Index].Page
	right := edge(s, from.Index, &from.Cell)
	last, pitch := box, float32(0)
	x, posted := box.X0, false
	for i := from.Index + 1; i < len(s.Rows) && i <= from.Index+4*maxBlock && len(out) < max; i++ {
		r := &s.Rows[i]
		if r.Page != page || r.Lines {
			break
		}
		gap := r.Box.Y0 - last.Y1
		limit := 1.3 * last.Height()
		if len(out) == 0 && !aligned {
			limit = 2.4*last.Height() + 4
		}
		if pitch > 0 && 1.7*pitch > limit+last.Height() {
			limit = 1.7*pitch - last.Height()
		}
		if gap > limit {
			break
		}
		j, ok := inColumn(r, x, box, right, len(out) > 0 || aligned)
		var cell layout.Cell
		if ok {
			cell = r.Cells[j]
		} else if cell, j, ok = within(&s.Rows[from.Index], r, x); !ok {
			continue
		}
		if Stops(s, i, j) || posted && valued(s, i, j) || aligned && Fielded(s, i, from.Field, cell.Box.X0) {
			break
		}
		if len(out) == 0 && !aligned {
			x, box = cell.Box.X0, cell.Box
		} else if len(out) > 0 {
			pitch = cell.Box.MidY() - last.MidY()
		}
		if cell.Box.X1 > right && right > 0 { // two columns that ran into one cell
			cell = clip(&cell, right)
		}
		out = append(out, Line{Index: i, Cell: cell})
		last = cell.Box
		posted = posted || len(out) > 1 && Postcode.MatchString(cell.Text())
	}
	return out
}

// valued reports whether a cell stands right of the label of a field of the header.
func valued(s *label.Sheet, i, j int) bool {
	if j == 0 || !s.IsLabel(i, j-1) {
		return false
	}
	for _, p := range s.In(i, j-1) {
		for _, e := range p.Entries {
			if e.Kind == "labels" && !aside(e.Role) && !e.Weak && p.Whole {
				return true
			}
		}
	}
	return false
}

// within finds the words of a column in a cell that holds two columns' words: they begin
// where the column does, the cell where another label of its row does.
func within(labels, r *label.Row, x float32) (layout.Cell, int, bool) {
	for j := range r.Cells {
		c := &r.Cells[j]
		if c.Box.X0 > x-20 || c.Box.X1 < x {
			continue
		}
		for k := range labels.Cells {
			if d := labels.Cells[k].Box.X0 - c.Box.X0; d < -4 || d > 4 || labels.Cells[k].Box.X1 > x {
				continue
			}
			for n := 1; n < len(c.Words); n++ {
				if d := c.Words[n].Box.X0 - x; d > -1 && d < 1 {
					return c.Slice(n, len(c.Words)), j, true
				}
			}
		}
	}
	return layout.Cell{}, 0, false
}

// edge is where the next column begins: the next cell of the label's row, 0 for none.
func edge(s *label.Sheet, index int, c *layout.Cell) float32 {
	r := &s.Rows[index]
	for j := range r.Cells {
		if t := r.Cells[j].Text(); r.Cells[j].Box.X0 > c.Box.X1+4 && !LooksLikeNumber(t) && (!HasDigit(t) || s.IsLabel(index, j) || len(s.In(index, j)) > 0) {
			return r.Cells[j].Box.X0 - 2
		}
	}
	return 0
}

// inColumn finds the cell of a row that stands in the block's column.
func inColumn(r *label.Row, x float32, box paper.Box, right float32, begun bool) (int, bool) {
	for j := range r.Cells {
		c := r.Cells[j].Box
		if right > 0 && c.X0 >= right {
			break
		}
		d := c.X0 - x
		switch {
		case d > -5 && d < 5:
			return j, true
		case !begun && d > -8 && d < 40 && (j == 0 || r.Cells[j-1].Box.X1 < x-2):
			return j, true
		case !begun && d < 0 && c.X1 > x && c.OverlapX(box) > 0.5*box.Width() && d > -60:
			return j, true
		case !begun && d < 0 && c.X0 > 250 && c.X1-box.X1 < 2 && box.X1-c.X1 < 2: // set to the right
			return j, true
		case begun && Near(c.MidX(), box.MidX()) && c.OverlapX(box) > 0:
			return j, true
		case begun && d >= 5 && d < 16 && c.OverlapX(box) > 0:
			return j, true
		case begun && c.X1-box.X1 < 2 && box.X1-c.X1 < 2 && c.X0 > 250 && c.OverlapX(box) > 0.8*min(c.Width(), box.Width()): // set to the right
			return j, true
		case begun && len(r.Cells) == 1 && centred(c, box):
			return j, true
		}
	}
	return 0, false
}

// centred reports whether two texts alone in their rows are set about the same middle, by
// whole letters of a typewriter at worst.
func centred(a, b paper.Box) bool {
	d := a.MidX() - b.MidX()
	return d > -13 && d < 13 && a.X0 > 72 && b.X0 > 72 && a.OverlapX(b) > 0.8*min(a.Width(), b.Width())
}

func Near(a, b float32) bool { return a-b < 4 && b-a < 4 }

// clip leaves out the words beyond an edge.
func clip(c *layout.Cell, right float32) layout.Cell {
	n := len(c.Words)
	for n > 1 && c.Words[n-1].Box.X0 >= right {
		n--
	}
	if n == len(c.Words) || c.Words[n].Box.X0 > right+6 { // no word begins there
		return *c
	}
	gap, widest := c.Words[n].Box.X0-c.Words[n-1].Box.X1, float32(0)
	for i := 1; i < len(c.Words); i++ {
		if i != n {
			widest = max(widest, c.Words[i].Box.X0-c.Words[i-1].Box.X1)
		}
	}
	if off := c.Words[n].Box.X0 - right - 2; widest > 0 && gap < 1.25*widest && gap < c.Box.Height() && (off > 1 || off < -1) { // one text
		return *c
	}
	return c.Slice(0, n)
}

// Stops reports whether a cell begins something else: another party, or a field of the
// header. Telephone numbers and the like belong to the party.
func Stops(s *label.Sheet, i, j int) bool {
	for _, p := range s.In(i, j) {
		if p.Whole && p.Colon && len(p.Entries) == 0 { // a label that is not known
			return true
		}
		if !p.Start || !p.Colon && !p.Whole && p.Weak() {
			continue
		}
		for _, e := range p.Entries {
			switch {
			case e.Kind == "parties" && e.Role == "bill_to" && e.Weak && !p.Colon: // "Accounts Payable", a line of an address
			case e.Kind == "parties" && e.Role != "contact" && (p.Colon || p.Whole || !e.Weak):
				return true
			case e.Kind == "labels" && !aside(e.Role) && !e.Weak && (p.Colon || p.Whole || HasDigit(s.Cell(&p).Text())):
				return true
			}
		}
	}
	c := &s.Rows[i].Cells[j]
	return len(s.C.Words.Lookup("titles", c.Text())) > 0 || len(Headed(s, i, j)) > 0
}

func HasDigit(t string) bool { return strings.ContainsFunc(t, unicode.IsDigit) }

// Fill makes a party of its lines: the first is the name; lines to reach it by and of
// numbers are set apart.
func Fill(s *label.Sheet, out *paper.Party, lines []Line, page int) {
	for i := range lines {
		c := &lines[i].Cell
		v := c.Value(page, paper.ByLabel)
		v.Text = Trim(v.Text)
		t := v.Text
		who, toAttention := attention(s, t)
		switch {
		case t == "":
		case Mail.MatchString(t):
			if out.Email.Empty() {
				out.Email = v
				out.Email.Text = Mail.FindString(t)
			}
		case Phoned(s, t):
			if out.Phone.Empty() {
				out.Phone = v
			}
		case WebLine.MatchString(t):
		case !out.Name.Empty() && toAttention || toAttention && i+1 < len(lines):
			if out.Contact.Empty() {
				out.Contact = v
				out.Contact.Text = who
			}
		case Registry(s, t) && (HasDigit(t) || strings.HasSuffix(t, ":")):
		case LooksLikeNumber(t) && out.Name.Empty():
			out.ID = v
		case contactCell(s, lines[i].Index, c):
		case out.Name.Empty() && out.Contact.Empty() && i+2 < len(lines) && (someone(s, t) && companyBelow(s, t, Trim(lines[i+1].Cell.Text())) || len(s.C.Words.Lookup("parties", t)) > 0 && Formed(s, Trim(lines[i+1].Cell.Text()))): // a person, "Accounts Payable"
			out.Contact = v
		case out.Name.Empty():
			Name(s, out, c, v, page)
		case len(out.Address) == 0 && continues(s, out.Name.Text, t):
			out.Name = Join(out.Name, v, " ")
		default:
			out.Address = append(out.Address, v)
		}
	}
}

// continues reports whether a second line goes on with a name: a word that joins stands
// between, or it has nothing but words that companies end with ("GmbH & Co. KG").
func continues(s *label.Sheet, first, second string) bool {
	if HasDigit(second) || len(second) > 50 || Formed(s, first) {
		return false
	}
	words := strings.Fields(second)
	head := strings.Fields(first)
	if len(words) == 0 || len(head) == 0 { // control codes
		return false
	}
	if joins(s, head[len(head)-1]) || joins(s, words[0]) {
		return Organisation(s, second) || Formed(s, second)
	}
	if len(s.C.Words.Lookup("forms", second)) > 0 {
		return true
	}
	if !Formed(s, second) {
		return false
	}
	for _, w := range words {
		if toks := lexicon.Words(w); len(toks) > 0 && !joins(s, w) {
			if _, ok := s.C.Words.Within("words", "organisation", toks); !ok && len(w) > 3 {
				return false
			}
		}
	}
	return true
}

// joins reports whether a word joins two parts of a name.
func joins(s *label.Sheet, w string) bool {
	return w == "&" || w == "+" || w == "-" || Is(s, "and", w)
}

// Name takes the first line: what stands behind its first comma may be the address.
func Name(s *label.Sheet, out *paper.Party, c *layout.Cell, v paper.Value, page int) {
	parts := Split(c)
	if len(parts) < 3 || Form(s, Trim(parts[1].Text())) && len(parts) < 4 {
		out.Name = v
		return
	}
	of := Listed(s, parts, page)
	out.Name, out.Address = of.Name, of.Address
}

// contactCell reports whether a line begins with a label of a telephone or the like.
func contactCell(s *label.Sheet, i int, c *layout.Cell) bool {
	if len(c.Words) == 0 || !strings.ContainsAny(c.Text(), ":") {
		return false
	}
	toks := lexicon.Words(c.Words[0].Text)
	if len(toks) == 0 {
		return false
	}
	entries, n := s.C.Words.Prefix("labels", lexicon.Words(c.Text()))
	if n == 0 {
		return false
	}
	for _, e := range entries {
		if !aside(e.Role) && e.Role != "customer_number" && e.Role != "supplier_number" {
			return false
		}
	}
	for k := range c.Words {
		if strings.HasSuffix(c.Words[k].Text, ":") {
			return k <= n
		}
	}
	return false
}

// aside reports whether a label's role is none that an order's fields have: its words
// stand in addresses as well.
func aside(role string) bool { return role == "other" || role == "place" }
