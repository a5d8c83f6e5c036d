// SPDX-License-Identifier: Apache-2.0

package expression

import (
	"fmt"
	"strings"

	"github.com/expr-lang/expr/ast"

	"ordergate/gateway/decode"
)

func (c *Compiler) noElement(n ast.Node, s *selector) {
	sh := s.shape()
	c.fault(n, fmt.Sprintf("%s has %s to %s", sh.Name, elementText(sh.Name, 1), elementText(sh.Name, len(sh.Elements))),
		"there is no element %s", elementText(sh.Name, s.element))
}

// unknown reports a name that no scope knows, with what is near.
func (c *Compiler) unknown(n ast.Node, name string) {
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
		c.fault(n, Nearest(name, known), "unknown element %s", name)
		return
	}
	hint := c.elsewhere(name)
	if hint == "" {
		hint = Nearest(name, known)
	}
	if hint == "" || c.src.Text == name {
		hint = strings.TrimPrefix(hint+"; for a fixed text write text("+name+")", "; ")
	}
	c.fault(n, hint, "unknown name %s", name)
}

// elsewhere tells where in the document a segment that is not in scope stands.
func (c *Compiler) elsewhere(segment string) string {
	var find func(s *decode.Shape, path string) string
	find = func(s *decode.Shape, path string) string {
		for _, ch := range s.Children {
			p := strings.TrimPrefix(path+"."+ch.Name, ".")
			if ch.Name == segment {
				return p
			}
			if deeper := find(ch, p); deeper != "" {
				return deeper
			}
		}
		return ""
	}
	if p := find(c.scopes[0].shape, ""); strings.Contains(p, ".") {
		return segment + " stands in " + strings.TrimSuffix(p, "."+segment) + ": write " + p
	}
	return ""
}

func (c *Compiler) unknownIn(n ast.Node, name string, s *decode.Shape) {
	known := namesIn(s, name)
	hint := Nearest(name, known)
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
