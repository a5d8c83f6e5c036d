// SPDX-License-Identifier: Apache-2.0

// Package transports holds the contracts between the wire and the gateway. A
// transport turns wire bytes into an Envelope and a reader, stages them through
// the only door (Intake), and says "taken" on the wire only after Commit has
// returned. It knows nothing of X12. One transport is one folder; All in the
// app lists them explicitly.
package transports

import (
	"bytes"
	"context"
	"io"
	"time"

	"ordergate/gateway"
)

// Intake is the only door. It is implemented by gateway/intake.
type Intake interface {
	// Stage spools the reader's bytes, hashes and syncs them. The payload is on
	// disk when it returns, yet nothing has been promised: a Staged that is
	// never committed is swept away. Errors: Invalid for a payload that can
	// never be taken (empty, over the limit), Transient otherwise (disk full).
	Stage(ctx context.Context, env gateway.Envelope, r io.Reader) (Staged, error)
}

// Door is the Intake of transports that answer by receipts (AS2): it journals
// what was said with what it was said of. gateway/intake implements it.
type Door interface {
	Intake
	// Keep opens a place for bytes that are kept as proof and that nobody reads as
	// a payload: a raw request, a receipt.
	Keep(ctx context.Context) (Kept, error)
	// Processed finds the exchange that a repeat is answered with: what came in by
	// that connection, from, to and message id, and was processed. nil: none.
	Processed(ctx context.Context, connection, from, to, messageID string) (*gateway.Exchange, error)
	// Take journals an exchange that came in with all that belongs to it, in one
	// transaction. When the same was processed before, nothing is stored and the
	// first exchange is returned with again set.
	Take(ctx context.Context, t Taking) (x *gateway.Exchange, again bool, err error)
}

// Taking is what Take journals together.
type Taking struct {
	Exchange gateway.Exchange // its ID, Original, Receipt and Messages are filled in
	Payloads []Staged         // each becomes a message; none when it was not processed
	Original Kept             // sealed
	Receipt  Kept             // sealed; nil when none was asked for
	// Push has the receipt delivered to Exchange.ReceiptURL, by a job of its own,
	// as an Outbound of kind KindReceipt.
	Push bool
}

// Kept is bytes that are kept as proof. Write them, Seal, hand them over (Take,
// Prepare, Settle) or Discard. Not for concurrent use.
type Kept interface {
	io.Writer
	// Seal ends the writing; what is large is on disk then.
	Seal() error
	// Open reads the bytes from the start, once sealed and before they are handed over.
	Open() (io.ReadSeekCloser, error)
	SHA256() string // hex; once sealed
	Size() int64    // bytes
	Discard()       // after it was handed over it does nothing
}

// Staged is a payload on disk that nobody has promised anything about yet.
type Staged interface {
	SHA256() string // hex
	Size() int64    // bytes
	// Commit journals the message, the first job on it and the transport's reply
	// in one transaction. When it returns nil the payload is taken. A delivery
	// that was committed before (same connection, same Envelope.Key) returns the
	// first receipt with Again set. Calling it twice returns the same receipt.
	Commit(ctx context.Context, reply []byte) (gateway.Receipt, error)
	// Discard gives the spool space back; after Commit it does nothing.
	Discard()
}

// Transport receives. Serve blocks until ctx ends, then drains and returns nil.
type Transport interface {
	Name() string
	Serve(ctx context.Context, in Intake) error
}

// KindReceipt is the kind of an Outbound that carries the receipt of an exchange
// which came in.
const KindReceipt = "MDN"

// Outbound is one delivery of one outbound document.
type Outbound struct {
	ID       string // stable: the same for every try
	Partner  string
	Station  string
	Kind     string // 997, 855 …, KindReceipt
	Exchange string // of a receipt: what it answers
	FileName string
	SHA256   string
	Size     int64
	// CreatedAt is when it was written: the same for every try.
	CreatedAt time.Time
	Payload   []byte // all of it; nil for a large one, which Open reads
	Open      func(ctx context.Context) (io.ReadCloser, error)
}

// Reader reads the document from its start; the caller closes it.
func (o Outbound) Reader(ctx context.Context) (io.ReadCloser, error) {
	if o.Payload != nil || o.Open == nil {
		return io.NopCloser(bytes.NewReader(o.Payload)), nil
	}
	return o.Open(ctx)
}

// Length is the document's size in bytes.
func (o Outbound) Length() int64 {
	if o.Payload != nil || o.Open == nil {
		return int64(len(o.Payload))
	}
	return o.Size
}

// Ledger is where a Sender keeps what it sends, so that it sends a document once
// and can prove it. It is implemented by gateway/ledger.
type Ledger interface {
	Keep(ctx context.Context) (Kept, error)
	// Open reads what was kept, by SHA-256.
	Open(ctx context.Context, sha string) (io.ReadSeekCloser, int64, error)
	// Exchange returns an exchange by its id.
	Exchange(ctx context.Context, id string) (*gateway.Exchange, error)
	// Prepared returns the exchange of an outbound document, nil when it has none yet.
	Prepared(ctx context.Context, outbound string) (*gateway.Exchange, error)
	// Prepare journals what will be sent, before it is sent the first time. When
	// the document has an exchange already, that one is returned.
	Prepare(ctx context.Context, x gateway.Exchange, original Kept) (*gateway.Exchange, error)
	// Awaiting finds what went out by one of the connections under a message id.
	// nil: we sent nothing of that name.
	Awaiting(ctx context.Context, connections []string, messageID string) (*gateway.Exchange, error)
	// Settle records what became of what went out. A state never goes back: what
	// is confirmed or refused stays so, and sent counts after prepared only. The
	// exchange is returned as it is then.
	Settle(ctx context.Context, id string, o Outcome) (*gateway.Exchange, error)
}

// Outcome is what became of an exchange that went out.
type Outcome struct {
	State       gateway.ExchangeState // sent, confirmed, refused
	Receipt     Kept                  // sealed; nil when none came
	Disposition string
	MIC         string
	Due         time.Time // of sent: when the receipt is overdue
	Facts       []byte    // JSON; nil leaves those there are
	Reason      string
	// Finding goes to the outbound document: why it was refused and what to do.
	Finding *gateway.Finding
}

// Sender delivers. Send may run twice with the same Outbound.ID and bytes; the
// second must not make a second document at the partner's. Errors: Transient is
// tried again, any other kind is final.
type Sender interface {
	Send(ctx context.Context, out Outbound) error
}

// Offering is a Sender of a connection whose partner fetches its documents itself:
// deliver never calls Send, but has the document wait in the Outbox. It counts as
// delivered once it was fetched.
type Offering interface {
	Sender
	Offers()
}

// Pickup is the Sender of such a connection.
type Pickup struct{}

// Offers implements Offering.
func (Pickup) Offers() {}

// Send implements Sender; it is never called.
func (Pickup) Send(context.Context, Outbound) error {
	return gateway.Errorf("transports.pickup", gateway.Internal, "what is fetched is not sent")
}

// Outbox holds documents that partners fetch themselves. gateway/deliver implements
// it. A connection sees its own only: another's id is NotFound.
type Outbox interface {
	// Waiting lists what lies in the outbox of a connection, oldest first, those with
	// ids above after; limit at most. It holds what was fetched until it is removed.
	Waiting(ctx context.Context, connection, after string, limit int) ([]Waiting, error)
	// Open reads a document, whatever became of it.
	Open(ctx context.Context, connection, id string) (io.ReadSeekCloser, error)
	// Fetched records that a document was fetched whole: it is delivered now. Doing so
	// twice changes nothing.
	Fetched(ctx context.Context, connection, id, by string) error
	// Remove takes a document out of the outbox; Open still finds it. One that was
	// never fetched counts as delivered then, too: the partner has seen its name.
	Remove(ctx context.Context, connection, id, by string) error
}

// Waiting is a document in an outbox.
type Waiting struct {
	ID        string
	Partner   string
	Kind      string
	FileName  string
	SHA256    string
	Size      int64 // bytes
	Test      bool
	CreatedAt time.Time
	FetchedAt time.Time // zero: not yet
}

// Bounces takes mails that come back. gateway/app implements it.
type Bounces interface {
	// Of tells which outbound document a recipient's address is the return path of;
	// false when it is none of ours, or its signature is wrong.
	Of(recipient string) (outbound string, ok bool)
	// Bounced reads what came back, and records it. An error is Transient.
	Bounced(ctx context.Context, outbound string, mail io.Reader) error
}

// Patient is a Sender that says itself how often and how long it tries.
type Patient interface {
	Sender
	// Again tells how long to wait after so many failures of a document that was
	// first tried at a time; ok is false when that was the last try.
	Again(failures int, first time.Time) (wait time.Duration, ok bool)
}

// Refusal is a final error of Send with a finding for the document.
type Refusal struct {
	Finding gateway.Finding
	Err     error
}

// Error implements error.
func (r *Refusal) Error() string {
	if r.Err == nil {
		return r.Finding.Message
	}
	return r.Finding.Message + " (" + r.Err.Error() + ")"
}

// Unwrap gives the cause.
func (r *Refusal) Unwrap() error { return r.Err }

// Refuse is the error of a document that the partner's side does not take.
func Refuse(op string, f gateway.Finding, cause error) error {
	return &gateway.Error{Op: op, Kind: gateway.Invalid, Public: f.Message, Err: &Refusal{Finding: f, Err: cause}}
}
