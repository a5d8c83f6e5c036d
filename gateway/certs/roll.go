// SPDX-License-Identifier: Apache-2.0

package certs

import (
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"encoding/pem"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"ordergate/gateway"
	"ordergate/transports/as2/cms"
)

// Roll makes the next certificate of a station: subject, kind of key and uses of
// the one in use (for the first of the template's uses), where the template does
// not say otherwise. From is when sending goes over to it, zero in 30 days or a day
// before the end of the one in use; receiving takes both from now on.
func Roll(dir string, t Template, now time.Time) (old, next Entry, err error) {
	s, _ := Load(dir) // what cannot be read is not in use
	es := s.Of(Station, t.Station)
	order := uses
	if len(t.Uses) > 0 {
		order = t.Uses
	}
	old, ok := es.current(order, now)
	if !ok {
		return old, next, fmt.Errorf("station %s has no certificate in use to roll: ordergate cert new --station %s", t.Station, t.Station)
	}
	if !selfSigned(old.Certificate) {
		return old, next, fmt.Errorf("%s was issued by an authority, %q: ask it for the next one, then: ordergate cert import FILE --station %s --from DATE; or go over to one of your own: ordergate cert new --station %s --from DATE",
			old.File, clean(old.Certificate.Issuer.String()), t.Station, t.Station)
	}
	for _, u := range old.Uses {
		if n, ok := es.Next(u, now); ok {
			return old, next, fmt.Errorf("%s takes over %s already, from %s: remove it first if it is not wanted", n.File, u, date(n.From))
		}
	}
	if t.From.IsZero() {
		t.From = now.UTC().Truncate(day).Add(rollIn)
		if last := old.Until.Add(-day); last.Before(t.From) {
			t.From = last.Truncate(day)
		}
	}
	if !t.From.Before(old.Until) {
		return old, next, fmt.Errorf("--from %s is after the end of the one in use, %s: there would be none between", date(t.From), date(old.Until))
	}
	if t.Key == "" {
		t.Key = KeyKind(old.Certificate.PublicKey)
	}
	if !slices.Contains(KeyKinds(), t.Key) {
		t.Key = "rsa-2048" // smaller than what is made today
	}
	if t.Uses == nil {
		t.Uses = old.Uses
	}
	if t.Subject == "" {
		t.Subject = subjectOf(old.Certificate)
	}
	next, err = Create(dir, t, now)
	return old, next, err
}

// rollIn is how long partners have for a change that is announced today.
const rollIn = 30 * day

// current is the certificate that sending uses, for the first of some uses that
// has one.
func (es Entries) current(order []Use, at time.Time) (Entry, bool) {
	for _, u := range order {
		if e, ok := es.ToSend(u, at); ok {
			return e, true
		}
	}
	return Entry{}, false
}

// subjectOf writes a subject as ParseSubject reads it. Parts that it does not know
// are left out.
func subjectOf(c *x509.Certificate) string {
	var seq pkix.RDNSequence
	if _, err := asn1.Unmarshal(c.RawSubject, &seq); err != nil {
		return ""
	}
	var parts []string
	cn := false
	for _, set := range seq {
		for _, a := range set {
			value, ok := a.Value.(string)
			for _, name := range attributeNames {
				if ok && attributes[strings.ToUpper(name)].Equal(a.Type) {
					cn = cn || name == "CN"
					parts = append(parts, name+"="+strings.NewReplacer(`\`, `\\`, ",", `\,`).Replace(value))
				}
			}
		}
	}
	if !cn {
		return ""
	}
	return strings.Join(parts, ", ")
}

// Letter is the text that tells partners of the next certificate of a station.
func Letter(old, next Entry) string {
	var b strings.Builder
	fmt.Fprintf(&b, `Subject: our certificate changes on %[1]s

We change our certificate (%[2]s). The new one is attached as %[3]s.pem.

What we ask you to do
- Put the new certificate beside the old one before %[1]s, and accept both.
- Encrypt to the new one from %[1]s on. We read messages for either, from today
  until the old one ends on %[4]s.
- We sign with the new one from %[1]s on, and with the old one until then.

The new certificate, to compare by telephone:
%[5]s
The old one ends %[4]s; its SHA-256 is
%[6]s
`, date(next.From), FormatUses(next.Uses), next.Name, date(old.Until), Describe(next.Certificate), sha256Text(old.Certificate))
	return b.String()
}

// Formats are the forms that Export writes.
func Formats() []string { return []string{"pem", "der", "p7c"} }

// Export gives a certificate as a partner takes it: pem with its chain, der alone,
// p7c with its chain. There is no way to a private key.
func Export(e Entry, format string) ([]byte, error) {
	chain := append([]*x509.Certificate{e.Certificate}, e.Chain...)
	switch format {
	case "pem":
		var b strings.Builder
		for _, c := range chain {
			b.Write(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: c.Raw}))
		}
		return []byte(b.String()), nil
	case "der":
		return e.Certificate.Raw, nil
	case "p7c":
		return cms.CertificatesOnly(chain), nil
	}
	return nil, fmt.Errorf("%q is no format: %s", format, strings.Join(Formats(), ", "))
}

// Pick gives one of a station's certificates: by name, or the one in use for a use,
// or with next the one that takes over.
func (es Entries) Pick(name string, use Use, next bool, at time.Time) (Entry, error) {
	if name != "" {
		var names []string
		for _, e := range es {
			if names = append(names, e.Name); e.Name == name {
				return e, nil
			}
		}
		text := fmt.Sprintf("there is no certificate %q", name)
		if near := gateway.Nearest(name, names); near != "" {
			text += fmt.Sprintf("; did you mean %q?", near)
		}
		return Entry{}, errors.New(text)
	}
	pick, what := es.ToSend, "in use"
	if next {
		pick, what = es.Next, "next"
	}
	e, ok := pick(use, at)
	if !ok {
		return e, fmt.Errorf("there is no certificate %s to %s", what, use)
	}
	return e, nil
}
