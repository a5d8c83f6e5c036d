// SPDX-License-Identifier: Apache-2.0

package journaltest

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"ordergate/gateway"
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
	together(t, s)
}

// together: many rows by few statements, whatever their number.
func together(t *testing.T, s journal.Store) {
	const many = 131
	var keys []string
	update(t, s, func(tx *journal.Tx) error {
		keys = nil
		for i := range many {
			k := fmt.Sprintf("%03d", i)
			keys = append(keys, k)
			_, err := tx.PutMessage(journal.Message{ID: k, Envelope: gateway.Envelope{Connection: "c", Key: k}, State: journal.MessageRead})
			err = errors.Join(err, tx.PutBlob(k, 3, []byte(k)))
			for revision, mapping := range []string{"m", "m", ""} { // the last was a correction
				facts := fmt.Sprintf("%s/%d", k, revision)
				err = errors.Join(err, tx.PutRevision(journal.Revision{OrderID: k, Revision: int64(revision + 1), Canonical: []byte("{}"), Facts: []byte(facts), Mapping: mapping}))
			}
			if err != nil {
				return err
			}
		}
		return errors.Join(tx.PutBlob("outside", 3, nil), tx.PutBlob("cut", 3, []byte("ab")), tx.PutBlob("empty", 0, []byte{}))
	})
	must(t, s.View(t.Context(), func(tx *journal.Tx) error {
		for _, n := range []int{0, 1, 4, 5, 64, 65, many} {
			messages, err := tx.MessagesBy(append([]string{"none"}, keys[:n]...))
			facts, err2 := tx.FactsBy(append([]string{"none"}, keys[:n]...))
			blobs, err3 := tx.Inlines(append([]string{"none", "outside", "cut", "empty"}, keys[:n]...))
			if err := errors.Join(err, err2, err3); err != nil || len(messages) != n || len(facts) != n || len(blobs) != n+1 {
				return fmt.Errorf("of %d: %d messages, facts of %d orders, %d payloads: %w", n, len(messages), len(facts), len(blobs), err)
			}
			for _, k := range keys[:n] {
				if messages[k].ID != k || string(facts[k]) != k+"/1" || string(blobs[k]) != k {
					return fmt.Errorf("%s: %+v, %q, %q", k, messages[k], facts[k], blobs[k])
				}
			}
		}
		return nil
	}))
}
