// SPDX-License-Identifier: Apache-2.0

package x12

import (
	"fmt"
	"strings"

	"ordergate/gateway"
	"ordergate/gateway/decode"
)

// frame is an open loop: where in it we are.
type frame struct {
	at    *position // the loop
	node  *decode.Node
	index int // child of at that was matched last
	count int // how often
}

// match gives each segment its place in the set's grammar and builds the tree.
// A segment belongs to the next possible place, scanning forward in the current
// loop, then in the loops around it (reference §2, a-d). One that fits nowhere
// is a fault, and stays in the tree where it stood.
func (s *setDecoder) match() {
	root := &decode.Node{Line: s.ctx.Line + 1, Offset: s.ctx.Offset}
	s.doc.Root = root
	if s.grammar == nil {
		for i := 1; i < len(s.nodes); i++ {
			if n := &s.nodes[i]; n.Name != "SE" {
				s.attach(root, n)
			}
		}
		return
	}
	s.doc.Shape = s.grammar.shape
	frames := make([]frame, 1, 8)
	frames[0] = frame{at: s.grammar.root, node: root, index: 0, count: 0}
	for i := range s.nodes {
		n := &s.nodes[i]
		if n.Name == "SE" && i == len(s.nodes)-1 && !s.ctx.NoTrailer {
			s.leave(&frames, 0, n)
			s.missing(frames[0], len(frames[0].at.children)-1, n)
			s.check(n, s.grammar.dictionary["SE"], "")
			break
		}
		frames = s.place(frames, n)
		if i == len(s.nodes)-1 { // no trailer: what was mandatory is still missing
			s.leave(&frames, 0, n)
			s.missing(frames[0], len(frames[0].at.children)-1, n)
		}
	}
}

// place finds the place of one segment, reports what was skipped, and hangs it
// into the tree.
func (s *setDecoder) place(frames []frame, n *decode.Node) []frame {
	over := -1 // a frame where it would fit but for its max use
	key := keyOf(n.Name)
	for depth := len(frames) - 1; depth >= 0; depth-- {
		f := &frames[depth]
		for i := f.index; i < len(f.at.keys); i++ {
			if f.at.keys[i] != key || key == 0 {
				continue
			}
			c := f.at.children[i]
			if i == f.index && c.max > 0 && f.count >= c.max {
				if over < 0 {
					over = depth
				}
				continue
			}
			s.leave(&frames, depth, n)
			s.missing(*f, i-1, n)
			if i == f.index {
				f.count++
			} else {
				f.index, f.count = i, 1
			}
			return s.enter(frames, depth, c, n)
		}
	}
	if over >= 0 {
		f := &frames[over]
		c := f.at.children[f.index]
		f.count++
		frames = frames[:over+1]
		code, ack, no := "segment.repeat.exceeded", "AK3 5", "5"
		if c.loop {
			code, ack, no = "loop.repeat.exceeded", "AK3 4", "4"
		}
		s.segmentFault(code, ack, no, n, loopID(frames[over].at), fmt.Sprintf("Segment %s stands more than %d times.", n.Name, c.max))
		return s.enter(frames, over, c, n)
	}
	return s.misplaced(frames, n)
}

func (s *setDecoder) misplaced(frames []frame, n *decode.Node) []frame {
	top := frames[len(frames)-1]
	for depth := len(frames) - 1; depth >= 0; depth-- {
		f := frames[depth]
		for i := 0; i < f.index && i < len(f.at.children); i++ {
			if c := f.at.children[i]; c.id == n.Name {
				s.segmentFault("segment.order.wrong", "AK3 7", "7", n, loopID(top.at), fmt.Sprintf("Segment %s stands in the wrong place: it belongs before %s.", n.Name, f.at.children[f.index].id))
				frames = frames[:depth+1]
				return s.enter(frames, depth, c, n)
			}
		}
	}
	switch {
	case s.grammar.in[n.Name]:
		s.segmentFault("segment.unexpected", "AK3 2", "2", n, loopID(top.at), fmt.Sprintf("Segment %s is not expected here.", n.Name))
	case s.grammar.dictionary[n.Name] != nil:
		s.segmentFault("segment.set.foreign", "AK3 6", "6", n, loopID(top.at), fmt.Sprintf("Segment %s is not part of transaction set %s.", n.Name, s.grammar.set))
	default:
		s.segmentFault("segment.id.unknown", "AK3 1", "1", n, loopID(top.at), fmt.Sprintf("Segment %q is not known.", n.Name))
	}
	s.attach(top.node, n)
	if def := s.grammar.dictionary[n.Name]; def != nil {
		s.check(n, def, loopID(top.at))
	}
	return frames
}

// enter hangs a segment into the tree and opens its loop.
func (s *setDecoder) enter(frames []frame, depth int, c *position, n *decode.Node) []frame {
	parent := frames[depth].node
	if n.Name == "ST" && depth == 0 {
		s.check(n, c.def, "")
		return frames
	}
	s.attach(parent, n)
	loop := loopID(frames[depth].at)
	if c.loop {
		frames = append(frames, frame{at: c, node: n})
		loop = c.id
	}
	s.check(n, c.def, loop)
	return frames
}

// attach hangs n into the tree. Small families are cut from one slab.
func (s *setDecoder) attach(parent, n *decode.Node) {
	const small = 4
	if parent.Children == nil {
		if len(s.slab) < small {
			s.slab = make([]*decode.Node, max(small, min(len(s.nodes), 256)))
		}
		parent.Children, s.slab = s.slab[:0:small], s.slab[small:]
	}
	n.Parent, n.Index = parent, s.siblings(parent, n.Name)+1
	parent.Children = append(parent.Children, n)
	if s.names != nil {
		s.names[sibling{parent, n.Name}] = n.Index
	}
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

// leave closes the loops above depth, whose mandatory rest is missing.
func (s *setDecoder) leave(frames *[]frame, depth int, at *decode.Node) {
	for len(*frames)-1 > depth {
		f := (*frames)[len(*frames)-1]
		s.missing(f, len(f.at.children)-1, at)
		*frames = (*frames)[:len(*frames)-1]
	}
}

// missing reports the mandatory places behind the frame's current one, up to last.
func (s *setDecoder) missing(f frame, last int, at *decode.Node) {
	for i := f.index; i <= last; i++ {
		c := f.at.children[i]
		if !c.mandatory || i == f.index && f.count > 0 || c.id == "SE" || c.id == "ST" && f.at == s.grammar.root {
			continue
		}
		if !s.listing() {
			s.more("segment.mandatory.missing", "AK3 3", false)
			continue
		}
		finding := s.add("segment.mandatory.missing", "AK3 3", at, 0, 0, fmt.Sprintf("Segment %s is missing.", c.id),
			"Ask the partner to send the transaction set again.", "")
		finding.Position.SegmentID, finding.Found = c.id, ""
		finding.Position.Path += " (" + c.id + " is missing before it)"
		s.report.Segments = append(s.report.Segments, SegmentError{ID: c.id, Position: at.Segment, Loop: loopID(f.at), Code: "3"})
	}
}

func loopID(p *position) string { return p.id }

func (s *setDecoder) segmentFault(code, ack, no string, n *decode.Node, loop, message string) {
	if !s.listing() {
		s.more(code, ack, false)
		return
	}
	p := s.doc.Position(n, 0, 0)
	sev := s.severity(code, ack, false)
	if n.Parent == nil { // it has no place in the tree yet
		p.Path = "ISA " + s.doc.Interchange + " › ST " + s.doc.Control + " › " + n.Name
	}
	s.findings = append(s.findings, gateway.Finding{Code: code, Ack: ack, Severity: sev, Position: p, Message: message,
		Hint: "Ask the partner to repair the document, or let this pass in the partner file under syntax.", Found: segmentText(n, s.ctx.Delimiters)})
	if sev != gateway.Note {
		s.report.Segments = append(s.report.Segments, SegmentError{ID: n.Name, Position: n.Segment, Loop: loop, Code: no})
	}
}

func segmentText(n *decode.Node, d Delimiters) string {
	var b strings.Builder
	b.WriteString(n.Name)
	for _, e := range n.Elements {
		b.WriteByte(d.Element)
		b.WriteString(e.Text)
		if b.Len() > 80 {
			break
		}
	}
	return strings.ToValidUTF8(b.String()[:min(b.Len(), 80)], "")
}
