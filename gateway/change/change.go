// SPDX-License-Identifier: Apache-2.0

// Package change applies a change order (X12 860, or an 850 that changes,
// replaces or cancels) to the order as it stands, and says line by line what
// came of it. It is pure: no clock, network, file, database or logger, and
// neither order is changed.
//
// It must not guess: a line that fits none or several of the order's, a code
// that asks for a person, a value that the code does not speak of, all are
// findings that hold, and the line stays as it was where nothing else is certain.
//
// Invariant: what is not named in the change stays as it was.
package change

import (
	"encoding/json"
	"fmt"

	"ordergate/gateway"
)

// Options say how a partner writes its changes.
type Options struct {
	Quantity string `yaml:"quantity" default:"total" doc:"what a change of quantity (POC02 QI, QD) states: total, the new quantity, or delta, the difference"`
}

// The two ways to state a change of quantity.
const (
	Total = "total"
	Delta = "delta"
)

// Result is what a change makes of an order.
type Result struct {
	// Order is the whole order after the change. After a cancel it is the order as
	// it stood.
	Order    *gateway.Order
	From     []int     // same index as Order's lines: the line of the order before, -1 for a new one
	Line     []Outcome // same index as the change's lines
	Findings []gateway.Finding
	Changed  bool // there is something to tell the ERP
}

// Outcome is what became of one line of the change.
type Outcome struct {
	At      int    `json:"at"`                // the line of the order after the change, -1 for none
	Refused string `json:"refused,omitempty"` // why the line was not applied, "" when it was
	// Quantity and Price are the order's where the line states others and may not
	// change them: the answer then says ours.
	Quantity *gateway.Dec `json:"quantity,omitempty"`
	Price    *gateway.Dec `json:"price,omitempty"`
}

// Apply applies ch to base. The purpose of ch decides: cancel, replace, and
// everything else is a change line by line.
func Apply(base, ch *gateway.Order, opts Options) Result {
	a := &applier{base: base, ch: ch, opts: opts, out: make([]Outcome, len(ch.OrderLine))}
	for i := range a.out {
		a.out[i].At = -1
	}
	switch ch.DocumentPurposeCode {
	case "cancel":
		a.cancel()
	case "replace":
		a.replace()
	default:
		a.change()
	}
	a.next.DocumentPurposeCode = "original"
	a.next.OrderReference, a.next.Trace, a.next.Resolved = nil, nil, nil
	for i := range a.next.OrderLine {
		a.next.OrderLine[i].ChangeCode, a.next.OrderLine[i].QuantityLeft = "", nil
	}
	r := Result{Order: a.next, From: a.from, Line: a.out, Findings: a.findings}
	r.Changed = ch.DocumentPurposeCode == "cancel" || !same(whole(base), whole(a.next))
	return r
}

// whole is what of an order a change can change: without what the document
// counted and what master data says.
func whole(o *gateway.Order) *gateway.Order {
	c := *o
	c.DocumentPurposeCode, c.Control, c.AnticipatedMonetaryTotal, c.Resolved, c.Trace, c.Corrections = "", nil, nil, nil, nil, nil
	c.Source, c.DocumentKey, c.OrderReference = nil, "", nil
	return &c
}

type applier struct {
	base, ch *gateway.Order
	opts     Options
	next     *gateway.Order
	from     []int
	at       []int // line of base -> its place in next's lines while they are made, -1 when deleted
	out      []Outcome
	findings []gateway.Finding
}

// clone copies an order deeply.
func clone(o *gateway.Order) *gateway.Order {
	c := new(gateway.Order)
	b, err := json.Marshal(o)
	if err == nil {
		err = json.Unmarshal(b, c)
	}
	if err != nil {
		panic(fmt.Sprintf("change: an order always survives JSON: %v", err))
	}
	return c
}

// same compares by what is written: pointers by what they point to.
func same(a, b any) bool {
	x, err := json.Marshal(a)
	if err != nil {
		return false
	}
	y, err := json.Marshal(b)
	return err == nil && string(x) == string(y)
}

// hold reports a fault of line i of the change (-1 for its header).
func (a *applier) hold(code string, i int, field, message, hint string) {
	a.report(gateway.Hold, code, i, field, message, hint)
}

func (a *applier) report(s gateway.Severity, code string, i int, field, message, hint string) {
	f := gateway.Finding{Code: code, Severity: s, Message: message, Hint: hint, Position: gateway.Position{Path: "change of order " + a.base.ID}}
	if i >= 0 {
		f.Line = i + 1
		f.Position.Path = fmt.Sprintf("change of order %s › line %d", a.base.ID, i+1)
		field = fmt.Sprintf("/orderLine/%d%s", i, field)
	}
	f.Field = field
	f.Position = placed(f.Position, a.ch, field, fmt.Sprintf("/orderLine/%d/changeCode", i), fmt.Sprintf("/orderLine/%d/id", i))
	a.findings = append(a.findings, f)
}

// refuse reports a line that cannot be applied.
func (a *applier) refuse(code string, i int, message, hint string) {
	a.hold(code, i, "", message, hint)
	a.out[i].Refused = message
}

// cancel leaves the order as it is: it is the ERP that cancels. Lines of the
// document are there for the answer.
func (a *applier) cancel() {
	a.next = clone(a.base)
	a.from = identity(len(a.base.OrderLine))
	for i := range a.ch.OrderLine {
		l := &a.ch.OrderLine[i]
		a.out[i].At, _ = a.match(l)
		switch l.ChangeCode {
		case "", "CF", "DI", "NC":
		default:
			a.hold("line.change.contradiction", i, "/changeCode", fmt.Sprintf("The document cancels the whole order, but %s is to be changed (%s).", a.name(i), l.ChangeCode),
				"Ask the partner which of the two is meant.")
		}
	}
}

// replace takes the new content whole. The lines are held against the old ones,
// so that the ERP's answer and the next change find them again.
func (a *applier) replace() {
	a.next = clone(a.ch)
	a.next.ID, a.next.ReleaseNumber, a.next.ChangeSequenceNumber = a.base.ID, a.base.ReleaseNumber, a.base.ChangeSequenceNumber
	a.next.Source, a.next.DocumentKey, a.next.IssueTime = a.base.Source, a.base.DocumentKey, a.base.IssueTime
	if a.next.IssueDate == "" {
		a.next.IssueDate = a.base.IssueDate
	}
	if a.next.DocumentCurrencyCode == "" {
		a.next.DocumentCurrencyCode = a.base.DocumentCurrencyCode
	}
	taken := map[int]bool{}
	lines := a.next.OrderLine
	a.next.OrderLine = lines[:0:0]
	for i := range lines {
		was, n := a.match(&a.ch.OrderLine[i])
		if n != 1 || taken[was] {
			was = -1
		}
		if was >= 0 {
			taken[was] = true
		}
		if a.ch.OrderLine[i].ChangeCode == "DI" {
			continue
		}
		a.out[i].At = len(a.next.OrderLine)
		a.next.OrderLine = append(a.next.OrderLine, lines[i])
		a.from = append(a.from, was)
	}
	for i := range a.base.OrderLine {
		if !taken[i] {
			a.report(gateway.Note, "line.change.dropped", -1, "/orderLine", fmt.Sprintf("Line %d of the order (%s) is not in its replacement: it is deleted.", i+1, lineID(&a.base.OrderLine[i])), "")
		}
	}
}

// change applies the header and then line by line.
func (a *applier) change() {
	a.next = clone(a.base)
	a.header()
	a.from, a.at = identity(len(a.base.OrderLine)), identity(len(a.base.OrderLine))
	for i := range a.ch.OrderLine {
		a.line(i)
	}
	a.compact()
	if !same(a.base.OrderLine, a.next.OrderLine) { // what the order's document counted is not so any more
		a.next.Control, a.next.AnticipatedMonetaryTotal, a.next.Corrections = nil, nil, nil
	}
}

// compact takes deleted lines out.
func (a *applier) compact() {
	gone := map[int]bool{}
	for was, at := range a.at {
		if at < 0 {
			gone[was] = true
		}
	}
	place := make([]int, len(a.from))
	lines, from := a.next.OrderLine[:0:0], a.from[:0:0]
	for i, was := range a.from {
		place[i] = -1
		if was >= 0 && gone[was] {
			continue
		}
		place[i] = len(lines)
		lines, from = append(lines, a.next.OrderLine[i]), append(from, was)
	}
	a.next.OrderLine, a.from = lines, from
	for i := range a.out {
		if at := a.out[i].At; at >= 0 {
			a.out[i].At = place[at]
		}
	}
}

func identity(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = i
	}
	return out
}

// name is how a clerk calls a line of the change.
func (a *applier) name(i int) string {
	return "line " + lineID(&a.ch.OrderLine[i])
}

func lineID(l *gateway.Line) string {
	if l.ID != "" {
		return l.ID
	}
	for _, id := range []string{l.BuyersItemIdentification, l.SellersItemIdentification} {
		if id != "" {
			return "of item " + id
		}
	}
	if l.StandardItemIdentification != nil {
		return "of item " + l.StandardItemIdentification.ID
	}
	return "without a number"
}
