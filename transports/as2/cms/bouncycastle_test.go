// SPDX-License-Identifier: Apache-2.0

package cms

import (
	"bytes"
	"crypto/x509"
	"encoding/pem"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"
)

func fixture(t testing.TB, name string) []byte {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", "bouncycastle", name))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func fixtureKey(t testing.TB, name string) *party {
	t.Helper()
	block, _ := pem.Decode(fixture(t, name+".crt"))
	c, err := x509.ParseCertificate(block.Bytes)
	if err != nil {
		t.Fatal(err)
	}
	block, _ = pem.Decode(fixture(t, name+".key"))
	private, err := x509.ParsePKCS8PrivateKey(block.Bytes)
	if err != nil {
		t.Fatal(err)
	}
	return &party{Key: Key{Certificate: c, Private: private}, name: name}
}

// TestReadsBouncyCastle: GCM and CCM in EnvelopedData with the tag behind the content
// (as phase2, mendelson and libas2 send it), in AuthEnvelopedData with and without
// attributes, in chunks of 100 bytes; OAEP with a label; ECDH with a ukm.
func TestReadsBouncyCastle(t *testing.T) {
	t.Parallel()
	keys := []*party{fixtureKey(t, "p256"), fixtureKey(t, "rsa")}
	want := fixture(t, "small.edi")
	files, err := filepath.Glob("testdata/bouncycastle/*.p7m")
	if err != nil || len(files) != 17 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		name := filepath.Base(file)
		message := fixture(t, name)
		for _, r := range []io.Reader{bytes.NewReader(message), iotest.OneByteReader(bytes.NewReader(message))} {
			got, d, err := openedFrom(r, message, keys...)
			if err != nil || !bytes.Equal(got, want) {
				t.Errorf("%s: %q, %v", name, got, err)
			} else if !strings.HasPrefix(name, d.Algorithm) && name != "ecdh-ukm.p7m" || (d.Kind == AuthEnvelopedData) != strings.Contains(name, "auth") {
				t.Errorf("%s: %s, %s", name, d.Kind, d.Algorithm)
			}
		}
		if strings.Contains(name, "cm") {
			someFlips(t, name, message, want, keys...)
		}
	}
}

// someFlips flips bits of authenticated messages: the content comes out as it was, or
// not at all.
func someFlips(t *testing.T, name string, message, want []byte, keys ...*party) {
	t.Helper()
	for i := 0; i < len(message); i += 41 {
		changed := bytes.Clone(message)
		changed[i] ^= 1 << (i % 8)
		if got, _, err := opened(changed, keys...); err == nil && !bytes.Equal(got, want) || err != nil && len(got) > 0 {
			t.Fatalf("%s, byte %d: %q, %v", name, i, got, err)
		}
	}
}

// TestReadsBouncyCastleCompressed: RFC 3274 in DER, in BER and as a stream.
func TestReadsBouncyCastleCompressed(t *testing.T) {
	t.Parallel()
	small := fixture(t, "small.edi")
	line, _, _ := bytes.Cut(small, []byte("\n"))
	for name, want := range map[string][]byte{
		"compressed-der.p7z": small, "compressed-ber.p7z": small,
		"compressed-stream.p7z": bytes.Repeat(append(line, '\n'), 4000),
	} {
		message := fixture(t, name)
		for _, r := range []io.Reader{bytes.NewReader(message), iotest.OneByteReader(bytes.NewReader(message)), iotest.DataErrReader(bytes.NewReader(message))} {
			content, err := Decompress(r, Limits{Ratio: 1100})
			if err != nil {
				t.Fatal(name, err)
			}
			if got, err := io.ReadAll(content); err != nil || !bytes.Equal(got, want) {
				t.Errorf("%s: %d bytes, %v", name, len(got), err)
			}
		}
	}
}
