// SPDX-License-Identifier: Apache-2.0

package learn

import (
	"strings"
	"unicode"

	"github.com/shopspring/decimal"

	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/figure"
	"ordergate/gateway/decode/paper/layout"
	"ordergate/gateway/decode/paper/reading"
)

// place is where a value stands: words from to to (not included) of a cell.
type place struct {
	row, cell, from, to int
	box                 paper.Box
	page                int
}

const (
	maxPlaces = 40 // of a value: more are the commonest of words
	maxWords  = 40 // of a value
	maxLabel  = 6  // words of a label
)

// places finds a value on the pages, however it is written there.
func places(c *reading.Context, k kind, value string) (out []place) {
	same := matcher(c, k, value)
	most := 4 // words of a number or a date
	if k == text {
		most = min(maxWords, len(strings.Fields(value))+2)
	}
	for i := range c.Rows {
		for j := range c.Rows[i].Cells {
			words := c.Rows[i].Cells[j].Words
			for from := 0; from < len(words); from++ {
				to := span(words, from, most, same)
				if to == 0 {
					continue
				}
				part := c.Rows[i].Cells[j].Slice(from, to)
				if out = append(out, place{i, j, from, to, part.Box, c.Rows[i].Page}); len(out) >= maxPlaces {
					return out
				}
				from = to - 1
			}
		}
	}
	return out
}

// span is the end of the shortest run of words from on that says the value, 0 for none.
func span(words []paper.Word, from, most int, same func(string) bool) int {
	joined := ""
	for to := from; to < len(words) && to < from+most; to++ {
		joined = strings.TrimSpace(joined + " " + words[to].Text)
		if same(joined) {
			return to + 1
		}
	}
	return 0
}

// matcher tells whether words say a value.
func matcher(c *reading.Context, k kind, value string) func(string) bool {
	switch k {
	case number:
		want, err := decimal.NewFromString(value)
		if err != nil {
			return func(string) bool { return false }
		}
		return func(s string) bool {
			for _, style := range []figure.Style{c.Numbers, {Decimal: '.'}, {Decimal: ','}} {
				if n, ok := figure.Parse(s, style); ok && (n.Value.Equal(want) || n.Two && n.Other.Equal(want)) {
					return true
				}
			}
			return false
		}
	case date:
		return func(s string) bool {
			for _, order := range []figure.DateOrder{c.Dates, figure.DayFirst, figure.MonthFirst} {
				if d, ok := figure.ParseDate(s, order, c.Words); ok && (d.Value == value || d.Other == value) {
					return true
				}
			}
			return false
		}
	}
	want := squeeze(value)
	return func(s string) bool { return want != "" && squeeze(s) == want }
}

// squeeze is a text without blanks and case, and without the marks around it.
func squeeze(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return -1
		case unicode.Is(unicode.Pd, r) || r == '\u2212': // dashes of all lengths, and the minus
			return '-'
		}
		return unicode.ToLower(r)
	}, s)
	return strings.Trim(s, ".,;:()[]")
}

// label is a text beside a value, with where the value stands from it.
type label struct {
	text  string
	where string // "right", "below"; "" where both are one
}

// labels are the texts by which a mapping could name a place: before it in its cell,
// left of it, above it; the longest first.
func labels(c *reading.Context, p place) (out []label) {
	add := func(cell layout.Cell, where string) {
		if t := clean(cell.Text()); isLabel(t) {
			out = append(out, label{t, where})
		}
	}
	row := &c.Rows[p.row]
	cell := &row.Cells[p.cell]
	for n := min(p.from, maxLabel); n > 0; n-- {
		add(cell.Slice(p.from-n, p.from), "")
	}
	if p.from == 0 && p.cell > 0 {
		if left := &row.Cells[p.cell-1]; len(left.Words) <= maxLabel {
			add(*left, "right")
		} else {
			add(left.Slice(len(left.Words)-3, len(left.Words)), "right")
		}
	}
	for _, above := range over(c, p, 3) {
		if len(above.Words) <= maxLabel {
			add(above, "below")
		}
	}
	return out
}

// over are the cells above a place, the nearest first, of at most so many rows.
func over(c *reading.Context, p place, rows int) (out []layout.Cell) {
	for i := p.row - 1; i >= 0 && rows > 0 && c.Rows[i].Page == p.page; i-- {
		if c.Rows[i].Box.Y1 > p.box.MidY() {
			continue // of the same line, in a row of its own
		}
		rows--
		for j := range c.Rows[i].Cells {
			cell := c.Rows[i].Cells[j]
			if cell.Box.OverlapX(p.box) <= 0 {
				continue
			}
			out = append(out, cell)
			from, to := -1, 0
			for k := range cell.Words {
				if cell.Words[k].Box.OverlapX(p.box) > 0 {
					if from < 0 {
						from = k
					}
					to = k + 1
				}
			}
			if from >= 0 && to-from < len(cell.Words) {
				out = append(out, cell.Slice(from, to))
			}
		}
	}
	return out
}

// clean is a label without the marks at its end.
func clean(s string) string { return strings.TrimSpace(strings.TrimRight(s, " :;,=-–")) }

// isLabel tells a text that can name a value: it has more letters than digits.
func isLabel(s string) bool {
	letters, digits := 0, 0
	for _, r := range s {
		switch {
		case unicode.IsLetter(r):
			letters++
		case unicode.IsDigit(r):
			digits++
		}
	}
	return letters > digits && len(s) <= 80
}
