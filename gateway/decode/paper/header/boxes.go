// SPDX-License-Identifier: Apache-2.0

package header

import (
	"strings"

	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/figure"
	"ordergate/gateway/decode/paper/layout"
	"ordergate/gateway/decode/paper/lexicon"
)

// boxes finds the order's date where a form has a box each for its day, month and year:
// the three words stand side by side, and below them the figures.
func (r *reader) boxes() {
	for i := 0; i+1 < len(r.s.Rows); i++ {
		row := &r.s.Rows[i]
		if row.Lines || row.Page != r.first() || row.Box.Y0 > 0.5*r.height() {
			continue
		}
		heads := flat(row.Cells)
		for from := 0; from+3 <= len(heads); from++ {
			order := ""
			for _, w := range heads[from : from+3] {
				order += unitOf(w.Text)
			}
			if order != "dmy" && order != "mdy" && order != "ymd" {
				continue
			}
			for k := i + 1; k < len(r.s.Rows) && k <= i+2; k++ { // a row of another column may stand between
				next := &r.s.Rows[k]
				if next.Lines || next.Page != row.Page || next.Box.Y0-row.Box.Y1 > 2.5*row.Box.Height() {
					break
				}
				if v, ok := r.boxedDate(order, heads[from:from+3], flat(next.Cells), row.Page); ok && !r.delivers(i, heads[from].Box) {
					r.o.Date = v
					return
				}
			}
		}
	}
}

// flat are the words of cells; what a stroke joins is one.
func flat(cells []layout.Cell) (out []paper.Word) {
	for j := range cells {
		for k, w := range cells[j].Words {
			if n := len(out); k > 0 && strings.HasSuffix(out[n-1].Text, "/") {
				out[n-1].Text += w.Text
				out[n-1].Box = out[n-1].Box.Join(w.Box)
				continue
			}
			out = append(out, w)
		}
	}
	return out
}

// unitOf is d, m or y for a word that says day, month or year, in one language or two:
// "Mes/Month".
func unitOf(t string) string {
	for _, w := range strings.FieldsFunc(strings.TrimRight(t, ":."), func(c rune) bool { return c == '/' }) {
		switch lexicon.Key(w) {
		case "day", "dia", "tag", "jour", "giorno", "dag", "ziua", "dd", "d":
			return "d"
		case "month", "mes", "monat", "mois", "mese", "maand", "luna", "mm", "m":
			return "m"
		case "year", "ano", "jahr", "annee", "anno", "jaar", "an", "anul", "yyyy", "yy", "aaaa", "aa", "y", "a":
			return "y"
		}
	}
	return "-"
}

// boxedDate joins the figures below the words for day, month and year.
func (r *reader) boxedDate(order string, heads, below []paper.Word, page int) (paper.Value, bool) {
	parts := map[byte]string{}
	var all layout.Cell
	for k := range heads {
		left, right := heads[k].Box.X0-12, heads[k].Box.X1+12
		if k > 0 {
			left = max(left, (heads[k-1].Box.X1+heads[k].Box.X0)/2)
		}
		if k < 2 {
			right = min(right, (heads[k].Box.X1+heads[k+1].Box.X0)/2)
		}
		for _, w := range below {
			if mid := (w.Box.X0 + w.Box.X1) / 2; mid > left && mid < right {
				if parts[order[k]] != "" {
					return paper.Value{}, false
				}
				parts[order[k]] = w.Text
				all.Words = append(all.Words, w)
			}
		}
	}
	if len(parts) != 3 || !digitsOnly(parts['d']) || !digitsOnly(parts['y']) {
		return paper.Value{}, false
	}
	d, ok := figure.ParseDate(parts['d']+"/"+parts['m']+"/"+parts['y'], figure.DayFirst, r.c.Words)
	if !ok {
		if d, ok = figure.ParseDate(parts['d']+" "+parts['m']+" "+parts['y'], figure.DayFirst, r.c.Words); !ok {
			return paper.Value{}, false
		}
	}
	whole := all.Slice(0, len(all.Words))
	v := whole.Value(page, paper.ByLabel)
	v.Text = d.Value
	return v, true
}

// delivers reports whether what stands close above or left of boxes says that their date
// is one of delivery.
func (r *reader) delivers(row int, box paper.Box) bool {
	for i := max(row-2, 0); i <= row; i++ {
		for j := range r.s.Rows[i].Cells {
			c := &r.s.Rows[i].Cells[j]
			if c.Box.X0 > box.X1+60 || c.Box.X1 < box.X0-160 {
				continue
			}
			if _, ok := r.c.Words.Within("labels", "requested_date", lexicon.Words(c.Text())); ok {
				return true
			}
		}
	}
	return false
}
