// SPDX-License-Identifier: Apache-2.0

package lines

import (
	"strings"

	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/figure"
	"ordergate/gateway/decode/paper/layout"
	"ordergate/gateway/decode/paper/lexicon"
	"ordergate/gateway/decode/paper/table"
)

// labelledValue is a label with its value in a row: "Quantity: 4 EA".
type labelledValue struct {
	row   int
	role  string
	label string
	id    string // of "Item 2:"
	value layout.Cell
}

// maxBlocks bounds the labels of records that are read.
const maxBlocks = 20000

// blocks reads lines that stand as labels with their values, record below record, where
// there is no table. A record ends where one of its labels comes again.
func (r *reader) blocks() *found {
	f := &found{bare: true}
	var l paper.Line
	seen := map[string]bool{}
	from, to := -1, -1
	flush := func() {
		if !l.Quantity.Empty() && !(l.Item.Empty() && l.SupplierItem.Empty() && l.BuyerItem.Empty() && l.GTIN.Empty() && l.Manufacturer.Empty() && l.Description.Empty()) {
			r.closeBlock(&l)
			f.lines = append(f.lines, l)
			for i := from; i <= to; i++ {
				f.own = append(f.own, i)
			}
			f.end = to + 1
		}
		l, from = paper.Line{}, -1
		clear(seen)
	}
	for _, v := range r.pairs() {
		row := &r.c.Rows[v.row]
		apart := to >= 0 && from >= 0 && (r.c.Rows[to].Page != row.Page || v.row-to > 3)
		if v.role != "other" && seen[v.role] || apart {
			flush()
		}
		if v.role == "other" && from < 0 {
			continue // a label of the header
		}
		seen[v.role] = true
		if from < 0 {
			from = v.row
			l.Page = row.Page
		}
		to = v.row
		if row.Page == l.Page {
			l.Box = l.Box.Join(row.Box)
		}
		r.blockField(&l, &v, row.Page)
	}
	flush()
	if len(f.lines) == 0 {
		return nil
	}
	sole(f)
	return f
}

// pairs are the labels of columns with their values, as far as the totals.
func (r *reader) pairs() (out []labelledValue) {
	for i := range r.c.Rows {
		row := &r.c.Rows[i]
		if r.furniture[i] || len(row.Cells) > 12 {
			continue
		}
		if len(out) >= maxBlocks {
			break
		}
		words := row.Words()
		begins := map[paper.Box]bool{}
		for j := range row.Cells {
			begins[row.Cells[j].Words[0].Box] = true
		}
		for at := 0; at < len(words) && len(words) <= 60; {
			v, n := r.pair(words[at:], begins)
			if n == 0 {
				at++
				continue
			}
			end := at + n
			for end < len(words) {
				if _, m := r.pair(words[end:], begins); m > 0 {
					break
				}
				end++
			}
			if end > at+n {
				v.row = i
				all := layout.Cell{Words: words}
				v.value = all.Slice(at+n, end)
				out = append(out, v)
			}
			at = max(end, at+1)
		}
	}
	return out
}

// pair is the label that words begin with: one of a column with a colon behind it, a
// number before the colon being that of the record ("Item 2:").
// A label stands in one cell; one that is not known begins it.
func (r *reader) pair(words []paper.Word, begins map[paper.Box]bool) (v labelledValue, n int) {
	for n := 1; n <= 5 && n <= len(words); n++ {
		if n > 1 && begins[words[n-1].Box] {
			return v, 0
		}
		if !strings.HasSuffix(words[n-1].Text, ":") {
			continue
		}
		text := joinWords(words[:n])
		role := table.Surely(r.c.Words.Lookup("columns", text))
		if role == "" && n > 1 && table.IsLine(strings.TrimRight(words[n-2].Text, " :.")+strings.TrimRight(words[n-1].Text, ":")) || role == "" && n > 1 && table.IsLine(strings.TrimRight(words[n-1].Text, ":")) {
			v.id = strings.Trim(words[n-1].Text, ":.) ")
			switch head := table.Surely(r.c.Words.Lookup("columns", joinWords(words[:n-1]))); head {
			case "item", "line", "description":
				role = "line"
			}
			if _, k := r.c.Words.Prefix("columns", lexicon.Words(joinWords(words[:n-1]))); k > 0 && role == "" {
				return v, 0
			}
		}
		switch {
		case role == "" && !begins[words[0].Box]:
			continue
		case role == "", role == "tax":
			role = "other"
		}
		v.role, v.label = role, text
		return v, n
	}
	return v, 0
}

// blockField sets a field by its label.
func (r *reader) blockField(l *paper.Line, v *labelledValue, page int) {
	val := v.value.Value(page, paper.ByLabel)
	val.Label = v.label
	switch v.role {
	case "line":
		if v.id != "" {
			l.ID = val
			l.ID.Text = v.id
			l.Description = val
		} else if table.IsLine(val.Text) {
			l.ID = val
		}
	case "description":
		if l.Description.Empty() || !l.ID.Empty() && l.Description.Label == v.label {
			l.Description = val
		}
	case "quantity":
		r.quantity(l, val)
	case "unit_price":
		r.price(l, val)
	case "amount":
		r.amount(l, val)
	case "discount":
		r.discount(l, val)
	case "uom":
		l.Unit = val
	case "per":
		if n, ok := table.NumberIn(r.c, val.Text); ok && n.Value.Sign() > 0 {
			val.Text = n.Value.String()
			l.Per = val
		}
	case "date":
		if d := figure.FindDates(val.Text, r.c.Dates, r.c.Words); len(d) > 0 {
			val.Text = d[0].Value
			l.Date = val
		}
	case "other":
		l.Extra = append(l.Extra, paper.Pair{Label: v.label, Value: val})
	default:
		r.item(l, v.role, val, false)
	}
}

// closeBlock does the arithmetic of a line whose numbers stand behind their labels:
// each says what it is, so that both readings are one where it closes in one way.
func (r *reader) closeBlock(l *paper.Line) {
	n := r.parsed(l)
	fit, per, ok := n.fits()
	if !ok {
		return
	}
	l.Closed, l.Agreed = true, fit.Unique && (n.per.Sign() > 0 || per.Equal(one))
	for _, v := range []struct {
		to *paper.Value
		is string
	}{{&l.Quantity, fit.Q.String()}, {&l.UnitPrice, fit.P.String()}, {&l.Amount, fit.A.String()}} {
		v.to.Text = v.is
		v.to.Evidence = append(v.to.Evidence, paper.ByArithmetic)
	}
}
