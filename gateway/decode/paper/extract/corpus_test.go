// SPDX-License-Identifier: Apache-2.0

package extract_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"ordergate/gateway"
	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/extract"
	"ordergate/gateway/decode/paper/papertest"
	"ordergate/gateway/render"
)

// TestMain is a reading process when it is called as one.
func TestMain(m *testing.M) {
	if len(os.Args) == 3 && os.Args[1] == "pdf-worker" {
		if err := render.Work(os.Stdin, os.Stdout, os.Args[2]); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	os.Exit(m.Run())
}

// renderer reads PDFs; compiling PDFium takes seconds the first time.
func renderer(t *testing.T) *render.Renderer {
	t.Helper()
	dir, err := os.UserCacheDir()
	if err != nil {
		t.Fatal(err)
	}
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	r, err := render.New(render.Config{Command: []string{exe, "pdf-worker", filepath.Join(dir, "ordergate", "pdfium")}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := r.Close(); err != nil {
			t.Error(err)
		}
	})
	return r
}

// pages reads a PDF; scans by tesseract, in English.
func pages(t *testing.T, r *render.Renderer, file, password string) *paper.Document {
	t.Helper()
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	got, err := r.Pages(t.Context(), bytes.NewReader(raw), int64(len(raw)), filepath.Base(file), render.Options{Passwords: []string{password}})
	if err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	return got.Doc
}

// score reads all documents of a folder and holds them against their truth.
func score(t *testing.T, dir string) papertest.Summary {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*.pdf"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no documents in %s: %v", dir, err)
	}
	slices.Sort(files)
	reader := renderer(t)
	var results []papertest.Result
	for _, file := range files {
		raw, err := os.ReadFile(strings.TrimSuffix(file, ".pdf") + ".json")
		if err != nil {
			t.Fatal(err)
		}
		truth, err := papertest.ReadTruth(raw)
		if err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		orders := extract.Extract(pages(t, reader, file, truth.Meta.Password), nil, extract.Hints{})
		got := papertest.FromOrders(orders)
		r := papertest.Score(truth, &got)
		r.ID = strings.TrimSuffix(filepath.Base(file), ".pdf")
		results = append(results, r)
		var held []string
		for i := range orders {
			for _, f := range orders[i].Findings {
				if f.Severity == gateway.Hold && !slices.Contains(held, f.Code) {
					held = append(held, f.Code)
				}
			}
		}
		t.Log(r, held)
	}
	s := papertest.Sum(results)
	t.Log(s)
	return s
}

// atLeast fails when a folder is read worse than it was when its figures were noted.
func atLeast(t *testing.T, s papertest.Summary, header, lines float64, wrong int) {
	t.Helper()
	if accuracy, _ := s.HeaderAccuracy(); accuracy < header || s.LineF1() < lines {
		t.Errorf("header accuracy %.3f and line F1 %.3f, want %.3f and %.3f", accuracy, s.LineF1(), header, lines)
	}
	if _, got := s.Silent(); got > wrong {
		t.Errorf("%d orders pass all gates of their pages and are wrong, want %d at most", got, wrong)
	}
}

// TestKnown reads the documents that the readers were made with.
func TestKnown(t *testing.T) {
	t.Parallel()
	atLeast(t, score(t, "../testdata/corpus/known"), 0.95, 0.97, 0)
}

// TestUnseen reads the documents that nobody who wrote the readers had seen: what is
// wrong here is never mended one by one. The gates of master data stand behind those of
// the pages, see TestPaperCorpus.
func TestUnseen(t *testing.T) {
	t.Parallel()
	atLeast(t, score(t, "../testdata/corpus/unseen"), 0.80, 0.85, 2)
}

// TestSamples reads other people's samples where they are.
func TestSamples(t *testing.T) {
	t.Parallel()
	dir := "../../../../../shared/samples/pdf/dev"
	if _, err := os.Stat(dir); err != nil {
		t.Logf("no samples beside the project: nothing read (%v)", err)
		return
	}
	atLeast(t, score(t, dir), 0.97, 0.97, 0)
}
