// SPDX-License-Identifier: Apache-2.0

package cms

import (
	"bytes"
	"crypto"
	"crypto/x509"
	"errors"
	"io"
	"strings"
	"testing"
	"time"
)

// TestSignFaults: what a caller does wrong is said before anything is written.
func TestSignFaults(t *testing.T) {
	t.Parallel()
	digest := make([]byte, 32)
	for _, tt := range []struct {
		name   string
		change func(*SignOptions)
		digest []byte
		want   string
	}{
		{"no certificate", func(o *SignOptions) { o.Key.Certificate = nil }, digest, "no certificate"},
		{"no key", func(o *SignOptions) { o.Key.Private = nil }, digest, "cannot sign"},
		{"another's key", func(o *SignOptions) { o.Key.Private = testSigner(t, "rsa-b").Private }, digest, "not the certificate's"},
		{"MD5", func(o *SignOptions) { o.Hash = crypto.MD5 }, digest, "cannot be used"},
		{"SHA-224", func(o *SignOptions) { o.Hash = crypto.SHA224 }, digest, "cannot be used"},
		{"no hash", func(o *SignOptions) { o.Hash = 0 }, digest, "cannot be used"},
		{"PSS with EC", func(o *SignOptions) { o.Key, o.PSS = testSigner(t, "p256"), true }, digest, "PSS wants an RSA key"},
		{"no key identifier", func(o *SignOptions) {
			c := *o.Key.Certificate
			c.SubjectKeyId = nil
			o.Key.Certificate, o.BySKI = &c, true
		}, digest, "no subject key identifier"},
		{"a digest by another hash", nil, digest[:20], "20 bytes is not by SHA-256"},
		{"a key that fails", func(o *SignOptions) { o.Key.Private = broken{o.Key.Private.(crypto.Signer)} }, digest, "HSM is away"},
	} {
		o := options(t, "rsa-a")
		if tt.change != nil {
			tt.change(&o)
		}
		if _, err := SignDigest(tt.digest, o); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: %v, want %q", tt.name, err, tt.want)
		}
	}
}

type broken struct{ crypto.Signer }

func (broken) Sign(io.Reader, []byte, crypto.SignerOpts) ([]byte, error) {
	return nil, errors.New("HSM is away")
}

// TestOpaqueFaults: another size than was said, a writer and a key that fail.
func TestOpaqueFaults(t *testing.T) {
	t.Parallel()
	o := options(t, "rsa-a")
	for _, n := range []int{9, 11} {
		w, err := SignOpaque(io.Discard, o, 10)
		if err != nil {
			t.Fatal(err)
		}
		_, err = w.Write(make([]byte, n))
		again := w.Close()
		if err == nil {
			err = again
		}
		if !errors.Is(err, errSize) || w.Close() == nil {
			t.Errorf("%d bytes for 10: %v", n, err)
		}
	}
	if _, err := SignOpaque(full{}, o, -1); err == nil {
		t.Error("no error of the writer")
	}
	o.Key.Private = broken{o.Key.Private.(crypto.Signer)}
	w, err := SignOpaque(io.Discard, o, -1)
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err == nil || !strings.Contains(err.Error(), "HSM is away") {
		t.Errorf("error %v", err)
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("disk full") }

// TestSigningTime: UTCTime to 2049, GeneralizedTime from 2050 (RFC 5652 §11.3).
func TestSigningTime(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		at  time.Time
		tag byte
	}{
		{time.Date(1950, 1, 1, 0, 0, 0, 0, time.UTC), 23},
		{time.Date(2049, 12, 31, 23, 59, 59, 0, time.UTC), 23},
		{time.Date(2050, 1, 1, 0, 0, 0, 0, time.UTC), 24},
		{time.Date(2026, 11, 26, 1, 0, 0, 0, time.FixedZone("", 7200)), 23},
	} {
		o := options(t, "p256")
		o.Time = tt.at
		if got := timeDER(tt.at)[0]; got != tt.tag {
			t.Errorf("%v: tag %d", tt.at, got)
		}
		signer, err := verifyBoth(t, craft(t, o, nil, nil), nil, false, o.Key.Certificate)
		if err != nil || !signer.SignedAt.Equal(tt.at) {
			t.Errorf("%v: %+v %v", tt.at, signer, err)
		}
	}
	o := options(t, "p256")
	o.Time = time.Time{}
	if signer, err := verifyBoth(t, craft(t, o, nil, nil), nil, false, o.Key.Certificate); err != nil || !signer.SignedAt.IsZero() || !signer.Attributes {
		t.Errorf("no time: %+v %v", signer, err)
	}
}

// TestSignatureEncoding: what we write is DER in every bit, with the parameters that
// the standards want, and the same for the same content.
func TestSignatureEncoding(t *testing.T) {
	t.Parallel()
	o := options(t, "rsa-a")
	o.AlgorithmProtection = true
	message, err := SignDigest(digestOf([]byte("content"))(o.Hash), o)
	if err != nil {
		t.Fatal(err)
	}
	if der, err := toDER(message, 32); err != nil || &der[0] != &message[0] {
		t.Errorf("not DER: %v", err)
	}
	var out bytes.Buffer
	w, err := SignOpaque(&out, o, 7)
	if err != nil {
		t.Fatal(err)
	}
	io.WriteString(w, "content")
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if der, err := toDER(out.Bytes(), 32); err != nil || &der[0] != &out.Bytes()[0] {
		t.Errorf("opaque: not DER: %v", err)
	}
	again, err := SignDigest(digestOf([]byte("content"))(o.Hash), o)
	if err != nil || !bytes.Equal(message, again) {
		t.Error("another signature of the same")
	}
	sig, err := ParseSignature(message, Limits{})
	if err != nil {
		t.Fatal(err)
	}
	s := sig.signers[0]
	if s.digest.params != nil || string(s.signature.params) != "\x05\x00" || s.signature.id != oidRSA || len(s.attributes.forms) != 1 {
		t.Errorf("signer: %+v", s)
	}
}

// TestDigestAlgorithms: an empty set says nothing; one that leaves the signer's out
// means that the content's digest is not known.
func TestDigestAlgorithms(t *testing.T) {
	t.Parallel()
	o := options(t, "p256")
	for _, tt := range []struct {
		name    string
		digests []byte
		want    error
	}{
		{"none", []byte{}, nil},
		{"another", der(tagSequence, hashOf(crypto.SHA1).id.der()), ErrDigest},
		{"one that is not known, and the right one twice", bytes.Join([][]byte{der(tagSequence, oidRSA.der()), der(tagSequence, hashOf(crypto.SHA256).id.der()),
			der(tagSequence, hashOf(crypto.SHA256).id.der())}, nil), nil},
	} {
		message := craft(t, o, nil, func(c *crafted) { c.digests = tt.digests })
		r, err := readAll(message)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := r.Signature().Verify(r.Digest, []*x509.Certificate{o.Key.Certificate}); !errors.Is(err, tt.want) {
			t.Errorf("%s: %v", tt.name, err)
		}
	}
}

// TestBestError: of several signers that fail, the one that came furthest is told.
func TestBestError(t *testing.T) {
	t.Parallel()
	content := []byte("content")
	a, b := options(t, "rsa-a"), options(t, "p256")
	ours := lastOf(t, craft(t, a, content, nil))
	md5 := func(c *crafted) { c.digest = der(tagSequence, oid("\x2a\x86\x48\x86\xf7\x0d\x02\x05").der()) }
	strange := lastOf(t, craft(t, options(t, "rsa-b"), content, md5))
	old := lastOf(t, craft(t, b, content, md5))
	message := craft(t, a, content, func(c *crafted) { c.infos = bytes.Join([][]byte{strange, old, ours}, nil) })
	sig, err := ParseSignature(message, Limits{})
	if err != nil {
		t.Fatal(err)
	}
	if h := sig.Hashes(); len(h) != 1 || h[0] != crypto.SHA256 {
		t.Errorf("hashes: %v", h)
	}
	certs := []*x509.Certificate{a.Key.Certificate, b.Key.Certificate}
	if s, err := sig.Verify(digestOf(content), certs); err != nil || s.Certificate != certs[0] {
		t.Errorf("the third: %v", err)
	}
	if _, err := sig.Verify(digestOf(nil), certs); !errors.Is(err, ErrDigest) {
		t.Errorf("other content: %v", err)
	}
	var unsupported *UnsupportedError
	if _, err := sig.Verify(digestOf(content), certs[1:]); !errors.As(err, &unsupported) {
		t.Errorf("MD5: %v", err)
	}
	if _, err := sig.Verify(digestOf(content), nil); !errors.Is(err, ErrNoSigner) {
		t.Errorf("strangers: %v", err)
	}
}

// TestWrongKind: other CMS messages are named.
func TestWrongKind(t *testing.T) {
	t.Parallel()
	_, err := ParseSignature(der(tagSequence, oidData.der(), der(0xa0, der(tagOctets))), Limits{})
	var unsupported *UnsupportedError
	if !errors.As(err, &unsupported) {
		t.Error(err)
	}
	for _, message := range []string{"", "0", "MIIB", "-----BEGIN PKCS7-----\n"} {
		if _, err := ParseSignature([]byte(message), Limits{}); !errors.Is(err, ErrSyntax) {
			t.Errorf("%q: %v", message, err)
		}
	}
}

// TestCertificatesOnly: openssl and we read what either writes.
func TestCertificatesOnly(t *testing.T) {
	t.Parallel()
	a, b := testSigner(t, "rsa-a").Certificate, testSigner(t, "p256").Certificate
	ours := CertificatesOnly([]*x509.Certificate{a, b})
	if text := string(openssl(t, "pkcs7", "-inform", "DER", "-in", write(t, "p7c", ours), "-print_certs", "-noout")); !strings.Contains(text, "CN = rsa-a") || !strings.Contains(text, "CN = p256") {
		t.Errorf("openssl reads %s", text)
	}
	theirs := openssl(t, "crl2pkcs7", "-nocrl", "-outform", "DER", "-certfile", "testdata/rsa-a.pem", "-certfile", "testdata/p256.pem")
	signed := openssl(t, "cms", "-sign", "-in", "sign_test.go", "-outform", "DER", "-stream", "-signer", "testdata/rsa-a.pem", "-inkey", "testdata/rsa-a.key.pem", "-certfile", "testdata/p256.pem")
	for _, p7 := range [][]byte{ours, theirs, toBER(t, ours), signed} {
		certs, err := ParseCertificates(p7)
		if err != nil || len(certs) != 2 {
			t.Fatalf("%d certificates, %v", len(certs), err)
		}
		if !certs[0].Equal(a) && !certs[1].Equal(a) || !certs[0].Equal(b) && !certs[1].Equal(b) {
			t.Error("other certificates")
		}
		for n := range len(p7) - 1 {
			if _, err := ParseCertificates(p7[:n]); err == nil {
				t.Fatalf("%d of %d bytes are read", n, len(p7))
			}
		}
	}
	if _, err := ParseCertificates(CertificatesOnly(nil)); err == nil {
		t.Error("no certificate")
	}
	members := der(0xa0, der(0xa1, []byte{2, 1, 1}), a.Raw, der(0xa3, []byte{2, 1, 1}))
	mixed := contentInfo([]byte{2, 1, 1}, der(tagSet), der(tagSequence, oidData.der()), members, der(0xa1, der(tagSequence)), der(tagSet))
	if certs, err := ParseCertificates(mixed); err != nil || len(certs) != 1 {
		t.Errorf("beside other kinds: %d, %v", len(certs), err)
	}
	bad := bytes.Replace(ours, a.Raw[:20], append([]byte{0x30, 0x82, a.Raw[2], a.Raw[3], 0x31}, a.Raw[5:20]...), 1)
	if _, err := ParseCertificates(bad); err == nil || !strings.Contains(err.Error(), "certificate ") {
		t.Errorf("a certificate that is none: %v", err)
	}
}
