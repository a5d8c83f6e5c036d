// SPDX-License-Identifier: Apache-2.0

package mapping

import (
	"fmt"
	"strings"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/builtin"
	"github.com/expr-lang/expr/conf"
	"github.com/expr-lang/expr/parser"

	"ordergate/gateway"
	"ordergate/gateway/decode"
)

// typ is what an expression gives, known when it is loaded.
type typ uint8

const (
	tText    typ = iota
	tNumber      // text that is a decimal: X12 R and N0
	tImplied     // text with implied decimals: X12 N1…N9
	tRawDate     // X12 DT as sent
	tRawTime     // X12 TM as sent
	tDecimal
	tDate // ISO 8601
	tTime
	tBool
	tList
	tComposite
)

func (t typ) String() string {
	return [...]string{"text", "a number", "a number with implied decimals", "a date as sent", "a time as sent", "a decimal", "a date", "a time",
		"true or false", "a list", "a composite"}[t]
}

// compiled is an expression ready to run.
type compiled struct {
	typ    typ
	eval   func(r *run) value
	sel    *selector // when it is a selector and nothing else
	places int       // of tImplied
	none   bool      // the word none: no value, of any type
	node   ast.Node
}

// compiler compiles the rules of one mapping.
type compiler struct {
	scopes []scope
	parts  map[string]*ruleBlock
	tables map[string]*table
	roots  map[string]int
	faults *gateway.Faults
	config *conf.Config
	src    scalar // the expression being compiled
	runes  []rune
	asked  map[string]bool // tables
	bad    bool            // a fault has been found in it
	orElse int             // inside the left side of ??
	// asksUnread is set inside unread(): choosing there is no reading.
	asksUnread bool
	bare       bool // a bare text stood in a filter's condition
}

// maxExpression bounds an expression's length, and so its run time and depth.
const maxExpression = 4000

func (c *compiler) fail(s scalar, offset int, message, hint string) {
	*c.faults = append(*c.faults, s.fault(offset, message, hint))
}

// fault reports a fault at a node of the expression, once an expression.
func (c *compiler) fault(n ast.Node, hint, format string, args ...any) {
	if c.bad {
		return
	}
	c.bad = true
	c.fail(c.src, begin(n), fmt.Sprintf(format, args...), hint)
}

// begin is where a node's text begins: the parser puts operators and members at
// their sign.
func begin(n ast.Node) int {
	at := n.Location().From
	switch n := n.(type) {
	case *ast.MemberNode:
		return min(at, begin(n.Node))
	case *ast.BinaryNode:
		return min(at, begin(n.Left))
	}
	return at
}

func parserConfig() *conf.Config {
	cfg := conf.CreateNew()
	cfg.DisableIfOperator = true
	cfg.MaxNodes = 2000
	for _, f := range builtin.Builtins {
		cfg.Disabled[f.Name] = true
	}
	// A name in Functions is parsed as an ordinary call, whatever the parser
	// knows by that name.
	for _, name := range []string{"all", "none", "any", "one", "filter", "map", "count", "sum", "find", "findIndex", "findLast", "findLastIndex",
		"groupBy", "sortBy", "reduce"} {
		cfg.Functions[name] = &builtin.Function{Name: name}
	}
	return cfg
}

// parse reads an expression's syntax.
func (c *compiler) parse(s scalar) (ast.Node, bool) {
	c.src, c.bad, c.orElse = s, false, 0
	c.runes = []rune(s.text)
	if len(s.text) > maxExpression {
		c.fail(s, 0, fmt.Sprintf("the expression has %d characters", len(s.text)), fmt.Sprintf("%d at most", maxExpression))
		return nil, false
	}
	if strings.TrimSpace(s.text) == "" {
		c.fail(s, 0, "the expression is empty", "write none to leave the field empty")
		return nil, false
	}
	if c.config == nil {
		c.config = parserConfig()
	}
	tree, err := parser.ParseWithConfig(s.text, c.config)
	if err != nil {
		message, offset := err.Error(), 0
		if fe, ok := asFileError(err); ok {
			message, offset = fe.Message, fe.From
		}
		c.fail(s, offset, "cannot read the expression: "+message, "")
		return nil, false
	}
	return tree.Node, true
}

// expression compiles a value.
func (c *compiler) expression(s scalar) (compiled, bool) {
	n, ok := c.parse(s)
	if !ok {
		return compiled{}, false
	}
	x := c.compile(n)
	return x, !c.bad
}

// dead stands for what had a fault.
func dead(t typ, n ast.Node) compiled {
	return compiled{typ: t, node: n, eval: func(*run) value { return nothing }}
}

// compile compiles one node of an expression.
func (c *compiler) compile(n ast.Node) compiled {
	switch n := n.(type) {
	case *ast.StringNode:
		return constant(tText, textValue(n.Value, hit{}), n)
	case *ast.BoolNode:
		return constant(tBool, boolValue(n.Value, hit{}), n)
	case *ast.IntegerNode, *ast.FloatNode:
		return c.number(n)
	case *ast.IdentifierNode:
		if n.Value == "none" {
			x := dead(tText, n)
			x.none = true
			return x
		}
		return c.valueOf(n)
	case *ast.MemberNode:
		return c.valueOf(n)
	case *ast.BinaryNode:
		return c.binary(n)
	case *ast.UnaryNode:
		return c.unary(n)
	case *ast.CallNode:
		return c.call(n)
	case *ast.BuiltinNode:
		c.fault(n, nearest(n.Name, functionNames()), "unknown function %s", n.Name)
	case *ast.ConditionalNode:
		c.fault(n, "write if(condition, then, else)", "there is no ?: here")
	case *ast.NilNode:
		c.fault(n, "write optional() around what may be missing", "there is no nil here")
	default:
		c.fault(n, "", "this form is not part of the language")
	}
	return dead(tText, n)
}

func constant(t typ, v value, n ast.Node) compiled {
	return compiled{typ: t, node: n, eval: func(*run) value { return v }}
}

// text gives the source of a node that is one token.
func (c *compiler) text(n ast.Node) string {
	l := n.Location()
	if l.From < 0 || l.To > len(c.runes) || l.From >= l.To {
		return ""
	}
	return string(c.runes[l.From:l.To])
}

// number makes a decimal of a literal's source text: 0.10 keeps its scale, and no
// float is ever made of it.
func (c *compiler) number(n ast.Node) compiled {
	d, ok := parseDecimal(c.text(n))
	if !ok {
		c.fault(n, "digits and one point", "%q is no decimal", c.text(n))
	}
	return constant(tDecimal, numberValue(d, hit{}), n)
}

// valueOf compiles a selector that is meant to give one value.
func (c *compiler) valueOf(n ast.Node) compiled {
	s := c.selector(n)
	if s == nil {
		return dead(tText, n)
	}
	if s.element == 0 && s.pair == nil {
		c.fault(n, "name an element of it: "+elementText(s.shape().Name, 1)+" …", "%s is a segment, no value", s.source)
		return dead(tText, n)
	}
	x := compiled{sel: s, node: n, eval: s.one}
	x.typ, x.places = s.typ()
	return x
}

// typ tells what a selector's element holds.
func (s *selector) typ() (typ, int) {
	e := s.element
	switch {
	case s.pair != nil && s.pair.key, s.element == -1:
		e = pairsAt(s.shape())
	case s.pair != nil, s.element == -2:
		e = pairsAt(s.shape()) + 1
	}
	if e < 1 || e > len(s.shape().Elements) {
		return tText, 0
	}
	el := s.shape().Elements[e-1]
	if len(el.Components) > 0 {
		if s.component == 0 {
			return tComposite, 0
		}
		el = el.Components[s.component-1]
	}
	switch {
	case el.Type == "R", el.Type == "N0", el.Type == "N":
		return tNumber, 0
	case len(el.Type) == 2 && el.Type[0] == 'N' && el.Type[1] > '0' && el.Type[1] <= '9':
		return tImplied, int(el.Type[1] - '0')
	case el.Type == "DT":
		return tRawDate, 0
	case el.Type == "TM":
		return tRawTime, 0
	}
	return tText, 0
}

// selector compiles BEG03, N1["ST"].N104, N9.MSG, header.REF["DP"].REF02, SLN05[1].
func (c *compiler) selector(n ast.Node) *selector {
	switch n := n.(type) {
	case *ast.IdentifierNode:
		return c.head(n)
	case *ast.MemberNode:
		if n.Optional || n.Method {
			break
		}
		if id, ok := n.Node.(*ast.IdentifierNode); ok && id.Value == "header" {
			if name, ok := c.dotted(n); ok {
				return c.step(&selector{shapes: []*decode.Shape{c.scopes[0].shape}, source: "header"}, n, name)
			}
		}
		s := c.selector(n.Node)
		if s == nil {
			return nil
		}
		if name, ok := c.dotted(n); ok {
			return c.step(s, n, name)
		}
		return c.bracket(s, n)
	case *ast.ChainNode:
	default:
		c.fault(n, "", "a segment or element is expected here")
		return nil
	}
	c.fault(n, "write optional() around it", "?. is not part of the language")
	return nil
}

// dotted tells .name from ["name"], which the parser gives alike.
func (c *compiler) dotted(n *ast.MemberNode) (string, bool) {
	p, ok := n.Property.(*ast.StringNode)
	if !ok {
		return "", false
	}
	t := c.text(p)
	return p.Value, t == "" || t[0] != '"' && t[0] != '\'' && t[0] != '`'
}

// head resolves the first name of a selector, from the innermost scope outwards.
func (c *compiler) head(n *ast.IdentifierNode) *selector {
	for d := len(c.scopes) - 1; d >= 0; d-- {
		sc := c.scopes[d]
		if sc.row {
			if n.Value == "key" || n.Value == "value" {
				s := &selector{depth: d, shapes: []*decode.Shape{sc.shape}, source: n.Value, element: -1, missing: missing(n.Value)}
				if n.Value == "value" {
					s.element = -2
				}
				return s
			}
			continue
		}
		s := &selector{depth: d, shapes: []*decode.Shape{sc.shape}}
		if sc.shape.Name == n.Value && n.Value != "" {
			s.source, s.missing = n.Value, missing(n.Value)
			return s
		}
		if c.grow(s, n.Value) {
			return s
		}
		if s.element > 0 { // the segment is there, the element is not
			c.noElement(n, s)
			return nil
		}
	}
	c.unknown(n, n.Value)
	return nil
}

// grow adds a name to a selector: a child segment, an element of the segment
// itself, or an element of a child. When only the element does not exist,
// s.element is left set.
func (c *compiler) grow(s *selector, name string) bool {
	source := name
	if s.source != "" {
		source = s.source + "." + name
	}
	shape := s.shape()
	if child := shape.Child(name); child != nil {
		c.add(s, child)
		s.source, s.missing = source, missing(source)
		return true
	}
	segment, element, ok := elementName(name)
	if !ok {
		return false
	}
	if shape.Name != segment {
		child := shape.Child(segment)
		if child == nil {
			return false
		}
		c.add(s, child)
	}
	s.element, s.source, s.missing = element, source, missing(source)
	return element <= len(s.shape().Elements)
}

func (c *compiler) add(s *selector, child *decode.Shape) {
	st := step{name: child.Name, root: -1}
	if s.depth == 0 && len(s.steps) == 0 {
		i, ok := c.roots[child.Name]
		if !ok {
			i = len(c.roots)
			c.roots[child.Name] = i
		}
		st.root = i
	}
	s.steps, s.shapes = append(s.steps, st), append(s.shapes, child)
}

func (c *compiler) step(s *selector, n *ast.MemberNode, name string) *selector {
	switch {
	case s.element != 0:
		c.fault(n.Property, "", "%s is an element, nothing follows it", s.source)
	case c.grow(s, name):
		return s
	case s.element > 0:
		c.noElement(n.Property, s)
	default:
		c.unknownIn(n.Property, name, s.shape())
	}
	return nil
}

// bracket applies ["ST"], [condition] or, behind an element, a component's number.
func (c *compiler) bracket(s *selector, n *ast.MemberNode) *selector {
	if s.element > 0 {
		i, ok := n.Property.(*ast.IntegerNode)
		if !ok || s.component > 0 {
			c.fault(n.Property, "write "+s.source+"[1]", "behind an element, brackets hold a component's number")
			return nil
		}
		components := s.shape().Elements[s.element-1].Components
		if i.Value < 1 || i.Value > max(len(components), 1) {
			c.fault(n.Property, fmt.Sprintf("it has %d", len(components)), "%s has no component %d", s.source, i.Value)
			return nil
		}
		s.component = i.Value
		s.source = fmt.Sprintf("%s[%d]", s.source, i.Value)
		s.missing = missing(s.source)
		return s
	}
	if len(s.steps) == 0 {
		c.fault(n.Property, "", "%s is the segment we are at, there is nothing to choose from", s.source)
		return nil
	}
	if _, ok := n.Property.(*ast.IntegerNode); ok {
		c.fault(n.Property, `select by qualifier: `+s.shape().Name+`["…"], or use first() or last()`, "segments are not selected by number")
		return nil
	}
	last := &s.steps[len(s.steps)-1]
	if last.filter != nil {
		c.fault(n.Property, "join the conditions with and", "one pair of brackets a segment")
		return nil
	}
	last.filter = c.filter(n.Property, s)
	l := n.Property.Location()
	from, to := l.From, l.To
	if s.shape() != nil && from < to && to <= len(c.runes) {
		// From the bracket to its partner, for messages.
		end := from
		for end < len(c.runes) && c.runes[end] != ']' {
			end++
		}
		for from > 0 && c.runes[from] != '[' {
			from--
		}
		s.source += string(c.runes[from:min(end+1, len(c.runes))])
	}
	s.missing = missing(s.source)
	if last.filter == nil {
		return nil
	}
	return s
}

// filter compiles what stands in brackets behind a segment.
func (c *compiler) filter(n ast.Node, s *selector) *filter {
	if codes, not, ok := literals(n); ok {
		if len(s.shape().Elements) == 0 {
			c.fault(n, "", "%s has no elements to choose by", s.shape().Name)
			return nil
		}
		return &filter{codes: codes, not: not, reads: []int{1}}
	}
	f := &filter{depth: len(c.scopes)}
	c.scopes, c.bare = append(c.scopes, scope{shape: s.shape()}), false
	x := c.condition(n)
	c.scopes = c.scopes[:len(c.scopes)-1]
	if c.bad {
		return nil
	}
	if x.typ != tBool {
		c.fault(n, "compare an element: "+elementText(s.shape().Name, 2)+` == "…"`, "a condition is expected in the brackets")
		return nil
	}
	f.cond = x.eval
	if c.bare {
		f.reads = append(f.reads, 1)
	}
	ast.Walk(&n, visitor(func(n ast.Node) {
		if id, ok := n.(*ast.IdentifierNode); ok {
			if seg, e, ok := elementName(id.Value); ok && seg == s.shape().Name {
				f.reads = append(f.reads, e)
			}
		}
	}))
	return f
}

// condition compiles a filter's condition, in which a bare text stands for "the
// first element is this".
func (c *compiler) condition(n ast.Node) compiled {
	switch b := n.(type) {
	case *ast.StringNode:
		code := b.Value
		c.bare = true
		return compiled{typ: tBool, node: n, eval: func(r *run) value {
			f := r.frames[len(r.frames)-1]
			t, _ := f.node.Element(1)
			return boolValue(strings.TrimRight(t, " ") == code, hit{})
		}}
	case *ast.BinaryNode:
		if b.Operator == "and" || b.Operator == "&&" || b.Operator == "or" || b.Operator == "||" {
			return c.logic(n, b.Operator, c.condition(b.Left), c.condition(b.Right))
		}
	case *ast.UnaryNode:
		if b.Operator == "not" || b.Operator == "!" {
			return c.not(n, c.condition(b.Node))
		}
	}
	return c.compile(n)
}

// literals recognises "ST", "ST" or "BT", not "ST", not ("ST" or "BT").
func literals(n ast.Node) (codes []string, not, ok bool) {
	switch n := n.(type) {
	case *ast.StringNode:
		return []string{n.Value}, false, true
	case *ast.BinaryNode:
		if n.Operator != "or" && n.Operator != "||" {
			return nil, false, false
		}
		l, ln, lok := literals(n.Left)
		r, rn, rok := literals(n.Right)
		return append(l, r...), false, lok && rok && !ln && !rn
	case *ast.UnaryNode:
		if n.Operator != "not" && n.Operator != "!" {
			return nil, false, false
		}
		codes, not, ok = literals(n.Node)
		return codes, !not, ok && !not
	}
	return nil, false, false
}

type visitor func(ast.Node)

// Visit implements ast.Visitor.
func (v visitor) Visit(n *ast.Node) { v(*n) }

func (c *compiler) noElement(n ast.Node, s *selector) {
	sh := s.shape()
	c.fault(n, fmt.Sprintf("%s has %s to %s", sh.Name, elementText(sh.Name, 1), elementText(sh.Name, len(sh.Elements))),
		"there is no element %s", elementText(sh.Name, s.element))
}

// unknown reports a name that no scope knows, with what is near.
func (c *compiler) unknown(n ast.Node, name string) {
	var known []string
	for _, sc := range c.scopes {
		if sc.row {
			known = append(known, "key", "value")
			continue
		}
		known = append(known, namesIn(sc.shape, name)...)
	}
	if segment, _, ok := elementName(name); ok {
		if hint := c.elsewhere(segment); hint != "" {
			c.fault(n, hint, "unknown element %s", name)
			return
		}
		c.fault(n, nearest(name, known), "unknown element %s", name)
		return
	}
	hint := c.elsewhere(name)
	if hint == "" {
		hint = nearest(name, known)
	}
	if hint == "" || c.src.text == name {
		hint = strings.TrimPrefix(hint+"; for a fixed text write text("+name+")", "; ")
	}
	c.fault(n, hint, "unknown name %s", name)
}

// elsewhere tells where in the document a segment that is not in scope stands.
func (c *compiler) elsewhere(segment string) string {
	var find func(s *decode.Shape, path string) string
	find = func(s *decode.Shape, path string) string {
		for _, ch := range s.Children {
			p := strings.TrimPrefix(path+"."+ch.Name, ".")
			if ch.Name == segment {
				return p
			}
			if hit := find(ch, p); hit != "" {
				return hit
			}
		}
		return ""
	}
	if p := find(c.scopes[0].shape, ""); strings.Contains(p, ".") {
		return segment + " stands in " + strings.TrimSuffix(p, "."+segment) + ": write " + p
	}
	return ""
}

func (c *compiler) unknownIn(n ast.Node, name string, s *decode.Shape) {
	known := namesIn(s, name)
	hint := nearest(name, known)
	if hint == "" && len(s.Children) > 0 {
		hint = "in it are " + strings.Join(childNames(s), ", ")
	}
	c.fault(n, hint, "%s has no %s", s.Name, name)
}

// namesIn lists segments, and elements of those whose names are near.
func namesIn(s *decode.Shape, name string) []string {
	out := childNames(s)
	if _, _, ok := elementName(name); !ok {
		return out
	}
	for _, ch := range append([]*decode.Shape{s}, s.Children...) {
		for i := range ch.Elements {
			out = append(out, elementText(ch.Name, i+1))
		}
	}
	return out
}

func childNames(s *decode.Shape) []string {
	out := make([]string, len(s.Children))
	for i, ch := range s.Children {
		out[i] = ch.Name
	}
	return out
}
