// SPDX-License-Identifier: Apache-2.0

package smtp

import (
	"net/netip"
	"slices"
	"strings"

	"ordergate/gateway/credential"
)

// Mailbox is the mail block of a partner with what belongs to it.
type Mailbox struct {
	Account
	Connection string
	Partner    string
	Speaks     []string // partner ids
	Station    string
	Test       bool

	from     []pattern
	networks []netip.Prefix
	password *credential.Hash // nil: it cannot log in
}

// sends tells how well a fits the mailbox's senders; 0: not at all.
func (m *Mailbox) sends(a Address) (weight int) {
	for _, p := range m.from {
		if p.fits(a) {
			weight = max(weight, p.weight())
		}
	}
	return weight
}

// network is the one of its networks that ip is in.
func (m *Mailbox) network(ip netip.Addr) (netip.Prefix, bool) {
	for _, n := range m.networks {
		if n.Contains(ip) {
			return n, true
		}
	}
	return netip.Prefix{}, false
}

// Directory knows to whom an address belongs. It is immutable and safe for concurrent
// use; nil knows nobody.
type Directory struct {
	ours    []Address
	sending []Address // that we send from
	boxes   []*Mailbox
	details map[string]*Mailbox
	whole   map[Address]*Mailbox
	users   map[string]*Mailbox
	domains map[string]bool
	refuse  bool
	nobody  *credential.Hash // costs what that of a user does
}

// NewDirectory is made of a config that was checked: what cannot be read of it counts
// for nothing. sending are the addresses that our own mails come from: a display name
// may stand before one.
func NewDirectory(l Listener, boxes []*Mailbox, sending ...string) *Directory {
	d := &Directory{boxes: boxes, details: map[string]*Mailbox{}, whole: map[Address]*Mailbox{}, users: map[string]*Mailbox{}, domains: map[string]bool{}, refuse: l.Unknown == "refuse"}
	for _, s := range l.Addresses {
		if a, err := ParseAddress(s); err == nil {
			d.ours = append(d.ours, a)
			d.domains[a.Domain] = true
		}
	}
	for _, s := range sending {
		if a, err := ParseAddress(bare(s)); err == nil {
			d.sending = append(d.sending, a)
		}
	}
	for _, m := range boxes {
		m.from, m.networks, m.password = nil, nil, nil
		for _, s := range m.From {
			if p, err := parsePattern(s); err == nil {
				m.from = append(m.from, p)
			}
		}
		for _, s := range m.Networks {
			if n, err := parseNetwork(s); err == nil {
				m.networks = append(m.networks, n)
			}
		}
		switch key := m.Key(m.Partner); {
		case strings.Contains(key, "@"):
			if a, err := ParseAddress(key); err == nil {
				d.whole[a] = m
				d.domains[a.Domain] = true
			}
		default:
			d.details[key] = m
		}
		if m.User == "" {
			continue
		}
		d.users[m.User] = m
		if h, err := credential.Parse(m.Password); err == nil {
			m.password, d.nobody = h, h.Nobody()
		}
	}
	if d.nobody == nil {
		d.nobody = credential.Default()
	}
	return d
}

// bare takes display name and angle brackets off an address.
func bare(s string) string {
	if from := strings.LastIndexByte(s, '<'); from >= 0 {
		s, _, _ = strings.Cut(s[from+1:], ">")
	}
	return strings.TrimSpace(s)
}

// Key is what an account's address is known by: two of one key cannot be told apart.
func (a *Account) Key(partner string) string {
	if a.Address == "" {
		return partner
	}
	if whole, err := ParseAddress(a.Address); err == nil {
		return whole.String()
	}
	return strings.ToLower(a.Address)
}

// recipient is to whom a mail goes.
type recipient struct {
	given   Address
	box     *Mailbox // nil: whose it is shows its sender, or nobody's
	post    bool     // postmaster or abuse
	bounced string   // the outbound document that came back
}

// recipient finds an address; false when there is no such.
func (d *Directory) recipient(a Address) (recipient, bool) {
	r := recipient{given: a}
	if d == nil {
		return r, false
	}
	if m := d.whole[a]; m != nil {
		r.box = m
		return r, true
	}
	base, detail := a.Detail()
	for _, our := range d.ours {
		if a == our {
			return r, true
		}
		if m := d.details[detail]; base == our && detail != "" && m != nil {
			r.box = m
			return r, true
		}
	}
	// RFC 5321 §4.5.1, RFC 2142 §2 and §5: they are there at every domain that takes mail.
	if (a.Local == "postmaster" || a.Local == "abuse") && d.domains[a.Domain] {
		r.post = true
		return r, true
	}
	return r, false
}

// own tells whether an address is one of ours: who writes by it is ourselves, or
// pretends to be.
func (d *Directory) own(a Address) bool {
	if d == nil || a == (Address{}) {
		return false
	}
	base, _ := a.Detail()
	is := func(our Address) bool { return a == our || base == our }
	return slices.ContainsFunc(d.ours, is) || slices.ContainsFunc(d.sending, is) || d.whole[a] != nil
}

// sender lists the mailboxes that an address sends for: those that name it most
// exactly.
func (d *Directory) sender(a Address) (found []*Mailbox) {
	if d == nil || a == (Address{}) {
		return nil
	}
	best := 1
	for _, m := range d.boxes {
		switch w := m.sends(a); {
		case w > best:
			best, found = w, []*Mailbox{m}
		case w == best:
			found = append(found, m)
		}
	}
	return found
}

// user finds who logs in by a name, and the hash that a password is checked against:
// for one that there is not it costs as much, and no password fits it.
func (d *Directory) user(name string) (*Mailbox, *credential.Hash) {
	if d == nil {
		return nil, credential.Default()
	}
	if m := d.users[name]; m != nil && m.password != nil {
		return m, m.password
	}
	return nil, d.nobody
}

// logins tells whether anybody can log in.
func (d *Directory) logins() bool { return d != nil && len(d.users) > 0 }
