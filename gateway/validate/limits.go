// SPDX-License-Identifier: Apache-2.0

package validate

import (
	"fmt"
	"math/big"
	"slices"
	"strings"

	"ordergate/gateway"
)

// limits holds the whole order against amounts and counts.
func (c *checker) limits() {
	const lines = "/orderLine" // what the total is made of
	if most, n := c.policy.Lines.Maximum, len(c.o.OrderLine); most > 0 && n > most {
		c.report("order.line.toomany", found{field: lines, value: fmt.Sprint(n), expected: fmt.Sprintf("at most %d", most),
			message: fmt.Sprintf("The order has %d lines, more than %d.", n, most), hint: "See whether several orders were put into one."})
	}
	if c.alone || len(c.o.OrderLine) == 0 {
		return
	}
	currency := c.currencyOfOrder()
	if limit := c.policy.Total.Limit; limit != "" && c.worth().Cmp(rat(amount(limit, "0"))) > 0 {
		c.report("order.total.limit", found{field: lines, value: text(c.worth()), expected: "at most " + limit,
			message: fmt.Sprintf("The order is worth %s, above the limit of %s.", money(c.worth(), currency), limit), hint: "Somebody who may is to release it."})
	}
	if least := c.policy.Total.Minimum; least != "" && c.worth().Cmp(rat(amount(least, "0"))) < 0 {
		c.report("order.total.minimum", found{field: lines, value: text(c.worth()), expected: "at least " + least,
			message: fmt.Sprintf("The order is worth %s, below the minimum of %s.", money(c.worth(), currency), least), hint: "Ask the partner to order more, or agree a charge."})
	}
	c.credit(lines, currency)
	c.country()
}

func money(r *big.Rat, currency string) string { return strings.TrimSpace(text(r) + " " + currency) }

// credit holds what the order comes to against what is left of the limit.
func (c *checker) credit(field, currency string) {
	cust := c.customer
	if cust == nil || cust.CreditLimit == nil || !inRange(cust.CreditLimit.Decimal) || cust.Currency != "" && currency != cust.Currency {
		return // of another currency order.currency.differs speaks
	}
	left, worth := rest(cust.CreditLimit, cust.CreditUsed), c.added()
	if worth.Cmp(left) > 0 {
		c.report("customer.credit.limit", found{field: field, value: text(worth), expected: "at most " + text(left),
			message: fmt.Sprintf("The order is worth %s, but of customer %s's credit limit of %s only %s is left.", money(worth, currency), cust.Number, cust.CreditLimit, text(left)),
			hint:    "Ask accounting before releasing the order."})
	}
}

// added is what the order adds to what is open: all of it, or, of a change, what
// it is worth more than before.
func (c *checker) added() *big.Rat {
	if b := c.facts.Before; b != nil && inRange(b.Decimal) {
		return new(big.Rat).Sub(c.worth(), rat(b.Decimal))
	}
	return c.worth()
}

// Worth is what an order comes to by its own prices, as the rules about limits
// count it; nil when that is no number to calculate with.
func Worth(o *gateway.Order) *gateway.Dec {
	c := &checker{o: o, items: make([]*Item, len(o.OrderLine)), resolved: &gateway.Resolved{Line: make([]gateway.ResolvedLine, len(o.OrderLine))}, mute: true}
	if r := o.Resolved; r != nil && len(r.Line) == len(o.OrderLine) {
		c.resolved = r
	}
	return decOf(c.worth())
}

func (c *checker) country() {
	list := c.policy.ShipTo.Countries
	if len(list) == 0 || c.o.Delivery == nil || c.o.Delivery.DeliveryParty == nil || c.o.Delivery.DeliveryParty.PostalAddress == nil {
		return
	}
	code := strings.ToUpper(strings.TrimSpace(c.o.Delivery.DeliveryParty.PostalAddress.CountryCode))
	if code != "" && !slices.Contains(list, code) {
		c.report("shipto.country.notallowed", found{field: "/delivery/deliveryParty/postalAddress/countryCode", value: code, expected: strings.Join(list, ", "),
			message: fmt.Sprintf("The order is to be delivered to %s; allowed are %s.", code, strings.Join(list, ", ")), hint: "Ask sales whether we deliver there."})
	}
}

// currencyOfOrder is the currency of the order's total.
func (c *checker) currencyOfOrder() string {
	if c.o.DocumentCurrencyCode == "" && c.customer != nil {
		return c.customer.Currency
	}
	return c.o.DocumentCurrencyCode
}

// unusual: a quantity no item of ours is ordered in.
func (c *checker) unusual(i int, q *gateway.Dec, field string) {
	most := c.policy.Quantity.Maximum
	if most == "" || rat(q.Decimal).Cmp(rat(amount(most, "0"))) <= 0 {
		return
	}
	c.report("line.quantity.unusual", found{field: field, line: i + 1, value: q.String(), expected: "at most " + most,
		message: fmt.Sprintf("%s orders %s %s, far more than usual (%s).", c.lineName(i), q, c.o.OrderLine[i].UnitCode, most), hint: "Ask the partner whether the number is right."})
}

// repeated finds lines that order one item for one date and place again.
func (c *checker) repeated() {
	seen := map[string]int{}
	for i := range c.o.OrderLine {
		key := c.wants(i)
		if key == "" {
			continue
		}
		first, again := seen[key]
		if !again {
			seen[key] = i
			continue
		}
		c.report("line.item.repeated", found{field: fmt.Sprintf("/orderLine/%d", i), line: i + 1, value: orText(c.resolved.Line[i].Item, itemName(&c.o.OrderLine[i])), expected: "one line for each item, date and place",
			message: fmt.Sprintf("%s orders the same item for the same date as line %d.", c.lineName(i), first+1), hint: "Ask the partner whether both are wanted."})
	}
}

func itemName(l *gateway.Line) string {
	if refs := itemRefs(l); len(refs) > 0 {
		return refName(refs[0])
	}
	return ""
}

// wants is what tells a line from others: item, unit, dates and places; "" for a
// line whose item is not known.
func (c *checker) wants(i int) string {
	l := &c.o.OrderLine[i]
	item := orText(c.resolved.Line[i].Item, itemName(l))
	if item == "" {
		return ""
	}
	parts := []string{item, l.UnitCode}
	for _, p := range []*gateway.Period{l.RequestedDeliveryPeriod, l.RequestedDespatchPeriod} {
		if p != nil {
			parts = append(parts, p.StartDate, p.EndDate)
		} else {
			parts = append(parts, "", "")
		}
	}
	for j := range l.ScheduleLine {
		if p := l.ScheduleLine[j].RequestedDeliveryPeriod; p != nil {
			parts = append(parts, p.StartDate, p.EndDate)
		}
	}
	for j := range l.LocationQuantity {
		parts = append(parts, "at", l.LocationQuantity[j].LocationID)
	}
	for j := range l.AdditionalParty {
		for _, id := range l.AdditionalParty[j].PartyIdentification {
			parts = append(parts, "to", l.AdditionalParty[j].RoleCode, id.ID)
		}
	}
	return strings.Join(parts, "\x1f")
}
