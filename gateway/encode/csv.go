// SPDX-License-Identifier: Apache-2.0

package encode

import (
	"encoding/csv"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// writeCSV writes a row for each object, with a column for each name that any of
// them has, in the order in which they are first named.
func writeCSV(b *strings.Builder, root *Node, l Layout) error {
	all, err := rows(root)
	if err != nil {
		return err
	}
	w := csv.NewWriter(b)
	w.UseCRLF = l.LineEnd == "" || l.LineEnd == "\r\n"
	if l.Delimiter != "" {
		w.Comma, _ = utf8.DecodeRuneInString(l.Delimiter)
	}
	columns := slices.Clone(l.Columns)
	for _, r := range all {
		for _, c := range r.Children {
			if !slices.Contains(columns, c.Name) {
				columns = append(columns, c.Name)
			}
		}
	}
	if l.Header {
		if err := w.Write(columns); err != nil {
			return fmt.Errorf("write headings: %w", err)
		}
	}
	for _, r := range all {
		values, below, err := flat(r)
		if err != nil {
			return err
		}
		if len(below) > 0 {
			return fmt.Errorf("%s has %s inside: a row holds single values", r.Name, below[0].Name)
		}
		record := make([]string, len(columns))
		for _, v := range values {
			record[slices.Index(columns, v.Name)] = v.Value
		}
		if err := w.Write(record); err != nil {
			return fmt.Errorf("write a row: %w", err)
		}
	}
	w.Flush()
	return w.Error()
}
