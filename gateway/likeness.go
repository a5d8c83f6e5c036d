// SPDX-License-Identifier: Apache-2.0

package gateway

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"io"
	"strings"
)

// Likeness is the digest of what the order asks for, whatever number and date it
// gives itself: who buys, where and when to deliver, and of each line item,
// quantity, unit and price. Two orders alike are one order sent twice, or a
// standing order. "" for an order without lines.
func (o *Order) Likeness(station, partner string, test bool) string {
	if len(o.OrderLine) == 0 {
		return ""
	}
	w := likeness{hash: sha256.New()}
	w.put(station, partner, fmt.Sprint(test), o.DocumentCurrencyCode)
	w.party(o.BuyerCustomerParty)
	if d := o.Delivery; d != nil {
		w.party(d.DeliveryParty)
		w.party(d.MarkForParty)
		w.periods(d.RequestedDeliveryPeriod, d.RequestedDespatchPeriod)
	}
	for i := range o.OrderLine {
		l := &o.OrderLine[i]
		w.put("line", l.BuyersItemIdentification, l.SellersItemIdentification, l.ManufacturersItemIdentification, l.UnitCode)
		if s := l.StandardItemIdentification; s != nil {
			w.put(s.ID)
		}
		w.dec(l.Quantity)
		if p := l.Price; p != nil {
			w.dec(p.PriceAmount)
		}
		w.periods(l.RequestedDeliveryPeriod, l.RequestedDespatchPeriod)
		for j := range l.ScheduleLine {
			s := &l.ScheduleLine[j]
			w.put("schedule")
			w.dec(s.Quantity)
			w.periods(s.RequestedDeliveryPeriod, s.RequestedDespatchPeriod)
		}
		for j := range l.LocationQuantity {
			w.put("location", l.LocationQuantity[j].LocationID)
			w.dec(l.LocationQuantity[j].Quantity)
		}
	}
	return "sha256:" + hex.EncodeToString(w.hash.Sum(nil))
}

type likeness struct{ hash hash.Hash }

func (w likeness) put(parts ...string) {
	for _, p := range parts {
		_, _ = io.WriteString(w.hash, p) // a hash takes everything
		_, _ = io.WriteString(w.hash, "\x1f")
	}
}

func (w likeness) party(p *Party) {
	if p == nil {
		w.put("")
		return
	}
	for _, id := range p.PartyIdentification {
		w.put(id.SchemeID, id.ID)
	}
	if a := p.PostalAddress; a != nil && len(p.PartyIdentification) == 0 {
		w.put(p.PartyName, a.StreetName, a.CityName, a.PostalZone, a.CountryCode)
	}
	w.put("")
}

func (w likeness) periods(all ...*Period) {
	for _, p := range all {
		if p != nil {
			w.put(p.StartDate, p.EndDate)
		} else {
			w.put("")
		}
	}
}

// dec writes a decimal without the zeros behind it: 5.0 is 5. It is not written
// out: 1e9000 is a decimal too.
func (w likeness) dec(d *Dec) {
	if d == nil {
		w.put("")
		return
	}
	digits := d.Coefficient().String()
	short := strings.TrimRight(digits, "0")
	w.put(short, fmt.Sprint(int(d.Exponent())+len(digits)-len(short)))
}
