// SPDX-License-Identifier: Apache-2.0

package extract_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/extract"
	"ordergate/gateway/decode/paper/papertest"
	"ordergate/gateway/render/pdfium"
)

// engine is one for all tests; compiling PDFium takes seconds the first time.
func engine(t *testing.T) *pdfium.Engine {
	t.Helper()
	dir, err := os.UserCacheDir()
	if err != nil {
		t.Fatal(err)
	}
	e, err := pdfium.New(context.Background(), filepath.Join(dir, "ordergate", "pdfium"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := e.Close(); err != nil {
			t.Error(err)
		}
	})
	return e
}

// pages reads a PDF; one without a text layer has no words.
func pages(t *testing.T, e *pdfium.Engine, file, password string) *paper.Document {
	t.Helper()
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	out := &paper.Document{Name: filepath.Base(file), Kind: "pdf"}
	d, err := e.Open(t.Context(), raw, []string{password})
	if err != nil {
		t.Logf("%s: %v", file, err)
		return out
	}
	defer d.Close()
	for n := 1; n <= d.Pages(); n++ {
		p, err := d.Page(n)
		if err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		out.Pages = append(out.Pages, p.Page)
	}
	return out
}

// score reads all documents of a folder and holds them against their truth.
func score(t *testing.T, dir string) papertest.Summary {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*.pdf"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no documents in %s: %v", dir, err)
	}
	slices.Sort(files)
	e := engine(t)
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
		got := papertest.FromOrders(extract.Extract(pages(t, e, file, truth.Meta.Password), nil, extract.Hints{}))
		r := papertest.Score(truth, &got)
		r.ID = strings.TrimSuffix(filepath.Base(file), ".pdf")
		results = append(results, r)
		t.Log(r)
	}
	s := papertest.Sum(results)
	t.Log(s)
	return s
}

// TestKnown reads the documents that the readers were made with.
func TestKnown(t *testing.T) {
	t.Parallel()
	score(t, "../testdata/corpus/known")
}

// TestSamples reads other people's samples where they are.
func TestSamples(t *testing.T) {
	t.Parallel()
	dir := "../../../../../shared/samples/pdf/dev"
	if _, err := os.Stat(dir); err != nil {
		t.Skipf("the samples are not here: %v", err)
	}
	score(t, dir)
}
