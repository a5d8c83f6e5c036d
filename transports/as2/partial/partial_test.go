// SPDX-License-Identifier: Apache-2.0

package partial

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"ordergate/gateway/gatewaytest"
)

var key = Key{"ACME", "US", `"a1"`}

func open(t *testing.T, dir string, change ...func(*Config)) (*Store, *gatewaytest.Clock) {
	t.Helper()
	clock := gatewaytest.NewClock()
	cfg := Config{Dir: dir, Keep: time.Hour, Count: 3, Bytes: 100, Clock: clock}
	for _, c := range change {
		c(&cfg)
	}
	s, err := Open(cfg)
	if err != nil {
		t.Fatal(err)
	}
	return s, clock
}

func begin(t *testing.T, s *Store, k Key, start int64, text string) *Transmission {
	t.Helper()
	tr, err := s.Begin(k, start)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(tr, text); err != nil {
		t.Fatal(err)
	}
	return tr
}

func end(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func wantHeld(t *testing.T, s *Store, k Key, want int64) {
	t.Helper()
	if n, err := s.Held(k); err != nil || n != want {
		t.Fatalf("held %d, %v, want %d", n, err, want)
	}
}

func TestGoOn(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	s, _ := open(t, dir)
	wantHeld(t, s, key, 0)
	tr := begin(t, s, key, 0, "first,")
	if _, err := s.Held(key); !errors.Is(err, ErrLocked) {
		t.Errorf("while it is written: %v", err)
	}
	if _, err := s.Begin(key, 0); !errors.Is(err, ErrLocked) {
		t.Errorf("a second writer: %v", err)
	}
	end(t, tr.Close())
	s, _ = open(t, dir) // the next process
	wantHeld(t, s, key, 6)
	var wrong *RangeError
	if _, err := s.Begin(key, 3); !errors.As(err, &wrong) || wrong.Held != 6 {
		t.Errorf("another start: %v", err)
	}
	tr = begin(t, s, key, 6, "second")
	for range 2 {
		b, err := io.ReadAll(tr.Reader())
		if err != nil || string(b) != "first,second" || tr.Size() != 12 {
			t.Fatalf("read %q, %v", b, err)
		}
	}
	end(t, tr.Remove())
	wantHeld(t, s, key, 0)
}

func TestBeginAnew(t *testing.T) {
	t.Parallel()
	s, _ := open(t, t.TempDir())
	end(t, begin(t, s, key, 0, "a long beginning").Close())
	end(t, begin(t, s, key, 0, "short").Close())
	wantHeld(t, s, key, 5)
}

func TestKilledWhileWriting(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	s, _ := open(t, dir)
	end(t, begin(t, s, key, 0, "synced").Close())
	tr := begin(t, s, key, 6, "perhaps not")
	t.Cleanup(func() { _ = tr.Remove() })
	s, _ = open(t, dir)
	wantHeld(t, s, key, 0)
}

func TestBounds(t *testing.T) {
	t.Parallel()
	s, clock := open(t, t.TempDir())
	of := func(e string) Key { return Key{"ACME", "US", e} }
	for _, e := range []string{"1", "2", "3", "4"} {
		end(t, begin(t, s, of(e), 0, "ten bytes!").Close())
		clock.Add(time.Second)
	}
	wantHeld(t, s, of("1"), 0)
	wantHeld(t, s, of("2"), 10)
	end(t, begin(t, s, of("5"), 0, strings.Repeat("x", 200)).Close())
	wantHeld(t, s, of("2"), 0)
	clock.Add(time.Second)
	end(t, begin(t, s, of("6"), 0, "x").Close())
	wantHeld(t, s, of("5"), 0)
	wantHeld(t, s, Key{"OTHER", "US", "6"}, 0)

	var busy []*Transmission
	for _, e := range []string{"a", "b", "c"} {
		busy = append(busy, begin(t, s, of(e), 0, "x"))
	}
	if _, err := s.Begin(of("d"), 0); err == nil {
		t.Error("a fourth at the same time")
	}
	for _, tr := range busy {
		end(t, tr.Remove())
	}
}

func TestSweep(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	s, clock := open(t, dir)
	end(t, begin(t, s, key, 0, "old").Close())
	clock.Add(40 * time.Minute)
	young := Key{"ACME", "US", "young"}
	end(t, begin(t, s, young, 0, "young").Close())
	clock.Add(30 * time.Minute)
	end(t, s.Sweep())
	wantHeld(t, s, key, 0)
	wantHeld(t, s, young, 5)
	clock.Add(time.Hour)
	end(t, s.Sweep())
	if left, _ := filepath.Glob(filepath.Join(dir, "*")); len(left) != 0 {
		t.Errorf("left behind: %v", left)
	}
}

func TestFullDisk(t *testing.T) {
	t.Parallel()
	s, _ := open(t, t.TempDir(), func(c *Config) {
		c.writing = func(f *os.File, p []byte) (int, error) { n, _ := f.Write(p[:2]); return n, syscall.ENOSPC }
	})
	tr, err := s.Begin(key, 0)
	end(t, err)
	if n, err := tr.Write([]byte("hello")); n != 2 || !errors.Is(err, syscall.ENOSPC) {
		t.Fatal(n, err)
	}
	end(t, tr.Close())
	wantHeld(t, s, key, 2)
}
