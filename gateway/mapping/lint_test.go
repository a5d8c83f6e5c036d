// SPDX-License-Identifier: Apache-2.0

package mapping_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"ordergate/gateway/decode/formats"
	"ordergate/gateway/mapping"
)

// faulty is small with a second part of its header that reads as nothing.
var faulty = strings.Replace(small, "BEG*00*SA*00123**20261120", "BEG*00*SA*00123**2026112X", 1)

var lineNumber = regexp.MustCompile(`x12-850.yaml:[0-9]+`)

// lint gives the advice about acme/850.yaml, without the file's name and the hints.
func lint(t *testing.T, files map[string]string) (out []string) {
	t.Helper()
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	for _, a := range mapping.Lint(fsys, mapping.Config{Formats: formats.All(), Shapes: shapes}, read, func(_, file string) bool { return !strings.Contains(file, "/base/") }) {
		what := "fault"
		switch {
		case a.Note:
			what = "note"
		case a.Warning:
			what = "warning"
		}
		out = append(out, fmt.Sprintf("%s %s:%d:%d %s", what, strings.TrimPrefix(a.File, "mappings/"), a.Line, a.Column, a.Message))
	}
	return out
}

// TestLint: each kind of advice, where it stands.
func TestLint(t *testing.T) {
	t.Parallel()
	const head = "mapping: acme-850\nextends: x12-850\n"
	const examples = "examples:\n  - {input: examples/good.edi}\n  - {input: examples/bad.edi, findings: [mapping.value.invalid /issueDate]}\n"
	tests := []struct {
		name, text string
		tables     string
		want       []string
	}{
		{"clean", "order:\n  note: all(N9[\"L1\"].MSG.MSG01)\n", "", nil},
		{"what the base says", "order:\n  id: BEG03\n  orderLine:\n    each: PO1\n    quantity: optional( PO102 )\n    price.priceTypeCode: optional(PO105)\n", "",
			[]string{"warning acme/850.yaml:4:7 id is read so already, by mappings/base/x12-850.yaml:N", "warning acme/850.yaml:6:11 mappings/base/x12-850.yaml:N says the same already",
				"warning acme/850.yaml:7:15 quantity is read so already, by mappings/base/x12-850.yaml:N", "warning acme/850.yaml:8:26 priceTypeCode is read so already, by mappings/base/x12-850.yaml:N"}},
		{"entries", "tables:\n  units: {CA: XCS, CS: XCS, \"PC \": EA}\n  colours: {R: red}\n", "",
			[]string{"warning acme/850.yaml:4:11 CA means XCS in table units already", "warning acme/850.yaml:4:29 no code is \"PC \": blanks at the end are no part of a value",
				"warning acme/850.yaml:5:3 no expression looks codes up in table colours"}},
		{"a part", "parts:\n  idle: {text: MSG01}\n", "", []string{"warning acme/850.yaml:4:3 no field uses the part idle"}},
		{"codes", "order:\n  customerReference: REF[\"DP\" or \"MR\" or \"DP\"].REF02\n  note:\n    - {each: 'REF[\"A\" or \"B\"]', text: REF02}\n    - {each: 'REF[\"B\" or \"C\"]', text: REF02}\n", "",
			[]string{`warning acme/850.yaml:4:22 "DP" is named twice`, `warning acme/850.yaml:7:15 REF "B" is taken by the block on line 6 already: it comes twice`}},
		{"first", "order:\n  customerReference: optional(first(REF[\"MR\"].REF02))\n  releaseNumber: first(REF[\"ZZ\"].REF02)\n  accountingCost: optional(first(REF[\"XX\"].REF02))\n", "",
			[]string{"warning acme/850.yaml:4:31 first() is not needed in any example"}},
		{"a table nobody uses", "", "table: colours\nentries: {R: red}\n", []string{"warning tables/colours.yaml:0:0 no mapping looks codes up in table colours"}},
		{"a table that repeats", "order:\n  orderLine.unitCode: lookup(acmeUnits, PO103)\n", "table: acmeUnits\nextends: units\nentries: {CA: XCS, ZZ: none}\n",
			[]string{"warning tables/colours.yaml:3:11 CA means XCS in table units already"}},
		{"a fault", "order:\n  quantity: PO102\n", "", []string{"fault acme/850.yaml:4:3 unknown field \"quantity\""}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			files := map[string]string{"acme/850.yaml": head + tt.text + examples, "acme/examples/good.edi": small, "acme/examples/bad.edi": faulty}
			if tt.tables != "" {
				files["tables/colours.yaml"] = tt.tables
			}
			var got []string
			for _, a := range lint(t, files) {
				if !strings.HasPrefix(a, "note ") {
					got = append(got, lineNumber.ReplaceAllString(a, "x12-850.yaml:N"))
				}
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestLintExamples: what examples lack, and what nobody reads of them.
func TestLintExamples(t *testing.T) {
	t.Parallel()
	const head = "mapping: acme-850\nextends: x12-850\n"
	got := lint(t, map[string]string{"acme/850.yaml": head})
	if diff := cmp.Diff([]string{"warning acme/850.yaml:1:10 the mapping has no example: nobody sees when it breaks"}, got); diff != "" {
		t.Error(diff)
	}
	got = lint(t, map[string]string{"acme/850.yaml": head + "examples:\n  - {input: examples/good.edi}\n  - {input: examples/gone.edi}\n",
		"acme/examples/good.edi": small, "acme/examples/stray.edi": small})
	want := []string{"warning acme/850.yaml:4:3 no example has faults: what becomes of a damaged document is not tried",
		"note acme/850.yaml:4:3 parts of the examples with ", "warning acme/850.yaml:5:13 the example cannot be run: open acme/examples/gone.edi: file does not exist",
		"warning acme/examples/stray.edi:0:0 no example names this file: it is not run"}
	if len(got) != len(want) {
		t.Fatalf("%q", got)
	}
	for i := range want {
		if !strings.HasPrefix(got[i], want[i]) {
			t.Errorf("%q, want %q", got[i], want[i])
		}
	}
}

// TestLintBase: the built-in readings are without blame.
func TestLintBase(t *testing.T) {
	t.Parallel()
	for _, a := range mapping.Lint(nil, mapping.Config{Formats: formats.All(), Shapes: shapes}, read, func(string, string) bool { return true }) {
		if !a.Note {
			t.Error(a.Fault)
		}
	}
}
