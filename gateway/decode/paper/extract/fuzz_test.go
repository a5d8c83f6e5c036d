// SPDX-License-Identifier: Apache-2.0

package extract_test

import (
	"reflect"
	"strings"
	"testing"

	"ordergate/gateway"
	"ordergate/gateway/decode"
	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/extract"
	"ordergate/gateway/decode/typed"
)

// texts are orders as programs without a printer driver write them.
var texts = []string{
	`                         PURCHASE ORDER
Lakeside Foods Inc                       PO Number: 4500077
12 Mill Road                             Date: 03/14/2025
Madison, WI 53703                        Terms: Net 30

Ship To: Lakeside Foods Inc, Dock 4, 12 Mill Road, Madison, WI 53703

Line  Item        Description           Qty  UOM   Unit Price      Amount
1     AB-123      Hex bolt M8            10  EA          0.42        4.20
2     AB-124      Washer                250  EA          0.10       25.00
3     AB-130      Anchor, 100 per box     5  BX       1,234.50    6,172.50

                                            Subtotal           6,201.70
                                            Tax 5 %              310.09
                                            Total              6,511.79
`,
	`Musterbau GmbH                                   Bestellung Nr. 4711
Hauptstr. 1, 12345 Berlin                        Datum 14.03.2025

Pos  Artikel   Bezeichnung        Menge  Einh.  Preis    je   Rabatt    Betrag EUR
10   4712-A    Schraube M8         1.000  Stk    12,50   100     10 %       112,50
     Ihre Nr. 99-1
20   4713-B    Dübel                 200  Stk     0,25                       50,00
Übertrag                                                                    162,50
` + "\f" + `Übertrag                                                                    162,50
30   4714-C    Kleber                  3  Fl      9,80                       29,40
Summe netto                                                                 191,90
19 % MwSt.                                                                   36,46
Gesamtbetrag                                                                228,36
`,
	"Purchase order 4500078\n\nPlease send\n10 x AB-123 hex bolts M8 at 0.42 each\n5 pcs of 4711\n\nShip to:\nLakeside Foods\n12 Mill Road\nMadison, WI 53703\n",
}

// FuzzExtract: every text gives an answer, the same each time, and an order that passes
// its gates says nothing that does not stand on its page.
func FuzzExtract(f *testing.F) {
	for _, text := range texts {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 6000 {
			return
		}
		d, _ := typed.Text("", text, decode.Limits{})
		if d == nil {
			return
		}
		orders := extract.Extract(d, nil, extract.Hints{})
		if len(orders) == 0 {
			t.Fatal("nothing was read, and nothing found")
		}
		for i := range orders {
			o := &orders[i]
			if o.First < 1 || o.Last < o.First || o.Last > len(d.Pages) {
				t.Fatalf("pages %d to %d of %d", o.First, o.Last, len(d.Pages))
			}
			if o.Kind == paper.PurchaseOrder && gateway.Weigh(o.Findings) == gateway.Accept {
				accepted(t, d, o)
			}
		}
		if again := extract.Extract(d, nil, extract.Hints{}); !reflect.DeepEqual(orders, again) {
			t.Fatalf("read twice:\n%+v\n%+v", orders, again)
		}
	})
}

// accepted holds an order that passed its gates against its pages.
func accepted(t *testing.T, d *paper.Document, o *paper.Order) {
	stands := func(what string, v *paper.Value) {
		if v.Empty() {
			return
		}
		if v.Page < o.First || v.Page > o.Last {
			t.Fatalf("%s %+v: on no page of the order", what, *v)
		}
		var page strings.Builder
		for _, w := range d.Pages[v.Page-1].Words {
			page.WriteString(w.Text)
		}
		if raw := strings.Join(strings.Fields(v.Raw), ""); !strings.Contains(page.String(), raw) {
			t.Fatalf("%s %+v: not on page %d", what, *v, v.Page)
		}
	}
	if o.Number.Empty() || len(o.Lines) == 0 {
		t.Fatalf("accepted without a number or lines: %+v", o)
	}
	stands("number", &o.Number)
	stands("total", &o.Total)
	for i := range o.Lines {
		l := &o.Lines[i]
		if l.Quantity.Empty() {
			t.Fatalf("accepted without a quantity: %+v", l)
		}
		if !l.UnitPrice.Empty() && !l.Amount.Empty() && !l.Closed {
			t.Fatalf("accepted, and price and quantity do not give the amount: %+v", l)
		}
		for what, v := range map[string]*paper.Value{"quantity": &l.Quantity, "price": &l.UnitPrice, "amount": &l.Amount, "item": &l.Item, "buyer's item": &l.BuyerItem, "supplier's item": &l.SupplierItem} {
			stands(what, v)
		}
	}
}

// TestTextsTaken: two of the orders that the fuzzer begins with pass their gates, so that
// it meets others that do.
func TestTextsTaken(t *testing.T) {
	t.Parallel()
	for i, want := range []bool{true, true, false} {
		d, _ := typed.Text("", texts[i], decode.Limits{})
		orders := extract.Extract(d, nil, extract.Hints{})
		if len(orders) != 1 || (gateway.Weigh(orders[0].Findings) == gateway.Accept) != want {
			t.Errorf("text %d: %+v", i, orders)
		}
	}
}
