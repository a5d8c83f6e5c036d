// SPDX-License-Identifier: Apache-2.0

package header

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"ordergate/gateway"
	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/figure"
	"ordergate/gateway/decode/paper/kind"
	"ordergate/gateway/decode/paper/label"
	"ordergate/gateway/decode/paper/layout"
	"ordergate/gateway/decode/paper/lexicon"
)

// number finds the order's number: of all that stand beside labels of one, the one
// that most speaks for.
func (r *reader) number() {
	all := r.numbers()
	if len(all) == 0 {
		if v, ok := r.unlabelled(); ok {
			r.o.Number = v
		}
		return
	}
	groups := r.tally(all)
	top := groups[0]
	r.o.Number = top.value
	for _, g := range groups[1:] {
		if !g.strong || !top.strong || top.score-g.score > 6 || related(top.value.Text, g.value.Text) {
			continue
		}
		r.o.Findings = append(r.o.Findings, gateway.Finding{
			Code: "order.number.doubtful", Severity: gateway.Hold, Position: position(&top.value), Field: "/number", Found: top.value.Text,
			Message: fmt.Sprintf("the order's number may be %s (%q, page %d) or %s (%q, page %d)", top.value.Text, top.value.Label, top.value.Page, g.value.Text, g.value.Label, g.value.Page),
			Hint:    "look at the page and set the number, or name its label in the partner's mapping",
		})
		break
	}
}

// numbers are all candidates.
func (r *reader) numbers() []candidate {
	all := r.collect("po_number", func(p *label.Spot, at label.Place) (paper.Value, bool) {
		at = r.initialled(p, at)
		v, ok := r.identifier(at)
		if !ok || r.astray(p, &at, &v) {
			return v, false
		}
		n := len(Compact(v.Text))
		if e, _ := p.Role("labels", "po_number"); e.Weak && (n < 3 || len(strings.Fields(strings.TrimLeft(r.beforeDate(at.Cell.Text()), " :"))) > 3) {
			return v, false
		}
		if r.others(p) {
			return v, false
		}
		if refers := r.c.Words.Says("reference", p.Key); (refers || r.c.Words.Number(p.Key)) && (r.within(p) || !r.belowTitle(p) && (refers || !r.headed(p) && !r.larger(p))) {
			return v, false
		}
		if at.Where != label.Behind && title(r.s, p) && (n < 4 || at.Where == label.Above || !strings.HasSuffix(at.Cell.Text(), v.Raw)) {
			return v, false // above a title stands the address of whoever wrote it, below it that of who gets it
		}
		if at.Where != label.Behind && title(r.s, p) && (r.registers(v.Raw) || r.parted(p, &at)) {
			return v, false
		}
		return v, true
	})
	for i := range all {
		c := &all[i]
		if title(r.s, c.spot) {
			c.score -= 3
			if c.spot.Whole {
				c.score -= 20
			}
			c.value.Evidence = append(c.value.Evidence, paper.ByTitle)
		}
		if foreign(c.spot.Key) {
			c.score -= 8
		}
		if slices.ContainsFunc(r.unsure, func(b paper.Box) bool { return b.OverlapX(c.value.Box) > 0 && b.OverlapY(c.value.Box) > 0 }) {
			c.value.Evidence, c.strong, c.score = []string{paper.ByWeakLabel}, false, c.score-10
		}
		if !c.spot.Start {
			c.score -= 6
			first := r.s.In(c.spot.Row, c.spot.Cell)
			if begin := lexicon.Key(r.s.Cell(c.spot).Words[0].Text); &first[0] == c.spot || foreign(begin+" ") { // "Your order reference:", "Su referencia de pedido:"
				c.score, c.strong = c.score-14, false
			}
		}
		if r.c.Doc.Pages != nil && r.low(c) {
			c.score -= 8
		}
	}
	return all
}

// others reports whether the word before a label says that the number is another's:
// "Vendor order number".
func (r *reader) others(p *label.Spot) bool {
	if p.From == 0 {
		return false
	}
	key := lexicon.Key(r.s.Cell(p).Words[p.From-1].Text)
	for _, e := range r.c.Words.Lookup("parts", key) {
		if e.Role == "other party" && !foreign(key+" ") && key != "client" && key != "cliente" && key != "klant" {
			return true
		}
	}
	return false
}

// within reports whether a label stands behind words that are neither a label of the same
// nor one's value, or right before a word with a colon: they say what the number is of,
// "Av. Central No. 4518", "Vergi No: 4711".
func (r *reader) within(p *label.Spot) bool {
	var last *label.Spot
	all := r.s.In(p.Row, p.Cell)
	for i := range all {
		if all[i].From < p.From {
			last = &all[i]
		}
		if all[i].From == p.To && len(all[i].Entries) == 0 {
			return true
		}
	}
	if p.From == 0 || last == nil {
		return p.From > 0
	}
	_, number := last.Role("labels", "po_number")
	return !number && !last.Colon
}

// belowTitle reports whether what documents are called stands right above a label, or
// before it in its row: its number is the order's.
func (r *reader) belowTitle(p *label.Spot) bool {
	box := r.s.Box(p)
	gap := float32(40)
	if len(p.Key) > 4 { // "Numéro"; a bare "No." may be the rest of a label above
		gap = 60
	}
	for i := p.Row; i >= max(p.Row-6, 0) && r.s.Rows[i].Page == r.s.Page(p); i-- {
		row := &r.s.Rows[i]
		if box.Y0-row.Box.Y1 > gap {
			break
		}
		for j := range row.Cells {
			c := &row.Cells[j]
			if i == p.Row && j >= p.Cell {
				break
			}
			if r.ordersName(c) && (i == p.Row || c.Box.OverlapX(box) > -60) {
				return true
			}
			if i < p.Row && len(p.Key) <= 4 && c.Box.OverlapX(box) > 0 && !r.mostlyDate(c) && !r.closed(i, j) {
				return false
			}
		}
	}
	return false
}

// closed reports whether a cell begins with a label that a colon ends: none goes on below.
func (r *reader) closed(row, col int) bool {
	all := r.s.In(row, col)
	return len(all) > 0 && all[0].Start && all[0].Colon
}

// mostlyDate reports whether a cell says a date and little else.
func (r *reader) mostlyDate(c *layout.Cell) bool {
	all := figure.FindDates(c.Text(), r.order, r.c.Words)
	return len(all) == 1 && mostly(c, all[0])
}

// ordersName reports whether a cell is what orders are called, with a few words more of
// what is ordered: "Commande de sous-traitance".
func (r *reader) ordersName(c *layout.Cell) bool {
	words := lexicon.Words(c.Text())
	entries, n := r.c.Words.Prefix("titles", words)
	for i := n; i < len(words); i++ {
		if hasDigit(words[i]) || kind.Speaks(r.s, words[i:]) {
			return false
		}
	}
	return len(words)-n <= 3 && slices.ContainsFunc(entries, func(e lexicon.Entry) bool { return e.Role == "purchase order" && !e.Weak })
}

// headed reports whether a label stands in a grid of an order's head, above its lines
// and beside or over the label of its date, on a page whose title says that it is an order:
// "NÚMERO   FECHA   PROVEEDOR".
func (r *reader) headed(p *label.Spot) bool {
	if len(p.Key) <= 2 || !p.Whole || p.Row > 60 || r.s.Page(p) != r.first() {
		return false
	}
	dated := false
	for j := range r.s.Rows[p.Row].Cells {
		for _, q := range r.s.In(p.Row, j) {
			_, ok := q.Role("labels", "po_date")
			dated = dated || ok && q.Whole && (j == p.Cell-1 || j == p.Cell+1)
		}
	}
	dated = dated || r.overDate(p)
	for i := p.Row - 1; i >= 0 && dated; i-- {
		if r.s.Rows[i].Lines {
			return false
		}
		for j := range r.s.Rows[i].Cells {
			if r.ordersName(&r.s.Rows[i].Cells[j]) {
				return true
			}
		}
	}
	return false
}

// overDate reports whether the label of the order's date stands right below a label, at
// its left edge.
func (r *reader) overDate(p *label.Spot) bool {
	if p.Row+1 >= len(r.s.Rows) || r.s.Rows[p.Row+1].Page != r.s.Page(p) || r.s.Rows[p.Row+1].Lines {
		return false
	}
	box := r.s.Box(p)
	for j := range r.s.Rows[p.Row+1].Cells {
		for _, q := range r.s.In(p.Row+1, j) {
			below := r.s.Box(&q)
			if x := below.X0 - box.X0; q.Whole && x > -3 && x < 3 && below.Y0-box.Y1 < 1.5*box.Height() {
				_, ok := q.Role("labels", "po_date")
				return ok
			}
		}
	}
	return false
}

// larger reports whether a label heads its block: it has a colon and is larger than what begins below
// it, on a page that an order's title stands on: "Numero: 018834" above the supplier.
func (r *reader) larger(p *label.Spot) bool {
	if !p.Start || !p.Colon || len(p.Key) <= 2 || r.s.Page(p) != r.first() || r.s.Box(p).Y0 > 0.3*r.height() || p.Row+1 >= len(r.s.Rows) {
		return false
	}
	c, smaller, ordered := r.s.Cell(p), false, false
	for i := 0; i < len(r.s.Rows) && r.s.Rows[i].Box.Y0 < 0.5*r.height(); i++ {
		for j := range r.s.Rows[i].Cells {
			o := &r.s.Rows[i].Cells[j]
			ordered = ordered || r.ordersName(o)
			if x := o.Box.X0 - c.Box.X0; i > p.Row && i <= p.Row+2 && x > -4 && x < 4 {
				smaller = smaller || o.Size() < 0.85*c.Size()
			}
		}
	}
	return smaller && ordered
}

// title reports whether a label is what documents are called too: "Purchase order".
func title(s *label.Sheet, p *label.Spot) bool {
	return !p.Colon && len(s.C.Words.Lookup("titles", p.Key)) > 0
}

// parted reports whether a text stands between a title and what stands below it: the
// number is that text's, "Our customer number", not the title's.
func (r *reader) parted(p *label.Spot, at *label.Place) bool {
	for i := p.Row + 1; i < at.Row; i++ {
		for j := range r.s.Rows[i].Cells {
			c := &r.s.Rows[i].Cells[j]
			if c.Box.OverlapX(at.Cell.Box) > 0 && strings.ContainsFunc(c.Text(), unicode.IsLetter) && !strings.HasPrefix(c.Text(), "(") { // "(New)" says more of the order
				return true
			}
		}
	}
	return false
}

// registers reports whether a number has a word of three letters or more before it, as
// those of companies and telephones have, "CVR 31220447", that is not short for the
// title: "ENC 2026/318" of an "Encomenda".
func (r *reader) registers(raw string) bool {
	first, _, more := strings.Cut(raw, " ")
	return more && !hasDigit(first) && len(Compact(first)) >= 3 && !r.abbreviates(first)
}

// foreign reports whether a label speaks of somebody else's order.
func foreign(key string) bool {
	for _, w := range []string{"customer", "ihre", "uw", "votre", "su ", "sua ", "vostr", "your", "ert", "kunden"} {
		if strings.HasPrefix(key, w) {
			return true
		}
	}
	return false
}

// low reports whether a value stands in the lower half of its page.
func (r *reader) low(c *candidate) bool {
	for i := range r.c.Doc.Pages {
		if p := &r.c.Doc.Pages[i]; p.Number == c.value.Page {
			return c.value.Box.Y0 > 0.6*p.Height
		}
	}
	return false
}

// tally puts candidates of one number together, the likeliest first.
func (r *reader) tally(all []candidate) []candidate {
	at := map[string]int{}
	seen := map[string]map[int]bool{}
	var out []candidate
	for _, c := range all {
		k := Compact(c.value.Text)
		i, ok := at[k]
		if !ok {
			at[k] = len(out)
			seen[k] = map[int]bool{c.value.Page: true}
			out = append(out, c)
			continue
		}
		bonus := 0
		if len(seen[k]) < 4 {
			bonus = 4
		}
		seen[k][c.value.Page] = true
		strong := out[i].strong || c.strong
		if c.score > out[i].score {
			c.score += bonus
			out[i] = c
		} else {
			out[i].score += bonus
		}
		out[i].strong = strong
		if c.value.Page != out[i].value.Page && !out[i].value.Has(paper.ByRepeat) {
			out[i].value.Evidence = append(out[i].value.Evidence, paper.ByRepeat)
		}
	}
	name, subject := Compact(r.c.Doc.Name), Compact(r.c.Doc.Subject)
	for i := range out {
		k := Compact(out[i].value.Text)
		if len(k) >= 4 && (strings.Contains(name, k) || strings.Contains(subject, k)) {
			out[i].score += 15
			if !out[i].value.Has(paper.ByRepeat) {
				out[i].value.Evidence = append(out[i].value.Evidence, paper.ByRepeat)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b candidate) int { return cmp.Compare(b.score, a.score) })
	return out
}

// Compact is a number without what does not count in it.
func Compact(t string) string {
	return strings.Map(func(c rune) rune {
		if unicode.IsLetter(c) || unicode.IsDigit(c) {
			return unicode.ToUpper(c)
		}
		return -1
	}, t)
}

// related reports whether one number is the other with something in front or behind:
// "PO 4711" and "4711".
func related(a, b string) bool {
	a, b = Compact(a), Compact(b)
	return strings.HasSuffix(a, b) || strings.HasSuffix(b, a) || strings.HasPrefix(a, b) || strings.HasPrefix(b, a)
}

// position is where a value stands, for a finding.
func position(v *paper.Value) gateway.Position {
	b := [4]float32{v.Box.X0, v.Box.Y0, v.Box.X1, v.Box.Y1}
	return gateway.Position{Page: v.Page, Box: &b, Raw: v.Raw}
}
