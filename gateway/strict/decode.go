// SPDX-License-Identifier: Apache-2.0

package strict

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"ordergate/gateway"
)

// Problem is an error with a hint. An UnmarshalText that returns one decides
// message and hint of the fault itself.
type Problem struct {
	Message string
	Hint    string
}

// Error implements error.
func (p *Problem) Error() string {
	if p.Hint == "" {
		return p.Message
	}
	return p.Message + " (" + p.Hint + ")"
}

// tree is what decodes its node itself: Value and Pairs.
type tree interface {
	decode(d *decoder, n *yaml.Node, depth int)
}

type decoder struct {
	file    string
	faults  gateway.Faults
	nodes   int
	aliased int
	open    []*yaml.Node // aliases being followed
	stopped bool
}

func (d *decoder) fault(n *yaml.Node, hint, format string, args ...any) {
	if d.stopped {
		return
	}
	f := gateway.Fault{File: d.file, Line: n.Line, Column: n.Column, Message: fmt.Sprintf(format, args...), Hint: hint}
	if len(d.faults) >= maxFaults {
		d.stopped = true
		f.Message, f.Hint = "too many faults: the rest is not shown", ""
	}
	d.faults = append(d.faults, f)
}

// stop ends decoding with one fault that nothing after it would make clearer.
func (d *decoder) stop(n *yaml.Node, message, hint string) {
	d.fault(n, hint, "%s", message)
	d.stopped = true
}

// enter counts a node and follows an alias. leave must be called when it is true.
func (d *decoder) enter(n *yaml.Node, depth int) (*yaml.Node, bool) {
	if d.stopped {
		return nil, false
	}
	d.nodes++
	if len(d.open) > 0 {
		d.aliased++
	}
	switch {
	case depth > maxDepth:
		d.stop(n, "too deep", fmt.Sprintf("at most %d levels", maxDepth))
		return nil, false
	case d.nodes > maxNodes:
		d.stop(n, "too many values", fmt.Sprintf("at most %d", maxNodes))
		return nil, false
	case d.aliased > maxAliased:
		d.stop(n, "aliases (*name) stand for too many values", fmt.Sprintf("at most %d in a file", maxAliased))
		return nil, false
	}
	if n.Kind == yaml.AliasNode {
		if slices.Contains(d.open, n.Alias) || n.Alias == nil {
			d.stop(n, fmt.Sprintf("alias *%s contains itself", n.Value), "")
			return nil, false
		}
		d.open = append(d.open, n.Alias)
		return n.Alias, true
	}
	if n.Style&yaml.TaggedStyle != 0 && n.Tag != "!!str" {
		d.fault(n, "leave it out", "tag %s is not used here", n.Tag)
		return nil, false
	}
	return n, true
}

func (d *decoder) leave(n *yaml.Node) {
	if n.Kind == yaml.AliasNode {
		d.open = d.open[:len(d.open)-1]
	}
}

// value decodes n into v, which can be set.
func (d *decoder) value(n *yaml.Node, v reflect.Value, depth int) {
	at, ok := d.enter(n, depth)
	if !ok {
		return
	}
	defer d.leave(n)
	if n.Kind == yaml.AliasNode {
		d.value(at, v, depth+1)
		return
	}
	if t, ok := v.Addr().Interface().(tree); ok {
		t.decode(d, n, depth)
		return
	}
	if v.Kind() == reflect.Struct && null(n) {
		fillDefaults(v)
	}
	if null(n) {
		return
	}
	if v.Kind() == reflect.Pointer {
		if v.IsNil() {
			v.Set(reflect.New(v.Type().Elem()))
		}
		d.value(n, v.Elem(), depth+1)
		return
	}
	if scalarType(v.Type()) {
		if d.want(n, yaml.ScalarNode, "") {
			if err := setScalar(v, n.Value); err != nil {
				d.scalarFault(n, err)
			}
		}
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		d.structure(n, v, depth)
	case reflect.Slice:
		d.list(n, v, depth)
	case reflect.Map:
		d.table(n, v, depth)
	default:
		panic("strict: cannot decode into " + v.Type().String())
	}
}

func (d *decoder) scalarFault(n *yaml.Node, err error) {
	var p *Problem
	if errors.As(err, &p) {
		d.fault(n, p.Hint, "%s", p.Message)
		return
	}
	d.fault(n, "", "%q cannot be used: %v", shorten(n.Value), err)
}

func shorten(s string) string {
	if r := []rune(s); len(r) > 60 {
		return string(r[:60]) + "…"
	}
	return s
}

// want reports a node of the wrong kind.
func (d *decoder) want(n *yaml.Node, kind yaml.Kind, hint string) bool {
	if n.Kind == kind {
		return true
	}
	names := map[yaml.Kind]string{yaml.ScalarNode: "a single value", yaml.MappingNode: "keys with values", yaml.SequenceNode: "a list"}
	if hint == "" && kind == yaml.SequenceNode && n.Kind == yaml.ScalarNode {
		hint = "write [" + shorten(n.Value) + "]"
	}
	d.fault(n, hint, "%s is wanted here, not %s", names[kind], names[n.Kind])
	return false
}

func (d *decoder) list(n *yaml.Node, v reflect.Value, depth int) {
	if !d.want(n, yaml.SequenceNode, "") {
		return
	}
	out := reflect.MakeSlice(v.Type(), 0, len(n.Content))
	for _, c := range n.Content {
		if null(c) {
			d.fault(c, "take it out or give it a value", "empty list item")
		}
		item := reflect.New(v.Type().Elem()).Elem()
		d.value(c, item, depth+1)
		out = reflect.Append(out, item) // faulty ones too: indices stay those of the file
	}
	v.Set(out)
}

func (d *decoder) table(n *yaml.Node, v reflect.Value, depth int) {
	if !d.want(n, yaml.MappingNode, "") {
		return
	}
	if v.Type().Key().Kind() != reflect.String {
		panic("strict: a map needs string keys, not " + v.Type().String())
	}
	out := reflect.MakeMapWithSize(v.Type(), len(n.Content)/2)
	d.pairs(n, func(key, value *yaml.Node, name string) {
		item := reflect.New(v.Type().Elem()).Elem()
		d.value(value, item, depth+1)
		out.SetMapIndex(reflect.ValueOf(name).Convert(v.Type().Key()), item)
	})
	v.Set(out)
}

// pairs calls each for every key of a mapping, once a name.
func (d *decoder) pairs(n *yaml.Node, each func(key, value *yaml.Node, name string)) {
	seen := make(map[string]int, len(n.Content)/2)
	for i := 0; i+1 < len(n.Content) && !d.stopped; i += 2 {
		key := target(n.Content[i])
		switch {
		case key == nil || key.Kind != yaml.ScalarNode:
			d.fault(n.Content[i], "", "a key must be a single word or text")
			continue
		case key.Tag == "!!merge":
			d.fault(n.Content[i], "write the keys out", "merge keys (<<) are not used here")
			continue
		}
		if line, twice := seen[key.Value]; twice {
			d.fault(n.Content[i], fmt.Sprintf("first in line %d", line), "key %q is given twice", key.Value)
			continue
		}
		seen[key.Value] = n.Content[i].Line
		each(n.Content[i], n.Content[i+1], key.Value)
	}
}

func (d *decoder) structure(n *yaml.Node, v reflect.Value, depth int) {
	if !d.want(n, yaml.MappingNode, "") {
		fillDefaults(v)
		return
	}
	all := fields(v.Type())
	given := map[string]bool{}
	d.pairs(n, func(key, value *yaml.Node, name string) {
		i := slices.IndexFunc(all, func(f field) bool { return f.name == name })
		if i < 0 {
			d.fault(key, nearestHint(name, names(all)), "unknown key %q", name)
			return
		}
		given[name] = !null(value)
		f := all[i]
		fv := v.FieldByIndex(f.index)
		before := len(d.faults)
		d.value(value, fv, depth+1)
		if len(d.faults) > before && scalarType(fv.Type()) {
			given[name] = false // the default keeps a caller's own checks from a second fault
		}
		if words := f.enum(); words != nil && len(d.faults) == before && given[name] {
			d.checkEnum(value, fv, words)
		}
	})
	for _, f := range all {
		if !given[f.name] {
			f.fill(v.FieldByIndex(f.index))
		}
	}
}

// checkEnum holds a string, or each of a list or map of strings, to the words
// of its enum tag.
func (d *decoder) checkEnum(n *yaml.Node, v reflect.Value, words []string) {
	n = target(n)
	if v.Kind() == reflect.Pointer {
		v = v.Elem()
	}
	switch v.Kind() {
	case reflect.String:
		if !slices.Contains(words, v.String()) {
			d.fault(n, wordHint(v.String(), words), "%q is not known here", shorten(v.String()))
		}
	case reflect.Slice:
		for i := range v.Len() {
			d.checkEnum(n.Content[i], v.Index(i), words)
		}
	case reflect.Map:
		for i := 0; i+1 < len(n.Content); i += 2 {
			k := target(n.Content[i])
			d.checkEnum(n.Content[i+1], v.MapIndex(reflect.ValueOf(k.Value).Convert(v.Type().Key())), words)
		}
	}
}

func nearestHint(name string, known []string) string {
	if near := gateway.Nearest(name, known); near != "" {
		return fmt.Sprintf("did you mean %q?", near)
	}
	if len(known) > 0 && len(known) <= 16 {
		return "known are " + strings.Join(known, ", ")
	}
	return ""
}

func wordHint(word string, words []string) string {
	if near := gateway.Nearest(word, words); near != "" && word != "" {
		return fmt.Sprintf("did you mean %q?", near)
	}
	return "one of " + strings.Join(words, ", ")
}
