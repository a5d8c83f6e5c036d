// SPDX-License-Identifier: Apache-2.0

package random

import (
	"math/rand/v2"
	"slices"
	"strings"
	"unicode"
)

// Spoiled is a case with one thing changed on its pages. Truth is what is printed
// afterwards; where nobody can say what that is, Unclear.
type Spoiled struct {
	*Case
	How     string
	Unclear bool // only what was printed before may be accepted
}

// Spoil changes one thing on the pages of a case: the order is read exactly as it is
// printed then, or held.
func (c *Case) Spoil(seed uint64) *Spoiled {
	r := &dice{rand.New(rand.NewPCG(seed, 11))}
	s := &Spoiled{Case: c}
	for range 20 { // some find nothing to change
		ways := []func(*dice) bool{s.digit, s.lost, s.scanned, s.moved, s.twice, s.decoy, s.hidden, s.merged}
		if ways[r.IntN(len(ways))](r) {
			return s
		}
	}
	s.How = "nothing"
	return s
}

// tagged gives the places of all texts that are values.
func (s *Spoiled) tagged(with func(*Text) bool) (out []*Text) {
	for i := range s.Sheet.Leaves {
		for j := range s.Sheet.Leaves[i].Texts {
			if t := &s.Sheet.Leaves[i].Texts[j]; t.Tag.Field != "" && t.Tag.Field != "description" && with(t) {
				out = append(out, t)
			}
		}
	}
	return out
}

// field is the value of the order that a tag names; nil for none that is compared.
func (o *Order) field(t Tag) *Field {
	if t.Line == 0 {
		return map[string]*Field{"number": &o.Number, "date": &o.Date, "subtotal": &o.Subtotal, "total": &o.Total}[t.Field]
	}
	l := &o.Lines[t.Line-1]
	return map[string]*Field{"item": &l.Item, "buyer": &l.Buyer, "supplier": &l.Supplier, "qty": &l.Qty, "price": &l.Price, "amount": &l.Amount, "discount": &l.Discount}[t.Field]
}

// another gives a text with one digit changed.
func another(r *dice, s string) string {
	var at []int
	for i, c := range []byte(s) {
		if c >= '0' && c <= '9' {
			at = append(at, i)
		}
	}
	if len(at) == 0 {
		return s
	}
	b, i := []byte(s), at[r.IntN(len(at))]
	b[i] = '0' + (b[i]-'0'+byte(1+r.IntN(9)))%10
	return string(b)
}

// changeable: its value is told from its text.
func (s *Spoiled) changeable(t *Text) bool {
	f := s.Order.field(t.Tag)
	return f != nil && t.Tag.Field != "date" && strings.ContainsFunc(t.Words, unicode.IsDigit)
}

// digit misprints one digit.
func (s *Spoiled) digit(r *dice) bool {
	all := s.tagged(s.changeable)
	if len(all) == 0 {
		return false
	}
	t := all[r.IntN(len(all))]
	f := s.Order.field(t.Tag)
	was := f.Printed
	f.Printed = another(r, was)
	t.Words = strings.Replace(t.Words, was, f.Printed, 1)
	switch t.Tag.Field {
	case "qty", "price", "amount", "subtotal", "total", "discount":
		f.Text = s.Number.Read(f.Printed)
	default:
		f.Text = f.Printed
	}
	s.How = "digit of " + t.Tag.Field
	return true
}

// scanned reads one digit wrongly, by OCR: what is printed stays.
func (s *Spoiled) scanned(r *dice) bool {
	all := s.tagged(func(t *Text) bool {
		return s.changeable(t) && !slices.Contains([]string{"item", "buyer", "supplier"}, t.Tag.Field)
	})
	if len(all) == 0 {
		return false
	}
	for i := range s.Sheet.Leaves {
		for j := range s.Sheet.Leaves[i].Texts {
			s.Sheet.Leaves[i].Texts[j].OCR = 80
		}
	}
	t := all[r.IntN(len(all))]
	t.Words = another(r, t.Words)
	s.How = "scanned " + t.Tag.Field
	return true
}

// lost leaves a whole line out.
func (s *Spoiled) lost(r *dice) bool {
	return s.without(r, "lost", func(*Text) bool { return true })
}

// without drops the texts of a line from the pages; the line is not printed then.
func (s *Spoiled) without(r *dice, how string, drop func(*Text) bool) bool {
	if len(s.Order.Lines) < 2 {
		return false
	}
	n := 1 + r.IntN(len(s.Order.Lines))
	for i := range s.Sheet.Leaves {
		leaf := &s.Sheet.Leaves[i]
		leaf.Texts = slices.DeleteFunc(leaf.Texts, func(t Text) bool { return t.Tag.Line == n && drop(&t) })
	}
	s.Order.Lines = slices.Delete(slices.Clone(s.Order.Lines), n-1, n)
	s.How = how
	return true
}

// moved moves a value to the row above or below, or far to the side.
func (s *Spoiled) moved(r *dice) bool {
	all := s.tagged(func(t *Text) bool { return t.Tag.Line > 0 })
	if len(all) == 0 {
		return false
	}
	t := all[r.IntN(len(all))]
	if r.one(2) {
		t.Y += t.Size * r.between(-3, 3)
	} else {
		t.X = max(5, min(s.Sheet.Width-60, t.X+t.Size*r.between(-12, 12)))
	}
	s.How, s.Unclear = "moved "+t.Tag.Field, true
	return true
}

// twice draws a value once more, as some programs do for bold type.
func (s *Spoiled) twice(r *dice) bool {
	leaf := &s.Sheet.Leaves[r.IntN(len(s.Sheet.Leaves))]
	if len(leaf.Texts) == 0 {
		return false
	}
	t := leaf.Texts[r.IntN(len(leaf.Texts))]
	t.X += 0.3
	leaf.Texts = append(leaf.Texts, t)
	s.How, s.Unclear = "twice", true
	return true
}

// decoy writes another amount below the totals.
func (s *Spoiled) decoy(r *dice) bool {
	all := s.tagged(func(t *Text) bool { return t.Tag.Field == "total" })
	if len(all) == 0 {
		return false
	}
	for i := range s.Sheet.Leaves {
		leaf := &s.Sheet.Leaves[i]
		for _, t := range leaf.Texts {
			if t.Tag.Field == "total" {
				t.Y, t.Words, t.Tag = t.Y+1.5*t.Size, another(r, t.Words), Tag{}
				leaf.Texts = append(leaf.Texts, t)
				s.How, s.Unclear = "decoy total", true
				return true
			}
		}
	}
	return false
}

// hidden hides a line from people only.
func (s *Spoiled) hidden(r *dice) bool {
	if len(s.Order.Lines) < 2 {
		return false
	}
	n := 1 + r.IntN(len(s.Order.Lines))
	for i := range s.Sheet.Leaves {
		for j := range s.Sheet.Leaves[i].Texts {
			if t := &s.Sheet.Leaves[i].Texts[j]; t.Tag.Line == n {
				t.Hidden = true
			}
		}
	}
	s.Order.Lines = slices.Delete(slices.Clone(s.Order.Lines), n-1, n)
	s.How = "hidden"
	return true
}

// merged draws one line over the one above it, where both are on one page.
func (s *Spoiled) merged(r *dice) bool {
	if len(s.Order.Lines) < 2 {
		return false
	}
	n := 2 + r.IntN(len(s.Order.Lines)-1)
	for i := range s.Sheet.Leaves {
		y := map[int]float64{} // of the lines of this page
		for j := range s.Sheet.Leaves[i].Texts {
			t := &s.Sheet.Leaves[i].Texts[j]
			if t.Tag.Field == "qty" {
				y[t.Tag.Line] = t.Y
			}
			if t.Tag.Line == n && t.Tag.Field != "description" && y[n-1] > 0 {
				t.Y = y[n-1]
			}
		}
	}
	s.How, s.Unclear = "merged", true
	return true
}
