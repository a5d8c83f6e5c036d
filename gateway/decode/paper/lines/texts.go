// SPDX-License-Identifier: Apache-2.0

package lines

import (
	"slices"
	"strings"

	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/figure"
	"ordergate/gateway/decode/paper/layout"
	"ordergate/gateway/decode/paper/lexicon"
	"ordergate/gateway/decode/paper/table"
)

// texts reads what is no number of a record: its description, over all its rows, and
// the values that stand behind labels of their own.
func (r *reader) texts(f *found, rec *record, l *paper.Line) {
	g := f.grid
	r.pending = ""
	var desc []layout.Cell
	var pages []int
	add := func(cell layout.Cell, page int) {
		desc, pages = append(desc, cell), append(pages, page)
	}
	for _, k := range rec.rows {
		row := &g.Rows[k]
		page := r.c.Rows[row.At].Page
		if k != rec.main && r.charge(g, row, l) {
			continue
		}
		if k != rec.main && (r.posted(&r.c.Rows[row.At], l) || r.named(row, l) || r.labelRow(row, l, page)) {
			continue
		}
		for i := range row.Cells {
			cell := row.Cells[i]
			if len(cell.Words) == 0 {
				continue
			}
			col := &g.Head.Columns[i]
			if col.Role == "description" || col.Also == "description" {
				if cell = r.ahead(l, cell, page); len(cell.Words) == 0 {
					continue
				}
			}
			text := cell.Text()
			switch {
			case r.labelled(l, &cell, page, k != rec.main):
			case col.Role == "description" || col.Also == "description":
				if col.Also == "description" && k == rec.main && l.Item.Text == text {
					continue
				}
				if _, num := figure.Parse(text, r.c.Numbers); !num || k == rec.main {
					add(cell, page)
				}
			case k == rec.main:
			case used(l, text):
			case table.IsItem(col.Role), col.Role == "other", col.Role == "":
				if g.Column("description") < 0 && len(text) > 2 || table.IsItem(col.Role) && len(text) > 3 && !table.Suits(r.c, col.Role, text) {
					add(cell, page)
				}
			case strings.ContainsAny(text, " ") && len(lexicon.Words(text)) > 2:
				add(cell, page)
			}
		}
		if k == rec.main && g.Column("description") >= 0 {
			continue
		}
		for i := range row.Loose {
			if cell := row.Loose[i]; !r.labelled(l, &cell, page, k != rec.main) && len(cell.Text()) > 3 && !used(l, cell.Text()) {
				add(cell, page)
			}
		}
	}
	for i := range desc {
		v := desc[i].Value(pages[i], paper.ByColumn)
		if i == 0 {
			l.Description = v
			continue
		}
		l.Description.Text += " " + v.Text
		l.Description.Raw += "\n" + v.Raw
		l.Description.OCR = l.Description.OCR || v.OCR
		if pages[i] == l.Description.Page {
			l.Description.Box = l.Description.Box.Join(v.Box)
		}
	}
	r.leading(l)
}

// charge reports whether a row below a line that has its amount has one of its own: a
// surcharge or a tax, not a text of the line.
func (r *reader) charge(g *table.Grid, row *table.Row, l *paper.Line) bool {
	a := g.Column("amount")
	if g.Head.Levels > 1 || a < 0 || l.Amount.Empty() || len(row.Cells[a].Words) == 0 {
		return false
	}
	n, ok := figure.Parse(row.Cells[a].Text(), r.c.Numbers)
	return ok && n.Decimals > 0
}

// used reports whether a text is a value of the line already.
func used(l *paper.Line, text string) bool {
	for _, v := range []*paper.Value{&l.ID, &l.Quantity, &l.Unit, &l.UnitPrice, &l.Amount, &l.Date, &l.Item, &l.BuyerItem, &l.SupplierItem, &l.Manufacturer, &l.GTIN, &l.Tax, &l.Discount, &l.Per} {
		if v.Raw == text && text != "" {
			return true
		}
	}
	return false
}

// ahead takes the item number that a description begins with behind its short label,
// "Art. CDQ2B32-50 – Cylinder", "Réf./Ref. MT-40017", and gives the rest of the cell.
func (r *reader) ahead(l *paper.Line, cell layout.Cell, page int) layout.Cell {
	if len(cell.Words) < 2 || !l.Item.Empty() || !l.SupplierItem.Empty() || !l.BuyerItem.Empty() {
		return cell
	}
	label, code := cell.Words[0].Text, cell.Words[1].Text
	if !strings.HasSuffix(label, ".") && !strings.HasSuffix(label, ":") && !strings.Contains(label, "/") || !table.IsCode(code) {
		return cell
	}
	for _, part := range strings.Split(label, "/") { // in one language, or in two
		if !table.IsItem(table.Surely(r.c.Words.Lookup("columns", part))) {
			return cell
		}
	}
	if !r.take(l, "item", label, cell.Slice(1, 2), page) || l.Item.Empty() {
		return cell
	}
	from := 2
	for from < len(cell.Words) && strings.Trim(cell.Words[from].Text, "-–—:|,") == "" {
		from++
	}
	if from == len(cell.Words) {
		return layout.Cell{}
	}
	return cell.Slice(from, len(cell.Words))
}

// labelRow reads a row of label and value in two cells: "Delivery date:" "03/10/2025".
func (r *reader) labelRow(row *table.Row, l *paper.Line, page int) bool {
	all := &r.c.Rows[row.At]
	if len(all.Cells) != 2 {
		return false
	}
	label := strings.TrimRight(all.Cells[0].Text(), " :")
	if len(label) > 40 {
		return false
	}
	role := table.Surely(r.c.Words.Lookup("columns", label))
	if role == "" && !strings.HasSuffix(all.Cells[0].Text(), ":") {
		return false
	}
	return r.take(l, role, label, all.Cells[1], page)
}

// labelled reads the values that stand behind labels within a cell: "Our part no.
// 4711", "Ihre Nr. / unsere Nr.: 100-4471". It reports whether the cell is only that.
func (r *reader) labelled(l *paper.Line, cell *layout.Cell, page int, any bool) bool {
	words := cell.Words
	if r.pending != "" && len(words) == 1 && table.IsCode(words[0].Text) {
		role := r.pending
		r.pending = ""
		return r.take(l, role, "", *cell, page)
	}
	if len(words) < 2 || len(words) > 24 {
		return false
	}
	hit, start := false, -1
	for n := 2; n < 5 && n <= len(words); n++ { // its value stands in the row below
		if role := table.Surely(r.c.Words.Lookup("columns", joinWords(words[len(words)-n:]))); table.IsItem(role) && role != "item" {
			r.pending = role
		}
	}
	for i := 0; i < len(words); {
		role, n := r.label(words[i:])
		if n == 0 || role == "other" && !any {
			i++
			continue
		}
		if start < 0 {
			start = i
		}
		j := i + n
		for j < len(words) && strings.Trim(words[j].Text, ":.#-–=/") == "" {
			j++
		}
		if j >= len(words) {
			break
		}
		to := j + 1
		colon := strings.HasSuffix(words[i+n-1].Text, ":") || j > i+n
		if table.IsItem(role) {
			if lexicon.Key(words[j].Text) == "above" && l.Item.Text != "" {
				r.item(l, role, l.Item, false)
				hit = true
				i = to
				continue
			}
			if colon {
				to = table.Sections(words[:r.next(words, to)], j)
			}
			if !table.IsCode(words[j].Text) && (!colon || !strings.ContainsAny(joinWords(words[j:to]), "0123456789")) {
				i += n
				continue
			}
		} else {
			to = r.next(words, to)
			if !colon && role != "date" {
				i += n
				continue
			}
		}
		part := cell.Slice(j, to)
		if r.take(l, role, joinWords(words[i:i+n]), part, page) {
			hit = true
		}
		i = to
	}
	if hit && start == 0 {
		return true
	}
	if hit && start > 0 { // the text before it stays
		*cell = cell.Slice(0, start)
	}
	return false
}

// next is where the next label begins, from a word on.
func (r *reader) next(words []paper.Word, to int) int {
	for to < len(words) {
		if _, m := r.label(words[to:]); m > 0 {
			break
		}
		to++
	}
	return to
}

func joinWords(words []paper.Word) string {
	c := layout.Cell{Words: words}
	return strings.TrimRight(c.Text(), " :")
}

// label finds a label that words begin with: a phrase that means one thing, of two
// words or more, or one that a colon ends.
func (r *reader) label(words []paper.Word) (role string, n int) {
	for n := min(5, len(words)-1); n > 0; n-- {
		text := joinWords(words[:n])
		role := table.Surely(r.c.Words.Lookup("columns", text))
		colon := strings.HasSuffix(words[n-1].Text, ":") || words[n].Text == ":"
		switch {
		case role == "" && !(colon && n <= 3 && words[n-1].Text != ":"):
			continue
		case role == "description", role == "line", role == "quantity", role == "uom":
			continue
		case role == "" || role == "other":
			if colon {
				return "other", n
			}
			continue
		}
		if colon || n > 1 || (len(text) > 3 || len(text) == 3 && text == strings.ToUpper(text)) && table.IsItem(role) && len(words) == 2 { // "NSN 5340-01-466-2190"
			return role, n
		}
	}
	return "", 0
}

// take sets a value that stands behind a label within a record.
func (r *reader) take(l *paper.Line, role, label string, cell layout.Cell, page int) bool {
	v := cell.Value(page, paper.ByLabel)
	v.Label = label
	switch {
	case table.IsItem(role):
		v.Text = strings.Trim(v.Text, "()[],;")
		if role == "item" && (!l.Item.Empty() || !l.SupplierItem.Empty() || !l.BuyerItem.Empty()) || role == "supplier_item" && !l.SupplierItem.Empty() || role == "buyer_item" && !l.BuyerItem.Empty() {
			l.Extra = append(l.Extra, paper.Pair{Label: label, Value: v})
			return true
		}
		r.item(l, role, v, false)
		return true
	case role == "date":
		d := figure.FindDates(v.Text, r.c.Dates, r.c.Words)
		if len(d) == 0 {
			return false
		}
		if l.Date.Empty() {
			v.Text = d[0].Value
			l.Date = v
		} else {
			if d[0].Value != l.Date.Text && !l.Date.Has(paper.Doubtful) { // whose is it, the line's or a neighbour's?
				l.Date.Evidence = append(slices.Clip(l.Date.Evidence), paper.Doubtful+": "+d[0].Value)
			}
			l.Extra = append(l.Extra, paper.Pair{Label: label, Value: v})
		}
		return true
	case role == "other" || role == "tax":
		l.Extra = append(l.Extra, paper.Pair{Label: label, Value: v})
		return true
	}
	return false
}

// leading takes an item number that a description clearly begins with: "[4711] Desk",
// "4711 – Hex bolt", where no column has one.
func (r *reader) leading(l *paper.Line) {
	if !l.Item.Empty() || !l.SupplierItem.Empty() || !l.BuyerItem.Empty() {
		return
	}
	text := l.Description.Text
	code := ""
	if strings.HasPrefix(text, "[") {
		if i := strings.IndexByte(text, ']'); i > 1 && i < 40 {
			code, text = text[1:i], text[i+1:]
		}
	} else if head, rest, ok := strings.Cut(text, " "); ok && table.IsCode(head) {
		if strings.HasSuffix(head, ":") {
			code, text = head, rest
		}
		for _, mark := range []string{"- ", "– ", ": ", "| ", "— "} {
			if strings.HasPrefix(rest, mark) {
				code, text = head, rest[len(mark):]
			}
		}
	}
	if code == "" || strings.Count(code, " ") > 1 {
		return
	}
	v := l.Description
	v.Text, v.Raw, v.Evidence = strings.Trim(code, " :,"), code, []string{paper.ByGuess}
	l.Item = v
	l.Description.Text = strings.TrimSpace(text)
}
