// SPDX-License-Identifier: Apache-2.0

// Package decode turns the bytes of a payload into business documents: trees
// of nodes in which every value knows where it stands. One format is one
// folder below; formats are listed by the caller, never registered by init.
//
// It is pure: no network, files, processes, database, clock or logger.
//
// Invariant: reading never fails silently and never drops: what cannot be
// understood is a finding with a position, and the neighbours are read on.
package decode

import (
	"strconv"

	"ordergate/gateway"
)

// Document is one business document (an X12 transaction set, a JSON order) in
// the one shape that mapping reads.
type Document struct {
	Format  string // "x12"
	Type    string // "850"
	Version string // "004010VICS" (GS08)
	Control string // ST02

	// The envelope, where the format has one.
	Sender, Receiver           Party  // ISA05-08
	GroupSender, GroupReceiver string // GS02, GS03
	Interchange                string // ISA13
	InterchangeDate            string // ISA09+ISA10 as sent
	Group                      string // GS06
	Usage                      string // ISA15: P, T or I; "" counts as P

	Root     *Node // children: the segments and loops of the set, ST and SE left out
	Shape    *Shape
	Findings []gateway.Finding
	// Acknowledged tells how the syntax was judged: A, E or R (AK501).
	// A document with R never reaches mapping.
	Acknowledged string
	Latin1       bool // its text is ISO 8859-1, no UTF-8: so is what answers it

	Offset, Length int64 // bytes of the document in the payload

	// Of formats that are read by a Format: what Again needs beside the bytes, and
	// how the format calls a place (nil: as X12 does).
	Context []byte
	Placing func(n *Node, e, c int) gateway.Position
	// Paper says that it was read of pages laid out for people: the positions of its
	// values say what speaks for them, and whoever judges the order wants to know.
	Paper bool
}

// Party is an interchange address.
type Party struct {
	Qualifier string `json:"qualifier,omitempty"` // ISA05
	ID        string `json:"id"`                  // trailing blanks removed
}

// Node is a segment with the segments and loops that belong to it, a JSON
// object, a row. A loop is its trigger segment: the N1 loop is a node N1 whose
// children are N2, N3, N4 and the rest. Nodes are read-only once built and safe
// for concurrent readers.
type Node struct {
	Name     string // "PO1"; "" for the root
	Index    int    // occurrence among the siblings of that name, from 1
	Segment  int    // ordinal in the set, ST = 1
	Line     int    // physical line, from 1
	Offset   int64  // byte offset in the payload
	Elements []Element
	Split    []Split // those of Elements that are composite or repeated
	Again    bool    // it says what another node says: nothing is lost when nobody reads it
	Children []*Node
	Parent   *Node
}

// Element is a value of a node, as sent (untrimmed).
type Element struct {
	Text   string
	Offset int32 // bytes from the node's Offset
}

// Split is an element in its parts: Parts[r][c] is component c of repetition r.
type Split struct {
	Element int // from 1
	Parts   [][]string
}

// Parts returns the parts of the n-th element (from 1), nil for one that is
// neither composite nor repeated.
func (n *Node) Parts(element int) [][]string {
	for i := range n.Split {
		if n.Split[i].Element == element {
			return n.Split[i].Parts
		}
	}
	return nil
}

// Element returns the n-th element's text (from 1) and whether it is there and
// not empty.
func (n *Node) Element(i int) (string, bool) {
	if i < 1 || i > len(n.Elements) || n.Elements[i-1].Text == "" {
		return "", false
	}
	return n.Elements[i-1].Text, true
}

// Path gives the node's way from the root, "PO1[3] › N1[1]".
func (n *Node) Path() string {
	if n == nil || n.Name == "" {
		return ""
	}
	p := n.Name
	if n.Index > 0 { // ST and SE are no part of the tree
		p += "[" + strconv.Itoa(n.Index) + "]"
	}
	if up := n.Parent.Path(); up != "" {
		return up + " › " + p
	}
	return p
}

// Position returns where element e (component c, both from 1, 0 for none) of
// node n of this document stands.
func (d *Document) Position(n *Node, e, c int) gateway.Position {
	if d.Placing != nil {
		return d.Placing(n, e, c)
	}
	p := gateway.Position{
		Interchange: d.Interchange, Group: d.Group, Set: d.Control,
		SegmentID: n.Name, Segment: n.Segment, Element: e, Component: c,
		Offset: n.Offset, Line: n.Line,
	}
	if n.Parent != nil && n.Parent.Name != "" {
		p.Loop = n.Parent.Name
	}
	if len(n.Children) > 0 {
		p.Loop = n.Name
	}
	path := ""
	if d.Interchange != "" {
		path = "ISA " + d.Interchange + " › "
	}
	path += "ST " + d.Control
	if np := n.Path(); np != "" {
		path += " › " + np
	}
	if e > 0 {
		path += " › " + n.Name + twoDigits(e)
		if c > 0 {
			path += "." + strconv.Itoa(c)
		}
		if e <= len(n.Elements) {
			el := n.Elements[e-1]
			p.Offset += int64(el.Offset)
			p.Raw = el.Text
			if parts := n.Parts(e); c > 0 && len(parts) > 0 && c <= len(parts[0]) {
				p.Raw = parts[0][c-1]
			}
		}
	}
	p.Path = path
	return p
}

func twoDigits(n int) string {
	if n < 10 {
		return "0" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}

// Shape says what a document of a type can hold, so that mapping files can be
// checked before any document has come.
type Shape struct {
	Named     bool   // a named tree, as a Format gives: what has a value is a node of its own
	Printed   bool   // its children go by texts that people print, compared as people do: see paper.SameLabel
	Name      string // "PO1"; "" for the root
	Title     string // "Baseline Item Data"
	Max       int    // how often it may stand there; 0 = unbounded
	Mandatory bool
	Elements  []ElementShape
	Children  []*Shape
}

// ElementShape says what an element can hold.
type ElementShape struct {
	Ref        string // data element number "330", or "C001" for a composite
	Type       string // AN ID N0…N9 R DT TM, or "composite"
	Min, Max   int    // length in characters
	Mandatory  bool
	Repeat     int // 0 or 1 = once
	Components []ElementShape
}

// Child returns the child shape of that name, or nil.
func (s *Shape) Child(name string) *Shape {
	for _, c := range s.Children {
		if c.Name == name {
			return c
		}
	}
	return nil
}
