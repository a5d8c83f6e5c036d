// SPDX-License-Identifier: Apache-2.0

package papertest

import (
	"strings"

	"github.com/shopspring/decimal"
)

// The fields of the header that count, in the order they are reported in.
var fields = [...]string{"po_number", "po_date", "requested_date", "currency", "buyer", "bill_to", "ship_to", "payment_terms", "subtotal", "tax", "freight", "total"}

// What became of a header field.
const (
	Right    = "ok"
	Wrong    = "wrong"
	Missing  = "missing"
	Spurious = "spurious" // the page does not print it
	None     = "n/a"      // the page does not print it, and it was not given
)

// Result is how one file came out.
type Result struct {
	ID     string
	Expect string
	Status string
	// Outcome is auto-perfect, AUTO-WRONG, review-perfect, review-imperfect,
	// FALSE-REJECT, correct-reject, to-review, FALSE-ACCEPT, correct-review or
	// correct-password. Those in capitals are faults.
	Outcome string
	Order   bool              // an order was expected: what follows counts
	Header  map[string]string // by field: Right, Wrong, Missing, Spurious, None
	// Lines of the truth, lines extracted, and those of which item, quantity and
	// price agree.
	Truth, Extracted, Exact int
	// Of the exact lines, how many agree in the rest, and how many could.
	Description, Unit, Amount, ItemRole [2]int
	Perfect                             bool // all lines exact, and the order number right
	PerfectStrict                       bool // and no date, currency, total or ship-to wrong
}

// Faulty reports whether the outcome is a silent mistake: something wrong was taken
// without a person.
func (r *Result) Faulty() bool { return r.Outcome == "AUTO-WRONG" || r.Outcome == "FALSE-ACCEPT" }

// Score compares an extraction with the truth; a nil extraction counts as Failed.
func Score(g *Truth, e *Extracted) Result {
	if e == nil {
		e = &Extracted{Status: Failed}
	}
	r := Result{ID: g.Meta.ID, Expect: g.Meta.Expect, Status: e.status()}
	if r.Expect == Reject {
		switch r.Status {
		case Reject:
			r.Outcome = "correct-reject"
		case Review, Failed, Password:
			r.Outcome = "to-review"
		default:
			r.Outcome = "FALSE-ACCEPT"
		}
		return r
	}
	r.Order = true
	one := &e.Order
	if len(e.Orders) == 1 && len(e.Lines) == 0 {
		one = &e.Orders[0]
	}
	r.header(g, one)
	r.lines(linesOf(g.Orders, g.Lines, true), linesOf(e.Orders, one.Lines, len(g.Orders) > 0))
	n := r.Header["po_number"]
	r.Perfect = r.Exact == r.Truth && r.Truth == r.Extracted && (n == Right || n == None) && r.Truth > 0
	r.PerfectStrict = r.Perfect
	for _, k := range []string{"po_date", "requested_date", "currency", "total", "ship_to"} {
		if h := r.Header[k]; h == Wrong || h == Spurious {
			r.PerfectStrict = false
		}
	}
	r.Outcome = r.outcome(g, len(e.Orders))
	return r
}

func (e *Extracted) status() string {
	switch {
	case e.Status != "":
		return e.Status
	case len(e.Lines) > 0 || len(e.Orders) > 0:
		return Ok
	default:
		return Review
	}
}

func linesOf(orders []Order, lines []Line, split bool) []Line {
	var all []Line
	if split {
		for _, o := range orders {
			all = append(all, o.Lines...)
		}
	}
	if len(all) == 0 {
		return lines
	}
	return all
}

// outcome is what the file comes to; split is how many orders were found in it.
func (r *Result) outcome(g *Truth, split int) string {
	switch r.Expect {
	case Password:
		switch {
		case r.Status == Password || r.Perfect:
			return "correct-password"
		case r.Status == Review || r.Status == Failed:
			return "to-review"
		}
		return "FALSE-ACCEPT"
	case Review:
		whole := len(g.Orders) > 0 && split == len(g.Orders) && r.Exact == r.Truth && r.Truth == r.Extracted
		better := g.DocType == "purchase_order" && r.Perfect && !g.Meta.MustReview
		switch {
		case r.Status == Review || r.Status == Failed:
			return "correct-review"
		case r.Status == Reject || r.Status == Password:
			return "FALSE-REJECT"
		case whole || better:
			return "auto-perfect"
		}
		return "FALSE-ACCEPT"
	}
	switch {
	case r.Status == Ok && r.Perfect:
		return "auto-perfect"
	case r.Status == Ok:
		return "AUTO-WRONG"
	case r.Status == Reject:
		return "FALSE-REJECT"
	case r.Perfect:
		return "review-perfect"
	}
	return "review-imperfect"
}

func (r *Result) header(g *Truth, e *Order) {
	r.Header = map[string]string{}
	str := func(k, want, got string, alt []string, same func(a, b string) bool) {
		r.field(k, want != "", got != "", same(want, got), len(alt), func(i int) bool { return same(alt[i], got) })
	}
	str("po_number", g.Order.PONumber, e.PONumber, g.Alternatives.PONumber, func(a, b string) bool { return id(a) == id(b) })
	str("po_date", g.Order.PODate, e.PODate, g.Alternatives.PODate, sameDay)
	str("requested_date", g.Order.RequestedDate, e.RequestedDate, g.Alternatives.RequestedDate, sameDay)
	str("currency", g.Order.Currency, e.Currency, g.Alternatives.Currency, strings.EqualFold)
	str("payment_terms", g.Order.PaymentTerms, e.PaymentTerms, g.Alternatives.PaymentTerms, func(a, b string) bool { return likeness(a, b) >= 0.75 })
	party := func(k string, want, got *Party, alt []Party) {
		str(k, want.name(), got.name(), names(alt), sameParty)
	}
	party("buyer", g.Order.Buyer, e.Buyer, g.Alternatives.Buyer)
	party("bill_to", g.Order.BillTo, e.BillTo, g.Alternatives.BillTo)
	party("ship_to", g.Order.ShipTo, e.ShipTo, g.Alternatives.ShipTo)
	money := func(k string, want, got *decimal.Decimal, alt []decimal.Decimal) {
		r.field(k, want != nil, got != nil, sameMoney(want, got), len(alt), func(i int) bool { return sameMoney(&alt[i], got) })
	}
	money("subtotal", g.Order.Subtotal, e.Subtotal, g.Alternatives.Subtotal)
	money("tax", g.Order.Tax, e.Tax, g.Alternatives.Tax)
	money("freight", g.Order.Freight, e.Freight, g.Alternatives.Freight)
	money("total", g.Order.Total, e.Total, g.Alternatives.Total)
}

func (r *Result) field(k string, printed, given, same bool, alts int, alt func(int) bool) {
	switch {
	case !printed && given:
		r.Header[k] = Spurious
	case !printed:
		r.Header[k] = None
	case !given:
		r.Header[k] = Missing
	default:
		r.Header[k] = Wrong
		for i := 0; !same && i < alts; i++ {
			same = alt(i)
		}
		if same {
			r.Header[k] = Right
		}
	}
}

func (p *Party) name() string {
	if p == nil {
		return ""
	}
	return p.Name
}

func names(alt []Party) []string {
	var n []string
	for _, p := range alt {
		n = append(n, p.Name)
	}
	return n
}

func sameDay(a, b string) bool { return a[:min(10, len(a))] == b[:min(10, len(b))] }

func sameParty(a, b string) bool {
	x, y := text(a), text(b)
	return x == y || likeness(a, b) >= 0.8 || len(x) > 5 && strings.Contains(y, x) && 2*len(y) < 5*len(x)
}

// within reports whether a and b differ by no more than least, or than part of a.
func within(a, b *decimal.Decimal, least, part string) bool {
	if a == nil || b == nil {
		return false
	}
	return a.Sub(*b).Abs().LessThanOrEqual(decimal.Max(decimal.RequireFromString(least), a.Abs().Mul(decimal.RequireFromString(part))))
}

func sameMoney(a, b *decimal.Decimal) bool { return within(a, b, "0.006", "0.000001") }
func samePrice(a, b *decimal.Decimal) bool { return within(a, b, "0.00005", "0.00001") }
