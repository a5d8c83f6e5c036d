// SPDX-License-Identifier: Apache-2.0

package header

import (
	"regexp"
	"strings"

	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/label"
	"ordergate/gateway/decode/paper/layout"
	"ordergate/gateway/decode/paper/lexicon"
)

// maxHead bounds the rows of a page's head in which a number without a label is looked for.
const maxHead = 60

var (
	barcode  = regexp.MustCompile(`^\*[A-Z0-9][A-Z0-9./\-]{3,30}\*$`)
	prefixed = regexp.MustCompile(`^(PO|P\.O\.|OC|O/C|BC|CF|BE|LPO|OF|IO|ODA|ZA|OBJ)[ \-/#.:]{0,2}\d[\dA-Z./\-]{3,20}$`)
)

// unlabelled finds a number that no label stands beside, where it is the only one such: what
// the text of a bar code says, what begins as numbers of orders do, what the file or the
// mail is named for; the number of a contract where the paper calls itself one. What it
// finds is never certain.
func (r *reader) unlabelled() (paper.Value, bool) {
	var found paper.Value
	for i := range min(len(r.s.Rows), maxHead) {
		row := &r.s.Rows[i]
		if row.Page != r.first() || row.Lines || row.Box.Y0 > 0.5*r.height() {
			break
		}
		for j := range row.Cells {
			v, ok := r.speaking(row, i, j)
			if !ok || Compact(v.Text) == Compact(found.Text) {
				continue
			}
			if found.Text != "" {
				return paper.Value{}, false
			}
			found = v
		}
	}
	if found.Text == "" {
		return r.contracted()
	}
	return found, true
}

// speaking takes a cell whose text says by itself that it is an order's number, and that
// is no label's value.
func (r *reader) speaking(row *label.Row, i, j int) (paper.Value, bool) {
	c := &row.Cells[j]
	if len(c.Words) > 2 || len(r.s.In(i, j)) > 0 && len(c.Words) > 1 && !prefixed.MatchString(c.Text()) || j > 0 && r.s.IsLabel(i, j-1) {
		return paper.Value{}, false
	}
	text := c.Text()
	if !barcode.MatchString(text) && !prefixed.MatchString(text) && !r.filed(c) {
		return paper.Value{}, false
	}
	v := c.Value(row.Page)
	v.Text, v.Evidence = strings.Trim(text, "*#: "), []string{paper.ByWeakLabel}
	return v, strings.ContainsAny(v.Text, "0123456789") && !r.oneDate(v.Text)
}

// filed reports whether the file's name or the mail's subject has a cell's number.
func (r *reader) filed(c *layout.Cell) bool {
	k := Compact(c.Text())
	return len(k) >= 5 && len(c.Words) == 1 && identifies(c.Text()) && (strings.Contains(Compact(r.c.Doc.Name), k) || strings.Contains(Compact(r.c.Doc.Subject), k))
}

// contracted takes the number of a contract, where the page is headed by nothing else.
func (r *reader) contracted() (paper.Value, bool) {
	titled := false
	for i := range min(len(r.s.Rows), 8) {
		for j := range r.s.Rows[i].Cells {
			c := &r.s.Rows[i].Cells[j]
			if len(c.Words) > 6 {
				continue
			}
			for _, e := range r.c.Words.Lookup("titles", strings.Join(lexicon.Latin(lexicon.Words(c.Text())), " ")) {
				titled = titled || e.Weak && e.Role == "letter"
			}
		}
	}
	if !titled {
		return paper.Value{}, false
	}
	all := r.collect("contract", func(p *label.Spot, at label.Place) (paper.Value, bool) {
		v, ok := r.identifier(at)
		return v, ok && at.Where != label.Above && at.Page == r.first() && len(Compact(v.Text)) >= 4
	})
	b, ok := best(all)
	if !ok || b.spot.Row > 12 {
		return paper.Value{}, false
	}
	b.value.Evidence = []string{paper.ByWeakLabel}
	return b.value, true
}
