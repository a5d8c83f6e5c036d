// SPDX-License-Identifier: Apache-2.0

package render_test

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/draw"
	"image/png"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"ordergate/gateway/decode/paper"
	"ordergate/gateway/render"
	"ordergate/gateway/render/pdfium"

	"codeberg.org/go-pdf/fpdf"
)

// TestMain lets the test binary be a worker, a good one and others.
func TestMain(m *testing.M) {
	if len(os.Args) > 1 && strings.HasPrefix(os.Args[1], "pdf-worker") {
		if err := render.Work(os.Stdin, bad(os.Args[1], os.Args[2]), os.Args[len(os.Args)-1]); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	// compiled here once, and not by every test's worker at the same time
	e, err := pdfium.New(context.Background(), cache())
	if err == nil {
		err = e.Close()
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(m.Run())
}

// cache is kept between runs: compiling takes seconds.
func cache() string {
	return filepath.Join(os.TempDir(), fmt.Sprintf("ordergate-test-pdfium-%d", os.Getuid()))
}

func reader(t testing.TB, c render.Config) *render.Renderer {
	t.Helper()
	c.Cache = cache()
	r, err := render.New(c)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { r.Close() })
	return r
}

func read(t testing.TB, r *render.Renderer, data []byte, o render.Options) *render.Result {
	t.Helper()
	res, err := r.Pages(context.Background(), bytes.NewReader(data), int64(len(data)), "order.pdf", o)
	if err != nil {
		t.Fatal(err)
	}
	return res
}

func picture(t testing.TB, r *render.Renderer, data []byte, page, dpi int, o render.Options, marks ...render.Mark) image.Image {
	t.Helper()
	raw, err := r.Image(context.Background(), bytes.NewReader(data), int64(len(data)), page, dpi, o, marks...)
	if err != nil {
		t.Fatal(err)
	}
	img, err := png.Decode(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	return img
}

// sheet makes a PDF with the help of fpdf.
func sheet(t testing.TB, build func(p *fpdf.Fpdf)) []byte {
	t.Helper()
	p := fpdf.New("P", "pt", "A4", "")
	p.SetCompression(true)
	p.SetFont("Helvetica", "", 10)
	p.AddPage()
	build(p)
	var out bytes.Buffer
	if err := p.Output(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// order is a page like an order.
func order(p *fpdf.Fpdf) {
	p.SetFont("Helvetica", "B", 16)
	p.Text(60, 80, "PURCHASE ORDER")
	p.SetFont("Helvetica", "", 11)
	p.Text(60, 110, "Order number: 4500187263")
	p.Text(60, 126, "Order date: 14 March 2025")
	p.Text(60, 142, "Please deliver to our warehouse at the address below")
	for i, row := range [][]string{{"10", "HX-4410", "Hexagon bolt M12 galvanised", "250", "0.84", "210.00"}, {"20", "WS-1200", "Washer steel twelve millimetre", "500", "0.06", "30.00"}, {"30", "NT-7788", "Lock nut stainless", "120", "1.15", "138.00"}} {
		y := 200 + 24*float64(i)
		for k, x := range []float64{60, 100, 180, 360, 430, 500} {
			p.Text(x, y, row[k])
		}
	}
	p.Text(430, 300, "Total")
	p.Text(500, 300, "378.00")
	p.Text(60, 360, "Payment within thirty days of the invoice, by bank transfer")
}

var orderWords = []string{"PURCHASE", "4500187263", "HX-4410", "WS-1200", "NT-7788", "250", "500", "210.00", "138.00", "378.00"}

func text(p paper.Page) string {
	var s []string
	for _, w := range p.Words {
		s = append(s, w.Text)
	}
	return " " + strings.Join(s, " ") + " "
}

func has(t testing.TB, p paper.Page, words ...string) {
	t.Helper()
	for _, w := range words {
		if !strings.Contains(text(p), " "+w+" ") {
			t.Errorf("%q is not among the words:%s", w, text(p))
		}
	}
}

func find(t testing.TB, words []paper.Word, s string) paper.Word {
	t.Helper()
	for _, w := range words {
		if w.Text == s {
			return w
		}
	}
	t.Fatalf("there is no word %q in %v", s, words)
	return paper.Word{}
}

func codes(d *paper.Document) string {
	var out []string
	for _, f := range d.Findings {
		if f.Message == "" || f.Hint == "" || f.Severity != "hold" {
			panic(fmt.Sprintf("a finding without words or of another severity: %+v", f))
		}
		out = append(out, f.Code)
	}
	return strings.Join(out, " ")
}

func TestWords(t *testing.T) {
	t.Parallel()
	r := reader(t, render.Config{})
	res := read(t, r, sheet(t, order), render.Options{})
	if c := codes(res.Doc); c != "" {
		t.Fatalf("findings %s", c)
	}
	p := res.Doc.Pages[0]
	has(t, p, orderWords...)
	title, number := find(t, p.Words, "PURCHASE"), find(t, p.Words, "4500187263")
	if !title.Bold || title.Size != 16 || number.Bold || number.Size != 11 {
		t.Errorf("fonts: %+v, %+v", title, number)
	}
	if w := find(t, p.Words, "Total"); abs(w.Box.X0-430) > 1 || w.Box.Y0 > 300 || w.Box.Y1 < 300 || w.Box.Y1 > 304 {
		t.Errorf("box %+v", w.Box)
	}
}

func abs(f float32) float32 { return max(f, -f) }

// raw makes a PDF of one page with a content stream.
func raw(content, page string, objects ...string) []byte {
	var b bytes.Buffer
	var offsets []int
	add := func(s string) {
		offsets = append(offsets, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", len(offsets), s)
	}
	b.WriteString("%PDF-1.7\n")
	add("<</Type/Catalog/Pages 2 0 R " + catalog(objects) + ">>")
	add("<</Type/Pages/Kids[3 0 R]/Count 1>>")
	add("<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 300]/Contents 4 0 R/Resources<</Font<</F1 5 0 R/F2 6 0 R>>>>" + page + ">>")
	add(fmt.Sprintf("<</Length %d>>stream\n%s\nendstream", len(content), content))
	add("<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>")
	add("<</Type/Font/Subtype/Type1/BaseFont/Courier-Bold/Encoding/WinAnsiEncoding>>")
	for _, o := range objects {
		add(strings.TrimPrefix(o, "/Catalog"))
	}
	at := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(offsets)+1)
	for _, o := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&b, "trailer<</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF\n", len(offsets)+1, at)
	return b.Bytes()
}

// catalog: the first object is a form when there is one.
func catalog(objects []string) string {
	if len(objects) > 0 && strings.Contains(objects[0], "/Fields") {
		return "/AcroForm 7 0 R"
	}
	return ""
}

func TestLetters(t *testing.T) {
	t.Parallel()
	r := reader(t, render.Config{})
	for _, c := range []struct{ name, content, want string }{
		{"spaced by blanks", "BT /F1 12 Tf 40 200 Td (P U R C H A S E   O R D E R) Tj ET", "PURCHASE ORDER"},
		{"spaced by the operator", "BT /F1 12 Tf 5 Tc 40 200 Td (BESTELLUNG) Tj ET", "BESTELLUNG"},
		{"single digits of a table", "BT /F1 10 Tf 40 200 Td (1 2 3 4 5 6) Tj ET", "1 2 3 4 5 6"},
		{"fixed pitch", "BT /F2 10 Tf 40 200 Td (1,234.50 i.i) Tj ET", "1,234.50 i.i"},
		{"a number in pieces", "BT /F1 10 Tf 40 200 Td (45) Tj (001) Tj [(87) -20 (263)] TJ ET", "4500187263"},
		{"moved apart", "BT /F1 10 Tf 40 200 Td [(12) -3000 (EA)] TJ ET", "12 EA"},
		{"kerned", "BT /F1 10 Tf 40 200 Td [(A) 74 (V) 70 (A)] TJ ET", "AVA"},
		{"printed twice to look bold", "BT /F1 10 Tf 40 200 Td (Total) Tj 0.3 0 Td (Total) Tj ET", "Total"},
		{"flush cells", "BT /F1 10 Tf 1 0 0 1 40 200 Tm (Qty) Tj 1 0 0 1 57 200 Tm (ME) Tj ET", "Qty ME"},
		{"scaled by the matrix", "BT /F1 1 Tf 10 0 0 10 40 200 Tm (Order) Tj ET", "Order"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			p := read(t, r, raw(c.content, ""), render.Options{}).Doc.Pages[0]
			if got := strings.TrimSpace(text(p)); got != c.want {
				t.Errorf("read %q, want %q", got, c.want)
			}
			if w := p.Words[0]; abs(w.Box.Y1-100) > 4 || w.Size < 9 || w.Size > 13 {
				t.Errorf("%+v", w)
			}
		})
	}
}

func TestHidden(t *testing.T) {
	t.Parallel()
	r := reader(t, render.Config{})
	for _, c := range []struct{ name, content, seen, hidden string }{
		{"invisible ink", "BT /F1 10 Tf 40 200 Td (Seen) Tj 3 Tr 60 0 Td (99) Tj ET", "Seen", "99"},
		{"white on white", "BT /F1 10 Tf 40 200 Td (Seen) Tj 1 g 60 0 Td (99) Tj ET", "Seen", "99"},
		{"white on a dark ground", "0 0 .4 rg 30 190 200 30 re f BT 1 g /F1 10 Tf 40 200 Td (Seen) Tj ET", "Seen", ""},
		{"dark on the same dark", "0 0 .4 rg 30 190 200 30 re f BT /F1 10 Tf 40 200 Td (99) Tj 1 g 60 0 Td (Seen) Tj ET", "Seen", "99"},
		{"tiny", "BT /F1 10 Tf 40 200 Td (Seen) Tj /F1 1 Tf 60 0 Td (99) Tj ET", "Seen", "99"},
		{"off the page", "BT /F1 10 Tf 40 200 Td (Seen) Tj 600 0 Td (99) Tj ET", "Seen", "99"},
		{"painted over", "BT /F1 10 Tf 40 200 Td (99) Tj ET 1 g 30 190 60 30 re f BT 0 g /F1 10 Tf 140 200 Td (Seen) Tj ET", "Seen", "99"},
		{"a grey ground before it", ".9 g 30 190 200 30 re f BT 0 g /F1 10 Tf 40 200 Td (Seen) Tj ET", "Seen", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			p := read(t, r, raw(c.content, ""), render.Options{}).Doc.Pages[0]
			if got := strings.TrimSpace(text(p)); got != c.seen {
				t.Errorf("seen %q, want %q", got, c.seen)
			}
			got := ""
			for _, w := range p.Hidden {
				got += w.Text
			}
			if got != c.hidden {
				t.Errorf("hidden %q, want %q", got, c.hidden)
			}
		})
	}
}

func TestRules(t *testing.T) {
	t.Parallel()
	r := reader(t, render.Config{})
	p := read(t, r, raw("20 100 m 380 100 l S 50 150 100 40 re S 0 g 30 50 200 1 re f BT /F1 10 Tf 40 200 Td (x) Tj ET", ""), render.Options{}).Doc.Pages[0]
	want := map[string]bool{"20 200 380 200": true, "50 110 150 110": true, "50 150 150 150": true, "50 110 50 150": true, "150 110 150 150": true, "30 249 230 250": true}
	for _, b := range p.Rules {
		round := func(f float32) float64 { return math.Round(float64(f)) }
		delete(want, fmt.Sprintf("%g %g %g %g", round(b.X0), round(b.Y0), round(b.X1), round(b.Y1)))
	}
	if len(want) > 0 {
		t.Errorf("missing %v in %v", want, p.Rules)
	}
}

func TestRotated(t *testing.T) {
	t.Parallel()
	r := reader(t, render.Config{})
	plain := read(t, r, raw("BT /F1 10 Tf 40 200 Td (Order) Tj 100 0 Td (4711) Tj ET", ""), render.Options{}).Doc.Pages[0]
	// a page printed sideways that the viewer turns upright again
	for turn, content := range map[int]string{
		90: "BT /F1 10 Tf 0 1 -1 0 100 40 Tm (Order) Tj 100 0 Td (4711) Tj ET", 180: "BT /F1 10 Tf -1 0 0 -1 360 100 Tm (Order) Tj 100 0 Td (4711) Tj ET",
		270: "BT /F1 10 Tf 0 -1 1 0 300 260 Tm (Order) Tj 100 0 Td (4711) Tj ET"} {
		p := read(t, r, raw(content, fmt.Sprintf("/Rotate %d", turn)), render.Options{}).Doc.Pages[0]
		a, b := find(t, p.Words, "Order"), find(t, p.Words, "4711")
		if abs(a.Box.Y1-b.Box.Y1) > .1 || abs(b.Box.X0-a.Box.X0-100) > .1 || abs(a.Box.Width()-plain.Words[0].Box.Width()) > .1 || a.Box.Y1 > p.Height {
			t.Errorf("turned by %d: %+v %+v", turn, a, b)
		}
	}
	// text up a margin does not mix with the rows
	p := read(t, r, raw("BT /F1 10 Tf 40 200 Td (Order 4711) Tj 0 1 -1 0 45 180 Tm (Form 12) Tj ET", ""), render.Options{}).Doc.Pages[0]
	if got := strings.TrimSpace(text(p)); got != "Order 4711" || len(p.Turned) != 2 || p.Turned[0].Text != "Form" {
		t.Errorf("words %q, turned %+v", got, p.Turned)
	}
	// a page that is sideways without saying so is turned
	data := raw("BT /F1 10 Tf 0 1 -1 0 100 40 Tm (Order number and more text) Tj 0 -30 Td (4711) Tj ET", "")
	p = read(t, r, data, render.Options{}).Doc.Pages[0]
	if p.Width != 300 || p.Height != 400 || !strings.HasPrefix(text(p), " Order number and") {
		t.Errorf("%g x %g: %s", p.Width, p.Height, text(p))
	}
	if img := picture(t, r, data, 1, 72, render.Options{}); img.Bounds().Dx() != 300 || !ink(img, find(t, p.Words, "4711").Box) {
		t.Error("the picture does not show the page as its boxes do")
	}
}

// ink reports whether something dark is within a box of a picture at 72 dpi.
func ink(img image.Image, b paper.Box) bool {
	for y := int(b.Y0); y <= int(b.Y1); y++ {
		for x := int(b.X0); x <= int(b.X1); x++ {
			if r, g, _, _ := img.At(x, y).RGBA(); r < 0x9000 && g < 0x9000 {
				return true
			}
		}
	}
	return false
}

func TestMarks(t *testing.T) {
	t.Parallel()
	r := reader(t, render.Config{})
	data := raw("BT /F1 10 Tf 40 200 Td (Order) Tj ET", "")
	img := picture(t, r, data, 1, 72, render.Options{}, render.Mark{Box: paper.Box{X0: 200, Y0: 100, X1: 260, Y1: 120}, Label: "order number", Bad: true})
	if r, g, b, _ := img.At(199, 110).RGBA(); r < 0xC000 || g > 0x4000 || b > 0x4000 {
		t.Errorf("no red frame: %x %x %x", r, g, b)
	}
	if _, err := r.Image(context.Background(), bytes.NewReader(data), int64(len(data)), 7, 72, render.Options{}); err == nil {
		t.Error("page 7 of 1 was drawn")
	}
}

func TestForm(t *testing.T) {
	t.Parallel()
	r := reader(t, render.Config{})
	form := "<</Fields[8 0 R]/NeedAppearances true/DR<</Font<</F1 5 0 R>>>>/DA(/F1 10 Tf 0 g)>>"
	field := "<</Type/Annot/Subtype/Widget/FT/Tx/T(qty)/V(250 pieces)/DA(/F1 10 Tf 0 g)/Rect[100 190 200 210]/F 4/P 3 0 R>>"
	p := read(t, r, raw("BT /F1 10 Tf 40 195 Td (Quantity) Tj ET", "/Annots[8 0 R]", form, field), render.Options{}).Doc.Pages[0]
	has(t, p, "Quantity", "250", "pieces")
	if w := find(t, p.Words, "250"); w.Box.X0 < 99 || w.Box.X0 > 110 {
		t.Errorf("%+v", w)
	}
}

func TestAttachments(t *testing.T) {
	t.Parallel()
	r := reader(t, render.Config{})
	dir := t.TempDir()
	in, xml, out := filepath.Join(dir, "in.pdf"), filepath.Join(dir, "order-x.xml"), filepath.Join(dir, "out.pdf")
	for path, data := range map[string][]byte{in: sheet(t, order), xml: []byte("<order/>")} {
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if msg, err := exec.Command("qpdf", "--add-attachment", xml, "--mimetype=text/xml", "--", in, out).CombinedOutput(); err != nil {
		t.Fatalf("qpdf: %v\n%s", err, msg)
	}
	data, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	got := read(t, r, data, render.Options{}).Attachments
	if len(got) != 1 || got[0].Name != "order-x.xml" || got[0].Type != "text/xml" || string(got[0].Bytes) != "<order/>" {
		t.Errorf("%+v", got)
	}
}

// TestHungAttachments: files that hang on a place of a page are taken out like others,
// each once; trees of files without any do no harm.
func TestHungAttachments(t *testing.T) {
	t.Parallel()
	r := reader(t, render.Config{})
	note := func(file int) string {
		return fmt.Sprintf("<</Type/Annot/Subtype/FileAttachment/Rect[10 10 30 30]/FS %d 0 R>>", file)
	}
	file := func(name string, stream int) string {
		return fmt.Sprintf("<</Type/Filespec/F(%s)/UF(%s)/EF<</F %d 0 R>>>>", name, name, stream)
	}
	stream := func(data string) string {
		return fmt.Sprintf("<</Type/EmbeddedFile/Length %d>>stream\n%s\nendstream", len(data), data)
	}
	inner := string(sheet(t, order))
	data := raw("BT /F1 10 Tf 40 200 Td (Order 4711) Tj ET", "/Annots["+note(7)+note(9)+note(9)+note(11)+"]",
		file("one.xml", 8), stream("<one/>"), file("two.pdf", 10), stream(inner), file("again.xml", 8))
	data = bytes.Replace(data, []byte("/Type/Catalog"), []byte("/Type/Catalog/Names<</EmbeddedFiles<</Names[(one)7 0 R]>>>>"), 1)
	got := read(t, r, data, render.Options{})
	if a := got.Attachments; len(a) != 2 || a[0].Name != "one.xml" || string(a[0].Bytes) != "<one/>" || a[1].Name != "two.pdf" || string(a[1].Bytes) != inner {
		t.Errorf("%d files: %+v", len(a), a)
	}
	has(t, got.Doc.Pages[0], "4711")
	left := sheet(t, func(p *fpdf.Fpdf) { // a writer that names files in one way and files them in another
		order(p)
		p.SetAttachments([]fpdf.Attachment{{Filename: "one.pdf", Content: []byte(inner)}})
	})
	if got := read(t, r, left, render.Options{}); codes(got.Doc) != "document.pdf.attachments" {
		t.Errorf("a file that cannot be opened: %s, %d", codes(got.Doc), len(got.Attachments))
	}
	for _, empty := range []string{"/Names<</EmbeddedFiles<</Names[]>>>>/AF[]", "/Names<</EmbeddedFiles<<>>>>/AF null", "/Names<<>>", "/AF[null]/Names<</EmbeddedFiles<</Names[(a) null (b)<<>>]>>>>",
		"/Names<</EmbeddedFiles<</Kids[3 0 R]>>>>", "/Collection<</Type/Collection>>"} {
		data := bytes.Replace(raw("BT /F1 10 Tf 40 200 Td (Order 4711) Tj ET", "/Annots[<</Type/Annot/Subtype/FileAttachment/Rect[0 0 9 9]>> null]"), []byte("/Type/Catalog"), []byte("/Type/Catalog"+empty), 1)
		got := read(t, r, data, render.Options{})
		if len(got.Attachments) != 0 || len(got.Doc.Findings) != 0 || len(got.Doc.Pages) != 1 {
			t.Errorf("%s: %+v %s", empty, got.Attachments, codes(got.Doc))
			continue
		}
		has(t, got.Doc.Pages[0], "4711")
	}
}

func TestXFA(t *testing.T) {
	t.Parallel()
	r := reader(t, render.Config{})
	xml := `<xfa:datasets xmlns:xfa="http://www.xfa.org/schema/xfa-data/1.0/"><xfa:data><po><number>4711</number><line><qty>5</qty></line><line><qty> 7 </qty></line></po></xfa:data></xfa:datasets>`
	form := "<</Fields[]/XFA[(datasets) 8 0 R]>>"
	res := read(t, r, raw("BT /F1 10 Tf 40 200 Td (Please wait...) Tj ET", "", form, fmt.Sprintf("<</Length %d>>stream\n%s\nendstream", len(xml), xml)), render.Options{})
	f := res.Doc.Fields
	if codes(res.Doc) != "document.pdf.xfa" || len(f) != 3 || f["po/number"] != "4711" || f["po/line/qty"] != "5" || f["po/line[2]/qty"] != "7" {
		t.Errorf("%s %v", codes(res.Doc), f)
	}
}

func TestPasswords(t *testing.T) {
	t.Parallel()
	r := reader(t, render.Config{})
	dir := t.TempDir()
	in := filepath.Join(dir, "in.pdf")
	if err := os.WriteFile(in, sheet(t, order), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, bits, user string }{{"RC4", "128", "geheim"}, {"AES-128", "128", "geheim"}, {"AES-256", "256", "geheim"}, {"owner's alone", "256", ""}} {
		out := filepath.Join(dir, c.name)
		args := []string{"--encrypt", c.user, "chef", c.bits, "--", in, out}
		if c.name == "AES-128" {
			args = slices.Insert(args, 4, "--use-aes=y")
		}
		if c.bits != "256" {
			args = append([]string{"--allow-weak-crypto"}, args...)
		}
		if msg, err := exec.Command("qpdf", args...).CombinedOutput(); err != nil {
			t.Fatalf("qpdf: %v\n%s", err, msg)
		}
		data, err := os.ReadFile(out)
		if err != nil {
			t.Fatal(err)
		}
		res := read(t, r, data, render.Options{Passwords: []string{"wrong", "geheim"}})
		if codes(res.Doc) != "" || len(res.Doc.Pages) != 1 {
			t.Errorf("%s: %s", c.name, codes(res.Doc))
			continue
		}
		has(t, res.Doc.Pages[0], orderWords...)
		if c.user == "" {
			continue
		}
		if got := codes(read(t, r, data, render.Options{Passwords: []string{"wrong"}}).Doc); got != "document.pdf.password" {
			t.Errorf("%s with a wrong password: %s", c.name, got)
		}
	}
}

// scan makes a PDF that holds the picture of a page, turned by quarters and slanted.
func scan(t testing.TB, r *render.Renderer, quarters int, degrees float64) []byte {
	t.Helper()
	src := picture(t, r, sheet(t, order), 1, 200, render.Options{})
	b := src.Bounds()
	w, h := b.Dx(), b.Dy()
	if quarters&1 == 1 {
		w, h = h, w
	}
	img := image.NewGray(image.Rect(0, 0, w, h))
	sin, cos := math.Sincos((float64(quarters)*90 + degrees) * math.Pi / 180)
	draw.Draw(img, img.Rect, image.White, image.Point{}, draw.Src)
	for y := range h {
		for x := range w {
			dx, dy := float64(x)-float64(w)/2, float64(y)-float64(h)/2
			sx, sy := int(math.Round(cos*dx+sin*dy+float64(b.Dx())/2)), int(math.Round(-sin*dx+cos*dy+float64(b.Dy())/2))
			if image.Pt(sx, sy).In(b) {
				img.Set(x, y, src.At(sx, sy))
			}
		}
	}
	var buf bytes.Buffer
	if err := png.Encode(&buf, img); err != nil {
		t.Fatal(err)
	}
	p := fpdf.New("P", "pt", "A4", "")
	p.AddPageFormat("P", fpdf.SizeType{Wd: float64(w) * 72 / 200, Ht: float64(h) * 72 / 200})
	p.RegisterImageOptionsReader("scan", fpdf.ImageOptions{ImageType: "png"}, &buf)
	p.ImageOptions("scan", 0, 0, float64(w)*72/200, float64(h)*72/200, false, fpdf.ImageOptions{ImageType: "png"}, 0, "")
	var out bytes.Buffer
	if err := p.Output(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// TestLayer: an invisible text layer over a scan is held against what is seen.
func TestLayer(t *testing.T) {
	t.Parallel()
	r := reader(t, render.Config{})
	src := picture(t, r, sheet(t, order), 1, 200, render.Options{})
	var buf bytes.Buffer
	if err := png.Encode(&buf, src); err != nil {
		t.Fatal(err)
	}
	data := sheet(t, func(p *fpdf.Fpdf) {
		p.RegisterImageOptionsReader("scan", fpdf.ImageOptions{ImageType: "png"}, &buf)
		p.ImageOptions("scan", 0, 0, float64(src.Bounds().Dx())*72/200, 0, false, fpdf.ImageOptions{ImageType: "png"}, 0, "")
		p.SetTextRenderingMode(3)
		order(p)
		p.SetFillColor(0, 0, 0)
		p.Text(60, 500, "UNSEEN")
	})
	p := read(t, r, data, render.Options{}).Doc.Pages[0]
	has(t, p, orderWords...)
	if w := find(t, p.Words, "4500187263"); w.OCR < 90 || !p.OCR {
		t.Errorf("%+v", w)
	}
	if len(p.Hidden) != 1 || p.Hidden[0].Text != "UNSEEN" {
		t.Errorf("hidden %+v", p.Hidden)
	}
}

func TestScans(t *testing.T) {
	t.Parallel()
	r := reader(t, render.Config{})
	for _, c := range []struct {
		name     string
		quarters int
		degrees  float64
	}{{"upright", 0, 0}, {"upside down", 2, 0}, {"to the right", 1, 0}, {"to the left", 3, 0}, {"slanted", 0, 1.2}, {"slanted the other way", 0, -.8}} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			data := scan(t, r, c.quarters, c.degrees)
			res := read(t, r, data, render.Options{})
			if codes(res.Doc) != "" {
				t.Fatal(codes(res.Doc))
			}
			p := res.Doc.Pages[0]
			has(t, p, orderWords...)
			if !p.OCR || p.Width > p.Height {
				t.Errorf("OCR %v, %g x %g", p.OCR, p.Width, p.Height)
			}
			row := []paper.Word{find(t, p.Words, "HX-4410"), find(t, p.Words, "250"), find(t, p.Words, "210.00")}
			for i, x := range []float32{100, 360, 500} {
				if b := row[i].Box; abs(b.X0-x) > 9 || abs(b.Y1-row[0].Box.Y1) > 2.5 || row[i].OCR == 0 || abs(row[i].Size-11) > 3 {
					t.Errorf("%+v, want it at %g", row[i], x)
				}
			}
			if c.degrees == 0 && !ink(picture(t, r, data, 1, 72, render.Options{Turn: p.Turn}), row[1].Box) {
				t.Error("the picture does not show the page as its boxes do")
			}
		})
	}
}

func TestNoOCR(t *testing.T) {
	t.Parallel()
	r := reader(t, render.Config{OCR: "off"})
	res := read(t, r, scan(t, r, 0, 0), render.Options{})
	if codes(res.Doc) != "document.pdf.imageonly" || !res.Doc.Pages[0].Image || res.Doc.Pages[0].OCR || !strings.Contains(res.Doc.Findings[0].Hint, "tesseract") {
		t.Errorf("%s %+v", codes(res.Doc), res.Doc.Pages[0])
	}
}

// TestNoTesseract: auto, and it is not installed. Not parallel: it sets PATH.
func TestNoTesseract(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	r := reader(t, render.Config{})
	res := read(t, r, scan(t, r, 0, 0), render.Options{})
	if codes(res.Doc) != "document.pdf.imageonly" || r.Scans() || !strings.Contains(res.Doc.Findings[0].Hint, "apt-get install tesseract-ocr") {
		t.Errorf("%s %+v", codes(res.Doc), res.Doc.Findings)
	}
}

// TestBadTesseract: what runs in its place fails, talks nonsense or does not stop.
func TestBadTesseract(t *testing.T) {
	t.Parallel()
	for script, want := range map[string]string{
		"cat >/dev/null; echo oops >&2; exit 3":    "document.pdf.ocr",
		"kill -SEGV $$":                            "document.pdf.limit",
		"cat >/dev/null; echo 'a b c\001'; exit 0": "document.pdf.empty",
		"cat >/dev/null; exec yes":                 "document.pdf.limit",
	} {
		path := filepath.Join(t.TempDir(), "tesseract")
		if err := os.WriteFile(path, []byte("#!/bin/sh\n"+script+"\n"), 0o700); err != nil {
			t.Fatal(err)
		}
		r := reader(t, render.Config{OCR: path})
		if got := codes(read(t, r, scan(t, r, 0, 0), render.Options{}).Doc); got != want {
			t.Errorf("%s: %q, want %q", script, got, want)
		}
	}
}
