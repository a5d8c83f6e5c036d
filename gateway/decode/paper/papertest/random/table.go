// SPDX-License-Identifier: Apache-2.0

package random

import (
	"strings"

	"github.com/shopspring/decimal"
)

// column is one column of the lines: its heading and what stands below it.
type column struct {
	role    string
	heading []string // rows
	align   string   // left, right, middle
	headAt  string
	x, w    float64
	cell    func(l *Line) []piece
	level   int // row of headings it belongs to, from 0
}

// piece is a part of a cell: words, or a value of the line.
type piece struct {
	words string
	field string
}

func (q *pen) columns() []*column {
	var out []*column
	add := func(role, align string, cell func(l *Line) []piece) {
		out = append(out, &column{role: role, align: align, headAt: align, cell: cell})
	}
	field := func(name string, of func(l *Line) *Field) func(l *Line) []piece {
		return func(l *Line) []piece { return []piece{{of(l).Printed, name}} }
	}
	numbers := q.pick("right", "right", "right", "left", "middle")
	if q.numbered > 0 {
		add("line", q.pick("left", "right", "middle"), field("id", func(l *Line) *Field { return &l.ID }))
	}
	if q.itemsAt == "column" {
		if q.items == "item" {
			add("item", "left", field("item", func(l *Line) *Field { return &l.Item }))
		}
		if q.items == "buyer" || q.items == "both" {
			add("buyer", "left", field("buyer", func(l *Line) *Field { return &l.Buyer }))
		}
		if q.items == "supplier" || q.items == "both" {
			add("supplier", "left", field("supplier", func(l *Line) *Field { return &l.Supplier }))
		}
	}
	add("description", "left", nil)
	q.figures(add, field, numbers)
	for i, c := range out {
		if q.levels == 2 && (c.role == "qty" || c.role == "unit" || c.role == "price" || c.role == "per" || c.role == "discount" || c.role == "amount") {
			out[i].level = 1
		}
	}
	q.reorder(out)
	for _, c := range out {
		c.heading = []string{q.heading(c.role)}
		if c.align != "left" && q.one(4) {
			c.headAt = "left"
		}
	}
	return out
}

// figures adds the columns of numbers.
func (q *pen) figures(add func(string, string, func(*Line) []piece), field func(string, func(*Line) *Field) func(*Line) []piece, numbers string) {
	qty := func(l *Line) []piece { return []piece{{l.Qty.Printed, "qty"}} }
	if q.unit == "joined" {
		qty = func(l *Line) []piece { return []piece{{l.Qty.Printed, "qty"}, {l.Unit.Printed, "unit"}} }
	}
	add("qty", numbers, qty)
	if q.unit == "column" {
		add("unit", q.pick("left", "middle"), field("unit", func(l *Line) *Field { return &l.Unit }))
	}
	if q.noise["weight"] {
		add("weight", numbers, func(l *Line) []piece { return []piece{{words: l.weight}} })
	}
	if q.lineDates && !q.dateBelow {
		add("due", "left", field("due", func(l *Line) *Field { return &l.Date }))
	}
	if q.price {
		add("price", numbers, func(l *Line) []piece {
			if q.per && q.perAt == "joined" && l.Per.Printed != "" {
				return []piece{{q.coin(l.Price.Printed), "price"}, {words: "/"}, {l.Per.Printed, "per"}}
			}
			return []piece{{q.coin(l.Price.Printed), "price"}}
		})
		if q.per && q.perAt == "column" {
			add("per", numbers, field("per", func(l *Line) *Field { return &l.Per }))
		}
	}
	if q.discount {
		add("discount", numbers, field("discount", func(l *Line) *Field { return &l.Discount }))
	}
	if q.noise["tax"] {
		add("tax", numbers, func(l *Line) []piece { return []piece{{words: l.tax}} })
	}
	if q.noise["account"] {
		add("account", "left", func(l *Line) []piece { return []piece{{words: l.account}} })
	}
	q.besides(add, numbers)
	if q.amount {
		add("amount", numbers, func(l *Line) []piece { return []piece{{q.coin(l.Amount.Printed), "amount"}} })
	}
}

func (q *pen) heading(role string) string {
	h := q.v.word(q.dice, role, q.rare)
	if q.has["gibberish"] {
		h = q.made(role)
	}
	if role == "price" && q.per && q.perAt == "heading" {
		h += " / 100"
	}
	return h
}

// reorder puts some columns elsewhere: quantity first, the description behind numbers.
func (q *pen) reorder(all []*column) {
	switch q.IntN(6) {
	case 0: // any order at all, but the line's number first
		from := 0
		if all[0].role == "line" {
			from = 1
		}
		copy(all[from:], shuffle(q.dice, all[from:]))
		q.shape = append(q.shape, "columns-shuffled")
	case 1: // quantity and unit before items
		var first, rest []*column
		for _, c := range all {
			if c.role == "qty" || c.role == "unit" || c.role == "line" {
				first = append(first, c)
			} else {
				rest = append(rest, c)
			}
		}
		copy(all, append(first, rest...))
		q.shape = append(q.shape, "quantity-first")
	}
}

// place gives columns their places, each level of its own; ok is false where they do
// not fit.
func (q *pen) place(all []*column, o *Order) bool {
	gap := q.size * q.between(0.9, 2)
	for level := range q.levels {
		used, described := 0.0, (*column)(nil)
		x := q.left
		if level == 1 {
			x += q.size * 4
		}
		for _, c := range all {
			if c.level != level {
				continue
			}
			used += gap
			if c.role == "description" {
				described = c
				continue
			}
			for i := range o.Lines {
				c.w = max(c.w, q.wide(c.cell(&o.Lines[i])))
			}
			if wide := q.width(c.heading[0], q.size, false); wide > c.w*1.3 && strings.Contains(c.heading[0], " ") && q.one(2) {
				c.heading = q.wrap(c.heading[0], max(c.w*1.2, q.size*3))
			}
			for _, h := range c.heading {
				c.w = max(c.w, q.width(h, q.size, false))
			}
			used += c.w
		}
		spare := q.edge - x - used
		if described != nil {
			described.w = min(spare, q.size*q.between(12, 30))
			if described.w < q.size*9 {
				return false
			}
			spare -= described.w
		} else if spare < 0 {
			return false
		}
		for _, c := range all {
			if c.level == level {
				c.x = x
				x += c.w + gap + min(spare/float64(len(all)), q.size*4)
			}
		}
	}
	return true
}

func (q *pen) wide(all []piece) float64 {
	w := 0.0
	for i, p := range all {
		if i > 0 {
			w += q.width(" ", q.size, false)
		}
		w += q.width(p.words, q.size, false)
	}
	return w
}

// table writes headings and lines.
func (q *pen) table(o *Order) {
	all := q.columns()
	for !q.place(all, o) {
		if q.size *= 0.93; q.size < 5.5 {
			q.s.Width, q.edge = q.s.Width+60, q.edge+60
		}
		q.pitch = max(q.size*1.12, q.pitch*0.95)
		for _, c := range all {
			c.w, c.heading = 0, []string{strings.Join(c.heading, " ")}
		}
	}
	if !q.has["headless"] {
		q.headings(all)
	}
	sum, carried := decimal.Zero, q.amount && q.percent(35)
	again := q.percent(65) && !q.has["headless"]
	q.beforeEnd = func() {
		if carried {
			q.right(q.edge, q.y, q.v.word(q.dice, "carried", false)+"  "+q.coin(q.style.Write(sum, 2)), Tag{})
		}
	}
	q.onBreak = func() {
		if again {
			q.headings(all)
		}
		if carried {
			q.put(q.left+q.size*3, q.y, q.v.word(q.dice, "brought", false), Tag{})
			q.right(q.edge, q.y, q.coin(q.style.Write(sum, 2)), Tag{})
			q.y += q.pitch
		}
	}
	if carried {
		q.shape = append(q.shape, "carried")
	}
	group := decimal.Zero
	for i := range o.Lines {
		q.asides(i, group)
		if i%4 == 0 {
			group = decimal.Zero
		}
		group = group.Add(o.Lines[i].worth)
		q.record(all, &o.Lines[i], i+1)
		sum = sum.Add(o.Lines[i].worth)
	}
}

// asides writes rows between lines that are none.
func (q *pen) asides(i int, group decimal.Decimal) {
	if q.has["grouptotal"] && i > 0 && i%4 == 0 {
		q.room(3)
		q.put(q.left+q.size*3, q.y, q.extra("grouptotal"), Tag{})
		q.right(q.edge, q.y, q.coin(q.style.Write(group, 2)), Tag{})
		q.y += q.pitch
	}
	if q.noise["section"] && i%4 == 0 {
		q.room(3)
		q.write(q.left, q.y, q.v.word(q.dice, "section", false), Tag{}, true)
		q.y += q.pitch
	}
}

func (q *pen) headings(all []*column) {
	for level := range q.levels {
		deep := 1
		for _, c := range all {
			if c.level == level {
				deep = max(deep, len(c.heading))
			}
		}
		bold := q.one(2)
		for _, c := range all {
			if c.level != level {
				continue
			}
			for i, h := range c.heading {
				w := q.width(h, q.size, bold)
				x := c.x
				switch c.headAt {
				case "right":
					x += c.w - w
				case "middle":
					x += (c.w - w) / 2
				}
				q.write(x, q.y+float64(deep-len(c.heading)+i)*q.pitch, h, Tag{}, bold)
			}
		}
		q.y += float64(deep) * q.pitch
	}
	if q.rules {
		q.rule(q.y - q.pitch*0.6)
	}
	q.y += q.pitch * 0.3
}

// cell writes one cell on a row.
func (q *pen) cell(c *column, l *Line, n int, y float64) {
	all := c.cell(l)
	x := c.x
	switch w := q.wide(all); c.align {
	case "right":
		x += c.w - w
	case "middle":
		x += (c.w - w) / 2
	}
	for _, p := range all {
		tag := Tag{}
		if p.field != "" {
			tag = Tag{n, p.field}
		}
		if p.words != "" {
			x = q.print(Text{X: x, Y: y, Size: q.size, Words: p.words, Tag: tag}) + q.width(" ", q.size, false)
		}
	}
}

// record writes one line.
func (q *pen) record(all []*column, l *Line, n int) {
	var described *column
	for _, c := range all {
		if c.role == "description" {
			described = c
		}
	}
	rows := q.wrap(l.Description.Printed, described.w)
	below := q.below(l)
	q.room(len(rows) + len(below) + q.levels + 4)
	at := 0 // the row of the text that the numbers stand on
	if q.levels == 1 {
		switch q.wraps {
		case "above":
			at = len(rows) - 1
		case "middle":
			at = (len(rows) - 1) / 2
		}
	}
	shift := 0.0
	if q.levels == 1 && q.wraps == "middle" && len(rows)%2 == 0 {
		shift = q.pitch / 2
	}
	for i, row := range rows {
		q.put(described.x, q.y+float64(i)*q.pitch, row, Tag{n, "description"})
	}
	for level := range q.levels {
		y := q.y + float64(at)*q.pitch + shift
		if level == 1 {
			y = q.y + float64(len(rows))*q.pitch
		}
		if q.jitter > 0 {
			y += q.between(-q.jitter, q.jitter)
		}
		for _, c := range all {
			if c.level == level && c.role != "description" {
				q.cell(c, l, n, y)
			}
		}
	}
	q.y += float64(len(rows)+q.levels-1) * q.pitch
	for _, row := range below {
		x := described.x
		for _, p := range row {
			tag := Tag{}
			if p.field != "" {
				tag = Tag{n, p.field}
			}
			x = q.print(Text{X: x, Y: q.y, Size: q.size, Words: p.words, Tag: tag}) + q.width(" ", q.size, false)
		}
		q.y += q.pitch
	}
	q.kit(all, l)
	q.across()
	if q.rules {
		q.rule(q.y - q.pitch*0.7)
	}
	q.y += q.pitch * q.spacing()
}

// spacing is what is left free between lines, in rows: more where the text of a line
// would else belong to any.
func (q *pen) spacing() float64 {
	if q.wraps == "below" || q.levels > 1 {
		return 0.2
	}
	return 0.9
}

// below are the rows with labels below a line.
func (q *pen) below(l *Line) (out [][]piece) {
	label := func(key, value, field string) {
		out = append(out, []piece{{words: q.v.word(q.dice, key, q.rare && len(q.v.rare[key]) > 0) + ":"}, {value, field}})
	}
	if q.itemsAt == "below" {
		for _, f := range []struct {
			name string
			of   *Field
		}{{"item", &l.Item}, {"buyer", &l.Buyer}, {"supplier", &l.Supplier}} {
			if f.of.Printed != "" {
				label(f.name, f.of.Printed, f.name)
			}
		}
	}
	if q.dateBelow {
		label("subdate", l.Date.Printed, "due")
	}
	if q.noise["drawing"] {
		label("subdrawing", l.drawing, "")
	}
	if q.noise["ean"] {
		label("subean", l.ean, "")
	}
	if q.noise["comment"] && q.one(3) {
		out = append(out, []piece{{words: q.v.word(q.dice, "comment", false)}})
	}
	return append(out, q.rowsBelow(l)...)
}
