// SPDX-License-Identifier: Apache-2.0

package masterdata

import (
	"strings"

	"ordergate/gateway/masterdata/sheet"
	"ordergate/gateway/validate"
)

// Rows of files as rows of tables. Each puts one row into w; what is wrong with it
// it tells s. A row that deletes is read as far as its key.

var weekdays = []string{"mon", "tue", "wed", "thu", "fri", "sat", "sun"}

// calendarRow: the calendar without a name is our own.
func calendarRow(b *build, s *sheet.Sheet, gone bool, w *inserter) {
	name, weekend := s.Text("calendar"), strings.ToLower(s.Text("weekend"))
	switch weekend {
	case "":
		weekend = "sat sun"
	case "none":
		weekend = ""
	}
	days := strings.Fields(strings.NewReplacer("|", " ", ",", " ").Replace(weekend))
	for _, d := range days {
		if !gone && !contains(weekdays, d) {
			s.Fail("weekend", "such as \"sat sun\" or \"none\"", "%q is no day of the week", sheet.Clip(d))
		}
	}
	if !s.Bad {
		b.calendars.put(name, gone)
	}
	w.add(name, strings.Join(days, " "))
}

func contains(list []string, s string) bool {
	for _, v := range list {
		if v == s {
			return true
		}
	}
	return false
}

func holidayRow(b *build, s *sheet.Sheet, gone bool, w *inserter) {
	calendar := s.Text("calendar")
	b.refer(b.calendars, s, gone, "calendar", calendar, "calendars")
	s.Must("date")
	w.add(calendar, s.Date("date"))
}

func customerRow(b *build, s *sheet.Sheet, gone bool, w *inserter) {
	number := s.Must("number")
	if gone {
		w.add(b.customers.put(number, true), number, "", "", "", false, false, "", "", "", false, nil, nil, "", "", "")
		return
	}
	cur, limit, used := currency(s), s.NotNegative("credit_limit"), s.NotNegative("credit_used")
	if cur == "" && limit+used != "" {
		s.Fail("currency", "the credit limit is in the customer's currency", "is empty")
	}
	calendar := s.Text("calendar")
	if calendar != "" {
		b.refer(b.calendars, s, false, "calendar", calendar, "calendars")
	}
	group := s.Text("group")
	values := []any{uint32(0), number, s.Text("name"), group, cur, s.Flag("active", true), s.Flag("credit_hold", false), s.Text("default_ship_to"), s.Text("gln"), s.Text("duns"),
		s.Flag("trusted", false), null(limit), null(used), s.List("payment_terms"), s.List("freight_terms"), calendar}
	if !s.Bad {
		values[0] = b.customers.put(number, false)
		b.owner("g:", group)
	}
	w.add(values...)
}

func shipToRow(b *build, s *sheet.Sheet, gone bool, w *inserter) {
	customer := b.refer(b.customers, s, gone, "customer", s.Must("customer"), customersTable)
	w.add(customer, s.Must("number"), s.Text("partner_number"), s.Text("name"), s.Text("gln"), s.Text("duns"), gone || s.Flag("active", true),
		s.Text("street"), s.Text("city"), validate.PostalCode(s.Text("postal_code")), strings.ToUpper(s.Text("country")))
}

func itemRow(b *build, s *sheet.Sheet, gone bool, w *inserter) {
	number := s.Must("number")
	if gone {
		w.add(b.items.put(number, true), number, "", "", "", "", false, false, "", 0)
		return
	}
	values := []any{uint32(0), number, s.Text("description"), gtin(s), s.Text("manufacturer_number"), unit(s, "base_unit"), s.Flag("active", true), s.Flag("orderable", true),
		s.Text("successor"), s.Whole("lead_days")}
	if !s.Bad {
		values[0] = b.items.put(number, false)
	}
	w.add(values...)
}

func unitRow(b *build, s *sheet.Sheet, gone bool, w *inserter) {
	item, code := b.refer(b.items, s, gone, "item", s.Must("item"), itemsTable), unit(s, "unit")
	if gone {
		w.add(item, code, "", nil, false, nil, nil, nil, nil, "")
		return
	}
	factor, divisor := ratio(s)
	w.add(item, code, factor, null(divisor), s.Flag("sold", true), null(s.Positive("pack")), null(s.Positive("minimum")), null(s.Positive("maximum")), null(s.Positive("multiple")), gtin(s))
}

// crossRow: a number of a customer, of a partner, or of everybody.
func crossRow(b *build, s *sheet.Sheet, gone bool, w *inserter) {
	number, scheme := s.Must("number"), s.Text("scheme")
	switch strings.ToLower(scheme) {
	case "", validate.Buyer:
		scheme = validate.Buyer
	case validate.Number, validate.Manufacturer:
		scheme = strings.ToLower(scheme)
	case "gtin":
		scheme = validate.GTIN
		if g := validate.NormalGTIN(number); g != "" {
			number = g
		} else {
			s.Fail("number", "8, 12, 13 or 14 digits", "%q is no GTIN", sheet.Clip(number))
		}
	default:
		s.Fail("scheme", "buyer, number, GTIN or manufacturer", "%q is none we know", sheet.Clip(scheme))
	}
	owner := b.either(s, gone, "partner", "p:")
	var item uint32
	if !gone || s.Text("item") != "" {
		item = b.refer(b.items, s, gone, "item", s.Must("item"), itemsTable)
	}
	w.add(number, scheme, owner, item)
}

// either is the owner of a row: a customer, or what the other column names, or
// nobody (0).
func (b *build) either(s *sheet.Sheet, gone bool, column, prefix string) int64 {
	customer, other := s.Text("customer"), s.Text(column)
	switch {
	case customer != "" && other != "":
		s.Fail(column, "name one of them, or neither for everybody", "the row names a customer too")
	case customer != "":
		return int64(b.refer(b.customers, s, gone, "customer", customer, customersTable))
	case other != "":
		return b.owner(prefix, other)
	}
	return 0
}

// assortmentRow: one whose item is not known, or was deleted, still says that there
// is an assortment; without it everything could be ordered.
func assortmentRow(b *build, s *sheet.Sheet, gone bool, w *inserter) {
	owner := b.either(s, gone, "group", "g:")
	if owner == 0 && !s.Bad && !b.skip {
		s.Fail("customer", "", "the row names neither a customer nor a group")
	}
	fine := !s.Bad && !b.skip
	w.add(owner, b.refer(b.items, s, gone, "item", s.Must("item"), itemsTable))
	if fine && !gone && (s.Bad || b.skip) {
		b.assorted[owner] = true
	}
}

func priceRow(b *build, s *sheet.Sheet, gone bool, w *inserter) {
	item, code := b.refer(b.items, s, gone, "item", s.Must("item"), itemsTable), unit(s, "unit")
	owner := b.either(s, gone, "group", "g:")
	s.Must("currency")
	cur, minimum := currency(s), sheet.Short(s.NotNegative("minimum"))
	if gone {
		w.add(item, owner, code, cur, s.Date("valid_from"), minimum, 0, "", nil, "")
		return
	}
	from, to := period(s)
	s.Must("price")
	w.add(item, owner, code, cur, from, minimum, to, s.NotNegative("price"), null(s.Positive("base")), s.Text("contract"))
}

// period reads valid_from and valid_to.
func period(s *sheet.Sheet) (from, to int) {
	from, to = s.Date("valid_from"), s.Date("valid_to")
	if to != 0 && to < from {
		s.Fail("valid_to", "", "%s is before valid_from %s", s.Text("valid_to"), s.Text("valid_from"))
	}
	return from, to
}

func contractRow(b *build, s *sheet.Sheet, gone bool, w *inserter) {
	customer, number := s.Must("customer"), s.Must("number")
	id := b.refer(b.customers, s, gone, "customer", customer, customersTable)
	from, to := period(s)
	cur, amount, released := currency(s), s.NotNegative("amount"), s.NotNegative("released")
	if cur == "" && amount+released != "" {
		s.Fail("currency", "amounts need one", "is empty")
	}
	if !s.Bad && !b.skip {
		b.contracts.put(customer+"\x1f"+number, gone)
	}
	w.add(id, number, from, to, cur, null(amount), null(released))
}

func contractLineRow(b *build, s *sheet.Sheet, gone bool, w *inserter) {
	customer, contract := s.Must("customer"), s.Must("contract")
	id := b.refer(b.customers, s, gone, "customer", customer, customersTable)
	if !s.Bad && !b.skip {
		b.refer(b.contracts, s, gone, "contract", customer+"\x1f"+contract, "contracts")
	}
	w.add(id, contract, b.refer(b.items, s, gone, "item", s.Must("item"), itemsTable), unit(s, "unit"), null(s.NotNegative("quantity")), null(s.NotNegative("released")))
}

// refer is the number of ours of what a row refers to. What a file of changes
// deleted takes rows of it along silently; a delete may refer to what is not there.
func (b *build) refer(k *known, s *sheet.Sheet, gone bool, column, value, where string) uint32 {
	id, deleted := k.get(value)
	switch {
	case id == 0 && !gone && value != "":
		s.Fail(column, "", "%q is not in "+where, sheet.Clip(value[strings.IndexByte(value, '\x1f')+1:]))
	case id == 0 && column == "calendar" && !gone: // our own, without a name
		s.Fail(column, "", "%q is not in "+where, "")
	case deleted && !gone:
		b.skip = true
	}
	return id
}

func currency(s *sheet.Sheet) string {
	c := s.Text("currency")
	if c != "" && (len(c) != 3 || strings.Trim(c, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "") {
		s.Fail("currency", "three capital letters, such as USD", "%q is no ISO 4217 code", sheet.Clip(c))
	}
	return c
}

func unit(s *sheet.Sheet, column string) string {
	c := s.Must(column)
	if sent, ok := strings.CutPrefix(c, "x12:"); ok && len(sent) == 2 {
		return c // a unit that the reading has no Rec 20 code for, kept as sent
	}
	if len(c) > 3 || strings.Trim(c, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") != "" {
		s.Fail(column, "such as EA, XCT or KGM", "%q is no UN/ECE Rec 20 or 21 code", sheet.Clip(c))
	}
	return c
}

func gtin(s *sheet.Sheet) string {
	v := s.Text("gtin")
	if v == "" {
		return ""
	}
	g := validate.NormalGTIN(v)
	if g == "" {
		s.Fail("gtin", "8, 12, 13 or 14 digits", "%q is no GTIN", sheet.Clip(v))
	}
	return g
}

// ratio reads a factor: "12", "0.5" or "1/12".
func ratio(s *sheet.Sheet) (factor, divisor string) {
	v := s.Must("factor")
	if v == "" {
		return "", ""
	}
	over, under, fraction := strings.Cut(v, "/")
	factor = s.Numeral("factor", strings.TrimSpace(over))
	if fraction {
		divisor = s.Numeral("factor", strings.TrimSpace(under))
	}
	wrong := func(n string) bool { return n != "" && (n[0] == '-' || sheet.Zero(n)) }
	if wrong(factor) || wrong(divisor) || !s.Bad && (factor == "" || fraction && divisor == "") {
		s.Fail("factor", "base units in one unit, such as 12 or 1/12", "%s is not above 0", sheet.Clip(v))
	}
	return factor, divisor
}

// null is a text as stored: NULL when empty.
func null(s string) any {
	if s == "" {
		return nil
	}
	return s
}
