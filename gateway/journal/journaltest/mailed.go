// SPDX-License-Identifier: Apache-2.0

package journaltest

import (
	"context"
	"testing"
	"time"

	"ordergate/gateway/gatewaytest"
	"ordergate/gateway/journal"
)

// mailed counts mails by address and day.
func mailed(t *testing.T, s journal.Store, clock *gatewaytest.Clock) {
	count := func(address string) (n int64) {
		t.Helper()
		if err := s.Update(context.Background(), func(tx *journal.Tx) (err error) { n, err = tx.Mailed(address); return err }); err != nil {
			t.Fatal(err)
		}
		return n
	}
	for i, want := range []int64{1, 2, 3} {
		if n := count([]string{"a@example.com", "A@Example.com", "a@example.com"}[i]); n != want {
			t.Errorf("%d mails, want %d", n, want)
		}
	}
	if n := count("b@example.com"); n != 1 {
		t.Errorf("another address: %d", n)
	}
	for day := range 3 {
		clock.Add(24 * time.Hour)
		if n := count("a@example.com"); n != 1 {
			t.Errorf("%d days later: %d", day+1, n)
		}
	}
	var rows int
	err := s.View(context.Background(), func(tx *journal.Tx) error { return tx.QueryRow(`SELECT COUNT(*) FROM mailed`).Scan(&rows) })
	if err != nil || rows > 2 {
		t.Errorf("%d rows are kept: %v", rows, err)
	}
}
