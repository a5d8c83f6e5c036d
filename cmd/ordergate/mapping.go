// SPDX-License-Identifier: Apache-2.0

package main

import (
	"fmt"

	"ordergate/gateway/app"
)

type mappingCmd struct {
	Learn   mappingLearnCmd   `cmd:"" help:"Propose lines of a mapping for what a paper order should have been read as."`
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
		changed, _, err := app.UpdateExamples(w.ctx, c.Dir) // faults are told below
		for _, name := range changed {
			fmt.Fprintf(w.out, "wrote %s\n", name)
		}
		if err != nil {
			return err
		}
	}
	results, faults, err := app.TestMappings(w.ctx, c.Dir)
	if err != nil {
		return err
	}
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
