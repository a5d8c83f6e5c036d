// SPDX-License-Identifier: Apache-2.0

// Package learn makes lines of a mapping: of what was found on a form, a first
// template; of a person's corrections, the lines that would have read it right. It
// proposes only, and tries each proposal on the pages themselves.
//
// It is pure, and writes no file.
//
// Invariant: what is called sure makes the correction true and changes nothing else.
package learn

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"ordergate/gateway"
	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/extract"
	"ordergate/gateway/decode/paper/figure"
	"ordergate/gateway/decode/paper/reading"
)

// Correction is what a field should have been.
type Correction struct {
	Field string // as Name takes it: "/orderLine/0/quantity" or "lines.1.qty"
	Value string // a decimal with a point, a date of ISO 8601, a text; "" of a line: it is none
}

// Proposal is what would have read a field right.
type Proposal struct {
	Field   string          `json:"field"`
	Value   string          `json:"value"`
	Sure    bool            `json:"sure"`              // tried: the correction comes true, and nothing else changes
	Add     *paper.Template `json:"-"`                 // what to lay over the mapping's template; nil for nothing
	YAML    string          `json:"yaml,omitempty"`    // the same, as lines below paper:
	Why     string          `json:"why,omitempty"`     // a sentence
	Changes []string        `json:"changes,omitempty"` // what else it would change, a line each
	Problem string          `json:"problem,omitempty"` // why there is nothing to propose
}

// Input is what was read and how.
type Input struct {
	Doc      *paper.Document
	Template *paper.Template // of the mapping; may be nil
	Hints    extract.Hints
	Order    int // of the file, from 0
}

// student tries templates on a document.
type student struct {
	in     Input
	base   *paper.Template
	c      *reading.Context
	orders []paper.Order
	told   map[string]string // what must come out, by field
}

// Learn proposes lines for corrections, one after another: what is sure is taken for
// said when the next is looked at.
func Learn(in Input, corrections []Correction) []Proposal {
	s := &student{in: in, base: Lay(nil, in.Template), told: map[string]string{}}
	var out []Proposal
	for _, c := range corrections {
		s.told[Name(c.Field)] = c.Value
	}
	for _, c := range corrections {
		s.orders = extract.Extract(in.Doc, s.base, in.Hints)
		s.c = reading.New(in.Doc, s.base, in.Hints.Words, in.Hints.Own)
		p := s.propose(c)
		if p.Add != nil {
			p.YAML = YAML(p.Add, 0, nil)
		}
		if p.Sure {
			s.base = Lay(s.base, p.Add)
		}
		out = append(out, p)
	}
	return out
}

// idea is a proposal that has not been tried.
type idea struct {
	add *paper.Template
	why string
}

func (s *student) propose(c Correction) Proposal {
	p := Proposal{Field: Name(c.Field), Value: c.Value}
	none := func(format string, args ...any) Proposal {
		p.Problem = fmt.Sprintf(format, args...)
		return p
	}
	if p.Field == "" {
		p.Field = c.Field
		m := "no page gives " + c.Field
		if near := gateway.Nearest(c.Field, Names()); near != "" {
			m += fmt.Sprintf("; did you mean %q?", near)
		}
		return none("%s", m)
	}
	if s.in.Order < 0 || s.in.Order >= len(s.orders) {
		return none("the document has %d order(s), and the correction is of another", len(s.orders))
	}
	o := &s.orders[s.in.Order]
	line, name, inLine := lineOf(p.Field)
	if inLine && (line < 1 || line > len(o.Lines)) {
		return none("there are %d lines: what stands in none of them cannot be learned by a correction; write lines.header_row as it stands on the page", len(o.Lines))
	}
	if agrees(p.Field, flat(o)[p.Field], c.Value) && (name != "" || !inLine) && !s.open(o, p.Field) {
		return none("it is read so already")
	}
	switch {
	case inLine && name == "" && c.Value == "":
		return s.best(p, s.removal(o, line))
	case inLine && name == "":
		return none("say which field of the line: lines.%d.qty", line)
	case c.Value == "":
		return none("a mapping cannot say that a field is empty; write order: %s: none in the mapping", p.Field)
	}
	found := places(s.c, of(p.Field), c.Value)
	if inLine {
		found = s.within(o, line, found)
	}
	ideas := s.style(o, p.Field, c.Value)
	if inLine {
		ideas = append(ideas, s.columns(o, line, name, c.Value, found)...)
	} else {
		ideas = append(ideas, s.header(p.Field, found)...)
	}
	if len(found) == 0 && len(ideas) == 0 {
		where := "is on no page"
		if inLine {
			where = fmt.Sprintf("does not stand in line %d", line)
		}
		return none("%q %s: no label or heading can give it%s", c.Value, where, elsewhere(p.Field))
	}
	return s.best(p, ideas)
}

// agrees tells whether a field was read as it should be: numbers by their value, texts
// without blanks, case and kinds of dashes.
func agrees(field, read, want string) bool {
	switch of(field) {
	case number:
		a, err := decimal.NewFromString(read)
		b, err2 := decimal.NewFromString(want)
		return err == nil && err2 == nil && a.Equal(b)
	case date:
		return read == want
	}
	return squeeze(read) == squeeze(want)
}

// open tells of a date that could be meant the other way round: that it is right as it
// was read is worth saying, too.
func (s *student) open(o *paper.Order, field string) bool {
	return of(field) == date && s.c.Dates == figure.UnknownOrder && len(patterns(valueOf(o, field).Raw)) > 0
}

// elsewhere is what helps where a value is printed nowhere.
func elsewhere(field string) string {
	switch field {
	case "currency", "payment_terms", "incoterms":
		return fmt.Sprintf("; where it is the same on every order, write header: {%s: {default: …}}", field)
	}
	return ""
}

const maxIdeas = 48

// best tries ideas: the first that is sure, else the one that changes least.
func (s *student) best(p Proposal, ideas []idea) Proposal {
	before, held := flat(&s.orders[s.in.Order]), codes(s.orders)
	var near *Proposal
	for i := range ideas[:min(len(ideas), maxIdeas)] {
		orders := extract.Extract(s.in.Doc, Lay(s.base, ideas[i].add), s.in.Hints)
		if len(orders) != len(s.orders) {
			continue
		}
		o := &orders[s.in.Order]
		after := flat(o)
		removed := 0
		if n, name, ok := lineOf(p.Field); ok && name == "" {
			if len(o.Lines) != len(s.orders[s.in.Order].Lines)-1 {
				continue
			}
			removed = n
		} else if !agrees(p.Field, after[p.Field], p.Value) {
			continue
		}
		q := p
		q.Add, q.Why = ideas[i].add, ideas[i].why
		q.Changes = append(s.changes(p.Field, before, after, removed, o), more(held, codes(orders))...)
		if q.Sure = len(q.Changes) == 0; q.Sure {
			return q
		}
		if near == nil || len(q.Changes) < len(near.Changes) {
			near = &q
		}
	}
	if near != nil {
		return *near
	}
	p.Problem = "what stands beside and above it does not read it: look at the page, and write its label or heading by hand"
	return p
}

// changes are what a template changes beside what was asked for.
func (s *student) changes(field string, before, after map[string]string, removed int, o *paper.Order) (out []string) {
	_, name, _ := lineOf(field)
	fields := map[string]bool{}
	for f := range before {
		fields[f] = true
	}
	for f := range after {
		fields[f] = true
	}
	for f := range fields {
		was, is := before[f], after[f]
		n, part, inLine := lineOf(f)
		if removed > 0 && inLine && n >= removed {
			was = before[fmt.Sprintf("lines.%d.%s", n+1, part)]
		}
		if want, told := s.told[f]; was == is || f == field || told && want == is || strings.HasPrefix(f, field+".") {
			continue
		}
		switch {
		case inLine && part == name && removed == 0 && n <= len(o.Lines) && (was == "" || o.Lines[n-1].Closed && of(f) == number):
			continue // the same column, filled or borne out by the line's arithmetic
		case inLine && is == "" && part != name && after[fmt.Sprintf("lines.%d.%s", n, name)] == was:
			continue // it moved to the field that was asked for
		case inLine && part == name && moved(n, name, was, is, before, after):
			continue
		}
		out = append(out, fmt.Sprintf("%s: %q -> %q", f, was, is))
	}
	slices.Sort(out)
	return out
}

// moved tells whether a field's value stood in another field of the line before.
func moved(line int, name, was, is string, before, after map[string]string) bool {
	if is == "" || was != "" {
		return false
	}
	for _, other := range paper.LineNames() {
		f := fmt.Sprintf("lines.%d.%s", line, other)
		if other != name && before[f] == is && after[f] != is {
			return true
		}
	}
	return false
}

// codes counts the findings that hold.
func codes(orders []paper.Order) map[string]int {
	out := map[string]int{}
	for i := range orders {
		for _, f := range orders[i].Findings {
			if f.Severity.Worse(gateway.Warn) {
				out[f.Code]++
			}
		}
	}
	return out
}

// more are findings that come anew.
func more(before, after map[string]int) (out []string) {
	for code, n := range after {
		if n > before[code] {
			out = append(out, "finding "+code)
		}
	}
	slices.Sort(out)
	return out
}

// style are the ways of writing numbers or dates by which what was read at its place
// becomes what it should be.
func (s *student) style(o *paper.Order, field, value string) (out []idea) {
	v := valueOf(o, field)
	if v.Empty() || !matcher(s.c, of(field), value)(v.Raw) {
		return nil
	}
	switch of(field) {
	case number:
		for _, sample := range []string{"1,234.56", "1.234,56"} {
			if n, ok := figure.Parse(v.Raw, figure.StyleOf(sample)); ok && n.Value.String() == trimmed(value) {
				out = append(out, idea{&paper.Template{Numbers: sample}, fmt.Sprintf("%q is %s where numbers are written as %s.", v.Raw, value, sample)})
			}
		}
	case date:
		for _, pattern := range patterns(v.Raw) {
			if d, ok := figure.ParseDate(v.Raw, figure.OrderOf(pattern), s.c.Words); ok && d.Value == value {
				out = append(out, idea{&paper.Template{Dates: pattern}, fmt.Sprintf("%q is %s where dates are written %s.", v.Raw, value, pattern)})
			}
		}
	}
	return out
}

func trimmed(number string) string {
	if strings.Contains(number, ".") {
		number = strings.TrimRight(strings.TrimRight(number, "0"), ".")
	}
	return number
}

// patterns are the two ways a date of numbers alone can be meant, with its own marks.
func patterns(raw string) []string {
	i := strings.IndexAny(raw, "./-")
	if i < 1 || i > 2 || strings.Trim(raw, "0123456789./-") != "" {
		return nil
	}
	mark, year := raw[i:i+1], "YYYY"
	if rest := raw[strings.LastIndexAny(raw, "./-")+1:]; len(rest) == 2 {
		year = "YY"
	}
	return []string{"DD" + mark + "MM" + mark + year, "MM" + mark + "DD" + mark + year}
}

func valueOf(o *paper.Order, field string) *paper.Value {
	if n, name, ok := lineOf(field); ok {
		if n < 1 || n > len(o.Lines) {
			return &paper.Value{}
		}
		return lineValues(&o.Lines[n-1])[name]
	}
	return headerValues(o)[field]
}

// header are labels for a field of the header or a total.
func (s *student) header(field string, found []place) (out []idea) {
	total := slices.Contains(paper.TotalNames(), field)
	seen := map[string]bool{}
	for _, at := range found {
		for _, l := range labels(s.c, at) {
			for _, where := range []string{l.where, other(l.where)} {
				if seen[l.text+"\x00"+where] {
					continue
				}
				seen[l.text+"\x00"+where] = true
				why := fmt.Sprintf("On page %d it stands %s %q.", at.page, beside(l.where), l.text)
				if total {
					out = append(out, idea{&paper.Template{Totals: pairs(nil, one(field, l.text))}, why})
					break
				}
				f := paper.Field{Label: l.text, Value: where}
				if field == "po_number" {
					f.Example = at.text(s.c)
				}
				out = append(out, idea{&paper.Template{Header: one(field, f)}, why})
			}
		}
	}
	// A label that means this field wherever it stands comes before a chance neighbour.
	slices.SortStableFunc(out, func(a, b idea) int { return cmp.Compare(s.stranger(field, a.add), s.stranger(field, b.add)) })
	return out
}

// stranger is 0 for a label that the dictionary has for a field, 1 for others.
func (s *student) stranger(field string, t *paper.Template) int {
	text := ""
	if len(t.Header) > 0 {
		text = t.Header[0].Value.Label
	} else if len(t.Totals) > 0 {
		text = t.Totals[0].Value
	}
	for _, kind := range []string{"labels", "totals", "parties"} {
		for _, e := range s.c.Words.Lookup(kind, text) {
			if e.Role == field {
				return 0
			}
		}
	}
	return 1
}

// other is what else to say of where a value stands: a label in its own cell needs
// none, and one that needs it is told by it.
func other(where string) string {
	if where == "" {
		return "right"
	}
	return where
}

func beside(where string) string {
	switch where {
	case "below":
		return "below"
	case "right":
		return "right of"
	}
	return "behind"
}

// text is what stands at a place.
func (p place) text(c *reading.Context) string {
	cell := c.Rows[p.row].Cells[p.cell].Slice(p.from, p.to)
	return cell.Text()
}
