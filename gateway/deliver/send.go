// SPDX-License-Identifier: Apache-2.0

package deliver

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"go.uber.org/zap"

	"ordergate/gateway"
	"ordergate/gateway/intake"
	"ordergate/gateway/journal"
	"ordergate/transports"
	"ordergate/transports/smtp/relay"
)

// await sets the deadline for the acknowledgement of a document that was
// delivered, where the partner is to send one. Acknowledgements of our own are
// never acknowledged, and one whose answer was quicker than we has its answer.
func (w *Worker) await(tx *journal.Tx, o *journal.Outbound, delivered time.Time) error {
	p := w.Partners().Get(o.Partner)
	if p == nil || p.AcknowledgedWithin == 0 || o.Kind != "855" && o.Kind != "865" {
		return nil
	}
	until := delivered.Add(p.AcknowledgedWithin)
	waiting, err := tx.Await(o.ID, until)
	if err != nil || !waiting {
		return err
	}
	return tx.Enqueue(journal.Job{Lane: "w/" + o.ID, Kind: journal.KindOverdue, Partner: o.Partner, Ref: o.ID, RunAt: until})
}

// Overdue looks at documents whose deadline has come.
func (w *Worker) Overdue(ctx context.Context, jobs []journal.Job) error {
	var late []*journal.Outbound
	err := w.Store.Update(ctx, func(tx *journal.Tx) error {
		late = nil
		for _, j := range jobs {
			waited, err := tx.SetOverdue(j.Ref)
			if err != nil {
				return err
			}
			if waited {
				o, err := tx.Outbound(j.Ref)
				if err != nil {
					return err
				}
				if err := Tell(tx, o, "system", "acknowledgement overdue", fmt.Sprintf("%s %s, delivered %s", o.Kind, o.Control, o.SentAt.Format(time.RFC3339))); err != nil {
					return err
				}
				late = append(late, o)
			}
		}
		return tx.Complete(jobs...)
	})
	if err != nil {
		return fmt.Errorf("store overdue acknowledgements: %w", err)
	}
	w.Crash("overdue.recorded")
	for _, o := range late {
		w.Log.Error("acknowledgement overdue", zap.String("stage", "overdue"), zap.String("partner", o.Partner), zap.String("outbound_id", o.ID),
			zap.String("document", o.Kind), zap.String("control", o.Control), zap.String("message_id", o.MessageID), zap.Time("delivered", o.SentAt))
	}
	return nil
}

// Tell writes what happened to an outbound document into its own life and into
// that of each order in it.
func Tell(tx *journal.Tx, o *journal.Outbound, actor, action, detail string) error {
	line := journal.AuditLine{At: tx.Now(), Actor: actor, Action: action, MessageID: o.MessageID, OutboundID: o.ID, Detail: detail}
	if len(o.OrderIDs) != 1 {
		if err := tx.Audit(line); err != nil {
			return err
		}
	}
	for _, id := range o.OrderIDs {
		order, err := tx.Order(id)
		if err != nil {
			return err
		}
		line.MessageID, line.OrderID = order.MessageID, order.ID
		if err := tx.Audit(line); err != nil {
			return err
		}
	}
	return nil
}

// Send stores a document that was written, with the job that delivers it.
func Send(tx *journal.Tx, out journal.Outbound) error {
	if err := tx.PutOutbound(out); err != nil {
		return err
	}
	order := ""
	if len(out.OrderIDs) == 1 {
		order = out.OrderIDs[0]
	}
	detail := "sha256 " + out.SHA256
	if out.Control != "" {
		detail = "ISA13 " + out.Control + ", " + detail
	}
	if err := tx.Audit(journal.AuditLine{At: tx.Now(), Actor: "system", Action: "wrote " + out.Kind, MessageID: out.MessageID, OrderID: order, OutboundID: out.ID, Detail: detail}); err != nil {
		return err
	}
	return tx.Enqueue(journal.Job{Lane: "x/" + out.ID, Kind: journal.KindDeliver, Partner: out.Partner, Ref: out.ID})
}

// Again stores the bytes of a document as a new one to be delivered, under the
// control numbers they have. Nothing was said of the new one yet.
func Again(tx *journal.Tx, o journal.Outbound) (*journal.Outbound, error) {
	sets, err := tx.OutboundSets(o.ID)
	if err != nil {
		return nil, err
	}
	if o.ResendOf == "" {
		o.ResendOf = o.ID
	}
	o.ID = intake.NewID("X", tx.Now())
	o.FileName = again(o.FileName, o.ID)
	o.State, o.Location, o.Error, o.CreatedAt, o.SentAt, o.OfferedAt, o.RemovedAt = journal.OutboundPending, "", "", tx.Now(), time.Time{}, time.Time{}, time.Time{}
	if err := Send(tx, o); err != nil {
		return nil, err
	}
	return &o, tx.PutOutboundSets(&o, sets)
}

// again makes another name for a document that is sent again: the partner may
// still have the first file in its folder.
func again(name, id string) string {
	ext := filepath.Ext(name)
	return strings.TrimSuffix(name, ext) + "-again-" + id[len(id)-6:] + ext
}

// Resend delivers a document once more: the same bytes under the same control
// numbers, as a new document that is linked to the first. What was waited for of
// the old one is waited for of the new one.
func (w *Worker) Resend(ctx context.Context, id, by, reason string) (string, error) {
	var resent string
	err := w.decide(ctx, "deliver.resend", id, by, func(tx *journal.Tx, o *journal.Outbound) error {
		if o.State == journal.OutboundPending {
			return &gateway.Error{Op: "deliver.resend", Kind: gateway.Conflict, Public: fmt.Sprintf("Document %s is on its way: it is tried until it is delivered.", id)}
		}
		if _, err := tx.WaitNoMore(o.ID); err != nil {
			return err
		}
		if p := w.Partners().Get(o.Partner); p != nil && p.Via != "" && o.Kind != transports.KindReceipt && !relay.IsMail(o.Kind) {
			o.Connection = p.Via // the old way may not be there any more
		}
		fresh, err := Again(tx, *o)
		if err != nil {
			return err
		}
		resent = fresh.ID
		if _, err := tx.Withdraw(o.ID); err != nil {
			return err
		}
		return Tell(tx, o, by, "resent", fmt.Sprintf("%s %s as %s: %s", o.Kind, o.Control, fresh.ID, reason))
	})
	return resent, err
}

// Settle ends the waiting for the acknowledgement of a document: somebody knows
// otherwise that it arrived, or that nothing will come.
func (w *Worker) Settle(ctx context.Context, id, by, reason string) error {
	return w.decide(ctx, "deliver.settle", id, by, func(tx *journal.Tx, o *journal.Outbound) error {
		waited, err := tx.WaitNoMore(o.ID)
		if err != nil {
			return err
		}
		if !waited {
			return &gateway.Error{Op: "deliver.settle", Kind: gateway.Conflict, Public: fmt.Sprintf("No acknowledgement of document %s is waited for: it is %s.", id, o.Acknowledged)}
		}
		return Tell(tx, o, by, "settled", fmt.Sprintf("%s %s: %s", o.Kind, o.Control, reason))
	})
}

func (w *Worker) decide(ctx context.Context, op, id, by string, change func(tx *journal.Tx, o *journal.Outbound) error) error {
	if by == "" {
		return &gateway.Error{Op: op, Kind: gateway.Invalid, Public: "Say who decides: a name is kept with every decision."}
	}
	err := w.Store.Update(ctx, func(tx *journal.Tx) error {
		o, err := tx.Outbound(id)
		if err != nil {
			return err
		}
		return change(tx, o)
	})
	if errors.Is(err, journal.ErrNotFound) {
		return &gateway.Error{Op: op, Kind: gateway.NotFound, Public: fmt.Sprintf("There is no outbound document %q.", id), Err: err}
	}
	return err
}
