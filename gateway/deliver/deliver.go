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
	Open     func() Reader // of acknowledgements that came; one a batch
	Partners func() *partner.Directory
	Sender   func(connection string) transports.Sender // nil for one that cannot send
	// Record writes what became of n things that were done outside; it stays with
	// them until the journal can be written.
	Record  func(ctx context.Context, n int, write func(tx *journal.Tx, i int) error) error
	Backoff func(failures int) time.Duration
	Log     *zap.Logger
	Metrics *telemetry.Metrics
	Clock   gateway.Clock
	Crash   func(point string)
}

// Reader reads acknowledgements again from their bytes: a document, or the
// elements of a TA1.
type Reader interface {
	Acknowledgement(ctx context.Context, m *journal.Message, d *journal.Document) (doc *decode.Document, ta1 []string, err error)
	Close()
}

// Worker does the steps of this room.
type Worker struct{ Config }

// New makes a worker; nothing runs.
func New(c Config) *Worker { return &Worker{c} }

// BatchSender is a Sender that delivers many documents at the price of one;
// errors stand in the order of the documents.
type BatchSender interface {
	transports.Sender
	SendBatch(ctx context.Context, outs []transports.Outbound) []error
}

type delivery struct {
	job journal.Job
	row *journal.Outbound
	out transports.Outbound
	err error
}

// Deliver hands outbound documents to the way they go. The bytes are stored:
// each try sends the same ones under the same id.
func (w *Worker) Deliver(ctx context.Context, jobs []journal.Job) error {
	var ds []*delivery
	err := w.Store.View(ctx, func(tx *journal.Tx) error {
		ds = ds[:0]
		for _, j := range jobs {
			row, err := tx.Outbound(j.Ref)
			if err != nil {
				return err
			}
			ds = append(ds, &delivery{job: j, row: row})
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("load deliveries: %w", err)
	}
	byWay := map[string][]*delivery{}
	for _, d := range ds {
		if d.row.State != journal.OutboundPending {
			continue
		}
		payload, err := w.Payload(ctx, d.row.SHA256)
		if err != nil {
			return err
		}
		d.out = transports.Outbound{ID: d.row.ID, Partner: d.row.Partner, FileName: d.row.FileName, SHA256: d.row.SHA256, Payload: payload}
		byWay[d.row.Connection] = append(byWay[d.row.Connection], d)
	}
	w.Crash("deliver.loaded")
	for way, batch := range byWay {
		w.sendBy(ctx, way, batch)
	}
	w.Crash("deliver.sent")
	if err := w.Record(ctx, len(ds), func(tx *journal.Tx, i int) error { return w.delivered(tx, ds[i]) }); err != nil {
		return fmt.Errorf("record deliveries: %w", err)
	}
	w.Crash("deliver.recorded")
	for _, d := range ds {
		w.reportDelivery(d)
	}
	return nil
}

var errNoWay = errors.New("no connection with an out folder")

func (w *Worker) sendBy(ctx context.Context, way string, batch []*delivery) {
	sender := w.Sender(way)
	if sender == nil {
		for _, d := range batch {
			d.err = gateway.Errorf("deliver", gateway.Transient, "connection %q: %w", way, errNoWay)
		}
		return
	}
	if b, ok := sender.(BatchSender); ok {
		outs := make([]transports.Outbound, len(batch))
		for i, d := range batch {
			outs[i] = d.out
		}
		for i, err := range b.SendBatch(ctx, outs) {
			batch[i].err = err
		}
		return
	}
	for _, d := range batch {
		d.err = sender.Send(ctx, d.out)
	}
}

func (w *Worker) delivered(tx *journal.Tx, d *delivery) error {
	if d.row.State != journal.OutboundPending {
		return tx.Complete(d.job)
	}
	now := w.Clock.Now()
	line := journal.AuditLine{At: now, Actor: "system", MessageID: d.row.MessageID, OutboundID: d.row.ID}
	if len(d.row.OrderIDs) == 1 {
		line.OrderID = d.row.OrderIDs[0]
	}
	switch {
	case d.err == nil:
		line.Action, line.Detail = "delivered", d.row.Kind+" "+d.row.Control+" to "+d.row.Connection+" as "+d.row.FileName
		if err := tx.SetOutbound(d.row.ID, journal.OutboundSent, d.row.FileName, "", now); err != nil {
			return err
		}
		if err := w.await(tx, d.row, now); err != nil {
			return err
		}
	case gateway.KindOf(d.err) == gateway.Transient || gateway.KindOf(d.err) == gateway.Internal:
		if err := tx.SetOutbound(d.row.ID, journal.OutboundPending, "", d.err.Error(), d.row.SentAt); err != nil {
			return err
		}
		return tx.Fail(d.job, now.Add(w.Backoff(d.job.Failures)), d.err.Error())
	default:
		line.Action, line.Detail = "delivery failed for good", d.err.Error()
		if err := tx.SetOutbound(d.row.ID, journal.OutboundFailed, "", d.err.Error(), now); err != nil {
			return err
		}
	}
	if err := tx.Audit(line); err != nil {
		return err
	}
	return tx.Complete(d.job)
}

func (w *Worker) reportDelivery(d *delivery) {
	if d.row.State != journal.OutboundPending {
		return
	}
	fields := []zap.Field{zap.String("stage", "deliver"), zap.String("partner", d.row.Partner), zap.String("document", d.row.Kind),
		zap.String("control", d.row.Control), zap.String("file", d.row.FileName), zap.String("message_id", d.row.MessageID)}
	if d.err != nil {
		w.Metrics.Delivery(d.row.Kind, "failed")
		w.Log.Warn("delivery failed", append(fields, zap.String("kind", string(gateway.KindOf(d.err))), zap.Error(d.err))...)
		return
	}
	w.Metrics.Delivery(d.row.Kind, "sent")
	w.Log.Info("delivered", fields...)
}
