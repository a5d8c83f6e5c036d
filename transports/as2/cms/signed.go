// SPDX-License-Identifier: Apache-2.0

package cms

import (
	"bytes"
	"crypto"
	"crypto/x509"
	"io"
	"slices"

	"golang.org/x/crypto/cryptobyte"
	"golang.org/x/crypto/cryptobyte/asn1"
)

// Signature is what a SignedData says beside its content: who signed, and how.
// Nothing of it is checked but its form. It does not change: many may read it.
type Signature struct {
	contentType  oid
	certificates [][]byte // DER, as sent
	signers      []signerInfo
}

// signerInfo is a SignerInfo (RFC 5652 §5.3).
type signerInfo struct {
	id         certificateID
	digest     algorithm
	signature  algorithm
	attributes *attributes // nil: the signature is over the content itself
	value      []byte
	hash       crypto.Hash // of digest
	scheme     scheme      // of signature
	fault      error       // why it cannot be checked
}

// ParseSignature reads a detached signature: a ContentInfo with SignedData, DER or BER,
// not base64. Content within it is passed over. Errors: ErrSyntax (wrapped),
// *LimitError (Limits.Recipients bounds the signers, too), *UnsupportedError for
// another content type. A signer whose algorithms are not supported is no error
// before Verify.
func ParseSignature(message []byte, l Limits) (*Signature, error) {
	r, err := ReadSigned(bytes.NewReader(message), l)
	if err != nil {
		return nil, err
	}
	if _, err := io.Copy(io.Discard, r); err != nil {
		return nil, err
	}
	return r.Signature(), nil
}

// Hashes gives the digests that verifying needs, in the order of the signers; those
// that are not supported are left out.
func (s *Signature) Hashes() []crypto.Hash {
	var hashes []crypto.Hash
	for i := range s.signers {
		if h := s.signers[i].hash; h != 0 && !slices.Contains(hashes, h) {
			hashes = append(hashes, h)
		}
	}
	return hashes
}

// Certificates gives the certificates of the message, for reports: anyone can put
// any there. Those that cannot be read are left out.
func (s *Signature) Certificates() []*x509.Certificate {
	var certs []*x509.Certificate
	for _, der := range s.certificates {
		if c, err := x509.ParseCertificate(der); err == nil {
			certs = append(certs, c)
		}
	}
	return certs
}

// readSigner reads one SignerInfo as it was received.
func readSigner(at int64, received []byte, depth int) (signerInfo, error) {
	var s signerInfo
	whole, err := toDER(received, depth)
	if err != nil {
		return s, err
	}
	var info, attrs, value cryptobyte.String
	var version int
	var ok, has bool
	fault := func(field string) (signerInfo, error) {
		return s, syntaxError(at, "a SignerInfo whose %s cannot be read", field)
	}
	in := cryptobyte.String(whole)
	// 1 or 3 by RFC 5652 §5.3, 0 by pkijs (libas2). It says nothing that the tag of the
	// identifier does not.
	if !in.ReadASN1(&info, asn1.SEQUENCE) || !info.ReadASN1Integer(&version) {
		return fault("version")
	}
	if s.id, ok = readRecipientID(&info); !ok {
		return fault("signer identifier")
	}
	if s.digest, ok = readAlgorithm(&info, asn1.SEQUENCE); !ok {
		return fault("digest algorithm")
	}
	tag := asn1.Tag(0).ContextSpecific().Constructed()
	if has = info.PeekASN1Tag(tag); has && !info.ReadASN1Element(&attrs, tag) {
		return fault("signed attributes")
	}
	if s.signature, ok = readAlgorithm(&info, asn1.SEQUENCE); !ok {
		return fault("signature algorithm")
	}
	if !info.ReadASN1(&value, asn1.OCTET_STRING) ||
		!info.SkipOptionalASN1(asn1.Tag(1).ContextSpecific().Constructed()) || !info.Empty() {
		return fault("signature value or unsigned attributes")
	}
	s.value = value
	if has {
		if s.attributes, ok = readAttributes(attrs); !ok {
			return fault("signed attributes")
		}
		s.attributes.forms = attributeForms(receivedAttributes(received, whole, attrs, depth), attrs)
	}
	if s.hash = digestHash(s.digest.id); s.hash == 0 {
		s.fault = &UnsupportedError{"digest algorithm", s.digest.id.String()}
		return s, nil
	}
	s.scheme, s.fault = readScheme(s.signature, s.hash)
	return s, nil
}

// receivedAttributes finds in a SignerInfo, as it was received, the signed attributes
// that attrs are the DER of: they are its fourth field.
func receivedAttributes(received, whole, attrs []byte, depth int) []byte {
	if &received[0] == &whole[0] {
		return attrs
	}
	p := derParser{in: received, depth: depth}
	at, length, err := p.head(0, len(received))
	end := len(received)
	if length >= 0 {
		end = at + length
	}
	next := at
	for i := 0; i < 4 && err == nil; i++ {
		at = next
		_, next, err = p.element(nil, at, end, 1)
	}
	if err != nil {
		return attrs // not so: toDER has read them
	}
	return received[at:next]
}
