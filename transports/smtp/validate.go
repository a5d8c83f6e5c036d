// SPDX-License-Identifier: Apache-2.0

package smtp

import (
	"fmt"
	"net/netip"
	"regexp"
	"slices"
	"strings"

	"ordergate/gateway"
	"ordergate/gateway/credential"
)

var (
	detailText = regexp.MustCompile(`^[a-z0-9][a-z0-9._-]{0,62}$`)
	userText   = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._@+-]{0,127}$`)
)

// anybody are domains where everybody can have an address: a domain's signature says
// nothing of who wrote.
var anybody = [...]string{"gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "live.com", "yahoo.com", "icloud.com", "aol.com", "gmx.net", "gmx.de", "web.de",
	"t-online.de", "proton.me", "protonmail.com", "mail.com", "qq.com", "163.com"}

// Validate finds what is wrong with it.
func (a *Account) Validate(fault func(message, hint string, path ...string) gateway.Fault) (faults gateway.Faults) {
	add := func(message, hint string, path ...string) { faults = append(faults, fault(message, hint, path...)) }
	warn := func(message, hint string, path ...string) {
		f := fault(message, hint, path...)
		f.Warning = true
		faults = append(faults, f)
	}
	if a.Name == Name {
		add(fmt.Sprintf("connection %q is that of mails which are nobody's", Name), "another name", "name")
	}
	if a.Address != "" && !strings.Contains(a.Address, "@") && !detailText.MatchString(strings.ToLower(a.Address)) {
		add(fmt.Sprintf("%q cannot stand behind the plus of an address", a.Address), "letters, digits, - _ and .; 63 at most", "address")
	} else if strings.Contains(a.Address, "@") {
		if _, err := ParseAddress(a.Address); err != nil {
			add(fmt.Sprintf("%q is no mail address: %v", a.Address, err), "", "address")
		}
	}
	for i, s := range a.From {
		at := fmt.Sprint(i)
		p, err := parsePattern(s)
		switch {
		case err != nil:
			add(fmt.Sprintf("%q is no sender: %v", s, err), "orders@acme.example, *@acme.example, *@*.acme.example", "from", at)
		case slices.Contains(a.From[:i], s):
			add(fmt.Sprintf("%s is in this list already", s), "", "from", at)
		case p.star && slices.Contains(anybody[:], p.domain):
			add(fmt.Sprintf("everybody can have an address at %s", p.domain), "name the addresses that order", "from", at)
		}
	}
	for i, t := range a.Trust {
		if !slices.Contains(ways[:], t) {
			add(fmt.Sprintf("%q shows nothing", t), nearest(t), "trust", fmt.Sprint(i))
		}
	}
	for i, n := range a.Networks {
		switch p, err := parseNetwork(n); {
		case err != nil:
			add(fmt.Sprintf("%q is no network", n), "as in 192.0.2.25, 192.0.2.0/24 or 2001:db8::/48", "networks", fmt.Sprint(i))
		case p.Bits() == 0:
			add("this is every address that there is", "name the partner's mail servers", "networks", fmt.Sprint(i))
		}
	}
	a.login(add)
	if len(faults.Errors()) == 0 && !a.trustable() {
		warn("nothing can show that a mail is from this partner: all its orders will wait for a person", "name its senders in from, its mail servers in networks, or give it user and password")
	}
	return faults
}

func nearest(name string) string {
	if near := gateway.Nearest(name, ways[:]); near != "" {
		return fmt.Sprintf("did you mean %q?", near)
	}
	return "known are " + strings.Join(ways[:], ", ")
}

func (a *Account) login(add func(message, hint string, path ...string)) {
	switch {
	case a.User == "" && a.Password == "":
		if slices.Contains(a.Trust, ByLogin) {
			add("there is nobody to log in", "set user and password", "trust")
		}
		return
	case a.User == "":
		add("a password needs a user", "", "password")
	case !userText.MatchString(a.User):
		add(fmt.Sprintf("%q cannot be a user's name", a.User), "letters, digits, . _ @ + and -; 128 at most", "user")
	case a.Password == "":
		add("a user needs a password", "ordergate password prints the line", "user")
	}
	if a.Password != "" {
		if _, err := credential.Parse(a.Password); err != nil { // never its text: somebody may have put the password itself here
			add("this is no hash of a password: "+err.Error(), "ordergate password prints the line", "password")
		}
	}
}

// trustable tells whether any mail can be trusted.
func (a *Account) trustable() bool {
	return a.User != "" && a.trusts(ByLogin) || len(a.Networks) > 0 && a.trusts(ByNetwork) ||
		len(a.From) > 0 && (a.trusts(ByDMARC) || a.trusts(ByDKIM) || a.trusts(BySPF))
}

// parseNetwork reads an address or a network.
func parseNetwork(s string) (netip.Prefix, error) {
	if !strings.Contains(s, "/") {
		a, err := netip.ParseAddr(s)
		if err != nil {
			return netip.Prefix{}, err
		}
		a = a.Unmap().WithZone("")
		return netip.PrefixFrom(a, a.BitLen()), nil
	}
	p, err := netip.ParsePrefix(s)
	return p.Masked(), err
}
