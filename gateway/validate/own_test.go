// SPDX-License-Identifier: Apache-2.0

package validate_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ordergate/gateway"
	"ordergate/gateway/strict"
	"ordergate/gateway/validate"
	"ordergate/gateway/validate/own"
)

// ownPolicy reads rules as a partner file does.
func ownPolicy(text string) (validate.Policy, gateway.Faults) {
	return policyOf("rules:\n  own:\n" + text)
}

func policyOf(text string) (validate.Policy, gateway.Faults) {
	var doc struct {
		Rules validate.Policy `yaml:"rules"`
	}
	f, faults := strict.Decode("acme.yaml", []byte(text), &doc)
	faults = append(faults, doc.Rules.Prepare(func(message, hint string, path ...string) {
		faults = append(faults, f.Fault(message, hint, append([]string{"rules"}, path...)...))
	})...)
	strict.Sort(faults)
	return doc.Rules, faults
}

func TestOwnRules(t *testing.T) {
	t.Parallel()
	trusted := func(f *validate.Facts, yes bool) {
		theCustomer(*f, func(c *validate.Customer) { c.Trusted = yes })
	}
	for _, tt := range []struct {
		name, rule string
		change     func(o *gateway.Order, f *validate.Facts)
		want       string // severity, line, field, found and message of each finding
	}{
		{name: "a large order", rule: `{code: own.total.large, when: payable > 507 and not customer.trusted, then: hold, message: "The order is worth {payable}."}`,
			want: "hold 0 /orderLine payable 508.00, customer.trusted false The order is worth 508.00."},
		{name: "not so large", rule: `{code: own.total.large, when: payable > 508 and not customer.trusted, then: hold}`},
		{name: "of a trusted customer", rule: `{code: own.total.large, when: payable > 507 and not customer.trusted, then: hold}`,
			change: func(_ *gateway.Order, f *validate.Facts) { trusted(f, true) }},
		{name: "a line", rule: `{code: own.line.bolts, each: orderLine, when: item.number == "BOLT-M8-40" and quantity >= 1200, then: warn, message: "{quantity} of {item.number} for {amount} {header.documentCurrencyCode}."}`,
			want: "warn 1 /orderLine/0 item.number BOLT-M8-40, quantity 1200 1200 of BOLT-M8-40 for 408.00 USD."},
		{name: "a line's field", rule: `{code: own.line.many, each: orderLine, when: quantity > 4, then: note}`,
			want: "note 1 /orderLine/0/quantity quantity 1200 Line 1: rule own.line.many of this partner applies: quantity > 4. | note 2 /orderLine/1/quantity quantity 5 Line 2: rule own.line.many of this partner applies: quantity > 4."},
		{name: "the agreed price", rule: `{code: own.price.low, each: orderLine, when: agreedPrice < 1, then: warn}`,
			want: "warn 1 /orderLine/0 agreedPrice 0.34 Line 1: rule own.price.low of this partner applies: agreedPrice < 1."},
		{name: "all lines", rule: `{code: own.quantity.all, when: sum(orderLine.quantity) > 1204 and count(orderLine) == 2, then: reject}`,
			want: "reject 0 /orderLine  Rule own.quantity.all of this partner applies: sum(orderLine.quantity) > 1204 and count(orderLine) == 2."},
		{name: "a date", rule: `{code: own.date.near, when: date(delivery.requestedDeliveryPeriod.endDate) < date("2026-12-06"), then: warn}`,
			want: "warn 0 /delivery/requestedDeliveryPeriod/endDate delivery.requestedDeliveryPeriod.endDate 2026-12-05 Rule own.date.near of this partner applies: date(delivery.requestedDeliveryPeriod.endDate) < date(\"2026-12-06\")."},
		{name: "who and where", rule: `{code: own.who.where, when: partner == "acme" and shipTo.number == "S-1" and customer.group == "RETAIL", then: note, message: seen}`,
			want: "note 0 /orderLine partner acme, shipTo.number S-1, customer.group RETAIL seen"},
		{name: "nothing is missed where it may be missing", rule: `{code: own.carrier.ups, when: optional(delivery.shipment.carrierScac) == "UPSN", then: hold}`},
		{name: "doubt waits for a person", rule: `{code: own.carrier.ups, when: delivery.shipment.carrierScac == "UPSN", then: reject}`,
			want: "hold 0 /orderLine  Nobody can tell whether rule own.carrier.ups applies: The document has no delivery.shipment.carrierScac."},
		{name: "doubt about an unknown customer", rule: `{code: own.total.large, when: payable > 507 and not customer.trusted, then: hold}`,
			change: func(_ *gateway.Order, f *validate.Facts) { clear(f.Customer) }, want: "hold 0 /orderLine payable 508.00 Nobody can tell whether rule own.total.large applies: The document has no customer.trusted."},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			p, faults := ownPolicy("    - " + tt.rule + "\n")
			if len(faults) > 0 {
				t.Fatal(faults)
			}
			o, f := sound()
			if tt.change != nil {
				tt.change(o, &f)
			}
			findings, _ := validate.Check(o, f, p, acme, today)
			var got []string
			for _, g := range findings {
				if !strings.HasPrefix(g.Code, "own.") {
					continue
				}
				got = append(got, fmt.Sprintf("%s %d %s %s %s", g.Severity, g.Line, g.Field, g.Found, g.Message))
				if g.Position.Path == "" || g.Hint == "" || !strings.HasPrefix(g.Expected, "not ") || (g.Answer == "") != !g.Severity.Worse(gateway.Warn) {
					t.Errorf("%+v", g)
				}
			}
			if d := cmp.Diff(tt.want, strings.Join(got, " | ")); d != "" {
				t.Error(d)
			}
			if alone, _ := validate.Check(o, f, p, validate.Who{NoPartner: true}, ""); of(alone, "own.total.large") != nil {
				t.Error("asked without a partner")
			}
		})
	}
}

func TestOwnRuleFaults(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ name, rules, want string }{
		{"an unknown name", "    - code: own.a\n      when: payabel > 5\n      then: hold\n", `acme.yaml:4:13: unknown name payabel (did you mean "payable"?`},
		{"an unknown field", "    - code: own.a\n      when: not customer.trustd\n      then: hold\n", `acme.yaml:4:26: customer has no trustd (did you mean "trusted"?)`},
		{"of a line, in the header", "    - code: own.a\n      when: quantity > 5\n      then: hold\n", `acme.yaml:4:13: unknown name quantity (quantity stands in orderLine`},
		{"no condition", "    - code: own.a\n      when: payable + 1\n      then: hold\n", `acme.yaml:4:`},
		{"nothing compares", "    - code: own.a\n      when: \"payable == partner == 1\"\n      then: hold\n", `acme.yaml:4:`},
		{"no when", "    - code: own.a\n      then: hold\n", `acme.yaml:3:7: rule own.a has no when`},
		{"no then", "    - code: own.a\n      when: payable > 5\n", `acme.yaml:3:7: rule own.a does not say what then (note, warn, hold or reject)`},
		{"an unknown then", "    - code: own.a\n      when: payable > 5\n      then: hodl\n", `acme.yaml:5:13: rule own.a does not say what then (did you mean "hold"?)`},
		{"a code of ours", "    - code: order.total.limit\n      when: payable > 5\n      then: hold\n", `acme.yaml:3:13: "order.total.limit" cannot be a rule's code`},
		{"twice", "    - {code: own.a, when: payable > 5, then: hold}\n    - {code: own.a, when: payable > 6, then: hold}\n", `acme.yaml:4:14: rule "own.a" is in this file already`},
		{"an open brace", "    - code: own.a\n      when: payable > 5\n      then: hold\n      message: \"Worth {payable\"\n", `acme.yaml:6:23: the brace is not closed`},
		{"an unknown name in a message", "    - code: own.a\n      when: payable > 5\n      then: hold\n      message: \"Worth {total}\"\n", `acme.yaml:6:24: unknown name total`},
		{"each of nothing", "    - code: own.a\n      each: orderLines\n      when: quantity > 5\n      then: hold\n", `acme.yaml:4:13: unknown name orderLines (did you mean "orderLine"?`},
		{"an unknown key", "    - {code: own.a, when: payable > 5, than: hold}\n", `did you mean "then"?`},
		{"too long", "    - {code: own.a, when: " + strings.Repeat("payable > 5 and ", 300) + "payable > 5, then: hold}\n", `the expression has 4811 characters (4000 at most)`},
		{"too deep", "    - {code: own.a, when: \"" + strings.Repeat("(", 1500) + "payable > 5" + strings.Repeat(")", 1500) + "\", then: hold}\n", ``},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			_, faults := ownPolicy(tt.rules)
			if tt.want != "" && !strings.Contains(faults.Error(), tt.want) {
				t.Errorf("%v, want %s", faults, tt.want)
			}
		})
	}
}

// TestOwnRulesAreBounded: a rule that looks through all lines for each line of a
// huge order is not asked, and says so.
func TestOwnRulesAreBounded(t *testing.T) {
	t.Parallel()
	p, faults := ownPolicy("    - {code: own.a, each: orderLine, when: sum(header.orderLine.quantity) > quantity, then: hold}\n    - {code: own.b, each: orderLine, when: quantity > 1, then: note}\n")
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	o, f := sound()
	for len(o.OrderLine) < 6000 {
		o.OrderLine = append(o.OrderLine, o.OrderLine[0])
	}
	findings, _ := validate.Check(o, f, p, acme, today)
	count := map[string]int{}
	for _, g := range findings {
		count[g.Code]++
	}
	if count["own.a"] != 1 || count["own.b"] != 999 || !strings.Contains(of(findings, "own.a").Message, "for each of 6000") {
		t.Errorf("%d %d %s", count["own.a"], count["own.b"], of(findings, "own.a").Message)
	}
}

// FuzzOwnRule: whatever a condition and a sentence say, they compile to something
// that ends, or not at all, and what is found is told in full.
func FuzzOwnRule(f *testing.F) {
	f.Add("payable > 50000 and not customer.trusted", "The order is worth {payable}.", false)
	f.Add(`item.number in ["A", "B"] or sum(header.orderLine.quantity) / quantity > 2`, "{amount} of {", true)
	f.Add(`date(optional(delivery.requestedDeliveryPeriod.endDate)) < date(today)`, "{{x}}", false)
	f.Fuzz(func(t *testing.T, when, message string, line bool) {
		r := own.Rule{Code: "own.a", Then: gateway.Hold, When: strict.Value{Kind: strict.Scalar, Text: when}, Message: strict.Value{Kind: strict.Scalar, Text: message}}
		if line {
			r.Each = strict.Value{Kind: strict.Scalar, Text: "orderLine"}
		}
		p := validate.Policy{Own: []own.Rule{r}}
		p.Prepare(func(string, string, ...string) {})
		o, facts := sound()
		findings, _ := validate.Check(o, facts, p, acme, today)
		for _, g := range findings {
			if g.Code == "own.a" && (g.Message == "" || g.Position.Path == "" || g.Severity != gateway.Hold || line != (g.Line > 0)) {
				t.Fatalf("%+v", g)
			}
		}
	})
}
