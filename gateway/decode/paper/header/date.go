// SPDX-License-Identifier: Apache-2.0

package header

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/figure"
	"ordergate/gateway/decode/paper/label"
	"ordergate/gateway/decode/paper/layout"
	"ordergate/gateway/decode/paper/lexicon"
)

var ukPost = regexp.MustCompile(`\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b`)

var zip = regexp.MustCompile(`\b(?:AL|AK|AZ|AR|CA|CO|CT|DE|DC|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|NY|NC|ND|OH|OK|OR|PA|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY|PR)\.?,?\s+\d{5}(?:-\d{4})?\b`)

// date takes the date of a place.
func (r *reader) date(at label.Place) (paper.Value, figure.Date, bool) {
	text := at.Cell.Text()
	all := figure.FindDates(text, r.order, r.c.Words)
	if len(all) == 0 {
		return paper.Value{}, figure.Date{}, false
	}
	d := all[0]
	part := label.Sub(&at.Cell, d.Start, d.End)
	v := part.Value(at.Page)
	v.Text = d.Value
	return v, d, true
}

// doubt remembers the other reading of a date in its evidence, until all are known.
const otherReading = "or "

// dates finds the dates of order and delivery.
func (r *reader) dates() {
	take := func(p *label.Spot, at label.Place) (paper.Value, bool) {
		v, d, ok := r.date(at)
		if r.amid(p.Row) || r.unpromised(p) {
			return v, false
		}
		if !ok || at.Where != label.Behind && !mostly(&at.Cell, d) && !(at.Where != label.Above && r.until(&at.Cell, d)) {
			return v, false
		}
		if d.Other != "" {
			v.Evidence = append(v.Evidence, otherReading+d.Other)
		}
		return v, true
	}
	orders := r.collect("po_date", take)
	kept := orders[:0]
	for _, c := range orders {
		if printing(c.spot.Key) { // when there is none else
			c.score -= 12
		}
		if !c.spot.Start && !c.strong { // the date of an offer, "771 del 18/09/25"
			if c.score -= 10; !r.ofOrder(c.spot) {
				continue
			}
		}
		kept = append(kept, c)
	}
	orders = kept
	orders = slices.DeleteFunc(orders, func(c candidate) bool { return r.aside(&c) })
	orders = append(orders, r.beside()...)
	if b, ok := best(orders); ok {
		r.o.Date = b.value
	}
	wanted := slices.DeleteFunc(r.collect("requested_date", take), func(c candidate) bool { return r.scheduled(&c) })
	for i := range wanted {
		r.wanted = append(r.wanted, wanted[i].value.Box)
	}
	if b, ok := best(wanted); ok && !contested(&b, wanted) {
		if r.o.Requested = b.value; !b.strong { // "Due date" may be that of the payment
			r.linesDate()
		}
	} else {
		r.linesDate()
	}
	if r.o.Requested.Empty() {
		r.worded()
	}
	if r.o.Date.Empty() {
		r.boxes()
	}
	if r.o.Date.Empty() {
		r.lone()
	}
}

// printing reports whether a label is of the day that a page was printed.
func printing(key string) bool {
	for _, w := range []string{"print", "druck", "impres", "imprim", "stampa"} {
		if strings.Contains(key, w) {
			return true
		}
	}
	return false
}

// ofOrder reports whether the words before a label in its cell speak of the order: "vom"
// behind "Bestellung 4711", not behind "Ihr Angebot" or "Determina n. 77".
func (r *reader) ofOrder(p *label.Spot) bool {
	if first := []rune(r.s.Text(p)); len(first) > 0 && !unicode.IsLower(first[0]) { // a label in its own right
		return true
	}
	before := r.s.Cell(p).Slice(0, p.From)
	if n := Compact(r.o.Number.Text); n != "" && strings.Contains(Compact(before.Text()), n) {
		return r.numbersLast(before.Words)
	}
	words := lexicon.Words(before.Text())
	if r.written(&before) {
		return true
	}
	if _, ok := r.c.Words.Within("titles", "purchase order", words); ok {
		return true
	}
	e, ok := r.c.Words.Within("labels", "po_number", words)
	return ok && !e.Weak
}

// written reports whether a text is the place that a letter is written at, before its date:
// "Gesves, le 3 juin 2025".
func (r *reader) written(before *layout.Cell) bool {
	text := before.Text()
	first := []rune(text)
	if len(before.Words) == 0 || len(before.Words) > 4 || !strings.HasSuffix(text, ",") || hasDigit(text) || !unicode.IsUpper(first[0]) {
		return false
	}
	for _, role := range []string{"deliver", "bill", "other party", "pay"} {
		if _, ok := r.c.Words.Within("parts", role, lexicon.Words(text)); ok {
			return false
		}
	}
	return true
}

// aside reports whether a date stands behind a weak label within a sentence or a list of
// references that does not name the order: "Determina n. 77 del 24/06/2025" dates the
// resolution.
func (r *reader) aside(c *candidate) bool {
	if c.spot.Start || c.strong || r.o.Number.Empty() {
		return false
	}
	before := r.s.Cell(c.spot).Words[:c.spot.From]
	return slices.ContainsFunc(before, func(w paper.Word) bool { return hasDigit(w.Text) }) && !r.numbersLast(before)
}

// numbersLast reports whether the last of words with a digit is of the order's number: a
// date behind them is its, not that of "… ODA 233/26 - Vs. offerta 1182 del 29/05/2026".
func (r *reader) numbersLast(all []paper.Word) bool {
	for i := len(all) - 1; i >= 0; i-- {
		if hasDigit(all[i].Text) {
			return strings.Contains(r.o.Number.Raw, strings.Trim(all[i].Text, ",;:.()"))
		}
	}
	return false
}

// amid reports whether a row stands between the first line and what follows the last:
// dates there are those of lines.
func (r *reader) amid(row int) bool {
	if r.l == nil || r.l.End >= len(r.s.Rows) {
		return false
	}
	first := slices.Index(r.l.Rows, true)
	return first >= 0 && row > first && row < r.l.End && r.s.Rows[row].Box.Y0 > 0.2*r.height()
}

// contested reports whether a sentence has two dates of deliveries: none is the order's.
func contested(b *candidate, all []candidate) bool {
	return !b.spot.Colon && slices.ContainsFunc(all, func(c candidate) bool {
		return c.spot.Row == b.spot.Row && c.spot.Cell == b.spot.Cell && !c.spot.Colon && c.value.Text != b.value.Text
	})
}

// unpromised reports whether a label within a sentence stands behind words of another
// matter: "Please confirm the delivery by 3 March".
func (r *reader) unpromised(p *label.Spot) bool {
	if p.Start || p.Colon {
		return false
	}
	if _, wanted := p.Role("labels", "requested_date"); !wanted {
		return false
	}
	before := r.s.Cell(p).Slice(0, p.From)
	_, other := r.c.Words.Within("words", "not delivery", lexicon.Words(clause(before.Text())))
	return other
}

// scheduled reports whether a date stands below the lines under a label that stands in
// their rows as well: it is the last line's, not the order's.
func (r *reader) scheduled(c *candidate) bool {
	if r.l == nil {
		return false
	}
	last, text := -1, r.s.Text(c.spot)
	seen := false
	for i := range min(len(r.l.Rows), len(r.s.Rows)) {
		if r.l.Rows[i] {
			last = i
			seen = seen || strings.Contains(r.s.Rows[i].Text(), text)
		}
	}
	return seen && c.spot.Row > last && r.s.Page(c.spot) == r.s.Rows[last].Page
}

// mostly reports whether a date is about all that a cell says.
func mostly(c *layout.Cell, d figure.Date) bool {
	return len(c.Text())-(d.End-d.Start) <= 24
}

// beside finds the date in the same place as the number: "PO number/date: 4711 /
// 3 March 2025".
func (r *reader) beside() (out []candidate) {
	for _, c := range r.collect("po_number", func(p *label.Spot, at label.Place) (paper.Value, bool) {
		if _, ok := r.identifier(at); !ok && !dated(r.c.Words, p.Key) {
			return paper.Value{}, false
		}
		v, d, ok := r.date(at)
		if ok && d.Other != "" {
			v.Evidence = append(v.Evidence, otherReading+d.Other)
		}
		return v, ok
	}) {
		if !dated(r.c.Words, c.spot.Key) {
			c.score -= 15
		}
		out = append(out, c)
	}
	return out
}

// dated reports whether a label speaks of a date: "PO number date".
func dated(words *lexicon.Set, key string) bool {
	_, ok := words.Within("words", "date", strings.Fields(key))
	return ok
}

// lone takes the only date of the first page's upper half that stands without a label.
func (r *reader) lone() {
	var found []paper.Value
	for i := range r.s.Rows {
		row := &r.s.Rows[i]
		if row.Page != r.first() || row.Lines || row.Box.Y0 > 0.5*r.height() {
			break
		}
		for j := range row.Cells {
			c := row.Cells[j]
			if all := r.s.In(i, j); len(all) > 0 || len(c.Words) > 8 {
				continue
			}
			at := label.Place{Cell: c, Page: row.Page}
			if v, d, ok := r.date(at); ok && mostly(&c, d) && !slices.Contains(r.wanted, v.Box) && v.Box != r.o.Requested.Box {
				v.Evidence = []string{paper.ByGuess}
				if d.Other != "" {
					v.Evidence = append(v.Evidence, otherReading+d.Other)
				}
				found = append(found, v)
			}
		}
	}
	if len(found) == 1 {
		r.o.Date = found[0]
	}
}

// height is the first page's.
func (r *reader) height() float32 {
	for i := range r.c.Doc.Pages {
		if p := &r.c.Doc.Pages[i]; p.Number == r.first() {
			return p.Height
		}
	}
	return 792
}

// linesDate is the delivery date when all lines have the same.
func (r *reader) linesDate() {
	if len(r.o.Lines) == 0 {
		return
	}
	d := r.o.Lines[0].Date
	for i := range r.o.Lines {
		if r.o.Lines[i].Date.Text == "" || r.o.Lines[i].Date.Text != d.Text {
			return
		}
	}
	d.Evidence = []string{paper.ByColumn}
	r.o.Requested = d
}

// settle decides dates that can be read two ways: by each other where only one reading
// has the delivery after the order; what stays doubtful says so.
func (r *reader) settle() {
	a, b := &r.o.Date, &r.o.Requested
	otherA, otherB := pop(a), pop(b)
	if otherA != "" && otherB != "" {
		if first, second := b.Text >= a.Text, otherB >= otherA; first != second {
			if second {
				a.Text, b.Text = otherA, otherB
			}
			return
		}
	}
	if a.Text != "" && b.Text != "" { // one that can be read one way only tells how the other is meant
		if otherA == "" && otherB != "" && b.Text < a.Text && otherB >= a.Text {
			b.Text, otherB = otherB, ""
		}
		if otherB == "" && otherA != "" && b.Text < a.Text && b.Text >= otherA {
			a.Text, otherA = otherA, ""
		}
	}
	for _, d := range []struct {
		v     *paper.Value
		other string
	}{{a, otherA}, {b, otherB}} {
		if d.other != "" {
			d.v.Evidence = append(d.v.Evidence, paper.Doubtful+": "+d.other)
		}
	}
}

// pop takes the other reading out of the evidence.
func pop(v *paper.Value) (other string) {
	for i, e := range v.Evidence {
		if rest, ok := strings.CutPrefix(e, otherReading); ok {
			v.Evidence = append(v.Evidence[:i:i], v.Evidence[i+1:]...)
			return rest
		}
	}
	return ""
}
