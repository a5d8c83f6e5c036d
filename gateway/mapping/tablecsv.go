// SPDX-License-Identifier: Apache-2.0

package mapping

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
	"unicode/utf8"

	"ordergate/gateway"
	"ordergate/gateway/strict"
)

// readCSVTable reads a code table that is kept as CSV: two columns, code and
// meaning, named so in the first row; the file's name is the table's. A code that is
// not listed is an error; what wants more than that is a YAML table that extends it.
func (l *loader) readCSVTable(name string, data []byte) {
	table := strings.TrimSuffix(path.Base(name), path.Ext(name))
	switch first, twice := l.tableAt[table]; {
	case !isName(table):
		l.fail(name, 0, 0, fmt.Sprintf("%q is no name for a table", table), "call the file by letters and digits only, so that lookup() can name it")
		return
	case twice:
		l.fail(name, 0, 0, fmt.Sprintf("table %s is there already", table), "in "+first)
		return
	case !utf8.Valid(data):
		l.fail(name, 0, 0, "the file is no UTF-8", "save it as CSV UTF-8")
		return
	}
	entries, faults := csvEntries(name, bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")))
	l.faults = append(l.faults, faults...)
	if len(faults) > 0 {
		return
	}
	l.files[table], l.tableAt[table], l.data[name] = tableFile{Table: table, Entries: entries}, name, data
}

func csvEntries(name string, data []byte) (entries strict.Pairs[strict.Value], faults gateway.Faults) {
	r := csv.NewReader(bytes.NewReader(data))
	r.FieldsPerRecord = 2
	r.TrimLeadingSpace = true
	if head, _, _ := bytes.Cut(data, []byte("\n")); bytes.Contains(head, []byte(";")) {
		r.Comma = ';'
	}
	seen := map[string]int{}
	for first := true; ; first = false {
		row, err := r.Read()
		if errors.Is(err, io.EOF) {
			if first {
				faults = append(faults, gateway.Fault{File: name, Message: "the table is empty", Hint: "write a first row code,meaning and a row for each code"})
			}
			return entries, faults
		}
		var bad *csv.ParseError
		if errors.As(err, &bad) {
			message := bad.Err.Error()
			if errors.Is(bad.Err, csv.ErrFieldCount) {
				message = fmt.Sprintf("the row has %d values", len(row))
			}
			faults = append(faults, gateway.Fault{File: name, Line: bad.Line, Column: bad.Column, Message: message, Hint: "two values a row: a code and its meaning"})
			if !errors.Is(bad.Err, csv.ErrFieldCount) {
				return entries, faults
			}
			continue
		}
		line, column := r.FieldPos(0)
		code, meaning := row[0], strings.TrimSpace(row[1])
		switch {
		case first && (code != "code" || meaning != "meaning"):
			faults = append(faults, gateway.Fault{File: name, Line: line, Column: column, Message: fmt.Sprintf("the first row is %s, %s", code, meaning), Hint: "the columns are called code and meaning"})
		case first:
		case seen[code] > 0:
			faults = append(faults, gateway.Fault{File: name, Line: line, Column: column, Message: fmt.Sprintf("code %q is there twice", code), Hint: fmt.Sprintf("first on line %d", seen[code])})
		default:
			seen[code] = line
			entries = append(entries, strict.Pair[strict.Value]{Key: code, Line: line, Column: column,
				Value: strict.Value{Kind: strict.Scalar, Text: meaning, Line: line, Column: column}})
		}
	}
}
