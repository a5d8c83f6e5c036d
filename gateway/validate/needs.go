// SPDX-License-Identifier: Apache-2.0

package validate

import (
	"strings"

	"ordergate/gateway"
)

// Needs returns the facts that Check wants to know about an order, each once.
// It is empty when master data plays no part.
func Needs(o *gateway.Order, who Who) []Key {
	if who.NoMasterData || who.alone() {
		return nil
	}
	n := needs{seen: map[Key]bool{}}
	customer := customerKey(o, who)
	n.add(customer)
	for _, k := range shipToKeys(o, who) {
		n.add(k)
	}
	if k := placeKey(o, who); o.OnPaper() && o.Delivery != nil && o.Delivery.DeliveryParty != nil {
		n.add(k)
	}
	if id, _ := contractOf(o); id != "" {
		n.add(contractKey(o, id, who))
	}
	if customer.Ref.ID != "" {
		n.keys = append(n.keys, Key{Kind: CalendarKey, Customer: customer.Ref})
	}
	for _, name := range who.Calendars {
		n.add(calendarKey(name))
	}
	for i := range o.OrderLine {
		for _, k := range itemKeys(o, i, who) {
			n.add(k)
		}
		for j := range o.OrderLine[i].LocationQuantity {
			n.add(locationKey(o, i, j, who))
		}
	}
	return n.keys
}

type needs struct {
	keys []Key
	seen map[Key]bool
}

func (n *needs) add(k Key) {
	if (k.Ref.ID != "" || k.Kind == PlaceKey) && !n.seen[k] {
		n.seen[k] = true
		n.keys = append(n.keys, k)
	}
}

// customerRef is the customer of the partner file, or else the buyer's best
// identification: GLN, the number we gave, DUNS, then whatever there is.
func customerRef(o *gateway.Order, who Who) Ref {
	if who.Customer != "" {
		return Ref{Number, who.Customer}
	}
	var best Ref
	rank := 0
	for _, p := range []*gateway.Party{o.BuyerCustomerParty, o.OriginatorCustomerParty, o.AccountingCustomerParty} {
		if p == nil {
			continue
		}
		for _, id := range p.PartyIdentification {
			r := map[string]int{"GLN": 4, "sellerAssigned": 3, "DUNS": 2, "DUNS4": 2}[id.SchemeID]
			if r++; r > rank {
				best, rank = Ref{id.SchemeID, id.ID}, r
			}
		}
		if rank > 0 {
			break
		}
	}
	if best.Scheme == "sellerAssigned" {
		best.Scheme = Number
	}
	return best
}

func customerKey(o *gateway.Order, who Who) Key {
	return Key{Kind: CustomerKey, Ref: customerRef(o, who), Partner: who.Partner}
}

// shipToKeys asks for each identification of the delivery party.
func shipToKeys(o *gateway.Order, who Who) []Key {
	if o.Delivery == nil || o.Delivery.DeliveryParty == nil {
		return nil
	}
	var keys []Key
	for _, id := range o.Delivery.DeliveryParty.PartyIdentification {
		if strings.TrimSpace(id.ID) != "" {
			keys = append(keys, Key{Kind: ShipToKey, Ref: Ref{id.SchemeID, id.ID}, Customer: customerRef(o, who)})
		}
	}
	return keys
}

// placeKey asks for the customer's ship-tos with the postal code of the delivery address;
// for all of them where it has none.
func placeKey(o *gateway.Order, who Who) Key {
	k := Key{Kind: PlaceKey, Customer: customerRef(o, who)}
	if o.Delivery != nil && o.Delivery.DeliveryParty != nil && o.Delivery.DeliveryParty.PostalAddress != nil {
		k.Ref.ID = PostalCode(o.Delivery.DeliveryParty.PostalAddress.PostalZone)
	}
	return k
}

// PostalCode is how postal codes are written in keys: capitals and digits without
// blanks and signs, of a United States code with its four digits more the first five.
func PostalCode(s string) string {
	out := strings.Map(func(r rune) rune {
		switch {
		case r >= '0' && r <= '9', r >= 'A' && r <= 'Z':
			return r
		case r >= 'a' && r <= 'z':
			return r - 'a' + 'A'
		}
		return -1
	}, s)
	if len(out) == 9 && strings.Trim(out, "0123456789") == "" && strings.Contains(s, "-") {
		return out[:5]
	}
	return out
}

// contractOf is the contract or blanket order that an order releases from, and the
// field that names it. A release (X12 BEG02 RL) that names none has the blanket
// order's number as its own, beside a release number.
func contractOf(o *gateway.Order) (id, field string) {
	if o.Contract != nil && strings.TrimSpace(o.Contract.ID) != "" {
		return strings.TrimSpace(o.Contract.ID), "/contract/id"
	}
	if o.OrderTypeCode == "226" && o.ReleaseNumber != "" {
		return strings.TrimSpace(o.ID), "/id"
	}
	return "", ""
}

func contractKey(o *gateway.Order, id string, who Who) Key {
	return Key{Kind: ContractKey, Ref: Ref{Number, id}, Customer: customerRef(o, who)}
}

func calendarKey(name string) Key { return Key{Kind: CalendarKey, Ref: Ref{ID: name}} }

func locationKey(o *gateway.Order, i, j int, who Who) Key {
	l := o.OrderLine[i].LocationQuantity[j]
	return Key{Kind: ShipToKey, Ref: Ref{l.SchemeID, l.LocationID}, Customer: customerRef(o, who)}
}

// itemQualifiers are the X12 235 qualifiers that name one item (not a style, a
// colour or a size) and the scheme they are looked up under.
var itemQualifiers = map[string]string{
	"IN": Buyer, "BP": Buyer, "PI": Buyer, "CB": Buyer, "SK": Buyer,
	"VN": Number, "VP": Number, "VC": Number,
	"UP": GTIN, "EN": GTIN, "UK": GTIN, "UI": GTIN, "UA": GTIN, "EO": GTIN,
	"MG": Manufacturer,
}

// itemRefs are the ways a line names its item, best first.
func itemRefs(l *gateway.Line) []Ref {
	var refs []Ref
	add := func(scheme, id string) {
		id = strings.TrimSpace(id)
		if scheme == GTIN {
			id = normalGTIN(id)
		}
		if id == "" {
			return
		}
		for _, r := range refs {
			if r.Scheme == scheme && r.ID == id {
				return
			}
		}
		refs = append(refs, Ref{scheme, id})
	}
	add(Number, l.SellersItemIdentification)
	add(Buyer, l.BuyersItemIdentification)
	if s := l.StandardItemIdentification; s != nil {
		add(GTIN, s.ID)
	}
	add(Manufacturer, l.ManufacturersItemIdentification)
	for _, id := range l.AdditionalItemIdentification {
		if scheme := itemQualifiers[id.SchemeID]; scheme != "" {
			add(scheme, id.ID)
		}
	}
	return refs
}

func itemKeys(o *gateway.Order, i int, who Who) []Key {
	refs := itemRefs(&o.OrderLine[i])
	keys := make([]Key, len(refs))
	for j, r := range refs {
		keys[j] = Key{Kind: ItemKey, Ref: r, Customer: customerRef(o, who), Partner: who.Partner, Date: realDate(o.IssueDate)}
	}
	return keys
}

// normalGTIN gives 14 digits; "" for what is no GTIN of any kind. Codes without
// a check digit (UPC 11, case code 2-5-5) match as they stand.
func normalGTIN(s string) string {
	digits := make([]byte, 0, 14)
	for i := range len(s) {
		switch c := s[i]; {
		case c >= '0' && c <= '9':
			digits = append(digits, c)
		case c == '-' || c == ' ':
		default:
			return ""
		}
	}
	if len(digits) < 8 || len(digits) > 14 {
		return ""
	}
	return strings.Repeat("0", 14-len(digits)) + string(digits)
}

// NormalGTIN is how GTINs are written in keys: 14 digits, zero-padded left; ""
// for text that is no GTIN-8, -12, -13, -14 or one without its check digit.
func NormalGTIN(s string) string { return normalGTIN(s) }
