// SPDX-License-Identifier: Apache-2.0

package httpserver_test

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"testing"
	"time"

	"go.uber.org/zap"

	"ordergate/transports/httpserver"
)

// TestCertificateAgain: a listener shows the certificate that its files hold now; files
// that cannot be read leave the one before.
func TestCertificateAgain(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	a := httpserver.Addresses{Op: "test", TLS: "127.0.0.1:0", Cert: filepath.Join(dir, "cert.pem"), Key: filepath.Join(dir, "key.pem"), Connections: 4, Log: zap.NewNop()}
	if all, err := a.Open(); err == nil || len(all) > 0 {
		t.Fatalf("it listens without a certificate: %v", err)
	}
	write := func(serial int64, at time.Time) {
		t.Helper()
		key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
		if err != nil {
			t.Fatal(err)
		}
		now := time.Now()
		c := &x509.Certificate{SerialNumber: big.NewInt(serial), Subject: pkix.Name{CommonName: "test"}, NotBefore: now.Add(-time.Hour), NotAfter: now.Add(time.Hour)}
		der, err := x509.CreateCertificate(rand.Reader, c, c, key.Public(), key)
		if err != nil {
			t.Fatal(err)
		}
		text, err := x509.MarshalPKCS8PrivateKey(key)
		if err != nil {
			t.Fatal(err)
		}
		for file, block := range map[string]*pem.Block{a.Cert: {Type: "CERTIFICATE", Bytes: der}, a.Key: {Type: "PRIVATE KEY", Bytes: text}} {
			if err := os.WriteFile(file, pem.EncodeToMemory(block), 0o600); err != nil {
				t.Fatal(err)
			}
			if err := os.Chtimes(file, at, at); err != nil {
				t.Fatal(err)
			}
		}
	}
	write(1, time.Unix(1_700_000_000, 0))
	all, err := a.Open()
	if err != nil {
		t.Fatal(err)
	}
	l := all[0]
	served := make(chan struct{})
	go func() {
		defer close(served)
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			_ = c.(*tls.Conn).Handshake() // the client tells
			_ = c.Close()
		}
	}()
	t.Cleanup(func() { _ = l.Close(); <-served })
	shows := func(want int64) {
		t.Helper()
		raw, err := net.Dial("tcp", l.Addr().String())
		if err != nil {
			t.Fatal(err)
		}
		c := tls.Client(raw, &tls.Config{InsecureSkipVerify: true}) // whose it is is looked at below
		defer c.Close()
		if err := c.Handshake(); err != nil {
			t.Fatal(err)
		}
		if got := c.ConnectionState().PeerCertificates[0].SerialNumber.Int64(); got != want {
			t.Errorf("certificate %d, want %d", got, want)
		}
	}
	shows(1)
	write(2, time.Unix(1_700_000_100, 0))
	shows(2)
	if err := os.WriteFile(a.Cert, []byte("half a file"), 0o600); err != nil {
		t.Fatal(err)
	}
	shows(2)
	if err := os.Remove(a.Key); err != nil {
		t.Fatal(err)
	}
	shows(2)
	write(3, time.Unix(1_700_000_200, 0))
	shows(3)
}
