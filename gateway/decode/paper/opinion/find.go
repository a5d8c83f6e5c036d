// SPDX-License-Identifier: Apache-2.0

package opinion

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/layout"
)

// maxPlaces bounds the places of one word that are looked at.
const maxPlaces = 500

// place is where a word stands.
type place struct{ row, word int }

// pages are the rows of an order's pages, by their words.
type pages struct {
	rows   [][]paper.Word
	number []int // of the page, by row
	words  map[string][]place
}

func newPages(d *paper.Document, first, last int) *pages {
	p := &pages{words: map[string][]place{}}
	for i := range d.Pages {
		if n := d.Pages[i].Number; n < first || last > 0 && n > last {
			continue
		}
		for _, row := range layout.Rows(&d.Pages[i]) {
			at := len(p.rows)
			p.rows = append(p.rows, row.Words())
			p.number = append(p.number, row.Page)
			for j, w := range p.rows[at] {
				p.add(plain(w.Text), place{at, j})
				if _, behind, ok := strings.Cut(w.Text, ":"); ok { // "PO:4711"
					p.add(plain(behind), place{at, j})
				}
			}
		}
	}
	return p
}

func (p *pages) add(key string, at place) {
	if key != "" && len(p.words[key]) < maxPlaces {
		p.words[key] = append(p.words[key], at)
	}
}

// plain is a word for comparison: compatible characters, lower case, without the marks
// and currency signs around it.
func plain(s string) string {
	s = strings.ToLower(norm.NFKC.String(s))
	return strings.TrimFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '%' })
}

// find finds a text on the pages as it stands there; of several places the one that
// near likes best (the least, never negative; a negative one is none).
func (p *pages) find(text string, near func(page int, b paper.Box) float32) (v paper.Value, ok bool) {
	if len(text) > maxText {
		return v, false
	}
	var want []string
	for _, w := range strings.Fields(text) {
		if w = plain(w); w != "" {
			want = append(want, w)
		}
	}
	if len(want) == 0 {
		return v, false
	}
	best := float32(-1)
	for _, at := range p.words[want[0]] {
		words := p.rows[at.row][at.word:]
		n := matches(words, want)
		if n == 0 {
			continue
		}
		c := layout.Cell{Words: words[:n]}
		for i := range c.Words {
			c.Box = c.Box.Join(c.Words[i].Box)
		}
		d := near(p.number[at.row], c.Box)
		if d >= 0 && (best < 0 || d < best) {
			best, v = d, c.Value(p.number[at.row], paper.ByModel)
		}
	}
	return v, best >= 0
}

// matches tells how many words say what is wanted, 0 for none. The first has been
// looked up.
func matches(words []paper.Word, want []string) int {
	n := 1
	for _, w := range want[1:] {
		for n < len(words) && plain(words[n].Text) == "" { // a dash
			n++
		}
		if n >= len(words) || plain(words[n].Text) != w {
			return 0
		}
		n++
	}
	return n
}

// anywhere likes the first place best.
func anywhere(page int, b paper.Box) float32 { return float32(page)*100_000 + b.Y0 }
