// SPDX-License-Identifier: Apache-2.0

package as2_test

import (
	"bytes"
	"context"
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"math/big"
	"net"
	"net/http"
	"strings"
	"sync"
	"testing"

	"ordergate/gateway"
	"ordergate/gateway/certs"
	"ordergate/gateway/gatewaytest"
	"ordergate/transports"
	"ordergate/transports/as2"
	"ordergate/transports/as2/cms"
	"ordergate/transports/as2/wire"
	"ordergate/transports/transporttest"
)

// identity is a key with its certificate.
type identity struct {
	cert *x509.Certificate
	key  crypto.Signer
}

var identities sync.Map // by name: making RSA keys takes long

func newIdentity(t testing.TB, name string) identity {
	t.Helper()
	v, _ := identities.LoadOrStore(name, sync.OnceValue(func() identity {
		var key crypto.Signer
		var err error
		if strings.HasPrefix(name, "ec") {
			key, err = ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
		} else {
			key, err = rsa.GenerateKey(rand.Reader, 2048)
		}
		if err != nil {
			panic(err)
		}
		at := gatewaytest.NewClock().Now()
		tmpl := &x509.Certificate{SerialNumber: big.NewInt(int64(len(name))<<32 + int64(name[0])), Subject: pkix.Name{CommonName: name}, NotBefore: at.AddDate(-1, 0, 0), NotAfter: at.AddDate(5, 0, 0),
			DNSNames: []string{"localhost"}, IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)}, SubjectKeyId: []byte(name)}
		der, err := x509.CreateCertificate(rand.Reader, tmpl, tmpl, key.Public(), key)
		if err != nil {
			panic(err)
		}
		cert, err := x509.ParseCertificate(der)
		if err != nil {
			panic(err)
		}
		return identity{cert, key}
	}))
	return v.(func() identity)()
}

func (i identity) entries(kind certs.OwnerKind, uses ...certs.Use) certs.Entries {
	e := certs.Entry{Kind: kind, Name: i.cert.Subject.CommonName, Certificate: i.cert, Uses: uses, From: i.cert.NotBefore, Until: i.cert.NotAfter, Fingerprint: certs.Fingerprint(i.cert)}
	if kind == certs.Station {
		e.Private = i.key
	}
	return certs.Entries{e}
}

// receiver is a Server on a real port, with the state that outlives its lives.
type receiver struct {
	t      testing.TB
	rel    *as2.Relation
	us     identity
	them   identity
	config func(*as2.ServerConfig)
	dir    string
	clock  *gatewaytest.Clock

	mu      sync.Mutex
	address map[string]string // by the address that was configured
	pushed  []string
	in      *transporttest.Intake
	up      chan struct{}
}

const (
	plainAddress = "127.0.0.1:0"
	tlsAddress   = "localhost:0"
)

func newReceiver(t testing.TB, change ...func(*as2.Relation)) *receiver {
	t.Helper()
	return newReceiverOf(t, "us", "them", change...)
}

func newReceiverOf(t testing.TB, us, them string, change ...func(*as2.Relation)) *receiver {
	t.Helper()
	r := &receiver{t: t, us: newIdentity(t, us), them: newIdentity(t, them), dir: t.TempDir(), clock: gatewaytest.NewClock(), address: map[string]string{}, in: transporttest.NewIntake(), up: make(chan struct{})}
	r.rel = &as2.Relation{Config: as2.Config{ID: "ACME", URL: "https://acme.example/as2"}, Connection: "acme-as2", Partner: "acme", Speaks: []string{"acme"}, Station: "main", Ours: "US Corp",
		OurKeys: r.us.entries(certs.Station, certs.Sign, certs.Encrypt), Theirs: r.them.entries(certs.Partner, certs.Sign, certs.Encrypt, certs.TLS)}
	for _, c := range change {
		c(r.rel)
	}
	return r
}

func (r *receiver) server() *as2.Server {
	cfg := as2.ServerConfig{
		Listener:  as2.Listener{Listen: plainAddress, URL: "https://edi.example.com/as2"},
		Directory: func() *as2.Directory { return as2.NewDirectory([]*as2.Relation{r.rel}) },
		Dir:       r.dir, MaxBytes: 8 << 20, Clock: r.clock, Product: "ordergate:1.0", Listen: r.listen,
		Open: r.open,
		Push: func(_ context.Context, x *gateway.Exchange) error {
			r.mu.Lock()
			defer r.mu.Unlock()
			r.pushed = append(r.pushed, x.ID)
			return nil
		},
	}
	if r.config != nil {
		r.config(&cfg)
	}
	return as2.NewServer(cfg)
}

func (r *receiver) listen(network, address string) (net.Listener, error) {
	l, err := net.Listen(network, "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.address[address] = l.Addr().String()
	close(r.up)
	r.up = make(chan struct{})
	return l, nil
}

type sections struct{ *bytes.Reader }

func (sections) Close() error { return nil }

func (r *receiver) open(_ context.Context, sha string) (io.ReadSeekCloser, int64, error) {
	r.mu.Lock()
	in := r.in
	r.mu.Unlock()
	b := in.Bytes(sha)
	if b == nil {
		return nil, 0, fmt.Errorf("%s is not kept", sha)
	}
	return sections{bytes.NewReader(b)}, int64(len(b)), nil
}

// serve begins a life that ends with the test.
func (r *receiver) serve() (stop func()) {
	r.t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	s := r.server()
	r.mu.Lock()
	up := r.up
	r.mu.Unlock()
	go func() { done <- s.Serve(ctx, r.in) }()
	var once sync.Once
	stop = func() {
		once.Do(func() {
			cancel()
			if err := <-done; err != nil {
				r.t.Error(err)
			}
		})
	}
	r.t.Cleanup(stop)
	select {
	case <-up:
	case err := <-done:
		done <- err
		r.t.Fatal("it does not serve: ", err)
	}
	return stop
}

func (r *receiver) at(address string) string {
	for {
		r.mu.Lock()
		a, up := r.address[address], r.up
		r.mu.Unlock()
		if a != "" {
			return a
		}
		<-up
	}
}

func (r *receiver) url() string { return "http://" + r.at(plainAddress) + "/as2" }

// sealed says how a test's message is made.
type sealed struct {
	sign    crypto.Hash // 0: not signed
	signer  *identity   // nil: the partner
	encrypt string      // "": not encrypted
	to      *identity   // nil: us
	name    string
	typ     string
}

var signedEncrypted = sealed{sign: crypto.SHA256, encrypt: "aes-128-cbc", name: "order.edi"}

// entity is the MIME entity of a payload.
func entity(typ, name string, payload []byte) []byte {
	if typ == "" {
		typ = "application/EDI-X12"
	}
	h := "Content-Type: " + typ + "\r\nContent-Transfer-Encoding: binary\r\n"
	if name != "" {
		h += `Content-Disposition: attachment; filename="` + name + `"` + "\r\n"
	}
	return append([]byte(h+"\r\n"), payload...)
}

// seal makes the HTTP body of a message, and what its MIC is over.
func (r *receiver) seal(s sealed, payload []byte) (contentType string, body, content []byte) {
	r.t.Helper()
	content = entity(s.typ, s.name, payload)
	return r.wrap(s, content)
}

func (r *receiver) wrap(s sealed, content []byte) (contentType string, body, signed []byte) {
	r.t.Helper()
	head, rest, _ := bytes.Cut(content, []byte("\r\n"))
	contentType, body = strings.TrimPrefix(string(head), "Content-Type: "), content
	inner := content
	if s.sign != 0 {
		who := r.them
		if s.signer != nil {
			who = *s.signer
		}
		h := s.sign.New()
		h.Write(content)
		sig, err := cms.SignDigest(h.Sum(nil), cms.SignOptions{Key: cms.Key{Certificate: who.cert, Private: who.key}, Hash: s.sign, Time: r.clock.Now()})
		if err != nil {
			r.t.Fatal(err)
		}
		var b bytes.Buffer
		fmt.Fprintf(&b, "--b42\r\n%s\r\n--b42\r\nContent-Type: application/pkcs7-signature\r\nContent-Transfer-Encoding: base64\r\n\r\n%s\r\n--b42--\r\n", content, base64.StdEncoding.EncodeToString(sig))
		contentType = "multipart/signed; protocol=\"application/pkcs7-signature\"; micalg=" + wire.FormatMICAlg(s.sign, wire.Hyphened) + `; boundary="b42"`
		body = b.Bytes()
		inner = append([]byte("Content-Type: "+contentType+"\r\n\r\n"), body...)
	} else if s.encrypt == "" {
		_, body, _ = bytes.Cut(rest, []byte("\r\n\r\n"))
		return contentType, body, body
	}
	if s.encrypt != "" {
		to := r.us
		if s.to != nil {
			to = *s.to
		}
		var b bytes.Buffer
		w, err := cms.Encrypt(&b, cms.EncryptOptions{Recipients: []*x509.Certificate{to.cert}, Algorithm: s.encrypt, Size: int64(len(inner))})
		if err == nil {
			_, err = w.Write(inner)
		}
		if err == nil {
			err = w.Close()
		}
		if err != nil {
			r.t.Fatal(err)
		}
		contentType, body = `application/pkcs7-mime; smime-type=enveloped-data; name="smime.p7m"`, b.Bytes()
		if strings.HasSuffix(s.encrypt, "gcm") {
			contentType = `application/pkcs7-mime; smime-type=authEnveloped-data; name="smime.p7m"`
		}
	}
	return contentType, body, content
}

const (
	optionsSHA256 = "signed-receipt-protocol=optional, pkcs7-signature; signed-receipt-micalg=optional, sha-256, sha1"
)

// request is a message that asks for a signed receipt.
func (r *receiver) request(id, contentType string, body io.Reader, change ...func(h http.Header)) *http.Request {
	r.t.Helper()
	req, err := http.NewRequest(http.MethodPost, r.url(), body)
	if err != nil {
		r.t.Fatal(err)
	}
	for name, v := range map[string]string{"AS2-Version": "1.2", "AS2-From": "ACME", "AS2-To": `"US Corp"`, "Message-ID": id, "Content-Type": contentType, "Disposition-Notification-To": "edi@acme.example", "Disposition-Notification-Options": optionsSHA256} {
		req.Header[http.CanonicalHeaderKey(name)] = []string{v}
	}
	for _, c := range change {
		c(req.Header)
	}
	return req
}

func with(name, value string) func(http.Header) {
	return func(h http.Header) {
		if value == "" {
			h.Del(name)
			return
		}
		h.Set(name, value)
	}
}

// reply is an answer as the peer sees it.
type reply struct {
	status int
	header http.Header
	body   []byte
	mdn    *wire.Received // nil: none
}

func (p reply) outcome() string {
	if p.mdn == nil {
		return fmt.Sprintf("HTTP %d", p.status)
	}
	return p.mdn.Disposition.Outcome()
}

func do(c *http.Client, req *http.Request) (p reply, err error) {
	res, err := c.Do(req)
	if err != nil {
		return p, err
	}
	defer res.Body.Close()
	p.status, p.header = res.StatusCode, res.Header
	if p.body, err = io.ReadAll(res.Body); err != nil {
		return p, err
	}
	if strings.HasPrefix(res.Header.Get("Content-Type"), "multipart/") {
		p.mdn, err = wire.Parse(res.Header.Get("Content-Type"), "", p.body)
	}
	return p, err
}

func newClient(t testing.TB) *http.Client {
	tr := &http.Transport{TLSClientConfig: &tls.Config{InsecureSkipVerify: true}, MaxIdleConnsPerHost: 64, DisableCompression: true}
	if t != nil {
		t.Cleanup(tr.CloseIdleConnections)
	}
	return &http.Client{Transport: tr}
}

func (r *receiver) post(req *http.Request) reply {
	r.t.Helper()
	p, err := do(newClient(r.t), req)
	if err != nil {
		r.t.Fatal(err)
	}
	return p
}

// send seals and posts one payload.
func (r *receiver) send(s sealed, id string, payload []byte, change ...func(http.Header)) (reply, []byte) {
	r.t.Helper()
	contentType, body, content := r.seal(s, payload)
	return r.post(r.request(id, contentType, bytes.NewReader(body), change...)), content
}

// as2Lab is a receiver as the conformance suite wants it.
type as2Lab struct {
	*receiver
	n      int
	client *http.Client
}

func TestConformance(t *testing.T) {
	t.Parallel()
	transporttest.Run(t, func(t *testing.T) transporttest.Lab {
		r := newReceiver(t)
		r.config = func(c *as2.ServerConfig) { c.MaxBytes = 64 << 20 }
		return &as2Lab{receiver: r, client: newClient(t)}
	})
}

// life gives a Server the suite's Intake to read receipts from.
type life struct {
	*as2.Server
	r *receiver
}

func (l life) Serve(ctx context.Context, in transports.Intake) error {
	l.r.mu.Lock()
	l.r.in = in.(*transporttest.Intake)
	l.r.mu.Unlock()
	return l.Server.Serve(ctx, in)
}

func (l *as2Lab) Transport() transports.Transport { return life{l.server(), l.receiver} }

func (l *as2Lab) Deliver(name string, payload []byte) transporttest.Delivery {
	l.mu.Lock()
	l.n++
	n := l.n
	l.mu.Unlock()
	s := signedEncrypted
	s.name = name
	contentType, body, content := l.seal(s, payload)
	d := &as2Delivery{lab: l, id: fmt.Sprintf("<%d@acme>", n), contentType: contentType, body: body, content: content, told: make(chan struct{})}
	d.begin()
	return d
}

type as2Delivery struct {
	lab           *as2Lab
	id            string
	contentType   string
	body, content []byte

	mu     sync.Mutex
	answer transporttest.Answer
	text   string
	told   chan struct{}
}

func (d *as2Delivery) begin() {
	told := d.told
	go func() {
		defer close(told)
		req := d.lab.request(d.id, d.contentType, bytes.NewReader(d.body))
		p, err := do(d.lab.client, req)
		answer := transporttest.Later
		switch {
		case err != nil || p.status >= 500:
		case p.mdn == nil:
			answer = transporttest.Refused
		case p.mdn.Disposition.Positive():
			answer = transporttest.Taken
			if _, verr := p.mdn.Verify([]*x509.Certificate{d.lab.us.cert}); verr != nil {
				err, answer = verr, transporttest.Refused
			} else if sum := sumOf(p.mdn.MIC.Hash, d.content); !bytes.Equal(sum, p.mdn.MIC.Digest) {
				err, answer = errors.New("another MIC"), transporttest.Refused
			}
		default:
			answer = transporttest.Refused
		}
		d.mu.Lock()
		defer d.mu.Unlock()
		d.answer, d.text = answer, fmt.Sprint(err, p.header, string(p.body))
		if p.mdn != nil {
			d.text += strings.ToLower(p.mdn.Text[:1]) + p.mdn.Text[1:]
		}
	}()
}

func sumOf(h crypto.Hash, b []byte) []byte {
	s := h.New()
	s.Write(b)
	return s.Sum(nil)
}

func (d *as2Delivery) Answer() transporttest.Answer {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.answer
}

func (d *as2Delivery) Wait(ctx context.Context) transporttest.Answer {
	select {
	case <-d.told:
		return d.Answer()
	case <-ctx.Done():
		return transporttest.Nothing
	}
}

func (d *as2Delivery) Retry() {
	if a := d.Answer(); a == transporttest.Later || a == transporttest.Nothing {
		d.told = make(chan struct{})
		d.begin()
	}
}

func (d *as2Delivery) Text() string { return d.text }
