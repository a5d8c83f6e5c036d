// SPDX-License-Identifier: Apache-2.0

package xlsx

import (
	"fmt"
	"strings"
	"time"

	"github.com/shopspring/decimal"
)

// style is how a cell shows its number, so far as it changes what it means.
type style struct {
	date, clock bool // day, time of day
	elapsed     bool // hours beyond a day
	width       int  // digits, with leading zeros

	// How it looks, for those who read it as people do.
	code       string // the format code
	font, fill int
}

// builtIn gives the formats that workbooks do not spell out (ECMA-376 part 1,
// 18.8.30).
func builtIn(id int) style {
	switch {
	case id >= 14 && id <= 17, id >= 27 && id <= 31, id == 36, id >= 50 && id <= 54, id == 57, id == 58:
		return style{date: true}
	case id >= 18 && id <= 21, id == 45, id == 47, id >= 32 && id <= 35, id == 55, id == 56:
		return style{clock: true}
	case id == 22:
		return style{date: true, clock: true}
	case id == 46:
		return style{clock: true, elapsed: true}
	case id == 1:
		return style{code: "0"}
	case id == 2, id == 4, id == 39, id == 40:
		return style{code: "0.00"}
	case id == 9:
		return style{code: "0%"}
	case id == 10:
		return style{code: "0.00%"}
	}
	return style{}
}

// styleOf reads a format code: "yyyy-mm-dd", `0000000`, `#,##0.00 "EUR"`.
func styleOf(code string) (st style) {
	if len(code) > 1 && strings.Trim(code, "0") == "" {
		return style{width: min(len(code), 40)}
	}
	if strings.HasPrefix(strings.ToLower(code), "general") {
		return st
	}
	var month, day, hour bool
	for i := 0; i < len(code); i++ {
		rest := strings.ToLower(code[i:])
		switch {
		case code[i] == ';': // what follows is for other values
			i = len(code)
		case code[i] == '\\' || code[i] == '_' || code[i] == '*':
			i++
		case code[i] == '"' || code[i] == '[':
			closing := byte('"')
			if code[i] == '[' {
				closing = ']'
			}
			n := strings.IndexByte(code[i+1:], closing)
			if n < 0 {
				return style{}
			}
			if in := rest[1 : 1+n]; closing == ']' && in != "" && (strings.Trim(in, "h") == "" || strings.Trim(in, "m") == "" || strings.Trim(in, "s") == "") {
				hour, st.elapsed = true, true
			}
			i += 1 + n
		case strings.HasPrefix(rest, "am/pm"):
			i += 4
		case strings.HasPrefix(rest, "a/p"):
			i += 2
		case rest[0] == 'm':
			month = true
		case rest[0] == 'y' || rest[0] == 'd':
			day = true
		case rest[0] == 'h' || rest[0] == 's':
			hour = true
		}
	}
	st.date, st.clock = day || month && !hour, hour
	return st
}

// maxLexeme bounds a number as stored; a binary fraction needs some 25.
const maxLexeme = 400

// show gives a number as people see it; ok is false when it is none.
func (st style) show(lexeme string, since int) (string, bool) {
	digits := strings.TrimPrefix(lexeme, "-")
	mantissa, exponent, scientific := strings.Cut(strings.ToLower(digits), "e")
	if !isDecimal(mantissa) || len(lexeme) > maxLexeme {
		return "", false
	}
	if exponent = strings.TrimLeft(strings.TrimPrefix(strings.TrimPrefix(exponent, "+"), "-"), "0"); scientific && (len(exponent) > 3 || strings.Trim(exponent, "0123456789") != "") {
		return "", false
	}
	d, err := decimal.NewFromString(lexeme)
	if err != nil {
		return "", false
	}
	whole := !scientific && !strings.Contains(mantissa, ".")
	switch {
	case st.date || st.clock:
		return st.when(d, since)
	case st.width > 0 && d.IsInteger() && !d.IsNegative():
		text := d.String()
		return strings.Repeat("0", max(0, st.width-len(text))) + text, true
	case whole:
		return lexeme, true
	}
	// A binary fraction is good for 15 digits; more are its noise.
	if n := int32(len(strings.Trim(d.Coefficient().String(), "-"))); n > 15 {
		return d.Round(-d.Exponent() - (n - 15)).String(), true
	}
	if scientific {
		return d.String(), true
	}
	return lexeme, true
}

func isDecimal(s string) bool {
	whole, fraction, dot := strings.Cut(s, ".")
	return whole+fraction != "" && strings.Trim(whole+fraction, "0123456789") == "" && (!dot || !strings.Contains(fraction, "."))
}

// when gives a day number as ISO 8601.
func (st style) when(d decimal.Decimal, since int) (string, bool) {
	if d.IsNegative() || d.GreaterThan(decimal.NewFromInt(2958465+1)) { // 9999-12-31
		return "", false
	}
	day := d.Floor()
	seconds := d.Sub(day).Mul(decimal.NewFromInt(24 * 60 * 60)).Round(0).IntPart()
	days := day.IntPart()
	if seconds == 24*60*60 {
		days, seconds = days+1, 0
	}
	clock := fmt.Sprintf("%02d:%02d:%02d", seconds/3600, seconds/60%60, seconds%60)
	switch {
	case st.elapsed && !st.date:
		return fmt.Sprintf("%02d:%02d:%02d", days*24+seconds/3600, seconds/60%60, seconds%60), true
	case !st.date && days == 0:
		return clock, true
	}
	from := time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	if since == 1900 {
		// Excel takes 1900 for a leap year: day 60 is 1900-02-29, which never was.
		if days == 0 || days == 60 {
			return "", false
		}
		from = time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
		if days < 60 {
			from = from.AddDate(0, 0, 1)
		}
	}
	at := from.AddDate(0, 0, int(days))
	if at.Year() > 9999 {
		return "", false
	}
	if st.clock {
		return at.Format("2006-01-02") + "T" + clock, true
	}
	return at.Format("2006-01-02"), true
}
