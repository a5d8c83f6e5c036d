// SPDX-License-Identifier: Apache-2.0

package lines

import (
	"fmt"
	"strings"

	"ordergate/gateway"
	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/layout"
	"ordergate/gateway/decode/paper/lexicon"
	"ordergate/gateway/decode/paper/table"
)

// roleOf is the dictionary's name of a template's column.
func roleOf(key string) string {
	switch key {
	case "qty":
		return "quantity"
	case "manufacturer_item":
		return "manufacturer"
	case "line", "buyer_item", "supplier_item", "item", "gtin", "description", "uom", "unit_price", "per", "discount", "amount", "date", "tax":
		return key
	}
	return "other"
}

// told marks the rows that the template speaks of, and puts the heading row that it
// names before all others.
func (r *reader) told() {
	t := &r.c.Template.Lines
	for i := range r.c.Rows {
		text := r.c.Rows[i].Text()
		for _, s := range t.Ignore {
			if holds(text, s) {
				r.carry[i], r.total[i] = true, false
			}
		}
		for _, s := range t.EndsAt {
			if s != "" && strings.HasPrefix(lexicon.Key(text)+" ", lexicon.Key(s)+" ") {
				r.ends = append(r.ends, i)
			}
		}
	}
	if len(t.HeaderRow) < 2 {
		return
	}
	for i := range r.c.Rows {
		h := table.Head{First: i, Last: i, Levels: 1, Sure: true, Key: "template"}
		for _, want := range t.HeaderRow {
			if box, ok := locate(&r.c.Rows[i], want); ok {
				h.Columns = append(h.Columns, table.Column{Heading: want, Role: r.means(want), May: r.c.Words.Lookup("columns", want), Box: box, X0: box.X0, X1: box.X1})
			}
		}
		if 3*len(h.Columns) >= 2*len(t.HeaderRow) && len(h.Columns) > 1 {
			h.Sort()
			r.heads = append([]table.Head{h}, r.heads...)
			return
		}
	}
	r.findings = append(r.findings, gateway.Finding{
		Code: "paper.column.missing", Severity: gateway.Hold,
		Message: fmt.Sprintf("No row has the headings %q.", strings.Join(t.HeaderRow, ", ")),
		Hint:    "Write lines.header_row as it stands on the page, or leave it out.",
	})
}

func (r *reader) means(heading string) string {
	for _, p := range r.c.Template.Lines.Columns {
		if lexicon.Key(p.Value.Header) == lexicon.Key(heading) {
			return roleOf(p.Key)
		}
	}
	return table.Surely(r.c.Words.Lookup("columns", heading))
}

func holds(text, part string) bool {
	return part != "" && strings.Contains(" "+lexicon.Key(text)+" ", " "+lexicon.Key(part)+" ")
}

// locate finds words in a row.
func locate(row *layout.Row, text string) (paper.Box, bool) {
	want := lexicon.Key(text)
	if want == "" || len(row.Cells) > 60 {
		return paper.Box{}, false
	}
	for i := range row.Cells {
		words := row.Cells[i].Words
		for a := range words {
			for b := a + 1; b <= len(words) && b-a < 8; b++ {
				if part := row.Cells[i].Slice(a, b); lexicon.Key(part.Text()) == want {
					return part.Box, true
				}
			}
		}
	}
	return paper.Box{}, false
}

// name gives the columns of a table the roles that the template says.
func (r *reader) name(g *table.Grid) (missing []gateway.Finding) {
	var headings []string
	for i := range g.Head.Columns {
		headings = append(headings, g.Head.Columns[i].Heading)
	}
	for _, p := range r.c.Template.Lines.Columns {
		want, at := lexicon.Key(p.Value.Header), -1
		for i := range g.Head.Columns {
			have := lexicon.Key(g.Head.Columns[i].Heading)
			if have == want || at < 0 && want != "" && holds(have, want) && g.Head.Columns[i].Key == "" {
				at = i
			}
		}
		if want == "" {
			continue
		}
		if at < 0 {
			missing = append(missing, r.lacking(g, p.Key, p.Value.Header, headings))
			continue
		}
		role := roleOf(p.Key)
		for i := range g.Head.Columns {
			if role != "other" && g.Head.Columns[i].Role == role && i != at && g.Head.Columns[i].Key == "" {
				g.Head.Columns[i].Role = "other"
				g.Head.Columns[i].May = nil
			}
		}
		g.Head.Columns[at].Role, g.Head.Columns[at].Key = role, p.Key
	}
	return missing
}

func (r *reader) lacking(g *table.Grid, key, header string, headings []string) gateway.Finding {
	row := &r.c.Rows[g.Head.First]
	b := [4]float32{row.Box.X0, row.Box.Y0, row.Box.X1, row.Box.Y1}
	f := gateway.Finding{
		Code: "paper.column.missing", Severity: gateway.Hold, Expected: header,
		Position: gateway.Position{Page: row.Page, Box: &b},
		Message:  fmt.Sprintf("The mapping's column %s: heading %q not found on page %d.", key, header, row.Page),
		Hint:     "Write lines.columns." + key + " as it stands on the page.",
	}
	if near := gateway.Nearest(header, headings); near != "" {
		f.Found = near
		f.Message = strings.TrimSuffix(f.Message, ".") + fmt.Sprintf("; nearest: %q.", near)
	}
	return f
}

// inside reads the values that stand behind texts of the template's.
func (r *reader) inside(f *found, rec *record, l *paper.Line) {
	for _, p := range r.c.Template.Lines.InsideLine {
		want := len(lexicon.Words(p.Value.After))
		for _, k := range rec.rows {
			row := &r.c.Rows[f.grid.Rows[k].At]
			for i := range row.Cells {
				cell := &row.Cells[i]
				if want == 0 || !holds(cell.Text(), p.Value.After) {
					continue
				}
				r.behind(l, p.Key, p.Value.After, cell, row.Page)
			}
		}
	}
	if per := r.c.Template.Lines.PricePer; per != "" && l.Per.Empty() && !l.UnitPrice.Empty() {
		l.Per = l.UnitPrice
		l.Per.Text, l.Per.Evidence, l.Per.Rule = per, []string{paper.ByTemplate}, "lines.price_per"
	}
}

func (r *reader) behind(l *paper.Line, key, after string, cell *layout.Cell, page int) {
	for j := range cell.Words {
		if !holds(joinWords(cell.Words[:j]), after) {
			continue
		}
		to := j + 1
		if role := roleOf(key); !table.IsItem(role) {
			to = len(cell.Words)
		}
		v := cell.Slice(j, to)
		val := v.Value(page, paper.ByTemplate)
		val.Rule, val.Label = "lines.inside_line."+key, after
		switch role := roleOf(key); role {
		case "buyer_item":
			l.BuyerItem = val
		case "supplier_item":
			l.SupplierItem = val
		case "item":
			l.Item = val
		case "manufacturer":
			l.Manufacturer = val
		default:
			if !r.take(l, role, key, v, page) {
				l.Extra = append(l.Extra, paper.Pair{Label: key, Value: val})
			}
		}
		return
	}
}
