// SPDX-License-Identifier: Apache-2.0

package change_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ordergate/gateway"
	"ordergate/gateway/change"
)

// TestHeader: what the change carries replaces, texts are added, the rest stays.
func TestHeader(t *testing.T) {
	t.Parallel()
	base := ordered()
	base.Delivery.Shipment = &gateway.Shipment{CarrierScac: "AAAA"}
	base.AdditionalDocumentReference = []gateway.DocumentReference{{Qualifier: "DP", ID: "1"}, {Qualifier: "PD", ID: "2"}}
	base.Extensions = []gateway.Extension{{Name: "MEA", Values: []string{"1"}}}
	ch := told()
	ch.Delivery = &gateway.Delivery{RequestedDeliveryPeriod: &gateway.Period{EndDate: "2026-12-24"}}
	ch.PaymentTerms = []gateway.PaymentTerms{{NetDays: "60"}}
	ch.Note = []gateway.Text{{Text: "first"}, {Text: "second"}}
	ch.AdditionalDocumentReference = []gateway.DocumentReference{{Qualifier: "DP", ID: "9"}}
	ch.Extensions = []gateway.Extension{{Name: "BCH[04]", Values: []string{"04"}, Position: gateway.Position{SegmentID: "BCH"}}}
	r := change.Apply(base, ch, change.Options{})
	want := ordered()
	want.Delivery = &gateway.Delivery{DeliveryParty: &gateway.Party{PartyName: "STORE 1"}, RequestedDeliveryPeriod: &gateway.Period{EndDate: "2026-12-24"}, Shipment: &gateway.Shipment{CarrierScac: "AAAA"}}
	want.PaymentTerms = []gateway.PaymentTerms{{NetDays: "60"}}
	want.Note = []gateway.Text{{Text: "first"}, {Text: "second"}}
	want.AdditionalDocumentReference = []gateway.DocumentReference{{Qualifier: "PD", ID: "2"}, {Qualifier: "DP", ID: "9"}}
	want.Extensions = base.Extensions
	if d := cmp.Diff(asJSON(t, want), asJSON(t, r.Order)); d != "" {
		t.Error(d)
	}
	if !r.Changed || len(r.Findings) > 0 {
		t.Errorf("changed %v, findings %v", r.Changed, r.Findings)
	}
	for code, fill := range map[string]func(*gateway.Order){
		"CC": func(o *gateway.Order) { o.PaymentTerms = []gateway.PaymentTerms{{NetDays: "10"}} },
		"CG": func(o *gateway.Order) {
			o.AllowanceCharge = []gateway.AllowanceCharge{{Amount: gateway.MustDec("5.00")}}
		},
	} {
		ch := told(said(code + " 1"))
		fill(ch)
		if r := change.Apply(ordered(), ch, change.Options{}); len(r.Findings) > 0 || !r.Changed {
			t.Errorf("%s: %v", code, r.Findings)
		}
	}
}

// TestCancel: the order stays as it is, for the ERP to cancel; a cancel that also
// changes lines is held.
func TestCancel(t *testing.T) {
	t.Parallel()
	ch := told(said("CF 1"))
	ch.DocumentPurposeCode, ch.ChangeSequenceNumber = "cancel", "3"
	r := change.Apply(ordered(), ch, change.Options{})
	if d := cmp.Diff(asJSON(t, ordered()), asJSON(t, r.Order)); d != "" || !r.Changed || len(r.Findings) > 0 {
		t.Errorf("%s %+v", d, r.Findings)
	}
	posted := r.Posted(ch, gateway.OrderReference{ID: "O1", SalesOrderID: "SO-1"})
	if posted.DocumentPurposeCode != "cancel" || posted.ChangeSequenceNumber != "3" || posted.OrderReference.SalesOrderID != "SO-1" || len(posted.OrderLine) != 3 {
		t.Errorf("%+v", posted)
	}
	left := change.InForce(ordered(), posted, r.From, func(i int) bool { return i == 1 })
	if d := cmp.Diff([]string{two}, lines(left)); d != "" {
		t.Error(d)
	}
	ch.OrderLine[0] = said("QI 1 quantity=99")
	if r := change.Apply(ordered(), ch, change.Options{}); len(r.Findings) != 1 || r.Findings[0].Code != "line.change.contradiction" {
		t.Errorf("%+v", r.Findings)
	}
}

// TestReplace: the new content counts whole; lines that are not in it are named.
func TestReplace(t *testing.T) {
	t.Parallel()
	ch := told(said("- 3 quantity=30 price=1.50 item=C"), said("- 1 quantity=11 price=2.50 item=A"), said("- 5 quantity=1 price=1.00 item=E"))
	ch.DocumentPurposeCode, ch.Control = "replace", &gateway.Control{LineCount: "3"}
	r := change.Apply(ordered(), ch, change.Options{})
	if d := cmp.Diff([]string{"3:30@1.50 C", "1:11@2.50 A", "5:1@1.00 E"}, lines(r.Order)); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]int{2, 0, -1}, r.From); d != "" {
		t.Error(d)
	}
	if r.Order.Note != nil || r.Order.Delivery != nil || r.Order.DocumentCurrencyCode != "USD" || r.Order.IssueDate != "2026-11-20" {
		t.Errorf("%+v", r.Order)
	}
	if len(r.Findings) != 1 || r.Findings[0].Code != "line.change.dropped" || r.Findings[0].Severity != gateway.Note || !strings.Contains(r.Findings[0].Message, "Line 2") {
		t.Errorf("%+v", r.Findings)
	}
	check(t, ordered(), &r)
	same := ordered()
	same.DocumentPurposeCode = "replace"
	if r := change.Apply(ordered(), same, change.Options{}); r.Changed || len(r.Findings) > 0 {
		t.Errorf("a replacement by the same is a change: %+v", r.Findings)
	}
}

// TestPosted: the ERP gets the whole order, told which lines the change named.
func TestPosted(t *testing.T) {
	t.Parallel()
	ch := told(said("QI 2 quantity=25"), said("DI 1"), said("QI 9 quantity=1"))
	ch.OrderLine[0].QuantityLeft, ch.Source = gateway.MustDec("5"), &gateway.Source{SetID: "860"}
	r := change.Apply(ordered(), ch, change.Options{})
	p := r.Posted(ch, gateway.OrderReference{ID: "O1"})
	if d := cmp.Diff([]string{"2:25@3.00 B 2026-12-10", three}, lines(p)); d != "" {
		t.Error(d)
	}
	if p.DocumentPurposeCode != "change" || p.OrderReference.ID != "O1" || p.Source.SetID != "860" || p.OrderLine[0].ChangeCode != "QI" || p.OrderLine[0].QuantityLeft.String() != "5" || p.OrderLine[1].ChangeCode != "" {
		t.Errorf("%s", asJSON(t, p))
	}
	// The ERP refuses the increase: the line is as it was.
	left := change.InForce(ordered(), p, r.From, func(i int) bool { return i == 0 })
	if d := cmp.Diff([]string{two, three}, lines(left)); d != "" {
		t.Error(d)
	}
	if left.DocumentPurposeCode != "original" || left.OrderReference != nil || left.Source != nil || left.OrderLine[0].ChangeCode != "" {
		t.Errorf("%s", asJSON(t, left))
	}
	// And a new line that it refuses is not there.
	r = change.Apply(ordered(), told(said("AI 4 quantity=1 price=1.00 item=D")), change.Options{})
	if d := cmp.Diff(lines(ordered()), lines(change.InForce(ordered(), r.Posted(ch, gateway.OrderReference{}), r.From, func(i int) bool { return i == 3 }))); d != "" {
		t.Error(d)
	}
}

// TestOwn: findings about what the change did not touch were decided with the
// order; what holds today counts again.
func TestOwn(t *testing.T) {
	t.Parallel()
	ch := told(said("DI 1"), said("QI 3 quantity=40"))
	ch.Delivery = &gateway.Delivery{RequestedDeliveryPeriod: &gateway.Period{EndDate: "2026-12-24"}}
	ch.Trace = map[string]gateway.Origin{
		"/orderLine/1/id":       {Position: gateway.Position{Path: "POC[2]"}},
		"/orderLine/1/quantity": {Position: gateway.Position{Path: "POC[2] › POC03"}},
		"/id":                   {Position: gateway.Position{Path: "BCH[1]"}},
	}
	base := ordered()
	r := change.Apply(base, ch, change.Options{})
	got := r.Own([]gateway.Finding{
		{Code: "customer.credit.hold", Field: "/buyerCustomerParty"},
		{Code: "customer.number.unknown", Field: "/buyerCustomerParty"},
		{Code: "order.date.past", Field: "/delivery/requestedDeliveryPeriod/endDate"},
		{Code: "order.date.old", Field: "/issueDate"},
		{Code: "shipto.number.unknown", Field: "/delivery/deliveryParty/partyIdentification/0/id"},
		{Code: "line.item.unknown", Field: "/orderLine/0", Line: 1},
		{Code: "line.quantity.maximum", Field: "/orderLine/1/quantity", Line: 2},
		{Code: "line.item.inactive", Field: "/orderLine/1/buyersItemIdentification", Line: 2},
	}, base, ch)
	var said []string
	for _, f := range got {
		said = append(said, f.Code+" "+f.Position.Path)
		if strings.HasPrefix(f.Code, "line.") && (f.Line != 2 || !strings.HasPrefix(f.Field, "/orderLine/1")) {
			t.Errorf("%+v", f)
		}
	}
	want := []string{"customer.credit.hold BCH[1]", "order.date.past BCH[1]", "line.quantity.maximum POC[2] › POC03", "line.item.inactive POC[2]"}
	if d := cmp.Diff(want, said); d != "" {
		t.Error(d)
	}
}
