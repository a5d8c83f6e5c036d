// SPDX-License-Identifier: Apache-2.0

package validate

import (
	"fmt"
	"math/big"
	"slices"

	"github.com/shopspring/decimal"

	"ordergate/gateway"
)

// price checks a line's price: that there is one, that it is meant for the unit
// ordered, and that it is the agreed one.
func (c *checker) price(i int, item *Item, unit *Unit) {
	l := &c.o.OrderLine[i]
	field := fmt.Sprintf("/orderLine/%d/price/priceAmount", i)
	agreed, exists := c.agreed(i, item)
	if agreed != nil {
		c.resolved.Line[i].UnitPrice = decOf(agreed.per)
	}
	var sent *gateway.Dec
	kind := ""
	if l.Price != nil {
		sent, kind = l.Price.PriceAmount, l.Price.PriceTypeCode
	}
	if sent != nil {
		if sent = c.number(sent, field, i+1); sent == nil {
			return
		}
	}
	say := func(code, value, expected, message, hint string) {
		c.report(code, found{field: field, line: i + 1, value: value, expected: expected, message: c.lineName(i) + message, hint: hint})
	}
	// X12 639: NC free of charge; TB, NQ no price yet; RS SR RT RE retail.
	switch {
	case kind == "NC" && (sent == nil || sent.IsZero()):
		return
	case (kind == "TB" || kind == "NQ") && (sent == nil || sent.IsZero()):
		say("line.price.open", show(sent), expectedPrice(agreed), ": the price is still to be agreed.", "Agree the price with the partner.")
		return
	case sent == nil || sent.IsZero():
		c.noPrice(i, sent, agreed, say)
		return
	case sent.IsNegative():
		say("line.price.negative", sent.String(), expectedPrice(agreed), fmt.Sprintf(" has a negative price (%s).", sent), "Ask the partner what is meant.")
		return
	case slices.Contains([]string{"RS", "SR", "RT", "RE"}, kind):
		say("line.price.retail", sent.String(), expectedPrice(agreed), fmt.Sprintf(": %s is a retail price (%s), not what the buyer pays.", sent, kind), "Ask the partner for the cost price, or take the agreed one.")
		return
	}
	base, baseUnit := priceBase(l)
	per := pricePer(item, l.Packaging, rat(sent.Decimal), base, baseUnit, l.UnitCode)
	if per == nil {
		if l.UnitCode != "" {
			say("line.price.basis", baseUnit, l.UnitCode, fmt.Sprintf(" orders in %s, but the price of %s is for %s %s, and nobody says how many that is.", asSent(l.UnitCode), sent, text(base), asSent(baseUnit)),
				"Add the pack size to the item, or ask the partner.")
		}
		return
	}
	c.pack(i, item)
	c.lineAmount(i, per)
	if item == nil || unit == nil || !usable(l.Quantity) {
		return
	}
	if agreed == nil {
		hint := "Agree a price, or take the item out of the order."
		if exists {
			hint = "There are agreements, but none for this quantity, unit, currency and date."
		}
		say("line.price.noagreement", sent.String(), "an agreed price", fmt.Sprintf(": no price is agreed with customer %s for item %s in %s.", c.resolved.Customer, item.Number, orText(c.currencyOf(i), "any currency")), hint)
		return
	}
	c.tolerance(i, sent, per, agreed, say)
}

func (c *checker) noPrice(i int, sent *gateway.Dec, agreed *agreement, say func(code, value, expected, message, hint string)) {
	contract := c.o.Contract != nil && c.o.Contract.ID != ""
	if agreed != nil && sent == nil && (contract || c.policy.Price.Missing == "agreed") {
		say("line.price.agreed", "", text(agreed.per), fmt.Sprintf(" has no price: the agreed %s per %s applies.", text(agreed.per), c.o.OrderLine[i].UnitCode), "")
		return
	}
	hint := "Ask the partner for the price."
	if agreed != nil {
		hint = fmt.Sprintf("The agreed price is %s per %s.", text(agreed.per), c.o.OrderLine[i].UnitCode)
	}
	if sent != nil {
		say("line.price.zero", sent.String(), expectedPrice(agreed), " has a price of 0 and does not say that it is free of charge.", hint)
		return
	}
	say("line.price.missing", "", expectedPrice(agreed), " has no price.", hint)
}

func expectedPrice(a *agreement) string {
	if a == nil {
		return "a price"
	}
	return text(a.per)
}

// tolerance compares the price sent with the agreed one, both per ordered unit.
func (c *checker) tolerance(i int, sent *gateway.Dec, per *big.Rat, a *agreement, say func(code, value, expected, message, hint string)) {
	diff := new(big.Rat).Sub(per, a.per)
	off := new(big.Rat).Abs(diff)
	percent := rat(amount(c.policy.Price.Percent, "0"))
	allowed := percent.Mul(percent, a.per)
	allowed.Quo(allowed, big.NewRat(100, 1))
	if abs := rat(amount(c.policy.Price.Absolute, "0")); abs.Cmp(allowed) > 0 {
		allowed = abs
	}
	if !a.direct {
		// The agreed price was converted from another unit: half of the last
		// digit the partner writes is rounding, not a difference.
		if r := rounding(sent, per); r.Cmp(allowed) > 0 {
			allowed = r
		}
	}
	if off.Cmp(allowed) <= 0 {
		return
	}
	share := ""
	if a.per.Sign() > 0 {
		p := new(big.Rat).Mul(off, big.NewRat(100, 1))
		share = " (" + p.Quo(p, a.per).FloatString(2) + " %)"
	}
	way := "above"
	if diff.Sign() < 0 {
		way = "below"
	}
	l := &c.o.OrderLine[i]
	say("line.price.tolerance", text(per), text(a.per), fmt.Sprintf(": the price is %s per %s, %s%s %s the agreed %s.", text(per), l.UnitCode, text(off), share, way, text(a.per)),
		fmt.Sprintf("Agreed with %s%s. Ask the partner, correct the price, or release the order at this one.", a.whose, a.until))
}

// rounding is half a unit of the last decimal of the price as sent (at least of
// the cent), per ordered unit.
func rounding(sent *gateway.Dec, per *big.Rat) *big.Rat {
	places := max(-sent.Exponent(), 2)
	half := rat(decimal.New(5, -places-1))
	scale := new(big.Rat).Quo(per, rat(sent.Decimal)) // ordered unit per priced unit
	return half.Mul(half, scale)
}

// agreement is the price that holds for a line, per ordered unit.
type agreement struct {
	per    *big.Rat
	direct bool // agreed in the ordered unit, per one
	whose  string
	until  string
}

// agreed finds the price agreement for a line: of the currency and date, from
// the highest tier that the quantity reaches; the customer's own before its
// group's before the list, then the ordered unit before others, then the newest.
// exists tells whether there is any agreement at all.
func (c *checker) agreed(i int, item *Item) (best *agreement, exists bool) {
	l := &c.o.OrderLine[i]
	if item == nil || l.UnitCode == "" || !usable(l.Quantity) {
		return nil, item != nil && len(item.Price) > 0
	}
	date := realDate(c.o.IssueDate)
	if date == "" {
		date = c.today
	}
	currency := c.currencyOf(i)
	var of *Price
	var ofTier *big.Rat
	for j := range item.Price {
		p := &item.Price[j]
		if currency != "" && p.Currency != currency || p.ValidFrom != "" && date < p.ValidFrom || p.ValidTo != "" && date > p.ValidTo || !inRange(p.Amount.Decimal) {
			continue
		}
		n := convert(item, l.Packaging, l.UnitCode, p.UnitCode) // price units in one ordered unit
		if n == nil {
			continue
		}
		tier := new(big.Rat) // in ordered units, so that tiers in different units compare
		if p.Minimum != nil {
			if !inRange(p.Minimum.Decimal) {
				continue
			}
			tier.Quo(rat(p.Minimum.Decimal), n)
		}
		if rat(l.Quantity.Decimal).Cmp(tier) < 0 || of != nil && !better(p, tier, of, ofTier, l.UnitCode) {
			continue
		}
		base := big.NewRat(1, 1)
		if usable(p.Base) {
			base = rat(p.Base.Decimal)
		}
		per := new(big.Rat).Quo(rat(p.Amount.Decimal), base)
		of, ofTier = p, tier
		best = &agreement{per: per.Mul(per, n), direct: n.Cmp(big.NewRat(1, 1)) == 0 && base.Cmp(big.NewRat(1, 1)) == 0, whose: whose(p)}
		if p.ValidTo != "" {
			best.until = ", valid to " + p.ValidTo
		}
	}
	return best, len(item.Price) > 0
}

func whose(p *Price) string {
	name := "everybody (list price)"
	switch {
	case p.Customer != "":
		name = "customer " + p.Customer
	case p.Group != "":
		name = "customer group " + p.Group
	}
	if p.Contract != "" {
		name += ", contract " + p.Contract
	}
	return name
}

func better(p *Price, tier *big.Rat, than *Price, thanTier *big.Rat, unit string) bool {
	rank := func(p *Price) int {
		switch {
		case p.Customer != "":
			return 2
		case p.Group != "":
			return 1
		}
		return 0
	}
	if a, b := rank(p), rank(than); a != b {
		return a > b
	}
	same := func(p *Price) bool { return p.UnitCode == unit || each(p.UnitCode) && each(unit) }
	if a, b := same(p), same(than); a != b {
		return a
	}
	if d := tier.Cmp(thanTier); d != 0 {
		return d > 0
	}
	return p.ValidFrom > than.ValidFrom
}

// decOf writes a price with at most nine decimals, two at least.
func decOf(r *big.Rat) *gateway.Dec {
	d, err := decimal.NewFromString(r.FloatString(9))
	if err != nil {
		return nil
	}
	for places := int32(2); places < 9; places++ {
		if d.Round(places).Equal(d) {
			return &gateway.Dec{Decimal: d.Round(places)}
		}
	}
	return &gateway.Dec{Decimal: d}
}

// pack: the pack size the document states is ours.
func (c *checker) pack(i int, item *Item) {
	l := &c.o.OrderLine[i]
	sent := packaged(l.Packaging)
	if item == nil || sent == nil || each(l.UnitCode) || !each(item.BaseUnit) {
		return
	}
	ours := factor(unitOf(item, l.UnitCode))
	if ours == nil || ours.Cmp(sent) == 0 {
		return
	}
	c.report("line.pack.differs", found{field: fmt.Sprintf("/orderLine/%d/packaging", i), line: i + 1, value: text(sent), expected: text(ours),
		message: fmt.Sprintf("%s: the partner counts %s in one %s, we count %s.", c.lineName(i), text(sent), l.UnitCode, text(ours)), hint: "Ours is used. Tell the partner, or correct the item's units."})
}

// lineAmount: quantity times price is the amount the line states.
func (c *checker) lineAmount(i int, per *big.Rat) {
	l := &c.o.OrderLine[i]
	field := fmt.Sprintf("/orderLine/%d/lineExtensionAmount", i)
	stated := c.number(l.LineExtensionAmount, field, i+1)
	if stated == nil || l.Quantity == nil || !inRange(l.Quantity.Decimal) {
		return
	}
	is := new(big.Rat).Mul(per, rat(l.Quantity.Decimal))
	with := new(big.Rat).Add(is, c.allowances(l.AllowanceCharge, fmt.Sprintf("/orderLine/%d", i), i+1)) // some state it after the line's own discount
	if !c.near(is, rat(stated.Decimal), 1) && !c.near(with, rat(stated.Decimal), 1) {
		c.report("line.amount.tolerance", found{field: field, line: i + 1, value: stated.String(), expected: text(is),
			message: fmt.Sprintf("%s states an amount of %s, but %s times %s is %s.", c.lineName(i), stated, l.Quantity, text(per), text(is)), hint: "Ask the partner which of them is right."})
	}
}

// near holds two amounts of so many lines against the total tolerance.
func (c *checker) near(a, b *big.Rat, lines int) bool {
	off := new(big.Rat).Sub(a, b)
	off.Abs(off)
	allowed := rat(amount(c.policy.Total.PerLine, "0.01"))
	allowed.Mul(allowed, big.NewRat(int64(max(lines, 1)), 1))
	share := rat(amount(c.policy.Total.Percent, "0"))
	share.Mul(share, new(big.Rat).Abs(a))
	share.Quo(share, big.NewRat(100, 1))
	if share.Cmp(allowed) > 0 {
		allowed = share
	}
	return off.Cmp(allowed) <= 0
}
