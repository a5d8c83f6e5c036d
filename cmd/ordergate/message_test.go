// SPDX-License-Identifier: Apache-2.0

package main

import (
	"encoding/json"
	"net/http"
	netsmtp "net/smtp"
	"strings"
	"testing"

	"ordergate/gateway/gatewaytest"
	"ordergate/gateway/review"
	"ordergate/transports/smtp/relay/relaytest"
)

// waitingMessages are the messages that wait, by subject.
func (s *site) waitingMessages() map[string]review.MessageItem {
	s.t.Helper()
	code, out := command(s.t, "message", "list", "--waiting", "--json", "--config", s.path("config.yaml"))
	if code != 0 {
		s.t.Fatal(out)
	}
	all := map[string]review.MessageItem{}
	for line := range strings.Lines(out) {
		var one review.MessageItem
		if err := json.Unmarshal([]byte(line), &one); err != nil {
			s.t.Fatalf("%v: %s", err, line)
		}
		all[one.Subject] = one
	}
	return all
}

// TestMessages: mails that came to no order are listed, shown, written out and closed;
// an order typed in a mail is entered from it, and confirmed to who wrote it.
func TestMessages(t *testing.T) {
	t.Parallel()
	host := relaytest.Start(t, false)
	s := mailSite(t, host, "taken: false")
	port := gatewaytest.FreePort(t)
	s.edit("config.yaml", "partners: partners\n", "partners: partners\nsmtp:\n  listen: 127.0.0.1:"+port+"\n  hostname: mx.shop.example\n  addresses: [orders@shop.example]\n")
	s.edit("partners/csv.yaml", "mail: {", "mail: {from: [\"*@customer.example\"], networks: [127.0.0.1], ")
	s.edit("config.yaml", "  - {name: csv, partners: [csv], in: csv/in, stable: 1ms, scan: 50ms}\n", "")
	s.edit("partners/csv.yaml", "rules: {", "rules: {severity: {shipto.party.missing: off}, ")
	d := s.start("")
	cfg := []string{"--config", s.path("config.yaml")}
	run := func(args ...string) (int, string) { return command(t, append(args, cfg...)...) }
	send := func(from, subject, text string) {
		t.Helper()
		data := "From: Dana Field <" + from + ">\r\nTo: orders@shop.example\r\nSubject: " + subject + "\r\nMessage-ID: <" + strings.ReplaceAll(subject, " ", "-") + "@customer.example>\r\nDate: Fri, 27 Nov 2026 10:00:00 +0000\r\n\r\n" + text
		if err := netsmtp.SendMail("127.0.0.1:"+port, nil, from, []string{"orders@shop.example"}, []byte(data)); err != nil {
			t.Fatal(err, d.log.String())
		}
	}
	send("dana@customer.example", "Thanks", "Thank you!\r\n")
	send("dana@customer.example", "Bolts", "Please send\r\n12 of NUT-M8 \x1b[2J.\r\n")
	d.until("both wait", func() bool { return len(s.waitingMessages()) == 2 })
	d.until("quiet", d.idle)
	all := s.waitingMessages()
	thanks, bolts := all["Thanks"], all["Bolts"]
	if thanks.From != "dana@customer.example" || !strings.Contains(thanks.Reason, "There is no order") || bolts.Parent == "" {
		t.Errorf("%+v", all)
	}

	code, out := run("message", "show", bolts.ID)
	for _, want := range []string{"Dana Field <dana@customer.example>", "subject   Bolts", "verdict ", "part of   " + bolts.Parent, "  | 12 of NUT-M8 \ufffd[2J."} {
		if code != 0 || !strings.Contains(out, want) {
			t.Errorf("message show lacks %q:\n%s", want, out)
		}
	}
	if _, out := run("message", "show", bolts.Parent); !strings.Contains(out, "body.txt") || !strings.Contains(out, "  | Please send") {
		t.Errorf("the mail:\n%s", out)
	}
	if _, out := run("message", "source", thanks.ID); !strings.Contains(out, "Subject: Thanks\r\n") || !strings.HasSuffix(out, "\r\n\r\nThank you!\r\n") {
		t.Errorf("its bytes: %q", out)
	}
	if code, out := run("message", "source", thanks.ID, "--out", s.path("thanks.eml")); code != 0 || !strings.Contains(s.read(s.path("thanks.eml")), "Thank you!") {
		t.Errorf("%d %s", code, out)
	}
	if code, _ := run("message", "source", thanks.ID, "--out", s.path("thanks.eml")); code == 0 {
		t.Error("a file was overwritten")
	}
	if code, out := run("message", "show", "M0"); code == 0 || !strings.Contains(out, `There is no message "M0".`) {
		t.Errorf("%d %s", code, out)
	}
	s.closes(d, thanks.ID, cfg)
	s.entersFrom(d, host, bolts, cfg)
	d.stop()
	if code, out := run("message", "show", bolts.ID); code != 0 || !strings.Contains(out, "closed") { // without a daemon
		t.Errorf("%d %s", code, out)
	}
}

// closes closes a message, which can be replayed then.
func (s *site) closes(d *daemon, id string, cfg []string) {
	t := s.t
	run := func(args ...string) (int, string) { return command(t, append(args, cfg...)...) }
	if code, out := run("message", "close", id, "--by", "eve", "--reason", ""); code == 0 || !strings.Contains(out, "Say why") {
		t.Errorf("closed without a reason: %d %s", code, out)
	}
	res, err := http.Post("http://"+d.addr()+"/api/messages/"+id+"/close", "application/json", strings.NewReader(`{"by":"","reason":"x"}`))
	if err != nil || res.StatusCode != http.StatusUnprocessableEntity {
		t.Errorf("closed by nobody: %v %v", res, err)
	}
	res.Body.Close()
	if code, out := run("message", "close", id, "--by", "eve", "--reason", "a thank-you"); code != 0 || !strings.Contains(out, "closed by eve") {
		t.Fatalf("%d %s", code, out)
	}
	if waits := s.waits(); strings.Contains(waits, id) {
		t.Errorf("it still waits:\n%s", waits)
	}
	if _, out := run("order", "trace", id); !strings.Contains(out, "eve      closed                 a thank-you") {
		t.Errorf("the trace:\n%s", out)
	}
	if code, out := run("message", "close", id, "--by", "eve", "--reason", "again"); code == 0 || !strings.Contains(out, "there is nothing to close") {
		t.Errorf("closed twice: %d %s", code, out)
	}
	if code, out := run("replay", id, "--by", "eve", "--reason", "after all"); code != 0 {
		t.Fatal(out)
	}
	d.until("it waits again", func() bool { return strings.Contains(s.waits(), id) })
	d.until("quiet", d.idle)
}

// entersFrom enters the order of a typed mail.
func (s *site) entersFrom(d *daemon, host *relaytest.Smarthost, bolts review.MessageItem, cfg []string) {
	t := s.t
	run := func(args ...string) (int, string) { return command(t, append(args, cfg...)...) }
	order := []string{"order", "new", "--partner", "csv", "--number", "B-1", "--customer", "CSV", "--line", "item=NUT-M8,quantity=600,unit=EA,price=0.12", "--by", "eve", "--message"}
	if code, out := run(append(order, "M0")...); code == 0 || !strings.Contains(out, `There is no message "M0".`) {
		t.Errorf("%d %s", code, out)
	}
	code, out := run(append(order, bolts.ID)...)
	if code != 0 {
		t.Fatal(out)
	}
	d.until("the order", func() bool { return len(s.files("erp/*.json")) == 1 || strings.Contains(s.waits(), "B-1") })
	if got := s.files("erp/*.json"); len(got) != 1 {
		t.Fatalf("%s\n%s", out, s.waits())
	}
	if waits := s.waits(); strings.Contains(waits, bolts.ID) {
		t.Errorf("the mail still waits:\n%s", waits)
	}
	_, trace := run("order", "trace", "B-1")
	for _, want := range []string{"part entered of message  " + bolts.Parent, "Bolts"} {
		if !strings.Contains(trace, want) {
			t.Errorf("the trace lacks %q:\n%s", want, trace)
		}
	}
	d.until("the confirmation", func() bool { return len(host.Taken()) == 1 })
	m := host.Taken()[0]
	if got := strings.Join(m.To, " "); got != "dana@customer.example" || !strings.Contains(string(m.Data), "In-Reply-To: <Bolts@customer.example>") {
		t.Errorf("to %s:\n%s", got, m.Data)
	}
	d.until("quiet", d.idle)
}
