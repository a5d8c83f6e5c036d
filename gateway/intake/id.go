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
