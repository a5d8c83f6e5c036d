// SPDX-License-Identifier: Apache-2.0

// Package journal is the durable store: messages, documents, orders, outbound
// documents, control numbers, audit lines and the lanes of jobs that work on
// them. SQLite and PostgreSQL are the engines; everything above them is written
// once, in SQL that both speak.
//
// Jobs stand in lanes, one in flight per lane, in order. A lane is a row while it
// has jobs: it names its head, is ready or busy, and is due when the head may run
// or when the lease on it runs out.
//
// Invariant: when Update returns nil its work is on disk. Update is the one way
// to write; a closure given to it holds SQL only, no I/O and no crypto, and may
// run more than once.
package journal

import (
	"context"
	"errors"
	"time"
)

// Errors that callers branch on.
var (
	ErrNotFound = errors.New("not in the journal")
	// ErrLease says that a job was taken over by another worker: the late one's
	// transaction must not stand.
	ErrLease = errors.New("job lease lost")
	// ErrOutcomeUnknown is returned by Update when the caller's context ended
	// after its work was queued: it may or may not have been written.
	ErrOutcomeUnknown = errors.New("outcome unknown: cancelled while the write was under way")
)

// Store is the journal. It is safe for concurrent use. Open (SQLite file or
// postgres:// URL) returns one; the conformance suite is journaltest.
type Store interface {
	// Update runs fn in a transaction and returns when it is durable. fn may run
	// more than once (a group lost to a full disk is run again caller by caller),
	// so it sets results only by assignment. An error of fn rolls back its own
	// work only and is returned as it is. A caller whose context ends before fn
	// has run gets the context's error and nothing was written; afterwards it
	// gets ErrOutcomeUnknown. fn never runs after Update has returned.
	Update(ctx context.Context, fn func(tx *Tx) error) error
	// View runs fn on a consistent snapshot; writes in it fail.
	View(ctx context.Context, fn func(tx *Tx) error) error
	// Claim takes up to Limit due jobs, at most one a lane, oldest first within a
	// partner and fair between partners, counts the attempt, and returns when
	// that is durable. Jobs whose lease ran out are due again; a job of which
	// Poison attempts died (claimed, neither completed nor failed) becomes poison
	// and is not returned. A job of which an attempt died is returned alone, so
	// that a job that kills its process takes no neighbours with it.
	Claim(ctx context.Context, req ClaimRequest) ([]Job, error)
	// Recover ends the leases that node still holds from a former life: their
	// jobs are due at once. A node calls it once at its start, before it claims,
	// when no other process can run under the name.
	Recover(ctx context.Context, node string) error
	// NextDue tells when the next job of one of the kinds (of any when none is
	// named) is due, a time in the past for one that is; false when there is none.
	NextDue(ctx context.Context, kinds ...string) (time.Time, bool, error)
	// Wake gets a value, without blocking the writer, after a commit that made
	// jobs due. It is a hint: poll behind it.
	Wake() <-chan struct{}
	// Told gets a value after a commit of this process that wrote events, as Wake does:
	// a hint, for one listener.
	Told() <-chan struct{}
	// Stats tells how the journal does, for health and metrics.
	Stats(ctx context.Context) (Stats, error)
	// Backup writes a consistent copy to a new file at path, synced; Invalid on
	// PostgreSQL, which brings its own tools.
	Backup(ctx context.Context, path string) error
	// Close waits for the writes under way and ends the journal; twice is fine.
	Close() error
}

// ErrClosed is returned by a Store after Close.
var ErrClosed = errors.New("the journal is closed")

// The kinds of jobs.
const (
	KindRead    = "read"    // a message
	KindRender  = "render"  // a message that is a PDF
	KindRelease = "release" // an interchange whose documents go on
	KindCheck   = "check"   // a document
	KindPost    = "post"    // an order
	KindChange  = "change"  // a change order that may have to be applied
	KindAnswer  = "answer"  // an order
	KindOnHold  = "onhold"  // an order that may still be held
	KindDeliver = "deliver" // an outbound document

	KindAcknowledged = "acknowledged" // a document that acknowledges what we sent
	KindOverdue      = "overdue"      // an outbound document whose acknowledgement may still be missing
	KindReceiptDue   = "mdn"          // an exchange whose receipt may still be missing
	KindMail         = "mail"         // an order that the customer is told of by mail
)

// ClaimRequest says what a worker wants.
type ClaimRequest struct {
	Node  string // who works
	Kinds []string
	Limit int           // 1 when 0
	Lease time.Duration // a minute when 0
	Now   time.Time     // the store's clock when zero
	// Room tells how many jobs of a partner the worker can take at the moment; nil:
	// any number. It only looks, and may be asked more than once.
	Room func(partner string) int
}

// Job is a row of work. Ref names the row it speaks of.
type Job struct {
	ID       int64
	Lane     string // one job in flight per lane, in order of ID
	Kind     string // read, check, post, answer, deliver …
	Partner  string // for fairness; "" before it is known
	Ref      string
	Payload  []byte
	RunAt    time.Time // not before; the head of a lane that is not due holds up the lane
	Attempt  int       // claims so far, this one included, without those that were snoozed
	Failures int       // claims that ended in Fail; Attempt-1 > Failures means that a worker died on it
	Error    string    // of the last failure

	claim int64 // number of this claim: the fence against a late worker
}
