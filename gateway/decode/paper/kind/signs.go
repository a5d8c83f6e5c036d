// SPDX-License-Identifier: Apache-2.0

package kind

import (
	"slices"

	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/label"
	"ordergate/gateway/decode/paper/lexicon"
)

// signs count what speaks for an order and for anything else.
type signs struct {
	order, other int
	supplier     bool // the supplier is named as such: a sign on its own
	number       bool // a strong label of an order number
	billed       bool // who pays, or how, is said

	asked paper.Value // a sentence that orders
}

// buys reports whether a paper that may be an order or something else is an order: it
// has an order's number, names supplier and payer, and prices its lines.
func (s *signs) buys(o *paper.Order) bool {
	if s.other > 0 || !s.number || !s.billed || !s.supplier && s.asked.Empty() || s.order < 3 || o.Number.Empty() || len(o.Lines) == 0 {
		return false
	}
	for i := range o.Lines {
		if o.Lines[i].UnitPrice.Empty() || o.Lines[i].Amount.Empty() {
			return false
		}
	}
	return true
}

// asks finds the sentence by which a document orders: "Hierbij verstrekken wij u
// opdracht …". It may go over from one line to the next.
func asks(s *label.Sheet) paper.Value {
	var before []string
	for i := range s.Rows {
		r := &s.Rows[i]
		if r.Page != s.Rows[0].Page || i > 300 {
			break
		}
		if r.Lines || len(r.Cells) == 0 {
			before = nil
			continue
		}
		for j := range r.Cells {
			c := &r.Cells[j]
			words := lexicon.Words(c.Text())
			if len(words) > 80 {
				continue
			}
			all := words
			if j == 0 {
				all = append(before, words...)
				before = append([]string(nil), words[max(len(words)-6, 0):]...)
			}
			if orders(s, all) {
				return c.Value(r.Page, paper.ByTitle)
			}
		}
	}
	return paper.Value{}
}

// orders reports whether words order something: "please supply the following", but not
// "please supply your best quotation".
func orders(s *label.Sheet, words []string) bool {
	for i := range words {
		entries, n := s.C.Words.Prefix("words", words[i:])
		if n < 1 || !slices.ContainsFunc(entries, func(e lexicon.Entry) bool { return e.Role == "ordering" }) {
			continue
		}
		next := words[i+n : min(i+n+5, len(words))]
		if at := slices.IndexFunc(next, refersTo); at >= 0 {
			next = next[:at] // "we order as per your quotation"
		}
		return !slices.ContainsFunc(next, quotes)
	}
	return false
}

// refersTo reports whether a word refers to what was said before.
func refersTo(w string) bool {
	switch w {
	case "per", "following", "against", "under", "based", "according", "with", "gemass", "gem", "laut", "lt", "nach", "auf", "aus", "selon", "suivant", "suite", "conformement", "segun", "conforme", "secondo", "come", "volgens", "conform", "op", "enligt", "ifolge", "iht", "jf", "zgodnie", "dle", "ref":
		return true
	}
	return false
}

// quotes reports whether a word is what one asks a seller for before an order.
func quotes(w string) bool {
	switch w {
	case "quotation", "quotations", "quote", "quotes", "rfq", "tender", "bid", "proforma", "price", "prices", "information", "angebot", "angebote", "offerte", "devis", "offre", "oferta", "cotizacion", "presupuesto", "preventivo", "offerta", "proposta", "tilbud", "offert":
		return true
	}
	return false
}

// weigh counts each kind of sign once.
func weigh(s *label.Sheet) (out signs) {
	seen := map[string]bool{}
	first := s.Rows[0].Page
	once := func(key string) bool {
		if seen[key] {
			return false
		}
		seen[key] = true
		return true
	}
	for i := range s.Spots {
		p := &s.Spots[i]
		if s.Page(p) != first {
			break
		}
		for _, e := range p.Entries {
			if e.Weak || !once(e.Kind+e.Role) {
				continue
			}
			switch e.Kind + " " + e.Role {
			case "parties ship_to", "labels requested_date":
				out.order++
			case "parties supplier", "labels supplier_number":
				out.order++
				out.supplier = true
			case "parties bill_to", "labels payment_terms":
				out.billed = true
			case "labels po_number":
				out.order++
				out.number = true
			case "labels invoice_number":
				out.other += 3
			case "labels delivery_number", "labels confirmation_number", "labels quote_own":
				out.other += 3
			case "labels amount_due", "labels remit_to", "labels valid_until":
				out.other += 2
			}
		}
	}
	return out
}

// untitled settles the kind of a document that does not say what it is.
func untitled(o *paper.Order, s signs) {
	o.Kind, o.KindSays = paper.UnknownKind, paper.Value{}
	if s.other > 0 || o.Number.Empty() || len(o.Lines) == 0 {
		return
	}
	if !s.asked.Empty() {
		o.Kind, o.KindSays = paper.PurchaseOrder, s.asked
		return
	}
	if s.number && s.order >= 3 {
		o.Kind, o.KindSays = paper.PurchaseOrder, o.Number
		o.KindSays.Text = o.Number.Label
	}
}
