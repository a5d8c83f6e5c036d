// SPDX-License-Identifier: Apache-2.0

package masterdata

import (
	"bytes"
	"errors"
	"hash/maphash"
	"io"
	"testing"

	"ordergate/gateway"
)

// FuzzRows reads any bytes as each of the files: reading ends, every row is
// either whole or named with its place, and no row that is kept lacks a value.
func FuzzRows(f *testing.F) {
	f.Add(0, []byte("number,name,group,currency\nC-1,Bluebird,RETAIL,USD\n"))
	f.Add(2, []byte("\xef\xbb\xbfnumber;base_unit;gtin\r\nA;EA;4006381333931\r\n\"B;EA;\r\nC;;\r\n"))
	f.Add(4, []byte("item,unit,factor\nA,XCT,1/12\nA,EA,0\nA,\"E\"A,1"))
	f.Add(5, []byte("item,unit,currency,price\nA,EA,USD,1e9000\nA,EA,USD,\"1,5\"\n"))
	f.Fuzz(func(t *testing.T, which int, text []byte) {
		file := files[uint(which)%uint(len(files))]
		var faults []gateway.Fault
		s, err := openSheet(file.name, bytes.NewReader(text), file.columns, func(f gateway.Fault) { faults = append(faults, f) })
		if err != nil {
			var whole gateway.Faults
			if !errors.As(err, &whole) || len(whole) == 0 {
				t.Fatal(err)
			}
			return
		}
		b := &build{items: map[string]int64{"A": 2}, customers: map[string]bool{"C-1": true}, seed: maphash.MakeSeed()}
		w, ids := &inserter{columns: file.width}, &inserter{columns: 4}
		for {
			if err := s.next(); err != nil {
				if !errors.Is(err, io.EOF) {
					t.Fatal(err)
				}
				break
			}
			before := len(faults)
			file.row(b, s, w, ids)
			if len(w.args) != file.width || len(ids.args)%4 != 0 {
				t.Fatalf("%d values for %d columns", len(w.args), file.width)
			}
			if s.bad != (len(faults) > before) {
				t.Fatal("a row was refused without a reason, or kept with one")
			}
			w.drop()
			ids.drop()
		}
		if err := s.ended(bytes.HasSuffix(text, []byte("\n"))); err != nil && s.refused == 0 {
			t.Fatal(err)
		}
		if s.refused > s.rows || s.refused > 0 && len(faults) == 0 {
			t.Fatalf("%d of %d rows refused, %d faults", s.refused, s.rows, len(faults))
		}
		for _, f := range faults {
			if f.Line < 1 || f.Message == "" {
				t.Fatalf("%+v", f)
			}
		}
	})
}
