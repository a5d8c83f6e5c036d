// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"fmt"
	"strings"
	"testing"

	"ordergate/gateway/decode/paper"
)

// TestGatesOfNeighbours: a value that a neighbour reached into is held, whatever the
// neighbour is.
func TestGatesOfNeighbours(t *testing.T) {
	t.Parallel()
	shifted := func(s *sheet, y float32, column byte, text string) { // right across what stands there
		s.put(1, y, column, text)
	}
	alone := func(s *sheet) *paper.Line { // one line, whose item number has no others beside it
		s.head(1, 120)
		s.l.Headings = []paper.Value{{Text: "Pos.", Page: 1}, {Text: "Our Part No.", Page: 1}, {Text: "Your Part No.", Page: 1}}
		s.o.Lines, s.o.Total.Text = s.o.Lines[:1], "250.00"
		for _, y := range []float32{160, 180} {
			for _, c := range "abcdefg" {
				s.gone(y, byte(c))
			}
		}
		l := &s.o.Lines[0]
		l.SupplierItem, l.BuyerItem = l.BuyerItem, paper.Value{}
		l.SupplierItem.Label = "Your Part No."
		return l
	}
	for _, tt := range []gateCase{
		{name: "an item number across another", change: func(s *sheet) { shifted(s, 163, 'b', "45994940") }, want: "paper.text.overprinted", line: 2},
		{name: "drawn twice", change: func(s *sheet) { shifted(s, 160.3, 'b', "AB-200") }},
		{name: "a text across a quantity that closes its line", change: func(s *sheet) { shifted(s, 163, 'd', "H07RN-F") }},
		{name: "the row below", change: func(s *sheet) { shifted(s, 169, 'b', "45994940") }},
		{name: "one line", change: func(s *sheet) { alone(s) }},
		{name: "the position number in the only item number", change: func(s *sheet) {
			l := alone(s)
			l.ID, l.SupplierItem.Text = paper.Value{}, "AB-100 1"
		}, want: "paper.item.doubtful", line: 1},
		{name: "two columns of item numbers with both in one", change: func(s *sheet) { alone(s).SupplierItem.Text = "X46722N 444.626" }, want: "paper.item.doubtful", line: 1},
		{name: "a word in the only item number", change: func(s *sheet) { alone(s).SupplierItem.Text = "AB-100 blue" }},
		{name: "an item number beside the unit", change: func(s *sheet) { s.o.Lines[0].Unit.Text = "A45196C EA" }, want: "paper.unit.doubtful", line: 1},
		{name: "the position number beside the unit", change: func(s *sheet) {
			s.o.Lines[1].ID, s.o.Lines[1].Unit.Text = paper.Value{}, "EA 2"
		}, want: "paper.unit.doubtful", line: 2},
		{name: "a line without a number, and its neighbour with two", change: func(s *sheet) {
			v := &s.o.Lines[1].BuyerItem
			v.Label, v.Evidence = "Part No.", []string{paper.ByLabel}
			more := s.put(1, 170, 'b', "AB-100", paper.ByLabel)
			s.o.Lines[1].Extra = []paper.Pair{{Label: "Part No.", Value: more}}
			s.o.Lines[0].BuyerItem = paper.Value{}
			s.gone(140, 'b')
		}, want: "paper.item.missing", line: 1},
		{name: "two numbers of the supplier's, and a line without one", change: func(s *sheet) {
			v := s.put(1, 150, 'c', "79-7189-G", paper.ByLabel)
			v.Label = "Supplier Part No."
			s.o.Lines[0].SupplierItem = v
			v.Text = "129679"
			s.o.Lines[0].Extra = []paper.Pair{{Label: "Supplier Part No.", Value: v}}
		}, want: "paper.item.doubtful", line: 1},
		{name: "what a pack holds beside the unit", change: func(s *sheet) { s.o.Lines[1].Unit.Text = "Pack 10" }},
		{name: "a unit twice, and none in another line", change: func(s *sheet) {
			s.o.Lines[0].Unit.Text, s.o.Lines[1].Unit = "EA Each", paper.Value{}
		}, want: "paper.unit.doubtful", line: 1},
		{name: "a discount not taken, where others stand", change: func(s *sheet) {
			s.discount(180, "0", &s.o.Lines[2])
			s.discount(160, "5", nil)
		}, want: "paper.amount.differs", line: 2},
		{name: "no discount where others stand", change: func(s *sheet) {
			s.discount(180, "0", &s.o.Lines[2])
			s.discount(160, "0", nil)
		}},
		{name: "a quantity with a currency", change: func(s *sheet) {
			l := &s.o.Lines[1]
			l.Quantity.Raw = "$" + l.Quantity.Raw
		}, want: "paper.readings.differ", line: 2},
		{name: "a price among the quantities", change: func(s *sheet) {
			l := &s.o.Lines[1]
			l.Quantity, l.UnitPrice = l.UnitPrice, l.Quantity
		}, want: "paper.readings.differ", line: 2},
		{name: "another number of units than the line closes with", change: func(s *sheet) {
			l := &s.o.Lines[0]
			l.UnitPrice.Text, l.Per = "250", l.UnitPrice
			l.Per.Text, l.Per.Evidence = "100", []string{paper.ByArithmetic}
			l.Extra = []paper.Pair{{Label: "Unité prix", Value: paper.Value{Text: "10", Raw: "10"}}}
		}, want: "paper.readings.differ", line: 1},
		{name: "an amount for the only item number", change: func(s *sheet) {
			l := alone(s)
			l.ID, l.SupplierItem.Text, l.UnitPrice, l.Closed = paper.Value{}, "4.98", paper.Value{}, false
			s.gone(140, 'f')
		}, want: "paper.item.doubtful"},
		{name: "an EAN for the item numbers of some lines", change: func(s *sheet) {
			for i := range s.o.Lines {
				v := &s.o.Lines[i].BuyerItem
				v.Text, v.Label, v.Evidence = fmt.Sprintf("402556504060%d", i), "EAN:", []string{paper.ByLabel}
			}
			s.o.Lines[2].BuyerItem = paper.Value{}
		}, want: "paper.item.doubtful paper.item.doubtful", line: 1},
		{name: "an EAN below a heading of item numbers that was not read", change: func(s *sheet) {
			for i := range s.o.Lines {
				v := &s.o.Lines[i].BuyerItem
				v.Text, v.Label, v.Evidence = fmt.Sprintf("402556504060%d", i), "EAN:", []string{paper.ByLabel}
			}
			s.put(1, 108, 'b', "Product Code")
			s.put(1, 108, 'f', "Net")
		}, want: "paper.item.doubtful paper.item.doubtful paper.item.doubtful", line: 1},
		{name: "item numbers that count lines", change: func(s *sheet) {
			for i := range s.o.Lines {
				s.o.Lines[i].BuyerItem.Text = fmt.Sprint(10 * (i + 1))
			}
		}, want: "paper.item.doubtful paper.item.doubtful paper.item.doubtful", line: 1},
		{name: "a word of the text for a second item number", change: func(s *sheet) {
			s.o.Lines[1].Item = s.o.Lines[1].BuyerItem
			s.o.Lines[1].Item.Text = "DN25"
		}, want: "paper.item.doubtful", line: 2},
		{name: "a caption above the item number", change: func(s *sheet) {
			s.gone(160, 'b')
			was := s.o.Lines[1].BuyerItem
			s.o.Lines[1].BuyerItem = s.put(1, 150, 'b', "Hal 4", paper.ByColumn)
			s.put(1, 160, 'b', was.Text)
		}, want: "paper.item.doubtful", line: 2},
		{name: "a year for the item number", change: func(s *sheet) { s.o.Lines[1].BuyerItem.Text = "2025" }, want: "paper.item.doubtful", line: 2},
		{name: "a date beside the unit", change: func(s *sheet) { s.o.Lines[0].Unit.Text = "m 17. April" }, want: "paper.unit.doubtful", line: 1},
		{name: "a number below the heading of quantities, beside theirs", change: func(s *sheet) {
			s.l.Headings = []paper.Value{{Text: "Tax % Qty", Page: 1, Box: paper.Box{X0: 300, Y0: 120, X1: 350, Y1: 130}}}
			for i := range s.o.Lines {
				s.o.Lines[i].Quantity.Label = "Tax % Qty"
			}
			w := &s.doc.Pages[0].Words
			*w = append(*w, paper.Word{Text: "765", Size: 10, Box: paper.Box{X0: 300, Y0: 150, X1: 315, Y1: 160}})
		}, want: "paper.rows.left"},
	} {
		s := sound()
		tt.change(s)
		findings := s.held()
		var codes []string
		for _, f := range findings {
			codes = append(codes, f.Code)
		}
		if got := strings.Join(codes, " "); got != tt.want {
			t.Errorf("%s: held for %q, want %q: %v", tt.name, got, tt.want, findings)
		} else if tt.line != 0 && findings[0].Line != tt.line {
			t.Errorf("%s: line %d, want %d", tt.name, findings[0].Line, tt.line)
		}
	}
}

// discount writes one between price and amount, and gives it to a line.
func (s *sheet) discount(y float32, text string, l *paper.Line) {
	b := paper.Box{X0: 470, Y0: y, X1: 475, Y1: y + 10}
	s.doc.Pages[0].Words = append(s.doc.Pages[0].Words, paper.Word{Text: text, Size: 10, Box: b})
	if l != nil {
		l.Discount = paper.Value{Text: text, Raw: text, Page: 1, Box: b, Evidence: []string{paper.ByArithmetic}}
	}
}
