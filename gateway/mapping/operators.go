// SPDX-License-Identifier: Apache-2.0

package mapping

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/expr-lang/expr/ast"
	"github.com/shopspring/decimal"
)

// textual reports whether a type's values are texts at run time.
func textual(t typ) bool {
	switch t {
	case tText, tNumber, tRawDate, tRawTime, tDate, tTime, tComposite, tImplied:
		return true
	}
	return false
}

// convert makes an expression fit the field it is for, or says why it cannot.
// Only what is beyond doubt is converted without being asked: a number as sent
// into a decimal, a single text into a list of one.
func (c *compiler) convert(x compiled, want typ, field string) (compiled, bool) {
	name := c.src.text
	if x.sel != nil {
		name = x.sel.source
	}
	hint := ""
	switch {
	case x.typ == want:
		return x, !c.bad
	case want == tDecimal && x.typ == tNumber:
		return c.decimal(x), true
	case want == tDecimal && x.typ == tText:
		hint = "if it holds a number, write decimal(" + name + ")"
	case want == tDecimal && x.typ == tImplied:
		hint = fmt.Sprintf("%s has %d implied decimals: write implied(%s, %d)", name, x.places, name, x.places)
	case want == tText && (x.typ == tNumber || x.typ == tDecimal || x.typ == tDate || x.typ == tTime):
		return x, true
	case want == tText && x.typ == tRawDate, want == tDate && (x.typ == tRawDate || x.typ == tText):
		hint = "write date(" + name + ")"
	case want == tText && x.typ == tRawTime, want == tTime && (x.typ == tRawTime || x.typ == tText):
		hint = "write time(" + name + ")"
	case want == tText && x.typ == tImplied:
		hint = fmt.Sprintf("write implied(%s, %d), or raw(%s) for the digits as sent", name, x.places, name)
	case want == tText && x.typ == tComposite:
		hint = "name a component: " + name + "[1]"
	case want == tText && x.typ == tList:
		hint = `write first(…), or join(…, " ")`
	case want == tList && (x.typ == tText || x.typ == tNumber):
		eval := x.eval
		x.typ, x.eval = tList, func(r *run) value {
			v := eval(r)
			if v.kind != text {
				return v
			}
			return value{kind: list, list: []value{v}, at: v.at}
		}
		return x, true
	}
	c.fault(x.node, hint, "%s is %s, and %s takes %s", name, x.typ, field, want)
	return x, false
}

// decimal reads an element as a number when the expression runs.
func (c *compiler) decimal(x compiled) compiled {
	eval := x.eval
	return compiled{typ: tDecimal, node: x.node, eval: func(r *run) value { return toDecimal(eval(r)) }}
}

func toDecimal(v value) value {
	if v.kind != text {
		return v
	}
	d, ok := parseDecimal(strings.TrimSpace(v.text))
	if !ok {
		return invalid(v, fmt.Sprintf("%q is no number.", v.text), "Ask the partner for the right number, or enter it.")
	}
	return numberValue(d, v.at)
}

// numeric gives x as a decimal, or reports why it is none.
func (c *compiler) numeric(x compiled) compiled {
	x, _ = c.convert(x, tDecimal, "arithmetic")
	return x
}

func (c *compiler) binary(n *ast.BinaryNode) compiled {
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
	return dead(tText, n)
}

func (c *compiler) coalesce(n ast.Node, l, r compiled) compiled {
	l, r = c.unify(n, l, r)
	return compiled{typ: l.typ, places: l.places, node: n, eval: func(run *run) value {
		if v := l.eval(run); v.kind != absent {
			return v
		}
		return r.eval(run)
	}}
}

// unify gives two branches one type.
func (c *compiler) unify(n ast.Node, l, r compiled) (compiled, compiled) {
	switch {
	case l.typ == r.typ:
	case l.none:
		l.typ = r.typ
	case r.none:
		r.typ = l.typ
	case l.typ == tNumber && r.typ == tDecimal:
		l = c.decimal(l)
	case l.typ == tDecimal && r.typ == tNumber:
		r = c.decimal(r)
	case l.typ == tNumber && r.typ == tText:
		l.typ = tText
	case l.typ == tText && r.typ == tNumber:
		r.typ = tText
	default:
		c.fault(n, "both sides must be of one kind", "%s and %s do not go together", l.typ, r.typ)
	}
	return l, r
}

func (c *compiler) logic(n ast.Node, op string, l, r compiled) compiled {
	for _, x := range []compiled{l, r} {
		if x.typ != tBool {
			c.fault(x.node, "", "%s needs conditions on both sides, this is %s", op, x.typ)
			return dead(tBool, n)
		}
	}
	stop := op == "or" || op == "||" // the value that decides at once
	return compiled{typ: tBool, node: n, eval: func(run *run) value {
		v := l.eval(run)
		if v.kind != boolean || v.yes == stop {
			return v
		}
		return r.eval(run)
	}}
}

func (c *compiler) not(n ast.Node, x compiled) compiled {
	if x.typ != tBool {
		c.fault(x.node, "", "not needs a condition, this is %s", x.typ)
		return dead(tBool, n)
	}
	return compiled{typ: tBool, node: n, eval: func(r *run) value {
		v := x.eval(r)
		v.yes = !v.yes
		return v
	}}
}

func (c *compiler) unary(n *ast.UnaryNode) compiled {
	x := c.compile(n.Node)
	switch n.Operator {
	case "not", "!":
		return c.not(n, x)
	case "-":
		x = c.numeric(x)
		return compiled{typ: tDecimal, node: n, eval: func(r *run) value {
			v := x.eval(r)
			if v.kind == number {
				v.number = v.number.Neg()
			}
			return v
		}}
	}
	c.fault(n, "", "operator %s is not part of the language", n.Operator)
	return x
}

// quotientPlaces is how many decimals a division gives at most; the order's
// decimals have nine.
const quotientPlaces = 9

func (c *compiler) arithmetic(n *ast.BinaryNode, l, r compiled) compiled {
	if n.Operator == "+" && l.typ == tText && r.typ == tText {
		c.fault(n, "write concat(…, …)", "+ adds numbers, these are texts")
		return dead(tText, n)
	}
	l, r = c.numeric(l), c.numeric(r)
	op := n.Operator
	return compiled{typ: tDecimal, node: n, eval: func(run *run) value {
		a := l.eval(run)
		if a.kind != number {
			return a
		}
		b := r.eval(run)
		if b.kind != number {
			return b
		}
		if a.at.node == nil {
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
				return invalid(b, "A division by zero.", "Ask the partner for the right number.")
			}
			a.number = trimZeros(a.number.DivRound(b.number, quotientPlaces))
		}
		return a
	}}
}

// trimZeros takes away the decimals that a division has filled up with zeros.
func trimZeros(d decimal.Decimal) decimal.Decimal {
	s := d.String() // String drops trailing zeros
	if t, ok := parseDecimal(s); ok {
		return t
	}
	return d
}

func (c *compiler) compare(n *ast.BinaryNode, l, r compiled) compiled {
	op := n.Operator
	order := op != "==" && op != "!="
	switch {
	case l.typ == tDecimal || r.typ == tDecimal || l.typ == tNumber && r.typ == tNumber:
		l, r = c.numeric(l), c.numeric(r)
	case l.typ == tDate && r.typ == tDate || l.typ == tTime && r.typ == tTime:
	case !order && l.typ == tBool && r.typ == tBool:
	case !order && textual(l.typ) && textual(r.typ) && (l.typ == r.typ || l.typ == tText || r.typ == tText):
	default:
		hint := ""
		if l.typ == tRawDate || r.typ == tRawDate {
			hint = "write date(…) on both sides"
		} else if order {
			hint = "write decimal(…) or date(…) on both sides"
		}
		c.fault(n, hint, "%s and %s cannot be compared with %s", l.typ, r.typ, op)
		return dead(tBool, n)
	}
	return compiled{typ: tBool, node: n, eval: func(run *run) value {
		a := l.eval(run)
		if a.kind == failed || a.kind == absent && a.problem != nil {
			return a
		}
		b := r.eval(run)
		if b.kind == failed || b.kind == absent && b.problem != nil {
			return b
		}
		at := a.at
		if at.node == nil {
			at = b.at
		}
		if a.kind == absent || b.kind == absent { // optional and not there: equal to nothing
			return boolValue(op == "!=", at)
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
		return boolValue(op == "==" && sign == 0 || op == "!=" && sign != 0 || op == "<" && sign < 0 || op == "<=" && sign <= 0 ||
			op == ">" && sign > 0 || op == ">=" && sign >= 0, at)
	}}
}

func (c *compiler) search(n *ast.BinaryNode) compiled {
	l, r := c.textArg(n.Left), c.textArg(n.Right)
	op := n.Operator
	return compiled{typ: tBool, node: n, eval: func(run *run) value {
		a, b := l.eval(run), value{}
		if a.kind == text {
			b = r.eval(run)
		}
		for _, v := range []value{a, b} {
			if v.kind == failed || v.problem != nil {
				return v
			}
		}
		if a.kind != text || b.kind != text {
			return boolValue(false, a.at)
		}
		switch op {
		case "contains":
			return boolValue(strings.Contains(a.text, b.text), a.at)
		case "startsWith":
			return boolValue(strings.HasPrefix(a.text, b.text), a.at)
		}
		return boolValue(strings.HasSuffix(a.text, b.text), a.at)
	}}
}

// among compiles PO103 in ["EA", "CA"].
func (c *compiler) among(n *ast.BinaryNode) compiled {
	l := c.textArg(n.Left)
	arr, ok := n.Right.(*ast.ArrayNode)
	if !ok {
		c.fault(n.Right, `write in ["A", "B"]`, "a list of texts is expected here")
		return dead(tBool, n)
	}
	set := map[string]bool{}
	for _, e := range arr.Nodes {
		s, ok := e.(*ast.StringNode)
		if !ok {
			c.fault(e, "", "a text in quotes is expected here")
			return dead(tBool, n)
		}
		set[s.Value] = true
	}
	return compiled{typ: tBool, node: n, eval: func(r *run) value {
		v := l.eval(r)
		if v.kind == failed || v.problem != nil {
			return v
		}
		return boolValue(v.kind == text && set[v.text], v.at)
	}}
}

// matches compiles a pattern in RE2, whose run time is linear in the text.
func (c *compiler) matches(n *ast.BinaryNode) compiled {
	l := c.textArg(n.Left)
	s, ok := n.Right.(*ast.StringNode)
	if !ok {
		c.fault(n.Right, "", "a pattern in quotes is expected here")
		return dead(tBool, n)
	}
	re, err := regexp.Compile(s.Value)
	if err != nil {
		c.fault(n.Right, "", "the pattern cannot be read: %v", err)
		return dead(tBool, n)
	}
	return compiled{typ: tBool, node: n, eval: func(r *run) value {
		v := l.eval(r)
		if v.kind == failed || v.problem != nil {
			return v
		}
		return boolValue(v.kind == text && re.MatchString(v.text), v.at)
	}}
}

// textArg compiles an argument that is read as text, whatever it is.
func (c *compiler) textArg(n ast.Node) compiled {
	x := c.compile(n)
	if !textual(x.typ) {
		if x.typ == tDecimal {
			eval := x.eval
			x.eval = func(r *run) value {
				v := eval(r)
				if v.kind == number {
					v.kind, v.text = text, v.String()
				}
				return v
			}
		} else {
			c.fault(n, "", "text is expected here, this is %s", x.typ)
		}
	}
	return x
}
