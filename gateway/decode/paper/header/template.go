// SPDX-License-Identifier: Apache-2.0

package header

import (
	"fmt"
	"strings"
	"unicode"

	"ordergate/gateway"
	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/address"
	"ordergate/gateway/decode/paper/label"
	"ordergate/gateway/decode/paper/layout"
	"ordergate/gateway/decode/paper/lexicon"
)

// template reads what the partner's mapping says of the header: its labels stand above
// everything found without it.
func (r *reader) template() {
	for _, f := range r.c.Template.Header {
		rule := "header." + f.Key
		if f.Value.Label == "" {
			if f.Value.Default != "" {
				r.put(f.Key, paper.Value{Text: f.Value.Default, Rule: rule, Evidence: []string{paper.ByTemplate + ": default"}}, true)
			}
			continue
		}
		spot, ok := r.find(f.Value.Label)
		if !ok {
			if f.Value.Default != "" {
				r.put(f.Key, paper.Value{Text: f.Value.Default, Rule: rule, Evidence: []string{paper.ByTemplate + ": default"}}, true)
				continue
			}
			r.missing(f.Value.Label, rule)
			continue
		}
		r.field(f.Key, rule, &f.Value, &spot)
	}
}

// find finds a text of the mapping on the pages, outside the lines: as a label, or
// at least as the beginning of a cell.
func (r *reader) find(text string) (label.Spot, bool) {
	want := lexicon.Key(text)
	if want == "" {
		return label.Spot{}, false
	}
	n := len(strings.Fields(text))
	for i := range r.s.Rows {
		row := &r.s.Rows[i]
		if row.Lines {
			continue
		}
		for j := range row.Cells {
			if s, ok := within(&row.Cells[j], want, n); ok {
				s.Row, s.Cell = i, j
				return s, true
			}
		}
	}
	return label.Spot{}, false
}

// within finds a phrase of about n words in a cell.
func within(c *layout.Cell, want string, n int) (label.Spot, bool) {
	for from := range c.Words {
		for to := from + 1; to <= len(c.Words) && to <= from+n+2; to++ {
			part := layout.Cell{Words: c.Words[from:to]}
			if lexicon.Key(part.Text()) != want {
				continue
			}
			for to < len(c.Words) && len(lexicon.Words(c.Words[to].Text)) == 0 {
				to++
			}
			return label.Spot{From: from, To: to, Start: from == 0, Whole: from == 0 && to == len(c.Words), Colon: strings.HasSuffix(c.Words[to-1].Text, ":"), Key: want}, true
		}
	}
	return label.Spot{}, false
}

// missing says that a label is not on the pages, and what looks most like it.
func (r *reader) missing(text, rule string) {
	near, page := "", 0
	bestD := len(text)
	for i := range r.s.Rows {
		row := &r.s.Rows[i]
		for j := range row.Cells {
			c := &row.Cells[j]
			if len(c.Words) > 60 {
				continue
			}
			cand := text2(c, len(strings.Fields(text)))
			if d := distance(lexicon.Key(text), lexicon.Key(cand)); d < bestD {
				near, page, bestD = cand, row.Page, d
			}
		}
	}
	m := fmt.Sprintf("label %q not found", text)
	if near != "" {
		m += fmt.Sprintf("; nearest: %q on page %d", near, page)
	}
	r.o.Findings = append(r.o.Findings, gateway.Finding{
		Code: "paper.label.missing", Severity: gateway.Hold, Position: gateway.Position{Page: max(page, 1)}, Expected: text, Found: near,
		Message: m, Hint: "the partner's form has changed, or " + rule + " of the mapping is for another form: correct its label",
	})
}

// text2 is the beginning of a cell: its label, or as many words as asked for.
func text2(c *layout.Cell, n int) string {
	to := min(len(c.Words), max(n, 1))
	for i := 0; i < len(c.Words) && i < n+3; i++ {
		if strings.HasSuffix(c.Words[i].Text, ":") {
			to = i + 1
			break
		}
	}
	part := layout.Cell{Words: c.Words[:to]}
	return strings.TrimRight(part.Text(), " :")
}

// distance is how many letters differ between two short texts.
func distance(a, b string) int {
	x, y := []rune(a), []rune(b)
	if len(x) > 60 || len(y) > 60 {
		return 1 << 20
	}
	prev := make([]int, len(y)+1)
	for j := range prev {
		prev[j] = j
	}
	for i := range x {
		row := make([]int, len(y)+1)
		row[0] = i + 1
		for j := range y {
			cost := 1
			if x[i] == y[j] {
				cost = 0
			}
			row[j+1] = min(prev[j]+cost, prev[j+1]+1, row[j]+1)
		}
		prev = row
	}
	return prev[len(y)]
}

// field takes the value of a label that the mapping names.
func (r *reader) field(name, rule string, f *paper.Field, spot *label.Spot) {
	if to := r.partyOf(name); to != nil {
		p, ok := address.Block(r.s, spot, f.Lines, f.Value == "below")
		if !ok {
			r.missingValue(name, rule, f, spot)
			return
		}
		p.Name.Rule, p.Name.Evidence = rule, []string{paper.ByTemplate}
		for i := range p.Address {
			p.Address[i].Rule, p.Address[i].Evidence = rule, []string{paper.ByTemplate}
		}
		*to = p
		return
	}
	for _, at := range r.s.Places(spot) {
		if f.Value == "below" && at.Where != label.Below || f.Value == "right" && at.Where != label.Behind && at.Where != label.Right || at.Where == label.Above {
			continue
		}
		v, ok := r.typed(name, at)
		if !ok {
			continue
		}
		v.Rule, v.Label, v.Evidence = rule, r.s.Text(spot), []string{paper.ByTemplate}
		if f.Example != "" && shape(v.Raw) != shape(f.Example) && shape(v.Text) != shape(f.Example) {
			r.o.Findings = append(r.o.Findings, gateway.Finding{
				Code: "paper.value.shape", Severity: gateway.Hold, Position: position(&v), Found: v.Raw, Expected: f.Example,
				Message: fmt.Sprintf("%s is %q, but the mapping's example is %q", name, v.Raw, f.Example),
				Hint:    "look at the page; correct the value, or the example of " + rule,
			})
		}
		r.put(name, v, false)
		return
	}
	r.missingValue(name, rule, f, spot)
}

// missingValue takes the default of a field whose label has no value.
func (r *reader) missingValue(name, rule string, f *paper.Field, spot *label.Spot) {
	if f.Default != "" {
		r.put(name, paper.Value{Text: f.Default, Rule: rule, Evidence: []string{paper.ByTemplate + ": default"}, Label: r.s.Text(spot)}, true)
	}
}

// typed takes a value as its field wants it.
func (r *reader) typed(name string, at label.Place) (paper.Value, bool) {
	switch name {
	case "po_number", "customer_number", "contract":
		return r.identifier(at)
	case "po_date", "requested_date":
		v, d, ok := r.date(at)
		if ok && d.Other != "" {
			v.Evidence = append(v.Evidence, otherReading+d.Other)
		}
		return v, ok
	}
	v := words(at)
	return v, v.Text != ""
}

func (r *reader) partyOf(name string) *paper.Party {
	switch name {
	case "ship_to":
		return &r.o.ShipTo
	case "bill_to":
		return &r.o.BillTo
	case "buyer":
		return &r.o.Buyer
	case "supplier":
		return &r.o.Supplier
	}
	return nil
}

// put sets a field; a default only where the page has none.
func (r *reader) put(name string, v paper.Value, fallback bool) {
	to := map[string]*paper.Value{
		"po_number": &r.o.Number, "po_date": &r.o.Date, "requested_date": &r.o.Requested, "currency": &r.o.Currency, "payment_terms": &r.o.PaymentTerms,
		"incoterms": &r.o.Incoterms, "customer_number": &r.o.CustomerNo, "contract": &r.o.Contract, "release": &r.o.Release,
	}[name]
	if p := r.partyOf(name); p != nil {
		to = &p.Name
	}
	if to == nil {
		v.Label = name
		r.o.Pairs = append(r.o.Pairs, paper.Pair{Label: name, Value: v})
		return
	}
	if !fallback || to.Text == "" {
		*to = v
	}
	if name == "po_number" && !fallback {
		r.drop("order.number.doubtful")
	}
}

// drop takes back a finding that the mapping answers.
func (r *reader) drop(code string) {
	kept := r.o.Findings[:0]
	for _, f := range r.o.Findings {
		if f.Code != code {
			kept = append(kept, f)
		}
	}
	r.o.Findings = kept
}

// shape is what kinds of characters a text has, in their order: "AB-0000".
func shape(t string) string {
	return strings.Map(func(c rune) rune {
		switch {
		case unicode.IsDigit(c):
			return '0'
		case unicode.IsLetter(c):
			return 'A'
		}
		return c
	}, strings.TrimSpace(t))
}
