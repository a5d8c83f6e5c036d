// SPDX-License-Identifier: Apache-2.0

package party

import (
	"strings"

	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/address"
	"ordergate/gateway/decode/paper/label"
	"ordergate/gateway/decode/paper/layout"
	"ordergate/gateway/decode/paper/lexicon"
)

// buyer is the party with the buyer's label, else the one of the letterhead, else the
// one that pays.
func buyer(s *label.Sheet, all []found, o *paper.Order) paper.Party {
	supplier := lexicon.Key(o.Supplier.Name.Text)
	labelled := pick(s, all, "buyer", func(f *found) bool {
		return f.person || lexicon.Key(f.party.Name.Text) == supplier || inside(&o.Supplier, f.party.Name.Page, f.party.Name.Box) ||
			address.Digital(f.party.Name.Text) && address.Street(s, f.party.Name.Text) && !address.Organisation(s, f.party.Name.Text) // an address that no name stands above
	})
	head := fuller(s, letterhead(s, o), o)
	if !labelled.Name.Empty() && (len(labelled.Address) > 0 || address.Organisation(s, labelled.Name.Text)) {
		if employed(s, &labelled, &head, o) {
			o.Buyer.Contact, labelled.Name = labelled.Name, head.Name
		}
		return labelled
	}
	if suppliersForm(s) && !o.BillTo.Name.Empty() && !alike(head.Name.Text, o.BillTo.Name.Text) {
		if o.Supplier.Name.Empty() {
			o.Supplier = head
		}
		p := o.BillTo
		p.Name.Evidence = []string{paper.ByGuess}
		return p
	}
	if foot := footed(s, o); !foot.Name.Empty() && unlike(s, &head, &foot, o) {
		return foot
	}
	if !head.Name.Empty() && address.Organisation(s, head.Name.Text) {
		return head
	}
	by := signed(s, o)
	if !by.Name.Empty() && (head.Name.Empty() || alike(by.Name.Text, head.Name.Text)) {
		by.Address = head.Address
		return by
	}
	if !labelled.Name.Empty() && !labelled.Name.Has(paper.ByWeakLabel) && len(strings.Fields(labelled.Name.Text)) > 2 {
		return labelled
	}
	if !head.Name.Empty() {
		return head
	}
	if !labelled.Name.Empty() {
		return labelled
	}
	if p := closing(s, o); !p.Name.Empty() {
		return p
	}
	for _, to := range []*paper.Party{&o.BillTo, &o.ShipTo} {
		if to.Name.Empty() || to == &o.ShipTo && (o.Supplier.Name.Empty() || !address.Formed(s, to.Name.Text)) {
			continue
		}
		p := *to
		p.Name.Evidence = []string{paper.ByGuess}
		return p
	}
	return paper.Party{}
}

// headline is a cell that may be the name of who wrote the document.
type headline struct {
	row, col int
	Cell     layout.Cell
	score    float32
}

// letterhead finds who wrote the document: the name at the top of the first page, by
// its size, by the address below it or beside it, by its legal form.
func letterhead(s *label.Sheet, o *paper.Order) paper.Party {
	if len(s.Rows) == 0 {
		return paper.Party{}
	}
	page := s.Rows[0].Page
	height := heightOf(s, page)
	var best, top, left headline
	left.row = -1
	known := hinted(s, o, page, height)
	n := 0
	for i := range s.Rows {
		r := &s.Rows[i]
		if r.Page != page || r.Lines || r.Box.Y0 > 0.42*height || n > 300 {
			break
		}
		for j := range r.Cells {
			n++
			h := headline{i, j, r.Cells[j], 0}
			if !rate(s, &h, o, height) {
				continue
			}
			h.score += known.speaks(s, &h, address.Trim(address.Split(&h.Cell)[0].Text()))
			if i == left.row && r.Box.Y0 < 0.15*height && !registered(s, &h) { // two blocks side by side: the left one writes
				h.score -= 2
			}
			if left.row != i && addressBelow(s, &h) > 0 {
				left = h
			}
			if top.score == 0 && r.Box.Y0 < 0.12*height && addressBelow(s, &h) > 0 {
				top = h
			}
			if h.score > best.score {
				best = h
			}
		}
	}
	if top.score >= 3 && addressed(s, &top, &best, o) {
		best = top
	}
	if best.score < 3 {
		return paper.Party{}
	}
	return marking(s, &best, renamed(s, head(s, &best, page)), o)
}

// rate tells how much speaks for a cell as the name of the letterhead.
func rate(s *label.Sheet, h *headline, o *paper.Order, height float32) bool {
	c := &h.Cell
	t := c.Text()
	parts := address.Split(c)
	first := address.Trim(parts[0].Text())
	if len(c.Words) > 24 || strings.Contains(first, ": ") || !address.Named(first) || len(first) < 3 || address.Prose(s, t) || address.Prose(s, first) || len(strings.Fields(first)) == 1 && address.HasDigit(first) || s.IsLabel(h.row, h.col) || own(s, first) {
		return false
	}
	for _, p := range s.In(h.row, h.col) {
		if p.Start && (p.Colon || p.Whole || !p.Weak() || p.Of("labels") && !address.Organisation(s, first)) {
			return false
		}
	}
	if _, ok := signer(s, c); ok {
		return false
	}
	if entitles(s, h, t) {
		return false
	}
	for _, p := range []*paper.Party{&o.Supplier, &o.ShipTo, &o.BillTo} {
		if inside(p, s.Rows[h.row].Page, c.Box) {
			return false
		}
	}
	if k := lexicon.Key(o.Supplier.Name.Text); k != "" && (lexicon.Key(first) == k || strings.HasPrefix(lexicon.Key(t), k)) {
		return false
	}
	if address.Street(s, first) && address.HasDigit(first) && !outstanding(s, h) || address.LastLine.MatchString(t) && len(parts) < 3 || dated(s, t) || numerous(first) || numbered(s, first) && !address.Organisation(s, first) || dateline.MatchString(t) || address.Registry(s, t) && address.HasDigit(t) {
		return false
	}
	h.score = 2 * (1 - c.Box.Y0/(0.42*height))
	h.score += min(c.Size()/10, 2)
	if c.Words[0].Bold {
		h.score += 0.7
	}
	if address.Organisation(s, first) {
		h.score += 2
	}
	if len(parts) >= 3 && address.Postcode.MatchString(t) { // the sender's line above the address
		if h.score += 3; beneath(s, h, first) {
			return false
		}
	} else if a := addressBelow(s, h); a > 0 {
		if h.score += 1 + float32(a); beneath(s, h, first) {
			h.score -= 3
		}
	}
	for _, p := range []*paper.Party{&o.BillTo, &o.ShipTo} { // it is named again
		if alike(p.Name.Text, first) || short(first, p.Name.Text) {
			h.score += 3
			break
		}
	}
	if o.Supplier.Name.Empty() && windowed(s, h, height) {
		h.score -= 3
	}
	return true
}

// entitles reports whether a text is a title, a label, or whom a letter is for.
func entitles(s *label.Sheet, h *headline, t string) bool {
	if _, n := s.C.Words.Prefix("titles", lexicon.Words(t)); n > 0 && !address.Organisation(s, t) {
		return true
	}
	if e, ok := s.C.Words.Within("titles", "purchase order", lexicon.Words(t)); ok && len(h.Cell.Words) <= 4 && !(e.Weak && address.Formed(s, t)) { // "Mobilificio Contract srl"
		return true
	}
	if _, ok := addressee(s, t); ok || len(s.C.Words.Lookup("titles", strings.ReplaceAll(t, " ", ""))) > 0 || len(address.Headed(s, h.row, h.col)) > 0 {
		return true
	}
	return false
}

// alike reports whether two texts name the same party: one begins with the other, both
// with the same two words of ten letters and more ("Lindemann Maschinenbau GmbH" and
// "Lindemann Maschinenbau Werk 3"), or most letters agree (a scan mistakes some).
func alike(a, b string) bool {
	x, y := lexicon.Key(a), lexicon.Key(b)
	if len(x) < 4 || len(y) < 4 {
		return false
	}
	if strings.HasPrefix(x, y) || strings.HasPrefix(y, x) {
		return true
	}
	v, w := strings.Fields(x), strings.Fields(y)
	if len(v) > 1 && len(w) > 1 && v[0] == w[0] && v[1] == w[1] && len(v[0])+len(v[1]) >= 10 {
		return true
	}
	if len(x) != len(y) {
		return false
	}
	off := 0
	for i := range x {
		if x[i] != y[i] {
			off++
		}
	}
	return off*6 <= len(x)
}

// inside reports whether a place belongs to a party that was read.
func inside(p *paper.Party, page int, box paper.Box) bool {
	for _, v := range append([]paper.Value{p.Name, p.Contact}, p.Address...) {
		if v.Page == page && v.Box.OverlapX(box) > 1 && v.Box.OverlapY(box) > 1 {
			return true
		}
	}
	return false
}

// addressBelow counts the lines of an address below a cell, at most two.
func addressBelow(s *label.Sheet, h *headline) int {
	n := 0
	for _, l := range address.Follow(s, address.Line{Index: h.row, Cell: h.Cell}, h.Cell.Box, 4, true) {
		t := l.Cell.Text()
		if address.NumberOnly.MatchString(t) { // a year, below "Year"
			continue
		}
		if address.Postcode.MatchString(t) {
			n += 2
		} else if address.Street(s, t) {
			n++
		}
	}
	return min(n, 2)
}

// head makes the party of a letterhead.
func head(s *label.Sheet, h *headline, page int) paper.Party {
	parts := address.Split(&h.Cell)
	var out paper.Party
	if len(parts) >= 3 {
		address.Name(s, &out, &h.Cell, h.Cell.Value(page), page)
	} else {
		out.Name = h.Cell.Value(page)
		out.Name.Text = address.Trim(out.Name.Text)
		var rest paper.Party
		rest.Name = out.Name
		lines := address.Follow(s, address.Line{Index: h.row, Cell: h.Cell}, h.Cell.Box, 6, true)
		address.Fill(s, &rest, lines, page)
		out = rest
	}
	out.Name.Evidence = []string{paper.ByGuess + ": letterhead"}
	for i := range out.Address {
		out.Address[i].Evidence = []string{paper.ByGuess + ": letterhead"}
	}
	return out
}

// window reads the supplier of a letter: the block without a label at the left where
// the window of an envelope is.
func window(s *label.Sheet, o *paper.Order) paper.Party {
	if len(s.Rows) == 0 {
		return paper.Party{}
	}
	page := s.Rows[0].Page
	for i := range s.Rows {
		r := &s.Rows[i]
		if r.Page != page || r.Lines || r.Box.Y0 > 330 {
			break
		}
		for j := range r.Cells {
			c := &r.Cells[j]
			mine := own(s, c.Text())
			if !mine && (r.Box.Y0 < 80 && !abreast(c.Box, &o.Buyer.Name) || c.Box.X0 > 250) || len(c.Words) > 10 || s.IsLabel(i, j) || address.Stops(s, i, j) {
				continue
			}
			taken := false
			for _, p := range []*paper.Party{&o.Buyer, &o.ShipTo, &o.BillTo} {
				taken = taken || inside(p, page, c.Box)
			}
			lines := address.Follow(s, address.Line{Index: i, Cell: *c}, c.Box, 6, true)
			if taken || len(lines) < 2 && !mine || len(address.Split(c)) > 2 {
				continue
			}
			posted := mine
			for _, l := range lines {
				posted = posted || address.Postcode.MatchString(l.Cell.Text())
			}
			if !posted || !address.Named(c.Text()) || lexicon.Key(c.Text()) == lexicon.Key(o.Buyer.Name.Text) {
				continue
			}
			var out paper.Party
			address.Fill(s, &out, append([]address.Line{{Index: i, Cell: *c}}, lines...), page)
			out.Name.Evidence = []string{paper.ByGuess + ": address window"}
			return out
		}
	}
	return paper.Party{}
}

// abreast reports whether a text begins the left one of two blocks side by side, the
// sender's at its right.
func abreast(box paper.Box, sender *paper.Value) bool {
	return sender.Box.Width() > 0 && sender.Box.X0 > box.X1 && sender.Box.OverlapY(box) > 0.5*box.Height()
}

// contacts takes the persons named beside labels of contacts, or of the buyer.
func contacts(s *label.Sheet, all []found, o *paper.Order) {
	for i := range all {
		f := &all[i]
		_, contact := f.roles["contact"]
		_, by := f.roles["buyer"]
		if !contact && !(by && f.person) || !o.Buyer.Contact.Empty() || f.party.Name.Empty() {
			continue
		}
		o.Buyer.Contact = f.party.Name
	}
}
