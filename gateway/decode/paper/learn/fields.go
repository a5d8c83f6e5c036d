// SPDX-License-Identifier: Apache-2.0

package learn

import (
	"fmt"
	"strconv"
	"strings"

	"ordergate/gateway/decode/paper"
)

// kind is how a value is compared.
type kind int

const (
	text kind = iota
	number
	date
)

// of is the kind of a field's values.
func of(field string) kind {
	if i := strings.LastIndexByte(field, '.'); i >= 0 {
		field = field[i+1:]
	}
	switch field {
	case "po_date", "requested_date", "date":
		return date
	case "qty", "unit_price", "per", "amount", "subtotal", "freight", "total":
		return number
	}
	return text
}

// pointers are the canonical order's fields that a page gives, as templates call them.
func pointers() map[string]string {
	return map[string]string{
		"/id": "po_number", "/issueDate": "po_date", "/documentCurrencyCode": "currency", "/releaseNumber": "release", "/contract/id": "contract",
		"/paymentTerms/0/note": "payment_terms", "/deliveryTerms/incoterms": "incoterms",
		"/delivery/requestedDeliveryPeriod/endDate": "requested_date", "/delivery/requestedDeliveryPeriod/startDate": "requested_date",
		"/buyerCustomerParty/partyName": "buyer", "/buyerCustomerParty/partyIdentification/0/id": "customer_number",
		"/delivery/deliveryParty/partyName": "ship_to", "/accountingCustomerParty/partyName": "bill_to", "/sellerSupplierParty/partyName": "supplier",
		"/anticipatedMonetaryTotal/lineExtensionAmount": "subtotal", "/anticipatedMonetaryTotal/payableAmount": "total",
	}
}

// linePointers are those below an order line.
func linePointers() map[string]string {
	return map[string]string{
		"": "", "/id": "line", "/buyersItemIdentification": "buyer_item", "/sellersItemIdentification": "supplier_item", "/manufacturersItemIdentification": "manufacturer_item",
		"/standardItemIdentification/id": "gtin", "/description": "description", "/quantity": "qty", "/unitCode": "uom", "/price/priceAmount": "unit_price",
		"/price/baseQuantity": "per", "/lineExtensionAmount": "amount", "/requestedDeliveryPeriod/endDate": "date", "/requestedDeliveryPeriod/startDate": "date",
	}
}

// Name gives a field as templates call it: of a JSON pointer into the canonical order
// ("/orderLine/0/quantity" is "lines.1.qty"), or of such a name itself. "" is a field
// that no page gives.
func Name(field string) string {
	if !strings.HasPrefix(field, "/") {
		if _, ok := names()[unnumbered(field)]; ok {
			return field
		}
		return ""
	}
	if rest, ok := strings.CutPrefix(field, "/orderLine/"); ok {
		no, below, _ := strings.Cut(rest, "/")
		if below != "" {
			below = "/" + below
		}
		i, err := strconv.Atoi(no)
		name, known := linePointers()[below]
		if err != nil || i < 0 || !known {
			return ""
		}
		return strings.TrimSuffix(fmt.Sprintf("lines.%d.%s", i+1, name), ".")
	}
	return pointers()[field]
}

// names are all fields that can be corrected, with a star for a line's number.
func names() map[string]bool {
	out := map[string]bool{"lines.*": true}
	for _, list := range [][]string{paper.HeaderNames(), paper.TotalNames()} {
		for _, n := range list {
			out[n] = true
		}
	}
	for _, n := range paper.LineNames() {
		out["lines.*."+n] = true
	}
	return out
}

// Names lists the fields that Name knows.
func Names() (out []string) {
	for n := range names() {
		out = append(out, n)
	}
	return out
}

// unnumbered is "lines.*.qty" of "lines.3.qty".
func unnumbered(field string) string {
	if n, name, ok := lineOf(field); ok && n > 0 {
		return strings.TrimSuffix("lines.*."+name, ".")
	}
	return field
}

// lineOf takes "lines.3.qty" apart; the line counts from 1.
func lineOf(field string) (line int, name string, ok bool) {
	rest, ok := strings.CutPrefix(field, "lines.")
	if !ok {
		return 0, "", false
	}
	no, name, _ := strings.Cut(rest, ".")
	line, err := strconv.Atoi(no)
	return line, name, err == nil
}

// headerValues are the values of an order's header as templates call them; of a party,
// its name.
func headerValues(o *paper.Order) map[string]*paper.Value {
	return map[string]*paper.Value{
		"po_number": &o.Number, "po_date": &o.Date, "requested_date": &o.Requested, "currency": &o.Currency, "payment_terms": &o.PaymentTerms, "incoterms": &o.Incoterms,
		"customer_number": &o.CustomerNo, "contract": &o.Contract, "release": &o.Release,
		"buyer": &o.Buyer.Name, "bill_to": &o.BillTo.Name, "ship_to": &o.ShipTo.Name, "supplier": &o.Supplier.Name,
		"subtotal": &o.Subtotal, "discount": &o.Discount, "freight": &o.Freight, "tax": &o.Tax, "total": &o.Total,
	}
}

// lineValues are the values of a line as templates call them.
func lineValues(l *paper.Line) map[string]*paper.Value {
	return map[string]*paper.Value{
		"line": &l.ID, "buyer_item": &l.BuyerItem, "supplier_item": &l.SupplierItem, "item": &l.Item, "gtin": &l.GTIN, "manufacturer_item": &l.Manufacturer,
		"description": &l.Description, "qty": &l.Quantity, "uom": &l.Unit, "unit_price": &l.UnitPrice, "per": &l.Per, "discount": &l.Discount, "amount": &l.Amount,
		"date": &l.Date, "tax": &l.Tax,
	}
}

// partiesOf are an order's parties.
func partiesOf(o *paper.Order) map[string]*paper.Party {
	return map[string]*paper.Party{"buyer": &o.Buyer, "bill_to": &o.BillTo, "ship_to": &o.ShipTo, "supplier": &o.Supplier}
}

// flat gives what an order says by field.
func flat(o *paper.Order) map[string]string {
	out := map[string]string{"kind": string(o.Kind)}
	put := func(name string, v *paper.Value) {
		if !v.Empty() {
			out[name] = v.Text
		}
	}
	for name, v := range headerValues(o) {
		put(name, v)
	}
	for name, p := range partiesOf(o) {
		put(name+".id", &p.ID)
		put(name+".contact", &p.Contact)
		put(name+".email", &p.Email)
		put(name+".phone", &p.Phone)
		for i := range p.Address {
			put(fmt.Sprintf("%s.address.%d", name, i+1), &p.Address[i])
		}
	}
	for i := range o.Notes {
		put(fmt.Sprintf("note.%d", i+1), &o.Notes[i])
	}
	for i := range o.Lines {
		for name, v := range lineValues(&o.Lines[i]) {
			put(fmt.Sprintf("lines.%d.%s", i+1, name), v)
		}
	}
	return out
}
