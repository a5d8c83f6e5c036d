// SPDX-License-Identifier: Apache-2.0

package deliver_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"testing/fstest"
	"time"

	"go.uber.org/goleak"
	"go.uber.org/zap"

	"ordergate/gateway"
	"ordergate/gateway/deliver"
	"ordergate/gateway/gatewaytest"
	"ordergate/gateway/journal"
	"ordergate/gateway/partner"
	"ordergate/transports"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

type sender func(ctx context.Context, out transports.Outbound) error

func (s sender) Send(ctx context.Context, out transports.Outbound) error { return s(ctx, out) }

// patient gives up after so many failures.
type patient struct {
	sender
	most  int
	asked func(failures int, first time.Time)
}

func (p patient) Again(failures int, first time.Time) (time.Duration, bool) {
	p.asked(failures, first)
	return time.Hour, failures < p.most
}

// blocked is a journal whose Update fails while it is on.
type blocked struct {
	journal.Store
	on atomic.Bool
}

func (b *blocked) Update(ctx context.Context, fn func(tx *journal.Tx) error) error {
	if b.on.Load() {
		return errors.New("disk full")
	}
	return b.Store.Update(ctx, fn)
}

type yard struct {
	t       *testing.T
	clock   *gatewaytest.Clock
	store   *blocked
	worker  *deliver.Worker
	senders map[string]transports.Sender
}

func newYard(t *testing.T, senders map[string]transports.Sender, change ...func(*deliver.Config)) *yard {
	t.Helper()
	y := &yard{t: t, clock: gatewaytest.NewClock(), senders: senders}
	store, err := journal.Open(context.Background(), journal.Config{URL: filepath.Join(t.TempDir(), "j.db"), Clock: y.clock})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	y.store = &blocked{Store: store}
	files, refs := fstest.MapFS{}, partner.Refs{Stations: []partner.Station{{ID: "main", ISA: partner.Address{Qualifier: "ZZ", ID: "OURID"}}}}
	for way := range senders {
		files[way+".yaml"] = &fstest.MapFile{Data: fmt.Appendf(nil, "identifiers: [{isa: \"ZZ:%s\"}]\nconnections: [%s]\n", strings.ToUpper(way), way)}
		refs.Connections = append(refs.Connections, partner.Connection{Name: way, Out: true})
	}
	partners, faults := partner.Load(files, refs)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	cfg := deliver.Config{Store: y.store, Clock: y.clock, Log: zap.NewNop(), Lease: time.Minute, Crash: func(string) {},
		Partners: func() *partner.Directory { return partners },
		Sender:   func(way string) transports.Sender { return y.senders[way] },
		Payload:  func(context.Context, string) ([]byte, error) { return []byte("small"), nil },
		Stream: func(context.Context, string) (io.ReadCloser, error) {
			return io.NopCloser(strings.NewReader("large")), nil
		},
		Backoff: func(failures int) time.Duration { return time.Minute },
		Record: func(ctx context.Context, n int, write func(tx *journal.Tx, i int) error) error {
			for i := range n {
				if err := store.Update(ctx, func(tx *journal.Tx) error { return write(tx, i) }); err != nil && !errors.Is(err, journal.ErrLease) {
					return err
				}
			}
			return nil
		}}
	for _, c := range change {
		c(&cfg)
	}
	y.worker = deliver.New(cfg)
	t.Cleanup(y.worker.Wait)
	return y
}

func (y *yard) put(way, id string, size int64) {
	y.t.Helper()
	err := y.store.Update(context.Background(), func(tx *journal.Tx) error {
		return deliver.Send(tx, journal.Outbound{ID: id, Station: "main", Partner: way, Kind: "855", Control: "000000007", Connection: way, FileName: id, Size: size,
			State: journal.OutboundPending, CreatedAt: tx.Now()})
	})
	if err != nil {
		y.t.Fatal(err)
	}
}

func (y *yard) claim(node string) []journal.Job {
	y.t.Helper()
	jobs, err := y.store.Claim(context.Background(), journal.ClaimRequest{Node: node, Kinds: []string{journal.KindDeliver}, Limit: 64, Lease: time.Minute, Now: y.clock.Now(), Room: y.worker.Room})
	if err != nil {
		y.t.Fatal(err)
	}
	return jobs
}

// work hands over what there is room for.
func (y *yard) work(ctx context.Context) int {
	y.t.Helper()
	jobs := y.claim("n")
	if err := y.worker.Deliver(ctx, jobs); err != nil {
		y.t.Fatal(err)
	}
	return len(jobs)
}

func (y *yard) row(id string) (o *journal.Outbound) {
	y.t.Helper()
	err := y.store.View(context.Background(), func(tx *journal.Tx) (err error) { o, err = tx.Outbound(id); return err })
	if err != nil {
		y.t.Fatal(err)
	}
	return o
}

// A slow connection takes some documents at a time, and holds up nobody.
func TestSlowWay(t *testing.T) {
	t.Parallel()
	started, proceed, done := make(chan string, 100), make(chan struct{}), make(chan string, 100)
	more := make(chan struct{}, 100)
	y := newYard(t, map[string]transports.Sender{
		"slow":  sender(func(_ context.Context, out transports.Outbound) error { started <- out.ID; <-proceed; return nil }),
		"quick": sender(func(_ context.Context, out transports.Outbound) error { done <- out.ID; return nil }),
	}, func(c *deliver.Config) { c.More = func() { more <- struct{}{} } })
	for i := range 10 {
		y.put("slow", fmt.Sprintf("S%d", i), 5)
	}
	if n := y.work(t.Context()); n != 4 {
		t.Errorf("%d claimed of a way that takes four", n)
	}
	for range 4 {
		<-started
	}
	for i := range 6 {
		y.put("quick", fmt.Sprintf("Q%d", i), 5)
	}
	for sent := 0; sent < 6; {
		n := y.work(t.Context())
		for range n {
			<-done
			<-more
		}
		sent += n
	}
	if n := y.work(t.Context()); n != 0 {
		t.Errorf("%d claimed of a way that is full", n)
	}
	close(proceed)
	for range 4 {
		<-more
	}
	if n := y.work(t.Context()); n != 4 {
		t.Errorf("%d claimed when there was room again", n)
	}
	y.worker.Wait()
	if o := y.row("Q5"); o.State != journal.OutboundSent {
		t.Errorf("%+v", o)
	}
}

// What a sender gets of a document, by its size.
func TestOutbound(t *testing.T) {
	t.Parallel()
	got := make(chan string, 2)
	y := newYard(t, map[string]transports.Sender{"way": sender(func(ctx context.Context, out transports.Outbound) error {
		r, err := out.Reader(ctx)
		if err != nil {
			return err
		}
		b, err := io.ReadAll(r)
		got <- fmt.Sprint(out.ID, " ", string(b), " ", out.Payload != nil, " ", out.Size, " ", out.Kind, " ", out.Station)
		return err
	})}, func(c *deliver.Config) { c.Inline = 10 })
	y.put("way", "A", 10)
	y.put("way", "B", 11)
	y.work(t.Context())
	all := []string{<-got, <-got}
	slices.Sort(all)
	if !slices.Equal(all, []string{"A small true 10 855 main", "B large false 11 855 main"}) {
		t.Error(all)
	}
}

// Claims hold while a document is on its way; one that is lost ends the sending.
func TestClaimIsKept(t *testing.T) {
	t.Parallel()
	started, ended, proceed := make(chan string, 2), make(chan error, 2), make(chan struct{})
	y := newYard(t, map[string]transports.Sender{"way": sender(func(ctx context.Context, out transports.Outbound) error {
		started <- out.ID
		select {
		case <-ctx.Done():
			ended <- context.Cause(ctx)
			return context.Cause(ctx)
		case <-proceed:
			return nil
		}
	})}, func(c *deliver.Config) { c.Lease = 30 * time.Millisecond }) // extended by ticks of the real clock, to times of the test's
	y.put("way", "X1", 5)
	y.work(t.Context())
	<-started
	end := func() (at time.Time) {
		at, _, err := y.store.NextDue(t.Context(), journal.KindDeliver)
		if err != nil {
			t.Fatal(err)
		}
		return at
	}
	for range 3 { // each time the clock has moved on, the claim follows
		now := y.clock.Now()
		for !end().Equal(now.Add(30 * time.Millisecond)) {
		}
		y.clock.Add(20 * time.Millisecond)
	}
	// The journal cannot be written for too long, and another node takes over.
	y.store.on.Store(true)
	y.clock.Add(time.Hour)
	if err := <-ended; err == nil || errors.Is(err, context.Canceled) {
		t.Errorf("ended by %v", err)
	}
	y.worker.Wait()
	y.store.on.Store(false)

	y.clock.Add(time.Hour)
	y.work(t.Context())
	<-started
	y.store.on.Store(true)
	y.clock.Add(29 * time.Millisecond) // not yet over here, but elsewhere
	taken, err := y.store.Claim(t.Context(), journal.ClaimRequest{Node: "other", Kinds: []string{journal.KindDeliver}, Limit: 1, Now: y.clock.Now().Add(time.Hour)})
	if err != nil || len(taken) != 1 {
		t.Fatalf("another node: %v %v", taken, err)
	}
	y.store.on.Store(false)
	if err := <-ended; !errors.Is(err, journal.ErrLease) {
		t.Errorf("ended by %v", err)
	}
	y.worker.Wait()
	if o := y.row("X1"); o.State != journal.OutboundPending {
		t.Errorf("a late worker wrote %+v", o)
	}
}

// A sender that says how long it tries; then somebody must look.
func TestPatience(t *testing.T) {
	t.Parallel()
	var firsts []time.Time
	y := newYard(t, map[string]transports.Sender{"way": patient{sender(func(context.Context, transports.Outbound) error {
		return gateway.Errorf("send", gateway.Transient, "no answer")
	}), 3, func(_ int, first time.Time) { firsts = append(firsts, first) }}})
	y.clock.Add(time.Hour) // it was written long before
	began := y.clock.Now()
	y.put("way", "X1", 5)
	for i := range 3 {
		if n := y.work(t.Context()); n != 1 {
			t.Fatalf("try %d: %d jobs", i, n)
		}
		y.worker.Wait()
		y.clock.Add(time.Hour)
	}
	o := y.row("X1")
	if o.State != journal.OutboundFailed || len(o.Findings) != 1 || o.Findings[0].Code != deliver.CodeGaveUp || len(firsts) != 3 {
		t.Errorf("%+v %v", o, firsts)
	}
	for _, f := range firsts {
		if !f.Equal(began) {
			t.Errorf("first tried %s, not %s", f, began)
		}
	}
	if n := y.work(t.Context()); n != 0 {
		t.Error("tried again")
	}
}

// A partner that refuses: the finding says why, and nothing is tried again.
func TestRefusal(t *testing.T) {
	t.Parallel()
	f := gateway.Finding{Code: "as2.mdn.refused", Severity: gateway.Hold, Message: "It cannot decrypt."}
	var y *yard
	y = newYard(t, map[string]transports.Sender{"way": sender(func(_ context.Context, out transports.Outbound) error {
		if out.ID == "X2" { // its exchange was settled before
			return errors.Join(y.store.Update(context.Background(), func(tx *journal.Tx) error {
				return errors.Join(tx.AddOutboundFindings("X2", []gateway.Finding{f}), tx.SetOutbound("X2", journal.OutboundFailed, "", "settled", tx.Now()))
			}), transports.Refuse("send", f, nil))
		}
		return fmt.Errorf("send: %w", transports.Refuse("send", f, errors.New("cause")))
	})})
	y.put("way", "X1", 5)
	y.put("way", "X2", 5)
	y.work(t.Context())
	y.worker.Wait()
	for id, reason := range map[string]string{"X1": "cause", "X2": "settled"} {
		if o := y.row(id); o.State != journal.OutboundFailed || len(o.Findings) != 1 || o.Findings[0].Code != f.Code || !strings.Contains(o.Error, reason) {
			t.Errorf("%+v", o)
		}
	}
	y.clock.Add(24 * time.Hour)
	if n := y.work(t.Context()); n != 0 {
		t.Error("tried again")
	}
}

// A stop in the middle of sending is no failure and no death of a worker; a panic is a
// failure.
func TestStopAndPanic(t *testing.T) {
	t.Parallel()
	started := make(chan struct{}, 10)
	y := newYard(t, map[string]transports.Sender{"way": sender(func(ctx context.Context, _ transports.Outbound) error {
		started <- struct{}{}
		if ctx.Value(panics{}) != nil {
			panic("oh")
		}
		<-ctx.Done()
		return context.Cause(ctx)
	})})
	y.put("way", "X1", 5)
	for range 5 {
		ctx, cancel := context.WithCancel(t.Context())
		if n := y.work(ctx); n != 1 {
			t.Fatalf("%d jobs", n)
		}
		<-started
		cancel()
		y.worker.Wait()
	}
	if n := y.work(context.WithValue(t.Context(), panics{}, true)); n != 1 {
		t.Fatalf("%d jobs", n)
	}
	y.worker.Wait()
	y.clock.Add(time.Minute)
	jobs := y.claim("n")
	if len(jobs) != 1 || jobs[0].Attempt != 2 || jobs[0].Failures != 1 || !strings.Contains(jobs[0].Error, "oh") {
		t.Errorf("%+v", jobs)
	}
}

type panics struct{}
