// SPDX-License-Identifier: Apache-2.0

package cms

import (
	"bytes"
	"slices"
	"time"

	"golang.org/x/crypto/cryptobyte"
	"golang.org/x/crypto/cryptobyte/asn1"
)

// Attributes of signers (RFC 5652 §11, RFC 6211).
const (
	attrContentType   = oid(pkcs9 + "\x03")
	attrMessageDigest = oid(pkcs9 + "\x04")
	attrSigningTime   = oid(pkcs9 + "\x05")
	attrProtection    = oid(pkcs9 + "\x34") // CMSAlgorithmProtection
)

// attributes are the signedAttrs of one signer.
type attributes struct {
	forms       [][]byte // encodings the signature may be over, in the order they are tried
	contentType oid      // "" when absent
	digest      []byte   // messageDigest; nil when absent
	signedAt    time.Time
	protection  cryptobyte.String // contents of CMSAlgorithmProtection; nil when absent
}

// readAttributes reads signedAttrs, a DER element [0]. Of what it knows, each may be
// there once, with one value (RFC 5652 §11): two message digests are two contents.
func readAttributes(element cryptobyte.String) (*attributes, bool) {
	a := &attributes{}
	var contents cryptobyte.String
	if !element.ReadAnyASN1(&contents, nil) {
		return nil, false
	}
	var seen []oid
	for !contents.Empty() {
		var attr, id, values, value cryptobyte.String
		if !contents.ReadASN1(&attr, asn1.SEQUENCE) || !attr.ReadASN1(&id, asn1.OBJECT_IDENTIFIER) ||
			!attr.ReadASN1(&values, asn1.SET) || !attr.Empty() {
			return nil, false
		}
		kind := oid(id)
		switch kind {
		case attrContentType, attrMessageDigest, attrSigningTime, attrProtection:
		default:
			continue
		}
		if slices.Contains(seen, kind) || !values.ReadAnyASN1Element(&value, nil) || !values.Empty() || !a.read(kind, value) {
			return nil, false
		}
		seen = append(seen, kind)
	}
	return a, true
}

func (a *attributes) read(kind oid, value cryptobyte.String) bool {
	var v cryptobyte.String
	switch kind {
	case attrContentType:
		ok := value.ReadASN1(&v, asn1.OBJECT_IDENTIFIER)
		a.contentType = oid(v)
		return ok
	case attrMessageDigest:
		ok := value.ReadASN1(&v, asn1.OCTET_STRING)
		a.digest = v
		return ok
	case attrProtection:
		ok := value.ReadASN1(&v, asn1.SEQUENCE)
		a.protection = v
		return ok
	}
	// A time that cannot be read is not told; nothing hangs on it.
	read := value.ReadASN1GeneralizedTime
	if value.PeekASN1Tag(asn1.UTCTime) {
		read = value.ReadASN1UTCTime
	}
	var at time.Time
	if read(&at) {
		a.signedAt = at.UTC()
	}
	return true
}

// protects tells whether the algorithms are those that were signed (RFC 6211 §2).
func (a *attributes) protects(digest, signature algorithm) bool {
	if a.protection == nil {
		return true
	}
	p := a.protection
	d, ok := readAlgorithm(&p, asn1.SEQUENCE)
	s, ok2 := readAlgorithm(&p, asn1.Tag(1).ContextSpecific().Constructed())
	return ok && ok2 && p.Empty() && d.same(digest) && s.same(signature)
}

// attributeForms gives what a signature over attributes may be over. RFC 5652 §5.4
// says: over their DER encoding as SET OF, whatever was sent. Peers hash what they
// have: some leave the attributes in the order they were made in (Bouncy Castle's
// BER sets, old .NET) and sign that; others sign sorted ones and send unsorted. So the
// first is what was received under the tag of a SET; then the same with DER lengths;
// then sorted. received and der are the [0] elements.
func attributeForms(received, der []byte) [][]byte {
	forms := [][]byte{asSet(received)}
	add := func(form []byte) {
		if !slices.ContainsFunc(forms, func(f []byte) bool { return bytes.Equal(f, form) }) {
			forms = append(forms, form)
		}
	}
	if &received[0] != &der[0] {
		add(asSet(der))
	}
	add(sortedSet(der))
	return forms
}

func asSet(element []byte) []byte {
	set := bytes.Clone(element)
	set[0] = tagSet
	return set
}

// derSet builds a SET OF in DER order (X.690 §11.6).
func derSet(members ...[]byte) []byte {
	slices.SortFunc(members, bytes.Compare)
	return der(tagSet, members...)
}

// attribute builds an Attribute with one value.
func attribute(kind oid, value []byte) []byte {
	return der(tagSequence, kind.der(), der(tagSet, value))
}

// timeDER is a Time: UTCTime up to 2049 (RFC 5652 §11.3).
func timeDER(t time.Time) []byte {
	t = t.UTC()
	if y := t.Year(); y >= 1950 && y < 2050 {
		return der(byte(asn1.UTCTime), []byte(t.Format("060102150405Z")))
	}
	return der(byte(asn1.GeneralizedTime), []byte(t.Format("20060102150405Z")))
}
