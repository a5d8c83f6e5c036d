// SPDX-License-Identifier: Apache-2.0

package random

import (
	"fmt"
	"strings"
	"time"

	"github.com/shopspring/decimal"
)

// Style is how an order writes numbers.
type Style struct{ group, mark string }

// Write writes a number with so many decimals.
func (s Style) Write(d decimal.Decimal, decimals int) string {
	text := d.StringFixed(int32(decimals))
	whole, part, _ := strings.Cut(text, ".")
	if s.group != "" {
		for i := len(whole) - 3; i > 0 && whole[i-1] != '-'; i -= 3 {
			whole = whole[:i] + s.group + whole[i:]
		}
	}
	if part == "" {
		return whole
	}
	return whole + s.mark + part
}

// Read reads what Write wrote, with whatever digits.
func (s Style) Read(text string) string {
	if s.group != "" {
		text = strings.ReplaceAll(text, s.group, "")
	}
	d, err := decimal.NewFromString(strings.Replace(strings.TrimSuffix(text, "%"), s.mark, ".", 1))
	if err != nil {
		return text
	}
	return d.String()
}

func styleOf(r *dice, language string) Style {
	switch language {
	case "en":
		return []Style{{",", "."}, {",", "."}, {",", "."}, {"", "."}}[r.IntN(4)]
	case "fr":
		return []Style{{" ", ","}, {"\u00a0", ","}, {".", ","}, {"", ","}}[r.IntN(4)]
	case "es":
		return []Style{{".", ","}, {".", ","}, {",", "."}, {"", ","}}[r.IntN(4)]
	case "de":
		return []Style{{".", ","}, {".", ","}, {"", ","}, {"'", "."}}[r.IntN(4)]
	}
	return []Style{{".", ","}, {".", ","}, {".", ","}, {"", ","}}[r.IntN(4)]
}

// dateStyle writes a day as people of a language and country do.
func dateStyle(r *dice, language, country string) func(time.Time) string {
	v := vocabularies()[language]
	named := func(format string) func(time.Time) string {
		return func(t time.Time) string {
			return strings.NewReplacer("D", fmt.Sprint(t.Day()), "M", v.months[t.Month()-1], "Y", fmt.Sprint(t.Year())).Replace(format)
		}
	}
	plain := func(layout string) func(time.Time) string {
		return func(t time.Time) string { return t.Format(layout) }
	}
	switch language {
	case "en":
		usual := plain("01/02/2006")
		if country == "gb" {
			usual = plain("02/01/2006")
		}
		return []func(time.Time) string{usual, usual, usual, plain("02 Jan 2006"), plain("January 2, 2006"), plain("2-Jan-06"), plain("2006-01-02")}[r.IntN(7)]
	case "de":
		return []func(time.Time) string{plain("02.01.2006"), plain("02.01.2006"), plain("02.01.06"), plain("2.1.2006"), named("D. M Y")}[r.IntN(5)]
	case "nl":
		return []func(time.Time) string{plain("02-01-2006"), plain("02-01-2006"), plain("02/01/2006"), named("D M Y")}[r.IntN(4)]
	}
	return []func(time.Time) string{plain("02/01/2006"), plain("02/01/2006"), plain("02.01.2006"), plain("2006-01-02"), named("D M Y")}[r.IntN(5)]
}
