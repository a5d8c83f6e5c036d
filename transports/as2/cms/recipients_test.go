// SPDX-License-Identifier: Apache-2.0

package cms

import (
	"bytes"
	"crypto"
	"crypto/x509"
	"encoding/asn1"
	"math/big"
	"testing"
)

// TestNamesOfCertificates: a name that a peer has written anew is the same name, and
// so is the usual key identifier of a certificate that states none.
func TestNamesOfCertificates(t *testing.T) {
	t.Parallel()
	c := parties()["rsa"].Certificate
	anew := bytes.Replace(c.RawIssuer, []byte("\x13\x03rsa"), []byte("\x0c\x03RSA"), 1)
	if bytes.Equal(anew, c.RawIssuer) {
		t.Fatal("the name has not the string it is about")
	}
	other := bytes.Replace(c.RawIssuer, []byte("\x13\x03rsa"), []byte("\x13\x03rsb"), 1)
	bare := *c
	bare.SubjectKeyId = nil
	for _, test := range []struct {
		name string
		id   certificateID
		c    *x509.Certificate
		want bool
	}{
		{"issuer and serial", certificateID{issuer: c.RawIssuer, serial: c.SerialNumber}, c, true},
		{"issuer with other strings", certificateID{issuer: anew, serial: c.SerialNumber}, c, true},
		{"other issuer", certificateID{issuer: other, serial: c.SerialNumber}, c, false},
		{"no name", certificateID{issuer: []byte{0x30, 0x05}, serial: c.SerialNumber}, c, false},
		{"other serial", certificateID{issuer: c.RawIssuer, serial: big.NewInt(4711)}, c, false},
		{"key identifier", certificateID{ski: c.SubjectKeyId}, c, true},
		{"other key identifier", certificateID{ski: []byte{1}}, c, false},
		{"no key identifier", certificateID{}, &bare, false},
		{"usual key identifier", certificateID{ski: keyID(c)}, &bare, true},
	} {
		if got := test.id.names(test.c); got != test.want {
			t.Errorf("%s: %v", test.name, got)
		}
	}
}

// TestKeyWrap holds AES key wrap against RFC 3394 §4.6, and 3DES's against its own
// reversal in RFC 3217 §5.
func TestKeyWrap(t *testing.T) {
	t.Parallel()
	kek := unhex(t, "000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F")
	key := unhex(t, "00112233445566778899AABBCCDDEEFF000102030405060708090A0B0C0D0E0F")
	want := unhex(t, "28C9F404C4B810F4CBCCB35CFB87F8263F5786E2D80ED326CBC7F0E71A99F43BFB988B9B7A02DD21")
	w := aesWrap(32)
	got, err := w.wrap(kek, key)
	if err != nil || !bytes.Equal(got, want) {
		t.Errorf("wrapped %x, %v", got, err)
	}
	if got, err := w.unwrap(kek, want); err != nil || !bytes.Equal(got, key) {
		t.Errorf("unwrapped %x, %v", got, err)
	}
	for i := range want {
		want[i] ^= 1
		if got, err := w.unwrap(kek, want); err != ErrDecrypt {
			t.Errorf("byte %d changed: %x, %v", i, got, err)
		}
		want[i] ^= 1
	}
	des, ok := wrapOf(smime + "\x03\x06")
	if !ok {
		t.Fatal("no 3DES key wrap")
	}
	got, err = des.unwrap(unhex(t, "255e0d1c07b646dfb3134cc843ba8aa71f025b7c0838251f"), unhex(t, "690107618ef092b3b48ca1796b234ae9fa33ebb4159604037db5d6a84eb3aac2768c632775a467d4"))
	if err != nil || !bytes.Equal(got, unhex(t, "2923bf85e06dd6ae529149f1f1bae9eab3a7da3d860d3e98")) {
		t.Errorf("3DES: %x, %v", got, err)
	}
}

// TestContentParameters: what stands in the clear is looked at before a key is used.
func TestContentParameters(t *testing.T) {
	t.Parallel()
	octets := func(n int) []byte { return der(tagOctets, make([]byte, n)) }
	integer := func(n int) []byte { b, _ := asn1.Marshal(n); return b }
	for _, c := range []struct {
		cipher int
		params []byte
		tag    int // -1: an error
	}{
		{0, octets(16), 0}, {0, octets(8), -1}, {0, nil, -1}, {0, append(octets(16), 5, 0), -1}, {9, octets(8), 0}, {9, octets(16), -1},
		{3, der(tagSequence, octets(12)), 12}, // RFC 5084 §3.2: DEFAULT 12
		{3, der(tagSequence, octets(12), integer(16)), 16},
		{3, der(tagSequence, octets(8), integer(13)), 13},
		{3, der(tagSequence, octets(12), integer(11)), -1}, {3, der(tagSequence, octets(12), integer(17)), -1},
		{3, der(tagSequence, octets(0)), -1}, {3, octets(16), 16}, {3, octets(0), -1}, {3, der(tagSequence, octets(12), integer(16), integer(1)), -1}, // libas2: the nonce alone
		{6, der(tagSequence, octets(13), integer(8)), 8}, {6, der(tagSequence, octets(13), integer(9)), -1},
		{6, der(tagSequence, octets(14)), -1}, {6, der(tagSequence, octets(6)), -1}, {6, der(tagSequence, octets(12), integer(4)), -1},
	} {
		cipher := contentCiphers()[c.cipher]
		got, err := parseContent(algorithm{id: cipher.id, params: c.params})
		if (err != nil) != (c.tag < 0) || err == nil && got.tag != c.tag {
			t.Errorf("%s %x: tag %d, %v", cipher.name, c.params, got.tag, err)
		}
	}
}

// module stands for a key that is kept elsewhere.
type module struct{ crypto.Decrypter }

// TestKeyElsewhere: any crypto.Decrypter will do, and is rejected implicitly as well.
func TestKeyElsewhere(t *testing.T) {
	t.Parallel()
	p := parties()["rsa"]
	elsewhere := &party{Key: Key{Certificate: p.Certificate, Private: module{p.Private.(crypto.Decrypter)}}}
	for _, transport := range []string{"rsa", "oaep-sha1", "oaep-sha512"} {
		o := EncryptOptions{Recipients: []*x509.Certificate{p.Certificate}, KeyTransport: transport, Algorithm: "aes-192-gcm", Size: 7}
		message := encrypted(t, []byte("content"), o)
		if got, _, err := opened(message, elsewhere); err != nil || string(got) != "content" {
			t.Errorf("%s: %q, %v", transport, got, err)
		}
		wrong := &party{Key: Key{Certificate: p.Certificate, Private: module{parties()["rsa2"].Private.(crypto.Decrypter)}}}
		for _, k := range []*party{wrong, {Key: Key{Certificate: p.Certificate, Private: parties()["p256"].Private}}} {
			if got, _, err := opened(message, k); err != ErrDecrypt {
				t.Errorf("%s, wrong key: %q, %v", transport, got, err)
			}
		}
	}
}
