// SPDX-License-Identifier: Apache-2.0

// Package figure reads numbers and dates as people write them, in any locale, and
// finds out which locale a document is written in. What can be read two ways is given
// both ways: arithmetic decides, never the language.
//
// Invariant: a text is a number only as a whole: "AB-12" and "M8x40" hold none.
package figure

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/shopspring/decimal"
)

// Number is a number that stands in a text.
type Number struct {
	Value decimal.Decimal
	// Other is the second reading where there are two: "1.200" is 1200 and 1.2. Value
	// is the one that fits the Style, or the grouped one where that is not known.
	Other    decimal.Decimal
	Two      bool
	Decimals int    // digits behind the decimal mark as written
	Currency string // ISO 4217, or "$" where several countries' is written so; "" for none
	Percent  bool
	Start    int // in the text, bytes; with sign and currency
	End      int
}

// Style is how a document writes numbers.
type Style struct {
	Decimal byte // '.' or ',', 0 when not known
}

// Votes count what speaks for a decimal mark.
type Votes struct{ point, comma int }

var (
	pointVote = regexp.MustCompile(`(?:^|[^\d.,])(?:\d{1,3}(?:[,'’ \x{a0}\x{202f}]\d{2,3})+|\d+)\.\d{1,2}(?:$|[^\d.,])`)
	commaVote = regexp.MustCompile(`(?:^|[^\d.,])(?:\d{1,3}(?:[.'’ \x{a0}\x{202f}]\d{3})+|\d+),\d{1,2}(?:$|[^\d.,])`)
	pointSure = regexp.MustCompile(`\d,\d{3}\.\d|\d'\d{3}\.\d`)
	commaSure = regexp.MustCompile(`\d\.\d{3},\d`)
)

// See takes a text into account.
func (v *Votes) See(text string) {
	if !strings.ContainsAny(text, ".,") {
		return
	}
	if pointVote.MatchString(text) {
		v.point++
	}
	if commaVote.MatchString(text) {
		v.comma++
	}
	if pointSure.MatchString(text) {
		v.point += 5
	}
	if commaSure.MatchString(text) {
		v.comma += 5
	}
}

// Style is what most votes say; unknown when there are none, or as many for either.
func (v *Votes) Style() Style {
	switch {
	case v.point > v.comma:
		return Style{'.'}
	case v.comma > v.point:
		return Style{','}
	}
	return Style{}
}

// StyleOf reads a sample, "1,234.56".
func StyleOf(sample string) Style {
	if i := strings.LastIndexAny(sample, ".,"); i >= 0 {
		return Style{sample[i]}
	}
	return Style{}
}

// currencies are what stands beside an amount.
var currencies = map[string]string{
	"€": "EUR", "£": "GBP", "¥": "¥", "₹": "INR", "₺": "TRY", "₽": "RUB", "₩": "KRW", "₪": "ILS", "₫": "VND", "฿": "THB", "$": "$",
	"us$": "USD", "u$s": "USD", "usd$": "USD", "c$": "CAD", "ca$": "CAD", "cad$": "CAD", "a$": "AUD", "au$": "AUD", "nz$": "NZD", "s$": "SGD", "hk$": "HKD", "r$": "BRL", "mx$": "MXN", "nt$": "TWD",
	"rs": "INR", "rs.": "INR", "inr": "INR", "zł": "PLN", "kč": "CZK", "kr": "kr", "kr.": "kr", "fr.": "CHF", "sfr.": "CHF", "sfr": "CHF", "ft": "HUF", "lei": "RON", "euro": "EUR", "euros": "EUR", "tl": "TRY", "rmb": "CNY", "元": "CNY", "円": "JPY", "dhs": "AED", "s/": "PEN", "s/.": "PEN", "rp": "IDR", "rm": "MYR", "d$": "$", "eur": "EUR",
	"₦": "NGN", "₱": "PHP", "₴": "UAH", "৳": "BDT", "₵": "GHS", "gh₵": "GHS", "gh¢": "GHS", "ksh": "KES", "ksh.": "KES", "kshs": "KES", "kshs.": "KES", "руб": "RUB", "руб.": "RUB", "грн": "UAH", "грн.": "UAH", "лв": "BGN", "лв.": "BGN",
	"kd": "KWD", "k.d.": "KWD", "b.d.": "BHD", "l.e.": "EGP", "원": "KRW", "บาท": "THB", "vnđ": "VND", "ر.س": "SAR", "د.إ": "AED", "د.ك": "KWD", "ج.م": "EGP",
}

const isoCodes = " USD EUR GBP CAD AUD NZD CHF JPY CNY HKD SGD INR MXN BRL ARS CLP COP PEN ZAR SEK NOK DKK PLN CZK HUF RON BGN TRY RUB UAH ILS AED SAR QAR KWD BHD OMR EGP MAD TND DZD KRW TWD THB MYR IDR PHP VND PKR BDT LKR KES NGN GHS ISK HRK RSD UYU BOB PYG CRC GTQ DOP JOD LBP KZT GEL "

// CurrencyOf reads a word as a currency: ISO 4217, or a symbol; "$", "¥" and "kr" stay
// what they are where several countries use them. "" is none.
func CurrencyOf(word string) string {
	if len(word) == 3 && strings.Contains(isoCodes, " "+word+" ") {
		return word
	}
	return currencies[strings.ToLower(word)]
}

const digits = `(?:\d{1,3}(?:[ \x{a0}\x{202f}\x{2009}]\d{3})+(?:[.,]\d{1,6})?|\d[\d.,'’´]*|[.,]\d+)`

var numeral = regexp.MustCompile(digits)

// Find finds the numbers of a text, from left to right. Numbers within words, as in
// item numbers, measures and dates, are none; a unit behind a number without a blank
// ("12EA") is no part of it, and Find does not see such a number: see Apart.
func Find(text string, s Style) (out []Number) {
	for _, at := range numeral.FindAllStringIndex(text, -1) {
		if n, ok := read(text, at[0], at[1], s); ok {
			if k := len(out); k > 0 && n.Start < out[k-1].End { // "3.50 € 7.00": the sign stands with the first
				n.Start = out[k-1].End
			}
			out = append(out, n)
		}
	}
	return out
}

// Parse reads a text that is one number, with its sign, currency and percent sign.
func Parse(text string, s Style) (Number, bool) {
	text = strings.TrimSpace(text)
	all := Find(text, s)
	if len(all) != 1 || all[0].Start != 0 || all[0].End != len(text) {
		return Number{}, false
	}
	return all[0], true
}

var glued = regexp.MustCompile(`(^|\s)(\d[\d.,]*)(\p{L}{1,5}\.?)($|\s)`)

// Apart sets a number and the unit that is written without a blank behind it apart:
// "12EA" becomes "12 EA".
func Apart(text string) string { return glued.ReplaceAllString(text, "$1$2 $3$4") }

// read reads the numeral at text[i:j] with what belongs to it around.
func read(text string, i, j int, s Style) (Number, bool) {
	for j > i && strings.ContainsRune(".,'’´", rune(text[j-1])) { // a full stop behind it
		j--
	}
	body := text[i:j]
	if !free(text, i, j) {
		return Number{}, false
	}
	n, ok := interpret(body, s)
	if !ok {
		return Number{}, false
	}
	n.Start, n.End = i, j
	for _, dash := range []string{",--", ",-", ".--", ".-", ",–", ".–"} {
		if strings.HasPrefix(text[j:], dash) && n.Decimals == 0 && (len(text) == j+len(dash) || text[j+len(dash)] == ' ') {
			n.End += len(dash)
			break
		}
	}
	around(text, &n)
	return n, true
}

// free reports whether what stands at i to j stands by itself: nothing that makes it
// part of a word stands beside it.
func free(text string, i, j int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:i])
	after, size := utf8.DecodeRuneInString(text[j:])
	if i > 0 {
		switch {
		case unicode.IsDigit(before) || strings.ContainsRune("/_#.,:", before):
			return false
		case unicode.IsLetter(before):
			word := text[strings.LastIndexAny(text[:i], " \u00a0(")+1 : i]
			if CurrencyOf(strings.TrimSpace(word)) == "" {
				return false
			}
		case before == '-' || before == '–':
			if p, _ := utf8.DecodeLastRuneInString(text[:i-utf8.RuneLen(before)]); i > utf8.RuneLen(before) && (unicode.IsLetter(p) || unicode.IsDigit(p)) {
				return false
			}
		}
	}
	if j < len(text) {
		switch {
		case unicode.IsLetter(after):
			word := text[j:]
			if k := strings.IndexAny(word, " \u00a0)"); k >= 0 {
				word = word[:k]
			}
			return CurrencyOf(word) != ""
		case strings.ContainsRune("/_#:°\"”″'", after):
			return false
		case after == '-' || after == '–':
			next, _ := utf8.DecodeRuneInString(text[j+size:])
			return !unicode.IsLetter(next) && !unicode.IsDigit(next)
		}
	}
	return true
}

// around takes in sign, currency and percent.
func around(text string, n *Number) {
	neg := false
	take := func() { // what stands before
		head := strings.TrimRight(text[:n.Start], " \u00a0\u202f")
		switch {
		case strings.HasSuffix(head, "-") || strings.HasSuffix(head, "−"):
			sign, size := utf8.DecodeLastRuneInString(head)
			p, _ := utf8.DecodeLastRuneInString(head[:len(head)-size])
			if sign == '-' && len(head) != n.Start && p != ' ' && len(head) > size { // "a - 5"
				return
			}
			neg, n.Start = !neg, len(head)-size
		case strings.HasSuffix(head, "+"):
			n.Start = len(head) - 1
		}
	}
	take()
	head := strings.TrimRight(text[:n.Start], " \u00a0\u202f")
	word := head[strings.LastIndexAny(head, " \u00a0\u202f(-+")+1:]
	if c := CurrencyOf(word); c != "" && word != "" {
		n.Currency, n.Start = c, len(head)-len(word)
		take()
	}
	tail := text[n.End:]
	rest := strings.TrimLeft(tail, " \u00a0\u202f")
	skip := len(tail) - len(rest)
	switch {
	case strings.HasPrefix(rest, "%"):
		n.Percent, n.End = true, n.End+skip+1
	case n.Currency == "":
		word := rest
		if k := strings.IndexAny(word, " \u00a0\u202f)-/;,"); k >= 0 && !strings.HasPrefix(word, "S/") {
			word = word[:k]
		}
		if c := CurrencyOf(word); c != "" && !strings.EqualFold(word, "fr.") && !strings.EqualFold(word, "ft") && !strings.EqualFold(word, "rm") {
			n.Currency, n.End = c, n.End+skip+len(word)
		}
	}
	if strings.HasPrefix(text[n.End:], "-") || strings.HasPrefix(text[n.End:], "−") { // 12.00-
		_, size := utf8.DecodeRuneInString(text[n.End:])
		neg, n.End = !neg, n.End+size
	}
	if n.Start > 0 && text[n.Start-1] == '(' && n.End < len(text) && text[n.End] == ')' && n.Decimals > 0 {
		neg, n.Start, n.End = !neg, n.Start-1, n.End+1
	}
	if neg {
		n.Value, n.Other = n.Value.Neg(), n.Other.Neg()
	}
}

// interpret reads digits with marks between them.
func interpret(body string, s Style) (Number, bool) {
	var plain strings.Builder // groups by blanks and apostrophes taken out
	spaced := false
	for _, r := range body {
		switch r {
		case ' ', '\u00a0', '\u202f', '\u2009', '\'', '’', '´':
			spaced = true
		default:
			plain.WriteRune(r)
		}
	}
	t := plain.String()
	if len(t) > 24 {
		return Number{}, false
	}
	points, commas := strings.Count(t, "."), strings.Count(t, ",")
	switch {
	case points == 0 && commas == 0:
		return whole(t, 0)
	case points > 0 && commas > 0:
		i := strings.LastIndexAny(t, ".,")
		mark := string(t[i])
		if strings.Count(t, mark) != 1 || spaced {
			return Number{}, false
		}
		group := "."
		if mark == "." {
			group = ","
		}
		if !grouped(t[:i], group) {
			return Number{}, false
		}
		return whole(strings.ReplaceAll(t[:i], group, "")+"."+t[i+1:], len(t)-i-1)
	}
	mark := "."
	if commas > 0 {
		mark = ","
	}
	if points+commas > 1 {
		if spaced || !grouped(t, mark) {
			return Number{}, false
		}
		return whole(strings.ReplaceAll(t, mark, ""), 0)
	}
	i := strings.Index(t, mark)
	fraction := len(t) - i - 1
	n, ok := whole(t[:i]+"."+t[i+1:], fraction)
	if !ok || spaced || fraction != 3 || i == 0 || i > 3 || t[0] == '0' {
		return n, ok
	}
	joined, _ := whole(t[:i]+t[i+1:], 0)
	if s.Decimal == mark[0] {
		n.Other, n.Two = joined.Value, true
		return n, true
	}
	joined.Other, joined.Two = n.Value, true
	return joined, true
}

func whole(t string, decimals int) (Number, bool) {
	if strings.HasPrefix(t, ".") {
		t = "0" + t
	}
	t = strings.TrimSuffix(t, ".")
	v, err := decimal.NewFromString(t)
	if err != nil {
		return Number{}, false
	}
	return Number{Value: v, Decimals: decimals}, true
}

// grouped reports whether marks set groups of three apart, or of two with a last one
// of three (as in India).
func grouped(t, mark string) bool {
	parts := strings.Split(t, mark)
	if len(parts) == 1 {
		return true
	}
	if len(parts[0]) < 1 || len(parts[0]) > 3 {
		return false
	}
	three, lakh := true, len(parts[0]) <= 2
	for i, p := range parts[1:] {
		three = three && len(p) == 3
		lakh = lakh && (len(p) == 2 || i == len(parts)-2 && len(p) == 3)
	}
	return three || lakh && len(parts[len(parts)-1]) == 3
}
