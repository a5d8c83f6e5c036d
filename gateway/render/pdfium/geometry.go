// SPDX-License-Identifier: Apache-2.0

package pdfium

import (
	"math"

	"ordergate/gateway/decode/paper"
)

// matrix is a PDF matrix: x' = ax + cy + e, y' = bx + dy + f.
type matrix struct{ a, b, c, d, e, f float32 }

func identity() matrix { return matrix{a: 1, d: 1} }

// then is first m, then n.
func (m matrix) then(n matrix) matrix {
	return matrix{
		m.a*n.a + m.b*n.c, m.a*n.b + m.b*n.d,
		m.c*n.a + m.d*n.c, m.c*n.b + m.d*n.d,
		m.e*n.a + m.f*n.c + n.e, m.e*n.b + m.f*n.d + n.f,
	}
}

func (m matrix) point(x, y float32) (float32, float32) {
	return m.a*x + m.c*y + m.e, m.b*x + m.d*y + m.f
}

// box is the rectangle around a rectangle's corners.
func (m matrix) box(x0, y0, x1, y1 float32) paper.Box {
	ax, ay := m.point(x0, y0)
	bx, by := m.point(x1, y1)
	cx, cy := m.point(x0, y1)
	dx, dy := m.point(x1, y0)
	return paper.Box{X0: min(ax, bx, cx, dx), Y0: min(ay, by, cy, dy), X1: max(ax, bx, cx, dx), Y1: max(ay, by, cy, dy)}
}

// shown is the matrix from user space to the page as it is shown: the box of the page
// at the origin, y downwards, turned clockwise by so many quarters.
func shown(l, b, r, t float32, quarters int) matrix {
	switch quarters & 3 {
	case 1:
		return matrix{0, 1, 1, 0, -b, -l}
	case 2:
		return matrix{-1, 0, 0, 1, r, -b}
	case 3:
		return matrix{0, -1, -1, 0, t, r}
	}
	return matrix{1, 0, 0, -1, -l, t}
}

// quarter tells which way text runs whose baseline goes along (x, y) on the shown page
// (y downwards): 0 to the right, 1 down, 2 to the left (upside down), 3 up; -1 when it
// is slanted by more than 3 degrees.
func quarter(x, y float32) int {
	deg := math.Atan2(float64(y), float64(x)) * 180 / math.Pi
	q := int(math.Round(deg / 90))
	if math.Abs(deg-float64(q)*90) > 3 {
		return -1
	}
	return (q + 4) & 3
}

func finite(v ...float32) bool {
	for _, f := range v {
		if math.IsNaN(float64(f)) || math.IsInf(float64(f), 0) || f > 1e6 || f < -1e6 {
			return false
		}
	}
	return true
}

// inside reports whether most of b lies on a page of that size.
func inside(b paper.Box, w, h float32) bool {
	x, y := b.MidX(), b.MidY()
	return x >= 0 && y >= 0 && x <= w && y <= h
}

// holds reports whether a covers b but for a tenth.
func holds(a, b paper.Box) bool {
	dx, dy := b.Width()/10+.2, b.Height()/10+.2
	return a.X0 <= b.X0+dx && a.X1 >= b.X1-dx && a.Y0 <= b.Y0+dy && a.Y1 >= b.Y1-dy
}
