// SPDX-License-Identifier: Apache-2.0

package validate

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"ordergate/gateway"
)

// dueOf is a requested window with the field it stands in; line is 0 for the header.
type dueOf struct {
	period   *gateway.Period
	field    string
	line     int
	despatch bool
}

// last is the day that counts of a window, and where it stands.
func (d dueOf) last() (day, field string) {
	if end := realDate(d.period.EndDate); end != "" {
		return end, d.field + "/endDate"
	}
	return realDate(d.period.StartDate), d.field + "/startDate"
}

func windows(delivery, despatch *gateway.Period, field string, line int) (out []dueOf) {
	if delivery != nil {
		out = append(out, dueOf{delivery, field + "/requestedDeliveryPeriod", line, false})
	}
	if despatch != nil {
		out = append(out, dueOf{despatch, field + "/requestedDespatchPeriod", line, true})
	}
	return out
}

func (c *checker) headerWindows() []dueOf {
	if d := c.o.Delivery; d != nil {
		return windows(d.RequestedDeliveryPeriod, d.RequestedDespatchPeriod, "/delivery", 0)
	}
	return nil
}

func (c *checker) lineWindows(i int) []dueOf {
	l := &c.o.OrderLine[i]
	return windows(l.RequestedDeliveryPeriod, l.RequestedDespatchPeriod, fmt.Sprintf("/orderLine/%d", i), i+1)
}

func (c *checker) scheduleWindows(i int) (out []dueOf) {
	for j := range c.o.OrderLine[i].ScheduleLine {
		s := &c.o.OrderLine[i].ScheduleLine[j]
		out = append(out, windows(s.RequestedDeliveryPeriod, s.RequestedDespatchPeriod, fmt.Sprintf("/orderLine/%d/scheduleLine/%d", i, j), i+1)...)
	}
	return out
}

// calendars holds requested dates against each other, the items' lead times and
// the days on which goods are taken or leave us.
func (c *checker) calendars() {
	header := c.headerWindows()
	open := c.opening()
	for _, d := range header {
		open.check(c, d)
	}
	for i := range c.o.OrderLine {
		line, schedule := c.lineWindows(i), c.scheduleWindows(i)
		c.inside("line.date.outside", line, header, "the order's")
		around, whose := line, "the line's"
		if len(around) == 0 {
			around, whose = header, "the order's"
		}
		c.inside("line.schedule.outside", schedule, around, whose)
		for _, d := range append(line, schedule...) {
			open.check(c, d)
		}
		for _, due := range [][]dueOf{schedule, line, header} { // the nearest that says a date
			if len(due) > 0 {
				c.leadTime(i, due)
				break
			}
		}
	}
}

// inside reports windows that end outside of those around them.
func (c *checker) inside(code string, inner, outer []dueOf, whose string) {
	for _, in := range inner {
		day, at := in.last()
		for _, out := range outer {
			from, to := realDate(out.period.StartDate), realDate(out.period.EndDate)
			if day == "" || in.despatch != out.despatch || (from == "" || day >= from) && (to == "" || day <= to) || from > to && to != "" {
				continue
			}
			window := strings.TrimSpace(strings.Join([]string{from, "to", to}, " "))
			if from == "" {
				window = "until " + to
			} else if to == "" {
				window = "from " + from
			}
			c.report(code, found{field: at, line: in.line, value: day, expected: window,
				message: fmt.Sprintf("%s asks for %s, outside %s window (%s).", c.lineName(in.line-1), day, whose, window), hint: "Ask the partner which of the two counts."})
		}
	}
}

// leadTime holds the dates of a line against its item's lead time; what is nearer
// than the partner's own lead time has been said.
func (c *checker) leadTime(i int, due []dueOf) {
	item := c.items[i]
	if item == nil || item.LeadDays <= c.policy.Dates.LeadDays || realDate(c.today) == "" {
		return
	}
	ready := addDays(c.today, item.LeadDays)
	for _, d := range due {
		day, at := d.last()
		if d.period.EndDate == "" || day == "" || day >= ready || day < addDays(c.today, c.policy.Dates.LeadDays) {
			continue
		}
		c.report("line.date.leadtime", found{field: at, line: i + 1, value: day, expected: "not before " + ready,
			message: fmt.Sprintf("%s asks for %s, nearer than item %s's lead time of %d days.", c.lineName(i), day, item.Number, item.LeadDays), hint: "See whether it can be met, or agree a new date."})
	}
}

// opening knows the days on which goods are taken, and on which they leave us.
type opening struct {
	delivery, despatch []Calendar
}

// opening collects the calendars that count: the one that the partner file names,
// else the customer's, and the days that the partner file lists.
func (c *checker) opening() *opening {
	o := &opening{}
	if c.alone {
		return o
	}
	if d := c.policy.Dates; len(d.Weekend) > 0 || len(d.Holidays) > 0 {
		own := Calendar{Weekend: d.Weekend, Holidays: d.Holidays}
		o.delivery, o.despatch = append(o.delivery, own), append(o.despatch, own)
	}
	if !c.master {
		return o
	}
	named := func(name string) []Calendar {
		if name == "" {
			return nil
		}
		k, ok := c.facts.Calendar[calendarKey(name).String()]
		if !ok {
			c.report("check.calendar.unknown", found{value: name, expected: "a calendar of the master data", message: fmt.Sprintf("Calendar %q is not in the master data: its days off are not checked.", name),
				hint: "Add the calendar, or correct its name with the customer or in the partner file."})
			return nil
		}
		return []Calendar{k}
	}
	o.despatch = append(o.despatch, named(c.policy.Dates.DespatchCalendar)...)
	switch {
	case c.policy.Dates.Calendar != "":
		o.delivery = append(o.delivery, named(c.policy.Dates.Calendar)...)
	case c.customer != nil && c.customer.Calendar != "":
		if k, ok := c.facts.Calendar[Key{Kind: CalendarKey, Customer: customerRef(c.o, c.who)}.String()]; ok {
			o.delivery = append(o.delivery, k)
		} else {
			o.delivery = append(o.delivery, named(c.customer.Calendar)...)
		}
	}
	return o
}

// off says why a day is none to deliver or despatch on, "" when it is one.
func (o *opening) off(day string, despatch bool) string {
	of := o.delivery
	if despatch {
		of = o.despatch
	}
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return ""
	}
	for _, k := range of {
		if slices.Contains(k.Weekend, strings.ToLower(t.Weekday().String()[:3])) {
			return "a " + t.Weekday().String()
		}
		if slices.Contains(k.Holidays, day) {
			return "a holiday"
		}
	}
	return ""
}

// check reports a window that has no day in it on which goods are taken.
func (o *opening) check(c *checker, d dueOf) {
	start, end := realDate(d.period.StartDate), realDate(d.period.EndDate)
	if end == "" { // from that day on: there will be one
		return
	}
	why := o.off(end, d.despatch)
	if start == "" || start > end {
		start = end
	}
	for day, n := start, 0; day <= end && n < 400; day, n = addDays(day, 1), n+1 {
		if o.off(day, d.despatch) == "" {
			return
		}
	}
	next := addDays(end, 1)
	for range 366 {
		if o.off(next, d.despatch) == "" {
			break
		}
		next = addDays(next, 1)
	}
	name := "delivery"
	if d.despatch {
		name = "despatch"
	}
	c.report("order.date.closed", found{field: d.field + "/endDate", line: d.line, value: end, expected: next,
		message: fmt.Sprintf("The %s date %s%s is %s.", name, end, onLine(d.line), why), hint: "Agree another day; the next open one is " + next + "."})
}
