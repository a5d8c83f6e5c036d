// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"testing"

	"ordergate/gateway/decode/paper"
)

// TestNumberGates: item numbers that were read of the wrong column, cut short or passed
// over are held.
func TestNumberGates(t *testing.T) {
	t.Parallel()
	extra := func(s *sheet, label string, evidence string, texts ...string) {
		for i, text := range texts {
			l := &s.o.Lines[i]
			l.Extra = append(l.Extra, paper.Pair{Label: label, Value: paper.Value{Text: text, Raw: text, Page: 1, Evidence: []string{evidence}}})
		}
	}
	runGates(t, []gateCase{
		{name: "a line without item, a word where others have theirs", change: func(s *sheet) {
			s.gone(160, 'b')
			s.o.Lines[1].BuyerItem = paper.Value{}
			s.put(1, 160, 'b', "M")
		}, want: "paper.item.missing", line: 2},
		{name: "a number without its revision", change: func(s *sheet) { s.o.Lines[0].BuyerItem.Raw = "AB-100 REV C" }, want: "paper.item.doubtful", line: 1},
		{name: "a number and its revision behind a label", change: func(s *sheet) { s.o.Lines[0].BuyerItem.Raw = "AB-100 Rev: C" }},
		{name: "one number for all", change: func(s *sheet) {
			for i := range s.o.Lines {
				s.o.Lines[i].BuyerItem.Text, s.o.Lines[i].Unit.Text = "P-2207", string("ABC"[i])
			}
		}, want: "paper.item.doubtful"},
		{name: "below a heading that nobody knows", change: func(s *sheet) { s.coded("Bestekpost") }, want: "paper.item.doubtful", line: 1},
		{name: "below a heading with a word that is known", change: func(s *sheet) { s.coded("Zeichnungs-/ Sachnummer") }},
		{name: "no item, one behind a label that nobody knows", change: func(s *sheet) {
			s.itemless("")
			extra(s, "Saját szám", paper.ByLabel, "HM 030117", "HM 030240", "HM 071004")
		}, want: "paper.item.missing"},
		{name: "no item, a tariff number behind its label", change: func(s *sheet) {
			s.itemless("")
			extra(s, "HS code", paper.ByLabel, "8536.90", "4016.93", "8538.90")
		}},
		{name: "barcodes for items, and codes below a heading that nobody knows", change: func(s *sheet) {
			s.coded("GTIN")
			extra(s, "Depot ref", paper.ByColumn, "774120", "774121", "775008")
		}, want: "paper.item.doubtful"},
		{name: "barcodes for items, and a tariff number", change: func(s *sheet) {
			s.coded("GTIN")
			extra(s, "HS code", paper.ByColumn, "8536.90", "4016.93", "8538.90")
		}},
		{name: "no item, what looks like one passed over", change: func(s *sheet) {
			for i := range s.o.Lines {
				s.o.Lines[i].BuyerItem = paper.Value{}
			}
		}, want: "paper.item.missing"},
		{name: "a price and an amount in another currency", change: func(s *sheet) {
			extra(s, "Price CZK", paper.ByColumn, "62.50", "6.25", "500.00")
			extra(s, "Value CZK", paper.ByColumn, "6250.00", "250.00", "6000.00")
		}, want: "paper.readings.differ paper.readings.differ paper.readings.differ", line: 1},
		{name: "a price and an amount with tax", change: func(s *sheet) {
			extra(s, "Price incl. VAT", paper.ByColumn, "3.00", "0.30", "24.00")
			extra(s, "Amount incl. VAT", paper.ByColumn, "300.00", "12.00", "288.00")
		}},
		{name: "packs and what a pack costs", change: func(s *sheet) {
			extra(s, "Cartons", paper.ByColumn, "10")
			extra(s, "Per carton", paper.ByColumn, "25.00")
		}, want: "paper.readings.differ", line: 1},
	})
}
