// SPDX-License-Identifier: Apache-2.0

package validate

import (
	"fmt"
	"math/big"
	"strings"

	"github.com/shopspring/decimal"

	"ordergate/gateway"
)

// line checks one order line, from its item to its price.
func (c *checker) line(i int) {
	l := &c.o.OrderLine[i]
	item := c.item(i)
	unit := c.unit(i, item)
	c.quantity(i, unit)
	c.price(i, item, unit)
	c.splits(i)
	for j, n := range l.Note {
		if t := strings.TrimSpace(n.Text); t != "" && !c.policy.Notes.ignored(n) {
			c.report("line.note.text", found{field: fmt.Sprintf("/orderLine/%d/note/%d/text", i, j), line: i + 1, value: clip(t), expected: "no text, or one of rules.notes",
				message: fmt.Sprintf("%s carries a text: %q.", c.lineName(i), clip(t))})
		}
	}
}

func (c *checker) gtin(i int) {
	s := c.o.OrderLine[i].StandardItemIdentification
	if s == nil || s.ID == "" || s.SchemeID != "" && s.SchemeID != "GTIN" && s.SchemeID != "0160" {
		return
	}
	if ok, want := checkDigit(s.ID); !ok {
		f := found{field: fmt.Sprintf("/orderLine/%d/standardItemIdentification/id", i), line: i + 1, value: s.ID, expected: want,
			message: fmt.Sprintf("%s: the GTIN %s has a wrong check digit; it should end in %s.", c.lineName(i), s.ID, want), hint: "Compare the number with the item; a digit may be mistyped."}
		if want == "" {
			f.expected = "8, 12, 13 or 14 digits"
			f.message = fmt.Sprintf("%s: %q is no GTIN of 8, 12, 13 or 14 digits.", c.lineName(i), s.ID)
		}
		c.report("line.gtin.checkdigit", f)
	}
}

// checkDigit tests a GTIN's last digit (GS1 General Specifications §7.9). want
// is the right digit, "" when id is no GTIN at all.
func checkDigit(id string) (ok bool, want string) {
	n := len(id)
	if n != 8 && n != 12 && n != 13 && n != 14 || strings.Trim(id, "0123456789") != "" {
		return false, ""
	}
	sum := 0
	for i := range n - 1 {
		d := int(id[i] - '0')
		if (n-1-i)%2 == 1 {
			d *= 3
		}
		sum += d
	}
	want = string(rune('0' + (10-sum%10)%10))
	return id[n-1:] == want, want
}

// item resolves a line's item by every number the line gives.
func (c *checker) item(i int) *Item {
	l := &c.o.OrderLine[i]
	c.gtin(i)
	field := fmt.Sprintf("/orderLine/%d/", i)
	switch {
	case l.SellersItemIdentification != "":
		field += "sellersItemIdentification"
	case l.BuyersItemIdentification != "":
		field += "buyersItemIdentification"
	case l.StandardItemIdentification != nil:
		field += "standardItemIdentification/id"
	default:
		field += "additionalItemIdentification"
	}
	refs := itemRefs(l)
	if len(refs) == 0 && len(l.AdditionalItemIdentification) == 0 && (l.StandardItemIdentification == nil || l.StandardItemIdentification.ID == "") {
		c.report("line.item.missing", found{field: field, line: i + 1, expected: "an item number", message: fmt.Sprintf("%s names no item.", c.lineName(i)), hint: strings.TrimSpace("Ask the partner for the item number." + clipHint(l.Description))})
		return nil
	}
	if !c.master {
		return nil
	}
	var first *Item
	var by, sent []string
	for _, k := range itemKeys(c.o, i, c.who) {
		sent = append(sent, refName(k.Ref))
		it, ok := c.facts.Item[k.String()]
		if !ok {
			continue
		}
		by = append(by, fmt.Sprintf("%s is our %s", refName(k.Ref), it.Number))
		if first == nil {
			first = &it
		} else if first.Number != it.Number {
			c.report("line.item.ambiguous", found{field: field, line: i + 1, value: first.Number + ", " + it.Number, expected: "one item",
				message: fmt.Sprintf("%s: its item numbers mean different items: %s.", c.lineName(i), strings.Join(by, "; ")), hint: "Ask the partner which item is meant, and correct the cross reference."})
			return nil
		}
	}
	if first == nil {
		c.report("line.item.unknown", found{field: field, line: i + 1, value: strings.Join(sent, ", "), expected: "an item of the master data",
			message: fmt.Sprintf("%s: the item is not known (%s).", c.lineName(i), orText(strings.Join(sent, ", "), "no number we can look up")), hint: "Add a cross reference for this customer, or reject the line." + clipHint(l.Description)})
		return nil
	}
	c.items[i], c.resolved.Line[i].Item = first, first.Number
	switch {
	case !first.Active:
		f := found{field: field, line: i + 1, value: first.Number, message: fmt.Sprintf("%s: item %s is discontinued.", c.lineName(i), itemTitle(first)), hint: "Reject the line or offer another item.", expected: "an item that is sold"}
		if first.Successor != "" {
			f.expected, f.hint = first.Successor, "Offer its successor "+first.Successor+", or reject the line."
		}
		c.report("line.item.inactive", f)
	case !first.Orderable:
		c.report("line.item.notorderable", found{field: field, line: i + 1, value: first.Number, expected: "an item that is for sale",
			message: fmt.Sprintf("%s: item %s is not for sale.", c.lineName(i), itemTitle(first)), hint: "Reject the line or offer another item."})
	case first.Unlisted:
		c.report("line.item.unlisted", found{field: field, line: i + 1, value: first.Number, expected: "an item of the assortment",
			message: fmt.Sprintf("%s: item %s is not in the assortment of customer %s.", c.lineName(i), itemTitle(first), c.resolved.Customer), hint: "Ask sales whether the customer may have it, and add it to the assortment."})
	}
	return first
}

// itemTitle is an item's number and what it is.
func itemTitle(it *Item) string { return strings.TrimSpace(it.Number + " " + it.Description) }

func clipHint(description string) string {
	if description == "" {
		return ""
	}
	return fmt.Sprintf(" The line describes it as %q.", clip(description))
}

func orText(s, fallback string) string {
	if s == "" {
		return fallback
	}
	return s
}

func refName(r Ref) string {
	switch r.Scheme {
	case Number:
		return "our number " + r.ID
	case Buyer:
		return "buyer's number " + r.ID
	case Manufacturer:
		return "manufacturer's number " + r.ID
	default:
		return r.Scheme + " " + r.ID
	}
}

// unit checks the unit and returns the item's own record of it, nil when there
// is none.
func (c *checker) unit(i int, item *Item) *Unit {
	l := &c.o.OrderLine[i]
	field := fmt.Sprintf("/orderLine/%d/unitCode", i)
	if l.UnitCode == "" {
		if l.Quantity != nil {
			c.report("line.unit.missing", found{field: field, line: i + 1, expected: orText(unitList(item), "a unit"),
				message: fmt.Sprintf("%s orders %s of something, but of which unit it does not say.", c.lineName(i), show(l.Quantity)), hint: "Ask the partner, or give the mapping a default unit."})
		}
		return nil
	}
	u := unitOf(item, l.UnitCode)
	switch {
	case u != nil && u.Sold:
		c.resolved.Line[i].UnitCode = u.Code
		return u
	case u == nil && !knownUnit(l.UnitCode):
		c.report("line.unit.unknown", found{field: field, line: i + 1, value: l.UnitCode, expected: orText(unitList(item), "a unit"),
			message: fmt.Sprintf("%s: the unit %q is none we know.", c.lineName(i), asSent(l.UnitCode)), hint: "Translate it in the mapping's unit table."})
	case item != nil:
		c.report("line.unit.notsold", found{field: field, line: i + 1, value: l.UnitCode, expected: orText(unitList(item), "a unit"),
			message: fmt.Sprintf("%s: item %s is not sold by %s; it is sold by %s.", c.lineName(i), item.Number, l.UnitCode, orText(unitList(item), "no unit")), hint: strings.TrimSpace(converted(item, l) + " Ask the partner, or add the unit to the item.")})
	}
	return u
}

// converted says what a quantity is in the first unit that the item is sold by and
// that holds it in whole.
func converted(item *Item, l *gateway.Line) string {
	if !usable(l.Quantity) {
		return ""
	}
	for i := range item.Unit {
		u := &item.Unit[i]
		n := convert(item, l.Packaging, l.UnitCode, u.Code)
		if !u.Sold || n == nil {
			continue
		}
		if q := n.Mul(n, rat(l.Quantity.Decimal)); q.IsInt() {
			return fmt.Sprintf("%s %s is %s %s.", l.Quantity, l.UnitCode, text(q), u.Code)
		}
	}
	return ""
}

func unitList(item *Item) string {
	if item == nil {
		return ""
	}
	var codes []string
	for _, u := range item.Unit {
		if u.Sold {
			codes = append(codes, u.Code)
		}
	}
	if len(item.Unit) == 0 {
		codes = append(codes, item.BaseUnit)
	}
	return strings.Join(codes, ", ")
}

// quantity checks the quantity against the unit's packs and limits. A line
// whose quantity is spread over stores or dates only still has to have one.
func (c *checker) quantity(i int, unit *Unit) {
	l := &c.o.OrderLine[i]
	field := fmt.Sprintf("/orderLine/%d/quantity", i)
	if l.Quantity == nil {
		c.report("line.quantity.missing", found{field: field, line: i + 1, expected: "a quantity", message: fmt.Sprintf("%s has no quantity.", c.lineName(i)), hint: "Ask the partner how many are wanted."})
		return
	}
	q := c.number(l.Quantity, field, i+1)
	if q == nil {
		return
	}
	if !q.IsPositive() {
		c.report("line.quantity.notpositive", found{field: field, line: i + 1, value: q.String(), expected: "more than 0",
			message: fmt.Sprintf("%s orders a quantity of %s.", c.lineName(i), q), hint: "Ask the partner what is meant; a return is no order."})
		return
	}
	c.unusual(i, q, field)
	if wholeUnit(l.UnitCode) && !q.IsInteger() {
		c.report("line.quantity.fraction", found{field: field, line: i + 1, value: q.String(), expected: q.Ceil().String(),
			message: fmt.Sprintf("%s orders %s %s, which comes in whole pieces only.", c.lineName(i), q, l.UnitCode), hint: "Ask the partner for a whole number."})
	}
	if unit == nil {
		return
	}
	say := func(code, expected, message, hint string) {
		c.report(code, found{field: field, line: i + 1, value: q.String(), expected: expected, message: c.lineName(i) + message, hint: hint})
	}
	step := unit.Pack
	if unit.Multiple != nil {
		step = unit.Multiple
	}
	switch lim := unit.Minimum; {
	case usable(lim) && q.LessThan(lim.Decimal):
		say("line.quantity.minimum", roundUp(lim.Decimal, step), fmt.Sprintf(" orders %s %s; the minimum is %s.", q, unit.Code, lim), "Deliver the minimum if the partner agrees.")
	case usable(unit.Maximum) && q.GreaterThan(unit.Maximum.Decimal):
		say("line.quantity.maximum", unit.Maximum.String(), fmt.Sprintf(" orders %s %s; the maximum is %s.", q, unit.Code, unit.Maximum), "Ask the partner whether the number is right.")
	}
	if usable(step) && !q.Mod(step.Decimal).IsZero() {
		say("line.quantity.pack", roundUp(q.Decimal, step), fmt.Sprintf(" orders %s %s, which is no multiple of %s.", q, unit.Code, step), "Round to whole packs if the partner agrees.")
	}
}

func usable(d *gateway.Dec) bool { return d != nil && inRange(d.Decimal) && d.IsPositive() }

// roundUp gives the next multiple of step.
func roundUp(q decimal.Decimal, step *gateway.Dec) string {
	if !usable(step) {
		return gateway.Dec{Decimal: q}.String()
	}
	rest := q.Mod(step.Decimal)
	if !rest.IsZero() {
		q = q.Sub(rest).Add(step.Decimal)
	}
	return q.String()
}

// show writes a number that may be of any size.
func show(d *gateway.Dec) string {
	if d == nil || !inRange(d.Decimal) {
		return "?"
	}
	return d.String()
}

// splits: schedules and store quantities add up to the line.
func (c *checker) splits(i int) {
	l := &c.o.OrderLine[i]
	add := func(sum *big.Rat, d *gateway.Dec, unitCode, field string) bool {
		if d = c.number(d, field, i+1); d == nil {
			return false
		}
		n := convert(nil, l.Packaging, orText(unitCode, l.UnitCode), l.UnitCode)
		if n == nil && orText(unitCode, l.UnitCode) != l.UnitCode {
			return false
		}
		v := rat(d.Decimal)
		if n != nil {
			v.Mul(v, n)
		}
		sum.Add(sum, v)
		return true
	}
	compare := func(code, what string, count int, sum *big.Rat, complete bool, field string) {
		q := l.Quantity
		if count == 0 || !complete || q == nil || !inRange(q.Decimal) || sum.Cmp(rat(q.Decimal)) == 0 {
			return
		}
		c.report(code, found{field: field, line: i + 1, value: text(sum), expected: q.String(),
			message: fmt.Sprintf("%s: %s add up to %s, but %s are ordered.", c.lineName(i), what, text(sum), q), hint: "Ask the partner which of the two is right."})
	}
	sum, complete := new(big.Rat), true
	for j := range l.ScheduleLine {
		s := &l.ScheduleLine[j]
		complete = add(sum, s.Quantity, s.UnitCode, fmt.Sprintf("/orderLine/%d/scheduleLine/%d/quantity", i, j)) && complete
	}
	compare("line.schedule.sum", "the scheduled deliveries", len(l.ScheduleLine), sum, complete, fmt.Sprintf("/orderLine/%d/scheduleLine", i))
	sum, complete = new(big.Rat), true
	for j := range l.LocationQuantity {
		s := &l.LocationQuantity[j]
		field := fmt.Sprintf("/orderLine/%d/locationQuantity/%d", i, j)
		complete = add(sum, s.Quantity, s.UnitCode, field+"/quantity") && complete
		if c.customer == nil {
			continue
		}
		if _, ok := c.facts.ShipTo[locationKey(c.o, i, j, c.who).String()]; !ok {
			c.report("line.location.unknown", found{field: field + "/locationId", line: i + 1, value: s.LocationID, expected: "a ship-to of customer " + c.customer.Number,
				message: fmt.Sprintf("%s: store %s is not one of customer %s's ship-tos.", c.lineName(i), s.LocationID, c.customer.Number), hint: "Add the store, or correct the number."})
		}
	}
	compare("line.location.sum", "the quantities per store", len(l.LocationQuantity), sum, complete, fmt.Sprintf("/orderLine/%d/locationQuantity", i))
}
