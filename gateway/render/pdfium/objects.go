// SPDX-License-Identifier: Apache-2.0

package pdfium

import (
	"strings"

	"ordergate/gateway/decode/paper"
)

// Bounds of what is looked at on a page; a page of an order stays far below.
const (
	maxObjects  = 60_000
	maxSegments = 30_000
	maxRules    = 4_000
	maxCovers   = 3_000
	maxNesting  = 6 // of form XObjects
)

const (
	objText = iota + 1
	objPath
	objImage
	objShading
	objForm
)

// cover is something filled that may lie behind or over words.
type cover struct {
	box     paper.Box
	seq     int
	r, g, b uint8
	solid   bool // opaque, of the colour r, g, b
	image   bool
}

// drawn is what the objects of a page tell, in the order they are painted.
type drawn struct {
	text     map[uint32]int // handle of a text object: its place in the order
	optional map[uint32]bool
	covers   []cover
	rules    []paper.Box
	image    float32 // share of the page that its largest picture covers
	seq      int
	segments int
}

// objects walks the objects of a page; to is the matrix to the shown page of size w, h.
func (m *module) objects(page uint64, to matrix, w, h float32) *drawn {
	d := &drawn{text: map[uint32]int{}, optional: map[uint32]bool{}}
	for i, n := 0, m.integer("FPDFPage_CountObjects", page); i < n && d.seq < maxObjects; i++ {
		m.object(d, uint32(m.call("FPDFPage_GetObject", page, uint64(i))), to, w, h, 0, false)
	}
	return d
}

func (m *module) object(d *drawn, obj uint32, to matrix, w, h float32, depth int, optional bool) {
	d.seq++
	o := uint64(obj)
	optional = optional || m.optional(o)
	switch m.integer("FPDFPageObj_GetType", o) {
	case objText:
		d.text[obj] = d.seq
		if optional {
			d.optional[obj] = true
		}
	case objPath:
		if !optional {
			m.path(d, o, to, w, h)
		}
	case objImage, objShading:
		b, ok := m.bounds(o, to)
		if !ok || optional {
			return
		}
		c := paper.Box{X0: max(b.X0, 0), Y0: max(b.Y0, 0), X1: min(b.X1, w), Y1: min(b.Y1, h)}
		if c.Width() > 0 && c.Height() > 0 && w > 0 && h > 0 {
			d.image = max(d.image, c.Width()*c.Height()/(w*h))
			d.cover(cover{box: b, seq: d.seq, image: true})
		}
	case objForm:
		if depth >= maxNesting {
			return
		}
		inner := to
		if m.call("FPDFPageObj_GetMatrix", o, m.at(0)) != 0 {
			inner = m.matrixAt(0).then(to)
		}
		for i, n := 0, m.integer("FPDFFormObj_CountObjects", o); i < n && d.seq < maxObjects; i++ {
			m.object(d, uint32(m.call("FPDFFormObj_GetObject", o, uint64(i))), inner, w, h, depth+1, optional)
		}
	}
}

// optional reports whether an object belongs to a layer, which may be switched off.
func (m *module) optional(obj uint64) bool {
	n := m.integer("FPDFPageObj_CountMarks", obj)
	for i := 0; i < min(n, 4); i++ {
		mark := m.call("FPDFPageObj_GetMark", obj, uint64(i))
		if mark != 0 && m.call("FPDFPageObjMark_GetName", mark, m.at(8), 32, m.at(0)) != 0 && m.u32(0) == 6 {
			if v := m.u32(8); v == 'O'|'C'<<16 {
				return true
			}
		}
	}
	return false
}

func (d *drawn) cover(c cover) {
	if len(d.covers) < maxCovers && finite(c.box.X0, c.box.Y0, c.box.X1, c.box.Y1) {
		d.covers = append(d.covers, c)
	}
}

func (d *drawn) rule(b paper.Box) {
	if len(d.rules) < maxRules && finite(b.X0, b.Y0, b.X1, b.Y1) && (b.Width() >= 4 || b.Height() >= 4) {
		d.rules = append(d.rules, b)
	}
}

// matrixAt reads a matrix from the scratch buffer.
func (m *module) matrixAt(off int) matrix {
	return matrix{m.f32(off), m.f32(off + 4), m.f32(off + 8), m.f32(off + 12), m.f32(off + 16), m.f32(off + 20)}
}

func (m *module) bounds(obj uint64, to matrix) (paper.Box, bool) {
	if m.call("FPDFPageObj_GetBounds", obj, m.at(0), m.at(4), m.at(8), m.at(12)) == 0 {
		return paper.Box{}, false
	}
	b := to.box(m.f32(0), m.f32(4), m.f32(8), m.f32(12))
	return b, finite(b.X0, b.Y0, b.X1, b.Y1)
}

// colour reads a fill or stroke colour; without one (a pattern) it is black and opaque.
func (m *module) colour(call string, obj uint64) (r, g, b, a uint8) {
	if m.call(call, obj, m.at(0), m.at(4), m.at(8), m.at(12)) == 0 {
		return 0, 0, 0, 255
	}
	return uint8(m.u32(0)), uint8(m.u32(4)), uint8(m.u32(8)), uint8(m.u32(12))
}

// thin is how thick a filled rectangle may be to count as one line, in points.
const thin = 3

func (m *module) path(d *drawn, obj uint64, to matrix, w, h float32) {
	if m.call("FPDFPath_GetDrawMode", obj, m.at(0), m.at(4)) == 0 {
		return
	}
	filled, stroked := m.u32(0) != 0, m.u32(4) != 0
	if !filled && !stroked {
		return // a clip
	}
	b, ok := m.bounds(obj, to)
	if !ok || b.X1 < 0 || b.Y1 < 0 || b.X0 > w || b.Y0 > h {
		return
	}
	var r, g, bl, a uint8 = 255, 255, 255, 255
	if filled {
		r, g, bl, a = m.colour("FPDFPageObj_GetFillColor", obj)
		if b.Width() > thin && b.Height() > thin && a > 0 {
			d.cover(cover{box: b, seq: d.seq, r: r, g: g, b: bl, solid: a >= 250})
		}
	}
	white := r >= 250 && g >= 250 && bl >= 250
	switch {
	case filled && a == 0 && !stroked:
	case b.Width() <= thin || b.Height() <= thin:
		if stroked && !filled {
			m.edges(d, obj, to) // the bounds are wider by the pen
		} else if stroked || !white {
			d.rule(b)
		}
	default:
		if b.Width() > w*.97 && b.Height() > h*.97 {
			return // the paper
		}
		if stroked || !white {
			m.edges(d, obj, to)
		}
	}
}

// edges takes the level and upright segments of a path as rules.
func (m *module) edges(d *drawn, obj uint64, to matrix) {
	if m.call("FPDFPageObj_GetMatrix", obj, m.at(0)) != 0 {
		to = m.matrixAt(0).then(to)
	}
	var x, y, sx, sy float32
	n := m.integer("FPDFPath_CountSegments", obj)
	for i := 0; i < n && d.segments < maxSegments; i++ {
		d.segments++
		seg := m.call("FPDFPath_GetPathSegment", obj, uint64(i))
		if seg == 0 || m.call("FPDFPathSegment_GetPoint", seg, m.at(0), m.at(4)) == 0 {
			continue
		}
		nx, ny := to.point(m.f32(0), m.f32(4))
		switch m.integer("FPDFPathSegment_GetType", seg) {
		case 0:
			d.edge(x, y, nx, ny)
		case 2:
			sx, sy = nx, ny
		}
		x, y = nx, ny
		if m.call("FPDFPathSegment_GetClose", seg) != 0 {
			d.edge(x, y, sx, sy)
			x, y = sx, sy
		}
	}
}

func (d *drawn) edge(x, y, nx, ny float32) {
	if dx, dy := abs(nx-x), abs(ny-y); dx < .5 || dy < .5 {
		d.rule(paper.Box{X0: min(x, nx), Y0: min(y, ny), X1: max(x, nx), Y1: max(y, ny)})
	}
}

func abs(f float32) float32 { return max(f, -f) }

// style is what the characters of a text object share.
type style struct {
	handle  uint32
	seq     int
	em      float32 // points, as shown
	bold    bool
	quarter int // which way it runs, see quarter; -1 slanted
	dx, dy  float32
	mode    int
	r, g, b uint8
	a       uint8
	layer   bool // of an optional layer
	font    *font

	based     bool    // base and top are known:
	base, top float32 // the baseline and the upper edge in the frame of its direction
}

// font is what matters of a font.
type font struct {
	bold  bool
	asked [256]uint8 // see unmapped: 1 known, 2 unknown
}

func (p *pageReader) style(tp uint64, index int, handle uint32) *style {
	if s := p.styles[handle]; s != nil {
		return s
	}
	m, obj := p.m, uint64(handle)
	s := &style{handle: handle, seq: p.drawn.text[handle], layer: p.drawn.optional[handle]}
	p.styles[handle] = s
	size := float32(1)
	if m.call("FPDFTextObj_GetFontSize", obj, m.at(0)) != 0 {
		size = m.f32(0)
	}
	t := identity()
	if m.call("FPDFText_GetMatrix", tp, uint64(index), m.at(0)) != 0 {
		t = m.matrixAt(0)
	}
	t.e, t.f = 0, 0
	lin := p.to
	lin.e, lin.f = 0, 0
	t = t.then(lin)
	if size < 0 { // a negative size turns the text round
		size, t.a, t.b = -size, -t.a, -t.b
	}
	s.dx, s.dy = t.a, t.b
	s.em = size * hypot(t.c, t.d)
	if !finite(s.em) {
		s.em = 0
	}
	s.quarter = quarter(t.a, t.b)
	s.mode = m.integer("FPDFTextObj_GetTextRenderMode", obj)
	s.r, s.g, s.b, s.a = m.colour("FPDFPageObj_GetFillColor", obj)
	if s.mode == 1 || s.mode == 5 {
		s.r, s.g, s.b, s.a = m.colour("FPDFPageObj_GetStrokeColor", obj)
	}
	s.font = p.font(m.call("FPDFTextObj_GetFont", obj))
	s.bold = s.font.bold || s.mode == 2
	return s
}

func (p *pageReader) font(handle uint64) *font {
	if f := p.fonts[handle]; f != nil {
		return f
	}
	m := p.m
	f := &font{}
	p.fonts[handle] = f
	if handle == 0 {
		return f
	}
	if n := m.integer("FPDFFont_GetBaseFontName", handle, m.at(0), 200); n > 1 && n <= 200 {
		f.bold = boldName(string(m.bytes(m.buf, n-1)))
	}
	const forceBold = 1 << 18 // ISO 32000-1 table 123
	if flags := m.integer("FPDFFont_GetFlags", handle); flags > 0 && flags&forceBold != 0 {
		f.bold = true
	}
	if weight := m.integer("FPDFFont_GetWeight", handle); weight >= 600 && weight <= 1000 {
		f.bold = true
	}
	return f
}

func boldName(name string) bool {
	name = strings.ToLower(name)
	for _, w := range []string{"bold", "black", "heavy", "demi", ",bd", "-bd"} {
		if strings.Contains(name, w) {
			return true
		}
	}
	return false
}
