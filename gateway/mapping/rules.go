// SPDX-License-Identifier: Apache-2.0

package mapping

import (
	"fmt"
	"slices"
	"strings"

	"ordergate/gateway"
	"ordergate/gateway/mapping/expression"
	"ordergate/gateway/strict"
)

// rule says how one field of the order is filled: by an expression, by the rules
// of its own fields, or by the blocks that give a list's elements.
type rule struct {
	name  string
	key   expression.Source // the key, for faults
	expr  *expression.Source
	block *ruleBlock
	items []*ruleBlock
}

// ruleBlock is the rules of an object's fields, as written.
type ruleBlock struct {
	place           expression.Source
	each, from, use *expression.Source
	fields          []*rule
}

func (b *ruleBlock) find(name string) *rule {
	for _, f := range b.fields {
		if f.name == name {
			return f
		}
	}
	return nil
}

// reader turns the YAML of a file into rules.
type reader struct {
	file   string
	faults gateway.Faults
}

func (rd *reader) scalar(v *strict.Value) *expression.Source {
	return &expression.Source{File: rd.file, Text: v.Text, Line: v.Line, Column: v.Column, Quoted: v.Quoted}
}

func (rd *reader) fault(v *strict.Value, message, hint string) {
	rd.faults = append(rd.faults, v.Fault(message, hint))
}

// block reads a mapping of field names to rules; "a.b" names a field of a field.
func (rd *reader) block(v *strict.Value, depth int) *ruleBlock {
	b := &ruleBlock{place: *rd.scalar(v)}
	if depth > 20 {
		rd.fault(v, "rules are nested too deep", "")
		return b
	}
	if v.Kind != strict.Map {
		rd.fault(v, "fields with their expressions are expected here", "write name: expression, one a line")
		return b
	}
	for i := range v.Keys {
		k := &v.Keys[i]
		key := expression.Source{File: rd.file, Text: k.Key, Line: k.Line, Column: k.Column}
		switch k.Key {
		case "each", "from", "use":
			if k.Value.Kind != strict.Scalar {
				rd.faults = append(rd.faults, key.Fault(0, k.Key+" needs a selector on the same line", ""))
				continue
			}
			switch k.Key {
			case "each":
				b.each = rd.scalar(&k.Value)
			case "from":
				b.from = rd.scalar(&k.Value)
			default:
				b.use = rd.scalar(&k.Value)
			}
			continue
		}
		if strings.ContainsAny(k.Key, `()[]"'`) {
			rd.faults = append(rd.faults, key.Fault(0, fmt.Sprintf("%q is no field name", k.Key), "inside { } a comma ends the expression: write one field a line"))
			continue
		}
		rd.field(b, key, strings.Split(k.Key, "."), &k.Value, depth)
	}
	return b
}

func (rd *reader) field(b *ruleBlock, key expression.Source, names []string, v *strict.Value, depth int) {
	name := names[0]
	r := b.find(name)
	if len(names) > 1 {
		if r == nil {
			r = &rule{name: name, key: key, block: &ruleBlock{place: key}}
			b.fields = append(b.fields, r)
		}
		if r.block == nil {
			rd.faults = append(rd.faults, key.Fault(0, name+" is given as a whole already", ""))
			return
		}
		key.Column += len(name) + 1
		rd.field(r.block, key, names[1:], v, depth+1)
		return
	}
	n := &rule{name: name, key: key}
	switch v.Kind {
	case strict.Scalar:
		n.expr = rd.scalar(v)
	case strict.Map:
		n.block = rd.block(v, depth+1)
	case strict.List:
		for i := range v.Items {
			n.items = append(n.items, rd.block(&v.Items[i], depth+1))
		}
	default:
		rd.faults = append(rd.faults, key.Fault(0, name+" has no expression", "write none to leave the field empty"))
		return
	}
	switch {
	case r == nil:
		b.fields = append(b.fields, n)
	case r.block != nil && n.block != nil:
		*r = *mergeRule(r, n)
	default:
		rd.faults = append(rd.faults, key.Fault(0, name+" is given twice", fmt.Sprintf("first on line %d", r.key.Line)))
	}
}

// mergeBlock lays over on base, a field at a time. Neither is changed.
func mergeBlock(base, over *ruleBlock) *ruleBlock {
	out := &ruleBlock{place: over.place, each: base.each, from: base.from, use: base.use, fields: slices.Clone(base.fields)}
	if over.each != nil {
		out.each = over.each
	}
	if over.from != nil {
		out.from = over.from
	}
	if over.use != nil {
		out.use = over.use
	}
	for _, f := range over.fields {
		i := slices.IndexFunc(out.fields, func(b *rule) bool { return b.name == f.name })
		if i < 0 {
			out.fields = append(out.fields, f)
		} else {
			out.fields[i] = mergeRule(out.fields[i], f)
		}
	}
	return out
}

// mergeRule lays one rule on another: objects and lists of one block field by
// field, anything else as a whole.
func mergeRule(base, over *rule) *rule {
	switch {
	case base.block != nil && over.block != nil:
		return &rule{name: over.name, key: over.key, block: mergeBlock(base.block, over.block)}
	case len(base.items) == 1 && over.block != nil:
		return &rule{name: over.name, key: over.key, items: []*ruleBlock{mergeBlock(base.items[0], over.block)}}
	}
	return over
}
