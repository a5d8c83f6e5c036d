// SPDX-License-Identifier: Apache-2.0

package confirmation_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/net/html"

	"ordergate/gateway"
	"ordergate/gateway/acknowledge/confirmation"
)

var update = flag.Bool("update", false, "write the golden files anew")

var now = time.Date(2026, 3, 4, 9, 30, 0, 0, time.UTC)

func languages(t *testing.T) *confirmation.Languages {
	t.Helper()
	ls, faults := confirmation.Load(nil, "languages")
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	return ls
}

var head = confirmation.Letterhead{Company: "Schraubengroßhandel Müller & Söhne GmbH", Address: []string{"Industriestraße 12", "70565 Stuttgart", "Germany"},
	Phone: "+49 711 123456", Email: "auftrag@example.com", VAT: "DE123456789", Footer: []string{"Amtsgericht Stuttgart HRB 12345", "IBAN DE02 1203 0000 0000 2020 51"}}

// order has a line of every kind of decision.
func order() (*gateway.Order, gateway.Decision) {
	o := &gateway.Order{ID: "PO-4711/26", IssueDate: "2026-03-02", DocumentCurrencyCode: "EUR",
		BuyerCustomerParty: &gateway.Party{PartyName: "Ακμή Α.Ε. <Einkauf>", PostalAddress: &gateway.Address{StreetName: "Λεωφόρος Αθηνών 5", PostalZone: "10442", CityName: "Αθήνα", CountryCode: "GR"}},
		Delivery:           &gateway.Delivery{DeliveryParty: &gateway.Party{PartyName: "Склад «Север»", PostalAddress: &gateway.Address{StreetName: "ул. Ленина 1", CityName: "София", CountryCode: "BG"}}, RequestedDeliveryPeriod: &gateway.Period{EndDate: "2026-03-20"}},
		Note:               []gateway.Text{{Text: "Bitte an Rampe 3 liefern\r\nund vorher anrufen."}},
		Resolved:           &gateway.Resolved{Customer: "10042"}}
	var d gateway.Decision
	add := func(l gateway.Line, ld gateway.LineDecision) {
		l.ID = fmt.Sprint((len(o.OrderLine) + 1) * 10)
		o.OrderLine, d.Line = append(o.OrderLine, l), append(d.Line, ld)
	}
	line := func(item, text, quantity, price string) gateway.Line {
		return gateway.Line{BuyersItemIdentification: "K-" + item, SellersItemIdentification: item, Description: text, Quantity: gateway.MustDec(quantity), UnitCode: "C62", Price: &gateway.Price{PriceAmount: gateway.MustDec(price)}}
	}
	add(line("M8X40", "Sechskantschraube DIN 933, verzinkt, größengeprüft", "1000", "0.12"), gateway.LineDecision{Status: gateway.Accepted})
	add(line("M10X60", "Sechskantschraube DIN 933 <b>fett</b>", "2500", "0.19"), gateway.LineDecision{Status: gateway.QuantityChanged, Quantity: gateway.MustDec("2000"), Reason: "Nur 2.000 auf Lager"})
	add(line("U-8", "Unterlegscheibe — Шайба плоская — Ροδέλα", "5000", "1.5"), gateway.LineDecision{Status: gateway.PriceChanged, Price: gateway.MustDec("1.575")})
	o.OrderLine[2].Price.BaseQuantity = gateway.MustDec("100")
	add(line("D-77", "Dübel 8 mm", "40", "12.00"), gateway.LineDecision{Status: gateway.DateChanged, Date: "2026-04-02"})
	add(line("OLD-1", "Winkel 90°", "12", "3.40"), gateway.LineDecision{Status: gateway.Substituted, Substitute: &gateway.Identification{ID: "NEW-1"}})
	add(line("X-9", "Gewindestange", "7", "1234.56"), gateway.LineDecision{Status: gateway.BackOrdered, Date: "2026-05-15"})
	add(line("Z-0", "Ausgelaufener Artikel", "3", "9.99"), gateway.LineDecision{Status: gateway.Refused, Reason: "Wird nicht mehr hergestellt"})
	add(gateway.Line{Description: "Montage", Quantity: gateway.MustDec("2.50"), UnitCode: "HUR"}, gateway.LineDecision{Status: gateway.Accepted})
	d.Status = gateway.Changed
	return o, d
}

func letter(t *testing.T, code string) confirmation.Letter {
	o, d := order()
	return confirmation.Letter{Kind: confirmation.Answered, Order: o, Decision: d, ERP: "SO-2026-0815", Head: head, Language: languages(t).Get(code), Now: now, PDF: true, Reasons: true}
}

// TestGolden holds what customers read against what was read and found good once.
func TestGolden(t *testing.T) {
	t.Parallel()
	for _, code := range languages(t).Codes() {
		for _, kind := range []confirmation.Kind{confirmation.Taken, confirmation.Held, confirmation.Answered} {
			l := letter(t, code)
			l.Kind = kind
			w, err := confirmation.Write(l)
			if err != nil {
				t.Fatal(err)
			}
			golden(t, fmt.Sprintf("%s-%s.txt", code, kind), w.Subject+"\n\n"+w.Text)
			golden(t, fmt.Sprintf("%s-%s.html", code, kind), w.HTML)
		}
	}
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o640); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if string(want) != got {
		t.Errorf("%s reads differently; run with -update and look at the difference\n%s", name, got)
	}
}

// read gives the text of a PDF as another program reads it.
func read(t *testing.T, pdf []byte) string {
	t.Helper()
	cmd := exec.Command("pdftotext", "-layout", "-", "-")
	cmd.Stdin = bytes.NewReader(pdf)
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("pdftotext: %v", err)
	}
	return string(out)
}

func write(t *testing.T, l confirmation.Letter) confirmation.Written {
	t.Helper()
	w, err := confirmation.Write(l)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// TestPDF reads the PDF back: each line, each alphabet, both values of a change.
func TestPDF(t *testing.T) {
	t.Parallel()
	w := write(t, letter(t, "de"))
	got := strings.Join(strings.Fields(read(t, w.PDF)), " ")
	for _, want := range []string{"Auftragsbestätigung", "PO-4711/26", "SO-2026-0815", "04.03.2026", "Müller & Söhne", "Λεωφόρος Αθηνών 5", "Склад «Север»", "Шайба", "Ροδέλα",
		"1.000 Stück", "2.500 Stück", "2.000 Stück", "1,50 EUR", "1,575 EUR", "02.04.2026", "NEW-1", "OLD-1", "nicht angenommen", "Seite 1 von 1", "8.641,92 EUR", "größengeprüft", "HUR", "<b>fett</b>"} {
		if !strings.Contains(got, want) {
			t.Errorf("the PDF lacks %q:\n%s", want, got)
		}
	}
	if w.Missing {
		t.Error("all characters are in the font")
	}
	if w.PDFName != "Auftragsbestätigung PO-4711-26.pdf" {
		t.Errorf("it is called %q", w.PDFName)
	}
	if again := write(t, letter(t, "de")); !bytes.Equal(again.PDF, w.PDF) || again.HTML != w.HTML || again.Text != w.Text {
		t.Error("the same letter made other bytes")
	}
	if dir := os.Getenv("CONFIRMATION_OUT"); dir != "" { // to look at
		if err := os.WriteFile(filepath.Join(dir, "de.pdf"), w.PDF, 0o640); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, "long.pdf"), write(t, long(t)).PDF, 0o640); err != nil {
			t.Fatal(err)
		}
	}
}

// long is an order of many pages, with lines that are longer than one.
func long(t *testing.T) confirmation.Letter {
	l := letter(t, "en")
	o, d := l.Order, l.Decision
	for i := range 90 {
		line := o.OrderLine[i%8]
		line.ID = fmt.Sprintf("L%04d", i)
		if i == 40 {
			line.Description = strings.Repeat("a long description goes on and on ", 150) + "to its end"
		}
		if i == 41 {
			line.Description = strings.Repeat("W", 2000)
		}
		o.OrderLine, d.Line = append(o.OrderLine, line), append(d.Line, d.Line[i%8])
	}
	l.Decision = d
	return l
}

func TestPDFOfManyPages(t *testing.T) {
	t.Parallel()
	got := read(t, write(t, long(t)).PDF)
	for i := range 90 {
		if want := fmt.Sprintf("L%04d", i); strings.Count(got, want) != 1 {
			t.Errorf("%s stands %d times", want, strings.Count(got, want))
		}
	}
	pages := strings.Split(strings.TrimSuffix(got, "\f"), "\f")
	if len(pages) < 6 {
		t.Fatalf("%d pages", len(pages))
	}
	for i, p := range pages {
		if !strings.Contains(p, fmt.Sprintf("Page %d of %d", i+1, len(pages))) {
			t.Errorf("page %d does not say so", i+1)
		}
		if i < len(pages)-1 && (!strings.Contains(p, "Description") || !strings.Contains(p, "Unit price")) {
			t.Errorf("page %d has no heads of columns", i+1)
		}
	}
	if !strings.Contains(strings.Join(strings.Fields(got), " "), "to its end") {
		t.Error("the long description was cut")
	}
	if n := strings.Count(got, "W"); n < 2000 {
		t.Errorf("%d of 2000 W", n)
	}
}

// TestCharactersOutsideTheFont: text and HTML carry them, the PDF says that it cannot.
func TestCharactersOutsideTheFont(t *testing.T) {
	t.Parallel()
	l := letter(t, "en")
	l.Order.OrderLine[0].Description = "六角螺栓 🔩 bolt"
	w := write(t, l)
	if !w.Missing || !strings.Contains(w.Text, "六角螺栓 🔩 bolt") || !strings.Contains(w.HTML, "六角螺栓 🔩 bolt") {
		t.Errorf("missing %v\n%s", w.Missing, w.Text)
	}
	got := strings.Join(strings.Fields(read(t, w.PDF)), " ")
	if !strings.Contains(got, "Some characters cannot be shown in this PDF") || !strings.Contains(got, "bolt") {
		t.Errorf("the PDF says nothing of it:\n%s", got)
	}
	if strings.Contains(got, "六") {
		t.Error("it can after all")
	}
}

// TestHTML: what a partner wrote stays text, nothing is fetched, nothing runs.
func TestHTML(t *testing.T) {
	t.Parallel()
	l := letter(t, "en")
	l.Order.OrderLine[0].Description = `<script>alert(1)</script><img src="http://evil.example/x">`
	l.Order.ID = `7"><a href="javascript:alert(1)">`
	w := write(t, l)
	doc, err := html.Parse(strings.NewReader(w.HTML))
	if err != nil {
		t.Fatal(err)
	}
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.ElementNode {
			switch n.Data {
			case "html", "head", "meta", "title", "body", "table", "tbody", "tr", "td", "th", "br", "strong", "span", "s":
			default:
				t.Errorf("there is a <%s>", n.Data)
			}
			for _, a := range n.Attr {
				switch a.Key {
				case "src", "href", "background", "action", "srcset":
					t.Errorf("<%s> has %s", n.Data, a.Key)
				case "style":
					if strings.Contains(a.Val, "url(") || strings.Contains(a.Val, "ZgotmplZ") {
						t.Errorf("style %q", a.Val)
					}
				}
			}
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(doc)
	if strings.ContainsAny(w.Subject, "\r\n") {
		t.Errorf("the subject %q has more than one line", w.Subject)
	}
}

func TestWords(t *testing.T) {
	t.Parallel()
	l := letter(t, "de")
	w := write(t, l)
	for _, want := range []string{"* Menge 2.000 Stück statt 2.500 Stück", "* Preis 1,575 EUR statt 1,50 EUR", "* Lieferung am 02.04.2026 statt 20.03.2026", "* Artikel NEW-1 statt OLD-1", "* Grund: Wird nicht mehr hergestellt", "1.234,56 EUR", "je 100 Stück"} {
		if !strings.Contains(w.Text, want) {
			t.Errorf("the text lacks %q:\n%s", want, w.Text)
		}
	}
	l.Reasons = false
	if w := write(t, l); strings.Contains(w.Text, "hergestellt") || strings.Contains(w.HTML, "hergestellt") {
		t.Error("a reason is told that is not to be")
	}
	l.Kind, l.Test = confirmation.Held, true
	l.Decision.Reason = "Line 3 has no price."
	l.Reasons = true
	w = write(t, l)
	if strings.Contains(w.Text+w.HTML+w.Subject, "Line 3") || w.PDF != nil || !strings.HasPrefix(w.Subject, "[TEST] ") {
		t.Errorf("held: %q\n%s", w.Subject, w.Text)
	}
}

func TestAccepted(t *testing.T) {
	t.Parallel()
	o, _ := order()
	l := letter(t, "en")
	l.Decision = *gateway.Uniform(o, gateway.Accepted, "rules", "", now)
	if w := write(t, l); w.Subject != "Order confirmation PO-4711/26" || strings.Contains(w.HTML, "<s ") {
		t.Errorf("subject %q", w.Subject)
	}
	l.Decision = *gateway.Uniform(o, gateway.Refused, "rules", "", now)
	if w := write(t, l); w.Subject != "Order PO-4711/26 cannot be accepted" || strings.Contains(w.Text, "Net total") {
		t.Errorf("subject %q\n%s", w.Subject, w.Text)
	}
	l.Order.DocumentPurposeCode = "cancel"
	if w := write(t, l); w.Subject != "Order PO-4711/26 (cancellation) cannot be accepted" {
		t.Errorf("subject %q", w.Subject)
	}
}

func TestLanguageFaults(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ name, file, text, want string }{
		{"unknown key", "de.yaml", "greting: Hallo,\n", `lang/de.yaml:1:1: unknown text "greting" (did you mean "greeting"?)`},
		{"placeholder", "de.yaml", "greeting: Hallo,\ntaken.subject: Bestellung {nummer} da\n", `lang/de.yaml:2:16: {nummer} stands for nothing in "taken.subject" (did you mean "{number}"?)`},
		{"empty", "de.yaml", "greeting: ''\n", `lang/de.yaml:1:11: the text "greeting" is empty (write it, or leave the key out)`},
		{"name", "deutsch.yaml", "greeting: Hallo\n", `lang/deutsch.yaml: "deutsch" is no language (name the file like de.yaml or pt-BR.yaml)`},
		{"twice", "de.yaml", "greeting: a\ngreeting: b\n", "lang/de.yaml:2:1:"},
		{"lines", "de.yaml", "greeting: \"a\\nb\"\n", "more than one line"},
	} {
		ls, faults := confirmation.Load(fstest.MapFS{tt.file: {Data: []byte(tt.text)}}, "lang")
		if len(faults) == 0 || !strings.Contains(faults.Error(), tt.want) {
			t.Errorf("%s: %v", tt.name, faults)
		}
		if ls.Get("de") == nil {
			t.Errorf("%s: the built-in German is gone", tt.name)
		}
	}
	_, faults := confirmation.Load(fstest.MapFS{"sv.yaml": {Data: []byte("greeting: Hej,\n")}}, "lang")
	if len(faults) < 40 || !strings.Contains(faults.Error(), `the text "taken.subject" is missing (in English it is "Order {number} received")`) {
		t.Errorf("a language of one text: %v", faults)
	}
	ls, faults := confirmation.Load(fstest.MapFS{"de.yaml": {Data: []byte("greeting: Hallo zusammen,\nunit.PF: Paletten\n")}}, "lang")
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	l := letter(t, "de")
	l.Language = ls.Choose("", "xx", "de-AT", "en")
	l.Order.OrderLine[0].UnitCode = "PF"
	if w := write(t, l); !strings.HasPrefix(w.Text, "Hallo zusammen,") || !strings.Contains(w.Text, "1.000 Paletten") {
		t.Error(w.Text)
	}
}

func TestFonts(t *testing.T) {
	t.Parallel()
	for _, bad := range [][]byte{nil, []byte("OTTO 123"), []byte("nonsense"), goregular.TTF[:20000]} {
		if _, err := confirmation.NewFonts(bad); err == nil {
			t.Errorf("%.10q is a font", bad)
		}
	}
	f, err := confirmation.NewFonts(goregular.TTF)
	if err != nil {
		t.Fatal(err)
	}
	l := letter(t, "pl")
	l.Fonts = f
	if got := read(t, write(t, l).PDF); !strings.Contains(got, "Potwierdzenie zamówienia") {
		t.Error(got)
	}
}

// TestAllowances: a line with a discount or a charge has no amount, since quantity and
// price do not make it, and the lines then have no sum.
func TestAllowances(t *testing.T) {
	t.Parallel()
	l := letter(t, "en")
	l.Order.OrderLine = l.Order.OrderLine[:2]
	l.Decision = gateway.Decision{Status: gateway.Accepted}
	w, err := confirmation.Write(l)
	if err != nil || !strings.Contains(w.Text, "120.00 EUR") || !strings.Contains(w.Text, "595.00 EUR") {
		t.Fatalf("%v\n%s", err, w.Text)
	}
	l.Order.OrderLine[0].AllowanceCharge = []gateway.AllowanceCharge{{Amount: gateway.MustDec("12")}}
	w, err = confirmation.Write(l)
	if err != nil || strings.Contains(w.Text, "120.00 EUR") || strings.Contains(w.Text, "595.00 EUR") || !strings.Contains(w.Text, "475.00 EUR") {
		t.Errorf("%v\n%s", err, w.Text)
	}
}
