// SPDX-License-Identifier: Apache-2.0

package fixed

import (
	"fmt"
	"strings"

	"ordergate/gateway"
	"ordergate/gateway/decode"
	"ordergate/gateway/decode/table"
	"ordergate/gateway/decode/text"
)

// span is a range of characters of a line, from 1; to is open for the rest.
type span struct{ from, to int }

const open = 1 << 30

func (s span) String() string {
	if s.to == open {
		return fmt.Sprintf("%d-", s.from)
	}
	return fmt.Sprintf("%d-%d", s.from, s.to)
}

// record is a record of the layout made ready.
type record struct {
	is     string
	at     span
	fields []span
	gaps   []span // what no field covers
}

// plan is a layout made ready.
type plan struct {
	table.Plan
	charset text.Charset
	records []record // of Kinds
}

func wrong(message string, args ...any) *decode.Refusal {
	return decode.Refuse("document.fixed.layout", gateway.Position{Path: "the mapping's layout"}, fmt.Sprintf(message, args...), "Correct the mapping's layout.")
}

func newPlan(l *decode.Layout, limits decode.Limits) (*plan, error) {
	p := &plan{Plan: table.Plan{Format: "fixed", Noun: "line", Split: l.Split, Limits: limits}}
	var ok bool
	if p.charset, ok = text.Named(l.Charset); !ok {
		return nil, wrong("The charset %q is none that is read.", l.Charset)
	}
	if len(l.Records) == 0 {
		return nil, wrong("The layout names no records: without them, nothing tells where values stand.")
	}
	kinds, refusal := table.Kinds("fixed", l.Records)
	if refusal != nil {
		return nil, refusal
	}
	p.Kinds = kinds
	for i := range l.Records {
		r, err := newRecord(&l.Records[i], kinds[i])
		if err != nil {
			return nil, err
		}
		p.records = append(p.records, r)
	}
	if refusal := p.Splits(); refusal != nil {
		return nil, refusal
	}
	return p, nil
}

func newRecord(l *decode.Record, kind *table.Kind) (record, error) {
	r := record{is: strings.TrimSpace(l.Is), at: span{1, max(1, len([]rune(l.Is)))}}
	var err error
	if l.At != "" {
		if r.at.from, r.at.to, err = decode.Characters(l.At); err != nil {
			return r, wrong("What tells the record %s: %v.", l.Name, err)
		}
	}
	kind.Columns = []string{}
	var covered []span
	if r.is != "" {
		covered = append(covered, r.at)
	}
	for _, f := range l.Fields {
		var s span
		if s.from, s.to, err = decode.Characters(f.Value); err != nil {
			return r, wrong("The field %s of the record %s: %v.", f.Key, l.Name, err)
		}
		r.fields = append(r.fields, s)
		covered = append(covered, s)
		kind.Columns = append(kind.Columns, f.Key)
	}
	r.gaps = gaps(covered)
	return r, nil
}

// gaps gives what no span covers.
func gaps(covered []span) (out []span) {
	at := 1
	for {
		next, end := open+1, 0
		for _, s := range covered {
			if s.from <= at && s.to >= at {
				end = max(end, s.to)
			} else if s.from > at {
				next = min(next, s.from)
			}
		}
		switch {
		case end == open:
			return out
		case end > 0:
			at = end + 1
		case next > open:
			return append(out, span{at, open})
		default:
			out = append(out, span{at, next - 1})
			at = next
		}
	}
}

// scanner reads lines.
type scanner struct {
	*text.Runes
	plan    *plan
	builder *decode.Builder
	number  int
	line    []rune
	places  []int64 // of the characters, and of the line's end
}

func (p *plan) scanner(r *text.Runes) *scanner {
	return &scanner{Runes: r, plan: p, builder: decode.NewBuilder("fixed", p.Limits)}
}

// next reads the next line with something in it; ok is false at the end.
func (s *scanner) next() (table.Row, bool) {
	for {
		if _, ok := s.Peek(); !ok {
			return table.Row{}, false
		}
		s.number++
		s.Damage.Bytes = nil
		row := table.Row{Number: s.number, At: s.Place()}
		if s.read(&row) {
			return row, true
		}
	}
}

// read reads a line; false when it is blank.
func (s *scanner) read(row *table.Row) bool {
	s.line, s.places = s.line[:0], s.places[:0]
	blank := true
	for {
		at := s.Place()
		c, ok := s.Next()
		if c == '\r' {
			if n, more := s.Peek(); more && n == '\n' {
				s.Next()
			}
		}
		if !ok || c == '\r' || c == '\n' {
			s.places = append(s.places, at.Offset)
			break
		}
		if len(s.line) > s.builder.Limits.Value {
			if row.Refused == nil {
				row.Refused = s.builder.Beyond(gateway.Position{Path: fmt.Sprintf("line %d", s.number), Offset: at.Offset, Line: at.Line},
					fmt.Sprintf("The line is longer than %d characters.", s.builder.Limits.Value))
			}
			continue
		}
		s.line, s.places = append(s.line, c), append(s.places, at.Offset)
		blank = blank && (c == ' ' || c == '\t' || c == 0x1a || c == '\f')
	}
	row.End = s.Place().Offset
	if blank {
		return false
	}
	if d := s.Damage; d.Bytes != nil {
		row.Damage = &table.Fault{Code: "encoding", Severity: gateway.Hold, At: d.Place, Found: fmt.Sprintf("% X", d.Bytes),
			Message: "The file holds bytes that are no character in its charset; U+FFFD stands for them here.",
			Hint:    "Name the partner's charset in the mapping's layout, such as charset: windows-1252; or ask the partner to send UTF-8."}
	}
	for i := range s.plan.records {
		r := &s.plan.records[i]
		if tag, _ := s.cut(r.at); r.is == "" || strings.TrimSpace(tag) == r.is {
			s.cells(row, r)
			row.Kind = s.plan.Kinds[i]
			return true
		}
	}
	row.Text = string(s.line)
	row.Broken = &table.Fault{Code: "record", Severity: gateway.Hold, Message: "The line is none of the records that the layout names.",
		Hint: "Add its record to the mapping's layout; or ask the partner what it is."}
	return true
}

// cut gives the characters of a span, and the offset where they begin.
func (s *scanner) cut(at span) (string, int64) {
	if at.from > len(s.line) {
		return "", s.places[len(s.line)]
	}
	return string(s.line[at.from-1 : min(at.to, len(s.line))]), s.places[at.from-1]
}

func (s *scanner) cells(row *table.Row, r *record) {
	for _, f := range r.fields {
		value, at := s.cut(f)
		row.Cells = append(row.Cells, table.Cell{Text: value, At: text.Place{Offset: at, Line: row.At.Line}})
	}
	for _, g := range r.gaps {
		if value, at := s.cut(g); strings.TrimSpace(value) != "" {
			row.Cells = append(row.Cells, table.Cell{Name: g.String(), Text: value, At: text.Place{Offset: at, Line: row.At.Line}})
		}
	}
}
