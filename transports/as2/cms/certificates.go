// SPDX-License-Identifier: Apache-2.0

package cms

import (
	"bytes"
	"crypto/x509"
	"fmt"
	"io"
)

// readCertificates reads what stands between content and signers: certificates, and
// revocation lists, which are passed over. Attribute certificates and other kinds
// ([0] to [3], RFC 5652 §10.2.2) are, too.
func readCertificates(b *berReader) ([][]byte, error) {
	var certs [][]byte
	set, ok, err := b.optional(context0 | constructed)
	if err != nil {
		return nil, err
	}
	if ok {
		if err := b.enter(set); err != nil {
			return nil, err
		}
		for {
			e, ok, err := b.next()
			if err != nil {
				return nil, err
			}
			if !ok {
				break
			}
			if e.tag != tagSequence {
				if err := b.skip(e); err != nil {
					return nil, err
				}
				continue
			}
			der, err := b.der(e)
			if err != nil {
				return nil, err
			}
			certs = append(certs, der)
		}
		if err := b.leave(); err != nil {
			return nil, err
		}
	}
	if lists, ok, err := b.optional(context1 | constructed); err != nil || !ok {
		return certs, err
	} else {
		return certs, b.skip(lists)
	}
}

// CertificatesOnly makes a file of certificates: SignedData without content and
// signers (.p7c, RFC 8551 §3.8), DER.
func CertificatesOnly(certs []*x509.Certificate) []byte {
	var set [][]byte
	for _, c := range certs {
		set = append(set, c.Raw)
	}
	members := derSet(set...)
	members[0] = context0 | constructed
	return contentInfo(
		[]byte{tagInteger, 1, 1},
		der(tagSet),
		der(tagSequence, oidData.der()),
		members,
		der(tagSet))
}

// contentInfo is a ContentInfo with SignedData of these fields.
func contentInfo(fields ...[]byte) []byte {
	return der(tagSequence, oidSigned.der(), der(context0|constructed, der(tagSequence, fields...)))
}

// ParseCertificates reads the certificates of a SignedData, DER or BER, with or
// without signers and content (.p7b, .p7c): up to 1 MiB. An error when there is none,
// or one that cannot be read: a certificate that is left out is missed too late.
func ParseCertificates(p7 []byte) ([]*x509.Certificate, error) {
	r, err := ReadSigned(bytes.NewReader(p7), Limits{Content: 1 << 20})
	if err != nil {
		return nil, err
	}
	if _, err := io.Copy(io.Discard, r); err != nil {
		return nil, err
	}
	var certs []*x509.Certificate
	for i, der := range r.sig.certificates {
		c, err := x509.ParseCertificate(der)
		if err != nil {
			return nil, fmt.Errorf("certificate %d of the file: %w", i+1, err)
		}
		certs = append(certs, c)
	}
	if len(certs) == 0 {
		return nil, fmt.Errorf("%w: there is no certificate in it", ErrSyntax)
	}
	return certs, nil
}
