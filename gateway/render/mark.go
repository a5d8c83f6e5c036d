// SPDX-License-Identifier: Apache-2.0

package render

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"

	"ordergate/gateway/decode/paper"

	"golang.org/x/image/font"
	"golang.org/x/image/font/basicfont"
	"golang.org/x/image/math/fixed"
)

// Mark is a box that is drawn on a picture of a page.
type Mark struct {
	Box   paper.Box // points
	Label string    // drawn above it; "" is none
	Bad   bool      // red: something is wrong there
}

// mark draws boxes into a PNG.
func mark(pic []byte, dpi int, marks []Mark) ([]byte, error) {
	src, err := png.Decode(bytes.NewReader(pic))
	if err != nil {
		return nil, fmt.Errorf("read the picture: %w", err)
	}
	img := image.NewRGBA(src.Bounds())
	draw.Draw(img, img.Rect, src, src.Bounds().Min, draw.Src)
	colours := []color.RGBA{{0, 90, 200, 255}, {0, 130, 60, 255}, {130, 60, 170, 255}, {170, 100, 0, 255}, {0, 130, 140, 255}}
	scale := float32(dpi) / 72
	for i, m := range marks {
		c := colours[i%len(colours)]
		if m.Bad {
			c = color.RGBA{210, 20, 20, 255}
		}
		r := image.Rect(int(m.Box.X0*scale)-2, int(m.Box.Y0*scale)-2, int(m.Box.X1*scale)+3, int(m.Box.Y1*scale)+3)
		frame(img, r, c)
		if m.Label != "" {
			label(img, r, c, m.Label)
		}
	}
	var out bytes.Buffer
	if err := png.Encode(&out, img); err != nil {
		return nil, fmt.Errorf("write the picture: %w", err)
	}
	return out.Bytes(), nil
}

func frame(img *image.RGBA, r image.Rectangle, c color.RGBA) {
	fill := image.NewUniform(c)
	const w = 2
	for _, e := range []image.Rectangle{
		image.Rect(r.Min.X, r.Min.Y, r.Max.X, r.Min.Y+w), image.Rect(r.Min.X, r.Max.Y-w, r.Max.X, r.Max.Y),
		image.Rect(r.Min.X, r.Min.Y, r.Min.X+w, r.Max.Y), image.Rect(r.Max.X-w, r.Min.Y, r.Max.X, r.Max.Y),
	} {
		draw.Draw(img, e.Intersect(img.Rect), fill, image.Point{}, draw.Src)
	}
}

// label writes the text on a ground of the box's colour, above it or, at the upper
// edge, below.
func label(img *image.RGBA, r image.Rectangle, c color.RGBA, text string) {
	face := basicfont.Face7x13
	if runes := []rune(text); len(runes) > 40 {
		text = string(runes[:39]) + "…"
	}
	w := font.MeasureString(face, text).Ceil()
	x := max(0, min(r.Min.X, img.Rect.Dx()-w-4))
	y := r.Min.Y - 13
	if y < 0 {
		y = r.Max.Y
	}
	draw.Draw(img, image.Rect(x, y, x+w+4, y+13).Intersect(img.Rect), image.NewUniform(c), image.Point{}, draw.Src)
	d := font.Drawer{Dst: img, Src: image.White, Face: face, Dot: fixed.P(x+2, y+10)}
	d.DrawString(text)
}
