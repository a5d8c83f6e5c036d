// SPDX-License-Identifier: Apache-2.0

// Package random makes orders out of a seed, each laid out in a way of its own, and
// tells what stands on the pages it made: for tests that hold a reading against it. It
// knows nothing of how orders are read, and none of its words come from the reader's
// dictionaries.
//
// Invariant: the same seed gives the same pages, and the truth is what is printed.
package random

import (
	"math/rand/v2"

	"github.com/shopspring/decimal"

	"ordergate/gateway/decode/paper"
)

// Field is one value as it is printed; Printed is "" where it is not.
type Field struct {
	Printed string // as it stands on the page
	Text    string // as a reading gives it: a decimal with a point, ISO 8601, or the text
}

// Line is one order line.
type Line struct {
	ID, Item, Buyer, Supplier, Description  Field
	Qty, Unit, Price, Per, Discount, Amount Field
	Date                                    Field

	drawing, ean, account, tax, weight               string // printed beside, to lead astray
	mpn, rev, open, pack, lead, promised, gross, old string
	List, Rate                                       Field // the price before its discount, and that, where Price has it taken
	worth                                            decimal.Decimal
}

// Order is what is printed.
type Order struct {
	Number, Date, Currency             Field
	Lines                              []Line
	Subtotal, Discount, Freight, Total Field
	Taxes                              []Field
	Requested                          Field
	Place                              string // the name of whom it is delivered to
	Other                              bool   // the page says that it is no order, or one no more
}

// Case is an order with its pages.
type Case struct {
	Seed   uint64
	Order  Order
	Shape  []string // what the layout has, in a word each
	Sheet  Sheet
	Number Style
}

// Make makes the order of a seed and lays it out.
func Make(seed uint64) *Case {
	r := &dice{rand.New(rand.NewPCG(seed, 7))}
	p := newPlan(r)
	p.enrich(seed)
	c := &Case{Seed: seed, Number: p.style}
	c.Order = p.order()
	c.Shape = p.shape
	c.Sheet = p.draw(&c.Order)
	return c
}

// Document gives the pages as a reader gets them.
func (c *Case) Document() *paper.Document { return c.Sheet.Document() }

// dice are what chance is asked with.
type dice struct{ *rand.Rand }

// one in n times it is true.
func (d *dice) one(n int) bool { return d.IntN(n) == 0 }

// percent of the times it is true.
func (d *dice) percent(n int) bool { return d.IntN(100) < n }

func (d *dice) pick(of ...string) string { return of[d.IntN(len(of))] }

func (d *dice) between(a, b float64) float64 { return a + d.Float64()*(b-a) }

func (d *dice) digits(n int) string {
	b := make([]byte, n)
	for i := range b {
		b[i] = byte('0' + d.IntN(10))
	}
	if b[0] == '0' {
		b[0] = '4'
	}
	return string(b)
}

func (d *dice) letters(n int) string {
	b := make([]byte, n)
	for i := range b {
		b[i] = "ABCDEFGHKLMNPRSTVWX"[d.IntN(19)]
	}
	return string(b)
}
