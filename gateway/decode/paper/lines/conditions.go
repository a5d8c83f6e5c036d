// SPDX-License-Identifier: Apache-2.0

package lines

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/figure"
	"ordergate/gateway/decode/paper/layout"
	"ordergate/gateway/decode/paper/lexicon"
	"ordergate/gateway/decode/paper/sums"
	"ordergate/gateway/decode/paper/table"
)

// conditions reads price, discount and amount of a record whose numbers stand in rows
// of their own below it, each behind its name: "Gross price 17.58 EUR / 1 KG",
// "Discount 10 %", "Net value 791.10". The first price and the last amount hold.
func (r *reader) conditions(f *found, rec *record, l *paper.Line) {
	if l.Quantity.Empty() || !l.UnitPrice.Empty() && !l.Amount.Empty() {
		return
	}
	priced, valued := !l.UnitPrice.Empty(), !l.Amount.Empty()
	var rates []decimal.Decimal
	var rate paper.Value
	for _, k := range rec.rows {
		row := &r.c.Rows[f.grid.Rows[k].At]
		if k == rec.main || len(row.Cells) > 6 {
			continue
		}
		role := r.condition(&row.Cells[0])
		values := row.Cells[1:]
		if role == "" || len(values) == 0 {
			continue
		}
		if role == "discount" {
			if v, d, ok := r.percent(values, row.Page); ok {
				rate, rates = v, append(rates, d)
			}
			continue
		}
		if role == "unit_price" && !priced && l.UnitPrice.Empty() {
			v := joined(values, row.Page)
			if len(values) > 1 && r.isMoney(&values[len(values)-1]) && r.isMoney(&values[0]) {
				v = joined(values[:len(values)-1], row.Page) // its value behind it
				if last := values[len(values)-1].Value(row.Page, paper.ByLabel); !valued {
					r.amount(l, last)
				}
			}
			v.Label = row.Cells[0].Text()
			r.price(l, v)
		}
		if role == "amount" && !valued {
			v := values[len(values)-1].Value(row.Page, paper.ByLabel)
			v.Label = row.Cells[0].Text()
			r.amount(l, v)
		}
	}
	if len(rates) > 0 && l.Discount.Empty() && !l.UnitPrice.Empty() {
		l.Discount = rate
		l.Discount.Text = one.Sub(sums.Rate(rates...)).Mul(decimal.NewFromInt(100)).String()
	}
}

// named reports whether a row is one that conditions has read.
func (r *reader) named(row *table.Row, l *paper.Line) bool {
	all := &r.c.Rows[row.At]
	return (l.UnitPrice.Has(paper.ByLabel) || l.Amount.Has(paper.ByLabel)) && len(all.Cells) > 1 && r.condition(&all.Cells[0]) != ""
}

// condition is what the name at the head of a row stands for, where it is the name of
// a price, a discount or an amount alone.
func (r *reader) condition(cell *layout.Cell) string {
	text := strings.TrimRight(cell.Text(), " :")
	words := lexicon.Words(text)
	if len(words) == 0 || len(words) > 4 || strings.ContainsAny(text, "0123456789") {
		return ""
	}
	switch role := table.Surely(r.c.Words.Lookup("columns", text)); role {
	case "unit_price", "discount", "amount":
		return role
	}
	return ""
}

func (r *reader) amount(l *paper.Line, v paper.Value) {
	if n, ok := lastNumber(r, v.Text); ok {
		v.Text = n.Value.String()
		l.Amount = v
	}
}

func (r *reader) isMoney(cell *layout.Cell) bool {
	n, ok := figure.Parse(cell.Text(), r.c.Numbers)
	return ok && n.Decimals > 0
}

// percent is the first number of a row of a discount.
func (r *reader) percent(cells []layout.Cell, page int) (paper.Value, decimal.Decimal, bool) {
	n, ok := table.NumberIn(r.c, cells[0].Text())
	d := n.Value.Abs()
	if !ok || d.Sign() <= 0 || d.GreaterThan(decimal.NewFromInt(100)) {
		return paper.Value{}, d, false
	}
	if n.Two && n.Other.Abs().LessThan(d) {
		d = n.Other.Abs()
	}
	return cells[0].Value(page, paper.ByLabel), d, true
}

// joined is several cells as one value.
func joined(cells []layout.Cell, page int) paper.Value {
	all := layout.Cell{}
	for i := range cells {
		all.Words = append(slices.Clip(all.Words), cells[i].Words...)
		all.Box = all.Box.Join(cells[i].Box)
	}
	return all.Value(page, paper.ByLabel)
}

// sole takes a manufacturer's number as the item number where no line of the table has
// another: it is what the buyer orders by.
func sole(f *found) {
	for i := range f.lines {
		l := &f.lines[i]
		if !l.Item.Empty() || !l.BuyerItem.Empty() || !l.SupplierItem.Empty() || l.Manufacturer.Empty() {
			return
		}
	}
	for i := range f.lines {
		f.lines[i].Item = f.lines[i].Manufacturer
	}
}

// mended reads the marks that a scan has in the place of a comma, "2;55", as commas.
func mended(cell layout.Cell) layout.Cell {
	if !cell.OCR() {
		return cell
	}
	for i := range cell.Words {
		w := &cell.Words[i]
		at := strings.IndexByte(w.Text, ';')
		if w.OCR == 0 || at < 1 || at+1 == len(w.Text) || strings.Trim(w.Text, "0123456789.,;") != "" {
			continue
		}
		cell.Words = slices.Clone(cell.Words)
		cell.Words[i].Text = strings.ReplaceAll(w.Text, ";", ",")
	}
	return cell
}

// untotal takes rows that look like totals, "Net value 791.10", as rows of their
// records where each record has one and none has an amount in the row of its quantity.
func untotal(r *reader, g *table.Grid, all []marks, anchors []int) {
	name := func(i int) string { return lexicon.Key(r.c.Rows[g.Rows[i].At].Cells[0].Text()) }
	count := map[string]int{}
	for k, a := range anchors {
		if all[a].amount || len(anchors) < 2 {
			return
		}
		to := min(a+12, len(all))
		if k+1 < len(anchors) {
			to = min(to, anchors[k+1])
		}
		for i := a + 1; i < to; i++ {
			if all[i].total {
				if n := name(i); count[n] == k {
					count[n] = k + 1
				}
			}
		}
	}
	last := anchors[len(anchors)-1] + 12
	for i := anchors[0]; i < len(all) && i < last; i++ {
		if all[i].total && count[name(i)] == len(anchors) {
			all[i].total = false
		}
	}
}
