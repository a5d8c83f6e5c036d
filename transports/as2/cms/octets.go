// SPDX-License-Identifier: Apache-2.0

package cms

import "io"

// octetReader gives the contents of one OCTET STRING, primitive or in chunks of
// chunks (X.690 §8.7), however it is tagged. At its end, and only there, the reader
// below stands behind the string.
type octetReader struct {
	b    *berReader
	base int   // frames around the string
	left int64 // of the primitive string that is being read
	err  error
}

// octets streams an element that was read by next. The caller has checked its tag.
func (b *berReader) octets(e element) (*octetReader, error) {
	o := &octetReader{b: b, base: len(b.frames)}
	if !e.constructed() {
		o.left = e.length
		return o, nil
	}
	return o, b.enter(e)
}

// known gives the string's length when it stands in front of it, -1 otherwise.
func (o *octetReader) known() int64 {
	if len(o.b.frames) == o.base {
		return o.left
	}
	return -1
}

func (o *octetReader) Read(p []byte) (int, error) {
	if o.err != nil {
		return 0, o.err
	}
	if len(p) == 0 {
		return 0, nil
	}
	n, err := o.read(p)
	o.err = err
	return n, err
}

func (o *octetReader) read(p []byte) (int, error) {
	for o.left == 0 {
		if len(o.b.frames) == o.base {
			return 0, io.EOF
		}
		e, ok, err := o.b.nextChunk()
		switch {
		case err != nil:
			return 0, err
		case !ok:
			o.b.frames = o.b.frames[:len(o.b.frames)-1]
		case e.tag == tagOctets:
			o.left = e.length
		case e.tag == tagOctets|constructed:
			if err := o.b.enter(e); err != nil {
				return 0, err
			}
		default:
			return 0, syntaxError(e.at, "a piece of an OCTET STRING (0x04) is wanted, 0x%02x found", e.tag)
		}
	}
	n, err := o.b.read(p, o.left)
	o.left -= int64(n)
	return n, err
}

// chunkSize is what a string of unknown length is cut into.
const chunkSize = 16 << 10

// octetWriter writes one OCTET STRING: in one piece when its length is known, else as
// an indefinite one of chunks. It never holds more than a chunk.
type octetWriter struct {
	w    io.Writer
	left int64  // still to come; unused with chunks
	buf  []byte // head and contents of the chunk that grows; nil: one piece
	err  error
}

// chunkHead is the room for a chunk's identifier and length: 04 82 hh ll.
const chunkHead = 4

// newOctetWriter writes the head; tag is tagOctets or an implicit context tag, and
// size -1 when it is not known.
func newOctetWriter(w io.Writer, tag byte, size int64) (*octetWriter, error) {
	o := &octetWriter{w: w, left: size}
	if size < 0 {
		o.buf = make([]byte, chunkHead, chunkHead+chunkSize)
		_, err := w.Write([]byte{tag | constructed, 0x80})
		return o, err
	}
	_, err := w.Write(appendHead(nil, tag, size))
	return o, err
}

func (o *octetWriter) Write(p []byte) (n int, err error) {
	if o.err != nil {
		return 0, o.err
	}
	if o.buf == nil {
		if int64(len(p)) > o.left {
			o.err = errSize
			return 0, o.err
		}
		n, o.err = o.w.Write(p)
		o.left -= int64(n)
		return n, o.err
	}
	for len(p) > 0 {
		take := min(len(p), cap(o.buf)-len(o.buf))
		o.buf = append(o.buf, p[:take]...)
		p, n = p[take:], n+take
		if len(o.buf) == cap(o.buf) {
			if o.err = o.flush(); o.err != nil {
				return n, o.err
			}
		}
	}
	return n, nil
}

// flush writes the chunk with a head of as few bytes as it needs (DER peers check).
func (o *octetWriter) flush() error {
	size := len(o.buf) - chunkHead
	head := appendHead(make([]byte, 0, chunkHead), tagOctets, int64(size))
	at := chunkHead - len(head)
	copy(o.buf[at:], head)
	_, err := o.w.Write(o.buf[at:])
	o.buf = o.buf[:chunkHead]
	return err
}

// Close ends the string. It does not close what is below.
func (o *octetWriter) Close() error {
	if o.err != nil {
		return o.err
	}
	if o.buf == nil {
		if o.left != 0 {
			o.err = errSize
		}
		return o.err
	}
	if len(o.buf) > chunkHead {
		if o.err = o.flush(); o.err != nil {
			return o.err
		}
	}
	_, o.err = o.w.Write([]byte{0, 0})
	return o.err
}
