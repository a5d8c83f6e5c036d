// SPDX-License-Identifier: Apache-2.0

package lines

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/figure"
	"ordergate/gateway/decode/paper/layout"
	"ordergate/gateway/decode/paper/lexicon"
	"ordergate/gateway/decode/paper/table"
)

// record is one order line: rows of the grid, and the one with its numbers.
type record struct {
	rows []int // of the grid
	main int
}

// marks are what a row of the grid says of itself.
type marks struct {
	qty, price, amount, line, item bool
	total                          bool
	head                           bool // headings of another table, or a row that nothing is ordered in
}

func (r *reader) marks(g *table.Grid) []marks {
	out := make([]marks, len(g.Rows))
	q, p, a := g.Column("quantity"), g.Column("unit_price"), g.Column("amount")
	l := g.Column("line")
	for i := range g.Rows {
		row, m := &g.Rows[i], &out[i]
		num := func(col int) bool {
			if col < 0 || len(row.Cells[col].Words) == 0 {
				return false
			}
			_, ok := table.NumberIn(r.c, row.Cells[col].Text())
			return ok
		}
		m.qty, m.amount = num(q), num(a)
		m.price = p >= 0 && r.priced(row.Cells[p].Text())
		m.line = l >= 0 && len(row.Cells[l].Words) > 0 && table.IsLine(row.Cells[l].Text())
		for k := range g.Head.Columns {
			if table.IsItem(g.Head.Columns[k].Role) && len(row.Cells[k].Words) > 0 && g.Head.Columns[k].Level == row.Level {
				m.item = m.item || len(figure.FindDates(row.Cells[k].Text(), r.c.Dates, r.c.Words)) == 0
			}
		}
		m.total = r.total[row.At]
		m.head = r.headAt[row.At] || !m.qty && !m.price && !m.amount && i+1 < len(g.Rows) && r.titles(g, i) || g.Head.Levels == 1 && q >= 0 && len(row.Cells[q].Words) == 0 && m.item && num(p) && !m.amount && row.Filled() >= 2 && len(r.c.Rows[row.At].Cells) > 2 // of an order form, nothing ordered
	}
	return out
}

// titles reports whether a row is the title of what is numbered below it: "01.02 Facade",
// "Title 1: Lights".
func (r *reader) titles(g *table.Grid, i int) bool {
	c, next := &r.c.Rows[g.Rows[i].At].Cells[0], &r.c.Rows[g.Rows[i+1].At].Cells[0]
	return max(c.Box.X0-next.Box.X0, next.Box.X0-c.Box.X0) < 3 && slices.ContainsFunc(c.Words[:min(2, len(c.Words))], func(w paper.Word) bool {
		n := strings.Trim(w.Text, ".:")
		return n != "" && strings.Trim(n, "0123456789.") == "" && strings.HasPrefix(next.Words[0].Text, n+".")
	})
}

// priced reports whether a text holds a price, and is no date.
func (r *reader) priced(text string) bool {
	return text != "" && len(text) < 60 && len(figure.Find(table.Spaced(text), r.c.Numbers)) > 0 && len(figure.FindDates(text, r.c.Dates, r.c.Words)) == 0
}

// records finds the records of a table, and where it ends.
func (r *reader) records(f *found) {
	g := f.grid
	if len(g.Rows) == 0 {
		return
	}
	all := r.marks(g)
	anchors := r.anchors(g, all)
	if len(anchors) == 0 {
		return
	}
	anchors = r.undivided(g, all, anchors)
	untotal(r, g, all, anchors)
	anchors = r.strayed(g, all, r.cut(g, all, anchors))
	starts := r.byNumber(g, all, anchors)
	last := r.lastRow(g, all, anchors[len(anchors)-1])
	switch {
	case r.apiece == len(anchors):
		last = anchors[len(anchors)-1]
		starts = make([]int, len(anchors))
		for i := range anchors[1:] {
			starts[i+1] = anchors[i] + 1
		}
	case starts == nil:
		starts = r.bands(g, all, anchors, last)
	}
	for i, a := range anchors {
		from, to := starts[i], last+1
		if i+1 < len(anchors) {
			to = starts[i+1]
		}
		rec := record{main: a}
		for k := from; k < to; k++ {
			reduces := i+1 < len(anchors) && all[k].total && r.says("discount", g.Rows[k].At)
			if k > a && all[k].total && !reduces && !r.says("tax", g.Rows[k].At) {
				break // what stands behind a sum is the next section's
			}
			if k == a || reduces || !all[k].total && !all[k].head {
				rec.rows = append(rec.rows, k)
			}
		}
		f.records = append(f.records, rec)
	}
}

// anchors are the rows that hold a record's numbers.
func (r *reader) anchors(g *table.Grid, all []marks) (out []int) {
	priced := 0
	for i := range all {
		if all[i].qty && (all[i].price || all[i].amount) {
			priced++
		}
	}
	q := g.Column("quantity")
	for i := range all {
		m := &all[i]
		switch {
		case m.total && !(m.qty && m.price && m.amount && (m.line || m.item || r.described(g, i))):
		case m.qty && (m.price || m.amount),
			m.qty && (m.line || m.item),
			m.qty && priced == 0 && g.Rows[i].Filled() >= 2,
			q < 0 && m.price && m.amount,
			q < 0 && g.Column("unit_price") < 0 && m.line && m.amount,
			m.item && m.price && m.amount && r.scanned(g.Rows[i].At), // its quantity was not read
			m.line && m.amount && g.Rows[i].Filled() >= 3:
			out = append(out, i)
		}
	}
	return out
}

// described reports whether a row has a description, or its table none.
func (r *reader) described(g *table.Grid, i int) bool {
	d := g.Column("description")
	return d < 0 || len(g.Rows[i].Cells[d].Words) > 0
}

// undivided leaves out rows that only divide the line above them, to accounts, places
// or dates: without number, item or price, their quantities are that of the line.
func (r *reader) undivided(g *table.Grid, all []marks, anchors []int) (out []int) {
	q := g.Column("quantity")
	for i := 0; i < len(anchors); {
		m := &all[anchors[i]]
		out = append(out, anchors[i])
		to := i + 1
		if q >= 0 && m.qty && m.price && (m.line || m.item) {
			whole, _ := table.NumberIn(r.c, g.Rows[anchors[i]].Cells[q].Text())
			sum := decimal.Zero
			for to < len(anchors) {
				d := &all[anchors[to]]
				n, ok := table.NumberIn(r.c, g.Rows[anchors[to]].Cells[q].Text())
				if !ok || d.line || d.item || d.price {
					break
				}
				sum = sum.Add(n.Value)
				to++
			}
			if to > i+1 && !sum.Equal(whole.Value) {
				to = i + 1
			}
		}
		i = to
	}
	return out
}

// scanned reports whether OCR read any of a row.
func (r *reader) scanned(at int) bool {
	return slices.ContainsFunc(r.c.Rows[at].Cells, func(c layout.Cell) bool { return c.OCR() })
}

// cut ends the table: behind the first total that no record with all its numbers
// follows, and before a great gap.
func (r *reader) cut(g *table.Grid, all []marks, anchors []int) []int {
	var full []int // how many records from here on have all their numbers
	for k := 1; k < len(anchors); k++ {
		total := false
		for i := anchors[k-1] + 1; i < anchors[k]; i++ {
			total = total || all[i].total || all[i].head
		}
		if !total {
			continue
		}
		if full == nil {
			full = make([]int, len(anchors)+1)
			for j := len(anchors) - 1; j >= k; j-- {
				full[j] = full[j+1]
				if m := &all[anchors[j]]; m.qty && m.price && m.amount && r.closes(g, anchors[j]) {
					full[j]++
				}
			}
		}
		if 2*full[k] < len(anchors)-k {
			return anchors[:k]
		}
	}
	return anchors
}

// strayed leaves out what only the columns make a record of, behind the last one: the
// postcode and town of an address below the table, "28838 Stresa (VB)".
func (r *reader) strayed(g *table.Grid, all []marks, anchors []int) []int {
	u := g.Column("uom")
	for k := len(anchors) - 1; k > 1; k-- {
		m := &all[anchors[k]]
		if m.price || m.amount || m.line || m.item || r.lastRow(g, all, anchors[k-1]) >= anchors[k] {
			break
		}
		unit := u >= 0 && strings.ContainsAny(g.Rows[anchors[k]].Cells[u].Text(), " (,")
		if r.described(g, anchors[k]) && !unit {
			break
		}
		anchors = anchors[:k]
	}
	return anchors
}

// closes reports whether the numbers of a row multiply.
func (r *reader) closes(g *table.Grid, i int) bool {
	one := *g
	one.Rows = g.Rows[i : i+1]
	return table.Closing(r.c, &one, g.Column("quantity"), g.Column("unit_price"), g.Column("amount")) > 0
}

// lastRow is the last row of the last record: before a total, or a gap that is wider
// than those before.
func (r *reader) lastRow(g *table.Grid, all []marks, from int) int {
	i := from
	for i+1 < len(g.Rows) {
		next := &g.Rows[i+1]
		a, b := &r.c.Rows[g.Rows[i].At], &r.c.Rows[next.At]
		if all[i+1].total || all[i+1].head || a.Page != b.Page {
			break
		}
		if gap := b.Box.Y0 - a.Box.Y1; gap > 1.6*max(a.Box.Height(), b.Box.Height()) {
			break
		}
		if i-from >= 12 || r.outside(b) || r.underneath(g, i+1, from) {
			break
		}
		i++
	}
	return i
}

// says reports whether a row is of a tax or a discount, which may stand within a record.
func (r *reader) says(role string, at int) bool {
	for i := range r.c.Rows[at].Cells {
		if _, ok := r.c.Words.Within("totals", role, lexicon.Words(r.c.Rows[at].Cells[i].Text())); ok {
			return true
		}
	}
	return false
}

// underneath reports whether a row behind the last record is a text below the table: several
// words that begin left of the descriptions, where no record before has such a text.
func (r *reader) underneath(g *table.Grid, i, last int) bool {
	d := g.Column("description")
	if d < 0 {
		return false
	}
	left := func(k int) bool {
		row := &r.c.Rows[g.Rows[k].At]
		return len(row.Cells) == 1 && len(row.Cells[0].Words) > 1 && row.Cells[0].Box.X0 < min(g.Head.Columns[d].X0, g.Head.Columns[d].Box.X0)-6
	}
	if !left(i) {
		return false
	}
	for k := range last {
		if left(k) {
			return false
		}
	}
	return true
}

// outside reports whether a row begins with a label of the header, as terms below the
// lines do.
func (r *reader) outside(row *layout.Row) bool {
	text := row.Cells[0].Text()
	if !strings.Contains(text, ":") {
		return false
	}
	words := lexicon.Words(text)
	if _, n := r.c.Words.Prefix("columns", words); n > 0 {
		return false
	}
	_, n := r.c.Words.Prefix("labels", words)
	return n > 0
}

// byNumber starts each record at its position number, when there is one a record, not
// always in the row of the numbers; nil when it is otherwise. One that stands above its
// numbers where most do not strayed there, and tells not where its record begins.
func (r *reader) byNumber(g *table.Grid, all []marks, anchors []int) []int {
	var starts []int
	elsewhere := 0
	k := 0
	for i := range all {
		if i > anchors[len(anchors)-1] {
			break
		}
		if !all[i].line {
			continue
		}
		if len(starts) > k {
			return nil // two numbers before the next record's numbers
		}
		starts = append(starts, i)
		if k < len(anchors) && anchors[k] < i {
			return nil
		}
		for k < len(anchors) && anchors[k] == i {
			k++
		}
		if k < len(starts) { // its numbers stand further down
			elsewhere++
			if anchors[k] > i {
				next := len(all)
				for j := i + 1; j < len(all); j++ {
					if all[j].line {
						next = j
						break
					}
				}
				if anchors[k] >= next {
					return nil
				}
				k++
			}
		}
	}
	if elsewhere == 0 || 2*elsewhere < len(starts) || len(starts) != len(anchors) {
		return nil
	}
	return starts
}

// bands finds where each record begins when its numbers stand at anchors. Rows between
// two anchors belong to the one above, unless rows stand before the first one: then
// texts stand above their numbers, or around them, and the widest gap parts records.
func (r *reader) bands(g *table.Grid, all []marks, anchors []int, last int) []int {
	amid := r.amid(g, anchors)
	lead := r.lead(g, all, anchors[0])
	starts := make([]int, len(anchors))
	starts[0] = lead
	above := lead < anchors[0]
	if above && !amid && adjoining(anchors) { // a title above the records, not the first one's text
		starts[0], above = anchors[0], false
	}
	for i := 1; i < len(anchors); i++ {
		from, to := anchors[i-1]+1, anchors[i]
		starts[i] = to
		if from == to {
			continue
		}
		switch {
		case r.ruledApart(g, from-1, to, &starts[i]):
		case amid:
			starts[i] = max(r.widest(g, from-1, to), r.bulleted(g, from, to))
		case above && last == anchors[len(anchors)-1]:
			starts[i] = from
		case above:
			starts[i] = r.widest(g, from-1, to)
		}
	}
	return starts
}

// bulleted is the row behind the last one between two anchors that begins as an item of
// a list, which belongs to what stands above it; 0 for none.
func (r *reader) bulleted(g *table.Grid, from, to int) (behind int) {
	for i := from; i < to; i++ {
		row := &r.c.Rows[g.Rows[i].At]
		if len(row.Cells) == 1 && strings.Trim(row.Cells[0].Words[0].Text, "-–•*·▪◦") == "" {
			behind = i + 1
		}
	}
	return behind
}

// amid reports whether numbers stand in the middle of their records' height, the rows of
// texts around them reaching into their row from above and below.
func (r *reader) amid(g *table.Grid, anchors []int) bool {
	into := func(i, k int) bool {
		if k < 0 || k >= len(g.Rows) {
			return false
		}
		a, b := &r.c.Rows[g.Rows[i].At], &r.c.Rows[g.Rows[k].At]
		return a.Page == b.Page && a.Box.OverlapY(b.Box) > 0.2*min(a.Box.Height(), b.Box.Height())
	}
	is := map[int]bool{}
	for _, a := range anchors {
		is[a] = true
	}
	n, all := 0, 0
	for _, a := range anchors {
		up, down := !is[a-1] && into(a, a-1), !is[a+1] && into(a, a+1)
		if up && down {
			n++
		}
		if up || down {
			all++
		}
	}
	return n > 0 && 2*n >= all
}

// adjoining reports whether most records are one row.
func adjoining(anchors []int) bool {
	n := 0
	for i := 1; i < len(anchors); i++ {
		if anchors[i] == anchors[i-1]+1 {
			n++
		}
	}
	return n > 0 && 2*n >= len(anchors)-1
}

// lead is the first of the rows that stand closely above the first anchor.
func (r *reader) lead(g *table.Grid, all []marks, anchor int) int {
	i := anchor
	for i > 0 && !all[i-1].total && !all[i-1].head && anchor-i < 8 && telling(g, i-1) {
		a, b := &r.c.Rows[g.Rows[i-1].At], &r.c.Rows[g.Rows[i].At]
		if a.Page != b.Page || b.Box.Y0-a.Box.Y1 > 0.9*max(a.Box.Height(), b.Box.Height()) {
			break
		}
		i--
	}
	return i
}

// telling reports whether a row has something in a column of texts.
func telling(g *table.Grid, i int) bool {
	for k := range g.Rows[i].Cells {
		if len(g.Rows[i].Cells[k].Words) == 0 {
			continue
		}
		switch role := g.Head.Columns[k].Role; {
		case role == "description", role == "line", table.IsItem(role):
			return true
		}
	}
	return false
}

// widest gives the row behind the widest gap between two anchors; of equal ones, the
// one that is nearest to the middle.
func (r *reader) widest(g *table.Grid, a, b int) int {
	best, gap := b, float32(-1e9)
	mid := float32(a+b+1) / 2
	for i := a + 1; i <= b; i++ {
		above, below := &r.c.Rows[g.Rows[i-1].At], &r.c.Rows[g.Rows[i].At]
		d := below.Box.Y0 - above.Box.Y1
		if above.Page != below.Page {
			return i
		}
		off := float32(i) - mid
		if off = max(off, -off); d > gap+0.8 || d > gap-0.8 && off < max(float32(best)-mid, mid-float32(best)) {
			best, gap = i, max(d, gap)
		}
	}
	return best
}

// ruledApart finds a line drawn across between two anchors.
func (r *reader) ruledApart(g *table.Grid, a, b int, start *int) bool {
	top, low := &r.c.Rows[g.Rows[a].At], &r.c.Rows[g.Rows[b].At]
	if top.Page != low.Page {
		return false
	}
	width := low.Box.Width() / 2
	hit := 0
	for _, p := range r.c.Doc.Pages {
		if p.Number != top.Page {
			continue
		}
		for i := a + 1; i <= b; i++ {
			x, y := &r.c.Rows[g.Rows[i-1].At], &r.c.Rows[g.Rows[i].At]
			if slices.ContainsFunc(p.Rules, func(q boxed) bool {
				return q.Height() <= 3 && q.Width() >= width && q.MidY() >= x.Box.MidY()+1 && q.MidY() <= y.Box.MidY()-1
			}) {
				*start = i
				hit++
			}
		}
	}
	return hit == 1
}
