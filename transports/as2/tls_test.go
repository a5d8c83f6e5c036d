// SPDX-License-Identifier: Apache-2.0

package as2_test

import (
	"bytes"
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"errors"
	"io"
	"log"
	"math/big"
	"net"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"testing"
	"time"

	"ordergate/gateway"
	"ordergate/gateway/certs"
	"ordergate/transports"
	"ordergate/transports/as2"
	"ordergate/transports/as2/cms"
)

// issue makes a certificate, by an issuer or by itself.
func issue(t *testing.T, name string, by *cms.Key, change func(*x509.Certificate)) cms.Key {
	t.Helper()
	k, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	serial, err := rand.Int(rand.Reader, big.NewInt(1<<62))
	if err != nil {
		t.Fatal(err)
	}
	tpl := &x509.Certificate{SerialNumber: serial, Subject: pkix.Name{CommonName: name}, BasicConstraintsValid: true,
		NotBefore: time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC), NotAfter: time.Date(2120, 1, 1, 0, 0, 0, 0, time.UTC)}
	if change != nil {
		change(tpl)
	}
	parent, signer := tpl, any(k)
	if by != nil {
		parent, signer = by.Certificate, by.Private
	}
	der, err := x509.CreateCertificate(rand.Reader, tpl, parent, k.Public(), signer)
	if err != nil {
		t.Fatal(err)
	}
	c, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	return cms.Key{Certificate: c, Private: k}
}

func authority(c *x509.Certificate) { c.IsCA, c.KeyUsage = true, x509.KeyUsageCertSign }

func local(c *x509.Certificate) { c.IPAddresses = []net.IP{net.IPv4(127, 0, 0, 1)} }

// TestTrust sends over TLS to servers with real chains.
func TestTrust(t *testing.T) {
	t.Parallel()
	ca := issue(t, "authority", nil, authority)
	middle := issue(t, "between", &ca, authority)
	leaf := issue(t, "server", &middle, local)
	elsewhere := issue(t, "elsewhere", &ca, func(c *x509.Certificate) { c.DNSNames = []string{"other.example.com"} })
	over := issue(t, "over", &ca, func(c *x509.Certificate) {
		local(c)
		c.NotAfter = time.Date(2021, 1, 1, 0, 0, 0, 0, time.UTC)
	})
	caFile := pemFile(t, "CERTIFICATE", ca.Certificate.Raw)
	yes := true
	for _, tt := range []struct {
		name   string
		server cms.Key
		chain  []cms.Key
		trust  string
		pin    *cms.Key
		client bool
		wrong  string // "": it is trusted
		advice string
	}{
		{name: "an authority's file", server: leaf, chain: []cms.Key{middle}, trust: caFile},
		{name: "pinned leaf", server: leaf, trust: "pin", pin: &leaf},
		{name: "pinned leaf of another name", server: elsewhere, trust: "pin", pin: &elsewhere},
		{name: "pinned issuer", server: leaf, chain: []cms.Key{middle}, trust: "pin", pin: &ca},
		{name: "pinned issuer, another name", server: elsewhere, trust: "pin", pin: &ca, wrong: "127.0.0.1", advice: "another name"},
		{name: "pinned another", server: leaf, trust: "pin", pin: &over, wrong: `"CN=server"`, advice: "import"},
		{name: "nothing pinned", server: leaf, trust: "pin", wrong: "not trusted", advice: "use: tls"},
		{name: "the system does not know it", server: leaf, chain: []cms.Key{middle}, wrong: `above it "CN=between"`, advice: "tls.trust: pin"},
		{name: "no intermediate sent", server: leaf, trust: caFile, wrong: `issuer "CN=between"`, advice: "authority"},
		{name: "expired", server: over, trust: caFile, wrong: "2021-01-01", advice: "renew"},
		{name: "another name", server: elsewhere, trust: caFile, wrong: "127.0.0.1", advice: "another name"},
		{name: "client certificate", server: leaf, chain: []cms.Key{middle}, trust: caFile, client: true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			l := newSendLab(t, nil)
			server := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if tt.client && (len(r.TLS.PeerCertificates) != 1 || !r.TLS.PeerCertificates[0].Equal(l.us.Certificate)) {
					t.Error("our certificate was not shown")
				}
				l.serve(w, r)
			}))
			shown := tls.Certificate{PrivateKey: tt.server.Private, Certificate: [][]byte{tt.server.Certificate.Raw}}
			for _, c := range tt.chain {
				shown.Certificate = append(shown.Certificate, c.Certificate.Raw)
			}
			server.TLS = &tls.Config{Certificates: []tls.Certificate{shown}}
			server.Config.ErrorLog = log.New(io.Discard, "", 0)
			if tt.client {
				server.TLS.ClientAuth = tls.RequireAnyClientCert
			}
			server.StartTLS()
			t.Cleanup(server.Close)
			l.relation.URL, l.relation.TLS.Trust = server.URL+"/as2", tt.trust
			if tt.pin != nil {
				l.relation.Theirs = append(l.relation.Theirs, entry(*tt.pin, false, certs.TLS))
			}
			if tt.client {
				l.relation.TLS.Client = &yes
			}
			err := l.send()
			if tt.wrong == "" {
				if err != nil {
					t.Fatal(err)
				}
				l.state(gateway.ExchangeConfirmed)
				return
			}
			if err == nil || gateway.KindOf(err) != gateway.Transient || !strings.Contains(err.Error(), tt.wrong) || !strings.Contains(err.Error(), tt.advice) || len(l.seen()) != 0 {
				t.Errorf("%v", err)
			}
			steps := as2.Probe(context.Background(), l.cfg, l.relation, as2.ProbeOptions{})
			if last := steps[len(steps)-1]; last.Name != "TLS" || last.OK || last.Advice == "" {
				t.Errorf("%+v", last)
			}
		})
	}
}

// TestPush delivers receipts of ours where the partner's file allows it, and nowhere
// else.
func TestPush(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name   string
		url    func(own string) string // of the partner's file
		asked  func(own string) string
		allow  func(own string) []string
		proxy  bool // by a proxy: what it would dial is looked at before it is asked
		answer func(l *sendLab, w http.ResponseWriter, r sentRequest)
		code   string
	}{
		{name: "its own server, which is this machine"},
		{name: "another host", asked: func(string) string { return "http://169.254.169.254/latest/meta-data" }, code: as2.CodeReceiptAway},
		{name: "no URL", asked: func(string) string { return "mailto:a@b" }, code: as2.CodeReceiptAway},
		{name: "allowed, but loopback", url: func(string) string { return "http://as2.example.com/as2" },
			allow: func(own string) []string { return []string{own + "/*"} }, code: as2.CodeReceiptAway},
		{name: "a name that leads to loopback", url: func(string) string { return "http://as2.example.com/as2" },
			asked: func(own string) string { return strings.Replace(own, "127.0.0.1", "localhost", 1) + "/mdn" },
			allow: func(own string) []string { return []string{strings.Replace(own, "127.0.0.1", "localhost", 1) + "/mdn"} }, code: as2.CodeReceiptAway},
		{name: "a private network", url: func(string) string { return "http://as2.example.com/as2" },
			asked: func(string) string { return "http://10.1.2.3/mdn" }, allow: func(string) []string { return []string{"http://10.1.2.3/mdn"} }, code: as2.CodeReceiptAway},
		{name: "link-local", url: func(string) string { return "http://as2.example.com/as2" },
			asked: func(string) string { return "http://169.254.169.254/" }, allow: func(string) []string { return []string{"http://169.254.169.254/"} }, code: as2.CodeReceiptAway},
		{name: "IPv4 within IPv6", url: func(string) string { return "http://as2.example.com/as2" },
			asked: func(string) string { return "http://[::ffff:127.0.0.1]/" }, allow: func(string) []string { return []string{"http://[::ffff:127.0.0.1]/"} }, code: as2.CodeReceiptAway},
		{name: "by a proxy", proxy: true},
		{name: "by a proxy, but loopback", proxy: true, url: func(string) string { return "http://as2.example.com/as2" },
			allow: func(own string) []string { return []string{own + "/*"} }, code: as2.CodeReceiptAway},
		{name: "a redirect", answer: func(_ *sendLab, w http.ResponseWriter, _ sentRequest) {
			w.Header().Set("Location", "http://127.0.0.1:1/admin")
			w.WriteHeader(http.StatusFound)
		}, code: "as2.http.302"},
		{name: "404", answer: status(404), code: "as2.http.404"},
		{name: "503", answer: status(503), code: "again"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			l := newSendLab(t, nil)
			own := strings.TrimSuffix(l.relation.URL, "/as2")
			l.answer = func(w http.ResponseWriter, r sentRequest) {
				if tt.answer != nil {
					tt.answer(l, w, r)
				}
			}
			asked := own + "/mdn?id=1"
			if tt.asked != nil {
				asked = tt.asked(own)
			}
			if tt.url != nil {
				l.relation.URL = tt.url(own)
			}
			if tt.proxy {
				l.relation.Proxy = own
			}
			if tt.allow != nil {
				l.relation.Receive.MDNURLs = tt.allow(own)
			}
			x := l.ledger.Put(gateway.Exchange{Connection: "acme-as2", Partner: "acme", ReceiptURL: asked}, []byte("x"),
				[]byte("AS2-From: US\r\nMessage-ID: <r@us>\r\nContent-Type: multipart/report; boundary=b\r\n\r\n--b--\r\n"))
			s := as2.NewSender(l.cfg, l.relation.Connection)
			defer s.Close()
			err := s.Send(context.Background(), transports.Outbound{ID: "R1", Kind: transports.KindReceipt, Exchange: x.ID})
			var refusal *transports.Refusal
			switch {
			case tt.code == "again":
				if err == nil || gateway.KindOf(err) != gateway.Transient {
					t.Errorf("%v", err)
				}
			case tt.code != "":
				if !errors.As(err, &refusal) || refusal.Finding.Code != tt.code || tt.answer == nil && len(l.seen()) != 0 {
					t.Errorf("%v, %d requests", err, len(l.seen()))
				}
			default:
				if err != nil {
					t.Fatal(err)
				}
				if r := l.seen()[0]; string(r.body) != "--b--\r\n" || r.header.Get("AS2-From") != "US" || r.length != 7 {
					t.Errorf("%+v", r)
				}
			}
		})
	}
}

// TestLargeStreams: a document of 64 MiB is sealed and sent without being held.
func TestLargeStreams(t *testing.T) {
	l := newSendLab(t, func(r *as2.Relation) { r.MDN = "none" })
	ledger := newDiskLedger(t)
	l.cfg.Ledger = ledger
	var got int64
	server := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { got, _ = io.Copy(io.Discard, r.Body) }))
	t.Cleanup(server.Close)
	l.relation.URL = server.URL
	const size = 64 << 20
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	s := as2.NewSender(l.cfg, l.relation.Connection)
	defer s.Close()
	err := s.Send(context.Background(), transports.Outbound{ID: "big", Kind: "855", FileName: "big", Size: size, Open: func(context.Context) (io.ReadCloser, error) {
		return io.NopCloser(io.LimitReader(zeros{}, size)), nil
	}})
	runtime.ReadMemStats(&after)
	if err != nil || got < size {
		t.Fatalf("%v, %d bytes", err, got)
	}
	if taken := after.TotalAlloc - before.TotalAlloc; taken > size/2 {
		t.Errorf("%d bytes were allocated for a document of %d", taken, size)
	}
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) { clear(p); return len(p), nil }

func TestValidate(t *testing.T) {
	t.Parallel()
	yes := true
	for _, tt := range []struct {
		name    string
		c       as2.Config
		want    string
		warning bool
	}{
		{name: "well", c: as2.Config{ID: "A", URL: "https://a.example/as2"}},
		{name: "every preset", c: as2.Config{ID: "A", Preset: "rfc4130bis", URL: "https://a.example/as2"}},
		{name: "no name", c: as2.Config{}, want: "id: the AS2 name is empty"},
		{name: "nearest preset", c: as2.Config{ID: "A", Preset: "openas"}, want: `did you mean "openas2"?`},
		{name: "nearest cipher", c: as2.Config{ID: "A", Encrypt: "aes256-cbc"}, want: `did you mean "aes-256-cbc"?`},
		{name: "digest", c: as2.Config{ID: "A", Sign: "md5"}, want: "sign: unknown value"},
		{name: "URL", c: as2.Config{ID: "A", URL: "ftp://a"}, want: "url: "},
		{name: "URL with a password", c: as2.Config{ID: "A", URL: "https://u:p@a/"}, want: "keys of their own"},
		{name: "proxy", c: as2.Config{ID: "A", Proxy: "a:3128"}, want: "proxy: "},
		{name: "receipts", c: as2.Config{ID: "A", Receive: as2.Receive{MDNURLs: []string{"mailto:a@b"}}}, want: "receive.mdnUrls.0: "},
		{name: "retries", c: as2.Config{ID: "A", Retries: []string{"5m", "soon"}}, want: "retries.1: "},
		{name: "time", c: as2.Config{ID: "A", GiveUp: -1}, want: "giveUp: "},
		{name: "placeholder", c: as2.Config{ID: "A", Subject: "{kind} {number}"}, want: "unknown placeholder"},
		{name: "content type", c: as2.Config{ID: "A", Type: "EDI"}, want: "contentType: "},
		{name: "restart in chunks", c: as2.Config{ID: "A", Restart: &yes, Chunked: &yes}, want: "chunked: "},
		{name: "PSS without a signature", c: as2.Config{ID: "A", Preset: "rfc4130bis", Sign: "none", PSS: &yes}, want: "pss: "},
		{name: "GCM to a product that cannot", c: as2.Config{ID: "A", Encrypt: "aes-256-gcm"}, want: "cannot be expected to open aes-256-gcm", warning: true},
		{name: "PSS to a product that cannot", c: as2.Config{ID: "A", PSS: &yes}, want: "RSASSA-PSS", warning: true},
		{name: "OAEP to a product that cannot", c: as2.Config{ID: "A", OAEP: "sha-256"}, want: "RSA-OAEP", warning: true},
		{name: "SHA-1 between 1.3 partners", c: as2.Config{ID: "A", Preset: "rfc4130bis", Sign: "sha-1"}, want: "must not be made", warning: true},
		{name: "in the clear", c: as2.Config{ID: "A", URL: "http://a.example/", Encrypt: "none"}, want: "in the clear", warning: true},
		{name: "no receipts", c: as2.Config{ID: "A", URL: "http://a.example/", MDN: "none"}, want: "nothing proves", warning: true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			faults := tt.c.Validate(nil)
			if tt.want == "" {
				if len(faults) > 0 {
					t.Error(faults)
				}
				return
			}
			if !strings.Contains(faults.Error(), tt.want) || (len(faults.Errors()) == 0) != tt.warning {
				t.Errorf("%v", faults)
			}
		})
	}
}

// TestProbe says step by step what stands in the way.
func TestProbe(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	l := newSendLab(t, nil)
	names := func(steps []as2.Step) string {
		var b bytes.Buffer
		for _, s := range steps {
			b.WriteString(s.Name)
			if !s.OK {
				b.WriteString("!")
			}
			b.WriteString(" ")
		}
		return strings.TrimSpace(b.String())
	}
	l.answer = func(w http.ResponseWriter, r sentRequest) {
		if r.method == http.MethodPost {
			l.good(w, r)
		}
	}
	steps := as2.Probe(ctx, l.cfg, l.relation, as2.ProbeOptions{})
	if got := names(steps); got != "config certificates certificates DNS TCP TLS HTTP" || len(l.ledger.All()) != 0 {
		t.Errorf("%s: %+v", got, steps)
	}
	plain := *l.relation
	plain.Sign, plain.Encrypt, plain.MDN = "none", "none", as2.MDNAsync
	steps = as2.Probe(ctx, l.cfg, &plain, as2.ProbeOptions{Send: true})
	if got := names(steps); got != "config DNS TCP TLS HTTP send signature MDN MIC" {
		t.Errorf("%s: %+v", got, steps)
	}
	stranger := rsaIdentity(t, "stranger")
	l2 := newSendLab(t, nil)
	l2.answer = func(w http.ResponseWriter, r sentRequest) {
		if r.method == http.MethodPost {
			l2.reply(w, r, &stranger, nil)
		}
	}
	steps = as2.Probe(ctx, l2.cfg, l2.relation, as2.ProbeOptions{Send: true})
	if last := steps[len(steps)-1]; last.Name != "signature" || last.OK || !strings.Contains(last.Detail, "stranger") {
		t.Errorf("%+v", last)
	}
	for name, change := range map[string]func(*as2.Relation){
		"config!": func(r *as2.Relation) { r.URL = "" },
		"config certificates certificates! certificates!": func(r *as2.Relation) { r.Theirs = nil },
		"config certificates certificates DNS!":           func(r *as2.Relation) { r.URL = "http://nobody.invalid/" },
		"config certificates certificates DNS TCP!":       func(r *as2.Relation) { r.URL = "http://127.0.0.1:1/" },
	} {
		r := *l2.relation
		change(&r)
		steps := as2.Probe(ctx, l2.cfg, &r, as2.ProbeOptions{})
		if last := steps[len(steps)-1]; names(steps) != name || last.Advice == "" {
			t.Errorf("%s in place of %s: %+v", names(steps), name, last)
		}
	}
}
