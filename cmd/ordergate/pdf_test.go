// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"codeberg.org/go-pdf/fpdf"

	"ordergate/gateway/review"
)

// shipTos has addresses: an order on paper is delivered to one that it is known by.
const shipTos = `customer,number,partner_number,name,gln,duns,active,street,city,postal_code,country
C-1001,S-10,0078,ACME DC Reno,,,yes,78 Depot Road,Reno,89502,US
C-1001,S-11,0112,ACME DC Salem,,,yes,112 Mill Street,Salem,97301,US
C-1002,S-20,P2,Northwind Plant 2,,,yes,,,,
C-1003,S-30,G1,Globex Plant 1,,,yes,,,,
`

// printed is an order as a small firm prints it.
type printed struct {
	title    string // PURCHASE ORDER
	label    string // of the number
	number   string
	at       time.Time
	rows     [][]string // of the table; two that are right
	total    string
	hidden   string // white on white
	below    string // a line below the table
	password string
	data     string // order-x.xml
	more     []printed
}

func (o printed) table() [][]string {
	if o.rows != nil {
		return o.rows
	}
	return [][]string{{"1", "BOLT-M8-40", "HEX BOLT M8 X 40 ZINC", "1200", "EA", "0.34", "408.00"}, {"2", "NUT-M8", "HEX NUT M8 ZINC", "600", "EA", "0.12", "72.00"}}
}

func (o printed) sum() string {
	if o.total != "" {
		return o.total
	}
	return "480.00"
}

// head are the fields above the table.
func (o printed) head() [][2]string {
	label := o.label
	if label == "" {
		label = "PO Number:"
	}
	return [][2]string{{label, o.number}, {"Order Date:", o.at.Format(time.DateOnly)}, {"Delivery Date:", o.at.AddDate(0, 0, 21).Format(time.DateOnly)}, {"Currency:", "USD"}}
}

var (
	buyerLines  = []string{"ACME Retail", "1 Market Street", "Reno, NV 89501", "United States"}
	shipToLines = []string{"Ship To:", "ACME DC Reno", "78 Depot Road", "Reno, NV 89502", "United States"}
	columns     = []string{"Line", "Vendor Item", "Description", "Qty", "Unit", "Unit Price", "Amount"}
)

// pdf prints it.
func (o printed) pdf(t testing.TB) string {
	t.Helper()
	p := fpdf.New("P", "mm", "A4", "")
	if o.password != "" {
		p.SetProtection(0, o.password, o.password+"owner")
	}
	for _, o := range append([]printed{o}, o.more...) {
		o.page(p)
	}
	var b bytes.Buffer
	if err := p.Output(&b); err != nil {
		t.Fatal(err)
	}
	if o.data == "" {
		return b.String()
	}
	dir := t.TempDir()
	in, data, out := filepath.Join(dir, "in.pdf"), filepath.Join(dir, "order-x.xml"), filepath.Join(dir, "out.pdf")
	for name, text := range map[string]string{in: b.String(), data: o.data} {
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if msg, err := exec.Command("qpdf", "--add-attachment", data, "--mimetype=text/xml", "--", in, out).CombinedOutput(); err != nil {
		t.Fatalf("qpdf: %v %s", err, msg)
	}
	raw, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

func (o printed) page(p *fpdf.Fpdf) {
	p.AddPage()
	p.SetFont("Helvetica", "B", 18)
	title := o.title
	if title == "" {
		title = "PURCHASE ORDER"
	}
	p.Text(20, 25, title)
	p.SetFont("Helvetica", "", 10)
	for i, l := range buyerLines {
		p.Text(20, 35+float64(5*i), l)
	}
	for i, l := range o.head() {
		p.Text(120, 35+float64(6*i), l[0])
		p.Text(155, 35+float64(6*i), l[1])
	}
	for i, l := range shipToLines {
		p.Text(20, 62+float64(5*i), l)
	}
	at := []float64{20, 32, 60, 120, 137, 150, 175}
	for i, row := range append([][]string{columns}, o.table()...) {
		for c, text := range row {
			p.Text(at[c], 95+float64(7*i), text)
		}
	}
	p.Text(150, 150, "Total")
	p.Text(175, 150, o.sum())
	p.Text(20, 160, o.below)
	if o.hidden != "" {
		p.SetTextColor(255, 255, 255)
		p.Text(20, 200, o.hidden)
		p.SetTextColor(0, 0, 0)
	}
}

// paperSite is an installation with a partner whose orders are laid out for people, in
// the folder paper.
func paperSite(t testing.TB) *site {
	t.Helper()
	s := newSite(t)
	s.write("master/ship-tos.csv", shipTos)
	s.write("partners/paper.yaml", "customer: C-1001\ncurrency: USD\nconnections: [paper]\nanswers: {functional: none, ta1: never, orderResponse: never}\nrules: {price: {percent: 1}, severity: {order.content.duplicate: off}}\n")
	s.edit("config.yaml", "folders:\n", "folders:\n  - {name: paper, partners: [paper], in: paper/in, stable: 1ms, scan: 50ms}\n")
	if err := os.MkdirAll(s.path("paper/in"), 0o755); err != nil {
		t.Fatal(err)
	}
	return s
}

// orderOf shows the order of a number that came on paper.
func (s *site) orderOf(number string) *review.Shown {
	s.t.Helper()
	_, out := command(s.t, "order", "list", "--limit", "1000", "--json", "--config", s.path("config.yaml"))
	for line := range strings.Lines(out) {
		var item struct{ ID, Number string }
		if json.Unmarshal([]byte(line), &item) == nil && item.Number == number {
			return s.shown(item.ID)
		}
	}
	s.t.Fatalf("no order %s in\n%s", number, out)
	return nil
}

// onlyPosted wants just these orders in the ERP.
func (s *site) onlyPosted(numbers ...string) {
	s.t.Helper()
	slices.Sort(numbers)
	if got := s.numbers(); !slices.Equal(got, numbers) {
		s.t.Errorf("orders %q in the ERP, want %q\n%s", got, numbers, s.waits())
	}
}

// TestPDFOnce: wherever the process is killed, an order that comes as PDF is posted once.
func TestPDFOnce(t *testing.T) {
	t.Parallel()
	for _, point := range []string{"intake.committed", "read.decoded", "read.recorded", "render.decoded", "render.recorded", "check.examined", "check.recorded", "post.loaded", "post.sent", "post.recorded"} {
		t.Run(point, func(t *testing.T) {
			t.Parallel()
			s := paperSite(t)
			d := s.start(point)
			s.drop("paper", "order.pdf", printed{number: "4500077001", at: time.Now()}.pdf(t))
			d.died()
			d = s.start("")
			d.until("the order", func() bool { return len(s.files("erp/*")) > 0 && d.idle() })
			s.onlyPosted("4500077001")
			d.stop()
		})
	}
}

// TestPDFHeld: what is not right waits, with the reason in words, the page and the box;
// a PDF that kills its reader holds up no other.
func TestPDFHeld(t *testing.T) {
	t.Parallel()
	s := paperSite(t)
	now := time.Now()
	right := printed{}.table()
	wrong := func(row, column int, text string) [][]string {
		rows := [][]string{slices.Clone(right[0]), slices.Clone(right[1])}
		rows[row][column] = text
		return rows
	}
	cases := []struct {
		name string
		code string
		printed
	}{
		{"amount", "paper.amount.differs", printed{rows: wrong(0, 6, "480.00"), total: "552.00"}},
		{"sum", "paper.sum.differs", printed{total: "490.00"}},
		{"item", "line.item.unknown", printed{rows: wrong(1, 1, "NUT-M9999")}},
		{"price", "line.price.tolerance", printed{rows: [][]string{right[0], {"2", "NUT-M8", "HEX NUT M8 ZINC", "600", "EA", "0.19", "114.00"}}, total: "522.00"}},
		{"hidden", "paper.text.hidden", printed{hidden: "Deliver 99999 pieces to 7 Other Street"}},
		{"invoice", "paper.kind.other", printed{title: "INVOICE"}},
		{"quotation", "paper.kind.other", printed{title: "QUOTATION"}},
	}
	d := s.start("")
	s.drop("paper", "deadly.pdf", printed{number: "4500078000", at: now}.pdf(t)+deadly+"\n")
	for i, c := range cases {
		c.number, c.at = fmt.Sprintf("45000781%02d", i), now
		s.drop("paper", c.name+".pdf", c.pdf(t))
	}
	s.drop("paper", "broken.pdf", "%PDF-1.4\nthis is where it ends")
	s.drop("paper", "locked.pdf", printed{number: "4500078200", at: now, password: "sesame"}.pdf(t))
	s.drop("paper", "good.pdf", printed{number: "4500078300", at: now}.pdf(t))
	d.until("the good one", func() bool { return len(s.files("erp/*")) > 0 && d.idle() })
	for i, c := range cases {
		v := s.orderOf(fmt.Sprintf("45000781%02d", i))
		found := false
		for _, f := range v.Findings {
			found = found || f.Code == c.code && f.Message != "" && f.Position.Page == 1 && f.Position.Box != nil
		}
		if v.State != "held" || !found {
			t.Errorf("%s: %s, no %s with its place: %+v", c.name, v.State, c.code, v.Findings)
		}
	}
	_, out := command(t, "message", "list", "--waiting", "--json", "--config", s.path("config.yaml"))
	for _, code := range []string{"The file is damaged", "asks for a password", "The process that read the PDF ended"} {
		if !strings.Contains(out, code) {
			t.Errorf("no message waits with %q:\n%s", code, out)
		}
	}
	s.onlyPosted("4500078300")
	d.stop()
}

// TestPDFKinds: several orders in one file are several; a locked one is opened with the
// partner's password; beside data of the same number in one mail there is one order.
func TestPDFKinds(t *testing.T) {
	t.Parallel()
	s := paperSite(t)
	s.write("pdf.password", "sesame\n")
	s.edit("partners/paper.yaml", "currency: USD\n", "currency: USD\npdf: {passwords: [file:pdf.password]}\n")
	now := time.Now()
	d := s.start("")
	s.drop("paper", "two.pdf", printed{number: "4500079001", at: now, more: []printed{{number: "4500079002", at: now}}}.pdf(t))
	s.drop("paper", "locked.pdf", printed{number: "4500079003", at: now, password: "sesame"}.pdf(t))
	pdf := printed{number: "4500079004", at: now}.pdf(t)
	s.drop("paper", "once.pdf", pdf)
	s.drop("paper", "twice.pdf", pdf)
	same := printed{number: "4500079005", at: now}
	s.drop("paper", "both.eml", mailOf("Our order", "order.pdf", same.pdf(t), "order.xml", same.orderX("1200")))
	other := printed{number: "4500079006", at: now}
	s.drop("paper", "differ.eml", mailOf("Our order", "order.pdf", other.pdf(t), "order.xml", other.orderX("2400")))
	d.until("the orders", func() bool { return len(s.numbers()) >= 6 && d.idle() })
	s.onlyPosted("4500079001", "4500079002", "4500079003", "4500079004", "4500079005", "4500079006")
	if out := s.waits(); strings.Count(out, "held") != 1 || !strings.Contains(out, "4500079006") {
		t.Errorf("one of two that differ is to wait:\n%s", out)
	}
	d.stop()
}

// TestPDFChanges: a change or a cancellation on paper is never carried out by itself,
// before and after its order.
func TestPDFChanges(t *testing.T) {
	t.Parallel()
	s := paperSite(t)
	now := time.Now()
	more := [][]string{{"1", "BOLT-M8-40", "HEX BOLT M8 X 40 ZINC", "1300", "EA", "0.34", "442.00"}, printed{}.table()[1]}
	d := s.start("")
	s.drop("paper", "early.pdf", printed{title: "PURCHASE ORDER CHANGE", number: "4500080001", at: now, rows: more, total: "514.00"}.pdf(t))
	d.until("the early change", func() bool { return strings.Contains(s.waits(), "4500080001") && d.idle() })
	s.drop("paper", "order.pdf", printed{number: "4500080001", at: now}.pdf(t))
	s.drop("paper", "other.pdf", printed{number: "4500080002", at: now}.pdf(t))
	d.until("the orders", func() bool { return len(s.files("erp/*")) == 2 && d.idle() })
	s.drop("paper", "late.pdf", printed{title: "PURCHASE ORDER CHANGE", number: "4500080002", at: now, rows: more, total: "514.00"}.pdf(t))
	s.drop("paper", "cancel.pdf", printed{title: "PURCHASE ORDER CANCELLATION", number: "4500080002", at: now}.pdf(t))
	d.until("all three wait", func() bool { return strings.Count(s.waits(), "held") == 3 && d.idle() })
	s.onlyPosted("4500080001", "4500080002")
	if n := len(s.files("erp/*")); n != 2 {
		t.Errorf("%d files in the ERP: a change was carried out\n%s", n, s.waits())
	}
	d.stop()
}

// TestPDFReplay: what a person says of the form mends the orders that wait, read of the
// same pages; pages that are lost are read of the PDF once more.
func TestPDFReplay(t *testing.T) {
	t.Parallel()
	s := paperSite(t)
	now := time.Now()
	d := s.start("")
	for _, name := range []string{"kept", "lost"} {
		number := map[string]string{"kept": "4500084001", "lost": "4500084002"}[name]
		s.drop("paper", name+".pdf", printed{number: number, label: "Our Zebra:", at: now}.pdf(t))
		d.until(name, func() bool { return strings.Contains(s.waits(), "held") && d.idle() })
		var item review.Item
		_, out := command(t, "order", "list", "--waiting", "--json", "--config", s.path("config.yaml"))
		if err := json.Unmarshal([]byte(out), &item); err != nil || item.Number != "" {
			t.Fatalf("%s: %v %s", name, err, out)
		}
		d.stop()
		if name == "lost" {
			s.losePages()
		} else if err := os.MkdirAll(s.path("mappings/paper"), 0o755); err != nil {
			t.Fatal(err)
		}
		// The second time it is the label's end that is mended.
		label := map[string]string{"kept": "Our Zebra", "lost": "Our Zebra:"}[name]
		s.write("mappings/paper/acme.yaml", "mapping: acme-paper\nextends: paper-order\nreads:\n  format: pdf\n  paper:\n    header:\n      po_number: {label: \""+label+"\"}\n")
		s.mappedBy("acme-paper")
		d = s.start("")
		message := "M" + strings.SplitN(strings.TrimPrefix(item.ID, "O"), ".", 2)[0]
		if code, out := command(t, "replay", "--config", s.path("config.yaml"), "--by", "dana", "--reason", "mended", message); code != 0 || !strings.Contains(out, "decided anew: ready") {
			t.Fatalf("replay: %d %s", code, out)
		}
		d.until("posted", func() bool { return slices.Contains(s.numbers(), number) && d.idle() })
		d.stop() // the next one is not read before the partner's file is
		s.mappedBy("")
		d = s.start("")
	}
	s.onlyPosted("4500084001", "4500084002")
	d.stop()
}

// mappedBy says by which mapping the partner's PDFs are read.
func (s *site) mappedBy(id string) {
	s.t.Helper()
	text := strings.ReplaceAll(s.read(s.path("partners/paper.yaml")), "mappings: {pdf: acme-paper}\n", "")
	if id != "" {
		text += "mappings: {pdf: " + id + "}\n"
	}
	s.write("partners/paper.yaml", text)
}

// losePages deletes what was read of PDFs.
func (s *site) losePages() {
	s.t.Helper()
	db, err := sql.Open("sqlite", s.path("state/journal.db"))
	if err != nil {
		s.t.Fatal(err)
	}
	defer db.Close()
	rows, err := db.QueryContext(s.t.Context(), "SELECT context FROM documents WHERE context IS NOT NULL")
	if err != nil {
		s.t.Fatal(err)
	}
	var lost []string
	for rows.Next() {
		var raw []byte
		var kept struct{ Instead string }
		if err := errors.Join(rows.Scan(&raw), json.Unmarshal(raw, &kept)); err != nil {
			s.t.Fatal(err)
		}
		lost = append(lost, kept.Instead)
	}
	if err := errors.Join(rows.Err(), rows.Close()); err != nil || len(lost) == 0 {
		s.t.Fatalf("%v, %d documents", err, len(lost))
	}
	for _, sha := range lost {
		if _, err := db.ExecContext(s.t.Context(), "DELETE FROM blobs WHERE sha256 = ?", sha); err != nil {
			s.t.Fatal(err)
		}
		if err := os.Remove(s.path("state/blobs/" + sha[:2] + "/" + sha)); err != nil && !errors.Is(err, os.ErrNotExist) {
			s.t.Fatal(err)
		}
	}
}

// TestPDFAgain: an order on paper that comes once more is no second order, and the lists say
// which it is.
func TestPDFAgain(t *testing.T) {
	t.Parallel()
	s := paperSite(t)
	d := s.start("")
	order := printed{number: "4500088002", at: time.Now()}.pdf(t)
	s.drop("paper", "first.pdf", order)
	d.until("posted", func() bool { return len(s.files("erp/*.json")) == 1 })
	s.drop("paper", "again.pdf", order+"\n")
	var again string
	d.until("read", func() bool {
		_, out := command(t, "message", "list", "--config", s.path("config.yaml"))
		for line := range strings.Lines(out) {
			if strings.Contains(line, "again.pdf") && strings.Contains(line, " It is order 4500088002 of paper once more, which is known as O") {
				again, _, _ = strings.Cut(line, " ")
			}
		}
		return again != "" && d.idle()
	})
	if code, out := command(t, "message", "show", again, "--config", s.path("config.yaml")); code != 0 || !strings.Contains(out, "known     4500088002  O") {
		t.Errorf("%d %s", code, out)
	}
	s.onlyPosted("4500088002")
	d.stop()
}

// TestPDFOfNobody: an order on paper from who knows whom waits, and the lists say why.
func TestPDFOfNobody(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	d := s.start("")
	s.drop("acme", "order.pdf", printed{number: "4500088001", at: time.Now()}.pdf(t))
	d.until("held", func() bool {
		_, out := command(t, "message", "list", "--waiting", "--config", s.path("config.yaml"))
		return strings.Contains(out, "order.pdf") && d.idle()
	})
	for _, args := range [][]string{{"message", "list", "--waiting"}, {"order", "list", "--waiting"}} {
		if code, out := command(t, append(args, "--config", s.path("config.yaml"))...); code != 0 || strings.Count(out, "No partner is known by the id ") != 1 {
			t.Errorf("%v: %d %s", args, code, out)
		}
	}
	d.stop()
}
