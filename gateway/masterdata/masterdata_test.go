// SPDX-License-Identifier: Apache-2.0

package masterdata_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"go.uber.org/goleak"

	"ordergate/gateway"
	"ordergate/gateway/masterdata"
	"ordergate/gateway/validate"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// basic is a small set of files; tests change single ones.
func basic() map[string]string {
	return map[string]string{
		"customers.csv": "number,name,group,currency,active,credit_hold,default_ship_to,gln,duns\n" +
			"C-1,Bluebird Retail,RETAIL,USD,yes,no,,0614141000012,007941230\n" +
			"C-2,Oakline Stores,,USD,yes,yes,S-9,,\n" +
			"C-3,Gone Ltd,,EUR,no,,,,\n",
		"ship-tos.csv": "customer,number,partner_number,name,gln,duns,active\n" +
			"C-1,S-1,0078,Reno,0614141000789,,yes\n" +
			"C-1,S-2,0112,Salem,,,no\n" +
			"C-2,S-9,0078,Oakland,,,\n",
		"items.csv": "number,description,gtin,manufacturer_number,base_unit,active,orderable,successor\n" +
			"BOLT-M8-40,Bolt M8 x 40,4006381333931,MF-1,EA,yes,yes,\n" +
			"NUT-M8,Nut M8,,MF-2,EA,,,\n" +
			"OLD-BOLT,Old bolt,,,EA,no,,BOLT-M8-40\n",
		"cross-references.csv": "customer,partner,scheme,number,item\n" +
			"C-1,,,000447712,BOLT-M8-40\n" +
			",acme,,000447712,NUT-M8\n" +
			",,buyer,000447712,OLD-BOLT\n",
		"units.csv": "item,unit,factor,sold,pack,minimum,maximum,multiple,gtin\n" +
			"BOLT-M8-40,EA,1,yes,,10,,10,\n" +
			"BOLT-M8-40,XCT,100,yes,,,,,14006381333938\n" +
			"NUT-M8,KGM,1/0.005,no,,,,,\n",
		"prices.csv": "customer,group,item,unit,currency,valid_from,valid_to,minimum,price,base,contract\n" +
			"C-1,,BOLT-M8-40,EA,USD,2026-01-01,2026-12-31,1000,0.34,,K-7\n" +
			"C-1,,BOLT-M8-40,EA,USD,2025-01-01,2025-12-31,,0.31,,K-6\n" +
			",RETAIL,BOLT-M8-40,EA,USD,,,,0.38,,\n" +
			",,BOLT-M8-40,EA,USD,,,,45.00,100,\n",
	}
}

func write(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

func open(t *testing.T, dir, source string) *masterdata.Store {
	t.Helper()
	s, err := masterdata.Open(t.Context(), masterdata.Config{Dir: dir, Source: source})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func item(customer, partner, scheme, id, date string) validate.Key {
	return validate.Key{Kind: validate.ItemKey, Ref: validate.Ref{Scheme: scheme, ID: id}, Customer: validate.Ref{Scheme: validate.Number, ID: customer}, Partner: partner, Date: date}
}

func shipTo(customer, scheme, id string) validate.Key {
	return validate.Key{Kind: validate.ShipToKey, Ref: validate.Ref{Scheme: scheme, ID: id}, Customer: validate.Ref{Scheme: validate.Number, ID: customer}}
}

func TestFacts(t *testing.T) {
	t.Parallel()
	source := t.TempDir()
	write(t, source, basic())
	s := open(t, t.TempDir(), source)
	if _, err := s.Facts(t.Context(), []validate.Key{shipTo("C-1", "GLN", "1")}); gateway.KindOf(err) != gateway.Transient {
		t.Fatalf("facts before the first import: %v", err)
	}
	r, err := s.Import(t.Context())
	if err != nil || r.Generation != 1 || len(r.Refused) != 0 {
		t.Fatalf("import: %+v, %v", r, err)
	}
	customer := func(scheme, id string) validate.Key {
		return validate.Key{Kind: validate.CustomerKey, Ref: validate.Ref{Scheme: scheme, ID: id}}
	}
	keys := map[string]validate.Key{
		"by number": customer(validate.Number, "C-2"), "by GLN": customer("GLN", "0614141000012"), "by DUNS+4": customer("DUNS4", "007941230"), "none": customer(validate.Number, "C-9"),
		"ship-to by buyer's number": shipTo("C-1", "buyerAssigned", "0078"), "ship-to of another": shipTo("C-2", "buyerAssigned", "0078"),
		"ship-to by GLN": shipTo("C-1", "GLN", "0614141000789"), "ship-to with 91 for 92": shipTo("C-1", "sellerAssigned", "0112"), "ship-to none": shipTo("C-1", "buyerAssigned", "S"),
		"item by number": item("C-1", "", validate.Number, "BOLT-M8-40", "2026-11-20"), "item of customer": item("C-1", "acme", validate.Buyer, "000447712", ""),
		"item of partner": item("C-2", "acme", validate.Buyer, "000447712", ""), "item of all": item("C-2", "x", validate.Buyer, "000447712", ""),
		"item by GTIN": item("C-2", "", validate.GTIN, "04006381333931", ""), "item by case GTIN": item("C-2", "", validate.GTIN, "14006381333938", ""),
		"item by maker": item("C-2", "", validate.Manufacturer, "MF-2", ""), "item none": item("C-2", "", validate.Number, "000447712", ""),
	}
	var all []validate.Key
	for _, k := range keys {
		all = append(all, k, k)
	}
	f, err := s.Facts(t.Context(), all)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for name, k := range keys {
		switch {
		case f.Customer[k.String()].Number != "":
			got[name] = f.Customer[k.String()].Number
		case f.ShipTo[k.String()].Number != "":
			got[name] = f.ShipTo[k.String()].Number
		case f.Item[k.String()].Number != "":
			it := f.Item[k.String()]
			got[name] = it.Number
			for _, p := range it.Price {
				got[name] += " " + p.Amount.String()
			}
		}
	}
	want := map[string]string{
		"by number": "C-2", "by GLN": "C-1", "by DUNS+4": "C-1",
		"ship-to by buyer's number": "S-1", "ship-to of another": "S-9", "ship-to by GLN": "S-1", "ship-to with 91 for 92": "S-2",
		"item by number": "BOLT-M8-40 0.34 0.38 45.00", "item of customer": "BOLT-M8-40 0.31 0.34 0.38 45.00", "item of partner": "NUT-M8", "item of all": "OLD-BOLT",
		"item by GTIN": "BOLT-M8-40 45.00", "item by case GTIN": "BOLT-M8-40 45.00", "item by maker": "NUT-M8",
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	bolt := f.Item[keys["item by number"].String()]
	if len(bolt.Unit) != 2 || bolt.Unit[0].Minimum.String() != "10" || bolt.Unit[1].Factor.String() != "100" || bolt.Price[0].Contract != "K-7" || bolt.Price[0].Minimum.String() != "1000" || bolt.Price[1].Group != "RETAIL" || bolt.Price[2].Base.String() != "100" {
		t.Errorf("item: %+v", bolt)
	}
	if nut := f.Item[keys["item of partner"].String()]; nut.Unit[0].Divisor.String() != "0.005" || nut.Unit[0].Sold || !nut.Active || !nut.Orderable {
		t.Errorf("item: %+v", nut)
	}
	if c := f.Customer[keys["by number"].String()]; !c.CreditHold || c.DefaultShipTo != "S-9" || c.Group != "" {
		t.Errorf("customer: %+v", c)
	}
}

// TestPlaces: ship-tos of a customer are found by their postal code, however it is
// written, all of them without one, again from memory, and those of others are not.
func TestPlaces(t *testing.T) {
	t.Parallel()
	source := t.TempDir()
	write(t, source, basic())
	write(t, source, map[string]string{"ship-tos.csv": "customer,number,name,street,city,postal_code,country\nC-1,S-1,Depot,12 Mill Road,Reno,89501-1234,us\nC-1,S-2,Shop,Main Street 4,Reno,89501,US\n" +
		"C-1,S-3,Office,,London,sw1a 2aa,GB\nC-1,S-4,Nowhere,,,,\nC-2,S-9,Other,,,89501,\n"})
	s := open(t, t.TempDir(), source)
	if r, err := s.Import(t.Context()); err != nil || len(r.Refused) != 0 {
		t.Fatalf("import: %+v, %v", r, err)
	}
	place := func(customer, code string) validate.Key {
		return validate.Key{Kind: validate.PlaceKey, Ref: validate.Ref{ID: validate.PostalCode(code)}, Customer: validate.Ref{Scheme: validate.Number, ID: customer}}
	}
	for range 2 {
		for code, want := range map[string]string{"89501": "S-1 S-2", "89501-9999": "S-1 S-2", "SW1A2AA": "S-3", "1": "", "": "S-1 S-2 S-3 S-4"} {
			k := place("C-1", code)
			f, err := s.Facts(t.Context(), []validate.Key{k, shipTo("C-1", "sellerAssigned", "S-1")})
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, p := range f.Place[k.String()] {
				got = append(got, p.Number)
			}
			if strings.Join(got, " ") != want {
				t.Errorf("%q: %v, want %s", code, got, want)
			}
			if want == "S-1 S-2" {
				if p := f.Place[k.String()][0]; p != (validate.ShipTo{Number: "S-1", Customer: "C-1", Name: "Depot", Active: true, Street: "12 Mill Road", City: "Reno", Country: "US"}) {
					t.Errorf("%+v", p)
				}
			}
		}
	}
}

// TestImportRefuses: each bad row is named with its place, the others are loaded.
func TestImportRefuses(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ name, file, row, want string }{
		{"too few values", "items.csv", "X-1,Broken", "items.csv:5: the row has 2 values, the header 8"},
		{"empty number", "items.csv", ",No number,,,EA,,,", "items.csv:5:1: number: is empty"},
		{"bad unit", "items.csv", "X-1,,,,each,,,", "items.csv:5:8: base_unit: \"each\" is no UN/ECE Rec 20 or 21 code"},
		{"bad GTIN", "items.csv", "X-1,,12ab,,EA,,,", "items.csv:5:6: gtin: \"12ab\" is no GTIN"},
		{"bad flag", "items.csv", "X-1,,,,EA,perhaps,,", "items.csv:5:11: active: \"perhaps\" is neither yes nor no"},
		{"twice", "items.csv", "NUT-M8,Again,,,EA,,,", "items.csv:5: the same item number stands in line 3"},
		{"one GTIN of two items", "items.csv", "X-1,,4006381333931,,EA,,,", "items.csv: GTIN 04006381333931 means several items: it is not used"},
		{"not UTF-8", "items.csv", "X-1,\xff\xfe,,,EA,,,", "items.csv:5:5: value 2 is not UTF-8"},
		{"stray quote", "items.csv", "X-1,1/2\" bolt,,,EA,,,", "items.csv:5:8: bare \" in non-quoted-field"},
		{"huge value", "items.csv", "X-1," + strings.Repeat("x", 5000) + ",,,EA,,,", "items.csv:5:5: value 2 is longer than 4096 bytes"},
		{"bad currency", "customers.csv", "C-9,,,dollars,,,,,", "customers.csv:5:7: currency: \"dollars\" is no ISO 4217 code"},
		{"unknown customer", "ship-tos.csv", "C-8,S-1,,,,,", "ship-tos.csv:5:1: customer: \"C-8\" is not in customers"},
		{"unknown item", "cross-references.csv", ",,,123,NOPE", "cross-references.csv:5:8: item: \"NOPE\" is not in items"},
		{"unknown scheme", "cross-references.csv", ",,sku,123,NUT-M8", "cross-references.csv:5:3: scheme: \"sku\" is none we know"},
		{"two owners", "cross-references.csv", "C-1,acme,,123,NUT-M8", "cross-references.csv:5:5: partner: the row names a customer too"},
		{"cross reference of two items", "cross-references.csv", "C-1,,,000447712,NUT-M8", "cross-references.csv: buyer 000447712 means several items for customer C-1: it is not used"},
		{"factor zero", "units.csv", "NUT-M8,XCT,0,,,,,,", "units.csv:5:12: factor: 0 is not above 0"},
		{"factor no number", "units.csv", "NUT-M8,XCT,1/x,,,,,,", "units.csv:5:12: factor: \"x\" is no number"},
		{"negative pack", "units.csv", "NUT-M8,XCT,10,,-1,,,,", "units.csv:5:16: pack: -1 is not above 0"},
		{"price missing", "prices.csv", ",,NUT-M8,EA,USD,,,,,,", "prices.csv:6:20: price: is empty"},
		{"price with an exponent", "prices.csv", ",,NUT-M8,EA,USD,,,,1e9,,", "prices.csv:6:20: price: \"1e9\" is no number"},
		{"price negative", "prices.csv", ",,NUT-M8,EA,USD,,,,-1,,", "prices.csv:6:20: price: -1 is below 0"},
		{"dates inverted", "prices.csv", ",,NUT-M8,EA,USD,2026-02-01,2026-01-01,,1,,", "prices.csv:6:28: valid_to: 2026-01-01 is before valid_from 2026-02-01"},
		{"no date", "prices.csv", ",,NUT-M8,EA,USD,2026-02-30,,,1,,", "prices.csv:6:17: valid_from: \"2026-02-30\" is no date"},
		{"same price again", "prices.csv", ",RETAIL,BOLT-M8-40,EA,USD,,,,0.39,,", "prices.csv:6: the same price stands in line 4"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			files := basic()
			files[tt.file] += tt.row + "\n"
			if tt.file == "items.csv" {
				files[tt.file] += "LAST,A row behind the bad one,,,EA,,,\n"
			}
			source := t.TempDir()
			write(t, source, files)
			s := open(t, t.TempDir(), source)
			r, err := s.Import(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			found := false
			for _, f := range r.Rows() {
				found = found || strings.HasPrefix(f.String(), tt.want)
			}
			if !found {
				t.Errorf("refused %v, want %s", r.Refused, tt.want)
			}
			f, err := s.Facts(t.Context(), []validate.Key{item("C-1", "", validate.Number, "NUT-M8", ""), item("C-1", "", validate.Number, "LAST", ""), item("C-1", "", validate.Number, "X-1", "")})
			if err != nil {
				t.Fatal(err)
			}
			loaded := 1
			if tt.file == "items.csv" {
				loaded = 2
			}
			if strings.Contains(tt.name, "GTIN of two") {
				loaded = 3 // the item itself is fine
			}
			if len(f.Item) != loaded {
				t.Errorf("%d items loaded, want %d", len(f.Item), loaded)
			}
		})
	}
}

// TestImportKeeps: a file that cannot be used as a whole leaves the old data.
func TestImportKeeps(t *testing.T) {
	t.Parallel()
	many := basic()["items.csv"]
	for i := range 100 {
		many += fmt.Sprintf("N-%d,Item,,,EA,,,\n", i)
	}
	for _, tt := range []struct {
		name, file, text, want string
	}{
		{"missing", "items.csv", "", "items.csv: the file is missing"},
		{"gone", "prices.csv", "", "prices.csv: the file is gone"},
		{"cut in a row", "items.csv", many[:len(many)-8], "items.csv:104: the file ends in the middle of a row"},
		{"cut in a quote", "items.csv", many + "Q-1,\"never closed,,,EA,,,\nQ-2,,,,EA,,,\n", "items.csv:105: a quote is opened here and never closed"},
		{"far fewer", "items.csv", many[:1000], "items.csv:"},
		{"empty", "items.csv", "\n", "items.csv:1: the file is empty"},
		{"only the header", "items.csv", many[:strings.Index(many, "\n")+1], "items.csv: 0 rows instead of 103 before"},
		{"no header", "items.csv", "A-1,Bolt,,,EA,,,\n", "items.csv:1:1: unknown column \"a-1\""},
		{"misspelt column", "items.csv", strings.Replace(many, "base_unit", "baseunit", 1), "items.csv:1:45: unknown column \"baseunit\" (did you mean \"base_unit\"?)"},
		{"column twice", "items.csv", strings.Replace(many, "successor", "number", 1), "items.csv:1:72: column \"number\" stands there twice"},
		{"UTF-16", "items.csv", "\xff\xfen\x00u\x00", "items.csv:1: the file is UTF-16"},
		{"none good", "units.csv", "item,unit,factor\nNOBODY,EA,1\n", "units.csv: none of its rows can be used"},
		{"none good of few", "customers.csv", "number,name,currency,active\nC-1,One,USD,maybe\n", "customers.csv: none of its rows can be used"},
		{"mostly bad", "items.csv", many + strings.Repeat("bad row\n", 90), "items.csv: 90 of 193 rows cannot be used"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			source, dir := t.TempDir(), t.TempDir()
			files := basic()
			files["items.csv"] = many
			write(t, source, files)
			s := open(t, dir, source)
			if _, err := s.Import(t.Context()); err != nil {
				t.Fatal(err)
			}
			if tt.text == "" {
				if err := os.Remove(filepath.Join(source, tt.file)); err != nil {
					t.Fatal(err)
				}
			} else {
				write(t, source, map[string]string{tt.file: tt.text})
			}
			r, err := s.Import(t.Context())
			if err == nil || !r.Kept || r.Generation != 1 || gateway.KindOf(err) != gateway.Invalid || !strings.Contains(r.Faults.Error(), tt.want) {
				t.Fatalf("report %+v, error %v, want %s", r, err, tt.want)
			}
			f, err := s.Facts(t.Context(), []validate.Key{item("C-1", "", validate.Number, "N-99", "")})
			if err != nil || len(f.Item) != 1 || f.Generation != 1 {
				t.Errorf("the old data do not answer: %+v, %v", f, err)
			}
			left, err := filepath.Glob(filepath.Join(dir, "*.db*"))
			if err != nil || len(left) != 1 {
				t.Errorf("files left: %v, %v", left, err)
			}
		})
	}
}

func TestImportForms(t *testing.T) {
	t.Parallel()
	files := basic()
	files["items.csv"] = "\ufeff" + files["items.csv"]
	files["prices.csv"] = "item;unit;currency;price\r\nBOLT-M8-40;EA;EUR;1,25\r\n\r\nNUT-M8;EA;EUR;\"0,5\""
	source := t.TempDir()
	write(t, source, files)
	s := open(t, t.TempDir(), source)
	r, err := s.Import(t.Context())
	if err != nil || len(r.Refused) > 0 {
		t.Fatalf("%+v, %v", r, err)
	}
	k := item("C-3", "", validate.Number, "NUT-M8", "")
	f, err := s.Facts(t.Context(), []validate.Key{k})
	if err != nil || len(f.Item[k.String()].Price) != 1 || f.Item[k.String()].Price[0].Amount.String() != "0.5" {
		t.Errorf("%+v, %v", f, err)
	}
}

// TestReopen: the generation outlives the process; files that have not changed
// are not loaded again; an unfinished or damaged one is cleared away.
func TestReopen(t *testing.T) {
	t.Parallel()
	source, dir := t.TempDir(), t.TempDir()
	write(t, source, basic())
	s := open(t, dir, source)
	if _, err := s.Import(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	write(t, dir, map[string]string{"masterdata-000000002.db.tmp": "half", "masterdata-000000003.db": "not a database"})
	s = open(t, dir, source)
	if st := s.Status(); st.Generation != 1 || st.Rows["items"] != 3 {
		t.Fatalf("status %+v", st)
	}
	if r, err := s.Import(t.Context()); err != nil || !r.Unchanged || r.Generation != 1 {
		t.Fatalf("%+v, %v", r, err)
	}
	write(t, source, map[string]string{"items.csv": basic()["items.csv"] + "NEW,,,,EA,,,\n"})
	if r, err := s.Import(t.Context()); err != nil || r.Generation != 2 {
		t.Fatalf("%+v, %v", r, err)
	}
	left, err := filepath.Glob(filepath.Join(dir, "*.db*"))
	if d := cmp.Diff([]string{filepath.Join(dir, "masterdata-000000002.db")}, left); d != "" || err != nil {
		t.Error(d, err)
	}
}

// TestSwap: look-ups go on while generations change below them.
func TestSwap(t *testing.T) {
	t.Parallel()
	source := t.TempDir()
	write(t, source, basic())
	s := open(t, t.TempDir(), source)
	if _, err := s.Import(t.Context()); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			k := item("C-1", "", validate.Number, "BOLT-M8-40", "2026-11-20")
			for ctx.Err() == nil {
				f, err := s.Facts(t.Context(), []validate.Key{k})
				if err != nil || len(f.Item[k.String()].Price) != 3 {
					t.Errorf("generation %d: %+v, %v", f.Generation, f.Item, err)
					return
				}
			}
		})
	}
	for i := range 5 {
		write(t, source, map[string]string{"items.csv": basic()["items.csv"] + fmt.Sprintf("N-%d,,,,EA,,,\n", i)})
		if r, err := s.Import(t.Context()); err != nil || r.Generation != int64(i+2) {
			t.Fatalf("%+v, %v", r, err)
		}
	}
	stop()
	wg.Wait()
}

// TestOpenShared: what another process loaded can be looked up, and closed twice.
func TestOpenShared(t *testing.T) {
	t.Parallel()
	if _, err := masterdata.OpenShared(t.Context(), t.TempDir()); err == nil {
		t.Fatal("there is nothing to open")
	}
	_, _, dir := loaded(t, basic())
	shared, err := masterdata.OpenShared(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if err := shared.Close(); err != nil {
			t.Error(err)
		}
	}
}
