// SPDX-License-Identifier: Apache-2.0

package portal

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/base32"
	"encoding/hex"
	"errors"
	"hash/crc32"
	"strings"
)

// A key is og_ID_SECRETSUM: eight characters that name it in logs, 256 bits of
// randomness and a checksum, so that scanners of repositories know one (og_ and the
// sum), and a slip of a character is told from a wrong key. Lower case letters and
// digits only: nothing of it is to be escaped anywhere.
const (
	keyPrefix = "og_"
	idLength  = 8
	secretLen = 52 // 32 bytes in base 32
	sumLen    = 7  // 4 bytes
	keyLength = len(keyPrefix) + idLength + 1 + secretLen + sumLen
)

var base = base32.NewEncoding("0123456789abcdefghjkmnpqrstvwxyz").WithPadding(base32.NoPadding) // Crockford's

// NewKey makes a key. It is shown once, to whom it is for; what is kept is Hash.
func NewKey() string {
	var b [37]byte
	_, _ = rand.Read(b[:]) // never fails (crypto/rand)
	return seal(keyPrefix + base.EncodeToString(b[:5]) + "_" + base.EncodeToString(b[5:]))
}

func seal(text string) string {
	sum := crc32.ChecksumIEEE([]byte(text))
	return text + base.EncodeToString([]byte{byte(sum >> 24), byte(sum >> 16), byte(sum >> 8), byte(sum)})
}

// errNoKey is of everything that cannot be a key, whatever is wrong with it.
var errNoKey = errors.New("no API key: one begins with og_")

// Parse tells whether text can be a key, and what its id is.
func Parse(text string) (id string, err error) {
	if len(text) != keyLength || !strings.HasPrefix(text, keyPrefix) || text[len(keyPrefix)+idLength] != '_' || seal(text[:keyLength-sumLen]) != text {
		return "", errNoKey
	}
	return text[len(keyPrefix) : len(keyPrefix)+idLength], nil
}

// Hash is what is kept of a key: its id, and the digest of all of it. The secret has
// 256 bits, so that no slow hash is needed.
func Hash(key string) string {
	id, err := Parse(key)
	if err != nil {
		return ""
	}
	sum := sha256.Sum256([]byte(key))
	return "sha256:" + id + ":" + hex.EncodeToString(sum[:])
}

// hashed is a Hash as it is compared.
type hashed struct {
	id  string
	sum [sha256.Size]byte
}

func parseHash(text string) (h hashed, ok bool) {
	rest, ok := strings.CutPrefix(text, "sha256:")
	id, digest, both := strings.Cut(rest, ":")
	if !ok || !both || len(id) != idLength || len(digest) != 2*sha256.Size {
		return h, false
	}
	h.id = id
	_, err := hex.Decode(h.sum[:], []byte(digest))
	return h, err == nil
}
