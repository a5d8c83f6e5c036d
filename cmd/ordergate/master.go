// SPDX-License-Identifier: Apache-2.0

package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"ordergate/gateway/app"
	"ordergate/gateway/masterdata"
	"ordergate/gateway/masterdata/sheet"
)

type masterCmd struct {
	Status masterStatusCmd `cmd:"" help:"Show which generation of master data is in use, and how many rows it has."`
	Import masterImportCmd `cmd:"" help:"Hand in files: prices.csv replaces the table prices; with --changes, prices.ANYTHING.csv is laid over it. Exit code 1 when one is refused."`
	Report masterReportCmd `cmd:"" help:"Show the last import: what was refused, and why."`
}

type masterStatusCmd struct {
	configFlag
	JSON bool `help:"As JSON."`
}

func (c *masterStatusCmd) Run(w world) error {
	return withOps(w, c.Config, func(ops app.Operations) error {
		s, err := ops.MasterStatus(w.ctx)
		if err != nil {
			return err
		}
		if c.JSON {
			return printJSON(w.out, s)
		}
		fmt.Fprintf(w.out, "generation %d, loaded %s\n", s.Generation, s.LoadedAt.Format("2006-01-02 15:04:05"))
		for _, t := range masterdata.Tables() {
			if n := s.Rows[t]; n > 0 {
				fmt.Fprintf(w.out, "  %-18s %d\n", t, n)
			}
		}
		if s.Last.Kept {
			fmt.Fprintln(w.out, "the last import was refused: see ordergate master report")
		}
		return nil
	})
}

type masterReportCmd struct {
	configFlag
	JSON bool `help:"As JSON."`
}

func (c *masterReportCmd) Run(w world) error {
	return withOps(w, c.Config, func(ops app.Operations) error {
		s, err := ops.MasterStatus(w.ctx)
		if err != nil {
			return err
		}
		if c.JSON {
			return printJSON(w.out, s.Last)
		}
		return printReport(w, s.Last)
	})
}

func printReport(w world, r masterdata.Report) error {
	_, err := fmt.Fprintln(printable{w.out}, strings.Join(r.Text(), "\n"))
	return err
}

type masterImportCmd struct {
	configFlag
	Changes bool     `help:"The files are changes: rows to add or to replace, and rows to delete (column delete)."`
	JSON    bool     `help:"Print the report as JSON."`
	Files   []string `arg:"" name:"file" help:"Files, named for their tables." type:"existingfile"`
}

func (c *masterImportCmd) Run(w world) error {
	return withOps(w, c.Config, func(ops app.Operations) error {
		for _, name := range c.Files {
			if err := c.one(w, ops, name); err != nil {
				return err
			}
		}
		return nil
	})
}

func (c *masterImportCmd) one(w world, ops app.Operations, name string) error {
	stem, format, ok := sheet.Split(filepath.Base(name))
	if c.Changes {
		stem, _, _ = strings.Cut(stem, ".")
	}
	if !ok || !slices.Contains(masterdata.Tables(), stem) {
		return fmt.Errorf("%s: the name says no table and format: it should be as prices.csv, items.json or units.jsonl; the tables are %s", name, strings.Join(masterdata.Tables(), ", "))
	}
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	r, err := ops.MasterPut(w.ctx, stem, format, c.Changes, f)
	if r.At.IsZero() {
		return err
	}
	if c.JSON {
		b, jerr := json.Marshal(r)
		fmt.Fprintf(w.out, "%s\n", b)
		err = errors.Join(err, jerr)
	} else if perr := printReport(w, r); perr != nil {
		return perr
	}
	if err != nil {
		return exitCode(1)
	}
	return nil
}
