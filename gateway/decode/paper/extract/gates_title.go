// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/layout"
	"ordergate/gateway/decode/paper/lexicon"
)

// How far below and beside the title of an order its own number stands, points.
const (
	belowTitle  = 60
	besideTitle = 110
)

// titled reports whether the order number stands behind a bare "No." or "Document no."
// right below or beside the page's title that says it is an order, as the only such number there: no
// other number is a title's.
func (g *gate) titled(n *paper.Value) bool {
	if !n.Has(paper.ByWeakLabel) || !g.bareLabel(n.Label) || n.OCR || !g.near(n.Page, n.Box) {
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
			if g.bareLabel(one.Text()) || g.bareLabel(two.Text()) { // of "No. 4711" and "No.:" alike
				labels++
			}
		}
	}
	return labels == 1
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
