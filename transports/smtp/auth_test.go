// SPDX-License-Identifier: Apache-2.0

package smtp_test

import (
	"crypto/tls"
	"encoding/base64"
	"fmt"
	"io"
	"net"
	"strings"
	"sync"
	"testing"
	"time"

	"ordergate/transports/smtp"
)

func b64(s string) string { return base64.StdEncoding.EncodeToString([]byte(s)) }

// A password is taken over TLS only, and is what shows whose a mail is.
func TestLogin(t *testing.T) {
	t.Parallel()
	p := newPost(t)
	p.serve()
	x := p.dialTo(p.listener.Submission)
	if got := x.do("EHLO client.example", "250"); strings.Contains(got, "AUTH") || !strings.Contains(got, "STARTTLS") {
		t.Errorf("in the clear: %s", got)
	}
	x.do("AUTH PLAIN "+b64("\x00beta\x00geheim"), "523")
	x.do("MAIL FROM:<buyer@beta.example>", "530 5.7.0 STARTTLS")
	x = x.startTLS()
	if got := x.do("EHLO client.example", "250"); !strings.Contains(got, "AUTH PLAIN LOGIN") || strings.Contains(got, "STARTTLS") {
		t.Errorf("within TLS: %s", got)
	}
	x.do("MAIL FROM:<buyer@beta.example>", "530 5.7.0 A password")
	x.do("AUTH CRAM-MD5", "504")
	x.do("AUTH PLAIN !!!", "454")
	x.do("AUTH PLAIN "+b64("nonsense"), "501")
	x.do("AUTH PLAIN "+b64("other\x00beta\x00geheim"), "535")
	x.do("AUTH LOGIN", "334 VXNlcm5hbWU6")
	x.do(b64("beta"), "334 UGFzc3dvcmQ6")
	x.do(b64("geheim"), "235")
	x.do("AUTH PLAIN "+b64("\x00beta\x00geheim"), "503")
	x.do("MAIL FROM:<anybody@elsewhere.example>", "250")
	x.do("RCPT TO:<orders@supplier.example>", "250")
	x.do("RCPT TO:<somebody@elsewhere.example>", "550 5.1.1") // nothing is relayed
	x.do("DATA", "354")
	x.send(mail("anybody@elsewhere.example", "1", "x") + "\r\n.\r\n")
	x.want("250")
	e := p.one().Envelope
	if v := e.Mail.Verdict; e.Connection != "beta-mail" || !v.Trusted || v.User != "beta" || v.TLS != "TLS 1.3" || v.Reason != "Logged in as beta." || p.dns.Asked() != 0 {
		t.Errorf("%s %+v, %d questions", e.Connection, v, p.dns.Asked())
	}
}

func TestImplicitTLS(t *testing.T) {
	t.Parallel()
	p := newPost(t)
	p.serve()
	c, err := tls.Dial("tcp", p.address(p.listener.TLS), &tls.Config{InsecureSkipVerify: true})
	if err != nil {
		t.Fatal(err)
	}
	x := newPeer(t, c)
	x.want("220 mx.supplier.example")
	x.do("EHLO client.example", "250")
	x.do("AUTH PLAIN", "334 ")
	x.do(b64("\x00beta\x00geheim"), "235")
	x.do("STARTTLS", "502")
	// Old TLS is not spoken.
	if _, err := tls.Dial("tcp", p.address(p.listener.TLS), &tls.Config{InsecureSkipVerify: true, MaxVersion: tls.VersionTLS11, MinVersion: tls.VersionTLS10}); err == nil {
		t.Error("TLS 1.1 is spoken")
	}
}

// Whoever logs in as one partner is not trusted as another.
func TestLoginIsOnePartners(t *testing.T) {
	t.Parallel()
	p := newPost(t)
	p.serve()
	x := p.dial().startTLSAfterEHLO()
	x.do("AUTH PLAIN "+b64("\x00beta\x00geheim"), "235")
	x.do("MAIL FROM:<buyer@evil.example>", "250")
	x.do("RCPT TO:<orders+acme@supplier.example>", "250")
	x.do("DATA", "354")
	x.send(mail("buyer@acme.example", "1", "x") + "\r\n.\r\n")
	x.want("250")
	if e := p.one().Envelope; e.Connection != "acme-mail" || e.Mail.Verdict.Trusted {
		t.Errorf("%s %+v", e.Connection, e.Mail.Verdict)
	}
}

func (x *peer) startTLSAfterEHLO() *peer {
	x.t.Helper()
	x.do("EHLO client.example", "250")
	y := x.startTLS()
	y.do("EHLO client.example", "250")
	return y
}

// 10,000 wrong passwords from one address: after five nobody logs in from there.
func TestGuessing(t *testing.T) {
	t.Parallel()
	p := newPost(t, func(p *post) { p.listener.Connections = 100 })
	p.serve()
	const each, workers = 100, 4
	var mu sync.Mutex
	counts := map[string]int{}
	var wg sync.WaitGroup
	for w := range workers {
		wg.Go(func() {
			for i := range each {
				c, err := tls.Dial("tcp", p.address(p.listener.TLS), &tls.Config{InsecureSkipVerify: true})
				if err != nil {
					t.Error(err)
					return
				}
				x := newPeer(t, c)
				x.want("220")
				x.do("EHLO x", "250")
				for j := range 25 {
					if _, err := io.WriteString(c, "AUTH PLAIN "+b64(fmt.Sprintf("\x00beta\x00wrong%d-%d-%d", w, i, j))+"\r\n"); err != nil {
						break
					}
					got, err := x.reply()
					if err != nil || len(got) < 3 {
						break
					}
					mu.Lock()
					counts[got[:3]]++
					mu.Unlock()
				}
				_ = c.Close()
			}
		})
	}
	wg.Wait()
	if counts["235"] > 0 || counts["535"] > 5+workers { // those under way when the fifth was counted
		t.Errorf("answers %v", counts)
	}
	// The right password does not help from there; later it does.
	right := func() string {
		c, err := tls.Dial("tcp", p.address(p.listener.TLS), &tls.Config{InsecureSkipVerify: true})
		if err != nil {
			t.Fatal(err)
		}
		x := newPeer(t, c)
		x.want("220")
		x.do("EHLO x", "250")
		x.send("AUTH PLAIN " + b64("\x00beta\x00geheim") + "\r\n")
		got, err := x.reply()
		if err != nil {
			t.Fatal(err)
		}
		return got
	}
	if got := right(); !strings.HasPrefix(got, "421") {
		t.Errorf("answer %q", got)
	}
	p.clock.Add(31 * time.Minute)
	if got := right(); !strings.HasPrefix(got, "235") {
		t.Errorf("answer %q", got)
	}
}

// One address has half of the connections, and everybody else the rest.
func TestConnections(t *testing.T) {
	t.Parallel()
	p := newPost(t, func(p *post) { p.listener.Connections, p.listener.TLS, p.listener.Submission = 8, "", "" })
	p.serve()
	for range 4 {
		p.dial()
	}
	c, err := net.Dial("tcp", p.address(p.listener.Listen))
	if err != nil {
		t.Fatal(err)
	}
	x := newPeer(t, c)
	x.want("421 4.7.0 Too many connections")
	x.gone()
	other := net.Dialer{LocalAddr: &net.TCPAddr{IP: net.IPv4(127, 0, 0, 9)}}
	if c, err = other.Dial("tcp", p.address(p.listener.Listen)); err != nil {
		t.Fatal(err)
	}
	newPeer(t, c).want("220")
}

func TestRate(t *testing.T) {
	t.Parallel()
	p := newPost(t, func(p *post) { p.listener.Rate = 3 })
	p.serve()
	x := p.dial()
	x.do("EHLO client.example", "250")
	for range 3 {
		x.do("MAIL FROM:<buyer@acme.example>", "250")
		x.do("RSET", "250")
	}
	x.do("MAIL FROM:<buyer@acme.example>", "451 4.7.0")
	p.clock.Add(time.Hour)
	x.do("MAIL FROM:<buyer@acme.example>", "250")
}

// Slow loris: who is silent is told so and cut off, in commands and in a mail.
func TestSilence(t *testing.T) {
	t.Parallel()
	p := newPost(t, func(p *post) { p.listener.Idle = 2 * time.Second }) // what a busy machine needs to say a few lines
	p.serve()
	x := p.dial()
	x.want("421 4.4.2")
	x.gone()
	x = p.dial()
	x.send("EHLO client.example\r\nMAIL FROM:<a@acme.example>\r\nRCPT TO:<orders@supplier.example>\r\nDATA\r\nSubject: slow\r\n")
	for _, want := range []string{"250", "250", "250", "354", "421 4.4.2"} {
		x.want(want)
	}
	x.gone()
	if n := len(p.in.Taken()); n != 0 {
		t.Errorf("%d mails", n)
	}
}

func TestBadGreetingAndSender(t *testing.T) {
	t.Parallel()
	p := newPost(t)
	p.serve()
	x := p.dial()
	x.do("MAIL FROM:<a@acme.example>", "502")
	x.do("EHLO "+strings.Repeat("x", 300), "501")
	x.do("EHLO a\rb", "501")
	x.do("EHLO client.example", "250")
	for from, want := range map[string]string{"a b@acme.example": "501", "a": "501", "a@acme": "553", `"a\@b"@acme.example`: "553", "a\rRCPT TO:<b>@acme.example": "501", "büro@bücher.example": "250", "": "250"} {
		x.do("MAIL FROM:<"+from+">", want)
		x.do("RSET", "250")
	}
}

var _ = smtp.Name
