// SPDX-License-Identifier: Apache-2.0

package party

import (
	"slices"
	"strings"

	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/address"
	"ordergate/gateway/decode/paper/label"
	"ordergate/gateway/decode/paper/lexicon"
)

// lettered finds whom a letter is for: a name with what Japanese letters set behind it,
// or a company with its address that is addressed as one addresses a person.
func lettered(s *label.Sheet, all []found) paper.Party {
	for i := range min(len(s.Rows), 40) {
		for j := range s.Rows[i].Cells {
			c := &s.Rows[i].Cells[j]
			text, ok := addressee(s, c.Text())
			if !ok || s.IsLabel(i, j) || s.Rows[i].Lines {
				continue
			}
			var out paper.Party
			page := s.Rows[i].Page
			address.Fill(s, &out, append([]address.Line{{Index: i, Cell: *c}}, address.Follow(s, address.Line{Index: i, Cell: *c}, c.Box, 4, true)...), page)
			out.Name.Text = text
			out.Name.Evidence = []string{paper.ByGuess + ": letter"}
			return out
		}
	}
	for i := range all {
		f := &all[i]
		if _, contact := f.roles["contact"]; !contact || !f.block || len(f.roles) > 1 || own(s, f.party.Name.Text) {
			continue
		}
		if address.Person(s, f.party.Name.Text) && !address.Organisation(s, f.party.Name.Text) && len(f.party.Address) < 1 || address.HasDigit(f.party.Name.Text) {
			continue
		}
		for _, other := range all { // the line of a party that has its label
			if _, contact := other.roles["contact"]; !contact && inside(&other.party, f.party.Name.Page, f.party.Name.Box) {
				return paper.Party{}
			}
		}
		for _, a := range f.party.Address {
			if address.Postcode.MatchString(a.Text) && !address.Phoned(s, a.Text) {
				return f.party
			}
		}
	}
	return paper.Party{}
}

// footed is the company that the foot of the first page names with its address or what
// its register says of it.
func footed(s *label.Sheet, o *paper.Order) paper.Party {
	if len(s.Rows) == 0 {
		return paper.Party{}
	}
	page := s.Rows[0].Page
	height := heightOf(s, page)
	for i := range s.Rows {
		r := &s.Rows[i]
		if r.Page != page || r.Lines || r.Box.Y0 < 0.86*height {
			continue
		}
		for j := range r.Cells {
			c := &r.Cells[j]
			parts := address.Split(c)
			if len(c.Words) > 40 || s.IsLabel(i, j) {
				continue
			}
			if len(parts) < 2 { // columns at the foot: the name above its address
				lines := address.Follow(s, address.Line{Index: i, Cell: *c}, c.Box, 4, true)
				posted := false
				for _, l := range lines {
					posted = posted || address.Postcode.MatchString(l.Cell.Text())
				}
				if name, ok := address.Company(s, c); !ok || !posted || len(name.Words) != len(c.Words) || own(s, c.Text()) || alike(o.Supplier.Name.Text, c.Text()) {
					continue
				}
				var out paper.Party
				address.Fill(s, &out, append([]address.Line{{Index: i, Cell: *c}}, lines...), page)
				out.Name.Evidence = []string{paper.ByGuess + ": foot of the page"}
				return out
			}
			name, ok := address.Company(s, &parts[0])
			if !ok || len(name.Words) != len(parts[0].Words) || own(s, name.Text()) || alike(o.Supplier.Name.Text, name.Text()) || !address.Postcode.MatchString(c.Text()) {
				continue
			}
			out := paper.Party{Name: name.Value(page, paper.ByGuess+": foot of the page")}
			out.Name.Text = address.Trim(out.Name.Text)
			for _, a := range rest(s, parts[1:], page) {
				if _, ok := s.C.Words.Within("words", "registered", lexicon.Words(a.Text)); !ok && len(out.Address) < 4 {
					out.Address = append(out.Address, a)
				}
			}
			return out
		}
	}
	return paper.Party{}
}

// unlike reports whether what stands at the head of a letter is not the company of its
// foot, but a block of an address that nothing says to be the sender's.
func unlike(s *label.Sheet, head, foot *paper.Party, o *paper.Order) bool {
	if head.Name.Empty() {
		return true
	}
	a, b := lexicon.Key(head.Name.Text), lexicon.Key(foot.Name.Text)
	if alike(a, b) || short(a, b) || short(b, a) || strings.Contains(b, a) || strings.Contains(a, b) {
		return false
	}
	if v, w := strings.Fields(a), strings.Fields(b); len(v) > 0 && len(w) > 0 && v[0] == w[0] {
		return false
	}
	return o.Supplier.Name.Empty() && len(head.Address) > 0
}

// heightOf is the height of a page.
func heightOf(s *label.Sheet, page int) float32 {
	for i := range s.C.Doc.Pages {
		if p := &s.C.Doc.Pages[i]; p.Number == page && p.Height > 0 {
			return p.Height
		}
	}
	return 792
}

// addressee cuts off what ends the name of whom a Japanese or Korean letter is for.
func addressee(s *label.Sheet, t string) (string, bool) {
	letters := []rune(strings.TrimSpace(t))
	for n := 2; n > 0; n-- {
		if at := len(letters) - n; at > 1 && address.Is(s, "addressed", string(letters[at:])) {
			return strings.TrimSpace(string(letters[:at])), true
		}
	}
	return t, false
}

// reached reports whether the lines below a name say how to reach it and nothing of where
// it is: "N. Perraud, 04 74 77 18 40".
func reached(s *label.Sheet, lines []paper.Value) bool {
	for i := range lines {
		if t := lines[i].Text; !address.Phoned(s, t) && !address.Callable(t) && !address.Mail.MatchString(t) {
			return false
		}
	}
	return len(lines) > 0
}

// suppliersForm reports whether the page is a form that the supplier made for its customers: it
// asks for "Your PO number".
func suppliersForm(s *label.Sheet) bool {
	return slices.ContainsFunc(s.Spots, func(p label.Spot) bool {
		_, ok := p.Role("labels", "po_number")
		return ok && p.Start && (strings.HasPrefix(p.Key, "your po") || strings.HasPrefix(p.Key, "your p o") || strings.HasPrefix(p.Key, "your purchase order"))
	})
}

// employed reports whether the name beside a buyer's label is that of a person who works
// for the company of the letterhead, which the goods go to as well: "Buyer: Dana Whitlow, 1
// Kestrel Plaza" below KESTREL HOME STORES.
func employed(s *label.Sheet, p, head *paper.Party, o *paper.Order) bool {
	if len(p.Address) == 0 || p.Name.Box.OverlapY(p.Address[0].Box) < 1 || head.Name.Empty() || !address.Person(s, p.Name.Text) || len(strings.Fields(p.Name.Text)) != 2 {
		return false
	}
	first, _, _ := strings.Cut(lexicon.Key(head.Name.Text), " ")
	to, _, _ := strings.Cut(lexicon.Key(o.ShipTo.Name.Text), " ")
	return len(first) > 3 && first == to && !strings.Contains(lexicon.Key(p.Name.Text), first)
}

// company is a name without the person before it: "Marge, Kessler Valve Corp."
func company(s *label.Sheet, name string) string {
	if who, of, ok := strings.Cut(name, ", "); ok && address.Person(s, who) && address.Organisation(s, of) && !address.Form(s, of) {
		return of
	}
	return name
}
