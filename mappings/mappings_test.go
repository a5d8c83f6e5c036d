// SPDX-License-Identifier: Apache-2.0

package mappings_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ordergate/gateway/decode"
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
	set, faults := mapping.Load(os.DirFS("."), mapping.Config{Shapes: shapes})
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

// write makes the wanted orders anew.
func write(t *testing.T, set *mapping.Set) {
	t.Helper()
	for _, id := range set.IDs() {
		m, _ := set.Find(id)
		var inputs []string
		for _, pattern := range []string{"*.edi", "*/*.edi"} {
			in, err := filepath.Glob(filepath.Join("..", filepath.Dir(m.File()), "examples", pattern))
			if err != nil {
				t.Fatal(err)
			}
			inputs = append(inputs, in...)
		}
		for _, in := range inputs {
			data, err := os.ReadFile(in)
			if err != nil {
				t.Fatal(err)
			}
			docs, err := read(in, data)
			if err != nil || len(docs) != 1 {
				t.Fatalf("%s: %d documents, %v", in, len(docs), err)
			}
			if _, typ := m.Reads(); docs[0].Type != typ {
				continue // of another mapping beside this one
			}
			o := m.Map(docs[0], mapping.Options{NoTrace: true}).Order
			o.Source = nil
			b, err := json.MarshalIndent(o, "", " ")
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(strings.TrimSuffix(in, ".edi")+".json", append(b, '\n'), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}
