// SPDX-License-Identifier: Apache-2.0

package sums

import (
	"cmp"
	"slices"

	"github.com/shopspring/decimal"

	"ordergate/gateway/decode/paper/figure"
)

// Number is a number of a record with its place.
type Number struct {
	figure.Number
	X0, X1 float32
	Unit   bool // a unit of measure stands right beside it
}

// Triple is what a record's numbers are, by their index; -1 is none.
type Triple struct {
	Q, P, A  int
	Per      decimal.Decimal
	Discount int // a number that is the discount in percent
	Fit      Fit
}

// Reading is the outcome over all records.
type Reading struct {
	Triples []Triple // one a record; Q is -1 where it does not close
	Closed  int
	// Telling are the closed ones that are no mere accident: neither factor is 1.
	Telling int
	// Sure: nothing but the place says which factor is the quantity, or more does.
	Sure bool
	// Columns are where quantity, price and amount stand.
	Columns [3]Span
}

// Span is from left to right on the page, points.
type Span struct{ X0, X1 float32 }

// The bounds: more numbers in a record, and more places, are prose or a catalogue.
const (
	maxNumbers  = 14
	maxClusters = 14
	sample      = 60 // records that the vote looks at
)

type cluster struct {
	span    Span
	n       int
	dec     int // sum of decimals
	units   int
	money   int // numbers with a currency
	members map[int]int
}

type vote struct{ x, y, a, d int } // clusters; x stands left of y; d is the discount or -1

// Read finds the roles that close most records.
func Read(records [][]Number) Reading {
	out := Reading{Triples: make([]Triple, len(records))}
	for i := range out.Triples {
		out.Triples[i] = Triple{Q: -1, P: -1, A: -1, Discount: -1, Per: one}
	}
	cl := clusters(records)
	best, ok := elect(records, cl)
	if !ok {
		return out
	}
	q, p, sure := factors(cl, best)
	out.Sure = sure
	out.Columns = [3]Span{cl[q].span, cl[p].span, cl[best.a].span}
	for i, r := range records {
		qi, okQ := cl[q].members[i]
		pi, okP := cl[p].members[i]
		ai, okA := cl[best.a].members[i]
		if !okQ || !okP || !okA {
			continue
		}
		di, rate := -1, one
		if best.d >= 0 {
			if k, ok := cl[best.d].members[i]; ok {
				di, rate = k, Rate(r[k].Value)
			}
		}
		fit, per, ok := closing(r[qi], r[pi], r[ai], rate)
		if !ok && di >= 0 {
			di = -1
			fit, per, ok = closing(r[qi], r[pi], r[ai], one)
		}
		if ok {
			out.Triples[i] = Triple{Q: qi, P: pi, A: ai, Per: per, Discount: di, Fit: fit}
			out.Closed++
			if !fit.Q.Equal(one) && !fit.P.Equal(one) && !fit.A.IsZero() {
				out.Telling++
			}
		}
	}
	return out
}

// closing tries the numbers of units.
func closing(q, p, a Number, rate decimal.Decimal) (Fit, decimal.Decimal, bool) {
	m := magnitude(q.Value) + magnitude(p.Value)
	for _, e := range pers {
		if !q.Two && !p.Two && !a.Two && rate.Equal(one) {
			if ma := magnitude(a.Value); m-e < ma-1 || m-e > ma+2 {
				continue
			}
		}
		per := decimal.New(1, e)
		if fit, ok := Fits(q.Number, p.Number, a.Number, per, rate); ok {
			return fit, per, true
		}
	}
	return Fit{}, one, false
}

// clusters puts the numbers of all records that stand below each other together.
func clusters(records [][]Number) []cluster {
	type at struct{ r, k int }
	var all []at
	for i, r := range records {
		for k := range r {
			if k < maxNumbers {
				all = append(all, at{i, k})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b at) int {
		return cmp.Compare(records[a.r][a.k].X1, records[b.r][b.k].X1)
	})
	var out []cluster
	for _, w := range all {
		n := &records[w.r][w.k]
		if len(out) > 0 && out[len(out)-1].takes(n) {
			out[len(out)-1].add(w.r, w.k, n)
			continue
		}
		out = append(out, cluster{span: Span{n.X0, n.X1}, members: map[int]int{}})
		out[len(out)-1].add(w.r, w.k, n)
	}
	slices.SortStableFunc(out, func(a, b cluster) int { return cmp.Compare(b.n, a.n) })
	out = out[:min(len(out), maxClusters)]
	slices.SortStableFunc(out, func(a, b cluster) int { return cmp.Compare(a.span.X0, b.span.X0) })
	return out
}

func (c *cluster) takes(n *Number) bool {
	over := min(c.span.X1, n.X1) - max(c.span.X0, n.X0)
	return n.X1-c.span.X1 < 2.5 || over > 0.3*min(c.span.X1-c.span.X0, n.X1-n.X0)
}

func (c *cluster) add(r, k int, n *Number) {
	w := float32(c.n)
	c.span.X0, c.span.X1 = (c.span.X0*w+n.X0)/(w+1), (c.span.X1*w+n.X1)/(w+1)
	c.n++
	c.dec += n.Decimals
	if n.Unit {
		c.units++
	}
	if n.Currency != "" {
		c.money++
	}
	if _, have := c.members[r]; !have {
		c.members[r] = k
	}
}

// elect finds the three places, and one of a discount, that close most records.
func elect(records [][]Number, cl []cluster) (best vote, ok bool) {
	votes := map[vote]int{}
	here := make([]int, 0, maxClusters)
	for i := range records {
		if i >= sample {
			break
		}
		here = here[:0]
		for c := range cl {
			if _, ok := cl[c].members[i]; ok {
				here = append(here, c)
			}
		}
		for a := range here {
			for x := range here {
				for y := x + 1; y < len(here); y++ {
					if x != a && y != a {
						ballot(records[i], cl, here, i, [3]int{here[x], here[y], here[a]}, votes)
					}
				}
			}
		}
	}
	top := 0
	for v, n := range votes {
		if v.d >= 0 { // lines without a discount speak for it too
			n += votes[vote{v.x, v.y, v.a, -1}]
		}
		if n > top || n == top && ok && v.before(best) {
			best, top, ok = v, n, true
		}
	}
	return best, ok
}

// before settles ties: no discount, then the amount farthest right, then the factors
// nearest to it.
func (v vote) before(w vote) bool {
	if (v.d < 0) != (w.d < 0) {
		return v.d < 0
	}
	if v.a != w.a {
		return v.a > w.a
	}
	if v.y != w.y {
		return v.y > w.y
	}
	return cmp.Or(cmp.Compare(v.x, w.x), cmp.Compare(v.d, w.d)) > 0
}

func ballot(r []Number, cl []cluster, here []int, i int, t [3]int, votes map[vote]int) {
	x, y, a := r[cl[t[0]].members[i]], r[cl[t[1]].members[i]], r[cl[t[2]].members[i]]
	if x.Percent || y.Percent || a.Percent || a.Value.IsZero() {
		return
	}
	weight := 4
	if x.Value.Equal(one) || y.Value.Equal(one) {
		weight = 1
	}
	if _, per, ok := closing(x, y, a, one); ok {
		if !per.Equal(one) && weight > 1 {
			weight -= 2 // a percentage of an amount closes so too
		}
		votes[vote{t[0], t[1], t[2], -1}] += weight
		return
	}
	for _, d := range here {
		if d == t[0] || d == t[1] || d == t[2] {
			continue
		}
		n := r[cl[d].members[i]]
		if n.Value.Sign() <= 0 || n.Value.GreaterThanOrEqual(hundred) {
			continue
		}
		if _, per, ok := closing(x, y, a, Rate(n.Value)); ok && per.Equal(one) {
			votes[vote{t[0], t[1], t[2], d}] += weight
		}
	}
}

// factors tells the quantity of the price: by units, currency and decimals of the
// whole column, else by the place, quantity first.
func factors(cl []cluster, v vote) (q, p int, sure bool) {
	x, y := &cl[v.x], &cl[v.y]
	score := 0 // above 0: x is the quantity
	score += 3 * cmp.Compare(x.units*y.n, y.units*x.n)
	score += 2 * cmp.Compare(y.money*x.n, x.money*y.n)
	score += 2 * cmp.Compare(y.dec*x.n, x.dec*y.n)
	if score < 0 {
		return v.y, v.x, true
	}
	return v.x, v.y, score > 0
}
