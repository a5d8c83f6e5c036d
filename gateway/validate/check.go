// SPDX-License-Identifier: Apache-2.0

package validate

import (
	"fmt"
	"math/big"
	"strings"

	"ordergate/gateway"
)

// Check holds an order against the facts and the partner's rules. It returns
// what is wrong, in document order, and what master data says of the order.
// today (ISO 8601, in the partner's zone) is used with a partner only. The
// order is not changed.
//
// Of a document that changes an order it checks what can be told without that
// order; the order after the change is then checked like any other.
func Check(o *gateway.Order, facts Facts, policy Policy, who Who, today string) ([]gateway.Finding, *gateway.Resolved) {
	c := &checker{o: o, facts: facts, policy: policy, who: who, today: today, alone: who.alone(),
		items: make([]*Item, len(o.OrderLine)), resolved: &gateway.Resolved{Line: make([]gateway.ResolvedLine, len(o.OrderLine))}}
	c.master = !c.alone && !who.NoMasterData
	c.purpose()
	c.vouched()
	if o.Key("", "").Kind != gateway.KindOrder {
		c.numbered()
		c.count()
		return c.findings, c.resolved
	}
	c.identity()
	c.parties()
	c.currency()
	c.dates()
	c.notes()
	c.instructions()
	c.terms()
	for i := range o.OrderLine {
		c.line(i)
	}
	c.repeated()
	c.onPaper()
	c.calendars()
	c.totals()
	c.takenOff()
	c.limits()
	c.contract()
	c.own()
	c.skipped()
	c.dropped()
	return c.findings, c.resolved
}

// MostFindings is how much is found of the lines of an order; who sends more has sent no
// order.
const MostFindings = 10_000

// keep adds a finding; those of lines while there are not too many.
func (c *checker) keep(f gateway.Finding) {
	if f.Line > 0 {
		if c.ofLines++; c.ofLines > MostFindings {
			return
		}
	}
	c.findings = append(c.findings, f)
}

// dropped tells that there was more to find.
func (c *checker) dropped() {
	if c.ofLines > MostFindings {
		c.report("order.findings.toomany", found{field: "/orderLine", message: fmt.Sprintf("There is more wrong with the order's lines than can be listed: %d findings, of which the first %d are here.", c.ofLines, MostFindings),
			hint: "Ask the partner what was sent; mend the mapping or the data behind the findings, then replay the message."})
	}
}

type checker struct {
	o        *gateway.Order
	facts    Facts
	policy   Policy
	who      Who
	today    string
	alone    bool // the document's own evidence only
	master   bool // master data counts
	findings []gateway.Finding
	ofLines  int // findings of lines, those that are not kept among them
	resolved *gateway.Resolved
	customer *Customer
	place    *ShipTo
	items    []*Item         // what each line was resolved to, nil for not
	value    *big.Rat        // what the order comes to, see worth
	mute     bool            // nothing is to be said
	odd      map[string]bool // fields whose number is out of range, reported once
}

// found is what a rule has to say. Line is from 1, 0 for the header.
type found struct {
	field           string
	line            int
	value, expected string
	message, hint   string
}

// severity of a rule here; ok is false when it does not apply.
func (c *checker) severity(r *Rule) (gateway.Severity, bool) {
	if c.alone {
		return r.Alone, r.Alone != ""
	}
	if r.Needs == MasterData && !c.master {
		return "", false
	}
	s, ok := c.policy.Severity[r.Code]
	if !ok || r.firm && (s == Off || !s.Worse(gateway.Warn)) {
		s = r.Default
	}
	if r.Paper != "" && c.o.OnPaper() && (s == Off || r.Paper.Worse(s)) {
		s = r.Paper
	}
	return s, s != Off
}

func (c *checker) report(code string, f found) {
	r := ruleOf(code)
	s, ok := c.severity(r)
	if !ok || c.mute {
		return
	}
	out := gateway.Finding{Code: code, Severity: s, Position: c.position(f.field, f.line), Message: f.message, Hint: f.hint,
		Field: f.field, Found: f.value, Expected: f.expected, Line: f.line}
	out.Answer = r.Answer(s, f.line > 0)
	if f.line > 0 && f.expected != "" {
		out.Corrected = r.Corrected
	}
	c.keep(out)
}

// position is where a field came from; for a field that is missing, the place
// of what stands around it.
func (c *checker) position(field string, line int) gateway.Position {
	if t, ok := c.o.Trace[field]; ok && t.Path != "" {
		return t.Position
	}
	candidates := []string{}
	for p := parent(field); p != ""; p = parent(p) {
		candidates = append(candidates, p)
	}
	if line > 0 {
		l := fmt.Sprintf("/orderLine/%d", line-1)
		candidates = append(candidates, l+"/quantity", l+"/id", l+"/unitCode", l+"/price/priceAmount", l+"/buyersItemIdentification", l+"/sellersItemIdentification")
	} else {
		candidates = append(candidates, "/id", "/documentPurposeCode", "/issueDate")
	}
	for _, k := range candidates {
		if t, ok := c.o.Trace[k]; ok && t.Path != "" {
			return around(t.Position)
		}
	}
	if line > 0 {
		return gateway.Position{Path: fmt.Sprintf("order %s › line %d", c.o.ID, line), Pointer: field}
	}
	return gateway.Position{Path: "order " + c.o.ID, Pointer: field}
}

// Placed reports whether a position leads into the document, as it does for what is
// checked with a trace.
func Placed(p gateway.Position) bool { return p.Path != "" && !strings.HasPrefix(p.Path, "order ") }

func parent(pointer string) string {
	if i := strings.LastIndexByte(pointer, '/'); i > 0 {
		return pointer[:i]
	}
	return ""
}

// around widens an element's position to its segment.
func around(p gateway.Position) gateway.Position {
	if p.Element > 0 {
		if i := strings.LastIndex(p.Path, " › "); i > 0 {
			p.Path = p.Path[:i]
		}
		p.Element, p.Component, p.Repetition, p.ElementRef, p.Raw = 0, 0, 0, "", ""
	}
	return p
}

// lineName is how a clerk calls a line: its place, and the buyer's number where
// that is another.
func (c *checker) lineName(i int) string {
	id := c.o.OrderLine[i].ID
	if id == "" || strings.TrimLeft(id, "0") == fmt.Sprint(i+1) {
		return fmt.Sprintf("Line %d", i+1)
	}
	return fmt.Sprintf("Line %d (buyer's number %s)", i+1, id)
}

// number returns d when it can be calculated with. One that cannot is reported,
// once.
func (c *checker) number(d *gateway.Dec, field string, line int) *gateway.Dec {
	if d == nil || inRange(d.Decimal) {
		return d
	}
	if !c.odd[field] {
		if c.odd == nil {
			c.odd = map[string]bool{}
		}
		c.odd[field] = true
		value := c.o.Trace[field].Raw
		c.report("order.value.range", found{field: field, line: line, value: value, expected: "at most 18 digits before and 12 after the decimal point",
			message: fmt.Sprintf("A number of the order is too long or too large to be used (%s).", strings.TrimPrefix(strings.ReplaceAll(field, "/", " "), " ")), hint: "Ask the partner what was meant; the document may be damaged."})
	}
	return nil
}

// skipped says in one note which rules had nothing to go by.
func (c *checker) skipped() {
	if c.master {
		return
	}
	var codes []string
	for _, r := range Rules() {
		if r.Needs != Ordered && (!ofPaper(r.Code) || c.o.OnPaper()) && (c.alone && r.Alone == "" || !c.alone && r.Needs == MasterData) {
			codes = append(codes, r.Code)
		}
	}
	f := found{value: strings.Join(codes, " "),
		message: "Not checked, because no master data is set up: customer, ship-to, items, units sold, agreed prices.",
		hint:    "Put the master data files into the folder that config.yaml names."}
	if c.alone {
		f.message = "Not checked, because no partner is set up: customer, ship-to, items, units sold, agreed prices, dates in the past, duplicates."
		f.hint = "Name a partner with --partner, or write a partner file for this sender."
	}
	c.report("check.skipped", f)
}
