// SPDX-License-Identifier: Apache-2.0

package cms

import (
	"bytes"
	"crypto"
	"crypto/sha1" // RFC 5280 §4.2.1.2 (1): a name for a key, nothing is protected by it
	"crypto/x509"
	"crypto/x509/pkix"
	stdasn1 "encoding/asn1"
	"math/big"
	"slices"
	"strings"

	"golang.org/x/crypto/cryptobyte"
	"golang.org/x/crypto/cryptobyte/asn1"
)

// Key is a certificate of ours with its private key: an RSA key or any
// crypto.Decrypter with one behind it, or an *ecdsa.PrivateKey.
type Key struct {
	Certificate *x509.Certificate
	Private     crypto.PrivateKey
}

// certificateID names a certificate: RecipientIdentifier, SignerIdentifier and the
// like (RFC 5652 §6.2.1, §5.3). Either ski is set or issuer and serial are.
type certificateID struct {
	issuer []byte // DER of the Name
	serial *big.Int
	ski    []byte
}

// readIssuerSerial reads the contents of an IssuerAndSerialNumber.
func readIssuerSerial(s cryptobyte.String) (id certificateID, ok bool) {
	var issuer cryptobyte.String
	id.serial = new(big.Int)
	ok = s.ReadASN1Element(&issuer, asn1.SEQUENCE) && s.ReadASN1Integer(id.serial) && s.Empty()
	id.issuer = issuer
	return id, ok
}

// names tells whether a certificate is the one that is meant.
func (id certificateID) names(c *x509.Certificate) bool {
	if id.serial == nil {
		if len(c.SubjectKeyId) > 0 {
			return bytes.Equal(id.ski, c.SubjectKeyId)
		}
		ski := keyID(c)
		return len(ski) > 0 && bytes.Equal(id.ski, ski)
	}
	return id.serial.Cmp(c.SerialNumber) == 0 && sameName(id.issuer, c.RawIssuer)
}

// keyID is what most issuers make the subject key identifier of.
func keyID(c *x509.Certificate) []byte {
	var info, key cryptobyte.String
	s := cryptobyte.String(c.RawSubjectPublicKeyInfo)
	var bits []byte
	if !s.ReadASN1(&info, asn1.SEQUENCE) || !info.ReadASN1(&key, asn1.SEQUENCE) || !info.ReadASN1BitStringAsBytes(&bits) {
		return nil
	}
	sum := sha1.Sum(bits)
	return sum[:]
}

// sameName compares two names by bytes and, since some peers write a name anew with
// other string types, by their values in order.
func sameName(a, b []byte) bool {
	if bytes.Equal(a, b) {
		return true
	}
	var x, y pkix.RDNSequence
	if rest, err := stdasn1.Unmarshal(a, &x); err != nil || len(rest) > 0 {
		return false
	}
	if rest, err := stdasn1.Unmarshal(b, &y); err != nil || len(rest) > 0 {
		return false
	}
	return slices.EqualFunc(x, y, func(m, n pkix.RelativeDistinguishedNameSET) bool {
		return slices.EqualFunc(m, n, func(v, w pkix.AttributeTypeAndValue) bool {
			s, ok := v.Value.(string)
			t, also := w.Value.(string)
			return v.Type.Equal(w.Type) && ok && also && strings.EqualFold(s, t)
		})
	})
}

// candidate is a recipient of the message that is one of our keys.
type candidate struct {
	key       *Key
	transport algorithm // keyEncryptionAlgorithm
	encrypted []byte
	agreement *agreement // with ECDH
}

// readRecipients reads the RecipientInfos (RFC 5652 §6.2) and keeps those that are
// ours. Recipients of kinds that have no certificate (kekri, pwri, ori) are passed
// over, as are those that are not ours.
func readRecipients(b *berReader, keys []Key) (found []candidate, err error) {
	if err := b.open(tagSet, "the recipients"); err != nil {
		return nil, err
	}
	for n := 0; ; {
		e, ok, err := b.next()
		if err != nil {
			return nil, err
		}
		if !ok {
			return found, b.leave()
		}
		if n++; n > b.limits.Recipients {
			return nil, &LimitError{"recipients", int64(b.limits.Recipients)}
		}
		switch e.tag {
		case tagSequence, context1 | constructed:
			info, err := b.der(e)
			if err != nil {
				return nil, err
			}
			read := readKeyTransport
			if e.tag != tagSequence {
				read = readKeyAgreement
			}
			ours, ok := read(info, keys)
			if !ok {
				return nil, syntaxError(e.at, "a recipient cannot be read")
			}
			found = append(found, ours...)
		default:
			if err := b.skip(e); err != nil {
				return nil, err
			}
		}
	}
}
