// SPDX-License-Identifier: Apache-2.0

package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"ordergate/gateway"
	"ordergate/gateway/app"
	"ordergate/gateway/review"
)

type messageCmd struct {
	List   messageListCmd   `cmd:"" help:"List what came, newest first; with --waiting what became no order and waits for a person."`
	Show   messageShowCmd   `cmd:"" help:"Show a message: where it is from, what was found, its parts, the beginning of its text."`
	Source messageSourceCmd `cmd:"" help:"Write the bytes of a message as they came."`
	Close  messageCloseCmd  `cmd:"" help:"Close a message that waits and of which no order is to come: a thank-you, spam. It can still be replayed."`
}

type messageListCmd struct {
	configFlag
	Waiting bool   `help:"Only what waits for a person."`
	Before  string `help:"Only ids below this one: the last id of the page before."`
	Limit   int    `help:"How many." default:"100"`
	JSON    bool   `help:"One JSON object a line."`
}

func (c *messageListCmd) Run(w world) error {
	return withOps(w, c.Config, func(ops app.Operations) error {
		items, err := ops.Messages(w.ctx, c.Waiting, c.Before, c.Limit)
		if err != nil {
			return err
		}
		return printList(w.out, c.JSON, items, "ID\tBY\tSTATE\tSINCE\tFROM\tSUBJECT OR FILE\tREASON", func(i review.MessageItem) []any {
			about := i.File
			if i.Subject != "" {
				about = "“" + i.Subject + "”"
			}
			return []any{i.ID, i.Connection, i.State, shortTime(i.Since), i.From, about, i.Reason}
		})
	})
}

type messageShowCmd struct {
	configFlag
	ID   string `arg:"" help:"The message's id."`
	JSON bool   `help:"As one JSON object."`
}

func (c *messageShowCmd) Run(w world) error {
	return withOps(w, c.Config, func(ops app.Operations) error {
		m, err := ops.ShowMessage(w.ctx, c.ID)
		if err != nil {
			return err
		}
		if c.JSON {
			return printJSON(w.out, m)
		}
		printMessage(printable{w.out}, m)
		return nil
	})
}

// printMessage writes a message as a person reads it.
func printMessage(out io.Writer, m *review.MessageShown) {
	fmt.Fprintf(out, "message   %s  %s  by %s %s  %s\n", m.ID, m.State, m.Transport, m.Connection, m.Since.Format("2006-01-02 15:04:05"))
	fmt.Fprintf(out, "file      %q  %d bytes  sha256 %s\n", m.File, m.Size, m.SHA256)
	if m.By != "" {
		fmt.Fprintf(out, "entered   by %s\n", m.By)
	}
	if p := m.Parent; p != nil {
		fmt.Fprintf(out, "part of   %s  %q  %s\n", p.ID, p.File, p.About)
	}
	if e := m.Mail; e != nil {
		printMail(out, e)
	}
	if m.Untrusted != "" {
		fmt.Fprintf(out, "not trusted  %s\n", m.Untrusted)
	}
	for _, f := range m.Findings {
		fmt.Fprintf(out, "%-8s  %s  %s\n", f.Severity, f.Code, f.Message)
		if f.Hint != "" && f.Severity.Worse(gateway.Warn) {
			fmt.Fprintf(out, "          %s\n", f.Hint)
		}
	}
	for _, p := range m.Parts {
		fmt.Fprintf(out, "part %-4s %s  %q  %s\n", p.Part, p.ID, p.File, p.State)
	}
	for _, o := range m.Orders {
		fmt.Fprintf(out, "order     %s  %s  partner %s  %s\n", o.Number, o.ID, o.Partner, o.State)
	}
	for _, o := range m.Known {
		fmt.Fprintf(out, "known     %s  %s  partner %s  %s  (this is the same order once more)\n", o.Number, o.ID, o.Partner, o.State)
	}
	if m.Text == "" {
		return
	}
	fmt.Fprintln(out)
	for line := range strings.Lines(m.Text) {
		fmt.Fprintf(out, "  | %s\n", strings.TrimRight(line, "\r\n"))
	}
	if m.Cut {
		fmt.Fprintf(out, "  … there is more: ordergate message source %s\n", m.ID)
	}
}

func printMail(out io.Writer, m *gateway.Mail) {
	from := m.From
	if m.FromName != "" {
		from = m.FromName + " <" + m.From + ">"
	}
	fmt.Fprintf(out, "from      %s\nsubject   %s\n", from, m.Subject)
	if v := m.Verdict; v.Reason != "" {
		fmt.Fprintf(out, "verdict   %s", v.Reason)
		for _, one := range [][2]string{{"SPF", v.SPF}, {"DKIM", strings.Join(v.DKIM, ", ")}, {"DMARC", v.DMARC}} {
			if one[1] != "" {
				fmt.Fprintf(out, "  %s %s", one[0], one[1])
			}
		}
		fmt.Fprintln(out)
	}
}

type messageSourceCmd struct {
	configFlag
	ID  string `arg:"" help:"The message's id."`
	Out string `help:"File that they go to; it must not be there yet. Default: standard output."`
}

func (c *messageSourceCmd) Run(w world) error {
	return withOps(w, c.Config, func(ops app.Operations) error {
		r, err := ops.Source(w.ctx, c.ID)
		if err != nil {
			return err
		}
		defer r.Close()
		if c.Out == "" {
			_, err = io.Copy(w.out, r)
			return err
		}
		f, err := os.OpenFile(c.Out, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
		if err != nil {
			return err
		}
		_, err = io.Copy(f, r)
		if err = errors.Join(err, f.Close()); err != nil {
			return errors.Join(fmt.Errorf("write %s: %w", c.Out, err), os.Remove(c.Out))
		}
		return nil
	})
}

type messageCloseCmd struct {
	configFlag
	ID     string `arg:"" help:"The message's id."`
	By     string `help:"Who decides; kept with the message. Default: the login name."`
	Reason string `help:"Why; kept with the message." required:""`
}

func (c *messageCloseCmd) Run(w world) error {
	return withOps(w, c.Config, func(ops app.Operations) error {
		by := (&decideFlags{By: c.By}).who()
		if err := ops.CloseMessage(w.ctx, c.ID, by, c.Reason); err != nil {
			return err
		}
		_, err := fmt.Fprintf(w.out, "message %s closed by %s\n", c.ID, by)
		return err
	})
}
