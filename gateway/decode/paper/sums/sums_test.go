// SPDX-License-Identifier: Apache-2.0

package sums_test

import (
	"fmt"
	"testing"

	"github.com/shopspring/decimal"

	"ordergate/gateway/decode/paper/figure"
	"ordergate/gateway/decode/paper/sums"
)

func dec(s string) decimal.Decimal { return decimal.RequireFromString(s) }

func TestCloses(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		q, p, per, rate, a string
		decimals           int
		want               bool
	}{
		{"15", "0.42", "1", "1", "6.30", 2, true},
		{"250", "4.50", "100", "1", "11.25", 2, true},
		{"3", "0.333", "1", "1", "1.00", 2, true}, // rounded
		{"3", "0.333", "1", "1", "0.99", 2, true}, // cut off
		{"3", "0.333", "1", "1", "1.02", 2, false},
		{"10", "2", "1", "0.9", "18", 0, true},
		{"10", "2", "0", "1", "20", 0, false},
		{"-5", "1", "1", "1", "-5.00", 2, true},
	} {
		if got := sums.Closes(dec(tt.q), dec(tt.p), dec(tt.per), dec(tt.rate), dec(tt.a), tt.decimals); got != tt.want {
			t.Errorf("%s x %s / %s x %s = %s: %v", tt.q, tt.p, tt.per, tt.rate, tt.a, got)
		}
	}
	if got := sums.Rate(dec("10"), dec("5")); !got.Equal(dec("0.855")) {
		t.Errorf("10+5: %s", got)
	}
}

func TestFits(t *testing.T) {
	t.Parallel()
	number := func(s string) figure.Number {
		n, ok := figure.Parse(s, figure.Style{})
		if !ok {
			t.Fatal(s)
		}
		return n
	}
	one := dec("1")
	for _, tt := range []struct{ q, p, a, want string }{
		{"1.200", "0,50", "600,00", "1200 x 0.5 = 600 unique"},
		{"1.200", "500", "600,00", "1.2 x 500 = 600 unique"},
		{"1.200", "2.500", "3.000", "1200 x 2.5 = 3000"}, // 1.2 x 2500 as well
		{"2", "3", "7", "none"},
	} {
		got := "none"
		if f, ok := sums.Fits(number(tt.q), number(tt.p), number(tt.a), one, one); ok {
			got = fmt.Sprintf("%s x %s = %s", f.Q, f.P, f.A)
			if f.Unique {
				got += " unique"
			}
		}
		if got != tt.want {
			t.Errorf("%s x %s = %s: %s, want %s", tt.q, tt.p, tt.a, got, tt.want)
		}
	}
}

// TestRead: which numbers are quantity, price and amount, by their places alone.
func TestRead(t *testing.T) {
	t.Parallel()
	// a record is numbers, each 20 points wide, 40 apart
	record := func(texts ...string) (out []sums.Number) {
		for i, s := range texts {
			if n, ok := figure.Parse(s, figure.Style{Decimal: '.'}); ok {
				out = append(out, sums.Number{Number: n, X0: float32(40 * i), X1: float32(40*i + 20)})
			}
		}
		return out
	}
	for name, tt := range map[string]struct {
		records [][]sums.Number
		want    string
	}{
		"plain":              {[][]sums.Number{record("10", "2.00", "20.00"), record("4", "1.50", "6.00")}, "10 x 2 / 1 = 20; 4 x 1.5 / 1 = 6"},
		"a decoy before":     {[][]sums.Number{record("8482", "10", "2.00", "20.00"), record("4010", "4", "1.50", "6.00")}, "10 x 2 / 1 = 20; 4 x 1.5 / 1 = 6"},
		"per hundred":        {[][]sums.Number{record("250", "4.50", "11.25"), record("400", "2.00", "8.00")}, "250 x 4.5 / 100 = 11.25; 400 x 2 / 100 = 8"},
		"with a discount":    {[][]sums.Number{record("10", "2.00", "10", "18.00"), record("4", "1.50", "25", "4.50")}, "10 x 2 / 1 = 18; 4 x 1.5 / 1 = 4.5"},
		"price first":        {[][]sums.Number{record("2.00", "10", "20.00"), record("1.50", "4", "6.00")}, "10 x 2 / 1 = 20; 4 x 1.5 / 1 = 6"},
		"the amount first":   {[][]sums.Number{record("20.00", "2.00", "10"), record("6.00", "1.50", "4")}, "10 x 2 / 1 = 20; 4 x 1.5 / 1 = 6"},
		"one does not close": {[][]sums.Number{record("10", "2.00", "20.00"), record("4", "1.50", "9.00"), record("3", "2.50", "7.50")}, "10 x 2 / 1 = 20; none; 3 x 2.5 / 1 = 7.5"},
		"nothing closes":     {[][]sums.Number{record("10", "2.00", "21.50")}, "none"},
		"none":               {nil, ""},
	} {
		got := ""
		for i, tr := range sums.Read(tt.records).Triples {
			if i > 0 {
				got += "; "
			}
			if tr.Q < 0 {
				got += "none"
				continue
			}
			got += fmt.Sprintf("%s x %s / %s = %s", tr.Fit.Q, tr.Fit.P, tr.Per, tr.Fit.A)
		}
		if got != tt.want {
			t.Errorf("%s: %s, want %s", name, got, tt.want)
		}
	}
}
