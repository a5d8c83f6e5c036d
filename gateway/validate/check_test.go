// SPDX-License-Identifier: Apache-2.0

package validate_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ordergate/gateway"
	"ordergate/gateway/validate"
)

const today = "2026-11-23"

var acme = validate.Who{Partner: "acme", Station: "main", Customer: "C-1"}

// sound is an order nothing is wrong with, and the facts about it.
func sound() (*gateway.Order, validate.Facts) {
	o := &gateway.Order{ID: "4500012345", DocumentPurposeCode: "original", OrderTypeCode: "220", IssueDate: "2026-11-20", DocumentCurrencyCode: "USD",
		Delivery: &gateway.Delivery{DeliveryParty: &gateway.Party{PartyIdentification: []gateway.Identification{{ID: "0078", SchemeID: "buyerAssigned"}}},
			RequestedDeliveryPeriod: &gateway.Period{StartDate: "2026-12-01", EndDate: "2026-12-05"}},
		OrderLine: []gateway.Line{
			{ID: "1", BuyersItemIdentification: "000447712", StandardItemIdentification: &gateway.Identification{ID: "4006381333931", SchemeID: "GTIN"},
				Quantity: gateway.MustDec("1200"), UnitCode: "EA", Price: &gateway.Price{PriceAmount: gateway.MustDec("0.34")}},
			{ID: "2", SellersItemIdentification: "NUT-M8", Quantity: gateway.MustDec("5"), UnitCode: "XCT", Price: &gateway.Price{PriceAmount: gateway.MustDec("20.00")}},
		},
		AnticipatedMonetaryTotal: &gateway.MonetaryTotal{PayableAmount: gateway.MustDec("508.00")},
		Control:                  &gateway.Control{LineCount: "2", QuantityHash: gateway.MustDec("1205")},
		Trace: map[string]gateway.Origin{
			"/id":                            {Position: gateway.Position{Path: "ST 0001 › BEG[1] › BEG03", SegmentID: "BEG", Element: 3, Raw: "4500012345"}},
			"/orderLine/0/quantity":          {Position: gateway.Position{Path: "ST 0001 › PO1[1] › PO102", SegmentID: "PO1", Element: 2, Raw: "1200"}},
			"/orderLine/0/price/priceAmount": {Position: gateway.Position{Path: "ST 0001 › PO1[1] › PO104", SegmentID: "PO1", Element: 4, Raw: ".34"}},
		},
	}
	dec := gateway.MustDec
	bolt := validate.Item{Number: "BOLT-M8-40", Description: "Bolt M8 x 40", Active: true, Orderable: true, BaseUnit: "EA",
		Unit: []validate.Unit{{Code: "EA", Factor: *dec("1"), Sold: true, Minimum: dec("100"), Maximum: dec("5000"), Pack: dec("50")}, {Code: "XCT", Factor: *dec("100"), Sold: true}},
		Price: []validate.Price{
			{Customer: "C-1", UnitCode: "EA", Currency: "USD", Minimum: dec("1000"), Amount: *dec("0.34"), ValidFrom: "2026-01-01", ValidTo: "2026-12-31", Contract: "K-7"},
			{Customer: "C-1", UnitCode: "EA", Currency: "USD", Amount: *dec("0.38")},
			{UnitCode: "EA", Currency: "USD", Amount: *dec("45"), Base: dec("100")},
		}}
	nut := validate.Item{Number: "NUT-M8", Active: true, Orderable: true, BaseUnit: "EA",
		Unit:  []validate.Unit{{Code: "XCT", Factor: *dec("200"), Sold: true}},
		Price: []validate.Price{{Group: "RETAIL", UnitCode: "EA", Currency: "USD", Amount: *dec("0.10")}}}
	f := validate.Facts{Generation: 7,
		Customer: map[string]validate.Customer{}, ShipTo: map[string]validate.ShipTo{}, Item: map[string]validate.Item{}}
	for _, k := range validate.Needs(o, acme) {
		switch {
		case k.Kind == validate.CustomerKey:
			f.Customer[k.String()] = validate.Customer{Number: "C-1", Name: "Bluebird", Group: "RETAIL", Currency: "USD", Active: true}
		case k.Kind == validate.ShipToKey:
			f.ShipTo[k.String()] = validate.ShipTo{Number: "S-1", Customer: "C-1", Active: true}
		case k.Ref.ID == "NUT-M8":
			f.Item[k.String()] = nut
		default:
			f.Item[k.String()] = bolt
		}
	}
	return o, f
}

func codes(findings []gateway.Finding) []string {
	out := []string{}
	for _, f := range findings {
		out = append(out, f.Code+" "+string(f.Severity))
	}
	return out
}

func TestSoundOrderPasses(t *testing.T) {
	t.Parallel()
	o, f := sound()
	before := o.ContentHash()
	findings, resolved := validate.Check(o, f, validate.Defaults(), acme, today)
	if len(findings) != 0 {
		t.Errorf("findings: %+v", findings)
	}
	want := &gateway.Resolved{Customer: "C-1", ShipTo: "S-1", Line: []gateway.ResolvedLine{
		{Item: "BOLT-M8-40", UnitCode: "EA", UnitPrice: gateway.MustDec("0.34")}, {Item: "NUT-M8", UnitCode: "XCT", UnitPrice: gateway.MustDec("20.00")}}}
	if d := cmp.Diff(want, resolved); d != "" {
		t.Error(d)
	}
	if o.ContentHash() != before || o.Resolved != nil {
		t.Error("the order was changed")
	}
	if d := validate.Decide(o, findings); d.Status != gateway.Accepted || len(d.Line) != 2 || d.Line[1].Status != gateway.Accepted {
		t.Errorf("decision %+v", d)
	}
}

// facts changes every fact of an order's item, customer or ship-to.
func eachItem(f validate.Facts, change func(*validate.Item)) {
	for k, v := range f.Item {
		change(&v)
		f.Item[k] = v
	}
}

func theCustomer(f validate.Facts, change func(*validate.Customer)) {
	for k, v := range f.Customer {
		change(&v)
		f.Customer[k] = v
	}
}

type ruleCase struct {
	name    string
	change  func(o *gateway.Order, f *validate.Facts, p *validate.Policy)
	want    string // code and severity of the one finding
	says    string // part of its message
	found   string
	expects string
	line    int
	answer  string
	alone   string // code and severity in a dry run, "" for none
}

func ruleCases() []ruleCase {
	dec := gateway.MustDec
	type O = *gateway.Order
	type F = *validate.Facts
	type P = *validate.Policy
	return []ruleCase{
		{name: "no number", change: func(o O, _ F, _ P) { o.ID = " " }, want: "order.number.missing hold", says: "no order number", alone: "order.number.missing hold"},
		{name: "same order again", change: func(_ O, f F, _ P) {
			f.Known = &validate.Known{OrderID: "O1", SameContent: true, Date: "2026-11-20"}
		}, want: "order.number.duplicate hold", says: "on 2026-11-20, with the same content"},
		{name: "other order, same number", change: func(_ O, f F, _ P) { f.Known = &validate.Known{OrderID: "O1", Date: "2026-11-20"} }, want: "order.number.conflict hold", says: "with other content"},
		{name: "number used long ago", change: func(_ O, f F, p P) {
			f.Known = &validate.Known{OrderID: "O1", SameContent: true, Date: "2025-11-20"}
			p.Duplicates.WindowDays = 300
		}, want: "order.number.reused hold", says: "more than 300 days ago"},
		{name: "no lines", change: func(o O, _ F, _ P) { o.OrderLine, o.Control, o.AnticipatedMonetaryTotal = nil, nil, nil }, want: "order.line.missing hold", alone: "order.line.missing hold"},
		{name: "cancels", change: func(o O, _ F, _ P) { o.DocumentPurposeCode = "cancel" }, want: "order.purpose.cancel note", alone: "order.purpose.cancel note"},
		{name: "changes", change: func(o O, _ F, _ P) { o.DocumentPurposeCode = "change" }, want: "order.purpose.change note", alone: "order.purpose.change note"},
		{name: "replaces", change: func(o O, _ F, _ P) { o.DocumentPurposeCode = "replace" }, want: "order.purpose.replace note", alone: "order.purpose.replace note"},
		{name: "confirms", change: func(o O, _ F, _ P) { o.DocumentPurposeCode = "confirmation" }, want: "order.purpose.confirmation hold", says: "delivering twice", alone: "order.purpose.confirmation hold"},
		{name: "confirms an order that differs", change: func(o O, f F, _ P) {
			o.DocumentPurposeCode, f.Known = "confirmation", &validate.Known{OrderID: "O1", Date: "2026-11-20"}
		}, want: "order.confirmation.differs hold", says: "since 2026-11-20 with other content", alone: "order.purpose.confirmation hold"},
		{name: "copies", change: func(o O, _ F, _ P) { o.DocumentPurposeCode = "duplicate" }, want: "order.purpose.duplicate hold", alone: "order.purpose.duplicate hold"},
		{name: "odd purpose", change: func(o O, _ F, _ P) { o.DocumentPurposeCode = "24" }, want: "order.purpose.unknown hold", found: "24", alone: "order.purpose.unknown warn"},
		{name: "estimate", change: func(o O, _ F, _ P) {
			o.Trace["/orderTypeCode"] = gateway.Origin{Position: gateway.Position{Path: "ST 0001 › BEG[1] › BEG02", Raw: "BE"}}
		}, want: "order.type.nocommitment hold", found: "BE", alone: "order.type.nocommitment hold"},
		{name: "text", change: func(o O, _ F, _ P) { o.Note = []gateway.Text{{Text: "Deliver to the  back door"}} }, want: "order.note.text warn", found: "Deliver to the back door", alone: "order.note.text note"},
		{name: "text to hold for", change: func(o O, _ F, p P) {
			o.Note = []gateway.Text{{Text: "Thank you for your business"}, {Text: "Call first"}}
			p.Notes.Ignore = []string{"thank you*"}
			p.Severity = map[string]gateway.Severity{"order.note.text": gateway.Hold}
		}, want: "order.note.text hold", found: "Call first"},
		{name: "damaged number", change: func(o O, _ F, _ P) {
			o.OrderLine[0].Price.PriceAmount, o.AnticipatedMonetaryTotal = dec("1e9000"), nil
		}, want: "order.value.range hold", line: 1, alone: "order.value.range hold"},
		{name: "odd currency", change: func(o O, _ F, _ P) {
			o.DocumentCurrencyCode, o.OrderLine[0].DocumentCurrencyCode, o.OrderLine[1].DocumentCurrencyCode = "usd", "USD", "USD"
		}, want: "order.currency.unknown hold", alone: "order.currency.unknown warn"},
		{name: "other currency", change: func(o O, f F, _ P) {
			o.DocumentCurrencyCode = "EUR"
			eachItem(*f, func(it *validate.Item) {
				it.Price = slices.Clone(it.Price)
				for i := range it.Price {
					it.Price[i].Currency = "EUR"
				}
			})
		}, want: "order.currency.differs hold", found: "EUR", expects: "USD"},

		{name: "unknown customer", change: func(_ O, f F, p P) {
			clear(f.Customer)
		}, want: "customer.number.unknown hold", found: "C-1"},
		{name: "inactive customer", change: func(_ O, f F, _ P) { theCustomer(*f, func(c *validate.Customer) { c.Active = false }) }, want: "customer.status.inactive hold"},
		{name: "credit hold", change: func(_ O, f F, _ P) { theCustomer(*f, func(c *validate.Customer) { c.CreditHold = true }) }, want: "customer.credit.hold hold", says: "C-1 Bluebird is on credit hold"},
		{name: "unknown ship-to", change: func(_ O, f F, _ P) { clear(f.ShipTo) }, want: "shipto.number.unknown hold", found: "0078"},
		{name: "inactive ship-to", change: func(_ O, f F, _ P) {
			for k, v := range f.ShipTo {
				v.Active = false
				f.ShipTo[k] = v
			}
		}, want: "shipto.status.inactive hold"},
		{name: "address only", change: func(o O, _ F, _ P) {
			o.Delivery.DeliveryParty = &gateway.Party{PartyName: "Frank", PostalAddress: &gateway.Address{CityName: "Franklin"}}
		}, want: "shipto.address.onetime warn", found: "Frank Franklin"},
		{name: "no ship-to", change: func(o O, _ F, _ P) { o.Delivery.DeliveryParty = nil }, want: "shipto.party.missing hold"},
		{name: "default ship-to", change: func(o O, f F, _ P) {
			o.Delivery.DeliveryParty = nil
			theCustomer(*f, func(c *validate.Customer) { c.DefaultShipTo = "S-9" })
		}, want: "shipto.party.default note", expects: "S-9"},

		{name: "impossible date", change: func(o O, _ F, _ P) { o.Delivery.RequestedDeliveryPeriod.EndDate = "2026-02-30" }, want: "order.date.impossible hold", found: "2026-02-30", alone: "order.date.impossible hold"},
		{name: "inverted window", change: func(o O, _ F, _ P) { o.Delivery.RequestedDeliveryPeriod.StartDate = "2026-12-06" }, want: "order.date.inverted hold", alone: "order.date.inverted hold"},
		{name: "delivery before order", change: func(o O, _ F, _ P) {
			o.Delivery.RequestedDeliveryPeriod = &gateway.Period{EndDate: "2026-11-19"}
		}, want: "order.date.early hold", alone: "order.date.early hold"},
		{name: "despatch after delivery", change: func(o O, _ F, _ P) {
			o.Delivery.RequestedDespatchPeriod = &gateway.Period{StartDate: "2026-12-08"}
		}, want: "order.date.conflict warn", alone: "order.date.conflict warn"},
		{name: "line date in the past", change: func(o O, _ F, _ P) {
			o.OrderLine[1].RequestedDeliveryPeriod = &gateway.Period{EndDate: "2026-11-22"}
		}, want: "order.date.past hold", line: 2, answer: "DR", says: "on line 2"},
		{name: "lead time", change: func(_ O, _ F, p P) { p.Dates.LeadDays = 20 }, want: "order.date.leadtime warn", expects: "not before 2026-12-13"},
		{name: "far ahead", change: func(o O, _ F, _ P) {
			o.OrderLine[0].ScheduleLine = []gateway.ScheduleLine{{Quantity: dec("1200"), RequestedDeliveryPeriod: &gateway.Period{EndDate: "2062-12-01"}}}
		}, want: "order.date.far hold", line: 1},
		{name: "old order", change: func(o O, f F, _ P) {
			o.IssueDate = "2026-03-01"
			moved(o, f, "2026-11-20")
		}, want: "order.date.old warn"},
		{name: "order from the future", change: func(o O, f F, _ P) {
			o.IssueDate = "2026-11-30"
			moved(o, f, "2026-11-20")
		}, want: "order.date.future warn"},
		{name: "void", change: func(o O, _ F, _ P) { o.ValidityPeriod = &gateway.Period{EndDate: "2026-11-22"} }, want: "order.validity.expired hold"},

		{name: "no item number", change: func(o O, _ F, _ P) { o.OrderLine[1].SellersItemIdentification, o.AnticipatedMonetaryTotal = "", nil }, want: "line.item.missing hold", line: 2, answer: "R2", alone: "line.item.missing warn"},
		{name: "unknown item", change: func(o O, f F, _ P) {
			o.AnticipatedMonetaryTotal = nil
			for k := range f.Item {
				if strings.HasSuffix(k, "NUT-M8") {
					delete(f.Item, k)
				}
			}
		}, want: "line.item.unknown hold", line: 2, answer: "R2", found: "our number NUT-M8"},
		{name: "two items", change: func(o O, f F, _ P) {
			o.AnticipatedMonetaryTotal = nil
			for k, v := range f.Item {
				if strings.Contains(k, "GTIN") {
					v.Number = "NUT-M8"
					f.Item[k] = v
				}
			}
		}, want: "line.item.ambiguous hold", line: 1, answer: "IH", says: "buyer's number 000447712 is our BOLT-M8-40; GTIN 04006381333931 is our NUT-M8"},
		{name: "discontinued", change: func(_ O, f F, _ P) {
			eachItem(*f, func(it *validate.Item) { it.Active, it.Successor = it.Number != "NUT-M8", "NUT-M8-A2" })
		}, want: "line.item.inactive hold", line: 2, answer: "R4", expects: "NUT-M8-A2"},
		{name: "not for sale", change: func(_ O, f F, _ P) { eachItem(*f, func(it *validate.Item) { it.Orderable = it.Number != "NUT-M8" }) }, want: "line.item.notorderable hold", line: 2, answer: "R4"},
		{name: "check digit", change: func(o O, f F, _ P) {
			o.OrderLine[0].StandardItemIdentification.ID = "4006381333932"
		}, want: "line.gtin.checkdigit warn", line: 1, expects: "1", alone: "line.gtin.checkdigit warn"},
		{name: "no GTIN at all", change: func(o O, _ F, _ P) { o.OrderLine[0].StandardItemIdentification.ID = "XXXXXXXXXXXX" }, want: "line.gtin.checkdigit warn", line: 1, alone: "line.gtin.checkdigit warn"},

		{name: "no quantity", change: func(o O, _ F, _ P) { o.OrderLine[0].Quantity, o.AnticipatedMonetaryTotal = nil, nil }, want: "line.quantity.missing hold", line: 1, answer: "IH", alone: "line.quantity.missing hold"},
		{name: "quantity zero", change: func(o O, _ F, _ P) {
			o.OrderLine[1].Quantity, o.Control, o.AnticipatedMonetaryTotal = dec("0"), nil, nil
		}, want: "line.quantity.notpositive hold", line: 2, answer: "IR", alone: "line.quantity.notpositive hold"},
		{name: "half a carton", change: func(o O, _ F, _ P) {
			o.OrderLine[1].Quantity, o.Control, o.AnticipatedMonetaryTotal = dec("2.5"), nil, nil
		}, want: "line.quantity.fraction hold", line: 2, answer: "IQ", found: "2.5", expects: "3", alone: "line.quantity.fraction warn"},
		{name: "no whole pack", change: func(o O, _ F, _ P) {
			o.OrderLine[0].Quantity, o.Control, o.AnticipatedMonetaryTotal = dec("1210"), nil, nil
		}, want: "line.quantity.pack hold", line: 1, answer: "IQ", expects: "1250", says: "orders 1210 EA, which is no multiple of 50"},
		{name: "below minimum", change: func(o O, _ F, _ P) {
			o.OrderLine[0].Quantity, o.Control, o.AnticipatedMonetaryTotal = dec("50"), nil, nil
			o.OrderLine[0].Price.PriceAmount = dec("0.38")
		}, want: "line.quantity.minimum hold", line: 1, answer: "IQ", expects: "100"},
		{name: "above maximum", change: func(o O, _ F, _ P) {
			o.OrderLine[0].Quantity, o.Control, o.AnticipatedMonetaryTotal = dec("12000"), nil, nil
		}, want: "line.quantity.maximum hold", line: 1, answer: "IQ", expects: "5000"},
		{name: "no unit", change: func(o O, _ F, _ P) { o.OrderLine[0].UnitCode = "" }, want: "line.unit.missing hold", line: 1, answer: "R3", expects: "EA, XCT", alone: "line.unit.missing warn"},
		{name: "unknown unit", change: func(o O, _ F, _ P) { o.OrderLine[0].UnitCode = "2P" }, want: "line.unit.unknown hold", line: 1, answer: "R3", found: "2P", alone: "line.unit.unknown warn"},
		{name: "unit not sold", change: func(o O, _ F, _ P) {
			o.OrderLine[1].UnitCode, o.OrderLine[1].Quantity, o.OrderLine[1].Price.PriceAmount, o.Control = "EA", dec("1000"), dec("0.10"), nil
		}, want: "line.unit.notsold hold", line: 2, answer: "R3", expects: "XCT", says: "is not sold by EA; it is sold by XCT"},
		{name: "other pack", change: func(o O, _ F, _ P) {
			o.OrderLine[1].Packaging = &gateway.Packaging{Pack: dec("10"), InnerPack: dec("12")}
		}, want: "line.pack.differs warn", line: 2, found: "120", expects: "200"},

		{name: "no price", change: func(o O, _ F, _ P) { o.OrderLine[0].Price, o.AnticipatedMonetaryTotal = nil, nil }, want: "line.price.missing hold", line: 1, answer: "IE", expects: "0.34", alone: "line.price.missing warn"},
		{name: "no price, agreed meant", change: func(o O, _ F, p P) {
			o.OrderLine[0].Price, o.AnticipatedMonetaryTotal = nil, nil
			p.Price.Missing = "agreed"
		}, want: "line.price.agreed note", line: 1, expects: "0.34", alone: "line.price.missing warn"},
		{name: "no price, a contract", change: func(o O, _ F, _ P) {
			o.OrderLine[0].Price, o.AnticipatedMonetaryTotal, o.Contract = nil, nil, &gateway.Reference{ID: "K-7"}
		}, want: "line.price.agreed note", line: 1, alone: "line.price.missing warn"},
		{name: "price zero", change: func(o O, _ F, _ P) {
			o.OrderLine[0].Price.PriceAmount, o.AnticipatedMonetaryTotal = dec("0.00"), nil
		}, want: "line.price.zero hold", line: 1, answer: "IE", alone: "line.price.zero warn"},
		{name: "free of charge", change: func(o O, _ F, _ P) {
			o.OrderLine[0].Price = &gateway.Price{PriceTypeCode: "NC"}
			o.AnticipatedMonetaryTotal.PayableAmount = dec("100.00")
		}},
		{name: "price negative", change: func(o O, _ F, _ P) {
			o.OrderLine[0].Price.PriceAmount, o.AnticipatedMonetaryTotal = dec("-1"), nil
		}, want: "line.price.negative hold", line: 1, answer: "IR", alone: "line.price.negative hold"},
		{name: "to be negotiated", change: func(o O, _ F, _ P) {
			o.OrderLine[0].Price, o.AnticipatedMonetaryTotal = &gateway.Price{PriceTypeCode: "TB"}, nil
		}, want: "line.price.open hold", line: 1, answer: "IE", alone: "line.price.open warn"},
		{name: "retail price", change: func(o O, _ F, _ P) { o.OrderLine[0].Price.PriceTypeCode = "SR" }, want: "line.price.retail hold", line: 1, answer: "IE", alone: "line.price.retail warn"},
		{name: "price for another unit", change: func(o O, _ F, _ P) {
			o.OrderLine[0].Price.BaseUnitCode, o.AnticipatedMonetaryTotal = "KGM", nil
		}, want: "line.price.basis hold", line: 1, answer: "IE", says: "nobody says how many", alone: "line.price.basis warn"},
		{name: "no agreement", change: func(_ O, f F, _ P) {
			eachItem(*f, func(it *validate.Item) { it.Price = it.Price[:min(len(it.Price), 3)%3] })
		}, want: "line.price.noagreement hold", answer: "R1"},
		{name: "price too low", change: func(o O, _ F, _ P) { o.OrderLine[0].Price.PriceAmount, o.AnticipatedMonetaryTotal = dec("0.33"), nil }, want: "line.price.tolerance hold", line: 1, answer: "IP", found: "0.33", expects: "0.34", says: "0.01 (2.94 %) below the agreed 0.34"},
		{name: "price within percent", change: func(o O, _ F, p P) {
			o.OrderLine[0].Price.PriceAmount, o.AnticipatedMonetaryTotal, p.Price.Percent = dec("0.33"), nil, "3"
		}},
		{name: "price within amount", change: func(o O, _ F, p P) {
			o.OrderLine[0].Price.PriceAmount, o.AnticipatedMonetaryTotal, p.Price.Absolute = dec("0.35"), nil, "0.01"
		}},
		{name: "price per each of cartons", change: func(o O, _ F, _ P) {
			o.OrderLine[1].Price = &gateway.Price{PriceAmount: dec("0.10"), PriceTypeCode: "PE"}
		}, alone: "line.price.basis warn"},
		{name: "price per hundred", change: func(o O, _ F, _ P) {
			o.OrderLine[0].Price = &gateway.Price{PriceAmount: dec("34"), BaseQuantity: dec("100"), BaseUnitCode: "EA"}
		}},
		{name: "tier not reached", change: func(o O, _ F, _ P) {
			o.OrderLine[0].Quantity, o.Control, o.AnticipatedMonetaryTotal = dec("950"), nil, nil
		}, want: "line.price.tolerance hold", line: 1, answer: "IP", expects: "0.38"},
		{name: "line amount", change: func(o O, _ F, _ P) { o.OrderLine[0].LineExtensionAmount = dec("400") }, want: "line.amount.tolerance warn", line: 1, expects: "408", alone: "line.amount.tolerance warn"},
		{name: "schedule", change: func(o O, _ F, _ P) {
			o.OrderLine[0].ScheduleLine = []gateway.ScheduleLine{{Quantity: dec("700")}, {Quantity: dec("400")}}
		}, want: "line.schedule.sum hold", line: 1, answer: "IH", found: "1100", expects: "1200", alone: "line.schedule.sum hold"},
		{name: "schedule in dozens", change: func(o O, _ F, _ P) {
			o.OrderLine[0].ScheduleLine = []gateway.ScheduleLine{{Quantity: dec("100"), UnitCode: "DZN"}}
		}},
		{name: "stores", change: func(o O, f F, _ P) {
			o.OrderLine[0].LocationQuantity = []gateway.LocationQuantity{{LocationID: "0078", SchemeID: "buyerAssigned", Quantity: dec("700")}}
		}, want: "line.location.sum hold", line: 1, answer: "IH", alone: "line.location.sum hold"},
		{name: "unknown store", change: func(o O, f F, _ P) {
			o.OrderLine[0].LocationQuantity = []gateway.LocationQuantity{{LocationID: "0999", SchemeID: "buyerAssigned", Quantity: dec("1200")}}
		}, want: "line.location.unknown hold", line: 1, answer: "IH", found: "0999"},
		{name: "line text", change: func(o O, _ F, _ P) { o.OrderLine[0].Note = []gateway.Text{{Text: "blue"}} }, want: "line.note.text note", line: 1, alone: "line.note.text note"},

		{name: "line count", change: func(o O, _ F, _ P) { o.Control.LineCount = "3" }, want: "order.count.differs warn", found: "3", expects: "2", alone: "order.count.differs warn"},
		{name: "line count with zeros", change: func(o O, _ F, _ P) { o.Control.LineCount = "000002" }},
		{name: "hash", change: func(o O, _ F, _ P) { o.Control.QuantityHash = dec("1000") }, want: "order.hash.differs warn", found: "1000", expects: "1205", alone: "order.hash.differs warn"},
		{name: "hash left out as 0", change: func(o O, _ F, _ P) { o.Control.QuantityHash = dec("0") }},
		{name: "total", change: func(o O, _ F, _ P) { o.AnticipatedMonetaryTotal.PayableAmount = dec("500") }, want: "order.total.tolerance hold", found: "500", expects: "508", alone: "order.total.tolerance warn"},
		{name: "total with freight", change: func(o O, _ F, _ P) {
			o.AllowanceCharge = []gateway.AllowanceCharge{{ChargeIndicator: true, Amount: dec("30")}, {Amount: dec("8")}}
			o.AnticipatedMonetaryTotal.PayableAmount = dec("530")
		}},
		{name: "switched off", change: func(o O, _ F, p P) {
			o.AnticipatedMonetaryTotal.PayableAmount = dec("500")
			p.Severity = map[string]gateway.Severity{"order.total.tolerance": validate.Off}
		}, alone: "order.total.tolerance warn"},
	}
}

// moved gives item keys that carry the order date the facts of another date.
func moved(o *gateway.Order, f *validate.Facts, from string) {
	items := map[string]validate.Item{}
	for k, v := range f.Item {
		items[strings.Replace(k, from, o.IssueDate, 1)] = v
	}
	f.Item = items
}

func TestRules(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, tt := range ruleCases() {
		code, _, _ := strings.Cut(tt.want, " ")
		seen[code] = true
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			o, f := sound()
			p := validate.Defaults()
			tt.change(o, &f, &p)
			if problems := p.Validate(); len(problems) > 0 {
				t.Fatal(problems)
			}
			findings, _ := validate.Check(o, f, p, acme, today)
			alone, _ := validate.Check(o, validate.Facts{}, p, validate.Who{NoPartner: true}, "")
			var dry []string
			for _, g := range alone {
				if g.Code != "check.skipped" {
					dry = append(dry, g.Code+" "+string(g.Severity))
				}
			}
			if got := strings.Join(dry, ", "); got != tt.alone && !(tt.name == "text to hold for" && got == "order.note.text note") {
				t.Errorf("alone: %s, want %s", got, tt.alone)
			}
			if tt.want == "" {
				if len(findings) > 0 {
					t.Errorf("findings: %v", findings)
				}
				return
			}
			var g *gateway.Finding
			for i := range findings {
				if findings[i].Code+" "+string(findings[i].Severity) == tt.want {
					g = &findings[i]
				}
			}
			if g == nil {
				t.Fatalf("findings %v, want %s", codes(findings), tt.want)
			}
			for _, other := range findings {
				if other.Code != g.Code {
					t.Errorf("also %s: %s", other.Code, other.Message)
				}
			}
			if !strings.Contains(g.Message, tt.says) || g.Message == "" || !strings.HasSuffix(g.Message, ".") {
				t.Errorf("says %q, want %q", g.Message, tt.says)
			}
			if tt.found != "" && g.Found != tt.found || tt.expects != "" && g.Expected != tt.expects || tt.line != 0 && g.Line != tt.line || g.Answer != tt.answer {
				t.Errorf("%+v", g)
			}
			if g.Position.Path == "" {
				t.Error("no position")
			}
		})
	}
	for _, r := range validate.Rules() {
		if !seen[r.Code] && r.Code != "check.skipped" && r.Needs != validate.Ordered { // those are package change's
			t.Errorf("rule %s is not tested", r.Code)
		}
	}
}

func TestSkippedNote(t *testing.T) {
	t.Parallel()
	o, f := sound()
	for name, who := range map[string]validate.Who{"no partner": {NoPartner: true}, "nobody": {}, "no master data": {Partner: "acme", NoMasterData: true}} {
		if keys := validate.Needs(o, who); keys != nil {
			t.Errorf("%s: needs %v", name, keys)
		}
		findings, resolved := validate.Check(o, f, validate.Policy{}, who, today)
		if len(findings) != 1 || findings[0].Code != "check.skipped" || findings[0].Severity != gateway.Note || !strings.Contains(findings[0].Found, "line.item.unknown") {
			t.Errorf("%s: %v", name, findings)
		}
		if strings.Contains(findings[0].Found, "order.date.past") == (name == "no master data") {
			t.Errorf("%s: %s", name, findings[0].Found)
		}
		if resolved.Customer != "" {
			t.Errorf("%s: %+v", name, resolved)
		}
	}
}

// TestPositions: a finding stands where its field stood; a missing field where
// its neighbours did.
func TestPositions(t *testing.T) {
	t.Parallel()
	o, f := sound()
	o.OrderLine[0].Price.PriceAmount, o.OrderLine[0].UnitCode, o.DocumentPurposeCode = gateway.MustDec("1"), "", "duplicate"
	o.OrderLine[1].Quantity = nil
	got := map[string]string{}
	findings, _ := validate.Check(o, f, validate.Policy{}, acme, today)
	for _, g := range findings {
		got[g.Code] = g.Position.Path
	}
	want := map[string]string{"order.purpose.duplicate": "ST 0001 › BEG[1]", "line.unit.missing": "ST 0001 › PO1[1]", "line.quantity.missing": "order 4500012345 › line 2"}
	for code, path := range want {
		if got[code] != path {
			t.Errorf("%s at %q, want %q", code, got[code], path)
		}
	}
}

// TestChangeDocument: of a change only its own evidence counts; its lines are
// judged with the order that they change.
func TestChangeDocument(t *testing.T) {
	t.Parallel()
	change := func() *gateway.Order {
		return &gateway.Order{ID: "4711", DocumentPurposeCode: "change", Control: &gateway.Control{LineCount: "1"},
			OrderLine: []gateway.Line{{ID: "2", ChangeCode: "DI"}}}
	}
	for _, tt := range []struct {
		name   string
		edit   func(o *gateway.Order)
		policy validate.Policy
		want   string
	}{
		{name: "sound", want: "order.purpose.change note"},
		{name: "held by policy", policy: validate.Policy{Severity: map[string]gateway.Severity{"order.purpose.change": gateway.Hold}}, want: "order.purpose.change hold"},
		{name: "without a number", edit: func(o *gateway.Order) { o.ID = "" }, want: "order.purpose.change note order.number.missing hold"},
		{name: "lines missing", edit: func(o *gateway.Order) { o.Control.LineCount = "2" }, want: "order.purpose.change note order.count.differs warn"},
		{name: "860 of another purpose", edit: func(o *gateway.Order) {
			o.DocumentPurposeCode, o.Source = "reissue", &gateway.Source{SetID: "860"}
		}, want: "order.purpose.unknown hold"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			o := change()
			if tt.edit != nil {
				tt.edit(o)
			}
			findings, _ := validate.Check(o, validate.Facts{}, tt.policy, acme, today)
			if got := strings.Join(codes(findings), " "); got != tt.want {
				t.Errorf("%s, want %s", got, tt.want)
			}
		})
	}
}

// TestWeighed: the partner's file weighs what others find about a change, and
// nothing else.
func TestWeighed(t *testing.T) {
	t.Parallel()
	p := validate.Policy{Severity: map[string]gateway.Severity{"line.change.unknown": gateway.Reject, "line.change.dropped": validate.Off, "line.item.unknown": gateway.Note}}
	got := p.Weighed([]gateway.Finding{{Code: "line.change.unknown", Severity: gateway.Hold}, {Code: "line.change.dropped", Severity: gateway.Note},
		{Code: "line.item.unknown", Severity: gateway.Hold}, {Code: "order.change.gap", Severity: gateway.Hold}})
	if want := "line.change.unknown reject line.item.unknown hold order.change.gap hold"; strings.Join(codes(got), " ") != want {
		t.Errorf("%v, want %s", codes(got), want)
	}
}

// TestReplay: facts survive JSON, the part kept with an order is enough, and the
// same input gives the same bytes.
func TestReplay(t *testing.T) {
	t.Parallel()
	o, f := sound()
	o.OrderLine[0].Price.PriceAmount = gateway.MustDec("0.30")
	f.Known = &validate.Known{OrderID: "O1", Date: "2026-11-20"}
	f.Item["item/of/another"] = validate.Item{Number: "X"}
	kept := f.Of(validate.Needs(o, acme))
	if _, there := kept.Item["item/of/another"]; there {
		t.Error("facts of another order were kept")
	}
	b, err := json.Marshal(kept)
	if err != nil {
		t.Fatal(err)
	}
	var back validate.Facts
	if err := json.Unmarshal(b, &back); err != nil {
		t.Fatal(err)
	}
	first, r1 := validate.Check(o, f, validate.Defaults(), acme, today)
	again, r2 := validate.Check(o, back, validate.Defaults(), acme, today)
	if d := cmp.Diff(first, again); d != "" || len(first) != 3 {
		t.Error(len(first), d)
	}
	if d := cmp.Diff(r1, r2); d != "" {
		t.Error(d)
	}
}

func TestDecide(t *testing.T) {
	t.Parallel()
	o, _ := sound()
	line := func(s gateway.Severity, answer string, n int) gateway.Finding {
		return gateway.Finding{Code: "line.x.y", Severity: s, Answer: answer, Line: n, Message: "Because."}
	}
	for _, tt := range []struct {
		name     string
		findings []gateway.Finding
		want     gateway.Decision
	}{
		{"nothing", nil, gateway.Decision{Status: gateway.Accepted, Line: []gateway.LineDecision{{Status: gateway.Accepted}, {Status: gateway.Accepted}}}},
		{"a warning", []gateway.Finding{line(gateway.Warn, "IP", 1)}, gateway.Decision{Status: gateway.Accepted, Line: []gateway.LineDecision{{Status: gateway.Accepted}, {Status: gateway.Accepted}}}},
		{"held", []gateway.Finding{line(gateway.Hold, "R2", 2)}, gateway.Decision{Status: gateway.OnHold, ReasonCode: "line.x.y", Reason: "Because.",
			Line: []gateway.LineDecision{{Status: gateway.OnHold}, {Status: gateway.OnHold, Reason: "Because."}}}},
		{"rejected", []gateway.Finding{line(gateway.Hold, "IQ", 1), line(gateway.Reject, "R2", 2)}, gateway.Decision{Status: gateway.Refused, ReasonCode: "line.x.y", Reason: "Because.",
			Line: []gateway.LineDecision{{Status: gateway.Refused}, {Status: gateway.Refused, Code: "R2", Reason: "Because."}}}},
		{"rejected for its header", []gateway.Finding{line(gateway.Reject, "", 0)}, gateway.Decision{Status: gateway.Refused, ReasonCode: "line.x.y", Reason: "Because.",
			Line: []gateway.LineDecision{{Status: gateway.Refused}, {Status: gateway.Refused}}}},
		{"unknown severity holds", []gateway.Finding{{Code: "a.b.c", Severity: "hodl", Line: 9}}, gateway.Decision{Status: gateway.OnHold, ReasonCode: "a.b.c",
			Line: []gateway.LineDecision{{Status: gateway.OnHold}, {Status: gateway.OnHold}}}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			tt.want.By = "rules"
			if d := cmp.Diff(tt.want, validate.Decide(o, tt.findings)); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestPolicyValidate(t *testing.T) {
	t.Parallel()
	p := validate.Defaults()
	if problems := p.Validate(); len(problems) > 0 {
		t.Error(problems)
	}
	p.Severity = map[string]gateway.Severity{"line.price.tolerence": gateway.Hold, "line.price.zero": "hodl", "order.number.conflict": gateway.Note, "line.price.missing": validate.Off}
	p.Price.Percent, p.Price.Absolute, p.Price.Missing, p.Total.PerLine = "101", "1e9000", "guess", "-1"
	p.Dates.PastDays = -1
	p.Notes.Ignore = []string{"fine", "*"}
	var got []string
	for _, q := range p.Validate() {
		got = append(got, strings.Join(q.Path, ".")+": "+q.Message+" ("+q.Hint+")")
	}
	want := []string{
		`severity.line.price.tolerence: unknown rule "line.price.tolerence" (did you mean "line.price.tolerance"?)`,
		`severity.line.price.zero: unknown severity "hodl" (note, warn, hold, reject or off)`,
		`severity.order.number.conflict: rule "order.number.conflict" cannot be set to "note": without it an order could be posted twice (hold or reject)`,
		`price.percent: 101 percent is more than the whole (from 0 to 100)`,
		`price.absolute: "1e9000" is not an amount (a number from 0, such as 2.5)`,
		`total.perLine: "-1" is not an amount (a number from 0, such as 2.5)`,
		`price.missing: unknown value "guess" (hold or agreed)`,
		`dates.pastDays: -1 days make no sense (from 0 to 36500)`,
		`notes.ignore.1: this would ignore every text (set severity order.note.text: off instead)`,
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}
