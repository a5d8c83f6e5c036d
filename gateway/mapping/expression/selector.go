// SPDX-License-Identifier: Apache-2.0

package expression

import (
	"strings"

	"ordergate/gateway"
	"ordergate/gateway/decode"
	"ordergate/gateway/decode/paper"
)

// scope is what names are looked up in: the root, then the node of each list
// around an expression.
type scope struct {
	shape *decode.Shape
	row   bool // a pair of elements, with the names key and value
}

// frame is a scope at run time.
type frame struct {
	node       *decode.Node
	key, value int // elements, in a row

	// What stands in the segment and under it, once somebody has asked (see).
	seen               bool
	elements, children uint64
}

// selector finds nodes, or elements of them, from a frame.
type selector struct {
	source    string // as written, for messages
	depth     int    // of the frame it starts from
	steps     []step
	shapes    []*decode.Shape // what each step leads to
	element   int             // 0 for the nodes themselves, -1 and -2 for a row's key and value
	component int
	pair      *pair
	missing   *Problem
}

// step goes from a node to its children of a name.
type step struct {
	name   string
	plain  string // of a printed label: it is compared as people do; "" for other names
	root   int    // index into run.roots when the step starts at the root, else -1
	filter *filter
}

// filter keeps some nodes. The common forms are tested without running an
// expression: first element among codes, or not.
type filter struct {
	codes    []string
	not      bool
	cond     func(r *Run, v *Value)
	depth    int      // of the frame the node gets while cond runs
	reads    []int    // the node's own elements that the filter tests
	children []string // of a named tree: the values in it that the filter tests
}

func (s *selector) shape() *decode.Shape { return s.shapes[len(s.shapes)-1] }

func (f *filter) keeps(r *Run, n *decode.Node) bool {
	if f.cond != nil {
		r.frames = append(r.frames[:f.depth], frame{node: n})
		r.choosing++
		v := r.spare()
		f.cond(r, v)
		r.giveBack()
		r.choosing--
		r.frames = r.frames[:f.depth]
		return v.kind == boolean && v.yes
	}
	code := ""
	if len(n.Elements) > 0 {
		code = trimmed(n.Elements[0].Text)
	}
	for _, c := range f.codes {
		if same(c, code) {
			return !f.not
		}
	}
	return f.not
}

// nodes appends the nodes that the steps lead to.
func (s *selector) nodes(r *Run, buf []*decode.Node) []*decode.Node {
	start := r.frames[s.depth].node
	if len(s.steps) == 0 {
		return append(buf, start)
	}
	return r.walk(start, s.steps, buf)
}

// under gives the children of n among which a step looks.
func (r *Run) under(n *decode.Node, st *step) []*decode.Node {
	if st.root >= 0 && n == r.doc.Root {
		return r.roots[st.root]
	}
	return n.Children
}

func (st *step) leadsTo(r *Run, n *decode.Node) bool {
	named := st.plain == "" && same(n.Name, st.name) || st.plain != "" && paper.PlainLabel(n.Name) == st.plain
	return named && (st.filter == nil || st.filter.keeps(r, n))
}

func (r *Run) walk(n *decode.Node, steps []step, buf []*decode.Node) []*decode.Node {
	st := &steps[0]
	for _, c := range r.under(n, st) {
		if !st.leadsTo(r, c) {
			continue
		}
		if st.filter != nil && len(steps) > 1 {
			r.markFilter(c, st.filter)
		}
		if len(steps) == 1 {
			buf = append(buf, c)
		} else {
			buf = r.walk(c, steps[1:], buf)
		}
	}
	return buf
}

// hits appends what the selector finds, at most a few more than limit.
func (s *selector) hits(r *Run, buf []Hit) []Hit {
	if s.element < 0 {
		f := &r.frames[s.depth]
		return elementHits(f.node, s.inRow(f), 0, buf)
	}
	if len(s.steps) == 0 {
		return s.of(r.frames[s.depth].node, buf)
	}
	if len(s.steps) == 1 {
		for _, n := range r.under(r.frames[s.depth].node, &s.steps[0]) {
			if s.steps[0].leadsTo(r, n) {
				buf = s.of(n, buf)
			}
		}
		return buf
	}
	var few [8]*decode.Node
	for _, n := range s.nodes(r, few[:0]) {
		buf = s.of(n, buf)
	}
	return buf
}

func (s *selector) of(n *decode.Node, buf []Hit) []Hit {
	switch {
	case s.pair != nil:
		return s.pair.hits(n, buf)
	case s.element == 0:
		return append(buf, Hit{Node: n})
	}
	return elementHits(n, s.element, s.component, buf)
}

// elementHits appends the values of an element: none when it is empty or blank,
// several when it is repeated.
func elementHits(n *decode.Node, element, component int, buf []Hit) []Hit {
	if element > len(n.Elements) {
		return buf
	}
	e := &n.Elements[element-1]
	split := n.Parts(element)
	if len(split) == 0 || component == 0 && len(split) == 1 {
		if component > 1 {
			return buf
		}
		if t := trimmed(e.Text); t != "" {
			return append(buf, Hit{Node: n, Element: element, Component: component, Text: t})
		}
		return buf
	}
	for rep, parts := range split {
		c := max(component, 1)
		if c > len(parts) {
			continue
		}
		if t := trimmed(parts[c-1]); t != "" {
			h := Hit{Node: n, Element: element, Component: component, Text: t}
			if len(split) > 1 {
				h.Repeat = rep + 1
			}
			buf = append(buf, h)
		}
	}
	return buf
}

// mark notes that an element has been read.
func (r *Run) mark(h *Hit) {
	if h.Node == nil || h.Element < 1 {
		return
	}
	if h.Component > 0 {
		content := 0
		for _, rep := range h.Node.Parts(h.Element) {
			for _, p := range rep {
				if p != "" {
					content++
				}
			}
		}
		if content > 1 {
			return // the other components are not read by this: the segment stays visible
		}
	}
	r.markElement(h.Node, h.Element)
}

func (r *Run) markElement(n *decode.Node, element int) {
	if r.choosing > 0 {
		return
	}
	i := n.Segment
	for i >= len(r.read) {
		r.read = append(r.read, make([]uint64, i+16)...)
	}
	r.read[i] |= bit(element - 1)
}

func (r *Run) markFilter(n *decode.Node, f *filter) {
	if f == nil {
		return
	}
	for _, e := range f.reads {
		r.markElement(n, e)
	}
	for _, name := range f.children {
		for _, c := range n.Children {
			if c.Name == name {
				r.markElement(c, 1)
			}
		}
	}
}

// wasRead reports whether anything of a node has been read.
func (r *Run) wasRead(n *decode.Node) bool { return n.Segment < len(r.read) && r.read[n.Segment] != 0 }

// take marks a Hit as read, with the filter and the pair that led to it.
func (s *selector) take(r *Run, h *Hit) {
	r.mark(h)
	if s.pair != nil && !s.pair.key {
		r.mark(&Hit{Node: h.Node, Element: h.Element - 1})
	}
	if len(s.steps) > 0 {
		r.markFilter(h.Node, s.steps[len(s.steps)-1].filter)
	}
}

// one gives the one Hit of a selector.
func (s *selector) one(r *Run, v *Value) {
	if s.plain() && s.here(r, &r.frames[s.depth], v) {
		return
	}
	s.search(r, v)
}

func (s *selector) search(r *Run, v *Value) {
	var few [4]Hit
	hits := s.hits(r, few[:0])
	switch {
	case len(hits) == 0 && len(s.steps) == 2 && s.steps[1].plain != "":
		v.setMissing(s.unprinted(r))
		return
	case len(hits) == 0:
		v.setMissing(s.missing)
		return
	case len(hits) > 1 && !alike(hits):
		v.kind, v.at, v.problem = failed, hits[1], s.several(hits)
		return
	}
	for i := range hits {
		s.take(r, &hits[i])
	}
	v.setText(hits[0].Text, &hits[0])
}

// here is one for an element of the segment we are at. It is false where that is
// not all.
func (s *selector) here(r *Run, f *frame, v *Value) bool {
	e, text, sure := s.look(f)
	switch {
	case !sure:
		return false
	case text == "":
		v.setMissing(s.missing)
		return true
	}
	s.markHere(r, f.node, e)
	v.keepText(text)
	at := &v.at // field by field: a copy of what has just been written is slow
	at.Node, at.Element, at.Component, at.Repeat, at.Text = f.node, e, s.component, 0, text
	return true
}

// inRow is the element that key or value is in a row.
func (s *selector) inRow(f *frame) int {
	if s.element == -1 {
		return f.key
	}
	return f.value
}

// look gives the element that s means in a frame's segment, and its text, "" when
// there is none. It is not sure of composites, and of codes that are there twice.
func (s *selector) look(f *frame) (element int, text string, sure bool) {
	n, e := f.node, s.element
	if len(n.Split) > 0 {
		return 0, "", false
	}
	switch {
	case s.pair != nil:
		if e, sure = s.pair.find(n); !sure {
			return 0, "", false
		}
	case e < 0:
		e = s.inRow(f)
	}
	if e > 0 && e <= len(n.Elements) {
		text = trimmed(n.Elements[e-1].Text)
	}
	return e, text, true
}

// markHere marks what look has found.
func (s *selector) markHere(r *Run, n *decode.Node, element int) {
	r.markElement(n, element)
	if s.pair != nil && !s.pair.key {
		r.markElement(n, element-1)
	}
}

// alike reports whether all hits say the same: then there is nothing to choose.
func alike(hits []Hit) bool {
	for i := range hits {
		if hits[i].Text != hits[0].Text {
			return false
		}
	}
	return true
}

// repeated reports whether all nodes are the same segment word for word.
func repeated(nodes []*decode.Node) bool {
	for _, n := range nodes {
		if len(n.Children) > 0 || len(n.Elements) != len(nodes[0].Elements) {
			return false
		}
		for i := range n.Elements {
			if n.Elements[i].Text != nodes[0].Elements[i].Text {
				return false
			}
		}
	}
	return true
}

func (s *selector) several(hits []Hit) *Problem {
	texts := make([]string, 0, 4)
	for _, h := range hits[:min(len(hits), 4)] {
		t := h.Text
		if h.Node != nil && h.Element == 0 {
			t = h.Node.Path()
		}
		texts = append(texts, t)
	}
	return &Problem{code: "mapping.selector.several", severity: gateway.Hold,
		message: s.source + " is in the document several times, and one is meant.",
		hint:    "Decide which one counts; in the mapping, write first(), last() or all() or select by another qualifier.",
		found:   strings.Join(texts, ", "), at: hits[1]}
}

func missing(source string) *Problem {
	return &Problem{code: "mapping.selector.none", severity: gateway.Hold,
		message: "The document has no " + source + ".",
		hint:    "Ask the partner; where it may be missing, write optional() or a default behind ?? in the mapping."}
}
