// SPDX-License-Identifier: Apache-2.0

package spool_test

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"pgregory.net/rapid"

	"ordergate/gateway"
	"ordergate/transports/sftp/spool"
)

func open(t *testing.T, dir string) *spool.Spool {
	t.Helper()
	s, err := spool.Open(spool.Config{Dir: dir, Now: time.Now, Name: "acme"})
	if err != nil {
		t.Fatal(err)
	}
	s.Limit(spool.Limits{Bytes: 1000, Files: 3, File: 500})
	return s
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func write(t *testing.T, f *spool.File, text string, at int64) {
	t.Helper()
	if _, err := f.WriteAt([]byte(text), at); err != nil {
		t.Fatal(err)
	}
}

func create(t *testing.T, s *spool.Spool, name, text string) *spool.File {
	t.Helper()
	f, err := s.Create(name)
	must(t, err)
	write(t, f, text, 0)
	return f
}

func list(s *spool.Spool) (out []string) {
	for _, e := range s.List() {
		out = append(out, fmt.Sprintf("%s %d %v", e.Name, e.Size, e.Complete))
	}
	return out
}

func want(t *testing.T, got []string, want ...string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

func files(t *testing.T, dir string) int {
	t.Helper()
	all, err := os.ReadDir(dir)
	must(t, err)
	return len(all)
}

// What was broken off or waits survives the process; what was open does not.
func TestRestart(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	s := open(t, dir)
	broken := create(t, s, "broken", "abc")
	write(t, broken, "xyz", 10) // behind a gap
	must(t, broken.Suspend())
	waits := create(t, s, "waits.part", "whole")
	must(t, waits.Complete())
	must(t, waits.Keep())
	create(t, s, "open", "lost")
	s = open(t, dir) // killed
	want(t, list(s), "broken 3 false", "waits.part 5 true")
	if n := files(t, dir); n != 4 {
		t.Errorf("%d files are left", n)
	}
	if s.Used() != 8 {
		t.Errorf("%d bytes are used", s.Used())
	}
	f, ok, err := s.Resume("broken")
	if err != nil || !ok || f.Size() != 3 {
		t.Fatal(ok, err)
	}
	write(t, f, "defg", 3)
	taken, err := f.Take()
	must(t, err)
	b, err := io.ReadAll(io.NewSectionReader(taken, 0, taken.Size))
	if err != nil || string(b) != "abcdefg" {
		t.Error(string(b), err)
	}
	must(t, taken.Discard())
	must(t, s.Rename("waits.part", "waits.tmp"))
	s = open(t, dir)
	want(t, list(s), "waits.tmp 5 true")
}

// A file whose data was damaged, or whose meta is rubbish, is not there any more.
func TestDamaged(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	s := open(t, dir)
	for _, name := range []string{"a", "b"} {
		must(t, create(t, s, name, "abc").Suspend())
	}
	data, err := filepath.Glob(dir + "/*.data")
	must(t, err)
	must(t, os.Truncate(data[0], 2))
	must(t, os.WriteFile(strings.TrimSuffix(data[1], ".data")+".json", []byte("{"), 0o600))
	must(t, os.WriteFile(dir+"/x.json.new", nil, 0o600))
	s = open(t, dir)
	want(t, list(s))
	if n := files(t, dir); n != 0 {
		t.Errorf("%d files are left", n)
	}
}

// A newer upload takes a name over, whoever writes to it; an older handle is told.
func TestTakenOver(t *testing.T) {
	t.Parallel()
	s := open(t, t.TempDir())
	old := create(t, s, "po", "old")
	fresh := create(t, s, "po", "fresh")
	if _, err := old.WriteAt([]byte("x"), 3); gateway.KindOf(err) != gateway.Transient {
		t.Error(err)
	}
	must(t, old.Suspend())
	must(t, old.Discard())
	if err := old.Complete(); err == nil {
		t.Error("an upload that was replaced is complete")
	}
	again, ok, err := s.Resume("po")
	if err != nil || !ok {
		t.Fatal(ok, err)
	}
	if _, err := fresh.Take(); err == nil {
		t.Error("a file that somebody else goes on with was taken")
	}
	write(t, again, "!", 5)
	taken, err := again.Take()
	must(t, err)
	create(t, s, "po", "next") // while the one before is being taken
	if taken.Size != 6 {
		t.Errorf("%d bytes", taken.Size)
	}
	must(t, taken.Return()) // there is another by now
	want(t, list(s), "po 4 false")
	if s.Used() != 4 {
		t.Errorf("%d bytes are used", s.Used())
	}
}

// Only what is whole is given out.
func TestTake(t *testing.T) {
	t.Parallel()
	s := open(t, t.TempDir())
	f := create(t, s, "po.part", "abc")
	if _, err := s.Take("po.part"); err == nil {
		t.Error("a file that is being written was given out")
	}
	must(t, f.Suspend())
	if _, err := s.Take("po.part"); err == nil {
		t.Error("a file that was broken off was given out")
	}
	if _, err := s.Take("none"); gateway.KindOf(err) != gateway.NotFound {
		t.Error(err)
	}
	f, _, err := s.Resume("po.part")
	must(t, err)
	must(t, f.Complete())
	must(t, f.Keep())
	taken, err := s.Take("po.part")
	must(t, err)
	want(t, list(s))
	must(t, taken.Return())
	want(t, list(s), "po.part 3 true")
	taken, err = s.Take("po.part")
	must(t, err)
	must(t, taken.Discard())
	if s.Used() != 0 {
		t.Errorf("%d bytes are used", s.Used())
	}
}

// Limits hold, and what is given back can be used again.
func TestLimits(t *testing.T) {
	t.Parallel()
	s := open(t, t.TempDir())
	f := create(t, s, "a", strings.Repeat("x", 500))
	if _, err := f.WriteAt([]byte("x"), 500); gateway.KindOf(err) != gateway.Invalid {
		t.Error(err)
	}
	if err := f.Complete(); err == nil {
		t.Error("a file with a write that failed is complete")
	}
	must(t, f.Discard())
	create(t, s, "a", strings.Repeat("x", 500))
	g := create(t, s, "b", strings.Repeat("x", 500))
	h, err := s.Create("c")
	must(t, err)
	if _, err := h.WriteAt([]byte("x"), 0); gateway.KindOf(err) != gateway.Transient {
		t.Error(err)
	}
	if _, err := s.Create("d"); gateway.KindOf(err) != gateway.Transient {
		t.Error(err)
	}
	must(t, g.Truncate(100))
	i := create(t, s, "c", strings.Repeat("x", 400))
	must(t, i.Complete())
	for _, name := range []string{"a", "b", "c"} {
		if ok, err := s.Remove(name); !ok || err != nil {
			t.Error(name, ok, err)
		}
	}
	if s.Used() != 0 {
		t.Errorf("%d bytes are used", s.Used())
	}
}

// Old files are swept, unless somebody writes to them.
func TestSweep(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	s := open(t, dir)
	create(t, s, "open", "abc")
	must(t, create(t, s, "old", "abc").Suspend())
	n, err := s.Sweep(time.Now().Add(time.Hour))
	if err != nil || n != 1 {
		t.Error(n, err)
	}
	want(t, list(s), "open 3 false")
	if n := files(t, dir); n != 1 {
		t.Errorf("%d files are left", n)
	}
}

// Many hands at one spool do not get into each other's way.
func TestConcurrent(t *testing.T) {
	t.Parallel()
	s := open(t, t.TempDir())
	var wg sync.WaitGroup
	for i := range 16 {
		wg.Go(func() {
			for range 50 {
				name := fmt.Sprint(i % 3)
				f, ok, err := s.Resume(name)
				if !ok && err == nil {
					f, err = s.Create(name)
				}
				if err != nil {
					continue
				}
				_, _ = f.WriteAt([]byte("abc"), 0)
				switch i % 4 {
				case 0:
					_ = f.Suspend()
				case 1:
					if taken, err := f.Take(); err == nil {
						_ = taken.Discard()
					}
				case 2:
					_, _ = s.Remove(name)
				case 3:
					_ = s.Rename(name, fmt.Sprint((i+1)%3))
				}
				s.List()
			}
		})
	}
	wg.Wait()
	for _, e := range s.List() {
		if _, err := s.Remove(e.Name); err != nil {
			t.Error(err)
		}
	}
	if s.Used() != 0 {
		t.Errorf("%d bytes are used by nothing", s.Used())
	}
}

// Ranges hold what a bitmap holds.
func TestRanges(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		var r spool.Ranges
		var bits [64]bool
		for range rapid.IntRange(0, 30).Draw(t, "n") {
			from, to := rapid.IntRange(0, 63).Draw(t, "from"), rapid.IntRange(0, 64).Draw(t, "to")
			if rapid.IntRange(0, 5).Draw(t, "cut") == 0 {
				r.Cut(int64(to))
				for i := to; i < 64; i++ {
					bits[i] = false
				}
				continue
			}
			if !r.Add(int64(from), int64(to), 64) {
				t.Fatal("too many parts")
			}
			for i := from; i < to; i++ {
				bits[i] = true
			}
		}
		prefix, parts := 0, 0
		for prefix < 64 && bits[prefix] {
			prefix++
		}
		for i := range bits {
			if bits[i] && (i == 0 || !bits[i-1]) {
				parts++
			}
		}
		if r.Prefix() != int64(prefix) || len(r) != parts {
			t.Fatalf("prefix %d, %d parts; want %d, %d", r.Prefix(), len(r), prefix, parts)
		}
	})
}

// The key of an upload stays until its answer has arrived, also over a restart.
func TestAnswered(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "acme", "answered")
	a, err := spool.OpenAnswered(file)
	must(t, err)
	first := a.Key("po.edi", "aa")
	if a.Key("po.edi", "aa") != first || a.Key("po.edi", "bb") == first || a.Key("other", "aa") == first {
		t.Error("keys are not by name and bytes")
	}
	for range 2 { // of one delivery
		must(t, a.Known("po.edi", "aa", first))
	}
	second := a.Key("po.edi", "aa")
	if second == first {
		t.Error("the same again is a repeat of what was answered")
	}
	f, err := os.OpenFile(file, os.O_APPEND|os.O_WRONLY, 0)
	must(t, err)
	_, err = f.WriteString("torn")
	must(t, errors.Join(err, f.Close()))
	a, err = spool.OpenAnswered(file)
	must(t, err)
	if a.Key("po.edi", "aa") != second {
		t.Error("it was forgotten over a restart")
	}
}
