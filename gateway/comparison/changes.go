// SPDX-License-Identifier: Apache-2.0

package comparison

import (
	"reflect"
	"strconv"
	"strings"
	"sync"

	"ordergate/gateway"
)

// Changes says value by value what now reads otherwise than before, in the order
// of the fields. Elements of lists are compared with those at the same place,
// counted from the end behind the last one that is the same; extensions by name
// and content. What ordergate adds itself (source, trace, resolved) does not
// count. Neither order may be nil.
func Changes(before, now *gateway.Order) []Change {
	d := &differ{}
	d.object(reflect.ValueOf(before).Elem(), reflect.ValueOf(now).Elem())
	return d.out
}

type differ struct {
	path []step
	out  []Change
}

type step struct {
	name  string
	index int // -1 for none
}

// form is what a type's values are compared as.
type form uint8

const (
	formText form = iota
	formBool
	formMaybe
	formDecimal
	formObject
	formObjects
	formTexts
	formExtensions
)

// member is a field of an object.
type member struct {
	index int
	name  string
	form  form
}

var members sync.Map // reflect.Type -> []member

// ours are fields that no mapping fills.
var ours = map[string]bool{"schema": true, "documentKey": true, "source": true, "trace": true, "resolved": true, "corrections": true, "orderReference": true}

func membersOf(t reflect.Type) []member {
	if m, ok := members.Load(t); ok {
		return m.([]member)
	}
	var out []member
	for i := range t.NumField() {
		name, _, _ := strings.Cut(t.Field(i).Tag.Get("json"), ",")
		if t == reflect.TypeFor[gateway.Order]() && ours[name] {
			continue
		}
		out = append(out, member{i, name, formOf(t.Field(i).Type)})
	}
	members.Store(t, out)
	return out
}

func formOf(t reflect.Type) form {
	switch {
	case t == reflect.TypeFor[*gateway.Dec]():
		return formDecimal
	case t == reflect.TypeFor[[]gateway.Extension]():
		return formExtensions
	case t == reflect.TypeFor[*bool]():
		return formMaybe
	case t.Kind() == reflect.Bool:
		return formBool
	case t.Kind() == reflect.Pointer:
		return formObject
	case t.Kind() == reflect.Slice && t.Elem().Kind() == reflect.Struct:
		return formObjects
	case t.Kind() == reflect.Slice:
		return formTexts
	case t.Kind() == reflect.String:
		return formText
	}
	panic("comparison: an order holds a " + t.String())
}

func (d *differ) object(a, b reflect.Value) {
	for _, m := range membersOf(a.Type()) {
		d.path = append(d.path, step{m.name, -1})
		d.member(m.form, a.Field(m.index), b.Field(m.index))
		d.path = d.path[:len(d.path)-1]
	}
}

func (d *differ) member(f form, a, b reflect.Value) {
	switch f {
	case formText:
		if x, y := a.String(), b.String(); x != y {
			d.change(x, y)
		}
	case formDecimal:
		x, y := a.Interface().(*gateway.Dec), b.Interface().(*gateway.Dec)
		if x == nil && y == nil || x != nil && y != nil && x.Exponent() == y.Exponent() && x.Equal(y.Decimal) {
			return
		}
		d.change(decimalText(x), decimalText(y))
	case formBool, formMaybe:
		if x, y := boolText(a), boolText(b); x != y {
			d.change(x, y)
		}
	case formObject:
		if a.IsNil() && b.IsNil() {
			return
		}
		d.object(orBlank(a), orBlank(b))
	case formObjects:
		if a.Len() > 0 || b.Len() > 0 {
			d.objects(a, b)
		}
	case formTexts:
		if a.Len() == 0 && b.Len() == 0 {
			return
		}
		d.texts(a.Interface().([]string), b.Interface().([]string))
	case formExtensions:
		if a.Len() == 0 && b.Len() == 0 {
			return
		}
		d.extensions(a.Interface().([]gateway.Extension), b.Interface().([]gateway.Extension))
	}
}

// orBlank gives what a pointer points to, a blank object where there is none.
func orBlank(p reflect.Value) reflect.Value {
	if p.IsNil() {
		return reflect.Zero(p.Type().Elem())
	}
	return p.Elem()
}

// objects compares lists: from the front while they are alike, then from the back,
// and what is between them one by one.
func (d *differ) objects(a, b reflect.Value) {
	front, m := 0, max(a.Len(), b.Len())
	if a.Len() != b.Len() {
		for front < min(a.Len(), b.Len()) && alike(a.Index(front), b.Index(front)) {
			front++
		}
		back := 0
		for back < min(a.Len(), b.Len())-front && alike(a.Index(a.Len()-1-back), b.Index(b.Len()-1-back)) {
			back++
		}
		a, b, m = a.Slice(front, a.Len()-back), b.Slice(front, b.Len()-back), m-back-front
	}
	at := len(d.path) - 1
	for i := range m {
		d.path[at].index = front + i
		d.object(element(a, i), element(b, i))
	}
	d.path[at].index = -1
}

func element(list reflect.Value, i int) reflect.Value {
	if i >= list.Len() {
		return reflect.Zero(list.Type().Elem())
	}
	return list.Index(i)
}

func alike(a, b reflect.Value) bool {
	d := &differ{}
	d.object(a, b)
	return len(d.out) == 0
}

func (d *differ) texts(a, b []string) {
	at := len(d.path) - 1
	for i := range max(len(a), len(b)) {
		if x, y := textAt(a, i), textAt(b, i); x != y {
			d.path[at].index = i
			d.change(x, y)
		}
	}
	d.path[at].index = -1
}

func textAt(list []string, i int) string {
	if i < len(list) {
		return list[i]
	}
	return ""
}

// extensions compares what was left over: a segment that is read now is gone from
// the list, and those behind it have moved.
func (d *differ) extensions(a, b []gateway.Extension) {
	left := map[string]int{}
	for i := range b {
		left[extension(&b[i])]++
	}
	at := len(d.path)
	for i := range a {
		if k := extension(&a[i]); left[k] > 0 {
			left[k]--
			continue
		}
		d.path = append(d.path, step{a[i].Name, -1})
		d.change(strings.Join(a[i].Values, "*"), "")
		d.path = d.path[:at]
	}
	for i := range b {
		if k := extension(&b[i]); left[k] > 0 {
			left[k]--
			d.path = append(d.path, step{b[i].Name, -1})
			d.change("", strings.Join(b[i].Values, "*"))
			d.path = d.path[:at]
		}
	}
}

func extension(e *gateway.Extension) string {
	return e.Name + "\x00" + strings.Join(e.Values, "\x00")
}

func decimalText(d *gateway.Dec) string {
	if d == nil {
		return ""
	}
	return d.String()
}

func boolText(v reflect.Value) string {
	if v.Kind() == reflect.Pointer {
		if v.IsNil() {
			return ""
		}
		v = v.Elem()
	} else if !v.Bool() {
		return ""
	}
	return strconv.FormatBool(v.Bool())
}

func (d *differ) change(from, to string) {
	d.out = append(d.out, Change{Field: d.pointer(), From: from, To: to})
}

var escape = strings.NewReplacer("~", "~0", "/", "~1")

func (d *differ) pointer() string {
	var b strings.Builder
	for _, s := range d.path {
		b.WriteByte('/')
		b.WriteString(escape.Replace(s.name))
		if s.index >= 0 {
			b.WriteByte('/')
			b.WriteString(strconv.Itoa(s.index))
		}
	}
	return b.String()
}
