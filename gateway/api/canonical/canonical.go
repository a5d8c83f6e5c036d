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

// Check tells all that is wrong with body; nil when it can be taken.
func (c *Checker) Check(body []byte) []Fault {
	body = bytes.TrimPrefix(body, []byte("\xef\xbb\xbf"))
	if !utf8.Valid(body) {
		return []Fault{{"", "text.encoding", "The body is no UTF-8."}}
	}
	w := &walk{Checker: c, lexer: lexer{text: body}}
	if !w.value(c.root, 0) {
		if w.broken {
			w.syntax()
		}
		return w.faults
	}
	if w.next() != 0 || w.i < len(body) {
		w.fail("json.syntax", "After the order stands more: send one order a request.")
	}
	w.required()
	return w.faults
}

// walk is one order being checked. What it does for an order without faults takes no
// memory of its own: where something stands is made a text when it is wrong.
type walk struct {
	*Checker
	lexer
	steps  [maxDepth + 2]step
	deep   int // steps that count
	faults []Fault

	whole    bool // the order is an object
	numbered bool
	unlike   bool // it needs no lines: a change, a cancellation
	count    int  // of lines
	without  []int
	quantity bool // the line has one
}

// step is one on the way to a place: a member, or an item.
type step struct {
	name []byte // nil: item
	item int
}

func (w *walk) pointer() string {
	var p []byte
	for _, s := range w.steps[:w.deep] {
		if p = append(p, '/'); s.name == nil {
			p = fmt.Append(p, s.item)
			continue
		}
		for _, b := range s.name { // RFC 6901 §3
			switch b {
			case '~':
				p = append(p, "~0"...)
			case '/':
				p = append(p, "~1"...)
			default:
				p = append(p, b)
			}
		}
	}
	return string(p)
}

// fail adds a fault; false when there are enough of them.
func (w *walk) fail(code, detail string) bool {
	w.faults = append(w.faults, Fault{w.pointer(), code, detail})
	return len(w.faults) < MaxFaults
}

// syntax tells where the body ceases to be JSON, in the words of the standard library.
func (w *walk) syntax() {
	at, what := int64(len(w.text)), "it breaks off"
	var s *json.SyntaxError
	if err := json.Unmarshal(w.text, new(json.RawMessage)); errors.As(err, &s) && s.Error() != "unexpected end of JSON input" {
		at, what = s.Offset-1, s.Error()
	}
	before := w.text[:at]
	line := 1 + bytes.Count(before, []byte("\n"))
	column := int(at) - bytes.LastIndexByte(before, '\n')
	w.faults = append(w.faults, Fault{"", "json.syntax", fmt.Sprintf("The body is no JSON: line %d, column %d: %s.", line, column, what)})
}

// value checks what comes next; false when that was the end, by syntax or since there
// are faults enough.
func (w *walk) value(s *shape, depth int) bool {
	if depth > maxDepth {
		w.fail("json.depth", "Values are nested too deep for an order.")
		return false
	}
	b := w.next()
	if s == w.amount && b != 'n' {
		w.quantity = true
	}
	switch b {
	case '{':
		w.whole = w.whole || depth == 0
		return w.object(s, depth)
	case '[':
		return w.list(s, depth)
	case '"':
		t, escaped, ok := w.str()
		return ok && w.textual(s, t, escaped)
	case 'n':
		return w.word("null") // as if it were not there
	case 't':
		return w.word("true") && w.truth(s)
	case 'f':
		return w.word("false") && w.truth(s)
	}
	t, ok := w.number()
	return ok && w.numeral(s, t)
}

var belongs = map[kind]string{object: "an object", list: "a list", text: "a text", decimal: `a decimal, as in "195.50"`, truth: "true or false"}

func (w *walk) wrong(s *shape) bool {
	return w.fail("value.type", "Here belongs "+belongs[s.kind]+".")
}

func (w *walk) truth(s *shape) bool {
	return s.kind == truth || s.kind == anything || w.wrong(s)
}

func (w *walk) textual(s *shape, t []byte, escaped bool) bool {
	switch {
	case s.kind == anything:
		return true
	case s.kind == decimal:
		return w.numeral(s, t)
	case s.kind != text:
		return w.wrong(s)
	case len(t) > maxText:
		return w.fail("value.length", fmt.Sprintf("A text has %d bytes at most.", maxText))
	case escaped && bytes.ContainsFunc(t, func(r rune) bool { return r < ' ' && r != '\n' && r != '\t' && r != '\r' }):
		return w.fail("value.control", "Control characters are no part of a text.") // raw ones are no JSON
	}
	if s.valid != nil && len(t) > 0 {
		if r := s.valid(string(t)); r != nil {
			return w.fail(r.code, r.detail)
		}
	}
	switch s {
	case w.id:
		w.numbered = len(bytes.TrimSpace(t)) > 0
	case w.purpose:
		w.unlike = string(t) == "cancel" || string(t) == "change"
	}
	return true
}

// numeral checks a decimal. A JSON number is one as it is written: it has been through
// no float here.
func (w *walk) numeral(s *shape, t []byte) bool {
	switch {
	case s.kind == anything:
		return true
	case s.kind != decimal:
		return w.wrong(s)
	case !isDecimal(t):
		return w.fail("value.decimal", `A decimal has up to 20 digits, a point and up to 12 digits, as in "195.50", and no exponent.`)
	}
	return true
}

func isDecimal(t []byte) bool {
	whole, part, point := bytes.Cut(bytes.TrimPrefix(t, []byte("-")), []byte("."))
	return len(whole) > 0 && len(whole) <= 20 && digits(whole) == len(whole) && (!point || len(part) > 0 && len(part) <= 12 && digits(part) == len(part))
}

var whatever = &shape{kind: anything}

func (w *walk) list(s *shape, depth int) bool {
	if s.kind != list && s.kind != anything {
		if !w.wrong(s) {
			return false
		}
		s = whatever
	}
	of := s.of
	if of == nil {
		of = whatever
	}
	for i := 0; w.more('[', ']', i == 0); i++ {
		w.steps[w.deep] = step{item: i}
		w.deep++
		w.quantity = w.quantity && s != w.lines
		if !w.value(of, depth+1) {
			return false
		}
		if w.deep--; s == w.lines {
			if w.count++; !w.quantity && len(w.without) < MaxFaults {
				w.without = append(w.without, w.count-1)
			}
		}
	}
	return !w.broken
}

func (w *walk) object(s *shape, depth int) bool {
	if s.kind != object && s.kind != anything {
		if !w.wrong(s) {
			return false
		}
		s = whatever
	}
	var seen uint64
	var strange [][]byte // names that there are none of: MaxFaults at most
	for first := true; w.more('{', '}', first); first = false {
		name, ok := w.name()
		if !ok {
			return false
		}
		w.steps[w.deep] = step{name: name}
		w.deep++
		of := whatever
		if s.kind == object {
			if of, ok = w.member(s, name, &seen, &strange); !ok {
				return false
			}
		}
		if !w.value(of, depth+1) {
			return false
		}
		w.deep--
	}
	return !w.broken
}

// member tells what belongs to a name.
func (w *walk) member(s *shape, name []byte, seen *uint64, strange *[][]byte) (*shape, bool) {
	f := s.fields[string(name)]
	if f == nil {
		for _, n := range *strange {
			if bytes.Equal(n, name) {
				return whatever, w.twice()
			}
		}
		*strange = append(*strange, name)
		return whatever, w.unknown(s, string(name))
	}
	if *seen&f.bit != 0 {
		return f.shape, w.twice()
	}
	*seen |= f.bit
	if f.ours {
		return f.shape, w.fail("name.ours", "We fill this in ourselves: leave it out.")
	}
	return f.shape, true
}

func (w *walk) twice() bool {
	return w.fail("name.twice", "The name stands twice in one object.")
}

func (w *walk) unknown(s *shape, name string) bool {
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
	if !w.whole {
		return // no object: told already
	}
	if !w.numbered {
		missing("/id", "An order needs your order number.")
	}
	if w.unlike {
		return
	}
	if w.count == 0 {
		missing("/orderLine", "An order needs at least one line.")
	}
	for _, i := range w.without {
		missing(fmt.Sprintf("/orderLine/%d/quantity", i), "A line needs a quantity.")
	}
}
