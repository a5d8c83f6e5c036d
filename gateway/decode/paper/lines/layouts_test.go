// SPDX-License-Identifier: Apache-2.0

package lines_test

import (
	"os"
	"strings"
	"testing"
)

// TestLayoutFile reads the layouts of testdata/layouts.txt: what systems of all kinds
// print.
func TestLayoutFile(t *testing.T) {
	t.Parallel()
	raw, err := os.ReadFile("testdata/layouts.txt")
	if err != nil {
		t.Fatal(err)
	}
	all := strings.Split("\n"+string(raw), "\n=== ")[1:]
	if len(all) < 60 {
		t.Fatalf("%d layouts", len(all))
	}
	for _, one := range all {
		name, rest, _ := strings.Cut(one, "\n")
		page, want, ok := strings.Cut(rest, "\n---\n")
		if !ok {
			t.Fatalf("%s: no line --- before what is read", name)
		}
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := read(strings.ReplaceAll(page, "@@@", "\f"), nil)
			got := show(r)
			for _, f := range r.Findings {
				got += "\n! " + f.Code
			}
			if trim(got) != trim(want) {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

// trim leaves out blanks at the ends of lines.
func trim(s string) string {
	rows := strings.Split(strings.TrimSpace(s), "\n")
	for i := range rows {
		rows[i] = strings.TrimRight(rows[i], " ")
	}
	return strings.Join(rows, "\n")
}
