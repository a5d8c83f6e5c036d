// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"net/mail"
	netsmtp "net/smtp"
	"strings"
	"testing"
	"time"

	"ordergate/gateway/gatewaytest"
	"ordergate/transports/smtp/relay/relaytest"
)

// customerMail is a mail of a person with an order as CSV attached.
func customerMail(id, csv string) string {
	return strings.ReplaceAll(fmt.Sprintf(`From: Jo Buyer <jo@customer.example>
To: orders@shop.example
Subject: Our order
Message-ID: <%s>
References: <offer@shop.example>
Date: Fri, 27 Nov 2026 10:00:00 +0000
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=b

--b
Content-Type: text/plain; charset=utf-8

Please find our order attached.
--b
Content-Type: text/csv; name=order.csv
Content-Disposition: attachment; filename=order.csv
Content-Transfer-Encoding: base64

%s
--b--
`, id, base64.StdEncoding.EncodeToString([]byte(csv))), "\n", "\r\n")
}

// bounceOf is the report of a server that could not deliver a mail.
func bounceOf(m relaytest.Mail) string {
	return strings.ReplaceAll(fmt.Sprintf(`From: MAILER-DAEMON@mx.customer.example
To: %s
Subject: Undelivered Mail Returned to Sender
Message-ID: <report@mx.customer.example>
Auto-Submitted: auto-replied
Date: Fri, 27 Nov 2026 10:05:00 +0000
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary=r

--r
Content-Type: text/plain

Your message could not be delivered.
--r
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.customer.example

Final-Recipient: rfc822; %s
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 <%[2]s>: user unknown

--r--
`, m.From, m.To[0]), "\n", "\r\n")
}

// TestMailAndBack: an order comes by mail, both answers go out in its thread, and the
// one that cannot be delivered comes back as a finding of that document.
func TestMailAndBack(t *testing.T) {
	t.Parallel()
	host := relaytest.Start(t, false)
	s := mailSite(t, host, "pdf: true")
	port := gatewaytest.FreePort(t)
	s.edit("config.yaml", "partners: partners\n", "partners: partners\nsmtp:\n  listen: 127.0.0.1:"+port+"\n  hostname: mx.shop.example\n  addresses: [orders@shop.example]\n")
	s.edit("config.yaml", "  - {name: csv, partners: [csv], in: csv/in, stable: 1ms, scan: 50ms}\n", "") // so that answers go to whoever sent the order
	s.edit("partners/csv.yaml", "mail: {", "mail: {from: [\"*@customer.example\"], networks: [127.0.0.1], ")
	d := s.start("")
	send := func(from, to, data string) {
		t.Helper()
		if err := netsmtp.SendMail("127.0.0.1:"+port, nil, from, []string{to}, []byte(data)); err != nil {
			t.Fatal(err)
		}
	}
	order := formOrder{"4500781", "000000010", 12, time.Now()}
	send("jo@customer.example", "orders@shop.example", customerMail("first@customer.example", order.document(t, "order.csv")))
	d.until("two mails", func() bool { return len(host.Taken()) == 2 })
	d.until("quiet", d.idle)
	if n := len(s.files("erp/*.json")); n != 1 {
		t.Errorf("%d orders in the ERP", n)
	}
	var answered relaytest.Mail
	for _, m := range host.Taken() {
		read, err := mail.ReadMessage(bytes.NewReader(m.Data))
		if err != nil {
			t.Fatal(err)
		}
		h := read.Header
		if to := strings.Join(m.To, " "); to != "jo@customer.example" || h.Get("In-Reply-To") != "<first@customer.example>" || h.Get("References") != "<offer@shop.example> <first@customer.example>" {
			t.Errorf("to %s, in reply to %s, of the thread %s", to, h.Get("In-Reply-To"), h.Get("References"))
		}
		if bytes.Contains(m.Data, []byte("application/pdf")) {
			answered = m
		}
	}
	if !strings.HasPrefix(answered.From, "bounces+") {
		t.Fatalf("no confirmation with a return path of its own: %q", answered.From)
	}
	id, _, _ := strings.Cut(strings.TrimPrefix(answered.From, "bounces+"), ".")
	id = strings.ToUpper(id)
	state := func() string {
		_, out := command(t, "outbound", "show", id, "--config", s.path("config.yaml"))
		return out
	}
	// Whoever guesses a return path can call nothing undeliverable.
	at := strings.LastIndex(answered.From, "@")
	forged := answered.From[:at-1] + "x" + answered.From[at:]
	if err := netsmtp.SendMail("127.0.0.1:"+port, nil, "", []string{forged}, []byte(bounceOf(answered))); err == nil || !strings.HasPrefix(err.Error(), "550") {
		t.Errorf("a forged return path: %v", err)
	}
	if out := state(); !strings.Contains(out, `"sent"`) {
		t.Errorf("before it came back:\n%s", out)
	}
	send("", answered.From, bounceOf(answered))
	out := state()
	for _, want := range []string{`"failed"`, "mail.bounced", "jo@customer.example", "5.1.1"} {
		if !strings.Contains(out, want) {
			t.Errorf("outbound show says nothing of %s:\n%s", want, out)
		}
	}
	d.until("quiet", d.idle)
	if n := len(host.Taken()); n != 2 {
		t.Errorf("a bounce was answered: %d mails", n)
	}
	d.stop()
}
