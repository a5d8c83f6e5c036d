// SPDX-License-Identifier: Apache-2.0

package main

import (
	"errors"
	"fmt"
	"text/tabwriter"

	"ordergate/gateway"
	"ordergate/gateway/app"
	"ordergate/gateway/journal"
	"ordergate/gateway/review"
)

type as2Cmd struct {
	Test   as2TestCmd   `cmd:"" help:"Try the way to a partner step by step: certificates, DNS, TCP, TLS, HTTP; with --send a test document and its receipt too. Exit code 1 when a step fails."`
	List   as2ListCmd   `cmd:"" help:"List the AS2 messages that came and went, newest first, with their receipts (MDNs)."`
	Verify as2VerifyCmd `cmd:"" help:"Check the kept proof of a message again: raw request, signature, MIC, MDN, certificates. Exit code 1 when something does not hold."`
}

type as2ListCmd struct {
	configFlag
	Partner   string `help:"Only this partner's."`
	State     string `help:"Only in this state: processed, failed (in), prepared, sent, confirmed, refused, overdue (out)." enum:",processed,failed,prepared,sent,confirmed,refused,overdue" default:""`
	Direction string `help:"Only what came in, or went out." enum:",in,out" default:""`
	Limit     int    `help:"How many." default:"100"`
	JSON      bool   `help:"One JSON object a line."`
}

func (c *as2ListCmd) Run(w world) error {
	return withOps(w, c.Config, func(ops app.Operations) error {
		all, err := ops.Exchanges(w.ctx, journal.ExchangeFilter{Partner: c.Partner, State: gateway.ExchangeState(c.State), Direction: c.Direction, Limit: c.Limit})
		if err != nil {
			return err
		}
		return printList(w.out, c.JSON, all, "AT\tWAY\tPARTNER\tSTATE\tDISPOSITION\tMESSAGE-ID\tID\tREASON", func(x review.ExchangeItem) []any {
			return []any{shortTime(x.At), x.Direction, x.Partner, x.State, x.Disposition, x.MessageID, x.ID, x.Reason}
		})
	})
}

type as2VerifyCmd struct {
	configFlag
	ID   string `arg:"" name:"message-id" help:"The Message-ID, or the id of an exchange, a message or an outbound document."`
	JSON bool   `help:"As JSON."`
}

var errNotProved = errors.New("the proof does not hold: see the steps that failed")

func (c *as2VerifyCmd) Run(w world) error {
	return withOps(w, c.Config, func(ops app.Operations) error {
		all, err := ops.Verify(w.ctx, c.ID)
		if err != nil {
			return err
		}
		failed := false
		for _, v := range all {
			failed = failed || !v.OK
			if c.JSON {
				if err := printJSON(w.out, v); err != nil {
					return err
				}
				continue
			}
			x := v.Exchange
			fmt.Fprintf(w.out, "%s %s from %s to %s, %s %s\n", x.ID, x.MessageID, x.From, x.To, x.At.Format("2006-01-02 15:04:05"), x.State)
			t := tabwriter.NewWriter(printable{w.out}, 0, 8, 2, ' ', 0)
			for _, s := range v.Steps {
				fmt.Fprintf(t, "  %s\t%s\t%s\n", s.State, s.Name, s.Text)
			}
			if err := t.Flush(); err != nil {
				return err
			}
		}
		if failed {
			return errNotProved
		}
		return nil
	})
}
