// SPDX-License-Identifier: Apache-2.0

package lines

import (
	"strings"
	"unicode"

	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/layout"
	"ordergate/gateway/decode/paper/table"
)

// headlines parts the descriptions of lines without item numbers: what such a line orders
// is known by the first paragraph, and the rows below it, "SDR 11, DIN EN 12201", are
// details of it. Rows that only go on where the one before was full belong to it, unless
// the first rows of as many others end where they might have gone on.
func (r *reader) headlines(f *found) {
	full := r.reach(f)
	cells := make([][]at, len(f.lines))
	several, ended := 0, 0
	for i := range f.lines {
		l := &f.lines[i]
		parts := strings.Split(l.Description.Raw, "\n")
		if len(parts) < 2 || !l.Item.Empty() || !l.BuyerItem.Empty() || !l.SupplierItem.Empty() || !l.GTIN.Empty() || !l.Manufacturer.Empty() {
			continue
		}
		cells[i] = r.rowsOf(f, &f.records[i], parts)
		several++
		if !goesOn(cells[i][0], cells[i][1], full) {
			ended++
		}
	}
	if ended > 1 && 2*ended >= several {
		full = 1e9
	}
	for i := range f.lines {
		if cells[i] == nil {
			continue
		}
		l := &f.lines[i]
		parts := strings.Split(l.Description.Raw, "\n")
		n := 1
		for n < len(parts) && goesOn(cells[i][n-1], cells[i][n], full) {
			n++
		}
		head, rest := strings.Join(parts[:n], " "), strings.Join(parts[n:], " ")
		if rest == "" || l.Description.Text != head+" "+rest || !strings.ContainsFunc(head, unicode.IsLetter) {
			continue
		}
		l.Detail = l.Description
		l.Detail.Text, l.Detail.Raw = rest, strings.Join(parts[n:], "\n")
		l.Description.Text, l.Description.Raw = head, strings.Join(parts[:n], "\n")
	}
	topped(f, cells)
}

// topped takes the first rows of the descriptions for item numbers where all of them are.
func topped(f *found, cells [][]at) {
	var heads []string
	for i := range f.lines {
		if l := &f.lines[i]; l.Detail.Empty() || len(cells[i][0].cell.Words) != 1 {
			return
		}
		heads = append(heads, f.lines[i].Description.Text)
	}
	for i := range f.lines {
		if l := &f.lines[i]; table.AreCodes(heads) {
			l.Item, l.Description, l.Detail = cells[i][0].cell.Value(l.Description.Page, paper.ByColumn), l.Detail, paper.Value{}
		}
	}
}

// at is a cell of a description with the row it stands in.
type at struct {
	cell layout.Cell
	row  int
}

// rowsOf finds the cells that the parts of a description are, each behind the one before;
// those that are not found have no words.
func (r *reader) rowsOf(f *found, rec *record, parts []string) []at {
	out, p := make([]at, len(parts)), 0
	for _, k := range rec.rows {
		row := &f.grid.Rows[k]
		for i := range row.Cells {
			if p < len(parts) && len(row.Cells[i].Words) > 0 && describes(&f.grid.Head.Columns[i]) && row.Cells[i].Text() == parts[p] {
				out[p] = at{row.Cells[i], k}
				p++
			}
		}
	}
	return out
}

// goesOn reports whether a row of a description goes on in the next; what cannot be told
// does.
func goesOn(a, b at, full float32) bool {
	return len(a.cell.Words) == 0 || len(b.cell.Words) == 0 || a.row == b.row || layout.GoesOn(&a.cell, &b.cell, full)
}

// reach is how far to the right the descriptions of a table go.
func (r *reader) reach(f *found) (x float32) {
	for _, rec := range f.records {
		for _, k := range rec.rows {
			for i := range f.grid.Rows[k].Cells {
				if cell := &f.grid.Rows[k].Cells[i]; len(cell.Words) > 0 && describes(&f.grid.Head.Columns[i]) {
					x = max(x, cell.Box.X1)
				}
			}
		}
	}
	return x
}
