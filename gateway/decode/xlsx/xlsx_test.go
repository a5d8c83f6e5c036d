// SPDX-License-Identifier: Apache-2.0

package xlsx_test

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"strings"
	"testing"

	"ordergate/gateway/decode"
	"ordergate/gateway/decode/decodetest"
	"ordergate/gateway/decode/xlsx"
)

func file(t testing.TB, name string) []byte {
	t.Helper()
	b, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

const (
	rels = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`
	bookRels = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>` +
		`<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="/xl/styles.xml"/>` +
		`<Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>`
	workbook = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">` +
		`<workbookPr/><sheets><sheet name="Orders" sheetId="1" r:id="rId1"/></sheets></workbook>`
	styles = `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts><numFmt numFmtId="164" formatCode="[$-409]d\-mmm\-yy;@"/><numFmt numFmtId="165" formatCode="[h]:mm"/><numFmt numFmtId="166" formatCode="000000"/></numFmts>` +
		`<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="20"/></cellXfs></styleSheet>`
	texts = `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>PO</t></si><si><t>Item</t></si><si><r><t>Un</t></r><r><t xml:space="preserve">it </t></r><rPh sb="0" eb="1"><t>x</t></rPh></si><si><t>A_x000A_B_x0000_</t></si></sst>`
)

// book packs a workbook with one sheet.
func book(sheetData string, other ...string) []byte {
	parts := []string{"_rels/.rels", rels, "xl/workbook.xml", workbook, "xl/_rels/workbook.xml.rels", bookRels, "xl/styles.xml", styles, "xl/sharedStrings.xml", texts,
		"xl/worksheets/sheet1.xml", `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>` + sheetData + `</sheetData></worksheet>`}
	for i := 0; i < len(other); i += 2 {
		for j := 0; j < len(parts); j += 2 {
			if parts[j] == other[i] {
				parts[j+1] = other[i+1]
			}
		}
	}
	return pack(parts...)
}

func pack(parts ...string) []byte {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := 0; i < len(parts); i += 2 {
		f, err := w.Create(parts[i])
		if err == nil {
			_, err = io.WriteString(f, parts[i+1])
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

const heading = `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row>`

func TestConformance(t *testing.T) {
	t.Parallel()
	small := heading + `<row r="2"><c r="A2"><v>1</v></c><c r="B2" t="inlineStr"><is><t>X</t></is></c></row><row r="5"><c r="A5"><v>2</v></c><c r="C5" t="s"><v>3</v></c></row>`
	decodetest.Run(t, xlsx.New(), []decodetest.Case{
		{Name: "small", Data: book(small), Documents: 1, Values: []string{"1", "X", "2", "A\nB\ufffd"}},
		{Name: "split", Data: book(small), Layout: &decode.Layout{Split: "PO", Sheet: "Orders"}, Documents: 2, Values: []string{"1", "X", "2"}},
		{Name: "columns", Data: book(small), Layout: &decode.Layout{Columns: []string{"po", "item"}}, Documents: 1, Values: []string{"PO", "1", "X", "2"}},
		{Name: "columns instead of headings", Data: book(small), Layout: &decode.Layout{Columns: []string{"po", "item"}, Header: 1}, Documents: 1, Values: []string{"1", "X", "2"}},
		{Name: "openpyxl", Data: file(t, "openpyxl.xlsx"), Layout: &decode.Layout{Header: 4}, Documents: 1, Values: []string{"ACME purchase order", "0047", "0.1", "1.1", "100", "2026-11-26", "2026-11-27T14:30:00", "true", "4006381333931", "0000042", "0.3", "Müller & Söhne", "  two\nlines "}},
		{Name: "xlsxwriter", Data: file(t, "xlsxwriter.xlsx"), Layout: &decode.Layout{Split: "PO"}, Documents: 2, Values: []string{"0001", "2.5", "0.0000001", "12345678901", "2026-01-04", "12:00:00", "15:00:00", "01234", "2"}},
	})
}

// TestTree compares with testdata; -update writes it anew.
func TestTree(t *testing.T) {
	t.Parallel()
	for name, l := range map[string]*decode.Layout{"openpyxl": {Header: 4}, "xlsxwriter": {Split: "PO"}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			docs, findings := decodetest.Check(t, xlsx.New(), file(t, name+".xlsx"), l, decode.Limits{})
			decodetest.Golden(t, "testdata/"+name+".txt", docs, findings)
		})
	}
}

func TestValues(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ cell, want string }{
		{`<v>0.1</v>`, "0.1"}, {`<v>1.1000000000000001</v>`, "1.1"}, {`<v>2.9999999999999996</v>`, "3"}, {`<v>1E+2</v>`, "100"}, {`<v>1E-7</v>`, "0.0000001"},
		{`<v>4006381333931</v>`, "4006381333931"}, {`<v>12345678901234567890</v>`, "12345678901234567890"}, {`<v>-2.50</v>`, "-2.50"}, {`<v>1.2345678901234567E+19</v>`, "12345678901234600000"},
		{`<v> 7 </v>`, "7"}, {`<v>abc</v>`, "! cell"}, {`<v>1e999999999</v>`, "! cell"}, {`<v>1.2.3</v>`, "! cell"}, {`<v>0x10</v>`, "! cell"}, {`<v>NaN</v>`, "! cell"},
		{`s="1"><v>46352</v>`, "2026-11-26"}, {`s="1"><v>46352.75</v>`, "2026-11-26"}, {`s="1"><v>59</v>`, "1900-02-28"}, {`s="1"><v>60</v>`, "! cell"}, {`s="1"><v>61</v>`, "1900-03-01"}, {`s="1"><v>1</v>`, "1900-01-01"},
		{`s="1"><v>0</v>`, "! cell"}, {`s="1"><v>-1</v>`, "! cell"}, {`s="1"><v>2958465</v>`, "9999-12-31"}, {`s="1"><v>2958466</v>`, "! cell"}, {`s="1"><v>99999999999</v>`, "! cell"},
		{`s="2"><v>46352.604166666664</v>`, "2026-11-26T14:30:00"}, {`s="2"><v>46352.999999999</v>`, "2026-11-27T00:00:00"}, {`s="3"><v>46352</v>`, "2026-11-26"}, {`s="4"><v>1.104166666666667</v>`, "26:30:00"},
		{`s="5"><v>42</v>`, "000042"}, {`s="5"><v>12345678</v>`, "12345678"}, {`s="5"><v>4.5</v>`, "4.5"}, {`s="6"><v>0.25</v>`, "06:00:00"}, {`s="6"><v>46352.25</v>`, "2026-11-26T06:00:00"}, {`s="99"><v>5</v>`, "5"},
		{`t="b"><v>1</v>`, "true"}, {`t="b"><v>0</v>`, "false"}, {`t="b"><v>2</v>`, "! cell"}, {`t="e"><v>#N/A</v>`, "! cell"}, {`t="d"><v>2026-11-26</v>`, "2026-11-26"},
		{`t="str"><f>A1&amp;"x"</f><v>yx</v>`, "yx"}, {`<f>A1*2</f><v>3</v>`, "3"}, {`<f>A1*2</f>`, "! formula"}, {`t="s"><v>3</v>`, "A\nB\ufffd"}, {`t="s"><v>9</v>`, "! cell"}, {`t="s"><v></v>`, "! cell"}, {`<f>A1*2</f><v></v>`, "! formula"}, {`t="str"><f>""</f><v></v>`, ""},
		{`t="inlineStr"><is><r><t>a</t></r><r><t> b</t></r></is>`, "a b"}, {`t="weird"><v>1</v>`, "! cell"},
	} {
		cell := tt.cell
		if strings.HasPrefix(cell, "<") {
			cell = ">" + cell
		}
		docs, findings := decodetest.Check(t, xlsx.New(), book(heading+`<row><c t="n"><v>1</v></c><c `+cell+`</c></row>`), nil, decode.Limits{})
		if len(docs) != 1 || len(findings) > 0 {
			t.Errorf("%s: %d documents, %v", tt.cell, len(docs), findings)
			continue
		}
		d := docs[0]
		item := d.Root.Children[0].Children[1]
		got, _ := item.Element(1)
		for _, f := range d.Findings {
			got += "! " + strings.TrimPrefix(f.Code, "document.xlsx.")
			if f.Position.Path != "Orders!B2" {
				t.Errorf("%s: %+v", tt.cell, f)
			}
		}
		if got != tt.want {
			t.Errorf("%s: %q, want %q", tt.cell, got, tt.want)
		}
		if p := d.Position(item, 1, 0); p.Path != "Orders!B2" || p.Line != 2 {
			t.Errorf("%+v", p)
		}
	}
}

func TestEpoch1904(t *testing.T) {
	t.Parallel()
	w := strings.Replace(workbook, "<workbookPr/>", `<workbookPr date1904="1"/>`, 1)
	docs, _ := decodetest.Check(t, xlsx.New(), book(heading+`<row><c s="1"><v>0</v></c><c s="1"><v>44890</v></c></row>`, "xl/workbook.xml", w), nil, decode.Limits{})
	if got := decodetest.Tree(docs[0]); !strings.Contains(got, `"1904-01-01"`) || !strings.Contains(got, `"2026-11-26"`) {
		t.Error(got)
	}
}

func TestFindings(t *testing.T) {
	t.Parallel()
	one := heading + `<row r="2"><c r="A2"><v>1</v></c></row>`
	oleWith := func(s string) []byte {
		b := []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Repeat("\x00", 1000))
		for _, c := range []byte(s) {
			b = append(b, c, 0)
		}
		return b
	}
	damaged := book(strings.Repeat(one, 1))
	damaged[bytes.Index(damaged, []byte("xl/worksheets/sheet1.xml"))+60] ^= 0xff
	bomb := book(heading + `<row r="2"><c r="A2" t="str"><v>` + strings.Repeat(" ", 300<<20) + `</v></c></row>`)
	for _, tt := range []struct {
		name   string
		in     []byte
		layout *decode.Layout
		docs   int
		want   string // code, path, line, offset
	}{
		{"bomb", bomb, nil, 0, "document.xlsx.limit (the file, line 0, offset 0): The workbook is larger than what is read. Unpacked"},
		{"bomb of texts", book(one, "xl/sharedStrings.xml", `<sst>`+strings.Repeat(`<si/>`, 1_100_000)+`</sst>`), nil, 0, "document.xlsx.limit (the file, line 0, offset 0): The workbook is larger than what is read. It holds too many texts"},
		{"huge value", book(heading + `<row r="2"><c r="A2" t="str"><v>` + strings.Repeat("x", 2<<20) + `</v></c></row>`), nil, 0, "document.xlsx.limit (the file, line 0, offset 0): The workbook is larger than what is read. The value of Orders!A2"},
		{"too many rows", book(heading + `<row r="1048576"/><row/>`), nil, 0, "document.xlsx.syntax (Orders!1048576"},
		{"row beyond", book(heading + `<row r="1048577"/>`), nil, 0, "document.xlsx.syntax (Orders!1, line 1, offset 0): The sheet has more than 1048576 rows"},
		{"column beyond", book(heading + `<row r="2"><c r="XFE2"><v>1</v></c></row>`), nil, 0, "document.xlsx.syntax (Orders!2, line 2, offset 0): The sheet has more than 16384 columns"},
		{"rows out of order", book(heading + `<row r="3"/><row r="2"/>`), nil, 0, "document.xlsx.syntax (Orders!3, line 3"},
		{"cells out of order", book(heading + `<row r="2"><c r="B2"/><c r="A2"/></row>`), nil, 0, "document.xlsx.syntax (Orders!2, line 2"},
		{"wide rows", book(heading + strings.Repeat(`<row><c r="XFD"><v>1</v></c></row>`, 70)), nil, 0, "document.xlsx.limit (Orders!"},
		{"nested", book(strings.Repeat("<a>", 100_000)), nil, 0, "document.xlsx.limit (the file"},
		{"entities", book(one, "xl/workbook.xml", `<!DOCTYPE x [<!ENTITY a "b">]>`+workbook), nil, 0, "document.xlsx.entity (the file"},
		{"damaged", damaged, nil, 0, "document.xlsx.syntax (the file, line 0, offset 0): The workbook is damaged: xl/worksheets/sheet1.xml"},
		{"cut off", book(one)[:500], nil, 0, "document.xlsx.syntax (the file"},
		{"no xml", book("<row", "xl/workbook.xml", "hello <"), nil, 0, "document.xlsx.syntax (the file"},
		{"password", oleWith("EncryptedPackage"), nil, 0, "document.xlsx.encrypted (the file"},
		{"xls", oleWith("Workbook"), nil, 0, "document.xlsx.old (the file, line 0, offset 0): The workbook is in the format of Excel 97"},
		{"xlsb", pack("xl/workbook.bin", "x"), nil, 0, "document.xlsx.old (the file, line 0, offset 0): The workbook is a binary"},
		{"ods", pack("content.xml", "x"), nil, 0, "document.xlsx.old (the file, line 0, offset 0): The file is an OpenDocument"},
		{"other archive", pack("a.txt", "x"), nil, 0, "document.xlsx.syntax (the file, line 0, offset 0): The file is an archive"},
		{"text", []byte("PO,Item\n"), nil, 0, "document.xlsx.syntax (the file, line 0, offset 0): The file is no Excel"},
		{"no sheet of that name", book(one), &decode.Layout{Sheet: "Order"}, 0, "document.xlsx.sheet (the file, line 0, offset 0): The workbook has no sheet \"Order\""},
		{"no column", book(one), &decode.Layout{Split: "Number"}, 0, "document.xlsx.split (Orders!1:1, line 1, offset 0): There is no column"},
		{"no headings", book(one), &decode.Layout{Header: 9}, 0, "document.xlsx.heading (Orders, line 0, offset 0): The sheet ends in row 2"},
		{"empty", book(""), nil, 0, "document.xlsx.none (Orders!1:1, line 1"},
		{"records", book(one), &decode.Layout{Records: []decode.Record{{Name: "x"}}}, 0, "document.xlsx.layout (the mapping's layout"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			docs, findings := decodetest.Check(t, xlsx.New(), tt.in, tt.layout, decode.Limits{})
			for _, d := range docs {
				findings = append(findings, d.Findings...)
			}
			got := decodetest.Findings(findings)
			if len(docs) != tt.docs || strings.Count(got, "\n") != 1 || !strings.HasPrefix(got, "! hold "+tt.want) {
				t.Errorf("%d documents\n%.1000s\nwant %d, %s", len(docs), got, tt.docs, tt.want)
			}
		})
	}
}

func TestSniff(t *testing.T) {
	t.Parallel()
	data := file(t, "openpyxl.xlsx")
	for _, tt := range []struct {
		head, name string
		want       bool
	}{{string(data[:4096]), "", true}, {string(data[:40]), "x.XLSX", true}, {"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "x.xls", true}, {"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "x.doc", false}, {"PK\x03\x04", "x.zip", false}, {"a,b", "x.xlsx", false}} {
		if _, ok := xlsx.New().Sniff([]byte(tt.head), tt.name); ok != tt.want {
			t.Errorf("%.10q %s: %v", tt.head, tt.name, ok)
		}
	}
}

// FuzzSheet: whatever stands in a sheet, in its texts and in its styles.
func FuzzSheet(f *testing.F) {
	f.Add(heading+`<row r="2"><c r="A2"><v>1</v></c><c r="B2" t="inlineStr"><is><t>X</t></is></c></row>`, texts, styles, "")
	f.Add(heading+`<row><c s="1"><v>46352.5</v></c><c t="e"><v>#N/A</v></c><c><f>1</f></c></row><row r="7"><c r="D7" t="b"><v>1</v></c></row>`, texts, styles, "PO")
	f.Fuzz(func(t *testing.T, sheet, strs, st, split string) {
		if len(sheet)+len(strs)+len(st) > 8<<10 {
			return
		}
		decodetest.Check(t, xlsx.New(), book(sheet, "xl/sharedStrings.xml", strs, "xl/styles.xml", st), &decode.Layout{Split: split}, decode.Limits{Nodes: 60, Value: 40})
	})
}

// FuzzRead: whatever the bytes of the archive.
func FuzzRead(f *testing.F) {
	f.Add(book(heading+`<row r="2"><c r="A2"><v>1</v></c></row>`), 0)
	f.Add(pack("xl/workbook.bin", "x"), 1)
	f.Fuzz(func(t *testing.T, data []byte, header int) {
		if header < 0 || header > 10 {
			return
		}
		decodetest.Check(t, xlsx.New(), data, &decode.Layout{Header: header}, decode.Limits{Nodes: 60, Value: 400, Unpacked: 64 << 10})
	})
}
