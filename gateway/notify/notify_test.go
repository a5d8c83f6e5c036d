// SPDX-License-Identifier: Apache-2.0

package notify_test

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"go.uber.org/zap"

	"ordergate/gateway"
	"ordergate/gateway/gatewaytest"
	"ordergate/gateway/journal"
	"ordergate/gateway/notify"
	"ordergate/transports/webhook"
)

// peer is a webhook's other side in memory.
type peer struct {
	mu      sync.Mutex
	got     []string // ids
	answer  webhook.Answer
	block   chan struct{} // tries wait for it; nil: none does
	under   int           // tries under way
	highest int
	changed chan struct{}
}

func newPeer() *peer {
	return &peer{answer: webhook.Answer{OK: true, Status: 200}, changed: make(chan struct{}, 1)}
}

func (p *peer) Post(ctx context.Context, id string, _ []byte) webhook.Answer {
	p.mu.Lock()
	p.under++
	p.highest = max(p.highest, p.under)
	block := p.block
	p.mu.Unlock()
	if block != nil {
		select {
		case <-block:
		case <-ctx.Done():
		}
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.under--
	p.got = append(p.got, id)
	select {
	case p.changed <- struct{}{}:
	default:
	}
	return p.answer
}

func (p *peer) Probe(context.Context, string) ([]webhook.Step, error) { return nil, nil }
func (p *peer) Again(failures int, _ time.Time) (time.Duration, bool) { return time.Hour, failures < 3 }
func (p *peer) DisableAfter() time.Duration                           { return 24 * time.Hour }
func (p *peer) Timeout() time.Duration                                { return time.Minute }
func (p *peer) set(answer webhook.Answer, block chan struct{}) {
	p.mu.Lock()
	p.answer, p.block = answer, block
	p.mu.Unlock()
}
func (p *peer) ids() []string { p.mu.Lock(); defer p.mu.Unlock(); return slices.Clone(p.got) }

// lab is a worker on a journal of its own.
type lab struct {
	t      *testing.T
	store  journal.Store
	clock  *gatewaytest.Clock
	worker *notify.Worker
	subs   map[string]*notify.Subscription
	made   int
}

func newLab(t *testing.T, peers map[string]*peer) *lab {
	t.Helper()
	l := &lab{t: t, clock: gatewaytest.NewClock(), subs: map[string]*notify.Subscription{}}
	var err error
	if l.store, err = journal.Open(t.Context(), journal.Config{URL: filepath.Join(t.TempDir(), "j.db"), Clock: l.clock}); err != nil {
		t.Fatal(err)
	}
	for name, p := range peers {
		l.subs[name] = &notify.Subscription{Config: webhook.Config{Name: name, Test: "both", Events: []string{"order.taken"}}, Sender: p}
	}
	l.worker = notify.New(notify.Config{Store: l.store, Node: "n", Subscriptions: func() map[string]*notify.Subscription { return l.subs }, Poll: 5 * time.Millisecond, Log: zap.NewNop(), Clock: l.clock})
	ctx, stop := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- l.worker.Serve(ctx) }()
	t.Cleanup(func() {
		stop()
		if err := <-done; err != nil {
			t.Error(err)
		}
		if err := l.store.Close(); err != nil {
			t.Error(err)
		}
	})
	l.until("all are known", func() bool { // they start with the events from now on
		known := 0
		l.view(func(tx *journal.Tx) error { all, err := tx.Webhooks(); known = len(all); return err })
		return known == len(peers)
	})
	return l
}

func (l *lab) view(fn func(tx *journal.Tx) error) {
	l.t.Helper()
	if err := l.store.View(l.t.Context(), fn); err != nil {
		l.t.Fatal(err)
	}
}

// orders makes so many events.
func (l *lab) orders(n int) {
	l.t.Helper()
	for part := range slices.Chunk(make([]int, n), 100) {
		err := l.store.Update(l.t.Context(), func(tx *journal.Tx) error {
			for i := range part {
				id := fmt.Sprintf("O%d", l.made+i)
				if err := tx.PutOrder(journal.Order{ID: id, KeyHash: id, Kind: gateway.KindOrder, Partner: "acme", Answer: journal.AnswerNone}); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			l.t.Fatal(err)
		}
		l.made += len(part)
	}
}

func (l *lab) until(what string, ok func() bool) {
	l.t.Helper()
	limit, tick := time.After(5*time.Minute), time.NewTicker(5*time.Millisecond)
	defer tick.Stop()
	for !ok() {
		select {
		case <-limit:
			l.t.Fatalf("waiting for %s: %+v", what, l.list())
		case <-tick.C:
		}
	}
}

func (l *lab) list() map[string]notify.Standing {
	l.t.Helper()
	all, err := l.worker.List(l.t.Context())
	if err != nil {
		l.t.Fatal(err)
	}
	out := map[string]notify.Standing{}
	for _, s := range all {
		out[s.Name] = s
	}
	return out
}

// TestDeadNeighbour: thousands of events for an endpoint that hangs neither hold up
// another nor fill the journal; when it is well it gets each of them once.
func TestDeadNeighbour(t *testing.T) {
	t.Parallel()
	dead, well := newPeer(), newPeer()
	block := make(chan struct{})
	dead.set(webhook.Answer{OK: true}, block)
	l := newLab(t, map[string]*peer{"dead": dead, "well": well})
	const n = 2*notify.Window + 300
	l.orders(n)
	l.until("the one that is well", func() bool { return len(well.ids()) == n })
	if s := l.list()["dead"]; s.State != notify.Behind || s.Pending > notify.Window || s.Missed == 0 {
		t.Errorf("dead: %+v", s)
	}
	close(block)
	l.until("the other", func() bool { return len(dead.ids()) >= n && l.list()["dead"].State == notify.OK })
	for name, p := range map[string]*peer{"dead": dead, "well": well} {
		ids := p.ids()
		slices.Sort(ids)
		if len(ids) != n || len(slices.Compact(ids)) != n {
			t.Errorf("%s got %d events, want %d", name, len(ids), n)
		}
	}
	if dead.highest > 8 {
		t.Errorf("%d tries under way to one", dead.highest)
	}
}

// TestGivesUp: after the last try the event has failed, a webhook that fails for too
// long is disabled, and enabled it gets what failed meanwhile, and what came since.
func TestGivesUp(t *testing.T) {
	t.Parallel()
	p := newPeer()
	p.set(webhook.Answer{Status: 500, Reason: "no"}, nil)
	l := newLab(t, map[string]*peer{"w": p})
	l.orders(1)
	deliveries := func() []notify.Delivery {
		all, err := l.worker.Deliveries(t.Context(), "w", "", "", 10)
		if err != nil {
			t.Fatal(err)
		}
		return all
	}
	for try := 1; try <= 3; try++ {
		l.until("the try to be noted", func() bool { // when it ended: the next one counts from there
			d := deliveries()
			return len(d) == 1 && d[0].Attempts == try && d[0].TriedAt != nil && d[0].TriedAt.Equal(l.clock.Now())
		})
		l.clock.Add(time.Hour)
	}
	l.until("giving up", func() bool { d := deliveries(); return len(d) == 1 && d[0].State == "failed" && d[0].Attempts == 3 })
	if s := l.list()["w"]; s.State != notify.Failing || s.Reason != "no" {
		t.Errorf("%+v", s)
	}
	l.clock.Add(24 * time.Hour)
	l.orders(1)
	l.until("disabled", func() bool { return l.list()["w"].State == notify.Disabled })
	l.orders(1)
	p.set(webhook.Answer{OK: true, Status: 200}, nil)
	if err := l.worker.Enable(t.Context(), "w", "dana", notify.Enabling{}); err != nil {
		t.Fatal(err)
	}
	l.until("all of them", func() bool {
		sent := 0
		for _, d := range deliveries() {
			if d.State == "sent" {
				sent++
			}
		}
		return sent == 3
	})
	// Retry-After beats the schedule.
	p.set(webhook.Answer{Status: 429, After: 2 * time.Hour, Reason: "later"}, nil)
	l.orders(1)
	l.until("asked to come back", func() bool {
		d := deliveries()
		return len(d) == 4 && d[0].State == "pending" && d[0].TriedAt != nil && d[0].Due.Equal(l.clock.Now().Add(2*time.Hour))
	})
}

// TestFilters: events, partners and test traffic that nobody asked for are not sent.
func TestFilters(t *testing.T) {
	t.Parallel()
	e := func(typ gateway.EventType, partner string, test bool) *gateway.Event {
		return &gateway.Event{Type: typ, Partner: partner, Test: test}
	}
	for _, tt := range []struct {
		name string
		c    webhook.Config
		e    *gateway.Event
		want bool
	}{
		{"all", webhook.Config{Test: "both"}, e("order.posted", "acme", true), true},
		{"pattern", webhook.Config{Events: []string{"order.*"}}, e("order.posted", "", false), true},
		{"another", webhook.Config{Events: []string{"order.*"}}, e("document.failed", "", false), false},
		{"partner", webhook.Config{Partners: []string{"acme"}}, e("order.posted", "acme", false), true},
		{"another partner", webhook.Config{Partners: []string{"acme"}}, e("order.posted", "other", false), false},
		{"live only", webhook.Config{Test: "live"}, e("order.posted", "", true), false},
		{"test only", webhook.Config{Test: "test"}, e("order.posted", "", false), false},
	} {
		if got := tt.c.Wants(tt.e); got != tt.want {
			t.Errorf("%s: %v", tt.name, got)
		}
	}
}
