// SPDX-License-Identifier: Apache-2.0

package html

import (
	"strings"

	"ordergate/gateway/decode"
	"ordergate/gateway/decode/paper/grid"
	"ordergate/gateway/decode/paper/layout"
)

// Laid gives a page as text in a fixed width, its columns below each other, without
// what nobody sees. tabular is whether it has a table of values: three columns and two
// rows at least, with numbers. The text is "" when the page cannot be read.
func Laid(page string) (text string, tabular bool) {
	d, _ := read("", page, decode.Limits{}, func(blocks []grid.Block) []grid.Block {
		tabular = hasTable(blocks)
		return blocks
	})
	if d == nil {
		return "", false
	}
	var b strings.Builder
	foot := float32(grid.Margin)
	for _, row := range layout.Rows(&d.Pages[0]) {
		for range min(int((row.Box.Y1-foot)/(1.2*grid.Size)+0.5), 4) {
			b.WriteByte('\n')
		}
		foot = row.Box.Y1
		at := 0
		for _, w := range row.Words() {
			pad := int((w.Box.X0-grid.Margin)/(0.6*grid.Size)+0.5) - at
			if at > 0 {
				pad = max(pad, 1)
			}
			b.WriteString(strings.Repeat(" ", max(pad, 0)) + w.Text)
			at += max(pad, 0)
			for _, c := range w.Text {
				at += grid.Cells(c)
			}
		}
	}
	return strings.TrimLeft(b.String(), "\n") + "\n", tabular
}

func hasTable(blocks []grid.Block) bool {
	for _, b := range blocks {
		if b.Table == nil {
			continue
		}
		rows := map[int]int{}
		full, numbers := 0, false
		for i := range b.Table.Cells {
			c := &b.Table.Cells[i]
			if rows[c.Row]++; rows[c.Row] == 3 {
				full++
			}
			numbers = numbers || numbered(c.Blocks)
			if hasTable(c.Blocks) {
				return true
			}
		}
		if full > 1 && numbers {
			return true
		}
	}
	return false
}
