// SPDX-License-Identifier: Apache-2.0

package lines_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/lines"
	"ordergate/gateway/decode/paper/reading"
)

type column struct {
	heading string
	width   int
	right   bool
	cell    func(i int) string
}

// TestLayouts: an order printed in columns of any order is read as it is, or its lines
// are not agreed: other numbers than those printed never are.
func TestLayouts(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(2, 8).Draw(t, "lines")
		q, p := make([]int64, n), make([]int64, n)
		for i := range n {
			q[i], p[i] = rapid.Int64Range(1, 5000).Draw(t, "q"), rapid.Int64Range(1, 999999).Draw(t, "p")
		}
		comma := rapid.Bool().Draw(t, "comma")
		money := func(cents int64) string {
			s := decimal.New(cents, -2).StringFixed(2)
			if comma {
				s = strings.Replace(s, ".", ",", 1)
			}
			return s
		}
		pick := func(s ...string) string { return rapid.SampledFrom(s).Draw(t, "heading") }
		cols := []column{
			{pick("Item", "Part No.", "Artikel-Nr.", "Code"), 14, false, func(i int) string { return fmt.Sprintf("AB-%d00", i+1) }},
			{pick("Description", "Bezeichnung", "Désignation"), 26, false, func(i int) string { return "Hex bolt zinc" }},
			{pick("Qty", "Menge", "Cantidad", "Aantal"), 12, true, func(i int) string { return fmt.Sprint(q[i]) }},
			{pick("Unit Price", "Einzelpreis", "Precio", "Prijs"), 15, true, func(i int) string { return money(p[i]) }},
			{pick("Amount", "Betrag", "Importe", "Bedrag"), 17, true, func(i int) string { return money(q[i] * p[i]) }},
		}
		cols = rapid.Permutation(cols).Draw(t, "columns")
		var b strings.Builder
		row := func(text func(c *column) string) {
			for k := range cols {
				c := &cols[k]
				if c.right {
					fmt.Fprintf(&b, "%*s   ", c.width-3, text(c))
				} else {
					fmt.Fprintf(&b, "%-*s", c.width, text(c))
				}
			}
			b.WriteByte('\n')
		}
		row(func(c *column) string { return c.heading })
		for i := range n {
			row(func(c *column) string { return c.cell(i) })
			b.WriteString(strings.Repeat("\n", rapid.IntRange(0, 1).Draw(t, "gap")))
		}
		got := read(b.String(), nil)
		for k := range got.Lines {
			l := &got.Lines[k]
			if !l.Agreed {
				continue
			}
			i := slices.IndexFunc(q, func(v int64) bool { return l.Quantity.Text == fmt.Sprint(v) })
			ok := false
			for j := range q {
				ok = ok || l.Quantity.Text == fmt.Sprint(q[j]) && l.UnitPrice.Text == decimal.New(p[j], -2).String()
			}
			if i < 0 || !ok {
				t.Fatalf("agreed on other numbers: %s\n%s", show(got), b.String())
			}
		}
		if len(got.Lines) != n {
			t.Fatalf("%d lines of %d:\n%s\n%s", len(got.Lines), n, show(got), b.String())
		}
	})
}

// FuzzRead: no page makes it fail, and every place it tells of is there.
func FuzzRead(f *testing.F) {
	for _, l := range layouts {
		f.Add(l.page)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 1<<14 {
			return
		}
		c := reading.New(pages(text), nil, nil, nil)
		r := lines.Read(c)
		if len(r.Rows) != len(c.Rows) || r.End < 0 || r.End > len(c.Rows) {
			t.Fatalf("%d rows, end %d of %d", len(r.Rows), r.End, len(c.Rows))
		}
		for i := range r.Lines {
			if l := &r.Lines[i]; l.Agreed && !l.Closed || l.Closed && (l.Quantity.Empty() || l.UnitPrice.Empty() || l.Amount.Empty()) {
				t.Fatalf("line %d: %s", i, show(r))
			}
		}
	})
}

// TestHuge: pages of very many words, in a few rows or in many, are read or left.
func TestHuge(t *testing.T) {
	t.Parallel()
	for _, perRow := range []int{10, 1000, 100000} {
		p := paper.Page{Number: 1, Width: 612, Height: 792}
		for i := range 100000 {
			x, y := float32(i%perRow)*8, float32(i/perRow)*12
			text := []string{"Qty", "Item", "Price", "12.00", "Amount", "3"}[i%6]
			p.Words = append(p.Words, paper.Word{Text: text, Box: paper.Box{X0: x, Y0: y, X1: x + 6, Y1: y + 9}})
		}
		lines.Read(reading.New(&paper.Document{Pages: []paper.Page{p}}, nil, nil, nil))
	}
}

// TestLong: lines that differ in their numbers alone, over many pages, are all read, to
// the foot of each page.
func TestLong(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	for i := range 400 {
		if i%60 == 0 {
			if i > 0 {
				b.WriteByte('\f')
			}
			b.WriteString("Line   Item      Description         Qty  UOM   Unit Price      Amount\n")
		}
		fmt.Fprintf(&b, "%-6d %5d     Hex bolt           %4d  EA          2.50  %10s\n", i+1, 40000+i, i%90+2, decimal.New(int64(i%90+2)*250, -2).StringFixed(2))
	}
	r := read(b.String(), nil)
	if len(r.Lines) != 400 || !r.Lines[399].Agreed {
		t.Fatalf("%d lines", len(r.Lines))
	}
}

func BenchmarkRead(b *testing.B) {
	d := pages(layouts["columns"].page)
	for b.Loop() {
		lines.Read(reading.New(d, nil, nil, nil))
	}
}
