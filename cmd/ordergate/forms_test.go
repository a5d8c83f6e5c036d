// SPDX-License-Identifier: Apache-2.0

package main

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// forms are the ways one order comes in: the file under testdata/forms, and the
// document type that its partner's file names a mapping for.
var forms = []struct{ name, file, typ string }{
	{"x12", "order.edi", "850"},
	{"json", "order.json", "json"},
	{"cxml", "order-cxml.xml", "OrderRequest"},
	{"ubl", "order-ubl.xml", "Order"},
	{"csv", "order.csv", "csv"},
	{"fixed", "order.txt", "fixed"},
	{"xlsx", "order.xlsx", "xlsx"},
}

// formOrder is the order: its number, and the price of its second line.
type formOrder struct {
	number, control string
	cents           int
	at              time.Time
}

func (o formOrder) fill(text string) string {
	price := fmt.Sprintf("0.%02d", o.cents)
	due := o.at.AddDate(0, 0, 21)
	return strings.NewReplacer("{number}", o.number, "{number12}", fmt.Sprintf("%-12s", o.number), "{control}", o.control,
		"{price}", price, "{priceComma}", strings.Replace(price, ".", ",", 1), "{priceCents}", fmt.Sprintf("%07d", o.cents),
		"{total}", fmt.Sprintf("%d.00", 408+6*o.cents+48),
		"{yymmdd}", o.at.Format("060102"), "{ccyymmdd}", o.at.Format("20060102"), "{delivery}", due.Format("20060102"),
		"{iso}", o.at.Format("2006-01-02"), "{deliveryISO}", due.Format("2006-01-02"),
		"{dotted}", o.at.Format("02.01.2006"), "{deliveryDotted}", due.Format("02.01.2006")).Replace(text)
}

// document gives the order in a form.
func (o formOrder) document(t testing.TB, file string) string {
	t.Helper()
	switch filepath.Ext(file) {
	case ".xlsx":
		return o.workbook(t)
	case ".pdf":
		return printed{number: o.number, at: o.at}.pdf(t)
	}
	b, err := os.ReadFile(filepath.Join("testdata", "forms", file))
	if err != nil {
		t.Fatal(err)
	}
	return o.fill(string(b))
}

// workbook makes the sheet of the order: numbers as numbers, dates as dates.
func (o formOrder) workbook(t testing.TB) string {
	t.Helper()
	text := func(s string) string { return `<c t="inlineStr"><is><t>` + s + `</t></is></c>` }
	number := func(s string) string { return `<c><v>` + s + `</v></c>` }
	day := func(at time.Time) string { // days since the last of 1899
		return fmt.Sprintf(`<c s="1"><v>%d</v></c>`, int(at.UTC().Truncate(24*time.Hour).Sub(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)).Hours()/24))
	}
	row := func(cells ...string) string { return "<row>" + strings.Join(cells, "") + "</row>" }
	var head []string
	for _, h := range strings.Split("PO Number;PO Date;Currency;Deliver By;Buyer;Store;Store Name;Line;Their Item;Our Item;Text;Qty;Unit;Price", ";") {
		head = append(head, text(h))
	}
	rows := row(head...)
	line := func(n, theirs, ours, what, qty, unit, price string) {
		rows += row(text(o.number), day(o.at), text("USD"), day(o.at.AddDate(0, 0, 21)), text("ACME RETAIL"), text("0078"), text("ACME DC RENO"),
			number(n), text(theirs), text(ours), text(what), number(qty), text(unit), number(price))
	}
	line("1", "000447712", "BOLT-M8-40", "HEX BOLT M8 X 40 ZINC", "1200", "EA", "0.34")
	line("2", "000447713", "NUT-M8", "HEX NUT M8 ZINC", "600", "EA", fmt.Sprintf("0.%02d", o.cents))
	line("3", "", "WASHER-M8", "FLAT WASHER M8, CASE", "5", "CA", "9.6")
	const main, rel = "http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, part := range [][2]string{
		{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`},
		{"_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="` + rel + `/officeDocument" Target="xl/workbook.xml"/></Relationships>`},
		{"xl/workbook.xml", `<workbook xmlns="` + main + `" xmlns:r="` + rel + `"><sheets><sheet name="Orders" sheetId="1" r:id="r1"/></sheets></workbook>`},
		{"xl/_rels/workbook.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="` + rel + `/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="` + rel + `/styles" Target="styles.xml"/></Relationships>`},
		{"xl/styles.xml", `<styleSheet xmlns="` + main + `"><cellXfs><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`},
		{"xl/worksheets/sheet1.xml", `<worksheet xmlns="` + main + `"><sheetData>` + rows + `</sheetData></worksheet>`},
	} {
		f, err := w.Create(part[0])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(part[1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// formSite is an installation with a partner for each form, all the same customer.
func formSite(t *testing.T) *site {
	t.Helper()
	s := newSite(t)
	for _, dir := range []string{"mappings/forms/examples"} {
		if err := os.MkdirAll(s.path(dir), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	write := func(name, text string) {
		t.Helper()
		if err := os.WriteFile(s.path(name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.CopyFS(s.path("mappings/forms"), os.DirFS("testdata/forms/mappings")); err != nil {
		t.Fatal(err)
	}
	sample := formOrder{number: "1", at: time.Now()}
	for _, name := range []string{"order.json", "order.csv", "order.xlsx"} {
		write("mappings/forms/examples/"+name, sample.document(t, name))
	}
	folders := ""
	for _, f := range forms {
		answers := "answers: {functional: none, ta1: never, orderResponse: never}\n"
		if f.name == "x12" {
			answers = "identifiers: [{isa: \"ZZ:FORMSX12\"}]\n" + answers
		}
		write("partners/"+f.name+".yaml", fmt.Sprintf("customer: C-1001\ncurrency: USD\nmappings: {%s: forms-%s}\n%srules: {price: {percent: 1}}\n", f.typ, f.name, answers))
		folders += fmt.Sprintf("  - {name: %s, partners: [%s], in: %s/in, stable: 1ms, scan: 50ms}\n", f.name, f.name, f.name)
		if err := os.MkdirAll(s.path(f.name+"/in"), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	s.edit("config.yaml", "folders:\n", "folders:\n"+folders)
	return s
}

// shownOf is an order as order show gives it, without where things stand.
func (s *site) shownOf(partner, number string) map[string]any {
	s.t.Helper()
	code, out := command(s.t, "order", "list", "--config", s.path("config.yaml"), "--json")
	if code != 0 {
		s.t.Fatalf("order list: %d %s", code, out)
	}
	for line := range strings.Lines(out) {
		var item struct{ ID, Number, Partner string }
		if err := json.Unmarshal([]byte(line), &item); err != nil || item.Number != number || item.Partner != partner {
			continue
		}
		code, out := command(s.t, "order", "show", "--config", s.path("config.yaml"), item.ID)
		if code != 0 {
			s.t.Fatalf("order show %s: %d %s", item.ID, code, out)
		}
		var all map[string]any
		if err := json.Unmarshal([]byte(out), &all); err != nil {
			s.t.Fatal(err)
		}
		order, _ := all["order"].(map[string]any)
		for _, k := range []string{"source", "documentKey", "trace", "extensions"} {
			delete(order, k)
		}
		findings, _ := all["findings"].([]any)
		for _, f := range findings {
			delete(f.(map[string]any), "position")
		}
		return map[string]any{"order": order, "findings": findings, "state": all["state"]}
	}
	s.t.Fatalf("no order %s of %s in\n%s", number, partner, out)
	return nil
}

// TestSevenForms: one order as X12, JSON, cXML, UBL, CSV, fixed-width text and XLSX
// is one canonical order with the same findings, byte for byte apart from where
// things stand.
func TestSevenForms(t *testing.T) {
	t.Parallel()
	s := formSite(t)
	d := s.start("")
	at := time.Now()
	for i, f := range forms {
		good := formOrder{"4500777", fmt.Sprintf("%09d", 10+i), 12, at}
		dear := formOrder{"4500778", fmt.Sprintf("%09d", 20+i), 19, at}
		s.drop(f.name, "good"+filepath.Ext(f.file), good.document(t, f.file))
		s.drop(f.name, "dear"+filepath.Ext(f.file), dear.document(t, f.file))
	}
	d.until("every good order in the ERP", func() bool { return len(s.files("erp/*.json")) == len(forms) })
	d.until("quiet", d.idle)
	d.stop()
	for _, number := range []string{"4500777", "4500778"} {
		want := s.shownOf(forms[0].name, number)
		for _, f := range forms[1:] {
			if diff := cmp.Diff(want, s.shownOf(f.name, number)); diff != "" {
				t.Errorf("%s %s (-x12 +%s):\n%s", f.name, number, f.name, diff)
			}
		}
	}
	if held := s.shownOf("cxml", "4500778"); held["state"] != "held" || !strings.Contains(fmt.Sprint(held["findings"]), "line.price.tolerance") {
		t.Errorf("the dear order is %v: %v", held["state"], held["findings"])
	}
	for _, f := range s.files("erp/*.json") {
		if strings.Contains(s.read(f), "opensesame") {
			t.Errorf("%s holds the shared secret", f)
		}
	}
}
