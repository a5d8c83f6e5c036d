// SPDX-License-Identifier: Apache-2.0

package x12

import (
	"bytes"
	"io"
	"strings"
)

// minStore is the first size of the buffer, enough for most single orders.
const minStore = 16 << 10

// fill reads until n bytes are there or the end.
func (x *Reader) fill(n int) {
	for len(x.buf) < n && !x.eof {
		if len(x.buf) == cap(x.buf) {
			store := x.store
			if cap(x.store) < 2*len(x.buf) || cap(x.store) == 0 {
				store = make([]byte, max(2*cap(x.store), minStore))
			}
			m := copy(store[:cap(store)], x.buf)
			x.store, x.buf = store, store[:m]
		}
		at := len(x.buf)
		m, err := x.r.Read(x.buf[at:cap(x.buf)])
		x.buf = x.buf[:at+m]
		if x.EBCDIC {
			recode(x.buf[at:], &cp037)
		}
		if err != nil {
			x.eof = true
			if err != io.EOF {
				x.readErr = err
			}
		}
	}
}

// drop takes n bytes off the front; inside an interchange they count for its digest.
func (x *Reader) drop(n int) {
	if n == 0 {
		return
	}
	if x.Interchange != nil {
		x.sum.Write(x.original(x.buf[:n]))
	}
	x.Line += bytes.Count(x.buf[:n], newline)
	x.Offset += int64(n)
	x.buf = x.buf[n:]
	x.scanned = max(0, x.scanned-n)
	x.base += uint32(n)
	m := &x.marks
	for x.term < len(m.terms) && m.at[m.terms[x.term]] < x.base {
		x.mark = int(m.terms[x.term]) + 1
		x.term++
	}
	for x.mark < len(m.at) && m.at[x.mark] < x.base {
		x.mark++
	}
}

var newline = []byte("\n")

// rescan forgets the delimiters found: they are others now.
func (x *Reader) rescan() {
	x.marks.reset()
	x.scanned, x.base, x.mark, x.term = 0, 0, 0, 0
}

// scan finds the delimiters in what has come since.
func (x *Reader) scan() {
	m := &x.marks
	if x.mark > 0 || x.base > 0 { // what has been read is forgotten, so that marks stay few
		for i := x.term; i < len(m.terms); i++ {
			m.terms[i-x.term] = m.terms[i] - uint32(x.mark)
		}
		m.terms = m.terms[:len(m.terms)-x.term]
		for i := x.mark; i < len(m.at); i++ {
			m.at[i-x.mark] = m.at[i] - x.base
		}
		m.at = m.at[:len(m.at)-x.mark]
		x.mark, x.term, x.base = 0, 0, 0
	}
	d := x.Interchange.Delimiters
	if d.Release != 0 {
		x.scanned = m.released(x.buf, x.scanned, x.eof, d)
		return
	}
	m.scan(x.buf[x.scanned:], uint32(x.scanned), d)
	x.scanned = len(x.buf)
}

// original gives bytes as they stand in the payload.
func (x *Reader) original(b []byte) []byte {
	if x.EBCDIC {
		b = bytes.Clone(b)
		recode(b, &toCP037)
	}
	return b
}

// here notes that findings now speak of the place reached, of no segment.
func (x *Reader) here() { x.at, x.atLine, x.seg = x.Offset, x.Line, nil }

// span is a segment in buf: its bytes without padding and terminator, and where
// the next begins. isa tells that instead the next interchange begins at start.
type span struct {
	start, end, next int
	term             int // its terminator is marks.terms[Reader.term+term]; -1 without one
	isa              bool
}

// find finds the segment that starts at or behind from. Line ends around it are
// padding. At the end of the payload, or where the next interchange begins, it may
// lack its terminator. term is the first terminator that may be its own.
func (x *Reader) find(from, term int) (sp span, err error) {
	t := x.Interchange.Delimiters.Segment
	start := from
	for ; ; start++ {
		if start >= len(x.buf) {
			if x.fill(start + 1); start >= len(x.buf) {
				if x.readErr != nil {
					return sp, x.readErr
				}
				return sp, io.EOF
			}
		}
		if c := x.buf[start]; c > ' ' || c == t || !isPadding(c) {
			break
		}
		if start-from >= x.opts.Limits.Segment {
			return span{start, start, start, -1, false}, nil // padding without end: pass it in bounded pieces
		}
	}
	if start+16 > len(x.buf) {
		x.fill(start + 16)
	}
	sp = span{start: start, term: -1}
	if x.buf[start] == 'I' && x.isISA(start) {
		sp.isa, sp.end, sp.next = true, start, start
		return sp, nil
	}
	limit := start + x.opts.Limits.Set // memory's, whatever Limits.Segment says
	for {
		m := &x.marks
		for ; x.term+term < len(m.terms); term++ {
			if at := int(m.at[m.terms[x.term+term]] - x.base); at >= start {
				sp.end, sp.next, sp.term = at, at+1, term
				break
			}
		}
		if sp.term >= 0 {
			break
		}
		if x.scanned >= limit { // far too long: cut, and said to be
			sp.end, sp.next = limit, limit
			break
		}
		if x.scanned >= len(x.buf)-1 {
			x.fill(len(x.buf) + 1)
		}
		if x.scanned == len(x.buf) { // nothing came
			if x.readErr != nil {
				return sp, x.readErr
			}
			sp.end, sp.next = max(start, len(trimPadding(x.buf))), len(x.buf)
			break
		}
		x.scan()
	}
	if sp.next > limit { // the same wherever the buffer ends
		sp.end, sp.next, sp.term = limit, limit, -1
	}
	at, err := x.brokenOff(sp.start, sp.end)
	if at > 0 {
		sp.end, sp.next, sp.term = max(start, len(trimPadding(x.buf[:at]))), at, -1
	}
	return sp, err
}

// take drops a segment and keeps it as the one read last.
func (x *Reader) take(sp span) {
	x.drop(sp.start)
	x.here()
	end, next := sp.end-sp.start, sp.next-sp.start
	x.seg = append(x.seg[:0], x.buf[:end]...)
	x.unterminated = end == next || sp.term < 0
	x.drop(next)
}

// isISA tells whether an interchange begins at a place of the buffer.
func (x *Reader) isISA(at int) bool {
	if x.Wrapped {
		return isISA(unwrap(x.buf[at:min(len(x.buf), at+16)], nil))
	}
	return isISA(x.buf[at:])
}

// idOf is the id of a segment in the buffer where it is one that begins or ends
// something, else empty.
func (x *Reader) idOf(sp span) string {
	b := x.buf[sp.start:sp.end]
	if !x.Wrapped {
		if len(b) == 0 || b[0] != 'S' && b[0] != 'G' && b[0] != 'I' {
			return ""
		}
		if len(b) > 2 && b[2] == x.Interchange.Delimiters.Element {
			b = b[:2]
		}
	}
	if len(b) != 2 {
		b = x.segmentID(b)
	}
	switch string(b) {
	case "SE":
		return "SE"
	case "ST":
		return "ST"
	case "GS":
		return "GS"
	case "GE":
		return "GE"
	case "IEA":
		return "IEA"
	}
	return ""
}

// shortest is less than any ISA with its 16 elements has.
const shortest = 40

// brokenOff finds the place in a segment where its interchange broke off and the
// next one begins on a new line, maybe with other delimiters; 0 for none.
func (x *Reader) brokenOff(start, end int) (int, error) {
	for from := start + 1; end-from >= shortest; {
		i := bytes.Index(x.buf[from:end], []byte("ISA"))
		if i < 0 {
			return 0, nil
		}
		at := from + i
		from = at + 3
		if !isPadding(x.buf[at-1]) || x.buf[at-1] == ' ' || !isISA(x.buf[at:]) {
			continue
		}
		x.fill(at + maxHeader)
		if x.readErr != nil && len(x.buf) < at+maxHeader {
			return 0, x.readErr
		}
		h, ok := parseHeader(x.buf[at:min(len(x.buf), at+maxHeader)])
		if ok && !h.bad && isDigits(strings.TrimSpace(h.elements[12])) && isDigits(strings.TrimSpace(h.elements[13])) {
			return at, nil
		}
	}
	return 0, nil
}

// isPadding tells whether c stands between segments without meaning.
func isPadding(c byte) bool {
	return c == '\n' || c == '\r' || c == ' ' || c == '\t' || c == 0 || c == 0x1a
}

// trimPadding takes padding off the end.
func trimPadding(b []byte) []byte {
	for len(b) > 0 && isPadding(b[len(b)-1]) {
		b = b[:len(b)-1]
	}
	return b
}

// segmentID returns the id of a segment, empty for an empty one.
func (x *Reader) segmentID(seg []byte) []byte {
	seg = seg[:min(len(seg), 16)]
	if x.Wrapped {
		seg = unwrap(seg, nil)
	}
	if i := bytes.IndexByte(seg, x.Interchange.Delimiters.Element); i >= 0 {
		seg = seg[:i]
	}
	return bytes.TrimSpace(seg)
}

// elements splits an envelope segment; [0] is the id. None has more than 16.
func (x *Reader) elements(seg []byte) []string {
	if x.Wrapped {
		seg = unwrap(seg, nil)
	}
	const most = 17
	parts := bytes.SplitN(seg, []byte{x.Interchange.Delimiters.Element}, most+1)
	parts = parts[:min(len(parts), most)]
	out := make([]string, most)
	for i, p := range parts {
		out[i] = readable(string(trimPadding(p)))
	}
	return out
}

// unwrap takes line ends out; dropped, when not nil, gets their places.
func unwrap(b []byte, dropped *[]int) []byte {
	out := make([]byte, 0, len(b))
	for i, c := range b {
		if isLineEnd(c) {
			if dropped != nil {
				*dropped = append(*dropped, i)
			}
			continue
		}
		out = append(out, c)
	}
	return out
}
