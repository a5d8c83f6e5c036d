// SPDX-License-Identifier: Apache-2.0

package address

import (
	"regexp"
	"strings"

	"ordergate/gateway/decode/paper/label"
	"ordergate/gateway/decode/paper/lexicon"
)

var (
	Mail      = regexp.MustCompile(`[\w.+\-]+@[\w\-]+\.[\w.\-]+`)
	WebLine   = regexp.MustCompile(`(?i)^(?:https?://|www\.)`)
	phoneLine = regexp.MustCompile(`^\(?\+?\d{1,3}\)?[ .\-]\(?\d{3}\)?[ .\-]\d{3}[ .\-]?\d{4}$|^\+\d[\d\s()/.\-]{6,}$|^(?:\(\d{3}\) ?|\d{3}[-.])\d{3}[-.]\d{4}$`)
	Postcode  = regexp.MustCompile(`\b\d{4,6}\b|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b|\b[A-Z]\d[A-Z] ?\d[A-Z]\d\b`)
	streetNo  = regexp.MustCompile(`(?i)\b\d{1,6}\w?\b.*\p{L}{3}|\p{L}{3}.*\b\d{1,5}\w?$`)
)

// begins gives how many of the words of a text are a phrase of the dictionary's role that
// it begins with, 0 for none.
func begins(s *label.Sheet, role string, words []string) int {
	for n := min(len(words), 4); n > 0; n-- {
		if Is(s, role, strings.Join(words[:n], " ")) {
			return n
		}
	}
	return 0
}

// Is reports whether a whole text is a phrase of the dictionary's role.
func Is(s *label.Sheet, role, t string) bool {
	for _, e := range s.C.Words.Lookup("words", t) {
		if e.Role == role {
			return true
		}
	}
	return false
}

// Phoned reports whether a text is a number to call: by itself, or behind a word for
// telephones.
func Phoned(s *label.Sheet, t string) bool {
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
	return n < len(words) && Digital(words[n])
}

// Registry reports whether a text begins with what registers and tax offices number
// companies by, or a bank its accounts.
func Registry(s *label.Sheet, t string) bool {
	return begins(s, "register", lexicon.Words(t)) > 0
}

// reachable reports whether a line is none of an address: a number to call or of a register,
// an address of mail or of the web.
func reachable(s *label.Sheet, t string) bool {
	return Phoned(s, t) || Registry(s, t) && HasDigit(t) || strings.Contains(t, "@") || WebLine.MatchString(t)
}

// attention cuts off the words before the person whom a line is for: "Attn: J. Dole".
func attention(s *label.Sheet, t string) (string, bool) {
	fields := strings.Fields(t)
	for n := min(len(fields), 4); n > 0; n-- {
		if Is(s, "attention", strings.Join(fields[:n], " ")) || n == 1 && strings.EqualFold(fields[0], "c/o") {
			return Trim(strings.TrimLeft(strings.Join(fields[n:], " "), ".: ")), true
		}
	}
	return t, false
}

// Street reports whether a text has the number of a house, or a box at the post office.
func Street(s *label.Sheet, t string) bool {
	if streetNo.MatchString(t) {
		return true
	}
	_, ok := s.C.Words.Within("words", "post box", lexicon.Words(t))
	return ok
}

// Organisation reports whether a name has a word that organisations have.
func Organisation(s *label.Sheet, name string) bool {
	return label.Says(s.C.Words, "organisation", name)
}

var NumberOnly = regexp.MustCompile(`^[#\s]*[A-Z]{0,4}[\-]?\d[\d\-./ ]*$`)

func LooksLikeNumber(t string) bool { return NumberOnly.MatchString(strings.TrimSpace(t)) }

// Digital reports whether a text begins with a figure, as streets and towns do.
func Digital(t string) bool { return t == "" || t[0] >= '0' && t[0] <= '9' }
