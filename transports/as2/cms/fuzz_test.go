// SPDX-License-Identifier: Apache-2.0

package cms

import (
	"bytes"
	"crypto/x509"
	"io"
	"path/filepath"
	"testing"
)

func FuzzDecrypt(f *testing.F) {
	keys := []Key{fixtureKey(f, "p256").Key, fixtureKey(f, "rsa").Key}
	files, err := filepath.Glob("testdata/bouncycastle/*.p7m")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		f.Add(fixture(f, filepath.Base(file)))
	}
	for _, algorithm := range Algorithms() {
		for _, size := range []int64{50, -1} {
			for _, k := range keys {
				f.Add(encrypted(f, make([]byte, 50), EncryptOptions{Recipients: []*x509.Certificate{k.Certificate}, Algorithm: algorithm, Size: size, BySKI: size < 0}))
			}
		}
	}
	f.Fuzz(func(t *testing.T, message []byte) {
		o := DecryptOptions{Keys: keys, Again: func() (io.Reader, error) { return bytes.NewReader(message), nil }}
		d, err := Decrypt(bytes.NewReader(message), o)
		if err != nil {
			if !clearError(err) {
				t.Fatal(err)
			}
			return
		}
		n, err := io.Copy(io.Discard, d)
		if err != nil && err != ErrDecrypt {
			t.Fatal(err)
		}
		if n > int64(len(message)) {
			t.Fatalf("%d bytes of %d", n, len(message))
		}
	})
}
