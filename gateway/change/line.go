// SPDX-License-Identifier: Apache-2.0

package change

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"ordergate/gateway"
)

// rule is what a line code (X12 670) may change, and whether the values replace
// what was there whole.
type rule struct {
	takes part
	whole bool   // what is not stated goes
	does  string // for people
}

var rules = map[string]rule{
	"":   {takes: all &^ item, does: "changes"},
	"CA": {takes: all &^ item, does: "changes"},
	"QI": {takes: quantity, does: "increases the quantity of"},
	"QD": {takes: quantity, does: "decreases the quantity of"},
	"PC": {takes: price, does: "changes the price of"},
	"PQ": {takes: price | quantity, does: "changes price and quantity of"},
	"PR": {takes: price | dates, does: "changes price and dates of"},
	"RQ": {takes: dates | quantity, does: "changes dates and quantity of"},
	"RS": {takes: dates, does: "changes the dates of"},
	"CT": {takes: dates, does: "changes the dates of"},
	"CB": {takes: dates, does: "changes the dates of"},
	"RB": {takes: dates, whole: true, does: "replaces all dates of"},
	"RA": {takes: shipping, does: "changes the shipment of"},
	"CE": {takes: allowance, does: "changes the allowances of"},
	"CC": {does: "changes the terms for"},
	"CG": {does: "changes the total allowances for"},
	"RE": {takes: all, does: "replaces the item of"},
	"RM": {takes: all, does: "replaces the item of"},
	"NC": {does: "does not change"},
}

// line applies line i of the change.
func (a *applier) line(i int) {
	l := &a.ch.OrderLine[i]
	known := true
	switch l.ChangeCode {
	case "AI":
		a.addLine(i)
		return
	case "DI", "RZ":
	default:
		_, known = rules[l.ChangeCode]
	}
	if !known {
		a.refuse("line.change.code", i, fmt.Sprintf("The code %s of %s asks for something that a person has to do.", l.ChangeCode, a.name(i)),
			"Carry it out in the ERP and reject the change here, or ask the partner for a plain change.")
		return
	}
	was, n := a.match(l)
	switch {
	case n > 1:
		a.refuse("line.change.ambiguous", i, fmt.Sprintf("The change speaks of %s, which fits %d lines of the order.", a.name(i), n), "Ask the partner which one is meant.")
		return
	case n == 0 || a.at[was] < 0:
		a.refuse("line.change.unknown", i, fmt.Sprintf("The change speaks of %s, which the order does not have.", a.name(i)), "Compare it with the order as accepted; ask the partner.")
		return
	}
	a.out[i].At = a.at[was]
	switch l.ChangeCode {
	case "DI":
		a.delete(i, was)
	case "RZ":
		id := a.next.OrderLine[a.at[was]].ID
		a.next.OrderLine[a.at[was]] = *cloneLine(l)
		a.next.OrderLine[a.at[was]].ID = id
	default:
		a.edit(i, was)
	}
}

func (a *applier) addLine(i int) {
	l := &a.ch.OrderLine[i]
	for j := range a.next.OrderLine {
		if l.ID != "" && sameID(l.ID, a.next.OrderLine[j].ID) {
			a.refuse("line.change.exists", i, fmt.Sprintf("The change adds %s, which the order has already.", a.name(i)), "Ask the partner whether it is a change of that line or another number is meant.")
			return
		}
	}
	a.out[i].At = len(a.next.OrderLine)
	a.next.OrderLine = append(a.next.OrderLine, *cloneLine(l))
	a.from = append(a.from, -1)
}

func (a *applier) delete(i, was int) {
	l, b := &a.ch.OrderLine[i], &a.base.OrderLine[was]
	if differing(l, b)&item != 0 {
		a.otherItem(i, b)
	}
	if q := l.Quantity; q != nil && !q.IsZero() && (b.Quantity == nil || !q.Equal(b.Quantity.Decimal)) {
		a.hold("line.change.contradiction", i, "/quantity", fmt.Sprintf("The change deletes %s, but speaks of a quantity of %s; %s are ordered.", a.name(i), q, show(b.Quantity)),
			"Ask the partner whether all of the line is to go.")
	}
	a.at[was], a.out[i].At = -1, -1
}

func (a *applier) otherItem(i int, b *gateway.Line) {
	a.hold("line.change.item", i, "", fmt.Sprintf("The change speaks of %s as another item than the order has there.", a.name(i)),
		"Compare the item numbers with line "+lineID(b)+" of the order; ask the partner.")
}

// edit changes a line that stays.
func (a *applier) edit(i, was int) {
	l, n := &a.ch.OrderLine[i], &a.next.OrderLine[a.at[was]]
	r := rules[l.ChangeCode]
	differs := differing(l, n)
	if l.ChangeCode == "NC" {
		if differs != 0 {
			a.ours(i, differs, n)
			a.hold("line.change.differs", i, "", fmt.Sprintf("The change repeats %s as not changed, but it differs from the order: %s.", a.name(i), a.describe(differs, l, n)),
				"Find out which change got lost; ask the partner.")
		}
		return
	}
	carries := carried(l)
	if l.ChangeCode == "RE" || l.ChangeCode == "RM" {
		carries &= item // its new item is what it is about
	}
	if r.takes != 0 && carries&r.takes == 0 || r.takes == 0 && !a.carriedAbove(l.ChangeCode) {
		a.refuse("line.change.incomplete", i, fmt.Sprintf("The code %s %s %s, but the change does not say to what.", l.ChangeCode, r.does, a.name(i)), "Ask the partner for the missing value.")
		return
	}
	if a.otherUnit(i, n, r) {
		return
	}
	if differs&item&^r.takes != 0 {
		a.otherItem(i, n)
	}
	if extra := differs &^ r.takes &^ item; extra != 0 {
		a.ours(i, extra, n)
		a.hold("line.change.contradiction", i, "", fmt.Sprintf("The code %s %s %s, but something else differs too: %s.", l.ChangeCode, r.does, a.name(i), a.describe(extra, l, n)),
			"Ask the partner whether that is to change as well.")
	}
	if l.ChangeCode == "QI" || l.ChangeCode == "QD" {
		if !a.direction(i, n) {
			return
		}
	}
	set(n, cloneLine(l), r)
}

// ours notes which of the order's values stay against what line i says.
func (a *applier) ours(i int, p part, n *gateway.Line) {
	if p&quantity != 0 {
		a.out[i].Quantity = n.Quantity
	}
	if p&price != 0 && n.Price != nil {
		a.out[i].Price = n.Price.PriceAmount
	}
}

// carriedAbove reports whether the header says what a line code points to.
func (a *applier) carriedAbove(code string) bool {
	switch code {
	case "CC":
		return len(a.ch.PaymentTerms) > 0 || a.ch.DeliveryTerms != nil || a.ch.TransactionConditions != nil
	case "CG":
		return len(a.ch.AllowanceCharge) > 0
	}
	return false
}

// otherUnit holds a line that counts in another unit than the order where a
// quantity or price of the order's would be left, and be read in the new unit. It
// reports whether the line is refused.
func (a *applier) otherUnit(i int, n *gateway.Line, r rule) bool {
	l := &a.ch.OrderLine[i]
	if !unitDiffers(l, n) {
		return false
	}
	message := fmt.Sprintf("The change counts %s in %s, the order in %s.", a.name(i), l.UnitCode, n.UnitCode)
	switch priced := l.Price != nil && l.Price.PriceAmount != nil && r.takes&price != 0; {
	case l.Quantity == nil || a.opts.Quantity == Delta && (l.ChangeCode == "QI" || l.ChangeCode == "QD"):
		a.refuse("line.change.unit", i, message, "Ask the partner for quantity and price in the unit ordered.")
		return true
	case r.takes&quantity != 0 && !priced:
		a.hold("line.change.unit", i, "/unitCode", message, "See that the new quantity is what is meant, and what the price is for.")
	}
	return false
}

func unitDiffers(l, n *gateway.Line) bool {
	return l.UnitCode != "" && n.UnitCode != "" && l.UnitCode != n.UnitCode
}

// direction checks QI and QD, and does them for partners that send differences.
// It reports whether what is stated is still to be set.
func (a *applier) direction(i int, n *gateway.Line) bool {
	l := &a.ch.OrderLine[i]
	if l.Quantity == nil || n.Quantity == nil {
		a.refuse("line.change.incomplete", i, fmt.Sprintf("There is no quantity to change %s by.", a.name(i)), "Ask the partner for the new quantity.")
		return false
	}
	if unitDiffers(l, n) {
		return true
	}
	if a.opts.Quantity == Delta {
		d := l.Quantity.Decimal
		if d.IsNegative() {
			a.refuse("line.change.direction", i, fmt.Sprintf("The code %s %s %s, but a difference of %s is stated.", l.ChangeCode, rules[l.ChangeCode].does, a.name(i), l.Quantity),
				"Ask the partner which way is meant.")
			return false
		}
		if l.ChangeCode == "QD" {
			d = d.Neg()
		}
		sum := cloneLine(l)
		sum.Quantity = &gateway.Dec{Decimal: n.Quantity.Add(d)}
		set(n, sum, rules[l.ChangeCode])
		return false
	}
	if up := l.Quantity.GreaterThan(n.Quantity.Decimal); !l.Quantity.Equal(n.Quantity.Decimal) && up != (l.ChangeCode == "QI") {
		a.hold("line.change.direction", i, "/quantity", fmt.Sprintf("The code %s %s %s, but %s are stated and %s are ordered.", l.ChangeCode, rules[l.ChangeCode].does, a.name(i), l.Quantity, n.Quantity),
			"Ask the partner. If it sends differences, write changes: {quantity: delta} into its file.")
	}
	return true
}

// describe lists what differs, for a clerk.
func (a *applier) describe(p part, l, n *gateway.Line) string {
	var out []string
	if p&quantity != 0 {
		out = append(out, fmt.Sprintf("quantity %s %s (ordered %s %s)", show(l.Quantity), l.UnitCode, show(n.Quantity), n.UnitCode))
	}
	if p&price != 0 {
		out = append(out, fmt.Sprintf("price %s (ordered at %s)", amount(l.Price), amount(n.Price)))
	}
	for _, w := range []struct {
		p    part
		text string
	}{{dates, "dates"}, {item, "item numbers"}, {allowance, "allowances"}, {other, "packing, stores or components"}} {
		if p&w.p != 0 {
			out = append(out, w.text)
		}
	}
	return strings.Join(out, ", ")
}

func show(d *gateway.Dec) string {
	if d == nil {
		return "none"
	}
	return d.String()
}

func amount(p *gateway.Price) string {
	if p == nil {
		return "none"
	}
	return show(p.PriceAmount)
}

func sameID(a, b string) bool {
	if a == b {
		return true
	}
	return digits(a) && digits(b) && strings.TrimLeft(a, "0") == strings.TrimLeft(b, "0")
}

func digits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

func equalDec(a, b *gateway.Dec) bool {
	switch {
	case a == nil || b == nil:
		return a == b
	default:
		return a.Equal(b.Decimal)
	}
}

var one = decimal.NewFromInt(1)
