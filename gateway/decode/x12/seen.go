// SPDX-License-Identifier: Apache-2.0

package x12

import (
	"cmp"
	"slices"
	"strconv"
)

// numbers remembers control numbers. Those that count up, as nearly all do, take
// the room of one, however many there are; it is kept as JSON in checkpoints.
type numbers struct {
	Runs  []run           `json:"runs,omitempty"`  // of digits, ascending, none touching another
	Other map[string]bool `json:"other,omitempty"` // everything else
}

// run is a stretch of numbers of one width, both ends included: 0001 is not 1.
type run struct {
	Width int    `json:"w"`
	From  uint64 `json:"f"`
	To    uint64 `json:"t"`
}

// Bounds of what is remembered: beyond them a number is taken for a new one.
const (
	maxRuns  = 4096
	maxOther = 1_000_000
)

// seen remembers a number and tells whether it was there before.
func (n *numbers) seen(s string) bool {
	if v, err := strconv.ParseUint(s, 10, 64); err == nil && len(s) <= 18 && isDigits(s) {
		if known, done := n.inRuns(len(s), v); done {
			return known
		}
	}
	if n.Other[s] {
		return true
	}
	if n.Other == nil {
		n.Other = map[string]bool{}
	}
	if len(n.Other) < maxOther {
		n.Other[s] = true
	}
	return false
}

// inRuns does it with runs; done is false where another would be too many.
func (n *numbers) inRuns(width int, v uint64) (known, done bool) {
	// The first run that begins behind v.
	i, _ := slices.BinarySearchFunc(n.Runs, run{Width: width, From: v}, func(r, want run) int {
		if c := cmp.Or(cmp.Compare(r.Width, want.Width), cmp.Compare(r.From, want.From)); c != 0 {
			return c
		}
		return -1
	})
	before, behind := i > 0 && n.Runs[i-1].Width == width, i < len(n.Runs) && n.Runs[i].Width == width
	if before && v <= n.Runs[i-1].To {
		return true, true
	}
	grows, leads := before && v == n.Runs[i-1].To+1, behind && v+1 == n.Runs[i].From
	switch {
	case grows && leads:
		n.Runs[i-1].To = n.Runs[i].To
		n.Runs = slices.Delete(n.Runs, i, i+1)
	case grows:
		n.Runs[i-1].To = v
	case leads:
		n.Runs[i].From = v
	case len(n.Runs) >= maxRuns:
		return false, false
	default:
		n.Runs = slices.Insert(n.Runs, i, run{width, v, v})
	}
	return false, true
}
