// SPDX-License-Identifier: Apache-2.0

package notify

import (
	"context"
	"fmt"
	"maps"
	"net/url"
	"slices"
	"time"

	"ordergate/gateway"
	"ordergate/gateway/journal"
	"ordergate/transports/webhook"
)

// State is how a webhook does.
type State string

// The states of a webhook.
const (
	OK       State = "ok"
	Failing  State = "failing"  // its last try failed
	Behind   State = "behind"   // it catches up
	Disabled State = "disabled" // nothing is sent until it is enabled
)

// Standing is how a webhook stands, as operators see it.
type Standing struct {
	Name         string     `json:"name"`
	Partner      string     `json:"partner,omitempty"` // whose file it stands in
	URL          string     `json:"url"`               // without its query, which may hold a secret
	Events       []string   `json:"events"`
	State        State      `json:"state"`
	Reason       string     `json:"reason,omitempty"`
	FailingSince *time.Time `json:"failingSince,omitempty"`
	DisabledAt   *time.Time `json:"disabledAt,omitempty"`
	Pending      int64      `json:"pending"`          // events on their way
	Missed       int        `json:"missed,omitempty"` // events behind which it is, counted to 100000 at most, those of others among them
}

// Delivery is what became of an event at one webhook.
type Delivery struct {
	Webhook  string     `json:"webhook"`
	EventID  string     `json:"eventId"`
	Type     string     `json:"type,omitempty"`
	State    string     `json:"state"` // pending, sent, failed
	Attempts int        `json:"attempts"`
	Due      *time.Time `json:"due,omitempty"` // of the next try
	TriedAt  *time.Time `json:"triedAt,omitempty"`
	Status   int        `json:"status,omitempty"` // of the last answer, HTTP
	Error    string     `json:"error,omitempty"`
}

// EventShown is an event with what became of it.
type EventShown struct {
	Event      gateway.Event `json:"event"`
	Deliveries []Delivery    `json:"deliveries"`
}

const mostMissed = 100_000

// List lists the webhooks by name.
func (w *Worker) List(ctx context.Context) ([]Standing, error) {
	subs := w.Subscriptions()
	var items []Standing
	err := w.Store.View(ctx, func(tx *journal.Tx) error {
		items = []Standing{}
		states, err := tx.Webhooks()
		if err != nil {
			return err
		}
		way, err := tx.OnTheWay()
		if err != nil {
			return err
		}
		for _, name := range slices.Sorted(maps.Keys(subs)) {
			st, known := states[name]
			if !known {
				st.Behind = journal.KeepsUp
			}
			item := itemOf(subs[name], st, way[name].Pending)
			if st.Behind != journal.KeepsUp {
				if item.Missed, err = tx.Gap(st.Behind, mostMissed); err != nil {
					return err
				}
			}
			items = append(items, item)
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("list webhooks: %w", err)
	}
	return items, nil
}

func itemOf(s *Subscription, st journal.Webhook, pending int64) Standing {
	item := Standing{Name: s.Name, Partner: s.Partner, Events: s.Events, State: OK, Reason: st.Reason, Pending: pending}
	if item.Events == nil {
		item.Events = []string{"*"}
	}
	if u, err := url.Parse(s.URL); err == nil {
		u.RawQuery = ""
		item.URL = u.String()
	}
	if !st.FailingSince.IsZero() {
		item.State, item.FailingSince = Failing, &st.FailingSince
	}
	if st.Behind != journal.KeepsUp {
		item.State = Behind
	}
	if !st.DisabledAt.IsZero() {
		item.State, item.DisabledAt = Disabled, &st.DisabledAt
	}
	return item
}

func (w *Worker) known(op, name string) (*Subscription, error) {
	subs := w.Subscriptions()
	if s := subs[name]; s != nil {
		return s, nil
	}
	text := fmt.Sprintf("There is no webhook %q.", name)
	if near := gateway.Nearest(name, slices.Sorted(maps.Keys(subs))); near != "" {
		text += fmt.Sprintf(" Did you mean %q?", near)
	}
	return nil, &gateway.Error{Op: op, Kind: gateway.NotFound, Public: text}
}

func decides(op, by string) error {
	if by == "" {
		return &gateway.Error{Op: op, Kind: gateway.Invalid, Public: "Say who decides: a name is kept with every decision."}
	}
	return nil
}

// change writes how a webhook stands, with a line in the audit trail.
func (w *Worker) change(ctx context.Context, op, name, by string, fn func(tx *journal.Tx, st *journal.Webhook) error) error {
	if err := decides(op, by); err != nil {
		return err
	}
	if _, err := w.known(op, name); err != nil {
		return err
	}
	err := w.Store.Update(ctx, func(tx *journal.Tx) error {
		if _, err := tx.EventHead(); err != nil {
			return err
		}
		st, err := tx.Webhook(name)
		if err != nil {
			return err
		}
		return fn(tx, st)
	})
	w.hint()
	return err
}

// Disable ends the sending to a webhook until it is enabled. What happens meanwhile
// waits for that in the journal, as long as events are kept.
func (w *Worker) Disable(ctx context.Context, name, by, reason string) error {
	return w.change(ctx, "webhook.disable", name, by, func(tx *journal.Tx, st *journal.Webhook) error {
		if !st.DisabledAt.IsZero() {
			return &gateway.Error{Op: "webhook.disable", Kind: gateway.Conflict, Public: fmt.Sprintf("Webhook %s is disabled already: %s", name, st.Reason)}
		}
		return disable(tx, st, by, joined("disabled by "+by, reason))
	})
}

// Enabling says from where a webhook goes on.
type Enabling struct {
	Since time.Time // events from then on; zero: those that it missed
	Skip  bool      // what it missed is left out
}

// Enable lets a webhook go on: with what it missed, with everything from a time on
// (what it has already is not sent again), or with what happens from now on.
func (w *Worker) Enable(ctx context.Context, name, by string, from Enabling) error {
	if from.Skip && !from.Since.IsZero() {
		return &gateway.Error{Op: "webhook.enable", Kind: gateway.Invalid, Public: "Either events since a time are sent, or what was missed is left out: not both."}
	}
	return w.change(ctx, "webhook.enable", name, by, func(tx *journal.Tx, st *journal.Webhook) error {
		detail := name
		st.DisabledAt, st.FailingSince, st.Reason = time.Time{}, time.Time{}, ""
		switch {
		case from.Skip:
			if _, err := tx.DropPending(name, time.Time{}); err != nil {
				return err
			}
			st.Behind, detail = journal.KeepsUp, name+", without what it missed"
		case !from.Since.IsZero():
			seq, err := tx.EventsSince(from.Since)
			if err != nil {
				return err
			}
			st.Behind, detail = seq, name+", with events since "+from.Since.UTC().Format(time.RFC3339)
		}
		if err := tx.SetWebhook(st); err != nil {
			return err
		}
		return tx.Audit(journal.AuditLine{At: tx.Now(), Actor: by, Action: "webhook enabled", Detail: detail})
	})
}

// Replaying says what is sent once more.
type Replaying struct {
	Since, Until time.Time
	Events       []string // patterns; none: all that the webhook wants
}

// MostReplayed is how many events one replay sends at most.
const MostReplayed = 10_000

// Replay sends events to a webhook once more, whether it had them or not, under
// their ids. It tells how many, and when there were more than MostReplayed, until
// when it came.
func (w *Worker) Replay(ctx context.Context, name, by string, r Replaying) (n int, until time.Time, err error) {
	s, err := w.known("webhook.replay", name)
	if err != nil {
		return 0, until, err
	}
	if err := decides("webhook.replay", by); err != nil {
		return 0, until, err
	}
	for _, pattern := range r.Events {
		if message, hint := webhook.PatternFault(pattern); message != "" {
			return 0, until, &gateway.Error{Op: "webhook.replay", Kind: gateway.Invalid, Public: message + ": " + hint}
		}
	}
	var from int64
	if err := w.Store.View(ctx, func(tx *journal.Tx) (err error) { from, err = tx.EventsSince(r.Since); return err }); err != nil {
		return 0, until, err
	}
	for more := true; more; {
		var p part
		err := w.Store.Update(ctx, func(tx *journal.Tx) (err error) { p, err = r.part(tx, s, from, MostReplayed-n); return err })
		if err != nil {
			return n, until, err
		}
		n, from, until, more = n+p.n, p.last, p.until, p.more
	}
	err = w.Store.Update(ctx, func(tx *journal.Tx) error {
		return tx.Audit(journal.AuditLine{At: tx.Now(), Actor: by, Action: "webhook replayed", Detail: fmt.Sprintf("%s: %d event(s) since %s", name, n, r.Since.UTC().Format(time.RFC3339))})
	})
	w.hint()
	return n, until, err
}

// part is a piece of a replay, one transaction.
type part struct {
	n     int   // events that are sent
	last  int64 // that was looked at
	more  bool
	until time.Time // where the room ended
}

func (r Replaying) part(tx *journal.Tx, s *Subscription, from int64, room int) (part, error) {
	p := part{last: from}
	st, err := tx.Webhook(s.Name)
	if err != nil {
		return p, err
	}
	if !st.DisabledAt.IsZero() {
		return p, &gateway.Error{Op: "webhook.replay", Kind: gateway.Conflict, Public: fmt.Sprintf("Webhook %s is disabled: enable it first.", s.Name)}
	}
	events, err := tx.EventsAfter(from, batch)
	if err != nil {
		return p, err
	}
	p.more = len(events) == batch
	var seqs []int64
	for i := range events {
		e := &events[i]
		if !r.Until.IsZero() && !e.At.Before(r.Until) {
			p.more = false
			break
		}
		if len(seqs) == room {
			p.more, p.until = false, e.At
			break
		}
		if p.last = e.Seq; s.wants(e) && wanted(r.Events, e) {
			seqs = append(seqs, e.Seq)
		}
	}
	p.n = len(seqs)
	return p, tx.Notify(s.Name, true, seqs...)
}

func wanted(patterns []string, e *gateway.Event) bool {
	return len(patterns) == 0 || slices.ContainsFunc(patterns, func(p string) bool { return webhook.Matches(p, string(e.Type)) })
}

// Test posts a webhook.test event and tells step by step how that went. It stands in
// no feed, and goes to a disabled webhook too.
func (w *Worker) Test(ctx context.Context, name, by string) ([]webhook.Step, error) {
	s, err := w.known("webhook.test", name)
	if err != nil {
		return nil, err
	}
	if err := decides("webhook.test", by); err != nil {
		return nil, err
	}
	if err := w.Store.Update(ctx, func(tx *journal.Tx) error {
		return tx.Audit(journal.AuditLine{At: tx.Now(), Actor: by, Action: "webhook tested", Detail: name})
	}); err != nil {
		return nil, err
	}
	return s.Sender.Probe(ctx, fmt.Sprintf("test_%d", w.Clock.Now().UnixMicro()))
}
