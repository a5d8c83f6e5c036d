// SPDX-License-Identifier: Apache-2.0

package pipeline

import (
	"context"
	"fmt"

	"go.uber.org/zap"

	"ordergate/gateway"
	"ordergate/gateway/journal"
	"ordergate/transports"
)

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

// deliver hands outbound documents to the way they go. The bytes are stored:
// each try sends the same ones under the same id.
func (e *Engine) deliver(ctx context.Context, jobs []journal.Job) error {
	var ds []*delivery
	err := e.store.View(ctx, func(tx *journal.Tx) error {
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
		payload, err := e.payload(ctx, d.row.SHA256)
		if err != nil {
			return err
		}
		d.out = transports.Outbound{ID: d.row.ID, Partner: d.row.Partner, FileName: d.row.FileName, SHA256: d.row.SHA256, Payload: payload}
		byWay[d.row.Connection] = append(byWay[d.row.Connection], d)
	}
	e.cfg.Crash("deliver.loaded")
	for way, batch := range byWay {
		e.sendBy(ctx, way, batch)
	}
	e.cfg.Crash("deliver.sent")
	if err := e.record(ctx, len(ds), func(tx *journal.Tx, i int) error { return e.delivered(tx, ds[i]) }); err != nil {
		return fmt.Errorf("record deliveries: %w", err)
	}
	e.cfg.Crash("deliver.recorded")
	for _, d := range ds {
		e.reportDelivery(d)
	}
	return nil
}

func (e *Engine) sendBy(ctx context.Context, way string, batch []*delivery) {
	sender := e.snapshot().Senders[way]
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

func (e *Engine) delivered(tx *journal.Tx, d *delivery) error {
	if d.row.State != journal.OutboundPending {
		return tx.Complete(d.job)
	}
	now := e.clock.Now()
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
		if err := e.await(tx, d.row, now); err != nil {
			return err
		}
	case gateway.KindOf(d.err) == gateway.Transient || gateway.KindOf(d.err) == gateway.Internal:
		if err := tx.SetOutbound(d.row.ID, journal.OutboundPending, "", d.err.Error(), d.row.SentAt); err != nil {
			return err
		}
		return tx.Fail(d.job, now.Add(Backoff(d.job.Failures)), d.err.Error())
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

func (e *Engine) reportDelivery(d *delivery) {
	if d.row.State != journal.OutboundPending {
		return
	}
	fields := []zap.Field{zap.String("stage", "deliver"), zap.String("partner", d.row.Partner), zap.String("document", d.row.Kind),
		zap.String("control", d.row.Control), zap.String("file", d.row.FileName), zap.String("message_id", d.row.MessageID)}
	if d.err != nil {
		e.metrics.Delivery(d.row.Kind, "failed")
		e.log.Warn("delivery failed", append(fields, zap.String("kind", string(gateway.KindOf(d.err))), zap.Error(d.err))...)
		return
	}
	e.metrics.Delivery(d.row.Kind, "sent")
	e.log.Info("delivered", fields...)
}
