// SPDX-License-Identifier: Apache-2.0

package cms

import (
	"bytes"
	"crypto"
	"crypto/x509"
	"errors"
	"io"
	"runtime"
	"slices"
	"testing"
	"testing/iotest"
)

// small gives messages of every make, small enough to be damaged everywhere.
func small(t testing.TB, content []byte, f func(name string, message []byte, within bool, cert *x509.Certificate)) {
	t.Helper()
	for _, name := range []string{"p256", "rsa-a"} {
		o := options(t, name)
		o.NoCertificate = true
		detached := sign(t, o, content, shape{})
		opaque := sign(t, o, content, shape{within: true})
		o.NoAttributes, o.BySKI = true, true
		f(name+" detached", detached, false, o.Key.Certificate)
		f(name+" opaque", opaque, true, o.Key.Certificate)
		f(name+" opaque in chunks, no attributes", sign(t, o, content, shape{within: true, stream: true}), true, o.Key.Certificate)
		f(name+" detached BER, no attributes", toBER(t, sign(t, o, content, shape{})), false, o.Key.Certificate)
	}
}

// judge reads a damaged message, and fails when it is believed with other content or
// another signer. It tells whether it was believed.
func judge(t testing.TB, message, content []byte, within bool, cert *x509.Certificate) bool {
	t.Helper()
	r, err := ReadSigned(bytes.NewReader(message), Limits{})
	if err != nil {
		ofAKind(t, err)
		return false
	}
	got, err := io.ReadAll(r)
	if err != nil {
		ofAKind(t, err)
		if r.Signature() != nil {
			t.Fatal("a signature before the end")
		}
		return false
	}
	digest := r.Digest
	if !within {
		digest = digestOf(content)
	}
	signer, err := r.Signature().Verify(digest, []*x509.Certificate{cert})
	if err != nil {
		ofAKind(t, err)
		return false
	}
	if within && !bytes.Equal(got, content) || signer.Certificate != cert || signer.Hash != crypto.SHA256 {
		t.Fatalf("believed: %q by %+v", got, signer)
	}
	return true
}

func ofAKind(t testing.TB, err error) {
	t.Helper()
	var unsupported *UnsupportedError
	var limit *LimitError
	if !errors.Is(err, ErrSyntax) && !errors.Is(err, ErrDigest) && !errors.Is(err, ErrSignature) && !errors.Is(err, ErrNoSigner) &&
		!errors.As(err, &unsupported) && !errors.As(err, &limit) {
		t.Fatalf("an error of no kind: %v", err)
	}
}

// TestSignedTruncated: no prefix of a message is a message.
func TestSignedTruncated(t *testing.T) {
	t.Parallel()
	content := []byte("some content")
	small(t, content, func(name string, message []byte, within bool, cert *x509.Certificate) {
		if !judge(t, message, content, within, cert) {
			t.Fatalf("%s: not believed", name)
		}
		for n := range message {
			if _, err := readAll(message[:n]); !errors.Is(err, ErrSyntax) {
				var unsupported *UnsupportedError
				if !errors.As(err, &unsupported) {
					t.Fatalf("%s, %d of %d bytes: %v", name, n, len(message), err)
				}
			}
		}
	})
}

// TestSignedFlipped: whatever a flipped bit changes, what is believed stays the same.
func TestSignedFlipped(t *testing.T) {
	t.Parallel()
	content := []byte("some content")
	small(t, content, func(name string, message []byte, within bool, cert *x509.Certificate) {
		believed := 0
		for n := range message {
			for bit := range 8 {
				changed := bytes.Clone(message)
				changed[n] ^= 1 << bit
				if judge(t, changed, content, within, cert) {
					believed++
				}
			}
		}
		// Versions, names of algorithms that mean the same, the first set of digests.
		if believed > 30*8 {
			t.Errorf("%s: %d of %d changes are not seen", name, believed, 8*len(message))
		}
	})
}

// TestSignedBombs: what is much, deep or long in words is refused before memory is
// taken for it; there is none for 2^62 bytes.
func TestSignedBombs(t *testing.T) {
	t.Parallel()
	o := options(t, "p256")
	o.NoCertificate = true
	content := []byte("content")
	huge := func(tag byte) []byte { return []byte{tag, 0x88, 0x40, 0, 0, 0, 0, 0, 0, 0} } // 2^62
	start := slices.Concat([]byte{0x30, 0x80}, oidSigned.der(), []byte{0xa0, 0x80, 0x30, 0x80, 2, 1, 1})
	deep := bytes.Repeat([]byte{0x30, 0x80}, 200_000)
	many := func(one []byte, n int) []byte { return bytes.Repeat(one, n) }
	info := craft(t, o, content, func(c *crafted) { c.certs = nil })
	one := lastOf(t, info)
	attr := der(tagSequence, oidRSA.der(), der(tagSet, []byte{tagNull, 0}))
	for _, tt := range []struct {
		name    string
		message []byte
		limit   bool
	}{
		{"100,000 signers", craft(t, o, content, func(c *crafted) { c.infos = many(one, 100_000) }), true},
		{"101 signers", craft(t, o, content, func(c *crafted) { c.infos = many(one, 101) }), true},
		{"100,000 attributes", craft(t, o, content, func(c *crafted) { c.sent = der(0xa0, many(attr, 100_000)) }), true},
		{"100,000 unsigned attributes", craft(t, o, content, func(c *crafted) { c.unsigned = der(0xa1, many(attr, 100_000)) }), true},
		{"100,000 certificates", craft(t, o, content, func(c *crafted) { c.certs = der(0xa0, many(o.Key.Certificate.Raw, 100_000)) }), true},
		{"200,000 digests", craft(t, o, content, func(c *crafted) { c.digests = many(der(tagSequence, hashOf(crypto.SHA1).id.der()), 200_000) }), true},
		{"certificates within each other", slices.Concat(start, der(tagSet), der(tagSequence, oidData.der()), []byte{0xa0, 0x80}, deep), true},
		{"digests within each other", slices.Concat(start, []byte{0x31, 0x80}, deep), true},
		{"content in chunks of chunks", slices.Concat(start, der(tagSet), []byte{0x30, 0x80}, oidData.der(), []byte{0xa0, 0x80}, many([]byte{0x24, 0x80}, 200_000)), true},
		{"2^62 of ContentInfo", huge(0x30), false},
		{"2^62 of digests", slices.Concat(start, huge(0x31)), false},
		{"2^62 of certificates", slices.Concat(start, der(tagSet), der(tagSequence, oidData.der()), huge(0xa0)), false},
		{"a certificate of 2^62", slices.Concat(start, der(tagSet), der(tagSequence, oidData.der()), []byte{0xa0, 0x80}, huge(0x30)), true},
		{"revocation lists of 2^62", slices.Concat(start, der(tagSet), der(tagSequence, oidData.der()), huge(0xa1)), true},
		{"a signer of 2^62", slices.Concat(start, der(tagSet), der(tagSequence, oidData.der()), []byte{0x31, 0x80}, huge(0x30)), true},
		{"2^62 of content", slices.Concat(start, der(tagSet), []byte{0x30, 0x80}, oidData.der(), []byte{0xa0, 0x80}, huge(4)), false},
		{"a length of nine bytes", []byte{0x30, 0x89, 1, 0, 0, 0, 0, 0, 0, 0, 0}, false},
		{"an attribute of no name", craft(t, o, content, func(c *crafted) { c.sent = der(0xa0, der(tagSequence)) }), false},
	} {
		_, err := readAll(tt.message)
		var limit *LimitError
		if errors.As(err, &limit) != tt.limit || !tt.limit && !errors.Is(err, ErrSyntax) {
			t.Errorf("%s: %v", tt.name, err)
		}
	}
	// 10,000 attributes are within the limits: they are read, and change nothing.
	message := craft(t, o, content, func(c *crafted) {
		c.signed = derSet(append(slices.Repeat([][]byte{attr}, 10_000), attribute(attrMessageDigest, der(tagOctets, digestOf(content)(o.Hash))))...)
	})
	if _, err := verifyBoth(t, message, content, false, o.Key.Certificate); err != nil {
		t.Error(err)
	}
}

// lastOf gives the SignerInfo of a message with one.
func lastOf(t testing.TB, message []byte) []byte {
	t.Helper()
	b := newBERReader(bytes.NewReader(message), Limits{})
	if _, err := openContentInfo(b, true); err != nil {
		t.Fatal(err)
	}
	if err := b.open(tagSequence, "SignedData"); err != nil {
		t.Fatal(err)
	}
	var raw []byte
	for {
		e, ok, err := b.next()
		if err != nil {
			t.Fatal(err)
		}
		if !ok {
			break
		}
		if raw, err = b.raw(nil, e); err != nil {
			t.Fatal(err)
		}
	}
	p := derParser{in: raw}
	at, _, err := p.head(0, len(raw))
	if err != nil {
		t.Fatal(err)
	}
	return raw[at:]
}

// zeros is content without end.
type zeros struct{}

func (zeros) Read(p []byte) (int, error) { clear(p); return len(p), nil }

// TestSignedStream: content of any size passes through in constant memory, and a limit
// ends it.
func TestSignedStream(t *testing.T) {
	o := options(t, "rsa-a")
	const size = 1 << 26
	for _, known := range []int64{size, -1} {
		in, out := io.Pipe()
		failed := make(chan error, 1)
		go func() {
			failed <- func() error {
				w, err := SignOpaque(out, o, known)
				if err != nil {
					return err
				}
				if _, err := io.CopyN(w, zeros{}, size); err != nil {
					return err
				}
				return errors.Join(w.Close(), out.Close())
			}()
		}()
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		r, err := ReadSigned(in, Limits{})
		if err != nil {
			t.Fatal(err)
		}
		n, err := io.CopyBuffer(struct{ io.Writer }{io.Discard}, r, make([]byte, 64<<10))
		if err != nil || n != size {
			t.Fatalf("%d bytes, %v", n, err)
		}
		runtime.ReadMemStats(&after)
		if err := <-failed; err != nil {
			t.Fatal(err)
		}
		if _, err := r.Signature().Verify(r.Digest, []*x509.Certificate{o.Key.Certificate}); err != nil {
			t.Error(err)
		}
		// A chunk's element and hash sums cost nothing each: some objects a MiB at most.
		if took := after.TotalAlloc - before.TotalAlloc; took > size/16 {
			t.Errorf("%d bytes of memory for %d of content", took, size)
		}
	}
	// 2^40 bytes are announced: the limit counts what comes.
	start := slices.Concat([]byte{0x30, 0x80}, oidSigned.der(), []byte{0xa0, 0x80, 0x30, 0x80, 2, 1, 1}, der(tagSet, der(tagSequence, hashOf(o.Hash).id.der())),
		[]byte{0x30, 0x80}, oidData.der(), []byte{0xa0, 0x80, 4, 0x86, 1, 0, 0, 0, 0, 0})
	r, err := ReadSigned(io.MultiReader(bytes.NewReader(start), zeros{}), Limits{Content: 1 << 20})
	if err != nil {
		t.Fatal(err)
	}
	n, err := io.Copy(io.Discard, r)
	var limit *LimitError
	if !errors.As(err, &limit) || n > 1<<20 {
		t.Errorf("%d bytes, %v", n, err)
	}
}

// TestSignedSourceErrors: what the connection says is passed on, and is no fault of
// the message.
func TestSignedSourceErrors(t *testing.T) {
	t.Parallel()
	o := options(t, "p256")
	message := sign(t, o, testContent(), shape{within: true})
	cut := errors.New("connection reset")
	for _, n := range []int{0, 1, 30, 100, 20_000, len(message) - 20} {
		r, err := ReadSigned(io.MultiReader(bytes.NewReader(message[:n]), iotest.ErrReader(cut)), Limits{})
		if err == nil {
			_, err = io.Copy(io.Discard, r)
		}
		if !errors.Is(err, cut) || errors.Is(err, ErrSyntax) {
			t.Errorf("after %d bytes: %v", n, err)
		}
	}
	r, err := ReadSigned(iotest.OneByteReader(bytes.NewReader(message)), Limits{})
	if err != nil {
		t.Fatal(err)
	}
	if err := iotest.TestReader(r, testContent()); err != nil {
		t.Error(err)
	}
}
