// SPDX-License-Identifier: Apache-2.0

package masterdata

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"testing/synctest"
	"time"
)

// TestWatch: a change is loaded when it has settled, a fault is tried again only
// when the files change, and one that may pass is tried again.
func TestWatch(t *testing.T) {
	t.Parallel()
	source := t.TempDir()
	put := func(name, text string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(source, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	s, err := Open(t.Context(), Config{Dir: t.TempDir(), Source: source})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	w := &watcher{store: s, done: "nothing yet"}
	steps := func(n int, want int64) {
		t.Helper()
		for range n {
			w.step(t.Context())
		}
		if g := s.Status().Generation; g != want {
			t.Fatalf("generation %d, want %d (%v)", g, want, s.Status().Err)
		}
	}
	put("customers.csv", "number\nC-1\n")
	steps(3, 0) // no items yet
	put("items.csv", "number,base_unit\nA,EA\n")
	steps(1, 0) // may still be copied
	steps(1, 1)
	steps(3, 1)
	put("items.csv", "number,base_unit\nA,EA\nB,\"E")
	steps(3, 1)
	if s.Status().Err == nil {
		t.Error("the fault does not show")
	}
	put("items.csv", "number,base_unit\nA,EA\nB,EA\n")
	steps(1, 1)
	steps(1, 2)
}

// TestWatchRuns drives the loop itself on fake time.
func TestWatchRuns(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := &Store{cfg: Config{Source: t.TempDir(), Poll: 5 * time.Second}}
		ctx, stop := context.WithTimeoutCause(t.Context(), time.Minute, context.Canceled)
		defer stop()
		s.cfg.Clock, s.cfg.Logger = fixed{}, nop()
		if err := s.Watch(ctx); err != nil {
			t.Error(err)
		}
	})
}
