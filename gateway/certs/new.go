// SPDX-License-Identifier: Apache-2.0

package certs

import (
	"crypto"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"errors"
	"fmt"
	"math/big"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"ordergate/gateway"
)

// Template is a certificate to be made.
type Template struct {
	Station string
	Name    string    // of its files; "" takes the year it begins in
	Subject string    // as in "CN=example-as2, O=Example Ltd"; "" is CN= the station
	Key     string    // see KeyKinds; "" is rsa-2048, which every partner reads
	Days    int       // how long it is valid; 0 is 730
	Uses    []Use     // nil is sign and encrypt
	From    time.Time // when sending goes over to it; zero is at once
}

// Create makes a key and a self-signed certificate of a station in the folder. The
// key is durable before the certificate is there, and nothing is written over.
func Create(dir string, t Template, now time.Time) (Entry, error) {
	if !ownerText.MatchString(t.Station) {
		return Entry{}, fmt.Errorf("%q cannot be the id of a station: small letters, digits, - and _", t.Station)
	}
	if t.Days < 0 || t.Days > 36500 {
		return Entry{}, fmt.Errorf("%d days: from 1 to 36500", t.Days)
	}
	if t.Days == 0 {
		t.Days = 730
	}
	if t.Key == "" {
		t.Key = "rsa-2048"
	}
	if t.Uses == nil {
		t.Uses = []Use{Sign, Encrypt}
	}
	subject, err := ParseSubject(t.Subject)
	if t.Subject == "" {
		subject, err = pkix.Name{CommonName: t.Station}.ToRDNSequence(), nil
	}
	if err != nil {
		return Entry{}, err
	}
	now = now.UTC().Truncate(time.Second)
	begins := now
	if t.From.After(now) {
		begins = t.From
	}
	end := begins.AddDate(0, 0, t.Days)
	if t.Name == "" {
		t.Name = free(dir, Owner{Station, t.Station}, begins.Format("2006"))
	}
	key, err := NewKey(t.Key)
	if err != nil {
		return Entry{}, err
	}
	der, err := sign(key, subject, t.Uses, now, end)
	if err != nil {
		return Entry{}, err
	}
	c, err := x509.ParseCertificate(der)
	if err != nil {
		return Entry{}, fmt.Errorf("make the certificate: %w", err)
	}
	h := header{uses: t.Uses}
	if t.From.After(now) {
		h.from = t.From
	}
	return put(dir, Owner{Station, t.Station}, t.Name, h, []*x509.Certificate{c}, key)
}

// sign makes a self-signed certificate. It is valid at once, whenever it will be
// used: partners take it into their products before.
func sign(key crypto.Signer, subject pkix.RDNSequence, us []Use, from, to time.Time) ([]byte, error) {
	serial, err := rand.Int(rand.Reader, new(big.Int).Lsh(big.NewInt(1), 126)) // RFC 5280 §4.1.2.2: positive, 20 octets at most
	if err != nil {
		return nil, fmt.Errorf("make a serial number: %w", err)
	}
	t := &x509.Certificate{SerialNumber: serial.Add(serial, big.NewInt(1)), NotBefore: from, NotAfter: to, BasicConstraintsValid: true}
	if t.RawSubject, err = marshalSubject(subject); err != nil {
		return nil, err
	}
	rsaKey := strings.HasPrefix(KeyKind(key.Public()), "rsa-")
	for _, u := range us {
		switch {
		case u == Encrypt && rsaKey:
			t.KeyUsage |= x509.KeyUsageKeyEncipherment | x509.KeyUsageDataEncipherment
		case u == Encrypt:
			t.KeyUsage |= x509.KeyUsageKeyAgreement
		case u == TLS:
			t.KeyUsage |= x509.KeyUsageDigitalSignature
			t.ExtKeyUsage = []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth, x509.ExtKeyUsageClientAuth}
		default:
			t.KeyUsage |= x509.KeyUsageDigitalSignature
		}
	}
	if t.ExtKeyUsage != nil && (slices.Contains(us, Sign) || slices.Contains(us, Encrypt)) {
		t.ExtKeyUsage = append(t.ExtKeyUsage, x509.ExtKeyUsageEmailProtection)
	}
	if slices.Contains(us, TLS) {
		if name := commonName(subject); hostName(name) {
			t.DNSNames = []string{name}
		}
	}
	spki, err := x509.MarshalPKIXPublicKey(key.Public())
	if err != nil {
		return nil, fmt.Errorf("make the certificate: %w", err)
	}
	if t.SubjectKeyId, err = keyID(spki); err != nil {
		return nil, err
	}
	der, err := x509.CreateCertificate(rand.Reader, t, t, key.Public(), key)
	if err != nil {
		return nil, fmt.Errorf("make the certificate: %w", err)
	}
	return der, nil
}

// put writes an entry into the folder: the key, if any, before the certificate.
// What it would read back is checked first.
func put(dir string, who Owner, name string, h header, chain []*x509.Certificate, key crypto.Signer) (Entry, error) {
	if !nameText.MatchString(name) {
		return Entry{}, fmt.Errorf("%q cannot be the name of a file here: letters, digits, dots, - and _; 63 at most", name)
	}
	base := filepath.Join(dir, who.Kind.folder(), who.ID, name)
	if err := probe(who, base+".pem", h, chain); err != nil {
		return Entry{}, err
	}
	if err := makeDir(filepath.Dir(base), 0o750); err != nil {
		return Entry{}, err
	}
	if exists(base + ".pem") {
		return Entry{}, fmt.Errorf("%s.pem is there already: it is never written over; give another --name", base)
	}
	if key != nil {
		der, err := x509.MarshalPKCS8PrivateKey(key)
		if err != nil {
			return Entry{}, fmt.Errorf("write the key: %w", err)
		}
		if err := writeNew(base+".key", pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: der}), 0o600); err != nil {
			return Entry{}, err
		}
	}
	if err := writeNew(base+".pem", render(h, chain), 0o640); err != nil {
		return Entry{}, err
	}
	e, faults := readPair(who, name, base+".pem")
	if errs := faults.Errors(); len(errs) > 0 {
		return Entry{}, errs
	}
	return e, nil
}

// probe reads what would be written, for its errors.
func probe(who Owner, path string, h header, chain []*x509.Certificate) error {
	l, e := &loader{}, Entry{Kind: who.Kind, Owner: who.ID, File: path}
	data := render(h, chain)
	if len(data) > maxFile {
		return fmt.Errorf("%s would be larger than %d KiB", path, maxFile>>10)
	}
	back, faults := readHeader(path, data)
	l.faults = faults
	if l.certificate(&e, data); e.Certificate != nil {
		l.window(&e, back)
		l.quality(&e)
	}
	if errs := l.faults.Errors(); len(errs) > 0 {
		return gateway.Faults(errs)
	}
	if e.Certificate == nil {
		return errors.New("the certificate cannot be read back")
	}
	return nil
}

// free finds a name that no file of an owner has.
func free(dir string, who Owner, name string) string {
	base := filepath.Join(dir, who.Kind.folder(), who.ID)
	for n, try := 2, name; ; n++ {
		if !exists(filepath.Join(base, try+".pem")) && !exists(filepath.Join(base, try+".key")) {
			return try
		}
		try = fmt.Sprintf("%s-%d", name, n)
	}
}
