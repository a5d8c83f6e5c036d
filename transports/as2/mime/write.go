// SPDX-License-Identifier: Apache-2.0

package mime

import (
	"crypto/rand"
	"encoding/base64"
	"strings"
)

// Boundary makes a boundary of 128 bits of chance, which occur in no document.
func Boundary() string { return "og-" + rand.Text() }

// OneLine makes blanks of line ends and control characters: a value is to make no
// header lines of its own. All other bytes stay, whatever they are.
func OneLine(s string) string {
	control := func(r rune) bool { return r < ' ' || r == 0x7f }
	if !strings.ContainsFunc(s, control) {
		return s
	}
	b := []byte(s)
	for i, c := range b {
		if control(rune(c)) {
			b[i] = ' '
		}
	}
	return string(b)
}

// FoldBase64 gives base64 in lines of 76 characters, without a line end after the last.
func FoldBase64(b []byte) []byte {
	const line = 57 // bytes of 76 characters
	var text []byte
	for len(b) > line {
		text = append(base64.StdEncoding.AppendEncode(text, b[:line]), '\r', '\n')
		b = b[line:]
	}
	return base64.StdEncoding.AppendEncode(text, b)
}
