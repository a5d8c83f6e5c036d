// SPDX-License-Identifier: Apache-2.0

package files_test

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"

	"ordergate/gateway"
	"ordergate/gateway/post"
	"ordergate/gateway/post/files"
	"ordergate/gateway/post/posttest"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

type ctx = context.Context

// quiet is a testing.TB for code that runs beside a test.
type quiet struct{ testing.TB }

func (quiet) Helper()           {}
func (quiet) Error(args ...any) { panic(args) }
func (quiet) Fatal(args ...any) { panic(args) }

type clock struct{ now time.Time }

func (c clock) Now() time.Time { return c.now }

func open(t testing.TB, dir string) *files.Target {
	t.Helper()
	target, err := files.New(files.Config{Dir: dir}, gateway.SystemClock{})
	if err != nil {
		t.Fatal(err)
	}
	return target
}

func suffix(key string) string {
	sum := sha256.Sum256([]byte(key))
	return "_" + hex.EncodeToString(sum[:6]) + ".json"
}

func list(t testing.TB, dir string) (names []string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if !e.IsDir() {
			names = append(names, e.Name())
		}
	}
	return names
}

func unreachable(t *testing.T, dir string) func() func() {
	return func() func() {
		away := dir + ".away"
		if err := os.Rename(dir, away); err != nil {
			t.Fatal(err)
		}
		return func() {
			if err := os.Rename(away, dir); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// TestConformance runs the suite in a folder where files stay, in one whose ERP
// takes every file away at once, and with two processes on one folder.
func TestConformance(t *testing.T) {
	t.Parallel()
	t.Run("files stay", func(t *testing.T) {
		t.Parallel()
		posttest.Run(t, func(t *testing.T) posttest.Harness {
			dir := filepath.Join(t.TempDir(), "erp")
			return posttest.Harness{Target: open(t, dir), Unreachable: unreachable(t, dir), Count: func(key string) int {
				n := 0
				for _, name := range list(t, dir) {
					if strings.HasSuffix(name, suffix(key)) {
						n++
					}
				}
				return n
			}}
		})
	})
	t.Run("files are taken away", func(t *testing.T) {
		t.Parallel()
		posttest.Run(t, func(t *testing.T) posttest.Harness {
			dir := filepath.Join(t.TempDir(), "erp")
			e := &eater{dir: dir, seen: map[string]int{}}
			return posttest.Harness{Target: eaten{open(t, dir), e}, Unreachable: unreachable(t, dir), Count: func(key string) int {
				e.eat(t)
				e.mu.Lock()
				defer e.mu.Unlock()
				n := 0
				for name, times := range e.seen {
					if strings.HasSuffix(name, suffix(key)) {
						n += times
					}
				}
				return n
			}}
		})
	})
	t.Run("two processes", func(t *testing.T) {
		t.Parallel()
		posttest.Run(t, func(t *testing.T) posttest.Harness {
			dir := filepath.Join(t.TempDir(), "erp")
			e := &eater{dir: dir, seen: map[string]int{}}
			return posttest.Harness{Target: &pair{Target: eaten{open(t, dir), e}, other: open(t, dir)}, Count: func(key string) int {
				e.eat(t)
				e.mu.Lock()
				defer e.mu.Unlock()
				n := 0
				for name, times := range e.seen {
					if strings.HasSuffix(name, suffix(key)) {
						n += times
					}
				}
				return n
			}}
		})
	})
}

// eater is an ERP that takes files away as soon as they are there.
type eater struct {
	dir  string
	mu   sync.Mutex
	seen map[string]int
}

func (e *eater) eat(t testing.TB) {
	e.mu.Lock()
	defer e.mu.Unlock()
	for _, name := range list(t, e.dir) {
		if err := os.Remove(filepath.Join(e.dir, name)); err == nil {
			e.seen[name]++
		} else if !errors.Is(err, os.ErrNotExist) {
			t.Error(err)
		}
	}
}

type eaten struct {
	post.Target
	*eater
}

func (e eaten) Post(ctx ctx, req post.Request) post.Answer {
	a := e.Target.Post(ctx, req)
	if _, err := os.Stat(e.dir); err == nil {
		e.eat(quiet{})
	}
	return a
}

// pair posts by turns through two targets of one folder.
type pair struct {
	post.Target
	other post.Target
	mu    sync.Mutex
	turn  int
}

func (p *pair) Post(ctx ctx, req post.Request) post.Answer {
	p.mu.Lock()
	p.turn++
	odd := p.turn%2 == 1
	p.mu.Unlock()
	if odd {
		return p.other.Post(ctx, req)
	}
	return p.Target.Post(ctx, req)
}

// TestKilled leaves the folder as a kill between two steps would, and goes on.
func TestKilled(t *testing.T) {
	t.Parallel()
	req := posttest.Request("k-1", "4500017731")
	name := files.FileName(req, ".json")
	mark := ".ordergate/" + name + ".mark"
	tests := []struct {
		name   string
		files  map[string]string // of the folder, before
		lookUp post.Result
		gone   bool // the ERP had it: no file appears again
	}{
		{"nothing yet", nil, post.Retry, false},
		{"half written", map[string]string{".ordergate/1.tmp": `{"sch`}, post.Retry, false},
		{"written aside, not marked", map[string]string{".ordergate/1.tmp": string(req.JSON)}, post.Retry, false},
		{"marked, not renamed", map[string]string{".ordergate/1.tmp": string(req.JSON), mark: "-> 1.tmp"}, post.Retry, false},
		{"marked, other content aside", map[string]string{".ordergate/1.tmp": "{}", mark: "-> 1.tmp"}, post.Retry, false},
		{"marked without links", map[string]string{".ordergate/1.tmp": string(req.JSON), mark: "1.tmp"}, post.Retry, false},
		{"renamed", map[string]string{name: string(req.JSON), mark: "-> 1.tmp"}, post.Posted, false},
		{"renamed, both after a power cut", map[string]string{name: string(req.JSON), ".ordergate/1.tmp": string(req.JSON), mark: "-> 1.tmp"}, post.Posted, false},
		{"renamed and taken", map[string]string{mark: "-> 1.tmp"}, post.Posted, true},
		{"renamed and taken, and begun again by a late process", map[string]string{mark: "-> 1.tmp", ".ordergate/2.tmp": string(req.JSON)}, post.Posted, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			for f, content := range tt.files {
				if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, f)), 0o755); err != nil {
					t.Fatal(err)
				}
				var err error
				if to, link := strings.CutPrefix(content, "-> "); link {
					err = os.Symlink(to, filepath.Join(dir, f))
				} else {
					err = os.WriteFile(filepath.Join(dir, f), []byte(content), 0o644)
				}
				if err != nil {
					t.Fatal(err)
				}
			}
			target := open(t, dir)
			if a := target.LookUp(t.Context(), req); a.Result != tt.lookUp {
				t.Errorf("looked up: %s (%s), want %s", a.Result, a.Reason, tt.lookUp)
			}
			if a := target.Post(t.Context(), req); a.Result != post.Posted {
				t.Errorf("posted: %s (%s)", a.Result, a.Reason)
			}
			got, err := os.ReadFile(filepath.Join(dir, name))
			if tt.gone != errors.Is(err, os.ErrNotExist) || !tt.gone && string(got) != string(req.JSON) {
				t.Errorf("the file holds %q, %v", got, err)
			}
		})
	}
}

func TestConflict(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	target := open(t, dir)
	req := posttest.Request("k-1", "4500017731")
	if a := target.Post(t.Context(), req); a.Result != post.Posted {
		t.Fatalf("%+v", a)
	}
	before, _ := os.ReadFile(filepath.Join(dir, files.FileName(req, ".json")))
	req.JSON = []byte(`{"schema":"order/1","id":"4500017731"}`)
	for what, a := range map[string]post.Answer{"post": target.Post(t.Context(), req), "look-up": target.LookUp(t.Context(), req),
		"batch": target.PostBatch(t.Context(), []post.Request{req})[0]} {
		if a.Result != post.Unknown || !strings.Contains(a.Reason, "other content") {
			t.Errorf("%s: %s (%s), want unknown: other content", what, a.Result, a.Reason)
		}
	}
	after, _ := os.ReadFile(filepath.Join(dir, files.FileName(req, ".json")))
	if string(before) != string(after) {
		t.Error("the file was changed")
	}
}

func TestFileName(t *testing.T) {
	t.Parallel()
	name := func(partner, number, key string) string {
		return files.FileName(post.Request{Key: key, Order: &gateway.Order{ID: number, Source: &gateway.Source{Partner: partner}}}, ".json")
	}
	if got := name("acme", "4500017731", "k"); got != "SO_acme_4500017731_8254c329a928.json" {
		t.Errorf("got %s", got)
	}
	for purpose, want := range map[string]string{"change": "CHANGE_bluebird_4711_", "replace": "CHANGE_bluebird_4711_", "cancel": "CANCEL_bluebird_4711_"} {
		if got := files.FileName(posttest.Change("k", "k-1", "4711", purpose), ".json"); !strings.HasPrefix(got, want) {
			t.Errorf("a %s is written as %s", purpose, got)
		}
	}
	if name("acme", "1", "k1") == name("acme", "1", "k2") {
		t.Error("two keys, one name")
	}
	for _, n := range []string{"PO/1", "PO 1", "PO\n1", "../../etc/passwd", "ÄÖ", "", strings.Repeat("9", 300), ".hidden"} {
		for _, k := range []string{"k1", "k2"} {
			got := name("a/c me", n, k)
			if len(got) > 150 || strings.ContainsAny(got, "/ \n\x00") || filepath.Base(got) != got || strings.HasPrefix(got, ".") {
				t.Errorf("%q %s: %q", n, k, got)
			}
		}
	}
	if files.FileName(post.Request{Key: "k"}, ".json") == "" {
		t.Error("no name without an order")
	}
}

func TestSweep(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	aside := filepath.Join(dir, ".ordergate")
	if err := os.MkdirAll(aside, 0o755); err != nil {
		t.Fatal(err)
	}
	now := time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
	for name, age := range map[string]time.Duration{
		"old.tmp": 2 * time.Hour, "young.tmp": time.Minute, "old.json.mark": 91 * 24 * time.Hour, "young.json.mark": 24 * time.Hour,
		"README": 500 * 24 * time.Hour,
	} {
		f := filepath.Join(aside, name)
		if err := os.WriteFile(f, nil, 0o644); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(f, now.Add(-age), now.Add(-age)); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink("waiting.tmp", filepath.Join(aside, "waiting.json.mark")); err != nil { // not renamed yet: stays
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(aside, "waiting.tmp"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Chtimes(filepath.Join(aside, "waiting.tmp"), now.Add(-91*24*time.Hour), now.Add(-91*24*time.Hour)); err != nil {
		t.Fatal(err)
	}
	if _, err := files.New(files.Config{Dir: dir}, clock{now}); err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(list(t, aside), " "); got != "README waiting.json.mark waiting.tmp young.json.mark young.tmp" {
		t.Errorf("left: %s", got)
	}
}

func BenchmarkPost(b *testing.B) {
	for _, size := range []int{1, 64} {
		b.Run(fmt.Sprintf("batch=%d", size), func(b *testing.B) {
			target := open(b, b.TempDir())
			n := 0
			for b.Loop() {
				reqs := make([]post.Request, size)
				for i := range reqs {
					n++
					reqs[i] = posttest.Request(fmt.Sprintf("k-%d", n), "4500017731")
				}
				for _, a := range target.PostBatch(b.Context(), reqs) {
					if a.Result != post.Posted {
						b.Fatal(a)
					}
				}
			}
			b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "orders/s")
		})
	}
}
