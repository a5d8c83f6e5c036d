// SPDX-License-Identifier: Apache-2.0

package mime_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"

	"ordergate/transports/as2/mime"
)

func cut(r io.Reader, boundary string) (parts []string, err error) {
	p := mime.NewParts(r, boundary, mime.Limits{})
	for {
		part, err := p.Next()
		if errors.Is(err, io.EOF) {
			return parts, nil
		} else if err != nil {
			return parts, err
		}
		b, err := io.ReadAll(part)
		if err != nil {
			return parts, err
		}
		parts = append(parts, string(b))
	}
}

func TestParts(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, boundary, in string
		want               []string
		err                error
	}{
		{"two", "b", "--b\r\n\r\n1\r\n--b\r\n\r\n2\r\n--b--\r\n", []string{"\r\n1", "\r\n2"}, nil},
		{"LF only", "b", "--b\n\n1\n--b\n\n2\n--b--\n", []string{"\n1", "\n2"}, nil},
		{"no line end at the end", "b", "--b\r\n\r\n1\r\n--b--", []string{"\r\n1"}, nil},
		{"CR at the end", "b", "--b\r\n\r\n1\r\n--b--\r", []string{"\r\n1"}, nil},
		{"preamble: OpenAS2 repeats Content-Type (as2.md 3.2)", "b",
			"Content-Type: multipart/signed; boundary=b\r\n\r\n--b\r\n\r\n1\r\n--b--\r\n", []string{"\r\n1"}, nil},
		{"epilogue", "b", "--b\r\n\r\n1\r\n--b--\r\n--b\r\nepilogue", []string{"\r\n1"}, nil},
		{"blanks after the boundary", "b", "--b \t\r\n\r\n1\r\n--b-- \r\n", []string{"\r\n1"}, nil},
		{"content keeps its line ends", "b", "--b\r\n\r\n1\r\n\r\n\r\n--b\r\n\r\n\n\r\n--b--\r\n", []string{"\r\n1\r\n\r\n", "\r\n\n"}, nil},
		{"CR of the content", "b", "--b\r\n\r\n1\r\r\n--b--", []string{"\r\n1\r"}, nil},
		{"one boundary begins another: libas2 Part_1/Part_10 (as2.md 3.2)", "Part_1",
			"--Part_1\r\n\r\n--Part_10\r\nx\r\n--Part_10--\r\n\r\n--Part_1--\r\n", []string{"\r\n--Part_10\r\nx\r\n--Part_10--\r\n"}, nil},
		{"boundary with hyphens (as2.md 3.2)", "----=_Part_1", "------=_Part_1\r\n\r\n1\r\n------=_Part_1--\r\n", []string{"\r\n1"}, nil},
		{"boundary in the middle of a line", "b", "--b\r\n\r\nx--b\r\n--bc\r\n--b x\r\n--b-\r\n--b--x\r\n --b\r\n--b--\r\n",
			[]string{"\r\nx--b\r\n--bc\r\n--b x\r\n--b-\r\n--b--x\r\n --b"}, nil},
		{"empty parts", "b", "--b\r\n--b\r\n\r\n--b\r\n\r\n\r\n--b--", []string{"", "", "\r\n"}, nil},
		{"no parts", "b", "x\r\n--b--\r\n", nil, nil},
		{"truncated in a part", "b", "--b\r\n\r\n1\r\n--b\r\n\r\n2", []string{"\r\n1"}, mime.ErrTruncated},
		{"truncated in the last boundary", "b", "--b\r\n\r\n1\r\n--b-", nil, mime.ErrTruncated},
		{"second boundary without a line end", "b", "--b\r\n\r\n1\r\n--b", nil, mime.ErrTruncated},
		{"another boundary", "b", "--c\r\n\r\n1\r\n--c--\r\n", nil, mime.ErrBoundary},
		{"nothing", "b", "", nil, mime.ErrBoundary},
		{"no boundary", "", "--\r\n\r\n1\r\n----\r\n", nil, mime.ErrBoundary},
		{"too many blanks", "b", "--b" + strings.Repeat(" ", 300) + "\r\n\r\n1\r\n--b--\r\n", nil, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			for _, r := range []io.Reader{strings.NewReader(c.in), iotest.OneByteReader(strings.NewReader(c.in)),
				iotest.HalfReader(strings.NewReader(c.in)), iotest.DataErrReader(strings.NewReader(c.in))} {
				got, err := cut(r, c.boundary)
				if !errors.Is(err, c.err) || (err == nil) != (c.err == nil) {
					t.Errorf("error %v, want %v", err, c.err)
				}
				if diff := cmp.Diff(c.want, got); diff != "" {
					t.Error(diff)
				}
			}
		})
	}
}

func TestEpilogue(t *testing.T) {
	t.Parallel()
	for after, want := range map[string]bool{"": false, "\r\n": false, "\r\n \r\n\t": false, "\r\nx": true, "\r\n" + strings.Repeat("\r\n", 50000) + "x": true} {
		p := mime.NewParts(strings.NewReader("--b\r\n\r\n1\r\n--b--"+after), "b", mime.Limits{})
		var err error
		for err == nil {
			_, err = p.Next()
		}
		if p.Epilogue() != want || !errors.Is(err, io.EOF) {
			t.Errorf("%.10q: %v, %v", after, p.Epilogue(), err)
		}
	}
}

func TestPartsLimitsAndErrors(t *testing.T) {
	t.Parallel()
	p := mime.NewParts(strings.NewReader(strings.Repeat("--b\r\n\r\n", 100)), "b", mime.Limits{Parts: 10})
	n := 0
	var err error
	for ; err == nil; n++ {
		_, err = p.Next()
	}
	var limit *mime.LimitError
	if !errors.As(err, &limit) || n != 11 {
		t.Errorf("%d parts, %v", n-1, err)
	}
	for _, before := range []string{"", "pre", "--b\r\n\r\nabc", "--b\r\n\r\nabc\r\n--b--\r\n"} {
		_, err := cut(io.MultiReader(strings.NewReader(before), iotest.ErrReader(io.ErrClosedPipe)), "b")
		if !errors.Is(err, io.ErrClosedPipe) {
			t.Errorf("after %q: %v", before, err)
		}
	}
	p = mime.NewParts(strings.NewReader("--b\r\n\r\n"+strings.Repeat("x", 100000)+"\r\n--b\r\n\r\nlast\r\n--b--"), "b", mime.Limits{})
	if _, err := p.Next(); err != nil {
		t.Fatal(err)
	}
	second, err := p.Next() // the first was not read
	if err != nil {
		t.Fatal(err)
	}
	if b, err := io.ReadAll(second); string(b) != "\r\nlast" {
		t.Errorf("%q, %v", b, err)
	}
}

// TestPartsKeepBytes cuts random parts, of bytes that look like boundaries, read
// in random pieces: what went in comes out.
func TestPartsKeepBytes(t *testing.T) {
	t.Parallel()
	rnd := rand.New(rand.NewPCG(1, 2))
	words := []string{"\r\n", "\n", "\r", "-", "--", "--bo", "--boundar", "--boundaryX", "bound", "x", "\x00", "--boundary-x", strings.Repeat("y", 5000)}
	for round := range 400 {
		var all bytes.Buffer
		var want []string
		for range rnd.IntN(4) + 1 {
			var part strings.Builder
			part.WriteString("\r\n")
			for range rnd.IntN(30) {
				part.WriteString(words[rnd.IntN(len(words))])
			}
			part.WriteString("z") // so that no CR of the content meets the LF of the boundary
			want = append(want, part.String())
			fmt.Fprintf(&all, "--boundary\r\n%s\r\n", part.String())
		}
		all.WriteString("--boundary--\r\n")
		got, err := cut(pieces{bytes.NewReader(all.Bytes()), rnd}, "boundary")
		if diff := cmp.Diff(want, got); diff != "" || err != nil {
			t.Fatalf("round %d: %v\n%s", round, err, diff)
		}
	}
}

type pieces struct {
	r   io.Reader
	rnd *rand.Rand
}

func (p pieces) Read(b []byte) (int, error) { return p.r.Read(b[:min(len(b), 1+p.rnd.IntN(300))]) }

func FuzzMIME(f *testing.F) {
	for _, s := range []string{"--b\r\n\r\n1\r\n--b\r\nA: b\r\n\r\n2\r\n--b--\r\n", "--b\n--b--", "\r\n--b \r\n\r\n--b\t--b--\r", "--b\r\nContent-Type: a/b;\r\n\tname*0=x\r\n\r\n"} {
		f.Add([]byte(s), "b", "attachment; filename*=utf-8''a%20b; x=\"y\\\"")
	}
	f.Fuzz(func(t *testing.T, in []byte, boundary, value string) {
		a, errA := cut(bytes.NewReader(in), boundary)
		b, errB := cut(iotest.OneByteReader(bytes.NewReader(in)), boundary)
		if diff := cmp.Diff(a, b); diff != "" || fmt.Sprint(errA) != fmt.Sprint(errB) {
			t.Fatalf("depends on how it is read: %v, %v\n%s", errA, errB, diff)
		}
		rest := in
		for _, part := range a {
			at := bytes.Index(rest, []byte(part))
			if at < 0 {
				t.Fatalf("%q is not of the input, or not in its order", part)
			}
			rest = rest[at+len(part):]
		}
		if typ, params, err := mime.ParseMediaType(value); err == nil && typ == "" {
			t.Fatalf("%q: no type, %v", value, params)
		}
		decoded, safe := mime.FileName(mime.Header{Fields: []mime.Field{{Name: "Content-Disposition", Value: value}}})
		if (decoded == "") != (safe == "") || len(safe) > 150 || strings.ContainsAny(safe, "/\\\x00\r\n") || safe == "." || safe == ".." {
			t.Fatalf("%q: %q is no safe name of %q", value, safe, decoded)
		}
		for _, encoding := range []string{"base64", "quoted-printable"} {
			r, err := mime.TransferDecoder(encoding, bytes.NewReader(in))
			if err != nil {
				t.Fatal(err)
			}
			if _, err := io.Copy(io.Discard, r); err != nil {
				continue
			}
		}
	})
}

func BenchmarkParts(b *testing.B) {
	body := append([]byte("--boundary\r\n\r\n"), bytes.Repeat([]byte("ISA*00*          *00*\r\n"), 3<<20/2)...)
	body = append(body, "\r\n--boundary--\r\n"...)
	b.SetBytes(int64(len(body)))
	b.ReportAllocs()
	for b.Loop() {
		p := mime.NewParts(bytes.NewReader(body), "boundary", mime.Limits{})
		part, err := p.Next()
		if err != nil {
			b.Fatal(err)
		}
		if _, err := io.Copy(io.Discard, part); err != nil {
			b.Fatal(err)
		}
	}
}
