// SPDX-License-Identifier: Apache-2.0

package journaltest

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"ordergate/gateway"
	"ordergate/gateway/gatewaytest"
	"ordergate/gateway/journal"
)

// step is one transaction about an order, some time after the one before.
type step struct {
	after time.Duration
	do    func(o *journal.Order)
}

func decided(state journal.OrderState, status gateway.Status, by string) func(*journal.Order) {
	return func(o *journal.Order) {
		o.State, o.Decision = state, &gateway.Decision{Status: status, By: by}
	}
}

func touched(t journal.Touch, then func(*journal.Order)) func(*journal.Order) {
	return func(o *journal.Order) { then(o); o.Touch(t) }
}

var (
	held     = decided(journal.OrderHeld, gateway.OnHold, "rules")
	ready    = decided(journal.OrderReady, gateway.Accepted, "rules")
	posted   = decided(journal.OrderPosted, gateway.Accepted, "erp")
	refused  = decided(journal.OrderRejected, gateway.Refused, "erp")
	declined = decided(journal.OrderRejected, gateway.Refused, "rules")
	rejected = touched(journal.TouchRejected, decided(journal.OrderRejected, gateway.Refused, "dana"))
	released = touched(journal.TouchReleased, decided(journal.OrderReady, gateway.Accepted, "dana"))
	mended   = touched(journal.TouchMended, ready)
	same     = func(*journal.Order) {}
)

// lives are all ways an order can go, each with what is counted of it.
var lives = []struct {
	name  string
	steps []step
	want  journal.Tally
}{
	{"passes", []step{{0, ready}, {time.Second, posted}, {time.Second, same}}, journal.Tally{Passed: 1}},
	{"is on its way to the ERP", []step{{0, ready}}, journal.Tally{UnderWay: 1}},
	{"waits", []step{{0, held}, {time.Hour, same}}, journal.Tally{Waiting: 1}},
	{"is declined by the rules", []step{{0, declined}}, journal.Tally{Declined: 1}},
	{"is refused by the ERP", []step{{0, ready}, {0, refused}}, journal.Tally{Refused: 1}},
	{"is released", []step{{0, held}, {time.Hour, released}, {time.Minute, posted}}, journal.Tally{Released: 1, Waited: 1, WaitedHalf: time.Hour, WaitedNinety: time.Hour}},
	{"is rejected", []step{{0, held}, {time.Minute, rejected}, {time.Minute, same}}, journal.Tally{Rejected: 1, Waited: 1, WaitedHalf: time.Minute, WaitedNinety: time.Minute}},
	{"is released in the instant it is held", []step{{0, held}, {0, released}, {0, posted}}, journal.Tally{Released: 1, Waited: 1, WaitedHalf: time.Microsecond, WaitedNinety: time.Microsecond}},
	{"is released and refused by the ERP", []step{{0, held}, {time.Hour, released}, {0, refused}}, journal.Tally{Refused: 1, Waited: 1, WaitedHalf: time.Hour, WaitedNinety: time.Hour}},
	{"is held again by the ERP's no, and rejected", []step{{0, held}, {time.Hour, released}, {time.Hour, held}, {time.Hour, rejected}},
		journal.Tally{Rejected: 1, Waited: 1, WaitedHalf: 2 * time.Hour, WaitedNinety: 2 * time.Hour}},
	{"is mended", []step{{0, held}, {time.Hour, mended}, {0, posted}}, journal.Tally{Mended: 1, Waited: 1, WaitedHalf: time.Hour, WaitedNinety: time.Hour}},
	{"is corrected and released", []step{{0, held}, {time.Hour, touched(journal.TouchCorrected, held)}, {time.Hour, released}, {0, posted}},
		journal.Tally{Corrected: 1, Waited: 1, WaitedHalf: 2 * time.Hour, WaitedNinety: 2 * time.Hour}},
	{"is corrected and rejected", []step{{0, held}, {time.Hour, touched(journal.TouchCorrected, held)}, {0, rejected}},
		journal.Tally{Rejected: 1, Waited: 1, WaitedHalf: time.Hour, WaitedNinety: time.Hour}},
	{"is posted, and cancelled by a change", []step{{0, ready}, {0, posted}, {time.Hour, func(o *journal.Order) { o.State = journal.OrderCancelled }}}, journal.Tally{Passed: 1}},
	{"is no document that could be read until a person mended the mapping", []step{{0, mended}, {0, posted}}, journal.Tally{Mended: 1}},
}

// accuracy: each life counts once, and as what it was; steps that are repeated,
// and writes that change nothing, count nothing.
func accuracy(t *testing.T, s journal.Store, clock *gatewaytest.Clock) {
	begin := clock.Now()
	var sum journal.Tally
	for i, life := range lives {
		o := order(i, life.name, clock.Now())
		live(t, s, clock, o, life.steps)
		q := journal.AccuracyQuery{From: begin, To: clock.Now().Add(time.Second), By: journal.ByPartner, Partner: life.name}
		total, rows := counted(t, s, q)
		if diff := cmp.Diff(life.want, total); diff != "" {
			t.Errorf("an order that %s (-want +got):\n%s", life.name, diff)
		}
		if len(rows) != 1 || rows[0].Key != life.name || rows[0].Tally != total {
			t.Errorf("an order that %s: rows %+v", life.name, rows)
		}
		sum = plus(sum, life.want)
	}
	all := journal.AccuracyQuery{From: begin, To: clock.Now().Add(time.Second), By: journal.ByChannel}
	total, rows := counted(t, s, all)
	sum.WaitedHalf, sum.WaitedNinety = time.Hour, 2*time.Hour // of eight: µs, min, 5 times h or 2h
	if total != sum || total.Orders() != int64(len(lives)) || len(rows) != 1 || rows[0].Key != "folder" || rows[0].Tally != sum {
		t.Errorf("all by channel: %+v, want %+v, rows %+v", total, sum, rows)
	}
	all.By = journal.ByMapping
	if _, rows = counted(t, s, all); len(rows) != 2 || rows[0].Version != "000000000000" || rows[1].Version != "111111111111" ||
		plus(rows[0].Tally, rows[1].Tally).Orders() != total.Orders() {
		t.Errorf("by mapping version: %+v", rows)
	}
	for name, q := range map[string]journal.AccuracyQuery{
		"before":  {From: begin.Add(-time.Hour), To: begin, By: journal.ByPartner},
		"test":    {From: begin, To: all.To, By: journal.ByRule, Test: true},
		"changes": {From: begin, To: all.To, Changes: true},
	} {
		if total, rows := counted(t, s, q); total != (journal.Tally{}) || len(rows) != 0 {
			t.Errorf("%s: %+v %+v", name, total, rows)
		}
	}
	apart(t, s, clock)
	must(t, s.View(t.Context(), func(tx *journal.Tx) error {
		if _, _, err := tx.Accuracy(journal.AccuracyQuery{By: "moon"}); err == nil {
			return fmt.Errorf("a grouping that there is not")
		}
		return nil
	}))
}

// apart: test traffic and change orders are counted by themselves; a change that
// is about to be applied has not waited for a person.
func apart(t *testing.T, s journal.Store, clock *gatewaytest.Clock) {
	clock.Add(time.Hour)
	begin := clock.Now()
	test := order(800, "test", begin)
	test.Test = true
	live(t, s, clock, test, []step{{0, ready}, {0, posted}})
	change := order(801, "change", begin)
	change.Kind, change.State = gateway.KindChange, journal.OrderHeld
	live(t, s, clock, change, []step{{0, same}, {time.Hour, ready}, {0, posted}})
	q := journal.AccuracyQuery{From: begin, To: clock.Now().Add(time.Second), By: journal.ByPartner}
	for partner, with := range map[string]func(*journal.AccuracyQuery){"test": func(q *journal.AccuracyQuery) { q.Test = true }, "change": func(q *journal.AccuracyQuery) { q.Changes = true }} {
		q := q
		with(&q)
		if total, rows := counted(t, s, q); total != (journal.Tally{Passed: 1}) || len(rows) != 1 || rows[0].Key != partner {
			t.Errorf("%s: %+v %+v", partner, total, rows)
		}
	}
	if total, _ := counted(t, s, q); total.Orders() != 0 {
		t.Errorf("live orders: %+v", total)
	}
}

// ruleWorth: an order counts for each rule that found something, for its worth
// where that stopped the order; what was found stays, at its worst.
func ruleWorth(t *testing.T, s journal.Store, clock *gatewaytest.Clock) {
	find := func(code string, severity gateway.Severity) gateway.Finding {
		return gateway.Finding{Code: code, Severity: severity}
	}
	price, note, odd := find("line.price.tolerance", gateway.Hold), find("order.note.text", gateway.Warn), find("line.item.unknown", "hodl")
	begin := clock.Now()
	for i, c := range []struct {
		steps    []step
		findings [][]gateway.Finding
	}{
		{[]step{{0, held}, {time.Hour, released}, {0, posted}}, [][]gateway.Finding{{price, price, find("line.price.tolerance", gateway.Note)}}},
		{[]step{{0, held}, {2 * time.Hour, rejected}}, [][]gateway.Finding{{note, price}}},
		{[]step{{0, held}, {3 * time.Hour, touched(journal.TouchCorrected, ready)}, {0, posted}}, [][]gateway.Finding{{odd, price}, {note}, {find("line.item.unknown", gateway.Warn)}}},
		{[]step{{0, held}, {0, released}, {0, refused}}, [][]gateway.Finding{{find("order.note.text", gateway.Note)}, {find("order.note.text", gateway.Reject)}}},
		{[]step{{0, ready}, {0, posted}}, [][]gateway.Finding{{note}}},
		{[]step{{0, held}}, [][]gateway.Finding{{price}}},
		{[]step{{0, ready}, {0, posted}}, [][]gateway.Finding{nil}},
	} {
		o := order(i, "acme", clock.Now())
		for range 2 { // again, as after a crash
			for _, f := range c.findings {
				update(t, s, func(tx *journal.Tx) error { return tx.CountFindings(o.ID, f) })
			}
		}
		live(t, s, clock, o, c.steps)
	}
	_, rows := counted(t, s, journal.AccuracyQuery{From: begin, To: clock.Now().Add(time.Second), By: journal.ByRule})
	want := []journal.AccuracyRow{
		{Key: "line.item.unknown", Tally: journal.Tally{Corrected: 1, Waited: 1, WaitedHalf: 3 * time.Hour, WaitedNinety: 3 * time.Hour}},
		{Key: "line.price.tolerance", Tally: journal.Tally{Released: 1, Rejected: 1, Corrected: 1, Waiting: 1, Waited: 3, WaitedHalf: 2 * time.Hour, WaitedNinety: 3 * time.Hour}},
		{Key: "order.note.text", Tally: journal.Tally{Refused: 1, Waited: 1, WaitedHalf: time.Microsecond, WaitedNinety: time.Microsecond},
			LetPass: journal.Tally{Passed: 1, Rejected: 1, Corrected: 1, Waited: 2, WaitedHalf: 2 * time.Hour, WaitedNinety: 3 * time.Hour}},
	}
	if diff := cmp.Diff(want, rows); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	must(t, s.View(t.Context(), func(tx *journal.Tx) error {
		got, err := tx.CountedFindings(order(2, "", begin).ID)
		if diff := cmp.Diff(map[string]gateway.Severity{"line.item.unknown": "hodl", "line.price.tolerance": gateway.Hold, "order.note.text": gateway.Warn}, got); diff != "" {
			return fmt.Errorf("counted findings: %s %w", diff, err)
		}
		return err
	}))
}

func order(n int, partner string, now time.Time) journal.Order {
	o := journal.Order{ID: fmt.Sprintf("O%03d", n), Partner: partner, Kind: gateway.KindOrder, Number: fmt.Sprint(n), KeyHash: fmt.Sprint(n), First: true, Answer: journal.AnswerNone,
		Revision: 1, CreatedAt: now, UpdatedAt: now}
	o.Channel = "folder"
	o.ReadBy("acme-850", strings.Repeat(fmt.Sprint(n%2), 64))
	return o
}

// live takes an order through steps; each is written twice, the second time as a
// closure that runs again writes it: from the row as it was, or from its own copy.
func live(t *testing.T, s journal.Store, clock *gatewaytest.Clock, o journal.Order, steps []step) {
	t.Helper()
	for i, st := range steps {
		clock.Add(st.after)
		update(t, s, func(tx *journal.Tx) error {
			if i == 0 {
				st.do(&o)
				return tx.PutOrder(o)
			}
			next, err := tx.Order(o.ID)
			if err != nil {
				return err
			}
			next.UpdatedAt = clock.Now()
			st.do(next)
			if err := tx.SetOrder(next); err != nil {
				return err
			}
			return tx.SetOrder(next)
		})
	}
}

func counted(t *testing.T, s journal.Store, q journal.AccuracyQuery) (total journal.Tally, rows []journal.AccuracyRow) {
	t.Helper()
	must(t, s.View(t.Context(), func(tx *journal.Tx) (err error) { total, rows, err = tx.Accuracy(q); return err }))
	return total, rows
}

func plus(a, b journal.Tally) journal.Tally {
	return journal.Tally{Passed: a.Passed + b.Passed, Released: a.Released + b.Released, Mended: a.Mended + b.Mended, Corrected: a.Corrected + b.Corrected,
		Rejected: a.Rejected + b.Rejected, Declined: a.Declined + b.Declined, Refused: a.Refused + b.Refused, Waiting: a.Waiting + b.Waiting, UnderWay: a.UnderWay + b.UnderWay,
		Waited: a.Waited + b.Waited}
}
