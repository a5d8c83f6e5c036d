// SPDX-License-Identifier: Apache-2.0

// Package grid lays texts and tables out on pages of words, as if they had been
// printed in one fixed width: typed mails, HTML, Word files and Excel forms have no
// page of their own, and are read by the same rules as those that have. It knows
// neither the formats nor what an order is.
//
// Invariant: what stands in one row or column of the source shares a row or column of
// the page, and words never overlap.
package grid

import (
	"strings"
	"unicode"

	"golang.org/x/text/width"

	"ordergate/gateway/decode/paper"
)

// Measures, in points.
const (
	Size   = 10  // of plain text
	Margin = 36  // around the page
	ratio  = 0.6 // width of a character by its size
	pitch  = 1.2 // height of a line by its size
	gutter = 3   // characters between columns
	padded = 4   // points between the rows of a ruled table
	thin   = 0.5 // a rule
	stops  = 8   // characters from tab to tab
	// MaxWords bounds a page, MaxCells a table.
	MaxWords = 100_000
	MaxCells = 100_000
)

// Run is a piece of a line in one font. A tab goes on to the next stop.
type Run struct {
	Text   string
	Size   float32 // 0 is Size
	Bold   bool
	Hidden bool // nobody sees it: it takes no room
}

// Line is a line, or a paragraph of one.
type Line []Run

// Block is one of a line, a table, and a gap of so many blank lines.
type Block struct {
	Line  Line
	Table *Table
	Gap   float32
}

// Cell is a cell of a table: Row and Col from 0, Rows and Cols how many it covers (0
// counts as 1).
type Cell struct {
	Row, Col, Rows, Cols int
	Blocks               []Block
}

// Table is cells in any order. Where two claim one place both are laid out, the rows
// being made high enough by neither: sources are asked to give none.
type Table struct {
	Cells  []Cell
	Ruled  bool    // its edges are drawn
	Height float32 // of a row at least, points
	Widths []int   // of columns at least, characters
}

// Plain makes a block of a line of plain text.
func Plain(text string) Block { return Block{Line: Line{{Text: text}}} }

// Page lays blocks out below each other. ok is false when there is more than a page
// may hold; the page has then what came before.
func Page(number int, blocks []Block) (p paper.Page, ok bool) {
	s := &setter{}
	a := s.stack(blocks)
	a.move(Margin, Margin)
	p = paper.Page{Number: number, Width: max(595, a.width+2*Margin), Height: max(842, a.height+2*Margin),
		Words: a.words, Hidden: a.hidden, Rules: a.rules}
	for _, w := range a.hidden { // they take no room, and may be longer than all that do
		p.Width, p.Height = max(p.Width, w.Box.X1), max(p.Height, w.Box.Y1)
	}
	return p, !s.full
}

// area is what was laid out, from its own upper left corner.
type area struct {
	width, height float32
	words, hidden []paper.Word
	rules         []paper.Box
}

func (a *area) move(x, y float32) {
	for _, list := range [][]paper.Word{a.words, a.hidden} {
		for i := range list {
			shift(&list[i].Box, x, y)
		}
	}
	for i := range a.rules {
		shift(&a.rules[i], x, y)
	}
}

func shift(b *paper.Box, x, y float32) {
	b.X0, b.X1, b.Y0, b.Y1 = b.X0+x, b.X1+x, b.Y0+y, b.Y1+y
}

// take puts another area at a place of this one.
func (a *area) take(b *area, x, y float32) {
	b.move(x, y)
	a.words, a.hidden, a.rules = append(a.words, b.words...), append(a.hidden, b.hidden...), append(a.rules, b.rules...)
	a.width, a.height = max(a.width, x+b.width), max(a.height, y+b.height)
}

type setter struct {
	words int
	full  bool
}

// stack lays blocks below each other.
func (s *setter) stack(blocks []Block) *area {
	a := &area{}
	for i := range blocks {
		switch b := &blocks[i]; {
		case b.Table != nil:
			a.take(s.table(b.Table), 0, a.height)
		case b.Line != nil:
			a.take(s.line(b.Line), 0, a.height)
		default:
			a.height += b.Gap * Size * pitch
		}
		if s.full {
			return a
		}
	}
	return a
}

// line sets a line: the feet of its words are level.
func (s *setter) line(l Line) *area {
	a := &area{}
	tallest := float32(0)
	for i := range l {
		if !l[i].Hidden {
			tallest = max(tallest, l[i].size())
		}
	}
	if tallest == 0 {
		tallest = Size
	}
	w := &word{setter: s, area: a, foot: tallest * (1 + (pitch-1)/2)}
	for i := range l {
		w.run(&l[i])
	}
	w.end()
	a.width, a.height = w.x, tallest*pitch
	if !visible(l) {
		a.height = 0
	}
	return a
}

func visible(l Line) bool {
	for i := range l {
		if !l[i].Hidden {
			return true
		}
	}
	return len(l) == 0
}

func (r *Run) size() float32 {
	if r.Size <= 0 {
		return Size
	}
	return min(max(r.Size, 4), 72)
}

// word is the word that is being set: it may go on in the next run.
type word struct {
	*setter
	area    *area
	foot, x float32
	text    strings.Builder
	begin   float32
	font    *Run // of its first character
}

// run sets the words of a run.
func (w *word) run(r *Run) {
	if w.text.Len() > 0 && w.font.Hidden != r.Hidden {
		w.end()
	}
	size, from := r.size(), w.x
	text := clean(r.Text)
	for i, c := range text {
		switch {
		case c == '\t':
			w.end()
			unit := float32(Size * ratio)
			w.x = (float32(int(w.x/unit/stops)) + 1) * stops * unit
		case unicode.IsSpace(c) && !grouping(text, i, c):
			w.end()
			w.x += size * ratio
		default:
			if w.text.Len() == 0 {
				w.begin, w.font = w.x, r
			}
			w.text.WriteRune(c)
			w.x += size * ratio * float32(Cells(c))
		}
		if w.full {
			return
		}
	}
	if r.Hidden {
		w.end()
		w.x = from
	}
}

// end puts the word on the page.
func (w *word) end() {
	if w.text.Len() == 0 {
		return
	}
	if w.words++; w.words > MaxWords {
		w.full = true
		return
	}
	size := w.font.size()
	done := paper.Word{Text: w.text.String(), Box: paper.Box{X0: w.begin, Y0: w.foot - size, X1: w.x, Y1: w.foot}, Size: size, Bold: w.font.Bold}
	w.text.Reset()
	if w.font.Hidden {
		w.area.hidden = append(w.area.hidden, done)
		return
	}
	w.area.words = append(w.area.words, done)
}

// grouping tells that a no-break blank stands within a number: "1 234,50".
func grouping(text string, at int, c rune) bool {
	if c != '\u00a0' && c != '\u202f' && c != '\u2009' {
		return false
	}
	digit := func(i int) bool { return i >= 0 && i < len(text) && text[i] >= '0' && text[i] <= '9' }
	next := at + len(string(c))
	return digit(at-1) && digit(next) && digit(next+1) && digit(next+2) && !digit(next+3)
}

// clean takes out what is no character to be seen.
func clean(s string) string {
	return strings.Map(func(c rune) rune {
		switch {
		case c == '\t' || c == '\n':
			return c
		case c == '\r' || unicode.IsControl(c):
			return ' '
		case unicode.Is(unicode.Cf, c), unicode.Is(unicode.Cs, c), c == '\u034f':
			return -1
		}
		return c
	}, s)
}

// Cells is how many columns of a fixed-width font a character takes: two in East
// Asia, none for a mark that sits on another.
func Cells(c rune) int {
	if c < 0x300 {
		return 1
	}
	if unicode.Is(unicode.Mn, c) {
		return 0
	}
	switch width.LookupRune(c).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	}
	return 1
}
