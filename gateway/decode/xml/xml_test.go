// SPDX-License-Identifier: Apache-2.0

package xml_test

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"unicode/utf16"

	"ordergate/gateway/decode"
	"ordergate/gateway/decode/decodetest"
	"ordergate/gateway/decode/xml"
)

func file(t testing.TB, name string) []byte {
	t.Helper()
	b, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func wide(s string) []byte {
	out := []byte{0xff, 0xfe}
	for _, u := range utf16.Encode([]rune(s)) {
		out = append(out, byte(u), byte(u>>8))
	}
	return out
}

func TestConformance(t *testing.T) {
	t.Parallel()
	latin := []byte("<?xml version='1.0' encoding='ISO-8859-1'?>\n<a><b c='\xe4'>M\xfcller</b></a>")
	decodetest.Run(t, xml.New(), []decodetest.Case{
		{Name: "cxml", Data: file(t, "cxml.xml"), Documents: 1, Values: []string{"1@acme", "en", "012345678", "production", "0047", "25.50", "USD", "10", "A-1", "B", "2", "<B>", "Bolt & nut , M8 × 40"}},
		{Name: "ubl", Data: file(t, "ubl.xml"), Documents: 1, Values: []string{"PO-7", "3", "EA"}},
		{Name: "batch", Data: file(t, "batch.xml"), Layout: &decode.Layout{Split: "File.Orders.Order"}, Documents: 3, Values: []string{"2026-11-26", "ACME", "26", "27", "1", "5", "2", "own", "3"}},
		{Name: "latin-1", Data: latin, Documents: 1, Values: []string{"Müller", "ä"}},
		{Name: "utf-16", Data: wide("<?xml version='1.0' encoding='UTF-16'?><a>\n<b c='ä'>Müller 😀</b></a>"), Documents: 1, Values: []string{"Müller 😀", "ä"}},
		{Name: "utf-16 split", Data: wide("<a h='1'>\n<o>ä😀</o> <o>x</o></a>"), Layout: &decode.Layout{Split: "o"}, Documents: 2, Values: []string{"ä😀", "x", "1"}},
		{Name: "windows-1252 stated", Data: []byte("<a>\x80</a>"), Layout: &decode.Layout{Charset: "windows-1252"}, Documents: 1, Values: []string{"€"}},
	})
}

func TestTree(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ name, split, typ string }{{"cxml", "", "OrderRequest"}, {"ubl", "", "Order"}, {"batch", "Orders.Order", "File"}} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			data := file(t, tt.name+".xml")
			docs, findings := decodetest.Check(t, xml.New(), data, &decode.Layout{Split: tt.split}, decode.Limits{})
			decodetest.Golden(t, "testdata/"+tt.name+".txt", docs, findings)
			if typ, ok := xml.New().Sniff(data, ""); !ok || typ != tt.typ {
				t.Errorf("sniffed %q, %v", typ, ok)
			}
			for _, d := range docs {
				if d.Type != tt.typ {
					t.Errorf("type %q", d.Type)
				}
				decodetest.Walk(d.Root, func(n *decode.Node) {
					p := d.Position(n, 1, 0)
					there := string(data[p.Offset:])
					if len(n.Elements) > 0 && !strings.HasPrefix(there, p.Raw) && !strings.HasPrefix(there, "<![CDATA[") && !strings.HasPrefix(there, "Bolt &amp;") && tt.split == "" {
						t.Errorf("%s is not at offset %d", p.Path, p.Offset)
					}
					if line := 1 + strings.Count(string(data[:n.Offset]), "\n"); line != p.Line {
						t.Errorf("%s is in line %d, not %d", p.Path, line, p.Line)
					}
				})
			}
		})
	}
}

func TestFindings(t *testing.T) {
	t.Parallel()
	laughs := `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;">]><lolz>&lol2;</lolz>`
	for _, tt := range []struct {
		name, in, split string
		docs            int
		want            string // code, path, line, offset
	}{
		{"billion laughs", laughs, "", 0, "document.xml.entity (the file, line 1, offset 21)"},
		{"billion laughs, split", laughs, "a", 0, "document.xml.entity (the file, line 1, offset 21)"},
		{"external entity", "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>\n<a>&x;</a>", "", 0, "document.xml.entity (the file, line 1, offset 0)"},
		{"unknown entity", "<a><b>\n&nbsp;</b></a>", "", 0, "document.xml.entity (/a/b, line 2, offset 13)"},
		{"unclosed", "<a>\n<b>1</b>", "", 0, "document.xml.truncated (/a, line 2, offset 12)"},
		{"cut in a tag", "<a>\n<b", "", 0, "document.xml.truncated (/a, line 2, offset 6)"},
		{"crossed", "<a>\n<b>1</a></b>", "", 0, "document.xml.syntax (/a/b, line 2, offset 8)"},
		{"no quotes", "<a b=1/>", "", 0, "document.xml.syntax (the file, line 1, offset 6)"},
		{"ampersand", "<a>A & B</a>", "", 0, "document.xml.entity (/a, line 1, offset 6)"},
		{"attribute twice", "<a><b c='1' c='2'/></a>", "", 0, "document.xml.syntax (/a/b, line 1, offset 3)"},
		{"trailing", "<a/>\n<a/>", "", 1, "document.xml.trailing (the file, line 2, offset 5)"},
		{"text before", "hello <a/>", "", 0, "document.xml.syntax (the file, line 1, offset 0)"},
		{"empty", "", "", 0, "document.xml.none (the file, line 1, offset 0)"},
		{"charset", "<?xml version='1.0' encoding='klingon'?><a/>", "", 0, "document.xml.charset (the file, line 1, offset 0)"},
		{"no utf-8", "<a>\n<b>M\xfcller</b></a>", "", 1, "document.xml.encoding (the file, line 2, offset 8)"},
		{"damage behind good orders", "<a><o>1</o>\n<o><x>2</y></o></a>", "o", 1, "document.xml.syntax (/a/o[2]/x, line 2, offset 19)"},
		{"split not there", "<a><o/></a>", "p.q", 0, "document.xml.none (/a, line 1, offset 0)"},
		{"nested 100,000 deep", strings.Repeat("<a>", 100_000), "", 0, "document.xml.limit (/a/a/a"},
		{"nested 100,000 deep, closed", "<r><o>1</o><o>" + strings.Repeat("<a>", 100_000) + strings.Repeat("</a>", 100_000) + "</o><o>2</o></r>", "o", 2, "document.xml.limit (/r/o[2]/a"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			docs, findings := decodetest.Check(t, xml.New(), []byte(tt.in), &decode.Layout{Split: tt.split}, decode.Limits{})
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

func TestHuge(t *testing.T) {
	t.Parallel()
	var attributes strings.Builder
	for i := range 100_000 {
		fmt.Fprintf(&attributes, ` a%d="%d"`, i, i)
	}
	docs, findings := decodetest.Check(t, xml.New(), []byte("<o"+attributes.String()+"/>"), nil, decode.Limits{})
	if len(docs) != 1 || len(docs[0].Root.Children) != 100_000 || len(findings) > 0 {
		t.Errorf("%d documents, %+v", len(docs), findings)
	}
	for _, l := range []decode.Limits{{Nodes: 1000}, {Value: 10_000}} {
		docs, findings = decodetest.Check(t, xml.New(), []byte("<o"+attributes.String()+"/>"), nil, l)
		if len(docs) != 0 || len(findings) != 1 || findings[0].Code != "document.xml.limit" {
			t.Errorf("%d documents, %+v", len(docs), findings)
		}
	}
	for _, in := range []string{"<o>" + strings.Repeat("x", 2<<20) + "</o>", "<o a='" + strings.Repeat("x", 2<<20) + "'/>", "<o>" + strings.Repeat("xxxxxxxxxx<b/>", 200_000) + "</o>", "<" + strings.Repeat("x", 8<<20)} {
		docs, findings = decodetest.Check(t, xml.New(), []byte(in), nil, decode.Limits{})
		if len(docs) != 0 || len(findings) != 1 || findings[0].Code != "document.xml.limit" {
			t.Errorf("%d documents, %.1000s", len(docs), decodetest.Findings(findings))
		}
	}
}

func TestSniff(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{"<a/>": "a", "\xef\xbb\xbf\n<?xml version='1.0'?><!--x--><n:b": "", "<n:b>": "b", "<html>": "-", "<a b=1>": "-", "{": "-", "": "-",
		"<cXML><Header/><Message><PunchOutOrderMessage>": "PunchOutOrderMessage", "<cXML><Header>": "", "x<a>": "-"} {
		typ, ok := xml.New().Sniff([]byte(in), "x")
		if !ok {
			typ = "-"
		}
		if typ != want {
			t.Errorf("%q: %q", in, typ)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{"cxml.xml", "ubl.xml", "batch.xml"} {
		f.Add(file(f, s), "")
		f.Add(file(f, s), "Orders.Order")
	}
	f.Add(wide("<a h='1'>\n<o>ä😀</o> <o>x</o></a>"), "o")
	f.Add([]byte("<?xml version='1.0' encoding='ISO-8859-1'?>\n<a><b c='\xe4'>M\xfcller</b></a>"), "")
	f.Add([]byte("<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>"), "")
	f.Fuzz(func(t *testing.T, data []byte, split string) {
		limits := decode.Limits{Depth: 8, Nodes: 60, Value: 40, Document: 3000}
		decodetest.Check(t, xml.New(), data, &decode.Layout{Split: split}, limits)
	})
}
