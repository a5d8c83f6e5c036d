// SPDX-License-Identifier: Apache-2.0

// Package totals reads what stands below the lines of an order: the sum of the lines,
// discount, freight, taxes and the total. Labels say what an amount may be; which of
// several it is, the sum decides.
//
// Invariant: an amount is taken from one place and serves one purpose.
package totals

import (
	"regexp"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/figure"
	"ordergate/gateway/decode/paper/label"
	"ordergate/gateway/decode/paper/layout"
	"ordergate/gateway/decode/paper/lexicon"
	"ordergate/gateway/decode/paper/lines"
)

// amount is an amount with its label.
type amount struct {
	role      string // subtotal, discount, freight, tax, total
	number    decimal.Decimal
	other     decimal.Decimal // second reading, where there is one
	two       bool
	weak      bool
	qualified bool // words that nobody knows stand before its label
	later     bool // a subtotal below a total: the total, if a discount or a rounding lies between
	above     bool // it stands above the lines: only the sum can bear it out
	value     paper.Value
}

// maxAmounts bounds how many are looked at.
const maxAmounts = 60

// Read fills the order's totals.
func Read(s *label.Sheet, l *lines.Result, o *paper.Order) {
	t := &reader{s: s}
	from := 0
	if l.End < len(s.Rows) {
		from = l.End
	}
	t.used = map[paper.Box]bool{}
	t.collect(from, len(s.Rows))
	if from > 0 && len(t.of("total")) == 0 { // totals that stand above the lines
		below := len(t.all)
		t.collect(0, from)
		for i := below; i < len(t.all); i++ {
			t.all[i].above = true
		}
		t.all = slices.DeleteFunc(t.all, func(a amount) bool { return a.above && a.role != "total" })
	}
	sum, ok := sumOf(l.Lines)
	if len(l.Lines) == 0 {
		sum, ok = sumOf(o.Lines)
	}
	if ok {
		t.untaxed(sum)
		t.said(from, sum)
	}
	t.choose(o, from, sum, ok)
}

// untaxed takes for the total what stands beside a word for a tax and is the sum of the
// lines, where nothing else is a sum: "plus VAT   633.40", "Order total 633.40, VAT 0 %".
func (t *reader) untaxed(sum decimal.Decimal) {
	if len(t.of("total"))+len(t.of("subtotal")) > 0 || sum.IsZero() {
		return
	}
	for i := range t.all {
		if a := &t.all[i]; a.role == "tax" && near(a.number, sum) {
			a.role = "total"
			return
		}
	}
}

type reader struct {
	s    *label.Sheet
	all  []amount
	used map[paper.Box]bool
}

// Starts gives the first of the rows from one to another that is one of totals: it
// begins with a label of one, with its amount. It is to for none.
func Starts(s *label.Sheet, from, to int) int {
	t := &reader{s: s}
	for i := from; i < to && i < len(s.Rows); i++ {
		cells := s.Rows[i].Cells
		if len(cells) == 0 {
			continue
		}
		last := &cells[len(cells)-1]
		if !t.begins(&cells[0]) && !(len(cells) > 1 && len(last.Words) <= 3 && t.begins(&cells[len(cells)-2])) && !(len(cells) > 1 && t.begins(last)) { // terms may stand left of totals
			continue
		}
		if rightToLeft(last) {
			last = &cells[0]
		}
		all := figure.Find(last.Text(), s.C.Numbers)
		if len(all) == 0 || all[len(all)-1].Percent {
			continue
		}
		if n := all[len(all)-1]; n.Decimals == 2 || grouped.MatchString(last.Text()[n.Start:n.End]) {
			return i
		}
	}
	return to
}

// begins reports whether a cell begins with the label of a sum or a tax.
func (t *reader) begins(c *layout.Cell) bool {
	parts := t.pieces(c)
	role, weak, ok := t.role(&parts[0])
	return ok && (!weak || len(parts) > 1) && role != "freight" && role != "discount"
}

// sumOf adds the amounts of the lines; false when one has none.
func sumOf(all []paper.Line) (decimal.Decimal, bool) {
	sum := decimal.Zero
	for i := range all {
		d, err := decimal.NewFromString(all[i].Amount.Text)
		if err != nil {
			return decimal.Zero, false
		}
		sum = sum.Add(d)
	}
	return sum, len(all) > 0
}

// collect finds the labelled amounts of the rows from one to another.
func (t *reader) collect(from, to int) {
	for i := from; i < to && len(t.all) < maxAmounts; i++ {
		row := &t.s.Rows[i]
		if row.Lines {
			continue
		}
		for j := range row.Cells {
			if parts := t.pieces(&row.Cells[j]); len(parts) > 1 {
				t.behind(parts, row.Page)
				continue
			}
			if len(row.Cells[j].Words) > 14 {
				continue
			}
			role, weak, ok := t.role(&row.Cells[j])
			if !ok {
				continue
			}
			if a, ok := t.value(i, j, role); ok {
				a.weak = weak
				a.qualified = weak && t.unnamed(&row.Cells[j])
				t.all = append(t.all, a)
			}
		}
	}
}

// behind takes the amounts of labels that stand before them in one cell.
func (t *reader) behind(parts []layout.Cell, page int) {
	for i := range parts {
		role, weak, ok := t.role(&parts[i])
		if !ok {
			continue
		}
		if a, ok := t.last(&parts[i], page, role, &parts[i]); ok {
			a.weak = weak
			t.all = append(t.all, a)
		}
	}
}

// role tells which of the totals a cell is the label of: what is left of it without
// numbers, percentages and currencies is a phrase of the dictionary, or begins with one
// that only filling words follow.
func (t *reader) role(c *layout.Cell) (role string, weak, ok bool) {
	for _, p := range t.s.C.Template.Totals {
		if want := lexicon.Key(p.Value); want != "" && strings.HasPrefix(lexicon.Key(c.Text())+" ", want+" ") {
			return p.Key, false, true
		}
	}
	toks := plain(c)
	if len(toks) == 0 {
		return "", false, false
	}
	for cut := 0; cut < 2 && cut < len(toks); cut++ {
		entries, n := t.s.C.Words.Prefix("totals", toks[cut:])
		if n == 0 || !fillers(toks[cut+n:]) {
			if cut == 0 && !filler(toks[0]) && len(toks[0]) > 1 { // "B: 7 % VAT" has the code of a rate
				break
			}
			continue
		}
		for _, e := range entries {
			if e.Role == "carry" {
				return "", false, false
			}
		}
		return entries[0].Role, entries[0].Weak, true
	}
	if role, weak, ok := t.made(toks); ok {
		return role, weak, ok
	}
	if role, ok := t.qualified(toks); ok {
		return role, true, true
	}
	return t.sides(c)
}

// plain are the words of a cell without figures, percents and currencies.
func plain(c *layout.Cell) (out []string) {
	figures := false
	for i := 0; i < len(c.Words); i++ {
		if n := numbered(c.Words[i:], figures); n > 0 {
			i += n - 1
			continue
		}
		figures = figures || strings.ContainsAny(c.Words[i].Text, "0123456789") && !strings.ContainsFunc(c.Words[i].Text, letter)
		w := strings.Trim(c.Words[i].Text, "()[]:.,;*")
		if w == "" || figure.CurrencyOf(w) != "" && lexicon.Key(w) != "rs" || strings.ContainsAny(w, "0123456789%") && !strings.ContainsFunc(w, letter) {
			continue
		}
		if len(out) > 0 && (w == "à" || w == "a" || w == "al") && i+1 < len(c.Words) && strings.ContainsAny(c.Words[i+1].Text, "0123456789") { // "T.V.A. à 20 %"
			continue
		}
		if w == "R" && len(out) > 0 && i+1 == len(c.Words) { // rand: "Total (Incl) R"
			continue
		}
		if strings.ContainsAny(w, "$€£₹") && strings.ContainsAny(w, "0123456789") {
			continue
		}
		out = append(out, gluedRate.ReplaceAllString(c.Words[i].Text, "$1"))
	}
	return lexicon.Latin(lexicon.Words(strings.Join(out, " ")))
}

func letter(c rune) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c > 0x7f && c != '€' && c != '£'
}

var gluedRate = regexp.MustCompile(`^(\p{L}{2,})[(（]?\d{1,2}(?:[.,]\d{1,2})?[%％][)）]?:?$`) // "消費税10%", "VAT20%"

func fillers(toks []string) bool {
	for _, w := range toks {
		if !filler(w) {
			return false
		}
	}
	return true
}

func filler(w string) bool {
	switch w {
	case "in", "at", "on", "of", "for", "the", "auf", "aus", "von", "zzgl", "zuzuglich", "plus", "inkl", "incl", "add", "less", "sur", "de", "sobre", "su", "del", "di", "a", "al", "op", "van", "over", "gesetzl", "ges", "usd", "eur", "gbp", "rs", "rate", "amount", "betrag", "est", "estimated", "exempt", "standard", "zero", "rated", "eur netto", "%", "#", "und", "and", "order", "po", "s", "e", "x", "taxable", "state", "local", "city", "county":
		return true
	}
	return false
}

// value finds the amount of the label in a cell: behind it, in the cells to its right
// up to the next label, below it in a row of labels, or left of it.
func (t *reader) value(row, col int, role string) (amount, bool) {
	r := &t.s.Rows[row]
	c := &r.Cells[col]
	if role == "tax" && col+1 < len(r.Cells) && basis(c.Text()) { // "VAT 20 % on 500.00      100.00"
		if a, ok := t.last(&r.Cells[col+1], r.Page, role, c); ok {
			return a, true
		}
	}
	if a, ok := t.last(c, r.Page, role, c); ok {
		return a, true
	}
	next := false
	var found amount
	for j := col + 1; j < len(r.Cells); j++ {
		if _, _, ok := t.role(&r.Cells[j]); ok {
			next = true
			break
		}
		if a, ok := t.last(&r.Cells[j], r.Page, role, c); ok {
			found = a
		}
	}
	if found.role != "" {
		return found, true
	}
	if a, ok := t.beneath(row, col, role); ok {
		return a, true
	}
	if a, ok := t.mirrored(row, col, role); ok {
		return a, true
	}
	p := label.Spot{Row: row, Cell: col, To: len(c.Words), Whole: true, Start: true}
	for _, at := range t.s.Places(&p) {
		if at.Where != label.Below || !next && at.Row > row+2 {
			continue
		}
		if a, ok := t.last(&at.Cell, at.Page, role, c); ok && len(at.Cell.Words) <= 3 {
			return a, true
		}
	}
	if a, ok := t.raised(row, col, role); ok {
		return a, true
	}
	return t.lowered(row, col, role)
}

var basisWord = regexp.MustCompile(`(?i)(?:^|\s)(?:on|of|auf|von|aus|sur|de|sobre|su|di|over|van|base|af|av|od|z)[ :]+\S{0,4} ?[\d.,'’ ]+\D{0,5}$`)

// basis reports whether a tax's label names at its end the amount that it is a part of.
func basis(text string) bool { return basisWord.MatchString(text) }

// beneath finds the amount of a label in a row of labels that a row with as many cells
// follows: the one at the same place.
func (t *reader) beneath(row, col int, role string) (amount, bool) {
	r := &t.s.Rows[row]
	if row+1 >= len(t.s.Rows) || len(r.Cells) < 2 {
		return amount{}, false
	}
	next := &t.s.Rows[row+1]
	if next.Page != r.Page || len(next.Cells) != len(r.Cells) || next.Box.Y0-r.Box.Y1 > 2.5*r.Box.Height() {
		return amount{}, false
	}
	for j := range r.Cells {
		if slices.ContainsFunc(figure.Find(r.Cells[j].Text(), t.s.C.Numbers), func(n figure.Number) bool { return !n.Percent }) || len(figure.Find(next.Cells[j].Text(), t.s.C.Numbers)) == 0 {
			return amount{}, false
		}
	}
	return t.last(&next.Cells[col], next.Page, role, &r.Cells[col])
}

// last takes the last amount of a cell, not a percentage, that nothing has taken.
func (t *reader) last(c *layout.Cell, page int, role string, by *layout.Cell) (amount, bool) {
	text := unrated(c.Text())
	all := figure.Find(text, t.s.C.Numbers)
	for k := len(all) - 1; k >= 0; k-- {
		n := all[k]
		if n.Percent || c != by && (len(c.Words) > 4 || prose(text)) {
			continue
		}
		if c == by && n.Decimals < 2 && n.Currency == "" && (role != "total" && !strings.Contains(text, ":") && !grouped.MatchString(text[n.Start:n.End]) || k < len(all)-1 || !closing(text[n.End:])) {
			continue
		}
		if strings.HasSuffix(strings.TrimRight(text[:n.Start], " "), "@") { // VAT @ 18.0
			continue
		}
		part := label.Sub(c, n.Start, n.End)
		if t.used[part.Box] {
			continue
		}
		t.used[part.Box] = true
		v := part.Value(page, paper.ByLabel)
		v.Text, v.Label = write(n.Value, n.Decimals, n.Two), strings.TrimRight(by.Text(), " :")
		return amount{role: role, number: n.Value, other: n.Other, two: n.Two, value: v}, true
	}
	return amount{}, false
}

var grouped = regexp.MustCompile(`\d[.,' ]\d{3}$`)

// closing reports whether nothing but a remark in brackets stands behind an amount.
func closing(rest string) bool {
	rest = strings.Trim(rest, " ).")
	return rest == "" || strings.HasPrefix(rest, "(") && !strings.ContainsAny(rest, "0123456789")
}

var rate = regexp.MustCompile(`%\d{1,2}(?:[.,]\d{1,2})? `)

// unrated blanks out a percentage whose sign stands before it: "%20 200,00" is no number
// of five digits.
func unrated(text string) string {
	return rate.ReplaceAllStringFunc(text, func(m string) string { return "%" + strings.Repeat(" ", len(m)-1) })
}

// prose reports whether a text has words of letters beside its figures.
func prose(text string) bool {
	n := 0
	for _, w := range strings.Fields(text) {
		w = strings.Trim(w, "().,:-–−")
		if figure.CurrencyOf(w) == "" && len(w) > 1 && strings.ContainsFunc(w, letter) && !strings.ContainsAny(w, "0123456789") {
			n++
		}
	}
	return n > 0
}

func write(d decimal.Decimal, decimals int, two bool) string {
	if two || decimals > 4 {
		return d.String()
	}
	return d.StringFixed(int32(max(decimals, 0)))
}
