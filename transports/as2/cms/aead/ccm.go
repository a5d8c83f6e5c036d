// SPDX-License-Identifier: Apache-2.0

package aead

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/subtle"
	"encoding/binary"
)

// CCM is AES-CCM (RFC 3610) over a stream. Its MAC is over the plain text and begins
// with the length and the additional data, which have to be known ahead.
type CCM struct {
	block   cipher.Block
	nonce   []byte
	size    int // bytes of the tag
	mac     cipher.BlockMode
	sum     [blockSize]byte
	decrypt cipher.Stream
	room    []byte
}

// NewCCM takes a nonce of 7 to 13 bytes and the length of the tag: 4 to 16, even.
func NewCCM(key, nonce []byte, size int) (*CCM, error) {
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, err
	}
	return &CCM{block: block, nonce: nonce, size: size}, nil
}

// Start begins the MAC with the first blocks of RFC 3610 §2.2.
func (c *CCM) Start(size int64, additional []byte) error {
	if room := 8 * (15 - len(c.nonce)); room < 63 && size>>room != 0 {
		return ErrSize
	}
	var first [blockSize]byte
	binary.BigEndian.PutUint64(first[8:], uint64(size))
	first[0] = byte((c.size-2)/2<<3 | (14 - len(c.nonce)))
	if len(additional) > 0 {
		first[0] |= 1 << 6
	}
	copy(first[1:], c.nonce)
	c.mac = cipher.NewCBCEncrypter(c.block, make([]byte, blockSize))
	c.mac.CryptBlocks(c.sum[:], first[:])
	if n := len(additional); n > 0 {
		head := binary.BigEndian.AppendUint16(nil, uint16(n))
		if n >= 0xff00 {
			head = binary.BigEndian.AppendUint32([]byte{0xff, 0xfe}, uint32(n))
		}
		c.add(append(head, additional...))
	}
	c.decrypt = c.Stream()
	return nil
}

// add takes bytes into the MAC, filled up with zeros; it changes p.
func (c *CCM) add(p []byte) {
	whole := len(p) / blockSize * blockSize
	if whole > 0 {
		var last [blockSize]byte
		c.mac.CryptBlocks(p[:whole], p[:whole])
		copy(last[:], p[whole-blockSize:])
		c.sum = last
	}
	if whole < len(p) {
		var last [blockSize]byte
		copy(last[:], p[whole:])
		c.mac.CryptBlocks(c.sum[:], last[:])
	}
}

// Write takes ciphertext into the MAC, after Start.
func (c *CCM) Write(p []byte) {
	if cap(c.room) < len(p) {
		c.room = make([]byte, len(p))
	}
	plain := c.room[:len(p)]
	c.decrypt.XORKeyStream(plain, p)
	c.add(plain)
}

// Tag ends the MAC; the first bytes of it, as many as NewCCM was told, are the tag.
func (c *CCM) Tag() (tag [blockSize]byte) {
	c.block.Encrypt(tag[:], c.counter(0))
	subtle.XORBytes(tag[:], tag[:], c.sum[:])
	return tag
}

// Stream gives the key stream of the content from its start.
func (c *CCM) Stream() cipher.Stream { return cipher.NewCTR(c.block, c.counter(1)) }

// counter is a block A of RFC 3610 §2.3.
func (c *CCM) counter(n byte) []byte {
	b := make([]byte, blockSize)
	b[0] = byte(14 - len(c.nonce))
	copy(b[1:], c.nonce)
	b[15] = n
	return b
}
