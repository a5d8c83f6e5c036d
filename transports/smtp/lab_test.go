// SPDX-License-Identifier: Apache-2.0

package smtp_test

import (
	"bufio"
	"bytes"
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/base64"
	"encoding/pem"
	"fmt"
	"io"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"ordergate/gateway/credential"
	"ordergate/gateway/gatewaytest"
	"ordergate/gateway/strict"
	"ordergate/transports"
	"ordergate/transports/smtp"
	"ordergate/transports/smtp/trust"
	"ordergate/transports/smtp/trust/trusttest"
	"ordergate/transports/transporttest"
)

const patience = 5 * time.Minute // reached only when a test fails

// post is a Server on real ports, with what outlives it.
type post struct {
	t        testing.TB
	dir      string
	clock    *gatewaytest.Clock
	dns      *trusttest.DNS
	listener smtp.Listener
	boxes    []*smtp.Mailbox
	bounces  transports.Bounces
	crash    func(string)
	in       *transporttest.Intake
	door     transports.Intake // in, unless a test has its own

	mu   sync.Mutex
	addr map[string]string // by the address that was configured
	log  []string
}

// zone says that mails from 127.0.0.1 are acme's.
func zone() map[string][]string {
	return map[string][]string{
		"TXT acme.example":        {"v=spf1 ip4:127.0.0.1 -all"},
		"TXT _dmarc.acme.example": {"v=DMARC1; p=reject"},
		"TXT evil.example":        {"v=spf1 ip4:127.0.0.1 -all"},
	}
}

var passwordHash = sync.OnceValue(func() string {
	h, err := credential.New([]byte("geheim"))
	if err != nil {
		panic(err)
	}
	return h.String()
})

func newPost(t testing.TB, change ...func(*post)) *post {
	t.Helper()
	p := &post{t: t, dir: t.TempDir(), clock: gatewaytest.NewClock(), dns: trusttest.NewDNS(t, zone()), in: transporttest.NewIntake(), addr: map[string]string{}}
	strict.Defaults(&p.listener)
	p.listener.Listen, p.listener.TLS, p.listener.Submission = "127.0.0.1:0", "127.0.0.2:0", "127.0.0.3:0"
	p.listener.Host, p.listener.Addresses, p.listener.Rate, p.listener.MaxSize = "mx.supplier.example", []string{"orders@supplier.example"}, 0, 4<<20
	p.listener.Cert, p.listener.Key = certificate(t)
	p.boxes = []*smtp.Mailbox{
		box("acme", smtp.Account{From: []string{"*@acme.example"}}),
		box("beta", smtp.Account{From: []string{"buyer@beta.example"}, User: "beta", Password: passwordHash()}),
	}
	for _, c := range change {
		c(p)
	}
	return p
}

func box(partner string, a smtp.Account) *smtp.Mailbox {
	return &smtp.Mailbox{Account: a, Connection: partner + "-mail", Partner: partner, Speaks: []string{partner}, Station: "main"}
}

var makeCertificate = sync.OnceValues(func() (cert, key []byte) {
	k, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		panic(err)
	}
	tmpl := &x509.Certificate{SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "mx.supplier.example"}, NotBefore: time.Unix(0, 0), NotAfter: time.Unix(1<<32, 0),
		DNSNames: []string{"mx.supplier.example", "localhost"}}
	der, err := x509.CreateCertificate(rand.Reader, tmpl, tmpl, k.Public(), k)
	if err != nil {
		panic(err)
	}
	private, err := x509.MarshalPKCS8PrivateKey(k)
	if err != nil {
		panic(err)
	}
	return pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}), pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: private})
})

func certificate(t testing.TB) (cert, key string) {
	t.Helper()
	dir := t.TempDir()
	c, k := makeCertificate()
	cert, key = filepath.Join(dir, "cert.pem"), filepath.Join(dir, "key.pem")
	for file, b := range map[string][]byte{cert: c, key: k} {
		if err := os.WriteFile(file, b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return cert, key
}

func (p *post) server() *smtp.Server {
	d := smtp.NewDirectory(p.listener, p.boxes, "Orders <answers@supplier.example>", "bounces@supplier.example")
	return smtp.NewServer(smtp.ServerConfig{Listener: p.listener, Directory: func() *smtp.Directory { return d }, Trust: trust.New(trust.Resolver(p.dns.Addr), p.clock, 0),
		Bounces: func() transports.Bounces { return p.bounces }, Dir: filepath.Join(p.dir, "mail"), Clock: p.clock, Grace: patience, Crash: p.crash,
		Observe: func(connection, result string) {
			p.mu.Lock()
			defer p.mu.Unlock()
			p.log = append(p.log, strings.TrimSpace(connection+" "+result))
		},
		Listen: p.listen})
}

// listen opens the same port again in another life.
func (p *post) listen(network, address string) (net.Listener, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	real := p.addr[address]
	if real == "" {
		host, _, _ := net.SplitHostPort(address)
		real = net.JoinHostPort(host, gatewaytest.FreePort(p.t))
	}
	l, err := net.Listen(network, real)
	if err == nil {
		p.addr[address] = l.Addr().String()
	}
	return l, err
}

// serve begins a life; the returned function ends it, at the latest the test's end does.
func (p *post) serve() (stop func()) {
	p.t.Helper()
	s := p.server()
	if err := s.Listen(); err != nil {
		p.t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	var in transports.Intake = p.in
	if p.door != nil {
		in = p.door
	}
	go func() { done <- s.Serve(ctx, in) }()
	var once sync.Once
	stop = func() {
		once.Do(func() {
			cancel()
			if err := <-done; err != nil {
				p.t.Errorf("Serve: %v", err)
			}
		})
	}
	p.t.Cleanup(stop)
	return stop
}

func (p *post) address(configured string) string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.addr[configured]
}

// peer is a client that says what it likes.
type peer struct {
	t    testing.TB
	conn net.Conn
	r    *bufio.Reader
}

// dial connects to the plain listener and reads the greeting.
func (p *post) dial() *peer {
	p.t.Helper()
	return p.dialTo(p.listener.Listen)
}

func (p *post) dialTo(configured string) *peer {
	p.t.Helper()
	c, err := net.Dial("tcp", p.address(configured))
	if err != nil {
		p.t.Fatal(err)
	}
	x := newPeer(p.t, c)
	x.want("220")
	return x
}

func newPeer(t testing.TB, c net.Conn) *peer {
	_ = c.SetDeadline(time.Now().Add(patience))
	t.Cleanup(func() { _ = c.Close() })
	return &peer{t, c, bufio.NewReader(c)}
}

func (x *peer) send(s string) {
	x.t.Helper()
	if _, err := io.WriteString(x.conn, s); err != nil {
		x.t.Fatalf("send %.40q: %v", s, err)
	}
}

// reply reads a reply, all its lines.
func (x *peer) reply() (string, error) {
	var all strings.Builder
	for {
		line, err := x.r.ReadString('\n')
		all.WriteString(line)
		if err != nil {
			return all.String(), err
		}
		if len(line) < 4 || line[3] != '-' {
			return all.String(), nil
		}
	}
}

// want reads a reply that begins so.
func (x *peer) want(prefix string) string {
	x.t.Helper()
	got, err := x.reply()
	if err != nil || !strings.HasPrefix(got, prefix) {
		x.t.Fatalf("reply %q, %v; want %s", got, err, prefix)
	}
	return got
}

// do says a line and wants a reply.
func (x *peer) do(line, prefix string) string {
	x.t.Helper()
	x.send(line + "\r\n")
	return x.want(prefix)
}

// gone wants the connection to be closed.
func (x *peer) gone() {
	x.t.Helper()
	if rest, err := io.ReadAll(x.r); err != nil || len(rest) > 0 && !bytes.HasPrefix(rest, []byte("421")) {
		x.t.Errorf("the connection goes on: %q, %v", rest, err)
	}
}

// startTLS goes on within TLS.
func (x *peer) startTLS() *peer {
	x.t.Helper()
	x.do("STARTTLS", "220")
	c := tls.Client(x.conn, &tls.Config{InsecureSkipVerify: true})
	if err := c.Handshake(); err != nil {
		x.t.Fatal(err)
	}
	return &peer{x.t, c, bufio.NewReader(c)}
}

// envelope says everything up to DATA.
func (x *peer) envelope(from string, to ...string) {
	x.t.Helper()
	x.do("EHLO client.example", "250")
	x.do("MAIL FROM:<"+from+">", "250")
	for _, r := range to {
		x.do("RCPT TO:<"+r+">", "250")
	}
	x.do("DATA", "354")
}

// mail makes a mail of header lines and a body.
func mail(from, id, body string, more ...string) string {
	head := "From: " + from + "\r\nTo: orders@supplier.example\r\nSubject: Order 4711\r\nDate: Fri, 27 Nov 2026 10:00:00 +0100\r\n"
	if id != "" {
		head += "Message-ID: <" + id + ">\r\n"
	}
	for _, m := range more {
		head += m + "\r\n"
	}
	return head + "\r\n" + body
}

// deliver sends a mail over a connection of its own and wants a reply.
func (p *post) deliver(from string, to []string, data, prefix string) string {
	p.t.Helper()
	x := p.dial()
	x.envelope(from, to...)
	x.send(strings.ReplaceAll(data, "\r\n.", "\r\n..") + "\r\n.\r\n")
	got := x.want(prefix)
	x.do("QUIT", "221")
	return got
}

// one is the only message that was taken.
func (p *post) one() transporttest.Message {
	p.t.Helper()
	all := p.in.Taken()
	if len(all) != 1 {
		p.t.Fatalf("%d messages were taken, want 1", len(all))
	}
	return all[0]
}

// lab is the peer of the conformance suite: a mail server that keeps what it has until
// it is told that it was taken.
type lab struct {
	*post
	mu sync.Mutex
	n  int
}

// Transport listens at once: whoever delivers then finds somebody.
func (l *lab) Transport() transports.Transport {
	s := l.server()
	if err := s.Listen(); err != nil {
		l.t.Error(err)
	}
	return s
}

// Content implements transporttest.Wrapping: the order is a Base64 body.
func (l *lab) Content(taken []byte) []byte {
	_, body, _ := bytes.Cut(taken, []byte("\r\n\r\n"))
	b, err := base64.StdEncoding.DecodeString(strings.ReplaceAll(string(body), "\r\n", ""))
	if err != nil {
		l.t.Error(err)
	}
	return b
}

func (l *lab) Deliver(name string, payload []byte) transporttest.Delivery {
	l.mu.Lock()
	l.n++
	id := fmt.Sprintf("%d@acme.example", l.n)
	l.mu.Unlock()
	text := base64.StdEncoding.EncodeToString(payload)
	var lines strings.Builder
	for len(text) > 76 {
		lines.WriteString(text[:76] + "\r\n")
		text = text[76:]
	}
	d := &delivery{lab: l, mail: mail("buyer@acme.example", id, lines.String()+text+"\r\n", "Content-Transfer-Encoding: base64"), known: make(chan struct{}, 1)}
	go d.try()
	return d
}

type delivery struct {
	lab   *lab
	mail  string
	known chan struct{}

	mu     sync.Mutex
	answer transporttest.Answer
	text   string
}

func (d *delivery) try() {
	text := d.talk()
	d.mu.Lock()
	defer d.mu.Unlock()
	d.text += text
	switch last := text[strings.LastIndex(strings.TrimSuffix(text, "\n"), "\n")+1:]; {
	case strings.HasPrefix(last, "250 2.0.0 Taken"):
		d.answer = transporttest.Taken
	case strings.HasPrefix(last, "5"):
		d.answer = transporttest.Refused
	case strings.HasPrefix(last, "4"):
		d.answer = transporttest.Later
	default:
		d.answer = transporttest.Nothing
	}
	select {
	case d.known <- struct{}{}:
	default:
	}
}

// talk sends the mail and gives all that was heard.
func (d *delivery) talk() (heard string) {
	c, err := net.Dial("tcp", d.lab.address(d.lab.listener.Listen))
	if err != nil {
		return ""
	}
	defer c.Close()
	_ = c.SetDeadline(time.Now().Add(patience))
	r := bufio.NewReader(c)
	for _, say := range []string{"", "EHLO client.example\r\n", "MAIL FROM:<buyer@acme.example>\r\n", "RCPT TO:<orders+acme@supplier.example>\r\n", "DATA\r\n", d.mail + ".\r\n"} {
		if _, err := io.WriteString(c, say); err != nil {
			return heard
		}
		for {
			line, err := r.ReadString('\n')
			heard += line
			if err != nil || line[0] > '3' {
				return heard
			}
			if line[3] == ' ' {
				break
			}
		}
	}
	return heard
}

func (d *delivery) Answer() transporttest.Answer {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.answer
}

func (d *delivery) Wait(ctx context.Context) transporttest.Answer {
	select {
	case <-d.known:
	case <-ctx.Done():
	}
	return d.Answer()
}

func (d *delivery) Retry() { go d.try() }

func (d *delivery) Text() string {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.text
}

func TestConformance(t *testing.T) {
	transporttest.Run(t, func(t *testing.T) transporttest.Lab {
		return &lab{post: newPost(t, func(p *post) {
			p.listener.TLS, p.listener.Submission = "", ""
			p.listener.MaxSize, p.listener.Connections = 16<<20, 1000
		})}
	})
}
