// SPDX-License-Identifier: Apache-2.0

package confirmation

import (
	"strings"
	"unicode/utf8"
)

// width is where lines of the plain text are broken, in characters.
const width = 76

// plain collects the lines of a text.
type plain struct{ strings.Builder }

// put adds a paragraph, each of its lines behind an indentation.
func (p *plain) put(indent int, s string) {
	pad := strings.Repeat(" ", indent)
	line := ""
	for _, word := range strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '\n' }) {
		switch {
		case line == "":
			line = word
		case utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) > width-indent:
			p.WriteString(pad + line + "\n")
			line = word
		default:
			line += " " + word
		}
	}
	if line != "" {
		p.WriteString(pad + line + "\n")
	}
}

// fact adds "name: value".
func (p *plain) fact(indent int, name, val string) {
	if val != "" {
		p.put(indent, name+": "+val)
	}
}

func (p *plain) blank() { p.WriteString("\n") }

// text is the letter as plain text. What was changed is said in words: a text has no
// other marks.
func text(v *letterView) string {
	p := &plain{}
	if v.Test != "" {
		p.put(0, "*** "+v.Test+" ***")
		p.blank()
	}
	p.put(0, v.Greeting)
	p.blank()
	for _, s := range v.Paragraphs {
		p.put(0, s)
		p.blank()
	}
	for _, f := range v.Facts {
		p.fact(0, f.Name, f.Value)
	}
	p.address(v.Words.text("label.buyer"), v.Buyer)
	p.address(v.Words.text("label.shipTo"), v.ShipTo)
	if v.Reason.Value != "" {
		p.blank()
		p.fact(0, v.Reason.Name, v.Reason.Value)
	}
	for _, l := range v.Lines {
		p.blank()
		p.line(v, &l)
	}
	if v.Total.Value != "" {
		p.blank()
		p.fact(0, v.Total.Name, v.Total.Value)
	}
	if len(v.Notes) > 0 {
		p.blank()
		for _, n := range v.Notes {
			p.fact(0, v.Words.text("label.note"), n)
		}
	}
	p.blank()
	p.put(0, v.Closing)
	p.put(0, v.Head.Company)
	p.blank()
	for _, s := range append(append(append([]string(nil), v.Head.Address...), v.Phone, v.Head.Email, v.VAT), v.Head.Footer...) {
		p.put(0, clean(s))
	}
	p.blank()
	p.put(0, v.Automatic)
	return p.String()
}

func (p *plain) address(name string, lines []string) { p.fact(0, name, strings.Join(lines, ", ")) }

func (p *plain) line(v *letterView, l *lineView) {
	var items []string
	for _, i := range l.Items {
		items = append(items, i.New)
	}
	p.put(0, strings.TrimSpace(v.Columns.Position+" "+l.Position+"  "+strings.Join(items, ", ")))
	p.put(4, l.Description)
	p.fact(4, v.Columns.Quantity, l.Quantity.New)
	p.fact(4, v.Columns.Price, strings.TrimSpace(l.Price.New+" "+l.Per))
	p.fact(4, v.Columns.Delivery, l.Delivery.New)
	p.fact(4, v.Columns.Amount, l.Amount)
	p.fact(4, v.Words.text("label.status"), l.Status)
	for _, w := range l.Words {
		p.put(4, "* "+w)
	}
}
