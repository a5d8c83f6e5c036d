// SPDX-License-Identifier: Apache-2.0

package main

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	netsmtp "net/smtp"
	"os/exec"
	"strings"
	"testing"
	"time"

	"ordergate/gateway/gatewaytest"
	"ordergate/transports/smtp/trust/trusttest"
)

// mailDoor is an installation that takes ACME's orders by mail, from this machine.
type mailDoor struct {
	*site
	port string
}

func newMailDoor(t *testing.T, block string) *mailDoor {
	t.Helper()
	s := &mailDoor{newSite(t), gatewaytest.FreePort(t)}
	dns := trusttest.NewDNS(t, map[string][]string{"TXT forwarder.example": {"v=spf1 ip4:127.0.0.1 -all"}, "TXT _dmarc.acme.example": {"v=DMARC1; p=reject"}})
	s.edit("config.yaml", "partners: partners\n", "partners: partners\nsmtp:\n  listen: 127.0.0.1:"+s.port+"\n  hostname: mx.supplier.example\n  addresses: [orders@supplier.example]\n  resolver: "+dns.Addr+"\n")
	s.edit("partners/acme.yaml", "answers:\n", "mail:\n"+block+"answers:\n  via: acme-folder\n")
	return s
}

// orderMail is a mail with an X12 order attached.
func orderMail(from, id, edi string) string {
	return strings.ReplaceAll(fmt.Sprintf(`From: %s
To: orders@supplier.example
Subject: Purchase order
Message-ID: <%s>
Date: Fri, 27 Nov 2026 10:00:00 +0000
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=b

--b
Content-Type: text/plain; charset=utf-8

Please find our order attached.
--b
Content-Type: application/EDI-X12; name=order.edi
Content-Disposition: attachment; filename=order.edi
Content-Transfer-Encoding: base64

%s
--b--
`, from, id, base64.StdEncoding.EncodeToString([]byte(edi))), "\n", "\r\n")
}

func (s *mailDoor) mail(sender, to, data string) error {
	return netsmtp.SendMail("127.0.0.1:"+s.port, nil, sender, []string{to}, []byte(data))
}

// mails is a count of ACME's mails.
func (d *daemon) mails(result string) string {
	res, err := http.Get("http://" + d.addr() + "/metrics")
	if err != nil {
		return ""
	}
	defer res.Body.Close()
	b, _ := io.ReadAll(res.Body)
	_, rest, ok := strings.Cut(string(b), fmt.Sprintf("ordergate_mails_total{connection=%q,result=%q} ", "acme-mail", result))
	if !ok {
		return "0"
	}
	value, _, _ := strings.Cut(rest, "\n")
	return value
}

// TestMailOrder: an order by mail goes the whole way; one that nobody can be sure of
// waits for a person, with the reason.
func TestMailOrder(t *testing.T) {
	t.Parallel()
	s := newMailDoor(t, "  from: [\"*@acme.example\"]\n  networks: [127.0.0.1]\n")
	d := s.start("")
	at := time.Now()
	if err := s.mail("buyer@acme.example", "orders+acme@supplier.example", orderMail("buyer@acme.example", "1@acme.example", document(t, "acme-order.edi", at))); err != nil {
		t.Fatal(err)
	}
	d.until("the order", func() bool { return len(s.files("erp/*.json")) == 1 })
	if got := d.mails("trusted"); got != "1" {
		t.Errorf("%q trusted mails", got)
	}
	// It is known when it comes again, by another way.
	if err := s.mail("buyer@acme.example", "orders@supplier.example", "Received: from a by b\r\n"+orderMail("buyer@acme.example", "1@acme.example", document(t, "acme-order.edi", at))); err != nil {
		t.Fatal(err)
	}
	d.until("quiet", d.idle)
	// Without the network there is nothing that shows it: the edit counts at once.
	s.edit("partners/acme.yaml", "  networks: [127.0.0.1]\n", "")
	id := 1
	d.until("the edit", func() bool {
		id++
		if err := s.mail("buyer@acme.example", "orders+acme@supplier.example", orderMail("buyer@acme.example", fmt.Sprintf("%d@acme.example", id), document(t, "acme-order.edi", at.Add(time.Duration(id)*time.Minute)))); err != nil {
			t.Fatal(err)
		}
		return d.mails("untrusted") == "1"
	})
	d.until("quiet", d.idle)
	code, out := command(t, "order", "list", "--waiting", "--config", s.path("config.yaml"))
	if code != 0 || !strings.Contains(out, "acme") {
		t.Errorf("order list: %d\n%s", code, out)
	}
	if n := len(s.files("erp/*.json")); n != id-1 {
		t.Errorf("%d orders in the ERP of %d mails, one of them untrusted", n, id)
	}
	d.stop()
}

// TestMailOfUnknownSender: a mail that was nobody's becomes the partner's order once its
// sender stands in the partner's file and the message is replayed. It waits for a
// person, since nothing shows that it is the partner's; when it is sent again it is known.
func TestMailOfUnknownSender(t *testing.T) {
	t.Parallel()
	s := newMailDoor(t, "  from: [orders@acme.example]\n")
	s.edit("config.yaml", "partners: partners\n", "reload: {poll: 100ms}\npartners: partners\n")
	d := s.start("")
	mail := orderMail("new@acme.example", "1@acme.example", document(t, "acme-order.edi", time.Now()))
	send := func() {
		t.Helper()
		if err := s.mail("new@acme.example", "orders@supplier.example", mail); err != nil {
			t.Fatal(err)
		}
		d.until("quiet", d.idle)
	}
	send()
	s.waiting(d, "(message)")
	s.edit("partners/acme.yaml", "from: [orders@acme.example]", "from: [orders@acme.example, new@acme.example]")
	_, list := command(t, "order", "list", "--waiting", "--json", "--config", s.path("config.yaml"))
	var item struct{ Kind, ID string }
	for in := json.NewDecoder(strings.NewReader(list)); item.Kind != "message"; {
		if err := in.Decode(&item); err != nil {
			t.Fatalf("%v: %s", err, list)
		}
	}
	d.until("the order waits", func() bool {
		if code, out := command(t, "replay", item.ID, "--by", "eve", "--reason", "added", "--config", s.path("config.yaml")); code != 0 && !strings.Contains(out, "still being read") {
			t.Fatal(out)
		}
		d.until("quiet", d.idle)
		return strings.Contains(s.waits(), "It came before new@acme.example was one of the senders of acme")
	})
	if waits := s.waits(); strings.Contains(waits, "(message)") {
		t.Errorf("the message still waits:\n%s", waits)
	}
	send()
	if n := strings.Count(s.waits(), "It came before"); n != 1 {
		t.Errorf("%d orders wait:\n%s", n, s.waits())
	}
	d.stop()
}

// TestMailKilled: kill -9 at every point of taking; the sender tries again until it hears
// 250: one message, one order.
func TestMailKilled(t *testing.T) {
	t.Parallel()
	for _, point := range []string{"smtp.received", "intake.spooled", "smtp.staged", "intake.committed", "smtp.committed"} {
		t.Run(point, func(t *testing.T) {
			t.Parallel()
			s := newMailDoor(t, "  from: [\"*@acme.example\"]\n  networks: [127.0.0.1]\n")
			d := s.start(point)
			data := orderMail("buyer@acme.example", "1@acme.example", document(t, "acme-order.edi", time.Now()))
			if err := s.mail("buyer@acme.example", "orders+acme@supplier.example", data); err == nil {
				t.Error("it was taken by a process that died")
			}
			d.died()
			d = s.start("")
			if err := s.mail("buyer@acme.example", "orders+acme@supplier.example", data); err != nil {
				t.Fatal(err)
			}
			// 250 means that it is journaled: it outlives the next death, too.
			if err := d.cmd.Process.Kill(); err != nil {
				t.Fatal(err)
			}
			<-d.done
			d = s.start("")
			d.until("the order", func() bool { return len(s.files("erp/*.json")) == 1 })
			d.until("quiet", d.idle)
			if n := len(s.files("erp/*.json")); n != 1 {
				t.Errorf("%d orders in the ERP", n)
			}
			d.stop()
		})
	}
}

// TestMailBySwaks: the first customer, as docs/mail.md tells it.
func TestMailBySwaks(t *testing.T) {
	t.Parallel()
	s := newMailDoor(t, "  from: [\"*@acme.example\"]\n  networks: [127.0.0.1]\n")
	s.write("order.edi", document(t, "acme-order.edi", time.Now()))
	if code, out := command(t, "check", "--config", s.path("config.yaml")); code != 0 || !strings.Contains(out, "mails come in the clear") {
		t.Errorf("check: %d\n%s", code, out)
	}
	d := s.start("")
	swaks := func(args ...string) (string, error) {
		out, err := exec.Command("swaks", append([]string{"--server", "127.0.0.1:" + s.port, "--from", "buyer@acme.example"}, args...)...).CombinedOutput()
		return string(out), err
	}
	if out, err := swaks("--to", "orders+acme@supplier.example", "--h-Subject", "Order", "--attach-type", "application/EDI-X12", "--attach", "@"+s.path("order.edi")); err != nil || !strings.Contains(out, "250 2.0.0 Taken as M") {
		t.Fatalf("%v\n%s", err, out)
	}
	d.until("the order", func() bool { return len(s.files("erp/*.json")) == 1 })
	var exit *exec.ExitError
	if out, err := swaks("--to", "sales@supplier.example"); !errors.As(err, &exit) || !strings.Contains(out, "550 5.1.1 There is no such address here") {
		t.Errorf("%v\n%s", err, out)
	}
	if out, err := swaks("--to", "orders@supplier.example", "--h-From", "someone@nowhere.example", "--body", "hello"); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
	d.until("quiet", d.idle)
	d.stop()
}
