// SPDX-License-Identifier: Apache-2.0

package xlsx

import (
	"encoding/xml"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"ordergate/gateway"
	"ordergate/gateway/decode"
	"ordergate/gateway/decode/table"
	"ordergate/gateway/decode/text"
)

// What a sheet may hold (Excel's own limits).
const (
	maxRows    = 1 << 20
	maxColumns = 1 << 14
)

var errEnough = errors.New("enough")

// rowReader reads the rows of a sheet.
type rowReader struct {
	*book
	sheet sheet
	last  int // rows behind it are not read; 0 is all
	give  func(table.Row) error
	look  func(*cell) error // instead of adding cells to their row

	row   table.Row
	in    bool // a row
	cell  cell
	value strings.Builder
	where string // "v", "t", "f": the element whose text is read
	ph    bool   // in a phonetic run
}

// cell is a cell as it is stored.
type cell struct {
	in     bool
	column int
	kind   string // t
	style  int
	value  string
	formal bool // it has a formula
}

// rows gives the rows of a sheet up to last, each with its cells from column A.
func (b *book) rows(s sheet, last int, give func(table.Row) error) error {
	p, err := b.part(s.part)
	if err != nil {
		return err
	}
	r := &rowReader{book: b, sheet: s, last: last, give: give}
	err = p.each(r.start, r.end, r.said)
	if errors.Is(err, errEnough) {
		return nil
	}
	return err
}

func (r *rowReader) fail(message string) error {
	return decode.Refuse("document.xlsx.syntax", gateway.Position{Path: r.sheet.name + "!" + strconv.Itoa(r.row.Number), Line: r.row.Number},
		message, "Ask the partner to save the file again with Excel.")
}

func (r *rowReader) start(e xml.StartElement) error {
	switch e.Name.Local {
	case "row":
		number := r.row.Number + 1
		if given := attribute(e, "r"); given != "" {
			n, err := strconv.Atoi(given)
			if err != nil || n < number {
				return r.fail("The rows of the sheet are out of order.")
			}
			number = n
		}
		if number > maxRows {
			return r.fail(fmt.Sprintf("The sheet has more than %d rows.", maxRows))
		}
		if r.last > 0 && number > r.last {
			return errEnough
		}
		r.row, r.in = table.Row{Number: number, At: text.Place{Line: number}}, true
		r.cell = cell{}
	case "c":
		if !r.in {
			return r.fail("A cell stands outside the rows.")
		}
		return r.begin(e)
	case "v", "f":
		if r.cell.in {
			r.where = e.Name.Local
			r.value.Reset()
		}
	case "t":
		if r.cell.in && !r.ph {
			r.where = "t"
		}
	case "is":
		r.value.Reset()
	case "rPh":
		r.ph = true
	}
	return nil
}

func (r *rowReader) begin(e xml.StartElement) error {
	column := r.cell.column + 1
	if at := attribute(e, "r"); at != "" {
		c := columnOf(at)
		if c < column {
			return r.fail(fmt.Sprintf("The cell %.20q is out of order.", at))
		}
		column = c
	}
	if column > maxColumns {
		return r.fail(fmt.Sprintf("The sheet has more than %d columns.", maxColumns))
	}
	style, err := strconv.Atoi(attribute(e, "s"))
	if err != nil {
		style = -1
	}
	r.cell = cell{in: true, column: column, kind: attribute(e, "t"), style: style}
	return nil
}

// columnOf gives the column of "C5", 0 when it names none.
func columnOf(at string) (column int) {
	for _, c := range at {
		switch {
		case c >= 'A' && c <= 'Z':
			column = column*26 + int(c-'A') + 1
		case c >= '0' && c <= '9' && column > 0:
			return column
		default:
			return 0
		}
		if column > maxColumns {
			return maxColumns + 1
		}
	}
	return column
}

func (r *rowReader) said(s string) error {
	if r.where == "" || !r.cell.in {
		return nil
	}
	r.value.WriteString(s)
	if r.value.Len() > r.limits.Value && r.where != "f" {
		return r.beyond(fmt.Sprintf("The value of %s!%s%d is too long.", r.sheet.name, table.Letter(r.cell.column), r.row.Number))
	}
	return nil
}

func (r *rowReader) end(name string) error {
	switch name {
	case "v":
		r.cell.value = r.value.String()
	case "f":
		r.cell.formal = true
	case "is":
		r.cell.value = r.value.String()
	case "rPh":
		r.ph = false
		return nil
	case "t":
	case "c":
		if r.cell.in {
			r.cell.in = false
			if r.look != nil {
				return r.look(&r.cell)
			}
			return r.add()
		}
		return nil
	case "row":
		if !r.in {
			return nil
		}
		r.in = false
		return r.give(r.row)
	case "sheetData":
		return errEnough
	default:
		return nil
	}
	r.where = ""
	return nil
}

// add adds the cell that was read to its row.
func (r *rowReader) add() error {
	value, fault := r.show(&r.cell)
	if value == "" && fault == nil {
		return nil
	}
	have := len(r.row.Cells)
	r.row.Cells = append(r.row.Cells, make([]table.Cell, r.cell.column-have)...)
	for i := have; i < r.cell.column; i++ {
		r.row.Cells[i].At = r.row.At
	}
	if fault != nil {
		fault.Severity = gateway.Hold
	}
	c := &r.row.Cells[r.cell.column-1]
	c.Text, c.Fault = value, fault
	return nil
}

// show gives the text of a cell, as people see it.
func (b *book) show(c *cell) (string, *table.Fault) {
	if c.value == "" && c.kind != "s" {
		if c.formal && c.kind != "str" {
			return "", &table.Fault{Code: "formula", Message: "The cell has a formula and no calculated value.", Hint: "Ask the partner to open the file in Excel and save it."}
		}
		return "", nil
	}
	switch c.kind {
	case "s":
		n, err := strconv.Atoi(strings.TrimSpace(c.value))
		if err != nil || n < 0 || n >= len(b.texts) {
			return "", &table.Fault{Code: "cell", Message: "The cell refers to a text that the workbook does not have.", Hint: "Ask the partner to save the file again with Excel.", Found: c.value}
		}
		return b.texts[n], nil
	case "str", "inlineStr":
		return plainText(c.value), nil
	case "b":
		switch strings.TrimSpace(c.value) {
		case "1", "true":
			return "true", nil
		case "0", "false":
			return "false", nil
		}
	case "e":
		return "", &table.Fault{Code: "cell", Message: "The cell holds an error instead of a value: " + c.value + ".", Hint: "Ask the partner for the value.", Found: c.value}
	case "d":
		return strings.TrimSpace(c.value), nil
	case "n", "":
		st := style{}
		if c.style >= 0 && c.style < len(b.styles) {
			st = b.styles[c.style]
		}
		shown, ok := st.show(strings.TrimSpace(c.value), b.since)
		if ok {
			return shown, nil
		}
		if st.date || st.clock {
			return "", &table.Fault{Code: "cell", Message: "The cell is shown as a date and holds a number that is none: " + c.value + ".", Hint: "Ask the partner for the date.", Found: c.value}
		}
	}
	return "", &table.Fault{Code: "cell", Message: "The cell's value is none of its kind.", Hint: "Ask the partner for the value.", Found: c.value}
}
