// SPDX-License-Identifier: Apache-2.0

package kind

import (
	"slices"
	"strings"
	"unicode"

	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/label"
	"ordergate/gateway/decode/paper/layout"
	"ordergate/gateway/decode/paper/lexicon"
)

// mention reports whether the n words at i that documents are called only speak of one:
// "conform uw offerte", "Invoice to", "2. General conditions".
func mention(s *label.Sheet, toks []string, i, n int, e lexicon.Entry) bool {
	if i > 0 && possessive(toks[i-1]) || i+n < len(toks) && toks[i+n] == "box" {
		return true
	}
	if paper.Kind(e.Role) == paper.PurchaseOrder {
		return false
	}
	if _, m := s.C.Words.Prefix("parties", toks[i:]); m > n && i+m == len(toks) && len(toks[i+m-1]) > 1 { // but "FACTURA A" is one
		return true
	}
	if e.Role == "letter" && beside(s, toks, i, n) < 0 {
		return true // the terms that a sentence speaks of
	}
	return e.Role == "letter" && i == 1 && strings.Trim(toks[0], "0123456789") == "" // a section of the page
}

// possessive are words that make a title a mention: "Our order", "Ihre Bestellung",
// "as per quotation".
func possessive(w string) bool {
	switch w {
	case "our", "your", "the", "this", "unsere", "ihre", "ihrer", "unserer", "der", "die", "notre", "votre", "nuestro", "su", "nostro", "vostro", "ns", "vs", "onze", "uw", "for", "of", "to", "per",
		"ihr", "ihrem", "ihres", "ihren", "vostra", "vuestra", "vuestro", "sua", "vossa", "vosso", "deres", "jeres", "ert", "er", "waszej", "vasi", "sizin",
		"gemass", "gem", "laut", "lt", "selon", "suivant", "segun", "conforme", "conform", "secondo", "volgens", "enligt", "ifolge", "iht", "jf", "sesuai":
		return true
	}
	return false
}

// unbracketed leaves out what stands in brackets behind a title, where it does not say
// what the document is: "PURCHASE ORDER (BILL ONLY - DO NOT SHIP)".
func unbracketed(s *label.Sheet, text string) string {
	open := strings.IndexByte(text, '(')
	if open < 4 || !strings.HasSuffix(strings.TrimSpace(text), ")") || Speaks(s, lexicon.Words(text[open:])) {
		return text
	}
	return text[:open]
}

// Speaks reports whether words name a kind of document that is no order, or a change of
// one.
func Speaks(s *label.Sheet, words []string) bool {
	for i := range words {
		if entries, _ := s.C.Words.Prefix("titles", words[i:]); len(entries) > 0 && paper.Kind(entries[0].Role) != paper.PurchaseOrder {
			return true
		}
		if entries, _ := s.C.Words.Prefix("changes", words[i:]); len(entries) > 0 {
			return true
		}
	}
	return false
}

// dashed reports whether a dash follows the first n words of a cell, as the dictionary
// counts them: a second name of the paper may stand behind.
func dashed(c *layout.Cell, n int) bool {
	for i := range c.Words {
		if n == 0 {
			return len(c.Words[i].Text) <= 3 && strings.Trim(c.Words[i].Text, "-–—/|·") == ""
		}
		n = max(n-len(lexicon.Words(c.Words[i].Text)), 0)
	}
	return false
}

// counted reports whether words end with a number that a word for "number" announces.
func counted(s *label.Sheet, words []string) bool {
	n := len(words)
	if n < 2 || n > 9 || !strings.ContainsFunc(words[n-1], unicode.IsDigit) {
		return false
	}
	return slices.ContainsFunc(words, s.C.Words.Number)
}

// place is where a cell stands: its row, and where it begins.
type place struct {
	row int
	x   float32
}

// references are the cells beside labels of somebody's reference: "Your ref.  Quotation
// 2025-661" makes no quotation.
func references(s *label.Sheet, page int) map[place]bool {
	out := map[place]bool{}
	for i := range s.Spots {
		p := &s.Spots[i]
		if s.Page(p) != page || len(out) > 200 {
			break
		}
		if !refers(p) {
			continue
		}
		for _, at := range s.Places(p) {
			if at.Where == label.Right || at.Where == label.Below {
				out[place{at.Row, at.Cell.Box.X0}] = true
				break
			}
		}
	}
	return out
}

// continues reports whether a cell is the second row of a label: close below one, at its
// left edge and of its size, with the label's value to the right of either:
// "DIRECCIÓN DE ENVÍO / FACTURA   : Av. Central 118".
func continues(s *label.Sheet, row, col int) bool {
	c := &s.Rows[row].Cells[col]
	for i := row - 1; i >= max(row-2, 0); i-- {
		above := &s.Rows[i]
		for j := range above.Cells {
			a := &above.Cells[j]
			if x := a.Box.X0 - c.Box.X0; x < -2.5 || x > 2.5 {
				continue
			}
			gap := c.Box.Y0 - a.Box.Y1
			return above.Page == s.Rows[row].Page && gap < 0.7*c.Box.Height() && a.Size() > 0.95*c.Size() && a.Size() < 1.05*c.Size() &&
				s.IsLabel(i, j) && j+1 < len(above.Cells) && !s.IsLabel(i, j+1)
		}
	}
	return false
}

// refers reports whether a label is one of a reference.
func refers(p *label.Spot) bool {
	if _, ok := p.Role("labels", "quotation_number"); ok {
		return true
	}
	for _, w := range strings.Fields(p.Key) {
		switch w {
		case "ref", "reference", "referenz", "zeichen", "kenmerk", "referentie", "referencia", "riferimento", "rif", "referens", "reference:", "sref", "nref", "vref":
			return true
		}
	}
	return false
}
