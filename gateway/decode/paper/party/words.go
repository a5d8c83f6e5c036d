// SPDX-License-Identifier: Apache-2.0

package party

import (
	"regexp"
	"strings"

	"ordergate/gateway/decode/paper/label"
	"ordergate/gateway/decode/paper/lexicon"
)

var (
	mail      = regexp.MustCompile(`[\w.+\-]+@[\w\-]+\.[\w.\-]+`)
	webLine   = regexp.MustCompile(`(?i)^(?:https?://|www\.)`)
	phoneLine = regexp.MustCompile(`^\(?\+?\d{1,3}\)?[ .\-]\(?\d{3}\)?[ .\-]\d{3}[ .\-]?\d{4}$|^\+\d[\d\s()/.\-]{6,}$|^(?:\(\d{3}\) ?|\d{3}[-.])\d{3}[-.]\d{4}$`)
	postcode  = regexp.MustCompile(`\b\d{4,6}\b|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b|\b[A-Z]\d[A-Z] ?\d[A-Z]\d\b`)
	streetNo  = regexp.MustCompile(`(?i)\b\d{1,6}\w?\b.*\p{L}{3}|\p{L}{3}.*\b\d{1,5}\w?$`)
)

// begins gives how many of the words of a text are a phrase of the dictionary's role that
// it begins with, 0 for none.
func begins(s *label.Sheet, role string, words []string) int {
	for n := min(len(words), 4); n > 0; n-- {
		if is(s, role, strings.Join(words[:n], " ")) {
			return n
		}
	}
	return 0
}

// is reports whether a whole text is a phrase of the dictionary's role.
func is(s *label.Sheet, role, t string) bool {
	for _, e := range s.C.Words.Lookup("words", t) {
		if e.Role == role {
			return true
		}
	}
	return false
}

// phoned reports whether a text is a number to call: by itself, or behind a word for
// telephones.
func phoned(s *label.Sheet, t string) bool {
	if phoneLine.MatchString(t) {
		return true
	}
	words := lexicon.Words(t)
	n := begins(s, "phone", words)
	if n == 0 {
		return false
	}
	for n < len(words) && (begins(s, "phone", words[n:n+1]) > 0 || s.C.Words.Number(words[n])) {
		n++
	}
	return n < len(words) && digital(words[n])
}

// registry reports whether a text begins with what registers and tax offices number
// companies by, or a bank its accounts.
func registry(s *label.Sheet, t string) bool {
	return begins(s, "register", lexicon.Words(t)) > 0
}

// reachable reports whether a line is none of an address: a number to call or of a register,
// an address of mail or of the web.
func reachable(s *label.Sheet, t string) bool {
	return phoned(s, t) || registry(s, t) && hasDigit(t) || strings.Contains(t, "@") || webLine.MatchString(t)
}

// attention cuts off the words before the person whom a line is for: "Attn: J. Dole".
func attention(s *label.Sheet, t string) (string, bool) {
	fields := strings.Fields(t)
	for n := min(len(fields), 4); n > 0; n-- {
		if is(s, "attention", strings.Join(fields[:n], " ")) || n == 1 && strings.EqualFold(fields[0], "c/o") {
			return trim(strings.TrimLeft(strings.Join(fields[n:], " "), ".: ")), true
		}
	}
	return t, false
}

// street reports whether a text has the number of a house, or a box at the post office.
func street(s *label.Sheet, t string) bool {
	if streetNo.MatchString(t) {
		return true
	}
	_, ok := s.C.Words.Within("words", "post box", lexicon.Words(t))
	return ok
}

// addressee cuts off what ends the name of whom a Japanese or Korean letter is for.
func addressee(s *label.Sheet, t string) (string, bool) {
	letters := []rune(strings.TrimSpace(t))
	for n := 2; n > 0; n-- {
		if at := len(letters) - n; at > 1 && is(s, "addressed", string(letters[at:])) {
			return strings.TrimSpace(string(letters[:at])), true
		}
	}
	return t, false
}

// organisation reports whether a name has a word that organisations have.
func organisation(s *label.Sheet, name string) bool {
	return label.Says(s.C.Words, "organisation", name)
}
