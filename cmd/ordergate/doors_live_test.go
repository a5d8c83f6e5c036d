// SPDX-License-Identifier: Apache-2.0

package main

import (
	"encoding/json"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/pkg/sftp"
	"golang.org/x/crypto/ssh"
)

// told checks that each door counted what it took and logged it, with the standard fields.
func (h *house) told(cells []cell) {
	h.t.Helper()
	taken := map[string]int{}
	lines := map[string]map[string]any{}
	h.d.until("a line for each", func() bool { // each is written behind what it tells of
		clear(taken)
		clear(lines)
		for line := range strings.Lines(h.d.log.String()) {
			var fields map[string]any
			if json.Unmarshal([]byte(line), &fields) == nil && fields["msg"] == "taken" {
				lines[fmt.Sprint(fields["connection"])] = fields
				taken[fmt.Sprint(fields["transport"])]++
			}
		}
		return len(lines) >= len(cells)
	})
	for _, c := range cells {
		connection := c.id()
		if c.door != "folder" {
			block, _, _ := strings.Cut(c.door, "-")
			connection += "-" + block
		}
		fields := lines[connection]
		for _, name := range []string{"message_id", "transport", "remote_id", "remote_addr"} {
			if v := fmt.Sprint(fields[name]); (v == "" || v == "<nil>") && (c.door != "folder" || !strings.HasPrefix(name, "remote")) {
				h.t.Errorf("%s: the log does not say %s: %v", connection, name, fields)
			}
		}
	}
	for transport, n := range taken {
		line := fmt.Sprintf("ordergate_messages_total{result=\"taken\",transport=%q} %d", transport, n)
		if !h.d.metric(line) {
			h.t.Errorf("the metrics do not say %s", line)
		}
	}
}

// halves are uploads that their clients are in the middle of.
type halves struct {
	h       *house
	closers []io.Closer
}

// dial opens a connection, says something and leaves it there. What comes back is awaited
// up to the word.
func (x *halves) dial(port, word, said string) {
	x.h.t.Helper()
	conn, err := net.Dial("tcp", "127.0.0.1:"+port)
	if err != nil {
		x.h.t.Fatal(err)
	}
	x.closers = append(x.closers, conn)
	if _, err := io.WriteString(conn, said); err != nil {
		x.h.t.Fatal(err)
	}
	var got strings.Builder
	for b := make([]byte, 1); word != "" && !strings.Contains(got.String(), word); {
		if _, err := conn.Read(b); err != nil {
			x.h.t.Fatalf("%v after %q", err, got.String())
		}
		got.Write(b)
	}
}

// login opens our SFTP server as a partner.
func (h *house) login(c cell) (*sftp.Client, io.Closer, error) {
	key, err := os.ReadFile(h.path("client/" + c.id() + ".key"))
	if err != nil {
		return nil, nil, err
	}
	signer, err := ssh.ParsePrivateKey(key)
	if err != nil {
		return nil, nil, err
	}
	conn, err := ssh.Dial("tcp", "127.0.0.1:"+h.sftpPort, &ssh.ClientConfig{User: c.id(), Auth: []ssh.AuthMethod{ssh.PublicKeys(signer)}, HostKeyCallback: ssh.InsecureIgnoreHostKey()})
	if err != nil {
		return nil, nil, err
	}
	client, err := sftp.NewClient(conn)
	return client, conn, err
}

// TestStopInTheMiddle: the daemon is told to stop while a client of each door is in the
// middle of sending. It ends cleanly, nothing half is taken, and what is sent again after
// the start is one order.
func TestStopInTheMiddle(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.edit("config.yaml", "portal: {", "work: {grace: 1s}\nportal: {idle: 1s, ")
	h.edit("config.yaml", "as2:\n  listen", "as2:\n  idle: 1s\n  listen")
	cells := map[string]cell{}
	for _, d := range doors {
		if c := (cell{d.name, "cxml"}); d.name == "sftp" || d.name == "mail" || d.name == "api-documents" || d.name == "cxml" || d.name == "as2" {
			h.admit(c, d.block(h, c))
			cells[d.name] = c
		}
	}
	h.d = h.start("")
	x := &halves{h: h}
	client, conn, err := h.login(cells["sftp"])
	if err != nil {
		t.Fatal(err)
	}
	x.closers = append(x.closers, conn)
	f, err := client.Create("in/half.xml")
	if err != nil {
		t.Fatal(err)
	}
	half := h.read(h.order(cells["sftp"]))[:200]
	if _, err := io.WriteString(f, half); err != nil {
		t.Fatal(err)
	}
	x.dial(h.smtpPort, "354 ", "EHLO acme.example\r\nMAIL FROM:<buyer@acme.example>\r\nRCPT TO:<orders+mail-cxml@shop.example>\r\nDATA\r\n")
	_, port, _ := strings.Cut(strings.TrimPrefix(h.url, "http://"), ":")
	request := "Host: 127.0.0.1\r\nContent-Length: 5000\r\nContent-Type: text/xml\r\n"
	x.dial(port, "", "POST /v1/documents HTTP/1.1\r\nAuthorization: Bearer "+h.keys[cells["api-documents"].id()]+"\r\n"+request+"\r\n"+half)
	x.dial(port, "", "POST /cxml HTTP/1.1\r\n"+request+"\r\n"+half)
	x.dial(h.as2.x.sellerPort, "", "POST /as2 HTTP/1.1\r\nAS2-From: as2-cxml\r\nAS2-To: "+sellerName+"\r\nAS2-Version: 1.2\r\nMessage-ID: <half@acme.example>\r\n"+request+"\r\n"+half)
	h.d.stop()
	for _, c := range x.closers {
		_ = c.Close() // the other side has closed it
	}
	if log := h.d.log.String(); strings.Contains(log, `"msg":"taken"`) || strings.Contains(log, `"level":"error"`) {
		t.Errorf("taken, or an error:\n%s", log)
	}
	h.d = h.start("")
	for _, d := range doors {
		if c, ok := cells[d.name]; ok {
			d.send(h, c, h.order(c))
		}
	}
	h.d.until("all orders in the ERP", func() bool { return len(h.files("erp/*.json")) >= len(cells) })
	h.d.until("quiet", h.d.idle)
	if n := len(h.files("erp/*.json")); n != len(cells) {
		t.Errorf("%d orders in the ERP, want %d", n, len(cells))
	}
	h.d.stop()
}

// TestDoorsReload: a partner whose file appears is let in at every door without a restart;
// without its keys it is out again, at every door.
func TestDoorsReload(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.edit("config.yaml", "partners: partners\n", "reload: {poll: 100ms}\npartners: partners\n")
	h.d = h.start("")
	c := cell{"late", "csv"}
	h.admit(c, h.sftpBlock(c)+h.mailBlock(c)+h.apiBlock(c))
	h.edit("partners/"+c.id()+".yaml", "orderResponse: always", "orderResponse: always, via: "+c.id()+"-mail")
	status := func() string {
		out, _ := exec.Command("curl", "-s", "-o", "/dev/null", "-w", "%{http_code}", "-H", "Authorization: Bearer "+h.keys[c.id()], h.url+"/v1/me").Output()
		return string(out)
	}
	mailed := func() bool {
		return exec.Command("swaks", "--server", "127.0.0.1:"+h.smtpPort, "--from", "buyer@acme.example", "--to", "orders+"+c.id()+"@shop.example", "--quit-after", "RCPT").Run() == nil
	}
	logged := func() bool {
		_, conn, err := h.login(c)
		if err != nil {
			return false
		}
		return conn.Close() == nil
	}
	h.d.until("the partner's file", func() bool { return strings.Count(h.d.log.String(), `"msg":"loaded"`) >= 2 }) // each earlier try is a wrong key, and ten shut the address out
	h.d.until("the API's door", func() bool { return status() == "200" })
	if !mailed() || !logged() {
		t.Error("the API lets it in, mail or SFTP do not")
	}
	h.bySFTP(c, h.order(c))
	h.d.until("its order", func() bool { return len(h.files("erp/*.json")) == 1 })
	h.write("partners/"+c.id()+".yaml", "customer: C-1001\nanswers: {functional: none, ta1: never, orderResponse: never}\n")
	h.d.until("the API's door closed", func() bool { return status() == "401" })
	if mailed() || logged() {
		t.Error("the API lets it in no more, mail or SFTP do")
	}
	h.d.until("quiet", h.d.idle)
	h.d.stop()
}
