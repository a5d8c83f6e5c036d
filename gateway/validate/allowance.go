// SPDX-License-Identifier: Apache-2.0

package validate

import (
	"fmt"
	"math/big"

	"ordergate/gateway"
)

// takenOff holds what the order takes off its prices against what may be: else a
// line at the agreed price would pass, whatever an allowance leaves of it.
func (c *checker) takenOff() {
	sum, lines := new(big.Rat), new(big.Rat)
	var first *found
	known, several := true, false
	add := func(list []gateway.AllowanceCharge, of *big.Rat, quantity *gateway.Dec, field string, line int) {
		for i := range list {
			a := &list[i]
			said, name := allowanceText(a)
			if said == "" {
				continue
			}
			if v := allowance(a, of, quantity); v != nil {
				sum.Add(sum, v)
			} else {
				known = false
			}
			if several = several || first != nil || name != "amount"; first == nil {
				first = &found{field: fmt.Sprintf("%s/allowanceCharge/%d/%s", field, i, name), line: line, value: said}
			}
		}
	}
	for i := range c.o.OrderLine {
		l, v := &c.o.OrderLine[i], c.lineValue(i)
		if v != nil {
			lines.Add(lines, v)
		}
		add(l.AllowanceCharge, v, l.Quantity, fmt.Sprintf("/orderLine/%d", i), i+1)
	}
	add(c.o.AllowanceCharge, lines, nil, "", 0)
	percent := amount(c.policy.Price.Allowance, "0")
	may := rat(percent)
	may.Mul(may, lines)
	may.Quo(may, big.NewRat(100, 1))
	if first == nil || known && sum.Cmp(may) <= 0 {
		return
	}
	first.expected = "nothing taken off"
	if !percent.IsZero() {
		first.expected = fmt.Sprintf("at most %s taken off (%s %%)", text(may), percent)
	}
	first.message = fmt.Sprintf("The order takes off its prices what is not agreed: %s.", first.value)
	if known && several {
		first.message = fmt.Sprintf("The order takes off its prices what is not agreed: %s, in all %s.", first.value, text(sum))
	}
	first.hint = "Ask sales whether it is agreed; rules.price.allowance says how many percent may be taken off."
	c.report("order.allowance.notagreed", *first)
}

// allowanceText is what an allowance says it takes off, and the field that says it;
// "" for a charge and for one that takes off nothing (SAC01 N, or no number but zero).
func allowanceText(a *gateway.AllowanceCharge) (said, field string) {
	if a.ChargeIndicator || a.IndicatorCode == "N" {
		return "", ""
	}
	some := func(d *gateway.Dec) bool { return d != nil && !d.IsZero() }
	switch {
	case some(a.Amount):
		said, field = show(a.Amount), "amount"
	case some(a.MultiplierFactorNumeric):
		said, field = show(a.MultiplierFactorNumeric)+" %", "multiplierFactorNumeric"
	case some(a.PerUnitRate):
		said, field = show(a.PerUnitRate)+" per "+orText(a.UnitCode, "unit"), "perUnitRate"
	default:
		return "", ""
	}
	if t := clip(a.Text); t != "" {
		said += " (" + t + ")"
	}
	return said, field
}

// allowance is what an allowance comes to, of an amount or of a quantity; nil when
// nobody knows.
func allowance(a *gateway.AllowanceCharge, of *big.Rat, quantity *gateway.Dec) *big.Rat {
	switch p, r := a.MultiplierFactorNumeric, a.PerUnitRate; {
	case a.Amount != nil && !a.Amount.IsZero():
		if inRange(a.Amount.Decimal) {
			return rat(a.Amount.Decimal)
		}
	case p != nil && !p.IsZero():
		if inRange(p.Decimal) && of != nil {
			v := rat(p.Decimal)
			v.Mul(v, of)
			return v.Quo(v, big.NewRat(100, 1))
		}
	case usable(r):
		if usable(a.RateQuantity) {
			quantity = a.RateQuantity
		}
		if usable(quantity) {
			v := rat(r.Decimal)
			return v.Mul(v, rat(quantity.Decimal))
		}
	}
	return nil
}
