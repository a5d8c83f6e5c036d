// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"encoding/json"
	"io"
	"mime"
	"mime/multipart"
	"net/mail"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/emersion/go-smtp"

	"ordergate/transports/smtp/relay/relaytest"
)

// mailSite is an installation whose CSV partner is answered by mail.
func mailSite(t *testing.T, host *relaytest.Smarthost, confirm string) *site {
	t.Helper()
	s := formSite(t)
	s.write("ca.pem", string(host.CA))
	s.write("password", relaytest.Password)
	key, err := exec.Command("openssl", "genpkey", "-algorithm", "ed25519").Output()
	if err != nil {
		t.Fatalf("openssl: %v", err)
	}
	s.write("dkim.pem", string(key))
	s.edit("config.yaml", "    as2: ORDERGATE\n", "    as2: ORDERGATE\n    language: en\n    letterhead: {company: Schrauben Müller GmbH, address: [Industriestr. 12, 70565 Stuttgart], vat: DE123456789}\n")
	s.edit("config.yaml", "partners: partners\n", "partners: partners\nmail:\n  from: Orders <orders@shop.example>\n  smarthost: "+host.Addr+"\n  caFile: ca.pem\n  user: "+relaytest.User+
		"\n  password: file:password\n  bounces: bounces@shop.example\n  dkim: {domain: shop.example, selector: 2026a, keyFile: dkim.pem}\n")
	s.edit("partners/csv.yaml", "answers: {functional: none, ta1: never, orderResponse: never}\n", "answers: {via: csv-mail, functional: none, ta1: never}\nmail: {confirm: {"+confirm+"}}\n")
	return s
}

// letters are the mails that were taken, each once: by Message-ID.
func letters(t *testing.T, host *relaytest.Smarthost) map[string]*mail.Message {
	t.Helper()
	all := map[string]*mail.Message{}
	bodies := map[string][]byte{}
	for _, m := range host.Taken() {
		read, err := mail.ReadMessage(bytes.NewReader(m.Data))
		if err != nil {
			t.Fatal(err)
		}
		id := read.Header.Get("Message-ID")
		_, rest, _ := bytes.Cut(m.Data, []byte("\nDate:")) // behind the signature, which has a time of its own
		if before, again := bodies[id]; again && !bytes.Equal(before, rest) {
			t.Errorf("%s was sent with other bytes the second time", id)
		}
		bodies[id], all[id] = rest, read
	}
	return all
}

func subjects(t *testing.T, host *relaytest.Smarthost) (out []string) {
	t.Helper()
	for _, m := range letters(t, host) {
		s, err := new(mime.WordDecoder).DecodeHeader(m.Header.Get("Subject"))
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, s)
	}
	return out
}

// TestMailOut: an order from a folder is received and confirmed by mail, in the
// partner's language, signed, with a PDF.
func TestMailOut(t *testing.T) {
	t.Parallel()
	host := relaytest.Start(t, false)
	s := mailSite(t, host, "to: [einkauf@customer.example], cc: [chef@customer.example], language: de")
	d := s.start("")
	order := formOrder{"4500777", "000000010", 12, time.Now()}
	s.drop("csv", "order.csv", order.document(t, "order.csv"))
	d.until("two mails", func() bool { return len(host.Taken()) == 2 })
	d.until("quiet", d.idle)
	taken, answered := host.Taken()[0], host.Taken()[1]
	if bytes.Contains(taken.Data, []byte("application/pdf")) {
		taken, answered = answered, taken
	}
	if got := strings.Join(answered.To, " "); got != "einkauf@customer.example chef@customer.example" || !strings.HasPrefix(answered.From, "bounces+x") {
		t.Errorf("from %s to %s", answered.From, got)
	}
	m, err := mail.ReadMessage(bytes.NewReader(answered.Data))
	if err != nil {
		t.Fatal(err)
	}
	if m.Header.Get("Dkim-Signature") == "" || m.Header.Get("Auto-Submitted") != "auto-replied" {
		t.Errorf("%v", m.Header)
	}
	parts := map[string]string{}
	walkParts(t, m.Header.Get("Content-Type"), m.Body, parts)
	for _, want := range []string{"vielen Dank für Ihre Bestellung 4500777", "NUT-M8", "Schrauben Müller GmbH", "Einzelpreis: 0,12 USD"} {
		if !strings.Contains(parts["text/plain"], want) {
			t.Errorf("the text lacks %q:\n%s", want, parts["text/plain"])
		}
	}
	cmd := exec.Command("pdftotext", "-layout", "-", "-")
	cmd.Stdin = strings.NewReader(parts["application/pdf"])
	if out, err := cmd.Output(); err != nil || !strings.Contains(string(out), "Auftragsbestätigung") || !strings.Contains(string(out), "4500777") {
		t.Errorf("the PDF: %v\n%s", err, out)
	}
	if _, out := command(t, "outbound", "list", "--config", s.path("config.yaml")); strings.Count(out, "mail-answered") < 1 || strings.Count(out, "mail-taken") < 1 || strings.Contains(out, "failed") {
		t.Errorf("outbound list:\n%s", out)
	}
	d.stop()
}

func walkParts(t testing.TB, typ string, body io.Reader, into map[string]string) {
	t.Helper()
	media, params, err := mime.ParseMediaType(typ)
	if err != nil {
		t.Fatal(err)
	}
	r := multipart.NewReader(body, params["boundary"])
	for strings.HasPrefix(media, "multipart/") {
		p, err := r.NextPart()
		if err == io.EOF {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		inner, _, _ := mime.ParseMediaType(p.Header.Get("Content-Type"))
		if strings.HasPrefix(inner, "multipart/") {
			walkParts(t, p.Header.Get("Content-Type"), p, into)
			continue
		}
		b, err := io.ReadAll(p)
		if err != nil {
			t.Fatal(err)
		}
		if p.Header.Get("Content-Transfer-Encoding") == "base64" {
			b = decodeBase64(t, b)
		}
		into[inner] = string(b)
	}
}

func decodeBase64(t testing.TB, b []byte) []byte {
	t.Helper()
	cmd := exec.Command("base64", "-d")
	cmd.Stdin = bytes.NewReader(bytes.ReplaceAll(b, []byte("\r"), nil))
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// TestMailOutRefused: a mailbox that is not there fails the document, with what to do;
// sent again, it is the same mail.
func TestMailOutRefused(t *testing.T) {
	t.Parallel()
	host := relaytest.Start(t, false)
	host.Fail(func(step, about string) error {
		if step == "RCPT" {
			return &smtp.SMTPError{Code: 550, EnhancedCode: smtp.EnhancedCode{5, 1, 1}, Message: "no such user"}
		}
		return nil
	})
	s := mailSite(t, host, "to: [gone@customer.example], taken: false")
	d := s.start("")
	order := formOrder{"4500778", "000000010", 12, time.Now()}
	s.drop("csv", "order.csv", order.document(t, "order.csv"))
	var list []struct{ ID, State, Kind string }
	d.until("a failed document", func() bool {
		_, out := command(t, "outbound", "list", "--json", "--state", "failed", "--config", s.path("config.yaml"))
		list = nil
		for line := range strings.Lines(out) {
			var one struct{ ID, State, Kind string }
			if json.Unmarshal([]byte(line), &one) == nil {
				list = append(list, one)
			}
		}
		return len(list) == 1
	})
	_, out := command(t, "outbound", "show", list[0].ID, "--config", s.path("config.yaml"))
	for _, want := range []string{"mail.recipient.refused", "There is no such mailbox", "gone@customer.example"} {
		if !strings.Contains(out, want) {
			t.Errorf("outbound show lacks %s:\n%s", want, out)
		}
	}
	host.Fail(nil)
	if code, out := command(t, "outbound", "resend", list[0].ID, "--by", "tester", "--reason", "the mailbox is back", "--config", s.path("config.yaml")); code != 0 {
		t.Fatal(out)
	}
	d.until("the mail", func() bool { return len(host.Taken()) == 1 })
	for id := range letters(t, host) {
		if id != "<"+list[0].ID+"@shop.example>" {
			t.Errorf("the resend has the Message-ID %s, the first had that of %s", id, list[0].ID)
		}
	}
	d.stop()
}

// TestMailOutKilled: kill -9 at each named point of writing and sending a mail: each
// letter has one Message-ID, however often it was sent.
func TestMailOutKilled(t *testing.T) {
	t.Parallel()
	for _, points := range []string{"mail.written mail.recorded", "answer.built answer.recorded", "deliver.loaded relay.sending", "relay.accepted", "deliver.sent deliver.recorded"} {
		t.Run(points, func(t *testing.T) {
			t.Parallel()
			host := relaytest.Start(t, false)
			s := mailSite(t, host, "to: [buyer@customer.example]")
			all := strings.Fields(points)
			d := s.start(all[0])
			order := formOrder{"4500779", "000000010", 12, time.Now()}
			s.drop("csv", "order.csv", order.document(t, "order.csv"))
			for _, next := range append(all[1:], "") {
				d.died()
				d = s.start(next)
			}
			d.until("both letters", func() bool { return len(letters(t, host)) >= 2 })
			d.until("quiet", d.idle)
			if got := subjects(t, host); len(got) != 2 {
				t.Errorf("letters: %q", got)
			}
			d.stop()
		})
	}
}

// TestMailOutLimit: an address gets so many mails a day, and the rest is told of.
func TestMailOutLimit(t *testing.T) {
	t.Parallel()
	host := relaytest.Start(t, false)
	s := mailSite(t, host, "to: [buyer@customer.example]")
	s.edit("config.yaml", "  bounces: bounces@shop.example\n", "  bounces: bounces@shop.example\n  perDay: 1\n")
	d := s.start("")
	order := formOrder{"4500800", "000000010", 12, time.Now()}
	s.drop("csv", "order.csv", order.document(t, "order.csv"))
	d.until("one mail", func() bool { return len(host.Taken()) > 0 })
	d.until("quiet", d.idle)
	if n := len(host.Taken()); n != 1 {
		t.Errorf("%d mails", n)
	}
	if got := d.log.String(); !strings.Contains(got, `"not mailed"`) {
		t.Error("the log says nothing of it")
	}
	if _, out := command(t, "order", "trace", "4500800", "--config", s.path("config.yaml")); !strings.Contains(out, "had 1 mails today") {
		t.Errorf("the trace says nothing of it:\n%s", out)
	}
	d.stop()
}

// TestMailLanguages: an operator's words are taken over without a restart, and a
// broken file leaves those before it in use.
func TestMailLanguages(t *testing.T) {
	t.Parallel()
	host := relaytest.Start(t, false)
	s := mailSite(t, host, "to: [buyer@customer.example], taken: false")
	if err := os.Mkdir(s.path("languages"), 0o755); err != nil {
		t.Fatal(err)
	}
	d := s.start("")
	loads := func() int { return strings.Count(d.log.String(), `"msg":"loaded"`) }
	s.write("languages/en.yaml", "greeting: Hi there,\ngretting: x\n")
	d.until("the fault", func() bool { return strings.Contains(d.log.String(), "en.yaml:2:1: unknown text") })
	before := loads()
	s.write("languages/en.yaml", "greeting: Hi there,\n")
	d.until("another greeting", func() bool { return loads() > before })
	order := formOrder{"4500790", "000000010", 12, time.Now()}
	s.drop("csv", "order.csv", order.document(t, "order.csv"))
	d.until("the mail", func() bool { return len(host.Taken()) == 1 })
	if !bytes.Contains(host.Taken()[0].Data, []byte("Hi there,")) {
		t.Errorf("%s", host.Taken()[0].Data)
	}
	d.stop()
}

// TestMailCommands: the smarthost is tried step by step, and a confirmation looked at
// before there is a customer.
func TestMailCommands(t *testing.T) {
	t.Parallel()
	host := relaytest.Start(t, false)
	s := mailSite(t, host, "to: [buyer@customer.example]")
	code, out := command(t, "mail", "test", "--to", "me@shop.example", "--config", s.path("config.yaml"))
	for _, want := range []string{"ok      resolve", "FAILED  DKIM", `The DNS needs: 2026a._domainkey.shop.example. IN TXT "v=DKIM1; k=ed25519; p=`, "TLS 1.3", "ok      login", "ok      send"} {
		if !strings.Contains(out, want) {
			t.Errorf("mail test says no %q", want)
		}
	}
	if code != 1 || len(host.Taken()) != 1 { // there is no such domain: the record is not there
		t.Errorf("exit code %d, %d mails\n%s", code, len(host.Taken()), out)
	}
	s.write("password", "wrong")
	if code, out := command(t, "mail", "test", "--to", "me@shop.example", "--config", s.path("config.yaml")); code != 1 || !strings.Contains(out, "FAILED  login") || !strings.Contains(out, "Are user and password right?") {
		t.Errorf("exit code %d\n%s", code, out)
	}
	s.write("order.json", `{"schema":"order/1","id":"4711","orderLine":[{"id":"1","sellersItemIdentification":"NUT-M8","quantity":"600","unitCode":"EA"}]}`)
	code, out = command(t, "mail", "preview", s.path("order.json"), "--language", "fr", "--to", s.path("preview"), "--config", s.path("config.yaml"))
	if code != 0 || strings.Count(out, "\n") != 3 {
		t.Fatal(out)
	}
	if got := s.read(s.path("preview/confirmation-fr.txt")); !strings.Contains(got, "Confirmation de commande 4711") || !strings.Contains(got, "NUT-M8") {
		t.Error(got)
	}
	if code, out := command(t, "mail", "preview", s.path("order.json"), "--language", "xx", "--to", s.path("preview"), "--config", s.path("config.yaml")); code == 0 || !strings.Contains(out, "there is no language") {
		t.Errorf("%d %s", code, out)
	}
}
