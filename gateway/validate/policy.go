// SPDX-License-Identifier: Apache-2.0

package validate

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"ordergate/gateway"
	"ordergate/gateway/validate/own"
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
	Lines      LinePolicy      `yaml:"lines"`
	Quantity   QuantityPolicy  `yaml:"quantity"`
	ShipTo     ShipToPolicy    `yaml:"shipTo"`
	Terms      TermsPolicy     `yaml:"terms"`
	Paper      PaperPolicy     `yaml:"paper"`
	// NoCommitment lists order types that are no firm order and wait for a
	// person: BEG02 as sent or the canonical orderTypeCode. Default BE
	// (blanket estimate) and IN (information copy).
	NoCommitment []string `yaml:"noCommitment" doc:"order types that are no firm order"`

	// Own are rules of the partner's own; Prepare compiles them.
	Own []own.Rule `yaml:"own" doc:"rules of this partner's own, in the mapping language"`
	own *own.Set
}

// PricePolicy says how far a price may be off the agreed one. A price passes
// when it is within Percent or within Absolute.
type PricePolicy struct {
	Percent  string `yaml:"percent" doc:"percent of the agreed price, default 0"`
	Absolute string `yaml:"absolute" doc:"amount per ordered unit, default 0"`
	// Allowance is what an order may take off its prices, of header and lines together.
	Allowance string `yaml:"allowance" doc:"percent of the order that its allowances may take off, default 0"`
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
	// What an order may be worth, in its own currency.
	Limit   string `yaml:"limit" doc:"what an order may be worth at most, in its currency; default no limit"`
	Minimum string `yaml:"minimum" doc:"what an order is to be worth at least; default nothing"`
}

// DatePolicy bounds dates. Days are calendar days.
type DatePolicy struct {
	PastDays   int `yaml:"pastDays" doc:"days a requested date may lie in the past, default 0"`
	FutureDays int `yaml:"futureDays" doc:"days a requested date may lie ahead, default 730"`
	AgeDays    int `yaml:"ageDays" doc:"days the order date may lie back, default 180"`
	LeadDays   int `yaml:"leadDays" doc:"days needed before a requested date, default 0"`

	Weekend          []string `yaml:"weekend" doc:"days of the week on which nothing is delivered or despatched: mon tue wed thu fri sat sun"`
	Holidays         []string `yaml:"holidays" doc:"dates on which nothing is delivered or despatched, as 2026-12-25"`
	Calendar         string   `yaml:"calendar" doc:"calendar of the master data for deliveries; default the customer's"`
	DespatchCalendar string   `yaml:"despatchCalendar" doc:"calendar of the master data for despatches; default none"`
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
	WindowDays  int `yaml:"windowDays" doc:"days an order number stays taken, default 400"`
	ContentDays int `yaml:"contentDays" doc:"days in which the same content under another number is noticed, default 14, where the order asks for no date 1; severity order.content.duplicate: off for never"`
}

// LinePolicy bounds an order.
type LinePolicy struct {
	Maximum int `yaml:"maximum" doc:"lines an order may have; default any number"`
}

// QuantityPolicy bounds a line, whatever its item.
type QuantityPolicy struct {
	Maximum string `yaml:"maximum" doc:"quantity of a line above which somebody is to look, in the unit ordered; default none"`
}

// ShipToPolicy says where an order may be delivered.
type ShipToPolicy struct {
	Countries []string `yaml:"countries" doc:"countries an order may be delivered to, ISO 3166 (US, CA); default any"`
}

// TermsPolicy lists the terms that are agreed, instead of the customer's lists in
// the master data.
type TermsPolicy struct {
	Payment []string `yaml:"payment" doc:"payment terms agreed: net 30, 2/10 net 30, a code (ITD01) or the words sent; default the customer's, or any"`
	Freight []string `yaml:"freight" doc:"freight terms agreed: who pays (FOB01: CC, PP) and Incoterms (FCA, DAP); default the customer's, or any"`
}

// PaperPolicy is for orders that were read of pages laid out for people: PDFs, scans,
// typed mails, Word files, forms in Excel.
type PaperPolicy struct {
	Buyer    []string `yaml:"buyer" doc:"names that stand for the customer on its orders, beside the one in the master data"`
	Supplier []string `yaml:"supplier" doc:"names that stand for us on its orders, beside those of our stations"`
	ShipTo   string   `yaml:"shipTo" doc:"what an order that names no delivery address means: hold (default), or default: the customer's default ship-to"`
}

// Calendars names the calendars of the master data that the rules want, for
// Who.Calendars.
func (p Policy) Calendars() []string {
	var out []string
	for _, name := range []string{p.Dates.Calendar, p.Dates.DespatchCalendar} {
		if name != "" {
			out = append(out, name)
		}
	}
	return out
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

// AsSent reports whether rules go by codes as the document has them, for which
// tables may have other words: the order is then to be checked with its trace. The
// codes of the default have no other word.
func (p Policy) AsSent() bool {
	return slices.ContainsFunc(p.NoCommitment, func(code string) bool { return !slices.Contains([]string{"BE", "IN"}, code) })
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
