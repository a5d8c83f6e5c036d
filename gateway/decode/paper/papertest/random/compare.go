// SPDX-License-Identifier: Apache-2.0

package random

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"ordergate/gateway/decode/paper"
)

// Verdict is how a reading compares with what is printed.
type Verdict struct {
	Wrong   []string // what was read is something else than what is printed
	Missing []string // what is printed was not read
}

// Perfect reports whether all that is printed was read, and nothing else.
func (v *Verdict) Perfect() bool { return len(v.Wrong)+len(v.Missing) == 0 }

func (v *Verdict) wrong(format string, of ...any) {
	v.Wrong = append(v.Wrong, fmt.Sprintf(format, of...))
}

// Compare holds a reading against the order.
func (o *Order) Compare(got []paper.Order) Verdict {
	var v Verdict
	if len(got) != 1 {
		v.wrong("orders: %d", len(got))
		return v
	}
	g := &got[0]
	if o.Other {
		v.wrong("taken for an order")
	}
	if o.Place != "" && g.ShipTo.Name.Text != "" && g.ShipTo.Name.Text != o.Place {
		v.wrong("place %q for %q", g.ShipTo.Name.Text, o.Place)
	}
	if o.Currency.Printed != "" && g.Currency.Text != "" && g.Currency.Text != o.Currency.Text { // else that of the country
		v.wrong("currency %q for %q", g.Currency.Text, o.Currency.Text)
	}
	if o.Requested.Printed != "" || !o.dueAll(g.Requested.Text) {
		v.text("requested", o.Requested, g.Requested, false)
	}
	v.text("number", o.Number, g.Number, false)
	v.text("date", o.Date, g.Date, false)
	v.figure("subtotal", o.Subtotal, g.Subtotal)
	v.figure("total", o.Total, g.Total)
	if len(g.Lines) != len(o.Lines) {
		v.wrong("lines: %d of %d", len(g.Lines), len(o.Lines))
		return v
	}
	for i := range o.Lines {
		v.line(i+1, &o.Lines[i], &g.Lines[i])
	}
	return v
}

// dueAll reports whether all lines are due on a day.
func (o *Order) dueAll(day string) bool {
	for i := range o.Lines {
		if o.Lines[i].Date.Text != day {
			return false
		}
	}
	return true
}

func (v *Verdict) line(n int, l *Line, g *paper.Line) {
	at := func(s string) string { return fmt.Sprintf("line %d: %s", n, s) }
	v.item(at("item"), l, g)
	v.figure(at("qty"), l.Qty, g.Quantity)
	v.figure(at("amount"), l.Amount, g.Amount)
	v.text(at("unit"), l.Unit, g.Unit, true)
	v.text(at("date"), l.Date, g.Date, false)
	v.price(at("price"), l, g)
}

// price compares what one piece costs: a price for 1 may stand without saying so.
func (v *Verdict) price(name string, l *Line, g *paper.Line) {
	one := func(price, per string) (decimal.Decimal, bool) {
		p, err := decimal.NewFromString(price)
		if err != nil {
			return p, false
		}
		if n, err := decimal.NewFromString(per); err == nil && n.IsPositive() {
			p = p.DivRound(n, 12)
		}
		return p, true
	}
	price, rate := l.Price, l.Discount
	if l.List.Printed != "" && g.Discount.Text != "" && g.Discount.Text != "0" {
		price, rate = l.List, l.Rate // the same, said otherwise
	}
	want, printed := one(price.Text, l.Per.Text)
	got, given := one(g.UnitPrice.Text, g.Per.Text)
	switch {
	case printed && !given:
		v.Missing = append(v.Missing, name)
	case printed != given || !want.Equal(got):
		v.wrong("%s: %s/%s for %s/%s", name, g.UnitPrice.Text, g.Per.Text, price.Text, l.Per.Text)
	}
	v.discount(name, rate, g)
}

func (v *Verdict) discount(name string, rate Field, g *paper.Line) {
	want, _ := decimal.NewFromString(rate.Text)
	got, _ := decimal.NewFromString(g.Discount.Text)
	if !want.Equal(got) {
		v.wrong("%s: discount %q for %q", name, g.Discount.Text, rate.Text)
	}
}

// item compares item numbers. One below a heading that does not say whose it is may be
// taken for either's.
func (v *Verdict) item(name string, l *Line, g *paper.Line) {
	buyer, supplier, item := g.BuyerItem.Text, g.SupplierItem.Text, g.Item.Text
	plain := func(s string) string { return strings.ToUpper(strings.Join(strings.Fields(s), "")) }
	if l.Item.Printed != "" {
		some := false
		for _, s := range []string{buyer, supplier, item} {
			if s != "" && plain(s) != plain(l.Item.Text) {
				v.wrong("%s %s for %s", name, s, l.Item.Text)
			}
			some = some || s != ""
		}
		if !some {
			v.Missing = append(v.Missing, name)
		}
		return
	}
	v.text(name+" of the buyer", l.Buyer, g.BuyerItem, true)
	v.text(name+" of the supplier", l.Supplier, g.SupplierItem, true)
	if item == l.mpn && item != "" {
		return // the maker's number is of the same thing: it is asked for behind the others
	}
	if l.Item.Text == "" && l.Buyer.Text == "" && l.Supplier.Text == "" && item == l.ean && item != "" {
		return // a line's only number: the master data know it or hold the order
	}
	if item != "" && (plain(item) != plain(l.Buyer.Text) && plain(item) != plain(l.Supplier.Text) || buyer != "" && supplier != "") {
		v.wrong("%s %s for none", name, item)
	}
}

func (v *Verdict) text(name string, want Field, got paper.Value, folded bool) {
	same := got.Text == want.Text || folded && strings.EqualFold(strings.ReplaceAll(got.Text, " ", ""), strings.ReplaceAll(want.Text, " ", ""))
	switch {
	case want.Printed != "" && got.Text == "":
		v.Missing = append(v.Missing, name)
	case !same:
		v.wrong("%s %q for %q", name, got.Text, want.Text)
	}
}

func (v *Verdict) figure(name string, want Field, got paper.Value) {
	if got.Text == "" {
		if want.Printed != "" {
			v.Missing = append(v.Missing, name)
		}
		return
	}
	a, errA := decimal.NewFromString(want.Text)
	b, errB := decimal.NewFromString(got.Text)
	if errA != nil || errB != nil || !a.Equal(b) {
		v.wrong("%s %q for %q", name, got.Text, want.Text)
	}
}
