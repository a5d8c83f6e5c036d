// SPDX-License-Identifier: Apache-2.0

package certs

import (
	"bytes"
	"crypto/x509"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"ordergate/transports/as2/cms"
)

// openssl runs the independent peer in a folder.
func openssl(t testing.TB, dir string, args ...string) string {
	t.Helper()
	cmd := exec.Command("openssl", args...)
	cmd.Dir = dir
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("openssl %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return string(out)
}

func read(t testing.TB, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// TestImportForms takes certificates in every form that openssl writes.
func TestImportForms(t *testing.T) {
	t.Parallel()
	d := t.TempDir()
	ssl := func(args string) string { t.Helper(); return openssl(t, d, strings.Fields(args)...) }
	ssl("req -x509 -newkey rsa:2048 -nodes -keyout ca.key -out ca.pem -days 400 -subj /CN=ca -addext keyUsage=keyCertSign")
	ssl("req -newkey rsa:2048 -nodes -keyout a.key -out a.csr -subj /CN=acme-as2/O=ACME")
	ssl("x509 -req -in a.csr -CA ca.pem -CAkey ca.key -days 300 -out a.pem")
	ssl("x509 -in a.pem -outform DER -out a.der")
	ssl("x509 -in a.pem -text -out a-text.pem")
	ssl("x509 -in a.pem -trustout -out a-trusted.pem")
	ssl("crl2pkcs7 -nocrl -certfile ca.pem -certfile a.pem -outform DER -out a.p7b")
	ssl("crl2pkcs7 -nocrl -certfile a.pem -certfile ca.pem -out a.p7b.pem")
	ssl("pkcs12 -export -inkey a.key -in a.pem -certfile ca.pem -out a.p12 -passout pass:geheim")
	ssl("pkcs12 -export -inkey a.key -in a.pem -certfile ca.pem -out legacy.p12 -passout pass:geheim -legacy")
	ssl("pkcs12 -export -inkey a.key -in a.pem -out nomac.p12 -passout pass: -certpbe NONE -keypbe NONE")
	ssl("pkcs12 -export -nokeys -in a.pem -out nokey.p12 -passout pass:geheim")
	ssl("rsa -in a.key -traditional -out a-pkcs1.key")
	ssl("rsa -in a.key -traditional -aes256 -passout pass:x -out a-dek.key")
	ssl("pkcs8 -topk8 -in a.key -passout pass:x -out a-enc.key")
	ssl("ecparam -name prime256v1 -genkey -out ec.key")
	ssl("req -x509 -new -key ec.key -out ec.pem -days 300 -subj /CN=ec")
	ssl("genpkey -algorithm ed25519 -out ed.key")
	ssl("req -x509 -new -key ed.key -out ed.pem -days 300 -subj /CN=ed")
	ssl("req -x509 -new -key ec.key -out negative.pem -days 300 -subj /CN=negative -set_serial -5")
	both := append(read(t, d+"/ca.pem"), read(t, d+"/a.pem")...)
	for _, tt := range []struct {
		name, file, password, key string
		owner                     OwnerKind
		chain                     int
		err                       string
	}{
		{"PEM", "a.pem", "", "", Partner, 0, ""},
		{"DER", "a.der", "", "", Partner, 0, ""},
		{"PEM with text", "a-text.pem", "", "", Partner, 0, ""},
		{"PKCS#7 DER, the authority first", "a.p7b", "", "", Partner, 1, ""},
		{"PKCS#7 PEM", "a.p7b.pem", "", "", Partner, 1, ""},
		{"PKCS#12", "a.p12", "geheim", "", Station, 1, ""},
		{"PKCS#12 of old", "legacy.p12", "geheim", "", Station, 1, ""},
		{"PKCS#12 in the clear", "nomac.p12", "", "", Station, 0, ""},
		{"PKCS#12 without a key", "nokey.p12", "geheim", "a.key", Station, 0, "read PKCS#12"},
		{"PKCS#12 with another password", "a.p12", "wrong", "", Station, 0, "the password is wrong"},
		{"PKCS#12 of a partner", "a.p12", "geheim", "", Partner, 0, "there is a private key in it"},
		{"a key apart", "a.pem", "", "a.key", Station, 0, ""},
		{"a key apart, PKCS#1", "a.der", "", "a-pkcs1.key", Station, 0, ""},
		{"a key with a password", "a.pem", "", "a-dek.key", Station, 0, "openssl pkey"},
		{"a key with a password, PKCS#8", "a.pem", "", "a-enc.key", Station, 0, "openssl pkey"},
		{"another's key", "a.pem", "", "ca.key", Station, 0, "the private key belongs to none"},
		{"no key", "a.pem", "", "", Station, 0, "there is no private key in it"},
		{"EC with its parameters", "ec.pem", "", "ec.key", Station, 0, ""},
		{"Ed25519", "ed.pem", "", "ed.key", Station, 0, "a key of kind ed25519 cannot sign in AS2"},
		{"a serial number below 0, of old products", "negative.pem", "", "", Partner, 0, ""},
		{"a signing request", "a.csr", "", "", Partner, 0, "is no certificate"},
		{"a key as certificate", "a.key", "", "", Partner, 0, "there is a private key in it"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			in := Import{Owner: Owner{tt.owner, "x"}, Data: read(t, filepath.Join(d, tt.file)), Password: tt.password, Name: "n"}
			if tt.key != "" {
				in.Key = read(t, filepath.Join(d, tt.key))
			}
			e, err := Take(dir, in, time.Now())
			if tt.err != "" {
				if err == nil || !strings.Contains(err.Error(), tt.err) {
					t.Fatalf("%v, want %q", err, tt.err)
				}
				if es, _ := Load(dir); len(es.All()) > 0 {
					t.Error("and yet it was taken")
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if len(e.Chain) != tt.chain || (e.Private != nil) != (tt.owner == Station) {
				t.Errorf("%+v", e)
			}
			shown := tt.file
			if tt.chain > 0 || strings.HasPrefix(tt.file, "a") || tt.file == "nomac.p12" {
				shown = "a.pem"
			}
			want := openssl(t, d, "x509", "-in", shown, "-noout", "-fingerprint", "-sha256")
			if _, fp, _ := strings.Cut(strings.TrimSpace(want), "="); !strings.Contains(Describe(e.Certificate), fp) {
				t.Errorf("fingerprint %s is not in\n%s", fp, Describe(e.Certificate))
			}
			if _, err := Take(dir, in, time.Now()); err == nil || !strings.Contains(err.Error(), "there already") {
				t.Errorf("taken twice: %v", err)
			}
			in.Name = "n2"
			if err := os.Remove(e.File); err != nil {
				t.Fatal(err)
			}
			if _, err := Take(dir, in, e.Certificate.NotAfter); err == nil || !strings.Contains(err.Error(), "is over since") {
				t.Errorf("an expired one was taken: %v", err)
			}
			in.Force = true
			if _, err := Take(dir, in, e.Certificate.NotAfter); err != nil {
				t.Errorf("by force: %v", err)
			}
		})
	}
	b, err := ReadBundle(append(both, read(t, d+"/ec.pem")...), "")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := b.Leaf(); err == nil || !strings.Contains(err.Error(), "2 certificates in it that could be meant") {
		t.Error(err)
	}
}

// TestMade: what we make is what openssl understands, for each kind of key and form.
func TestMade(t *testing.T) {
	t.Parallel()
	for _, kind := range KeyKinds() {
		t.Run(kind, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			now := time.Now()
			e, err := Create(dir, Template{Station: "main", Name: "one", Subject: `CN=us-as2, O=Us\, Ltd, C=DE`, Key: kind, Days: 100}, now)
			if err != nil {
				t.Fatal(err)
			}
			if info, err := os.Stat(e.KeyFile); err != nil || info.Mode().Perm() != 0o600 {
				t.Errorf("mode %v, %v", info.Mode(), err)
			}
			openssl(t, dir, "verify", "-CAfile", e.File, e.File)
			shown := openssl(t, dir, "x509", "-in", e.File, "-noout", "-text")
			for _, want := range []string{"CN = us-as2, O = \"Us, Ltd\", C = DE", "Subject Key Identifier", "Key Usage: critical", "Digital Signature"} {
				if !strings.Contains(shown, want) {
					t.Errorf("no %q in\n%s", want, shown)
				}
			}
			pub := openssl(t, dir, "pkey", "-in", e.KeyFile, "-pubout")
			if got := openssl(t, dir, "x509", "-in", e.File, "-noout", "-pubkey"); got != pub {
				t.Error("the key does not belong to the certificate")
			}
			for _, format := range Formats() {
				data, err := Export(e, format)
				if err != nil || bytes.Contains(data, []byte("PRIVATE")) {
					t.Fatalf("%s: %v", format, err)
				}
				lay(t, dir, "out", data, 0o600)
				args := map[string][]string{"pem": {"x509", "-in", "out", "-noout", "-serial"}, "der": {"x509", "-inform", "DER", "-in", "out", "-noout", "-serial"}, "p7c": {"pkcs7", "-inform", "DER", "-in", "out", "-print_certs"}}[format]
				if shown := openssl(t, dir, args...); format != "p7c" && !strings.Contains(shown, strings.ToUpper(e.Certificate.SerialNumber.Text(16))) || format == "p7c" && !strings.Contains(shown, "us-as2") {
					t.Errorf("%s: %s", format, shown)
				}
			}
			if _, err := Create(dir, Template{Station: "main", Name: "one", Key: "p-256"}, now); err == nil || !strings.Contains(err.Error(), "never written over") {
				t.Errorf("written over: %v", err)
			}
		})
	}
}

// TestBags reads PKCS#7 of openssl, DER and BER, and bounds what it reads.
func TestBags(t *testing.T) {
	t.Parallel()
	d := t.TempDir()
	lay(t, d, "a.pem", append(pemOf(cert(t, "one", begun, begun.AddDate(1, 0, 0))), pemOf(cert(t, "two", begun, begun.AddDate(1, 0, 0)))...), 0o600)
	lay(t, d, "a.key", keyPEM(t, "p-256", "one"), 0o600)
	lay(t, d, "content", []byte("hello"), 0o600)
	openssl(t, d, "crl2pkcs7", "-nocrl", "-certfile", "a.pem", "-outform", "DER", "-out", "bag")
	openssl(t, d, "cms", "-sign", "-binary", "-in", "content", "-nodetach", "-stream", "-signer", "a.pem", "-inkey", "a.key", "-outform", "DER", "-out", "ber") // indefinite lengths
	for _, name := range []string{"bag", "ber"} {
		data := read(t, filepath.Join(d, name))
		b, err := ReadBundle(data, "")
		if err != nil || b.Form != "PKCS#7" || len(b.Certificates) < 1 || b.Certificates[0].Subject.CommonName != "one" {
			t.Fatalf("%s: %+v, %v", name, b, err)
		}
	}
	deep := bytes.Repeat([]byte{0x30, 0x80}, 1<<16)
	if _, err := ReadBundle(deep, ""); err == nil {
		t.Error("it is read however deep it nests")
	}
	var many []*x509.Certificate
	for range maxChain + 1 {
		many = append(many, cert(t, "one", begun, begun.AddDate(1, 0, 0)))
	}
	if _, err := ReadBundle(cms.CertificatesOnly(many), ""); err == nil || !strings.Contains(err.Error(), "more than 20") {
		t.Error(err)
	}
	if _, err := ReadBundle(read(t, filepath.Join(d, "bag"))[:100], ""); err == nil || errors.Is(err, ErrPassword) {
		t.Error(err)
	}
}
