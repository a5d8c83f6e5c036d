// SPDX-License-Identifier: Apache-2.0

package sheet

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"

	"ordergate/gateway"
)

type csvRows struct {
	csv   *csv.Reader
	width int // of the header
	open  int // line of a quote that was not closed, 0 for none
}

var bom = []byte{0xEF, 0xBB, 0xBF}

// openCSV reads the header row.
func (s *Sheet) openCSV(r io.Reader, columns []Column) error {
	br := bufio.NewReaderSize(r, 64<<10)
	head, err := br.Peek(4)
	if err != nil && !errors.Is(err, io.EOF) {
		return fmt.Errorf("read %s: %w", s.name, err)
	}
	if bytes.HasPrefix(head, []byte{0xFF, 0xFE}) || bytes.HasPrefix(head, []byte{0xFE, 0xFF}) {
		return s.whole(1, "the file is UTF-16", "save it as CSV UTF-8")
	}
	if bytes.HasPrefix(head, bom) {
		_, _ = br.Discard(len(bom)) // it was peeked
	}
	first, err := br.Peek(br.Size())
	if err != nil && !errors.Is(err, io.EOF) {
		return fmt.Errorf("read %s: %w", s.name, err)
	}
	if len(bytes.TrimSpace(first)) == 0 {
		return s.whole(1, "the file is empty", "it needs a header row at least")
	}
	if i := bytes.IndexByte(first, '\n'); i >= 0 {
		first = first[:i]
	}
	c := &csvRows{csv: csv.NewReader(br)}
	c.csv.FieldsPerRecord = -1
	c.csv.ReuseRecord = true
	if bytes.Count(first, []byte(";")) > bytes.Count(first, []byte(",")) {
		c.csv.Comma, s.comma = ';', true
	}
	header, err := c.csv.Read()
	if err != nil {
		return s.whole(1, "the header row cannot be read: "+cause(err), "")
	}
	c.width, s.rows = len(header), c
	return s.header(c.csv, header, columns)
}

func (s *Sheet) header(r *csv.Reader, header []string, columns []Column) error {
	var faults gateway.Faults
	for i, h := range header {
		h = strings.ToLower(strings.TrimSpace(h))
		_, col := r.FieldPos(i)
		switch at, known := s.at[h]; {
		case h == "" && i == len(header)-1: // a separator at the end of the row
		case !known:
			faults = append(faults, s.unknown(1, col, h))
		case at >= 0:
			faults = append(faults, gateway.Fault{File: s.name, Line: 1, Column: col, Message: fmt.Sprintf("column %q stands there twice", h)})
		default:
			s.at[h] = i
		}
	}
	for _, c := range columns {
		if c.Required && s.at[c.Name] < 0 {
			faults = append(faults, gateway.Fault{File: s.name, Line: 1, Message: fmt.Sprintf("column %q is missing", c.Name)})
		}
	}
	if len(faults) > 0 {
		return faults
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

func (c *csvRows) next(s *Sheet) error {
	for {
		record, err := c.csv.Read()
		if err != nil {
			if errors.Is(err, io.EOF) {
				return io.EOF
			}
			var pe *csv.ParseError
			if !errors.As(err, &pe) {
				return fmt.Errorf("read %s: %w", s.name, err)
			}
			s.Rows++
			if errors.Is(err, csv.ErrQuote) {
				c.open = pe.StartLine
			}
			s.Line = pe.Line
			s.row(pe.Err.Error(), gateway.Fault{File: s.name, Line: pe.Line, Column: pe.Column, Message: pe.Err.Error(), Hint: `a value with quotes in it is written "like ""this"""`})
			continue
		}
		s.record, c.open = record, 0
		s.Line, _ = c.csv.FieldPos(0)
		if len(record) == 1 && strings.TrimSpace(record[0]) == "" {
			continue
		}
		n := len(record)
		if n == c.width || n == c.width+1 && record[n-1] == "" {
			return nil
		}
		s.Rows++
		const message = "the row has %d values, the header %d"
		f := gateway.Fault{File: s.name, Line: s.Line, Message: fmt.Sprintf(message, n, c.width)}
		if last, _ := c.csv.FieldPos(n - 1); last > s.Line {
			f.Hint = fmt.Sprintf("it runs on to line %d: a quote may be missing", last)
		}
		s.row(message, f)
	}
}

func (c *csvRows) place(i int) (line, col int) { return c.csv.FieldPos(i) }

func (c *csvRows) pointer(string) string { return "" }

func (c *csvRows) ended(s *Sheet, newline bool) error {
	switch {
	case c.open > 0 && (s.Line > c.open || !newline):
		return s.whole(c.open, "a quote is opened here and never closed", "the file may be half written; the old data stay in use")
	case !newline && s.Refused > 0 && s.badLine == s.Line:
		return s.whole(s.Line, "the file ends in the middle of a row", "it may be half written; the old data stay in use")
	}
	return nil
}
