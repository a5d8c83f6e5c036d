// SPDX-License-Identifier: Apache-2.0

package validate

import (
	"fmt"
	"strings"

	"ordergate/gateway"
)

// instructions are what the order asks for beside goods: somebody may have to see
// to it though nothing else is wrong.
func (c *checker) instructions() {
	if d := c.o.Delivery; d != nil && d.Shipment != nil {
		for _, s := range []struct{ field, name, value string }{
			{"carrierScac", "the carrier", d.Shipment.CarrierScac}, {"routing", "the route", d.Shipment.Routing},
			{"serviceLevel", "the service level", d.Shipment.ServiceLevel}, {"shippingMarks", "the marks", d.Shipment.ShippingMarks},
		} {
			if strings.TrimSpace(s.value) != "" {
				c.report("order.instruction.shipping", found{field: "/delivery/shipment/" + s.field, value: clip(s.value), expected: "no instruction",
					message: fmt.Sprintf("The order asks for %s %q.", s.name, clip(s.value)), hint: "See that shipping knows."})
			}
		}
	}
	t := c.o.TransactionConditions
	if t == nil || t.Code == "" && t.ShipComplete == nil {
		return
	}
	f := found{field: "/transactionConditions/code", value: asSent(t.Code), expected: "no condition", hint: "See that the ERP and shipping keep to it."}
	f.message = fmt.Sprintf("The order sets the condition %s on its delivery.", asSent(t.Code))
	if t.ShipComplete != nil && *t.ShipComplete {
		f.message = "The order is to be delivered complete or not at all."
		if t.Code == "" {
			f.field = "/transactionConditions/shipComplete"
		}
	}
	c.report("order.instruction.condition", f)
}

// terms holds payment and freight terms against what is agreed: the partner
// file's lists, where there are any, else the customer's.
func (c *checker) terms() {
	payment, freight := c.policy.Terms.Payment, c.policy.Terms.Freight
	if c.customer != nil {
		if len(payment) == 0 {
			payment = c.customer.PaymentTerms
		}
		if len(freight) == 0 {
			freight = c.customer.FreightTerms
		}
	}
	for i := range c.o.PaymentTerms {
		p := &c.o.PaymentTerms[i]
		names := paymentNames(p)
		if len(payment) == 0 || len(names) == 0 || allowed(payment, names...) {
			continue
		}
		c.report("order.payment.notagreed", found{field: fmt.Sprintf("/paymentTerms/%d", i), value: names[0], expected: strings.Join(payment, ", "),
			message: fmt.Sprintf("The order asks for payment terms %s; agreed are %s.", names[0], strings.Join(payment, ", ")), hint: "Ask sales; the terms of the order are not taken over by themselves."})
	}
	d := c.o.DeliveryTerms
	if d == nil {
		return
	}
	for _, t := range []struct{ field, value, kind string }{{"incoterms", d.Incoterms, "Incoterms"}, {"freightPayment", d.FreightPayment, "freight payment"}} {
		agreed := ofLength(freight, len(t.value))
		if t.value == "" || len(agreed) == 0 || allowed(agreed, t.value) {
			continue
		}
		c.report("order.freight.notagreed", found{field: "/deliveryTerms/" + t.field, value: t.value, expected: strings.Join(agreed, ", "),
			message: fmt.Sprintf("The order asks for %s %s; agreed are %s.", t.kind, t.value, strings.Join(agreed, ", ")), hint: "Ask sales who pays the freight."})
	}
}

// paymentNames are what payment terms may be called, the fullest first: "2/10 net
// 30", the note, the code (ITD01).
func paymentNames(p *gateway.PaymentTerms) []string {
	var names []string
	full := ""
	if p.NetDays != "" {
		full = "net " + strings.TrimLeft(p.NetDays, "0")
		if strings.Trim(p.NetDays, "0") == "" {
			full = "net 0"
		}
	}
	if d := p.DiscountPercent; d != nil && inRange(d.Decimal) && !d.IsZero() {
		full = strings.TrimSpace(d.Decimal.String() + "/" + p.DiscountDays + " " + full)
	}
	for _, n := range []string{full, strings.TrimSpace(p.Note), p.Code} {
		if n != "" {
			names = append(names, n)
		}
	}
	return names
}

// allowed compares names without regard to case and blanks.
func allowed(list []string, names ...string) bool {
	plain := func(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), "")) }
	for _, l := range list {
		for _, n := range names {
			if plain(l) == plain(n) {
				return true
			}
		}
	}
	return false
}

// ofLength picks the entries of one kind: Incoterms have three letters, X12 FOB01
// has two.
func ofLength(list []string, n int) []string {
	var out []string
	for _, s := range list {
		if len(strings.TrimSpace(s)) == n {
			out = append(out, s)
		}
	}
	return out
}
