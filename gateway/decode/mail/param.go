// SPDX-License-Identifier: Apache-2.0

package mail

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"ordergate/gateway/decode/prose"
)

// value is a field with parameters: Content-Type, Content-Disposition.
type value struct {
	kind   string // "text/plain", "attachment"; lower case
	params []entry
}

// readValue reads a field with parameters as mail programs write it: with and without
// quotes, with semicolons and blanks in unquoted file names, with what is no parameter
// between them.
func readValue(s string) value {
	kind, rest, _ := strings.Cut(s, ";")
	v := value{kind: strings.ToLower(strings.Join(strings.Fields(strings.ReplaceAll(kind, "/ ", "/")), " "))}
	if i := strings.IndexAny(v.kind, " ("); i > 0 { // a comment, or a parameter without its semicolon
		if strings.Contains(v.kind[i:], "=") {
			rest = kind[min(len(kind), strings.IndexAny(strings.TrimSpace(kind), " (")+1):] + ";" + rest
		}
		v.kind = v.kind[:i]
	}
	for len(v.params) < 200 {
		name, value, left, ok := nextParam(rest)
		if !ok {
			break
		}
		if name != "" {
			v.params = append(v.params, entry{name, value})
		}
		rest = left
	}
	return v
}

// nextParam reads one parameter; ok is false at the end.
func nextParam(s string) (name, value, rest string, ok bool) {
	s = strings.TrimLeft(s, "; \t\r\n")
	if s == "" {
		return "", "", "", false
	}
	eq := strings.IndexAny(s, "=;")
	if eq < 0 {
		return "", "", "", false
	}
	if s[eq] == ';' {
		return "", "", s[eq+1:], true
	}
	name, s = strings.ToLower(strings.TrimSpace(s[:eq])), strings.TrimLeft(s[eq+1:], " \t")
	if strings.HasPrefix(s, `"`) {
		value, rest = quoted(s[1:])
		return name, value, rest, true
	}
	end := unquotedEnd(s)
	return name, strings.TrimSpace(s[:end]), s[end:], true
}

// quoted reads up to the closing quote. A quote inside that closes nothing (no
// semicolon follows) is part of the value, and so is a backslash before anything but
// a quote or another: it is a folder of Windows.
func quoted(s string) (value, rest string) {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '\\' && i+1 < len(s) && (s[i+1] == '"' || s[i+1] == '\\'):
			i++
			b.WriteByte(s[i])
		case c == '"':
			if after := strings.TrimLeft(s[i+1:], " \t"); after == "" || after[0] == ';' || strings.IndexByte(s[i+1:], '"') < 0 {
				return b.String(), s[i+1:]
			}
			b.WriteByte(c)
		default:
			b.WriteByte(c)
		}
	}
	return b.String(), ""
}

// unquotedEnd finds where a value without quotes ends: at a semicolon that another
// parameter follows, or nothing does.
func unquotedEnd(s string) int {
	for from := 0; ; {
		i := strings.IndexByte(s[from:], ';')
		if i < 0 {
			return len(s)
		}
		i += from
		after := strings.TrimLeft(s[i+1:], " \t")
		name, _, param := strings.Cut(after, "=")
		if after == "" || param && isToken(strings.TrimSpace(name)) {
			return i
		}
		from = i + 1
	}
}

func isToken(s string) bool {
	return s != "" && len(s) < 40 && strings.IndexFunc(s, func(r rune) bool {
		return r <= ' ' || r > '~' || strings.ContainsRune(`()<>@,;:\"/[]?=`, r)
	}) < 0
}

// get gives a parameter decoded: its pieces (RFC 2231) before its plain form, with
// encoded words where somebody wrote those.
func (v value) get(name string) string {
	if s, ok := v.pieces(name); ok {
		return s
	}
	for _, p := range v.params {
		if p.name == name && p.value != "" {
			return Words(p.value)
		}
	}
	return ""
}

// raw gives a parameter as it stands: a boundary.
func (v value) raw(name string) string {
	for _, p := range v.params {
		if p.name == name {
			return p.value
		}
	}
	s, _ := v.pieces(name)
	return s
}

// pieces puts name*, name*0, name*1* together (RFC 2231 §3, §4).
func (v value) pieces(name string) (string, bool) {
	type piece struct {
		n       int
		value   string
		escaped bool
	}
	var all []piece
	for _, p := range v.params {
		rest, ok := strings.CutPrefix(p.name, name+"*")
		if !ok {
			continue
		}
		escaped := rest == "" || strings.HasSuffix(rest, "*")
		n, err := strconv.Atoi(strings.TrimSuffix(rest, "*"))
		if err != nil && rest != "" {
			continue
		}
		all = append(all, piece{n, p.value, escaped})
	}
	if len(all) == 0 {
		return "", false
	}
	slices.SortStableFunc(all, func(a, b piece) int { return a.n - b.n })
	charset, named := "", false
	var raw []byte
	for i, p := range all {
		s := p.value
		if i == 0 && p.escaped {
			if parts := strings.SplitN(s, "'", 3); len(parts) == 3 {
				charset, s, named = parts[0], parts[2], true
			}
		}
		if p.escaped {
			raw = append(raw, unescaped(s)...)
		} else {
			raw = append(raw, s...)
		}
	}
	text, _ := prose.UTF8(raw, charset)
	if !named { // encoded words in pieces: wrong, and common
		return Words(text), true
	}
	return clean(text), true
}

func unescaped(s string) []byte {
	var out []byte
	for i := 0; i < len(s); i++ {
		if s[i] == '%' && i+2 < len(s) && hex(s[i+1]) >= 0 && hex(s[i+2]) >= 0 {
			out = append(out, byte(hex(s[i+1])<<4|hex(s[i+2])))
			i += 2
			continue
		}
		out = append(out, s[i])
	}
	return out
}

// short bounds a name, its end kept: what it ends with says what it is.
func short(name string) string {
	if utf8.RuneCountInString(name) <= maxName {
		return name
	}
	r := []rune(name)
	return string(r[:200]) + "…" + string(r[len(r)-54:])
}
