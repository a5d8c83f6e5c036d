// SPDX-License-Identifier: Apache-2.0

package figure_test

import (
	"fmt"
	"strings"
	"testing"

	"ordergate/gateway/decode/paper/figure"
	"ordergate/gateway/decode/paper/lexicon"
)

func show(ns []figure.Number) string {
	var out []string
	for _, n := range ns {
		s := n.Value.String()
		if n.Two {
			s += "|" + n.Other.String()
		}
		if n.Percent {
			s += "%"
		}
		out = append(out, strings.TrimSpace(s+" "+n.Currency))
	}
	return strings.Join(out, "; ")
}

func TestFind(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		text    string
		decimal byte
		want    string
	}{
		{"1,234.56", 0, "1234.56"}, {"1.234,56", 0, "1234.56"}, {"1 234,56", 0, "1234.56"}, {"1\u202f518,60 €", 0, "1518.6 EUR"},
		{"1'234.50 CHF", 0, "1234.5 CHF"}, {"1,23,456.78", 0, "123456.78"}, {"12,34,567", 0, "1234567"},
		{"$1,777.50", '.', "1777.5 $"}, {"US$ 12.00", '.', "12 USD"}, {"USD 12.00", '.', "12 USD"}, {"12.00-", '.', "-12"}, {"(12.00)", '.', "-12"}, {"-5", 0, "-5"},
		{"1.200", 0, "1200|1.2"}, {"1.200", ',', "1200|1.2"}, {"1.200", '.', "1.2|1200"}, {"0.125", '.', "0.125"}, {"0,125", 0, "0.125"},
		{"1,428.000", 0, "1428"}, {".50", '.', "0.5"}, {"100,-", ',', "100"}, {"19 %", ',', "19%"}, {"19%", ',', "19%"},
		{"12 EA", 0, "12"}, {"12EA", 0, ""}, {"M8x40", 0, ""}, {"AB-12", 0, ""}, {"12-AB", 0, ""}, {"12.03.2025", 0, ""}, {"03/04/2025", 0, ""},
		{"25 kg 309,15 €", ',', "25; 309.15 EUR"}, {"4500187263", 0, "4500187263"}, {"10:30", 0, ""}, {"Rs. 1,00,000.00", 0, "100000 INR"},
		{"37,54", ',', "37.54"}, {"2.5", '.', "2.5"}, {"16.", '.', "16"}, {"1,5", 0, "1.5"}, {"3 500", 0, "3500"},
	} {
		if got := show(figure.Find(tt.text, figure.Style{Decimal: tt.decimal})); got != tt.want {
			t.Errorf("%q (%c): %s, want %s", tt.text, tt.decimal, got, tt.want)
		}
	}
}

func TestVotes(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]byte{"1,234.56 3.20": '.', "1.234,56": ',', "12,50": ',', "12.50": '.', "12": 0, "1.200": 0} {
		var v figure.Votes
		v.See(text)
		if got := v.Style().Decimal; got != want {
			t.Errorf("%q: %c, want %c", text, got, want)
		}
	}
}

func TestDates(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		text  string
		order figure.DateOrder
		want  string
	}{
		{"2025-03-02", 0, "2025-03-02"}, {"02.03.2025", 0, "2025-03-02"}, {"03/02/2025", figure.MonthFirst, "2025-03-02"}, {"03/02/2025", figure.DayFirst, "2025-02-03"},
		{"03/02/2025", 0, "2025-02-03 or 2025-03-02"}, {"13/02/2025", 0, "2025-02-13"}, {"02/13/2025", 0, "2025-02-13"}, {"3 March 2025", 0, "2025-03-03"},
		{"March 20, 2025", 0, "2025-03-20"}, {"3-MAR-25", 0, "2025-03-03"}, {"3. März 2025", 0, "2025-03-03"}, {"3 de marzo de 2025", 0, "2025-03-03"}, {"11 mars 2025", 0, "2025-03-11"},
		{"1er juillet 2025", 0, "2025-07-01"}, {"2025年3月2日", 0, "2025-03-02"}, {"20250302", 0, "2025-03-02"}, {"Mon 3 Mar 2025", 0, "2025-03-03"}, {"2025-03-02 10:30", 0, "2025-03-02"},
		{"09-Jun-2025", 0, "2025-06-09"}, {"31.02.2025", 0, ""}, {"15.3.25", 0, "2025-03-15"}, {"Feb. 4th, 2025", 0, "2025-02-04"},
		{"4. 8. 2025", 0, "2025-08-04"}, {"4 / 8 / 2025", figure.DayFirst, "2025-08-04"}, {"2025. 05. 12", 0, "2025-05-12"}, {"2025 MAR 14", 0, "2025-03-14"}, {"2025. május 14.", 0, "2025-05-14"},
		{"2025년 5월 12일", 0, "2025-05-12"}, {"令和7年9月17日", 0, "2025-09-17"}, {"9 aprilie 2025", 0, "2025-04-09"}, {"5 Μαΐου 2025", 0, "2025-05-05"}, {"06 AGO 2025", 0, "2025-08-06"},
		{"15 tháng 04 năm 2026", 0, "2026-04-15"}, {"2026年4⽉18⽇", 0, "2026-04-18"}, {"12/05/2568", figure.DayFirst, "2025-05-12"}, {"12 พฤษภาคม 2568", 0, "2025-05-12"}, {"12 พ.ค. 2568", 0, "2025-05-12"},
		{"12 مايو 2025", 0, "2025-05-12"}, {"12 במאי 2025", 0, "2025-05-12"}, {"12 мая 2025", 0, "2025-05-12"}, {"12 травня 2025", 0, "2025-05-12"}, {"12. мај 2025", 0, "2025-05-12"}, {"12 मई 2025", 0, "2025-05-12"}, {"12 Ogos 2025", 0, "2025-08-12"},
		{"DPM-25-05-0067", 0, ""}, {"DPM-25-05-67", 0, ""}, {"25/05/67/12", 0, ""},
	} {
		got := ""
		if d, ok := figure.ParseDate(tt.text, tt.order, lexicon.Builtin()); ok {
			got = fmt.Sprint(d)
		}
		if got != tt.want {
			t.Errorf("%q: %s, want %s", tt.text, got, tt.want)
		}
	}
}

func TestFindApart(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"3.50 € 7.00", "USD 3.50 EUR 7.00 USD", "1 $ 2 $ 3"} {
		end := 0
		for _, n := range figure.Find(text, figure.Style{}) {
			if n.Start < end || n.End < n.Start {
				t.Errorf("%q: %d to %d begins within the number before, which ends at %d", text, n.Start, n.End, end)
			}
			end = n.End
		}
	}
}
