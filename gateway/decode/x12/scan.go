// SPDX-License-Identifier: Apache-2.0

package x12

import (
	"encoding/binary"
	"math/bits"
	"strings"
)

// marks are the places of the delimiters in a stretch of bytes, ascending:
// everything else about a set follows from them. Segment i ends at terms[i],
// which is an index of at.
type marks struct {
	at    []uint32 // of element separators and segment terminators
	terms []uint32 // those of at that are terminators
}

func (m *marks) reset() { m.at, m.terms = m.at[:0], m.terms[:0] }

const (
	lows  = 0x7f7f7f7f7f7f7f7f
	ones  = 0x0101010101010101
	highs = 0x8080808080808080
)

// zeros has the high bit of each byte of v that is zero, and no other bit.
func zeros(v uint64) uint64 { return ^((v&lows + lows) | v | lows) }

// scan appends the delimiters of b, which begins at place base: eight bytes at a
// time, for finding them is most of what reading an interchange costs.
func (m *marks) scan(b []byte, base uint32, d Delimiters) {
	at, terms := m.at, m.terms
	element, segment := ones*uint64(d.Element), ones*uint64(d.Segment)
	i := 0
	for ; i+8 <= len(b); i += 8 {
		v := binary.LittleEndian.Uint64(b[i:])
		ends := zeros(v ^ segment)
		found := zeros(v^element) | ends
		if found == 0 {
			continue
		}
		place := base + uint32(i)
		if ends == 0 {
			for ; found != 0; found &= found - 1 {
				at = append(at, place+uint32(bits.TrailingZeros64(found))>>3)
			}
			continue
		}
		for ; found != 0; found &= found - 1 {
			if found&-found&ends != 0 {
				terms = append(terms, uint32(len(at)))
			}
			at = append(at, place+uint32(bits.TrailingZeros64(found))>>3)
		}
	}
	for ; i < len(b); i++ {
		if b[i] == d.Segment {
			terms = append(terms, uint32(len(at)))
			at = append(at, base+uint32(i))
		} else if b[i] == d.Element {
			at = append(at, base+uint32(i))
		}
	}
	m.at, m.terms = at, terms
}

// controls counts the control characters of b: those below the blank, and DEL.
func controls(b []byte) (n int) {
	const blanks, del = ones * (0x80 - ' '), ones * 0x7f
	i := 0
	for ; i+8 <= len(b); i += 8 {
		v := binary.LittleEndian.Uint64(b[i:])
		n += bits.OnesCount64(^((v&lows+blanks)|v)&highs | zeros(v^del))
	}
	for ; i < len(b); i++ {
		if b[i] < ' ' || b[i] == 0x7f {
			n++
		}
	}
	return n
}

// released is scan where a release character makes the delimiter behind it data
// (ISX01, from 007040). It returns the place up to which b is settled.
func (m *marks) released(b []byte, from int, last bool, d Delimiters) int {
	for i := from; i < len(b); i++ {
		switch b[i] {
		case d.Release:
			if i+1 == len(b) && !last {
				return i // the next byte tells
			}
			i++
		case d.Segment:
			m.terms = append(m.terms, uint32(len(m.at)))
			m.at = append(m.at, uint32(i))
		case d.Element:
			m.at = append(m.at, uint32(i))
		}
	}
	return len(b)
}

// unreleased takes the release characters out of a text.
func unreleased(t string, release byte) string {
	i := strings.IndexByte(t, release)
	if i < 0 {
		return t
	}
	out := []byte(t[:i])
	for ; i < len(t); i++ {
		if t[i] == release && i+1 < len(t) {
			i++
		}
		out = append(out, t[i])
	}
	return string(out)
}
