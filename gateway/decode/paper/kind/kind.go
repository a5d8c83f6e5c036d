// SPDX-License-Identifier: Apache-2.0

// Package kind tells what a document is: by what it calls itself, large and early on
// its first page, and where it does not say, by what else stands on it. It says
// "unknown" rather than guess.
//
// Invariant: words on later pages never decide.
package kind

import (
	"slices"
	"strings"
	"unicode"

	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/label"
	"ordergate/gateway/decode/paper/layout"
	"ordergate/gateway/decode/paper/lexicon"
)

// Title is a text that may be what a document calls itself.
type Title struct {
	Kind  paper.Kind
	Score float32
	Open  bool // orders are called so, too: "Delivery order"
	Label bool // it is a label with a colon: "PO:"
	Value paper.Value
}

// Read settles the kind of an order's document.
func Read(s *label.Sheet, o *paper.Order) {
	if len(s.Rows) == 0 {
		o.Kind = paper.UnknownKind
		return
	}
	settle(s, o)
	if o.Kind == paper.PurchaseOrder || o.Kind == paper.UnknownKind {
		if v, ok := cancelled(s); ok {
			o.Kind, o.KindSays = paper.Cancellation, v
		}
	}
}

// cancelled finds a title above the lines that says that the order is called off:
// "Purchase order 4711 - CANCELLED".
func cancelled(s *label.Sheet) (paper.Value, bool) {
	for i := range s.Rows {
		r := &s.Rows[i]
		if r.Page != s.Rows[0].Page || r.Lines || i > 200 {
			break
		}
		for j := range r.Cells {
			c := &r.Cells[j]
			if len(c.Words) > maxTitle {
				continue
			}
			words := lexicon.Words(c.Text())
			if _, n := s.C.Words.Prefix("titles", words); n == 0 {
				continue
			}
			if _, ok := s.C.Words.Within("changes", "cancelled", words); ok {
				return c.Value(r.Page, paper.ByTitle), true
			}
		}
	}
	return paper.Value{}, false
}

// settle weighs what the document calls itself and what else stands on it.
func settle(s *label.Sheet, o *paper.Order) {
	order, other, contract := pick(Titles(s, s.Rows[0].Page))
	signs := weigh(s)
	signs.asked = asks(s)
	if !signs.asked.Empty() {
		signs.order += 2
	}
	switch {
	case other != nil && other.Open && (order == nil || order.Score < other.Score+1) && signs.buys(o):
		o.Kind, o.KindSays = paper.PurchaseOrder, other.Value
	case other == nil && order == nil && contract != nil && signs.buys(o):
		o.Kind, o.KindSays = paper.PurchaseOrder, contract.Value
	case other == nil && order == nil:
		untitled(o, signs)
	case order == nil:
		take(o, other)
		if (other.Score < 2.2 || other.Open) && signs.order >= signs.other+2 && other.Kind != paper.Cancellation && other.Kind != paper.ChangeOrder {
			signs.asked = paper.Value{} // a document that calls itself something else is at most a doubtful order
			untitled(o, signs)
		}
	case other == nil:
		take(o, order)
		if order.Score < 2.2 && signs.other >= signs.order+2 || order.Score < 2.2 && len(o.Lines) == 0 && signs.order < 2 {
			o.Kind = paper.UnknownKind
		} else if order.Label && order.Score < 1 && signs.order < 2 {
			o.Kind = paper.UnknownKind // "PO No.:" names an order: an invoice's, maybe
		}
	case order.Score >= other.Score+1:
		take(o, order)
	case other.Score >= order.Score-0.3:
		take(o, other)
		if other.Score < order.Score+0.6 && signs.order > signs.other+1 && other.Kind != paper.ChangeOrder {
			o.Kind = paper.UnknownKind
		}
	default:
		take(o, order)
		if signs.other >= signs.order {
			o.Kind = paper.UnknownKind
		}
	}
}

func take(o *paper.Order, t *Title) { o.Kind, o.KindSays = t.Kind, t.Value }

// pick gives the best title of an order and the best of anything else; a contract may
// be either, and says nothing beside one of these.
func pick(all []Title) (order, other, contract *Title) {
	for i := range all {
		t, best := &all[i], &other
		switch {
		case t.Kind == paper.PurchaseOrder:
			best = &order
		case t.Open && t.Kind == "letter":
			best = &contract
		}
		if *best == nil || t.Score > (*best).Score {
			*best = t
		}
	}
	return order, other, contract
}

// Titles finds the titles in the upper part of a page.
func Titles(s *label.Sheet, page int) (out []Title) {
	height, body := float32(792), bodySize(s, page)
	refs := references(s, page)
	for i := range s.C.Doc.Pages {
		if p := &s.C.Doc.Pages[i]; p.Number == page && p.Height > 0 {
			height = p.Height
		}
	}
	for i := range s.Rows {
		row := &s.Rows[i]
		if row.Page != page {
			continue
		}
		if row.Box.Y0 > 0.5*height || len(out) > 200 {
			break
		}
		for j := range row.Cells {
			c := &row.Cells[j]
			if row.Lines && c.Size() < 1.4*body {
				continue
			}
			if t, ok := title(s, i, j); ok && (t.Kind == paper.PurchaseOrder || !refs[place{i, c.Box.X0}] && !continues(s, i, j)) {
				t.Score += min(c.Size()/body, 3)
				if c.Words[0].Bold {
					t.Score += 0.4
				}
				t.Score += 0.6 * (1 - row.Box.Y0/(0.5*height))
				t.Label = labelled(s, i, j)
				t.Value = c.Value(row.Page, paper.ByTitle)
				out = append(out, t)
			}
		}
	}
	return out
}

// bodySize is the middle of the sizes of a page's words.
func bodySize(s *label.Sheet, page int) float32 {
	var sizes []float32
	for i := range s.Rows {
		if s.Rows[i].Page != page {
			continue
		}
		for j := range s.Rows[i].Cells {
			sizes = append(sizes, s.Rows[i].Cells[j].Size())
		}
	}
	slices.Sort(sizes)
	if len(sizes) == 0 || sizes[len(sizes)/2] <= 0 {
		return 10
	}
	return sizes[len(sizes)/2]
}

// maxTitle is how many words a title has at most.
const maxTitle = 12

// title reads a cell as a title: a phrase of the dictionary that is all of it, or that
// a number or few other words stand beside.
func title(s *label.Sheet, row, col int) (Title, bool) {
	c := &s.Rows[row].Cells[col]
	toks := lexicon.Latin(lexicon.Words(unbracketed(s, c.Text())))
	if len(c.Words) > maxTitle {
		return sentence(s, toks)
	}
	var best Title
	subject := subject(s, row, col)
	for i := range toks {
		entries, n := s.C.Words.Prefix("titles", toks[i:])
		if n == 0 || mention(s, toks, i, n, entries[0]) {
			continue
		}
		e, open := entries[0], false
		for _, other := range entries[1:] {
			if e.Weak && paper.Kind(e.Role) == paper.PurchaseOrder {
				e, open = other, true
			}
		}
		if e.Weak && !open && paper.Kind(e.Role) != paper.PurchaseOrder && strings.ContainsAny(c.Text(), ":：") && !(subject && i <= 2) {
			continue // "Bid / RA No.:" names another paper
		}
		score := beside(s, toks, i, n)
		if i == 0 && score < 0.8 && dashed(c, n) && !Speaks(s, toks[n:]) && counted(s, toks[n:]) {
			score = 0.8
		}
		switch {
		case subject && i <= 2 && paper.Kind(e.Role) != paper.PurchaseOrder:
			if score = 1.2; n > 1 {
				score = 2
			}
		case strings.HasSuffix(strings.TrimSpace(c.Text()), ":") || labelled(s, row, col):
			score--
		}
		if n == 1 {
			score -= 0.2
		}
		if e.Weak {
			score -= 0.8
		}
		if capitals(c) {
			score += 0.2
		} else if first := []rune(c.Text()); len(first) > 0 && unicode.IsLower(first[0]) {
			score--
		}
		score += 0.01 * float32(n)
		changed := e.Role == string(paper.ChangeOrder) || e.Role == string(paper.Cancellation)
		if changed && !e.Weak && best.Kind == paper.PurchaseOrder {
			score = max(score, best.Score) + 0.01 // "PURCHASE ORDER (REVISED ORDER)"
		}
		if score > best.Score || best.Kind == "" {
			best = Title{Kind: paper.Kind(e.Role), Score: score, Open: open}
		}
	}
	return best, best.Kind != ""
}

// beside scores what stands beside the n words of a title at i.
func beside(s *label.Sheet, toks []string, i, n int) float32 {
	rest := toks[i+n:]
	switch {
	case i == 0 && len(rest) == 0:
		return 1.2
	case i == 0 && numbered(s, rest) && len(rest) <= 9:
		return 1
	case i == 0 && len(rest) <= 3, len(rest) == 0 && i <= 4:
		return 0.3
	}
	return -0.8
}

// sentence reads a title that goes on as a sentence: "Ordine n. 57/2025 del 1 dicembre
// a: Molino Dalla Vecchia, …". Only an order's, with its number right behind, and faint.
func sentence(s *label.Sheet, toks []string) (Title, bool) {
	entries, n := s.C.Words.Prefix("titles", toks)
	if n == 0 || len(toks) > 3*maxTitle || entries[0].Weak || paper.Kind(entries[0].Role) != paper.PurchaseOrder {
		return Title{}, false
	}
	return Title{Kind: paper.PurchaseOrder, Score: 0.3}, numbered(s, toks[n:min(n+3, len(toks))])
}

// labelled reports whether a cell is a label with a colon: "Invoice to:".
func labelled(s *label.Sheet, row, col int) bool {
	all := s.In(row, col)
	return len(all) > 0 && all[0].Start && all[0].Colon
}

// subject reports whether a cell begins with the word before a letter's matter: "Objet :
// relance, livraisons en retard". What the letter is, stands right behind it.
func subject(s *label.Sheet, row, col int) bool {
	all := s.In(row, col)
	if len(all) == 0 || !all[0].Start || !all[0].Colon {
		return false
	}
	return slices.ContainsFunc(s.C.Words.Lookup("words", all[0].Key), func(e lexicon.Entry) bool { return e.Role == "subject" })
}

// numbered reports whether a title is followed by its number: "No. 4711 of 3 March".
func numbered(s *label.Sheet, rest []string) bool {
	for i, w := range rest {
		if strings.ContainsFunc(w, unicode.IsDigit) {
			return i <= 3
		}
	}
	for _, w := range rest {
		if s.C.Words.Number(w) {
			return len(rest) <= 2
		}
	}
	return false
}

func capitals(c *layout.Cell) bool {
	t := c.Text()
	return strings.ToUpper(t) == t && strings.ToLower(t) != t
}
