// SPDX-License-Identifier: Apache-2.0

package kind

import (
	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/label"
)

// signs count what speaks for an order and for anything else.
type signs struct {
	order, other int
	supplier     bool // the supplier is named as such: a sign on its own
	number       bool // a strong label of an order number
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
	if s.other == 0 && s.number && s.order >= 3 && !o.Number.Empty() && len(o.Lines) > 0 {
		o.Kind, o.KindSays = paper.PurchaseOrder, o.Number
		o.KindSays.Text = o.Number.Label
	}
}
