// SPDX-License-Identifier: Apache-2.0

package validate

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"ordergate/gateway"
)

// Off in Policy.Severity switches a rule off.
const Off gateway.Severity = "off"

// Policy is what a partner file says under `rules:`. The zero value of every
// field means its default, so that the zero Policy is usable; Defaults shows the
// defaults. Decimals are texts, read by Validate and Check.
type Policy struct {
	// Severity changes what a finding does: note, warn, hold, reject or off, by
	// code (see Rules). What is not listed keeps the rule's own default.
	Severity map[string]gateway.Severity `yaml:"severity" doc:"what a finding does, by code: note, warn, hold, reject, off"`

	Price      PricePolicy     `yaml:"price"`
	Total      TotalPolicy     `yaml:"total"`
	Dates      DatePolicy      `yaml:"dates"`
	Notes      NotePolicy      `yaml:"notes"`
	Duplicates DuplicatePolicy `yaml:"duplicates"`
	// NoCommitment lists order types that are no firm order and wait for a
	// person: BEG02 as sent or the canonical orderTypeCode. Default BE
	// (blanket estimate) and IN (information copy).
	NoCommitment []string `yaml:"noCommitment" doc:"order types that are no firm order"`
}

// PricePolicy says how far a price may be off the agreed one. A price passes
// when it is within Percent or within Absolute.
type PricePolicy struct {
	Percent  string `yaml:"percent" doc:"percent of the agreed price, default 0"`
	Absolute string `yaml:"absolute" doc:"amount per ordered unit, default 0"`
	// Missing says what a line without a price means: "hold" (default), or
	// "agreed": the agreed price is meant, which is then noted only.
	Missing string `yaml:"missing" doc:"hold or agreed"`
}

// TotalPolicy says how far line amounts and totals as sent may be off what
// quantity times price gives. Rounding differs between partners, so this is
// never nothing.
type TotalPolicy struct {
	Percent string `yaml:"percent" doc:"percent of the amount, default 0"`
	PerLine string `yaml:"perLine" doc:"amount per order line, default 0.01"`
}

// DatePolicy bounds dates. Days are calendar days.
type DatePolicy struct {
	PastDays   int `yaml:"pastDays" doc:"days a requested date may lie in the past, default 0"`
	FutureDays int `yaml:"futureDays" doc:"days a requested date may lie ahead, default 730"`
	AgeDays    int `yaml:"ageDays" doc:"days the order date may lie back, default 180"`
	LeadDays   int `yaml:"leadDays" doc:"days needed before a requested date, default 0"`
}

// NotePolicy says which header texts need nobody's eye. A text matches when it
// is equal without regard to case and blanks around it, or starts with what
// stands before a trailing "*".
type NotePolicy struct {
	Ignore      []string `yaml:"ignore" doc:"texts that need no attention; a trailing * matches any rest"`
	IgnoreCodes []string `yaml:"ignoreCodes" doc:"kinds of text that need no attention, as the mapping codes them"`
}

// DuplicatePolicy bounds how long an order number is remembered.
type DuplicatePolicy struct {
	WindowDays int `yaml:"windowDays" doc:"days an order number stays taken, default 400"`
}

// Defaults returns the policy of a partner that says nothing.
func Defaults() Policy {
	return Policy{
		Price:        PricePolicy{Percent: "0", Absolute: "0", Missing: "hold"},
		Total:        TotalPolicy{Percent: "0", PerLine: "0.01"},
		Dates:        DatePolicy{FutureDays: 730, AgeDays: 180},
		Duplicates:   DuplicatePolicy{WindowDays: 400},
		NoCommitment: []string{"BE", "IN"},
	}
}

// Weighed gives findings of the rules that need the order as it stands, which
// others than Check find, the severity that the partner's file gives them.
func (p Policy) Weighed(findings []gateway.Finding) []gateway.Finding {
	var out []gateway.Finding
	for _, f := range findings {
		if r := ruleOf(f.Code); r != nil && r.Needs == Ordered {
			if s, ok := p.Severity[f.Code]; ok {
				f.Severity = s
			}
		}
		if f.Severity != Off {
			out = append(out, f)
		}
	}
	return out
}

// Problem is one thing wrong with a policy. Path leads to the value inside the
// policy ("severity", "line.price.tolerance"), for strict.File.Fault.
type Problem struct {
	Path    []string
	Message string
	Hint    string
}

// Validate returns everything wrong with the policy.
func (p Policy) Validate() []Problem {
	var out []Problem
	bad := func(message, hint string, path ...string) {
		out = append(out, Problem{Path: path, Message: message, Hint: hint})
	}
	codes := Codes()
	known := make([]string, 0, len(p.Severity))
	for code := range p.Severity {
		known = append(known, code)
	}
	slices.Sort(known)
	for _, code := range known {
		if !slices.Contains(codes, code) {
			hint := ""
			if near := gateway.Nearest(code, codes); near != "" {
				hint = fmt.Sprintf("did you mean %q?", near)
			}
			bad(fmt.Sprintf("unknown rule %q", code), hint, "severity", code)
			continue
		}
		s := p.Severity[code]
		if !slices.Contains([]gateway.Severity{gateway.Note, gateway.Warn, gateway.Hold, gateway.Reject, Off}, s) {
			bad(fmt.Sprintf("unknown severity %q", s), "note, warn, hold, reject or off", "severity", code)
		}
		if ruleOf(code).firm && (s == Off || !s.Worse(gateway.Warn)) {
			bad(fmt.Sprintf("rule %q cannot be set to %q: without it an order could be posted twice", code, s), "hold or reject", "severity", code)
		}
	}
	for _, d := range []struct{ section, name, text string }{
		{"price", "percent", p.Price.Percent}, {"price", "absolute", p.Price.Absolute},
		{"total", "percent", p.Total.Percent}, {"total", "perLine", p.Total.PerLine},
	} {
		if d.text == "" {
			continue
		}
		v, err := decimal.NewFromString(d.text)
		if err != nil || v.IsNegative() || !inRange(v) {
			bad(fmt.Sprintf("%q is not an amount", d.text), "a number from 0, such as 2.5", d.section, d.name)
		} else if d.name == "percent" && v.GreaterThan(decimal.NewFromInt(100)) {
			bad(fmt.Sprintf("%s percent is more than the whole", d.text), "from 0 to 100", d.section, d.name)
		}
	}
	if m := p.Price.Missing; m != "" && m != "hold" && m != "agreed" {
		bad(fmt.Sprintf("unknown value %q", m), "hold or agreed", "price", "missing")
	}
	for _, n := range []struct {
		section, name string
		days          int
	}{
		{"dates", "pastDays", p.Dates.PastDays}, {"dates", "futureDays", p.Dates.FutureDays}, {"dates", "ageDays", p.Dates.AgeDays},
		{"dates", "leadDays", p.Dates.LeadDays}, {"duplicates", "windowDays", p.Duplicates.WindowDays},
	} {
		if n.days < 0 || n.days > 36500 {
			bad(fmt.Sprintf("%d days make no sense", n.days), "from 0 to 36500", n.section, n.name)
		}
	}
	for i, t := range p.Notes.Ignore {
		if strings.TrimSpace(t) == "" || strings.TrimSpace(t) == "*" {
			bad("this would ignore every text", "set severity order.note.text: off instead", "notes", "ignore", fmt.Sprint(i))
		}
	}
	return out
}

// amount reads a decimal of the policy; a bad or empty one gives the default,
// which is never wider than what the operator meant (Validate has told him).
func amount(text, fallback string) decimal.Decimal {
	if text != "" {
		if v, err := decimal.NewFromString(text); err == nil && !v.IsNegative() && inRange(v) {
			return v
		}
	}
	return decimal.RequireFromString(fallback)
}

func days(n, fallback int) int {
	if n == 0 {
		return fallback
	}
	return n
}

func (p Policy) noCommitment() []string {
	if p.NoCommitment == nil {
		return []string{"BE", "IN"}
	}
	return p.NoCommitment
}

func (n NotePolicy) ignored(t gateway.Text) bool {
	if t.Code != "" && slices.Contains(n.IgnoreCodes, t.Code) {
		return true
	}
	text := strings.ToLower(strings.TrimSpace(t.Text))
	for _, ig := range n.Ignore {
		ig = strings.ToLower(strings.TrimSpace(ig))
		if prefix, ok := strings.CutSuffix(ig, "*"); ok && prefix != "" && strings.HasPrefix(text, prefix) || ig == text {
			return true
		}
	}
	return false
}
