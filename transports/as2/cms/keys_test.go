// SPDX-License-Identifier: Apache-2.0

package cms

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"math/big"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
	"time"
)

// party is a test certificate with its key, and both as PEM for openssl.
type party struct {
	Key
	name             string
	certPEM, privPEM []byte
}

// parties are made once: RSA keys take their time.
var parties = sync.OnceValue(func() map[string]*party {
	all := map[string]*party{}
	for i, name := range []string{"rsa", "rsa2", "p256", "p384", "p521"} {
		var private crypto.Signer
		var err error
		switch name {
		case "p256":
			private, err = ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
		case "p384":
			private, err = ecdsa.GenerateKey(elliptic.P384(), rand.Reader)
		case "p521":
			private, err = ecdsa.GenerateKey(elliptic.P521(), rand.Reader)
		default:
			private, err = rsa.GenerateKey(rand.Reader, 2048)
		}
		if err != nil {
			panic(err)
		}
		all[name] = newParty(name, big.NewInt(int64(i)+0x80), private)
	}
	return all
})

func newParty(name string, serial *big.Int, private crypto.Signer) *party {
	template := &x509.Certificate{
		SerialNumber: serial,
		Subject:      pkix.Name{CommonName: name, Organization: []string{"Acme Gmbh & Söhne"}},
		NotBefore:    time.Unix(1700000000, 0), NotAfter: time.Unix(4000000000, 0),
		SubjectKeyId: append([]byte{0x80}, name...),
	}
	raw, err := x509.CreateCertificate(rand.Reader, template, template, private.Public(), private)
	if err != nil {
		panic(err)
	}
	c, err := x509.ParseCertificate(raw)
	if err != nil {
		panic(err)
	}
	key, err := x509.MarshalPKCS8PrivateKey(private)
	if err != nil {
		panic(err)
	}
	return &party{Key: Key{Certificate: c, Private: private}, name: name,
		certPEM: pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: raw}),
		privPEM: pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: key})}
}

// bench is a folder for openssl with the PEM of all parties: NAME.crt and NAME.key.
type bench struct {
	t   testing.TB
	dir string
}

func newBench(t testing.TB) *bench {
	t.Helper()
	b := &bench{t, t.TempDir()}
	for name, p := range parties() {
		b.write(name+".crt", p.certPEM)
		b.write(name+".key", p.privPEM)
	}
	return b
}

func (b *bench) path(name string) string { return filepath.Join(b.dir, name) }

func (b *bench) write(name string, content []byte) {
	b.t.Helper()
	if err := os.WriteFile(b.path(name), content, 0o600); err != nil {
		b.t.Fatal(err)
	}
}

func (b *bench) read(name string) []byte {
	b.t.Helper()
	content, err := os.ReadFile(b.path(name))
	if err != nil {
		b.t.Fatal(err)
	}
	return content
}

// openssl runs it in the folder, and fails the test when it does.
func (b *bench) openssl(args ...string) {
	b.t.Helper()
	cmd := exec.Command("openssl", args...)
	cmd.Dir = b.dir
	if out, err := cmd.CombinedOutput(); err != nil {
		b.t.Fatalf("openssl %v: %v\n%s", args, err, out)
	}
}

func randomBytes(n int) []byte {
	b := make([]byte, n)
	_, _ = rand.Read(b)
	return b
}
