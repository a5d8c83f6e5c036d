// SPDX-License-Identifier: Apache-2.0

package expression

import (
	"strings"

	"github.com/shopspring/decimal"

	"ordergate/gateway"
	"ordergate/gateway/decode"
)

// kind says what a value holds at run time.
type kind uint8

const (
	absent kind = iota // nothing; problem tells why, nil when that is all right
	failed             // problem tells why
	text
	number
	boolean
	list
)

// Value is what an expression gives, and where it came from. Expressions fill one
// in place, because copying what has just been written is slow; what its kind does
// not speak of is left over from before.
type Value struct {
	kind    kind
	yes     bool
	text    string
	number  decimal.Decimal
	list    []Value
	at      Hit // the first element it was made of; at.Node is nil for constants
	problem *Problem
}

// Hit is an element of the document, or a part of one. Node is nil for what is
// not of the document.
type Hit struct {
	Node      *decode.Node
	Element   int // from 1; 0 for the node itself
	Component int // from 1; 0 for the whole element
	Repeat    int // from 1; 0 for the whole element
	Text      string
}

// Problem is why there is no value: a finding without its field.
type Problem struct {
	code     string
	severity gateway.Severity
	message  string
	hint     string
	found    string
	at       Hit
}

// setNothing makes v absent, and nobody minds.
func (v *Value) setNothing() { v.setMissing(nil) }

func (v *Value) setMissing(p *Problem) { v.kind, v.at, v.problem = absent, Hit{}, p }

func (v *Value) setText(s string, at *Hit) { v.kind, v.text, v.at, v.problem = text, s, *at, nil }

// keepText makes v a text made of what it was, from the same place.
func (v *Value) keepText(s string) { v.kind, v.text, v.problem = text, s, nil }

func (v *Value) keepNumber(d decimal.Decimal) {
	v.kind, v.text, v.number, v.problem = number, "", d, nil
}

func (v *Value) keepBool(b bool) { v.kind, v.yes, v.problem = boolean, b, nil }

func (v *Value) setBool(b bool) { v.at = Hit{}; v.keepBool(b) }

// setInvalid makes v one that is there and cannot be read.
func (v *Value) setInvalid(message, hint string) {
	v.problem = &Problem{code: "mapping.value.invalid", severity: gateway.Hold, message: message, hint: hint, found: v.text, at: v.at}
	v.kind = failed
}

// answer makes v what a condition says of it, unless a problem stands in the way.
func (v *Value) answer(b bool) {
	if !v.blocked() {
		v.keepBool(b)
	}
}

// blocked reports whether v is no value and a problem says why.
func (v *Value) blocked() bool { return v.kind == failed || v.problem != nil }

// Missing reports whether there is no value; Problem then tells why.
func (v *Value) Missing() bool { return v.kind == absent || v.kind == failed }

// Problem is why there is no value; nil when it may be missing.
func (v *Value) Problem() *Problem { return v.problem }

// At is the first element that the value was made of.
func (v *Value) At() Hit { return v.at }

// Number is the value of a Decimal expression.
func (v *Value) Number() decimal.Decimal { return v.number }

// Yes is the value of a Bool expression.
func (v *Value) Yes() bool { return v.yes }

// List holds the values of a List expression.
func (v *Value) List() []Value { return v.list }

// Message says in a sentence what is wrong.
func (p *Problem) Message() string { return p.message }

// String gives a value as it stands in an order.
func (v *Value) String() string {
	switch v.kind {
	case text:
		return v.text
	case number:
		return gateway.Dec{Decimal: v.number}.String()
	case boolean:
		if v.yes {
			return "true"
		}
		return "false"
	case list:
		parts := make([]string, len(v.list))
		for i := range v.list {
			parts[i] = v.list[i].String()
		}
		return strings.Join(parts, "\n")
	}
	return ""
}

// maxDigits bounds what counts as a number: X12 allows 18 digits at most.
const maxDigits = 40

// coefficients remembers decimals: quantities and prices are the same ones again
// and again, and each costs two allocations to make. Decimals never change, so
// that orders can share what is inside.
type coefficients [1024]struct {
	value int64
	made  decimal.Decimal
}

// of gives the decimal of a whole number; c may be nil.
func (c *coefficients) of(value int64) decimal.Decimal {
	if c == nil {
		return decimal.New(value, 0)
	}
	e := &c[uint64(value)%uint64(len(c))]
	if e.value != value {
		e.value, e.made = value, decimal.New(value, 0)
	}
	return e.made
}

// parseDecimal reads X12 type R: an optional minus, digits, at most one point.
// No plus, thousands separators or exponents. The scale is kept. made may be nil.
func parseDecimal(s string, made *coefficients) (decimal.Decimal, bool) {
	digits, point, start := 0, -1, 0
	if s != "" && s[0] == '-' {
		start = 1
	}
	var small int64
	for i := start; i < len(s); i++ {
		switch c := s[i]; {
		case c >= '0' && c <= '9':
			digits++
			if digits <= 18 {
				small = small*10 + int64(c-'0')
			}
		case c == '.' && point < 0:
			point = i
		default:
			return decimal.Decimal{}, false
		}
	}
	if digits == 0 || digits > maxDigits {
		return decimal.Decimal{}, false
	}
	scale := 0
	if point >= 0 {
		scale = len(s) - point - 1
	}
	if digits <= 18 {
		if start == 1 {
			small = -small
		}
		return made.of(small).Shift(int32(-scale)), true
	}
	d, err := decimal.NewFromString(s)
	return d, err == nil
}

// parseImplied reads X12 type Nn: digits with places implied decimals.
func parseImplied(s string, places int, made *coefficients) (decimal.Decimal, bool) {
	if strings.Contains(s, ".") {
		return decimal.Decimal{}, false
	}
	d, ok := parseDecimal(s, made)
	if !ok {
		return d, false
	}
	return d.Shift(int32(-places)), true
}
