// SPDX-License-Identifier: Apache-2.0

package validate

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"ordergate/gateway"
)

// Problem is one thing wrong with a policy. Path leads to the value inside the
// policy ("severity", "line.price.tolerance"), for strict.File.Fault.
type Problem struct {
	Path    []string
	Message string
	Hint    string
}

// problems collects them.
type problems []Problem

func (ps *problems) add(message, hint string, path ...string) {
	*ps = append(*ps, Problem{Path: path, Message: message, Hint: hint})
}

// Validate returns everything wrong with the policy.
func (p Policy) Validate() []Problem {
	var out problems
	p.checkSeverities(&out)
	p.checkAmounts(&out)
	if m := p.Price.Missing; m != "" && m != "hold" && m != "agreed" {
		out.add(fmt.Sprintf("unknown value %q", m), "hold or agreed", "price", "missing")
	}
	if m := p.Paper.ShipTo; m != "" && m != "hold" && m != "default" {
		out.add(fmt.Sprintf("unknown value %q", m), "hold or default", "paper", "shipTo")
	}
	p.checkDays(&out)
	p.checkLists(&out)
	return out
}

func (p Policy) checkSeverities(out *problems) {
	codes := Codes()
	for _, code := range slices.Sorted(maps.Keys(p.Severity)) {
		if !slices.Contains(codes, code) {
			hint := ""
			if near := gateway.Nearest(code, codes); near != "" {
				hint = fmt.Sprintf("did you mean %q?", near)
			}
			out.add(fmt.Sprintf("unknown rule %q", code), hint, "severity", code)
			continue
		}
		s := p.Severity[code]
		if !slices.Contains(severities, s) {
			out.add(fmt.Sprintf("unknown severity %q", s), "note, warn, hold, reject or off", "severity", code)
		}
		if r := ruleOf(code); (r.firm || ofPaper(code) && r.Paper != "") && (s == Off || !s.Worse(gateway.Warn)) {
			out.add(fmt.Sprintf("rule %q cannot be set to %q: without it %s", code, s, why(code)), "hold or reject", "severity", code)
		}
	}
}

// why a rule may not be loosened.
func why(code string) string {
	if ofPaper(code) {
		return "an order that was misread could be posted"
	}
	return "an order could be posted twice"
}

var severities = []gateway.Severity{gateway.Note, gateway.Warn, gateway.Hold, gateway.Reject, Off}

func (p Policy) checkAmounts(out *problems) {
	for _, d := range []struct{ section, name, text string }{
		{"price", "percent", p.Price.Percent}, {"price", "absolute", p.Price.Absolute}, {"price", "allowance", p.Price.Allowance},
		{"total", "percent", p.Total.Percent}, {"total", "perLine", p.Total.PerLine},
		{"total", "limit", p.Total.Limit}, {"total", "minimum", p.Total.Minimum}, {"quantity", "maximum", p.Quantity.Maximum},
	} {
		if d.text == "" {
			continue
		}
		v, err := decimal.NewFromString(d.text)
		if err != nil || v.IsNegative() || !inRange(v) {
			out.add(fmt.Sprintf("%q is not an amount", d.text), "a number from 0, such as 2.5", d.section, d.name)
		} else if (d.name == "percent" || d.name == "allowance") && v.GreaterThan(decimal.NewFromInt(100)) {
			out.add(fmt.Sprintf("%s percent is more than the whole", d.text), "from 0 to 100", d.section, d.name)
		}
	}
}

func (p Policy) checkDays(out *problems) {
	for _, n := range []struct {
		section, name string
		days          int
	}{
		{"dates", "pastDays", p.Dates.PastDays}, {"dates", "futureDays", p.Dates.FutureDays}, {"dates", "ageDays", p.Dates.AgeDays},
		{"dates", "leadDays", p.Dates.LeadDays}, {"duplicates", "windowDays", p.Duplicates.WindowDays}, {"duplicates", "contentDays", p.Duplicates.ContentDays},
	} {
		if n.days < 0 || n.days > 36500 {
			out.add(fmt.Sprintf("%d days make no sense", n.days), "from 0 to 36500", n.section, n.name)
		}
	}
	if n := p.Lines.Maximum; n < 0 {
		out.add(fmt.Sprintf("%d lines make no sense", n), "from 1", "lines", "maximum")
	}
	for i, w := range p.Dates.Weekend {
		if !slices.Contains(weekdays, w) {
			out.add(fmt.Sprintf("%q is no day of the week", w), strings.Join(weekdays, " "), "dates", "weekend", fmt.Sprint(i))
		}
	}
	if len(p.Dates.Weekend) >= len(weekdays) {
		out.add("no day of the week is left", "leave out the days on which goods are taken", "dates", "weekend")
	}
	for i, h := range p.Dates.Holidays {
		if realDate(h) == "" {
			out.add(fmt.Sprintf("%q is no date", h), "as in 2026-12-25", "dates", "holidays", fmt.Sprint(i))
		}
	}
}

var weekdays = []string{"mon", "tue", "wed", "thu", "fri", "sat", "sun"}

func (p Policy) checkLists(out *problems) {
	for i, t := range p.Notes.Ignore {
		if strings.TrimSpace(t) == "" || strings.TrimSpace(t) == "*" {
			out.add("this would ignore every text", "set severity order.note.text: off instead", "notes", "ignore", fmt.Sprint(i))
		}
	}
	for i, c := range p.ShipTo.Countries {
		if len(c) != 2 || strings.Trim(c, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" {
			out.add(fmt.Sprintf("%q is no country", c), "two capitals as in ISO 3166: US, DE", "shipTo", "countries", fmt.Sprint(i))
		}
	}
	for i, t := range p.Terms.Freight {
		if n := len(strings.TrimSpace(t)); n != 2 && n != 3 {
			out.add(fmt.Sprintf("%q are no freight terms", t), "two letters of FOB01 (CC, PP) or three of Incoterms (FCA)", "terms", "freight", fmt.Sprint(i))
		}
	}
}
