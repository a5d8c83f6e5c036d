// SPDX-License-Identifier: Apache-2.0

package label

import (
	"strings"
	"unicode"

	"ordergate/gateway/decode/paper/layout"
	"ordergate/gateway/decode/paper/lexicon"
)

// made reads words that a colon ends, or that fill their cell, as a label by the words
// that it is made of: "Delivery not later than:", "Ord. acq. N.", "Deliver to site". An
// unknown word among them makes it none.
func (s *Sheet) made(c *layout.Cell, toks [][]string, i, end int) (Spot, bool) {
	if !colon(c.Words[end-1].Text) && end < len(c.Words) || end-i > maxSpan {
		return Spot{}, false
	}
	return s.compose(c, toks, i, end)
}

// until reads words before a date as the label of a delivery: "Bitte liefern Sie bis
// spätestens 14.03.2025".
func (s *Sheet) until(c *layout.Cell, toks [][]string, i, end int) (Spot, bool) {
	for j := i + 2; j < end; j++ {
		if !strings.ContainsFunc(c.Words[j].Text, unicode.IsDigit) {
			continue
		}
		has, ok := s.classes(lexicon.Words(key(c, toks, i, j)))
		if !ok || !has["deliver"] || !has["by"] || has["bill"] || has["other party"] {
			break
		}
		p := Spot{From: i, To: j, Key: key(c, toks, i, j), Start: i == 0, Entries: []lexicon.Entry{{Kind: "labels", Role: "requested_date"}}}
		return p, true
	}
	return Spot{}, false
}

// compose makes a label of the words from i to end.
func (s *Sheet) compose(c *layout.Cell, toks [][]string, i, end int) (Spot, bool) {
	if i > 0 && !parted(c.Words[i-1].Text) {
		return Spot{}, false
	}
	for j := i; j < end; j++ {
		if len(toks[j]) == 0 && c.Words[j].Text != "/" && j < end-1 { // "… of the invoice - Delivery address:"
			return Spot{}, false
		}
	}
	k := key(c, toks, i, end)
	has, ok := s.classes(lexicon.Words(k))
	if !ok {
		return Spot{}, false
	}
	entries := meaning(has)
	if len(entries) == 0 {
		return Spot{}, false
	}
	p := Spot{From: i, To: end, Entries: entries, Key: k, Colon: colon(c.Words[end-1].Text)}
	p.close(c, toks)
	return p, true
}

// parted reports whether a word ends what stands before it: a label may begin behind.
func parted(t string) bool {
	return joint(t) || strings.ContainsAny(t[len(t)-1:], ",;.|")
}

// classes tells what the words of a label are; false where one is unknown, or where it
// is one word alone.
func (s *Sheet) classes(words []string) (map[string]bool, bool) {
	has := map[string]bool{}
	n := 0
	for i := 0; i < len(words); n++ {
		entries, taken := s.C.Words.Prefix("parts", words[i:])
		if taken == 0 {
			return nil, false
		}
		for _, e := range entries {
			has[e.Role] = true
		}
		i += taken
	}
	return has, n > 1
}

// meaning is what words of these classes mean together; nothing where they may mean
// several things.
func meaning(has map[string]bool) []lexicon.Entry {
	entry := func(kind, role string) []lexicon.Entry { return []lexicon.Entry{{Kind: kind, Role: role}} }
	switch {
	case has["other party"]:
		return nil
	case has["pay"]:
		if has["terms"] && !has["deliver"] && !has["bill"] {
			return entry("labels", "payment_terms")
		}
	case has["deliver"] && (has["date"] || has["by"] && !has["place"]) && !has["bill"] && !has["number"]:
		return entry("labels", "requested_date")
	case has["wanted"] && has["date"] && !has["bill"] && !has["number"]:
		return entry("labels", "requested_date")
	case has["terms"] || has["wanted"]:
		return nil
	case has["deliver"] && has["bill"] && has["place"]:
		return append(entry("parties", "ship_to"), entry("parties", "bill_to")...)
	case has["deliver"] && has["place"] && !has["number"]:
		return entry("parties", "ship_to")
	case has["bill"] && has["place"] && !has["number"]:
		return entry("parties", "bill_to")
	case has["order"] && has["number"] && !has["bill"] && !has["deliver"] && !has["place"]:
		return entry("labels", "po_number")
	case has["order"] && has["date"] && !has["bill"] && !has["deliver"] && !has["place"]:
		return entry("labels", "po_date")
	}
	return nil
}
