// SPDX-License-Identifier: Apache-2.0

package aead

import (
	"bytes"
	"encoding/hex"
	"errors"
	"testing"
)

// TestCCM: the examples of NIST SP 800-38C appendix C, the content in pieces.
func TestCCM(t *testing.T) {
	t.Parallel()
	run := func(n int) []byte {
		b := make([]byte, n)
		for i := range b {
			b[i] = byte(i)
		}
		return b
	}
	key := make([]byte, 16)
	for i := range key {
		key[i] = 0x40 + byte(i)
	}
	nonce := make([]byte, 13)
	for i := range nonce {
		nonce[i] = 0x10 + byte(i)
	}
	for _, c := range []struct {
		nonce, size, additional int
		sealed                  string
	}{
		{7, 4, 8, "7162015b4dac255d"},
		{8, 6, 16, "d2a1f0e051ea5f62081a7792073d593d1fc64fbfaccd"},
		{12, 8, 20, "e3b201a9f5b71a7a9b1ceaeccd97e70b6176aad9a4428aa5484392fbc1b09951"},
		{13, 14, 65536, "69915dad1e84c6376a68c2967e4dab615ae0fd1faec44cc484828529463ccf72b4ac6bec93e8598e7f0dadbcea5b"},
	} {
		sealed, err := hex.DecodeString(c.sealed)
		if err != nil {
			t.Fatal(err)
		}
		n := len(sealed) - c.size
		a, err := NewCCM(key, nonce[:c.nonce], c.size)
		if err != nil {
			t.Fatal(err)
		}
		if err := a.Start(int64(n), run(c.additional)); err != nil {
			t.Fatal(err)
		}
		for at := 0; at < n; at += blockSize {
			a.Write(sealed[at:min(at+blockSize, n)])
		}
		if tag := a.Tag(); !bytes.Equal(tag[:c.size], sealed[n:]) {
			t.Errorf("%d bytes: tag %x", n, tag)
		}
		plain := make([]byte, n)
		a.Stream().XORKeyStream(plain, sealed[:n])
		want := run(n)
		for i := range want {
			want[i] += 0x20
		}
		if !bytes.Equal(plain, want) {
			t.Errorf("%d bytes: %x", n, plain)
		}
	}
	a, err := NewCCM(key, nonce, 16)
	if err != nil {
		t.Fatal(err)
	}
	if err := a.Start(1<<16, nil); !errors.Is(err, ErrSize) {
		t.Errorf("64 KiB under a nonce of 13 bytes: %v", err)
	}
}
