// SPDX-License-Identifier: Apache-2.0

package validate_test

import (
	"strings"
	"testing"

	"ordergate/gateway"
	"ordergate/gateway/validate"
)

// vouched is what a dry run without a partner says of any order of a page.
const vouched = "order.paper.unproven hold"

const (
	boltKey = "BOLT-M8-40\x1fEA\x1fUSD"
	nutKey  = "NUT-M8\x1fXCT\x1fUSD"
)

func usual(least, most, price string) validate.Usual {
	return validate.Usual{Orders: 5, Least: *gateway.MustDec(least), Most: *gateway.MustDec(most), Cheapest: gateway.MustDec(price), Dearest: gateway.MustDec(price)}
}

// onPaper makes the order one that was read of a page and that each rule lets pass,
// then changes it.
func onPaper(change nearMiss) nearMiss {
	return func(o *gateway.Order, f *validate.Facts, p *validate.Policy) {
		o.Source = &gateway.Source{Format: "pdf", Paper: true}
		for _, field := range []string{"/orderLine/0/quantity", "/orderLine/1/quantity"} {
			o.Trace[field] = gateway.Origin{Position: gateway.Position{Path: "page 1", Page: 1, Evidence: []string{"column", "arithmetic"}}}
		}
		f.History = &validate.History{Orders: 9, Shapes: map[string]int{"9999999999": 8, "A-99": 1},
			Items: map[string]validate.Usual{boltKey: usual("1000", "2000", "0.34"), nutKey: usual("2", "9", "20")}}
		change(o, f, p)
	}
}

// depot is a ship-to in Reno.
func depot(number, street string) validate.ShipTo {
	return validate.ShipTo{Number: number, Customer: "C-1", Name: "Bluebird Depot", Active: true, Street: street, City: "Reno", Country: "US"}
}

// places has the order name its ship-to by an address alone, and the customer have
// ship-tos there.
func places(all ...validate.ShipTo) func(nearMiss) nearMiss {
	return func(change nearMiss) nearMiss {
		return func(o *gateway.Order, f *validate.Facts, p *validate.Policy) {
			o.Delivery.DeliveryParty = &gateway.Party{PartyName: "Bluebird Depot", PostalAddress: &gateway.Address{StreetName: "12 Mill Road", CityName: "Reno", PostalZone: "89501-1234", CountryCode: "US"}}
			change(o, f, p)
			f.Place = map[string][]validate.ShipTo{}
			for _, k := range validate.Needs(o, acme) {
				if k.Kind == validate.PlaceKey {
					f.Place[k.String()] = all
				}
			}
		}
	}
}

func nearPaper() map[string]nearMiss {
	return map[string]nearMiss{
		"order.number.shape":    onPaper(func(o nO, _ nF, _ nP) { o.ID = "B-12" }),
		"customer.name.differs": onPaper(func(o nO, _ nF, _ nP) { o.BuyerCustomerParty = &gateway.Party{PartyName: "BLUEBIRD Stores, Inc."} }),
		"supplier.name.differs": onPaper(func(o nO, _ nF, p nP) {
			p.Paper.Supplier = []string{"Northgate Fasteners GmbH"}
			o.SellerSupplierParty = &gateway.Party{PartyName: "Northgate"}
		}),
		"shipto.address.unknown":   onPaper(places(depot("S-1", "12, Mill Rd"))(func(nO, nF, nP) {})),
		"shipto.address.ambiguous": onPaper(places(depot("S-1", "12 Mill Road"), depot("S-2", "14 Mill Road"))(func(nO, nF, nP) {})),
		"line.item.new":            onPaper(func(nO, nF, nP) {}),
		"line.item.scanned": onPaper(func(o nO, f nF, _ nP) {
			delete(f.History.Items, nutKey)
			o.Trace["/orderLine/1/sellersItemIdentification"] = gateway.Origin{Position: gateway.Position{Path: "page 1"}}
		}),
		"line.quantity.unproven": onPaper(func(o nO, _ nF, _ nP) {
			o.Trace["/orderLine/0/quantity"] = gateway.Origin{Position: gateway.Position{Path: "page 1", Evidence: []string{"column"}}}
		}),
		"line.quantity.far": onPaper(func(_ nO, f nF, _ nP) {
			f.History.Items[boltKey], f.History.Items[nutKey] = usual("50", "120", "0.34"), usual("50", "120", "20")
		}),
		"line.price.far": onPaper(func(_ nO, f nF, _ nP) { f.History.Items[nutKey] = usual("1", "10", "2") }),
	}
}

// TestPaperIsFirm: what vouches for an order of a page, no partner's file can switch
// off; of other orders it can.
func TestPaperIsFirm(t *testing.T) {
	t.Parallel()
	off := map[string]gateway.Severity{"line.item.unknown": validate.Off, "shipto.number.unknown": gateway.Note, "customer.number.unknown": gateway.Warn}
	breaks := map[string]nearMiss{
		"line.item.unknown":       func(_ nO, f nF, _ nP) { clear(f.Item) },
		"shipto.number.unknown":   func(_ nO, f nF, _ nP) { clear(f.ShipTo) },
		"customer.number.unknown": func(_ nO, f nF, _ nP) { clear(f.Customer) },
	}
	for code, change := range breaks {
		if _, findings, _ := checkedBy(t, change, off); of(findings, code) != nil && of(findings, code).Severity == gateway.Hold {
			t.Errorf("%s: holds an order that was sent as data", code)
		}
		if _, findings, _ := checkedBy(t, onPaper(change), off); of(findings, code) == nil || of(findings, code).Severity != gateway.Hold {
			t.Errorf("%s: %v", code, codes(findings))
		}
	}
	for _, code := range []string{"order.paper.unproven", "line.quantity.unproven", "shipto.address.unknown", "supplier.name.differs"} {
		if p := (validate.Policy{Severity: map[string]gateway.Severity{code: gateway.Warn}}).Validate(); len(p) != 1 || !strings.Contains(p[0].Message, "misread") {
			t.Errorf("%s: %v", code, p)
		}
	}
}

// TestPaperUnproven: without a partner or master data an order of a page is held, and
// one that was sent as data is not.
func TestPaperUnproven(t *testing.T) {
	t.Parallel()
	for _, who := range []validate.Who{{}, {NoPartner: true}, {Partner: "acme", NoMasterData: true}} {
		o, f := sound()
		p := validate.Defaults()
		onPaper(func(nO, nF, nP) {})(o, &f, &p)
		findings, _ := validate.Check(o, validate.Facts{}, p, who, today)
		if g := of(findings, "order.paper.unproven"); g == nil || g.Severity != gateway.Hold {
			t.Errorf("%+v: %v", who, codes(findings))
		}
		o.Source.Paper = false
		if findings, _ := validate.Check(o, validate.Facts{}, p, who, today); of(findings, "order.paper.unproven") != nil {
			t.Errorf("%+v: sent as data and held", who)
		}
	}
}

// TestByAddress: one ship-to that fits is taken, by street first and by name where no
// street is known.
func TestByAddress(t *testing.T) {
	t.Parallel()
	unnamed := func(number, name, street string) validate.ShipTo {
		s := depot(number, street)
		s.Name = name
		return s
	}
	abroad := depot("S-9", "12 Mill Road")
	abroad.Country = "CA"
	for _, tt := range []struct {
		name string
		all  []validate.ShipTo
		want string // ship-to, or the finding
	}{
		{"street", []validate.ShipTo{depot("S-1", "12 Mill Road"), depot("S-2", "120 Mill Road")}, "S-1"},
		{"street under another name", []validate.ShipTo{unnamed("S-1", "Central Receiving", "12 Mill Road")}, "S-1"},
		{"name alone", []validate.ShipTo{unnamed("S-1", "Bluebird Reno", ""), unnamed("S-2", "Harbour Office", "")}, "S-1"},
		{"name decides between equal streets", []validate.ShipTo{unnamed("S-1", "Bluebird", "12 Mill Road"), unnamed("S-2", "Canary", "12 Mill Road")}, "S-1"},
		{"another name and no street", []validate.ShipTo{unnamed("S-1", "Harbour Office", "")}, "shipto.address.unknown"},
		{"another country", []validate.ShipTo{abroad}, "shipto.address.unknown"},
		{"none there", nil, "shipto.address.unknown"},
		{"two names alone", []validate.ShipTo{unnamed("S-1", "Bluebird A", ""), unnamed("S-2", "Bluebird B", "")}, "shipto.address.ambiguous"},
	} {
		o, f := sound()
		p := validate.Defaults()
		onPaper(places(tt.all...)(func(nO, nF, nP) {}))(o, &f, &p)
		findings, resolved := validate.Check(o, f, p, acme, today)
		got := resolved.ShipTo
		if len(findings) > 0 {
			got = findings[0].Code
		}
		if got != tt.want {
			t.Errorf("%s: %s, want %s", tt.name, got, tt.want)
		}
	}
}

// TestByName: where the page has a name and no address, it must be one place's own.
func TestByName(t *testing.T) {
	t.Parallel()
	named := func(number, name string) validate.ShipTo {
		return validate.ShipTo{Number: number, Customer: "C-1", Name: name, Active: true}
	}
	for _, tt := range []struct {
		name string
		all  []validate.ShipTo
		want string
	}{
		{"its name", []validate.ShipTo{named("S-1", "BLUEBIRD DEPOT"), named("S-2", "Bluebird Depot Salem")}, "S-1"},
		{"part of its name", []validate.ShipTo{named("S-2", "Bluebird Depot Salem")}, "shipto.address.unknown"},
		{"two of that name", []validate.ShipTo{named("S-1", "Bluebird Depot"), named("S-2", "Bluebird Depot")}, "shipto.address.ambiguous"},
	} {
		o, f := sound()
		p := validate.Defaults()
		onPaper(places(tt.all...)(func(o nO, _ nF, _ nP) { o.Delivery.DeliveryParty.PostalAddress = nil }))(o, &f, &p)
		findings, resolved := validate.Check(o, f, p, acme, today)
		got := resolved.ShipTo
		if len(findings) > 0 {
			got = findings[0].Code
		}
		if got != tt.want {
			t.Errorf("%s: %s, want %s", tt.name, got, tt.want)
		}
	}
}

// TestPaperNeedsAllEvidence: whatever one piece of what vouches for an order of a page
// is taken away, it is held.
func TestPaperNeedsAllEvidence(t *testing.T) {
	t.Parallel()
	at := func(field string, p gateway.Position) nearMiss {
		return func(o nO, _ nF, _ nP) { o.Trace[field] = gateway.Origin{Position: p} }
	}
	for name, take := range map[string]nearMiss{
		"the customer":             func(_ nO, f nF, _ nP) { clear(f.Customer) },
		"the ship-to":              func(_ nO, f nF, _ nP) { clear(f.ShipTo) },
		"the items":                func(_ nO, f nF, _ nP) { clear(f.Item) },
		"the evidence of line 1":   at("/orderLine/0/quantity", gateway.Position{Path: "page 1"}),
		"the evidence of line 2":   at("/orderLine/1/quantity", gateway.Position{Path: "page 1", Evidence: []string{"guess", "weak label"}}),
		"the trace":                func(o nO, _ nF, _ nP) { o.Trace = nil },
		"the number":               func(o nO, _ nF, _ nP) { o.ID = "" },
		"the price agreed":         func(o nO, _ nF, _ nP) { o.OrderLine[1].Price.PriceAmount = gateway.MustDec("21.00") },
		"the total":                func(o nO, _ nF, _ nP) { o.AnticipatedMonetaryTotal.PayableAmount = gateway.MustDec("700") },
		"that it is not known yet": func(_ nO, f nF, _ nP) { f.Known = &validate.Known{OrderID: "O1", Date: "2026-11-20"} },
	} {
		_, findings, _ := checkedBy(t, onPaper(take), map[string]gateway.Severity{"line.item.unknown": gateway.Note, "customer.number.unknown": gateway.Note, "shipto.number.unknown": gateway.Note})
		if gateway.Weigh(findings) == gateway.Accept {
			t.Errorf("without %s it is accepted: %v", name, codes(findings))
		}
	}
	if _, findings, _ := checkedBy(t, onPaper(func(nO, nF, nP) {}), nil); len(findings) > 0 {
		t.Errorf("with all of it it is held: %v", codes(findings))
	}
}

// TestNoShipToOnThePage: the customer's default is used where the partner's file says so.
func TestNoShipToOnThePage(t *testing.T) {
	t.Parallel()
	for policy, want := range map[string]string{"": "shipto.party.missing hold", "hold": "shipto.party.missing hold", "default": "shipto.party.default note"} {
		_, findings, _ := checkedBy(t, onPaper(func(o nO, f nF, p nP) {
			o.Delivery.DeliveryParty, p.Paper.ShipTo = nil, policy
			theCustomer(*f, func(c *validate.Customer) { c.DefaultShipTo = "S-9" })
		}), map[string]gateway.Severity{"shipto.party.missing": gateway.Note})
		if got := strings.Join(codes(findings), ", "); got != want {
			t.Errorf("%q: %s, want %s", policy, got, want)
		}
	}
	if p := (validate.Policy{Paper: validate.PaperPolicy{ShipTo: "any"}}).Validate(); len(p) != 1 {
		t.Errorf("%v", p)
	}
}

func TestNumberShape(t *testing.T) {
	t.Parallel()
	for number, want := range map[string]string{"PO-4711": "AA-9999", "  4500012345 ": "9999999999", "": "", "Ä7/ß": "A9/A"} {
		if got := validate.NumberShape(number); got != want {
			t.Errorf("%q: %q, want %q", number, got, want)
		}
	}
}

// TestHabits: history is asked for under the keys that it is kept by.
func TestHabits(t *testing.T) {
	t.Parallel()
	o, f := sound()
	keys := validate.HabitKeys(o, f, acme)
	_, o.Resolved = validate.Check(o, f, validate.Defaults(), acme, today)
	kept := map[string]validate.Habit{}
	for _, h := range validate.Habits(o) {
		kept[h.Key] = h
	}
	for _, k := range keys {
		if _, ok := kept[k]; !ok {
			t.Errorf("%q is asked for and not kept", k)
		}
	}
	if h := kept[boltKey]; len(keys) != 2 || h.Quantity.String() != "1200" || h.Price == nil || h.Price.String() != "0.34" {
		t.Errorf("%q: %+v", keys, h)
	}
}
