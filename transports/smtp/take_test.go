// SPDX-License-Identifier: Apache-2.0

package smtp_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"ordergate/gateway"
	"ordergate/transports/smtp"
)

// A mail to a partner's address, from its domain, is that partner's, with all that a
// reply needs, byte for byte.
func TestMailOfAPartner(t *testing.T) {
	t.Parallel()
	p := newPost(t)
	p.serve()
	data := mail(`"Büro, Einkauf" <Buyer@Acme.Example>`, "1@acme.example", "..dots\r\n.\r\nÄ 8bit\r\n", "Reply-To: answers@acme.example", "In-Reply-To: <0@supplier.example>", "Received: from x by y")
	got := p.deliver("buyer@acme.example", []string{"Orders+ACME@supplier.example"}, data, "250 2.0.0 Taken as M1")
	if strings.Contains(got, "supplier") {
		t.Errorf("answer %q", got)
	}
	m := p.one()
	if string(m.Payload) != data+"\r\n" {
		t.Errorf("the mail has changed:\n%q\n%q", m.Payload, data)
	}
	e := m.Envelope
	if e.RemoteAddr == "" || !strings.HasPrefix(e.Key, "<1@acme.example> ") {
		t.Errorf("envelope %+v", e)
	}
	e.RemoteAddr, e.Key = "", ""
	want := gateway.Envelope{Transport: "mail", Connection: "acme-mail", Partners: []string{"acme"}, Station: "main", RemoteID: "Buyer@Acme.Example", FileName: "Order-4711.eml",
		ContentType: "message/rfc822", ReceivedAt: p.clock.Now(), Mail: &gateway.Mail{From: "Buyer@Acme.Example", FromName: "Büro, Einkauf", ReplyTo: "answers@acme.example",
			Sender: "buyer@acme.example", Recipient: "orders+acme@supplier.example", Subject: "Order 4711", MessageID: "<1@acme.example>", References: []string{"<0@supplier.example>"},
			Date:    time.Date(2026, 11, 27, 9, 0, 0, 0, time.UTC),
			Verdict: gateway.Verdict{SPF: "pass", DMARC: "pass", Policy: "reject", Trusted: true, Reason: "DMARC of acme.example passes by SPF of acme.example."}}}
	if diff := cmp.Diff(want, e); diff != "" {
		t.Error(diff)
	}
}

// What a retry after a lost 250 brings has other Received lines, and is the same.
func TestRetryIsOne(t *testing.T) {
	t.Parallel()
	p := newPost(t)
	p.serve()
	to := []string{"orders+acme@supplier.example"}
	first := p.deliver("buyer@acme.example", to, mail("buyer@acme.example", "1@acme.example", "order"), "250 2.0.0 Taken as M1")
	again := p.deliver("buyer@acme.example", to, mail("buyer@acme.example", "1@acme.example", "order"), "250 2.0.0 Taken as M1")
	if first != again {
		t.Errorf("%q, then %q", first, again)
	}
	p.deliver("buyer@acme.example", to, mail("buyer@acme.example", "1@acme.example", "another order"), "250 2.0.0 Taken as M2")
	p.deliver("buyer@acme.example", to, mail("buyer@acme.example", "", "no id"), "250 2.0.0 Taken as M3")
	p.deliver("buyer@acme.example", to, mail("buyer@acme.example", "", "no id"), "250 2.0.0 Taken as M3")
	p.deliver("buyer@acme.example", []string{"orders@supplier.example"}, mail("buyer@acme.example", "", "no id"), "250 2.0.0 Taken as M3") // the same connection, by its sender
	if n := len(p.in.Taken()); n != 3 {
		t.Errorf("%d messages", n)
	}
}

// The real door calls the same key with other bytes a conflict: the mail was taken.
func TestRetryWithOtherTraceLines(t *testing.T) {
	t.Parallel()
	p := newPost(t)
	p.in.OnCommit = func(n int, _ gateway.Envelope) (error, bool) {
		if n == 2 {
			return &gateway.Error{Kind: gateway.Conflict, Public: "this delivery was made before with other content"}, false
		}
		return nil, false
	}
	keys := map[string]bool{}
	p.in.OnStage = func(_ int, e gateway.Envelope) error { keys[e.Key] = true; return nil }
	p.serve()
	to := []string{"orders+acme@supplier.example"}
	p.deliver("buyer@acme.example", to, mail("buyer@acme.example", "1@acme.example", "order"), "250")
	p.deliver("buyer@acme.example", to, mail("buyer@acme.example", "1@acme.example", "order", "Received: from a by b", "X-Try: 2", "Return-Path: <x@y.example>"), "250 2.0.0 Taken")
	if len(keys) != 1 {
		t.Errorf("keys %v", keys)
	}
}

// Several recipients of one mail: one message a connection.
func TestSeveralRecipients(t *testing.T) {
	t.Parallel()
	p := newPost(t)
	p.serve()
	p.deliver("buyer@acme.example", []string{"orders+acme@supplier.example", "orders+beta@supplier.example", "orders@supplier.example", "postmaster@supplier.example"},
		mail("buyer@acme.example", "1@acme.example", "order"), "250 2.0.0 Taken as M1, M2, M3")
	var got []string
	for _, m := range p.in.Taken() {
		got = append(got, fmt.Sprintf("%s %v %v", m.Envelope.Connection, m.Envelope.Partners, m.Envelope.Mail.Verdict.Trusted))
	}
	if diff := cmp.Diff([]string{"acme-mail [acme] true", "beta-mail [beta] false", "mail [] false"}, got); diff != "" {
		t.Error(diff)
	}
}

// One of several cannot be stored: all of it comes again, and nothing is doubled.
func TestHalfAMailComesAgain(t *testing.T) {
	t.Parallel()
	p := newPost(t)
	p.in.OnCommit = func(n int, _ gateway.Envelope) (error, bool) {
		if n == 2 {
			return errors.New("disk on fire at /srv/secret"), false
		}
		return nil, false
	}
	p.serve()
	to := []string{"orders+acme@supplier.example", "orders+beta@supplier.example"}
	got := p.deliver("buyer@acme.example", to, mail("buyer@acme.example", "1@acme.example", "order"), "451 4.3.0")
	if strings.Contains(got, "secret") {
		t.Errorf("answer %q", got)
	}
	p.deliver("buyer@acme.example", to, mail("buyer@acme.example", "1@acme.example", "order"), "250")
	if n := len(p.in.Taken()); n != 2 {
		t.Errorf("%d messages", n)
	}
}

func TestRecipients(t *testing.T) {
	t.Parallel()
	p := newPost(t, func(p *post) {
		p.boxes = append(p.boxes, box("whole", smtp.Account{Address: "Einkauf@Bücher.example"}), box("other", smtp.Account{Address: "x-1"}))
		p.listener.Recipients = 20
	})
	p.serve()
	x := p.dial()
	x.do("EHLO client.example", "250")
	x.do("MAIL FROM:<buyer@acme.example> SMTPUTF8", "250")
	for to, want := range map[string]string{
		"orders@supplier.example":          "250",
		"ORDERS@SUPPLIER.EXAMPLE":          "250",
		"orders+acme@supplier.example":     "250",
		"orders+x-1@supplier.example":      "250",
		"einkauf@xn--bcher-kva.example":    "250",
		"EINKAUF@BÜCHER.example":           "250",
		"postmaster@supplier.example":      "250",
		"abuse@supplier.example":           "250",
		"orders+nobody@supplier.example":   "550 5.1.1",
		"orders+other@supplier.example":    "550 5.1.1",
		"orders+@supplier.example":         "550 5.1.1",
		"other@supplier.example":           "550 5.1.1",
		"orders@elsewhere.example":         "550 5.1.1",
		`"orders@supplier.example"@x.test`: "553 5.1.3",
		"@relay.example:orders@x.example":  "550 5.1.1",
		"orders@[127.0.0.1]":               "553 5.1.3",
	} {
		x.do("RCPT TO:<"+to+">", want)
	}
	for range 12 {
		x.do("RCPT TO:<orders@supplier.example>", "250")
	}
	x.do("RCPT TO:<orders@supplier.example>", "452") // the 21st
	x.do("RSET", "250")
	for cmd, want := range map[string]string{"VRFY orders": "252", "EXPN orders": "502", "HELP": "502", "TURN": "502", "DATA": "502", "XYZW x": "500"} {
		x.do(cmd, want)
	}
}

// Who tries address after address is sent away.
func TestManyUnknownRecipients(t *testing.T) {
	t.Parallel()
	p := newPost(t)
	p.serve()
	x := p.dial()
	x.do("EHLO client.example", "250")
	x.do("MAIL FROM:<buyer@acme.example>", "250")
	for i := range 10 {
		x.do(fmt.Sprintf("RCPT TO:<u%d@supplier.example>", i), "550")
	}
	x.do("RCPT TO:<u@supplier.example>", "421")
	x.gone()
}

func TestUnknownSenders(t *testing.T) {
	t.Parallel()
	p := newPost(t, func(p *post) {
		p.boxes = append(p.boxes, box("gamma", smtp.Account{From: []string{"*@acme.example"}}), box("delta", smtp.Account{From: []string{"special@acme.example"}}))
	})
	p.serve()
	plain := []string{"orders@supplier.example"}
	for i, c := range []struct{ from, header, connection, reason string }{
		{"a@nobody.example", "From: a@nobody.example", "mail", "No partner's senders have a@nobody.example."},
		{"buyer@acme.example", "From: buyer@acme.example", "mail", "buyer@acme.example sends for several partners (acme, gamma), and the mail is to none of their own addresses."},
		{"special@acme.example", "From: special@acme.example", "delta-mail", ""},
		{"buyer@acme.example", "From: special@acme.example\r\nFrom: evil@evil.example", "mail", "The mail has several From headers."},
		{"buyer@acme.example", "From: special@acme.example, evil@evil.example", "mail", "The mail has several senders."},
		{"buyer@acme.example", "X-From: x", "mail", "The mail has no From header that can be read."},
		{"buyer@acme.example", "From: nonsense", "mail", "The mail has no From header that can be read."},
		{"buyer@acme.example", "From: orders+acme@supplier.example", "mail", "The mail says that it is from ourselves."},
		{"buyer@acme.example", "From: Answers@supplier.example", "mail", "The mail says that it is from ourselves."},
		{"bounces+x1@supplier.example", "From: special@acme.example", "mail", "The mail says that it is from ourselves."},
	} {
		p.deliver(c.from, plain, fmt.Sprintf("%s\r\nMessage-ID: <%d@x.example>\r\n\r\nbody", c.header, i), "250")
		all := p.in.Taken()
		e := all[len(all)-1].Envelope
		if e.Connection != c.connection || e.Untrusted != c.reason || e.Mail.Verdict.Trusted != (c.reason == "") || (len(e.Partners) == 0) != (c.connection == "mail") {
			t.Errorf("%s: %s %v %q", c.header, e.Connection, e.Partners, e.Untrusted)
		}
	}
}

func TestUnknownSendersRefused(t *testing.T) {
	t.Parallel()
	p := newPost(t, func(p *post) { p.listener.Unknown = "refuse" })
	p.serve()
	p.deliver("a@nobody.example", []string{"orders@supplier.example"}, mail("a@nobody.example", "1", "x"), "550 5.7.1 Orders are taken here from known customers only")
	p.deliver("a@nobody.example", []string{"postmaster@supplier.example"}, mail("a@nobody.example", "1", "x"), "250")
	p.deliver("buyer@acme.example", []string{"orders@supplier.example"}, mail("buyer@acme.example", "1", "x"), "250")
	if n := len(p.in.Taken()); n != 2 {
		t.Errorf("%d messages", n)
	}
}

func TestAutomatic(t *testing.T) {
	t.Parallel()
	p := newPost(t)
	p.serve()
	for i, c := range []struct {
		header string
		from   string
		want   bool
	}{
		{"X-Nothing: x", "buyer@acme.example", false}, {"X-Nothing: x", "", true}, {"Auto-Submitted: auto-replied (vacation)", "buyer@acme.example", true},
		{"Auto-Submitted: No", "buyer@acme.example", false}, {"Auto-Submitted: auto-generated", "buyer@acme.example", false}, {"Precedence: Bulk", "buyer@acme.example", true},
		{"List-Id: <l.example>", "buyer@acme.example", true}, {"X-Auto-Response-Suppress: DR, OOF", "buyer@acme.example", true}, {"X-Auto-Response-Suppress: DR, RN", "buyer@acme.example", false},
		{`Content-Type: multipart/report; boundary=x`, "buyer@acme.example", true},
	} {
		p.deliver(c.from, []string{"orders@supplier.example"}, mail("buyer@acme.example", fmt.Sprint(i), "x", c.header), "250")
		all := p.in.Taken()
		if got := all[len(all)-1].Envelope.Mail.Automatic; got != c.want {
			t.Errorf("%s from %q: %v", c.header, c.from, got)
		}
	}
}

// returned is the way of mails that come back.
type returned struct {
	mu   sync.Mutex
	seen []string
	fail bool
}

func (r *returned) Of(to string) (string, bool) {
	id, ok := strings.CutPrefix(to, "bounce-")
	id, _, _ = strings.Cut(id, "@")
	return id, ok
}

func (r *returned) Bounced(_ context.Context, outbound string, m io.Reader) error {
	b, err := io.ReadAll(m)
	if err != nil || !bytes.Contains(b, []byte("undeliverable")) {
		return fmt.Errorf("the mail %q: %v", b, err)
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.fail {
		r.fail = false
		return errors.New("journal away")
	}
	r.seen = append(r.seen, outbound)
	return nil
}

func TestBounces(t *testing.T) {
	t.Parallel()
	r := &returned{fail: true}
	p := newPost(t, func(p *post) { p.bounces = r })
	p.serve()
	to := []string{"bounce-O1@supplier.example", "bounce-O1@supplier.example", "bounce-O2@supplier.example"}
	p.deliver("", to, mail("mailer-daemon@acme.example", "1", "undeliverable"), "451 4.3.0")
	p.deliver("", to, mail("mailer-daemon@acme.example", "1", "undeliverable"), "250")
	if want := []string{"O1", "O2"}; !slices.Equal(r.seen, want) {
		t.Errorf("came back %v, want %v", r.seen, want)
	}
	if n := len(p.in.Taken()); n != 0 {
		t.Errorf("%d messages", n)
	}
}
