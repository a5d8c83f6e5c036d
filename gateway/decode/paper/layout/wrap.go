// SPDX-License-Identifier: Apache-2.0

package layout

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// GoesOn reports whether a text goes on in the cell below it, its column reaching to an
// edge: its end says so, the next begins small, or its first word had no room above.
func GoesOn(a, b *Cell, edge float32) bool {
	last, next := a.Words[len(a.Words)-1], b.Words[0]
	if strings.TrimRight(last.Text, "-,/&") != last.Text {
		return true
	}
	if first, _ := utf8.DecodeRuneInString(next.Text); unicode.IsLower(first) {
		return true
	}
	blank := next.Box.Width() / float32(utf8.RuneCountInString(next.Text))
	return a.Box.X1+blank+next.Box.Width() > edge+1
}
