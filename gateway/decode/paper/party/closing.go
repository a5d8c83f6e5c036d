// SPDX-License-Identifier: Apache-2.0

package party

import (
	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/label"
)

// closing is the company with its address that ends a letter or a mail without a
// letterhead, below the name of who writes at most: the last block of an address on the
// pages that no other party has.
func closing(s *label.Sheet, o *paper.Order) paper.Party {
	for i := len(s.Rows) - 1; i >= 0 && i > len(s.Rows)-40; i-- {
		r := &s.Rows[i]
		if len(r.Cells) != 1 {
			continue
		}
		c := &r.Cells[0]
		t := trim(c.Text())
		if !organisation(s, t) && !formed(s, t) || hasDigit(t) || len(c.Words) > 8 || !named(t) || prose(s, t) || s.IsLabel(i, 0) || own(s, t) || alike(t, o.Supplier.Name.Text) {
			continue
		}
		var lines []row
		for last := c.Box; len(lines) < 4 && i+len(lines)+1 < len(s.Rows); { // they may count among the lines where no total ends these
			k := i + len(lines) + 1
			if s.Rows[k].Page != r.Page || len(s.Rows[k].Cells) != 1 || !near(s.Rows[k].Cells[0].Box.X0, c.Box.X0) || s.Rows[k].Box.Y0-last.Y1 > 1.3*last.Height() {
				break
			}
			lines = append(lines, row{index: k, cell: s.Rows[k].Cells[0]})
			last = lines[len(lines)-1].cell.Box
		}
		posted := false
		for k := range lines {
			posted = posted || k < 3 && postcode.MatchString(lines[k].cell.Text()) && !phoned(s, lines[k].cell.Text())
		}
		if !posted || inside(&o.ShipTo, r.Page, c.Box) || inside(&o.BillTo, r.Page, c.Box) || inside(&o.Supplier, r.Page, c.Box) {
			continue
		}
		var out paper.Party
		fill(s, &out, append([]row{{index: i, cell: *c}}, lines...), r.Page)
		out.Name.Evidence = []string{paper.ByGuess + ": signature"}
		return out
	}
	return paper.Party{}
}
