// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"codeberg.org/go-pdf/fpdf"
)

// letterWith is a PDF with a letter on its page, and files within it: names and contents
// in turn.
func letterWith(t testing.TB, text string, files ...string) string {
	t.Helper()
	return fileOf(t, func(p *fpdf.Fpdf) {
		p.SetFont("Helvetica", "", 11)
		p.AddPage()
		for i, l := range strings.Split(text, "\n") {
			p.Text(20, 40+float64(6*i), l)
		}
	}, files...)
}

func fileOf(t testing.TB, page func(p *fpdf.Fpdf), files ...string) string {
	t.Helper()
	p := fpdf.New("P", "mm", "A4", "")
	page(p)
	var b bytes.Buffer
	if err := p.Output(&b); err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	in, out := filepath.Join(dir, "in.pdf"), filepath.Join(dir, "out.pdf")
	write := func(path, data string) {
		if err := os.WriteFile(path, []byte(data), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write(in, b.String())
	args := []string{in}
	for i := 0; i < len(files); i += 2 {
		path := filepath.Join(dir, fmt.Sprint(i))
		write(path, files[i+1])
		args = append(args, "--add-attachment", path, fmt.Sprintf("--key=%02d", i), "--filename="+files[i], "--")
	}
	if msg, err := exec.Command("qpdf", append(args, out)...).CombinedOutput(); err != nil {
		t.Fatalf("qpdf: %v %s", err, msg)
	}
	raw, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

// with is the printed order with files within its PDF.
func (o printed) with(t testing.TB, files ...string) string {
	t.Helper()
	return fileOf(t, o.page, files...)
}

const (
	coverText   = "Dear Sir or Madam,\n\nplease find enclosed the orders of this week.\nWe look forward to your confirmation.\n\nKind regards\nDana Field"
	drawingText = "Flange 40 mm\nMaterial: steel\nSurface: zinc plated\nScale 1:2\nDo not measure from this drawing"
)

// messages gives what came, by file name.
func (s *site) messages() map[string][]messageRow {
	s.t.Helper()
	_, out := command(s.t, "message", "list", "--limit", "1000", "--json", "--config", s.path("config.yaml"))
	all := map[string][]messageRow{}
	for line := range strings.Lines(out) {
		var m messageRow
		if err := json.Unmarshal([]byte(line), &m); err != nil {
			s.t.Fatalf("%v: %s", err, out)
		}
		all[m.File] = append(all[m.File], m)
	}
	return all
}

type messageRow struct{ ID, File, Parent, State, Reason string }

// TestPDFPortfolio: the orders within a PDF that is no more than their cover are read each
// by itself, once; the cover is no order, and nothing waits for it.
func TestPDFPortfolio(t *testing.T) {
	t.Parallel()
	s := paperSite(t)
	now := time.Now()
	data := printed{number: "4500091003", at: now}
	d := s.start("")
	s.drop("paper", "week.pdf", letterWith(t, coverText, "one.pdf", printed{number: "4500091001", at: now}.pdf(t), "two.pdf", printed{number: "4500091002", at: now}.pdf(t),
		"three.xml", data.orderX("1200"), "logo.png", "\x89PNG", "terms and conditions.pdf", letterWith(t, "Terms")))
	// A mail with one that hangs on a page, and one within another.
	s.drop("paper", "mail.eml", mailOf("Orders", "hung.pdf", hung(t, "hung order.pdf", printed{number: "4500091004", at: now}.pdf(t)),
		"nested.pdf", letterWith(t, coverText, "inner.pdf", letterWith(t, coverText, "deep.pdf", printed{number: "4500091005", at: now}.pdf(t)))))
	d.until("the orders", func() bool { return len(s.numbers()) >= 5 && d.idle() })
	s.onlyPosted("4500091001", "4500091002", "4500091003", "4500091004", "4500091005")
	if out := s.waits(); strings.Contains(out, "held") {
		t.Errorf("something waits:\n%s", out)
	}
	all := s.messages()
	for file, parent := range map[string]string{"one.pdf": "week.pdf", "two.pdf": "week.pdf", "three.xml": "week.pdf", "hung.pdf": "mail.eml", "hung order.pdf": "hung.pdf", "nested.pdf": "mail.eml", "inner.pdf": "nested.pdf", "deep.pdf": "inner.pdf"} {
		if m := all[file]; len(m) != 1 || len(all[parent]) != 1 || m[0].Parent != all[parent][0].ID {
			t.Errorf("%s came as %+v", file, m)
		}
	}
	_, shown := command(t, "message", "show", all["week.pdf"][0].ID, "--config", s.path("config.yaml"))
	for _, want := range []string{`"one.pdf"`, `"two.pdf"`, `"three.xml"`, "document.pdf.portfolio", "3 taken, 2 left alone"} {
		if !strings.Contains(shown, want) {
			t.Errorf("message show does not say %s:\n%s", want, shown)
		}
	}
	_, shown = command(t, "message", "show", all["nested.pdf"][0].ID, "--config", s.path("config.yaml"))
	for _, want := range []string{"part of", `"mail.eml"`, `"inner.pdf"`} {
		if !strings.Contains(shown, want) {
			t.Errorf("message show of a PDF of a mail does not say %s:\n%s", want, shown)
		}
	}
	_, trace := command(t, "order", "trace", "4500091002", "--config", s.path("config.yaml"))
	if !strings.Contains(trace, "part 2 of message "+all["week.pdf"][0].ID) {
		t.Errorf("the trace does not name the PDF:\n%s", trace)
	}
	d.stop()
}

// TestPDFPortfolioWaits: what within a cover cannot be read waits by itself, with the
// names of both; what lies too deep, or is a mail, holds the PDF that it lies in.
func TestPDFPortfolioWaits(t *testing.T) {
	t.Parallel()
	s := paperSite(t)
	now := time.Now()
	order := printed{number: "4500092002", at: now}.pdf(t)
	d := s.start("")
	s.drop("paper", "mixed.pdf", letterWith(t, coverText, "good.pdf", printed{number: "4500092001", at: now}.pdf(t), "broken.pdf", "%PDF-1.4 nothing", "list.dat", "what is this", "mail.eml", mailOf("Order")))
	deep := order
	for i := range 4 {
		deep = letterWith(t, coverText, fmt.Sprintf("level%d.pdf", 3-i), deep)
	}
	s.drop("paper", "deep.pdf", deep)
	d.until("the good one", func() bool { return len(s.numbers()) > 0 && d.idle() })
	s.onlyPosted("4500092001")
	waiting := s.waits()
	for _, want := range []string{"It is broken.pdf within the PDF mixed.pdf.", "It is list.dat within the PDF mixed.pdf.", "mail.eml, which was not read", "level2.pdf, which was not read"} {
		if !strings.Contains(waiting, want) {
			t.Errorf("nothing waits with %q:\n%s", want, waiting)
		}
	}
	d.stop()
}

// TestPDFBeside: files within an order are to be looked at, and no work for anybody; a
// second order among them holds both.
func TestPDFBeside(t *testing.T) {
	t.Parallel()
	s := paperSite(t)
	now := time.Now()
	d := s.start("")
	s.drop("paper", "drawing.pdf", printed{number: "4500093001", at: now}.with(t, "flange.pdf", letterWith(t, drawingText), "flange.dwg", "AC1032 lines", "AGB.pdf", letterWith(t, "Terms")))
	s.drop("paper", "second.pdf", printed{number: "4500093002", at: now}.with(t, "also.pdf", printed{number: "4500093003", at: now}.pdf(t)))
	exact := printed{number: "4500093004", at: now}
	s.drop("paper", "exact.pdf", exact.with(t, "order-x.xml", exact.orderX("1200"), "copy.xml", exact.orderX("1200")+"\n"))
	two := printed{number: "4500093005", at: now}
	s.drop("paper", "twice.pdf", two.with(t, "order-x.xml", two.orderX("1200"), "other.xml", printed{number: "4500093006", at: now}.orderX("1200")))
	s.drop("paper", "unread.pdf", printed{number: "4500093007", at: now}.with(t, "locked.pdf", printed{number: "1", at: now, password: "x"}.pdf(t)))
	d.until("quiet", func() bool { return len(s.numbers()) >= 2 && strings.Count(s.waits(), "held") >= 5 && d.idle() })
	s.onlyPosted("4500093001", "4500093004")
	if n := strings.Count(s.waits(), "held"); n != 5 {
		t.Errorf("%d wait:\n%s", n, s.waits())
	}
	for number, want := range map[string][2]string{"4500093002": {"document.pdf.second", "also.pdf"}, "4500093003": {"document.pdf.second", "second.pdf"}, "4500093005": {"document.pdf.second", "other.xml"},
		"4500093006": {"document.pdf.second", "twice.pdf"}, "4500093007": {"document.pdf.inside", "locked.pdf"}} {
		found := false
		for _, f := range s.orderOf(number).Findings {
			found = found || f.Code == want[0] && strings.Contains(f.Message, want[1])
		}
		if !found {
			t.Errorf("%s waits without %v: %+v", number, want, s.orderOf(number).Findings)
		}
	}
	d.stop()
}

// TestPDFPortfolioKilled: wherever the process is killed, each order within a PDF is
// posted once.
func TestPDFPortfolioKilled(t *testing.T) {
	t.Parallel()
	for _, point := range []string{"read.recorded", "render.decoded", "render.recorded", "unpack.recorded", "check.recorded", "post.sent"} {
		t.Run(point, func(t *testing.T) {
			t.Parallel()
			s := paperSite(t)
			now := time.Now()
			var files, numbers []string
			for i := range 3 {
				numbers = append(numbers, fmt.Sprintf("450009400%d", i))
				files = append(files, fmt.Sprintf("%d.pdf", i), printed{number: numbers[i], at: now}.pdf(t))
			}
			d := s.start(point)
			s.drop("paper", "all.pdf", letterWith(t, coverText, files...))
			d.died()
			d = s.start("")
			d.until("the orders", func() bool { return len(s.numbers()) >= 3 && d.idle() })
			s.onlyPosted(numbers...)
			if all := s.messages(); len(all["0.pdf"])+len(all["1.pdf"])+len(all["2.pdf"]) != 3 || strings.Contains(s.waits(), "held") {
				t.Errorf("%+v\n%s", all, s.waits())
			}
			d.stop()
		})
	}
}

// TestPDFPortfolioReplayed: a portfolio that is replayed makes nothing anew, and what
// waits within it is read again.
func TestPDFPortfolioReplayed(t *testing.T) {
	t.Parallel()
	s := paperSite(t)
	now := time.Now()
	d := s.start("")
	s.drop("paper", "all.pdf", letterWith(t, coverText, "good.pdf", printed{number: "4500095001", at: now}.pdf(t), "locked.pdf", printed{number: "4500095002", at: now, password: "sesame"}.pdf(t)))
	d.until("one", func() bool { return len(s.numbers()) == 1 && strings.Contains(s.waits(), "locked.pdf") && d.idle() })
	d.stop()
	s.write("pdf.password", "sesame\n")
	s.edit("partners/paper.yaml", "currency: USD\n", "currency: USD\npdf: {passwords: [file:pdf.password]}\n")
	d = s.start("")
	if code, out := command(t, "replay", "--config", s.path("config.yaml"), "--by", "dana", "--reason", "password", s.messages()["all.pdf"][0].ID); code != 0 {
		t.Fatal(out)
	}
	d.until("both", func() bool { return len(s.numbers()) >= 2 && d.idle() })
	s.onlyPosted("4500095001", "4500095002")
	if all := s.messages(); len(all["good.pdf"]) != 1 || len(all["locked.pdf"]) != 1 || len(s.files("erp/*")) != 2 {
		t.Errorf("%+v %v", all, s.files("erp/*"))
	}
	d.stop()
}

// TestPDFPortfolioRead: ordergate read shows the orders within a PDF as the daemon reads
// them.
func TestPDFPortfolioRead(t *testing.T) {
	t.Parallel()
	s := paperSite(t)
	now := time.Now()
	file := s.path("week.pdf")
	s.write("week.pdf", letterWith(t, coverText, "one.pdf", printed{number: "4500096001", at: now}.pdf(t), "logo.png", "\x89PNG"))
	_, out := command(t, "read", file)
	for _, want := range []string{"week.pdf › 1 one.pdf", "4500096001", "week.pdf › 2 logo.png", "left alone"} {
		if !strings.Contains(out, want) {
			t.Errorf("read does not say %q:\n%s", want, out)
		}
	}
	s.write("two.pdf", printed{number: "4500096002", at: now}.with(t, "also.pdf", printed{number: "4500096003", at: now}.pdf(t)))
	_, out = command(t, "read", s.path("two.pdf"))
	if strings.Count(out, "document.pdf.second") < 2 || strings.Contains(out, `"accept"`) {
		t.Errorf("two orders in one PDF:\n%s", out)
	}
}

// hung is a letter with a file that hangs on a place of its page.
func hung(t testing.TB, name, data string) string {
	t.Helper()
	content := "BT /F1 11 Tf 14 TL 60 700 Td"
	for l := range strings.Lines(coverText) {
		content += " (" + strings.TrimSpace(l) + ") Tj T*"
	}
	content += " ET"
	var b strings.Builder
	var at []int
	add := func(s string) {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", len(at), s)
	}
	b.WriteString("%PDF-1.7\n")
	add("<</Type/Catalog/Pages 2 0 R/AF[]/Names<</EmbeddedFiles<</Names[]>>>>>>")
	add("<</Type/Pages/Kids[3 0 R]/Count 1>>")
	add("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>/Annots[<</Type/Annot/Subtype/FileAttachment/Rect[500 700 520 720]/FS 6 0 R>>]>>")
	add(fmt.Sprintf("<</Length %d>>stream\n%s\nendstream", len(content), content))
	add("<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>")
	add("<</Type/Filespec/F(" + name + ")/UF(" + name + ")/EF<</F 7 0 R>>>>")
	add(fmt.Sprintf("<</Type/EmbeddedFile/Length %d>>stream\n%s\nendstream", len(data), data))
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, n := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", n)
	}
	fmt.Fprintf(&b, "trailer<</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF\n", len(at)+1, start)
	return b.String()
}
