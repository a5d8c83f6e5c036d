// SPDX-License-Identifier: Apache-2.0

package party

import (
	"strings"
	"unicode"

	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/address"
	"ordergate/gateway/decode/paper/label"
	"ordergate/gateway/decode/paper/layout"
	"ordergate/gateway/decode/paper/lexicon"
)

// told reads the sentences of a cell that say where goods or invoices go: "Bitte liefern
// Sie am 27.05. an die Baustelle:", "Rechnung an Rütimann AG, Buchhaltung."
func told(s *label.Sheet, i, j int) (out []found) {
	c := &s.Rows[i].Cells[j]
	for from := 0; from < len(c.Words) && len(out) < 4; {
		to := sentenceEnd(c, from)
		if f, ok := saying(s, i, j, from, to); ok {
			out = append(out, f)
		}
		from = to
	}
	return append(out, asked(s, i, j)...)
}

// asked reads the party below a sentence whose last words stand alone on the next line:
// "Die Rechnung stellen Sie bitte aus" above "auf:".
func asked(s *label.Sheet, i, j int) []found {
	r := &s.Rows[i]
	if i+1 >= len(s.Rows) || len(r.Cells) > 1 || s.Rows[i+1].Page != r.Page || len(s.Rows[i+1].Cells) != 1 {
		return nil
	}
	c, end := &r.Cells[j], &s.Rows[i+1].Cells[0]
	if len(end.Words) > 3 || !strings.HasSuffix(end.Text(), ":") || !address.Near(c.Box.X0, end.Box.X0) || end.Box.Y0-c.Box.Y1 > c.Box.Height() {
		return nil
	}
	from := 0
	for to := sentenceEnd(c, 0); to < len(c.Words); to = sentenceEnd(c, to) {
		from = to
	}
	last := c.Slice(from, len(c.Words))
	role, ok := asks(s, lexicon.Words(last.Text()+" "+end.Text()))
	if !ok {
		return nil
	}
	if f, ok := under(s, i+1, 0, 0, len(end.Words), role); ok {
		return []found{f}
	}
	return nil
}

// sentenceEnd is the word behind the sentence that begins at a word: a full stop behind
// a longer word or a number ends it where a capital follows.
func sentenceEnd(c *layout.Cell, from int) int {
	for k := from; k+1 < len(c.Words); k++ {
		t := c.Words[k].Text
		if !strings.HasSuffix(t, ".") || len(t) < 6 && !address.HasDigit(t) || strings.Count(t, ".") > 1 {
			continue
		}
		if first := []rune(c.Words[k+1].Text)[0]; unicode.IsUpper(first) {
			return k + 1
		}
	}
	return len(c.Words)
}

// saying reads one sentence, words from to to of a cell.
func saying(s *label.Sheet, i, j, from, to int) (found, bool) {
	c := &s.Rows[i].Cells[j]
	known := s.In(i, j)
	for k := range known { // a label of the dictionary stands there
		if p := &known[k]; p.Of("parties") && p.From == from && (p.Colon || p.Whole) {
			return found{}, false
		}
	}
	var words []string
	ends := make([]int, 0, to-from) // of each word, how many words of the dictionary
	for k := from; k < to && k < from+24; k++ {
		words = append(words, lexicon.Words(c.Words[k].Text)...)
		ends = append(ends, len(words))
		if strings.HasSuffix(c.Words[k].Text, ":") && k > from {
			role, ok := asks(s, words)
			if !ok || ends[len(ends)-1] < 3 {
				return found{}, false
			}
			return behind(s, i, j, from, k+1, to, role)
		}
	}
	if from == 0 && len(known) > 0 && known[0].Start && known[0].Of("parties") {
		return found{}, false
	}
	for len(words) > 3 && is(s, "parts", "filler", words[0]) && len(ends) > 1 { // "The goods are to be delivered to …"
		if entries, n := s.C.Words.Prefix("parties", words); n > 1 && !entries[0].Weak {
			break
		}
		gone := ends[0]
		from, words, ends = from+1, words[gone:], ends[1:]
		for k := range ends {
			ends[k] -= gone
		}
	}
	entries, n := s.C.Words.Prefix("parties", words)
	if n < 2 || entries[0].Weak || entries[0].Role != "ship_to" && entries[0].Role != "bill_to" {
		return found{}, false
	}
	at := from
	for at-from < len(ends) && ends[at-from] < n {
		at++
	}
	if at++; at >= to || to-at > 20 || ends[at-1-from] != n {
		return found{}, false
	}
	rest := c.Slice(at, to)
	parts := address.Split(&rest)
	if !unicode.IsUpper([]rune(rest.Words[0].Text)[0]) || address.HasDigit(parts[0].Text()) && !address.Organisation(s, parts[0].Text()) || len(parts) < 2 && !address.Organisation(s, rest.Text()) {
		return found{}, false
	}
	if !address.Organisation(s, parts[0].Text()) && !address.Postcode.MatchString(rest.Text()) {
		return found{}, false
	}
	return aParty(s, i, entries, &rest)
}

// is reports whether a word of a kind of the dictionary means the role.
func is(s *label.Sheet, kind, role, word string) bool {
	for _, e := range s.C.Words.Lookup(kind, word) {
		if e.Role == role {
			return true
		}
	}
	return false
}

// aParty makes a party of the rest of a sentence.
func aParty(s *label.Sheet, i int, entries []lexicon.Entry, rest *layout.Cell) (found, bool) {
	f := found{roles: roles(entries), colon: true}
	page := s.Rows[i].Page
	f.party = address.Listed(s, address.Split(rest), page)
	last := &f.party.Name
	if n := len(f.party.Address); n > 0 {
		last = &f.party.Address[n-1]
	}
	if !address.Formed(s, last.Text) {
		last.Text = strings.TrimSuffix(last.Text, ".")
	}
	f.block = len(f.party.Address) > 0
	return f, address.Named(f.party.Name.Text)
}

// asks reports whether words before a colon ask to send goods, or invoices, to what
// follows: a word for sending, and a word for a place at the end.
func asks(s *label.Sheet, words []string) (string, bool) {
	sends, delivers, bills, ends := false, false, false, false
	if _, ok := s.C.Words.Within("words", "sends", words); ok {
		sends = true
	}
	for _, w := range words {
		for _, e := range s.C.Words.Lookup("parts", w) {
			delivers = delivers || e.Role == "deliver"
			bills = bills || e.Role == "bill"
		}
	}
	for n := min(6, len(words)); n > 0 && !ends; n-- {
		key := strings.Join(words[len(words)-n:], " ")
		for _, e := range s.C.Words.Lookup("words", key) {
			ends = ends || e.Role == "hither"
		}
		for _, e := range s.C.Words.Lookup("parts", key) {
			ends = ends || e.Role == "place"
		}
		for _, e := range s.C.Words.Lookup("parties", key) {
			ends = ends || e.Role == "ship_to"
		}
	}
	switch {
	case !ends || bills && delivers:
	case bills:
		return "bill_to", true
	case sends || delivers:
		return "ship_to", true
	}
	return "", false
}

// behind reads the party behind a sentence's colon at word k: in its cell, in the cells
// close at its right, or below.
func behind(s *label.Sheet, i, j, from, k, to int, role string) (found, bool) {
	r := &s.Rows[i]
	c := &r.Cells[j]
	entries := []lexicon.Entry{{Kind: "parties", Role: role}}
	if k < to {
		rest := c.Slice(k, to)
		return aParty(s, i, entries, &rest)
	}
	if k < len(c.Words) {
		return found{}, false
	}
	if j+1 < len(r.Cells) && !s.IsLabel(i, j+1) && r.Cells[j+1].Box.X0-c.Box.X1 < 60 {
		words := append([]paper.Word{}, r.Cells[j+1].Words...)
		last := r.Cells[j+1].Box
		for m := j + 2; m < len(r.Cells) && r.Cells[m].Box.X0-last.X1 < 1.2*last.Height() && !s.IsLabel(i, m); m++ {
			words = append(words, r.Cells[m].Words...)
			last = r.Cells[m].Box
		}
		whole := layout.Cell{Words: words}
		rest := whole.Slice(0, len(words))
		return aParty(s, i, entries, &rest)
	}
	return under(s, i, j, from, k, role)
}

// under reads the party below a sentence that ends with a colon, words from to to of a
// cell.
func under(s *label.Sheet, i, j, from, to int, role string) (found, bool) {
	entries := []lexicon.Entry{{Kind: "parties", Role: role}}
	p := label.Spot{Row: i, Cell: j, From: from, To: to, Colon: true, Whole: from == 0, Start: from == 0, Entries: entries}
	party, ok := address.Block(s, &p, 6, true)
	if !ok || !address.Named(party.Name.Text) || address.Prose(s, party.Name.Text) || len(party.Address) == 0 {
		return found{}, false
	}
	return found{roles: roles(entries), party: party, block: len(party.Address) > 0, colon: true}, true
}
