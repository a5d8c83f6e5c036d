// SPDX-License-Identifier: Apache-2.0

package cms

import (
	"bytes"
	"compress/zlib"
	"errors"
	"io"
	"testing"
	"testing/iotest"
)

func compressed(t testing.TB, content []byte, size int64) []byte {
	t.Helper()
	var out bytes.Buffer
	w, err := Compress(&out, size)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write(content); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func decompressed(r io.Reader, l Limits) ([]byte, error) {
	content, err := Decompress(r, l)
	if err != nil {
		return nil, err
	}
	return io.ReadAll(content)
}

// compressedData puts any bytes where the zlib stream is.
func compressedData(stream []byte) []byte {
	data := der(tagSequence, compressedVersion(), der(tagSequence, oidData.der(), der(context0|constructed, der(tagOctets, stream))))
	return der(tagSequence, oidCompressed.der(), der(context0|constructed, data))
}

func zlibOf(content []byte) []byte {
	var out bytes.Buffer
	w := zlib.NewWriter(&out)
	_, _ = w.Write(content)
	_ = w.Close()
	return out.Bytes()
}

func TestCompress(t *testing.T) {
	t.Parallel()
	for _, n := range []int{0, 1, 1000, compressWhole - 1, compressWhole, compressWhole + 1, 1 << 20} {
		content := randomBytes(n)
		for _, size := range []int64{int64(n), -1} {
			message := compressed(t, content, size)
			if whole := size >= 0 && n <= compressWhole; whole == (message[1] == 0x80) {
				t.Errorf("%d bytes, size %d: begins with %x", n, size, message[:2])
			}
			if kind, ok := Sniff(message[:40:40]); kind != CompressedData || !ok {
				t.Errorf("sniffed as %q", kind)
			}
			if got, err := decompressed(iotest.HalfReader(bytes.NewReader(message)), Limits{}); err != nil || !bytes.Equal(got, content) {
				t.Errorf("%d bytes, size %d: %d bytes, %v", n, size, len(got), err)
			}
		}
	}
	for _, content := range []string{"ab", "abcd"} {
		w, err := Compress(io.Discard, 3)
		if err != nil {
			t.Fatal(err)
		}
		_, err = w.Write([]byte(content))
		if closed := w.Close(); !errors.Is(err, errSize) && !errors.Is(closed, errSize) {
			t.Errorf("%s: %v, %v", content, err, closed)
		}
	}
}

// TestDecompressFaults: never silently short, never more than the limits.
func TestDecompressFaults(t *testing.T) {
	t.Parallel()
	good := zlibOf(bytes.Repeat([]byte("line of an order\n"), 1000))
	bomb := zlibOf(make([]byte, 64<<20))
	damaged := bytes.Clone(good)
	damaged[len(damaged)-1]++
	other := bytes.Replace(compressedData(good), []byte(oidZlibCompressed), []byte(smime+"\x03\x09"), 1)
	for _, c := range []struct {
		name    string
		message []byte
		limits  Limits
		want    error
	}{
		{"cut stream", compressedData(good[:len(good)-5]), Limits{}, ErrDecompress},
		{"empty stream", compressedData(nil), Limits{}, ErrDecompress},
		{"check sum", compressedData(damaged), Limits{}, ErrDecompress},
		{"behind the stream", compressedData(append(bytes.Clone(good), 0)), Limits{}, ErrDecompress},
		{"behind the message", append(compressedData(good), '\r', '\n'), Limits{}, ErrDecompress},
		{"not zlib", compressedData([]byte("UNB+UNOC:3")), Limits{}, ErrDecompress},
		{"not compressed", der(tagSequence, oidData.der(), der(context0|constructed, der(tagOctets))), Limits{}, ErrDecompress},
		{"other algorithm", other, Limits{}, &UnsupportedError{}},
		{"bomb", compressedData(bomb), Limits{}, &LimitError{}},
		{"bomb of bombs", compressedData(zlibOf(bomb)), Limits{Content: 1000}, &LimitError{}},
		{"too large", compressedData(good), Limits{Content: 16999}, &LimitError{}},
		{"just right", compressedData(good), Limits{Content: 17000}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			content, err := Decompress(bytes.NewReader(c.message), c.limits)
			var n int64
			if err == nil {
				n, err = io.Copy(io.Discard, content)
			}
			switch c.want.(type) {
			case *UnsupportedError:
				if u := new(UnsupportedError); !errors.As(err, &u) {
					t.Error(err)
				}
			case *LimitError:
				if l := new(LimitError); !errors.As(err, &l) || n > 2<<20 || c.limits.Content > 0 && n > c.limits.Content {
					t.Errorf("%d bytes, %v", n, err)
				}
			default:
				if !errors.Is(err, c.want) {
					t.Error(err)
				}
			}
		})
	}
	cut := io.MultiReader(bytes.NewReader(compressedData(good)[:60]), iotest.ErrReader(io.ErrUnexpectedEOF))
	if _, err := decompressed(cut, Limits{}); errors.Is(err, ErrDecompress) || !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Errorf("a cut connection: %v", err)
	}
}

// TestDecompressDamaged: every truncation is an error, every flipped bit an error or
// no change at all.
func TestDecompressDamaged(t *testing.T) {
	t.Parallel()
	want := bytes.Repeat([]byte("line of an order\n"), 50)
	for _, size := range []int64{int64(len(want)), -1} {
		message := compressed(t, want, size)
		for n := range message {
			if got, err := decompressed(bytes.NewReader(message[:n]), Limits{}); err == nil {
				t.Fatalf("%d of %d bytes: %d without an error", n, len(message), len(got))
			}
			for bit := range 8 {
				changed := bytes.Clone(message)
				changed[n] ^= 1 << bit
				if got, err := decompressed(bytes.NewReader(changed), Limits{}); err == nil && !bytes.Equal(got, want) {
					t.Fatalf("bit %d of byte %d: %q", bit, n, got)
				}
			}
		}
	}
}

func FuzzDecompress(f *testing.F) {
	for _, name := range []string{"compressed-der.p7z", "compressed-ber.p7z", "compressed-stream.p7z"} {
		f.Add(fixture(f, name))
	}
	f.Add(compressed(f, []byte("hello"), -1))
	f.Fuzz(func(t *testing.T, message []byte) {
		got, err := decompressed(bytes.NewReader(message), Limits{Content: 1 << 22})
		if len(got) > 1<<22 {
			t.Fatalf("%d bytes, %v", len(got), err)
		}
	})
}
