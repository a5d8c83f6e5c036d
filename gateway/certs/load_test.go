// SPDX-License-Identifier: Apache-2.0

package certs

import (
	"bytes"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"math/big"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

func pemOf(c *x509.Certificate) []byte {
	return pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: c.Raw})
}

func keyPEM(t testing.TB, kind, name string) []byte {
	t.Helper()
	der, err := x509.MarshalPKCS8PrivateKey(testKey(t, kind, name))
	if err != nil {
		t.Fatal(err)
	}
	return pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: der})
}

// issue makes a certificate by a template, signed by an authority.
func issue(t testing.TB, tmpl, by *x509.Certificate, name, signer string) *x509.Certificate {
	t.Helper()
	key := testKey(t, "p-256", name)
	tmpl.SerialNumber, tmpl.Subject, tmpl.NotBefore, tmpl.NotAfter = big.NewInt(int64(len(name))+7), pkix.Name{CommonName: name}, begun.AddDate(-1, 0, 0), begun.AddDate(2, 0, 0)
	if by == nil {
		by = tmpl
	}
	der, err := x509.CreateCertificate(rand.Reader, tmpl, by, key.Public(), testKey(t, "p-256", signer))
	if err != nil {
		t.Fatal(err)
	}
	c, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// TestLoadFaults: every kind of file that a person may put there, with what is said
// of it.
func TestLoadFaults(t *testing.T) {
	t.Parallel()
	good := cert(t, "good", begun.AddDate(-1, 0, 0), begun.AddDate(1, 0, 0))
	weakKey, err := rsa.GenerateKey(rand.Reader, 1024)
	if err != nil {
		t.Fatal(err)
	}
	weakDER, err := sign(weakKey, pkix.Name{CommonName: "weak"}.ToRDNSequence(), uses[:2], begun, begun.AddDate(1, 0, 0))
	if err != nil {
		t.Fatal(err)
	}
	weak, err := x509.ParseCertificate(weakDER)
	if err != nil {
		t.Fatal(err)
	}
	ca := issue(t, &x509.Certificate{IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageCertSign}, nil, "ca", "ca")
	leaf := issue(t, &x509.Certificate{KeyUsage: x509.KeyUsageDigitalSignature}, ca, "leaf", "ca")
	ownCA := issue(t, &x509.Certificate{IsCA: true, BasicConstraintsValid: true}, nil, "own", "own") // as `openssl req -x509` makes it
	for _, tt := range []struct {
		name  string
		files map[string][]byte
		want  string // of the faults, DIR for the folder
		loads int
	}{
		{"nothing", nil, "", 0},
		{"a partner's", map[string][]byte{"partners/acme/a.pem": pemOf(good)}, "", 1},
		{"ours", map[string][]byte{"stations/main/a.pem": pemOf(good), "stations/main/a.key": keyPEM(t, "p-256", "good")}, "", 1},
		{"hidden and README", map[string][]byte{"README.md": nil, "partners/README.md": nil, "partners/acme/README.md": nil, ".git/x": nil, "partners/acme/.a.pem.swp": nil, "partners/acme/a.pem~": nil}, "", 0},
		{"without its key", map[string][]byte{"stations/main/a.pem": pemOf(good)}, `DIR/stations/main/a.pem: warning: has no private key: nothing can be signed or decrypted with it`, 1},
		{"another's key", map[string][]byte{"stations/main/a.pem": pemOf(good), "stations/main/a.key": keyPEM(t, "p-256", "other")}, `DIR/stations/main/a.key: is not the key of the certificate in DIR/stations/main/a.pem`, 0},
		{"a key alone", map[string][]byte{"stations/main/a.key": keyPEM(t, "p-256", "other")}, `DIR/stations/main/a.key: warning: a private key without its certificate`, 0},
		{"garbage as key", map[string][]byte{"stations/main/a.pem": pemOf(good), "stations/main/a.key": []byte("secret")}, `DIR/stations/main/a.key: 0 private keys in it`, 0},
		{"an encrypted key", map[string][]byte{"stations/main/a.pem": pemOf(good), "stations/main/a.key": []byte("-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----\n")}, `DIR/stations/main/a.key: the key is encrypted with a password`, 0},
		{"a key beside the certificate", map[string][]byte{"stations/main/a.pem": append(pemOf(good), keyPEM(t, "p-256", "good")...)}, `DIR/stations/main/a.pem:11:1: a private key in the certificate's file, which is the one that partners get (move it to a.key, with mode 0600)`, 0},
		{"a partner's key", map[string][]byte{"partners/acme/a.key": keyPEM(t, "p-256", "good")}, `DIR/partners/acme/a.key: a private key in the folder of a partner (remove it`, 0},
		{"a partner's key within", map[string][]byte{"partners/acme/a.pem": append(keyPEM(t, "p-256", "good"), pemOf(good)...)}, `DIR/partners/acme/a.pem:1:1: a private key in a partner's certificate file (remove it`, 0},
		{"PKCS#12", map[string][]byte{"partners/acme/a.p12": {0x30}}, `DIR/partners/acme/a.p12: is not read as it is (ordergate cert import DIR/partners/acme/a.p12 --partner acme`, 0},
		{"DER", map[string][]byte{"stations/main/a.CER": good.Raw}, `DIR/stations/main/a.CER: is not read as it is (ordergate cert import DIR/stations/main/a.CER --station main`, 0},
		{"DER named PEM", map[string][]byte{"partners/acme/a.pem": good.Raw}, `DIR/partners/acme/a.pem: 0 certificates in it`, 0},
		{"damaged", map[string][]byte{"partners/acme/a.pem": bytes.Replace(pemOf(good), []byte("MII"), []byte("M!I"), 1)}, `DIR/partners/acme/a.pem:1:1: this PEM block is damaged`, 0},
		{"cut off", map[string][]byte{"partners/acme/a.pem": pemOf(good)[:200]}, `DIR/partners/acme/a.pem:1:1: this PEM block is damaged`, 0},
		{"no certificate", map[string][]byte{"partners/acme/a.pem": pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: []byte("x")})}, `DIR/partners/acme/a.pem:1:1: this certificate cannot be read`, 0},
		{"a request", map[string][]byte{"partners/acme/a.pem": pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE REQUEST", Bytes: []byte("x")})}, `DIR/partners/acme/a.pem:1:1: a block of type "CERTIFICATE REQUEST"`, 0},
		{"empty", map[string][]byte{"partners/acme/a.pem": nil}, `DIR/partners/acme/a.pem: 0 certificates in it`, 0},
		{"too large", map[string][]byte{"partners/acme/a.pem": bytes.Repeat([]byte("x"), maxFile+1)}, `DIR/partners/acme/a.pem: is larger than 256 KiB`, 0},
		{"too many", map[string][]byte{"partners/acme/a.pem": bytes.Repeat(pemOf(good), 21)}, `DIR/partners/acme/a.pem: 21 certificates in it`, 0},
		{"twice", map[string][]byte{"partners/acme/a.pem": pemOf(good), "partners/acme/b.pem": pemOf(good)}, `DIR/partners/acme/b.pem: warning: is the same certificate as a.pem`, 2},
		{"of two partners", map[string][]byte{"partners/acme/a.pem": pemOf(good), "partners/bolt/a.pem": pemOf(good)}, ``, 2},
		{"weak", map[string][]byte{"partners/acme/a.pem": pemOf(weak)}, `DIR/partners/acme/a.pem: warning: an RSA key of 1024 bits is weak (2048 bits at least`, 1},
		{"an authority", map[string][]byte{"partners/acme/a.pem": append([]byte("use: tls\n"), pemOf(ca)...)}, `DIR/partners/acme/a.pem: warning: is the certificate of an authority`, 1},
		{"a self-signed one with the flag of an authority", map[string][]byte{"partners/acme/a.pem": pemOf(ownCA)}, ``, 1},
		{"with its chain", map[string][]byte{"partners/acme/a.pem": append(append([]byte("use: sign\n"), pemOf(leaf)...), pemOf(ca)...)}, ``, 1},
		{"the chain first", map[string][]byte{"partners/acme/a.pem": append(pemOf(ca), pemOf(leaf)...)}, `DIR/partners/acme/a.pem:10:1: this certificate was issued by the first one`, 0},
		{"not for encryption", map[string][]byte{"partners/acme/a.pem": append(pemOf(leaf), pemOf(ca)...)}, `DIR/partners/acme/a.pem: warning: its key usage does not allow it to encrypt`, 1},
		{"from after the end", map[string][]byte{"partners/acme/a.pem": append([]byte("from: 2036-01-01\n"), pemOf(good)...)}, `DIR/partners/acme/a.pem: from: 2036-01-01 is after the end of the certificate`, 0},
		{"until before from", map[string][]byte{"partners/acme/a.pem": append([]byte("from: 2027-01-01\nuntil: 2026-12-01\n"), pemOf(good)...)}, `DIR/partners/acme/a.pem: until: 2026-12-02 is before its begin`, 0},
		{"outside its validity", map[string][]byte{"partners/acme/a.pem": append([]byte("from: 2020-01-01\nuntil: 2040-12-01\n"), pemOf(good)...)}, `DIR/partners/acme/a.pem: warning: from: 2020-01-01 is before the certificate itself begins, 2025-11-20 09:00 UTC (its own begin counts)`, 1},
		{"bad owner", map[string][]byte{"partners/ACME Inc/a.pem": pemOf(good)}, `DIR/partners/ACME Inc: "ACME Inc" cannot be the id of a partner`, 0},
		{"a file where owners are", map[string][]byte{"partners/a.pem": pemOf(good)}, `DIR/partners/a.pem: warning: does not belong here (put it into the folder of a partner, DIR/partners/ID)`, 0},
		{"other folders", map[string][]byte{"partner/acme/a.pem": pemOf(good)}, `DIR/partner: warning: does not belong here`, 0},
		{"other files", map[string][]byte{"partners/acme/note.txt": nil}, `DIR/partners/acme/note.txt: warning: does not belong here`, 0},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			for name, data := range tt.files {
				lay(t, dir, name, data, 0o600)
			}
			s, faults := Load(dir)
			got := strings.ReplaceAll(text(faults), dir, "DIR")
			if !strings.HasPrefix(got, tt.want) || tt.want == "" && got != "" {
				t.Errorf("faults:\n%s\nwant\n%s", got, tt.want)
			}
			if len(s.All()) != tt.loads {
				t.Errorf("%d certificates, want %d", len(s.All()), tt.loads)
			}
		})
	}
}

// TestModes: others that may read a private key, and files that are none.
func TestModes(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	good := cert(t, "good", begun.AddDate(-1, 0, 0), begun.AddDate(1, 0, 0))
	lay(t, dir, "stations/main/a.pem", pemOf(good), 0o644)
	lay(t, dir, "stations/main/a.key", keyPEM(t, "p-256", "good"), 0o640)
	if err := os.MkdirAll(filepath.Join(dir, "stations/main/b.pem"), 0o750); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("a.pem", filepath.Join(dir, "stations/main/c.pem")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("nowhere", filepath.Join(dir, "stations/main/d.pem")); err != nil {
		t.Fatal(err)
	}
	s, faults := Load(dir)
	for _, want := range []string{"a.key: warning: others may read this private key (mode 0640) (chmod 600 ", "b.pem: is not a file", "d.pem: cannot be read: no such file", "c.pem: warning: is the same certificate as a.pem"} {
		if !strings.Contains(text(faults), want) {
			t.Errorf("no %q in\n%s", want, faults)
		}
	}
	if len(s.All()) != 2 || s.All()[0].Private == nil {
		t.Errorf("%d certificates", len(s.All()))
	}
	var none *Store
	if none.All() != nil || none.Of(Station, "main") != nil || none.Expiring(begun) != nil || none.Owners() != nil {
		t.Error("a nil store is not empty")
	}
	if s, faults := Load(filepath.Join(dir, "missing")); len(faults) != 0 || len(s.All()) != 0 {
		t.Error("a missing folder is not empty")
	}
}

// TestReplacedWhileLoading: a pair that is replaced again and again, the key first:
// whatever is loaded fits together.
func TestReplacedWhileLoading(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	var pairs [2][2][]byte
	for i, name := range []string{"good", "other"} {
		pairs[i] = [2][]byte{keyPEM(t, "p-256", name), pemOf(cert(t, name, begun, begun.AddDate(1, 0, 0)))}
	}
	base := filepath.Join(dir, "stations/main/a")
	if err := makeDir(filepath.Dir(base), 0o750); err != nil {
		t.Fatal(err)
	}
	swap := func(i int) error {
		if err := replace(base+".key", pairs[i%2][0], 0o600); err != nil {
			return err
		}
		return replace(base+".pem", pairs[i%2][1], 0o640)
	}
	if err := swap(0); err != nil {
		t.Fatal(err)
	}
	done := make(chan error, 1)
	go func() {
		for i := range 40 {
			if err := swap(i); err != nil {
				done <- err
				return
			}
		}
		done <- nil
	}()
	loads, broken := 0, regexp.MustCompile("is not the key of the certificate|has no private key|cannot be read")
	for running := true; running; loads++ {
		select {
		case err := <-done:
			if err != nil {
				t.Fatal(err)
			}
			running = false
		default:
		}
		s, faults := Load(dir)
		for _, f := range faults {
			if !broken.MatchString(f.Message) {
				t.Fatal(f)
			}
		}
		for _, e := range s.All() {
			if e.Private == nil {
				t.Fatal("no key")
			}
			der, err := x509.MarshalPKCS8PrivateKey(e.Private)
			if err != nil {
				t.Fatal(err)
			}
			block, _ := pem.Decode(pairs[0][0])
			if (e.Certificate.Subject.CommonName == "good") != bytes.Equal(der, block.Bytes) {
				t.Fatal("a key that belongs to another certificate")
			}
		}
	}
	if s, faults := Load(dir); len(s.All()) != 1 || len(faults) != 0 {
		t.Fatal(faults)
	}
}
