// SPDX-License-Identifier: Apache-2.0

package message_test

import (
	"bytes"
	"crypto"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"runtime"
	"strings"
	"testing"

	"ordergate/transports/as2/cms"
	"ordergate/transports/as2/message"
	"ordergate/transports/as2/mime"
)

const fuzzed = "fuzz" // its samples have other payloads, too

type sample struct {
	name string
	typ  string
	body []byte
}

// samples are messages of every shape, small, most of them by keys that are quick.
func samples(t testing.TB) []sample {
	t.Helper()
	var list []sample
	for _, cipher := range []string{"", "aes-128-cbc", "aes-256-gcm"} {
		for _, compress := range []string{"", message.CompressBeforeSigning, message.CompressAfterSigning} {
			for _, signed := range []bool{true, false} {
				o := message.PackOptions{Parts: []message.Content{document(edi)}, Compress: compress}
				if signed {
					o.Sign = &cms.SignOptions{Key: identities().ec, Hash: crypto.SHA256}
				}
				if cipher != "" {
					o.Encrypt = encrypting(cipher)
					o.Encrypt.Recipients = []*x509.Certificate{identities().ecUs.Certificate}
				}
				h, body, _ := pack(t, o)
				list = append(list, sample{fmt.Sprintf("%s/%s/%v", cipher, compress, signed), h.Get("Content-Type"), body})
			}
		}
	}
	list = append(list, sample{"opaque", typOpaque, signOpaque(t, entity)},
		sample{"encrypted opaque", typEnveloped, encrypt(t, "aes-128-cbc", whole(typOpaque, string(signOpaque(t, entity))))},
		sample{"related", typRelated, []byte(related)})
	return list
}

// judge holds what must be true of whatever is opened: a signed message, or one whose
// cipher authenticates, has its own payload or none; all else is a Problem.
func judge(t *testing.T, s sample, what string, g got, err error) {
	t.Helper()
	var p *message.Problem
	switch {
	case err != nil && !errors.As(err, &p) && err != message.ErrReceipt:
		t.Fatalf("%s, %s: %v is nobody's error", s.name, what, err)
	case err == nil && g.Signed && strings.Join(g.payloads, "|") != edi && s.name != fuzzed:
		t.Fatalf("%s, %s: processed with the payload %q", s.name, what, g.payloads)
	case err == nil && strings.HasPrefix(g.Cipher, "aes-256-gcm") && strings.Join(g.payloads, "|") != edi:
		t.Fatalf("%s, %s: processed with the payload %q", s.name, what, g.payloads)
	case err == nil && len(g.payloads) == 1 && bytes.Contains([]byte(g.payloads[0]), s.body[:min(len(s.body), 60)]) && s.name != "//false" && s.name != fuzzed:
		t.Fatalf("%s, %s: ciphertext is the payload", s.name, what)
	}
}

// TestFlips changes bits by the thousand.
func TestFlips(t *testing.T) {
	t.Parallel()
	rnd := rand.New(rand.NewPCG(3, 5))
	for _, s := range samples(t) {
		for range 150 {
			body := bytes.Clone(s.body)
			at, bit := rnd.IntN(len(body)), rnd.IntN(8)
			body[at] ^= 1 << bit
			g, err := openBytes(s.typ, body)
			judge(t, s, fmt.Sprintf("bit %d of byte %d", bit, at), g, err)
		}
	}
}

// TestTruncations cuts messages anywhere, and repeats and removes pieces.
func TestTruncations(t *testing.T) {
	t.Parallel()
	rnd := rand.New(rand.NewPCG(3, 7))
	for _, s := range samples(t) {
		for range 80 {
			at := rnd.IntN(len(s.body))
			g, err := openBytes(s.typ, s.body[:at])
			judge(t, s, fmt.Sprintf("cut at %d", at), g, err)
			if err == nil && g.Encrypted {
				t.Fatalf("%s: cut at %d of %d and processed", s.name, at, len(s.body))
			}
			from, size := rnd.IntN(len(s.body)), rnd.IntN(64)
			piece := s.body[from:min(from+size, len(s.body))]
			g, err = openBytes(s.typ, bytes.Join([][]byte{s.body[:at], piece, s.body[at:]}, nil))
			if err == nil && strings.TrimRight(strings.Join(g.payloads, "|"), "\r\n") == strings.TrimRight(edi, "\r\n") {
				continue // line ends at the end, which are forgiven
			}
			judge(t, s, fmt.Sprintf("%q put in at %d", piece, at), g, err)
		}
	}
}

// TestOracle: a message whose padding is wrong and one whose padding is right and
// whose content is not are told alike, whatever is done to a ciphertext's end.
func TestOracle(t *testing.T) {
	t.Parallel()
	typ, body := multipartSigned(t, entity, entity)
	for _, plain := range []string{whole(typ, body), whole(typOpaque, string(signOpaque(t, entity))), whole(typCompressed, string(compress(t, whole(typ, body))))} {
		good := encrypt(t, "aes-128-cbc", plain)
		seen := map[string]bool{}
		for value := range 256 {
			bad := bytes.Clone(good)
			bad[len(bad)-17] ^= byte(value) // the last byte of the last block but one: padding
			bad[len(bad)-18] ^= 1
			_, err := openBytes(typEnveloped, bad)
			p := wantProblem(t, err, "decryption-failed")
			seen[p.Public] = true
		}
		if len(seen) != 1 {
			t.Errorf("told in %d ways: %v", len(seen), seen)
		}
	}
}

// TestMemory opens and packs a stream that is larger than what it may hold.
func TestMemory(t *testing.T) {
	const size, most = 48 << 20, 16 << 20
	for _, cipher := range []string{"aes-128-cbc", "aes-128-gcm"} {
		c := message.Content{FileName: "big", Size: size, Open: func() (io.ReadCloser, error) { return io.NopCloser(io.LimitReader(letters{}, size)), nil }}
		var spool bytes.Buffer
		spool.Grow(size + size/8)
		before := heap()
		h := high{}
		o := message.PackOptions{Parts: []message.Content{c}, Sign: signing(), Encrypt: encrypting(cipher)}
		p, err := message.Pack(io.MultiWriter(&spool, &h), o)
		if err != nil {
			t.Fatal(err)
		}
		if h.peak > before+most {
			t.Errorf("%s: packing took %d MiB", cipher, (h.peak-before)>>20)
		}
		before, h = heap(), high{}
		opened, err := message.Open(mime.Header{Fields: p.Header}, bytes.NewReader(spool.Bytes()), message.OpenOptions{
			Keys: []cms.Key{identities().us}, Certificates: certificates(),
			Again: func() (io.Reader, error) { return bytes.NewReader(spool.Bytes()), nil },
			Sink:  func(_ message.Part, r io.Reader) error { _, err := io.Copy(&h, r); return err },
		})
		if err != nil || h.bytes != size || !bytes.Equal(opened.MIC(crypto.SHA256), p.MICs[crypto.SHA256]) {
			t.Fatalf("%d bytes, %v", h.bytes, err)
		}
		if h.peak > before+most {
			t.Errorf("%s: opening took %d MiB", cipher, (h.peak-before)>>20)
		}
	}
}

func heap() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// high takes bytes and looks at the heap now and then.
type high struct {
	bytes, next int
	peak        uint64
}

func (h *high) Write(p []byte) (int, error) {
	if h.bytes += len(p); h.bytes >= h.next {
		h.next = h.bytes + 4<<20
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		h.peak = max(h.peak, m.HeapAlloc)
	}
	return len(p), nil
}

// letters is text without an end.
type letters struct{}

func (letters) Read(p []byte) (int, error) {
	const line = "PO1*1*24*EA*9.25**UP*0012345600012~\r\n"
	n := copy(p, line)
	for n < len(p) {
		n += copy(p[n:], p[:n])
	}
	return n, nil
}

func FuzzOpen(f *testing.F) {
	for _, s := range samples(f) {
		f.Add(s.typ, "", s.body)
	}
	typ, body := multipartSigned(f, header+"a\n", header+"a\r\n")
	f.Add(typ, "base64", []byte(body))
	f.Add("multipart/signed; boundary=b", "", []byte("--b\r\n\r\n--b--\r\n"))
	f.Add("multipart/mixed; boundary=b; start=x", "8bit", []byte("--b\r\nContent-Transfer-Encoding: base64\r\n\r\n=\r\n--b--"))
	f.Fuzz(func(t *testing.T, typ, encoding string, body []byte) {
		g, err := open(typed(typ, "Content-Transfer-Encoding", encoding), bytes.NewReader(body), body)
		judge(t, sample{fuzzed, typ, body}, typ, g, err)
		if payload := strings.Join(g.payloads, "|"); err == nil && g.Signed && payload != edi && strings.TrimRight(payload, "\r\n") != "a" {
			t.Fatalf("processed with the payload %q", payload)
		}
	})
}
