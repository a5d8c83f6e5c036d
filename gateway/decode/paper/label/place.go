// SPDX-License-Identifier: Apache-2.0

package label

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/layout"
)

// Where says where a value stands, seen from its label.
type Where int

// The places, in the order in which they are tried.
const (
	Behind Where = iota // in the label's own cell
	Right
	Below
	Above
)

// Place is where a value may stand.
type Place struct {
	Where Where
	Row   int
	Cell  layout.Cell
	Page  int
}

// maxPlaces bounds the rows below that are looked at.
const maxRows = 8

// Places gives the places where a label's value may stand, likeliest first: the rest of
// its cell; the next cell to the right that is no label; the cells below it that share
// its width, at most two; the cell above.
func (s *Sheet) Places(p *Spot) []Place {
	page := s.Page(p)
	if rest, ok := s.Rest(p); ok {
		return []Place{{Behind, p.Row, rest, page}}
	}
	var out []Place
	right, isRight := s.RightOf(p)
	below := s.below(p)
	grid := s.grid(p)
	if isRight && !grid {
		out = append(out, right)
	}
	out = append(out, below...)
	if isRight && grid {
		out = append(out, right)
	}
	if above, ok := s.above(p); ok {
		out = append(out, above)
	}
	return out
}

// Rest is what stands behind a label in its cell, up to the next label in it.
func (s *Sheet) Rest(p *Spot) (layout.Cell, bool) {
	c := s.Cell(p)
	to := len(c.Words)
	all := s.In(p.Row, p.Cell)
	for i := range all {
		q := &all[i]
		if q.From < p.To {
			continue
		}
		if !s.follows(p, q) || p.Of("parties") && (houseNumber(q) || partOfName(q) || !q.Colon && strings.HasSuffix(c.Words[q.From-1].Text, ",")) {
			continue // "PO Number: PO 4711", "Ship To: ACME Plant 2", "Cantiere: Condominio Aurora, Via Verdi 12"
		}
		to = q.From
		break
	}
	from := p.To
	for from < to && joint(c.Words[from].Text) {
		from++
	}
	if from < to && allJoint(c, from, to) {
		from = to
	}
	if from >= to { // labels side by side share what stands behind the last of them
		for i := range all {
			if q := &all[i]; q.From == to && to < len(c.Words) && !p.Colon {
				return s.Rest(q)
			}
		}
		return layout.Cell{}, false
	}
	return c.Slice(from, to), true
}

func allJoint(c *layout.Cell, i, j int) bool {
	for ; i < j; i++ {
		if !joint(c.Words[i].Text) {
			return false
		}
	}
	return true
}

// houseNumber reports whether a label within an address says "number" alone, "10003 Sk.
// No:7", or is a box at the post office.
func houseNumber(q *Spot) bool {
	switch q.Key {
	case "no", "nr", "n", "nro", "num", "km", "cp", "bp", "po box", "p o box":
		return true
	}
	return false
}

// partOfName reports whether a label is a word that names of places have in them, too.
func partOfName(q *Spot) bool {
	_, place := q.Role("labels", "place")
	return place && !q.Colon
}

// follows reports whether q ends the value of p: a label of its own, not a word that
// begins the value.
func (s *Sheet) follows(p, q *Spot) bool {
	if q.Colon || q.From > p.To || !p.Colon {
		return true
	}
	for _, e := range q.Entries {
		for _, f := range p.Entries {
			if e.Kind == f.Kind && e.Role == f.Role {
				return false
			}
		}
	}
	return !q.Weak() && q.To-q.From > 1
}

// RightOf is the next cell to the right of a label, unless it is a label.
func (s *Sheet) RightOf(p *Spot) (Place, bool) {
	r := &s.Rows[p.Row]
	if p.Cell+1 >= len(r.Cells) {
		return s.raised(p)
	}
	if s.IsLabel(p.Row, p.Cell+1) {
		return Place{}, false
	}
	c := r.Cells[p.Cell+1]
	if c.Box.X0-r.Cells[p.Cell].Box.X1 > 300 {
		return Place{}, false
	}
	all := s.In(p.Row, p.Cell+1)
	if len(all) > 0 && all[0].From > 0 && all[0].Colon { // "4711 Date: …"
		c = c.Slice(0, all[0].From)
	}
	return Place{Right, p.Row, c, r.Page}, true
}

// raised finds the value of the last label of a row in a row of its own right beside it,
// somewhat higher or lower, as forms that a program filled in have it; of a block beside
// the label, with lines above and below, it takes none.
func (s *Sheet) raised(p *Spot) (out Place, ok bool) {
	box := s.Cell(p).Box
	for _, i := range [...]int{p.Row - 1, p.Row + 1} {
		if !p.Whole || i < 0 || i >= len(s.Rows) || s.Rows[i].Page != s.Page(p) || s.Rows[i].Lines {
			continue
		}
		for j := range s.Rows[i].Cells {
			c := s.Rows[i].Cells[j]
			if c.Box.X0 <= box.X1 || c.Box.X0 > box.X1+100 || c.Box.OverlapY(box) < 0.3*box.Height() || s.IsLabel(i, j) {
				continue
			}
			if ok {
				return Place{}, false
			}
			out, ok = Place{Right, i, c, s.Page(p)}, true
		}
	}
	return out, ok
}

// grid reports whether a label stands in a row of labels whose values are below.
func (s *Sheet) grid(p *Spot) bool {
	if !p.Whole {
		return false
	}
	r := &s.Rows[p.Row]
	bare := func(col int) bool {
		if col < 0 || col >= len(r.Cells) {
			return false
		}
		all := s.In(p.Row, col)
		return len(all) > 0 && all[0].Whole && !all[0].Colon
	}
	if p.Colon {
		return false
	}
	return bare(p.Cell-1) || bare(p.Cell+1) || s.headed(p.Row, p.Cell) && s.headed(p.Row, p.Cell+1)
}

// headed reports whether a cell stands close above one that begins where it begins.
func (s *Sheet) headed(row, col int) bool {
	r := &s.Rows[row]
	if col >= len(r.Cells) || row+1 >= len(s.Rows) {
		return false
	}
	next := &s.Rows[row+1]
	box := r.Cells[col].Box
	if next.Page != r.Page || next.Lines || next.Box.Y0-r.Box.Y1 > max(10, 1.2*box.Height()) {
		return false
	}
	if strings.ContainsFunc(r.Cells[col].Text(), unicode.IsDigit) { // a value, not a heading
		return false
	}
	j, ok := under(next, box, -1e6, 1e6)
	if !ok {
		return false
	}
	d := next.Cells[j].Box.X0 - box.X0
	return d > -2.5 && d < 2.5 && !s.IsLabel(row+1, j)
}

// below are the cells below a label that share its width.
func (s *Sheet) below(p *Spot) (out []Place) {
	c := s.Cell(p)
	box := c.Box
	left, right := s.margins(p.Row, p.Cell)
	last := box
	for i := p.Row + 1; i < len(s.Rows) && i <= p.Row+maxRows && len(out) < 2; i++ {
		r := &s.Rows[i]
		if r.Page != s.Rows[p.Row].Page {
			break
		}
		j, ok := 0, false
		if p.From > 0 { // two labels that stand close together are one cell: each has its own below
			j, ok = under(r, s.Box(p), max(left, c.Words[p.From-1].Box.X1), right)
		}
		if !ok {
			j, ok = under(r, box, left, right)
		}
		if !ok && i == p.Row+1 && len(out) == 0 && s.grid(p) {
			if j, ok = boxed(r, box.X0, right); !ok {
				j, ok = s.counted(p, r, left)
			}
		}
		if !ok {
			continue
		}
		gap := r.Cells[j].Box.Y0 - last.Y1
		if gap > max(18, 2.2*box.Height()) || r.Lines {
			break
		}
		if s.IsLabel(i, j) {
			break
		}
		out = append(out, Place{Below, i, r.Cells[j], r.Page})
		last = r.Cells[j].Box
	}
	return out
}

// margins are how far a label's column may reach: to its neighbours' nearer edges.
func (s *Sheet) margins(row, col int) (left, right float32) {
	r := &s.Rows[row]
	left, right = -1e6, 1e6
	if col > 0 {
		left = r.Cells[col-1].Box.X1
	}
	if col+1 < len(r.Cells) {
		right = r.Cells[col+1].Box.X0
	}
	return left, right
}

// under finds the cell of a row that stands below a box: it shares the box's width, or
// begins where it begins, and does not begin under a neighbour.
func under(r *Row, box paper.Box, left, right float32) (int, bool) {
	from, _ := slices.BinarySearchFunc(r.Cells, box.X0, func(c layout.Cell, x float32) int { return cmp.Compare(c.Box.X1, x) })
	for j := from; j < len(r.Cells) && r.Cells[j].Box.X0 < box.X1+4; j++ {
		c := r.Cells[j].Box
		if c.X0 >= right-2 || c.X0 < left-2 && c.X1 > left+2 && box.X0-c.X0 > 20 {
			continue
		}
		if c.OverlapX(box) > 0.25*min(c.Width(), box.Width()) || c.X0 >= box.X0-6 && c.X0 <= box.X0+6 {
			return j, true
		}
	}
	return 0, false
}

// boxed finds the cell of a row that stands alone between the edges of a box that its
// label begins: "TERMS" in the corner, its value in the middle.
func boxed(r *Row, left, right float32) (int, bool) {
	from, _ := slices.BinarySearchFunc(r.Cells, left-2, func(c layout.Cell, x float32) int { return cmp.Compare(c.Box.X0, x) })
	if from >= len(r.Cells) || r.Cells[from].Box.X1 >= min(right, left+200) || from+1 < len(r.Cells) && r.Cells[from+1].Box.X0 < right-2 {
		return 0, false
	}
	return from, true
}

// counted finds the cell of a row that has as many as the row of labels above it, at the
// place of the label: labels may stand in the middle of boxes whose values begin at the
// left. It begins right of the label before, and shares some of its own label's width.
func (s *Sheet) counted(p *Spot, r *Row, left float32) (int, bool) {
	heads := s.Rows[p.Row].Cells
	if len(heads) < 3 || len(r.Cells) != len(heads) {
		return 0, false
	}
	for k := range heads {
		if r.Cells[k].Box.X0 >= heads[k].Box.X1 || r.Cells[k].Box.X1 <= heads[k].Box.X0 {
			return 0, false
		}
	}
	return p.Cell, r.Cells[p.Cell].Box.X0 > left-2
}

// above is the cell above a label, for forms that put the value over its label.
func (s *Sheet) above(p *Spot) (Place, bool) {
	if !p.Whole || p.Colon {
		return Place{}, false
	}
	box := s.Cell(p).Box
	left, right := s.margins(p.Row, p.Cell)
	for i := p.Row - 1; i >= 0 && i >= p.Row-2; i-- {
		r := &s.Rows[i]
		if r.Page != s.Rows[p.Row].Page || r.Lines || box.Y0-r.Box.Y1 > max(14, 1.6*box.Height()) {
			break
		}
		if j, ok := under(r, box, left, right); ok {
			if s.IsLabel(i, j) {
				break
			}
			return Place{Above, i, r.Cells[j], r.Page}, true
		}
	}
	return Place{}, false
}

// Flowing adds the next line of a paragraph to a line of it, the cell of row i.
func (s *Sheet) Flowing(i int, c *layout.Cell) layout.Cell {
	if i+1 >= len(s.Rows) || len(s.Rows[i].Cells) != 1 {
		return *c
	}
	next := &s.Rows[i+1]
	if next.Page != s.Rows[i].Page || next.Lines || len(next.Cells) != 1 || len(next.Cells[0].Words) > 60 || next.Box.Y0-c.Box.Y1 > 0.9*c.Box.Height() || s.IsLabel(i+1, 0) {
		return *c
	}
	if d := next.Box.X0 - c.Box.X0; d < -4 || d > 4 {
		return *c
	}
	out := layout.Cell{Words: append(append(c.Words[:0:0], c.Words...), next.Cells[0].Words...)}
	return out.Slice(0, len(out.Words))
}

// Sub gives the words of a cell that hold the bytes from start to end of its text.
func Sub(c *layout.Cell, start, end int) layout.Cell {
	at, from, to := 0, -1, 0
	for i := range c.Words {
		n := len(c.Words[i].Text)
		if at < end && at+n > start {
			if from < 0 {
				from = i
			}
			to = i + 1
		}
		at += n + 1
	}
	if from < 0 {
		return *c
	}
	return c.Slice(from, to)
}

// Cell is the cell a label stands in.
func (s *Sheet) Cell(p *Spot) *layout.Cell { return &s.Rows[p.Row].Cells[p.Cell] }

// Page is the page a label stands on.
func (s *Sheet) Page(p *Spot) int { return s.Rows[p.Row].Page }
