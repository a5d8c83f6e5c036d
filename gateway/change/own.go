// SPDX-License-Identifier: Apache-2.0

package change

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"ordergate/gateway"
)

// standing are rules about what holds today or about all lines together, which a
// change has to pass whatever it is about.
var standing = []string{"customer.status.inactive", "customer.credit.hold", "shipto.status.inactive",
	"order.total.tolerance", "order.count.differs", "order.hash.differs", "order.line.missing"}

// Own returns those findings about the order after the change that the change
// has to answer for: about lines it made or touched, about header fields it gave
// another value, and about what holds today. The others stood before, and were
// decided when the order was. A finding about a line is put on the line of the
// change that made it so, and where that stands in the document; Field stays the
// pointer into the order after the change.
func (r *Result) Own(findings []gateway.Finding, base, ch *gateway.Order) []gateway.Finding {
	was, is := tree(base), tree(r.Order)
	var out []gateway.Finding
	for _, f := range findings {
		if f.Line == 0 {
			if slices.Contains(standing, f.Code) || differs(was, is, f.Field) {
				f.Position = placed(f.Position, ch, f.Field, "/id")
				out = append(out, f)
			}
			continue
		}
		if f.Line > len(r.From) || !r.touched(f.Line-1, base) {
			continue
		}
		if i := r.lineOf(f.Line - 1); i >= 0 {
			line := fmt.Sprintf("/orderLine/%d", i)
			f.Position = placed(f.Position, ch, line+strings.TrimPrefix(f.Field, fmt.Sprintf("/orderLine/%d", f.Line-1)), line+"/changeCode", line+"/id")
			f.Line = i + 1
		}
		out = append(out, f)
	}
	return out
}

// placed is where the change's document says one of some fields; at when it does
// not say.
func placed(at gateway.Position, ch *gateway.Order, fields ...string) gateway.Position {
	for _, f := range fields {
		if t, ok := ch.Trace[f]; ok && t.Path != "" {
			return t.Position
		}
	}
	return at
}

// touched reports whether line at of the order is new or not as it was.
func (r *Result) touched(at int, base *gateway.Order) bool {
	was := r.From[at]
	return was < 0 || !same(base.OrderLine[was], r.Order.OrderLine[at])
}

// lineOf is the line of the change that made line at of the order, -1 for none.
func (r *Result) lineOf(at int) int {
	return slices.IndexFunc(r.Line, func(o Outcome) bool { return o.At == at })
}

func tree(o *gateway.Order) any {
	b, err := json.Marshal(o)
	if err != nil {
		return nil
	}
	var v any
	if json.Unmarshal(b, &v) != nil {
		return nil
	}
	return v
}

// differs compares what stands around a field: a window is judged by both ends.
func differs(a, b any, pointer string) bool {
	parts := strings.Split(strings.TrimPrefix(pointer, "/"), "/")
	if len(parts) > 1 {
		parts = parts[:len(parts)-1]
	}
	for _, p := range parts {
		a, b = child(a, p), child(b, p)
	}
	return !reflect.DeepEqual(a, b)
}

func child(v any, key string) any {
	switch v := v.(type) {
	case map[string]any:
		return v[key]
	case []any:
		if i := int64(len(v)); key != "" {
			if n := index(key); n >= 0 && n < i {
				return v[n]
			}
		}
	}
	return nil
}

func index(s string) int64 {
	if !digits(s) || len(s) > 9 {
		return -1
	}
	var n int64
	for _, c := range s {
		n = n*10 + int64(c-'0')
	}
	return n
}

// Posted is the order after the change as it goes to the ERP: whole, saying what
// it is, which order it changes and which lines the change named.
func (r *Result) Posted(ch *gateway.Order, reference gateway.OrderReference) *gateway.Order {
	o := clone(r.Order)
	o.DocumentPurposeCode = "change"
	if ch.DocumentPurposeCode == "cancel" || ch.DocumentPurposeCode == "replace" {
		o.DocumentPurposeCode = ch.DocumentPurposeCode
	}
	o.ChangeSequenceNumber, o.OrderReference = ch.ChangeSequenceNumber, &reference
	o.DocumentKey, o.Source = ch.DocumentKey, ch.Source
	for i, l := range r.Line {
		if l.At >= 0 && l.Refused == "" {
			o.OrderLine[l.At].ChangeCode = ch.OrderLine[i].ChangeCode
			o.OrderLine[l.At].QuantityLeft = ch.OrderLine[i].QuantityLeft
		}
	}
	return o
}

// InForce is what of the posted order holds when the ERP refused some of its
// lines: these are as they were before, and new ones are not there. After a
// cancel only the refused lines are left. The ERP's order is then as the next
// change finds it.
func InForce(base, posted *gateway.Order, from []int, refused func(line int) bool) *gateway.Order {
	o := clone(posted)
	o.DocumentPurposeCode, o.OrderReference = "original", nil
	o.ChangeSequenceNumber, o.DocumentKey, o.Source = base.ChangeSequenceNumber, base.DocumentKey, base.Source
	cancelled := posted.DocumentPurposeCode == "cancel"
	lines, before := o.OrderLine, clone(base).OrderLine
	o.OrderLine, o.Resolved = lines[:0:0], nil
	for i, l := range lines {
		l.ChangeCode, l.QuantityLeft = "", nil
		was := -1
		if i < len(from) {
			was = from[i]
		}
		switch {
		case !refused(i):
			if cancelled {
				continue
			}
		case was < 0:
			continue
		default:
			l = before[was]
		}
		o.OrderLine = append(o.OrderLine, l)
	}
	return o
}
