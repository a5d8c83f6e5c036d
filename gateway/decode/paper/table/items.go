// SPDX-License-Identifier: Apache-2.0

package table

import (
	"slices"
	"strings"

	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/figure"
	"ordergate/gateway/decode/paper/layout"
	"ordergate/gateway/decode/paper/lexicon"
	"ordergate/gateway/decode/paper/reading"
	"ordergate/gateway/decode/paper/sums"
)

// drawn: where no column is of item numbers, that of drawings or types is what the lines
// are ordered by.
func drawn(g *Grid, seen []content, rows int) {
	cols := g.Head.Columns
	if slices.ContainsFunc(cols, func(c Column) bool { return IsItem(c.Role) || IsItem(c.Also) }) {
		return
	}
	for i := range cols {
		k := &seen[i]
		weak := slices.ContainsFunc(cols[i].May, func(e lexicon.Entry) bool { return e.Role == "other" && e.Weak })
		if weak && cols[i].Role == "other" && cols[i].Key == "" && 2*k.code > k.n && 2*k.code >= rows {
			cols[i].Role = "item"
			return
		}
	}
}

// Numbers reports whether a text may be the number of an item: no day, no unit, no
// currency, and no name of a thing.
func Numbers(c *reading.Context, text string) bool {
	if !strings.ContainsAny(text, "0123456789") && (IsUnit(c.Words, text) || figure.CurrencyOf(text) != "") {
		return false
	}
	if !strings.ContainsAny(text, "0123456789") && IsItem(Surely(c.Words.Lookup("columns", text))) { // the label of one: "Art."
		return false
	}
	if IsDate(c, text) || strings.HasPrefix(text, "(") && strings.HasSuffix(text, ")") && !strings.ContainsAny(text, "0123456789") { // "(charge)"
		return false
	}
	if d := figure.FindDates(text, c.Dates, c.Words); len(d) > 0 && strings.ContainsAny(text, "/.- ") && len(text) < len("30. September 2026.") && strings.Trim(text, "0123456789/.- ") == "" {
		return false
	}
	if words := strings.Fields(text); len(words) > 1 && slices.ContainsFunc(words, func(w string) bool {
		return figure.CurrencyOf(w) != "" && !strings.ContainsAny(w, "0123456789") || strings.Contains(w, ",") && strings.Contains(w, ".")
	}) {
		return false // an amount strayed to it
	}
	if words := strings.Fields(text); len(words) == 2 && IsCode(words[0]) && IsCode(words[1]) {
		return false // of two columns
	}
	return !Prose(text)
}

// Surely is the role of a phrase that means one thing; "" where it may mean another.
func Surely(may []lexicon.Entry) string {
	for _, e := range may {
		if !e.Weak {
			return e.Role
		}
	}
	return ""
}

// Sections is where an item number ends that begins at a word and is written in groups
// up to the end of its cell: "M0412 77 00318". All others end with their word.
func Sections(words []paper.Word, from int) int {
	if len(words)-from > 4 {
		return from + 1
	}
	for i := from + 1; i < len(words); i++ {
		w := words[i].Text
		if len(w) < 2 || strings.Trim(w, "0123456789") != "" && (!strings.ContainsAny(w, "0123456789") || strings.ToUpper(w) != w) || strings.ContainsAny(w, ".,:;()%$€£") {
			return from + 1
		}
	}
	return len(words)
}

// Spaced sets slashes apart, so that "4.50/100" holds two numbers.
func Spaced(text string) string {
	if strings.Trim(text, "0123456789.,") == "" {
		return text
	}
	return figure.Apart(strings.NewReplacer("/", " / ", "(", " (", ")", ") ").Replace(text))
}

// CellNumbers are the numbers of a cell with where they stand.
func CellNumbers(c *reading.Context, cell *layout.Cell) (out []sums.Number) {
	if len(cell.Words) > 40 {
		return nil
	}
	text := sums.Legible(cell.Text())
	if rate, ok := sums.Chain(text); ok {
		n := figure.Number{Value: rate, Percent: false}
		return []sums.Number{{Number: n, X0: cell.Box.X0, X1: cell.Box.X1}}
	}
	for _, n := range figure.Find(text, c.Numbers) {
		s := sums.Number{Number: n}
		from, off := -1, 0
		for i := range cell.Words {
			end := off + len(cell.Words[i].Text)
			if from < 0 && n.Start < end {
				from, s.X0 = i, cell.Words[i].Box.X0
			}
			if n.End <= end {
				s.X1 = cell.Words[i].Box.X1
				if i+1 < len(cell.Words) {
					s.Unit = IsUnit(c.Words, cell.Words[i+1].Text)
				}
				break
			}
			off = end + 1
		}
		out = append(out, s)
	}
	return out
}
