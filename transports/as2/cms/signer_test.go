// SPDX-License-Identifier: Apache-2.0

package cms

import (
	"bytes"
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"errors"
	"math/big"
	"strings"
	"testing"
)

// forge makes a certificate and key of the attacker's, named as another.
func forge(t *testing.T, like *x509.Certificate, subject []byte) Key {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return certify(t, key, like, subject)
}

func certify(t *testing.T, key crypto.Signer, like *x509.Certificate, subject []byte) Key {
	t.Helper()
	template := &x509.Certificate{SerialNumber: like.SerialNumber, RawSubject: subject, SubjectKeyId: like.SubjectKeyId,
		NotBefore: testTime, NotAfter: testTime.AddDate(30, 0, 0)}
	raw, err := x509.CreateCertificate(rand.Reader, template, template, key.Public(), key)
	if err != nil {
		t.Fatal(err)
	}
	c, err := x509.ParseCertificate(raw)
	if err != nil {
		t.Fatal(err)
	}
	return Key{c, key}
}

// TestCertificatesInTheMessage: nobody believes them.
func TestCertificatesInTheMessage(t *testing.T) {
	t.Parallel()
	content := []byte("content")
	partner := testSigner(t, "rsa-a").Certificate
	for _, bySKI := range []bool{false, true} {
		for _, noAttributes := range []bool{false, true} {
			o := SignOptions{Key: forge(t, partner, partner.RawSubject), Hash: crypto.SHA256, BySKI: bySKI, NoAttributes: noAttributes}
			if !bytes.Equal(o.Key.Certificate.RawIssuer, partner.RawIssuer) {
				t.Fatal("not the same issuer")
			}
			for _, within := range []bool{false, true} {
				message := sign(t, o, content, shape{within: within})
				if _, err := verifyBoth(t, message, content, within, partner); !errors.Is(err, ErrSignature) {
					t.Errorf("the attacker's certificate: %v", err)
				}
				if _, err := verifyBoth(t, message, content, within); !errors.Is(err, ErrNoSigner) {
					t.Errorf("nobody known: %v", err)
				}
				// Renewed under one name and number: each of ours is tried.
				if s, err := verifyBoth(t, message, content, within, partner, o.Key.Certificate); err != nil || s.Certificate != o.Key.Certificate {
					t.Errorf("the second of two: %v", err)
				}
			}
		}
	}
}

// TestNamesEncodedAnew: an issuer in other string types, case and blanks is the same;
// another is not.
func TestNamesEncodedAnew(t *testing.T) {
	t.Parallel()
	content := []byte("content")
	key := testSigner(t, "p256")
	name := func(tag byte, o, cn []byte) []byte {
		part := func(last byte, v []byte) []byte {
			return der(tagSet, der(tagSequence, der(tagOID, []byte{0x55, 4, last}), der(tag, v)))
		}
		return der(tagSequence, part(10, o), part(3, cn))
	}
	utf8 := certify(t, key.Private.(crypto.Signer), key.Certificate, name(12, []byte("Acme Corp"), []byte("Orders")))
	for _, tt := range []struct {
		name   string
		issuer []byte
		fits   bool
	}{
		{"as it is", name(12, []byte("Acme Corp"), []byte("Orders")), true},
		{"PrintableString", name(19, []byte("Acme Corp"), []byte("Orders")), true},
		{"T61String", name(20, []byte("Acme Corp"), []byte("Orders")), true},
		{"BMPString", name(30, []byte("\x00A\x00c\x00m\x00e\x00 \x00C\x00o\x00r\x00p"), []byte("\x00O\x00r\x00d\x00e\x00r\x00s")), true},
		{"case", name(19, []byte("ACME Corp"), []byte("orders")), true},
		{"another", name(12, []byte("Acme Corp"), []byte("Order")), false},
		{"parts in another place", name(12, []byte("Orders"), []byte("Acme Corp")), false},
		{"a part less", der(tagSequence, name(12, []byte("Acme Corp"), []byte("Orders"))[2:22]), false},
		{"no name", der(tagSequence, []byte{tagNull, 0}), false},
	} {
		for _, serial := range []*big.Int{key.Certificate.SerialNumber, big.NewInt(7)} {
			o := SignOptions{Key: utf8, Hash: crypto.SHA256}
			number, err := asn1.Marshal(serial)
			if err != nil {
				t.Fatal(err)
			}
			message := craft(t, o, content, func(c *crafted) { c.id = der(tagSequence, tt.issuer, number) })
			_, err = verifyBoth(t, message, content, false, utf8.Certificate)
			if fits := tt.fits && serial == key.Certificate.SerialNumber; fits != (err == nil) || !fits && !errors.Is(err, ErrNoSigner) {
				t.Errorf("%s, serial %x: %v", tt.name, serial, err)
			}
		}
	}
}

// TestNoSignerNamesIt: an operator reads in the error who signed.
func TestNoSignerNamesIt(t *testing.T) {
	t.Parallel()
	o := options(t, "rsa-b")
	for ski, want := range map[bool]string{false: `issuer "CN=rsa-b,O=ordergate TEST ONLY", serial number `, true: "subject key identifier "} {
		o.BySKI = ski
		_, err := verifyBoth(t, craft(t, o, nil, nil), nil, false, testSigner(t, "rsa-a").Certificate)
		if !errors.Is(err, ErrNoSigner) || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v, want %q", err, want)
		}
	}
	huge := craft(t, o, nil, func(c *crafted) {
		c.id = der(tagSequence, pkixName(t, strings.Repeat("x", 3000)), []byte{tagInteger, 1, 1})
	})
	if _, err := verifyBoth(t, huge, nil, false); !errors.Is(err, ErrNoSigner) || len(err.Error()) > 600 {
		t.Errorf("%d bytes of error", len(err.Error()))
	}
	none := craft(t, o, nil, func(c *crafted) { c.infos = []byte{} })
	if _, err := verifyBoth(t, none, nil, false, o.Key.Certificate); !errors.Is(err, ErrNoSigner) {
		t.Errorf("no signers: %v", err)
	}
}

func pkixName(t *testing.T, cn string) []byte {
	t.Helper()
	b, err := asn1.Marshal(pkix.Name{CommonName: cn}.ToRDNSequence())
	if err != nil {
		t.Fatal(err)
	}
	return b
}
