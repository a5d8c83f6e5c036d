// SPDX-License-Identifier: Apache-2.0

package canonical

import (
	"bytes"
	"encoding/json"
)

// lexer reads JSON (RFC 8259) strictly, from memory and in place: encoding/json's tokens
// are values on the heap, one for each brace and name, and most of an order is these.
// It tells that text is no JSON, never where and why; text is UTF-8.
type lexer struct {
	text   []byte
	i      int
	broken bool
}

// next passes over white space and returns the byte there; 0 at the end, and of a byte
// 0, which begins nothing.
func (l *lexer) next() byte {
	for ; l.i < len(l.text); l.i++ {
		switch b := l.text[l.i]; b {
		case ' ', '\n', '\t', '\r':
		default:
			return b
		}
	}
	return 0
}

func (l *lexer) fault() bool {
	l.broken = true
	return false
}

// take passes over a byte that must be there.
func (l *lexer) take(b byte) bool {
	if l.next() != b {
		return l.fault()
	}
	l.i++
	return true
}

// more goes to what a list or an object holds next; false when it ends or is broken.
func (l *lexer) more(open, end byte, first bool) bool {
	if first && !l.take(open) {
		return false
	}
	if l.next() == end {
		l.i++
		return false
	}
	return first || l.take(',')
}

// name reads the name of a member, and its colon.
func (l *lexer) name() ([]byte, bool) {
	l.next()
	name, _, ok := l.str()
	return name, ok && l.take(':')
}

// str reads a text. It is a piece of what is read, or the content of one with escapes.
func (l *lexer) str() (t []byte, escaped, ok bool) {
	if l.i >= len(l.text) || l.text[l.i] != '"' {
		return nil, false, l.fault()
	}
	begin := l.i
	for l.i++; l.i < len(l.text); l.i++ {
		switch b := l.text[l.i]; {
		case b == '"':
			l.i++
			if !escaped {
				return l.text[begin+1 : l.i-1], false, true
			}
			var s string
			if json.Unmarshal(l.text[begin:l.i], &s) != nil {
				return nil, true, l.fault()
			}
			return []byte(s), true, true
		case b == '\\':
			escaped = true
			l.i++ // whatever it is: json looks at it
		case b < ' ':
			return nil, escaped, l.fault()
		}
	}
	return nil, escaped, l.fault()
}

func (l *lexer) word(w string) bool {
	if !bytes.HasPrefix(l.text[l.i:], []byte(w)) {
		return l.fault()
	}
	l.i += len(w)
	return true
}

// number reads a number (RFC 8259 §6) and returns it as it is written.
func (l *lexer) number() ([]byte, bool) {
	begin := l.i
	l.pass('-')
	if !l.pass('0') && !l.digits() {
		return nil, l.fault()
	}
	if l.pass('.') && !l.digits() {
		return nil, l.fault()
	}
	if l.pass('e') || l.pass('E') {
		_ = l.pass('+') || l.pass('-')
		if !l.digits() {
			return nil, l.fault()
		}
	}
	return l.text[begin:l.i], true
}

func (l *lexer) pass(b byte) bool {
	if l.i < len(l.text) && l.text[l.i] == b {
		l.i++
		return true
	}
	return false
}

func (l *lexer) digits() bool {
	n := digits(l.text[l.i:])
	l.i += n
	return n > 0
}

// digits is how many t begins with.
func digits(t []byte) int {
	for i, b := range t {
		if b < '0' || b > '9' {
			return i
		}
	}
	return len(t)
}
