// SPDX-License-Identifier: Apache-2.0

package relay_test

import (
	"bytes"
	"crypto"
	"crypto/ed25519"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"net/mail"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/emersion/go-smtp"

	"ordergate/gateway"
	"ordergate/gateway/acknowledge/letter"
	"ordergate/gateway/gatewaytest"
	"ordergate/transports"
	"ordergate/transports/smtp/relay"
	"ordergate/transports/smtp/relay/relaytest"
)

const outboundID = "X01J9Z3K4M5N6P7Q8R9S0T1V2W3"

func options(t *testing.T, host *relaytest.Smarthost) relay.Options {
	t.Helper()
	roots := x509.NewCertPool()
	roots.AppendCertsFromPEM(host.CA)
	return relay.Options{Config: relay.Config{From: "Orders <orders@shop.example>", Smarthost: host.Addr, TLS: "starttls", User: relaytest.User, Timeout: time.Minute, GiveUp: 96 * time.Hour},
		Sender: letter.Address{Name: "Orders", Addr: "orders@shop.example"}, Password: relaytest.Password, Roots: roots,
		Paths: relay.Paths{Address: "bounces@shop.example", Key: []byte("0123456789abcdef")}, Clock: gatewaytest.NewClock()}
}

func sender(o relay.Options, c relay.Confirm) *relay.Sender {
	r := relay.New(o)
	return relay.NewSender(func() *relay.Relay { return r }, c, func(string) string { return "Please find attached." })
}

// confirmation is a stored mail, as the pipeline writes them.
func confirmation(to ...string) transports.Outbound {
	m := letter.Message{From: letter.Address{Name: "Müller & Söhne", Addr: "orders@shop.example"}, Subject: "Auftragsbestätigung 4711", Date: time.Date(2026, 3, 4, 9, 30, 0, 0, time.UTC),
		MessageID: relay.MessageID(outboundID, "shop.example"), InReplyTo: "<order@customer.example>", Text: "Größe\n.\n.. Punkt\n", HTML: "<p>Größe</p>", Reply: true,
		BCC: []letter.Address{{Addr: "archive@shop.example"}}, Attachments: []letter.Attachment{{Name: "Auftragsbestätigung 4711.pdf", Type: "application/pdf", Data: bytes.Repeat([]byte("%PDF-"), 500)}}}
	for _, a := range to {
		m.To = append(m.To, letter.Address{Addr: a})
	}
	return transports.Outbound{ID: outboundID, Kind: relay.KindAnswered, FileName: "x.eml", Payload: m.Write()}
}

func TestSend(t *testing.T) {
	t.Parallel()
	for _, implicit := range []bool{false, true} {
		host := relaytest.Start(t, implicit)
		o := options(t, host)
		if implicit {
			o.TLS = "implicit"
		}
		s := sender(o, relay.Confirm{})
		out := confirmation("buyer@customer.example")
		for range 2 { // a second try is the same mail
			if err := s.Send(t.Context(), out); err != nil {
				t.Fatal(err)
			}
		}
		got := host.Taken()
		if len(got) != 2 || !bytes.Equal(got[0].Data, got[1].Data) || !got[0].TLS {
			t.Fatalf("taken: %d mails", len(got))
		}
		m := got[0]
		if strings.Join(m.To, " ") != "buyer@customer.example archive@shop.example" || bytes.Contains(bytes.ToLower(m.Data), []byte("bcc:")) || bytes.Contains(m.Data, []byte("archive@")) {
			t.Errorf("to %q\n%s", m.To, m.Data)
		}
		if id, ok := o.Paths.Of(m.From); !ok || id != outboundID {
			t.Errorf("the return path %q leads to %q", m.From, id)
		}
		read, err := mail.ReadMessage(bytes.NewReader(m.Data))
		if err != nil || read.Header.Get("Message-ID") != "<"+outboundID+"@shop.example>" || read.Header.Get("In-Reply-To") != "<order@customer.example>" || read.Header.Get("Auto-Submitted") != "auto-replied" {
			t.Errorf("%v %v", err, read)
		}
	}
}

// TestRefusals: which answers of the smarthost are tried again, and which are final.
func TestRefusals(t *testing.T) {
	t.Parallel()
	said := func(code int, enhanced smtp.EnhancedCode, text string) error {
		return &smtp.SMTPError{Code: code, EnhancedCode: enhanced, Message: text}
	}
	for _, tt := range []struct {
		name, step string
		err        error
		final      string // code of the finding; "" is tried again
		ill        bool   // health shows it
	}{
		{"greylisted", "RCPT", said(450, smtp.EnhancedCode{4, 2, 0}, "greylisted"), "", true},
		{"mailbox unknown", "RCPT", said(550, smtp.EnhancedCode{5, 1, 1}, "no such user\r\nhere"), "mail.recipient.refused", false},
		{"mailbox full", "RCPT", said(552, smtp.EnhancedCode{5, 2, 2}, "full"), "mail.recipient.refused", false},
		{"relaying denied", "RCPT", said(554, smtp.EnhancedCode{5, 7, 1}, "Relay access denied"), "", true},
		{"our address refused", "MAIL", said(553, smtp.EnhancedCode{5, 7, 1}, "sender not owned"), "", true},
		{"busy", "MAIL", said(421, smtp.EnhancedCode{4, 3, 2}, "come back"), "", true},
		{"spam", "DATA", said(554, smtp.EnhancedCode{5, 7, 1}, "spam"), "mail.message.refused", false},
		{"disk full", "DATA", said(452, smtp.EnhancedCode{4, 3, 1}, "no room"), "", true},
		{"cut at MAIL", "MAIL", io.ErrUnexpectedEOF, "", true},
		{"cut at RCPT", "RCPT", io.ErrUnexpectedEOF, "", true},
		{"cut at DATA", "DATA", io.ErrUnexpectedEOF, "", true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			host := relaytest.Start(t, false)
			r := relay.New(options(t, host))
			s := relay.NewSender(func() *relay.Relay { return r }, relay.Confirm{}, nil)
			host.Fail(func(step, _ string) error {
				if step == tt.step {
					return tt.err
				}
				return nil
			})
			err := s.Send(t.Context(), confirmation("buyer@customer.example"))
			var refusal *transports.Refusal
			switch errors.As(err, &refusal); {
			case err == nil:
				t.Fatal("it went")
			case tt.final == "" && gateway.KindOf(err) != gateway.Transient:
				t.Errorf("%v is final", err)
			case tt.final != "" && (refusal == nil || refusal.Finding.Code != tt.final || refusal.Finding.Hint == "" || strings.ContainsAny(refusal.Finding.Message, "\r\n")):
				t.Errorf("%v: %+v", err, refusal)
			}
			if _, ill := r.Health(); (ill != nil) != tt.ill {
				t.Errorf("health: %v", ill)
			}
			if len(host.Taken()) > 0 {
				t.Error("it was taken")
			}
			host.Fail(nil)
			if err := s.Send(t.Context(), confirmation("buyer@customer.example")); err != nil {
				t.Errorf("after it recovered: %v", err)
			}
			if _, ill := r.Health(); ill != nil {
				t.Errorf("health after it recovered: %v", ill)
			}
		})
	}
}

func TestOurOwnFaults(t *testing.T) {
	t.Parallel()
	host := relaytest.Start(t, false)
	for name, spoil := range map[string]func(o *relay.Options){
		"wrong password": func(o *relay.Options) { o.Password = "secret-that-is-wrong" },
		"no login":       func(o *relay.Options) { o.User = "" },
		"unknown CA":     func(o *relay.Options) { o.Roots = x509.NewCertPool() },
		"nobody there":   func(o *relay.Options) { o.Smarthost = "127.0.0.1:1" },
		"TLS expected":   func(o *relay.Options) { o.TLS = "implicit"; o.Timeout = 300 * time.Millisecond },
	} {
		o := options(t, host)
		spoil(&o)
		r := relay.New(o)
		err := relay.NewSender(func() *relay.Relay { return r }, relay.Confirm{}, nil).Send(t.Context(), confirmation("buyer@customer.example"))
		if gateway.KindOf(err) != gateway.Transient || err == nil || strings.Contains(err.Error(), "secret-that") {
			t.Errorf("%s: %v", name, err)
		}
		if since, ill := r.Health(); ill == nil || since.IsZero() {
			t.Errorf("%s: health shows nothing", name)
		}
	}
	if n := len(host.Taken()); n > 0 {
		t.Errorf("%d mails were taken", n)
	}
}

// TestSomeRecipients: the others get it, and the document says who did not.
func TestSomeRecipients(t *testing.T) {
	t.Parallel()
	host := relaytest.Start(t, false)
	host.Fail(func(step, about string) error {
		if step == "RCPT" && about == "gone@customer.example" {
			return &smtp.SMTPError{Code: 550, EnhancedCode: smtp.EnhancedCode{5, 1, 1}, Message: "unknown"}
		}
		return nil
	})
	err := sender(options(t, host), relay.Confirm{}).Send(t.Context(), confirmation("gone@customer.example", "buyer@customer.example"))
	var refusal *transports.Refusal
	if !errors.As(err, &refusal) || refusal.Finding.Found != "gone@customer.example" || !strings.Contains(refusal.Finding.Message, "the mail went to the others") {
		t.Errorf("%v", err)
	}
	if got := host.Taken(); len(got) != 1 || strings.Join(got[0].To, " ") != "buyer@customer.example archive@shop.example" {
		t.Errorf("%+v", got)
	}
}

func TestHourlyLimit(t *testing.T) {
	t.Parallel()
	host := relaytest.Start(t, false)
	o := options(t, host)
	clock := gatewaytest.NewClock()
	o.Clock, o.PerHour = clock, 2
	there := o.Smarthost
	o.Smarthost = "127.0.0.1:1" // nobody
	r := relay.New(o)
	s := relay.NewSender(func() *relay.Relay { return r }, relay.Confirm{}, func(string) string { return "" })
	for range 5 { // tries that reach no smarthost are no mails
		if err := s.Send(t.Context(), confirmation("buyer@customer.example")); err == nil || strings.Contains(err.Error(), "limit") {
			t.Fatal(err)
		}
	}
	o.Smarthost = there
	s = sender(o, relay.Confirm{})
	for i := range 3 {
		if err := s.Send(t.Context(), confirmation("buyer@customer.example")); (err != nil) != (i == 2) || i == 2 && gateway.KindOf(err) != gateway.Transient {
			t.Errorf("mail %d: %v", i, err)
		}
	}
	clock.Add(time.Hour)
	if err := s.Send(t.Context(), confirmation("buyer@customer.example")); err != nil {
		t.Error(err)
	}
}

// TestDocuments: what is no mail goes as the attachment of one, the same at each try.
func TestDocuments(t *testing.T) {
	t.Parallel()
	host := relaytest.Start(t, false)
	out := transports.Outbound{ID: outboundID, Kind: "855", FileName: "855-000000001.edi", Payload: []byte("ISA*00*~\r\nIEA*1~\r\n")}
	err := sender(options(t, host), relay.Confirm{}).Send(t.Context(), out)
	var refusal *transports.Refusal
	if !errors.As(err, &refusal) || refusal.Finding.Code != relay.CodeAddress {
		t.Errorf("without an address: %v", err)
	}
	s := sender(options(t, host), relay.Confirm{To: []string{"edi@customer.example"}})
	for range 2 {
		if err := s.Send(t.Context(), out); err != nil {
			t.Fatal(err)
		}
	}
	got := host.Taken()
	if len(got) != 2 || !bytes.Equal(got[0].Data, got[1].Data) {
		t.Fatalf("%d mails", len(got))
	}
	if py := python(t, got[0].Data); !strings.Contains(py, "application/edi-x12 '855-000000001.edi' 18") || !strings.Contains(py, "defects []") {
		t.Errorf("Python reads %s", py)
	}
}

// python is what Python's parser makes of a mail.
func python(t *testing.T, data []byte) string {
	t.Helper()
	cmd := exec.Command("/usr/bin/python3", "-c", `
import sys, email, email.policy
m = email.message_from_bytes(sys.stdin.buffer.read(), policy=email.policy.default)
print("subject", repr(m["subject"])); print("from", m["from"]); print("to", m["to"])
defects = list(m.defects)
for k in m.keys(): defects += list(getattr(m[k], "defects", []))
for p in m.walk():
    defects += p.defects
    if p.get_filename(): print(p.get_content_type(), repr(p.get_filename()), len(p.get_content()))
    elif not p.is_multipart(): print(p.get_content_type(), repr(p.get_content()))
print("defects", defects)
`)
	cmd.Stdin = bytes.NewReader(data)
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("python3: %v\n%s", err, out)
	}
	return string(out)
}

func TestPython(t *testing.T) {
	t.Parallel()
	host := relaytest.Start(t, false)
	if err := sender(options(t, host), relay.Confirm{}).Send(t.Context(), confirmation("buyer@customer.example")); err != nil {
		t.Fatal(err)
	}
	got := python(t, host.Taken()[0].Data)
	for _, want := range []string{"subject 'Auftragsbestätigung 4711'", "from Müller & Söhne <orders@shop.example>", "to buyer@customer.example", `text/plain 'Größe\r\n.\r\n.. Punkt\r\n'`, "text/html '<p>Größe</p>", "application/pdf 'Auftragsbestätigung 4711.pdf' 2500", "defects []"} {
		if !strings.Contains(got, want) {
			t.Errorf("Python does not read %s:\n%s", want, got)
		}
	}
}

// TestSMTPUTF8: an address in other letters goes as it is, a domain in its ASCII form.
func TestSMTPUTF8(t *testing.T) {
	t.Parallel()
	host := relaytest.Start(t, false)
	s := sender(options(t, host), relay.Confirm{})
	for _, tt := range []struct {
		to, want string
		utf8     bool
	}{{"покупатель@customer.example", "покупатель@customer.example", true}, {"buyer@bücher.example", "buyer@xn--bcher-kva.example", false}} {
		if err := s.Send(t.Context(), confirmation(tt.to)); err != nil {
			t.Fatal(err)
		}
		got := host.Taken()
		if m := got[len(got)-1]; m.To[0] != tt.want || m.UTF8 != tt.utf8 {
			t.Errorf("%s went to %q, UTF8 %v", tt.to, m.To, m.UTF8)
		}
	}
}

// TestDKIM has our signatures checked by an implementation that is not the one that
// made them.
func TestDKIM(t *testing.T) {
	t.Parallel()
	rsaKey, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	_, edKey, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	for name, key := range map[string]crypto.Signer{"rsa": rsaKey, "ed25519": edKey} {
		host := relaytest.Start(t, false)
		o := options(t, host)
		o.Key, o.DKIM = key, relay.DKIM{Domain: "shop.example", Selector: "2026a", KeyFile: "k"}
		if err := sender(o, relay.Confirm{}).Send(t.Context(), confirmation("buyer@customer.example")); err != nil {
			t.Fatal(err)
		}
		record, text, err := o.DKIM.Record(key)
		if err != nil || record != "2026a._domainkey.shop.example" {
			t.Fatal(record, err)
		}
		data := host.Taken()[0].Data
		if got := dkimpy(t, data, text); got != "True" {
			t.Errorf("%s: dkimpy says %s\n%s", name, got, data)
		}
		forged := bytes.Replace(data, []byte("Subject: "), []byte("Subject: free money\r\nSubject: "), 1)
		if got := dkimpy(t, forged, text); got != "False" {
			t.Errorf("%s: a second subject passes", name)
		}
	}
}

func dkimpy(t *testing.T, data []byte, record string) string {
	t.Helper()
	cmd := exec.Command("/usr/bin/python3", "-c", `
import sys, dkim
record = sys.argv[1].encode()
print(dkim.verify(sys.stdin.buffer.read(), dnsfunc=lambda name, timeout=5: record if name.rstrip(b".") == b"2026a._domainkey.shop.example" else None))
`, record)
	cmd.Stdin = bytes.NewReader(data)
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("python3-dkim: %v\n%s", err, out)
	}
	return strings.TrimSpace(string(out))
}

func TestPatience(t *testing.T) {
	t.Parallel()
	o := options(t, relaytest.Start(t, false))
	clock := gatewaytest.NewClock()
	o.Clock = clock
	s := sender(o, relay.Confirm{})
	first := clock.Now()
	for failures := 1; ; failures++ {
		wait, again := s.Again(failures, first)
		if !again {
			if tried := clock.Now().Sub(first); tried < 90*time.Hour || failures < 80 || failures > 110 {
				t.Errorf("given up after %d tries in %s", failures, tried)
			}
			return
		}
		clock.Add(wait)
	}
}

func TestReturnPaths(t *testing.T) {
	t.Parallel()
	p := relay.Paths{Address: "bounces@shop.example", Key: []byte("0123456789abcdef")}
	addr := p.For(outboundID, "orders@shop.example")
	if !letter.Valid(addr) || addr != strings.ToLower(addr) {
		t.Fatal(addr)
	}
	for _, a := range []string{addr, strings.ToUpper(addr)} {
		if id, ok := p.Of(a); !ok || id != outboundID {
			t.Errorf("%s: %q", a, id)
		}
	}
	for _, a := range []string{"", "@", "bounces@shop.example", "bounces+" + strings.ToLower(outboundID) + "@shop.example", strings.Replace(addr, ".", ".0", 1), strings.Replace(addr, "x01", "x02", 1), addr + ".evil.example", "x" + addr,
		strings.Replace(addr, "@", "0@", 1)} {
		if id, ok := p.Of(a); ok {
			t.Errorf("%q is the return path of %s", a, id)
		}
	}
	if other := (relay.Paths{Address: p.Address, Key: []byte("another key 1234")}); true {
		if _, ok := other.Of(addr); ok {
			t.Error("another key knows it")
		}
	}
	dir := t.TempDir()
	a, err := relay.KeyIn(dir)
	if err != nil {
		t.Fatal(err)
	}
	if b, err := relay.KeyIn(dir); err != nil || !bytes.Equal(a, b) || len(a) != 32 {
		t.Errorf("another key the second time: %v", err)
	}
}

func TestValidate(t *testing.T) {
	t.Parallel()
	good := relay.Config{From: "Orders <orders@shop.example>", Smarthost: "smtp.example.com:587", TLS: "starttls", Timeout: time.Minute, GiveUp: time.Hour}
	fault := func(message, hint string, path ...string) gateway.Fault {
		return gateway.Fault{File: strings.Join(path, "."), Message: message, Hint: hint}
	}
	if f := good.Validate(fault); len(f) > 0 {
		t.Error(f)
	}
	for want, spoil := range map[string]func(c *relay.Config){
		`from: "orders" is no address`:                           func(c *relay.Config) { c.From = "orders" },
		`smarthost: "mail" is no host:port`:                      func(c *relay.Config) { c.Smarthost = "mail" },
		`smarthost: mails need a smarthost`:                      func(c *relay.Config) { c.Smarthost = "" },
		`tls: mails, and the password, would go`:                 func(c *relay.Config) { c.TLS = "none" },
		`bounces: "a+b@shop.example" cannot be`:                  func(c *relay.Config) { c.Bounces = "a+b@shop.example" },
		`dkim.domain: a signature of other.example says nothing`: func(c *relay.Config) { c.DKIM = relay.DKIM{Domain: "other.example", Selector: "a", KeyFile: "k"} },
		`dkim.keyFile: a signature needs a key`:                  func(c *relay.Config) { c.DKIM = relay.DKIM{Domain: "shop.example", Selector: "a"} },
		`helo: "a b" is no host name`:                            func(c *relay.Config) { c.Helo = "a b" },
		`user: the user needs a password`:                        func(c *relay.Config) { c.User = "u" },
		`perDay: must be positive`:                               func(c *relay.Config) { c.PerDay = -1 },
		`nothing says who our mails are from`:                    func(c *relay.Config) { c.From = "" },
	} {
		c := good
		spoil(&c)
		if f := c.Validate(fault); len(f) != 1 || !strings.HasPrefix(fmt.Sprint(f[0]), want) {
			t.Errorf("want %s, got %v", want, f)
		}
	}
	bad := relay.Confirm{To: []string{"nobody"}, From: "x"}
	if f := bad.Validate(fault); len(f) != 2 {
		t.Error(f)
	}
}
