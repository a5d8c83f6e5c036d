// SPDX-License-Identifier: Apache-2.0

package intake_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"math/rand"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/iotest"
	"time"

	"github.com/google/go-cmp/cmp"
	"go.uber.org/goleak"

	"ordergate/gateway"
	"ordergate/gateway/blob"
	"ordergate/gateway/gatewaytest"
	"ordergate/gateway/intake"
	"ordergate/gateway/journal"
	"ordergate/transports"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// house is an intake over a real journal on a real disk.
type house struct {
	t       testing.TB
	dir     string
	clock   *gatewaytest.Clock
	journal journal.Store
	vault   *blob.Vault
}

func newHouse(t testing.TB) *house {
	t.Helper()
	return newHouseOn(t, "")
}

// newHouseOn uses the journal at url, a new file when it is empty.
func newHouseOn(t testing.TB, url string) *house {
	t.Helper()
	h := &house{t: t, dir: t.TempDir(), clock: gatewaytest.NewClock()}
	if url == "" {
		url = filepath.Join(h.dir, "journal.db")
	}
	var err error
	if h.journal, err = journal.Open(context.Background(), journal.Config{URL: url, Clock: h.clock}); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := h.journal.Close(); err != nil {
			t.Error(err)
		}
	})
	files, err := blob.NewFiles(filepath.Join(h.dir, "blobs"))
	if err != nil {
		t.Fatal(err)
	}
	h.vault = blob.New(h.journal, files, 0)
	return h
}

func (h *house) intake(change ...func(*intake.Config)) *intake.Intake {
	h.t.Helper()
	cfg := intake.Config{Journal: h.journal, Vault: h.vault, Dir: filepath.Join(h.dir, "spool"), MinFree: -1, Clock: h.clock}
	for _, c := range change {
		c(&cfg)
	}
	in, err := intake.New(cfg)
	if err != nil {
		h.t.Fatal(err)
	}
	return in
}

func (h *house) spooled() int {
	h.t.Helper()
	entries, err := os.ReadDir(filepath.Join(h.dir, "spool"))
	if err != nil {
		h.t.Fatal(err)
	}
	return len(entries)
}

func (h *house) message(id string) (m *journal.Message, audit []journal.AuditLine) {
	h.t.Helper()
	err := h.journal.View(context.Background(), func(tx *journal.Tx) (err error) {
		if m, err = tx.Message(id); err != nil {
			return err
		}
		audit, err = tx.AuditOf(id, "")
		return err
	})
	if err != nil {
		h.t.Fatal(err)
	}
	return m, audit
}

func (h *house) messages() []journal.Message {
	h.t.Helper()
	var out []journal.Message
	err := h.journal.View(context.Background(), func(tx *journal.Tx) (err error) {
		out, err = tx.MessagesIn(journal.MessageTaken, 1_000_000)
		return err
	})
	if err != nil {
		h.t.Fatal(err)
	}
	return out
}

func (h *house) payload(sha string) []byte {
	h.t.Helper()
	r, _, err := h.vault.Open(context.Background(), sha)
	if err != nil {
		h.t.Fatal(err)
	}
	defer r.Close()
	b, err := io.ReadAll(r)
	if err != nil {
		h.t.Fatal(err)
	}
	return b
}

func envelope(key string) gateway.Envelope {
	return gateway.Envelope{Transport: "folder", Connection: "acme-folder", Partners: []string{"acme"}, FileName: "850.edi", Key: key}
}

func take(t testing.TB, in *intake.Intake, key string, payload []byte) gateway.Receipt {
	t.Helper()
	s, err := in.Stage(context.Background(), envelope(key), bytes.NewReader(payload))
	if err != nil {
		t.Fatal(err)
	}
	r, err := s.Commit(context.Background(), []byte("reply "+key))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func random(n int) []byte {
	b := make([]byte, n)
	rand.New(rand.NewSource(int64(n))).Read(b)
	return b
}

func digest(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}

func TestTake(t *testing.T) {
	t.Parallel()
	for _, size := range []int{1, 100, 64<<10 - 1, 64 << 10, 64<<10 + 1, 1 << 20, 20 << 20} {
		t.Run(fmt.Sprint(size), func(t *testing.T) {
			t.Parallel()
			h := newHouse(t)
			in := h.intake()
			payload := random(size)
			s, err := in.Stage(t.Context(), envelope("k"), iotest.HalfReader(bytes.NewReader(payload)))
			if err != nil {
				t.Fatal(err)
			}
			if s.SHA256() != digest(payload) || s.Size() != int64(size) {
				t.Errorf("staged %d bytes, digest %s", s.Size(), s.SHA256())
			}
			if n := len(h.messages()); n != 0 {
				t.Fatal("journaled before it was committed")
			}
			got, err := s.Commit(t.Context(), []byte("MDN"))
			if err != nil {
				t.Fatal(err)
			}
			want := gateway.Receipt{MessageID: got.MessageID, SHA256: digest(payload), Size: int64(size), Reply: []byte("MDN")}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Error(diff)
			}
			if again, err := s.Commit(t.Context(), []byte("other")); err != nil || !cmp.Equal(again, got) {
				t.Errorf("a second commit: %+v %v", again, err)
			}
			s.Discard() // does nothing now
			if !bytes.Equal(h.payload(got.SHA256), payload) {
				t.Error("the payload has changed")
			}
			if n := h.spooled(); n != 0 {
				t.Errorf("%d spool files are left", n)
			}
			m, audit := h.message(got.MessageID)
			env := envelope("k")
			env.ReceivedAt = h.clock.Now()
			if diff := cmp.Diff(&journal.Message{ID: got.MessageID, Envelope: env, SHA256: want.SHA256, Size: want.Size, State: journal.MessageTaken, Reply: []byte("MDN")}, m); diff != "" {
				t.Error(diff)
			}
			if len(audit) != 1 || audit[0].Action != "taken" || !strings.Contains(audit[0].Detail, want.SHA256) {
				t.Errorf("audit %+v", audit)
			}
			jobs, err := h.journal.Claim(t.Context(), journal.ClaimRequest{Node: "n", Kinds: []string{"read"}, Limit: 10})
			if err != nil || len(jobs) != 1 {
				t.Fatalf("jobs %v %v", jobs, err)
			}
			if j := jobs[0]; j.Kind != "read" || j.Ref != got.MessageID || j.Lane != "m/"+got.MessageID || j.Partner != "acme" {
				t.Errorf("job %+v", j)
			}
		})
	}
}

func TestAgain(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	in := h.intake()
	first := take(t, in, "k", []byte("payload"))
	s, err := h.intake().Stage(t.Context(), envelope("k"), strings.NewReader("payload")) // after a restart
	if err != nil {
		t.Fatal(err)
	}
	again, err := s.Commit(t.Context(), []byte("another reply"))
	if err != nil {
		t.Fatal(err)
	}
	first.Again = true
	if diff := cmp.Diff(first, again); diff != "" {
		t.Errorf("the stored receipt and reply are the answer: %s", diff)
	}
	if n := len(h.messages()); n != 1 {
		t.Errorf("%d messages", n)
	}
	// Other bytes under the key were not taken, and must not look as if they were.
	s, err = in.Stage(t.Context(), envelope("k"), strings.NewReader("other bytes"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Commit(t.Context(), nil); gateway.KindOf(err) != gateway.Conflict {
		t.Errorf("other bytes: %v", err)
	}
	// The key belongs to the connection.
	env := envelope("k")
	env.Connection = "other"
	s, err = in.Stage(t.Context(), env, strings.NewReader("payload"))
	if err != nil {
		t.Fatal(err)
	}
	if r, err := s.Commit(t.Context(), nil); err != nil || r.Again {
		t.Errorf("another connection: %+v %v", r, err)
	}
}

func TestRefusals(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	small := func(c *intake.Config) { c.MaxBytes, c.Inline = 1000, 100 }
	cancelled, cancel := context.WithCancel(context.Background())
	cancel()
	for _, c := range []struct {
		name   string
		change func(*intake.Config)
		ctx    context.Context
		env    gateway.Envelope
		r      io.Reader
		want   gateway.Kind
		public string
	}{
		{name: "empty", change: small, env: envelope("k"), r: strings.NewReader(""), want: gateway.Invalid, public: "the payload is empty"},
		{name: "too large", change: small, env: envelope("k"), r: bytes.NewReader(random(1001)), want: gateway.Invalid, public: "the payload is larger than 1000 bytes"},
		{name: "endless", change: small, env: envelope("k"), r: endless{}, want: gateway.Invalid, public: "the payload is larger than 1000 bytes"},
		{name: "too large inline", change: func(c *intake.Config) { c.MaxBytes = 10 }, env: envelope("k"), r: bytes.NewReader(random(11)), want: gateway.Invalid,
			public: "the payload is larger than 10 bytes"},
		{name: "breaks off", change: small, env: envelope("k"), r: io.MultiReader(bytes.NewReader(random(500)), iotest.ErrReader(errors.New("cut"))),
			want: gateway.Transient, public: "the payload broke off"},
		{name: "breaks off early", change: small, env: envelope("k"), r: iotest.ErrReader(io.ErrUnexpectedEOF), want: gateway.Transient, public: "the payload broke off"},
		{name: "cancelled", change: small, ctx: cancelled, env: envelope("k"), r: strings.NewReader("x"), want: gateway.Transient, public: "the payload broke off"},
		{name: "no key", change: small, env: envelope(""), r: strings.NewReader("x"), want: gateway.Internal},
		{name: "disk full", change: func(c *intake.Config) { c.MinFree = 1 << 62 }, env: envelope("k"), r: strings.NewReader("x"), want: gateway.Transient,
			public: "out of storage space, please try again later"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			ctx := c.ctx
			if ctx == nil {
				ctx = t.Context()
			}
			var kinds []gateway.Kind
			dir := t.TempDir()
			in := h.intake(c.change, func(cfg *intake.Config) {
				cfg.Dir = dir
				cfg.Observe = func(_ string, _ int64, k gateway.Kind) { kinds = append(kinds, k) }
			})
			_, err := in.Stage(ctx, c.env, c.r)
			if err == nil || gateway.KindOf(err) != c.want || gateway.PublicText(err, "") != c.public {
				t.Errorf("got %v, kind %s, public %q", err, gateway.KindOf(err), gateway.PublicText(err, ""))
			}
			if diff := cmp.Diff([]gateway.Kind{c.want}, kinds); diff != "" {
				t.Error(diff)
			}
			if left, err := os.ReadDir(dir); err != nil || len(left) != 0 {
				t.Errorf("left in the spool: %v %v", left, err)
			}
		})
	}
}

type endless struct{}

func (endless) Read(p []byte) (int, error) { return len(p), nil }

func TestDiscard(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	s, err := h.intake().Stage(t.Context(), envelope("k"), bytes.NewReader(random(1<<20)))
	if err != nil {
		t.Fatal(err)
	}
	if h.spooled() != 1 {
		t.Error("a large payload is not on the disk")
	}
	s.Discard()
	s.Discard()
	if h.spooled() != 0 {
		t.Error("the spool file is still there")
	}
	if _, err := s.Commit(t.Context(), nil); gateway.KindOf(err) != gateway.Internal {
		t.Errorf("commit after discard: %v", err)
	}
}

func TestSweep(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	in := h.intake()
	s, err := in.Stage(t.Context(), envelope("k"), bytes.NewReader(random(1<<20)))
	if err != nil {
		t.Fatal(err)
	}
	spool := filepath.Join(h.dir, "spool")
	old := time.Now().Add(-48 * time.Hour)
	for _, n := range []string{"Sdead.spool", "notes.txt"} {
		if err := os.WriteFile(filepath.Join(spool, n), nil, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(filepath.Join(spool, n), old, old); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(spool, "Sother.spool"), nil, 0o600); err != nil { // of another process, at work
		t.Fatal(err)
	}
	h.clock.Add(time.Since(h.clock.Now()))
	if n, err := in.Sweep(); err != nil || n != 1 {
		t.Errorf("swept %d: %v", n, err)
	}
	h.clock.Add(2 * time.Hour)
	if n, err := in.Sweep(); err != nil || n != 1 { // the other process has died; ours is needed
		t.Errorf("swept %d: %v", n, err)
	}
	if _, err := s.Commit(t.Context(), nil); err != nil {
		t.Error(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := in.Serve(ctx); err != nil {
		t.Error(err)
	}
}

func TestBacklog(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	in := h.intake(func(c *intake.Config) { c.MaxWaiting = 3 })
	for i := range 3 {
		take(t, in, fmt.Sprint(i), []byte("x"))
		h.clock.Add(10 * time.Second)
	}
	_, err := in.Stage(t.Context(), envelope("3"), strings.NewReader("x"))
	if err == nil || gateway.KindOf(err) != gateway.Transient {
		t.Fatalf("backlog full: %v", err)
	}
	jobs, err := h.journal.Claim(t.Context(), journal.ClaimRequest{Node: "n", Kinds: []string{"read"}, Limit: 1})
	if err != nil {
		t.Fatal(err)
	}
	if err := h.journal.Update(t.Context(), func(tx *journal.Tx) error { return tx.Complete(jobs...) }); err != nil {
		t.Fatal(err)
	}
	h.clock.Add(10 * time.Second)
	take(t, in, "3", []byte("x"))
}

// faulty is a journal whose answers get lost.
type faulty struct {
	journal.Store
	before, after error
}

func (f *faulty) Update(ctx context.Context, fn func(tx *journal.Tx) error) error {
	if err := f.before; err != nil {
		f.before = nil
		return err
	}
	if err := f.Store.Update(ctx, fn); err != nil {
		return err
	}
	err := f.after
	f.after = nil
	return err
}

func TestCommitAgainAfterTrouble(t *testing.T) {
	t.Parallel()
	for _, size := range []int{100, 1 << 20} {
		for _, where := range []string{"before", "after"} {
			t.Run(fmt.Sprint(where, " ", size), func(t *testing.T) {
				t.Parallel()
				h := newHouse(t)
				f := &faulty{Store: h.journal}
				if where == "before" {
					f.before = errors.New("database is locked")
				} else {
					f.after = journal.ErrOutcomeUnknown
				}
				in := h.intake(func(c *intake.Config) { c.Journal = f })
				payload := random(size)
				s, err := in.Stage(t.Context(), envelope("k"), bytes.NewReader(payload))
				if err != nil {
					t.Fatal(err)
				}
				_, err = s.Commit(t.Context(), []byte("reply"))
				if err == nil || gateway.KindOf(err) != gateway.Transient || strings.Contains(gateway.PublicText(err, ""), "locked") {
					t.Fatalf("first try: %v", err)
				}
				r, err := s.Commit(t.Context(), []byte("reply"))
				if err != nil || r.Again || string(r.Reply) != "reply" {
					t.Fatalf("second try: %+v %v", r, err)
				}
				if ms := h.messages(); len(ms) != 1 || ms[0].ID != r.MessageID {
					t.Errorf("messages %+v", ms)
				}
				if !bytes.Equal(h.payload(r.SHA256), payload) {
					t.Error("the payload has changed")
				}
			})
		}
	}
}

// The process dies at a crash point: a repeat under the same key is taken once.
func TestCrashPoints(t *testing.T) {
	t.Parallel()
	for _, point := range []string{"intake.spooled", "intake.committed"} {
		t.Run(point, func(t *testing.T) {
			t.Parallel()
			h := newHouse(t)
			payload := random(1 << 20)
			died := make(chan struct{})
			go func() {
				defer close(died)
				take(t, h.intake(func(c *intake.Config) {
					c.Crash = func(at string) {
						if at == point {
							runtime.Goexit()
						}
					}
				}), "k", payload)
			}()
			<-died
			r := take(t, h.intake(), "k", payload)
			if r.Again != (point == "intake.committed") {
				t.Errorf("receipt %+v", r)
			}
			if n := len(h.messages()); n != 1 {
				t.Errorf("%d messages", n)
			}
			if !bytes.Equal(h.payload(r.SHA256), payload) {
				t.Error("the payload has changed")
			}
		})
	}
}

// The same delivery comes by two ways at once: one message, one first receipt.
func TestRace(t *testing.T) {
	t.Parallel()
	t.Run("SQLite", func(t *testing.T) {
		t.Parallel()
		race(t, newHouse(t))
	})
	t.Run("PostgreSQL", func(t *testing.T) {
		t.Parallel()
		cluster, err := gatewaytest.StartPostgres()
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(cluster.Stop)
		race(t, newHouseOn(t, cluster.Database(t)))
	})
}

func race(t *testing.T, h *house) {
	in := h.intake()
	const keys, each = 50, 6
	receipts := make([][]gateway.Receipt, keys)
	var mu sync.Mutex
	var wg sync.WaitGroup
	for k := range keys {
		for range each {
			wg.Go(func() {
				s, err := in.Stage(context.Background(), envelope(fmt.Sprint(k)), strings.NewReader(fmt.Sprint("payload ", k)))
				if err != nil {
					t.Error(err)
					return
				}
				r, err := s.Commit(context.Background(), nil)
				if err != nil {
					t.Error(err)
				}
				mu.Lock()
				defer mu.Unlock()
				receipts[k] = append(receipts[k], r)
			})
		}
	}
	wg.Wait()
	for k, rs := range receipts {
		first := 0
		for _, r := range rs {
			if !r.Again {
				first++
			}
			if r.MessageID != rs[0].MessageID {
				t.Errorf("delivery %d has two messages", k)
			}
		}
		if first != 1 {
			t.Errorf("delivery %d has %d first receipts", k, first)
		}
	}
	if n := len(h.messages()); n != keys {
		t.Errorf("%d messages", n)
	}
}

func TestNewID(t *testing.T) {
	t.Parallel()
	at := time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC)
	var ids []string
	for i := range 1000 {
		ids = append(ids, intake.NewID("M", at.Add(time.Duration(i)*time.Millisecond)))
	}
	if !slices.IsSorted(ids) {
		t.Error("ids do not sort by time")
	}
	same := map[string]bool{}
	for range 10_000 {
		same[intake.NewID("M", at)] = true
	}
	if len(same) != 10_000 {
		t.Errorf("%d different ids of 10,000", len(same))
	}
	if id := ids[0]; len(id) != 27 || strings.Trim(id[1:], "0123456789ABCDEFGHJKMNPQRSTVWXYZ") != "" {
		t.Errorf("id %q", id)
	}
}

var _ transports.Intake = (*intake.Intake)(nil)

func BenchmarkTake(b *testing.B) {
	for _, writers := range []int{1, 64} {
		b.Run(fmt.Sprint(writers, " writers"), func(b *testing.B) {
			h := newHouse(b)
			in := h.intake()
			payload := random(6600)
			var mu sync.Mutex
			next := 0
			b.ResetTimer()
			var wg sync.WaitGroup
			for range writers {
				wg.Go(func() {
					for {
						mu.Lock()
						n := next
						next++
						mu.Unlock()
						if n >= b.N {
							return
						}
						s, err := in.Stage(context.Background(), envelope(fmt.Sprint(n)), bytes.NewReader(payload))
						if err == nil {
							_, err = s.Commit(context.Background(), nil)
						}
						if err != nil {
							b.Error(err)
							return
						}
					}
				})
			}
			wg.Wait()
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "messages/s")
		})
	}
}
