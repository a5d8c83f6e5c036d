// SPDX-License-Identifier: Apache-2.0

package expression

import (
	"strings"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/parser"
)

// Choice is a place of an expression that chooses by codes, as written:
// REF["DP" or "19"], pair("IN", "BP").
type Choice struct {
	Path   string   // "REF", "N9.MSG", "pair"
	Codes  []string // in the order written
	Not    bool     // all but these
	Offset int      // characters behind the expression's start
}

// Choices lists the choices by codes in an expression; nil for one that cannot be
// read.
func Choices(text string) (out []Choice) {
	tree, err := parser.ParseWithConfig(text, parserConfig())
	if err != nil {
		return nil
	}
	c := &Compiler{runes: []rune(text)}
	ast.Walk(&tree.Node, visitor(func(n ast.Node) {
		switch n := n.(type) {
		case *ast.MemberNode:
			if _, dotted := c.dotted(n); dotted {
				return
			}
			if codes, not, ok := literals(n.Property); ok {
				out = append(out, Choice{Path: c.path(n.Node), Codes: codes, Not: not, Offset: begin(n)})
			}
		case *ast.CallNode:
			id, ok := n.Callee.(*ast.IdentifierNode)
			if !ok || id.Value != "pair" && id.Value != "pairKey" {
				return
			}
			ch := Choice{Path: id.Value, Offset: begin(n)}
			for _, a := range n.Arguments {
				if s, ok := a.(*ast.StringNode); ok {
					ch.Codes = append(ch.Codes, s.Value)
				}
			}
			out = append(out, ch)
		}
	}))
	return out
}

// path is the way to a segment without what chooses on it.
func (c *Compiler) path(n ast.Node) string {
	switch n := n.(type) {
	case *ast.IdentifierNode:
		return n.Value
	case *ast.MemberNode:
		if name, dotted := c.dotted(n); dotted {
			return c.path(n.Node) + "." + name
		}
		return c.path(n.Node) + "[…]"
	}
	return "?"
}

// Call is a call of a function in an expression, by the characters of its parts.
type Call struct {
	From, Open, Close int // of its name, and of its brackets
	Arguments         int
}

// Calls lists the calls of a function in an expression, in their order. Texts in
// quotes are passed over.
func Calls(text, name string) (out []Call) {
	runes := []rune(text)
	for i := 0; i < len(runes); i++ {
		if runes[i] == '"' || runes[i] == '\'' {
			i = endOfText(runes, i)
			continue
		}
		if !strings.HasPrefix(string(runes[i:]), name+"(") || i > 0 && isLetter(runes[i-1]) {
			continue
		}
		call := Call{From: i, Open: i + len([]rune(name)), Arguments: 1}
		depth := 0
		for j := call.Open; j < len(runes) && call.Close == 0; j++ {
			switch runes[j] {
			case '"', '\'':
				j = endOfText(runes, j)
			case '(', '[':
				depth++
			case ')', ']':
				if depth--; depth == 0 {
					call.Close = j
				}
			case ',':
				if depth == 1 {
					call.Arguments++
				}
			}
		}
		if call.Close > 0 {
			out = append(out, call)
		}
	}
	return out
}

// endOfText is where a quoted text ends that begins at i.
func endOfText(runes []rune, i int) int {
	for j := i + 1; j < len(runes); j++ {
		if runes[j] == '\\' {
			j++
		} else if runes[j] == runes[i] {
			return j
		}
	}
	return len(runes)
}

func isLetter(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '_'
}
