// SPDX-License-Identifier: Apache-2.0

package mapping_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"ordergate/gateway/decode/formats"
	"ordergate/gateway/mapping"
)

// TestCSVTables: a code table kept as CSV is looked up like any other, and what is
// wrong with it is told with its line.
func TestCSVTables(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, csv string
		want      string // the value, or the fault behind "!"
	}{
		{"comma", "code,meaning\nSA,standing\nNE,\"new, once\"\n", "standing"},
		{"semicolon and mark", "\xef\xbb\xbfcode;meaning\r\nSA;a, b\r\n", "a, b"},
		{"none", "code,meaning\nSA,none\n", ""},
		{"a code that is not listed", "code,meaning\nNE,new\n", "!mapping.code.unmapped"},
		{"no headings", "SA,standing\n", "!kinds.csv:1:1: the first row is SA, standing"},
		{"a code twice", "code,meaning\nSA,a\nSA,b\n", `!kinds.csv:3:1: code "SA" is there twice (first on line 2)`},
		{"a value too many", "code,meaning\nSA,a,b\n", "!kinds.csv:2:1: the row has 3 values"},
		{"no meaning", "code,meaning\nSA,\n", `!kinds.csv:2:1: code "SA" has no meaning`},
		{"a quote that does not end", "code,meaning\nSA,\"a\n", "!kinds.csv:2"},
		{"empty", "", "!the table is empty"},
		{"no UTF-8", "code,meaning\nSA,\xff\n", "!no UTF-8"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			set, faults := mapping.Load(fstest.MapFS{"tables/kinds.csv": {Data: []byte(tt.csv)},
				"a.yaml": {Data: []byte("mapping: a\nextends: x12-850\norder: {customerReference: 'optional(lookup(kinds, BEG02))'}\n")}}, mapping.Config{Formats: formats.All(), Shapes: shapes})
			want, wrong := strings.CutPrefix(tt.want, "!")
			m, ok := set.Find("a")
			if !ok || len(faults) > 0 {
				if !wrong || !strings.Contains(faults.Error(), want) {
					t.Fatal(faults)
				}
				return
			}
			res := m.Map(one(t), mapping.Options{})
			if wrong {
				if len(res.Findings) == 0 || res.Findings[0].Code != want && res.Findings[len(res.Findings)-1].Code != want {
					t.Errorf("findings %+v", res.Findings)
				}
			} else if res.Order.CustomerReference != want {
				t.Errorf("got %q", res.Order.CustomerReference)
			}
		})
	}
}
