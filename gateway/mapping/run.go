// SPDX-License-Identifier: Apache-2.0

package mapping

import (
	"fmt"
	"math/bits"
	"strconv"
	"strings"
	"sync"

	"ordergate/gateway"
	"ordergate/gateway/decode"
	"ordergate/gateway/mapping/expression"
)

// run is one document on its way through a mapping. Runs are pooled: release
// gives back what the result does not keep.
type run struct {
	expression.Run
	m          *Mapping
	doc        *decode.Document
	opts       Options
	out        *gateway.Order
	lines      []int32 // by segment ordinal: the order line that a node gave, from 1
	path       []part
	rooms      []room           // by field.room
	decimals   []gateway.Dec    // not yet used
	value      expression.Value // of the field being filled
	line       int              // order line being made, from 1
	lineCount  int              // lines that will be made, as far as is known
	findings   []gateway.Finding
	hasty      bool // nobody asks where values come from
	explaining bool
	explained  []Explained
}

// part is a piece of a JSON pointer.
type part struct {
	name  string
	index int // element of the list of that name, -1 for none
}

// runs keeps buffers between documents; it holds nothing of them.
var runs = sync.Pool{New: func() any {
	r := new(run)
	r.Report = func(p *expression.Problem, at expression.Hit) { r.report(p, at, "") }
	return r
}}

func (m *Mapping) newRun(doc *decode.Document, opts Options) *run {
	if doc.Root == nil { // nothing was read of it
		empty := *doc
		empty.Root = &decode.Node{}
		doc = &empty
	}
	r := runs.Get().(*run)
	r.m, r.doc, r.opts, r.lines, r.path = m, doc, opts, r.lines[:0], r.path[:0]
	for len(r.rooms) < m.rooms {
		r.rooms = append(r.rooms, room{})
	}
	r.Start(doc, m.names, opts.CenturyPivot)
	return r
}

// maxKept bounds what a pooled run keeps after a huge document.
const maxKept = 1 << 16

func (r *run) release() {
	r.Stop()
	if cap(r.lines) > maxKept {
		r.lines = nil
	}
	r.value = expression.Value{}
	clear(r.rooms) // and what was not used of it stays with the order
	r.m, r.doc, r.out, r.findings, r.explaining, r.explained, r.line, r.lineCount, r.decimals = nil, nil, nil, nil, false, nil, 0, 0, nil
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
	r.hasty = r.opts.NoTrace && !r.explaining
	r.block(r.m.order, placeOf(r.out))
	if r.out.OrderLine == nil {
		r.out.OrderLine = []gateway.Line{}
	}
	r.extensions()
	return r.out
}

// block fills an object and reports whether anything was set.
func (r *run) block(b *block, dst place) bool {
	depth := r.Depth()
	if b.from != nil {
		n, problem := r.One(b.from)
		if problem != nil {
			r.report(problem, expression.Hit{}, "")
		}
		if n == nil {
			return false
		}
		r.Enter(b.from, n)
	}
	set := false
	for open := r.Fields(&b.gates); open != 0; open &= open - 1 {
		f := &b.fields[bits.TrailingZeros64(open)]
		if f.around && !r.Any(f.needs) {
			continue
		}
		if f.quick != nil && r.hasty {
			if done, given := r.quick(f, dst.field(f)); done {
				set = set || given
				continue
			}
		}
		r.path = append(r.path, part{f.name, -1})
		if r.field(f, dst.field(f)) {
			set = true
		}
		r.path = r.path[:len(r.path)-1]
	}
	r.Leave(depth)
	return set
}

func (r *run) field(f *field, dst place) bool {
	switch {
	case f.expr != nil:
		return r.leaf(f, dst)
	case f.sub != nil:
		o := r.take(f, 1)
		if !r.block(f.sub, o) {
			r.untake(f, o)
			return false
		}
		dst.setObject(o)
		return true
	}
	l := dst.list()
	for _, b := range f.items {
		r.items(f, b, l)
	}
	return l.len > 0
}

// quick sets a field by its quick way; not done when it has to be evaluated.
func (r *run) quick(f *field, dst place) (done, set bool) {
	text, found := f.quick(&r.Run)
	switch {
	case found != expression.FoundText:
		return found == expression.FoundNothing, false
	case !f.numeral:
		*dst.text() = text
		return true, true
	}
	d, ok := r.Numeral(text)
	if ok {
		*dst.decimal() = r.decimal(d)
	}
	return ok, ok
}

// items appends the elements that a block gives to a list.
func (r *run) items(f *field, b *block, l *list) {
	if b.each == nil {
		r.item(f, b, l, nil)
		return
	}
	nodes := r.Find(b.each)
	defer r.Free(nodes)
	count := len(nodes)
	if b.each.IsRows() {
		count = 0
		for _, n := range nodes {
			count += b.each.CountRows(n)
		}
	}
	if f.isLine {
		r.lineCount = l.len + count
	}
	r.grow(f, l, count)
	depth := r.Depth()
	for _, n := range nodes {
		r.Enter(b.each, n)
		if b.each.IsRows() {
			r.Rows(b.each, n, func() { r.item(f, b, l, n) })
		} else {
			r.item(f, b, l, n)
		}
		r.Leave(depth)
	}
}

// item appends one element; one in which nothing is set only when it is an order
// line, because a line is a line whatever it lacks.
func (r *run) item(f *field, b *block, l *list, n *decode.Node) {
	at := l.len
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
	r.grow(f, l, 1)
	l.len++
	e := l.element(f, at)
	if !r.block(b, e) && !f.isLine {
		e.clear(f.element)
		l.len = at
	}
	if f.isLine {
		r.line = 0
	}
	r.path[len(r.path)-1].index = -1
}

// leaf evaluates an expression and sets its field.
func (r *run) leaf(f *field, dst place) bool {
	v := &r.value
	f.expr.Eval(&r.Run, v)
	if v.Missing() {
		if p := v.Problem(); p != nil {
			r.report(p, v.At(), f.rule)
			if r.explaining {
				r.explain(f, v)
			}
		}
		return false
	}
	if !f.set(r, dst, v) {
		return false
	}
	if r.explaining {
		r.explain(f, v)
	}
	if r.out.Trace != nil {
		r.out.Trace[r.pointer()] = gateway.Origin{Position: r.Position(v.At()), Rule: f.rule}
	}
	return true
}

func (r *run) explain(f *field, v *expression.Value) {
	e := Explained{Field: r.pointer(), Expression: f.source.Text, Value: v.String(), Position: r.Position(v.At()), Rule: f.rule}
	if p := v.Problem(); p != nil {
		e.Fault = p.Message()
	}
	r.explained = append(r.explained, e)
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
func (r *run) report(p *expression.Problem, at expression.Hit, rule string) {
	f := r.Finding(p, at)
	f.Field, f.Line = r.pointer(), r.line
	if r.line > 0 {
		f.Message = fmt.Sprintf("Line %d: %s", r.line, f.Message)
	}
	if rule != "" && f.Hint != "" {
		f.Hint += " (" + rule + ")"
	}
	r.findings = append(r.findings, f)
}

// extensions keeps every segment of which some content has not been read.
func (r *run) extensions() {
	for _, n := range r.m.pass {
		nodes := r.Find(n)
		for _, at := range nodes {
			r.ReadWhole(at)
		}
		r.Free(nodes)
	}
	r.unread(r.doc.Root, 0)
}

func (r *run) unread(n *decode.Node, line int) {
	for _, c := range n.Children {
		l := line
		if c.Segment < len(r.lines) && r.lines[c.Segment] > 0 {
			l = int(r.lines[c.Segment])
		}
		if !c.Again && !r.AllRead(c) {
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
