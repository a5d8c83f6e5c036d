// SPDX-License-Identifier: Apache-2.0

package cms

import (
	"crypto/cipher"
	"crypto/subtle"
	"io"
	"slices"
	"sync"
)

// pieceSize is how much is decrypted or encrypted at a time.
const pieceSize = 32 << 10

// cbcReader decrypts CBC. It keeps the last block back until the message has ended,
// so that of a message shorter than a piece nothing is given out that is not whole.
type cbcReader struct {
	e     *envelope
	mode  cipher.BlockMode
	buf   []byte // cipher text that is still to be decrypted
	room  *room  // what buf lies in
	plain []byte // decrypted and not yet given out; in room
	err   error
}

func newCBCReader(e *envelope, key []byte) (*cbcReader, error) {
	block, err := e.content.newBlock(key)
	if err != nil {
		return nil, err
	}
	return &cbcReader{e: e, mode: cipher.NewCBCDecrypter(block, e.content.iv), room: rooms.Get().(*room)}, nil
}

type room [pieceSize + blockSize]byte

// rooms are kept from one message to the next; that of one that breaks off is lost.
var rooms = sync.Pool{New: func() any { return new(room) }}

func (c *cbcReader) Read(p []byte) (int, error) {
	for len(c.plain) == 0 && c.err == nil {
		c.err = c.fill()
	}
	if len(c.plain) == 0 {
		if c.room != nil {
			rooms.Put(c.room)
			c.room = nil
		}
		return 0, c.err
	}
	n := copy(p, c.plain)
	c.plain = c.plain[n:]
	return n, nil
}

// fill decrypts the next piece.
func (c *cbcReader) fill() error {
	size := c.mode.BlockSize()
	have := copy(c.room[:], c.buf)
	for {
		if have == len(c.room) {
			ready := have - size - have%size
			c.plain, c.buf = c.room[:ready], c.room[ready:have]
			c.mode.CryptBlocks(c.plain, c.plain)
			return nil
		}
		n, err := c.e.octets.Read(c.room[have:])
		have += n
		if err == io.EOF {
			return c.last(c.room[:have])
		}
		if err != nil {
			return err
		}
	}
}

// last decrypts the end. What follows the content is read before the padding is
// looked at, so that the time it takes does not tell which of the two was wrong.
func (c *cbcReader) last(rest []byte) error {
	if err := c.e.finish(); err != nil {
		return err
	}
	size := c.mode.BlockSize()
	if len(rest) == 0 || len(rest)%size != 0 {
		return ErrDecrypt
	}
	c.mode.CryptBlocks(rest, rest)
	pad, ok := padding(rest[len(rest)-size:])
	if ok != 1 {
		return ErrDecrypt
	}
	c.plain, c.buf = rest[:len(rest)-pad], nil
	return io.EOF
}

// padding gives the length of the padding in the last block (RFC 5652 §6.3), and 1
// when it is right, in constant time.
func padding(block []byte) (n, ok int) {
	pad := block[len(block)-1]
	n = int(pad)
	ok = subtle.ConstantTimeLessOrEq(1, n) & subtle.ConstantTimeLessOrEq(n, len(block))
	for i, b := range block {
		outside := subtle.ConstantTimeLessOrEq(n+1, len(block)-i)
		ok &= outside | subtle.ConstantTimeByteEq(b, pad)
	}
	return n, ok
}

// pieceWriter encrypts a piece at a time.
type pieceWriter struct {
	w    io.Writer
	seal func(dst, src []byte) // whole pieces until the last
	pad  int                   // to blocks of that size at the end; 0: not at all
	buf  []byte
	err  error
}

func newPieceWriter(w io.Writer, size int64, pad int, seal func(dst, src []byte)) *pieceWriter {
	room := pieceSize
	if size >= 0 && size < pieceSize {
		room = (int(size)/blockSize + 1) * blockSize
	}
	return &pieceWriter{w: w, seal: seal, pad: pad, buf: make([]byte, 0, room)}
}

func (c *pieceWriter) Write(p []byte) (n int, err error) {
	for len(p) > 0 && c.err == nil {
		take := min(len(p), cap(c.buf)-len(c.buf))
		if take == cap(c.buf) {
			c.flush(p[:take])
		} else if c.buf = append(c.buf, p[:take]...); len(c.buf) == cap(c.buf) {
			c.flush(c.buf)
		}
		p, n = p[take:], n+take
	}
	return n, c.err
}

// flush encrypts a piece, which may lie in buf, and writes it.
func (c *pieceWriter) flush(piece []byte) {
	c.buf = c.buf[:len(piece)]
	c.seal(c.buf, piece)
	_, c.err = c.w.Write(c.buf)
	c.buf = c.buf[:0]
}

// Close writes the end. It does not close what is below.
func (c *pieceWriter) Close() error {
	if c.err != nil {
		return c.err
	}
	if c.pad > 0 {
		pad := c.pad - len(c.buf)%c.pad
		c.buf = append(c.buf, slices.Repeat([]byte{byte(pad)}, pad)...)
	}
	if len(c.buf) > 0 {
		c.flush(c.buf)
	}
	return c.err
}
