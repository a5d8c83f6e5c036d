// SPDX-License-Identifier: Apache-2.0

package docx_test

import (
	"archive/zip"
	"bytes"
	"flag"
	"io"
	"strings"
	"testing"

	"ordergate/gateway"
	"ordergate/gateway/decode"
	"ordergate/gateway/decode/docx"
	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/papertest"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestFiles compares files of several programs with testdata; -update writes it anew.
func TestFiles(t *testing.T) {
	t.Parallel()
	papertest.Goldens(t, *update, ".docx", func(raw []byte) (*paper.Document, []gateway.Finding) {
		return docx.Pages("order.docx", raw, decode.Limits{})
	}, docx.Sniff)
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

func body(content string) []byte {
	return pack("word/document.xml", `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="m" xmlns:v="v" xmlns:wps="p"><w:body>`+content+`</w:body></w:document>`)
}

func words(list []paper.Word) string {
	var out []string
	for _, w := range list {
		out = append(out, w.Text)
	}
	return strings.Join(out, " ")
}

func TestText(t *testing.T) {
	t.Parallel()
	p := func(runs string) string { return `<w:p>` + runs + `</w:p>` }
	r := func(text string) string { return `<w:r><w:t>` + text + `</w:t></w:r>` }
	cell := func(properties, text string) string {
		return `<w:tc><w:tcPr>` + properties + `</w:tcPr>` + p(r(text)) + `</w:tc>`
	}
	for name, tt := range map[string]struct{ in, seen, hidden string }{
		"split runs":       {p(r("PO") + r("-100") + r(" 5")), "PO-100 5", ""},
		"deleted":          {p(`<w:del><w:r><w:delText>10</w:delText></w:r></w:del><w:ins>` + r("12") + `</w:ins>`), "12", ""},
		"moved":            {p(`<w:moveFrom>`+r("10")+`</w:moveFrom><w:moveTo>`+r("11")+`</w:moveTo>`) + `<w:moveFrom>` + p(r("gone")) + `</w:moveFrom>`, "11", ""},
		"deleted row":      {`<w:tbl><w:tr>` + cell("", "a") + cell("", "b") + `</w:tr><w:tr><w:trPr><w:del/></w:trPr>` + cell("", "c") + cell("", "d") + `</w:tr></w:tbl>`, "a b", ""},
		"hidden":           {p(r("a") + `<w:r><w:rPr><w:vanish/></w:rPr><w:t>9</w:t></w:r>`), "a", "9"},
		"not hidden":       {p(`<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>9</w:t></w:r>`), "9", ""},
		"struck":           {p(`<w:r><w:rPr><w:strike/></w:rPr><w:t>9</w:t></w:r>` + r("8")), "8", "9"},
		"white":            {p(r("a") + `<w:r><w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:t>9</w:t></w:r>`), "a", "9"},
		"white on blue":    {`<w:tbl><w:tr><w:tc><w:tcPr><w:shd w:fill="1F3864"/></w:tcPr>` + p(`<w:r><w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:t>Qty</w:t></w:r>`) + `</w:tc></w:tr></w:tbl>`, "Qty", ""},
		"text box, once":   {p(r("a") + `<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent>` + p(r("PO 7")) + `</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>` + p(r("PO 7")) + `</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`), "a PO 7", ""},
		"content controls": {`<w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent>` + p(`<w:sdt><w:sdtContent>`+r("5")+`</w:sdtContent></w:sdt>`) + `</w:sdtContent></w:sdt>`, "5", ""},
		"fields":           {p(`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r>` + r("today") + `<w:fldSimple>` + r("2") + `</w:fldSimple>`), "today 2", ""},
		"numbered":         {p(`<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>` + r("bolt")), "bolt", ""},
		"hyphen and tab":   {p(`<w:r><w:t>A</w:t><w:noBreakHyphen/><w:t>1</w:t><w:tab/><w:t>x</w:t></w:r>`), "A-1 x", ""},
	} {
		if name == "fields" {
			tt.in, tt.seen = strings.Replace(tt.in, "<w:fldSimple>", "<w:r><w:t> </w:t></w:r><w:fldSimple>", 1), "today 2"
		}
		d, findings := docx.Pages("", body(tt.in), decode.Limits{})
		if d == nil {
			t.Errorf("%s: %v", name, findings)
			continue
		}
		papertest.Check(t, d)
		if got, hidden := words(d.Pages[0].Words), words(d.Pages[0].Hidden); got != tt.seen || hidden != tt.hidden {
			t.Errorf("%s: %q hidden %q, want %q, %q", name, got, hidden, tt.seen, tt.hidden)
		}
	}
}

func TestRefused(t *testing.T) {
	t.Parallel()
	ole := "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Repeat("\x00", 1000)
	encrypted := ole
	for _, c := range "EncryptedPackage" {
		encrypted += string([]byte{byte(c), 0})
	}
	damaged := body(strings.Repeat("<w:p><w:r><w:t>hello</w:t></w:r></w:p>", 100))
	damaged[bytes.Index(damaged, []byte("document.xml"))+40] ^= 0xff
	for name, tt := range map[string]struct {
		in   []byte
		want string
	}{
		"none": {nil, "none"}, "doc": {[]byte(ole), "old"}, "password": {[]byte(encrypted), "encrypted"}, "rtf": {[]byte(`{\rtf1 hello}`), "old"},
		"odt": {pack("content.xml", "<x/>"), "old"}, "other archive": {pack("a.txt", "x"), "syntax"}, "text": {[]byte("hello"), "syntax"},
		"cut off": {body("<w:p/>")[:100], "syntax"}, "damaged": {damaged, "syntax"}, "not closed": {body("<w:p>"), "syntax"},
		"entities": {pack("word/document.xml", `<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>`), "syntax"},
		"no text":  {body("<w:p/>"), "none"},
		"bomb":     {body("<w:p><w:r><w:t>" + strings.Repeat(" ", 80<<20) + "</w:t></w:r></w:p>"), "limit"},
		"nested":   {body(strings.Repeat("<w:sdt>", 100_000)), "limit"}, "nested elsewhere": {body("<w:x>" + strings.Repeat("<a>", 1_000_000)), "limit"},
		"attributes": {body("<w:p " + strings.Repeat("a='' ", 4_000_000) + "/>"), "limit"},
		"words":      {body(strings.Repeat("<w:p><w:r><w:t>a b</w:t></w:r></w:p>", 60_000)), "limit"},
		"cells":      {body("<w:tbl>" + strings.Repeat("<w:tr>"+strings.Repeat("<w:tc><w:p/></w:tc>", 100)+"</w:tr>", 1100) + "</w:tbl>"), "limit"},
	} {
		d, findings := docx.Pages("", tt.in, decode.Limits{})
		if d != nil || len(findings) != 1 || findings[0].Code != "document.docx."+tt.want || findings[0].Hint == "" {
			t.Errorf("%s: %v %v", name, d != nil, findings)
		}
	}
}

func TestSniff(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		head, name string
		want       bool
	}{{"PK\x03\x04....word/document.xml", "", true}, {"PK\x03\x04", "a.DOCX", true}, {"PK\x03\x04", "a.zip", false}, {"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.doc", true}, {"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.xls", false}, {`{\rtf1`, "", true}, {"hello", "a.docx", false}} {
		if got := docx.Sniff([]byte(tt.head), tt.name); got != tt.want {
			t.Errorf("%q %s: %v", tt.head, tt.name, got)
		}
	}
}

// FuzzBody: whatever stands in the document.
func FuzzBody(f *testing.F) {
	f.Add(`<w:p><w:r><w:t>a</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/><w:gridSpan w:val="2"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>`)
	f.Add(`<w:tbl><w:tr><w:trPr><w:gridBefore w:val="1"/><w:del/></w:trPr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:tbl/></w:tc></w:tr></w:tbl><w:sectPr/>`)
	f.Fuzz(func(t *testing.T, content string) {
		d, findings := docx.Pages("", body(content), decode.Limits{})
		if (d == nil) != (len(findings) > 0) {
			t.Fatal(findings)
		}
		if d != nil {
			papertest.Check(t, d)
		}
	})
}

// FuzzFile: whatever the bytes of the file.
func FuzzFile(f *testing.F) {
	f.Add(body(`<w:p><w:r><w:t>a</w:t></w:r></w:p>`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		if d, findings := docx.Pages("", raw, decode.Limits{}); (d == nil) != (len(findings) > 0) {
			t.Fatal(findings)
		}
	})
}
