// SPDX-License-Identifier: Apache-2.0

package masterdata

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"ordergate/gateway"
)

// maxField bounds a value; longer ones come from a missing quote.
const maxField = 4096

// column is a column of a file.
type column struct {
	name     string
	required bool
}

// sheet is a CSV file being read. Rows come one after another; faults collects
// what is wrong with them.
type sheet struct {
	name    string
	csv     *csv.Reader
	at      map[string]int // column name -> index in the file, -1 when the file has it not
	width   int
	comma   bool // a single comma in a number is the decimal mark (files with ';')
	record  []string
	line    int
	bad     bool // the current row has a fault
	rows    int
	refused int
	badLine int // last line of the last row that was refused
	open    int // line of a quote that was not closed, 0 for none
	report  func(gateway.Fault)
}

var bom = []byte{0xEF, 0xBB, 0xBF}

// openSheet reads the header row. Its faults are about the file as a whole.
func openSheet(name string, r io.Reader, columns []column, report func(gateway.Fault)) (*sheet, error) {
	br := bufio.NewReaderSize(r, 64<<10)
	head, err := br.Peek(4)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	if bytes.HasPrefix(head, []byte{0xFF, 0xFE}) || bytes.HasPrefix(head, []byte{0xFE, 0xFF}) {
		return nil, gateway.Faults{{File: name, Line: 1, Message: "the file is UTF-16", Hint: "save it as CSV UTF-8"}}
	}
	if bytes.HasPrefix(head, bom) {
		_, _ = br.Discard(len(bom)) // it was peeked
	}
	first, err := br.Peek(br.Size())
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	if len(bytes.TrimSpace(first)) == 0 {
		return nil, gateway.Faults{{File: name, Line: 1, Message: "the file is empty", Hint: "it needs a header row at least"}}
	}
	if i := bytes.IndexByte(first, '\n'); i >= 0 {
		first = first[:i]
	}
	s := &sheet{name: name, csv: csv.NewReader(br), at: map[string]int{}, report: report}
	s.csv.FieldsPerRecord = -1
	s.csv.ReuseRecord = true
	if bytes.Count(first, []byte(";")) > bytes.Count(first, []byte(",")) {
		s.csv.Comma, s.comma = ';', true
	}
	header, err := s.csv.Read()
	if err != nil {
		return nil, gateway.Faults{{File: name, Line: 1, Message: "the header row cannot be read: " + cause(err)}}
	}
	return s, s.columns(header, columns)
}

func (s *sheet) columns(header []string, columns []column) error {
	var faults gateway.Faults
	var names []string
	for _, c := range columns {
		names = append(names, c.name)
		s.at[c.name] = -1
	}
	s.width = len(header)
	for i, h := range header {
		h = strings.ToLower(strings.TrimSpace(h))
		_, col := s.csv.FieldPos(i)
		switch at, known := s.at[h]; {
		case h == "" && i == len(header)-1: // a separator at the end of the row
		case !known:
			f := gateway.Fault{File: s.name, Line: 1, Column: col, Message: fmt.Sprintf("unknown column %q", clip(h)), Hint: "known are " + strings.Join(names, ", ")}
			if near := gateway.Nearest(h, names); near != "" {
				f.Hint = fmt.Sprintf("did you mean %q?", near)
			}
			faults = append(faults, f)
		case at >= 0:
			faults = append(faults, gateway.Fault{File: s.name, Line: 1, Column: col, Message: fmt.Sprintf("column %q stands there twice", h)})
		default:
			s.at[h] = i
		}
	}
	for _, c := range columns {
		if c.required && s.at[c.name] < 0 {
			faults = append(faults, gateway.Fault{File: s.name, Line: 1, Message: fmt.Sprintf("column %q is missing", c.name)})
		}
	}
	if len(faults) > 0 {
		return faults
	}
	return nil
}

// ended says whether the file ended as a whole file does. One that ends in a
// quote, or without a line end in a row that cannot be read, is still being
// written, or was cut off.
func (s *sheet) ended(newline bool) error {
	switch {
	case s.open > 0 && (s.line > s.open || !newline):
		return gateway.Faults{{File: s.name, Line: s.open, Message: "a quote is opened here and never closed", Hint: "the file may be half written; the old data stay in use"}}
	case !newline && s.refused > 0 && s.badLine == s.line:
		return gateway.Faults{{File: s.name, Line: s.line, Message: "the file ends in the middle of a row", Hint: "it may be half written; the old data stay in use"}}
	}
	return nil
}

func cause(err error) string {
	var pe *csv.ParseError
	if errors.As(err, &pe) {
		return pe.Err.Error()
	}
	return err.Error()
}

// next goes to the next row that is whole; rows that are not are reported and
// passed over. It returns io.EOF at the end.
func (s *sheet) next() error {
	for {
		record, err := s.csv.Read()
		if err != nil {
			if errors.Is(err, io.EOF) {
				return io.EOF
			}
			var pe *csv.ParseError
			if !errors.As(err, &pe) {
				return fmt.Errorf("read %s: %w", s.name, err)
			}
			s.rows++
			if errors.Is(err, csv.ErrQuote) {
				s.open = pe.StartLine
			}
			s.line = pe.Line
			s.refuse(gateway.Fault{File: s.name, Line: pe.Line, Column: pe.Column, Message: pe.Err.Error(), Hint: `a value with quotes in it is written "like ""this"""`})
			continue
		}
		s.record, s.bad, s.open = record, false, 0
		s.line, _ = s.csv.FieldPos(0)
		if len(record) == 1 && strings.TrimSpace(record[0]) == "" {
			continue
		}
		s.rows++
		if n := len(record); n != s.width && !(n == s.width+1 && record[n-1] == "") {
			f := gateway.Fault{File: s.name, Line: s.line, Message: fmt.Sprintf("the row has %d values, the header %d", n, s.width)}
			if last, _ := s.csv.FieldPos(n - 1); last > s.line {
				f.Hint = fmt.Sprintf("it runs on to line %d: a quote may be missing", last)
			}
			s.refuse(f)
			continue
		}
		if i := slices.IndexFunc(record, func(v string) bool { return len(v) > maxField || !utf8.ValidString(v) }); i >= 0 {
			message, hint := fmt.Sprintf("value %d is not UTF-8", i+1), "save the file as CSV UTF-8"
			if len(record[i]) > maxField {
				message, hint = fmt.Sprintf("value %d is longer than %d bytes", i+1, maxField), "a quote may be missing"
			}
			line, col := s.csv.FieldPos(i)
			s.refuse(gateway.Fault{File: s.name, Line: line, Column: col, Message: message, Hint: hint})
			continue
		}
		return nil
	}
}

func (s *sheet) refuse(f gateway.Fault) {
	s.refused++
	s.badLine = s.line
	s.report(f)
}

// fail reports a fault of the current row at a column and marks the row.
func (s *sheet) fail(name, message, hint string) {
	line, col := s.line, 0
	if i := s.at[name]; i >= 0 && i < len(s.record) {
		line, col = s.csv.FieldPos(i)
	}
	s.report(gateway.Fault{File: s.name, Line: line, Column: col, Message: message, Hint: hint})
	if !s.bad {
		s.bad, s.badLine = true, s.line
		s.refused++
	}
}

// text returns a value without blanks around it, "" when the file has no such column.
func (s *sheet) text(name string) string {
	i := s.at[name]
	if i < 0 || i >= len(s.record) {
		return ""
	}
	return strings.TrimSpace(s.record[i])
}

// must is text that may not be empty.
func (s *sheet) must(name string) string {
	v := s.text(name)
	if v == "" {
		s.fail(name, fmt.Sprintf("%s is empty", name), "")
	}
	return v
}

func (s *sheet) flag(name string, fallback bool) bool {
	switch v := strings.ToLower(s.text(name)); v {
	case "":
		return fallback
	case "yes", "y", "true", "1":
		return true
	case "no", "n", "false", "0":
		return false
	default:
		s.fail(name, fmt.Sprintf("%s: %q is neither yes nor no", name, clip(v)), "yes, no, true, false, 1 or 0")
		return fallback
	}
}

func (s *sheet) date(name string) string {
	v := s.text(name)
	if v == "" {
		return ""
	}
	if t, err := time.Parse(time.DateOnly, v); err != nil || t.Year() < 1900 {
		s.fail(name, fmt.Sprintf("%s: %q is no date", name, clip(v)), "written as 2026-12-31")
		return ""
	}
	return v
}

var numeral = regexp.MustCompile(`^-?\d{1,18}(\.\d{1,9})?$`)

// number reads a decimal; nil when the value is empty or bad.
func (s *sheet) number(name string) *gateway.Dec {
	v := s.text(name)
	if v == "" {
		return nil
	}
	return s.parse(name, v)
}

func (s *sheet) parse(name, v string) *gateway.Dec {
	t := v
	if s.comma && strings.Count(t, ",") == 1 && !strings.Contains(t, ".") {
		t = strings.Replace(t, ",", ".", 1)
	}
	d, err := decimal.NewFromString(t)
	if err != nil || !numeral.MatchString(t) {
		s.fail(name, fmt.Sprintf("%s: %q is no number", name, clip(v)), "such as 1234.50: no separators of thousands, at most 9 decimals")
		return nil
	}
	return &gateway.Dec{Decimal: d}
}

// positive is a number above zero, nil when the value is empty or bad.
func (s *sheet) positive(name string) *gateway.Dec {
	d := s.number(name)
	if d != nil && !d.IsPositive() {
		s.fail(name, fmt.Sprintf("%s: %s is not above 0", name, d), "")
		return nil
	}
	return d
}

func clip(s string) string {
	if r := []rune(s); len(r) > 40 {
		return string(r[:39]) + "…"
	}
	return s
}
