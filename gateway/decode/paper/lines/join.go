// SPDX-License-Identifier: Apache-2.0

package lines

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"ordergate/gateway"
	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/figure"
	"ordergate/gateway/decode/paper/layout"
	"ordergate/gateway/decode/paper/sums"
	"ordergate/gateway/decode/paper/table"
)

// spot is a number of a record with the cell it stands in.
type spot struct {
	cell layout.Cell
	page int
}

// join reads the records by arithmetic too, and settles each line by both readings.
func (r *reader) join(f *found) {
	part := func(i int) int { return f.grid.Rows[f.records[i].main].Part }
	for from := 0; from < len(f.records); {
		var all [][]sums.Number
		var spots [][]spot
		to := from
		for ; to < len(f.records) && part(to) == part(from); to++ {
			ns, at := r.numbersOf(f.grid, &f.records[to])
			all, spots = append(all, ns), append(spots, at)
		}
		other := sums.Read(all)
		trusted := other.Telling > 0 && (2*other.Closed >= len(all) || other.Telling > 2)
		if r.mark = r.proved(f.lines[from:to]); r.mark == 0 && to-from == len(f.lines) {
			r.mark = r.summed(f, f.lines)
		}
		for i := range all {
			r.settle(f, from+i, &other.Triples[i], all[i], spots[i], trusted)
		}
		from = to
	}
}

// numbersOf are the numbers of a record, wherever they stand.
func (r *reader) numbersOf(g *table.Grid, rec *record) (out []sums.Number, at []spot) {
	for _, k := range rec.rows {
		row := &r.c.Rows[g.Rows[k].At]
		if k != rec.main && g.Rows[k].Level == g.Rows[rec.main].Level && len(rec.rows) > 1 {
			continue
		}
		for i := range row.Cells {
			ns := table.CellNumbers(r.c, &row.Cells[i])
			out = append(out, ns...)
			for range ns {
				at = append(at, spot{row.Cells[i], row.Page})
			}
			if i+1 < len(row.Cells) && len(ns) > 0 && table.IsUnit(r.c.Words, row.Cells[i+1].Text()) {
				out[len(out)-1].Unit = true
			}
		}
	}
	return out, at
}

// parsed are a line's numbers as the columns gave them.
func (r *reader) parsed(l *paper.Line) (n numbers) {
	n.rate = one
	if v, ok := table.NumberIn(r.c, l.Quantity.Raw); ok {
		n.q, n.hasQ = sums.Marked(v, figure.Apart(l.Quantity.Raw), r.mark), true
	}
	if text := table.Spaced(l.UnitPrice.Raw); text != "" {
		if all := figure.Find(text, r.c.Numbers); len(all) > 0 {
			n.p, n.hasP = sums.Marked(all[0], text, r.mark), true
		}
	}
	if v, ok := lastNumber(r, l.Amount.Raw); ok {
		n.a, n.hasA = sums.Marked(v, l.Amount.Raw, r.mark), true
	}
	if d, err := decimal.NewFromString(l.Per.Text); err == nil && d.Sign() > 0 {
		n.per = d
	}
	if d, err := decimal.NewFromString(l.Discount.Text); err == nil {
		n.rate = sums.Rate(d)
	}
	return n
}

// fits finds the readings in which the columns' numbers close, the number of units
// that the page does not say among them where several lines bear it out.
func (n *numbers) fits(pers ...int64) (sums.Fit, decimal.Decimal, bool) {
	if !n.hasQ || !n.hasP || !n.hasA {
		return sums.Fit{}, one, false
	}
	per := one
	if n.per.Sign() > 0 {
		per = n.per
	}
	if fit, ok := sums.Fits(n.q, n.p, n.a, per, n.rate); ok {
		fit.Unique = fit.Unique && !n.also(fit, pers)
		return fit, per, true
	}
	if n.per.Sign() == 0 {
		for _, p := range pers {
			per := decimal.NewFromInt(p)
			if fit, ok := sums.Fits(n.q, n.p, n.a, per, n.rate); ok && !fit.A.IsZero() {
				return fit, per, true
			}
		}
	}
	return sums.Fit{}, one, false
}

// plain reports whether the numbers close as they are written, at the number of units
// that the page says the price is for.
func (n *numbers) plain() bool {
	if !n.hasQ || !n.hasP || !n.hasA {
		return false
	}
	q, p, a := n.q, n.p, n.a
	q.Two, p.Two, a.Two = false, false, false
	_, ok := sums.Fits(q, p, a, n.per, n.rate)
	return ok
}

// also reports whether the numbers, read as the document writes numbers, agree too
// when the price is for more than one: "2,826" is 2826 at a price for 1000 then, not
// 2.826.
func (n *numbers) also(fit sums.Fit, pers []int64) bool {
	if n.per.Sign() > 0 || fit.Q.Equal(n.q.Value) && fit.P.Equal(n.p.Value) && fit.A.Equal(n.a.Value) {
		return false
	}
	q, p, a := n.q, n.p, n.a
	q.Two, p.Two, a.Two = false, false, false
	return slices.ContainsFunc(pers, func(per int64) bool {
		_, ok := sums.Fits(q, p, a, decimal.NewFromInt(per), n.rate)
		return ok
	})
}

func (r *reader) settle(f *found, i int, t *sums.Triple, ns []sums.Number, at []spot, trusted bool) {
	l := &f.lines[i]
	n := r.parsed(l)
	if table.Letters(l.Per.Raw) != "" && !n.plain() { // no hundreds or thousands: "C", "M" of something else
		if u := l.Per; l.Unit.Empty() && table.IsUnit(r.c.Words, u.Raw) {
			u.Text = u.Raw
			l.Unit = u
		}
		l.Per = paper.Value{}
		n = r.parsed(l)
	}
	fit, per, ok := n.fits(100, 1000, 10, 10000)
	switch {
	case ok:
	case l.Discount.Empty():
		fit, per, ok = r.discounted(f, i, &n)
	default:
		fit, per, ok = n.otherwise(l)
	}
	switch {
	case ok:
		l.Closed = true
		set(&l.Quantity, fit.Q)
		set(&l.UnitPrice, fit.P)
		set(&l.Amount, fit.A)
		if n.per.Sign() == 0 && !per.Equal(one) {
			l.Per = l.UnitPrice
			l.Per.Text, l.Per.Evidence = per.String(), []string{paper.ByArithmetic}
			if k := r.stated(per, at); k >= 0 {
				n.per, l.Per = per, at[k].cell.Value(at[k].page, paper.ByArithmetic)
				l.Per.Text = per.String()
			}
		}
		same := f.agrees(&fit, &t.Fit) || t.Q >= 0 && n.per.Sign() > 0 && rescaled(&fit, per, t)
		l.Agreed = t.Q >= 0 && same && fit.Unique ||
			fit.Unique && n.per.Sign() > 0 && l.UnitPrice.Has(paper.ByLabel) && l.Amount.Has(paper.ByLabel) // each says what it is
		l.Differ = !l.Agreed && (trusted && t.Q >= 0 && !same && !r.taxed(f, ns, t, &fit) || !fit.Unique)
	case trusted && t.Q >= 0 && !(n.hasQ && n.hasP && n.hasA):
		r.fill(f, l, &n, t, ns, at)
	case trusted && t.Q >= 0 && n.same(&t.Fit):
		r.unstated(l, t, ns, at)
	case trusted && t.Q >= 0:
		f.findings = append(f.findings, r.conflict(l, i, t))
	}
	if l.Closed {
		for _, v := range []*paper.Value{&l.Quantity, &l.UnitPrice, &l.Amount} {
			v.Evidence = append(slices.Clip(v.Evidence), paper.ByArithmetic)
		}
	}
}

// taxed reports whether arithmetic found the price and the amount with tax, below headings
// that say so, of the quantity whose price and amount without tax the columns gave.
func (r *reader) taxed(f *found, ns []sums.Number, t *sums.Triple, fit *sums.Fit) bool {
	at := func(k int) bool {
		b := paper.Box{X0: ns[k].X0, X1: ns[k].X1}
		return slices.ContainsFunc(f.grid.Head.Columns, func(c table.Column) bool {
			return c.Role == "other" && below(&c, b) && table.Taxed(r.c.Words, c.Heading)
		})
	}
	return t.Fit.Q.Equal(fit.Q) && at(t.P) && at(t.A)
}

// agrees reports whether arithmetic found the same numbers. Which factor is which the
// headings say better, where both mean one thing only.
func (f *found) agrees(a, b *sums.Fit) bool {
	if !a.A.Equal(b.A) {
		return false
	}
	if a.Q.Equal(b.Q) && a.P.Equal(b.P) {
		return true
	}
	return a.Q.Equal(b.P) && a.P.Equal(b.Q) && f.certain("quantity", true) && f.certain("unit_price", true)
}

// otherwise reads a line that does not close with its discount in percent: its price
// may be the net one, or the discount an amount of money.
func (n *numbers) otherwise(l *paper.Line) (sums.Fit, decimal.Decimal, bool) {
	percent := n.rate
	n.rate = one
	if fit, per, ok := n.fits(); ok {
		l.Extra = append(l.Extra, paper.Pair{Label: l.Discount.Label, Value: l.Discount})
		l.Discount = paper.Value{}
		return fit, per, true
	}
	d, err := decimal.NewFromString(l.Discount.Text)
	full := n.a.Value.Add(d)
	if n.hasA && err == nil && full.Sign() > 0 && !n.a.Two && !strings.Contains(l.Discount.Raw, "%") {
		n.rate = n.a.Value.DivRound(full, 12)
		if fit, per, ok := n.fits(); ok {
			l.Discount.Text = one.Sub(n.rate).Mul(decimal.NewFromInt(100)).String()
			l.Discount.Evidence = append(l.Discount.Evidence, paper.ByArithmetic)
			return fit, per, true
		}
	}
	n.rate = percent
	return sums.Fit{}, one, false
}

// discounted finds a discount that stands in a row of its own below the numbers, if
// the line closes with it.
func (r *reader) discounted(f *found, i int, n *numbers) (sums.Fit, decimal.Decimal, bool) {
	l := &f.lines[i]
	for _, k := range f.records[i].rows {
		if k == f.records[i].main {
			continue
		}
		row := &r.c.Rows[f.grid.Rows[k].At]
		for j := range row.Cells {
			text := strings.ReplaceAll(row.Cells[j].Text(), "- %", " %") // "2.00- %", as SAP writes it
			if !strings.Contains(text, "%") || len(text) > 80 {
				continue
			}
			for _, d := range figure.Find(text, r.c.Numbers) {
				if !d.Percent || d.Value.Sign() == 0 {
					continue
				}
				n.rate = sums.Rate(d.Value.Abs())
				if fit, per, ok := n.fits(); ok {
					l.Discount = row.Cells[j].Value(row.Page, paper.ByArithmetic)
					l.Discount.Text = d.Value.Abs().String()
					return fit, per, true
				}
			}
		}
	}
	n.rate = one
	return sums.Fit{}, one, false
}

// fill sets what no column gave, where what one gave is the same as arithmetic says.
func (r *reader) fill(f *found, l *paper.Line, n *numbers, t *sums.Triple, ns []sums.Number, at []spot) {
	same := func(has bool, have figure.Number, want decimal.Decimal) bool {
		return !has || have.Value.Equal(want) || have.Two && have.Other.Equal(want)
	}
	if !same(n.hasQ, n.q, t.Fit.Q) || !same(n.hasP, n.p, t.Fit.P) || !same(n.hasA, n.a, t.Fit.A) {
		return
	}
	put := func(v *paper.Value, role string, k int, d decimal.Decimal) {
		if v.Empty() {
			*v = at[k].cell.Value(at[k].page)
			v.Box.X0, v.Box.X1 = ns[k].X0, ns[k].X1
			if col := f.grid.Column(role); col >= 0 && !f.bare && below(&f.grid.Head.Columns[col], v.Box) {
				v.Evidence, v.Label = []string{paper.ByColumn}, f.grid.Head.Columns[col].Heading
			}
		}
		v.Text = d.String()
	}
	put(&l.Quantity, "quantity", t.Q, t.Fit.Q)
	put(&l.UnitPrice, "unit_price", t.P, t.Fit.P)
	put(&l.Amount, "amount", t.A, t.Fit.A)
	if !t.Per.Equal(one) && l.Per.Empty() {
		l.Per = l.UnitPrice
		l.Per.Text, l.Per.Evidence = t.Per.String(), []string{paper.ByArithmetic}
	}
	l.Closed = true
	// Quantity and amount leave one price.
	l.Agreed = l.Discount.Empty() && l.Per.Empty() && t.Discount < 0 && t.Fit.Unique && f.certain("quantity", n.hasQ) && f.certain("amount", n.hasA)
}

// certain reports whether a number stands below a heading that means its role and nothing else.
func (f *found) certain(role string, has bool) bool {
	k := f.grid.Column(role)
	return has && !f.bare && k >= 0 && table.Certain(&f.grid.Head.Columns[k], role)
}

// stated is the cell that says for how many units a price is, alone in its place, -1 for none.
func (r *reader) stated(per decimal.Decimal, at []spot) int {
	return slices.IndexFunc(at, func(s spot) bool {
		n, ok := figure.Parse(s.cell.Text(), r.c.Numbers)
		return ok && (n.Value.Equal(per) || n.Two && n.Other.Equal(per))
	})
}

// below reports whether a box stands within the reach of a column.
func below(col *table.Column, b paper.Box) bool {
	return b.MidX() > col.X0-1 && b.MidX() < col.X1+1
}

func set(v *paper.Value, d decimal.Decimal) { v.Text = d.String() }

// conflict is the finding of a line that closes only with other numbers than those
// below its headings.
func (r *reader) conflict(l *paper.Line, i int, t *sums.Triple) gateway.Finding {
	b := [4]float32{l.Box.X0, l.Box.Y0, l.Box.X1, l.Box.Y1}
	return gateway.Finding{
		Code: "paper.line.conflict", Severity: gateway.Hold, Line: i + 1,
		Position: gateway.Position{Page: l.Page, Box: &b},
		Message:  fmt.Sprintf("Line %d reads %s x %s = %s below its headings, but only %s x %s = %s multiplies.", i+1, l.Quantity.Text, l.UnitPrice.Text, l.Amount.Text, t.Fit.Q, t.Fit.P, t.Fit.A),
		Hint:     "Look at the line on the page and correct the numbers, or name the columns in the mapping (lines.columns).",
	}
}

// prune leaves out what is no line: rows of an order form with nothing ordered, and
// records with neither quantity nor amount.
func (f *found) prune() {
	ordered := 0
	for i := range f.lines {
		if q, err := decimal.NewFromString(f.lines[i].Quantity.Text); err == nil && !q.IsZero() {
			ordered++
		}
	}
	kept := f.lines[:0]
	var records []record
	for i := range f.lines {
		l := &f.lines[i]
		q, err := decimal.NewFromString(l.Quantity.Text)
		if ordered > 0 && err == nil && q.IsZero() || l.Quantity.Empty() && l.Amount.Empty() {
			continue
		}
		kept = append(kept, *l)
		records = append(records, f.records[i])
	}
	f.lines = kept
	if len(records) > 0 {
		f.records = records
	}
}
