// SPDX-License-Identifier: Apache-2.0

package party

import (
	"strings"
	"unicode"

	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/label"
	"ordergate/gateway/decode/paper/layout"
)

// wrap adds to a text that runs to the right edge of the page's texts what stands at
// the left of the next row: one sentence that a line holds in part.
func wrap(s *label.Sheet, at int, rest *layout.Cell) layout.Cell {
	r := &s.Rows[at]
	if at+1 >= len(s.Rows) || len(rest.Words) == 0 || formed(s, rest.Text()) || !flows(r, rest) || r.Cells[len(r.Cells)-1].Box.X1 > rest.Box.X1+1 {
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

// unstopped leaves out the full stop behind the last part of an address.
func unstopped(t string) string {
	if rest, ok := strings.CutSuffix(t, "."); ok {
		if at := strings.LastIndexByte(rest, ' '); strings.ContainsFunc(rest[at+1:], unicode.IsDigit) {
			return rest
		}
	}
	return t
}

// amid finds the block in whose middle a label stands, at its right: as many lines above
// the label's own as below, all close together, with space or another label's row
// around.
func amid(s *label.Sheet, p *label.Spot) []row {
	r := &s.Rows[p.Row]
	box := s.Box(p)
	if p.Row == 0 || p.Row+1 >= len(s.Rows) || !p.Whole {
		return nil
	}
	above, x := beside(s, p.Row, -1, box, -1)
	if len(above) == 0 {
		return nil
	}
	below, _ := beside(s, p.Row, 1, box, x)
	if len(above) != len(below) || len(above) > 4 {
		return nil
	}
	var mid []row
	for j := range r.Cells {
		if d := r.Cells[j].Box.X0 - x; d > -3 && d < 3 {
			mid = []row{{index: p.Row, cell: r.Cells[j]}}
		}
	}
	if len(mid) == 0 && p.Cell+1 < len(r.Cells) && r.Cells[p.Cell+1].Box.X0 < x+60 {
		return nil
	}
	var out []row
	for i := len(above) - 1; i >= 0; i-- {
		out = append(out, above[i])
	}
	out = append(append(out, mid...), below...)
	first, last := out[0].cell.Box, out[len(out)-1].cell.Box
	if d := (first.Y0+last.Y1)/2 - box.MidY(); d < -4 || d > 4 {
		return nil
	}
	pitch := (last.Y0 - first.Y0) / float32(len(out)-1)
	if before := out[0].index - 1; before >= 0 && s.Rows[before].Page == r.Page { // what stands above is set apart
		for j := range s.Rows[before].Cells {
			c := s.Rows[before].Cells[j].Box
			if c.X0 < last.X1 && c.X1 > x && first.Y0-c.Y0 < 1.25*pitch {
				return nil
			}
		}
	}
	return out
}

// beside gives the lines above (by -1) or below (by 1) a label's row that stand to its
// right at one place, without a label before them; x below 0 takes the nearest place.
func beside(s *label.Sheet, at, by int, box paper.Box, x float32) (out []row, at0 float32) {
	last := box
	for i := at + by; i >= 0 && i < len(s.Rows) && len(out) < 5; i += by {
		r := &s.Rows[i]
		gap := r.Box.Y0 - last.Y1
		if by < 0 {
			gap = last.Y0 - r.Box.Y1
		}
		if r.Page != s.Rows[at].Page || r.Lines || gap > 0.7*box.Height() {
			break
		}
		found := -1
		for j := range r.Cells {
			c := r.Cells[j].Box
			if d := c.X0 - box.X0; d > -6 && (d < 6 || c.X1 <= box.X1) {
				return out, x // a label of its own
			}
			if found < 0 && c.X0 > box.X1 && (x < 0 && c.X0 < box.X1+150 || c.X0 > x-3 && c.X0 < x+3) {
				found = j
			}
		}
		if found < 0 {
			continue
		}
		if stops(s, i, found) || s.IsLabel(i, found) {
			break
		}
		x = r.Cells[found].Box.X0
		out = append(out, row{index: i, cell: r.Cells[found]})
		last = r.Cells[found].Box
	}
	return out, x
}
