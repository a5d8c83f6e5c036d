// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"ordergate/gateway"
	"ordergate/gateway/decode/paper"
)

// Bounds of what is read as an order. A densely printed page has 2,000 words; what
// readers look for takes more time than words grow in number.
const (
	maxPageWords = 20_000
	maxWords     = 200_000 // of a document
	maxLetters   = 400     // bytes of a word
	farthest     = 20_000  // points from the page's corner; a PDF's page has 14,400 at most
)

// bounded gives the document without what no page can hold: words without letters or
// place, endless words, boxes inside out. What is lost by it, and a document that is
// too large to be read, are findings.
func bounded(d *paper.Document) (out *paper.Document, doubts []gateway.Finding, readable bool) {
	total := 0
	for i := range d.Pages {
		p := &d.Pages[i]
		total += len(p.Words)
		if n := len(p.Words); n > maxPageWords || total > maxWords {
			return d, []gateway.Finding{large(p.Number, n, n > maxPageWords)}, false
		}
	}
	out = d
	for i := range d.Pages {
		words, lost := soundWords(d.Pages[i].Words)
		if words == nil {
			continue
		}
		if out == d {
			c := *d
			c.Pages = append([]paper.Page(nil), d.Pages...)
			out = &c
		}
		out.Pages[i].Words = words
		if lost > 0 {
			n := d.Pages[i].Number
			doubts = append(doubts, gateway.Finding{Code: "document.paper.words", Severity: gateway.Hold, Position: gateway.Position{Page: n, Path: fmt.Sprintf("page %d", n)},
				Message: fmt.Sprintf("Page %d has words that are endless or lie nowhere (%d); they were not read.", n, lost),
				Hint:    "Look at the page, and enter the order by hand if they matter."})
		}
	}
	return out, doubts, true
}

func large(page, words int, one bool) gateway.Finding {
	what, most := fmt.Sprintf("Page %d has %d words", page, words), maxPageWords
	if !one {
		what, most = fmt.Sprintf("The document has more than %d words up to page %d", maxWords, page), maxWords
	}
	return gateway.Finding{Code: "document.paper.large", Severity: gateway.Hold, Position: gateway.Position{Page: page, Path: fmt.Sprintf("page %d", page)},
		Message: fmt.Sprintf("%s; no more than %d are read as an order.", what, most),
		Hint:    "Enter the order by hand, or ask the partner for it in parts."}
}

// soundWords gives the words that are sound, nil when all are; lost counts those that
// say something and were left out.
func soundWords(in []paper.Word) (out []paper.Word, lost int) {
	for i := range in {
		w := &in[i]
		if fine(w) {
			if out != nil {
				out = append(out, *w)
			}
			continue
		}
		if out == nil {
			out = append(make([]paper.Word, 0, len(in)), in[:i]...)
		}
		switch b := w.Box; {
		case strings.TrimSpace(w.Text) == "":
		case !near(b) || len(w.Text) > maxLetters:
			lost++
		default:
			t := *w
			t.Text = strings.ToValidUTF8(t.Text, "\uFFFD")
			t.Box = paper.Box{X0: min(b.X0, b.X1), Y0: min(b.Y0, b.Y1), X1: max(b.X0, b.X1), Y1: max(b.Y0, b.Y1)}
			out = append(out, t)
		}
	}
	return out, lost
}

func fine(w *paper.Word) bool {
	b := w.Box
	return near(b) && b.X0 <= b.X1 && b.Y0 <= b.Y1 && len(w.Text) <= maxLetters && strings.TrimSpace(w.Text) != "" && utf8.ValidString(w.Text)
}

// near is false for what is no number, too.
func near(b paper.Box) bool {
	for _, v := range [4]float32{b.X0, b.Y0, b.X1, b.Y1} {
		if !(v > -farthest && v < farthest) {
			return false
		}
	}
	return true
}
