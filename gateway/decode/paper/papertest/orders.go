// SPDX-License-Identifier: Apache-2.0

package papertest

import (
	"strings"

	"github.com/shopspring/decimal"

	"ordergate/gateway"
	"ordergate/gateway/decode/paper"
)

// FromOrders makes what the scorer compares out of what was read. The status is Reject
// when everything in the file is of a kind that is no order, Review when there is
// nothing, or a finding, an unknown kind, a change or a cancellation that a person must
// look at; Ok otherwise. Findings of the document as a whole are the caller's: he sets
// Status himself.
func FromOrders(orders []paper.Order) Extracted {
	e := Extracted{Status: status(orders)}
	var all []Order
	for i := range orders {
		all = append(all, order(&orders[i]))
	}
	if len(all) == 1 {
		e.Order = all[0]
	} else {
		e.Orders = all
	}
	return e
}

func status(orders []paper.Order) string {
	if len(orders) == 0 {
		return Review
	}
	worst, others := Ok, 0
	for i := range orders {
		o := &orders[i]
		switch o.Kind {
		case paper.PurchaseOrder:
		case paper.ChangeOrder, paper.Cancellation, paper.UnknownKind, "":
			worst = Review
		default:
			others++
		}
		if gateway.Weigh(o.Findings) != gateway.Accept {
			worst = Review
		}
	}
	switch others {
	case 0:
		return worst
	case len(orders):
		return Reject
	}
	return Review
}

func order(o *paper.Order) Order {
	e := Order{
		PONumber: o.Number.Text, PODate: o.Date.Text, RequestedDate: o.Requested.Text,
		Currency: o.Currency.Text, PaymentTerms: o.PaymentTerms.Text,
		Buyer: party(&o.Buyer), BillTo: party(&o.BillTo), ShipTo: party(&o.ShipTo), Supplier: party(&o.Supplier),
		Subtotal: number(&o.Subtotal), Discount: number(&o.Discount), Tax: number(&o.Tax),
		Freight: number(&o.Freight), Total: number(&o.Total),
	}
	for i := range o.Lines {
		e.Lines = append(e.Lines, line(&o.Lines[i]))
	}
	if e.RequestedDate == "" {
		e.RequestedDate = sameDate(o.Lines)
	}
	return e
}

// sameDate is the date that all lines share, "" when they do not.
func sameDate(lines []paper.Line) string {
	for i := range lines {
		if lines[i].Date.Text != lines[0].Date.Text {
			return ""
		}
	}
	if len(lines) == 0 {
		return ""
	}
	return lines[0].Date.Text
}

func line(l *paper.Line) Line {
	e := Line{
		Line: Text(l.ID.Text), BuyerItem: l.BuyerItem.Text, SupplierItem: l.SupplierItem.Text,
		Description: l.Description.Text, Qty: number(&l.Quantity), UOM: l.Unit.Text,
		UnitPrice: number(&l.UnitPrice), PricePer: number(&l.Per), Amount: number(&l.Amount),
	}
	// An item number that nothing says whose it is counts in the place that is free;
	// that of a customer's order is the supplier's more often.
	if e.SupplierItem == "" {
		e.SupplierItem = l.Item.Text
	} else if e.BuyerItem == "" {
		e.BuyerItem = l.Item.Text
	}
	return e
}

func party(p *paper.Party) *Party {
	if p.Name.Empty() {
		return nil
	}
	var rows []string
	for i := range p.Address {
		rows = append(rows, p.Address[i].Text)
	}
	return &Party{Name: p.Name.Text, Address: strings.Join(rows, ", ")}
}

// number is nil for no value, and for one that is no number: that counts as missing.
func number(v *paper.Value) *decimal.Decimal {
	d, err := decimal.NewFromString(v.Text)
	if v.Empty() || err != nil {
		return nil
	}
	return &d
}
