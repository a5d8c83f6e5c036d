// SPDX-License-Identifier: Apache-2.0

package as2

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"strings"

	"ordergate/gateway"
	"ordergate/gateway/certs"
	"ordergate/transports"
)

// Step is one step of a Probe.
type Step struct {
	Name   string // "DNS", "TCP", "TLS", "HTTP", "signature", "MDN", "MIC" …
	OK     bool
	Detail string // what was seen
	Advice string // what to do; "" when it is well
}

// ProbeOptions say how far a Probe goes.
type ProbeOptions struct {
	// Send sends a small text that no partner can take for an order, and takes the
	// receipt, in the answer whatever mdn says. It is kept nowhere: the config's ledger
	// may be nil.
	Send bool
}

// probeText is what is sent.
const probeText = "ordergate connection test\r\n"

// Probe tries the way to a partner step by step, and says of each what was seen and
// what to do. It stops at the first that fails, since the next stand on it.
func Probe(ctx context.Context, cfg SenderConfig, r *Relation, o ProbeOptions) []Step {
	p := &probe{cfg: cfg.withDefaults(), r: r, p: r.Profile()}
	for _, step := range []func(context.Context) bool{p.config, p.certificates, p.dns, p.tcp, p.tls, p.http} {
		if !step(ctx) {
			return p.steps
		}
	}
	if o.Send {
		p.send(ctx)
	}
	return p.steps
}

type probe struct {
	cfg   SenderConfig
	r     *Relation
	p     Profile
	url   *url.URL
	host  string // host:port that is dialled: the proxy's, if there is one
	steps []Step
}

func (p *probe) ok(name, format string, args ...any) bool {
	p.steps = append(p.steps, Step{Name: name, OK: true, Detail: fmt.Sprintf(format, args...)})
	return true
}

func (p *probe) failed(name, advice, format string, args ...any) bool {
	p.steps = append(p.steps, Step{Name: name, Detail: fmt.Sprintf(format, args...), Advice: advice})
	return false
}

func (p *probe) config(context.Context) bool {
	if p.url = httpURL(p.r.URL); p.url == nil {
		return p.failed("config", "Set url in the partner's as2 block.", "connection %s has no url to send to", p.r.Connection)
	}
	dialled := p.url
	if p.r.Proxy != "" {
		proxy, err := url.Parse(p.r.Proxy)
		if err != nil {
			return p.failed("config", "Set proxy as in http://proxy.example.com:3128.", "proxy: %v", err)
		}
		dialled = proxy
	}
	port := dialled.Port()
	if port == "" {
		port = map[string]string{"http": "80", "https": "443"}[dialled.Scheme]
	}
	p.host = net.JoinHostPort(dialled.Hostname(), port)
	return p.ok("config", "%s → %s at %s, preset %s", p.r.Ours, p.r.ID, p.r.URL, p.p.Preset)
}

// certificates tells whether there is all that a document wants.
func (p *probe) certificates(context.Context) bool {
	now, well := p.cfg.Clock.Now(), true
	look := func(wanted bool, whose string, entries certs.Entries, use certs.Use, advice string) {
		if !wanted {
			return
		}
		if e, ok := entries.ToSend(use, now); ok {
			p.ok("certificates", "%s, use %s: %s", whose, use, describe(e.Certificate))
		} else {
			well = p.failed("certificates", advice, "%s has none with use: %s that is valid now", whose, use)
		}
	}
	station, partner := "station "+p.r.Station, "partner "+p.r.Partner
	look(p.p.Sign != 0, station, p.r.OurKeys, certs.Sign, "Make one: ordergate cert new.")
	look(p.p.Encrypt != "", partner, p.r.Theirs, certs.Encrypt, "Import the partner's certificate: ordergate cert import.")
	look(p.p.Client, station, p.r.OurKeys, certs.TLS, "Make or import one for use: tls, or leave tls.client out.")
	if p.p.MDN != "" && p.p.SignedMDN && len(p.r.Theirs.Accepted(certs.Sign, now)) == 0 {
		well = p.failed("certificates", "Import the partner's certificate with use: sign, or its receipts cannot be verified.", "%s has none with use: sign that is valid now", partner)
	}
	return well
}

func (p *probe) dns(ctx context.Context) bool {
	host, _, _ := net.SplitHostPort(p.host)
	ips, err := net.DefaultResolver.LookupHost(ctx, host)
	if err != nil {
		what, advice := explain(p.r, p.p, err)
		return p.failed("DNS", advice, "%s", what)
	}
	return p.ok("DNS", "%s is %s", host, strings.Join(ips, ", "))
}

func (p *probe) tcp(ctx context.Context) bool {
	c, err := (&net.Dialer{Timeout: connectTimeout}).DialContext(ctx, "tcp", p.host)
	if err != nil {
		what, advice := explain(p.r, p.p, err)
		return p.failed("TCP", advice, "%s: %s (%v)", p.host, what, err)
	}
	defer closeQuietly(c)
	return p.ok("TCP", "connected to %s", c.RemoteAddr())
}

// tls shakes hands twice: as documents do, and, when that fails, without asking who
// it is, to tell what the server has shown.
func (p *probe) tls(ctx context.Context) bool {
	if p.url.Scheme != "https" {
		return p.ok("TLS", "none: plain HTTP")
	}
	if p.r.Proxy != "" {
		return p.ok("TLS", "through the proxy: tried with HTTP below")
	}
	config, err := tlsOf(p.r, p.p, p.cfg.Clock)
	if err != nil {
		return p.failed("TLS", "Set tls.trust to system, pin or a PEM file.", "%v", err)
	}
	config.ServerName = p.url.Hostname()
	d := &tls.Dialer{NetDialer: &net.Dialer{Timeout: connectTimeout}, Config: config}
	c, err := d.DialContext(ctx, "tcp", p.host)
	if err != nil {
		var untrusted *tls.CertificateVerificationError
		if errors.As(err, &untrusted) {
			p.chain(untrusted.UnverifiedCertificates)
		}
		what, advice := explain(p.r, p.p, err)
		return p.failed("TLS", advice, "%s (%v)", what, err)
	}
	defer closeQuietly(c)
	state := c.(*tls.Conn).ConnectionState()
	p.chain(state.PeerCertificates)
	return p.ok("TLS", "%s, %s; trusted by %s", tls.VersionName(state.Version), tls.CipherSuiteName(state.CipherSuite), p.p.Trust)
}

func (p *probe) chain(all []*x509.Certificate) {
	for i, c := range all {
		p.ok("TLS", "certificate %d: %s", i, describe(c))
	}
}

// http asks with HEAD, which changes nothing.
func (p *probe) http(ctx context.Context) bool {
	c, err := newClient(p.r, p.p, nil, p.cfg.Clock)
	if err != nil {
		return p.failed("HTTP", "", "%v", err)
	}
	defer c.CloseIdleConnections()
	req, err := http.NewRequestWithContext(ctx, http.MethodHead, p.r.URL, nil)
	if err == nil {
		err = NewSender(p.cfg, p.r.Connection).authorize(req, p.r)
	}
	if err != nil {
		return p.failed("HTTP", "Check user and password.", "%v", err)
	}
	a, err := do(ctx, c, req, connectTimeout, maxThanks)
	if err != nil {
		what, advice := explain(p.r, p.p, err)
		return p.failed("HTTP", advice, "%s (%v)", what, err)
	}
	said := fmt.Sprintf("HEAD was answered %d %s", a.status, http.StatusText(a.status))
	if server := a.header.Get("Server"); server != "" {
		said += ", by " + clip(server)
	}
	switch a.status {
	case http.StatusUnauthorized, http.StatusForbidden, http.StatusProxyAuthRequired:
		return p.failed("HTTP", refusedHTTP(p.r, a.status, "", "").Hint, "%s", said)
	case http.StatusNotFound, http.StatusGone:
		// Some servers know no HEAD at the address that they take POST at.
		return p.ok("HTTP", "%s; servers that know POST alone say that too: --send tells", said)
	}
	if a.status >= 300 && a.status < 400 {
		return p.failed("HTTP", refusedHTTP(p.r, a.status, a.header.Get("Location"), "").Hint, "%s", said)
	}
	return p.ok("HTTP", "%s", said)
}

// send goes the way of a document.
func (p *probe) send(ctx context.Context) {
	const id = "test"
	r := *p.r
	r.Type = "text/plain"
	if r.MDN == MDNAsync {
		r.MDN = MDNSync // the one that comes by itself would come to the daemon
	}
	cfg := p.cfg
	cfg.Ledger = &probeLedger{}
	cfg.Directory = func() *Directory { return NewDirectory([]*Relation{&r}) }
	s := NewSender(cfg, r.Connection)
	defer s.Close()
	err := s.Send(ctx, transports.Outbound{ID: id, Partner: r.Partner, Station: r.Station, Kind: "test", FileName: "ordergate-test.txt",
		Size: int64(len(probeText)), Payload: []byte(probeText)})
	var refusal *transports.Refusal
	if errors.As(err, &refusal) {
		p.failed(stepOf(refusal.Finding.Code), refusal.Finding.Hint, "%s", refusal.Finding.Message)
		return
	}
	if err != nil {
		p.failed("send", "", "%v", err)
		return
	}
	x, err := cfg.Ledger.Prepared(ctx, id)
	if err != nil || x == nil {
		p.failed("send", "", "what was sent is not in the ledger: %v", err)
		return
	}
	sent := SentFactsOf(x)
	p.ok("send", "test document sent as %s (signed %s, encrypted %s)", x.MessageID, orNo(sent.Signed), orNo(sent.Cipher))
	if x.State != gateway.ExchangeConfirmed {
		p.ok("MDN", "handed over; no receipt was asked for (mdn: none)")
		return
	}
	if sent.ReceiptSigned {
		p.ok("signature", "the receipt is signed by the partner")
	}
	p.ok("MDN", "%s", strings.TrimSpace(x.Disposition+" "+x.Reason))
	if x.MIC != "" {
		p.ok("MIC", "the partner has what we sent: %s", x.MIC)
	}
}

func orNo(s string) string {
	if s == "" {
		return "no"
	}
	return s
}

func stepOf(code string) string {
	switch {
	case code == CodeMIC:
		return "MIC"
	case code == CodeSignature || code == CodeUnsigned:
		return "signature"
	case strings.HasPrefix(code, CodeHTTP):
		return "HTTP"
	default:
		return "MDN"
	}
}
