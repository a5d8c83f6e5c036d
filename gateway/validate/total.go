// SPDX-License-Identifier: Apache-2.0

package validate

import (
	"fmt"
	"math/big"
	"strings"

	"ordergate/gateway"
)

// totals holds the counts and totals that the sender states against the lines.
func (c *checker) totals() {
	c.count()
	if ctl := c.o.Control; ctl != nil {
		c.hash(ctl)
	}
	t := c.o.AnticipatedMonetaryTotal
	if t == nil {
		return
	}
	lines, ok := c.sum()
	if !ok {
		return
	}
	with := new(big.Rat).Add(lines, c.allCharges())
	c.total(t.PayableAmount, "/anticipatedMonetaryTotal/payableAmount", lines, with)
	c.total(t.LineExtensionAmount, "/anticipatedMonetaryTotal/lineExtensionAmount", lines, with)
}

// count: CTT01 is the number of lines, of the order or of the change.
func (c *checker) count() {
	ctl := c.o.Control
	if ctl == nil {
		return
	}
	if n := len(c.o.OrderLine); ctl.LineCount != "" && strings.TrimLeft(ctl.LineCount, "0") != strings.TrimLeft(fmt.Sprint(n), "0") {
		c.report("order.count.differs", found{field: "/control/lineCount", value: ctl.LineCount, expected: fmt.Sprint(n),
			message: fmt.Sprintf("The order says it has %s lines, but %d arrived.", ctl.LineCount, n), hint: "Ask the partner whether lines are missing."})
	}
}

// hash: CTT02 is the sum of the quantities, where it is sent. Zero is how some
// senders leave it out.
func (c *checker) hash(ctl *gateway.Control) {
	h := c.number(ctl.QuantityHash, "/control/quantityHash", 0)
	if h == nil || h.IsZero() {
		return
	}
	sum := new(big.Rat)
	for i := range c.o.OrderLine {
		q := c.o.OrderLine[i].Quantity
		if q == nil || !inRange(q.Decimal) {
			return
		}
		sum.Add(sum, rat(q.Decimal))
	}
	if sum.Cmp(rat(h.Decimal)) != 0 {
		c.report("order.hash.differs", found{field: "/control/quantityHash", value: h.String(), expected: text(sum),
			message: fmt.Sprintf("The order says its quantities add up to %s, but they add up to %s.", h, text(sum)), hint: "Many senders get this wrong; look whether a line is missing."})
	}
}

// sum is the sum of all line amounts; ok is false when a line has none.
func (c *checker) sum() (sum *big.Rat, ok bool) {
	sum = new(big.Rat)
	for i := range c.o.OrderLine {
		v := c.lineValue(i)
		if v == nil {
			return nil, false
		}
		sum.Add(sum, v)
	}
	return sum, len(c.o.OrderLine) > 0
}

// lineValue is quantity times price as the line says them; nil when it does not.
func (c *checker) lineValue(i int) *big.Rat {
	l := &c.o.OrderLine[i]
	if l.Quantity == nil || !inRange(l.Quantity.Decimal) || l.Price == nil {
		return nil
	}
	p := l.Price.PriceAmount
	if p == nil && l.Price.PriceTypeCode == "NC" {
		return new(big.Rat)
	}
	if p == nil || !inRange(p.Decimal) {
		return nil
	}
	base, baseUnit := priceBase(l)
	per := pricePer(c.items[i], l.Packaging, rat(p.Decimal), base, baseUnit, l.UnitCode)
	if per == nil && baseUnit == l.UnitCode { // neither says a unit: the price is for one
		per = new(big.Rat).Quo(rat(p.Decimal), base)
	}
	if per == nil {
		return nil
	}
	return per.Mul(per, rat(l.Quantity.Decimal))
}

// worth is what the order comes to: its lines at their prices, at the agreed ones
// where they have none, with charges and allowances. Where a line has no price at
// all it is the least that the order comes to: the other lines, or the total that
// the sender states when that is more.
func (c *checker) worth() *big.Rat {
	if c.value != nil {
		return c.value
	}
	sum, complete := new(big.Rat), true
	for i := range c.o.OrderLine {
		v := c.lineValue(i)
		if q, agreed := c.o.OrderLine[i].Quantity, c.resolved.Line[i].UnitPrice; v == nil && agreed != nil && usable(q) {
			v = rat(q.Decimal)
			v.Mul(v, rat(agreed.Decimal))
		}
		if v == nil {
			complete = false
			continue
		}
		sum.Add(sum, v)
	}
	sum.Add(sum, c.allCharges())
	if t := c.o.AnticipatedMonetaryTotal; !complete && t != nil && t.PayableAmount != nil && inRange(t.PayableAmount.Decimal) {
		if stated := rat(t.PayableAmount.Decimal); stated.Cmp(sum) > 0 {
			sum = stated
		}
	}
	c.value = sum
	return sum
}

// allCharges are charges less allowances of the header and of all lines.
func (c *checker) allCharges() *big.Rat {
	sum := c.allowances(c.o.AllowanceCharge, "", 0)
	for i := range c.o.OrderLine {
		sum.Add(sum, c.allowances(c.o.OrderLine[i].AllowanceCharge, fmt.Sprintf("/orderLine/%d", i), i+1))
	}
	return sum
}

// allowances adds up charges less allowances that are stated as amounts.
func (c *checker) allowances(list []gateway.AllowanceCharge, field string, line int) *big.Rat {
	sum := new(big.Rat)
	for i := range list {
		a := &list[i]
		d := c.number(a.Amount, fmt.Sprintf("%s/allowanceCharge/%d/amount", field, i), line)
		if d == nil || a.IndicatorCode == "N" {
			continue
		}
		if a.ChargeIndicator {
			sum.Add(sum, rat(d.Decimal))
		} else {
			sum.Sub(sum, rat(d.Decimal))
		}
	}
	return sum
}

// total: some senders count allowances and charges in, some do not; either is right.
func (c *checker) total(stated *gateway.Dec, field string, lines, with *big.Rat) {
	stated = c.number(stated, field, 0)
	if stated == nil {
		return
	}
	v, n := rat(stated.Decimal), len(c.o.OrderLine)
	if c.near(lines, v, n) || c.near(with, v, n) {
		return
	}
	c.report("order.total.tolerance", found{field: field, value: stated.String(), expected: text(with),
		message: fmt.Sprintf("The order states a total of %s, but its lines add up to %s.", stated, text(with)), hint: "Look for a missing line or a wrong price; ask the partner."})
}
