// SPDX-License-Identifier: Apache-2.0

package main

import (
	"fmt"

	"ordergate/gateway/app"
)

type mappingNewCmd struct {
	From   string `help:"A document as the partner sends it." required:"" type:"path"`
	ID     string `arg:"" name:"id" help:"What the mapping is to be called, as in acme-csv."`
	Dir    string `help:"Folder to write it into, as in mappings/acme." default:"mappings" type:"path"`
	Format string `help:"json, xml, csv, xlsx or fixed, pdf, docx, html, text or form, where the document does not show it."`

	Charset string `help:"Of the document, as in windows-1252; default UTF-8."`
	Header  int    `help:"CSV and XLSX: the row with the headings, where it is not the first."`

	Password []string `help:"Of a locked PDF."`
}

func (c *mappingNewCmd) Run(w world) error {
	d, err := app.NewMapping(w.ctx, app.Draft{From: c.From, ID: c.ID, Dir: c.Dir, Format: c.Format, Charset: c.Charset, Header: c.Header, Passwords: c.Password})
	if err != nil {
		return faultsOr(w, err)
	}
	fmt.Fprintf(w.out, "wrote %s\n      %s\n      %s\n", d.File, d.Sample, d.Expected)
	fmt.Fprintf(w.out, "order %s, %d line(s), %d value(s) not read yet\n", d.Order.ID, len(d.Order.OrderLine), d.Unread)
	for _, f := range d.Findings {
		fmt.Fprintf(w.out, "%s %s %s: %s\n", f.Severity, f.Code, f.Field, f.Message)
	}
	for _, check := range d.Checks {
		fmt.Fprintf(w.out, "check %s\n", check)
	}
	fmt.Fprintf(w.out, "next: look at the lines marked CHECK, then ordergate mapping explain --mapping %s %s\n", c.ID, d.Sample)
	return nil
}
