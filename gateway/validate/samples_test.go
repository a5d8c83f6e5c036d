// SPDX-License-Identifier: Apache-2.0

package validate_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ordergate/gateway"
	"ordergate/gateway/decode"
	"ordergate/gateway/decode/formats"
	"ordergate/gateway/decode/x12"
	"ordergate/gateway/mapping"
	"ordergate/gateway/validate"
)

// TestSamplesDryRun reads real 850s as a dry run does: the rules alone pass all
// that another validator found sound or only odd.
func TestSamplesDryRun(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("../../../shared/samples/edi/850/*.expected.json")
	if err != nil || len(files) == 0 {
		t.Log("no samples beside the project: nothing read")
		return
	}
	set, faults := mapping.Load(nil, mapping.Config{Formats: formats.All(), Shapes: func(_, typ, version string) *decode.Shape { return x12.ShapeOf(typ, version) }})
	if len(faults.Errors()) > 0 {
		t.Fatal(faults)
	}
	m, ok := set.Builtin("x12", "850")
	if !ok {
		t.Fatal("no built-in reading of 850")
	}
	orders := 0
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		var want struct{ Verdict string }
		if err := json.Unmarshal(b, &want); err != nil {
			t.Fatal(err)
		}
		name := strings.TrimSuffix(filepath.Base(f), ".expected.json")
		data, err := os.ReadFile(strings.TrimSuffix(f, ".expected.json"))
		if err != nil {
			t.Fatal(err)
		}
		r := x12.NewReader(bytes.NewReader(data), x12.Options{})
		for {
			ev, err := r.Next()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatal(err)
			}
			if ev.Document == nil || ev.Document.Type != "850" {
				continue
			}
			o := m.Map(ev.Document, mapping.Options{}).Order
			findings, _ := validate.Check(o, validate.Facts{}, validate.Defaults(), validate.Who{NoPartner: true}, "")
			orders++
			warned := false
			for _, g := range findings {
				if g.Severity != gateway.Note {
					t.Logf("%s %s: %s %s: %s [%s]", name, o.ID, g.Severity, g.Code, g.Message, g.Position.Path)
				}
				warned = warned || g.Severity == gateway.Warn
			}
			if gateway.Weigh(findings) != gateway.Accept {
				t.Errorf("%s, verdict %s: order %s is not accepted", name, want.Verdict, o.ID)
			}
			if want.Verdict == "warn" && !warned {
				t.Errorf("%s: no warning", name)
			}
		}
	}
	t.Logf("%d orders checked", orders)
}
