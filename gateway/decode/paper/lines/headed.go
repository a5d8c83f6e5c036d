// SPDX-License-Identifier: Apache-2.0

package lines

import (
	"strings"

	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/layout"
	"ordergate/gateway/decode/paper/table"
)

// headed sets the texts of records that each have headings of their own, which stand
// between its text and its numbers: what stands below the numbers of one, down to the next
// headings, is the text of the next. That of the first stands above the first headings,
// as the second's stands above its own. It gives how many records those are, 0
// for none.
func (r *reader) headed(h table.Head, parts []part) ([]part, int) {
	if len(parts) < 2 {
		return parts, 0
	}
	nearer := float32(0) // how much nearer the texts stand to the headings below than to the numbers above
	for k := range parts {
		rows := parts[k].rows
		if len(rows) == 0 || !r.figured(&r.c.Rows[rows[0]]) {
			return parts, 0
		}
		if k+1 == len(parts) {
			break
		}
		if len(rows) < 2 || len(rows) > 20 || r.c.Rows[rows[1]].Page != r.c.Rows[parts[k+1].head.First].Page {
			return parts, 0
		}
		next := &r.c.Rows[parts[k+1].head.First]
		nearer += r.c.Rows[rows[1]].Box.Y0 - r.c.Rows[rows[0]].Box.Y1 - next.Box.Y0 + r.c.Rows[rows[len(rows)-1]].Box.Y1
		for _, at := range rows[1:] {
			if r.figured(&r.c.Rows[at]) || r.total[at] {
				return parts, 0
			}
		}
	}
	if nearer <= 0 {
		return parts, 0
	}
	texts := r.above(h.First, parts[0].rows[1:])
	out := make([]part, len(parts))
	for k := range parts {
		rows := parts[k].rows
		out[k] = part{head: parts[k].head, rows: append(texts, rows[0])}
		if k+1 == len(parts) {
			out[k].rows = append(out[k].rows, rows[1:]...)
		} else {
			texts = append([]int(nil), rows[1:]...)
		}
	}
	return out, len(out)
}

// above are the rows right above headings that stand as others do above theirs: as many,
// or down from one that says the same but for its number, "Item # 1".
func (r *reader) above(head int, like []int) (out []int) {
	from := head - len(like)
	first := &r.c.Rows[like[0]]
	for i := head - 1; i >= 0 && i >= head-len(like)-4; i-- {
		if a := &r.c.Rows[i]; strings.ContainsAny(a.Text(), "0123456789") && undigited(a.Text()) == undigited(first.Text()) {
			from = i
			break
		}
	}
	for i := max(from, 0); i < head; i++ {
		a := &r.c.Rows[i]
		if a.Page != first.Page && a.Page != r.c.Rows[head].Page || r.headAt[i] && len(a.Cells) > 1 || a.Box.X0 < first.Box.X0-2 || a.Box.X0 > first.Box.X0+2 && i == from {
			return nil
		}
		out = append(out, i)
	}
	return out
}

// undigited is a text without its digits.
func undigited(text string) string {
	return strings.Map(func(c rune) rune {
		if c >= '0' && c <= '9' {
			return -1
		}
		return c
	}, text)
}

// posted takes the position number that stands in a row of its own behind a word for it:
// "Item # 2", "Pos. 10".
func (r *reader) posted(row *layout.Row, l *paper.Line) bool {
	words := row.Words()
	n := len(words) - 1
	if n < 1 || n > 3 || !l.ID.Empty() || !table.IsLine(words[n].Text) {
		return false
	}
	for _, e := range r.c.Words.Lookup("columns", joinWords(words[:n])) {
		if e.Role == "line" || e.Role == "item" && strings.HasSuffix(strings.TrimRight(words[n-1].Text, ":"), "#") {
			cell := layout.Cell{Words: words}
			cell = cell.Slice(n, n+1)
			l.ID = cell.Value(row.Page, paper.ByLabel)
			l.ID.Text = strings.Trim(words[n].Text, " .)#")
			return true
		}
	}
	return false
}
