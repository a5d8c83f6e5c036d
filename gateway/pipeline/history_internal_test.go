// SPDX-License-Identifier: Apache-2.0

package pipeline

import (
	"fmt"
	"path/filepath"
	"testing"

	"ordergate/gateway"
	"ordergate/gateway/gatewaytest"
	"ordergate/gateway/journal"
	"ordergate/gateway/validate"
)

// TestHistory: what orders of pages were like is learnt when the ERP takes them, and
// asked when the next one is checked; test orders and such as were sent as data teach
// nothing.
func TestHistory(t *testing.T) {
	t.Parallel()
	s, err := journal.Open(t.Context(), journal.Config{URL: filepath.Join(t.TempDir(), "journal.db"), Clock: gatewaytest.NewClock()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	e := &Engine{store: s}
	order := func(number string, paper bool) *gateway.Order {
		return &gateway.Order{ID: number, DocumentCurrencyCode: "USD", Source: &gateway.Source{Paper: paper}, Resolved: &gateway.Resolved{Line: []gateway.ResolvedLine{{Item: "NUT"}}},
			OrderLine: []gateway.Line{{SellersItemIdentification: "NUT", Quantity: gateway.MustDec("40"), UnitCode: "EA", Price: &gateway.Price{PriceAmount: gateway.MustDec("50"), BaseQuantity: gateway.MustDec("100")}}}}
	}
	err = s.Update(t.Context(), func(tx *journal.Tx) error {
		for i := range 5 {
			if err := learn(tx, &journal.Order{Partner: "acme"}, order(fmt.Sprintf("PO-%d", i), true)); err != nil {
				return err
			}
		}
		if err := learn(tx, &journal.Order{Partner: "acme"}, order("77", false)); err != nil {
			return err
		}
		return learn(tx, &journal.Order{Partner: "acme", Test: true}, order("77", true))
	})
	if err != nil {
		t.Fatal(err)
	}
	who := validate.Who{Partner: "acme", Customer: "C-1"}
	paper, data := &Examined{Order: order("PO-9", true), Who: who}, &Examined{Order: order("PO-9", false), Who: who}
	facts := validate.Facts{Item: map[string]validate.Item{}}
	for _, k := range validate.Needs(paper.Order, who) {
		if k.Kind == validate.ItemKey {
			facts.Item[k.String()] = validate.Item{Number: "NUT"}
		}
	}
	got, err := e.histories(t.Context(), facts, paper, data)
	if err != nil {
		t.Fatal(err)
	}
	h := got[paper]
	if got[data] != nil || h == nil || h.Orders != 5 || len(h.Shapes) != 1 || h.Shapes["AA-9"] != 5 || len(h.Items) != 1 {
		t.Fatalf("%+v", h)
	}
	for _, u := range h.Items {
		if u.Orders != 5 || u.Most.String() != "40" || u.Cheapest.String() != "0.5" {
			t.Errorf("%+v", u)
		}
	}
}
