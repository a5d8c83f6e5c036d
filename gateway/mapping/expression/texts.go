// SPDX-License-Identifier: Apache-2.0

package expression

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/expr-lang/expr/ast"

	"ordergate/gateway"
)

// maxText bounds a text that functions make, in bytes.
const maxText = 64 << 10

// bound makes v a text, unless it is too long.
func (v *Value) bound(s string) {
	if len(s) > maxText {
		v.text = ""
		v.setInvalid("The text is longer than 64 KiB.", "")
		return
	}
	v.keepText(s)
}

func (c *Compiler) concat(n *ast.CallNode) Compiled {
	var parts []Compiled
	for _, a := range n.Arguments {
		parts = append(parts, c.textArg(a))
	}
	return Compiled{typ: Text, eval: func(r *Run, v *Value) {
		var at Hit
		var b strings.Builder
		for _, p := range parts {
			if p.eval(r, v); v.blocked() {
				return
			}
			if at.Node == nil {
				at = v.at
			}
			if v.kind == text {
				b.WriteString(v.text)
			}
			if b.Len() > maxText {
				break
			}
		}
		v.at = at
		v.bound(b.String())
	}}
}

func (c *Compiler) join(n *ast.CallNode) Compiled {
	x := c.compile(n.Arguments[0])
	sep, _ := c.quoted(n.Arguments[1])
	if x.typ != List {
		c.fault(n.Arguments[0], "write join(all(…), …)", "join() takes a list, this is %s", x.typ)
	}
	return Compiled{typ: Text, eval: func(r *Run, v *Value) {
		if x.eval(r, v); v.kind != list {
			return
		}
		if len(v.list) == 0 {
			v.setNothing()
			return
		}
		var b strings.Builder
		for i := range v.list {
			if i > 0 {
				b.WriteString(sep)
			}
			b.WriteString(v.list[i].String())
			if b.Len() > maxText {
				break
			}
		}
		v.bound(b.String())
	}}.like(x)
}

func mapText(f func(string) string) func(*Compiler, *ast.CallNode) Compiled {
	return func(c *Compiler, n *ast.CallNode) Compiled { return c.onText(n, f) }
}

// onText applies f to a text; an empty result is no value.
func (c *Compiler) onText(n *ast.CallNode, f func(string) string) Compiled {
	x := c.textArg(n.Arguments[0])
	return Compiled{typ: Text, eval: func(r *Run, v *Value) {
		if x.eval(r, v); v.kind != text {
			return
		}
		if s := f(v.text); s != "" {
			v.bound(s)
		} else {
			v.setNothing()
		}
	}}.like(x)
}

func onlyDigits(s string) string {
	if digits(s) {
		return s
	}
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, s)
}

func (c *Compiler) left(n *ast.CallNode) Compiled {
	k, _ := c.whole(n.Arguments[1], 1, 10_000)
	return c.onText(n, func(s string) string {
		rs := []rune(s)
		return string(rs[:min(k, len(rs))])
	})
}

func (c *Compiler) right(n *ast.CallNode) Compiled {
	k, _ := c.whole(n.Arguments[1], 1, 10_000)
	return c.onText(n, func(s string) string {
		rs := []rune(s)
		return string(rs[max(0, len(rs)-k):])
	})
}

func (c *Compiler) part(n *ast.CallNode) Compiled {
	from, _ := c.whole(n.Arguments[1], 1, 10_000)
	k, _ := c.whole(n.Arguments[2], 1, 10_000)
	return c.onText(n, func(s string) string {
		rs := []rune(s)
		at := min(from-1, len(rs))
		return string(rs[at:min(at+k, len(rs))])
	})
}

func (c *Compiler) padLeft(n *ast.CallNode) Compiled {
	k, _ := c.whole(n.Arguments[1], 1, 200)
	with, ok := c.quoted(n.Arguments[2])
	if ok && utf8.RuneCountInString(with) != 1 {
		c.fault(n.Arguments[2], "", "one character is expected here")
	}
	return c.onText(n, func(s string) string { return strings.Repeat(with, max(0, k-utf8.RuneCountInString(s))) + s })
}

func (c *Compiler) before(n *ast.CallNode) Compiled {
	sep, _ := c.quoted(n.Arguments[1])
	return c.onText(n, func(s string) string { head, _, _ := strings.Cut(s, sep); return head })
}

func (c *Compiler) after(n *ast.CallNode) Compiled {
	sep, _ := c.quoted(n.Arguments[1])
	return c.onText(n, func(s string) string { _, tail, _ := strings.Cut(s, sep); return tail })
}

func (c *Compiler) replace(n *ast.CallNode) Compiled {
	old, ok := c.quoted(n.Arguments[1])
	if ok && old == "" {
		c.fault(n.Arguments[1], "", "an empty text cannot be replaced")
	}
	with, _ := c.quoted(n.Arguments[2])
	return c.onText(n, func(s string) string {
		if len(with) > len(old) && strings.Count(s, old)*(len(with)-len(old))+len(s) > maxText {
			return strings.Repeat(" ", maxText+1) // bounded makes a fault of it
		}
		return strings.ReplaceAll(s, old, with)
	})
}

func (c *Compiler) length(n *ast.CallNode) Compiled {
	x := c.textArg(n.Arguments[0])
	return Compiled{typ: Decimal, eval: func(r *Run, v *Value) {
		if x.eval(r, v); v.kind == text {
			v.keepNumber(r.made.of(int64(utf8.RuneCountInString(v.text))))
		}
	}}.like(x)
}

// gtin reads a GTIN-8, -12, -13 or -14: digits, with the GS1 check digit tested.
// One that is wrong is kept as sent, and a finding says so.
func (c *Compiler) gtin(n *ast.CallNode) Compiled {
	x := c.textArg(n.Arguments[0])
	return Compiled{typ: Text, eval: func(r *Run, v *Value) {
		if x.eval(r, v); v.kind != text {
			return
		}
		d := onlyDigits(v.text)
		if !checkDigit(d) {
			r.Report(&Problem{code: "mapping.gtin.check", severity: gateway.Warn, found: v.text, at: v.at,
				message: fmt.Sprintf("%q is no GTIN: length or check digit is wrong.", v.text),
				hint:    "It was kept as sent; ask the partner if the item cannot be found."}, v.at)
			return
		}
		v.keepText(d)
	}}.like(x).quickly(x, func(s string) (string, bool) { return s, digits(s) && checkDigit(s) })
}

// checkDigit tests a GTIN by GS1 General Specifications §7.9 (mod 10, weights 3
// and 1 from the right).
func checkDigit(d string) bool {
	switch len(d) {
	case 8, 12, 13, 14:
	default:
		return false
	}
	sum := 0
	for i := len(d) - 1; i >= 0; i-- {
		n := int(d[i] - '0')
		if (len(d)-i)%2 == 0 {
			n *= 3
		}
		sum += n
	}
	return sum%10 == 0
}

func (c *Compiler) numberOf(n ast.Node) Compiled { return c.numeric(c.compile(n)) }

func (c *Compiler) round(n *ast.CallNode) Compiled {
	x := c.numberOf(n.Arguments[0])
	places, _ := c.whole(n.Arguments[1], 0, 9)
	return Compiled{typ: Decimal, eval: func(r *Run, v *Value) {
		if x.eval(r, v); v.kind == number {
			v.number = v.number.Round(int32(places))
		}
	}}.like(x)
}

func (c *Compiler) abs(n *ast.CallNode) Compiled {
	x := c.numberOf(n.Arguments[0])
	return Compiled{typ: Decimal, eval: func(r *Run, v *Value) {
		if x.eval(r, v); v.kind == number {
			v.number = v.number.Abs()
		}
	}}.like(x)
}

func (c *Compiler) extreme(n *ast.CallNode, sign int) Compiled {
	a, b := c.numberOf(n.Arguments[0]), c.numberOf(n.Arguments[1])
	return Compiled{typ: Decimal, eval: func(r *Run, x *Value) {
		if a.eval(r, x); x.kind != number {
			return
		}
		y := r.spare()
		if b.eval(r, y); y.kind != number || y.number.Cmp(x.number) == sign {
			*x = *y
		}
		r.giveBack()
	}}.like(a)
}
