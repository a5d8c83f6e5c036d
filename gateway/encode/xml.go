// SPDX-License-Identifier: Apache-2.0

package encode

import (
	"encoding/xml"
	"fmt"
	"regexp"
	"strings"
)

// xmlName is an XML name with or without a prefix; the sign before an attribute's
// has been taken away.
var xmlName = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_.-]*(:[A-Za-z_][A-Za-z0-9_.-]*)?$`)

// writeXML writes children as elements; those named $name are attributes, and $
// alone is the element's own text.
func writeXML(b *strings.Builder, root *Node, l Layout) error {
	charset := l.Charset
	if charset == "" {
		charset = "UTF-8"
	}
	b.WriteString(`<?xml version="1.0" encoding="` + strings.ToUpper(charset) + `"?>` + "\n")
	top := *root
	top.Name = l.Root
	if l.Namespace != "" {
		top.Children = append([]*Node{{Name: "$xmlns", Kind: Text, Value: l.Namespace}}, root.Children...)
	}
	w := &xmlWriter{b: b, compact: l.Compact}
	if err := w.element(&top, 0); err != nil {
		return err
	}
	b.WriteByte('\n')
	return nil
}

type xmlWriter struct {
	b       *strings.Builder
	compact bool
}

func (w *xmlWriter) element(n *Node, depth int) error {
	if !xmlName.MatchString(n.Name) {
		return fmt.Errorf("%q cannot name an XML element", n.Name)
	}
	w.b.WriteString("<" + n.Name)
	var inside []*Node
	own := n.Value
	for _, c := range n.Children {
		name, attribute := strings.CutPrefix(c.Name, "$")
		switch {
		case attribute && c.Kind != Object && c.Kind != List && name == "":
			own = c.Value
		case attribute && c.Kind != Object && c.Kind != List:
			if !xmlName.MatchString(name) {
				return fmt.Errorf("%q cannot name an XML attribute", name)
			}
			w.b.WriteString(" " + name + `="`)
			if err := w.text(c); err != nil {
				return err
			}
			w.b.WriteByte('"')
		case attribute:
			return fmt.Errorf("%s is an attribute and holds one value", c.Name)
		case c.Kind == List:
			for _, e := range c.Children {
				named := *e
				named.Name = c.Name
				inside = append(inside, &named)
			}
		default:
			inside = append(inside, c)
		}
	}
	if len(inside) == 0 && own == "" {
		w.b.WriteString("/>")
		return nil
	}
	w.b.WriteByte('>')
	if err := w.text(&Node{Name: n.Name, Value: own}); err != nil {
		return err
	}
	for _, c := range inside {
		w.newline(depth + 1)
		if err := w.element(c, depth+1); err != nil {
			return err
		}
	}
	if len(inside) > 0 {
		w.newline(depth)
	}
	w.b.WriteString("</" + n.Name + ">")
	return nil
}

func (w *xmlWriter) newline(depth int) {
	if !w.compact {
		w.b.WriteString("\n" + strings.Repeat("  ", depth))
	}
}

// text escapes a value; what XML cannot hold is an error, not another character.
func (w *xmlWriter) text(n *Node) error {
	for _, r := range n.Value {
		if r == '\uFFFD' || r < ' ' && r != '\t' && r != '\n' && r != '\r' {
			return fmt.Errorf("%s: XML cannot hold a character of %q", n.Name, n.Value)
		}
	}
	return xml.EscapeText(w.b, []byte(n.Value))
}
