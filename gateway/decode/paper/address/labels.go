// SPDX-License-Identifier: Apache-2.0

package address

import (
	"strings"

	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/label"
	"ordergate/gateway/decode/paper/layout"
	"ordergate/gateway/decode/paper/lexicon"
)

// Headed gives what party a cell announces that is no label of the dictionary: its words
// are one beside the same in another language ("Αγοραστής / Buyer"), behind the number
// of a form's field, before a remark in brackets ("10 Rechnungsanschrift (zweifach)").
func Headed(s *label.Sheet, i, j int) []lexicon.Entry {
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
		if inner := strings.Trim(text[at:], "():"); HasDigit(inner) {
			return nil
		} else if entries := Strong(s, inner); len(entries) > 0 && !HasDigit(text[:at]) { // "KEPADA (SUPPLIER)"
			return entries
		}
		text = text[:at]
	}
	if HasDigit(text) {
		return nil
	}
	text = strings.TrimRight(text, " .:_")
	whole := text != c.Text()
	for _, half := range strings.FieldsFunc(text, func(r rune) bool { return r == '/' || r == '|' || r == '–' || r == '·' || r == '(' }) {
		if len(half) == len(text) && !whole {
			break
		}
		if entries := Strong(s, half); len(entries) > 0 {
			return entries
		}
	}
	return nil
}

// Strong gives the parties that a text is the undoubted label of.
func Strong(s *label.Sheet, text string) (out []lexicon.Entry) {
	for _, e := range s.C.Words.Lookup("parties", text) {
		if !e.Weak && e.Role != "contact" {
			out = append(out, e)
		}
	}
	return out
}

// Fielded reports whether a row has a text that begins where a label at the left does,
// before x: a field of its own, unless it is one of an address ("Address", "City").
func Fielded(s *label.Sheet, i int, box paper.Box, x float32) bool {
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
		return !place || len(Strong(s, r.Cells[j].Text())) > 0
	}
	return false
}
