// SPDX-License-Identifier: Apache-2.0

package masterdata_test

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"ordergate/gateway"
	"ordergate/gateway/masterdata"
	"ordergate/gateway/validate"
)

// scale is the number of items of the benchmarks; ORDERGATE_BENCH_ITEMS changes it.
func scale(b *testing.B) int {
	if s := os.Getenv("ORDERGATE_BENCH_ITEMS"); s != "" {
		n, err := strconv.Atoi(s)
		if err != nil {
			b.Fatal(err)
		}
		return n
	}
	return 1_000_000
}

// large writes a folder of n items with a case unit each, n buyer's numbers and
// two prices an item.
func large(b *testing.B, n int) string {
	b.Helper()
	dir := b.TempDir()
	file := func(name, header string, rows func(w *bufio.Writer)) {
		f, err := os.Create(filepath.Join(dir, name))
		if err != nil {
			b.Fatal(err)
		}
		w := bufio.NewWriter(f)
		fmt.Fprintln(w, header)
		rows(w)
		if err := w.Flush(); err != nil {
			b.Fatal(err)
		}
		if err := f.Close(); err != nil {
			b.Fatal(err)
		}
	}
	file("customers.csv", "number,name,group,currency", func(w *bufio.Writer) {
		for i := range 1000 {
			fmt.Fprintf(w, "C-%d,Customer %d,G-%d,USD\n", i, i, i%10)
		}
	})
	file("ship-tos.csv", "customer,number,partner_number", func(w *bufio.Writer) {
		for i := range 10000 {
			fmt.Fprintf(w, "C-%d,S-%d,%04d\n", i%1000, i, i/1000)
		}
	})
	file("items.csv", "number,description,base_unit,gtin", func(w *bufio.Writer) {
		for i := range n {
			fmt.Fprintf(w, "ITEM-%d,Something to sell %d,EA,%013d\n", i, i, i)
		}
	})
	file("cross-references.csv", "customer,number,item", func(w *bufio.Writer) {
		for i := range n {
			fmt.Fprintf(w, "C-%d,B%07d,ITEM-%d\n", i%1000, i, i)
		}
	})
	file("units.csv", "item,unit,factor", func(w *bufio.Writer) {
		for i := range n {
			fmt.Fprintf(w, "ITEM-%d,EA,1\n", i)
		}
	})
	file("prices.csv", "group,item,unit,currency,minimum,price", func(w *bufio.Writer) {
		for i := range n {
			fmt.Fprintf(w, "G-%d,ITEM-%d,EA,USD,,%d.25\nG-%d,ITEM-%d,EA,USD,100,%d.15\n", i%10, i, i%90+1, i%10, i, i%90+1)
		}
	})
	return dir
}

// ordered is order i: ten lines out of n items, with the buyer's number and the
// GTIN each, at the agreed price.
func ordered(i, n int) (*gateway.Order, validate.Who) {
	customers := 1000
	if n < 100_000 {
		customers = 100
	}
	customer := i % customers
	o := &gateway.Order{ID: fmt.Sprint("PO-", i), DocumentPurposeCode: "original", IssueDate: "2026-11-20", DocumentCurrencyCode: "USD",
		Delivery: &gateway.Delivery{DeliveryParty: &gateway.Party{PartyIdentification: []gateway.Identification{{ID: "0003", SchemeID: "buyerAssigned"}}}}}
	for l := range 10 {
		it := (i*7919+l*104729)%(n/customers)*1000 + customer
		gtin := fmt.Sprintf("%013d", it)
		o.OrderLine = append(o.OrderLine, gateway.Line{ID: fmt.Sprint(l + 1), BuyersItemIdentification: fmt.Sprintf("B%07d", it),
			StandardItemIdentification: &gateway.Identification{ID: gtin, SchemeID: "GTIN"}, Quantity: gateway.MustDec("12"), UnitCode: "EA",
			Price: &gateway.Price{PriceAmount: gateway.MustDec(fmt.Sprintf("%d.25", it%90+1))}})
	}
	return o, validate.Who{Partner: "acme", Station: "main", Customer: fmt.Sprintf("C-%d", customer)}
}

// BenchmarkCheck loads a million items (reported apart) and checks orders of ten
// lines in batches of 64: needs, look-ups, rules.
func BenchmarkCheck(b *testing.B) {
	n := scale(b)
	s, err := masterdata.Open(b.Context(), masterdata.Config{Dir: b.TempDir(), Source: large(b, n)})
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	r, err := s.Import(b.Context())
	if err != nil || len(r.Refused) > 0 {
		b.Fatalf("%v, %v", r.Refused, err)
	}
	rows := 0
	for _, f := range r.Files {
		rows += f.Rows
	}
	b.Logf("%d rows loaded in %s", rows, r.Took)
	for _, bb := range []struct{ batch, of int }{{1, n}, {64, n}, {64, 4000}} {
		batch := bb.batch
		b.Run(fmt.Sprintf("batch=%d/items=%d", batch, bb.of), func(b *testing.B) {
			for i := 0; i < b.N; i += batch {
				orders, whos := make([]*gateway.Order, batch), make([]validate.Who, batch)
				var keys []validate.Key
				needs := make([][]validate.Key, batch)
				for j := range batch {
					orders[j], whos[j] = ordered(i+j, bb.of)
					needs[j] = validate.Needs(orders[j], whos[j])
					keys = append(keys, needs[j]...)
				}
				facts, err := s.Facts(b.Context(), keys)
				if err != nil {
					b.Fatal(err)
				}
				for j, o := range orders {
					findings, _ := validate.Check(o, facts.Of(needs[j]), validate.Defaults(), whos[j], "2026-11-20")
					if gateway.Weigh(findings) != gateway.Accept {
						b.Fatalf("%+v", findings)
					}
				}
			}
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "orders/s")
		})
	}
}
