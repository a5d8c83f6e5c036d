// SPDX-License-Identifier: Apache-2.0

package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"ordergate/gateway/api"
	"ordergate/gateway/app"
	"ordergate/gateway/journal"
	"ordergate/gateway/review"
)

type outboundCmd struct {
	List   outboundListCmd   `cmd:"" help:"List what goes and went to partners, newest first."`
	Show   outboundShowCmd   `cmd:"" help:"Show a document: where it is, what the partner said of it and of each of its sets, its orders."`
	Resend outboundResendCmd `cmd:"" help:"Deliver a document once more: the same bytes under the same control numbers."`
	Send   outboundSendCmd   `cmd:"" help:"Send a file to a partner as it is, by the way its answers go."`
	Settle outboundSettleCmd `cmd:"" help:"Wait no more for a document's acknowledgement: it is known otherwise that it arrived."`
}

type outboundListCmd struct {
	configFlag
	State   string `help:"Only documents of this delivery (pending, offered, sent, failed, withdrawn) or acknowledgement (none, waiting, overdue, accepted, accepted-with-errors, partly-rejected, rejected)." enum:",pending,offered,sent,failed,withdrawn,none,waiting,overdue,accepted,accepted-with-errors,partly-rejected,rejected" default:""`
	Partner string `help:"Only this partner's."`
	Limit   int    `help:"How many." default:"100"`
	JSON    bool   `help:"One JSON object a line."`
}

func (c *outboundListCmd) Run(w world) error {
	return withOps(w, c.Config, func(ops app.Operations) error {
		items, err := ops.Outbound(w.ctx, journal.OutboundFilter{State: c.State, Partner: c.Partner, Limit: c.Limit})
		if err != nil {
			return err
		}
		return printList(w.out, c.JSON, items, "KIND\tISA13\tPARTNER\tDELIVERY\tACKNOWLEDGED\tCREATED\tID\tFILE", func(i review.OutboundItem) []any {
			return []any{i.Kind, i.Control, i.Partner, i.State, i.Acknowledged, shortTime(i.CreatedAt), i.ID, i.File}
		})
	})
}

type outboundShowCmd struct {
	configFlag
	ID string `arg:"" help:"The document's id (see outbound list)."`
}

func (c *outboundShowCmd) Run(w world) error {
	return withOps(w, c.Config, func(ops app.Operations) error {
		s, err := ops.ShowOutbound(w.ctx, c.ID)
		if err != nil {
			return err
		}
		b, err := json.MarshalIndent(s, "", "  ")
		if err != nil {
			return err
		}
		_, err = fmt.Fprintf(w.out, "%s\n", b)
		return err
	})
}

type outboundFlags struct {
	configFlag
	ID     string `arg:"" help:"The document's id (see outbound list)."`
	By     string `help:"Who decides; kept with the document. Default: the login name."`
	Reason string `help:"Why; kept with the document." required:""`
}

func (f *outboundFlags) who() string { return (&decideFlags{By: f.By}).who() }

type outboundSettleCmd struct{ outboundFlags }

func (c *outboundSettleCmd) Run(w world) error {
	return withOps(w, c.Config, func(ops app.Operations) error {
		if err := ops.Settle(w.ctx, c.ID, c.who(), c.Reason); err != nil {
			return err
		}
		_, err := fmt.Fprintf(w.out, "no acknowledgement of document %s is waited for any more\n", c.ID)
		return err
	})
}

type outboundResendCmd struct{ outboundFlags }

func (c *outboundResendCmd) Run(w world) error {
	return withOps(w, c.Config, func(ops app.Operations) error {
		id, err := ops.Resend(w.ctx, c.ID, c.who(), c.Reason)
		if err != nil {
			return err
		}
		_, err = fmt.Fprintf(w.out, "document %s goes out again as %s\n", c.ID, id)
		return err
	})
}

type outboundSendCmd struct {
	configFlag
	File    string `arg:"" help:"The file." type:"existingfile"`
	Partner string `help:"Who gets it." required:""`
	Kind    string `help:"What it is, as in 810. Default: what the file says itself, or its extension."`
	By      string `help:"Who sends it; kept with the document. Default: the login name."`
	Again   bool   `help:"Also when the partner was sent the same bytes before."`
}

func (c *outboundSendCmd) Run(w world) error {
	f, err := os.Open(c.File)
	if err != nil {
		return err
	}
	defer f.Close()
	return withOps(w, c.Config, func(ops app.Operations) error {
		id, err := ops.Send(w.ctx, api.Given{Partner: c.Partner, Kind: c.Kind, FileName: filepath.Base(c.File), By: (&decideFlags{By: c.By}).who(), Again: c.Again}, f)
		if err != nil {
			return err
		}
		_, err = fmt.Fprintf(w.out, "%s goes to %s as document %s\n", c.File, c.Partner, id)
		return err
	})
}
