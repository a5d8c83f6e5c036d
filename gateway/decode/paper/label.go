// SPDX-License-Identifier: Apache-2.0

package paper

import (
	"strings"
	"unicode"
)

// PlainLabel gives a label as people compare it: its letters and digits in lower
// case, without blanks and marks. "P.O. No.:" and "PO No" are the same.
func PlainLabel(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '#' || unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// SameLabel reports whether two labels say the same. What has neither letters nor
// digits is like nothing.
func SameLabel(a, b string) bool {
	p := PlainLabel(a)
	return p != "" && p == PlainLabel(b)
}
