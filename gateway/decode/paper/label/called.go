// SPDX-License-Identifier: Apache-2.0

package label

import (
	"strings"
	"unicode/utf8"

	"ordergate/gateway/decode/paper/layout"
	"ordergate/gateway/decode/paper/lexicon"
)

// called reads what orders are called, alone in its cell or with a colon, as the label
// of an order's number, whether a word for "number" is with it or not: "Købsordre",
// "INKÖPSORDERNR", "N° du bon de commande", "Ordinazione no.:".
func (s *Sheet) called(c *layout.Cell, toks [][]string, i, end int) (Spot, bool) {
	if i > 0 && !parted(c.Words[i-1].Text) || !colon(c.Words[end-1].Text) && (i > 0 || end < len(c.Words)) {
		return Spot{}, false
	}
	for j := i; j < end-1; j++ {
		if len(toks[j]) == 0 {
			return Spot{}, false
		}
	}
	k := key(c, toks, i, end)
	e, ok := s.name(lexicon.Words(k), i == 0 && end == len(c.Words))
	if !ok {
		return Spot{}, false
	}
	p := Spot{From: i, To: end, Key: k, Colon: colon(c.Words[end-1].Text), Entries: []lexicon.Entry{e}}
	p.close(c, toks)
	return p, true
}

// name gives the meaning of words that are what orders are called with a word for
// "number" before or behind, or grown together with it; with alone, without one, too.
func (s *Sheet) name(words []string, alone bool) (lexicon.Entry, bool) {
	if len(words) == 0 {
		return lexicon.Entry{}, false
	}
	n := len(words)
	if e, ok := s.orders(words); ok && alone && !e.Weak {
		return e, true
	}
	if numberWord(words[n-1:]) {
		return s.orders(words[:n-1])
	}
	if numberWord(words[:1]) {
		rest := words[1:]
		for len(rest) > 1 && article(rest[0]) {
			rest = rest[1:]
		}
		return s.orders(rest)
	}
	for _, end := range [...]string{"nummer", "numero", "nro", "nr"} { // "Inköpsordernr"
		base, ok := strings.CutSuffix(words[n-1], end)
		if !ok || utf8.RuneCountInString(base) < 5 {
			continue
		}
		last := append([]string(nil), words...)
		for _, b := range [...]string{base, strings.TrimSuffix(base, "s")} {
			last[n-1] = b
			if e, ok := s.orders(last); ok {
				return e, true
			}
		}
	}
	return lexicon.Entry{}, false
}

// orders reports whether words are what orders are called.
func (s *Sheet) orders(words []string) (lexicon.Entry, bool) {
	entries, n := s.C.Words.Prefix("titles", words)
	if n == 0 || n < len(words) || entries[0].Role != "purchase order" {
		return lexicon.Entry{}, false
	}
	return lexicon.Entry{Kind: "labels", Role: "po_number", Language: entries[0].Language, Weak: entries[0].Weak}, true
}

// article are words between "number" and what is numbered.
func article(w string) bool {
	switch w {
	case "de", "du", "d", "la", "l", "le", "di", "del", "della", "dell", "do", "da", "of", "our", "der", "des", "van", "notre", "nostro", "ns", "nuestro", "nuestra", "onze":
		return true
	}
	return false
}
