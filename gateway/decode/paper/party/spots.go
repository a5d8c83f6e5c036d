// SPDX-License-Identifier: Apache-2.0

package party

import (
	"strings"

	"ordergate/gateway/decode/paper"
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
			if entries := headed(s, i, j); len(entries) > 0 {
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

// headed gives what party a cell announces that is no label of the dictionary: its words
// are one beside the same in another language ("Αγοραστής / Buyer"), behind the number
// of a form's field, before a remark in brackets ("10 Rechnungsanschrift (zweifach)").
func headed(s *label.Sheet, i, j int) []lexicon.Entry {
	c := &s.Rows[i].Cells[j]
	if len(c.Words) > 9 {
		return nil
	}
	for _, p := range s.In(i, j) {
		if p.Of("parties") && p.Whole && p.Start {
			return nil
		}
	}
	words := c.Words
	if w := strings.Trim(words[0].Text, "()."); len(words) > 1 && len(w) <= 3 && w != "" && (strings.Trim(w, "0123456789") == "" || len(w) == 1) && w != words[0].Text || len(words) > 1 && len(w) <= 2 && strings.Trim(w, "0123456789") == "" {
		words = words[1:]
	}
	text := (&layout.Cell{Words: words}).Text()
	if at := strings.IndexByte(text, '('); at > 0 && strings.HasSuffix(strings.TrimRight(text, ":"), ")") {
		if inner := strings.Trim(text[at:], "():"); hasDigit(inner) {
			return nil
		} else if entries := strong(s, inner); len(entries) > 0 && !hasDigit(text[:at]) { // "KEPADA (SUPPLIER)"
			return entries
		}
		text = text[:at]
	}
	if hasDigit(text) {
		return nil
	}
	text = strings.TrimRight(text, " .:_")
	whole := text != c.Text()
	for _, half := range strings.FieldsFunc(text, func(r rune) bool { return r == '/' || r == '|' || r == '–' || r == '·' || r == '(' }) {
		if len(half) == len(text) && !whole {
			break
		}
		if entries := strong(s, half); len(entries) > 0 {
			return entries
		}
	}
	return nil
}

// strong gives the parties that a text is the undoubted label of.
func strong(s *label.Sheet, text string) (out []lexicon.Entry) {
	for _, e := range s.C.Words.Lookup("parties", text) {
		if !e.Weak && e.Role != "contact" {
			out = append(out, e)
		}
	}
	return out
}

// wrapped reads a party whose label runs over two rows, its text beside it: "Aflever-
// en" above "factuuradres".
func wrapped(s *label.Sheet, i, j int) (found, bool) {
	r := &s.Rows[i]
	c := &r.Cells[j]
	if i+1 >= len(s.Rows) || len(c.Words) > 4 || j+1 >= len(r.Cells) || hasDigit(c.Text()) || s.IsLabel(i, j) && s.In(i, j)[0].Colon || s.IsLabel(i, j+1) {
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
		entries := strong(s, strings.TrimRight(c.Text()+" "+below.Text(), ": "))
		if len(entries) == 0 {
			return found{}, false
		}
		value := r.Cells[j+1]
		lines := []row{{index: i, cell: value}}
		if k+1 < len(next.Cells) {
			if d := next.Cells[k+1].Box.X0 - value.Box.X0; d > -3 && d < 3 {
				lines = append(lines, row{index: i + 1, cell: next.Cells[k+1]})
				lines = append(lines, follow(s, lines[1], lines[1].cell.Box, 5, true)...)
			}
		}
		lines = unfielded(s, lines, c.Box)
		f := found{roles: roles(entries)}
		if len(split(&value)) >= 3 && len(lines) == 2 { // one line that wraps
			value = layout.Cell{Words: append(append(value.Words[:0:0], value.Words...), lines[1].cell.Words...)}
			value = value.Slice(0, len(value.Words))
			name(s, &f.party, &value, value.Value(r.Page, paper.ByLabel), r.Page)
		} else {
			fill(s, &f.party, lines, r.Page)
		}
		f.block = len(f.party.Address) > 0
		f.party.Name.Label = c.Text() + " " + below.Text()
		return f, named(f.party.Name.Text)
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
func unfielded(s *label.Sheet, lines []row, box paper.Box) []row {
	for k := range lines {
		if k > 1 && fielded(s, lines[k].index, box, lines[k].cell.Box.X0) {
			return lines[:k]
		}
	}
	return lines
}

// fielded reports whether a row has a text that begins where a label at the left does,
// before x: a field of its own, unless it is one of an address ("Address", "City").
func fielded(s *label.Sheet, i int, box paper.Box, x float32) bool {
	if box.Width() <= 0 {
		return false
	}
	r := &s.Rows[i]
	for j := range r.Cells {
		c := r.Cells[j].Box
		if d := c.X0 - box.X0; d < -3 || d > 3 || c.X1 >= x {
			continue
		}
		for _, e := range s.C.Words.Lookup("labels", r.Cells[j].Text()) {
			if aside(e.Role) {
				return false
			}
		}
		_, place := s.C.Words.Within("parts", "place", lexicon.Words(r.Cells[j].Text()))
		return !place || len(strong(s, r.Cells[j].Text())) > 0
	}
	return false
}
