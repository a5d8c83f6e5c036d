// SPDX-License-Identifier: Apache-2.0

package label

import (
	"slices"
	"strings"
	"unicode"

	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/layout"
)

// mirror turns a cell that is read from the right round: "4711 :PO No / <Arabic>" has
// its value to the left of its label, and the colon between them begins a word. Words of
// letters that run from the left stay in their order.
func mirror(c *layout.Cell) layout.Cell {
	at := -1
	for i := range c.Words {
		t := c.Words[i].Text
		if strings.HasPrefix(t, ":") && (len(t) > 1 || i > 0 && i+1 < len(c.Words)) {
			if at >= 0 {
				return *c
			}
			at = i
		}
	}
	if at < 1 || !slices.ContainsFunc(c.Words[at:], func(w paper.Word) bool { return rightToLeft(w.Text) }) {
		return *c
	}
	var latin, other []paper.Word
	for _, w := range c.Words[at:] {
		w.Text = strings.TrimLeft(w.Text, ":.")
		switch {
		case w.Text == "" || w.Text == "/":
		case rightToLeft(w.Text):
			other = append(other, w)
		default:
			latin = append(latin, w)
		}
	}
	slices.Reverse(other)
	words := append(latin, other...)
	words[len(words)-1].Text += ":"
	words = append(words, c.Words[:at]...)
	return layout.Cell{Words: words, Box: c.Box}
}

// rightToLeft reports whether a word is of letters that run from the right.
func rightToLeft(t string) bool {
	return strings.ContainsFunc(t, func(r rune) bool { return unicode.In(r, unicode.Arabic, unicode.Hebrew) })
}
