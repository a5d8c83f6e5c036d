// SPDX-License-Identifier: Apache-2.0

// Package deliver is what goes to partners, once it is written: it stores
// outbound documents, carries them over the connections' senders, matches what
// partners say of them (997, 999, TA1), notes what they should have said by now,
// and sends a document once more where a person wants it. Its steps are jobs that
// the pipeline runs.
//
// It must not write a document: the bytes are sealed before they come here.
//
// Invariant: the bytes of an outbound document never change. Each try sends the
// same ones under the same id, and a resend is a new document of the same bytes.
package deliver

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"go.uber.org/zap"

	"ordergate/gateway"
	"ordergate/gateway/decode"
	"ordergate/gateway/journal"
	"ordergate/gateway/partner"
	"ordergate/gateway/telemetry"
	"ordergate/transports"
)

// Config is what a Worker works with.
type Config struct {
	Store    journal.Store
	Payload  func(ctx context.Context, sha string) ([]byte, error)
	Stream   func(ctx context.Context, sha string) (io.ReadCloser, error) // of payloads over Inline
	Blob     func(ctx context.Context, sha string) (io.ReadSeekCloser, int64, error)
	Inline   int64         // bytes; 64 KiB when 0
	Open     func() Reader // of acknowledgements that came; one a batch
	Partners func() *partner.Directory
	Sender   func(connection string) transports.Sender // nil for one that cannot send
	// Record writes what became of n things that were done outside; it stays with
	// them until the journal can be written.
	Record  func(ctx context.Context, n int, write func(tx *journal.Tx, i int) error) error
	Backoff func(failures int) time.Duration
	// Lease is how long a claim of a deliver job holds, a minute when 0; it is kept
	// while the document is on its way.
	Lease time.Duration
	// Parallel is how many documents are on their way by one connection at the same
	// time; 4 when 0.
	Parallel int
	More     func() // there is room for more jobs (Room); may be nil
	Log      *zap.Logger
	Metrics  *telemetry.Metrics
	Clock    gateway.Clock
	Crash    func(point string)
}

// Reader reads acknowledgements again from their bytes: a document, or the
// elements of a TA1.
type Reader interface {
	Acknowledgement(ctx context.Context, m *journal.Message, d *journal.Document) (doc *decode.Document, ta1 []string, err error)
	Close()
}

// Worker does the steps of this room.
type Worker struct {
	Config
	ways ways
}

// New makes a worker; nothing runs.
func New(c Config) *Worker {
	if c.Inline == 0 {
		c.Inline = 64 << 10
	}
	if c.Lease == 0 {
		c.Lease = time.Minute
	}
	if c.Parallel == 0 {
		c.Parallel = 4
	}
	if c.More == nil {
		c.More = func() {}
	}
	return &Worker{Config: c, ways: ways{busy: map[string]int{}, partners: map[string]int{}, slots: map[string]chan struct{}{}}}
}

// BatchSender is a Sender that delivers many documents at the price of one;
// errors stand in the order of the documents.
type BatchSender interface {
	transports.Sender
	SendBatch(ctx context.Context, outs []transports.Outbound) []error
}

// CodeGaveUp is the finding on a document whose sender has given it up.
const CodeGaveUp = "deliver.gaveup"

func (w *Worker) delivered(tx *journal.Tx, d *delivery) error {
	if d.row.State != journal.OutboundPending {
		return tx.Complete(d.job)
	}
	if d.stopped {
		return tx.Snooze(d.job, w.Clock.Now())
	}
	now := w.Clock.Now()
	if offers(d.sender) && d.err == nil {
		return w.offer(tx, d, now)
	}
	var refusal *transports.Refusal
	switch kind := gateway.KindOf(d.err); {
	case d.err == nil:
		if err := tx.SetOutbound(d.row.ID, journal.OutboundSent, d.row.FileName, "", now); err != nil {
			return err
		}
		if err := w.await(tx, d.row, now); err != nil {
			return err
		}
		if err := d.audit(tx, now, "delivered", d.row.Kind+" "+d.row.Control+" to "+d.row.Connection+" as "+d.row.FileName); err != nil {
			return err
		}
		return tx.Complete(d.job)
	case errors.As(d.err, &refusal):
		return d.failed(tx, now, &refusal.Finding)
	case kind != gateway.Transient && kind != gateway.Internal:
		return d.failed(tx, now, nil)
	}
	if err := tx.Tried(d.row.ID, d.began); err != nil {
		return err
	}
	wait, again := w.patience(d)
	if !again {
		return d.failed(tx, now, &gateway.Finding{Code: CodeGaveUp, Severity: gateway.Hold,
			Message: fmt.Sprintf("%s %s could not be delivered to partner %s by %s in %d tries.", d.row.Kind, d.row.Control, d.row.Partner, d.row.Connection, d.job.Failures+1),
			Hint:    "Find out with the partner why its side does not answer, then send the document again (ordergate outbound resend)."})
	}
	if err := tx.SetOutbound(d.row.ID, journal.OutboundPending, "", d.err.Error(), d.row.SentAt); err != nil {
		return err
	}
	return tx.Fail(d.job, now.Add(wait), d.err.Error())
}

// patience is how long to wait before the next try; not ok when there is none.
func (w *Worker) patience(d *delivery) (time.Duration, bool) {
	p, ok := d.sender.(transports.Patient)
	if !ok {
		return w.Backoff(d.job.Failures), true
	}
	first := d.row.TriedAt
	if first.IsZero() {
		first = d.began
	}
	return p.Again(d.job.Failures+1, first)
}

// failed ends a delivery for good. Whoever settled the exchange of the document may
// have said so already.
func (d *delivery) failed(tx *journal.Tx, now time.Time, finding *gateway.Finding) error {
	row, err := tx.Outbound(d.row.ID)
	if err != nil {
		return err
	}
	if finding != nil {
		if err := tx.AddOutboundFindings(row.ID, []gateway.Finding{*finding}); err != nil {
			return err
		}
	}
	if row.State == journal.OutboundPending {
		if err := tx.SetOutbound(row.ID, journal.OutboundFailed, "", d.err.Error(), now); err != nil {
			return err
		}
		if err := d.audit(tx, now, "delivery failed for good", d.err.Error()); err != nil {
			return err
		}
	}
	return tx.Complete(d.job)
}

func (d *delivery) audit(tx *journal.Tx, now time.Time, action, detail string) error {
	line := journal.AuditLine{At: now, Actor: "system", Action: action, MessageID: d.row.MessageID, OutboundID: d.row.ID, Detail: detail}
	if len(d.row.OrderIDs) == 1 {
		line.OrderID = d.row.OrderIDs[0]
	}
	return tx.Audit(line)
}

func (w *Worker) reportDelivery(d *delivery) {
	if d.row.State != journal.OutboundPending || d.stopped {
		return
	}
	fields := []zap.Field{zap.String("stage", "deliver"), zap.String("partner", d.row.Partner), zap.String("document", d.row.Kind),
		zap.String("control", d.row.Control), zap.String("file", d.row.FileName), zap.String("message_id", d.row.MessageID)}
	if d.err != nil {
		w.Metrics.Delivery(d.row.Kind, "failed")
		w.Log.Warn("delivery failed", append(fields, zap.String("kind", string(gateway.KindOf(d.err))), zap.Error(d.err))...)
		return
	}
	if offers(d.sender) {
		w.Log.Info("offered", append(fields, zap.String("outbound_id", d.row.ID))...)
		return
	}
	w.Metrics.Delivery(d.row.Kind, "sent")
	w.Log.Info("delivered", fields...)
}
