// SPDX-License-Identifier: Apache-2.0

package cms

import (
	"crypto"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"io"
	"testing"
)

func BenchmarkSignSmall(b *testing.B) {
	o := options(b, "rsa-a")
	digest := digestOf([]byte("content"))(o.Hash)
	b.Run("bare", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := rsa.SignPKCS1v15(rand.Reader, o.Key.Private.(*rsa.PrivateKey), o.Hash, digest); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("CMS", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := SignDigest(digest, o); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("CMS, key free", func(b *testing.B) {
		b.ReportAllocs()
		o.Key.Private = constant{o.Key.Private.(crypto.Signer), make([]byte, 256)}
		for b.Loop() {
			if _, err := SignDigest(digest, o); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// constant signs without work, so that what is around it can be measured.
type constant struct {
	crypto.Signer
	value []byte
}

func (c constant) Sign(io.Reader, []byte, crypto.SignerOpts) ([]byte, error) { return c.value, nil }

func BenchmarkVerifySmall(b *testing.B) {
	o := options(b, "rsa-a")
	digest := digestOf([]byte("content"))(o.Hash)
	message, err := SignDigest(digest, o)
	if err != nil {
		b.Fatal(err)
	}
	certs := []*x509.Certificate{testSigner(b, "p256").Certificate, o.Key.Certificate}
	value, err := rsa.SignPKCS1v15(rand.Reader, o.Key.Private.(*rsa.PrivateKey), o.Hash, digest)
	if err != nil {
		b.Fatal(err)
	}
	b.Run("bare", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if err := rsa.VerifyPKCS1v15(o.Key.Certificate.PublicKey.(*rsa.PublicKey), o.Hash, digest, value); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("CMS", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			sig, err := ParseSignature(message, Limits{})
			if err != nil {
				b.Fatal(err)
			}
			if _, err := sig.Verify(func(crypto.Hash) []byte { return digest }, certs); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("parse", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := ParseSignature(message, Limits{}); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func BenchmarkReadSigned(b *testing.B) {
	o := options(b, "rsa-a")
	content := make([]byte, 32<<20)
	b.Run("SHA-256 alone", func(b *testing.B) {
		b.SetBytes(int64(len(content)))
		for b.Loop() {
			digestOf(content)(crypto.SHA256)
		}
	})
	for name, stream := range map[string]bool{"DER": false, "BER in chunks": true} {
		message := sign(b, o, content, shape{within: true, stream: stream})
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(content)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := readAll(message); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
