// SPDX-License-Identifier: Apache-2.0

// Package json reads orders that come as JSON (RFC 8259). Members are nodes by
// their key, lists are siblings of one name, items of a list in a list are called
// "item". Values stay as written: a number is never a float.
//
// It is pure, and knows nothing of what an order means: that is mapping's.
//
// Invariant: every member is a node or a finding names its place, with line,
// offset and JSON pointer.
package json

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"strings"

	"ordergate/gateway"
	"ordergate/gateway/decode"
	"ordergate/gateway/decode/text"
)

// Format reads JSON.
type Format struct{}

// New gives the format.
func New() Format { return Format{} }

// Name implements decode.Format.
func (Format) Name() string { return "json" }

// TypeOrder is the type of a canonical order, which says so itself.
const TypeOrder = "order"

// canonical is the member by which an order says that it is canonical
// (gateway.OrderSchema).
var canonical = regexp.MustCompile(`"schema"\s*:\s*"order/1"`)

// Sniff implements decode.Format: an object, or a list of such.
func (Format) Sniff(head []byte, _ string) (string, bool) {
	if c, n := text.Mark(head); n > 0 && c.UTF8() {
		head = head[n:]
	}
	head = bytes.TrimLeft(head, " \t\r\n")
	if len(head) == 0 || head[0] != '{' && head[0] != '[' {
		return "", false
	}
	rest := bytes.TrimLeft(head[1:], " \t\r\n")
	typ := ""
	if canonical.Match(rest) {
		typ = TypeOrder
	}
	switch {
	case len(rest) == 0:
		return "", true
	case head[0] == '{':
		return typ, rest[0] == '"' || rest[0] == '}'
	}
	return typ, strings.IndexByte(`{["]-0123456789`, rest[0]) >= 0
}

// context is what a document needs beside its bytes.
type context struct {
	Offset  int64           `json:"offset"`
	Line    int             `json:"line"`
	Path    string          `json:"path,omitempty"`    // of the document in the payload
	Pointer string          `json:"pointer,omitempty"` // the same as JSON pointer
	Outside json.RawMessage `json:"outside,omitempty"` // []decode.Packed
}

// Read implements decode.Format.
func (f Format) Read(src decode.Payload, layout *decode.Layout, limits decode.Limits, emit func(*decode.Document) error) ([]gateway.Finding, error) {
	if layout == nil {
		layout = &decode.Layout{}
	}
	limits = limits.Or(decode.DefaultLimits())
	l := newLocator(src, limits)
	err := l.locate(layout.Split)
	var refusal *decode.Refusal
	if err != nil && !errors.As(err, &refusal) {
		return nil, fmt.Errorf("read JSON: %w", err)
	}
	var findings []gateway.Finding
	for i := range l.items {
		it := &l.items[i]
		doc, err := l.document(it)
		var r *decode.Refusal
		if errors.As(err, &r) {
			findings = append(findings, r.Finding)
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("read JSON: %w", err)
		}
		if err := emit(doc); err != nil {
			return findings, err
		}
	}
	findings = append(findings, l.findings...)
	if refusal != nil {
		findings = append(findings, refusal.Finding)
	}
	return findings, nil
}

// Again implements decode.Format.
func (Format) Again(raw, kept []byte, _ *decode.Layout, limits decode.Limits) (*decode.Document, error) {
	var ctx context
	if err := json.Unmarshal(kept, &ctx); err != nil {
		return nil, fmt.Errorf("read the context of a JSON document: %w", err)
	}
	return build(raw, ctx, kept, limits)
}

// build makes the document of its bytes.
func build(raw []byte, ctx context, kept []byte, limits decode.Limits) (*decode.Document, error) {
	p := &parser{Builder: decode.NewBuilder("json", limits),
		scanner: &scanner{buf: raw, base: ctx.Offset, line: ctx.Line},
		place:   placing{path: ctx.Path, pointer: ctx.Pointer, offset: ctx.Offset, end: ctx.Offset + int64(len(raw))}}
	p.max = p.Limits.Value
	p.Root.Offset, p.Root.Line = ctx.Offset, ctx.Line
	if err := p.value(p.Root, 0); err != nil {
		return nil, err
	}
	if len(ctx.Outside) > 0 {
		var outside []decode.Packed
		if err := json.Unmarshal(ctx.Outside, &outside); err != nil {
			return nil, fmt.Errorf("read the context of a JSON document: %w", err)
		}
		own := map[string]bool{}
		for _, c := range p.Root.Children {
			own[c.Name] = true
		}
		for i := range outside {
			if own[outside[i].Name] {
				continue
			}
			mark := func(n *decode.Node, list int) {
				if list > 0 {
					p.lists(n)
				}
			}
			if err := p.Unpack(p.Root, outside[i:i+1], p.here, mark); err != nil {
				return nil, err
			}
		}
	}
	place := p.place
	return &decode.Document{Format: "json", Root: p.Root, Findings: p.findings, Offset: ctx.Offset, Length: int64(len(raw)),
		Context: kept, Placing: place.at}, nil
}

// Shape implements decode.Format.
func (Format) Shape(samples []*decode.Document, _ *decode.Layout) *decode.Shape {
	return decode.Union(samples)
}

// newScanner reads a payload from a place.
func newScanner(src decode.Payload, offset int64, line, most int) *scanner {
	return &scanner{r: src.Reader(offset), buf: make([]byte, 0, min(64<<10, max(64, src.Size-offset))), base: offset, line: line, max: most}
}
