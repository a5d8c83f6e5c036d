// SPDX-License-Identifier: Apache-2.0

// Package strict reads YAML files of ours into typed structs and reports every
// fault at once, with file, line, column and the nearest known key. It is the
// one place that knows the YAML library.
//
// Fields are named by `yaml:"name"` tags; embedded structs and `yaml:",inline"`
// lie flat in their parent. Three more tags are read: `default:"30s"` is what an
// absent key means, `enum:"a,b"` lists the allowed words of a string, and
// `doc:"…"` is the sentence of the reference (Describe).
//
// Texts are kept as written: `0012345`, `on`, `NO` and `1e3` in a string field
// are these very characters. A key without a value, `~` and `null` mean that
// nothing was given.
//
// Invariant: what Decode has filled in stands in the file or in a default tag;
// nothing is coerced, merged or guessed.
package strict

import (
	"cmp"
	"reflect"
	"slices"

	"go.yaml.in/yaml/v4"

	"ordergate/gateway"
)

// Limits of a file: it is written by people, so anything larger is a mistake or
// an attack.
const (
	MaxBytes = 16 << 20
	maxDepth = 100
	maxNodes = 1_000_000 // with aliases written out
	// maxAliased is how many of the nodes may come out of aliases.
	maxAliased = 10_000
	maxFaults  = 200
)

// File is a YAML file that has been read: it can say where a value stands. It is
// read-only and safe for concurrent use.
type File struct {
	Name   string
	root   *yaml.Node // nil for an empty file
	broken bool
}

// Broken tells that the file is no YAML: nothing of it was read, and faults about
// what is missing would only distract.
func (f *File) Broken() bool { return f.broken }

// Decode reads data into out (a pointer to a struct with `yaml` tags). Unknown
// keys, wrong types, duplicate keys and several documents are faults; what is
// right is still filled in, so that a caller's own validation can add its
// faults to the list. Scalars keep their source text when the field is a string
// (`0012345` stays `0012345`). It never reads more than data, follows no
// references to other files, and limits aliases. Keys that are not in the file
// get the value of their `default` tag unless out has one already.
//
// Fields may be string, bool, integer, time.Duration ("30s", "14d"), Bytes,
// Secret, gateway.Dec, whatever has UnmarshalText, Value, Pairs, and pointers,
// slices, maps with string keys and structs of these. Another type panics: it is
// a mistake in the program, not in the file.
func Decode(name string, data []byte, out any) (*File, gateway.Faults) {
	v := reflect.ValueOf(out)
	if v.Kind() != reflect.Pointer || v.IsNil() {
		panic("strict: Decode wants a pointer")
	}
	f := &File{Name: name}
	d := &decoder{file: name}
	root, faults := parse(name, data)
	d.faults = faults
	f.root = root
	if root == nil {
		f.broken = len(faults) > 0
		fillDefaults(v.Elem())
		return f, d.faults
	}
	d.value(root, v.Elem(), 0)
	return f, d.faults
}

// Defaults fills the zero fields of out (a pointer to a struct) with the values
// of their `default` tags, as decoding an empty file does.
func Defaults(out any) { fillDefaults(reflect.ValueOf(out).Elem()) }

// Fault makes a fault at the value that path leads to ("order", "orderLine",
// "0", "quantity"); at the key of its nearest parent, or at the list item that
// is its nearest parent, when it is not in the file.
func (f *File) Fault(message, hint string, path ...string) gateway.Fault {
	out := gateway.Fault{File: f.Name, Message: message, Hint: hint}
	key, value, rest := f.find(path)
	switch {
	case value == nil:
	case len(rest) == 0 || key == nil:
		out.Line, out.Column = value.Line, value.Column
	default:
		out.Line, out.Column = key.Line, key.Column
	}
	return out
}

// KeyFault makes a fault at the key that path leads to, not at its value: for
// what is wrong with a name that the file gives.
func (f *File) KeyFault(message, hint string, path ...string) gateway.Fault {
	out := f.Fault(message, hint, path...)
	if key, _, rest := f.find(path); key != nil && len(rest) == 0 {
		out.Line, out.Column = key.Line, key.Column
	}
	return out
}

// Position returns line and column (from 1) of the value at path, and 0, 0 when
// nothing of it is in the file.
func (f *File) Position(path ...string) (line, column int) {
	if _, value, rest := f.find(path); value != nil && len(rest) == 0 {
		return value.Line, value.Column
	}
	return 0, 0
}

// Has tells whether the file gives a value at path.
func (f *File) Has(path ...string) bool {
	_, value, rest := f.find(path)
	return value != nil && len(rest) == 0 && !null(value)
}

// Sort puts faults in order of file and place, as a person works through them.
func Sort(faults gateway.Faults) {
	slices.SortStableFunc(faults, func(a, b gateway.Fault) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
}

// find walks along path as far as the file goes: the last value met with its key
// (nil for an item of a list), and what of the path is left.
func (f *File) find(path []string) (key, value *yaml.Node, rest []string) {
	value = f.root
	for i, step := range path {
		if value == nil {
			return key, value, path[i:]
		}
		k, v := child(value, step)
		if v == nil {
			return key, value, path[i:]
		}
		key, value = k, v
	}
	return key, value, nil
}

func child(n *yaml.Node, step string) (key, value *yaml.Node) {
	if n = target(n); n == nil {
		return nil, nil
	}
	switch n.Kind {
	case yaml.MappingNode:
		for i := 0; i+1 < len(n.Content); i += 2 {
			if k := target(n.Content[i]); k != nil && k.Kind == yaml.ScalarNode && k.Value == step {
				return n.Content[i], n.Content[i+1]
			}
		}
	case yaml.SequenceNode:
		if at, ok := index(step); ok && at < len(n.Content) {
			return nil, n.Content[at]
		}
	}
	return nil, nil
}

// target follows an alias; the parser has tied it to its anchor.
func target(n *yaml.Node) *yaml.Node {
	for i := 0; n != nil && n.Kind == yaml.AliasNode; i++ {
		if i > maxDepth {
			return nil
		}
		n = n.Alias
	}
	return n
}

func index(s string) (int, bool) {
	if s == "" || len(s) > 7 {
		return 0, false
	}
	at := 0
	for _, c := range []byte(s) {
		if c < '0' || c > '9' {
			return 0, false
		}
		at = at*10 + int(c-'0')
	}
	return at, true
}

func null(n *yaml.Node) bool {
	return n.Kind == yaml.ScalarNode && n.Tag == "!!null"
}
