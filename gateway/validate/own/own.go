// SPDX-License-Identifier: Apache-2.0

// Package own compiles and evaluates the rules that a partner's file writes in the
// mapping language. It knows the language and trees of orders, not what a rule
// means: package validate gives it the tree and makes findings of what it tells.
//
// Invariant: a rule that has been compiled always ends, and a rule that cannot be
// told, because a value is missing or cannot be read, says so: it is never taken
// for one that does not apply.
package own

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"

	"ordergate/gateway"
	"ordergate/gateway/decode"
	"ordergate/gateway/mapping/expression"
	"ordergate/gateway/ordertree"
	"ordergate/gateway/strict"
)

// Rule is a rule as the file has it.
type Rule struct {
	Code    string           `yaml:"code" doc:"name of its findings: own. and small words with points, as own.total.large"`
	When    strict.Value     `yaml:"when" doc:"condition in the mapping language over the order's fields and customer, shipTo, item (of a line), payable, amount, agreedPrice, today, partner (docs/rules.md)"`
	Then    gateway.Severity `yaml:"then" doc:"what the finding does: note, warn, hold or reject"`
	Each    strict.Value     `yaml:"each" doc:"what it is asked of, one by one, as orderLine; default the order"`
	Message strict.Value     `yaml:"message" doc:"the finding's sentence, with expressions in braces: The order is worth {payable}."`
	Hint    string           `yaml:"hint" doc:"what to do"`
}

// MaxRules is how many a file may have.
const MaxRules = 100

// Set is rules ready to be asked. It is immutable and safe for concurrent use.
type Set struct {
	rules []rule
	names map[string]int
	runs  sync.Pool // of *expression.Run
}

type rule struct {
	Rule
	each    *expression.Nodes
	when    expression.Compiled
	message []piece
	reads   []name // what the condition names, in its order
	lists   bool   // it looks through all lines
}

// name is a value that a condition names.
type name struct {
	source string
	expr   expression.Compiled
}

// piece of a message: a text, or an expression.
type piece struct {
	text string
	expr *expression.Compiled
}

var codeText = regexp.MustCompile(`^own(\.[a-z][a-z0-9]*)+$`)

// Compile checks rules against the shape of the tree that they will be asked of.
// The set is nil when there are none or the faults hold an error.
func Compile(rules []Rule, shape *decode.Shape, at func(message, hint string, path ...string)) (*Set, gateway.Faults) {
	var faults gateway.Faults
	bad := false
	fail := func(message, hint string, path ...string) {
		bad = true
		at(message, hint, path...)
	}
	if len(rules) > MaxRules {
		fail(fmt.Sprintf("%d rules", len(rules)), fmt.Sprintf("%d at most", MaxRules))
		return nil, nil
	}
	c := expression.NewCompiler(shape, nil, &faults)
	s := &Set{}
	seen := map[string]bool{}
	for i, r := range rules {
		n := fmt.Sprint(i)
		switch {
		case r.Code == "":
			fail("the rule has no code", "code: own.total.large", n)
		case !codeText.MatchString(r.Code):
			fail(fmt.Sprintf("%q cannot be a rule's code", r.Code), "own. and small words with points, as own.total.large", n, "code")
		case seen[r.Code]:
			fail(fmt.Sprintf("rule %q is in this file already", r.Code), "", n, "code")
		}
		seen[r.Code] = true
		known := []gateway.Severity{gateway.Note, gateway.Warn, gateway.Hold, gateway.Reject}
		if !slices.Contains(known, r.Then) {
			hint := "note, warn, hold or reject"
			if near := expression.Nearest(string(r.Then), []string{"note", "warn", "hold", "reject"}); near != "" && r.Then != "" {
				hint = near
			}
			fail(fmt.Sprintf("rule %s does not say what then", orCode(r.Code)), hint, n, "then")
		}
		for _, v := range []struct {
			name  string
			value strict.Value
		}{{"when", r.When}, {"each", r.Each}, {"message", r.Message}} {
			if v.value.Kind != strict.Scalar && (v.value.Kind != strict.Null || v.name == "when") {
				fail(fmt.Sprintf("rule %s has no %s", orCode(r.Code), v.name), "an expression: payable > 50000 and not customer.trusted", n, v.name)
			}
		}
		if compiled, ok := compile(c, r); ok {
			s.rules = append(s.rules, compiled)
		}
	}
	if s.names = c.Names(); bad || len(faults.Errors()) > 0 || len(s.rules) == 0 {
		return nil, faults
	}
	return s, faults
}

func orCode(code string) string {
	if code == "" {
		return "of this place"
	}
	return code
}

func source(v strict.Value) expression.Source {
	return expression.Source{File: v.Fault("", "").File, Text: v.Text, Line: v.Line, Column: v.Column, Quoted: v.Quoted}
}

func compile(c *expression.Compiler, r Rule) (out rule, ok bool) {
	out = rule{Rule: r, lists: strings.Contains(r.When.Text+r.Message.Text, "orderLine")}
	defer c.Leave(c.Depth())
	if r.Each.Kind == strict.Scalar {
		if out.each = c.Nodes(source(r.Each)); out.each == nil {
			return out, false
		}
		c.Enter(out.each)
	}
	if r.When.Kind != strict.Scalar {
		return out, false
	}
	if out.when, ok = c.Compile(source(r.When)); !ok {
		return out, false
	}
	if out.when, ok = c.Convert(out.when, expression.Bool, "when"); !ok {
		return out, false
	}
	if out.message, ok = message(c, r.Message); ok {
		out.reads = names(c, r.When)
	}
	return out, ok
}

var (
	quoted = regexp.MustCompile(`"(\\.|[^"\\])*"|'(\\.|[^'\\])*'`)
	dotted = regexp.MustCompile(`[A-Za-z_][A-Za-z0-9_.]*\s*\(?`)
)

// names finds the values that a condition names, to say later what was found.
func names(c *expression.Compiler, when strict.Value) (out []name) {
	seen := map[string]bool{}
	for _, n := range dotted.FindAllString(quoted.ReplaceAllString(when.Text, " "), -1) {
		if n = strings.TrimSpace(n); seen[n] || strings.HasSuffix(n, "(") || slices.Contains([]string{"and", "or", "not", "in", "true", "false", "none"}, n) {
			continue
		}
		seen[n] = true
		src := source(when)
		src.Text = n
		if x, ok := c.Try(src); ok {
			out = append(out, name{n, x})
		}
	}
	return out
}

// message takes a sentence apart: {…} is an expression.
func message(c *expression.Compiler, v strict.Value) (out []piece, ok bool) {
	rest, at, ok := v.Text, 0, true
	for rest != "" {
		text, after, found := strings.Cut(rest, "{")
		if text != "" {
			out = append(out, piece{text: text})
		}
		if !found {
			break
		}
		at += len([]rune(text)) + 1
		expr, more, closed := strings.Cut(after, "}")
		src := source(v)
		src.Text, src.Column = expr, src.Column+at
		if !closed {
			c.Fail(src, -1, "the brace is not closed", "write {payable}")
			return nil, false
		}
		x, good := c.Compile(src)
		out, ok = append(out, piece{expr: &x}), ok && good
		rest, at = more, at+len([]rune(expr))+1
	}
	return out, ok
}

// Told is what a rule has to say of an order, or of a part of it.
type Told struct {
	Rule    *Rule
	Line    int    // order line it was asked of, from 1; 0 for the order
	Read    []Read // the values that its condition names and that are there
	Message string // "" where the rule has none
	// Doubt is why nobody can tell whether the rule applies; "" when it does.
	Doubt string
}

// Read is a value that a condition names.
type Read struct {
	Name, Value string
	Node        *decode.Node
}

// Bounds of what rules may cost: findings of one order, and lines times lines of a
// rule that is asked of each line and looks through all of them.
const (
	maxTold  = 1000
	maxPairs = 25_000_000
)

// Ask asks every rule of a document of the tree that the set was compiled for.
func (s *Set) Ask(doc *decode.Document) []Told {
	r, ok := s.runs.Get().(*expression.Run)
	if !ok {
		r = new(expression.Run)
	}
	r.Start(doc, s.names, 0)
	a := &asking{run: r}
	for i := range s.rules {
		a.rule = &s.rules[i]
		a.all()
	}
	r.Stop()
	s.runs.Put(r)
	return a.told
}

type asking struct {
	run  *expression.Run
	rule *rule
	told []Told
}

func (a *asking) all() {
	if a.rule.each == nil {
		a.one(nil)
		return
	}
	nodes := a.run.Find(a.rule.each)
	defer a.run.Free(nodes)
	if n := len(nodes); a.rule.lists && n*n > maxPairs {
		a.add(Told{Rule: &a.rule.Rule, Doubt: fmt.Sprintf("it looks through all lines for each of %d", n)})
		return
	}
	depth := a.run.Depth()
	for _, n := range nodes {
		a.run.Enter(a.rule.each, n)
		a.one(n)
		a.run.Leave(depth)
	}
}

// one asks the rule where the run is; n is what it is asked of, nil for the order.
func (a *asking) one(n *decode.Node) {
	var v expression.Value
	a.rule.when.Eval(a.run, &v)
	t := Told{Rule: &a.rule.Rule, Line: ordertree.Line(n)}
	switch p := v.Problem(); {
	case p != nil:
		f := a.run.Finding(p, v.At())
		t.Doubt = strings.TrimSuffix(f.Message, ".")
	case v.Missing() || !v.Yes():
		return
	default:
		t.Message = a.sentence()
	}
	for _, n := range a.rule.reads {
		var v expression.Value
		if n.expr.Eval(a.run, &v); !v.Missing() {
			t.Read = append(t.Read, Read{n.source, v.String(), v.At().Node})
		}
	}
	a.add(t)
}

func (a *asking) add(t Told) {
	if len(a.told) < maxTold {
		a.told = append(a.told, t)
	}
}

func (a *asking) sentence() string {
	var b strings.Builder
	for _, p := range a.rule.message {
		if p.expr == nil {
			b.WriteString(p.text)
			continue
		}
		var v expression.Value
		if p.expr.Eval(a.run, &v); v.Missing() {
			b.WriteString("?")
		} else {
			b.WriteString(v.String())
		}
	}
	return b.String()
}
