// SPDX-License-Identifier: Apache-2.0

package main

import (
	"fmt"

	"ordergate/gateway/app"
)

type mailCmd struct {
	Test    mailTestCmd    `cmd:"" help:"Send a test mail by the smarthost, step by step, and look whether the DKIM record stands in the DNS."`
	Preview mailPreviewCmd `cmd:"" help:"Write the confirmation that a customer would get of an order as text, HTML and PDF."`
}

type mailTestCmd struct {
	configFlag
	To string `help:"Address that the test mail goes to." required:""`
}

func (c *mailTestCmd) Run(w world) error {
	steps, err := app.ProbeMail(w.ctx, c.Config, w.getenv, c.To)
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
		fmt.Fprintf(out, "%s  %-8s  %s\n", word, s.Name, s.Detail)
		if s.Advice != "" {
			fmt.Fprintf(out, "        %-8s  %s\n", "", s.Advice)
		}
	}
	if failed {
		return exitCode(1)
	}
	return nil
}

type mailPreviewCmd struct {
	configFlag
	Order    string `arg:"" help:"A canonical order in a JSON file, or the number or id of an order."`
	Language string `help:"Language of the confirmation, as in de. Default: the station's."`
	To       string `help:"Folder that the files go to." default:"."`
}

func (c *mailPreviewCmd) Run(w world) error {
	files, err := app.PreviewMail(w.ctx, c.Config, w.getenv, c.Order, c.Language, c.To)
	if err != nil {
		return faultsOr(w, err)
	}
	for _, f := range files {
		fmt.Fprintln(w.out, f)
	}
	return nil
}
