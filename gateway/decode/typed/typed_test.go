// SPDX-License-Identifier: Apache-2.0

package typed_test

import (
	"strings"
	"testing"

	"ordergate/gateway/decode"
	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/typed"
)

func word(t *testing.T, p *paper.Page, text string) paper.Box {
	t.Helper()
	for _, w := range p.Words {
		if w.Text == text {
			return w.Box
		}
	}
	t.Fatalf("no word %q among %v", text, p.Words)
	return paper.Box{}
}

func TestColumns(t *testing.T) {
	t.Parallel()
	d, findings := typed.Text("order.txt", "Item      Qty   Price\nAB-1       10    1.50\n\nTotal: 1\u00a0234,50 EUR\u200b\n品番      5\n", decode.Limits{})
	if len(findings) > 0 || len(d.Pages) != 1 || d.Kind != "text" {
		t.Fatal(findings)
	}
	p := &d.Pages[0]
	if a, b := word(t, p, "Qty"), word(t, p, "10"); a.X0 != 36+60 || b.X0 != 36+66 || b.Y0-a.Y0 != 12 || a.Width() != 18 {
		t.Error(a, b)
	}
	if a, b := word(t, p, "Total:"), word(t, p, "10"); a.Y0-b.Y0 != 24 {
		t.Error("the blank line is lost", a, b)
	}
	word(t, p, "1\u00a0234,50")
	word(t, p, "EUR")
	if b := word(t, p, "5"); b.X0 != 36+10*6 {
		t.Error("wide characters take two cells", b)
	}
}

func TestTables(t *testing.T) {
	t.Parallel()
	for name, text := range map[string]string{
		"tabs":     "Art\tMenge\tPreis\nSechskantschraube M8x40 verzinkt\t10\t0,42\nMutter\t5\t0,10\n",
		"strokes":  "| Art | Menge | Preis |\n|---|:--:|---|\n| Sechskantschraube M8x40 verzinkt | 10 | 0,42 |\n| Mutter | 5 | 0,10 |\n",
		"framed":   "+-----+-----+----+\n| Art | Menge | Preis |\n+-----+----+----+\n| Sechskantschraube M8x40 verzinkt | 10 | 0,42 |\n| Mutter | 5 | 0,10 |\n+---+---+---+\n",
		"unframed": "Art | Menge | Preis\nSechskantschraube M8x40 verzinkt | 10 | 0,42\nMutter | 5 | 0,10\n",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d, findings := typed.Text("", text, decode.Limits{})
			if len(findings) > 0 {
				t.Fatal(findings)
			}
			p := &d.Pages[0]
			for _, column := range [][]string{{"Art", "Sechskantschraube", "Mutter"}, {"Menge", "10", "5"}, {"Preis", "0,42", "0,10"}} {
				for _, w := range column[1:] {
					if a, b := word(t, p, column[0]), word(t, p, w); a.X0 != b.X0 {
						t.Errorf("%s and %s: %v %v", column[0], w, a, b)
					}
				}
			}
			if ruled := len(p.Rules) > 0; ruled != (name != "tabs") {
				t.Error(p.Rules)
			}
		})
	}
}

func TestPages(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ in, want string }{
		{"", "document.typed.none"}, {" \n\t\n", "document.typed.none"}, {"a\x00b", "document.typed.syntax"},
		{strings.Repeat("a ", 100_001), "document.typed.limit"}, {strings.Repeat("x", 2000), "document.typed.limit"},
	} {
		limits := decode.Limits{}
		if strings.HasPrefix(tt.in, "xx") {
			limits.Document = 1000
		}
		d, findings := typed.Pages("a.txt", []byte(tt.in), limits)
		if d != nil || len(findings) != 1 || findings[0].Code != tt.want || findings[0].Hint == "" {
			t.Errorf("%.10q: %v %v", tt.in, d, findings)
		}
	}
	d, _ := typed.Pages("a.txt", []byte("one\ftwo\f\n"), decode.Limits{})
	if len(d.Pages) != 2 || d.Pages[1].Number != 2 || d.Pages[1].Words[0].Text != "two" {
		t.Error(d)
	}
	d, _ = typed.Pages("a.txt", []byte("St\xfcck 10\r\nM\xe4rz"), decode.Limits{})
	word(t, &d.Pages[0], "Stück")
	if !typed.Sniff([]byte("PO 1"), "x.TXT") || typed.Sniff([]byte("PO 1"), "x.csv") || typed.Sniff([]byte("P\x00"), "x.txt") {
		t.Error("Sniff")
	}
}

// FuzzText: no text is lost, whatever it is.
func FuzzText(f *testing.F) {
	f.Add("Item\tQty\nA\t1\n")
	f.Add("|a|b|\n|-|-|\n|c|d|\n")
	f.Fuzz(func(t *testing.T, text string) {
		d, findings := typed.Pages("a.txt", []byte(text), decode.Limits{})
		if (d == nil) != (len(findings) > 0) {
			t.Fatal(d, findings)
		}
		if d == nil {
			return
		}
		for _, p := range d.Pages {
			for _, w := range p.Words {
				if w.Text == "" || w.Box.X1 < w.Box.X0 || w.Box.Y1 <= w.Box.Y0 || w.Box.X1 > p.Width || w.Box.Y1 > p.Height {
					t.Fatal(w, p.Width, p.Height)
				}
			}
		}
	})
}
