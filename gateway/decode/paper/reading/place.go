// SPDX-License-Identifier: Apache-2.0

package reading

import (
	"regexp"
	"strings"

	"ordergate/gateway/decode/paper/figure"
	"ordergate/gateway/decode/paper/layout"
	"ordergate/gateway/decode/paper/lexicon"
)

var (
	american = regexp.MustCompile(`\b(?:AL|AK|AZ|AR|CA|CO|CT|DE|DC|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|NY|NC|ND|OH|OK|OR|PA|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY|PR)\.?,?\s+\d{5}(?:-\d{4})?\b`)
	british  = regexp.MustCompile(`\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b`)
	elseways = regexp.MustCompile(`[€£₹]|\bGSTIN\b|\bA\.?B\.?N\b|\bVAT\b|\bEUR\b|\bGBP\b`)
)

// maxPlaces bounds how many cells are looked at for the country.
const maxPlaces = 4000

// byPlace tells whether day or month comes first where no date shows it: in labels of
// other languages than English the day; in English ones what the addresses say, the
// month in the United States alone.
func byPlace(rows []layout.Row, words *lexicon.Set) figure.DateOrder {
	us, other, english, foreign, n := 0, 0, 0, 0, 0
	for i := range rows {
		for j := range rows[i].Cells {
			if n++; n > maxPlaces {
				break
			}
			c := &rows[i].Cells[j]
			text := c.Text()
			if american.MatchString(text) {
				us++
			} else if british.MatchString(text) || elseways.MatchString(text) {
				other++
			}
			if len(c.Words) > 12 {
				continue
			}
			switch tongue(words, text) {
			case "":
			case "en":
				english++
			default:
				foreign++
			}
		}
	}
	switch {
	case foreign > english:
		return figure.DayFirst
	case us > 0 && other == 0:
		return figure.MonthFirst
	case other > 0 && us == 0:
		return figure.DayFirst
	}
	return figure.UnknownOrder
}

// tongue is the language of the label that a cell begins with: English where it may be,
// "" for none.
func tongue(words *lexicon.Set, text string) string {
	text, _, _ = strings.Cut(text, ":")
	toks := lexicon.Words(text)
	for _, kind := range []string{"labels", "columns", "totals", "parties"} {
		entries, n := words.Prefix(kind, toks)
		if n == 0 || entries[0].Weak {
			continue
		}
		for _, e := range entries {
			if e.Language == "en" {
				return "en"
			}
		}
		return entries[0].Language
	}
	return ""
}
