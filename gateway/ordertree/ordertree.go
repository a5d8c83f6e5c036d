// SPDX-License-Identifier: Apache-2.0

// Package ordertree makes a named tree (decode.Format) of a canonical order, so
// that the mapping language can read it: rules of a partner's own, and mappings
// that write answers. Beside the order's fields, under their JSON names, stand
// further parts that the caller gives: what master data knows, a decision, totals.
//
// It is pure, and it decides nothing: it holds no rule and no default.
//
// Invariant: a value of the tree is the value as it stands in the order's JSON, at
// the JSON pointer that its position says.
package ordertree

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"ordergate/gateway"
	"ordergate/gateway/decode"
)

// Part is a further name beside the fields of an order or of each of its lines. Of
// is a value of its type: a struct with json tags, a text, a bool, an int or a
// gateway.Dec. A part of a name that the order has itself stands in its place.
type Part struct {
	Name string
	Of   any
}

// Tree makes documents of orders. It is immutable and safe for concurrent use.
type Tree struct {
	root  []field
	line  []field // further parts of a line
	shape *decode.Shape
}

// Values are the parts of one order by name. A part that is not there, nil or a nil
// pointer has no node.
type Values map[string]any

// New prepares trees of orders with further parts, of the order and of each line.
func New(header, line []Part) *Tree {
	t := &Tree{root: fieldsOf(reflect.TypeFor[gateway.Order](), header), shape: &decode.Shape{Named: true}}
	t.line = parts(line)
	for i := range t.root {
		if t.root[i].name == lines {
			t.root[i].fields = append(without(t.root[i].fields, line), t.line...)
		}
	}
	for _, f := range t.root {
		t.shape.Children = append(t.shape.Children, f.shape())
	}
	return t
}

const lines = "orderLine"

// Shape says what documents of the tree can hold: decimals have type R, everything
// else none.
func (t *Tree) Shape() *decode.Shape { return t.shape }

// Document makes the tree of an order. line holds the parts of each line, by its
// index; it may be shorter than the order. The order must not change while the
// document is used.
func (t *Tree) Document(o *gateway.Order, header Values, line []Values) *decode.Document {
	b := &builder{}
	root := &decode.Node{}
	v := reflect.ValueOf(o).Elem()
	for i := range t.root {
		f := &t.root[i]
		switch {
		case f.part:
			b.value(root, f, reflect.ValueOf(header[f.name]), 0)
		default:
			b.value(root, f, v.FieldByIndex(f.index), 0)
		}
		if f.name != lines {
			continue
		}
		for n, at := range root.Children[len(root.Children)-len(o.OrderLine):] {
			for j := range t.line {
				if n < len(line) {
					b.value(at, &t.line[j], reflect.ValueOf(line[n][t.line[j].name]), 0)
				}
			}
		}
	}
	return &decode.Document{Format: "order", Type: "order", Root: root, Shape: t.shape, Acknowledged: "A", Placing: place}
}

// place is a node's position: its JSON pointer.
func place(n *decode.Node, element, _ int) gateway.Position {
	p := gateway.Position{Path: Pointer(n), Pointer: Pointer(n)}
	if element > 0 && element <= len(n.Elements) {
		p.Raw = n.Elements[element-1].Text
	}
	return p
}

// Pointer is the JSON pointer of a node: "/orderLine/0/quantity"; "" for the root.
func Pointer(n *decode.Node) string {
	if n == nil || n.Parent == nil {
		return ""
	}
	p := Pointer(n.Parent) + "/" + n.Name
	if n.Index > 0 {
		p += "/" + strconv.Itoa(n.Index-1)
	}
	return p
}

// Line is the number of the order line that a node is or belongs to, from 1; 0 for
// the header.
func Line(n *decode.Node) int {
	for ; n != nil && n.Parent != nil; n = n.Parent {
		if n.Name == lines && n.Parent.Parent == nil {
			return n.Index
		}
	}
	return 0
}

// builder numbers the nodes of a document in its order.
type builder struct{ count int }

func (b *builder) node(up *decode.Node, name string, index int) *decode.Node {
	b.count++
	n := &decode.Node{Name: name, Index: index, Segment: b.count, Parent: up}
	up.Children = append(up.Children, n)
	return n
}

// value adds a field with what is in it; index is 0 for what stands alone.
func (b *builder) value(up *decode.Node, f *field, v reflect.Value, index int) {
	for v.IsValid() && (v.Kind() == reflect.Pointer || v.Kind() == reflect.Interface) {
		if v.IsNil() {
			return
		}
		v = v.Elem()
	}
	switch {
	case !v.IsValid():
	case f.list && index == 0:
		for i := range v.Len() {
			b.value(up, f, v.Index(i), i+1)
		}
	case f.fields != nil || f.text == nil:
		if v.IsZero() && index == 0 { // an object that says nothing is no object
			return
		}
		n := b.node(up, f.name, index)
		for i := range f.fields {
			if g := &f.fields[i]; !g.part {
				b.value(n, g, v.FieldByIndex(g.index), 0)
			}
		}
	default:
		if s, ok := f.text(v); ok || index > 0 {
			b.node(up, f.name, index).Elements = []decode.Element{{Text: s}}
		}
	}
}

// field is a name of the tree.
type field struct {
	name    string
	index   []int
	part    bool
	list    bool
	decimal bool
	fields  []field                            // of an object
	text    func(reflect.Value) (string, bool) // of a value; false for nothing to say
}

func (f *field) shape() *decode.Shape {
	s := &decode.Shape{Named: true, Name: f.name, Max: 1}
	if f.list {
		s.Max = 0
	}
	switch {
	case f.decimal:
		s.Elements = []decode.ElementShape{{Type: "R"}}
	case f.text != nil:
		s.Elements = []decode.ElementShape{{}}
	}
	for i := range f.fields {
		s.Children = append(s.Children, f.fields[i].shape())
	}
	return s
}

func parts(list []Part) []field {
	out := make([]field, 0, len(list))
	for _, p := range list {
		if f, ok := fieldOf(p.Name, reflect.TypeOf(p.Of)); ok {
			f.part = true
			out = append(out, f)
		}
	}
	return out
}

// without leaves out the fields that parts stand in the place of.
func without(fields []field, list []Part) []field {
	var out []field
	for _, f := range fields {
		taken := false
		for _, p := range list {
			taken = taken || p.Name == f.name
		}
		if !taken {
			out = append(out, f)
		}
	}
	return out
}

func fieldsOf(t reflect.Type, more []Part) []field {
	var out []field
	for i := range t.NumField() {
		sf := t.Field(i)
		name, _, _ := strings.Cut(sf.Tag.Get("json"), ",")
		switch {
		case name == "-" || !sf.IsExported():
			continue
		case sf.Anonymous && name == "" && sf.Type.Kind() == reflect.Struct:
			for _, f := range fieldsOf(sf.Type, nil) {
				f.index = append([]int{i}, f.index...)
				out = append(out, f)
			}
			continue
		case name == "":
			name = sf.Name
		}
		if f, ok := fieldOf(name, sf.Type); ok {
			f.index = []int{i}
			out = append(out, f)
		}
	}
	return append(without(out, more), parts(more)...)
}

// fieldOf tells how a type is written; false for maps, which have no fixed names,
// and for places on paper.
func fieldOf(name string, t reflect.Type) (field, bool) {
	f := field{name: name}
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if t.Kind() == reflect.Slice {
		f.list, t = true, t.Elem()
		for t.Kind() == reflect.Pointer {
			t = t.Elem()
		}
	}
	switch {
	case t == reflect.TypeFor[gateway.Dec]():
		f.decimal, f.text = true, decText
	case t.Kind() == reflect.String:
		f.text = func(v reflect.Value) (string, bool) { return v.String(), v.Len() > 0 }
	case t.Kind() == reflect.Bool:
		f.text = func(v reflect.Value) (string, bool) { return strconv.FormatBool(v.Bool()), true }
	case t.Kind() == reflect.Int, t.Kind() == reflect.Int64:
		f.decimal, f.text = true, func(v reflect.Value) (string, bool) { return strconv.FormatInt(v.Int(), 10), true }
	case t.Kind() == reflect.Struct:
		f.fields = fieldsOf(t, nil)
	default:
		return f, false
	}
	return f, true
}

// maxDigits bounds decimals that are written out: 1e9000 is one too, and no number
// of the mapping language.
const maxDigits = 60

func decText(v reflect.Value) (string, bool) {
	d := v.Interface().(gateway.Dec)
	if e := int(d.Exponent()); e > maxDigits || e < -maxDigits || d.NumDigits() > maxDigits {
		return fmt.Sprintf("%se%d", d.Coefficient(), e), true
	}
	return d.String(), true
}
