// SPDX-License-Identifier: Apache-2.0

package mapping_test

import (
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"ordergate/gateway/decode/formats"
	"ordergate/gateway/mapping"
)

// TestRestore: a version of a mapping can be made again from its files alone,
// whatever became of the folder and of the built-in readings.
func TestRestore(t *testing.T) {
	t.Parallel()
	cfg := mapping.Config{Formats: formats.All(), Shapes: shapes, Dir: "/etc/ordergate/mappings"}
	folder := fstest.MapFS{
		"acme/850.yaml":        {Data: []byte("mapping: acme-850\nextends: x12-850\norder:\n  customerReference: lookup(acme, REF[\"DP\"].REF02)\n")},
		"acme/json.yaml":       {Data: []byte("mapping: acme-json\nreads: {format: json, samples: [examples/a.json]}\norder: {id: number}\n")},
		"acme/examples/a.json": {Data: []byte(`{"number": "1"}`)},
		"tables/acme.yaml":     {Data: []byte("table: acme\nentries: {\"014\": fourteen}\n")},
	}
	set, faults := mapping.Load(folder, cfg)
	if len(faults.Errors()) > 0 {
		t.Fatal(faults)
	}
	for _, id := range []string{"acme-850", "acme-json", "x12-850"} {
		m, _ := set.Find(id)
		cfg.Dir = "mappings" // it may lie elsewhere
		again, faults := mapping.Restore(id, m.Files(), cfg)
		if again == nil {
			t.Fatal(id, faults)
		}
		if again.Version() != m.Version() || again.ID() != id {
			t.Errorf("%s is version %s, want %s", id, again.Version(), m.Version())
		}
		if _, typ := m.Reads(); typ == "850" {
			doc := one(t)
			if diff := cmp.Diff(m.Map(doc, mapping.Options{NoTrace: true}).Order, again.Map(doc, mapping.Options{NoTrace: true}).Order, cmp.FilterPath(func(p cmp.Path) bool { return p.Last().String() == ".MappingSHA256" }, cmp.Ignore())); diff != "" {
				t.Error(id, diff)
			}
		}
	}
	m, _ := set.Find("acme-850")
	files := m.Files()
	files["acme/850.yaml"] = []byte("mapping: acme-850\nextends: x12-850\norder: {quantity: PO102}\n")
	if again, faults := mapping.Restore("acme-850", files, cfg); again != nil || len(faults.Errors()) == 0 {
		t.Error("made from files with a fault")
	}
}

// TestWith: other versions stand in the place of mappings, and of the built-in
// readings; what waits reads nothing and says why.
func TestWith(t *testing.T) {
	t.Parallel()
	set := base(t)
	m, _ := set.Find("x12-860")
	now := set.With(map[string]*mapping.Mapping{"x12-860": m}, map[string]string{"x12-850": "not yet"})
	if got, ok := now.Builtin("x12", "860"); !ok || got != m {
		t.Error("the other version is not used")
	}
	if _, ok := now.Builtin("x12", "850"); ok {
		t.Error("a waiting reading reads")
	}
	if _, ok := now.Find("x12-850"); ok {
		t.Error("a waiting mapping is found")
	}
	if now.Waiting("x12-850", "x12", "850") != "not yet" || now.Waiting("", "x12", "850") != "not yet" || now.Waiting("", "x12", "860") != "" || set.Waiting("x12-850", "x12", "850") != "" {
		t.Error("why it waits is not said")
	}
}
