// SPDX-License-Identifier: Apache-2.0

package as2

import (
	"crypto/x509"
	"net/url"
	"path"
	"strings"
	"time"

	"ordergate/gateway/certs"
	"ordergate/transports/as2/cms"
)

// keys gives what opens messages to us. A key whose certificate is over opens what
// a partner still encrypts with it: refusing would keep nobody out.
func (r *Relation) keys() (out []cms.Key) {
	for i := len(r.OurKeys) - 1; i >= 0; i-- { // newest first
		if e := r.OurKeys[i]; e.Private != nil && e.Has(certs.Encrypt) {
			out = append(out, cms.Key{Certificate: e.Certificate, Private: e.Private})
		}
	}
	return out
}

// accepted gives the partner's certificates for a use at a time.
func (r *Relation) accepted(use certs.Use, at time.Time) (out []*x509.Certificate) {
	entries := r.Theirs.Accepted(use, at)
	if use == certs.Sign && is(r.Receive.Expired, false) {
		entries = r.Theirs.Begun(use, at)
	}
	for _, e := range entries {
		out = append(out, e.Certificate)
	}
	return out
}

func is(p *bool, otherwise bool) bool {
	if p == nil {
		return otherwise
	}
	return *p
}

// receiptURL decides where an asynchronous receipt goes. What the message asks for
// is a stranger's word until its signature was verified: before that it counts only
// when it is a whole URL of the configuration, after it when it lies where receipts
// may go. Otherwise the configured URL; "": none is configured.
func (r *Relation) receiptURL(asked string, verified bool) string {
	u := httpURL(asked)
	fallback := ""
	for _, allowed := range r.Receive.MDNURLs {
		if !pattern(allowed) {
			if allowed == asked && u != nil {
				return asked
			}
			if fallback == "" {
				fallback = allowed
			}
		} else if verified && u != nil && below(u, allowed) {
			return asked
		}
	}
	if fallback == "" {
		fallback = r.URL
	}
	if asked == r.URL && u != nil {
		return asked
	}
	if verified && u != nil && len(r.Receive.MDNURLs) == 0 {
		if own := httpURL(r.URL); own != nil && strings.EqualFold(own.Hostname(), u.Hostname()) {
			return asked
		}
	}
	return fallback
}

// httpURL reads a URL that may be posted to, nil when it is none: http and https
// only, no user, no fragment, nothing that two parsers could read differently.
func httpURL(s string) *url.URL {
	if s == "" || strings.ContainsAny(s, " \\\t\r\n") {
		return nil
	}
	u, err := url.Parse(s)
	if err != nil || u.Opaque != "" || u.User != nil || u.Fragment != "" || u.Hostname() == "" {
		return nil
	}
	if u.Scheme != "http" && u.Scheme != "https" {
		return nil
	}
	return u
}

func pattern(allowed string) bool {
	return strings.HasSuffix(allowed, "/") || strings.HasSuffix(allowed, "*")
}

// below tells whether a URL lies under a configured beginning: the same scheme and
// host, and a path that begins so and climbs nowhere.
func below(u *url.URL, allowed string) bool {
	a := httpURL(strings.TrimSuffix(allowed, "*"))
	if a == nil || a.Scheme != u.Scheme || !strings.EqualFold(a.Host, u.Host) {
		return false
	}
	p := u.Path
	if p == "" {
		p = "/"
	}
	clean := path.Clean(p)
	if strings.HasSuffix(p, "/") && clean != "/" {
		clean += "/"
	}
	return clean == p && strings.HasPrefix(p, a.Path)
}
