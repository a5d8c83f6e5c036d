// SPDX-License-Identifier: Apache-2.0

package expression

import (
	"errors"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/file"

	"ordergate/gateway/decode"
)

func asFileError(err error) (*file.Error, bool) {
	var fe *file.Error
	ok := errors.As(err, &fe)
	return fe, ok
}

// mode says which of several nodes is meant.
type mode uint8

const (
	modeOne mode = iota
	modeFirst
	modeLast
)

// Nodes finds segments for each: and from:, and for functions that take a
// segment.
type Nodes struct {
	find     func(r *Run, buf []*decode.Node) []*decode.Node
	shapes   []*decode.Shape // the scopes entered on the way, innermost last
	shape    *decode.Shape   // of the nodes found
	mode     mode
	optional bool
	rows     int // first element of the pairs that are iterated, 0 for whole segments
	last     int // last element that belongs to pairs
	late     bool
	filter   *filter // what it tests counts as read once a node is entered
	source   string
	missing  *Problem
	needs    Needs // where none of them stands, nothing is found
	sparse   bool  // that can be
}

// Needs tells what s depends on; false when something is always found.
func (s *Nodes) Needs() (Needs, bool) { return s.needs, s.sparse }

// Optional reports whether nobody minds when nothing is found.
func (s *Nodes) Optional() bool { return s.optional }

// IsRows reports whether it is pairs(…): Run.Rows goes through them.
func (s *Nodes) IsRows() bool { return s.rows > 0 }

// Late reports whether it asks what others have read, and must come after them.
func (s *Nodes) Late() bool { return s.late }

// Nodes compiles a selector of segments; nil when it has faults.
func (c *Compiler) Nodes(s Source) *Nodes {
	n, ok := c.parse(s)
	if !ok {
		return nil
	}
	out := c.nodesOf(n)
	if c.bad {
		return nil
	}
	return out
}

func (c *Compiler) nodesOf(n ast.Node) *Nodes {
	switch n := n.(type) {
	case *ast.IdentifierNode, *ast.MemberNode:
		return c.plainNodes(n)
	case *ast.BinaryNode:
		if n.Operator == "??" {
			return c.eitherNodes(n)
		}
	case *ast.CallNode:
		if isField(n) {
			return c.plainNodes(n)
		}
		return c.callNodes(n)
	}
	c.fault(n, "", "a segment is expected here")
	return nil
}

func (c *Compiler) plainNodes(n ast.Node) *Nodes {
	s := c.selector(n)
	if s == nil {
		return nil
	}
	if s.element != 0 {
		c.fault(n, "write "+s.shape().Name, "%s is an element, a segment is expected here", s.source)
		return nil
	}
	out := &Nodes{shapes: s.shapes[1:], shape: s.shape(), source: s.source, missing: s.missing}
	out.find = s.nodes
	out.needs, out.sparse = c.needs(s)
	if len(s.steps) > 0 {
		f := s.steps[len(s.steps)-1].filter
		if c.asksUnread {
			out.filter = f
		} else if f != nil {
			out.find = func(r *Run, buf []*decode.Node) []*decode.Node {
				before := len(buf)
				buf = s.nodes(r, buf)
				for _, n := range buf[before:] {
					r.markFilter(n, f)
				}
				return buf
			}
		}
	}
	return out
}

func (c *Compiler) eitherNodes(n *ast.BinaryNode) *Nodes {
	l, r := c.nodesOf(n.Left), c.nodesOf(n.Right)
	if l == nil || r == nil {
		return nil
	}
	if l.shape.Name != r.shape.Name || len(l.shapes) != len(r.shapes) {
		c.fault(n, "", "?? between %s and %s: both must be the same segment at the same place", l.shape.Name, r.shape.Name)
		return nil
	}
	out := *l
	out.source = l.source + " ?? " + r.source
	out.missing = missing(out.source)
	out.optional = l.optional || r.optional
	out.late = l.late || r.late
	out.needs, out.sparse = l.needs.Or(r.needs), l.sparse && r.sparse
	out.find = func(run *Run, buf []*decode.Node) []*decode.Node {
		before := len(buf)
		if buf = l.find(run, buf); len(buf) > before {
			return buf
		}
		return r.find(run, buf)
	}
	return &out
}

func (c *Compiler) callNodes(n *ast.CallNode) *Nodes {
	name := calleeName(n)
	if len(n.Arguments) != 1 {
		c.fault(n, "", "%s() takes one segment here", name)
		return nil
	}
	c.asksUnread = c.asksUnread || name == "unread"
	out := c.nodesOf(n.Arguments[0])
	if name == "unread" {
		c.asksUnread = false
	}
	if out == nil {
		return nil
	}
	switch name {
	case "optional":
		out.optional = true
	case "first":
		out.mode = modeFirst
	case "last":
		out.mode = modeLast
	case "all":
	case "unread":
		find := out.find
		out.late = true
		out.find = func(r *Run, buf []*decode.Node) []*decode.Node {
			before := len(buf)
			buf = find(r, buf)
			kept := buf[:before]
			for _, n := range buf[before:] {
				if !r.wasRead(n) {
					kept = append(kept, n)
				}
			}
			clear(buf[len(kept):])
			return kept
		}
	case "pairs":
		if out.rows = pairsAt(out.shape); out.rows == 0 {
			c.fault(n.Arguments[0], "", "%s has no repeating pairs", out.shape.Name)
			return nil
		}
		out.last = pairsEnd(out.shape, out.rows)
	default:
		c.fault(n, "optional(), first(), last(), unread() and pairs() give segments", "%s() gives no segments", name)
		return nil
	}
	return out
}

// pairsEnd is the last element that belongs to the pairs beginning at start.
func pairsEnd(s *decode.Shape, start int) int {
	e := s.Elements
	i := start - 1
	for i+3 < len(e) && e[i].Ref == e[i+2].Ref && e[i+1].Ref == e[i+3].Ref {
		i += 2
	}
	return i + 2
}

// Enter makes what n finds the innermost scopes.
func (c *Compiler) Enter(n *Nodes) {
	for _, s := range n.shapes {
		c.scopes = append(c.scopes, scope{shape: s})
	}
	if n.rows > 0 {
		c.scopes = append(c.scopes, scope{shape: n.shape, row: true})
	}
}
