// SPDX-License-Identifier: Apache-2.0

package ledger

import (
	"context"
	"fmt"
	"strings"
	"time"

	"go.uber.org/zap"

	"ordergate/gateway"
	"ordergate/gateway/blob"
	"ordergate/gateway/deliver"
	"ordergate/gateway/journal"
	"ordergate/transports"
)

// CodeOverdue is the finding on a document whose receipt did not come in time.
const CodeOverdue = "as2.mdn.overdue"

// Settle implements transports.Ledger. What is final is told to the outbound document
// and its orders: a document that was refused has failed, and one that had been given
// up and is confirmed was sent after all. NotFound when there is no such exchange.
func (l *Ledger) Settle(ctx context.Context, id string, o transports.Outcome) (*gateway.Exchange, error) {
	var receipt *blob.Prepared
	if o.Receipt != nil {
		_, ready, err := l.ready(ctx, o.Receipt)
		if err != nil {
			return nil, err
		}
		receipt = &ready
	}
	var s settling
	err := l.cfg.Journal.Update(ctx, func(tx *journal.Tx) (err error) {
		s, err = settle(tx, id, o, receipt)
		return err
	})
	if err != nil {
		return nil, storeError(fmt.Errorf("store what became of exchange %s: %w", id, err))
	}
	l.cfg.Crash("ledger.settled")
	if o.Receipt != nil {
		o.Receipt.Discard()
	}
	if s.moved {
		l.report(&s)
	}
	return s.x, nil
}

// settling is one Settle, or one deadline that has passed.
type settling struct {
	x        *gateway.Exchange
	was      gateway.ExchangeState
	outbound *journal.Outbound // nil when it carries none
	moved    bool
}

func settle(tx *journal.Tx, id string, o transports.Outcome, receipt *blob.Prepared) (s settling, err error) {
	if s.x, err = tx.Exchange(id); err != nil {
		return s, err
	}
	next := *s.x
	s.was = next.State
	next.State, next.Disposition, next.MIC, next.Reason = o.State, o.Disposition, o.MIC, o.Reason
	if o.Facts != nil {
		next.Facts = o.Facts
	}
	if o.State == gateway.ExchangeSent {
		next.Due = o.Due
	}
	if receipt != nil {
		next.Receipt, next.ReceiptAt = receipt.SHA256, tx.Now()
	}
	if s.moved, err = tx.SettleExchange(&next); err != nil {
		return s, err
	}
	if !s.moved { // it may have been moved since it was read
		s.x, err = tx.Exchange(id)
		return s, err
	}
	s.x = &next
	if receipt != nil {
		if err := receipt.Prove(tx); err != nil {
			return s, err
		}
	}
	if next.State == gateway.ExchangeSent {
		if next.Due.IsZero() {
			return s, nil
		}
		return s, tx.Enqueue(journal.Job{Lane: "r/" + id, Kind: journal.KindReceiptDue, Partner: next.Partner, Ref: id, RunAt: next.Due})
	}
	return s, s.tell(tx, o.Finding)
}

// tell writes what is known of the exchange into the life of its document.
func (s *settling) tell(tx *journal.Tx, finding *gateway.Finding) (err error) {
	x := s.x
	if x.Outbound == "" {
		return nil
	}
	if s.outbound, err = tx.Outbound(x.Outbound); err != nil {
		return err
	}
	o, action, actor, over := s.outbound, "", x.Partner, []string(nil)
	switch x.State {
	case gateway.ExchangeOverdue:
		action, actor = "receipt overdue", "system"
	case gateway.ExchangeRefused:
		action, over = "refused", []string{CodeOverdue}
		if err := tx.SetOutbound(o.ID, journal.OutboundFailed, "", refusal(x, finding), o.SentAt); err != nil {
			return err
		}
		if _, err := tx.WaitNoMore(o.ID); err != nil { // nobody acknowledges what was not taken
			return err
		}
	default:
		action, over = "receipt came", []string{CodeOverdue, deliver.CodeGaveUp}
		if s.was == gateway.ExchangeOverdue {
			action = "receipt came late"
		}
		// One that is pending is being sent: who sends it records that.
		if o.State == journal.OutboundFailed {
			if err := tx.SetOutbound(o.ID, journal.OutboundSent, o.FileName, "", tx.Now()); err != nil {
				return err
			}
		}
	}
	var found []gateway.Finding
	if finding != nil {
		found = append(found, *finding)
	}
	if len(found)+len(o.Findings) > 0 {
		if err := tx.AddOutboundFindings(o.ID, found, over...); err != nil {
			return err
		}
	}
	detail := strings.Join(strings.Fields(o.Kind+" "+o.Control+" "+string(x.State)+" "+x.Disposition), " ") + ", " + x.Transport + " message " + x.MessageID
	if finding != nil {
		detail += ": " + finding.Message
	}
	return deliver.Tell(tx, o, actor, action, detail)
}

func refusal(x *gateway.Exchange, f *gateway.Finding) string {
	switch {
	case f != nil:
		return f.Message
	case x.Reason != "":
		return x.Reason
	}
	return "refused: " + x.Disposition
}

// Due looks at exchanges whose deadline has come: jobs of journal.KindReceiptDue.
func (l *Ledger) Due(ctx context.Context, jobs []journal.Job) error {
	var late []settling
	err := l.cfg.Journal.Update(ctx, func(tx *journal.Tx) error {
		late = nil
		for _, j := range jobs {
			x, err := tx.Exchange(j.Ref)
			if err != nil {
				return err
			}
			s := settling{x: x, was: x.State}
			x.State, x.Reason = gateway.ExchangeOverdue, "no receipt came until "+x.Due.Format(time.RFC3339)
			if s.moved, err = tx.SettleExchange(x); err != nil {
				return err
			}
			if !s.moved {
				continue // it came
			}
			if err := s.tell(tx, overdue(x)); err != nil {
				return err
			}
			late = append(late, s)
		}
		return tx.Complete(jobs...)
	})
	if err != nil {
		return fmt.Errorf("store overdue receipts: %w", err)
	}
	l.cfg.Crash("ledger.overdue")
	for i := range late {
		l.report(&late[i])
	}
	return nil
}

func overdue(x *gateway.Exchange) *gateway.Finding {
	return &gateway.Finding{Code: CodeOverdue, Severity: gateway.Hold,
		Message: fmt.Sprintf("Partner %s has sent no receipt for message %s, which was due %s.", x.Partner, x.MessageID, x.Due.Format(time.RFC3339)),
		Hint:    "Ask the partner whether the message arrived: when it did, ask for the receipt; when not, send the document again (ordergate outbound resend)."}
}

func (l *Ledger) report(s *settling) {
	x := s.x
	fields := []zap.Field{zap.String("stage", "receipt"), zap.String("exchange", x.ID), zap.String("partner", x.Partner), zap.String("transport", x.Transport),
		zap.String("connection", x.Connection), zap.String("outbound_id", x.Outbound), zap.String("remote_id", x.MessageID), zap.String("disposition", x.Disposition)}
	if o := s.outbound; o != nil {
		fields = append(fields, zap.String("message_id", o.MessageID), zap.String("document", o.Kind), zap.String("control", o.Control))
	}
	if x.Reason != "" {
		fields = append(fields, zap.String("reason", x.Reason))
	}
	switch x.State {
	case gateway.ExchangeSent:
		l.cfg.Log.Info("sent, the receipt is awaited", append(fields, zap.Time("due", x.Due))...)
		return
	case gateway.ExchangeConfirmed:
		l.cfg.Log.Info("receipt confirmed", append(fields, zap.Bool("late", s.was == gateway.ExchangeOverdue))...)
	case gateway.ExchangeOverdue:
		l.cfg.Log.Error("receipt overdue", append(fields, zap.Time("due", x.Due))...)
	default:
		l.cfg.Log.Error("receipt refused", fields...)
	}
	l.cfg.Metrics.Receipt(string(x.State))
}
