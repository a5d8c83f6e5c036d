// SPDX-License-Identifier: Apache-2.0

package render

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"unicode"

	"ordergate/gateway/decode/paper"
	"ordergate/gateway/render/ocr"
	"ordergate/gateway/render/pdfium"
)

// fewWords is how many words a page has at most that is taken for a picture.
const fewWords = 15

// Why the text of a page is not to be believed.
const (
	asPicture   = "picture"   // there is none
	asGarbled   = "garbled"   // its codes mean nothing
	asInvisible = "invisible" // it lies unseen over a picture: somebody else's OCR
)

// scanned tells why a page must be read by OCR; "" when it need not.
func scanned(p *pdfium.Page) string {
	switch {
	case p.Invisible >= fewWords && p.Picture > .5:
		return asInvisible
	case p.Chars > 30 && (p.Bad*10 > p.Chars*3 || garbled(p.Words, p.Unmapped*10 > p.Chars*3)):
		return asGarbled
	case len(p.Words) < fewWords && (p.Picture > .3 || p.Objects > 300):
		return asPicture
	}
	return ""
}

// garbled tells text whose letters are mapped to others: it has too few vowels. Every
// language written in Latin letters has a third, a page of codes less; where the font
// gives ground to doubt, more is asked. A page that is misjudged is read by OCR.
func garbled(words []paper.Word, doubt bool) bool {
	letters, vowels := 0, 0
	for _, w := range words {
		for _, r := range w.Text {
			if unicode.Is(unicode.Latin, r) {
				letters++
				if r > 0x7F || strings.ContainsRune("aeiouyAEIOUY", r) {
					vowels++
				}
			}
		}
	}
	if doubt {
		return letters < 50 || vowels*100 < letters*27
	}
	return letters >= 200 && vowels*100 < letters*15
}

// scans reads the pages by OCR that need it.
func (r *Renderer) scans(ctx context.Context, data []byte, pages []*pdfium.Page, o Options, f *finder) error {
	engine := ocr.Engine{Path: r.cfg.tesseract(), Languages: languages(o.Language, r.cfg.Languages), Limit: limit}
	var unread = map[string][]int{}
	read := 0
	for _, p := range pages {
		why := scanned(p)
		switch {
		case why == "":
			continue
		case engine.Path == "" || o.NoOCR:
			unread[why] = append(unread[why], p.Number)
			unbelieved(p, why)
			continue
		case read == r.cfg.OCRPages:
			unread["many"] = append(unread["many"], p.Number)
			unbelieved(p, why)
			continue
		}
		read++
		if err := r.scan(ctx, engine, data, p, o, why, f); err != nil {
			return err
		}
	}
	const install = "Install tesseract (apt-get install tesseract-ocr, and tesseract-ocr-deu and the like for languages) and replay the message, or enter the order by hand."
	f.unread("imageonly", append(unread[asPicture], unread[asInvisible]...), "only a picture, and there is no OCR here that could read it.", install)
	f.unread("garbled", unread[asGarbled], "written in fonts that do not say which letters they show, and there is no OCR here that could read it.", install)
	f.unread("ocrpages", unread["many"], fmt.Sprintf("scanned and was not read: %d pages are read by OCR.", r.cfg.OCRPages),
		"Set pdf: ocrPages higher in config.yaml and replay the message, or enter the order by hand.")
	return nil
}

// unbelieved takes a page for a picture.
func unbelieved(p *pdfium.Page, why string) {
	p.Image = true
	if why == asGarbled {
		p.Words = nil
	}
}

const ocrDPI = 300

// scan reads one page by OCR.
func (r *Renderer) scan(ctx context.Context, e ocr.Engine, data []byte, p *pdfium.Page, o Options, why string, f *finder) error {
	dpi := ocrDPI
	for dpi > 100 && p.Width*p.Height*float32(dpi*dpi)/72/72 > 30e6 {
		dpi -= 50 // posters
	}
	req := request{Do: "gray", Passwords: o.Passwords, First: p.Number, DPI: dpi}
	ans, pic, err := r.do(ctx, req, data)
	if err != nil {
		return f.died(err, p.Number)
	}
	if ans.Fault != "" {
		f.answered(&answer{Fault: ans.Fault, Page: p.Number}, 0)
		unbelieved(p, why)
		return nil
	}
	turn, err := e.Turn(ctx, pic)
	if err == nil && turn != 0 {
		req.Turn = turn
		if ans, pic, err = r.do(ctx, req, data); err != nil {
			return f.died(err, p.Number)
		}
	}
	var words []paper.Word
	if err == nil {
		words, err = e.Read(ctx, pic, dpi)
	}
	if err != nil {
		unbelieved(p, why)
		switch {
		case ctx.Err() != nil:
			return context.Cause(ctx)
		case errors.Is(err, ocr.ErrLimit):
			f.add("limit", p.Number, fmt.Sprintf("Page %d is scanned, and reading it took too long or too much memory.", p.Number), "Enter the order by hand, or ask the partner for a better copy.")
		default:
			f.add("ocr", p.Number, fmt.Sprintf("Page %d is scanned, and tesseract could not read it: %v.", p.Number, err), "Try tesseract by hand; replay the message when it works.")
		}
		return nil
	}
	p.Turn = turn
	for range turn {
		quarterTurn(&p.Page)
	}
	p.OCR = true
	merge(p, words, why)
	return nil
}

// quarterTurn turns a page and what is on it clockwise.
func quarterTurn(p *paper.Page) {
	h := p.Height
	box := func(b paper.Box) paper.Box { return paper.Box{X0: h - b.Y1, Y0: b.X0, X1: h - b.Y0, Y1: b.X1} }
	for _, ws := range [][]paper.Word{p.Words, p.Hidden, p.Turned} {
		for i := range ws {
			ws[i].Box = box(ws[i].Box)
		}
	}
	for i := range p.Rules {
		p.Rules[i] = box(p.Rules[i])
	}
	p.Width, p.Height = p.Height, p.Width
}

// merge puts what OCR read beside what the file's own text says.
func merge(p *pdfium.Page, read []paper.Word, why string) {
	own := p.Words
	if why == asGarbled {
		own = nil
	}
	if len(own)*len(read) > 4_000_000 || len(p.Hidden)*len(read) > 20_000_000 {
		p.Words = read
		return
	}
	if why == asInvisible {
		p.Hidden = compare(p.Hidden, read)
	}
	for _, w := range read {
		if !covered(w.Box, own) {
			own = append(own, w)
		}
	}
	p.Words = own
}

// compare holds a text layer against what is seen. Words that both have are sure;
// where they differ, what was read is doubtful. What the layer says where nothing is
// to be seen stays hidden text.
func compare(layer, read []paper.Word) []paper.Word {
	var hidden []paper.Word
	for _, l := range layer {
		seen := false
		for i := range read {
			w := &read[i]
			if !same(l.Box, w.Box) {
				continue
			}
			seen = true
			if strings.EqualFold(l.Text, w.Text) {
				w.OCR = max(w.OCR, 90)
			} else if !strings.Contains(l.Text, w.Text) && !strings.Contains(w.Text, l.Text) {
				w.OCR = min(w.OCR, 40)
			}
		}
		if !seen {
			hidden = append(hidden, l)
		}
	}
	return hidden
}

// same reports whether the boxes are about one place.
func same(a, b paper.Box) bool {
	return a.OverlapX(b) > .4*min(a.Width(), b.Width()) && a.OverlapY(b) > .3*min(a.Height(), b.Height())
}

func covered(b paper.Box, words []paper.Word) bool {
	for _, w := range words {
		if w.OCR == 0 && same(b, w.Box) {
			return true
		}
	}
	return false
}

// languages gives tesseract's names.
func languages(wanted string, configured []string) []string {
	iso := map[string]string{"en": "eng", "de": "deu", "fr": "fra", "es": "spa", "it": "ita", "nl": "nld", "pt": "por", "pl": "pol", "cs": "ces",
		"sv": "swe", "da": "dan", "nb": "nor", "no": "nor", "fi": "fin", "hu": "hun", "ro": "ron", "tr": "tur", "ar": "ara", "he": "heb", "el": "ell", "ru": "rus", "uk": "ukr"}
	wanted, _, _ = strings.Cut(strings.ToLower(wanted), "-")
	switch name, ok := iso[wanted]; {
	case ok:
		return []string{name}
	case languageName.MatchString(wanted):
		return []string{wanted}
	}
	return configured
}
