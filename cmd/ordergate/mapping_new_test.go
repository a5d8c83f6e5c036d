// SPDX-License-Identifier: Apache-2.0

package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"ordergate/gateway"
)

// draftOf makes a draft of a sample and gives what was printed, and the order.
func draftOf(t testing.TB, dir, name, text string) (code int, out, yaml string, order *gateway.Order) {
	sample := filepath.Join(dir, name)
	if err := os.WriteFile(sample, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	code = run([]string{"mapping", "new", "acme-new", "--from", sample, "--dir", filepath.Join(dir, "m")}, world{ctx: t.Context(), out: &b, err: &b, getenv: os.Getenv})
	if code != 0 {
		return code, b.String(), "", nil
	}
	draft, err := os.ReadFile(filepath.Join(dir, "m", "acme-new.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(filepath.Join(dir, "m", "examples", strings.TrimSuffix(name, filepath.Ext(name))+".order.json"))
	if err != nil {
		t.Fatal(err)
	}
	if data[0] == '[' {
		var many []*gateway.Order
		err, order = json.Unmarshal(data, &many), nil
		if err == nil {
			order = many[0]
		}
	} else {
		order = new(gateway.Order)
		err = json.Unmarshal(data, order)
	}
	if err != nil {
		t.Fatal(err)
	}
	return code, b.String(), string(draft), order
}

// TestMappingNew: what a draft reads of documents that are unlike each other.
func TestMappingNew(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, file, text string
		want             []string // of the draft
		id, line         string   // of the order: its number, and a line as item|quantity|unit|price
	}{
		{"headings with signs", "a.csv", "PO #,Item #,Qty.,U/M,Price: each\n77,K-1,10,EA,1.50\n77,K-2,5,EA,2.50\n",
			[]string{`'column("PO #")'`, `'optional(column("Item #"))'`}, "77", "K-1|10|EA|1.50"},
		{"American dates", "a.csv", "Order Number,Order Date,SKU,Quantity,Unit Price\n77,11/20/2026,K-1,10,1.50\n",
			[]string{`date(column("Order Date"), "MM/DD/YYYY")`, "SKU)  # CHECK: whose number is it?"}, "77", "K-1|10||1.50"},
		{"a date that could be two", "a.csv", "Order Number,Order Date,SKU,Quantity\n77,05/06/2026,K-1,10\n",
			[]string{"CHECK: the day and the month could be the other way round"}, "77", "K-1|10||"},
		{"thousands", "a.csv", "PO;Artikel;Menge;Preis\n77;K-1;1.200;12,50\n",
			[]string{`decimal(Menge, ",")  # CHECK`}, "77", "K-1|1200||12.50"},
		{"a list of one", "a.json", `{"po": {"number": "0077"}, "order_items": [{"sku": "K-1", "quantity": 3, "uom": "carton"}]}`,
			[]string{"each: order_items", `"carton": XCT  # CHECK`}, "0077", "K-1|3|XCT|"},
		{"orders in a list", "a.json", `[{"orderNumber": "1", "lines": [{"sku": "K-1", "qty": 3}]}, {"orderNumber": "2", "lines": [{"sku": "K-2", "qty": 4}]}]`,
			[]string{"each: lines"}, "1", "K-1|3||"},
		{"words of the language", "a.json", `{"order": "77", "in": "x", "items": [{"item": "K-1", "count": 2, "not": 1}]}`,
			[]string{`field("in")`}, "77", "K-1|2||"},
		{"XML of a shop", "a.xml", `<orders><order id="77"><shipping><first_name>Ann</first_name></shipping><items><item><sku>K-1</sku><quantity>2</quantity></item></items></order></orders>`,
			[]string{"format: xml"}, "77", "K-1|2||"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			code, out, yaml, o := draftOf(t, t.TempDir(), tt.file, tt.text)
			if code != 0 {
				t.Fatalf("%d %s", code, out)
			}
			for _, want := range tt.want {
				if !strings.Contains(yaml, want) {
					t.Errorf("the draft has no %s:\n%s", want, yaml)
				}
			}
			line := ""
			if len(o.OrderLine) > 0 {
				l := o.OrderLine[0]
				price := ""
				if l.Price != nil && l.Price.PriceAmount != nil {
					price = l.Price.PriceAmount.String()
				}
				quantity := ""
				if l.Quantity != nil {
					quantity = l.Quantity.String()
				}
				line = strings.Join([]string{l.BuyersItemIdentification + l.SellersItemIdentification, quantity, l.UnitCode, price}, "|")
			}
			if o.ID != tt.id || line != tt.line {
				t.Errorf("order %q, line %q; want %q, %q\n%s", o.ID, line, tt.id, tt.line, yaml)
			}
		})
	}
}

// TestDraftsLoad: whatever a table's headings and values are, a draft of it loads and
// reads its own sample.
func TestDraftsLoad(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	n := 0
	rapid.Check(t, func(rt *rapid.T) {
		n++
		word := rapid.StringMatching(`[A-Za-z#:.'\\ \[\]{}*&%@!äß_-]{1,12}`)
		headings := rapid.SliceOfNDistinct(word, 2, 8, func(s string) string { return strings.TrimSpace(s) }).Draw(rt, "headings")
		value := rapid.SampledFrom([]string{"", "1", "1.200", "12,50", "2026-11-20", "20.11.2026", "EA", "Stk", "K-1", "# x", "a: b", `"q"`, "'"})
		var b strings.Builder
		row := func(values []string) {
			for i, v := range values {
				if i > 0 {
					b.WriteByte(';')
				}
				b.WriteString(`"` + strings.ReplaceAll(v, `"`, `""`) + `"`)
			}
			b.WriteByte('\n')
		}
		row(headings)
		for range rapid.IntRange(1, 3).Draw(rt, "rows") {
			row(rapid.SliceOfN(value, len(headings), len(headings)).Draw(rt, "row"))
		}
		sub := filepath.Join(dir, fmt.Sprint(n))
		if err := os.Mkdir(sub, 0o755); err != nil {
			rt.Fatal(err)
		}
		if code, out, _, _ := draftOf(t, sub, "a.csv", b.String()); code != 0 && strings.Contains(out, "fault of ordergate") {
			rt.Fatalf("%s\nof\n%s", out, b.String())
		}
	})
}

// TestDraftKeepsToNames: a name that only ends like another is not taken for it.
func TestDraftKeepsToNames(t *testing.T) {
	t.Parallel()
	for file, tt := range map[string]struct {
		text      string
		want, not []string
	}{
		"shop.json": {`{"number": "727", "billing_address": {"first_name": "Bob", "name": "Bob Biller", "city": "Billtown", "zip": "K2P0B0", "country": "United States", "country_code": "US"},
			"shipping": {"first_name": "Steve", "postcode": "94103"}, "line_items": [{"sku": "A", "quantity": 1}, {"sku": "B", "quantity": 2}]}`,
			[]string{"partyName: optional(billing_address.name)", "postalZone: optional(billing_address.zip)", "countryCode: optional(billing_address.country_code)", "postalZone: optional(shipping.postcode)"},
			[]string{"optional(billing_address.first_name)", "optional(shipping.first_name)", "id: optional(shipping.postcode)", "id: optional(billing_address"}},
		"flat.csv": {"PO Number,BillToCustomerNumber,CustomerOrderNumber,ShipToCountryCode,SKU,Qty\n1,C1,X-9,US,A,1\n",
			[]string{"id: optional(row.BillToCustomerNumber)", "accountingCustomerParty:", "countryCode: optional(row.ShipToCountryCode)"},
			[]string{"buyerCustomerParty", "optional(row.CustomerOrderNumber)"}},
	} {
		t.Run(file, func(t *testing.T) {
			t.Parallel()
			code, out, yaml, _ := draftOf(t, t.TempDir(), file, tt.text)
			if code != 0 {
				t.Fatal(out)
			}
			for _, want := range tt.want {
				if !strings.Contains(yaml, want) {
					t.Errorf("no %s in\n%s", want, yaml)
				}
			}
			for _, not := range tt.not {
				if strings.Contains(yaml, not) {
					t.Errorf("%s is in\n%s", not, yaml)
				}
			}
		})
	}
}

// TestDraftOfWhatDoesNotTell: charset and row of the headings are told the draft, and
// asked for where a sample shows that they are missing.
func TestDraftOfWhatDoesNotTell(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	sample := filepath.Join(dir, "export.csv")
	text := "Bestellungen\n\nBestellnr;Datum;Artikel;Bezeichnung;Menge;Preis\nB-1;05.11.2026;A-1;Gr\xf6\xdfe L;2;0,99\nB-1;05.11.2026;A-2;M\xfcnze;3;1,50\n"
	if err := os.WriteFile(sample, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	if code, out := command(t, "mapping", "new", "export", "--from", sample, "--dir", filepath.Join(dir, "m")); code == 0 || !strings.Contains(out, "--header") {
		t.Errorf("%d %s", code, out)
	}
	code, out := command(t, "mapping", "new", "export", "--from", sample, "--dir", filepath.Join(dir, "m"), "--header", "3", "--charset", "windows-1252")
	if code != 0 || !strings.Contains(out, "order B-1, 2 line(s)") {
		t.Fatalf("%d %s", code, out)
	}
	if b, err := os.ReadFile(filepath.Join(dir, "m", "examples", "export.order.json")); err != nil || !strings.Contains(string(b), "Größe L") {
		t.Errorf("%v %s", err, b)
	}
}
