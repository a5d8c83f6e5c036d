// SPDX-License-Identifier: Apache-2.0

package validate

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/shopspring/decimal"

	"ordergate/gateway"
)

// History is what a partner's orders on paper were like so far.
type History struct {
	Orders int              `json:"orders"`           // taken so far
	Shapes map[string]int   `json:"shapes,omitempty"` // shape of the order number -> orders
	Items  map[string]Usual `json:"items,omitempty"`  // by Habit.Key; of the items that were asked for
}

// Usual is what was ordered of an item in a unit.
type Usual struct {
	Orders   int          `json:"orders"`
	Least    gateway.Dec  `json:"least"` // quantity of a line
	Most     gateway.Dec  `json:"most"`
	Cheapest *gateway.Dec `json:"cheapest,omitempty"` // price of one; nil: none was given
	Dearest  *gateway.Dec `json:"dearest,omitempty"`
}

// Habit is one line of an order, as history keeps it.
type Habit struct {
	Key      string // of the item in its unit and currency
	Quantity decimal.Decimal
	Price    *decimal.Decimal // of one
}

// learnt is after how many orders history tells what is usual.
const learnt = 5

// NumberShape is the form of an order number: 9 for a digit, A for a letter, and
// everything else as it is. "PO-4711" is "AA-9999".
func NumberShape(number string) string {
	number = strings.TrimSpace(number)
	if r := []rune(number); len(r) > 60 {
		number = string(r[:60])
	}
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsDigit(r):
			return '9'
		case unicode.IsLetter(r):
			return 'A'
		}
		return r
	}, number)
}

func habitKey(item, unit, currency string) string { return item + "\x1f" + unit + "\x1f" + currency }

// HabitKeys are the keys of the order's lines whose items the facts know, each once,
// for History.Items.
func HabitKeys(o *gateway.Order, facts Facts, who Who) (keys []string) {
	for i := range o.OrderLine {
		for _, k := range itemKeys(o, i, who) {
			if it, ok := facts.Item[k.String()]; ok {
				keys = append(keys, habitKey(it.Number, o.OrderLine[i].UnitCode, o.DocumentCurrencyCode))
				break
			}
		}
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}

// Habits are the lines of an order that was taken, of those items that were resolved.
func Habits(o *gateway.Order) (out []Habit) {
	for i := range o.OrderLine {
		l := &o.OrderLine[i]
		if o.Resolved == nil || i >= len(o.Resolved.Line) || o.Resolved.Line[i].Item == "" || !usable(l.Quantity) {
			continue
		}
		out = append(out, Habit{Key: habitKey(o.Resolved.Line[i].Item, l.UnitCode, o.DocumentCurrencyCode), Quantity: l.Quantity.Decimal, Price: priceOfOne(l)})
	}
	return out
}

// priceOfOne is a line's price of one of its unit; nil where it has none, or one for
// another unit.
func priceOfOne(l *gateway.Line) *decimal.Decimal {
	p := l.Price
	if p == nil || !usable(p.PriceAmount) || p.BaseUnitCode != "" && p.BaseUnitCode != l.UnitCode {
		return nil
	}
	one := p.PriceAmount.Decimal
	if p.BaseQuantity != nil {
		if !usable(p.BaseQuantity) {
			return nil
		}
		one = one.DivRound(p.BaseQuantity.Decimal, 8)
	}
	return &one
}

// history holds an order of a page against what the partner's were like.
func (c *checker) history() {
	h := c.facts.History
	if h == nil || c.alone {
		return
	}
	most, shape := "", NumberShape(c.o.ID)
	for s, n := range h.Shapes {
		if n >= learnt && (most == "" || n > h.Shapes[most] || n == h.Shapes[most] && s < most) {
			most = s
		}
	}
	if _, known := h.Shapes[shape]; most != "" && !known && shape != "" {
		c.report("order.number.shape", found{field: "/id", value: c.o.ID, expected: most,
			message: fmt.Sprintf("Order number %s is of another shape than this partner's, which are as %s.", c.o.ID, most), hint: "Compare it with the page; release it if the customer numbers its orders so."})
	}
	if h.Orders < learnt {
		return
	}
	for i := range c.o.OrderLine {
		c.usual(i, h)
	}
}

// usual holds a line against what was ordered of its item.
func (c *checker) usual(i int, h *History) {
	l := &c.o.OrderLine[i]
	if c.items[i] == nil {
		return
	}
	item := c.items[i].Number
	u, ok := h.Items[habitKey(item, l.UnitCode, c.o.DocumentCurrencyCode)]
	if !ok {
		f := found{field: c.itemField(i), line: i + 1, value: item, expected: "an item ordered before",
			message: fmt.Sprintf("%s: the customer has never ordered item %s by this unit.", c.lineName(i), itemTitle(c.items[i])), hint: "Compare the item with the page."}
		if c.scannedItem(i) {
			f.message = fmt.Sprintf("%s: the number of item %s was read from a picture, and the customer has never ordered it.", c.lineName(i), itemTitle(c.items[i]))
			c.report("line.item.scanned", f)
			return
		}
		c.report("line.item.new", f)
		return
	}
	if u.Orders < learnt {
		return
	}
	ten := decimal.NewFromInt(10)
	if q := l.Quantity; usable(q) && (q.GreaterThan(u.Most.Mul(ten)) || q.Mul(ten).LessThan(u.Least.Decimal)) {
		c.report("line.quantity.far", found{field: fmt.Sprintf("/orderLine/%d/quantity", i), line: i + 1, value: q.String(), expected: span(u.Least, u.Most),
			message: fmt.Sprintf("%s orders %s %s of item %s; the customer's orders so far were of %s.", c.lineName(i), q, l.UnitCode, item, span(u.Least, u.Most)), hint: "Compare it with the page, and ask the customer whether it is meant."})
	}
	if p := priceOfOne(l); p != nil && u.Cheapest != nil && u.Dearest != nil && (p.GreaterThan(u.Dearest.Mul(ten)) || p.Mul(ten).LessThan(u.Cheapest.Decimal)) {
		c.report("line.price.far", found{field: fmt.Sprintf("/orderLine/%d/price/priceAmount", i), line: i + 1, value: p.String(), expected: span(*u.Cheapest, *u.Dearest),
			message: fmt.Sprintf("%s: a price of %s for item %s; the customer's orders so far had %s.", c.lineName(i), p, item, span(*u.Cheapest, *u.Dearest)), hint: "Compare it with the page; the price may be for another number or unit."})
	}
}

func span(from, to gateway.Dec) string {
	if from.Equal(to.Decimal) {
		return from.String()
	}
	return from.String() + " to " + to.String()
}
