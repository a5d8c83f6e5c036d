// SPDX-License-Identifier: Apache-2.0

package party

import (
	"strings"
	"unicode"

	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/address"
	"ordergate/gateway/decode/paper/label"
	"ordergate/gateway/decode/paper/lexicon"
)

// hints are what tells on the whole page who writes.
type hints struct {
	foot    []string // texts of the foot of the page and of signatures, as keys
	domains []string // of addresses of mail and of the web that no party has
}

// hinted gathers the hints of a document's first page.
func hinted(s *label.Sheet, o *paper.Order, page int, height float32) (h hints) {
	n := 0
	for i := range s.Rows {
		r := &s.Rows[i]
		if r.Page != page || r.Lines {
			continue
		}
		for j := range r.Cells {
			if n++; n > maxCells {
				return h
			}
			c := &r.Cells[j]
			if r.Box.Y0 > 0.85*height && len(c.Words) < 60 {
				h.foot = append(h.foot, " "+lexicon.Key(c.Text())+" ")
			}
			for k := range c.Words {
				if d := domain(c.Words[k].Text); d != "" && !inside(&o.Supplier, page, c.Box) && len(h.domains) < 20 {
					h.domains = append(h.domains, d)
				}
			}
		}
	}
	return h
}

// domain is the name in an address of mail or of the web: "kestrel" of
// "orders@kestrel.co.uk".
func domain(t string) string {
	t = strings.ToLower(strings.Trim(t, ".,;:()<>"))
	switch at := strings.IndexByte(t, '@'); {
	case at >= 0:
		t = t[at+1:]
	case strings.HasPrefix(t, "www."):
		t = t[4:]
	default:
		return ""
	}
	name, _, ok := strings.Cut(t, ".")
	if !ok || len(name) < 4 {
		return ""
	}
	return strings.ReplaceAll(name, "-", "")
}

// speaks tells how much speaks beside its own look for a name as the sender's: a mark
// above it, numbers to reach it by or of its register below it, the foot of the page, a
// domain.
func (h *hints) speaks(s *label.Sheet, at *headline, name string) (score float32) {
	key := lexicon.Key(name)
	words := strings.Fields(key)
	if len(key) < 4 {
		return 0
	}
	for _, f := range h.foot {
		if strings.Contains(f, " "+key+" ") {
			score += 2
			break
		}
	}
	for _, d := range h.domains {
		if len(words[0]) >= 4 && strings.Contains(d, words[0]) || strings.HasPrefix(strings.Join(words, ""), d) || len(words) > 1 && len(words[1]) > 5 && strings.Contains(d, words[1]) {
			score += 2
			break
		}
	}
	if registered(s, at) {
		score += 2
	}
	if marked(s, at, name) {
		score += 2
	}
	return score
}

// registered reports whether the lines right below a name have what letterheads say of
// their company and addresses do not: telephone, mail, number of the register, bank.
func registered(s *label.Sheet, at *headline) bool {
	last := at.Cell.Box
	for i := at.row + 1; i < len(s.Rows) && i <= at.row+12; i++ {
		r := &s.Rows[i]
		if r.Page != s.Rows[at.row].Page || r.Lines || r.Box.Y0-last.Y1 > 2*last.Height() {
			break
		}
		for j := range r.Cells {
			c := r.Cells[j].Box
			if d := c.X0 - at.Cell.Box.X0; (d < -4 || d > 4) && !address.Near(c.MidX(), at.Cell.Box.MidX()) && !address.Near(c.X1, at.Cell.Box.X1) {
				continue
			}
			last = c
			t := r.Cells[j].Text()
			if len(lexicon.Words(t)) < 3 && j+1 < len(r.Cells) && r.Cells[j+1].Box.X0-c.X1 < 120 { // "Telefon" and its number beside
				t += " " + r.Cells[j+1].Text()
			}
			if p := s.In(i, j); len(p) > 0 && p[0].Start && p[0].Of("parties") {
				return false
			}
			if address.Phoned(s, t) || address.WebLine.MatchString(t) || address.Mail.MatchString(t) || address.Registry(s, t) && address.HasDigit(t) {
				return true
			}
			break
		}
	}
	return false
}

// marked reports whether right above a name stands its mark: its first letters, or its
// first word.
func marked(s *label.Sheet, at *headline, name string) bool {
	box := at.Cell.Box
	for i := at.row - 1; i >= 0 && i >= at.row-4; i-- {
		r := &s.Rows[i]
		if r.Page != s.Rows[at.row].Page || box.Y0-r.Box.Y1 > 8*box.Height() {
			break
		}
		for j := range r.Cells {
			if r.Cells[j].Box.OverlapX(box) > 0 && short(r.Cells[j].Text(), name) {
				return true
			}
		}
	}
	return false
}

// short reports whether a mark is a name cut short: "A.M.F." of "Ateliers Mécaniques du
// Forez", "GOURAUD TP" of "Gouraud Travaux Publics SAS", "de groene lepel" of "Catering De
// Groene Lepel".
func short(mark, name string) bool {
	m, n := lexicon.Key(mark), lexicon.Key(name)
	if len(m) < 2 || len(n) <= len(m) {
		return false
	}
	if len(m) >= 4 && strings.Contains(" "+n+" ", " "+m+" ") {
		return true
	}
	v, w := strings.Fields(m), strings.Fields(n)
	if len(v) > 1 && len(v[0]) >= 4 && v[0] == w[0] {
		return initials(strings.Join(v[1:], ""), w[1:])
	}
	return len(v) == 1 && initials(m, w)
}

// initials reports whether letters are the first ones of words, small words and a legal
// form left out.
func initials(letters string, words []string) bool {
	if len(letters) < 2 || len(letters) > 6 {
		return false
	}
	k := 0
	for _, w := range words {
		if k < len(letters) && w[0] == letters[k] {
			k++
		} else if len(w) > 4 && k < len(letters) {
			return false
		}
	}
	return k == len(letters)
}

// renamed takes the line below a mark for the name where it says the same in full, with
// what follows it on its line for the address.
func renamed(s *label.Sheet, p paper.Party) paper.Party {
	if len(p.Address) == 0 || address.Organisation(s, p.Name.Text) && address.Formed(s, p.Name.Text) {
		return p
	}
	first, rest, _ := strings.Cut(p.Address[0].Text, ",")
	first = address.Trim(first)
	whole := address.Formed(s, first) && strings.Contains(rest, ",") && address.Postcode.MatchString(rest) // the sender's line below a mark
	if address.HasDigit(first) || len(first) > 80 || !short(p.Name.Text, first) && !whole {
		return p
	}
	line := p.Address[0]
	p.Name.Text, p.Name.Raw, p.Name.Box = first, line.Raw, line.Box
	p.Address = p.Address[1:]
	if rest = address.Trim(rest); rest != "" {
		line.Text = rest
		p.Address = append([]paper.Value{line}, p.Address...)
	}
	return p
}

// marking adds to a name the mark above it that is its beginning: "VAN OOSTERHOUT" above
// "kassenbouw b.v.", where another party says so or the name begins small.
func marking(s *label.Sheet, h *headline, p paper.Party, o *paper.Order) paper.Party {
	small := unicode.IsLower([]rune(p.Name.Text + " ")[0]) && address.Form(s, lastWord(p.Name.Text))
	if h.row == 0 || lexicon.Key(p.Name.Text) != lexicon.Key(address.Trim(h.Cell.Text())) && !small {
		return p
	}
	for i := h.row - 1; i >= 0 && i >= h.row-2; i-- {
		r := &s.Rows[i]
		if r.Page != s.Rows[h.row].Page || h.Cell.Box.Y0-r.Box.Y1 > h.Cell.Box.Height() {
			break
		}
		for j := range r.Cells {
			c := &r.Cells[j]
			if d := c.Box.X0 - h.Cell.Box.X0; (d < -4 || d > 4) && !(small && c.Box.OverlapX(h.Cell.Box) > 0) || s.IsLabel(i, j) || address.HasDigit(c.Text()) || len(c.Words) > 4 {
				continue
			}
			whole := c.Text() + " " + p.Name.Text
			if alike(o.ShipTo.Name.Text, whole) || alike(o.BillTo.Name.Text, whole) || small {
				p.Name = address.Join(c.Value(r.Page, p.Name.Evidence...), p.Name, " ")
				return p
			}
		}
	}
	return p
}

// lastWord is the last word of a name.
func lastWord(t string) string { return t[strings.LastIndexByte(t, ' ')+1:] }

// windowed reports whether a cell begins a block that stands where a letter is
// addressed, with somebody else's name above: it is whom the letter is for.
func windowed(s *label.Sheet, h *headline, height float32) bool {
	box := h.Cell.Box
	if box.Y0 < 0.09*height || box.Y0 > 0.33*height || len(address.Split(&h.Cell)) >= 3 || addressBelow(s, h) == 0 {
		return false
	}
	for i := h.row - 1; i >= 0 && s.Rows[i].Page == s.Rows[h.row].Page; i-- {
		for j := range s.Rows[i].Cells {
			c := &s.Rows[i].Cells[j]
			if _, n := s.C.Words.Prefix("titles", lexicon.Words(c.Text())); n == 0 && !s.IsLabel(i, j) && address.Named(c.Text()) && box.Y0-c.Box.Y0 > 12 {
				if len(address.Split(c)) >= 3 && address.Postcode.MatchString(c.Text()) { // the sender's line
					return true
				}
				return c.Box.OverlapX(box) <= 0 || box.Y0-c.Box.Y1 > 2.2*box.Height()
			}
		}
	}
	return false
}

// addressed reports whether the best headline begins a second block of an address below
// the one at the top of the page, with no label: whom the letter is for, whatever its
// name has in it. A line that names the sender again is none.
func addressed(s *label.Sheet, top, best *headline, o *paper.Order) bool {
	if !o.Supplier.Name.Empty() || best.row <= top.row || addressBelow(s, best) == 0 || len(address.Split(&best.Cell)) >= 3 {
		return false
	}
	end := top.Cell.Box
	for _, l := range address.Follow(s, address.Line{Index: top.row, Cell: top.Cell}, end, 6, true) {
		if l.Index == best.row {
			return false // it belongs to the first block
		}
		end = l.Cell.Box
	}
	if best.Cell.Box.Y0 < end.Y1 {
		return false
	}
	name := best.Cell.Text()
	for _, p := range []*paper.Party{&o.BillTo, &o.ShipTo} {
		if alike(p.Name.Text, name) {
			return false
		}
	}
	return true
}
