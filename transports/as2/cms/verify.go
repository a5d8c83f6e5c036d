// SPDX-License-Identifier: Apache-2.0

package cms

import (
	"crypto"
	"crypto/rsa"
	"crypto/subtle"
	"crypto/x509"
	"errors"
	"fmt"
	"time"
)

var (
	// ErrNoSigner says that nobody signed whose certificate was given; the text names
	// who did, as the message has it.
	ErrNoSigner = errors.New("not signed by a certificate that is known here")
	// ErrDigest says that the content is not the one that was signed.
	ErrDigest = errors.New("the content is not what was signed")
	// ErrSignature says that the signature is not made by the key of the certificate it
	// names, or that what it covers does not fit together.
	ErrSignature = errors.New("the signature is wrong")
)

// Signer is who signed, found genuine.
type Signer struct {
	Certificate *x509.Certificate // the caller's own
	Hash        crypto.Hash       // of the content
	SignedAt    time.Time         // what the signer says, UTC; zero when not said
	PSS         bool
	// Attributes says that signed attributes were there, between content and
	// signature. Without them the signature is over the content alone, and the content
	// of one message may be the attributes of another: what is then no MIME entity
	// must not be believed.
	Attributes bool
}

// Verify finds a signer among certs and checks what it signed. digest gives the
// content's digest by a hash; nil when it was not computed. certs are those that the
// caller trusts for this message: no other is looked at, neither the message's own,
// nor is a certificate's validity or usage. They are found by issuer and serial
// number, or by subject key identifier; when several fit, each is tried.
//
// It is valid when one signer is. Otherwise the error is of the one that came
// furthest: ErrDigest (the signature is genuine, the content is not), ErrSignature,
// *UnsupportedError, ErrNoSigner. Safe for concurrent use.
func (s *Signature) Verify(digest func(crypto.Hash) []byte, certs []*x509.Certificate) (*Signer, error) {
	var best error
	for i := range s.signers {
		signer, err := s.signers[i].verify(s.contentType, digest, certs)
		if err == nil {
			return signer, nil
		}
		best = furthest(best, err)
	}
	if best == nil {
		best = fmt.Errorf("%w: there is no signature in it", ErrNoSigner)
	}
	return nil, best
}

// furthest gives the error of the try that came further.
func furthest(best, err error) error {
	if best == nil || severity(err) > severity(best) {
		return err
	}
	return best
}

func severity(err error) int {
	switch {
	case errors.Is(err, ErrDigest):
		return 4
	case errors.Is(err, ErrSignature):
		return 3
	case errors.Is(err, ErrNoSigner):
		return 1
	}
	return 2
}

func (s *signerInfo) verify(contentType oid, digest func(crypto.Hash) []byte, certs []*x509.Certificate) (*Signer, error) {
	var best error
	for _, c := range certs {
		if !s.id.names(c) {
			continue
		}
		if s.fault != nil {
			return nil, s.fault
		}
		err := s.check(contentType, digest, c)
		if err != nil {
			best = furthest(best, err)
			continue
		}
		signer := &Signer{Certificate: c, Hash: s.hash, PSS: s.scheme.kind == kindPSS}
		if s.attributes != nil {
			signer.Attributes, signer.SignedAt = true, s.attributes.signedAt
		}
		return signer, nil
	}
	if best == nil {
		best = fmt.Errorf("%w: %v", ErrNoSigner, s.id)
	}
	return nil, best
}

// check checks the signature by one certificate's key.
func (s *signerInfo) check(contentType oid, digest func(crypto.Hash) []byte, c *x509.Certificate) error {
	content := digest(s.hash)
	if content == nil {
		return fmt.Errorf("%w: its digest by %v was not computed", ErrDigest, s.hash)
	}
	if s.attributes == nil {
		if contentType != oidData {
			return fmt.Errorf("%w: it has no signed attributes over a content of type %v (RFC 5652 §5.3)", ErrSignature, contentType)
		}
		if s.scheme.verify(c.PublicKey, content, s.value) {
			return nil
		}
		if signsAnother(s, c) {
			return fmt.Errorf("%w (%v)", ErrDigest, s.id)
		}
		return fmt.Errorf("%w (%v)", ErrSignature, s.id)
	}
	if !s.signsAttributes(c) {
		return fmt.Errorf("%w (%v)", ErrSignature, s.id)
	}
	a := s.attributes
	if a.contentType != "" && a.contentType != contentType {
		return fmt.Errorf("%w: it is for a content of type %v, here is %v", ErrSignature, a.contentType, contentType)
	}
	if !a.protects(s.digest, s.signature) {
		return fmt.Errorf("%w: its algorithms are not those that were signed (RFC 6211)", ErrSignature)
	}
	if subtle.ConstantTimeCompare(a.digest, content) != 1 {
		return fmt.Errorf("%w: its digest by %v is %x, signed was %x", ErrDigest, s.hash, content, a.digest[:min(len(a.digest), 64)])
	}
	return nil
}

func (s *signerInfo) signsAttributes(c *x509.Certificate) bool {
	for _, form := range s.attributes.forms {
		h := s.hash.New()
		h.Write(form)
		if s.scheme.verify(c.PublicKey, h.Sum(nil), s.value) {
			return true
		}
	}
	return false
}

// signsAnother tells, for PKCS #1 v1.5, a genuine signature over other content from
// one that the key did not make: with the other schemes that cannot be seen.
func signsAnother(s *signerInfo, c *x509.Certificate) bool {
	key, ok := c.PublicKey.(*rsa.PublicKey)
	if !ok || s.scheme.kind != kindRSA {
		return false
	}
	em := openRSA(key, s.value)
	return em != nil && rsa.VerifyPKCS1v15(key, s.hash, em[max(0, len(em)-s.hash.Size()):], s.value) == nil
}
