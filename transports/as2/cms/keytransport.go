// SPDX-License-Identifier: Apache-2.0

package cms

import (
	"crypto"
	"crypto/rand"
	"crypto/rsa"
	_ "crypto/sha1" // OAEP's default hash, which old partners use
	_ "crypto/sha256"
	_ "crypto/sha512"
	"crypto/subtle"
	"crypto/x509"
	stdasn1 "encoding/asn1"
	"fmt"
	"slices"

	"golang.org/x/crypto/cryptobyte"
	"golang.org/x/crypto/cryptobyte/asn1"
)

const (
	pkcs1 = "\x2a\x86\x48\x86\xf7\x0d\x01\x01" // 1.2.840.113549.1.1
	nist2 = "\x60\x86\x48\x01\x65\x03\x04\x02" // 2.16.840.1.101.3.4.2

	oidRSA       = oid(pkcs1 + "\x01")
	oidOAEP      = oid(pkcs1 + "\x07")
	oidMGF1      = oid(pkcs1 + "\x08")
	oidSpecified = oid(pkcs1 + "\x09") // id-pSpecified
)

// keyHash is a hash, and the names of what is done with it. SHA-1 is among them for
// reading: OAEP and ECDH rest on other properties than those that SHA-1 lost.
type keyHash struct {
	name  string
	id    oid
	hash  crypto.Hash
	rsa   oid    // signature by RSASSA-PKCS1-v1_5
	ecdsa oid    // signature by ECDSA
	ecdh  [2]oid // schemes of RFC 5753 §7.1.4: stdDH, which is written, and cofactorDH
}

func keyHashes() []keyHash {
	return []keyHash{
		{"sha1", "\x2b\x0e\x03\x02\x1a", crypto.SHA1, pkcs1 + "\x05", ecdsaWith + "\x01", [2]oid{x963 + "\x02", x963 + "\x03"}},
		{"sha224", nist2 + "\x04", crypto.SHA224, pkcs1 + "\x0e", ecdsaWith + "\x03\x01", [2]oid{secg + "\x0b\x00", secg + "\x0e\x00"}},
		{"sha256", nist2 + "\x01", crypto.SHA256, pkcs1 + "\x0b", ecdsaWith + "\x03\x02", [2]oid{secg + "\x0b\x01", secg + "\x0e\x01"}},
		{"sha384", nist2 + "\x02", crypto.SHA384, pkcs1 + "\x0c", ecdsaWith + "\x03\x03", [2]oid{secg + "\x0b\x02", secg + "\x0e\x02"}},
		{"sha512", nist2 + "\x03", crypto.SHA512, pkcs1 + "\x0d", ecdsaWith + "\x03\x04", [2]oid{secg + "\x0b\x03", secg + "\x0e\x03"}},
	}
}

// readKeyTransport reads a KeyTransRecipientInfo (RFC 5652 §6.2.1) and gives it once
// for each of our keys that it names.
func readKeyTransport(info []byte, keys []Key) (found []candidate, ok bool) {
	s := cryptobyte.String(info)
	var fields, encrypted cryptobyte.String
	var version int
	if !s.ReadASN1(&fields, asn1.SEQUENCE) || !fields.ReadASN1Integer(&version) {
		return nil, false
	}
	id, ok := readRecipientID(&fields)
	if !ok {
		return nil, false
	}
	transport, ok := readAlgorithm(&fields, asn1.SEQUENCE)
	if !ok || !fields.ReadASN1(&encrypted, asn1.OCTET_STRING) || !fields.Empty() {
		return nil, false
	}
	for i := range keys {
		if id.names(keys[i].Certificate) {
			found = append(found, candidate{key: &keys[i], transport: transport, encrypted: encrypted})
		}
	}
	return found, true
}

// readRecipientID reads a RecipientIdentifier.
func readRecipientID(s *cryptobyte.String) (id certificateID, ok bool) {
	if s.PeekASN1Tag(asn1.SEQUENCE) {
		var both cryptobyte.String
		if !s.ReadASN1(&both, asn1.SEQUENCE) {
			return id, false
		}
		return readIssuerSerial(both)
	}
	var raw cryptobyte.String
	var tag asn1.Tag
	if !s.ReadAnyASN1Element(&raw, &tag) || tag != context0 && tag != context0|constructed {
		return id, false
	}
	ski, err := joinOctets(raw)
	id.ski = ski
	return id, err == nil
}

// maxTries bounds the private-key operations of one message.
const maxTries = 8

// contentKey finds the key of the content. PKCS #1 v1.5 is rejected implicitly: the
// key starts at random and stays so when the padding is wrong, in constant time, so
// that a wrong padding is a wrong content and nobody can tell one from the other
// (RFC 3218 §2.3.2). With two keys of one name - two self-signed certificates with
// serial 1 - the one that fits overwrites it.
func contentKey(found []candidate, size int) (key []byte, by *Key, err error) {
	if len(found) == 0 {
		return nil, nil, ErrDecrypt
	}
	found = found[:min(len(found), maxTries)]
	key = make([]byte, size)
	_, _ = rand.Read(key) // crypto/rand.Read does not fail
	implicit, which := false, 0
	var unsupported error
	for i, c := range found {
		if c.agreement == nil && c.transport.id == oidRSA {
			before := slices.Clone(key)
			if err := openPKCS1(c, key); err != nil {
				continue
			}
			implicit = true
			same := subtle.ConstantTimeCompare(before, key)
			which = subtle.ConstantTimeSelect(same, which, i)
			continue
		}
		opened, err := c.open(size)
		if err == nil && len(opened) == size {
			return opened, c.key, nil
		}
		if _, ok := err.(*UnsupportedError); ok && unsupported == nil {
			unsupported = err
		}
	}
	switch {
	case implicit:
		return key, found[which].key, nil
	case unsupported != nil:
		return nil, nil, unsupported
	}
	return nil, nil, ErrDecrypt
}

// openPKCS1 overwrites key when the padding is right. An error says only what anybody
// can see: no RSA key, or a cipher text of the wrong length.
func openPKCS1(c candidate, key []byte) error {
	switch private := c.key.Private.(type) {
	case *rsa.PrivateKey:
		// As long as the modulus, zeros in front, also where a peer leaves them out.
		encrypted := c.encrypted
		if n := private.Size() - len(encrypted); n > 0 && len(encrypted) > 0 {
			encrypted = append(make([]byte, n), encrypted...)
		}
		//lint:ignore SA1019 it is what AS2 peers send; see contentKey
		return rsa.DecryptPKCS1v15SessionKey(nil, private, encrypted, key)
	case crypto.Decrypter:
		//lint:ignore SA1019 it is what AS2 peers send; see contentKey
		opened, err := private.Decrypt(rand.Reader, c.encrypted, &rsa.PKCS1v15DecryptOptions{SessionKeyLen: len(key)})
		if err == nil && len(opened) == len(key) {
			copy(key, opened)
		}
		return err
	}
	return ErrDecrypt
}

// open gives what was encrypted for us by OAEP or ECDH, which say themselves whether
// it is right.
func (c candidate) open(size int) ([]byte, error) {
	if c.agreement != nil {
		return c.agreement.open(c)
	}
	if c.transport.id != oidOAEP {
		return nil, &UnsupportedError{"key transport" + refusedName(c.transport.id), c.transport.id.String()}
	}
	private, ok := c.key.Private.(crypto.Decrypter)
	if !ok {
		return nil, ErrDecrypt
	}
	if _, isRSA := private.Public().(*rsa.PublicKey); !isRSA {
		return nil, ErrDecrypt
	}
	options, err := parseOAEP(c.transport.params)
	if err != nil {
		return nil, err
	}
	return private.Decrypt(rand.Reader, c.encrypted, options)
}

// parseOAEP reads RSAES-OAEP-params (RFC 4055 §4.1), of which everything has a
// default. Some Java peers take SHA-256 with MGF1 of SHA-1.
func parseOAEP(params []byte) (*rsa.OAEPOptions, error) {
	o := &rsa.OAEPOptions{Hash: crypto.SHA1, MGFHash: crypto.SHA1}
	if params == nil || slices.Equal(params, []byte{tagNull, 0}) {
		return o, nil
	}
	s, fields := cryptobyte.String(params), cryptobyte.String(nil)
	if !s.ReadASN1(&fields, asn1.SEQUENCE) || !s.Empty() {
		return nil, ErrDecrypt
	}
	var part [3]cryptobyte.String
	var has [3]bool
	for i := range part {
		if !fields.ReadOptionalASN1(&part[i], &has[i], asn1.Tag(i).Constructed().ContextSpecific()) {
			return nil, ErrDecrypt
		}
	}
	if !fields.Empty() {
		return nil, ErrDecrypt
	}
	var err error
	if has[0] {
		if o.Hash, err = readHash(part[0], "OAEP hash"); err != nil {
			return nil, err
		}
	}
	if has[1] {
		mgf, ok := readAlgorithm(&part[1], asn1.SEQUENCE)
		if !ok {
			return nil, ErrDecrypt
		}
		if mgf.id != oidMGF1 {
			return nil, &UnsupportedError{"OAEP mask generation", mgf.id.String()}
		}
		if o.MGFHash, err = readHash(mgf.params, "OAEP mask hash"); err != nil {
			return nil, err
		}
	}
	if has[2] {
		source, ok := readAlgorithm(&part[2], asn1.SEQUENCE)
		label := cryptobyte.String(source.params)
		if !ok || source.id != oidSpecified || !label.ReadASN1Bytes(&o.Label, asn1.OCTET_STRING) {
			return nil, ErrDecrypt
		}
	}
	return o, nil
}

func readHash(s cryptobyte.String, what string) (crypto.Hash, error) {
	a, ok := readAlgorithm(&s, asn1.SEQUENCE)
	if !ok {
		return 0, ErrDecrypt
	}
	if h := digestHash(a.id); h != 0 {
		return h, nil
	}
	return 0, &UnsupportedError{what, a.id.String()}
}

// wrapRSA writes a KeyTransRecipientInfo.
func wrapRSA(to *x509.Certificate, public *rsa.PublicKey, o *EncryptOptions, key []byte) ([]byte, error) {
	var encrypted, transport []byte
	var err error
	if o.KeyTransport == "" || o.KeyTransport == "rsa" {
		transport = der(tagSequence, oidRSA.der(), []byte{tagNull, 0})
		//lint:ignore SA1019 it is what AS2 peers read
		encrypted, err = rsa.EncryptPKCS1v15(rand.Reader, public, key)
	} else {
		i := slices.IndexFunc(keyHashes(), func(h keyHash) bool { return "oaep-"+h.name == o.KeyTransport })
		if i < 0 {
			return nil, fmt.Errorf("%q is no key transport: take rsa, oaep-sha1, oaep-sha256, oaep-sha384 or oaep-sha512", o.KeyTransport)
		}
		hash := keyHashes()[i]
		transport = der(tagSequence, oidOAEP.der(), oaepParams(hash))
		encrypted, err = rsa.EncryptOAEP(hash.hash.New(), rand.Reader, public, key, nil)
	}
	if err != nil {
		return nil, fmt.Errorf("encrypt the key for %s: %w", to.Subject, err)
	}
	id, version, err := recipientID(to, o.BySKI, context0)
	if err != nil {
		return nil, err
	}
	return der(tagSequence, der(tagInteger, []byte{version}), id, transport, der(tagOctets, encrypted)), nil
}

// oaepParams leaves out what is the default, as DER has it: all of SHA-1.
func oaepParams(h keyHash) []byte {
	if h.hash == crypto.SHA1 {
		return der(tagSequence)
	}
	hash := der(tagSequence, h.id.der(), []byte{tagNull, 0})
	return der(tagSequence, der(context0|constructed, hash), der(context1|constructed, der(tagSequence, oidMGF1.der(), hash)))
}

// recipientID writes a RecipientIdentifier and the version that goes with it.
func recipientID(c *x509.Certificate, bySKI bool, tag byte) (id []byte, version byte, err error) {
	if !bySKI {
		serial, err := stdasn1.Marshal(c.SerialNumber)
		return der(tagSequence, c.RawIssuer, serial), 0, err
	}
	if len(c.SubjectKeyId) == 0 {
		return nil, 0, fmt.Errorf("the certificate of %s has no subject key identifier to name it by", c.Subject)
	}
	return der(tag, c.SubjectKeyId), 2, nil
}
