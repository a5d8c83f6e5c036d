// SPDX-License-Identifier: Apache-2.0

// Package sums reads order lines by arithmetic alone: which of the numbers of a record
// are quantity, price and amount, without a look at the headings.
//
// Invariant: the same place on the page has the same role in all records.
package sums

import (
	"github.com/shopspring/decimal"

	"ordergate/gateway/decode/paper/figure"
)

// Pers are the numbers of units that prices are given for.
var pers = [...]int32{0, 1, 2, 3, 4} // as powers of ten

var (
	one     = decimal.NewFromInt(1)
	hundred = decimal.NewFromInt(100)
)

// Rate is what is left of a price after discounts in percent, one behind the other.
func Rate(percents ...decimal.Decimal) decimal.Decimal {
	rate := one
	for _, p := range percents {
		rate = rate.Mul(one.Sub(p.Div(hundred)))
	}
	return rate
}

// Closes reports whether quantity x price / per x rate is the amount, as far as the
// amount's printed decimals tell: half a unit of the last for rounding, one unit where
// there are decimals, as some programs cut off.
func Closes(q, p, per, rate, amount decimal.Decimal, decimals int) bool {
	if per.IsZero() {
		return false
	}
	want := q.Mul(p).Mul(rate)
	if !per.Equal(one) {
		want = want.DivRound(per, 12)
	}
	unit := decimal.New(1, -int32(decimals))
	if decimals == 0 {
		unit = decimal.New(5, -1)
	}
	return want.Sub(amount).Abs().LessThanOrEqual(unit)
}

// Readings are the values that a number may have: one, or two where its mark may be
// either; the likelier one first.
func Readings(n figure.Number) []decimal.Decimal {
	if n.Two {
		return []decimal.Decimal{n.Value, n.Other}
	}
	return []decimal.Decimal{n.Value}
}

// decimals of an amount read as v: those written, or the other reading's.
func decimalsOf(n figure.Number, v decimal.Decimal) int {
	if n.Two {
		return max(0, -int(v.Exponent()))
	}
	return n.Decimals
}

// Fit is quantity, price and amount in the readings that close.
type Fit struct {
	Q, P, A decimal.Decimal
	Unique  bool // no other readings close too
}

// Fits finds the readings of three numbers that close.
func Fits(q, p, a figure.Number, per, rate decimal.Decimal) (fit Fit, ok bool) {
	for _, av := range Readings(a) {
		for _, qv := range Readings(q) {
			for _, pv := range Readings(p) {
				if !Closes(qv, pv, per, rate, av, decimalsOf(a, av)) {
					continue
				}
				if ok {
					fit.Unique = false
					return fit, true
				}
				fit, ok = Fit{qv, pv, av, true}, true
			}
		}
	}
	return fit, ok
}

// magnitude is how many digits stand before the decimal point, less than 1 for small
// numbers: a quick way to see that a product cannot be an amount.
func magnitude(d decimal.Decimal) int32 { return int32(d.NumDigits()) + d.Exponent() }
