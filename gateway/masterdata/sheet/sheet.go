// SPDX-License-Identifier: Apache-2.0

// Package sheet owns the reading of tables with named columns: CSV, a JSON array
// of objects, JSON lines. Rows come one after another, in bounded memory, and
// what is wrong with one is told with its place; the rows behind it go on.
//
// It must not know what the columns mean.
//
// Invariant: a row is either handed out whole, or refused with at least one fault
// that names its line.
package sheet

import (
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"ordergate/gateway"
)

const (
	// maxField bounds a value; longer ones come from a missing quote.
	maxField = 4096
	// maxRow bounds what is held in memory of a JSON row.
	maxRow = 1 << 20
)

// Column is a column of a table.
type Column struct {
	Name     string
	Required bool // the file must have it
	List     bool // its values may be several, separated by "|"; a list of strings in JSON
}

// Format is how a file is written.
type Format string

// The formats, named as the files end.
const (
	CSV   Format = "csv"
	JSON  Format = "json"  // one array of objects
	Lines Format = "jsonl" // objects, or arrays of them, one after another
)

// Formats are the formats there are.
func Formats() []Format { return []Format{CSV, JSON, Lines} }

// Split takes a file name apart: "prices.csv" is ("prices", CSV, true).
func Split(name string) (stem string, f Format, ok bool) {
	ext := path.Ext(name)
	f = Format(strings.TrimPrefix(ext, "."))
	return strings.TrimSuffix(name, ext), f, slices.Contains(Formats(), f)
}

// Refuse is told of each fault of a row. reason is the message without the
// values in it, so that like faults can be counted.
type Refuse func(reason string, f gateway.Fault)

// reader is a format.
type reader interface {
	// next puts the next row into s.record and s.Line. Rows that cannot be read
	// are refused on the way. It returns io.EOF at the end; gateway.Faults are
	// about the file as a whole.
	next(s *Sheet) error
	// place is where value i of the row stands; the column is 0 when unknown.
	place(i int) (line, col int)
	// pointer says where a column of the row stands, "" where line and column do.
	pointer(column string) string
	// ended says whether the file ended as a whole one does.
	ended(s *Sheet, newline bool) error
}

// Sheet is a file being read. It is not safe for concurrent use.
type Sheet struct {
	Line    int  // where the current row starts
	Bad     bool // the current row has a fault
	Rows    int  // read so far, the bad ones too
	Refused int

	name    string
	names   []string       // of all columns
	at      map[string]int // column -> index in record, -1 when the file has it not
	lists   map[string]bool
	comma   bool // a single comma in a number is the decimal mark
	record  []string
	badLine int // of the last row that was refused
	rows    reader
	refuse  Refuse
}

// Open begins to read a file: name is for faults. Its faults (gateway.Faults) are
// about the file as a whole: no header, unknown columns, no array.
func Open(name string, f Format, r io.Reader, columns []Column, refuse Refuse) (*Sheet, error) {
	s := &Sheet{name: name, at: map[string]int{}, lists: map[string]bool{}, refuse: refuse}
	for i, c := range columns {
		s.names = append(s.names, c.Name)
		s.at[c.Name] = -1
		s.lists[c.Name] = c.List
		if f != CSV {
			s.at[c.Name] = i
		}
	}
	if f == CSV {
		return s, s.openCSV(r, columns)
	}
	s.record = make([]string, len(columns))
	s.rows = newJSON(r, f == Lines, len(columns))
	return s, nil
}

// whole makes a fault of the file as a whole.
func (s *Sheet) whole(line int, message, hint string) error {
	return gateway.Faults{{File: s.name, Line: line, Message: message, Hint: hint}}
}

func (s *Sheet) unknown(line, col int, column string) gateway.Fault {
	f := gateway.Fault{File: s.name, Line: line, Column: col, Message: fmt.Sprintf("unknown column %q", Clip(column)), Hint: "known are " + strings.Join(s.names, ", ")}
	if near := gateway.Nearest(column, s.names); near != "" {
		f.Hint = fmt.Sprintf("did you mean %q?", near)
	}
	return f
}

// Next goes to the next row that can be read; those that cannot are reported and
// passed over. It returns io.EOF at the end. Faults (gateway.Faults) are about the
// file as a whole and end it.
func (s *Sheet) Next() error {
	for {
		if err := s.rows.next(s); err != nil {
			return err
		}
		s.Bad = false
		s.Rows++
		i := slices.IndexFunc(s.record, func(v string) bool { return len(v) > maxField || !utf8.ValidString(v) })
		if i < 0 {
			return nil
		}
		message, hint := "value %d is not UTF-8", "save the file as UTF-8"
		if len(s.record[i]) > maxField {
			message, hint = "value %d is longer than 4096 bytes", "a quote may be missing"
		}
		line, col := s.rows.place(i)
		s.row(message, gateway.Fault{File: s.name, Line: line, Column: col, Message: fmt.Sprintf(message, i+1), Hint: hint})
	}
}

// Place is a number of the current row that no other has: its line, and in JSON
// its place in the list, from 1.
func (s *Sheet) Place() int {
	if j, ok := s.rows.(*jsonRows); ok {
		return j.n
	}
	return s.Line
}

// row refuses the current row as a whole.
func (s *Sheet) row(reason string, f gateway.Fault) {
	s.Refused++
	s.badLine = s.Line
	s.refuse(plain(reason), f)
}

// Ended says whether the file ended as a whole file does; newline tells whether
// its last byte ends a line. One that ends in the middle of a row or of a quoted
// value is still being written, or was cut off: gateway.Faults.
func (s *Sheet) Ended(newline bool) error { return s.rows.ended(s, newline) }

// Fail reports a fault of the current row at a column and marks the row. The
// column's name is put before the message; format and args are fmt's.
func (s *Sheet) Fail(column, hint, format string, args ...any) {
	line, col := s.Line, 0
	if i := s.at[column]; i >= 0 && i < len(s.record) {
		if l, c := s.rows.place(i); l > 0 {
			line, col = l, c
		}
	}
	message := column + ": " + fmt.Sprintf(format, args...)
	if p := s.rows.pointer(column); p != "" {
		message += ", at " + p
	}
	s.refuse(column+": "+plain(format), gateway.Fault{File: s.name, Line: line, Column: col, Message: message, Hint: hint})
	if !s.Bad {
		s.Bad, s.badLine = true, s.Line
		s.Refused++
	}
}

var verbs = strings.NewReplacer("%q", "…", "%s", "…", "%d", "…", "%v", "…")

// plain is a format without what is filled in.
func plain(format string) string { return verbs.Replace(format) }

// Clip shortens a value for a message.
func Clip(s string) string {
	if r := []rune(s); len(r) > 40 {
		return string(r[:39]) + "…"
	}
	return s
}
