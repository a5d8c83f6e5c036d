// SPDX-License-Identifier: Apache-2.0

package grid

import "strings"

// Align makes tables of lines below each other that are parted by equally many tabs:
// how far a tab goes is the setting of a program that is not at hand, and the columns
// are meant all the same.
func Align(blocks []Block) []Block {
	var out []Block
	for i := 0; i < len(blocks); {
		tabs, n := tabsOf(blocks[i]), 1
		for tabs > 0 && i+n < len(blocks) && tabsOf(blocks[i+n]) == tabs {
			n++
		}
		if n == 1 {
			out = append(out, blocks[i])
			i++
			continue
		}
		t := &Table{}
		for row := range n {
			for col, cell := range parted(blocks[i+row].Line) {
				if len(cell) > 0 {
					t.Cells = append(t.Cells, Cell{Row: row, Col: col, Blocks: []Block{{Line: cell}}})
				}
			}
		}
		out = append(out, Block{Table: t})
		i += n
	}
	return out
}

// tabsOf counts the tabs between the words of a line.
func tabsOf(b Block) int {
	n := 0
	for i := range b.Line {
		n += strings.Count(b.Line[i].Text, "\t")
	}
	return n
}

// parted cuts a line at its tabs.
func parted(l Line) []Line {
	cells := []Line{nil}
	for _, r := range l {
		for i, text := range strings.Split(r.Text, "\t") {
			if i > 0 {
				cells = append(cells, nil)
			}
			if last := len(cells) - 1; strings.TrimSpace(text) != "" || len(cells[last]) > 0 {
				piece := r
				piece.Text = text
				cells[last] = append(cells[last], piece)
			}
		}
	}
	return cells
}
