// SPDX-License-Identifier: Apache-2.0

package cms

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/rand"
	"crypto/rsa"
	"errors"
	"fmt"
	"time"
)

// SignOptions say how to sign.
type SignOptions struct {
	Key  Key         // Private is a crypto.Signer, RSA or ECDSA
	Hash crypto.Hash // SHA-1, SHA-256, SHA-384, SHA-512
	PSS  bool        // RSASSA-PSS (RFC 4056) with a salt as long as the digest, in place of PKCS #1 v1.5
	// NoCertificate leaves our certificate out: the peer has it anyway.
	NoCertificate bool
	// NoAttributes signs the content alone, for peers that read no attributes.
	NoAttributes bool
	BySKI        bool      // name the signer by its subject key identifier
	Time         time.Time // signingTime; zero: not said
	// AlgorithmProtection adds the attribute of RFC 6211, which old peers refuse.
	AlgorithmProtection bool
}

// signing is what of SignOptions does not hang on the content.
type signing struct {
	SignOptions
	signer    crypto.Signer
	options   crypto.SignerOpts
	rsa       *rsa.PublicKey // nil: ECDSA
	version   []byte         // of SignerInfo; SignedData's is the same for id-data (RFC 5652 §5.1)
	id        []byte
	digest    []byte // AlgorithmIdentifier
	signature []byte // AlgorithmIdentifier
}

// prepare checks the options: key and certificate belong together, and the hash may
// be used.
func (o SignOptions) prepare() (*signing, error) {
	s := &signing{SignOptions: o}
	var ok bool
	switch {
	case o.Key.Certificate == nil:
		return nil, errors.New("sign: there is no certificate")
	case hashOf(o.Hash).id == "" || o.Hash == crypto.SHA224:
		return nil, fmt.Errorf("sign: %v cannot be used; take SHA-256", o.Hash)
	}
	if s.signer, ok = o.Key.Private.(crypto.Signer); !ok {
		return nil, fmt.Errorf("sign: a private key of type %T cannot sign", o.Key.Private)
	}
	public, ok := o.Key.Certificate.PublicKey.(interface{ Equal(crypto.PublicKey) bool })
	if !ok || !public.Equal(s.signer.Public()) {
		return nil, errors.New("sign: the private key is not the certificate's")
	}
	// Absent parameters: RFC 5754 §2.
	s.digest = der(tagSequence, hashOf(o.Hash).id.der())
	if err := s.chooseScheme(); err != nil {
		return nil, err
	}
	id, version, err := recipientID(o.Key.Certificate, o.BySKI, context0)
	if err != nil {
		return nil, fmt.Errorf("sign: %w", err)
	}
	// SignerInfos count from 1 and 3, recipients from 0 and 2 (RFC 5652 §5.3, §6.2.1).
	s.id, s.version = id, []byte{tagInteger, 1, version + 1}
	return s, nil
}

// chooseScheme sets the signature algorithm.
func (s *signing) chooseScheme() error {
	null := []byte{tagNull, 0}
	switch key := s.Key.Certificate.PublicKey.(type) {
	case *rsa.PublicKey:
		s.rsa, s.options = key, s.Hash
		// rsaEncryption, not sha256WithRSAEncryption: RFC 5754 §3.2 has readers take
		// both, and those of before it know this one alone. NULL is a must here.
		s.signature = der(tagSequence, oidRSA.der(), null)
		if s.PSS {
			s.options = &rsa.PSSOptions{SaltLength: rsa.PSSSaltLengthEqualsHash, Hash: s.Hash}
			s.signature = der(tagSequence, oidPSS.der(), s.pssParameters())
		}
	case *ecdsa.PublicKey:
		if s.PSS {
			return errors.New("sign: PSS wants an RSA key; this one is EC")
		}
		s.options = s.Hash
		s.signature = der(tagSequence, hashOf(s.Hash).ecdsa.der())
	default:
		return fmt.Errorf("sign: keys of type %T are not supported; RSA and ECDSA are", key)
	}
	return nil
}

// pssParameters gives RSASSA-PSS-params. SHA-1 and what goes with it are the
// defaults, which DER does not write (X.690 §11.5).
func (s *signing) pssParameters() []byte {
	if s.Hash == crypto.SHA1 {
		return der(tagSequence)
	}
	explicit := func(n byte, v []byte) []byte { return der(context0|constructed|n, v) }
	// With NULL: RFC 4055 §2.1 has it for the hashes in here.
	hash := der(tagSequence, hashOf(s.Hash).id.der(), []byte{tagNull, 0})
	return der(tagSequence, explicit(0, hash), explicit(1, der(tagSequence, oidMGF1.der(), hash)),
		explicit(2, []byte{tagInteger, 1, byte(s.Hash.Size())}))
}

// SignDigest signs content of which digest is the digest by o.Hash: a detached
// signature, DER. Errors are the caller's mistakes, or the key's own.
func SignDigest(digest []byte, o SignOptions) ([]byte, error) {
	s, err := o.prepare()
	if err != nil {
		return nil, err
	}
	info, err := s.signerInfo(digest)
	if err != nil {
		return nil, err
	}
	fields := append([][]byte{s.version, der(tagSet, s.digest), der(tagSequence, oidData.der())}, s.after(info)...)
	return contentInfo(fields...), nil
}

// after gives the fields of SignedData that follow the content.
func (s *signing) after(info []byte) [][]byte {
	infos := der(tagSet, info)
	if s.NoCertificate {
		return [][]byte{infos}
	}
	return [][]byte{der(context0|constructed, s.Key.Certificate.Raw), infos}
}

// signerInfo signs.
func (s *signing) signerInfo(digest []byte) ([]byte, error) {
	if len(digest) != s.Hash.Size() {
		return nil, fmt.Errorf("sign: a digest of %d bytes is not by %v", len(digest), s.Hash)
	}
	attributes := s.attributes(digest)
	if attributes != nil {
		h := s.Hash.New()
		h.Write(attributes)
		digest = h.Sum(nil)
	}
	value, err := s.signer.Sign(rand.Reader, digest, s.options)
	if err != nil {
		return nil, fmt.Errorf("sign: %w", err)
	}
	return s.assemble(attributes, value), nil
}

// assemble makes the SignerInfo; it retags attributes.
func (s *signing) assemble(attributes, value []byte) []byte {
	if attributes != nil {
		attributes[0] = context0 | constructed // RFC 5652 §5.4: signed as SET, sent as [0]
	}
	return der(tagSequence, s.version, s.id, s.digest, attributes, s.signature, der(tagOctets, value))
}

// attributes gives the SET that is signed; nil for none.
func (s *signing) attributes(digest []byte) []byte {
	if s.NoAttributes {
		return nil
	}
	set := [][]byte{
		attribute(attrContentType, oidData.der()),
		attribute(attrMessageDigest, der(tagOctets, digest)),
	}
	if !s.Time.IsZero() {
		set = append(set, attribute(attrSigningTime, timeDER(s.Time)))
	}
	if s.AlgorithmProtection {
		implicit := append([]byte(nil), s.signature...)
		implicit[0] = context1 | constructed
		set = append(set, attribute(attrProtection, der(tagSequence, s.digest, implicit)))
	}
	return derSet(set...)
}
