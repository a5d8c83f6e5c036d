// SPDX-License-Identifier: Apache-2.0

package party

import (
	"strings"
	"unicode"

	"ordergate/gateway/decode/paper/label"
	"ordergate/gateway/decode/paper/lexicon"
)

// companyBelow reports whether the line below a person is the company, not the rest of a
// name.
func companyBelow(s *label.Sheet, t, next string) bool {
	return formed(s, next) && !hasDigit(next) && !continues(s, t, next)
}

// someone reports whether a line is a person's name: two or three words with capitals and
// none that organisations and places have.
func someone(s *label.Sheet, t string) bool {
	words := strings.Fields(t)
	if len(words) < 2 || len(words) > 4 || !person(s, t) && !titled(s, words[0]) {
		return false
	}
	for _, w := range words {
		if !unicode.IsUpper([]rune(w)[0]) || len(w) > 3 && strings.ToUpper(w) == w {
			return false
		}
	}
	toks := lexicon.Words(t)
	for _, kind := range []string{"parts", "parties", "labels"} {
		if _, ok := s.C.Words.Within(kind, "", toks); ok && !titled(s, words[0]) {
			return false
		}
	}
	return true
}

// titled reports whether a word addresses a person.
func titled(s *label.Sheet, w string) bool { return is(s, "mister", w) }
