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
}
