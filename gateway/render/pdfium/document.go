// SPDX-License-Identifier: Apache-2.0

package pdfium

import (
	"context"
	"errors"
	"fmt"
	"image"
	"slices"
	"unicode/utf16"

	"ordergate/gateway/decode/paper"
)

// Faults of a document. What else goes wrong with one is ErrTrap or ErrTooLarge.
var (
	ErrDamaged  = errors.New("the file is damaged or no PDF")
	ErrPassword = errors.New("the file is encrypted, and no password fits")
	ErrSecurity = errors.New("the file is encrypted in a way that is not known")
)

// Document is an open PDF. It is for one goroutine; close it.
type Document struct {
	m     *module
	data  uint32
	doc   uint64
	form  uint64
	pages int
	chars int

	attached attached
}

// Page is a page that was read, with what tells whether its text is to be believed.
type Page struct {
	paper.Page
	Chars     int     // characters of the text layer
	Bad       int     // of them such as mean nothing: control codes, private use
	Unmapped  int     // of them those whose font does not say what they are; their codes stand for themselves
	Invisible int     // of the words those in invisible ink
	Picture   float32 // share of the page that its largest picture covers
	Objects   int     // painted: text whose letters are drawn as outlines has many
	Truncated bool    // there were more characters than are read
}

// Open opens a document with the first password that fits; the empty one is tried
// first, which opens files that only limit printing and the like.
func (e *Engine) Open(ctx context.Context, data []byte, passwords []string) (d *Document, err error) {
	m, err := e.instance(ctx)
	if err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			m.close()
		}
	}()
	defer m.guard(&err)
	d = &Document{m: m}
	d.data = m.put(data)
	for _, pw := range append([]string{""}, passwords...) {
		p := m.put([]byte(pw))
		d.doc = m.call("FPDF_LoadMemDocument", uint64(d.data), uint64(len(data)), uint64(p))
		m.free(p)
		if d.doc != 0 {
			break
		}
		switch code := m.integer("FPDF_GetLastError"); code {
		case 4:
			err = ErrPassword
		case 5:
			return nil, ErrSecurity
		default:
			return nil, fmt.Errorf("%w (code %d)", ErrDamaged, code)
		}
	}
	if d.doc == 0 {
		return nil, err
	}
	d.pages = m.integer("FPDF_GetPageCount", d.doc)
	d.fill()
	return d, nil
}

// fill starts what makes PDFium give form fields their looks when the file has none.
func (d *Document) fill() {
	if d.m.integer("FPDF_GetFormType", d.doc) == 0 {
		return
	}
	const size = 256 // FPDF_FORMFILLINFO with no callbacks at all
	info := d.m.put(make([]byte, size))
	d.m.mem.WriteUint32Le(info, 1) // its version
	d.form = d.m.call("FPDFDOC_InitFormFillEnvironment", d.doc, uint64(info))
}

// Close gives the instance back. A second call does nothing.
func (d *Document) Close() {
	if d.m != nil {
		d.m.close()
		d.m = nil
	}
}

// Pages is how many pages there are.
func (d *Document) Pages() int { return d.pages }

// load loads a page, counted from 0, with its form fields flattened into it.
func (d *Document) load(i int) (uint64, error) {
	m := d.m
	page := m.call("FPDF_LoadPage", d.doc, uint64(i))
	if page == 0 {
		return 0, fmt.Errorf("%w: page %d", ErrDamaged, i+1)
	}
	notes := m.integer("FPDFPage_GetAnnotCount", page)
	if notes == 0 {
		return page, nil
	}
	d.hung(page, notes)
	if d.form != 0 {
		m.call("FORM_OnAfterLoadPage", page, d.form)
	}
	const flattened = 1
	if m.integer("FPDFPage_Flatten", page, 0) != flattened {
		return page, nil
	}
	if d.form != 0 {
		m.call("FORM_OnBeforeClosePage", page, d.form)
	}
	m.call("FPDF_ClosePage", page)
	if page = m.call("FPDF_LoadPage", d.doc, uint64(i)); page == 0 {
		return 0, fmt.Errorf("%w: page %d", ErrDamaged, i+1)
	}
	return page, nil
}

// setup finds how a loaded page is shown.
func (d *Document) setup(page uint64) *pageReader {
	m := d.m
	p := &pageReader{m: m, page: page, styles: map[uint32]*style{}, fonts: map[uint64]*font{}}
	l, t, r, b := float32(0), float32(792), float32(612), float32(0)
	if m.call("FPDF_GetPageBoundingBox", page, m.at(0)) != 0 {
		l, t, r, b = m.f32(0), m.f32(4), m.f32(8), m.f32(12)
	}
	q := m.integer("FPDFPage_GetRotation", page)
	p.to = shown(l, b, r, t, q)
	p.w, p.h = r-l, t-b
	if q&1 == 1 {
		p.w, p.h = p.h, p.w
	}
	return p
}

// Page reads a page, counted from 1. A page whose text mostly runs upwards, downwards
// or upside down is turned until it can be read; its boxes and pictures are then those
// of the turned page.
func (d *Document) Page(number int) (pg *Page, err error) {
	defer d.m.guard(&err)
	page, err := d.load(number - 1)
	if err != nil {
		return nil, err
	}
	defer d.m.call("FPDF_ClosePage", page)
	p := d.upright(page)
	d.chars += p.count
	return p.result(number), nil
}

// upright reads the characters of a loaded page and turns it when it must be.
func (d *Document) upright(page uint64) *pageReader {
	p := d.setup(page)
	p.objects()
	p.read(maxDocChars - d.chars)
	q := p.dominant()
	if q == 0 {
		return p
	}
	d.m.call("FPDFPage_SetRotation", page, uint64((d.m.integer("FPDFPage_GetRotation", page)+4-q)&3))
	p = d.setup(page)
	p.objects()
	p.read(maxDocChars - d.chars)
	return p
}

func (p *pageReader) objects() { p.drawn = p.m.objects(p.page, p.to, p.w, p.h) }

func (p *pageReader) result(number int) *Page {
	out := &Page{Page: paper.Page{Number: number, Width: p.w, Height: p.h, Rules: p.drawn.rules},
		Chars: p.count, Bad: p.bad, Unmapped: p.unmapped, Picture: p.drawn.image, Objects: p.drawn.seq, Truncated: p.count >= maxChars}
	var all []*word
	for q, chars := range p.chars[:4] {
		all = append(all, words(chars, q)...)
	}
	slant := words(p.chars[4], 0)
	hidden := p.hide(append(slices.Clone(all), slant...))
	for _, w := range all {
		switch {
		case hidden[w]:
			out.Hidden = append(out.Hidden, w.paper())
			if w.st.mode == 3 {
				out.Invisible++
			}
		case w.st.quarter != 0:
			out.Turned = append(out.Turned, w.paper())
		default:
			out.Words = append(out.Words, w.paper())
		}
	}
	for _, w := range slant {
		if !hidden[w] {
			out.Turned = append(out.Turned, w.paper())
		}
	}
	return out
}

// Picture draws a page, counted from 1, in colour as Page's boxes show it, turned
// clockwise by so many quarters.
func (d *Document) Picture(number, dpi, turn int) (img *image.RGBA, err error) {
	defer d.m.guard(&err)
	page, p, err := d.turned(number, turn)
	if err != nil {
		return nil, err
	}
	defer d.m.call("FPDF_ClosePage", page)
	return d.m.colours(page, p.w, p.h, dpi)
}

// Gray draws a page as Picture does, in grey, for OCR.
func (d *Document) Gray(number, dpi, turn int) (img *image.Gray, err error) {
	defer d.m.guard(&err)
	page, p, err := d.turned(number, turn)
	if err != nil {
		return nil, err
	}
	defer d.m.call("FPDF_ClosePage", page)
	return d.m.draw(page, p.w, p.h, dpi)
}

func (d *Document) turned(number, turn int) (uint64, *pageReader, error) {
	page, err := d.load(number - 1)
	if err != nil {
		return 0, nil, err
	}
	p := d.upright(page)
	if turn&3 != 0 {
		d.m.call("FPDFPage_SetRotation", page, uint64((d.m.integer("FPDFPage_GetRotation", page)+turn)&3))
		p = d.setup(page)
	}
	return page, p, nil
}

// Meta gives a property of the file: Title, Producer.
func (d *Document) Meta(key string) (s string, err error) {
	defer d.m.guard(&err)
	k := d.m.put([]byte(key))
	defer d.m.free(k)
	n := d.m.integer("FPDF_GetMetaText", d.doc, uint64(k), d.m.at(0), scratchSize)
	if n < 2 || n > scratchSize {
		return "", nil
	}
	return utf16Text(d.m.bytes(d.m.buf, n)), nil
}

// utf16Text reads UTF-16 of lower byte first up to its end mark.
func utf16Text(b []byte) string {
	var u []uint16
	for i := 0; i+1 < len(b); i += 2 {
		v := uint16(b[i]) | uint16(b[i+1])<<8
		if v == 0 {
			break
		}
		u = append(u, v)
	}
	return string(utf16.Decode(u))
}
