// SPDX-License-Identifier: Apache-2.0

package table

import (
	"regexp"
	"strings"
	"unicode"

	"ordergate/gateway/decode/paper/figure"
	"ordergate/gateway/decode/paper/layout"
	"ordergate/gateway/decode/paper/lexicon"
	"ordergate/gateway/decode/paper/reading"
)

// Suits reports whether a text can stand in a column of a role.
func Suits(c *reading.Context, role, text string) bool {
	_, num := figure.Parse(text, c.Numbers)
	switch role {
	case "quantity", "unit_price", "amount", "discount", "per":
		return len(figure.Find(figure.Apart(text), c.Numbers)) > 0 && len(text) < 40
	case "line":
		return IsLine(text)
	case "uom":
		return IsUnit(c.Words, text)
	case "date":
		return len(figure.FindDates(text, c.Dates, c.Words)) > 0
	case "item", "buyer_item", "supplier_item", "manufacturer", "gtin":
		return (strings.ContainsAny(text, "0123456789") || IsCode(text)) && strings.Count(text, " ") < 3
	case "description":
		return !num
	}
	return true
}

// IsDate reports whether a text is a date and nothing else, with its month in letters:
// digits alone may be a number in sections.
func IsDate(c *reading.Context, text string) bool {
	if !strings.ContainsFunc(text, unicode.IsLetter) {
		return false
	}
	d := figure.FindDates(text, c.Dates, c.Words)
	return len(d) == 1 && d[0].Start == 0 && d[0].End == len(text)
}

// IsUnit reports whether a text is a unit of measure.
func IsUnit(set *lexicon.Set, text string) bool {
	return len(text) < 24 && set.Lookup("units", text) != nil
}

// IsLine reports whether a text is a position number: "10", "00010", "1.2", "1/1".
func IsLine(text string) bool {
	text = strings.Trim(text, " .)#")
	if text == "" || len(text) > 7 {
		return false
	}
	return strings.Trim(text, "0123456789.-/") == "" && text[0] >= '0' && text[0] <= '9' && strings.Count(text, ".") < 3 && !strings.Contains(text, "--")
}

// measure is a figure with a unit that nobody orders by: "240V", "1500mm".
var measure = regexp.MustCompile(`(?i)^(\d{1,3}[vwa]|\d{1,5}([.,]\d{1,3})?(mm|cm|km|kg|mg|ml|cl|kv|kw|ma|hz|khz|mhz|ghz|gb|tb|mb|bar|psi|mah|rpm|vac|vdc))$`)

// IsCode reports whether a word is clearly an item number: digits, of four characters
// or more, no date, and no plain amount.
func IsCode(word string) bool {
	word = strings.Trim(word, "()[],;:")
	if len(word) < 4 || len(word) > 40 || strings.ContainsAny(word, "@€$£%\"") || measure.MatchString(word) {
		return false
	}
	digits, letters, upper := 0, 0, 0
	for _, r := range word {
		switch {
		case r >= '0' && r <= '9':
			digits++
		case r >= 'A' && r <= 'Z':
			upper++
			letters++
		case r > 127 || r >= 'a' && r <= 'z':
			letters++
		case !strings.ContainsRune("-_./#+*", r):
			return false
		}
	}
	switch {
	case digits == 0:
		return upper >= 3 && upper == letters && strings.ContainsAny(word, "-_./")
	case letters == 0:
		return !strings.ContainsAny(word, ".,") || strings.Count(word, ".") > 2 || sectioned(word)
	}
	return upper > 0 || strings.ContainsAny(word, "-_") && digits > 1
}

// Series is what the item numbers of one series begin with, letters up to a mark, "LS-" of
// "LS-MAT"; "" for none.
func Series(code string) string {
	i := strings.IndexAny(code, "-_./")
	if i < 2 || i == len(code)-1 || strings.ContainsFunc(code[:i], func(r rune) bool { return !unicode.IsLetter(r) }) {
		return ""
	}
	return code[:i+1]
}

// Form is the sections of an item number with their lengths: "xxx-xxx-xxx".
func Form(code string) string {
	return strings.Map(func(c rune) rune {
		if c == '-' || c == '.' || c == '/' || c == '_' {
			return c
		}
		return 'x'
	}, code)
}

// AreCodes reports whether words of one kind are item numbers: each another, in capitals and
// digits, and clearly so at least half of them.
func AreCodes(words []string) bool {
	seen, clear := map[string]bool{}, 0
	for _, w := range words {
		if len(w) < 3 || strings.ContainsFunc(w, func(c rune) bool {
			return !unicode.IsUpper(c) && !unicode.IsDigit(c) && !strings.ContainsRune("-_./", c)
		}) {
			return false
		}
		if seen[w] = true; IsCode(w) {
			clear++
		}
	}
	return len(words) > 1 && len(seen) == len(words) && 2*clear >= len(words)
}

// sectioned reports whether digits stand in sections, "123.456.01", "40.12.118", as they
// do in no number and no date.
func sectioned(word string) bool {
	parts := strings.Split(word, ".")
	if len(parts) < 3 || strings.Contains(word, ",") {
		return false
	}
	last := parts[len(parts)-1]
	if len(parts[0]) == 2 { // neither thousands nor a day
		return len(parts) == 3 && len(parts[1]) == 2 && len(last) == 3
	}
	return len(parts[0]) > 2 && len(last) != 3 && len(last) > 0 && len(last) < 4
}

// Letters is what the Roman letters of a price's unit stand for in American orders:
// "per C", "per M". An M may be metres as well, which the arithmetic of the line tells.
func Letters(text string) string {
	switch text {
	case "C":
		return "100"
	case "M":
		return "1000"
	}
	return ""
}

// Unrevised leaves out the revision that stands behind an item number: "76-1102 Rev C".
func Unrevised(text string) string {
	words := strings.Fields(text)
	for i := 1; i < len(words) && i+2 >= len(words); i++ {
		switch strings.ToLower(strings.Trim(words[i], ".:,()")) {
		case "rev", "revision", "révision", "revisión", "revisione":
			if i+2 == len(words) && len(words[i+1]) < 6 && IsCode(words[0]) {
				return strings.TrimRight(strings.Join(words[:i], " "), " ,/-")
			}
		}
	}
	return text
}

// Prose reports whether a text is words as people write them, rather than a number
// that has letters in it.
func Prose(text string) bool {
	words := strings.Fields(text)
	for _, w := range words {
		small, digit := 0, false
		for _, c := range w {
			digit = digit || unicode.IsDigit(c)
			if unicode.IsLower(c) {
				small++
			}
		}
		if small > 2 && !digit && len(words) > 1 {
			return true
		}
	}
	return false
}

// GTIN reports whether 12, 13 or 14 digits end in their check digit.
func GTIN(text string) bool {
	text = strings.ReplaceAll(text, " ", "")
	if len(text) < 12 || len(text) > 14 || strings.Trim(text, "0123456789") != "" {
		return false
	}
	sum := 0
	for i := range len(text) - 1 {
		d := int(text[len(text)-2-i] - '0')
		if i%2 == 0 {
			d *= 3
		}
		sum += d
	}
	return (10-sum%10)%10 == int(text[len(text)-1]-'0')
}

// PageNumber reports whether a row is a page's number and nothing else.
func PageNumber(row *layout.Row) bool {
	if len(row.Cells) > 2 {
		return false
	}
	words := lexicon.Words(row.Text())
	if len(words) == 0 || len(words) > 5 {
		return false
	}
	switch words[0] {
	case "page", "seite", "pagina", "pag", "sida", "side", "strana", "strona", "sivu", "sayfa", "blatt", "hoja", "pg":
		return true
	}
	return len(words) == 1 && len(words[0]) < 3 && strings.Trim(words[0], "0123456789") == "" && len(row.Cells) == 1
}
