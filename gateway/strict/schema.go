// SPDX-License-Identifier: Apache-2.0

package strict

import (
	"reflect"
	"slices"
	"strings"
)

// Schema is a JSON Schema (draft 2020-12), to be written as JSON.
type Schema map[string]any

// SchemaDialect is what "$schema" of a file's schema names.
const SchemaDialect = "https://json-schema.org/draft/2020-12/schema"

// SchemaOf describes the files that Decode reads into out (a struct or a pointer to
// one): keys with their types, words, defaults and docs. Editors check files by it
// while they are written; what it lets pass may still be a fault, what it refuses
// always is one.
func SchemaOf(out any) Schema {
	t := reflect.TypeOf(out)
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	return schemaOf(t, nil)
}

// scalarSchema is any single value: a text may look like a number.
func scalarSchema() Schema { return Schema{"type": []string{"string", "number", "boolean", "null"}} }

const durationPattern = `^(0|-?([0-9]+(d|h|m|s|ms))+)$`

func schemaOf(t reflect.Type, open []reflect.Type) Schema {
	if p, ok := pairsElem(t); ok {
		return Schema{"type": []string{"object", "null"}, "additionalProperties": schemaOf(p, open)}
	}
	switch {
	case isTree(t):
		return Schema{}
	case t == decType:
		return Schema{"type": []string{"string", "number", "null"}}
	case t == durationType:
		return Schema{"anyOf": []any{Schema{"type": "string", "pattern": durationPattern}, Schema{"const": 0}, Schema{"type": "null"}}}
	case t == reflect.TypeFor[Secret]():
		return Schema{"type": []string{"string", "null"}, "pattern": secretText.String()}
	case t == reflect.TypeFor[Bytes]():
		return Schema{"type": []string{"string", "integer", "null"}, "pattern": bytesText.String()}
	case t.Kind() == reflect.Bool:
		return Schema{"type": []string{"boolean", "null"}}
	case scalarType(t) && t.Kind() >= reflect.Int && t.Kind() <= reflect.Uint64 && !reflect.PointerTo(t).Implements(textType):
		return Schema{"type": []string{"integer", "null"}}
	case scalarType(t):
		return scalarSchema()
	}
	switch t.Kind() {
	case reflect.Pointer:
		return schemaOf(t.Elem(), open)
	case reflect.Slice:
		return Schema{"type": []string{"array", "null"}, "items": schemaOf(t.Elem(), open)}
	case reflect.Map:
		return Schema{"type": []string{"object", "null"}, "additionalProperties": schemaOf(t.Elem(), open)}
	case reflect.Struct:
		if slices.Contains(open, t) {
			return Schema{} // a type that holds itself is described once
		}
		return objectSchema(t, append(slices.Clip(open), t))
	}
	panic("strict: no schema of " + t.String())
}

func objectSchema(t reflect.Type, open []reflect.Type) Schema {
	properties := Schema{}
	for _, f := range fields(t) {
		s := schemaOf(f.sf.Type, open)
		if words := f.enum(); words != nil {
			s = withWords(s, words)
		}
		if doc := f.sf.Tag.Get("doc"); doc != "" {
			s["description"] = doc
		}
		if d := f.sf.Tag.Get("default"); d != "" {
			s["default"] = d
		}
		properties[f.name] = s
	}
	return Schema{"type": []string{"object", "null"}, "properties": properties, "additionalProperties": false}
}

// withWords holds a text, or each of a list or map of texts, to words.
func withWords(s Schema, words []string) Schema {
	for _, inner := range []string{"items", "additionalProperties"} {
		if in, ok := s[inner].(Schema); ok {
			s[inner] = withWords(in, words)
			return s
		}
	}
	allowed := []any{nil} // nothing given
	for _, w := range words {
		if allowed = append(allowed, w); w != "" && strings.Trim(w, "0123456789") == "" { // in YAML without quotes, a number
			allowed = append(allowed, jsonNumber(w))
		}
	}
	return Schema{"enum": allowed}
}

// jsonNumber is a whole number as JSON writes it.
type jsonNumber string

// MarshalJSON implements json.Marshaler.
func (n jsonNumber) MarshalJSON() ([]byte, error) {
	digits := strings.TrimLeft(string(n), "0")
	if digits == "" {
		digits = "0"
	}
	return []byte(digits), nil
}
