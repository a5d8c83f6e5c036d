// SPDX-License-Identifier: Apache-2.0

package pdfium

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"ordergate/gateway/decode/paper"

	"golang.org/x/text/unicode/norm"
)

// word is a word in the making, in the frame of its direction.
type word struct {
	text          strings.Builder
	x0, x1, y, em float32
	st            *style
	first, last   rune
	runes         int
	before, after bool // a blank stands before, behind it
	gone          bool
	bold          bool
	box           paper.Box // on the shown page
}

// The widest gap between the advances of two characters of a word, in em. A blank is .2
// em and more in all fonts, kerning stays below; what was painted apart may be the next
// cell, set flush against this one.
const (
	joinGap      = .18
	joinGapApart = .1
)

// words joins the characters of one direction.
func words(chars []char, q int) []*word {
	var out []*word
	var w *word
	var last *char
	for i := range chars {
		c := &chars[i]
		if last != nil && c.r == last.r && !c.space && abs(c.y-last.y) < .15*c.st.em && abs(c.x0-last.x0) < .15*c.st.em {
			w.bold = true // the same glyph printed twice to look bold
			continue
		}
		if w == nil || !joins(last, c) {
			if w != nil {
				w.after = c.space
			}
			w = &word{x0: c.x0, x1: c.x1, y: c.y, em: c.st.em, st: c.st, first: c.r, before: c.space || last == nil, bold: c.st.bold}
			out = append(out, w)
		}
		w.text.WriteString(letters(c.r))
		w.x0, w.x1 = min(w.x0, c.x0), max(w.x1, c.x1)
		w.last = c.r
		w.runes++
		last = c
	}
	out = spaced(out)
	out = fragments(out)
	for _, w := range out {
		b := paper.Box{X0: w.x0, Y0: w.y - .74*w.em, X1: w.x1, Y1: w.y + .21*w.em}
		w.box = frameBox(q, b)
	}
	return out
}

func joins(a, b *char) bool {
	em := min(a.st.em, b.st.em)
	if b.space || em <= 0 || max(a.st.em, b.st.em) > 1.7*em || abs(a.y-b.y) > .25*em {
		return false
	}
	most, least := joinGap*em, -1.3*em // a ligature's letters share its advance
	if a.st != b.st {
		most, least = joinGapApart*em, -.35*em
	}
	if rightToLeft(a.r) || rightToLeft(b.r) {
		if gap := a.x0 - b.x1; gap > least && gap < most {
			return true
		}
	}
	gap := b.x0 - a.x1
	return gap < most && gap > least && b.x0 > a.x0-.1*em
}

// spaced joins runs of single characters with even gaps: "P U R C H A S E".
func spaced(in []*word) []*word {
	type run struct {
		from, to int // words from..to-1
		gap      float32
	}
	var runs []run
	for i := 0; i < len(in); {
		j, sum := i+1, float32(0)
		for ; j < len(in) && in[j-1].runes == 1 && in[j].runes == 1; j++ {
			a, b := in[j-1], in[j]
			gap := b.x0 - a.x1
			if abs(a.y-b.y) > .1*a.em || abs(a.em-b.em) > .1*a.em || gap < .03*a.em || gap > a.em || !spaceable(b.first) || !spaceable(a.first) {
				break
			}
			if n := float32(j - i - 1); n > 0 && abs(gap-sum/n) > .13*a.em {
				break
			}
			sum += gap
		}
		if j-i >= 2 {
			runs = append(runs, run{i, j, sum / float32(j-i-1)})
		}
		i = j
	}
	for k, r := range runs {
		long := func(o run) bool {
			return o.to-o.from >= 4 && lettered(in[o.from:o.to]) && abs(in[o.from].y-in[r.from].y) < .1*in[r.from].em && abs(o.gap-r.gap) < .15*in[r.from].em
		}
		if long(r) || lettered(in[r.from:r.to]) && (k > 0 && long(runs[k-1]) || k+1 < len(runs) && long(runs[k+1])) {
			for _, w := range in[r.from+1 : r.to] {
				in[r.from].take(w)
			}
		}
	}
	return slices.DeleteFunc(in, func(w *word) bool { return w.gone })
}

func spaceable(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune(".-&/:#'", r)
}

// lettered: letters are most of it. Single digits in a row may be a row of a table.
func lettered(ws []*word) bool {
	n := 0
	for _, w := range ws {
		if unicode.IsLetter(w.first) {
			n++
		}
	}
	return n*3 >= len(ws)*2
}

// take appends b, which stands to the right.
func (w *word) take(b *word) {
	w.text.WriteString(b.text.String())
	w.x0, w.x1 = min(w.x0, b.x0), max(w.x1, b.x1)
	w.runes += b.runes
	w.last, w.after = b.last, b.after
	b.gone = true
}

// fragments joins words that touch and were painted apart, and drops those painted
// twice at one place (a shadow, an imitated bold).
func fragments(in []*word) []*word {
	order := slices.Clone(in)
	slices.SortStableFunc(order, func(a, b *word) int {
		return cmp.Or(cmp.Compare(roundTo(a.y), roundTo(b.y)), cmp.Compare(a.x0, b.x0))
	})
	var last *word
	for _, w := range order {
		if last == nil || abs(last.y-w.y) > .12*w.em || max(last.em, w.em) > 1.3*min(last.em, w.em) || rightToLeft(w.first) {
			last = w
			continue
		}
		gap := w.x0 - last.x1
		switch {
		case abs(w.x0-last.x0) < .2*w.em && abs(w.x1-last.x1) < .2*w.em && w.text.String() == last.text.String():
			last.bold, w.gone = true, true
			continue
		case !last.after && !w.before && gap > -.1*w.em && gap < .1*w.em:
			last.take(w)
			continue
		}
		last = w
	}
	return slices.DeleteFunc(in, func(w *word) bool { return w.gone })
}

// roundTo makes baselines that differ by a hair the same for sorting.
func roundTo(y float32) int { return int(y*2 + .5) }

func (w *word) paper() paper.Word {
	text := w.text.String()
	if !utf8.ValidString(text) {
		text = strings.ToValidUTF8(text, "\uFFFD")
	}
	return paper.Word{Text: norm.NFC.String(text), Box: w.box, Size: w.em, Bold: w.bold}
}
