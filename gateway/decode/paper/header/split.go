// SPDX-License-Identifier: Apache-2.0

package header

import (
	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/kind"
	"ordergate/gateway/decode/paper/label"
	"ordergate/gateway/decode/paper/reading"
)

// split finds where a new order begins in a file: a page that has a title and another
// order number in its upper half. Pages without belong to the order before.
func split(c *reading.Context) [][2]int {
	last := len(c.Doc.Pages)
	if last <= 1 {
		return [][2]int{{1, max(last, 1)}}
	}
	s := label.New(c, nil)
	out := [][2]int{{1, last}}
	current := ""
	for _, n := range pageNumbers(c, s) {
		if n.number == "" {
			continue
		}
		if current != "" && !related(current, n.number) && n.titled {
			out[len(out)-1][1] = n.page - 1
			out = append(out, [2]int{n.page, last})
		}
		if current == "" || n.titled {
			current = n.number
		}
	}
	return out
}

type pageNumber struct {
	page   int
	number string
	titled bool
}

// pageNumbers gives the order number of each page's upper half.
func pageNumbers(c *reading.Context, s *label.Sheet) []pageNumber {
	out := make([]pageNumber, len(c.Doc.Pages))
	best := make([]int, len(out))
	heights := make([]float32, len(out))
	for i := range out {
		out[i].page = i + 1
		heights[i] = c.Doc.Pages[i].Height
	}
	r := &reader{c: c, s: s, o: &paper.Order{}, order: c.Dates}
	for _, k := range r.numbers() {
		i := k.value.Page - 1
		if i < 0 || i >= len(out) || !k.strong || k.value.Box.Y0 > 0.5*heights[i] || k.score <= best[i] {
			continue
		}
		best[i], out[i].number = k.score, k.value.Text
	}
	for i := range out {
		if out[i].number == "" {
			continue
		}
		for _, t := range kind.Titles(s, i+1) {
			if t.Score >= 1.8 {
				out[i].titled = true
				break
			}
		}
	}
	return out
}
