// SPDX-License-Identifier: Apache-2.0

package lines

import (
	"slices"
	"strings"
	"unicode"

	"github.com/shopspring/decimal"

	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/figure"
	"ordergate/gateway/decode/paper/layout"
	"ordergate/gateway/decode/paper/sums"
	"ordergate/gateway/decode/paper/table"
)

type boxed = paper.Box

// numbers are those of a line as they were read, before arithmetic settles them.
type numbers struct {
	q, p, a    figure.Number
	hasQ, hasP bool
	hasA       bool
	per        decimal.Decimal // 0 where the page does not say
	rate       decimal.Decimal
}

var one = decimal.NewFromInt(1)

// line reads a record by the columns.
func (r *reader) line(f *found, rec *record) paper.Line {
	g := f.grid
	main := &g.Rows[rec.main]
	l := paper.Line{Page: r.c.Rows[main.At].Page}
	for _, k := range rec.rows {
		if row := &r.c.Rows[g.Rows[k].At]; row.Page == l.Page {
			l.Box = l.Box.Join(row.Box)
		}
	}
	for i := range g.Head.Columns {
		if cell, page := r.cellOf(g, rec, i); len(cell.Words) > 0 {
			r.field(f, &l, i, cell, page)
		}
	}
	r.stacked(g, rec, &l)
	r.loose(main, &l)
	r.conditions(f, rec, &l)
	r.texts(f, rec, &l)
	r.inside(f, rec, &l)
	if l.Unit.Text == l.Unit.Raw && !l.Unit.Empty() { // one beside its quantity too
		l.Unit.Text = translate(r.c.Template, &table.Column{Key: "uom", Role: "uom"}, l.Unit.Text)
	}
	return l
}

// cellOf is a record's cell of a column: in the row of its numbers, or in the first
// row that has one.
func (r *reader) cellOf(g *table.Grid, rec *record, col int) (layout.Cell, int) {
	role := g.Head.Columns[col].Role
	if cell := g.Rows[rec.main].Cells[col]; len(cell.Words) > 0 {
		return r.wrapped(g, rec, col, cell, rec.main), r.c.Rows[g.Rows[rec.main].At].Page
	}
	if role == "description" || role == "amount" && g.Head.Levels == 1 {
		return layout.Cell{}, 0
	}
	for _, k := range rec.rows {
		if k > rec.main && g.Rows[k].Level < g.Rows[rec.main].Level {
			continue // the first row of the next record
		}
		cell := g.Rows[k].Cells[col]
		if len(cell.Words) > 0 && table.Suits(r.c, role, cell.Text()) && !labelled(cell.Text()) {
			return r.wrapped(g, rec, col, cell, k), r.c.Rows[g.Rows[k].At].Page
		}
	}
	return layout.Cell{}, 0
}

// wrapped joins an item number that is broken behind a mark in a narrow column.
func (r *reader) wrapped(g *table.Grid, rec *record, col int, cell layout.Cell, at int) layout.Cell {
	if !table.IsItem(g.Head.Columns[col].Role) || !strings.HasSuffix(cell.Text(), "-") && !strings.HasSuffix(cell.Text(), "_") {
		return cell
	}
	for _, k := range rec.rows {
		next := &g.Rows[k].Cells[col]
		if k <= at || k > at+2 || len(next.Words) == 0 {
			continue
		}
		if len(next.Words) > 1 {
			break
		}
		last := cell.Words[len(cell.Words)-1]
		last.Text += next.Words[0].Text
		last.Box = last.Box.Join(next.Box)
		cell.Words = append(slices.Clone(cell.Words[:len(cell.Words)-1]), last)
		cell.Box = cell.Box.Join(next.Box)
		break
	}
	return cell
}

func labelled(text string) bool { return strings.Contains(text, ": ") || strings.HasSuffix(text, ":") }

// field sets the field of a column's role.
func (r *reader) field(f *found, l *paper.Line, i int, cell layout.Cell, page int) {
	col := &f.grid.Head.Columns[i]
	switch col.Role {
	case "quantity", "unit_price", "amount", "per", "discount":
		cell = mended(cell)
	}
	v := cell.Value(page, paper.ByColumn)
	v.Label = col.Heading
	if f.bare {
		v.Evidence, v.Label = []string{paper.ByGuess}, ""
	}
	if col.Key != "" {
		v.Evidence, v.Rule = []string{paper.ByTemplate}, "lines.columns."+col.Key
	}
	v.Text = translate(r.c.Template, col, v.Text)
	text := v.Text
	switch col.Role {
	case "line":
		if table.IsLine(text) {
			v.Text = strings.Trim(text, " .)#")
			l.ID = v
		}
	case "quantity":
		r.quantity(l, v)
	case "unit_price":
		r.price(l, v)
	case "amount":
		if n, ok := lastNumber(r, text); ok {
			v.Text = n.Value.String()
			l.Amount = v
		}
	case "uom":
		if !strings.ContainsFunc(text, unicode.IsLetter) || text[0] >= '0' && text[0] <= '9' { // what a pack holds, or of a price's unit: "100"
			l.Extra = append(l.Extra, paper.Pair{Label: col.Heading, Value: v})
		} else if l.Unit.Empty() || !table.IsUnit(r.c.Words, l.Unit.Text) {
			l.Unit = v
		}
	case "per":
		if n, ok := table.NumberIn(r.c, text); ok && n.Value.Sign() > 0 {
			v.Text = n.Value.String()
			l.Per = v
		} else if n := table.Letters(text); n != "" {
			v.Text = n
			l.Per = v
		} else if l.Unit.Empty() && table.IsUnit(r.c.Words, text) {
			l.Unit = v
		}
	case "discount":
		r.discount(l, v)
	case "date":
		if d := figure.FindDates(text, r.c.Dates, r.c.Words); len(d) > 0 {
			v.Text = d[0].Value
			l.Date = v
		} else {
			l.Extra = append(l.Extra, paper.Pair{Label: col.Heading, Value: v})
		}
	case "tax":
		l.Tax = v
	case "description":
		// texts reads it, with the rows below
	case "item", "buyer_item", "supplier_item", "gtin", "manufacturer":
		r.item(l, col.Role, v, col.Also == "description")
	default:
		l.Extra = append(l.Extra, paper.Pair{Label: col.Heading, Value: v})
	}
}

func lastNumber(r *reader, text string) (figure.Number, bool) {
	all := figure.Find(text, r.c.Numbers)
	for i := len(all) - 1; i >= 0; i-- {
		if !all[i].Percent {
			return all[i], true
		}
	}
	return figure.Number{}, false
}

// quantity reads "15", "15 EA", "EA 15".
func (r *reader) quantity(l *paper.Line, v paper.Value) {
	text := figure.Apart(v.Text)
	all := figure.Find(text, r.c.Numbers)
	if len(all) == 0 {
		return
	}
	n := all[0]
	rest := strings.TrimSpace(strings.Trim(text[n.End:], " ()[]"))
	if rest == "" {
		rest = strings.TrimSpace(text[:n.Start])
	}
	v.Text = n.Value.String()
	if len(all) > 1 {
		v.Evidence = append(slices.Clip(v.Evidence), paper.Doubtful)
	}
	l.Quantity = v
	if rest != "" && len(rest) < 16 && len(all) == 1 && strings.Trim(rest, "xX×*") != "" {
		u := v
		u.Text, u.Raw = rest, rest
		if table.IsUnit(r.c.Words, rest) || l.Unit.Empty() && strings.Trim(rest, "0123456789.,") == rest {
			l.Unit = u
		}
	}
}

// price reads "4,50", "EUR 4.50/100", "4,50 / 100 ST", "0.42 per EA".
func (r *reader) price(l *paper.Line, v paper.Value) {
	text := table.Spaced(v.Text)
	all := figure.Find(text, r.c.Numbers)
	if len(all) == 0 {
		return
	}
	full := v
	v.Text = all[0].Value.String()
	l.UnitPrice = v
	rest := text[all[0].End:]
	if len(all) > 1 {
		n := all[1]
		between := strings.ToLower(strings.Trim(text[all[0].End:n.Start], " "))
		if n.Value.IsInteger() && n.Value.Sign() > 0 && n.Decimals == 0 && (between != "" || r.perHeading(v.Label) && strings.Trim(n.Value.String(), "0") == "1") && len(between) < 12 && !strings.ContainsAny(between, "x*+") {
			full.Text = n.Value.String()
			l.Per = full
		}
		rest = text[n.End:]
	}
	words := strings.Fields(strings.Trim(rest, " /()"))
	if k := len(words); k > 0 && k < 4 && table.IsUnit(r.c.Words, words[k-1]) && l.Unit.Empty() {
		full.Text, full.Raw = words[k-1], words[k-1]
		l.Unit = full
	}
}

// perHeading reports whether a heading of prices ends with that of their number of units:
// "Preis PE".
func (r *reader) perHeading(heading string) bool {
	words := strings.Fields(heading)
	return len(words) > 1 && table.Surely(r.c.Words.Lookup("columns", words[len(words)-1])) == "per"
}

// discount reads "10", "10 %", "10+5".
func (r *reader) discount(l *paper.Line, v paper.Value) {
	parts := strings.FieldsFunc(v.Text, func(c rune) bool { return c == '+' })
	var all []decimal.Decimal
	for _, p := range parts {
		n, ok := table.NumberIn(r.c, strings.TrimSpace(p))
		if !ok {
			return
		}
		all = append(all, n.Value.Abs())
	}
	if len(all) == 0 {
		return
	}
	v.Text = one.Sub(sums.Rate(all...)).Mul(decimal.NewFromInt(100)).String()
	l.Discount = v
}

// item sets an item number; one that is a GTIN by its check digit is that too.
func (r *reader) item(l *paper.Line, role string, v paper.Value, mixed bool) {
	if mixed {
		first, rest, _ := strings.Cut(v.Text, " ")
		if !table.IsCode(first) && rest != "" || !strings.ContainsAny(first, "0123456789") {
			return
		}
		v.Text = strings.Trim(first, "[]:;,")
	}
	if own, other, ok := strings.Cut(v.Text, " ["); ok && role == "item" && table.IsCode(own) && table.IsCode(other) { // "COUP-D [CKF-SANK-D]", the supplier's
		r.item(l, "supplier_item", paper.Value{Text: other, Raw: v.Raw, Page: v.Page, Box: v.Box, OCR: v.OCR, Evidence: v.Evidence, Label: v.Label}, false)
		v.Text = own
	}
	v.Text = table.Unrevised(strings.Trim(v.Text, "[] "))
	if !table.Numbers(r.c, v.Text) {
		return
	}
	if table.GTIN(v.Text) && l.GTIN.Empty() {
		l.GTIN = v
	}
	var at *paper.Value
	switch role {
	case "item":
		at = &l.Item
	case "buyer_item":
		at = &l.BuyerItem
	case "supplier_item":
		at = &l.SupplierItem
	case "manufacturer":
		at = &l.Manufacturer
	default:
		if l.GTIN.Empty() { // by its check digit
			l.Extra = append(l.Extra, paper.Pair{Label: v.Label, Value: v})
		}
		return
	}
	if at.Empty() {
		*at = v
	}
}

// loose takes a unit that stands below no heading.
func (r *reader) loose(row *table.Row, l *paper.Line) {
	for i := range row.Loose {
		cell := &row.Loose[i]
		if l.ID.Empty() && i == 0 && table.IsLine(cell.Text()) && cell.Box.X1 < r.c.Rows[row.At].Box.X0+60 && cell.Box.X0 <= r.c.Rows[row.At].Box.X0 {
			l.ID = cell.Value(l.Page, paper.ByGuess)
			continue
		}
		if l.Unit.Empty() && table.IsUnit(r.c.Words, cell.Text()) {
			l.Unit = cell.Value(l.Page, paper.ByGuess)
		}
	}
}

// translate gives what the template says a text of a column means.
func translate(t *paper.Template, col *table.Column, text string) string {
	for _, p := range t.Lines.Columns {
		if p.Key != col.Key && (p.Value.Header != "" || roleOf(p.Key) != col.Role || col.Role == "other") {
			continue
		}
		if to, ok := p.Value.Translate.Get(text); ok {
			return to
		}
	}
	return text
}
