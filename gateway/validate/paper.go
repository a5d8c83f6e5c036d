// SPDX-License-Identifier: Apache-2.0

package validate

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"ordergate/gateway"
)

// vouched: what a page says may be misread, and only what others know bears it out.
func (c *checker) vouched() {
	if !c.o.OnPaper() || c.master {
		return
	}
	why, hint := "there are no master data to hold it against", "Set up the master data (customers, ship-tos, items, prices), or compare the order with the page and release it."
	if c.alone {
		why, hint = "nobody knows from whom it is", "Write a partner file for the sender, or compare the order with the page and release it."
	}
	c.report("order.paper.unproven", found{field: "/id", value: c.o.ID, expected: "a partner, and master data that know its items and places",
		message: "The order was read of a page and nothing vouches for what was read: " + why + ".", hint: hint})
}

// onPaper are the rules of orders that were read of pages.
func (c *checker) onPaper() {
	if !c.o.OnPaper() {
		return
	}
	c.names()
	for i := range c.o.OrderLine {
		c.unproven(i)
	}
	c.history()
}

// names: the order is from whom we think, and to us.
func (c *checker) names() {
	if b := c.o.BuyerCustomerParty; b != nil && c.customer != nil {
		names := append([]string{c.customer.Name}, c.policy.Paper.Buyer...)
		if c.stranger(b.PartyName, names) {
			c.report("customer.name.differs", found{field: "/buyerCustomerParty/partyName", value: clip(b.PartyName), expected: strings.Join(named(names), ", "),
				message: fmt.Sprintf("The buyer on the page is %s, but the order came as one of customer %s %s.", clip(b.PartyName), c.customer.Number, c.customer.Name),
				hint:    "Look whose order it is; if the customer goes by that name, list it under rules.paper.buyer."})
		}
	}
	if s := c.o.SellerSupplierParty; s != nil {
		names := append(slices.Clone(c.who.Own), c.policy.Paper.Supplier...)
		if c.stranger(s.PartyName, names) {
			c.report("supplier.name.differs", found{field: "/sellerSupplierParty/partyName", value: clip(s.PartyName), expected: strings.Join(named(names), ", "),
				message: fmt.Sprintf("The supplier on the page is %s, which is not us: the order may be to somebody else.", clip(s.PartyName)),
				hint:    "Look to whom it is; if we go by that name, list it under rules.paper.supplier or as the station's name."})
		}
	}
}

// stranger reports whether a name has nothing of any of the others; without any to
// hold it against, nobody can say.
func (c *checker) stranger(name string, others []string) bool {
	others = named(others)
	return strings.TrimSpace(name) != "" && len(others) > 0 && !slices.ContainsFunc(others, func(o string) bool { return alikeNames(name, o) > 0 })
}

func named(names []string) (out []string) {
	for _, n := range names {
		if strings.TrimSpace(n) != "" {
			out = append(out, n)
		}
	}
	return out
}

// speaks reports whether one kind of evidence is there; a remark may follow it.
func speaks(p gateway.Position, kinds ...string) bool {
	return slices.ContainsFunc(p.Evidence, func(e string) bool {
		kind, _, _ := strings.Cut(e, ":")
		return slices.Contains(kinds, kind)
	})
}

// unproven: a quantity that arithmetic bears out is right. Without prices on the page
// it is taken of the text of the file, from below a heading, for an item that is known.
func (c *checker) unproven(i int) {
	l := &c.o.OrderLine[i]
	if l.Quantity == nil {
		return // said already
	}
	field := fmt.Sprintf("/orderLine/%d/quantity", i)
	at := c.o.Trace[field].Position
	why := ""
	switch {
	case speaks(at, "arithmetic", "data"):
		return
	case !speaks(at, "mapping", "column", "label"):
		why = "it stands below no heading that says so"
	case at.OCR:
		why = "it was read from a picture"
	case c.master && c.items[i] == nil:
		why = "its item is not known"
	default:
		return
	}
	c.report("line.quantity.unproven", found{field: field, line: i + 1, value: l.Quantity.String(), expected: "a price and an amount that bear it out",
		message: fmt.Sprintf("%s: no arithmetic bears out the quantity %s, and %s.", c.lineName(i), show(l.Quantity), why), hint: "Compare it with the page."})
}

// itemField is the field of the number that a line names its item by.
func (c *checker) itemField(i int) string {
	l, field := &c.o.OrderLine[i], fmt.Sprintf("/orderLine/%d/", i)
	switch {
	case l.SellersItemIdentification != "":
		return field + "sellersItemIdentification"
	case l.BuyersItemIdentification != "":
		return field + "buyersItemIdentification"
	case l.StandardItemIdentification != nil:
		return field + "standardItemIdentification/id"
	}
	return field + "manufacturersItemIdentification"
}

// scannedItem reports whether OCR read all numbers that name a line's item.
func (c *checker) scannedItem(i int) bool {
	any := false
	for _, name := range []string{"sellersItemIdentification", "buyersItemIdentification", "standardItemIdentification/id", "manufacturersItemIdentification"} {
		t, ok := c.o.Trace[fmt.Sprintf("/orderLine/%d/%s", i, name)]
		if ok && !t.OCR {
			return false
		}
		any = any || ok
	}
	return any
}

// byAddress resolves where to deliver by the address on the page: the ship-to of the
// customer with its postal code whose street and name are alike, when no other is.
func (c *checker) byAddress(party *gateway.Party) {
	const field = "/delivery/deliveryParty"
	type match struct {
		place ShipTo
		score int // 200 for the street, up to 100 for the name
	}
	var fit []match
	for _, s := range c.facts.Place[placeKey(c.o, c.who).String()] {
		if score, ok := c.fits(party, s); ok {
			fit = append(fit, match{s, score})
		}
	}
	slices.SortStableFunc(fit, func(a, b match) int {
		return cmp.Or(cmp.Compare(b.score, a.score), strings.Compare(a.place.Number, b.place.Number))
	})
	told := addressText(party)
	switch {
	case len(fit) == 0:
		c.report("shipto.address.unknown", found{field: field, value: told, expected: "an address of a ship-to of customer " + c.customer.Number,
			message: fmt.Sprintf("The delivery address %q is none of customer %s's ship-tos.", told, c.customer.Number), hint: "Compare it with the page; add the ship-to with its postal code and street, or release the order for this address."})
	case len(fit) > 1 && fit[0].score-fit[1].score < 50:
		c.report("shipto.address.ambiguous", found{field: field, value: told, expected: "one ship-to",
			message: fmt.Sprintf("The delivery address %q fits ship-to %s and ship-to %s of customer %s.", told, fit[0].place.Number, fit[1].place.Number, c.customer.Number), hint: "Ask the customer which is meant; give the ship-tos names and streets that tell them apart."})
	default:
		place := fit[0].place
		c.resolved.ShipTo, c.place = place.Number, &place
		if !place.Active {
			c.report("shipto.status.inactive", found{field: field, value: place.Number, expected: "an active ship-to",
				message: fmt.Sprintf("Ship-to %s %s of customer %s is not active.", place.Number, place.Name, place.Customer), hint: "Ask the customer where to deliver."})
		}
	}
}

// fits tells how well an address fits a ship-to, of those with its postal code where it
// has one. A street that is
// another, or a name with nothing in common where no street is known, does not.
func (c *checker) fits(party *gateway.Party, s ShipTo) (score int, ok bool) {
	a := party.PostalAddress
	if a == nil || a.PostalZone == "" { // a name alone must be the place's own
		same := slices.Equal(allWords(party.PartyName), allWords(s.Name)) && len(allWords(s.Name)) > 0
		return 100, same
	}
	if a.CountryCode != "" && s.Country != "" && !strings.EqualFold(a.CountryCode, s.Country) {
		return 0, false
	}
	for _, name := range append([]string{party.PartyName}, party.AdditionalName...) {
		score = max(score, alikeNames(name, s.Name))
	}
	known := false
	for _, street := range append([]string{a.StreetName}, a.AdditionalStreetName...) {
		same, told := sameStreet(street, s.Street)
		if known = known || told; same {
			return score + 200, true
		}
	}
	if known {
		return 0, false
	}
	return score, score >= 50
}

// addressText is an address in one line.
func addressText(p *gateway.Party) string {
	parts := []string{p.PartyName}
	if a := p.PostalAddress; a != nil {
		parts = append(parts, a.StreetName, strings.TrimSpace(a.PostalZone+" "+a.CityName))
	}
	return clip(strings.Join(named(parts), ", "))
}
