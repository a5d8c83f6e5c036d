// SPDX-License-Identifier: Apache-2.0

package header

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/label"
	"ordergate/gateway/decode/paper/lexicon"
)

// astray reports whether a number near a label of the order's number is another's, for its
// own stands somewhere else or was left out: a label of its own stands before it, or it
// begins an address.
func (r *reader) astray(p *label.Spot, at *label.Place, v *paper.Value) bool {
	if r.prefixed(v.Raw) {
		return true
	}
	r.anothers(p, at)
	return at.Where != label.Behind && r.beginsText(at, v)
}

// prefixed reports whether the word before a number says what else it is: "DATE 01/12/25",
// "REV 00", "CNPJ 18.128.207/0001-01".
func (r *reader) prefixed(raw string) bool {
	first, _, more := strings.Cut(raw, " ")
	if !more || hasDigit(first) || leading(first) {
		return false
	}
	entries := r.c.Words.Lookup("labels", first)
	if slices.ContainsFunc(entries, func(e lexicon.Entry) bool { return e.Role == "po_number" }) {
		return false
	}
	return slices.ContainsFunc(entries, func(e lexicon.Entry) bool {
		switch e.Role {
		case "po_date", "requested_date", "release":
			return true
		}
		return false
	}) || len(first) > 2 && (r.says("register", first) || r.says("phone", first)) && !r.abbreviates(first)
}

// beginsText reports whether words of a text stand behind a number of at most five digits in
// its place beside or below its label, as behind the code of a town or the number of a
// house: "29439 Lüchow", "400 College Hill".
func (r *reader) beginsText(at *label.Place, v *paper.Value) bool {
	if !digitsOnly(v.Text) || len(v.Text) > 5 {
		return false
	}
	n := len(at.Cell.Words)
	for n > 0 && at.Cell.Words[n-1].Box.X0 > v.Box.X1-1 {
		n--
	}
	if n == 0 || n == len(at.Cell.Words) {
		return false
	}
	rest := at.Cell.Slice(n, len(at.Cell.Words))
	word := rest.Words[0].Text
	first, _ := utf8.DecodeRuneInString(word)
	if !unicode.IsUpper(first) || len(Compact(word)) < 3 || strings.ContainsAny(word, ":()") {
		return false
	}
	for _, kind := range [...]string{"labels", "changes", "titles", "months"} {
		if _, n := r.c.Words.Prefix(kind, lexicon.Words(rest.Text())); n > 0 {
			return false
		}
	}
	return !r.c.Words.Says("copy", rest.Text()) && !strings.HasSuffix(strings.TrimSpace(v.Raw), "-")
}

// anothers notes that a number below a title stands right of a label that does not say that
// it is the order's: "Job   2517" below "Purchase Order" is doubtful.
func (r *reader) anothers(p *label.Spot, at *label.Place) {
	if at.Where != label.Below || !title(r.s, p) {
		return
	}
	cells := r.s.Rows[at.Row].Cells
	for j := 1; j < len(cells); j++ {
		if cells[j].Box != at.Cell.Box {
			continue
		}
		all := r.s.In(at.Row, j-1)
		if len(all) == 0 || !r.s.IsLabel(at.Row, j-1) {
			return
		}
		last := &all[len(all)-1]
		if _, number := last.Role("labels", "po_number"); !number {
			r.unsure = append(r.unsure, at.Cell.Box)
		}
		return
	}
}
