// SPDX-License-Identifier: Apache-2.0

package cms

import (
	"bytes"
	"crypto"
	"crypto/rand"
	"crypto/rsa"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
	"time"
)

// crafted is a message whose parts tests may change before it is put together.
type crafted struct {
	*signing
	signed      []byte // the attributes that the signature is over, SET; nil: the content
	sent        []byte // the attributes in the message; nil: those that were signed
	value       []byte // the signature; nil: made by the key
	digests     []byte // digestAlgorithms; nil: the one
	contentType oid
	infos       []byte // all signers; nil: the one
	certs       []byte
	unsigned    []byte
}

func craft(t testing.TB, o SignOptions, content []byte, change func(*crafted)) []byte {
	t.Helper()
	s, err := o.prepare()
	if err != nil {
		t.Fatal(err)
	}
	digest := digestOf(content)(o.Hash)
	c := &crafted{signing: s, signed: s.attributes(digest), contentType: oidData}
	if change != nil {
		change(c)
	}
	if c.signed != nil {
		digest = digestOf(c.signed)(o.Hash)
	}
	if c.value == nil {
		if c.value, err = s.signer.Sign(rand.Reader, digest, s.options); err != nil {
			t.Fatal(err)
		}
	}
	sent := c.sent
	if sent == nil && c.signed != nil {
		sent = retag(context0|constructed, c.signed)
	}
	if c.infos == nil {
		c.infos = der(tagSequence, s.version, s.id, s.digest, sent, s.signature, der(tagOctets, c.value), c.unsigned)
	}
	if c.digests == nil {
		c.digests = s.digest
	}
	return contentInfo([]byte{tagInteger, 1, 1}, der(tagSet, c.digests), der(tagSequence, c.contentType.der()), c.certs, der(tagSet, c.infos))
}

func retag(tag byte, element []byte) []byte {
	b := bytes.Clone(element)
	b[0] = tag
	return b
}

// toBER gives every constructed element an indefinite length, and cuts every OCTET
// STRING into pieces.
func toBER(t testing.TB, in []byte) []byte {
	t.Helper()
	var out []byte
	for len(in) > 0 {
		p := derParser{in: in, depth: 32}
		at, length, err := p.head(0, len(in))
		if err != nil {
			t.Fatal(err)
		}
		contents := in[at : at+length]
		switch {
		case in[0] == tagOctets && length > 1:
			pieces := slices.Concat(der(tagOctets, contents[:length/2]), []byte{tagOctets | constructed, 0x80}, der(tagOctets, contents[length/2:]), []byte{0, 0})
			out = append(append(append(out, tagOctets|constructed, 0x80), pieces...), 0, 0)
		case in[0]&constructed != 0:
			out = append(append(append(out, in[0], 0x80), toBER(t, contents)...), 0, 0)
		default:
			out = append(out, in[:at+length]...)
		}
		in = in[at+length:]
	}
	return out
}

var testTime = time.Date(2026, 11, 26, 12, 0, 0, 0, time.UTC)

func options(t testing.TB, name string) SignOptions {
	return SignOptions{Key: testSigner(t, name), Hash: crypto.SHA256, Time: testTime}
}

// TestAlgorithmNames: the spellings of algorithms that peers use.
func TestAlgorithmNames(t *testing.T) {
	t.Parallel()
	content := []byte("content")
	null := []byte{tagNull, 0}
	md5 := oid("\x2a\x86\x48\x86\xf7\x0d\x02\x05")
	dsa := oid("\x2a\x86\x48\xce\x38\x04\x03")
	for _, tt := range []struct {
		name, key         string
		hash              crypto.Hash
		digest, signature []byte // algorithm identifiers
		want              string // of the error
	}{
		{name: "digest with NULL (Drummond 3Q10-1)", digest: der(tagSequence, hashOf(crypto.SHA256).id.der(), null)},
		{name: "sha256WithRSA, NULL", signature: der(tagSequence, hashOf(crypto.SHA256).rsa.der(), null)},
		{name: "sha256WithRSA, absent", signature: der(tagSequence, hashOf(crypto.SHA256).rsa.der())},
		{name: "rsaEncryption, absent", signature: der(tagSequence, oidRSA.der())},
		{name: "sha1WithRSA", hash: crypto.SHA1, signature: der(tagSequence, hashOf(crypto.SHA1).rsa.der(), null)},
		{name: "sha1WithRSASignature of OIW", hash: crypto.SHA1, signature: der(tagSequence, oiwSHA1.der(), null)},
		{name: "sha384WithRSA", hash: crypto.SHA384, signature: der(tagSequence, hashOf(crypto.SHA384).rsa.der(), null)},
		{name: "sha512WithRSA", hash: crypto.SHA512, signature: der(tagSequence, hashOf(crypto.SHA512).rsa.der(), null)},
		{name: "id-ecPublicKey", key: "p256", signature: der(tagSequence, oidEC.der(), null)},
		{name: "id-ecPublicKey with the curve", key: "p384", signature: der(tagSequence, oidEC.der(), oid("\x2b\x81\x04\x00\x22").der())},
		{name: "MD5", digest: der(tagSequence, md5.der(), null), want: "digest algorithm is not supported (1.2.840.113549.2.5)"},
		{name: "DSA", signature: der(tagSequence, dsa.der()), want: "signature algorithm beside a digest by SHA-256 is not supported (1.2.840.10040.4.3)"},
		{name: "sha512WithRSA over SHA-256", signature: der(tagSequence, hashOf(crypto.SHA512).rsa.der(), null), want: "not supported"},
		{name: "ecdsa-with-SHA1 over SHA-256", key: "p256", signature: der(tagSequence, hashOf(crypto.SHA1).ecdsa.der()), want: "not supported"},
		{name: "PSS with SHA-1 over SHA-256", signature: der(tagSequence, oidPSS.der(), der(tagSequence)), want: "RSASSA-PSS with SHA-1 over a digest by SHA-256 is not supported"},
		{name: "RSA name, EC key", key: "p256", signature: der(tagSequence, oidRSA.der(), null), want: ErrSignature.Error()},
		{name: "EC name, RSA key", signature: der(tagSequence, oidEC.der()), want: ErrSignature.Error()},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			o := options(t, "rsa-a")
			if tt.key != "" {
				o = options(t, tt.key)
			}
			if tt.hash != 0 {
				o.Hash = tt.hash
			}
			message := craft(t, o, content, func(c *crafted) {
				if tt.digest != nil {
					c.digest = tt.digest
				}
				if tt.signature != nil {
					c.signature = tt.signature
				}
			})
			_, err := verifyBoth(t, message, content, false, o.Key.Certificate)
			switch {
			case tt.want == "" && err != nil:
				t.Error(err)
			case tt.want != "" && (err == nil || !strings.Contains(err.Error(), tt.want)):
				t.Errorf("error %v, want %q", err, tt.want)
			}
		})
	}
}

// TestPSSParameters: masks by another hash, and salts of every length.
func TestPSSParameters(t *testing.T) {
	t.Parallel()
	content := []byte("content")
	file := write(t, "content", content)
	cert := testSigner(t, "rsa-a").Certificate
	for _, md := range []string{"sha1", "sha256", "sha512"} {
		for _, mask := range []string{"sha1", "sha256", "sha384"} {
			salts := []string{"0", "max"}
			if md == "sha256" {
				salts = []string{"0", "1", "20", "64", "max"}
			}
			for _, salt := range salts {
				message := openssl(t, "cms", "-sign", "-binary", "-in", file, "-outform", "DER", "-md", md, "-signer", "testdata/rsa-a.pem", "-inkey", "testdata/rsa-a.key.pem",
					"-keyopt", "rsa_padding_mode:pss", "-keyopt", "rsa_mgf1_md:"+mask, "-keyopt", "rsa_pss_saltlen:"+salt)
				if _, err := verifyBoth(t, message, content, false, cert); err != nil {
					t.Errorf("%s, mask by %s, salt %s: %v", md, mask, salt, err)
				}
				if _, err := verifyBoth(t, message, content[1:], false, cert); !errors.Is(err, ErrDigest) {
					t.Errorf("%s, mask by %s, salt %s, other content: %v", md, mask, salt, err)
				}
			}
		}
	}
}

// TestPSSByHand holds our own EMSA-PSS-VERIFY against the standard library's
// signatures, for keys whose length is no multiple of eight bits, too.
func TestPSSByHand(t *testing.T) {
	t.Parallel()
	for _, bits := range []int{1024, 1025, 1031, 1032, 1033} {
		key, err := rsa.GenerateKey(rand.Reader, bits)
		if err != nil {
			t.Fatal(err)
		}
		digest := digestOf([]byte("content"))(crypto.SHA256)
		for salt := 1; salt <= key.Size()-34; salt += 31 {
			sig, err := rsa.SignPSS(rand.Reader, key, crypto.SHA256, digest, &rsa.PSSOptions{SaltLength: salt})
			if err != nil {
				break // one byte less room in some of the keys
			}
			s := scheme{kind: kindPSS, hash: crypto.SHA256, mgf: crypto.SHA256, salt: salt}
			em := openRSA(&key.PublicKey, sig)
			if !s.checkPSS(bytes.Clone(em), bits-1, digest) || !s.verifyPSS(&key.PublicKey, digest, sig) {
				t.Fatalf("%d bits, salt %d: refused", bits, salt)
			}
			for i := range em {
				for _, bit := range []byte{1, 0x80} {
					bad := bytes.Clone(em)
					bad[i] ^= bit
					if s.checkPSS(bad, bits-1, digest) {
						t.Fatalf("%d bits, salt %d: bit %02x of byte %d does not count", bits, salt, bit, i)
					}
				}
			}
			s.salt++
			if s.checkPSS(em, bits-1, digest) {
				t.Fatal("a salt of another length")
			}
			if s.salt = 1 << 40; s.verifyPSS(&key.PublicKey, digest, sig) {
				t.Fatal("a salt longer than the key")
			}
		}
	}
}

// TestAttributeEncodings: attributes in any order and encoding, signed as they stand or
// as the standard wants.
func TestAttributeEncodings(t *testing.T) {
	t.Parallel()
	content := []byte("content")
	o := options(t, "p256")
	reversed := func(set []byte) []byte {
		p := derParser{in: set, depth: 9}
		at, _, _ := p.head(0, len(set))
		var members [][]byte
		for at < len(set) {
			_, next, _ := p.element(nil, at, len(set), 0)
			members = append(members, set[at:next])
			at = next
		}
		slices.Reverse(members)
		return der(tagSet, members...)
	}
	for _, tt := range []struct {
		name   string
		change func(*crafted)
	}{
		{"sorted", nil},
		{"unsorted, signed so", func(c *crafted) { c.signed = reversed(c.signed) }},
		{"unsorted, signed sorted", func(c *crafted) { c.sent = retag(0xa0, reversed(c.signed)) }},
		{"BER, signed as DER", func(c *crafted) { c.sent = toBER(t, retag(0xa0, c.signed)) }},
		{"BER, signed so", func(c *crafted) { c.signed = toBER(t, c.signed) }},
		{"BER unsorted, signed as DER in this order", func(c *crafted) {
			c.signed = reversed(c.signed)
			c.sent = toBER(t, retag(0xa0, c.signed))
		}},
		{"BER unsorted, signed as DER sorted", func(c *crafted) { c.sent = toBER(t, retag(0xa0, reversed(c.signed))) }},
		{"with unsigned attributes", func(c *crafted) {
			c.unsigned = retag(0xa1, der(tagSet, attribute(attrMessageDigest, der(tagOctets, make([]byte, 32)))))
		}},
		{"an attribute that is not known, of two values", func(c *crafted) {
			c.signed = derSet(append([][]byte{der(tagSequence, oidRSA.der(), der(tagSet, oidRSA.der(), oidRSA.der()))}, c.signed[2:])...)
		}},
	} {
		message := craft(t, o, content, tt.change)
		for _, m := range [][]byte{message, toBEROutside(t, message)} {
			signer, err := verifyBoth(t, m, content, false, o.Key.Certificate)
			if err != nil || !signer.SignedAt.Equal(testTime) {
				t.Errorf("%s: %v %v", tt.name, signer, err)
			}
			if _, err := verifyBoth(t, m, nil, false, o.Key.Certificate); !errors.Is(err, ErrDigest) {
				t.Errorf("%s, other content: %v", tt.name, err)
			}
		}
	}
}

// toBEROutside gives ContentInfo, [0] and SignedData an indefinite length, and leaves
// what is in them.
func toBEROutside(t testing.TB, message []byte) []byte {
	t.Helper()
	if message[1] == 0x80 {
		return message
	}
	p := derParser{in: message, depth: 9}
	at, _, _ := p.head(0, len(message))
	out := append([]byte{tagSequence, 0x80}, oidSigned.der()...)
	at += len(oidSigned.der())
	explicit, _, _ := p.head(at, len(message))
	data, _, _ := p.head(explicit, len(message))
	return slices.Concat(out, []byte{0xa0, 0x80, 0x30, 0x80}, message[data:], make([]byte, 6))
}

// TestBadAttributes: what does not fit together is no signature.
func TestBadAttributes(t *testing.T) {
	t.Parallel()
	content := []byte("content")
	sum := digestOf(content)(crypto.SHA256)
	isData := attribute(attrContentType, oidData.der())
	digest := attribute(attrMessageDigest, der(tagOctets, sum))
	for _, tt := range []struct {
		name  string
		attrs [][]byte
		want  error
	}{
		{"no contentType", [][]byte{digest}, nil},
		{"no messageDigest", [][]byte{isData}, ErrDigest},
		{"none", [][]byte{}, ErrDigest},
		{"other contentType", [][]byte{attribute(attrContentType, oidEnveloped.der()), digest}, ErrSignature},
		{"two messageDigests", [][]byte{isData, digest, attribute(attrMessageDigest, der(tagOctets, make([]byte, 32)))}, ErrSyntax},
		{"two values", [][]byte{isData, der(tagSequence, attrMessageDigest.der(), der(tagSet, der(tagOctets, sum), der(tagOctets, sum)))}, ErrSyntax},
		{"no value", [][]byte{isData, der(tagSequence, attrMessageDigest.der(), der(tagSet))}, ErrSyntax},
		{"a digest that is no string", [][]byte{isData, attribute(attrMessageDigest, []byte{tagInteger, 1, 1})}, ErrSyntax},
		{"half a digest", [][]byte{attribute(attrMessageDigest, der(tagOctets, sum[:16]))}, ErrDigest},
		{"a time that is none", [][]byte{digest, attribute(attrSigningTime, der(23, []byte("yesterday")))}, nil},
		{"no attribute", [][]byte{digest, oidData.der()}, ErrSyntax},
		{"other algorithms protected", [][]byte{digest, attribute(attrProtection, der(tagSequence, der(tagSequence, hashOf(crypto.SHA1).id.der()), der(0xa1, hashOf(crypto.SHA256).ecdsa.der())))}, ErrSignature},
		{"another signature algorithm protected", [][]byte{digest, attribute(attrProtection, der(tagSequence, der(tagSequence, hashOf(crypto.SHA256).id.der()), der(0xa1, oidEC.der())))}, ErrSignature},
		{"protected, NULL for absent", [][]byte{digest, attribute(attrProtection, der(tagSequence, der(tagSequence, hashOf(crypto.SHA256).id.der(), []byte{5, 0}), der(0xa1, hashOf(crypto.SHA256).ecdsa.der())))}, nil},
	} {
		o := options(t, "p256")
		message := craft(t, o, content, func(c *crafted) { c.signed = derSet(tt.attrs...) })
		if _, err := verifyBoth(t, message, content, false, o.Key.Certificate); !errors.Is(err, tt.want) {
			t.Errorf("%s: %v, want %v", tt.name, err, tt.want)
		}
	}
	o := options(t, "p256")
	o.NoAttributes = true
	message := craft(t, o, content, func(c *crafted) { c.contentType = oidEnveloped })
	if _, err := verifyBoth(t, message, content, false, o.Key.Certificate); !errors.Is(err, ErrSignature) {
		t.Errorf("another content type without attributes: %v", err)
	}
}

// TestBERSignedData reads every shape of BER that a message may have.
func TestBERSignedData(t *testing.T) {
	t.Parallel()
	content := testContent()
	for _, name := range []string{"rsa-a", "p256"} {
		for _, s := range shapes() {
			o := options(t, name)
			o.NoCertificate, o.NoAttributes, o.BySKI = s.noCertificates, s.noAttributes, s.keyID
			der := sign(t, o, content, shape{within: s.within})
			canonical, err := toDER(der, 32)
			if err != nil {
				t.Fatal(err)
			}
			message := toBER(t, canonical)
			if _, err := verifyBoth(t, message, content, s.within, o.Key.Certificate); err != nil {
				t.Errorf("%s %+v: %v", name, s, err)
			}
			if _, err := readAll(append(message, '\n')); !errors.Is(err, ErrSyntax) {
				t.Errorf("a line break after it: %v", err)
			}
		}
	}
}

// readAll reads a SignedData to its end.
func readAll(message []byte) (*SignedReader, error) {
	r, err := ReadSigned(bytes.NewReader(message), Limits{})
	if err == nil {
		_, err = io.Copy(io.Discard, r)
	}
	return r, err
}
