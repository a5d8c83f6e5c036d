// SPDX-License-Identifier: Apache-2.0

package cms

import (
	"bytes"
	"crypto/x509"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"
)

// opened decrypts a message whole, read again when it must be.
func opened(message []byte, keys ...*party) ([]byte, *Decrypted, error) {
	return openedFrom(bytes.NewReader(message), message, keys...)
}

func openedFrom(r io.Reader, message []byte, keys ...*party) ([]byte, *Decrypted, error) {
	o := DecryptOptions{Again: func() (io.Reader, error) { return bytes.NewReader(message), nil }}
	for _, k := range keys {
		o.Keys = append(o.Keys, k.Key)
	}
	d, err := Decrypt(r, o)
	if err != nil {
		return nil, nil, err
	}
	content, err := io.ReadAll(d)
	return content, d, err
}

func encrypted(t testing.TB, content []byte, o EncryptOptions) []byte {
	t.Helper()
	var out bytes.Buffer
	w, err := Encrypt(&out, o)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.Copy(w, bytes.NewReader(content)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

type transport struct {
	party string
	args  string
	ours  string // KeyTransport, "" when Encrypt does not write it
}

// transports are the ways of openssl to hand over a key.
func transports() []transport {
	return []transport{
		{"rsa", "", "rsa"},
		{"rsa", "rsa_padding_mode:oaep", "oaep-sha1"},
		{"rsa", "rsa_padding_mode:oaep rsa_oaep_md:sha256", "oaep-sha256"},
		{"rsa", "rsa_padding_mode:oaep rsa_oaep_md:sha384", "oaep-sha384"},
		{"rsa", "rsa_padding_mode:oaep rsa_oaep_md:sha512", "oaep-sha512"},
		{"rsa", "rsa_padding_mode:oaep rsa_oaep_md:sha256 rsa_mgf1_md:sha1", ""},
		{"rsa", "rsa_padding_mode:oaep rsa_oaep_md:sha1 rsa_mgf1_md:sha512 rsa_oaep_label:6162", ""},
		{"p256", "", "rsa"},
		{"p384", "ecdh_kdf_md:sha384", "rsa"},
		{"p521", "ecdh_kdf_md:sha512 ecdh_cofactor_mode:1", "rsa"},
		{"p256", "ecdh_kdf_md:sha224 ecdh_cofactor_mode:1", ""},
	}
}

// TestReadsOpenSSL: every cipher, key transport, encoding and way to name the
// recipient that `openssl cms` writes.
func TestReadsOpenSSL(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	content := randomBytes(100_003)
	b.write("plain", content)
	for _, cipher := range []string{"aes-128-cbc", "aes-192-cbc", "aes-256-cbc", "des3", "aes-128-gcm", "aes-192-gcm", "aes-256-gcm"} {
		for _, way := range transports() {
			for i, form := range []string{"-noindef", "-stream", "-noindef -keyid", "-stream -keyid"} {
				name := fmt.Sprintf("%s %s %s %s", cipher, way.party, way.args, form)
				args := append([]string{"cms", "-encrypt", "-binary", "-in", "plain", "-outform", "DER", "-out", "message", "-" + cipher}, strings.Fields(form)...)
				args = append(args, "-recip", way.party+".crt")
				for _, opt := range strings.Fields(way.args) {
					args = append(args, "-keyopt", opt)
				}
				b.openssl(args...)
				message := b.read("message")
				if i%2 == 1 != (message[1] == 0x80) {
					t.Fatalf("%s begins with %x", name, message[:2])
				}
				got, d, err := opened(message, parties()["rsa2"], parties()[way.party])
				if err != nil || !bytes.Equal(got, content) {
					t.Errorf("%s: %d bytes, %v", name, len(got), err)
					continue
				}
				want := strings.Replace(cipher, "des3", "3des-cbc", 1)
				if d.Algorithm != want || !d.Recipient.Equal(parties()[way.party].Certificate) || (d.Kind == AuthEnvelopedData) != strings.HasSuffix(cipher, "gcm") {
					t.Errorf("%s: %s %s %s", name, d.Kind, d.Algorithm, d.Recipient.Subject)
				}
			}
		}
	}
}

// TestOpenSSLReads is the other direction.
func TestOpenSSLReads(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	content := randomBytes(100_003)
	for _, cipher := range Algorithms() {
		for _, way := range transports() {
			if way.ours == "" {
				continue
			}
			for _, size := range []int64{int64(len(content)), -1} {
				for _, ski := range []bool{false, true} {
					name := fmt.Sprintf("%s %s %s size %d ski %v", cipher, way.party, way.ours, size, ski)
					p := parties()[way.party]
					message := encrypted(t, content, EncryptOptions{Recipients: []*x509.Certificate{p.Certificate},
						Algorithm: cipher, KeyTransport: way.ours, BySKI: ski, Size: size})
					b.write("message", message)
					b.openssl("cms", "-decrypt", "-binary", "-inform", "DER", "-in", "message", "-out", "plain", "-recip", p.name+".crt", "-inkey", p.name+".key")
					if !bytes.Equal(b.read("plain"), content) {
						t.Errorf("%s: openssl reads something else", name)
					}
					if got, _, err := openedFrom(iotest.HalfReader(bytes.NewReader(message)), message, p); err != nil || !bytes.Equal(got, content) {
						t.Errorf("%s: we read %d bytes, %v", name, len(got), err)
					}
				}
			}
		}
	}
}

// TestSeveralRecipients: each finds its own among RSA, EC, a shared secret and a
// password, however they are named.
func TestSeveralRecipients(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	content := []byte("for all of you")
	b.write("plain", content)
	for _, cipher := range []string{"-aes-128-cbc", "-aes-256-gcm"} {
		args := []string{"cms", "-encrypt", "-binary", "-in", "plain", "-outform", "DER", "-out", "message", cipher,
			"-secretkey", "000102030405060708090a0b0c0d0e0f", "-secretkeyid", "aabb"}
		if cipher == "-aes-128-cbc" { // with a password openssl makes CBC only
			args = append(args, "-pwri_password", "secret")
		}
		b.openssl(append(args, "-recip", "p384.crt", "-recip", "rsa2.crt", "-keyopt", "rsa_padding_mode:oaep", "-recip", "rsa.crt", "-recip", "p256.crt")...)
		message := b.read("message")
		for _, name := range []string{"rsa", "rsa2", "p256", "p384"} {
			got, d, err := opened(message, parties()["p521"], parties()[name])
			if err != nil || !bytes.Equal(got, content) || !d.Recipient.Equal(parties()[name].Certificate) {
				t.Errorf("%s %s: %q, %v", cipher, name, got, err)
			}
		}
		if _, _, err := opened(message, parties()["p521"]); err != ErrDecrypt {
			t.Errorf("no recipient of ours: %v", err)
		}
	}
	var to []*x509.Certificate
	for _, name := range []string{"p521", "rsa2", "rsa", "p256"} {
		to = append(to, parties()[name].Certificate)
	}
	for _, ski := range []bool{false, true} {
		message := encrypted(t, content, EncryptOptions{Recipients: to, Size: -1, BySKI: ski})
		for _, name := range []string{"rsa", "rsa2", "p256", "p521"} {
			if got, _, err := opened(message, parties()[name]); err != nil || !bytes.Equal(got, content) {
				t.Errorf("%s, ski %v: %q, %v", name, ski, got, err)
			}
			b.write("message", message)
			b.openssl("cms", "-decrypt", "-binary", "-inform", "DER", "-in", "message", "-out", "plain", "-recip", name+".crt", "-inkey", name+".key")
			if !bytes.Equal(b.read("plain"), content) {
				t.Errorf("%s, ski %v: openssl reads something else", name, ski)
			}
		}
	}
}

// TestSizes: every length around blocks and pieces, in both encodings.
func TestSizes(t *testing.T) {
	t.Parallel()
	p := parties()["p256"]
	for _, cipher := range Algorithms() {
		for _, n := range []int{0, 1, 7, 8, 15, 16, 17, 31, 32, 33, 4095, 4096, 4097, chunkSize, pieceSize - 17, pieceSize - 16, pieceSize - 1, pieceSize, pieceSize + 1,
			2*pieceSize - 16, holdAgain - 1, holdAgain, holdAgain + 1, 3*holdAgain + 5} {
			content := randomBytes(n)
			for _, size := range []int64{int64(n), -1} {
				message := encrypted(t, content, EncryptOptions{Recipients: []*x509.Certificate{p.Certificate}, Algorithm: cipher, Size: size})
				got, _, err := opened(message, p)
				if err != nil || !bytes.Equal(got, content) {
					t.Errorf("%s, %d bytes, size %d: %d bytes, %v", cipher, n, size, len(got), err)
				}
				var slow io.Reader = iotest.HalfReader(bytes.NewReader(message))
				if n < 5000 {
					slow = iotest.OneByteReader(slow)
				}
				got, _, err = openedFrom(slow, message, p)
				if err != nil || !bytes.Equal(got, content) {
					t.Errorf("%s, %d bytes, size %d, in small pieces: %d bytes, %v", cipher, n, size, len(got), err)
				}
			}
		}
	}
}
