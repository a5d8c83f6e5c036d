// SPDX-License-Identifier: Apache-2.0

package journal_test

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"ordergate/gateway"
	"ordergate/gateway/gatewaytest"
	"ordergate/gateway/journal"
)

func number(name string) func(*journal.Tx) error {
	return func(tx *journal.Tx) error { _, err := tx.NextNumber(name); return err }
}

func value(t *testing.T, s journal.Store, name string) (n int64) {
	t.Helper()
	err := s.View(t.Context(), func(tx *journal.Tx) error {
		return tx.QueryRow(`SELECT value FROM counters WHERE name = ?`, name).Scan(&n)
	})
	if err != nil && !errors.Is(err, journal.ErrNotFound) {
		t.Fatal(err)
	}
	return n
}

// blocked keeps the one writer busy until release is called.
func blocked(t *testing.T, s journal.Store) (release func()) {
	t.Helper()
	inside, leave, done := make(chan struct{}), make(chan struct{}), make(chan error, 1)
	go func() {
		done <- s.Update(context.Background(), func(*journal.Tx) error {
			close(inside)
			<-leave
			return nil
		})
	}()
	<-inside
	return func() {
		close(leave)
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
}

// A caller that leaves the queue gets its own context's error: nothing of it was
// or will be written.
func TestLeavingTheQueue(t *testing.T) {
	t.Parallel()
	s := open(t, t.TempDir(), gateway.SystemClock{})
	defer s.Close()
	release := blocked(t, s)
	ctx, cancel := context.WithCancel(t.Context())
	result := make(chan error, 1)
	go func() { result <- s.Update(ctx, number("left")) }()
	for st := (journal.Stats{}); st.Waiting == 0; {
		var err error
		if st, err = s.Stats(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	cancel()
	if err := <-result; !errors.Is(err, context.Canceled) || errors.Is(err, journal.ErrOutcomeUnknown) {
		t.Errorf("err = %v, want a plain cancellation", err)
	}
	release()
	if err := s.Update(t.Context(), number("stayed")); err != nil {
		t.Fatal(err)
	}
	if n := value(t, s, "left"); n != 0 {
		t.Errorf("the work of a caller that had left was written")
	}
}

// A caller that leaves while its work is under way learns that it cannot know,
// and its closure is not running any more.
func TestLeavingUnderWay(t *testing.T) {
	t.Parallel()
	s := open(t, t.TempDir(), gateway.SystemClock{})
	defer s.Close()
	ctx, cancel := context.WithCancel(t.Context())
	running := false
	err := s.Update(ctx, func(tx *journal.Tx) error {
		running = true
		cancel()
		_, err := tx.NextNumber("x")
		running = false
		return err
	})
	if err != nil && !errors.Is(err, journal.ErrOutcomeUnknown) {
		t.Errorf("err = %v, want nil or unknown", err)
	}
	if running {
		t.Error("the closure still runs")
	}
}

// Close lets what is queued be written.
func TestCloseFinishes(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	s := open(t, dir, gateway.SystemClock{})
	release := blocked(t, s)
	results := make(chan error, 20)
	for range cap(results) {
		go func() { results <- s.Update(context.Background(), number("n")) }()
	}
	closed := make(chan error, 1)
	go func() { closed <- s.Close() }()
	release()
	if err := <-closed; err != nil {
		t.Fatal(err)
	}
	written := int64(0)
	for range cap(results) {
		switch err := <-results; {
		case err == nil:
			written++
		case !errors.Is(err, journal.ErrClosed):
			t.Error(err)
		}
	}
	again := open(t, dir, gateway.SystemClock{})
	defer again.Close()
	if n := value(t, again, "n"); n != written {
		t.Errorf("%d there, %d acknowledged", n, written)
	}
	if err := again.Close(); err != nil {
		t.Fatal(err)
	}
	if err := again.View(t.Context(), func(*journal.Tx) error { return nil }); !errors.Is(err, journal.ErrClosed) {
		t.Errorf("view after close: %v", err)
	}
}

func TestBackup(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	s := open(t, dir, gateway.SystemClock{})
	defer s.Close()
	if err := s.Update(t.Context(), number("n")); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "copy.db")
	if err := s.Backup(t.Context(), path); err != nil {
		t.Fatal(err)
	}
	if err := s.Backup(t.Context(), path); !errors.Is(err, fs.ErrExist) || gateway.KindOf(err) != gateway.Conflict {
		t.Errorf("over an older copy: %v", err)
	}
	copied, err := journal.Open(t.Context(), journal.Config{URL: "sqlite:" + path})
	if err != nil {
		t.Fatal(err)
	}
	defer copied.Close()
	if n := value(t, copied, "n"); n != 1 {
		t.Errorf("n = %d in the copy", n)
	}
}

// A journal that a newer program has written is left alone.
func TestNewerJournal(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "j.db")
	s, err := journal.Open(t.Context(), journal.Config{URL: path})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	_, err = db.Exec(`INSERT INTO journal_version (version_id, is_applied) VALUES (99999, 1)`)
	if err = errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
	if s, err := journal.Open(t.Context(), journal.Config{URL: path}); err == nil {
		_ = s.Close()
		t.Error("an older program opened a newer journal")
	} else if !strings.Contains(err.Error(), "newer program") {
		t.Error(err)
	}
}

func TestOpenFaults(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "text"), bytes.Repeat([]byte("no database "), 1000), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, url := range []string{"", "mysql://x/y", filepath.Join(dir, "no", "such", "folder", "j.db"), filepath.Join(dir, "text"), "postgres://%zz", "postgres:///x?host=" + dir} {
		if s, err := journal.Open(t.Context(), journal.Config{URL: url}); err == nil {
			_ = s.Close()
			t.Errorf("%q was opened", url)
		}
	}
}

// The write-ahead log is cleared while writing goes on, and grows only as long as
// somebody reads an old state.
func TestLogIsCleared(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Log("400 MiB are written in the long run only: the race detector learns nothing from them")
		return
	}
	s := open(t, t.TempDir(), gateway.SystemClock{})
	defer s.Close()
	body := make([]byte, 256<<10)
	n := 0
	write := func(mib int) int64 {
		t.Helper()
		for range mib * 4 {
			n++
			if err := s.Update(t.Context(), func(tx *journal.Tx) error { return tx.PutBlob(fmt.Sprint(n), int64(len(body)), body) }); err != nil {
				t.Fatal(err)
			}
		}
		st, err := s.Stats(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return st.LogBytes
	}
	if log := write(160); log > 100<<20 {
		t.Errorf("a log of %d MiB after 160 MiB", log>>20)
	}
	var held int64
	err := s.View(t.Context(), func(*journal.Tx) error { held = write(100); return nil })
	if err != nil {
		t.Fatal(err)
	}
	if log := write(160); log > held+100<<20 {
		t.Errorf("a log of %d MiB after the reader that held %d had gone", log>>20, held>>20)
	}
}

// A View that takes too long ends, so that the log can be cleared.
func TestViewLimit(t *testing.T) {
	t.Parallel()
	for name, url := range map[string]string{"sqlite": filepath.Join(t.TempDir(), "j.db"), "postgres": cluster.Database(t)} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s, err := journal.Open(t.Context(), journal.Config{URL: url, ViewLimit: time.Millisecond})
			if err != nil {
				t.Fatal(err)
			}
			defer s.Close()
			err = s.View(t.Context(), func(tx *journal.Tx) error {
				for {
					if _, err := tx.JobCounts(); err != nil {
						return err
					}
				}
			})
			if !errors.Is(err, context.DeadlineExceeded) {
				t.Errorf("err = %v", err)
			}
		})
	}
}

// Nodes that share a PostgreSQL start together and wake each other.
func TestNodes(t *testing.T) {
	t.Parallel()
	url, clock := cluster.Database(t), gatewaytest.NewClock()
	const nodes = 3
	opened := make(chan journal.Store, nodes)
	for range nodes {
		go func() {
			s, err := journal.Open(context.Background(), journal.Config{URL: url, Clock: clock})
			if err != nil {
				t.Error(err)
			}
			opened <- s
		}()
	}
	stores := make([]journal.Store, nodes)
	for i := range stores {
		if stores[i] = <-opened; stores[i] == nil {
			t.FailNow()
		}
		defer stores[i].Close()
	}
	for _, s := range stores {
		<-s.Wake() // it listens
	}
	if err := stores[0].Update(t.Context(), func(tx *journal.Tx) error { return tx.Enqueue(journal.Job{Lane: "l", Kind: "k"}) }); err != nil {
		t.Fatal(err)
	}
	for _, s := range stores {
		select {
		case <-s.Wake():
		case <-t.Context().Done():
			t.Fatal("a node slept on")
		}
	}
	jobs, err := stores[1].Claim(t.Context(), journal.ClaimRequest{Node: "1", Kinds: []string{"k"}, Lease: time.Minute, Now: clock.Now()})
	if err != nil || len(jobs) != 1 {
		t.Fatalf("claimed %v: %v", jobs, err)
	}
	clock.Add(2 * time.Minute)
	jobs, err = stores[2].Claim(t.Context(), journal.ClaimRequest{Node: "2", Kinds: []string{"k"}, Lease: time.Minute, Now: clock.Now()})
	if err != nil || len(jobs) != 1 || jobs[0].Attempt != 2 {
		t.Fatalf("claimed %v from the dead node: %v", jobs, err)
	}
}
