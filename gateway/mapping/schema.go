// SPDX-License-Identifier: Apache-2.0

package mapping

import (
	"reflect"
	"slices"
	"strings"

	"ordergate/gateway"
	"ordergate/gateway/strict"
)

// Schema is a JSON Schema of mapping files, for editors: every key, every field of
// the order with what it means, each, from and use. It knows nothing of documents:
// the names in expressions are checked when a mapping is loaded.
func Schema() strict.Schema {
	s := strict.SchemaOf(mappingFile{})
	b := &schemaBuilder{docs: gateway.OrderDocs(), defs: strict.Schema{
		"expression": strict.Schema{"type": []string{"string", "number", "boolean"}, "description": "an expression of the mapping language; none leaves the field empty"},
		"part":       strict.Schema{"type": "object", "description": "rules of an object that several fields use"},
	}}
	order := b.object(reflect.TypeFor[gateway.Order]())
	keys := s["properties"].(strict.Schema)
	describe := func(key string, of strict.Schema) {
		of["description"] = keys[key].(strict.Schema)["description"]
		keys[key] = of
	}
	describe("order", strict.Schema{"anyOf": []any{order, strict.Schema{"type": "null"}}})
	describe("parts", strict.Schema{"type": []string{"object", "null"}, "additionalProperties": ref("part")})
	describe("tables", strict.Schema{"type": []string{"object", "null"}, "additionalProperties": entries()})
	describe("sender", strict.Schema{"anyOf": []any{ref("expression"), strict.Schema{"type": "null"}}})
	s["required"] = []string{"mapping"}
	s["$defs"] = b.defs
	return s
}

// TableSchema is a JSON Schema of code table files.
func TableSchema() strict.Schema {
	s := strict.SchemaOf(tableFile{})
	keys := s["properties"].(strict.Schema)
	e := entries()
	e["description"] = keys["entries"].(strict.Schema)["description"]
	keys["entries"], s["required"] = e, []string{"table"}
	return s
}

func entries() strict.Schema {
	return strict.Schema{"type": []string{"object", "null"}, "additionalProperties": strict.Schema{"type": []string{"string", "number", "boolean"}}}
}

func ref(def string) strict.Schema { return strict.Schema{"$ref": "#/$defs/" + def} }

type schemaBuilder struct {
	docs map[string]string
	defs strict.Schema
}

// object describes the rules of an object, once a type.
func (b *schemaBuilder) object(t reflect.Type) strict.Schema {
	name := t.Name()
	if _, made := b.defs[name]; made {
		return ref(name)
	}
	top := t == reflect.TypeFor[gateway.Order]()
	properties, patterns := strict.Schema{}, strict.Schema{}
	def := strict.Schema{"type": "object", "properties": properties, "patternProperties": patterns, "additionalProperties": false}
	b.defs[name] = def
	if doc := b.docs[name]; doc != "" {
		def["description"] = doc
	}
	if !top {
		properties["each"] = strict.Schema{"type": "string", "description": "an element of the list for each segment that this finds"}
		properties["from"] = strict.Schema{"type": "string", "description": "the segment that the object is made from"}
		properties["use"] = strict.Schema{"type": "string", "description": "the part that is used; fields beside it override the part's"}
	}
	for i := range t.NumField() {
		field, _, _ := strings.Cut(t.Field(i).Tag.Get("json"), ",")
		if top && slices.Contains(ours, field) || field == "extensions" {
			continue
		}
		ft := t.Field(i).Type
		rule := b.field(ft)
		if doc := b.docs[name+"."+field]; doc != "" {
			rule = strict.Schema{"allOf": []any{rule}, "description": doc}
		}
		properties[field] = rule
		if below := fieldNames(ft); len(below) > 0 && ft != decType {
			patterns[`^`+field+`\.(`+strings.Join(below, "|")+`)(\.[A-Za-z]+)*$`] = strict.Schema{"type": []string{"string", "number", "boolean", "object", "array"}, "description": "a field of " + field}
		}
	}
	return ref(name)
}

// field describes what may stand behind a field's name.
func (b *schemaBuilder) field(t reflect.Type) strict.Schema {
	none := strict.Schema{"const": "none"}
	switch {
	case t.Kind() == reflect.Slice && t.Elem().Kind() == reflect.Struct:
		if t == textsType {
			none = ref("expression")
		}
		block := b.object(t.Elem())
		return strict.Schema{"anyOf": []any{block, strict.Schema{"type": "array", "items": block}, none}}
	case t.Kind() == reflect.Pointer && t.Elem().Kind() == reflect.Struct && t != decType:
		return strict.Schema{"anyOf": []any{b.object(t.Elem()), none}}
	}
	return ref("expression")
}
