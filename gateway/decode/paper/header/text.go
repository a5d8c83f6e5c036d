// SPDX-License-Identifier: Apache-2.0

package header

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/label"
	"ordergate/gateway/decode/paper/lexicon"
)

// texts finds terms and numbers other than the order's.
func (r *reader) texts() {
	r.terms()
	r.text("incoterms", &r.o.Incoterms)
	r.numeric("customer_number", &r.o.CustomerNo)
	r.numeric("contract", &r.o.Contract)
	r.release()
	r.notes()
}

// text takes a text beside a label of the role.
func (r *reader) text(role string, to *paper.Value) {
	all := r.collect(role, func(_ *label.Spot, at label.Place) (paper.Value, bool) {
		v := words(at)
		return v, hasLetter(&at.Cell) && len(v.Text) <= 120 && at.Where != label.Above
	})
	if b, ok := best(all); ok {
		*to = b.value
	}
}

// numeric takes a number beside a label of the role.
func (r *reader) numeric(role string, to *paper.Value) {
	all := r.collect(role, func(_ *label.Spot, at label.Place) (paper.Value, bool) {
		v, ok := r.identifier(at)
		return v, ok && at.Where != label.Above
	})
	if b, ok := best(all); ok && Compact(b.value.Text) != Compact(r.o.Number.Text) {
		*to = b.value
	}
}

// terms finds the terms of payment: what stands beside a label of theirs and speaks of
// days, cash and the like first.
func (r *reader) terms() {
	all := r.collect("payment_terms", func(p *label.Spot, at label.Place) (paper.Value, bool) {
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
		pays := r.pays(v.Text)
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
		v.Text = sentence(v.Text)
		return v, true
	})
	for i := range all {
		if r.pays(all[i].value.Text) {
			all[i].score += 40
		}
	}
	if b, ok := best(all); ok {
		r.o.PaymentTerms = b.value
	}
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

// pays reports whether a text speaks of paying.
func (r *reader) pays(text string) bool {
	_, ok := r.c.Words.Within("words", "payment", lexicon.Words(text))
	return ok
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

// release finds the number of a change or a release. A first version is none, and the
// version of the form, small at its foot, neither.
func (r *reader) release() {
	all := r.collect("release", func(p *label.Spot, at label.Place) (paper.Value, bool) {
		if !p.Start && !p.Colon || at.Where == label.Above || at.Page != r.first() || at.Cell.Box.Y0 > 0.5*r.height() {
			return paper.Value{}, false
		}
		c := at.Cell
		for len(c.Words) > 1 && leading(c.Words[0].Text) {
			c = c.Slice(1, len(c.Words))
		}
		v := c.Slice(0, 1)
		out := v.Value(at.Page)
		out.Text = strings.Trim(out.Text, " :#.,()")
		return out, len(out.Text) <= 8 && hasDigit(out.Text) && !r.oneDate(c.Text())
	})
	b, ok := best(all)
	if !ok {
		return
	}
	original := b.value.Text == "1" && strings.Contains(b.spot.Key, "version") // the first version changes nothing
	if original || strings.Trim(b.value.Text, "0") == "" {
		r.o.Pairs = append(r.o.Pairs, paper.Pair{Label: b.value.Label, Value: b.value})
		return
	}
	r.o.Release = b.value
}

// notes takes what stands beside labels of remarks.
func (r *reader) notes() {
	for i := range r.s.Spots {
		p := &r.s.Spots[i]
		if _, ok := p.Role("labels", "note"); !ok || len(r.o.Notes) >= 20 {
			continue
		}
		for _, at := range r.s.Places(p) {
			if v := words(at); at.Where != label.Above && hasLetter(&at.Cell) {
				v.Label, v.Evidence = r.s.Text(p), []string{paper.ByLabel}
				r.o.Notes = append(r.o.Notes, v)
				break
			}
		}
	}
}

// maxPairs bounds the labels kept beside the fields.
const maxPairs = 300

// pairs keeps every label with its value that no field took: mappings ask for them.
func (r *reader) pairs() {
	for i := range r.s.Spots {
		p := &r.s.Spots[i]
		if len(r.o.Pairs) >= maxPairs {
			return
		}
		if !p.Colon && p.Weak() || p.Of("totals") && !p.Of("labels") {
			continue
		}
		for _, at := range r.s.Places(p) {
			if at.Where == label.Above {
				continue
			}
			v := words(at)
			if v.Text == "" || r.taken(&v) {
				break
			}
			v.Label, v.Evidence = r.s.Text(p), []string{paper.ByLabel}
			r.o.Pairs = append(r.o.Pairs, paper.Pair{Label: v.Label, Value: v})
			break
		}
	}
}

// taken reports whether a field has the place of a value.
func (r *reader) taken(v *paper.Value) bool {
	for _, f := range []*paper.Value{&r.o.Number, &r.o.Date, &r.o.Requested, &r.o.Currency, &r.o.PaymentTerms, &r.o.Incoterms, &r.o.CustomerNo, &r.o.Contract, &r.o.Release} {
		if f.Page == v.Page && f.Text != "" && f.Box == v.Box {
			return true
		}
	}
	return false
}
