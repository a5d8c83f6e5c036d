// SPDX-License-Identifier: Apache-2.0

package cms

import (
	"bytes"
	"encoding/hex"
	"errors"
	"io"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/iotest"
)

func unhex(t testing.TB, s string) []byte {
	t.Helper()
	b, err := hex.DecodeString(strings.ReplaceAll(s, " ", ""))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// randomOctets encodes content as an OCTET STRING of a random shape.
func randomOctets(r *rand.Rand, tag byte, content []byte, depth int) []byte {
	if depth == 0 || len(content) > 0 && r.IntN(3) == 0 {
		return der(tag, content)
	}
	var pieces []byte
	for rest := content; ; {
		n := r.IntN(len(rest) + 1)
		pieces = append(pieces, randomOctets(r, tagOctets, rest[:n], depth-1)...)
		if rest = rest[n:]; len(rest) == 0 {
			break
		}
	}
	if r.IntN(2) == 0 {
		return der(tag|constructed, pieces)
	}
	return append(append([]byte{tag | constructed, 0x80}, pieces...), 0, 0)
}

// TestOctetsOfAnyShape: strings in chunks of chunks, under an implicit tag or not,
// read in pieces of any size (Drummond 3Q12-15, 3Q08-7).
func TestOctetsOfAnyShape(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(1, 2))
	for i := range 500 {
		content := make([]byte, r.IntN(300))
		for j := range content {
			content[j] = byte(r.Uint32())
		}
		tag := []byte{tagOctets, context0}[i%2]
		message := der(tagSequence, randomOctets(r, tag, content, r.IntN(5)), []byte{2, 1, 7})
		var source io.Reader = bytes.NewReader(message)
		if i%3 == 0 {
			source = iotest.OneByteReader(source)
		}
		b := newBERReader(source, Limits{})
		if err := b.open(tagSequence, "the test"); err != nil {
			t.Fatal(err)
		}
		e, ok, err := b.next()
		if err != nil || !ok || e.tag&^constructed != tag {
			t.Fatalf("%x: %v %v", message, e, err)
		}
		o, err := b.octets(e)
		if err != nil {
			t.Fatal(err)
		}
		got, err := io.ReadAll(iotest.OneByteReader(o))
		if err != nil || !bytes.Equal(got, content) {
			t.Fatalf("%x: got %x, %v", message, got, err)
		}
		if err := b.version(); err != nil {
			t.Fatalf("what follows the string: %v", err)
		}
		if err := b.end(); err != nil {
			t.Fatal(err)
		}
	}
}

func TestToDER(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, in, want, fault string }{
		{"already", "3006 020101 0401ff", "3006 020101 0401ff", ""},
		{"indefinite", "3080 020101 3180 0500 0000 0000", "3007 020101 3102 0500", ""},
		{"long length", "30820003 020101", "3003 020101", ""},
		{"string of chunks", "2480 0401aa 2404 0402bbcc 0000", "0403aabbcc", ""},
		{"string within", "3080 2407 0401aa 0402bbcc 0000", "3005 0403aabbcc", ""},
		{"large tag number", "bf8101 80 0500 0000", "bf8101 02 0500", ""},
		{"no end", "3080 0500", "", "ends in the middle"},
		{"end of contents in a definite one", "3002 0000", "", "end-of-contents in the wrong place"},
		{"too long", "3005 0500", "", "reaches over the end"},
		{"other pieces", "2403 020101", "", "a piece of an OCTET STRING"},
		{"more", "0500 00", "", "follows the end"},
		{"primitive and indefinite", "0480 0000", "", "has no length"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			got, err := toDER(unhex(t, c.in), 32)
			if c.fault != "" {
				if !errors.Is(err, ErrSyntax) || !strings.Contains(err.Error(), c.fault) {
					t.Fatalf("got %x, %v; want %q", got, err, c.fault)
				}
				return
			}
			if err != nil || !bytes.Equal(got, unhex(t, c.want)) {
				t.Fatalf("got %x, %v", got, err)
			}
		})
	}
}

func TestJoinOctets(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{"8003aabbcc": "aabbcc", "a0070401aa0402bbcc": "aabbcc", "a000": ""} {
		if got, err := joinOctets(unhex(t, in)); err != nil || hex.EncodeToString(got) != want {
			t.Errorf("%s: %x, %v", in, got, err)
		}
	}
	if _, err := joinOctets(unhex(t, "a003020101")); !errors.Is(err, ErrSyntax) {
		t.Error(err)
	}
}

// walk reads a whole message the way a careless caller would.
func walk(b *berReader) error {
	for {
		e, ok, err := b.next()
		if err != nil {
			return err
		}
		if !ok {
			return b.end()
		}
		if e.constructed() && e.length < 0 {
			if err := b.enter(e); err != nil {
				return err
			}
			continue
		}
		if err := b.skip(e); err != nil {
			return err
		}
	}
}

func TestBERFaults(t *testing.T) {
	t.Parallel()
	var limit *LimitError
	for _, c := range []struct {
		name  string
		in    []byte
		limit bool
	}{
		{"deep", bytes.Repeat([]byte{0x30, 0x80}, 1<<20), true},
		{"length of 2^62", unhex(t, "30 88 4000000000000000 0500"), true},
		{"length of 2^63", unhex(t, "30 88 8000000000000000 0500"), false},
		{"length of nine bytes", unhex(t, "30 89 000000000000000001 0500"), false},
		{"many elements", append([]byte{0x30, 0x80}, bytes.Repeat([]byte{5, 0}, 1<<20)...), true},
		{"tag number without end", bytes.Repeat([]byte{0xff}, 100), false},
		{"nothing", nil, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			b := newBERReader(bytes.NewReader(c.in), Limits{})
			err := walk(b)
			if len(c.in) == 0 {
				err = b.open(tagSequence, "the test")
			}
			if c.limit != errors.As(err, &limit) || !c.limit && !errors.Is(err, ErrSyntax) {
				t.Error(err)
			}
			if b := newBERReader(bytes.NewReader(c.in), Limits{}); len(c.in) > 0 {
				e, _, err := b.next()
				if err == nil {
					_, err = b.der(e)
				}
				if c.limit != errors.As(err, &limit) || !c.limit && !errors.Is(err, ErrSyntax) {
					t.Error(err)
				}
			}
		})
	}
}

// TestSourceErrors: a cut connection is not the message's fault.
func TestSourceErrors(t *testing.T) {
	t.Parallel()
	for i := range 8 {
		b := newBERReader(io.MultiReader(bytes.NewReader(unhex(t, "3080 0402aabb 0000")[:i]), iotest.ErrReader(io.ErrUnexpectedEOF)), Limits{})
		if err := walk(b); !errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, ErrSyntax) {
			t.Errorf("%d: %v", i, err)
		}
	}
}

func TestOctetWriter(t *testing.T) {
	t.Parallel()
	for _, size := range []int{0, 1, 127, 128, 255, 256, chunkSize - 1, chunkSize, chunkSize + 1, 3*chunkSize + 5} {
		content := bytes.Repeat([]byte{7}, size)
		for _, known := range []bool{true, false} {
			var out bytes.Buffer
			n := int64(size)
			if !known {
				n = -1
			}
			w, err := newOctetWriter(&out, tagOctets, n)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := io.Copy(w, iotest.HalfReader(bytes.NewReader(content))); err != nil {
				t.Fatal(err)
			}
			if err := w.Close(); err != nil {
				t.Fatal(err)
			}
			if got, err := toDER(out.Bytes(), 4); err != nil || !bytes.Equal(got, der(tagOctets, content)) {
				t.Errorf("%d, known %v: %v", size, known, err)
			}
		}
	}
	w, _ := newOctetWriter(io.Discard, tagOctets, 3)
	if _, err := w.Write([]byte("four")); !errors.Is(err, errSize) {
		t.Error(err)
	}
	w, _ = newOctetWriter(io.Discard, tagOctets, 3)
	if err := w.Close(); !errors.Is(err, errSize) {
		t.Error(err)
	}
}

func TestOIDText(t *testing.T) {
	t.Parallel()
	for o, want := range map[oid]string{
		oidData: "1.2.840.113549.1.7.1", oidAuthEnveloped: "1.2.840.113549.1.9.16.1.23",
		"\x55\x1d\x0e": "2.5.29.14", "\x88\x37": "2.999", "": "0x", "\x2a\x86": "0x2a86",
		oid(strings.Repeat("\xff", 1<<20)): "0x" + strings.Repeat("ff", 64), // a content type of a megabyte goes to the log
	} {
		if o.String() != want {
			t.Errorf("got %s, want %s", o, want)
		}
	}
}

func TestSniff(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		in   string
		want Kind
	}{
		{"3080 06092a864886f70d010703 a080 3080", EnvelopedData},
		{"30820700 06092a864886f70d010702 a0820600", SignedData},
		{"3080 060b2a864886f70d0109100117 a0", AuthEnvelopedData},
		{"3080 060b2a864886f70d0109100109 a0", CompressedData},
		{"300b 06092a864886f70d010701", Data},
		{"3080 06092a864886f70d010706 a0", ""},
		{"3080 06092a864886f70d", ""},
		{"4d494d45", ""},
		{"", ""},
	} {
		if got, ok := Sniff(unhex(t, c.in)); got != c.want || ok != (c.want != "") {
			t.Errorf("%s: %q %v", c.in, got, ok)
		}
	}
}

func FuzzBER(f *testing.F) {
	f.Add([]byte{0x30, 0x80, 0x24, 0x80, 4, 1, 1, 0, 0, 0, 0})
	f.Add([]byte{0x30, 3, 2, 1, 7})
	f.Fuzz(func(t *testing.T, in []byte) {
		_ = walk(newBERReader(bytes.NewReader(in), Limits{}))
		once, err := toDER(in, 32)
		b := newBERReader(bytes.NewReader(in), Limits{Depth: 33})
		e, ok, berErr := b.next()
		if berErr == nil && ok {
			var streamed []byte
			if streamed, berErr = b.der(e); berErr == nil {
				berErr = b.end()
			}
			if err == nil && berErr == nil && !bytes.Equal(once, streamed) {
				t.Fatalf("%x: %x whole, %x streamed", in, once, streamed)
			}
		}
		if err != nil {
			return
		}
		twice, err := toDER(once, 32)
		if err != nil || !bytes.Equal(once, twice) {
			t.Fatalf("%x: %x, then %x, %v", in, once, twice, err)
		}
	})
}
