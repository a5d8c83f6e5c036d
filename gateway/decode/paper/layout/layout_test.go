// SPDX-License-Identifier: Apache-2.0

package layout_test

import (
	"strings"
	"testing"

	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/layout"
)

// word is a word of a monospaced page: column and line from 0, characters 6 points wide.
func word(col, line float32, text string) paper.Word {
	return paper.Word{Text: text, Size: 10, Box: paper.Box{X0: 6 * col, Y0: 12 * line, X1: 6 * (col + float32(len([]rune(text)))), Y1: 12*line + 10}}
}

func shown(rows []layout.Row) string {
	var out []string
	for i := range rows {
		out = append(out, rows[i].Text())
	}
	return strings.Join(out, "\n")
}

func TestRows(t *testing.T) {
	t.Parallel()
	p := paper.Page{Number: 1, Words: []paper.Word{
		word(20, 1, "250"), word(0, 1, "Hex"), word(4, 1, "bolt"), word(24, 1.2, "EA"), // a little lower
		word(0, 2, "PO:"), word(4.5, 2, "4711"), word(20, 2, "x"),
		word(0, 0, "Title"),
	}}
	if got, want := shown(layout.Rows(&p)), "Title\nHex bolt  250 EA\nPO: 4711  x"; got != want {
		t.Errorf("rows:\n%s\nwant\n%s", got, want)
	}
}

// TestBars: an upright line parts what stands close together.
func TestBars(t *testing.T) {
	t.Parallel()
	p := paper.Page{Number: 1, Words: []paper.Word{word(0, 0, "12"), word(3, 0, "EA")}, Rules: []paper.Box{{X0: 15, Y0: 0, X1: 15.5, Y1: 100}}}
	if got := shown(layout.Rows(&p)); got != "12  EA" {
		t.Errorf("barred: %q", got)
	}
	p.Rules[0].X0, p.Rules[0].X1 = 60, 60.5
	if got := shown(layout.Rows(&p)); got != "12 EA" {
		t.Errorf("not barred: %q", got)
	}
}

func TestDrawnTwice(t *testing.T) {
	t.Parallel()
	at := func(x float32) paper.Word {
		return paper.Word{Text: "BOX", Box: paper.Box{X0: x, Y0: 10, X1: x + 20, Y1: 20}}
	}
	rows := layout.Rows(&paper.Page{Number: 1, Words: []paper.Word{at(50), at(50.3), at(73)}})
	if got := rows[0].Text(); got != "BOX BOX" {
		t.Errorf("read %q, want the word that is drawn twice once, and the one beside it", got)
	}
}

// TestGoesOn: a text that was broken for want of room, and one that ends.
func TestGoesOn(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		above, below string
		want         bool
	}{
		{"Portland cement (Grade", "42.5R)", true}, {"Pipe DN 110", "SDR 11, PN 16", false}, {"Tiles,", "White", true}, {"Hose 8x5", "blue", true}, {"Tele-", "Scope", true},
	} {
		cell := func(text string) *layout.Cell {
			return &layout.Rows(&paper.Page{Number: 1, Words: words(text)})[0].Cells[0]
		}
		if got := layout.GoesOn(cell(tt.above), cell(tt.below), 6*25); got != tt.want {
			t.Errorf("%q, %q: %v", tt.above, tt.below, got)
		}
	}
}

func words(text string) (out []paper.Word) {
	x := 0
	for _, w := range strings.Fields(text) {
		out = append(out, word(float32(x), 0, w))
		x += len(w) + 1
	}
	return out
}
