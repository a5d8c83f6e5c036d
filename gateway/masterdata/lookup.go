// SPDX-License-Identifier: Apache-2.0

package masterdata

import (
	"context"
	"database/sql"
	"strings"

	"ordergate/gateway"
	"ordergate/gateway/validate"
)

// Facts answers the keys of one order or of a whole batch, in at most twelve
// queries; their values are shared and read-only. What has no entry in the answer
// is not known. The error is Transient while nothing has been loaded yet.
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
	f := validate.Facts{Generation: g.number, Customer: map[string]validate.Customer{}, ShipTo: map[string]validate.ShipTo{}, Item: map[string]validate.Item{},
		Contract: map[string]validate.Contract{}, Calendar: map[string]validate.Calendar{}}
	keys = g.cache.take(keys, &f)
	if len(keys) == 0 {
		return f, nil
	}
	customers, err := g.customers(ctx, keys)
	if err != nil {
		return f, err
	}
	for _, k := range keys {
		if c, ok := customers[k.Ref]; ok && k.Kind == validate.CustomerKey {
			f.Customer[k.String()] = c.Customer
		}
	}
	if err := g.shipTos(ctx, keys, customers, f.ShipTo); err != nil {
		return f, err
	}
	if err := g.places(ctx, keys, customers, &f); err != nil {
		return f, err
	}
	if err := g.itemFacts(ctx, keys, customers, f.Item); err != nil {
		return f, err
	}
	if err := g.contracts(ctx, keys, customers, f.Contract); err != nil {
		return f, err
	}
	if err := g.calendars(ctx, keys, customers, f.Calendar); err != nil {
		return f, err
	}
	g.cache.keep(keys, &f)
	return f, nil
}

// customer is a customer with the numbers of ours that its rows stand under.
type customer struct {
	validate.Customer
	id, group int64
}

func (g *generation) customers(ctx context.Context, keys []validate.Key) (map[validate.Ref]customer, error) {
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
	out := map[validate.Ref]customer{}
	if len(refs) == 0 {
		return out, nil
	}
	several := map[int]bool{}
	err := each(ctx, g.q.customers, args, func(rows *sql.Rows) error {
		var i int
		var c customer
		var limit, used sql.NullString
		var payment, freight string
		if err := rows.Scan(&i, &c.id, &c.Number, &c.Name, &c.Group, &c.Currency, &c.Active, &c.CreditHold, &c.DefaultShipTo, &c.Trusted, &limit, &used, &payment, &freight, &c.Calendar); err != nil {
			return err
		}
		c.PaymentTerms, c.FreightTerms = listOf(payment), listOf(freight)
		c.group = g.owners["g:"+c.Group]
		if _, twice := out[refs[i]]; twice {
			several[i] = true
		}
		err := decs([]sql.NullString{limit, used}, &c.CreditLimit, &c.CreditUsed)
		out[refs[i]] = c
		return err
	})
	for i := range several {
		delete(out, refs[i]) // one GLN of several customers names none of them
	}
	return out, err
}

// shipTos finds ship-tos by the number the key's scheme says first, then by the
// others: 91 and 92 (assigned by seller, by buyer) are often swapped.
func (g *generation) shipTos(ctx context.Context, keys []validate.Key, customers map[validate.Ref]customer, out map[string]validate.ShipTo) error {
	var asked []validate.Key
	var args [][3]any
	for _, k := range keys {
		if c, ok := customers[k.Customer]; ok && k.Kind == validate.ShipToKey {
			args = append(args, [3]any{len(asked), c.id, k.Ref.ID})
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
		if err := rows.Scan(&i, &by, &s.Number, &s.Name, &s.Active); err != nil {
			return err
		}
		s.Customer = customers[asked[i].Customer].Number
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

// mostPlaces is how many ship-tos with one postal code are looked at; more are no help
// to tell them apart.
const mostPlaces = 1000

// places finds the ship-tos of a customer by their postal code; all of them (mostPlaces)
// for an address without one.
func (g *generation) places(ctx context.Context, keys []validate.Key, customers map[validate.Ref]customer, f *validate.Facts) error {
	var asked []validate.Key
	var args [][3]any
	for _, k := range keys {
		if c, ok := customers[k.Customer]; ok && k.Kind == validate.PlaceKey {
			args = append(args, [3]any{len(asked), c.id, k.Ref.ID})
			asked = append(asked, k)
		}
	}
	if len(asked) == 0 {
		return nil
	}
	if f.Place == nil { // some may have been kept
		f.Place = map[string][]validate.ShipTo{}
	}
	return each(ctx, g.q.places, args, func(rows *sql.Rows) error {
		var i int
		var s validate.ShipTo
		if err := rows.Scan(&i, &s.Number, &s.Name, &s.Active, &s.Street, &s.City, &s.Country); err != nil {
			return err
		}
		s.Customer = customers[asked[i].Customer].Number
		if key := asked[i].String(); len(f.Place[key]) < mostPlaces {
			f.Place[key] = append(f.Place[key], s)
		}
		return nil
	})
}

func (g *generation) contracts(ctx context.Context, keys []validate.Key, customers map[validate.Ref]customer, out map[string]validate.Contract) error {
	var asked []validate.Key
	var args [][3]any
	for _, k := range keys {
		if c, ok := customers[k.Customer]; ok && k.Kind == validate.ContractKey {
			args = append(args, [3]any{len(asked), c.id, k.Ref.ID})
			asked = append(asked, k)
		}
	}
	if len(asked) == 0 {
		return nil
	}
	found := map[int]*validate.Contract{}
	err := each(ctx, g.q.contracts, args, func(rows *sql.Rows) error {
		var i, from, to int
		var amount, released sql.NullString
		c := &validate.Contract{}
		if err := rows.Scan(&i, &from, &to, &c.Currency, &amount, &released); err != nil {
			return err
		}
		c.Number, c.Customer, c.ValidFrom, c.ValidTo = asked[i].Ref.ID, customers[asked[i].Customer].Number, isoDate(from), isoDate(to)
		found[i] = c
		return decs([]sql.NullString{amount, released}, &c.Amount, &c.Released)
	})
	if err != nil {
		return err
	}
	err = each(ctx, g.q.contractLines, args, func(rows *sql.Rows) error {
		var i int
		var l validate.ContractLine
		var quantity, released sql.NullString
		if err := rows.Scan(&i, &l.Item, &l.UnitCode, &quantity, &released); err != nil {
			return err
		}
		if err := decs([]sql.NullString{quantity, released}, &l.Quantity, &l.Released); err != nil {
			return err
		}
		if c := found[i]; c != nil {
			c.Line = append(c.Line, l)
		}
		return nil
	})
	for i, c := range found {
		out[asked[i].String()] = *c
	}
	return err
}

// calendars finds calendars by name; a key with a customer and no name asks for
// that customer's.
func (g *generation) calendars(ctx context.Context, keys []validate.Key, customers map[validate.Ref]customer, out map[string]validate.Calendar) error {
	asked := map[string][]validate.Key{} // by name
	var names []string
	for _, k := range keys {
		name := k.Ref.ID
		if k.Kind == validate.CalendarKey && name == "" && k.Customer.ID != "" {
			if name = customers[k.Customer].Calendar; name == "" {
				continue // it takes goods on any day
			}
		}
		if k.Kind != validate.CalendarKey {
			continue
		}
		if len(asked[name]) == 0 {
			names = append(names, name)
		}
		asked[name] = append(asked[name], k)
	}
	if len(names) == 0 {
		return nil
	}
	found := map[string]*validate.Calendar{}
	err := each(ctx, g.q.calendars, names, func(rows *sql.Rows) error {
		var c validate.Calendar
		var weekend string
		if err := rows.Scan(&c.Name, &weekend); err != nil {
			return err
		}
		c.Weekend = strings.Fields(weekend)
		found[c.Name] = &c
		return nil
	})
	if err != nil {
		return err
	}
	err = each(ctx, g.q.holidays, names, func(rows *sql.Rows) error {
		var name string
		var day int
		if err := rows.Scan(&name, &day); err != nil {
			return err
		}
		if c := found[name]; c != nil {
			c.Holidays = append(c.Holidays, isoDate(day))
		}
		return nil
	})
	for name, c := range found {
		for _, k := range asked[name] {
			out[k.String()] = *c
		}
	}
	return err
}

// listOf takes a list apart as it is stored; nil when there is none.
func listOf(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, "|")
}
