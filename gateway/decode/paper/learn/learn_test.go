// SPDX-License-Identifier: Apache-2.0

package learn

import (
	"strings"
	"testing"

	"ordergate/gateway/decode"
	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/extract"
	"ordergate/gateway/decode/typed"
)

// form lays text out as a typed order is: a column of the text is one of the page.
func form(t *testing.T, text string) *paper.Document {
	t.Helper()
	d, findings := typed.Pages("order.txt", []byte(text), decode.DefaultLimits())
	if d == nil {
		t.Fatal(findings)
	}
	return d
}

const plain = `PURCHASE ORDER                                  Lakeside Foods Inc.

Vorgang-Kennung:   LK-4711              Kostenstelle:  9120
Order Date:        03/04/2026           Our Ref:       LK-9999

Line   Item No.   Charge      Qty    UOM   Unit Price    Amount
1      A-100      C-77        10     CTN        2.50      25.00
2      A-200      C-78        20     CTN        1.50      30.00
       LSF No. 88-123

                                            Total        55.00
`

// unpriced has no amounts that could tell what a price is for.
const unpriced = `PURCHASE ORDER

Order No.:         LK-4711
Order Date:        23/04/2026

Line   Item No.   Qty    UOM   Unit Price
1      A-100      10     PCS        2.50
2      A-200      20     PCS        1.50
`

func learned(t *testing.T, text string, template *paper.Template, corrections ...string) []Proposal {
	t.Helper()
	var list []Correction
	for _, c := range corrections {
		field, value, _ := strings.Cut(c, "=")
		list = append(list, Correction{field, value})
	}
	return Learn(Input{Doc: form(t, text), Template: template}, list)
}

// TestLearn: lines for corrections, each tried; what would change more is not sure, and
// what stands nowhere is said.
func TestLearn(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, text, correct string
		sure                bool
		want                string // in the lines, or in the problem
	}{
		{"a number by a label of the partner's own", plain, "po_number=LK-4711", true, `po_number: {label: "Vorgang-Kennung", value: right, example: "LK-4711"}`},
		{"by its place in the canonical order", plain, "/id=LK-4711", true, "Vorgang-Kennung"},
		{"the other number", plain, "po_number=LK-9999", true, `label: "Our Ref"`},
		{"a number on no page", plain, "po_number=LK-0000", false, `"LK-0000" is on no page`},
		{"a currency on no page", plain, "currency=USD", false, "where it is the same on every order, write header: {currency: {default: …}}"},
		{"the date the other way round", plain, "po_date=2026-03-04", true, `dates: "MM/DD/YYYY"`},
		{"the date, the other", plain, "po_date=2026-04-03", true, `dates: "DD/MM/YYYY"`},
		{"an item of another column", plain, "lines.1.buyer_item=C-77", true, `buyer_item: {header: "Charge"}`},
		{"within the line", plain, "lines.2.supplier_item=88-123", true, `supplier_item: {after: "LSF No."}`},
		{"a unit of theirs", plain, "/orderLine/0/unitCode=XBX", false, `uom: {translate: {"CTN": "XBX"}}`},
		{"a quantity that is another line's", plain, "lines.1.qty=20", false, "does not stand in line 1"},
		{"a quantity that is the price", plain, "lines.1.qty=2.5", false, ""},
		{"a line that is none", plain + "\n", "lines.9=", false, "there are 2 lines"},
		{"no such field", plain, "po_numer=1", false, `did you mean "po_number"?`},
		{"what no page gives", plain, "/source/partner=x", false, "no page gives /source/partner"},
		{"read so already", plain, "lines.1.qty=10", false, "it is read so already"},
		{"prices for a hundred", unpriced, "lines.1.per=100", true, "price_per: 100"},
	} {
		p := learned(t, tt.text, nil, tt.correct)[0]
		said := p.YAML + p.Problem
		if p.Sure != tt.sure || !strings.Contains(said, tt.want) {
			t.Errorf("%s: sure %v, %q, changes %q, why %q; want sure %v, %q", tt.name, p.Sure, said, p.Changes, p.Why, tt.sure, tt.want)
		}
		if p.Add != nil && p.Why == "" {
			t.Errorf("%s: nothing says why", tt.name)
		}
	}
}

// TestLearnTried: what is called sure reads the correction and the same besides.
func TestLearnTried(t *testing.T) {
	t.Parallel()
	d := form(t, plain)
	before := flat(&extract.Extract(d, nil, extract.Hints{})[0])
	ps := Learn(Input{Doc: d}, []Correction{{"po_number", "LK-4711"}, {"lines.2.supplier_item", "88-123"}, {"lines.1.qty", "999"}})
	all := &paper.Template{}
	for _, p := range ps {
		if p.Sure {
			all = Lay(all, p.Add)
		}
	}
	after := flat(&extract.Extract(d, all, extract.Hints{})[0])
	before["po_number"], before["lines.2.supplier_item"] = "LK-4711", "88-123"
	for f, v := range before {
		if after[f] != v {
			t.Errorf("%s is %q, want %q", f, after[f], v)
		}
	}
	if ps[2].Sure || ps[2].Problem == "" {
		t.Errorf("a quantity that stands nowhere: %+v", ps[2])
	}
}

// TestLearnRemoval: a row that is no line is told by a text that no line has.
func TestLearnRemoval(t *testing.T) {
	t.Parallel()
	text := strings.Replace(plain, "\n                                            Total", "3      Palettentausch  -     2     CTN        1.00       2.00\n\n                                            Total", 1)
	text = strings.Replace(text, "55.00", "57.00", 1)
	p := learned(t, text, nil, "lines.3=")[0]
	if !strings.Contains(p.YAML, `ignore_rows: ["Palettentausch`) && !strings.Contains(p.YAML, "ends_at") {
		t.Errorf("%+v", p)
	}
	if p.Sure {
		t.Errorf("the sum does not come out without the line, and it is called sure: %+v", p)
	}
}
