// SPDX-License-Identifier: Apache-2.0

package expression

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/expr-lang/expr/ast"
	"github.com/shopspring/decimal"
)

// textual reports whether a type's values are texts at run time.
func textual(t Type) bool {
	switch t {
	case Text, tNumber, tRawDate, tRawTime, Date, Time, tComposite, tImplied, tAsSent:
		return true
	}
	return false
}

// Convert makes an expression fit the field it is for, or says why it cannot.
// Only what is beyond doubt is converted without being asked: a number as sent
// into a decimal, a single text into a list of one.
func (c *Compiler) Convert(x Compiled, want Type, field string) (Compiled, bool) {
	name := c.src.Text
	if x.sel != nil {
		name = x.sel.source
	}
	hint := ""
	switch {
	case x.typ == want:
		return x, !c.bad
	case x.typ == tAsSent && want != List:
		return c.read(x, want), !c.bad
	case want == Decimal && x.typ == tNumber:
		return c.decimal(x), true
	case want == Decimal && x.typ == Text:
		hint = "if it holds a number, write decimal(" + name + ")"
	case want == Decimal && x.typ == tImplied:
		hint = fmt.Sprintf("%s has %d implied decimals: write implied(%s, %d)", name, x.places, name, x.places)
	case want == Text && (x.typ == tNumber || x.typ == Decimal || x.typ == Date || x.typ == Time):
		return x, true
	case want == Text && x.typ == tRawDate, want == Date && (x.typ == tRawDate || x.typ == Text):
		hint = "write date(" + name + ")"
	case want == Text && x.typ == tRawTime, want == Time && (x.typ == tRawTime || x.typ == Text):
		hint = "write time(" + name + ")"
	case want == Text && x.typ == tImplied:
		hint = fmt.Sprintf("write implied(%s, %d), or raw(%s) for the digits as sent", name, x.places, name)
	case want == Text && x.typ == tComposite:
		hint = "name a component: " + name + "[1]"
	case want == Text && x.typ == List:
		hint = `write first(…), or join(…, " ")`
	case want == List && (x.typ == Text || x.typ == tNumber || x.typ == tAsSent):
		eval := x.eval
		x.typ, x.way, x.eval = List, nil, func(r *Run, v *Value) {
			if eval(r, v); v.kind == text {
				v.kind, v.list = list, []Value{*v}
			}
		}
		return x, true
	}
	c.fault(x.node, hint, "%s is %s, and %s takes %s", name, x.typ, field, want)
	return x, false
}

// decimal reads an element as a number when the expression runs.
func (c *Compiler) decimal(x Compiled) Compiled {
	eval := x.eval
	return Compiled{typ: Decimal, node: x.node, eval: func(r *Run, v *Value) {
		if eval(r, v); v.kind != text {
			return
		}
		if d, ok := parseDecimal(strings.TrimSpace(v.text), &r.made); ok {
			v.keepNumber(d)
		} else {
			v.setInvalid(fmt.Sprintf("%q is no number.", v.text), "Ask the partner for the right number, or enter it.")
		}
	}}.like(x).quickNumeral(x)
}

// numeric gives x as a decimal, or reports why it is none.
func (c *Compiler) numeric(x Compiled) Compiled {
	x, _ = c.Convert(x, Decimal, "arithmetic")
	return x
}

func (c *Compiler) binary(n *ast.BinaryNode) Compiled {
	switch n.Operator {
	case "??":
		c.orElse++
		l := c.compile(n.Left)
		c.orElse--
		return c.coalesce(n, l, c.compile(n.Right))
	case "and", "&&", "or", "||":
		return c.logic(n, n.Operator, c.compile(n.Left), c.compile(n.Right))
	case "+", "-", "*", "/":
		return c.arithmetic(n, c.compile(n.Left), c.compile(n.Right))
	case "==", "!=", "<", "<=", ">", ">=":
		return c.compare(n, c.compile(n.Left), c.compile(n.Right))
	case "contains", "startsWith", "endsWith":
		return c.search(n)
	case "in":
		return c.among(n)
	case "matches":
		return c.matches(n)
	}
	c.fault(n, "", "operator %s is not part of the language", n.Operator)
	return dead(Text, n)
}

func (c *Compiler) coalesce(n ast.Node, l, r Compiled) Compiled {
	l, r = c.unify(n, l, r)
	x := Compiled{typ: l.typ, places: l.places, node: n, eval: func(run *Run, v *Value) {
		if l.eval(run, v); v.kind == absent {
			r.eval(run, v)
		}
	}}
	if l.absent() {
		x = x.then(l, r)
	}
	return x.quickEither(l, r)
}

// unify gives two branches one type.
func (c *Compiler) unify(n ast.Node, l, r Compiled) (Compiled, Compiled) {
	switch {
	case l.typ == r.typ:
	case l.typ == tAsSent && !r.none:
		l = c.read(l, r.typ)
	case r.typ == tAsSent && !l.none:
		r = c.read(r, l.typ)
	case l.none:
		l.typ = r.typ
	case r.none:
		r.typ = l.typ
	case l.typ == tNumber && r.typ == Decimal:
		l = c.decimal(l)
	case l.typ == Decimal && r.typ == tNumber:
		r = c.decimal(r)
	case l.typ == tNumber && r.typ == Text:
		l.typ = Text
	case l.typ == Text && r.typ == tNumber:
		r.typ = Text
	default:
		c.fault(n, "both sides must be of one kind", "%s and %s do not go together", l.typ, r.typ)
	}
	return l, r
}

func (c *Compiler) logic(n ast.Node, op string, l, r Compiled) Compiled {
	l, r = c.truth(l), c.truth(r)
	for _, x := range []Compiled{l, r} {
		if x.typ != Bool {
			c.fault(x.node, "", "%s needs conditions on both sides, this is %s", op, x.typ)
			return dead(Bool, n)
		}
	}
	stop := op == "or" || op == "||" // the value that decides at once
	x := Compiled{typ: Bool, node: n, eval: func(run *Run, v *Value) {
		if l.eval(run, v); v.kind == boolean && v.yes != stop {
			r.eval(run, v)
		}
	}}
	switch {
	case l.idle == idleFalse && stop:
		return x.then(l, r)
	case l.idle == idleFalse:
		x.idle, x.needs = idleFalse, l.needs
	}
	return x.like(l)
}

func (c *Compiler) not(n ast.Node, x Compiled) Compiled {
	x = c.truth(x)
	if x.typ != Bool {
		c.fault(x.node, "", "not needs a condition, this is %s", x.typ)
		return dead(Bool, n)
	}
	return Compiled{typ: Bool, node: n, eval: func(r *Run, v *Value) {
		x.eval(r, v)
		v.yes = !v.yes
	}}.like(x)
}

func (c *Compiler) unary(n *ast.UnaryNode) Compiled {
	x := c.compile(n.Node)
	switch n.Operator {
	case "not", "!":
		return c.not(n, x)
	case "-":
		x = c.numeric(x)
		return Compiled{typ: Decimal, node: n, eval: func(r *Run, v *Value) {
			if x.eval(r, v); v.kind == number {
				v.number = v.number.Neg()
			}
		}}.like(x)
	}
	c.fault(n, "", "operator %s is not part of the language", n.Operator)
	return x
}

// quotientPlaces is how many decimals a division gives at most; the order's
// decimals have nine.
const quotientPlaces = 9

func (c *Compiler) arithmetic(n *ast.BinaryNode, l, r Compiled) Compiled {
	if n.Operator == "+" && l.typ == Text && r.typ == Text {
		c.fault(n, "write concat(…, …)", "+ adds numbers, these are texts")
		return dead(Text, n)
	}
	l, r = c.numeric(l), c.numeric(r)
	op := n.Operator
	return Compiled{typ: Decimal, node: n, eval: func(run *Run, a *Value) {
		if l.eval(run, a); a.kind != number {
			return
		}
		b := run.spare()
		defer run.giveBack()
		if r.eval(run, b); b.kind != number {
			*a = *b
			return
		}
		if a.at.Node == nil {
			a.at = b.at
		}
		switch op {
		case "+":
			a.number = a.number.Add(b.number)
		case "-":
			a.number = a.number.Sub(b.number)
		case "*":
			a.number = a.number.Mul(b.number)
		default:
			if b.number.IsZero() {
				*a = *b
				a.setInvalid("A division by zero.", "Ask the partner for the right number.")
				return
			}
			a.number = trimZeros(a.number.DivRound(b.number, quotientPlaces))
		}
	}}.like(l)
}

// trimZeros takes away the decimals that a division has filled up with zeros.
func trimZeros(d decimal.Decimal) decimal.Decimal {
	s := d.String() // String drops trailing zeros
	if t, ok := parseDecimal(s, nil); ok {
		return t
	}
	return d
}

func (c *Compiler) compare(n *ast.BinaryNode, l, r Compiled) Compiled {
	op := n.Operator
	order := op != "==" && op != "!="
	if t := r.typ; l.typ == tAsSent && t != tAsSent && (order || t == Date || t == Time || t == Bool) && t != Text {
		l = c.read(l, t)
	} else if t := l.typ; r.typ == tAsSent && t != tAsSent && (order || t == Date || t == Time || t == Bool) && t != Text {
		r = c.read(r, t)
	}
	switch {
	case l.typ == Decimal || r.typ == Decimal || l.typ == tNumber && r.typ == tNumber:
		l, r = c.numeric(l), c.numeric(r)
	case l.typ == Date && r.typ == Date || l.typ == Time && r.typ == Time:
	case !order && l.typ == Bool && r.typ == Bool:
	case !order && textual(l.typ) && textual(r.typ) && (l.typ == r.typ || l.typ == Text || r.typ == Text || l.typ == tAsSent || r.typ == tAsSent):
	default:
		hint := ""
		if l.typ == tRawDate || r.typ == tRawDate {
			hint = "write date(…) on both sides"
		} else if order {
			hint = "write decimal(…) or date(…) on both sides"
		}
		c.fault(n, hint, "%s and %s cannot be compared with %s", l.typ, r.typ, op)
		return dead(Bool, n)
	}
	x := Compiled{typ: Bool, node: n, eval: func(run *Run, a *Value) {
		if l.eval(run, a); a.blocked() {
			return
		}
		b := run.spare()
		defer run.giveBack()
		if r.eval(run, b); b.blocked() {
			*a = *b
			return
		}
		if a.at.Node == nil {
			a.at = b.at
		}
		if a.kind == absent || b.kind == absent { // optional and not there: equal to nothing
			a.keepBool(op == "!=")
			return
		}
		sign := 0
		switch a.kind {
		case number:
			sign = a.number.Cmp(b.number)
		case boolean:
			if a.yes != b.yes {
				sign = 1
			}
		default:
			sign = strings.Compare(a.text, b.text)
		}
		a.keepBool(op == "==" && sign == 0 || op == "!=" && sign != 0 || op == "<" && sign < 0 || op == "<=" && sign <= 0 ||
			op == ">" && sign > 0 || op == ">=" && sign >= 0)
	}}
	switch {
	case l.idle == idleMissing:
		return x.like(l)
	case op == "!=":
	case l.idle == idleNothing && r.fixed:
		return x.test(l)
	case r.idle == idleNothing && l.fixed:
		return x.test(r)
	}
	return x
}

func (c *Compiler) search(n *ast.BinaryNode) Compiled {
	l, r := c.textArg(n.Left), c.textArg(n.Right)
	op := n.Operator
	return Compiled{typ: Bool, node: n, eval: func(run *Run, a *Value) {
		if l.eval(run, a); a.kind != text {
			a.answer(false)
			return
		}
		b := run.spare()
		defer run.giveBack()
		switch r.eval(run, b); {
		case b.blocked():
			*a = *b
		case b.kind != text:
			a.keepBool(false)
		case op == "contains":
			a.keepBool(strings.Contains(a.text, b.text))
		case op == "startsWith":
			a.keepBool(strings.HasPrefix(a.text, b.text))
		default:
			a.keepBool(strings.HasSuffix(a.text, b.text))
		}
	}}.test(l)
}

// among compiles PO103 in ["EA", "CA"].
func (c *Compiler) among(n *ast.BinaryNode) Compiled {
	l := c.textArg(n.Left)
	arr, ok := n.Right.(*ast.ArrayNode)
	if !ok {
		c.fault(n.Right, `write in ["A", "B"]`, "a list of texts is expected here")
		return dead(Bool, n)
	}
	set := map[string]bool{}
	for _, e := range arr.Nodes {
		s, ok := e.(*ast.StringNode)
		if !ok {
			c.fault(e, "", "a text in quotes is expected here")
			return dead(Bool, n)
		}
		set[s.Value] = true
	}
	return Compiled{typ: Bool, node: n, eval: func(r *Run, v *Value) {
		l.eval(r, v)
		v.answer(v.kind == text && set[v.text])
	}}.test(l)
}

// matches compiles a pattern in RE2, whose run time is linear in the text.
func (c *Compiler) matches(n *ast.BinaryNode) Compiled {
	l := c.textArg(n.Left)
	s, ok := n.Right.(*ast.StringNode)
	if !ok {
		c.fault(n.Right, "", "a pattern in quotes is expected here")
		return dead(Bool, n)
	}
	re, err := regexp.Compile(s.Value)
	if err != nil {
		c.fault(n.Right, "", "the pattern cannot be read: %v", err)
		return dead(Bool, n)
	}
	return Compiled{typ: Bool, node: n, eval: func(r *Run, v *Value) {
		l.eval(r, v)
		v.answer(v.kind == text && re.MatchString(v.text))
	}}.test(l)
}

// textArg compiles an argument that is read as text, whatever it is.
func (c *Compiler) textArg(n ast.Node) Compiled {
	x := c.compile(n)
	if !textual(x.typ) {
		if x.typ == Decimal {
			eval := x.eval
			x.eval = func(r *Run, v *Value) {
				if eval(r, v); v.kind == number {
					v.keepText(v.String())
				}
			}
		} else {
			c.fault(n, "", "text is expected here, this is %s", x.typ)
		}
	}
	return x
}
