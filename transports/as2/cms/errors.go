// SPDX-License-Identifier: Apache-2.0

package cms

import (
	"errors"
	"fmt"
)

var (
	// ErrDecrypt is the one error of every failure to decrypt, never wrapped in
	// anything that tells more: no recipient of ours, key, padding, tag, length, or a
	// broken structure once the algorithms have been read.
	ErrDecrypt = errors.New("the message cannot be decrypted")

	// ErrDecompress is wrapped by every failure to decompress but a limit.
	ErrDecompress = errors.New("the message cannot be decompressed")

	// ErrSyntax is wrapped by what is wrong with the encoding: no CMS, broken BER, a
	// field that is missing. The text says where and what was wanted.
	ErrSyntax = errors.New("not a CMS message")
)

// UnsupportedError names an algorithm or a content type that stands in the clear and
// that is not supported: never so (RC2, DES) or not known.
type UnsupportedError struct {
	What string // "content encryption", "key transport"; with its name where there is one: "content encryption rc2-cbc"
	OID  string // dotted
}

func (e *UnsupportedError) Error() string {
	return fmt.Sprintf("%s is not supported (%s)", e.What, e.OID)
}

// LimitError says that a message is larger or deeper than it may be.
type LimitError struct {
	What  string
	Limit int64
}

func (e *LimitError) Error() string { return fmt.Sprintf("more than %d %s", e.Limit, e.What) }

// sourceError is an error of the reader underneath (a cut connection, a bad disk):
// not the message's fault, so it is passed on whatever has been read by then.
type sourceError struct{ err error }

func (e *sourceError) Error() string { return "read the message: " + e.err.Error() }
func (e *sourceError) Unwrap() error { return e.err }

func syntaxError(at int64, format string, args ...any) error {
	return fmt.Errorf("%w: at byte %d %s", ErrSyntax, at, fmt.Sprintf(format, args...))
}

// Limits bound what a message may make its reader do. A zero field takes its default.
type Limits struct {
	Header     int64 // bytes of all that is not content: recipients, certificates, attributes, signers; default 1 MiB
	Recipients int   // default 100
	Depth      int   // elements within elements; default 32
	Content    int64 // bytes of content given out; 0: no limit
	Ratio      int64 // bytes decompressed for each compressed one, once 1 MiB has been given out; default 200
}

func (l Limits) withDefaults() Limits {
	if l.Header <= 0 {
		l.Header = 1 << 20
	}
	if l.Recipients <= 0 {
		l.Recipients = 100
	}
	if l.Depth <= 0 {
		l.Depth = 32
	}
	if l.Ratio <= 0 {
		l.Ratio = 200
	}
	return l
}

// errSize is a caller's mistake: the size that was promised is not what was written.
var errSize = errors.New("the content has not the size that was said")
