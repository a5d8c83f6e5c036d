// SPDX-License-Identifier: Apache-2.0

// Package rendertest gives tests a reader of PDFs whose reading processes are the test's
// own program.
package rendertest

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"ordergate/gateway/decode/paper"
	"ordergate/gateway/render"
)

// Main is for TestMain: it is a reading process when it is called as one, and runs the
// tests else.
func Main(m *testing.M) {
	if len(os.Args) == 3 && os.Args[1] == "pdf-worker" {
		if err := render.Work(os.Stdin, os.Stdout, os.Args[2]); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	os.Exit(m.Run())
}

// New gives a reader of PDFs, closed with the test. Compiling PDFium takes seconds the
// first time on a machine.
func New(t testing.TB) *render.Renderer {
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

// Pages reads a PDF; scans by tesseract, in English.
func Pages(t testing.TB, r *render.Renderer, file, password string) *paper.Document {
	t.Helper()
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	got, err := r.Pages(t.Context(), bytes.NewReader(raw), int64(len(raw)), filepath.Base(file), render.Options{Passwords: []string{password}})
	if err != nil || got.Doc == nil {
		t.Fatalf("%s: %v", file, err)
	}
	return got.Doc
}
