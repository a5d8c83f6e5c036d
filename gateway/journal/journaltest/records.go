// SPDX-License-Identifier: Apache-2.0

package journaltest

import (
	"errors"
	"fmt"
	"testing"

	"ordergate/gateway"
	"ordergate/gateway/gatewaytest"
	"ordergate/gateway/journal"
)

func records(t *testing.T, s journal.Store, clock *gatewaytest.Clock) {
	now := clock.Now()
	m := journal.Message{ID: "M1", Envelope: gateway.Envelope{Transport: "folder", Connection: "c", Key: "k", Partners: []string{"a", "b"}, FileName: "x\n.edi", ReceivedAt: now},
		SHA256: "00", Size: 3, State: journal.MessageTaken, Reply: []byte("ok")}
	update(t, s, func(tx *journal.Tx) error {
		if ex, err := tx.PutMessage(m); err != nil || ex != nil {
			return fmt.Errorf("first: %v %w", ex, err)
		}
		again := m
		again.ID = "M2"
		ex, err := tx.PutMessage(again)
		if err != nil || ex == nil || ex.ID != "M1" || string(ex.Reply) != "ok" || len(ex.Envelope.Partners) != 2 {
			return fmt.Errorf("again: %+v %w", ex, err)
		}
		if err := tx.PutBlob("00", 3, []byte("abc")); err != nil {
			return err
		}
		if err := tx.PutInterchange(journal.Interchange{ID: "M1.1", MessageID: "M1", Key: "k", First: true, State: journal.InterchangeRead, Report: []byte("{}"), Groups: []byte("[]"), ReceivedAt: now}); err != nil {
			return err
		}
		return tx.PutDocument(journal.Document{ID: "M1.1.1", MessageID: "M1", InterchangeID: "M1.1", State: journal.DocumentHeld,
			Findings: []gateway.Finding{{Code: "a.b.c", Severity: gateway.Hold, Message: "x"}}})
	})
	o := journal.Order{ID: "O1", DocumentID: "M1.1.1", MessageID: "M1", Number: "4711", KeyHash: "h", First: true, State: journal.OrderHeld, Answer: journal.AnswerNone, Revision: 1, CreatedAt: now, UpdatedAt: now}
	update(t, s, func(tx *journal.Tx) error {
		if err := tx.PutOrder(o); err != nil {
			return err
		}
		if err := tx.PutRevision(journal.Revision{OrderID: "O1", Revision: 1, Canonical: []byte("{}"), CreatedAt: now}); err != nil {
			return err
		}
		o.State, o.Decision = journal.OrderPosted, &gateway.Decision{Status: gateway.Accepted, By: "rules"}
		if err := tx.SetOrder(&o); err != nil {
			return err
		}
		if err := tx.PutOutbound(journal.Outbound{ID: "X1", MessageID: "M1", OrderIDs: []string{"O1"}, State: journal.OutboundPending, CreatedAt: now}); err != nil {
			return err
		}
		return tx.Audit(journal.AuditLine{At: now, Actor: "system", Action: "posted", MessageID: "M1", OrderID: "O1"})
	})
	must(t, s.View(t.Context(), func(tx *journal.Tx) error {
		got, err := tx.FirstOrder("h")
		if err != nil || got == nil || got.Decision == nil || got.Decision.By != "rules" || !got.CreatedAt.Equal(now) {
			return fmt.Errorf("order: %+v %w", got, err)
		}
		if none, err := tx.FirstOrder("other"); err != nil || none != nil {
			return fmt.Errorf("no order: %v %w", none, err)
		}
		docs, err := tx.HeldDocuments(5)
		if err != nil || len(docs) != 1 || len(docs[0].Findings) != 1 {
			return fmt.Errorf("held: %+v %w", docs, err)
		}
		for id, want := range map[string]int{docs[0].MessageID: 1, "another": 0} {
			if of, err := tx.DocumentsIn(id, journal.DocumentHeld, 5); err != nil || len(of) != want {
				return fmt.Errorf("held of message %s: %+v %w", id, of, err)
			}
		}
		outs, err := tx.OutboundOfOrder("O1")
		if err != nil || len(outs) != 1 {
			return fmt.Errorf("outbound: %+v %w", outs, err)
		}
		lines, err := tx.AuditOf("M1", "O1")
		if err != nil || len(lines) != 1 {
			return fmt.Errorf("audit: %+v %w", lines, err)
		}
		_, body, err := tx.Blob("00")
		if err != nil || string(body) != "abc" {
			return fmt.Errorf("blob: %q %w", body, err)
		}
		if _, err := tx.Message("M9"); !errors.Is(err, journal.ErrNotFound) {
			return fmt.Errorf("missing message: %w", err)
		}
		return nil
	}))
	changes(t, s, o)
	alike(t, s, o)
}

// alike: the latest order that asks for the same under another number is found,
// unless it came to nothing.
func alike(t *testing.T, s journal.Store, like journal.Order) {
	row := func(id, number, likeness string, state journal.OrderState) journal.Order {
		o := like
		o.ID, o.Number, o.Likeness, o.State, o.KeyHash = id, number, likeness, state, id
		return o
	}
	update(t, s, func(tx *journal.Tx) error {
		for _, o := range []journal.Order{row("O6", "1", "same", journal.OrderPosted), row("O7", "2", "same", journal.OrderHeld), row("O8", "3", "same", journal.OrderRejected),
			row("O9", "4", "", journal.OrderPosted)} {
			if err := tx.PutOrder(o); err != nil {
				return err
			}
		}
		return nil
	})
	for _, tt := range []struct {
		of   journal.Order
		want string
	}{
		{row("OA", "5", "same", ""), "O7"}, {row("OA", "2", "same", ""), "O6"}, {row("O7", "5", "same", ""), "O6"}, {row("OA", "5", "other", ""), ""}, {row("OA", "5", "", ""), ""},
	} {
		var got string
		must(t, s.View(t.Context(), func(tx *journal.Tx) error {
			o, err := tx.AlikeOrder(tt.of)
			if o != nil {
				got = o.ID
			}
			return err
		}))
		if got != tt.want {
			t.Errorf("alike of %s: %q, want %q", tt.of.Number, got, tt.want)
		}
	}
	update(t, s, func(tx *journal.Tx) error {
		o, err := tx.Order("O6")
		if err != nil || o.Likeness != "same" {
			return fmt.Errorf("read: %+v %w", o, err)
		}
		o.Likeness = "changed"
		return tx.SetOrder(o)
	})
	must(t, s.View(t.Context(), func(tx *journal.Tx) error {
		if o, err := tx.AlikeOrder(row("OA", "5", "changed", "")); err != nil || o == nil {
			return fmt.Errorf("after an update: %+v %w", o, err)
		}
		return nil
	}))
}

// changes: rows of change orders are found by their order and by their number,
// woken while they wait, and have readings apart from what they made of the order.
func changes(t *testing.T, s journal.Store, o journal.Order) {
	row := func(id, kind, of, number string, state journal.OrderState) journal.Order {
		c := o
		c.ID, c.Kind, c.ChangeOf, c.ChangeNumber, c.State, c.KeyHash, c.Revision, c.ERPRevision = id, kind, of, number, state, id, 2, 2
		return c
	}
	update(t, s, func(tx *journal.Tx) error {
		for _, c := range []journal.Order{row("O2", "change", "O1", "1", journal.OrderPosted), row("O3", "cancel", "", "2", journal.OrderHeld), row("O4", "change", "O1", "3", journal.OrderHeld)} {
			if err := tx.PutOrder(c); err != nil {
				return err
			}
			for n, mapping := range []string{"x12-860", ""} {
				if err := tx.PutRevision(journal.Revision{OrderID: c.ID, Revision: int64(n + 1), Canonical: []byte("{}"), Mapping: mapping, CreatedAt: o.CreatedAt}); err != nil {
					return err
				}
			}
		}
		other := row("O5", "change", "", "", journal.OrderHeld) // of another partner's order
		other.Partner = "another"
		if err := tx.PutOrder(other); err != nil {
			return err
		}
		held, err := tx.Order("O3")
		if err != nil {
			return err
		}
		held.ChangeOf, held.ERPRevision, held.Kind = "O1", 7, "change"
		if err := tx.SetOrder(held); err != nil {
			return err
		}
		return tx.WakeChanges(&o)
	})
	must(t, s.View(t.Context(), func(tx *journal.Tx) error {
		of, err := tx.ChangesOf("O1")
		if err != nil || len(of) != 3 || of[0].ID != "O2" || of[0].ChangeNumber != "1" || of[1].ERPRevision != 7 || of[1].Kind != "change" {
			return fmt.Errorf("changes of O1: %+v %w", of, err)
		}
		if none, err := tx.ChangesOf(""); err != nil || len(none) != 0 {
			return fmt.Errorf("changes of none: %+v %w", none, err)
		}
		waiting, err := tx.WaitingChanges(o.Number)
		if err != nil || len(waiting) != 3 {
			return fmt.Errorf("waiting: %+v %w", waiting, err)
		}
		reading, err := tx.Reading("O2")
		if err != nil || reading.Revision != 1 {
			return fmt.Errorf("reading: %+v %w", reading, err)
		}
		if _, err := tx.Reading("O9"); !errors.Is(err, journal.ErrNotFound) {
			return fmt.Errorf("no reading: %w", err)
		}
		woken, err := tx.JobsIn(journal.JobQueued, 10)
		if err != nil || len(woken) != 2 || woken[0].Kind != journal.KindChange || woken[0].Ref != "O3" || woken[1].Ref != "O4" {
			return fmt.Errorf("woken: %+v %w", woken, err)
		}
		return nil
	}))
}
