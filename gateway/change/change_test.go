// SPDX-License-Identifier: Apache-2.0

package change_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ordergate/gateway"
	"ordergate/gateway/change"
	"ordergate/gateway/validate"
)

// ordered is the order that the tests change.
func ordered() *gateway.Order {
	line := func(id, quantity, price, item string) gateway.Line {
		return gateway.Line{ID: id, Quantity: gateway.MustDec(quantity), UnitCode: "EA", Price: &gateway.Price{PriceAmount: gateway.MustDec(price)},
			BuyersItemIdentification: item, AdditionalItemIdentification: []gateway.Identification{{ID: item, SchemeID: "IN"}},
			RequestedDeliveryPeriod: &gateway.Period{EndDate: "2026-12-10"}}
	}
	o := &gateway.Order{Schema: gateway.OrderSchema, ID: "4711", DocumentPurposeCode: "original", IssueDate: "2026-11-20", DocumentCurrencyCode: "USD",
		Control:      &gateway.Control{LineCount: "3"},
		Delivery:     &gateway.Delivery{DeliveryParty: &gateway.Party{PartyName: "STORE 1"}, RequestedDeliveryPeriod: &gateway.Period{EndDate: "2026-12-10"}},
		PaymentTerms: []gateway.PaymentTerms{{NetDays: "30"}},
		Note:         []gateway.Text{{Text: "first"}},
		OrderLine:    []gateway.Line{line("1", "10", "2.50", "A"), line("2", "20", "3.00", "B"), line("3", "30", "1.20", "C")}}
	o.OrderLine[2].Price.BaseQuantity, o.OrderLine[2].Price.PriceTypeCode = gateway.MustDec("100"), "HP"
	return o
}

// told is a change of it.
func told(lines ...gateway.Line) *gateway.Order {
	return &gateway.Order{Schema: gateway.OrderSchema, ID: "4711", DocumentPurposeCode: "change", IssueDate: "2026-11-20", OrderLine: lines}
}

// said is a line of a change: "QI 1 quantity=12 price=2.60 date=2026-12-12 item=A".
func said(text string) gateway.Line {
	words := strings.Fields(text)
	l := gateway.Line{ChangeCode: words[0], ID: words[1]}
	if l.ID == "-" {
		l.ID = ""
	}
	if l.ChangeCode == "-" {
		l.ChangeCode = ""
	}
	for _, w := range words[2:] {
		key, value, _ := strings.Cut(w, "=")
		switch key {
		case "quantity":
			l.Quantity = gateway.MustDec(value)
			if l.UnitCode == "" {
				l.UnitCode = "EA"
			}
		case "unit":
			l.UnitCode = value
		case "price":
			l.Price = &gateway.Price{PriceAmount: gateway.MustDec(value)}
		case "date":
			l.RequestedDeliveryPeriod = &gateway.Period{EndDate: value}
		case "item":
			l.BuyersItemIdentification = value
			l.AdditionalItemIdentification = []gateway.Identification{{ID: value, SchemeID: "IN"}}
		case "route":
			l.Extensions = []gateway.Extension{{Name: "TD5", Values: []string{value}}}
		case "discount":
			l.AllowanceCharge = []gateway.AllowanceCharge{{IndicatorCode: "A", Amount: gateway.MustDec(value)}}
		case "note":
			l.Note = []gateway.Text{{Text: value}}
		default:
			panic(text)
		}
	}
	return l
}

// lines writes an order's lines short: "1:10@2.50 A 2026-12-10".
func lines(o *gateway.Order) []string {
	var out []string
	for _, l := range o.OrderLine {
		s := l.ID + ":"
		if l.Quantity != nil {
			s += l.Quantity.String()
		}
		if l.UnitCode != "EA" {
			s += l.UnitCode
		}
		if l.Price != nil {
			s += "@" + l.Price.PriceAmount.String()
			if b := l.Price.BaseQuantity; b != nil {
				s += "/" + b.String()
			}
		}
		s += " " + l.BuyersItemIdentification
		if p := l.RequestedDeliveryPeriod; p != nil {
			s += " " + p.EndDate
		}
		out = append(out, s)
	}
	return out
}

const (
	one   = "1:10@2.50 A 2026-12-10"
	two   = "2:20@3.00 B 2026-12-10"
	three = "3:30@1.20/100 C 2026-12-10"
)

// TestLineCodes goes through X12 670 (reference x12.md §3.4).
func TestLineCodes(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name    string
		say     string // the change's lines, one a line
		delta   bool
		want    []string // nil: the order as it was
		holds   string
		refused bool // the first line of the change is not applied
	}{
		{name: "AI adds", say: "AI 4 quantity=5 price=9.00 item=D", want: []string{one, two, three, "4:5@9.00 D"}},
		{name: "AI adds without a number", say: "AI - quantity=5 price=9.00 item=A", want: []string{one, two, three, ":5@9.00 A"}},
		{name: "AI with a number taken", say: "AI 2 quantity=5 item=D", holds: "line.change.exists", refused: true},
		{name: "DI deletes", say: "DI 2", want: []string{one, three}},
		{name: "DI repeats what goes", say: "DI 2 quantity=20 item=B", want: []string{one, three}},
		{name: "DI with nothing left", say: "DI 2 quantity=0", want: []string{one, three}},
		{name: "DI of a part", say: "DI 2 quantity=5", want: []string{one, three}, holds: "line.change.contradiction"},
		{name: "DI of another item", say: "DI 2 item=X", want: []string{one, three}, holds: "line.change.item"},
		{name: "DI and then a change", say: "DI 2\nQI 2 quantity=25", want: []string{one, three}, holds: "line.change.unknown"},
		{name: "QI states the new total", say: "QI 1 quantity=12 price=2.50 item=A", want: []string{"1:12@2.50 A 2026-12-10", two, three}},
		{name: "QI that lowers", say: "QI 1 quantity=8", want: []string{"1:8@2.50 A 2026-12-10", two, three}, holds: "line.change.direction"},
		{name: "QI without a quantity", say: "QI 1", holds: "line.change.incomplete", refused: true},
		{name: "QI with another price", say: "QI 1 quantity=12 price=2.60", want: []string{"1:12@2.50 A 2026-12-10", two, three}, holds: "line.change.contradiction"},
		{name: "QI with another item", say: "QI 1 quantity=12 item=X", want: []string{"1:12@2.50 A 2026-12-10", two, three}, holds: "line.change.item"},
		{name: "QI in another unit", say: "QI 1 quantity=12 unit=XCS", want: []string{"1:12XCS@2.50 A 2026-12-10", two, three}, holds: "line.change.unit"},
		{name: "QI as a difference", say: "QI 1 quantity=2", delta: true, want: []string{"1:12@2.50 A 2026-12-10", two, three}},
		{name: "QI as a difference in another unit", say: "QI 1 quantity=2 unit=XCS", delta: true, holds: "line.change.unit", refused: true},
		{name: "QD states the new total", say: "QD 1 quantity=8", want: []string{"1:8@2.50 A 2026-12-10", two, three}},
		{name: "QD that raises", say: "QD 1 quantity=12", want: []string{"1:12@2.50 A 2026-12-10", two, three}, holds: "line.change.direction"},
		{name: "QD as a difference", say: "QD 1 quantity=8", delta: true, want: []string{"1:2@2.50 A 2026-12-10", two, three}},
		{name: "PC keeps what the price is for", say: "PC 3 price=1.30", want: []string{one, two, "3:30@1.30/100 C 2026-12-10"}},
		{name: "PC without a price", say: "PC 1 quantity=10", holds: "line.change.incomplete", refused: true},
		{name: "PQ", say: "PQ 1 quantity=11 price=2.40", want: []string{"1:11@2.40 A 2026-12-10", two, three}},
		{name: "PR", say: "PR 1 price=2.40 date=2026-12-20", want: []string{"1:10@2.40 A 2026-12-20", two, three}},
		{name: "RQ", say: "RQ 1 quantity=9 date=2026-12-20", want: []string{"1:9@2.50 A 2026-12-20", two, three}},
		{name: "RS", say: "RS 1 quantity=10 date=2026-12-20", want: []string{"1:10@2.50 A 2026-12-20", two, three}},
		{name: "RS with another quantity", say: "RS 1 quantity=11 date=2026-12-20", want: []string{"1:10@2.50 A 2026-12-20", two, three}, holds: "line.change.contradiction"},
		{name: "CT", say: "CT 1 date=2026-12-20", want: []string{"1:10@2.50 A 2026-12-20", two, three}},
		{name: "CB", say: "CB 1 date=2026-12-20", want: []string{"1:10@2.50 A 2026-12-20", two, three}},
		{name: "RB", say: "RB 1 date=2026-12-20", want: []string{"1:10@2.50 A 2026-12-20", two, three}},
		{name: "RB without a date", say: "RB 1", holds: "line.change.incomplete", refused: true},
		{name: "CA", say: "CA 1 quantity=4 price=2.70 date=2026-12-20 item=A", want: []string{"1:4@2.70 A 2026-12-20", two, three}},
		{name: "CA with another item", say: "CA 1 quantity=4 item=X", want: []string{"1:4@2.50 A 2026-12-10", two, three}, holds: "line.change.item"},
		{name: "no code changes what differs", say: "- 1 quantity=4", want: []string{"1:4@2.50 A 2026-12-10", two, three}},
		{name: "RZ", say: "RZ 1 quantity=4 price=1.00 item=X", want: []string{"1:4@1.00 X", two, three}},
		{name: "RE", say: "RE 1 item=X", want: []string{"1:10@2.50 X 2026-12-10", two, three}},
		{name: "RM with a new price", say: "RM 1 item=X price=2.00", want: []string{"1:10@2.00 X 2026-12-10", two, three}},
		{name: "RE without an item", say: "RE 1 quantity=10", holds: "line.change.incomplete", refused: true},
		{name: "RA", say: "RA 1 route=RVRX", want: []string{one, two, three}},
		{name: "RA without a route", say: "RA 1", holds: "line.change.incomplete", refused: true},
		{name: "CE", say: "CE 1 discount=2.00", want: []string{one, two, three}},
		{name: "CC without terms above", say: "CC 1", holds: "line.change.incomplete", refused: true},
		{name: "CG without allowances above", say: "CG 1", holds: "line.change.incomplete", refused: true},
		{name: "NC", say: "NC 1 quantity=10 price=2.500 date=2026-12-10 item=A"},
		{name: "NC that differs", say: "NC 1 quantity=11", holds: "line.change.differs"},
		{name: "NC with another item", say: "NC 1 item=X", holds: "line.change.differs"},
		{name: "MU", say: "MU 1 quantity=11", holds: "line.change.code", refused: true},
		{name: "RC is for 865", say: "RC 1", holds: "line.change.code", refused: true},
		{name: "unknown line", say: "QI 9 quantity=11", holds: "line.change.unknown", refused: true},
		{name: "a number with zeros in front", say: "QI 001 quantity=12", want: []string{"1:12@2.50 A 2026-12-10", two, three}},
		{name: "by item, without a number", say: "QI - quantity=25 item=B", want: []string{one, "2:25@3.00 B 2026-12-10", three}},
		{name: "by an item of none", say: "QI - quantity=25 item=X", holds: "line.change.unknown", refused: true},
		{name: "two codes for one line", say: "QI 1 quantity=12\nPC 1 price=2.40", want: []string{"1:12@2.40 A 2026-12-10", two, three}},
		{name: "a line that is not there does not stop the others", say: "QI 9 quantity=1\nDI 1\nAI 7 quantity=1 price=1 item=G", want: []string{two, three, "7:1@1 G"}, holds: "line.change.unknown", refused: true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			base := ordered()
			var say []gateway.Line
			for _, l := range strings.Split(tt.say, "\n") {
				say = append(say, said(l))
			}
			opts := change.Options{Quantity: change.Total}
			if tt.delta {
				opts.Quantity = change.Delta
			}
			r := change.Apply(base, told(say...), opts)
			want := tt.want
			if want == nil {
				want = lines(ordered())
			}
			if d := cmp.Diff(want, lines(r.Order)); d != "" {
				t.Error(d)
			}
			var holds []string
			for _, f := range r.Findings {
				holds = append(holds, f.Code)
				if f.Line < 1 || f.Hint == "" || f.Message == "" || f.Position.Path == "" || f.Severity != gateway.Hold {
					t.Errorf("finding %+v", f)
				}
			}
			if got := strings.Join(holds, " "); got != tt.holds {
				t.Errorf("holds %q, want %q: %v", got, tt.holds, r.Findings)
			}
			if got := r.Line[0].Refused != ""; got != tt.refused {
				t.Errorf("refused %v: %+v", got, r.Line[0])
			}
			if d := cmp.Diff(asJSON(t, ordered()), asJSON(t, base)); d != "" {
				t.Errorf("the order before was changed:\n%s", d)
			}
			check(t, base, &r)
		})
	}
}

// check holds what must always hold of a result.
func check(t testing.TB, base *gateway.Order, r *change.Result) {
	t.Helper()
	if len(r.From) != len(r.Order.OrderLine) {
		t.Fatalf("%d lines, %d origins", len(r.Order.OrderLine), len(r.From))
	}
	for i, was := range r.From {
		if was >= 0 && was >= len(base.OrderLine) {
			t.Errorf("line %d comes from line %d of %d", i, was, len(base.OrderLine))
		}
		if was >= 0 && base.OrderLine[was].ID != r.Order.OrderLine[i].ID {
			t.Errorf("line %d: %q was %q", i, r.Order.OrderLine[i].ID, base.OrderLine[was].ID)
		}
		if l := r.Order.OrderLine[i]; l.ChangeCode != "" || l.QuantityLeft != nil {
			t.Errorf("line %d still speaks of a change: %+v", i, l)
		}
	}
	for i, l := range r.Line {
		if l.At >= len(r.Order.OrderLine) || l.At < -1 {
			t.Errorf("line %d of the change made line %d of %d", i, l.At, len(r.Order.OrderLine))
		}
	}
}

func asJSON(t testing.TB, v any) string {
	t.Helper()
	b, err := json.MarshalIndent(v, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// TestDuplicateNumbers: PO101 used twice, told apart by the item or not at all.
func TestDuplicateNumbers(t *testing.T) {
	t.Parallel()
	base := ordered()
	base.OrderLine[1].ID = "1"
	r := change.Apply(base, told(said("QI 1 quantity=25 item=B"), said("QI 1 quantity=99")), change.Options{})
	if r.Order.OrderLine[1].Quantity.String() != "25" || r.Order.OrderLine[0].Quantity.String() != "10" {
		t.Error(lines(r.Order))
	}
	if len(r.Findings) != 1 || r.Findings[0].Code != "line.change.ambiguous" || r.Findings[0].Line != 2 {
		t.Errorf("%+v", r.Findings)
	}
}

// TestEveryRule: each rule that the catalogue says is found here is found here,
// and nothing else.
func TestEveryRule(t *testing.T) {
	t.Parallel()
	found := map[string]bool{}
	see := func(base, ch *gateway.Order, opts change.Options) {
		r := change.Apply(base, ch, opts)
		for _, f := range r.Findings {
			found[f.Code] = true
		}
	}
	for _, say := range []string{"AI 2 quantity=1", "DI 2 item=X", "QI 9 quantity=1", "QI 1", "QI 1 quantity=1", "QI 1 quantity=12 unit=KG", "QI 1 quantity=12 price=1", "NC 1 quantity=1", "MU 1"} {
		see(ordered(), told(said(say)), change.Options{})
	}
	twice := ordered()
	twice.OrderLine[1].ID = "1"
	see(twice, told(said("QI 1 quantity=12")), change.Options{})
	other := told(said("DI 1"))
	other.IssueDate = "2026-11-24"
	see(ordered(), other, change.Options{})
	replacement := told(said("- 1 quantity=1"))
	replacement.DocumentPurposeCode = "replace"
	see(ordered(), replacement, change.Options{})
	for _, r := range validate.Rules() {
		if (r.Needs == validate.Ordered) != found[r.Code] {
			t.Errorf("%s: needs %q, found %v", r.Code, r.Needs, found[r.Code])
		}
	}
	for code := range found {
		if !strings.Contains(fmt.Sprint(validate.Codes()), code) {
			t.Errorf("%s is not in the catalogue", code)
		}
	}
}
