// SPDX-License-Identifier: Apache-2.0

package random

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/shopspring/decimal"
)

// extras are what half of the orders have besides, each drawn by dice of its own: what
// leads a reader astray that only looks for what it knows.
type extras struct {
	has map[string]bool
	x   *dice
}

// ways are the extras with how many of a hundred orders have each.
var ways = []struct {
	name    string
	percent int
}{
	{"references", 20}, {"moredates", 12}, {"otherkind", 5}, {"stamp", 3}, {"copy", 5},
	{"mpn", 10}, {"revcol", 8}, {"openqty", 8}, {"packsize", 8}, {"listprice", 8}, {"gross", 8}, {"lead", 6}, {"promised", 6},
	{"notes", 12}, {"oldno", 8}, {"mpnrow", 8}, {"components", 8}, {"kit", 5}, {"schedule", 6}, {"widenotes", 8},
	{"grouptotal", 6}, {"qtytotal", 8}, {"weighttotal", 5}, {"deposit", 6}, {"inother", 5}, {"inwords", 5}, {"clauses", 15},
	{"headless", 4}, {"gibberish", 4}, {"stream", 10}, {"zero", 6}, {"gaps", 6},
}

// enrich draws the extras of a seed.
func (p *plan) enrich(seed uint64) {
	p.extras = extras{has: map[string]bool{}, x: &dice{rand.New(rand.NewPCG(seed, 13))}}
	if p.x.one(2) {
		return
	}
	for _, w := range ways {
		p.has[w.name] = p.x.percent(w.percent)
	}
	h := p.has
	h["listprice"] = h["listprice"] && p.price && p.amount && !p.discount && !p.per
	h["gross"] = h["gross"] && p.amount
	h["promised"] = h["promised"] && p.lineDates && !p.dateBelow
	h["schedule"] = h["schedule"] && !p.lineDates
	h["kit"] = h["kit"] && p.numbered > 0
	h["grouptotal"] = h["grouptotal"] && p.amount
	h["zero"] = h["zero"] && p.price
	for _, w := range ways {
		if h[w.name] {
			p.shape = append(p.shape, "+"+w.name)
		}
	}
}

// word is a word for an extra.
func (q *pen) extra(key string) string { return q.v.word(q.x, key, q.rare) }

// references are labels of other numbers and dates than the order's, of the same form.
func (q *pen) references(o *Order) (all []pair) {
	if q.has["references"] {
		for _, key := range []string{"contract", "requisition", "vendorno", "yourref"} {
			if q.x.one(2) {
				all = append(all, pair{label: q.extra(key), value: another(q.x, o.Number.Printed)})
			}
		}
	}
	if q.has["moredates"] {
		for _, key := range []string{"printed", "quotedate", "validuntil"} {
			if q.x.one(2) {
				all = append(all, pair{label: q.extra(key), value: q.otherDate()})
			}
		}
	}
	return all
}

// otherDate is a date that is none of the order's.
func (q *pen) otherDate() string {
	was := q.dice
	q.dice = q.x
	defer func() { q.dice = was }()
	return q.date().Printed
}

// besides adds columns that no field is read from.
func (q *pen) besides(add func(string, string, func(*Line) []piece), numbers string) {
	plain := func(key string, of func(l *Line) string) {
		if q.has[key] {
			add(key, numbers, func(l *Line) []piece { return []piece{{words: of(l)}} })
		}
	}
	plain("mpn", func(l *Line) string { return l.mpn })
	plain("revcol", func(l *Line) string { return l.rev })
	plain("openqty", func(l *Line) string { return l.open })
	plain("packsize", func(l *Line) string { return l.pack })
	plain("lead", func(l *Line) string { return l.lead })
	plain("promised", func(l *Line) string { return l.promised })
	plain("gross", func(l *Line) string { return l.gross })
	if q.has["listprice"] {
		plain("listprice", func(l *Line) string { return l.List.Printed })
		add("discount", numbers, func(l *Line) []piece { return []piece{{words: l.Rate.Printed}} })
	}
}

// embellish gives a line what its extras say.
func (p *plan) embellish(l *Line, unused func() string) {
	x := p.x
	l.mpn, l.rev = x.letters(2)+x.digits(4), x.pick("A", "B", "02", "C1")
	l.open, l.pack = p.style.Write(decimal.New(int64(x.IntN(40)), 0), p.qtyDecimals), fmt.Sprint([]int{1, 10, 12, 50, 100}[x.IntN(5)])
	l.lead, l.old = fmt.Sprint(7*(1+x.IntN(8))), unused()
	if p.has["gaps"] && x.one(4) {
		for _, f := range []*Field{&l.Unit, &l.Supplier, &l.Item} {
			if x.one(2) {
				*f = Field{}
			}
		}
	}
	if p.has["zero"] && x.one(5) {
		l.Price, l.worth, l.Discount = p.number(decimal.Zero, p.priceDecimals), decimal.Zero, Field{}
		if p.amount {
			l.Amount = p.number(decimal.Zero, 2)
		}
	}
	if p.has["listprice"] {
		p.listed(l)
	}
	l.gross = p.style.Write(l.worth.Mul(decimal.New(119, -2)).Round(2), 2)
}

// listed makes the line's price one with its discount taken, beside that without it.
func (p *plan) listed(l *Line) {
	q, _ := decimal.NewFromString(l.Qty.Text)
	net, _ := decimal.NewFromString(l.Price.Text)
	rate := int64([]int{0, 10, 20, 25, 50}[p.x.IntN(5)])
	list := net.Mul(decimal.New(100, 0)).DivRound(decimal.New(100-rate, 0), int32(p.priceDecimals))
	l.List, l.Rate = p.number(list, p.priceDecimals), p.number(decimal.New(rate, 0), 0)
	l.worth = q.Mul(net).Round(2)
	l.Amount = p.number(l.worth, 2)
}

// rowsBelow are further rows below a line.
func (q *pen) rowsBelow(l *Line) (out [][]piece) {
	row := func(words string) { out = append(out, []piece{{words: words}}) }
	if q.has["oldno"] && q.x.one(2) {
		row(q.extra("oldno") + ": " + l.old)
	}
	if q.has["mpnrow"] {
		row(q.extra("mpnrow") + ": " + l.mpn)
	}
	if q.has["notes"] && q.x.one(2) {
		row(strings.ReplaceAll(q.extra("note"), "#", q.style.Write(decimal.New(int64(100+q.x.IntN(90000)), -2), 2)))
	}
	if q.has["components"] && q.x.one(3) {
		row(q.extra("components"))
		for n := 1 + q.x.IntN(3); n > 0; n-- {
			row(fmt.Sprintf("%d x %s", 1+q.x.IntN(20), q.x.pick(q.v.nouns...)))
		}
	}
	if q.has["schedule"] && q.x.one(2) {
		for n := 1; n < 3; n++ {
			row(fmt.Sprintf("%s %d: %s", q.extra("schedule"), n, q.otherDate()))
		}
	}
	return out
}

// kit writes parts of a line below it, with their own quantities below the line's.
func (q *pen) kit(all []*column, l *Line) {
	if !q.has["kit"] || !q.x.one(3) {
		return
	}
	part := Line{Description: text(q.x.pick(q.v.nouns...)), Qty: q.plan.number(decimal.New(int64(1+q.x.IntN(9)), 0), q.qtyDecimals), Unit: l.Unit}
	i := slices.IndexFunc(all, func(c *column) bool { return c.role == "description" })
	q.put(all[i].x, q.y, q.extra("components"), Tag{})
	q.y += q.pitch
	q.put(all[i].x+q.size, q.y, part.Description.Printed, Tag{})
	for _, c := range all {
		if c.role == "qty" || c.role == "unit" {
			q.cell(c, &part, 0, q.y)
		}
	}
	q.y += q.pitch
}

// across writes a row over all columns.
func (q *pen) across() {
	if q.has["widenotes"] && q.x.one(3) {
		words := strings.ReplaceAll(q.extra("note"), "#", q.style.Write(decimal.New(int64(100+q.x.IntN(90000)), -2), 2))
		q.put(q.left+q.size*q.x.between(0, 6), q.y, words+", "+strings.ReplaceAll(q.extra("note"), "#", "12")+", "+q.x.pick(q.v.nouns...), Tag{})
		q.y += q.pitch
	}
}

// made: headings that no dictionary has.
func (q *pen) made(role string) string {
	name := ""
	for n := 2 + q.x.IntN(2); n > 0; n-- {
		name += q.x.pick("kro", "ves", "tal", "mun", "bri", "dof", "gel", "sta")
	}
	return strings.ToUpper(name[:1]) + name[1:]
}

// afterTotals writes amounts behind the totals that are none of them.
func (q *pen) afterTotals(o *Order, x float64) {
	total, err := decimal.NewFromString(o.Total.Text)
	if err != nil {
		return
	}
	put := func(label string, d decimal.Decimal) {
		q.put(x, q.y, label, Tag{})
		q.right(max(x+q.size*14, q.edge), q.y, q.coin(q.style.Write(d, 2)), Tag{})
		q.y += q.pitch
	}
	if q.has["deposit"] {
		d := total.Mul(decimal.New(30, -2)).Round(2)
		put(q.extra("deposit"), d)
		put(q.extra("balance"), total.Sub(d))
	}
	if q.has["inother"] && o.Currency.Printed != "" {
		q.put(x, q.y, q.extra("inother")+" "+q.style.Write(total.Mul(decimal.New(94, -2)).Round(2), 2), Tag{})
		q.y += q.pitch
	}
	if q.has["inwords"] {
		q.put(q.left, q.y, q.extra("inwords"), Tag{})
		q.y += q.pitch
	}
}

// beforeTotals writes sums of other things than money.
func (q *pen) beforeTotals(o *Order) {
	sum := decimal.Zero
	for i := range o.Lines {
		d, _ := decimal.NewFromString(o.Lines[i].Qty.Text)
		sum = sum.Add(d)
	}
	if q.has["qtytotal"] {
		q.put(q.left, q.y, q.extra("qtytotal")+": "+q.style.Write(sum, q.qtyDecimals), Tag{})
		q.y += q.pitch
	}
	if q.has["weighttotal"] {
		q.put(q.left, q.y, q.extra("weighttotal")+" "+q.style.Write(sum.Mul(decimal.New(37, -2)).Round(2), 2), Tag{})
		q.y += q.pitch
	}
}

// clauses writes numbered terms behind the order, as orders have them.
func (q *pen) clauses() {
	if !q.has["clauses"] {
		return
	}
	for n := 1; n <= 2+q.x.IntN(4); n++ {
		q.room(1)
		q.put(q.left, q.y, fmt.Sprint(n), Tag{})
		q.put(q.left+q.size*2, q.y, q.extra("clauses"), Tag{})
		q.y += q.pitch
	}
}

// stamps writes large words over the first page.
func (q *pen) stamps(o *Order) {
	for _, key := range []string{"stamp", "copy"} {
		if !q.has[key] {
			continue
		}
		o.Place = "" // it may stand upon it
		leaf := &q.s.Leaves[0]
		leaf.Texts = append(leaf.Texts, Text{X: q.x.between(q.left, q.edge-160), Y: q.x.between(60, q.s.Height*0.6), Size: q.x.between(16, 34), Bold: true, Words: q.extra(key)})
	}
}
