// SPDX-License-Identifier: Apache-2.0

package lexicon_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"ordergate/gateway/decode/paper/lexicon"
)

func TestKey(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"P.O. N°:": "pon", "Purchase Order #": "purchase order #", "Bestell-Nr.": "bestell nr", "Q.tà": "q ta", "U.M.": "um",
		"Désignation": "designation", "Größe": "grosse", "N° d'achat": "nd achat", "Disc %": "disc %", "  ": "",
	} {
		if got := lexicon.Key(text); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}

func TestBuiltin(t *testing.T) {
	t.Parallel()
	s := lexicon.Builtin()
	for _, tt := range []struct{ kind, text, role string }{
		{"columns", "Order Qty", "quantity"}, {"columns", "Bezeichnung", "description"}, {"columns", "P.U. HT", "unit_price"}, {"columns", "Vs. Cod. Art.", "supplier_item"},
		{"labels", "P.O. No.", "po_number"}, {"labels", "Bestell-Nr.", "po_number"}, {"labels", "N° de commande", "po_number"}, {"labels", "Leverdatum", "requested_date"},
		{"titles", "Auftragsbestätigung", "order confirmation"}, {"totals", "Zzgl. MwSt", "tax"}, {"parties", "Lieferanschrift", "ship_to"}, {"units", "Stk.", "EA"}, {"months", "août", "8"},
	} {
		found := s.Lookup(tt.kind, tt.text)
		ok := false
		for _, e := range found {
			ok = ok || e.Role == tt.role
		}
		if !ok {
			t.Errorf("%s %q: %v, want %s", tt.kind, tt.text, found, tt.role)
		}
	}
	entries, n := s.Prefix("labels", lexicon.Words("Purchase Order Number 4711"))
	if n != 3 || entries[0].Role != "po_number" {
		t.Errorf("prefix: %v of %d", entries, n)
	}
}

// TestOwn: an installation's words are laid beside ours, and a fault says where.
func TestOwn(t *testing.T) {
	t.Parallel()
	s, err := lexicon.Load(lexicon.Builtin(), fstest.MapFS{"columns.txt": {Data: []byte("[quantity]\nxx: zgubaj | ? wert\n")}})
	if err != nil {
		t.Fatal(err)
	}
	if got := s.Lookup("columns", "Zgubaj"); len(got) != 1 || got[0].Role != "quantity" || got[0].Language != "xx" {
		t.Errorf("own phrase: %v", got)
	}
	if got := s.Lookup("columns", "Menge"); len(got) == 0 {
		t.Error("the built-in phrases are gone")
	}
	_, err = lexicon.Load(nil, fstest.MapFS{"columns.txt": {Data: []byte("[quantity]\nmenge\n")}})
	if err == nil || !strings.Contains(err.Error(), "columns.txt:2") {
		t.Errorf("fault: %v", err)
	}
}
