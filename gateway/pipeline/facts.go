// SPDX-License-Identifier: Apache-2.0

package pipeline

import (
	"context"
	"fmt"

	"ordergate/gateway"
	"ordergate/gateway/journal"
	"ordergate/gateway/validate"
)

// facts are what master data knows of orders, and the keys that each asked for.
func (e *Engine) facts(ctx context.Context, xs ...*Examined) (validate.Facts, map[*Examined][]validate.Key, error) {
	keys := map[*Examined][]validate.Key{}
	var all []validate.Key
	for _, x := range xs {
		if x.Who.NoMasterData = e.master == nil; x.Who.NoMasterData {
			continue
		}
		keys[x] = validate.Needs(x.Order, x.Who)
		all = append(all, keys[x]...)
	}
	if e.master == nil {
		return validate.Facts{}, keys, nil
	}
	facts, err := e.master.Facts(ctx, all)
	if err != nil {
		return facts, nil, fmt.Errorf("look up master data: %w", err)
	}
	return facts, keys, nil
}

// learn adds an order that the ERP took to what its partner's orders are like. Only
// what was read of pages is learnt, and only of such orders is it asked: it tells a
// number that was misread from one that is usual, which data that were sent need not.
func learn(tx *journal.Tx, row *journal.Order, o *gateway.Order) error {
	if !o.OnPaper() || row.Test {
		return nil
	}
	var lines []journal.Habit
	for _, h := range validate.Habits(o) {
		lines = append(lines, journal.Habit{Key: h.Key, Least: h.Quantity, Most: h.Quantity, Cheapest: h.Price, Dearest: h.Price})
	}
	return tx.Learn(row.Partner, validate.NumberShape(o.ID), lines)
}

// histories are what the partners' orders were like, for those of the orders that were
// read of pages.
func (e *Engine) histories(ctx context.Context, facts validate.Facts, xs ...*Examined) (map[*Examined]*validate.History, error) {
	keys := map[*Examined][]string{}
	for _, x := range xs {
		if x.Order.OnPaper() && x.Who.Partner != "" {
			keys[x] = validate.HabitKeys(x.Order, facts, x.Who)
		}
	}
	if len(keys) == 0 {
		return nil, nil
	}
	out := map[*Examined]*validate.History{}
	err := e.store.View(ctx, func(tx *journal.Tx) error {
		for x, items := range keys {
			habits, err := tx.Habits(x.Who.Partner, items)
			if err != nil {
				return err
			}
			out[x] = historyOf(habits)
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("look for what orders were like: %w", err)
	}
	return out, nil
}

func historyOf(habits *journal.Habits) *validate.History {
	h := &validate.History{Orders: int(habits.Orders), Shapes: map[string]int{}, Items: map[string]validate.Usual{}}
	for shape, n := range habits.Shapes {
		h.Shapes[shape] = int(n)
	}
	for key, i := range habits.Items {
		u := validate.Usual{Orders: int(i.Orders), Least: gateway.Dec{Decimal: i.Least}, Most: gateway.Dec{Decimal: i.Most}}
		if i.Cheapest != nil && i.Dearest != nil {
			u.Cheapest, u.Dearest = &gateway.Dec{Decimal: *i.Cheapest}, &gateway.Dec{Decimal: *i.Dearest}
		}
		h.Items[key] = u
	}
	return h
}
