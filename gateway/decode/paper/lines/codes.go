// SPDX-License-Identifier: Apache-2.0

package lines

import (
	"slices"
	"strconv"
	"strings"

	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/layout"
	"ordergate/gateway/decode/paper/table"
)

// stacked reads two item numbers that stand above each other in one column whose
// heading names both, "Part no. / Mfg part no.", in that order.
func (r *reader) stacked(g *table.Grid, rec *record, l *paper.Line) {
	for i := range g.Head.Columns {
		col := &g.Head.Columns[i]
		if !table.IsItem(col.Role) || !table.IsItem(col.Also) || col.Key != "" {
			continue
		}
		var at []layout.Cell
		var pages []int
		for _, k := range rec.rows {
			if cell := g.Rows[k].Cells[i]; len(cell.Words) == 1 && (table.IsCode(cell.Text()) || strings.ContainsAny(cell.Text(), "0123456789")) {
				at, pages = append(at, cell), append(pages, r.c.Rows[g.Rows[k].At].Page)
			}
		}
		if len(at) != 2 {
			continue
		}
		for _, v := range []*paper.Value{&l.Item, &l.BuyerItem, &l.SupplierItem, &l.Manufacturer} {
			if v.Raw == at[0].Text() || v.Raw == at[1].Text() {
				*v = paper.Value{}
			}
		}
		for k, role := range []string{col.Role, col.Also} {
			v := at[k].Value(pages[k], paper.ByColumn)
			v.Label = col.Heading
			r.item(l, role, v, false)
		}
	}
}

// codes finds the item numbers of lines where no column has them: the word that each
// description begins with, or the row of one word that stands below each. Only what
// all lines have alike is one.
func (r *reader) codes(f *found) {
	mixed := false
	for i := range f.grid.Head.Columns {
		c := &f.grid.Head.Columns[i]
		mixed = mixed || c.Role == "description" && (c.Also != "" || strings.ContainsAny(c.Heading, "/&"))
	}
	for i := range f.lines {
		l := &f.lines[i]
		if !l.Item.Empty() || !l.SupplierItem.Empty() || !l.BuyerItem.Empty() {
			return
		}
	}
	if len(f.lines) == 0 || !mixed && len(f.lines) < 3 {
		return
	}
	for _, find := range []func(*found, int) (layout.Cell, int){r.leads, r.alone, r.below} {
		seen := map[string]bool{}
		var cells []layout.Cell
		var pages []int
		for i := range f.lines {
			cell, page := find(f, i)
			if len(cell.Words) == 0 || seen[cell.Text()] {
				break
			}
			seen[cell.Text()] = true
			cells, pages = append(cells, cell), append(pages, page)
		}
		if len(cells) != len(f.lines) {
			continue
		}
		for i := range f.lines {
			l := &f.lines[i]
			code := cells[i].Text()
			l.Item = cells[i].Value(pages[i], paper.ByGuess)
			l.Item.Text = strings.Trim(code, "[]():;,")
			l.Description.Text = strings.TrimSpace(strings.Replace(" "+l.Description.Text+" ", " "+code+" ", " ", 1))
		}
		return
	}
}

// leads is the code that a line's description begins with, more text behind it.
func (r *reader) leads(f *found, i int) (layout.Cell, int) {
	cell, page := r.describing(f, i)
	if len(cell.Words) < 2 && (len(cell.Words) == 0 || strings.Count(f.lines[i].Description.Text, " ") == 0) || !table.IsCode(cell.Words[0].Text) {
		return layout.Cell{}, 0
	}
	return cell.Slice(0, 1), page
}

// alone is the code that stands alone in the row of a line's numbers, its description
// in another row.
func (r *reader) alone(f *found, i int) (layout.Cell, int) {
	row := &f.grid.Rows[f.records[i].main]
	for j := range row.Cells {
		cell := row.Cells[j]
		if f.grid.Head.Columns[j].Role == "description" && len(cell.Words) == 1 && table.IsCode(cell.Text()) && f.lines[i].Description.Text != cell.Text() {
			return cell, r.c.Rows[row.At].Page
		}
	}
	return layout.Cell{}, 0
}

// describing is the first cell of a line's description.
func (r *reader) describing(f *found, i int) (layout.Cell, int) {
	rec := &f.records[i]
	for _, k := range rec.rows {
		row := &f.grid.Rows[k]
		for j := range row.Cells {
			if f.grid.Head.Columns[j].Role == "description" && len(row.Cells[j].Words) > 0 {
				return row.Cells[j], r.c.Rows[row.At].Page
			}
		}
	}
	return layout.Cell{}, 0
}

// below is the code that stands alone in a row below a line's description.
func (r *reader) below(f *found, i int) (layout.Cell, int) {
	rec := &f.records[i]
	for _, k := range rec.rows {
		row := &f.grid.Rows[k]
		if k <= rec.main {
			continue
		}
		all := &r.c.Rows[row.At]
		if len(all.Cells) == 1 && len(all.Cells[0].Words) == 1 && table.IsCode(all.Cells[0].Text()) {
			return all.Cells[0], all.Page
		}
	}
	return layout.Cell{}, 0
}

// renumber takes what was read as item numbers for position numbers where they count
// up from the first and nothing else does: below "Item" stands either. Three or more
// that rise from 1 are such too: an order may leave out positions of its contract.
func (r *reader) renumber(all []paper.Line) {
	even, rising := len(all) > 0, len(all) >= 3
	step, last := 0, 0
	for i := range all {
		n, err := strconv.Atoi(all[i].Item.Text)
		if err != nil || !all[i].ID.Empty() || n > 100000 {
			return
		}
		if i == 0 {
			step = n
		}
		even = even && n == step*(i+1) && (step == 1 || step == 10)
		rising = rising && step == 1 && n > last && n < 1000
		last = n
	}
	if !even && !rising {
		return
	}
	for i := range all {
		l := &all[i]
		l.ID, l.Item = l.Item, paper.Value{}
		for k := range l.Extra { // what stood behind a label of its own is the item number then
			if p := &l.Extra[k]; p.Value.Has(paper.ByLabel) && first(r.c.Words.Lookup("columns", p.Label)) == "item" && table.IsCode(p.Value.Text) {
				l.Item = p.Value
				l.Extra = slices.Delete(l.Extra, k, k+1)
				break
			}
		}
	}
}
