// SPDX-License-Identifier: Apache-2.0

package mapping_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"ordergate/gateway"
	"ordergate/gateway/decode"
	"ordergate/gateway/decode/formats"
	"ordergate/gateway/mapping"
)

// loadPaper loads a mapping whose paper: is given.
func loadPaper(paper string) (*mapping.Set, gateway.Faults) {
	text := "mapping: form\nextends: paper-order\nreads:\n  paper:\n" + paper
	return mapping.Load(fstest.MapFS{"form.yaml": {Data: []byte(text)}}, mapping.Config{Formats: formats.All(), Shapes: func(_, _, _ string) *decode.Shape { return nil }})
}

// ours are the faults of the file itself.
func ours(faults gateway.Faults) (out []string) {
	for _, f := range faults {
		if strings.HasPrefix(f.File, "mappings/form") {
			out = append(out, f.String())
		}
	}
	return out
}

// TestPaperFaults: what cannot be right of a form is told with its place and a hint.
func TestPaperFaults(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ name, paper, want string }{
		{"a slip of a name", "    header:\n      po_numer: {label: PO No.}\n", `6:7: warning: "po_numer" is taken for a name of your own (did you mean "po_number"?)`},
		{"a name of one's own", "    header:\n      project: {label: Project No.}\n", ""},
		{"a sample without decimals", "    numbers: \"1,234\"\n", `5:14: "1,234" does not show which mark stands before decimals (write a number as the form prints it`},
		{"groups alone", "    numbers: \"1.234.567\"\n", `does not show which mark`},
		{"three decimals", "    numbers: \"1.234,567\"\n", ""},
		{"Swiss", "    numbers: \"1'234.50\"\n", ""},
		{"no year", "    dates: DD.MM\n", `5:12: "DD.MM" is no way to write dates: the year is YYYY or YY`},
		{"a month's name", "    dates: DD-MMM-YY\n", ""},
		{"letters of another kind", "    dates: TT.MM.JJJJ\n", `"TT" is none of Y, M and D`},
		{"twice the day", "    dates: DD/DD/YYYY\n", "D stands there twice"},
		{"a place that is none", "    header:\n      po_number: {label: PO, value: bellow}\n", `6:37: "bellow" is no place of a value (did you mean "below"?)`},
		{"prices for 12", "    lines: {price_per: 12}\n", `5:24: prices are for 1, 10, 100, 1000 … pieces, not for "12"`},
		{"a label of marks", "    header:\n      po_number: {label: \"--:\"}\n", `"--:" is no label: it has neither letters nor digits`},
		{"no label", "    header:\n      po_number: {example: \"4711\"}\n", "where po_number stands is not said"},
		{"a default alone", "    header:\n      currency: {default: USD}\n", ""},
		{"one label for two", "    header:\n      po_number: {label: Order No.}\n      contract: {label: order no}\n", `7:25: po_number and contract have the same label "order no"`},
		{"one label, right and below", "    header:\n      po_number: {label: Order, value: right}\n      po_date: {label: Order, value: below}\n", ""},
		{"lines of what is no address", "    header:\n      po_number: {label: PO, lines: 3}\n", "po_number is no address: it has no lines"},
		{"a total that is none", "    totals: {totl: Grand total}\n", `5:14: there is no total "totl" (did you mean "total"?)`},
		{"two columns of one heading", "    lines:\n      columns:\n        qty: {header: Qty}\n        uom: {header: QTY}\n", `8:23: qty and uom are the same column "QTY"`},
		{"a heading that the row lacks", "    lines:\n      header_row: [Item, Quantity, Price]\n      columns:\n        qty: {header: Quantitty}\n", `header_row has no heading "Quantitty" (did you mean "Quantity"?)`},
		{"a row of one", "    lines: {header_row: [Item]}\n", "a heading row has two headings at least"},
		{"a column of words alone", "    lines:\n      columns:\n        uom: {translate: {\"EA(each)\": EA}}\n", ""},
		{"wanted and unwanted", "    recognise: {text_all: [Lakeside], text_none: [LAKESIDE]}\n", "must stand on the page and must not"},
		{"an unknown key", "    heder: {}\n", `unknown key "heder" (did you mean "header"?)`},
	} {
		set, faults := loadPaper(tt.paper)
		got := strings.Join(ours(faults), "\n")
		if tt.want == "" && got != "" || !strings.Contains(got, tt.want) {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
		fine := got == "" || strings.Contains(got, "warning: ")
		if _, loaded := set.Find("form"); loaded != fine {
			t.Errorf("%s: loaded is %v with %v", tt.name, loaded, got)
		}
	}
}
