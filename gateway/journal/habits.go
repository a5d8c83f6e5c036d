// SPDX-License-Identifier: Apache-2.0

package journal

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/shopspring/decimal"
)

// How much is kept of a partner; what was not seen for longest goes first.
const (
	mostShapes = 12
	mostItems  = 5000
	mostLearnt = 500 // items of one order
)

// Habits are what a partner's orders on paper were like.
type Habits struct {
	Orders int64
	Shapes map[string]int64 // shape of the order number -> orders
	Items  map[string]Habit // by their keys, of those that were asked for
}

// Habit is what was ordered of one item.
type Habit struct {
	Key               string
	Orders            int64 // of what is kept; Learn does not read it
	Least, Most       decimal.Decimal
	Cheapest, Dearest *decimal.Decimal // nil: no price was given
}

// Learn adds an order that was taken to its partner's habits, in the transaction that
// takes it; several lines of an item are one habit with the least and the most of them.
func (tx *Tx) Learn(partner, shape string, lines []Habit) error {
	if partner == "" {
		return nil
	}
	rows := []habitRow{{kind: "number", key: shape}, {kind: "order"}}
	for _, l := range oneEach(lines) {
		rows = append(rows, habitRow{kind: "item", key: l.Key, of: l})
	}
	// Always in one order, so that two that are taken at once wait for each other
	// and never both.
	slices.SortFunc(rows, func(a, b habitRow) int { return cmp.Or(cmp.Compare(a.kind, b.kind), cmp.Compare(a.key, b.key)) })
	fresh := map[string]bool{}
	for i := range rows {
		isNew, err := tx.learn(partner, &rows[i])
		if err != nil {
			return fmt.Errorf("learn from an order of %s: %w", partner, err)
		}
		fresh[rows[i].kind] = fresh[rows[i].kind] || isNew
	}
	for kind, most := range map[string]int{"number": mostShapes, "item": mostItems} {
		if !fresh[kind] {
			continue
		}
		if _, err := tx.Exec(`DELETE FROM habits WHERE partner = ? AND kind = ? AND key IN
			(SELECT key FROM habits WHERE partner = ? AND kind = ? ORDER BY seen DESC, n DESC, key LIMIT 1000000 OFFSET ?)`, partner, kind, partner, kind, most); err != nil {
			return fmt.Errorf("forget old habits of %s: %w", partner, err)
		}
	}
	return nil
}

type habitRow struct {
	kind, key string
	of        Habit
}

// oneEach joins habits of the same key.
func oneEach(lines []Habit) []Habit {
	at := map[string]int{}
	var out []Habit
	for _, l := range lines {
		i, ok := at[l.Key]
		if ok {
			out[i] = out[i].with(l)
		} else if len(out) < mostLearnt {
			at[l.Key] = len(out)
			out = append(out, l)
		}
	}
	return out
}

// with widens a habit by another.
func (h Habit) with(o Habit) Habit {
	h.Least, h.Most = decimal.Min(h.Least, o.Least), decimal.Max(h.Most, o.Most)
	if o.Cheapest != nil && (h.Cheapest == nil || o.Cheapest.LessThan(*h.Cheapest)) {
		h.Cheapest = o.Cheapest
	}
	if o.Dearest != nil && (h.Dearest == nil || o.Dearest.GreaterThan(*h.Dearest)) {
		h.Dearest = o.Dearest
	}
	return h
}

// learn counts one row, which locks it, then widens what it holds.
func (tx *Tx) learn(partner string, r *habitRow) (isNew bool, err error) {
	var n int64
	var least, most, cheapest, dearest string
	item := r.kind == "item"
	now := habitTexts{}
	if item {
		now = r.of.texts()
	}
	err = tx.QueryRow(`INSERT INTO habits (partner, kind, key, n, least, most, cheapest, dearest, seen) VALUES (?,?,?,1,?,?,?,?,?)
		ON CONFLICT (partner, kind, key) DO UPDATE SET n = habits.n + 1, seen = excluded.seen RETURNING n, least, most, cheapest, dearest`,
		partner, r.kind, r.key, now.least, now.most, now.cheapest, now.dearest, micros(tx.Now())).Scan(&n, &least, &most, &cheapest, &dearest)
	if err != nil || n == 1 || !item {
		return n == 1, err
	}
	was, err := habitOf(r.key, n, least, most, cheapest, dearest)
	if err != nil {
		return false, err
	}
	wide := was.with(r.of).texts()
	if wide == (habitTexts{least, most, cheapest, dearest}) {
		return false, nil
	}
	_, err = tx.Exec(`UPDATE habits SET least = ?, most = ?, cheapest = ?, dearest = ? WHERE partner = ? AND kind = ? AND key = ?`,
		wide.least, wide.most, wide.cheapest, wide.dearest, partner, r.kind, r.key)
	return false, err
}

type habitTexts struct{ least, most, cheapest, dearest string }

// texts are how a habit is stored: 2.50 as 2.5, so that the same is the same.
func (h Habit) texts() habitTexts {
	t := habitTexts{least: h.Least.String(), most: h.Most.String()}
	if h.Cheapest != nil {
		t.cheapest = h.Cheapest.String()
	}
	if h.Dearest != nil {
		t.dearest = h.Dearest.String()
	}
	return t
}

func habitOf(key string, n int64, least, most, cheapest, dearest string) (h Habit, err error) {
	h = Habit{Key: key, Orders: n}
	read := func(text string, into *decimal.Decimal) {
		if err == nil {
			*into, err = decimal.NewFromString(text)
		}
	}
	read(least, &h.Least)
	read(most, &h.Most)
	if cheapest != "" {
		h.Cheapest = new(decimal.Decimal)
		read(cheapest, h.Cheapest)
	}
	if dearest != "" {
		h.Dearest = new(decimal.Decimal)
		read(dearest, h.Dearest)
	}
	if err != nil {
		return h, fmt.Errorf("read a stored habit: %w", err)
	}
	return h, nil
}

// Habits returns what a partner's orders were like, and of the items those asked for.
func (tx *Tx) Habits(partner string, items []string) (*Habits, error) {
	out := &Habits{Shapes: map[string]int64{}, Items: map[string]Habit{}}
	rows, err := tx.Query(`SELECT kind, key, n FROM habits WHERE partner = ? AND kind IN ('order', 'number')`, partner)
	if err != nil {
		return nil, fmt.Errorf("read the habits of %s: %w", partner, err)
	}
	defer rows.Close()
	for rows.Next() {
		var kind, key string
		var n int64
		if err := rows.Scan(&kind, &key, &n); err != nil {
			return nil, err
		}
		if kind == "order" {
			out.Orders = n
		} else {
			out.Shapes[key] = n
		}
	}
	if err := rows.Err(); err != nil || out.Orders == 0 || len(items) == 0 {
		return out, err
	}
	rows.Close()
	err = tx.habitsOf(partner, items, out.Items)
	return out, err
}

func (tx *Tx) habitsOf(partner string, items []string, into map[string]Habit) error {
	for batch := range slices.Chunk(items, 200) {
		args := []any{partner}
		marks := ""
		for i, key := range batch {
			if i > 0 {
				marks += ","
			}
			marks += "?"
			args = append(args, key)
		}
		rows, err := tx.Query(`SELECT key, n, least, most, cheapest, dearest FROM habits WHERE partner = ? AND kind = 'item' AND key IN (`+marks+`)`, args...)
		if err != nil {
			return fmt.Errorf("read the habits of %s: %w", partner, err)
		}
		for rows.Next() {
			var key, least, most, cheapest, dearest string
			var n int64
			if err := rows.Scan(&key, &n, &least, &most, &cheapest, &dearest); err != nil {
				rows.Close()
				return err
			}
			if into[key], err = habitOf(key, n, least, most, cheapest, dearest); err != nil {
				rows.Close()
				return err
			}
		}
		err = rows.Err()
		rows.Close()
		if err != nil {
			return err
		}
	}
	return nil
}
