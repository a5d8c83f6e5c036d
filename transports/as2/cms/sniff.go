// SPDX-License-Identifier: Apache-2.0

package cms

import "bytes"

// Kind is a content type in the words of smime-type (RFC 8551 §3.2.2).
type Kind string

// The kinds of content that AS2 knows.
const (
	Data              Kind = "data"
	SignedData        Kind = "signed-data"
	EnvelopedData     Kind = "enveloped-data"
	AuthEnvelopedData Kind = "authEnveloped-data"
	CompressedData    Kind = "compressed-data"
)

const (
	pkcs7 = "\x2a\x86\x48\x86\xf7\x0d\x01\x07" // 1.2.840.113549.1.7
	pkcs9 = "\x2a\x86\x48\x86\xf7\x0d\x01\x09" // 1.2.840.113549.1.9
	smime = pkcs9 + "\x10"                     // 1.2.840.113549.1.9.16

	oidData           = oid(pkcs7 + "\x01")
	oidSigned         = oid(pkcs7 + "\x02")
	oidEnveloped      = oid(pkcs7 + "\x03")
	oidCompressed     = oid(smime + "\x01\x09")
	oidAuthEnveloped  = oid(smime + "\x01\x17")
	oidZlibCompressed = oid(smime + "\x03\x08")
)

func (o oid) kind() Kind {
	switch o {
	case oidData:
		return Data
	case oidSigned:
		return SignedData
	case oidEnveloped:
		return EnvelopedData
	case oidAuthEnveloped:
		return AuthEnvelopedData
	case oidCompressed:
		return CompressedData
	}
	return ""
}

// Sniff tells by tag and OID what kind of CMS message begins with head, of which 40
// bytes suffice. It knows DER and BER, not base64, and nothing of what follows.
func Sniff(head []byte) (Kind, bool) {
	b := newBERReader(bytes.NewReader(head), Limits{})
	defer b.close()
	kind, err := openContentInfo(b, false)
	return kind, err == nil
}

// openContentInfo reads RFC 5652 §3 up to the content, which it enters when asked:
// the next element is then the content itself. b.end leaves both.
func openContentInfo(b *berReader, enter bool) (Kind, error) {
	if err := b.open(tagSequence, "a ContentInfo"); err != nil {
		return "", err
	}
	id, err := b.oid("a content type")
	if err != nil {
		return "", err
	}
	kind := id.kind()
	if kind == "" {
		return "", &UnsupportedError{"the content type", id.String()}
	}
	if enter {
		err = b.open(context0|constructed, "the content [0]")
	}
	return kind, err
}

// oid reads an OBJECT IDENTIFIER.
func (b *berReader) oid(what string) (oid, error) {
	e, err := b.expect(tagOID, what)
	if err != nil {
		return "", err
	}
	raw, err := b.raw(nil, e)
	return oid(raw[e.n:]), err
}

// version reads a small INTEGER, whose value nobody needs: what is there says it too.
func (b *berReader) version() error {
	e, err := b.expect(tagInteger, "a version")
	if err != nil {
		return err
	}
	return b.skip(e)
}
