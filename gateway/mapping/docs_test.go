// SPDX-License-Identifier: Apache-2.0

package mapping_test

import (
	"fmt"
	"os"
	"path"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"ordergate/gateway/decode/formats"
	"ordergate/gateway/mapping"
)

// TestDocs loads every mapping and table that the documentation shows.
func TestDocs(t *testing.T) {
	t.Parallel()
	fence := regexp.MustCompile("(?s)```yaml\n(.*?)```")
	for _, file := range []string{"../../docs/mapping.md", "../../mappings/README.md"} {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		files := fstest.MapFS{}
		sample := &fstest.MapFile{Data: []byte(`{"purchaseOrder": {"number": "00123", "date": "2026-11-20"}, "lines": [{"no": 1, "sku": "K-1", "item text": "Gloves", "qty": 10, "price": "1.234,50"}]}`)}
		for i, m := range fence.FindAllStringSubmatch(string(b), -1) {
			dir := fmt.Sprint("d", i)
			if strings.HasPrefix(m[1], "table:") {
				dir = "tables"
			}
			files[path.Join(dir, fmt.Sprint(i, ".yaml"))] = &fstest.MapFile{Data: []byte(m[1])}
			files[path.Join(dir, "examples/order.json")] = sample
		}
		set, faults := mapping.Load(files, mapping.Config{Formats: formats.All(), Shapes: shapes, Dir: file})
		for _, f := range faults {
			t.Error(f)
		}
		if len(set.IDs()) < 2 {
			t.Errorf("%s shows no mapping", file)
		}
		doc := one(t)
		for _, id := range set.IDs() {
			m, _ := set.Find(id)
			if _, typ := m.Reads(); typ != doc.Type {
				continue
			}
			if o := m.Map(doc, mapping.Options{}).Order; o.ID != "00123" {
				t.Errorf("%s of %s read order %q", id, file, o.ID)
			}
		}
	}
}
