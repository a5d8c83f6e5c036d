// SPDX-License-Identifier: Apache-2.0

// Package party reads the parties of an order: who orders, who pays, where the goods
// go, and whom the order is for. A party is a name with the lines of its address, by
// its label or by its place on the page.
//
// Invariant: we are never the buyer, and no line serves two labels.
package party

import (
	"strings"

	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/address"
	"ordergate/gateway/decode/paper/figure"
	"ordergate/gateway/decode/paper/label"
	"ordergate/gateway/decode/paper/layout"
	"ordergate/gateway/decode/paper/lexicon"
)

// found is a party beside a label.
type found struct {
	roles  map[string]bool // role: weak
	party  paper.Party
	same   string // role of the party that this one is said to be
	block  bool   // it has lines of an address
	colon  bool
	weak   bool
	person bool
}

// Read fills the order's parties.
func Read(s *label.Sheet, o *paper.Order) {
	var all []found
	for i := range s.Spots {
		p := &s.Spots[i]
		if !p.Of("parties") || len(all) >= maxFound {
			continue
		}
		if f, ok := at(s, p); ok {
			all = append(all, f)
		}
	}
	for _, f := range further(s) {
		if !dated(s, f.party.Name.Text) {
			all = append(all, f)
		}
	}
	o.Supplier = pick(s, all, "supplier", nil)
	if o.Supplier.Name.Empty() {
		o.Supplier = lettered(s, all)
	}
	o.ShipTo = pick(s, all, "ship_to", nil)
	o.BillTo = pick(s, all, "bill_to", nil)
	o.Buyer = buyer(s, all, o)
	entire(s, o)
	if o.Supplier.Name.Empty() {
		o.Supplier = window(s, o)
	}
	written(s, o)
	if o.Buyer.Name.Empty() && again(s, &o.ShipTo) {
		o.Buyer = o.ShipTo
		o.Buyer.Name.Evidence = []string{paper.ByGuess + ": signature"}
	}
	refer(all, o)
	if o.ShipTo.Name.Empty() {
		o.ShipTo = thither(s, o)
	}
	if o.ShipTo.Name.Empty() && above(s) {
		o.ShipTo = o.Buyer
	}
	contacts(s, all, o)
	for _, p := range []*paper.Party{&o.Buyer, &o.ShipTo, &o.BillTo, &o.Supplier} {
		p.Address = address.Tidy(s, p.Address)
	}
}

// at reads the party beside a label.
func at(s *label.Sheet, p *label.Spot) (found, bool) {
	f := found{roles: map[string]bool{}, colon: p.Colon, weak: true}
	for _, e := range p.Entries {
		if e.Kind == "parties" {
			f.roles[e.Role] = e.Weak
			f.weak = f.weak && e.Weak
		}
	}
	if mistaken(s, p) {
		return f, false
	}
	p = coded(s, p)
	if rest, ok := s.Rest(p); ok {
		if taken, done := inCell(s, p, &f, &rest); done {
			return f, taken
		}
	} else {
		party, ok := address.Block(s, p, 0, false)
		if !ok {
			return f, false
		}
		f.party = party
		if role, ok := same(s, party.Name.Text); ok && len(party.Address) == 0 {
			f.same = role
			f.party = paper.Party{}
			return f, true
		}
	}
	if _, ok := f.roles["buyer"]; ok {
		f.party.Name.Text = company(s, f.party.Name.Text)
		unlabelled(s, &f.party)
	}
	if n := f.party.Name; address.Digital(n.Text) && address.Street(s, n.Text) && label.Says(s.C.Words, "ours", s.Text(p)) {
		f.same, f.party = "buyer", paper.Party{Address: append([]paper.Value{n}, f.party.Address...)} // "our warehouse, 14 Depot Street"
		return f, true
	}
	f.block = len(f.party.Address) > 0
	f.party.Name.Text = label.Clause(f.party.Name.Text)
	if name, to := addressee(s, f.party.Name.Text); to {
		f.party.Name.Text = name
	}
	if !address.Named(f.party.Name.Text) || dated(s, f.party.Name.Text) || nowhere(s, f.party.Name.Text) || headings(s, f.party.Name.Text) {
		return f, false
	}
	f.party.Name.Label = s.Text(p)
	f.person = (!f.block || reached(s, f.party.Address)) && address.Person(s, f.party.Name.Text)
	f.block = f.block && !f.person
	return f, true
}

// inCell reads the party that stands behind a label in its cell. It is done where that
// is all there is to say: another party's, a number with the block below, or nothing.
func inCell(s *label.Sheet, p *label.Spot, f *found, rest *layout.Cell) (taken, done bool) {
	if role, ok := same(s, rest.Text()); ok {
		f.same = role
		return true, true
	}
	if address.LooksLikeNumber(rest.Text()) { // "Vendor: 10442", and the block below
		party, ok := address.Block(s, p, 0, true)
		if ok {
			f.party, f.block = party, len(party.Address) > 0
			f.party.ID = rest.Value(s.Page(p), paper.ByLabel)
		}
		return ok, true
	}
	if !p.Colon && !p.Start && !label.Unspaced(s.Text(p)) {
		return false, true
	}
	if f.party = address.Inline(s, p, rest); !p.Colon {
		branch(s, &f.party)
	}
	return true, false
}

// pick takes the likeliest party of a role.
func pick(s *label.Sheet, all []found, role string, not func(*found) bool) paper.Party {
	best := -1
	var out paper.Party
	for i := range all {
		f := &all[i]
		weak, ok := f.roles[role]
		if !ok || f.same != "" || not != nil && not(f) {
			continue
		}
		score := 10
		if weak {
			score -= 6
		}
		if f.block {
			score += 8
		}
		if address.Organisation(s, f.party.Name.Text) {
			score += 3
		}
		if f.person {
			score -= 8
		}
		if own(s, f.party.Name.Text) {
			if role == "supplier" {
				score += 20
			} else {
				continue
			}
		}
		if weak && !f.block && !(f.colon && address.Organisation(s, f.party.Name.Text)) {
			continue
		}
		if score > best && score > 0 {
			best, out = score, f.party
		}
	}
	return out
}

// own reports whether a name is ours.
func own(s *label.Sheet, name string) bool {
	n := lexicon.Key(name)
	for _, o := range s.C.Own {
		k := lexicon.Key(o)
		if len(k) >= 4 && (strings.Contains(n, k) || len(n) >= 6 && strings.Contains(k, n)) {
			return true
		}
	}
	return false
}

// dated reports whether a text is a date, or begins with one and its weekday.
func dated(s *label.Sheet, t string) bool {
	all := figure.FindDates(t, s.C.Dates, s.C.Words)
	return len(all) > 0 && len(strings.Fields(t[:all[0].Start])) < 2 && !address.Organisation(s, t)
}
