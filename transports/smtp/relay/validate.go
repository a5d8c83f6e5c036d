// SPDX-License-Identifier: Apache-2.0

package relay

import (
	"fmt"
	"net"
	"net/mail"
	"regexp"
	"strings"

	"ordergate/gateway"
	"ordergate/gateway/acknowledge/letter"
)

// report makes a fault at a path below a block.
type report = func(message, hint string, path ...string) gateway.Fault

var hostText = regexp.MustCompile(`^[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*$`)
var selectorText = regexp.MustCompile(`^[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*$`)

// On tells whether mails go out at all.
func (c *Config) On() bool { return c.From != "" }

// ParseAddress reads "Name <address>", or an address.
func ParseAddress(s string) (letter.Address, bool) {
	a, err := mail.ParseAddress(s)
	if err != nil || !letter.Valid(a.Address) {
		return letter.Address{}, false
	}
	return letter.Address{Name: a.Name, Addr: a.Address}, true
}

// Domain is what stands behind the @.
func Domain(addr string) string { return addr[strings.LastIndexByte(addr, '@')+1:] }

// Validate finds what is wrong with it; whether files and secrets are there is for
// the caller to see.
func (c *Config) Validate(fault report) (faults gateway.Faults) {
	add := func(message, hint string, path ...string) { faults = append(faults, fault(message, hint, path...)) }
	if !c.On() {
		if c.Smarthost != "" {
			add("nothing says who our mails are from", "set from, as in Orders <orders@example.com>")
		}
		return faults
	}
	from, ok := ParseAddress(c.From)
	if !ok {
		add(fmt.Sprintf("%q is no address", c.From), "as in Orders <orders@example.com>", "from")
	}
	if c.ReplyTo != "" && !letter.Valid(c.ReplyTo) {
		add(fmt.Sprintf("%q is no address", c.ReplyTo), "as in sales@example.com", "replyTo")
	}
	host, port, err := net.SplitHostPort(c.Smarthost)
	switch {
	case c.Smarthost == "":
		add("mails need a smarthost", "host:port of the server that takes our mails, as in smtp.example.com:587", "smarthost")
	case err != nil || port == "" || host == "":
		add(fmt.Sprintf("%q is no host:port", c.Smarthost), "as in smtp.example.com:587", "smarthost")
	case c.TLS == "none" && !loopback(host) && !c.AllowPlain:
		add("mails, and the password, would go to another machine in the clear", "starttls or implicit; allowPlain: true where the network is yours", "tls")
	}
	if c.User == "" && !c.Password.IsZero() {
		add("a password needs a user", "", "password")
	}
	if c.User != "" && c.Password.IsZero() {
		add("the user needs a password", "as in password: ${env:SMTP_PASSWORD}", "user")
	}
	if c.Helo != "" && !hostText.MatchString(c.Helo) {
		add(fmt.Sprintf("%q is no host name", c.Helo), "the name that our address has in the DNS", "helo")
	}
	if b := c.Bounces; b != "" && (!letter.Valid(b) || strings.Contains(b, "+") || len(b)-len(Domain(b)) > 21) {
		add(fmt.Sprintf("%q cannot be what mails come back to", b), "an address with 20 characters at most before the @ and no + in it, as in bounces@example.com", "bounces")
	}
	faults = append(faults, c.DKIM.validate(Domain(from.Addr), fault)...)
	for key, n := range map[string]int64{"perHour": int64(c.PerHour), "perDay": int64(c.PerDay), "timeout": int64(c.Timeout) - 1, "giveUp": int64(c.GiveUp) - 1} {
		if n < 0 {
			add("must be positive", "", key)
		}
	}
	return faults
}

func (d *DKIM) validate(from string, fault report) (faults gateway.Faults) {
	if *d == (DKIM{}) {
		return nil
	}
	add := func(message, hint, key string) { faults = append(faults, fault(message, hint, "dkim", key)) }
	switch from = strings.ToLower(from); {
	case !hostText.MatchString(d.Domain):
		add(fmt.Sprintf("%q is no domain", d.Domain), "the domain of from", "domain")
	case from != "" && from != strings.ToLower(d.Domain) && !strings.HasSuffix(from, "."+strings.ToLower(d.Domain)):
		add(fmt.Sprintf("a signature of %s says nothing of mails from %s (DMARC)", d.Domain, from), "the domain of from, or one above it", "domain")
	}
	if !selectorText.MatchString(d.Selector) {
		add(fmt.Sprintf("%q is no selector", d.Selector), "the name under which the key stands in the DNS, as in 2026a", "selector")
	}
	if d.KeyFile == "" {
		add("a signature needs a key", "name a PEM file: openssl genpkey -algorithm ed25519, or rsa", "keyFile")
	}
	return faults
}

func loopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// Validate finds what is wrong with it.
func (c *Confirm) Validate(fault report) (faults gateway.Faults) {
	for key, list := range map[string][]string{"to": c.To, "cc": c.CC, "bcc": c.BCC} {
		for i, a := range list {
			if !letter.Valid(a) {
				faults = append(faults, fault(fmt.Sprintf("%q is no address", a), "as in purchasing@example.com", key, fmt.Sprint(i)))
			}
		}
		if len(list) > 20 {
			faults = append(faults, fault(fmt.Sprintf("%d addresses: 20 at most", len(list)), "make a mailing list of them", key))
		}
	}
	if _, ok := ParseAddress(c.From); c.From != "" && !ok {
		faults = append(faults, fault(fmt.Sprintf("%q is no address", c.From), "as in Orders <orders@example.com>", "from"))
	}
	return faults
}
