// SPDX-License-Identifier: Apache-2.0

// Package notify tells webhooks of events: it hands the journal's events to those
// who subscribed to them, posts them, tries again, and disables who does nothing but
// fail. Events, what became of each at each webhook and how each webhook stands are
// rows of the journal; which webhooks there are says the config.
//
// Webhooks that keep up share one place in the sequence of events. One that is
// disabled, or has as many events on their way as it may, falls behind: only the
// place is kept, no more rows are made for it, and it catches up from there later.
//
// It must not make events, nor hold up whoever makes them.
//
// Invariant: an event that a webhook wants reaches it at least once, under the same
// id and with the same bytes at every try, or is known to have failed; it is never
// forgotten while the journal keeps it. No order is kept between events.
package notify

import (
	"context"
	"fmt"
	"sync"
	"time"

	"go.uber.org/zap"

	"ordergate/gateway"
	"ordergate/gateway/journal"
	"ordergate/gateway/telemetry"
	"ordergate/transports/webhook"
)

// Window is how many events may be on their way to a webhook at the same time; what
// comes then waits in the journal's sequence of events.
const Window = 1000

const (
	batch    = 200             // events handed out a transaction
	parallel = 8               // tries under way to one webhook; one when it fails
	most     = 256             // tries under way to all of them
	slack    = 5 * time.Second // by which a try may be late before it is given up for dead
)

// Sender makes a try; webhook.Sender is one.
type Sender interface {
	Post(ctx context.Context, id string, body []byte) webhook.Answer
	Probe(ctx context.Context, id string) ([]webhook.Step, error)
	// Again tells how long to wait after so many failures of an event.
	Again(failures int, first time.Time) (wait time.Duration, ok bool)
	DisableAfter() time.Duration // 0 is never
	Timeout() time.Duration      // of a try
}

// Subscription is a webhook as the files have it.
type Subscription struct {
	webhook.Config
	Partner string // of a partner's own: it gets its own events, without what is ours alone
	Sender  Sender
}

// wants tells whether an event is for this webhook.
func (s *Subscription) wants(e *gateway.Event) bool {
	return (s.Partner == "" || s.Partner == e.Partner) && s.Wants(e)
}

// Config is what a Worker works with.
type Config struct {
	Store journal.Store
	Node  string
	// Subscriptions are the webhooks there are at the moment, by name; what it returns
	// is never changed.
	Subscriptions func() map[string]*Subscription
	Poll          time.Duration // how often due work is looked for behind the journal's hints; a second when 0
	Grace         time.Duration // how long tries may go on after the end
	Log           *zap.Logger
	Metrics       *telemetry.Metrics
	Clock         gateway.Clock
	Crash         func(point string)
}

// Worker does the work of this room. It is safe for concurrent use.
type Worker struct {
	Config
	kick chan struct{}

	mu      sync.Mutex
	busy    map[string]int // tries under way by webhook
	total   int
	running sync.WaitGroup
}

// New makes a worker; nothing runs.
func New(c Config) *Worker {
	if c.Poll == 0 {
		c.Poll = time.Second
	}
	if c.Crash == nil {
		c.Crash = func(string) {}
	}
	return &Worker{Config: c, kick: make(chan struct{}, 1), busy: map[string]int{}}
}

// hint makes Serve look at once.
func (w *Worker) hint() {
	select {
	case w.kick <- struct{}{}:
	default:
	}
}

// Serve works until ctx ends, lets the tries under way end, and returns nil.
func (w *Worker) Serve(ctx context.Context) error {
	working, stop := context.WithCancelCause(context.WithoutCancel(ctx))
	defer stop(nil)
	unhook := context.AfterFunc(ctx, func() {
		time.AfterFunc(w.Grace, func() { stop(fmt.Errorf("still at work %s after the stop", w.Grace)) })
	})
	defer unhook()
	tick := time.NewTicker(w.Poll)
	defer tick.Stop()
	recovered := false
	for ctx.Err() == nil {
		if len(w.Subscriptions()) > 0 {
			if !recovered {
				err := w.Store.Update(ctx, func(tx *journal.Tx) error { return tx.RecoverNotifications(w.Node) })
				recovered = err == nil
			}
			if err := w.round(ctx, working); err != nil && ctx.Err() == nil {
				w.Log.Error("telling webhooks failed, will retry", zap.String("stage", "notify"), zap.Error(err))
			}
		}
		w.wait(ctx, tick.C)
	}
	w.running.Wait()
	return nil
}

// wait waits until there may be something to do.
func (w *Worker) wait(ctx context.Context, tick <-chan time.Time) {
	var due <-chan time.Time
	if next := w.next(ctx); next > 0 {
		timer := time.NewTimer(next)
		defer timer.Stop()
		due = timer.C
	}
	select {
	case <-ctx.Done():
	case <-w.Store.Told():
	case <-w.kick:
	case <-due:
	case <-tick:
	}
}

// round hands out what is new, lets those behind catch up, and starts what is due.
func (w *Worker) round(ctx, working context.Context) error {
	subs := w.Subscriptions()
	more, err := w.news(ctx, subs)
	if err != nil {
		return err
	}
	for more && ctx.Err() == nil {
		err := w.Store.Update(ctx, func(tx *journal.Tx) (err error) { more, err = handOut(tx, subs); return err })
		if err != nil {
			return fmt.Errorf("hand out events: %w", err)
		}
		w.Crash("notify.handed")
	}
	states, way, err := w.states(ctx)
	if err != nil {
		return err
	}
	for name, s := range subs {
		st := states[name]
		w.Metrics.Webhook(name, !st.DisabledAt.IsZero(), way[name].Pending)
		if st.Behind == journal.KeepsUp || !st.DisabledAt.IsZero() || way[name].Pending > Window/2 {
			continue
		}
		err := w.Store.Update(ctx, func(tx *journal.Tx) error { return catchUp(tx, s) })
		if err != nil {
			return fmt.Errorf("let webhook %s catch up: %w", name, err)
		}
		w.Crash("notify.caught")
		w.hint()
	}
	return w.dispatch(ctx, working, subs, states, way)
}

// news tells whether there is something to hand out. It only looks: nothing is
// written while nothing happens.
func (w *Worker) news(ctx context.Context, subs map[string]*Subscription) (news bool, err error) {
	err = w.Store.View(ctx, func(tx *journal.Tx) error {
		if news, err = tx.EventsWait(); err != nil || news {
			return err
		}
		states, err := tx.Webhooks()
		for name := range subs {
			if _, known := states[name]; !known {
				news = true
			}
		}
		return err
	})
	if err != nil {
		return false, fmt.Errorf("look for events: %w", err)
	}
	return news, nil
}

// states reads how all webhooks stand.
func (w *Worker) states(ctx context.Context) (states map[string]journal.Webhook, way map[string]journal.OnTheWay, err error) {
	err = w.Store.View(ctx, func(tx *journal.Tx) (err error) {
		if states, err = tx.Webhooks(); err != nil {
			return err
		}
		way, err = tx.OnTheWay()
		return err
	})
	if err != nil {
		return nil, nil, fmt.Errorf("read how webhooks stand: %w", err)
	}
	return states, way, nil
}
