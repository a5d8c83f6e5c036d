// SPDX-License-Identifier: Apache-2.0

package cms

import (
	"crypto/x509"
	"testing"
)

// FuzzParseSignature: what is believed after a change is what was signed.
func FuzzParseSignature(f *testing.F) {
	content := []byte("some content")
	var certs []*x509.Certificate
	small(f, content, func(_ string, message []byte, within bool, cert *x509.Certificate) {
		if !within {
			f.Add(message)
		}
		certs = append(certs, cert)
	})
	o := options(f, "rsa-a")
	o.PSS = true
	f.Add(sign(f, o, content, shape{}))
	f.Fuzz(func(t *testing.T, message []byte) {
		sig, err := ParseSignature(message, Limits{})
		if err != nil {
			ofAKind(t, err)
			return
		}
		sig.Certificates()
		sig.Hashes()
		if _, err := sig.Verify(digestOf(content), certs); err != nil {
			ofAKind(t, err)
		}
		if s, err := sig.Verify(digestOf([]byte("other content")), certs); err == nil {
			t.Fatalf("other content is believed: %+v", s)
		}
	})
}

// FuzzReadSigned: the same for content within.
func FuzzReadSigned(f *testing.F) {
	content := []byte("some content")
	var certs []*x509.Certificate
	small(f, content, func(_ string, message []byte, within bool, cert *x509.Certificate) {
		if within {
			f.Add(message)
		}
		certs = append(certs, cert)
	})
	f.Fuzz(func(t *testing.T, message []byte) {
		judge(t, message, content, true, certs[0])
		judge(t, message, content, true, certs[len(certs)-1])
	})
}

func FuzzParseCertificates(f *testing.F) {
	a, b := testSigner(f, "rsa-a").Certificate, testSigner(f, "p256").Certificate
	f.Add(CertificatesOnly([]*x509.Certificate{a, b}))
	f.Add(toBER(f, CertificatesOnly([]*x509.Certificate{b})))
	f.Fuzz(func(t *testing.T, p7 []byte) {
		certs, err := ParseCertificates(p7)
		if err != nil {
			return
		}
		// What was read is written and read again, in an order of its own.
		again, err := ParseCertificates(CertificatesOnly(certs))
		if err != nil || len(again) != len(certs) {
			t.Fatalf("%d certificates, then %d: %v", len(certs), len(again), err)
		}
	})
}
