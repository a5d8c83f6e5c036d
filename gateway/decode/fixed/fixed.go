// SPDX-License-Identifier: Apache-2.0

// Package fixed reads orders that come as lines whose values stand at fixed
// characters, by the records of a layout. It streams: one document is in memory
// at a time.
//
// It is pure, and knows nothing of what an order means: that is mapping's.
//
// Invariant: every character of a line that is no blank is in the tree: in a
// field, in a gap between fields, or in a line that no record matches, which is a
// finding.
package fixed

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"ordergate/gateway"
	"ordergate/gateway/decode"
	"ordergate/gateway/decode/table"
	"ordergate/gateway/decode/text"
)

// Format reads fixed-width text.
type Format struct{}

// New gives the format.
func New() Format { return Format{} }

// Name implements decode.Format.
func (Format) Name() string { return "fixed" }

// Sniff implements decode.Format: text that is no other format. Only a layout can
// tell more.
func (Format) Sniff(head []byte, _ string) (string, bool) {
	c, mark := text.Mark(head)
	head = head[mark:]
	if len(bytes.TrimSpace(head)) == 0 || strings.IndexByte("{[<", head[0]) >= 0 || bytes.HasPrefix(head, []byte("ISA")) {
		return "", false
	}
	r := text.NewRunes(bytes.NewReader(head), c, text.Place{Line: 1})
	for {
		c, ok := r.Next()
		if !ok {
			return "", !bytes.Contains(r.Damage.Bytes, []byte{0})
		}
		if c < ' ' && c != '\t' && c != '\r' && c != '\n' && c != '\f' && c != 0x1a {
			return "", false
		}
	}
}

// own is the format's own part of a document's context.
type own struct {
	Charset string `json:"charset,omitempty"` // "" is UTF-8
}

// Read implements decode.Format.
func (f Format) Read(src decode.Payload, layout *decode.Layout, limits decode.Limits, emit func(*decode.Document) error) ([]gateway.Finding, error) {
	if layout == nil {
		layout = &decode.Layout{}
	}
	findings, err := read(src, layout, limits.Or(decode.DefaultLimits()), emit)
	var r *decode.Refusal
	if errors.As(err, &r) {
		return append(findings, r.Finding), nil
	}
	if err != nil {
		return findings, fmt.Errorf("read fixed-width text: %w", err)
	}
	return findings, nil
}

func read(src decode.Payload, layout *decode.Layout, limits decode.Limits, emit func(*decode.Document) error) ([]gateway.Finding, error) {
	p, err := newPlan(layout, limits)
	if err != nil {
		return nil, err
	}
	head, err := src.Bytes(0, min(src.Size, 4))
	if err != nil {
		return nil, err
	}
	charset, mark := text.Mark(head)
	if mark == 0 {
		charset = p.charset
	}
	var o own
	if !charset.UTF8() {
		o.Charset = charset.Name()
	}
	kept, err := json.Marshal(o)
	if err != nil {
		return nil, err
	}
	s := p.scanner(text.NewRunes(src.Reader(int64(mark)), charset, text.Place{Offset: int64(mark), Line: 1}))
	r := table.NewReader(&p.Plan, kept, 0, emit)
	for {
		row, ok := s.next()
		if s.Err() != nil {
			return nil, s.Err()
		}
		if !ok {
			return r.End(s.Place().Offset)
		}
		if err := r.Row(row); err != nil {
			return r.Findings(), err
		}
	}
}

// Again implements decode.Format.
func (Format) Again(raw, kept []byte, layout *decode.Layout, limits decode.Limits) (*decode.Document, error) {
	if layout == nil {
		layout = &decode.Layout{}
	}
	var ctx table.Context
	var o own
	if err := json.Unmarshal(kept, &ctx); err != nil {
		return nil, fmt.Errorf("read the context of a fixed-width document: %w", err)
	}
	if err := json.Unmarshal(ctx.Own, &o); err != nil {
		return nil, fmt.Errorf("read the context of a fixed-width document: %w", err)
	}
	p, err := newPlan(layout, limits)
	if err != nil {
		return nil, err
	}
	charset, ok := text.Named(o.Charset)
	if !ok {
		return nil, fmt.Errorf("the context of a fixed-width document names the charset %q", o.Charset)
	}
	s := p.scanner(text.NewRunes(bytes.NewReader(raw), charset, text.Place{Offset: ctx.Offset, Line: ctx.Line}))
	s.number = ctx.Row - 1
	var rows []table.Row
	for {
		row, ok := s.next()
		if !ok {
			return p.Build(rows, ctx, kept, ctx.Offset, int64(len(raw)))
		}
		rows = append(rows, row)
	}
}

// Shape implements decode.Format.
func (Format) Shape(samples []*decode.Document, layout *decode.Layout) *decode.Shape {
	s := decode.Union(samples)
	if layout != nil {
		if p, err := newPlan(layout, decode.Limits{}); err == nil {
			p.Declare(s)
		}
	}
	return s
}
