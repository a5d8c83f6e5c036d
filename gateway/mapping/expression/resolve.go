// SPDX-License-Identifier: Apache-2.0

package expression

import (
	"fmt"

	"github.com/expr-lang/expr/ast"

	"ordergate/gateway/decode"
)

// selector compiles BEG03, N1["ST"].N104, N9.MSG, header.REF["DP"].REF02, SLN05[1].
func (c *Compiler) selector(n ast.Node) *selector {
	switch n := n.(type) {
	case *ast.IdentifierNode:
		return c.head(n)
	case *ast.MemberNode:
		if n.Optional || n.Method {
			break
		}
		if id, ok := n.Node.(*ast.IdentifierNode); ok && id.Value == "header" && c.scopes[0].shape.Child("header") == nil {
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
	case *ast.CallNode:
		if isField(n) {
			return c.field(n)
		}
		c.fault(n, "", "a segment or element is expected here")
		return nil
	case *ast.ChainNode:
	default:
		c.fault(n, "", "a segment or element is expected here")
		return nil
	}
	c.fault(n, "write optional() around it", "?. is not part of the language")
	return nil
}

// dotted tells .name from ["name"], which the parser gives alike.
func (c *Compiler) dotted(n *ast.MemberNode) (string, bool) {
	p, ok := n.Property.(*ast.StringNode)
	if !ok {
		return "", false
	}
	t := c.text(p)
	return p.Value, t == "" || t[0] != '"' && t[0] != '\'' && t[0] != '`'
}

// head resolves the first name of a selector, from the innermost scope outwards.
func (c *Compiler) head(n *ast.IdentifierNode) *selector {
	return c.named(n, n.Value)
}

// named resolves a name that node n writes.
func (c *Compiler) named(n ast.Node, name string) *selector {
	for d := len(c.scopes) - 1; d >= 0; d-- {
		sc := c.scopes[d]
		if sc.row {
			if name == "key" || name == "value" {
				s := &selector{depth: d, shapes: []*decode.Shape{sc.shape}, source: name, element: -1, missing: missing(name)}
				if name == "value" {
					s.element = -2
				}
				return s
			}
			continue
		}
		s := &selector{depth: d, shapes: []*decode.Shape{sc.shape}}
		if sc.shape.Name == name && name != "" {
			s.source, s.missing = name, missing(name)
			return s
		}
		if c.grow(s, name) {
			return s
		}
		if s.element > 0 { // the segment is there, the element is not
			c.noElement(n, s)
			return nil
		}
	}
	c.unknown(n, name)
	return nil
}

// grow adds a name to a selector: a child segment, an element of the segment
// itself, or an element of a child. When only the element does not exist,
// s.element is left set.
func (c *Compiler) grow(s *selector, name string) bool {
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
	if !ok || shape.Named {
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

func (c *Compiler) add(s *selector, child *decode.Shape) {
	i, ok := c.names[child.Name]
	if !ok {
		i = len(c.names)
		c.names[child.Name] = i
	}
	st := step{name: child.Name, root: -1}
	if s.depth == 0 && len(s.steps) == 0 {
		st.root = i
	}
	s.steps, s.shapes = append(s.steps, st), append(s.shapes, child)
}

func (c *Compiler) step(s *selector, n *ast.MemberNode, name string) *selector {
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
func (c *Compiler) bracket(s *selector, n *ast.MemberNode) *selector {
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
func (c *Compiler) filter(n ast.Node, s *selector) *filter {
	if codes, not, ok := literals(n); ok {
		switch sh := s.shape(); {
		case sh.Named && (len(sh.Elements) == 0 || len(sh.Children) > 0):
			c.fault(n, "name what to choose by: "+sh.Name+`[… == "…"]`, "%s holds several values", sh.Name)
			return nil
		case len(sh.Elements) == 0:
			c.fault(n, "", "%s has no elements to choose by", sh.Name)
			return nil
		}
		return &filter{codes: codes, not: not, reads: []int{1}}
	}
	f := &filter{depth: len(c.scopes)}
	c.scopes, c.bare = append(c.scopes, scope{shape: s.shape()}), false
	x := c.truth(c.condition(n))
	c.scopes = c.scopes[:len(c.scopes)-1]
	if c.bad {
		return nil
	}
	if x.typ != Bool {
		hint := "compare an element: " + elementText(s.shape().Name, 2) + ` == "…"`
		if s.shape().Named {
			hint = `compare a value in it: … == "…"`
		}
		c.fault(n, hint, "a condition is expected in the brackets")
		return nil
	}
	f.cond = x.eval
	if s.shape().Named {
		ast.Walk(&n, visitor(func(n ast.Node) {
			if id, ok := n.(*ast.IdentifierNode); ok && s.shape().Child(id.Value) != nil {
				f.children = append(f.children, id.Value)
			}
		}))
		return f
	}
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
func (c *Compiler) condition(n ast.Node) Compiled {
	switch b := n.(type) {
	case *ast.StringNode:
		code := b.Value
		c.bare = true
		return Compiled{typ: Bool, node: n, eval: func(r *Run, v *Value) {
			t, _ := r.frames[len(r.frames)-1].node.Element(1)
			v.setBool(trimmed(t) == code)
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
