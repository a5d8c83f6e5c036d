// SPDX-License-Identifier: Apache-2.0

package lines

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"ordergate/gateway"
	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/figure"
	"ordergate/gateway/decode/paper/layout"
	"ordergate/gateway/decode/paper/lexicon"
	"ordergate/gateway/decode/paper/reading"
	"ordergate/gateway/decode/paper/sums"
	"ordergate/gateway/decode/paper/table"
)

// trials bounds how many tables are read to find the one with the lines.
const trials = 16

type reader struct {
	c         *reading.Context
	furniture []bool // stands on the same place of other pages too
	carry     []bool // carried sums, "continued"
	total     []bool // begins with the label of a total, with a number behind it
	heads     []table.Head
	headAt    map[int]bool // rows of any heading
	findings  []gateway.Finding
	ends      []int  // rows that the template says are behind the lines
	pending   string // role of a label whose value is still to come
	apiece    int    // records that have headings of their own, 0 where they share them
	mark      byte   // the decimal mark that the lines prove, 0 for none
}

// found is a table as it was read.
type found struct {
	grid     *table.Grid
	lines    []paper.Line
	records  []record
	own      []int // rows of the context that belong to it
	end      int
	score    int
	bare     bool // found by arithmetic, without headings
	findings []gateway.Finding
}

// survey looks at each row once.
func (r *reader) survey() {
	rows := r.c.Rows
	r.heads = table.Heads(r.c)
	r.headAt = map[int]bool{}
	for i := range r.heads {
		for k := r.heads[i].First; k <= r.heads[i].Last && r.heads[i].Sure; k++ {
			r.headAt[k] = true
		}
	}
	r.furniture = r.repeated(rows)
	defer r.totalHeads()
	r.carry, r.total = make([]bool, len(rows)), make([]bool, len(rows))
	for i := range rows {
		r.carry[i], r.total[i] = r.sum(&rows[i])
	}
	r.told()
}

// sum reports whether a row is a carried sum or a total of some kind.
func (r *reader) sum(row *layout.Row) (carry, total bool) {
	for i := range row.Cells {
		text := row.Cells[i].Text()
		if len(text) > 80 {
			if i == 0 {
				return false, false
			}
			continue
		}
		words := lexicon.Words(text)
		entries, n := r.c.Words.Prefix("totals", words)
		for _, role := range []string{"total", "tax", "subtotal"} { // "PO Total Actual Amount"
			if n == 0 && len(words) > 1 && len(words) < 6 {
				if e, ok := r.c.Words.Within("totals", role, words); ok {
					entries, n = []lexicon.Entry{e}, 1
				}
			}
		}
		carries := slices.ContainsFunc(entries, func(e lexicon.Entry) bool { return e.Role == "carry" })
		if n == 0 || carries && table.IsUnit(r.c.Words, text) { // "cf" is confezioni, too
			continue
		}
		if carries {
			return true, false
		}
		if len(words) <= n+6 && r.money(row, i) {
			return false, true
		}
		if i > 1 {
			return false, false
		}
	}
	return false, false
}

// totalHeads marks rows of labels whose totals stand in the row below.
func (r *reader) totalHeads() {
	rows := r.c.Rows
	for i := range len(rows) - 1 {
		if r.total[i] || r.headAt[i] || rows[i].Page != rows[i+1].Page || len(rows[i].Cells) < 2 || len(rows[i].Cells) > 12 || r.counted(&rows[i]) {
			continue
		}
		labels := 0
		for j := range rows[i].Cells {
			text := rows[i].Cells[j].Text()
			if _, n := r.c.Words.Prefix("totals", lexicon.Words(text)); n > 0 && len(text) < 40 {
				labels++
			}
		}
		if 2*labels >= len(rows[i].Cells) && r.money(&rows[i+1], -1) {
			r.total[i], r.total[i+1] = true, true
		}
	}
}

// counted reports whether a row has figures that are no percentages.
func (r *reader) counted(row *layout.Row) bool {
	return slices.ContainsFunc(figure.Find(row.Text(), r.c.Numbers), func(n figure.Number) bool { return !n.Percent })
}

// money reports whether an amount stands in a cell behind the label in cell i, or at
// the end of that cell.
func (r *reader) money(row *layout.Row, i int) bool {
	for j := max(i, 0); j < len(row.Cells); j++ {
		text := row.Cells[j].Text()
		if len(text) > 80 || len(figure.FindDates(text, r.c.Dates, r.c.Words)) > 0 {
			continue
		}
		for _, n := range figure.Find(text, r.c.Numbers) {
			if !n.Percent && (n.Decimals > 0 || n.Currency != "" || j > i) {
				return true
			}
		}
	}
	return false
}

// repeated finds the rows at the head and foot of pages that stand at the same place
// of another page too, but for their digits.
func (r *reader) repeated(rows []layout.Row) []bool {
	out := make([]bool, len(rows))
	type place struct {
		text string
		y    int
	}
	seen := map[place][]int{}
	for i := range rows {
		if len(rows[i].Cells) > 40 {
			continue
		}
		text := rows[i].Text()
		if !r.figured(&rows[i]) {
			text = undigited(text)
		}
		if strings.TrimSpace(text) == "" {
			continue
		}
		k := place{text, int(rows[i].Box.MidY()+1) / 3}
		seen[k] = append(seen[k], i)
	}
	for _, all := range seen {
		if len(all) > 1 && rows[all[0]].Page != rows[all[len(all)-1]].Page {
			for _, i := range all {
				out[i] = true
			}
		}
	}
	for from := 0; from < len(rows); { // only what nothing else parts from the edge
		to := from
		for to < len(rows) && rows[to].Page == rows[from].Page {
			to++
		}
		a, b := from, to
		top, low := r.margins(rows[from].Page)
		for a < b && (out[a] || table.PageNumber(&rows[a])) && rows[a].Box.Y1 < top && !r.headAt[a] {
			out[a] = true
			a++
		}
		for b > a && (out[b-1] || table.PageNumber(&rows[b-1])) && rows[b-1].Box.Y0 > low && !r.headAt[b-1] {
			out[b-1] = true
			b--
		}
		for i := a; i < b; i++ {
			out[i] = false
		}
		from = to
	}
	return out
}

// figured reports whether a row has several cells that are numbers: lines of an order
// may differ in these alone, what stands at the edges of pages does not.
func (r *reader) figured(row *layout.Row) bool {
	n := 0
	for i := range row.Cells {
		if text := row.Cells[i].Text(); len(text) < 24 {
			if _, ok := figure.Parse(text, r.c.Numbers); ok {
				n++
			}
		}
	}
	return n > 1
}

// margins are how far down the head of a page may reach, and where its foot may begin.
func (r *reader) margins(page int) (top, low float32) {
	for i := range r.c.Doc.Pages {
		if p := &r.c.Doc.Pages[i]; p.Number == page {
			return 0.5 * p.Height, 0.75 * p.Height
		}
	}
	return 0, 1e9
}

// choose reads the tables that there may be, and takes the one whose lines are borne
// out best.
func (r *reader) choose() *found {
	var best *found
	tried := map[string]int{}
	n := 0
	for _, h := range r.heads {
		if tried[h.Key] > 0 {
			continue // read already, as the heading repeated
		}
		if n++; n > trials {
			break
		}
		tried[h.Key]++
		f := r.try(h)
		if f == nil {
			continue
		}
		if best == nil || f.score > best.score {
			best = f
		}
	}
	if best == nil || !best.counts() {
		if blocks := r.blocks(); blocks != nil {
			best = blocks
		}
	}
	if best == nil || best.closed() == 0 && best.grid != nil {
		if bare := r.bare(); bare != nil && (best == nil || bare.score > best.score && len(bare.lines) >= len(best.lines) && !best.denies(bare)) {
			best = bare
		}
	}
	return best
}

// counts reports whether any line has a quantity.
func (f *found) counts() bool {
	return slices.ContainsFunc(f.lines, func(l paper.Line) bool { return !l.Quantity.Empty() })
}

// denies reports whether a reading by arithmetic alone takes as quantity, price or
// amount what stands below a heading of something else, weights and stocks above all.
func (f *found) denies(bare *found) bool {
	for i := range bare.grid.Head.Columns {
		b := &bare.grid.Head.Columns[i]
		if b.Role != "quantity" && b.Role != "unit_price" && b.Role != "amount" {
			continue
		}
		for j := range f.grid.Head.Columns {
			c := &f.grid.Head.Columns[j]
			if (means(c.May, "other") || means(c.May, "tax") || means(c.May, "discount")) && !means(c.May, b.Role) && c.Box.OverlapX(b.Box) > 0 {
				return true
			}
		}
	}
	return false
}

func means(may []lexicon.Entry, role string) bool {
	return slices.ContainsFunc(may, func(e lexicon.Entry) bool { return e.Role == role })
}

func (f *found) closed() (n int) {
	for i := range f.lines {
		if f.lines[i].Closed {
			n++
		}
	}
	return n
}

// try reads the table below a heading; nil when there are no lines in it.
func (r *reader) try(h table.Head) *found {
	parts, heads, stop := r.body(h)
	parts, r.apiece = r.headed(h, parts)
	g := table.Lay(r.c, h, parts[0].rows)
	for _, p := range parts[1:] {
		g.Append(r.c, p.head, p.rows)
	}
	if len(g.Rows) == 0 {
		return nil
	}
	missing := r.name(g)
	table.Resolve(r.c, g)
	f := r.read(g, heads, stop)
	if f != nil {
		f.findings = append(f.findings, missing...)
		if h.Key == "template" {
			f.score += 1 << 20
		}
	}
	return f
}

// read reads the records of a grid.
func (r *reader) read(g *table.Grid, heads []int, stop int) *found {
	f := &found{grid: g, end: stop}
	r.records(f)
	if len(f.records) == 0 {
		return nil
	}
	for i := range f.records {
		f.lines = append(f.lines, r.line(f, &f.records[i]))
	}
	r.join(f)
	f.prune()
	r.renumber(f.lines)
	r.codes(f)
	r.lettered(f)
	for i := range f.lines {
		r.barcoded(&f.lines[i])
	}
	sole(f)
	r.alike(f)
	r.headlines(f)
	if len(f.lines) == 0 {
		return nil
	}
	r.scans(f)
	f.own = append(f.own, heads...)
	last := f.records[len(f.records)-1].rows
	from, to := g.Head.First, g.Rows[last[len(last)-1]].At
	for i := range g.Rows {
		if at := g.Rows[i].At; at <= to {
			f.own = append(f.own, at)
		}
	}
	for i := from; i <= to; i++ {
		if r.carry[i] {
			f.own = append(f.own, i)
		}
	}
	f.end = to + 1
	for f.end < len(r.c.Rows) && (r.furniture[f.end] || r.carry[f.end]) && f.end < stop {
		f.end++
	}
	f.score = r.score(f)
	return f
}

// part is the rows below one repetition of the headings.
type part struct {
	head table.Head
	rows []int
}

// body gives the rows below a heading: to the next heading of another kind, or the end
// of the document. Heads are the rows of the heading, repeated ones too.
func (r *reader) body(h table.Head) (parts []part, heads []int, stop int) {
	parts = []part{{head: h}}
	again := map[int]table.Head{}
	for _, o := range r.heads {
		if o.Key == h.Key {
			again[o.First] = o
		}
	}
	own := map[string]bool{}
	for i := h.First; i <= h.Last; i++ {
		heads = append(heads, i)
		own[lexicon.Key(r.c.Rows[i].Text())] = true
	}
	i := h.Last + 1
	for ; i < len(r.c.Rows); i++ {
		row := &r.c.Rows[i]
		if slices.Contains(r.ends, i) {
			break
		}
		if own[lexicon.Key(row.Text())] {
			heads = append(heads, i)
			if o, ok := again[i]; ok {
				parts = append(parts, part{head: o})
			}
			continue
		}
		if r.furniture[i] || r.carry[i] || table.Drawn(row) {
			continue
		}
		p := &parts[len(parts)-1]
		p.rows = append(p.rows, i)
	}
	return parts, heads, i
}

// score is how much speaks for the lines of a table.
func (r *reader) score(f *found) (score int) {
	sum, all := decimal.Zero, true
	for i := range f.lines {
		l := &f.lines[i]
		if l.Closed {
			score += 20
			if l.Agreed {
				score += 4
			}
		}
		if !l.Quantity.Empty() {
			score += 4
		}
		if !l.UnitPrice.Empty() {
			score++
		}
		if !l.ID.Empty() {
			score++
		}
		if !l.Description.Empty() {
			score++
		}
		if !l.Item.Empty() || !l.BuyerItem.Empty() || !l.SupplierItem.Empty() {
			score += 2
		}
		a, err := decimal.NewFromString(l.Amount.Text)
		all = all && err == nil
		sum = sum.Add(a)
	}
	if all && r.printed(f.end, sum) {
		score = score*2 + 50
	}
	return score - f.grid.Head.Unknown() - (f.grid.Head.Last - f.grid.Head.First)
}

// printed reports whether a sum is printed behind the lines, with the decimal mark that they
// are read with where one is proved.
func (r *reader) printed(end int, sum decimal.Decimal) bool {
	for i := end; i < len(r.c.Rows) && i < end+60; i++ {
		for j := range r.c.Rows[i].Cells {
			text := r.c.Rows[i].Cells[j].Text()
			if len(text) > 80 {
				continue
			}
			for _, n := range figure.Find(text, r.c.Numbers) {
				if n = sums.Marked(n, text, r.mark); n.Value.Equal(sum) || n.Two && n.Other.Equal(sum) {
					return true
				}
			}
		}
	}
	return false
}
