// SPDX-License-Identifier: Apache-2.0

package address

import (
	"slices"
	"strings"

	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/label"
	"ordergate/gateway/decode/paper/layout"
)

// fields reads a party that a form gives by fields below its heading: "Name: …", "Address:
// …", "City: …".
func fields(s *label.Sheet, p *label.Spot) (out paper.Party, ok bool) {
	if !p.Whole {
		return out, false
	}
	page := s.Page(p)
	last := s.Cell(p).Box
	right := edge(s, p.Row, s.Cell(p))
	n := 0
	for i := p.Row + 1; i < len(s.Rows) && i <= p.Row+maxBlock && s.Rows[i].Page == page && !s.Rows[i].Lines; i++ {
		r := &s.Rows[i]
		if r.Box.Y0-last.Y1 > 2.4*last.Height() {
			break
		}
		for j := range r.Cells {
			c := &r.Cells[j]
			if d := c.Box.X0 - s.Cell(p).Box.X0; d < -8 || d > 16 {
				continue
			}
			role, value, found := field(s, i, j, right)
			if !found {
				return out, n > 1 && !out.Name.Empty()
			}
			n++
			last = c.Box
			if len(value.Words) == 0 {
				break
			}
			v := value.Value(page, paper.ByLabel)
			v.Text = Trim(v.Text)
			switch {
			case v.Text == "" || role == "":
			case role == "field name" && out.Name.Empty():
				out.Name = v
			default:
				out.Address = append(out.Address, v)
			}
			break
		}
	}
	return out, n > 1 && !out.Name.Empty()
}

// captioned reads a party that a form gives by fields whose captions stand above their
// values: "a. NAME OF CONSIGNEE" above the name, "c. CITY" beside "d. STATE".
func captioned(s *label.Sheet, p *label.Spot) (out paper.Party, ok bool) {
	box, right := s.Cell(p).Box, edge(s, p.Row, s.Cell(p))
	last, role, n := box, "", 0
	var above []float32 // where the captions of the row above begin
	for i := p.Row + 1; i < len(s.Rows) && s.Rows[i].Page == s.Page(p) && !s.Rows[i].Lines && n < 3*maxBlock; i++ {
		r := &s.Rows[i]
		var line paper.Value
		var begin []float32
		for j := range r.Cells {
			c := &r.Cells[j]
			if d := c.Box.X0 - box.X0; line.Empty() && (d < -8 || d > 8) || right > 0 && c.Box.X0 >= right {
				continue
			}
			if !line.Empty() && role != "" && !slices.ContainsFunc(above, func(x float32) bool { return Near(x, c.Box.X0) }) {
				continue
			}
			begin = append(begin, c.Box.X0)
			v := c.Value(r.Page, paper.ByLabel)
			switch {
			case line.Empty():
				line = v
			case HasDigit(v.Text):
				line = Join(line, v, " ")
			default:
				line = Join(line, v, ", ")
			}
		}
		if line.Empty() {
			continue
		}
		if line.Box.Y0-last.Y1 > 3*max(last.Height(), line.Box.Height()) {
			break
		}
		last = line.Box
		n++
		if next := caption(s, line.Text); next != "" {
			role, above = next, begin
			continue
		}
		switch {
		case role == "":
			return out, !out.Name.Empty() && len(out.Address) > 0
		case role == "field name" && out.Name.Empty():
			out.Name = line
		default:
			out.Address = append(out.Address, line)
		}
		role = ""
	}
	return out, !out.Name.Empty() && len(out.Address) > 0
}

// caption is the role of a party's field that a line of captions begins with, behind a
// letter that counts it and before a remark in brackets.
func caption(s *label.Sheet, t string) string {
	if at := strings.IndexAny(t, ".)"); at == 1 {
		t = t[2:]
	}
	t, _, _ = strings.Cut(t, ",")
	t, _, _ = strings.Cut(t, "(")
	for _, e := range s.C.Words.Lookup("words", t) {
		if strings.HasPrefix(e.Role, "field ") {
			return e.Role
		}
	}
	return ""
}

// field reads one field of a party: its role ("" for one that is neither name nor
// address) and its value, behind the colon or at the right.
func field(s *label.Sheet, i, j int, right float32) (role string, value layout.Cell, ok bool) {
	r := &s.Rows[i]
	c := &r.Cells[j]
	at := -1
	for k := range c.Words {
		if strings.HasSuffix(c.Words[k].Text, ":") {
			at = k + 1
			break
		}
	}
	whole := at < 0
	if whole {
		at = len(c.Words)
	}
	if at > 4 {
		return "", value, false
	}
	for _, e := range s.C.Words.Lookup("words", (&layout.Cell{Words: c.Words[:at]}).Text()) {
		if strings.HasPrefix(e.Role, "field ") {
			role = e.Role
		}
	}
	if role == "" { // a telephone, a person
		known := s.In(i, j)
		if len(known) == 0 || !known[0].Start || !known[0].Colon {
			return "", value, false
		}
		for _, e := range known[0].Entries {
			if e.Kind == "labels" && aside(e.Role) || e.Role == "contact" {
				return "", value, true
			}
		}
		return "", value, false
	}
	if at < len(c.Words) {
		return role, c.Slice(at, len(c.Words)), true
	}
	if j+1 < len(r.Cells) && (right <= 0 || r.Cells[j+1].Box.X0 < right) {
		return role, r.Cells[j+1], true
	}
	return role, value, !whole
}
