// SPDX-License-Identifier: Apache-2.0

package cms

import (
	"crypto/x509"
	"fmt"
	"math/bits"
)

// headSize gives how many bytes identifier and length take.
func headSize(length int64) int64 {
	if length < 0x80 {
		return 2
	}
	return 2 + int64(bits.Len64(uint64(length))+7)/8
}

// sizeOf gives how many bytes an element with contents of that length takes.
func sizeOf(length int64) int64 { return headSize(length) + length }

// appendHead appends an identifier of one octet and a DER length.
func appendHead(dst []byte, tag byte, length int64) []byte {
	dst = append(dst, tag)
	if length < 0x80 {
		return append(dst, byte(length))
	}
	n := int(headSize(length)) - 2
	dst = append(dst, 0x80|byte(n))
	for n--; n >= 0; n-- {
		dst = append(dst, byte(length>>(8*n)))
	}
	return dst
}

// der builds a small element from the pieces of its contents.
func der(tag byte, contents ...[]byte) []byte {
	size := 0
	for _, c := range contents {
		size += len(c)
	}
	out := appendHead(make([]byte, 0, sizeOf(int64(size))), tag, int64(size))
	for _, c := range contents {
		out = append(out, c...)
	}
	return out
}

// oid is the contents of an OBJECT IDENTIFIER: compared as they are.
type oid string

// der gives the whole element.
func (o oid) der() []byte { return der(tagOID, []byte(o)) }

// String is for errors: the dotted form, or hexadecimal of what is no OID; cut to a
// sane length, as it may be as long as a message's header.
func (o oid) String() string {
	o = o[:min(len(o), 64)]
	var id x509.OID
	if id.UnmarshalBinary([]byte(o)) != nil {
		return fmt.Sprintf("0x%x", string(o))
	}
	return id.String()
}

// toDER makes what DER wants of the lengths and strings of one BER element: definite
// lengths in as few bytes as can be, OCTET STRINGs in one piece. Sets are left in
// their order and values as they are. What is DER already is given back itself.
// Strings with an implicit tag cannot be told from other elements; see joinOctets.
func toDER(ber []byte, depth int) ([]byte, error) {
	p := derParser{in: ber, depth: depth}
	out, rest, err := p.element(make([]byte, 0, len(ber)), 0, len(ber), 0)
	if err != nil {
		return nil, err
	}
	if rest != len(ber) {
		return nil, syntaxError(int64(rest), "something follows the end of the element")
	}
	if string(out) == string(ber) {
		return ber, nil
	}
	return out, nil
}

type derParser struct {
	in    []byte
	depth int
}

// head reads identifier and length at in[at:end]; length is -1 for indefinite.
func (p *derParser) head(at, end int) (contents, length int, err error) {
	i := at + 1
	if p.in[at]&0x1f == 0x1f {
		for i < end && p.in[i]&0x80 != 0 {
			i++
		}
		i++
	}
	if i >= end {
		return 0, 0, syntaxError(int64(at), "it ends in the middle")
	}
	c := p.in[i]
	i++
	if c == 0x80 {
		if p.in[at]&constructed == 0 {
			return 0, 0, syntaxError(int64(at), "a primitive element has no length")
		}
		return i, -1, nil
	}
	length = int(c)
	if c > 0x80 {
		n := int(c & 0x7f)
		if n > 8 || n > end-i {
			return 0, 0, syntaxError(int64(at), "the length has %d bytes", n)
		}
		length = 0
		for range n {
			if length>>48 != 0 {
				return 0, 0, syntaxError(int64(at), "the length is too large")
			}
			length = length<<8 | int(p.in[i])
			i++
		}
	}
	if length > end-i {
		return 0, 0, syntaxError(int64(at), "an element of %d bytes reaches over the end of the one around it", length)
	}
	return i, length, nil
}

// element appends the element at in[at:end] to out and gives where the next one is.
func (p *derParser) element(out []byte, at, end, depth int) ([]byte, int, error) {
	if at >= end {
		return out, at, syntaxError(int64(at), "it ends in the middle")
	}
	if depth > p.depth {
		return out, at, &LimitError{"elements within each other", int64(p.depth)}
	}
	contents, length, err := p.head(at, end)
	if err != nil {
		return out, at, err
	}
	tag := p.in[at]
	if tag&constructed == 0 {
		out = p.open(out, at, contents, tag)
		out = closeElement(append(out, p.in[contents:contents+length]...), len(out))
		return out, contents + length, nil
	}
	joined := tag == tagOctets|constructed
	if joined {
		tag = tagOctets
	}
	out = p.open(out, at, contents, tag)
	out, next, err := p.children(out, contents, length, end, depth, joined)
	return out, next, err
}

// open appends the identifier, without a length.
func (p *derParser) open(out []byte, at, contents int, tag byte) []byte {
	out = append(out, tag)
	if tag&0x1f == 0x1f {
		for i := at + 1; i < contents; i++ {
			out = append(out, p.in[i])
			if p.in[i]&0x80 == 0 {
				break
			}
		}
	}
	return out
}

// children appends the length and contents of a constructed element; joined ones
// are the pieces of a string, of which only the contents are kept.
func (p *derParser) children(out []byte, at, length, end, depth int, joined bool) ([]byte, int, error) {
	start := len(out)
	if length >= 0 {
		end = at + length
	}
	for {
		if length >= 0 && at == end {
			return closeElement(out, start), at, nil
		}
		if length < 0 && end-at >= 2 && p.in[at] == 0 && p.in[at+1] == 0 {
			return closeElement(out, start), at + 2, nil
		}
		if at < end && p.in[at] == 0 {
			return out, at, syntaxError(int64(at), "end-of-contents in the wrong place")
		}
		if !joined {
			var err error
			if out, at, err = p.element(out, at, end, depth+1); err != nil {
				return out, at, err
			}
			continue
		}
		piece, next, err := p.element(nil, at, end, depth+1)
		if err != nil {
			return out, at, err
		}
		if piece[0] != tagOctets {
			return out, at, syntaxError(int64(at), "a piece of an OCTET STRING (0x04) is wanted, 0x%02x found", piece[0])
		}
		q := derParser{in: piece}
		contents, _, _ := q.head(0, len(piece))
		out, at = append(out, piece[contents:]...), next
	}
}

// closeElement puts the length in front of the contents that start there.
func closeElement(out []byte, start int) []byte {
	size := len(out) - start
	n := int(headSize(int64(size))) - 1
	for range n {
		out = append(out, 0)
	}
	copy(out[start+n:], out[start:start+size])
	var head [10]byte
	copy(out[start:], appendHead(head[:0], 0, int64(size))[1:])
	return out
}

// joinOctets gives the contents of a DER element that is an OCTET STRING under an
// implicit tag: its own, or those of the pieces it was cut into.
func joinOctets(element []byte) ([]byte, error) {
	p := derParser{in: element}
	at, length, err := p.head(0, len(element))
	if err != nil || element[0]&constructed == 0 {
		return element[at:], err
	}
	var out []byte
	for end := at + length; at < end; {
		contents, length, err := p.head(at, end)
		if err != nil {
			return nil, err
		}
		if element[at] != tagOctets {
			return nil, syntaxError(int64(at), "a piece of an OCTET STRING (0x04) is wanted, 0x%02x found", element[at])
		}
		out = append(out, element[contents:contents+length]...)
		at = contents + length
	}
	return out, nil
}
