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

// Value is what an expression gives, and where it came from. The zero Value is
// nothing, and nobody minds.
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

var nothing = Value{} // absent, and nobody minds

func textValue(s string, at Hit) Value { return Value{kind: text, text: s, at: at} }

func numberValue(d decimal.Decimal, at Hit) Value { return Value{kind: number, number: d, at: at} }

func boolValue(b bool, at Hit) Value { return Value{kind: boolean, yes: b, at: at} }

// invalid is a value that is there and cannot be read.
func invalid(v Value, message, hint string) Value {
	return Value{kind: failed, at: v.at, problem: &Problem{code: "mapping.value.invalid", severity: gateway.Hold,
		message: message, hint: hint, found: v.text, at: v.at}}
}

// Missing reports whether there is no value; Problem then tells why.
func (v Value) Missing() bool { return v.kind == absent || v.kind == failed }

// Problem is why there is no value; nil when it may be missing.
func (v Value) Problem() *Problem { return v.problem }

// At is the first element that the value was made of.
func (v Value) At() Hit { return v.at }

// Number is the value of a Decimal expression.
func (v Value) Number() decimal.Decimal { return v.number }

// Yes is the value of a Bool expression.
func (v Value) Yes() bool { return v.yes }

// List holds the values of a List expression.
func (v Value) List() []Value { return v.list }

// Message says in a sentence what is wrong.
func (p *Problem) Message() string { return p.message }

// String gives a value as it stands in an order.
func (v Value) String() string {
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
		for i, e := range v.list {
			parts[i] = e.String()
		}
		return strings.Join(parts, "\n")
	}
	return ""
}

// maxDigits bounds what counts as a number: X12 allows 18 digits at most.
const maxDigits = 40

// parseDecimal reads X12 type R: an optional minus, digits, at most one point.
// No plus, thousands separators or exponents. The scale is kept.
func parseDecimal(s string) (decimal.Decimal, bool) {
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
		return decimal.New(small, int32(-scale)), true
	}
	d, err := decimal.NewFromString(s)
	return d, err == nil
}

// parseImplied reads X12 type Nn: digits with places implied decimals.
func parseImplied(s string, places int) (decimal.Decimal, bool) {
	if strings.Contains(s, ".") {
		return decimal.Decimal{}, false
	}
	d, ok := parseDecimal(s)
	if !ok {
		return d, false
	}
	return d.Shift(int32(-places)), true
}
