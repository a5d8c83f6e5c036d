// SPDX-License-Identifier: Apache-2.0

package json

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"ordergate/gateway"
	"ordergate/gateway/decode"
)

// parser builds nodes of what the scanner reads.
type parser struct {
	*scanner
	*decode.Builder
	place    placing
	findings []gateway.Finding
	keys     []string // of the objects that are open
}

// placing says where nodes stand. Those of the document itself stand at path and
// pointer in the payload; those from outside it (see decode.Packed) at its top.
type placing struct {
	path, pointer string
	offset, end   int64                 // of the document
	lists         map[*decode.Node]bool // nodes that are lists: items of a list of lists
}

func (p *placing) at(n *decode.Node, e, _ int) gateway.Position {
	pos := gateway.Position{Path: n.Path(), Pointer: p.way(n), Offset: n.Offset, Line: n.Line, Segment: n.Segment}
	if p.own(n) {
		pos.Pointer = p.pointer + pos.Pointer
		pos.Path = join(p.path, pos.Path)
	}
	if pos.Path == "" {
		pos.Path = "the file"
	}
	if len(n.Elements) > 0 {
		pos.Raw = n.Elements[0].Text
		if e > 0 {
			pos.Offset += int64(n.Elements[0].Offset)
		}
	}
	return pos
}

func join(path, rest string) string {
	if path == "" || rest == "" {
		return path + rest
	}
	return path + " › " + rest
}

func (p *placing) own(n *decode.Node) bool {
	return n.Parent == nil || n.Offset >= p.offset && n.Offset < p.end
}

// nameless is what a member is called whose key is the empty text.
const nameless = `""`

func escaped(name string) string {
	if name == nameless {
		return ""
	}
	return pointerEscapes.Replace(name)
}

var pointerEscapes = strings.NewReplacer("~", "~0", "/", "~1") // RFC 6901 §3

func (p *placing) way(n *decode.Node) string {
	if n.Parent == nil {
		return ""
	}
	up := p.way(n.Parent)
	if n.Index > 0 && p.lists[n.Parent] {
		return up + "/" + strconv.Itoa(n.Index-1)
	}
	up += "/" + escaped(n.Name)
	if n.Index > 0 {
		up += "/" + strconv.Itoa(n.Index-1)
	}
	return up
}

func (p *parser) here(n *decode.Node) gateway.Position { return p.place.at(n, 1, 0) }

// refuse makes a Refusal of a fault in what n is to become.
func (p *parser) refuse(n *decode.Node, f *fault) error {
	if p.err != nil {
		return p.err
	}
	pos := p.here(n)
	pos.Offset, pos.Line, pos.Raw = f.at, p.line, ""
	return decode.Refuse("document.json."+f.code, pos, f.message, f.hint)
}

func (p *parser) find(n *decode.Node, offset int64, code, message, hint string) {
	pos := p.here(n)
	if offset >= 0 {
		pos.Offset = offset
	}
	p.findings = append(p.findings, gateway.Finding{Code: "document.json." + code, Severity: gateway.Hold, Position: pos, Message: message, Hint: hint, Found: pos.Raw})
}

// value reads the next value into n.
func (p *parser) value(n *decode.Node, depth int) error {
	if depth > p.Limits.Depth {
		pos := p.here(n)
		pos.Offset, pos.Line = p.offset(), p.line
		return p.Beyond(pos, fmt.Sprintf("The order is nested deeper than %d levels.", p.Limits.Depth))
	}
	c, ok := p.space()
	if !ok {
		return p.refuse(n, p.unexpected("a value"))
	}
	at := p.offset()
	n.Offset, n.Line = at, p.line
	var text []byte
	var f *fault
	switch c {
	case '{':
		return p.object(n, depth, nil)
	case '[':
		p.lists(n)
		return p.list(n, "item", depth, nil)
	case '"':
		text, f = p.str()
	default:
		if text, f = p.word(); string(text) == "null" {
			return nil
		}
	}
	if f != nil {
		return p.refuse(n, f)
	}
	if err := p.Set(n, p.Text(text), at, p.here); err != nil {
		return err
	}
	p.damage(n)
	return nil
}

// damage tells of what was wrong with the text read last, n's value or name.
func (p *parser) damage(n *decode.Node) {
	if p.bad.what != "" {
		p.find(n, p.bad.at, "encoding", "A text holds "+p.bad.what+"; U+FFFD stands for it here.", "Ask the partner for the text, and to send UTF-8.")
		p.bad.what = ""
	}
}

func (p *parser) lists(n *decode.Node) {
	if p.place.lists == nil {
		p.place.lists = map[*decode.Node]bool{}
	}
	p.place.lists[n] = true
}

// object reads an object into n. special, which may be nil, gets each member
// first, the scanner being at its value, and tells whether it read it.
func (p *parser) object(n *decode.Node, depth int, special func(key string) (bool, error)) error {
	p.pos++
	if c, ok := p.space(); ok && c == '}' {
		p.pos++
		return nil
	}
	var many map[string]bool
	first := len(p.keys)
	defer func() { p.keys = p.keys[:first] }()
	for {
		if _, ok := p.space(); !ok {
			return p.refuse(n, p.unexpected("a key in quotes"))
		}
		at, line := p.offset(), p.line
		key, f := p.name()
		if f != nil {
			return p.refuse(n, f)
		}
		p.damage(n)
		twice := many[key]
		if many == nil {
			twice = slices.Contains(p.keys[first:], key)
			if p.keys = append(p.keys, key); len(p.keys)-first > 16 {
				many = make(map[string]bool, 32)
				for _, k := range p.keys[first:] {
					many[k] = true
				}
			}
		} else {
			many[key] = true
		}
		if twice {
			pos := p.here(n)
			pos.Pointer += "/" + escaped(key)
			if pos.Path = join(p.place.path, n.Path()); pos.Path != "" {
				pos.Path += " › "
			}
			pos.Path += key
			pos.Offset, pos.Line = at, line
			p.findings = append(p.findings, gateway.Finding{Code: "document.json.duplicate", Severity: gateway.Hold, Position: pos,
				Message: fmt.Sprintf("%q is there twice in the same object.", key), Hint: "Decide which one counts, and ask the partner to send one.", Found: key})
		}
		read := false
		var err error
		if special != nil {
			read, err = special(key)
		}
		if !read && err == nil {
			err = p.member(n, key, depth+1)
		}
		if err != nil {
			return err
		}
		c, ok := p.space()
		switch {
		case ok && c == '}':
			p.pos++
			return nil
		case !ok || c != ',':
			return p.refuse(n, p.unexpected(", or }"))
		}
		p.pos++
	}
}

// name reads a key and its colon.
func (p *parser) name() (string, *fault) {
	if c, ok := p.space(); !ok || c != '"' {
		return "", p.unexpected("a key in quotes")
	}
	text, f := p.str()
	if f != nil {
		return "", f
	}
	name := nameless
	if len(text) > 0 {
		name = p.Text(text)
	}
	return name, p.colon()
}

// member reads a member of n: a node, or a node for each item of a list.
func (p *parser) member(n *decode.Node, key string, depth int) error {
	c, ok := p.space()
	if !ok {
		return p.refuse(n, p.unexpected("a value"))
	}
	if c == '[' {
		return p.list(n, key, depth, nil)
	}
	child, err := p.Add(n, key, p.offset(), p.line, p.here)
	if err != nil {
		return err
	}
	return p.value(child, depth)
}

// list reads a list whose items become children of n. special, which may be nil,
// reads each item instead, by its number from 1.
func (p *parser) list(n *decode.Node, name string, depth int, special func(i int) error) error {
	p.pos++
	if c, ok := p.space(); ok && c == ']' {
		p.pos++
		return nil
	}
	for i := 1; ; i++ {
		if _, ok := p.space(); !ok {
			return p.refuse(n, p.unexpected("a value"))
		}
		if special != nil {
			if err := special(i); err != nil {
				return err
			}
		} else {
			child, err := p.Add(n, name, p.offset(), p.line, p.here)
			if err != nil {
				return err
			}
			child.Index = i
			if err := p.value(child, depth+1); err != nil {
				return err
			}
		}
		c, ok := p.space()
		switch {
		case ok && c == ']':
			p.pos++
			return nil
		case !ok || c != ',':
			return p.refuse(n, p.unexpected(", or ]"))
		}
		p.pos++
	}
}
