// SPDX-License-Identifier: Apache-2.0

package party

import (
	"regexp"
	"strings"
	"unicode"

	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/address"
	"ordergate/gateway/decode/paper/label"
	"ordergate/gateway/decode/paper/lexicon"
)

// dateline is the place and the day that a letter begins with: "Lugano, 18 febbraio 2025".
var dateline = regexp.MustCompile(`^\p{L}[\p{L} .'’-]{1,30},? (?:\p{L}{1,4}\.? )?\d{1,2}(?:[./-]\d{1,2}[./-]|\.?(?: \p{L}{1,3})? \p{L}{3,10}\.?,?(?: \p{L}{1,3})? )(?:19|20)?\d\d$`)

// entire gives the buyer's name as whom to bill says it, where the head of the page has
// no more than its beginning: "Saint Brendan", the first line of a mark, of "Saint Brendan
// Health System". Its address is taken where the head has none of its own.
func entire(s *label.Sheet, o *paper.Order) {
	if !guessed(&o.Buyer.Name) {
		return
	}
	if len(o.Buyer.Address) == 0 && lexicon.Key(o.Buyer.Name.Text) == lexicon.Key(o.BillTo.Name.Text) {
		o.Buyer.Address = o.BillTo.Address
	}
	if address.Formed(s, o.Buyer.Name.Text) {
		return
	}
	mark := lexicon.Key(o.Buyer.Name.Text)
	for _, p := range []*paper.Party{&o.BillTo, &o.ShipTo} {
		key := lexicon.Key(p.Name.Text)
		if len(mark) < 4 || !strings.HasPrefix(key, mark+" ") && !stems(mark, key) || address.HasDigit(p.Name.Text) || own(s, p.Name.Text) {
			continue
		}
		rest := strings.TrimPrefix(key, mark+" ")
		below := len(o.Buyer.Address) > 0 && strings.HasPrefix(lexicon.Key(o.Buyer.Address[0].Text), rest)
		if !below && !address.Formed(s, p.Name.Text) {
			continue
		}
		if below {
			o.Buyer.Address = o.Buyer.Address[1:]
		}
		if len(o.Buyer.Address) == 0 && p == &o.BillTo {
			o.Buyer.Address = p.Address
		}
		o.Buyer.Name = p.Name
		o.Buyer.Name.Label, o.Buyer.Name.Evidence = "", []string{paper.ByGuess + ": letterhead"}
		return
	}
}

// guessed reports whether a value has no label.
func guessed(v *paper.Value) bool {
	for _, e := range v.Evidence {
		if strings.HasPrefix(e, paper.ByGuess) {
			return true
		}
	}
	return false
}

// stems reports whether a mark of two words and more is the beginning of a name whose last
// word it cuts short: "Gnosjö Precision" of "Gnosjö Precisionsdetaljer AB".
func stems(mark, name string) bool {
	return len(mark) >= 10 && strings.Contains(mark, " ") && strings.HasPrefix(name, mark)
}

// beneath reports whether a line of an address stands right below the name that it is the
// address of: the name is no smaller, and begins where the line does or has its middle.
func beneath(s *label.Sheet, h *headline, first string) bool {
	if h.row == 0 || address.Formed(s, first) {
		return false
	}
	r := &s.Rows[h.row-1]
	if r.Page != s.Rows[h.row].Page || h.Cell.Box.Y0-r.Box.Y1 > 1.5*h.Cell.Box.Height() {
		return false
	}
	for j := range r.Cells {
		c := &r.Cells[j]
		t := c.Text()
		if d := c.Box.X0 - h.Cell.Box.X0; (d < -4 || d > 4) && !address.Near(c.Box.MidX(), h.Cell.Box.MidX()) {
			continue
		}
		if c.Size() >= h.Cell.Size() && (c.Size() > 1.1*h.Cell.Size() || c.Words[0].Bold && !h.Cell.Words[0].Bold || address.Organisation(s, t)) && len(c.Words) < 9 && len(address.Split(c)) < 3 && !address.Digital(t) && address.Named(t) && !s.IsLabel(h.row-1, j) && !short(t, first) && !alike(t, first) {
			return len(s.C.Words.Lookup("titles", t)) == 0
		}
	}
	return false
}

// numbered reports whether a text ends with a number by its label: "Ordinazione no. 318/25".
func numbered(s *label.Sheet, t string) bool {
	words := strings.Fields(t)
	n := len(words)
	return n > 2 && address.HasDigit(words[n-1]) && s.C.Words.Number(words[n-2])
}

// counts reports whether a word ends labels of numbers and days.
func counts(s *label.Sheet, w string) bool {
	for _, e := range s.C.Words.Lookup("parts", w) {
		if e.Role == "number" && len(w) > 1 || e.Role == "date" {
			return true
		}
	}
	return false
}

// outstanding reports whether a text that ends with a figure as streets do is set larger
// than the line of an address below it: the name of a company ("Ménager Concept 44").
func outstanding(s *label.Sheet, h *headline) bool {
	if address.Digital(h.Cell.Text()) || addressBelow(s, h) < 2 {
		return false
	}
	lines := address.Follow(s, address.Line{Index: h.row, Cell: h.Cell}, h.Cell.Box, 1, true)
	return len(lines) > 0 && h.Cell.Size() > 1.15*lines[0].Cell.Size()
}

// numerous reports whether a text has more figures than letters.
func numerous(t string) bool {
	n := 0
	for _, c := range t {
		if unicode.IsDigit(c) {
			n++
		} else if unicode.IsLetter(c) {
			n--
		}
	}
	return n > 0
}

// mistaken reports whether a label is part of something else: "(Company No. 448812-K)",
// the state in "Gautier, MS 39553", the first word of a company.
func mistaken(s *label.Sheet, p *label.Spot) bool {
	words := s.Cell(p).Words
	if strings.ContainsAny(words[p.From].Text[:1], "([") && !strings.ContainsAny(words[p.To-1].Text, ")]") {
		return true
	}
	if !p.Colon && p.To < len(words) && p.Weak() && address.Organisation(s, s.Text(p)) { // "Société Armoricaine d'Électroménager"
		return true
	}
	if _, to := p.Role("parties", "supplier"); to && p.Weak() && len(p.Key) <= 3 && p.From > 2 && delivers(s, words[:p.From]) { // "Lieferung bis 26.01. an: …"
		return true
	}
	return s.Text(p) == "MS" && !p.Colon && (p.To >= len(words) || address.HasDigit(words[p.To].Text))
}

// delivers reports whether one of some words speaks of delivering.
func delivers(s *label.Sheet, words []paper.Word) bool {
	for i := range words {
		if _, ok := s.C.Words.Within("parts", "deliver", lexicon.Words(words[i].Text)); ok {
			return true
		}
	}
	return false
}

// headings reports whether a text is a label in two languages ("विस्तु | Item"): the next
// field of a form, no name.
func headings(s *label.Sheet, t string) bool {
	a, b, ok := strings.Cut(t, " | ")
	if !ok {
		return false
	}
	for _, half := range []string{a, b} {
		for _, kind := range []string{"labels", "columns", "parties", "totals"} {
			if len(s.C.Words.Lookup(kind, half)) > 0 {
				return true
			}
		}
	}
	return false
}

// unlabelled ends a party's address before a line that is a label of its own: below the
// name of a buyer in a row of fields stand the next fields.
func unlabelled(s *label.Sheet, p *paper.Party) {
	for i := range p.Address {
		toks := lexicon.Words(p.Address[i].Text)
		entries, n := s.C.Words.Prefix("labels", toks)
		if len(toks) > 1 && counts(s, toks[len(toks)-1]) || n > 0 && (n == len(toks) || n == len(toks)-1 && n > 1) && entries[0].Role != "place" {
			p.Address = p.Address[:i]
			return
		}
	}
}
