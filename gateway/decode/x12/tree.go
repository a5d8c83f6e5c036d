// SPDX-License-Identifier: Apache-2.0

package x12

import (
	"strings"

	"ordergate/gateway/decode"
)

// tokenize cuts the text into nodes: one pass over its delimiters, every text a
// slice of it. See decode for base and first. It counts the control characters
// that it passes over between values.
func (s *setDecoder) tokenize(found marks, base, first uint32) (passed int) {
	text, d := s.text, s.ctx.Delimiters
	if n := len(found.terms) + 1; cap(s.nodes) < n {
		s.nodes = make([]decode.Node, 0, n)
	}
	if n := len(found.at) + 1; cap(s.elements) < n {
		s.elements = make([]decode.Element, 0, n)
	}
	nodes, all := s.nodes[:0], s.elements[:0]
	wraps := len(s.lines.dropped) > 0
	line, mark := s.ctx.Line+1, 0
	for at, term := 0, 0; ; term++ {
		for at < len(text) && text[at] <= ' ' && text[at] != d.Segment && isPadding(text[at]) {
			if text[at] == '\n' {
				line++
			}
			if text[at] != ' ' {
				passed++
			}
			at++
		}
		if at >= len(text) {
			break
		}
		end, last := len(text), len(found.at)
		if term < len(found.terms) {
			last = int(found.terms[term] - first)
			end = int(found.at[last] - base)
		}
		for mark < last && int(found.at[mark]-base) < at { // the padding passed over held one
			mark++
		}
		if end == at {
			if !isPadding(d.Segment) { // blank lines are none
				s.empty = append(s.empty, decode.Node{Segment: len(nodes) + 1, Line: line + s.lines.lines, Offset: s.ctx.Offset + int64(s.lines.offset(at))})
			}
		} else {
			start, name, from := len(all), end, end
			if mark < last {
				name = int(found.at[mark] - base)
				for mark++; ; mark++ {
					from = int(found.at[mark-1]-base) + 1
					if mark == last {
						break
					}
					all = append(all, decode.Element{Text: text[from:int(found.at[mark]-base)], Offset: int32(from - at)})
				}
			}
			value := trimLineEnd(text[from:end]) // a CR before a terminator, or before where one is missing
			passed += end - from - len(value)
			id := text[at:name]
			if name < end {
				all = append(all, decode.Element{Text: value, Offset: int32(from - at)})
			} else {
				id = trimLineEnd(id)
			}
			place, begins := at, line
			if wraps {
				place = s.lines.offset(at)
				begins += s.lines.lines
				s.unwrapped(all[start:], at, place)
			}
			elements := all[start:len(all):len(all)]
			for len(elements) > 0 && elements[len(elements)-1].Text == "" {
				elements = elements[:len(elements)-1]
			}
			nodes = append(nodes, decode.Node{Name: id, Segment: len(nodes) + 1, Line: begins, Offset: s.ctx.Offset + int64(place), Elements: elements})
		}
		if end < len(text) && d.Segment < ' ' {
			if passed++; d.Segment == '\n' {
				line++
			}
		}
		at, mark = end+1, last+1
	}
	s.nodes, s.elements = nodes, all
	return passed
}

// unwrapped gives the elements of a segment the offsets that they have in the text
// with line ends, where the segment is at place.
func (s *setDecoder) unwrapped(elements []decode.Element, at, place int) {
	for i := range elements {
		elements[i].Offset = int32(s.lines.offset(at+int(elements[i].Offset)) - place)
	}
}

// inside looks at what stands inside values that is no plain text: passed of the
// control characters do not.
func (s *setDecoder) inside(raw []byte, passed int) {
	d := s.ctx.Delimiters
	if s.controls = d.Element < ' ' || controls(raw) != passed; s.controls && len(s.lines.dropped) == 0 {
		s.countLines()
	}
	s.repeats = d.Repetition != 0 && strings.IndexByte(s.text, d.Repetition) >= 0
	if d.Release != 0 && strings.IndexByte(s.text, d.Release) >= 0 {
		for i := range s.elements {
			s.elements[i].Text = unreleased(s.elements[i].Text, d.Release)
		}
	}
}

// countLines gives segments their lines where line feeds stand inside values.
func (s *setDecoder) countLines() {
	line, from := s.ctx.Line+1, 0
	empty := s.empty
	count := func(n *decode.Node) {
		at := int(n.Offset - s.ctx.Offset)
		line += strings.Count(s.text[from:at], "\n")
		from, n.Line = at, line
	}
	for i := range s.nodes {
		for len(empty) > 0 && empty[0].Offset < s.nodes[i].Offset {
			count(&empty[0])
			empty = empty[1:]
		}
		count(&s.nodes[i])
	}
	for i := range empty {
		count(&empty[i])
	}
}

// attach hangs n into the tree, the ordinal-th of its name there. Small families
// are cut from one slab.
func (s *setDecoder) attach(parent, n *decode.Node, ordinal int) {
	if parent.Children == nil {
		const small = 4
		parent.Children = s.room(small)
	}
	n.Parent, n.Index = parent, ordinal
	parent.Children = append(parent.Children, n)
	if s.names != nil {
		s.names[sibling{parent, n.Name}] = ordinal
	}
}

// room cuts place for n children from the slab.
func (s *setDecoder) room(n int) []*decode.Node {
	at := len(s.family)
	if at+n > cap(s.family) {
		s.family, at = make([]*decode.Node, 0, max(n, 2*len(s.nodes))), 0
	}
	s.family = s.family[:at+n]
	return s.family[at : at : at+n]
}

// sibling keys the count of equally named children.
type sibling struct {
	parent *decode.Node
	name   string
}

// siblings counts the children of that name. The last one is near, as a rule;
// where it is not, a map bounds the search.
func (s *setDecoder) siblings(parent *decode.Node, name string) int {
	const near = 64
	last := len(parent.Children) - 1
	for i := last; i >= 0 && i > last-near; i-- {
		if parent.Children[i].Name == name {
			return parent.Children[i].Index
		}
	}
	if last < near {
		return 0
	}
	if s.names == nil {
		s.names = map[sibling]int{}
		for i := range s.nodes {
			if n := &s.nodes[i]; n.Parent != nil {
				k := sibling{n.Parent, n.Name}
				s.names[k] = max(s.names[k], n.Index)
			}
		}
	}
	return s.names[sibling{parent, name}]
}
