// SPDX-License-Identifier: Apache-2.0

package main

import (
	"fmt"
	"strings"

	"ordergate/gateway/app"
)

type mappingLearnCmd struct {
	File    string   `arg:"" help:"The document: a PDF, a Word file, HTML, typed text or an Excel form." type:"existingfile"`
	Correct []string `help:"What a field should have been: po_number=4711, lines.2.qty=12, /orderLine/1/quantity=12; lines.3=none where it is no line. May be given several times." placeholder:"FIELD=VALUE" required:"" sep:"none"`
	Config  string   `help:"The config file, for partners and mappings; without one the built-in readings are used." type:"path" env:"ORDERGATE_CONFIG"`
	Partner string   `help:"Take the document to be from this partner."`
	Mapping string   `help:"Use this mapping, whatever the partner file says."`
	Order   int      `help:"Which order of the file, where it holds several." default:"1"`
	JSON    bool     `help:"One JSON object a proposal."`
}

func (c *mappingLearnCmd) Run(w world) error {
	lesson, err := app.LearnMapping(w.ctx, c.File, c.Config, c.Partner, c.Mapping, c.Order, c.Correct, w.getenv)
	if err != nil {
		return shownOr(w, err, c.Config)
	}
	where := "a mapping that extends " + lesson.Mapping
	if lesson.File != "" {
		where = lesson.File
	}
	unsure := false
	out := printable{w.out}
	for i := range lesson.Proposals {
		p := &lesson.Proposals[i]
		unsure = unsure || !p.Sure
		if c.JSON {
			if err := printJSON(w.out, p); err != nil {
				return err
			}
			continue
		}
		fmt.Fprintf(out, "%s = %s\n", p.Field, orWord(p.Value, "none"))
		if p.Problem != "" {
			fmt.Fprintf(out, "  nothing to propose: %s\n", p.Problem)
			continue
		}
		fmt.Fprintf(out, "  %s\n", p.Why)
		if p.Sure {
			fmt.Fprintf(out, "  sure: read again with it, this comes true and nothing else changes\n")
		} else {
			fmt.Fprintf(out, "  look first: read again with it, this comes true, and so does\n    %s\n", strings.Join(p.Changes, "\n    "))
		}
		fmt.Fprintf(out, "  below reads: paper: of %s\n", where)
		for line := range strings.Lines(p.YAML) {
			fmt.Fprintf(out, "    %s", line)
		}
	}
	if unsure {
		return exitCode(1)
	}
	return nil
}

func orWord(s, word string) string {
	if s == "" {
		return word
	}
	return s
}
