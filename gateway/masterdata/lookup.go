// SPDX-License-Identifier: Apache-2.0

package masterdata

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"sync"

	"ordergate/gateway"
	"ordergate/gateway/validate"
)

// queries are the prepared look-ups of a generation. Each takes all its keys at
// once, as a JSON list of lists.
type queries struct {
	customers, shipTos, ids, items, units, prices *sql.Stmt
}

const (
	// [index, scheme, id]
	customersSQL = `SELECT k.value->>0, c.number, c.name, c.grp, c.currency, c.active, c.credit_hold, c.default_ship_to FROM json_each(?1) k
		CROSS JOIN customers c ON c.number = k.value->>2 WHERE k.value->>1 NOT IN ('GLN', 'DUNS', 'DUNS4')
		UNION ALL SELECT k.value->>0, c.number, c.name, c.grp, c.currency, c.active, c.credit_hold, c.default_ship_to FROM json_each(?1) k
		CROSS JOIN customers c ON c.gln = k.value->>2 AND c.gln <> '' WHERE k.value->>1 = 'GLN'
		UNION ALL SELECT k.value->>0, c.number, c.name, c.grp, c.currency, c.active, c.credit_hold, c.default_ship_to FROM json_each(?1) k
		CROSS JOIN customers c ON c.duns = k.value->>2 AND c.duns <> '' WHERE k.value->>1 IN ('DUNS', 'DUNS4')`
	// [index, customer, id]; where tells how it was found
	shipTosSQL = `SELECT k.value->>0, 'number', s.customer, s.number, s.name, s.active FROM json_each(?1) k CROSS JOIN ship_tos s ON s.customer = k.value->>1 AND s.number = k.value->>2
		UNION ALL SELECT k.value->>0, 'partner', s.customer, s.number, s.name, s.active FROM json_each(?1) k CROSS JOIN ship_tos s ON s.customer = k.value->>1 AND s.partner_number = k.value->>2 AND s.partner_number <> ''
		UNION ALL SELECT k.value->>0, 'GLN', s.customer, s.number, s.name, s.active FROM json_each(?1) k CROSS JOIN ship_tos s ON s.customer = k.value->>1 AND s.gln = k.value->>2 AND s.gln <> ''
		UNION ALL SELECT k.value->>0, 'DUNS', s.customer, s.number, s.name, s.active FROM json_each(?1) k CROSS JOIN ship_tos s ON s.customer = k.value->>1 AND s.duns = k.value->>2 AND s.duns <> ''`
	// [index, scheme, id, customer, partner]
	idsSQL = `SELECT k.value->>0, x.item, CASE WHEN x.owner = '' THEN 0 WHEN substr(x.owner, 1, 2) = 'p:' THEN 1 ELSE 2 END FROM json_each(?1) k
		CROSS JOIN item_ids x ON x.id = k.value->>2 AND x.scheme = k.value->>1 AND x.owner IN ('', 'c:' || (k.value->>3), 'p:' || (k.value->>4))
		UNION ALL SELECT k.value->>0, i.line, 3 FROM json_each(?1) k CROSS JOIN items i ON i.number = k.value->>2 WHERE k.value->>1 = 'number'`
	// [item]
	itemsSQL = `SELECT i.line, i.number, i.description, i.gtin, i.base_unit, i.active, i.orderable, i.successor FROM json_each(?1) k CROSS JOIN items i ON i.line = k.value`
	unitsSQL = `SELECT u.item, u.code, u.factor, u.divisor, u.sold, u.pack, u.minimum, u.maximum, u.multiple FROM json_each(?1) k CROSS JOIN units u ON u.item = k.value ORDER BY u.line`
	// [index, item, customer, group, date]
	pricesSQL = `SELECT k.value->>0, p.owner, p.unit, p.currency, p.valid_from, p.valid_to, p.minimum, p.amount, p.base, p.contract FROM json_each(?1) k
		CROSS JOIN prices p ON p.item = k.value->>1 AND p.owner IN ('', 'c:' || (k.value->>2), 'g:' || (k.value->>3))
		WHERE k.value->>4 = '' OR p.valid_from <= k.value->>4 AND (p.valid_to = '' OR p.valid_to >= k.value->>4) ORDER BY p.line`
)

func (q *queries) prepare(ctx context.Context, db *sql.DB) error {
	for _, p := range []struct {
		stmt **sql.Stmt
		text string
	}{{&q.customers, customersSQL}, {&q.shipTos, shipTosSQL}, {&q.ids, idsSQL}, {&q.items, itemsSQL}, {&q.units, unitsSQL}, {&q.prices, pricesSQL}} {
		stmt, err := db.PrepareContext(ctx, p.text)
		if err != nil {
			return fmt.Errorf("prepare look-up: %w", err)
		}
		*p.stmt = stmt
	}
	return nil
}

func (q *queries) close() error {
	var errs []error
	for _, s := range []*sql.Stmt{q.customers, q.shipTos, q.ids, q.items, q.units, q.prices} {
		if s != nil {
			errs = append(errs, s.Close())
		}
	}
	return errors.Join(errs...)
}

// answers keeps what keys were answered with, unknown ones too: within a
// generation the answer to a key never changes.
type answers struct {
	mu   sync.Mutex
	kept map[validate.Key]answer
}

// answer to a key; all nil when it is not known.
type answer struct {
	customer *validate.Customer
	shipTo   *validate.ShipTo
	item     *validate.Item
}

// maxKept bounds the memory: an item with its units and prices takes some 1 KB.
const maxKept = 10_000

// take puts the answers that are kept into f and returns the other keys, each once.
func (a *answers) take(keys []validate.Key, f *validate.Facts) []validate.Key {
	a.mu.Lock()
	defer a.mu.Unlock()
	var rest []validate.Key
	seen := make(map[validate.Key]bool, len(keys))
	for _, k := range keys {
		if seen[k] {
			continue
		}
		seen[k] = true
		if v, ok := a.kept[k]; ok {
			v.put(k, f)
		} else {
			rest = append(rest, k)
		}
	}
	return rest
}

func (a *answers) keep(keys []validate.Key, f *validate.Facts) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.kept == nil || len(a.kept)+len(keys) > maxKept {
		a.kept = make(map[validate.Key]answer)
	}
	for _, k := range keys[:min(len(keys), maxKept)] {
		var v answer
		s := k.String()
		if c, ok := f.Customer[s]; ok {
			v.customer = &c
		}
		if t, ok := f.ShipTo[s]; ok {
			v.shipTo = &t
		}
		if i, ok := f.Item[s]; ok {
			v.item = &i
		}
		a.kept[k] = v
	}
}

func (v answer) put(k validate.Key, f *validate.Facts) {
	switch {
	case v.customer != nil:
		f.Customer[k.String()] = *v.customer
	case v.shipTo != nil:
		f.ShipTo[k.String()] = *v.shipTo
	case v.item != nil:
		f.Item[k.String()] = *v.item
	}
}

// Facts answers the keys of one order or of a whole batch, in at most six
// queries; their values are shared and read-only. What has no entry in the answer is not known. The error is Transient
// while nothing has been loaded yet.
func (s *Store) Facts(ctx context.Context, keys []validate.Key) (validate.Facts, error) {
	if len(keys) == 0 {
		return validate.Facts{}, nil
	}
	g, err := s.use()
	if err != nil {
		return validate.Facts{}, err
	}
	defer g.users.Done()
	facts, err := g.facts(ctx, keys)
	if err != nil {
		return validate.Facts{}, gateway.E("masterdata.facts", gateway.Transient, err)
	}
	return facts, nil
}

func (g *generation) facts(ctx context.Context, keys []validate.Key) (validate.Facts, error) {
	f := validate.Facts{Generation: g.number, Customer: map[string]validate.Customer{}, ShipTo: map[string]validate.ShipTo{}, Item: map[string]validate.Item{}}
	keys = g.cache.take(keys, &f)
	if len(keys) == 0 {
		return f, nil
	}
	customers, err := g.customers(ctx, keys)
	if err != nil {
		return f, err
	}
	for _, k := range keys {
		if k.Kind == validate.CustomerKey {
			if c, ok := customers[k.Ref]; ok {
				f.Customer[k.String()] = c
			}
		}
	}
	if err := g.shipTos(ctx, keys, customers, f.ShipTo); err != nil {
		return f, err
	}
	if err := g.itemFacts(ctx, keys, customers, f.Item); err != nil {
		return f, err
	}
	g.cache.keep(keys, &f)
	return f, nil
}

// each runs one look-up and hands every row to scan.
func each(ctx context.Context, stmt *sql.Stmt, keys any, scan func(*sql.Rows) error) error {
	arg, err := json.Marshal(keys)
	if err != nil {
		return err
	}
	rows, err := stmt.QueryContext(ctx, string(arg))
	if err != nil {
		return fmt.Errorf("look up: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		if err := scan(rows); err != nil {
			return fmt.Errorf("look up: %w", err)
		}
	}
	return rows.Err()
}

func (g *generation) customers(ctx context.Context, keys []validate.Key) (map[validate.Ref]validate.Customer, error) {
	var refs []validate.Ref
	var args [][3]any
	seen := map[validate.Ref]bool{}
	for _, k := range keys {
		r := k.Customer
		if k.Kind == validate.CustomerKey {
			r = k.Ref
		}
		if r.ID != "" && !seen[r] {
			seen[r] = true
			args = append(args, [3]any{len(refs), r.Scheme, r.ID})
			refs = append(refs, r)
		}
	}
	out := map[validate.Ref]validate.Customer{}
	if len(refs) == 0 {
		return out, nil
	}
	several := map[int]bool{}
	err := each(ctx, g.q.customers, args, func(rows *sql.Rows) error {
		var i int
		var c validate.Customer
		if err := rows.Scan(&i, &c.Number, &c.Name, &c.Group, &c.Currency, &c.Active, &c.CreditHold, &c.DefaultShipTo); err != nil {
			return err
		}
		if _, twice := out[refs[i]]; twice {
			several[i] = true
		}
		out[refs[i]] = c
		return nil
	})
	for i := range several {
		delete(out, refs[i]) // one GLN of several customers names none of them
	}
	return out, err
}

// shipTos finds ship-tos by the number the key's scheme says first, then by the
// others: 91 and 92 (assigned by seller, by buyer) are often swapped.
func (g *generation) shipTos(ctx context.Context, keys []validate.Key, customers map[validate.Ref]validate.Customer, out map[string]validate.ShipTo) error {
	var asked []validate.Key
	var args [][3]any
	for _, k := range keys {
		if c, ok := customers[k.Customer]; ok && k.Kind == validate.ShipToKey {
			args = append(args, [3]any{len(asked), c.Number, k.Ref.ID})
			asked = append(asked, k)
		}
	}
	if len(asked) == 0 {
		return nil
	}
	best := make([]int, len(asked))
	return each(ctx, g.q.shipTos, args, func(rows *sql.Rows) error {
		var i int
		var by string
		var s validate.ShipTo
		if err := rows.Scan(&i, &by, &s.Customer, &s.Number, &s.Name, &s.Active); err != nil {
			return err
		}
		rank := map[string]int{"partner": 3, "number": 2, "GLN": 1, "DUNS": 1}[by]
		switch scheme := asked[i].Ref.Scheme; {
		case scheme == by, scheme == "DUNS4" && by == "DUNS", scheme == "sellerAssigned" && by == "number":
			rank = 4
		}
		switch {
		case rank > best[i]:
			best[i], out[asked[i].String()] = rank, s
		case rank == best[i] && out[asked[i].String()].Number != s.Number:
			delete(out, asked[i].String()) // two ship-tos with the same number: neither
		}
		return nil
	})
}

func (g *generation) itemFacts(ctx context.Context, keys []validate.Key, customers map[validate.Ref]validate.Customer, out map[string]validate.Item) error {
	var asked []validate.Key
	var args [][5]any
	for _, k := range keys {
		if k.Kind == validate.ItemKey {
			args = append(args, [5]any{len(asked), k.Ref.Scheme, k.Ref.ID, customers[k.Customer].Number, k.Partner})
			asked = append(asked, k)
		}
	}
	if len(asked) == 0 {
		return nil
	}
	lines, best := make([]int64, len(asked)), make([]int, len(asked))
	err := each(ctx, g.q.ids, args, func(rows *sql.Rows) error {
		var i, rank int
		var line int64
		if err := rows.Scan(&i, &line, &rank); err != nil {
			return err
		}
		if lines[i] == 0 || rank > best[i] {
			lines[i], best[i] = line, rank
		}
		return nil
	})
	if err != nil {
		return err
	}
	known, err := g.itemRows(ctx, lines)
	if err != nil {
		return err
	}
	var priced [][5]any
	of := map[[4]any]int{} // item, customer, group, date -> place in priced
	place := make([]int, len(asked))
	for i, k := range asked {
		if known[lines[i]] == nil {
			continue
		}
		c := customers[k.Customer]
		key := [4]any{lines[i], c.Number, c.Group, k.Date}
		n, ok := of[key]
		if !ok {
			n = len(priced)
			of[key] = n
			priced = append(priced, [5]any{n, lines[i], c.Number, c.Group, k.Date})
		}
		place[i] = n
	}
	prices, err := g.prices(ctx, priced)
	if err != nil {
		return err
	}
	for i, k := range asked {
		if it := known[lines[i]]; it != nil {
			v := *it
			v.Price = prices[place[i]]
			out[k.String()] = v
		}
	}
	return nil
}

// itemRows returns items with their units, by line.
func (g *generation) itemRows(ctx context.Context, lines []int64) (map[int64]*validate.Item, error) {
	known := map[int64]*validate.Item{}
	var missing []int64
	for _, line := range lines {
		if _, done := known[line]; done || line == 0 {
			continue
		}
		known[line] = nil
		missing = append(missing, line)
	}
	if len(missing) == 0 {
		return known, nil
	}
	err := each(ctx, g.q.items, missing, func(rows *sql.Rows) error {
		var line int64
		var it validate.Item
		if err := rows.Scan(&line, &it.Number, &it.Description, &it.GTIN, &it.BaseUnit, &it.Active, &it.Orderable, &it.Successor); err != nil {
			return err
		}
		known[line] = &it
		return nil
	})
	if err != nil {
		return nil, err
	}
	err = each(ctx, g.q.units, missing, func(rows *sql.Rows) error {
		var line int64
		var u validate.Unit
		var factor string
		var divisor, pack, minimum, maximum, multiple sql.NullString
		if err := rows.Scan(&line, &u.Code, &factor, &divisor, &u.Sold, &pack, &minimum, &maximum, &multiple); err != nil {
			return err
		}
		var err error
		if u.Factor, err = gateway.NewDec(factor); err != nil {
			return err
		}
		if err := decs([]sql.NullString{divisor, pack, minimum, maximum, multiple}, &u.Divisor, &u.Pack, &u.Minimum, &u.Maximum, &u.Multiple); err != nil {
			return err
		}
		if it := known[line]; it != nil {
			it.Unit = append(it.Unit, u)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return known, nil
}

func (g *generation) prices(ctx context.Context, args [][5]any) ([][]validate.Price, error) {
	out := make([][]validate.Price, len(args))
	if len(args) == 0 {
		return out, nil
	}
	err := each(ctx, g.q.prices, args, func(rows *sql.Rows) error {
		var i int
		var p validate.Price
		var owner, amount string
		var minimum, base sql.NullString
		if err := rows.Scan(&i, &owner, &p.UnitCode, &p.Currency, &p.ValidFrom, &p.ValidTo, &minimum, &amount, &base, &p.Contract); err != nil {
			return err
		}
		var err error
		if p.Amount, err = gateway.NewDec(amount); err != nil {
			return err
		}
		switch {
		case owner == "":
		case owner[:2] == "c:":
			p.Customer = owner[2:]
		default:
			p.Group = owner[2:]
		}
		if err := decs([]sql.NullString{minimum, base}, &p.Minimum, &p.Base); err != nil {
			return err
		}
		out[i] = append(out[i], p)
		return nil
	})
	return out, err
}

// decs reads stored decimals; NULL stays nil.
func decs(from []sql.NullString, to ...**gateway.Dec) error {
	for i, s := range from {
		if !s.Valid {
			continue
		}
		d, err := gateway.NewDec(s.String)
		if err != nil {
			return err
		}
		*to[i] = &d
	}
	return nil
}
