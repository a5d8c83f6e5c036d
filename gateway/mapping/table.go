// SPDX-License-Identifier: Apache-2.0

package mapping

import (
	"fmt"
	"maps"
	"slices"

	"ordergate/gateway"
	"ordergate/gateway/mapping/expression"
	"ordergate/gateway/strict"
)

// tableFile is a code table as written.
type tableFile struct {
	Table    string                     `yaml:"table" doc:"the name that lookup() knows it by"`
	Title    string                     `yaml:"title" doc:"a line for people"`
	Extends  string                     `yaml:"extends" doc:"the table that this one adds to"`
	Unmapped expression.Unmapped        `yaml:"unmapped" doc:"what a code that is not listed means; an error when absent"`
	Entries  strict.Pairs[strict.Value] `yaml:"entries" doc:"code: meaning; none for a code that means nothing here"`
}

// lay returns t with entries over it; t is not changed.
func lay(t *expression.Table, entries strict.Pairs[strict.Value], file string, faults *gateway.Faults) *expression.Table {
	out := &expression.Table{Name: t.Name, Unmapped: t.Unmapped, Files: slices.Clone(t.Files),
		Entries: maps.Clone(t.Entries), Empty: maps.Clone(t.Empty)}
	if out.Entries == nil {
		out.Entries = map[string]string{}
	}
	if out.Empty == nil {
		out.Empty = map[string]bool{}
	}
	for i := range entries {
		e := &entries[i]
		delete(out.Entries, e.Key)
		delete(out.Empty, e.Key)
		switch {
		case e.Value.Kind == strict.Scalar && e.Value.Text == "none" && !e.Value.Quoted:
			out.Empty[e.Key] = true
		case e.Value.Kind == strict.Scalar && e.Value.Text != "":
			out.Entries[e.Key] = e.Value.Text
		default:
			*faults = append(*faults, gateway.Fault{File: file, Line: e.Line, Column: e.Column,
				Message: fmt.Sprintf("code %q has no meaning", e.Key), Hint: "write none for a code that means nothing here"})
		}
	}
	return out
}
