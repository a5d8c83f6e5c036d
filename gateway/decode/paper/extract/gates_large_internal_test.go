// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"fmt"
	"strings"
	"testing"

	"ordergate/gateway/decode/paper"
)

// TestGatesOfThePage: what a person sees at a glance holds an order: a stamp, another
// title, lines behind a sum, dates that speak against each other.
func TestGatesOfThePage(t *testing.T) {
	t.Parallel()
	stamp := func(s *sheet, y float32, text string, size float32) {
		b := paper.Box{X0: 200, Y0: y, X1: 320, Y1: y + size}
		s.doc.Pages[0].Words = append(s.doc.Pages[0].Words, paper.Word{Text: text, Size: size, Box: b})
	}
	for _, tt := range []gateCase{
		{name: "a stamp behind the lines", change: func(s *sheet) { stamp(s, 400, "CANCELLED", 30) }, want: "paper.order.earlier"},
		{name: "a stamp that means other things in sentences", change: func(s *sheet) { stamp(s, 400, "VOID", 30) }, want: "paper.order.earlier"},
		{name: "a sentence about what is void", change: func(s *sheet) { s.put(1, 400, 'a', "Void unless signed") }},
		{name: "a harmless stamp", change: func(s *sheet) { stamp(s, 400, "COPY", 30) }},
		{name: "another title, large", change: func(s *sheet) { stamp(s, 20, "Proformafactuur", 16) }, want: "paper.kind.contrary"},
		{name: "a label that other papers are called", change: func(s *sheet) { s.put(1, 20, 'c', "Quotation") }},
		{name: "a line behind what was taken for the total", change: func(s *sheet) {
			for i, text := range []string{"4", "AB-400", "Sleeve", "5", "EA", "1.00", "5.00"} {
				s.put(1, 220, "abcdefg"[i], text)
			}
		}, want: "paper.rows.left"},
		{name: "numbered terms behind the total", change: func(s *sheet) {
			s.put(1, 220, 'a', "4")
			s.put(1, 220, 'c', "Invoices in 2 copies")
		}},
		{name: "a number among the lines for the order's", change: func(s *sheet) {
			s.o.Number = s.put(1, 170, 'c', "250", paper.ByLabel)
		}, want: "paper.number.doubtful"},
		{name: "another date behind the label of the order's", change: func(s *sheet) {
			s.o.Date = s.put(1, 105, 'c', "2026-10-01", paper.ByGuess)
			s.put(1, 105, 'e', "Order Date:")
			s.put(1, 105, 'f', "2026-11-20")
		}, want: "paper.date.ambiguous"},
		{name: "a currency that the amounts are not in", change: func(s *sheet) {
			s.o.Currency.Text, s.o.Lines[1].Amount.Raw = "CHF", "€10.00"
		}, want: "paper.currency.doubtful"},
		{name: "a sum for the place", change: func(s *sheet) {
			s.o.ShipTo.Name.Label = "Frais de livraison"
		}, want: "paper.shipto.doubtful"},
		{name: "the places of the lines in their item numbers", change: func(s *sheet) {
			for i := range s.o.Lines {
				l := &s.o.Lines[i]
				l.ID, l.BuyerItem.Text = paper.Value{}, fmt.Sprint(i+1, " Q", l.BuyerItem.Text)
			}
		}, want: "paper.item.doubtful"},
		{name: "a text beside the numbers that no line took", change: func(s *sheet) {
			for i := range s.o.Lines {
				s.o.Lines[i].BuyerItem = paper.Value{}
			}
			s.o.Lines[1].Description = s.put(1, 170, 'd', "another row")
		}, want: "paper.line.doubtful paper.item.missing"},
		{name: "a name of each thing above its text", change: func(s *sheet) {
			for i := range s.o.Lines {
				l := &s.o.Lines[i]
				s.gone(l.Description.Box.Y0, 'b')
				l.BuyerItem = paper.Value{}
				l.Description = s.put(1, l.Description.Box.Y0+11, 'c', "its text "+l.ID.Text)
			}
		}},
		{name: "a title for the text of a line", change: func(s *sheet) {
			l := &s.o.Lines[0]
			l.Detail = l.Description
			l.Description = s.put(1, 129, 'c', "Fasteners")
		}, want: "paper.line.doubtful"},
		{name: "dollars of whatever country", change: func(s *sheet) {
			s.o.Currency.Text, s.o.Lines[1].Amount.Raw = "CAD", "$10.00"
		}},
		{name: "the same date again", change: func(s *sheet) {
			s.put(1, 105, 'e', "Order Date:")
			s.put(1, 105, 'f', "2026-11-20")
		}},
		{name: "the last line's date for the whole order's", change: func(s *sheet) {
			s.o.Lines[0].Date = s.put(1, 150, 'c', "2026-12-01", paper.ByLabel)
			s.o.Lines[1].Date = s.put(1, 170, 'c', "2026-12-05", paper.ByLabel)
			s.o.Requested = s.put(1, 190, 'c', "2026-12-09", paper.ByLabel)
		}, want: "paper.date.left"},
	} {
		s := sound()
		tt.change(s)
		var codes []string
		findings := s.held()
		for _, f := range findings {
			if len(codes) == 0 || codes[len(codes)-1] != f.Code {
				codes = append(codes, f.Code)
			}
		}
		if got := strings.Join(codes, " "); got != tt.want {
			t.Errorf("%s: held for %q, want %q: %v", tt.name, got, tt.want, findings)
		}
	}
}
