// SPDX-License-Identifier: Apache-2.0

package certs

import (
	"cmp"
	"crypto/x509"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"ordergate/gateway"
)

// ahead is how far Verify looks for gaps.
const ahead = 60 * day

// Check says what Verify holds a Store against.
type Check struct {
	At time.Time
	// Owners exchange by AS2: each needs sign and encrypt, now and for 60 days. Who
	// has a certificate for one of the two counts as well.
	Owners []Owner
	// Roots are trusted to issue certificates; nil is the system's. Self-signed
	// certificates need no authority: a person has compared them.
	Roots *x509.CertPool
}

// Verify gives everything wrong with the certificates of a store beside the faults
// of its files: chains that lead nowhere, uses that nothing covers now or in the
// next 60 days, and certificates that end soon.
func (s *Store) Verify(c Check) gateway.Faults {
	var faults gateway.Faults
	for _, e := range s.All() {
		if !e.Certificate.NotAfter.After(c.At) || selfSigned(e.Certificate) {
			continue
		}
		if err := chained(e, c); err != nil {
			hint := "put the authorities after it in the file, the root into --ca FILE"
			if e.Kind == Partner {
				hint = "compare its fingerprint with the partner, or " + hint
			}
			faults = append(faults, gateway.Fault{File: e.File, Message: "its chain leads to no authority that is trusted: " + err.Error(), Hint: hint, Warning: true})
		}
	}
	for _, o := range s.exchanging(c.Owners) {
		faults = append(faults, s.Gaps(o, c.At, Sign, Encrypt)...)
	}
	return append(faults, s.Warnings(c.At)...)
}

// Gaps finds when in the next 60 days an owner has nothing for one of the uses.
func (s *Store) Gaps(o Owner, at time.Time, uses ...Use) (faults gateway.Faults) {
	for _, u := range uses {
		faults = append(faults, s.gaps(o, u, at)...)
	}
	return faults
}

func chained(e Entry, c Check) error {
	between := x509.NewCertPool()
	for _, i := range e.Chain {
		between.AddCert(i)
	}
	_, err := e.Certificate.Verify(x509.VerifyOptions{Roots: c.Roots, Intermediates: between, CurrentTime: c.At, KeyUsages: []x509.ExtKeyUsage{x509.ExtKeyUsageAny}})
	if err == nil {
		return nil
	}
	var unknown x509.UnknownAuthorityError
	if errors.As(err, &unknown) {
		last := e.Certificate
		if len(e.Chain) > 0 {
			last = e.Chain[len(e.Chain)-1]
		}
		return fmt.Errorf("it ends at %q", clean(last.Issuer.String()))
	}
	return errors.New(strings.TrimPrefix(err.Error(), "x509: "))
}

// exchanging are the owners given and those that have certificates to sign or
// encrypt with.
func (s *Store) exchanging(owners []Owner) []Owner {
	all := slices.Clone(owners)
	for _, e := range s.All() {
		if e.Has(Sign) || e.Has(Encrypt) {
			all = append(all, e.Who())
		}
	}
	slices.SortFunc(all, func(a, b Owner) int {
		return cmp.Or(strings.Compare(string(b.Kind), string(a.Kind)), strings.Compare(a.ID, b.ID))
	})
	return slices.Compact(all)
}

// covering gives a certificate that covers a use at a time. What its owner does
// with it (a partner signs, we decrypt) any that is accepted covers.
func (es Entries) covering(kind OwnerKind, u Use, t time.Time) (Entry, bool) {
	if kind == Partner && u == Encrypt || kind == Station && u == Sign {
		return es.ToSend(u, t)
	}
	var last Entry
	for _, e := range es.Accepted(u, t) {
		if e.Until.After(last.Until) {
			last = e
		}
	}
	return last, last.Certificate != nil
}

// gaps finds when in the next 60 days a use of an owner has no certificate.
func (s *Store) gaps(o Owner, u Use, at time.Time) (faults gateway.Faults) {
	var es Entries
	if s != nil {
		es = s.of[o]
	}
	end := at.Add(ahead)
	for t := at; t.Before(end); {
		if e, ok := es.covering(o.Kind, u, t); ok {
			t = e.Until
			continue
		}
		next, ok := es.Next(u, t)
		text := fmt.Sprintf("%s has nothing to %s with", o, u)
		switch {
		case u == TLS:
			text = fmt.Sprintf("%s has no certificate with use: tls", o)
		case o.Kind == Partner && u == Sign:
			text = fmt.Sprintf("%s has nothing that its signatures can be verified with", o)
		}
		if t.After(at) {
			text += " from " + date(t)
		}
		if ok {
			text += " until " + date(next.From)
		}
		hint := fmt.Sprintf("ordergate cert import FILE --partner %s --use %s", o.ID, u)
		switch {
		case o.Kind == Station && t.After(at):
			hint = fmt.Sprintf("ordergate cert roll --station %s --use %s", o.ID, u)
		case o.Kind == Station:
			hint = fmt.Sprintf("ordergate cert new --station %s --use %s", o.ID, u)
		}
		faults = append(faults, gateway.Fault{Message: text, Hint: hint})
		if !ok {
			break
		}
		t = next.From
	}
	return faults
}

// Report is what Verify says of a folder.
type Report struct {
	Certificates int
	Faults       gateway.Faults
}

// Verify checks a folder: the faults of its files and everything that Store.Verify
// finds. owner ("" for all) is the id of a station or partner.
func Verify(dir string, c Check, owner string) Report {
	s, faults := Load(dir)
	if owner != "" {
		s = newStore(slices.DeleteFunc(s.All(), func(e Entry) bool { return e.Owner != owner }))
		c.Owners = slices.DeleteFunc(slices.Clone(c.Owners), func(o Owner) bool { return o.ID != owner })
		faults = slices.DeleteFunc(faults, func(f gateway.Fault) bool {
			return !slices.ContainsFunc([]OwnerKind{Station, Partner}, func(k OwnerKind) bool {
				return strings.HasPrefix(f.File, filepath.Join(dir, k.folder(), owner)+string(filepath.Separator))
			})
		})
	}
	return Report{len(s.All()), append(faults, s.Verify(c)...)}
}
