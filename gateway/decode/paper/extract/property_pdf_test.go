// SPDX-License-Identifier: Apache-2.0

package extract_test

import (
	"bytes"
	"testing"

	"codeberg.org/go-pdf/fpdf"

	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/extract"
	"ordergate/gateway/decode/paper/papertest/random"
	"ordergate/gateway/render"
	"ordergate/gateway/render/rendertest"
)

// portable draws the pages of a case as a PDF.
func portable(t *testing.T, s *random.Sheet) []byte {
	t.Helper()
	size := fpdf.SizeType{Wd: s.Width, Ht: s.Height}
	p := fpdf.NewCustom(&fpdf.InitType{OrientationStr: "P", UnitStr: "pt", Size: size})
	p.SetAutoPageBreak(false, 0)
	encode := p.UnicodeTranslatorFromDescriptor("")
	font := "Helvetica"
	if s.Mono {
		font = "Courier"
	}
	for i := range s.Leaves {
		p.AddPageFormat("P", size)
		for _, b := range s.Leaves[i].Rules {
			p.Line(float64(b.X0), float64(b.Y0), float64(b.X1), float64(b.Y0))
		}
		for _, w := range s.Leaves[i].Texts {
			style := ""
			if w.Bold {
				style = "B"
			}
			p.SetFont(font, style, w.Size)
			p.Text(w.X, w.Y, encode(w.Words))
		}
	}
	var out bytes.Buffer
	if err := p.Output(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// TestRandomFiles holds some random orders as PDFs to the same, through the reading
// process.
func TestRandomFiles(t *testing.T) {
	t.Parallel()
	reader := rendertest.New(t)
	var y tally
	for i := range max(24, *seeds/50) {
		seed := *first + 1_000_000 + uint64(i)
		c := random.Make(seed)
		if c.Sheet.Narrow != 1 {
			continue // no such font is at hand
		}
		raw := portable(t, &c.Sheet)
		pages, err := reader.Pages(t.Context(), bytes.NewReader(raw), int64(len(raw)), "order.pdf", render.Options{})
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		got := extract.Extract(pages.Doc, nil, extract.Hints{})
		y.see(seed, c.Shape, got, c.Order.Compare(got))
		sameWords(t, seed, c.Document(), pages.Doc)
	}
	t.Log(y.String())
	for _, w := range y.wrong {
		t.Error("accepted, but another order: " + w)
	}
}

// sameWords holds that the pages which the other tests draw by themselves are those that
// a reading of the file gives.
func sameWords(t *testing.T, seed uint64, want, got *paper.Document) {
	t.Helper()
	if len(want.Pages) != len(got.Pages) {
		t.Fatalf("seed %d: %d pages of %d", seed, len(got.Pages), len(want.Pages))
	}
	for i := range want.Pages {
		n, m := len(want.Pages[i].Words), len(got.Pages[i].Words)
		if 10*m < 9*n || 9*m > 10*n {
			t.Errorf("seed %d: page %d has %d words, and %d were drawn", seed, i+1, m, n)
		}
	}
}
