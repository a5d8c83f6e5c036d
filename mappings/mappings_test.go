// SPDX-License-Identifier: Apache-2.0

package mappings_test

import (
	"bytes"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ordergate/gateway/decode"
	"ordergate/gateway/decode/formats"
	"ordergate/gateway/decode/x12"
	"ordergate/gateway/mapping"
)

var update = flag.Bool("update", false, "write what comes out as what is wanted; review it as code")

func shapes(format, typ, version string) *decode.Shape {
	if format != "x12" {
		return nil
	}
	return x12.ShapeOf(typ, version)
}

func read(_ string, data []byte) ([]*decode.Document, error) {
	var docs []*decode.Document
	r := x12.NewReader(bytes.NewReader(data), x12.Options{})
	for {
		ev, err := r.Next()
		if errors.Is(err, io.EOF) {
			return docs, nil
		}
		if err != nil {
			return nil, err
		}
		if ev.Document != nil {
			docs = append(docs, ev.Document)
		}
	}
}

// TestExamples loads every mapping of the folder and runs its examples.
func TestExamples(t *testing.T) {
	t.Parallel()
	set, faults := mapping.Load(os.DirFS("."), mapping.Config{Formats: formats.All(), Shapes: shapes})
	for _, f := range faults {
		t.Error(f)
	}
	if *update {
		write(t, set)
		t.Skip("written; run again without -update")
	}
	examples := 0
	for _, r := range mapping.Test(set, read) {
		examples++
		if !r.OK() {
			t.Errorf("%s: %s\n\t%s", r.Mapping, r.File, strings.Join(r.Differences, "\n\t"))
		}
	}
	if examples == 0 {
		t.Error("no mapping has an example")
	}
}

// TestSampleChange reads somebody else's 860 of an old release in place.
func TestSampleChange(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("../../shared/samples/edi/860/*.edi")
	if err != nil || len(files) == 0 {
		t.Log("no samples beside the project: nothing read")
		return
	}
	set, faults := mapping.Load(nil, mapping.Config{Formats: formats.All(), Shapes: shapes})
	m, ok := set.Builtin("x12", "860")
	if !ok || len(faults.Errors()) > 0 {
		t.Fatal("no built-in reading of 860", faults)
	}
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		docs, err := read(f, data)
		if err != nil || len(docs) == 0 {
			t.Fatalf("%s: %d documents, %v", f, len(docs), err)
		}
		for _, d := range docs {
			o := m.Map(d, mapping.Options{}).Order
			if o.ID != "SP7301" || o.ChangeSequenceNumber != "4" || o.DocumentPurposeCode != "reissue" || len(o.OrderLine) != 1 {
				t.Fatalf("%s: %+v", f, o)
			}
			if l := o.OrderLine[0]; l.ID != "001" || l.ChangeCode != "CA" || l.Quantity.String() != "0.5" || l.QuantityLeft.String() != "0" || l.Price.PriceAmount.String() != "61.59" || l.BuyersItemIdentification != "23710 JA81A" {
				t.Errorf("%s: %+v", f, l)
			}
		}
	}
}

// write makes the wanted orders anew.
func write(t *testing.T, set *mapping.Set) {
	t.Helper()
	for _, id := range set.IDs() {
		m, _ := set.Find(id)
		wanted, err := m.Wanted(read)
		if err != nil {
			t.Fatal(err)
		}
		for name, data := range wanted {
			if err := os.WriteFile(filepath.Join(strings.Split(m.File(), "/")[1], name), data, 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}
