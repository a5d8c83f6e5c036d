// SPDX-License-Identifier: Apache-2.0

// Package credential owns how passwords of partners are kept: as argon2id hashes in
// PHC form, which stand in partner files and tell nobody the password. It counts and
// refuses nobody who guesses: that is the door's business, as is how many passwords
// are checked at a time, since each check takes the memory that its hash names.
//
// Invariant: a hash that Check accepts costs at most MaxMemory and MaxPasses.
package credential

import (
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/crypto/argon2"
)

// What Hash uses (OWASP's least for argon2id; RFC 9106 §4 for where memory is not
// scarce), and what a hash may ask for.
const (
	memory    = 19 << 10 // KiB
	passes    = 2
	threads   = 1
	saltBytes = 16
	keyBytes  = 32

	MaxMemory  = 256 << 10 // KiB
	MaxPasses  = 16
	maxThreads = 16

	// MaxPassword is how long a password may be, in bytes: nobody makes us hash a book.
	MaxPassword = 1 << 10
)

// params are what a hash was made with.
type params struct {
	memory, passes uint32
	threads        uint8
	salt, key      []byte
}

// Hash makes the hash of a password in PHC form, as in
// $argon2id$v=19$m=19456,t=2,p=1$salt$key. Each call takes a new salt. An empty
// password, or one of more than MaxPassword bytes, is an error.
func Hash(password string) (string, error) {
	if password == "" {
		return "", fmt.Errorf("an empty password")
	}
	if len(password) > MaxPassword {
		return "", fmt.Errorf("a password of %d bytes: %d at most", len(password), MaxPassword)
	}
	salt := make([]byte, saltBytes)
	if _, err := rand.Read(salt); err != nil {
		return "", fmt.Errorf("make a salt: %w", err)
	}
	return format(salt, argon2.IDKey([]byte(password), salt, passes, memory, threads, keyBytes)), nil
}

func format(salt, key []byte) string {
	b64 := base64.RawStdEncoding
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, memory, passes, threads, b64.EncodeToString(salt), b64.EncodeToString(key))
}

// Verify tells whether the password is that of the hash. The time it takes does not
// tell how far they agree. The error is that of Check: a hash that cannot be used
// lets nobody in.
func Verify(phc, password string) (bool, error) {
	p, err := parse(phc)
	if err != nil {
		return false, err
	}
	if len(password) > MaxPassword {
		return false, nil
	}
	key := argon2.IDKey([]byte(password), p.salt, p.passes, p.memory, p.threads, uint32(len(p.key)))
	return subtle.ConstantTimeCompare(key, p.key) == 1, nil
}

// Dummy is the hash that a password is verified against when the user is not known,
// so that the answer takes as long as for one who is. No password is known for it:
// its key is no hash of anything.
func Dummy() string {
	return format(make([]byte, saltBytes), make([]byte, keyBytes))
}

// Check tells what is wrong with a hash; nil for one that Verify can use. Its text
// holds nothing of the hash.
func Check(phc string) error {
	_, err := parse(phc)
	return err
}

func parse(phc string) (p params, err error) {
	fields := strings.Split(phc, "$")
	switch {
	case len(fields) < 2 || fields[0] != "":
		return p, fmt.Errorf("no password hash: it begins with $argon2id$")
	case fields[1] != "argon2id":
		return p, fmt.Errorf("not a hash of argon2id")
	case len(fields) != 6 || fields[2] != "v="+strconv.Itoa(argon2.Version):
		return p, fmt.Errorf("not whole: $argon2id$v=19$m=…,t=…,p=…$salt$key")
	}
	costs := strings.Split(fields[3], ",")
	if len(costs) != 3 {
		return p, fmt.Errorf("costs that are not m=…,t=…,p=…")
	}
	var n [3]uint64
	for i, c := range []struct {
		key  string
		most uint64
	}{{"m=", MaxMemory}, {"t=", MaxPasses}, {"p=", maxThreads}} {
		text, ok := strings.CutPrefix(costs[i], c.key)
		if n[i], err = strconv.ParseUint(text, 10, 32); !ok || err != nil || n[i] == 0 {
			return p, fmt.Errorf("costs that are not m=…,t=…,p=…")
		}
		if n[i] > c.most {
			return p, fmt.Errorf("%s%d is more than %d", c.key, n[i], c.most)
		}
	}
	p.memory, p.passes, p.threads = uint32(n[0]), uint32(n[1]), uint8(n[2])
	b64 := base64.RawStdEncoding.Strict()
	if p.salt, err = b64.DecodeString(fields[4]); err != nil || len(p.salt) < 8 || len(p.salt) > 64 {
		return p, fmt.Errorf("a salt that is not 8 to 64 bytes of base64")
	}
	if p.key, err = b64.DecodeString(fields[5]); err != nil || len(p.key) < 16 || len(p.key) > 64 {
		return p, fmt.Errorf("a key that is not 16 to 64 bytes of base64")
	}
	return p, nil
}
