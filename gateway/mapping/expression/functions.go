// SPDX-License-Identifier: Apache-2.0

package expression

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/expr-lang/expr/ast"

	"ordergate/gateway/decode"
)

// function is one of the language's functions.
type function struct {
	name     string
	min, max int // arguments; max 0 for any number
	compile  func(c *Compiler, n *ast.CallNode) Compiled
}

// functions lists all of them; docs/mapping.md has one line each.
func functions() []function {
	return []function{
		{"optional", 1, 1, (*Compiler).optional},
		{"first", 1, 0, func(c *Compiler, n *ast.CallNode) Compiled { return c.collect(n, "first") }},
		{"last", 1, 0, func(c *Compiler, n *ast.CallNode) Compiled { return c.collect(n, "last") }},
		{"all", 1, 0, func(c *Compiler, n *ast.CallNode) Compiled { return c.collect(n, "all") }},
		{"rest", 1, 0, func(c *Compiler, n *ast.CallNode) Compiled { return c.collect(n, "rest") }},
		{"present", 1, 1, (*Compiler).present},
		{"count", 1, 1, (*Compiler).count},
		{"sum", 1, 0, (*Compiler).sum},
		{"pair", 1, 0, func(c *Compiler, n *ast.CallNode) Compiled { return c.pairValue(n) }},
		{"pairKey", 1, 0, func(c *Compiler, n *ast.CallNode) Compiled { return c.pairValue(n) }},
		{"text", 1, 1, (*Compiler).fixed},
		{"raw", 1, 1, (*Compiler).raw},
		{"decimal", 1, 2, (*Compiler).toDecimal},
		{"implied", 2, 2, (*Compiler).implied},
		{"date", 1, 3, func(c *Compiler, n *ast.CallNode) Compiled { return c.date(n, "") }},
		{"start", 1, 1, func(c *Compiler, n *ast.CallNode) Compiled { return c.date(n, "start") }},
		{"end", 1, 1, func(c *Compiler, n *ast.CallNode) Compiled { return c.date(n, "end") }},
		{"time", 1, 1, (*Compiler).time},
		{"format", 2, 2, (*Compiler).format},
		{"lookup", 2, 2, (*Compiler).lookup},
		{"if", 2, 3, (*Compiler).conditional},
		{"concat", 1, 0, (*Compiler).concat},
		{"join", 2, 2, (*Compiler).join},
		{"trim", 1, 1, mapText(strings.TrimSpace)},
		{"upper", 1, 1, mapText(strings.ToUpper)},
		{"lower", 1, 1, mapText(strings.ToLower)},
		{"digits", 1, 1, mapText(onlyDigits)},
		{"left", 2, 2, (*Compiler).left},
		{"right", 2, 2, (*Compiler).right},
		{"part", 3, 3, (*Compiler).part},
		{"padLeft", 3, 3, (*Compiler).padLeft},
		{"before", 2, 2, (*Compiler).before},
		{"after", 2, 2, (*Compiler).after},
		{"replace", 3, 3, (*Compiler).replace},
		{"length", 1, 1, (*Compiler).length},
		{"gtin", 1, 1, (*Compiler).gtin},
		{"round", 2, 2, (*Compiler).round},
		{"abs", 1, 1, (*Compiler).abs},
		{"min", 2, 2, func(c *Compiler, n *ast.CallNode) Compiled { return c.extreme(n, -1) }},
		{"max", 2, 2, func(c *Compiler, n *ast.CallNode) Compiled { return c.extreme(n, 1) }},
	}
}

func functionNames() []string {
	var out []string
	for _, f := range functions() {
		out = append(out, f.name)
	}
	return append(out, "unread", "pairs")
}

func calleeName(n *ast.CallNode) string {
	if id, ok := n.Callee.(*ast.IdentifierNode); ok {
		return id.Value
	}
	return ""
}

func (c *Compiler) call(n *ast.CallNode) Compiled {
	name := calleeName(n)
	all := functions()
	i := slices.IndexFunc(all, func(f function) bool { return f.name == name })
	switch {
	case name == "unread" || name == "pairs":
		c.fault(n, "", "%s() belongs behind each:", name)
	case i < 0:
		c.fault(n, Nearest(name, functionNames()), "unknown function %s", name)
	case len(n.Arguments) < all[i].min, all[i].max > 0 && len(n.Arguments) > all[i].max:
		f := all[i]
		want := fmt.Sprintf("%d to %d", f.min, f.max)
		if f.max == f.min {
			want = fmt.Sprint(f.min)
		} else if f.max == 0 {
			want = fmt.Sprintf("%d or more", f.min)
		}
		c.fault(n, "", "%s() takes %s arguments, here are %d", name, want, len(n.Arguments))
	default:
		x := all[i].compile(c, n)
		x.node, x.sel, x.none = n, nil, false
		return x
	}
	return dead(Text, n)
}

// optional makes what is not there nobody's fault.
func (c *Compiler) optional(n *ast.CallNode) Compiled {
	x := c.compile(n.Arguments[0])
	eval := x.eval
	x.eval = func(r *Run, v *Value) {
		if eval(r, v); v.kind == absent && (v.problem == nil || v.problem.code == "mapping.selector.none") {
			v.setNothing()
		}
	}
	if x.idle == idleMissing {
		x.idle = idleNothing
	}
	return x.quickOptional()
}

// selectors compiles arguments that must be selectors of values.
func (c *Compiler) selectors(args []ast.Node) []*selector {
	var out []*selector
	for _, a := range args {
		s := c.selectorArg(a)
		if s == nil {
			return nil
		}
		if !c.isValue(a, s) {
			return nil
		}
		out = append(out, s)
	}
	return out
}

func (c *Compiler) selectorArg(n ast.Node) *selector {
	if call, ok := n.(*ast.CallNode); ok {
		switch calleeName(call) {
		case "pair", "pairKey":
			return c.pair(call)
		}
	}
	return c.selector(n)
}

// collect compiles first, last, all and rest: hits of all the selectors in the
// order of the document.
func (c *Compiler) collect(n *ast.CallNode, which string) Compiled {
	sels := c.selectors(n.Arguments)
	if sels == nil {
		return dead(Text, n)
	}
	t, places := sels[0].typ()
	for _, s := range sels[1:] {
		if u, _ := s.typ(); u != t {
			t = Text
		}
	}
	miss := sels[0].missing
	x := Compiled{typ: t, places: places}.from(c, sels...)
	if which == "all" || which == "rest" {
		x.typ = List
		if x.idle == idleMissing {
			x.idle = idleEmpty
		}
	}
	if which == "first" && len(sels) == 1 {
		x = x.quickFirst(sels[0])
	}
	x.eval = func(r *Run, v *Value) {
		var few [8]Hit
		hits := few[:0]
		for _, s := range sels {
			before := len(hits)
			hits = s.hits(r, hits)
			for i := before; i < len(hits); i++ {
				if len(sels) == 1 && (which == "first" && i > 0 || which == "last" && i < len(hits)-1) {
					continue
				}
				s.take(r, &hits[i])
			}
		}
		if len(sels) > 1 {
			slices.SortStableFunc(hits, func(a, b Hit) int {
				if a.Node.Segment != b.Node.Segment {
					return a.Node.Segment - b.Node.Segment
				}
				return a.Element - b.Element
			})
		}
		switch {
		case which == "rest":
			hits = hits[min(1, len(hits)):]
			fallthrough
		case which == "all":
			*v = Value{kind: list, list: make([]Value, len(hits))}
			for i := range hits {
				v.list[i].setText(hits[i].Text, &hits[i])
			}
			if len(hits) > 0 {
				v.at = hits[0]
			}
		case len(hits) == 0:
			v.setMissing(miss)
		case which == "first":
			v.setText(hits[0].Text, &hits[0])
		default:
			last := &hits[len(hits)-1]
			v.setText(last.Text, last)
		}
	}
	return x
}

// present tells whether a value, or a segment, is there.
func (c *Compiler) present(n *ast.CallNode) Compiled {
	if s, ok := c.segment(n.Arguments[0]); ok {
		if s == nil {
			return dead(Bool, n)
		}
		out := Compiled{typ: Bool, eval: func(r *Run, v *Value) { v.setBool(len(s.nodes(r, nil)) > 0) }}.from(c, s)
		if out.idle == idleMissing {
			out.idle = idleFalse
		}
		return out
	}
	x := c.compile(n.Arguments[0])
	out := Compiled{typ: Bool, eval: func(r *Run, v *Value) {
		if x.eval(r, v); v.kind != failed {
			v.keepBool(v.kind != absent && (v.kind != list || len(v.list) > 0))
		}
	}}
	if x.absent() || x.idle == idleEmpty {
		out.idle, out.needs = idleFalse, x.needs
	}
	return out
}

// segment compiles n as a selector of segments when it is one; ok is false when
// it is anything else.
func (c *Compiler) segment(n ast.Node) (s *selector, ok bool) {
	switch n := n.(type) {
	case *ast.IdentifierNode, *ast.MemberNode:
	case *ast.CallNode:
		if !isField(n) {
			return nil, false
		}
	default:
		return nil, false
	}
	s = c.selector(n)
	if s == nil {
		return nil, true
	}
	return s, s.element == 0
}

func (c *Compiler) count(n *ast.CallNode) Compiled {
	s, ok := c.segment(n.Arguments[0])
	if !ok || s == nil {
		c.fault(n.Arguments[0], "", "count() takes a segment")
		return dead(Decimal, n)
	}
	return Compiled{typ: Decimal, eval: func(r *Run, v *Value) {
		v.at = Hit{}
		v.keepNumber(r.made.of(int64(len(s.nodes(r, nil)))))
	}}
}

// pair compiles pair("IN", "BP") and pair(LIN, "UP"), pairKey likewise.
func (c *Compiler) pair(n *ast.CallNode) *selector {
	args := n.Arguments
	d := len(c.scopes) - 1
	for d > 0 && c.scopes[d].row {
		d--
	}
	s := &selector{depth: d, shapes: []*decode.Shape{c.scopes[d].shape}}
	if len(args) > 0 {
		if _, ok := args[0].(*ast.StringNode); !ok {
			if s = c.selector(args[0]); s == nil {
				return nil
			}
			if s.element != 0 {
				c.fault(args[0], "", "%s is an element, a segment is expected here", s.source)
				return nil
			}
			args = args[1:]
		}
	}
	start := pairsAt(s.shape())
	if start == 0 {
		c.fault(n, "name the segment first: pair(PO1, …)", "%s has no repeating pairs", orRoot(s.shape().Name))
		return nil
	}
	p := &pair{start: start, last: pairsEnd(s.shape(), start), key: calleeName(n) == "pairKey"}
	for _, a := range args {
		code, ok := a.(*ast.StringNode)
		if !ok {
			c.fault(a, "", "a qualifier in quotes is expected here")
			return nil
		}
		p.codes = append(p.codes, code.Value)
	}
	if len(p.codes) == 0 {
		c.fault(n, "", "no qualifier is named")
		return nil
	}
	s.pair, s.element = p, 0
	s.source = fmt.Sprintf("pair %s of %s", strings.Join(p.codes, ", "), s.shape().Name)
	s.missing = missing(s.source)
	return s
}

func orRoot(name string) string {
	if name == "" {
		return "the document's header"
	}
	return name
}

func (c *Compiler) pairValue(n *ast.CallNode) Compiled {
	s := c.pair(n)
	if s == nil {
		return dead(Text, n)
	}
	t, places := s.typ()
	x := Compiled{typ: t, places: places, eval: s.one}.from(c, s)
	return x.quickOne(s)
}

// fixed compiles text(EA): the characters as they stand.
func (c *Compiler) fixed(n *ast.CallNode) Compiled {
	a := n.Arguments[0]
	s := ""
	switch a := a.(type) {
	case *ast.StringNode:
		s = a.Value
	case *ast.IdentifierNode:
		s = a.Value
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode:
		s = c.text(a)
	default:
		c.fault(a, `put the text in quotes: text("…")`, "text() takes one word")
	}
	return constant(Text, Value{kind: text, text: s}, n)
}

// raw gives an element as sent, whatever its type.
func (c *Compiler) raw(n *ast.CallNode) Compiled {
	x := c.compile(n.Arguments[0])
	if !textual(x.typ) {
		c.fault(n.Arguments[0], "", "raw() takes an element, this is %s", x.typ)
	}
	x.typ = Text
	return x
}

func (c *Compiler) toDecimal(n *ast.CallNode) Compiled {
	x := c.compile(n.Arguments[0])
	mark := "."
	if len(n.Arguments) == 2 {
		if mark, _ = c.quoted(n.Arguments[1]); !c.bad && mark != "," && mark != "." {
			c.fault(n.Arguments[1], `decimal(…, ",")`, "the decimal mark is a comma or a point")
		}
	}
	switch x.typ {
	case Decimal:
		return x
	case Text, tNumber, tAsSent:
		if len(n.Arguments) == 2 {
			return x.grouped(mark)
		}
		return c.decimal(x)
	}
	c.convertFault(x, Decimal, "decimal()")
	return dead(Decimal, n)
}

func (c *Compiler) convertFault(x Compiled, want Type, who string) {
	if _, ok := c.Convert(x, want, who); ok {
		c.fault(x.node, "", "%s takes no %s", who, x.typ)
	}
}

// implied compiles implied(SAC05, 2): X12 N2, "1250" is 12.50. A value with a
// point in it could mean either and is a fault of the document.
func (c *Compiler) implied(n *ast.CallNode) Compiled {
	x := c.compile(n.Arguments[0])
	places, ok := c.whole(n.Arguments[1], 0, 9)
	switch {
	case !ok:
	case x.typ == tImplied && x.places != places:
		c.fault(n.Arguments[1], fmt.Sprintf("write %d", x.places), "the element has %d implied decimals", x.places)
	case x.typ != tImplied && x.typ != Text && x.typ != tNumber && x.typ != tAsSent:
		c.fault(n.Arguments[0], "", "implied() takes digits, this is %s", x.typ)
	}
	return Compiled{typ: Decimal, eval: func(r *Run, v *Value) {
		if x.eval(r, v); v.kind != text {
			return
		}
		d, ok := parseImplied(strings.TrimSpace(v.text), places, &r.made)
		if !ok {
			v.setInvalid(fmt.Sprintf("%q is no number with %d implied decimals.", v.text, places),
				"Ask the partner which amount is meant: a point does not belong into this element.")
			return
		}
		v.keepNumber(d)
	}}.like(x)
}

// whole reads an argument that is a number written in the mapping.
func (c *Compiler) whole(n ast.Node, least, most int) (int, bool) {
	i, ok := n.(*ast.IntegerNode)
	if !ok || i.Value < least || i.Value > most {
		c.fault(n, "", "a whole number from %d to %d is expected here", least, most)
		return 0, false
	}
	return i.Value, true
}

func (c *Compiler) quoted(n ast.Node) (string, bool) {
	s, ok := n.(*ast.StringNode)
	if !ok {
		c.fault(n, "", "a text in quotes is expected here")
		return "", false
	}
	return s.Value, true
}

// lookup compiles lookup(units, PO103).
func (c *Compiler) lookup(n *ast.CallNode) Compiled {
	id, ok := n.Arguments[0].(*ast.IdentifierNode)
	if !ok {
		c.fault(n.Arguments[0], "", "the name of a table is expected here")
		return dead(Text, n)
	}
	t := c.tables[id.Value]
	if t == nil {
		c.fault(id, Nearest(id.Value, slices.Collect(maps.Keys(c.tables))), "there is no table %s", id.Value)
		return dead(Text, n)
	}
	c.asked[id.Value] = true
	x := c.textArg(n.Arguments[1])
	strictly := c.orElse > 0
	return Compiled{typ: Text, eval: func(r *Run, v *Value) {
		if x.eval(r, v); v.kind != text {
			return
		}
		if note := t.look(v, strictly); note != nil {
			r.Report(note, v.at)
		}
	}}.like(x).quickly(x, t.listed)
}

func (c *Compiler) conditional(n *ast.CallNode) Compiled {
	cond := c.truth(c.compile(n.Arguments[0]))
	if cond.typ != Bool {
		c.fault(n.Arguments[0], "", "if() needs a condition first, this is %s", cond.typ)
	}
	then := c.compile(n.Arguments[1])
	other := dead(then.typ, n)
	if len(n.Arguments) == 3 {
		then, other = c.unify(n, then, c.compile(n.Arguments[2]))
	}
	x := Compiled{typ: then.typ, places: then.places, eval: func(r *Run, v *Value) {
		switch cond.eval(r, v); {
		case v.kind != boolean:
		case v.yes:
			then.eval(r, v)
		default:
			other.eval(r, v)
		}
	}}
	if cond.idle == idleFalse {
		return x.then(cond, other)
	}
	return x.like(cond)
}
