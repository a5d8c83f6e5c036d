// SPDX-License-Identifier: Apache-2.0

package sums

import (
	"regexp"
	"strings"
	"unicode"

	"github.com/shopspring/decimal"

	"ordergate/gateway/decode/paper/figure"
)

// MarkOf is the decimal mark that a number of a text shows when it is read as d; 0
// where it shows none.
func MarkOf(n figure.Number, text string, d decimal.Decimal) byte {
	if n.End > len(text) || n.Start > n.End {
		return 0
	}
	text = text[n.Start:n.End]
	at := strings.LastIndexAny(text, ".,")
	if at < 0 {
		return 0
	}
	switch mark := text[at]; {
	case n.Two && !d.Equal(grouped(n)), !n.Two && n.Decimals > 0:
		return mark
	case n.Two, strings.Count(text, string(mark)) > 1:
		return '.' + ',' - mark
	}
	return 0
}

// grouped is the reading of a number of two in which its mark parts thousands.
func grouped(n figure.Number) decimal.Decimal {
	if n.Other.Abs().GreaterThan(n.Value.Abs()) {
		return n.Other
	}
	return n.Value
}

// Marked reads a number of two readings, which stands in a text, as a mark says; 0 says
// nothing.
func Marked(n figure.Number, text string, decimalMark byte) figure.Number {
	if decimalMark == 0 || !n.Two || n.End > len(text) || n.Start > n.End {
		return n
	}
	at := strings.LastIndexAny(text[n.Start:n.End], ".,")
	if at < 0 {
		return n
	}
	whole := text[n.Start+at] != decimalMark
	if n.Value.Equal(grouped(n)) != whole {
		n.Value, n.Other = n.Other, n.Value
	}
	n.Two = false
	if n.Decimals = 0; !whole {
		n.Decimals = 3
	}
	return n
}

var (
	perBehind  = regexp.MustCompile(`(\d[.,]\d+)/([\d\p{L}])`)
	unitBehind = regexp.MustCompile(`(\d)(\p{L}{1,5}\.?)$`)
)

var chained = regexp.MustCompile(`^\d{1,2}(?:[.,]\d{1,2})?(?:\s*\+\s*\d{1,2}(?:[.,]\d{1,2})?)+\s*%?$`)

// Chain reads discounts one behind the other, "10+5", as the one percent they make.
func Chain(text string) (decimal.Decimal, bool) {
	if !chained.MatchString(text) {
		return decimal.Zero, false
	}
	var all []decimal.Decimal
	for _, p := range strings.FieldsFunc(text, func(c rune) bool { return c == '+' || c == '%' || c == ' ' }) {
		d, err := decimal.NewFromString(strings.Replace(p, ",", ".", 1))
		if err != nil {
			return decimal.Zero, false
		}
		all = append(all, d)
	}
	return one.Sub(Rate(all...)).Mul(decimal.NewFromInt(100)), true
}

// Legible sets apart what is written together, without moving anything: "3.25/100",
// and leaves out the unit of "50.00EA".
func Legible(text string) string {
	if !strings.ContainsAny(text, "/") && !strings.ContainsFunc(text, unicode.IsLetter) {
		return text
	}
	text = perBehind.ReplaceAllString(text, "$1 $2")
	if at := unitBehind.FindStringSubmatchIndex(text); at != nil && !strings.Contains(text, " ") && strings.Trim(text[:at[3]], "0123456789.,") == "" {
		text = text[:at[3]]
	}
	return text
}
