// SPDX-License-Identifier: Apache-2.0

package main

import (
	"fmt"
	"text/tabwriter"

	"ordergate/gateway/app"
)

type mappingCmd struct {
	New     mappingNewCmd     `cmd:"" help:"Write a first mapping for a document that nobody has read before."`
	Test    mappingTestCmd    `cmd:"" help:"Run the examples of all mapping files. Exit code 1 when one fails."`
	Explain mappingExplainCmd `cmd:"" help:"Show for each field of the order the expression, the value and where in the document it came from."`
	Lint    mappingLintCmd    `cmd:"" help:"Show all faults of mapping files, and what a careful colleague would say of them. Exit code 1 when there is a fault."`
	Fmt     mappingFmtCmd     `cmd:"" help:"Print mapping files in their canonical form; comments and meaning stay."`
	Schema  mappingSchemaCmd  `cmd:"" help:"Print the JSON Schema of mapping files, for editors."`
	Diff    mappingDiffCmd    `cmd:"" help:"Replay archived documents through two mappings and show order by order what would change. With --approve, let the edit go live."`
	Status  mappingStatusCmd  `cmd:"" help:"Show which version of each mapping reads orders, and which edits wait for approval."`
}

type mappingTestCmd struct {
	Dir    string `arg:"" optional:"" help:"Folder of mapping files." default:"mappings" type:"path"`
	Update bool   `help:"First write what comes of the examples as what is wanted; look at the difference before you keep it."`
}

func (c *mappingTestCmd) Run(w world) error {
	if c.Update {
		changed, _, err := app.UpdateExamples(c.Dir) // faults are told below
		for _, name := range changed {
			fmt.Fprintf(w.out, "wrote %s\n", name)
		}
		if err != nil {
			return err
		}
	}
	results, faults := app.TestMappings(c.Dir)
	showFaults(w.out, faults, "")
	failed := len(faults.Errors())
	for _, r := range results {
		if r.OK() {
			fmt.Fprintf(w.out, "ok    %s  %s\n", r.Mapping, r.File)
			continue
		}
		failed++
		fmt.Fprintf(w.out, "FAIL  %s  %s\n", r.Mapping, r.File)
		for _, d := range r.Differences {
			fmt.Fprintf(w.out, "      %s\n", d)
		}
	}
	fmt.Fprintf(w.out, "%d example(s), %d failed\n", len(results), failed)
	if failed > 0 {
		return exitCode(1)
	}
	return nil
}

type mappingExplainCmd struct {
	File    string `arg:"" help:"The document."`
	Config  string `help:"The config file, for partners and mappings; without one the built-in readings are used." type:"path" env:"ORDERGATE_CONFIG"`
	Partner string `help:"Take the document to be from this partner."`
	Mapping string `help:"Use this mapping, whatever the partner file says."`
}

func (c *mappingExplainCmd) Run(w world) error {
	explained, err := app.Explain(w.ctx, c.File, c.Config, c.Partner, c.Mapping, w.getenv)
	if err != nil {
		return shownOr(w, err, c.Config)
	}
	for i, doc := range explained {
		if i > 0 {
			fmt.Fprintln(w.out)
		}
		fmt.Fprintf(w.out, "%s %s, read by %s\n", doc.Type, doc.Control, doc.Mapping)
		t := tabwriter.NewWriter(w.out, 0, 8, 2, ' ', 0)
		fmt.Fprintln(t, "FIELD\tVALUE\tEXPRESSION\tFROM\tRULE")
		for _, e := range doc.Fields {
			fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%s\n", e.Field, e.Value, e.Expression, e.Position.Path, e.Rule)
		}
		if err := t.Flush(); err != nil {
			return err
		}
		for _, f := range doc.Findings {
			fmt.Fprintf(w.out, "%s %s: %s\n", f.Severity, f.Code, f.Message)
		}
	}
	return nil
}
