// SPDX-License-Identifier: Apache-2.0

package strict

import (
	"reflect"

	"go.yaml.in/yaml/v4"

	"ordergate/gateway"
)

// Pairs is a mapping whose keys keep the order and place of the file; for
// mappings with free keys. Keys are unique.
type Pairs[T any] []Pair[T]

// Pair is a key with its value. Line and Column are those of the key; a fault at
// the value is made by File.Fault.
type Pair[T any] struct {
	Key          string
	Line, Column int
	Value        T
}

// Get returns the value of key and whether it is there.
func (p Pairs[T]) Get(key string) (T, bool) {
	for _, e := range p {
		if e.Key == key {
			return e.Value, true
		}
	}
	var zero T
	return zero, false
}

func (p *Pairs[T]) decode(d *decoder, n *yaml.Node, depth int) {
	if null(n) || !d.want(n, yaml.MappingNode, "") {
		return
	}
	d.pairs(n, func(key, value *yaml.Node, name string) {
		e := Pair[T]{Key: name, Line: key.Line, Column: key.Column}
		d.value(value, reflect.ValueOf(&e.Value).Elem(), depth+1)
		*p = append(*p, e)
	})
}

// elem is what Describe shows of the values.
func (p *Pairs[T]) elem() reflect.Type { return reflect.TypeFor[T]() }

// Kind says which shape a Value has.
type Kind string

// The shapes of a Value.
const (
	Null   Kind = ""       // nothing given
	Scalar Kind = "scalar" // Text
	List   Kind = "list"   // Items
	Map    Kind = "map"    // Keys
)

// Value is any piece of a file as written, with its place: for files whose shape
// is a language of its own (mappings). Aliases are written out.
type Value struct {
	Kind         Kind
	Line, Column int
	Text         string // of a scalar, quotes and escapes resolved
	Quoted       bool   // the scalar stood in quotes or in a block
	Items        []Value
	Keys         Pairs[Value]
	file         string
}

// Fault makes a fault at the value.
func (v *Value) Fault(message, hint string) gateway.Fault {
	return gateway.Fault{File: v.file, Line: v.Line, Column: v.Column, Message: message, Hint: hint}
}

func (v *Value) decode(d *decoder, n *yaml.Node, depth int) {
	*v = Value{Line: n.Line, Column: n.Column, file: d.file}
	switch {
	case null(n):
	case n.Kind == yaml.ScalarNode:
		v.Kind, v.Text = Scalar, n.Value
		v.Quoted = n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) != 0
	case n.Kind == yaml.SequenceNode:
		v.Kind, v.Items = List, make([]Value, len(n.Content))
		for i, c := range n.Content {
			d.value(c, reflect.ValueOf(&v.Items[i]).Elem(), depth+1)
		}
	case n.Kind == yaml.MappingNode:
		v.Kind = Map
		v.Keys.decode(d, n, depth)
	}
}
