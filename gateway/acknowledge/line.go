// SPDX-License-Identifier: Apache-2.0

package acknowledge

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/shopspring/decimal"

	"ordergate/gateway"
)

// lineAnswer is a line of a response: PO1 or POC, what is repeated behind it,
// and its ACKs.
type lineAnswer struct {
	segment Segment
	loops   []Loop
	acks    []Segment
	verdict verdict
	reason  string
}

// line says what was decided about order line i.
func (r *response) line(i int) (*lineAnswer, error) {
	d := r.lineDecision(i)
	l := &lineWriter{r: r, d: d, line: &r.Order.OrderLine[i], index: i, sent: slices.Clone(r.echo.Line[i].Elements)}
	if err := l.read(); err != nil {
		return nil, fmt.Errorf("line %d: %w", i+1, err)
	}
	code, err := l.code()
	if err != nil {
		return nil, fmt.Errorf("line %d: %w", i+1, err)
	}
	out := &lineAnswer{loops: r.echo.Line[i].Loops, reason: d.Reason}
	if out.acks, err = l.acks(code); err != nil {
		return nil, fmt.Errorf("line %d: %w", i+1, err)
	}
	a, _ := answerOf(code)
	out.verdict = a.verdict
	switch {
	case code == "ID" && l.deletes():
		out.verdict = taken // the partner asked for it
	case r.change && a.verdict == rejected:
		l.sent[l.at("change")] = "RC" // X12 670: the change is not made
	}
	if l.price != "" && a.verdict == changed {
		l.sent[l.at("price")] = l.price
	}
	out.segment = l.segment()
	return out, nil
}

// deletes tells whether the partner asks to take the line away (POC02).
func (l *lineWriter) deletes() bool {
	return l.r.change && slices.Contains([]string{"DI", "CF"}, l.sent[l.at("change")])
}

// counters are the statuses of lines that a rejected order carries as a counter
// offer.
var counters = []gateway.Status{gateway.QuantityChanged, gateway.PriceChanged, gateway.DateChanged, gateway.Substituted, gateway.BackOrdered, gateway.Changed}

// lineDecision is the decision about line i. A decision that rejects or holds
// the whole order decides for every line that does not say so itself; what it
// would take instead is a counter offer (X12 587 RO).
func (r *response) lineDecision(i int) gateway.LineDecision {
	var d gateway.LineDecision
	if i < len(r.Decision.Line) {
		d = r.Decision.Line[i]
	}
	switch s := r.Decision.Status; {
	case s == gateway.Refused && d.Status != gateway.Refused && !slices.Contains(counters, d.Status):
		d = gateway.LineDecision{Status: gateway.Refused, Reason: d.Reason}
	case s == gateway.OnHold && d.Status != gateway.Refused && d.Status != gateway.OnHold:
		d = gateway.LineDecision{Status: gateway.OnHold, Reason: d.Reason}
	case d.Status == "":
		d.Status = gateway.Accepted
	}
	return d
}

// lineWriter works out one line in the partner's own units.
type lineWriter struct {
	r     *response
	d     gateway.LineDecision
	line  *gateway.Line
	index int
	sent  []string // PO101 … as sent

	ordered   *decimal.Decimal // PO102, nil when it is no number
	quantity  *decimal.Decimal // decided, in unit; nil when nothing was said about it
	unit      string           // ACK03
	sameUnit  bool             // unit is the unit ordered in: quantities may be compared
	price     string           // new price for PO104, "" when it stays
	date      string           // ACK05
	qualifier string           // ACK04
}

// at is where a value stands in the elements of PO1 or POC, from 0.
func (l *lineWriter) at(what string) int {
	at := map[string]int{"quantity": 1, "unit": 2, "price": 3}[what]
	if l.r.change { // POC: 02 change, 03 quantity, 05 unit, 06 price
		at = map[string]int{"change": 1, "quantity": 2, "unit": 4, "price": 5}[what]
	}
	for len(l.sent) <= at {
		l.sent = append(l.sent, "")
	}
	return at
}

// firstComponent is the unit of POC05, a composite (see x12.Composite); PO103
// is none.
func firstComponent(v string) string {
	first, _, _ := strings.Cut(v, "\x1f")
	return first
}

func (l *lineWriter) read() error {
	if q, err := decimal.NewFromString(l.sent[l.at("quantity")]); err == nil {
		l.ordered = &q
	}
	l.unit = firstComponent(l.sent[l.at("unit")])
	l.sameUnit = true
	if u := l.d.UnitCode; u != "" && u != l.line.UnitCode || l.corrected("unitCode") != "" {
		unit, err := x12Unit(orElse(u, l.line.UnitCode))
		if err != nil {
			return err
		}
		l.sameUnit = unit == l.unit
		l.unit = unit
	}
	if err := l.readQuantity(); err != nil {
		return err
	}
	if err := l.readPrice(); err != nil {
		return err
	}
	return l.readDate()
}

// corrected is what a field of the line was before a person corrected it, ""
// when nobody did.
func (l *lineWriter) corrected(field string) string {
	pointer := fmt.Sprintf("/orderLine/%d/%s", l.index, field)
	for _, c := range l.r.Order.Corrections {
		if c.Field == pointer {
			return c.From
		}
	}
	return ""
}

// readQuantity brings the decided quantity into the unit of PO102. The mapping
// may have translated it (the partner orders packs, we sell eaches), and a
// person may have corrected it since; only the translation is taken back.
func (l *lineWriter) readQuantity() error {
	decided := l.d.Quantity
	from := l.corrected("quantity")
	if decided == nil && from != "" {
		decided = l.line.Quantity
	}
	if decided == nil {
		return nil
	}
	if decided.Sign() < 0 {
		return invalid("a quantity of %s cannot be answered", decided)
	}
	q := decided.Decimal
	mapped := l.line.Quantity
	if d, err := gateway.NewDec(from); err == nil {
		mapped = &d
	}
	if l.sameUnit && l.ordered != nil && mapped != nil && !mapped.IsZero() && !mapped.Equal(*l.ordered) {
		var exact bool
		if q, exact = scale(q, *l.ordered, mapped.Decimal); !exact {
			return invalid("a quantity of %s cannot be said in the unit ordered: the order has %s %s, we read %s %s",
				decided, l.ordered, l.unit, mapped, l.line.UnitCode)
		}
	}
	l.quantity = &q
	return nil
}

// readPrice brings a decided price into the terms of PO104, likewise.
func (l *lineWriter) readPrice() error {
	decided := l.d.Price
	from := l.corrected("price/priceAmount")
	var mapped *gateway.Dec
	if l.line.Price != nil {
		mapped = l.line.Price.PriceAmount
	}
	if decided == nil && from != "" {
		decided = mapped
	}
	if decided == nil {
		return nil
	}
	if d, err := gateway.NewDec(from); err == nil {
		mapped = &d
	}
	p := decided.Decimal
	sent, err := decimal.NewFromString(l.sent[l.at("price")])
	if err == nil && mapped != nil && !mapped.IsZero() && !mapped.Equal(sent) {
		var exact bool
		if p, exact = scale(p, sent, mapped.Decimal); !exact {
			return invalid("a price of %s cannot be said in the terms of the order: it has %s, we read %s", decided, sent, mapped)
		}
	}
	if err == nil && p.Equal(sent) {
		return nil
	}
	l.price = number(p)
	if p.Equal(decided.Decimal) {
		l.price = decided.String() // with the scale it was decided in
	}
	return nil
}

// scale is q * to / from, and whether that is exact within six decimals.
func scale(q, to, from decimal.Decimal) (decimal.Decimal, bool) {
	product := q.Mul(to)
	out := product.DivRound(from, 6)
	return out, out.Mul(from).Equal(product)
}

func (l *lineWriter) readDate() error {
	if l.d.Date == "" {
		return nil
	}
	d, err := time.Parse(time.DateOnly, l.d.Date)
	if err != nil {
		return invalid("the promised date %q is no date (want 2026-11-30)", l.d.Date)
	}
	l.date = date(l.r.version, d)
	l.qualifier = orElse(l.r.p.DateQualifier, l.asked())
	return nil
}

// asked is the qualifier of a promised date: 068 (ship) when a ship date is what
// the order asks for, else 067 (delivery).
func (l *lineWriter) asked() string {
	ship, deliver := l.line.RequestedDespatchPeriod != nil, l.line.RequestedDeliveryPeriod != nil
	if d := l.r.Order.Delivery; !ship && !deliver && d != nil {
		ship, deliver = d.RequestedDespatchPeriod != nil, d.RequestedDeliveryPeriod != nil
	}
	if ship && !deliver {
		return "068"
	}
	return "067"
}

// code is the answer to the line (X12 668) before the partner's replacements.
func (l *lineWriter) code() (string, error) {
	if c := l.d.Code; c != "" {
		if _, ok := answerOf(c); !ok {
			return "", invalid("%q is no line answer (X12 668)", c)
		}
		return c, nil
	}
	quantity := l.quantity != nil && l.ordered != nil && (!l.sameUnit || !l.quantity.Equal(*l.ordered))
	switch l.d.Status {
	case gateway.OnHold:
		return "IH", nil
	case gateway.Refused:
		return "IR", nil
	case gateway.BackOrdered:
		if quantity && l.quantity.IsPositive() && l.quantity.LessThan(*l.ordered) {
			return "BP", nil
		}
		return "IB", nil
	case gateway.Accepted:
		if l.deletes() {
			return "ID", nil
		}
	}
	if l.quantity != nil && l.quantity.IsZero() {
		return "ID", nil
	}
	var said []string
	if quantity || l.d.Status == gateway.QuantityChanged {
		said = append(said, "IQ")
	}
	if l.price != "" || l.d.Status == gateway.PriceChanged {
		said = append(said, "IP")
	}
	if l.d.Status == gateway.DateChanged || l.d.Status == gateway.Changed && l.date != "" {
		said = append(said, "DR")
	}
	if l.d.Substitute != nil || l.d.Status == gateway.Substituted {
		return "IS", nil // says more than IC does: the new item stands in ACK07
	}
	switch {
	case len(said) == 1:
		return said[0], nil
	case len(said) > 1 || l.d.Status == gateway.Changed:
		return "IC", nil
	case l.d.Status == gateway.Accepted:
		return "IA", nil
	}
	return "", invalid("%q is no status of a line", l.d.Status)
}

// acks writes the ACKs of the line: one, or one for each delivery of a schedule
// that is taken as it is, and one more for what a smaller quantity leaves over
// where that is to be said.
func (l *lineWriter) acks(code string) ([]Segment, error) {
	main := l.quantity
	a, _ := answerOf(code)
	if main == nil || a.verdict == held || a.verdict == rejected {
		main = l.ordered
	}
	if code == "IB" {
		main = l.ordered
	}
	if a.verdict == taken && l.d.Date == "" && main != nil && l.ordered != nil && main.Equal(*l.ordered) {
		if out := l.scheduled(code); out != nil {
			return out, nil
		}
	}
	when := l.date
	if code == "BP" {
		when = "" // the date promised is that of the rest
	}
	first := l.ack(code, main, l.qualifier, when)
	if l.d.Substitute != nil {
		id := l.d.Substitute
		if id.ID == "" {
			return nil, invalid("the substitute has no id")
		}
		first = append(first, "", l.substituteQualifier(*id), id.ID) // ACK06, 07, 08
	}
	out := []Segment{first}
	if l.ordered == nil || main == nil || !l.sameUnit || !main.LessThan(*l.ordered) {
		return out, nil
	}
	rest := l.ordered.Sub(*main)
	switch {
	case code == "BP":
		out = append(out, l.ack("IB", &rest, l.qualifier, l.date))
	case l.r.p.Balance:
		out = append(out, l.ack("ID", &rest, "", ""))
	}
	return out, nil
}

func (l *lineWriter) ack(code string, quantity *decimal.Decimal, qualifier, when string) Segment {
	code = orElse(l.r.p.Replace[code], code)
	switch code { // what the code says has a date of its own kind
	case "AC":
		qualifier = "011" // shipped
	case "AR":
		qualifier = orElse(l.r.p.DateQualifier, "068") // released for shipment
	}
	if when == "" {
		qualifier = "" // C0405
	}
	s := Segment{"ACK", code, "", "", qualifier, when}
	if quantity != nil && l.unit != "" { // P0203
		s[2], s[3] = number(*quantity), l.unit
		if l.ordered != nil && l.sameUnit && quantity.Equal(*l.ordered) {
			s[2] = l.sent[l.at("quantity")] // as the partner wrote it
		}
	}
	return s
}

func (l *lineWriter) substituteQualifier(id gateway.Identification) string {
	switch {
	case len(id.SchemeID) == 2:
		return id.SchemeID
	case id.SchemeID == "GTIN" || id.SchemeID == "0160":
		return gtinQualifier(id.ID)
	default:
		return l.r.p.Substitute
	}
}

// segment is PO1 or POC as the answer repeats it.
func (l *lineWriter) segment() Segment {
	if l.r.change {
		return append(Segment{"POC"}, l.sent...)
	}
	if l.r.p.Echo == EchoNumber && l.sent[0] != "" && l.price == "" && l.d.Substitute == nil { // a substitute wants the old item beside it
		return Segment{"PO1", l.sent[0]}
	}
	return append(Segment{"PO1"}, l.sent...)
}

// number writes a decimal as X12 type R: no exponent, no zeros that say nothing.
func number(d decimal.Decimal) string { return d.String() }
