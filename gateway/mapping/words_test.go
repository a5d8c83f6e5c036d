// SPDX-License-Identifier: Apache-2.0

package mapping_test

import (
	"bytes"
	"strings"
	"testing"
	"testing/fstest"

	"ordergate/gateway/decode"
	"ordergate/gateway/decode/formats"
	"ordergate/gateway/mapping"
)

// An order in Welsh, which the built-in dictionaries do not have.
const welsh = `ARCHEB BRYNU

Rhif yr archeb:  CY-20417
Dyddiad archebu: 23.11.2026

Rhif eitem  Maint  Uned     Pris uned         Swm
A-100         10   darn             2,50       25,00
A-200         20   darn             1,50       30,00

                            Cyfanswm           55,00
`

var welshWords = map[string]string{
	"titles.txt":  "[purchase order]\ncy: archeb brynu\n",
	"labels.txt":  "# of Caerdydd\n[po_number]\ncy: rhif yr archeb\n[po_date]\ncy: dyddiad archebu\n",
	"columns.txt": "[item]\ncy: rhif eitem\n[quantity]\ncy: maint\n[uom]\ncy: uned\n[unit_price]\ncy: pris uned\n[amount]\ncy: swm\n",
	"totals.txt":  "[total]\ncy: cyfanswm\n",
	"units.txt":   "[EA]\ncy: darn\n",
}

func wordsFS(words map[string]string) fstest.MapFS {
	fsys := fstest.MapFS{"form.yaml": {Data: []byte("mapping: form\nextends: paper-order-text\n")}}
	for name, text := range words {
		fsys["words/"+name] = &fstest.MapFile{Data: []byte(text)}
	}
	return fsys
}

func readTyped(t *testing.T, m *mapping.Mapping, text string) mapping.Result {
	t.Helper()
	var out []mapping.Result
	_, err := m.Decoder().Read(decode.Payload{ReaderAt: strings.NewReader(text), Size: int64(len(text)), Name: "order.txt"}, m.Layout(), decode.Limits{}, func(d *decode.Document) error {
		out = append(out, m.Map(d, mapping.Options{}))
		return nil
	})
	if err != nil || len(out) != 1 {
		t.Fatalf("%d orders: %v", len(out), err)
	}
	return out[0]
}

// TestOwnWords: an installation's dictionaries teach a language; they are sources of
// the mappings, so that a version read again is the same.
func TestOwnWords(t *testing.T) {
	t.Parallel()
	cfg := mapping.Config{Formats: formats.All(), Shapes: func(_, _, _ string) *decode.Shape { return nil }}
	set, faults := mapping.Load(wordsFS(welshWords), cfg)
	if f := faults.Errors(); len(f) > 0 && strings.Contains(f.Error(), "words/") {
		t.Fatal(f)
	}
	bare, _ := mapping.Load(wordsFS(nil), cfg)
	m, _ := set.Find("form")
	without, _ := bare.Find("form")
	if o := readTyped(t, without, welsh).Order; o.ID == "CY-20417" && len(o.OrderLine) == 2 {
		t.Fatal("the language is known already: choose another for this test")
	}
	o := readTyped(t, m, welsh).Order
	if o.ID != "CY-20417" || o.IssueDate != "2026-11-23" || len(o.OrderLine) != 2 || o.OrderLine[0].Quantity.String() != "10" || o.OrderLine[0].BuyersItemIdentification != "A-100" {
		t.Errorf("order %q of %s with %d lines", o.ID, o.IssueDate, len(o.OrderLine))
	}
	if m.SHA256() == without.SHA256() {
		t.Error("the words are no part of the version")
	}
	if got := m.Sources()["mappings/words/units.txt"]; !bytes.Contains(got, []byte("darn")) {
		t.Errorf("sources: %q", got)
	}
	again, faults := mapping.Restore("form", m.Files(), cfg)
	if again == nil || again.SHA256() != m.SHA256() {
		t.Fatalf("the version cannot be made again: %v", faults)
	}
	if o := readTyped(t, again, welsh).Order; o.ID != "CY-20417" || len(o.OrderLine) != 2 {
		t.Errorf("again: order %q with %d lines", o.ID, len(o.OrderLine))
	}
	// A built-in reading takes them, too; a table's mapping does not.
	if b, _ := set.Builtin("text", "text"); len(b.Layout().Words) != len(welshWords) {
		t.Error("the built-in reading has no words of its own")
	}
	if b, _ := set.Find("cxml-order"); b != nil && len(b.Layout().Words) > 0 {
		t.Error("XML is read by words")
	}
}

// TestOwnWordsFaults: what is wrong with a dictionary is told with its line, and none
// of it counts.
func TestOwnWordsFaults(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ file, text, want string }{
		{"label.txt", "[po_number]\nis: x\n", `mappings/words/label.txt: there are no words of the kind "label" (did you mean "labels"?)`},
		{"labels.txt", "[po_number]\nis: pöntun\n\n[po_numer]\nis: x\n", `mappings/words/labels.txt:4:2: labels.txt knows no role "po_numer" (did you mean "po_number"?)`},
		{"labels.txt", "is: pöntun\n", "mappings/words/labels.txt:1:1: a role in brackets comes before its words"},
		{"labels.txt", "[po_number]\n  pöntun | x\n", "mappings/words/labels.txt:2:3: a language and a colon come before the words"},
		{"labels.txt", "[po_number]\nis: pöntun | | x\n", "between two bars there is no word"},
		{"labels.txt", "[po_number\nis: x\n", "the bracket is not closed"},
		{"labels.txt", "[po_number]\nis: " + strings.Repeat("long ", 20000), "have more than 64 KiB"},
	} {
		set, faults := mapping.Load(wordsFS(map[string]string{tt.file: tt.text}), mapping.Config{Formats: formats.All()})
		if !strings.Contains(faults.Error(), tt.want) {
			t.Errorf("%q: %v", tt.want, faults)
		}
		if m, ok := set.Find("form"); ok && len(m.Layout().Words) > 0 {
			t.Errorf("%q: words with faults count", tt.want)
		}
	}
}
