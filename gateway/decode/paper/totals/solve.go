// SPDX-License-Identifier: Apache-2.0

package totals

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/lexicon"
)

// cent is how far a printed sum may be off its parts.
var cent = decimal.New(2, -2)

func near(a, b decimal.Decimal) bool { return a.Sub(b).Abs().LessThanOrEqual(cent) }

// maxTried bounds the candidates of a role that sums are tried with.
const maxTried = 6

// of gives the candidates of a role, with each reading of their numbers; those whose
// label is a doubtful one last.
func (t *reader) of(role string) (out []amount) {
	sure := slices.Clone(t.all)
	slices.SortStableFunc(sure, func(a, b amount) int { return doubt(a) - doubt(b) })
	for _, a := range sure {
		if a.role != role || len(out) >= maxTried {
			continue
		}
		out = append(out, a)
		if a.two {
			a.number, a.two = a.other, false
			a.value.Text = a.number.String()
			out = append(out, a)
		}
	}
	return out
}

func doubt(a amount) int {
	if a.qualified {
		return 1
	}
	return 0
}

// option is one way to take the parts of a total.
type option struct {
	amount *amount // nil for none
	number decimal.Decimal
	sum    []amount // of several taxes
}

// options are the ways to take a role: none, one of its candidates, all of them.
func options(all []amount, several bool) []option {
	out := []option{{}}
	for i := range all {
		out = append(out, option{amount: &all[i], number: all[i].number})
	}
	if !several || len(all) < 2 {
		return out
	}
	sum := option{amount: &all[0], sum: all}
	for _, a := range all {
		sum.number = sum.number.Add(a.number)
	}
	out = append(out, sum)
	for i := 0; i+2 < len(all); i++ { // all but the last, which repeats their sum
		part := option{amount: &all[0], sum: all[:i+2]}
		for _, a := range part.sum {
			part.number = part.number.Add(a.number)
		}
		out = append(out, part)
	}
	return out
}

// solution is a way to take all of the totals.
type solution struct {
	subtotal, discount, freight, tax, total option
	rounding                                decimal.Decimal // between the parts and the total
	score                                   int
}

// choose takes the way in which subtotal - discount + freight + tax is the total, and
// the subtotal the sum of the lines; where no sum closes, what the labels say.
func (t *reader) choose(o *paper.Order, from int, sum decimal.Decimal, summed bool) {
	t.summing()
	t.distinct()
	subs, totals := t.of("subtotal"), t.of("total")
	if len(totals) == 0 && len(subs) == 1 && len(t.of("tax")) == 0 && !strings.HasPrefix(lexicon.Key(subs[0].value.Label), "sub") { // the only sum there is
		subs, totals = nil, subs
	}
	later := below(subs, totals)
	subs = append(subs, smaller(totals)...)
	if len(later) > 0 {
		subs = append(subs, totals...)
	}
	best := solution{score: -1}
	ends := append(totals[:len(totals):len(totals)], later...)
	if len(totals) == 0 && len(subs) > 1 { // "Net amount, VAT, Gross amount": the sum tells
		ends = subs
	}
	for _, sub := range options(subs, false) {
		for _, tot := range options(ends, false) {
			for _, d := range options(t.of("discount"), false) {
				for _, f := range options(t.of("freight"), true) {
					for _, x := range options(t.of("tax"), true) {
						s := solution{subtotal: sub, discount: d, freight: f, tax: x, total: tot}
						if len(totals) == 0 && (sub.amount == nil || d.amount == nil && f.amount == nil && x.amount == nil) {
							continue
						}
						if s.score = t.worth(&s, sum, summed); s.score > best.score {
							best = s
						}
					}
				}
			}
		}
	}
	if best.score < 100 && summed && from > 0 {
		if s, ok := t.borne(from, sum); ok {
			best = s
		}
	}
	if summed && from > 0 && (best.score < 150 || best.tax.amount == nil) {
		if s, ok := t.across(from, sum); ok {
			best = s
		}
	}
	if best.score < 100 {
		best = t.byLabels(subs, totals, sum, summed)
	}
	if taxes := t.of("tax"); best.score >= 100 && best.tax.amount == nil && len(taxes) == 1 && within(taxes[0].number, best.total.number) {
		best.tax = option{amount: &taxes[0], number: taxes[0].number}
	}
	t.put(o, best, sum, summed)
	t.leftover(o, best, from)
}

// within reports whether a tax is part of a total that closes without it: it is a rate of
// the rest, in half percents, "Includes GST of 441.60" in 4857.60.
func within(tax, total decimal.Decimal) bool {
	rest := total.Sub(tax)
	if !tax.IsPositive() || !rest.IsPositive() {
		return false
	}
	rate := tax.Mul(decimal.New(200, 0)).Div(rest).Round(0) // half percents
	return rate.IsPositive() && rate.LessThanOrEqual(decimal.New(60, 0)) && near(rest.Mul(rate).Div(decimal.New(200, 0)), tax)
}

// below are subtotals that stand below a total, "Total 1594.500, Discount 25.000, Net total
// 1569.500": the last may be what is to be paid, where what lies between bears it out.
func below(subs, totals []amount) (out []amount) {
	for _, a := range subs {
		b := a.value.Box
		if slices.ContainsFunc(totals, func(t amount) bool {
			return t.value.Page == a.value.Page && !t.above && b.Y0 > t.value.Box.Y0+0.5*t.value.Box.Height()
		}) {
			a.weak, a.later = true, true
			out = append(out, a)
		}
	}
	return out
}

// smaller are totals that a larger one stands beside: they may be the sum before tax.
func smaller(totals []amount) (out []amount) {
	for _, a := range totals {
		for _, b := range totals {
			if a.number.LessThan(b.number) && !a.two && a.value.Box != b.value.Box {
				a.weak = true
				out = append(out, a)
				break
			}
		}
	}
	return out[:min(len(out), maxTried)]
}

// distinct leaves out repetitions of an amount under the same role.
func (t *reader) distinct() {
	var out []amount
	for _, a := range t.all {
		if a.role != "tax" && slices.ContainsFunc(out, func(b amount) bool { return b.role == a.role && b.number.Equal(a.number) }) {
			continue
		}
		out = append(out, a)
	}
	t.all = out
}

// maxRounding is the most that forms round a total by.
var maxRounding = decimal.New(1, 0)

// worth is how good a solution is, -1 for one whose sum does not close. A rounding that
// is printed is taken where the sum does not close without it.
func (t *reader) worth(s *solution, sum decimal.Decimal, summed bool) int {
	best := s.worth(sum, summed)
	for _, r := range t.of("rounding") {
		if best >= 0 || r.number.Abs().GreaterThan(maxRounding) {
			continue
		}
		for _, by := range []decimal.Decimal{r.number, r.number.Neg()} {
			with := *s
			with.rounding = by
			if score := with.worth(sum, summed); score > best {
				*s, best = with, score
			}
		}
	}
	return best
}

// worth is the value of a solution as it stands.
func (s *solution) worth(sum decimal.Decimal, summed bool) int {
	if s.total.amount == nil || s.total.amount.later && s.discount.amount == nil && s.rounding.IsZero() || s.subtotal.amount != nil && s.subtotal.amount.value.Box == s.total.amount.value.Box {
		return -1
	}
	base := s.subtotal.number
	if s.subtotal.amount == nil {
		if !summed {
			return -1
		}
		base = sum
	}
	with := base.Sub(s.discount.number.Abs()).Add(s.freight.number).Add(s.tax.number).Add(s.rounding)
	if !near(with, s.total.number) {
		return -1
	}
	score := 100
	if summed && (near(base, sum) || s.gross(sum)) {
		score += 50
	}
	for _, p := range []option{s.subtotal, s.discount, s.freight, s.tax} {
		if p.amount != nil {
			score += 5 // one that is printed and fits
		}
		if len(p.sum) > 0 {
			score--
		}
	}
	for _, p := range []option{s.subtotal, s.discount, s.freight, s.tax, s.total} {
		if p.amount != nil && p.amount.weak {
			score--
		}
	}
	return score
}

// gross reports whether the amounts of the lines have their tax in them: their sum is the
// total, which is the net amount with the tax.
func (s *solution) gross(sum decimal.Decimal) bool {
	return s.subtotal.amount != nil && s.tax.amount != nil && s.tax.number.IsPositive() && near(s.total.number, sum)
}

// byLabels takes what the labels say where no sum closes: the last total, the first of
// all else. Several taxes are left out: which of them count, nothing tells.
func (t *reader) byLabels(subs, totals []amount, sum decimal.Decimal, summed bool) (s solution) {
	if len(subs) > 0 && subs[0].role == "subtotal" && !several(subs) {
		s.subtotal = option{amount: &subs[0], number: subs[0].number}
	}
	if summed { // amounts that are the sum of the lines
		for i := range subs {
			if near(subs[i].number, sum) {
				s.subtotal = option{amount: &subs[i], number: subs[i].number}
			}
		}
	}
	for i := range totals {
		a := &totals[i]
		if a.above && !(summed && near(a.number, sum)) {
			continue
		}
		if s.total.amount == nil || s.total.amount.weak && !a.weak || a.weak == s.total.amount.weak && a.number.GreaterThan(s.total.number) {
			s.total = option{amount: a, number: a.number}
		}
	}
	for role, to := range map[string]*option{"discount": &s.discount, "freight": &s.freight, "tax": &s.tax} {
		if all := t.of(role); len(all) == 1 || len(all) > 1 && !all[0].qualified && all[1].qualified {
			*to = option{amount: &all[0], number: all[0].number}
		}
	}
	return s
}

// several reports whether there are subtotals of different amounts: sums of lines, none
// of all.
func several(subs []amount) bool {
	for i := range subs {
		if subs[i].role == "subtotal" && !subs[i].number.Equal(subs[0].number) && !subs[i].two && !subs[0].two {
			return true
		}
	}
	return false
}

// summing takes the last of at least three subtotals for the total where it is the sum
// of the ones before.
func (t *reader) summing() {
	sum, n, last := decimal.Zero, 0, -1
	for i := range t.all {
		switch {
		case t.all[i].role == "total":
			return
		case t.all[i].role == "subtotal":
			if last >= 0 {
				sum = sum.Add(t.all[last].number)
			}
			n, last = n+1, i
		}
	}
	if n >= 3 && near(sum, t.all[last].number) {
		t.all[last].role = "total"
	}
}

// put writes a solution to the order.
func (t *reader) put(o *paper.Order, s solution, sum decimal.Decimal, summed bool) {
	for _, p := range []struct {
		from option
		to   *paper.Value
		role string
	}{{s.subtotal, &o.Subtotal, "subtotal"}, {s.discount, &o.Discount, "discount"}, {s.freight, &o.Freight, "freight"}, {s.tax, &o.Tax, "tax"}, {s.total, &o.Total, "total"}} {
		if p.from.amount == nil {
			continue
		}
		*p.to = p.from.amount.value
		if s.score >= 100 {
			p.to.Evidence = append(slices.Clone(p.to.Evidence), paper.ByArithmetic)
		}
		for _, rule := range t.s.C.Template.Totals {
			if rule.Key == p.role {
				p.to.Rule = "totals." + rule.Key
				p.to.Evidence = append([]string{paper.ByTemplate}, p.to.Evidence...)
			}
		}
		for _, a := range p.from.sum[min(1, len(p.from.sum)):] {
			p.to.Raw += " + " + a.value.Raw
			p.to.Box = p.to.Box.Join(a.value.Box)
		}
		if len(p.from.sum) > 0 {
			p.to.Text = p.from.number.String()
		}
		if p.role == "discount" {
			p.to.Text = trimSign(p.to.Text)
		}
	}
	o.TotalsClose = s.score >= 100
	if !summed {
		return
	}
	switch {
	case s.subtotal.amount != nil:
		o.LinesClose = near(s.subtotal.number, sum)
	case s.total.amount != nil:
		o.LinesClose = near(s.total.number, sum) || s.score >= 100
	}
}

func trimSign(t string) string {
	if len(t) > 0 && t[0] == '-' {
		return t[1:]
	}
	return t
}
