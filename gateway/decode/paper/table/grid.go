// SPDX-License-Identifier: Apache-2.0

package table

import (
	"cmp"
	"slices"

	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/figure"
	"ordergate/gateway/decode/paper/layout"
	"ordergate/gateway/decode/paper/reading"
)

// Grid is the rows below a heading, their words set to columns.
type Grid struct {
	Head Head
	Rows []Row

	parts int
	last  []Column // headings of the last part
}

// Row is one row of the table.
type Row struct {
	At    int           // the row of the context
	Level int           // which row of headings its cells stand below
	Part  int           // which place of the headings across the page, from 0: repeated at the same one they are one
	Cells []layout.Cell // by column; without words where there is nothing
	Loose []layout.Cell // below no heading
}

// Empty reports whether nothing stands below any heading.
func (r *Row) Empty() bool {
	return !slices.ContainsFunc(r.Cells, func(c layout.Cell) bool { return len(c.Words) > 0 })
}

// Filled counts the columns that the row has something in.
func (r *Row) Filled() (n int) {
	for i := range r.Cells {
		if len(r.Cells[i].Words) > 0 {
			n++
		}
	}
	return n
}

// Lay sets rows of the context, by their index, below a heading. How far a column
// reaches is told by drawn lines, or else by the cells that stand below one heading
// alone.
func Lay(c *reading.Context, h Head, rows []int) *Grid {
	h.Columns = slices.Clone(h.Columns)
	g := &Grid{Head: h}
	g.rule(c)
	g.grow(c, rows)
	for _, at := range rows {
		g.Rows = append(g.Rows, g.lay(c, at))
	}
	return g
}

// Append lays rows below the same headings at another place: the heading as it is
// repeated on a further page.
func (g *Grid) Append(c *reading.Context, h Head, rows []int) {
	if len(h.Columns) != len(g.Head.Columns) {
		h = g.Head
	}
	if g.last == nil {
		g.last = g.Head.Columns
	}
	if !aligned(g.last, h.Columns) {
		g.parts++
	}
	g.last = h.Columns
	more := Lay(c, h, rows)
	for i := range more.Rows {
		more.Rows[i].Part = g.parts
	}
	g.Rows = append(g.Rows, more.Rows...)
}

// aligned reports whether headings stand at the same places across the page.
func aligned(a, b []Column) bool {
	for i := range a {
		if d := a[i].Box.X0 - b[i].Box.X0; d > 3 || d < -3 {
			return false
		}
	}
	return true
}

// rule takes the upright lines beside the headings as the columns' edges.
func (g *Grid) rule(c *reading.Context) {
	at := &c.Rows[g.Head.First]
	if at.Page < 1 || at.Page > len(c.Doc.Pages) || g.Head.Levels > 1 {
		return
	}
	mid := at.Box.MidY()
	var xs []float32
	for _, p := range c.Doc.Pages {
		if p.Number != at.Page {
			continue
		}
		for _, r := range p.Rules {
			if r.Width() <= 3 && r.Height() >= 5 && r.Y0 <= mid && r.Y1 >= mid {
				xs = append(xs, r.MidX())
			}
		}
	}
	slices.Sort(xs)
	if len(xs) < 3 {
		return
	}
	for i := range g.Head.Columns {
		col := &g.Head.Columns[i]
		k, _ := slices.BinarySearch(xs, col.Box.MidX())
		if k == 0 || k == len(xs) {
			continue
		}
		alone := true
		for j := range g.Head.Columns {
			o := &g.Head.Columns[j]
			alone = alone && (i == j || o.Box.MidX() < xs[k-1] || o.Box.MidX() > xs[k])
		}
		if alone && col.Box.X0 >= xs[k-1]-2 && col.Box.X1 <= xs[k]+2 {
			col.X0, col.X1, col.ruled = xs[k-1], xs[k], true
		}
	}
}

// grow widens columns by cells that stand below one heading alone.
func (g *Grid) grow(c *reading.Context, rows []int) {
	for k, at := range rows {
		if k > 400 {
			return
		}
		for i := range c.Rows[at].Cells {
			cell := &c.Rows[at].Cells[i]
			for level := range g.Head.Levels {
				if hit := g.below(cell.Box, level); len(hit) == 1 {
					g.widen(hit[0], cell.Box)
				}
			}
		}
	}
}

// below are the columns of a level whose headings a box stands below.
func (g *Grid) below(b paper.Box, level int) (out []int) {
	for i := range g.Head.Columns {
		col := &g.Head.Columns[i]
		if col.Level != level {
			continue
		}
		if col.ruled {
			if b.MidX() > col.X0 && b.MidX() < col.X1 {
				return []int{i}
			}
			continue
		}
		if b.OverlapX(col.Box) > 0.5 {
			out = append(out, i)
		}
	}
	return out
}

// widen stops at the neighbours' headings.
func (g *Grid) widen(i int, b paper.Box) {
	col := &g.Head.Columns[i]
	if col.ruled {
		return
	}
	x0, x1 := min(col.X0, b.X0), max(col.X1, b.X1)
	for j := range g.Head.Columns {
		o := &g.Head.Columns[j]
		if j == i || o.Level != col.Level {
			continue
		}
		if o.Box.X1 <= col.Box.X0+1 {
			x0 = max(x0, o.Box.X1)
		}
		if o.Box.X0 >= col.Box.X1-1 {
			x1 = min(x1, o.Box.X0)
		}
	}
	col.X0, col.X1 = min(x0, col.Box.X0), max(x1, col.Box.X1)
}

// lay sets a row below the headings of the level that it fits best.
func (g *Grid) lay(c *reading.Context, at int) Row {
	best, score := g.layLevel(c, at, 0)
	for level := 1; level < g.Head.Levels; level++ {
		if r, s := g.layLevel(c, at, level); s > score {
			best, score = r, s
		}
	}
	return best
}

func (g *Grid) layLevel(c *reading.Context, at, level int) (Row, int) {
	r := Row{At: at, Level: level, Cells: make([]layout.Cell, len(g.Head.Columns))}
	var astray []int // cells below no heading come last
	var wide []int   // cells below several headings come when the others have their places
	for i := range c.Rows[at].Cells {
		cell := &c.Rows[at].Cells[i]
		if g.apart(&r, cell, level) {
			continue
		}
		hit := g.below(cell.Box, level)
		if len(hit) == 1 && len(cell.Words) > 1 && g.juts(c, &r, cell, hit[0]) {
			g.put(&r, hit[0]-1, cell.Slice(0, 1))
			g.put(&r, hit[0], cell.Slice(1, len(cell.Words)))
			continue
		}
		if len(hit) > 1 && len(cell.Words) > 1 {
			wide = append(wide, i)
			continue
		}
		if len(hit) == 0 {
			astray = append(astray, i)
			continue
		}
		g.put(&r, g.nearest(c, cell, level, hit), *cell)
	}
	slices.Reverse(wide) // what stands right is numbers, and plainer
	for _, i := range wide {
		cell := &c.Rows[at].Cells[i]
		hit := g.below(cell.Box, level)
		if len(c.Rows[at].Cells) > 2 || g.figures(c, cell, level) > 1 {
			g.split(c, cell, level, hit, &r)
			continue
		}
		g.put(&r, g.nearest(c, cell, level, hit), *cell)
	}
	g.strays(c, &r, at, level, astray)
	if g.Head.Levels == 1 {
		return r, 0
	}
	score := 0
	for i := range r.Cells {
		if len(r.Cells[i].Words) > 0 {
			if Suits(c, g.Head.Columns[i].Role, r.Cells[i].Text()) {
				score += 2
			} else {
				score -= 2
			}
		}
	}
	return r, score - len(r.Loose)
}

// apart sets the words of a cell that runs over a drawn line to the columns on either
// side of it, where each word stands within one of them.
func (g *Grid) apart(r *Row, cell *layout.Cell, level int) bool {
	if len(cell.Words) < 2 || len(cell.Words) > 8 {
		return false
	}
	at := make([]int, len(cell.Words))
	for i := range cell.Words {
		hit := g.below(cell.Words[i].Box, level)
		if len(hit) != 1 {
			return false
		}
		col := &g.Head.Columns[hit[0]]
		if b := cell.Words[i].Box; !col.ruled || b.X0 < col.X0-1 || b.X1 > col.X1+1 {
			return false
		}
		at[i] = hit[0]
	}
	if at[0] == at[len(at)-1] {
		return false
	}
	for i := range at {
		g.put(r, at[i], cell.Slice(i, i+1))
	}
	return true
}

// juts reports whether a cell begins with a number that ends left of its heading, the
// column to the left being one of numbers: what stands at the right of that and at the
// left of this may touch.
func (g *Grid) juts(c *reading.Context, r *Row, cell *layout.Cell, col int) bool {
	at := &g.Head.Columns[col]
	if col == 0 || at.ruled || at.Role == "quantity" || len(r.Cells[col-1].Words) > 0 || g.Head.Columns[col-1].Level != at.Level || cell.Words[0].Box.X1 > at.Box.X0+1 {
		return false
	}
	switch g.Head.Columns[col-1].Role {
	case "quantity", "unit_price", "amount":
	default:
		return false
	}
	all := figure.Find(cell.Text(), c.Numbers) // "12 205,60" is one
	return len(all) > 0 && all[0].Start == 0 && all[0].End == len(cell.Words[0].Text)
}

// strays sets cells below no heading: as many side by side as there are free columns
// between their neighbours stand in these, in their order; others each by itself.
func (g *Grid) strays(c *reading.Context, r *Row, at, level int, astray []int) {
	cells := c.Rows[at].Cells
	for from := 0; from < len(astray); {
		to := from + 1
		for to < len(astray) && astray[to] == astray[to-1]+1 {
			to++
		}
		run := astray[from:to]
		free := g.free(r, cells[run[0]].Box.MidX(), level)
		fits := len(free) == len(run)
		for k := 0; fits && k < len(run); k++ {
			fits = Suits(c, g.Head.Columns[free[k]].Role, cells[run[k]].Text())
		}
		for k, i := range run {
			if fits {
				g.put(r, free[k], cells[i])
			} else {
				g.put(r, g.between(c, r, &cells[i], level), cells[i])
			}
		}
		from = to
	}
}

// free are the empty columns between the filled ones to the left and right of x.
func (g *Grid) free(r *Row, x float32, level int) (out []int) {
	for i := range g.Head.Columns {
		switch {
		case g.Head.Columns[i].Level != level:
		case len(r.Cells[i].Words) == 0:
			out = append(out, i)
		case r.Cells[i].Box.MidX() < x:
			out = out[:0]
		default:
			return out
		}
	}
	return out
}

// between is the column of a cell that stands below no heading: an empty one between
// those of the cells to its left and right, the nearest of them that it suits. -1 is
// none.
func (g *Grid) between(c *reading.Context, r *Row, cell *layout.Cell, level int) int {
	lo, hi := float32(-1e9), float32(1e9)
	for i := range r.Cells {
		if len(r.Cells[i].Words) == 0 {
			continue
		}
		if x := g.Head.Columns[i].Box.X0; r.Cells[i].Box.MidX() < cell.Box.MidX() {
			lo = max(lo, x)
		} else {
			hi = min(hi, x)
		}
	}
	_, num := figure.Parse(cell.Text(), c.Numbers)
	best, near := -1, float32(72)
	for i := range g.Head.Columns {
		col := &g.Head.Columns[i]
		if col.Level != level || col.ruled || col.Box.X0 <= lo || col.Box.X0 >= hi || len(r.Cells[i].Words) > 0 || !Suits(c, col.Role, cell.Text()) {
			continue
		}
		d := col.X0 - cell.Box.X0
		if num {
			d = col.X1 - cell.Box.X1
		}
		gap := max(cell.Box.X0-col.X1, col.X0-cell.Box.X1)
		if d = min(max(d, -d), gap); d < near {
			best, near = i, d
		}
	}
	return best
}

// figures counts the words of a cell that are numbers below the heading of one.
func (g *Grid) figures(c *reading.Context, cell *layout.Cell, level int) (n int) {
	for i := range cell.Words {
		if _, ok := figure.Parse(cell.Words[i].Text, c.Numbers); !ok {
			continue
		}
		for _, k := range g.below(cell.Words[i].Box, level) {
			switch g.Head.Columns[k].Role {
			case "quantity", "unit_price", "amount":
				n++
			}
		}
	}
	return n
}

func (g *Grid) put(r *Row, col int, cell layout.Cell) {
	if col < 0 {
		r.Loose = append(r.Loose, cell)
		return
	}
	have := &r.Cells[col]
	have.Words = append(slices.Clip(have.Words), cell.Words...)
	have.Box = have.Box.Join(cell.Box)
}

// nearest is the column of a cell: the one below whose heading it stands, or of several
// the one whose reach it shares most. -1 is none.
func (g *Grid) nearest(c *reading.Context, cell *layout.Cell, level int, hit []int) int {
	if len(hit) == 1 {
		return hit[0]
	}
	if i := g.counted(cell, hit); i >= 0 {
		return i
	}
	best, over := -1, float32(0)
	prose := len(cell.Words) > 1 && slices.ContainsFunc(hit, func(i int) bool { return Suits(c, g.Head.Columns[i].Role, cell.Text()) })
	for i := range g.Head.Columns {
		col := &g.Head.Columns[i]
		if col.Level != level || len(hit) > 0 && !slices.Contains(hit, i) || prose && !Suits(c, col.Role, cell.Text()) {
			continue
		}
		if o := min(cell.Box.X1, col.X1) - max(cell.Box.X0, col.X0); o > over {
			best, over = i, o
		}
	}
	if best >= 0 {
		return best
	}
	return -1
}

// counted is the column of quantities among those that a number with its unit stands
// below, "16st" below "Qty Unit"; -1 for none.
func (g *Grid) counted(cell *layout.Cell, hit []int) int {
	if len(cell.Words) != 1 || len(hit) != 2 || figure.Apart(cell.Words[0].Text) == cell.Words[0].Text {
		return -1
	}
	for k, i := range hit {
		if g.Head.Columns[i].Role == "quantity" && g.Head.Columns[hit[1-k]].Role == "uom" {
			return i
		}
	}
	return -1
}

// Sort orders the columns from left to right.
func (h *Head) Sort() {
	slices.SortStableFunc(h.Columns, func(a, b Column) int {
		return cmp.Or(cmp.Compare(a.Level, b.Level), cmp.Compare(a.X0, b.X0))
	})
}
