// SPDX-License-Identifier: Apache-2.0

// Package credential owns how passwords of partners are kept, whatever door they come
// by: as argon2id hashes in the PHC string format, which stand in partner files and tell
// nobody the password. It must not know whose password it is, and counts and refuses
// nobody who guesses: that is the door's business, as is how many passwords are checked
// at a time, since each check takes the memory that its hash names.
//
// Invariant: checking takes no more memory and time than the bounds below, whatever a
// hash says.
package credential

import (
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"errors"
	"fmt"
	"strings"

	"golang.org/x/crypto/argon2"
)

// What a hash may ask for, and what New takes (OWASP Password Storage Cheat Sheet: 19
// MiB, two passes, one lane).
const (
	newMemory = 19 << 10 // KiB
	newPasses = 2
	minMemory = 8 << 10
	maxMemory = 256 << 10
	maxPasses = 16
	maxLanes  = 8
	// MaxLength is the longest password in bytes: longer ones are wrong without a look.
	MaxLength = 1024
)

var encoding = base64.RawStdEncoding.Strict()

// Hash is a parsed hash.
type Hash struct {
	memory, passes uint32
	lanes          uint8
	salt, sum      []byte
	text           string
}

// String gives the PHC string.
func (h *Hash) String() string { return h.text }

// Parse reads a PHC string: $argon2id$v=19$m=19456,t=2,p=1$SALT$HASH. Its errors are for
// people and hold nothing of the hash.
func Parse(text string) (*Hash, error) {
	parts := strings.Split(text, "$")
	if len(parts) != 6 || parts[0] != "" || parts[1] != "argon2id" {
		return nil, errors.New("it is no argon2id hash")
	}
	if parts[2] != fmt.Sprintf("v=%d", argon2.Version) {
		return nil, fmt.Errorf("the version of argon2 is not %d", argon2.Version)
	}
	h := &Hash{text: text}
	var lanes uint32
	if n, err := fmt.Sscanf(parts[3], "m=%d,t=%d,p=%d", &h.memory, &h.passes, &lanes); err != nil || n != 3 ||
		parts[3] != fmt.Sprintf("m=%d,t=%d,p=%d", h.memory, h.passes, lanes) {
		return nil, errors.New("its cost is not written as m=19456,t=2,p=1")
	}
	switch {
	case h.memory < minMemory || h.memory > maxMemory:
		return nil, fmt.Errorf("m=%d is out of range: %d to %d KiB", h.memory, minMemory, maxMemory)
	case h.passes < 1 || h.passes > maxPasses:
		return nil, fmt.Errorf("t=%d is out of range: 1 to %d", h.passes, maxPasses)
	case lanes < 1 || lanes > maxLanes:
		return nil, fmt.Errorf("p=%d is out of range: 1 to %d", lanes, maxLanes)
	}
	h.lanes = uint8(lanes)
	var err error
	if h.salt, err = encoding.DecodeString(parts[4]); err != nil || len(h.salt) < 8 || len(h.salt) > 64 {
		return nil, errors.New("its salt is not 8 to 64 bytes in base64")
	}
	if h.sum, err = encoding.DecodeString(parts[5]); err != nil || len(h.sum) < 16 || len(h.sum) > 64 {
		return nil, errors.New("its digest is not 16 to 64 bytes in base64")
	}
	return h, nil
}

// Matches tells whether it is the hash of a password.
func (h *Hash) Matches(password []byte) bool {
	if len(password) > MaxLength {
		return false
	}
	sum := argon2.IDKey(password, h.salt, h.passes, h.memory, h.lanes, uint32(len(h.sum)))
	return subtle.ConstantTimeCompare(sum, h.sum) == 1
}

// New hashes a password with a fresh salt. An empty password, or one of more than
// MaxLength bytes, is an error.
func New(password []byte) (*Hash, error) {
	if len(password) == 0 {
		return nil, errors.New("the password is empty")
	}
	if len(password) > MaxLength {
		return nil, fmt.Errorf("a password has %d bytes at most", MaxLength)
	}
	h := &Hash{memory: newMemory, passes: newPasses, lanes: 1, salt: random(16)}
	h.sum = argon2.IDKey(password, h.salt, h.passes, h.memory, h.lanes, 32)
	h.text = fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, h.memory, h.passes, h.lanes, encoding.EncodeToString(h.salt), encoding.EncodeToString(h.sum))
	return h, nil
}

// Nobody is a hash of the cost of h that no password has: checking it takes the time of
// checking h.
func (h *Hash) Nobody() *Hash {
	n := *h
	n.salt, n.sum, n.text = random(len(h.salt)), random(len(h.sum)), ""
	return &n
}

// Default is a hash of the default cost that no password has.
func Default() *Hash {
	return &Hash{memory: newMemory, passes: newPasses, lanes: 1, salt: random(16), sum: random(32)}
}

// Generate makes a strong password of 24 letters and digits without those that look
// alike: 137 bits.
func Generate() string {
	const letters = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789"
	var b strings.Builder
	for b.Len() < 24 {
		for _, c := range random(32) {
			if int(c) < 256/len(letters)*len(letters) && b.Len() < 24 { // no letter is likelier than another
				b.WriteByte(letters[int(c)%len(letters)])
			}
		}
	}
	return b.String()
}

func random(n int) []byte {
	b := make([]byte, n)
	rand.Read(b)
	return b
}
