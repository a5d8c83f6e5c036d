// SPDX-License-Identifier: Apache-2.0

package x12

import "ordergate/gateway/decode"

// InterchangeReport is what reading found out about an interchange: all that
// its acknowledgements (TA1, 997, 999) need. It is plain data, kept as JSON in
// the journal while a long interchange is read piece by piece.
type InterchangeReport struct {
	Sender       decode.Party `json:"sender"`
	Receiver     decode.Party `json:"receiver"`
	Date         string       `json:"date"`    // ISA09 as sent
	Time         string       `json:"time"`    // ISA10 as sent
	Version      string       `json:"version"` // ISA12
	Control      string       `json:"control"` // ISA13
	AckRequested bool         `json:"ackRequested"`
	Usage        string       `json:"usage"`      // ISA15
	Delimiters   Delimiters   `json:"delimiters"` // as the sender used them
	Status       string       `json:"status"`     // TA104: A, E or R
	Note         string       `json:"note"`       // TA105: "000" for none
	OnlyTA1      bool         `json:"onlyTA1,omitempty"`
	Offset       int64        `json:"offset"` // bytes of the interchange in the payload
	Length       int64        `json:"length"`
	SHA256       string       `json:"sha256"`           // of the interchange's own bytes, hex
	Groups       int          `json:"groups"`           // counted
	Latin1       bool         `json:"latin1,omitempty"` // a set's text is ISO 8859-1
}

// Delimiters of an interchange. Repetition and Release are 0 when there is none.
type Delimiters struct {
	Element    byte `json:"element"`
	Component  byte `json:"component"`
	Repetition byte `json:"repetition,omitempty"`
	Segment    byte `json:"segment"`
	Release    byte `json:"release,omitempty"` // ISX01, from 007040: what stands behind it is data
}

// GroupReport is what reading found out about a functional group.
type GroupReport struct {
	FunctionalID string      `json:"functionalId"`          // GS01
	Sender       string      `json:"sender"`                // GS02
	Receiver     string      `json:"receiver"`              // GS03
	Control      string      `json:"control"`               // GS06 as sent
	Agency       string      `json:"agency"`                // GS07
	Version      string      `json:"version"`               // GS08
	Included     int         `json:"included"`              // GE01 as sent; counted sets when GE is missing or not a number
	Received     int         `json:"received"`              // sets counted
	Accepted     int         `json:"accepted"`              // sets A or E
	Unsupported  int         `json:"unsupported,omitempty"` // sets of a kind that is not in the tables
	Status       string      `json:"status"`                // AK901: A E P R
	Errors       []string    `json:"errors,omitempty"`      // AK905-09
	Sets         []SetReport `json:"sets"`
	// Unacknowledgeable is set for groups that must never be answered (FA).
	Unacknowledgeable bool `json:"unacknowledgeable,omitempty"`
}

// SetReport is what reading found out about a transaction set.
type SetReport struct {
	ID             string         `json:"id"`                       // ST01
	Control        string         `json:"control"`                  // ST02
	Implementation string         `json:"implementation,omitempty"` // ST03
	Status         string         `json:"status"`                   // AK501: A E R
	Errors         []string       `json:"errors,omitempty"`         // AK502-06, at most 5
	Segments       []SegmentError `json:"segments,omitempty"`
}

// SegmentError is an AK3/IK3 with its AK4/IK4s.
type SegmentError struct {
	ID       string         `json:"id"`             // AK301
	Position int            `json:"position"`       // AK302, ST = 1
	Loop     string         `json:"loop,omitempty"` // AK303
	Code     string         `json:"code,omitempty"` // AK304; "8" when only elements are wrong
	Elements []ElementError `json:"elements,omitempty"`
	// Business identifies the place for people: CTX in a 999, "PO101:12".
	Business string `json:"business,omitempty"`
}

// ElementError is an AK4/IK4.
type ElementError struct {
	Element    int    `json:"element"`
	Component  int    `json:"component,omitempty"`
	Repetition int    `json:"repetition,omitempty"`
	Ref        string `json:"ref,omitempty"` // data element number
	Code       string `json:"code"`          // AK403
	Value      string `json:"value,omitempty"`
}
