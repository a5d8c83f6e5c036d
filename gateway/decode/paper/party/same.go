// SPDX-License-Identifier: Apache-2.0

package party

import (
	"strings"

	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/address"
	"ordergate/gateway/decode/paper/label"
	"ordergate/gateway/decode/paper/lexicon"
)

// same reports whether a text says that a party is another one: "same as bill to".
func same(s *label.Sheet, text string) (string, bool) {
	toks := lexicon.Words(text)
	if len(toks) == 0 || len(toks) > 12 {
		return "", false
	}
	if _, ok := s.C.Words.Within("words", "above", toks[:min(6, len(toks))]); ok && len(toks) <= 6 && !address.HasDigit(text) {
		return "buyer", true
	}
	if _, n := s.C.Words.Prefix("words", toks); n == 0 {
		return "", false
	}
	if _, ok := s.C.Words.Within("words", "same", toks[:min(3, len(toks))]); !ok {
		return "", false
	}
	for _, role := range []string{"bill_to", "ship_to", "buyer"} {
		if _, ok := s.C.Words.Within("parties", role, toks); ok {
			return role, true
		}
	}
	return "buyer", true
}

// nowhere reports whether a text stands in for a party that it does not name: "to be
// advised", "see line items", "Selbstabholung", or is a charge: "Frais de livraison".
func nowhere(s *label.Sheet, text string) bool {
	for _, e := range s.C.Words.Lookup("totals", text) {
		if e.Role == "freight" && !e.Weak && strings.Contains(text, " ") {
			return true
		}
	}
	for _, e := range s.C.Words.Lookup("words", text) {
		if e.Role == "nowhere" {
			return true
		}
	}
	return false
}

// written takes for the supplier whom an order is addressed to by a word that may mean
// either ("Destinatario"), where nothing else names a supplier and another one writes.
func written(s *label.Sheet, o *paper.Order) {
	if !o.Supplier.Name.Empty() || o.Buyer.Name.Empty() || len(o.ShipTo.Address) == 0 || alike(o.Buyer.Name.Text, o.ShipTo.Name.Text) || short(o.Buyer.Name.Text, o.ShipTo.Name.Text) {
		return
	}
	for _, e := range s.C.Words.Lookup("words", o.ShipTo.Name.Label) {
		if e.Role == "addressee" && address.Formed(s, o.ShipTo.Name.Text) {
			o.Supplier, o.ShipTo = o.ShipTo, paper.Party{}
			return
		}
	}
}

// above reports whether a sentence says that the goods go to the address above: where
// no other is named, the letterhead's.
func above(s *label.Sheet) bool {
	for i := range min(len(s.Rows), maxCells) {
		for j := range s.Rows[i].Cells {
			c := &s.Rows[i].Cells[j]
			if s.Rows[i].Lines || len(c.Words) < 3 || len(c.Words) > 40 {
				continue
			}
			words := lexicon.Words(c.Text())
			if _, ok := s.C.Words.Within("words", "above", words); !ok {
				continue
			}
			if _, ok := s.C.Words.Within("parts", "deliver", words); ok {
				return true
			}
		}
	}
	return false
}

// again reports whether the company that the goods go to stands once more below, on a
// line of its own: it signs what has no letterhead.
func again(s *label.Sheet, p *paper.Party) bool {
	key := lexicon.Key(p.Name.Text)
	if key == "" || !address.Formed(s, p.Name.Text) || own(s, p.Name.Text) {
		return false
	}
	for i := range min(len(s.Rows), maxCells) {
		r := &s.Rows[i]
		if r.Page < p.Name.Page || r.Page == p.Name.Page && r.Box.Y0 <= p.Name.Box.Y1 {
			continue
		}
		if len(r.Cells) == 1 && len(r.Cells[0].Words) < 12 && lexicon.Key(r.Cells[0].Text()) == key {
			return true
		}
	}
	return false
}

// refer fills in the parties that are said to be another.
func refer(all []found, o *paper.Order) {
	of := map[string]*paper.Party{"buyer": &o.Buyer, "bill_to": &o.BillTo, "ship_to": &o.ShipTo}
	for _, f := range all {
		if f.same == "" {
			continue
		}
		for role := range f.roles {
			to := of[role]
			if to == nil || !to.Name.Empty() {
				continue
			}
			from := of[f.same]
			if from == to || from == nil || from.Name.Empty() {
				from = &o.Buyer
			}
			*to = *from
			if len(f.party.Address) > 0 {
				to.Address = f.party.Address
			}
		}
	}
}
