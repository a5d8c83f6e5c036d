// SPDX-License-Identifier: Apache-2.0

package random

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"ordergate/gateway/decode/paper"
)

// Tag says what a text is of the order: a field of a line, or of the header.
type Tag struct {
	Line  int    // from 1; 0: the header or the totals
	Field string // "" is none
}

// Text is a run of words on a page, drawn from X on the baseline Y.
type Text struct {
	X, Y, Size float64
	Bold       bool
	OCR        int
	Hidden     bool
	Words      string
	Tag        Tag
}

// Leaf is one page.
type Leaf struct {
	Texts []Text
	Rules []paper.Box
}

// Sheet is what is drawn: pages of one size, in one font.
type Sheet struct {
	Width, Height float64
	Mono          bool    // every letter is 0.6 of the size wide
	Narrow        float64 // 1 is Helvetica as it is
	Leaves        []Leaf
}

// widths are those of Helvetica from blank to tilde, in thousandths of the size.
const widths = "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 " +
	"556 556 556 556 556 556 556 556 556 556 278 278 584 584 584 556 " +
	"1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944 667 667 611 278 278 278 469 556 " +
	"333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 278 556 500 722 500 500 500 334 260 334 584"

type meter struct {
	mono   bool
	narrow float64
	letter [96]float64
}

func newMeter(mono bool, narrow float64) *meter {
	m := &meter{mono: mono, narrow: narrow}
	for i, f := range strings.Fields(widths) {
		n := 0
		for _, d := range f {
			n = 10*n + int(d-'0')
		}
		m.letter[i] = float64(n) / 1000
	}
	return m
}

// width is how wide a text is at a size.
func (m *meter) width(s string, size float64, bold bool) float64 {
	sum := 0.0
	for _, r := range norm.NFD.String(s) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case m.mono:
			sum += 0.6
		case r == '\u00a0':
			sum += 0.278
		case r >= ' ' && r <= '~':
			sum += m.letter[r-' ']
		default:
			sum += 0.556
		}
	}
	if bold && !m.mono {
		sum *= 1.06
	}
	return sum * size * m.narrow
}

// Document gives the words with their boxes.
func (s *Sheet) Document() *paper.Document {
	m := newMeter(s.Mono, s.Narrow)
	d := &paper.Document{Kind: "pdf"}
	for i := range s.Leaves {
		p := paper.Page{Number: i + 1, Width: float32(s.Width), Height: float32(s.Height), Rules: s.Leaves[i].Rules}
		for j := range s.Leaves[i].Texts {
			t := &s.Leaves[i].Texts[j]
			words := t.words(m)
			if t.Hidden {
				p.Hidden = append(p.Hidden, words...)
			} else {
				p.Words = append(p.Words, words...)
			}
		}
		d.Pages = append(d.Pages, p)
	}
	return d
}

func (t *Text) words(m *meter) (out []paper.Word) {
	x, blank := t.X, m.width(" ", t.Size, t.Bold)
	for w := range strings.SplitSeq(strings.ReplaceAll(t.Words, "\u00a0", " "), " ") {
		if w == "" {
			x += blank
			continue
		}
		wide := m.width(w, t.Size, t.Bold)
		out = append(out, paper.Word{
			Text: w, Size: float32(t.Size), Bold: t.Bold, OCR: t.OCR,
			Box: paper.Box{X0: float32(x), Y0: float32(t.Y - .74*t.Size), X1: float32(x + wide), Y1: float32(t.Y + .21*t.Size)},
		})
		x += wide + blank
	}
	return out
}
