// SPDX-License-Identifier: Apache-2.0

// Package papertest shows pages of words as text, for the tests of what makes them.
package papertest

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"ordergate/gateway/decode/paper"
)

// Dump shows a document: each page as it looks in a fixed width, then what is hidden.
func Dump(d *paper.Document) string {
	var b strings.Builder
	for i := range d.Pages {
		p := &d.Pages[i]
		fmt.Fprintf(&b, "page %d, %.0f x %.0f, %d rules\n", p.Number, p.Width, p.Height, len(p.Rules))
		words := slices.Clone(p.Words)
		slices.SortStableFunc(words, func(a, b paper.Word) int {
			if a.Box.Y1 != b.Box.Y1 {
				return int(100 * (a.Box.Y1 - b.Box.Y1))
			}
			return int(100 * (a.Box.X0 - b.Box.X0))
		})
		line, foot := "", float32(36)
		var marks []string // words that stand out
		for _, w := range words {
			if w.Box.Y1 != foot {
				b.WriteString(line + strings.Repeat("\n", max(1, int((w.Box.Y1-foot)/12+0.5))))
				line, foot = "", w.Box.Y1
			}
			at := int((w.Box.X0-36)/6 + 0.5)
			for n := len([]rune(line)); n < at; n++ {
				line += " "
			}
			line += w.Text
			if w.Bold || w.Size != 10 {
				marks = append(marks, fmt.Sprintf("%s/%.3g", w.Text, w.Size))
			}
		}
		b.WriteString(line + "\n")
		if marks != nil {
			fmt.Fprintf(&b, "bold or large: %s\n", strings.Join(marks, " "))
		}
		for _, w := range p.Hidden {
			fmt.Fprintf(&b, "hidden: %s\n", w.Text)
		}
	}
	for _, f := range d.Findings {
		fmt.Fprintf(&b, "! %s %s: %s\n", f.Severity, f.Code, f.Message)
	}
	return b.String()
}

// Golden compares a document with a file; update writes it.
func Golden(t *testing.T, update bool, file string, d *paper.Document) {
	t.Helper()
	got := Dump(d)
	if update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs; run with -update and look at the difference:\n%s", file, got)
	}
	Check(t, d)
}

// Check holds what is true of all pages: words have boxes on the page, and those that
// are seen do not overlap in a line.
func Check(t *testing.T, d *paper.Document) {
	t.Helper()
	for i := range d.Pages {
		p := &d.Pages[i]
		for _, w := range append(slices.Clone(p.Words), p.Hidden...) {
			if w.Text == "" || strings.ContainsAny(w.Text, " \t\n") || w.Box.X1 < w.Box.X0 || w.Box.Y1 <= w.Box.Y0 || w.Box.X0 < 0 || w.Box.Y0 < 0 || w.Box.X1 > p.Width+0.1 || w.Box.Y1 > p.Height+0.1 {
				t.Fatalf("page %d of %.1f x %.1f: %+v", p.Number, p.Width, p.Height, w)
			}
		}
		words := slices.Clone(p.Words)
		slices.SortFunc(words, func(a, b paper.Word) int {
			if a.Box.Y1 != b.Box.Y1 {
				return int(1000 * (a.Box.Y1 - b.Box.Y1))
			}
			return int(1000 * (a.Box.X0 - b.Box.X0))
		})
		for j := 1; j < len(words); j++ {
			if a, b := words[j-1].Box, words[j].Box; a.Y1 == b.Y1 && a.X1 > b.X0+0.1 {
				t.Fatalf("page %d: %+v overlaps %+v", p.Number, words[j-1], words[j])
			}
		}
	}
}
