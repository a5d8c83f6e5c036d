// SPDX-License-Identifier: Apache-2.0

package mime

import (
	"io"
	"mime"
	"strings"
	"unicode"
	"unicode/utf8"
)

const nameBytes = 150 // most bytes of a safe name: file systems take 255, ours adds to it

// FileName returns the name that an entity gives its content, by the filename of
// its Content-Disposition or the name of its Content-Type: decoded from RFC 2231,
// RFC 2047 or raw UTF-8 (what is no UTF-8 is read as Windows-1252); and a safe form
// of it: the last element of a path, without control and reserved characters, not
// hidden, at most 150 bytes. safe is empty only when decoded is.
func FileName(h Header) (decoded, safe string) {
	for _, by := range [...][2]string{{"Content-Disposition", "filename"}, {"Content-Type", "name"}} {
		value := h.Get(by[0])
		if value == "" {
			continue
		}
		if _, params, err := ParseMediaType(value); err == nil && params[by[1]] != "" {
			decoded = decodeWords(params[by[1]])
			return decoded, safeName(decoded)
		}
	}
	return "", ""
}

func decodeWords(s string) string {
	s = toUTF8("", s)
	if !strings.Contains(s, "=?") {
		return s
	}
	words := mime.WordDecoder{CharsetReader: func(charset string, r io.Reader) (io.Reader, error) {
		b, err := io.ReadAll(r)
		return strings.NewReader(toUTF8(charset, string(b))), err
	}}
	decoded, err := words.DecodeHeader(s)
	if err != nil || decoded == "" {
		return s
	}
	return decoded
}

// safeName makes a name usable as that of a file: see FileName.
func safeName(name string) string {
	if name == "" {
		return ""
	}
	elements := strings.FieldsFunc(name, func(r rune) bool { return r == '/' || r == '\\' })
	if len(elements) == 0 {
		return "file"
	}
	safe := strings.Map(func(r rune) rune {
		switch {
		case r == utf8.RuneError, unicode.IsControl(r), unicode.Is(unicode.Cf, r), r == '\u2028', r == '\u2029':
			return -1
		case strings.ContainsRune(`<>:"|?*`, r):
			return '_'
		case unicode.IsSpace(r):
			return ' '
		}
		return r
	}, elements[len(elements)-1])
	safe = strings.TrimRight(strings.TrimSpace(safe), ". ")
	if strings.HasPrefix(safe, ".") {
		safe = "_" + safe[1:]
	}
	if safe == "" {
		return "file"
	}
	return shorten(safe, nameBytes)
}

// shorten cuts the middle out, so that the ending stays.
func shorten(s string, limit int) string {
	if len(s) <= limit {
		return s
	}
	ending := ""
	if dot := strings.LastIndexByte(s, '.'); dot > 0 && len(s)-dot <= 16 {
		ending = s[dot:]
	}
	cut := limit - len(ending)
	for !utf8.RuneStart(s[cut]) {
		cut--
	}
	return s[:cut] + ending
}
