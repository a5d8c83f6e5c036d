// SPDX-License-Identifier: Apache-2.0

package cms

import (
	"bufio"
	"io"
	"math"
	"slices"
	"sync"
)

// Identifier octets (X.690 §8.1.2) of what CMS is made of.
const (
	tagInteger  = 0x02
	tagBits     = 0x03
	tagOctets   = 0x04
	tagNull     = 0x05
	tagOID      = 0x06
	tagSequence = 0x30
	tagSet      = 0x31

	constructed = 0x20
	context0    = 0x80 // [0] IMPLICIT of something primitive; |constructed: of something constructed, or EXPLICIT
	context1    = 0x81
	context2    = 0x82
)

// element is the head of one BER element: identifier and length, not its contents.
type element struct {
	tag    byte  // first identifier octet, class and constructed bit included; numbers above 30 are all 0x1f
	length int64 // of the contents; -1: indefinite
	at     int64 // where it starts, counted from the start of the message
	head   [16]byte
	n      int // bytes of head in use
}

func (e *element) constructed() bool { return e.tag&constructed != 0 }

// frame is an element that has been entered.
type frame struct {
	end        int64 // where the innermost enclosing definite length ends
	indefinite bool  // ends at its end-of-contents
	done       bool  // the end has been read
}

// berReader walks through a BER encoding without holding it. It is entered and left
// like a tree: next gives the head of the next element of the current frame, and the
// caller then enters it, reads it whole (der), streams it (octets) or skips it. All
// but the content of octets counts against Limits.Header.
type berReader struct {
	src    *bufio.Reader
	off    int64
	budget int64
	limits Limits
	frames []frame
	held   element
	holds  bool
}

func newBERReader(r io.Reader, l Limits) *berReader {
	l = l.withDefaults()
	src := windows.Get().(*bufio.Reader)
	src.Reset(r)
	return &berReader{src: src, budget: l.Header, limits: l, frames: append(make([]frame, 0, 8), frame{end: math.MaxInt64})}
}

// windows are kept from one message to the next; that of one that breaks off is lost.
var windows = sync.Pool{New: func() any { return bufio.NewReaderSize(nil, 16<<10) }}

// close gives the window back. Nothing is read any more.
func (b *berReader) close() {
	b.src.Reset(ended{})
	windows.Put(b.src)
	b.src = bufio.NewReaderSize(ended{}, 16)
}

// ended is a stream after its end.
type ended struct{}

func (ended) Read([]byte) (int, error) { return 0, io.EOF }

func (b *berReader) frame() *frame { return &b.frames[len(b.frames)-1] }

// fault turns what the source says into an error: its end is the message's fault.
func (b *berReader) fault(err error) error {
	if err == io.EOF {
		return syntaxError(b.off, "it ends in the middle")
	}
	return &sourceError{err}
}

func (b *berReader) spend(n int64) error {
	if n > b.budget {
		return &LimitError{"bytes of structure around the content", b.limits.Header}
	}
	b.budget -= n
	return nil
}

func (b *berReader) octet(e *element) (byte, error) {
	if b.off >= b.frame().end {
		return 0, syntaxError(b.off, "an element reaches over the end of the one around it")
	}
	c, err := b.src.ReadByte()
	if err != nil {
		return 0, b.fault(err)
	}
	b.off++
	e.head[e.n] = c
	e.n++
	return c, nil
}

// head reads identifier and length.
func (b *berReader) head() (e element, err error) {
	e.at = b.off
	if e.tag, err = b.octet(&e); err != nil {
		return e, err
	}
	if e.tag&0x1f == 0x1f {
		for more := true; more; {
			c, err := b.octet(&e)
			if err != nil {
				return e, err
			}
			if more = c&0x80 != 0; more && e.n > 5 {
				return e, syntaxError(e.at, "the tag number is too large")
			}
		}
	}
	c, err := b.octet(&e)
	if err != nil {
		return e, err
	}
	switch {
	case c < 0x80:
		e.length = int64(c)
	case c == 0x80:
		if e.length = -1; !e.constructed() {
			return e, syntaxError(e.at, "a primitive element has no length")
		}
	case c > 0x88:
		return e, syntaxError(e.at, "the length has %d bytes", c&0x7f)
	default:
		var length uint64
		for range c & 0x7f {
			c, err := b.octet(&e)
			if err != nil {
				return e, err
			}
			length = length<<8 | uint64(c)
		}
		if length > math.MaxInt64 {
			return e, syntaxError(e.at, "the length is over 2^63")
		}
		e.length = int64(length)
	}
	if e.length > b.frame().end-b.off {
		return e, syntaxError(e.at, "an element of %d bytes reaches over the end of the one around it", e.length)
	}
	return e, nil
}

// next gives the head of the frame's next element; ok is false at the end.
func (b *berReader) next() (e element, ok bool, err error) {
	if e, ok, err = b.nextChunk(); err == nil && ok {
		err = b.spend(int64(e.n))
	}
	return e, ok, err
}

// nextChunk is next without counting: the heads of content's chunks come without end.
func (b *berReader) nextChunk() (e element, ok bool, err error) {
	if b.holds {
		b.holds = false
		return b.held, true, nil
	}
	f := b.frame()
	if f.done {
		return e, false, nil
	}
	if !f.indefinite && b.off >= f.end {
		f.done = true
		return e, false, nil
	}
	if e, err = b.head(); err != nil {
		return e, false, err
	}
	if e.head[0] == 0 {
		if !f.indefinite || e.length != 0 || e.n != 2 {
			return e, false, syntaxError(e.at, "end-of-contents in the wrong place")
		}
		f.done = true
		return e, false, nil
	}
	return e, true, nil
}

// back gives an element whose contents were not touched to the next call of next.
func (b *berReader) back(e element) {
	b.held, b.holds = e, true
	b.budget += int64(e.n)
}

// expect is next where only one kind of element may stand.
func (b *berReader) expect(tag byte, what string) (element, error) {
	e, ok, err := b.next()
	if err != nil {
		return e, err
	}
	if !ok {
		return e, syntaxError(b.off, "%s is missing", what)
	}
	if e.tag != tag {
		return e, syntaxError(e.at, "%s (0x%02x) is wanted, 0x%02x found", what, tag, e.tag)
	}
	return e, nil
}

// optional is next where an element of that tag may stand; ok is false, and the
// element still to be read, when another does or none.
func (b *berReader) optional(tag byte) (e element, ok bool, err error) {
	if e, ok, err = b.next(); err != nil || !ok {
		return e, false, err
	}
	if e.tag != tag {
		b.back(e)
		return e, false, nil
	}
	return e, true, nil
}

func (b *berReader) enter(e element) error {
	if !e.constructed() {
		return syntaxError(e.at, "0x%02x is not constructed", e.tag)
	}
	if len(b.frames) > b.limits.Depth {
		return &LimitError{"elements within each other", int64(b.limits.Depth)}
	}
	f := frame{end: b.frame().end, indefinite: e.length < 0}
	if !f.indefinite {
		f.end = b.off + e.length
	}
	b.frames = append(b.frames, f)
	return nil
}

// open is expect and enter.
func (b *berReader) open(tag byte, what string) error {
	e, err := b.expect(tag, what)
	if err != nil {
		return err
	}
	return b.enter(e)
}

// leave ends the current frame, in which nothing may be left.
func (b *berReader) leave() error {
	e, ok, err := b.next()
	if err != nil {
		return err
	}
	if ok {
		return syntaxError(e.at, "there is more than belongs there (0x%02x)", e.tag)
	}
	b.frames = b.frames[:len(b.frames)-1]
	return nil
}

// end leaves every frame and wants nothing to follow, not even a line break.
func (b *berReader) end() error {
	for len(b.frames) > 1 {
		if err := b.leave(); err != nil {
			return err
		}
	}
	switch _, err := b.src.ReadByte(); err {
	case io.EOF:
		b.close()
		return nil
	case nil:
		return syntaxError(b.off, "something follows the end of the message")
	default:
		return b.fault(err)
	}
}

// read reads content into p, up to n bytes.
func (b *berReader) read(p []byte, n int64) (int, error) {
	if int64(len(p)) > n {
		p = p[:n]
	}
	got, err := b.src.Read(p)
	b.off += int64(got)
	if got > 0 || err == nil {
		return got, nil
	}
	return 0, b.fault(err)
}

// raw appends an element as it stands, and counts its bytes before it takes memory.
func (b *berReader) raw(dst []byte, e element) ([]byte, error) {
	dst = append(dst, e.head[:e.n]...)
	if e.length >= 0 {
		if err := b.spend(e.length); err != nil {
			return dst, err
		}
		return b.take(dst, e.length)
	}
	if err := b.enter(e); err != nil {
		return dst, err
	}
	for {
		child, ok, err := b.next()
		if err != nil {
			return dst, err
		}
		if !ok {
			b.frames = b.frames[:len(b.frames)-1]
			return append(dst, 0, 0), nil
		}
		if dst, err = b.raw(dst, child); err != nil {
			return dst, err
		}
	}
}

// take appends n bytes; a length that lies costs no memory.
func (b *berReader) take(dst []byte, n int64) ([]byte, error) {
	for n > 0 {
		at := len(dst)
		dst = slices.Grow(dst, int(min(n, 16<<10)))
		got, err := b.read(dst[at:cap(dst)], n)
		if dst = dst[:at+got]; err != nil {
			return dst, err
		}
		n -= int64(got)
	}
	return dst, nil
}

// skip passes over an element, whatever it is.
func (b *berReader) skip(e element) error {
	if e.length >= 0 {
		if err := b.spend(e.length); err != nil {
			return err
		}
		n, err := b.src.Discard(int(e.length))
		b.off += int64(n)
		if err != nil {
			return b.fault(err)
		}
		return nil
	}
	if err := b.enter(e); err != nil {
		return err
	}
	for {
		child, ok, err := b.next()
		if err != nil {
			return err
		}
		if !ok {
			b.frames = b.frames[:len(b.frames)-1]
			return nil
		}
		if err := b.skip(child); err != nil {
			return err
		}
	}
}

// der reads an element whole, bounded by Limits.Header, as DER (see toDER).
func (b *berReader) der(e element) ([]byte, error) {
	raw, err := b.raw(nil, e)
	if err != nil {
		return nil, err
	}
	return toDER(raw, b.limits.Depth)
}
