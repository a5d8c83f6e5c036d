// SPDX-License-Identifier: Apache-2.0

package main

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"regexp"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// orderX is the order as data: Order-X, with a quantity of its first line.
func (o printed) orderX(quantity string) string {
	line := func(n, item, qty, price string) string {
		return fmt.Sprintf(`<ram:IncludedSupplyChainTradeLineItem><ram:AssociatedDocumentLineDocument><ram:LineID>%s</ram:LineID></ram:AssociatedDocumentLineDocument>
<ram:SpecifiedTradeProduct><ram:SellerAssignedID>%s</ram:SellerAssignedID></ram:SpecifiedTradeProduct>
<ram:SpecifiedLineTradeAgreement><ram:NetPriceProductTradePrice><ram:ChargeAmount>%s</ram:ChargeAmount></ram:NetPriceProductTradePrice></ram:SpecifiedLineTradeAgreement>
<ram:SpecifiedLineTradeDelivery><ram:RequestedQuantity unitCode="EA">%s</ram:RequestedQuantity></ram:SpecifiedLineTradeDelivery></ram:IncludedSupplyChainTradeLineItem>`, n, item, price, qty)
	}
	return `<?xml version="1.0" encoding="UTF-8"?>
<rsm:SCRDMCCBDACIOMessageStructure xmlns:rsm="urn:un:unece:uncefact:data:SCRDMCCBDACIOMessageStructure:100" xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:128" xmlns:udt="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:128">
<rsm:ExchangedDocument><ram:ID>` + o.number + `</ram:ID><ram:TypeCode>220</ram:TypeCode><ram:IssueDateTime><udt:DateTimeString format="102">` + o.at.Format("20060102") + `</udt:DateTimeString></ram:IssueDateTime></rsm:ExchangedDocument>
<rsm:SupplyChainTradeTransaction>` + line("1", "BOLT-M8-40", quantity, "0.34") + line("2", "NUT-M8", "600", "0.12") + `
<ram:ApplicableHeaderTradeAgreement/>
<ram:ApplicableHeaderTradeDelivery><ram:ShipToTradeParty><ram:ID>0078</ram:ID></ram:ShipToTradeParty></ram:ApplicableHeaderTradeDelivery>
<ram:ApplicableHeaderTradeSettlement><ram:OrderCurrencyCode>USD</ram:OrderCurrencyCode></ram:ApplicableHeaderTradeSettlement>
</rsm:SupplyChainTradeTransaction></rsm:SCRDMCCBDACIOMessageStructure>
`
}

// TestPDFData: data within a PDF are the order, as long as the pages show the same.
func TestPDFData(t *testing.T) {
	t.Parallel()
	s := paperSite(t)
	now := time.Now()
	d := s.start("")
	same := printed{number: "4500081001", at: now}
	same.data = same.orderX("1200")
	other := printed{number: "4500081002", at: now}
	other.data = other.orderX("2400")
	number := printed{number: "4500081003", at: now}
	number.data = printed{number: "4500081999", at: now}.orderX("1200")
	for _, o := range []printed{same, other, number} {
		s.drop("paper", o.number+".pdf", o.pdf(t))
	}
	d.until("one order", func() bool { return len(s.files("erp/*")) > 0 && strings.Count(s.waits(), "held") == 2 && d.idle() })
	s.onlyPosted("4500081001")
	for _, held := range []struct{ number, says string }{{"4500081002", "2400"}, {"4500081999", "4500081003"}} {
		found := false
		for _, f := range s.orderOf(held.number).Findings {
			found = found || f.Code == "document.pdf.contradiction" && strings.Contains(f.Message, held.says) && f.Position.Page == 1 && f.Position.Box != nil
		}
		if !found {
			t.Errorf("%s waits without the contradiction: %+v", held.number, s.orderOf(held.number).Findings)
		}
	}
	d.stop()
}

var number = regexp.MustCompile(`45000820\d\d`)

// TestPDFModel: what a model reads fills what is empty and holds the order; what it
// reads otherwise holds it; without an answer the order is read without it. It is asked
// about all that is laid out for people, and not where nothing speaks against the order.
func TestPDFModel(t *testing.T) {
	t.Parallel()
	var down atomic.Bool
	var asked sync.Map
	model := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		asked.Store(number.FindString(string(body)), true)
		if down.Load() {
			http.Error(w, "busy", http.StatusServiceUnavailable)
			return
		}
		answer := map[string]any{"kind": "purchase order"}
		if strings.Contains(string(body), "whenever it suits") {
			answer["payment_terms"] = "whenever it suits"
		} else {
			answer["total"] = "481.00"
			answer["order_number"] = "4500082999"
		}
		text, _ := json.Marshal(answer)
		_ = json.NewEncoder(w).Encode(map[string]any{"choices": []any{map[string]any{"message": map[string]any{"role": "assistant", "content": string(text)}, "finish_reason": "stop"}}})
	}))
	t.Cleanup(model.Close)
	s := paperSite(t)
	s.edit("config.yaml", "partners: partners\n", "partners: partners\nextractor: {url: \""+model.URL+"/v1\", model: test, timeout: 20s}\n")
	now := time.Now()
	s.edit("partners/paper.yaml", "currency: USD\n", "currency: USD\nmappings: {form: paper-order-form}\n")
	const only = "whenever it suits"
	doubtful := func(number, below string) printed {
		return printed{number: number, at: now, total: "490.00", below: below}
	}
	mail := func(typ, body string) string {
		return "From: Dana Field <dana.field@acme.example>\r\nTo: orders@ours.example\r\nSubject: Order\r\nMIME-Version: 1.0\r\nContent-Type: " + typ + "; charset=utf-8\r\n\r\n" + body
	}
	exact := printed{number: "4500082006", at: now}
	exact.data = exact.orderX("1200")
	d := s.start("")
	s.drop("paper", "only.pdf", doubtful("4500082001", only).pdf(t))
	s.drop("paper", "differs.pdf", doubtful("4500082002", "").pdf(t))
	s.drop("paper", "sure.pdf", printed{number: "4500082005", at: now}.pdf(t))
	s.drop("paper", "exact.pdf", exact.pdf(t))
	s.drop("paper", "typed.eml", mail("text/plain", doubtful("4500082010", "").text()+"\r\n"+only+"\r\n"))
	s.drop("paper", "html.eml", mail("text/html", strings.Replace(doubtful("4500082011", "").html(), "</body>", "<p>"+only+"</p></body>", 1)))
	s.drop("paper", "doubt.docx", doubtful("4500082012", "").docx(t))
	s.drop("paper", "doubt.xlsx", doubtful("4500082013", "").xlsx(t))
	s.drop("paper", "sure.docx", printed{number: "4500082014", at: now}.docx(t))
	s.drop("paper", "sure.eml", mail("text/plain", printed{number: "4500082015", at: now}.text()))
	posted := []string{"4500082005", "4500082006", "4500082014", "4500082015"}
	d.until("the first", func() bool {
		return strings.Count(s.waits(), "held") == 6 && len(s.numbers()) == len(posted) && d.idle()
	})
	down.Store(true)
	s.drop("paper", "without.pdf", doubtful("4500082003", "").pdf(t))
	d.until("the last", func() bool { return strings.Count(s.waits(), "held") == 7 && d.idle() })
	s.onlyPosted(posted...)
	for number, code := range map[string]string{"4500082001": "paper.model.only", "4500082002": "paper.model.differs", "4500082003": "paper.model.none", "4500082010": "paper.model.only",
		"4500082011": "paper.model.only", "4500082012": "paper.model.differs", "4500082013": "paper.model.differs"} {
		found := false
		for _, f := range s.orderOf(number).Findings {
			found = found || f.Code == code
		}
		if !found {
			t.Errorf("%s lacks %s: %+v", number, code, s.orderOf(number).Findings)
		}
	}
	for _, number := range posted {
		if _, ok := asked.Load(number); ok {
			t.Errorf("the model was asked about %s", number)
		}
	}
	d.stop()
}

// text types the order as people do.
func (o printed) text() string {
	var b strings.Builder
	fmt.Fprintf(&b, "PURCHASE ORDER\r\n\r\n%s\r\n\r\n", strings.Join(buyerLines, "\r\n"))
	for _, f := range o.head() {
		fmt.Fprintf(&b, "%-16s%s\r\n", f[0], f[1])
	}
	fmt.Fprintf(&b, "\r\n%s\r\n\r\n", strings.Join(shipToLines, "\r\n"))
	for _, row := range append([][]string{columns}, o.table()...) {
		fmt.Fprintf(&b, "%-6s%-14s%-26s%8s  %-6s%12s%12s\r\n", row[0], row[1], row[2], row[3], row[4], row[5], row[6])
	}
	fmt.Fprintf(&b, "\r\n%68sTotal %10s\r\n", "", o.sum())
	return b.String()
}

// html writes it as a mail program does.
func (o printed) html() string {
	var b strings.Builder
	fmt.Fprintf(&b, "<html><body><h1>PURCHASE ORDER</h1><p>%s</p><table>", strings.Join(buyerLines, "<br>"))
	for _, f := range o.head() {
		fmt.Fprintf(&b, "<tr><td>%s</td><td>%s</td></tr>", f[0], f[1])
	}
	fmt.Fprintf(&b, "</table><p>%s</p><table border=1>", strings.Join(shipToLines, "<br>"))
	for i, row := range append([][]string{columns}, o.table()...) {
		cell := "td"
		if i == 0 {
			cell = "th"
		}
		fmt.Fprintf(&b, "<tr><%s>%s</%[1]s></tr>", cell, strings.Join(row, "</"+cell+"><"+cell+">"))
	}
	fmt.Fprintf(&b, "<tr><td colspan=6>Total</td><td>%s</td></tr></table></body></html>", o.sum())
	return b.String()
}

// docx is a Word file of it.
func (o printed) docx(t *testing.T) string {
	t.Helper()
	para := func(s string) string { return "<w:p><w:r><w:t>" + s + "</w:t></w:r></w:p>" }
	table := func(rows [][]string) string {
		var b strings.Builder
		for _, row := range rows {
			b.WriteString("<w:tr>")
			for _, cell := range row {
				b.WriteString("<w:tc>" + para(cell) + "</w:tc>")
			}
			b.WriteString("</w:tr>")
		}
		return "<w:tbl>" + b.String() + "</w:tbl>"
	}
	body := para("PURCHASE ORDER") + para("")
	for _, l := range append(append([]string{}, buyerLines...), "") {
		body += para(l)
	}
	var head [][]string
	for _, f := range o.head() {
		head = append(head, f[:])
	}
	body += table(head) + para("")
	for _, l := range append(append([]string{}, shipToLines...), "") {
		body += para(l)
	}
	body += table(append(append([][]string{columns}, o.table()...), []string{"", "", "", "", "", "Total", o.sum()}))
	return zipOf(t, "[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
		"_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
		"word/document.xml", `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`+body+`</w:body></w:document>`)
}

// xlsx is an order form of it.
func (o printed) xlsx(t *testing.T) string {
	t.Helper()
	var b strings.Builder
	n := 0
	row := func(cells ...string) {
		n++
		fmt.Fprintf(&b, `<row r="%d">`, n)
		for i, c := range cells {
			if c != "" {
				fmt.Fprintf(&b, `<c r="%c%d" t="inlineStr"><is><t>%s</t></is></c>`, 'A'+i, n, c)
			}
		}
		b.WriteString("</row>")
	}
	row("PURCHASE ORDER")
	n++
	for _, l := range buyerLines {
		row(l)
	}
	n++
	for _, f := range o.head() {
		row(f[0], f[1])
	}
	n++
	for _, l := range shipToLines {
		row(l)
	}
	n++
	for _, r := range append([][]string{columns}, o.table()...) {
		row(r...)
	}
	row("", "", "", "", "", "Total", o.sum())
	const main, rel = "http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	return zipOf(t, "[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`,
		"_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="`+rel+`/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml", `<workbook xmlns="`+main+`" xmlns:r="`+rel+`"><sheets><sheet name="Order" sheetId="1" r:id="r1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="`+rel+`/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
		"xl/worksheets/sheet1.xml", `<worksheet xmlns="`+main+`"><sheetData>`+b.String()+`</sheetData></worksheet>`)
}

// TestPaperForms: one order typed in a mail, in an HTML mail, in a Word file and in an
// Excel order form.
func TestPaperForms(t *testing.T) {
	t.Parallel()
	s := paperSite(t)
	s.edit("partners/paper.yaml", "currency: USD\n", "currency: USD\nmappings: {form: paper-order-form}\n")
	if err := os.MkdirAll(s.path("forms"), 0o755); err != nil {
		t.Fatal(err)
	}
	mail := func(subject, typ, body string) string {
		return "From: Dana Field <dana.field@acme.example>\r\nTo: orders@ours.example\r\nSubject: " + subject + "\r\nMIME-Version: 1.0\r\nContent-Type: " + typ + "; charset=utf-8\r\n\r\n" + body
	}
	order := func(n int) printed { return printed{number: fmt.Sprintf("45000830%02d", n), at: time.Now()} }
	d := s.start("")
	s.drop("paper", "typed.eml", mail("Our order", "text/plain", order(1).text()))
	s.drop("paper", "html.eml", mail("Our order", "text/html", order(2).html()))
	s.drop("paper", "order.docx", order(3).docx(t))
	s.drop("paper", "order.xlsx", order(4).xlsx(t))
	d.until("quiet", func() bool { return len(s.files("erp/*")) > 0 && d.idle() })
	s.onlyPosted("4500083001", "4500083002", "4500083003", "4500083004")
	if t.Failed() {
		_, out := command(t, "message", "list", "--waiting", "--config", s.path("config.yaml"))
		t.Log(out)
	}
	d.stop()
}
