// SPDX-License-Identifier: Apache-2.0

package message_test

import (
	"bytes"
	"crypto"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"io"
	"strings"
	"testing"

	"ordergate/transports/as2/cms"
	"ordergate/transports/as2/message"
	"ordergate/transports/as2/mime"
)

func certificates() []*x509.Certificate {
	return []*x509.Certificate{identities().partner.Certificate}
}

// BenchmarkOpenSmall opens 10 KB, encrypted and signed; beside it the two operations
// of RSA that it cannot do without.
func BenchmarkOpenSmall(b *testing.B) {
	payload := strings.Repeat("PO1*1*24*EA*9.25**UP*0012345600012~\r\n", 280)
	h, body, _ := pack(b, message.PackOptions{Parts: []message.Content{document(payload)}, Sign: signing(), Encrypt: encrypting("aes-256-cbc")})
	b.Run("message", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			openOnce(b, h, body)
		}
	})
	b.Run("RSA", func(b *testing.B) {
		key := identities().us.Private.(*rsa.PrivateKey)
		//lint:ignore SA1019 it is what partners send
		sealed, err := rsa.EncryptPKCS1v15(rand.Reader, &key.PublicKey, make([]byte, 32))
		if err != nil {
			b.Fatal(err)
		}
		sum := sha256.Sum256(nil)
		signed, err := rsa.SignPKCS1v15(nil, key, crypto.SHA256, sum[:])
		if err != nil {
			b.Fatal(err)
		}
		b.ReportAllocs()
		for b.Loop() {
			//lint:ignore SA1019 it is what partners send
			if err := rsa.DecryptPKCS1v15SessionKey(nil, key, sealed, make([]byte, 32)); err != nil {
				b.Fatal(err)
			}
			if err := rsa.VerifyPKCS1v15(&key.PublicKey, crypto.SHA256, sum[:], signed); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func openOnce(b *testing.B, h mime.Header, body []byte) {
	_, err := message.Open(h, bytes.NewReader(body), message.OpenOptions{
		Keys: []cms.Key{identities().us}, Certificates: certificates(),
		Again: func() (io.Reader, error) { return bytes.NewReader(body), nil },
		Sink:  func(_ message.Part, r io.Reader) error { _, err := io.Copy(io.Discard, r); return err },
	})
	if err != nil {
		b.Fatal(err)
	}
}

func BenchmarkBig(b *testing.B) {
	const size = 64 << 20
	c := message.Content{FileName: "big", Size: size, Open: func() (io.ReadCloser, error) { return io.NopCloser(io.LimitReader(letters{}, size)), nil }}
	for _, cipher := range []string{"", "aes-256-cbc", "aes-256-gcm"} {
		o := message.PackOptions{Parts: []message.Content{c}, Sign: signing(), Hashes: []crypto.Hash{crypto.SHA256}}
		if cipher != "" {
			o.Encrypt = encrypting(cipher)
		}
		h, body, _ := pack(b, o)
		b.Run("open/"+cipher, func(b *testing.B) {
			b.SetBytes(size)
			for b.Loop() {
				openOnce(b, h, body)
			}
		})
		b.Run("pack/"+cipher, func(b *testing.B) {
			b.SetBytes(size)
			for b.Loop() {
				if _, err := message.Pack(io.Discard, o); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
