// SPDX-License-Identifier: Apache-2.0

package table

import (
	"strings"
	"unicode"

	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/figure"
	"ordergate/gateway/decode/paper/layout"
	"ordergate/gateway/decode/paper/reading"
)

// split sets the words of a cell that stands below several headings to them: a word
// stays with the words before unless it is wholly of its own kind below its heading.
func (g *Grid) split(c *reading.Context, cell *layout.Cell, level int, hit []int, r *Row) {
	at, from := -1, 0
	flush := func(to int) {
		if from < to {
			g.put(r, at, cell.Slice(from, to))
			from = to
		}
	}
	for i := range cell.Words {
		w := &cell.Words[i]
		one := cell.Slice(i, i+1)
		to := g.nearest(c, &one, level, g.below(w.Box, level))
		if at < 0 {
			at = to
			continue
		}
		if to >= 0 && to != at && to > at && len(r.Cells[to].Words) == 0 && g.moves(c, to, at, w.Text) && !g.texts(c, at, to, cell.Words[i:]) {
			flush(i)
			at = to
		}
	}
	if at < 0 {
		at = hit[0]
	}
	flush(len(cell.Words))
}

// texts reports whether words that begin with a number go on as the text of a description
// does, "8000 mm, grade A": they are none of a column of numbers.
func (g *Grid) texts(c *reading.Context, from, to int, words []paper.Word) bool {
	switch g.Head.Columns[to].Role {
	case "quantity", "unit_price", "amount", "discount":
	default:
		return false
	}
	n := 0
	for i := range words {
		if t := words[i].Text; strings.ContainsFunc(t, unicode.IsLetter) && len(figure.Find(t, c.Numbers)) == 0 && !IsUnit(c.Words, t) && figure.CurrencyOf(t) == "" {
			n++
		}
	}
	return n > 1 && g.Head.Columns[from].Role == "description"
}

// moves reports whether a word behind others is the beginning of the next column's
// cell.
func (g *Grid) moves(c *reading.Context, to, from int, word string) bool {
	col, before := &g.Head.Columns[to], &g.Head.Columns[from]
	switch col.Role {
	case "description":
		return before.Role != "other" && before.Also != "description"
	case "item", "buyer_item", "supplier_item", "manufacturer", "gtin", "other", "":
		return before.Role != "description" || col.Role != "other" && IsCode(word)
	case "uom":
		return IsUnit(c.Words, word)
	case "date":
		return strings.ContainsAny(word, "0123456789")
	}
	_, ok := figure.Parse(word, c.Numbers)
	return ok || figure.CurrencyOf(word) != ""
}
