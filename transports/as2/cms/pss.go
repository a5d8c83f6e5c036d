// SPDX-License-Identifier: Apache-2.0

package cms

import (
	"bytes"
	"crypto"
	"crypto/rsa"
	"crypto/subtle"
	"encoding/binary"
	"fmt"
	"math/big"

	"golang.org/x/crypto/cryptobyte"
	"golang.org/x/crypto/cryptobyte/asn1"
)

// readPSS reads RSASSA-PSS-params (RFC 4055 §3.1). What is absent is SHA-1, and a
// salt of 20 bytes; parameters that are absent altogether say nothing but that.
func readPSS(params cryptobyte.String) (scheme, error) {
	s := scheme{kind: kindPSS, hash: crypto.SHA1, mgf: crypto.SHA1, salt: 20}
	var seq, field cryptobyte.String
	var has bool
	if len(params) == 0 {
		return s, nil
	}
	if !params.ReadASN1(&seq, asn1.SEQUENCE) || !params.Empty() {
		return s, fmt.Errorf("%w: parameters of RSASSA-PSS", ErrSyntax)
	}
	explicit := func(n uint8) bool {
		return seq.ReadOptionalASN1(&field, &has, asn1.Tag(n).ContextSpecific().Constructed())
	}
	if !explicit(0) {
		return s, fmt.Errorf("%w: hashAlgorithm of RSASSA-PSS", ErrSyntax)
	}
	if has {
		a, ok := readAlgorithm(&field, asn1.SEQUENCE)
		if s.hash = digestHash(a.id); !ok || s.hash == 0 {
			return s, &UnsupportedError{"hash of RSASSA-PSS", a.id.String()}
		}
	}
	if !explicit(1) {
		return s, fmt.Errorf("%w: maskGenAlgorithm of RSASSA-PSS", ErrSyntax)
	}
	if has {
		mask, ok := readAlgorithm(&field, asn1.SEQUENCE)
		if !ok || mask.id != oidMGF1 {
			return s, &UnsupportedError{"mask of RSASSA-PSS", mask.id.String()}
		}
		params := cryptobyte.String(mask.params)
		a, ok := readAlgorithm(&params, asn1.SEQUENCE)
		if s.mgf = digestHash(a.id); !ok || s.mgf == 0 {
			return s, &UnsupportedError{"hash of the mask of RSASSA-PSS", a.id.String()}
		}
	}
	trailer := 1
	if !explicit(2) || has && !field.ReadASN1Integer(&s.salt) || !explicit(3) || has && !field.ReadASN1Integer(&trailer) ||
		s.salt < 0 || trailer != 1 || !seq.Empty() {
		return s, fmt.Errorf("%w: saltLength or trailerField of RSASSA-PSS", ErrSyntax)
	}
	return s, nil
}

// verifyPSS checks by the standard library, but for what it cannot be told: a
// mask by another hash than the digest's (Java writes SHA-256 with a mask by
// SHA-1 unless told otherwise), and a salt of no bytes.
func (s scheme) verifyPSS(key *rsa.PublicKey, digest, signature []byte) bool {
	if s.salt > key.Size()-s.hash.Size()-2 {
		return false
	}
	if s.mgf == s.hash && s.salt > 0 {
		return rsa.VerifyPSS(key, s.hash, digest, signature, &rsa.PSSOptions{SaltLength: s.salt, Hash: s.hash}) == nil
	}
	em := openRSA(key, signature)
	return em != nil && s.checkPSS(em, key.N.BitLen()-1, digest)
}

// openRSA is RSAVP1 (RFC 8017 §5.2.2): the encoded message that was signed, as
// long as the key; nil when the signature cannot be of this key. The key is
// public, so that nothing here needs constant time.
func openRSA(key *rsa.PublicKey, signature []byte) []byte {
	s := new(big.Int).SetBytes(signature)
	if len(signature) != key.Size() || s.Cmp(key.N) >= 0 {
		return nil
	}
	return s.Exp(s, big.NewInt(int64(key.E)), key.N).FillBytes(make([]byte, key.Size()))
}

// checkPSS is EMSA-PSS-VERIFY (RFC 8017 §9.1.2) over em, of which bits count.
func (s scheme) checkPSS(em []byte, bits int, digest []byte) bool {
	if unused := len(em) - (bits+7)/8; unused > 0 {
		if em[0] != 0 {
			return false
		}
		em = em[unused:]
	}
	n := s.hash.Size()
	if len(digest) != n || len(em) < n+s.salt+2 || em[len(em)-1] != 0xbc {
		return false
	}
	db, h := bytes.Clone(em[:len(em)-n-1]), em[len(em)-n-1:len(em)-1]
	top := byte(0xff) >> (8*len(em) - bits)
	if em[0]&^top != 0 {
		return false
	}
	s.mask(db, h)
	db[0] &= top
	zeros := len(db) - s.salt - 1
	for _, b := range db[:zeros] {
		if b != 0 {
			return false
		}
	}
	if db[zeros] != 1 {
		return false
	}
	want := s.hash.New()
	want.Write(make([]byte, 8))
	want.Write(digest)
	want.Write(db[zeros+1:])
	return subtle.ConstantTimeCompare(want.Sum(nil), h) == 1
}

// mask XORs MGF1 (RFC 8017 §B.2.1) of seed into out.
func (s scheme) mask(out, seed []byte) {
	m := s.mgf.New()
	var sum []byte
	for i := uint32(0); len(out) > 0; i++ {
		m.Reset()
		m.Write(seed)
		m.Write(binary.BigEndian.AppendUint32(nil, i))
		sum = m.Sum(sum[:0])
		out = out[subtle.XORBytes(out, out, sum[:min(len(sum), len(out))]):]
	}
}
