// SPDX-License-Identifier: Apache-2.0

package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"ordergate/gateway"
	"ordergate/gateway/app"
	"ordergate/gateway/dryrun"
)

type readCmd struct {
	Config  string   `help:"The config file; without one the built-in readings are used and the rules that need a partner or master data are skipped." type:"path" env:"ORDERGATE_CONFIG"`
	Partner string   `help:"Take every document to be from this partner; default: found by the ids inside."`
	Trace   bool     `help:"Print with each order where its values came from."`
	Files   []string `arg:"" name:"file" help:"The files to read."`
}

func (c *readCmd) Run(w world) error {
	runner, done, err := app.DryRun(w.ctx, c.Config, c.Partner, w.getenv)
	if err != nil {
		return err
	}
	runner.Today, runner.Trace = time.Now(), c.Trace
	code := exitCode(0)
	out := json.NewEncoder(w.out)
	out.SetEscapeHTML(false)
	for _, f := range c.Files {
		readable, err := runner.File(w.ctx, f, func(d dryrun.Document) error {
			if d.Decision != gateway.Accept {
				code = max(code, 1)
			}
			if d.Findings == nil {
				d.Findings = []gateway.Finding{}
			}
			return out.Encode(d)
		})
		if err != nil {
			return errors.Join(fmt.Errorf("read %s: %w", f, err), done())
		}
		if !readable {
			code = 2
		}
	}
	if err := done(); err != nil {
		return err
	}
	if code != 0 {
		return code
	}
	return nil
}
