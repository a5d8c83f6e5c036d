// SPDX-License-Identifier: Apache-2.0

package notify

import (
	"context"
	"errors"
	"fmt"
	"time"

	"ordergate/gateway"
	"ordergate/gateway/journal"
	"ordergate/transports/webhook"
)

// Filter says which events are asked for.
type Filter struct {
	After   string    // events behind this id; "" from Since on
	Since   time.Time // zero: from the first that is kept
	Events  []string  // patterns; none: all
	Partner string
	Order   string // id or number
	Limit   int
}

// Feed is a part of the sequence of events.
type Feed struct {
	Events []gateway.Event `json:"events"`
	// Next is where to go on: After of the next question. It moves on although Events
	// may be empty, while events are looked through; "" while there is none at all.
	Next string `json:"next,omitempty"`
	More bool   `json:"more"` // there are further ones to look at
}

const looked = 5000 // events looked through for a question

// Events lists events, oldest first.
func (w *Worker) Events(ctx context.Context, f Filter) (Feed, error) {
	var feed Feed
	for _, pattern := range f.Events {
		if message, hint := webhook.PatternFault(pattern); message != "" {
			return feed, &gateway.Error{Op: "events", Kind: gateway.Invalid, Public: message + ": " + hint}
		}
	}
	var after int64
	if f.After != "" {
		var ok bool
		if after, ok = gateway.EventSeq(f.After); !ok {
			return feed, &gateway.Error{Op: "events", Kind: gateway.Invalid, Public: fmt.Sprintf("%q is no id of an event.", f.After)}
		}
	}
	err := w.Store.View(ctx, func(tx *journal.Tx) (err error) {
		from := after
		if f.After == "" {
			if from, err = tx.EventsSince(f.Since); err != nil {
				return err
			}
		}
		feed, err = f.look(tx, from)
		return err
	})
	return feed, err
}

// look goes through the events above a sequence number.
func (f Filter) look(tx *journal.Tx, from int64) (Feed, error) {
	feed := Feed{Events: []gateway.Event{}, Next: f.After}
	for seen := 0; ; {
		events, err := tx.EventsAfter(from, batch)
		if err != nil {
			return feed, err
		}
		for _, e := range events {
			if len(feed.Events) == f.Limit || seen == looked {
				feed.More = true
				return feed, nil
			}
			from, feed.Next = e.Seq, e.ID
			seen++
			if !f.fits(&e) {
				continue
			}
			if e, err = complete(tx, e); err != nil {
				return feed, err
			}
			feed.Events = append(feed.Events, e)
		}
		if len(events) < batch {
			return feed, nil
		}
	}
}

func (f Filter) fits(e *gateway.Event) bool {
	return wanted(f.Events, e) && (f.Partner == "" || e.Partner == f.Partner) && (f.Order == "" || f.Order == e.OrderID || f.Order == e.Number)
}

// Event returns an event with what became of it at each webhook.
func (w *Worker) Event(ctx context.Context, id string) (*EventShown, error) {
	none := &gateway.Error{Op: "event", Kind: gateway.NotFound, Public: fmt.Sprintf("There is no event %q, or it is no longer kept.", id)}
	seq, ok := gateway.EventSeq(id)
	if !ok {
		return nil, none
	}
	var s *EventShown
	err := w.Store.View(ctx, func(tx *journal.Tx) error {
		e, err := tx.Event(seq)
		if err != nil {
			return err
		}
		if e, err = complete(tx, e); err != nil {
			return err
		}
		all, err := tx.NotificationsOf(seq)
		if err != nil {
			return err
		}
		s = &EventShown{Event: e, Deliveries: []Delivery{}}
		for i := range all {
			s.Deliveries = append(s.Deliveries, deliveryOf(&all[i], &e))
		}
		return nil
	})
	if errors.Is(err, journal.ErrNotFound) || err == nil && s.Event.ID != id {
		return nil, none
	}
	return s, err
}

// Deliveries lists what goes and went to a webhook, newest events first: those of a
// state ("" for any), of events before an id ("" for the newest).
func (w *Worker) Deliveries(ctx context.Context, name, state, before string, limit int) ([]Delivery, error) {
	if _, err := w.known("webhook.deliveries", name); err != nil {
		return nil, err
	}
	seq, ok := gateway.EventSeq(before)
	if before != "" && !ok {
		return nil, &gateway.Error{Op: "webhook.deliveries", Kind: gateway.Invalid, Public: fmt.Sprintf("%q is no id of an event.", before)}
	}
	var out []Delivery
	err := w.Store.View(ctx, func(tx *journal.Tx) error {
		all, err := tx.NotificationsTo(name, journal.NotificationState(state), seq, limit)
		if err != nil {
			return err
		}
		out = make([]Delivery, len(all))
		for i := range all {
			e, err := tx.Event(all[i].Seq)
			if err != nil && !errors.Is(err, journal.ErrNotFound) {
				return err
			}
			out[i] = deliveryOf(&all[i], &e)
		}
		return nil
	})
	return out, err
}

func deliveryOf(n *journal.Notification, e *gateway.Event) Delivery {
	d := Delivery{Webhook: n.Webhook, EventID: e.ID, Type: string(e.Type), State: string(n.State), Attempts: n.Attempts, Status: n.Status, Error: n.Error}
	if n.State == journal.NotificationPending {
		d.Due = &n.Due
	}
	if !n.TriedAt.IsZero() {
		d.TriedAt = &n.TriedAt
	}
	return d
}
