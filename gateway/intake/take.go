// SPDX-License-Identifier: Apache-2.0

package intake

import (
	"context"
	"fmt"
	"time"

	"ordergate/gateway"
	"ordergate/gateway/blob"
	"ordergate/gateway/journal"
	"ordergate/transports"
)

var _ transports.Door = (*Intake)(nil)

// Processed implements transports.Door.
func (in *Intake) Processed(ctx context.Context, connection, from, to, messageID string) (x *gateway.Exchange, err error) {
	err = in.cfg.Journal.View(ctx, func(tx *journal.Tx) (err error) {
		x, err = tx.ProcessedExchange(connection, from, to, messageID)
		return err
	})
	if err != nil {
		return nil, commitError(err)
	}
	return x, nil
}

// taking is one Take.
type taking struct {
	in       *Intake
	x        gateway.Exchange
	payloads []*staged
	original blob.Prepared
	receipt  *blob.Prepared
	push     *journal.Outbound
}

// Take implements transports.Door. After an error that is Transient it may be called
// again with the same parts, whatever became of the first try.
func (in *Intake) Take(ctx context.Context, t transports.Taking) (*gateway.Exchange, bool, error) {
	k := &taking{in: in, x: t.Exchange}
	for _, p := range t.Payloads {
		s, ok := p.(*staged)
		if !ok || t.Exchange.State != gateway.ExchangeProcessed {
			return nil, false, gateway.Errorf("intake.take", gateway.Internal, "only what was processed and staged here has payloads")
		}
		s.mu.Lock()
		defer s.mu.Unlock()
		if s.done || s.gone {
			return nil, false, gateway.Errorf("intake.take", gateway.Internal, "payload %s was committed or discarded", s.id)
		}
		k.payloads = append(k.payloads, s)
	}
	if err := k.prepare(ctx, t); err != nil {
		return nil, false, k.fail(err)
	}
	in.cfg.Crash("intake.kept")
	var first *gateway.Exchange
	err := in.cfg.Journal.Update(ctx, func(tx *journal.Tx) (err error) {
		first, err = k.store(tx)
		return err
	})
	if err != nil {
		return nil, false, k.fail(err)
	}
	in.cfg.Crash("intake.taken")
	x, again := &k.x, false
	if first != nil { // ours, when an earlier try succeeded without our knowing
		x, again = first, first.ID != k.x.ID || first.State != k.x.State
	}
	k.finish(t, again)
	return x, again, nil
}

// prepare brings everything where the journal can name it, and fills the exchange in.
func (k *taking) prepare(ctx context.Context, t transports.Taking) (err error) {
	original, ok := t.Original.(*Kept)
	if !ok {
		return gateway.Errorf("intake.take", gateway.Internal, "an exchange needs its original, kept here")
	}
	for _, s := range k.payloads {
		if err := s.prepare(ctx, k.in.cfg.Vault); err != nil {
			return err
		}
		k.x.Messages = append(k.x.Messages, s.id)
	}
	if k.original, err = original.Ready(ctx); err != nil {
		return err
	}
	now := k.in.cfg.Clock.Now()
	k.x.ID, k.x.Outgoing, k.x.Original = original.ID(), false, k.original.SHA256
	if k.x.At.IsZero() {
		k.x.At = now
	}
	if t.Receipt == nil {
		return nil
	}
	receipt, ok := t.Receipt.(*Kept)
	if !ok {
		return gateway.Errorf("intake.take", gateway.Internal, "the receipt was not kept here")
	}
	ready, err := receipt.Ready(ctx)
	if err != nil {
		return err
	}
	k.receipt, k.x.Receipt = &ready, ready.SHA256
	if k.x.ReceiptAt.IsZero() {
		k.x.ReceiptAt = now
	}
	if t.Push {
		k.push = &journal.Outbound{ID: NewID("X", now), Station: k.x.Station, Partner: k.x.Partner, Kind: transports.KindReceipt, Connection: k.x.Connection, Exchange: k.x.ID,
			FileName: k.x.ID + ".mdn", SHA256: ready.SHA256, Size: ready.Size, State: journal.OutboundPending, CreatedAt: now}
		if len(k.payloads) > 0 {
			k.push.MessageID, k.push.Test = k.payloads[0].id, k.payloads[0].env.Test
		}
	}
	return nil
}

// afterAnswer is how long a receipt of its own waits for the answer to be through.
const afterAnswer = time.Second

// store writes everything, unless the exchange is a repeat: then the first is returned.
func (k *taking) store(tx *journal.Tx) (*gateway.Exchange, error) {
	first, err := tx.PutExchange(k.x)
	if err != nil || first != nil {
		return first, err
	}
	if err := k.original.Prove(tx); err != nil {
		return nil, err
	}
	if k.receipt != nil {
		if err := k.receipt.Prove(tx); err != nil {
			return nil, err
		}
	}
	for _, s := range k.payloads {
		m := s.message()
		m.Exchange = k.x.ID
		// A repeat is known by its exchange: the payload of a new one is new, whatever
		// its key.
		m.Envelope.Key += " " + k.x.ID
		known, err := s.store(tx, m)
		if err != nil {
			return nil, err
		}
		if known != nil {
			return nil, gateway.Errorf("intake.take", gateway.Internal, "two payloads of exchange %s have one key %q", k.x.ID, s.env.Key)
		}
	}
	if k.push == nil {
		return nil, nil
	}
	if err := tx.PutOutbound(*k.push); err != nil {
		return nil, err
	}
	if err := tx.Audit(journal.AuditLine{At: k.push.CreatedAt, Actor: "system", Action: "wrote " + k.push.Kind, MessageID: k.push.MessageID, OutboundID: k.push.ID,
		Detail: fmt.Sprintf("%s, sha256 %s", k.x.Disposition, k.x.Receipt)}); err != nil {
		return nil, err
	}
	// The answer to the message goes out first (RFC 4130 §7.2).
	return nil, tx.Enqueue(journal.Job{Lane: "x/" + k.push.ID, Kind: journal.KindDeliver, Partner: k.push.Partner, Ref: k.push.ID, RunAt: tx.Now().Add(afterAnswer)})
}

func (k *taking) fail(err error) error {
	err = commitError(err)
	for _, s := range k.payloads {
		k.in.cfg.Observe(s.env.Transport, s.size, gateway.KindOf(err))
	}
	return err
}

// finish gives the spool space back, and tells of the payloads that came in; of the
// exchange its transport tells, which knows more of it.
func (k *taking) finish(t transports.Taking, again bool) {
	t.Original.Discard()
	if t.Receipt != nil {
		t.Receipt.Discard()
	}
	for _, s := range k.payloads {
		s.done = true
		s.receipt = gateway.Receipt{MessageID: s.id, SHA256: s.sha, Size: s.size, Again: again}
		s.drop()
		if !again {
			k.in.cfg.Observe(s.env.Transport, s.size, "")
			k.in.report(s.env, s.receipt)
		}
	}
}
