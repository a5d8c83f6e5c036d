// SPDX-License-Identifier: Apache-2.0

package validate

import (
	"fmt"
	"slices"
	"strings"

	"ordergate/gateway"
)

// purpose: what the document wants (BEG01) and whether it binds (BEG02).
func (c *checker) purpose() {
	const field = "/documentPurposeCode"
	p := c.o.DocumentPurposeCode
	f := found{field: field, value: p, expected: "original"}
	switch p {
	case "", "original":
	case "cancel":
		f.message, f.hint = fmt.Sprintf("The document cancels order %s.", c.o.ID), "It is applied to the order as it stands."
		c.report("order.purpose.cancel", f)
	case "change":
		f.message, f.hint = fmt.Sprintf("The document changes order %s instead of ordering.", c.o.ID), "It is applied to the order as it stands."
		c.report("order.purpose.change", f)
	case "replace":
		f.message, f.hint = fmt.Sprintf("The document replaces order %s.", c.o.ID), "It is applied to the order as it stands."
		c.report("order.purpose.replace", f)
	case "confirmation":
		if c.facts.Known != nil && !c.alone {
			break // identity says what of it differs
		}
		f.message, f.hint = fmt.Sprintf("The document confirms order %s, which was given by phone or mail: delivering it could be delivering twice.", c.o.ID), "Look whether the order was entered by hand already."
		c.report("order.purpose.confirmation", f)
	case "duplicate":
		f.message, f.hint = fmt.Sprintf("The document says it is a copy of order %s.", c.o.ID), "Look whether the first one arrived; release this one if it did not."
		c.report("order.purpose.duplicate", f)
	default:
		f.value = asSent(p)
		f.message, f.hint = fmt.Sprintf("The purpose of the document, %q, is none we know.", asSent(p)), "Ask the partner whether it is an order."
		c.report("order.purpose.unknown", f)
	}
	types := []string{c.o.OrderTypeCode}
	if t, ok := c.o.Trace["/orderTypeCode"]; ok && t.Raw != "" {
		types = append(types, t.Raw)
	}
	for _, t := range types {
		if t = asSent(t); t != "" && slices.Contains(c.policy.noCommitment(), t) {
			c.report("order.type.nocommitment", found{field: "/orderTypeCode", value: t, expected: "a firm order",
				message: fmt.Sprintf("The order type %s is no firm order but an estimate or for information.", t), hint: "Deliver only when the buyer orders it."})
			break
		}
	}
}

// asSent takes the mark off a code that the reading had no word for ("x12:BE").
func asSent(code string) string {
	if format, sent, ok := strings.Cut(code, ":"); ok && (format == "x12" || format == "edifact") {
		return sent
	}
	return code
}

// identity: the number, and whether it was here before.
func (c *checker) identity() {
	c.numbered()
	if len(c.o.OrderLine) == 0 {
		c.report("order.line.missing", found{field: "/orderLine", value: "0", expected: "at least 1", message: "The order has no lines.", hint: "Ask the partner to send it again."})
	}
	k := c.facts.Known
	if c.alone {
		return
	}
	if k == nil {
		c.alike()
		return
	}
	f := found{field: "/id", value: c.o.ID, expected: "a number not used before"}
	window := days(c.policy.Duplicates.WindowDays, 400)
	switch {
	case k.Date != "" && realDate(c.today) != "" && addDays(k.Date, window) < c.today:
		f.message = fmt.Sprintf("Order number %s was used before, on %s, more than %d days ago.", c.o.ID, k.Date, window)
		f.hint = "Release it if the partner uses numbers again after a time; reject it if this is the old order (" + k.OrderID + ")."
		c.report("order.number.reused", f)
	case k.SameContent:
		f.message = fmt.Sprintf("Order %s was received before, on %s, with the same content.", c.o.ID, k.Date)
		f.hint, f.expected = "Nothing to do: the first one ("+k.OrderID+") counts.", "an order not received before"
		c.report("order.number.duplicate", f)
	case c.o.DocumentPurposeCode == "confirmation":
		f.message = fmt.Sprintf("The document confirms order %s, which we have since %s with other content.", c.o.ID, k.Date)
		f.hint = "Compare it with " + k.OrderID + " and ask the partner which one counts. It is never posted beside it."
		c.report("order.confirmation.differs", f)
	default:
		f.message = fmt.Sprintf("Order number %s was received before, on %s, with other content.", c.o.ID, k.Date)
		f.hint = "Ask the partner whether it is a change or a number used twice; compare with " + k.OrderID + "."
		c.report("order.number.conflict", f)
	}
}

// alike: another order asked for the same shortly before.
func (c *checker) alike() {
	a := c.facts.Alike
	within := days(c.policy.Duplicates.ContentDays, c.alikeDays())
	if a == nil || a.Number == c.o.ID || realDate(c.today) == "" || addDays(a.Date, within) < c.today {
		return
	}
	c.report("order.content.duplicate", found{field: "/id", value: "the content of order " + a.Number, expected: "content of its own",
		message: fmt.Sprintf("Order %s of %s asked for the same: items, quantities, prices, dates and place.", a.Number, a.Date),
		hint:    "Ask the partner whether both are wanted; compare with " + a.OrderID + "."})
}

// alikeDays is within which days the same content is taken for the same order. One
// without a date is as likely to be the next of a standing order, so that only
// what comes at once counts.
func (c *checker) alikeDays() int {
	dated := len(c.headerWindows()) > 0
	for i := range c.o.OrderLine {
		dated = dated || len(c.lineWindows(i)) > 0 || len(c.scheduleWindows(i)) > 0
	}
	if dated {
		return 14
	}
	return 1
}

func (c *checker) numbered() {
	if strings.TrimSpace(c.o.ID) == "" {
		c.report("order.number.missing", found{field: "/id", expected: "an order number", message: "The order has no order number.", hint: "Ask the partner for the number; without it the order cannot be told from a copy."})
	}
}

func (c *checker) parties() {
	if !c.master {
		return
	}
	key := customerKey(c.o, c.who)
	if key.Ref.ID == "" {
		c.report("customer.number.unknown", found{field: "/buyerCustomerParty", expected: "a customer of the master data", message: "The order does not say which customer buys, and the partner file names none.",
			hint: "Write the customer number into the partner file."})
	} else if cust, ok := c.facts.Customer[key.String()]; !ok {
		c.report("customer.number.unknown", found{field: "/buyerCustomerParty", value: key.Ref.ID, expected: "a customer of the master data",
			message: fmt.Sprintf("Customer %s is not in the master data.", key.Ref.ID), hint: "Correct the customer number in the partner file, or add the customer."})
	} else {
		c.customer = &cust
		c.resolved.Customer = cust.Number
		if !cust.Active {
			c.report("customer.status.inactive", found{field: "/buyerCustomerParty", value: cust.Number, expected: "an active customer",
				message: fmt.Sprintf("Customer %s %s is not active.", cust.Number, cust.Name), hint: "Ask sales whether the customer may order again."})
		}
		if cust.CreditHold {
			c.report("customer.credit.hold", found{field: "/buyerCustomerParty", value: cust.Number, expected: "a customer that is not on credit hold",
				message: fmt.Sprintf("Customer %s %s is on credit hold.", cust.Number, cust.Name), hint: "Ask accounting before releasing the order."})
		}
	}
	if c.customer != nil {
		c.shipTo()
	}
}

// shipTo resolves where to deliver. Quantities per store (SDQ) say it line by line.
func (c *checker) shipTo() {
	const field = "/delivery/deliveryParty"
	var party *gateway.Party
	if c.o.Delivery != nil {
		party = c.o.Delivery.DeliveryParty
	}
	keys := shipToKeys(c.o, c.who)
	var ids []string
	for _, k := range keys {
		s, ok := c.facts.ShipTo[k.String()]
		if !ok {
			ids = append(ids, k.Ref.ID)
			continue
		}
		c.resolved.ShipTo, c.place = s.Number, &s
		if !s.Active {
			c.report("shipto.status.inactive", found{field: field, value: s.Number, expected: "an active ship-to",
				message: fmt.Sprintf("Ship-to %s %s of customer %s is not active.", s.Number, s.Name, s.Customer), hint: "Ask the customer where to deliver."})
		}
		return
	}
	switch {
	case c.o.OnPaper() && party != nil && (party.PostalAddress != nil || party.PartyName != ""):
		c.byAddress(party)
	case len(ids) > 0:
		c.report("shipto.number.unknown", found{field: field + "/partyIdentification/0/id", value: strings.Join(ids, ", "), expected: "a ship-to of customer " + c.customer.Number,
			message: fmt.Sprintf("Ship-to %s is not one of customer %s's.", strings.Join(ids, ", "), c.customer.Number), hint: "Add the ship-to, or correct the number."})
	case party != nil && party.PostalAddress != nil:
		c.report("shipto.address.onetime", found{field: field + "/postalAddress", value: strings.TrimSpace(party.PartyName + " " + party.PostalAddress.CityName), expected: "a ship-to number of ours",
			message: "The ship-to has an address but no number: it is delivered to that address, once.", hint: "See that the ERP takes the address of the order."})
	case c.split():
	case c.customer.DefaultShipTo != "" && (!c.o.OnPaper() || c.policy.Paper.ShipTo == "default"):
		c.resolved.ShipTo = c.customer.DefaultShipTo
		c.report("shipto.party.default", found{field: field, expected: c.customer.DefaultShipTo,
			message: fmt.Sprintf("The order names no ship-to: customer %s's default %s is used.", c.customer.Number, c.customer.DefaultShipTo)})
	default:
		c.report("shipto.party.missing", found{field: field, expected: "a ship-to", message: "The order does not say where to deliver.", hint: "Ask the customer, or give the customer a default ship-to."})
	}
}

// split reports whether every line says where its quantity goes.
func (c *checker) split() bool {
	for i := range c.o.OrderLine {
		if len(c.o.OrderLine[i].LocationQuantity) == 0 {
			return false
		}
	}
	return len(c.o.OrderLine) > 0
}

func (c *checker) currency() {
	check := func(code, field string, line int) {
		if code == "" {
			return
		}
		if len(code) != 3 || strings.Trim(code, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" {
			c.report("order.currency.unknown", found{field: field, line: line, value: code, expected: "three letters, such as USD",
				message: fmt.Sprintf("The currency %q is no ISO 4217 code.", code), hint: "Ask the partner, or translate the code in the mapping."})
			return
		}
		if c.customer != nil && c.customer.Currency != "" && code != c.customer.Currency {
			c.report("order.currency.differs", found{field: field, line: line, value: code, expected: c.customer.Currency,
				message: fmt.Sprintf("The order is in %s, but customer %s buys in %s.", code, c.customer.Number, c.customer.Currency), hint: "Ask the partner; do not convert."})
		}
	}
	check(c.o.DocumentCurrencyCode, "/documentCurrencyCode", 0)
	for i := range c.o.OrderLine {
		check(c.o.OrderLine[i].DocumentCurrencyCode, fmt.Sprintf("/orderLine/%d/documentCurrencyCode", i), i+1)
	}
}

// currencyOf is the currency a line's price is in, "" when nobody says.
func (c *checker) currencyOf(i int) string {
	switch {
	case c.o.OrderLine[i].DocumentCurrencyCode != "":
		return c.o.OrderLine[i].DocumentCurrencyCode
	case c.o.DocumentCurrencyCode != "":
		return c.o.DocumentCurrencyCode
	case c.customer != nil:
		return c.customer.Currency
	}
	return ""
}

func (c *checker) notes() {
	for i, n := range c.o.Note {
		if strings.TrimSpace(n.Text) == "" || c.policy.Notes.ignored(n) {
			continue
		}
		c.report("order.note.text", found{field: fmt.Sprintf("/note/%d/text", i), value: clip(n.Text), expected: "no text, or one of rules.notes",
			message: fmt.Sprintf("The order carries a text: %q.", clip(n.Text)), hint: "Read it; list it under rules.notes.ignore if it never matters."})
	}
}

// clip shortens a text for a message.
func clip(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > 80 {
		return string(r[:79]) + "…"
	}
	return s
}
