// SPDX-License-Identifier: Apache-2.0

package mapping

import (
	"fmt"
	"reflect"
	"strings"

	"ordergate/gateway"
	"ordergate/gateway/mapping/expression"
)

// compiler compiles the rules of one mapping.
type compiler struct {
	*expression.Compiler
	parts map[string]*ruleBlock
	rooms int  // numbered so far
	own   bool // of a built-in reading
}

// block is compiled rules for an object.
type block struct {
	each, from *expression.Nodes
	fields     []field
	gates      expression.Gates
	late       bool // asks what others have read

	// Where nothing stands that it needs, a sparse block gives nothing.
	needs  expression.Needs
	sparse bool
}

// field is a compiled rule: an expression, or an object's block, or a list's.
type field struct {
	offset  uintptr // in the Go struct
	quick   expression.Quick
	around  bool // the block's gates cannot tell, because it looks at scopes around
	numeral bool // quick gives a decimal
	isLine  bool
	room    int // number of an object or a list in the mapping
	size    uintptr
	sub     *block
	items   []*block
	name    string
	expr    *expression.Compiled
	set     func(r *run, dst place, v *expression.Value) bool
	element reflect.Type // of an object or a list, size bytes each
	slice   reflect.Type // of elements
	source  expression.Source
	rule    string // where it stands, for traces

	// Where nothing stands that it needs, a sparse field stays empty.
	needs  expression.Needs
	sparse bool
}

var (
	decType   = reflect.TypeFor[*gateway.Dec]()
	textsType = reflect.TypeFor[[]gateway.Text]()
)

// ours are fields of an order that no mapping may write. (The reading of an order that
// was canonical before hands its extensions on.)
var ours = []string{"schema", "documentKey", "source", "trace", "resolved", "corrections", "extensions", "orderReference"}

// fieldOf finds a field by its JSON name, and lists the names there are.
func fieldOf(t reflect.Type, name string) (i int, names []string) {
	for i := range t.NumField() {
		n, _, _ := strings.Cut(t.Field(i).Tag.Get("json"), ",")
		if n == name {
			return i, nil
		}
		names = append(names, n)
	}
	return -1, names
}

// block compiles the rules of an object of type t.
func (c *compiler) block(b *ruleBlock, t reflect.Type, top bool) *block {
	out := &block{}
	if b.use != nil {
		b = c.used(b, 0)
	}
	defer c.Leave(c.Depth())
	if b.each != nil {
		if out.each = c.Nodes(*b.each); out.each == nil {
			return out // its fields would be faults that are none
		}
		c.Enter(out.each)
		out.late = out.each.Late()
	}
	if b.from != nil {
		if out.from = c.Nodes(*b.from); out.from == nil {
			return out
		}
		if out.from.IsRows() {
			c.Fail(*b.from, 0, "pairs() gives several rows", "use it in each:")
			return out
		}
		c.Enter(out.from)
		out.late = out.late || out.from.Late()
	}
	var late []field
	for _, r := range b.fields {
		f, isLate, ok := c.field(r, t, top)
		if !ok {
			continue
		}
		if isLate {
			late = append(late, f)
		} else {
			out.fields = append(out.fields, f)
		}
		out.late = out.late || isLate
	}
	out.fields = append(out.fields, late...)
	out.spare(c)
	return out
}

// spare works out when a block gives nothing: without the segments it is made
// for, or without all that its fields need.
func (b *block) spare(c *compiler) {
	b.gates = c.Gates()
	for i := range b.fields {
		if f := &b.fields[i]; f.sparse {
			f.around = !b.gates.Open(i, f.needs)
		} else {
			b.gates.Always(i)
		}
	}
	switch {
	case b.each != nil:
		b.needs, b.sparse = b.each.Needs()
	case b.from != nil:
		b.needs, b.sparse = b.from.Needs()
		b.sparse = b.sparse && b.from.Optional()
	default:
		b.sparse = true
		for i := range b.fields {
			b.needs, b.sparse = b.needs.Or(b.fields[i].needs), b.sparse && b.fields[i].sparse
		}
	}
}

// used lays a block over the part that it uses.
func (c *compiler) used(b *ruleBlock, depth int) *ruleBlock {
	part, ok := c.parts[b.use.Text]
	if !ok {
		c.Fail(*b.use, 0, fmt.Sprintf("there is no part %q", b.use.Text), expression.Nearest(b.use.Text, keys(c.parts)))
		return b
	}
	if depth > 8 {
		c.Fail(*b.use, 0, "parts use each other in a circle", "")
		return b
	}
	if part.use != nil {
		part = c.used(part, depth+1)
	}
	merged := mergeBlock(part, b)
	merged.use = nil
	return merged
}

func (c *compiler) field(r *rule, t reflect.Type, top bool) (f field, late, ok bool) {
	i, names := fieldOf(t, r.name)
	if top {
		for _, n := range ours {
			if n == r.name && !(c.own && n == "extensions") {
				c.Fail(r.key, 0, fmt.Sprintf("field %q is filled by ordergate itself", r.name), "")
				return f, false, false
			}
		}
	}
	if i < 0 {
		c.Fail(r.key, 0, fmt.Sprintf("unknown field %q", r.name), expression.Nearest(r.name, names))
		return f, false, false
	}
	f = field{name: r.name, offset: t.Field(i).Offset, isLine: top && r.name == "orderLine", source: r.key}
	ft := t.Field(i).Type
	if r.expr != nil {
		if strings.TrimSpace(r.expr.Text) == "none" {
			return f, false, false
		}
		f.source, f.rule = *r.expr, r.expr.Place()
		return f, false, c.leaf(&f, r, ft)
	}
	switch {
	case ft.Kind() == reflect.Slice && ft.Elem().Kind() == reflect.Struct:
		c.made(&f, ft.Elem())
		items := r.items
		if r.block != nil {
			items = []*ruleBlock{r.block}
		}
		for _, b := range items {
			n := c.block(b, ft.Elem(), false)
			f.items = append(f.items, n)
			f.needs = f.needs.Or(n.needs)
			f.sparse = (f.sparse || len(f.items) == 1) && n.sparse && (n.each != nil || !f.isLine)
			late = late || n.late
		}
	case r.items != nil:
		c.Fail(r.key, 0, r.name+" is no list", "give its fields, or one expression")
		return f, false, false
	case ft.Kind() == reflect.Pointer && ft.Elem().Kind() == reflect.Struct && ft != decType:
		c.made(&f, ft.Elem())
		f.sub = c.block(r.block, ft.Elem(), false)
		f.needs, f.sparse = f.sub.needs, f.sub.sparse
		late = f.sub.late
		if r.block.each != nil {
			c.Fail(r.key, 0, r.name+" is one object, no list", "write from: for the segment it comes from")
		}
	default:
		c.Fail(r.key, 0, r.name+" has no fields of its own", "give it one expression")
		return f, false, false
	}
	return f, late, true
}

// single compiles an expression that stands beside the fields; nil when there is none.
func (c *compiler) single(s *expression.Source, want expression.Type, name string) *expression.Compiled {
	if s == nil {
		return nil
	}
	x, ok := c.Compile(*s)
	if !ok {
		return nil
	}
	x, _ = c.Convert(x, want, name)
	return &x
}

// made prepares a field of which objects of type t are made.
func (c *compiler) made(f *field, t reflect.Type) {
	f.element, f.slice, f.size, f.room = t, reflect.SliceOf(t), t.Size(), c.rooms
	c.rooms++
}

// leaf compiles a field's expression and how its value is set.
func (c *compiler) leaf(f *field, r *rule, t reflect.Type) bool {
	want := expression.Text
	switch {
	case t == decType:
		want = expression.Decimal
		f.set = func(r *run, dst place, v *expression.Value) bool {
			*dst.decimal() = r.decimal(v.Number())
			return true
		}
	case t == textsType:
		want = expression.List
		f.set = func(_ *run, dst place, v *expression.Value) bool {
			texts := v.List()
			for i := range texts {
				*dst.texts() = append(*dst.texts(), gateway.Text{Text: texts[i].String()})
			}
			return len(texts) > 0
		}
	case t.Kind() == reflect.Slice && t.Elem().Kind() == reflect.String:
		want = expression.List
		f.set = func(_ *run, dst place, v *expression.Value) bool {
			texts := v.List()
			for i := range texts {
				*dst.strings() = append(*dst.strings(), texts[i].String())
			}
			return len(texts) > 0
		}
	case t.Kind() == reflect.Bool:
		want = expression.Bool
		f.set = func(_ *run, dst place, v *expression.Value) bool { *dst.yes() = v.Yes(); return true }
	case t.Kind() == reflect.Pointer && t.Elem().Kind() == reflect.Bool:
		want = expression.Bool
		f.set = func(_ *run, dst place, v *expression.Value) bool {
			b := v.Yes()
			*dst.maybe() = &b
			return true
		}
	case t.Kind() == reflect.String:
		switch r.name {
		case "issueDate", "startDate", "endDate":
			want = expression.Date
		case "issueTime":
			want = expression.Time
		}
		f.set = func(_ *run, dst place, v *expression.Value) bool {
			text := v.String()
			*dst.text() = text
			return text != ""
		}
	default:
		names := fieldNames(t)
		c.Fail(*r.expr, 0, r.name+" is an object, no single value", "give its fields: "+strings.Join(names, ", "))
		return false
	}
	x, ok := c.Compile(*r.expr)
	if !ok {
		return false
	}
	x, ok = c.Convert(x, want, r.name)
	f.expr = &x
	f.needs, f.sparse = x.Needs()
	f.quick, f.numeral = x.Quick(want), want == expression.Decimal
	return ok
}

func fieldNames(t reflect.Type) []string {
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	if t.Kind() != reflect.Struct {
		return nil
	}
	_, names := fieldOf(t, "\x00")
	return names
}

func keys[V any](m map[string]V) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	return out
}
