// SPDX-License-Identifier: Apache-2.0

package random

import "fmt"

// totals writes the sums below the lines.
func (q *pen) totals(o *Order) {
	q.beforeEnd, q.onBreak = nil, nil
	if o.Total.Printed == "" {
		return
	}
	word := func(key string) string { return q.v.word(q.dice, key, q.rare) }
	var all []pair
	add := func(label string, f Field, field string) {
		if f.Printed != "" {
			all = append(all, pair{label, q.coin(f.Printed), Tag{Field: field}})
		}
	}
	add(word("subtotal"), o.Subtotal, "subtotal")
	minus := o.Discount
	if minus.Printed != "" && q.one(2) {
		minus.Printed = "-" + minus.Printed
	}
	add(word("orderdiscount"), minus, "")
	add(word("freight"), o.Freight, "freight")
	for i, t := range o.Taxes {
		label := word("vatsum")
		if q.one(2) {
			label += fmt.Sprintf(" %d%%", q.taxRates[i])
		}
		add(label, t, "")
	}
	total := word("total")
	if q.money == "" && q.one(3) {
		total += " " + q.currency
		o.Currency.Printed = q.currency
	}
	add(total, o.Total, "total")
	q.room(len(all) + 8)
	q.y += q.pitch * q.between(0.3, 1.5)
	q.beforeTotals(o)
	x := q.edge - q.size*q.between(16, 24)
	if q.one(8) {
		x = q.left
	}
	colon := q.pick("", ":")
	for _, p := range all {
		q.put(x, q.y, p.label+colon, Tag{})
		q.right(max(x+q.size*14, q.edge), q.y, p.value, p.tag)
		q.y += q.pitch
	}
	q.afterTotals(o, x)
}
