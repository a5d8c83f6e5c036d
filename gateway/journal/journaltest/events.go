// SPDX-License-Identifier: Apache-2.0

package journaltest

import (
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"ordergate/gateway"
	"ordergate/gateway/gatewaytest"
	"ordergate/gateway/journal"
)

func told(t testing.TB, s journal.Store, after int64) (all []gateway.Event) {
	t.Helper()
	must(t, s.View(t.Context(), func(tx *journal.Tx) (err error) { all, err = tx.EventsAfter(after, 1000); return err }))
	return all
}

// toldAll is told, once there are so many: others in the same cluster may hold events
// back for a while.
func toldAll(t testing.TB, s journal.Store, after int64, n int) (all []gateway.Event) {
	t.Helper()
	limit, tick := time.After(5*time.Minute), time.NewTicker(5*time.Millisecond)
	defer tick.Stop()
	for {
		if all = told(t, s, after); len(all) >= n {
			return all
		}
		select {
		case <-limit:
			return all
		case <-tick.C:
		}
	}
}

func typesOf(all []gateway.Event) (types []string) {
	for _, e := range all {
		types = append(types, string(e.Type))
	}
	return types
}

// events: each change of an order's state that others care about becomes an event,
// with the state and once; what is rolled back tells nothing.
func events(t *testing.T, s journal.Store, clock *gatewaytest.Clock) {
	now := clock.Now()
	o := journal.Order{ID: "O1", DocumentID: "M1.1.1", MessageID: "M1", Station: "main", Partner: "acme", Kind: gateway.KindOrder, Number: "4711", KeyHash: "h", First: true,
		State: journal.OrderHeld, Answer: journal.AnswerNone, Reason: "a price", Revision: 1, CreatedAt: now, UpdatedAt: now}
	set := func(change func(o *journal.Order)) {
		t.Helper()
		update(t, s, func(tx *journal.Tx) error {
			stored, err := tx.Order("O1")
			if err != nil {
				return err
			}
			change(stored)
			return tx.SetOrder(stored)
		})
	}
	boom := errors.New("boom")
	if err := s.Update(t.Context(), func(tx *journal.Tx) error { return errors.Join(tx.PutOrder(o), boom) }); !errors.Is(err, boom) {
		t.Fatal(err)
	}
	update(t, s, func(tx *journal.Tx) error { return tx.PutOrder(o) })
	set(func(o *journal.Order) { o.Reason = "another price" })
	set(func(o *journal.Order) { o.State, o.Reason = journal.OrderReady, "" })
	set(func(o *journal.Order) {
		o.State, o.Answer, o.ERPNumber, o.ERPRevision, o.Decision = journal.OrderPosted, journal.AnswerDue, "SO-1", 1, &gateway.Decision{Status: gateway.Accepted, Line: []gateway.LineDecision{{Status: gateway.Accepted}}}
	})
	set(func(o *journal.Order) { o.Answer = journal.AnswerDone })
	set(func(o *journal.Order) { o.Revision, o.ERPRevision = 2, 2 })
	set(func(o *journal.Order) { o.State = journal.OrderCancelled })
	update(t, s, func(tx *journal.Tx) error {
		c := o // of a change nobody hears that it is held before it was judged
		c.ID, c.Kind, c.KeyHash, c.First, c.ChangeOf = "O2", gateway.KindChange, "h2", false, "O1"
		return errors.Join(tx.PutOutbound(journal.Outbound{ID: "X1", Partner: "acme", Kind: "855", OrderIDs: []string{"O1"}, State: journal.OutboundPending, CreatedAt: now}), tx.PutOrder(c))
	})
	update(t, s, func(tx *journal.Tx) error { return tx.SetOutbound("X1", journal.OutboundPending, "", "later", now) })
	update(t, s, func(tx *journal.Tx) error { return tx.SetOutbound("X1", journal.OutboundSent, "", "", now) })
	want := []string{"order.taken", "order.held", "order.released", "order.accepted", "order.posted", "order.answered", "order.changed", "order.cancelled", "order.taken", "document.delivered"}
	all := toldAll(t, s, 0, len(want))
	if diff := cmp.Diff(want, typesOf(all)); diff != "" {
		t.Fatalf("-want +got:\n%s", diff)
	}
	for i, e := range all {
		if seq, ok := gateway.EventSeq(e.ID); !ok || seq != e.Seq || i > 0 && e.Seq <= all[i-1].Seq || e.Partner != "acme" || !e.At.Equal(clock.Now()) {
			t.Errorf("event %+v", e)
		}
	}
	if h := all[1].Data; h.Reason != "a price" || h.Number != "4711" || h.State != "held" {
		t.Errorf("held: %+v", h)
	}
	if a := all[5].Data; a.Decision == nil || len(a.Decision.Line) != 1 || a.ERPNumber != "SO-1" || all[4].Data.Decision != nil {
		t.Errorf("answered: %+v", a)
	}
	strays(t, s, now)
	since(t, s, clock)
}

// strays: what becomes no order is told, too.
func strays(t *testing.T, s journal.Store, now time.Time) {
	last := told(t, s, 0)
	update(t, s, func(tx *journal.Tx) error {
		if _, err := tx.PutMessage(journal.Message{ID: "M1", Envelope: gateway.Envelope{Connection: "a", Key: "1", Partners: []string{"acme"}, ReceivedAt: now}, State: journal.MessageTaken}); err != nil {
			return err
		}
		if err := tx.PutInterchange(journal.Interchange{ID: "M1.1", MessageID: "M1", Partner: "acme", State: journal.InterchangeRead, Report: []byte("{}"), Groups: []byte("[]"), ReceivedAt: now}); err != nil {
			return err
		}
		for _, d := range []journal.Document{{ID: "M1.1.1", State: journal.DocumentRead}, {ID: "M1.1.2", State: journal.DocumentRead}, {ID: "M1.1.3", State: journal.DocumentRejected}} {
			d.MessageID, d.InterchangeID, d.Partner = "M1", "M1.1", "acme"
			if err := tx.PutDocument(d); err != nil {
				return err
			}
		}
		return nil
	})
	found := []gateway.Finding{{Severity: gateway.Note, Message: "aside"}, {Severity: gateway.Hold, Message: "the worst"}}
	for range 2 { // the second time nothing is new
		update(t, s, func(tx *journal.Tx) error {
			return errors.Join(tx.SetDocument("M1.1.1", journal.DocumentHeld, "", found), tx.SetDocument("M1.1.2", journal.DocumentDuplicate, "O1", nil),
				tx.HoldRejected("M1.1"), tx.SetMessage("M1", journal.MessageHeld, "x12", nil, found))
		})
	}
	got := toldAll(t, s, last[len(last)-1].Seq, 4)
	if diff := cmp.Diff([]string{"message.held", "order.duplicate", "message.held", "message.held"}, typesOf(got)); diff != "" {
		t.Fatalf("-want +got:\n%s", diff)
	}
	if got[0].Data.Reason != "the worst" || got[1].OrderID != "O1" || got[1].Data.State != "cancelled" || got[3].Data.Reason != "the worst" || got[3].Partner != "acme" {
		t.Errorf("%+v", got)
	}
}

// since: a time finds its place in the sequence, and old events go with what is
// known of them.
func since(t *testing.T, s journal.Store, clock *gatewaytest.Clock) {
	old := toldAll(t, s, 0, 14)
	var cuts []time.Time
	for i := range 5 {
		clock.Add(time.Hour)
		cuts = append(cuts, clock.Now())
		update(t, s, func(tx *journal.Tx) error {
			return tx.PutOrder(journal.Order{ID: fmt.Sprint("P", i), Kind: gateway.KindOrder, KeyHash: fmt.Sprint("P", i), Answer: journal.AnswerNone})
		})
	}
	for i, at := range cuts {
		var seq int64
		must(t, s.View(t.Context(), func(tx *journal.Tx) (err error) { seq, err = tx.EventsSince(at); return err }))
		if got := len(toldAll(t, s, seq, 5-i)); got != 5-i {
			t.Errorf("since %s: %d events, want %d", at, got, 5-i)
		}
	}
	var n int64
	update(t, s, func(tx *journal.Tx) (err error) {
		if err := tx.Notify("w", false, old[0].Seq, old[len(old)-1].Seq+1); err != nil {
			return err
		}
		n, err = tx.ExpireEvents(cuts[0], 1000)
		return err
	})
	left, err := 0, error(nil)
	must(t, s.View(t.Context(), func(tx *journal.Tx) error { left, err = tx.PendingOf("w"); return err }))
	if n != int64(len(old)) || left != 1 || len(told(t, s, 0)) != 5 {
		t.Errorf("%d removed of %d, %d notifications left", n, len(old), left)
	}
}

// eventsComplete: many write events at the same time, and a reader that goes by the
// sequence misses none of them.
func eventsComplete(t *testing.T, s journal.Store, _ *gatewaytest.Clock) {
	const writers, each = 8, 20
	var wg sync.WaitGroup
	for w := range writers {
		wg.Go(func() {
			for i := range each {
				id := fmt.Sprintf("O%d.%d", w, i)
				if err := s.Update(t.Context(), func(tx *journal.Tx) error {
					return tx.PutOrder(journal.Order{ID: id, KeyHash: id, Kind: gateway.KindOrder, Answer: journal.AnswerNone})
				}); err != nil {
					t.Error(err)
				}
			}
		})
	}
	seen, last := map[string]bool{}, int64(0)
	limit, tick := time.After(5*time.Minute), time.NewTicker(5*time.Millisecond)
	defer tick.Stop()
	for late := false; len(seen) < writers*each && !late; {
		for _, e := range told(t, s, last) {
			seen[e.OrderID], last = true, e.Seq
		}
		select {
		case <-limit:
			late = true
		case <-s.Told():
		case <-tick.C: // others in the same cluster may hold events back behind the last hint
		}
	}
	wg.Wait()
	if len(seen) != writers*each {
		t.Errorf("%d of %d events were seen", len(seen), writers*each)
	}
}

// notifications: an event is taken by one at a time, comes again when its time is up,
// and what was taken anew is nobody else's to settle.
func notifications(t *testing.T, s journal.Store, clock *gatewaytest.Clock) {
	until := func() time.Time { return clock.Now().Add(time.Minute) }
	take := func(node string) (all []journal.Notification) {
		t.Helper()
		update(t, s, func(tx *journal.Tx) (err error) { all, err = tx.TakeDue("w", node, until(), 2); return err })
		return all
	}
	settle := func(n journal.Notification, state journal.NotificationState, due time.Time) (ours bool) {
		t.Helper()
		n.State, n.Due, n.Status = state, due, 500
		update(t, s, func(tx *journal.Tx) (err error) { ours, err = tx.SetNotification(&n); return err })
		return ours
	}
	update(t, s, func(tx *journal.Tx) error {
		return errors.Join(tx.Notify("w", false, 1, 2, 3), tx.Notify("other", false, 1))
	})
	first, second := take("a"), take("b")
	if len(first) != 2 || len(second) != 1 || first[0].Attempts != 1 {
		t.Fatalf("taken %+v and %+v", first, second)
	}
	if len(take("c")) != 0 {
		t.Error("taken twice")
	}
	slices.SortFunc(first, func(a, b journal.Notification) int { return int(a.Seq - b.Seq) })
	if !settle(first[0], journal.NotificationSent, clock.Now()) || !settle(first[1], journal.NotificationPending, clock.Now().Add(time.Hour)) {
		t.Error("not settled")
	}
	clock.Add(2 * time.Minute) // b has died
	again := take("c")
	if len(again) != 1 || again[0].Seq != 3 || again[0].Attempts != 2 || settle(second[0], journal.NotificationSent, clock.Now()) {
		t.Errorf("taken again %+v", again)
	}
	update(t, s, func(tx *journal.Tx) error { return tx.RecoverNotifications("c") })
	if again = take("c"); len(again) != 1 || again[0].Attempts != 3 {
		t.Errorf("taken up %+v", again)
	}
	settle(again[0], journal.NotificationFailed, clock.Now())
	update(t, s, func(tx *journal.Tx) error { return tx.Notify("w", false, 1, 2, 3) }) // only what failed is made due
	if n := take("c"); len(n) != 1 || n[0].Seq != 3 || n[0].Attempts != 1 {
		t.Errorf("made due %+v", n)
	}
	update(t, s, func(tx *journal.Tx) error { return tx.Notify("w", true, 1) })
	var dropped int64
	var way map[string]journal.OnTheWay
	update(t, s, func(tx *journal.Tx) (err error) {
		if way, err = tx.OnTheWay(); err != nil {
			return err
		}
		dropped, err = tx.DropPending("w", time.Time{})
		return err
	})
	if way["w"].Pending != 3 || way["other"].Pending != 1 || dropped != 1 {
		t.Errorf("on the way %+v, dropped from %d", way, dropped)
	}
	var left []journal.Notification
	must(t, s.View(t.Context(), func(tx *journal.Tx) (err error) { left, err = tx.NotificationsOf(1); return err }))
	if len(left) != 1 || left[0].Webhook != "other" {
		t.Errorf("left %+v", left)
	}
}
