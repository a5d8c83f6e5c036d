// SPDX-License-Identifier: Apache-2.0

package render

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"ordergate/gateway/decode/paper"
	"ordergate/gateway/render/pdfium"
)

// Pages go from the worker packed, lowest byte first: as JSON they took a fifth of the
// time of a page. The coordinates are whole hundredths of a point, which is what the
// JSON of a paper.Box has: what is read now and what is replayed is the same.

const (
	packedBox  = 4 * 4                     // bytes
	packedWord = packedBox + 4 + 1 + 1 + 1 // and its text
	packedPage = 7 + 1 + 3*4 + 4*4         // and what is on it
)

var (
	errPacked = errors.New("the pages are packed wrong")
	errCoord  = errors.New("a coordinate is out of bounds")
)

func pack(pages []*pdfium.Page) ([]byte, error) {
	p := packer{b: binary.LittleEndian.AppendUint32(nil, uint32(len(pages)))}
	for _, pg := range pages {
		for _, n := range []int{pg.Number, pg.Turn, pg.Chars, pg.Bad, pg.Unmapped, pg.Invisible, pg.Objects} {
			p.b = binary.AppendVarint(p.b, int64(n))
		}
		p.flags(pg.OCR, pg.Image, pg.Truncated)
		p.float(pg.Width)
		p.float(pg.Height)
		p.float(pg.Picture)
		p.words(pg.Words)
		p.words(pg.Hidden)
		p.words(pg.Turned)
		p.b = binary.LittleEndian.AppendUint32(p.b, uint32(len(pg.Rules)))
		for _, r := range pg.Rules {
			p.box(r)
		}
	}
	return p.b, p.err
}

type packer struct {
	b   []byte
	err error
}

func (p *packer) flags(fs ...bool) {
	v := byte(0)
	for i, f := range fs {
		if f {
			v |= 1 << i
		}
	}
	p.b = append(p.b, v)
}

func (p *packer) float(f float32) {
	if math.IsNaN(float64(f)) || math.IsInf(float64(f), 0) {
		p.err = errCoord
	}
	p.b = binary.LittleEndian.AppendUint32(p.b, math.Float32bits(f))
}

func (p *packer) box(b paper.Box) {
	for _, f := range [4]float32{b.X0, b.Y0, b.X1, b.Y1} {
		v := math.RoundToEven(float64(f) * 100)
		if !(math.Abs(v) <= math.MaxInt32) {
			p.err = errCoord
			v = 0
		}
		p.b = binary.LittleEndian.AppendUint32(p.b, uint32(int32(v)))
	}
}

func (p *packer) words(ws []paper.Word) {
	p.b = binary.LittleEndian.AppendUint32(slices.Grow(p.b, 32*len(ws)), uint32(len(ws)))
	for i := range ws {
		w := &ws[i]
		p.box(w.Box)
		p.float(w.Size)
		p.flags(w.Bold)
		p.b = append(p.b, byte(w.OCR))
		p.b = binary.AppendUvarint(p.b, uint64(len(w.Text)))
		p.b = append(p.b, w.Text...)
	}
}

// unpack reads what pack wrote. The worker is not trusted: nothing is taken on its word.
func unpack(b []byte) ([]*pdfium.Page, error) {
	u := unpacker{b: b}
	var out []*pdfium.Page
	for range u.count(packedPage) {
		pg := &pdfium.Page{}
		for _, n := range []*int{&pg.Number, &pg.Turn, &pg.Chars, &pg.Bad, &pg.Unmapped, &pg.Invisible, &pg.Objects} {
			*n = u.integer()
		}
		f := u.flags()
		pg.OCR, pg.Image, pg.Truncated = f&1 != 0, f&2 != 0, f&4 != 0
		pg.Width, pg.Height, pg.Picture = u.float(), u.float(), u.float()
		pg.Words, pg.Hidden, pg.Turned = u.words(), u.words(), u.words()
		if n := u.count(packedBox); n > 0 {
			pg.Rules = make([]paper.Box, n)
		}
		for i := range pg.Rules {
			pg.Rules[i] = u.box()
		}
		if u.err != nil {
			break
		}
		out = append(out, pg)
	}
	if u.err == nil && len(u.b) > 0 {
		u.err = fmt.Errorf("%w: %d bytes are left", errPacked, len(u.b))
	}
	return out, u.err
}

type unpacker struct {
	b   []byte
	err error
}

// take takes n bytes; zeroes when there are no more.
func (u *unpacker) take(n int) []byte {
	if u.err != nil || n > len(u.b) {
		u.err = errPacked
		return make([]byte, min(n, packedWord))
	}
	out := u.b[:n]
	u.b = u.b[n:]
	return out
}

// count reads how many things follow that have at least so many bytes each.
func (u *unpacker) count(least int) int {
	n := binary.LittleEndian.Uint32(u.take(4))
	if int64(n)*int64(least) > int64(len(u.b)) {
		u.err = errPacked
		return 0
	}
	return int(n)
}

func (u *unpacker) integer() int {
	v, n := binary.Varint(u.b)
	if n <= 0 || v < math.MinInt32 || v > math.MaxInt32 {
		u.err = errPacked
		return 0
	}
	u.take(n)
	return int(v)
}

func (u *unpacker) flags() byte { return u.take(1)[0] }

func (u *unpacker) float() float32 {
	f := math.Float32frombits(binary.LittleEndian.Uint32(u.take(4)))
	if math.IsNaN(float64(f)) || math.IsInf(float64(f), 0) {
		u.err = errCoord
	}
	return f
}

func (u *unpacker) box() paper.Box {
	raw := u.take(packedBox)
	at := func(i int) float32 { return hundredths(int32(binary.LittleEndian.Uint32(raw[4*i:]))) }
	return paper.Box{X0: at(0), Y0: at(1), X1: at(2), Y1: at(3)}
}

// hundredths is the number that is nearest to n hundredths.
func hundredths(n int32) float32 {
	if n > -1<<24 && n < 1<<24 {
		return float32(n) / 100 // both are exact
	}
	f, _ := strconv.ParseFloat(strconv.Itoa(int(n))+"e-2", 32)
	return float32(f)
}

func (u *unpacker) words() []paper.Word {
	n := u.count(packedWord)
	if n == 0 {
		return nil
	}
	out := make([]paper.Word, n)
	for i := range out {
		w := &out[i]
		w.Box, w.Size = u.box(), u.float()
		w.Bold = u.flags()&1 != 0
		w.OCR = int(u.flags())
		size, k := binary.Uvarint(u.b)
		if k <= 0 || size > uint64(len(u.b)) {
			u.err = errPacked
			return nil
		}
		u.take(k)
		w.Text = strings.ToValidUTF8(string(u.take(int(size))), "\uFFFD")
	}
	return out
}
