// SPDX-License-Identifier: Apache-2.0

package as2

import (
	"bytes"
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"os"
	"strings"
	"syscall"
	"time"

	"ordergate/gateway"
	"ordergate/gateway/certs"
)

const (
	connectTimeout = 30 * time.Second
	idlePerHost    = 8
	idleTimeout    = 30 * time.Second // below what servers commonly keep: fewer of them die under us
)

// guard tells which addresses a connection may go to.
type guard struct {
	loopback bool
	private  bool
}

// check refuses addresses that lead inside: to this machine, its link, its network.
func (g guard) check(ip net.IP) error {
	if v4 := embedded(ip); v4 != nil {
		return g.check(v4)
	}
	v4 := ip.To4()
	switch {
	case ip == nil:
		return errors.New("no address")
	case ip.IsLoopback():
		if g.loopback {
			return nil
		}
		return fmt.Errorf("%s is this machine itself", ip)
	case ip.IsUnspecified(), ip.IsMulticast(), ip.IsLinkLocalUnicast(), ip.IsInterfaceLocalMulticast(), ip.Equal(net.IPv4bcast), v4 != nil && v4[0] == 0: // RFC 1122 §3.2.1.3
		return fmt.Errorf("%s is no address of a partner's", ip)
	case !g.private && (ip.IsPrivate() || v4 != nil && v4[0] == 100 && v4[1]&0xC0 == 64 || bytes.HasPrefix(ip, localNAT64)): // RFC 1918, 4193, 6598
		return fmt.Errorf("%s is an address of a private network; receive.privateMdnUrls allows them", ip)
	}
	return nil
}

// localNAT64 is for translations of a network's own (RFC 8215).
var localNAT64 = []byte{0, 0x64, 0xFF, 0x9B, 0, 1}

// embedded is the IPv4 address that an IPv6 address leads to by translation: NAT64
// (RFC 6052, 64:ff9b::/96) or 6to4 (RFC 3056, 2002::/16). nil for any other.
func embedded(ip net.IP) net.IP {
	nat64 := net.IP{0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0}
	switch {
	case len(ip) != net.IPv6len:
		return nil
	case bytes.HasPrefix(ip, nat64):
		return ip[12:]
	case ip[0] == 0x20 && ip[1] == 0x02:
		return ip[2:6]
	}
	return nil
}

// control is asked after the name was resolved, before the connection is made.
func (g guard) control(_, address string, _ syscall.RawConn) error {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		return err
	}
	host, _, _ = strings.Cut(host, "%")
	if err := g.check(net.ParseIP(host)); err != nil {
		return &blockedError{err}
	}
	return nil
}

// blockedError says that the guard did not let a connection be made.
type blockedError struct{ err error }

func (e *blockedError) Error() string { return "not connected: " + e.err.Error() }

// guardOf is the guard of receipts to a relation's partner.
func guardOf(r *Relation) guard {
	return guard{loopback: isLoopbackURL(r.URL), private: is(r.Receive.Private, false)}
}

func isLoopbackURL(s string) bool {
	u := httpURL(s)
	if u == nil {
		return false
	}
	ip := net.ParseIP(u.Hostname())
	return strings.EqualFold(u.Hostname(), "localhost") || ip != nil && ip.IsLoopback()
}

// newClient builds the HTTP client of a relation; with a guard for URLs that others
// have named. It follows no redirects and speaks HTTP/1.1: that is what every AS2
// product speaks (as2.md 3.5).
func newClient(r *Relation, p Profile, g *guard, clock gateway.Clock) (*http.Client, error) {
	config, err := tlsOf(r, p, clock)
	if err != nil {
		return nil, err
	}
	dialer := &net.Dialer{Timeout: connectTimeout, KeepAlive: 30 * time.Second}
	t := &http.Transport{
		DialContext: dialer.DialContext, TLSClientConfig: config, TLSHandshakeTimeout: connectTimeout,
		ExpectContinueTimeout: time.Second, IdleConnTimeout: idleTimeout,
		MaxIdleConns: idlePerHost, MaxIdleConnsPerHost: idlePerHost, MaxResponseHeaderBytes: 64 << 10,
		DisableCompression: true, ForceAttemptHTTP2: false, TLSNextProto: map[string]func(string, *tls.Conn) http.RoundTripper{},
		WriteBufferSize: 64 << 10,
	}
	var proxy *url.URL
	if r.Proxy != "" {
		if proxy, err = url.Parse(r.Proxy); err != nil {
			return nil, fmt.Errorf("proxy: %w", err)
		}
		t.Proxy = http.ProxyURL(proxy)
	}
	if g != nil && proxy == nil {
		dialer.Control = g.control
	}
	var rt http.RoundTripper = t
	if g != nil && proxy != nil {
		rt = &resolved{t, *g}
	}
	return &http.Client{Transport: rt, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}, nil
}

// resolved asks the guard before a proxy is asked: the proxy dials where we cannot see.
type resolved struct {
	*http.Transport
	guard guard
}

func (t *resolved) RoundTrip(req *http.Request) (*http.Response, error) {
	ips, err := net.DefaultResolver.LookupIP(req.Context(), "ip", req.URL.Hostname())
	if err != nil {
		return nil, err
	}
	for _, ip := range ips {
		if err := t.guard.check(ip); err != nil {
			return nil, &blockedError{err}
		}
	}
	return t.Transport.RoundTrip(req)
}

// tlsOf says how the partner's server is trusted and what it is shown. Certificates
// are chosen when a connection is made: they may roll over in between.
func tlsOf(r *Relation, p Profile, clock gateway.Clock) (*tls.Config, error) {
	c := &tls.Config{MinVersion: p.MinTLS, Time: clock.Now}
	if p.Client {
		c.GetClientCertificate = func(*tls.CertificateRequestInfo) (*tls.Certificate, error) {
			e, ok := r.OurKeys.ToSend(certs.TLS, clock.Now())
			if !ok {
				return nil, fmt.Errorf("station %s has no certificate with use: tls to show", r.Station)
			}
			out := &tls.Certificate{PrivateKey: e.Private, Leaf: e.Certificate, Certificate: [][]byte{e.Certificate.Raw}}
			for _, above := range e.Chain {
				out.Certificate = append(out.Certificate, above.Raw)
			}
			return out, nil
		}
	}
	switch p.Trust {
	case TrustSystem:
	case TrustPin:
		c.InsecureSkipVerify = true // verified below, by the pins alone
		c.VerifyConnection = func(s tls.ConnectionState) error { return verifyPinned(r, s, clock.Now()) }
	default:
		pem, err := os.ReadFile(p.Trust)
		if err != nil {
			return nil, fmt.Errorf("tls.trust: %w", err)
		}
		c.RootCAs = x509.NewCertPool()
		if !c.RootCAs.AppendCertsFromPEM(pem) {
			return nil, fmt.Errorf("tls.trust: %s holds no certificate in PEM", p.Trust)
		}
	}
	return c, nil
}

// verifyPinned takes a server whose certificate is pinned, whatever name it has; or
// one whose certificate was issued, for that name, by a pinned one.
func verifyPinned(r *Relation, s tls.ConnectionState, now time.Time) error {
	if len(s.PeerCertificates) == 0 {
		return errors.New("the server showed no certificate")
	}
	leaf := s.PeerCertificates[0]
	roots, between := x509.NewCertPool(), x509.NewCertPool()
	pins := r.Theirs.Accepted(certs.TLS, now)
	for _, e := range pins {
		if e.Certificate.Equal(leaf) {
			return nil
		}
		roots.AddCert(e.Certificate)
	}
	for _, c := range s.PeerCertificates[1:] {
		between.AddCert(c)
	}
	err := error(x509.UnknownAuthorityError{Cert: leaf})
	if len(pins) > 0 {
		// An address is no server name of TLS: then it is that of url, or none that fits.
		host := s.ServerName
		if own := httpURL(r.URL); host == "" && own != nil {
			host = own.Hostname()
		}
		_, err = leaf.Verify(x509.VerifyOptions{Roots: roots, Intermediates: between, DNSName: host, CurrentTime: now})
	}
	if err != nil {
		return &tls.CertificateVerificationError{UnverifiedCertificates: s.PeerCertificates, Err: err}
	}
	return nil
}

// explain says of a failed connection what came, why that will not do, and what to
// do: advice is for the operator.
func explain(r *Relation, p Profile, err error) (what, advice string) {
	var untrusted *tls.CertificateVerificationError
	var name *net.DNSError
	var blocked *blockedError
	switch {
	case errors.As(err, &untrusted):
		return explainChain(r, p, untrusted)
	case errors.As(err, &blocked):
		return blocked.Error(), "Receipts go to addresses of the partner's only. Name the right URL in receive.mdnUrls."
	case errors.As(err, &name):
		return fmt.Sprintf("the name %s cannot be resolved: %s", name.Name, name.Err), "Check the host in the partner's url and the DNS of this machine."
	case errors.Is(err, syscall.ECONNREFUSED):
		return "nobody listens there (connection refused)", "Ask the partner whether its AS2 server runs, and whether host and port of url are right."
	case errors.Is(err, context.DeadlineExceeded), errors.Is(err, os.ErrDeadlineExceeded), isTimeout(err):
		return "no answer in time", "Ask the partner whether a firewall drops our address; a large document may need a longer timeout."
	case strings.Contains(err.Error(), "remote error: tls:"):
		return "its server ended the TLS handshake", "It may want a client certificate (tls.client) or another version (tls.min)."
	case strings.Contains(err.Error(), "server gave HTTP response to HTTPS client"):
		return "its server speaks HTTP at that port, not HTTPS", "Write http:// in url, or the port of HTTPS."
	default:
		return "the connection broke", "If it stays so, show this line to the partner."
	}
}

func isTimeout(err error) bool {
	var t interface{ Timeout() bool }
	return errors.As(err, &t) && t.Timeout()
}

func explainChain(r *Relation, p Profile, e *tls.CertificateVerificationError) (what, advice string) {
	var b strings.Builder
	b.WriteString("its server is not trusted: ")
	b.WriteString(e.Err.Error())
	b.WriteString(". It showed ")
	for i, c := range e.UnverifiedCertificates {
		if i > 0 {
			b.WriteString("; above it ")
		}
		b.WriteString(describe(c))
	}
	var host x509.HostnameError
	var invalid x509.CertificateInvalidError
	switch {
	case errors.As(e.Err, &host):
		advice = "The certificate is for another name: use a host of it in url, or trust the certificate itself (tls.trust: pin, and the file among the partner's certificates with use: tls)."
	case errors.As(e.Err, &invalid) && invalid.Reason == x509.Expired:
		advice = "The certificate is over or not yet valid: the partner must renew it. Check the clock of this machine too."
	case p.Trust == TrustPin:
		advice = fmt.Sprintf("None of the partner's certificates with use: tls is this one or its issuer. If partner %s confirms the fingerprint, import the certificate with use: tls.", r.Partner)
	case p.Trust == TrustSystem:
		advice = "If the partner uses a certificate of its own, confirm the fingerprint with it and set tls.trust: pin, or name its authority's PEM file in tls.trust; if an intermediate is missing, the partner must send it."
	default:
		advice = fmt.Sprintf("%s does not hold its authority.", p.Trust)
	}
	return b.String(), advice
}

// describe names a certificate for people.
func describe(c *x509.Certificate) string {
	if c == nil {
		return "no certificate"
	}
	return fmt.Sprintf("%q (issuer %q, serial %s, valid %s to %s, SHA-256 %s)", c.Subject.String(), c.Issuer.String(), certs.Shown(fmt.Sprintf("%02X", c.SerialNumber.Bytes())),
		c.NotBefore.UTC().Format(time.DateOnly), c.NotAfter.UTC().Format(time.DateOnly), certs.Shown(certs.Fingerprint(c)))
}
