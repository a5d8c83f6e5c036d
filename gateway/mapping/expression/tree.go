// SPDX-License-Identifier: Apache-2.0

package expression

import (
	"fmt"
	"strings"
	"time"

	"github.com/expr-lang/expr/ast"

	"ordergate/gateway"
	"ordergate/gateway/decode"
	"ordergate/gateway/decode/paper"
)

// Named trees: JSON, XML, CSV and the like, in which a value is a node and goes by
// the partner's own name. Nobody says what type it is, so that it is read as
// whatever is wanted where it stands, strictly: a decimal as digits with a point, a
// date and a time as ISO 8601. Anything else wants decimal(), date() or time() with
// the form it comes in.

// isField recognises field("ship-to"), column("Qty") and a.field("x y"): names that
// are no words of the language.
func isField(n *ast.CallNode) bool {
	name := calleeName(n)
	if m, ok := n.Callee.(*ast.MemberNode); ok {
		if p, ok := m.Property.(*ast.StringNode); ok {
			name = p.Value
		}
	}
	return name == "field" || name == "column" || name == "label"
}

// field resolves a name in quotes.
func (c *Compiler) field(n *ast.CallNode) *selector {
	if len(n.Arguments) != 1 {
		c.fault(n, "", "one name in quotes is expected here")
		return nil
	}
	name, ok := c.quoted(n.Arguments[0])
	if !ok {
		return nil
	}
	if m, ok := n.Callee.(*ast.MemberNode); ok {
		s := c.selector(m.Node)
		if s == nil {
			return nil
		}
		return c.step(s, &ast.MemberNode{Node: m.Node, Property: n.Arguments[0]}, name)
	}
	switch calleeName(n) {
	case "label":
		if s := c.printed(n, "label", name); s != nil {
			return s
		}
		c.fault(n, "", "label() is of documents laid out for people: PDF, Word, HTML, typed text")
		return nil
	case "column":
		if s := c.printed(n, "column", name); s != nil {
			return s
		}
	}
	if calleeName(n) == "column" { // of the row we are in, or of all rows
		if row := c.scopes[0].shape.Child("row"); row != nil && c.scopes[len(c.scopes)-1].shape.Child(name) == nil && row.Child(name) != nil {
			s := c.named(n, "row")
			return c.step(s, &ast.MemberNode{Node: n, Property: n.Arguments[0]}, name)
		}
	}
	return c.named(n.Arguments[0], name)
}

// printed resolves a label or heading as it is printed, below a node that holds such:
// label("Project No.") is the value beside it. nil where nothing of the kind can come.
func (c *Compiler) printed(n ast.Node, holder, name string) *selector {
	for d := len(c.scopes) - 1; d >= 0; d-- {
		sh := c.scopes[d].shape.Child(holder)
		if sh == nil || !sh.Printed {
			continue
		}
		if paper.PlainLabel(name) == "" {
			c.fault(n, "", "%q is no label: it has neither letters nor digits", name)
			return &selector{shapes: []*decode.Shape{sh}}
		}
		s := &selector{depth: d, shapes: []*decode.Shape{c.scopes[d].shape}}
		c.add(s, sh)
		leaf := &decode.Shape{Named: true, Name: name, Elements: []decode.ElementShape{{}}}
		s.steps, s.shapes = append(s.steps, step{name: name, plain: paper.PlainLabel(name), root: -1}), append(s.shapes, leaf)
		s.source = fmt.Sprintf("%s %q", holder, name)
		s.missing = missing(s.source)
		return s
	}
	return nil
}

// unprinted is the problem of a label that is not there: it names the nearest one.
func (s *selector) unprinted(r *Run) *Problem {
	var names []string
	places := map[string]*decode.Node{}
	for _, holder := range r.walk(r.frames[s.depth].node, s.steps[:1], nil) {
		for _, n := range holder.Children {
			if places[n.Name] == nil && len(names) < maxNear {
				names = append(names, n.Name)
				places[n.Name] = n
			}
		}
	}
	p := *s.missing
	if near := nearestLabel(s.steps[1].name, names); near != "" {
		p.hint = fmt.Sprintf("Nearest is %q, %s. ", near, r.doc.Position(places[near], 1, 0).Path) + p.hint
	}
	return &p
}

// maxNear bounds among how many labels the nearest is looked for.
const maxNear = 500

// nearestLabel is the label that a person may have meant, "" for none: the nearest by
// its letters, or one that has it or that it has as a part.
func nearestLabel(name string, known []string) string {
	plain := paper.PlainLabel(name)
	byPlain, plains := map[string]string{}, []string{}
	for _, k := range known {
		p := paper.PlainLabel(k)
		byPlain[p] = k
		plains = append(plains, p)
	}
	if near := gateway.Nearest(plain, plains); near != "" {
		return byPlain[near]
	}
	for _, p := range plains {
		if len(p) > 2 && (strings.Contains(p, plain) || strings.Contains(plain, p)) {
			return byPlain[p]
		}
	}
	return ""
}

// isValue reports whether a selector means values; one that ends at a node of a
// named tree means the node's own.
func (c *Compiler) isValue(n ast.Node, s *selector) bool {
	sh := s.shape()
	switch {
	case s.element != 0 || s.pair != nil:
	case !sh.Named:
		c.fault(n, "name an element of it: "+elementText(sh.Name, 1)+" …", "%s is a segment, no value", s.source)
		return false
	case len(sh.Elements) == 0:
		c.fault(n, "in it are "+strings.Join(childNames(sh), ", "), "%s holds other values, it is none itself", s.source)
		return false
	default:
		s.element = 1
	}
	return true
}

// truth gives a value as sent as true or false, and anything else as it is.
func (c *Compiler) truth(x Compiled) Compiled {
	if x.typ == tAsSent {
		return c.read(x, Bool)
	}
	return x
}

// read makes what is wanted of a value as sent.
func (c *Compiler) read(x Compiled, want Type) Compiled {
	eval := x.eval
	out := Compiled{typ: want, node: x.node}
	switch want {
	case Decimal:
		return c.decimal(x)
	case Date:
		out.eval = func(r *Run, v *Value) {
			if eval(r, v); v.kind == text {
				v.setDate(isoDay(strings.TrimSpace(v.text)))
			}
		}
	case Time:
		out.eval = func(r *Run, v *Value) {
			if eval(r, v); v.kind == text {
				v.setTime(isoTime(strings.TrimSpace(v.text)))
			}
		}
	case Bool:
		out.eval = func(r *Run, v *Value) {
			if eval(r, v); v.kind != text {
				return
			}
			switch strings.ToLower(strings.TrimSpace(v.text)) {
			case "true", "1":
				v.keepBool(true)
			case "false", "0":
				v.keepBool(false)
			default:
				v.setInvalid(fmt.Sprintf("%q is neither true nor false.", v.text), `In the mapping, compare it with what the partner writes: … == "yes".`)
			}
		}
	case Text, tNumber, tRawDate, tRawTime:
		x.typ = want
		return x
	default:
		c.fault(x.node, "", "%s is expected here", want)
		return x
	}
	return out.like(x)
}

// setTime makes v, the text of a time, the time itself, or says that it is none.
func (v *Value) setTime(t string, ok bool) {
	if !ok {
		v.setInvalid(fmt.Sprintf("%q is no time of day.", v.text), "Ask the partner for the right time.")
		return
	}
	v.keepText(t)
}

// isoDay reads a date as ISO 8601 writes it, with or without a time behind it: the
// day as written, in the sender's own zone.
func isoDay(s string) (string, bool) {
	if day, clock, found := strings.Cut(s, "T"); found {
		if _, ok := isoTime(clock); !ok {
			return "", false
		}
		s = day
	}
	if len(s) != 10 {
		return "", false
	}
	return isoDate(s, 0)
}

// inZone gives the day that an instant is in a zone: 2026-11-27T01:30:00Z is the
// 26th in New York.
func inZone(s string, zone *time.Location) (string, bool) {
	at, err := time.Parse(time.RFC3339, s)
	if err != nil {
		return "", false
	}
	return at.In(zone).Format("2006-01-02"), true
}

// quickChild gives x the quick way of a value in the node that we are at, by its
// name.
func (x Compiled) quickChild(s *selector) Compiled {
	if len(s.steps) != 1 || s.element != 1 || !s.shape().Named {
		return x
	}
	x.way = func(none Found) Quick {
		return func(r *Run) (string, Found) {
			st, found := &s.steps[0], ""
			for _, n := range r.under(r.frames[s.depth].node, st) {
				if !st.leadsTo(r, n) {
					continue
				}
				if found != "" {
					return "", Unsure
				}
				if n.Elements != nil {
					found = trimmed(n.Elements[0].Text)
				}
				if found == "" {
					continue
				}
				r.markElement(n, 1)
				r.markFilter(n, st.filter)
			}
			if found == "" {
				return "", none
			}
			return found, FoundText
		}
	}
	return x
}

// grouped reads texts with a decimal mark and groups of thousands as numbers:
// "1.234,50" is 1234.50 by the mark ",".
func (x Compiled) grouped(mark string) Compiled {
	eval := x.eval
	return Compiled{typ: Decimal, node: x.node, eval: func(r *Run, v *Value) {
		if eval(r, v); v.kind != text {
			return
		}
		if d, ok := parseDecimal(plainNumber(strings.TrimSpace(v.text), mark), &r.made); ok {
			v.keepNumber(d)
		} else {
			v.setInvalid(fmt.Sprintf("%q is no number with the decimal mark %q.", v.text, mark), "Ask the partner for the right number, or enter it.")
		}
	}}.like(x)
}

// plainNumber gives a number without groups and with a point; "" when the groups
// before the mark are not of three digits each, or something else is in it.
func plainNumber(s, mark string) string {
	sign, unsigned := "", s
	if strings.HasPrefix(s, "-") {
		sign, unsigned = "-", s[1:]
	}
	whole, fraction, marked := strings.Cut(unsigned, mark)
	other := "."
	if mark == "." {
		other = ","
	}
	for _, group := range []string{other, " ", "\u00a0", "\u202f", "'"} {
		if parts := strings.Split(whole, group); len(parts) > 1 {
			for i, p := range parts {
				if !digits(p) || i > 0 && len(p) != 3 || i == 0 && len(p) > 3 {
					return ""
				}
			}
			whole = strings.Join(parts, "")
			break
		}
	}
	switch {
	case !digits(whole) || marked && fraction != "" && !digits(fraction):
		return ""
	case marked:
		return sign + whole + "." + fraction
	}
	return sign + whole
}

// thenText maps the texts that x gives.
func (x Compiled) thenText(f func(string) string) Compiled {
	eval := x.eval
	return Compiled{typ: Text, node: x.node, eval: func(r *Run, v *Value) {
		if eval(r, v); v.kind == text {
			v.keepText(f(v.text))
		}
	}}.like(x)
}

// sum compiles sum(line.amount): of all the values that are there.
func (c *Compiler) sum(n *ast.CallNode) Compiled {
	all := c.collect(n, "all")
	return Compiled{typ: Decimal, node: n, eval: func(r *Run, v *Value) {
		if all.eval(r, v); v.kind != list {
			return
		}
		items, total := v.list, r.made.of(0)
		for i := range items {
			d, ok := parseDecimal(strings.TrimSpace(items[i].text), &r.made)
			if !ok {
				*v = items[i]
				v.setInvalid(fmt.Sprintf("%q is no number.", v.text), "Ask the partner for the right number, or enter it.")
				return
			}
			total = total.Add(d)
		}
		v.list = nil
		v.keepNumber(total)
	}}
}
