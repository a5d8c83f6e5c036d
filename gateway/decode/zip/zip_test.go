// SPDX-License-Identifier: Apache-2.0

package zip_test

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"testing"

	"ordergate/gateway/decode"
	"ordergate/gateway/decode/unpack/unpacktest"
	archive "ordergate/gateway/decode/zip"
)

// pack makes a zip of names and contents in turn.
func pack(t testing.TB, files ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		w, err := z.Create(files[i])
		if err == nil {
			_, err = io.WriteString(w, files[i+1])
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func names(r unpacktest.Result) (out []string) {
	for _, p := range r.Parts {
		out = append(out, strings.TrimSpace(p.Part+" "+p.Name+" "+p.Reason))
	}
	return out
}

// TestArchives: which files of an archive are taken, and what is said of the others.
func TestArchives(t *testing.T) {
	t.Parallel()
	inner := pack(t, "in/2.csv", "a;b\n", "3.csv", "c;d\n")
	damaged := pack(t, "1.csv", strings.Repeat("a;b;c\n1;2;3\n", 500))
	damaged[60] ^= 0xff
	locked := pack(t, "1.csv", "a;b\n")
	for _, sign := range []string{"PK\x03\x04", "PK\x01\x02"} {
		at := bytes.Index(locked, []byte(sign)) + 6
		if sign == "PK\x01\x02" {
			at += 2
		}
		locked[at] |= 1
	}
	odd := pack(t, "1.csv", "a;b\n")
	odd[bytes.Index(odd, []byte("PK\x01\x02"))+10] = 9 // Deflate64
	var gz, tgz bytes.Buffer
	z := gzip.NewWriter(&gz)
	z.Write([]byte("a;b\n"))
	z.Close()
	z = gzip.NewWriter(&tgz)
	w := tar.NewWriter(z)
	w.WriteHeader(&tar.Header{Name: "../x/1.csv", Size: 4, Mode: 0o644, Typeflag: tar.TypeReg})
	w.Write([]byte("a;b\n"))
	w.WriteHeader(&tar.Header{Name: "link.csv", Linkname: "/etc/passwd", Typeflag: tar.TypeSymlink})
	w.Close()
	z.Close()
	for _, c := range []struct {
		name, file string
		data       []byte
		want       []string
		finding    string
	}{
		{"files and folders", "o.zip", pack(t, "a/", "", "a/1.csv", "a;b\n", "b.edi", "ISA"), []string{"2 1.csv", "3 b.edi"}, ""},
		{"zip in zip", "o.zip", pack(t, "in.zip", string(inner), "1.csv", "x"), []string{"1/1 2.csv", "1/2 3.csv", "2 1.csv"}, ""},
		{"no name of a zip", "order", inner, []string{"1 2.csv", "2 3.csv"}, ""},
		{"path tricks", "o.zip", pack(t, "../../etc/1.csv", "x", "/abs/2.csv", "x", `..\..\3.csv`, "x", "C:\\4.csv", "x", "..", "x", "5\x00\n.csv", "x"), []string{"1 1.csv", "2 2.csv", "3 3.csv", "4 4.csv", "5 part-5", "6 5.csv"}, ""},
		{"long name", "o.zip", pack(t, strings.Repeat("n", 5000)+".csv", "x"), []string{"1 " + strings.Repeat("n", 150) + "…" + strings.Repeat("n", 45) + ".csv"}, ""},
		{"code page 437", "o.zip", pack(t, "M\x81ller.csv", "x"), []string{"1 Müller.csv"}, ""},
		{"damaged", "o.zip", damaged, []string{"1 1.csv"}, "message.archive.damaged"},
		{"cut", "o.zip", inner[:len(inner)-10], nil, "message.archive.damaged"},
		{"with a password", "o.zip", locked, nil, "message.archive.encrypted"},
		{"packed oddly", "o.zip", odd, nil, "message.archive.unknown"},
		{"empty", "o.zip", pack(t), nil, ""},
		{"gzip", "o.csv.gz", gz.Bytes(), []string{"1 o.csv"}, ""},
		{"gzip cut", "o.csv.gz", gz.Bytes()[:gz.Len()-6], []string{"1 o.csv"}, "message.archive.damaged"},
		{"tar in gzip", "o.tgz", tgz.Bytes(), []string{"1/1 1.csv"}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			r := unpacktest.Run(t, c.data, c.file, "")
			if r.Container != "zip" || !slices.Equal(names(r), c.want) {
				t.Errorf("%s: %q, want %q", r.Container, names(r), c.want)
			}
			if c.finding == "" && len(r.Findings) > 0 || !strings.Contains(strings.Join(r.Findings, "\n"), c.finding) {
				t.Errorf("findings %q", r.Findings)
			}
		})
	}
}

// TestNoArchives: what is a zip file only inside is a document.
func TestNoArchives(t *testing.T) {
	t.Parallel()
	book := pack(t, "[Content_Types].xml", "<Types/>", "xl/workbook.xml", "<workbook/>")
	for name, data := range map[string][]byte{"o.xlsx": book, "renamed": book, "o.docx": pack(t, "word/document.xml", "x"), "o.csv": []byte("a;b\n"), "": nil} {
		if archive.New().Sniff(data, name, "application/zip") {
			t.Errorf("%q is taken for an archive", name)
		}
	}
}

// TestBombs: what unpacks to far more than it is ends at the budget, with a finding.
func TestBombs(t *testing.T) {
	t.Parallel()
	zeros := strings.Repeat("\x00", 4<<20)
	many := make([]string, 0, 5000)
	for i := range 2500 {
		many = append(many, fmt.Sprint(i), "x")
	}
	nested := pack(t, "o.csv", zeros)
	for range 8 {
		nested = pack(t, "in.zip", string(nested), "more.zip", string(nested))
	}
	for _, c := range []struct {
		name string
		data []byte
	}{
		{"one file", pack(t, "o.csv", zeros)},
		{"many files", pack(t, many...)},
		{"zips in zips", nested},
		{"directory that overlaps", overlapping(t)},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			budget := decode.NewBudget()
			budget.Unpacked = 2 << 20
			r := unpacktest.Within(t, c.data, "o.zip", "", budget)
			if !strings.Contains(strings.Join(r.Findings, "\n"), "message.unpack.limit") || r.Bytes > 2<<20 || len(r.Parts) > 2000 {
				t.Errorf("%d bytes, %d parts, %q", r.Bytes, len(r.Parts), r.Findings)
			}
		})
	}
}

// overlapping is a zip of which all entries are the same bytes, each some hundred times
// larger unpacked (after Fifield, A better zip bomb).
func overlapping(t testing.TB) []byte {
	t.Helper()
	one := pack(t, "o.csv", strings.Repeat("0", 100_000))
	dir := bytes.Index(one, []byte("PK\x01\x02"))
	end := bytes.Index(one, []byte("PK\x05\x06"))
	entry := one[dir:end]
	out := bytes.Clone(one[:dir])
	for range 1000 {
		out = append(out, entry...)
	}
	tail := bytes.Clone(one[end:])
	n := 1000
	size := n * len(entry)
	tail[8], tail[9], tail[10], tail[11] = byte(n), byte(n>>8), byte(n), byte(n>>8)
	tail[12], tail[13], tail[14], tail[15] = byte(size), byte(size>>8), byte(size>>16), 0
	return append(out, tail...)
}

// TestHugeDirectory: a directory of a million files is not read into memory.
func TestHugeDirectory(t *testing.T) {
	t.Parallel()
	var files []string
	for i := range 60_000 {
		files = append(files, fmt.Sprintf("%06d.csv", i), "")
	}
	r := unpacktest.Run(t, pack(t, files...), "o.zip", "")
	if !strings.Contains(strings.Join(r.Findings, "\n"), "message.unpack.limit") || len(r.Parts) > 0 {
		t.Errorf("%d parts, %q", len(r.Parts), r.Findings)
	}
}

// broken is a disk that fails.
type broken struct{}

func (broken) ReadAt([]byte, int64) (int, error) { return 0, os.ErrDeadlineExceeded }

// TestBrokenDisk: trouble of ours is an error, never a finding on the archive.
func TestBrokenDisk(t *testing.T) {
	t.Parallel()
	findings, err := archive.New().Unpack(decode.Payload{ReaderAt: broken{}, Size: 1000, Name: "o.zip"}, decode.NewBudget(), func(decode.Part) error { return nil })
	if !errors.Is(err, os.ErrDeadlineExceeded) || len(findings) > 0 {
		t.Errorf("%v, %v", findings, err)
	}
}

// FuzzArchive: any bytes are unpacked within bounds.
func FuzzArchive(f *testing.F) {
	f.Add(pack(f, "a/1.csv", "a;b\n", "in.zip", string(pack(f, "2.csv", "x"))), "o.zip")
	f.Add(overlapping(f), "o.zip")
	var gz bytes.Buffer
	z := gzip.NewWriter(&gz)
	z.Write([]byte("a;b\n"))
	z.Close()
	f.Add(gz.Bytes(), "o.tgz")
	var tb bytes.Buffer
	w := tar.NewWriter(&tb)
	w.WriteHeader(&tar.Header{Name: "1.csv", Size: 4, Mode: 0o644})
	w.Write([]byte("a;b\n"))
	w.Close()
	f.Add(tb.Bytes(), "o.tar")
	f.Fuzz(func(t *testing.T, b []byte, name string) {
		r := unpacktest.Within(t, b, name, "", &decode.Budget{Parts: 200, Unpacked: 4 << 20, Depth: 3})
		if r.Bytes > 4<<20 || len(r.Parts) > 200 {
			t.Errorf("%d bytes, %d parts", r.Bytes, len(r.Parts))
		}
	})
}
