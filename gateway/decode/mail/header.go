// SPDX-License-Identifier: Apache-2.0

package mail

import (
	"encoding/base64"
	"regexp"
	"strings"

	"ordergate/gateway/decode/prose"
)

// Bounds of a header block, in bytes; what is beyond is passed over.
const (
	maxHeader = 1 << 20
	maxField  = 64 << 10
	maxName   = 255 // characters of a file name
)

// header is the fields of an entity, unfolded, names in lower case.
type header struct {
	fields []entry
	size   int
	folded []string // further lines of the last field, joined once it has ended
	length int      // of the last field with them
}

type entry struct{ name, value string }

// field reads a line that begins a field. Blanks before the colon are allowed, as RFC
// 822 did.
func field(line string) (name, value string, ok bool) {
	at := strings.IndexByte(line, ':')
	if at < 1 || at > 100 {
		return "", "", false
	}
	name = strings.TrimRight(line[:at], " \t")
	for i := 0; i < len(name); i++ {
		if c := name[i]; c <= ' ' || c >= 0x7f {
			return "", "", false
		}
	}
	return strings.ToLower(name), strings.TrimSpace(line[at+1:]), name != ""
}

// add takes a line of the block; false when it is no part of one.
func (h *header) add(line string) bool {
	if h.size += len(line); h.size > maxHeader {
		return true
	}
	if line[0] == ' ' || line[0] == '\t' {
		if len(h.fields) > 0 && h.length+len(line) < maxField {
			h.folded = append(h.folded, strings.TrimSpace(line))
			h.length += len(line)
		}
		return true
	}
	name, value, ok := field(line)
	if ok {
		h.unfold()
		h.fields, h.length = append(h.fields, entry{name, value}), len(value)
	}
	return ok
}

// unfold ends the last field.
func (h *header) unfold() {
	if len(h.folded) > 0 {
		last := &h.fields[len(h.fields)-1]
		last.value += " " + strings.Join(h.folded, " ")
		h.folded = h.folded[:0]
	}
}

// get gives a field's first value that is not empty.
func (h *header) get(name string) string {
	h.unfold()
	name = strings.ToLower(name)
	for _, f := range h.fields {
		if f.name == name && f.value != "" {
			return f.value
		}
	}
	return ""
}

func (h *header) has(name string) bool { return h.get(name) != "" }

// text gives a field as people read it.
func (h *header) text(name string) string { return Words(h.get(name)) }

var word = regexp.MustCompile(`=\?([^?\s]{1,64})\?([bBqQ])\?([^?]*(?:\?[^=?][^?]*)*)\?=`)

// Words decodes the encoded words of a header value (RFC 2047), where ever they stand:
// in quotes, without blanks between them, with blanks inside. Words of one charset
// that follow each other are decoded together, since some split a character between
// them. Bytes outside of words are UTF-8 or windows-1252.
func Words(s string) string {
	var out strings.Builder
	var pending []byte
	charset := ""
	flush := func() {
		text, _ := prose.UTF8(pending, charset)
		out.WriteString(text)
		pending, charset = nil, ""
	}
	for {
		m := word.FindStringSubmatchIndex(s)
		if m == nil {
			break
		}
		name, _, _ := strings.Cut(s[m[2]:m[3]], "*") // a language, RFC 2231 §5
		raw, ok := wordBytes(s[m[4]], s[m[6]:m[7]])
		between := s[:m[0]]
		switch {
		case !ok:
			flush()
			plain, _ := prose.UTF8([]byte(s[:m[1]]), "")
			out.WriteString(plain)
		case pending != nil && strings.TrimSpace(between) == "" && strings.EqualFold(name, charset):
			pending = append(pending, raw...)
		default:
			dropped := pending != nil && strings.TrimSpace(between) == ""
			flush()
			if !dropped {
				plain, _ := prose.UTF8([]byte(between), "")
				out.WriteString(plain)
			}
			pending, charset = append([]byte{}, raw...), name
		}
		s = s[m[1]:]
	}
	flush()
	rest, _ := prose.UTF8([]byte(s), "")
	out.WriteString(rest)
	return clean(out.String())
}

func wordBytes(encoding byte, s string) ([]byte, bool) {
	if encoding == 'b' || encoding == 'B' {
		s = strings.Map(func(r rune) rune {
			if strings.ContainsRune(" \t\r\n=", r) {
				return -1
			}
			return r
		}, s)
		raw, err := base64.RawStdEncoding.DecodeString(s)
		return raw, err == nil || len(raw) > 0
	}
	var out []byte
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '_':
			out = append(out, ' ')
		case c == '=' && i+2 < len(s) && hex(s[i+1]) >= 0 && hex(s[i+2]) >= 0:
			out = append(out, byte(hex(s[i+1])<<4|hex(s[i+2])))
			i += 2
		default:
			out = append(out, c)
		}
	}
	return out, true
}

func hex(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'A' && c <= 'F':
		return int(c-'A') + 10
	case c >= 'a' && c <= 'f':
		return int(c-'a') + 10
	}
	return -1
}

// clean makes one line of a text, without control characters.
func clean(s string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		switch {
		case r == '\t' || r == '\n' || r == '\r':
			return ' '
		case r < ' ' || r == 0x7f || r >= 0x80 && r < 0xa0 || r >= 0x200e && r <= 0x200f || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069: // the last turn names around
			return -1
		}
		return r
	}, s))
}
