// SPDX-License-Identifier: Apache-2.0

package cms

import (
	"crypto/aes"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/crypto/cryptobyte"
	"golang.org/x/crypto/cryptobyte/asn1"
)

const (
	nistAES = "\x60\x86\x48\x01\x65\x03\x04\x01" // 2.16.840.1.101.3.4.1
	rsaOld  = "\x2a\x86\x48\x86\xf7\x0d\x03"     // 1.2.840.113549.3

	oidDES3 = oid(rsaOld + "\x07")
)

// blockSize is AES's, and the length of a whole tag.
const blockSize = aes.BlockSize

type mode int

const (
	modeCBC mode = iota
	modeGCM
	modeCCM
)

// contentCipher is what content is encrypted with.
type contentCipher struct {
	name string
	id   oid
	key  int // bytes
	mode mode
}

// contentCiphers are all that are read. CCM is not written: nobody asks for it, and
// it wants the size ahead. 3DES is for partners of the RFC 4130 days that know
// nothing else; who sends it names it.
func contentCiphers() []contentCipher {
	return []contentCipher{
		{"aes-128-cbc", nistAES + "\x02", 16, modeCBC},
		{"aes-192-cbc", nistAES + "\x16", 24, modeCBC},
		{"aes-256-cbc", nistAES + "\x2a", 32, modeCBC},
		{"aes-128-gcm", nistAES + "\x06", 16, modeGCM},
		{"aes-192-gcm", nistAES + "\x1a", 24, modeGCM},
		{"aes-256-gcm", nistAES + "\x2e", 32, modeGCM},
		{"aes-128-ccm", nistAES + "\x07", 16, modeCCM},
		{"aes-192-ccm", nistAES + "\x1b", 24, modeCCM},
		{"aes-256-ccm", nistAES + "\x2f", 32, modeCCM},
		{"3des-cbc", oidDES3, 24, modeCBC},
	}
}

func (c contentCipher) blockSize() int {
	if c.id == oidDES3 {
		return 8
	}
	return blockSize
}

// refusedName names what is known and never supported, so that an operator can tell
// his partner what to change.
func refusedName(id oid) string {
	switch id {
	case rsaOld + "\x02":
		return " rc2-cbc"
	case rsaOld + "\x04":
		return " rc4"
	case "\x2b\x0e\x03\x02\x07":
		return " des-cbc"
	case smime + "\x03\x07":
		return " rc2-wrap"
	}
	return ""
}

// Algorithms lists what Encrypt writes, by the names EncryptOptions takes.
func Algorithms() []string {
	var names []string
	for _, c := range contentCiphers() {
		if c.mode != modeCCM {
			names = append(names, c.name)
		}
	}
	return names
}

// CheckAlgorithm says whether Encrypt writes an algorithm, and what there is else.
func CheckAlgorithm(name string) error {
	if !slices.Contains(Algorithms(), name) {
		return fmt.Errorf("%q is no content encryption that is sent: take one of %s", name, strings.Join(Algorithms(), ", "))
	}
	return nil
}

// algorithm is an AlgorithmIdentifier (RFC 5280 §4.1.1.2).
type algorithm struct {
	id     oid
	params []byte // an element; nil when there are none
	raw    []byte // all of it
}

// readAlgorithm takes an AlgorithmIdentifier off s, under the given tag.
func readAlgorithm(s *cryptobyte.String, tag asn1.Tag) (a algorithm, ok bool) {
	var raw, contents, id cryptobyte.String
	if !s.ReadASN1Element(&raw, tag) {
		return a, false
	}
	a.raw = raw
	if !raw.ReadASN1(&contents, tag) || !contents.ReadASN1(&id, asn1.OBJECT_IDENTIFIER) {
		return a, false
	}
	a.id, a.params = oid(id), contents
	if len(contents) == 0 {
		a.params = nil
		return a, true
	}
	var params cryptobyte.String
	var any asn1.Tag
	return a, contents.ReadAnyASN1(&params, &any) && contents.Empty()
}

// content is how a message's content is encrypted.
type content struct {
	contentCipher
	iv  []byte // nonce for GCM and CCM
	tag int    // bytes of the tag; 0 for CBC
}

// parseContent reads a contentEncryptionAlgorithm.
func parseContent(a algorithm) (content, error) {
	list := contentCiphers()
	i := slices.IndexFunc(list, func(c contentCipher) bool { return c.id == a.id })
	if i < 0 {
		return content{}, &UnsupportedError{"content encryption" + refusedName(a.id), a.id.String()}
	}
	c := content{contentCipher: list[i]}
	wrong := fmt.Errorf("%w: the parameters of %s cannot be read", ErrSyntax, c.name)
	s := cryptobyte.String(a.params)
	if c.mode == modeCBC {
		if !s.ReadASN1Bytes(&c.iv, asn1.OCTET_STRING) || !s.Empty() || len(c.iv) != c.blockSize() {
			return c, wrong
		}
		return c, nil
	}
	if c.mode == modeGCM && s.PeekASN1Tag(asn1.OCTET_STRING) {
		// pkijs (libas2): the nonce alone, as of CBC, and WebCrypto's tag.
		c.tag = 16
		if !s.ReadASN1Bytes(&c.iv, asn1.OCTET_STRING) || !s.Empty() || len(c.iv) == 0 || len(c.iv) > 256 {
			return c, wrong
		}
		return c, nil
	}
	var params cryptobyte.String
	c.tag = 12 // RFC 5084 §3: aes-ICVlen DEFAULT 12
	if !s.ReadASN1(&params, asn1.SEQUENCE) || !s.Empty() || !params.ReadASN1Bytes(&c.iv, asn1.OCTET_STRING) {
		return c, wrong
	}
	if !params.Empty() && (!params.ReadASN1Integer(&c.tag) || !params.Empty()) {
		return c, wrong
	}
	if c.mode == modeGCM && (c.tag < 12 || c.tag > 16 || len(c.iv) == 0 || len(c.iv) > 256) ||
		c.mode == modeCCM && (c.tag < 8 || c.tag > 16 || c.tag%2 != 0 || len(c.iv) < 7 || len(c.iv) > 13) {
		return c, wrong
	}
	return c, nil
}

// der writes a contentEncryptionAlgorithm.
func (c content) der() []byte {
	params := der(tagOctets, c.iv)
	if c.mode != modeCBC {
		params = der(tagSequence, params, der(tagInteger, []byte{byte(c.tag)}))
	}
	return der(tagSequence, c.id.der(), params)
}
