// SPDX-License-Identifier: Apache-2.0

package smtp

import (
	"errors"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/idna"
	"golang.org/x/text/unicode/norm"
)

// Address is a mail address in one spelling: all of it in small letters, the domain
// in ASCII (RFC 5890). Nobody tells orders@ from Orders@ apart, whatever RFC 5321 §2.4
// allows.
type Address struct {
	Local, Domain string
}

// String writes it as in local@domain.
func (a Address) String() string {
	if a == (Address{}) {
		return ""
	}
	return a.Local + "@" + a.Domain
}

// Detail is the part of the local part behind the first plus, "" when there is none.
func (a Address) Detail() (base Address, detail string) {
	local, detail, _ := strings.Cut(a.Local, "+")
	return Address{local, a.Domain}, detail
}

var (
	errNoAt    = errors.New("an address has the form name@domain")
	errLocal   = errors.New("the part before the @ holds what no address holds")
	errDomain  = errors.New("the domain is none")
	errTooLong = errors.New("an address has 64 bytes before the @ and 255 after it at most") // RFC 5321 §4.5.3.1
)

// ParseAddress reads an address as it stands in an envelope or a file, without angle
// brackets and display name. Its local part may be UTF-8 (RFC 6531); quotes are taken
// off it already.
func ParseAddress(s string) (Address, error) {
	at := strings.LastIndexByte(s, '@')
	if at <= 0 || at == len(s)-1 {
		return Address{}, errNoAt
	}
	local, domain := s[:at], s[at+1:]
	if len(local) > 64 || len(domain) > 255 {
		return Address{}, errTooLong
	}
	if !utf8.ValidString(local) || strings.ContainsFunc(local, func(r rune) bool {
		return unicode.IsControl(r) || unicode.IsSpace(r) || strings.ContainsRune(`<>@"\,;:()[]`, r)
	}) {
		return Address{}, errLocal
	}
	domain, err := parseDomain(domain)
	if err != nil {
		return Address{}, err
	}
	return Address{strings.ToLower(norm.NFC.String(local)), domain}, nil
}

// parseDomain gives a domain in small ASCII letters.
func parseDomain(s string) (string, error) {
	s = strings.TrimSuffix(s, ".")
	ascii, err := idna.Lookup.ToASCII(s)
	if err != nil || ascii == "" || strings.HasSuffix(ascii, ".") || !strings.Contains(ascii, ".") && ascii != "localhost" || strings.Contains(ascii, "..") || ascii[0] == '.' {
		return "", errDomain
	}
	return strings.ToLower(ascii), nil
}

// pattern matches senders: an address, one star in its local part, and subdomains by
// "*." before the domain.
type pattern struct {
	before, after string // of the local part
	star          bool
	domain        string
	sub           bool // the domain's subdomains, not itself
}

// parsePattern reads orders@acme.example, *@acme.example, shop-*@acme.example,
// *@*.acme.example.
func parsePattern(s string) (p pattern, err error) {
	local, domain, ok := strings.Cut(s, "@")
	if !ok {
		return p, errNoAt
	}
	if domain, p.sub = strings.CutPrefix(domain, "*."); strings.Contains(domain, "*") {
		return p, errDomain
	}
	if p.before, p.after, p.star = strings.Cut(local, "*"); strings.Contains(p.after, "*") {
		return p, errors.New("one star before the @ at most")
	}
	a, err := ParseAddress(strings.Replace(local, "*", "x", 1) + "@" + domain)
	if err != nil {
		return p, err
	}
	lower := func(s string) string { return strings.ToLower(norm.NFC.String(s)) }
	p.before, p.after, p.domain = lower(p.before), lower(p.after), a.Domain
	return p, nil
}

// fits tells whether a is meant.
func (p pattern) fits(a Address) bool {
	if p.sub && !strings.HasSuffix(a.Domain, "."+p.domain) || !p.sub && a.Domain != p.domain {
		return false
	}
	if !p.star {
		return a.Local == p.before
	}
	return len(a.Local) >= len(p.before)+len(p.after) && strings.HasPrefix(a.Local, p.before) && strings.HasSuffix(a.Local, p.after)
}

// weight orders patterns that fit the same address: the more it says, the more it
// weighs.
func (p pattern) weight() int {
	switch {
	case !p.star && !p.sub:
		return 4
	case !p.sub && p.before+p.after != "":
		return 3
	case !p.sub:
		return 2
	default:
		return 1
	}
}
