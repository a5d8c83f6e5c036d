// SPDX-License-Identifier: Apache-2.0

package party

import (
	"strings"

	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/address"
	"ordergate/gateway/decode/paper/label"
	"ordergate/gateway/decode/paper/layout"
	"ordergate/gateway/decode/paper/lexicon"
)

// maxFound bounds the parties that are looked at.
const maxFound = 60

// further reads what names a party without being a label of the dictionary: labels with
// another language or a remark beside them, labels that run over two rows, sentences.
func further(s *label.Sheet) (all []found) {
	n := 0
	for i := range s.Rows {
		if s.Rows[i].Lines {
			continue
		}
		for j := range s.Rows[i].Cells {
			if n++; n > maxCells || len(all) >= maxFound {
				return all
			}
			c := &s.Rows[i].Cells[j]
			if len(c.Words) > 60 {
				continue
			}
			if entries := address.Headed(s, i, j); len(entries) > 0 {
				p := label.Spot{Row: i, Cell: j, To: len(c.Words), Whole: true, Start: true, Colon: strings.HasSuffix(c.Text(), ":"), Entries: entries}
				if f, ok := at(s, &p); ok {
					all = append(all, f)
				}
				continue
			}
			if f, ok := wrapped(s, i, j); ok {
				all = append(all, f)
				continue
			}
			all = append(all, told(s, i, j)...)
		}
	}
	return all
}

// wrapped reads a party whose label runs over two rows, its text beside it: "Aflever-
// en" above "factuuradres".
func wrapped(s *label.Sheet, i, j int) (found, bool) {
	r := &s.Rows[i]
	c := &r.Cells[j]
	if i+1 >= len(s.Rows) || len(c.Words) > 4 || j+1 >= len(r.Cells) || address.HasDigit(c.Text()) || s.IsLabel(i, j) && s.In(i, j)[0].Colon || s.IsLabel(i, j+1) {
		return found{}, false
	}
	next := &s.Rows[i+1]
	if next.Page != r.Page || next.Lines || next.Box.Y0-c.Box.Y1 > 0.5*c.Box.Height() {
		return found{}, false
	}
	for k := range next.Cells {
		below := &next.Cells[k]
		if d := below.Box.X0 - c.Box.X0; d < -3 || d > 3 || len(below.Words) > 4 {
			continue
		}
		entries := address.Strong(s, strings.TrimRight(c.Text()+" "+below.Text(), ": "))
		if len(entries) == 0 {
			return found{}, false
		}
		value := r.Cells[j+1]
		lines := []address.Line{{Index: i, Cell: value}}
		if k+1 < len(next.Cells) {
			if d := next.Cells[k+1].Box.X0 - value.Box.X0; d > -3 && d < 3 {
				lines = append(lines, address.Line{Index: i + 1, Cell: next.Cells[k+1]})
				lines = append(lines, address.Follow(s, lines[1], lines[1].Cell.Box, 5, true)...)
			}
		}
		lines = unfielded(s, lines, c.Box)
		f := found{roles: roles(entries)}
		if len(address.Split(&value)) >= 3 && len(lines) == 2 { // one line that wraps
			value = layout.Cell{Words: append(append(value.Words[:0:0], value.Words...), lines[1].Cell.Words...)}
			value = value.Slice(0, len(value.Words))
			address.Name(s, &f.party, &value, value.Value(r.Page, paper.ByLabel), r.Page)
		} else {
			address.Fill(s, &f.party, lines, r.Page)
		}
		f.block = len(f.party.Address) > 0
		f.party.Name.Label = c.Text() + " " + below.Text()
		return f, address.Named(f.party.Name.Text)
	}
	return found{}, false
}

// roles are the parties that entries of the dictionary mean, and whether doubtfully.
func roles(entries []lexicon.Entry) map[string]bool {
	out := map[string]bool{}
	for _, e := range entries {
		if e.Kind == "parties" {
			out[e.Role] = e.Weak
		}
	}
	return out
}

// unfielded leaves out lines from the first on that has a text of its own in the label's
// column: another field of a form.
func unfielded(s *label.Sheet, lines []address.Line, box paper.Box) []address.Line {
	for k := range lines {
		if k > 1 && address.Fielded(s, lines[k].Index, box, lines[k].Cell.Box.X0) {
			return lines[:k]
		}
	}
	return lines
}

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

// branch takes the first line of an address for the name where no more than the number of
// a place stands beside the label: "Ship To  Branch 03" above "Great Basin Industrial -
// Elko Branch".
func branch(s *label.Sheet, p *paper.Party) {
	if len(p.Address) < 2 || !address.HasDigit(p.Name.Text) || len(strings.Fields(p.Name.Text)) > 2 {
		return
	}
	t := p.Address[0].Text
	if address.HasDigit(t) || !address.Named(t) || !address.Organisation(s, t) && len(strings.Fields(t)) < 3 || p.Address[0].Box.OverlapY(p.Name.Box) > 1 {
		return
	}
	p.ID, p.Name, p.Address = p.Name, p.Address[0], p.Address[1:]
}
