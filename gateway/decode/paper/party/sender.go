// SPDX-License-Identifier: Apache-2.0

package party

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"ordergate/gateway/decode/paper"
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
	last := at.cell.Box
	for i := at.row + 1; i < len(s.Rows) && i <= at.row+12; i++ {
		r := &s.Rows[i]
		if r.Page != s.Rows[at.row].Page || r.Lines || r.Box.Y0-last.Y1 > 2*last.Height() {
			break
		}
		for j := range r.Cells {
			c := r.Cells[j].Box
			if d := c.X0 - at.cell.Box.X0; (d < -4 || d > 4) && !near(c.MidX(), at.cell.Box.MidX()) && !near(c.X1, at.cell.Box.X1) {
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
			if phoned(s, t) || webLine.MatchString(t) || mail.MatchString(t) || registry(s, t) && hasDigit(t) {
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
	box := at.cell.Box
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

// prose reports whether a text is a sentence and no name: it ends as one, or most of its
// words begin small.
func prose(s *label.Sheet, t string) bool {
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
	return n > 4 && small*2 > n || len(words) > 6 && strings.HasSuffix(last, ".") && len(last) > 5 && !formed(s, t)
}

// renamed takes the line below a mark for the name where it says the same in full, with
// what follows it on its line for the address.
func renamed(s *label.Sheet, p paper.Party) paper.Party {
	if len(p.Address) == 0 || organisation(s, p.Name.Text) && formed(s, p.Name.Text) {
		return p
	}
	first, rest, _ := strings.Cut(p.Address[0].Text, ",")
	first = trim(first)
	whole := formed(s, first) && strings.Contains(rest, ",") && postcode.MatchString(rest) // the sender's line below a mark
	if hasDigit(first) || len(first) > 80 || !short(p.Name.Text, first) && !whole {
		return p
	}
	line := p.Address[0]
	p.Name.Text, p.Name.Raw, p.Name.Box = first, line.Raw, line.Box
	p.Address = p.Address[1:]
	if rest = trim(rest); rest != "" {
		line.Text = rest
		p.Address = append([]paper.Value{line}, p.Address...)
	}
	return p
}

// marking adds to a name the mark above it that is its beginning: "VAN OOSTERHOUT" above
// "kassenbouw b.v.", where another party says so or the name begins small.
func marking(s *label.Sheet, h *headline, p paper.Party, o *paper.Order) paper.Party {
	if h.row == 0 || lexicon.Key(p.Name.Text) != lexicon.Key(trim(h.cell.Text())) {
		return p
	}
	for i := h.row - 1; i >= 0 && i >= h.row-2; i-- {
		r := &s.Rows[i]
		if r.Page != s.Rows[h.row].Page || h.cell.Box.Y0-r.Box.Y1 > h.cell.Box.Height() {
			break
		}
		for j := range r.Cells {
			c := &r.Cells[j]
			if d := c.Box.X0 - h.cell.Box.X0; d < -4 || d > 4 || s.IsLabel(i, j) || hasDigit(c.Text()) || len(c.Words) > 4 {
				continue
			}
			whole := c.Text() + " " + p.Name.Text
			if alike(o.ShipTo.Name.Text, whole) || alike(o.BillTo.Name.Text, whole) || unicode.IsLower([]rune(p.Name.Text)[0]) && form(s, lastWord(p.Name.Text)) {
				p.Name = join(c.Value(r.Page, p.Name.Evidence...), p.Name, " ")
				return p
			}
		}
	}
	return p
}

// lastWord is the last word of a name.
func lastWord(t string) string { return t[strings.LastIndexByte(t, ' ')+1:] }
