// SPDX-License-Identifier: Apache-2.0

package ocr

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"ordergate/gateway/decode/paper"
)

// token is a word as tesseract found it: pixels.
type token struct {
	text           string
	x0, y0, x1, y1 float32
	conf           int
}

// words reads tesseract's TSV; scale is pixels a point.
func words(tsv []byte, scale float32) []paper.Word {
	lines, width, height := tsvLines(tsv)
	slope := skew(lines)
	var out []paper.Word
	for _, line := range lines {
		level(line, slope, width/2, height/2)
		em, base := measure(line)
		for _, t := range line {
			for _, part := range split(t) {
				b := paper.Box{X0: part.x0, Y0: part.y0, X1: part.x1, Y1: part.y1}
				if mid := (part.y0 + part.y1) / 2; em > 0 && mid > base-1.1*em && mid < base+.4*em {
					b.Y0, b.Y1 = base-.74*em, base+.21*em
				}
				b = paper.Box{X0: b.X0 / scale, Y0: b.Y0 / scale, X1: b.X1 / scale, Y1: b.Y1 / scale}
				size := em / scale
				if size <= 0 {
					size = b.Height()
				}
				out = append(out, paper.Word{Text: part.text, Box: b, Size: size, OCR: part.conf})
			}
		}
	}
	return out
}

// tsvLines gives the words of each line: columns level, page, block, paragraph, line,
// word, left, top, width, height, confidence, text.
func tsvLines(tsv []byte) (out [][]token, width, height float32) {
	last := ""
	for row := range strings.Lines(string(tsv)) {
		c := strings.SplitN(strings.TrimRight(row, "\r\n"), "\t", 12)
		if len(c) < 12 || c[0] != "1" && (c[0] != "5" || strings.TrimSpace(c[11]) == "") {
			continue
		}
		var v [4]float32
		ok := true
		for i := range v {
			n, err := strconv.Atoi(c[6+i])
			ok = ok && err == nil && n >= 0 && n < 1<<20
			v[i] = float32(n)
		}
		if c[0] == "1" { // the page
			width, height = v[2], v[3]
			continue
		}
		conf, err := strconv.ParseFloat(c[10], 32)
		if !ok || err != nil || conf < 0 {
			continue
		}
		t := token{text: strings.ToValidUTF8(strings.TrimSpace(c[11]), ""), x0: v[0], y0: v[1], x1: v[0] + v[2], y1: v[1] + v[3], conf: min(max(int(conf), 1), 100)}
		if key := strings.Join(c[1:5], " "); key != last || len(out) == 0 {
			out, last = append(out, nil), key
		}
		out[len(out)-1] = append(out[len(out)-1], t)
	}
	return out, width, height
}

// skew tells how much the lines rise or fall, pixels a pixel: the middle of what the
// long lines say. Slants of more than 5 degrees are no slip of the scanner.
func skew(lines [][]token) float32 {
	var slopes []float32
	for _, l := range lines {
		if len(l) < 3 || l[len(l)-1].x1-l[0].x0 < 400 {
			continue
		}
		var n, sx, sy, sxx, sxy float32
		for _, t := range l {
			if descends(t.text) {
				continue
			}
			x, y := (t.x0+t.x1)/2, t.y1
			n, sx, sy, sxx, sxy = n+1, sx+x, sy+y, sxx+x*x, sxy+x*y
		}
		if d := n*sxx - sx*sx; n >= 3 && d > 0 {
			slopes = append(slopes, (n*sxy-sx*sy)/d)
		}
	}
	if len(slopes) < 3 {
		return 0
	}
	s := median(slopes)
	if a := math.Abs(float64(s)); a < .002 || a > .09 {
		return 0
	}
	return s
}

// level turns a line back by the slope, about the middle of the page.
func level(line []token, slope, cx, cy float32) {
	if slope == 0 {
		return
	}
	for i := range line {
		t := &line[i]
		h := max(t.y1-t.y0-abs(slope)*(t.x1-t.x0), 2) // the slant makes boxes higher
		x, y := (t.x0+t.x1)/2, (t.y0+t.y1)/2
		dx, dy := slope*(y-cy), -slope*(x-cx)
		t.x0, t.x1 = t.x0+dx, t.x1+dx
		t.y0, t.y1 = y+dy-h/2, y+dy+h/2
	}
}

// measure gives the size of a line's letters and its baseline, in pixels.
func measure(line []token) (em, base float32) {
	var heights, bases []float32
	for _, t := range line {
		h := t.y1 - t.y0
		tall := strings.ContainsAny(t.text, "0123456789ABCDEFGHIKLMNOPRSTUVWXYZbdfhkl")
		switch {
		case !descends(t.text):
			bases = append(bases, t.y1)
			if tall {
				heights = append(heights, h/.71)
			}
		case tall && !descends(strings.NewReplacer(",", "", ";", "").Replace(t.text)):
			bases = append(bases, t.y1-h*.15)
			heights = append(heights, h/.84)
		}
	}
	if len(heights) == 0 || len(bases) == 0 {
		return 0, 0
	}
	return median(heights), median(bases)
}

// descends reports letters that reach below the baseline or float above it.
func descends(s string) bool {
	return strings.ContainsAny(s, "gjpqyQ,;()[]{}|/_$§çþ-–—\"'*=~") && !floats(s)
}

// floats: a hyphen among digits and capitals leaves the bottom of the word alone.
func floats(s string) bool {
	rest := strings.Trim(strings.NewReplacer("-", "", "–", "", "*", "", "'", "").Replace(s), " ")
	return rest != "" && !strings.ContainsAny(rest, "gjpqyQ,;()[]{}|/_$§çþ—\"=~")
}

func median(v []float32) float32 {
	slices.Sort(v)
	return v[len(v)/2]
}

func abs(f float32) float32 { return max(f, -f) }

// glue is what ruling lines of a table become when they are read.
const glue = "|[]{}¦_~‘’“”—"

// split takes lines of a table off a word: "120)|EACH" are two.
func split(t token) []token {
	runes := []rune(t.text)
	if len(runes) == 0 {
		return nil
	}
	per := (t.x1 - t.x0) / float32(len(runes))
	var out []token
	for from := 0; from < len(runes); {
		to := from
		for to < len(runes) && runes[to] != '|' && runes[to] != '¦' {
			to++
		}
		a, b := from, to
		for a < b && strings.ContainsRune(glue, runes[a]) {
			a++
		}
		for b > a && strings.ContainsRune(glue, runes[b-1]) {
			b--
		}
		if text := unpaired(string(runes[a:b])); text != "" {
			out = append(out, token{text: text, x0: t.x0 + float32(a)*per, y0: t.y0, x1: t.x0 + float32(b)*per, y1: t.y1, conf: t.conf})
		}
		from = to + 1
	}
	slices.SortStableFunc(out, func(a, b token) int { return cmp.Compare(a.x0, b.x0) })
	return out
}

// unpaired takes a bracket off a number's end that has no other half.
func unpaired(s string) string {
	if strings.HasSuffix(s, ")") && !strings.Contains(s, "(") && len(s) > 1 && s[len(s)-2] >= '0' && s[len(s)-2] <= '9' {
		return s[:len(s)-1]
	}
	return s
}
