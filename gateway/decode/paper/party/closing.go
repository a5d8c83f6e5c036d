// SPDX-License-Identifier: Apache-2.0

package party

import (
	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/address"
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
		t := address.Trim(c.Text())
		if !address.Organisation(s, t) && !address.Formed(s, t) || address.HasDigit(t) || len(c.Words) > 8 || !address.Named(t) || address.Prose(s, t) || s.IsLabel(i, 0) || own(s, t) || alike(t, o.Supplier.Name.Text) {
			continue
		}
		var lines []address.Line
		for last := c.Box; len(lines) < 4 && i+len(lines)+1 < len(s.Rows); { // they may count among the lines where no total ends these
			k := i + len(lines) + 1
			if s.Rows[k].Page != r.Page || len(s.Rows[k].Cells) != 1 || !address.Near(s.Rows[k].Cells[0].Box.X0, c.Box.X0) || s.Rows[k].Box.Y0-last.Y1 > 1.3*last.Height() {
				break
			}
			lines = append(lines, address.Line{Index: k, Cell: s.Rows[k].Cells[0]})
			last = lines[len(lines)-1].Cell.Box
		}
		posted := false
		for k := range lines {
			posted = posted || k < 3 && address.Postcode.MatchString(lines[k].Cell.Text()) && !address.Phoned(s, lines[k].Cell.Text())
		}
		if !posted || inside(&o.ShipTo, r.Page, c.Box) || inside(&o.BillTo, r.Page, c.Box) || inside(&o.Supplier, r.Page, c.Box) {
			continue
		}
		var out paper.Party
		address.Fill(s, &out, append([]address.Line{{Index: i, Cell: *c}}, lines...), r.Page)
		out.Name.Evidence = []string{paper.ByGuess + ": signature"}
		return out
	}
	return paper.Party{}
}
