// SPDX-License-Identifier: Apache-2.0

package address

import (
	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/label"
)

// amid finds the block in whose middle a label stands, at its right: as many lines above
// the label's own as below, all close together, with space or another label's row
// around.
func amid(s *label.Sheet, p *label.Spot) []Line {
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
	var mid []Line
	for j := range r.Cells {
		if d := r.Cells[j].Box.X0 - x; d > -3 && d < 3 {
			mid = []Line{{Index: p.Row, Cell: r.Cells[j]}}
		}
	}
	if len(mid) == 0 && p.Cell+1 < len(r.Cells) && r.Cells[p.Cell+1].Box.X0 < x+60 {
		return nil
	}
	var out []Line
	for i := len(above) - 1; i >= 0; i-- {
		out = append(out, above[i])
	}
	out = append(append(out, mid...), below...)
	first, last := out[0].Cell.Box, out[len(out)-1].Cell.Box
	if d := (first.Y0+last.Y1)/2 - box.MidY(); d < -4 || d > 4 {
		return nil
	}
	pitch := (last.Y0 - first.Y0) / float32(len(out)-1)
	if before := out[0].Index - 1; before >= 0 && s.Rows[before].Page == r.Page { // what stands above is set apart
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
func beside(s *label.Sheet, at, by int, box paper.Box, x float32) (out []Line, at0 float32) {
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
		if Stops(s, i, found) || s.IsLabel(i, found) {
			break
		}
		x = r.Cells[found].Box.X0
		out = append(out, Line{Index: i, Cell: r.Cells[found]})
		last = r.Cells[found].Box
	}
	return out, x
}
