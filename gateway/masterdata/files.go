// SPDX-License-Identifier: Apache-2.0

package masterdata

import (
	"fmt"
	"strings"

	"ordergate/gateway"
	"ordergate/gateway/validate"
)

// The files of the source folder.
const (
	customersFile = "customers.csv"
	shipTosFile   = "ship-tos.csv"
	itemsFile     = "items.csv"
	crossFile     = "cross-references.csv"
	unitsFile     = "units.csv"
	pricesFile    = "prices.csv"
)

// file says what a file holds and how a row of it is written. row puts the row
// into w and the item numbers it brings into ids, and returns what may stand in
// the file once.
type file struct {
	name     string
	required bool
	table    string
	width    int    // columns of the table
	key      string // what may stand there once, for people
	columns  []column
	row      func(b *build, s *sheet, w, ids *inserter) string
}

// files in the order they are loaded: each may name what stands in those before.
var files = []file{
	{customersFile, true, "customers", 10, "customer number", []column{{"number", true}, {"name", false}, {"group", false}, {"currency", false}, {"active", false},
		{"credit_hold", false}, {"default_ship_to", false}, {"gln", false}, {"duns", false}}, customerRow},
	{shipTosFile, false, "ship_tos", 8, "ship-to of this customer", []column{{"customer", true}, {"number", true}, {"partner_number", false}, {"name", false},
		{"gln", false}, {"duns", false}, {"active", false}}, shipToRow},
	{itemsFile, true, "items", 8, "item number", []column{{"number", true}, {"description", false}, {"gtin", false}, {"manufacturer_number", false}, {"base_unit", true},
		{"active", false}, {"orderable", false}, {"successor", false}}, itemRow},
	{crossFile, false, "item_ids", 4, "number of this customer or partner", []column{{"customer", false}, {"partner", false}, {"scheme", false}, {"number", true}, {"item", true}}, crossRow},
	{unitsFile, false, "units", 10, "unit of this item", []column{{"item", true}, {"unit", true}, {"factor", true}, {"sold", false}, {"pack", false}, {"minimum", false},
		{"maximum", false}, {"multiple", false}, {"gtin", false}}, unitRow},
	{pricesFile, false, "prices", 11, "price", []column{{"customer", false}, {"group", false}, {"item", true}, {"unit", true}, {"currency", true}, {"valid_from", false},
		{"valid_to", false}, {"minimum", false}, {"price", true}, {"base", false}, {"contract", false}}, priceRow},
}

// Owners of cross references and prices, as stored.
func ofCustomer(number string) string { return "c:" + number }
func ofPartner(id string) string      { return "p:" + id }
func ofGroup(name string) string      { return "g:" + name }

func ownerName(owner string) string {
	switch {
	case strings.HasPrefix(owner, "c:"):
		return " for customer " + owner[2:]
	case strings.HasPrefix(owner, "p:"):
		return " for partner " + owner[2:]
	}
	return ""
}

func customerRow(b *build, s *sheet, w, _ *inserter) string {
	number := s.must("number")
	w.add(s.line, number, s.text("name"), s.text("group"), currency(s), s.flag("active", true), s.flag("credit_hold", false), s.text("default_ship_to"), s.text("gln"), s.text("duns"))
	if !s.bad {
		b.customers[number] = true
	}
	return number
}

func shipToRow(b *build, s *sheet, w, _ *inserter) string {
	customer, number := s.must("customer"), s.must("number")
	known(b.customers[customer], s, "customer", customer, customersFile)
	w.add(s.line, customer, number, s.text("partner_number"), s.text("name"), s.text("gln"), s.text("duns"), s.flag("active", true))
	return customer + "\x1f" + number
}

func itemRow(b *build, s *sheet, w, ids *inserter) string {
	number := s.must("number")
	gtin := gtin(s)
	w.add(s.line, number, s.text("description"), gtin, unit(s, "base_unit"), s.flag("active", true), s.flag("orderable", true), s.text("successor"))
	if s.bad {
		return number
	}
	if _, twice := b.items[number]; twice {
		return number // refused as repeated
	}
	b.items[number] = int64(s.line)
	if gtin != "" {
		ids.add(validate.GTIN, gtin, "", s.line)
	}
	if m := s.text("manufacturer_number"); m != "" {
		ids.add(validate.Manufacturer, m, "", s.line)
	}
	return number
}

// crossRow: a number of a customer, of a partner, or of everybody.
func crossRow(b *build, s *sheet, w, _ *inserter) string {
	number, item := s.must("number"), s.must("item")
	scheme := s.text("scheme")
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
			s.fail("number", fmt.Sprintf("number: %q is no GTIN", clip(number)), "8, 12, 13 or 14 digits")
		}
	default:
		s.fail("scheme", fmt.Sprintf("scheme: %q is none we know", clip(scheme)), "buyer, number, GTIN or manufacturer")
	}
	customer, partner := s.text("customer"), s.text("partner")
	owner := ""
	switch {
	case customer != "" && partner != "":
		s.fail("partner", "the row names a customer and a partner", "name one of them, or neither for everybody")
	case customer != "":
		known(b.customers[customer], s, "customer", customer, customersFile)
		owner = ofCustomer(customer)
	case partner != "":
		owner = ofPartner(partner)
	}
	w.add(scheme, number, owner, b.item(s, item))
	return scheme + "\x1f" + number + "\x1f" + owner
}

func unitRow(b *build, s *sheet, w, ids *inserter) string {
	item, code := s.must("item"), unit(s, "unit")
	line := b.item(s, item)
	factor, divisor := ratio(s)
	w.add(s.line, line, code, text(factor), text(divisor), s.flag("sold", true), text(s.positive("pack")), text(s.positive("minimum")), text(s.positive("maximum")), text(s.positive("multiple")))
	if g := gtin(s); g != "" && !s.bad {
		ids.add(validate.GTIN, g, "", line)
	}
	return item + "\x1f" + code
}

func priceRow(b *build, s *sheet, w, _ *inserter) string {
	item, code := s.must("item"), unit(s, "unit")
	customer, group := s.text("customer"), s.text("group")
	owner := ""
	switch {
	case customer != "" && group != "":
		s.fail("group", "the row names a customer and a group", "name one of them, or neither for a list price")
	case customer != "":
		known(b.customers[customer], s, "customer", customer, customersFile)
		owner = ofCustomer(customer)
	case group != "":
		owner = ofGroup(group)
	}
	if s.text("currency") == "" {
		s.fail("currency", "currency is empty", "")
	}
	cur, from, to := currency(s), s.date("valid_from"), s.date("valid_to")
	if from != "" && to != "" && to < from {
		s.fail("valid_to", fmt.Sprintf("valid_to: %s is before valid_from %s", to, from), "")
	}
	var amount *gateway.Dec
	if s.must("price") != "" {
		amount = s.number("price")
	}
	if amount != nil && amount.IsNegative() {
		s.fail("price", fmt.Sprintf("price: %s is below 0", amount), "")
	}
	minimum := s.number("minimum")
	w.add(s.line, b.item(s, item), owner, code, cur, from, to, text(minimum), text(amount), text(s.positive("base")), s.text("contract"))
	tier := ""
	if minimum != nil && !minimum.IsZero() {
		tier = minimum.Decimal.String()
	}
	return strings.Join([]string{item, owner, code, cur, from, tier}, "\x1f")
}

func known(ok bool, s *sheet, column, value, where string) {
	if !ok && value != "" {
		s.fail(column, fmt.Sprintf("%s: %q is not in %s", column, clip(value), where), "")
	}
}

// item is the line of an item in items.csv.
func (b *build) item(s *sheet, number string) int64 {
	line, ok := b.items[number]
	known(ok, s, "item", number, itemsFile)
	return line
}

func currency(s *sheet) string {
	c := s.text("currency")
	if c != "" && (len(c) != 3 || strings.Trim(c, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "") {
		s.fail("currency", fmt.Sprintf("currency: %q is no ISO 4217 code", clip(c)), "three capital letters, such as USD")
	}
	return c
}

func unit(s *sheet, column string) string {
	c := s.must(column)
	if sent, ok := strings.CutPrefix(c, "x12:"); ok && len(sent) == 2 {
		return c // a unit that the reading has no Rec 20 code for, kept as sent
	}
	if len(c) > 3 || strings.Trim(c, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") != "" {
		s.fail(column, fmt.Sprintf("%s: %q is no UN/ECE Rec 20 or 21 code", column, clip(c)), "such as EA, XCT or KGM")
	}
	return c
}

func gtin(s *sheet) string {
	v := s.text("gtin")
	if v == "" {
		return ""
	}
	g := validate.NormalGTIN(v)
	if g == "" {
		s.fail("gtin", fmt.Sprintf("gtin: %q is no GTIN", clip(v)), "8, 12, 13 or 14 digits")
	}
	return g
}

// ratio reads a factor: "12", "0.5" or "1/12".
func ratio(s *sheet) (factor, divisor *gateway.Dec) {
	v := s.must("factor")
	if v == "" {
		return nil, nil
	}
	over, under, fraction := strings.Cut(v, "/")
	factor = s.parse("factor", strings.TrimSpace(over))
	if fraction {
		divisor = s.parse("factor", strings.TrimSpace(under))
	}
	if factor != nil && !factor.IsPositive() || divisor != nil && !divisor.IsPositive() {
		s.fail("factor", fmt.Sprintf("factor: %s is not above 0", clip(v)), "base units in one unit, such as 12 or 1/12")
	}
	return factor, divisor
}

// text is a decimal as stored; nil stays NULL.
func text(d *gateway.Dec) any {
	if d == nil {
		return nil
	}
	return d.String()
}
