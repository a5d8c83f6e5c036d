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
	index int  // child of at that was matched last
	count int  // how often
	odd   bool // it holds segments out of their place
}

// match gives each segment its place in the set's grammar and builds the tree.
// A segment belongs to the next possible place, scanning forward in the current
// loop, then in the loops around it (reference §2, a-d). One that fits nowhere
// is a fault, and stays in the tree where it stood.
func (s *setDecoder) match() {
	root := &s.root
	*root = decode.Node{Line: s.ctx.Line + 1, Offset: s.ctx.Offset, Children: s.room(len(s.nodes))}
	s.doc.Root = root
	if s.grammar == nil {
		for i := 1; i < len(s.nodes); i++ {
			if n := &s.nodes[i]; n.Name != "SE" {
				s.attach(root, n, s.siblings(root, n.Name)+1)
			}
		}
		return
	}
	s.doc.Shape = s.grammar.shape
	s.frames = append(s.frames[:0], frame{at: s.grammar.root, node: root})
	last := len(s.nodes) - 1
	for i := range s.nodes {
		n := &s.nodes[i]
		if i == last && n.Name == "SE" && !s.ctx.NoTrailer {
			s.leave(0, n)
			s.missing(&s.frames[0], len(s.frames[0].at.children)-1, n)
			s.check(n, s.grammar.dictionary["SE"], "")
			break
		}
		s.place(n)
		if i == last { // no trailer: what was mandatory is still missing
			s.leave(0, n)
			s.missing(&s.frames[0], len(s.frames[0].at.children)-1, n)
		}
	}
}

// place finds the place of one segment, reports what was skipped, and hangs it
// into the tree.
func (s *setDecoder) place(n *decode.Node) {
	over := -1 // a frame where it would fit but for its max use
	if id := s.grammar.ordinal(n.Name); id >= 0 {
		for depth := len(s.frames) - 1; depth >= 0; depth-- {
			f := &s.frames[depth]
			for i := int(f.at.first[id]); i >= 0; i = int(f.at.again[i]) {
				if i < f.index {
					continue
				}
				c := f.at.children[i]
				if i == f.index && c.max > 0 && f.count >= c.max {
					if over < 0 {
						over = depth
					}
					continue
				}
				if depth < len(s.frames)-1 {
					s.leave(depth, n)
				}
				if len(f.at.needed) > 0 {
					s.missing(f, i-1, n)
				}
				if i == f.index {
					f.count++
				} else {
					f.index, f.count = i, 1
				}
				s.enter(depth, c, n)
				return
			}
		}
	}
	if over >= 0 {
		f := &s.frames[over]
		c := f.at.children[f.index]
		f.count++
		s.frames = s.frames[:over+1]
		code, ack, no := "segment.repeat.exceeded", "AK3 5", "5"
		if c.loop {
			code, ack, no = "loop.repeat.exceeded", "AK3 4", "4"
		}
		s.segmentFault(code, ack, no, n, loopID(f.at), fmt.Sprintf("Segment %s stands more than %d times.", n.Name, c.max))
		s.enter(over, c, n)
		return
	}
	s.misplaced(n)
}

func (s *setDecoder) misplaced(n *decode.Node) {
	for i := range s.frames { // the counts of names cannot be trusted from here on
		s.frames[i].odd = true
	}
	top := &s.frames[len(s.frames)-1]
	for depth := len(s.frames) - 1; depth >= 0; depth-- {
		f := &s.frames[depth]
		for i := 0; i < f.index && i < len(f.at.children); i++ {
			if c := f.at.children[i]; c.id == n.Name {
				s.segmentFault("segment.order.wrong", "AK3 7", "7", n, loopID(top.at), fmt.Sprintf("Segment %s stands in the wrong place: it belongs before %s.", n.Name, f.at.children[f.index].id))
				s.frames = s.frames[:depth+1]
				s.enter(depth, c, n)
				return
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
	s.attach(top.node, n, s.siblings(top.node, n.Name)+1)
	if def := s.grammar.dictionary[n.Name]; def != nil {
		s.check(n, def, loopID(top.at))
	}
}

// enter hangs a segment into the tree and opens its loop.
func (s *setDecoder) enter(depth int, c *position, n *decode.Node) {
	f := &s.frames[depth]
	if n.Name == "ST" && depth == 0 {
		s.check(n, c.def, "")
		return
	}
	ordinal := f.count
	if f.odd || c.shared { // others of that name may stand elsewhere in the loop
		ordinal = s.siblings(f.node, n.Name) + 1
	}
	s.attach(f.node, n, ordinal)
	loop := f.at.id
	if c.loop {
		s.frames = append(s.frames, frame{at: c, node: n})
		loop = c.id
	}
	s.check(n, c.def, loop)
}

// leave closes the loops above depth, whose mandatory rest is missing.
func (s *setDecoder) leave(depth int, at *decode.Node) {
	for last := len(s.frames) - 1; last > depth; last-- {
		if f := &s.frames[last]; len(f.at.needed) > 0 {
			s.missing(f, len(f.at.children)-1, at)
		}
	}
	s.frames = s.frames[:depth+1]
}

// missing reports the mandatory places behind the frame's current one, up to last.
func (s *setDecoder) missing(f *frame, last int, at *decode.Node) {
	for _, i := range f.at.needed {
		if i < f.index || i == f.index && f.count > 0 {
			continue
		}
		if i > last {
			return
		}
		c := f.at.children[i]
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
		in := n
		if n.Parent == nil { // where it stands, for people
			in = s.frames[len(s.frames)-1].node
		}
		s.report.Segments = append(s.report.Segments, SegmentError{ID: n.Name, Position: n.Segment, Loop: loop, Code: no, Business: business(in)})
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
