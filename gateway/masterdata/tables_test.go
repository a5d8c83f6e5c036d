// SPDX-License-Identifier: Apache-2.0

package masterdata_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ordergate/gateway"
	"ordergate/gateway/validate"
)

// full is basic with every table and column that basic does not have.
func full() map[string]string {
	files := basic()
	files["customers.csv"] = "number;group;currency;trusted;credit_limit;credit_used;payment_terms;freight_terms;calendar\n" +
		"C-1;RETAIL;USD;yes;10000,50;2500;NET30 | 2/10 NET30;PP;reno\n" +
		"C-2;;USD;;;;;;\n" +
		"C-3;GROUP;;;;;;;\n"
	files["items.csv"] = "number,base_unit,lead_days,gtin,manufacturer_number\nBOLT-M8-40,EA,10,4006381333931,\nNUT-M8,EA,,,MF-2\nOLD-BOLT,EA,0,,\n"
	files["assortments.csv"] = "customer,group,item\nC-1,,BOLT-M8-40\n,RETAIL,NUT-M8\n,GROUP,NOPE\n"
	files["contracts.csv"] = "customer,number,valid_from,valid_to,currency,amount,released\nC-1,K-7,2026-01-01,2026-12-31,USD,5000,1200.50\nC-2,K-7,,,,,\n"
	files["contract-lines.csv"] = "customer,contract,item,unit,quantity,released\nC-1,K-7,BOLT-M8-40,EA,1000,250\nC-1,K-7,NUT-M8,EA,,\n"
	files["calendars.csv"] = "calendar,weekend\n,\nreno,sun\nalways,none\n"
	files["holidays.csv"] = "calendar,date,name\nreno,2026-12-25,Christmas\nreno,2026-07-04,\n,2026-01-01,New Year\n"
	return files
}

func key(kind validate.Kind, id, customer string) validate.Key {
	k := validate.Key{Kind: kind, Ref: validate.Ref{Scheme: validate.Number, ID: id}}
	if customer != "" {
		k.Customer = validate.Ref{Scheme: validate.Number, ID: customer}
	}
	return k
}

// TestNewFacts: credit, terms, calendars, contracts, assortments and lead times.
func TestNewFacts(t *testing.T) {
	t.Parallel()
	s, _, _ := loaded(t, full())
	if r := s.Status().Last; len(r.Refused) != 1 || r.Rows()[0].String() != `assortments.csv:4:8: item: "NOPE" is not in items` {
		t.Errorf("refused %v", r.Rows())
	}
	for range 2 { // the second time from what was kept
		keys := map[string]validate.Key{"customer": key(validate.CustomerKey, "C-1", ""), "contract": key(validate.ContractKey, "K-7", "C-1"), "bare contract": key(validate.ContractKey, "K-7", "C-2"),
			"no contract": key(validate.ContractKey, "K-7", "C-3"), "own calendar": key(validate.CalendarKey, "", ""), "calendar": key(validate.CalendarKey, "reno", ""),
			"always": key(validate.CalendarKey, "always", ""), "no calendar": key(validate.CalendarKey, "oslo", ""),
			"customer's": {Kind: validate.CalendarKey, Customer: validate.Ref{Scheme: validate.Number, ID: "C-1"}}, "customer without": {Kind: validate.CalendarKey, Customer: validate.Ref{Scheme: validate.Number, ID: "C-2"}}}
		var all []validate.Key
		for _, k := range keys {
			all = append(all, k)
		}
		f, err := s.Facts(t.Context(), all)
		if err != nil {
			t.Fatal(err)
		}
		dec := gateway.MustDec
		want := validate.Facts{Generation: 1, ShipTo: map[string]validate.ShipTo{}, Item: map[string]validate.Item{},
			Customer: map[string]validate.Customer{keys["customer"].String(): {Number: "C-1", Group: "RETAIL", Currency: "USD", Active: true, Trusted: true, CreditLimit: dec("10000.50"), CreditUsed: dec("2500"),
				PaymentTerms: []string{"NET30", "2/10 NET30"}, FreightTerms: []string{"PP"}, Calendar: "reno"}},
			Contract: map[string]validate.Contract{
				keys["contract"].String(): {Number: "K-7", Customer: "C-1", ValidFrom: "2026-01-01", ValidTo: "2026-12-31", Currency: "USD", Amount: dec("5000"), Released: dec("1200.50"),
					Line: []validate.ContractLine{{Item: "BOLT-M8-40", UnitCode: "EA", Quantity: dec("1000"), Released: dec("250")}, {Item: "NUT-M8", UnitCode: "EA"}}},
				keys["bare contract"].String(): {Number: "K-7", Customer: "C-2"}},
			Calendar: map[string]validate.Calendar{
				keys["own calendar"].String(): {Weekend: []string{"sat", "sun"}, Holidays: []string{"2026-01-01"}},
				keys["calendar"].String():     {Name: "reno", Weekend: []string{"sun"}, Holidays: []string{"2026-07-04", "2026-12-25"}},
				keys["customer's"].String():   {Name: "reno", Weekend: []string{"sun"}, Holidays: []string{"2026-07-04", "2026-12-25"}},
				keys["always"].String():       {Name: "always"}}}
		if d := cmp.Diff(want, f, cmp.Comparer(func(a, b gateway.Dec) bool { return a.String() == b.String() }), cmp.Transformer("none", func(s []string) string { return strings.Join(s, "|") })); d != "" {
			t.Error(d)
		}
	}
	got := map[string]string{}
	for _, customer := range []string{"C-1", "C-2", "C-3"} {
		for _, number := range []string{"BOLT-M8-40", "NUT-M8", "OLD-BOLT"} {
			k := item(customer, "", validate.Number, number, "2026-11-20")
			f, err := s.Facts(t.Context(), []validate.Key{k})
			if err != nil {
				t.Fatal(err)
			}
			it := f.Item[k.String()]
			got[customer] += fmt.Sprintf("%s %v %d, ", number, it.Unlisted, it.LeadDays)
		}
	}
	want := map[string]string{ // C-3's assortment holds an item that is not known: it may order nothing
		"C-1": "BOLT-M8-40 false 10, NUT-M8 false 0, OLD-BOLT true 0, ",
		"C-2": "BOLT-M8-40 false 10, NUT-M8 false 0, OLD-BOLT false 0, ",
		"C-3": "BOLT-M8-40 true 10, NUT-M8 true 0, OLD-BOLT true 0, ",
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

// TestNewTablesRefuse: each bad row of the newer tables and columns is named with
// its place.
func TestNewTablesRefuse(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ file, row, want string }{
		{"customers.csv", "C-9;;USD;maybe;;;;;", `:5:10: trusted: "maybe" is neither yes nor no`},
		{"customers.csv", "C-9;;USD;;-1;;;;", `:5:11: credit_limit: -1 is below 0`},
		{"customers.csv", "C-9;;;;100;;;;", `:5:6: currency: is empty (the credit limit is in the customer's currency)`},
		{"customers.csv", "C-9;;USD;;;x;;;", `:5:12: credit_used: "x" is no number`},
		{"customers.csv", "C-9;;USD;;;;;;oslo", `:5:15: calendar: "oslo" is not in calendars`},
		{"items.csv", "X,EA,1.5,,", `:5:6: lead_days: "1.5" is no whole number`},
		{"items.csv", "X,EA,-1,,", `:5:6: lead_days: "-1" is no whole number`},
		{"assortments.csv", ",,NUT-M8", `:5:1: customer: the row names neither a customer nor a group`},
		{"assortments.csv", "C-1,RETAIL,NUT-M8", `:5:5: group: the row names a customer too`},
		{"assortments.csv", "C-1,,BOLT-M8-40", `:5: the same item of this customer or group stands in line 2`},
		{"contracts.csv", "C-9,K-1,,,,,", `:4:1: customer: "C-9" is not in customers`},
		{"contracts.csv", "C-1,,,,,,", `:4:5: number: is empty`},
		{"contracts.csv", "C-1,K-1,2026-02-01,2026-01-01,,,", `:4:20: valid_to: 2026-01-01 is before valid_from 2026-02-01`},
		{"contracts.csv", "C-1,K-1,,,,5,", `:4:11: currency: is empty (amounts need one)`},
		{"contracts.csv", "C-1,K-7,,,,,", `:4: the same contract of this customer stands in line 2`},
		{"contract-lines.csv", "C-1,K-8,NUT-M8,EA,,", `:4:5: contract: "K-8" is not in contracts`},
		{"contract-lines.csv", "C-1,K-7,NOPE,EA,,", `:4:9: item: "NOPE" is not in items`},
		{"contract-lines.csv", "C-1,K-7,NUT-M8,KGM,-5,", `:4:20: quantity: -5 is below 0`},
		{"calendars.csv", "late,caturday", `:5:6: weekend: "caturday" is no day of the week`},
		{"calendars.csv", "reno,", `:5: the same calendar stands in line 3`},
		{"holidays.csv", "oslo,2026-05-17,", `:5:1: calendar: "oslo" is not in calendars`},
		{"holidays.csv", "reno,,", `:5:6: date: is empty`},
		{"holidays.csv", "reno,17.5.2026,", `:5:6: date: "17.5.2026" is no date`},
		{"holidays.csv", "reno,2026-12-25,", `:5: the same day of this calendar stands in line 2`},
	} {
		t.Run(tt.file+" "+tt.row, func(t *testing.T) {
			t.Parallel()
			files := full()
			files[tt.file] += tt.row + "\n"
			s, _, _ := loaded(t, files)
			if rows := s.Status().Last.Rows(); !strings.Contains(rows.Error(), tt.file+tt.want) {
				t.Errorf("refused %v, want %s", rows, tt.want)
			}
			st := s.Status()
			for _, f := range st.Last.Files {
				if f.Name == tt.file && f.Refused == 0 {
					t.Errorf("%+v: no row of it is counted as refused", f)
				}
			}
		})
	}
}

// TestNoOwnCalendar: without a calendar of our own there is none; holidays of it
// have nowhere to go.
func TestNoOwnCalendar(t *testing.T) {
	t.Parallel()
	files := full()
	files["calendars.csv"] = "calendar\nreno\n"
	s, _, _ := loaded(t, files)
	if rows := s.Status().Last.Rows().Error(); !strings.Contains(rows, `holidays.csv:4:1: calendar: "" is not in calendars`) {
		t.Error(rows)
	}
	k := key(validate.CalendarKey, "", "")
	if f, err := s.Facts(t.Context(), []validate.Key{k}); err != nil || len(f.Calendar) != 0 {
		t.Errorf("%+v, %v", f.Calendar, err)
	}
}

// TestJSONIsCSV: the same tables as JSON, and as JSON lines, give the same facts.
func TestJSONIsCSV(t *testing.T) {
	t.Parallel()
	asked := []validate.Key{key(validate.CustomerKey, "C-1", ""), item("C-1", "", validate.Number, "BOLT-M8-40", "2026-11-20")}
	want := validate.Facts{}
	for _, form := range []string{"csv", "json", "jsonl"} {
		source := t.TempDir()
		files := full()
		for _, name := range []string{"customers", "prices"} {
			text := files[name+".csv"]
			if form == "csv" {
				break
			}
			delete(files, name+".csv")
			files[name+"."+form] = asJSON(text, form == "json")
		}
		write(t, source, files)
		s := open(t, t.TempDir(), source)
		if r, err := s.Import(t.Context()); err != nil || r.RefusedRows() != 1 {
			t.Fatalf("%s: %v, %+v", form, err, r.Rows())
		}
		f, err := s.Facts(t.Context(), asked)
		if err != nil {
			t.Fatal(err)
		}
		if form == "csv" {
			want = f
		}
		if d := cmp.Diff(want, f, cmp.Comparer(func(a, b gateway.Dec) bool { return a.String() == b.String() })); d != "" || len(f.Item) != 1 {
			t.Errorf("%s: %s", form, d)
		}
	}
}

// asJSON writes a CSV without quoted values as JSON: numbers bare, empty values null.
func asJSON(text string, list bool) string {
	lines := strings.Split(strings.TrimSpace(strings.ReplaceAll(text, ";", "\t")), "\n")
	if !strings.Contains(text, ";") {
		for i := range lines {
			lines[i] = strings.ReplaceAll(lines[i], ",", "\t")
		}
	}
	names := strings.Split(lines[0], "\t")
	var rows []string
	for _, l := range lines[1:] {
		var values []string
		for i, v := range strings.Split(l, "\t") {
			switch names[i] {
			case "price", "credit_limit", "credit_used", "minimum", "base":
				v = strings.ReplaceAll(v, ",", ".")
			default:
				v = fmt.Sprintf("%q", v)
			}
			if v == "" {
				v = "null"
			}
			values = append(values, fmt.Sprintf("%q: %s", names[i], v))
		}
		rows = append(rows, "{"+strings.Join(values, ", ")+"}")
	}
	if list {
		return "[\n" + strings.Join(rows, ",\n") + "\n]\n"
	}
	return strings.Join(rows, "\n") + "\n"
}

// TestJSONFaults: what is wrong with JSON is told with line, column and pointer.
func TestJSONFaults(t *testing.T) {
	t.Parallel()
	deep := strings.Repeat("[", 100_000)
	for _, tt := range []struct{ name, text, want string }{
		{"a bad value", "[\n  {\"number\": \"A\", \"base_unit\": \"EA\"},\n  {\"number\": \"B\",\n   \"base_unit\": \"each\"}\n]", `items.json:4:4: base_unit: "each" is no UN/ECE Rec 20 or 21 code, at /1/base_unit`},
		{"missing", `[{"number": "A"}]`, "items.json:1: base_unit: is empty, at /0/base_unit"},
		{"a list for a text", `[{"number": ["A"], "base_unit": "EA"}]`, "items.json:1:3: number: the value is a list or an object, at /0/number"},
		{"an exponent", `[{"number": "A", "base_unit": "EA", "lead_days": 1e1}]`, `lead_days: "1e1" is no whole number, at /0/lead_days`},
		{"no object", `[{"number": "A", "base_unit": "EA"}, 7]`, "items.json:1: this is no object, at /1"},
		{"twice", `[{"number": "A", "base_unit": "EA"}, {"number": "A", "base_unit": "EA"}]`, "items.json: the same item number stands at /0, again at /1"},
		{"deep", `[{"number": ` + strings.Repeat(`{"a":`, 100_000) + `1` + strings.Repeat("}", 100_000) + `, "base_unit": "EA"}]`, "the value is a list or an object, at /0/number"},
		{"unknown column", `[{"number": "A", "baseunit": "EA"}]`, `items.json:1:18: unknown column "baseunit" (did you mean "base_unit"?)`},
		{"a name twice", `[{"number": "A", "number": "B"}]`, `"number" stands twice in an object, at /0`},
		{"cut", "[{\"number\": \"A\",\n\"base_unit\"", "items.json:2: the file ends in the middle of a row"},
		{"cut behind a row", `[{"number": "A", "base_unit": "EA"}`, "items.json:1: the file ends in the middle of a row or of its list"},
		{"cut deep", deep, "items.json:1: the file ends in the middle"},
		{"no JSON", "number,base_unit\n", "items.json:1:1: this is no JSON: invalid character"},
		{"no list", `{"number": "A"}`, "items.json:1: this is no list of objects"},
		{"behind the list", `[] []`, "items.json:1: something stands behind the list of rows"},
		{"empty", "", "items.json:1: the file is empty"},
		{"a row without end", `[{"number": "` + strings.Repeat("x", 3<<20) + `"}]`, "items.json:1: a row is longer than 1048576 bytes"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			files := basic()
			delete(files, "items.csv")
			files["items.json"] = tt.text
			source := t.TempDir()
			write(t, source, files)
			s := open(t, t.TempDir(), source)
			r, err := s.Import(t.Context())
			if err != nil && gateway.KindOf(err) != gateway.Invalid {
				t.Fatal(err)
			}
			if all := append(r.Faults, r.Rows()...).Error(); !strings.Contains(all, tt.want) {
				t.Errorf("%.500s, want %s", all, tt.want)
			}
		})
	}
}

// TestFullDisk: a disk without room leaves the old data in use and says so; when
// there is room again, the file goes through.
func TestFullDisk(t *testing.T) {
	if os.Getuid() != 0 {
		t.Log("not root: no tmpfs of our own to fill, not tried")
		return
	}
	dir, err := smallDisk(t, 2<<20)
	if err != nil {
		t.Logf("no mount here (%v): not tried", err)
		return
	}
	source := filepath.Join(dir, "source")
	if err := os.Mkdir(source, 0o750); err != nil {
		t.Fatal(err)
	}
	write(t, source, basic())
	s := open(t, filepath.Join(dir, "generations"), source)
	if _, err := s.Import(t.Context()); err != nil {
		t.Fatal(err)
	}
	ballast := filepath.Join(dir, "ballast")
	for _, free := range []int{0, 48 << 10, 200 << 10} { // none for the file, none for the generation, none for its rows
		fill(t, ballast, free)
		f, err := s.Stage(t.Context(), "prices", "csv", false, strings.NewReader("item,unit,currency,price\n"+strings.Repeat("NUT-M8,EA,USD,1\n", 20)+strings.Repeat("BOLT-M8-40,EA,USD,1\n", 500)))
		if err == nil {
			_, err = s.Apply(t.Context(), f)
			if err := f.Discard(); err != nil {
				t.Error(err)
			}
		}
		if gateway.KindOf(err) != gateway.Transient && gateway.KindOf(err) != gateway.Invalid || free == 0 && !strings.Contains(err.Error(), "no space left on device") {
			t.Errorf("with %d bytes free: %v", free, err)
		}
		if got := prices(t, s, "BOLT-M8-40"); got != "0.34 0.38 45.00" {
			t.Errorf("with %d bytes free: prices %s", free, got)
		}
		if err := os.Remove(ballast); err != nil {
			t.Fatal(err)
		}
	}
	if r, err := put(t, s, "prices", "csv", false, "item,unit,currency,price\nBOLT-M8-40,EA,USD,1\n"); err != nil || prices(t, s, "BOLT-M8-40") != "1" {
		t.Errorf("%+v, %v", r, err)
	}
}

func fill(t *testing.T, ballast string, free int) {
	t.Helper()
	f, err := os.Create(ballast)
	if err != nil {
		t.Fatal(err)
	}
	n := int64(0)
	for chunk := make([]byte, 16<<10); ; {
		m, err := f.Write(chunk)
		n += int64(m)
		if err != nil && len(chunk) == 1 {
			break
		}
		if err != nil {
			chunk = chunk[:1]
		}
	}
	if err := f.Truncate(n - int64(free)); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
}
