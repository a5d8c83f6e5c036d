// SPDX-License-Identifier: Apache-2.0

package portal

import (
	"crypto/sha256"
	"crypto/subtle"
	"slices"
	"time"
)

// Caller is whom a key lets in.
type Caller struct {
	Connection string   // of a partner; Desk of a manager
	Partner    string   // whose file the key stands in; "" of a manager
	Partners   []string // whom it may speak for
	All        bool     // they are all that there are
	Station    string   // "" when only the documents tell
	Manager    string   // its name; "" of a partner
	Test       bool     // the partner is in test
	KeyID      string   // for logs: no secret
	Key        Key
}

// For tells whether the caller may speak for a partner.
func (c *Caller) For(partner string) bool { return slices.Contains(c.Partners, partner) }

// Name is whom it is, for people and logs.
func (c *Caller) Name() string {
	if c.Manager != "" {
		return c.Manager
	}
	return c.Partner
}

// Directory is all keys there are. It is immutable and safe for concurrent use; a nil
// one lets nobody in.
type Directory struct {
	keys map[string][]entry // by id
}

type entry struct {
	sum    [sha256.Size]byte
	caller *Caller
}

// Twin is a key that stands in two places.
type Twin struct{ First, Second *Caller }

// NewDirectory makes one of callers, each with all its keys. Keys that stand twice are
// told, and let the first in.
func NewDirectory(callers []Caller, keys [][]Key) (*Directory, []Twin) {
	d := &Directory{keys: map[string][]entry{}}
	var twins []Twin
	for i := range callers {
		for _, k := range keys[i] {
			h, ok := parseHash(k.Hash)
			if !ok {
				continue
			}
			c := callers[i]
			c.Key, c.KeyID = k, h.id
			if n := slices.IndexFunc(d.keys[h.id], func(e entry) bool { return e.sum == h.sum }); n >= 0 {
				twins = append(twins, Twin{d.keys[h.id][n].caller, &c})
				continue
			}
			d.keys[h.id] = append(d.keys[h.id], entry{h.sum, &c})
		}
	}
	return d, twins
}

// Find returns whom a key lets in at a time. nil: nobody; why tells (for logs) unknown,
// expired or early.
func (d *Directory) Find(key string, now time.Time) (c *Caller, why string) {
	id, err := Parse(key)
	if err != nil || d == nil {
		return nil, "unknown"
	}
	sum := sha256.Sum256([]byte(key))
	for _, e := range d.keys[id] {
		if subtle.ConstantTimeCompare(e.sum[:], sum[:]) == 1 {
			c = e.caller
		}
	}
	switch {
	case c == nil:
		return nil, "unknown"
	case c.Key.Expired(now):
		return nil, "expired"
	case !c.Key.valid(now):
		return nil, "early"
	}
	return c, ""
}

// Count tells how many keys there are.
func (d *Directory) Count() (n int) {
	if d == nil {
		return 0
	}
	for _, es := range d.keys {
		n += len(es)
	}
	return n
}
