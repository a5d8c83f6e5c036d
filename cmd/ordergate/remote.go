// SPDX-License-Identifier: Apache-2.0

package main

import (
	"fmt"
	"strings"

	"ordergate/gateway/app"
	"ordergate/transports/remote"
)

type remoteCmd struct {
	Test remoteTestCmd `cmd:"" help:"Try the way to a partner's server step by step: DNS, TCP, host key or certificate, login, folders; with --push a file too. Shows the host key to pin. Exit code 1 when a step fails."`
}

type remoteTestCmd struct {
	configFlag
	Partner string `arg:"" help:"The partner's id."`
	Push    bool   `help:"Write a small file (\"ordergate connection test\") into the push folder, rename it, and remove it again. The partner may see it."`
}

func (c *remoteTestCmd) Run(w world) error {
	steps, err := app.ProbeRemote(w.ctx, c.Config, w.getenv, c.Partner, remote.ProbeOptions{Push: c.Push})
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
		for line := range strings.Lines(s.Advice) {
			fmt.Fprintf(out, "        %-12s  %s\n", "", strings.TrimRight(line, "\n"))
		}
	}
	if failed {
		return exitCode(1)
	}
	return nil
}
