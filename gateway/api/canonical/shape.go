// SPDX-License-Identifier: Apache-2.0

package canonical

import (
	"reflect"
	"regexp"
	"strings"
	"time"

	"ordergate/gateway"
)

// Ours lists the fields that no sender fills in.
var ours = map[string]bool{"documentKey": true, "source": true, "trace": true, "resolved": true, "corrections": true, "orderReference": true}

// Checker checks orders. It is immutable and safe for concurrent use.
type Checker struct {
	root                       *shape
	id, purpose, lines, amount *shape // within root: what is looked for
}

type kind int

const (
	anything kind = iota
	object
	list
	text
	decimal
	truth
)

// shape is what may stand at a place.
type shape struct {
	kind   kind
	fields map[string]*field
	names  []string
	of     *shape             // of a list
	valid  func(string) *rule // of a text
}

// field is a member of an object.
type field struct {
	*shape
	bit  uint64 // among the members of its object
	ours bool
}

type rule struct{ code, detail string }

// New prepares a Checker.
func New() *Checker {
	root := shapeOf(reflect.TypeFor[gateway.Order](), "")
	lines := root.fields["orderLine"].shape
	return &Checker{root: root, id: root.fields["id"].shape, purpose: root.fields["documentPurposeCode"].shape, lines: lines, amount: lines.of.fields["quantity"].shape}
}

func shapeOf(t reflect.Type, name string) *shape {
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	switch {
	case t == reflect.TypeFor[gateway.Dec]():
		return &shape{kind: decimal}
	case t == reflect.TypeFor[gateway.Position]() || t.Kind() == reflect.Map:
		return &shape{kind: anything}
	case t.Kind() == reflect.Slice:
		return &shape{kind: list, of: shapeOf(t.Elem(), name)}
	case t.Kind() == reflect.Bool:
		return &shape{kind: truth}
	case t.Kind() == reflect.Struct:
		s := &shape{kind: object, fields: map[string]*field{}}
		for i := range t.NumField() {
			n, _, _ := strings.Cut(t.Field(i).Tag.Get("json"), ",")
			s.names = append(s.names, n)
			f := &field{bit: 1 << i, ours: t == reflect.TypeFor[gateway.Order]() && ours[n]}
			if f.shape = (&shape{kind: anything}); !f.ours {
				f.shape = shapeOf(t.Field(i).Type, n)
			}
			s.fields[n] = f
		}
		return s
	}
	return &shape{kind: text, valid: texts[name]}
}

var (
	currencyText = regexp.MustCompile(`^[A-Z]{3}$`)
	timeText     = regexp.MustCompile(`^([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?$`)
)

// texts are the rules of fields by name.
var texts = map[string]func(string) *rule{
	"schema": func(s string) *rule {
		return unless(s == gateway.OrderSchema, "value.schema", "The schema is "+gateway.OrderSchema+".")
	},
	"issueDate": date, "startDate": date, "endDate": date,
	"issueTime": func(s string) *rule {
		return unless(timeText.MatchString(s), "value.time", "A time is HH:MM or HH:MM:SS.")
	},
	"documentCurrencyCode": func(s string) *rule {
		return unless(currencyText.MatchString(s), "value.currency", "A currency is three capitals (ISO 4217), as in EUR.")
	},
	"documentPurposeCode": func(s string) *rule {
		switch s {
		case "original", "replace", "change", "cancel", "confirmation", "duplicate":
			return nil
		}
		return &rule{"value.choice", "The purpose is original, replace, change, cancel, confirmation or duplicate."}
	},
}

func date(s string) *rule {
	_, err := time.Parse(time.DateOnly, s)
	return unless(err == nil, "value.date", "A date is YYYY-MM-DD.")
}

func unless(ok bool, code, detail string) *rule {
	if ok {
		return nil
	}
	return &rule{code, detail}
}
