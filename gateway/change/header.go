// SPDX-License-Identifier: Apache-2.0

package change

import (
	"fmt"
	"slices"

	"ordergate/gateway"
)

// header lays what the change says of the whole order over the order. What it
// does not say stays; the order's number and dates of origin are not changed.
func (a *applier) header() {
	n, c := a.next, clone(a.ch)
	if c.IssueDate != "" && a.base.IssueDate != "" && c.IssueDate != a.base.IssueDate { // BCH06 is the order's date
		a.report(gateway.Warn, "order.change.date", -1, "/issueDate", fmt.Sprintf("The change speaks of an order of %s; ours is of %s.", c.IssueDate, a.base.IssueDate),
			"See that it is the same order; some senders write the date of the change there.")
	}
	over(&n.OrderTypeCode, c.OrderTypeCode)
	over(&n.DocumentCurrencyCode, c.DocumentCurrencyCode)
	over(&n.AcknowledgementRequest, c.AcknowledgementRequest)
	over(&n.CatalogueReference, c.CatalogueReference)
	over(&n.QuotationDocumentReference, c.QuotationDocumentReference)
	over(&n.CustomerReference, c.CustomerReference)
	over(&n.AccountingCost, c.AccountingCost)
	overPtr(&n.ValidityPeriod, c.ValidityPeriod)
	overPtr(&n.Contract, c.Contract)
	overPtr(&n.TransactionConditions, c.TransactionConditions)
	overPtr(&n.BuyerCustomerParty, c.BuyerCustomerParty)
	overPtr(&n.SellerSupplierParty, c.SellerSupplierParty)
	overPtr(&n.OriginatorCustomerParty, c.OriginatorCustomerParty)
	overPtr(&n.AccountingCustomerParty, c.AccountingCustomerParty)
	overPtr(&n.FreightForwarderParty, c.FreightForwarderParty)
	overPtr(&n.DeliveryTerms, c.DeliveryTerms)
	if d := c.Delivery; d != nil {
		if n.Delivery == nil {
			n.Delivery = &gateway.Delivery{}
		}
		overPtr(&n.Delivery.DeliveryParty, d.DeliveryParty)
		overPtr(&n.Delivery.MarkForParty, d.MarkForParty)
		overPtr(&n.Delivery.RequestedDeliveryPeriod, d.RequestedDeliveryPeriod)
		overPtr(&n.Delivery.RequestedDespatchPeriod, d.RequestedDespatchPeriod)
		overPtr(&n.Delivery.Shipment, d.Shipment)
	}
	overList(&n.PaymentTerms, c.PaymentTerms)
	overList(&n.AllowanceCharge, c.AllowanceCharge)
	n.Note = add(n.Note, c.Note)
	n.AdditionalDocumentReference = overKeyed(n.AdditionalDocumentReference, c.AdditionalDocumentReference, func(r gateway.DocumentReference) string { return r.Qualifier })
	n.AdditionalParty = overKeyed(n.AdditionalParty, c.AdditionalParty, func(p gateway.Party) string { return p.RoleCode })
	n.Extensions = overKeyed(n.Extensions, withoutHead(c.Extensions), func(e gateway.Extension) string { return e.Name })
}

// withoutHead drops what is left of the change's own first segment: it is about
// the document, not about the order.
func withoutHead(in []gateway.Extension) []gateway.Extension {
	return slices.DeleteFunc(in, func(e gateway.Extension) bool {
		s := e.Position.SegmentID
		return s == "BCH" || s == "BEG" || s == "POC"
	})
}

func over(to *string, from string) {
	if from != "" {
		*to = from
	}
}

func overPtr[T any](to **T, from *T) {
	if from != nil {
		*to = from
	}
}

// overDec leaves a value that is only written otherwise (10.0 for 10).
func overDec(to **gateway.Dec, from *gateway.Dec) {
	if from != nil && !equalDec(*to, from) {
		*to = from
	}
}

func overList[T any](to *[]T, from []T) {
	if len(from) > 0 {
		*to = from
	}
}

// add appends what is not there yet: a text of the change is one more text.
func add[T any](have, more []T) []T {
	for _, m := range more {
		if !slices.ContainsFunc(have, func(h T) bool { return same(h, m) }) {
			have = append(have, m)
		}
	}
	return have
}

// overKeyed replaces the entries whose key the change states anew. Entries that
// it only repeats keep their places.
func overKeyed[T any](have, from []T, key func(T) string) []T {
	stated := map[string][]T{}
	for _, f := range from {
		stated[key(f)] = append(stated[key(f)], f)
	}
	for k, list := range stated {
		var old []T
		for _, h := range have {
			if key(h) == k {
				old = append(old, h)
			}
		}
		if sameEntries(old, list) {
			delete(stated, k)
		}
	}
	out := slices.DeleteFunc(slices.Clone(have), func(h T) bool { _, anew := stated[key(h)]; return anew })
	for _, f := range from {
		if _, anew := stated[key(f)]; anew {
			out = append(out, f)
		}
	}
	if len(out) == 0 {
		return have[:0:0]
	}
	return out
}

// sameEntries compares without regard to where in a document extensions stood.
func sameEntries[T any](a, b []T) bool {
	if ea, ok := any(a).([]gateway.Extension); ok {
		eb := any(b).([]gateway.Extension)
		return slices.EqualFunc(ea, eb, func(x, y gateway.Extension) bool { return slices.Equal(x.Values, y.Values) })
	}
	return same(a, b)
}
