// SPDX-License-Identifier: Apache-2.0

package header

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/label"
	"ordergate/gateway/decode/paper/lexicon"
)

// terms finds the terms of payment: what stands beside a label of theirs and speaks of
// days, cash and the like first.
func (r *reader) terms() {
	all := r.collect("payment_terms", func(p *label.Spot, at label.Place) (paper.Value, bool) {
		at = r.entire(p, at)
		v := words(at)
		if at.Where == label.Above && !r.pays(v.Text) || len(v.Text) > 160 || len(v.Text) < 2 {
			return v, false
		}
		if _, _, ok := r.date(at); ok && len(v.Text) < 14 {
			return v, false
		}
		if e, _ := p.Role("labels", "payment_terms"); e.Weak && !p.Start && at.Where == label.Below {
			return v, false // "Standard terms and conditions" is a heading of other terms
		}
		if v.Text = ticked.ReplaceAllString(v.Text, ""); v.Text != words(at).Text && !hasDigit(v.Text) {
			return v, false // "[X] On account [ ] Card": how, not when
		}
		pays := r.pays(v.Text)
		if r.conditions(p) && (!pays || len(v.Text) > 40 || v.Text[0] == '1') || r.below(p) {
			return v, false
		}
		if !pays && (r.paysElsewhere(p) || headed(p, &v)) {
			return v, false
		}
		if !pays && (!hasLetter(&at.Cell) && len(v.Text) > 4 && !(p.Colon && at.Where == label.Behind) || !p.Colon && at.Where != label.Right && at.Where != label.Below) {
			return v, false
		}
		if !pays && money.MatchString(v.Text) {
			return v, false
		}
		r.continued(p, at, &v)
		v.Text = label.Clause(r.alone(sentence(v.Text)))
		return v, true
	})
	for i := range all {
		if r.pays(all[i].value.Text) {
			all[i].score += 40
		}
	}
	if b, ok := best(all); ok {
		r.o.PaymentTerms = b.value
		return
	}
	r.termsSaid()
}

// ticked is a box that is ticked, before what it is about.
var ticked = regexp.MustCompile(`^(?:\[ ?[xX✓✔] ?\]|\([xX]\)|[☒☑✓✔]) ?`)

// entire takes all that stands behind a label's colon up to the next colon or dash for the terms:
// "30 % bei Lieferung, 10 % nach Abnahme" has other labels in it.
func (r *reader) entire(p *label.Spot, at label.Place) label.Place {
	if at.Where != label.Behind || !p.Colon {
		return at
	}
	c := r.s.Cell(p)
	to := len(c.Words)
	all := r.s.In(p.Row, p.Cell)
	for i := range all {
		if q := &all[i]; q.From > p.To && (q.Colon || strings.Trim(c.Words[q.From-1].Text, "-–−—|·•/") == "") {
			to = q.From
			break
		}
	}
	if rest := c.Slice(p.To, to); len(rest.Words) > len(at.Cell.Words) && r.pays(rest.Text()) {
		at.Cell = rest
	}
	return at
}

// conditions reports whether a label speaks of terms and conditions, not of paying: they
// are those of the whole order.
func (r *reader) conditions(p *label.Spot) bool {
	all := r.s.In(p.Row, p.Cell)
	for i := range all {
		q := &all[i]
		_, ok := q.Role("labels", "payment_terms")
		near := q.From-p.To == 1 || p.From-q.To == 1
		if ok && near && q.Weak() && p.Weak() {
			return true
		}
	}
	return false
}

// below reports whether a label goes on from the line above, where it begins: "TERMS"
// below "SHIPPING" is about something else.
func (r *reader) below(p *label.Spot) bool {
	if p.Row == 0 || !p.Whole || !p.Weak() {
		return false
	}
	box, above := r.s.Box(p), &r.s.Rows[p.Row-1]
	for j := range above.Cells {
		c := &above.Cells[j]
		if d := c.Box.X0 - box.X0; d < -3 || d > 3 || above.Page != r.s.Page(p) || box.Y0-c.Box.Y1 > 0.5*box.Height() {
			continue
		}
		for _, e := range r.c.Words.Lookup("labels", c.Text()+" "+r.s.Text(p)) {
			return e.Role != "payment_terms"
		}
	}
	return false
}

// termsSaid takes the terms from a sentence that speaks of paying after some days: "Las
// facturas se abonarán a 30 días fecha factura."
func (r *reader) termsSaid() {
	for i := range r.s.Rows {
		for j := range r.s.Rows[i].Cells {
			c := r.s.Rows[i].Cells[j]
			if r.s.Rows[i].Lines || len(c.Words) < 4 || len(c.Words) > 60 {
				continue
			}
			c = r.s.Flowing(i, &c)
			for k := 0; k+1 < len(c.Words); k++ {
				if !r.says("days", c.Words[k+1].Text) || !digitsOnly(c.Words[k].Text) || len(c.Words[k].Text) > 3 {
					continue
				}
				from, to := k, k+2
				for from > 0 && !strings.HasSuffix(c.Words[from-1].Text, ".") {
					from--
				}
				for to < len(c.Words) && to < k+8 && !strings.ContainsAny(c.Words[to-1].Text[len(c.Words[to-1].Text)-1:], ".,;") {
					to++
				}
				said := c.Slice(from, k)
				if _, ok := r.c.Words.Within("words", "pays", lexicon.Words(said.Text())); !ok {
					continue
				}
				terms := c.Slice(k, to)
				r.o.PaymentTerms = terms.Value(r.s.Rows[i].Page, paper.ByGuess+": sentence")
				r.o.PaymentTerms.Text = strings.TrimRight(r.o.PaymentTerms.Text, ".,; ")
				return
			}
		}
	}
}

// says reports whether a word of the dictionary means the role.
func (r *reader) says(role, word string) bool {
	for _, e := range r.c.Words.Lookup("words", word) {
		if e.Role == role {
			return true
		}
	}
	return false
}

// paysElsewhere reports whether another place of a label speaks of paying.
func (r *reader) paysElsewhere(p *label.Spot) bool {
	for _, at := range r.s.Places(p) {
		if at.Where != label.Above && r.pays(at.Cell.Text()) {
			return true
		}
	}
	return false
}

// headed reports whether a weak label without a colon heads a text, "Terms & Conditions":
// what follows has no figures, or is a sentence.
func headed(p *label.Spot, v *paper.Value) bool {
	e, _ := p.Role("labels", "payment_terms")
	return e.Weak && !p.Colon && (!hasDigit(v.Text) || len(strings.Fields(v.Text)) > 5)
}

// sentence cuts a text behind its first sentence; abbreviations end none.
func sentence(t string) string {
	for i := 4; i+2 < len(t); i++ {
		if t[i] != '.' || t[i+1] != ' ' || t[i-1] != ')' && (!unicode.IsLetter(rune(t[i-1])) || !unicode.IsLower(rune(t[i-1])) || strings.LastIndexByte(t[:i], ' ') > i-5) {
			continue
		}
		if next, _ := utf8.DecodeRuneInString(t[i+2:]); unicode.IsUpper(next) {
			return t[:i]
		}
	}
	return t
}

// alone cuts a text before a sentence that speaks of the delivery: "30 jours net. Livraison
// franco notre atelier".
func (r *reader) alone(t string) string {
	for i := 4; i+2 < len(t); i++ {
		if t[i] != '.' || t[i+1] != ' ' {
			continue
		}
		next, _ := utf8.DecodeRuneInString(t[i+2:])
		entries, _ := r.c.Words.Prefix("parts", lexicon.Words(t[i+2:]))
		if unicode.IsUpper(next) && slices.ContainsFunc(entries, func(e lexicon.Entry) bool { return e.Role == "deliver" }) {
			return t[:i]
		}
	}
	return t
}

// pays reports whether a text speaks of paying.
func (r *reader) pays(text string) bool {
	return label.Says(r.c.Words, "payment", text)
}

// continued adds the next line to a text that goes on there: it ends with a comma, or
// the line below begins in lower case.
func (r *reader) continued(p *label.Spot, at label.Place, v *paper.Value) {
	for i := at.Row + 1; i < len(r.s.Rows) && i <= at.Row+2; i++ {
		row := &r.s.Rows[i]
		if row.Page != at.Page || row.Lines || row.Box.Y0-v.Box.Y1 > at.Cell.Box.Height() {
			return
		}
		for j := range row.Cells {
			c := &row.Cells[j]
			if x := c.Box.X0 - at.Cell.Box.X0; (x < -4 || x > 4) && c.Box.X0-r.s.Box(p).X0 != 0 {
				continue
			}
			first, _ := utf8.DecodeRuneInString(c.Text())
			if len(r.s.In(i, j)) > 0 || !unicode.IsLower(first) && !strings.HasSuffix(v.Text, ",") {
				return
			}
			v.Text += " " + c.Text()
			v.Raw += " " + c.Text()
			v.Box = v.Box.Join(c.Box)
			return
		}
	}
}
