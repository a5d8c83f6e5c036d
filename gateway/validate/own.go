// SPDX-License-Identifier: Apache-2.0

package validate

import (
	"fmt"
	"strings"
	"sync"

	"ordergate/gateway"
	"ordergate/gateway/ordertree"
	"ordergate/gateway/validate/own"
)

// ownTree is what rules of a partner's own can name: the order, what the master
// data knows of it, and what it comes to.
var ownTree = sync.OnceValue(func() *ordertree.Tree {
	return ordertree.New(
		[]ordertree.Part{{Name: "customer", Of: Customer{}}, {Name: "shipTo", Of: ShipTo{}}, {Name: "payable", Of: gateway.Dec{}},
			{Name: "today", Of: ""}, {Name: "partner", Of: ""}, {Name: "station", Of: ""}},
		[]ordertree.Part{{Name: "item", Of: Item{}}, {Name: "amount", Of: gateway.Dec{}}, {Name: "agreedPrice", Of: gateway.Dec{}}})
})

// Prepare compiles the rules of the partner's own; without it they are not asked.
// Faults of expressions stand in faults; what else is wrong is given to at with its
// path in the policy, as Validate's problems are.
func (p *Policy) Prepare(at func(message, hint string, path ...string)) gateway.Faults {
	if len(p.Own) == 0 {
		return nil
	}
	set, faults := own.Compile(p.Own, ownTree().Shape(), func(message, hint string, path ...string) {
		at(message, hint, append([]string{"own"}, path...)...)
	})
	p.own = set
	return faults
}

// own asks the rules of the partner's own.
func (c *checker) own() {
	if c.alone || c.policy.own == nil {
		return
	}
	header := ordertree.Values{"payable": decOf(c.worth()), "today": c.today, "partner": c.who.Partner, "station": c.who.Station}
	if c.customer != nil {
		header["customer"] = c.customer
	}
	if c.place != nil {
		header["shipTo"] = c.place
	}
	lines := make([]ordertree.Values, len(c.o.OrderLine))
	for i := range lines {
		lines[i] = ordertree.Values{"item": c.items[i], "agreedPrice": c.resolved.Line[i].UnitPrice}
		if v := c.lineValue(i); v != nil {
			lines[i]["amount"] = decOf(v)
		}
	}
	for _, t := range c.policy.own.Ask(ownTree().Document(c.o, header, lines)) {
		c.keep(c.told(t))
	}
}

// told makes a finding of what a rule says. One that nobody can tell waits for a
// person, unless the rule would have let the order pass anyway.
func (c *checker) told(t own.Told) gateway.Finding {
	r := t.Rule
	f := gateway.Finding{Code: r.Code, Severity: r.Then, Message: t.Message, Hint: r.Hint, Line: t.Line, Expected: "not " + r.When.Text,
		Field: "/orderLine"}
	if t.Line > 0 {
		f.Field = fmt.Sprintf("/orderLine/%d", t.Line-1)
	}
	var found []string
	for _, v := range t.Read {
		found = append(found, v.Name+" "+v.Value)
		if p := ordertree.Pointer(v.Node); len(found) == 1 && p != "" && c.ofOrder(p) {
			f.Field = p
		}
	}
	f.Found = strings.Join(found, ", ")
	what := fmt.Sprintf("Rule %s of this partner applies: %s.", r.Code, r.When.Text)
	if t.Line > 0 {
		what = fmt.Sprintf("%s: rule %s of this partner applies: %s.", c.lineName(t.Line-1), r.Code, r.When.Text)
	}
	switch {
	case t.Doubt != "":
		f.Message = fmt.Sprintf("Nobody can tell whether rule %s applies: %s.", r.Code, t.Doubt)
		f.Hint = "Decide about it; where the value may be missing, the rule wants optional(…) or present(…)."
		if f.Severity == gateway.Reject {
			f.Severity = gateway.Hold
		}
	case f.Message == "":
		f.Message = what
	}
	if f.Hint == "" {
		f.Hint = "It is written in the partner's file under rules.own."
	}
	f.Position = c.position(f.Field, f.Line)
	f.Answer = (&Rule{}).Answer(f.Severity, f.Line > 0)
	return f
}

// ofOrder reports whether a pointer of the tree is one into the order, not a part
// beside it.
func (c *checker) ofOrder(pointer string) bool {
	name := strings.SplitN(strings.TrimPrefix(pointer, "/"), "/", 4)
	switch name[0] {
	case "customer", "shipTo", "payable", "today", "partner", "station":
		return false
	}
	return len(name) < 3 || name[0] != "orderLine" || name[2] != "item" && name[2] != "amount" && name[2] != "agreedPrice"
}
