// SPDX-License-Identifier: Apache-2.0

package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"ordergate/gateway/app"
)

func write(t *testing.T, name, text string) string {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o750); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o640); err != nil {
		t.Fatal(err)
	}
	return name
}

// TestMappingLintCommand: faults come with their line and a caret and fail; advice
// fails when that is asked for.
func TestMappingLintCommand(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "mappings")
	file := write(t, filepath.Join(dir, "acme/850.yaml"), "mapping: acme-850\nextends: x12-850\norder:\n  customerReference: REFF[\"DP\"].REF02  # größer\n")
	code, out := command(t, "mapping", "lint", "--dir", dir)
	want := "acme/850.yaml:4:22: "
	if code != 1 || !strings.Contains(out, want) || !strings.Contains(out, "\n    customerReference: REFF[\"DP\"].REF02  # größer\n"+strings.Repeat(" ", 23)+"^\n") || !strings.Contains(out, `did you mean "REF"?`) {
		t.Errorf("code %d\n%s", code, out)
	}
	write(t, file, "mapping: acme-850\nextends: x12-850\norder:\n  id: BEG03\n")
	for args, want := range map[string]int{"--dir=" + dir: 0, "--dir=" + dir + " --strict": 1, "--dir=" + dir + " acme-850": 0, "--dir=" + dir + " --strict " + file: 1, "--dir=" + dir + " acne-850": 1} {
		code, out := command(t, append([]string{"mapping", "lint"}, strings.Fields(args)...)...)
		if code != want || strings.Contains(args, "acne") != strings.Contains(out, `did you mean "acme-850"`) || !strings.Contains(args, "acne") && !strings.Contains(out, "id is read so already") {
			t.Errorf("%s: code %d\n%s", args, code, out)
		}
	}
	draft := write(t, filepath.Join(t.TempDir(), "850.yaml"), "mapping: acme-850\nextends: x12-850\norder:\n  releaseNumber: BEG04\n")
	if code, out := command(t, "mapping", "lint", "--dir", dir, draft); code != 0 || !strings.Contains(out, draft+":1:10: warning: the mapping has no example") {
		t.Errorf("code %d\n%s", code, out)
	}
}

// TestMappingFmtCommand prints, checks and writes.
func TestMappingFmtCommand(t *testing.T) {
	t.Parallel()
	const rough, fine = "extends:  x12-850\nmapping: 'acme-850'   # ours\n", "mapping: acme-850     # ours\nextends: x12-850\n"
	file := write(t, filepath.Join(t.TempDir(), "850.yaml"), rough)
	if code, out := command(t, "mapping", "fmt", file); code != 0 || out != fine {
		t.Errorf("code %d\n%s", code, out)
	}
	if code, out := command(t, "mapping", "fmt", "--check", file); code != 1 || out != file+"\n" {
		t.Errorf("code %d\n%s", code, out)
	}
	if code, out := command(t, "mapping", "fmt", "-w", file); code != 0 || out != file+"\n" {
		t.Errorf("code %d\n%s", code, out)
	}
	if b, err := os.ReadFile(file); err != nil || string(b) != fine {
		t.Errorf("%q %v", b, err)
	}
	if code, out := command(t, "mapping", "fmt", "--check", file); code != 0 || out != "" {
		t.Errorf("code %d\n%s", code, out)
	}
	write(t, file, "mapping: [a\n")
	if code, out := command(t, "mapping", "fmt", "-w", file); code != 1 || !strings.Contains(out, file+":") {
		t.Errorf("code %d\n%s", code, out)
	}
}

// TestMappingExplainCommand: each field in its line, with place, expression and
// rule, in a hundred columns; all of it as JSON.
func TestMappingExplainCommand(t *testing.T) {
	t.Parallel()
	file := "../../mappings/base/examples/faults.edi"
	code, out := command(t, "mapping", "explain", file)
	for _, want := range []string{"850 0001, read by x12-850, in ISA 000000101 › ST 0001\n", "BEG[1] › BEG03\n", "base/x12-850.yaml:", "(no value)", `! "20261301" is no date of the calendar.`, "not read, kept in extensions:\n"} {
		if code != 0 || !strings.Contains(out, want) {
			t.Errorf("code %d, no %q in\n%s", code, want, out)
		}
	}
	fields, _, _ := strings.Cut(out, "not read, kept")
	for line := range strings.Lines(fields) {
		if n := utf8.RuneCountInString(strings.TrimRight(line, "\n")); n > 100 && !strings.HasPrefix(line, "    !") {
			t.Errorf("%d columns: %s", n, line)
		}
	}
	code, out = command(t, "mapping", "explain", "--json", file)
	var doc app.ExplainedDocument
	if err := json.Unmarshal([]byte(out), &doc); code != 0 || err != nil || len(doc.Fields) < 10 || doc.Fields[0].Position.Line == 0 || len(doc.Findings) == 0 {
		t.Errorf("code %d, %v\n%s", code, err, out)
	}
	if code, out := command(t, "mapping", "explain", "--mapping", "x12-580", file); code == 0 || !strings.Contains(out, `did you mean "x12-8`) {
		t.Errorf("code %d\n%s", code, out)
	}
}
