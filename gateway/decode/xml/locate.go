// SPDX-License-Identifier: Apache-2.0

package xml

import (
	"encoding/json"
	"encoding/xml"
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
	at     text.Place
	length int64
	in     *decode.Node // the element it stands in
	name   string
	index  int // from 1 in that element
}

// locator finds the documents of a payload, and reads what stands outside them.
type locator struct {
	*parser
	src     decode.Payload
	ctx     context
	charset text.Charset
	items   []item
	onWay   map[*decode.Node]bool // elements that hold documents
	last    *decode.Node          // whose outside is packed
	outside json.RawMessage
}

// readParts reads a payload of which parts are documents.
func readParts(src decode.Payload, split string, ctx context, limits decode.Limits, emit func(*decode.Document) error) ([]gateway.Finding, error) {
	c, _ := text.Named(ctx.Charset)
	l := &locator{src: src, ctx: ctx, charset: c, onWay: map[*decode.Node]bool{},
		parser: newParser(text.NewRunes(src.Reader(ctx.Offset), c, text.Place{Offset: ctx.Offset, Line: 1}), c, limits)}
	l.place.end = src.Size
	stopped := l.locate(split)
	var r *decode.Refusal
	if stopped != nil && !errors.As(stopped, &r) {
		return nil, stopped
	}
	var findings []gateway.Finding
	for i := range l.items {
		doc, err := l.document(&l.items[i])
		if errors.As(err, &r) {
			findings = append(findings, r.Finding)
			continue
		}
		if err != nil {
			return nil, err
		}
		if err := emit(doc); err != nil {
			return findings, err
		}
	}
	if stopped == nil {
		l.rest()
	}
	return append(findings, l.findings...), stopped
}

func (l *locator) locate(split string) error {
	start, err := l.root()
	if err != nil {
		return err
	}
	root := start.Name.Local
	l.place.path, l.ctx.Root, l.ctx.Type = "/"+root, "/"+root, root
	path := strings.Split(split, ".")
	if len(path) > 1 && path[0] == root {
		path = path[1:]
	}
	l.Root.Offset, l.Root.Line = l.from.Offset, l.from.Line
	if err := l.way(l.Root, start, path, 0); err != nil {
		return err
	}
	if len(l.Root.Elements) > 0 {
		l.find(l.Root, "outside", "Text stands between the orders; it belongs to none and was not read.", "Look at it in the file; it may be meant for a person.")
	}
	if root == "cXML" {
		l.ctx.Type = typeOf(root, l.Root)
	}
	if len(l.items) == 0 {
		return decode.Refuse("document.xml.none", gateway.Position{Path: "/" + root, Line: 1}, fmt.Sprintf("The file has no order at %q.", split),
			"Ask the partner; or correct split in the mapping's layout.")
	}
	return nil
}

// way reads an element on the way to the documents.
func (l *locator) way(n *decode.Node, start xml.StartElement, path []string, depth int) error {
	l.onWay[n] = true
	count := 0
	return l.element(n, start, depth, func(e xml.StartElement) (bool, error) {
		if e.Name.Local != path[0] {
			return false, nil
		}
		if len(path) == 1 {
			count++
			return true, l.skip(item{at: l.from, in: n, name: path[0], index: count}, e)
		}
		child, err := l.Add(n, e.Name.Local, l.from.Offset, l.from.Line, l.here)
		if err != nil {
			return true, err
		}
		return true, l.way(child, e, path[1:], depth+1)
	})
}

// maxSkipped bounds how deep a document that is passed over may be nested.
const maxSkipped = 1 << 20

// skip notes a document, passing over it.
func (l *locator) skip(it item, start xml.StartElement) error {
	open := []string{written(start.Name)}
	for len(open) > 0 {
		tok, f, err := l.next()
		if err != nil {
			return err
		}
		if end, ok := tok.(xml.EndElement); ok && written(end.Name) != open[len(open)-1] || f != nil || tok == nil || len(open) > maxSkipped {
			return l.explain(&it)
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			open = append(open, written(tok.Name))
		case xml.EndElement:
			open = open[:len(open)-1]
		}
	}
	it.length = l.to.Offset - it.at.Offset
	l.items = append(l.items, it)
	return nil
}

// explain names the place of a fault in a document: what skip does not know.
func (l *locator) explain(it *item) error {
	p := newParser(text.NewRunes(l.src.Reader(it.at.Offset), l.charset, it.at), l.charset, l.Limits)
	p.place = placing{path: l.called(it), offset: it.at.Offset, end: l.src.Size}
	start, err := p.root()
	if err == nil {
		p.Root.Offset, p.Root.Line = it.at.Offset, it.at.Line
		err = p.element(p.Root, start, 0, nil)
	}
	if err == nil {
		err = p.refuse(p.Root, &fault{"syntax", "The file is no XML here.", again})
	}
	return err
}

func (l *locator) called(it *item) string {
	return l.place.way(it.in) + "/" + it.name + "[" + strconv.Itoa(it.index) + "]"
}

// document reads a document that was located.
func (l *locator) document(it *item) (*decode.Document, error) {
	ctx := l.ctx
	ctx.Offset, ctx.Line, ctx.Path = it.at.Offset, it.at.Line, l.called(it)
	at := gateway.Position{Path: ctx.Path, Offset: it.at.Offset, Line: it.at.Line}
	if it.length > l.Limits.Document {
		return nil, l.Beyond(at, fmt.Sprintf("The order is %d bytes long; at most %d are read.", it.length, l.Limits.Document))
	}
	if it.in != l.last {
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
	raw, err := l.src.Bytes(it.at.Offset, it.length)
	if err != nil {
		return nil, err
	}
	kept, err := json.Marshal(ctx)
	if err != nil {
		return nil, err
	}
	return build(raw, ctx, kept, l.Limits)
}

// pack packs what belongs to the documents in an element: what else stands in
// the elements around them.
func (l *locator) pack(in *decode.Node) (json.RawMessage, error) {
	around := map[*decode.Node]bool{}
	for n := in; n != nil; n = n.Parent {
		around[n] = true
	}
	packed := decode.Pack(l.Root, nil, func(n *decode.Node) bool { return !l.onWay[n] || around[n] && l.holds(n, around) })
	if len(packed.Children) == 0 {
		return nil, nil
	}
	return json.Marshal(packed.Children)
}

// holds tells whether an element on the way has something of its own to show.
func (l *locator) holds(n *decode.Node, around map[*decode.Node]bool) bool {
	if len(n.Elements) > 0 {
		return true
	}
	for _, c := range n.Children {
		if !l.onWay[c] || around[c] && l.holds(c, around) {
			return true
		}
	}
	return false
}
