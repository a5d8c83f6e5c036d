// SPDX-License-Identifier: Apache-2.0

// Package party reads the parties of an order: who orders, who pays, where the goods
// go, and whom the order is for. A party is a name with the lines of its address, by
// its label or by its place on the page.
//
// Invariant: we are never the buyer, and no line serves two labels.
package party

import (
	"regexp"
	"strings"
	"unicode"

	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/figure"
	"ordergate/gateway/decode/paper/label"
	"ordergate/gateway/decode/paper/layout"
	"ordergate/gateway/decode/paper/lexicon"
)

// found is a party beside a label.
type found struct {
	roles  map[string]bool // role: weak
	party  paper.Party
	same   string // role of the party that this one is said to be
	block  bool   // it has lines of an address
	colon  bool
	weak   bool
	person bool
}

// Read fills the order's parties.
func Read(s *label.Sheet, o *paper.Order) {
	var all []found
	for i := range s.Spots {
		p := &s.Spots[i]
		if !p.Of("parties") || len(all) >= maxFound {
			continue
		}
		if f, ok := at(s, p); ok {
			all = append(all, f)
		}
	}
	all = append(all, further(s)...)
	o.Supplier = pick(s, all, "supplier", nil)
	if o.Supplier.Name.Empty() {
		o.Supplier = lettered(s, all)
	}
	o.ShipTo = pick(s, all, "ship_to", nil)
	o.BillTo = pick(s, all, "bill_to", nil)
	o.Buyer = buyer(s, all, o)
	entire(s, o)
	if o.Supplier.Name.Empty() {
		o.Supplier = window(s, o)
	}
	written(s, o)
	if o.Buyer.Name.Empty() && again(s, &o.ShipTo) {
		o.Buyer = o.ShipTo
		o.Buyer.Name.Evidence = []string{paper.ByGuess + ": signature"}
	}
	refer(all, o)
	if o.ShipTo.Name.Empty() {
		o.ShipTo = thither(s, o)
	}
	if o.ShipTo.Name.Empty() && above(s) {
		o.ShipTo = o.Buyer
	}
	contacts(s, all, o)
	for _, p := range []*paper.Party{&o.Buyer, &o.ShipTo, &o.BillTo, &o.Supplier} {
		p.Address = tidy(s, p.Address)
	}
}

// at reads the party beside a label.
func at(s *label.Sheet, p *label.Spot) (found, bool) {
	f := found{roles: map[string]bool{}, colon: p.Colon, weak: true}
	for _, e := range p.Entries {
		if e.Kind == "parties" {
			f.roles[e.Role] = e.Weak
			f.weak = f.weak && e.Weak
		}
	}
	if mistaken(s, p) {
		return f, false
	}
	p = coded(s, p)
	if rest, ok := s.Rest(p); ok {
		if role, ok := same(s, rest.Text()); ok {
			f.same = role
			return f, true
		}
		if looksLikeNumber(rest.Text()) { // "Vendor: 10442", and the block below
			id := rest.Value(s.Page(p), paper.ByLabel)
			if party, ok := Block(s, p, 0, true); ok {
				f.party, f.block = party, len(party.Address) > 0
				f.party.ID = id
				return f, true
			}
			return f, false
		}
		if !p.Colon && !p.Start && !label.Unspaced(s.Text(p)) {
			return f, false
		}
		f.party = inline(s, p, &rest)
	} else {
		party, ok := Block(s, p, 0, false)
		if !ok {
			return f, false
		}
		f.party = party
		if role, ok := same(s, party.Name.Text); ok && len(party.Address) == 0 {
			f.same = role
			f.party = paper.Party{}
			return f, true
		}
	}
	if _, ok := f.roles["buyer"]; ok { // "From: Marge, Kessler Valve Corp."
		if who, of, ok := strings.Cut(f.party.Name.Text, ", "); ok && person(s, who) && organisation(s, of) && !form(s, of) {
			f.party.Name.Text = of
		}
	}
	if _, ok := f.roles["buyer"]; ok {
		unlabelled(s, &f.party)
	}
	f.block = len(f.party.Address) > 0
	f.party.Name.Text = label.Clause(f.party.Name.Text)
	if _, to := addressee(s, f.party.Name.Text); to {
		f.party.Name.Text, _ = addressee(s, f.party.Name.Text)
	}
	if !named(f.party.Name.Text) || dated(s, f.party.Name.Text) || nowhere(s, f.party.Name.Text) || headings(s, f.party.Name.Text) {
		return f, false
	}
	f.party.Name.Label = s.Text(p)
	f.person = !f.block && person(s, f.party.Name.Text)
	return f, true
}

// pick takes the likeliest party of a role.
func pick(s *label.Sheet, all []found, role string, not func(*found) bool) paper.Party {
	best := -1
	var out paper.Party
	for i := range all {
		f := &all[i]
		weak, ok := f.roles[role]
		if !ok || f.same != "" || not != nil && not(f) {
			continue
		}
		score := 10
		if weak {
			score -= 6
		}
		if f.block {
			score += 8
		}
		if organisation(s, f.party.Name.Text) {
			score += 3
		}
		if f.person {
			score -= 8
		}
		if own(s, f.party.Name.Text) {
			if role == "supplier" {
				score += 20
			} else {
				continue
			}
		}
		if weak && !f.block && !(f.colon && organisation(s, f.party.Name.Text)) {
			continue
		}
		if score > best && score > 0 {
			best, out = score, f.party
		}
	}
	return out
}

// own reports whether a name is ours.
func own(s *label.Sheet, name string) bool {
	n := lexicon.Key(name)
	for _, o := range s.C.Own {
		k := lexicon.Key(o)
		if len(k) >= 4 && (strings.Contains(n, k) || len(n) >= 6 && strings.Contains(k, n)) {
			return true
		}
	}
	return false
}

// person reports whether a name looks like a person's: two or three words with capitals
// and nothing that organisations have.
func person(s *label.Sheet, name string) bool {
	for _, cut := range []string{" (", ", ", " / ", " - ", " Tel", " tel", " Tél", " +"} { // "S. Demir, +49 271 555 218"
		if who, more, ok := strings.Cut(name, cut); ok && len(who) > 3 && hasDigit(more) && !strings.ContainsFunc(more, unicode.IsLower) && numberOfPhone(more) {
			name = who
		}
	}
	fields := strings.Fields(name)
	if organisation(s, name) || strings.ContainsAny(name, "0123456789&") {
		return false
	}
	if len(fields) == 1 {
		return true
	}
	return len(fields) <= 3
}

// numberOfPhone reports whether a text is a telephone number, with a word for it at most.
func numberOfPhone(t string) bool {
	digits := 0
	for _, c := range t {
		if unicode.IsDigit(c) {
			digits++
		}
	}
	return digits >= 4 && digits*2 >= len(strings.ReplaceAll(t, " ", ""))
}

// named reports whether a text may be a name: it has letters, and is no sentence.
func named(t string) bool {
	n := 0
	for _, c := range t {
		if unicode.IsLetter(c) {
			n++
		}
	}
	return n >= 2 && len(t) <= 90 && !strings.Contains(t, "@") && !strings.HasSuffix(t, ":") && !placeholder.MatchString(t)
}

// dated reports whether a text is a date, or begins with one and its weekday.
func dated(s *label.Sheet, t string) bool {
	all := figure.FindDates(t, s.C.Dates, s.C.Words)
	return len(all) > 0 && len(strings.Fields(t[:all[0].Start])) < 2 && !organisation(s, t)
}

// placeholder is what a form that nobody filled in has in a name's place.
var placeholder = regexp.MustCompile(`^(?:[\[<{«]|_{3,}|\.{4,}|[xX]{4,}$)`)

var numberOnly = regexp.MustCompile(`^[#\s]*[A-Z]{0,4}[\-]?\d[\d\-./ ]*$`)

func looksLikeNumber(t string) bool { return numberOnly.MatchString(strings.TrimSpace(t)) }

// inline reads a party that stands behind its label on one line, parts set apart by
// commas; where the line names the party alone, its address may follow below.
func inline(s *label.Sheet, p *label.Spot, rest *layout.Cell) paper.Party {
	page := s.Page(p)
	wrapped := wrap(s, p.Row, rest)
	parts := split(&wrapped)
	if _, ok := p.Role("parties", "buyer"); ok && len(parts) > 1 && person(s, trim(parts[0].Text())) && organisation(s, parts[1].Text()) && !form(s, trim(parts[1].Text())) {
		parts = parts[1:]
	}
	out := listed(s, parts, page)
	if len(parts) > 1 {
		return out
	}
	first := row{index: p.Row, cell: *rest}
	more := follow(s, first, rest.Box, 7, true)
	if len(more) == 0 {
		first.cell.Box.X0 = s.Box(p).X0
		more = follow(s, first, first.cell.Box, 7, true)
		if len(more) < 2 {
			more = nil
		}
	}
	fill(s, &out, more, page)
	return out
}

// listed makes a party of the parts of a line: its name with a legal form and the site
// within it that stand behind commas, and its address.
func listed(s *label.Sheet, parts []layout.Cell, page int) (out paper.Party) {
	for i := range parts {
		v := parts[i].Value(page, paper.ByLabel)
		if v.Text = trim(v.Text); i > 0 {
			v.Text = unstopped(v.Text)
		}
		switch {
		case v.Text == "":
		case out.Name.Empty():
			out.Name = v
		case len(out.Address) == 0 && (form(s, v.Text) || i == 1 && site(s, v.Text, parts[2:])):
			out.Name = join(out.Name, v, ", ")
		default:
			out.Address = append(out.Address, v)
		}
	}
	return out
}

// site reports whether a part of a line is a place of the party named before it, "Heizwerk
// Nord", "Gate 2 Stores": a street and a town follow.
func site(s *label.Sheet, t string, rest []layout.Cell) bool {
	if len(rest) < 2 {
		return false
	}
	if hasDigit(t) {
		_, ok := s.C.Words.Within("words", "site", lexicon.Words(t))
		return ok && !digital(t)
	}
	return hasDigit(rest[0].Text()) && !postcode.MatchString(rest[0].Text())
}

// form reports whether a text is the legal form of a company.
func form(s *label.Sheet, t string) bool {
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

func join(a, b paper.Value, with string) paper.Value {
	a.Text += with + b.Text
	a.Raw += with + b.Raw
	a.Box = a.Box.Join(b.Box)
	return a
}

func trim(t string) string { return strings.Trim(t, " ,;·•|:") }

// split cuts a cell behind commas and middle dots.
func split(c *layout.Cell) (out []layout.Cell) {
	from := 0
	dashes := 0
	for i := range c.Words {
		if dash(c.Words[i].Text) {
			dashes++
		}
	}
	for i := range c.Words {
		t := c.Words[i].Text
		alone := t == "·" || t == "•" || t == "|" || t == "-" || t == "–" || t == "*" || t == "◦"
		if (alone || dash(t)) && i > from && (t != "-" || dashes > 1) { // one dash is within a name
			out = append(out, c.Slice(from, i))
			from = i + 1
			continue
		}
		if strings.HasSuffix(t, ",") || strings.HasSuffix(t, ";") {
			out = append(out, c.Slice(from, i+1))
			from = i + 1
		}
	}
	if from < len(c.Words) {
		out = append(out, c.Slice(from, len(c.Words)))
	}
	if len(out) == 0 {
		out = append(out, *c)
	}
	return out
}
