// SPDX-License-Identifier: Apache-2.0

package label

import (
	"regexp"
	"strings"

	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/layout"
)

// unled leaves the leaders out of a row's cells, the dots or lines that lead the eye
// from a label to its value: what stands before and behind them are two cells.
func unled(cells []layout.Cell) []layout.Cell {
	found := false
	for i := range cells {
		found = found || led(&cells[i])
	}
	if !found {
		return cells
	}
	var out []layout.Cell
	for i := range cells {
		if led(&cells[i]) {
			out = append(out, parts(&cells[i])...)
		} else {
			out = append(out, cells[i])
		}
	}
	return out
}

// minLeader is how many dots in a row are a leader.
const minLeader = 4

// led reports whether a leader runs through a cell.
func led(c *layout.Cell) bool {
	dots := 0
	for i := range c.Words {
		t := c.Words[i].Text
		if strings.Contains(t, "....") || strings.Contains(t, "____") || strings.Contains(t, "……") {
			return true
		}
		if strings.Trim(t, "._…") != "" {
			dots = 0
		} else if dots += len(t); dots >= minLeader {
			return true
		}
	}
	return false
}

var leader = regexp.MustCompile(`[._…]{4,}|……+`)

// parts cuts a cell at its leaders.
func parts(c *layout.Cell) (out []layout.Cell) {
	var words []paper.Word
	add := func() {
		if len(words) > 0 {
			part := layout.Cell{Words: words}
			out = append(out, part.Slice(0, len(words)))
		}
		words = nil
	}
	for _, w := range c.Words {
		if strings.Trim(w.Text, "._…") == "" {
			add()
			continue
		}
		at, width := 0, w.Box.Width()/float32(len(w.Text))
		for _, gap := range append(leader.FindAllStringIndex(w.Text, -1), []int{len(w.Text), len(w.Text)}) { // "Total........12,50"
			if gap[0] > at {
				p := w
				p.Text, p.Box.X0, p.Box.X1 = w.Text[at:gap[0]], w.Box.X0+width*float32(at), w.Box.X0+width*float32(gap[0])
				words = append(words, p)
			}
			if gap[1] > gap[0] {
				add()
			}
			at = gap[1]
		}
	}
	add()
	return out
}
