// SPDX-License-Identifier: Apache-2.0

package masterdata_test

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/iotest"
	"time"

	"github.com/google/go-cmp/cmp"

	"ordergate/gateway"
	"ordergate/gateway/masterdata"
	"ordergate/gateway/masterdata/sheet"
	"ordergate/gateway/validate"
)

// put hands in one file and applies it.
func put(t *testing.T, s *masterdata.Store, table string, format sheet.Format, changes bool, text string) (masterdata.Report, error) {
	t.Helper()
	f, err := s.Stage(t.Context(), table, format, changes, strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	r, err := s.Apply(t.Context(), f)
	if err := f.Discard(); err != nil {
		t.Error(err)
	}
	return r, err
}

// prices are what C-1 pays for an item, as one text.
func prices(t *testing.T, s *masterdata.Store, number string) string {
	t.Helper()
	k := item("C-1", "", validate.Number, number, "2026-11-20")
	f, err := s.Facts(t.Context(), []validate.Key{k})
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, p := range f.Item[k.String()].Price {
		out = append(out, p.Amount.String())
	}
	return strings.Join(out, " ")
}

func names(t *testing.T, dir string) string {
	t.Helper()
	var out []string
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() && strings.Contains(path, "prices") {
			rel, _ := filepath.Rel(dir, path)
			out = append(out, rel)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(out, " ")
}

// loaded is a store with the basic files.
func loaded(t *testing.T, files map[string]string) (s *masterdata.Store, source, dir string) {
	t.Helper()
	source, dir = t.TempDir(), t.TempDir()
	write(t, source, files)
	s = open(t, dir, source)
	if r, err := s.Import(t.Context()); err != nil {
		t.Fatalf("%+v, %v", r, err)
	}
	return s, source, dir
}

// TestHandedIn: full files replace a table, changes are laid over it, and a start
// from the folder alone comes to the same.
func TestHandedIn(t *testing.T) {
	t.Parallel()
	s, source, _ := loaded(t, basic())
	same := func(want string) {
		t.Helper()
		if got := prices(t, s, "BOLT-M8-40"); got != want {
			t.Errorf("prices %s, want %s", got, want)
		}
		again := open(t, t.TempDir(), source)
		if r, err := again.Import(t.Context()); err != nil {
			t.Fatalf("%+v, %v", r, err)
		}
		if got := prices(t, again, "BOLT-M8-40"); got != want {
			t.Errorf("prices from the folder alone %s, want %s", got, want)
		}
	}
	same("0.34 0.38 45.00")
	change := "customer,group,item,unit,currency,valid_from,valid_to,minimum,price,base,contract,delete\n" +
		"C-1,,BOLT-M8-40,EA,USD,2026-01-01,2026-12-31,1000,0.33,,K-7,\n" +
		",RETAIL,BOLT-M8-40,EA,USD,,,,,,,yes\n" +
		",,BOLT-M8-40,EA,USD,,,,bad,100,,\n"
	r, err := put(t, s, "prices", sheet.CSV, true, change)
	if err != nil || r.RefusedRows() != 1 || !strings.Contains(r.Rows().Error(), `.csv:4:24: price: "bad" is no number`) {
		t.Fatalf("%+v, %v", r, err)
	}
	same("0.33 45.00")
	if r, err = put(t, s, "prices", sheet.CSV, true, change); err != nil {
		t.Fatalf("the same again: %+v, %v", r, err)
	}
	same("0.33 45.00")
	if r, err = put(t, s, "prices", sheet.Lines, true, `{"customer":"C-1","item":"BOLT-M8-40","unit":"EA","currency":"USD","valid_from":"2026-01-01","minimum":1000.0,"price":0.32}`); err != nil {
		t.Fatalf("%+v, %v", r, err)
	}
	same("0.32 45.00")
	if r, err = put(t, s, "prices", sheet.JSON, false, `[{"item":"BOLT-M8-40","unit":"EA","currency":"USD","price":"0.50"}]`); err != nil {
		t.Fatalf("%+v, %v", r, err)
	}
	same("0.50")
	if got := names(t, source); got != "prices.json" {
		t.Errorf("files %s", got)
	}
	for _, again := range []bool{false, true} {
		if r, err = put(t, s, "prices", sheet.JSON, false, `[{"item":"BOLT-M8-40","unit":"EA","currency":"USD","price":"0.50"}]`); err != nil || !r.Unchanged {
			t.Fatalf("again %v: %+v, %v", again, r, err)
		}
	}
}

// TestChangesOfItems: what refers to an item that a change takes away goes with
// it, silently; what refers to one that it brings is there.
func TestChangesOfItems(t *testing.T) {
	t.Parallel()
	s, source, _ := loaded(t, basic())
	write(t, source, map[string]string{"items.csv": basic()["items.csv"]})
	r, err := put(t, s, "items", sheet.CSV, true, "number,base_unit,gtin,delete\nBOLT-M8-40,,,yes\nNEW,EA,4006381333931,no\nNUT-M8,KGM,,\n")
	if err != nil || len(r.Refused) != 0 {
		t.Fatalf("%+v, %v", r, err)
	}
	if r, err = put(t, s, "prices", sheet.CSV, true, "item,unit,currency,price\nNEW,EA,USD,7\n"); err != nil || len(r.Refused) != 0 {
		t.Fatalf("%+v, %v", r, err)
	}
	keys := []validate.Key{item("C-1", "", validate.Number, "BOLT-M8-40", ""), item("C-1", "", validate.GTIN, "04006381333931", ""), item("C-1", "", validate.Number, "NUT-M8", "")}
	f, err := s.Facts(t.Context(), keys)
	if err != nil {
		t.Fatal(err)
	}
	if _, there := f.Item[keys[0].String()]; there || f.Item[keys[1].String()].Number != "NEW" || f.Item[keys[2].String()].BaseUnit != "KGM" || prices(t, s, "NEW") != "7" {
		t.Errorf("%+v", f.Item)
	}
	if st := s.Status(); st.Rows["items"] != 3 {
		t.Errorf("rows %v", st.Rows)
	}
}

// TestAssortmentsChange: with its last row an assortment ends, but not with the
// last of its items.
func TestAssortmentsChange(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		table, text string
		unlisted    bool
	}{{"customers", "number\nC-9\n", true}, {"items", "number,delete\nOLD-BOLT,yes\n", true}, {"assortments", "customer,item,delete\nC-2,OLD-BOLT,yes\n", false}} {
		files := basic()
		files["assortments.csv"] = "customer,item\nC-2,OLD-BOLT\n"
		s, _, _ := loaded(t, files)
		if r, err := put(t, s, tt.table, sheet.CSV, true, tt.text); err != nil {
			t.Fatalf("%+v, %v", r, err)
		}
		k := item("C-2", "", validate.Number, "NUT-M8", "")
		f, err := s.Facts(t.Context(), []validate.Key{k})
		if err != nil || f.Item[k.String()].Unlisted != tt.unlisted {
			t.Errorf("%s: %+v, %v", tt.table, f.Item, err)
		}
	}
}

// TestFolderOfChanges: what counts follows from the names and times of the files.
func TestFolderOfChanges(t *testing.T) {
	t.Parallel()
	line := func(price string) string { return "item,unit,currency,price\nNUT-M8,EA,USD," + price + "\n" }
	at := time.Date(2026, 11, 20, 8, 0, 0, 0, time.UTC)
	for _, tt := range []struct {
		name  string
		files map[string]string // all a minute apart, in this order of ages
		order []string          // oldest first; what is not named is older
		want  string            // price, or fault
	}{
		{"in order of names", map[string]string{"changes/prices.2.csv": line("2"), "changes/prices.1.csv": line("1")}, []string{"changes/prices.2.csv", "changes/prices.1.csv"}, "2"},
		{"full file starts over", map[string]string{"changes/prices.1.csv": line("1"), "prices.csv": line("9")}, []string{"changes/prices.1.csv", "prices.csv"}, "9"},
		{"some before, some behind", map[string]string{"changes/prices.2.csv": line("2"), "changes/prices.1.csv": line("1"), "prices.csv": line("9")}, []string{"changes/prices.2.csv", "prices.csv", "changes/prices.1.csv"}, "1"},
		{"changes without a full file", map[string]string{"changes/prices.1.jsonl": `{"item":"NUT-M8","unit":"EA","currency":"USD","price":"4"}`, "prices.csv": ""}, []string{"changes/prices.1.jsonl"}, "4"},
		{"same age", map[string]string{"changes/prices.1.csv": line("1")}, nil, "changes/prices.1.csv: it is as old as prices.csv: which of them counts?"},
		{"two full files", map[string]string{"prices.json": "[]"}, []string{"prices.json"}, "prices.json: prices.csv is there too"},
		{"misspelt table", map[string]string{"changes/price.1.csv": line("1")}, []string{"changes/price.1.csv"}, `changes/price.1.csv: there is no table "price" (did you mean "prices"?)`},
		{"no mark", map[string]string{"changes/prices.csv": line("1")}, []string{"changes/prices.csv"}, "changes/prices.csv: the name has no mark"},
		{"unknown column", map[string]string{"changes/prices.1.csv": "item,sold\n"}, []string{"changes/prices.1.csv"}, `changes/prices.1.csv:1:6: unknown column "sold"`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			source := t.TempDir()
			files := basic()
			if err := os.Mkdir(filepath.Join(source, "changes"), 0o750); err != nil {
				t.Fatal(err)
			}
			for name, text := range tt.files {
				files[name] = text
				if text == "" {
					delete(files, name)
				}
			}
			write(t, source, files)
			for name := range files {
				age := at.Add(time.Duration(slices.Index(tt.order, name)+1) * time.Minute)
				if err := os.Chtimes(filepath.Join(source, name), age, age); err != nil {
					t.Fatal(err)
				}
			}
			s := open(t, t.TempDir(), source)
			r, err := s.Import(t.Context())
			if err != nil {
				if !strings.Contains(r.Faults.Error(), tt.want) {
					t.Errorf("%v, want %s", err, tt.want)
				}
				return
			}
			if got := prices(t, s, "NUT-M8"); got != tt.want {
				t.Errorf("price %s, want %s (%+v)", got, tt.want, r)
			}
		})
	}
}

// TestHandedInRefused: what is refused leaves folder and data as they were.
func TestHandedInRefused(t *testing.T) {
	t.Parallel()
	s, source, dir := loaded(t, basic())
	before := names(t, source)
	for _, text := range []string{"item;price\n", "", "item,unit,currency,price\nNUT-M8,EA,USD,\"1", strings.Repeat("NOPE,EA,USD,1\n", 40)} {
		r, err := put(t, s, "prices", sheet.CSV, false, text)
		if gateway.KindOf(err) != gateway.Invalid || !r.Kept || len(r.Faults) == 0 || r.Generation != 1 {
			t.Errorf("%q: %+v, %v", text, r, err)
		}
		if got := names(t, source); got != before || prices(t, s, "BOLT-M8-40") != "0.34 0.38 45.00" {
			t.Errorf("files %s", got)
		}
	}
	var ge *gateway.Error
	if _, err := s.Stage(t.Context(), "price", sheet.CSV, false, strings.NewReader("")); !errors.As(err, &ge) || ge.Kind != gateway.NotFound || !strings.Contains(ge.Public, `did you mean "prices"?`) {
		t.Error(err)
	}
	if _, err := s.Stage(t.Context(), "prices", sheet.CSV, false, io.MultiReader(strings.NewReader("item"), iotest.ErrReader(errors.New("cut")))); gateway.KindOf(err) != gateway.Invalid {
		t.Error(err)
	}
	if got := names(t, source); got != before {
		t.Errorf("files %s", got)
	}
	// The report is kept: a new process knows why.
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	st := open(t, dir, source).Status()
	if !st.Last.Kept || len(st.Last.Faults) == 0 || st.Loaded.Generation != 1 || st.Loaded.Kept {
		t.Errorf("%+v", st)
	}
}

// TestReport: like faults are counted, the first of them named.
func TestReport(t *testing.T) {
	t.Parallel()
	files := basic()
	for range 30 {
		files["prices.csv"] += ",,NUT-M8,EA,USD,,,,x,,\n"
	}
	for i := range 200 {
		files["prices.csv"] += ",,NUT-M8,EA,USD,,," + strings.Repeat("1", i%15+1) + "." + strings.Repeat("1", i%9+1) + ",1,,\n"
	}
	source := t.TempDir()
	write(t, source, files)
	s := open(t, t.TempDir(), source)
	if _, err := s.Import(t.Context()); gateway.KindOf(err) != gateway.Invalid {
		t.Fatal(err)
	}
	got := map[string]int{}
	for _, why := range s.Status().Last.Refused {
		got[why.File+" "+why.Reason] = why.Count
		if len(why.First) > 20 {
			t.Errorf("%d rows named", len(why.First))
		}
	}
	want := map[string]int{"prices.csv price: … is no number": 30, "prices.csv the same price stands in an earlier line": 155}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

// TestCloseEndsLoad: a store that is closed waits for no load.
func TestCloseEndsLoad(t *testing.T) {
	t.Parallel()
	source, dir := t.TempDir(), t.TempDir()
	write(t, source, basic())
	closed := make(chan error, 1)
	var s *masterdata.Store
	var once sync.Once
	s, err := masterdata.Open(t.Context(), masterdata.Config{Dir: dir, Source: source, Crash: func(point string) {
		if point == "masterdata.loading" {
			once.Do(func() { go func() { closed <- s.Close() }() })
		}
	}})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Put(t.Context(), "prices", sheet.CSV, false, strings.NewReader("item,unit,currency,price\n")); err != nil && gateway.KindOf(err) != gateway.Transient {
		t.Error(err)
	}
	if err := <-closed; err != nil {
		t.Error(err)
	}
	if _, err := s.Put(t.Context(), "prices", sheet.CSV, false, strings.NewReader("item,unit,currency,price\n")); gateway.KindOf(err) != gateway.Transient {
		t.Error(err)
	}
}
