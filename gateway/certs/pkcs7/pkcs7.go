// SPDX-License-Identifier: Apache-2.0

// Package pkcs7 reads and writes bags of certificates: CMS SignedData without
// signers (RFC 5652 §5.1, RFC 8551 §3.8), the files .p7b and .p7c.
//
// It must not verify: what a bag holds is untrusted until somebody says otherwise.
//
// Invariant: its time and memory are bounded by the size of what it is given.
package pkcs7

import (
	"crypto/x509"
	"encoding/asn1"
	"errors"
	"fmt"
	"strings"
)

// MaxBag bounds a bag in bytes, MaxCertificates what is in it.
const (
	MaxBag          = 256 << 10
	MaxCertificates = 20
)

// maxDepth bounds how deep values of indefinite length nest.
const maxDepth = 16

var (
	oidSignedData = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 7, 2}
	oidData       = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 7, 1}
)

// value is one BER value.
type value struct {
	tag     byte   // identifier octet: class, constructed, number below 31
	content []byte // without the end-of-contents octets
	raw     []byte
}

var errShort = errors.New("the data ends too early")

// next reads the first value of data, BER or DER (X.690 §8.1).
func next(data []byte, depth int) (v value, rest []byte, err error) {
	if len(data) < 2 {
		return v, nil, errShort
	}
	if data[0]&0x1f == 0x1f {
		return v, nil, errors.New("a tag that CMS does not have")
	}
	v.tag = data[0]
	length, at := int(data[1]), 2
	switch {
	case data[1] == 0x80:
		return indefinite(data, depth)
	case data[1] > 0x84:
		return v, nil, errors.New("a length of more than four bytes")
	case data[1] > 0x80:
		n := int(data[1] & 0x7f)
		if len(data) < 2+n {
			return v, nil, errShort
		}
		length, at = 0, 2+n
		for _, b := range data[2 : 2+n] {
			length = length<<8 | int(b)
		}
	}
	if length < 0 || length > len(data)-at {
		return v, nil, errShort
	}
	v.content, v.raw = data[at:at+length], data[:at+length]
	return v, data[at+length:], nil
}

// indefinite reads a value that ends with 00 00.
func indefinite(data []byte, depth int) (v value, rest []byte, err error) {
	if data[0]&0x20 == 0 {
		return v, nil, errors.New("a primitive value of indefinite length")
	}
	if depth == 0 {
		return v, nil, errors.New("values nest too deep")
	}
	rest = data[2:]
	for {
		if len(rest) >= 2 && rest[0] == 0 && rest[1] == 0 {
			n := len(data) - len(rest)
			return value{tag: data[0], content: data[2:n], raw: data[:n+2]}, rest[2:], nil
		}
		if _, rest, err = next(rest, depth-1); err != nil {
			return v, nil, err
		}
	}
}

// Certificates gives the certificates of a bag, in its order. Signers, revocation
// lists and content are passed over.
func Certificates(data []byte) ([]*x509.Certificate, error) {
	certs, err := certificates(data)
	if err != nil {
		return nil, fmt.Errorf("read PKCS#7: %w", err)
	}
	return certs, nil
}

func certificates(data []byte) ([]*x509.Certificate, error) {
	if len(data) > MaxBag {
		return nil, fmt.Errorf("larger than %d KiB", MaxBag>>10)
	}
	signed, err := signedData(data)
	if err != nil {
		return nil, err
	}
	var certs []*x509.Certificate
	for i := 0; len(signed) > 0; i++ { // version, digestAlgorithms, encapContentInfo, [0] certificates, …
		var v value
		if v, signed, err = next(signed, maxDepth); err != nil {
			return nil, err
		}
		if v.tag != 0xa0 || i < 3 {
			continue
		}
		for set := v.content; len(set) > 0; {
			var c value
			if c, set, err = next(set, maxDepth); err != nil {
				return nil, err
			}
			if c.tag != 0x30 {
				continue // attribute and other kinds of certificates
			}
			if len(certs) == MaxCertificates {
				return nil, fmt.Errorf("more than %d certificates", MaxCertificates)
			}
			parsed, err := x509.ParseCertificate(c.raw)
			if err != nil {
				return nil, fmt.Errorf("certificate %d: %s", len(certs)+1, strings.TrimPrefix(err.Error(), "x509: "))
			}
			certs = append(certs, parsed)
		}
	}
	if len(certs) == 0 {
		return nil, errors.New("no certificates in it")
	}
	return certs, nil
}

// signedData gives what is in the SignedData of a ContentInfo.
func signedData(data []byte) ([]byte, error) {
	info, _, err := next(data, maxDepth)
	if err != nil {
		return nil, err
	}
	if info.tag != 0x30 {
		return nil, errors.New("it is no CMS")
	}
	kind, rest, err := next(info.content, maxDepth)
	if err != nil {
		return nil, err
	}
	var oid asn1.ObjectIdentifier
	if _, err := asn1.Unmarshal(kind.raw, &oid); err != nil || !oid.Equal(oidSignedData) {
		return nil, errors.New("it is no signed-data, which bags of certificates are")
	}
	for _, tag := range []byte{0xa0, 0x30} { // [0] EXPLICIT, SEQUENCE
		v, _, err := next(rest, maxDepth)
		if err != nil {
			return nil, err
		}
		if v.tag != tag {
			return nil, errors.New("it is no signed-data")
		}
		rest = v.content
	}
	return rest, nil
}

// Bag makes a .p7c of certificates, in DER.
func Bag(certs []*x509.Certificate) ([]byte, error) {
	var set []byte
	for _, c := range certs {
		set = append(set, c.Raw...)
	}
	type content struct{ Type asn1.ObjectIdentifier }
	type signed struct {
		Version int
		Digests asn1.RawValue
		Content content
		Certs   asn1.RawValue
		Signers asn1.RawValue
	}
	empty := asn1.RawValue{Tag: asn1.TagSet, IsCompound: true}
	inner, err := asn1.Marshal(signed{1, empty, content{oidData}, asn1.RawValue{Class: asn1.ClassContextSpecific, Tag: 0, IsCompound: true, Bytes: set}, empty})
	if err != nil {
		return nil, fmt.Errorf("write PKCS#7: %w", err)
	}
	type info struct {
		Type    asn1.ObjectIdentifier
		Content asn1.RawValue
	}
	out, err := asn1.Marshal(info{oidSignedData, asn1.RawValue{Class: asn1.ClassContextSpecific, Tag: 0, IsCompound: true, Bytes: inner}})
	if err != nil {
		return nil, fmt.Errorf("write PKCS#7: %w", err)
	}
	return out, nil
}
