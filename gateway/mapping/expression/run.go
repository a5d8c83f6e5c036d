// SPDX-License-Identifier: Apache-2.0

package expression

import (
	"strconv"
	"strings"

	"ordergate/gateway"
	"ordergate/gateway/decode"
)

// Run is one document in which expressions are evaluated: the scopes they stand
// in, and what has been read so far. It is not safe for concurrent use; Start
// makes it ready for the next document.
type Run struct {
	// Report takes what is told of beside a value: a code that was kept as sent. It
	// is set once.
	Report func(p *Problem, at Hit)

	doc      *decode.Document
	pivot    int // first two-digit year of the 1900s, 0 for the default
	frames   []frame
	spares   []*Value // for the second operand of an expression, and so on
	spared   int
	made     coefficients
	read     []uint64         // by segment ordinal: elements that have been read
	names    map[string]int   // what expressions look for, numbered
	roots    [][]*decode.Node // the root's children by number
	free     [][]*decode.Node // buffers for Find
	choosing int              // inside filters: what they test is not read yet
	at       struct {         // the segment asked for last
		node     *decode.Node
		position gateway.Position
	}
}

// Start begins a document. names are the compiler's (Compiler.Names).
func (r *Run) Start(doc *decode.Document, names map[string]int, pivot int) {
	r.read = r.read[:0] // and zeros again where it grows
	r.doc, r.names, r.pivot, r.choosing, r.spared, r.at.node = doc, names, pivot, 0, 0, nil
	for len(r.roots) < len(names) {
		r.roots = append(r.roots, nil)
	}
	last, at, known := "", 0, false
	for _, c := range doc.Root.Children {
		if c.Name != last { // lines stand in a row: one look-up for all of them
			last = c.Name
			at, known = names[last]
		}
		if known {
			r.roots[at] = append(r.roots[at], c)
		}
	}
	r.frames = append(r.frames[:0], frame{node: doc.Root})
}

// maxKept bounds what a run keeps after a huge document.
const maxKept = 1 << 16

// Stop lets go of the document.
func (r *Run) Stop() {
	if cap(r.read) > maxKept {
		r.read = nil
	}
	clear(r.frames[:cap(r.frames)])
	for i := range r.roots {
		clear(r.roots[i])
		if r.roots[i] = r.roots[i][:0]; cap(r.roots[i]) > maxKept {
			r.roots[i] = nil
		}
	}
	for _, v := range r.spares {
		*v = Value{}
	}
	r.doc, r.names, r.at.node = nil, nil, nil
}

// spare gives a value to evaluate into; giveBack takes the last one back.
func (r *Run) spare() *Value {
	if r.spared == len(r.spares) {
		r.spares = append(r.spares, new(Value))
	}
	r.spared++
	return r.spares[r.spared-1]
}

func (r *Run) giveBack() { r.spared-- }

// Depth is how many scopes are open; Leave closes all behind depth.
func (r *Run) Depth() int { return len(r.frames) }

// Leave closes the scopes behind depth.
func (r *Run) Leave(depth int) { r.frames = r.frames[:depth] }

// Find gives the segments that s means here. The caller hands them back to Free.
func (r *Run) Find(s *Nodes) []*decode.Node {
	var buf []*decode.Node
	if n := len(r.free); n > 0 {
		buf, r.free = r.free[n-1], r.free[:n-1]
	}
	return s.find(r, buf)
}

// Free takes back what Find gave.
func (r *Run) Free(found []*decode.Node) {
	clear(found)
	if cap(found) > 0 && cap(found) <= maxKept {
		r.free = append(r.free, found[:0])
	}
}

// One gives the one segment that s means, or why there is none; both are nil when
// it may be missing.
func (r *Run) One(s *Nodes) (*decode.Node, *Problem) {
	found := r.Find(s)
	defer r.Free(found)
	switch {
	case len(found) == 0 && s.optional:
		return nil, nil
	case len(found) == 0:
		return nil, s.missing
	case len(found) > 1 && s.mode == modeOne && !repeated(found):
		hits := make([]Hit, len(found))
		for i, n := range found {
			hits[i] = Hit{Node: n}
		}
		return nil, (&selector{source: s.source}).several(hits)
	case s.mode == modeLast:
		return found[len(found)-1], nil
	}
	return found[0], nil
}

// Enter makes a segment that s found, and those passed on the way to it, the
// innermost scopes.
func (r *Run) Enter(s *Nodes, n *decode.Node) {
	r.markFilter(n, s.filter)
	depth := len(r.frames)
	for range s.shapes {
		r.frames = append(r.frames, frame{})
	}
	for i := len(s.shapes) - 1; i >= 0; i-- {
		r.frames[depth+i] = frame{node: n}
		n = n.Parent
	}
}

// Rows enters each pair of the segment in turn, when s is pairs(…), and calls f.
func (r *Run) Rows(s *Nodes, n *decode.Node, f func()) {
	depth := len(r.frames)
	r.frames = append(r.frames, frame{node: n})
	for i := s.rows; i < min(len(n.Elements), s.last); i += 2 {
		if isRow(n, i) {
			row := &r.frames[depth]
			row.key, row.value = i, i+1
			f()
		}
	}
	r.frames = r.frames[:depth]
}

// CountRows tells how many pairs Rows will enter.
func (s *Nodes) CountRows(n *decode.Node) (rows int) {
	for i := s.rows; i < min(len(n.Elements), s.last); i += 2 {
		if isRow(n, i) {
			rows++
		}
	}
	return rows
}

// isRow reports whether a pair has a key or a value.
func isRow(n *decode.Node, key int) bool {
	return n.Elements[key-1].Text != "" || n.Elements[key].Text != ""
}

// AllRead reports whether every element of n that has content has been read.
func (r *Run) AllRead(n *decode.Node) bool {
	var seen uint64
	if n.Segment < len(r.read) {
		seen = r.read[n.Segment]
	}
	for i := range n.Elements {
		if seen&(1<<min(i, 63)) == 0 && strings.TrimRight(n.Elements[i].Text, " ") != "" {
			return false
		}
	}
	return true
}

// ReadWhole counts a node with all below it as read.
func (r *Run) ReadWhole(n *decode.Node) {
	for e := range n.Elements {
		r.markElement(n, e+1)
	}
	for _, c := range n.Children {
		r.ReadWhole(c)
	}
}

// Position says where a hit stands, as decode.Document.Position does; Raw is the
// value that was read. The zero Hit, a constant's, has the zero position.
func (r *Run) Position(h Hit) gateway.Position {
	if h.Node == nil {
		return gateway.Position{}
	}
	if r.doc.Placing != nil {
		p := r.doc.Placing(h.Node, h.Element, h.Component)
		if h.Text != "" {
			p.Raw = h.Text
		}
		return p
	}
	if h.Element < 1 || h.Element > len(h.Node.Elements) {
		return r.doc.Position(h.Node, max(h.Element, 0), 0)
	}
	if r.at.node != h.Node { // many values come of one segment: its place is worked out once
		r.at.node, r.at.position = h.Node, r.doc.Position(h.Node, 0, 0)
	}
	p := r.at.position
	p.Element, p.Component, p.Repetition = h.Element, h.Component, h.Repeat
	p.Offset += int64(h.Node.Elements[h.Element-1].Offset)
	p.Path += " › " + elementText(h.Node.Name, h.Element)
	if h.Component > 0 {
		p.Path += "." + strconv.Itoa(h.Component)
	}
	if p.Raw = h.Text; h.Text == "" {
		p.Raw = h.Node.Elements[h.Element-1].Text
	}
	return p
}

// Finding makes a finding of a problem; the caller adds the field. at is where the
// value came from, when the problem itself does not know.
func (r *Run) Finding(p *Problem, at Hit) gateway.Finding {
	if p.at.Node != nil {
		at = p.at
	}
	for i := len(r.frames) - 1; i >= 0 && at.Node == nil; i-- { // nothing is there: say where it is missing
		at.Node = r.frames[i].node
	}
	f := gateway.Finding{Code: p.code, Severity: p.severity, Position: r.Position(at), Message: p.message, Hint: p.hint, Found: p.found}
	if f.Found == "" {
		f.Found = f.Position.Raw
	}
	return f
}
