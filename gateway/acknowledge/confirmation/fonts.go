// SPDX-License-Identifier: Apache-2.0

package confirmation

import (
	"fmt"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/sfnt"
)

// Fonts are what PDFs are written with. They are never changed and safe for
// concurrent use.
type Fonts struct {
	regular, bold []byte
	known         *sfnt.Font

	mu     sync.Mutex
	buffer sfnt.Buffer
	glyphs map[rune]bool
}

// builtInFonts knows Latin, Greek and Cyrillic (the Go fonts, BSD licence).
var builtInFonts = sync.OnceValues(func() (*Fonts, error) { return newFonts(goregular.TTF, gobold.TTF) })

// NewFonts takes a TrueType font of the operator's, for all of a PDF. An error says
// why it cannot be used.
func NewFonts(ttf []byte) (*Fonts, error) {
	f, err := newFonts(ttf, ttf)
	if err != nil {
		return nil, err
	}
	sample, _ := Load(nil, "")
	_, _, err = portable(&letterView{Title: "Abc 123", Words: sample.Get(reference)}, Letter{Fonts: f})
	return f, err
}

func newFonts(regular, bold []byte) (*Fonts, error) {
	if len(regular) < 4 || string(regular[:4]) == "OTTO" || string(regular[:4]) == "ttcf" {
		return nil, fmt.Errorf("no TrueType font: a collection (.ttc) and an OpenType font with PostScript outlines (.otf) cannot be embedded")
	}
	known, err := sfnt.Parse(regular)
	if err != nil {
		return nil, fmt.Errorf("no TrueType font: %w", err)
	}
	return &Fonts{regular: regular, bold: bold, known: known, glyphs: map[rune]bool{}}, nil
}

// has tells whether the font can show a character. fpdf knows the basic plane only.
func (f *Fonts) has(r rune) bool {
	if r > 0xffff {
		return false
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	there, asked := f.glyphs[r]
	if !asked {
		i, err := f.known.GlyphIndex(&f.buffer, r)
		there = err == nil && i != 0
		f.glyphs[r] = there // 65,536 at most
	}
	return there
}

// shown is a text as the font can show it; missing tells that something is not the
// character that was meant.
func (f *Fonts) shown(s string) (out string, missing bool) {
	out = strings.Map(func(r rune) rune {
		switch {
		case f.has(r):
			return r
		case unicode.IsSpace(r):
			return ' '
		case r == '\u00ad' || r == '\u200b' || r == '\u200c' || r == '\u200d' || r == '\ufe0f' || r == '\ufeff': // nothing to be seen
			return -1
		case r == '\ufffd': // it stood in the text; a font need not have it
			return '?'
		}
		missing = true
		if f.has('\ufffd') {
			return '\ufffd'
		}
		return '?'
	}, s)
	return out, missing
}
