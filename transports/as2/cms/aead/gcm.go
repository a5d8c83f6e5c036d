// SPDX-License-Identifier: Apache-2.0

package aead

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/subtle"
	"encoding/binary"
	"math"
)

const blockSize = aes.BlockSize

// field is an element of GF(2^128) in the bit order of NIST SP 800-38D §6.3: the
// first bit of the block is the highest bit of hi.
type field struct{ hi, lo uint64 }

func fieldOf(block []byte) field {
	return field{binary.BigEndian.Uint64(block), binary.BigEndian.Uint64(block[8:])}
}

func (x field) bytes() (b [blockSize]byte) {
	binary.BigEndian.PutUint64(b[:], x.hi)
	binary.BigEndian.PutUint64(b[8:], x.lo)
	return b
}

func (x field) xor(y field) field { return field{x.hi ^ y.hi, x.lo ^ y.lo} }

// mul multiplies in constant time (SP 800-38D algorithm 1): a few times a chunk, so
// that it need not be quick.
func (x field) mul(y field) (z field) {
	hi, lo := x.hi, x.lo
	for i := range 128 {
		bit := hi >> 63
		hi, lo = hi<<1|lo>>63, lo<<1
		z.hi ^= y.hi & -bit
		z.lo ^= y.lo & -bit
		if i < 127 {
			carry := y.lo & 1
			y.hi, y.lo = y.hi>>1^0xe1<<56&-carry, y.hi<<63|y.lo>>1
		}
	}
	return z
}

// pow gives x^n by squaring; n is no secret.
func (x field) pow(n int64) field {
	z := field{hi: 1 << 63}
	for ; n > 0; n >>= 1 {
		if n&1 != 0 {
			z = z.mul(x)
		}
		x = x.mul(x)
	}
	return z
}

// ghash is GHASH (SP 800-38D §6.4) over a stream of blocks.
//
// Sealing nothing with the blocks X1..Xm as additional data gives the tag
// E(J0) ⊕ (Y ⊕ L)·H, where Y is the GHASH of the blocks and L the block of lengths.
// With that, GHASH of one block more, X, is (Y ⊕ X)·H = tag ⊕ E(J0) ⊕ (L ⊕ X)·H: one
// multiplication a chunk. What was hashed before goes into the first block.
type ghash struct {
	aead cipher.AEAD
	h    field // the hash key, E(0)
	mask field // E(J0) of the nonce of zeros
	y    field
}

func newGHASH(block cipher.Block) (*ghash, error) {
	aead, err := cipher.NewGCM(block)
	if err != nil {
		return nil, err
	}
	g := &ghash{aead: aead}
	var b [blockSize]byte
	block.Encrypt(b[:], b[:])
	g.h = fieldOf(b[:])
	b = [blockSize]byte{15: 1}
	block.Encrypt(b[:], b[:])
	g.mask = fieldOf(b[:])
	return g, nil
}

// write hashes p, whose last block is filled up with zeros. It changes p for a while.
func (g *ghash) write(p []byte) {
	whole := (len(p) - 1) / blockSize * blockSize
	if len(p) == 0 {
		return
	}
	var last [blockSize]byte
	copy(last[:], p[whole:])
	x := fieldOf(last[:])
	if whole == 0 {
		g.y = g.y.xor(x).mul(g.h)
		return
	}
	first := g.y.bytes()
	subtle.XORBytes(p, p[:blockSize], first[:])
	var nonce [12]byte
	tag := g.aead.Seal(last[:0], nonce[:], nil, p[:whole])
	subtle.XORBytes(p, p[:blockSize], first[:])
	lengths := field{hi: uint64(whole) * 8}
	g.y = fieldOf(tag).xor(g.mask).xor(lengths.xor(x).mul(g.h))
}

// GCM is AES-GCM over a stream.
type GCM struct {
	block cipher.Block
	hash  *ghash
	j0    [blockSize]byte
	size  int64 // hashed

	additional []byte
}

// MaxGCM is the most that may go under one nonce: 2^32-2 blocks (SP 800-38D §5.2.1.1).
const MaxGCM = (1<<32 - 2) * blockSize

// NewGCM takes a nonce of any length but none.
func NewGCM(key, nonce []byte) (*GCM, error) {
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, err
	}
	hash, err := newGHASH(block)
	if err != nil {
		return nil, err
	}
	g := &GCM{block: block, hash: hash}
	if len(nonce) == 12 {
		copy(g.j0[:], nonce)
		g.j0[15] = 1
		return g, nil
	}
	hash.write(append([]byte(nil), nonce...))
	g.j0 = hash.y.xor(field{lo: uint64(len(nonce)) * 8}).mul(hash.h).bytes()
	hash.y = field{}
	return g, nil
}

// Start takes the additional data, any time before Tag.
func (g *GCM) Start(size int64, additional []byte) error {
	if size > MaxGCM {
		return ErrSize
	}
	g.additional = additional
	return nil
}

// Write hashes ciphertext. It needs no Start.
func (g *GCM) Write(p []byte) {
	g.hash.write(p)
	g.size += int64(len(p))
}

// Tag ends the hash. The additional data should have been hashed first; GHASH being
// a polynomial, its part is moved to the front.
func (g *GCM) Tag() [blockSize]byte {
	y := g.hash.y
	if len(g.additional) > 0 {
		g.hash.y = field{}
		g.hash.write(g.additional)
		blocks := (g.size + blockSize - 1) / blockSize
		y = y.xor(g.hash.y.mul(g.hash.h.pow(blocks)))
	}
	s := y.xor(field{uint64(len(g.additional)) * 8, uint64(g.size) * 8}).mul(g.hash.h)
	var mask [blockSize]byte
	g.block.Encrypt(mask[:], g.j0[:])
	return s.xor(fieldOf(mask[:])).bytes()
}

// Stream gives the key stream of the content from its start.
func (g *GCM) Stream() cipher.Stream { return newCTR32(g.block, g.j0) }

// ctr32 is CTR with a counter of 32 bits (SP 800-38D §6.2), where cipher.NewCTR has
// one of 128: they part where the 32 bits run over, which a nonce of 12 bytes never
// makes them do within MaxGCM.
type ctr32 struct {
	cipher.Stream
	block cipher.Block
	next  [blockSize]byte // the counter after the bits run over
	left  int64           // bytes until then
}

func newCTR32(block cipher.Block, j0 [blockSize]byte) *ctr32 {
	count := binary.BigEndian.Uint32(j0[12:]) + 1
	c := &ctr32{block: block, left: (math.MaxUint32 - int64(count) + 1) * blockSize}
	binary.BigEndian.PutUint32(j0[12:], count)
	c.Stream = cipher.NewCTR(block, j0[:])
	copy(c.next[:12], j0[:12])
	return c
}

func (c *ctr32) XORKeyStream(dst, src []byte) {
	if int64(len(src)) > c.left {
		n := c.left
		c.Stream.XORKeyStream(dst, src[:n])
		dst, src = dst[n:], src[n:]
		c.Stream = cipher.NewCTR(c.block, c.next[:])
		c.left = 1 << 32 * blockSize
	}
	c.Stream.XORKeyStream(dst, src)
	c.left -= int64(len(src))
}
