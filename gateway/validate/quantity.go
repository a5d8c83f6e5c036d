// SPDX-License-Identifier: Apache-2.0

package validate

import (
	"math/big"
	"strings"

	"github.com/shopspring/decimal"

	"ordergate/gateway"
)

// inRange bounds the numbers we calculate with: 30 digits, from 1e-12 to 1e18.
// "1e9000" is a decimal too, and working with it would eat the machine.
func inRange(d decimal.Decimal) bool {
	e := d.Exponent()
	return e >= -12 && e <= 18 && d.NumDigits() <= 30 && d.NumDigits()+int(e) <= 19
}

func rat(d decimal.Decimal) *big.Rat { return d.Rat() }

// text writes a number for people: at most six decimals, no zeros behind.
func text(r *big.Rat) string {
	s := r.FloatString(6)
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	if s == "-0" {
		return "0"
	}
	return s
}

// standardUnit is a unit with a fixed size in its family.
type standardUnit struct{ family, size string }

// standardUnits are UN/ECE Rec 20 units whose size no item changes.
var standardUnits = map[string]standardUnit{
	"EA": {"count", "1"}, "C62": {"count", "1"}, "H87": {"count", "1"}, "PCE": {"count", "1"}, "NAR": {"count", "1"},
	"DZN": {"count", "12"}, "GRO": {"count", "144"}, "GGR": {"count", "1728"}, "CEN": {"count", "100"}, "HC": {"count", "100"}, "MIL": {"count", "1000"},
	"P5":  {"count", "5"},
	"KGM": {"mass", "1"}, "GRM": {"mass", "0.001"}, "MGM": {"mass", "0.000001"}, "TNE": {"mass", "1000"},
	"LBR": {"mass", "0.45359237"}, "ONZ": {"mass", "0.028349523125"}, "STN": {"mass", "907.18474"}, "LTN": {"mass", "1016.0469088"},
	"MTR": {"length", "1"}, "CMT": {"length", "0.01"}, "MMT": {"length", "0.001"}, "INH": {"length", "0.0254"}, "FOT": {"length", "0.3048"}, "LF": {"length", "0.3048"}, "YRD": {"length", "0.9144"},
	"MTK": {"area", "1"}, "FTK": {"area", "0.09290304"}, "YDK": {"area", "0.83612736"},
	"LTR": {"volume", "1"}, "MLT": {"volume", "0.001"}, "CMQ": {"volume", "0.001"}, "MTQ": {"volume", "1000"},
	"GLL": {"volume", "3.785411784"}, "QTL": {"volume", "0.946352946"}, "PTL": {"volume", "0.473176473"}, "OZA": {"volume", "0.0295735295625"},
}

// otherUnits are further codes that are units, though their size depends on the
// item. Rec 21 package codes ("XCT") are recognised by their shape.
var otherUnits = map[string]bool{
	"SET": true, "KT": true, "PR": true, "RM": true, "LR": true, "LO": true, "AS": true, "HUR": true, "DAY": true, "WEE": true, "MON": true, "ANN": true,
	"P1": true, "SX": true, "BFT": true, "FTQ": true, "YDQ": true, "INQ": true, "BK": true, "LS": true, "NRL": true, "TU": true, "LEF": true, "PD": true,
}

func knownUnit(code string) bool {
	_, ok := standardUnits[code]
	return ok || otherUnits[code] || len(code) == 3 && code[0] == 'X'
}

// wholeUnit reports whether a unit only comes in whole pieces.
func wholeUnit(code string) bool {
	s, ok := standardUnits[code]
	return ok && s.family == "count" || !ok && len(code) == 3 && code[0] == 'X' || code == "SET" || code == "KT"
}

func each(code string) bool {
	s, ok := standardUnits[code]
	return ok && s.family == "count" && s.size == "1"
}

// packaged is how many eaches the document says one unit holds: PO401 inner
// packs times PO414 eaches per inner.
func packaged(p *gateway.Packaging) *big.Rat {
	if p == nil || p.Pack == nil || !inRange(p.Pack.Decimal) || !p.Pack.IsPositive() {
		return nil
	}
	r := rat(p.Pack.Decimal)
	if in := p.InnerPack; in != nil && inRange(in.Decimal) && in.IsPositive() {
		r.Mul(r, rat(in.Decimal))
	}
	return r
}

// unitOf finds a unit of the item; the base unit is always one of them. All
// names for "each" are one.
func unitOf(item *Item, code string) *Unit {
	if item == nil || code == "" {
		return nil
	}
	for i := range item.Unit {
		if u := &item.Unit[i]; u.Code == code {
			return u
		}
	}
	if each(code) {
		for i := range item.Unit {
			if u := &item.Unit[i]; each(u.Code) {
				return u
			}
		}
	}
	if code == item.BaseUnit || each(code) && each(item.BaseUnit) {
		return &Unit{Code: item.BaseUnit, Factor: gateway.Dec{Decimal: decimal.NewFromInt(1)}, Sold: len(item.Unit) == 0}
	}
	return nil
}

// factor is the unit's size in base units, nil when it is no number to divide by.
func factor(u *Unit) *big.Rat {
	if u == nil || !inRange(u.Factor.Decimal) || !u.Factor.IsPositive() {
		return nil
	}
	r := rat(u.Factor.Decimal)
	if u.Divisor != nil {
		if !inRange(u.Divisor.Decimal) || !u.Divisor.IsPositive() {
			return nil
		}
		r.Quo(r, rat(u.Divisor.Decimal))
	}
	return r
}

func standard(from, to string) *big.Rat {
	f, ok1 := standardUnits[from]
	t, ok2 := standardUnits[to]
	if !ok1 || !ok2 || f.family != t.family {
		return nil
	}
	a, _ := new(big.Rat).SetString(f.size)
	b, _ := new(big.Rat).SetString(t.size)
	return a.Quo(a, b)
}

// convert is how many `to` one `from` holds: by the item's own units, by
// standard sizes, by both, and last by the packaging the document states. It is
// nil when nobody knows.
func convert(item *Item, pack *gateway.Packaging, from, to string) *big.Rat {
	if from == to && from != "" {
		return big.NewRat(1, 1)
	}
	f, t := factor(unitOf(item, from)), factor(unitOf(item, to))
	switch {
	case f != nil && t != nil:
		return f.Quo(f, t)
	case f != nil: // from -> base by the item, base -> to by standard
		if s := standard(item.BaseUnit, to); s != nil {
			return f.Mul(f, s)
		}
	case t != nil:
		if s := standard(from, item.BaseUnit); s != nil {
			return s.Quo(s, t)
		}
	}
	if s := standard(from, to); s != nil {
		return s
	}
	if p := packaged(pack); p != nil {
		if _, fixed := standardUnits[from]; !fixed && each(to) {
			return p
		}
		if _, fixed := standardUnits[to]; !fixed && each(from) {
			return p.Inv(p)
		}
	}
	return nil
}

// priceBasis is what an X12 639 price basis code says when the reading has not
// spelled it out: the price holds for so many of that unit. Unit "" is the
// line's own.
type basis struct {
	quantity int64
	unit     string
}

var priceBases = map[string]basis{
	"PE": {1, "EA"}, "TE": {1, "EA"}, "LE": {1, "EA"}, "WE": {1, "EA"}, "QE": {1, "EA"}, "PN": {10, "EA"},
	"PD": {1, "DZN"}, "LD": {1, "DZN"}, "TD": {1, "DZN"}, "WD": {1, "DZN"}, "RD": {1, "DZN"},
	"HP": {100, "EA"}, "LC": {100, "EA"}, "TC": {100, "EA"}, "WC": {100, "EA"}, "QH": {100, "EA"}, "RC": {100, "EA"},
	"TP": {1000, "EA"}, "LM": {1000, "EA"}, "TM": {1000, "EA"}, "WM": {1000, "EA"}, "QS": {1000, "EA"}, "RM": {1000, "EA"},
	"TT": {10000, "EA"}, "HT": {100000, "EA"},
	"PP": {1, "LBR"}, "PK": {1, "KGM"}, "PO": {1, "ONZ"}, "PG": {1, "GRM"}, "PF": {1, "FOT"}, "PY": {1, "YRD"}, "PL": {1, "LTR"}, "ML": {1, "MLT"}, "PT": {1, "STN"},
	"HF": {100, "FOT"}, "TF": {1000, "FOT"},
}

// priceBase is the quantity and unit a line's price is for.
func priceBase(l *gateway.Line) (*big.Rat, string) {
	p := l.Price
	quantity, unit := big.NewRat(1, 1), p.BaseUnitCode
	if p.BaseQuantity == nil && unit == "" {
		if b, ok := priceBases[p.PriceTypeCode]; ok {
			quantity.SetInt64(b.quantity)
			unit = b.unit
		}
	}
	if b := p.BaseQuantity; b != nil && inRange(b.Decimal) && b.IsPositive() {
		quantity = rat(b.Decimal)
	}
	if unit == "" {
		unit = l.UnitCode
	}
	return quantity, unit
}

// pricePer is the price of one `unit`, from amount for base of baseUnit; nil
// when the units do not convert.
func pricePer(item *Item, pack *gateway.Packaging, amount, base *big.Rat, baseUnit, unit string) *big.Rat {
	if base.Sign() <= 0 {
		return nil
	}
	n := convert(item, pack, unit, baseUnit) // baseUnits in one unit
	if n == nil {
		return nil
	}
	r := new(big.Rat).Quo(amount, base)
	return r.Mul(r, n)
}
