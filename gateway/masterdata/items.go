// SPDX-License-Identifier: Apache-2.0

package masterdata

import (
	"cmp"
	"context"
	"database/sql"
	"slices"

	"ordergate/gateway"
	"ordergate/gateway/validate"
)

// itemFacts answers the keys of items: which item is meant, its units, its prices
// for the customer, and whether the customer may have it.
func (g *generation) itemFacts(ctx context.Context, keys []validate.Key, customers map[validate.Ref]customer, out map[string]validate.Item) error {
	var asked []validate.Key
	var args [][5]any
	for _, k := range keys {
		if k.Kind == validate.ItemKey {
			args = append(args, [5]any{len(asked), k.Ref.Scheme, k.Ref.ID, customers[k.Customer].id, g.owners["p:"+k.Partner]})
			asked = append(asked, k)
		}
	}
	if len(asked) == 0 {
		return nil
	}
	ids, best := make([]int64, len(asked)), make([]int, len(asked))
	err := each(ctx, g.q.ids, args, func(rows *sql.Rows) error {
		var i, rank int
		var id int64
		if err := rows.Scan(&i, &id, &rank); err != nil {
			return err
		}
		if ids[i] == 0 || rank > best[i] {
			ids[i], best[i] = id, rank
		}
		return nil
	})
	if err != nil {
		return err
	}
	known, err := g.itemRows(ctx, ids)
	if err != nil {
		return err
	}
	var priced [][5]any
	var whose []customer     // of priced
	of := map[[4]int64]int{} // item, customer, group, day -> place in priced
	place := make([]int, len(asked))
	for i, k := range asked {
		if known[ids[i]] == nil {
			continue
		}
		c := customers[k.Customer]
		key := [4]int64{ids[i], c.id, c.group, int64(dayOf(k.Date))}
		n, ok := of[key]
		if !ok {
			n = len(priced)
			of[key] = n
			priced = append(priced, [5]any{n, key[0], key[1], key[2], key[3]})
			whose = append(whose, c)
		}
		place[i] = n
	}
	prices, err := g.prices(ctx, priced, whose)
	if err != nil {
		return err
	}
	unlisted, err := g.unlisted(ctx, priced)
	if err != nil {
		return err
	}
	for i, k := range asked {
		if it := known[ids[i]]; it != nil {
			v := *it
			v.Price, v.Unlisted = prices[place[i]], unlisted[place[i]]
			out[k.String()] = v
		}
	}
	return nil
}

// itemRows returns items with their units, by their numbers of ours.
func (g *generation) itemRows(ctx context.Context, ids []int64) (map[int64]*validate.Item, error) {
	known := map[int64]*validate.Item{}
	var missing []int64
	for _, id := range ids {
		if _, done := known[id]; done || id == 0 {
			continue
		}
		known[id] = nil
		missing = append(missing, id)
	}
	if len(missing) == 0 {
		return known, nil
	}
	err := each(ctx, g.q.items, missing, func(rows *sql.Rows) error {
		var id int64
		var it validate.Item
		if err := rows.Scan(&id, &it.Number, &it.Description, &it.GTIN, &it.BaseUnit, &it.Active, &it.Orderable, &it.Successor, &it.LeadDays); err != nil {
			return err
		}
		known[id] = &it
		return nil
	})
	if err != nil {
		return nil, err
	}
	err = each(ctx, g.q.units, missing, func(rows *sql.Rows) error {
		var id int64
		var u validate.Unit
		var factor string
		var divisor, pack, minimum, maximum, multiple sql.NullString
		if err := rows.Scan(&id, &u.Code, &factor, &divisor, &u.Sold, &pack, &minimum, &maximum, &multiple); err != nil {
			return err
		}
		var err error
		if u.Factor, err = gateway.NewDec(factor); err != nil {
			return err
		}
		if it := known[id]; it != nil {
			if err := decs([]sql.NullString{divisor, pack, minimum, maximum, multiple}, &u.Divisor, &u.Pack, &u.Minimum, &u.Maximum, &u.Multiple); err != nil {
				return err
			}
			it.Unit = append(it.Unit, u)
		}
		return nil
	})
	return known, err
}

// prices of [place, item, customer, group, day], by place: the customer's own
// first, then its group's, then the list.
func (g *generation) prices(ctx context.Context, args [][5]any, whose []customer) ([][]validate.Price, error) {
	out := make([][]validate.Price, len(args))
	if len(args) == 0 || g.counts["prices"] == 0 {
		return out, nil
	}
	err := each(ctx, g.q.prices, args, func(rows *sql.Rows) error {
		var i, from, to int
		var owner int64
		var p validate.Price
		var amount, minimum string
		var base sql.NullString
		if err := rows.Scan(&i, &owner, &p.UnitCode, &p.Currency, &from, &to, &minimum, &amount, &base, &p.Contract); err != nil {
			return err
		}
		var err error
		if p.Amount, err = gateway.NewDec(amount); err != nil {
			return err
		}
		p.ValidFrom, p.ValidTo = isoDate(from), isoDate(to)
		switch {
		case owner > 0:
			p.Customer = whose[i].Number
		case owner < 0:
			p.Group = whose[i].Group
		}
		if err := decs([]sql.NullString{{String: minimum, Valid: true}, base}, &p.Minimum, &p.Base); err != nil {
			return err
		}
		out[i] = append(out[i], p)
		return nil
	})
	for _, prices := range out {
		slices.SortStableFunc(prices, func(a, b validate.Price) int {
			return cmp.Or(cmp.Compare(b.Customer, a.Customer), cmp.Compare(b.Group, a.Group))
		})
	}
	return out, err
}

// unlisted says which of [place, item, customer, group, day] are not in the
// assortment of the customer or its group, where there is one.
func (g *generation) unlisted(ctx context.Context, args [][5]any) (map[int]bool, error) {
	out := map[int]bool{}
	if len(args) == 0 || !g.assorted {
		return out, nil
	}
	return out, each(ctx, g.q.unlisted, args, func(rows *sql.Rows) error {
		var i int
		err := rows.Scan(&i)
		out[i] = true
		return err
	})
}
