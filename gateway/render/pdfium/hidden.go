// SPDX-License-Identifier: Apache-2.0

package pdfium

import (
	"image"

	"ordergate/gateway/decode/paper"
)

// hide marks the words that nobody can see. What is sure at once (invisible ink, too
// small, off the page) is told by the object; for what is only suspect (light on
// light, something painted over it, a layer that may be off) the page is drawn with
// and without it, and words that make no difference are hidden.
func (p *pageReader) hide(ws []*word) map[*word]bool {
	hidden := map[*word]bool{}
	var suspects []*word
	budget := 30_000_000 // comparisons of words with covers
	for _, w := range ws {
		s := w.st
		switch {
		case s.mode == 3 || s.mode == 7 || s.a == 0 || w.em < 2 || !inside(w.box, p.w, p.h):
			hidden[w] = true
		case s.layer || budget > 0 && p.suspect(w, &budget):
			suspects = append(suspects, w)
		}
	}
	if len(suspects) > 0 {
		p.compare(suspects, hidden)
	}
	return hidden
}

// suspect reports whether a word may not be seen for its colour or for what lies over it.
func (p *pageReader) suspect(w *word, budget *int) bool {
	s := w.st
	r, g, b := uint8(255), uint8(255), uint8(255)
	picture := false
	covers := p.drawn.covers
	*budget -= len(covers)
	for i := range covers {
		c := &covers[i]
		if !holds(c.box, w.box) {
			continue
		}
		if c.seq > s.seq {
			if c.solid || c.image {
				return true
			}
			continue
		}
		switch {
		case c.image:
			picture = true
		case c.solid:
			r, g, b, picture = c.r, c.g, c.b, false
		}
	}
	if s.a < 30 {
		return true
	}
	if picture {
		return light(s) > 200
	}
	const near = 42
	return near > differ(r, s.r) && near > differ(g, s.g) && near > differ(b, s.b)
}

func light(s *style) int { return (int(s.r)*3 + int(s.g)*6 + int(s.b)) / 10 }

func differ(a, b uint8) int { return max(int(a)-int(b), int(b)-int(a)) }

// compare draws the page with and without the suspects.
func (p *pageReader) compare(suspects []*word, hidden map[*word]bool) {
	const dpi = 110
	with, err := p.m.draw(p.page, p.w, p.h, dpi)
	if err != nil {
		return
	}
	off := map[uint32]bool{}
	for _, w := range suspects {
		if h := w.st.handle; !off[h] {
			off[h] = true
			p.m.call("FPDFPageObj_SetIsActive", uint64(h), 0)
		}
	}
	without, err := p.m.draw(p.page, p.w, p.h, dpi)
	for h := range off {
		p.m.call("FPDFPageObj_SetIsActive", uint64(h), 1)
	}
	if err != nil {
		return
	}
	scale := float32(with.Rect.Dx()) / p.w
	for _, w := range suspects {
		if !changed(with, without, w.box, scale) {
			hidden[w] = true
		}
	}
}

// changed reports whether two drawings differ within a box so that one sees it.
func changed(a, b *image.Gray, box paper.Box, scale float32) bool {
	r := image.Rect(int(box.X0*scale), int(box.Y0*scale), int(box.X1*scale)+1, int(box.Y1*scale)+1).Intersect(a.Rect).Intersect(b.Rect)
	n := 0
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			if differ(a.Pix[y*a.Stride+x], b.Pix[y*b.Stride+x]) > 26 {
				n++
			}
		}
	}
	return n >= 3
}
