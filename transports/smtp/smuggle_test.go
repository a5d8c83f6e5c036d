// SPDX-License-Identifier: Apache-2.0

package smtp_test

import (
	"bytes"
	"crypto/tls"
	"fmt"
	"strings"
	"testing"
)

// What other servers take for the end of a mail, or write within one, is refused: no
// second mail comes out of the first (SMTP smuggling).
func TestSmuggling(t *testing.T) {
	t.Parallel()
	const inner = "MAIL FROM:<admin@acme.example>\r\nRCPT TO:<orders+acme@supplier.example>\r\nDATA\r\nFrom: admin@acme.example\r\nSubject: smuggled\r\n\r\nx"
	for _, end := range []string{"\n.\n", "\n.\r\n", "\r\n.\n", "\r.\r", "\r\n.\r", "\r.\r\n", "\n.\r", "\r.\n", "\r\n\x00.\r\n", "\r\n.\x00\r\n", "\r\r\n.\r\n", "\r\n.\r\r\n", "\n\n.\n\n"} {
		t.Run(fmt.Sprintf("%q", end), func(t *testing.T) {
			t.Parallel()
			p := newPost(t)
			p.serve()
			x := p.dial()
			x.envelope("buyer@acme.example", "orders+acme@supplier.example")
			x.send(mail("buyer@acme.example", "1@acme.example", "first"+end+inner) + "\r\n.\r\n")
			got, err := x.reply()
			if err != nil {
				t.Fatal(err)
			}
			// Either all of it is one mail, or none is taken; never is it two.
			all := p.in.Taken()
			switch {
			case strings.HasPrefix(got, "550 5.6.11") && len(all) == 0:
			case strings.HasPrefix(got, "250") && len(all) == 1 && bytes.Contains(all[0].Payload, []byte("smuggled")) && !bareLines(all[0].Payload):
			default:
				t.Errorf("answer %q, %d mails", got, len(all))
			}
			x.do("QUIT", "221")
		})
	}
}

func bareLines(b []byte) bool {
	b = bytes.ReplaceAll(b, []byte("\r\n"), nil)
	return bytes.ContainsAny(b, "\r\n")
}

// A mail by BDAT has the same lines.
func TestSmugglingInChunks(t *testing.T) {
	t.Parallel()
	p := newPost(t)
	p.serve()
	for data, want := range map[string]string{
		mail("buyer@acme.example", "1@acme.example", "first\n.\nsecond\r\n"):    "550 5.6.11",
		mail("buyer@acme.example", "2@acme.example", "first\r\n.\r\nsecond"):    "250 2.0.0 Taken",
		mail("buyer@acme.example", "3@acme.example", "ends with a CR\r"):        "550 5.6.11",
		mail("buyer@acme.example", "4@acme.example", strings.Repeat("x", 4096)): "250 2.0.0 Taken",
	} {
		x := p.dial()
		x.do("EHLO client.example", "250")
		x.do("MAIL FROM:<buyer@acme.example> BODY=8BITMIME", "250")
		x.do("RCPT TO:<orders@supplier.example>", "250")
		half := len(data) / 2
		x.send(fmt.Sprintf("BDAT %d\r\n%s", half, data[:half]))
		x.want("250")
		x.send(fmt.Sprintf("BDAT %d LAST\r\n%s", len(data)-half, data[half:]))
		x.want(want)
		x.do("NOOP", "250")
		x.do("QUIT", "221")
	}
	if n := len(p.in.Taken()); n != 2 {
		t.Errorf("%d mails", n)
	}
	// A mail that is given up half way is none, and the connection goes on.
	x := p.dial()
	x.do("EHLO client.example", "250")
	x.do("MAIL FROM:<buyer@acme.example>", "250")
	x.do("RCPT TO:<orders@supplier.example>", "250")
	x.send("BDAT 4\r\nFrom")
	x.want("250")
	x.do("RSET", "250")
	x.do("NOOP", "250")
	if n := len(p.in.Taken()); n != 2 {
		t.Errorf("%d mails", n)
	}
}

// What is sent behind STARTTLS in the clear is not said within TLS (CVE-2011-0411).
func TestNothingBeforeTLSCountsWithin(t *testing.T) {
	t.Parallel()
	p := newPost(t)
	p.serve()
	x := p.dial()
	x.do("EHLO client.example", "250")
	x.send("STARTTLS\r\nEHLO injected.example\r\nMAIL FROM:<evil@evil.example>\r\n")
	x.want("220")
	c := tls.Client(x.conn, &tls.Config{InsecureSkipVerify: true})
	if err := c.Handshake(); err != nil {
		return // the plain bytes broke the handshake: as good
	}
	y := newPeer(t, c)
	y.do("MAIL FROM:<buyer@acme.example>", "502") // no greeting, so nothing was heard before
	y.do("EHLO client.example", "250")
	y.do("RCPT TO:<orders@supplier.example>", "502") // no sender
}

// A mail larger than what is taken is refused, and what is left of it are no commands.
func TestTooLargeIsNoCommands(t *testing.T) {
	t.Parallel()
	p := newPost(t, func(p *post) { p.listener.MaxSize = 64 << 10 })
	p.serve()
	x := p.dial()
	if ehlo := x.do("EHLO client.example", "250"); !strings.Contains(ehlo, "SIZE 65536") {
		t.Errorf("EHLO: %s", ehlo)
	}
	x.do("MAIL FROM:<buyer@acme.example> SIZE=65537", "552")
	x.do("MAIL FROM:<buyer@acme.example> SIZE=10", "250")
	x.do("RCPT TO:<orders+acme@supplier.example>", "250")
	x.do("DATA", "354")
	x.send(mail("buyer@acme.example", "1@acme.example", strings.Repeat("QUIT\r\n", 20_000)) + ".\r\n")
	x.want("552 5.3.4")
	x.do("NOOP", "250")
	// Without an end it is cut off.
	x.envelope("buyer@acme.example", "orders+acme@supplier.example")
	chunk := strings.Repeat("QUIT\r\n", 10_000)
	for range 20 {
		if _, err := x.conn.Write([]byte(chunk)); err != nil {
			break
		}
	}
	if got, _ := x.reply(); got != "" && !strings.HasPrefix(got, "552") {
		t.Errorf("answer %q", got)
	}
	if got, err := x.reply(); err == nil && !strings.HasPrefix(got, "421") {
		t.Errorf("then %q", got)
	}
	if n := len(p.in.Taken()); n != 0 {
		t.Errorf("%d mails", n)
	}
}

func TestLongLine(t *testing.T) {
	t.Parallel()
	p := newPost(t)
	p.serve()
	p.deliver("buyer@acme.example", []string{"orders@supplier.example"}, mail("buyer@acme.example", "1@acme.example", strings.Repeat("x", 30_000)), "250")
	x := p.dial()
	x.envelope("buyer@acme.example", "orders@supplier.example")
	x.send(mail("buyer@acme.example", "2@acme.example", strings.Repeat("x", 100_000)) + "\r\n.\r\n")
	x.want("554 5.6.0 A line")
	x = p.dial()
	if _, err := x.conn.Write([]byte("EHLO " + strings.Repeat("x", 200_000))); err == nil {
		x.want("500 5.4.0")
	}
}

// Headers that are too much, or none, are refused with a text.
func TestHeaders(t *testing.T) {
	t.Parallel()
	p := newPost(t)
	p.serve()
	hops := strings.TrimSuffix(strings.Repeat("Received: from a by b\r\n", 101), "\r\n")
	many := strings.TrimSuffix(strings.Repeat("X-A: b\r\n", 3000), "\r\n")
	large := "X-Large:" + strings.TrimSuffix(strings.Repeat(" "+strings.Repeat("x", 900)+"\r\n", 400), "\r\n")
	for name, c := range map[string]struct{ data, want string }{
		"hops":   {mail("a@acme.example", "", "x", hops), "554 5.4.6"},
		"fields": {mail("a@acme.example", "", "x", many), "554 5.6.0"},
		"large":  {mail("a@acme.example", "", "x", large), "554 5.6.0"},
		"NUL":    {mail("a@acme.example", "", "x", "X-A: \x00"), "554 5.6.0"},
		"none":   {"\r\nbody", "554 5.6.0"},
		"empty":  {"", "554 5.6.0"},
	} {
		t.Run(name, func(t *testing.T) {
			x := p.dial()
			x.envelope("buyer@acme.example", "orders@supplier.example")
			x.send(strings.TrimPrefix(c.data+"\r\n.\r\n", "\r\n"))
			x.want(c.want)
		})
	}
	if n := len(p.in.Taken()); n != 0 {
		t.Errorf("%d mails", n)
	}
}
