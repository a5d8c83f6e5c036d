// SPDX-License-Identifier: Apache-2.0

// Package certs owns the certificates of our stations and of trading partners: it
// reads the folder certs/ into an immutable Store, says which certificate counts
// when, and makes, imports, exports and checks the files.
//
//	certs/stations/<station>/<name>.pem   certificate, then its chain
//	certs/stations/<station>/<name>.key   its private key
//	certs/partners/<partner>/<name>.pem   a partner's certificate; never a key
//
// What a certificate is for stands in the text before its first -----BEGIN, as
// lines `use:`, `from:`, `until:` and `note:`. There is no index: the files are all
// there is, and a copied folder is a whole one.
//
// It must not trust what a partner sends: a certificate counts when a person has
// put it into the folder or approved it (Requests). It never writes over a file
// and hands out no private key but in an Entry.
//
// Invariant: a Private in a Store belongs to the Certificate beside it.
package certs

import (
	"cmp"
	"crypto"
	"crypto/sha256"
	"crypto/x509"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"time"
)

// Use is what a certificate is for.
type Use string

// The uses. Encrypt is for those who write to the owner, TLS for the owner's
// HTTPS, as server or client.
const (
	Sign    Use = "sign"
	Encrypt Use = "encrypt"
	TLS     Use = "tls"
)

var uses = []Use{Sign, Encrypt, TLS}

// OwnerKind tells our own certificates from those of partners.
type OwnerKind string

// The kinds of owners.
const (
	Station OwnerKind = "station"
	Partner OwnerKind = "partner"
)

// folder is where the certificates of a kind lie, below certs/.
func (k OwnerKind) folder() string { return string(k) + "s" }

// Owner names who a certificate belongs to.
type Owner struct {
	Kind OwnerKind
	ID   string
}

func (o Owner) String() string { return string(o.Kind) + " " + o.ID }

// Entry is one certificate of an owner. It is never changed after Load.
type Entry struct {
	Kind          OwnerKind
	Owner         string
	Name          string // of the file, without .pem
	File, KeyFile string // KeyFile is "" without a key

	Certificate *x509.Certificate
	Chain       []*x509.Certificate // what stands after it in the file
	Private     crypto.PrivateKey   `json:"-"` // *rsa.PrivateKey, *ecdsa.PrivateKey or ed25519.PrivateKey; nil for partners and without a key file
	Uses        []Use

	// From is when sending goes over to it, Until the first moment when nobody
	// uses it any more; both within the certificate's own validity, in UTC.
	From, Until time.Time
	Note        string
	Fingerprint string // SHA-256 of the DER, in small hexadecimal digits
}

// Has tells whether it is for a use.
func (e Entry) Has(use Use) bool { return slices.Contains(e.Uses, use) }

// usable tells whether it can do what its owner needs it for: a station's
// certificate is nothing without its key.
func (e Entry) usable() bool { return e.Kind == Partner || e.Private != nil }

// Who is its owner.
func (e Entry) Who() Owner { return Owner{e.Kind, e.Owner} }

// String names it for logs, whatever the verb: the private key is never printed.
func (e Entry) String() string {
	return fmt.Sprintf("%s %s (%s, %s to %s, %s)", e.Who(), e.Name, FormatUses(e.Uses), formatTime(e.From), formatTime(e.Until), e.Fingerprint)
}

// GoString is String.
func (e Entry) GoString() string { return e.String() }

// Fingerprint is the SHA-256 of a certificate, in small hexadecimal digits.
func Fingerprint(c *x509.Certificate) string {
	sum := sha256.Sum256(c.Raw)
	return hex.EncodeToString(sum[:])
}

// Shown writes a fingerprint, or other hexadecimal digits, as products show it:
// AB:CD:EF. Who compares it by telephone finds the same everywhere.
func Shown(digits string) string {
	b, err := hex.DecodeString(digits)
	if err != nil {
		return digits
	}
	return colons(b)
}

// Store is one reading of the folder. It is immutable and safe for concurrent use;
// a nil Store is empty.
type Store struct {
	entries []Entry
	of      map[Owner]Entries
}

// newStore sorts entries: by owner, oldest From first.
func newStore(entries []Entry) *Store {
	slices.SortFunc(entries, func(a, b Entry) int {
		return cmp.Or(strings.Compare(string(b.Kind), string(a.Kind)), strings.Compare(a.Owner, b.Owner), a.From.Compare(b.From),
			a.Certificate.NotBefore.Compare(b.Certificate.NotBefore), strings.Compare(a.Name, b.Name))
	})
	s := &Store{entries: entries, of: map[Owner]Entries{}}
	for _, e := range entries {
		s.of[e.Who()] = append(s.of[e.Who()], e)
	}
	return s
}

// Of gives the certificates of an owner, the oldest From first.
func (s *Store) Of(kind OwnerKind, owner string) Entries {
	if s == nil {
		return nil
	}
	return slices.Clone(s.of[Owner{kind, owner}])
}

// All gives every certificate: stations first, by owner, the oldest From first.
func (s *Store) All() []Entry {
	if s == nil {
		return nil
	}
	return slices.Clone(s.entries)
}

// Owners lists who has certificates, stations first.
func (s *Store) Owners() []Owner {
	var out []Owner
	for _, e := range s.All() {
		if len(out) == 0 || out[len(out)-1] != e.Who() {
			out = append(out, e.Who())
		}
	}
	return out
}

// Entries are certificates of one owner, the oldest From first.
type Entries []Entry

// ToSend gives the certificate that sending uses at a time: the latest From that
// has come and is not over; of two with one From the one issued later. false says
// that there is none: nothing can be sent.
func (es Entries) ToSend(use Use, at time.Time) (Entry, bool) {
	var best Entry
	found := false
	for _, e := range es { // in order of From, then of NotBefore
		if e.Has(use) && e.usable() && !e.From.After(at) && at.Before(e.Until) {
			best, found = e, true
		}
	}
	return best, found
}

// early is how far a peer's clock may be ahead: a certificate made a moment ago
// is taken at once.
const early = 5 * time.Minute

// Accepted gives the certificates that receiving accepts at a time, newest first:
// all that are not over, those whose From is still to come too, since a partner may
// switch early. Before a certificate's own validity begins (five minutes of
// clock skew aside) it is not accepted, and none is a moment after its end.
func (es Entries) Accepted(use Use, at time.Time) (out Entries) {
	for _, e := range es.Begun(use, at) {
		if at.Before(e.Until) {
			out = append(out, e)
		}
	}
	return out
}

// Begun is Accepted with those that are over, for partners that are late.
func (es Entries) Begun(use Use, at time.Time) (out Entries) {
	for _, e := range es {
		if e.Has(use) && e.usable() && !e.Certificate.NotBefore.After(at.Add(early)) {
			out = append(out, e)
		}
	}
	slices.Reverse(out)
	return out
}

// Next gives the certificate that takes over next: the first From after a time.
func (es Entries) Next(use Use, at time.Time) (Entry, bool) {
	for _, e := range es {
		if e.Has(use) && e.usable() && e.From.After(at) && e.From.Before(e.Until) {
			return e, true
		}
	}
	return Entry{}, false
}

// State says in a word what a certificate is at a time: "in use" (sending uses it
// for one of its uses at least), "next", "accepted", "replaced" (over, and another
// does its work), "expired", "no key".
func (es Entries) State(e Entry, at time.Time) string {
	is := func(pick func(Use, time.Time) (Entry, bool)) bool {
		return slices.ContainsFunc(e.Uses, func(u Use) bool { p, ok := pick(u, at); return ok && p.Name == e.Name })
	}
	switch {
	case !e.usable():
		return "no key"
	case !at.Before(e.Until) && es.replaced(e, at):
		return "replaced"
	case !at.Before(e.Until):
		return "expired"
	case is(es.ToSend):
		return "in use"
	case is(es.Next):
		return "next"
	}
	return "accepted"
}
