// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os/user"
	"strings"
	"text/tabwriter"
	"time"
	"unicode"

	"ordergate/gateway/app"
	"ordergate/gateway/journal"
	"ordergate/gateway/review"
)

type configFlag struct {
	Config string `help:"The config file." type:"path" default:"config.yaml" env:"ORDERGATE_CONFIG"`
}

type orderCmd struct {
	New     orderNewCmd     `cmd:"" help:"Enter an order for a partner: it passes the same checks as one that the partner sends."`
	List    orderListCmd    `cmd:"" help:"List orders, newest first; with --waiting everything that waits for a person."`
	Show    orderShowCmd    `cmd:"" help:"Show an order with its findings and decision."`
	Trace   orderTraceCmd   `cmd:"" help:"Print the life of an order or message: times, digests, control numbers."`
	Release orderReleaseCmd `cmd:"" help:"Send a held order to the ERP as it stands."`
	Reject  orderRejectCmd  `cmd:"" help:"Answer a held order with a no."`
	Retry   orderRetryCmd   `cmd:"" help:"Give a job that was set aside a fresh start (order list --waiting shows its id)."`
}

type orderListCmd struct {
	configFlag
	State   string `help:"Only orders in this state." enum:",held,ready,posted,rejected,cancelled" default:""`
	Partner string `help:"Only this partner's orders."`
	Waiting bool   `help:"Everything that waits for a person, also documents and messages that became no order."`
	Limit   int    `help:"How many." default:"100"`
	JSON    bool   `help:"One JSON object a line."`
}

func (c *orderListCmd) Run(w world) error {
	return withOps(w, c.Config, func(ops app.Operations) error {
		var items []review.Item
		var err error
		if c.Waiting {
			items, err = ops.Waiting(w.ctx, c.Limit)
		} else {
			items, err = ops.Orders(w.ctx, journal.OrderState(c.State), c.Partner, "", c.Limit)
		}
		if err != nil {
			return err
		}
		return printList(w.out, c.JSON, items, "NUMBER\tPARTNER\tSTATE\tSINCE\tID\tREASON", func(i review.Item) []any {
			number := i.Number
			if number == "" {
				number = "(" + i.Kind + ")"
			}
			number = strings.TrimSpace(number + " " + i.Change + " " + i.ChangeNumber)
			return []any{number, i.Partner, i.State, shortTime(i.Since), i.ID, i.Reason}
		})
	})
}

type orderShowCmd struct {
	configFlag
	Ref string `arg:"" help:"Order number or id."`
}

func (c *orderShowCmd) Run(w world) error {
	return withOps(w, c.Config, func(ops app.Operations) error {
		s, err := ops.Show(w.ctx, c.Ref)
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

type orderTraceCmd struct {
	configFlag
	Ref  string `arg:"" help:"Order number, order id or message id."`
	JSON bool   `help:"One JSON object a life."`
}

func (c *orderTraceCmd) Run(w world) error {
	return withOps(w, c.Config, func(ops app.Operations) error {
		lives, err := ops.Trace(w.ctx, c.Ref)
		if err != nil {
			return err
		}
		for _, l := range lives {
			if c.JSON {
				if err := printJSON(w.out, l); err != nil {
					return err
				}
				continue
			}
			printLife(printable{w.out}, &l)
		}
		return nil
	})
}

// printLife writes a life as a person reads it, oldest event first.
func printLife(out io.Writer, l *review.Life) {
	m := l.Message
	fmt.Fprintf(out, "message  %s  by %s %s  file %q  %d bytes  sha256 %s  %s\n", m.ID, m.Transport, m.Connection, m.File, m.Size, m.SHA256, m.State)
	if p := m.Parent; p != nil {
		fmt.Fprintf(out, "part %s of message  %s  file %q  %s  %s\n", m.Part, p.ID, p.File, p.State, p.About)
	}
	if m.Untrusted != "" {
		fmt.Fprintf(out, "not trusted  %s\n", m.Untrusted)
	}
	for _, p := range m.Parts {
		fmt.Fprintf(out, "part %s  message  %s  file %q  %s\n", p.Part, p.ID, p.File, p.State)
	}
	printExchange(out, "", m.Exchange)
	for _, i := range l.Interchanges {
		fmt.Fprintf(out, "interchange  ISA13 %s  partner %s  sha256 %s  %s\n", i.Control, i.Partner, i.SHA256, i.State)
	}
	for _, o := range l.Orders {
		what := "order  " + o.Number
		if o.Change != "" {
			what = strings.TrimSpace(o.Change+"  "+o.ChangeNumber) + "  of order  " + strings.TrimSpace(o.Number+"  "+o.ChangeOf) + " "
		}
		fmt.Fprintf(out, "%s  %s  partner %s  %s  answer %s", what, o.ID, o.Partner, o.State, o.Answer)
		if at := strings.TrimSpace(o.ERPNumber + " " + o.ERPPlace); at != "" {
			fmt.Fprintf(out, "  ERP %s", at)
		}
		if o.Reason != "" {
			fmt.Fprintf(out, "  %s", o.Reason)
		}
		fmt.Fprintln(out)
	}
	for _, o := range l.Outbound {
		fmt.Fprintf(out, "outbound  %s  ISA13 %s  file %s  sha256 %s  %s\n", o.Kind, o.Control, o.File, o.SHA256, strings.TrimSpace(o.State+" "+o.Error))
		if o.Acknowledged != string(journal.AckNone) {
			fmt.Fprintf(out, "          acknowledgement  %s\n", o.Acknowledged)
		}
		printExchange(out, "          ", o.Exchange)
	}
	for _, e := range l.Events {
		fmt.Fprintf(out, "  %s  %-8s %-22s %s\n", e.At.Format("2006-01-02 15:04:05.000"), e.Actor, e.Action, e.Detail)
	}
}

// printExchange tells by which message something came or went, and what the receipt says.
func printExchange(out io.Writer, indent string, x *review.ExchangeItem) {
	if x == nil {
		return
	}
	fmt.Fprintf(out, "%sexchange  %s  %s %s  Message-ID %s  %s", indent, x.ID, x.Transport, x.Direction, x.MessageID, x.State)
	if x.ReceiptAt != nil {
		fmt.Fprintf(out, "  MDN %s  %s", x.ReceiptAt.Format("2006-01-02 15:04:05"), x.Disposition)
	}
	if x.Reason != "" {
		fmt.Fprintf(out, "  %s", x.Reason)
	}
	fmt.Fprintln(out)
}

type decideFlags struct {
	configFlag
	Ref    string `arg:"" help:"Order number or id."`
	By     string `help:"Who decides; kept with the decision. Default: the login name."`
	Reason string `help:"Why; kept with the decision." required:""`
}

func (f *decideFlags) who() string {
	if f.By != "" {
		return f.By
	}
	if u, err := user.Current(); err == nil {
		return u.Username
	}
	return ""
}

type orderReleaseCmd struct{ decideFlags }

func (c *orderReleaseCmd) Run(w world) error {
	return withOps(w, c.Config, func(ops app.Operations) error {
		i, err := ops.Release(w.ctx, c.Ref, c.who(), c.Reason)
		if err != nil {
			return err
		}
		_, err = fmt.Fprintf(w.out, "order %s released by %s: it goes to the ERP\n", i.Number, c.who())
		return err
	})
}

type orderRejectCmd struct{ decideFlags }

func (c *orderRejectCmd) Run(w world) error {
	return withOps(w, c.Config, func(ops app.Operations) error {
		i, err := ops.Reject(w.ctx, c.Ref, c.who(), c.Reason)
		if err != nil {
			return err
		}
		_, err = fmt.Fprintf(w.out, "order %s rejected by %s\n", i.Number, c.who())
		return err
	})
}

type orderRetryCmd struct {
	configFlag
	Job int64  `arg:"" help:"The job's id."`
	By  string `help:"Who decides. Default: the login name."`
}

func (c *orderRetryCmd) Run(w world) error {
	return withOps(w, c.Config, func(ops app.Operations) error {
		by := decideFlags{By: c.By}
		if err := ops.Retry(w.ctx, c.Job, by.who()); err != nil {
			return err
		}
		_, err := fmt.Fprintf(w.out, "job %d is tried again\n", c.Job)
		return err
	})
}

type replayCmd struct {
	configFlag
	Message string `arg:"" name:"message-id" help:"The message (see order trace)."`
	By      string `help:"Who replays; kept with the revision. Default: the login name."`
	Reason  string `help:"Why; kept with the revision."`
}

func (c *replayCmd) Run(w world) error {
	return withOps(w, c.Config, func(ops app.Operations) error {
		by := decideFlags{By: c.By}
		r, err := ops.Replay(w.ctx, c.Message, by.who(), c.Reason)
		if err != nil {
			return err
		}
		switch {
		case r.Parts > 0:
			fmt.Fprintf(w.out, "message %s: it is taken apart again, and %d part(s) of it are replayed\n", r.MessageID, r.Parts)
		case r.Read:
			_, err = fmt.Fprintf(w.out, "message %s: nothing had been made of it, it is read again from the start\n", r.MessageID)
			return err
		}
		for _, d := range r.Documents {
			fmt.Fprintf(w.out, "order %s  %s  revision %d  now %s  %s\n", d.Number, d.OrderID, d.Revision, d.Outcome, d.Note)
			for _, x := range d.Difference {
				fmt.Fprintf(w.out, "  %s: %q -> %q\n", x.Field, x.From, x.To)
			}
			if len(d.Difference) == 0 {
				fmt.Fprintln(w.out, "  no difference")
			}
		}
		return nil
	})
}

// withOps runs fn against the running daemon, or against the journal when none runs.
func withOps(w world, config string, fn func(app.Operations) error) error {
	ops, done, err := app.Operate(w.ctx, config, w.getenv)
	if err != nil {
		return err
	}
	err = fn(ops)
	return errors.Join(err, done())
}

func printJSON(out io.Writer, v any) error {
	e := json.NewEncoder(out)
	e.SetEscapeHTML(false)
	return e.Encode(v)
}

// printList prints items as a table under a head of columns with tabs between, or as one
// JSON object a line.
func printList[T any](out io.Writer, asJSON bool, items []T, head string, row func(T) []any) error {
	t := tabwriter.NewWriter(printable{out}, 0, 8, 2, ' ', 0)
	if !asJSON {
		fmt.Fprintln(t, head)
	}
	for _, i := range items {
		if asJSON {
			if err := printJSON(out, i); err != nil {
				return err
			}
			continue
		}
		for n, v := range row(i) {
			if n > 0 {
				fmt.Fprint(t, "\t")
			}
			fmt.Fprint(t, v)
		}
		fmt.Fprintln(t)
	}
	return t.Flush()
}

// shortTime is a time in a list.
func shortTime(t time.Time) string { return t.Format("2006-01-02 15:04:05") }

// printable keeps control characters of documents off the terminal: they could
// be commands to it.
type printable struct{ out io.Writer }

func (p printable) Write(b []byte) (int, error) {
	clean := bytes.Map(func(r rune) rune {
		if r != '\n' && r != '\t' && !unicode.IsPrint(r) {
			return '\ufffd'
		}
		return r
	}, b)
	if _, err := p.out.Write(clean); err != nil {
		return 0, err
	}
	return len(b), nil
}
