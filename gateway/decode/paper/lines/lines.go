// SPDX-License-Identifier: Apache-2.0

// Package lines reads the lines of an order from the pages: by the headings of their
// table, and once more by arithmetic alone, so that one reading bears the other out.
//
// Invariant: a number is taken from one place on the page and used once.
package lines

import (
	"ordergate/gateway"
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
	// Findings are what speaks against the lines as they were read.
	Findings []gateway.Finding
}

// Read reads the lines.
func Read(c *reading.Context) Result {
	r := reader{c: c}
	r.survey()
	best := r.choose()
	out := Result{Rows: make([]bool, len(c.Rows)), End: len(c.Rows), Findings: r.findings}
	if best == nil {
		return out
	}
	out.Lines, out.End = best.lines, best.end
	out.Findings = append(out.Findings, best.findings...)
	for _, at := range best.own {
		out.Rows[at] = true
	}
	if !best.bare && best.grid != nil {
		for i := range best.grid.Head.Columns {
			col := &best.grid.Head.Columns[i]
			out.Headings = append(out.Headings, paper.Value{Text: col.Heading, Raw: col.Heading, Page: c.Rows[best.grid.Head.First].Page, Box: col.Box})
		}
	}
	return out
}
