// SPDX-License-Identifier: Apache-2.0

package app

import (
	"bytes"
	"context"
	"io"
	"net/mail"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"ordergate/gateway"
	"ordergate/gateway/intake"
	"ordergate/gateway/journal"
	"ordergate/transports/smtp/relay"
	"ordergate/transports/smtp/relay/relaytest"
)

// installation writes files into a folder of their own and returns the config's.
func installation(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		file := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o750); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o640); err != nil {
			t.Fatal(err)
		}
	}
	return filepath.Join(dir, "config.yaml")
}

const mailConfig = "stations: [{id: main, isa: \"ZZ:US\"}]\nmail: {from: orders@shop.example, smarthost: \"127.0.0.1:1\", bounces: bounces@shop.example}\nadmin: {listen: off}\n"

// TestBounced: what comes back to a return path becomes a finding of the document,
// and fails it when it is final.
func TestBounced(t *testing.T) {
	t.Parallel()
	file := installation(t, map[string]string{"config.yaml": mailConfig, "partners/acme.yaml": "mail: {confirm: {to: [a@b.example]}}\nanswers: {functional: none, ta1: never}\n"})
	a, err := New(t.Context(), Options{ConfigFile: file, Getenv: os.Getenv, LogTo: io.Discard, Passive: true})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = a.Close() }()
	now := time.Now().UTC()
	id := intake.NewID("X", now)
	err = a.store.Update(t.Context(), func(tx *journal.Tx) error {
		return tx.PutOutbound(journal.Outbound{ID: id, Station: "main", Partner: "acme", Kind: relay.KindAnswered, Connection: "acme-mail", FileName: "x.eml", SHA256: strings.Repeat("0", 64), State: journal.OutboundSent, CreatedAt: now, SentAt: now})
	})
	if err != nil {
		t.Fatal(err)
	}
	path := a.mail.paths.Load().For(id, "orders@shop.example")
	if got, ok := a.mail.Of(strings.ToUpper(path)); !ok || got != id {
		t.Fatalf("%s is the return path of %q", path, got)
	}
	if _, ok := a.mail.Of("bounces+" + strings.ToLower(id) + ".00000000000000@shop.example"); ok {
		t.Error("a forged tag is believed")
	}
	for _, tt := range []struct {
		file  string
		state journal.OutboundState
		codes string
	}{
		{"outofoffice", journal.OutboundSent, ""},
		{"delivered", journal.OutboundSent, ""},
		{"delayed", journal.OutboundSent, "mail.delayed"},
		{"person", journal.OutboundSent, "mail.delayed mail.returned.unread"},
		{"postfix", journal.OutboundFailed, "mail.delayed mail.returned.unread mail.bounced"},
		{"postfix", journal.OutboundFailed, "mail.delayed mail.returned.unread mail.bounced"}, // twice is once
	} {
		f, err := os.Open("../../transports/smtp/relay/bounce/testdata/" + tt.file + ".eml")
		if err != nil {
			t.Fatal(err)
		}
		err = a.mail.Bounced(t.Context(), id, f)
		_ = f.Close()
		if err != nil {
			t.Fatal(err)
		}
		var o *journal.Outbound
		if err := a.store.View(t.Context(), func(tx *journal.Tx) (err error) { o, err = tx.Outbound(id); return err }); err != nil {
			t.Fatal(err)
		}
		var codes []string
		for _, f := range o.Findings {
			codes = append(codes, f.Code)
		}
		if got := strings.Join(codes, " "); o.State != tt.state || got != tt.codes {
			t.Errorf("after %s: %s %s", tt.file, o.State, got)
		}
		if tt.state == journal.OutboundFailed && !strings.HasPrefix(o.Error, "The mail to byer@customer.example came back: 550 5.1.1") {
			t.Errorf("after %s: %s", tt.file, o.Error)
		}
	}
	if err := a.mail.Bounced(t.Context(), "XNOBODY", strings.NewReader("x")); err != nil {
		t.Errorf("a document that is gone: %v", err)
	}
	if h := a.Health(); h.Components["deliveries"].State != "degraded" {
		t.Errorf("health: %+v", h.Components["deliveries"])
	}
}

// TestMailChecks: what is wrong with mail is told at its place.
func TestMailChecks(t *testing.T) {
	t.Parallel()
	const way = "answers: {functional: none, ta1: never}\n"
	for _, tt := range []struct{ name, config, partner, want string }{
		{"no mail", "stations: [{id: main, isa: \"ZZ:US\"}]\n", way + "mail: {confirm: {to: [a@b.example]}}\n", "partners/acme.yaml:1:10: answers go by mail, and no mail goes out (set mail in the config: from and smarthost)"},
		{"no address", mailConfig, "identifiers: [{isa: \"ZZ:ACME\"}]\nmail: {}\n", "answers go by mail as files, and there is no address for them"},
		{"a folder too", mailConfig + "folders: [{name: in, in: in, partners: [acme]}]\n", way + "mail: {}\n", "acme.yaml:2:1: answers go by mail, and orders come by in: there is no address to answer to"},
		{"no language", mailConfig, way + "mail: {confirm: {language: dr}}\n", "acme.yaml:2:28: there is no language \"dr\" (did you mean \"de\"?)"},
		{"no address at all", mailConfig, way + "mail: {confirm: {to: [nobody]}}\n", "acme.yaml:2:23: \"nobody\" is no address"},
		{"no time", mailConfig, way + "mail: {confirm: {held: soon}}\n", "acme.yaml:2:24: \"soon\" is no time (true, false, or like 30m, 4h, 2d)"},
		{"no key", strings.Replace(mailConfig, "bounces:", "dkim: {domain: shop.example, selector: a, keyFile: key.pem}, bounces:", 1), way + "mail: {}\n", "no such file or directory"},
		{"no font", strings.Replace(mailConfig, "bounces:", "font: config.yaml, bounces:", 1), way + "mail: {}\n", "no TrueType font"},
	} {
		file := installation(t, map[string]string{"config.yaml": tt.config, "partners/acme.yaml": tt.partner})
		_, faults := load(file, os.Getenv)
		if !strings.Contains(faults.Error(), tt.want) {
			t.Errorf("%s: want %s\n%v", tt.name, tt.want, faults)
		}
	}
	file := installation(t, map[string]string{"config.yaml": mailConfig, "partners/acme.yaml": way + "mail: {}\n"})
	if _, faults := load(file, os.Getenv); len(faults.Errors()) > 0 {
		t.Error(faults)
	}
}

// TestMailAnswersMail: orders that came by mail are answered to who sent them, in
// their thread; nothing is said to machines, to nobody, to ourselves, and to those
// whose name anybody could have used.
func TestMailAnswersMail(t *testing.T) {
	t.Parallel()
	host := relaytest.Start(t, false)
	config := strings.Replace(mailConfig, "smarthost: \"127.0.0.1:1\"", "user: "+relaytest.User+", password: file:pw, caFile: ca.pem, smarthost: \""+host.Addr+"\"", 1)
	mapping, err := os.ReadFile("../../cmd/ordergate/testdata/forms/mappings/csv.yaml")
	if err != nil {
		t.Fatal(err)
	}
	form, err := os.ReadFile("../../cmd/ordergate/testdata/forms/order.csv")
	if err != nil {
		t.Fatal(err)
	}
	now := time.Now()
	document := func(number string) string {
		return strings.NewReplacer("{number}", number, "{price}", "0.12", "{dotted}", now.Format("02.01.2006"), "{deliveryDotted}", now.AddDate(0, 0, 21).Format("02.01.2006"), "{iso}", now.Format(time.DateOnly), "{deliveryISO}", now.AddDate(0, 0, 21).Format(time.DateOnly), "{priceComma}", "0,12").Replace(string(form))
	}
	file := installation(t, map[string]string{"config.yaml": config, "pw": relaytest.Password, "ca.pem": string(host.CA), "mappings/csv.yaml": string(mapping), "mappings/examples/order.csv": document("1"),
		"partners/acme.yaml": "customer: C-1\ncurrency: USD\nmappings: {csv: forms-csv}\nanswers: {functional: none, ta1: never}\nmail: {confirm: {language: de, held: true}}\nrules: {severity: {order.content.duplicate: off}}\n"})
	a, err := New(t.Context(), Options{ConfigFile: file, Getenv: os.Getenv, LogTo: io.Discard})
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- a.Run(ctx) }()
	defer func() {
		stop()
		if err := <-done; err != nil {
			t.Error(err)
		}
		_ = a.Close()
	}()
	send := func(number, untrusted string, spoil func(m *gateway.Mail)) {
		t.Helper()
		m := &gateway.Mail{From: "buyer@customer.example", ReplyTo: "purchasing@customer.example", Sender: "buyer@customer.example", Recipient: "orders@shop.example", MessageID: "<" + number + "@customer.example>",
			References: []string{"<first@customer.example>"}}
		if spoil != nil {
			spoil(m)
		}
		staged, err := a.door.Stage(ctx, gateway.Envelope{Transport: "mail", Connection: "acme-mail", Partners: []string{"acme"}, Key: number, FileName: "order.csv", ReceivedAt: now, Untrusted: untrusted, Mail: m}, strings.NewReader(document(number)))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := staged.Commit(ctx, nil); err != nil {
			t.Fatal(err)
		}
	}
	send("1001", "", func(m *gateway.Mail) { m.Automatic = true })
	send("1002", "anybody can write From", nil)
	send("1003", "", func(m *gateway.Mail) { m.Sender = "" })
	send("1004", "", func(m *gateway.Mail) { m.From, m.ReplyTo = "Orders@Shop.Example", "" })
	send("1005", "", func(m *gateway.Mail) { m.ReplyTo = "buyer@customer.example\r\nBcc: victim@example.org" })
	send("1006", "", nil)
	tick := time.NewTicker(10 * time.Millisecond)
	defer tick.Stop()
	for end := time.After(5 * time.Minute); ; {
		s, err := a.store.Stats(ctx)
		if err != nil {
			t.Fatal(err)
		}
		if left := len(s.Jobs); left == 0 && len(host.Taken()) > 0 {
			break
		}
		select {
		case <-tick.C:
		case <-end:
			t.Fatalf("%d mails, jobs %+v", len(host.Taken()), s.Jobs)
		}
	}
	all := host.Taken()
	if len(all) != 2 {
		t.Errorf("%d mails", len(all))
	}
	for _, m := range all {
		read, err := mail.ReadMessage(bytes.NewReader(m.Data))
		if err != nil {
			t.Fatal(err)
		}
		if to := read.Header.Get("To"); to != "purchasing@customer.example" || read.Header.Get("In-Reply-To") != "<1006@customer.example>" || read.Header.Get("References") != "<first@customer.example> <1006@customer.example>" {
			t.Errorf("to %s, in reply to %s, references %s", to, read.Header.Get("In-Reply-To"), read.Header.Get("References"))
		}
	}
	err = a.store.View(ctx, func(tx *journal.Tx) error {
		var n int
		if err := tx.QueryRow(`SELECT COUNT(*) FROM audit WHERE action = 'not mailed'`).Scan(&n); err != nil {
			return err
		}
		if n < 5 {
			t.Errorf("the audit tells of %d mails that were not written", n)
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}
