// SPDX-License-Identifier: Apache-2.0

package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/shopspring/decimal"

	"ordergate/gateway"
)

type sample struct {
	Verdict string
	Orders  []struct {
		PO    string `json:"po_number"`
		Date  string `json:"po_date"`
		Lines []struct {
			Line            *string
			Qty, UoM, Price *string
			IDs             map[string]string `json:"ids"`
		}
		Parties map[string]struct{ Name, ID *string }
	}
}

type readDocument struct {
	Decision string
	Order    *gateway.Order
	Findings []gateway.Finding
}

func readFile(t *testing.T, file string) (int, []readDocument) {
	t.Helper()
	code, out := command(t, "read", "--trace", file)
	var docs []readDocument
	for _, line := range strings.Split(strings.TrimSpace(out), "\n") {
		var d readDocument
		if err := json.Unmarshal([]byte(line), &d); err != nil {
			t.Fatalf("%s: %v in %s", file, err, line)
		}
		docs = append(docs, d)
	}
	return code, docs
}

// TestReadSamples reads other people's 850s in place with `ordergate read`: the
// good ones give their orders and pass, every bad one gives a finding.
func TestReadSamples(t *testing.T) {
	t.Parallel()
	files, _ := filepath.Glob("../../../shared/samples/edi/850*/*.expected.json")
	if len(files) == 0 {
		t.Log("no samples beside the project: nothing read")
		return
	}
	good, bad := 0, 0
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		var want sample
		if err := json.Unmarshal(b, &want); err != nil {
			t.Fatal(err)
		}
		name := strings.TrimSuffix(f, ".expected.json")
		code, docs := readFile(t, name)
		if want.Verdict == "reject" {
			bad++
			found := false
			for _, d := range docs {
				for _, x := range d.Findings {
					found = found || x.Severity != gateway.Note && x.Message != "" && x.Code != ""
				}
			}
			if !found {
				t.Errorf("%s: silence", name)
			}
			continue
		}
		if filepath.Base(filepath.Dir(f)) == "850-bad" {
			continue // a warning: whatever is decided, the reason is said
		}
		good++
		if code != 0 || len(docs) != len(want.Orders) {
			t.Errorf("%s: exit code %d, %d documents for %d orders", name, code, len(docs), len(want.Orders))
			continue
		}
		for i, o := range want.Orders {
			compareOrder(t, name, docs[i].Order, o.PO, o.Date, len(o.Lines))
			for j, l := range o.Lines {
				compareLine(t, name, docs[i].Order, j, l.Qty, l.Price, l.UoM, l.IDs)
			}
		}
	}
	t.Logf("%d good and %d bad samples read", good, bad)
}

func compareOrder(t *testing.T, name string, got *gateway.Order, po, date string, lines int) {
	t.Helper()
	if got == nil || got.ID != po || got.IssueDate != date || len(got.OrderLine) != lines {
		t.Errorf("%s: order %+v, want %s of %s with %d lines", name, got, po, date, lines)
	}
}

func compareLine(t *testing.T, name string, o *gateway.Order, i int, qty, price, unit *string, ids map[string]string) {
	t.Helper()
	if o == nil || i >= len(o.OrderLine) {
		return
	}
	l := o.OrderLine[i]
	same := func(want *string, got *gateway.Dec) bool {
		if want == nil {
			return true
		}
		return got != nil && got.Equal(decimal.RequireFromString(*want))
	}
	if !same(qty, l.Quantity) || price != nil && (l.Price == nil || !same(price, l.Price.PriceAmount)) {
		t.Errorf("%s: line %d: quantity %v, price %+v", name, i+1, l.Quantity, l.Price)
	}
	if unit != nil && l.UnitCode == "" {
		t.Errorf("%s: line %d has no unit, want %s", name, i+1, *unit)
	}
	sent := map[string]string{}
	for _, id := range l.AdditionalItemIdentification {
		sent[id.SchemeID] = id.ID
	}
	for q, id := range ids {
		if sent[q] != id {
			t.Errorf("%s: line %d: id %s is %q, want %q", name, i+1, q, sent[q], id)
		}
	}
}

// TestReadCodes: 0 accept, 1 hold or reject, 2 unreadable, with one object a document.
func TestReadCodes(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	write := func(name, text string) string {
		p := filepath.Join(dir, name)
		if err := os.WriteFile(p, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return p
	}
	good := write("good.edi", document(t, "acme-order.edi", time.Now()))
	broken := write("broken.edi", document(t, "acme-broken.edi", time.Now()))
	garbage := write("garbage.bin", "\x00\x01 nothing here")
	empty := write("empty.edi", "")
	for _, tc := range []struct {
		name  string
		files []string
		code  int
		docs  int
	}{
		{"accept", []string{good}, 0, 1},
		{"reject", []string{broken}, 1, 1},
		{"garbage", []string{garbage}, 2, 1},
		{"empty", []string{empty}, 2, 1},
		{"missing", []string{filepath.Join(dir, "nowhere")}, 2, 1},
		{"several", []string{good, broken, garbage}, 2, 3},
	} {
		t.Run(tc.name, func(t *testing.T) {
			code, out := command(t, append([]string{"read"}, tc.files...)...)
			if lines := strings.Count(out, "\n"); code != tc.code || lines != tc.docs {
				t.Errorf("code %d, %d objects, want %d, %d\n%s", code, lines, tc.code, tc.docs, out)
			}
		})
	}
}
