// SPDX-License-Identifier: Apache-2.0

package cms

import (
	"bytes"
	"crypto/cipher"
	"crypto/rsa"
	"crypto/x509"
	"errors"
	"io"
	"math/big"
	"runtime"
	"testing"
	"testing/iotest"
)

// clearError says whether an error may be given for what stands in the clear, or is
// the one error of all else.
func clearError(err error) bool {
	var unsupported *UnsupportedError
	var limit *LimitError
	return err == ErrDecrypt || errors.Is(err, ErrSyntax) || errors.As(err, &unsupported) || errors.As(err, &limit)
}

// damage gives every kind of message with the place where what is in its content begins.
func damage(t *testing.T, content []byte, f func(name string, message []byte, start int, authentic bool)) {
	t.Helper()
	for _, algorithm := range []string{"aes-256-cbc", "3des-cbc", "aes-128-gcm"} {
		for _, size := range []int64{int64(len(content)), -1} {
			name := algorithm + " DER"
			if size < 0 {
				name = algorithm + " BER"
			}
			message := encrypted(t, content, EncryptOptions{Recipients: []*x509.Certificate{parties()["p256"].Certificate}, Algorithm: algorithm, Size: size})
			e, err := openEnvelope(bytes.NewReader(message), DecryptOptions{})
			if err != nil {
				t.Fatal(err)
			}
			f(name, message, int(e.b.off), e.content.mode == modeGCM)
		}
	}
}

// TestTruncated: no prefix of a message is a message.
func TestTruncated(t *testing.T) {
	t.Parallel()
	damage(t, randomBytes(300), func(name string, message []byte, start int, authentic bool) {
		for n := range message {
			got, _, err := opened(message[:n], parties()["p256"])
			if !clearError(err) || n >= start && err != ErrDecrypt || authentic && len(got) > 0 {
				t.Fatalf("%s, %d of %d bytes: %d bytes, %v", name, n, len(message), len(got), err)
			}
		}
	})
}

// TestFlipped: with GCM the content comes out as it was or not at all; with CBC, which
// authenticates nothing, as garbage or ErrDecrypt.
func TestFlipped(t *testing.T) {
	t.Parallel()
	content := randomBytes(100)
	damage(t, content, func(name string, message []byte, start int, authentic bool) {
		for n := range message {
			for bit := range 8 {
				changed := bytes.Clone(message)
				changed[n] ^= 1 << bit
				got, _, err := opened(changed, parties()["p256"])
				if err != nil && (!clearError(err) || n >= start && err != ErrDecrypt) {
					t.Fatalf("%s, bit %d of byte %d: %v", name, bit, n, err)
				}
				if authentic && (err == nil && !bytes.Equal(got, content) || err != nil && len(got) > 0) {
					t.Fatalf("%s, bit %d of byte %d: %d bytes, %v", name, bit, n, len(got), err)
				}
			}
		}
	})
}

// TestFollowed: nothing may follow a message (Drummond 1Q09-4).
func TestFollowed(t *testing.T) {
	t.Parallel()
	damage(t, randomBytes(1000), func(name string, message []byte, _ int, _ bool) {
		for _, tail := range []string{"\x00", "\r\n", "\x00\x00", "\x30\x00"} {
			if got, _, err := opened(append(bytes.Clone(message), tail...), parties()["p256"]); err != ErrDecrypt || len(got) > 0 {
				t.Errorf("%s and %q: %d bytes, %v", name, tail, len(got), err)
			}
		}
	})
}

// enveloped builds a message of parts that Encrypt would not write.
func enveloped(t *testing.T, c content, key, cipherText []byte, o EncryptOptions, change func(info []byte)) []byte {
	t.Helper()
	infos, version, err := recipientInfos(&o, key)
	if err != nil {
		t.Fatal(err)
	}
	if change != nil {
		change(infos)
	}
	info := der(tagSequence, oidData.der(), c.der(), der(context0, cipherText))
	data := der(tagSequence, der(tagInteger, []byte{version}), infos, info)
	return der(tagSequence, oidEnveloped.der(), der(context0|constructed, data))
}

// TestOneError: whatever is wrong with a key or the content looks alike.
func TestOneError(t *testing.T) {
	t.Parallel()
	p := parties()["rsa"]
	to := EncryptOptions{Recipients: []*x509.Certificate{p.Certificate}}
	oaep := to
	oaep.KeyTransport = "oaep-sha256"
	ec := EncryptOptions{Recipients: []*x509.Certificate{parties()["p384"].Certificate}}
	key := randomBytes(32)
	cbc := content{contentCipher: contentCiphers()[2], iv: make([]byte, 16)}
	gcm := content{contentCipher: contentCiphers()[5], iv: make([]byte, 12), tag: 16}
	block := func(pad ...byte) []byte {
		b := append(make([]byte, 32-len(pad)), pad...)
		c, _ := cbc.newBlock(key)
		cipher.NewCBCEncrypter(c, cbc.iv).CryptBlocks(b, b)
		return b
	}
	garble := func(info []byte) { info[len(info)-1] ^= 1; info[len(info)-100] ^= 1 }
	for _, c := range []struct {
		name    string
		message []byte
	}{
		{"padding 0", enveloped(t, cbc, key, block(0), to, nil)},
		{"padding 17", enveloped(t, cbc, key, block(17), to, nil)},
		{"padding 255", enveloped(t, cbc, key, block(255), to, nil)},
		{"padding uneven", enveloped(t, cbc, key, block(3, 2, 3), to, nil)},
		{"no whole block", enveloped(t, cbc, key, block(1)[:31], to, nil)},
		{"no block", enveloped(t, cbc, key, nil, to, nil)},
		{"no tag", enveloped(t, gcm, key, make([]byte, 15), to, nil)},
		{"tag", enveloped(t, gcm, key, make([]byte, 100), to, nil)},
		{"key too short", enveloped(t, gcm, key[:16], make([]byte, 100), to, nil)},
		{"key too short for OAEP", enveloped(t, gcm, key[:16], make([]byte, 100), oaep, nil)},
		{"key too short for ECDH", enveloped(t, gcm, key[:16], make([]byte, 100), ec, nil)},
		{"key garbled", enveloped(t, gcm, key, make([]byte, 100), to, garble)},
		{"key garbled for OAEP", enveloped(t, cbc, key, block(1), oaep, garble)},
		{"key garbled for ECDH", enveloped(t, cbc, key, block(1), ec, func(info []byte) { info[len(info)-1] ^= 1 })},
		{"nobody of ours", enveloped(t, cbc, key, block(1), EncryptOptions{Recipients: []*x509.Certificate{parties()["rsa2"].Certificate}}, nil)},
	} {
		if got, _, err := opened(c.message, p, parties()["p384"]); err != ErrDecrypt || len(got) > 0 {
			t.Errorf("%s: %d bytes, %v", c.name, len(got), err)
		}
	}
	if got, _, err := opened(enveloped(t, cbc, key, block(2, 2), to, nil), p); err != nil || len(got) != 30 {
		t.Errorf("a good one: %d bytes, %v", len(got), err)
	}
	// Implicit rejection: a wrong PKCS #1 padding goes the way of a wrong content.
	if _, err := Decrypt(bytes.NewReader(enveloped(t, cbc, key, block(1), to, garble)), DecryptOptions{Keys: []Key{p.Key}}); err != nil {
		t.Errorf("a garbled key is seen before the content: %v", err)
	}
}

// TestKeysOfOneName: two self-signed certificates with serial 1 and one subject, as
// tools make them at a rollover.
func TestKeysOfOneName(t *testing.T) {
	t.Parallel()
	old := newParty("as2", big.NewInt(1), parties()["rsa"].Private.(*rsa.PrivateKey))
	young := newParty("as2", big.NewInt(1), parties()["rsa2"].Private.(*rsa.PrivateKey))
	for _, transport := range []string{"rsa", "oaep-sha256"} {
		for _, p := range []*party{old, young} {
			message := encrypted(t, []byte("content"), EncryptOptions{Recipients: []*x509.Certificate{p.Certificate}, KeyTransport: transport, Size: 7})
			for _, keys := range [][]*party{{old, young}, {young, old}} {
				got, d, err := opened(message, keys...)
				if err != nil || string(got) != "content" || !d.Recipient.Equal(p.Certificate) {
					t.Errorf("%s: %q, %v", transport, got, err)
				}
			}
		}
	}
}

// TestBombs: none takes memory for what it only claims, or goes on for long.
func TestBombs(t *testing.T) { // not parallel: it looks at the allocations of the process
	long := unhex(t, "88 4000000000000000")
	front := func(infos []byte) []byte {
		out := append([]byte{tagSequence, 0x80}, oidEnveloped.der()...)
		out = append(out, context0|constructed, 0x80, tagSequence, 0x80, tagInteger, 1, 0)
		return append(out, infos...)
	}
	infos, _, err := recipientInfos(&EncryptOptions{Recipients: []*x509.Certificate{parties()["p256"].Certificate}}, make([]byte, 16))
	if err != nil {
		t.Fatal(err)
	}
	c := content{contentCipher: contentCiphers()[0], iv: make([]byte, 16)}
	sealed := content{contentCipher: contentCiphers()[3], iv: make([]byte, 12), tag: 16}
	about := func(c content) []byte {
		return append(append([]byte{tagSequence, 0x80}, oidData.der()...), c.der()...)
	}
	for _, b := range []struct {
		name    string
		message []byte
		again   bool
	}{
		{"recipients", front(append([]byte{tagSet, 0x80}, bytes.Repeat([]byte{context0 | 4 | constructed, 0}, 1_000_000)...)), true},
		{"recipients nested", front(append([]byte{tagSet, 0x80}, bytes.Repeat([]byte{context2 | constructed, 0x80}, 1_000_000)...)), true},
		{"recipients' length", front(append([]byte{tagSet}, long...)), true},
		{"recipient's length", front(append([]byte{tagSet, 0x80, tagSequence}, long...)), true},
		{"content nested", append(front(append(infos, about(c)...)), bytes.Repeat([]byte{context0 | constructed, 0x80}, 1)...), true},
		{"content's length", append(append(front(append(infos, about(c)...)), context0), long...), true},
		{"sealed content's length", append(append(front(append(infos, about(sealed)...)), context0), long...), true},
		{"sealed content's length, once", append(append(front(append(infos, about(sealed)...)), context0), long...), false},
		{"chunks of nothing", append(front(append(infos, about(c)...)), append([]byte{context0 | constructed, 0x80}, bytes.Repeat([]byte{4, 0}, 1_000_000)...)...), true},
		{"chunks of chunks", append(front(append(infos, about(c)...)), append([]byte{context0 | constructed, 0x80}, bytes.Repeat([]byte{0x24, 0x80}, 1_000_000)...)...), true},
	} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		o := DecryptOptions{Keys: []Key{parties()["p256"].Key}}
		if b.again {
			o.Again = func() (io.Reader, error) { return bytes.NewReader(b.message), nil }
		}
		d, err := Decrypt(bytes.NewReader(b.message), o)
		if err == nil {
			_, err = io.Copy(io.Discard, d)
		}
		runtime.ReadMemStats(&after)
		if taken := after.TotalAlloc - before.TotalAlloc; !clearError(err) || taken > 1<<20 {
			t.Errorf("%s: %v, %d bytes taken", b.name, err, taken)
		}
	}
}

// TestConstantMemory: 32 MB take no more than their pieces.
func TestConstantMemory(t *testing.T) { // not parallel, for the same reason
	for _, algorithm := range []string{"aes-128-cbc", "aes-256-gcm"} {
		for _, size := range []int64{32 << 20, -1} {
			message := encrypted(t, make([]byte, 32<<20), EncryptOptions{Recipients: []*x509.Certificate{parties()["p256"].Certificate}, Algorithm: algorithm, Size: size})
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			d, err := Decrypt(bytes.NewReader(message), DecryptOptions{Keys: []Key{parties()["p256"].Key},
				Again: func() (io.Reader, error) { return bytes.NewReader(message), nil }})
			if err != nil {
				t.Fatal(err)
			}
			n, err := io.Copy(io.Discard, d)
			runtime.ReadMemStats(&after)
			if taken := after.TotalAlloc - before.TotalAlloc; n != 32<<20 || err != nil || taken > 512<<10 {
				t.Errorf("%s, size %d: %d bytes, %v, %d taken", algorithm, size, n, err, taken)
			}
			if _, err := Decrypt(bytes.NewReader(message), DecryptOptions{Keys: []Key{parties()["p256"].Key}}); algorithm == "aes-256-gcm" {
				if limit := new(LimitError); !errors.As(err, &limit) {
					t.Errorf("%s, size %d, read once: %v", algorithm, size, err)
				}
			}
		}
	}
}

// TestDecryptLimits: content over its limit, and errors of the source as they are.
func TestDecryptLimits(t *testing.T) {
	t.Parallel()
	damage(t, randomBytes(1000), func(name string, message []byte, start int, _ bool) {
		for limit, want := range map[int64]int{999: 999, 1000: 1000, 1001: 1000, 0: 1000} {
			d, err := Decrypt(bytes.NewReader(message), DecryptOptions{Keys: []Key{parties()["p256"].Key}, Limits: Limits{Content: limit}})
			if err != nil {
				t.Fatal(name, err)
			}
			got, err := io.ReadAll(d)
			if l := new(LimitError); len(got) != want || (limit == 999) != errors.As(err, &l) {
				t.Errorf("%s, limit %d: %d bytes, %v", name, limit, len(got), err)
			}
		}
		for _, at := range []int{0, 10, start - 2, start + 100, len(message)} {
			cut := io.MultiReader(bytes.NewReader(message[:at]), iotest.ErrReader(io.ErrUnexpectedEOF))
			if _, _, err := openedFrom(cut, message, parties()["p256"]); !errors.Is(err, io.ErrUnexpectedEOF) {
				t.Errorf("%s, cut at %d: %v", name, at, err)
			}
		}
	})
}

func TestUnsupported(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	b.write("plain", []byte("old"))
	for cipher, want := range map[string]string{"-rc2-128": "content encryption rc2-cbc is not supported (1.2.840.113549.3.2)",
		"-des":         "content encryption des-cbc is not supported (1.3.14.3.2.7)",
		"-camellia128": "content encryption is not supported (1.2.392.200011.61.1.1.1.2)"} {
		b.openssl("cms", "-encrypt", "-provider", "legacy", "-provider", "default", "-binary", "-in", "plain", "-outform", "DER", "-out", "message", cipher, "rsa.crt")
		if _, _, err := opened(b.read("message"), parties()["rsa"]); err == nil || err.Error() != want {
			t.Errorf("%s: %v", cipher, err)
		}
	}
	b.openssl("cms", "-sign", "-signer", "rsa.crt", "-inkey", "rsa.key", "-in", "plain", "-outform", "DER", "-out", "message")
	if _, _, err := opened(b.read("message"), parties()["rsa"]); !errors.Is(err, ErrSyntax) {
		t.Error(err)
	}
	for _, o := range []EncryptOptions{{}, {Recipients: []*x509.Certificate{parties()["rsa"].Certificate}, Algorithm: "aes-128-ccm"},
		{Recipients: []*x509.Certificate{parties()["rsa"].Certificate}, KeyTransport: "oaep"}} {
		if _, err := Encrypt(io.Discard, o); err == nil {
			t.Errorf("%v is taken", o)
		}
	}
}
