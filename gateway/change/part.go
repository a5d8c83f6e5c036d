// SPDX-License-Identifier: Apache-2.0

package change

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"ordergate/gateway"
)

// part is a group of a line's values that change together.
type part uint

const (
	quantity  part = 1 << iota // quantity, unit, quantities per store
	price                      // price and its basis, other prices, currency
	dates                      // requested windows, schedule
	item                       // item numbers
	allowance                  // discounts and charges
	shipping                   // routing of the line (TD1, TD3, TD4, TD5)
	other                      // packing, components
	all       = quantity | price | dates | item | allowance | shipping | other
)

// shippingSegments hold the routing of a line, which has no field of its own.
var shippingSegments = []string{"TD1", "TD3", "TD4", "TD5"}

func isShipping(e gateway.Extension) bool {
	return len(e.Name) >= 3 && slices.Contains(shippingSegments, e.Name[:3])
}

// carried tells which parts a line of the change states at all.
func carried(l *gateway.Line) (p part) {
	if l.Quantity != nil || len(l.LocationQuantity) > 0 {
		p |= quantity
	}
	if l.Price != nil || len(l.AdditionalPrice) > 0 || l.DocumentCurrencyCode != "" {
		p |= price
	}
	if l.RequestedDeliveryPeriod != nil || l.RequestedDespatchPeriod != nil || len(l.ScheduleLine) > 0 {
		p |= dates
	}
	if len(byOwner(l)) > 0 || len(byQualifier(l)) > 0 {
		p |= item
	}
	if len(l.AllowanceCharge) > 0 {
		p |= allowance
	}
	if slices.ContainsFunc(l.Extensions, isShipping) {
		p |= shipping
	}
	if l.Packaging != nil || len(l.SubLine) > 0 {
		p |= other
	}
	return p
}

// differing tells which parts a line of the change states otherwise than the
// order. What it does not state does not differ; texts never do, they are added.
func differing(l, n *gateway.Line) (p part) {
	if l.Quantity != nil && !equalDec(l.Quantity, n.Quantity) || l.UnitCode != "" && l.UnitCode != n.UnitCode ||
		len(l.LocationQuantity) > 0 && !same(l.LocationQuantity, n.LocationQuantity) {
		p |= quantity
	}
	if !samePrice(l.Price, n.Price) || len(l.AdditionalPrice) > 0 && !same(l.AdditionalPrice, n.AdditionalPrice) ||
		l.DocumentCurrencyCode != "" && l.DocumentCurrencyCode != n.DocumentCurrencyCode {
		p |= price
	}
	if l.RequestedDeliveryPeriod != nil && !same(l.RequestedDeliveryPeriod, n.RequestedDeliveryPeriod) ||
		l.RequestedDespatchPeriod != nil && !same(l.RequestedDespatchPeriod, n.RequestedDespatchPeriod) ||
		len(l.ScheduleLine) > 0 && !same(l.ScheduleLine, n.ScheduleLine) {
		p |= dates
	}
	if sameItem(l, n) == otherItem {
		p |= item
	}
	if len(l.AllowanceCharge) > 0 && !same(l.AllowanceCharge, n.AllowanceCharge) {
		p |= allowance
	}
	if l.Packaging != nil && !same(l.Packaging, n.Packaging) || len(l.SubLine) > 0 && !same(l.SubLine, n.SubLine) {
		p |= other
	}
	return p
}

// samePrice compares what is stated of a price with the order's.
func samePrice(l, n *gateway.Price) bool {
	if l == nil {
		return true
	}
	if n == nil {
		n = &gateway.Price{}
	}
	if l.PriceAmount != nil && !equalDec(l.PriceAmount, n.PriceAmount) || l.BaseUnitCode != "" && l.BaseUnitCode != n.BaseUnitCode {
		return false
	}
	base := n.BaseQuantity
	if base == nil {
		base = &gateway.Dec{Decimal: one}
	}
	return (l.BaseQuantity == nil || equalDec(l.BaseQuantity, base)) && (l.PriceTypeCode == "" || n.PriceTypeCode == "" || l.PriceTypeCode == n.PriceTypeCode)
}

// set writes the parts that a code takes from a line of the change, and adds its
// texts and references.
func set(n, l *gateway.Line, r rule) {
	was := gateway.Line{Quantity: n.Quantity, UnitCode: n.UnitCode, Price: &gateway.Price{}}
	if n.Price != nil {
		*was.Price = *n.Price
	}
	if r.takes&quantity != 0 {
		overDec(&n.Quantity, l.Quantity)
		over(&n.UnitCode, l.UnitCode)
		overList(&n.LocationQuantity, l.LocationQuantity)
	}
	if r.takes&price != 0 {
		setPrice(n, l.Price)
		overList(&n.AdditionalPrice, l.AdditionalPrice)
		over(&n.DocumentCurrencyCode, l.DocumentCurrencyCode)
	}
	if !equalDec(was.Quantity, n.Quantity) || was.UnitCode != n.UnitCode || !samePrice(n.Price, was.Price) {
		n.LineExtensionAmount = l.LineExtensionAmount // what was stated was of the old ones
	} else if r.takes&(price|quantity) != 0 {
		overDec(&n.LineExtensionAmount, l.LineExtensionAmount)
	}
	if r.takes&dates != 0 {
		if r.whole {
			n.RequestedDeliveryPeriod, n.RequestedDespatchPeriod, n.ScheduleLine = nil, nil, nil
		}
		overPtr(&n.RequestedDeliveryPeriod, l.RequestedDeliveryPeriod)
		overPtr(&n.RequestedDespatchPeriod, l.RequestedDespatchPeriod)
	}
	if r.takes&(dates|quantity) != 0 {
		overList(&n.ScheduleLine, l.ScheduleLine)
	}
	if r.takes&allowance != 0 {
		overList(&n.AllowanceCharge, l.AllowanceCharge)
	}
	if r.takes&other != 0 {
		overPtr(&n.Packaging, l.Packaging)
		overList(&n.SubLine, l.SubLine)
		over(&n.Description, l.Description)
		overList(&n.AdditionalDescription, l.AdditionalDescription)
	}
	if r.takes&item != 0 {
		n.BuyersItemIdentification, n.SellersItemIdentification = l.BuyersItemIdentification, l.SellersItemIdentification
		n.StandardItemIdentification, n.ManufacturersItemIdentification = l.StandardItemIdentification, l.ManufacturersItemIdentification
		n.AdditionalItemIdentification = l.AdditionalItemIdentification
		n.Description, n.AdditionalDescription = l.Description, l.AdditionalDescription
	}
	n.Note = add(n.Note, l.Note)
	n.AdditionalDocumentReference = overKeyed(n.AdditionalDocumentReference, l.AdditionalDocumentReference, func(d gateway.DocumentReference) string { return d.Qualifier })
	n.AdditionalParty = overKeyed(n.AdditionalParty, l.AdditionalParty, func(p gateway.Party) string { return p.RoleCode })
	n.Extensions = overKeyed(n.Extensions, withoutHead(l.Extensions), func(e gateway.Extension) string { return e.Name })
}

// setPrice keeps the basis of the price where the change states none: a price
// per hundred stays one.
func setPrice(n *gateway.Line, p *gateway.Price) {
	if p == nil {
		return
	}
	if n.Price == nil {
		n.Price = &gateway.Price{}
	}
	overDec(&n.Price.PriceAmount, p.PriceAmount)
	overDec(&n.Price.BaseQuantity, p.BaseQuantity)
	over(&n.Price.BaseUnitCode, p.BaseUnitCode)
	over(&n.Price.PriceTypeCode, p.PriceTypeCode)
}

func cloneLine(l *gateway.Line) *gateway.Line {
	c := new(gateway.Line)
	b, err := json.Marshal(l)
	if err == nil {
		err = json.Unmarshal(b, c)
	}
	if err != nil {
		panic(fmt.Sprintf("change: a line always survives JSON: %v", err))
	}
	c.Extensions = withoutHead(c.Extensions)
	c.ChangeCode, c.QuantityLeft = "", nil
	return c
}

// match finds the line of the order that a line of the change speaks of: by its
// number, else by its item, where only one fits. n is how many fit.
func (a *applier) match(l *gateway.Line) (at, n int) {
	find := func(ok func(b *gateway.Line) bool) {
		at, n = -1, 0
		for i := range a.base.OrderLine {
			if ok(&a.base.OrderLine[i]) {
				if n == 0 {
					at = i
				}
				n++
			}
		}
	}
	byItem := func(b *gateway.Line) bool { return sameItem(l, b) == thisItem }
	if l.ID == "" {
		find(byItem)
		return at, n
	}
	find(func(b *gateway.Line) bool { return b.ID == l.ID })
	if n == 0 {
		find(func(b *gateway.Line) bool { return sameID(b.ID, l.ID) })
	}
	if n > 1 { // numbers used twice
		several := n
		find(func(b *gateway.Line) bool { return sameID(b.ID, l.ID) && byItem(b) })
		if n != 1 {
			return at, max(several, n)
		}
	}
	return at, n
}

// itemMatch is how the item numbers of two lines compare.
type itemMatch int

const (
	noItem    itemMatch = iota // they have no number of one kind
	thisItem                   // all numbers of one kind agree
	otherItem                  // some do not
)

// sameItem compares item numbers of the same qualifier; where the lines have none
// in common, those of the same owner, since a buyer's number may be sent as IN
// here and as BP there.
func sameItem(a, b *gateway.Line) itemMatch {
	for _, numbers := range []func(*gateway.Line) map[string][]string{byQualifier, byOwner} {
		x, y := numbers(a), numbers(b)
		out := noItem
		for kind, ids := range x {
			if _, both := y[kind]; !both {
				continue
			}
			if !slices.ContainsFunc(ids, func(id string) bool { return slices.Contains(y[kind], id) }) {
				return otherItem
			}
			out = thisItem
		}
		if out != noItem {
			return out
		}
	}
	return noItem
}

// byQualifier lists the item numbers as sent, by X12 235.
func byQualifier(l *gateway.Line) map[string][]string {
	out := map[string][]string{}
	for _, id := range l.AdditionalItemIdentification {
		put(out, id.SchemeID, id.ID)
	}
	return out
}

// owners tell whose number a qualifier names (reference x12.md §4.2); GTINs are
// of one kind, whatever their length.
var owners = map[string]string{"IN": "buyer", "BP": "buyer", "PI": "buyer", "CB": "buyer", "VN": "seller", "VP": "seller", "VA": "seller", "VC": "seller",
	"UP": "standard", "EN": "standard", "UK": "standard", "EO": "standard", "MG": "manufacturer", "MF": "manufacturer"}

func byOwner(l *gateway.Line) map[string][]string {
	out := map[string][]string{}
	put(out, "buyer", l.BuyersItemIdentification)
	put(out, "seller", l.SellersItemIdentification)
	put(out, "manufacturer", l.ManufacturersItemIdentification)
	if s := l.StandardItemIdentification; s != nil {
		put(out, "standard", s.ID)
	}
	for _, id := range l.AdditionalItemIdentification {
		if owner := owners[id.SchemeID]; owner != "" {
			put(out, owner, id.ID)
		}
	}
	return out
}

func put(to map[string][]string, kind, id string) {
	id = strings.TrimSpace(id)
	if kind == "standard" || owners[kind] == "standard" {
		id = strings.TrimLeft(id, "0") // UPC, EAN and GTIN-14 of one item differ in leading zeros
	}
	if id != "" && kind != "" {
		to[kind] = append(to[kind], id)
	}
}
