// SPDX-License-Identifier: Apache-2.0

package expression

import (
	"strings"

	"github.com/shopspring/decimal"
)

// Quick is a quick way to a value: it gives the text that the value is made of, and
// nothing else, neither where it came from nor what is wrong with it. It gives up
// where either could be asked for, and the expression is evaluated. Most values of
// most orders are elements as they stand, or codes looked up, and nobody asks.
type Quick func(r *Run) (string, Found)

// Found says how a quick way ended.
type Found uint8

const (
	Unsure       Found = iota // the expression has to be evaluated
	FoundText                 // the value; what it was made of is marked as read
	FoundNothing              // there is none, and nobody minds
	FoundMissing              // there is none, and evaluating the expression tells why
)

// way makes a quick way. none is what it says where nothing is found.
type way func(none Found) Quick

// Quick gives a quick way to a value of the type wanted, nil when there is none. A
// decimal's is to be read by Run.Numeral.
func (x *Compiled) Quick(want Type) Quick {
	if x.way == nil || x.numeral != (want == Decimal) || want == List || want == Bool {
		return nil
	}
	return x.way(FoundMissing)
}

// Numeral reads the decimal of a quick way's text; false when it is none.
func (r *Run) Numeral(text string) (decimal.Decimal, bool) {
	return parseDecimal(strings.TrimSpace(text), &r.made)
}

// quickly gives x the quick way of of, and then f, which may give up.
func (x Compiled) quickly(of Compiled, f func(string) (string, bool)) Compiled {
	if of.way == nil || of.numeral {
		return x
	}
	x.way = func(none Found) Quick {
		first := of.way(none)
		return func(r *Run) (string, Found) {
			text, found := first(r)
			if found == FoundText {
				var ok bool
				if text, ok = f(text); !ok {
					return "", Unsure
				}
			}
			return text, found
		}
	}
	return x
}

// quickNumeral gives x the quick way of the text that it reads a decimal from.
func (x Compiled) quickNumeral(of Compiled) Compiled {
	if !of.numeral {
		x.way, x.numeral = of.way, true
	}
	return x
}

// quickEither gives x the quick way of l ?? r.
func (x Compiled) quickEither(l, r Compiled) Compiled {
	if l.way == nil || r.way == nil || l.numeral != r.numeral {
		return x
	}
	x.numeral = l.numeral
	x.way = func(none Found) Quick {
		l, r := l.way(FoundNothing), r.way(none)
		return func(run *Run) (string, Found) {
			if text, found := l(run); found != FoundNothing {
				return text, found
			}
			return r(run)
		}
	}
	return x
}

// quickOptional makes what is missing nobody's fault.
func (x Compiled) quickOptional() Compiled {
	if w := x.way; w != nil {
		x.way = func(Found) Quick { return w(FoundNothing) }
	}
	return x
}

// quickOne gives x the quick way of a selector that finds one element whole, in the
// segment we are at.
func (x Compiled) quickOne(s *selector) Compiled {
	switch {
	case !s.plain():
		return x.quickChild(s)
	case s.pair == nil:
		x.way = s.quickElement
	default:
		x.way = s.quickPair
	}
	return x
}

func (s *selector) quickElement(none Found) Quick {
	depth, fixed := s.depth, s.element
	return func(r *Run) (string, Found) {
		f := &r.frames[depth]
		n, element := f.node, fixed
		if element < 0 {
			element = s.inRow(f)
		}
		if element > len(n.Elements) {
			return "", none
		}
		text := trimmed(n.Elements[element-1].Text)
		switch {
		case text == "":
			return "", none
		case len(n.Split) > 0:
			return "", Unsure
		}
		r.markElement(n, element)
		return text, FoundText
	}
}

func (s *selector) quickPair(none Found) Quick {
	return func(r *Run) (string, Found) {
		f := &r.frames[s.depth]
		e, text, sure := s.look(f)
		switch {
		case !sure:
			return "", Unsure
		case text == "":
			return "", none
		}
		s.markHere(r, f.node, e)
		return text, FoundText
	}
}

// quickFirst gives x the quick way of the first value that a selector finds, when
// it looks for elements right under the segment we are at.
func (x Compiled) quickFirst(s *selector) Compiled {
	if len(s.steps) != 1 || s.pair != nil || s.element < 1 || s.component > 0 {
		return x
	}
	x.way = func(none Found) Quick {
		return func(r *Run) (string, Found) { return s.first(r, none) }
	}
	return x
}

func (s *selector) first(r *Run, none Found) (string, Found) {
	st := &s.steps[0]
	for _, n := range r.under(r.frames[s.depth].node, st) {
		if !st.leadsTo(r, n) || s.element > len(n.Elements) {
			continue
		}
		if len(n.Split) > 0 {
			return "", Unsure
		}
		if text := trimmed(n.Elements[s.element-1].Text); text != "" {
			r.markElement(n, s.element)
			r.markFilter(n, st.filter)
			return text, FoundText
		}
	}
	return "", none
}

// plain reports whether s finds one element of the segment we are at, whole.
func (s *selector) plain() bool { return len(s.steps) == 0 && s.component < 2 }
