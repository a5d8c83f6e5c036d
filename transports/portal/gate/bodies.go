// SPDX-License-Identifier: Apache-2.0

// Package gate is what the portal's doors for other people's servers share: how much
// of a request is held in memory, and how long an address that brings wrong secrets
// is listened to. It knows no protocol, and decides about nobody's identity.
//
// Invariant: whatever callers do, the memory it takes has a bound that its
// constructors name.
package gate

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"time"
)

// Errors of Bodies.Read beside those of the connection.
var (
	ErrTooLarge = errors.New("the body is too large")
	ErrBusy     = errors.New("too many large bodies at the same time")
)

const (
	small   = 64 << 10
	patient = 20 * time.Second // for a place among the large ones
	slowest = 2 * time.Minute  // for a whole large body
)

// Bodies reads request bodies into memory. Large ones (over 64 KiB) need one of few
// places, so that all of them together are at most limit times places. It is safe for
// concurrent use.
type Bodies struct {
	limit  int64
	places chan struct{}
}

// NewBodies bounds a body, in bytes, and how many large ones there are at a time.
func NewBodies(limit int64, places int) *Bodies {
	return &Bodies{limit: limit, places: make(chan struct{}, places)}
}

// Limit is the largest body, in bytes.
func (b *Bodies) Limit() int64 { return b.limit }

// Read reads a body whole. done gives its place back; it is never nil and must be
// called when the bytes are not needed any more, also after an error.
func (b *Bodies) Read(w http.ResponseWriter, r *http.Request) (body []byte, done func(), err error) {
	done = func() {}
	if r.ContentLength > b.limit {
		return nil, done, ErrTooLarge
	}
	var buf bytes.Buffer
	if _, err := io.CopyN(&buf, r.Body, min(small, b.limit)+1); errors.Is(err, io.EOF) {
		return buf.Bytes(), done, nil
	} else if err != nil {
		return nil, done, err
	}
	if int64(buf.Len()) > b.limit {
		return nil, done, ErrTooLarge
	}
	if err := b.place(r.Context()); err != nil {
		return nil, done, err
	}
	done = func() { <-b.places }
	// A place must not be held by who sends a byte a minute; not every ResponseWriter can
	// set a deadline, then the server's own counts.
	_ = http.NewResponseController(w).SetReadDeadline(time.Now().Add(slowest))
	if _, err := io.CopyN(&buf, r.Body, b.limit+1-int64(buf.Len())); errors.Is(err, io.EOF) {
		return buf.Bytes(), done, nil
	} else if err != nil {
		return nil, done, err
	}
	return nil, done, ErrTooLarge
}

func (b *Bodies) place(ctx context.Context) error {
	ctx, cancel := context.WithTimeoutCause(ctx, patient, ErrBusy)
	defer cancel()
	select {
	case b.places <- struct{}{}:
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}
