// SPDX-License-Identifier: Apache-2.0

// Package xlsx reads orders that come as Excel workbooks (ECMA-376): one sheet,
// its rows by their headings. Values are those that are stored, written as people
// see them: dates as ISO 8601, numbers without the traces of binary fractions.
//
// It is pure, and knows nothing of what an order means: that is mapping's.
//
// Invariant: whatever a workbook unpacks to, memory and time stay within Limits,
// and a cell whose value cannot be known is a finding, never a guess.
package xlsx

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"ordergate/gateway"
	"ordergate/gateway/decode"
	"ordergate/gateway/decode/table"
)

// Format reads XLSX.
type Format struct{}

// New gives the format.
func New() Format { return Format{} }

// Name implements decode.Format.
func (Format) Name() string { return "xlsx" }

const ole = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" // what .xls and encrypted workbooks are

// Sniff implements decode.Format: a zip file that looks like a workbook, and what
// claims to be one, so that reading can say what is wrong.
func (Format) Sniff(head []byte, fileName string) (string, bool) {
	name := strings.ToLower(fileName)
	named := strings.HasSuffix(name, ".xlsx") || strings.HasSuffix(name, ".xlsm") || strings.HasSuffix(name, ".xls") || strings.HasSuffix(name, ".xlsb")
	switch {
	case bytes.HasPrefix(head, []byte(ole)):
		return "", named
	case bytes.HasPrefix(head, []byte("PK\x03\x04")):
		return "", named || bytes.Contains(head, []byte("xl/")) || bytes.Contains(head, []byte("[Content_Types].xml"))
	}
	return "", false
}

func refuse(code, message, hint string) *decode.Refusal {
	return decode.Refuse("document.xlsx."+code, gateway.Position{Path: "the file"}, message, hint)
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
		return findings, fmt.Errorf("read XLSX: %w", err)
	}
	return findings, nil
}

func newPlan(layout *decode.Layout, limits decode.Limits, sheet string) *table.Plan {
	return &table.Plan{Format: "xlsx", Noun: "row", Sheet: sheet, Split: layout.Split, Limits: limits}
}

func read(src decode.Payload, layout *decode.Layout, limits decode.Limits, emit func(*decode.Document) error) ([]gateway.Finding, error) {
	if len(layout.Records) > 0 {
		return nil, decode.Refuse("document.xlsx.layout", gateway.Position{Path: "the mapping's layout"}, "The layout names records; these are read from CSV and fixed-width files only.", "Correct the mapping's layout.")
	}
	b, err := open(src, src.Size, limits)
	if err != nil {
		return nil, err
	}
	sheet, err := b.sheet(layout.Sheet)
	if err != nil {
		return nil, err
	}
	if err := b.sound(sheet); err != nil { // nothing is emitted of a file that is damaged further on
		return nil, err
	}
	kept, err := json.Marshal(own{Sheet: sheet.name})
	if err != nil {
		return nil, err
	}
	r := table.NewReader(newPlan(layout, limits, sheet.name), kept, src.Size, emit)
	header, found := layout.Header, false
	if layout.Columns != nil {
		found = header == 0
		if err := r.Columns(layout.Columns, nil); err != nil {
			return nil, err
		}
	}
	last := 0
	err = b.rows(sheet, 0, func(row table.Row) error {
		last = row.Number
		switch {
		case !found && header > 0 && row.Number < header:
			if row.Empty() {
				return nil
			}
			return r.Above(row)
		case !found && layout.Columns == nil:
			if header == 0 && row.Empty() {
				return nil
			}
			if header > 0 && row.Number > header { // the row of the headings is not there
				row = table.Row{Number: header, At: row.At}
			}
			found = true
			return r.Columns(table.Headings(row.Cells), &row)
		case !found:
			if found = true; row.Number == header {
				return nil
			}
		}
		if row.Empty() {
			return nil
		}
		return r.Row(row)
	})
	if err != nil {
		return r.Findings(), err
	}
	if !found && header > 0 {
		return r.Findings(), decode.Refuse("document.xlsx.heading", gateway.Position{Path: sheet.name}, fmt.Sprintf("The sheet ends in row %d, before row %d, which holds the headings.", last, header), "Correct header in the mapping's layout.")
	}
	return r.End(src.Size)
}

// own is the format's own part of a document's context.
type own struct {
	Sheet string `json:"sheet"`
}

// Again implements decode.Format. The bytes of each document are the whole
// workbook; of its sheet only the document's rows are kept.
func (Format) Again(raw, kept []byte, layout *decode.Layout, limits decode.Limits) (*decode.Document, error) {
	if layout == nil {
		layout = &decode.Layout{}
	}
	limits = limits.Or(decode.DefaultLimits())
	var ctx table.Context
	var o own
	if err := json.Unmarshal(kept, &ctx); err != nil {
		return nil, fmt.Errorf("read the context of an XLSX document: %w", err)
	}
	if err := json.Unmarshal(ctx.Own, &o); err != nil {
		return nil, fmt.Errorf("read the context of an XLSX document: %w", err)
	}
	b, err := open(bytes.NewReader(raw), int64(len(raw)), limits)
	if err != nil {
		return nil, err
	}
	sheet, err := b.sheet(o.Sheet)
	if err != nil {
		return nil, err
	}
	var rows []table.Row
	err = b.rows(sheet, ctx.Last, func(row table.Row) error {
		if row.Number >= ctx.Row && !row.Empty() {
			rows = append(rows, row)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return newPlan(layout, limits, o.Sheet).Build(rows, ctx, kept, 0, int64(len(raw)))
}

// Shape implements decode.Format.
func (Format) Shape(samples []*decode.Document, layout *decode.Layout) *decode.Shape {
	s := decode.Union(samples)
	if layout != nil && len(layout.Columns) > 0 {
		table.Leaves(s.Ensure("row"), layout.Columns)
	}
	return s
}

// whole reads a payload whose ReadAt may give less than is asked for, and keeps
// the error that it failed with.
type whole struct {
	io.ReaderAt
	size int64
	err  error
}

func (w *whole) ReadAt(p []byte, at int64) (int, error) {
	if at < 0 || at > w.size { // the archive names places that are none
		return 0, io.ErrUnexpectedEOF
	}
	want := p[:min(int64(len(p)), w.size-at)]
	n, err := io.ReadFull(io.NewSectionReader(w.ReaderAt, at, int64(len(want))), want)
	switch {
	case err == nil && len(want) < len(p):
		return n, io.EOF
	case err == io.EOF && len(want) > 0:
		err = io.ErrUnexpectedEOF
	}
	if err != nil && w.err == nil {
		w.err = err
	}
	return n, err
}
