// SPDX-License-Identifier: Apache-2.0

// Package form makes pages of Excel workbooks that are laid out for people: order
// forms with a letterhead, labels beside their values, and a catalogue in which the
// customer fills in quantities. (Workbooks that are tables with headings are read by
// decode/xlsx.) Each visible sheet is a page; what stands in one column of the sheet
// stands in one column of the page.
//
// It is pure and knows nothing of orders: a row of a catalogue that has no quantity is
// on the page like any other.
//
// Invariant: a cell whose value cannot be known is a finding, never left out silently.
package form

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"ordergate/gateway"
	"ordergate/gateway/decode"
	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/grid"
	"ordergate/gateway/decode/xlsx"
)

// What a sheet may take of a page.
const (
	maxSheets = 50
	maxFaults = 20 // findings of one kind
	maxWidth  = 60 // of a column, characters
	maxBlank  = 3  // empty rows in a row
)

// Sniff tells whether a payload may be a workbook, as decode/xlsx does: which of the
// two reads it is for the partner's mapping to say.
func Sniff(head []byte, fileName string) bool {
	_, ok := xlsx.New().Sniff(head, fileName)
	return ok
}

// Pages reads a workbook. The document is nil when it cannot be read, and the findings
// say why.
func Pages(name string, raw []byte, limits decode.Limits) (*paper.Document, []gateway.Finding) {
	sheets, err := xlsx.Look(decode.Payload{ReaderAt: bytes.NewReader(raw), Size: int64(len(raw)), Name: name}, limits)
	var r *decode.Refusal
	switch {
	case errors.As(err, &r):
		return nil, []gateway.Finding{r.Finding}
	case err != nil:
		return nil, []gateway.Finding{fault("syntax", gateway.Hold, "the workbook", "The workbook is damaged.", "Ask the partner to send the file again.")}
	case len(sheets) == 0:
		return nil, []gateway.Finding{fault("none", gateway.Hold, "the workbook", "No sheet of the workbook shows anything.", "Ask the partner to send the order again.")}
	case len(sheets) > maxSheets:
		return nil, []gateway.Finding{fault("limit", gateway.Hold, "the workbook", fmt.Sprintf("The workbook has %d sheets; at most %d are read.", len(sheets), maxSheets), "Ask the partner to send the order form alone.")}
	}
	d := &paper.Document{Name: name, Kind: "xlsx"}
	words := 0
	for i := range sheets {
		p, ok := grid.Page(i+1, []grid.Block{{Table: tableOf(&sheets[i])}})
		if words += len(p.Words); !ok || words > grid.MaxWords {
			return nil, []gateway.Finding{fault("limit", gateway.Hold, sheets[i].Name, fmt.Sprintf("The workbook has more than %d words.", grid.MaxWords), "Ask the partner to send the order form alone.")}
		}
		d.Pages = append(d.Pages, p)
		d.Findings = append(d.Findings, findings(&sheets[i])...)
	}
	return d, nil
}

func fault(code string, severity gateway.Severity, path, message, hint string) gateway.Finding {
	return gateway.Finding{Code: "document.form." + code, Severity: severity, Position: gateway.Position{Path: path}, Message: message, Hint: hint}
}

// findings are those of a sheet that was read.
func findings(s *xlsx.Sheet) (out []gateway.Finding) {
	for i := range s.Cells {
		if f := s.Cells[i].Fault; f != nil && len(out) < maxFaults {
			out = append(out, *f)
		}
	}
	if s.Hidden > 0 {
		out = append(out, fault("hidden", gateway.Note, s.Name, fmt.Sprintf("Rows or columns of the sheet %.40q are hidden; what they hold was not read.", s.Name), ""))
	}
	return out
}

// tableOf lays a sheet out. A text may reach over the empty cells beside it, as it
// does on the screen.
func tableOf(s *xlsx.Sheet) *grid.Table {
	t := &grid.Table{Height: 12}
	last := 0
	for i := range s.Cells {
		last = max(last, s.Cells[i].Col+s.Cells[i].Cols-1)
	}
	for col := 1; col <= last; col++ {
		w, ok := s.Widths[col]
		if !ok {
			w = 8
		}
		t.Widths = append(t.Widths, min(w, maxWidth))
	}
	row, before := -1, 0 // on the page, and in the sheet
	rows := map[int]int{}
	for i := range s.Cells {
		if n := s.Cells[i].Row; n != before {
			row += min(n-before, 1+maxBlank)
			before, rows[n] = n, row
		}
	}
	for i := range s.Cells {
		c := &s.Cells[i]
		cell := grid.Cell{Row: rows[c.Row], Col: c.Col - 1, Cols: c.Cols, Rows: 1}
		if c.Rows > 1 {
			cell.Rows = below(rows, c.Row, c.Rows) - cell.Row
		}
		if c.Cols == 1 {
			next := last + 1
			if i+1 < len(s.Cells) && s.Cells[i+1].Row == c.Row {
				next = s.Cells[i+1].Col
			}
			cell.Cols = max(1, next-c.Col)
		}
		for _, line := range strings.Split(strings.ReplaceAll(c.Text, "\r\n", "\n"), "\n") {
			r := grid.Run{Text: line, Bold: c.Bold, Hidden: c.Unseen}
			if c.Size >= 13.5 { // what is smaller reads as text does
				r.Size = c.Size
			}
			cell.Blocks = append(cell.Blocks, grid.Block{Line: grid.Line{r}})
		}
		t.Cells = append(t.Cells, cell)
	}
	return t
}

// below gives the row of the page behind so many rows of the sheet.
func below(rows map[int]int, from, n int) int {
	for i := from + min(n, 1000) - 1; i > from; i-- {
		if r, ok := rows[i]; ok {
			return r + 1
		}
	}
	return rows[from] + 1
}
