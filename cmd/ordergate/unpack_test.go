// SPDX-License-Identifier: Apache-2.0

package main

import (
	"archive/zip"
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"ordergate/gateway"
	"ordergate/gateway/blob"
	"ordergate/gateway/intake"
	"ordergate/gateway/journal"
)

// mailOf is a mail with attachments: names and contents in turn.
func mailOf(subject string, files ...string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "From: Dana Field <dana.field@acme.example>\r\nTo: orders@ours.example\r\nSubject: %s\r\nMIME-Version: 1.0\r\n", subject)
	b.WriteString("Content-Type: multipart/mixed; boundary=b1\r\n\r\n--b1\r\nContent-Type: text/plain\r\n\r\nPlease see the attached, 2 files.\r\n")
	for i := 0; i < len(files); i += 2 {
		fmt.Fprintf(&b, "--b1\r\nContent-Type: application/octet-stream; name=%q\r\nContent-Transfer-Encoding: base64\r\n\r\n", files[i])
		for line := range slices.Chunk([]byte(base64.StdEncoding.EncodeToString([]byte(files[i+1]))), 76) {
			fmt.Fprintf(&b, "%s\r\n", line)
		}
	}
	b.WriteString("--b1--\r\n")
	return b.String()
}

func zipOf(t *testing.T, files ...string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		w, err := z.Create(files[i])
		if err == nil {
			_, err = io.WriteString(w, files[i+1])
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// waits lists what waits for a person, as text.
func (s *site) waits() string {
	s.t.Helper()
	_, out := command(s.t, "order", "list", "--waiting", "--limit", "1000", "--config", s.path("config.yaml"))
	return out
}

func (s *site) numbers() (out []string) {
	s.t.Helper()
	for _, f := range s.files("erp/*.json") {
		text := s.read(f)
		_, rest, _ := strings.Cut(text, `"id":"`)
		if rest == "" {
			_, rest, _ = strings.Cut(text, `"id": "`)
		}
		number, _, _ := strings.Cut(rest, `"`)
		out = append(out, number)
	}
	slices.Sort(out)
	return out
}

// TestMailsAndArchives: each order of a mail or an archive in the folder is an order of
// its own, found again by its mail; what is none is left alone, and what cannot be read
// waits with the mail's name.
func TestMailsAndArchives(t *testing.T) {
	t.Parallel()
	s := formSite(t)
	order := func(number, control, file string) string {
		return formOrder{number, control, 12, time.Now()}.document(t, file)
	}
	d := s.start("")
	s.drop("x12", "two.eml", mailOf("Two orders", "1.edi", order("A-1", "000000101", "order.edi"), "logo.png", "\x89PNG", "2.edi", strings.Replace(order("A-2", "000000102", "order.edi"), "*1200*", "*1300*", 1), "AGB.pdf", "%PDF-1.4"))
	s.drop("csv", "orders.zip", zipOf(t, "in/order.csv", order("C-1", "", "order.csv"), "__MACOSX/._order.csv", "x"))
	s.drop("json", "typed.eml", "From: a@b.example\r\nSubject: Bolts\r\nDate: x\r\n\r\nPlease send 10 bolts.\r\n")
	s.drop("json", "thanks.eml", "From: a@b.example\r\nSubject: Re: order\r\n\r\nThank you!\r\n")
	s.drop("json", "away.eml", "From: a@b.example\r\nSubject: away\r\nAuto-Submitted: auto-replied\r\n\r\nBack on 3 December.\r\n")
	s.drop("json", "secret.eml", mailOf("Order 9", "o.pdf", "%PDF-1.4 order"))
	d.until("three orders", func() bool { return len(s.files("erp/*.json")) == 3 })
	d.until("quiet", d.idle)
	if got := s.numbers(); !slices.Equal(got, []string{"A-1", "A-2", "C-1"}) {
		t.Errorf("in the ERP are %q\n%s", got, s.waits())
	}
	waiting := s.waits()
	for _, want := range []string{"in the text of the mail, which only a person reads. It is body.txt of the mail “Bolts” from a@b.example", "There is no order in the mail “Re: order” from a@b.example.", "It is o.pdf of the mail “Order 9” from dana.field@acme.example"} {
		if !strings.Contains(waiting, want) {
			t.Errorf("nobody waits who says %q:\n%s", want, waiting)
		}
	}
	if n := strings.Count(waiting, "(message)"); n != 3 {
		t.Errorf("%d messages wait:\n%s", n, waiting)
	}
	_, trace := command(t, "order", "trace", "A-2", "--config", s.path("config.yaml"))
	for _, want := range []string{`"2.edi"`, "part 4 of message M", "two.eml", "“Two orders” from dana.field@acme.example"} {
		if !strings.Contains(trace, want) {
			t.Errorf("the trace of A-2 does not say %s:\n%s", want, trace)
		}
	}
	d.stop()
}

// TestUnpackingKilled: a daemon that dies anywhere while it takes a mail apart makes
// each order once.
func TestUnpackingKilled(t *testing.T) {
	t.Parallel()
	for _, point := range []string{"read.decoded", "unpack.stored", "unpack.recorded", "read.recorded"} {
		t.Run(point, func(t *testing.T) {
			t.Parallel()
			s := formSite(t)
			var files []string
			for i := range 3 {
				o := formOrder{fmt.Sprintf("K-%d", i), fmt.Sprintf("00000020%d", i), 12, time.Now()}.document(t, "order.edi")
				files = append(files, fmt.Sprintf("%d.edi", i), strings.Replace(o, "*1200*", fmt.Sprintf("*%d*", 1200+10*i), 1))
			}
			for i := range 120 { // more than fit one transaction
				files = append(files, fmt.Sprintf("note%03d.dat", i), fmt.Sprint("no order ", i))
			}
			d := s.launch(point)
			s.drop("x12", "many.eml", mailOf("Many", files...))
			d.died()
			d = s.start("")
			d.until("three orders", func() bool { return len(s.files("erp/*.json")) == 3 })
			d.until("quiet", d.idle)
			if n := strings.Count(s.waits(), "(message)"); n != 120 {
				t.Errorf("%d messages wait", n)
			}
			if got := s.numbers(); !slices.Equal(got, []string{"K-0", "K-1", "K-2"}) {
				t.Errorf("in the ERP are %q", got)
			}
			d.stop()
		})
	}
}

// take puts a payload into the journal of a site that is down, as a transport would.
func (s *site) take(env gateway.Envelope, payload string) {
	s.t.Helper()
	store, err := journal.Open(s.t.Context(), journal.Config{URL: s.path("state/journal.db")})
	if err != nil {
		s.t.Fatal(err)
	}
	files, err := blob.NewFiles(s.path("state/blobs"))
	if err != nil {
		s.t.Fatal(err)
	}
	door, err := intake.New(intake.Config{Journal: store, Vault: blob.New(store, files, 0), Dir: s.path("state/spool"), MinFree: -1})
	if err != nil {
		s.t.Fatal(err)
	}
	staged, err := door.Stage(s.t.Context(), env, strings.NewReader(payload))
	if err == nil {
		_, err = staged.Commit(s.t.Context(), nil)
	}
	if err := errors.Join(err, store.Close()); err != nil {
		s.t.Fatal(err)
	}
}

// TestUntrustedWaits: orders of a mail that nobody can be sure of wait for a person,
// whatever the partner's rules say and whatever is wrong with them; nothing is said to
// the partner until one is released. The partner's own order is no repeat of theirs.
func TestUntrustedWaits(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	s.edit("partners/acme.yaml", "order.content.duplicate: off", "{order.content.duplicate: off, line.price.tolerance: reject}")
	s.edit("partners/acme.yaml", " # each run of the demo orders the same again", "")
	s.start("").stop() // makes the journal
	at := time.Now()
	good, bad, late := document(t, "acme-order.edi", at), document(t, "acme-order.edi", at.Add(time.Hour)), document(t, "acme-order.edi", at.Add(2*time.Hour))
	bad = strings.Replace(bad, "*EA*0.34*", "*EA*9.99*", 1)
	env := gateway.Envelope{Transport: "mail", Connection: "acme-folder", Partners: []string{"acme"}, Key: "1", FileName: "m.eml", ContentType: "message/rfc822",
		Untrusted: "The mail says that it is from acme, and its SPF and DKIM do not.", Mail: &gateway.Mail{From: "dana.field@acme.example", Subject: "Orders"}}
	s.take(env, mailOf("Orders", "1.edi", good, "2.edi", bad, "3.edi", late))
	d := s.start("")
	s.waiting(d, "SPF and DKIM do not")
	d.until("quiet", d.idle)
	if n := strings.Count(s.waits(), "SPF and DKIM do not"); n != 3 {
		t.Errorf("%d orders wait:\n%s", n, s.waits())
	}
	if got := append(s.files("acme/out/*"), s.files("erp/*.json")...); len(got) > 0 {
		t.Errorf("it said or posted %v", got)
	}
	s.drop("acme", "late.edi", late) // the partner's own
	s.waiting(d, "from somebody who may not have been the partner")
	d.until("quiet", d.idle)
	if got := s.files("acme/out/997-*"); len(got) != 1 {
		t.Errorf("the partner's own order was acknowledged by %v", got)
	}
	number := "4500" + stamp(at)
	if code, out := command(t, "order", "release", number, "--by", "eve", "--reason", "called", "--config", s.path("config.yaml")); code != 0 {
		t.Fatal(out)
	}
	d.until("the released order is in the ERP", func() bool { return len(s.files("erp/*.json")) == 1 })
	d.until("and answered", func() bool { return len(s.files("acme/out/855-*")) == 1 })
	d.stop()
}

// TestUnknownMailSender: a mail of somebody whom no partner file names waits under who
// wrote it.
func TestUnknownMailSender(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	s.start("").stop()
	s.take(gateway.Envelope{Transport: "mail", Connection: "mail", Key: "1", FileName: "m.eml", ContentType: "message/rfc822", Untrusted: "Nobody knows the sender.",
		Mail: &gateway.Mail{From: "who@else.example", Subject: "An order"}}, mailOf("An order", "o.csv", "a;b;c\n1;2;3\n"))
	d := s.start("")
	s.waiting(d, "No partner is known that sends mails from who@else.example; it wrote the mail “An order” from who@else.example.")
	d.stop()
}

// TestMailReplayed: a mail whose part could not be read is replayed once the mapping is
// there, and its part becomes the order; the parts are not doubled.
func TestMailReplayed(t *testing.T) {
	t.Parallel()
	s := formSite(t)
	s.edit("config.yaml", "limits:", "reload: {poll: 100ms}\nlimits:")
	s.edit("partners/csv.yaml", "mappings: {csv: forms-csv}", "mappings: {}")
	d := s.start("")
	s.drop("csv", "o.eml", mailOf("Order", "o.csv", formOrder{"R-1", "", 12, time.Now()}.document(t, "order.csv")))
	s.waiting(d, "It is o.csv of the mail “Order”")
	s.edit("partners/csv.yaml", "mappings: {}", "mappings: {csv: forms-csv}")
	_, trace := command(t, "order", "list", "--waiting", "--json", "--config", s.path("config.yaml"))
	var item struct{ ID string }
	if err := json.Unmarshal([]byte(strings.TrimSpace(trace)), &item); err != nil {
		t.Fatalf("%v: %s", err, trace)
	}
	_, trace = command(t, "order", "trace", item.ID, "--json", "--config", s.path("config.yaml"))
	var life struct {
		Message struct{ Parent struct{ ID string } }
	}
	if err := json.Unmarshal([]byte(trace), &life); err != nil || life.Message.Parent.ID == "" {
		t.Fatalf("%v: %s", err, trace)
	}
	d.until("the order in the ERP", func() bool {
		code, out := command(t, "replay", life.Message.Parent.ID, "--by", "eve", "--reason", "mapping", "--config", s.path("config.yaml"))
		if code != 0 && !strings.Contains(out, "still being read") {
			t.Fatal(out)
		}
		d.until("quiet", d.idle)
		return len(s.files("erp/*.json")) == 1
	})
	if _, out := command(t, "order", "trace", life.Message.Parent.ID, "--config", s.path("config.yaml")); strings.Count(out, "part 2  message") != 1 {
		t.Errorf("its parts:\n%s", out)
	}
	d.stop()
}

// TestReadMail: ordergate read tells of each part of a mail.
func TestReadMail(t *testing.T) {
	t.Parallel()
	file := t.TempDir() + "/o.eml"
	mail := mailOf("Order", "o.edi", document(t, "acme-order.edi", time.Now()), "AGB.pdf", "%PDF-1.4", "o.zip", zipOf(t, "in.txt", "no order"))
	if err := os.WriteFile(file, []byte(mail), 0o600); err != nil {
		t.Fatal(err)
	}
	code, docs := readFile(t, file)
	var got []string
	for _, d := range docs {
		got = append(got, d.Decision+" "+d.Findings[0].Message)
	}
	if code != 1 || len(docs) != 4 || docs[0].Order == nil || !strings.Contains(got[1], "accept It is left alone: terms") || !strings.HasPrefix(got[2], "reject The file is not in a format") {
		t.Errorf("%d: %q", code, got)
	}
}
