// SPDX-License-Identifier: Apache-2.0

package pdfium

import (
	"math"
	"unicode"

	"ordergate/gateway/decode/paper"

	"golang.org/x/text/unicode/norm"
)

// maxChars bounds the characters of a page that are read, maxDocChars those of a
// document. A densely printed page has 10,000.
const (
	maxChars    = 400_000
	maxDocChars = 3_000_000
)

// char is a character in the frame of its own direction: there it runs to the right
// on the level y.
type char struct {
	r      rune
	x0, x1 float32 // from the origin by the advance
	y      float32 // baseline
	st     *style
	space  bool // a blank stands before it
}

// pageReader reads one page.
type pageReader struct {
	m      *module
	page   uint64
	to     matrix // user space to the shown page
	w, h   float32
	drawn  *drawn
	styles map[uint32]*style
	fonts  map[uint64]*font
	chars  [5][]char // by quarter; the last are slanted
	count  int
	bad    int // characters that mean nothing

	unmapped int
}

func hypot(a, b float32) float32 { return float32(math.Hypot(float64(a), float64(b))) }

// turnFrame maps the shown page to the frame in which text of a quarter runs right.
func turnFrame(q int, x, y float32) (float32, float32) {
	switch q {
	case 1:
		return y, -x
	case 2:
		return -x, -y
	case 3:
		return -y, x
	}
	return x, y
}

// frameBox maps a box in the frame of a quarter back to the shown page.
func frameBox(q int, b paper.Box) paper.Box {
	switch q {
	case 1:
		return paper.Box{X0: -b.Y1, Y0: b.X0, X1: -b.Y0, Y1: b.X1}
	case 2:
		return paper.Box{X0: -b.X1, Y0: -b.Y1, X1: -b.X0, Y1: -b.Y0}
	case 3:
		return paper.Box{X0: b.Y0, Y0: -b.X1, X1: b.Y1, Y1: -b.X0}
	}
	return b
}

// charCalls are the calls that are made for each character.
type charCalls struct{ code, object, unmapped, box, loose, origin function }

// read takes the characters of the page.
func (p *pageReader) read(budget int) {
	m := p.m
	tp := m.call("FPDFText_LoadPage", p.page)
	if tp == 0 {
		return
	}
	defer m.call("FPDFText_ClosePage", tp)
	calls := charCalls{m.function("FPDFText_GetUnicode"), m.function("FPDFText_GetTextObject"), m.function("FPDFText_HasUnicodeMapError"),
		m.function("FPDFText_GetCharBox"), m.function("FPDFText_GetLooseCharBox"), m.function("FPDFText_GetCharOrigin")}
	n := m.integer("FPDFText_CountChars", tp)
	space := false
	var last *style // of the character before
	for i := 0; i < min(n, maxChars, budget); i++ {
		r := rune(uint32(calls.code.call(tp, uint64(i))))
		handle := uint32(calls.object.call(tp, uint64(i)))
		if handle == 0 { // made by pdfium, not on the page
			if r == '\r' || r == '\n' {
				space = true
			}
			continue
		}
		p.count++
		if blank(r) {
			space = true
			continue
		}
		if last == nil || last.handle != handle {
			last = p.style(tp, i, handle)
		}
		c := char{r: r, st: last, space: space}
		if c.r == 2 || c.r == 0xAD || c.r == 0x2011 {
			c.r = '-' // pdfium writes 2 for a hyphen at the end of a line
		}
		if bad(c.r) {
			p.bad++
		} else if c.st.font.unmapped(&calls, tp, i, r) {
			p.unmapped++ // the code stands for itself, mostly rightly
		}
		if c.r < ' ' || unicode.Is(unicode.Cf, c.r) && c.r != 0xAD || !p.place(&calls, tp, i, &c) {
			continue
		}
		space = false
		q := c.st.quarter
		if q < 0 {
			q = 4
		}
		p.chars[q] = append(p.chars[q], c)
	}
}

// unmapped tells whether the font does not say what a character is; of a byte's codes
// it is asked once a font.
func (f *font) unmapped(calls *charCalls, tp uint64, i int, r rune) bool {
	if r >= 256 {
		return calls.unmapped.call(tp, uint64(i)) == 1
	}
	if f.asked[r] == 0 {
		f.asked[r] = 1
		if calls.unmapped.call(tp, uint64(i)) == 1 {
			f.asked[r] = 2
		}
	}
	return f.asked[r] == 2
}

// place reads where a character is.
func (p *pageReader) place(calls *charCalls, tp uint64, i int, c *char) bool {
	m, st := p.m, c.st
	q := st.quarter
	if calls.box.call(tp, uint64(i), m.at(0), m.at(8), m.at(16), m.at(24)) == 0 {
		return false
	}
	tight := p.frame(q, float32(m.f64(0)), float32(m.f64(16)), float32(m.f64(8)), float32(m.f64(24)))
	c.x0, c.x1 = tight.X0, tight.X1
	loose := paper.Box{Y0: float32(math.NaN())}
	if calls.loose.call(tp, uint64(i), m.at(0)) != 0 {
		l := p.frame(q, m.f32(0), m.f32(12), m.f32(8), m.f32(4))
		loose = l
		// a font without widths gives advances that the ink contradicts
		if l.Width() > .05*st.em && l.X0 <= tight.X0+.3*st.em && l.X1 >= tight.X1-.3*st.em && l.Width() < 1.5*max(tight.Width(), .7*st.em) {
			c.x0, c.x1 = l.X0, l.X1
		}
	}
	// what stands on one baseline has the same upper edge: the baseline is asked once
	if !st.based || !(abs(loose.Y0-st.top) < .01*st.em) {
		if calls.origin.call(tp, uint64(i), m.at(0), m.at(8)) == 0 {
			return false
		}
		ox, oy := p.to.point(float32(m.f64(0)), float32(m.f64(8)))
		_, st.base = turnFrame(q, ox, oy)
		st.top, st.based = loose.Y0, true
	}
	c.y = st.base
	return finite(c.x0, c.x1, c.y)
}

// frame maps a rectangle of user space to the frame of a quarter.
func (p *pageReader) frame(q int, x0, y0, x1, y1 float32) paper.Box {
	b := p.to.box(x0, y0, x1, y1)
	ax, ay := turnFrame(q, b.X0, b.Y0)
	bx, by := turnFrame(q, b.X1, b.Y1)
	return paper.Box{X0: min(ax, bx), Y0: min(ay, by), X1: max(ax, bx), Y1: max(ay, by)}
}

// dominant tells which way most of the text runs; 0 when nothing clearly does.
func (p *pageReader) dominant() int {
	total := 0
	for _, c := range p.chars {
		total += len(c)
	}
	for q := 1; q < 4; q++ {
		if n := len(p.chars[q]); n > 20 && n*10 > total*6 {
			return q
		}
	}
	return 0
}

func blank(r rune) bool { return unicode.IsSpace(r) || r == 0x200B || r == 0xFEFF }

// bad reports a character that says nothing: what fonts without a map give.
func bad(r rune) bool {
	return r < ' ' || r == 0xFFFD || r >= 0xE000 && r <= 0xF8FF || r >= 0xF0000 || r >= 0x7F && r < 0xA0
}

// letters gives the text of a character: ligatures and presentation forms resolved.
func letters(r rune) string {
	switch {
	case r >= 0xFB00 && r <= 0xFDFF, r >= 0xFE70 && r <= 0xFEFE, r >= 0xFF01 && r <= 0xFF5E, r >= 0x132 && r <= 0x133:
		return norm.NFKC.String(string(r))
	case r == 0x2010:
		return "-"
	}
	return string(r)
}

func rightToLeft(r rune) bool {
	return r >= 0x590 && r <= 0x8FF || r >= 0xFB1D && r <= 0xFDFF || r >= 0xFE70 && r <= 0xFEFE
}
