// SPDX-License-Identifier: Apache-2.0

package aead

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"fmt"
	mathrand "math/rand/v2"
	"testing"
)

func randomBytes(n int) []byte {
	b := make([]byte, n)
	_, _ = rand.Read(b)
	return b
}

// TestGCMStream holds the streamed GCM against the standard library's over random
// keys, nonces, sizes, pieces and additional data.
func TestGCMStream(t *testing.T) {
	t.Parallel()
	r := mathrand.New(mathrand.NewPCG(3, 4))
	for i := range 2000 {
		key := randomBytes([]int{16, 24, 32}[i%3])
		size := 12
		if i%4 == 0 {
			size = 1 + r.IntN(40)
		}
		nonce, plain, additional := randomBytes(size), randomBytes(r.IntN(1<<(i%14))), randomBytes(r.IntN(1<<(i%9)))
		block, _ := aes.NewCipher(key)
		aead, err := cipher.NewGCMWithNonceSize(block, size)
		if err != nil {
			t.Fatal(err)
		}
		sealed := aead.Seal(nil, nonce, plain, additional)
		g, err := NewGCM(key, nonce)
		if err != nil {
			t.Fatal(err)
		}
		content := sealed[:len(plain)]
		for rest := content; ; {
			n := min(blockSize*(1+r.IntN(20)), len(rest))
			g.Write(rest[:n])
			if rest = rest[n:]; len(rest) == 0 {
				break
			}
		}
		if err := g.Start(g.size, additional); err != nil {
			t.Fatal(err)
		}
		if tag := g.Tag(); !bytes.Equal(tag[:], sealed[len(plain):]) {
			t.Fatalf("%d bytes, nonce %d, additional %d: tag %x, want %x", len(plain), size, len(additional), tag, sealed[len(plain):])
		}
		g.Stream().XORKeyStream(content, content)
		if !bytes.Equal(content, plain) {
			t.Fatalf("%d bytes, nonce %d", len(plain), size)
		}
	}
}

// TestCTRRunsOver: the counter of 32 bits does not carry into the nonce.
func TestCTRRunsOver(t *testing.T) {
	t.Parallel()
	block, _ := aes.NewCipher(randomBytes(16))
	j0 := [blockSize]byte{1, 2, 3, 11: 0xff, 12: 0xff, 13: 0xff, 14: 0xff, 15: 0xfd}
	want := make([]byte, 6*blockSize)
	for i, last := range []uint32{0xfffffffe, 0xffffffff, 0, 1, 2, 3} {
		b := j0
		b[12], b[13], b[14], b[15] = byte(last>>24), byte(last>>16), byte(last>>8), byte(last)
		block.Encrypt(want[i*blockSize:], b[:])
	}
	for step := 1; step <= len(want); step++ {
		got := make([]byte, len(want))
		s := newCTR32(block, j0)
		for at := 0; at < len(got); at += step {
			end := min(at+step, len(got))
			s.XORKeyStream(got[at:end], got[at:end])
		}
		if !bytes.Equal(got, want) {
			t.Fatalf("in steps of %d: %x, want %x", step, got, want)
		}
	}
}

func BenchmarkGHASH(b *testing.B) {
	key := randomBytes(32)
	for _, size := range []int{16 << 10, 64 << 10, 256 << 10, 1 << 20} {
		data := randomBytes(size)
		b.Run(fmt.Sprintf("%dK", size>>10), func(b *testing.B) {
			g, _ := NewGCM(key, make([]byte, 12))
			b.SetBytes(int64(size))
			for b.Loop() {
				g.Write(data)
			}
		})
		b.Run(fmt.Sprintf("ctr-%dK", size>>10), func(b *testing.B) {
			g, _ := NewGCM(key, make([]byte, 12))
			s := g.Stream()
			b.SetBytes(int64(size))
			for b.Loop() {
				s.XORKeyStream(data, data)
			}
		})
	}
	data := randomBytes(1 << 20)
	b.Run("bare-gcm-1024K", func(b *testing.B) {
		block, _ := aes.NewCipher(key)
		aead, _ := cipher.NewGCM(block)
		sealed := aead.Seal(nil, make([]byte, 12), data, nil)
		b.SetBytes(int64(len(data)))
		for b.Loop() {
			_, _ = aead.Open(data[:0], make([]byte, 12), sealed, nil)
		}
	})
}
