// SPDX-License-Identifier: Apache-2.0

package fixed_test

import (
	"strings"
	"testing"

	"ordergate/gateway/decode"
	"ordergate/gateway/decode/decodetest"
	"ordergate/gateway/decode/fixed"
	"ordergate/gateway/strict"
)

func fields(pairs ...string) (out strict.Pairs[string]) {
	for i := 0; i < len(pairs); i += 2 {
		out = append(out, strict.Pair[string]{Key: pairs[i], Value: pairs[i+1]})
	}
	return out
}

func layout() *decode.Layout {
	return &decode.Layout{Records: []decode.Record{
		{Name: "header", Is: "H", Fields: fields("number", "2-8", "date", "9-16")},
		{Name: "line", Is: "L", At: "1-1", Under: "header", Fields: fields("item", "2-9", "qty", "10-15", "name", "16-25")},
		{Name: "note", Is: "N", Under: "line", Fields: fields("text", "3-80")},
		{Name: "file", Is: "F", Fields: fields("sender", "2-11")},
	}}
}

const orders = "FACME      \r\n" +
	"H000004720261126\r\n" +
	"LA-1     000010Müller Öl  extra\r\n" +
	"N  handle with care\r\n" +
	"LB-2     000005\r\n" +
	"\r\n" +
	"H000004820261127 X\r\n" +
	"LC-3\r\n" +
	"\x1a"

var cases = []struct {
	name, data string
	layout     *decode.Layout
	docs       int
	values     []string
}{
	{"orders", orders, layout(), 2, []string{"ACME      ", "0000047", "20261126", "A-1     ", "000010", "Müller Öl ", " extra", " handle with care", "B-2     ", "0000048", " X", "C-3"}},
	{"latin-1", "H0000047\nLM\xfcller  5\n", func() *decode.Layout { l := layout(); l.Charset = "latin1"; return l }(), 1, []string{"Müller  ", "5"}},
	{"one kind", "47 A 1\n47 B 2\n48 C 3\n", &decode.Layout{Split: "po", Records: []decode.Record{{Name: "row", Fields: fields("po", "1-2", "item", "4", "qty", "6")}}}, 2, []string{"47", "A", "48", "3"}},
	{"damaged", "H0000047\nLA\nXYZ\nH0000048\nNx\n", layout(), 2, []string{"XYZ", "A", "0000048"}},
}

func TestConformance(t *testing.T) {
	t.Parallel()
	var suite []decodetest.Case
	for _, c := range cases {
		suite = append(suite, decodetest.Case{Name: c.name, Data: []byte(c.data), Layout: c.layout, Documents: c.docs, Values: c.values})
	}
	decodetest.Run(t, fixed.New(), suite)
}

// TestTree compares with testdata; -update writes it anew.
func TestTree(t *testing.T) {
	t.Parallel()
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			docs, findings := decodetest.Check(t, fixed.New(), []byte(c.data), c.layout, decode.Limits{})
			decodetest.Golden(t, "testdata/"+strings.ReplaceAll(c.name, " ", "-")+".txt", docs, findings)
			for _, d := range docs {
				decodetest.Walk(d.Root, func(n *decode.Node) {
					if p := d.Position(n, 1, 0); c.name != "latin-1" && !strings.HasPrefix(c.data[p.Offset:], p.Raw) {
						t.Errorf("%s is not at offset %d", p.Path, p.Offset)
					}
				})
			}
		})
	}
}

func TestFindings(t *testing.T) {
	t.Parallel()
	one := func(r decode.Record) *decode.Layout { return &decode.Layout{Records: []decode.Record{r}} }
	for _, tt := range []struct {
		name, in string
		layout   *decode.Layout
		docs     int
		want     string // code, path, line, offset
	}{
		{"no record matches", "H0000047\nXYZ\nLA\n", layout(), 1, "document.fixed.record (line 2, line 2, offset 9): The line is none"},
		{"before any order", "XYZ\nH1\n", layout(), 1, "document.fixed.record (line 1, line 1, offset 0): The line is none"},
		{"orphan", "H1\nN x\n", layout(), 1, "document.fixed.record (line 2 › note, line 2, offset 3): The record note belongs to a record line"},
		{"no utf-8", "H1\nLM\xfcller\n", layout(), 1, "document.fixed.encoding (line 2, line 2, offset 5)"},
		{"comes back", "47 A 1\n48 B 2\n47 C 3\n", cases[2].layout, 3, "document.fixed.split (line 3, line 3, offset 14)"},
		{"empty", "\n \n", layout(), 0, "document.fixed.none (line 1, line 1"},
		{"only headers", "FACME\n", layout(), 0, "document.fixed.none (line 1, line 1"},
		{"no records", "x", nil, 0, "document.fixed.layout (the mapping's layout"},
		{"no characters", "x", one(decode.Record{Name: "a", Fields: fields("b", "12-3")}), 0, `document.fixed.layout (the mapping's layout, line 0, offset 0): The field b of the record a: "12-3"`},
		{"no tag", "x", one(decode.Record{Name: "a", Is: "X", At: "first"}), 0, `document.fixed.layout (the mapping's layout, line 0, offset 0): What tells the record a: "first"`},
		{"under nothing", "x", one(decode.Record{Name: "a", Under: "b"}), 0, `document.fixed.layout (the mapping's layout, line 0, offset 0): The record a is under "b"`},
		{"huge", "H1\nL" + strings.Repeat("x", 2<<20) + "\nH2\n", layout(), 1, "document.fixed.limit (line 2, line 2, offset 1048580)"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			docs, findings := decodetest.Check(t, fixed.New(), []byte(tt.in), tt.layout, decode.Limits{})
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

func TestShape(t *testing.T) {
	t.Parallel()
	s := fixed.New().Shape(nil, layout())
	if q := s.Child("header").Child("line").Child("qty"); q == nil || len(q.Elements) != 1 {
		t.Errorf("%+v", s)
	}
}

func FuzzRead(f *testing.F) {
	for _, c := range cases {
		f.Add([]byte(c.data), "")
		f.Add([]byte(c.data), "number")
	}
	f.Fuzz(func(t *testing.T, data []byte, split string) {
		l := layout()
		l.Split = split
		decodetest.Check(t, fixed.New(), data, l, decode.Limits{Nodes: 60, Value: 40, Document: 300})
		decodetest.Check(t, fixed.New(), data, cases[2].layout, decode.Limits{})
	})
}
