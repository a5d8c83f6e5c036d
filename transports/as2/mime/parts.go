// SPDX-License-Identifier: Apache-2.0

package mime

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"strings"
)

const (
	windowBytes  = 16 << 10 // of the multipart that is looked at once
	blankBytes   = 200      // most blanks after a boundary
	longBoundary = 1000     // RFC 2046 §5.1.1 says 70; libas2 and others write longer ones
)

// Parts cuts a multipart (RFC 2046 §5.1) into its parts as it streams by. A
// boundary counts only as a whole line, blanks after it allowed: one that begins
// like it is content. Lines end with CRLF or LF; the line end before a boundary
// line belongs to it; what stands before the first and after the last boundary is
// skipped. Not safe for concurrent use.
type Parts struct {
	br     *bufio.Reader
	delim  []byte // LF, two hyphens, the boundary
	limits Limits
	count  int
	part   *part // the one being read; the preamble is the first
	closed bool
	after  epilogue
	err    error
}

// epilogue is what stands after the last boundary: whether it is more than blanks.
type epilogue bool

func (e *epilogue) Write(p []byte) (int, error) {
	*e = *e || len(bytes.Trim(p, " \t\r\n")) > 0
	return len(p), nil
}

// Epilogue says, once Next has returned io.EOF, that text follows the last boundary.
// Nobody sends it; inside encryption it is a sign of blocks that were put there.
func (p *Parts) Epilogue() bool { return bool(p.after) }

// NewParts cuts r, whose Content-Type names the boundary.
func NewParts(r io.Reader, boundary string, l Limits) *Parts {
	boundary = strings.TrimRight(boundary, " \t")
	p := &Parts{delim: []byte("\n--" + boundary), limits: l.withDefaults()}
	if boundary == "" || len(boundary) > longBoundary || strings.ContainsAny(boundary, "\r\n") {
		p.err = ErrBoundary
		return p
	}
	if br, ok := r.(*bufio.Reader); ok && br.Size() >= windowBytes {
		p.br = br
	} else {
		p.br = bufio.NewReaderSize(r, windowBytes)
	}
	return p
}

// Next gives the next part's raw bytes: header, blank line, body, without the line
// end before the boundary. What was left of the part before is skipped. The reader
// ends with io.EOF at a boundary line, and with ErrTruncated where there is none.
//
// Next itself returns io.EOF after the last part, once the reader below was read to
// its end; ErrTruncated when the closing boundary is missing, ErrBoundary when
// there is no boundary at all, *LimitError for too many parts, else what reading
// gave. Errors stay.
func (p *Parts) Next() (io.Reader, error) {
	if p.err != nil {
		return nil, p.err
	}
	if p.part == nil { // the preamble
		p.part = &part{Parts: p, lineStart: true}
		if err := p.part.skip(); errors.Is(err, ErrTruncated) {
			p.err = ErrBoundary
		} else if err != nil {
			p.err = err
		}
	} else if err := p.part.skip(); err != nil {
		p.err = err
	}
	if p.err == nil && p.closed {
		p.err = io.EOF
		if _, err := io.Copy(&p.after, p.br); err != nil {
			p.err = err
		}
	}
	if p.err == nil && p.count >= p.limits.Parts {
		p.err = &LimitError{"parts", int64(p.limits.Parts)}
	}
	if p.err != nil {
		return nil, p.err
	}
	p.count++
	p.part = &part{Parts: p, lineStart: true}
	return p.part, nil
}

type part struct {
	*Parts
	lineStart bool // nothing was given out: a boundary may stand here without a line end before it
	ready     int  // bytes in the window that are this part's
	ended     error
}

func (p *part) Read(b []byte) (int, error) {
	if len(b) == 0 {
		return 0, nil
	}
	if p.ready == 0 {
		if err := p.look(); err != nil {
			return 0, err
		}
	}
	n, err := p.br.Read(b[:min(len(b), p.ready)])
	p.ready -= n
	return n, err
}

// WriteTo spares io.Copy a buffer.
func (p *part) WriteTo(w io.Writer) (total int64, err error) {
	for {
		if p.ready == 0 {
			if err := p.look(); errors.Is(err, io.EOF) {
				return total, nil
			} else if err != nil {
				return total, err
			}
		}
		b, _ := p.br.Peek(p.ready)
		n, err := w.Write(b)
		total += int64(n)
		_, _ = p.br.Discard(n)
		p.ready -= n
		if err != nil {
			return total, err
		}
	}
}

func (p *part) skip() error {
	_, err := p.WriteTo(io.Discard)
	return err
}

// look finds bytes that are the part's, or its end.
func (p *part) look() error {
	if p.ended != nil {
		return p.ended
	}
	for want := len(p.delim) + 2; ; {
		window, err := p.br.Peek(min(want, p.br.Size()))
		if len(window) < p.br.Buffered() {
			window, _ = p.br.Peek(p.br.Buffered())
		}
		last := err != nil // nothing follows the window
		if last && !errors.Is(err, io.EOF) {
			p.ended = err
			return err
		}
		ready, line, closes := p.find(window, last)
		if ready > 0 {
			p.ready, p.lineStart = ready, false
			return nil
		}
		if line > 0 {
			_, _ = p.br.Discard(line)
			p.closed, p.ended = closes, io.EOF
			return io.EOF
		}
		if last {
			p.ended = ErrTruncated
			return ErrTruncated
		}
		want = len(window) + 1
	}
}

// find returns how many bytes at the beginning of the window are the part's; or,
// when there are none, the length of the boundary line there, with the line end
// before it. Both 0: a longer window is needed, or, at the last, all is said.
func (p *part) find(window []byte, last bool) (ready, line int, closes bool) {
	if p.lineStart && bytes.HasPrefix(window, p.delim[1:]) {
		n, closes := boundaryLine(window[len(p.delim)-1:], last)
		if n > 0 {
			return 0, len(p.delim) - 1 + n, closes
		}
		if n == 0 && !last {
			return 0, 0, false
		}
	}
	for from := 0; ; {
		at := bytes.Index(window[from:], p.delim)
		if at < 0 {
			break
		}
		at += from
		content := at
		if at > 0 && window[at-1] == '\r' {
			content--
		}
		n, closes := boundaryLine(window[at+len(p.delim):], last)
		switch {
		case n < 0: // content that begins like a boundary
			from = at + 1
		case content > 0:
			return content, 0, false
		case n > 0:
			return 0, at + len(p.delim) + n, closes
		default:
			return 0, 0, false
		}
	}
	if last {
		return len(window), 0, false
	}
	return max(0, len(window)-len(p.delim)), 0, false // what may be CR and the beginning of a boundary stays
}

// boundaryLine looks at what follows a boundary: n > 0 is the length of the rest of
// the line, whose end is in it; -1 says that it is no boundary line; 0 that more
// must be seen.
func boundaryLine(rest []byte, last bool) (n int, closes bool) {
	i := 0
	if bytes.HasPrefix(rest, []byte("--")) {
		closes, i = true, 2
	} else if len(rest) < 2 && !last && (len(rest) == 0 || rest[0] == '-') {
		return 0, false
	}
	for blanks := i; i < len(rest) && (rest[i] == ' ' || rest[i] == '\t'); i++ {
		if i-blanks >= blankBytes {
			return -1, false
		}
	}
	switch {
	case i < len(rest) && rest[i] == '\n':
		return i + 1, closes
	case i+1 < len(rest) && rest[i] == '\r' && rest[i+1] == '\n':
		return i + 2, closes
	case i < len(rest) && rest[i] != '\r', i+1 < len(rest):
		return -1, false
	case !last:
		return 0, false
	case closes: // the closing boundary may be the very end
		return len(rest), true
	}
	return -1, false
}
