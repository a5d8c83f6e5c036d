// SPDX-License-Identifier: Apache-2.0

// Package trust finds out where a mail is from: SPF (RFC 7208), DKIM (RFC 6376) and
// DMARC (RFC 7489), as the DNS has it when the mail comes. It must not decide what
// becomes of the mail, and nothing that a mail holds makes it fail: what cannot be
// found out is a result, too.
//
// Invariant: a mail makes a bounded number of questions to the DNS, in bounded time.
package trust

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/netip"
	"slices"
	"strings"
	"time"

	"blitiri.com.ar/go/spf"
	"golang.org/x/net/publicsuffix"

	"ordergate/gateway"
	"ordergate/transports/smtp/head"
)

// Results, as in RFC 8601 §2.7.
const (
	Pass      = "pass"
	Fail      = "fail"
	None      = "none"
	TempError = "temperror"
	PermError = "permerror"
)

// Checker asks the DNS. It is safe for concurrent use.
type Checker struct {
	cache   cache
	timeout time.Duration
}

// New makes a Checker; a mail's check takes timeout at most, 20 seconds when it is 0.
func New(dns DNS, clock gateway.Clock, timeout time.Duration) *Checker {
	if timeout == 0 {
		timeout = 20 * time.Second
	}
	return &Checker{cache: cache{dns: dns, clock: clock, answers: map[string]answer{}}, timeout: timeout}
}

// Mail is what is checked.
type Mail struct {
	IP     netip.Addr // of the client
	Helo   string
	Sender string // MAIL FROM; "" for a bounce
	From   string // domain of the From header, in small ASCII letters; "" when there is none, or no telling
	Header *head.Header
	// Open reads the whole mail from its start.
	Open func() (io.ReadCloser, error)
}

// Facts is what was found.
type Facts struct {
	SPF       string
	SPFDomain string // whose servers were asked for
	DKIM      []Signature
	DMARC     string // pass, fail, none, temperror, permerror
	Policy    string // what the From domain wants done with what fails: none, quarantine, reject
	By        string // what DMARC passes by: "SPF" or "a DKIM signature"
	// AlignedDKIM and AlignedSPF tell what speaks for the From domain, or one of the
	// same organisation, whether it publishes DMARC or not.
	AlignedDKIM, AlignedSPF bool
	// Unanswered is what the DNS did not answer, "" when it answered all.
	Unanswered string
}

// Signature is a DKIM signature.
type Signature struct {
	Domain string
	Result string // pass, fail, temperror, permerror
	Reason string // of anything but pass
}

// String writes it as in "pass example.com", "fail example.com: reason".
func (s Signature) String() string {
	out := strings.TrimSpace(s.Result + " " + s.Domain)
	if s.Reason != "" {
		out += ": " + s.Reason
	}
	return out
}

// Check checks a mail.
func (c *Checker) Check(ctx context.Context, m Mail) Facts {
	ctx, cancel := context.WithTimeoutCause(ctx, c.timeout, context.DeadlineExceeded)
	defer cancel()
	dns := &asking{cache: &c.cache, left: maxLookups}
	var f Facts
	f.spf(ctx, dns, m)
	f.dkim(ctx, dns, m)
	f.dmarc(ctx, dns, m)
	return f
}

// spf asks whether the client sends for the domain of MAIL FROM, and for that of the
// greeting when there is no sender (RFC 7208 §2.4).
func (f *Facts) spf(ctx context.Context, dns DNS, m Mail) {
	sender := m.Sender
	if sender == "" {
		sender = "postmaster@" + m.Helo
	}
	_, domain, _ := strings.Cut(sender, "@")
	if at := strings.LastIndexByte(sender, '@'); at >= 0 {
		domain = sender[at+1:]
	}
	f.SPF, f.SPFDomain = None, strings.ToLower(strings.TrimSuffix(domain, "."))
	if !isDomain(f.SPFDomain) {
		f.SPFDomain = ""
		return
	}
	defer func() {
		if r := recover(); r != nil {
			f.SPF = PermError
		}
	}()
	result, err := spf.CheckHostWithSender(net.IP(m.IP.AsSlice()), m.Helo, sender, spf.WithContext(ctx), spf.WithResolver(dns))
	if f.SPF = string(result); result == spf.TempError {
		f.unanswered("SPF", f.SPFDomain, err)
	}
	f.AlignedSPF = result == spf.Pass && m.From != "" && sameOrganisation(f.SPFDomain, m.From)
}

func (f *Facts) unanswered(what, domain string, _ error) {
	if f.Unanswered == "" {
		f.Unanswered = fmt.Sprintf("%s of %s", what, domain)
	}
}

// isDomain tells a name that can have records from an address literal and nonsense.
func isDomain(s string) bool {
	return strings.Contains(s, ".") && len(s) <= 253 && !strings.ContainsFunc(s, func(r rune) bool { return r <= ' ' || strings.ContainsRune("[]:@/\\<>()", r) }) &&
		net.ParseIP(s) == nil
}

// sameOrganisation is relaxed alignment (RFC 7489 §3.1).
func sameOrganisation(a, b string) bool {
	return a == b || organisation(a) != "" && organisation(a) == organisation(b)
}

// organisation is the organisational domain (RFC 7489 §3.2).
func organisation(domain string) string {
	org, err := publicsuffix.EffectiveTLDPlusOne(domain)
	if err != nil {
		return ""
	}
	return org
}

// aligned tells whether domain speaks for from, strictly or relaxed.
func aligned(domain, from string, strict bool) bool {
	if strict {
		return domain == from
	}
	return sameOrganisation(domain, from)
}

// passed lists the domains of good signatures.
func (f *Facts) passed() (domains []string) {
	for _, s := range f.DKIM {
		if s.Result == Pass && !slices.Contains(domains, s.Domain) {
			domains = append(domains, s.Domain)
		}
	}
	return domains
}
