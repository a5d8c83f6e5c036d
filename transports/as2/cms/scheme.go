// SPDX-License-Identifier: Apache-2.0

package cms

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/rsa"
	"fmt"
)

const (
	oidPSS    = oid(pkcs1 + "\x0a")
	ecdsaSHA1 = oid("\x2a\x86\x48\xce\x3d\x04\x01") // 1.2.840.10045.4.1 ecdsa-with-SHA1
	ecdsaWith = oid("\x2a\x86\x48\xce\x3d\x04\x03") // and one byte: ecdsa-with-SHA2
	oiwSHA1   = oid("\x2b\x0e\x03\x02\x1d")         // 1.3.14.3.2.29 sha1WithRSASignature, of old Windows
)

// digestOID names a digest; "" when we do not have it.
func digestOID(h crypto.Hash) oid {
	for _, k := range keyHashes() {
		if k.hash == h {
			return k.id
		}
	}
	return ""
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
	s := scheme{hash: digest}
	switch {
	case a.id == oidRSA || a.id == rsaOID(digest) || a.id == oiwSHA1 && digest == crypto.SHA1:
		return s, nil
	case a.id == oidEC || a.id == ecdsaOID(digest):
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

// rsaOID is sha1WithRSAEncryption and so on; "" when we do not have it.
func rsaOID(h crypto.Hash) oid {
	switch h {
	case crypto.SHA1:
		return pkcs1 + "\x05"
	case crypto.SHA224:
		return pkcs1 + "\x0e"
	case crypto.SHA256:
		return pkcs1 + "\x0b"
	case crypto.SHA384:
		return pkcs1 + "\x0c"
	case crypto.SHA512:
		return pkcs1 + "\x0d"
	}
	return ""
}

// ecdsaOID is ecdsa-with-SHA1 and so on; "" when we do not have it.
func ecdsaOID(h crypto.Hash) oid {
	switch h {
	case crypto.SHA1:
		return ecdsaSHA1
	case crypto.SHA224:
		return ecdsaWith + "\x01"
	case crypto.SHA256:
		return ecdsaWith + "\x02"
	case crypto.SHA384:
		return ecdsaWith + "\x03"
	case crypto.SHA512:
		return ecdsaWith + "\x04"
	}
	return ""
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
