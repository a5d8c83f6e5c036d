// SPDX-License-Identifier: Apache-2.0

package intake

import (
	"crypto/rand"
	"encoding/base32"
	"encoding/binary"
	"time"
)

// NewID returns a unique id that sorts by time: the prefix, ten characters of
// milliseconds since 1970 and sixteen of randomness, in Crockford's base 32.
func NewID(prefix string, now time.Time) string {
	var b [10]byte
	// Fifty bits of time fill ten characters, so that they and the eighty bits
	// after them each begin at a character of their own.
	binary.BigEndian.PutUint64(b[:8], uint64(now.UnixMilli())<<14)
	enc := crockford.EncodeToString(b[:8])[:10]
	_, _ = rand.Read(b[:]) // never fails
	return prefix + enc + crockford.EncodeToString(b[:])
}

var crockford = base32.NewEncoding("0123456789ABCDEFGHJKMNPQRSTVWXYZ").WithPadding(base32.NoPadding)

// FirstID is below every id of that prefix that is made at a time or later, and
// above those made before it.
func FirstID(prefix string, at time.Time) string {
	var b [8]byte
	binary.BigEndian.PutUint64(b[:], uint64(at.UnixMilli())<<14)
	return prefix + crockford.EncodeToString(b[:])[:10]
}
