// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/figure"
	"ordergate/gateway/decode/paper/lexicon"
)

// byHeadings reports whether the line's numbers stand below headings that name them:
// with an amount that is their product and a sum that counts it, nothing else is needed
// to tell which is which.
func byHeadings(l *paper.Line) bool {
	for _, v := range []*paper.Value{&l.Quantity, &l.UnitPrice, &l.Amount} {
		if !v.Has(paper.ByColumn) && !v.Has(paper.ByTemplate) {
			return false
		}
	}
	return true
}

// line is one line's gates: a quantity there is no doubt about, and numbers that agree.
func (g *gate) line(i int) {
	l := &g.o.Lines[i]
	if l.Quantity.Empty() {
		g.say("paper.quantity.missing", g.place(i), i+1, fmt.Sprintf("%s has no quantity.", g.name(i)), "Read the quantity from the page; name its column in the partner's mapping if it has one (reads: paper: lines: columns: qty).")
		return
	}
	priced, amounts := !l.UnitPrice.Empty(), !l.Amount.Empty()
	closes := l.Closed && closed(l)
	if priced && amounts && !closes {
		f := g.say("paper.amount.differs", l.Amount, i+1, fmt.Sprintf("%s: %s times %s is not the amount printed, %s.", g.name(i), l.Quantity.Text, perText(l), l.Amount.Text),
			"One of the three was misread, or the customer miscalculated: compare them with the page.")
		f.Expected = product(l).String()
		return
	}
	if closes && !l.Agreed && (l.Differ || !g.o.LinesClose || !byHeadings(l)) {
		g.say("paper.readings.differ", l.Quantity, i+1, fmt.Sprintf("%s: the columns and the arithmetic of the line do not give the same numbers.", g.name(i)), "Compare quantity, price and amount with the page.")
		return
	}
	if closes && g.undiscounted(i) {
		g.say("paper.amount.differs", l.Amount, i+1, fmt.Sprintf("%s: its amount is without the discount that is printed beside it.", g.name(i)), "Compare discount and amount with the page: either may be misread, or the customer miscalculated.")
		return
	}
	if g.twice(i) {
		return
	}
	if closes && shared(&l.Discount, &l.ID) {
		g.say("paper.readings.differ", l.Discount, i+1, fmt.Sprintf("%s closes only with a discount of %s, which is its position number.", g.name(i), l.Discount.Text), "Compare quantity, price and amount with the page.")
		return
	}
	if said := g.elsewhere(i); closes && said != "" {
		g.say("paper.readings.differ", l.Quantity, i+1, fmt.Sprintf("%s closes, but %s.", g.name(i), said), "Compare quantity, price and amount with the page.")
		return
	}
	if closes && !l.Discount.Empty() && l.Per.Empty() && slices.ContainsFunc(g.o.Lines, func(other paper.Line) bool { return other.Per.Text == l.Discount.Text }) {
		g.say("paper.readings.differ", l.Discount, i+1, fmt.Sprintf("%s: its discount %s is what the prices of other lines are for.", g.name(i), l.Discount.Text), "Compare price, discount and amount with the page.")
		return
	}
	if closes {
		return
	}
	if a, ok := number(&l.Amount); ok && !priced && !a.IsZero() && slices.ContainsFunc(g.o.Lines, func(other paper.Line) bool { return !other.UnitPrice.Empty() }) {
		g.say("paper.price.missing", l.Amount, i+1, fmt.Sprintf("%s has an amount but no price, unlike other lines.", g.name(i)), "Read the price from the page: it may have been taken for another value of the line.")
		return
	}
	g.unproven(i)
}

// shared reports whether two values were read from the same place.
func shared(a, b *paper.Value) bool {
	return !a.Empty() && !b.Empty() && a.Page == b.Page && a.Box.OverlapX(b.Box) > 0 && a.Box.OverlapY(b.Box) > 0
}

// unproven are the gates of a quantity that no arithmetic bears out. It may stand below
// its heading, in the text of the file itself: then whether the item is known decides,
// which is for the rules that have the master data.
func (g *gate) unproven(i int) {
	q := &g.o.Lines[i].Quantity
	two := false
	for _, n := range figure.Find(figure.Apart(q.Raw), g.c.Numbers) { // "1,500 EA"
		two = two || n.Two && !n.Value.Equal(n.Other)
	}
	switch {
	case q.Has(paper.ByData):
	case !q.Has(paper.ByColumn) && !q.Has(paper.ByTemplate) && !q.Has(paper.ByLabel):
		g.say("paper.quantity.doubtful", *q, i+1, fmt.Sprintf("%s: the quantity %s stands below no heading that says so, and no price and amount bear it out.", g.name(i), q.Text), "Compare it with the page; name its column in the partner's mapping (reads: paper: lines: columns: qty).")
	case two, q.Has(paper.Doubtful), g.broken(i):
		g.say("paper.quantity.ambiguous", *q, i+1, fmt.Sprintf("%s: the quantity %s may be read in two ways, and no price and amount tell which.", g.name(i), clip(q.Raw)), "Compare it with the page; say in the partner's mapping how numbers are written (reads: paper: numbers: \"1,234.56\").")
	case q.OCR:
		g.say("paper.quantity.scanned", *q, i+1, fmt.Sprintf("%s: the quantity %s was read from a picture, and no price and amount bear it out.", g.name(i), q.Text), "Compare it with the page.")
	}
}

// broken reports whether a line orders a part of a piece.
func (g *gate) broken(i int) bool {
	q, ok := number(&g.o.Lines[i].Quantity)
	return ok && !q.IsInteger() && slices.ContainsFunc(g.c.Words.Lookup("units", g.o.Lines[i].Unit.Text), func(e lexicon.Entry) bool { return e.Role == "EA" })
}

// repeated: one item number at two prices is most likely a part of a number, or one of
// something else, that was taken for the item's.
func (g *gate) repeated() {
	first := map[string]int{}
	for i := range g.o.Lines {
		l := &g.o.Lines[i]
		for _, v := range []*paper.Value{&l.BuyerItem, &l.SupplierItem, &l.Item, &l.GTIN} {
			if v.Empty() {
				continue
			}
			k, seen := first[v.Text]
			if !seen {
				first[v.Text] = i
				break
			}
			a, okA := number(&g.o.Lines[k].UnitPrice)
			b, okB := number(&l.UnitPrice)
			if okA && okB && !a.IsZero() && !b.IsZero() && !a.Equal(b) && g.o.Lines[k].Unit.Text == l.Unit.Text && g.o.Lines[k].Per.Text == l.Per.Text {
				g.say("paper.item.repeated", *v, i+1, fmt.Sprintf("%s has the item number %s of line %d at another price.", g.name(i), clip(v.Text), k+1),
					"Compare the item numbers with the page: only a part of one may have been read. Release the order if the customer pays two prices.")
				return
			}
			break
		}
	}
}

// number reads a value's decimal; ok is false where there is none.
func number(v *paper.Value) (decimal.Decimal, bool) {
	if v.Empty() {
		return decimal.Zero, false
	}
	d, err := decimal.NewFromString(strings.TrimSuffix(strings.TrimSpace(v.Text), "%"))
	if err != nil || d.Exponent() < -12 || d.NumDigits() > 30 || d.Exponent() > 18 {
		return decimal.Zero, false
	}
	return d, true
}

func perText(l *paper.Line) string {
	if l.Per.Empty() {
		return l.UnitPrice.Text
	}
	return l.UnitPrice.Text + " for " + l.Per.Text
}

// product is quantity x price / per x (1 - discount), to four places.
func product(l *paper.Line) decimal.Decimal {
	q, _ := number(&l.Quantity)
	p, _ := number(&l.UnitPrice)
	per := decimal.NewFromInt(1)
	if d, ok := number(&l.Per); ok && d.IsPositive() {
		per = d
	}
	out := q.Mul(p)
	if d, ok := number(&l.Discount); ok {
		out = out.Mul(decimal.NewFromInt(100).Sub(d)).Shift(-2)
	}
	return out.DivRound(per, 4)
}

// closed does the arithmetic of a line once more, with the numbers that go on from
// here: what was rounded for printing may be off by half of its last digit, but never
// by more than a hundredth of the amount.
func closed(l *paper.Line) bool {
	q, okQ := number(&l.Quantity)
	p, okP := number(&l.UnitPrice)
	a, okA := number(&l.Amount)
	if !okQ || !okP || !okA {
		return false
	}
	per := decimal.NewFromInt(1)
	if d, ok := number(&l.Per); ok && d.IsPositive() {
		per = d
	}
	half := decimal.New(5, p.Exponent()-1) // of the price's last digit
	slack := q.Abs().Mul(half).DivRound(per, 6)
	if most := a.Abs().Shift(-2); slack.GreaterThan(most) {
		slack = most
	}
	slack = slack.Add(decimal.New(1, max(a.Exponent(), -2)))
	return product(l).Sub(a).Abs().LessThanOrEqual(slack)
}

// sums holds the lines against the totals, and tells whether these prove that no line
// is missing. An order without totals is let pass only when all of its lines add up, or
// it has no prices at all, and the lines number themselves without a gap.
func (g *gate) sums() (proven bool) {
	o := g.o
	lines, whole := decimal.Zero, true
	for i := range o.Lines {
		a, ok := number(&o.Lines[i].Amount)
		if !ok {
			if whole = whole && !o.Lines[i].UnitPrice.Empty() && !o.Lines[i].Quantity.Empty(); whole {
				a = product(&o.Lines[i]).Round(2)
			}
		}
		lines = lines.Add(a)
	}
	sub, hasSub := number(&o.Subtotal)
	total, hasTotal := number(&o.Total)
	if !hasSub && !hasTotal {
		g.counted()
		return false
	}
	at := o.Total
	if hasSub {
		at = o.Subtotal
	}
	if !whole {
		g.say("paper.sum.unproven", at, 0, "The document has a total, but not every line has an amount that adds up to it.", "Compare the lines with the page: an amount was not read, or not printed.")
		return false
	}
	slack := decimal.New(int64(len(o.Lines)), -2)
	near := func(a, b decimal.Decimal) bool { return a.Sub(b).Abs().LessThanOrEqual(slack) }
	d, _ := number(&o.Discount)
	t, _ := number(&o.Tax)
	f, _ := number(&o.Freight)
	rest := t.Add(f).Sub(d.Abs())
	base := lines
	if hasSub {
		base = sub
	}
	// A subtotal may stand before or behind discount and freight.
	if hasSub && !near(lines, sub) && !near(lines.Sub(d.Abs()), sub) && !near(lines.Add(f).Sub(d.Abs()), sub) && !near(lines.Add(f), sub) || !hasSub && !near(lines, total) && !near(lines.Add(rest), total) {
		g.say("paper.sum.differs", at, 0, fmt.Sprintf("The lines add up to %s, but the document says %s.", lines, at.Text), "A line was missed or misread, or a charge is not told from the lines: compare with the page.").Expected = lines.String()
		return false
	}
	// A total may leave tax out; the lines bear it out then. A rounding that is printed may
	// be more than the slack.
	rounded := o.TotalsClose && base.Add(rest).Sub(total).Abs().LessThanOrEqual(decimal.New(1, 0))
	if hasSub && hasTotal && rounded {
		return true
	}
	if hasSub && hasTotal && !near(base.Add(rest), total) && !near(base.Add(t), total) && !near(base.Add(t).Add(f), total) && !near(lines.Add(rest), total) && !near(base, total) {
		g.say("paper.totals.differ", o.Total, 0, fmt.Sprintf("Subtotal %s, tax, freight and discount do not come to the total %s.", o.Subtotal.Text, o.Total.Text), "Compare the totals with the page: a charge or a discount may not have been read.").Expected = base.Add(rest).String()
		return false
	}
	return true
}

// counted holds an order without totals, unless its lines number themselves.
func (g *gate) counted() {
	if g.numbered() {
		some, all := false, true
		for i := range g.o.Lines {
			l := &g.o.Lines[i]
			if l.UnitPrice.Empty() && l.Amount.Empty() {
				all = false
			} else {
				some = true
				all = all && l.Closed
			}
		}
		if all || !some {
			return
		}
	}
	g.say("paper.total.missing", paper.Value{Page: g.o.Last}, 0, "The document has no total, and nothing else proves that all of its lines were read.", "Compare the number of lines with the page.")
}

// numbered reports whether the lines' numbers, as printed, count up in equal steps from
// the first step, so that none is missing between them.
func (g *gate) numbered() bool {
	step := 0
	for i := range g.o.Lines {
		n, err := strconv.Atoi(strings.TrimSpace(g.o.Lines[i].ID.Text))
		if err != nil || n <= 0 {
			return false
		}
		if i == 0 {
			if step = n; step != 1 && step != 10 && (len(g.o.Lines) == 1 || step != 5 && step != 100) {
				return false
			}
		}
		if n != step*(i+1) {
			return false
		}
	}
	return true
}
