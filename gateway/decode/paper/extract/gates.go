// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"fmt"
	"strings"

	"ordergate/gateway"
	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/lines"
	"ordergate/gateway/decode/paper/reading"
)

// gates adds what holds the order: what the pages alone say against taking it without
// a person. Whether its items, prices and places are known is for the rules that have
// the master data. Each gate looks for one thing and says it once, or once a line.
//
// A document that is no order is only said to be what it is: that it has no lines that
// add up is no news.
func gates(c *reading.Context, l *lines.Result, o *paper.Order) {
	g := &gate{c: c, l: l, o: o}
	g.pages()
	g.hidden()
	if !g.kind() {
		return
	}
	g.garbled()
	g.number()
	g.several()
	g.revision()
	g.before()
	g.stamped()
	g.dates()
	g.currency()
	g.shipTos()
	g.model()
	if len(o.Lines) == 0 {
		g.say("paper.lines.missing", paper.Value{Page: o.First}, 0, "No order lines were found in the document.",
			"Look at the page: enter the order by hand, or describe the table of this form in the partner's mapping (reads: paper: lines).")
		return
	}
	for i := range o.Lines {
		g.line(i)
		g.unit(i)
	}
	g.overprinted()
	g.repeated()
	g.items()
	g.doubled()
	proven := g.sums()
	g.left(proven)
}

type gate struct {
	c *reading.Context
	l *lines.Result
	o *paper.Order
}

// say adds a finding at a value's place; line is from 1, 0 for none.
func (g *gate) say(code string, at paper.Value, line int, message, hint string) *gateway.Finding {
	f := gateway.Finding{Code: code, Severity: gateway.Hold, Position: where(at), Message: message, Hint: hint, Found: clip(at.Raw), Line: line}
	g.o.Findings = append(g.o.Findings, f)
	return &g.o.Findings[len(g.o.Findings)-1]
}

// where is a value's place for people, and as a box on the page.
func where(v paper.Value) gateway.Position {
	p := gateway.Position{Page: v.Page, Raw: v.Raw, Path: "the document"}
	if v.Page > 0 {
		p.Path = fmt.Sprintf("page %d", v.Page)
	}
	if v.Box != (paper.Box{}) {
		p.Box = &[4]float32{v.Box.X0, v.Box.Y0, v.Box.X1, v.Box.Y1}
	}
	return p
}

// clip shortens a text for a message.
func clip(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > 80 {
		return string(r[:79]) + "…"
	}
	return s
}

// name is how a clerk calls a line: its place, and the number printed where that is
// another.
func (g *gate) name(i int) string {
	id := g.o.Lines[i].ID.Text
	if id == "" || strings.TrimLeft(id, "0") == fmt.Sprint(i+1) {
		return fmt.Sprintf("Line %d", i+1)
	}
	return fmt.Sprintf("Line %d (number %s on the page)", i+1, id)
}

// place is where a line stands, for what is missing of it.
func (g *gate) place(i int) paper.Value {
	l := &g.o.Lines[i]
	return paper.Value{Page: l.Page, Box: l.Box, Raw: l.Description.Raw}
}

// values calls f with each value of the order that has a text: its name for people, and
// its line from 1, 0 for the header.
func (g *gate) values(f func(name string, line int, v *paper.Value)) {
	o := g.o
	see := func(name string, line int, vs ...*paper.Value) {
		for _, v := range vs {
			if !v.Empty() {
				f(name, line, v)
			}
		}
	}
	see("order number", 0, &o.Number)
	see("release", 0, &o.Release)
	see("order date", 0, &o.Date)
	see("delivery date", 0, &o.Requested)
	see("currency", 0, &o.Currency)
	see("payment terms", 0, &o.PaymentTerms)
	see("delivery terms", 0, &o.Incoterms)
	see("contract", 0, &o.Contract)
	for _, p := range []struct {
		name string
		of   *paper.Party
	}{{"buyer", &o.Buyer}, {"invoice address", &o.BillTo}, {"delivery address", &o.ShipTo}, {"supplier", &o.Supplier}} {
		see(p.name, 0, &p.of.Name, &p.of.ID)
		for i := range p.of.Address {
			see(p.name, 0, &p.of.Address[i])
		}
	}
	see("total", 0, &o.Subtotal, &o.Discount, &o.Tax, &o.Freight, &o.Total)
	for i := range o.Lines {
		l := &o.Lines[i]
		see("item number", i+1, &l.BuyerItem, &l.SupplierItem, &l.Item, &l.GTIN, &l.Manufacturer)
		see("description", i+1, &l.Description, &l.Detail)
		see("quantity", i+1, &l.Quantity)
		see("unit", i+1, &l.Unit)
		see("price", i+1, &l.UnitPrice, &l.Per, &l.Discount)
		see("amount", i+1, &l.Amount)
		see("delivery date", i+1, &l.Date)
	}
}
