// SPDX-License-Identifier: Apache-2.0

package csv

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"ordergate/gateway"
	"ordergate/gateway/decode"
	"ordergate/gateway/decode/table"
	"ordergate/gateway/decode/text"
)

// plan is a layout made ready.
type plan struct {
	table.Plan
	charset  text.Charset
	comma    rune // 0: to be found
	quote    rune // 0 for none
	header   int  // row of the headings; 0: the first with something in it, or none
	columns  []string
	headings []string
	tags     []tag // of Kinds
}

// tag tells a kind of row.
type tag struct {
	is     string
	column int // from 1
}

func wrong(format, message string, args ...any) *decode.Refusal {
	return decode.Refuse("document."+format+".layout", gateway.Position{Path: "the mapping's layout"}, fmt.Sprintf(message, args...), "Correct the mapping's layout.")
}

func newPlan(l *decode.Layout, limits decode.Limits) (*plan, error) {
	p := &plan{Plan: table.Plan{Format: "csv", Noun: "row", Split: l.Split, Limits: limits}, quote: '"', header: l.Header, columns: l.Columns}
	var ok bool
	if p.charset, ok = text.Named(l.Charset); !ok {
		return nil, wrong("csv", "The charset %q is none that is read.", l.Charset)
	}
	switch d := l.Delimiter; {
	case d == "tab" || d == `\t`:
		p.comma = '\t'
	case d != "":
		if utf8.RuneCountInString(d) != 1 || d == "\n" || d == "\r" || d == "\x00" {
			return nil, wrong("csv", "The delimiter %q is not one character.", d)
		}
		p.comma, _ = utf8.DecodeRuneInString(d)
	}
	switch q := l.Quote; {
	case q == "none":
		p.quote = 0
	case q != "":
		if utf8.RuneCountInString(q) != 1 || q == l.Delimiter || strings.ContainsAny(q, "\r\n \x00") {
			return nil, wrong("csv", "The quote %q is not one character; write none where there is none.", q)
		}
		p.quote, _ = utf8.DecodeRuneInString(q)
	}
	kinds, refusal := table.Kinds("csv", l.Records)
	if refusal != nil {
		return nil, refusal
	}
	p.Kinds = kinds
	for i := range l.Records {
		rec := &l.Records[i]
		if len(rec.Columns) > 0 {
			p.Kinds[i].Columns = rec.Columns
		}
		t := tag{rec.Is, 1}
		if rec.At != "" {
			n, err := strconv.Atoi(rec.At)
			if err != nil || n < 1 || n > 16384 {
				return nil, wrong("csv", "%q is no number of a column; it tells the record %s.", rec.At, rec.Name)
			}
			t.column = n
		}
		p.tags = append(p.tags, t)
	}
	if refusal := p.Splits(); refusal != nil {
		return nil, refusal
	}
	return p, nil
}

func (p *plan) scanner(r *text.Runes, open func(text.Place) *text.Runes) *scanner {
	s := &scanner{Runes: r, open: open, comma: p.comma, quote: p.quote, builder: decode.NewBuilder("csv", p.Limits)}
	s.expect(p)
	return s
}

// expect tells the scanner what a sound row is, when it looks for one.
func (s *scanner) expect(p *plan) {
	columns := p.headings
	if p.columns != nil {
		columns = p.columns
	}
	s.most = len(columns)
	for _, k := range p.Kinds {
		s.most = max(s.most, len(k.Columns))
	}
	if s.most == 0 || len(p.Kinds) > 0 {
		s.most = max(s.most, 1000)
	}
	s.most += 64 // empty ones at the end
	s.right = func(row *table.Row) bool {
		if row.Empty() {
			return false
		}
		r := *row
		p.judge(&r)
		return r.Broken == nil
	}
}

// judge tells what kind of row it is, and whether its cells fit.
func (p *plan) judge(row *table.Row) {
	if row.Broken != nil {
		return
	}
	if len(p.Kinds) == 0 {
		columns := p.headings
		if p.columns != nil {
			columns = p.columns
		}
		table.Count(row, columns, "row")
		return
	}
	for i, t := range p.tags {
		if t.is == "" || t.column <= len(row.Cells) && strings.TrimSpace(row.Cells[t.column-1].Text) == t.is {
			row.Kind = p.Kinds[i]
			table.Count(row, row.Kind.Columns, "row")
			return
		}
	}
	found := ""
	if len(row.Cells) > 0 {
		found = row.Cells[0].Text
	}
	row.Broken = &table.Fault{Code: "record", Severity: gateway.Hold, Found: found, Message: "The row is none of the records that the layout names.",
		Hint: "Add its record to the mapping's layout; or ask the partner what it is."}
}
