// SPDX-License-Identifier: Apache-2.0

package as2

import (
	"slices"

	"ordergate/gateway"
	"ordergate/gateway/certs"
)

// Name is the transport's name in envelopes, metrics and logs.
const Name = "as2"

// KindCEM is the kind of an Outbound that answers a certificate exchange message.
const KindCEM = "CEM"

// Relation is one AS2 relationship: a trading partner and one of our stations,
// with the certificates of both as they were loaded. It is immutable.
type Relation struct {
	Config
	Connection string   // the connection's name
	Partner    string   // whose file it stands in
	Speaks     []string // ids of all partners that may come by it
	Station    string   // id
	Test       bool
	Ours       string // our AS2 name
	// OurKeys and Theirs are all certificates there are, valid or not: what is used
	// is decided by the time.
	OurKeys certs.Entries
	Theirs  certs.Entries
}

// Directory is all relations. It is immutable and safe for concurrent use; a nil
// Directory knows nobody.
type Directory struct {
	relations []*Relation
	byNames   map[names]*Relation
	byWay     map[string]*Relation
}

type names struct{ from, to string } // as the partner writes them: AS2-From, AS2-To

// NewDirectory builds a Directory. The caller has made sure that a pair of names
// is one relation; of twins the first counts.
func NewDirectory(relations []*Relation) *Directory {
	d := &Directory{relations: relations, byNames: map[names]*Relation{}, byWay: map[string]*Relation{}}
	for _, r := range relations {
		if n := (names{r.ID, r.Ours}); d.byNames[n] == nil {
			d.byNames[n] = r
		}
		if d.byWay[r.Connection] == nil {
			d.byWay[r.Connection] = r
		}
	}
	return d
}

// All lists the relations.
func (d *Directory) All() []*Relation {
	if d == nil {
		return nil
	}
	return slices.Clone(d.relations)
}

// Find returns the relation of AS2-From and AS2-To as received, without quotes;
// nil when there is none. Names are compared byte for byte (RFC 4130 §6.2).
func (d *Directory) Find(from, to string) *Relation {
	if d == nil {
		return nil
	}
	return d.byNames[names{from, to}]
}

// By returns the relation of a connection, or nil.
func (d *Directory) By(connection string) *Relation {
	if d == nil {
		return nil
	}
	return d.byWay[connection]
}

// Nearest gives the known names that are closest to those of an unknown pair, for
// our own log: they are nobody else's business. "" when none is near.
func (d *Directory) Nearest(from, to string) (theirs, ours string) {
	var froms, tos []string
	for _, r := range d.All() {
		froms, tos = append(froms, r.ID), append(tos, r.Ours)
	}
	return gateway.Nearest(from, froms), gateway.Nearest(to, tos)
}
