// SPDX-License-Identifier: Apache-2.0

// Package aead runs AES-GCM and AES-CCM over streams, where the standard library's GCM
// wants a whole message in memory. A message is read twice: the tag is made of the
// ciphertext in the first pass (Write, Tag), and only what has the right one is
// decrypted in a second pass (Stream).
//
// It owns the arithmetic, not the order: whoever calls it compares the tags, in
// constant time, before he lets anything out. It is as fast as the standard library,
// since it is made of it: CTR is cipher.NewCTR, and GHASH is got out of the assembler
// behind cipher.NewGCM by way of its additional data (see ghash).
package aead

import (
	"crypto/cipher"
	"errors"
)

// ErrSize says that a message is too long for its mode and nonce.
var ErrSize = errors.New("the message is too long for its nonce")

// TagSize is the length of a whole tag; shorter ones are its first bytes.
const TagSize = blockSize

// Sealed is one message that is to be checked and decrypted.
type Sealed interface {
	// Start is told how long the message is and its additional data. CCM has to know
	// before the first Write; GCM only before Tag.
	Start(size int64, additional []byte) error
	// Write takes the ciphertext in order, whole blocks of 16 bytes until the last
	// call. It changes p while it runs, and leaves it as it was.
	Write(p []byte)
	Tag() [TagSize]byte
	Stream() cipher.Stream
}
