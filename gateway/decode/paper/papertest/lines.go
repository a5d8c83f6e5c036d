// SPDX-License-Identifier: Apache-2.0

package papertest

import "github.com/shopspring/decimal"

// lines pairs the lines of the truth with those extracted, each at most once: with
// the same position number first, then with the nearest.
func (r *Result) lines(truth, got []Line) {
	r.Truth, r.Extracted = len(truth), len(got)
	used := make([]bool, len(got))
	for i := range truth {
		g, best, far := &truth[i], -1, 0
		for j := range got {
			if used[j] || !sameLine(g, &got[j]) {
				continue
			}
			d := max(i-j, j-i)
			if g.Line != got[j].Line {
				d += len(truth) + len(got)
			}
			if best < 0 || d < far {
				best, far = j, d
			}
		}
		if best >= 0 {
			used[best] = true
			r.pair(g, &got[best])
		}
	}
}

func (r *Result) pair(g, e *Line) {
	r.Exact++
	count(&r.Description, true, likeness(g.Description, e.Description) >= 0.85)
	count(&r.Unit, g.UOM != "", unit(g.UOM) == unit(e.UOM))
	count(&r.Amount, g.Amount != nil, sameMoney(g.Amount, e.Amount))
	b, s := id(g.BuyerItem), id(g.SupplierItem)
	count(&r.ItemRole, b+s != "", (b == "" || b == id(e.BuyerItem)) && (s == "" || s == id(e.SupplierItem)))
}

func count(c *[2]int, counts, right bool) {
	if counts {
		c[1]++
		if right {
			c[0]++
		}
	}
}

// sameLine is strict: quantity, price and item all agree, and a price that the page
// does not print is not given.
func sameLine(g, e *Line) bool {
	if g.Qty != nil && !within(g.Qty, e.Qty, "0.000001", "0") {
		return false
	}
	if g.UnitPrice == nil {
		if e.UnitPrice != nil && !e.UnitPrice.IsZero() {
			return false
		}
	} else if !sameUnitPrice(g, e) {
		return false
	}
	b, s := id(g.BuyerItem), id(g.SupplierItem)
	if b+s == "" {
		return likeness(g.Description, e.Description) >= 0.6
	}
	for _, x := range []string{id(e.BuyerItem), id(e.SupplierItem)} {
		if x != "" && (x == b || x == s) {
			return true
		}
	}
	return false
}

// sameUnitPrice takes a price per 100 as such, or as the price of one.
func sameUnitPrice(g, e *Line) bool {
	if e.UnitPrice == nil {
		return false
	}
	per := orOne(g.PricePer)
	one := per.Equal(decimal.NewFromInt(1))
	if samePrice(g.UnitPrice, e.UnitPrice) && (one || orOne(e.PricePer).Equal(per)) {
		return true
	}
	tolerance := decimal.RequireFromString("0.000001").Mul(decimal.Max(decimal.NewFromInt(1), *g.UnitPrice))
	return !one && g.UnitPrice.DivRound(per, 16).Sub(*e.UnitPrice).Abs().LessThanOrEqual(tolerance)
}

func orOne(d *decimal.Decimal) decimal.Decimal {
	if d == nil || d.IsZero() {
		return decimal.NewFromInt(1)
	}
	return *d
}
