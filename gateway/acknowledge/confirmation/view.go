// SPDX-License-Identifier: Apache-2.0

package confirmation

import (
	"strings"

	"github.com/shopspring/decimal"

	"ordergate/gateway"
)

// letterView is a letter in words: what the three forms are written from.
type letterView struct {
	Language   string
	Subject    string
	Title      string
	Greeting   string
	Paragraphs []string
	Facts      []fact // number, dates, customer
	Buyer      []string
	ShipTo     []string
	Columns    columns
	Lines      []lineView
	Total      fact
	Notes      []string
	Reason     fact
	Closing    string
	Automatic  string
	Head       Letterhead
	Phone      string // "Phone +49 …"
	VAT        string
	Test       string // "TEST", of test orders
	Words      *Language
}

// fact is a value with its name.
type fact struct{ Name, Value string }

type columns struct{ Position, Item, Description, Quantity, Price, Delivery, Amount string }

// value is what holds now, and what was ordered where that is something else.
type value struct{ Old, New string }

// lineView is one line in words.
type lineView struct {
	Position    string
	Items       []value // ours, the customer's
	Description string
	Quantity    value
	Price       value
	Per         string // "per 100 pcs"
	Delivery    value
	Amount      string
	Status      string
	Tone        string   // ok, changed, refused: how it is coloured
	Words       []string // each change, said in words
}

func view(l Letter) *letterView {
	t := l.Language
	number := clean(l.Order.ID)
	switch l.Order.Key("", "").Kind {
	case gateway.KindChange:
		number = t.text("kind.change", "number", number)
	case gateway.KindCancel:
		number = t.text("kind.cancel", "number", number)
	}
	v := &letterView{Language: t.Code, Greeting: t.text("greeting"), Closing: t.text("closing"), Automatic: t.text("automatic"), Head: cleanHead(l.Head), Words: t}
	if v.Head.Phone != "" {
		v.Phone = t.text("label.phone") + " " + v.Head.Phone
	}
	if v.Head.VAT != "" {
		v.VAT = t.text("label.vat") + " " + v.Head.VAT
	}
	occasion := string(l.Kind)
	v.Title = t.text(occasion + ".title")
	if l.Kind == Answered {
		occasion += "." + outcome(l.Decision)
	}
	v.Subject = t.text(occasion+".subject", "number", number, "company", v.Head.Company)
	if l.Test {
		v.Test = "TEST"
		v.Subject = "[TEST] " + v.Subject
	}
	v.Paragraphs = []string{t.text(occasion+".text", "number", number, "company", v.Head.Company)}
	v.facts(l, number)
	if l.Kind != Answered {
		return v
	}
	if l.PDF {
		v.Paragraphs = append(v.Paragraphs, t.text("attached"))
	}
	if r := clean(l.Decision.Reason); l.Reasons && r != "" && l.Decision.Status != gateway.Accepted {
		v.Reason = fact{t.text("label.reason"), r}
	}
	v.lines(l)
	for _, n := range l.Order.Note {
		if s := clean(n.Text); s != "" {
			v.Notes = append(v.Notes, s)
		}
	}
	return v
}

func cleanHead(h Letterhead) Letterhead {
	h.Company, h.Phone, h.Email, h.VAT = clean(h.Company), clean(h.Phone), clean(h.Email), clean(h.VAT)
	return h
}

// outcome is how the answer as a whole is called.
func outcome(d gateway.Decision) string {
	switch d.Status {
	case gateway.Refused:
		return "rejected"
	case gateway.Accepted, "":
		for _, l := range d.Line {
			if l.Status != gateway.Accepted && l.Status != "" || l.Quantity != nil || l.Price != nil || l.Substitute != nil {
				return "changed"
			}
		}
		return "accepted"
	}
	return "changed"
}

func (v *letterView) facts(l Letter, number string) {
	t := l.Language
	add := func(key, val string) {
		if val = clean(val); val != "" {
			v.Facts = append(v.Facts, fact{t.text(key), val})
		}
	}
	add("label.number", number)
	if l.Order.IssueDate != "" {
		add("label.ordered", t.date(l.Order.IssueDate))
	}
	add("label.erp", l.ERP)
	if l.Kind == Answered {
		add("label.date", t.date(l.Now.Format("2006-01-02")))
	}
	if l.Order.Resolved != nil {
		add("label.customer", l.Order.Resolved.Customer)
	}
	v.Buyer = party(l.Order.BuyerCustomerParty)
	if d := l.Order.Delivery; d != nil {
		v.ShipTo = party(d.DeliveryParty)
	}
}

// party is the lines of a name and address.
func party(p *gateway.Party) (out []string) {
	if p == nil {
		return nil
	}
	all := append([]string{p.PartyName}, p.AdditionalName...)
	if a := p.PostalAddress; a != nil {
		all = append(all, a.StreetName)
		all = append(all, a.AdditionalStreetName...)
		all = append(all, strings.Join(strings.Fields(a.PostalZone+" "+a.CityName+" "+a.CountrySubentity), " "), a.CountryCode)
	}
	for _, s := range all {
		if s = clean(s); s != "" {
			out = append(out, s)
		}
	}
	return out
}

func (v *letterView) lines(l Letter) {
	t := l.Language
	v.Columns = columns{t.text("column.position"), t.text("column.item"), t.text("column.description"), t.text("column.quantity"),
		t.text("column.price"), t.text("column.delivery"), t.text("column.amount")}
	total, whole, currency := decimal.Zero, len(l.Order.OrderLine) > 0, ""
	for i := range l.Order.OrderLine {
		var d gateway.LineDecision
		if i < len(l.Decision.Line) {
			d = l.Decision.Line[i]
		}
		line, amount, in := v.line(l, i, d)
		v.Lines = append(v.Lines, line)
		switch {
		case d.Status == gateway.Refused:
		case amount == nil || currency != "" && in != currency:
			whole = false
		default:
			total, currency = total.Add(amount.Decimal), in
		}
	}
	if whole && currency != "" {
		v.Total = fact{t.text("label.total"), t.money(rounded(total, currency), currency)}
	}
}

// line says one line; amount is nil where it cannot be said.
func (v *letterView) line(l Letter, i int, d gateway.LineDecision) (out lineView, amount *gateway.Dec, currency string) {
	t, o := l.Language, &l.Order.OrderLine[i]
	currency = firstOf(o.DocumentCurrencyCode, l.Order.DocumentCurrencyCode, l.Currency)
	status := d.Status
	if status == "" {
		status = gateway.Accepted
	}
	out = lineView{Position: clean(o.ID), Description: clean(o.Description), Status: t.text("status." + string(status)), Tone: tone(status)}
	if out.Position == "" {
		out.Position = t.number(gateway.Dec{Decimal: decimal.NewFromInt(int64(i + 1))}, 0)
	}
	out.items(l, i, d)
	quantity := changedTo(o.Quantity, d.Quantity)
	unit := firstOf(d.UnitCode, o.UnitCode)
	if quantity != nil {
		out.Quantity = changed(written(o.Quantity, func(q gateway.Dec) string { return t.quantity(q, o.UnitCode) }), t.quantity(*quantity, unit))
		out.say(t, "words.quantity", out.Quantity)
	}
	var price, base *gateway.Dec
	if o.Price != nil {
		price, base = o.Price.PriceAmount, o.Price.BaseQuantity
	}
	if now := changedTo(price, d.Price); now != nil {
		out.Price = changed(written(price, func(p gateway.Dec) string { return t.money(p, currency) }), t.money(*now, currency))
		out.say(t, "words.price", out.Price)
		if base != nil && base.IsPositive() && !base.Equal(decimal.NewFromInt(1)) {
			out.Per = t.text("label.per", "quantity", t.quantity(*base, firstOf(o.Price.BaseUnitCode, unit)))
		}
		// What allowances and charges make of it is for the invoice: no sum is better than
		// a wrong one.
		if quantity != nil && status != gateway.Refused && len(o.AllowanceCharge) == 0 {
			amount = amountOf(*quantity, *now, base, currency)
			out.Amount = t.money(*amount, currency)
		}
	}
	asked := firstOf(span(o.RequestedDeliveryPeriod), span(o.RequestedDespatchPeriod), deliveryOf(l.Order))
	out.Delivery = changed(t.date(asked), t.date(firstOf(d.Date, asked)))
	out.say(t, "words.date", out.Delivery)
	if r := clean(d.Reason); l.Reasons && r != "" {
		out.Words = append(out.Words, t.text("label.reason")+": "+r)
	}
	if out.Tone == "ok" && len(out.Words) > 0 {
		out.Tone, out.Status = "changed", t.text("status.changed")
	}
	return out, amount, currency
}

// items names the item: our number, which a substitute changes, and the customer's.
func (out *lineView) items(l Letter, i int, d gateway.LineDecision) {
	t, o := l.Language, &l.Order.OrderLine[i]
	ours := o.SellersItemIdentification
	if r := l.Order.Resolved; r != nil && i < len(r.Line) && r.Line[i].Item != "" {
		ours = r.Line[i].Item
	}
	if d.Substitute != nil && d.Substitute.ID != "" {
		item := changed(clean(firstOf(ours, o.BuyersItemIdentification)), clean(d.Substitute.ID))
		out.Items = append(out.Items, item)
		out.say(t, "words.item", item)
	} else if ours = clean(ours); ours != "" {
		out.Items = append(out.Items, value{New: ours})
	}
	named := func(key, id string) {
		if id = clean(id); id != "" && (len(out.Items) == 0 || out.Items[0].New != id) {
			out.Items = append(out.Items, value{New: t.text(key, "item", id)})
		}
	}
	named("label.yours", o.BuyersItemIdentification)
	if s := o.StandardItemIdentification; s != nil && len(out.Items) == 0 {
		named("label.standard", s.ID)
	}
}

// say puts a change into words.
func (out *lineView) say(t *Language, key string, v value) {
	if v.Old != "" && out.Tone != "refused" {
		out.Words = append(out.Words, t.text(key, "old", v.Old, "new", v.New))
	}
}

func tone(s gateway.Status) string {
	switch s {
	case gateway.Accepted:
		return "ok"
	case gateway.Refused:
		return "refused"
	}
	return "changed"
}

// amountOf is what a line costs: the price is for base units, 1 when nil.
func amountOf(quantity, price gateway.Dec, base *gateway.Dec, currency string) *gateway.Dec {
	a := quantity.Mul(price.Decimal)
	if base != nil && base.IsPositive() {
		a = a.Div(base.Decimal)
	}
	r := rounded(a, currency)
	return &r
}

func changedTo(was, now *gateway.Dec) *gateway.Dec {
	if now != nil {
		return now
	}
	return was
}

func written(d *gateway.Dec, as func(gateway.Dec) string) string {
	if d == nil {
		return ""
	}
	return as(*d)
}

// changed is a value; what it was counts only where it says something else.
func changed(old, now string) value {
	if old == now {
		return value{New: now}
	}
	return value{Old: old, New: now}
}

func deliveryOf(o *gateway.Order) string {
	if o.Delivery == nil {
		return ""
	}
	return firstOf(span(o.Delivery.RequestedDeliveryPeriod), span(o.Delivery.RequestedDespatchPeriod))
}

func firstOf(all ...string) string {
	for _, s := range all {
		if s != "" {
			return s
		}
	}
	return ""
}
