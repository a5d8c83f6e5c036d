// SPDX-License-Identifier: Apache-2.0

package json_test

import (
	"strings"
	"testing"

	"ordergate/gateway/decode"
	"ordergate/gateway/decode/decodetest"
	"ordergate/gateway/decode/json"
)

const order = `{
  "id": "0012",
  "total": 12345678901234567890.10,
  "urgent": true, "note": null,
  "buyer": {"name": "Müller \u0026 S\u00f6hne \ud83d\ude00", "a/b": {"~": 1e+2}},
  "lines": [
    {"qty": 0.1, "codes": [["A", "B"], [], ["C"]]},
    {"qty": "2"}
  ],
  "tags": ["x"], "none": [], "empty": {}
}
`

const batch = `{"sender": "ACME", "batch": {"day": "2026-11-26", "orders": [
 {"id": 1, "day": "own"},
 {"id": 2, "lines": [{"qty": 3}]}
], "count": 2}}`

func TestConformance(t *testing.T) {
	t.Parallel()
	decodetest.Run(t, json.New(), []decodetest.Case{
		{Name: "order", Data: []byte(order), Documents: 1, Values: []string{"0012", "12345678901234567890.10", "true", "Müller & Söhne 😀", "1e+2", "0.1", "A", "B", "C", "2", "x"}},
		{Name: "mark", Data: []byte("\xef\xbb\xbf" + order), Documents: 1, Values: []string{"0012"}},
		{Name: "list", Data: []byte(`[{"id":1},{"id":2},[3,4],5,null]`), Documents: 5, Values: []string{"1", "2", "3", "4", "5"}},
		{Name: "split", Data: []byte(batch), Layout: &decode.Layout{Split: "batch.orders"}, Documents: 2, Values: []string{"1", "own", "ACME", "2026-11-26", "2", "3"}},
		{Name: "split through a list", Data: []byte(`[{"to":"X","o":[{"n":1},{"n":2}]},{"to":"Y","o":{"n":3}}]`), Layout: &decode.Layout{Split: "o"}, Documents: 3, Values: []string{"X", "Y", "1", "2", "3"}},
		{Name: "split at an object", Data: []byte(`{"h":{"x":1},"order":{"id":7,"h":2}}`), Layout: &decode.Layout{Split: "order"}, Documents: 1, Values: []string{"7", "2"}},
		{Name: "duplicates", Data: []byte(`{"a":1,"a":2}`), Documents: 1, Values: []string{"1", "2"}},
	})
}

// TestTree compares with testdata; -update writes it anew.
func TestTree(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ name, in, split string }{
		{"positions", order, ""},
		{"split", batch, "batch.orders"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			docs, findings := decodetest.Check(t, json.New(), []byte(tt.in), &decode.Layout{Split: tt.split}, decode.Limits{})
			decodetest.Golden(t, "testdata/"+tt.name+".txt", docs, findings)
			for _, d := range docs {
				decodetest.Walk(d.Root, func(n *decode.Node) {
					p := d.Position(n, 1, 0)
					if there := tt.in[p.Offset:]; len(n.Elements) > 0 && !strings.HasPrefix(there, p.Raw) && there[0] != '"' {
						t.Errorf("%s is not at offset %d", p.Path, p.Offset)
					}
					if line := 1 + strings.Count(tt.in[:p.Offset], "\n"); line != p.Line {
						t.Errorf("%s is in line %d, not %d", p.Path, line, p.Line)
					}
				})
			}
		})
	}
}

func TestFindings(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, in, split string
		docs            int
		want            string // code, path, line, offset, pointer
	}{
		{"duplicate", "{\"a\":1,\n \"b\":{\"c\":1,\"c\":2}}", "", 1, "document.json.duplicate (b › c, line 2, offset 20, /b/c)"},
		{"duplicate among many", "{" + strings.Repeat(`"k":1,`, 1) + manyKeys(40) + `"k7":1}`, "", 1, "document.json.duplicate (k, "},
		{"no utf-8", "{\"a\":\"M\xfcller\"}", "", 1, "document.json.encoding (a, line 1, offset 7, /a)"},
		{"latin-1 key", "{\"M\xfc\":1}", "", 1, "document.json.encoding (the file, line 1, offset 3"},
		{"surrogate alone", `{"a":["x","\ud83dy"]}`, "", 1, "document.json.encoding (a[2], line 1, offset 11, /a/1)"},
		{"low surrogate alone", `{"a":"\ude00"}`, "", 1, "document.json.encoding (a, line 1, offset 6, /a)"},
		{"surrogate and escape", `{"a":"\ud83d\t"}`, "", 1, "document.json.encoding (a, line 1, offset 6, /a)"},
		{"nul", `{"a":"\u0000"}`, "", 1, "document.json.encoding (a, line 1, offset 6, /a)"},
		{"trailing", "{\"a\":1}\n{\"a\":2}", "", 1, "document.json.trailing (the file, line 2, offset 8)"},
		{"truncated", "{\"a\":1,\n\"b\":[1,", "", 0, "document.json.truncated (the file, line 2, offset 15)"},
		{"cut in a word", `{"a":tru`, "", 0, "document.json.truncated (a, line 1, offset 8, /a)"},
		{"comma", "{\"a\":1,}", "", 0, "document.json.syntax (the file, line 1, offset 7)"},
		{"single quotes", "{'a':1}", "", 0, "document.json.syntax (the file, line 1, offset 1)"},
		{"NaN", `{"a":{"b":NaN}}`, "", 0, "document.json.syntax (a › b, line 1, offset 10, /a/b)"},
		{"leading zero", `{"a":007}`, "", 0, "document.json.syntax (a, line 1, offset 5, /a)"},
		{"line break in text", "{\"a\":\"x\ny\"}", "", 0, "document.json.syntax (a, line 1, offset 7, /a)"},
		{"bad escape", `{"a":"\x"}`, "", 0, "document.json.syntax (a, line 1, offset 6, /a)"},
		{"short hex", `{"a":"\u12G4"}`, "", 0, "document.json.syntax (a, line 1, offset 10, /a)"},
		{"damage behind good orders", "[{\"a\":1},\n{\"a\":2},\n{\"a\":x}]", "", 2, "document.json.syntax (item[3] › a, line 3, offset 24, /2/a)"},
		{"damage behind good orders, split", `{"h":1,"o":[{"a":1},{"a":[2 3]}]}`, "o", 1, "document.json.syntax (o[2], line 1, offset 28, /o/1)"},
		{"split not there", `{"a":1}`, "orders", 0, "document.json.none (the file, line 1, offset 0)"},
		{"empty list", `[]`, "", 0, "document.json.none (the file, line 1, offset 0)"},
		{"empty", " \n", "", 0, "document.json.none (the file, line 0, offset 0)"},
		{"utf-16", "\xff\xfe{\x00}\x00", "", 0, "document.json.encoding (the file, line 1, offset 0)"},
		{"nested 100,000 deep", strings.Repeat("[", 100_000), "", 0, "document.json.limit (item[1]"},
		{"nested 100,000 deep, closed", `[{"a":1},` + strings.Repeat(`{"a":`, 100_000) + "1" + strings.Repeat("}", 100_000) + `,{"a":2}]`, "", 2, "document.json.limit (item[2]"},
		{"nested 100,000 deep, outside", `{"x":` + strings.Repeat("[", 100_000) + strings.Repeat("]", 100_000) + `,"o":[]}`, "o", 0, "document.json.limit (x[1]"},
		{"split 100,000 deep", strings.Repeat("[", 100_000), "o", 0, "document.json.limit (item[1]"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			docs, findings := decodetest.Check(t, json.New(), []byte(tt.in), &decode.Layout{Split: tt.split}, decode.Limits{})
			for _, d := range docs {
				findings = append(findings, d.Findings...)
			}
			got := decodetest.Findings(findings)
			if len(docs) != tt.docs || strings.Count(got, "\n") != 1 || !strings.HasPrefix(got, "! hold "+tt.want) {
				t.Errorf("%d documents, %.1000s\nwant %d, %s", len(docs), got, tt.docs, tt.want)
			}
		})
	}
}

func manyKeys(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(`"k` + strings.Repeat("x", i+1) + `":1,`)
	}
	return b.String() + `"k":2,`
}

func TestHuge(t *testing.T) {
	t.Parallel()
	huge := `[{"a":1},{"a":"` + strings.Repeat("x", 2<<20) + `"},{"a":2}]`
	docs, findings := decodetest.Check(t, json.New(), []byte(huge), nil, decode.Limits{})
	if len(docs) != 2 || len(findings) != 1 || findings[0].Code != "document.json.limit" || findings[0].Position.Pointer != "/1/a" {
		t.Errorf("%d documents, %+v", len(docs), findings)
	}
	docs, findings = decodetest.Check(t, json.New(), []byte(`[{"a":[1,2,3,4]},{"a":2}]`), nil, decode.Limits{Nodes: 3})
	if len(docs) != 1 || len(findings) != 1 || findings[0].Code != "document.json.limit" {
		t.Errorf("%d documents, %+v", len(docs), findings)
	}
	outside := `{"x":"` + strings.Repeat("y", decode.MaxOutside) + `","o":[1,2]}`
	docs, findings = decodetest.Check(t, json.New(), []byte(outside), &decode.Layout{Split: "o"}, decode.Limits{})
	if len(docs) != 0 || len(findings) != 2 {
		t.Errorf("%d documents, %+v", len(docs), findings)
	}
}

func TestSniff(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]bool{`{"a":1}`: true, "\xef\xbb\xbf [ {": true, "{": true, "[1]": true, "[section]": false, "{a}": false, "ISA*": false, "<a>": false, "": false} {
		if _, ok := json.New().Sniff([]byte(in), "x"); ok != want {
			t.Errorf("%q: %v", in, ok)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{order, batch, `[{"id":1},{"id":2},[3,4],5,null]`, `{"a":"\ud83d\u0000\ud83d\ude00","a":-0.5E+7}`, "{\"a\":\"\xff\"}", `{"o":[{"x":1},{"x":[[],[1]]}],"h":{}}`} {
		f.Add([]byte(s), "")
		f.Add([]byte(s), "o")
		f.Add([]byte(s), "batch.orders")
	}
	f.Fuzz(func(t *testing.T, data []byte, split string) {
		limits := decode.Limits{Depth: 8, Nodes: 60, Value: 40, Document: 2000}
		docs, findings := decodetest.Check(t, json.New(), data, &decode.Layout{Split: split}, limits)
		other, others, err := decodetest.Read(json.New(), decodetest.Crumbs(data), int64(len(data)), &decode.Layout{Split: split}, limits)
		if err != nil || len(other) != len(docs) || decodetest.Findings(findings) != decodetest.Findings(others) {
			t.Fatal("in crumbs it reads otherwise", err)
		}
	})
}
