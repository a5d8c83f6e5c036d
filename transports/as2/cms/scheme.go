// SPDX-License-Identifier: Apache-2.0

package cms

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/rsa"
	"fmt"
)

const (
	ecdsaWith = "\x2a\x86\x48\xce\x3d\x04" // 1.2.840.10045.4

	oidPSS  = oid(pkcs1 + "\x0a")
	oiwSHA1 = oid("\x2b\x0e\x03\x02\x1d") // 1.3.14.3.2.29 sha1WithRSASignature, of old Windows
)

// hashOf gives what we know of a digest; nothing when we do not have it.
func hashOf(h crypto.Hash) (known keyHash) {
	for _, k := range keyHashes() {
		if k.hash == h {
			known = k
		}
	}
	return known
}

// digestHash is the digest an OID names; 0 when we do not have it, MD5 among
// those. The parameters, NULL or absent (RFC 5754 §2), say nothing.
func digestHash(id oid) crypto.Hash {
	for _, k := range keyHashes() {
		if k.id == id {
			return k.hash
		}
	}
	return 0
}

// same compares two of them; parameters NULL and absent are one.
func (a algorithm) same(b algorithm) bool {
	null := func(p []byte) bool { return len(p) == 0 || string(p) == "\x05\x00" }
	return a.id == b.id && (string(a.params) == string(b.params) || null(a.params) && null(b.params))
}

// scheme is a way to sign.
type scheme struct {
	kind byte // one of the kinds below
	hash crypto.Hash
	mgf  crypto.Hash // PSS: the hash of its mask
	salt int         // PSS: bytes
}

const (
	kindRSA = iota // RSASSA-PKCS1-v1_5
	kindPSS        // RSASSA-PSS
	kindECDSA
)

// readScheme tells the way of a signatureAlgorithm. Names of a key alone
// (rsaEncryption; id-ecPublicKey, which old stacks write) leave the hash to the
// digestAlgorithm. Names with a hash must name the same (RFC 4056 §3, RFC 5754 §3):
// otherwise the weaker of the two would go unseen.
func readScheme(a algorithm, digest crypto.Hash) (scheme, error) {
	s, of := scheme{hash: digest}, hashOf(digest)
	switch {
	case a.id == oidRSA || a.id == of.rsa || a.id == oiwSHA1 && digest == crypto.SHA1:
		return s, nil
	case a.id == oidEC || a.id == of.ecdsa:
		s.kind = kindECDSA
		return s, nil
	case a.id == oidPSS:
		s, err := readPSS(a.params)
		if err == nil && s.hash != digest {
			err = &UnsupportedError{fmt.Sprintf("RSASSA-PSS with %v over a digest by %v", s.hash, digest), a.id.String()}
		}
		return s, err
	}
	return s, &UnsupportedError{fmt.Sprintf("the signature algorithm beside a digest by %v", digest), a.id.String()}
}

// verify checks a signature over digest.
func (s scheme) verify(public crypto.PublicKey, digest, signature []byte) bool {
	switch key := public.(type) {
	case *rsa.PublicKey:
		switch {
		case s.kind == kindRSA:
			return rsa.VerifyPKCS1v15(key, s.hash, digest, signature) == nil
		case s.kind == kindPSS:
			return s.verifyPSS(key, digest, signature)
		}
	case *ecdsa.PublicKey:
		return s.kind == kindECDSA && ecdsa.VerifyASN1(key, digest, signature)
	}
	return false
}
