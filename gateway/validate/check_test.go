// SPDX-License-Identifier: Apache-2.0

package validate_test

import (
	"encoding/json"
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
		case k.Kind != validate.ItemKey:
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
