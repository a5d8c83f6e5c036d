// SPDX-License-Identifier: Apache-2.0

package expression

import (
	"fmt"

	"ordergate/gateway"
)

// Table is a code table. Read-only once expressions use it.
type Table struct {
	Name     string
	Entries  map[string]string
	Empty    map[string]bool // codes that mean nothing here
	Unmapped Unmapped
	Files    []string // it is made of
}

// Unmapped is what a code that a table does not list means; an error when zero.
type Unmapped struct {
	Keep     string `yaml:"keep" doc:"the code is kept as sent behind this prefix"`
	Value    string `yaml:"value" doc:"every other code means this"`
	Severity string `yaml:"severity" enum:"note,warn,hold,reject" doc:"of the finding that tells of it; hold when absent"`
}

// listed gives what a listed code means.
func (t *Table) listed(code string) (string, bool) {
	m, ok := t.Entries[code]
	return m, ok
}

// look puts what a code means in its place. note is to be told of beside the value.
func (t *Table) look(v *Value, strictly bool) (note *Problem) {
	code := v.text
	if m, ok := t.Entries[code]; ok {
		v.text = m
		return nil
	}
	if t.Empty[code] {
		v.setNothing()
		return nil
	}
	p := &Problem{code: "mapping.code.unmapped", severity: gateway.Hold, found: code, at: v.at,
		message: fmt.Sprintf("Code %q is not in table %s.", code, t.Name),
		hint:    "Ask the partner what it means and add it to the table, or to the tables of the partner's mapping."}
	if strictly {
		v.kind, v.problem = absent, p
		return nil
	}
	if t.Unmapped.Severity != "" {
		p.severity = gateway.Severity(t.Unmapped.Severity)
	}
	switch {
	case t.Unmapped.Value != "":
		v.text = t.Unmapped.Value
		return p
	case t.Unmapped.Keep != "":
		v.text = t.Unmapped.Keep + code
		return p
	}
	v.kind, v.problem = absent, p
	return nil
}
