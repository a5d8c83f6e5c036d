// SPDX-License-Identifier: Apache-2.0

// Package table finds tables by their headings: rows of words that mean columns of
// order lines, the columns below them, and what stands in each. It does not know what
// a record is.
//
// Invariant: each word of a row of the table is in exactly one column, or in none.
package table

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/figure"
	"ordergate/gateway/decode/paper/layout"
	"ordergate/gateway/decode/paper/lexicon"
	"ordergate/gateway/decode/paper/reading"
)

// Column is a column, or one of several headings over one.
type Column struct {
	Heading string          // as it stands on the page
	Role    string          // as the dictionary names it, "quantity"; "" where nothing says
	May     []lexicon.Entry // what the heading may mean
	Also    string          // a second role of the same cells: "Item / Description"
	Key     string          // the template's own name for it
	Box     paper.Box       // of the heading
	X0, X1  float32         // how far its cells reach
	Level   int             // of the rows of a record it stands in, from 0
	ruled   bool            // X0 and X1 are drawn lines
}

// Head is a heading row, of one to three rows.
type Head struct {
	First, Last int // rows of the context
	Columns     []Column
	Sure        bool // all its rows are of headings
	Levels      int  // 2 where a record's second row has headings of its own
	Key         string
}

// atom is a piece of a row that may be a heading: a phrase of the dictionary, or
// words that are none.
type atom struct {
	text  string
	box   paper.Box
	may   []lexicon.Entry
	slash bool   // a slash joins it to the one before, in one cell
	same  bool   // in the same cell as the one before
	also  string // a second role of the cells below
}

const (
	maxCells  = 60 // a row of more cells is no heading row
	maxPhrase = 6
	kind      = "columns"
)

// Heads finds what may be heading rows, in the order of the pages. One row may begin
// several of them: alone, and with the rows below.
func Heads(c *reading.Context) (out []Head) {
	rows := make([][]atom, len(c.Rows))
	for i := range c.Rows {
		rows[i] = atoms(c, &c.Rows[i])
	}
	lower := make([]bool, len(rows)) // the row above makes its headings whole
	for i := range rows {
		if rows[i] == nil {
			continue
		}
		if h, ok := head(i, i, rows[i]); ok && !lower[i] {
			h.Sure = true
			out = append(out, h)
		}
		joined, fine := rows[i], knownOf(rows[i]) > 0
		for j := i + 1; j < len(rows) && j <= i+2; j++ {
			if rows[j] == nil || !follows(&c.Rows[j-1], &c.Rows[j]) {
				break
			}
			if j == i+1 {
				if h, ok := levels(i, rows[i], rows[j]); ok {
					h.Sure = true
					out = append(out, h)
				}
			}
			above := joined
			made := 0
			joined, made = stack(c.Words, above, rows[j])
			if made == 0 && (!fine || 2*knownOf(rows[j]) < len(rows[j]) && !covered(above, rows[j])) {
				break
			}
			fine = true
			if h, ok := head(i, j, joined); ok {
				lower[j] = lower[j] || made > 0 && j == i+1
				h.Sure = made > 0 || 2*knownOf(rows[j]) >= len(rows[j]) && (len(c.Rows[i].Cells) > 1 || knownOf(rows[i]) == len(rows[i]))
				out = append(out, h)
			}
		}
	}
	return out
}

func knownOf(row []atom) (n int) {
	for i := range row {
		if row[i].may != nil {
			n++
		}
	}
	return n
}

// covered reports whether all of a row stands below headings that are known: "(USD)".
func covered(upper, lower []atom) bool {
	for _, low := range lower {
		if !slices.ContainsFunc(upper, func(a atom) bool { return a.may != nil && a.box.OverlapX(low.box) > 0 }) {
			return false
		}
	}
	return true
}

// follows reports whether a row stands close below another.
func follows(a, b *layout.Row) bool {
	h := max(a.Box.Height(), b.Box.Height())
	return a.Page == b.Page && b.Box.Y0-a.Box.Y1 < 1.3*h
}

// atoms cuts a row into phrases; nil for a row that cannot be part of a heading.
func atoms(c *reading.Context, r *layout.Row) (out []atom) {
	if len(r.Cells) > maxCells {
		return nil
	}
	known, sizes := 0, 0
	if Drawn(r) {
		return nil
	}
	for i := range r.Cells {
		cell := &r.Cells[i]
		if len(cell.Words) > 30 || valued(cell) {
			return nil
		}
		if n, ok := figure.Parse(cell.Text(), c.Numbers); ok && len(r.Cells) > 2 {
			if n.Decimals > 0 || n.Currency != "" || n.Percent || len(cell.Text()) > 3 {
				return nil
			}
			sizes++ // "34", "36", "38": a column each
			out = append(out, atom{text: cell.Text(), box: cell.Box})
			continue
		} else if ok && n.Decimals > 0 {
			return nil
		}
		for _, a := range phrases(c.Words, cell) {
			if a.may != nil {
				known++
			}
			out = append(out, a)
		}
	}
	if known == 0 && len(out) > 8 || sizes > 0 && known < 3 {
		return nil
	}
	return out
}

// valued reports whether a cell is a label with its value: "Your item: 4711".
func valued(cell *layout.Cell) bool {
	for i := range cell.Words[:len(cell.Words)-1] {
		if strings.HasSuffix(cell.Words[i].Text, ":") {
			return true
		}
	}
	return false
}

// Drawn reports whether a row is a line made of characters: "-----".
func Drawn(r *layout.Row) bool {
	for i := range r.Cells {
		for j := range r.Cells[i].Words {
			if strings.Trim(r.Cells[i].Words[j].Text, "-_=*.~+|–—·") != "" {
				return false
			}
		}
	}
	return true
}

// phrases finds the headings of a cell: all of it, or else the longest phrases from
// the left.
func phrases(set *lexicon.Set, cell *layout.Cell) (out []atom) {
	if text := cell.Text(); len(text) < 60 {
		if may := meaning(set, text); may != nil {
			return []atom{{text: text, box: cell.Box, may: may}}
		}
	}
	cut := layout.Cell{Words: slashed(cell.Words), Box: cell.Box}
	cell = &cut
	words := cell.Words
	for i := 0; i < len(words); {
		n := min(maxPhrase, len(words)-i)
		var may []lexicon.Entry
		var part layout.Cell
		for ; n > 0; n-- {
			part = layout.Cell{Words: words[i : i+n]}
			if t := part.Text(); len(t) < 60 {
				if may = set.Lookup(kind, t); may != nil {
					break
				}
			}
		}
		if n == 0 {
			n = 1
			part = layout.Cell{Words: words[i : i+1]}
		}
		part = cell.Slice(i, i+n)
		a := atom{text: part.Text(), box: part.Box, may: may, same: i > 0}
		if i > 0 && (strings.HasSuffix(words[i-1].Text, "/") || strings.HasPrefix(words[i].Text, "/") || words[i-1].Text == "&") {
			a.slash = true
		}
		last := len(out) - 1
		if may == nil && last >= 0 && out[last].may == nil || last >= 0 && filler(a.text) {
			out[last].text += " " + a.text
			out[last].box = out[last].box.Join(a.box)
		} else {
			out = append(out, a)
		}
		i += n
	}
	return out
}

// slashed cuts words at slashes between words: "Item/Description", not "U/M". The
// pieces share the word's width by their letters.
func slashed(words []paper.Word) (out []paper.Word) {
	for _, w := range words {
		for {
			i := strings.IndexAny(w.Text, "/&+")
			if i < 2 || i > len(w.Text)-3 {
				break
			}
			head := w
			head.Text = w.Text[:i+1]
			head.Box.X1 = w.Box.X0 + w.Box.Width()*float32(i+1)/float32(len(w.Text))
			out = append(out, head)
			w.Text, w.Box.X0 = w.Text[i+1:], head.Box.X1
		}
		out = append(out, w)
	}
	return out
}

// plain leaves out what stands in brackets, and currencies.
func plain(text string) string {
	if i := strings.IndexByte(text, '('); i > 0 {
		if j := strings.IndexByte(text[i:], ')'); j > 0 {
			text = text[:i] + " " + text[i+j+1:]
		}
	}
	fields := strings.Fields(text)
	fields = slices.DeleteFunc(fields, func(w string) bool { return filler(w) })
	return strings.Join(fields, " ")
}

// filler reports whether a word of a heading says nothing of the column's role.
func filler(w string) bool {
	w = strings.Trim(w, "()[]:*.,/-")
	return w == "" || figure.CurrencyOf(w) != "" || figure.CurrencyOf(strings.ToUpper(w)) != "" && len(w) == 3
}

// stack joins the headings of two rows that stand above each other; made counts the
// phrases that are one only together.
func stack(set *lexicon.Set, upper, lower []atom) (out []atom, made int) {
	out = slices.Clone(upper)
	used := make([]bool, len(upper))
	for _, low := range lower {
		best, over := -1, float32(0)
		for i := range upper {
			if o := upper[i].box.OverlapX(low.box); o > over {
				best, over = i, o
			}
		}
		if best < 0 {
			out = append(out, low)
			continue
		}
		up := upper[best]
		text := up.text + " " + low.text
		joined := atom{text: text, box: up.box.Join(low.box), slash: up.slash, same: up.same}
		may := meaning(set, text)
		if may == nil {
			may = set.Lookup(kind, strings.ReplaceAll(text, "- ", "")) // "Be- / zeichnung"
		}
		switch {
		case len(up.may) > 0 && len(low.may) > 0 && first(low.may) == "description" && itemRole(first(up.may)):
			joined.may, joined.also = up.may, "description"
		case may != nil:
			joined.may = may
			made++
		case strong(low.may) || up.may == nil:
			joined.may = low.may
		default:
			joined.may = up.may
		}
		if used[best] { // one heading over two
			joined.box = low.box
			out = append(out, joined)
			continue
		}
		used[best] = true
		if countOver(lower, up.box) > 1 {
			joined.box = low.box
		}
		out[best] = joined
	}
	slices.SortStableFunc(out, func(a, b atom) int { return cmp.Compare(a.box.X0, b.box.X0) })
	return out, made
}

func itemRole(role string) bool {
	return role == "item" || role == "buyer_item" || role == "supplier_item" || role == "manufacturer"
}

func countOver(all []atom, b paper.Box) (n int) {
	for i := range all {
		if all[i].box.OverlapX(b) > 0 {
			n++
		}
	}
	return n
}

func strong(may []lexicon.Entry) bool {
	return slices.ContainsFunc(may, func(e lexicon.Entry) bool { return !e.Weak })
}

// Unknown counts the headings that the dictionary does not know.
func (h *Head) Unknown() (n int) {
	for i := range h.Columns {
		if h.Columns[i].May == nil {
			n++
		}
	}
	return n
}

// head makes a heading row of atoms, if they can be one.
func head(first, last int, row []atom) (Head, bool) {
	cols, known, all := columns(row, 0)
	h := Head{First: first, Last: last, Columns: cols, Levels: 1, Key: key(row)}
	return h, 2*known >= all && plausible(cols)
}

// levels makes a heading of two rows that stand for two rows of a record.
func levels(i int, upper, lower []atom) (Head, bool) {
	a, knownA, allA := columns(upper, 0)
	b, knownB, allB := columns(lower, 1)
	if knownA < 2 || knownB < 2 || 2*(knownA+knownB) < allA+allB || again(a, b) {
		return Head{}, false
	}
	h := Head{First: i, Last: i + 1, Columns: append(a, b...), Levels: 2, Key: key(upper) + "\n" + key(lower)}
	return h, plausible(h.Columns)
}

// again reports whether the headings of a row say what those above them say, as in two
// languages.
func again(upper, lower []Column) bool {
	n := 0
	for i := range lower {
		if slices.ContainsFunc(upper, func(c Column) bool { return c.Box.OverlapX(lower[i].Box) > 0 && shares(c.May, lower[i].May) }) {
			n++
		}
	}
	return n > 1
}

func key(row []atom) string {
	var b strings.Builder
	for i := range row {
		b.WriteString(lexicon.Key(row[i].text))
		b.WriteByte('|')
	}
	return b.String()
}

// columns makes columns of atoms; known and all count words.
func columns(row []atom, level int) (out []Column, known, all int) {
	for _, a := range row {
		n := len(strings.FieldsFunc(strings.TrimLeft(a.text, "0123456789. "), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '#' && r != '%' }))
		if a.may != nil {
			known += n
		}
		if !filler(a.text) {
			all += n
		}
		last := len(out) - 1
		if last >= 0 && a.same && out[last].May == nil && a.may != nil { // "ACME Item"
			out[last].Heading += " " + a.text
			out[last].May, out[last].Also = a.may, a.also
			out[last].Box = out[last].Box.Join(a.box)
			out[last].X1 = a.box.X1
			continue
		}
		numbers := last >= 0 && first(out[last].May) == "line" && itemRole(first(a.may)) && !a.slash // "LN# ITEM #" is two
		if last >= 0 && a.same && (a.may == nil || a.slash || shares(out[last].May, a.may) && !numbers) {
			if a.slash && len(a.may) > 0 && len(out[last].May) > 0 && !shares(out[last].May, a.may) {
				out[last].Also = a.may[0].Role
				if out[last].Also == "quantity" && first(out[last].May) == "uom" { // "Ud. / Cantidad": the unit stands beside it
					out[last].May, out[last].Also = a.may, "uom"
				}
			}
			if !strings.Contains(out[last].Heading, a.text) {
				out[last].Heading += " " + a.text
			}
			if a.slash && itemRole(first(a.may)) && (len(out[last].May) == 0 || first(out[last].May) == "other" || first(out[last].May) == "line") { // "XYZ # / Mfg Part #"
				out[last].May, out[last].Also = []lexicon.Entry{{Role: "item"}}, first(a.may)
			}
			if len(out[last].May) == 0 {
				out[last].May = a.may
			}
			out[last].Box = out[last].Box.Join(a.box)
			out[last].X1 = out[last].Box.X1
			continue
		}
		out = append(out, Column{Heading: a.text, May: a.may, Also: a.also, Box: a.box, X0: a.box.X0, X1: a.box.X1, Level: level})
	}
	for i := range out {
		out[i].Role = first(out[i].May)
	}
	return out, known, all
}

func shares(a, b []lexicon.Entry) bool {
	for _, e := range a {
		for _, f := range b {
			if e.Role == f.Role {
				return true
			}
		}
	}
	return false
}

// first is the likeliest role: a strong one before a weak one.
func first(may []lexicon.Entry) string {
	if role := Surely(may); role != "" || len(may) == 0 {
		return role
	}
	return may[0].Role
}

// plausible reports whether headings can be those of order lines: something that is
// ordered, how much of it, and not only that in long texts.
func plausible(cols []Column) bool {
	roles := map[string]bool{}
	for i := range cols {
		for _, e := range cols[i].May {
			roles[e.Role] = true
		}
		roles[cols[i].Also] = true
	}
	delete(roles, "")
	what := roles["item"] || roles["buyer_item"] || roles["supplier_item"] || roles["description"] || roles["gtin"] || roles["manufacturer"]
	much := roles["quantity"] || roles["unit_price"] && roles["amount"]
	whole := roles["line"] && what && roles["amount"] && len(cols) >= 3 // services at a lump sum
	return much && (what && len(cols) >= 2 || len(cols) >= 4) || whole
}
