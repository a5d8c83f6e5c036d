// SPDX-License-Identifier: Apache-2.0

// Package transports holds the contracts between the wire and the gateway. A
// transport turns wire bytes into an Envelope and a reader, stages them through
// the only door (Intake), and says "taken" on the wire only after Commit has
// returned. It knows nothing of X12. One transport is one folder; All in the
// app lists them explicitly.
package transports

import (
	"context"
	"io"

	"ordergate/gateway"
)

// Intake is the only door. It is implemented by gateway/intake.
type Intake interface {
	// Stage spools the reader's bytes, hashes and syncs them. The payload is on
	// disk when it returns, yet nothing has been promised: a Staged that is
	// never committed is swept away. Errors: Invalid for a payload that can
	// never be taken (empty, over the limit), Transient otherwise (disk full).
	Stage(ctx context.Context, env gateway.Envelope, r io.Reader) (Staged, error)
}

// Staged is a payload on disk that nobody has promised anything about yet.
type Staged interface {
	SHA256() string // hex
	Size() int64    // bytes
	// Commit journals the message, the first job on it and the transport's reply
	// in one transaction. When it returns nil the payload is taken. A delivery
	// that was committed before (same connection, same Envelope.Key) returns the
	// first receipt with Again set. Calling it twice returns the same receipt.
	Commit(ctx context.Context, reply []byte) (gateway.Receipt, error)
	// Discard gives the spool space back; after Commit it does nothing.
	Discard()
}

// Transport receives. Serve blocks until ctx ends, then drains and returns nil.
type Transport interface {
	Name() string
	Serve(ctx context.Context, in Intake) error
}

// Outbound is one delivery of one outbound document.
type Outbound struct {
	ID       string // stable: the same for every try
	Partner  string
	FileName string
	SHA256   string
	Payload  []byte
}

// Sender delivers. Send may run twice with the same Outbound.ID and bytes; the
// second must not make a second document at the partner's. Errors: Transient is
// tried again, any other kind is final.
type Sender interface {
	Send(ctx context.Context, out Outbound) error
}
