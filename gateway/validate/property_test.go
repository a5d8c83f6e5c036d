// SPDX-License-Identifier: Apache-2.0

package validate_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"ordergate/gateway"
	"ordergate/gateway/validate"
)

// amounts draws a positive decimal with a scale.
func amounts(label string, most int64) func(*rapid.T) decimal.Decimal {
	return func(t *rapid.T) decimal.Decimal {
		return decimal.New(rapid.Int64Range(1, most).Draw(t, label), -rapid.Int32Range(0, 4).Draw(t, label+" scale"))
	}
}

// priced is an order of one line in `unit` at the price, and an item that has
// EA as base and XCT of so many.
func priced(quantity, price decimal.Decimal, unit string, base *gateway.Dec, baseUnit string, pack decimal.Decimal, agreed validate.Price) (*gateway.Order, validate.Facts) {
	o := &gateway.Order{ID: "1", IssueDate: "2026-11-20", DocumentCurrencyCode: "USD",
		Delivery: &gateway.Delivery{DeliveryParty: &gateway.Party{PartyIdentification: []gateway.Identification{{ID: "1", SchemeID: "buyerAssigned"}}}},
		OrderLine: []gateway.Line{{SellersItemIdentification: "A", Quantity: &gateway.Dec{Decimal: quantity}, UnitCode: unit,
			Price: &gateway.Price{PriceAmount: &gateway.Dec{Decimal: price}, BaseQuantity: base, BaseUnitCode: baseUnit}}}}
	f := validate.Facts{Customer: map[string]validate.Customer{}, ShipTo: map[string]validate.ShipTo{}, Item: map[string]validate.Item{}}
	for _, k := range validate.Needs(o, acme) {
		switch k.Kind {
		case validate.CustomerKey:
			f.Customer[k.String()] = validate.Customer{Number: "C-1", Currency: "USD", Active: true}
		case validate.ShipToKey:
			f.ShipTo[k.String()] = validate.ShipTo{Number: "S-1", Active: true}
		case validate.ItemKey:
			f.Item[k.String()] = validate.Item{Number: "A", Active: true, Orderable: true, BaseUnit: "EA", Price: []validate.Price{agreed},
				Unit: []validate.Unit{{Code: "EA", Factor: *gateway.MustDec("1"), Sold: true}, {Code: "XCT", Factor: gateway.Dec{Decimal: pack}, Sold: true}}}
		}
	}
	return o, f
}

func priceFindings(o *gateway.Order, f validate.Facts, p validate.Policy) []string {
	findings, _ := validate.Check(o, f, p, acme, today)
	var out []string
	for _, g := range findings {
		if strings.HasPrefix(g.Code, "line.price") {
			out = append(out, g.Code)
		}
	}
	return out
}

// TestPriceIsTheSameInEveryUnit: a carton priced as pack times the agreed price,
// or per each, or per hundred, is the agreed price; whatever the numbers.
func TestPriceIsTheSameInEveryUnit(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		pack := decimal.NewFromInt(rapid.Int64Range(1, 10000).Draw(t, "pack"))
		agreed := amounts("agreed", 1_000_000)(t)
		quantity := decimal.NewFromInt(rapid.Int64Range(1, 100000).Draw(t, "quantity"))
		agreement := validate.Price{UnitCode: "EA", Currency: "USD", Amount: gateway.Dec{Decimal: agreed}}
		hundred := gateway.MustDec("100")
		for _, form := range []struct {
			name, unit, baseUnit string
			price                decimal.Decimal
			base                 *gateway.Dec
		}{
			{"each", "EA", "", agreed, nil},
			{"carton", "XCT", "", agreed.Mul(pack), nil},
			{"carton priced per each", "XCT", "EA", agreed, nil},
			{"each priced per carton", "EA", "XCT", agreed.Mul(pack), nil},
			{"per hundred", "EA", "EA", agreed.Mul(hundred.Decimal), hundred},
			{"carton per hundred cartons", "XCT", "", agreed.Mul(pack).Mul(hundred.Decimal), hundred},
			{"each priced per dozen", "EA", "DZN", agreed.Mul(decimal.NewFromInt(12)), nil},
		} {
			o, f := priced(quantity, form.price, form.unit, form.base, form.baseUnit, pack, agreement)
			if got := priceFindings(o, f, validate.Policy{}); len(got) != 0 {
				t.Errorf("%s at %s (agreed %s, pack %s): %v", form.name, form.price, agreed, pack, got)
			}
		}
	})
}

// TestPriceTolerance: a price passes exactly when it is within the percentage,
// and which side it is off does not matter.
func TestPriceTolerance(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		agreed, sent := amounts("agreed", 100_000)(t), amounts("sent", 100_000)(t)
		percent := decimal.New(rapid.Int64Range(0, 10000).Draw(t, "percent"), -2)
		o, f := priced(decimal.NewFromInt(1), sent, "EA", nil, "", decimal.NewFromInt(10), validate.Price{UnitCode: "EA", Currency: "USD", Amount: gateway.Dec{Decimal: agreed}})
		got := len(priceFindings(o, f, validate.Policy{Price: validate.PricePolicy{Percent: percent.String()}})) == 0
		want := sent.Sub(agreed).Abs().Mul(decimal.NewFromInt(100)).LessThanOrEqual(agreed.Mul(percent))
		if got != want {
			t.Errorf("sent %s, agreed %s, %s percent: passes %v, want %v", sent, agreed, percent, got, want)
		}
	})
}

// TestConvertedRounding: an agreed carton price that does not divide evenly is
// met by the each price a partner rounds it to, and by none two cents away.
func TestConvertedRounding(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		pack := decimal.NewFromInt(rapid.Int64Range(2, 100).Draw(t, "pack"))
		carton := decimal.New(rapid.Int64Range(1000, 1_000_000).Draw(t, "carton"), -2)
		each := carton.DivRound(pack, 2)
		for cents, want := range map[int64]bool{0: true, 2: false, -2: false} {
			sent := each.Add(decimal.New(cents, -2))
			if !sent.IsPositive() {
				continue
			}
			o, f := priced(decimal.NewFromInt(1), sent, "EA", nil, "", pack, validate.Price{UnitCode: "XCT", Currency: "USD", Amount: gateway.Dec{Decimal: carton}})
			if got := len(priceFindings(o, f, validate.Policy{})) == 0; got != want {
				t.Errorf("%s per %s: %s each passes: %v", carton, pack, sent, got)
			}
		}
	})
}

// FuzzCheck: whatever an order says, checking ends, with known codes, sentences
// and positions, and the same ones again.
func FuzzCheck(f *testing.F) {
	o, _ := sound()
	b, err := json.Marshal(o)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(b)
	f.Add([]byte(`{"id":"1","orderLine":[{"quantity":"1e9000","unitCode":"EA","price":{"priceAmount":"-1e-9000","baseQuantity":"0"},"scheduleLine":[{"quantity":"1"}]}]}`))
	known := map[string]bool{}
	for _, c := range validate.Codes() {
		known[c] = true
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		o := new(gateway.Order)
		if json.Unmarshal(b, o) != nil {
			return
		}
		_, facts := sound()
		for _, who := range []validate.Who{acme, {NoPartner: true}, {Partner: "acme", NoMasterData: true}} {
			findings, resolved := validate.Check(o, facts, validate.Policy{}, who, today)
			for _, g := range findings {
				if !known[g.Code] || g.Message == "" || g.Position.Path == "" {
					t.Fatalf("%+v", g)
				}
			}
			again, _ := validate.Check(o, facts, validate.Policy{}, who, today)
			if fmt.Sprint(findings) != fmt.Sprint(again) {
				t.Fatal("not the same twice")
			}
			if d := validate.Decide(o, findings); len(d.Line) != len(o.OrderLine) || len(resolved.Line) != len(o.OrderLine) {
				t.Fatal("lines got lost")
			}
		}
	})
}

func BenchmarkRules(b *testing.B) {
	o, f := sound()
	for range 8 {
		o.OrderLine = append(o.OrderLine, o.OrderLine[0])
	}
	p := validate.Defaults()
	for b.Loop() {
		validate.Check(o, f, p, acme, today)
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "orders/s")
}
