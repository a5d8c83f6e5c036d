// SPDX-License-Identifier: Apache-2.0

package acknowledge

import "github.com/shopspring/decimal"

// scheduled says a line's answer once for each of its SCHs, nil where they do
// not add up to the line: then it is said of the whole.
func (l *lineWriter) scheduled(code string) []Segment {
	schedule := l.r.echo.Line[l.index].Schedule
	if len(schedule) < 2 || len(schedule) > 104 || !l.sameUnit { // ACK stands at most 104 times
		return nil
	}
	var out []Segment
	var sum decimal.Decimal
	for _, s := range schedule {
		q, err := decimal.NewFromString(s.Quantity)
		if err != nil || s.Unit != l.unit {
			return nil
		}
		sum = sum.Add(q)
		out = append(out, l.ack(code, &q, orElse(l.r.p.DateQualifier, promised(s.Qualifier, l.asked())), redate(l.r.version, s.Date)))
	}
	if !sum.Equal(*l.ordered) {
		return nil
	}
	return out
}

// promised is the qualifier of a promise (X12 374: 067 delivery, 068 shipment)
// for the one of a request.
func promised(requested, otherwise string) string {
	switch requested {
	case "001", "002", "063", "064", "065", "071", "074", "076", "077":
		return "067"
	case "010", "037", "038", "078", "118":
		return "068"
	}
	return otherwise
}
