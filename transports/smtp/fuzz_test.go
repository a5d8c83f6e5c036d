// SPDX-License-Identifier: Apache-2.0

package smtp_test

import (
	"bufio"
	"io"
	"net"
	"strings"
	"testing"
	"time"

	"ordergate/transports/smtp"
)

// FuzzServer says anything to the server: it answers, takes what it says it took, and
// ends the connection when the client does.
func FuzzServer(f *testing.F) {
	f.Add("EHLO x\r\nMAIL FROM:<a@acme.example>\r\nRCPT TO:<orders@supplier.example>\r\nDATA\r\nFrom: a@acme.example\r\n\r\nx\r\n.\r\nQUIT\r\n")
	f.Add("EHLO x\r\nMAIL FROM:<>\r\nRCPT TO:<orders@supplier.example>\r\nBDAT 3 LAST\r\nA:\nRSET\r\nNOOP\r\n")
	f.Add("EHLO x\r\nAUTH PLAIN AAAA\r\nSTARTTLS\r\nMAIL FROM:<\xff@b>\r\n")
	f.Add("HELO x\nMAIL FROM:<a@b.example>\nRCPT TO:<orders@supplier.example>\nDATA\n.\n.\r\n")
	p := newPost(f, func(p *post) {
		p.listener.TLS, p.listener.Submission = "", ""
		p.boxes = []*smtp.Mailbox{box("acme", smtp.Account{Networks: []string{"127.0.0.1"}})} // no questions to the DNS
	})
	p.serve()
	f.Fuzz(func(t *testing.T, s string) {
		c, err := net.Dial("tcp", p.address(p.listener.Listen))
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		_ = c.SetDeadline(time.Now().Add(patience))
		before := len(p.in.Taken())
		go func() {
			_, _ = io.WriteString(c, s)
			_ = c.(*net.TCPConn).CloseWrite()
		}()
		said := 0
		r := bufio.NewScanner(c)
		for r.Scan() {
			line := r.Text()
			if len(line) < 3 || line[0] < '2' || line[0] > '5' {
				t.Fatalf("answer %q", line)
			}
			if strings.HasPrefix(line, "250 2.0.0 Taken") {
				said++
			}
		}
		if after := len(p.in.Taken()); after-before > said {
			t.Fatalf("%d mails were taken, %d answered", after-before, said)
		}
	})
}
