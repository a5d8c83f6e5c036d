// SPDX-License-Identifier: Apache-2.0

package confirmation

import (
	"bytes"
	"fmt"
	"strings"

	"codeberg.org/go-pdf/fpdf"
)

// Measures of the page in millimetres: A4 upright.
const (
	left, right, top, bottom = 15, 15, 15, 28
	pageWidth, pageHeight    = 210, 297
	inner                    = pageWidth - left - right
	lineHeight               = 4.3
)

// sheet is a PDF under way. Its lengths are millimetres, which is why there are
// floats here: no value of an order is one.
type sheet struct {
	*fpdf.Fpdf
	v       *letterView
	fonts   *Fonts
	missing bool
	table   bool // rows follow: a new page begins with the heads of the columns
}

// style is how a piece of text looks.
type style struct {
	font    string // "", "B"
	size    float64
	color   [3]int
	strike  bool
	toRight bool
}

var (
	ink    = [3]int{17, 24, 39}
	grey   = [3]int{107, 114, 128}
	amber  = [3]int{180, 83, 9}
	red    = [3]int{185, 28, 28}
	green  = [3]int{21, 128, 61}
	normal = style{size: 9, color: ink}
	small  = style{size: 8, color: grey}
)

// portable is the letter as PDF, the same bytes for the same letter. missing tells
// that the font lacks some characters: they stand as U+FFFD, and a note says so.
func portable(v *letterView, l Letter) (out []byte, missing bool, err error) {
	defer func() {
		if caught := recover(); caught != nil { // of the library, by a font it cannot read
			err = fmt.Errorf("write PDF: %v", caught)
		}
	}()
	fonts := l.Fonts
	if fonts == nil {
		if fonts, err = builtInFonts(); err != nil {
			return nil, false, err
		}
	}
	s := &sheet{Fpdf: fpdf.New("P", "mm", "A4", ""), v: v, fonts: fonts}
	s.SetCatalogSort(true)
	s.SetCreationDate(l.Now.UTC())
	s.SetModificationDate(l.Now.UTC())
	s.SetProducer("ordergate", true)
	s.SetTitle(v.Subject, true)
	s.SetAuthor(v.Head.Company, true)
	s.SetLang(v.Language)
	s.AddUTF8FontFromBytes("letter", "", bytes.Clone(fonts.regular))
	s.AddUTF8FontFromBytes("letter", "B", bytes.Clone(fonts.bold))
	s.SetMargins(left, top, right)
	s.SetAutoPageBreak(false, bottom)
	s.AliasNbPages(pagesAlias)
	s.SetFooterFunc(s.foot)
	s.AddPage()
	s.head()
	s.rows()
	s.tail()
	var b bytes.Buffer
	if err := s.Output(&b); err != nil {
		return nil, s.missing, fmt.Errorf("write PDF: %w", err)
	}
	return b.Bytes(), s.missing, nil
}

// pagesAlias stands for the number of pages until that is known. It is made of
// characters that each font has, and that no order number looks like.
const pagesAlias = "{nb}"

// use takes a style.
func (s *sheet) use(st style) {
	s.SetFont("letter", st.font, st.size)
	s.SetTextColor(st.color[0], st.color[1], st.color[2])
}

// show is a text as the font can show it.
func (s *sheet) show(text string) string {
	out, missing := s.fonts.shown(text)
	s.missing = s.missing || missing
	return out
}

// put writes one line of text into a box that begins at x.
func (s *sheet) put(x, y, w float64, st style, text string) {
	s.use(st)
	long := s.GetStringWidth(text)
	if st.toRight {
		x += w - long
	}
	s.Text(x, y+lineHeight-1.1, text)
	if st.strike && text != "" {
		s.SetDrawColor(st.color[0], st.color[1], st.color[2])
		s.SetLineWidth(0.25)
		s.Line(x-0.3, y+lineHeight/2+0.15, x+long+0.3, y+lineHeight/2+0.15)
	}
}

// wrap breaks a text into lines that fit, a long word where it must.
func (s *sheet) wrap(w float64, st style, text string) (lines []string) {
	s.use(st)
	line := ""
	for _, word := range strings.FieldsFunc(s.show(text), func(r rune) bool { return r == ' ' }) {
		if line != "" && s.GetStringWidth(line+" "+word) <= w {
			line += " " + word
			continue
		}
		if line != "" {
			lines = append(lines, line)
		}
		for line = word; s.GetStringWidth(line) > w; {
			fits, sum := 0, 0.0
			for i, r := range line {
				if sum += s.GetStringWidth(string(r)); sum > w && i > 0 {
					break
				}
				fits = i + len(string(r))
			}
			if fits == len(line) {
				break
			}
			lines = append(lines, line[:fits])
			line = line[fits:]
		}
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}

// paragraph writes a text over the whole width, from the current height on.
func (s *sheet) paragraph(st style, text string) {
	for _, line := range s.wrap(inner, st, text) {
		s.room(lineHeight)
		s.put(left, s.GetY(), inner, st, line)
		s.SetY(s.GetY() + lineHeight)
	}
}

// room begins a new page where so much does not fit any more.
func (s *sheet) room(h float64) {
	if s.GetY()+h <= pageHeight-bottom {
		return
	}
	s.AddPage()
	s.SetY(top)
	s.put(left, top, inner, small, s.show(s.v.Subject))
	s.SetY(top + 7)
	if s.table {
		s.heads()
	}
}

// rule draws a line over the whole width.
func (s *sheet) rule(y, w float64, c [3]int) {
	s.SetDrawColor(c[0], c[1], c[2])
	s.SetLineWidth(w)
	s.Line(left, y, pageWidth-right, y)
}

// foot is the foot of each page: who we are, and the page's number.
func (s *sheet) foot() {
	y := float64(pageHeight - bottom + 6)
	s.rule(y-2, 0.2, [3]int{209, 213, 219})
	st := style{size: 7, color: grey}
	h := s.v.Head
	var lines []string
	for _, all := range [][]string{append([]string{h.Company}, h.Address...), append([]string{s.v.Phone, h.Email, s.v.VAT}, h.Footer...)} {
		var some []string
		for _, t := range all {
			if t = clean(t); t != "" {
				some = append(some, t)
			}
		}
		lines = append(lines, s.wrap(inner-30, st, strings.Join(some, "  ·  "))...)
	}
	for i, line := range lines {
		if i == 5 {
			break
		}
		s.put(left, y+float64(i)*3.4, inner, st, line)
	}
	number := s.v.Words.text("page", "page", fmt.Sprint(s.PageNo()), "pages", pagesAlias)
	st.toRight = true
	s.put(left, y, inner, st, number)
}
