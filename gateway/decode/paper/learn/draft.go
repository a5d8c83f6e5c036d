// SPDX-License-Identifier: Apache-2.0

package learn

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/extract"
	"ordergate/gateway/decode/paper/figure"
	"ordergate/gateway/decode/paper/lexicon"
	"ordergate/gateway/decode/paper/reading"
	"ordergate/gateway/strict"
)

// Drafted is a first template.
type Drafted struct {
	Template *paper.Template
	Notes    map[string]string // what a person must look at, by key, as YAML takes it
	Left     []string          // labels with values that are no field of ours, as in `Project No. = 4711`
	Orders   []paper.Order     // what is read without the template, and with it
}

// Draft makes a template of what is found on a form without one. Each of its lines was
// tried: with it the same is read as before.
func Draft(d *paper.Document, h extract.Hints) *Drafted {
	out := &Drafted{Template: &paper.Template{}, Notes: map[string]string{}, Orders: extract.Extract(d, nil, h)}
	if len(out.Orders) == 0 {
		return out
	}
	a := &author{Drafted: out, d: d, h: h, c: reading.New(d, nil, h.Words, h.Own), o: &out.Orders[0]}
	for i := range out.Orders {
		a.want = append(a.want, flat(&out.Orders[i]))
	}
	a.held = codes(out.Orders)
	a.recognise()
	a.writing()
	a.header()
	a.parties()
	a.lines()
	a.totals()
	a.left()
	return out
}

const maxLeft = 30

// left lists what the form says and no field takes.
func (a *author) left() {
	for _, p := range a.o.Pairs {
		l := clean(p.Label)
		if paper.PlainLabel(l) == "" || p.Value.Empty() || len(a.Left) >= maxLeft ||
			slices.ContainsFunc(a.Template.Header, func(f strict.Pair[paper.Field]) bool { return paper.SameLabel(f.Value.Label, l) }) {
			continue
		}
		a.Left = append(a.Left, l+" = "+p.Value.Text)
	}
}

type author struct {
	*Drafted
	d    *paper.Document
	h    extract.Hints
	c    *reading.Context
	o    *paper.Order
	want []map[string]string
	held map[string]int
}

// try lays lines over the template where the same is read with them.
func (a *author) try(add *paper.Template) bool {
	with := Lay(a.Template, add)
	if len(with.Check()) > 0 {
		return false
	}
	orders := extract.Extract(a.d, with, a.h)
	if len(orders) != len(a.want) || len(more(a.held, codes(orders))) > 0 {
		return false
	}
	for i := range orders {
		if !maps.Equal(flat(&orders[i]), a.want[i]) {
			return false
		}
	}
	a.Template = with
	return true
}

// recognise takes texts of the first page that are the form's own: its title, and the
// names of who sends it.
func (a *author) recognise() {
	var texts []string
	if len(a.d.Pages) == 0 {
		return
	}
	for _, v := range []*paper.Value{&a.o.Buyer.Name, &a.o.BillTo.Name, &a.o.KindSays} {
		t := strings.TrimSpace(v.Raw)
		if v.Page != 1 || v.OCR || paper.PlainLabel(t) == "" || len(strings.Fields(t)) > 6 || slices.ContainsFunc(texts, func(s string) bool { return paper.SameLabel(s, t) }) {
			continue
		}
		if _, total := a.c.Words.Prefix("totals", lexicon.Words(t)); total > 0 || strings.ContainsAny(t, "0123456789") {
			continue // it tells no form, or is the order's own
		}
		texts = append(texts, t)
	}
	if len(texts) == 0 {
		a.Notes["recognise"] = "CHECK: nothing on the first page is surely the form's own; write recognise: {text_all: […]} where the partner has several forms"
		return
	}
	if a.try(&paper.Template{Recognise: paper.Recognise{All: texts}}) && len(texts) == 1 {
		a.Notes["recognise"] = "CHECK: this alone tells the form; add a text that only it has"
	}
}

// writing tells how numbers and dates are written.
func (a *author) writing() {
	switch a.c.Numbers.Decimal {
	case '.':
		a.try(&paper.Template{Numbers: "1,234.56"})
	case ',':
		a.try(&paper.Template{Numbers: "1.234,56"})
	}
	for _, v := range []*paper.Value{&a.o.Date, &a.o.Requested} {
		for i, p := range patterns(v.Raw) {
			if order := []figure.DateOrder{figure.DayFirst, figure.MonthFirst}[i]; order == a.c.Dates && a.try(&paper.Template{Dates: p}) {
				if _, two := figure.ParseDate(v.Raw, figure.UnknownOrder, a.c.Words); two && v.Has(paper.Doubtful) {
					a.Notes["dates"] = "CHECK: day and month could be the other way round"
				}
				return
			}
		}
		if ps := patterns(v.Raw); len(ps) > 0 && a.c.Dates == figure.UnknownOrder {
			a.Notes["header.po_date"] = fmt.Sprintf("CHECK: %s may be %s or %s; write dates: with the right one", v.Raw, ps[0], ps[1])
		}
	}
}

func (a *author) header() {
	for _, name := range paper.HeaderNames() {
		v := headerValues(a.o)[name]
		if v.Empty() || partiesOf(a.o)[name] != nil {
			continue
		}
		if !a.field(name, v) {
			continue
		}
		switch {
		case v.Has(paper.ByWeakLabel):
			a.note("header."+name, "CHECK: the label may mean something else, too")
		case v.Has(paper.ByTitle) || v.Has(paper.ByGuess):
			a.note("header."+name, "CHECK: found by its place alone")
		case v.OCR:
			a.note("header."+name, "CHECK: read from a picture")
		}
	}
	if n := &a.o.Number; n.Empty() {
		a.note("header", "CHECK: no order number was found: write po_number: {label: …}")
	}
}

func (a *author) note(key, text string) {
	if a.Notes[key] == "" {
		a.Notes[key] = text
	}
}

// field writes a field with its label, and where it stands when that is not to be left
// out.
func (a *author) field(name string, v *paper.Value) bool {
	f := paper.Field{Label: clean(v.Label)}
	if name == "po_number" {
		f.Example = v.Text
	}
	var all []string
	if isLabel(f.Label) || f.Label == "#" {
		all = append(all, f.Label)
	}
	for _, at := range places(a.c, of(name), v.Text) {
		if at.page != v.Page || at.box.OverlapX(v.Box) <= 0 || at.box.OverlapY(v.Box) <= 0 {
			continue
		}
		for _, l := range labels(a.c, at) {
			if len(all) < 4 && a.means(name, l.text) && !slices.Contains(all, l.text) {
				all = append(all, l.text)
			}
		}
	}
	for _, f.Label = range all {
		for _, f.Value = range []string{"", "right", "below"} {
			if a.try(&paper.Template{Header: one(name, f)}) {
				return true
			}
		}
	}
	return false
}

// means tells whether the dictionary has a label for a field.
func (a *author) means(name, text string) bool {
	for _, kind := range []string{"labels", "parties", "totals"} {
		if slices.ContainsFunc(a.c.Words.Lookup(kind, text), func(e lexicon.Entry) bool { return e.Role == name }) {
			return true
		}
	}
	return false
}

// parties writes the labels above addresses.
func (a *author) parties() {
	for _, name := range []string{"ship_to", "bill_to", "buyer", "supplier"} {
		v := &partiesOf(a.o)[name].Name
		if !v.Empty() {
			a.field(name, v)
		}
	}
}

// columns are headings with their fields.
type column struct {
	name, heading string
	at            float32
	count         int
}

// lines writes the heading row and its columns.
func (a *author) lines() {
	var all []*column
	for i := range a.o.Lines[:min(len(a.o.Lines), 50)] {
		for name, v := range lineValues(&a.o.Lines[i]) {
			all = count(all, name, v)
		}
		for _, p := range a.o.Lines[i].Extra {
			p.Value.Label = p.Label
			all = count(all, "", &p.Value)
		}
	}
	slices.SortFunc(all, func(x, y *column) int { return cmp.Or(cmp.Compare(x.at, y.at), cmp.Compare(x.heading, y.heading)) })
	columns := strict.Pairs[paper.Column]{}
	var row []string
	for _, c := range all {
		if !slices.Contains(row, c.heading) {
			row = append(row, c.heading)
		}
		most := c.name != "" && !slices.ContainsFunc(all, func(o *column) bool {
			return o != c && o.name != "" && (o.name == c.name || o.heading == c.heading) && (o.count > c.count || o.count == c.count && o.at < c.at)
		})
		if _, twice := columns.Get(c.name); most && !twice && !slices.ContainsFunc(columns, func(p strict.Pair[paper.Column]) bool { return paper.SameLabel(p.Value.Header, c.heading) }) {
			columns = append(columns, strict.Pair[paper.Column]{Key: c.name, Value: paper.Column{Header: c.heading}})
		}
	}
	whole := len(row) > 1 && a.try(&paper.Template{Lines: paper.Lines{HeaderRow: row, Columns: columns}})
	if whole {
		return
	}
	for _, c := range columns {
		a.try(&paper.Template{Lines: paper.Lines{Columns: strict.Pairs[paper.Column]{c}}})
	}
	if len(row) > 1 && !a.try(&paper.Template{Lines: paper.Lines{HeaderRow: row}}) && len(a.Template.Lines.Columns) < len(columns) {
		a.note("lines", "CHECK: not all headings could be told; add what is missing as it stands on the page")
	}
}

func count(all []*column, name string, v *paper.Value) []*column {
	h := clean(v.Label)
	if v.Empty() || !v.Has(paper.ByColumn) || paper.PlainLabel(h) == "" {
		return all
	}
	for _, c := range all {
		if c.name == name && c.heading == h {
			c.count++
			c.at = min(c.at, v.Box.X0)
			return all
		}
	}
	return append(all, &column{name, h, v.Box.X0, 1})
}

// total writes the label of a total, without the rate or amount behind it where it does.
func (a *author) total(name string, l *string) bool {
	words := strings.Fields(*l)
	if i := slices.IndexFunc(words, func(w string) bool { return strings.ContainsAny(w, "0123456789") }); i > 0 {
		if short := clean(strings.Join(words[:i], " ")); isLabel(short) && a.try(&paper.Template{Totals: one(name, short)}) {
			*l = short
			return true
		}
	}
	return a.try(&paper.Template{Totals: one(name, *l)})
}

// totals writes the labels of the totals, and that the first of them ends the lines.
func (a *author) totals() {
	bottom, page, ends := float32(0), 0, ""
	for i := range a.o.Lines {
		if l := &a.o.Lines[i]; l.Page > page || l.Page == page && l.Box.Y1 > bottom {
			page, bottom = l.Page, l.Box.Y1
		}
	}
	top := float32(0)
	for _, name := range paper.TotalNames() {
		v := headerValues(a.o)[name]
		l := clean(v.Label)
		if v.Empty() || !isLabel(l) {
			continue
		}
		if a.total(name, &l) && v.Page == page && v.Box.Y0 >= bottom && (ends == "" || v.Box.Y0 < top) {
			ends, top = l, v.Box.Y0
		}
	}
	if ends != "" {
		a.try(&paper.Template{Lines: paper.Lines{EndsAt: []string{ends}}})
	}
}
