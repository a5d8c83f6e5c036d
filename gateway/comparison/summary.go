// SPDX-License-Identifier: Apache-2.0

package comparison

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"time"

	"ordergate/gateway"
)

// Summary counts what a comparison found.
type Summary struct {
	Documents  int `json:"documents"` // read by both mappings
	Unchanged  int `json:"unchanged"`
	Changed    int `json:"changed"`              // differ in a value or a finding
	Unreadable int `json:"unreadable,omitempty"` // their payloads are gone

	Fields   []FieldCount   `json:"fields,omitempty"`
	Appear   []FindingCount `json:"appear,omitempty"`
	Vanish   []FindingCount `json:"vanish,omitempty"`
	Outcomes []OutcomeCount `json:"outcomes,omitempty"` // of those whose outcome changes

	First time.Time `json:"first,omitzero"` // when the oldest of the documents was taken
	Last  time.Time `json:"last,omitzero"`

	fields         map[string]*FieldCount
	appear, vanish map[FindingCount]*FindingCount
	outcomes       map[OutcomeCount]int
}

// FieldCount says how often a field changes: "orderLine.quantity".
type FieldCount struct {
	Field  string `json:"field"`
	Orders int    `json:"orders"`
	Values int    `json:"values"`
}

// FindingCount says how often a finding appears or vanishes.
type FindingCount struct {
	Code     string           `json:"code"`
	Severity gateway.Severity `json:"severity"`
	Orders   int              `json:"orders"`
	Findings int              `json:"findings"`
}

// OutcomeCount says for how many orders an outcome becomes another.
type OutcomeCount struct {
	From   string `json:"from"`
	To     string `json:"to"`
	Orders int    `json:"orders"`
}

func newSummary() *Summary {
	return &Summary{fields: map[string]*FieldCount{}, appear: map[FindingCount]*FindingCount{}, vanish: map[FindingCount]*FindingCount{}, outcomes: map[OutcomeCount]int{}}
}

func (s *Summary) add(b *batch) {
	s.Documents += b.compared
	s.Unreadable += b.unreadable
	s.Changed += len(b.differ)
	for i := range b.documents {
		at := b.documents[i].message.Envelope.ReceivedAt
		if s.First.IsZero() || at.Before(s.First) {
			s.First = at
		}
		if at.After(s.Last) {
			s.Last = at
		}
	}
	for i := range b.differ {
		o := &b.differ[i]
		seen := map[string]bool{}
		for _, c := range o.Changes {
			name := fieldName(c.Field)
			f := s.fields[name]
			if f == nil {
				f = &FieldCount{Field: name}
				s.fields[name] = f
			}
			if f.Values++; !seen[name] {
				seen[name] = true
				f.Orders++
			}
		}
		count(s.appear, o.Appear)
		count(s.vanish, o.Vanish)
		if o.From != o.To {
			s.outcomes[OutcomeCount{From: o.From, To: o.To}]++
		}
	}
}

func count(into map[FindingCount]*FindingCount, found []Judgment) {
	seen := map[FindingCount]bool{}
	for _, j := range found {
		k := FindingCount{Code: j.Code, Severity: j.Severity}
		f := into[k]
		if f == nil {
			f = &FindingCount{Code: j.Code, Severity: j.Severity}
			into[k] = f
		}
		if f.Findings++; !seen[k] {
			seen[k] = true
			f.Orders++
		}
	}
}

// close sorts what was counted, the most first.
func (s *Summary) close() *Summary {
	s.Unchanged = s.Documents - s.Changed
	for _, f := range s.fields {
		s.Fields = append(s.Fields, *f)
	}
	slices.SortFunc(s.Fields, func(a, b FieldCount) int {
		return cmp.Or(cmp.Compare(b.Orders, a.Orders), cmp.Compare(a.Field, b.Field))
	})
	s.Appear, s.Vanish = sorted(s.appear), sorted(s.vanish)
	for k, n := range s.outcomes {
		s.Outcomes = append(s.Outcomes, OutcomeCount{k.From, k.To, n})
	}
	slices.SortFunc(s.Outcomes, func(a, b OutcomeCount) int {
		return cmp.Or(cmp.Compare(b.Orders, a.Orders), cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To))
	})
	return s
}

func sorted(counts map[FindingCount]*FindingCount) []FindingCount {
	var out []FindingCount
	for f := range maps.Values(counts) {
		out = append(out, *f)
	}
	slices.SortFunc(out, func(a, b FindingCount) int {
		return cmp.Or(cmp.Compare(b.Orders, a.Orders), cmp.Compare(a.Code, b.Code), cmp.Compare(a.Severity, b.Severity))
	})
	return out
}

// fieldName is a field as a mapping file names it: "/orderLine/3/quantity" is
// "orderLine.quantity". What is left over is counted as extensions.
func fieldName(pointer string) string {
	var parts []string
	for p := range strings.SplitSeq(strings.TrimPrefix(pointer, "/"), "/") {
		if p == "" || p[0] >= '0' && p[0] <= '9' {
			continue
		}
		if parts = append(parts, p); p == "extensions" {
			break
		}
	}
	return strings.Join(parts, ".")
}
