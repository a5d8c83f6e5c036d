// SPDX-License-Identifier: Apache-2.0

// Package xml reads orders that come as XML 1.0: cXML, UBL and whatever else.
// Elements and attributes are nodes by their local names, text is the value of
// its element. A DOCTYPE is passed over, entities but XML's own five are refused,
// and nothing is ever fetched.
//
// It is pure, and knows nothing of what an order means: that is mapping's.
//
// Invariant: every element, attribute and text is in the tree, or a finding names
// its place; comments, processing instructions and declarations of namespaces are
// no data.
package xml

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"strings"

	"ordergate/gateway"
	"ordergate/gateway/decode"
	"ordergate/gateway/decode/text"
)

// Format reads XML.
type Format struct{}

// New gives the format.
func New() Format { return Format{} }

// Name implements decode.Format.
func (Format) Name() string { return "xml" }

// Sniff implements decode.Format. The type is the root's local name, for cXML
// that of the element below Request or Message ("OrderRequest").
func (Format) Sniff(head []byte, _ string) (string, bool) {
	c, mark, refusal := charset(head, "")
	if refusal != nil {
		return "", true // it has a declaration
	}
	if start := bytes.TrimLeft(head[mark:], space+"\x00"); len(start) == 0 || start[0] != '<' {
		return "", false
	}
	t := newTokens(text.NewRunes(bytes.NewReader(head[mark:]), c, text.Place{Line: 1}), len(head))
	var way []string
	for {
		tok, f, _ := t.next()
		if f != nil {
			return "", len(way) > 0 || f.code != "syntax"
		}
		switch tok := tok.(type) {
		case nil:
			return "", true
		case xml.StartElement:
			way = append(way, tok.Name.Local)
			if len(way) == 1 && way[0] != "cXML" {
				return way[0], !strings.EqualFold(way[0], "html")
			}
			if len(way) == 3 && (way[1] == "Request" || way[1] == "Message") {
				return way[2], true
			}
		case xml.EndElement:
			if len(way) == 0 {
				return "", false
			}
			way = way[:len(way)-1]
		}
	}
}

// typeOf is what Sniff says of a whole document.
func typeOf(root string, n *decode.Node) string {
	if root != "cXML" {
		return root
	}
	for _, c := range n.Children {
		if c.Name != "Request" && c.Name != "Message" {
			continue
		}
		for _, business := range c.Children {
			if len(business.Children) > 0 { // attributes have none
				return business.Name
			}
		}
	}
	return ""
}

// payloadID is what a cXML document is called by whoever answers it; "" for others.
func payloadID(root string, n *decode.Node) string {
	if root != "cXML" {
		return ""
	}
	for _, c := range n.Children {
		if c.Name == "payloadID" {
			id, _ := c.Element(1)
			return id
		}
	}
	return ""
}

// charset tells how a payload is written, and how long its byte order mark is.
func charset(head []byte, stated string) (text.Charset, int, *decode.Refusal) {
	if c, n := text.Mark(head); n > 0 {
		return c, n, nil
	}
	if c, ok := text.Wide(head); ok {
		return c, 0, nil
	}
	name := text.Declared(head)
	if strings.HasPrefix(strings.ToLower(name), "utf-16") || strings.HasPrefix(strings.ToLower(name), "ucs") {
		return text.Charset{}, 0, nil // its letters are single bytes: it cannot be
	}
	if name == "" {
		name = stated
	}
	c, ok := text.Named(name)
	if !ok {
		return c, 0, decode.Refuse("document.xml.charset", gateway.Position{Path: "the file", Line: 1, Raw: name},
			fmt.Sprintf("The charset %q is none that is read.", name), "Ask the partner to send UTF-8.")
	}
	return c, 0, nil
}

// context is what a document needs beside its bytes.
type context struct {
	Offset  int64           `json:"offset"`
	Line    int             `json:"line"`
	Charset string          `json:"charset,omitempty"` // "" is UTF-8
	Type    string          `json:"type,omitempty"`    // of the payload, for a part of it
	Path    string          `json:"path,omitempty"`    // of the part in the payload; "" is the whole
	Root    string          `json:"root,omitempty"`    // path of what stands outside the part
	Outside json.RawMessage `json:"outside,omitempty"` // []decode.Packed
}

// Read implements decode.Format.
func (f Format) Read(src decode.Payload, layout *decode.Layout, limits decode.Limits, emit func(*decode.Document) error) ([]gateway.Finding, error) {
	if layout == nil {
		layout = &decode.Layout{}
	}
	limits = limits.Or(decode.DefaultLimits())
	findings, err := read(src, layout, limits, emit)
	var r *decode.Refusal
	if errors.As(err, &r) {
		return append(findings, r.Finding), nil
	}
	if err != nil {
		return findings, fmt.Errorf("read XML: %w", err)
	}
	return findings, nil
}

func read(src decode.Payload, layout *decode.Layout, limits decode.Limits, emit func(*decode.Document) error) ([]gateway.Finding, error) {
	head, err := src.Bytes(0, min(src.Size, 4<<10))
	if err != nil {
		return nil, err
	}
	c, mark, refusal := charset(head, layout.Charset)
	if refusal != nil {
		return nil, refusal
	}
	ctx := context{Offset: int64(mark), Line: 1}
	if !c.UTF8() {
		ctx.Charset = c.Name()
	}
	if layout.Split != "" {
		return readParts(src, layout.Split, ctx, limits, emit)
	}
	if src.Size > limits.Document {
		return nil, decode.NewBuilder("xml", limits).Beyond(gateway.Position{Path: "the file", Line: 1},
			fmt.Sprintf("The file is %d bytes long; at most %d are read as one order.", src.Size, limits.Document))
	}
	raw, err := src.Bytes(ctx.Offset, src.Size-ctx.Offset)
	if err != nil {
		return nil, err
	}
	doc, err := build(raw, ctx, nil, limits)
	if err != nil {
		return nil, err
	}
	return nil, emit(doc)
}

// Again implements decode.Format.
func (Format) Again(raw, kept []byte, _ *decode.Layout, limits decode.Limits) (*decode.Document, error) {
	var ctx context
	if err := json.Unmarshal(kept, &ctx); err != nil {
		return nil, fmt.Errorf("read the context of an XML document: %w", err)
	}
	return build(raw, ctx, kept, limits)
}

// Shape implements decode.Format.
func (Format) Shape(samples []*decode.Document, _ *decode.Layout) *decode.Shape {
	return decode.Union(samples)
}

func newParser(r *text.Runes, c text.Charset, limits decode.Limits) *parser {
	p := &parser{Builder: decode.NewBuilder("xml", limits), width: 1}
	if strings.HasPrefix(c.Name(), "utf-16") {
		p.width = 2
	}
	p.tokens = newTokens(r, p.Limits.Value)
	return p
}

// build makes the document of its bytes; kept is ctx as JSON, when it is known.
func build(raw []byte, ctx context, kept []byte, limits decode.Limits) (*decode.Document, error) {
	c, ok := text.Named(ctx.Charset)
	if !ok {
		return nil, fmt.Errorf("the context of an XML document names the charset %q", ctx.Charset)
	}
	p := newParser(text.NewRunes(bytes.NewReader(raw), c, text.Place{Offset: ctx.Offset, Line: ctx.Line}), c, limits)
	if c.UTF8() {
		p.raw = raw
	}
	p.place = placing{path: ctx.Path, outside: ctx.Root, offset: ctx.Offset, end: ctx.Offset + int64(len(raw))}
	p.Root.Offset, p.Root.Line = ctx.Offset, ctx.Line
	start, err := p.root()
	if err != nil {
		return nil, err
	}
	if ctx.Path == "" {
		p.place.path = "/" + start.Name.Local
	}
	p.Root.Offset, p.Root.Line = p.from.Offset, p.from.Line
	if err := p.element(p.Root, start, 0, nil); err != nil {
		return nil, err
	}
	p.rest()
	if err := p.unpack(ctx.Outside); err != nil {
		return nil, err
	}
	p.damage()
	if kept == nil {
		if kept, err = json.Marshal(ctx); err != nil {
			return nil, err
		}
	}
	typ := ctx.Type
	if ctx.Path == "" {
		typ = typeOf(start.Name.Local, p.Root)
	}
	place := p.place
	return &decode.Document{Format: "xml", Type: typ, Interchange: payloadID(start.Name.Local, p.Root), Root: p.Root, Findings: p.findings, Offset: ctx.Offset, Length: int64(len(raw)),
		Context: kept, Placing: place.at}, nil
}

// root goes to the first element.
func (p *parser) root() (xml.StartElement, error) {
	for {
		tok, f, err := p.next()
		switch {
		case err != nil:
			return xml.StartElement{}, err
		case f != nil:
			return xml.StartElement{}, p.refuse(p.Root, f)
		}
		switch tok := tok.(type) {
		case nil:
			return xml.StartElement{}, p.refuse(p.Root, &fault{"none", "The file holds no element: no order.", "Ask the partner to send it again."})
		case xml.StartElement:
			return tok, nil
		case xml.EndElement:
			return xml.StartElement{}, p.refuse(p.Root, &fault{"syntax", "The file is no XML here: it begins with the end of an element.", again})
		case xml.CharData:
			if len(bytes.TrimLeft(tok, space)) > 0 {
				return xml.StartElement{}, p.refuse(p.Root, &fault{"syntax", "The file is no XML here: text stands before the first element.", again})
			}
		}
	}
}

// rest looks whether something follows behind the root element.
func (p *parser) rest() {
	for {
		tok, f, err := p.next()
		if err != nil || f == nil && tok == nil {
			return
		}
		switch tok := tok.(type) {
		case xml.Comment, xml.ProcInst:
			continue
		case xml.CharData:
			if len(bytes.TrimLeft(tok, space)) == 0 {
				continue
			}
		}
		pos := gateway.Position{Path: "the file", Offset: p.from.Offset, Line: p.from.Line}
		p.findings = append(p.findings, gateway.Finding{Code: "document.xml.trailing", Severity: gateway.Hold, Position: pos,
			Message: "Something follows behind the end of the XML text; it was not read.", Hint: "Ask the partner whether it is another order, and to send each in a file of its own."})
		return
	}
}

func (p *parser) unpack(kept json.RawMessage) error {
	if len(kept) == 0 {
		return nil
	}
	var outside []decode.Packed
	if err := json.Unmarshal(kept, &outside); err != nil {
		return fmt.Errorf("read the context of an XML document: %w", err)
	}
	own := map[string]bool{}
	for _, c := range p.Root.Children {
		own[c.Name] = true
	}
	for i := range outside {
		if own[outside[i].Name] {
			continue
		}
		if err := p.Unpack(p.Root, outside[i:i+1], p.here, nil); err != nil {
			return err
		}
	}
	return nil
}
