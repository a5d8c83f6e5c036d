// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"strings"

	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/layout"
	"ordergate/gateway/decode/paper/lexicon"
)

// fore is a short word of capitals right before the order number that is neither a
// part of it nor of its label, and so may be either: "Ordine d'acquisto ODA 233/26"; "" for
// none.
func (g *gate) fore() string {
	n := &g.o.Number
	if n.Box == (paper.Box{}) || n.Has(paper.ByTemplate) {
		return ""
	}
	label, text := " "+lexicon.Key(n.Label)+" ", lexicon.Key(n.Text)
	for _, p := range g.own() {
		for i := range p.Words {
			w := &p.Words[i]
			gap, key := n.Box.X0-w.Box.X1, lexicon.Key(w.Text)
			if p.Number != n.Page || gap < -1 || gap > 0.8*n.Box.Height() || w.Box.OverlapY(n.Box) < 0.5*n.Box.Height() || len(w.Text) < 2 || len(w.Text) > 4 {
				continue
			}
			if strings.Trim(w.Text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ.") == "" && !g.c.Words.Number(key) && !strings.Contains(label, " "+key+" ") && !strings.HasPrefix(text, key) {
				return w.Text
			}
		}
	}
	return ""
}

// How far below and beside the title of an order its own number stands, points.
const (
	belowTitle  = 60
	besideTitle = 110
)

// titled reports whether the order number stands behind a bare "No." or "Document no."
// right below or beside the page's title that says it is an order, as the only such number there: no
// other number is a title's.
func (g *gate) titled(n *paper.Value) bool {
	if !n.Has(paper.ByWeakLabel) || !g.bareLabel(n.Label) || n.OCR {
		return false
	}
	if g.across(n) {
		return true
	}
	if !g.near(n.Page, n.Box) {
		return false
	}
	labels := 0
	for i := range g.c.Rows {
		r := &g.c.Rows[i]
		for j := range r.Cells {
			words := r.Cells[j].Words
			if len(words) == 0 || !g.near(r.Page, words[0].Box) {
				continue
			}
			one := layout.Cell{Words: words[:1]}
			two := layout.Cell{Words: words[:min(2, len(words))]}
			three := layout.Cell{Words: words[:min(3, len(words))]}
			if g.bareLabel(one.Text()) || g.bareLabel(two.Text()) || g.bareLabel(three.Text()) { // of "No. 4711" and "No.:" alike
				labels++
			}
		}
	}
	return labels == 1
}

// across reports whether a row has nothing but the title at its left and the number with
// its label at its right: "OBJEDNÁVKA VYDANÁ              č. OV26000884".
func (g *gate) across(n *paper.Value) bool {
	t := &g.o.KindSays
	for i := range g.c.Rows {
		r := &g.c.Rows[i]
		if r.Page != n.Page || t.Page != n.Page || len(r.Cells) != 2 || r.Box.OverlapY(n.Box) < 0.5*n.Box.Height() {
			continue
		}
		title, number := &r.Cells[0], &r.Cells[1]
		return title.Box.OverlapY(t.Box) > 0.5*t.Box.Height() && title.Box.OverlapX(t.Box) > 0.9*title.Box.Width() &&
			number.Box.OverlapX(n.Box) > 0.9*n.Box.Width() && lexicon.Key(number.Text()) == lexicon.Key(n.Label+" "+n.Text)
	}
	return false
}

// near reports whether a box stands by the title: in its row, or not far below.
func (g *gate) near(page int, b paper.Box) bool {
	t := &g.o.KindSays
	return t.Box != (paper.Box{}) && t.Page == page && b.Y1 > t.Box.Y0 && b.Y0-t.Box.Y1 < belowTitle &&
		b.X0-t.Box.X1 < besideTitle && t.Box.X0-b.X1 < besideTitle
}

// bareLabel reports whether a label says that a number is one and no more.
func (g *gate) bareLabel(label string) bool {
	switch lexicon.Key(label) {
	case "document no", "document number", "document #", "doc no", "folio", "belegnummer", "belegnr", "beleg nr", "n piece", "piece n", "n document", "document n",
		"serie y folio", "documento n", "n documento", "documento nr", "doc n", "documentnummer", "documentnr", "bilagsnr", "dokumentnr", "belge no":
		return true
	}
	return g.c.Words.Number(label)
}
