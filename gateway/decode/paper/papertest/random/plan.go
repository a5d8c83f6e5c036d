// SPDX-License-Identifier: Apache-2.0

package random

import (
	"fmt"
	"slices"
	"time"

	"github.com/shopspring/decimal"
)

// plan is how one order is laid out and what it has.
type plan struct {
	*dice
	extras
	language string
	country  string // of the buyer
	v        *vocabulary
	rare     bool // rarely used words
	style    Style
	day      func(time.Time) string
	shape    []string

	items                        string // "", item, buyer, supplier, both
	itemsAt                      string // column, below
	numbered                     int    // step of the line numbers, 0 for none
	unit                         string // column, joined, ""
	price, amount, discount, per bool
	perAt                        string // column, joined, heading
	lineDates, dateBelow         bool
	totals                       bool
	qtyDecimals, priceDecimals   int
	wraps                        string // below, above, middle
	levels                       int    // rows of headings with columns of their own
	lines                        int
	taxRates                     []int
	noise                        map[string]bool // drawing, ean, account, tax, weight, section, comment
	money                        string          // sign or code before prices and amounts, "" for none
	moneyAfter                   bool
	currency                     string
}

func newPlan(r *dice) *plan {
	p := &plan{dice: r, language: r.pick("en", "en", "en", "de", "de", "fr", "es", "it", "nl"), noise: map[string]bool{}}
	if p.country = p.language; p.country == "en" {
		p.country = r.pick("us", "gb")
	}
	p.v = vocabularies()[p.language]
	p.rare = r.percent(35)
	p.style, p.day = styleOf(r, p.language), dateStyle(r, p.language, p.country)
	p.items = r.pick("", "item", "item", "item", "buyer", "supplier", "supplier", "both", "both")
	p.itemsAt = r.pick("column", "column", "column", "below")
	p.numbered = []int{0, 1, 1, 1, 10, 10}[r.IntN(6)]
	p.unit = r.pick("column", "column", "column", "joined", "")
	switch n := r.IntN(100); {
	case n < 78:
		p.price, p.amount = true, true
	case n < 86:
		p.price = true
	case n < 91:
		p.amount = true
	}
	p.discount = p.price && p.amount && r.percent(18)
	if p.per = p.price && r.percent(15); p.per {
		p.perAt = r.pick("column", "joined", "heading")
	}
	p.lineDates = r.percent(25)
	p.dateBelow = p.lineDates && r.percent(40)
	p.totals = (p.price || p.amount) && r.percent(92)
	p.qtyDecimals = []int{0, 0, 0, 2, 3, 0}[r.IntN(6)]
	p.priceDecimals = []int{2, 2, 2, 3, 4, 5}[r.IntN(6)]
	p.wraps = r.pick("below", "below", "below", "above", "middle")
	p.levels = 1
	if r.percent(15) {
		p.levels = 2
	}
	p.lines = []int{1, 2, 3, 4, 5, 6, 8, 12, 20, 40}[r.IntN(10)]
	for _, n := range []string{"drawing", "ean", "account", "tax", "weight", "section", "comment"} {
		p.noise[n] = r.percent(10)
	}
	p.currency = "EUR"
	if p.country == "us" {
		p.currency = "USD"
	} else if p.country == "gb" {
		p.currency = r.pick("GBP", "GBP", "EUR")
	}
	p.coin()
	p.describe()
	return p
}

func (p *plan) coin() {
	if p.percent(70) {
		return
	}
	sign := map[string]string{"USD": "$", "GBP": "£", "EUR": "€"}[p.currency]
	p.money = p.pick(sign, sign, p.currency+" ")
	if p.moneyAfter = p.language != "en" && p.percent(70); p.moneyAfter {
		p.money = " " + p.pick(sign, p.currency)
	}
}

func (p *plan) describe() {
	say := func(on bool, s string) {
		if on {
			p.shape = append(p.shape, s)
		}
	}
	p.shape = append(p.shape, p.language, fmt.Sprintf("%d", p.levels)+"-level", "wrap-"+p.wraps)
	say(p.rare, "rare-words")
	say(p.items == "", "no-items")
	say(p.items != "", "items-"+p.items+"-"+p.itemsAt)
	say(p.numbered == 0, "no-line-numbers")
	say(p.unit != "column", "unit-"+p.unit)
	say(!p.price, "no-price")
	say(!p.amount, "no-amount")
	say(p.discount, "discount")
	say(p.per, "per-"+p.perAt)
	say(p.lineDates, "line-dates")
	say(p.dateBelow, "dates-below")
	say(!p.totals, "no-totals")
	say(p.money != "", "money-sign")
	for _, n := range []string{"drawing", "ean", "account", "tax", "weight", "section", "comment"} {
		say(p.noise[n], n)
	}
}

func (p *plan) date() Field {
	t := time.Date(2024+p.IntN(3), time.Month(1+p.IntN(12)), 1+p.IntN(28), 0, 0, 0, 0, time.UTC)
	return Field{Printed: p.day(t), Text: t.Format(time.DateOnly)}
}

func (p *plan) number(d decimal.Decimal, decimals int) Field {
	s := p.style.Write(d, decimals)
	return Field{Printed: s, Text: p.style.Read(s)}
}

func text(s string) Field { return Field{Printed: s, Text: s} }

func (p *plan) poNumber() string {
	switch p.IntN(7) {
	case 0:
		return "PO-" + p.digits(5)
	case 1:
		return p.letters(2) + p.digits(6)
	case 2:
		return fmt.Sprintf("%d/%s", 2024+p.IntN(3), p.digits(4))
	case 3:
		return p.digits(4) + "-" + p.digits(3)
	}
	return p.digits(5 + p.IntN(6))
}

func (p *plan) itemNumber() string {
	switch p.IntN(6) {
	case 0:
		return p.letters(3) + "-" + p.digits(4)
	case 1:
		return p.digits(6)
	case 2:
		return p.digits(3) + "." + p.digits(3)
	case 3:
		return p.letters(1) + p.digits(5) + p.letters(1)
	case 4:
		return p.digits(8)
	}
	return p.digits(2) + "-" + p.digits(4) + "-" + p.letters(1)
}

// order makes the order that the plan prints.
func (p *plan) order() Order {
	o := Order{Number: text(p.poNumber()), Date: p.date(), Currency: Field{Text: p.currency}, Other: p.has["otherkind"] || p.has["stamp"]}
	if p.money != "" {
		o.Currency.Printed = p.money
	}
	used := map[string]bool{}
	unused := func() string {
		for {
			if n := p.itemNumber(); !used[n] {
				used[n] = true
				return n
			}
		}
	}
	for i := range p.lines {
		o.Lines = append(o.Lines, p.line(i, unused))
	}
	if p.totals {
		p.sums(&o)
	}
	return o
}

func (p *plan) line(i int, unused func() string) Line {
	l := Line{drawing: p.digits(6), ean: "40" + p.digits(11), account: p.digits(4), tax: "19", weight: p.style.Write(decimal.New(int64(1+p.IntN(99999)), -2), 2)}
	if p.numbered > 0 {
		l.ID = text(fmt.Sprint(p.numbered * (i + 1)))
		if p.numbered == 10 && p.one(2) {
			l.ID = text(fmt.Sprintf("%05d", 10*(i+1)))
		}
	}
	switch p.items {
	case "item":
		l.Item = text(unused())
	case "buyer":
		l.Buyer = text(unused())
	case "supplier":
		l.Supplier = text(unused())
	case "both":
		l.Buyer, l.Supplier = text(unused()), text(unused())
	}
	name := ""
	for n := 2 + p.IntN(6); n > 0; n-- {
		name += p.pick(p.v.nouns...) + " "
	}
	l.Description = text(name[:len(name)-1])
	l.Unit = text(p.pick(p.v.usual["units"]...))
	if p.unit == "" {
		l.Unit = Field{}
	}
	if p.lineDates {
		l.Date = p.date()
	}
	p.value(&l)
	p.embellish(&l, unused)
	return l
}

// value gives a line its quantity, price and amount.
func (p *plan) value(l *Line) {
	q := decimal.New(int64([]int{1 + p.IntN(12), 1 + p.IntN(100), 10 * (1 + p.IntN(50)), 1 + p.IntN(3000)}[p.IntN(4)]), 0)
	if p.qtyDecimals > 0 && p.one(4) {
		q = q.Add(decimal.New(int64([]int{25, 50, 75, 10}[p.IntN(4)]), -2))
	}
	l.Qty = p.number(q, p.qtyDecimals)
	price := decimal.New(int64(1+p.IntN([]int{900, 9000, 90000, 900000}[p.IntN(4)])), -2)
	for i := 2; i < p.priceDecimals; i++ {
		price = price.Add(decimal.New(int64(p.IntN(10)), int32(-i-1)))
	}
	per := decimal.New(1, 0)
	if p.per {
		per = []decimal.Decimal{decimal.New(1, 0), decimal.New(100, 0), decimal.New(1000, 0)}[p.IntN(3)]
		if p.perAt == "heading" {
			per = decimal.New(100, 0)
		}
	}
	worth := q.Mul(price).DivRound(per, 12)
	if p.discount {
		d := decimal.New(int64([]int{0, 5, 10, 12, 25}[p.IntN(5)]), 0)
		l.Discount = p.number(d, 0)
		worth = worth.Mul(decimal.New(100, 0).Sub(d)).Shift(-2)
	}
	l.worth = worth.Round(2)
	if p.price {
		l.Price = p.number(price, p.priceDecimals)
		if p.per && (p.perAt != "joined" || !per.Equal(decimal.New(1, 0))) {
			l.Per = text(per.String())
		}
	}
	if p.amount {
		l.Amount = p.number(l.worth, 2)
	}
}

// sums makes the totals.
func (p *plan) sums(o *Order) {
	sum := decimal.Zero
	for i := range o.Lines {
		sum = sum.Add(o.Lines[i].worth)
	}
	total := sum
	if p.one(5) {
		d := sum.Mul(decimal.New(5, -2)).Round(2)
		o.Discount, total = p.number(d, 2), total.Sub(d)
	}
	if p.one(4) {
		f := decimal.New(int64(500+p.IntN(9000)), -2)
		o.Freight, total = p.number(f, 2), total.Add(f)
	}
	base := total
	for range []int{0, 0, 1, 1, 1, 2}[p.IntN(6)] {
		rate := []int64{5, 7, 10, 19, 20, 21}[p.IntN(6)]
		p.taxRates = append(p.taxRates, int(rate))
		t := base.Mul(decimal.New(rate, -2)).Round(2)
		o.Taxes, total = append(o.Taxes, p.number(t, 2)), total.Add(t)
	}
	if !total.Equal(sum) || p.one(3) {
		o.Subtotal = p.number(sum, 2)
	}
	o.Total = p.number(total, 2)
}

// shuffle gives a list in another order.
func shuffle[T any](d *dice, of []T) []T {
	out := slices.Clone(of)
	d.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	return out
}
