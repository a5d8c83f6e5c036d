// SPDX-License-Identifier: Apache-2.0

package text_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/iotest"

	"ordergate/gateway/decode/text"
)

func TestNamed(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"": "utf-8", "UTF-8": "utf-8", "us-ascii": "utf-8", "latin1": "iso-8859-1", "ISO_8859-1": "iso-8859-1", "ISO-8859-15": "iso-8859-15",
		"cp1252": "windows-1252", "Windows-1252": "windows-1252", "ansi": "windows-1252", "windows-1250": "windows-1250", "IBM437": "ibm-code-page-437",
		"cp850": "ibm-code-page-850", "koi8-r": "koi8-r", "utf-16le": "utf-16le", "UTF-16BE": "utf-16be", "klingon": "-", "cp": "-", "1": "-", "ibm": "-",
	} {
		c, ok := text.Named(name)
		got := c.Name()
		if !ok {
			got = "-"
		} else if again, ok := text.Named(got); !ok || again.Name() != got {
			t.Errorf("%s is not known by its own name", got)
		}
		if got != want {
			t.Errorf("%q is %s, want %s", name, got, want)
		}
	}
}

// TestRunes: characters, offsets and lines, however the bytes arrive.
func TestRunes(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ charset, in, want, damage string }{
		{"", "aé\r\n😀\rb\nc", "a0:1 é1:1 \r3:1 \n4:2 😀5:2 \r9:2 b10:3 \n11:3 c12:4", ""},
		{"latin1", "a\xe9\nb", "a0:1 é1:1 \n2:1 b3:2", ""},
		{"windows-1252", "\x80", "€0:1", ""},
		{"utf-16le", "a\x00=\xd8\x00\xde\n\x00b\x00", "a0:1 😀2:1 \n6:1 b8:2", ""},
		{"utf-16be", "\x00a\xd8\x3d\xde\x00", "a0:1 😀2:1", ""},
		{"", "a\xffb", "a0:1 \ufffd1:1 b2:1", "1 FF"},
		{"", "a\xc3", "a0:1 \ufffd1:1", "1 C3"},
		{"", "a\x00b\x00", "a0:1 \ufffd1:1 b2:1 \ufffd3:1", "1 00"},
		{"utf-16le", "a\x00=\xd8b\x00c", "a0:1 \ufffd2:1 b4:1 \ufffd6:1", "2 3D D8"},
	} {
		c, _ := text.Named(tt.charset)
		for _, r := range []*text.Runes{text.NewRunes(strings.NewReader(tt.in), c, text.Place{Line: 1}), text.NewRunes(iotest.OneByteReader(strings.NewReader(tt.in)), c, text.Place{Line: 1})} {
			var got []string
			for {
				at := r.Place()
				peeked, _ := r.Peek()
				c, ok := r.Next()
				if !ok {
					break
				}
				if peeked != c {
					t.Errorf("%q: %q was to come, and %q came", tt.in, peeked, c)
				}
				got = append(got, fmt.Sprintf("%c%d:%d", c, at.Offset, at.Line))
			}
			if s := strings.Join(got, " "); s != tt.want {
				t.Errorf("%q: %q, want %q", tt.in, s, tt.want)
			}
			damage := ""
			if r.Damage.Bytes != nil {
				damage = fmt.Sprintf("%d % X", r.Damage.Offset, r.Damage.Bytes)
			}
			if damage != tt.damage {
				t.Errorf("%q: damage %q, want %q", tt.in, damage, tt.damage)
			}
		}
	}
}

// TestBack goes back within what has been read.
func TestBack(t *testing.T) {
	t.Parallel()
	r := text.NewRunes(strings.NewReader("ab\ncd"), text.Charset{}, text.Place{Line: 1})
	r.Next()
	at := r.Place()
	for range 3 {
		r.Next()
	}
	if !r.Back(at) || r.Place() != at {
		t.Fatal(r.Place())
	}
	if c, _ := r.Next(); c != 'b' {
		t.Errorf("%q", c)
	}
	if r.Back(text.Place{Offset: 99}) {
		t.Error("back to what has not come")
	}
}
