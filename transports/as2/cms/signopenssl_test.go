// SPDX-License-Identifier: Apache-2.0

package cms

import (
	"bytes"
	"crypto"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// signer is one of the keys of testdata.
func testSigner(t testing.TB, name string) Key {
	t.Helper()
	block := func(file string) []byte {
		b, err := os.ReadFile(filepath.Join("testdata", file))
		if err != nil {
			t.Fatal(err)
		}
		p, _ := pem.Decode(b)
		return p.Bytes
	}
	cert, err := x509.ParseCertificate(block(name + ".pem"))
	if err != nil {
		t.Fatal(err)
	}
	key, err := x509.ParsePKCS8PrivateKey(block(name + ".key.pem"))
	if err != nil {
		t.Fatal(err)
	}
	return Key{cert, key}
}

// openssl runs it in this folder, and gives its output.
func openssl(t testing.TB, args ...string) []byte {
	t.Helper()
	var out, stderr bytes.Buffer
	cmd := exec.Command("openssl", args...)
	cmd.Stdout, cmd.Stderr = &out, &stderr
	if err := cmd.Run(); err != nil {
		t.Fatalf("openssl %s: %v\n%s", strings.Join(args, " "), err, stderr.Bytes())
	}
	return out.Bytes()
}

func write(t testing.TB, name string, b []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// digestOf gives the digests of content, as Verify asks for them.
func digestOf(content []byte) func(crypto.Hash) []byte {
	return func(h crypto.Hash) []byte {
		d := h.New()
		d.Write(content)
		return d.Sum(nil)
	}
}

// verifyBoth verifies message, which has the content within or not.
func verifyBoth(t testing.TB, message, content []byte, within bool, certs ...*x509.Certificate) (*Signer, error) {
	t.Helper()
	r, err := ReadSigned(bytes.NewReader(message), Limits{})
	if err != nil {
		return nil, err
	}
	got, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	if !within {
		sig, err := ParseSignature(message, Limits{})
		if err != nil {
			return nil, err
		}
		if len(got) > 0 {
			t.Fatalf("%d bytes of content in a detached signature", len(got))
		}
		return sig.Verify(digestOf(content), certs)
	}
	if !bytes.Equal(got, content) {
		t.Fatalf("content: %d bytes read, %d were signed", len(got), len(content))
	}
	return r.Signature().Verify(r.Digest, certs)
}

var (
	testHashes = []crypto.Hash{crypto.SHA1, crypto.SHA256, crypto.SHA384, crypto.SHA512}
	testMD     = map[crypto.Hash]string{crypto.SHA1: "sha1", crypto.SHA256: "sha256", crypto.SHA384: "sha384", crypto.SHA512: "sha512"}
	testKeys   = []struct {
		key string
		pss bool
	}{{"rsa-a", false}, {"rsa-a", true}, {"p256", false}, {"p384", false}, {"p521", false}}
)

// shape is one row of an orthogonal array: every pair of choices occurs.
type shape struct{ noAttributes, noCertificates, stream, within, keyID bool }

func shapes() []shape {
	var all []shape
	for i := range 8 {
		a, b, c := i&1 != 0, i&2 != 0, i&4 != 0
		all = append(all, shape{a, b, c, a != b, a != c})
	}
	return all
}

func eachKind(t *testing.T, run func(t *testing.T, name string, key Key, pss bool, h crypto.Hash, s shape)) {
	for i, k := range testKeys {
		key := testSigner(t, k.key)
		for j, h := range testHashes {
			for n, s := range shapes() {
				if (i+j+n)%4 != 0 {
					continue // each is a process: others of them with the next key and hash
				}
				t.Run(fmt.Sprintf("%s pss=%t %s %+v", k.key, k.pss, testMD[h], s), func(t *testing.T) {
					t.Parallel()
					run(t, k.key, key, k.pss, h, s)
				})
			}
		}
	}
}

func testContent() []byte {
	return append([]byte("Content-Type: application/EDI-X12\r\n\r\nISA*00*~\n\x00\xff"), bytes.Repeat([]byte("ST*850*0001~"), 3000)...)
}

// TestVerifyOpenSSL reads what `openssl cms -sign` writes.
func TestVerifyOpenSSL(t *testing.T) {
	t.Parallel()
	content := testContent()
	file := write(t, "content", content)
	eachKind(t, func(t *testing.T, name string, key Key, pss bool, h crypto.Hash, s shape) {
		s.stream = s.stream && !pss     // openssl 3.0 cannot
		s.within = s.within || s.stream // openssl streams DER with the content within only
		args := []string{"cms", "-sign", "-binary", "-in", file, "-outform", "DER", "-md", testMD[h],
			"-signer", "testdata/" + name + ".pem", "-inkey", "testdata/" + name + ".key.pem"}
		for flag, on := range map[string]bool{"-noattr": s.noAttributes, "-nocerts": s.noCertificates, "-stream": s.stream, "-nodetach": s.within, "-keyid": s.keyID} {
			if on {
				args = append(args, flag)
			}
		}
		if pss {
			args = append(args, "-keyopt", "rsa_padding_mode:pss")
		}
		checkSigned(t, openssl(t, args...), content, key, pss, h, s)
	})
}

func checkSigned(t *testing.T, message, content []byte, key Key, pss bool, h crypto.Hash, s shape) {
	t.Helper()
	other := testSigner(t, "rsa-b").Certificate
	signer, err := verifyBoth(t, message, content, s.within, other, key.Certificate)
	if err != nil {
		t.Fatal(err)
	}
	if signer.Certificate != key.Certificate || signer.Hash != h || signer.PSS != pss || signer.Attributes == s.noAttributes ||
		signer.SignedAt.IsZero() != s.noAttributes {
		t.Errorf("signer: %+v", signer)
	}
	sig, err := ParseSignature(message, Limits{})
	if err != nil {
		t.Fatal(err)
	}
	if n := len(sig.Certificates()); (n == 0) != s.noCertificates {
		t.Errorf("%d certificates", n)
	}
	if hashes := sig.Hashes(); len(hashes) != 1 || hashes[0] != h {
		t.Errorf("hashes: %v", hashes)
	}
	if _, err := sig.Verify(digestOf(content), []*x509.Certificate{other}); !errors.Is(err, ErrNoSigner) {
		t.Errorf("by a stranger: %v", err)
	}
	_, err = sig.Verify(digestOf(content[1:]), []*x509.Certificate{key.Certificate})
	want := ErrDigest
	if s.noAttributes && (pss || !strings.HasPrefix(key.Certificate.Subject.CommonName, "rsa")) {
		want = ErrSignature // cannot be told
	}
	if !errors.Is(err, want) {
		t.Errorf("other content: %v, want %v", err, want)
	}
}

// TestOpenSSLVerifies has `openssl cms -verify` read what we write, and ourselves.
func TestOpenSSLVerifies(t *testing.T) {
	t.Parallel()
	content := testContent()
	file := write(t, "content", content)
	eachKind(t, func(t *testing.T, name string, key Key, pss bool, h crypto.Hash, s shape) {
		o := SignOptions{Key: key, Hash: h, PSS: pss, NoCertificate: s.noCertificates, NoAttributes: s.noAttributes, BySKI: s.keyID,
			Time: time.Date(2026, 11, 26, 12, 0, 0, 0, time.UTC), AlgorithmProtection: s.stream}
		message := sign(t, o, content, s)
		checkSigned(t, message, content, key, pss, h, s)

		args := []string{"cms", "-verify", "-binary", "-inform", "DER", "-in", write(t, "signed", message)}
		if s.noCertificates {
			args = append(args, "-noverify", "-certfile", "testdata/"+name+".pem")
		} else {
			args = append(args, "-CAfile", "testdata/"+name+".pem")
		}
		if !s.within {
			args = append(args, "-content", file)
		}
		if got := openssl(t, args...); !bytes.Equal(got, content) {
			t.Errorf("openssl read %d bytes of content, %d were signed", len(got), len(content))
		}
	})
}

// sign makes a message of that shape, of unknown length with stream.
func sign(t testing.TB, o SignOptions, content []byte, s shape) []byte {
	t.Helper()
	if !s.within {
		message, err := SignDigest(digestOf(content)(o.Hash), o)
		if err != nil {
			t.Fatal(err)
		}
		return message
	}
	size := int64(len(content))
	if s.stream {
		size = -1
	}
	var out bytes.Buffer
	w, err := SignOpaque(&out, o, size)
	if err != nil {
		t.Fatal(err)
	}
	for rest := content; len(rest) > 0; {
		n, err := w.Write(rest[:min(len(rest), 7777)])
		if err != nil {
			t.Fatal(err)
		}
		rest = rest[n:]
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// TestSMIME: the older `openssl smime` (PKCS #7) in both directions.
func TestSMIME(t *testing.T) {
	t.Parallel()
	content := testContent()
	file := write(t, "content", content)
	key := testSigner(t, "rsa-b")
	for _, h := range []crypto.Hash{crypto.SHA1, crypto.SHA256} {
		for _, s := range shapes() {
			s.keyID = false
			args := []string{"smime", "-sign", "-binary", "-in", file, "-outform", "DER", "-md", testMD[h], "-signer", "testdata/rsa-b.pem", "-inkey", "testdata/rsa-b.key.pem"}
			for flag, on := range map[string]bool{"-noattr": s.noAttributes, "-nocerts": s.noCertificates, "-stream": s.stream, "-nodetach": s.within} {
				if on {
					args = append(args, flag)
				}
			}
			signer, err := verifyBoth(t, openssl(t, args...), content, s.within, key.Certificate)
			if err != nil || signer.Hash != h {
				t.Errorf("%v %+v: %v", h, s, err)
			}
			o := SignOptions{Key: key, Hash: h, NoCertificate: s.noCertificates, NoAttributes: s.noAttributes, Time: time.Unix(1e9, 0)}
			args = []string{"smime", "-verify", "-binary", "-inform", "DER", "-in", write(t, "signed", sign(t, o, content, s)), "-noverify", "-certfile", "testdata/rsa-b.pem"}
			if !s.within {
				args = append(args, "-content", file)
			}
			if got := openssl(t, args...); !bytes.Equal(got, content) {
				t.Errorf("openssl smime: %v %+v", h, s)
			}
		}
	}
}

// TestSeveralSigners: one of them suffices, and it is told which.
func TestSeveralSigners(t *testing.T) {
	t.Parallel()
	content := testContent()
	message := openssl(t, "cms", "-sign", "-binary", "-in", write(t, "content", content), "-outform", "DER", "-md", "sha384",
		"-signer", "testdata/rsa-a.pem", "-inkey", "testdata/rsa-a.key.pem", "-signer", "testdata/p256.pem", "-inkey", "testdata/p256.key.pem", "-cades")
	for _, name := range []string{"rsa-a", "p256"} {
		c := testSigner(t, name).Certificate
		signer, err := verifyBoth(t, message, content, false, testSigner(t, "p384").Certificate, c)
		if err != nil || signer.Certificate != c {
			t.Errorf("%s: %v", name, err)
		}
	}
}
