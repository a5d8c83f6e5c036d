// SPDX-License-Identifier: Apache-2.0

package mapping

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"sync"

	"ordergate/gateway"
	"ordergate/gateway/decode"
)

// run is one document on its way through a mapping. Runs are pooled: release
// gives back what the result does not keep.
type run struct {
	m          *Mapping
	doc        *decode.Document
	opts       Options
	out        *gateway.Order
	frames     []frame
	read       []uint64         // by segment ordinal: elements that have been read
	lines      []int32          // by segment ordinal: the order line that a node gave, from 1
	roots      [][]*decode.Node // the root's children by name, for the names the mapping asks for
	path       []part
	line       int // order line being made, from 1
	choosing   int // inside filters: what they test is not read yet
	findings   []gateway.Finding
	explaining bool
	at         struct { // the segment asked for last
		node     *decode.Node
		position gateway.Position
	}
	explained []Explained
}

// part is a piece of a JSON pointer.
type part struct {
	name  string
	index int // element of the list of that name, -1 for none
}

// runs keeps buffers between documents; it holds nothing of them.
var runs = sync.Pool{New: func() any { return new(run) }}

func (m *Mapping) newRun(doc *decode.Document, opts Options) *run {
	r := runs.Get().(*run)
	clear(r.read)
	clear(r.lines)
	*r = run{m: m, doc: doc, opts: opts, frames: r.frames[:0], read: r.read, lines: r.lines, roots: r.roots, path: r.path[:0]}
	for i := range r.roots {
		clear(r.roots[i])
		r.roots[i] = r.roots[i][:0]
	}
	for len(r.roots) < len(m.roots) {
		r.roots = append(r.roots, nil)
	}
	for _, c := range doc.Root.Children {
		if i, ok := m.roots[c.Name]; ok {
			r.roots[i] = append(r.roots[i], c)
		}
	}
	return r
}

// maxKept bounds what a pooled run keeps after a huge document.
const maxKept = 1 << 16

func (r *run) release() {
	if len(r.read) > maxKept || len(r.lines) > maxKept {
		return
	}
	clear(r.frames[:cap(r.frames)])
	for i := range r.roots {
		clear(r.roots[i][:cap(r.roots[i])])
	}
	r.m, r.doc, r.out, r.findings, r.explained, r.at.node = nil, nil, nil, nil, nil, nil
	runs.Put(r)
}

func (r *run) order() *gateway.Order {
	d := r.doc
	r.out = &gateway.Order{Schema: gateway.OrderSchema, OrderLine: []gateway.Line{}, Source: &gateway.Source{
		Format: d.Format, SenderID: d.Sender.ID, ReceiverID: d.Receiver.ID, Interchange: d.Interchange, Group: d.Group,
		Set: d.Control, SetID: d.Type, Version: d.Version, Usage: d.Usage, Mapping: r.m.id, MappingSHA256: r.m.sha256}}
	if !r.opts.NoTrace && !r.explaining {
		r.out.Trace = map[string]gateway.Origin{}
	}
	r.frames = append(r.frames[:0], frame{node: d.Root})
	r.block(r.m.order, reflect.ValueOf(r.out).Elem())
	if r.out.OrderLine == nil {
		r.out.OrderLine = []gateway.Line{}
	}
	r.extensions()
	return r.out
}

// block fills an object and reports whether anything was set.
func (r *run) block(b *block, dst reflect.Value) bool {
	depth := len(r.frames)
	if b.from != nil {
		n := r.from(b.from)
		if n == nil {
			return false
		}
		r.enter(b.from, n)
	}
	set := false
	for i := range b.fields {
		f := &b.fields[i]
		r.path = append(r.path, part{f.name, -1})
		if r.field(f, dst.Field(f.index)) {
			set = true
		}
		r.path = r.path[:len(r.path)-1]
	}
	r.frames = r.frames[:depth]
	return set
}

func (r *run) field(f *field, dst reflect.Value) bool {
	switch {
	case f.expr != nil:
		return r.leaf(f, dst)
	case f.sub != nil && dst.Kind() == reflect.Pointer:
		v := reflect.New(dst.Type().Elem())
		if !r.block(f.sub, v.Elem()) {
			return false
		}
		dst.Set(v)
		return true
	case f.sub != nil:
		return r.block(f.sub, dst)
	}
	for _, b := range f.items {
		r.items(f, b, dst)
	}
	return dst.Len() > 0
}

// items appends the elements that a block gives to a list.
func (r *run) items(f *field, b *block, dst reflect.Value) {
	if b.each == nil {
		r.item(f, b, dst, nil)
		return
	}
	var few [16]*decode.Node
	nodes := b.each.find(r, few[:0])
	if n := dst.Len() + len(nodes); len(nodes) > 1 && n > dst.Cap() && b.each.rows == 0 {
		grown := reflect.MakeSlice(dst.Type(), dst.Len(), n)
		reflect.Copy(grown, dst)
		dst.Set(grown)
	}
	depth := len(r.frames)
	for _, n := range nodes {
		r.enter(b.each, n)
		if b.each.rows == 0 {
			r.item(f, b, dst, n)
		} else {
			r.rows(f, b, dst, n)
		}
		r.frames = r.frames[:depth]
	}
}

// rows appends an element a pair of the node.
func (r *run) rows(f *field, b *block, dst reflect.Value, n *decode.Node) {
	depth := len(r.frames)
	for i := b.each.rows; i+1 <= len(n.Elements); i += 2 {
		last := b.each.last
		if last > 0 && i+1 > last {
			break
		}
		_, key := n.Element(i)
		if _, val := n.Element(i + 1); !key && !val {
			continue
		}
		r.frames = append(r.frames[:depth], frame{node: n, key: i, value: i + 1})
		r.item(f, b, dst, n)
	}
}

// item appends one element; one in which nothing is set only when it is an order
// line, because a line is a line whatever it lacks.
func (r *run) item(f *field, b *block, dst reflect.Value, n *decode.Node) {
	at := dst.Len()
	r.path[len(r.path)-1].index = at
	if f.isLine {
		r.line = at + 1
		if n != nil {
			for n.Segment >= len(r.lines) {
				r.lines = append(r.lines, make([]int32, n.Segment+16)...)
			}
			r.lines[n.Segment] = int32(at + 1)
		}
	}
	if at == dst.Cap() {
		dst.Grow(1)
	}
	dst.SetLen(at + 1)
	e := dst.Index(at)
	if !r.block(b, e) && !f.isLine {
		e.SetZero()
		dst.SetLen(at)
	}
	if f.isLine {
		r.line = 0
	}
	r.path[len(r.path)-1].index = -1
}

// from finds the one node of an object, nil for none.
func (r *run) from(s *nodes) *decode.Node {
	var few [8]*decode.Node
	found := s.find(r, few[:0])
	switch {
	case len(found) == 0:
		if !s.optional {
			r.report(s.missing, hit{}, "")
		}
		return nil
	case len(found) > 1 && s.mode == modeOne && !repeated(found):
		hits := make([]hit, len(found))
		for i, n := range found {
			hits[i] = hit{node: n}
		}
		r.report((&selector{source: s.source}).several(hits), hits[1], "")
		return nil
	case s.mode == modeLast:
		return found[len(found)-1]
	}
	return found[0]
}

// enter makes the node that a nodes selector found, and the nodes it passed on
// the way, the innermost scopes.
func (r *run) enter(s *nodes, n *decode.Node) {
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

// leaf evaluates an expression and sets its field.
func (r *run) leaf(f *field, dst reflect.Value) bool {
	v := f.expr.eval(r)
	if v.kind == absent || v.kind == failed {
		if v.problem != nil {
			r.report(v.problem, v.at, f.rule)
			if r.explaining {
				r.explain(f, v)
			}
		}
		return false
	}
	if !f.set(dst, v) {
		return false
	}
	if r.explaining {
		r.explain(f, v)
	}
	if r.out.Trace != nil {
		r.out.Trace[r.pointer()] = gateway.Origin{Position: r.position(v.at), Rule: f.rule}
	}
	return true
}

func (r *run) explain(f *field, v value) {
	e := Explained{Field: r.pointer(), Expression: f.source.text, Value: v.String(), Position: r.position(v.at), Rule: f.rule}
	if v.problem != nil {
		e.Fault = v.problem.message
	}
	r.explained = append(r.explained, e)
}

func (r *run) position(h hit) gateway.Position {
	if h.node == nil {
		return gateway.Position{}
	}
	if h.element < 1 || h.element > len(h.node.Elements) {
		return r.doc.Position(h.node, max(h.element, 0), 0)
	}
	if r.at.node != h.node { // many values come of one segment: its place is worked out once
		r.at.node, r.at.position = h.node, r.doc.Position(h.node, 0, 0)
	}
	p := r.at.position
	p.Element, p.Component, p.Repetition = h.element, h.component, h.repeat
	p.Offset += int64(h.node.Elements[h.element-1].Offset)
	p.Path += " › " + elementText(h.node.Name, h.element)
	if h.component > 0 {
		p.Path += "." + strconv.Itoa(h.component)
	}
	if p.Raw = h.text; h.text == "" {
		p.Raw = h.node.Elements[h.element-1].Text
	}
	return p
}

// pointer gives the JSON pointer of the field being filled.
func (r *run) pointer() string {
	var b strings.Builder
	for _, p := range r.path {
		b.WriteByte('/')
		b.WriteString(p.name)
		if p.index >= 0 {
			b.WriteByte('/')
			b.WriteString(strconv.Itoa(p.index))
		}
	}
	return b.String()
}

// report turns a problem into a finding about the field being filled.
func (r *run) report(p *problem, at hit, rule string) {
	if p.at.node != nil {
		at = p.at
	}
	if at.node == nil { // nothing is there: say where it is missing
		for i := len(r.frames) - 1; i >= 0 && at.node == nil; i-- {
			at.node = r.frames[i].node
		}
	}
	f := gateway.Finding{Code: p.code, Severity: p.severity, Position: r.position(at), Message: p.message, Hint: p.hint,
		Field: r.pointer(), Found: p.found, Expected: p.expected, Line: r.line}
	if r.line > 0 {
		f.Message = fmt.Sprintf("Line %d: %s", r.line, f.Message)
	}
	if f.Found == "" {
		f.Found = f.Position.Raw
	}
	if rule != "" && f.Hint != "" && p.severity != gateway.Note {
		f.Hint += " (" + rule + ")"
	}
	r.findings = append(r.findings, f)
}

// extensions keeps every segment of which some content has not been read.
func (r *run) extensions() { r.unread(r.doc.Root, 0) }

func (r *run) unread(n *decode.Node, line int) {
	for _, c := range n.Children {
		l := line
		if c.Segment < len(r.lines) && r.lines[c.Segment] > 0 {
			l = int(r.lines[c.Segment])
		}
		if !r.allRead(c) {
			e := gateway.Extension{Name: r.name(c), Values: make([]string, len(c.Elements)), Position: r.doc.Position(c, 0, 0)}
			for i := range c.Elements {
				e.Values[i] = c.Elements[i].Text
			}
			if l > 0 {
				line := &r.out.OrderLine[l-1]
				line.Extensions = append(line.Extensions, e)
			} else {
				r.out.Extensions = append(r.out.Extensions, e)
			}
		}
		if len(c.Children) > 0 {
			r.unread(c, l)
		}
	}
}

// name is how an extension is called: the segments from the order line, or from
// the root, with their qualifiers: "N1[ST].REF[DP]".
func (r *run) name(n *decode.Node) string {
	var up []*decode.Node
	for at := n; at != nil && at.Parent != nil && at.Name != ""; at = at.Parent {
		up = append(up, at)
	}
	shape, out := r.m.shape, ""
	for i := len(up) - 1; i >= 0; i-- {
		at := up[i]
		if shape != nil {
			shape = shape.Child(at.Name)
		}
		if at != n && at.Segment < len(r.lines) && r.lines[at.Segment] > 0 {
			out = ""
			continue
		}
		if out != "" {
			out += "."
		}
		out += at.Name
		if q, ok := at.Element(1); ok && shape != nil && len(shape.Elements) > 0 && shape.Elements[0].Type == "ID" {
			out += "[" + strings.TrimRight(q, " ") + "]"
		}
	}
	return out
}

func (r *run) allRead(n *decode.Node) bool {
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
