// SPDX-License-Identifier: Apache-2.0

package gateway

import (
	"bytes"
	"strings"
	"unicode"
)

// caretWindow is how many columns of a long line Show gives.
const caretWindow = 96

// Show gives the fault with the line of the file it is about, source being the
// file's text, and a caret under its column:
//
//	mappings/acme/850.yaml:9:15: unknown name PO1O2 (did you mean "PO102"?)
//	      quantity: PO1O2 * 2
//	                ^
//
// Of a line that is too long, the part around the caret is given; tabs stay tabs,
// and characters that could be commands to a terminal become U+FFFD. Without a
// source, or where the fault has no place in it, it is String.
func (f Fault) Show(source []byte) string {
	line, ok := sourceLine(source, f.Line)
	if !ok || f.Column < 1 {
		return f.String()
	}
	runes := []rune(line)
	at := min(f.Column-1, len(runes))
	from, to := 0, len(runes)
	if len(runes) > caretWindow {
		from = max(0, min(at-caretWindow/2, len(runes)-caretWindow))
		to = from + caretWindow
	}
	var text, under strings.Builder
	if from > 0 {
		text.WriteRune('…')
		under.WriteByte(' ')
	}
	for i, r := range runes[from:to] {
		if r != '\t' && !unicode.IsPrint(r) && !unicode.In(r, unicode.Mn, unicode.Me) {
			r = unicode.ReplacementChar
		}
		text.WriteRune(r)
		if from+i < at {
			under.WriteString(blank(r))
		}
	}
	if to < len(runes) {
		text.WriteRune('…')
	}
	return f.String() + "\n  " + text.String() + "\n  " + under.String() + "^"
}

// blank is as wide as a character on a terminal.
func blank(r rune) string {
	switch {
	case r == '\t':
		return "\t"
	case unicode.In(r, unicode.Mn, unicode.Me):
		return ""
	case wide(r):
		return "  "
	}
	return " "
}

// wide tells characters that take two columns (East Asian Wide and Fullwidth).
func wide(r rune) bool {
	for _, w := range [][2]rune{{0x1100, 0x115F}, {0x2E80, 0x303E}, {0x3041, 0xA4CF}, {0xAC00, 0xD7A3}, {0xF900, 0xFAFF}, {0xFE30, 0xFE6F},
		{0xFF00, 0xFF60}, {0xFFE0, 0xFFE6}, {0x1F300, 0x1FAFF}, {0x20000, 0x3FFFD}} {
		if r >= w[0] && r <= w[1] {
			return true
		}
	}
	return false
}

func sourceLine(source []byte, line int) (string, bool) {
	if line < 1 || len(source) == 0 {
		return "", false
	}
	source = bytes.TrimPrefix(source, []byte("\ufeff"))
	for range line - 1 {
		nl := bytes.IndexByte(source, '\n')
		if nl < 0 {
			return "", false
		}
		source = source[nl+1:]
	}
	if nl := bytes.IndexByte(source, '\n'); nl >= 0 {
		source = source[:nl]
	}
	return strings.TrimSuffix(string(source), "\r"), true
}
