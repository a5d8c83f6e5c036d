// SPDX-License-Identifier: Apache-2.0

// Package mime reads MIME entities (RFC 2045, 2046) from raw bytes as they stream
// by: headers as received, multiparts cut by whole boundary lines, transfer
// encodings, file names (RFC 2231, 2047). It has what those who write entities of
// their own share: boundaries, base64, values on one line.
//
// It must not open files or connections, hold bodies, or write an entity anew:
// digests and signatures are over bytes, and what is parsed and written again is
// not the same bytes (that is how "mismatched" MICs come about).
//
// Invariant: the bytes of a part, as Parts gives them, are those between its
// boundary lines, each of them, in order; memory stays the same whatever comes.
package mime

import (
	"errors"
	"fmt"
)

var (
	// ErrTruncated says that a multipart ends before its closing boundary.
	ErrTruncated = errors.New("the multipart ends before its closing boundary")
	// ErrBoundary says that a multipart holds no boundary line at all, or that its
	// Content-Type names none that is usable.
	ErrBoundary = errors.New("the multipart has no boundary line")
	// ErrHeader says that a header is no header (wrapped with the line).
	ErrHeader = errors.New("no MIME header")
)

// LimitError says which limit was passed.
type LimitError struct {
	What  string
	Limit int64
}

func (e *LimitError) Error() string { return fmt.Sprintf("more than %d %s", e.Limit, e.What) }

// UnsupportedEncodingError names a Content-Transfer-Encoding that is unknown.
type UnsupportedEncodingError struct{ Encoding string }

func (e *UnsupportedEncodingError) Error() string {
	return fmt.Sprintf("Content-Transfer-Encoding %q is unknown", e.Encoding)
}

// Limits bounds what is read. Zero: the defaults.
type Limits struct {
	Header int64 // bytes of one header; default 64 KiB
	Parts  int   // parts of one multipart; default 1000
}

// withDefaults fills in what is zero.
func (l Limits) withDefaults() Limits {
	if l.Header <= 0 {
		l.Header = 64 << 10
	}
	if l.Parts <= 0 {
		l.Parts = 1000
	}
	return l
}
