// SPDX-License-Identifier: Apache-2.0

package opinion

import (
	"fmt"

	"ordergate/gateway"
	"ordergate/gateway/decode/paper"
)

// reach is how far from a line's own place, up or down, its values may stand, points.
const reach = 40

// lines weighs the lines: where we read some, they are compared one by one; where we
// read none, those that stand on the page are taken, and the order is held.
func (v *verifier) lines(said []Entry) {
	o := v.order
	switch {
	case len(said) == 0:
		return
	case len(o.Lines) == 0:
		v.take(said)
	case len(o.Lines) != len(said):
		at := o.Lines[0].Quantity
		v.say(finding("lines", gateway.Hold, at, "lines", fmt.Sprintf("The model reads %d order lines, and we read %d.", len(said), len(o.Lines)), "Compare the lines with the page."))
	default:
		for i := range said {
			v.compare(i, &said[i], &o.Lines[i])
		}
	}
}

// compare weighs a line that both read.
func (v *verifier) compare(i int, said *Entry, ours *paper.Line) {
	near := func(page int, b paper.Box) float32 {
		mid := b.MidY()
		if page != ours.Page || ours.Box == (paper.Box{}) || mid < ours.Box.Y0-2 || mid > ours.Box.Y1+2 {
			return -1
		}
		return b.X0
	}
	name := func(s string) string { return fmt.Sprintf("%s of line %d", s, i+1) }
	proven := ours.Closed
	v.field(name("quantity"), said.Quantity, &ours.Quantity, number, proven, near)
	v.field(name("unit price"), said.UnitPrice, &ours.UnitPrice, number, proven, near)
	v.field(name("amount"), said.Amount, &ours.Amount, number, proven, near)
	v.field(name("unit"), said.Unit, &ours.Unit, exact, false, near)
	v.items(name, said, ours, near)
	if ours.Description.Empty() {
		v.field(name("description"), said.Description, &ours.Description, text, false, near)
	}
	v.held()
}

// items weighs the item numbers. One that we have in another place than the model has
// it is no contradiction: whose number it is, is for the columns to say.
func (v *verifier) items(name func(string) string, said *Entry, ours *paper.Line, near func(int, paper.Box) float32) {
	fields := []struct {
		name string
		said string
		ours *paper.Value
	}{{"item number", said.Item, &ours.Item}, {"supplier's item number", said.SupplierItem, &ours.SupplierItem}, {"buyer's item number", said.BuyerItem, &ours.BuyerItem}}
	known := map[string]bool{}
	some := false
	for _, w := range []*paper.Value{&ours.Item, &ours.SupplierItem, &ours.BuyerItem, &ours.GTIN, &ours.Manufacturer} {
		known[squeezed(w.Text)], some = true, some || !w.Empty()
	}
	for _, f := range fields {
		switch {
		case f.said == "" || known[squeezed(f.said)]:
		case f.ours.Empty() && some:
			v.say(finding("differs", gateway.Hold, ours.Quantity, name(f.name), fmt.Sprintf("The model reads a %s %.60q that we did not read.", f.name, f.said), "Look at the page and confirm the item."))
		default:
			v.field(name(f.name), f.said, f.ours, exact, false, near)
		}
	}
}

// held says which fields only the model read.
func (v *verifier) held() {
	if len(v.only) == 0 {
		return
	}
	names := v.only[0]
	for _, n := range v.only[1:] {
		names += ", " + n
	}
	v.say(finding("only", gateway.Hold, v.first, "", "Only the model read this: "+names+".", "Compare it with the page and confirm the order."))
	v.only, v.first = nil, paper.Value{}
}

// take makes lines of what stands on the page: a line has its item or description
// there, and its quantity beside it.
func (v *verifier) take(said []Entry) {
	taken := map[place32]bool{}
	lost := 0
	for i := range said {
		l, ok := v.line(&said[i], taken)
		if !ok {
			lost++
			continue
		}
		v.order.Lines = append(v.order.Lines, l)
	}
	v.only, v.first = nil, paper.Value{}
	at := paper.Value{}
	if len(v.order.Lines) > 0 {
		at = v.order.Lines[0].Quantity
	}
	v.say(finding("lines", gateway.Hold, at, "lines", fmt.Sprintf("Only the model read the order lines: %d of its %d stand on the page.", len(said)-lost, len(said)), "Compare the lines with the page and confirm the order."))
}

// place32 is a place that was used.
type place32 struct {
	page int
	x, y float32
}

func (v *verifier) line(said *Entry, taken map[place32]bool) (l paper.Line, ok bool) {
	free := func(page int, b paper.Box) bool { return !taken[place32{page, b.X0, b.Y0}] }
	first := func(page int, b paper.Box) float32 {
		if !free(page, b) {
			return -1
		}
		return anywhere(page, b)
	}
	var anchor paper.Value
	for _, s := range []string{said.Item, said.SupplierItem, said.BuyerItem, said.Description} {
		if anchor, ok = v.pages.find(s, first); ok {
			break
		}
	}
	if !ok {
		return l, false
	}
	near := func(page int, b paper.Box) float32 {
		d := b.MidY() - anchor.Box.MidY()
		if d = max(d, -d); page != anchor.Page || d > reach || !free(page, b) {
			return -1
		}
		return d
	}
	l.Page = anchor.Page
	for _, f := range []struct {
		said string
		to   *paper.Value
		kind kind
	}{{said.Item, &l.Item, exact}, {said.SupplierItem, &l.SupplierItem, exact}, {said.BuyerItem, &l.BuyerItem, exact}, {said.Description, &l.Description, text}, {said.Quantity, &l.Quantity, number},
		{said.Unit, &l.Unit, exact}, {said.UnitPrice, &l.UnitPrice, number}, {said.Per, &l.Per, number}, {said.Amount, &l.Amount, number}, {said.Date, &l.Date, date}} {
		got, found := v.pages.find(f.said, near)
		if !found {
			continue
		}
		if got.Text, found = v.normal(got.Raw, f.kind); !found {
			continue
		}
		*f.to = got
		taken[place32{got.Page, got.Box.X0, got.Box.Y0}] = true
		l.Box = l.Box.Join(got.Box)
	}
	return l, !l.Quantity.Empty()
}
