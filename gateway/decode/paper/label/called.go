// SPDX-License-Identifier: Apache-2.0

package label

import (
	"strings"
	"unicode"
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
	if s.counts(words[n-1:]) {
		return s.orders(words[:n-1])
	}
	if s.counts(words[:1]) {
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

// titled reads what an order calls itself with a word for "number" behind it as the
// label of its number: "Bon de commande fournisseur n° BCF00771".
func (s *Sheet) titled(c *layout.Cell, toks [][]string, i int) (Spot, bool) {
	for j := min(i+maxSpan, len(c.Words)-1); j > i; j-- {
		number := j > i+1 && s.counts(toks[j-1]) && strings.ContainsFunc(c.Words[j].Text, unicode.IsDigit)
		if !number && (i > 0 || !s.numbered(c, j)) {
			continue
		}
		words, spare := lexicon.Words(key(c, toks, i, j)), 0
		if number {
			words, spare = lexicon.Words(key(c, toks, i, j-1)), 2 // "Commande cadencée n° 4711"
		}
		entries, n := s.C.Words.Prefix("titles", words)
		if len(words) > n+spare || i > 0 && len(words) > n {
			continue
		}
		for _, e := range entries {
			if e.Role == "purchase order" && !e.Weak {
				p := Spot{From: i, To: j, Key: strings.Join(words, " "), Colon: colon(c.Words[j-1].Text), Entries: []lexicon.Entry{{Kind: "labels", Role: "po_number", Language: e.Language}}}
				p.close(c, toks)
				return p, true
			}
		}
	}
	return Spot{}, false
}

// numbered reports whether a number ends the cell at word j, with at most a few capitals
// before it: "EB-104.882", "VC 318/25".
func (s *Sheet) numbered(c *layout.Cell, j int) bool {
	end := len(c.Words)
	for k := j + 1; k < len(c.Words); k++ {
		if s.C.Words.Says("copy", text(c, k, len(c.Words))) { // "… 2025/733 Original"
			end = k
			break
		}
	}
	for k := j + 1; k < end; k++ { // "Bestellung SWE-E 0452/25 – Kanalrohre", "… 4711 vom 3.4.2025"
		if w := c.Words[k].Text; joint(w) && w != "/" && w != "-" || k > j+1 && w == "-" || since(w) {
			end = k
		}
	}
	last := c.Words[end-1].Text
	if !strings.ContainsFunc(last, unicode.IsDigit) || len(last) < 3 {
		return false
	}
	return j == end-1 || j == end-2 && len(c.Words[j].Text) <= 6 && strings.ToUpper(c.Words[j].Text) == c.Words[j].Text
}

// since are words before the date of an order.
func since(w string) bool {
	switch strings.ToLower(w) {
	case "vom", "du", "del", "dated", "of", "van", "dd", "d.d.", "z", "ze", "dne", "fra", "av", "af", "de", "den":
		return true
	}
	return false
}

// counts reports whether a word's tokens say "number", or stand for it.
func (s *Sheet) counts(toks []string) bool {
	return len(toks) == 1 && (s.C.Words.Number(toks[0]) || toks[0] == "c" || toks[0] == "ref")
}
