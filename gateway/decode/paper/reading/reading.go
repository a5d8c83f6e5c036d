// SPDX-License-Identifier: Apache-2.0

// Package reading is what all readers of a document laid out for people start from: its
// rows, how it writes numbers and dates, and the words it may be written with.
//
// Invariant: it is settled once a document; readers share it and change nothing in it.
package reading

import (
	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/figure"
	"ordergate/gateway/decode/paper/layout"
	"ordergate/gateway/decode/paper/lexicon"
)

// Context is one order's part of a document: all of it, or the pages of one of several
// orders in a file.
type Context struct {
	Doc      *paper.Document
	Rows     []layout.Row // in reading order
	Words    *lexicon.Set
	Numbers  figure.Style
	Dates    figure.DateOrder
	Template *paper.Template // never nil
	Own      []string        // names of ours: the supplier of every order
}

// New settles how a document is written.
func New(d *paper.Document, t *paper.Template, words *lexicon.Set, own []string) *Context {
	if t == nil {
		t = &paper.Template{}
	}
	if words == nil {
		words = lexicon.Builtin()
	}
	c := &Context{Doc: d, Rows: layout.Pages(d), Words: words, Template: t, Own: own}
	var numbers figure.Votes
	var dates figure.DateVotes
	for i := range c.Rows {
		for j := range c.Rows[i].Cells {
			text := c.Rows[i].Cells[j].Text()
			numbers.See(text)
			dates.See(text)
		}
	}
	c.Numbers, c.Dates = numbers.Style(), dates.Order()
	if c.Dates == figure.UnknownOrder {
		c.Dates = byPlace(c.Rows, words)
	}
	if t.Numbers != "" {
		c.Numbers = figure.StyleOf(t.Numbers)
	}
	if o := figure.OrderOf(t.Dates); o != figure.UnknownOrder {
		c.Dates = o
	}
	return c
}

// Pages gives the context of some pages alone, from first to last (from 1).
func (c *Context) Pages(first, last int) *Context {
	out := *c
	out.Rows = nil
	for _, r := range c.Rows {
		if r.Page >= first && r.Page <= last {
			out.Rows = append(out.Rows, r)
		}
	}
	return &out
}
