// SPDX-License-Identifier: Apache-2.0

package papertest_test

import (
	"encoding/json"
	"fmt"
	"math"
	"testing"

	"ordergate/gateway"
	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/papertest"
)

// truth is one order of two lines; the keys of more come on top.
func truth(t *testing.T, more string) *papertest.Truth {
	t.Helper()
	raw := `{"doc_type":"purchase_order","po_number":"WI/6620","po_date":"2025-03-03","requested_date":null,"currency":"GBP",
	"buyer":{"name":"Whitcombe Instruments Ltd","address":"Shrewsbury"},"bill_to":null,"ship_to":{"name":"Whitcombe Instruments Ltd","address":null},
	"payment_terms":"30 days net monthly","lines":[
	{"line":10,"buyer_item":"100-1","supplier_item":"PSU-2410","description":"Power supply","qty":6,"uom":"Stk","unit_price":124.43,"amount":746.58},
	{"line":"20","buyer_item":null,"supplier_item":null,"description":"Circuit breaker 16 A","qty":300,"uom":"m","unit_price":5,"price_per":100,"amount":15}],
	"subtotal":761.58,"tax":null,"freight":null,"total":761.58,"_meta":{"id":"a","expect":"extract"}` + more + "}"
	g, err := papertest.ReadTruth([]byte(raw))
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// said is what an extraction gave: the truth itself, with keys changed.
func said(t *testing.T, changes map[string]any) *papertest.Extracted {
	t.Helper()
	raw, err := json.Marshal(truth(t, ""))
	if err != nil {
		t.Fatal(err)
	}
	var m map[string]any
	if err := json.Unmarshal(raw, &m); err != nil {
		t.Fatal(err)
	}
	for k, v := range changes {
		m[k] = v
	}
	if raw, err = json.Marshal(m); err != nil {
		t.Fatal(err)
	}
	var e papertest.Extracted
	if err := json.Unmarshal(raw, &e); err != nil {
		t.Fatal(err)
	}
	return &e
}

type object = map[string]any

func first(changes object) []any {
	l := object{"line": "10", "buyer_item": "100-1", "supplier_item": "PSU-2410", "description": "Power supply", "qty": "6", "uom": "EA", "unit_price": "124.43", "amount": "746.58"}
	for k, v := range changes {
		l[k] = v
	}
	return []any{l, object{"line": "20", "description": "circuit-breaker 16A", "qty": 300, "unit_price": "0.05"}}
}

// The outcomes below are those of the scorer that the corpus was first measured with.
func TestScore(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, more string
		changes    object
		outcome    string
		exact      int
		bad        string // field:what of the one field that is not right
	}{
		{"all right", "", nil, "auto-perfect", 2, ""},
		{"price made one of one", "", object{"lines": first(nil)}, "auto-perfect", 2, ""},
		{"number without its marks", "", object{"po_number": "wi 6620"}, "auto-perfect", 2, ""},
		{"wrong number", "", object{"po_number": "WI/6621"}, "AUTO-WRONG", 2, "po_number:wrong"},
		{"wrong number, held", "", object{"po_number": "WI/6621", "status": "review"}, "review-imperfect", 2, "po_number:wrong"},
		{"wrong number that is an alternative", `,"po_number_alt":["WI/6621"]`, object{"po_number": "WI/6621"}, "auto-perfect", 2, ""},
		{"held", "", object{"status": "review"}, "review-perfect", 2, ""},
		{"turned away", "", object{"status": "reject"}, "FALSE-REJECT", 2, ""},
		{"items swapped", "", object{"lines": first(object{"buyer_item": "PSU2410", "supplier_item": "1001"})}, "auto-perfect", 2, ""},
		{"item of another", "", object{"lines": first(object{"buyer_item": "", "supplier_item": "PSU-2411"})}, "AUTO-WRONG", 1, ""},
		{"wrong quantity", "", object{"lines": first(object{"qty": 7})}, "AUTO-WRONG", 1, ""},
		{"wrong price", "", object{"lines": first(object{"unit_price": "124.44"})}, "AUTO-WRONG", 1, ""},
		{"a line too many", "", object{"lines": append(first(nil), object{"qty": 1})}, "AUTO-WRONG", 2, ""},
		{"no lines", "", object{"lines": nil}, "review-imperfect", 0, ""},
		{"a party out of nothing", "", object{"bill_to": object{"name": "Whitcombe"}}, "auto-perfect", 2, "bill_to:spurious"},
		{"part of a party", "", object{"buyer": object{"name": "Whitcombe Instruments Ltd, Shrewsbury"}}, "auto-perfect", 2, ""},
		{"terms nearly", "", object{"payment_terms": "30 Days Net Monthly account"}, "auto-perfect", 2, ""},
		{"other terms", "", object{"payment_terms": "2/10 net 30"}, "auto-perfect", 2, "payment_terms:wrong"},
		{"total missing", "", object{"total": nil}, "auto-perfect", 2, "total:missing"},
		{"one order in a list", "", object{"lines": nil, "orders": []any{said(t, nil)}}, "auto-perfect", 2, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			r := papertest.Score(truth(t, c.more), said(t, c.changes))
			if r.Outcome != c.outcome || r.Exact != c.exact {
				t.Errorf("%s with %d exact lines, want %s with %d", r.Outcome, r.Exact, c.outcome, c.exact)
			}
			bad := ""
			for k, v := range r.Header {
				if v != papertest.Right && v != papertest.None {
					bad += k + ":" + v
				}
			}
			if bad != c.bad {
				t.Errorf("header: %q, want %q", bad, c.bad)
			}
		})
	}
}

func TestOutcomes(t *testing.T) {
	t.Parallel()
	two := `{"doc_type":"purchase_order","orders":[{"lines":[{"qty":1,"description":"Bolt"}]},{"lines":[{"qty":2,"description":"Nut"}]}],"_meta":{"expect":"review"}}`
	split := `{"status":%q,"orders":[{"lines":[{"qty":1,"description":"Bolt"}]},{"lines":[{"qty":2,"description":"Nut"}]}]}`
	one := `{"po_number":"1","lines":[{"qty":1,"description":"Bolt"}]}`
	as := func(expect, more string) string {
		return fmt.Sprintf(`{"doc_type":"purchase_order","po_number":"1","lines":[{"qty":1,"description":"Bolt"}],"_meta":{"expect":%q%s}}`, expect, more)
	}
	for _, c := range []struct{ name, truth, said, outcome string }{
		{"invoice turned away", `{"doc_type":"invoice","_meta":{"expect":"reject"}}`, `{"status":"reject"}`, "correct-reject"},
		{"invoice held", `{"doc_type":"invoice","_meta":{"expect":"reject"}}`, `{"status":"review"}`, "to-review"},
		{"invoice taken", `{"doc_type":"invoice","_meta":{"expect":"reject"}}`, one, "FALSE-ACCEPT"},
		{"invoice unread", `{"doc_type":"invoice","_meta":{"expect":"reject"}}`, `null`, "to-review"},
		{"two orders split", two, fmt.Sprintf(split, "ok"), "auto-perfect"},
		{"two orders held", two, fmt.Sprintf(split, "review"), "correct-review"},
		{"two orders run together", two, `{"po_number":"1","lines":[{"qty":1,"description":"Bolt"},{"qty":2,"description":"Nut"}]}`, "FALSE-ACCEPT"},
		{"two orders turned away", two, `{"status":"reject"}`, "FALSE-REJECT"},
		{"doubtful, read right", as("review", ""), one, "auto-perfect"},
		{"must be held", as("review", `,"must_review":true`), one, "FALSE-ACCEPT"},
		{"password asked for", as("password", ""), `{"status":"password"}`, "correct-password"},
		{"password known", as("password", ""), one, "correct-password"},
		{"password unnoticed", as("password", ""), `{"status":"ok"}`, "FALSE-ACCEPT"},
		{"password, unread", as("password", ""), `null`, "to-review"},
		{"order unread", as("extract", ""), `null`, "review-imperfect"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			g, err := papertest.ReadTruth([]byte(c.truth))
			if err != nil {
				t.Fatal(err)
			}
			var e *papertest.Extracted
			if err := json.Unmarshal([]byte(c.said), &e); err != nil {
				t.Fatal(err)
			}
			if r := papertest.Score(g, e); r.Outcome != c.outcome {
				t.Errorf("%s, want %s", r.Outcome, c.outcome)
			}
		})
	}
}

func TestSum(t *testing.T) {
	t.Parallel()
	s := papertest.Sum([]papertest.Result{
		papertest.Score(truth(t, ""), said(t, nil)),
		papertest.Score(truth(t, ""), said(t, object{"po_number": "x", "tax": 1, "lines": first(object{"qty": 1})})),
		papertest.Score(truth(t, ""), nil),
	})
	// Ten fields are printed but requested_date, bill_to, tax and freight: 8 each.
	acc, prec := s.HeaderAccuracy()
	if want := 15.0 / 24; math.Abs(acc-want) > 1e-9 {
		t.Errorf("header accuracy %v, want %v", acc, want)
	}
	if want := 15.0 / 17; math.Abs(prec-want) > 1e-9 {
		t.Errorf("header precision %v, want %v", prec, want)
	}
	if want := 2 * 3.0 / (6 + 4); math.Abs(s.LineF1()-want) > 1e-9 {
		t.Errorf("F1 of the lines %v, want %v", s.LineF1(), want)
	}
	if taken, wrong := s.Silent(); taken != 2 || wrong != 1 || s.Perfect != 1 {
		t.Errorf("taken %d, wrong %d, perfect %d", taken, wrong, s.Perfect)
	}
}

func TestFromOrders(t *testing.T) {
	t.Parallel()
	v := func(s string) paper.Value { return paper.Value{Text: s} }
	o := paper.Order{
		Kind: paper.PurchaseOrder, Number: v("WI/6620"), Date: v("2025-03-03"), Currency: v("GBP"), PaymentTerms: v("30 days net monthly"),
		Buyer: paper.Party{Name: v("Whitcombe Instruments Ltd")}, ShipTo: paper.Party{Name: v("Whitcombe Instruments Ltd"), Address: []paper.Value{v("Castle Street"), v("Shrewsbury")}},
		Subtotal: v("761.58"), Total: v("761.58"),
		Lines: []paper.Line{
			{ID: v("10"), Item: v("PSU-2410"), BuyerItem: v("100-1"), Description: v("Power supply"), Quantity: v("6"), Unit: v("Stk"), UnitPrice: v("124.43"), Amount: v("746.58")},
			{ID: v("20"), Description: v("Circuit breaker 16 A"), Quantity: v("300"), Unit: v("m"), UnitPrice: v("5"), Per: v("100"), Amount: v("15")},
		},
	}
	e := papertest.FromOrders([]paper.Order{o})
	r := papertest.Score(truth(t, ""), &e)
	if r.Outcome != "auto-perfect" || !r.PerfectStrict {
		t.Errorf("%v", r)
	}
	held, invoice := o, o
	held.Findings = []gateway.Finding{{Severity: gateway.Hold}}
	invoice.Kind = paper.Invoice
	for _, c := range []struct {
		orders []paper.Order
		status string
	}{
		{nil, papertest.Review},
		{[]paper.Order{held}, papertest.Review},
		{[]paper.Order{invoice}, papertest.Reject},
		{[]paper.Order{o, o}, papertest.Ok},
		{[]paper.Order{o, invoice}, papertest.Review},
		{[]paper.Order{{Kind: paper.ChangeOrder}}, papertest.Review},
	} {
		if e := papertest.FromOrders(c.orders); e.Status != c.status {
			t.Errorf("status of %d orders %q, want %q", len(c.orders), e.Status, c.status)
		}
	}
	o.Lines[0].Date, o.Lines[1].Date = v("2025-04-01"), v("2025-04-01")
	if e := papertest.FromOrders([]paper.Order{o}); e.RequestedDate != "2025-04-01" {
		t.Errorf("requested date of all lines %q", e.RequestedDate)
	}
	if e := papertest.FromOrders([]paper.Order{o, o}); len(e.Orders) != 2 || len(e.Lines) != 0 {
		t.Errorf("two orders became %d, with %d lines of their own", len(e.Orders), len(e.Lines))
	}
}

// TestScripts: texts of any script are compared, not Latin ones alone.
func TestScripts(t *testing.T) {
	t.Parallel()
	truth := &papertest.Truth{DocType: "purchase_order", Order: papertest.Order{PaymentTerms: "月末締翌月末払", ShipTo: &papertest.Party{Name: "株式会社青葉精機"}}}
	for name, tt := range map[string]struct{ terms, ship, wantTerms, wantShip string }{
		"the same":  {"月末締翌月末払", "株式会社青葉精機", papertest.Right, papertest.Right},
		"different": {"前払い", "東海バルブ工業", papertest.Wrong, papertest.Wrong},
	} {
		r := papertest.Score(truth, &papertest.Extracted{Order: papertest.Order{PaymentTerms: tt.terms, ShipTo: &papertest.Party{Name: tt.ship}}})
		if r.Header["payment_terms"] != tt.wantTerms || r.Header["ship_to"] != tt.wantShip {
			t.Errorf("%s: terms %s, ship-to %s", name, r.Header["payment_terms"], r.Header["ship_to"])
		}
	}
}
