// SPDX-License-Identifier: Apache-2.0

package html

import (
	"slices"

	"golang.org/x/net/html/atom"

	"ordergate/gateway/decode/paper/grid"
)

const (
	maxColumns = 500
	maxRows    = 50_000
)

// table lays a table out. One of a single column is no table but a frame: what it
// holds stands below each other.
func (f *flow) table(w *writer, n *node, st style) {
	b := &tableWriter{flow: f, w: w, taken: map[int]int{}, ruled: true}
	b.rows(n, st)
	if f.full {
		return
	}
	t := b.table()
	if len(t.Cells) == 0 {
		return
	}
	wide := 0
	for i := range t.Cells {
		wide = max(wide, t.Cells[i].Col+t.Cells[i].Cols)
	}
	if wide == 1 {
		w.gap(0.4)
		for _, c := range t.Cells {
			for _, inner := range c.Blocks {
				w.block(inner)
			}
		}
		w.gap(0.4)
		return
	}
	t.Widths = make([]int, wide)
	if !w.join(t) {
		w.gap(1)
		w.blocks = append(w.blocks, grid.Block{Table: t})
	}
	w.gap(1)
}

// block adds a block that was laid out within.
func (w *writer) block(b grid.Block) {
	switch {
	case b.Table != nil:
		if !w.join(b.Table) {
			w.blocks = append(w.blocks, b)
		}
	case b.Line != nil:
		w.blocks = append(w.blocks, b)
	default:
		w.gap(b.Gap)
	}
}

// join adds the rows of a table to the table before it, when nothing but a gap stands
// between and both have as many columns: programs that make mails make each line of an
// order a table of its own, and its columns are those of the lines above it.
func (w *writer) join(t *grid.Table) bool {
	at := len(w.blocks) - 1
	if at >= 0 && w.blocks[at].Line == nil && w.blocks[at].Table == nil && w.blocks[at].Gap <= 1 {
		at--
	}
	if at < 0 || w.blocks[at].Table == nil {
		return false
	}
	before := w.blocks[at].Table
	if before.Ruled != t.Ruled || len(before.Widths) != len(t.Widths) || len(t.Widths) < 3 {
		return false
	}
	rows := 0
	for i := range before.Cells {
		rows = max(rows, before.Cells[i].Row+before.Cells[i].Rows)
	}
	for _, c := range t.Cells {
		c.Row += rows
		before.Cells = append(before.Cells, c)
	}
	w.blocks = w.blocks[:at+1]
	return true
}

// tableWriter finds the places of the cells.
type tableWriter struct {
	*flow
	w     *writer
	cells []grid.Cell
	row   int
	col   int
	taken map[int]int // by column: the first row that a cell from above leaves free
	ruled bool
}

// rows walks what a table holds: rows, in bodies or not, and what stands astray.
func (b *tableWriter) rows(n *node, st style) {
	astray := false
	for _, c := range n.children {
		if b.full || b.row >= maxRows {
			b.full = true
			return
		}
		inner := b.rules.of(c, st)
		switch c.tag {
		case atom.Tr, atom.Tbody, atom.Thead, atom.Tfoot, atom.Form:
			if astray {
				b.row, b.col, astray = b.row+1, 0, false
			}
			if c.tag == atom.Tr {
				b.cellsOf(c, inner)
			} else {
				b.rows(c, inner)
			}
		case atom.Td, atom.Th:
			astray = true
			b.cell(c, inner)
		case atom.Caption:
			b.children(b.w, c, inner)
			b.w.end()
		case atom.Col, atom.Colgroup:
		default: // stands before the table, as browsers show it
			b.children(b.w, &node{children: []*node{c}}, st)
		}
	}
	b.w.end()
	if astray {
		b.row, b.col = b.row+1, 0
	}
}

func (b *tableWriter) cellsOf(n *node, st style) {
	b.col = 0
	for _, c := range n.children {
		switch c.tag {
		case atom.Td, atom.Th:
			b.cell(c, b.rules.of(c, st))
		default:
			if c.name != "" {
				b.children(b.w, &node{children: []*node{c}}, st)
			}
		}
	}
	b.w.end()
	b.row, b.col = b.row+1, 0
}

func (b *tableWriter) cell(n *node, st style) {
	if b.flow.cells++; b.flow.cells > grid.MaxCells {
		b.full = true
		return
	}
	for b.taken[b.col] > b.row && b.col < maxColumns {
		b.col++
	}
	if b.col >= maxColumns {
		b.full = true
		return
	}
	c := grid.Cell{Row: b.row, Col: b.col, Cols: span(n.attr["colspan"], maxColumns-b.col), Rows: span(n.attr["rowspan"], maxRows-b.row)}
	inner := &writer{}
	b.children(inner, n, st)
	c.Blocks = inner.done()
	for _, in := range c.Blocks {
		if in.Table != nil {
			b.ruled = false
		}
	}
	if n := c.Rows; n > 1 {
		for i := c.Col; i < c.Col+c.Cols; i++ {
			b.taken[i] = b.row + n
		}
	}
	b.cells = append(b.cells, c)
	b.col += c.Cols
}

// table gives the cells. Of a table that holds data the columns are left out in which
// no cell that is filled begins: they are there for its looks. A row alone keeps them,
// since they tell which columns its values belong to.
func (b *tableWriter) table() *grid.Table {
	var starts []int
	for i := range b.cells {
		c := &b.cells[i]
		c.Rows = min(c.Rows, b.row-c.Row)
		if len(c.Blocks) > 0 {
			starts = append(starts, c.Col)
		}
	}
	slices.Sort(starts)
	starts = slices.Compact(starts)
	t := &grid.Table{Cells: slices.DeleteFunc(b.cells, func(c grid.Cell) bool { return len(c.Blocks) == 0 })}
	if t.Ruled = b.ruled && len(starts) > 1 && b.row > 1; !t.Ruled && len(starts) > 1 {
		return t
	}
	for i := range t.Cells {
		c := &t.Cells[i]
		from, _ := slices.BinarySearch(starts, c.Col)
		to, _ := slices.BinarySearch(starts, c.Col+c.Cols)
		c.Col, c.Cols = from, max(1, to-from)
	}
	return t
}
