// SPDX-License-Identifier: Apache-2.0

package label

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"ordergate/gateway/decode/paper/layout"
)

// cut cuts words behind a colon or number sign within them: "Date:02.03.2025".
func cut(c *layout.Cell) layout.Cell {
	found := false
	for i := range c.Words {
		if at := seam(c.Words[i].Text); at > 0 {
			found = true
			break
		}
	}
	if !found {
		return *c
	}
	out := layout.Cell{Box: c.Box}
	for _, w := range c.Words {
		for n := 0; n < 3; n++ {
			at := seam(w.Text)
			if at == 0 {
				break
			}
			a := w
			a.Text = w.Text[:at]
			x := w.Box.X0 + w.Box.Width()*float32(utf8.RuneCountInString(a.Text))/float32(utf8.RuneCountInString(w.Text))
			a.Box.X1, w.Box.X0 = x, x
			w.Text = w.Text[at:]
			out.Words = append(out.Words, a)
		}
		out.Words = append(out.Words, w)
	}
	return out
}

// seam is where a word is cut, 0 for nowhere: behind the first colon that a letter
// stands before, unless an address of the web or a time of day follows; behind a slash
// between two words.
func seam(t string) int {
	if at := slash(t); at > 0 {
		return at
	}
	if m := sign.FindString(t); m != "" && len(m) < len(t) && strings.ContainsAny(t[len(m):], "0123456789") {
		return len(m)
	}
	at, size := 0, 1
	for i, r := range t {
		if (r == ':' || r == '：' || r == '#') && i > 0 {
			at, size = i, utf8.RuneLen(r)
			break
		}
	}
	if at == 0 || at+size >= len(t) || strings.HasPrefix(t[at+size:], "//") || strings.ContainsAny(t, "@") {
		return 0
	}
	before, _ := utf8.DecodeLastRuneInString(t[:at])
	after, _ := utf8.DecodeRuneInString(t[at+size:])
	if !unicode.IsLetter(before) && !strings.ContainsRune(".°º)", before) || after == ':' || after == '/' && t[at] == ':' {
		return 0
	}
	return at + size
}

// sign is a sign for "number" that its number is written close behind: "N°2025/118".
var sign = regexp.MustCompile(`^(?:[Nn][°º]|№|[Nn][or]\.)[:.]?`)

// slash is where a word of two words is cut, "number/date"; 0 for nowhere.
func slash(t string) int {
	at := strings.IndexByte(t, '/')
	if at < 2 || at+3 > len(t) || strings.ContainsAny(t, "0123456789@\\") || strings.Contains(t, "//") || strings.Contains(t, "www.") {
		return 0
	}
	before, _ := utf8.DecodeLastRuneInString(t[:at])
	after, _ := utf8.DecodeRuneInString(t[at+1:])
	if !unicode.IsLetter(before) && before != '.' || !unicode.IsLetter(after) || utf8.RuneCountInString(t[at+1:]) < 3 {
		return 0
	}
	return at + 1
}
