// SPDX-License-Identifier: Apache-2.0

// Package extract reads the orders of a document laid out for people: lines and header
// together, with what speaks for each value, and what stands against taking the order
// without a person.
//
// Invariant: what is doubtful is a finding that holds the order, never a guess.
package extract

import (
	"ordergate/gateway"
	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/header"
	"ordergate/gateway/decode/paper/lexicon"
	"ordergate/gateway/decode/paper/lines"
	"ordergate/gateway/decode/paper/reading"
	"ordergate/gateway/decode/paper/sentence"
)

// Hints are what is known before the document is read.
type Hints struct {
	Words *lexicon.Set // nil: the built-in dictionary
	Own   []string     // names of ours
}

// Extract reads the orders of a document, at least one for a document that has pages:
// what is no order comes as one of its kind, without lines.
func Extract(d *paper.Document, t *paper.Template, h Hints) []paper.Order {
	d, unsound, readable := bounded(d)
	if !readable {
		return []paper.Order{{First: 1, Last: len(d.Pages), Kind: paper.UnknownKind, Findings: unsound}}
	}
	c := reading.New(d, t, h.Words, h.Own)
	var out []paper.Order
	for _, pages := range header.Split(c) {
		part := c
		if pages != [2]int{1, len(d.Pages)} {
			part = c.Pages(pages[0], pages[1])
		}
		l := lines.Read(part)
		var doubts []gateway.Finding
		if len(l.Lines) == 0 {
			l, doubts = sentence.Read(part)
		}
		o := paper.Order{First: pages[0], Last: pages[1], Lines: l.Lines, Findings: append(doubts, l.Findings...)}
		spare(o.Lines)
		header.Read(part, &l, &o)
		gates(part, &l, &o)
		for _, f := range unsound {
			if f.Position.Page >= o.First && f.Position.Page <= o.Last {
				o.Findings = append(o.Findings, f)
			}
		}
		out = append(out, o)
	}
	return out
}

// spare leaves out what a column of codes says of lines that name the buyer's item and the
// supplier's: it is another number, of an account or a drawing.
func spare(lines []paper.Line) {
	for i := range lines {
		if l := &lines[i]; l.BuyerItem.Has(paper.ByLabel) && l.SupplierItem.Has(paper.ByLabel) && l.Item.Has(paper.ByColumn) {
			l.Item = paper.Value{}
		}
	}
}
