// SPDX-License-Identifier: Apache-2.0

package papertest

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ordergate/gateway"
	"ordergate/gateway/decode"
	"ordergate/gateway/decode/paper"
)

// Case is a document of a corpus with its truth.
type Case struct {
	ID    string // its file name without the ending
	File  string
	Truth *Truth
}

// Corpus gives the documents of a folder, NAME.pdf with NAME.json, by their names.
func Corpus(t testing.TB, dir string) (out []Case) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*.pdf")) // sorted
	if err != nil || len(files) == 0 {
		t.Fatalf("no documents in %s: %v", dir, err)
	}
	for _, file := range files {
		stem := strings.TrimSuffix(file, ".pdf")
		raw, err := os.ReadFile(stem + ".json")
		if err != nil {
			t.Fatal(err)
		}
		truth, err := ReadTruth(raw)
		if err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		out = append(out, Case{filepath.Base(stem), file, truth})
	}
	return out
}

// Goldens compares what a front end makes of each file of testdata, by its ending, with
// the .txt beside it, which update writes. sniff may be nil.
func Goldens(t *testing.T, update bool, ending string, pages func(raw []byte) (*paper.Document, []gateway.Finding), sniff func(head []byte, fileName string) bool) {
	t.Helper()
	files, err := filepath.Glob("testdata/*" + ending)
	if err != nil || len(files) < 2 {
		t.Fatalf("%v: %v", files, err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			t.Parallel()
			raw, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			d, findings := pages(raw)
			if len(findings) > 0 {
				t.Fatal(findings)
			}
			Golden(t, update, strings.TrimSuffix(file, ending)+".txt", d)
			if sniff != nil && !sniff(raw[:min(len(raw), decode.HeadBytes)], "x"+ending) {
				t.Error("not known")
			}
		})
	}
}
