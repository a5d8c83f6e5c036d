// SPDX-License-Identifier: Apache-2.0

package sftp

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"encoding/pem"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/crypto/ssh"
)

func line(t *testing.T, key any) string {
	t.Helper()
	public, err := ssh.NewPublicKey(key)
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(string(ssh.MarshalAuthorizedKey(public)))
}

// Keys that are strong enough are taken, others are refused with a reason.
func TestParseKey(t *testing.T) {
	t.Parallel()
	ec, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	weak, err := rsa.GenerateKey(rand.Reader, 1024)
	if err != nil {
		t.Fatal(err)
	}
	good := line(t, &ec.PublicKey)
	if k, err := parseKey(good + " Acme's key of 2026 "); err != nil || k.comment != "Acme's key of 2026" {
		t.Errorf("%+v, %v", k, err)
	}
	for text, why := range map[string]string{
		line(t, &weak.PublicKey):                "1024 bits",
		"no-pty " + good:                        "options",
		good + "\n" + good:                      "more than one",
		"-----BEGIN OPENSSH PRIVATE KEY-----":   "private key",
		"ssh-dss AAAAB3NzaC1kc3MAAACBAP":        "no public key",
		"":                                      "no public key",
		strings.Replace(good, "AAAA", "AAA", 1): "no public key",
	} {
		if _, err := parseKey(text); err == nil || !strings.Contains(err.Error(), why) {
			t.Errorf("%q: %v, want %q", text, err, why)
		}
	}
}

// Host keys are made once, and stay.
func TestHostKeys(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "hostkeys")
	prints := func() (out []string) {
		keys, err := HostKeys(nil, dir)
		if err != nil {
			t.Fatal(err)
		}
		for _, k := range keys {
			out = append(out, Fingerprint(k))
		}
		return out
	}
	first := prints()
	if again := prints(); len(first) != 3 || strings.Join(first, " ") != strings.Join(again, " ") {
		t.Errorf("%q, then %q", first, again)
	}
	if info, err := os.Stat(filepath.Join(dir, "rsa")); err != nil || info.Mode().Perm() != 0o600 {
		t.Error(info.Mode(), err)
	}
	weak, err := rsa.GenerateKey(rand.Reader, 1024)
	if err != nil {
		t.Fatal(err)
	}
	block, err := ssh.MarshalPrivateKey(weak, "")
	if err != nil {
		t.Fatal(err)
	}
	locked, err := ssh.MarshalPrivateKeyWithPassphrase(weak, "", []byte("secret"))
	if err != nil {
		t.Fatal(err)
	}
	for name, b := range map[string][]byte{"too weak": pem.EncodeToMemory(block), "passphrase": pem.EncodeToMemory(locked), "cannot be read": []byte("rubbish")} {
		file := filepath.Join(t.TempDir(), "key")
		if err := os.WriteFile(file, b, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := HostKeys([]string{file}, ""); err == nil || !strings.Contains(err.Error(), name) {
			t.Error(name, err)
		}
	}
}

func FuzzParseKey(f *testing.F) {
	f.Add("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJZ2e7mmKaB1VbNd3VCF8kJn1CP5PDCAzhDZ0WWLeHCE acme")
	f.Add("ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAAgQC")
	f.Fuzz(func(t *testing.T, text string) {
		if k, err := parseKey(text); err == nil && k.key == nil {
			t.Error("no key and no error")
		}
	})
}
