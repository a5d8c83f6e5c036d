// SPDX-License-Identifier: Apache-2.0

package journaltest

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"ordergate/gateway"
	"ordergate/gateway/gatewaytest"
	"ordergate/gateway/journal"
)

// outbox is the life of documents that partners fetch themselves.
func outbox(t *testing.T, s journal.Store, clock *gatewaytest.Clock) {
	now := clock.Now()
	update(t, s, func(tx *journal.Tx) error {
		var errs []error
		for _, id := range []string{"X1", "X2", "X3", "X4"} {
			connection := "acme-sftp"
			if id == "X4" {
				connection = "other-sftp"
			}
			errs = append(errs, tx.PutOutbound(journal.Outbound{ID: id, Partner: "acme", Kind: "855", Connection: connection, FileName: id, OrderIDs: []string{"O" + id},
				State: journal.OutboundPending, CreatedAt: now}))
		}
		return errors.Join(errs...)
	})
	moved := map[string]bool{}
	update(t, s, func(tx *journal.Tx) error {
		for _, step := range []struct {
			name string
			run  func() (bool, error)
		}{
			{"offer", func() (bool, error) { return tx.Offer("X1", "one.edi", now) }},
			{"offer again", func() (bool, error) { return tx.Offer("X1", "other.edi", now) }},
			{"offer two", func() (bool, error) { return tx.Offer("X2", "two.edi", now.Add(time.Hour)) }},
			{"offer four", func() (bool, error) { return tx.Offer("X4", "one.edi", now) }},
			{"own name", func() (bool, error) { return tx.OfferedAs("acme-sftp", "one.edi", "X1") }},
			{"another's name", func() (bool, error) { return tx.OfferedAs("acme-sftp", "one.edi", "X2") }},
			{"fetch what is pending", func() (bool, error) { return tx.Fetched("X3", now) }},
			{"remove what is pending", func() (bool, error) { return tx.Unoffer("X3", now) }},
			{"withdraw", func() (bool, error) { return tx.Withdraw("X4") }},
			{"fetch what is withdrawn", func() (bool, error) { return tx.Fetched("X4", now) }},
		} {
			var err error
			if moved[step.name], err = step.run(); err != nil {
				return err
			}
		}
		return nil
	})
	want := map[string]bool{"offer": true, "offer again": false, "offer two": true, "offer four": true, "own name": false, "another's name": true,
		"fetch what is pending": false, "remove what is pending": false, "withdraw": true, "fetch what is withdrawn": false}
	if diff := cmp.Diff(want, moved); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	lying := func(connection, after string, limit int) (out []string) {
		t.Helper()
		must(t, s.View(t.Context(), func(tx *journal.Tx) error {
			out = nil
			rows, err := tx.Outbox(connection, after, limit)
			for _, o := range rows {
				out = append(out, o.ID+" "+o.FileName+" "+string(o.State))
			}
			return err
		}))
		return out
	}
	check := func(got []string, want ...string) {
		t.Helper()
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	}
	check(lying("acme-sftp", "", 10), "X1 one.edi offered", "X2 two.edi offered")
	check(lying("acme-sftp", "X1", 10), "X2 two.edi offered")
	check(lying("acme-sftp", "", 1), "X1 one.edi offered")
	check(lying("other-sftp", "", 10))
	must(t, s.View(t.Context(), func(tx *journal.Tx) error {
		n, oldest, err := tx.Unfetched("acme-sftp", now.Add(time.Minute))
		if err == nil && (n != 1 || oldest.ID != "X1") {
			t.Errorf("%d not fetched, the oldest %+v", n, oldest)
		}
		return err
	}))
	if told := told(t, s, 0); len(told) > 0 {
		t.Errorf("told of what nobody has fetched: %+v", told)
	}
	for range 2 { // told once
		update(t, s, func(tx *journal.Tx) error {
			_, fetched := tx.Fetched("X1", now)
			_, removed := tx.Unoffer("X2", now)
			return errors.Join(fetched, removed)
		})
	}
	if told := toldAll(t, s, 0, 1); len(told) != 1 || told[0].Type != gateway.EventDelivered || told[0].Partner != "acme" || told[0].Data.Document.ID != "X1" {
		t.Errorf("told %+v of a document that was fetched", told)
	}
	check(lying("acme-sftp", "", 10), "X1 one.edi sent")
}
