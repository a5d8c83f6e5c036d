// SPDX-License-Identifier: Apache-2.0

package validate

import (
	"fmt"

	"ordergate/gateway"
)

// dates checks the order date, every requested window, and how long the order
// is valid.
func (c *checker) dates() {
	issued := c.date(c.o.IssueDate, "/issueDate", 0, "order date")
	if issued != "" && !c.alone && realDate(c.today) != "" {
		age := days(c.policy.Dates.AgeDays, 180)
		switch {
		case issued < addDays(c.today, -age):
			c.report("order.date.old", found{field: "/issueDate", value: issued, expected: "not before " + addDays(c.today, -age), message: fmt.Sprintf("The order date %s is more than %d days ago.", issued, age),
				hint: "See whether the order was delivered long since."})
		case issued > addDays(c.today, 1): // a partner east of us may be a day ahead
			c.report("order.date.future", found{field: "/issueDate", value: issued, expected: "not after " + addDays(c.today, 1), message: fmt.Sprintf("The order date %s is in the future.", issued), hint: "Ask the partner if it matters."})
		}
	}
	if v := c.o.ValidityPeriod; v != nil {
		c.window(v, "/validityPeriod", 0, "validity")
		if end := realDate(v.EndDate); end != "" && !c.alone && end < c.today {
			c.report("order.validity.expired", found{field: "/validityPeriod/endDate", value: end, expected: "not before " + c.today,
				message: fmt.Sprintf("The order says it is void after %s.", end), hint: "Ask the partner whether it is still wanted."})
		}
	}
	if d := c.o.Delivery; d != nil {
		c.requested(d.RequestedDeliveryPeriod, d.RequestedDespatchPeriod, "/delivery", 0, issued)
	}
	for i := range c.o.OrderLine {
		l := &c.o.OrderLine[i]
		c.requested(l.RequestedDeliveryPeriod, l.RequestedDespatchPeriod, fmt.Sprintf("/orderLine/%d", i), i+1, issued)
		for j := range l.ScheduleLine {
			s := &l.ScheduleLine[j]
			c.requested(s.RequestedDeliveryPeriod, s.RequestedDespatchPeriod, fmt.Sprintf("/orderLine/%d/scheduleLine/%d", i, j), i+1, issued)
		}
	}
}

// date returns a usable date and reports one that is none.
func (c *checker) date(s, field string, line int, name string) string {
	d := realDate(s)
	if s != "" && d == "" {
		c.report("order.date.impossible", found{field: field, line: line, value: s, expected: "a date of the calendar",
			message: fmt.Sprintf("The %s %q%s is no date.", name, s, onLine(line)), hint: "Ask the partner which date is meant."})
	}
	return d
}

func onLine(line int) string {
	if line == 0 {
		return ""
	}
	return fmt.Sprintf(" on line %d", line)
}

// window checks both ends and their order; it reports whether they are usable.
func (c *checker) window(p *gateway.Period, field string, line int, name string) (start, end string) {
	start = c.date(p.StartDate, field+"/startDate", line, name+" start")
	end = c.date(p.EndDate, field+"/endDate", line, name+" date")
	if start != "" && end != "" && start > end {
		c.report("order.date.inverted", found{field: field + "/endDate", line: line, value: end, expected: "not before " + start,
			message: fmt.Sprintf("The %s window%s ends on %s, before it starts on %s.", name, onLine(line), end, start), hint: "Ask the partner which dates are meant."})
	}
	return start, end
}

func (c *checker) requested(delivery, despatch *gateway.Period, field string, line int, issued string) {
	var deliveryEnd, despatchStart string
	if delivery != nil {
		_, deliveryEnd = c.plausible(delivery, field+"/requestedDeliveryPeriod", line, issued, "delivery")
	}
	if despatch != nil {
		despatchStart, _ = c.plausible(despatch, field+"/requestedDespatchPeriod", line, issued, "despatch")
	}
	if deliveryEnd != "" && despatchStart > deliveryEnd {
		c.report("order.date.conflict", found{field: field + "/requestedDespatchPeriod/startDate", line: line, value: despatchStart, expected: "not after " + deliveryEnd,
			message: fmt.Sprintf("Despatch%s is requested from %s, after the delivery of %s.", onLine(line), despatchStart, deliveryEnd), hint: "Ask the partner which of the two counts."})
	}
}

// plausible holds a requested window against the order date and today.
func (c *checker) plausible(p *gateway.Period, field string, line int, issued, name string) (start, end string) {
	start, end = c.window(p, field, line, name)
	last, at := end, field+"/endDate"
	if last == "" {
		last, at = start, field+"/startDate"
	}
	if last == "" {
		return start, end
	}
	if issued != "" && end != "" && end < issued {
		c.report("order.date.early", found{field: at, line: line, value: last, expected: "not before " + issued,
			message: fmt.Sprintf("The %s date %s%s is before the order date %s.", name, last, onLine(line), issued), hint: "Ask the partner which date is meant."})
		return start, end
	}
	if c.alone || realDate(c.today) == "" {
		return start, end
	}
	earliest := addDays(c.today, -c.policy.Dates.PastDays)
	ready := addDays(c.today, c.policy.Dates.LeadDays)
	far := days(c.policy.Dates.FutureDays, 730)
	switch {
	case last < earliest && end != "":
		c.report("order.date.past", found{field: at, line: line, value: last, expected: "not before " + earliest,
			message: fmt.Sprintf("The %s date %s%s is in the past.", name, last, onLine(line)), hint: "Agree a new date with the partner."})
	case last < ready && end != "":
		c.report("order.date.leadtime", found{field: at, line: line, value: last, expected: "not before " + ready,
			message: fmt.Sprintf("The %s date %s%s is nearer than the lead time of %d days.", name, last, onLine(line), c.policy.Dates.LeadDays), hint: "See whether it can be met, or agree a new date."})
	case last > addDays(c.today, far):
		c.report("order.date.far", found{field: at, line: line, value: last, expected: "not after " + addDays(c.today, far),
			message: fmt.Sprintf("The %s date %s%s is more than %d days ahead.", name, last, onLine(line), far), hint: "Ask the partner whether the year is right."})
	}
	return start, end
}
