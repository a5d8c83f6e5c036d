// SPDX-License-Identifier: Apache-2.0

package grid

import (
	"slices"

	"ordergate/gateway/decode/paper"
)

// placed is a cell with what it holds.
type placed struct {
	row, col, below, right int // below and right are the first row and column behind it
	area                   *area
}

// table sets a table: columns as wide and rows as high as their cells want.
func (s *setter) table(t *Table) *area {
	a := &area{}
	cells, columns, rows := make([]placed, 0, len(t.Cells)), len(t.Widths), 0
	for i := range t.Cells {
		c := &t.Cells[i]
		if i >= MaxCells || s.full {
			s.full = true
			break
		}
		p := placed{row: c.Row, col: c.Col, below: c.Row + max(1, c.Rows), right: c.Col + max(1, c.Cols), area: s.stack(c.Blocks)}
		columns, rows = max(columns, p.right), max(rows, p.below)
		cells = append(cells, p)
	}
	if columns > MaxCells || rows > 2*MaxCells { // places that nothing fills
		s.full = true
		return a
	}
	x := edges(cells, columns, func(p *placed) (from, to int, room float32) {
		if p.area.width > 0 {
			room = p.area.width + gutter*Size*ratio
		}
		return p.col, p.right, room
	}, func(i int) float32 {
		if i < len(t.Widths) {
			return float32(t.Widths[i]) * Size * ratio
		}
		return 0
	})
	between := float32(0)
	if t.Ruled {
		between = padded
	}
	y := edges(cells, rows, func(p *placed) (from, to int, room float32) {
		if p.area.height > 0 {
			room = p.area.height + between
		}
		return p.row, p.below, room
	}, func(int) float32 { return t.Height })
	if t.Ruled {
		a.rules = rules(cells, x, y)
	}
	for i := range cells {
		p := &cells[i]
		a.take(p.area, x[p.col], y[p.row]+between/2)
		p.area = nil
	}
	a.width, a.height = max(a.width, x[columns]), max(a.height, y[rows])
	return a
}

// edges gives where n columns (or rows) begin, and where the last ends: each cell has
// the room it wants, and each column its least.
func edges(cells []placed, n int, want func(*placed) (from, to int, room float32), least func(int) float32) []float32 {
	order := make([]int, len(cells))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int {
		_, a, _ := want(&cells[i])
		_, b, _ := want(&cells[j])
		return a - b
	})
	at := make([]float32, n+1)
	next := 0
	for i := 1; i <= n; i++ {
		at[i] = at[i-1] + least(i-1)
		for ; next < len(order); next++ {
			from, to, room := want(&cells[order[next]])
			if to > i {
				break
			}
			at[i] = max(at[i], at[from]+room)
		}
	}
	return at
}

// rules draws the edges of the cells, those that go on into each other as one.
func rules(cells []placed, x, y []float32) []paper.Box {
	const left = gutter * Size * ratio / 2 // the edge stands amid the gap
	order := slices.Clone(cells)
	slices.SortStableFunc(order, func(a, b placed) int {
		if a.row != b.row {
			return a.row - b.row
		}
		return a.col - b.col
	})
	var out []paper.Box
	upright, level := map[int]int{}, map[float32]int{} // by column, and by height: the last rule
	for _, p := range order {
		x0, x1, y0, y1 := x[p.col]-left, x[p.right]-left, y[p.row], y[p.below]
		for _, top := range []float32{y0, y1} {
			if i, ok := level[top]; ok && out[i].X1 >= x0 {
				out[i].X1 = max(out[i].X1, x1)
				continue
			}
			level[top] = len(out)
			out = append(out, paper.Box{X0: x0, Y0: top, X1: x1, Y1: top + thin})
		}
		for _, col := range []int{p.col, p.right} {
			if i, ok := upright[col]; ok && out[i].Y1 >= y0 {
				out[i].Y1 = max(out[i].Y1, y1)
				continue
			}
			upright[col] = len(out)
			out = append(out, paper.Box{X0: x[col] - left, Y0: y0, X1: x[col] - left + thin, Y1: y1})
		}
	}
	return out
}
