// SPDX-License-Identifier: Apache-2.0

package x12

import (
	"bytes"
	"strings"
)

// isaWidths are the fixed widths of ISA01-16 (X12.5).
var isaWidths = [17]int{0, 2, 10, 2, 10, 2, 15, 2, 15, 6, 4, 1, 5, 9, 1, 1, 1}

// header is an ISA as it was found.
type header struct {
	elements   [17]string // 1-16, as sent
	delimiters Delimiters
	length     int  // bytes, terminator included
	narrow     bool // not 106 bytes with everything in its place
	noISA16    bool // the component separator is missing
	bad        bool // no usable terminator: nothing behind it can be read
	// Separators that were sent and cannot be ones, for they are letters or have
	// another meaning: read on without them.
	badComponent, badRepetition bool
	wrapped                     bool // see wrappedHeader
}

// maxHeader is the longest ISA that is looked at: room for padding gone wrong.
const maxHeader = 4 << 10

// parseHeader reads an ISA at the start of b by counting separators, never by
// fixed offsets alone: field files collapse blanks, pad with NBSP and wrap
// lines. ok is false when 16 separators and a terminator are not there.
func parseHeader(b []byte) (h header, ok bool) {
	if len(b) < 4 {
		return h, false
	}
	sep := b[3]
	h.delimiters.Element = sep
	at, n := 3, 0
	for n < 16 {
		if n > 0 {
			next := bytes.IndexByte(b[at+1:], sep)
			if next < 0 {
				return h, false
			}
			text := b[at+1 : at+1+next]
			if i := bytes.Index(text, []byte("ISA")); i > 0 && isLineEnd(text[i-1]) {
				return h, false // it broke off, and the next interchange begins
			}
			h.elements[n] = string(text)
			at += 1 + next
		}
		n++
	}
	// at is the 16th separator: ISA16, then the terminator.
	rest := b[at+1:]
	if len(rest) < 2 {
		return h, false
	}
	component, terminator, used := rest[0], rest[1], 2
	if startsSegment(rest[1:], sep) && !startsSegment(rest[2:], sep) || isLineEnd(rest[1]) && startsSegment(rest[1:], sep) && endsWith(rest[1:], rest[0]) {
		// ISA16 is missing: its place holds the terminator.
		h.noISA16 = true
		component, terminator, used = 0, rest[0], 1
	}
	if terminator == '\r' && len(rest) > used && rest[used] == '\n' {
		used++ // CR LF: the LF is padding from here on
	}
	if component != 0 {
		h.elements[16] = string([]byte{component})
	}
	if component == sep || alphanumeric(component) {
		h.badComponent, component = true, 0
	}
	h.delimiters.Component, h.delimiters.Segment = component, terminator
	h.length = at + 1 + used
	if r := h.elements[11]; len(r) == 1 && !alphanumeric(r[0]) && strings.TrimSpace(h.elements[12]) >= "00402" && r[0] != ' ' {
		if r[0] == sep || r[0] == component || r[0] == terminator {
			h.badRepetition = true
		} else {
			h.delimiters.Repetition = r[0]
		}
	}
	h.bad = alphanumeric(terminator) || terminator == sep || terminator == component || terminator == ' ' && !startsSegment(rest[used:], sep)
	for i := 1; i <= 16; i++ {
		h.narrow = h.narrow || len(h.elements[i]) != isaWidths[i]
		h.elements[i] = readable(h.elements[i])
	}
	return h, true
}

// unusual tells whether the terminator is none that one meets every day.
func (h *header) unusual() bool {
	c := h.delimiters.Segment
	return c <= ' ' && !isLineEnd(c) || c >= 0x7f || c == '*'
}

// startsSegment tells whether b, after padding, starts with what may follow an ISA.
func startsSegment(b []byte, sep byte) bool {
	b = bytes.TrimLeft(b, "\r\n\t \x00")
	for _, id := range []string{"GS", "TA1", "IEA", "ISB", "ISX", "ISE"} {
		if len(b) > len(id) && string(b[:len(id)]) == id && b[len(id)] == sep {
			return true
		}
	}
	return false
}

// endsWith tells whether the first segment of b, up to its line end, ends in t.
func endsWith(b []byte, t byte) bool {
	b = bytes.TrimLeft(b, "\r\n\t ")
	end := bytes.IndexAny(b, "\r\n")
	return end > 0 && b[end-1] == t
}

func isLineEnd(c byte) bool { return c == '\r' || c == '\n' }

func alphanumeric(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z'
}

// wrappedHeader reads the ISA at the start of b where a mainframe broke the
// stream into lines of one length regardless of segments: then line ends are no
// data anywhere, not in the ISA either. ok is false where that is not so.
func wrappedHeader(b []byte) (h header, ok bool) {
	width := lineWidth(b)
	if width == 0 {
		return h, false
	}
	var dropped []int
	h, ok = parseHeader(unwrap(b[:min(len(b), maxHeader)], &dropped))
	if !ok || h.bad || isLineEnd(h.delimiters.Segment) || !breaksSegments(b, h.delimiters.Segment) {
		return h, false
	}
	length := h.length
	for i, at := range dropped { // places in b, ascending
		if at-i < length {
			h.length++
		}
	}
	h.wrapped = true
	return h, true
}

// lineWidth returns the one length that the lines at the start of b have, 0 when
// they differ. The first may be shorter, when it begins in the middle, and the
// last, behind which an interchange may begin.
func lineWidth(b []byte) int {
	width, full := 0, 0
	for n := 0; ; n++ {
		end := bytes.IndexByte(b, '\n')
		if end < 0 {
			break
		}
		line := len(bytes.TrimSuffix(b[:end], []byte("\r")))
		b = b[end+1:]
		switch {
		case n == 0:
			width, full = line, 1
		case n == 1 && line > width: // the first began in the middle
			width, full = line, 1
		case line == width:
			full++
		case line < width && (len(trimPadding(b)) == 0 || isISA(b)):
			return enough(width, full)
		default:
			return 0
		}
	}
	return enough(width, full)
}

func enough(width, full int) int {
	if width < 40 || full < 2 {
		return 0
	}
	return width
}

// breaksSegments tells whether a line of b ends without the terminator.
func breaksSegments(b []byte, terminator byte) bool {
	for {
		end := bytes.IndexByte(b, '\n')
		if end < 0 {
			return false
		}
		line := bytes.TrimSuffix(b[:end], []byte("\r"))
		if len(line) > 0 && line[len(line)-1] != terminator {
			return true
		}
		b = b[end+1:]
	}
}

// recode maps bytes in place.
func recode(b []byte, table *[256]byte) {
	for i, c := range b {
		b[i] = table[c]
	}
}

// Sniff tells whether a payload that starts with head can be X12: it starts, behind
// padding and a byte order mark, with ISA, or with a segment of an interchange
// that lost its header.
func Sniff(head []byte) bool {
	if isEBCDIC(head) {
		return true
	}
	head = bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")), "\r\n\t \x00\x1a")
	if isISA(head) || nextISA(head) > 0 {
		return true
	}
	for _, id := range []string{"GS", "ST", "TA1", "IEA"} {
		if len(head) > len(id) && string(head[:len(id)]) == id && !alphanumeric(head[len(id)]) && head[len(id)] > ' ' {
			return true
		}
	}
	return false
}

// isEBCDIC tells whether a payload starts with "ISA" in EBCDIC.
func isEBCDIC(b []byte) bool { return len(b) >= 3 && b[0] == 0xC9 && b[1] == 0xE2 && b[2] == 0xC1 }

// cp037 is the code page of US mainframes, as Latin-1.
var cp037 = func() (t [256]byte) {
	const table = "\x00\x01\x02\x03\x9c\x09\x86\x7f\x97\x8d\x8e\x0b\x0c\x0d\x0e\x0f\x10\x11\x12\x13\x9d\x85\x08\x87\x18\x19\x92\x8f\x1c\x1d\x1e\x1f" +
		"\x80\x81\x82\x83\x84\x0a\x17\x1b\x88\x89\x8a\x8b\x8c\x05\x06\x07\x90\x91\x16\x93\x94\x95\x96\x04\x98\x99\x9a\x9b\x14\x15\x9e\x1a" +
		" \xa0\xe2\xe4\xe0\xe1\xe3\xe5\xe7\xf1\xa2.<(+|&\xe9\xea\xeb\xe8\xed\xee\xef\xec\xdf!$*);\xac" +
		"-/\xc2\xc4\xc0\xc1\xc3\xc5\xc7\xd1\xa6,%_>?\xf8\xc9\xca\xcb\xc8\xcd\xce\xcf\xcc`:#@'=\"" +
		"\xd8abcdefghi\xab\xbb\xf0\xfd\xfe\xb1\xb0jklmnopqr\xaa\xba\xe6\xb8\xc6\xa4\xb5~stuvwxyz\xa1\xbf\xd0\xdd\xde\xae" +
		"^\xa3\xa5\xb7\xa9\xa7\xb6\xbc\xbd\xbe[]\xaf\xa8\xb4\xd7{ABCDEFGHI\xad\xf4\xf6\xf2\xf3\xf5}JKLMNOPQR\xb9\xfb\xfc\xf9\xfa\xff" +
		"\\\xf7STUVWXYZ\xb2\xd4\xd6\xd2\xd3\xd50123456789\xb3\xdb\xdc\xd9\xda\x9f"
	copy(t[:], table)
	return t
}()

// toCP037 is the way back.
var toCP037 = func() (t [256]byte) {
	for i, c := range cp037 {
		t[c] = byte(i)
	}
	return t
}()
