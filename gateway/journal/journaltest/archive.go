// SPDX-License-Identifier: Apache-2.0

package journaltest

import (
	"errors"
	"fmt"
	"slices"
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

// closing: the documents of a closed message wait for nobody and keep no payload; it is
// listed by its state, and can be opened again. P2 has one that is held.
func closing(t *testing.T, s journal.Store, expired func() []string) {
	held := func() (n int) {
		must(t, s.View(t.Context(), func(tx *journal.Tx) error {
			docs, err := tx.HeldDocuments(100)
			for _, d := range docs {
				if d.MessageID == "P2" {
					n++
				}
			}
			return err
		}))
		return n
	}
	if n := held(); n != 1 {
		t.Errorf("%d documents wait", n)
	}
	update(t, s, func(tx *journal.Tx) error { return tx.CloseMessage("P2") })
	if n := held(); n != 0 {
		t.Errorf("%d documents of a closed message wait", n)
	}
	if got := expired(); !slices.Equal(got, []string{"fP1", "fP2", "fP3"}) {
		t.Errorf("with a closed part, %q go", got)
	}
	must(t, s.View(t.Context(), func(tx *journal.Tx) error {
		closed, err := tx.MessageList(journal.MessageFilter{State: journal.MessageClosed, Limit: 10})
		if err != nil || len(closed) != 1 || closed[0].ID != "P2" {
			return fmt.Errorf("closed are %+v %w", closed, err)
		}
		before, err := tx.MessageList(journal.MessageFilter{Before: "P3", Limit: 1})
		if err != nil || len(before) != 1 || before[0].ID != "P2" {
			return fmt.Errorf("before P3 is %+v %w", before, err)
		}
		return nil
	}))
	update(t, s, func(tx *journal.Tx) error { return tx.OpenMessage("P2") })
	if n := held(); n != 1 {
		t.Errorf("%d documents of a message wait that is open again", n)
	}
}

// parts: what was unpacked from a message is listed in its order, and the message's
// payload stays while one of them is open.
func parts(t *testing.T, s journal.Store, clock *gatewaytest.Clock) {
	old := clock.Now().Add(-1000 * time.Hour)
	put := func(id, parent, part string, state journal.MessageState) {
		update(t, s, func(tx *journal.Tx) error {
			known, err := tx.PutMessage(journal.Message{ID: id, SHA256: "f" + id, State: state, Envelope: gateway.Envelope{Connection: "mail", Key: parent + part, Parent: parent, Part: part, ReceivedAt: old}})
			if err == nil && known != nil && known.ID == id {
				err = fmt.Errorf("%s was there", id)
			}
			return errors.Join(err, tx.PutBlob("f"+id, 1, []byte("a")))
		})
	}
	put("P1", "", "", journal.MessageRead)
	put("P3", "P1", "3/1", journal.MessageRead)
	put("P2", "P1", "2", journal.MessageHeld)
	put("P4", "P1", "2", journal.MessageRead) // again: the first stays
	expired := func() (out []string) {
		must(t, s.View(t.Context(), func(tx *journal.Tx) (err error) {
			out, err = tx.ExpiredPayloads(old.Add(time.Second), 10)
			return err
		}))
		slices.Sort(out)
		return out
	}
	must(t, s.View(t.Context(), func(tx *journal.Tx) error {
		all, err := tx.MessagesFrom("P1")
		if err != nil || len(all) != 2 || all[0].ID != "P2" || all[1].ID != "P3" {
			return fmt.Errorf("%+v %w", all, err)
		}
		return nil
	}))
	families(t, s)
	if got := expired(); !slices.Equal(got, []string{"fP3"}) {
		t.Errorf("with an open part, %q go", got)
	}
	update(t, s, func(tx *journal.Tx) error { return tx.SetMessage("P2", journal.MessageRead, "csv", nil, nil) })
	update(t, s, func(tx *journal.Tx) error {
		return tx.PutDocument(journal.Document{ID: "P2.1", MessageID: "P2", State: journal.DocumentHeld, Ack: "A"})
	})
	if got := expired(); !slices.Equal(got, []string{"fP3"}) {
		t.Errorf("with an open document of a part, %q go", got)
	}
	closing(t, s, expired)
	update(t, s, func(tx *journal.Tx) error { return tx.SetDocument("P2.1", journal.DocumentOrder, "O1", nil) })
	if got := expired(); !slices.Equal(got, []string{"fP1", "fP2", "fP3"}) {
		t.Errorf("when all is done, %q go", got)
	}
	put("P5", "P3", "1", journal.MessageHeld) // a part of a part
	if got := expired(); !slices.Equal(got, []string{"fP2"}) {
		t.Errorf("with an open part of a part, %q go", got)
	}
	// Whose it is may be found out later; what came since by the same key stays.
	update(t, s, func(tx *journal.Tx) error {
		mine := gateway.Envelope{Connection: "acme-mail", Key: "", Partners: []string{"acme"}, Station: "main", Test: true, Untrusted: "nobody knows"}
		if known, err := tx.Readdress("P1", mine); err != nil || known != "" {
			return fmt.Errorf("%q %w", known, err)
		}
		m, err := tx.Message("P1")
		if err != nil || m.Envelope.Connection != "acme-mail" || !slices.Equal(m.Envelope.Partners, mine.Partners) || m.Envelope.Station != "main" || !m.Envelope.Test || m.Envelope.Untrusted == "" {
			return fmt.Errorf("%+v %w", m, err)
		}
		if known, err := tx.Readdress("P3", mine); err != nil || known != "P1" {
			return fmt.Errorf("%q stands in its place: %w", known, err)
		}
		return nil
	})
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

// families: of what was unpacked of parts, too, all is found, and what it came in.
func families(t *testing.T, s journal.Store) {
	t.Helper()
	update(t, s, func(tx *journal.Tx) error {
		for i, parent := range []string{"", "Q1", "Q1", "Q3"} {
			id := fmt.Sprintf("Q%d", i+1)
			_, err := tx.PutMessage(journal.Message{ID: id, SHA256: "f" + id, State: journal.MessageRead,
				Envelope: gateway.Envelope{Connection: "mail", Key: "family " + id, Parent: parent, Part: fmt.Sprint(9 - i), Within: gateway.WithinPortfolio}})
			if err != nil {
				return err
			}
		}
		return nil
	})
	must(t, s.View(t.Context(), func(tx *journal.Tx) error {
		all, err := tx.Family("Q1")
		var ids []string
		for _, m := range all {
			ids = append(ids, m.ID)
		}
		if err != nil || !slices.Equal(ids, []string{"Q1", "Q3", "Q2", "Q4"}) || all[3].Envelope.Within != gateway.WithinPortfolio {
			return fmt.Errorf("the family is %q, %w", ids, err)
		}
		if root, err := tx.Root("Q4"); err != nil || root != "Q1" {
			return fmt.Errorf("the root is %q, %w", root, err)
		}
		if _, err := tx.Family("Q9"); !errors.Is(err, journal.ErrNotFound) {
			return fmt.Errorf("of nothing: %w", err)
		}
		return nil
	}))
}
