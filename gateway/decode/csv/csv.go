// SPDX-License-Identifier: Apache-2.0

// Package csv reads orders that come as lines of separated values: RFC 4180 and
// what the field makes of it. It streams: one document is in memory at a time.
//
// It is pure, and knows nothing of what an order means: that is mapping's.
//
// Invariant: a row that does not fit its columns is a finding and its values get
// no column's name; its neighbours are read on.
package csv

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"ordergate/gateway"
	"ordergate/gateway/decode"
	"ordergate/gateway/decode/table"
	"ordergate/gateway/decode/text"
)

// Format reads CSV.
type Format struct{}

// New gives the format.
func New() Format { return Format{} }

// Name implements decode.Format.
func (Format) Name() string { return "csv" }

// Sniff implements decode.Format: text of which two lines have as many of a
// separator, or any text whose name says so.
func (Format) Sniff(head []byte, fileName string) (string, bool) {
	c, mark := text.Mark(head)
	said, ok := plain(head[mark:], c)
	if said == "" || !ok {
		return "", false
	}
	name := strings.ToLower(fileName)
	if strings.HasSuffix(name, ".csv") || strings.HasSuffix(name, ".tsv") {
		return "", true
	}
	if strings.IndexByte("{[<", said[0]) >= 0 || strings.HasPrefix(said, "ISA") || strings.HasPrefix(said, "UN") && strings.Contains(said, "UNH") {
		return "", false
	}
	comma := detect(strings.NewReader(said), text.Charset{}, 0, '"')
	lines := strings.FieldsFunc(said, func(r rune) bool { return r == '\n' || r == '\r' })
	if len(lines) < 2 {
		return "", false
	}
	n := strings.Count(lines[0], string(comma))
	return "", n > 0 && strings.Count(lines[1], string(comma)) == n
}

// plain gives the characters of a head; ok is false when it does not look like
// text.
func plain(head []byte, c text.Charset) (said string, ok bool) {
	var b strings.Builder
	r := text.NewRunes(bytes.NewReader(head), c, text.Place{Line: 1})
	for {
		c, more := r.Next()
		switch {
		case !more:
			return b.String(), !bytes.Contains(r.Damage.Bytes, []byte{0})
		case c < ' ' && c != '\t' && c != '\r' && c != '\n' && c != '\f' && c != 0x1a:
			return "", false
		}
		b.WriteRune(c)
	}
}

// own is CSV's own part of a document's context.
type own struct {
	Charset string `json:"charset,omitempty"` // "" is UTF-8
	Comma   string `json:"comma"`
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
		return findings, fmt.Errorf("read CSV: %w", err)
	}
	return findings, nil
}

func read(src decode.Payload, layout *decode.Layout, limits decode.Limits, emit func(*decode.Document) error) ([]gateway.Finding, error) {
	p, err := newPlan(layout, limits)
	if err != nil {
		return nil, err
	}
	head, err := src.Bytes(0, min(src.Size, 64<<10))
	if err != nil {
		return nil, err
	}
	charset, mark := text.Mark(head)
	if mark == 0 {
		charset = p.charset
	}
	start := text.Place{Offset: int64(mark), Line: 1}
	open := func(at text.Place) *text.Runes { return text.NewRunes(src.Reader(at.Offset), charset, at) }
	s := p.scanner(open(start), open)
	s.bounded, s.budget = true, 4*src.Size+1<<20
	if s.comma == 0 {
		if s.comma = stated(s.Runes); s.comma == 0 {
			s.comma = detect(bytes.NewReader(head[mark:]), charset, p.header, s.quote)
			s.Runes = open(start)
		}
	}
	o := own{Comma: string(s.comma)}
	if !charset.UTF8() {
		o.Charset = charset.Name()
	}
	kept, err := json.Marshal(o)
	if err != nil {
		return nil, err
	}
	r := table.NewReader(&p.Plan, kept, 0, emit)
	err = p.rows(s, r)
	if source := s.Err(); source != nil {
		return nil, source
	}
	if err != nil {
		return r.Findings(), err
	}
	return r.End(s.Place().Offset)
}

// stated reads a first line that states the separator, as Excel writes it:
// "sep=;". Without one it gives 0, and the reader must be opened anew.
func stated(r *text.Runes) rune {
	for _, want := range "sep=" {
		if c, ok := r.Next(); !ok || c|0x20 != want|0x20 {
			return 0
		}
	}
	comma, ok := r.Next()
	if !ok || comma == '\r' || comma == '\n' || comma == '"' {
		return 0
	}
	c, ok := r.Next()
	if n, more := r.Peek(); c == '\r' && more && n == '\n' {
		r.Next()
	}
	if ok && c != '\r' && c != '\n' {
		return 0
	}
	return comma
}

// rows gives the rows to the reader.
func (p *plan) rows(s *scanner, r *table.Reader) error {
	if p.columns != nil && len(p.Kinds) == 0 {
		if err := r.Columns(p.columns, nil); err != nil {
			return err
		}
	}
	found := p.header == 0 && (p.columns != nil || len(p.Kinds) > 0)
	for {
		row, ok := s.next()
		if !ok || s.Err() != nil {
			break
		}
		switch {
		case !found && (p.header == 0 && !row.Empty() || row.Number == p.header):
			found = true
			if row.Broken != nil {
				return decode.Refuse("document.csv.heading", s.position(row.At), "The row with the headings cannot be read: its quotes do not balance.", "Ask the partner to send the file again.")
			}
			if row.Refused != nil {
				return row.Refused
			}
			if p.columns == nil && len(p.Kinds) == 0 {
				p.headings = table.Headings(row.Cells)
				if err := r.Columns(p.headings, &row); err != nil {
					return err
				}
				s.expect(p)
			}
		case row.Empty():
		case !found:
			if err := r.Above(row); err != nil {
				return err
			}
		default:
			p.judge(&row)
			if err := r.Row(row); err != nil {
				return err
			}
		}
	}
	if !found && s.Err() == nil && s.number > 0 {
		return decode.Refuse("document.csv.heading", s.position(s.Place()), fmt.Sprintf("The file ends before row %d, which holds the headings.", p.header), "Correct header in the mapping's layout.")
	}
	return nil
}

// Again implements decode.Format.
func (Format) Again(raw, kept []byte, layout *decode.Layout, limits decode.Limits) (*decode.Document, error) {
	if layout == nil {
		layout = &decode.Layout{}
	}
	var ctx table.Context
	var o own
	if err := json.Unmarshal(kept, &ctx); err != nil {
		return nil, fmt.Errorf("read the context of a CSV document: %w", err)
	}
	if err := json.Unmarshal(ctx.Own, &o); err != nil {
		return nil, fmt.Errorf("read the context of a CSV document: %w", err)
	}
	p, err := newPlan(layout, limits)
	if err != nil {
		return nil, err
	}
	charset, ok := text.Named(o.Charset)
	offset := ctx.Offset
	if !ok {
		return nil, fmt.Errorf("the context of a CSV document names the charset %q", o.Charset)
	}
	open := func(at text.Place) *text.Runes {
		return text.NewRunes(bytes.NewReader(raw[at.Offset-offset:]), charset, at)
	}
	s := p.scanner(open(text.Place{Offset: offset, Line: ctx.Line}), open)
	s.comma, _ = utf8.DecodeRuneInString(o.Comma)
	s.number = ctx.Row - 1
	p.headings = ctx.Headings
	s.expect(p)
	var rows []table.Row
	for {
		row, ok := s.next()
		if !ok {
			break
		}
		if row.Empty() {
			continue
		}
		p.judge(&row)
		rows = append(rows, row)
	}
	return p.Build(rows, ctx, kept, offset, int64(len(raw)))
}

// Shape implements decode.Format.
func (Format) Shape(samples []*decode.Document, layout *decode.Layout) *decode.Shape {
	s := decode.Union(samples)
	if layout == nil {
		return s
	}
	p, err := newPlan(layout, decode.Limits{})
	if err != nil {
		return s
	}
	if len(p.Kinds) > 0 {
		p.Declare(s)
	} else if len(p.columns) > 0 {
		table.Leaves(s.Ensure("row"), p.columns)
	}
	return s
}
