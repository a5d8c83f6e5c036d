// SPDX-License-Identifier: Apache-2.0

// Package header reads what an order says of itself outside its lines: what it is, its
// number and dates, its parties, terms and totals.
//
// Invariant: no value is taken from the rows of the lines.
package header

import (
	"regexp"
	"slices"

	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/figure"
	"ordergate/gateway/decode/paper/kind"
	"ordergate/gateway/decode/paper/label"
	"ordergate/gateway/decode/paper/lines"
	"ordergate/gateway/decode/paper/party"
	"ordergate/gateway/decode/paper/reading"
	"ordergate/gateway/decode/paper/totals"
)

type reader struct {
	c     *reading.Context
	s     *label.Sheet
	l     *lines.Result
	o     *paper.Order
	order figure.DateOrder // of the document, with what its addresses say

	wanted []paper.Box // places of dates beside labels of the delivery
	unsure []paper.Box // places of numbers beside labels that may say that they are others
}

var (
	phone  = regexp.MustCompile(`^\+\d|^\(?\d{3}\)?[ .\-]\d{3}[ .\-]\d{4}$|^0\d{1,4}[ /]\d`)
	money  = regexp.MustCompile(`^\d{1,3}([.,]\d{3})*[.,]\d{2}$`)
	serial = regexp.MustCompile(`^0\d{1,4}/20\d{2}$`) // "0412/2025" counts orders of a year
	pageOf = regexp.MustCompile(`(?i)^\d{1,2} ?(/|of|von|de|di|van) ?\d{1,2}$`)
)

// Read fills all of the order but its lines.
func Read(c *reading.Context, l *lines.Result, o *paper.Order) {
	l = ends(c, l)
	r := &reader{c: c, s: label.New(c, closed(c, l.Rows)), l: l, o: o, order: c.Dates}
	party.Read(r.s, o)
	r.number()
	r.dates()
	r.texts()
	r.template()
	r.settle()
	totals.Read(r.s, l, o)
	r.currency()
	kind.Read(r.s, o)
	r.pairs()
}

// ends gives lines that end before the totals: rows behind the figures of the last line
// that begin with the label of a total are none of its.
func ends(c *reading.Context, l *lines.Result) *lines.Result {
	if len(l.Lines) == 0 {
		return l
	}
	last := &l.Lines[len(l.Lines)-1]
	from := -1
	for i := min(l.End, len(c.Rows)) - 1; i >= 0 && from < 0; i-- {
		for _, v := range []*paper.Value{&last.Amount, &last.Quantity, &last.UnitPrice} {
			if !v.Empty() && v.Page == c.Rows[i].Page && v.Box.OverlapY(c.Rows[i].Box) > 1 {
				from = i + 1
			}
		}
	}
	if from <= 0 || from >= l.End {
		return l
	}
	at := totals.Starts(label.New(c, l.Rows), from, l.End)
	if at >= l.End {
		return l
	}
	out := *l
	out.Rows, out.End = slices.Clone(l.Rows), at
	for i := at; i < len(out.Rows); i++ {
		out.Rows[i] = false
	}
	return &out
}

// closed takes the rows between lines of one page for lines too: what stands there is
// about them.
func closed(c *reading.Context, rows []bool) []bool {
	out := slices.Clone(rows)
	last := -1
	for i := range min(len(out), len(c.Rows)) {
		if !rows[i] {
			continue
		}
		if last >= 0 && c.Rows[last].Page == c.Rows[i].Page {
			for j := last + 1; j < i; j++ {
				out[j] = true
			}
		}
		last = i
	}
	return out
}

// Split gives the first and last page of each order in the file.
func Split(c *reading.Context) [][2]int { return split(c) }
