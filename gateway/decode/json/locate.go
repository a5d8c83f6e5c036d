// SPDX-License-Identifier: Apache-2.0

package json

import (
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"ordergate/gateway"
	"ordergate/gateway/decode"
	"ordergate/gateway/decode/text"
)

// item is where a document stands in the payload.
type item struct {
	offset, length int64
	line           int
	in             *decode.Node // the object it is a member of, nil at the top
	name           string       // its key
	index          int          // from 1 in a list
}

// locator finds the documents of a payload, and reads what stands outside them.
type locator struct {
	*parser
	src     decode.Payload
	items   []item
	onWay   map[*decode.Node]bool // nodes that hold documents
	last    *decode.Node          // whose outside is packed
	outside json.RawMessage
}

func newLocator(src decode.Payload, limits decode.Limits) *locator {
	l := &locator{src: src, onWay: map[*decode.Node]bool{}}
	l.parser = &parser{Builder: decode.NewBuilder("json", limits), scanner: newScanner(src, 0, 1, int(limits.Document)), place: placing{end: src.Size}}
	return l
}

// locate goes through the payload.
func (l *locator) locate(split string) error {
	l.fill(3)
	if c, n := text.Mark(l.buf); n > 0 {
		if !c.UTF8() {
			return decode.Refuse("document.json.encoding", gateway.Position{Path: "the file", Line: 1}, "The file is "+c.Name()+"; JSON is UTF-8.", "Ask the partner to send UTF-8.")
		}
		l.pos += n
	}
	first, ok := l.space()
	if !ok {
		if l.err != nil {
			return l.err
		}
		return decode.Refuse("document.json.none", l.here(l.Root), "The file is empty.", "Ask the partner to send it again.")
	}
	var err error
	switch {
	case first == '[' && split == "":
		err = l.list(l.Root, "", 0, func(i int) error { return l.skipped(nil, "", i) })
	case split == "":
		err = l.skipped(nil, "", 0)
	default:
		err = l.way(l.Root, strings.Split(split, "."), 0, first)
	}
	if err != nil {
		return err
	}
	if _, more := l.space(); more {
		pos := gateway.Position{Path: "the file", Offset: l.offset(), Line: l.line}
		l.findings = append(l.findings, gateway.Finding{Code: "document.json.trailing", Severity: gateway.Hold, Position: pos,
			Message: "Something follows behind the end of the JSON text; it was not read.", Hint: "Ask the partner whether it is another order: several orders are sent as a list."})
	}
	if l.err != nil {
		return l.err
	}
	if len(l.items) == 0 {
		what := "The file holds an empty list: no order."
		if split != "" {
			what = fmt.Sprintf("The file has no order at %q.", split)
		}
		return decode.Refuse("document.json.none", gateway.Position{Path: "the file", Line: 1}, what, "Ask the partner; or correct split in the mapping's layout.")
	}
	return nil
}

// way goes on to where the documents are, the scanner being at the value of n.
func (l *locator) way(n *decode.Node, path []string, depth int, c byte) error {
	l.onWay[n] = true
	if depth > l.Limits.Depth {
		return l.Beyond(l.here(n), fmt.Sprintf("The file is nested deeper than %d levels.", l.Limits.Depth))
	}
	switch c {
	case '{':
		return l.object(n, depth, func(key string) (bool, error) {
			if key != path[0] {
				return false, nil
			}
			return true, l.step(n, path, depth+1)
		})
	case '[': // at the top: one more list around those that hold documents
		l.lists(n)
		return l.list(n, "item", depth, func(i int) error { return l.enter(n, "item", i, path, depth+1) })
	}
	return l.value(n, depth)
}

// step reads the member path[0] of n.
func (l *locator) step(n *decode.Node, path []string, depth int) error {
	each := func(i int) error {
		if len(path) == 1 {
			return l.skipped(n, path[0], i)
		}
		return l.enter(n, path[0], i, path[1:], depth)
	}
	if c, _ := l.space(); c == '[' {
		return l.list(n, path[0], depth, each)
	}
	return each(0)
}

func (l *locator) enter(n *decode.Node, name string, index int, path []string, depth int) error {
	c, _ := l.space()
	child, err := l.Add(n, name, l.offset(), l.line, l.here)
	if err != nil {
		return err
	}
	child.Index = index
	return l.way(child, path, depth, c)
}

// skipped notes the next value as a document.
func (l *locator) skipped(in *decode.Node, name string, index int) error {
	l.space()
	it := item{offset: l.offset(), line: l.line, in: in, name: name, index: index}
	f := l.skip()
	if l.err != nil {
		return l.err
	}
	if f != nil {
		return l.explain(it, f)
	}
	it.length = l.offset() - it.offset
	l.items = append(l.items, it)
	return nil
}

// explain names the place of a fault in a document: what skip does not know.
func (l *locator) explain(it item, f *fault) error {
	path, pointer := l.called(&it)
	p := &parser{Builder: decode.NewBuilder("json", l.Limits), scanner: newScanner(l.src, it.offset, it.line, l.Limits.Value),
		place: placing{path: path, pointer: pointer, offset: it.offset, end: l.src.Size}}
	p.Root.Offset, p.Root.Line = it.offset, it.line
	err := p.value(p.Root, 0)
	var r *decode.Refusal
	if errors.As(err, &r) {
		return err
	}
	if p.err != nil {
		return p.err
	}
	if path == "" {
		path = "the file"
	}
	return decode.Refuse("document.json."+f.code, gateway.Position{Path: path, Pointer: pointer, Offset: f.at, Line: l.line}, f.message, f.hint)
}

// called gives a document's path and JSON pointer in the payload.
func (l *locator) called(it *item) (path, pointer string) {
	switch {
	case it.in == nil && it.index == 0:
		return "", ""
	case it.in == nil:
		return "item[" + strconv.Itoa(it.index) + "]", "/" + strconv.Itoa(it.index-1)
	}
	path, pointer = it.in.Path(), l.place.way(it.in)+"/"+escaped(it.name)
	if path != "" {
		path += " › "
	}
	path += it.name
	if it.index > 0 {
		path += "[" + strconv.Itoa(it.index) + "]"
		pointer += "/" + strconv.Itoa(it.index-1)
	}
	return path, pointer
}

// document reads a document that was located.
func (l *locator) document(it *item) (*decode.Document, error) {
	ctx := context{Offset: it.offset, Line: it.line}
	ctx.Path, ctx.Pointer = l.called(it)
	at := gateway.Position{Path: ctx.Path, Pointer: ctx.Pointer, Offset: it.offset, Line: it.line}
	if at.Path == "" {
		at.Path = "the file"
	}
	if it.length > l.Limits.Document {
		return nil, l.Beyond(at, fmt.Sprintf("The order is %d bytes long; at most %d are read.", it.length, l.Limits.Document))
	}
	if it.in != nil && it.in != l.last {
		packed, err := l.pack(it.in)
		if err != nil {
			return nil, err
		}
		l.last, l.outside = it.in, packed
	}
	if len(l.outside) > decode.MaxOutside {
		return nil, l.Beyond(at, fmt.Sprintf("What stands outside the orders is longer than %d bytes.", decode.MaxOutside))
	}
	ctx.Outside = l.outside
	raw, err := l.src.Bytes(it.offset, it.length)
	if err != nil {
		return nil, err
	}
	kept, err := json.Marshal(ctx)
	if err != nil {
		return nil, err
	}
	return build(raw, ctx, kept, l.Limits)
}

// pack packs what belongs to the documents in a node: the other members of the
// objects around them.
func (l *locator) pack(in *decode.Node) (json.RawMessage, error) {
	around := map[*decode.Node]bool{}
	for n := in; n != nil; n = n.Parent {
		around[n] = true
	}
	mark := func(n *decode.Node) int {
		if l.place.lists[n] {
			return 1
		}
		return 0
	}
	packed := decode.Pack(l.Root, mark, func(n *decode.Node) bool { return !l.onWay[n] || around[n] && l.holds(n, around) })
	if len(packed.Children) == 0 {
		return nil, nil
	}
	return json.Marshal(packed.Children)
}

// holds tells whether a node on the way has members of its own to show.
func (l *locator) holds(n *decode.Node, around map[*decode.Node]bool) bool {
	for _, c := range n.Children {
		if !l.onWay[c] || around[c] && l.holds(c, around) {
			return true
		}
	}
	return false
}
