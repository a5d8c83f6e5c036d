// SPDX-License-Identifier: Apache-2.0

// Package canonical checks JSON that is said to be a canonical order (gateway.Order)
// before it is taken: names, types, and what no order is without. It reports every
// fault with its JSON pointer.
//
// It must not judge: whether an item exists and what it costs is for the rules.
//
// Invariant: what it finds nothing wrong with is read without loss by the built-in
// reading ordergate-order.
package canonical

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"ordergate/gateway"
)

// Fault is one thing that is wrong.
type Fault struct {
	Pointer string // "/orderLine/2/quantity"; "" is the whole
	Code    string // stable: name.unknown, name.twice, value.type, value.decimal, value.date …
	Detail  string // one sentence
}

const (
	// MaxFaults is how many faults are told at most.
	MaxFaults = 100
	// maxDepth is how deep values may be nested; an order needs seven.
	maxDepth = 32
	// maxText is the longest text in bytes.
	maxText = 64 << 10
)

// Ours lists the fields that no sender fills in.
var ours = map[string]bool{"documentKey": true, "source": true, "trace": true, "resolved": true, "corrections": true, "orderReference": true}

// Checker checks orders. It is immutable and safe for concurrent use.
type Checker struct{ root *shape }

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
	fields map[string]*shape
	names  []string
	of     *shape             // of a list
	valid  func(string) *rule // of a text
}

type rule struct{ code, detail string }

// New prepares a Checker.
func New() *Checker { return &Checker{root: shapeOf(reflect.TypeFor[gateway.Order](), "")} }

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
		s := &shape{kind: object, fields: map[string]*shape{}}
		for i := range t.NumField() {
			n, _, _ := strings.Cut(t.Field(i).Tag.Get("json"), ",")
			s.names = append(s.names, n)
			s.fields[n] = &shape{kind: anything}
			if t != reflect.TypeFor[gateway.Order]() || !ours[n] {
				s.fields[n] = shapeOf(t.Field(i).Type, n)
			}
		}
		return s
	}
	return &shape{kind: text, valid: texts[name]}
}

var (
	numberText   = regexp.MustCompile(`^-?[0-9]{1,20}(\.[0-9]{1,12})?$`)
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

// Check tells all that is wrong with body; nil when it can be taken.
func (c *Checker) Check(body []byte) []Fault {
	body = bytes.TrimPrefix(body, []byte("\xef\xbb\xbf"))
	if !utf8.Valid(body) {
		return []Fault{{"", "text.encoding", "The body is no UTF-8."}}
	}
	w := &walk{dec: json.NewDecoder(bytes.NewReader(body))}
	w.dec.UseNumber()
	err := w.value(c.root, 0)
	if err == nil {
		if _, more := w.dec.Token(); more != io.EOF {
			err = w.fail("json.syntax", "After the order stands more: send one order a request.")
		}
	}
	if err != nil && !errors.Is(err, errEnough) {
		w.syntax(body, err)
	}
	if err == nil {
		w.required()
	}
	return w.faults
}

// walk is one order being checked.
type walk struct {
	dec    *json.Decoder
	path   []string
	faults []Fault

	number, purpose string
	lines           []lineSeen
	seen            map[string]bool // members of the order
}

type lineSeen struct{ quantity bool }

var errEnough = errors.New("enough was found")

func (w *walk) pointer() string { return strings.Join(w.path, "") }

// at goes to a member or an item.
func (w *walk) at(name string) {
	if strings.ContainsAny(name, "~/") {
		name = escaper.Replace(name)
	}
	w.path = append(w.path, "/"+name)
}

var escaper = strings.NewReplacer("~", "~0", "/", "~1") // RFC 6901 §3

func (w *walk) up() { w.path = w.path[:len(w.path)-1] }

// fail adds a fault; an error when there are enough of them.
func (w *walk) fail(code, detail string) error {
	w.faults = append(w.faults, Fault{w.pointer(), code, detail})
	if len(w.faults) >= MaxFaults {
		return errEnough
	}
	return nil
}

func (w *walk) syntax(body []byte, err error) {
	at := w.dec.InputOffset()
	var s *json.SyntaxError
	if errors.As(err, &s) {
		at = max(at, s.Offset-1)
	}
	at = min(at, int64(len(body)))
	before := body[:at]
	line := 1 + bytes.Count(before, []byte("\n"))
	column := int(at) - bytes.LastIndexByte(before, '\n')
	w.path = nil
	what := "it breaks off"
	if s != nil && !errors.Is(err, io.ErrUnexpectedEOF) && s.Offset < int64(len(body)) {
		what = s.Error()
	}
	w.faults = append(w.faults, Fault{"", "json.syntax", fmt.Sprintf("The body is no JSON: line %d, column %d: %s.", line, column, what)})
}

// value checks what comes next. An error is one of syntax, or errEnough.
func (w *walk) value(s *shape, depth int) error {
	if depth > maxDepth {
		w.faults = append(w.faults, Fault{w.pointer(), "json.depth", "Values are nested too deep for an order."})
		return errEnough
	}
	tok, err := w.dec.Token()
	if err != nil {
		if err == io.EOF {
			err = io.ErrUnexpectedEOF
		}
		return err
	}
	switch t := tok.(type) {
	case json.Delim:
		if t == '{' {
			return w.object(s, depth)
		}
		return w.list(s, depth)
	case nil: // as if it were not there
		if w.ofLine("/quantity") {
			w.lines[len(w.lines)-1].quantity = false
		}
		return nil
	case string:
		return w.text(s, t)
	case json.Number:
		return w.numeral(s, t.String())
	case bool:
		if s.kind != truth && s.kind != anything {
			return w.wrong(s)
		}
	}
	return nil
}

func (w *walk) wrong(s *shape) error {
	return w.fail("value.type", "Here belongs "+map[kind]string{object: "an object", list: "a list", text: "a text", decimal: `a decimal, as in "195.50"`, truth: "true or false"}[s.kind]+".")
}

func (w *walk) text(s *shape, t string) error {
	switch {
	case s.kind == anything:
		return nil
	case s.kind == decimal:
		return w.numeral(s, t)
	case s.kind != text:
		return w.wrong(s)
	case len(t) > maxText:
		return w.fail("value.length", fmt.Sprintf("A text has %d bytes at most.", maxText))
	case strings.ContainsFunc(t, func(r rune) bool { return r < ' ' && r != '\n' && r != '\t' && r != '\r' }):
		return w.fail("value.control", "Control characters are no part of a text.")
	}
	if s.valid != nil && t != "" {
		if r := s.valid(t); r != nil {
			return w.fail(r.code, r.detail)
		}
	}
	if len(w.path) == 1 {
		switch w.path[0] {
		case "/id":
			w.number = strings.TrimSpace(t)
		case "/documentPurposeCode":
			w.purpose = t
		}
	}
	return nil
}

// numeral checks a decimal. A JSON number is one as it is written: it has been through
// no float here.
func (w *walk) numeral(s *shape, t string) error {
	switch {
	case s.kind == anything:
		return nil
	case s.kind != decimal:
		return w.wrong(s)
	case !numberText.MatchString(t):
		return w.fail("value.decimal", `A decimal has up to 20 digits, a point and up to 12 digits, as in "195.50", and no exponent.`)
	}
	return nil
}

func (w *walk) list(s *shape, depth int) error {
	if s.kind != list && s.kind != anything {
		if err := w.wrong(s); err != nil {
			return err
		}
		s = &shape{kind: anything}
	}
	of := s.of
	if of == nil {
		of = s
	}
	lines := len(w.path) == 1 && w.path[0] == "/orderLine"
	for i := 0; w.dec.More(); i++ {
		if lines {
			w.lines = append(w.lines, lineSeen{})
		}
		w.at(strconv.Itoa(i))
		err := w.value(of, depth+1)
		w.up()
		if err != nil {
			return err
		}
	}
	return w.end()
}

func (w *walk) end() error {
	_, err := w.dec.Token()
	if err == io.EOF {
		err = io.ErrUnexpectedEOF
	}
	return err
}

func (w *walk) object(s *shape, depth int) error {
	if s.kind != object && s.kind != anything {
		if err := w.wrong(s); err != nil {
			return err
		}
		s = &shape{kind: anything}
	}
	seen := make(map[string]bool, 16)
	if depth == 0 {
		w.seen = seen
	}
	for w.dec.More() {
		tok, err := w.dec.Token()
		if err != nil {
			return err
		}
		name, _ := tok.(string) // More has told that it is one
		w.at(name)
		err = w.member(s, name, seen, depth)
		w.up()
		if err != nil {
			return err
		}
	}
	return w.end()
}

func (w *walk) member(s *shape, name string, seen map[string]bool, depth int) error {
	of, err := s, error(nil)
	if s.kind == object {
		known := s.fields[name]
		switch {
		case seen[name]:
			err = w.fail("name.twice", "The name stands twice in one object.")
		case known == nil:
			of = &shape{kind: anything}
			err = w.unknown(s, name)
		case depth == 0 && ours[name]:
			of = known
			err = w.fail("name.ours", "We fill this in ourselves: leave it out.")
		default:
			of = known
		}
		if known != nil {
			of = known
		}
	}
	if err != nil {
		return err
	}
	seen[name] = true
	if w.ofLine("/quantity") {
		w.lines[len(w.lines)-1].quantity = true
	}
	return w.value(of, depth+1)
}

// ofLine tells whether we are at a member of an order line.
func (w *walk) ofLine(member string) bool {
	return len(w.path) == 3 && w.path[0] == "/orderLine" && w.path[2] == member && len(w.lines) > 0
}

func (w *walk) unknown(s *shape, name string) error {
	detail := "There is no such field: what has none belongs in extensions."
	if near := gateway.Nearest(name, s.names); near != "" {
		detail = fmt.Sprintf("There is no such field; did you mean %q?", near)
	}
	return w.fail("name.unknown", detail)
}

// required looks for what no order is without.
func (w *walk) required() {
	missing := func(pointer, detail string) {
		if len(w.faults) < MaxFaults {
			w.faults = append(w.faults, Fault{pointer, "value.missing", detail})
		}
	}
	if w.seen == nil {
		return // no object: told already
	}
	if w.number == "" {
		missing("/id", "An order needs your order number.")
	}
	if w.purpose == "cancel" || w.purpose == "change" {
		return
	}
	if len(w.lines) == 0 {
		missing("/orderLine", "An order needs at least one line.")
	}
	for i, l := range w.lines {
		if !l.quantity {
			missing(fmt.Sprintf("/orderLine/%d/quantity", i), "A line needs a quantity.")
		}
	}
}
