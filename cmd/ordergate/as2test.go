// SPDX-License-Identifier: Apache-2.0

package main

import (
	"fmt"

	"ordergate/gateway/app"
	"ordergate/transports/as2"
)

type as2TestCmd struct {
	configFlag
	Partner string `arg:"" help:"The partner's id."`
	Send    bool   `help:"Send a small text (\"ordergate connection test\") and check the receipt. The partner sees it."`
}

func (c *as2TestCmd) Run(w world) error {
	steps, err := app.ProbeAS2(w.ctx, c.Config, w.getenv, c.Partner, "ordergate:"+version, as2.ProbeOptions{Send: c.Send})
	if err != nil {
		return faultsOr(w, err)
	}
	failed := false
	out := printable{w.out}
	for _, s := range steps {
		word := "ok    "
		if !s.OK {
			word, failed = "FAILED", true
		}
		fmt.Fprintf(out, "%s  %-12s  %s\n", word, s.Name, s.Detail)
		if s.Advice != "" {
			fmt.Fprintf(out, "        %-12s  %s\n", "", s.Advice)
		}
	}
	if failed {
		return exitCode(1)
	}
	return nil
}
