// SPDX-License-Identifier: Apache-2.0

package strict

import (
	"reflect"
	"slices"
	"time"

	"ordergate/gateway"
)

// Key is one line of a config reference.
type Key struct {
	Path    string   // "stations[].isa", "mappings.*"
	Type    string   // text, number, true/false, duration, size, secret, list, keys …
	Default string   // as it would be written; "" for none
	Enum    []string // the allowed words
	Doc     string
}

// Describe lists the keys that Decode knows in out (a pointer to a struct or a
// struct), in order of declaration, parents before their keys.
func Describe(out any) []Key {
	t := reflect.TypeOf(out)
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	var keys []Key
	describe(t, "", nil, &keys)
	return keys
}

func describe(t reflect.Type, prefix string, open []reflect.Type, keys *[]Key) {
	if slices.Contains(open, t) {
		return // a type that holds itself is shown once
	}
	open = append(open, t)
	for _, f := range fields(t) {
		path := prefix + f.name
		k := Key{Path: path, Type: typeName(f.sf.Type), Default: f.sf.Tag.Get("default"), Enum: f.enum(), Doc: f.sf.Tag.Get("doc")}
		*keys = append(*keys, k)
		inner, suffix := f.sf.Type, ""
		for {
			if p, ok := pairsElem(inner); ok {
				inner, suffix = p, suffix+".*"
				continue
			}
			if scalarType(inner) || isTree(inner) {
				break
			}
			if k := inner.Kind(); k == reflect.Pointer {
				inner = inner.Elem()
				continue
			} else if k == reflect.Slice {
				inner, suffix = inner.Elem(), suffix+"[]"
				continue
			} else if k == reflect.Map {
				inner, suffix = inner.Elem(), suffix+".*"
				continue
			}
			break
		}
		if inner.Kind() == reflect.Struct && !scalarType(inner) && !isTree(inner) {
			describe(inner, path+suffix+".", open, keys)
		}
	}
}

func pairsElem(t reflect.Type) (reflect.Type, bool) {
	p, ok := reflect.New(t).Interface().(interface{ elem() reflect.Type })
	if !ok {
		return nil, false
	}
	return p.elem(), true
}

func typeName(t reflect.Type) string {
	if p, ok := pairsElem(t); ok {
		return "keys with " + typeName(p)
	}
	switch t {
	case decType:
		return "decimal"
	case durationType:
		return "duration"
	case reflect.TypeFor[Bytes]():
		return "size"
	case reflect.TypeFor[Secret]():
		return "secret"
	case reflect.TypeFor[Value]():
		return "any"
	case reflect.TypeFor[gateway.Severity]():
		return "severity"
	case reflect.TypeFor[time.Time]():
		return "time"
	}
	switch t.Kind() {
	case reflect.Pointer:
		return typeName(t.Elem())
	case reflect.Bool:
		return "true/false"
	case reflect.Slice:
		return "list of " + typeName(t.Elem())
	case reflect.Map:
		return "keys with " + typeName(t.Elem())
	case reflect.Struct:
		if scalarType(t) {
			return "text"
		}
		return "keys"
	case reflect.String:
		return "text"
	default:
		return "number"
	}
}
