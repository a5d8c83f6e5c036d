// SPDX-License-Identifier: Apache-2.0

package journaltest

import (
	"fmt"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"golang.org/x/sync/errgroup"

	"ordergate/gateway/gatewaytest"
	"ordergate/gateway/journal"
)

// habits learns from orders, keeps partners apart and so much of each.
func habits(t *testing.T, s journal.Store, clock *gatewaytest.Clock) {
	line := func(key, quantity, price string) journal.Habit {
		q := decimal.RequireFromString(quantity)
		h := journal.Habit{Key: key, Least: q, Most: q}
		if price != "" {
			p := decimal.RequireFromString(price)
			h.Cheapest, h.Dearest = &p, &p
		}
		return h
	}
	learn := func(partner, shape string, lines ...journal.Habit) {
		t.Helper()
		update(t, s, func(tx *journal.Tx) error { return tx.Learn(partner, shape, lines) })
		clock.Add(time.Second)
	}
	read := func(partner string, items ...string) (h *journal.Habits) {
		t.Helper()
		must(t, s.View(t.Context(), func(tx *journal.Tx) (err error) { h, err = tx.Habits(partner, items); return err }))
		return h
	}
	if h := read("acme", "a"); h.Orders != 0 || len(h.Shapes)+len(h.Items) != 0 {
		t.Errorf("of nobody: %+v", h)
	}
	learn("", "99", line("a", "1", ""))
	learn("acme", "AA-99", line("a", "10", "2.50"), line("b", "1", ""), line("a", "4", "2.40"))
	learn("acme", "AA-99", line("a", "9", ""), line("b", "9", "0.1"))
	learn("other", "9", line("a", "9000", "1"))
	h := read("acme", "a", "b", "c")
	a, b := h.Items["a"], h.Items["b"]
	if h.Orders != 2 || h.Shapes["AA-99"] != 2 || len(h.Shapes) != 1 || len(h.Items) != 2 {
		t.Errorf("%+v", h)
	}
	if a.Orders != 2 || a.Least.String() != "4" || a.Most.String() != "10" || a.Cheapest.String() != "2.4" || a.Dearest.String() != "2.5" {
		t.Errorf("a: %+v", a)
	}
	if b.Orders != 2 || b.Least.String() != "1" || b.Most.String() != "9" || b.Cheapest.String() != "0.1" {
		t.Errorf("b: %+v", b)
	}
	for i := range 20 {
		learn("acme", fmt.Sprintf("A%d", i))
	}
	if h := read("acme"); len(h.Shapes) != 12 || h.Shapes["A19"] != 1 || h.Shapes["A0"] != 0 || h.Orders != 22 {
		t.Errorf("shapes: %+v", h)
	}
	for i := range 11 { // 5,500 items
		var lines []journal.Habit
		for j := range 700 {
			lines = append(lines, line(fmt.Sprintf("i%d-%d", i, j), "1", ""))
		}
		learn("many", "9", lines...)
	}
	var kept int
	must(t, s.View(t.Context(), func(tx *journal.Tx) error {
		return tx.QueryRow(`SELECT COUNT(*) FROM habits WHERE partner = 'many' AND kind = 'item'`).Scan(&kept)
	}))
	if h := read("many", "i0-0", "i10-0"); kept != 5000 || len(h.Items) != 1 {
		t.Errorf("%d items are kept, %+v", kept, h)
	}
	var g errgroup.Group
	for i := range 8 { // the same rows, from both ends
		g.Go(func() error {
			lines := []journal.Habit{line("x", fmt.Sprint(i+1), ""), line("y", fmt.Sprint(i+1), "")}
			if i%2 == 1 {
				lines[0], lines[1] = lines[1], lines[0]
			}
			return s.Update(t.Context(), func(tx *journal.Tx) error { return tx.Learn("both", "9", lines) })
		})
	}
	must(t, g.Wait())
	if x := read("both", "x").Items["x"]; x.Orders != 8 || x.Least.String() != "1" || x.Most.String() != "8" {
		t.Errorf("learnt at once: %+v", x)
	}
}
