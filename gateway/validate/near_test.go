// SPDX-License-Identifier: Apache-2.0

package validate_test

import (
	"testing"

	"ordergate/gateway"
	"ordergate/gateway/validate"
)

type nearMiss = func(o *gateway.Order, f *validate.Facts, p *validate.Policy)

// nearMisses: of each rule an order that it just lets pass.
func nearMisses() map[string]nearMiss {
	all := map[string]nearMiss{}
	for _, part := range []map[string]nearMiss{nearHeader(), nearParties(), nearDates(), nearItems(), nearPrices(), nearTotals(), nearPaper()} {
		for code, change := range part {
			all[code] = change
		}
	}
	return all
}

type (
	nO = *gateway.Order
	nF = *validate.Facts
	nP = *validate.Policy
)

func nearHeader() map[string]nearMiss {
	return map[string]nearMiss{
		"order.number.missing":   func(o nO, _ nF, _ nP) { o.ID = "0" },
		"order.number.duplicate": func(_ nO, f nF, _ nP) { f.Known = &validate.Known{OrderID: "O1", Date: "2026-11-20"} },
		"order.number.conflict": func(_ nO, f nF, _ nP) {
			f.Known = &validate.Known{OrderID: "O1", SameContent: true, Date: "2026-11-20"}
		},
		"order.number.reused": func(_ nO, f nF, p nP) {
			p.Duplicates.WindowDays, f.Known = 3, &validate.Known{OrderID: "O1", Date: "2026-11-20"}
		},
		"order.confirmation.differs": func(o nO, f nF, _ nP) {
			o.DocumentPurposeCode, f.Known = "confirmation", &validate.Known{OrderID: "O1", SameContent: true, Date: "2026-11-20"}
		},
		"order.content.duplicate": func(_ nO, f nF, _ nP) { f.Alike = &validate.Alike{OrderID: "O1", Number: "1", Date: "2026-11-08"} },
		"order.line.missing":      func(o nO, _ nF, _ nP) { o.OrderLine = o.OrderLine[:1] },
		"order.line.toomany":      func(_ nO, _ nF, p nP) { p.Lines.Maximum = 2 },
		"order.purpose.cancel":    func(o nO, _ nF, _ nP) { o.DocumentPurposeCode = "change" },
		"order.purpose.change":    func(o nO, _ nF, _ nP) { o.DocumentPurposeCode = "original" },
		"order.purpose.replace":   func(o nO, _ nF, _ nP) { o.DocumentPurposeCode = "original" },
		"order.purpose.confirmation": func(o nO, f nF, _ nP) {
			o.DocumentPurposeCode, f.Known = "confirmation", &validate.Known{OrderID: "O1", SameContent: true, Date: "2026-11-20"}
		},
		"order.purpose.duplicate": func(o nO, _ nF, _ nP) { o.DocumentPurposeCode = "original" },
		"order.purpose.unknown":   func(o nO, _ nF, _ nP) { o.DocumentPurposeCode = "" },
		"order.type.nocommitment": func(o nO, _ nF, p nP) { o.OrderTypeCode, p.NoCommitment = "BE", []string{"IN"} },
		"order.note.text": func(o nO, _ nF, p nP) {
			o.Note, p.Notes.IgnoreCodes = []gateway.Text{{Code: "GEN", Text: "Thanks"}}, []string{"GEN"}
		},
		"order.instruction.shipping":  func(o nO, _ nF, _ nP) { o.Delivery.Shipment = &gateway.Shipment{Mode: "M", Routing: " "} },
		"order.instruction.condition": func(o nO, _ nF, _ nP) { o.TransactionConditions = &gateway.Conditions{} },
		"order.value.range":           func(o nO, _ nF, _ nP) { o.OrderLine[0].Price.PriceAmount = gateway.MustDec("999999999999999999") },
		"order.currency.unknown":      func(o nO, _ nF, _ nP) { o.DocumentCurrencyCode = "" },
		"order.currency.differs":      func(o nO, _ nF, _ nP) { o.OrderLine[0].DocumentCurrencyCode = "USD" },
	}
}

func nearParties() map[string]nearMiss {
	return map[string]nearMiss{
		"customer.number.unknown":  func(_ nO, f nF, _ nP) { clear(f.ShipTo) },
		"customer.status.inactive": func(_ nO, f nF, _ nP) { theCustomer(*f, func(c *validate.Customer) { c.CreditHold = true }) },
		"customer.credit.hold":     func(_ nO, f nF, _ nP) { theCustomer(*f, func(c *validate.Customer) { c.Active = false }) },
		"customer.credit.limit": func(_ nO, f nF, _ nP) {
			theCustomer(*f, func(c *validate.Customer) {
				c.CreditLimit, c.CreditUsed = gateway.MustDec("1000"), gateway.MustDec("492")
			})
		},
		"shipto.party.missing": func(o nO, f nF, _ nP) {
			o.Delivery.DeliveryParty = nil
			theCustomer(*f, func(c *validate.Customer) { c.DefaultShipTo = "S-9" })
		},
		"shipto.party.default":  func(_ nO, f nF, _ nP) { theCustomer(*f, func(c *validate.Customer) { c.DefaultShipTo = "S-9" }) },
		"shipto.number.unknown": func(o nO, _ nF, _ nP) { o.Delivery.DeliveryParty = nil },
		"shipto.status.inactive": func(o nO, f nF, _ nP) {
			o.Delivery.DeliveryParty.PartyName = "DC"
		},
		"shipto.address.onetime": func(o nO, _ nF, _ nP) { o.Delivery.DeliveryParty.PostalAddress = &gateway.Address{CityName: "Reno"} },
		"shipto.country.notallowed": func(o nO, _ nF, p nP) {
			o.Delivery.DeliveryParty.PostalAddress, p.ShipTo.Countries = &gateway.Address{CountryCode: "ca"}, []string{"US", "CA"}
		},
		"contract.number.unknown": func(o nO, _ nF, _ nP) { o.Contract = &gateway.Reference{ID: "K-7"} }, // of a price
		"contract.release.unknown": func(o nO, f nF, p nP) {
			o.OrderTypeCode = "226"
			under(validate.Contract{})(o, f, p)
		},
		"contract.date.outside":     under(validate.Contract{ValidFrom: "2026-11-20", ValidTo: "2026-11-20"}),
		"contract.currency.differs": under(validate.Contract{Currency: "USD"}),
		"contract.amount.exceeded":  under(validate.Contract{Amount: gateway.MustDec("1000"), Released: gateway.MustDec("492")}),
		"line.contract.item":        under(validate.Contract{Line: []validate.ContractLine{{Item: "BOLT-M8-40"}, {Item: "NUT-M8"}}}),
		"line.contract.quantity": under(validate.Contract{Line: []validate.ContractLine{{Item: "BOLT-M8-40", UnitCode: "XCT", Quantity: gateway.MustDec("12")},
			{Item: "NUT-M8", UnitCode: "EA", Quantity: gateway.MustDec("1100"), Released: gateway.MustDec("100")}}}),
		"order.payment.notagreed": func(o nO, _ nF, p nP) {
			o.PaymentTerms = []gateway.PaymentTerms{{Code: "08", DiscountPercent: gateway.MustDec("2.0"), DiscountDays: "10", NetDays: "30"}, {}}
			p.Terms.Payment = []string{"2/10  Net 30"}
		},
		"order.freight.notagreed": func(o nO, _ nF, p nP) {
			o.DeliveryTerms, p.Terms.Freight = &gateway.DeliveryTerms{FreightPayment: "PP", Incoterms: "DDP"}, []string{"pp"}
		},
		"check.calendar.unknown": func(o nO, f nF, _ nP) { calendarOf(o, f, validate.Calendar{Name: "US"}) },
	}
}

func nearDates() map[string]nearMiss {
	end := func(day string) *gateway.Period { return &gateway.Period{EndDate: day} }
	return map[string]nearMiss{
		"order.date.impossible": func(o nO, _ nF, _ nP) { o.Delivery.RequestedDeliveryPeriod = end("2028-02-29") },
		"order.date.inverted": func(o nO, _ nF, _ nP) {
			o.Delivery.RequestedDeliveryPeriod = &gateway.Period{StartDate: "2026-12-05", EndDate: "2026-12-05"}
		},
		"order.date.early": func(o nO, _ nF, _ nP) { o.Delivery.RequestedDeliveryPeriod = end("2026-11-20") },
		"order.date.conflict": func(o nO, _ nF, _ nP) {
			o.Delivery.RequestedDespatchPeriod = &gateway.Period{StartDate: "2026-12-05"}
		},
		"order.date.past":     func(o nO, _ nF, _ nP) { o.Delivery.RequestedDeliveryPeriod = end(today) },
		"order.date.leadtime": func(_ nO, _ nF, p nP) { p.Dates.LeadDays = 12 },
		"line.date.leadtime":  func(_ nO, f nF, _ nP) { eachItem(*f, func(it *validate.Item) { it.LeadDays = 12 }) },
		"order.date.closed": func(o nO, f nF, p nP) {
			p.Dates.Weekend, p.Dates.Holidays = []string{"sat", "sun"}, []string{"2026-12-03", "2026-12-04"}
		},
		"line.date.outside": func(o nO, _ nF, _ nP) { o.OrderLine[0].RequestedDeliveryPeriod = end("2026-12-01") },
		"line.schedule.outside": func(o nO, _ nF, _ nP) {
			o.OrderLine[0].ScheduleLine = []gateway.ScheduleLine{{Quantity: gateway.MustDec("1200"), RequestedDeliveryPeriod: end("2026-12-05")}}
		},
		"order.date.far":         func(o nO, _ nF, _ nP) { o.Delivery.RequestedDeliveryPeriod = end("2028-11-22") },
		"order.date.old":         func(o nO, _ nF, _ nP) { o.IssueDate = "2026-05-27" },
		"order.date.future":      func(o nO, _ nF, _ nP) { o.IssueDate = "2026-11-24" },
		"order.validity.expired": func(o nO, _ nF, _ nP) { o.ValidityPeriod = end(today) },
	}
}

func nearItems() map[string]nearMiss {
	quantity := func(q string) nearMiss {
		return func(o nO, _ nF, _ nP) { o.OrderLine[0].Quantity = gateway.MustDec(q) }
	}
	return map[string]nearMiss{
		"line.item.missing":      func(o nO, _ nF, _ nP) { o.OrderLine[0].BuyersItemIdentification = "" },
		"line.item.unknown":      func(o nO, _ nF, _ nP) { o.OrderLine[0].BuyersItemIdentification = "another" },
		"line.item.ambiguous":    func(o nO, _ nF, _ nP) { o.OrderLine[0].ManufacturersItemIdentification = "another" },
		"line.item.inactive":     func(_ nO, f nF, _ nP) { eachItem(*f, func(it *validate.Item) { it.Successor = "NEW" }) },
		"line.item.notorderable": func(_ nO, f nF, _ nP) { eachItem(*f, func(it *validate.Item) { it.Unlisted = true }) },
		"line.item.unlisted":     func(_ nO, f nF, _ nP) { eachItem(*f, func(it *validate.Item) { it.Unlisted = false }) },
		"line.item.repeated": func(o nO, _ nF, _ nP) {
			o.OrderLine = append(o.OrderLine, o.OrderLine[1])
			o.OrderLine[2].RequestedDeliveryPeriod = &gateway.Period{EndDate: "2026-12-04"}
		},
		"line.gtin.checkdigit":      func(o nO, _ nF, _ nP) { o.OrderLine[0].StandardItemIdentification.ID = "04006381333931" },
		"line.quantity.missing":     quantity("0"),
		"line.quantity.notpositive": quantity("0.001"),
		"line.quantity.fraction":    quantity("1200.0"),
		"line.quantity.pack":        quantity("1250"),
		"line.quantity.minimum":     quantity("100"),
		"line.quantity.maximum":     quantity("5000"),
		"line.quantity.unusual":     func(_ nO, _ nF, p nP) { p.Quantity.Maximum = "1200" },
		"line.unit.missing":         func(o nO, _ nF, _ nP) { o.OrderLine[0].Quantity, o.OrderLine[0].UnitCode = nil, "" },
		"line.unit.unknown":         func(o nO, _ nF, _ nP) { o.OrderLine[0].UnitCode = "XBX" },
		"line.unit.notsold":         func(o nO, _ nF, _ nP) { o.OrderLine[0].UnitCode = "C62" },
		"line.pack.differs": func(o nO, _ nF, _ nP) {
			o.OrderLine[1].Packaging = &gateway.Packaging{Pack: gateway.MustDec("10"), InnerPack: gateway.MustDec("20")}
		},
		"line.schedule.sum": func(o nO, _ nF, _ nP) {
			o.OrderLine[0].ScheduleLine = []gateway.ScheduleLine{{Quantity: gateway.MustDec("700")}, {Quantity: gateway.MustDec("500.0")}}
		},
		"line.location.sum": func(o nO, _ nF, _ nP) {
			o.OrderLine[0].LocationQuantity = []gateway.LocationQuantity{{LocationID: "0999", Quantity: gateway.MustDec("1200")}}
		},
		"line.location.unknown": func(o nO, _ nF, _ nP) {
			o.OrderLine[0].LocationQuantity = []gateway.LocationQuantity{{LocationID: "0078", SchemeID: "buyerAssigned", Quantity: gateway.MustDec("700")}}
		},
		"line.note.text": func(o nO, _ nF, p nP) {
			o.OrderLine[0].Note, p.Notes.Ignore = []gateway.Text{{Text: " Blue "}}, []string{"blue"}
		},
	}
}

func nearPrices() map[string]nearMiss {
	price := func(p gateway.Price) nearMiss { return func(o nO, _ nF, _ nP) { o.OrderLine[0].Price = &p } }
	dec := gateway.MustDec
	return map[string]nearMiss{
		"line.price.missing":  price(gateway.Price{PriceTypeCode: "NC"}),
		"line.price.agreed":   price(gateway.Price{}),
		"line.price.zero":     price(gateway.Price{PriceAmount: dec("0.00"), PriceTypeCode: "NC"}),
		"line.price.negative": price(gateway.Price{PriceAmount: dec("0.0001")}),
		"line.price.open":     price(gateway.Price{PriceAmount: dec("0.34"), PriceTypeCode: "TB"}),
		"line.price.retail":   price(gateway.Price{PriceAmount: dec("0.34"), PriceTypeCode: "PE"}),
		"line.price.basis":    price(gateway.Price{PriceAmount: dec("34"), BaseUnitCode: "XCT"}),
		"line.price.noagreement": func(o nO, f nF, _ nP) {
			o.IssueDate = "2026-01-01"
			moved(o, f, "2026-11-20")
		},
		"line.price.tolerance": func(o nO, _ nF, p nP) {
			o.OrderLine[0].Price.PriceAmount, p.Price.Percent = dec("0.3502"), "3"
		},
		"line.amount.tolerance": func(o nO, _ nF, _ nP) { o.OrderLine[0].LineExtensionAmount = dec("408.01") },
	}
}

func nearTotals() map[string]nearMiss {
	return map[string]nearMiss{
		"order.count.differs": func(o nO, _ nF, _ nP) { o.Control.LineCount = "02" },
		"order.hash.differs":  func(o nO, _ nF, _ nP) { o.Control.QuantityHash = gateway.MustDec("1205.00") },
		"order.total.tolerance": func(o nO, _ nF, _ nP) {
			o.AnticipatedMonetaryTotal.PayableAmount = gateway.MustDec("508.02")
		},
		"order.allowance.notagreed": func(o nO, _ nF, p nP) {
			p.Price.Allowance = "10"
			o.AllowanceCharge = []gateway.AllowanceCharge{{Amount: gateway.MustDec("50.80")}}
		},
		"order.total.limit":   func(_ nO, _ nF, p nP) { p.Total.Limit = "508" },
		"order.total.minimum": func(_ nO, _ nF, p nP) { p.Total.Minimum = "508.00" },
	}
}

// TestRulesLetPass: each rule has an order that it just lets pass.
func TestRulesLetPass(t *testing.T) {
	t.Parallel()
	near := nearMisses()
	for _, r := range validate.Rules() {
		if r.Code == "check.skipped" || r.Code == "order.paper.unproven" || r.Code == "order.findings.toomany" || r.Needs == validate.Ordered {
			continue
		}
		change := near[r.Code]
		if change == nil {
			t.Errorf("rule %s has no order that it just lets pass", r.Code)
			continue
		}
		delete(near, r.Code)
		if _, findings, _ := checkedBy(t, change, nil); of(findings, r.Code) != nil {
			t.Errorf("%s: %s", r.Code, of(findings, r.Code).Message)
		}
	}
	for code := range near {
		t.Errorf("%s is no rule", code)
	}
}
