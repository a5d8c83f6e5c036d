// SPDX-License-Identifier: Apache-2.0

package main

import (
	"fmt"
	"os"

	"ordergate/gateway/app"
)

type mappingLintCmd struct {
	What   []string `arg:"" optional:"" help:"Mapping files or ids; default all of the folder."`
	Dir    string   `help:"Folder of mapping files." default:"mappings" type:"path"`
	Strict bool     `help:"Warnings fail too."`
}

func (c *mappingLintCmd) Run(w world) error {
	advice, err := app.LintMappings(w.ctx, c.Dir, c.What)
	if err != nil {
		return err
	}
	faults, warnings := 0, 0
	sources := map[string][]byte{}
	for _, a := range advice {
		source, known := sources[a.File]
		if !known && a.Line > 0 {
			source, _ = os.ReadFile(a.File) // one of the program's own: no line is shown
			sources[a.File] = source
		}
		switch {
		case a.Note:
			a.Message = "note: " + a.Message
			source = nil
		case a.Warning:
			warnings++
		default:
			faults++
		}
		fmt.Fprintln(printable{w.out}, a.Show(source))
	}
	fmt.Fprintf(w.out, "%d fault(s), %d warning(s)\n", faults, warnings)
	if faults > 0 || c.Strict && warnings > 0 {
		return exitCode(1)
	}
	return nil
}
