// SPDX-License-Identifier: Apache-2.0

package journaltest

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"ordergate/gateway/gatewaytest"
	"ordergate/gateway/journal"
)

// sticky: a closure that swallows the error of a statement does not commit the
// rest.
func sticky(t *testing.T, s journal.Store, _ *gatewaytest.Clock) {
	update(t, s, func(tx *journal.Tx) error { return tx.PutBlob("x", 1, []byte{1}) })
	err := s.Update(t.Context(), func(tx *journal.Tx) error {
		if _, err := tx.NextNumber("before"); err != nil {
			return err
		}
		_, _ = tx.Exec(`INSERT INTO blobs (sha256, size, created_at) VALUES ('x', 1, 1)`)
		_, _ = tx.NextNumber("after")
		return nil
	})
	if err == nil {
		t.Error("a transaction with a failed statement was committed")
	}
	if n := counter(t, s, "before"); n != 0 {
		t.Errorf("before = %d", n)
	}
}

// outlived: a transaction is of no use after its closure.
func outlived(t *testing.T, s journal.Store, _ *gatewaytest.Clock) {
	var kept *journal.Tx
	update(t, s, func(tx *journal.Tx) error { kept = tx; return nil })
	if _, err := kept.NextNumber("late"); err == nil {
		t.Error("a transaction was used after its closure had returned")
	}
}

// openRows: what would only work on one engine works on none.
func openRows(t *testing.T, s journal.Store, _ *gatewaytest.Clock) {
	for i := range 3 {
		update(t, s, func(tx *journal.Tx) error { _, err := tx.NextNumber(fmt.Sprint(i)); return err })
	}
	err := s.Update(t.Context(), func(tx *journal.Tx) error {
		rows, err := tx.Query(`SELECT name FROM counters`)
		if err != nil {
			return err
		}
		for rows.Next() {
			if _, err := tx.NextNumber("x"); err != nil {
				return err
			}
		}
		return rows.Err()
	})
	if err == nil {
		t.Error("a statement ran while rows were open")
	}
	update(t, s, func(tx *journal.Tx) error { // and rows left open harm nobody
		_, err := tx.Query(`SELECT name FROM counters`)
		return err
	})
	if n := counter(t, s, "1"); n != 1 {
		t.Errorf("n = %d", n)
	}
}

func values(t *testing.T, s journal.Store, clock *gatewaytest.Clock) {
	type name string
	update(t, s, func(tx *journal.Tx) error {
		for _, v := range []struct{ key, value any }{
			{"int", 7}, {"named" + "", int64(-1)}, {name("string type"), true}, {"time", clock.Now()}, {"nul\x00 and \xff?", int32(5)},
		} {
			if _, err := tx.Exec(`INSERT INTO counters (name, value) VALUES (?, ?)`, v.key, v.value); err != nil {
				return err
			}
		}
		_, err := tx.Exec(`INSERT INTO blobs (sha256, size, data, created_at) VALUES ('what? ''no''', 0, ?, 0)`, []byte(nil))
		return err
	})
	for key, want := range map[string]int64{"int": 7, "named": -1, "string type": 1, "time": clock.Now().UnixMicro(), "nul\uFFFD and \uFFFD?": 5} {
		if got := counter(t, s, key); got != want {
			t.Errorf("%q = %d, want %d", key, got, want)
		}
	}
	must(t, s.View(t.Context(), func(tx *journal.Tx) error {
		if _, data, err := tx.Blob("what? 'no'"); err != nil || data != nil {
			t.Errorf("data = %v, %v; want nil for NULL", data, err)
		}
		return nil
	}))
	err := s.Update(t.Context(), func(tx *journal.Tx) error {
		_, err := tx.Exec(`INSERT INTO counters (name, value) VALUES ('f', ?)`, 0.5)
		return err
	})
	if err == nil {
		t.Error("a float was stored")
	}
}

// cancelledEarly: a caller that has gone before its turn is never written.
func cancelledEarly(t *testing.T, s journal.Store, _ *gatewaytest.Clock) {
	ctx, cancel := context.WithCancelCause(t.Context())
	why := errors.New("the partner hung up")
	cancel(why)
	ran := false
	err := s.Update(ctx, func(*journal.Tx) error { ran = true; return nil })
	if !errors.Is(err, context.Canceled) || !errors.Is(err, why) || errors.Is(err, journal.ErrOutcomeUnknown) || ran {
		t.Errorf("err = %v, ran = %v; want the context's error and its cause", err, ran)
	}
	if err := s.View(ctx, func(*journal.Tx) error { return nil }); !errors.Is(err, context.Canceled) {
		t.Errorf("view: %v", err)
	}
}

func payloads(t *testing.T, s journal.Store, clock *gatewaytest.Clock) {
	update(t, s, func(tx *journal.Tx) error {
		return errors.Join(tx.PutBlob("empty", 0, []byte{}), tx.PutBlob("outside", 9, nil), tx.PutBlob("in", 2, []byte("in")), tx.PutBlob("in", 2, []byte("in")))
	})
	must(t, s.View(t.Context(), func(tx *journal.Tx) error {
		if n, b, err := tx.Blob("empty"); err != nil || n != 0 || b == nil {
			t.Errorf("empty: %d %v %v", n, b, err)
		}
		if n, b, err := tx.Blob("outside"); err != nil || n != 9 || b != nil {
			t.Errorf("outside: %d %v %v", n, b, err)
		}
		rows, err := tx.Blobs("empty", 10)
		if err != nil || len(rows) != 2 || rows[0].SHA256 != "in" || !rows[0].CreatedAt.Equal(clock.Now()) {
			t.Errorf("rows: %+v %v", rows, err)
		}
		return nil
	}))
	for _, want := range []bool{true, false} {
		update(t, s, func(tx *journal.Tx) error {
			was, err := tx.DeleteBlob("in")
			if was != want {
				t.Errorf("deleted: %v", was)
			}
			return err
		})
	}
}

func stats(t *testing.T, s journal.Store, clock *gatewaytest.Clock) {
	enqueue(t, s, journal.Job{Lane: "l", Kind: "k"}, journal.Job{Lane: "l", Kind: "k", RunAt: clock.Now().Add(time.Hour)})
	st, err := s.Stats(t.Context())
	must(t, err)
	if len(st.Jobs) != 1 || st.Jobs[0].Count != 2 || !st.Jobs[0].Oldest.Equal(clock.Now()) || st.Commits == 0 || st.Updates == 0 || st.CommitLatency <= 0 || st.LastError != "" {
		t.Errorf("stats = %+v", st)
	}
}
