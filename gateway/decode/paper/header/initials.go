// SPDX-License-Identifier: Apache-2.0

package header

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"ordergate/gateway/decode/paper/label"
	"ordergate/gateway/decode/paper/layout"
	"ordergate/gateway/decode/paper/lexicon"
)

// initialled gives a place behind a label with the capitals before it that are the first
// part of the number, not a label of their own: short for what the order is called, or
// the second name of its number. "Ordine d'acquisto ODA 233/26", "Comandă furnizor / nr.
// CF 0447".
func (r *reader) initialled(p *label.Spot, at label.Place) label.Place {
	if at.Where == label.Below {
		return r.spaced(at)
	}
	if at.Where != label.Behind || at.Row != p.Row || len(at.Cell.Words) == 0 {
		return at
	}
	c := r.s.Cell(p)
	for k := p.To + 1; k < len(c.Words); k++ {
		if c.Words[k].Box != at.Cell.Words[0].Box {
			continue
		}
		w := c.Words[k-1].Text
		if capitals(w) && hasDigit(c.Words[k].Text) && (r.names(p, k-1) || r.abbreviates(w)) {
			at.Cell = c.Slice(k-1, min(k+len(at.Cell.Words), len(c.Words)))
		}
		break
	}
	return at
}

// spaced gives a place below a label that has nothing but capitals with the cell close
// behind it that begins with a digit: a wide blank cut "KC  7741" in two.
func (r *reader) spaced(at label.Place) label.Place {
	cells := r.s.Rows[at.Row].Cells
	for j := range cells[:max(len(cells)-1, 0)] {
		next := &cells[j+1]
		if cells[j].Box != at.Cell.Box || !capitals(at.Cell.Text()) || !hasDigit(next.Words[0].Text) || next.Box.X0-at.Cell.Box.X1 > 2*at.Cell.Box.Height() {
			continue
		}
		at.Cell = layout.Cell{Words: append(at.Cell.Words[:len(at.Cell.Words):len(at.Cell.Words)], next.Words...)}
		at.Cell = at.Cell.Slice(0, len(at.Cell.Words))
		break
	}
	return at
}

// names reports whether a word of a label's cell is itself a label of the order's number.
func (r *reader) names(p *label.Spot, word int) bool {
	all := r.s.In(p.Row, p.Cell)
	for i := range all {
		if q := &all[i]; q.From == word && q.To == word+1 && !q.Colon {
			_, ok := q.Role("labels", "po_number")
			return ok && !r.c.Words.Number(q.Key)
		}
	}
	return false
}

// capitals reports whether a word is two to four capital letters.
func capitals(w string) bool {
	n := utf8.RuneCountInString(w)
	return n >= 2 && n <= 4 && !strings.ContainsFunc(w, func(c rune) bool { return !unicode.IsUpper(c) })
}

// abbreviates reports whether capitals are short for what the first page is called:
// its first letters, "ENC" of "Encomenda", or those of its words, "CF" of "Comandă
// furnizor".
func (r *reader) abbreviates(w string) bool {
	for i := range r.s.Rows {
		row := &r.s.Rows[i]
		if row.Page != r.first() || row.Lines {
			return false
		}
		for j := range row.Cells {
			if r.ordersName(&row.Cells[j]) && shortFor(w, lexicon.Words(row.Cells[j].Text())) {
				return true
			}
		}
	}
	return false
}

// shortFor reports whether capitals are the first letters of the first word, or the
// initials of the first word and of others behind it.
func shortFor(w string, words []string) bool {
	short := strings.Join(lexicon.Words(w), "")
	if len(short) < 2 || len(words) == 0 {
		return false
	}
	if len(short) > 2 && strings.HasPrefix(words[0], short) {
		return true
	}
	if words[0][0] != short[0] {
		return false
	}
	rest := short[1:]
	for _, next := range words[1:] {
		if rest != "" && next[0] == rest[0] {
			rest = rest[1:]
		}
	}
	return rest == ""
}
