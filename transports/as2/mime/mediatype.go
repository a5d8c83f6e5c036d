// SPDX-License-Identifier: Apache-2.0

package mime

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// ParseMediaType reads a Content-Type or Content-Disposition: the type in lower
// case, and the parameters by lower-case name. It is tolerant of what is sent:
// tabs, blanks, a semicolon at the end, values that would want quotes (as
// boundary=----=_Part_1), quotes that are never closed, backslashes of Windows
// paths. Parameters of RFC 2231 are decoded and win over their plain twins; of two
// with one name the first counts.
//
// It fails only when there is no type.
func ParseMediaType(value string) (typ string, params map[string]string, err error) {
	typ, rest, _ := strings.Cut(value, ";")
	typ = strings.ToLower(strings.Trim(typ, " \t\r\n"))
	if typ == "" {
		return "", nil, errors.New("no media type")
	}
	major, minor, two := strings.Cut(typ, "/")
	if !isToken(major) || two && !isToken(minor) {
		return "", nil, fmt.Errorf("%.80q is no media type", typ)
	}
	var extended []parameter
	for rest != "" {
		var p parameter
		p, rest = cutParameter(rest)
		switch {
		case p.name == "":
		case strings.Contains(p.name, "*"):
			extended = append(extended, p)
		default:
			if params == nil {
				params = make(map[string]string, 4)
			}
			if _, twice := params[p.name]; !twice {
				params[p.name] = p.value
			}
		}
	}
	if len(extended) > 0 {
		if params == nil {
			params = map[string]string{}
		}
		extend(params, extended)
	}
	return typ, params, nil
}

type parameter struct{ name, value string }

// cutParameter takes the first parameter off s, with the semicolon after it.
func cutParameter(s string) (p parameter, rest string) {
	s = strings.TrimLeft(s, " \t\r\n;")
	end := strings.IndexAny(s, "=;")
	if end < 0 {
		return parameter{}, ""
	}
	if s[end] == ';' {
		return parameter{}, s[end+1:] // a word without a value
	}
	p.name = strings.ToLower(strings.Trim(s[:end], " \t\r\n"))
	s = strings.TrimLeft(s[end+1:], " \t\r\n")
	if !strings.HasPrefix(s, `"`) {
		value, rest, _ := strings.Cut(s, ";")
		p.value = strings.Trim(value, " \t\r\n")
		return p, rest
	}
	p.value, s = cutQuoted(s[1:])
	_, rest, _ = strings.Cut(s, ";")
	return p, rest
}

// cutQuoted takes a quoted string off s, whose opening quote is gone. A backslash
// before anything but a quote or a backslash stands for itself: file names of
// Windows are sent like that.
func cutQuoted(s string) (value, rest string) {
	plain := strings.IndexAny(s, `"\`)
	if plain >= 0 && s[plain] == '"' {
		return s[:plain], s[plain+1:]
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '"':
			return b.String(), s[i+1:]
		case c == '\\' && i+1 < len(s) && (s[i+1] == '"' || s[i+1] == '\\'):
			i++
			b.WriteByte(s[i])
		default:
			b.WriteByte(c)
		}
	}
	return b.String(), ""
}

// extend decodes RFC 2231: name*=charset'language'%XX and continuations name*0,
// name*1*.
func extend(params map[string]string, extended []parameter) {
	pieces := map[string]string{}
	for _, p := range extended {
		if _, twice := pieces[p.name]; !twice {
			pieces[p.name] = p.value
		}
	}
	joined := map[string]bool{}
	for _, p := range extended {
		name, _, _ := strings.Cut(p.name, "*")
		if joined[name] {
			continue // each name once: there may be thousands of pieces
		}
		joined[name] = true
		if v, ok := pieces[name+"*"]; ok {
			charset, text := cutCharset(v)
			params[name] = toUTF8(charset, unpercent(text))
			continue
		}
		var b strings.Builder
		charset := ""
		for i := range len(extended) {
			if v, ok := pieces[fmt.Sprintf("%s*%d*", name, i)]; ok {
				if i == 0 {
					charset, v = cutCharset(v)
				}
				b.WriteString(unpercent(v))
			} else if v, ok := pieces[fmt.Sprintf("%s*%d", name, i)]; ok {
				b.WriteString(v)
			} else {
				break
			}
		}
		if b.Len() > 0 {
			params[name] = toUTF8(charset, b.String())
		}
	}
}

func cutCharset(v string) (charset, text string) {
	charset, rest, ok := strings.Cut(v, "'")
	if !ok {
		return "", v
	}
	if _, text, ok = strings.Cut(rest, "'"); !ok {
		return "", v
	}
	return strings.ToLower(charset), text
}

func unpercent(s string) string {
	if !strings.Contains(s, "%") {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '%' && i+2 < len(s) {
			if hi, lo := unhex(s[i+1]), unhex(s[i+2]); hi >= 0 && lo >= 0 {
				b.WriteByte(byte(hi<<4 | lo))
				i += 2
				continue
			}
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

func unhex(c byte) int {
	return strings.IndexByte("0123456789abcdef", c|0x20)
}

// toUTF8 reads what is no UTF-8 as Windows-1252, which holds ISO 8859-1: of the
// charsets that old systems send names in, that is the commonest.
func toUTF8(charset, s string) string {
	western := strings.HasPrefix(charset, "iso-8859") || strings.HasPrefix(charset, "windows-")
	if utf8.ValidString(s) && !western {
		return s
	}
	text, err := charmap.Windows1252.NewDecoder().String(s)
	if err != nil {
		return strings.ToValidUTF8(s, "_")
	}
	return text
}
