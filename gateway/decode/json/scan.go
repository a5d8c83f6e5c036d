// SPDX-License-Identifier: Apache-2.0

package json

import (
	"io"
	"unicode/utf16"
	"unicode/utf8"
)

// scanner reads the tokens of JSON text (RFC 8259) from memory or a reader.
type scanner struct {
	r    io.Reader // nil once all is in buf
	buf  []byte
	pos  int
	base int64 // of buf[0] in the payload
	line int
	err  error // why r could not be read
	max  int   // bytes of a value
	text []byte

	// What was wrong with the value read last, where it is.
	bad struct {
		what string
		at   int64
	}
}

// fault is why a token cannot be read.
type fault struct {
	code, message, hint string
	at                  int64
}

func (s *scanner) offset() int64 { return s.base + int64(s.pos) }

// peek gives the next byte; ok is false at the end.
func (s *scanner) peek() (byte, bool) {
	for s.pos >= len(s.buf) {
		if s.r == nil {
			return 0, false
		}
		s.base += int64(len(s.buf))
		s.pos = 0
		n, err := s.r.Read(s.buf[:cap(s.buf)])
		s.buf = s.buf[:n]
		if err != nil {
			s.r = nil
			if err != io.EOF {
				s.err, s.buf = err, s.buf[:0]
			}
		}
	}
	return s.buf[s.pos], true
}

// fill makes the first n bytes of the payload ready, when there are so many.
func (s *scanner) fill(n int) {
	for len(s.buf) < n && s.r != nil {
		got, err := s.r.Read(s.buf[len(s.buf):cap(s.buf)])
		s.buf = s.buf[:len(s.buf)+got]
		if err != nil {
			s.r = nil
			if err != io.EOF {
				s.err, s.buf = err, s.buf[:0]
			}
		}
	}
}

// space passes over white space and gives the byte behind it.
func (s *scanner) space() (byte, bool) {
	for {
		c, ok := s.peek()
		switch {
		case !ok:
			return 0, false
		case c == '\n':
			s.line++
		case c == '\r':
			s.pos++
			if next, ok := s.peek(); !ok || next != '\n' {
				s.line++
			}
			continue
		case c != ' ' && c != '\t':
			return c, true
		}
		s.pos++
	}
}

func (s *scanner) unexpected(want string) *fault {
	c, ok := s.peek()
	if !ok {
		return &fault{"truncated", "The file ends in the middle: " + want + " is missing.", "Ask the partner to send it again, whole.", s.offset()}
	}
	found := string(rune(c))
	if c >= utf8.RuneSelf || c < ' ' {
		found = "a character that has no meaning there"
	}
	return &fault{"syntax", "The file is no JSON here: " + want + " is expected, and there is " + found + ".", "Ask the partner to send it again, written by a JSON library.", s.offset()}
}

func (s *scanner) long() *fault {
	return &fault{"limit", "A value is longer than what is read.", "Ask the partner; where the value is right, raise the limit.", s.offset()}
}

// str reads a string, its quote being next. What it gives holds until the next
// token is read.
func (s *scanner) str() ([]byte, *fault) {
	s.pos++
	s.bad.what = ""
	wide := false
	for i := s.pos; i < len(s.buf); i++ { // the common case: no escapes, all there
		c := s.buf[i]
		if c == '"' {
			text := s.buf[s.pos:i]
			if len(text) > s.max || wide && !utf8.Valid(text) {
				break
			}
			s.pos = i + 1
			return text, nil
		}
		if c == '\\' || c < ' ' {
			break
		}
		wide = wide || c >= utf8.RuneSelf
	}
	return s.slow()
}

func (s *scanner) slow() ([]byte, *fault) {
	s.text = s.text[:0]
	for {
		c, ok := s.peek()
		switch {
		case !ok:
			return nil, s.unexpected("the end of a text")
		case c == '"':
			s.pos++
			return s.text, nil
		case c == '\\':
			if f := s.escape(); f != nil {
				return nil, f
			}
		case c < ' ':
			return nil, &fault{"syntax", "A text holds a control character, such as a line break, as it is.", "Ask the partner to write it as \\n.", s.offset()}
		case c < utf8.RuneSelf:
			s.text = append(s.text, c)
			s.pos++
		default:
			s.rune()
		}
		if len(s.text) > s.max {
			return nil, s.long()
		}
	}
}

// rune reads a character of several bytes.
func (s *scanner) rune() {
	at := s.offset()
	var b [utf8.UTFMax]byte
	n := 0
	for n < len(b) {
		c, ok := s.peek()
		if !ok || n > 0 && utf8.RuneStart(c) {
			break
		}
		b[n] = c
		n++
		s.pos++
		if utf8.FullRune(b[:n]) {
			break
		}
	}
	for rest := b[:n]; len(rest) > 0; {
		r, size := utf8.DecodeRune(rest)
		if r == utf8.RuneError && size == 1 {
			s.damaged("bytes that are no UTF-8", at)
		}
		s.text = utf8.AppendRune(s.text, r)
		rest = rest[size:]
	}
}

func (s *scanner) damaged(what string, at int64) {
	if s.bad.what == "" {
		s.bad.what, s.bad.at = what, at
	}
}

var escapes = [256]byte{'"': '"', '\\': '\\', '/': '/', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t'}

func (s *scanner) escape() *fault {
	at := s.offset()
	s.pos++
	c, ok := s.peek()
	if !ok {
		return s.unexpected("the end of a text")
	}
	if plain := escapes[c]; plain != 0 {
		s.text = append(s.text, plain)
		s.pos++
		return nil
	}
	if c != 'u' {
		return &fault{"syntax", `A text holds a \ that begins no escape.`, `Ask the partner to write a \ as \\.`, at}
	}
	s.pos++
	r, f := s.hex()
	if f != nil {
		return f
	}
	for utf16.IsSurrogate(r) {
		if r >= 0xdc00 || !s.follows('\\') {
			break
		}
		s.pos++
		if !s.follows('u') { // another escape: what came is half a character
			s.pos--
			if s.pos < 0 { // the reverse solidus was the last byte of a piece
				s.pos, s.base = 0, s.base-1
				s.buf = append([]byte{'\\'}, s.buf...)
			}
			break
		}
		s.pos++
		low, f := s.hex()
		if f != nil {
			return f
		}
		if both := utf16.DecodeRune(r, low); both != utf8.RuneError {
			s.text = utf8.AppendRune(s.text, both)
			return nil
		}
		s.damaged("half a character (a surrogate alone)", at)
		s.text = utf8.AppendRune(s.text, utf8.RuneError)
		r = low
	}
	switch {
	case utf16.IsSurrogate(r):
		s.damaged("half a character (a surrogate alone)", at)
		r = utf8.RuneError
	case r == 0:
		s.damaged("a NUL, which no text holds", at)
		r = utf8.RuneError
	}
	s.text = utf8.AppendRune(s.text, r)
	return nil
}

func (s *scanner) follows(want byte) bool {
	c, ok := s.peek()
	return ok && c == want
}

func (s *scanner) hex() (r rune, f *fault) {
	for range 4 {
		c, ok := s.peek()
		switch {
		case !ok:
			return 0, s.unexpected("the end of a text")
		case c >= '0' && c <= '9':
			r = r<<4 | rune(c-'0')
		case c|0x20 >= 'a' && c|0x20 <= 'f':
			r = r<<4 | rune(c|0x20-'a'+10)
		default:
			return 0, &fault{"syntax", `A \u is not followed by four hexadecimal digits.`, "Ask the partner to send it again, written by a JSON library.", s.offset()}
		}
		s.pos++
	}
	return r, nil
}

// word reads true, false, null or a number, as written. What it gives holds until
// the next token is read.
func (s *scanner) word() ([]byte, *fault) {
	at := s.offset()
	s.text = s.text[:0]
	s.bad.what = ""
	for {
		c, ok := s.peek()
		if !ok || !(c >= '0' && c <= '9' || c == '+' || c == '-' || c == '.' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_') {
			break
		}
		if s.text = append(s.text, c); len(s.text) > s.max {
			return nil, s.long()
		}
		s.pos++
	}
	switch w := s.text; {
	case len(w) == 0:
		return nil, s.unexpected("a value")
	case number(w) || string(w) == "true" || string(w) == "false" || string(w) == "null":
		return w, nil
	default:
		if _, ok := s.peek(); !ok && len(w) < 6 {
			return nil, s.unexpected("the end of a value")
		}
		return nil, &fault{"syntax", "The file is no JSON here: " + short(string(w)) + " is neither a number nor true, false or null.", "Ask the partner to write texts in quotes, and numbers with digits and a point.", at}
	}
}

func short(s string) string {
	if len(s) > 40 {
		return s[:40] + "…"
	}
	return s
}

// number tells whether w is a number by RFC 8259 §6.
func number(w []byte) bool {
	i := 0
	digits := func() bool {
		from := i
		for i < len(w) && w[i] >= '0' && w[i] <= '9' {
			i++
		}
		return i > from
	}
	if i < len(w) && w[i] == '-' {
		i++
	}
	zero := i < len(w) && w[i] == '0'
	from := i
	if !digits() || zero && i > from+1 {
		return false
	}
	if i < len(w) && w[i] == '.' {
		if i++; !digits() {
			return false
		}
	}
	if i < len(w) && w[i]|0x20 == 'e' {
		if i++; i < len(w) && (w[i] == '+' || w[i] == '-') {
			i++
		}
		if !digits() {
			return false
		}
	}
	return i == len(w)
}

// colon passes over the colon behind a key.
func (s *scanner) colon() *fault {
	if c, ok := s.space(); !ok || c != ':' {
		return s.unexpected("a colon")
	}
	s.pos++
	return nil
}
