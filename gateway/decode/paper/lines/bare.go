// SPDX-License-Identifier: Apache-2.0

package lines

import (
	"strings"

	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/figure"
	"ordergate/gateway/decode/paper/layout"
	"ordergate/gateway/decode/paper/sums"
	"ordergate/gateway/decode/paper/table"
)

// bare reads lines by arithmetic alone, where headings are missing or say nothing: rows
// whose numbers multiply in the same three places. Columns are made of those places,
// and of what stands beside them.
func (r *reader) bare() *found {
	var rows []int
	var numbers [][]sums.Number
	told := 0 // rows with numbers in their texts
	for i := range r.c.Rows {
		row := &r.c.Rows[i]
		if r.total[i] || r.carry[i] || r.furniture[i] || len(row.Cells) > 40 {
			continue
		}
		var ns []sums.Number
		for j := range row.Cells {
			at := table.CellNumbers(r.c, &row.Cells[j])
			if len(at) > 0 && j+1 < len(row.Cells) && table.IsUnit(r.c.Words, row.Cells[j+1].Text()) {
				at[len(at)-1].Unit = true
			}
			ns = append(ns, at...)
			if len(at) > 0 && len(row.Cells[j].Words) > 3 {
				told++
			}
		}
		if len(ns) >= 3 && len(ns) < 14 {
			rows, numbers = append(rows, i), append(numbers, ns)
		}
	}
	read := sums.Read(numbers)
	if read.Telling == 0 || read.Closed < 2 && (!read.Sure || told > 0) {
		return nil
	}
	first, last := -1, -1
	for i, t := range read.Triples {
		if t.Q >= 0 {
			if first < 0 {
				first = rows[i]
			}
			last = rows[i]
		}
	}
	h := r.places(read, rows, first)
	var body []int
	stop := min(last+8, len(r.c.Rows))
	for i := first; i < stop; i++ {
		if !r.furniture[i] && !r.carry[i] && !table.Drawn(&r.c.Rows[i]) {
			body = append(body, i)
		}
	}
	g := table.Lay(r.c, h, body)
	f := r.readBare(g, stop)
	if f == nil || f.closed() == 0 {
		return nil
	}
	return f
}

func (r *reader) readBare(g *table.Grid, stop int) *found {
	f := r.read(g, nil, stop)
	if f == nil {
		return nil
	}
	f.bare = true
	kept := f.lines[:0]
	for i := range f.lines {
		if f.lines[i].Closed {
			kept = append(kept, f.lines[i])
		}
	}
	f.lines = kept
	for i := range f.lines {
		l := &f.lines[i]
		l.Agreed = false // there was one reading only
		for _, v := range []*paper.Value{&l.ID, &l.Item, &l.Description, &l.Unit, &l.Quantity, &l.UnitPrice, &l.Amount} {
			for k := range v.Evidence {
				if v.Evidence[k] == paper.ByColumn {
					v.Evidence[k] = paper.ByGuess
				}
			}
			v.Label = ""
		}
	}
	return f
}

// places makes columns of where the numbers stand, and of the other cells of the first
// row that closes: position, item number, description, unit.
func (r *reader) places(read sums.Reading, rows []int, first int) table.Head {
	h := table.Head{First: first, Last: first, Levels: 1}
	box := r.c.Rows[first].Box
	for k, role := range []string{"quantity", "unit_price", "amount"} {
		s := read.Columns[k]
		h.Columns = append(h.Columns, table.Column{Role: role, X0: s.X0, X1: s.X1, Box: paper.Box{X0: s.X0, Y0: box.Y0, X1: s.X1, Y1: box.Y1}})
	}
	have := map[string]bool{}
	row := &r.c.Rows[first]
	longest := -1
	for i := range row.Cells {
		cell := &row.Cells[i]
		if _, num := figure.Parse(cell.Text(), r.c.Numbers); num || taken(h, cell) {
			continue
		}
		if longest < 0 || table.IsCode(row.Cells[longest].Text()) || !table.IsCode(cell.Text()) && cell.Box.Width() > row.Cells[longest].Box.Width() {
			longest = i
		}
	}
	for i := range row.Cells {
		cell := &row.Cells[i]
		if taken(h, cell) {
			continue
		}
		text := cell.Text()
		role := ""
		switch {
		case i == longest && strings.ContainsAny(strings.ToLower(text), "aeiouäöüéабвгд"):
			role = "description"
		case i == 0 && table.IsLine(text):
			role = "line"
		case table.IsUnit(r.c.Words, text):
			role = "uom"
		case table.IsCode(text):
			role = "item"
		}
		if role == "" || have[role] {
			continue
		}
		have[role] = true
		h.Columns = append(h.Columns, table.Column{Role: role, X0: cell.Box.X0, X1: cell.Box.X1, Box: cell.Box})
	}
	h.Sort()
	return h
}

func taken(h table.Head, cell *layout.Cell) bool {
	for i := range h.Columns {
		if h.Columns[i].Box.OverlapX(cell.Box) > 0 {
			return true
		}
	}
	return false
}
