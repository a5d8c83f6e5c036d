// SPDX-License-Identifier: Apache-2.0

// Package text reads the characters of payloads that are text: UTF-8, UTF-16 and
// the character sets of one byte a character, with the place of each character
// in the payload. It knows no format.
//
// Invariant: every byte is part of a character or reported as damage, and a
// character's offset and line are those of the payload, whatever the charset.
package text

import (
	"bytes"
	"regexp"
	"strings"

	"golang.org/x/text/encoding/charmap"
)

// Charset is how characters are written. The zero Charset is UTF-8.
type Charset struct {
	width int // 0 UTF-8, 1 one byte a character, 2 UTF-16
	big   bool
	table *charmap.Charmap
	name  string
}

// Name is "utf-8", "utf-16le", "windows-1252".
func (c Charset) Name() string {
	if c.name == "" {
		return "utf-8"
	}
	return c.name
}

// UTF8 reports whether the bytes are UTF-8.
func (c Charset) UTF8() bool { return c.width == 0 }

// Named gives the charset of a name as partners write it: "UTF-8", "latin1",
// "ISO_8859-1", "cp1252". "" is UTF-8.
func Named(name string) (Charset, bool) {
	plain := simple(name)
	switch plain {
	case "", "utf8", "usascii", "ascii", "ansix341968", "iso646us":
		return Charset{}, true
	case "utf16", "utf16le", "ucs2":
		return Charset{width: 2, name: "utf-16le"}, true
	case "utf16be":
		return Charset{width: 2, big: true, name: "utf-16be"}, true
	case "latin1", "l1", "iso88591":
		return Charset{width: 1, table: charmap.ISO8859_1, name: "iso-8859-1"}, true
	case "ansi":
		plain = "windows1252"
	}
	number := strings.TrimPrefix(strings.TrimPrefix(plain, "cp"), "ibm")
	for _, e := range charmap.All {
		table, ok := e.(*charmap.Charmap)
		if !ok {
			continue
		}
		known := simple(table.String())
		if known == plain || strings.TrimPrefix(known, "windows") == number || strings.TrimPrefix(known, "ibmcodepage") == number {
			return Charset{width: 1, table: table, name: strings.ToLower(strings.ReplaceAll(table.String(), " ", "-"))}, true
		}
	}
	return Charset{}, false
}

// simple leaves letters and digits, in lower case.
func simple(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 'A' && r <= 'Z':
			return r + 'a' - 'A'
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			return r
		}
		return -1
	}, s)
}

var marks = []struct {
	bytes   string
	charset Charset
}{
	{"\xef\xbb\xbf", Charset{}},
	{"\xff\xfe", Charset{width: 2, name: "utf-16le"}},
	{"\xfe\xff", Charset{width: 2, big: true, name: "utf-16be"}},
}

// Mark gives the charset that a byte order mark at the start of a payload names,
// and the mark's length; 0 when there is none.
func Mark(head []byte) (Charset, int) {
	for _, m := range marks {
		if bytes.HasPrefix(head, []byte(m.bytes)) {
			return m.charset, len(m.bytes)
		}
	}
	return Charset{}, 0
}

var declaration = regexp.MustCompile(`^<\?xml[^>]{0,200}?\sencoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']`)

// Declared gives the charset name that an XML declaration states, "" for none.
func Declared(head []byte) string {
	if m := declaration.FindSubmatch(head); m != nil {
		return string(m[1])
	}
	return ""
}

// Wide gives UTF-16 that has no mark, by how markup starts in it.
func Wide(head []byte) (Charset, bool) {
	switch {
	case bytes.HasPrefix(head, []byte("<\x00")):
		return Charset{width: 2, name: "utf-16le"}, true
	case bytes.HasPrefix(head, []byte("\x00<")):
		return Charset{width: 2, big: true, name: "utf-16be"}, true
	}
	return Charset{}, false
}
