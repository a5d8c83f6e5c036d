// SPDX-License-Identifier: Apache-2.0

package main

import (
	"encoding/json"
	"fmt"
	"time"

	"ordergate/gateway"
	"ordergate/gateway/app"
	"ordergate/gateway/notify"
)

type eventsCmd struct {
	List eventsListCmd `cmd:"" default:"withargs" help:"List events, oldest first (the default)."`
	Show eventsShowCmd `cmd:"" help:"Show an event, and what became of it at each webhook."`
}

type eventsListCmd struct {
	configFlag
	Since   string   `help:"From then on: a date (UTC) or an RFC 3339 time. Default: the last day."`
	After   string   `help:"Behind this event: its id."`
	Type    []string `help:"Only these, as in order.posted or 'order.*'."`
	Partner string   `help:"Only this partner's."`
	Order   string   `help:"Only of this order: its number or id."`
	Limit   int      `help:"How many; with --follow at a time." default:"1000"`
	Follow  bool     `help:"Go on as they happen, until interrupted."`
	JSON    bool     `help:"One JSON object a line."`
}

func (c *eventsListCmd) Run(w world) error {
	f := notify.Filter{After: c.After, Events: c.Type, Partner: c.Partner, Order: c.Order, Limit: c.Limit, Since: time.Now().Add(-24 * time.Hour)}
	if c.Since != "" {
		var err error
		if f.Since, err = momentOf("--since", c.Since); err != nil {
			return err
		}
	}
	return withOps(w, c.Config, func(ops app.Operations) error {
		left := c.Limit
		for w.ctx.Err() == nil {
			if !c.Follow {
				f.Limit = left
			}
			feed, err := ops.Events(w.ctx, f)
			if err != nil {
				if w.ctx.Err() != nil {
					return nil
				}
				return err
			}
			for _, e := range feed.Events {
				if err := c.print(w, e); err != nil {
					return err
				}
			}
			f.After, left = feed.Next, left-len(feed.Events)
			switch {
			case feed.More && (c.Follow || left > 0):
			case !c.Follow:
				return nil
			default:
				pause(w, time.Second)
			}
		}
		return nil
	})
}

// pause waits, or until the command is interrupted.
func pause(w world, d time.Duration) {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-w.ctx.Done():
	case <-t.C:
	}
}

func (c *eventsListCmd) print(w world, e gateway.Event) error {
	if c.JSON {
		return printJSON(w.out, e)
	}
	text := e.Data.Reason
	switch {
	case e.Data.Document != nil:
		text = e.Data.Document.Kind + " " + e.Data.Document.FileName
	case e.Data.ERPNumber != "" && text == "":
		text = "ERP " + e.Data.ERPNumber
	case text == "" && e.Data.Decision != nil:
		text = string(e.Data.Decision.Status)
	}
	_, err := fmt.Fprintf(printable{w.out}, "%s  %-18s  %-12s  %-16s  %s  %s\n", e.At.Format("2006-01-02 15:04:05"), e.Type, e.Partner, e.Number, e.ID, text)
	return err
}

type eventsShowCmd struct {
	configFlag
	ID string `arg:"" help:"The event's id."`
}

func (c *eventsShowCmd) Run(w world) error {
	return withOps(w, c.Config, func(ops app.Operations) error {
		s, err := ops.Event(w.ctx, c.ID)
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

// momentOf reads a date (UTC) or a time.
func momentOf(name, text string) (time.Time, error) {
	for _, layout := range []string{time.DateOnly, time.RFC3339Nano} {
		if t, err := time.Parse(layout, text); err == nil {
			return t.UTC(), nil
		}
	}
	return time.Time{}, fmt.Errorf("%s: %q is neither a date (2026-11-01) nor a time (2026-11-01T00:00:00Z)", name, text)
}
