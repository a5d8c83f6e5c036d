// SPDX-License-Identifier: Apache-2.0

package pdfium

import (
	"errors"
	"fmt"
	"image"
	"math"
)

// maxPixels bounds a drawing; A4 at 300 dpi has 8.7 million.
const maxPixels = 40_000_000

// ErrTooLarge: the drawing would have more pixels than maxPixels.
var ErrTooLarge = errors.New("the page is too large to be drawn")

func pixels(w, h float32, dpi int) (int, int, error) {
	pw, ph := math.Ceil(float64(w)*float64(dpi)/72), math.Ceil(float64(h)*float64(dpi)/72)
	if pw < 1 || ph < 1 || pw*ph > maxPixels {
		return 0, 0, fmt.Errorf("%w: %.0f x %.0f pixels", ErrTooLarge, pw, ph)
	}
	return int(pw), int(ph), nil
}

const (
	renderAnnotations = 0x01
	renderGray        = 0x08
)

// draw gives the page in grey.
func (m *module) draw(page uint64, w, h float32, dpi int) (*image.Gray, error) {
	pw, ph, err := pixels(w, h, dpi)
	if err != nil {
		return nil, err
	}
	bm, free, err := m.bitmap(page, pw, ph, 1, renderGray)
	if err != nil {
		return nil, err
	}
	defer free()
	stride := m.integer("FPDFBitmap_GetStride", bm)
	pix := m.bytes(uint32(m.call("FPDFBitmap_GetBuffer", bm)), stride*ph)
	return &image.Gray{Pix: pix, Stride: stride, Rect: image.Rect(0, 0, pw, ph)}, nil
}

// colours gives the page in colour.
func (m *module) colours(page uint64, w, h float32, dpi int) (*image.RGBA, error) {
	pw, ph, err := pixels(w, h, dpi)
	if err != nil {
		return nil, err
	}
	bm, free, err := m.bitmap(page, pw, ph, 3, 0)
	if err != nil {
		return nil, err
	}
	defer free()
	stride := m.integer("FPDFBitmap_GetStride", bm)
	pix := m.bytes(uint32(m.call("FPDFBitmap_GetBuffer", bm)), stride*ph)
	for i := 0; i+3 < len(pix); i += 4 { // BGRx
		pix[i], pix[i+2], pix[i+3] = pix[i+2], pix[i], 255
	}
	return &image.RGBA{Pix: pix, Stride: stride, Rect: image.Rect(0, 0, pw, ph)}, nil
}

func (m *module) bitmap(page uint64, pw, ph, format int, flags uint64) (bm uint64, free func(), err error) {
	bm = m.call("FPDFBitmap_CreateEx", uint64(pw), uint64(ph), uint64(format), 0, 0)
	if bm == 0 {
		return 0, nil, fmt.Errorf("%w: no memory for %d x %d pixels", ErrTooLarge, pw, ph)
	}
	m.call("FPDFBitmap_FillRect", bm, 0, 0, uint64(pw), uint64(ph), 0xFFFFFFFF)
	m.call("FPDF_RenderPageBitmap", bm, page, 0, 0, uint64(pw), uint64(ph), 0, renderAnnotations|flags)
	return bm, func() { m.call("FPDFBitmap_Destroy", bm) }, nil
}
