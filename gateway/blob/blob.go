// SPDX-License-Identifier: Apache-2.0

// Package blob keeps payloads, by the SHA-256 of their bytes: small ones in the
// journal, in the transaction of the rows that speak of them, large ones in a
// Store outside of it. It knows nothing of what is in them.
//
// Invariant: a payload never changes, and one that the journal records is
// durable: it was synced before the row was written.
package blob

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"ordergate/gateway"
)

// Errors that callers branch on.
var (
	// ErrNotFound says that there is no such payload; its kind is NotFound.
	ErrNotFound = errors.New("no such payload")
	// ErrDamaged says that a payload has not the length that was recorded, or not
	// the digest it was to be put under.
	ErrDamaged = errors.New("payload is damaged")
)

// Store holds payloads outside the journal: Files does, and an object store can.
// It is safe for concurrent use. The conformance suite is blobtest.
//
// Payloads are named by their digest: 64 lower-case hex digits, everything else
// is Invalid.
type Store interface {
	// Put stores size bytes of r. When it returns nil they are durable. Bytes that
	// do not have this size and digest are refused with ErrDamaged (Invalid). On
	// an error nothing is to be seen under the name that was not there before. A
	// payload that is there already is stored anew: its age begins again.
	Put(ctx context.Context, sha string, size int64, r io.Reader) error
	// Open returns a payload from its beginning and its size in bytes; the caller
	// closes it. ErrNotFound when there is none.
	Open(ctx context.Context, sha string) (io.ReadSeekCloser, int64, error)
	// Delete removes a payload; one that is not there is fine. Readers that have
	// it open may fail from then on.
	Delete(ctx context.Context, sha string) error
	// Walk calls fn for each payload, in any order, until fn returns an error.
	// Payloads put or deleted meanwhile may be missed or seen.
	Walk(ctx context.Context, fn func(Info) error) error
}

// Info is what Walk tells of a payload.
type Info struct {
	SHA256 string
	Size   int64 // bytes
	Put    time.Time
}

// checkName refuses what is no digest.
func checkName(sha string) error {
	if len(sha) != 64 || strings.Trim(sha, "0123456789abcdef") != "" {
		return gateway.Errorf("blob", gateway.Invalid, "%q is not a SHA-256 in lower-case hex", sha)
	}
	return nil
}

func notFound(sha string) error {
	return gateway.E("blob.open", gateway.NotFound, fmt.Errorf("payload %s: %w", sha, ErrNotFound))
}
