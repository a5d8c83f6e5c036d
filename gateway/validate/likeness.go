// SPDX-License-Identifier: Apache-2.0

package validate

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// hollow are words of names that tell nobody apart: legal forms, and what many
// companies and public bodies are called.
const hollow = ` inc incorporated corp corporation co company llc llp lp ltd limited plc pty pvt private gmbh mbh ag kg kgaa ohg ug se sa sas sarl srl spa sl slu scs snc bv nv vof as asa ab oy oyj aps
 sro spol zoo sp doo kft zrt sc rl cv de of the and und et y e i la le les los das der die für und van von del della di do da dos den het
 city town county state village university college school schools district department dept group holding holdings international intl global national general united american
 services service systems system industries industrial products stores trading manufacturing supply solutions technologies technology enterprises partners
 stadt gemeinde universitat ville commune universite universidad ciudad municipio comune citta societe societa gesellschaft handels vertriebs division plant werk warehouse depot lager attn `

// allWords are the words of a name in lower case without accents, twenty at most.
func allWords(s string) []string {
	plain := strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Mn, r):
			return -1
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			return unicode.ToLower(r)
		case r == '.' || r == '\'' || r == '’':
			return -1
		}
		return ' '
	}, strings.ReplaceAll(norm.NFKD.String(s), "ß", "ss"))
	all := strings.Fields(plain)
	return all[:min(len(all), 20)]
}

// nameWords are the words of a name that tell it apart; all of its words where none does.
func nameWords(s string) []string {
	all := allWords(s)
	var out []string
	for _, w := range all {
		if !strings.Contains(hollow, " "+w+" ") {
			out = append(out, w)
		}
	}
	if len(out) == 0 {
		return all
	}
	return out
}

// alikeNames is how much of the shorter name the longer one says too, from 0 to 100.
func alikeNames(a, b string) int {
	x, y := nameWords(a), nameWords(b)
	if len(x) == 0 || len(y) == 0 {
		return 0
	}
	if len(x) > len(y) {
		x, y = y, x
	}
	same := 0
	for _, w := range x {
		if slices.ContainsFunc(y, func(v string) bool { return sameWord(w, v) }) {
			same++
		}
	}
	if same == 0 && (initials(y) == strings.Join(x, "") || initials(x) == strings.Join(y, "") || strings.Join(x, "") == strings.Join(y, "")) {
		return 100
	}
	return same * 100 / len(x)
}

// sameWord lets pass an abbreviation of four letters and more, and one letter that
// differs in a word of six and more.
func sameWord(a, b string) bool {
	if a == b {
		return true
	}
	if len(a) > len(b) {
		a, b = b, a
	}
	if strings.ContainsAny(a+b, "0123456789") {
		return false
	}
	if len(a) >= 4 && strings.HasPrefix(b, a) {
		return true
	}
	if len(a) < 6 || len(b)-len(a) > 1 {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	if len(a) == len(b) {
		return a[i+1:] == b[i+1:]
	}
	return a[i:] == b[i+1:]
}

func initials(words []string) string {
	var b strings.Builder
	for _, w := range words {
		b.WriteString(w[:1])
	}
	return b.String()
}

// sameStreet tells whether two streets are the same; known is false where one of them
// says too little. The numbers count most: a house number is in both or in none.
func sameStreet(a, b string) (same, known bool) {
	x, y := nameWords(a), nameWords(b)
	var numbers [2][]string
	var words [2][]string
	for i, of := range [][]string{x, y} {
		for _, w := range of {
			if strings.ContainsAny(w, "0123456789") {
				numbers[i] = append(numbers[i], strings.TrimLeft(w, "0"))
			} else {
				words[i] = append(words[i], w)
			}
		}
	}
	if len(words[0]) == 0 || len(words[1]) == 0 {
		return false, false
	}
	alike := slices.ContainsFunc(words[0], func(w string) bool {
		return slices.ContainsFunc(words[1], func(v string) bool { return sameWord(w, v) || glued(w, v) })
	})
	if len(numbers[0]) == 0 && len(numbers[1]) == 0 {
		return alike, true
	}
	return alike && slices.ContainsFunc(numbers[0], func(n string) bool { return slices.Contains(numbers[1], n) }), true
}

// glued tells words as "Hauptstr." and "Hauptstrasse" alike, by what stands before the
// word for street.
func glued(a, b string) bool {
	stem := func(w string) string {
		for _, end := range []string{"strasse", "str", "straat", "weg", "gasse", "platz", "allee", "laan"} {
			if s, ok := strings.CutSuffix(w, end); ok && len(s) >= 3 {
				return s + end[:2]
			}
		}
		return w
	}
	return stem(a) == stem(b)
}
