// SPDX-License-Identifier: Apache-2.0

package certs

import (
	"bytes"
	"crypto"
	"crypto/sha1" // the fingerprint that many products show
	"crypto/x509"
	"encoding/asn1"
	"encoding/pem"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"software.sslmate.com/src/go-pkcs12"

	"ordergate/transports/as2/cms"
)

// Bundle is what a file from outside holds.
type Bundle struct {
	Form         string // "PEM", "DER", "PKCS#7", "PKCS#12"
	Certificates []*x509.Certificate
	Key          crypto.Signer // nil without one
}

// ReadBundle reads a certificate file in any of the usual forms. password is for
// PKCS#12; ErrPassword says that it is wrong or missing.
func ReadBundle(data []byte, password string) (*Bundle, error) {
	if len(data) > maxFile {
		return nil, fmt.Errorf("it is larger than %d KiB: that is no certificate", maxFile>>10)
	}
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	if bytes.Contains(data, begin) {
		return fromPEM(data)
	}
	if len(data) == 0 || data[0] != 0x30 {
		return nil, errors.New("it is no certificate: neither PEM, DER, PKCS#7 nor PKCS#12")
	}
	if c, err := x509.ParseCertificate(data); err == nil {
		return &Bundle{Form: "DER", Certificates: []*x509.Certificate{c}}, nil
	} else if strings.Contains(err.Error(), "negative serial") {
		return nil, err
	}
	certs, err := fromPKCS7(data)
	if err == nil {
		return &Bundle{Form: "PKCS#7", Certificates: certs}, nil
	}
	if looksLikePFX(data) {
		return fromPKCS12(data, password)
	}
	if certs, cerr := x509.ParseCertificates(data); cerr == nil && len(certs) > 0 {
		return &Bundle{Form: "DER", Certificates: certs[:min(len(certs), maxChain)]}, nil
	}
	return nil, fmt.Errorf("it is no certificate in DER and no PKCS#12; %w", err)
}

// fromPKCS7 gives the certificates of a bag: CMS SignedData, with or without signers
// (RFC 8551 §3.8).
func fromPKCS7(data []byte) ([]*x509.Certificate, error) {
	all, err := cms.ParseCertificates(data)
	if err != nil {
		return nil, fmt.Errorf("read PKCS#7: %w", err)
	}
	if len(all) > maxChain {
		return nil, fmt.Errorf("read PKCS#7: more than %d certificates", maxChain)
	}
	return all, nil
}

// looksLikePFX tells PKCS#12 by its version, 3 (RFC 7292 §4).
func looksLikePFX(data []byte) bool {
	var pfx struct {
		Version int
		Safe    asn1.RawValue
		Mac     asn1.RawValue `asn1:"optional"`
	}
	if _, err := asn1.Unmarshal(data, &pfx); err == nil {
		return pfx.Version == 3
	}
	return bytes.Contains(data[:min(len(data), 16)], []byte{0x02, 0x01, 0x03}) // BER, for a clear error
}

func fromPEM(data []byte) (*Bundle, error) {
	all, lines, broken := blocks(data)
	if broken > 0 {
		return nil, fmt.Errorf("line %d: this PEM block is damaged", broken)
	}
	if len(all) > maxChain {
		return nil, fmt.Errorf("more than %d blocks in it", maxChain)
	}
	b := &Bundle{Form: "PEM"}
	for i, block := range all {
		switch {
		case isKey(block):
			key, err := parseKey(block)
			if err != nil {
				return nil, fmt.Errorf("line %d: %w", lines[i], err)
			}
			if b.Key != nil {
				return nil, fmt.Errorf("line %d: a second private key", lines[i])
			}
			b.Key = key
		case block.Type == "CERTIFICATE" || block.Type == "X509 CERTIFICATE" || block.Type == "TRUSTED CERTIFICATE":
			c, err := x509.ParseCertificate(block.Bytes)
			if err != nil {
				return nil, fmt.Errorf("line %d: this certificate cannot be read: %s", lines[i], strings.TrimPrefix(err.Error(), "x509: "))
			}
			b.Certificates = append(b.Certificates, c)
		case block.Type == "PKCS7" || block.Type == "CMS":
			certs, err := fromPKCS7(block.Bytes)
			if err != nil {
				return nil, fmt.Errorf("line %d: %w", lines[i], err)
			}
			b.Form, b.Certificates = "PKCS#7", append(b.Certificates, certs...)
		case block.Type == "EC PARAMETERS" || block.Type == "DH PARAMETERS":
		default:
			return nil, fmt.Errorf("line %d: a block of type %q is no certificate", lines[i], clean(block.Type))
		}
	}
	return b, nil
}

// ErrPassword says that a PKCS#12 file takes another password.
var ErrPassword = errors.New("the password is wrong, or missing: --password-file")

func fromPKCS12(data []byte, password string) (b *Bundle, err error) {
	defer func() { // a parser of others', on a file of others'
		if recover() != nil {
			b, err = nil, errors.New("it is damaged PKCS#12")
		}
	}()
	key, leaf, chain, err := pkcs12.DecodeChain(data, password)
	if errors.Is(err, pkcs12.ErrIncorrectPassword) {
		return nil, ErrPassword
	}
	if err != nil { // without a key: certificates alone
		certs, terr := pkcs12.DecodeTrustStore(data, password)
		if terr == nil && len(certs) > 0 {
			return &Bundle{Form: "PKCS#12", Certificates: certs}, nil
		}
		return nil, fmt.Errorf("read PKCS#12: %s (export it anew, or make PEM of it: openssl pkcs12 -in FILE -nodes)", strings.TrimPrefix(err.Error(), "pkcs12: "))
	}
	signer, ok := key.(crypto.Signer)
	if !ok {
		return nil, fmt.Errorf("read PKCS#12: a key of kind %T cannot be used", key)
	}
	return &Bundle{Form: "PKCS#12", Certificates: append([]*x509.Certificate{leaf}, chain...), Key: signer}, nil
}

// Leaf puts the certificate that somebody signs and encrypts with first, its
// authorities after it: the one that key belongs to, or the one that issued none of
// the others. More than one that could be meant is an error.
func (b *Bundle) Leaf() ([]*x509.Certificate, error) {
	var leaves []*x509.Certificate
	for _, c := range b.Certificates {
		switch {
		case b.Key != nil:
			if fits(b.Key, c) {
				leaves = append(leaves, c)
			}
		case !slices.ContainsFunc(b.Certificates, func(o *x509.Certificate) bool { return !o.Equal(c) && c.IsCA && issued(c, o) }):
			leaves = append(leaves, c)
		}
	}
	leaves = slices.CompactFunc(leaves, (*x509.Certificate).Equal)
	switch {
	case len(b.Certificates) == 0:
		return nil, errors.New("there is no certificate in it")
	case len(leaves) == 0:
		return nil, errors.New("the private key belongs to none of its certificates")
	case len(leaves) > 1:
		var names []string
		for _, c := range leaves {
			names = append(names, clean(c.Subject.String())+" "+Fingerprint(c)[:16])
		}
		return nil, fmt.Errorf("there are %d certificates in it that could be meant; give each in a file of its own: %s", len(leaves), strings.Join(names, "; "))
	}
	return chainOf(leaves[0], b.Certificates), nil
}

// chainOf gives a certificate with those that issued it, one after the other.
func chainOf(leaf *x509.Certificate, from []*x509.Certificate) []*x509.Certificate {
	chain := []*x509.Certificate{leaf}
	for len(chain) < maxChain {
		last := chain[len(chain)-1]
		i := slices.IndexFunc(from, func(o *x509.Certificate) bool {
			return issued(o, last) && !slices.ContainsFunc(chain, o.Equal)
		})
		if i < 0 {
			break
		}
		chain = append(chain, from[i])
	}
	return chain
}

// Import is a file from outside to be put into the folder.
type Import struct {
	Owner Owner
	Data  []byte
	// Password is of PKCS#12; Key is a file with the private key, PEM, when it
	// comes apart.
	Password string
	Key      []byte

	Name  string // "" takes one
	Uses  []Use  // nil is sign and encrypt
	From  time.Time
	Note  string
	Force bool // an expired one too
}

// Take puts a certificate into the folder beside what is there.
func Take(dir string, in Import, now time.Time) (Entry, error) {
	if !ownerText.MatchString(in.Owner.ID) {
		return Entry{}, fmt.Errorf("%q cannot be the id of a %s: small letters, digits, - and _", in.Owner.ID, in.Owner.Kind)
	}
	b, err := ReadBundle(in.Data, in.Password)
	if err != nil {
		return Entry{}, err
	}
	if err := b.withKey(in); err != nil {
		return Entry{}, err
	}
	chain, err := b.Leaf()
	if err != nil {
		return Entry{}, err
	}
	leaf := chain[0]
	if !now.Before(leaf.NotAfter) && !in.Force {
		return Entry{}, fmt.Errorf("%s is over since %s: ask for the one in use (or --force)", clean(leaf.Subject.String()), date(leaf.NotAfter))
	}
	s, _ := Load(dir) // faults of other files are not this one's
	if at := slices.IndexFunc(s.Of(in.Owner.Kind, in.Owner.ID), func(e Entry) bool { return e.Fingerprint == Fingerprint(leaf) }); at >= 0 {
		return Entry{}, fmt.Errorf("this certificate is there already: %s", s.Of(in.Owner.Kind, in.Owner.ID)[at].File)
	}
	h := header{uses: in.Uses, from: in.From, note: in.Note}
	if h.uses == nil {
		h.uses = []Use{Sign, Encrypt}
	}
	if in.Name == "" {
		in.Name = free(dir, in.Owner, leaf.NotBefore.UTC().Format(time.DateOnly))
	}
	return put(dir, in.Owner, in.Name, h, chain, b.Key)
}

// withKey takes a key that came apart, and refuses keys where none belong.
func (b *Bundle) withKey(in Import) error {
	if in.Key != nil {
		all, _, _ := blocks(in.Key)
		all = slices.DeleteFunc(all, func(p *pem.Block) bool { return !isKey(p) })
		if len(all) != 1 {
			return fmt.Errorf("the key file holds %d private keys as PEM, not one", len(all))
		}
		key, err := parseKey(all[0])
		if err != nil {
			return err
		}
		b.Key = key
	}
	switch {
	case b.Key != nil && in.Owner.Kind == Partner:
		return errors.New("there is a private key in it: a partner's private key must be nowhere but with the partner. Delete the file, and ask the partner for a new certificate without its key")
	case b.Key == nil && in.Owner.Kind == Station:
		return errors.New("there is no private key in it, and a station's certificate is nothing without one: --key FILE, or a PKCS#12 file")
	}
	return nil
}

// Describe tells of a certificate what two people compare on the telephone.
func Describe(c *x509.Certificate) string {
	return "subject      " + clean(c.Subject.String()) +
		"\nissuer       " + clean(c.Issuer.String()) +
		fmt.Sprintf("\nserial       %s (hex %s)", c.SerialNumber, colons(c.SerialNumber.Bytes())) +
		fmt.Sprintf("\nvalid        %s to %s", date(c.NotBefore), date(c.NotAfter)) +
		"\nkey          " + KeyKind(c.PublicKey) + ", signed with " + c.SignatureAlgorithm.String() +
		"\nSHA-1        " + sha1Text(c) +
		"\nSHA-256      " + sha256Text(c) + "\n"
}

func sha1Text(c *x509.Certificate) string { sum := sha1.Sum(c.Raw); return colons(sum[:]) }

func sha256Text(c *x509.Certificate) string { return Shown(Fingerprint(c)) }

// colons writes bytes as products show fingerprints: AB:CD:EF.
func colons(b []byte) string {
	return strings.ReplaceAll(strings.ToUpper(fmt.Sprintf("% x", b)), " ", ":")
}
