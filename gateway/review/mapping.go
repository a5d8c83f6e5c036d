// SPDX-License-Identifier: Apache-2.0

package review

import "time"

// MappingState says what of a mapping reads orders.
type MappingState struct {
	ID     string    `json:"id"`
	File   string    `json:"file"`
	Reads  string    `json:"reads"`            // "x12 850", or "writes csv"
	State  string    `json:"state"`            // live; edited: the version before reads; waiting: nothing reads by it
	Now    string    `json:"now"`              // version of the files as they are
	Live   string    `json:"live,omitempty"`   // version that reads orders
	By     string    `json:"by,omitempty"`     // who approved it; "system" for the first there was
	At     time.Time `json:"at,omitzero"`      // when
	Reason string    `json:"reason,omitempty"` // why it waits
}

// The states of a MappingState.
const (
	MappingLive    = "live"
	MappingEdited  = "edited"
	MappingWaiting = "waiting"
)
