// SPDX-License-Identifier: Apache-2.0

// Package header reads what an order says of itself outside its lines: what it is, its
// number and dates, its parties, terms and totals.
//
// Invariant: no value is taken from the rows of the lines.
package header

import (
	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/lines"
	"ordergate/gateway/decode/paper/reading"
)

// Read fills all of the order but its lines.
func Read(c *reading.Context, l *lines.Result, o *paper.Order) {
	o.Kind = paper.UnknownKind
}

// Split gives the first and last page of each order in the file.
func Split(c *reading.Context) [][2]int {
	return [][2]int{{1, len(c.Doc.Pages)}}
}
