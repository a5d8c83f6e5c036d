// SPDX-License-Identifier: Apache-2.0

// Package encode writes what a mapping says of an order or a decision as a file:
// JSON, XML, CSV or fixed-width text. (X12 is written by decode/x12 and
// acknowledge, which know envelopes and tables.)
//
// It is pure, and the counterpart of the packages in decode: what it writes they
// read again as the same names and values.
//
// Invariant: nothing is cut short or left out. A value that does not fit is an
// error that names it.
package encode

import (
	"errors"
	"fmt"
	"strings"

	"golang.org/x/text/encoding/htmlindex"

	"ordergate/gateway/decode"
)

// Kind says what a Node is.
type Kind uint8

// The kinds of nodes.
const (
	Object Kind = iota
	List        // Children are its elements; their names do not matter
	Text
	Number // Value is a decimal
	Bool   // Value is true or false
)

// Node is a part of what is written: an object with named children, a list, or a
// value.
type Node struct {
	Name     string
	Kind     Kind
	Value    string
	Children []*Node
}

// Layout says how a file is to look.
type Layout struct {
	Format string // json, xml, csv or fixed
	Root   string // XML: the root element, with its prefix: "Confirmation"
	// Namespace is the default namespace of the root element, "" for none.
	Namespace string
	Charset   string // "" is UTF-8
	Delimiter string // CSV: "" is a comma
	Header    bool   // CSV: a first row with the names
	Columns   []string
	Records   []decode.Record // fixed: the kinds of lines, by the names of nodes
	LineEnd   string          // CSV, fixed: "" is CR LF
	Compact   bool            // JSON, XML: no line breaks
}

// Formats are those that Encode writes.
func Formats() []string { return []string{"json", "xml", "csv", "fixed"} }

// Extension is what files of a format end with, with its point.
func Extension(format string) string {
	switch format {
	case "json", "xml", "csv":
		return "." + format
	case "x12":
		return ".edi"
	}
	return ".txt"
}

// Encode writes a tree whose root is an object. An error names the value that
// cannot be written.
func Encode(root *Node, l Layout) ([]byte, error) {
	var b strings.Builder
	var err error
	switch l.Format {
	case "json":
		err = writeJSON(&b, root, l)
	case "xml":
		err = writeXML(&b, root, l)
	case "csv":
		err = writeCSV(&b, root, l)
	case "fixed":
		err = writeFixed(&b, root, l)
	default:
		err = fmt.Errorf("there is no format %q to write", l.Format)
	}
	if err != nil {
		return nil, err
	}
	return inCharset(b.String(), l.Charset)
}

// inCharset gives the text in a character set; a character that it does not have is
// an error.
func inCharset(s, name string) ([]byte, error) {
	if name == "" || strings.EqualFold(name, "utf-8") {
		return []byte(s), nil
	}
	enc, err := htmlindex.Get(name)
	if err != nil {
		return nil, fmt.Errorf("there is no character set %q", name)
	}
	out, err := enc.NewEncoder().Bytes([]byte(s))
	if err != nil {
		return nil, fmt.Errorf("%s does not have all characters of the file: %w", name, err)
	}
	return out, nil
}

// rows gives what a flat format writes: the root's lists and objects in their
// order, each as a row or record.
func rows(n *Node) ([]*Node, error) {
	var out []*Node
	for _, c := range n.Children {
		switch c.Kind {
		case Object:
			out = append(out, c)
		case List:
			for _, e := range c.Children {
				if e.Kind != Object {
					return nil, fmt.Errorf("%s holds single values, and rows are written", c.Name)
				}
				row := *e
				row.Name = c.Name
				out = append(out, &row)
			}
		default:
			return nil, fmt.Errorf("%s stands outside of any row", c.Name)
		}
	}
	return out, nil
}

// flat splits a row into its values and the rows that belong below it.
func flat(n *Node) (values, below []*Node, err error) {
	for _, c := range n.Children {
		switch c.Kind {
		case Object, List:
			below = append(below, c)
		default:
			values = append(values, c)
		}
	}
	if n.Kind != Object {
		err = errors.New(n.Name + " is no row")
	}
	return values, below, err
}
