// SPDX-License-Identifier: Apache-2.0

package main

import (
	"fmt"
	"time"

	"ordergate/gateway/app"
	"ordergate/gateway/notify"
)

type webhookCmd struct {
	List       webhookListCmd       `cmd:"" help:"List the webhooks: how each does, what is on its way to it."`
	Deliveries webhookDeliveriesCmd `cmd:"" help:"List what goes and went to a webhook, newest events first."`
	Test       webhookTestCmd       `cmd:"" help:"Post a webhook.test event and show step by step how that goes. Exit code 1 when it does not arrive."`
	Enable     webhookEnableCmd     `cmd:"" help:"Let a disabled webhook go on, with what it missed."`
	Disable    webhookDisableCmd    `cmd:"" help:"Send nothing to a webhook until it is enabled; what happens meanwhile waits for that."`
	Replay     webhookReplayCmd     `cmd:"" help:"Send events once more, whether the webhook has them or not."`
}

type webhookListCmd struct {
	configFlag
	JSON bool `help:"One JSON object a line."`
}

func (c *webhookListCmd) Run(w world) error {
	return withOps(w, c.Config, func(ops app.Operations) error {
		items, err := ops.Webhooks(w.ctx)
		if err != nil {
			return err
		}
		return printList(w.out, c.JSON, items, "NAME\tPARTNER\tSTATE\tPENDING\tMISSED\tURL\tREASON", func(i notify.Standing) []any {
			return []any{i.Name, i.Partner, i.State, i.Pending, i.Missed, i.URL, i.Reason}
		})
	})
}

type webhookFlags struct {
	configFlag
	Name string `arg:"" help:"The webhook's name."`
	By   string `help:"Who decides; kept. Default: the login name."`
}

func (f *webhookFlags) who() string { return (&decideFlags{By: f.By}).who() }

type webhookDeliveriesCmd struct {
	configFlag
	Name  string `arg:"" help:"The webhook's name."`
	State string `help:"Only those in this state (pending, sent, failed)." enum:",pending,sent,failed" default:""`
	Limit int    `help:"How many." default:"100"`
	JSON  bool   `help:"One JSON object a line."`
}

func (c *webhookDeliveriesCmd) Run(w world) error {
	return withOps(w, c.Config, func(ops app.Operations) error {
		all, err := ops.WebhookDeliveries(w.ctx, c.Name, c.State, "", c.Limit)
		if err != nil {
			return err
		}
		return printList(w.out, c.JSON, all, "EVENT\tTYPE\tSTATE\tTRIES\tHTTP\tNEXT TRY\tERROR", func(d notify.Delivery) []any {
			due := ""
			if d.Due != nil {
				due = shortTime(*d.Due)
			}
			return []any{d.EventID, d.Type, d.State, d.Attempts, d.Status, due, d.Error}
		})
	})
}

type webhookTestCmd struct{ webhookFlags }

func (c *webhookTestCmd) Run(w world) error {
	return withOps(w, c.Config, func(ops app.Operations) error {
		steps, err := ops.TestWebhook(w.ctx, c.Name, c.who())
		if err != nil {
			return err
		}
		fine := false
		for _, s := range steps {
			mark := "failed"
			if s.OK {
				mark = "ok"
			}
			fmt.Fprintf(printable{w.out}, "%-6s  %-10s  %s\n", mark, s.Name, s.Text)
			fine = s.OK
		}
		if !fine {
			return exitCode(1)
		}
		return nil
	})
}

type webhookEnableCmd struct {
	webhookFlags
	ReplaySince string `help:"With all events from then on that it has not got: a date (UTC) or an RFC 3339 time. Default: with what it missed."`
	Skip        bool   `help:"Without what it missed."`
}

func (c *webhookEnableCmd) Run(w world) error {
	from := notify.Enabling{Skip: c.Skip}
	if c.ReplaySince != "" {
		var err error
		if from.Since, err = momentOf("--replay-since", c.ReplaySince); err != nil {
			return err
		}
	}
	return withOps(w, c.Config, func(ops app.Operations) error {
		if err := ops.EnableWebhook(w.ctx, c.Name, c.who(), from); err != nil {
			return err
		}
		_, err := fmt.Fprintf(w.out, "webhook %s is enabled\n", c.Name)
		return err
	})
}

type webhookDisableCmd struct {
	webhookFlags
	Reason string `help:"Why; kept."`
}

func (c *webhookDisableCmd) Run(w world) error {
	return withOps(w, c.Config, func(ops app.Operations) error {
		if err := ops.DisableWebhook(w.ctx, c.Name, c.who(), c.Reason); err != nil {
			return err
		}
		_, err := fmt.Fprintf(w.out, "webhook %s is disabled\n", c.Name)
		return err
	})
}

type webhookReplayCmd struct {
	webhookFlags
	Since string   `help:"Events from then on: a date (UTC) or an RFC 3339 time." required:""`
	Until string   `help:"Events before then."`
	Type  []string `help:"Only these, as in order.posted or 'order.*'."`
}

func (c *webhookReplayCmd) Run(w world) error {
	r := notify.Replaying{Events: c.Type}
	var err error
	if r.Since, err = momentOf("--since", c.Since); err != nil {
		return err
	}
	if c.Until != "" {
		if r.Until, err = momentOf("--until", c.Until); err != nil {
			return err
		}
	}
	return withOps(w, c.Config, func(ops app.Operations) error {
		done, err := ops.ReplayWebhook(w.ctx, c.Name, c.who(), r)
		if err != nil {
			return err
		}
		fmt.Fprintf(w.out, "%d event(s) go to %s once more\n", done.Events, c.Name)
		if done.Until != nil {
			fmt.Fprintf(w.out, "there are more: go on with --since %s\n", done.Until.Format(time.RFC3339Nano))
		}
		return nil
	})
}
