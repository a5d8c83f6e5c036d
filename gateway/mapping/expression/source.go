// SPDX-License-Identifier: Apache-2.0

package expression

import (
	"fmt"

	"ordergate/gateway"
)

// Source is an expression as written, with its place: line and column from 1.
type Source struct {
	File         string
	Text         string
	Line, Column int
	Quoted       bool // the text stands behind a quote
}

// Fault makes a fault at offset characters behind the expression's start.
func (s Source) Fault(offset int, message, hint string) gateway.Fault {
	column := s.Column + offset
	if s.Quoted {
		column++
	}
	return gateway.Fault{File: s.File, Line: s.Line, Column: column, Message: message, Hint: hint}
}

// Place is "mappings/acme/850.yaml:12".
func (s Source) Place() string { return fmt.Sprintf("%s:%d", s.File, s.Line) }

// Nearest is the hint about a name that is not known: `did you mean "units"?`, or
// "" when none of those there are is near.
func Nearest(name string, among []string) string {
	if n := gateway.Nearest(name, among); n != "" {
		return fmt.Sprintf("did you mean %q?", n)
	}
	return ""
}
