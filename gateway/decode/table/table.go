// SPDX-License-Identifier: Apache-2.0

// Package table makes documents of rows of cells: what CSV, fixed-width text and
// XLSX have in common. It knows where one order ends and what belongs to which,
// and nothing of how rows are written.
//
// It is pure.
//
// Invariant: every row is part of a document, or of what stands above all of
// them, or a finding names it; cells of a row that is damaged are never given the
// names of columns.
package table

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"ordergate/gateway"
	"ordergate/gateway/decode"
	"ordergate/gateway/decode/text"
)

// Cell is a value of a row. Its text is "" when it is empty; its name, when it is
// not that of its column.
type Cell struct {
	Text  string
	Name  string
	Fault *Fault
	At    text.Place
}

// Row is a row with something in it.
type Row struct {
	Number int        // from 1, as a spreadsheet counts
	At     text.Place // of its first byte
	End    int64      // offset behind it
	Cells  []Cell
	Kind   *Kind // of a record, nil for a plain row

	// Broken says why its cells cannot be given names, nil for a sound row. Where it
	// has no cells either, Text is the row as sent.
	Broken *Fault
	Text   string
	// Lax is a tolerance that it needed, nil for none.
	Lax     *Fault
	Damage  *Fault          // the first bytes that are no characters
	Refused *decode.Refusal // it is beyond a limit
}

// Fault is what is wrong with a row, or a cell of it.
type Fault struct {
	Code, Message, Hint, Found string
	Severity                   gateway.Severity
	At                         text.Place // where it is not the row's or cell's own
}

// Kind is a kind of row, of which a file has several.
type Kind struct {
	Name    string
	Under   *Kind
	Begins  bool     // a document
	Columns []string // names of the cells; nil: called by letter
}

func (k *Kind) depth() (n int) {
	for ; k != nil; k = k.Under {
		n++
	}
	return n
}

// Plan says how rows become documents.
type Plan struct {
	Format string
	Noun   string // "row", "line": of a place
	Sheet  string // XLSX: places are "Orders!C5"
	Kinds  []*Kind
	Split  string // column whose value changes from order to order
	Limits decode.Limits
}

// Context is what the documents of a table need beside their rows.
type Context struct {
	Offset   int64             `json:"offset,omitempty"`  // of the first, where rows are bytes
	Row      int               `json:"row"`               // number of the first
	Line     int               `json:"line"`              // of the first
	Last     int               `json:"last,omitempty"`    // number of the last, where rows are no bytes of their own
	Headings []string          `json:"headings"`          // "" where there is none
	Outside  []decode.Packed   `json:"outside,omitempty"` // what stands above the first document
	Findings []gateway.Finding `json:"findings,omitempty"`
	Own      json.RawMessage   `json:"own,omitempty"` // the format's own
}

// Letter calls a column as spreadsheets do: A, B, …, Z, AA.
func Letter(column int) string {
	name := ""
	for ; column > 0; column = (column - 1) / 26 {
		name = string(rune('A'+(column-1)%26)) + name
	}
	return name
}

// Headings gives the names of a heading row: trimmed, with single blanks.
func Headings(cells []Cell) []string {
	out := make([]string, len(cells))
	for i, c := range cells {
		out[i] = strings.Join(strings.Fields(c.Text), " ")
	}
	return out
}

// Named tells how many columns there are up to the last that has a name.
func Named(headings []string) int {
	n := len(headings)
	for n > 0 && headings[n-1] == "" {
		n--
	}
	return n
}

// Count judges how many cells a row has against its columns, and takes off empty
// ones that are too many. Rows of no known columns are always right.
func Count(row *Row, columns []string, noun string) {
	if columns == nil || row.Broken != nil {
		return
	}
	have := len(row.Cells)
	filled := have
	for filled > len(columns) && row.Cells[filled-1].Text == "" {
		filled--
	}
	switch least := Named(columns); {
	case have < least || filled > len(columns):
		much := "few"
		if have > least {
			much = "many"
		}
		row.Broken = &Fault{Code: "row", Severity: gateway.Hold, Found: fmt.Sprint(have),
			Message: fmt.Sprintf("The %s has too %s values: %d, for %d columns.", noun, much, have, least),
			Hint:    "Its values are shown by column letter, and none is read. Compare it with the others; often a value holds the character that separates values, or a line break."}
	case filled < have:
		row.Cells = row.Cells[:filled]
		row.Lax = &Fault{Code: "trailing", Severity: gateway.Warn, Message: "More separators stand at the end of the " + noun + " than there are columns; with nothing between them, they are passed over.",
			Hint: "Nothing needs to be done."}
	}
}

// value gives the trimmed value of a named cell of a sound row.
func (p *Plan) value(row *Row, headings []string, name string) string {
	if row.Broken != nil {
		return ""
	}
	if row.Kind != nil {
		headings = row.Kind.Columns
	}
	for i, h := range headings {
		if h == name && i < len(row.Cells) {
			return strings.TrimSpace(row.Cells[i].Text)
		}
	}
	return ""
}

// Empty reports whether a row has no values. The character with which DOS ended a
// file is none.
func (r *Row) Empty() bool {
	for _, c := range r.Cells {
		if c.Text != "" && c.Text != "\x1a" || c.Fault != nil {
			return false
		}
	}
	return r.Broken == nil && r.Refused == nil
}

// Kinds makes the kinds of rows of a layout's records.
func Kinds(format string, records []decode.Record) ([]*Kind, *decode.Refusal) {
	wrong := func(message string, args ...any) *decode.Refusal {
		return decode.Refuse("document."+format+".layout", gateway.Position{Path: "the mapping's layout"}, fmt.Sprintf(message, args...), "Correct records in the mapping's layout.")
	}
	kinds := make([]*Kind, len(records))
	byName := map[string]*Kind{}
	begins := false
	for i, r := range records {
		if r.Name == "" || byName[r.Name] != nil {
			return nil, wrong("A record has no name, or one that another has: %q.", r.Name)
		}
		kinds[i] = &Kind{Name: r.Name, Begins: r.Under == "" && !begins}
		begins = begins || r.Under == ""
		byName[r.Name] = kinds[i]
	}
	for i, r := range records {
		if r.Under == "" {
			continue
		}
		if kinds[i].Under = byName[r.Under]; kinds[i].Under == nil {
			return nil, wrong("The record %s is under %q, which is no record.", r.Name, r.Under)
		}
		for up, n := kinds[i].Under, 0; up != nil; up, n = up.Under, n+1 {
			if up == kinds[i] || n > len(kinds) {
				return nil, wrong("The record %s is under itself.", r.Name)
			}
		}
	}
	if len(kinds) > 0 && !begins {
		return nil, wrong("Each record is under another: none begins an order.")
	}
	return kinds, nil
}

// Splits checks that the records that begin orders have the value which tells
// orders apart.
func (p *Plan) Splits() *decode.Refusal {
	for _, k := range p.Kinds {
		if k.Begins && p.Split != "" && !slices.Contains(k.Columns, p.Split) {
			return decode.Refuse("document."+p.Format+".layout", gateway.Position{Path: "the mapping's layout"},
				fmt.Sprintf("The record %s, which begins an order, has no %q to tell orders apart by.", k.Name, p.Split), "Correct split in the mapping's layout.")
		}
	}
	return nil
}

// Declare adds to a shape what the kinds of rows say that documents can hold.
func (p *Plan) Declare(s *decode.Shape) {
	var of func(k *Kind) *decode.Shape
	of = func(k *Kind) *decode.Shape {
		if k == nil {
			return s
		}
		return of(k.Under).Ensure(k.Name)
	}
	for _, k := range p.Kinds {
		Leaves(of(k), k.Columns)
	}
}

// Leaves adds values to a shape by their names.
func Leaves(s *decode.Shape, names []string) {
	for _, n := range names {
		if n == "" {
			continue
		}
		if c := s.Ensure(n); len(c.Elements) == 0 {
			c.Elements = []decode.ElementShape{{}}
		}
	}
}
