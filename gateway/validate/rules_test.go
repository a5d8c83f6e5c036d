// SPDX-License-Identifier: Apache-2.0

package validate_test

import (
	"slices"
	"strings"
	"testing"

	"ordergate/gateway"
	"ordergate/gateway/validate"
)

type ruleCase struct {
	name    string
	change  func(o *gateway.Order, f *validate.Facts, p *validate.Policy)
	want    string // code and severity of the one finding
	says    string // part of its message
	found   string
	expects string
	line    int
	// What it becomes in an 855: ACK01 when it rejects ("" = IR), and when the order
	// is taken with the value that was expected.
	refused, corrected string
	alone              string // code and severity in a dry run, "" for none
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
			o.Delivery.RequestedDeliveryPeriod, o.OrderLine[1].RequestedDeliveryPeriod = nil, &gateway.Period{EndDate: "2026-11-22"}
		}, want: "order.date.past hold", line: 2, corrected: "DR", says: "on line 2"},
		{name: "lead time", change: func(_ O, _ F, p P) { p.Dates.LeadDays = 20 }, want: "order.date.leadtime warn", expects: "not before 2026-12-13"},
		{name: "far ahead", change: func(o O, _ F, _ P) {
			o.Delivery.RequestedDeliveryPeriod = nil
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

		{name: "no item number", change: func(o O, _ F, _ P) { o.OrderLine[1].SellersItemIdentification, o.AnticipatedMonetaryTotal = "", nil }, want: "line.item.missing hold", line: 2, refused: "R2", alone: "line.item.missing warn"},
		{name: "unknown item", change: func(o O, f F, _ P) {
			o.AnticipatedMonetaryTotal = nil
			for k := range f.Item {
				if strings.HasSuffix(k, "NUT-M8") {
					delete(f.Item, k)
				}
			}
		}, want: "line.item.unknown hold", line: 2, refused: "R2", found: "our number NUT-M8"},
		{name: "two items", change: func(o O, f F, _ P) {
			o.AnticipatedMonetaryTotal = nil
			for k, v := range f.Item {
				if strings.Contains(k, "GTIN") {
					v.Number = "NUT-M8"
					f.Item[k] = v
				}
			}
		}, want: "line.item.ambiguous hold", refused: "R2", line: 1, says: "buyer's number 000447712 is our BOLT-M8-40; GTIN 04006381333931 is our NUT-M8"},
		{name: "discontinued", change: func(_ O, f F, _ P) {
			eachItem(*f, func(it *validate.Item) { it.Active, it.Successor = it.Number != "NUT-M8", "NUT-M8-A2" })
		}, want: "line.item.inactive hold", corrected: "IS", line: 2, refused: "R4", expects: "NUT-M8-A2"},
		{name: "not for sale", change: func(_ O, f F, _ P) { eachItem(*f, func(it *validate.Item) { it.Orderable = it.Number != "NUT-M8" }) }, want: "line.item.notorderable hold", line: 2, refused: "R4"},
		{name: "check digit", change: func(o O, f F, _ P) {
			o.OrderLine[0].StandardItemIdentification.ID = "4006381333932"
		}, want: "line.gtin.checkdigit warn", line: 1, expects: "1", alone: "line.gtin.checkdigit warn"},
		{name: "no GTIN at all", change: func(o O, _ F, _ P) { o.OrderLine[0].StandardItemIdentification.ID = "XXXXXXXXXXXX" }, want: "line.gtin.checkdigit warn", line: 1, alone: "line.gtin.checkdigit warn"},

		{name: "no quantity", change: func(o O, _ F, _ P) { o.OrderLine[0].Quantity, o.AnticipatedMonetaryTotal = nil, nil }, want: "line.quantity.missing hold", line: 1, alone: "line.quantity.missing hold"},
		{name: "quantity zero", change: func(o O, _ F, _ P) {
			o.OrderLine[1].Quantity, o.Control, o.AnticipatedMonetaryTotal = dec("0"), nil, nil
		}, want: "line.quantity.notpositive hold", line: 2, alone: "line.quantity.notpositive hold"},
		{name: "half a carton", change: func(o O, _ F, _ P) {
			o.OrderLine[1].Quantity, o.Control, o.AnticipatedMonetaryTotal = dec("2.5"), nil, nil
		}, want: "line.quantity.fraction hold", line: 2, corrected: "IQ", found: "2.5", expects: "3", alone: "line.quantity.fraction warn"},
		{name: "no whole pack", change: func(o O, _ F, _ P) {
			o.OrderLine[0].Quantity, o.Control, o.AnticipatedMonetaryTotal = dec("1210"), nil, nil
		}, want: "line.quantity.pack hold", line: 1, corrected: "IQ", expects: "1250", says: "orders 1210 EA, which is no multiple of 50"},
		{name: "below minimum", change: func(o O, _ F, _ P) {
			o.OrderLine[0].Quantity, o.Control, o.AnticipatedMonetaryTotal = dec("50"), nil, nil
			o.OrderLine[0].Price.PriceAmount = dec("0.38")
		}, want: "line.quantity.minimum hold", line: 1, corrected: "IQ", expects: "100"},
		{name: "above maximum", change: func(o O, _ F, _ P) {
			o.OrderLine[0].Quantity, o.Control, o.AnticipatedMonetaryTotal = dec("12000"), nil, nil
		}, want: "line.quantity.maximum hold", line: 1, corrected: "IQ", expects: "5000"},
		{name: "no unit", change: func(o O, _ F, _ P) { o.OrderLine[0].UnitCode = "" }, want: "line.unit.missing hold", line: 1, refused: "R3", expects: "EA, XCT", alone: "line.unit.missing warn"},
		{name: "unknown unit", change: func(o O, _ F, _ P) { o.OrderLine[0].UnitCode = "2P" }, want: "line.unit.unknown hold", line: 1, refused: "R3", found: "2P", alone: "line.unit.unknown warn"},
		{name: "unit not sold", change: func(o O, _ F, _ P) {
			o.OrderLine[1].UnitCode, o.OrderLine[1].Quantity, o.OrderLine[1].Price.PriceAmount, o.Control = "EA", dec("1000"), dec("0.10"), nil
		}, want: "line.unit.notsold hold", corrected: "IC", line: 2, refused: "R3", expects: "XCT", says: "is not sold by EA; it is sold by XCT"},
		{name: "other pack", change: func(o O, _ F, _ P) {
			o.OrderLine[1].Packaging = &gateway.Packaging{Pack: dec("10"), InnerPack: dec("12")}
		}, want: "line.pack.differs warn", line: 2, found: "120", expects: "200"},

		{name: "no price", change: func(o O, _ F, _ P) { o.OrderLine[0].Price, o.AnticipatedMonetaryTotal = nil, nil }, want: "line.price.missing hold", line: 1, corrected: "IP", expects: "0.34", alone: "line.price.missing warn"},
		{name: "no price, agreed meant", change: func(o O, _ F, p P) {
			o.OrderLine[0].Price, o.AnticipatedMonetaryTotal = nil, nil
			p.Price.Missing = "agreed"
		}, want: "line.price.agreed note", line: 1, expects: "0.34", alone: "line.price.missing warn"},
		{name: "no price, a contract", change: func(o O, _ F, _ P) {
			o.OrderLine[0].Price, o.AnticipatedMonetaryTotal, o.Contract = nil, nil, &gateway.Reference{ID: "K-7"}
		}, want: "line.price.agreed note", line: 1, alone: "line.price.missing warn"},
		{name: "price zero", change: func(o O, _ F, _ P) {
			o.OrderLine[0].Price.PriceAmount, o.AnticipatedMonetaryTotal = dec("0.00"), nil
		}, want: "line.price.zero hold", line: 1, corrected: "IP", alone: "line.price.zero warn"},
		{name: "free of charge", change: func(o O, _ F, _ P) {
			o.OrderLine[0].Price = &gateway.Price{PriceTypeCode: "NC"}
			o.AnticipatedMonetaryTotal.PayableAmount = dec("100.00")
		}},
		{name: "price negative", change: func(o O, _ F, _ P) {
			o.OrderLine[0].Price.PriceAmount, o.AnticipatedMonetaryTotal = dec("-1"), nil
		}, want: "line.price.negative hold", line: 1, alone: "line.price.negative hold"},
		{name: "to be negotiated", change: func(o O, _ F, _ P) {
			o.OrderLine[0].Price, o.AnticipatedMonetaryTotal = &gateway.Price{PriceTypeCode: "TB"}, nil
		}, want: "line.price.open hold", line: 1, corrected: "IE", alone: "line.price.open warn"},
		{name: "retail price", change: func(o O, _ F, _ P) { o.OrderLine[0].Price.PriceTypeCode = "SR" }, want: "line.price.retail hold", line: 1, corrected: "IP", alone: "line.price.retail warn"},
		{name: "price for another unit", change: func(o O, _ F, _ P) {
			o.OrderLine[0].Price.BaseUnitCode, o.AnticipatedMonetaryTotal = "KGM", nil
		}, want: "line.price.basis hold", line: 1, corrected: "IE", says: "nobody says how many", alone: "line.price.basis warn"},
		{name: "no agreement", change: func(_ O, f F, _ P) {
			eachItem(*f, func(it *validate.Item) { it.Price = it.Price[:min(len(it.Price), 3)%3] })
		}, want: "line.price.noagreement hold", refused: "R1"},
		{name: "price too low", change: func(o O, _ F, _ P) { o.OrderLine[0].Price.PriceAmount, o.AnticipatedMonetaryTotal = dec("0.33"), nil }, want: "line.price.tolerance hold", line: 1, corrected: "IP", found: "0.33", expects: "0.34", says: "0.01 (2.94 %) below the agreed 0.34"},
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
		}, want: "line.price.tolerance hold", line: 1, corrected: "IP", expects: "0.38"},
		{name: "line amount", change: func(o O, _ F, _ P) { o.OrderLine[0].LineExtensionAmount = dec("400") }, want: "line.amount.tolerance warn", line: 1, expects: "408", alone: "line.amount.tolerance warn"},
		{name: "schedule", change: func(o O, _ F, _ P) {
			o.OrderLine[0].ScheduleLine = []gateway.ScheduleLine{{Quantity: dec("700")}, {Quantity: dec("400")}}
		}, want: "line.schedule.sum hold", line: 1, found: "1100", expects: "1200", alone: "line.schedule.sum hold"},
		{name: "schedule in dozens", change: func(o O, _ F, _ P) {
			o.OrderLine[0].ScheduleLine = []gateway.ScheduleLine{{Quantity: dec("100"), UnitCode: "DZN"}}
		}},
		{name: "stores", change: func(o O, f F, _ P) {
			o.OrderLine[0].LocationQuantity = []gateway.LocationQuantity{{LocationID: "0078", SchemeID: "buyerAssigned", Quantity: dec("700")}}
		}, want: "line.location.sum hold", line: 1, alone: "line.location.sum hold"},
		{name: "unknown store", change: func(o O, f F, _ P) {
			o.OrderLine[0].LocationQuantity = []gateway.LocationQuantity{{LocationID: "0999", SchemeID: "buyerAssigned", Quantity: dec("1200")}}
		}, want: "line.location.unknown hold", line: 1, found: "0999"},
		{name: "line text", change: func(o O, _ F, _ P) { o.OrderLine[0].Note = []gateway.Text{{Text: "blue"}} }, want: "line.note.text note", line: 1, alone: "line.note.text note"},

		{name: "line count", change: func(o O, _ F, _ P) { o.Control.LineCount = "3" }, want: "order.count.differs warn", found: "3", expects: "2", alone: "order.count.differs warn"},
		{name: "line count with zeros", change: func(o O, _ F, _ P) { o.Control.LineCount = "000002" }},
		{name: "hash", change: func(o O, _ F, _ P) { o.Control.QuantityHash = dec("1000") }, want: "order.hash.differs warn", found: "1000", expects: "1205", alone: "order.hash.differs warn"},
		{name: "hash left out as 0", change: func(o O, _ F, _ P) { o.Control.QuantityHash = dec("0") }},
		{name: "total", change: func(o O, _ F, _ P) { o.AnticipatedMonetaryTotal.PayableAmount = dec("500") }, want: "order.total.tolerance hold", found: "500", expects: "508", alone: "order.total.tolerance warn"},
		{name: "total with freight", change: func(o O, _ F, p P) {
			p.Price.Allowance = "2"
			o.AllowanceCharge = []gateway.AllowanceCharge{{ChargeIndicator: true, Amount: dec("30")}, {Amount: dec("8")}}
			o.AnticipatedMonetaryTotal.PayableAmount = dec("530")
		}},
		{name: "allowance", change: func(o O, _ F, _ P) {
			o.AllowanceCharge = []gateway.AllowanceCharge{{Amount: dec("200"), Text: "Volume discount"}}
		}, want: "order.allowance.notagreed hold", found: "200 (Volume discount)", expects: "nothing taken off"},
		{name: "allowances beyond the percent", change: func(o O, _ F, p P) {
			p.Price.Allowance = "2" // of 508: 10.16
			o.AllowanceCharge = []gateway.AllowanceCharge{{MultiplierFactorNumeric: dec("1")}}
			o.OrderLine[0].AllowanceCharge = []gateway.AllowanceCharge{{PerUnitRate: dec("0.01")}}
		}, want: "order.allowance.notagreed hold", line: 1, says: "0.01 per unit, in all 17.08", expects: "at most 10.16 taken off (2 %)"},
		{name: "allowance within the percent", change: func(o O, _ F, p P) {
			p.Price.Allowance = "2"
			o.OrderLine[0].AllowanceCharge = []gateway.AllowanceCharge{{Amount: dec("10.16")}}
		}},
		{name: "allowance of nothing", change: func(o O, _ F, _ P) {
			o.AllowanceCharge = []gateway.AllowanceCharge{{Amount: dec("0")}, {IndicatorCode: "N", Amount: dec("9")}}
		}},
		{name: "same content, other number", change: func(_ O, f F, _ P) {
			f.Alike = &validate.Alike{OrderID: "O1", Number: "4500012000", Date: "2026-11-09"}
		}, want: "order.content.duplicate hold", says: "Order 4500012000 of 2026-11-09 asked for the same"},
		{name: "same content without a date, the day before", change: func(o O, f F, _ P) {
			o.Delivery.RequestedDeliveryPeriod = nil
			f.Alike = &validate.Alike{OrderID: "O1", Number: "4500012000", Date: "2026-11-22"}
		}, want: "order.content.duplicate hold"},
		{name: "a standing order without a date", change: func(o O, f F, _ P) {
			o.Delivery.RequestedDeliveryPeriod = nil
			f.Alike = &validate.Alike{OrderID: "O1", Number: "4500012000", Date: "2026-11-16"}
		}},
		{name: "same content within more days", change: func(_ O, f F, p P) {
			f.Alike = &validate.Alike{OrderID: "O1", Number: "4500012000", Date: "2026-10-09"}
			p.Duplicates.ContentDays = 60
		}, want: "order.content.duplicate hold"},
		{name: "too many lines", change: func(_ O, _ F, p P) { p.Lines.Maximum = 1 }, want: "order.line.toomany hold", found: "2", expects: "at most 1"},
		{name: "routing", change: func(o O, _ F, _ P) { o.Delivery.Shipment = &gateway.Shipment{Routing: "VIA ROTTERDAM"} }, want: "order.instruction.shipping note", found: "VIA ROTTERDAM", alone: "order.instruction.shipping note"},
		{name: "ship complete", change: func(o O, _ F, _ P) {
			yes := true
			o.TransactionConditions = &gateway.Conditions{Code: "SC", ShipComplete: &yes}
		}, want: "order.instruction.condition warn", found: "SC", says: "complete or not at all", alone: "order.instruction.condition note"},
		{name: "over the credit limit", change: func(_ O, f F, _ P) {
			theCustomer(*f, func(c *validate.Customer) { c.CreditLimit, c.CreditUsed = dec("1000"), dec("492.01") })
		}, want: "customer.credit.limit hold", found: "508", expects: "at most 507.99", says: "only 507.99 is left"},
		{name: "over the credit limit without a price", change: func(o O, f F, p P) {
			o.OrderLine[0].Price, o.AnticipatedMonetaryTotal = nil, nil
			p.Severity = map[string]gateway.Severity{"line.price.missing": validate.Off}
			theCustomer(*f, func(c *validate.Customer) { c.CreditLimit = dec("507") })
		}, want: "customer.credit.limit hold", found: "508", alone: "line.price.missing warn"},
		{name: "a change within what it adds", change: func(_ O, f F, _ P) {
			theCustomer(*f, func(c *validate.Customer) { c.CreditLimit, c.CreditUsed = dec("1000"), dec("990") })
			f.Before = dec("500")
		}},
		{name: "country", change: func(o O, _ F, p P) {
			o.Delivery.DeliveryParty.PostalAddress = &gateway.Address{CountryCode: "CU"}
			p.ShipTo.Countries = []string{"US", "CA"}
		}, want: "shipto.country.notallowed hold", found: "CU", expects: "US, CA"},
		{name: "item lead time", change: func(_ O, f F, p P) {
			eachItem(*f, func(it *validate.Item) { it.LeadDays = map[string]int{"NUT-M8": 13}[it.Number] })
			p.Dates.LeadDays = 12
		}, want: "line.date.leadtime warn", line: 2, expects: "not before 2026-12-06", corrected: "DR", says: "item NUT-M8's lead time of 13 days"},
		{name: "a Sunday", change: func(o O, _ F, p P) {
			o.Delivery.RequestedDeliveryPeriod = &gateway.Period{EndDate: "2026-12-06"}
			p.Dates.Weekend = []string{"sat", "sun"}
		}, want: "order.date.closed warn", found: "2026-12-06", expects: "2026-12-07", says: "is a Sunday"},
		{name: "a holiday of the customer", change: func(o O, f F, _ P) {
			o.OrderLine[1].RequestedDeliveryPeriod = &gateway.Period{EndDate: "2026-12-04"}
			calendarOf(o, f, validate.Calendar{Name: "US", Weekend: []string{"sat", "sun"}, Holidays: []string{"2026-12-04", "2026-12-07"}})
		}, want: "order.date.closed warn", line: 2, expects: "2026-12-08", says: "is a holiday", corrected: "DR"},
		{name: "a despatch on a holiday of ours", change: func(o O, f F, p P) {
			o.Delivery.RequestedDespatchPeriod = &gateway.Period{StartDate: "2026-12-01", EndDate: "2026-12-01"}
			p.Dates.DespatchCalendar = "PLANT"
			f.Calendar = map[string]validate.Calendar{validate.Key{Kind: validate.CalendarKey, Ref: validate.Ref{ID: "PLANT"}}.String(): {Name: "PLANT", Holidays: []string{"2026-12-01"}}}
		}, want: "order.date.closed warn", says: "The despatch date 2026-12-01 is a holiday"},
		{name: "a calendar nobody knows", change: func(_ O, _ F, p P) { p.Dates.Calendar = "MOON" }, want: "check.calendar.unknown warn", found: "MOON"},
		{name: "a line after the order's window", change: func(o O, _ F, _ P) {
			o.OrderLine[0].RequestedDeliveryPeriod = &gateway.Period{EndDate: "2026-12-06"}
		}, want: "line.date.outside warn", line: 1, found: "2026-12-06", expects: "2026-12-01 to 2026-12-05", corrected: "DR", alone: "line.date.outside note"},
		{name: "a delivery after the line's", change: func(o O, _ F, _ P) {
			o.OrderLine[0].RequestedDeliveryPeriod = &gateway.Period{EndDate: "2026-12-02"}
			o.OrderLine[0].ScheduleLine = []gateway.ScheduleLine{{Quantity: dec("1200"), RequestedDeliveryPeriod: &gateway.Period{EndDate: "2026-12-03"}}}
		}, want: "line.schedule.outside warn", line: 1, expects: "until 2026-12-02", corrected: "DR", alone: "line.schedule.outside warn"},
		{name: "not in the assortment", change: func(_ O, f F, _ P) { eachItem(*f, func(it *validate.Item) { it.Unlisted = it.Number == "NUT-M8" }) }, want: "line.item.unlisted hold", line: 2, refused: "R1", found: "NUT-M8"},
		{name: "the same line twice", change: func(o O, _ F, _ P) {
			o.OrderLine = append(o.OrderLine, o.OrderLine[1])
			o.OrderLine[2].ID, o.Control, o.AnticipatedMonetaryTotal = "3", nil, nil
		}, want: "line.item.repeated warn", line: 3, says: "as line 2", alone: "line.item.repeated note"},
		{name: "far more than usual", change: func(_ O, _ F, p P) { p.Quantity.Maximum = "1199" }, want: "line.quantity.unusual hold", line: 1, found: "1200", expects: "at most 1199", corrected: "IQ"},
		{name: "above the limit", change: func(_ O, _ F, p P) { p.Total.Limit = "507.99" }, want: "order.total.limit hold", found: "508", expects: "at most 507.99"},
		{name: "below the minimum", change: func(_ O, _ F, p P) { p.Total.Minimum = "508.01" }, want: "order.total.minimum hold", expects: "at least 508.01"},
		{name: "unknown contract", change: func(o O, _ F, _ P) { o.Contract = &gateway.Reference{ID: "K-9"} }, want: "contract.number.unknown warn", found: "K-9"},
		{name: "a release of nothing", change: func(o O, _ F, _ P) { o.OrderTypeCode, o.ReleaseNumber = "226", "7" }, want: "contract.release.unknown hold", found: "4500012345"},
		{name: "contract ran out", change: under(validate.Contract{ValidTo: "2026-11-19"}), want: "contract.date.outside hold", found: "2026-11-20", expects: "any day to 2026-11-19"},
		{name: "contract in another currency", change: under(validate.Contract{Currency: "EUR"}), want: "contract.currency.differs hold", found: "USD", expects: "EUR"},
		{name: "contract used up", change: under(validate.Contract{Amount: dec("10000"), Released: dec("9492.01")}), want: "contract.amount.exceeded hold", found: "508", expects: "at most 507.99"},
		{name: "item outside the contract", change: under(validate.Contract{Line: []validate.ContractLine{{Item: "BOLT-M8-40"}}}), want: "line.contract.item hold", line: 2, refused: "R1", found: "NUT-M8"},
		{name: "more than the contract holds", change: under(validate.Contract{Line: []validate.ContractLine{{Item: "BOLT-M8-40", UnitCode: "XCT", Quantity: dec("20"), Released: dec("9")}, {Item: "NUT-M8"}}}),
			want: "line.contract.quantity hold", line: 1, found: "12", expects: "at most 11", corrected: "IQ"},
		{name: "payment terms", change: func(o O, f F, _ P) {
			o.PaymentTerms = []gateway.PaymentTerms{{Code: "05", NetDays: "060"}}
			theCustomer(*f, func(c *validate.Customer) { c.PaymentTerms = []string{"net 30", "2/10 net 30"} })
		}, want: "order.payment.notagreed hold", found: "net 60", expects: "net 30, 2/10 net 30"},
		{name: "payment terms of the partner's file", change: func(o O, f F, p P) {
			o.PaymentTerms = []gateway.PaymentTerms{{NetDays: "30"}}
			theCustomer(*f, func(c *validate.Customer) { c.PaymentTerms = []string{"net 30"} })
			p.Terms.Payment = []string{"net 14"}
		}, want: "order.payment.notagreed hold", expects: "net 14"},
		{name: "freight terms", change: func(o O, _ F, p P) {
			o.DeliveryTerms = &gateway.DeliveryTerms{FreightPayment: "PP", Incoterms: "DDP"}
			p.Terms.Freight = []string{"PP", "FCA"}
		}, want: "order.freight.notagreed hold", found: "DDP", expects: "FCA"},
		{name: "read of a page, for nobody", change: func(o O, f F, p P) { onPaper(func(O, F, P) {})(o, f, p) }, alone: vouched},
		{name: "another shape of number", change: onPaper(func(o O, _ F, _ P) { o.ID = "PO-77" }), want: "order.number.shape hold", found: "PO-77", expects: "9999999999", alone: vouched},
		{name: "another buyer", change: onPaper(func(o O, _ F, _ P) { o.BuyerCustomerParty = &gateway.Party{PartyName: "Redwood Mills Inc."} }),
			want: "customer.name.differs hold", says: "Redwood Mills", alone: vouched},
		{name: "another supplier", change: onPaper(func(o O, _ F, p P) {
			p.Paper.Supplier = []string{"Northgate Fasteners GmbH"}
			o.SellerSupplierParty = &gateway.Party{PartyName: "Southern Bolts GmbH"}
		}), want: "supplier.name.differs hold", found: "Southern Bolts GmbH", alone: vouched},
		{name: "an address of nobody", change: onPaper(places(depot("S-1", "12 Mill Road"))(func(o O, _ F, _ P) {
			o.Delivery.DeliveryParty.PostalAddress.StreetName = "14 Mill Road"
		})), want: "shipto.address.unknown hold", found: "Bluebird Depot, 14 Mill Road, 89501-1234 Reno", alone: vouched},
		{name: "an address of two", change: onPaper(places(depot("S-1", "12 Mill Road"), depot("S-2", "12 Mill Rd."))(func(O, F, P) {})),
			want: "shipto.address.ambiguous hold", says: "ship-to S-1 and ship-to S-2", alone: vouched},
		{name: "an item of no order before", change: onPaper(func(_ O, f F, _ P) { delete(f.History.Items, nutKey) }), want: "line.item.new note", line: 2, found: "NUT-M8", alone: vouched},
		{name: "a scanned item of no order before", change: onPaper(func(o O, f F, _ P) {
			delete(f.History.Items, nutKey)
			o.Trace["/orderLine/1/sellersItemIdentification"] = gateway.Origin{Position: gateway.Position{Path: "page 1", OCR: true}}
		}), want: "line.item.scanned hold", line: 2, alone: vouched},
		{name: "a quantity of columns, scanned", change: onPaper(func(o O, _ F, _ P) {
			o.Trace["/orderLine/0/quantity"] = gateway.Origin{Position: gateway.Position{Path: "page 1", OCR: true, Evidence: []string{"column"}}}
		}), want: "line.quantity.unproven hold", line: 1, found: "1200", corrected: "IQ", alone: vouched},
		{name: "a quantity of nowhere", change: onPaper(func(o O, _ F, _ P) { delete(o.Trace, "/orderLine/1/quantity") }), want: "line.quantity.unproven hold", line: 2, corrected: "IQ", alone: vouched},
		{name: "far more than ever", change: onPaper(func(_ O, f F, _ P) { f.History.Items[boltKey] = usual("50", "119", "0.34") }),
			want: "line.quantity.far hold", line: 1, found: "1200", expects: "50 to 119", corrected: "IQ", alone: vouched},
		{name: "far less than ever", change: onPaper(func(_ O, f F, _ P) { f.History.Items[nutKey] = usual("51", "500", "20") }),
			want: "line.quantity.far hold", line: 2, found: "5", corrected: "IQ", alone: vouched},
		{name: "far dearer than ever", change: onPaper(func(_ O, f F, _ P) { f.History.Items[nutKey] = usual("1", "10", "1.99") }),
			want: "line.price.far hold", line: 2, found: "20", corrected: "IP", alone: vouched},
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

// under puts the order under a contract of customer C-1 for a while that has
// plenty of everything, but for what k says.
func under(k validate.Contract) func(*gateway.Order, *validate.Facts, *validate.Policy) {
	return func(o *gateway.Order, f *validate.Facts, _ *validate.Policy) {
		o.Contract = &gateway.Reference{ID: "K-9"}
		k.Number = "K-9"
		if k.Customer == "" {
			k.Customer = "C-1"
		}
		f.Contract = map[string]validate.Contract{}
		for _, key := range validate.Needs(o, acme) {
			if key.Kind == validate.ContractKey {
				f.Contract[key.String()] = k
			}
		}
	}
}

// calendarOf gives the customer a calendar of its own.
func calendarOf(o *gateway.Order, f *validate.Facts, k validate.Calendar) {
	theCustomer(*f, func(c *validate.Customer) { c.Calendar = k.Name })
	f.Calendar = map[string]validate.Calendar{}
	for _, key := range validate.Needs(o, acme) {
		if key.Kind == validate.CalendarKey {
			f.Calendar[key.String()] = k
		}
	}
}

// checkedBy runs the rules on the sound order after a change of it.
func checkedBy(t *testing.T, change func(*gateway.Order, *validate.Facts, *validate.Policy), severity map[string]gateway.Severity) (o *gateway.Order, findings, alone []gateway.Finding) {
	t.Helper()
	o, f := sound()
	p := validate.Defaults()
	change(o, &f, &p)
	for code, s := range severity {
		if p.Severity == nil {
			p.Severity = map[string]gateway.Severity{}
		}
		p.Severity[code] = s
	}
	if problems := p.Validate(); len(problems) > 0 {
		t.Fatal(problems)
	}
	findings, _ = validate.Check(o, f, p, acme, today)
	alone, _ = validate.Check(o, validate.Facts{}, p, validate.Who{NoPartner: true}, "")
	return o, findings, alone
}

func of(findings []gateway.Finding, code string) *gateway.Finding {
	for i := range findings {
		if findings[i].Code == code {
			return &findings[i]
		}
	}
	return nil
}

func ruleNamed(code string) *validate.Rule {
	for _, r := range validate.Rules() {
		if r.Code == code {
			return &r
		}
	}
	return nil
}

// TestRules: each rule fires once, alone, says everything a clerk wants to know,
// and does what the partner's file makes of it.
func TestRules(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, tt := range ruleCases() {
		code, _, _ := strings.Cut(tt.want, " ")
		seen[code] = true
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			_, findings, alone := checkedBy(t, tt.change, nil)
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
			g := of(findings, code)
			if g == nil || code+" "+string(g.Severity) != tt.want {
				t.Fatalf("findings %v, want %s", codes(findings), tt.want)
			}
			for _, other := range findings {
				if other.Code != g.Code {
					t.Errorf("also %s: %s", other.Code, other.Message)
				}
			}
			tt.says1(t, g)
			tt.weighed(t, code)
		})
	}
	for _, r := range validate.Rules() {
		if !seen[r.Code] && r.Code != "order.paper.unproven" && r.Code != "check.skipped" && r.Code != "order.findings.toomany" && r.Needs != validate.Ordered { // those are package change's
			t.Errorf("rule %s is not tested", r.Code)
		}
	}
}

// says1 holds one finding to what the case says.
func (tt *ruleCase) says1(t *testing.T, g *gateway.Finding) {
	t.Helper()
	if !strings.Contains(g.Message, tt.says) || g.Message == "" || !strings.HasSuffix(g.Message, ".") {
		t.Errorf("says %q, want %q", g.Message, tt.says)
	}
	if tt.found != "" && g.Found != tt.found || tt.expects != "" && g.Expected != tt.expects || tt.line != 0 && g.Line != tt.line || g.Corrected != tt.corrected {
		t.Errorf("%+v", g)
	}
	if g.Position.Path == "" || g.Expected == "" && !strings.HasPrefix(g.Code, "order.purpose.") {
		t.Errorf("it does not say where, or what it expects: %+v", g)
	}
	if g.Field == "" && g.Code != "check.calendar.unknown" || g.Hint == "" && g.Severity != gateway.Note {
		t.Errorf("it does not say in which field, or what to do: %+v", g)
	}
	if r := ruleNamed(g.Code); g.Answer != r.Answer(g.Severity, g.Line > 0) {
		t.Errorf("answer %q", g.Answer)
	}
}

// weighed: the partner's file makes the finding reject, warn or vanish.
func (tt *ruleCase) weighed(t *testing.T, code string) {
	t.Helper()
	o, findings, _ := checkedBy(t, tt.change, map[string]gateway.Severity{code: gateway.Reject})
	g := of(findings, code)
	if g == nil || g.Severity != gateway.Reject {
		t.Fatalf("reject: %v", codes(findings))
	}
	d := validate.Decide(o, findings)
	want := tt.refused
	switch {
	case g.Line == 0:
		want = "RD"
	case want == "":
		want = "IR"
	}
	if g.Answer != want || d.Status != gateway.Refused || g.Line > 0 && d.Line[g.Line-1].Code != want {
		t.Errorf("rejected, it becomes %q, and %+v; want %q", g.Answer, d, want)
	}
	if problems := (validate.Policy{Severity: map[string]gateway.Severity{code: gateway.Warn}}).Validate(); len(problems) > 0 {
		return // one that cannot be set lower
	}
	_, findings, _ = checkedBy(t, tt.change, map[string]gateway.Severity{code: gateway.Warn})
	if g := of(findings, code); g == nil || g.Severity != gateway.Warn || g.Answer != "" {
		t.Errorf("warn: %+v", g)
	}
	_, findings, _ = checkedBy(t, tt.change, map[string]gateway.Severity{code: validate.Off})
	if of(findings, code) != nil {
		t.Errorf("it is off and fires")
	}
}
