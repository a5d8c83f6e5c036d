// SPDX-License-Identifier: Apache-2.0

package mapping_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"ordergate/gateway/mapping"
)

// TestFormatted: the mapping files of the project stand in their canonical form.
func TestFormatted(t *testing.T) {
	t.Parallel()
	n := 0
	for _, pattern := range []string{"../../mappings/*/*.yaml", "../../mappings/*/*/*.yaml", "../../cmd/ordergate/demo/mappings/*/*.yaml"} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			b, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			if out, faults := mapping.Format(f, b); len(faults) > 0 || string(out) != string(b) {
				t.Errorf("%s: ordergate mapping fmt -w (%v)", f, faults)
			}
			n++
		}
	}
	if n == 0 {
		t.Error("no files")
	}
}

// TestFormatTable: tables have an order of keys of their own.
func TestFormatTable(t *testing.T) {
	t.Parallel()
	out, faults := mapping.Format("t.yaml", []byte("entries: {A: B}\ntable: t\n"))
	if len(faults) > 0 || !strings.HasPrefix(string(out), "table: t\n") {
		t.Errorf("%s %v", out, faults)
	}
}

// TestFormatKeys: every key has its place.
func TestFormatKeys(t *testing.T) {
	t.Parallel()
	all, known := mapping.FileKeys()
	for _, k := range all {
		if !slices.Contains(known, k) {
			t.Errorf("the canonical order of keys does not have %s", k)
		}
	}
}
