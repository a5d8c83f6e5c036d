// SPDX-License-Identifier: Apache-2.0

package lines_test

import (
	"fmt"
	"strings"

	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/lines"
	"ordergate/gateway/decode/paper/reading"
)

// pages makes a document of text as it would stand on paper: a character is 6 points
// wide, a row 12 high, a form feed begins a page.
func pages(text string) *paper.Document {
	d := &paper.Document{Kind: "text"}
	for n, page := range strings.Split(text, "\f") {
		p := paper.Page{Number: n + 1, Width: 612, Height: 792}
		for y, row := range strings.Split(strings.Trim(page, "\n"), "\n") {
			runes := []rune(row)
			for x := 0; x < len(runes); {
				if runes[x] == ' ' {
					x++
					continue
				}
				end := x
				for end < len(runes) && runes[end] != ' ' {
					end++
				}
				p.Words = append(p.Words, paper.Word{
					Text: string(runes[x:end]), Size: 10,
					Box: paper.Box{X0: float32(20 + 6*x), Y0: float32(20 + 12*y), X1: float32(20 + 6*end), Y1: float32(29 + 12*y)},
				})
				x = end
			}
		}
		d.Pages = append(d.Pages, p)
	}
	return d
}

func read(text string, t *paper.Template) lines.Result {
	return lines.Read(reading.New(pages(text), t, nil, nil))
}

// show writes lines so that a table of tests stays readable: what is empty is left out.
func show(r lines.Result) string {
	var b strings.Builder
	for i := range r.Lines {
		l := &r.Lines[i]
		put := func(name string, v paper.Value) {
			if !v.Empty() {
				fmt.Fprintf(&b, "%s=%s ", name, v.Text)
			}
		}
		put("id", l.ID)
		put("item", l.Item)
		put("buyer", l.BuyerItem)
		put("supplier", l.SupplierItem)
		put("mfr", l.Manufacturer)
		put("gtin", l.GTIN)
		put("q", l.Quantity)
		put("u", l.Unit)
		put("p", l.UnitPrice)
		put("per", l.Per)
		put("d", l.Discount)
		put("a", l.Amount)
		put("on", l.Date)
		if l.Agreed {
			b.WriteString("agreed ")
		} else if l.Closed {
			b.WriteString("closed ")
		}
		b.WriteString("| " + l.Description.Text + "\n")
	}
	return strings.TrimSpace(b.String())
}
