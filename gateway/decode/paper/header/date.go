// SPDX-License-Identifier: Apache-2.0

package header

import (
	"fmt"
	"regexp"
	"strings"

	"ordergate/gateway"
	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/figure"
	"ordergate/gateway/decode/paper/label"
	"ordergate/gateway/decode/paper/layout"
	"ordergate/gateway/decode/paper/lexicon"
)

var zip = regexp.MustCompile(`\b(?:AL|AK|AZ|AR|CA|CO|CT|DE|DC|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|NY|NC|ND|OH|OK|OR|PA|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY|PR)\.?,?\s+\d{5}(?:-\d{4})?\b`)

// dateOrder is the order of day and month: what the dates show, else what the country
// and the language of the labels say.
func (r *reader) dateOrder() figure.DateOrder {
	if r.c.Dates != figure.UnknownOrder {
		return r.c.Dates
	}
	us, other := 0, 0
	for i := range r.s.Rows {
		for j := range r.s.Rows[i].Cells {
			t := r.s.Rows[i].Cells[j].Text()
			if zip.MatchString(t) {
				us++
			}
			if strings.ContainsAny(t, "€£₹") || ukPost.MatchString(t) || strings.Contains(t, "GSTIN") {
				other++
			}
		}
	}
	english, foreign := 0, 0
	for i := range r.s.Spots {
		p := &r.s.Spots[i]
		if len(p.Entries) == 0 || p.Weak() {
			continue
		}
		en := false
		for _, e := range p.Entries {
			en = en || e.Language == "en"
		}
		if en {
			english++
		} else {
			foreign++
		}
	}
	switch {
	case foreign > english:
		return figure.DayFirst
	case us > 0 && other == 0:
		return figure.MonthFirst
	case other > 0 && us == 0:
		return figure.DayFirst
	}
	return figure.UnknownOrder
}

var ukPost = regexp.MustCompile(`\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b`)

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
	take := func(_ *label.Spot, at label.Place) (paper.Value, bool) {
		v, d, ok := r.date(at)
		if !ok || at.Where != label.Behind && !mostly(&at.Cell, d) {
			return v, false
		}
		if d.Other != "" {
			v.Evidence = append(v.Evidence, otherReading+d.Other)
		}
		return v, true
	}
	orders := r.collect("po_date", take)
	orders = append(orders, r.beside()...)
	if b, ok := best(orders); ok {
		r.o.Date = b.value
	}
	if b, ok := best(r.collect("requested_date", take)); ok {
		r.o.Requested = b.value
	} else {
		r.linesDate()
	}
	if r.o.Date.Empty() {
		r.lone()
	}
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
			if v, d, ok := r.date(at); ok && mostly(&c, d) && v.Box != r.o.Requested.Box {
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
// has the delivery after the order; what stays doubtful is a finding.
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
	for _, d := range []struct {
		v     *paper.Value
		other string
		field string
	}{{a, otherA, "/orderDate"}, {b, otherB, "/requestedDate"}} {
		if d.other == "" {
			continue
		}
		r.o.Findings = append(r.o.Findings, gateway.Finding{
			Code: "paper.date.ambiguous", Severity: gateway.Hold, Position: position(d.v), Field: d.field, Found: d.v.Raw,
			Message: fmt.Sprintf("the date %q (page %d) may be %s or %s: nothing on the pages says whether day or month comes first", d.v.Raw, d.v.Page, d.v.Text, d.other),
			Hint:    `set the date, or say in the partner's mapping how dates are written: dates: MM/DD/YYYY`,
		})
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
