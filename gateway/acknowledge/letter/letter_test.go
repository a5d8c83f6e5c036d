// SPDX-License-Identifier: Apache-2.0

package letter_test

import (
	"bytes"
	"io"
	"mime"
	"mime/multipart"
	"net/mail"
	"strings"
	"testing"
	"time"

	"ordergate/gateway/acknowledge/letter"
)

func message() letter.Message {
	return letter.Message{From: letter.Address{Name: "Müller, Söhne & Co.", Addr: "orders@shop.example"}, To: []letter.Address{{Name: `Bob "the buyer"`, Addr: "bob@customer.example"}, {Addr: "not an address"}},
		Subject: "Order confirmation 4711", Date: time.Date(2026, 3, 4, 9, 30, 0, 0, time.FixedZone("", 3600)), MessageID: "<x@shop.example>", InReplyTo: "<b@customer.example>",
		References: []string{"<a@customer.example>", "no id", "<b@customer.example>"}, Reply: true, Text: "Hello\nworld", HTML: "<p>Hello</p>", Attachments: []letter.Attachment{{Name: "a b.pdf", Type: "application/pdf", Data: []byte("x")}}}
}

func TestHeaders(t *testing.T) {
	t.Parallel()
	m, err := mail.ReadMessage(bytes.NewReader(message().Write()))
	if err != nil {
		t.Fatal(err)
	}
	for key, want := range map[string]string{"Date": "Wed, 04 Mar 2026 09:30:00 +0100", "Subject": "Order confirmation 4711", "Message-Id": "<x@shop.example>", "In-Reply-To": "<b@customer.example>",
		"References": "<a@customer.example> <b@customer.example>", "Auto-Submitted": "auto-replied", "To": `"Bob \"the buyer\"" <bob@customer.example>`, "Mime-Version": "1.0"} {
		if got := m.Header.Get(key); got != want {
			t.Errorf("%s: %q, want %q", key, got, want)
		}
	}
	if from, err := m.Header.AddressList("From"); err != nil || len(from) != 1 || from[0].Name != "Müller, Söhne & Co." {
		t.Errorf("From: %v %v", from, err)
	}
	if !bytes.Equal(message().Write(), message().Write()) {
		t.Error("the same message made other bytes")
	}
}

// TestInjection: nothing that stands in a value begins a header or a part.
func TestInjection(t *testing.T) {
	t.Parallel()
	evil := "4711\r\nBcc: victim@example.org\r\n\r\n<html>\u2028\x00"
	m := message()
	m.Subject, m.From.Name, m.MessageID, m.InReplyTo, m.References = evil, evil, "<"+evil+">", "<a\r\nBcc:@b>", []string{evil}
	m.To = []letter.Address{{Name: evil, Addr: "bob@customer.example"}, {Addr: "a@b.example\r\nBcc: victim@example.org"}, {Addr: "a@b.example>,<victim@example.org"}}
	m.Attachments[0].Name, m.Attachments[0].Type = evil+`"; x="y`, "text/plain\r\nBcc: x"
	read, err := mail.ReadMessage(bytes.NewReader(m.Write()))
	if err != nil {
		t.Fatal(err)
	}
	if len(read.Header["Bcc"]) > 0 || len(read.Header["Message-Id"]) > 0 || len(read.Header["References"]) > 0 {
		t.Errorf("%v", read.Header)
	}
	if to, err := read.Header.AddressList("To"); err != nil || len(to) != 1 || to[0].Address != "bob@customer.example" {
		t.Errorf("To: %v %v", to, err)
	}
	subject, err := new(mime.WordDecoder).DecodeHeader(read.Header.Get("Subject"))
	if err != nil || subject != "4711 Bcc: victim@example.org <html>" {
		t.Errorf("%q %v", subject, err)
	}
}

func TestValid(t *testing.T) {
	t.Parallel()
	for _, good := range []string{"a@b", "first.last+tag@shop.example", "o'neil@x.example", "покупатель@пример.example", "x@xn--bcher-kva.example"} {
		if !letter.Valid(good) {
			t.Errorf("%q is none", good)
		}
	}
	for _, bad := range []string{"", "a", "@b", "a@", "a b@c.example", "a@b c", "a@b..c", ".a@b.example", "a..b@c.example", "a@-b.example", "<a@b.example>", "a@b.example\n", "a@b@c.example", strings.Repeat("a", 65) + "@b.example", "a@b.example,c@d.example", "a\u200b@b\u2028.example", "a@[127.0.0.1]"} {
		if letter.Valid(bad) {
			t.Errorf("%q is one", bad)
		}
	}
}

// FuzzWrite: each mail can be read back, and says what it was to say.
func FuzzWrite(f *testing.F) {
	f.Add("Order 4711", "Müller", "bob@customer.example", "text\n.\nmore", "a.pdf", []byte("data"))
	f.Add("=?utf-8?q?x?= \r\nX: y", "a\"b\\c", "x@y", "--=_\r\n\r\n", "ä\r\n.pdf", []byte{})
	f.Add(strings.Repeat("ä", 300), strings.Repeat("word ", 100), "x@y", strings.Repeat("x", 2000), strings.Repeat("long", 50), []byte("\r\n.\r\n"))
	f.Add("x", "a/"+strings.Repeat("6", 3000), "x@y", "", "", []byte{})
	f.Fuzz(func(t *testing.T, subject, name, addr, text, file string, data []byte) {
		m := letter.Message{From: letter.Address{Name: name, Addr: "orders@shop.example"}, To: []letter.Address{{Name: name, Addr: addr}}, Subject: subject, MessageID: "<" + subject + ">", References: []string{addr, name},
			Text: text, HTML: text + ".", Attachments: []letter.Attachment{{Name: file, Type: name, Data: data}}}
		out := m.Write()
		for line := range bytes.SplitSeq(out, []byte("\r\n")) {
			if len(line) > 998 || bytes.ContainsAny(line, "\r\n\x00") {
				t.Fatalf("a line of %d bytes: %q", len(line), line)
			}
		}
		read, err := mail.ReadMessage(bytes.NewReader(out))
		if err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		for key, values := range read.Header {
			switch key {
			case "Date", "From", "To", "Subject", "Message-Id", "References", "Auto-Submitted", "X-Auto-Response-Suppress", "Mime-Version", "Content-Type":
				if len(values) != 1 {
					t.Fatalf("%s: %q", key, values)
				}
			default:
				t.Fatalf("header %s: %q", key, values)
			}
		}
		if _, err := read.Header.AddressList("From"); err != nil {
			t.Fatalf("From %q: %v", read.Header.Get("From"), err)
		}
		if letter.Valid(addr) {
			if to, err := read.Header.AddressList("To"); err != nil || len(to) != 1 || to[0].Address != addr {
				t.Fatalf("To %q: %v %v", read.Header.Get("To"), to, err)
			}
		}
		_, params, err := mime.ParseMediaType(read.Header.Get("Content-Type"))
		if err != nil {
			t.Fatal(err)
		}
		parts := multipart.NewReader(read.Body, params["boundary"])
		n := 0
		for ; ; n++ {
			p, err := parts.NextRawPart()
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatalf("%v\n%s", err, out)
			}
			if _, err := io.ReadAll(p); err != nil {
				t.Fatal(err)
			}
		}
		if n != 2 {
			t.Fatalf("%d parts\n%s", n, out)
		}
	})
}
