// SPDX-License-Identifier: Apache-2.0

package sftp

import (
	"bytes"
	"hash/fnv"
	"net/netip"
	"slices"
	"strings"
	"time"

	"golang.org/x/crypto/ssh"

	"ordergate/gateway/credential"
)

// Partner is an account with whom it is of.
type Partner struct {
	Account
	ID       string   // of the partner
	Speaks   []string // partners that it may speak for
	Station  string   // ours; "" when the ids inside tell
	Test     bool
	password *credential.Hash // nil: keys only
	keys     []publicKey
	from     []netip.Prefix
	patterns []string // lower case
}

// Directory is all accounts. It is never changed.
type Directory struct {
	users map[string]*Partner
	all   []*Partner
	dummy []*credential.Hash // hashes of nobody, of the costs that there are
}

// NewDirectory makes a directory of accounts that were validated.
func NewDirectory(all []*Partner) *Directory {
	d := &Directory{users: map[string]*Partner{}, all: all}
	for _, p := range all {
		p.password, p.keys, p.from, p.patterns = nil, nil, nil, nil
		if h, err := credential.Parse(p.Password); err == nil {
			p.password = h
			d.dummy = append(d.dummy, h.Nobody())
		}
		for _, k := range p.Keys {
			key, err := parseKey(k.Key)
			until, bad := k.until()
			if err == nil && bad == nil {
				key.until = until
				p.keys = append(p.keys, key)
			}
		}
		for _, f := range p.From {
			if n, err := network(f); err == nil {
				p.from = append(p.from, n)
			}
		}
		endings := p.Temporary
		if len(endings) == 0 {
			endings = temporary()
		}
		for _, t := range endings {
			p.patterns = append(p.patterns, strings.ToLower(t))
		}
		d.users[p.User] = p
	}
	if len(d.dummy) == 0 {
		d.dummy = []*credential.Hash{credential.Default()}
	}
	return d
}

// All lists the accounts.
func (d *Directory) All() []*Partner { return d.all }

// hash is what a user's password is checked against: for one that does not exist, or
// has none, a hash that costs as much as an account's. real tells which.
func (d *Directory) hash(user string) (h *credential.Hash, real bool) {
	if p := d.users[user]; p != nil && p.password != nil {
		return p.password, true
	}
	f := fnv.New32a()
	f.Write([]byte(user))
	return d.dummy[int(f.Sum32()%uint32(len(d.dummy)))], false
}

// key finds a key of the account that may be used now.
func (p *Partner) key(k ssh.PublicKey, now time.Time) (publicKey, bool) {
	wire := k.Marshal()
	for _, own := range p.keys {
		if bytes.Equal(own.key.Marshal(), wire) {
			return own, own.until.IsZero() || now.Before(own.until)
		}
	}
	return publicKey{}, false
}

// credential names what somebody logged in by, so that it can be looked up again.
func (p *Partner) holds(credential string, now time.Time) bool {
	if p.password != nil && credential == passwordCredential(p.password) {
		return true
	}
	return slices.ContainsFunc(p.keys, func(k publicKey) bool {
		return fingerprint(k.key) == credential && (k.until.IsZero() || now.Before(k.until))
	})
}

func passwordCredential(h *credential.Hash) string { return "password " + h.String() }

// comesFrom tells whether the account may be used from an address.
func (p *Partner) comesFrom(host string) bool {
	if len(p.from) == 0 {
		return true
	}
	a, err := netip.ParseAddr(host)
	if err != nil {
		return false
	}
	a = a.Unmap().WithZone("")
	return slices.ContainsFunc(p.from, func(n netip.Prefix) bool { return n.Contains(a) })
}

// temporary tells whether an upload of that name waits to be renamed.
func (p *Partner) temporary(name string) bool {
	name = strings.ToLower(name)
	for _, t := range p.patterns {
		if start, ok := strings.CutSuffix(t, "*"); ok && strings.HasPrefix(name, start) || !ok && strings.HasSuffix(name, t) {
			return true
		}
	}
	return false
}

// Expiring is a key that is over, or will soon be.
type Expiring struct {
	Place   int // in the list of keys
	Comment string
	Until   time.Time
}

// Expiring lists the account's keys that are over at a time.
func (p *Account) Expiring(at time.Time) (out []Expiring) {
	for i, k := range p.Keys {
		key, err := parseKey(k.Key)
		until, bad := k.until()
		if err == nil && bad == nil && !until.IsZero() && !at.Before(until) {
			out = append(out, Expiring{i, key.comment, until})
		}
	}
	return out
}
