// SPDX-License-Identifier: Apache-2.0

package opinion

import (
	"fmt"
	"strings"

	"ordergate/gateway"
	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/figure"
	"ordergate/gateway/decode/paper/lexicon"
	"ordergate/gateway/decode/paper/reading"
)

// kind is how values are compared.
type kind int

const (
	text   kind = iota
	exact       // numbers of orders, items: letters and digits alike
	number      // quantities, amounts
	date
)

// Verify weighs a model's answer against orders as they were read, and gives them with
// what is left of it: empty fields that it fills from the page, with the evidence
// paper.ByModel, and findings. An answer tells of one order: of several in a file it is
// not weighed.
func Verify(a *Answer, d *paper.Document, orders []paper.Order) []paper.Order {
	if a == nil || len(orders) == 0 {
		return orders
	}
	out := append([]paper.Order(nil), orders...)
	if len(out) > 1 {
		out[0].Findings = append(append([]gateway.Finding(nil), out[0].Findings...), finding("several", gateway.Note, paper.Value{}, "", "The model's reading was not used: the file holds several orders.", ""))
		return out
	}
	o := &out[0]
	o.Findings = append([]gateway.Finding(nil), o.Findings...)
	o.Lines = append([]paper.Line(nil), o.Lines...)
	c := reading.New(d, nil, nil, nil)
	v := &verifier{pages: newPages(d, o.First, o.Last), order: o, context: c}
	v.header(a)
	v.lines(a.Lines)
	return out
}

type verifier struct {
	pages   *pages
	order   *paper.Order
	context *reading.Context
	only    []string // fields that nobody else read
	first   paper.Value
}

// maxFindings bounds what is said of one answer.
const maxFindings = 50

func finding(code string, severity gateway.Severity, at paper.Value, field, message, hint string) gateway.Finding {
	f := gateway.Finding{Code: "paper.model." + code, Severity: severity, Position: gateway.Position{Path: "the pages", Page: at.Page, Raw: at.Raw}, Message: message, Hint: hint}
	if at.Page > 0 {
		f.Position.Path = fmt.Sprintf("page %d", at.Page)
		f.Position.Box = &[4]float32{at.Box.X0, at.Box.Y0, at.Box.X1, at.Box.Y1}
	}
	if field != "" {
		f.Position.Path += ", " + field
	}
	return f
}

func (v *verifier) say(f gateway.Finding) {
	if len(v.order.Findings) < maxFindings || f.Severity.Worse(gateway.Note) {
		v.order.Findings = append(v.order.Findings, f)
	}
}

func (v *verifier) header(a *Answer) {
	o := v.order
	if k := paper.Kind(strings.ToLower(strings.TrimSpace(a.Kind))); k != "" && k != paper.UnknownKind && k != o.Kind {
		v.say(finding("differs", gateway.Hold, o.KindSays, "kind", fmt.Sprintf("The model takes the document for a %.40s, and we for a %s.", k, o.Kind), "Look at the document."))
	}
	for _, f := range []struct {
		name string
		said string
		ours *paper.Value
		kind kind
	}{
		{"number", a.Number, &o.Number, exact}, {"date", a.Date, &o.Date, date}, {"requested date", a.Requested, &o.Requested, date},
		{"currency", a.Currency, &o.Currency, exact}, {"payment terms", a.PaymentTerms, &o.PaymentTerms, text}, {"incoterms", a.Incoterms, &o.Incoterms, text},
		{"customer number", a.CustomerNo, &o.CustomerNo, exact}, {"contract", a.Contract, &o.Contract, exact},
		{"subtotal", a.Subtotal, &o.Subtotal, number}, {"total", a.Total, &o.Total, number},
	} {
		v.field(f.name, f.said, f.ours, f.kind, o.TotalsClose && f.kind == number, anywhere)
	}
	v.party("ship-to", a.ShipTo, &o.ShipTo)
	v.party("bill-to", a.BillTo, &o.BillTo)
	v.party("buyer", a.Buyer, &o.Buyer)
	if len(v.only) > 0 {
		v.say(finding("only", gateway.Hold, v.first, "", "Only the model read this: "+strings.Join(v.only, ", ")+".", "Compare it with the page and confirm the order."))
		v.only, v.first = nil, paper.Value{}
	}
}

func (v *verifier) party(name string, said Party, ours *paper.Party) {
	had := !ours.Name.Empty()
	v.field(name+" name", said.Name, &ours.Name, text, false, anywhere)
	if had || ours.Name.Empty() || len(ours.Address) > 0 {
		return
	}
	at := ours.Name
	for i, line := range said.Address {
		if i >= 8 {
			return
		}
		// An address stands below its name.
		got, ok := v.pages.find(line, func(page int, b paper.Box) float32 {
			if page != at.Page || b.Y0 < at.Box.Y0 || b.Y0 > at.Box.Y0+200 {
				return -1
			}
			return b.Y0 - at.Box.Y0 + max(b.X0-at.Box.X0, at.Box.X0-b.X0)
		})
		if ok {
			ours.Address = append(ours.Address, got)
		}
	}
}

// field weighs one field: fills it when it is empty, and tells when it differs. proven
// is that arithmetic bears ours out.
func (v *verifier) field(name, said string, ours *paper.Value, k kind, proven bool, near func(int, paper.Box) float32) {
	said = strings.TrimSpace(said)
	if said == "" || len(said) > maxText {
		return
	}
	if !ours.Empty() {
		if v.same(said, ours, k) {
			return
		}
		severity := gateway.Hold
		if proven {
			severity = gateway.Note // the numbers agree only as we read them
		}
		f := finding("differs", severity, *ours, name, fmt.Sprintf("The model reads the %s as %.80q, and we as %.80q.", name, said, ours.Text), "Look at the page and confirm the value.")
		f.Found, f.Expected = ours.Text, cut(said)
		v.say(f)
		return
	}
	got, ok := v.pages.find(said, near)
	if ok {
		got.Text, ok = v.normal(got.Raw, k)
	}
	if !ok {
		v.say(finding("absent", gateway.Note, paper.Value{}, name, fmt.Sprintf("The model gives a %s that does not stand on the page for certain; it was not taken.", name), ""))
		return
	}
	*ours = got
	if v.only = append(v.only, name); v.first.Page == 0 {
		v.first = got
	}
}

func cut(s string) string {
	if r := []rune(s); len(r) > 100 {
		return string(r[:100]) + "…"
	}
	return s
}

// normal gives a value of the page as mapping reads it; ok is false for what can be
// read two ways.
func (v *verifier) normal(raw string, k kind) (string, bool) {
	trimmed := strings.Trim(raw, " ,;:")
	switch k {
	case number:
		n, ok := figure.Parse(trimmed, v.context.Numbers)
		return n.Value.String(), ok && !n.Two && !n.Percent
	case date:
		d, ok := figure.ParseDate(trimmed, v.context.Dates, v.context.Words)
		return d.Value, ok && d.Other == ""
	}
	return trimmed, trimmed != ""
}

// same tells whether what the model says is what we read.
func (v *verifier) same(said string, ours *paper.Value, k kind) bool {
	switch k {
	case number:
		n, ok := figure.Parse(said, v.context.Numbers)
		return ok && (n.Value.String() == ours.Text || n.Two && n.Other.String() == ours.Text || equalNumbers(n, ours.Text)) || squeezed(said) == squeezed(ours.Raw)
	case date:
		d, ok := figure.ParseDate(said, v.context.Dates, v.context.Words)
		return ok && (d.Value == ours.Text || d.Other == ours.Text && d.Other != "") || squeezed(said) == squeezed(ours.Raw)
	case exact:
		return squeezed(said) == squeezed(ours.Text) || squeezed(said) == squeezed(ours.Raw)
	}
	a, b := lexicon.Key(said), lexicon.Key(ours.Text)
	return a != "" && b != "" && (strings.Contains(a, b) || strings.Contains(b, a))
}

func equalNumbers(n figure.Number, text string) bool {
	m, ok := figure.Parse(text, figure.Style{Decimal: '.'})
	return ok && (m.Value.Equal(n.Value) || n.Two && m.Value.Equal(n.Other))
}

func squeezed(s string) string { return strings.Join(strings.Fields(plain(s)), "") }
