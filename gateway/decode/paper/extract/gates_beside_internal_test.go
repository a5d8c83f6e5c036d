// SPDX-License-Identifier: Apache-2.0

package extract

import (
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
		{name: "what a pack holds beside the unit", change: func(s *sheet) { s.o.Lines[1].Unit.Text = "Pack 10" }},
		{name: "a unit twice, and none in another line", change: func(s *sheet) {
			s.o.Lines[0].Unit.Text, s.o.Lines[1].Unit = "EA Each", paper.Value{}
		}, want: "paper.unit.doubtful", line: 1},
		{name: "a discount not taken, where others stand", change: func(s *sheet) {
			d := paper.Value{Text: "0", Raw: "0", Page: 1, Box: paper.Box{X0: 470, X1: 480, Y0: 180, Y1: 190}, Evidence: []string{paper.ByArithmetic}}
			s.o.Lines[2].Discount = d
			d.Text, d.Raw, d.Box.Y0, d.Box.Y1 = "5", "5", 160, 170
			s.o.Lines[1].Extra = []paper.Pair{{Label: "Moins %", Value: d}}
		}, want: "paper.amount.differs", line: 2},
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
