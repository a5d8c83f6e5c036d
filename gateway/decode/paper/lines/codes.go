// SPDX-License-Identifier: Apache-2.0

package lines

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

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
		at, pages := r.paired(g, rec, i)
		for _, k := range rec.rows {
			if cell := g.Rows[k].Cells[i]; len(cell.Words) == 1 && (table.IsCode(cell.Text()) || strings.ContainsAny(cell.Text(), "0123456789")) {
				at, pages = append(at, cell), append(pages, r.c.Rows[g.Rows[k].At].Page)
			}
		}
		if len(at) != 2 {
			continue
		}
		for _, v := range []*paper.Value{&l.Item, &l.BuyerItem, &l.SupplierItem, &l.Manufacturer} {
			if v.Raw == at[0].Text() || v.Raw == at[1].Text() || v.Raw == at[0].Text()+" / "+at[1].Text() {
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

// paired are the two item numbers of a cell that a stroke parts, as it does their headings.
func (r *reader) paired(g *table.Grid, rec *record, col int) (at []layout.Cell, pages []int) {
	cell := &g.Rows[rec.main].Cells[col]
	if len(cell.Words) != 3 || cell.Words[1].Text != "/" || !table.IsCode(cell.Words[0].Text) || !table.IsCode(cell.Words[2].Text) {
		return nil, nil
	}
	page := r.c.Rows[g.Rows[rec.main].At].Page
	return []layout.Cell{cell.Slice(0, 1), cell.Slice(2, 3)}, []int{page, page}
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
		if !l.Item.Empty() || !l.BuyerItem.Empty() || !l.SupplierItem.Empty() && !(mixed && l.SupplierItem.Has(paper.ByLabel)) {
			return
		}
	}
	if len(f.lines) == 0 || !mixed && len(f.lines) < 3 {
		return
	}
	for _, find := range []func(*found, int) (layout.Cell, int){r.leads, r.alone, r.below, r.bracketed} {
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

// bracketed is the code in brackets that a line's description ends with.
func (r *reader) bracketed(f *found, i int) (layout.Cell, int) {
	cell, page := r.describing(f, i)
	n := len(cell.Words)
	if n < 2 {
		return layout.Cell{}, 0
	}
	if w := cell.Words[n-1].Text; w[0] != '(' && w[0] != '[' || !table.IsCode(w) || strings.Trim(w, "()[]0123456789") == "" {
		return layout.Cell{}, 0
	}
	return cell.Slice(n-1, n), page
}

// describing is the first cell of a line's description.
func (r *reader) describing(f *found, i int) (layout.Cell, int) {
	rec := &f.records[i]
	for _, k := range rec.rows {
		row := &f.grid.Rows[k]
		for j := range row.Cells {
			if describes(&f.grid.Head.Columns[j]) && len(row.Cells[j].Words) > 0 {
				return row.Cells[j], r.c.Rows[row.At].Page
			}
		}
	}
	return layout.Cell{}, 0
}

// describes reports whether descriptions stand in a column, alone or with item numbers.
func describes(c *table.Column) bool { return c.Role == "description" || c.Also == "description" }

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
// that rise from 1 or 10 are such too: an order may leave out positions of its contract.
func (r *reader) renumber(all []paper.Line) {
	even, rising, step, last := len(all) > 0, len(all) >= 3, 0, 0
	for i := range all {
		n, err := strconv.Atoi(all[i].Item.Text)
		if id := all[i].ID.Text; err != nil || n > 100000 || id != "" && (len(all) == 1 || !table.IsCode(id)) {
			return
		}
		if i == 0 {
			step = n
		}
		even = even && n == step*(i+1) && (step == 1 || step == 10)
		rising = rising && (step == 1 || step == 10 && n%10 == 0) && n > last && n < 1000
		last = n
	}
	if !even && !rising {
		return
	}
	for i := range all {
		l := &all[i]
		l.ID, l.Item = l.Item, l.ID // it stood below a heading that may mean either, too
		for k := range l.Extra {    // what stood behind a label of its own is the item number then
			if p := &l.Extra[k]; l.Item.Empty() && p.Value.Has(paper.ByLabel) && table.Surely(r.c.Words.Lookup("columns", p.Label)) == "item" && table.IsCode(p.Value.Text) {
				l.Item = p.Value
				l.Extra = slices.Delete(l.Extra, k, k+1)
				break
			}
		}
	}
}

// alike reads the item numbers that are told by those of the other lines: before the size
// of a pack that ran into their column, and of letters alone at the head of a text.
func (r *reader) alike(f *found) {
	plain, forms, series := 0, map[string]bool{}, map[string]int{}
	for i := range f.lines {
		if v := &f.lines[i].Item; table.IsCode(v.Text) && v.Has(paper.ByColumn) {
			plain++
			forms[table.Form(v.Text)] = true
			series[table.Series(v.Text)]++
		}
	}
	if 2*plain < len(f.lines) {
		return
	}
	for i := range f.lines {
		l := &f.lines[i]
		head, rest, more := strings.Cut(l.Item.Text, " ")
		switch {
		case more && l.Item.Has(paper.ByColumn) && table.IsCode(head) && r.packs(rest):
			l.Item.Text = head
		case l.Item.Empty() && l.BuyerItem.Empty() && l.SupplierItem.Empty():
			cell, page := r.describing(f, i)
			if len(cell.Words) == 0 {
				continue
			}
			code := cell.Words[0].Text
			if text := strings.TrimPrefix(l.Description.Text, code+" "); table.IsCode(code) && (forms[table.Form(code)] || table.Series(code) != "" && series[table.Series(code)] > 1) && text != l.Description.Text {
				first := cell.Slice(0, 1)
				l.Item = first.Value(page, paper.ByColumn)
				l.Description.Text = text
			}
		}
	}
}

// packs reports whether a text says what a pack holds: "4 L / EA", "4 x 4 L / CS".
func (r *reader) packs(text string) bool {
	words := strings.Fields(text)
	return len(words) > 1 && len(words) < 8 && strings.Trim(words[0], "0123456789.,") == "" && table.IsUnit(r.c.Words, words[len(words)-1])
}

// lettered takes item numbers that are a word like any other, "M", "CARR": alone below the
// heading of item numbers, where those of two other lines begin as far to the left.
func (r *reader) lettered(f *found) {
	for i := range f.grid.Head.Columns {
		col := &f.grid.Head.Columns[i]
		if !table.IsItem(col.Role) || col.Also != "" {
			continue
		}
		name := len(col.May) == 1 && col.May[0].Weak // of a product, in words or not: "Rotor PGP-04"
		for k := range f.lines {
			l := &f.lines[k]
			cell := f.grid.Rows[f.records[k].main].Cells[i]
			if !l.Item.Empty() || !l.BuyerItem.Empty() || !l.SupplierItem.Empty() || len(cell.Words) == 0 || len(cell.Words) > 1 && !(name && table.IsCode(cell.Words[len(cell.Words)-1].Text)) || used(l, cell.Text()) {
				continue
			}
			beside := 0
			for m := range f.lines {
				if other := f.grid.Rows[f.records[m].main].Cells[i]; m != k && len(other.Words) == 1 && (name || table.IsCode(other.Text())) && max(other.Box.X0-cell.Box.X0, cell.Box.X0-other.Box.X0) < 1 {
					beside++
				}
			}
			if text := cell.Text(); beside > 1 && (len(cell.Words) > 1 || strings.ToUpper(text) == text && strings.ContainsFunc(text, unicode.IsUpper)) && strings.Trim(text, "()[]") == text {
				l.Item = cell.Value(r.c.Rows[f.grid.Rows[f.records[k].main].At].Page, paper.ByColumn)
				l.Item.Label = col.Heading
			}
		}
	}
}

// barcoded takes what stands below the heading of GTINs and is none by its check digit for
// the item number, where the line has no other.
func (r *reader) barcoded(l *paper.Line) {
	if !l.Item.Empty() || !l.BuyerItem.Empty() || !l.SupplierItem.Empty() || !l.GTIN.Empty() || !l.Manufacturer.Empty() {
		return
	}
	for i, p := range l.Extra {
		if table.Surely(r.c.Words.Lookup("columns", p.Label)) == "gtin" && table.IsCode(p.Value.Text) {
			l.Item, l.Extra = p.Value, slices.Delete(l.Extra, i, i+1)
			return
		}
	}
}
