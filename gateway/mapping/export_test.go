// SPDX-License-Identifier: Apache-2.0

package mapping

import (
	"maps"
	"reflect"
	"slices"
	"strings"

	"ordergate/gateway"
	"ordergate/gateway/mapping/expression"
	"ordergate/gateway/strict"
)

// WithoutShortcuts is the mapping with every field looked at and every expression
// evaluated, whatever stands in the document.
func (m *Mapping) WithoutShortcuts() *Mapping {
	out := *m
	out.sources = maps.Clone(m.sources)
	out.order = slow(m.order)
	return &out
}

func slow(b *block) *block {
	out := *b
	out.gates, out.fields = expression.Gates{}, slices.Clone(b.fields)
	for i := range out.fields {
		f := &out.fields[i]
		out.gates.Always(i)
		f.around, f.quick = false, nil
		if f.sub != nil {
			f.sub = slow(f.sub)
		}
		f.items = slices.Clone(f.items)
		for j := range f.items {
			f.items[j] = slow(f.items[j])
		}
	}
	return &out
}

// MostFields is how many fields the largest object of an order has.
func MostFields() (name string, fields int) {
	seen := map[reflect.Type]bool{}
	var visit func(t reflect.Type)
	visit = func(t reflect.Type) {
		for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
			t = t.Elem()
		}
		if t.Kind() != reflect.Struct || seen[t] || t == decType.Elem() {
			return
		}
		seen[t] = true
		if t.NumField() > fields {
			name, fields = t.Name(), t.NumField()
		}
		for i := range t.NumField() {
			visit(t.Field(i).Type)
		}
	}
	visit(reflect.TypeFor[gateway.Order]())
	return name, fields
}

// FileKeys are the keys of mapping and table files with those that Format knows.
func FileKeys() (all, known []string) {
	for _, k := range append(strict.Describe(mappingFile{}), strict.Describe(tableFile{})...) {
		if !strings.ContainsAny(k.Path, ".[") {
			all = append(all, k.Path)
		}
	}
	return all, append(slices.Clone(mappingKeys), tableKeys...)
}
