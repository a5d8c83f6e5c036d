// SPDX-License-Identifier: Apache-2.0

package text

import (
	"io"
	"unicode/utf16"
	"unicode/utf8"
)

// Place is where a character stands: byte offset in the payload, physical line
// from 1.
type Place struct {
	Offset int64
	Line   int
}

// Runes reads characters. It is not safe for concurrent use.
type Runes struct {
	// Damage is where the first bytes stand that are no character, and what they
	// are; Bytes is nil while there are none. Such bytes are read as U+FFFD, as is
	// NUL, which no text holds.
	Damage struct {
		Place
		Bytes []byte
	}

	charset Charset
	r       io.Reader
	buf     []byte
	pos     int
	base    int64 // of buf[0]
	line    int
	cr      bool // a carriage return came last: a line feed is part of it
	eof     bool
	err     error
}

// NewRunes reads r, whose first byte stands at a place of the payload.
func NewRunes(r io.Reader, c Charset, at Place) *Runes {
	return &Runes{charset: c, r: r, base: at.Offset, line: at.Line}
}

// Err tells why the source could not be read, nil at its end.
func (r *Runes) Err() error { return r.err }

// Place is where the next character stands.
func (r *Runes) Place() Place { return Place{r.base + int64(r.pos), r.line} }

// Back goes back to a place that was passed, when its bytes are still there; the
// caller reads anew from there otherwise.
func (r *Runes) Back(to Place) bool {
	if to.Offset < r.base || to.Offset > r.base+int64(r.pos) {
		return false
	}
	r.pos, r.line, r.cr = int(to.Offset-r.base), to.Line, false
	return true
}

// ready makes n bytes ready to be read, when there are so many.
func (r *Runes) ready(n int) int {
	for len(r.buf)-r.pos < n && !r.eof {
		if r.pos > 0 {
			kept := copy(r.buf, r.buf[r.pos:])
			r.base += int64(r.pos)
			r.buf, r.pos = r.buf[:kept], 0
		}
		if r.buf == nil {
			size := 32 << 10
			if known, ok := r.r.(interface{ Len() int }); ok {
				size = min(size, max(known.Len(), 16))
			}
			r.buf = make([]byte, 0, size)
		}
		got, err := r.r.Read(r.buf[len(r.buf):cap(r.buf)])
		r.buf = r.buf[:len(r.buf)+got]
		if err != nil {
			r.eof = true
			if err != io.EOF {
				r.err = err
				r.buf = r.buf[:r.pos] // what came with it is not judged
			}
		}
	}
	return len(r.buf) - r.pos
}

// Peek gives the next character without taking it; ok is false at the end.
func (r *Runes) Peek() (c rune, ok bool) {
	if c, ok = r.plain(); ok {
		return c, true
	}
	c, n, _ := r.decode()
	return c, n > 0
}

// plain gives the next character in the commonest case: a letter, digit or sign
// of ASCII that has been read.
func (r *Runes) plain() (rune, bool) {
	if r.pos < len(r.buf) && r.charset.width == 0 {
		if b := r.buf[r.pos]; b >= ' ' && b < utf8.RuneSelf {
			return rune(b), true
		}
	}
	return 0, false
}

// Next takes the next character; ok is false at the end.
func (r *Runes) Next() (c rune, ok bool) {
	if c, ok = r.plain(); ok {
		r.pos++
		r.cr = false
		return c, true
	}
	c, n, damaged := r.decode()
	if n == 0 {
		return 0, false
	}
	if damaged && r.Damage.Bytes == nil {
		r.Damage.Place, r.Damage.Bytes = r.Place(), append([]byte{}, r.buf[r.pos:r.pos+n]...)
	}
	r.pos += n
	switch {
	case c == '\r':
		r.line++
		r.cr = true
		return c, true
	case c == '\n' && !r.cr:
		r.line++
	}
	r.cr = false
	return c, true
}

// decode gives the next character and the bytes it takes, 0 at the end.
func (r *Runes) decode() (c rune, n int, damaged bool) {
	if r.pos >= len(r.buf) && r.ready(1) == 0 {
		return 0, 0, false
	}
	b := r.buf[r.pos]
	switch {
	case r.charset.width == 0 && b < utf8.RuneSelf:
		c, n = rune(b), 1
	case r.charset.width == 0:
		if !utf8.FullRune(r.buf[r.pos:]) {
			r.ready(utf8.UTFMax)
		}
		if r.pos >= len(r.buf) {
			return 0, 0, false // the source failed
		}
		c, n = utf8.DecodeRune(r.buf[r.pos:])
		damaged = c == utf8.RuneError && n == 1
	case r.charset.width == 1:
		c, n = r.charset.table.DecodeByte(b), 1
		damaged = c == utf8.RuneError
	default:
		c, n, damaged = r.wide()
	}
	if c == 0 && n > 0 {
		return utf8.RuneError, n, true
	}
	return c, n, damaged
}

func (r *Runes) wide() (rune, int, bool) {
	have := r.ready(4)
	switch have {
	case 0:
		return 0, 0, false
	case 1:
		return utf8.RuneError, 1, true
	}
	first := r.unit(0)
	if !utf16.IsSurrogate(first) {
		return first, 2, false
	}
	if have >= 4 {
		if c := utf16.DecodeRune(first, r.unit(2)); c != utf8.RuneError {
			return c, 4, false
		}
	}
	return utf8.RuneError, 2, true
}

func (r *Runes) unit(at int) rune {
	a, b := r.buf[r.pos+at], r.buf[r.pos+at+1]
	if r.charset.big {
		a, b = b, a
	}
	return rune(a) | rune(b)<<8
}
