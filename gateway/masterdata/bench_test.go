// SPDX-License-Identifier: Apache-2.0

package masterdata_test

import (
	"bufio"
	"context"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"strconv"
	"strings"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"ordergate/gateway"
	"ordergate/gateway/masterdata"
	"ordergate/gateway/validate"
)

// scale is the number of items of the benchmarks, with ten prices each;
// ORDERGATE_BENCH_ITEMS changes it.
func scale(b *testing.B) int {
	if s := os.Getenv("ORDERGATE_BENCH_ITEMS"); s != "" {
		n, err := strconv.Atoi(s)
		if err != nil {
			b.Fatal(err)
		}
		return n
	}
	return 50_000
}

// large writes a folder of n items with a unit and a buyer's number each, and ten
// prices an item: two tiers for its customer, two for its group, six list prices
// of other years. They stand in the order of the tiers, not of the items.
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
	file("prices.csv", "customer,group,item,unit,currency,valid_from,minimum,price", func(w *bufio.Writer) {
		for tier := range 10 {
			for i := range n {
				customer, group, from, minimum := "", "", "", ""
				switch tier {
				case 0, 1:
					customer, minimum = fmt.Sprintf("C-%d", i%1000), []string{"", "100"}[tier]
				case 2, 3:
					group, minimum = fmt.Sprintf("G-%d", i%10), []string{"", "100"}[tier-2]
				default:
					from = fmt.Sprintf("%d-01-01", 2015+tier)
				}
				fmt.Fprintf(w, "%s,%s,ITEM-%d,EA,USD,%s,%s,%d.%d5\n", customer, group, i, from, minimum, i%90+1, 2-tier%2)
			}
		}
	})
	return dir
}

// ordered is order i: ten lines out of n items, with the buyer's number and the
// GTIN each, at the agreed price.
func ordered(i, n int) (*gateway.Order, validate.Who) {
	const customers = 1000
	customer := i % customers
	o := &gateway.Order{ID: fmt.Sprint("PO-", i), DocumentPurposeCode: "original", IssueDate: "2026-11-20", DocumentCurrencyCode: "USD",
		Delivery: &gateway.Delivery{DeliveryParty: &gateway.Party{PartyIdentification: []gateway.Identification{{ID: "0003", SchemeID: "buyerAssigned"}}}}}
	for l := range 10 {
		it := (i*7919+l*104729)%(n/customers)*customers + customer
		gtin := fmt.Sprintf("%013d", it)
		o.OrderLine = append(o.OrderLine, gateway.Line{ID: fmt.Sprint(l + 1), BuyersItemIdentification: fmt.Sprintf("B%07d", it),
			StandardItemIdentification: &gateway.Identification{ID: gtin, SchemeID: "GTIN"}, Quantity: gateway.MustDec("12"), UnitCode: "EA",
			Price: &gateway.Price{PriceAmount: gateway.MustDec(fmt.Sprintf("%d.25", it%90+1))}})
	}
	return o, validate.Who{Partner: "acme", Station: "main", Customer: fmt.Sprintf("C-%d", customer)}
}

// peak forgets the most memory that the process has had, and returns a function
// that tells it, in MB.
func peak() func() int64 {
	_ = os.WriteFile("/proc/self/clear_refs", []byte("5"), 0) // else the peak is that since the start
	return func() int64 {
		text, err := os.ReadFile("/proc/self/status")
		if err != nil {
			return 0
		}
		_, rest, _ := strings.Cut(string(text), "VmHWM:")
		kb, err := strconv.ParseInt(strings.Fields(rest)[0], 10, 64)
		if err != nil {
			return 0
		}
		return kb / 1000
	}
}

// cpu is the processor time that the process has taken: on a machine with other
// work it says more than the clock.
func cpu(b *testing.B) time.Duration {
	var u unix.Rusage
	if err := unix.Getrusage(unix.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// orders reports a benchmark of looking up orders that began at processor time from.
func orders(b *testing.B, from time.Duration) {
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "orders/s")
	b.ReportMetric(float64(b.N)/(cpu(b)-from).Seconds(), "orders/cpu-s")
}

// BenchmarkMaster loads items and prices under the daemon's memory settings, then
// looks up orders of ten lines: each another, with the file out of the system's
// cache (cold) and in it; the same again; in batches; through package validate; and
// as plain SQL by key, which is the floor.
func BenchmarkMaster(b *testing.B) {
	n := scale(b)
	source := large(b, n)
	defer debug.SetGCPercent(debug.SetGCPercent(50))
	defer debug.SetMemoryLimit(debug.SetMemoryLimit(64 << 20))
	root := b.TempDir()
	var s *masterdata.Store
	var file string
	defer func() { _ = s.Close() }()
	b.Run(fmt.Sprintf("load/items=%d", n), func(b *testing.B) {
		for range b.N {
			dir, err := os.MkdirTemp(root, "")
			if err != nil {
				b.Fatal(err)
			}
			if s != nil {
				if err := s.Close(); err != nil {
					b.Fatal(err)
				}
			}
			if s, err = masterdata.Open(context.Background(), masterdata.Config{Dir: dir, Source: source}); err != nil {
				b.Fatal(err)
			}
			debug.FreeOSMemory()
			memory, from := peak(), cpu(b)
			r, err := s.Import(context.Background())
			if err != nil || len(r.Refused) > 0 {
				b.Fatalf("%v, %v", r.Refused, err)
			}
			rows := 0
			for _, f := range r.Files {
				rows += f.Rows
			}
			file = filepath.Join(dir, "masterdata-000000001.db")
			st, err := os.Stat(file)
			if err != nil {
				b.Fatal(err)
			}
			b.ReportMetric(float64(rows)/r.Took.Seconds(), "rows/s")
			b.ReportMetric(float64(rows)/(cpu(b)-from).Seconds(), "rows/cpu-s")
			b.ReportMetric(float64(st.Size())/1e6, "MB-file")
			b.ReportMetric(float64(memory()), "MB-peak")
		}
	})
	if s == nil {
		return // not asked for: the rest needs it
	}
	for _, bb := range []struct {
		name      string
		batch     int
		different int // orders
		cold      bool
	}{{"facts/cold", 1, n, true}, {"facts/warm-pages", 1, n, false}, {"facts/warm-answers", 1, 100, false}, {"facts/batch=64", 64, n, false}} {
		b.Run(bb.name, func(b *testing.B) {
			if bb.cold {
				forget(b, file)
			}
			from := cpu(b)
			for i := 0; i < b.N; i += bb.batch {
				_, _, keys := needs(i%bb.different, bb.batch, n)
				if _, err := s.Facts(b.Context(), keys); err != nil {
					b.Fatal(err)
				}
			}
			orders(b, from)
		})
	}
	b.Run("check/batch=64", func(b *testing.B) {
		from := cpu(b)
		for i := 0; i < b.N; i += 64 {
			batch, whos, keys := needs(i, 64, n)
			facts, err := s.Facts(b.Context(), keys)
			if err != nil {
				b.Fatal(err)
			}
			for j, o := range batch {
				findings, _ := validate.Check(o, facts.Of(validate.Needs(o, whos[j])), validate.Defaults(), whos[j], "2026-11-20")
				if gateway.Weigh(findings) != gateway.Accept {
					b.Fatalf("%+v", findings)
				}
			}
		}
		orders(b, from)
	})
	floor(b, file, n)
}

// needs are orders from i on, and what they ask for.
func needs(i, batch, of int) (orders []*gateway.Order, whos []validate.Who, keys []validate.Key) {
	for j := range batch {
		o, who := ordered(i+j, of)
		orders, whos, keys = append(orders, o), append(whos, who), append(keys, validate.Needs(o, who)...)
	}
	return orders, whos, keys
}

// forget takes a file out of the operating system's cache.
func forget(b *testing.B, file string) {
	f, err := os.Open(file)
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	if err := unix.Fadvise(int(f.Fd()), 0, 0, unix.FADV_DONTNEED); err != nil {
		b.Fatal(err)
	}
}

// floor is what SQLite itself takes for an order: the customer, and for ten lines
// two numbers, the item, its units and its prices by key, nothing made of them.
func floor(b *testing.B, file string, n int) {
	db, err := sql.Open("sqlite", "file:"+file+"?mode=ro&immutable=1")
	if err != nil {
		b.Fatal(err)
	}
	defer db.Close()
	var stmts []*sql.Stmt
	for _, q := range []string{"SELECT id, grp FROM customers WHERE number = ?", "SELECT item FROM item_ids WHERE id = ? AND scheme = ? AND owner IN (0, ?)", "SELECT number, base_unit FROM items WHERE id = ?",
		"SELECT code, factor FROM units WHERE item = ?", "SELECT unit, amount FROM prices WHERE item = ? AND owner IN (0, ?, -1)"} {
		stmt, err := db.Prepare(q)
		if err != nil {
			b.Fatal(err)
		}
		defer stmt.Close()
		stmts = append(stmts, stmt)
	}
	row := func(stmt *sql.Stmt, args ...any) (id int64) {
		rows, err := stmt.Query(args...)
		if err != nil {
			b.Fatal(err)
		}
		defer rows.Close()
		for rows.Next() {
			var first, second any
			if cols, _ := rows.Columns(); len(cols) == 1 {
				err = rows.Scan(&first)
			} else {
				err = rows.Scan(&first, &second)
			}
			if err != nil {
				b.Fatal(err)
			}
			id, _ = first.(int64)
		}
		return id
	}
	b.Run("floor/warm-pages", func(b *testing.B) {
		from := cpu(b)
		for i := range b.N {
			o, who := ordered(i, n)
			customer := row(stmts[0], who.Customer)
			for _, l := range o.OrderLine {
				item := row(stmts[1], l.BuyersItemIdentification, "buyer", customer)
				row(stmts[1], validate.NormalGTIN(l.StandardItemIdentification.ID), "GTIN", customer)
				row(stmts[2], item)
				row(stmts[3], item)
				row(stmts[4], item, customer)
			}
		}
		orders(b, from)
	})
}
