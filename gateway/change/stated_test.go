// SPDX-License-Identifier: Apache-2.0

package change_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"ordergate/gateway"
	"ordergate/gateway/change"
)

// TestNothingIsGuessed: a difference of the wrong sign, and a value in another
// unit than the order's beside one that stays, are never just written down.
func TestNothingIsGuessed(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, say string
		delta     bool
		want      string // the order's first line
		holds     string
		refused   bool
	}{
		{name: "an increase by less than nothing", say: "QI 1 quantity=-2", delta: true, want: one, holds: "line.change.direction", refused: true},
		{name: "a decrease by less than nothing", say: "QD 1 quantity=-5", delta: true, want: one, holds: "line.change.direction", refused: true},
		{name: "a price in another unit", say: "PC 1 unit=XCS price=30", want: one, holds: "line.change.unit", refused: true},
		{name: "a price in another unit, quantity left out", say: "CA 1 unit=XCS price=30", want: one, holds: "line.change.unit", refused: true},
		{name: "dates in another unit", say: "RS 1 unit=XCS date=2026-12-20", want: one, holds: "line.change.unit", refused: true},
		{name: "a quantity in another unit, price left out", say: "CA 1 quantity=1 unit=XCS", want: "1:1XCS@2.50 A 2026-12-10", holds: "line.change.unit"},
		{name: "quantity and dates in another unit", say: "RQ 1 quantity=1 unit=XCS date=2026-12-20", want: "1:1XCS@2.50 A 2026-12-20", holds: "line.change.unit"},
		{name: "quantity and price in another unit", say: "PQ 1 quantity=1 unit=XCS price=30", want: "1:1XCS@30 A 2026-12-10"},
		{name: "not changed, in another unit", say: "NC 1 unit=XCS", want: one, holds: "line.change.differs"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			opts := change.Options{}
			if tt.delta {
				opts.Quantity = change.Delta
			}
			r := change.Apply(ordered(), told(said(tt.say)), opts)
			if got := lines(r.Order)[0]; got != tt.want {
				t.Errorf("%s, want %s", got, tt.want)
			}
			if got := codes(r.Findings); got != tt.holds {
				t.Errorf("holds %q, want %q", got, tt.holds)
			}
			if got := r.Line[0].Refused != ""; got != tt.refused {
				t.Errorf("refused %v", got)
			}
			check(t, ordered(), &r)
		})
	}
}

// TestRestated: what is said again changes nothing, however it is written, and an
// amount stated for a line goes only with what it was the amount of.
func TestRestated(t *testing.T) {
	t.Parallel()
	base := ordered()
	base.OrderLine[0].LineExtensionAmount = gateway.MustDec("25.00")
	for say, changed := range map[string]bool{
		"CA 1 quantity=10.0 price=2.500 date=2026-12-10 item=A": false,
		"PQ 1 quantity=10 price=2.5":                            false,
		"QI 1 quantity=10.00":                                   false,
		"CA 1 quantity=10 date=2026-12-20":                      true,
	} {
		r := change.Apply(base, told(said(say)), change.Options{})
		if r.Changed != changed || len(r.Findings) > 0 || r.Order.OrderLine[0].LineExtensionAmount == nil {
			t.Errorf("%s: changed %v, amount %v, %v", say, r.Changed, r.Order.OrderLine[0].LineExtensionAmount, r.Findings)
		}
	}
	for say, delta := range map[string]bool{"CA 1 quantity=11": false, "PC 1 price=2.40": false, "QI 1 quantity=10": true} {
		opts := change.Options{}
		if delta {
			opts.Quantity = change.Delta
		}
		if r := change.Apply(base, told(said(say)), opts); !r.Changed || r.Order.OrderLine[0].LineExtensionAmount != nil {
			t.Errorf("%s: amount %v", say, r.Order.OrderLine[0].LineExtensionAmount)
		}
	}
}

// TestForAPerson: codes that nobody can carry out by rule, and those nobody knows.
func TestForAPerson(t *testing.T) {
	t.Parallel()
	for _, code := range []string{"MU", "TI", "CH", "CI", "OA", "OC", "RC", "CF", "XX", "qi"} {
		r := change.Apply(ordered(), told(said(code+" 1 quantity=11 price=2.60")), change.Options{})
		if codes(r.Findings) != "line.change.code" || r.Line[0].Refused == "" || r.Line[0].At != -1 || r.Changed {
			t.Errorf("%s: %+v %v", code, r.Line, r.Findings)
		}
	}
}

// TestWhatIsWritten: the values that lines do not show.
func TestWhatIsWritten(t *testing.T) {
	t.Parallel()
	r := change.Apply(ordered(), told(said("RA 1 route=RVRX"), said("CE 2 discount=2.00"), said("RB 3 date=2026-12-20"), said("CA 3 note=call")), change.Options{})
	if l := r.Order.OrderLine[0]; len(l.Extensions) != 1 || l.Extensions[0].Values[0] != "RVRX" {
		t.Errorf("%+v", l.Extensions)
	}
	if l := r.Order.OrderLine[1]; len(l.AllowanceCharge) != 1 || l.AllowanceCharge[0].Amount.String() != "2.00" {
		t.Errorf("%+v", l.AllowanceCharge)
	}
	base := ordered()
	base.OrderLine[0].RequestedDespatchPeriod = &gateway.Period{EndDate: "2026-12-08"}
	for code, stays := range map[string]bool{"RS": true, "CT": true, "RB": false} {
		r := change.Apply(base, told(said(code+" 1 date=2026-12-20")), change.Options{})
		if got := r.Order.OrderLine[0].RequestedDespatchPeriod != nil; got != stays {
			t.Errorf("%s: the other date stays: %v", code, got)
		}
	}
	// Terms of another code than the line's stay, and so does what the line repeats.
	held := change.Apply(ordered(), told(said("QI 1 quantity=12 price=2.60"), said("NC 2 quantity=21")), change.Options{})
	if o := held.Line[0]; o.Price == nil || o.Price.String() != "2.50" || o.Quantity != nil {
		t.Errorf("%+v", o)
	}
	if o := held.Line[1]; o.Quantity == nil || o.Quantity.String() != "20" || o.Price != nil {
		t.Errorf("%+v", o)
	}
}

// drawSaid is any line of a change, of any code, sound or not.
func drawSaid(t *rapid.T) gateway.Line {
	maybe := func(name string) bool { return rapid.Bool().Draw(t, name) }
	l := gateway.Line{
		ChangeCode: rapid.SampledFrom(strings.Fields("AI DI CA QI QD PC PQ PR CT RS RQ CB CC CE CG RZ RE RM RA RB RC NC CF MU TI XX -")).Draw(t, "code"),
		ID:         rapid.SampledFrom([]string{"", "1", "2", "002", "3", "8", "9", "N1"}).Draw(t, "id"),
		UnitCode:   rapid.SampledFrom([]string{"", "EA", "XCS"}).Draw(t, "unit"),
	}
	if l.ChangeCode == "-" {
		l.ChangeCode = ""
	}
	if maybe("quantity") {
		l.Quantity = gateway.MustDec(fmt.Sprint(rapid.IntRange(-5, 500).Draw(t, "number")))
	}
	if maybe("price") {
		l.Price = &gateway.Price{}
		if maybe("amount") {
			l.Price.PriceAmount = gateway.MustDec("1.25")
		}
	}
	if maybe("item") {
		l.AdditionalItemIdentification = []gateway.Identification{{ID: rapid.SampledFrom([]string{"I0", "I1", "X", "000"}).Draw(t, "number of it"), SchemeID: rapid.SampledFrom([]string{"IN", "UP", ""}).Draw(t, "kind")}}
	}
	if maybe("dates") {
		l.RequestedDeliveryPeriod, l.ScheduleLine = &gateway.Period{}, []gateway.ScheduleLine{{}}
	}
	if maybe("more") {
		l.AllowanceCharge, l.Packaging, l.SubLine = []gateway.AllowanceCharge{{}}, &gateway.Packaging{}, []gateway.SubLine{{}}
		l.Extensions, l.LocationQuantity = []gateway.Extension{{Name: "TD5"}, {Name: "X"}, {}}, []gateway.LocationQuantity{{}}
	}
	return l
}

// TestAnyChange: whatever a change says, neither it nor the order is touched, each
// of its lines is accounted for, and what holds for the ERP's answer holds.
func TestAnyChange(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		base, ch := drawOrder(rt), told(rapid.SliceOfN(rapid.Custom(drawSaid), 0, 8).Draw(rt, "said")...)
		if rapid.Bool().Draw(rt, "no numbers") {
			for i := range base.OrderLine {
				base.OrderLine[i].ID = "1"
			}
		}
		ch.DocumentPurposeCode = rapid.SampledFrom([]string{"change", "replace", "cancel", "reissue", ""}).Draw(rt, "purpose")
		opts := change.Options{Quantity: rapid.SampledFrom([]string{change.Total, change.Delta, ""}).Draw(rt, "states")}
		before, stated := asJSON(t, base), asJSON(t, ch)
		r := change.Apply(base, ch, opts)
		refused := rapid.SliceOfN(rapid.Bool(), len(r.Order.OrderLine), len(r.Order.OrderLine)).Draw(rt, "refused")
		posted := r.Posted(ch, gateway.OrderReference{ID: "O1"})
		left := change.InForce(base, posted, r.From, func(i int) bool { return refused[i] })
		r.Own([]gateway.Finding{{Code: "order.date.old", Field: "/issueDate"}, {Code: "line.item.unknown", Field: "/orderLine/0", Line: 1}, {Line: 99}}, base, ch)
		if d := cmp.Diff(before, asJSON(t, base)) + cmp.Diff(stated, asJSON(t, ch)); d != "" {
			rt.Fatalf("an input was changed:\n%s", d)
		}
		if len(r.Line) != len(ch.OrderLine) || len(r.From) != len(r.Order.OrderLine) || len(posted.OrderLine) != len(r.Order.OrderLine) || len(left.OrderLine) > len(posted.OrderLine) {
			rt.Fatalf("%d lines said, %d outcomes, %d lines after, %d from", len(ch.OrderLine), len(r.Line), len(r.Order.OrderLine), len(r.From))
		}
		for i, l := range r.Line {
			if l.At < -1 || l.At >= len(r.Order.OrderLine) {
				rt.Fatalf("line %d made line %d of %d", i, l.At, len(r.Order.OrderLine))
			}
			if l.Refused != "" && !strings.Contains(codes(r.Findings), "line.change.") {
				rt.Fatalf("line %d was refused without a word", i)
			}
		}
	})
}

// TestRepeatedWhole: an order said again line by line as not changed is the order.
func TestRepeatedWhole(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		base := drawOrder(rt)
		base.ReleaseNumber, base.Note = "R1", []gateway.Text{{Text: "first"}}
		ch := told(base.OrderLine...)
		ch.OrderLine = append([]gateway.Line(nil), base.OrderLine...)
		for i := range ch.OrderLine {
			ch.OrderLine[i].ChangeCode, ch.OrderLine[i].QuantityLeft = "NC", gateway.MustDec("1")
		}
		r := change.Apply(base, ch, change.Options{})
		if d := cmp.Diff(asJSON(t, base), asJSON(t, r.Order)); d != "" || r.Changed || len(r.Findings) > 0 {
			rt.Fatalf("changed %v, %v\n%s", r.Changed, r.Findings, d)
		}
	})
}

func codes(findings []gateway.Finding) string {
	var out []string
	for _, f := range findings {
		out = append(out, f.Code)
	}
	return strings.Join(out, " ")
}
