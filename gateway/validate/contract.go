// SPDX-License-Identifier: Apache-2.0

package validate

import (
	"fmt"
	"math/big"

	"ordergate/gateway"
)

// contract holds a release against the contract or blanket order it names.
func (c *checker) contract() {
	id, field := contractOf(c.o)
	if !c.master || c.customer == nil || id == "" {
		return
	}
	k, ok := c.facts.Contract[contractKey(c.o, id, c.who).String()]
	say := func(code, value, expected, message, hint string) {
		c.report(code, found{field: field, value: value, expected: expected, message: message, hint: hint})
	}
	switch {
	case !ok && c.priced(id):
		return // a price agreement's: there is no more to it than the prices
	case !ok:
		code, hint := "contract.number.unknown", "Add it to the contracts, or ask the partner for the right number."
		if c.o.OrderTypeCode == "226" {
			code = "contract.release.unknown"
		}
		say(code, id, "a contract of customer "+c.customer.Number, fmt.Sprintf("Contract %s is none of customer %s's in the master data: its limits cannot be checked.", id, c.customer.Number), hint)
		return
	}
	if date := c.dated(); date != "" && (k.ValidFrom != "" && date < k.ValidFrom || k.ValidTo != "" && date > k.ValidTo) {
		valid := orText(k.ValidFrom, "any day") + " to " + orText(k.ValidTo, "any day")
		say("contract.date.outside", date, valid, fmt.Sprintf("Contract %s does not hold on %s: it is valid from %s.", id, date, valid), "Ask sales whether it is to be prolonged.")
	}
	c.contractAmount(&k, id, say)
	c.contractLines(&k, id)
}

// dated is the day that agreements are looked up for: the order's, else today.
func (c *checker) dated() string { return orText(realDate(c.o.IssueDate), realDate(c.today)) }

// priced reports whether a contract is named by a price agreement of an item ordered.
func (c *checker) priced(id string) bool {
	for _, it := range c.items {
		if it == nil {
			continue
		}
		for i := range it.Price {
			if it.Price[i].Contract == id {
				return true
			}
		}
	}
	return false
}

func (c *checker) contractAmount(k *Contract, id string, say func(code, value, expected, message, hint string)) {
	currency := c.currencyOfOrder()
	if k.Currency != "" && currency != "" && k.Currency != currency {
		say("contract.currency.differs", currency, k.Currency, fmt.Sprintf("The order is in %s, but contract %s is in %s.", currency, id, k.Currency), "Ask the partner; do not convert.")
		return
	}
	if k.Amount == nil || !inRange(k.Amount.Decimal) {
		return
	}
	left, worth := rest(k.Amount, k.Released), c.added()
	if worth.Cmp(left) > 0 {
		say("contract.amount.exceeded", text(worth), "at most "+text(left), fmt.Sprintf("The order is worth %s, but of contract %s only %s %s is left.", text(worth), id, text(left), currency),
			"Ask sales whether the contract is to be raised.")
	}
}

// contractLines holds the quantities against the items of the contract; several
// lines of one item count together.
func (c *checker) contractLines(k *Contract, id string) {
	if len(k.Line) == 0 {
		return
	}
	taken := map[string]*big.Rat{}
	for i := range c.o.OrderLine {
		item, l := c.items[i], &c.o.OrderLine[i]
		if item == nil {
			continue
		}
		var held *ContractLine
		for j := range k.Line {
			if k.Line[j].Item == item.Number {
				held = &k.Line[j]
			}
		}
		if held == nil {
			c.report("line.contract.item", found{field: fmt.Sprintf("/orderLine/%d", i), line: i + 1, value: item.Number, expected: "an item of contract " + id,
				message: fmt.Sprintf("%s: item %s is not in contract %s.", c.lineName(i), item.Number, id), hint: "Ask the partner whether it is meant to be ordered outside the contract."})
			continue
		}
		n := convert(item, l.Packaging, l.UnitCode, held.UnitCode)
		if held.Quantity == nil || !inRange(held.Quantity.Decimal) || n == nil || !usable(l.Quantity) {
			continue
		}
		sum := taken[item.Number]
		if sum == nil {
			sum = new(big.Rat)
			taken[item.Number] = sum
		}
		left := new(big.Rat).Sub(rest(held.Quantity, held.Released), sum) // for this line
		sum.Add(sum, n.Mul(n, rat(l.Quantity.Decimal)))
		if n.Cmp(left) > 0 {
			if left.Sign() < 0 {
				left.SetInt64(0)
			}
			c.report("line.contract.quantity", found{field: fmt.Sprintf("/orderLine/%d/quantity", i), line: i + 1, value: text(n), expected: "at most " + text(left),
				message: fmt.Sprintf("%s orders %s %s, but of contract %s only %s is left.", c.lineName(i), text(n), held.UnitCode, id, text(left)),
				hint:    "Deliver what is left if the partner agrees, or ask sales whether the contract is to be raised."})
		}
	}
}

// rest is what is left of a limit, never less than nothing.
func rest(limit, used *gateway.Dec) *big.Rat {
	left := rat(limit.Decimal)
	if used != nil && inRange(used.Decimal) {
		left.Sub(left, rat(used.Decimal))
	}
	if left.Sign() < 0 {
		left.SetInt64(0)
	}
	return left
}
