// SPDX-License-Identifier: Apache-2.0

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestMappingOfPDF drafts a mapping of a PDF, runs its example, finds a slip in it, and
// learns what it should have read.
func TestMappingOfPDF(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	sample := "../../gateway/decode/paper/testdata/corpus/known/sage-x3-fr-bon-de-commande.pdf"
	code, out := command(t, "mapping", "new", "dairy-po", "--from", sample, "--dir", dir)
	if code != 0 || !strings.Contains(out, "check po_date: the label may mean something else") {
		t.Fatalf("%d %s", code, out)
	}
	file := filepath.Join(dir, "dairy-po.yaml")
	draft, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"extends: paper-order", `text_all: ["Laiterie des Trois Vallées SAS"`, `numbers: "1.234,56"`, `dates: "DD/MM/YYYY"`, `unit_price: {header: "Prix"}`, `subtotal: "Total HT"`, "#   Fournisseur = F00871"} {
		if !strings.Contains(string(draft), want) {
			t.Errorf("the draft has no %s:\n%s", want, draft)
		}
	}
	if code, out := command(t, "mapping", "test", dir); code != 0 || !strings.Contains(out, "ok    dairy-po") {
		t.Errorf("%d %s", code, out)
	}
	if code, out := command(t, "mapping", "test", dir, "--update"); code != 0 || strings.Contains(out, "wrote") {
		t.Errorf("%d %s", code, out)
	}
	code, out = command(t, "mapping", "learn", sample, "--correct", "lines.1.supplier_item=HUIL-H46", "--correct", "/orderLine/1/quantity=7")
	for _, want := range []string{"lines.1.supplier_item = HUIL-H46", `"7" does not stand in line 2`} {
		if code != 1 || !strings.Contains(out, want) {
			t.Errorf("%d: no %q in\n%s", code, want, out)
		}
	}
	if err := os.WriteFile(file, []byte(strings.Replace(string(draft), "unit_price: {header: \"Prix\"}", "unit_price: {header: \"Prixx\"}", 1)), 0o600); err != nil {
		t.Fatal(err)
	}
	code, out = command(t, "mapping", "lint", "--dir", dir)
	if code != 1 || !strings.Contains(out, `header_row has no heading "Prixx" (did you mean "Prix"?)`) {
		t.Errorf("%d %s", code, out)
	}
}
