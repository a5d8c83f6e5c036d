// SPDX-License-Identifier: Apache-2.0

// Package layout puts the words of a page into rows, and rows into cells: what stands
// on one line, and what of it stands together. It knows nothing of what words mean.
//
// Invariant: each word of a page is in exactly one cell of one row; one that is drawn
// twice in one place counts once.
package layout

import (
	"cmp"
	"slices"
	"strings"

	"ordergate/gateway/decode/paper"
)

// Row is what stands on one line of a page.
type Row struct {
	Page  int // from 1
	Cells []Cell
	Box   paper.Box
}

// Cell is a run of words with ordinary blanks between them.
type Cell struct {
	Words []paper.Word // from left to right
	Box   paper.Box
}

// Text is the cell's words with single blanks.
func (c *Cell) Text() string {
	if len(c.Words) == 1 {
		return c.Words[0].Text
	}
	var b strings.Builder
	for i := range c.Words {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(c.Words[i].Text)
	}
	return b.String()
}

// OCR reports whether OCR read any of it.
func (c *Cell) OCR() bool {
	return slices.ContainsFunc(c.Words, func(w paper.Word) bool { return w.OCR > 0 })
}

// Size is the largest font size in it, points.
func (c *Cell) Size() (size float32) {
	for i := range c.Words {
		size = max(size, c.Words[i].Size)
	}
	return size
}

// Bold reports whether all of it is bold.
func (c *Cell) Bold() bool {
	return len(c.Words) > 0 && !slices.ContainsFunc(c.Words, func(w paper.Word) bool { return !w.Bold })
}

// Slice gives the cell of words i to j (j not included).
func (c *Cell) Slice(i, j int) Cell {
	out := Cell{Words: c.Words[i:j]}
	for k := range out.Words {
		out.Box = out.Box.Join(out.Words[k].Box)
	}
	return out
}

// Value is the cell as a value with its place; Text is what it says.
func (c *Cell) Value(page int, evidence ...string) paper.Value {
	t := c.Text()
	return paper.Value{Text: t, Raw: t, Page: page, Box: c.Box, OCR: c.OCR(), Evidence: evidence}
}

// Text is the row's cells with two blanks between them.
func (r *Row) Text() string {
	parts := make([]string, len(r.Cells))
	for i := range r.Cells {
		parts[i] = r.Cells[i].Text()
	}
	return strings.Join(parts, "  ")
}

// Words are all words of the row from left to right.
func (r *Row) Words() (out []paper.Word) {
	for i := range r.Cells {
		out = append(out, r.Cells[i].Words...)
	}
	return out
}

// open bounds how many rows that are being filled a word is held against: words come
// by their height on the page, so that the row it belongs to is among the last.
const open = 12

// Rows puts a page into rows, from top to bottom. Words whose middles differ by less
// than 0.45 of the lower one's height stand in one row.
func Rows(p *paper.Page) []Row {
	words := slices.Clone(p.Words)
	slices.SortStableFunc(words, func(a, b paper.Word) int { return cmp.Compare(a.Box.MidY(), b.Box.MidY()) })
	type growing struct {
		words  []paper.Word
		mid    float32 // mean of the middles
		height float32 // mean
	}
	var rows []*growing
	for _, w := range words {
		h, mid := w.Box.Height(), w.Box.MidY()
		var best *growing
		bestD := float32(0)
		for i := len(rows) - 1; i >= 0 && i >= len(rows)-open; i-- {
			g := rows[i]
			d := mid - g.mid
			if d < 0 {
				d = -d
			}
			if d <= 0.45*min(h, g.height) && (best == nil || d < bestD) {
				best, bestD = g, d
			}
		}
		if best == nil {
			rows = append(rows, &growing{words: []paper.Word{w}, mid: mid, height: h})
			continue
		}
		n := float32(len(best.words))
		best.mid, best.height = (best.mid*n+mid)/(n+1), (best.height*n+h)/(n+1)
		best.words = append(best.words, w)
	}
	slices.SortStableFunc(rows, func(a, b *growing) int { return cmp.Compare(a.mid, b.mid) })
	bars := uprights(p.Rules)
	out := make([]Row, len(rows))
	for i, g := range rows {
		out[i] = Row{Page: p.Number, Cells: cells(g.words, bars)}
		for j := range out[i].Cells {
			out[i].Box = out[i].Box.Join(out[i].Cells[j].Box)
		}
	}
	return out
}

// uprights are the upright lines, from left to right.
func uprights(rules []paper.Box) (out []paper.Box) {
	for _, r := range rules {
		if r.Width() <= 3 && r.Height() >= 5 {
			out = append(out, r)
		}
	}
	slices.SortFunc(out, func(a, b paper.Box) int { return cmp.Compare(a.X0, b.X0) })
	return out
}

// barred reports whether an upright line stands between two words.
func barred(bars []paper.Box, a, b paper.Box) bool {
	from, _ := slices.BinarySearchFunc(bars, a.MidX(), func(r paper.Box, x float32) int { return cmp.Compare(r.X0, x) })
	mid := (a.MidY() + b.MidY()) / 2
	for _, r := range bars[from:] {
		if r.X0 > b.MidX() {
			return false
		}
		if r.X0 >= a.X1-1 && r.X1 <= b.X0+1 && r.Y0 <= mid && r.Y1 >= mid {
			return true
		}
	}
	return false
}

// cells puts a row's words into cells: a new one begins behind a gap of more than 1.35
// characters of the row, and behind an upright line; never behind a colon that the
// next word follows closely.
func cells(words []paper.Word, bars []paper.Box) []Cell {
	slices.SortStableFunc(words, func(a, b paper.Word) int { return cmp.Compare(a.Box.X0, b.Box.X0) })
	widths := make([]float32, 0, len(words))
	for i := range words {
		if n := len([]rune(words[i].Text)); n > 0 && words[i].Box.Width() > 0 {
			widths = append(widths, words[i].Box.Width()/float32(n))
		}
	}
	char := float32(5)
	if len(widths) > 0 {
		slices.Sort(widths)
		char = widths[len(widths)/2]
	}
	var out []Cell
	for i, w := range words {
		if i > 0 {
			last := &out[len(out)-1]
			before := last.Words[len(last.Words)-1]
			if w.Text == before.Text && w.Box.OverlapX(before.Box) > 0.8*w.Box.Width() {
				continue // drawn twice to look bold
			}
			gap := w.Box.X0 - before.Box.X1
			limit := 1.35 * char
			if strings.HasSuffix(before.Text, ":") {
				limit = 2.2 * char
			}
			if gap <= limit && !barred(bars, before.Box, w.Box) {
				last.Words = append(last.Words, w)
				last.Box = last.Box.Join(w.Box)
				continue
			}
		}
		out = append(out, Cell{Words: []paper.Word{w}, Box: w.Box})
	}
	return out
}

// Pages puts all pages of a document into rows, in reading order.
func Pages(d *paper.Document) (out []Row) {
	for i := range d.Pages {
		out = append(out, Rows(&d.Pages[i])...)
	}
	return out
}
