// SPDX-License-Identifier: Apache-2.0

package mail

import (
	"bufio"
	"errors"
	"io"
	"strings"
)

// content decodes a body by its Content-Transfer-Encoding while it is read. damage
// tells after that whether it was not what it says to be; nothing of it is lost for
// that.
type content struct {
	io.Reader
	damage func() bool
}

// transferred decodes a body. Encodings that are none are passed over, and so is one
// that a multipart or a mail may not have and whose text shows that it has not.
func transferred(r io.Reader, encoding string) content {
	switch encodingName(encoding) {
	case "base64":
		d := &base64Reader{r: bufio.NewReaderSize(r, 8<<10)}
		return content{d, func() bool { return d.damaged }}
	case "quoted-printable":
		d := &quotedReader{r: bufio.NewReaderSize(r, 8<<10)}
		return content{d, func() bool { return d.damaged }}
	case "x-uuencode", "x-uue", "uuencode":
		d := newUUReader(bufio.NewReaderSize(r, 8<<10), true)
		return content{d, func() bool { return d.damaged }}
	}
	return content{r, func() bool { return false }}
}

// encodingName reads the field as it is written: in quotes, with comments, with dots.
func encodingName(s string) string {
	s, _, _ = strings.Cut(s, "(")
	s, _, _ = strings.Cut(s, ";")
	return strings.ToLower(strings.Trim(s, " \t\"'.,"))
}

// base64Reader decodes base64 of any shape: without line breaks, with blanks, with
// padding in its middle where pieces were put together, without padding.
type base64Reader struct {
	r       *bufio.Reader
	quad    uint32
	n       int // characters in quad
	out     []byte
	damaged bool
	err     error
}

// Read implements io.Reader.
func (d *base64Reader) Read(p []byte) (int, error) {
	for len(d.out) < len(p) && d.err == nil {
		c, err := d.r.ReadByte()
		if err != nil {
			d.err = err
			d.rest()
			break
		}
		v := sextet(c)
		switch {
		case v >= 0:
			d.quad = d.quad<<6 | uint32(v)
			if d.n++; d.n == 4 {
				d.out = append(d.out, byte(d.quad>>16), byte(d.quad>>8), byte(d.quad))
				d.quad, d.n = 0, 0
			}
		case c == '=':
			d.rest()
		case c != '\n' && c != '\r' && c != ' ' && c != '\t':
			d.damaged = true
		}
	}
	if len(d.out) == 0 {
		return 0, d.err
	}
	n := copy(p, d.out)
	d.out = d.out[:copy(d.out, d.out[n:])]
	return n, nil
}

// rest gives out what a quad that is not full holds.
func (d *base64Reader) rest() {
	switch d.n {
	case 2:
		d.out = append(d.out, byte(d.quad>>4))
	case 3:
		d.out = append(d.out, byte(d.quad>>10), byte(d.quad>>2))
	case 1:
		d.damaged = true
	}
	d.quad, d.n = 0, 0
}

func sextet(c byte) int {
	switch {
	case c >= 'A' && c <= 'Z':
		return int(c - 'A')
	case c >= 'a' && c <= 'z':
		return int(c-'a') + 26
	case c >= '0' && c <= '9':
		return int(c-'0') + 52
	case c == '+', c == '-':
		return 62
	case c == '/', c == '_':
		return 63
	}
	return -1
}

// quotedReader decodes quoted-printable (RFC 2045 §6.7). An escape that is none stays
// as it is, and so does a blank at the end of a line that a soft break follows.
type quotedReader struct {
	r       *bufio.Reader
	out     []byte
	damaged bool
	err     error
}

// Read implements io.Reader.
func (d *quotedReader) Read(p []byte) (int, error) {
	for len(d.out) < len(p) && d.err == nil {
		c, err := d.r.ReadByte()
		switch {
		case err != nil:
			d.err = err
		case c == '=':
			d.escape()
		case c == ' ' || c == '\t':
			d.blanks(c)
		default:
			d.out = append(d.out, c)
		}
	}
	if len(d.out) == 0 {
		return 0, d.err
	}
	n := copy(p, d.out)
	d.out = d.out[:copy(d.out, d.out[n:])]
	return n, nil
}

// escape reads what follows a "=".
func (d *quotedReader) escape() {
	next, err := d.r.Peek(2)
	if len(next) == 2 && hex(next[0]) >= 0 && hex(next[1]) >= 0 {
		d.out = append(d.out, byte(hex(next[0])<<4|hex(next[1])))
		_, _ = d.r.Discard(2) // peeked
		return
	}
	// A soft break, with what blanks a transport put behind it.
	for n := 1; n <= 512; n++ {
		next, err = d.r.Peek(n)
		if len(next) < n {
			break
		}
		switch next[n-1] {
		case ' ', '\t', '\r':
			continue
		case '\n':
			_, _ = d.r.Discard(n) // peeked
			return
		}
		break
	}
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, bufio.ErrBufferFull) {
		d.err = err
		return
	}
	if len(next) == 0 {
		return // a soft break at the very end
	}
	d.damaged = true
	d.out = append(d.out, '=')
}

// blanks drops those that stand at the end of a line: a transport put them there.
func (d *quotedReader) blanks(c byte) {
	run := []byte{c}
	for len(run) < 4096 {
		next, err := d.r.ReadByte()
		if err != nil {
			d.err = err
			return
		}
		if next == ' ' || next == '\t' {
			run = append(run, next)
			continue
		}
		_ = d.r.UnreadByte() // it was read just now
		if next == '\n' || next == '\r' {
			return
		}
		break
	}
	d.out = append(d.out, run...)
}

// uuReader decodes uuencoded lines up to "end".
type uuReader struct {
	r       *bufio.Reader
	begin   bool // the line "begin" is still to come
	out     []byte
	damaged bool
	err     error
}

func newUUReader(r *bufio.Reader, begin bool) *uuReader { return &uuReader{r: r, begin: begin} }

// Read implements io.Reader.
func (d *uuReader) Read(p []byte) (int, error) {
	for len(d.out) < len(p) && d.err == nil {
		b, err := d.r.ReadSlice('\n')
		if len(b) == 0 && err != nil {
			d.err, d.damaged = err, true
			break
		}
		line := strings.TrimRight(string(b), "\r\n")
		switch {
		case d.begin:
			d.begin = !isBegin(line)
		case line == "end":
			d.err = io.EOF
		case line != "" && line != "`" && line != " ":
			d.line(line)
		}
	}
	if len(d.out) == 0 {
		return 0, d.err
	}
	n := copy(p, d.out)
	d.out = d.out[:copy(d.out, d.out[n:])]
	return n, nil
}

func (d *uuReader) line(s string) {
	n := int(s[0]-' ') & 63
	need := (n + 2) / 3 * 4
	if s[0] < ' ' || s[0] > '`' {
		d.damaged = true
		return
	}
	body := s[1:]
	if len(body) < need-3 { // blanks at the end may have gone, more is damage
		d.damaged = d.damaged || len(strings.TrimRight(body, " `"))+need < need
	}
	for len(body) < need {
		body += " "
	}
	for i := 0; i < need && n > 0; i += 4 {
		var q uint32
		for _, c := range []byte(body[i : i+4]) {
			if c < ' ' || c > '`' {
				d.damaged = true
			}
			q = q<<6 | uint32(c-' ')&63
		}
		for _, b := range []byte{byte(q >> 16), byte(q >> 8), byte(q)} {
			if n > 0 {
				d.out = append(d.out, b)
				n--
			}
		}
	}
}

// isBegin tells the first line of uuencoded data, "begin 644 order.edi".
func isBegin(line string) bool {
	f := strings.SplitN(strings.TrimRight(line, "\r\n"), " ", 3)
	if len(f) != 3 || f[0] != "begin" || len(f[1]) < 3 || len(f[1]) > 4 || strings.TrimSpace(f[2]) == "" {
		return false
	}
	return strings.Trim(f[1], "01234567") == ""
}
