// SPDX-License-Identifier: Apache-2.0

package bounce_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"ordergate/transports/smtp/relay/bounce"
)

func TestRead(t *testing.T) {
	t.Parallel()
	for file, want := range map[string]bounce.Report{
		"postfix":      {Kind: bounce.Failed, Recipient: "byer@customer.example", Status: "5.1.1", Code: 550, Text: "5.1.1 <byer@customer.example>: Recipient address rejected: User unknown in local recipient table", From: "MAILER-DAEMON@mx.customer.example"},
		"delayed":      {Kind: bounce.Delayed, Recipient: "buyer@customer.example", Status: "4.4.1", Text: "connect to mail.customer.example: Connection timed out", From: "postmaster@mx.customer.example"},
		"exchange":     {Kind: bounce.Failed, Recipient: "buyer@customer.example", Status: "5.2.2", Code: 554, Text: "5.2.2 mailbox full; QUOTA exceeded", From: "MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@customer.example"},
		"qmail":        {Kind: bounce.Failed, Recipient: "buyer@old.example", Status: "5.1.1", Text: "Sorry, no mailbox here by that name. (#5.1.1)", From: "MAILER-DAEMON@old.example"},
		"exim":         {Kind: bounce.Failed, Recipient: "buyer@exim.example", Code: 550, Text: "550 Unrouteable address", From: "Mailer-Daemon@exim.example"},
		"exim-delayed": {Kind: bounce.Delayed, Recipient: "buyer@exim.example", Status: "4.7.1", Code: 451, Text: "Delay reason: host mx.exim.example: 451 4.7.1 greylisted", From: "Mailer-Daemon@exim.example"},
		"outofoffice":  {Kind: bounce.Automatic, From: "buyer@customer.example"},
		"abwesend":     {Kind: bounce.Automatic, From: "buyer@customer.example"},
		"readreceipt":  {Kind: bounce.Automatic, From: "buyer@customer.example"},
		"person":       {Kind: bounce.Unknown, From: "buyer@customer.example"},
		"delivered":    {Kind: bounce.Delivered, Recipient: "buyer@customer.example", Status: "2.0.0", From: "MAILER-DAEMON@mx.customer.example"},
		"two":          {Kind: bounce.Failed, Recipient: "b@customer.example", Status: "5.7.26", Code: 550, Text: "5.7.26 DMARC policy: rejected", From: "MAILER-DAEMON@mx.customer.example"},
	} {
		data, err := os.ReadFile(filepath.Join("testdata", file+".eml"))
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range [][]byte{data, bytes.ReplaceAll(data, []byte("\n"), []byte("\r\n"))} {
			if got := bounce.Read(bytes.NewReader(d)); got != want {
				t.Errorf("%s:\n got %+v\nwant %+v", file, got, want)
			}
		}
	}
}

// FuzzRead: whatever comes back, what is told of it is one short line each.
func FuzzRead(f *testing.F) {
	files, err := filepath.Glob("testdata/*.eml")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Add([]byte("Content-Type: multipart/mixed; boundary=a\n\n" + strings.Repeat("--a\nContent-Type: multipart/mixed; boundary=a\n\n", 100)))
	f.Fuzz(func(t *testing.T, data []byte) {
		r := bounce.Read(bytes.NewReader(data))
		if r.Kind == "" {
			t.Fatal("no kind")
		}
		for _, s := range []string{r.Recipient, r.Status, r.Text, r.From} {
			if strings.ContainsAny(s, "\r\n\x00") || len(s) > 400 || !utf8.ValidString(s) {
				t.Fatalf("%q", s)
			}
		}
	})
}
