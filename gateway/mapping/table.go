// SPDX-License-Identifier: Apache-2.0

package mapping

import (
	"fmt"
	"strings"

	"ordergate/gateway"
	"ordergate/gateway/strict"
)

// tableFile is a code table as written.
type tableFile struct {
	Table    string                     `yaml:"table" doc:"the name that lookup() knows it by"`
	Title    string                     `yaml:"title" doc:"a line for people"`
	Extends  string                     `yaml:"extends" doc:"the table that this one adds to"`
	Unmapped unmappedRule               `yaml:"unmapped" doc:"what a code that is not listed means; an error when absent"`
	Entries  strict.Pairs[strict.Value] `yaml:"entries" doc:"code: meaning; none for a code that means nothing here"`
}

// unmappedRule is the visible default of a table.
type unmappedRule struct {
	Keep     string `yaml:"keep" doc:"the code is kept as sent behind this prefix"`
	Value    string `yaml:"value" doc:"every other code means this"`
	Severity string `yaml:"severity" enum:"note,warn,hold,reject" doc:"of the finding that tells of it; hold when absent"`
}

// table is a code table, ready for look-up. Read-only.
type table struct {
	name     string
	entries  map[string]string
	empty    map[string]bool // codes that mean nothing here
	unmapped unmappedRule
	sources  []string // files
}

// lay returns base with entries over it.
func (t *table) lay(entries strict.Pairs[strict.Value], file string, faults *gateway.Faults) *table {
	out := &table{name: t.name, unmapped: t.unmapped, sources: append([]string(nil), t.sources...),
		entries: make(map[string]string, len(t.entries)+len(entries)), empty: map[string]bool{}}
	for k, v := range t.entries {
		out.entries[k] = v
	}
	for k := range t.empty {
		out.empty[k] = true
	}
	for i := range entries {
		e := &entries[i]
		delete(out.entries, e.Key)
		delete(out.empty, e.Key)
		switch {
		case e.Value.Kind == strict.Scalar && e.Value.Text == "none" && !e.Value.Quoted:
			out.empty[e.Key] = true
		case e.Value.Kind == strict.Scalar && e.Value.Text != "":
			out.entries[e.Key] = e.Value.Text
		default:
			*faults = append(*faults, gateway.Fault{File: file, Line: e.Line, Column: e.Column,
				Message: fmt.Sprintf("code %q has no meaning", e.Key), Hint: "write none for a code that means nothing here"})
		}
	}
	return out
}

// look finds what a code means. note is a finding to report beside the value.
func (t *table) look(v value, strictly bool) (out value, note *problem) {
	code := v.text
	if m, ok := t.entries[code]; ok {
		return textValue(m, v.at), nil
	}
	if t.empty[code] {
		return nothing, nil
	}
	p := &problem{code: "mapping.code.unmapped", severity: gateway.Hold, found: code, at: v.at,
		message: fmt.Sprintf("Code %q is not in table %s.", code, t.name),
		hint:    "Ask the partner what it means and add it to the table, or to the tables of the partner's mapping."}
	if strictly || t.unmapped == (unmappedRule{}) {
		return value{problem: p, at: v.at}, nil
	}
	if t.unmapped.Severity != "" {
		p.severity = gateway.Severity(t.unmapped.Severity)
	}
	if t.unmapped.Value != "" {
		return textValue(t.unmapped.Value, v.at), p
	}
	if t.unmapped.Keep == "" { // only a severity is given
		return value{problem: p, at: v.at}, nil
	}
	return textValue(t.unmapped.Keep+code, v.at), p
}

// sortedNames helps faults to name what there is.
func (t *table) String() string { return t.name + " (" + strings.Join(t.sources, ", ") + ")" }
