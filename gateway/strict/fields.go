// SPDX-License-Identifier: Apache-2.0

package strict

import (
	"fmt"
	"reflect"
	"strings"
)

// field is a key that a struct knows.
type field struct {
	name  string
	index []int
	sf    reflect.StructField
}

func (f field) enum() []string {
	if tag := f.sf.Tag.Get("enum"); tag != "" {
		return strings.Split(tag, ",")
	}
	return nil
}

// fill gives an absent field its default.
func (f field) fill(v reflect.Value) {
	text, ok := f.sf.Tag.Lookup("default")
	if ok && v.IsZero() {
		if err := setDefault(v, text); err != nil {
			panic(fmt.Sprintf("strict: default %q of %s: %v", text, f.sf.Name, err))
		}
		return
	}
	if v.Kind() == reflect.Struct && !scalarType(v.Type()) {
		fillDefaults(v)
	}
}

func setDefault(v reflect.Value, text string) error {
	switch {
	case scalarType(v.Type()):
		return setScalar(v, text)
	case v.Kind() == reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		return setDefault(v.Elem(), text)
	case v.Kind() == reflect.Slice:
		for part := range strings.SplitSeq(text, ",") {
			item := reflect.New(v.Type().Elem()).Elem()
			if err := setDefault(item, strings.TrimSpace(part)); err != nil {
				return err
			}
			v.Set(reflect.Append(v, item))
		}
		return nil
	}
	return fmt.Errorf("a %s has no default", v.Type())
}

func fillDefaults(v reflect.Value) {
	if v.Kind() != reflect.Struct || scalarType(v.Type()) || isTree(v.Type()) {
		return
	}
	for _, f := range fields(v.Type()) {
		f.fill(v.FieldByIndex(f.index))
	}
}

func names(all []field) []string {
	out := make([]string, len(all))
	for i, f := range all {
		out[i] = f.name
	}
	return out
}

// fields lists the keys of a struct type in order of declaration. A field
// without a tag is named like itself with a small first letter.
func fields(t reflect.Type) []field {
	var out []field
	for i := range t.NumField() {
		sf := t.Field(i)
		name, opts, _ := strings.Cut(sf.Tag.Get("yaml"), ",")
		if name == "-" || !sf.IsExported() && !sf.Anonymous {
			continue
		}
		if sf.Type.Kind() == reflect.Struct && name == "" && (opts == "inline" || sf.Anonymous) {
			for _, f := range fields(sf.Type) {
				f.index = append([]int{i}, f.index...)
				out = append(out, f)
			}
			continue
		}
		if !sf.IsExported() {
			continue
		}
		if name == "" {
			name = strings.ToLower(sf.Name[:1]) + sf.Name[1:]
		}
		out = append(out, field{name, []int{i}, sf})
	}
	return out
}
