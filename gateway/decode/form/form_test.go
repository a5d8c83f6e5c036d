// SPDX-License-Identifier: Apache-2.0

package form_test

import (
	"archive/zip"
	"bytes"
	"flag"
	"io"
	"strings"
	"testing"

	"ordergate/gateway"
	"ordergate/gateway/decode"
	"ordergate/gateway/decode/form"
	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/papertest"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestFiles compares forms of several programs with testdata; -update writes it anew.
func TestFiles(t *testing.T) {
	t.Parallel()
	papertest.Goldens(t, *update, ".xlsx", func(raw []byte) (*paper.Document, []gateway.Finding) {
		return form.Pages("order.xlsx", raw, decode.Limits{})
	}, form.Sniff)
}

// pack packs a workbook with one sheet and one style for each format code.
func pack(sheet string, formats ...string) []byte {
	styles := `<styleSheet><numFmts>`
	xfs := `<xf numFmtId="0"/>`
	for i, f := range formats {
		n := 200 + i
		styles += `<numFmt numFmtId="` + itoa(n) + `" formatCode="` + strings.NewReplacer("&", "&amp;", `"`, "&quot;", "<", "&lt;").Replace(f) + `"/>`
		xfs += `<xf numFmtId="` + itoa(n) + `"/>`
	}
	styles += `</numFmts><cellXfs>` + xfs + `</cellXfs></styleSheet>`
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, p := range [][2]string{
		{"xl/workbook.xml", `<workbook xmlns:r="r"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`},
		{"xl/_rels/workbook.xml.rels", `<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="x/styles" Target="styles.xml"/></Relationships>`},
		{"xl/styles.xml", styles},
		{"xl/worksheets/sheet1.xml", `<worksheet>` + sheet + `</worksheet>`},
	} {
		f, err := w.Create(p[0])
		if err == nil {
			_, err = io.WriteString(f, p[1])
		}
		if err != nil {
			panic(err)
		}
	}
	if err := w.Close(); err != nil {
		panic(err)
	}
	return b.Bytes()
}

func itoa(n int) string {
	if n < 10 {
		return string(rune('0' + n))
	}
	return itoa(n/10) + string(rune('0'+n%10))
}

func TestNumbers(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ format, value, want string }{
		{"0.00", "0.4", "0.40"}, {"0.00", "12.125", "12.1250"}, {"General", "12.125", "12.1250"}, {"General", "1200", "1200"}, {"#,##0", "1200", "1200"},
		{`#,##0.00 "€"`, "12.5", "12.50 €"}, {`[$€-407] #,##0.00`, "12.5", "€ 12.50"}, {`"EUR "0.00`, "3", "EUR 3.00"}, {`0 "Stk"`, "10", "10 Stk"}, {"0%", "0.05", "5%"}, {"0.00%", "0.025", "2.50%"},
		{"#,##0;-#,##0;", "0", ""}, {`0.00;-0.00;"-"`, "0", "-"}, {"0.00;-0.00;-", "5", "5.00"}, {"0.00", "-5", "-5.00"},
		{"0.00", "0.333333333333333", "0.3333"}, {"0.00000", "0.123456", "0.12346"}, {"0.000", "1.2", "1.2000"}, {"0000000", "42", "0000042"},
		{"0.00E+00", "4006381333931", "4006381333931"}, {"# ?/?", "1.5", "1.5"}, {"#,##0,", "1200000", "1200000"}, {"dd/mm/yyyy", "46329", "2026-11-03"}, {"@", "7", "7"}, {"General", "4006381333931", "4006381333931"},
	} {
		raw := pack(`<sheetData><row><c t="str"><v>a</v></c><c s="1"><v>`+tt.value+`</v></c></row></sheetData>`, tt.format)
		d, findings := form.Pages("", raw, decode.Limits{})
		if d == nil {
			t.Errorf("%v: %v", tt, findings)
			continue
		}
		var got []string
		for _, w := range d.Pages[0].Words[1:] {
			got = append(got, w.Text)
		}
		if s := strings.Join(got, " "); s != tt.want {
			t.Errorf("%s by %s: %q, want %q", tt.value, tt.format, s, tt.want)
		}
	}
	d, _ := form.Pages("", pack(`<sheetData><row><c t="str"><v>a</v></c><c s="1"><v>7</v></c></row></sheetData>`, ";;;"), decode.Limits{})
	if len(d.Pages[0].Hidden) != 1 || d.Pages[0].Hidden[0].Text != "7" {
		t.Error("a format that shows nothing", d.Pages[0])
	}
}

func TestRefused(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		in   []byte
		want string
	}{
		"text": {[]byte("hello"), "document.xlsx.syntax"}, "empty": {pack(`<sheetData/>`), "document.form.none"},
		"cells":    {pack(`<sheetData>` + strings.Repeat(`<row>`+strings.Repeat(`<c><v>1</v></c>`, 1000)+`</row>`, 101) + `</sheetData>`), "document.xlsx.limit"},
		"words":    {pack(`<sheetData><row><c t="str"><v>` + strings.Repeat("a ", 100_001) + `</v></c></row></sheetData>`), "document.form.limit"},
		"far away": {pack(`<sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData><mergeCells><mergeCell ref="XFD1048576:XFD1048576"/><mergeCell ref="A1:XFD1048576"/></mergeCells>`), ""},
		"merged":   {pack(`<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData><mergeCells>` + strings.Repeat(`<mergeCell ref="A1:XFD1048576"/>`, 1000) + `</mergeCells>`), ""},
	} {
		d, findings := form.Pages("", tt.in, decode.Limits{})
		if tt.want == "" {
			if d == nil {
				t.Errorf("%s: %v", name, findings)
				continue
			}
			papertest.Check(t, d)
			continue
		}
		if d != nil || len(findings) != 1 || findings[0].Code != tt.want || findings[0].Hint == "" {
			t.Errorf("%s: %v %v", name, d != nil, findings)
		}
	}
	d, _ := form.Pages("", pack(`<sheetData><row><c t="str"><v>a</v></c><c><f>A1*2</f></c><c t="e"><v>#N/A</v></c></row></sheetData>`), decode.Limits{})
	if len(d.Findings) != 1 || d.Findings[0].Code != "document.xlsx.formula" || d.Findings[0].Position.Path != "S!B1" {
		t.Error(d.Findings)
	}
}

// FuzzSheet: whatever stands in a sheet, and whatever its formats are.
func FuzzSheet(f *testing.F) {
	f.Add(`<cols><col min="1" max="3" width="9" hidden="1"/></cols><sheetData><row r="2"><c r="A2" s="1"><v>1.5</v></c><c r="D2" t="e"><v>#N/A</v></c></row></sheetData><mergeCells><mergeCell ref="A2:C4"/></mergeCells>`, `#,##0.00 "x";-0;`)
	f.Add(`<sheetData><row hidden="1"><c><v>1</v></c></row><row><c s="1"><v>0</v></c></row></sheetData>`, `[$€-1]0%_-;;"-"`)
	f.Fuzz(func(t *testing.T, sheet, format string) {
		d, findings := form.Pages("", pack(sheet, format), decode.Limits{})
		if (d == nil) != (len(findings) > 0) {
			t.Fatal(findings)
		}
		if d != nil {
			papertest.Check(t, d)
		}
	})
}
