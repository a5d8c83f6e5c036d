// SPDX-License-Identifier: Apache-2.0

package table

import (
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"ordergate/gateway/decode/paper/figure"
	"ordergate/gateway/decode/paper/lexicon"
	"ordergate/gateway/decode/paper/reading"
	"ordergate/gateway/decode/paper/sums"
)

// looked is how many rows the content of a column is judged by.
const looked = 200

// content is what stands in a column.
type content struct {
	n, num, unit, date, line, code int
	prose                          int // three words or more
	named                          int // words, no number
	rising                         int // position numbers greater than the one before
	begin, last                    string
}

func (k *content) see(c *reading.Context, text string) {
	k.n++
	if head, rest, ok := strings.Cut(text, " "); ok && (strings.Contains(rest, " ") || strings.HasSuffix(head, ":")) {
		k.prose++
	}
	if Prose(text) || !strings.ContainsAny(text, "0123456789") && len(text) > 2 {
		k.named++
	}
	if _, ok := NumberIn(c, text); ok {
		k.num++
	}
	if IsUnit(c.Words, text) {
		k.unit++
	}
	if len(figure.FindDates(text, c.Dates, c.Words)) > 0 {
		k.date++
	}
	if IsLine(text) {
		k.line++
		if k.last == "" || beyond(k.last, text) {
			k.rising++
		}
		if k.last = text; k.begin == "" {
			k.begin = strings.TrimLeft(strings.Trim(text, " .)#"), "0")
		}
	} else if IsCode(text) && !IsDate(c, text) {
		k.code++
	}
}

// beyond reports whether position number b follows a.
func beyond(a, b string) bool {
	a, b = strings.TrimLeft(strings.Trim(a, " .)#"), "0"), strings.TrimLeft(strings.Trim(b, " .)#"), "0")
	return len(b) > len(a) || len(b) == len(a) && b > a
}

// NumberIn reads the one number of a cell that may have a unit beside it: "15 EA".
func NumberIn(c *reading.Context, text string) (figure.Number, bool) {
	if len(text) > 40 {
		return figure.Number{}, false
	}
	all := figure.Find(figure.Apart(text), c.Numbers)
	if len(all) == 0 {
		return figure.Number{}, false
	}
	apart := figure.Apart(text)
	head := strings.TrimSpace(apart[:all[0].Start])
	if head != "" && !IsUnit(c.Words, head) {
		return figure.Number{}, false
	}
	return all[0], true
}

// Resolve settles what each column is: by what its heading may mean, by what stands
// in it, and of several quantities, prices or amounts by which of them multiply.
func Resolve(c *reading.Context, g *Grid) {
	cols := g.Head.Columns
	seen := make([]content, len(cols))
	most := fullest(g)
	for k := range g.Rows {
		if k > looked {
			break
		}
		if n := g.Rows[k].Filled(); n < 2 || 2*n < most[g.Rows[k].Level] {
			continue // no record's first row
		}
		for i := range cols {
			if cell := &g.Rows[k].Cells[i]; len(cell.Words) > 0 {
				seen[i].see(c, cell.Text())
			}
		}
	}
	have, rows := map[string]bool{}, 0
	for i := range cols {
		rows = max(rows, seen[i].n)
		have[cols[i].Role] = true
		have[numbered] = have[numbered] || i == 0 && len(cols) > 1 && len(cols[0].May) == 1 && Certain(&cols[0], "line")
	}
	for i := range cols {
		if cols[i].Role == "item" && cols[i].Key == "" && !have["description"] && len(cols[i].May) == 1 && cols[i].May[0].Weak { // the name of a thing: its text stands below it
			cols[i].May = nil
		}
		if cols[i].Role == "item" && cols[i].May != nil && cols[i].Also == "" && !have["description"] && (2*seen[i].prose > seen[i].n || 2*seen[i].named > seen[i].n) && cols[i].Key == "" {
			cols[i].Role, cols[i].May, cols[i].Also = "description", nil, "item"
			have["description"] = true
			continue
		}
		if cols[i].Key == "" {
			cols[i].Role = role(&cols[i], &seen[i], rows, have)
		}
	}
	numbering(g, seen)
	drawn(g, seen, rows)
	multiply(c, g, seen)
	once(cols)
}

// fullest is how many cells the fullest row of each level has.
func fullest(g *Grid) (most [3]int) {
	for k := range g.Rows {
		if l := g.Rows[k].Level; k <= looked && l < len(most) {
			most[l] = max(most[l], g.Rows[k].Filled())
		}
	}
	return most
}

// numbered stands for a first column that is that of the position numbers by its heading:
// a further one of several meanings is something else.
const numbered = "numbered"

// role picks of what a heading may mean what its column is. A column without a meaning
// is that of item numbers when most of the rows have one there.
func role(col *Column, k *content, rows int, have map[string]bool) string {
	if k.n == 0 {
		return col.Role
	}
	for _, weak := range []bool{false, true} {
		for _, e := range col.May {
			if e.Weak == weak && k.fits(e.Role) && !(e.Role == "line" && len(col.May) > 1 && have[numbered]) {
				return e.Role
			}
		}
	}
	if !have["description"] && len(col.May) == 0 && 2*k.named > k.n && 4*k.prose >= k.n && k.n >= rows-1 && k.code == 0 && k.unit == 0 {
		have["description"] = true
		return "description"
	}
	nameless := !have["item"] && !have["supplier_item"] && !have["buyer_item"]
	switch {
	case nameless && 2*k.code > k.n && 2*k.code >= rows && (len(col.May) == 0 || col.May[0].Weak):
		have["item"] = true
		return "item"
	case len(col.May) > 0 && !col.May[0].Weak:
		return col.Role
	case 2*k.unit > k.n && !have["uom"]:
		return "uom"
	case 2*k.date > k.n && !have["date"]:
		return "date"
	}
	return ""
}

// fits: most of what stands in the column can be of the role. A column of lines has
// texts of their records too, so that less than half is enough for numbers.
func (k *content) fits(role string) bool {
	switch role {
	case "quantity", "unit_price", "amount", "discount":
		return 3*k.num >= k.n
	case "manufacturer": // of names, it says who made it
		return 2*k.code > k.n
	case "line":
		return 3*k.line >= k.n && k.code == 0
	case "uom":
		return 3*k.unit >= k.n || k.num == 0
	case "date":
		return 3*k.date >= k.n
	case "per":
		return 3*k.num >= k.n || 3*k.unit >= k.n
	case "description":
		return k.num < k.n && 2*k.code <= k.n
	}
	return true
}

// numbering: the first of several item columns, or a column "No.", is that of the
// position numbers when they rise.
func numbering(g *Grid, seen []content) {
	cols := g.Head.Columns
	if g.Column("line") >= 0 {
		return
	}
	for i := range cols {
		if cols[i].Key != "" || cols[i].Level > 0 || i > 1 {
			continue
		}
		others := 0
		for j := range cols {
			if j != i && (IsItem(cols[j].Role) || cols[j].Role == "description") {
				others++
			}
		}
		may := cols[i].Role == "" || cols[i].Role == "item" || cols[i].Role == "other"
		k := &seen[i]
		rising := k.line > 0 && k.line*3 >= k.n && k.rising == k.line && k.code == 0 && (len(k.begin) < 2 || k.begin[1] == '.' || k.begin == "10") // not item numbers in order
		if may && others > 0 && (rising || counts(g, i)) {
			cols[i].Role = "line"
			return
		}
	}
}

// counts reports whether the position numbers of a column go up in even steps from the
// first one, whatever else stands there.
func counts(g *Grid, col int) bool {
	n, last, step := 0, 0, 0
	for k := range g.Rows {
		if k > looked {
			break
		}
		text := strings.Trim(g.Rows[k].Cells[col].Text(), " .)#")
		v, err := strconv.Atoi(text)
		if err != nil || len(text) > 6 {
			continue
		}
		switch {
		case n == 0 && v != 1 && v != 10 && v != 100:
			return false
		case n == 1:
			step = v - last
		case n > 1 && v-last != step:
			return n > 2
		}
		n++
		last = v
	}
	return n > 1 && step > 0
}

// IsItem reports whether a role is that of an item number of any kind.
func IsItem(role string) bool {
	switch role {
	case "item", "buyer_item", "supplier_item", "manufacturer", "gtin":
		return true
	}
	return false
}

// multiply settles quantity, price and amount where a heading stands for each more
// than once, or for one not at all.
func multiply(c *reading.Context, g *Grid, seen []content) {
	cols := g.Head.Columns
	names := [3]string{"quantity", "unit_price", "amount"}
	var may [3][]int
	several := false
	for k, name := range names {
		for i := range cols {
			if cols[i].Role == name && cols[i].Key == "" || cols[i].Key == name {
				may[k] = append(may[k], i)
			}
		}
		several = several || len(may[k]) > 1
	}
	if len(may[0]) == 0 && len(may[2]) > 1 { // "Total" of sizes, and of money
		may[0] = append(may[0], may[2]...)
	}
	for k := range names {
		if len(may[k]) > 0 {
			continue
		}
		for i := range cols {
			free := cols[i].Key == "" && (cols[i].Role == "" || cols[i].Role == "other" || cols[i].Role == "tax" || cols[i].Role == "per")
			for j := range 2 { // "Ordered": how much money; "Price per piece", "Price"
				free = free || k == 2 && len(may[j]) > 1 && cols[i].Role == names[j] && cols[i].Key == ""
			}
			if free && 2*seen[i].num >= seen[i].n && seen[i].num > 0 {
				may[k] = append(may[k], i)
				several = true
			}
		}
	}
	if !several || len(may[0])*len(may[1])*len(may[2]) == 0 || len(may[0])*len(may[1])*len(may[2]) > 100 {
		return
	}
	best, pick := 0, [3]int{-1, -1, -1}
	for _, q := range may[0] {
		for _, p := range may[1] {
			for _, a := range may[2] {
				if q == p || p == a || q == a {
					continue
				}
				n := Closing(c, g, q, p, a)
				if n > best || n == best && n > 0 && Taxed(c.Words, cols[pick[1]].Heading) && !Taxed(c.Words, cols[p].Heading) {
					best, pick = n, [3]int{q, p, a}
				}
			}
		}
	}
	if best == 0 {
		best, pick = anew(c, g, seen, may)
	}
	if best == 0 {
		return
	}
	for k, name := range names {
		for _, i := range may[k] {
			if cols[i].Role == name {
				cols[i].Role = "other"
			}
		}
		cols[pick[k]].Role = name
	}
}

// anew looks for the amount below any heading right of a price, where none that is
// named so closes: "Unit price", "Price", "VAT", "Total".
func anew(c *reading.Context, g *Grid, seen []content, may [3][]int) (best int, pick [3]int) {
	cols := g.Head.Columns
	if len(may[0])*len(may[1])*len(cols) > 100 {
		return 0, pick
	}
	for _, q := range may[0] {
		for _, p := range may[1] {
			for a := range cols {
				if cols[a].Key != "" || a == q || a == p || cols[a].Box.X0 < cols[p].Box.X0 || 2*seen[a].num < seen[a].n || seen[a].num == 0 {
					continue
				}
				if n := Closing(c, g, q, p, a); n > best && n >= 4 {
					best, pick = n, [3]int{q, p, a}
				}
			}
		}
	}
	return best, pick
}

// Closing counts the rows in which three columns multiply, by how much they tell.
func Closing(c *reading.Context, g *Grid, q, p, a int) (n int) {
	one := decimal.NewFromInt(1)
	units := g.Column("per")
	for k := range g.Rows {
		if k > looked {
			break
		}
		r := &g.Rows[k]
		if len(r.Cells[q].Words) == 0 || len(r.Cells[p].Words) == 0 || len(r.Cells[a].Words) == 0 {
			continue
		}
		nq, ok1 := NumberIn(c, r.Cells[q].Text())
		np, ok2 := NumberIn(c, r.Cells[p].Text())
		na, ok3 := NumberIn(c, r.Cells[a].Text())
		if !ok1 || !ok2 || !ok3 {
			continue
		}
		per := one
		if units >= 0 && units != q && units != p && units != a {
			if v, ok := NumberIn(c, r.Cells[units].Text()); ok && v.Value.IsPositive() {
				per = v.Value
			}
		}
		fit, ok := sums.Fits(nq, np, na, per, one)
		if !ok && !per.Equal(one) {
			fit, ok = sums.Fits(nq, np, na, one, one)
		}
		if ok {
			n++
			if !fit.Q.Equal(one) && !fit.P.Equal(one) && !fit.A.IsZero() {
				n += 3
			}
		}
	}
	return n
}

// once leaves each role to one column, but descriptions and what has no role: the first
// of those whose heading means nothing else, or the first of all.
func once(cols []Column) {
	seen := map[string]int{}
	for i := range cols {
		switch r := cols[i].Role; r {
		case "", "other", "description", "tax":
			continue
		default:
			k, have := seen[r]
			if !have || cols[k].Key == "" && !Certain(&cols[k], r) && Certain(&cols[i], r) {
				if have {
					cols[k].Role = "other"
				}
				seen[r] = i
				continue
			}
			cols[i].Role = "other"
		}
	}
}

// Certain reports whether a column's whole heading means its role and nothing else.
func Certain(col *Column, role string) bool {
	return col.Key != "" || slices.ContainsFunc(col.May, func(e lexicon.Entry) bool { return e.Role == role && !e.Weak })
}

// Column is the index of a role's column, -1 for none.
func (g *Grid) Column(role string) int {
	return slices.IndexFunc(g.Head.Columns, func(c Column) bool { return c.Role == role })
}
