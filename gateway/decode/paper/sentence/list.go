// SPDX-License-Identifier: Apache-2.0

package sentence

import (
	"strings"
	"unicode"

	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/layout"
	"ordergate/gateway/decode/paper/reading"
)

// lists tells which rows belong to a list whose values are parted by semicolons or wide
// gaps: two rows below each other at least, or one with a unit.
func lists(c *reading.Context) []bool {
	out := make([]bool, len(c.Rows))
	shape := make([]string, len(c.Rows))
	for i := range c.Rows {
		words := c.Rows[i].Words()
		if len(words) < 2 || len(words) > 40 {
			continue
		}
		shape[i] = shapeOf(fields(&c.Rows[i], tokens(c, words)))
	}
	for i := range shape {
		near := i > 0 && shape[i-1] == shape[i] || i+1 < len(shape) && shape[i+1] == shape[i]
		out[i] = shape[i] != "" && (near || strings.Contains(shape[i], "u"))
	}
	return out
}

// fields parts a row at semicolons, and where it has none at wide gaps.
func fields(row *layout.Row, ts []token) (out [][]token) {
	semi := strings.Contains(row.Text(), ";")
	first := map[paper.Box]bool{}
	for i := range row.Cells {
		first[row.Cells[i].Words[0].Box] = true
	}
	for i := range ts {
		begins := i == 0 || semi && strings.HasSuffix(ts[i-1].word.Text, ";") || !semi && first[ts[i].word.Box] && ts[i-1].word != ts[i].word
		if ts[i].mark {
			if semi && strings.Contains(ts[i].word.Text, ";") || len(out) == 0 || len(out[len(out)-1]) == 0 {
				out = append(out, nil)
			}
			continue
		}
		if begins || len(out) == 0 {
			out = append(out, nil)
		}
		out[len(out)-1] = append(out[len(out)-1], ts[i])
	}
	kept := out[:0]
	for _, f := range out {
		if len(f) > 0 {
			kept = append(kept, f)
		}
	}
	return kept
}

// shapeOf writes what fields are: i an item number, q a quantity, b both number and
// unit, u a unit, p money, d words. It is "" for what is no line: that has one item
// number and one quantity.
func shapeOf(fs [][]token) string {
	var b strings.Builder
	for _, f := range fs {
		b.WriteByte(kindOf(f))
	}
	s := b.String()
	// A number of digits alone may be either: where nothing else is the item number, the
	// first is.
	if !strings.Contains(s, "i") {
		s = strings.Replace(s, "n", "i", 1)
	}
	s = strings.ReplaceAll(s, "n", "q")
	if strings.Count(s, "i") != 1 || strings.Count(s, "q")+strings.Count(s, "b") != 1 || strings.Count(s, "u")+strings.Count(s, "b") > 1 || strings.Count(s, "d") > 1 || strings.Count(s, "p") > 1 || strings.Contains(s, "?") {
		return ""
	}
	return strings.ReplaceAll(s, "b", "qu")
}

func kindOf(f []token) byte {
	t := &f[0]
	switch {
	case len(f) == 1 && t.unit:
		return 'u'
	case len(f) == 1 && t.plain() && t.number.Decimals == 0 && len(t.text) >= 4 && !t.number.Two:
		return 'n'
	case len(f) == 1 && t.plain() && t.number.Decimals == 0 && !t.number.Two:
		return 'q'
	case len(f) == 1 && t.number != nil && !t.number.Two && (t.number.Currency != "" || t.number.Decimals >= 2):
		return 'p'
	case len(f) == 1 && coded(f, 0):
		return 'i'
	case len(f) == 2 && t.plain() && f[1].unit && !t.number.Two:
		return 'b'
	}
	for i := range f {
		if strings.ContainsFunc(f[i].text, unicode.IsLetter) {
			return 'd'
		}
	}
	return '?'
}

// list reads a row of a list.
func list(c *reading.Context, row *layout.Row, ts []token) (l paper.Line, ok bool) {
	fs := fields(row, ts)
	s := shapeOf(fs)
	if s == "" || says(ts, denied) {
		return l, false
	}
	l.Page, l.Box = row.Page, row.Box
	hasItem := false
	for _, f := range fs {
		if kindOf(f) == 'i' {
			hasItem = true
		}
	}
	const evidence = paper.ByGuess + ": its place in a list"
	for _, f := range fs {
		k := kindOf(f)
		if k == 'n' {
			if k = 'q'; !hasItem {
				k, hasItem = 'i', true
			}
		}
		switch k {
		case 'i':
			l.Item = value(row.Page, f[0].text, f, evidence)
		case 'q', 'b':
			l.Quantity = value(row.Page, f[0].number.Value.String(), f[:1], evidence)
			if k == 'b' {
				l.Unit = value(row.Page, f[1].text, f[1:], evidence)
			}
		case 'u':
			l.Unit = value(row.Page, f[0].text, f, evidence)
		case 'd':
			var text []string
			for i := range f {
				text = append(text, f[i].word.Text)
			}
			l.Description = value(row.Page, strings.TrimRight(strings.Join(text, " "), ";,"), f, evidence)
		}
	}
	return l, true
}
