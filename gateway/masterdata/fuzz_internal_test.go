// SPDX-License-Identifier: Apache-2.0

package masterdata

import (
	"bytes"
	"errors"
	"io"
	"testing"

	"ordergate/gateway"
	"ordergate/gateway/masterdata/sheet"
)

// FuzzRows reads any bytes as each of the files, in each format, full or changes:
// reading ends, every row is either whole or named with its place, and no row that
// is kept lacks a value.
func FuzzRows(f *testing.F) {
	seed := func(table, format int, change bool, text string) { f.Add(table, format, change, []byte(text)) }
	seed(2, 0, false, "number,name,group,currency\nC-1,Bluebird,RETAIL,USD\n")
	seed(4, 0, false, "\xef\xbb\xbfnumber;base_unit;gtin\r\nA;EA;4006381333931\r\n\"B;EA;\r\nC;;\r\n")
	seed(5, 0, true, "item,unit,factor,delete\nA,XCT,1/12,\nA,EA,0,yes\nA,\"E\"A,1,")
	seed(8, 0, false, "item,unit,currency,price\nA,EA,USD,1e9000\nA,EA,USD,\"1,5\"\n")
	seed(8, 1, false, `[{"item": "A", "unit": "EA", "currency": "USD", "price": 1.50}, 7, {"item": {"x": [1]}, "price": null}]`)
	seed(2, 1, false, `[{"number": "C-1", "payment_terms": ["NET30", "a|b"], "active": true}]`)
	seed(4, 2, true, "{\"number\": \"A\", \"delete\": true}\n[{\"number\": 12, \"base_unit\": \"EA\"}]\n")
	seed(0, 1, false, "[[[[[[{{{")
	f.Fuzz(func(t *testing.T, which, format int, change bool, text []byte) {
		table, kind := tables[uint(which)%uint(len(tables))], sheet.Formats()[uint(format)%3]
		var faults []gateway.Fault
		s, err := sheet.Open("file", kind, bytes.NewReader(text), table.columnsOf(change), func(reason string, f gateway.Fault) {
			if reason == "" {
				t.Fatalf("no reason: %v", f)
			}
			faults = append(faults, f)
		})
		b := newBuild(plan{}, &Report{}, "", nil)
		b.items.put("A", false)
		b.customers.put("C-1", false)
		w := &inserter{columns: table.width()}
		for err == nil {
			if err = s.Next(); err != nil {
				break
			}
			before := len(faults)
			gone := change && s.Flag("delete", false)
			w.add(int64(s.Line))
			table.row(b, s, gone, w)
			if len(w.args) != table.width() {
				t.Fatalf("%d values for %d columns", len(w.args), table.width())
			}
			if s.Bad != (len(faults) > before) {
				t.Fatal("a row was refused without a reason, or kept with one")
			}
			w.drop()
		}
		var whole gateway.Faults
		if !errors.Is(err, io.EOF) {
			if !errors.As(err, &whole) || len(whole) == 0 {
				t.Fatal(err)
			}
			return
		}
		if err := s.Ended(bytes.HasSuffix(text, []byte("\n"))); err != nil && s.Refused == 0 {
			t.Fatal(err)
		}
		if s.Refused > s.Rows || s.Refused > 0 && len(faults) == 0 {
			t.Fatalf("%d of %d rows refused, %d faults", s.Refused, s.Rows, len(faults))
		}
		for _, f := range faults {
			if f.Line < 1 || f.Message == "" {
				t.Fatalf("%+v", f)
			}
		}
	})
}
