// SPDX-License-Identifier: Apache-2.0

package party

import (
	"strings"

	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/label"
	"ordergate/gateway/decode/paper/layout"
)

// coded gives a label that takes in what stands in brackets behind it and fills its cell:
// "Ship To (Plant 1200):".
func coded(s *label.Sheet, p *label.Spot) *label.Spot {
	c := s.Cell(p)
	if p.To >= len(c.Words) || !strings.HasPrefix(c.Words[p.To].Text, "(") || !strings.HasSuffix(strings.TrimRight(c.Text(), ":"), ")") {
		return p
	}
	for i := p.To; i+1 < len(c.Words); i++ {
		if strings.HasSuffix(c.Words[i].Text, ")") {
			return p
		}
	}
	out := *p
	out.To, out.Whole = len(c.Words), p.Start
	out.Colon = out.Colon || strings.HasSuffix(c.Text(), ":")
	return &out
}

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
			v.Text = trim(v.Text)
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
