// SPDX-License-Identifier: Apache-2.0

// Package post carries orders into an ERP, once. A Target is one way to do it
// (a folder of its own); the pipeline drives it. posttest is the conformance
// suite of all of them.
//
// Invariant: a target is given a stable key per order and may be called twice
// with it; it never makes two orders of one key where the ERP can tell.
package post

import (
	"context"

	"ordergate/gateway"
)

// Request is one order to post.
type Request struct {
	Key     string // stable for the order, whatever happens: its id in the journal
	Attempt int    // from 1
	Test    bool
	Order   *gateway.Order
	JSON    []byte // the canonical order as posted; the same bytes every attempt
}

// Changes reports whether the request is no new order but what an order that was
// posted before is to be now: Order is whole, its OrderReference names the order,
// its DocumentPurposeCode says change, replace or cancel. It has a key of its own.
func (r Request) Changes() bool { return r.Order != nil && r.Order.OrderReference != nil }

// Result is how a post ended.
type Result string

// The results. Only Unknown leaves open whether the ERP has the order: it is
// looked up before it is tried again.
const (
	Posted  Result = "posted"
	Refused Result = "rejected" // a business answer: no
	Held    Result = "held"     // nothing was done, by a fault of ours: a person must look
	Retry   Result = "retry"    // nothing was done; the same key again later
	Unknown Result = "unknown"  // time-out, reset: it may or may not be there
)

// Answer is what a target says of a Request.
type Answer struct {
	Result         Result
	ERPOrderNumber string
	Location       string // path or URL of what was made, for people
	Reason         string // for all but Posted: one sentence
	RetryAfter     int    // seconds the ERP asked us to wait, 0 for none
	// Lines, when not empty, is the ERP's own answer line by line (same index as
	// the order's lines); of a refused order, what the ERP would take instead.
	Lines []gateway.LineDecision
}

// Target posts orders. It is safe for concurrent use. Post returns an answer
// for everything that can happen to a request; it has no error.
type Target interface {
	Post(ctx context.Context, req Request) Answer
	// LookUp says whether the ERP has the order of that key already: Posted,
	// Retry when it has not, Unknown when the target cannot tell.
	LookUp(ctx context.Context, req Request) Answer
}

// Batcher is a Target that posts many orders at the price of one; the answers
// stand in the order of the requests.
type Batcher interface {
	Target
	PostBatch(ctx context.Context, reqs []Request) []Answer
}
