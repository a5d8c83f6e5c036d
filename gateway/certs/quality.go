// SPDX-License-Identifier: Apache-2.0

package certs

import (
	"bytes"
	"crypto/rsa"
	"crypto/x509"
	"errors"
	"fmt"
)

// selfSigned tells whether a certificate was signed by its own key. MD5 and SHA-1,
// which the standard library no longer verifies, are told by the names.
func selfSigned(c *x509.Certificate) bool {
	if !bytes.Equal(c.RawIssuer, c.RawSubject) {
		return false
	}
	err := c.CheckSignature(c.SignatureAlgorithm, c.RawTBSCertificate, c.Signature)
	var weak x509.InsecureAlgorithmError
	return err == nil || errors.As(err, &weak)
}

// issued tells whether a certificate was issued by another, by names and key ids.
func issued(by, c *x509.Certificate) bool {
	return bytes.Equal(by.RawSubject, c.RawIssuer) &&
		(len(c.AuthorityKeyId) == 0 || len(by.SubjectKeyId) == 0 || bytes.Equal(c.AuthorityKeyId, by.SubjectKeyId))
}

// minRSA is the smallest RSA key that is no worry, floorRSA the smallest that the
// standard library works with at all.
const minRSA, floorRSA = 2048, 1024

// quality looks for certificates that do not do what they are for.
func (l *loader) quality(e *Entry) {
	c := e.Certificate
	if k, ok := c.PublicKey.(*rsa.PublicKey); ok && k.N.BitLen() < floorRSA {
		l.add(e.File, fmt.Sprintf("an RSA key of %d bits cannot be used", k.N.BitLen()), "2048 bits at least: ask for a new certificate")
	} else if ok && k.N.BitLen() < minRSA {
		l.warn(e.File, fmt.Sprintf("an RSA key of %d bits is weak", k.N.BitLen()), "2048 bits at least: ask for a new certificate")
	}
	for _, u := range e.Uses {
		switch {
		case u == TLS:
		case !exchangeable(c.PublicKey):
			l.add(e.File, fmt.Sprintf("a key of kind %s cannot %s in AS2", KeyKind(c.PublicKey), u), "RSA, or EC on P-256, P-384, P-521")
			return
		case !allowed(c, u):
			l.warn(e.File, fmt.Sprintf("its key usage does not allow it to %s", u), "strict partners refuse it; a use: line says what it is for")
		}
	}
	if authority(c) {
		l.warn(e.File, "is the certificate of an authority, not one to sign or encrypt with", "note: the partner's own (leaf) certificate belongs here, authorities after it in the same file")
	}
}

// authority tells certificates that are for issuing others. Many products make
// self-signed certificates with the CA flag, which count as the owner's own.
func authority(c *x509.Certificate) bool {
	const own = x509.KeyUsageDigitalSignature | x509.KeyUsageKeyEncipherment | x509.KeyUsageDataEncipherment | x509.KeyUsageContentCommitment | x509.KeyUsageKeyAgreement
	return c.IsCA && c.BasicConstraintsValid && !(bytes.Equal(c.RawIssuer, c.RawSubject) && (c.KeyUsage == 0 || c.KeyUsage&own != 0))
}

// allowed holds a use against the key usage (RFC 5280 §4.2.1.3), where there is one.
func allowed(c *x509.Certificate, u Use) bool {
	if c.KeyUsage == 0 {
		return true
	}
	want := x509.KeyUsageDigitalSignature | x509.KeyUsageContentCommitment
	if u == Encrypt {
		want = x509.KeyUsageKeyEncipherment | x509.KeyUsageDataEncipherment | x509.KeyUsageKeyAgreement
	}
	return c.KeyUsage&want != 0
}
