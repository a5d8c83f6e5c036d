// SPDX-License-Identifier: Apache-2.0

package expression

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/builtin"
	"github.com/expr-lang/expr/conf"
	"github.com/expr-lang/expr/parser"

	"ordergate/gateway"
	"ordergate/gateway/decode"
)

// Type is what an expression gives, known when it is loaded.
type Type uint8

const (
	Text     Type = iota
	tNumber       // text that is a decimal: X12 R and N0
	tImplied      // text with implied decimals: X12 N1…N9
	tRawDate      // X12 DT as sent
	tRawTime      // X12 TM as sent
	Decimal
	Date // ISO 8601
	Time
	Bool
	List
	tComposite
	tAsSent // a value of a named tree, whose type nobody says
)

// String names the type in faults.
func (t Type) String() string {
	return [...]string{"text", "a number", "a number with implied decimals", "a date as sent", "a time as sent", "a decimal", "a date", "a time",
		"true or false", "a list", "a composite", "a value as sent"}[t]
}

// Compiled is an expression ready to run. It is safe for concurrent use by
// several runs.
type Compiled struct {
	typ    Type
	eval   func(r *Run, v *Value)
	sel    *selector // when it is a selector and nothing else
	places int       // of tImplied
	none   bool      // the word none: no value, of any type
	fixed  bool      // a constant
	idle   idle      // what comes of it without its needs
	needs  Needs

	way     way  // to a quick way, nil for none
	numeral bool // which gives the text of a decimal
	node    ast.Node
}

// Compiler compiles expressions in the scopes of a document. It is made by
// NewCompiler, used by one goroutine, and gone once a mapping is loaded.
type Compiler struct {
	scopes []scope
	tables map[string]*Table
	names  map[string]int
	asked  map[string]bool // tables
	faults *gateway.Faults
	config *conf.Config
	src    Source // the expression being compiled
	runes  []rune
	bad    bool // a fault has been found in it
	orElse int  // inside the left side of ??
	// asksUnread is set inside unread(): choosing there is no reading.
	asksUnread bool
	bare       bool // a bare text stood in a filter's condition
}

// NewCompiler begins at the root of a document's shape. What cannot be right is
// added to faults.
func NewCompiler(shape *decode.Shape, tables map[string]*Table, faults *gateway.Faults) *Compiler {
	return &Compiler{scopes: []scope{{shape: shape}}, tables: tables, faults: faults, names: map[string]int{}, asked: map[string]bool{}, config: parserConfig()}
}

// Names are the segments that expressions look for, numbered; Run.Start wants them.
func (c *Compiler) Names() map[string]int { return c.names }

// Tables lists the tables that expressions have named.
func (c *Compiler) Tables() []string { return slices.Sorted(maps.Keys(c.asked)) }

// Depth is how many scopes are open; Leave closes all behind depth.
func (c *Compiler) Depth() int { return len(c.scopes) }

// Leave closes the scopes behind depth.
func (c *Compiler) Leave(depth int) { c.scopes = c.scopes[:depth] }

// maxExpression bounds an expression's length, and so its run time and depth.
const maxExpression = 4000

// Fail adds a fault at offset characters behind the start of s.
func (c *Compiler) Fail(s Source, offset int, message, hint string) {
	*c.faults = append(*c.faults, s.Fault(offset, message, hint))
}

// fault reports a fault at a node of the expression, once an expression.
func (c *Compiler) fault(n ast.Node, hint, format string, args ...any) {
	if c.bad {
		return
	}
	c.bad = true
	c.Fail(c.src, begin(n), fmt.Sprintf(format, args...), hint)
}

// begin is where a node's text begins: the parser puts operators and members at
// their sign.
func begin(n ast.Node) int {
	at := n.Location().From
	switch n := n.(type) {
	case *ast.MemberNode:
		return min(at, begin(n.Node))
	case *ast.BinaryNode:
		return min(at, begin(n.Left))
	}
	return at
}

func parserConfig() *conf.Config {
	cfg := conf.CreateNew()
	cfg.DisableIfOperator = true
	cfg.MaxNodes = 2000
	for _, f := range builtin.Builtins {
		cfg.Disabled[f.Name] = true
	}
	// A name in Functions is parsed as an ordinary call, whatever the parser
	// knows by that name.
	for _, name := range []string{"all", "none", "any", "one", "filter", "map", "count", "sum", "find", "findIndex", "findLast", "findLastIndex",
		"groupBy", "sortBy", "reduce"} {
		cfg.Functions[name] = &builtin.Function{Name: name}
	}
	return cfg
}

// parse reads an expression's syntax.
func (c *Compiler) parse(s Source) (ast.Node, bool) {
	c.src, c.bad, c.orElse = s, false, 0
	c.runes = []rune(s.Text)
	if len(s.Text) > maxExpression {
		c.Fail(s, 0, fmt.Sprintf("the expression has %d characters", len(s.Text)), fmt.Sprintf("%d at most", maxExpression))
		return nil, false
	}
	if strings.TrimSpace(s.Text) == "" {
		c.Fail(s, 0, "the expression is empty", "write none to leave the field empty")
		return nil, false
	}
	tree, err := parser.ParseWithConfig(s.Text, c.config)
	if err != nil {
		message, offset := err.Error(), 0
		if fe, ok := asFileError(err); ok {
			message, offset = fe.Message, fe.From
		}
		c.Fail(s, offset, "cannot read the expression: "+message, "")
		return nil, false
	}
	return tree.Node, true
}

// Compile compiles an expression that gives a value; false when it has faults.
func (c *Compiler) Compile(s Source) (Compiled, bool) {
	n, ok := c.parse(s)
	if !ok {
		return Compiled{}, false
	}
	x := c.compile(n)
	return x, !c.bad
}

// Gives tells what the expression gives: Decimal, Bool, List, and Text for all else.
func (x *Compiled) Gives() Type {
	switch x.typ {
	case Decimal, tNumber:
		return Decimal
	case Bool, List:
		return x.typ
	}
	return Text
}

// Try is Compile for what may be no expression: its faults are nobody's.
func (c *Compiler) Try(s Source) (Compiled, bool) {
	var ignored gateway.Faults
	faults := c.faults
	c.faults = &ignored
	defer func() { c.faults = faults }()
	return c.Compile(s)
}

// Eval evaluates the expression where r is.
func (x *Compiled) Eval(r *Run, v *Value) { x.eval(r, v) }

// dead gives nothing; it stands for what had a fault, too.
func dead(t Type, n ast.Node) Compiled {
	return Compiled{typ: t, node: n, idle: idleNothing, eval: func(_ *Run, v *Value) { v.setNothing() }}
}

// compile compiles one node of an expression.
func (c *Compiler) compile(n ast.Node) Compiled {
	switch n := n.(type) {
	case *ast.StringNode:
		return constant(Text, Value{kind: text, text: n.Value}, n)
	case *ast.BoolNode:
		return constant(Bool, Value{kind: boolean, yes: n.Value}, n)
	case *ast.IntegerNode, *ast.FloatNode:
		return c.number(n)
	case *ast.IdentifierNode:
		if n.Value == "none" {
			x := dead(Text, n)
			x.none = true
			return x
		}
		return c.valueOf(n)
	case *ast.MemberNode:
		return c.valueOf(n)
	case *ast.BinaryNode:
		return c.binary(n)
	case *ast.UnaryNode:
		return c.unary(n)
	case *ast.CallNode:
		if isField(n) {
			return c.valueOf(n)
		}
		return c.call(n)
	case *ast.BuiltinNode:
		c.fault(n, Nearest(n.Name, functionNames()), "unknown function %s", n.Name)
	case *ast.ConditionalNode:
		c.fault(n, "write if(condition, then, else)", "there is no ?: here")
	case *ast.NilNode:
		c.fault(n, "write optional() around what may be missing", "there is no nil here")
	default:
		c.fault(n, "", "this form is not part of the language")
	}
	return dead(Text, n)
}

func constant(t Type, v Value, n ast.Node) Compiled {
	return Compiled{typ: t, node: n, fixed: true, eval: func(_ *Run, out *Value) { *out = v }}
}

// text gives the source of a node that is one token.
func (c *Compiler) text(n ast.Node) string {
	l := n.Location()
	if l.From < 0 || l.To > len(c.runes) || l.From >= l.To {
		return ""
	}
	return string(c.runes[l.From:l.To])
}

// number makes a decimal of a literal's source text: 0.10 keeps its scale, and no
// float is ever made of it.
func (c *Compiler) number(n ast.Node) Compiled {
	d, ok := parseDecimal(c.text(n), nil)
	if !ok {
		c.fault(n, "digits and one point", "%q is no decimal", c.text(n))
	}
	return constant(Decimal, Value{kind: number, number: d}, n)
}

// valueOf compiles a selector that is meant to give one value.
func (c *Compiler) valueOf(n ast.Node) Compiled {
	s := c.selector(n)
	if s == nil {
		return dead(Text, n)
	}
	if !c.isValue(n, s) {
		return dead(Text, n)
	}
	x := Compiled{sel: s, node: n, eval: s.one}.from(c, s)
	x.typ, x.places = s.typ()
	return x.quickOne(s)
}

// typ tells what a selector's element holds.
func (s *selector) typ() (Type, int) {
	e := s.element
	switch {
	case s.pair != nil && s.pair.key, s.element == -1:
		e = pairsAt(s.shape())
	case s.pair != nil, s.element == -2:
		e = pairsAt(s.shape()) + 1
	}
	if e < 1 || e > len(s.shape().Elements) {
		return Text, 0
	}
	el := s.shape().Elements[e-1]
	if s.shape().Named && el.Type != "R" {
		return tAsSent, 0
	}
	if len(el.Components) > 0 {
		if s.component == 0 {
			return tComposite, 0
		}
		el = el.Components[s.component-1]
	}
	switch {
	case el.Type == "R", el.Type == "N0", el.Type == "N":
		return tNumber, 0
	case len(el.Type) == 2 && el.Type[0] == 'N' && el.Type[1] > '0' && el.Type[1] <= '9':
		return tImplied, int(el.Type[1] - '0')
	case el.Type == "DT":
		return tRawDate, 0
	case el.Type == "TM":
		return tRawTime, 0
	}
	return Text, 0
}
