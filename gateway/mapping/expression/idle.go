// SPDX-License-Identifier: Apache-2.0

package expression

import (
	"math/bits"
	"strings"
)

// idle is what an expression gives where nothing stands that it looks at. It is
// worked out at load: an order has few of the segments that a reading names, and
// a run passes over the fields that need the others.
type idle uint8

const (
	busy        idle = iota // it has to be evaluated to know
	idleMissing             // no value, and that is a problem
	idleNothing             // no value, and nobody minds
	idleFalse
	idleEmpty // a list with nothing in it
)

// Needs are the segments and elements that a rule looks at. Where none of them
// stands, it gives nothing, reads nothing and reports nothing.
type Needs []need

// need is a set of elements of a scope's segment, and of names among its
// children. A bit may stand for several of them: a bit that is not set is sure.
type need struct {
	depth              int
	elements, children uint64
}

// bit is the place of the i-th of something (from 0) in a set.
func bit(i int) uint64 { return 1 << min(i, 63) }

// Or joins two sets of needs.
func (n Needs) Or(others Needs) Needs {
	out := append(Needs{}, n...)
next:
	for _, o := range others {
		for i := range out {
			if out[i].depth == o.depth {
				out[i].elements |= o.elements
				out[i].children |= o.children
				continue next
			}
		}
		out = append(out, o)
	}
	return out
}

// Any reports whether anything that n names stands where r is.
func (r *Run) Any(n Needs) bool {
	for i := range n {
		f := r.seen(n[i].depth)
		if f.elements&n[i].elements|f.children&n[i].children != 0 {
			return true
		}
	}
	return false
}

// Gates tell which of some fields can get a value, by what stands in the segment
// they are about: most fields of a reading are passed over without a look at them.
type Gates struct {
	depth              int
	always             uint64     // fields that are looked at whatever stands there
	asks               need       // what opens others
	elements, children [64]uint64 // the fields that each of it opens
}

// MaxGates is how many fields Gates can tell of.
const MaxGates = 64

// Always makes the i-th field one that is always looked at.
func (g *Gates) Always(i int) { g.always |= 1 << i }

// Open makes what the i-th field needs open it. Needs that lie in the scopes
// around are not tested here: it is false for such a field, which is always looked
// at.
func (g *Gates) Open(i int, needs Needs) bool {
	for _, n := range needs {
		if n.depth != g.depth {
			g.Always(i)
			return false
		}
	}
	for _, n := range needs {
		g.asks.elements |= n.elements
		g.asks.children |= n.children
		for at := range g.elements {
			if n.elements&(1<<at) != 0 {
				g.elements[at] |= 1 << i
			}
			if n.children&(1<<at) != 0 {
				g.children[at] |= 1 << i
			}
		}
	}
	return true
}

// Gates begins the gates of fields in the innermost scope.
func (c *Compiler) Gates() Gates { return Gates{depth: len(c.scopes) - 1} }

// Fields gives the fields that g opens where r is, a bit for each.
func (r *Run) Fields(g *Gates) uint64 {
	open := g.always
	if g.asks.elements|g.asks.children == 0 {
		return open
	}
	f := r.seen(g.depth)
	for e := f.elements & g.asks.elements; e != 0; e &= e - 1 {
		open |= g.elements[bits.TrailingZeros64(e)]
	}
	for c := f.children & g.asks.children; c != 0; c &= c - 1 {
		open |= g.children[bits.TrailingZeros64(c)]
	}
	return open
}

// seen gives a frame, its segment looked at.
func (r *Run) seen(depth int) *frame {
	f := &r.frames[depth]
	if !f.seen {
		r.see(f)
	}
	return f
}

// see notes what stands in a frame's segment and under it.
func (r *Run) see(f *frame) {
	f.seen = true
	for i := range f.node.Elements {
		if trimmed(f.node.Elements[i].Text) != "" {
			f.elements |= bit(i)
		}
	}
	last := ""
	for _, c := range f.node.Children {
		if c.Name == last {
			continue
		}
		last = c.Name
		if i, ok := r.names[last]; ok {
			f.children |= bit(i)
		}
	}
}

// trimmed is a text without trailing blanks: they are not significant (X12.6 §3.3).
func trimmed(s string) string {
	if s == "" || s[len(s)-1] != ' ' {
		return s
	}
	return strings.TrimRight(s, " ")
}

// same compares short texts that mostly differ, names and codes. The last
// character tells most of them apart.
func same(a, b string) bool {
	return len(a) == len(b) && (a == "" || a[len(a)-1] == b[len(b)-1] && a == b)
}

// needs tells what a selector looks at first; false when something of it is
// always there.
func (c *Compiler) needs(s *selector) (Needs, bool) {
	n := need{depth: s.depth}
	switch {
	case len(s.steps) > 0:
		n.children = bit(c.names[s.steps[0].name])
	case s.pair != nil:
		for e := s.pair.start; e <= s.pair.last; e++ {
			n.elements |= bit(e - 1)
		}
	case s.element > 0:
		n.elements = bit(s.element - 1)
	default:
		return nil, false
	}
	return Needs{n}, true
}

// Needs tells what a value depends on; false when the expression has to be
// evaluated whatever stands in the document.
func (x *Compiled) Needs() (Needs, bool) {
	return x.needs, x.idle == idleNothing || x.idle == idleEmpty
}

// absent reports whether x gives no value where nothing stands that it needs.
func (x *Compiled) absent() bool { return x.idle == idleMissing || x.idle == idleNothing }

// from makes x idle as selectors are: what none of them finds is missing.
func (x Compiled) from(c *Compiler, sels ...*selector) Compiled {
	var all Needs
	for _, s := range sels {
		n, ok := c.needs(s)
		if !ok {
			return x
		}
		all = all.Or(n)
	}
	x.idle, x.needs = idleMissing, all
	return x
}

// like makes x idle as of is, when it passes on a missing value.
func (x Compiled) like(of Compiled) Compiled {
	if of.absent() {
		x.idle, x.needs = of.idle, of.needs
	}
	return x
}

// test makes a condition about of idle: false where of is nothing.
func (x Compiled) test(of Compiled) Compiled {
	switch of.idle {
	case idleMissing:
		x.idle, x.needs = idleMissing, of.needs
	case idleNothing:
		x.idle, x.needs = idleFalse, of.needs
	}
	return x
}

// then makes x idle as next is, which decides when first has not.
func (x Compiled) then(first, next Compiled) Compiled {
	if next.idle != busy {
		x.idle, x.needs = next.idle, first.needs.Or(next.needs)
	}
	return x
}
