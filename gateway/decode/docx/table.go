// SPDX-License-Identifier: Apache-2.0

package docx

import (
	"encoding/xml"
	"maps"
	"strconv"

	"ordergate/gateway/decode/paper/grid"
)

const maxColumns = 500

// table is one that is being read.
type table struct {
	*grid.Table
	look   look
	row    int
	open   map[int]int // by column: the cell that goes on below
	nested bool
}

func (r *reader) table(s *stack, l look) error {
	t := &table{Table: &grid.Table{}, look: l, open: map[int]int{}}
	if err := r.rows(t); err != nil {
		return err
	}
	if len(t.Cells) == 0 {
		return nil
	}
	wide := 0
	for i := range t.Cells {
		wide = max(wide, t.Cells[i].Col+t.Cells[i].Cols)
	}
	if wide == 1 { // a frame
		for _, c := range t.Cells {
			s.blocks = append(s.blocks, c.Blocks...)
		}
		return nil
	}
	t.Ruled = t.row > 1 && !t.nested
	s.blocks = append(s.blocks, grid.Block{Gap: 0.5}, grid.Block{Table: t.Table}, grid.Block{Gap: 0.5})
	return nil
}

func (r *reader) rows(t *table) error {
	return r.each(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "tblPr":
			return r.each(func(e xml.StartElement) error {
				if e.Name.Local == "tblStyle" { // it may colour its cells
					t.look.shaded = true
				}
				return r.skip()
			})
		case "tr":
			return r.tableRow(t)
		case "sdt", "sdtContent", "ins", "customXml":
			return r.rows(t)
		}
		return r.skip()
	})
}

// row is one that is being read.
type row struct {
	col  int
	gone bool // deleted in a tracked change
	from int  // its first cell
}

func (r *reader) tableRow(t *table) error {
	w := &row{from: len(t.Cells)}
	if err := r.cellsOf(t, w); err != nil {
		return err
	}
	if w.gone {
		t.Cells = t.Cells[:w.from]
		maps.DeleteFunc(t.open, func(_, at int) bool { return at >= w.from })
		return nil
	}
	t.row++
	return nil
}

func (r *reader) cellsOf(t *table, w *row) error {
	return r.each(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "trPr":
			return r.each(func(e xml.StartElement) error {
				switch e.Name.Local {
				case "gridBefore":
					w.col += number(e)
				case "del":
					w.gone = true
				}
				return r.skip()
			})
		case "tc":
			return r.tableCell(t, w)
		case "sdt", "sdtContent", "customXml":
			return r.cellsOf(t, w)
		}
		return r.skip()
	})
}

func (r *reader) tableCell(t *table, w *row) error {
	if r.cells++; r.cells > grid.MaxCells || w.col > maxColumns {
		return beyond("A table in it has too many cells.")
	}
	c := grid.Cell{Row: t.row, Col: w.col, Rows: 1, Cols: 1}
	s := &stack{}
	l, merged, begins := t.look, false, false
	err := r.each(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "tcPr":
			return r.each(func(e xml.StartElement) error {
				switch e.Name.Local {
				case "gridSpan":
					c.Cols = max(1, number(e))
				case "vMerge":
					merged, begins = true, attribute(e, "val") == "restart"
				case "shd":
					l.shaded = l.shaded || shades(e)
				}
				return r.skip()
			})
		case "p":
			return r.paragraph(s, l)
		case "tbl":
			s.tables = true
			return r.table(s, l)
		case "sdt", "sdtContent", "ins", "customXml":
			return r.content(s, l)
		}
		return r.skip()
	})
	if err != nil {
		return err
	}
	w.col += c.Cols
	t.nested = t.nested || s.tables
	if at, ok := t.open[c.Col]; ok && merged && !begins && at < len(t.Cells) {
		t.Cells[at].Rows = t.row - t.Cells[at].Row + 1
		return nil
	}
	delete(t.open, c.Col)
	if merged {
		t.open[c.Col] = len(t.Cells)
	}
	c.Blocks = trimmed(s.blocks)
	t.Cells = append(t.Cells, c)
	return nil
}

// trimmed leaves out the empty paragraphs around what a cell holds.
func trimmed(blocks []grid.Block) []grid.Block {
	empty := func(b grid.Block) bool { return b.Line == nil && b.Table == nil }
	for len(blocks) > 0 && empty(blocks[0]) {
		blocks = blocks[1:]
	}
	for len(blocks) > 0 && empty(blocks[len(blocks)-1]) {
		blocks = blocks[:len(blocks)-1]
	}
	return grid.Align(blocks)
}

// number reads the value of an element, 0 to maxColumns.
func number(e xml.StartElement) int {
	n, err := strconv.Atoi(attribute(e, "val"))
	if err != nil {
		return 0
	}
	return min(max(n, 0), maxColumns)
}
