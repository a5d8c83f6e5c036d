// SPDX-License-Identifier: Apache-2.0

package expression

import (
	"fmt"
	"slices"
	"strings"
	"time"
	_ "time/tzdata" // zones are the same on every machine

	"github.com/expr-lang/expr/ast"

	"ordergate/gateway"
)

func (c *Compiler) time(n *ast.CallNode) Compiled {
	x := c.compile(n.Arguments[0])
	if x.typ != tRawTime && x.typ != Text && x.typ != tNumber && x.typ != tAsSent {
		c.fault(n.Arguments[0], "", "time() takes a time, this is %s", x.typ)
	}
	return Compiled{typ: Time, eval: func(r *Run, v *Value) {
		if x.eval(r, v); v.kind == text {
			v.setTime(isoTime(v.text))
		}
	}}.like(x)
}

// date compiles date(BEG05), date(REF02, "MMDDCCYY"), date(DTM["002"]): of a
// segment, the date with the century or the format that stands beside it.
func (c *Compiler) date(n *ast.CallNode, edge string) Compiled {
	arg := n.Arguments[0]
	if len(n.Arguments) == 1 {
		if ns, ok := c.dateSegment(arg); ok {
			if ns == nil {
				return dead(Date, n)
			}
			out := Compiled{typ: Date, eval: func(r *Run, v *Value) { r.segmentDate(ns, edge, v) }}
			switch {
			case ns.sparse && ns.optional:
				out.idle, out.needs = idleNothing, ns.needs
			case ns.sparse:
				out.idle, out.needs = idleMissing, ns.needs
			}
			return out
		}
	}
	x := c.compile(arg)
	if x.typ == Date {
		return x
	}
	if x.typ != tRawDate && x.typ != Text && x.typ != tNumber && x.typ != tAsSent {
		c.fault(arg, "", "a date is expected here, this is %s", x.typ)
	}
	read := c.datePattern(n)
	return Compiled{typ: Date, eval: func(r *Run, v *Value) {
		if x.eval(r, v); v.kind == text {
			v.setDate(read(strings.TrimSpace(v.text), r.pivot))
		}
	}}.like(x)
}

// datePattern gives what reads the date that date()'s further arguments describe: a
// pattern, or "instant" and a zone.
func (c *Compiler) datePattern(n *ast.CallNode) func(s string, pivot int) (string, bool) {
	if len(n.Arguments) == 1 {
		return func(s string, pivot int) (string, bool) {
			if d, ok := isoDate(s, pivot); ok {
				return d, true
			}
			return isoDay(s)
		}
	}
	pattern, _ := c.quoted(n.Arguments[1])
	if len(n.Arguments) == 3 {
		name, _ := c.quoted(n.Arguments[2])
		zone, err := time.LoadLocation(name)
		switch {
		case c.bad:
		case pattern != "instant":
			c.fault(n.Arguments[1], `write date(…, "instant", "`+name+`") for a time with its own zone`, "only an instant is brought into another zone")
		case err != nil || name == "" || name == "Local":
			c.fault(n.Arguments[2], `"America/New_York", "Europe/Berlin", "UTC"`, "%q is no time zone", name)
		}
		return func(s string, _ int) (string, bool) { return inZone(s, zone) }
	}
	if !c.bad && !validPattern(pattern) {
		c.fault(n.Arguments[1], `"CCYYMMDD", "DD.MM.YYYY"`, "a date's pattern needs year, month and day")
	}
	return func(s string, pivot int) (string, bool) { return patternDate(s, pattern, pivot) }
}

// format compiles format(issueDate, "CCYYMMDD"): a date as a text by a pattern.
func (c *Compiler) format(n *ast.CallNode) Compiled {
	x := c.compile(n.Arguments[0])
	if x.typ == tAsSent {
		x = c.read(x, Date)
	}
	if x.typ != Date {
		c.fault(n.Arguments[0], "write date(…) around it", "format() takes a date, this is %s", x.typ)
	}
	pattern, _ := c.quoted(n.Arguments[1])
	if !c.bad && !validPattern(pattern) {
		c.fault(n.Arguments[1], `"CCYYMMDD", "DD.MM.YYYY"`, "a date's pattern needs year, month and day")
	}
	return x.thenText(func(day string) string {
		return strings.NewReplacer("CCYY", day[:4], "YYYY", day[:4], "YY", day[2:4], "MM", day[5:7], "DD", day[8:10]).Replace(pattern)
	})
}

// setDate makes v, the text of a date, the date itself, or says that it is none.
func (v *Value) setDate(d string, ok bool) {
	if !ok {
		v.setInvalid(fmt.Sprintf("%q is no date of the calendar.", v.text), "Ask the partner for the right date, or enter it.")
		return
	}
	v.keepText(d)
}

// dateSegment compiles the argument of date() when it names a segment.
func (c *Compiler) dateSegment(arg ast.Node) (*Nodes, bool) {
	probe := *c
	var ignored gateway.Faults
	probe.faults, probe.scopes = &ignored, slices.Clone(c.scopes)
	if ns := probe.nodesOf(arg); ns == nil || ns.shape.Named { // a node of a named tree is a value
		return nil, false
	}
	ns := c.nodesOf(arg)
	if ns == nil {
		return nil, true
	}
	if datesOf(ns.shape).date == 0 {
		c.fault(arg, "", "%s has no date", ns.shape.Name)
		return nil, true
	}
	return ns, true
}

// segmentDate reads the date of a DTM-like segment: DTM02, with a century in
// DTM05 (before 004010, and often after), or DTM05/DTM06 as format and text.
func (r *Run) segmentDate(ns *Nodes, edge string, v *Value) {
	found := r.Find(ns)
	defer r.Free(found)
	switch {
	case len(found) == 0 && ns.optional:
		v.setNothing()
		return
	case len(found) == 0:
		v.setMissing(ns.missing)
		return
	case len(found) > 1 && ns.mode == modeOne && !repeated(found):
		hits := []Hit{{Node: found[0]}, {Node: found[1]}}
		v.kind, v.at, v.problem = failed, hits[1], (&selector{source: ns.source}).several(hits)
		return
	}
	n := found[0]
	if ns.mode == modeLast {
		n = found[len(found)-1]
	}
	p := datesOf(ns.shape)
	same := found[:1]
	if ns.mode == modeLast {
		same = found[len(found)-1:]
	} else if ns.mode == modeOne {
		same = found
	}
	read := func(e int) {
		for _, n := range same {
			r.mark(&Hit{Node: n, Element: e})
		}
	}
	get := func(e int) (string, Hit) {
		h := Hit{Node: n, Element: e}
		if e > 0 {
			t, _ := n.Element(e)
			h.Text = trimmed(t)
		}
		return h.Text, h
	}
	date, at := get(p.date)
	format, formatAt := get(p.format)
	period, periodAt := get(p.period)
	read(1) // the qualifier chose it
	switch {
	case date != "":
		read(at.Element)
		if period == "" && len(format) == 2 && digits(format) { // a century, 19 or 20
			read(formatAt.Element)
			if len(date) == 6 {
				date = format + date
			}
		}
		v.setText(date, &at)
		v.setDate(isoDate(date, r.pivot))
	case period != "":
		read(formatAt.Element)
		read(periodAt.Element)
		v.setText(period, &periodAt)
		if format != "RD8" {
			v.setDate(patternDate(period, formatPattern(format), r.pivot))
			return
		}
		from, to, ok := strings.Cut(period, "-")
		if edge == "" && from != to {
			v.setInvalid(fmt.Sprintf("%q is a range, and one date is meant.", period), "In the mapping, write start() or end().")
			return
		}
		if edge == "end" {
			from = to
		}
		d, valid := isoDate(from, r.pivot)
		v.setDate(d, ok && valid)
	case ns.optional:
		v.setNothing()
	default:
		v.setMissing(ns.missing)
		v.at = at
	}
}
