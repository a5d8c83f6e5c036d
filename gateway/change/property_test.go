// SPDX-License-Identifier: Apache-2.0

package change_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"ordergate/gateway"
	"ordergate/gateway/change"
)

// drawOrder makes an order of lines that can be told apart.
func drawOrder(t *rapid.T) *gateway.Order {
	o := &gateway.Order{Schema: gateway.OrderSchema, ID: "4711", DocumentPurposeCode: "original", IssueDate: "2026-11-20"}
	for i := range rapid.IntRange(1, 8).Draw(t, "lines") {
		l := said(fmt.Sprintf("- %d quantity=%d price=%d.%02d item=I%d date=2026-12-%02d", i+1, rapid.IntRange(5, 500).Draw(t, "quantity"),
			rapid.IntRange(0, 90).Draw(t, "price"), rapid.IntRange(0, 99).Draw(t, "cents"), i, rapid.IntRange(1, 28).Draw(t, "day")))
		if rapid.Bool().Draw(t, "store") {
			l.LocationQuantity = []gateway.LocationQuantity{{LocationID: "1", Quantity: l.Quantity}}
		}
		o.OrderLine = append(o.OrderLine, l)
	}
	return o
}

// step is a change of some lines and the one that takes it back.
func step(t *rapid.T, o *gateway.Order, delta bool) (there, back *gateway.Order) {
	there, back = told(), told()
	for _, i := range rapid.SliceOfNDistinct(rapid.IntRange(0, len(o.OrderLine)-1), 1, len(o.OrderLine), func(i int) int { return i }).Draw(t, "changed") {
		l := o.OrderLine[i]
		q := l.Quantity.IntPart()
		add := func(say, undo string) {
			there.OrderLine = append(there.OrderLine, said(say))
			back.OrderLine = append(back.OrderLine, said(undo))
		}
		switch rapid.IntRange(0, 4).Draw(t, "kind") {
		case 0:
			more := rapid.Int64Range(1, 50).Draw(t, "more")
			if delta {
				add(fmt.Sprintf("QI %s quantity=%d", l.ID, more), fmt.Sprintf("QD %s quantity=%d", l.ID, more))
			} else {
				add(fmt.Sprintf("QI %s quantity=%d", l.ID, q+more), fmt.Sprintf("QD %s quantity=%d", l.ID, q))
			}
		case 1:
			add(fmt.Sprintf("PC %s price=99.99", l.ID), fmt.Sprintf("PC %s price=%s", l.ID, l.Price.PriceAmount.String()))
		case 2:
			add(fmt.Sprintf("RS %s date=2027-01-05", l.ID), fmt.Sprintf("RS %s date=%s", l.ID, l.RequestedDeliveryPeriod.EndDate))
		case 3:
			add(fmt.Sprintf("RE %s item=NEW%d", l.ID, i), fmt.Sprintf("RE %s item=%s", l.ID, l.BuyersItemIdentification))
		case 4:
			add(fmt.Sprintf("AI N%d quantity=1 price=1 item=X%d", i, i), fmt.Sprintf("DI N%d", i))
		}
	}
	return there, back
}

// TestThereAndBack: a change and the one that takes it back give the order as it
// was; neither input is touched; no line is lost on the way.
func TestThereAndBack(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		base, delta := drawOrder(t), rapid.Bool().Draw(t, "delta")
		opts := change.Options{Quantity: change.Total}
		if delta {
			opts.Quantity = change.Delta
		}
		there, back := step(t, base, delta)
		before, said := text(t, base), text(t, there)
		r := change.Apply(base, there, opts)
		if len(r.Findings) > 0 || !r.Changed || len(r.Order.OrderLine) < len(base.OrderLine) {
			t.Fatalf("%+v", r.Findings)
		}
		if text(t, base) != before || text(t, there) != said {
			t.Fatal("an input was changed")
		}
		again := change.Apply(r.Order, back, opts)
		if len(again.Findings) > 0 {
			t.Fatalf("back: %+v", again.Findings)
		}
		if d := cmp.Diff(before, text(t, again.Order)); d != "" {
			t.Fatal(d)
		}
	})
}

// TestNoChange: lines repeated as not changed change nothing, whatever of them is
// left out.
func TestNoChange(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		base := drawOrder(t)
		ch := told()
		for _, l := range base.OrderLine {
			l.ChangeCode = "NC"
			if rapid.Bool().Draw(t, "without quantity") {
				l.Quantity, l.LocationQuantity = nil, nil
			}
			if rapid.Bool().Draw(t, "without price") {
				l.Price = nil
			}
			if rapid.Bool().Draw(t, "without number") {
				l.ID = ""
			}
			if rapid.Bool().Draw(t, "named at all") {
				ch.OrderLine = append(ch.OrderLine, l)
			}
		}
		r := change.Apply(base, ch, change.Options{})
		if len(r.Findings) > 0 || r.Changed {
			t.Fatalf("%+v", r.Findings)
		}
		if d := cmp.Diff(text(t, base), text(t, r.Order)); d != "" {
			t.Fatal(d)
		}
	})
}

func text(t *rapid.T, o *gateway.Order) string {
	return o.ContentHash() + " " + fmt.Sprint(lines(o))
}
