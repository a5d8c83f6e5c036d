// SPDX-License-Identifier: Apache-2.0

package lines_test

import (
	"testing"

	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/lines"
	"ordergate/gateway/strict"
)

// columnsOf makes the columns of a template of keys and headings.
func columnsOf(kv ...string) (out strict.Pairs[paper.Column]) {
	for i := 0; i < len(kv); i += 2 {
		out = append(out, strict.Pair[paper.Column]{Key: kv[i], Value: paper.Column{Header: kv[i+1]}})
	}
	return out
}

// odd is a form whose headings no dictionary knows.
const odd = `
Frobs     Wozzle    Quux                    Blip     Zork     Gleem
1         AB-100    Bolt                      10     2.00     20.00
2         AB-200    Nut                        4     1.50      6.00
`

func TestTemplate(t *testing.T) {
	t.Parallel()
	names := columnsOf("line", "Frobs", "supplier_item", "Wozzle", "description", "Quux", "qty", "Blip", "unit_price", "Zork", "amount", "Gleem")
	head := []string{"Frobs", "Wozzle", "Quux", "Blip", "Zork", "Gleem"}
	for name, tt := range map[string]struct {
		page     string
		t        paper.Lines
		want     string
		findings []string
	}{
		"columns of headings that nobody knows": {odd, paper.Lines{HeaderRow: head, Columns: names}, `id=1 supplier=AB-100 q=10 p=2 a=20 agreed | Bolt
id=2 supplier=AB-200 q=4 p=1.5 a=6 agreed | Nut`, nil},
		"ends_at": {odd + `End of lines
3         AB-300    Spare                      2     1.50      3.00
`, paper.Lines{HeaderRow: head, Columns: names, EndsAt: []string{"End of lines"}}, `id=1 supplier=AB-100 q=10 p=2 a=20 agreed | Bolt
id=2 supplier=AB-200 q=4 p=1.5 a=6 agreed | Nut`, nil},
		"ignore_rows": {`
Item      Description             Qty     Price     Amount
AB-100    Bolt                     10      2.00      20.00
PLT-01    Pallet deposit            1      8.00       8.00
AB-200    Nut                       4      1.50       6.00
`, paper.Lines{Ignore: []string{"Pallet deposit"}}, `item=AB-100 q=10 p=2 a=20 agreed | Bolt
item=AB-200 q=4 p=1.5 a=6 agreed | Nut`, nil},
		"price_per": {`
Item      Description             Qty     Price     Amount
AB-100    Bolt                    200      2.00       4.00
AB-200    Nut                     400      1.50       6.00
`, paper.Lines{PricePer: "100"}, `item=AB-100 q=200 p=2 per=100 a=4 agreed | Bolt
item=AB-200 q=400 p=1.5 per=100 a=6 agreed | Nut`, nil},
		"inside_line": {`
Item      Description             Qty     Price     Amount
AB-100    Bolt                     10      2.00      20.00
          Their code HX-1 zinc
AB-200    Nut                       4      1.50       6.00
          Their code NT-2 zinc
`, paper.Lines{InsideLine: strict.Pairs[paper.Inside]{{Key: "supplier_item", Value: paper.Inside{After: "Their code"}}}}, `item=AB-100 supplier=HX-1 q=10 p=2 a=20 agreed | Bolt Their code HX-1 zinc
item=AB-200 supplier=NT-2 q=4 p=1.5 a=6 agreed | Nut Their code NT-2 zinc`, nil},
		"translate": {`
Item      Description             Qty     UOM        Price     Amount
AB-100    Bolt                     10     EA(each)    2.00      20.00
AB-200    Nut                       4     BX          1.50       6.00
`, paper.Lines{Columns: strict.Pairs[paper.Column]{{Key: "uom", Value: paper.Column{Header: "UOM", Translate: strict.Pairs[string]{{Key: "EA(each)", Value: "EA"}}}}, {Key: "item", Value: paper.Column{Header: "Item", Translate: strict.Pairs[string]{{Key: "AB-200", Value: "CD-900"}}}}}}, `item=AB-100 q=10 u=EA p=2 a=20 agreed | Bolt
item=CD-900 q=4 u=BX p=1.5 a=6 agreed | Nut`, nil},
		"a role that the dictionary has wrong": {`
Item      Description             Qty     Ordered     Price     Amount
AB-100    Bolt                     10           3      2.00       6.00
AB-200    Nut                       4           5      1.50       7.50
`, paper.Lines{Columns: columnsOf("qty", "Ordered")}, `item=AB-100 q=3 p=2 a=6 agreed | Bolt
item=AB-200 q=5 p=1.5 a=7.5 agreed | Nut`, nil},
		"a heading that is not there": {`
Item      Description             Qty     Price     Amount
AB-100    Bolt                     10      2.00      20.00
AB-200    Nut                       4      1.50       6.00
`, paper.Lines{Columns: columnsOf("qty", "Qtty")}, `item=AB-100 q=10 p=2 a=20 agreed | Bolt
item=AB-200 q=4 p=1.5 a=6 agreed | Nut`, []string{`paper.column.missing Qtty Qty`}},
		"a heading row that is not there": {`
Item      Description             Qty     Price     Amount
AB-100    Bolt                     10      2.00      20.00
`, paper.Lines{HeaderRow: []string{"Alpha", "Beta", "Gamma"}}, `item=AB-100 q=10 p=2 a=20 agreed | Bolt`, []string{`paper.column.missing  `}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := read(tt.page, &paper.Template{Lines: tt.t})
			if got := show(r); got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
			said(t, r, tt.findings)
		})
	}
}

// said holds findings against code, expected and found.
func said(t *testing.T, r lines.Result, want []string) {
	t.Helper()
	if len(r.Findings) != len(want) {
		t.Errorf("findings %+v", r.Findings)
		return
	}
	for i, f := range r.Findings {
		if got := f.Code + " " + f.Expected + " " + f.Found; got != want[i] || f.Hint == "" || f.Message == "" {
			t.Errorf("finding %q, want %q", got, want[i])
		}
	}
}

// TestTemplateEvidence: a value of the template's column says so, with its key.
func TestTemplateEvidence(t *testing.T) {
	t.Parallel()
	r := read(odd, &paper.Template{Lines: paper.Lines{HeaderRow: []string{"Wozzle", "Quux", "Blip", "Zork", "Gleem"}, Columns: columnsOf("item", "Wozzle", "qty", "Blip", "unit_price", "Zork", "amount", "Gleem")}})
	if len(r.Lines) != 2 {
		t.Fatal(show(r))
	}
	q := r.Lines[0].Quantity
	if !q.Has(paper.ByTemplate) || q.Rule != "lines.columns.qty" || q.Label != "Blip" {
		t.Errorf("%+v", q)
	}
}

// TestRows: the rows of the lines are marked, with their headings; the totals begin
// behind them.
func TestRows(t *testing.T) {
	t.Parallel()
	r := read(`
Purchase order 4711
Item      Description             Qty     Price     Amount
AB-100    Bolt                     10      2.00      20.00
          zinc
AB-200    Nut                       4      1.50       6.00
                                  Total              26.00
`, nil)
	want := []bool{false, true, true, true, true, false}
	for i := range want {
		if r.Rows[i] != want[i] {
			t.Errorf("row %d: %v", i, r.Rows[i])
		}
	}
	if r.End != 5 || len(r.Headings) != 5 || r.Headings[2].Text != "Qty" {
		t.Errorf("end %d, headings %+v", r.End, r.Headings)
	}
}
