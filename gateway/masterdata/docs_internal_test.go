// SPDX-License-Identifier: Apache-2.0

package masterdata

import (
	"os"
	"strings"
	"testing"
)

// TestDocs: docs/master-data.md describes every column of every table, and no other.
func TestDocs(t *testing.T) {
	t.Parallel()
	b, err := os.ReadFile("../../docs/master-data.md")
	if err != nil {
		t.Fatal(err)
	}
	sections := map[string]string{}
	for _, s := range strings.Split(string(b), "\n## ")[1:] {
		title, body, _ := strings.Cut(s, "\n")
		name, _, _ := strings.Cut(title, " ")
		sections[name] = body
	}
	for _, f := range tables {
		described := map[string]bool{}
		for _, line := range strings.Split(sections[f.name], "\n") {
			if cells := strings.Split(line, "|"); len(cells) > 3 && strings.Contains(cells[1], "`") {
				for _, name := range strings.Split(cells[1], ",") {
					name = strings.Trim(name, " `")
					described[name] = strings.Contains(cells[2], "required")
				}
			}
		}
		for _, c := range f.columns {
			required, ok := described[c.Name]
			if !ok || required != c.Required {
				t.Errorf("%s: column %s: described %v, as required %v", f.name, c.Name, ok, required)
			}
			delete(described, c.Name)
		}
		if len(described) > 0 {
			t.Errorf("%s: the documentation has columns of its own: %v", f.name, described)
		}
	}
}
