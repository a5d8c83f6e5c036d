// SPDX-License-Identifier: Apache-2.0

package header

import (
	"strings"

	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/label"
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
