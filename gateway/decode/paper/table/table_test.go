// SPDX-License-Identifier: Apache-2.0

package table_test

import (
	"fmt"
	"strings"
	"testing"

	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/lexicon"
	"ordergate/gateway/decode/paper/reading"
	"ordergate/gateway/decode/paper/table"
)

// page puts words where they stand in a text: 6 points a character, 12 a row.
func page(text string) *reading.Context {
	p := paper.Page{Number: 1, Width: 612, Height: 792}
	for y, row := range strings.Split(strings.Trim(text, "\n"), "\n") {
		for x := 0; x < len(row); {
			if row[x] == ' ' {
				x++
				continue
			}
			end := x
			for end < len(row) && row[end] != ' ' {
				end++
			}
			p.Words = append(p.Words, paper.Word{Text: row[x:end], Size: 10,
				Box: paper.Box{X0: float32(20 + 6*x), Y0: float32(20 + 12*y), X1: float32(20 + 6*end), Y1: float32(29 + 12*y)}})
			x = end
		}
	}
	return reading.New(&paper.Document{Pages: []paper.Page{p}}, nil, nil, nil)
}

// TestGrid: the first heading row that is found, and what stands below each heading.
func TestGrid(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct{ text, heads, rows string }{
		"plain": {`
Item       Description       Qty     Price
AB-100     Hex bolt M8        10      2.00`,
			"item=Item description=Description quantity=Qty unit_price=Price", "AB-100|Hex bolt M8|10|2.00"},
		"numbers right of their headings": {`
Item       Description       Qty     Price     Amount
AB-100     Bolt               1,000     2.00   2,000.00`,
			"item=Item description=Description quantity=Qty unit_price=Price amount=Amount", "AB-100|Bolt|1,000|2.00|2,000.00"},
		"an empty cell stays empty": {`
Item       Description       Qty     Price     Amount
AB-100     Bolt               10               20.00`,
			"item=Item description=Description quantity=Qty unit_price=Price amount=Amount", "AB-100|Bolt|10||20.00"},
		"two headings in one cell, by a slash": {`
Item/Description       Qty     Price
AB-100 Bolt             10      2.00`,
			"description=Item/Description quantity=Qty unit_price=Price", "AB-100 Bolt|10|2.00"},
		"prose is no heading": {`
Please send the quantity of each item at the price as agreed to us`, "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c := page(tt.text)
			heads := table.Heads(c)
			if len(heads) == 0 {
				if tt.heads != "" {
					t.Fatal("no heading")
				}
				return
			}
			h := heads[0]
			var got []string
			for i := range h.Columns {
				role := h.Columns[i].Role
				if h.Columns[i].Also != "" {
					role += "+" + h.Columns[i].Also
				}
				got = append(got, fmt.Sprintf("%s=%s", role, h.Columns[i].Heading))
			}
			if s := strings.Join(got, " "); s != tt.heads {
				t.Errorf("headings %s, want %s", s, tt.heads)
			}
			g := table.Lay(c, h, []int{1})
			var cells []string
			for i := range g.Rows[0].Cells {
				cells = append(cells, g.Rows[0].Cells[i].Text())
			}
			if s := strings.Join(cells, "|"); s != tt.rows || len(g.Rows[0].Loose) > 0 {
				t.Errorf("cells %s, want %s", s, tt.rows)
			}
		})
	}
}

func TestKinds(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]bool{"10": true, "00010": true, "1.2": true, "10/1": true, "AB": false, "": false, "12345678": false} {
		if table.IsLine(text) != want {
			t.Errorf("IsLine(%q)", text)
		}
	}
	for text, want := range map[string]bool{"AB-100": true, "4711": true, "R93-80927": true, "GV-316-1/2": true, "2.00": false, "Bolt": false, "12": false, "a@b4.de": false, "SFT-G-CLR": true} {
		if table.IsCode(text) != want {
			t.Errorf("IsCode(%q)", text)
		}
	}
	for text, want := range map[string]bool{"EA": true, "Stk": true, "pcs": true, "Bolt": false} {
		if table.IsUnit(lexicon.Builtin(), text) != want {
			t.Errorf("IsUnit(%q)", text)
		}
	}
}
