// SPDX-License-Identifier: Apache-2.0

package mapping

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/expr-lang/expr/ast"

	"ordergate/gateway"
	"ordergate/gateway/decode"
)

// function is one of the language's functions.
type function struct {
	name     string
	min, max int // arguments; max 0 for any number
	compile  func(c *compiler, n *ast.CallNode) compiled
}

// functions lists all of them; docs/mapping.md has one line each.
func functions() []function {
	return []function{
		{"optional", 1, 1, (*compiler).optional},
		{"first", 1, 0, func(c *compiler, n *ast.CallNode) compiled { return c.collect(n, "first") }},
		{"last", 1, 0, func(c *compiler, n *ast.CallNode) compiled { return c.collect(n, "last") }},
		{"all", 1, 0, func(c *compiler, n *ast.CallNode) compiled { return c.collect(n, "all") }},
		{"rest", 1, 0, func(c *compiler, n *ast.CallNode) compiled { return c.collect(n, "rest") }},
		{"present", 1, 1, (*compiler).present},
		{"count", 1, 1, (*compiler).count},
		{"pair", 1, 0, func(c *compiler, n *ast.CallNode) compiled { return c.pairValue(n) }},
		{"pairKey", 1, 0, func(c *compiler, n *ast.CallNode) compiled { return c.pairValue(n) }},
		{"text", 1, 1, (*compiler).fixed},
		{"raw", 1, 1, (*compiler).raw},
		{"decimal", 1, 1, (*compiler).toDecimal},
		{"implied", 2, 2, (*compiler).implied},
		{"date", 1, 2, func(c *compiler, n *ast.CallNode) compiled { return c.date(n, "") }},
		{"start", 1, 1, func(c *compiler, n *ast.CallNode) compiled { return c.date(n, "start") }},
		{"end", 1, 1, func(c *compiler, n *ast.CallNode) compiled { return c.date(n, "end") }},
		{"time", 1, 1, (*compiler).time},
		{"lookup", 2, 2, (*compiler).lookup},
		{"if", 2, 3, (*compiler).conditional},
		{"concat", 1, 0, (*compiler).concat},
		{"join", 2, 2, (*compiler).join},
		{"trim", 1, 1, mapText(strings.TrimSpace)},
		{"upper", 1, 1, mapText(strings.ToUpper)},
		{"lower", 1, 1, mapText(strings.ToLower)},
		{"digits", 1, 1, mapText(onlyDigits)},
		{"left", 2, 2, (*compiler).left},
		{"right", 2, 2, (*compiler).right},
		{"part", 3, 3, (*compiler).part},
		{"padLeft", 3, 3, (*compiler).padLeft},
		{"before", 2, 2, (*compiler).before},
		{"after", 2, 2, (*compiler).after},
		{"replace", 3, 3, (*compiler).replace},
		{"length", 1, 1, (*compiler).length},
		{"gtin", 1, 1, (*compiler).gtin},
		{"round", 2, 2, (*compiler).round},
		{"abs", 1, 1, (*compiler).abs},
		{"min", 2, 2, func(c *compiler, n *ast.CallNode) compiled { return c.extreme(n, -1) }},
		{"max", 2, 2, func(c *compiler, n *ast.CallNode) compiled { return c.extreme(n, 1) }},
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

func (c *compiler) call(n *ast.CallNode) compiled {
	name := calleeName(n)
	all := functions()
	i := slices.IndexFunc(all, func(f function) bool { return f.name == name })
	switch {
	case name == "unread" || name == "pairs":
		c.fault(n, "", "%s() belongs behind each:", name)
	case i < 0:
		c.fault(n, nearest(name, functionNames()), "unknown function %s", name)
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
	return dead(tText, n)
}

// optional makes what is not there nobody's fault.
func (c *compiler) optional(n *ast.CallNode) compiled {
	x := c.compile(n.Arguments[0])
	eval := x.eval
	x.eval = func(r *run) value {
		v := eval(r)
		if v.kind == absent && (v.problem == nil || v.problem.code == "mapping.selector.none") {
			return nothing
		}
		return v
	}
	return x
}

// selectors compiles arguments that must be selectors of values.
func (c *compiler) selectors(args []ast.Node) []*selector {
	var out []*selector
	for _, a := range args {
		s := c.selectorArg(a)
		if s == nil {
			return nil
		}
		if s.element == 0 && s.pair == nil {
			c.fault(a, "name an element of it: "+elementText(s.shape().Name, 1)+" …", "%s is a segment, no value", s.source)
			return nil
		}
		out = append(out, s)
	}
	return out
}

func (c *compiler) selectorArg(n ast.Node) *selector {
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
func (c *compiler) collect(n *ast.CallNode, which string) compiled {
	sels := c.selectors(n.Arguments)
	if sels == nil {
		return dead(tText, n)
	}
	t, places := sels[0].typ()
	for _, s := range sels[1:] {
		if u, _ := s.typ(); u != t {
			t = tText
		}
	}
	miss := sels[0].missing
	x := compiled{typ: t, places: places}
	if which == "all" || which == "rest" {
		x.typ = tList
	}
	x.eval = func(r *run) value {
		var few [8]hit
		hits := few[:0]
		for _, s := range sels {
			before := len(hits)
			hits = s.hits(r, hits)
			for i, h := range hits[before:] {
				if len(sels) == 1 && (which == "first" && i > 0 || which == "last" && i < len(hits)-1) {
					continue
				}
				s.take(r, h)
			}
		}
		if len(sels) > 1 {
			slices.SortStableFunc(hits, func(a, b hit) int {
				if a.node.Segment != b.node.Segment {
					return a.node.Segment - b.node.Segment
				}
				return a.element - b.element
			})
		}
		switch {
		case which == "rest":
			hits = hits[min(1, len(hits)):]
			fallthrough
		case which == "all":
			v := value{kind: list, list: make([]value, len(hits))}
			for i, h := range hits {
				v.list[i] = textValue(h.text, h)
			}
			if len(hits) > 0 {
				v.at = hits[0]
			}
			return v
		case len(hits) == 0:
			return value{problem: miss}
		case which == "first":
			return textValue(hits[0].text, hits[0])
		}
		return textValue(hits[len(hits)-1].text, hits[len(hits)-1])
	}
	return x
}

// present tells whether a value, or a segment, is there.
func (c *compiler) present(n *ast.CallNode) compiled {
	if s, ok := c.segment(n.Arguments[0]); ok {
		if s == nil {
			return dead(tBool, n)
		}
		return compiled{typ: tBool, eval: func(r *run) value { return boolValue(len(s.nodes(r, nil)) > 0, hit{}) }}
	}
	x := c.compile(n.Arguments[0])
	return compiled{typ: tBool, eval: func(r *run) value {
		v := x.eval(r)
		if v.kind == failed {
			return v
		}
		return boolValue(v.kind != absent && (v.kind != list || len(v.list) > 0), v.at)
	}}
}

// segment compiles n as a selector of segments when it is one; ok is false when
// it is anything else.
func (c *compiler) segment(n ast.Node) (s *selector, ok bool) {
	switch n.(type) {
	case *ast.IdentifierNode, *ast.MemberNode:
	default:
		return nil, false
	}
	s = c.selector(n)
	if s == nil {
		return nil, true
	}
	return s, s.element == 0
}

func (c *compiler) count(n *ast.CallNode) compiled {
	s, ok := c.segment(n.Arguments[0])
	if !ok || s == nil {
		c.fault(n.Arguments[0], "", "count() takes a segment")
		return dead(tDecimal, n)
	}
	return compiled{typ: tDecimal, eval: func(r *run) value {
		d, _ := parseDecimal(fmt.Sprint(len(s.nodes(r, nil))))
		return numberValue(d, hit{})
	}}
}

// pair compiles pair("IN", "BP") and pair(LIN, "UP"), pairKey likewise.
func (c *compiler) pair(n *ast.CallNode) *selector {
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

func (c *compiler) pairValue(n *ast.CallNode) compiled {
	s := c.pair(n)
	if s == nil {
		return dead(tText, n)
	}
	t, places := s.typ()
	return compiled{typ: t, places: places, eval: s.one}
}

// fixed compiles text(EA): the characters as they stand.
func (c *compiler) fixed(n *ast.CallNode) compiled {
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
	return constant(tText, textValue(s, hit{}), n)
}

// raw gives an element as sent, whatever its type.
func (c *compiler) raw(n *ast.CallNode) compiled {
	x := c.compile(n.Arguments[0])
	if !textual(x.typ) {
		c.fault(n.Arguments[0], "", "raw() takes an element, this is %s", x.typ)
	}
	x.typ = tText
	return x
}

func (c *compiler) toDecimal(n *ast.CallNode) compiled {
	x := c.compile(n.Arguments[0])
	switch x.typ {
	case tDecimal:
		return x
	case tText, tNumber:
		return c.decimal(x)
	}
	c.convertFault(x, tDecimal, "decimal()")
	return dead(tDecimal, n)
}

func (c *compiler) convertFault(x compiled, want typ, who string) {
	if _, ok := c.convert(x, want, who); ok {
		c.fault(x.node, "", "%s takes no %s", who, x.typ)
	}
}

// implied compiles implied(SAC05, 2): X12 N2, "1250" is 12.50. A value with a
// point in it could mean either and is a fault of the document.
func (c *compiler) implied(n *ast.CallNode) compiled {
	x := c.compile(n.Arguments[0])
	places, ok := c.whole(n.Arguments[1], 0, 9)
	switch {
	case !ok:
	case x.typ == tImplied && x.places != places:
		c.fault(n.Arguments[1], fmt.Sprintf("write %d", x.places), "the element has %d implied decimals", x.places)
	case x.typ != tImplied && x.typ != tText && x.typ != tNumber:
		c.fault(n.Arguments[0], "", "implied() takes digits, this is %s", x.typ)
	}
	return compiled{typ: tDecimal, eval: func(r *run) value {
		v := x.eval(r)
		if v.kind != text {
			return v
		}
		d, ok := parseImplied(strings.TrimSpace(v.text), places)
		if !ok {
			return invalid(v, fmt.Sprintf("%q is no number with %d implied decimals.", v.text, places),
				"Ask the partner which amount is meant: a point does not belong into this element.")
		}
		return numberValue(d, v.at)
	}}
}

// whole reads an argument that is a number written in the mapping.
func (c *compiler) whole(n ast.Node, least, most int) (int, bool) {
	i, ok := n.(*ast.IntegerNode)
	if !ok || i.Value < least || i.Value > most {
		c.fault(n, "", "a whole number from %d to %d is expected here", least, most)
		return 0, false
	}
	return i.Value, true
}

func (c *compiler) quoted(n ast.Node) (string, bool) {
	s, ok := n.(*ast.StringNode)
	if !ok {
		c.fault(n, "", "a text in quotes is expected here")
		return "", false
	}
	return s.Value, true
}

func (c *compiler) time(n *ast.CallNode) compiled {
	x := c.compile(n.Arguments[0])
	if x.typ != tRawTime && x.typ != tText && x.typ != tNumber {
		c.fault(n.Arguments[0], "", "time() takes a time, this is %s", x.typ)
	}
	return compiled{typ: tTime, eval: func(r *run) value {
		v := x.eval(r)
		if v.kind != text {
			return v
		}
		t, ok := isoTime(v.text)
		if !ok {
			return invalid(v, fmt.Sprintf("%q is no time of day.", v.text), "Ask the partner for the right time.")
		}
		return textValue(t, v.at)
	}}
}

// date compiles date(BEG05), date(REF02, "MMDDCCYY"), date(DTM["002"]): of a
// segment, the date with the century or the format that stands beside it.
func (c *compiler) date(n *ast.CallNode, edge string) compiled {
	arg := n.Arguments[0]
	if len(n.Arguments) == 1 {
		if ns, ok := c.dateSegment(arg); ok {
			if ns == nil {
				return dead(tDate, n)
			}
			return compiled{typ: tDate, eval: func(r *run) value { return r.segmentDate(ns, edge) }}
		}
	}
	x := c.compile(arg)
	if x.typ == tDate {
		return x
	}
	if x.typ != tRawDate && x.typ != tText && x.typ != tNumber {
		c.fault(arg, "", "a date is expected here, this is %s", x.typ)
	}
	pattern := ""
	if len(n.Arguments) == 2 {
		pattern, _ = c.quoted(n.Arguments[1])
		if !c.bad && !validPattern(pattern) {
			c.fault(n.Arguments[1], `"CCYYMMDD", "DD.MM.YYYY"`, "a date's pattern needs year, month and day")
		}
	}
	return compiled{typ: tDate, eval: func(r *run) value {
		v := x.eval(r)
		if v.kind != text {
			return v
		}
		d, ok := "", false
		if pattern == "" {
			d, ok = isoDate(v.text, r.opts.CenturyPivot)
		} else {
			d, ok = patternDate(v.text, pattern, r.opts.CenturyPivot)
		}
		if !ok {
			return badDate(v)
		}
		return textValue(d, v.at)
	}}
}

func badDate(v value) value {
	return invalid(v, fmt.Sprintf("%q is no date of the calendar.", v.text), "Ask the partner for the right date, or enter it.")
}

// dateSegment compiles the argument of date() when it names a segment.
func (c *compiler) dateSegment(arg ast.Node) (*nodes, bool) {
	probe := *c
	var ignored gateway.Faults
	probe.faults, probe.scopes = &ignored, slices.Clone(c.scopes)
	if probe.nodesOf(arg) == nil {
		return nil, false
	}
	ns := c.nodesOf(arg)
	if ns == nil {
		return nil, true
	}
	if datesOf(ns.shape).date == 0 {
		c.fault(arg, "", "%s has no date", ns.shape.Name)
		return nil, true
	}
	return ns, true
}

// segmentDate reads the date of a DTM-like segment: DTM02, with a century in
// DTM05 (before 004010, and often after), or DTM05/DTM06 as format and text.
func (r *run) segmentDate(ns *nodes, edge string) value {
	var few [4]*decode.Node
	found := ns.find(r, few[:0])
	switch {
	case len(found) == 0 && ns.optional:
		return nothing
	case len(found) == 0:
		return value{problem: ns.missing}
	case len(found) > 1 && ns.mode == modeOne && !repeated(found):
		hits := []hit{{node: found[0]}, {node: found[1]}}
		return value{kind: failed, at: hits[1], problem: (&selector{source: ns.source}).several(hits)}
	}
	n := found[0]
	if ns.mode == modeLast {
		n = found[len(found)-1]
	}
	p := datesOf(ns.shape)
	same := []*decode.Node{n}
	if ns.mode == modeOne {
		same = found
	}
	read := func(e int) {
		for _, n := range same {
			r.mark(hit{node: n, element: e})
		}
	}
	get := func(e int) (string, hit) {
		h := hit{node: n, element: e}
		if e > 0 {
			t, _ := n.Element(e)
			h.text = strings.TrimRight(t, " ")
		}
		return h.text, h
	}
	date, at := get(p.date)
	format, formatAt := get(p.format)
	period, periodAt := get(p.period)
	read(1) // the qualifier chose it
	switch {
	case date != "":
		read(at.element)
		if period == "" && len(format) == 2 && digits(format) { // a century, 19 or 20
			read(formatAt.element)
			if len(date) == 6 {
				date = format + date
			}
		}
		d, ok := isoDate(date, r.opts.CenturyPivot)
		if !ok {
			return badDate(textValue(date, at))
		}
		return textValue(d, at)
	case period != "":
		read(formatAt.element)
		read(periodAt.element)
		if format == "RD8" {
			from, to, ok := strings.Cut(period, "-")
			if edge == "" && from != to {
				return invalid(textValue(period, periodAt), fmt.Sprintf("%q is a range, and one date is meant.", period), "In the mapping, write start() or end().")
			}
			if edge == "end" {
				from = to
			}
			d, okay := isoDate(from, r.opts.CenturyPivot)
			if !ok || !okay {
				return badDate(textValue(period, periodAt))
			}
			return textValue(d, periodAt)
		}
		d, ok := patternDate(period, formatPattern(format), r.opts.CenturyPivot)
		if !ok {
			return badDate(textValue(period, periodAt))
		}
		return textValue(d, periodAt)
	case ns.optional:
		return nothing
	}
	return value{problem: ns.missing, at: at}
}

// lookup compiles lookup(units, PO103).
func (c *compiler) lookup(n *ast.CallNode) compiled {
	id, ok := n.Arguments[0].(*ast.IdentifierNode)
	if !ok {
		c.fault(n.Arguments[0], "", "the name of a table is expected here")
		return dead(tText, n)
	}
	t := c.tables[id.Value]
	if t == nil {
		c.fault(id, nearest(id.Value, keys(c.tables)), "there is no table %s", id.Value)
		return dead(tText, n)
	}
	c.asked[id.Value] = true
	x := c.textArg(n.Arguments[1])
	strictly := c.orElse > 0
	return compiled{typ: tText, eval: func(r *run) value {
		v := x.eval(r)
		if v.kind != text {
			return v
		}
		out, note := t.look(v, strictly)
		if note != nil {
			r.report(note, v.at, "")
		}
		return out
	}}
}

func (c *compiler) conditional(n *ast.CallNode) compiled {
	cond := c.compile(n.Arguments[0])
	if cond.typ != tBool {
		c.fault(n.Arguments[0], "", "if() needs a condition first, this is %s", cond.typ)
	}
	then := c.compile(n.Arguments[1])
	other := dead(then.typ, n)
	if len(n.Arguments) == 3 {
		then, other = c.unify(n, then, c.compile(n.Arguments[2]))
	}
	return compiled{typ: then.typ, places: then.places, eval: func(r *run) value {
		v := cond.eval(r)
		switch {
		case v.kind != boolean:
			return v
		case v.yes:
			return then.eval(r)
		}
		return other.eval(r)
	}}
}

// maxText bounds a text that functions make, in bytes.
const maxText = 64 << 10

func bounded(v value, s string) value {
	if len(s) > maxText {
		return invalid(value{at: v.at}, "The text is longer than 64 KiB.", "")
	}
	return textValue(s, v.at)
}

func (c *compiler) concat(n *ast.CallNode) compiled {
	var parts []compiled
	for _, a := range n.Arguments {
		parts = append(parts, c.textArg(a))
	}
	return compiled{typ: tText, eval: func(r *run) value {
		var out value
		var b strings.Builder
		for _, p := range parts {
			v := p.eval(r)
			if v.kind == failed || v.problem != nil {
				return v
			}
			if out.at.node == nil {
				out.at = v.at
			}
			b.WriteString(v.text)
			if b.Len() > maxText {
				break
			}
		}
		return bounded(out, b.String())
	}}
}

func (c *compiler) join(n *ast.CallNode) compiled {
	x := c.compile(n.Arguments[0])
	sep, _ := c.quoted(n.Arguments[1])
	if x.typ != tList {
		c.fault(n.Arguments[0], "write join(all(…), …)", "join() takes a list, this is %s", x.typ)
	}
	return compiled{typ: tText, eval: func(r *run) value {
		v := x.eval(r)
		if v.kind != list {
			return v
		}
		if len(v.list) == 0 {
			return nothing
		}
		var b strings.Builder
		for i, e := range v.list {
			if i > 0 {
				b.WriteString(sep)
			}
			b.WriteString(e.String())
			if b.Len() > maxText {
				break
			}
		}
		return bounded(v, b.String())
	}}
}

func mapText(f func(string) string) func(*compiler, *ast.CallNode) compiled {
	return func(c *compiler, n *ast.CallNode) compiled { return c.onText(n, f) }
}

// onText applies f to a text; an empty result is no value.
func (c *compiler) onText(n *ast.CallNode, f func(string) string) compiled {
	x := c.textArg(n.Arguments[0])
	return compiled{typ: tText, eval: func(r *run) value {
		v := x.eval(r)
		if v.kind != text {
			return v
		}
		s := f(v.text)
		if s == "" {
			return nothing
		}
		return bounded(v, s)
	}}
}

func onlyDigits(s string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, s)
}

func (c *compiler) left(n *ast.CallNode) compiled {
	k, _ := c.whole(n.Arguments[1], 1, 10_000)
	return c.onText(n, func(s string) string {
		rs := []rune(s)
		return string(rs[:min(k, len(rs))])
	})
}

func (c *compiler) right(n *ast.CallNode) compiled {
	k, _ := c.whole(n.Arguments[1], 1, 10_000)
	return c.onText(n, func(s string) string {
		rs := []rune(s)
		return string(rs[max(0, len(rs)-k):])
	})
}

func (c *compiler) part(n *ast.CallNode) compiled {
	from, _ := c.whole(n.Arguments[1], 1, 10_000)
	k, _ := c.whole(n.Arguments[2], 1, 10_000)
	return c.onText(n, func(s string) string {
		rs := []rune(s)
		at := min(from-1, len(rs))
		return string(rs[at:min(at+k, len(rs))])
	})
}

func (c *compiler) padLeft(n *ast.CallNode) compiled {
	k, _ := c.whole(n.Arguments[1], 1, 200)
	with, ok := c.quoted(n.Arguments[2])
	if ok && utf8.RuneCountInString(with) != 1 {
		c.fault(n.Arguments[2], "", "one character is expected here")
	}
	return c.onText(n, func(s string) string { return strings.Repeat(with, max(0, k-utf8.RuneCountInString(s))) + s })
}

func (c *compiler) before(n *ast.CallNode) compiled {
	sep, _ := c.quoted(n.Arguments[1])
	return c.onText(n, func(s string) string { head, _, _ := strings.Cut(s, sep); return head })
}

func (c *compiler) after(n *ast.CallNode) compiled {
	sep, _ := c.quoted(n.Arguments[1])
	return c.onText(n, func(s string) string { _, tail, _ := strings.Cut(s, sep); return tail })
}

func (c *compiler) replace(n *ast.CallNode) compiled {
	old, ok := c.quoted(n.Arguments[1])
	if ok && old == "" {
		c.fault(n.Arguments[1], "", "an empty text cannot be replaced")
	}
	with, _ := c.quoted(n.Arguments[2])
	return c.onText(n, func(s string) string {
		if len(with) > len(old) && strings.Count(s, old)*(len(with)-len(old))+len(s) > maxText {
			return strings.Repeat(" ", maxText+1) // bounded makes a fault of it
		}
		return strings.ReplaceAll(s, old, with)
	})
}

func (c *compiler) length(n *ast.CallNode) compiled {
	x := c.textArg(n.Arguments[0])
	return compiled{typ: tDecimal, eval: func(r *run) value {
		v := x.eval(r)
		if v.kind != text {
			return v
		}
		d, _ := parseDecimal(fmt.Sprint(utf8.RuneCountInString(v.text)))
		return numberValue(d, v.at)
	}}
}

// gtin reads a GTIN-8, -12, -13 or -14: digits, with the GS1 check digit tested.
// One that is wrong is kept as sent, and a finding says so.
func (c *compiler) gtin(n *ast.CallNode) compiled {
	x := c.textArg(n.Arguments[0])
	return compiled{typ: tText, eval: func(r *run) value {
		v := x.eval(r)
		if v.kind != text {
			return v
		}
		d := onlyDigits(v.text)
		if !checkDigit(d) {
			r.report(&problem{code: "mapping.gtin.check", severity: gateway.Warn, found: v.text, at: v.at,
				message: fmt.Sprintf("%q is no GTIN: length or check digit is wrong.", v.text),
				hint:    "It was kept as sent; ask the partner if the item cannot be found."}, v.at, "")
			return v
		}
		return textValue(d, v.at)
	}}
}

// checkDigit tests a GTIN by GS1 General Specifications §7.9 (mod 10, weights 3
// and 1 from the right).
func checkDigit(d string) bool {
	switch len(d) {
	case 8, 12, 13, 14:
	default:
		return false
	}
	sum := 0
	for i := len(d) - 1; i >= 0; i-- {
		n := int(d[i] - '0')
		if (len(d)-i)%2 == 0 {
			n *= 3
		}
		sum += n
	}
	return sum%10 == 0
}

func (c *compiler) numberOf(n ast.Node) compiled { return c.numeric(c.compile(n)) }

func (c *compiler) round(n *ast.CallNode) compiled {
	x := c.numberOf(n.Arguments[0])
	places, _ := c.whole(n.Arguments[1], 0, 9)
	return compiled{typ: tDecimal, eval: func(r *run) value {
		v := x.eval(r)
		if v.kind == number {
			v.number = v.number.Round(int32(places))
		}
		return v
	}}
}

func (c *compiler) abs(n *ast.CallNode) compiled {
	x := c.numberOf(n.Arguments[0])
	return compiled{typ: tDecimal, eval: func(r *run) value {
		v := x.eval(r)
		if v.kind == number {
			v.number = v.number.Abs()
		}
		return v
	}}
}

func (c *compiler) extreme(n *ast.CallNode, sign int) compiled {
	a, b := c.numberOf(n.Arguments[0]), c.numberOf(n.Arguments[1])
	return compiled{typ: tDecimal, eval: func(r *run) value {
		x := a.eval(r)
		if x.kind != number {
			return x
		}
		y := b.eval(r)
		if y.kind == number && y.number.Cmp(x.number) != sign {
			return x
		}
		return y
	}}
}
