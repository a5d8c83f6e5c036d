// SPDX-License-Identifier: Apache-2.0

package gateway

import (
	"errors"
	"fmt"
)

// Kind says what the caller of a failed call does next.
type Kind string

// The kinds. An error of unknown kind counts as Transient: we never answer
// "permanent" for our own fault.
const (
	Transient Kind = "transient" // try again later
	Invalid   Kind = "invalid"   // what was sent cannot be used; trying again is of no use
	Denied    Kind = "denied"    // the caller may not do this
	NotFound  Kind = "not_found" // what was named does not exist
	Conflict  Kind = "conflict"  // it exists already, or has changed meanwhile
	Internal  Kind = "internal"  // a bug of ours
)

// Error crosses package borders. Public is the only text that may leave the
// building: no paths, SQL, keys or other partners' names in it.
type Error struct {
	Op     string // "intake.commit"
	Kind   Kind
	Public string
	Err    error
}

// Error implements error.
func (e *Error) Error() string {
	switch {
	case e.Err != nil && e.Op != "":
		return e.Op + ": " + e.Err.Error()
	case e.Err != nil:
		return e.Err.Error()
	default:
		return e.Op + ": " + e.Public
	}
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

// E wraps err with an operation and a kind. It returns nil for a nil err.
func E(op string, kind Kind, err error) error {
	if err == nil {
		return nil
	}
	return &Error{Op: op, Kind: kind, Err: err}
}

// Errorf builds an Error from a format; %w keeps the cause.
func Errorf(op string, kind Kind, format string, args ...any) error {
	return &Error{Op: op, Kind: kind, Err: fmt.Errorf(format, args...)}
}

// KindOf returns the kind of the outermost Error in err's chain, and Transient
// when there is none.
func KindOf(err error) Kind {
	var e *Error
	if errors.As(err, &e) && e.Kind != "" {
		return e.Kind
	}
	return Transient
}

// PublicText returns the text of err that may leave the building, or fallback.
func PublicText(err error, fallback string) string {
	var e *Error
	for err != nil && errors.As(err, &e) {
		if e.Public != "" {
			return e.Public
		}
		err = e.Err
	}
	return fallback
}
