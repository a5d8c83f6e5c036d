// SPDX-License-Identifier: Apache-2.0

package party

import (
	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/label"
	"ordergate/gateway/decode/paper/lexicon"
)

// windowed reports whether a cell begins a block that stands where a letter is
// addressed, with somebody else's name above: it is whom the letter is for.
func windowed(s *label.Sheet, h *headline, height float32) bool {
	box := h.cell.Box
	if box.Y0 < 0.09*height || box.Y0 > 0.33*height || len(split(&h.cell)) >= 3 || addressBelow(s, h) == 0 {
		return false
	}
	for i := h.row - 1; i >= 0 && s.Rows[i].Page == s.Rows[h.row].Page; i-- {
		for j := range s.Rows[i].Cells {
			c := &s.Rows[i].Cells[j]
			if _, n := s.C.Words.Prefix("titles", lexicon.Words(c.Text())); n == 0 && !s.IsLabel(i, j) && named(c.Text()) && box.Y0-c.Box.Y0 > 12 {
				if len(split(c)) >= 3 && postcode.MatchString(c.Text()) { // the sender's line
					return true
				}
				return c.Box.OverlapX(box) <= 0 || box.Y0-c.Box.Y1 > 2.2*box.Height()
			}
		}
	}
	return false
}

// addressed reports whether the best headline begins a second block of an address below
// the one at the top of the page, with no label: whom the letter is for, whatever its
// name has in it. A line that names the sender again is none.
func addressed(s *label.Sheet, top, best *headline, o *paper.Order) bool {
	if !o.Supplier.Name.Empty() || best.row <= top.row || addressBelow(s, best) == 0 || len(split(&best.cell)) >= 3 {
		return false
	}
	end := top.cell.Box
	for _, l := range follow(s, row{index: top.row, cell: top.cell}, end, 6, true) {
		if l.index == best.row {
			return false // it belongs to the first block
		}
		end = l.cell.Box
	}
	if best.cell.Box.Y0 < end.Y1 {
		return false
	}
	name := best.cell.Text()
	for _, p := range []*paper.Party{&o.BillTo, &o.ShipTo} {
		if alike(p.Name.Text, name) {
			return false
		}
	}
	return true
}
