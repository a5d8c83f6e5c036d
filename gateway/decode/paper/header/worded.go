// SPDX-License-Identifier: Apache-2.0

package header

import (
	"strings"
	"unicode"

	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/figure"
	"ordergate/gateway/decode/paper/label"
	"ordergate/gateway/decode/paper/layout"
	"ordergate/gateway/decode/paper/lexicon"
)

// worded finds the delivery date in a sentence, where no label has one: "Please supply the
// goods listed below, to reach us by 19 September 2025". The words right before the date
// say "by", the sentence speaks of delivering or needing, and of nothing else that has a
// date. Two such dates are none.
func (r *reader) worded() {
	var found paper.Value
	for i := range r.s.Rows {
		row := &r.s.Rows[i]
		if row.Lines || r.amid(i) {
			continue
		}
		for j := range row.Cells {
			c := &row.Cells[j]
			if len(c.Words) < 3 || !hasDigit(c.Text()) {
				continue
			}
			for _, d := range figure.FindDates(c.Text(), r.order, r.c.Words) {
				if !r.promised(i, j, d) {
					continue
				}
				part := label.Sub(c, d.Start, d.End)
				v := part.Value(row.Page, paper.ByWeakLabel)
				v.Text = d.Value
				if d.Other != "" {
					v.Evidence = append(v.Evidence, otherReading+d.Other)
				}
				if found.Text != "" && found.Text != v.Text {
					return
				}
				found = v
			}
		}
	}
	r.o.Requested = found
}

// promised reports whether the sentence around a date of a cell says that the goods are
// to come by then.
func (r *reader) promised(row, col int, d figure.Date) bool {
	text := r.s.Rows[row].Cells[col].Text()
	before := clause(r.previous(row, col) + text[:d.Start])
	words := lexicon.Words(before)
	if !r.by(words) {
		return false
	}
	after, _, _ := strings.Cut(text[d.End:], ". ")
	words = append(words, lexicon.Words(after)...)
	if _, other := r.c.Words.Within("words", "not delivery", words); other {
		return false
	}
	for _, role := range []string{"deliver", "wanted"} {
		if _, ok := r.c.Words.Within("parts", role, words); ok {
			return true
		}
	}
	_, ok := r.c.Words.Within("words", "sends", words)
	return ok
}

// by reports whether the last words say that something is to happen until a date; up to
// two words may stand between, as an article or a day of the week.
func (r *reader) by(words []string) bool {
	for from := max(len(words)-6, 0); from < len(words); from++ {
		entries, n := r.c.Words.Prefix("parts", words[from:])
		for _, e := range entries {
			if e.Role == "by" && len(words)-from-n <= 2 && (n > 1 || len(words[from]) > 1 && !shortly(words[from])) {
				return len(words)-from-n == 0 || r.between(words[from+n:])
			}
		}
	}
	return false
}

// shortly are words that stand before any date, whatever it is of.
func shortly(w string) bool {
	switch w {
	case "am", "le", "op", "do", "at", "on":
		return true
	}
	return false
}

// between reports whether words are such as stand between "by" and a date.
func (r *reader) between(words []string) bool {
	for _, w := range words {
		switch w {
		case "zum", "den", "dem", "the", "le", "il", "el", "dia", "jour", "data", "de", "la", "o", "du", "date", "latest":
			continue
		}
		if _, ok := r.c.Words.Within("parts", "by", []string{w}); ok {
			continue
		}
		day := false
		for _, e := range r.c.Words.Lookup("months", w) {
			day = day || e.Role == "weekday"
		}
		if !day {
			return false
		}
	}
	return true
}

// previous is the text of the row above that a sentence may have begun in: of a cell
// that begins where this one begins, close above it.
func (r *reader) previous(row, col int) string {
	if row == 0 || col > 0 {
		return ""
	}
	above, here := &r.s.Rows[row-1], &r.s.Rows[row]
	if above.Page != here.Page || above.Lines || len(above.Cells) != 1 || here.Box.Y0-above.Box.Y1 > here.Box.Height() {
		return ""
	}
	if d := above.Cells[0].Box.X0 - here.Cells[col].Box.X0; d < -4 || d > 4 || len(above.Cells[0].Words) < 4 {
		return ""
	}
	return above.Cells[0].Text() + " "
}

// clause is the last sentence of a text: behind a full stop that a word of letters has
// before it, or another mark that ends one.
func clause(t string) string {
	for i := len(t) - 2; i > 2; i-- {
		switch {
		case t[i] == ';' || t[i] == '!' || t[i] == '?':
			return t[i+1:]
		case t[i] == '.' && t[i+1] == ' ' && i+2 < len(t) && unicode.IsUpper(rune(t[i+2])) && (t[i-1] == ')' || unicode.IsDigit(rune(t[i-1]))): // "Net 20. Please"
			return t[i+1:]
		case t[i] == '.' && t[i+1] == ' ' && unicode.IsLetter(rune(t[i-1])) && unicode.IsLetter(rune(t[i-2])) && unicode.IsLetter(rune(t[i-3])):
			return t[i+1:]
		}
	}
	return t
}

// until reports whether a cell says by when something is to be done, and the date is its
// end: "Commence within 45 days; complete by 28/02/2025", below the label of a delivery.
func (r *reader) until(c *layout.Cell, d figure.Date) bool {
	text := c.Text()
	return len(strings.TrimRight(text[d.End:], " .)")) == 0 && r.by(lexicon.Words(text[:d.Start]))
}
