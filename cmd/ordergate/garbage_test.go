// SPDX-License-Identifier: Apache-2.0

package main

import (
	"archive/zip"
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// bomb is a workbook whose sheet unpacks to far more than is read.
func bomb(t *testing.T) string {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, name := range []string{"[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml"} {
		f, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		text := map[string]string{"xl/workbook.xml": `<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Orders" sheetId="1" r:id="r1"/></sheets></workbook>`,
			"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`}[name]
		if name == "xl/worksheets/sheet1.xml" {
			text = `<worksheet><sheetData><row><c t="inlineStr"><is><t>` + strings.Repeat("A", 300<<20) + `</t></is></c></row></sheetData></worksheet>`
		}
		if _, err := f.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestGarbageOfEveryFormat: what nobody can read waits for a person with what is wrong
// and where, and the good order beside it goes through.
func TestGarbageOfEveryFormat(t *testing.T) {
	t.Parallel()
	s := formSite(t)
	d := s.start("")
	good := formOrder{"4500777", "000000010", 12, time.Now()}
	for _, g := range []struct{ partner, file, text string }{
		{"json", "deep.json", strings.Repeat(`{"a":`, 100_000) + "1" + strings.Repeat("}", 100_000)},
		{"json", "cut.json", good.document(t, "order.json")[:200]},
		{"cxml", "laughs.xml", `<?xml version="1.0"?><!DOCTYPE cXML [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><cXML><Request><OrderRequest>&b;</OrderRequest></Request></cXML>`},
		{"ubl", "outside.xml", `<?xml version="1.0"?><!DOCTYPE Order [<!ENTITY x SYSTEM "file:///etc/passwd">]><Order><ID>&x;</ID></Order>`},
		{"xlsx", "bomb.xlsx", bomb(t)},
		{"fixed", "unknown.txt", "X what is this\nH4500779\n"},
		{"csv", "nothing.csv", "PO Number;PO Date\n"},
	} {
		s.drop(g.partner, g.file, g.text)
	}
	bad := strings.Replace(good.document(t, "order.csv"), "BOLT-M8-40;", "BOLT-M8-40;too;many;", 1)
	s.drop("csv", "row.csv", bad)
	s.drop("x12", "good.edi", good.document(t, "order.edi"))
	d.until("the good order in the ERP", func() bool { return len(s.files("erp/*.json")) == 1 })
	out := ""
	for _, want := range []string{`nested deeper`, `ends in the middle`, `entities of its own`, `unpack|larger|bytes|limit`, `none of the records`, `holds no order`, `too many values`} {
		d.until("something of "+want, func() bool {
			_, out = command(t, "order", "list", "--waiting", "--config", s.path("config.yaml"))
			return regexp.MustCompile(want).MatchString(out)
		})
	}
	d.stop()
	if strings.Contains(out, "root:") {
		t.Error("a file of the machine was read")
	}
}

// TestHostileMappings: mapping files that are broken, in a circle, or would run for
// ever are faults at once, and the daemon says so in check.
func TestHostileMappings(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct{ files, want string }{
		"malformed":              {"mapping: a\nextends: [x12-850\n", "a.yaml:"},
		"circle":                 {"mapping: a\nextends: a\n", "circle"},
		"tables in circle":       {"table: a\nextends: a\nentries: {A: B}\n", "circle"},
		"an alias bomb":          {"mapping: a\ntitle: &a [x,x,x,x,x,x,x,x,x]\nparts: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\norder: [*b,*b,*b,*b,*b,*b,*b]\n", "a.yaml:"},
		"a long expression":      {"mapping: a\nextends: x12-850\norder:\n  customerReference: " + strings.Repeat("upper(", 2000) + "BEG03" + strings.Repeat(")", 2000) + "\n", "characters"},
		"a loop":                 {"mapping: a\nextends: x12-850\norder:\n  customerReference: map(1..1000000000, # * 2)\n", "a.yaml:4"},
		"a backtracking pattern": {"mapping: a\nextends: x12-850\norder:\n  customerReference: 'if(BEG03 matches \"(a+)+(?=b)\", text(x))'\n", "a.yaml:4"},
		"deep nesting":           {"mapping: a\nextends: x12-850\norder: " + strings.Repeat("{a: ", 5000) + "x" + strings.Repeat("}", 5000) + "\n", "a.yaml:"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			file := filepath.Join(dir, "a.yaml")
			if strings.HasPrefix(tt.files, "table:") {
				file = filepath.Join(dir, "tables", "a.yaml")
			}
			if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(file, []byte(tt.files), 0o644); err != nil {
				t.Fatal(err)
			}
			code, out := command(t, "mapping", "test", dir)
			if code != 1 || !strings.Contains(out, tt.want) {
				t.Errorf("%d %s", code, fmt.Sprintf("%.600s", out))
			}
		})
	}
}
