// SPDX-License-Identifier: Apache-2.0

package main

import (
	"archive/zip"
	"bytes"
	"encoding/base64"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"time"
)

// mailOf is a mail with attachments: names and contents in turn.
func mailOf(subject string, files ...string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "From: Dana Field <dana.field@acme.example>\r\nTo: orders@ours.example\r\nSubject: %s\r\nMIME-Version: 1.0\r\n", subject)
	b.WriteString("Content-Type: multipart/mixed; boundary=b1\r\n\r\n--b1\r\nContent-Type: text/plain\r\n\r\nPlease see the attached, 2 files.\r\n")
	for i := 0; i < len(files); i += 2 {
		fmt.Fprintf(&b, "--b1\r\nContent-Type: application/octet-stream; name=%q\r\nContent-Transfer-Encoding: base64\r\n\r\n%s\r\n", files[i], base64.StdEncoding.EncodeToString([]byte(files[i+1])))
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
