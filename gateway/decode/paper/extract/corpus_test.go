// SPDX-License-Identifier: Apache-2.0

package extract_test

import (
	"os"
	"slices"
	"testing"

	"ordergate/gateway"
	"ordergate/gateway/decode/paper/extract"
	"ordergate/gateway/decode/paper/papertest"
	"ordergate/gateway/render/rendertest"
)

func TestMain(m *testing.M) { rendertest.Main(m) }

// score reads all documents of a folder and holds them against their truth.
func score(t *testing.T, dir string) papertest.Summary {
	t.Helper()
	reader := rendertest.New(t)
	var results []papertest.Result
	for _, c := range papertest.Corpus(t, dir) {
		orders := extract.Extract(rendertest.Pages(t, reader, c.File, c.Truth.Meta.Password), nil, extract.Hints{})
		got := papertest.FromOrders(orders)
		r := papertest.Score(c.Truth, &got)
		r.ID = c.ID
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
	atLeast(t, score(t, "../testdata/corpus/known"), 0.97, 0.98, 0)
}

// TestUnseen reads the documents that nobody who wrote the readers had seen: what is
// wrong here is never mended one by one. The gates of master data stand behind those of
// the pages, see TestPaperCorpus.
func TestUnseen(t *testing.T) {
	t.Parallel()
	atLeast(t, score(t, "../testdata/corpus/unseen"), 0.93, 0.96, 1)
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
