// SPDX-License-Identifier: Apache-2.0

package address

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"ordergate/gateway/decode/paper/label"
	"ordergate/gateway/decode/paper/layout"
	"ordergate/gateway/decode/paper/lexicon"
)

// companyBelow reports whether the line below a person is the company, not the rest of a
// name.
func companyBelow(s *label.Sheet, t, next string) bool {
	return Formed(s, next) && !HasDigit(next) && !continues(s, t, next)
}

// someone reports whether a line is a person's name: two or three words with capitals and
// none that organisations and places have.
func someone(s *label.Sheet, t string) bool {
	words := strings.Fields(t)
	if len(words) < 2 || len(words) > 4 || !Person(s, t) && !titled(s, words[0]) {
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
func titled(s *label.Sheet, w string) bool { return Is(s, "mister", w) }

// Person reports whether a name looks like a person's: two or three words with capitals
// and nothing that organisations have.
func Person(s *label.Sheet, name string) bool {
	for _, cut := range []string{" (", ", ", " / ", " - ", " Tel", " tel", " Tél", " +"} { // "S. Demir, +49 271 555 218"
		if who, more, ok := strings.Cut(name, cut); ok && len(who) > 3 && HasDigit(more) && !strings.ContainsFunc(more, unicode.IsLower) && Callable(more) {
			name = who
		}
	}
	fields := strings.Fields(name)
	if Organisation(s, name) || strings.ContainsAny(name, "0123456789&") {
		return false
	}
	if len(fields) == 1 {
		return true
	}
	return len(fields) <= 3
}

// Callable reports whether a text is a telephone number, with a word for it at most.
func Callable(t string) bool {
	digits := 0
	for _, c := range t {
		if unicode.IsDigit(c) {
			digits++
		}
	}
	return digits >= 4 && digits*2 >= len(strings.ReplaceAll(t, " ", ""))
}

// Named reports whether a text may be a name: it has letters, and is no sentence.
func Named(t string) bool {
	n := 0
	for _, c := range t {
		if unicode.IsLetter(c) {
			n++
		}
	}
	return n >= 2 && len(t) <= 90 && !strings.Contains(t, "@") && !strings.HasSuffix(t, ":") && !placeholder.MatchString(t)
}

// placeholder is what a form that nobody filled in has in a name's place.
var placeholder = regexp.MustCompile(`^(?:[\[<{«]|_{3,}|\.{4,}|[xX]{4,}$)`)

// Form reports whether a text is the legal form of a company.
func Form(s *label.Sheet, t string) bool {
	toks := lexicon.Words(t)
	if len(s.C.Words.Lookup("forms", t)) > 0 { // "S.A. de C.V."
		return true
	}
	if len(toks) == 0 || len(toks) > 2 || strings.ContainsFunc(t, unicode.IsDigit) {
		return false
	}
	_, ok := s.C.Words.Within("words", "organisation", toks)
	return ok
}

// Formed reports whether a name ends with the legal form of a company, or has it before
// what follows a comma.
func Formed(s *label.Sheet, name string) bool {
	toks := lexicon.Words(name)
	for n := 1; n <= 4 && n < len(toks); n++ {
		if len(s.C.Words.Lookup("forms", strings.Join(toks[len(toks)-n:], " "))) > 0 {
			return true
		}
	}
	return false
}

// Company is the company's name that a text begins with: it ends with a legal form.
func Company(s *label.Sheet, c *layout.Cell) (layout.Cell, bool) {
	best := 0
	for n := 2; n <= len(c.Words) && n <= 8; n++ {
		part := c.Slice(0, n)
		if Formed(s, part.Text()) {
			best = n
		} else if best > 0 {
			break
		}
	}
	if best == 0 {
		return layout.Cell{}, false
	}
	name := c.Slice(0, best)
	return name, Named(name.Text())
}

// Prose reports whether a text is a sentence and no name: it ends as one, or most of its
// words begin small.
func Prose(s *label.Sheet, t string) bool {
	words := strings.Fields(t)
	if len(words) < 5 {
		return false
	}
	small, n := 0, 0
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		if unicode.IsLower(r) {
			small++
		}
		if unicode.IsLetter(r) {
			n++
		}
	}
	last := words[len(words)-1]
	return n > 4 && small*2 > n || len(words) > 6 && strings.HasSuffix(last, ".") && len(last) > 5 && !Formed(s, t)
}
