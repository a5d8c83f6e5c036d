// SPDX-License-Identifier: Apache-2.0

package notify

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"time"

	"go.uber.org/zap"

	"ordergate/gateway"
	"ordergate/gateway/journal"
	"ordergate/transports/webhook"
)

// dispatch starts the tries that are due, as many as there is room for.
func (w *Worker) dispatch(ctx, working context.Context, subs map[string]*Subscription, states map[string]journal.Webhook, way map[string]journal.OnTheWay) error {
	now := w.Clock.Now()
	for name, o := range way {
		s, st := subs[name], states[name]
		if s == nil || !st.DisabledAt.IsZero() || o.Due.After(now) {
			continue
		}
		n := w.room(name, !st.FailingSince.IsZero())
		if n == 0 {
			continue
		}
		taken, err := w.take(ctx, s, n)
		if err != nil {
			return err
		}
		for i := range taken {
			w.start(working, s, &taken[i])
		}
	}
	return nil
}

// room is how many more tries of a webhook may be under way. One that fails gets one
// at a time: it must not take the room of others.
func (w *Worker) room(name string, failing bool) int {
	w.mu.Lock()
	defer w.mu.Unlock()
	limit := parallel
	if failing {
		limit = 1
	}
	return max(0, min(limit-w.busy[name], most-w.total))
}

// next is when to look again because something is due; 0: when told.
func (w *Worker) next(ctx context.Context) time.Duration {
	if len(w.Subscriptions()) == 0 || ctx.Err() != nil {
		return 0
	}
	states, way, err := w.states(ctx)
	if err != nil {
		return 0
	}
	now, next := w.Clock.Now(), time.Duration(0)
	for name, o := range way {
		st := states[name]
		if w.Subscriptions()[name] == nil || !st.DisabledAt.IsZero() || w.room(name, !st.FailingSince.IsZero()) == 0 {
			continue // the end of a try hints
		}
		if d := max(o.Due.Sub(now), time.Millisecond); next == 0 || d < next {
			next = d
		}
	}
	return next
}

// try is one event on its way to one webhook.
type try struct {
	journal.Notification
	event gateway.Event
	body  []byte
	gone  bool // the event is no longer kept
}

// take claims due events of a webhook and reads what they say.
func (w *Worker) take(ctx context.Context, s *Subscription, n int) ([]try, error) {
	var taken []journal.Notification
	err := w.Store.Update(ctx, func(tx *journal.Tx) (err error) {
		taken, err = tx.TakeDue(s.Name, w.Node, tx.Now().Add(s.Sender.Timeout()+slack), n)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("take what is due for webhook %s: %w", s.Name, err)
	}
	w.Crash("notify.taken")
	tries := make([]try, len(taken))
	err = w.Store.View(ctx, func(tx *journal.Tx) error {
		for i := range taken {
			t := try{Notification: taken[i]}
			e, err := tx.Event(t.Seq)
			switch {
			case errors.Is(err, journal.ErrNotFound):
				t.gone = true
			case err != nil:
				return err
			default:
				if t.event, err = complete(tx, e); err != nil {
					return err
				}
				if s.Partner != "" {
					t.event = t.event.Public()
				}
			}
			tries[i] = t
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("read events for webhook %s: %w", s.Name, err)
	}
	for i := range tries {
		if tries[i].body, err = tries[i].event.Body(); err != nil {
			return nil, fmt.Errorf("write event %s: %w", tries[i].event.ID, err)
		}
	}
	return tries, nil
}

// start makes a try and records what became of it, beside.
func (w *Worker) start(ctx context.Context, s *Subscription, t *try) {
	w.mu.Lock()
	w.busy[s.Name]++
	w.total++
	w.mu.Unlock()
	w.running.Add(1)
	go func() {
		defer w.running.Done()
		defer func() {
			w.mu.Lock()
			w.busy[s.Name]--
			if w.total--; w.busy[s.Name] == 0 {
				delete(w.busy, s.Name)
			}
			w.mu.Unlock()
			w.hint()
		}()
		a := w.post(ctx, s, t)
		if ctx.Err() != nil && !a.OK {
			return // stopped: it is no failure, and is tried again at the next start
		}
		w.Crash("notify.posted")
		w.record(ctx, s, t, a)
	}()
}

func (w *Worker) post(ctx context.Context, s *Subscription, t *try) (a webhook.Answer) {
	defer func() {
		if p := recover(); p != nil {
			w.Metrics.Panic("notify")
			w.Log.Error("panic in a step", zap.String("stage", "notify"), zap.Any("err", p), zap.ByteString("stack", debug.Stack()))
			a = webhook.Answer{Reason: "the program failed while it was posted"}
		}
	}()
	if t.gone {
		return webhook.Answer{Reason: "the event is no longer kept"}
	}
	return s.Sender.Post(ctx, t.event.ID, t.body)
}

// record writes how a try ended. If that cannot be written the claim runs out, and
// the event goes once more.
func (w *Worker) record(ctx context.Context, s *Subscription, t *try, a webhook.Answer) {
	var disabled bool
	err := w.Store.Update(context.WithoutCancel(ctx), func(tx *journal.Tx) (err error) {
		disabled, err = settle(tx, s, t, a)
		return err
	})
	fields := []zap.Field{zap.String("stage", "notify"), zap.String("webhook", s.Name), zap.String("event", string(t.event.Type)), zap.String("event_id", t.event.ID), zap.Int("attempt", t.Attempts)}
	if err != nil {
		w.Log.Error("recording a notification failed: it is sent again", append(fields, zap.Error(err))...)
		return
	}
	w.Crash("notify.recorded")
	switch {
	case a.OK:
		w.Metrics.Notified(s.Name, "sent")
		w.Log.Debug("webhook told", fields...)
	default:
		w.Metrics.Notified(s.Name, "failed")
		w.Log.Warn("webhook not told", append(fields, zap.Int("status", a.Status), zap.String("err", a.Reason))...)
	}
	if disabled {
		w.Log.Error("webhook disabled", append(fields, zap.String("err", a.Reason), zap.String("hint", "ordergate webhook enable "+s.Name))...)
	}
}

// settle stores the outcome of a try, and disables a webhook that is gone or has
// done nothing but fail for too long.
func settle(tx *journal.Tx, s *Subscription, t *try, a webhook.Answer) (disabled bool, err error) {
	now := tx.Now()
	n := t.Notification
	n.TriedAt, n.Status, n.Error, n.Due, n.State = now, a.Status, a.Reason, now, journal.NotificationSent
	if !a.OK {
		wait, again := s.Sender.Again(n.Attempts, n.FirstAt)
		n.State, n.Due = journal.NotificationPending, now.Add(max(wait, a.After))
		if !again || t.gone {
			n.State = journal.NotificationFailed
		}
	}
	if !a.OK { // rows are locked in one order everywhere: head, webhook, notification
		if _, err := tx.EventHead(); err != nil {
			return false, err
		}
	}
	st, err := tx.Webhook(s.Name)
	if err != nil {
		return false, err
	}
	// Not ours: it was taken off its way, or anew.
	if ours, err := tx.SetNotification(&n); err != nil || !ours || t.gone || !st.DisabledAt.IsZero() {
		return false, err
	}
	return judge(tx, s, st, a)
}

// judge notes what the outcome of a try says of its webhook.
func judge(tx *journal.Tx, s *Subscription, st *journal.Webhook, a webhook.Answer) (disabled bool, err error) {
	now := tx.Now()
	if a.OK {
		if st.FailingSince.IsZero() {
			return false, nil
		}
		st.FailingSince, st.Reason = time.Time{}, ""
		return false, tx.SetWebhook(st)
	}
	first := st.FailingSince.IsZero()
	if first {
		st.FailingSince = now
	}
	after := s.Sender.DisableAfter()
	switch {
	case a.Gone:
		return true, disable(tx, st, "system", a.Reason)
	case after > 0 && now.Sub(st.FailingSince) >= after:
		return true, disable(tx, st, "system", fmt.Sprintf("nothing but failures since %s; the last: %s", st.FailingSince.Format(time.RFC3339), a.Reason))
	case first || st.Reason != a.Reason:
		st.Reason = a.Reason
		return false, tx.SetWebhook(st)
	}
	return false, nil
}
