// SPDX-License-Identifier: Apache-2.0

package text

import (
	"errors"
	"io"
	"unicode/utf8"
)

// ErrToken is what Bytes reads when a token is longer than its limit.
var ErrToken = errors.New("a token is too long")

// Bytes reads characters as UTF-8, one byte at a time, for a tokenizer that
// counts the bytes it has taken: At tells where in the payload those stand.
type Bytes struct {
	*Runes
	// Left is how many more bytes are given before ErrToken; the caller sets it for
	// each token.
	Left int

	pending []byte // of the character read last
	store   [utf8.UTFMax]byte
	given   int64 // bytes in all
	last    [8]struct {
		given int64
		at    Place
	}
}

// NewBytes reads what r reads.
func NewBytes(r *Runes, limit int) *Bytes { return &Bytes{Runes: r, Left: limit} }

// ReadByte implements io.ByteReader.
func (b *Bytes) ReadByte() (byte, error) {
	if len(b.pending) == 0 {
		at := b.Place()
		c, ok := b.Next()
		if !ok {
			if err := b.Err(); err != nil {
				return 0, err
			}
			return 0, io.EOF
		}
		if b.Left <= 0 {
			return 0, ErrToken
		}
		slot := &b.last[b.given&7]
		slot.given, slot.at = b.given, at
		b.pending = utf8.AppendRune(b.store[:0], c)
	}
	one := b.pending[0]
	b.pending = b.pending[1:]
	b.given++
	b.Left--
	return one, nil
}

// Read implements io.Reader, for tokenizers that ask for one; it gives a byte.
func (b *Bytes) Read(p []byte) (int, error) {
	if len(p) == 0 {
		return 0, nil
	}
	one, err := b.ReadByte()
	if err != nil {
		return 0, err
	}
	p[0] = one
	return 1, nil
}

// At gives the place of the character that is the given-th byte, from 0. Only the
// last few are known: a tokenizer looks ahead by one.
func (b *Bytes) At(given int64) Place {
	if given >= b.given {
		return b.Place()
	}
	if slot := &b.last[given&7]; slot.given == given {
		return slot.at
	}
	return b.Place()
}
