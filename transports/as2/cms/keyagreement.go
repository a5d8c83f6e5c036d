// SPDX-License-Identifier: Apache-2.0

package cms

import (
	"crypto"
	"crypto/ecdh"
	"crypto/ecdsa"
	"crypto/rand"
	"crypto/x509"
	"encoding/binary"
	"fmt"
	"slices"

	"golang.org/x/crypto/cryptobyte"
	"golang.org/x/crypto/cryptobyte/asn1"
)

const (
	// RFC 5753 §7.1.4: X9.63 schemes with SHA-1 (1.3.133.16.840.63.0) and with SHA-2
	// (1.3.132.1). The curves that are supported have cofactor 1, where cofactor DH is
	// DH.
	x963 = "\x2b\x81\x05\x10\x86\x48\x3f\x00"
	secg = "\x2b\x81\x04\x01"

	oidEC = oid("\x2a\x86\x48\xce\x3d\x02\x01")
)

// agreement is what a KeyAgreeRecipientInfo says for all its recipients.
type agreement struct {
	point []byte    // the sender's ephemeral public key, uncompressed
	ukm   []byte    // user keying material, an OCTET STRING element or nil
	wrap  algorithm // key wrap, the scheme's parameters
}

// schemeHash gives the hash of a key derivation scheme.
func schemeHash(id oid) (crypto.Hash, bool) {
	for _, h := range keyHashes() {
		if slices.Contains(h.ecdh[:], id) {
			return h.hash, true
		}
	}
	return 0, false
}

// readKeyAgreement reads a KeyAgreeRecipientInfo (RFC 5652 §6.2.2, RFC 5753 §3.1.1).
func readKeyAgreement(info []byte, keys []Key) (found []candidate, ok bool) {
	s := cryptobyte.String(info)
	var fields, originator, ukm, encryptedKeys cryptobyte.String
	var version int
	var hasUKM bool
	if !s.ReadASN1(&fields, context1|constructed) || !fields.ReadASN1Integer(&version) ||
		!fields.ReadASN1(&originator, context0|constructed) ||
		!fields.ReadOptionalASN1(&ukm, &hasUKM, context1|constructed) {
		return nil, false
	}
	scheme, ok := readAlgorithm(&fields, asn1.SEQUENCE)
	if !ok || !fields.ReadASN1(&encryptedKeys, asn1.SEQUENCE) || !fields.Empty() {
		return nil, false
	}
	a := &agreement{point: originatorPoint(originator), ukm: ukm}
	wrap := cryptobyte.String(scheme.params)
	a.wrap, _ = readAlgorithm(&wrap, asn1.SEQUENCE) // another scheme is not ours to understand
	for !encryptedKeys.Empty() {
		var one, encrypted cryptobyte.String
		if !encryptedKeys.ReadASN1(&one, asn1.SEQUENCE) {
			return nil, false
		}
		id, ok := readKeyAgreeID(&one)
		if !ok || !one.ReadASN1(&encrypted, asn1.OCTET_STRING) || !one.Empty() {
			return nil, false
		}
		for i := range keys {
			if len(found) < maxTries && id.names(keys[i].Certificate) {
				found = append(found, candidate{key: &keys[i], transport: scheme, encrypted: encrypted, agreement: a})
			}
		}
	}
	return found, true
}

// originatorPoint reads an OriginatorPublicKey; nil when the sender's key is named
// instead of given (static ECDH), which nobody does.
func originatorPoint(s cryptobyte.String) []byte {
	var fields cryptobyte.String
	var point []byte
	if !s.ReadASN1(&fields, context1|constructed) {
		return nil
	}
	if a, ok := readAlgorithm(&fields, asn1.SEQUENCE); !ok || a.id != oidEC || !fields.ReadASN1BitStringAsBytes(&point) {
		return nil
	}
	return point
}

// readKeyAgreeID reads a KeyAgreeRecipientIdentifier: issuer and serial, or a
// RecipientKeyIdentifier, of which date and the rest do not matter.
func readKeyAgreeID(s *cryptobyte.String) (id certificateID, ok bool) {
	var fields, ski cryptobyte.String
	if s.PeekASN1Tag(asn1.SEQUENCE) {
		ok = s.ReadASN1(&fields, asn1.SEQUENCE)
		if !ok {
			return id, false
		}
		return readIssuerSerial(fields)
	}
	ok = s.ReadASN1(&fields, context0|constructed) && fields.ReadASN1(&ski, asn1.OCTET_STRING)
	id.ski = ski
	return id, ok
}

// open agrees on the key that wraps the content's, and unwraps that.
func (a *agreement) open(c candidate) ([]byte, error) {
	hash, ok := schemeHash(c.transport.id)
	if !ok {
		return nil, &UnsupportedError{"key agreement", c.transport.id.String()}
	}
	wrap, ok := wrapOf(a.wrap.id)
	if !ok {
		return nil, &UnsupportedError{"key wrap" + refusedName(a.wrap.id), a.wrap.id.String()}
	}
	private, ok := c.key.Private.(*ecdsa.PrivateKey)
	if !ok || a.point == nil {
		return nil, ErrDecrypt
	}
	ours, err := private.ECDH()
	if err != nil {
		return nil, ErrDecrypt
	}
	theirs, err := ours.Curve().NewPublicKey(a.point)
	if err != nil {
		return nil, ErrDecrypt
	}
	z, err := ours.ECDH(theirs)
	if err != nil {
		return nil, ErrDecrypt
	}
	return wrap.unwrap(deriveKey(hash, z, sharedInfo(a.wrap.raw, a.ukm, wrap.key), wrap.key), c.encrypted)
}

// sharedInfo is ECC-CMS-SharedInfo (RFC 5753 §7.2); ukm is an element or nil.
func sharedInfo(wrap, ukm []byte, size int) []byte {
	if ukm != nil {
		ukm = der(context0|constructed, ukm)
	}
	length := binary.BigEndian.AppendUint32(nil, uint32(size)*8)
	return der(tagSequence, wrap, ukm, der(context2|constructed, der(tagOctets, length)))
}

// deriveKey is the key derivation of X9.63 (SEC 1 §3.6.1).
func deriveKey(h crypto.Hash, z, info []byte, size int) []byte {
	var out []byte
	for i := uint32(1); len(out) < size; i++ {
		d := h.New()
		d.Write(z)
		d.Write(binary.BigEndian.AppendUint32(nil, i))
		d.Write(info)
		out = d.Sum(out)
	}
	return out[:size]
}

// wrapECDH writes a KeyAgreeRecipientInfo with an ephemeral key of its own.
func wrapECDH(to *x509.Certificate, public *ecdsa.PublicKey, o *EncryptOptions, key []byte) ([]byte, error) {
	theirs, err := public.ECDH()
	if err != nil {
		return nil, fmt.Errorf("encrypt the key for %s: %w", to.Subject, err)
	}
	ours, err := theirs.Curve().GenerateKey(rand.Reader)
	if err != nil {
		return nil, err
	}
	z, err := ours.ECDH(theirs)
	if err != nil {
		return nil, err
	}
	wrap := aesWrap(len(key))
	hash := schemeFor(theirs.Curve())
	wrapID := der(tagSequence, wrap.id.der())
	encrypted, err := wrap.wrap(deriveKey(hash, z, sharedInfo(wrapID, nil, wrap.key), wrap.key), key)
	if err != nil {
		return nil, err
	}
	id, _, err := recipientID(to, o.BySKI, tagOctets)
	if err != nil {
		return nil, err
	}
	if o.BySKI {
		id = der(context0|constructed, id)
	}
	point := append([]byte{0}, ours.PublicKey().Bytes()...)
	originator := der(context1|constructed, der(tagSequence, oidEC.der()), der(tagBits, point))
	return der(context1|constructed,
		der(tagInteger, []byte{3}),
		der(context0|constructed, originator),
		der(tagSequence, hashOf(hash).ecdh[0].der(), wrapID),
		der(tagSequence, der(tagSequence, id, der(tagOctets, encrypted)))), nil
}

// schemeFor takes the hash of the curve's strength (RFC 5753 §8).
func schemeFor(c ecdh.Curve) crypto.Hash {
	switch c {
	case ecdh.P384():
		return crypto.SHA384
	case ecdh.P521():
		return crypto.SHA512
	}
	return crypto.SHA256
}
