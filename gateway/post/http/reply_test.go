// SPDX-License-Identifier: Apache-2.0

package http

import (
	"testing"

	"ordergate/gateway"
)

// FuzzReply: whatever an ERP answers, it is read or refused in words, and what
// is read fits the order.
func FuzzReply(f *testing.F) {
	for _, s := range []string{`{}`, `{"erpOrderNumber":1,"lines":[{"line":2,"quantity":40,"price":"2.10","date":"2026-12-04","substitute":{"id":"X"}}]}`,
		`{"status":"rejected","reason":"no"}`, `{"lines":[{},{"status":"onHold"}]}`, `{"lines":null}`, `{"lines":[{"substitute":"a"},{"code":"R2"}]}`, `[`, `{"a":{"b":`} {
		f.Add([]byte(s))
	}
	order := &gateway.Order{OrderLine: []gateway.Line{{Quantity: gateway.MustDec("1")}, {}}}
	f.Fuzz(func(t *testing.T, body []byte) {
		r, err := readReply(body, order)
		if err != nil {
			if err.Error() == "" || len(err.Error()) > 2000 {
				t.Errorf("%d bytes of fault", len(err.Error()))
			}
			return
		}
		if len(r.Lines) != 0 && len(r.Lines) != len(order.OrderLine) {
			t.Errorf("%d lines", len(r.Lines))
		}
		for _, l := range r.Lines {
			if l.Status == "" || l.Quantity != nil && l.Quantity.Sign() < 0 {
				t.Errorf("%+v", l)
			}
		}
	})
}
