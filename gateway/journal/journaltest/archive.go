// SPDX-License-Identifier: Apache-2.0

package journaltest

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"ordergate/gateway/gatewaytest"
	"ordergate/gateway/journal"
)

// approvals: the latest of each mapping counts.
func approvals(t *testing.T, s journal.Store, clock *gatewaytest.Clock) {
	put := func(a journal.Approval) {
		update(t, s, func(tx *journal.Tx) error { a.At = tx.Now(); return tx.PutApproval(a) })
		clock.Add(time.Second)
	}
	put(journal.Approval{Mapping: "a", Version: "1", Actor: "system", Files: map[string]string{"a.yaml": "00"}})
	put(journal.Approval{Mapping: "b", Version: "7", Actor: "system"})
	last := clock.Now()
	put(journal.Approval{Mapping: "a", Version: "2", Actor: "dana", Reason: "agreed", Files: map[string]string{"a.yaml": "01", "tables/t.yaml": "02"}})
	must(t, s.View(t.Context(), func(tx *journal.Tx) error {
		all, err := tx.Approvals()
		a := all["a"]
		if err != nil || len(all) != 2 || all["b"].Version != "7" || a.Version != "2" || a.Actor != "dana" || a.Files["tables/t.yaml"] != "02" || !a.At.Equal(last) {
			return fmt.Errorf("%+v %w", all, err)
		}
		return nil
	}))
}

// archive: documents are paged through in order, some rows at a time.
func archive(t *testing.T, s journal.Store, _ *gatewaytest.Clock) {
	update(t, s, func(tx *journal.Tx) error {
		for i := range 25 {
			d := journal.Document{ID: fmt.Sprintf("M1.1.%06d", i), Partner: []string{"a", "b"}[i%2], Format: "x12", Type: "850", Ack: "A", State: journal.DocumentOrder}
			switch i {
			case 4:
				d.Type = "997"
			case 6:
				d.Ack = "R"
			case 8:
				d.State = journal.DocumentDuplicate
			case 10:
				d.State = journal.DocumentHeld
			}
			if err := tx.PutDocument(d); err != nil {
				return err
			}
		}
		return nil
	})
	for partner, want := range map[string]int{"a": 10, "b": 12, "": 22} {
		n, pages, after := 0, 0, ""
		for {
			var docs []journal.Document
			must(t, s.View(t.Context(), func(tx *journal.Tx) (err error) {
				var last string
				docs, last, err = tx.ReadBefore("x12", []string{"850", "860"}, partner, after, 10)
				if last <= after && last != "" {
					return fmt.Errorf("%q after %q", last, after)
				}
				after = last
				return err
			}))
			if n += len(docs); after == "" {
				break
			}
			pages++
		}
		if n != want || pages != 3 {
			t.Errorf("partner %q: %d documents in %d pages, want %d in 3", partner, n, pages, want)
		}
	}
	must(t, s.View(t.Context(), func(tx *journal.Tx) error {
		if _, err := tx.FactsOf("O9"); !errors.Is(err, journal.ErrNotFound) {
			return fmt.Errorf("facts of no order: %w", err)
		}
		return nil
	}))
}
