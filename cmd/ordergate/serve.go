// SPDX-License-Identifier: Apache-2.0

package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"runtime/debug"

	"ordergate/gateway"
	"ordergate/gateway/app"
)

type serveCmd struct{ configFlag }

func (c *serveCmd) Run(w world) error {
	// A third less memory under load for a tenth of the speed, and no peaks while
	// collecting is late: what lives at a time is bounded by the sizes of batches.
	if w.getenv("GOGC") == "" {
		debug.SetGCPercent(50)
	}
	if w.getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(64 << 20)
	}
	a, err := app.New(w.ctx, app.Options{ConfigFile: c.Config, Getenv: w.getenv, LogTo: w.err, Version: version, Crash: w.crash})
	if err != nil {
		return faultsOr(w, err)
	}
	return errors.Join(a.Run(w.ctx), a.Close())
}

type checkCmd struct{ configFlag }

func (c *checkCmd) Run(w world) error {
	faults := app.CheckFiles(w.ctx, c.Config, w.getenv)
	showFaults(w.out, faults, c.Config)
	if n := len(faults.Errors()); n > 0 {
		fmt.Fprintf(w.out, "%d fault(s)\n", n)
		return exitCode(1)
	}
	fmt.Fprintln(w.out, "config, partners, mappings and master data are in order")
	return nil
}

// faultsOr prints faults a line each; any other error is main's to print.
func faultsOr(w world, err error) error {
	var faults gateway.Faults
	if !errors.As(err, &faults) {
		return err
	}
	for _, f := range faults {
		fmt.Fprintln(w.err, f)
	}
	return exitCode(1)
}

// shownOr is faultsOr with the lines of mapping files.
func shownOr(w world, err error, config string) error {
	var faults gateway.Faults
	if !errors.As(err, &faults) {
		return err
	}
	showFaults(w.err, faults, config)
	return exitCode(1)
}

// showFaults prints faults with the lines of the files that they are about. Of the
// config no line is shown: a secret may stand in it.
func showFaults(out io.Writer, faults gateway.Faults, config string) {
	sources := map[string][]byte{}
	for _, f := range faults {
		source, known := sources[f.File]
		if !known && f.Line > 0 && f.File != config {
			source, _ = os.ReadFile(f.File) // one of the program's own, or gone: no line is shown
			sources[f.File] = source
		}
		fmt.Fprintln(out, f.Show(source))
	}
}
