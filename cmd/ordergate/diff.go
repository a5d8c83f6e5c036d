// SPDX-License-Identifier: Apache-2.0

package main

import (
	"errors"
	"fmt"
	"io"
	"runtime/debug"
	"strings"
	"text/tabwriter"
	"time"

	"ordergate/gateway/app"
	"ordergate/gateway/comparison"
	"ordergate/gateway/strict"
)

type mappingDiffCmd struct {
	configFlag
	Old     string `arg:"" help:"A mapping's id, a mapping file, or a folder of mapping files."`
	New     string `arg:"" optional:"" help:"What to hold it against, likewise; default: OLD as it is now against its approved version."`
	Since   string `help:"Only documents of so long ago at most, like 30d." default:""`
	Partner string `help:"Only this partner's documents; default: of all partners that the mapping reads."`
	Limit   int    `help:"Show so many orders; the summary counts all." default:"20"`
	JSON    bool   `help:"One JSON object for each order that differs, all of them, then one for the summary."`
	Approve bool   `help:"Let what was shown read orders: record the approval of these very files (config: review)."`
	By      string `help:"Who approves; kept with the approval. Default: the login name."`
	Reason  string `help:"Why; kept with the approval."`
}

// Help is what --help adds.
func (c *mappingDiffCmd) Help() string {
	return "Replays the archived documents through both mappings and the same rules and shows what would change. Works while the daemon runs and writes nothing. " +
		"Exit code 0 no difference, 1 differences, 2 error. With --approve, 0 when the approval is recorded."
}

func (c *mappingDiffCmd) Run(w world) error {
	if w.getenv("GOGC") == "" {
		debug.SetGCPercent(400) // a batch a core lives at a time: memory is cheaper than time here
	}
	code, err := c.run(w)
	switch {
	case err != nil:
		if shown := faultsOr(w, err); errors.As(shown, new(exitCode)) {
			return exitCode(2)
		}
		fmt.Fprintf(w.err, "ordergate: %v\n", err)
		return exitCode(2)
	case code != 0:
		return code
	}
	return nil
}

func (c *mappingDiffCmd) run(w world) (exitCode, error) {
	if c.Approve && c.New != "" {
		return 0, errors.New("--approve takes one mapping: its edit is approved, held against its approved version")
	}
	req := app.DiffRequest{Old: c.Old, New: c.New, Partner: c.Partner}
	if c.Since != "" {
		ago, err := strict.ParseDuration(c.Since)
		if err != nil {
			return 0, fmt.Errorf("--since: %w", err)
		}
		req.Since = time.Now().Add(-ago)
	}
	var shown []comparison.Order
	begin := time.Now()
	res, err := app.Diff(w.ctx, c.Config, req, w.getenv, func(o comparison.Order) error {
		if c.JSON {
			return printJSON(w.out, o)
		}
		if len(shown) < c.Limit {
			shown = append(shown, o)
		}
		return nil
	})
	if err != nil {
		return 0, err
	}
	if c.JSON {
		err = printJSON(w.out, res)
	} else {
		out := printable{w.out}
		printSummary(out, res, time.Since(begin))
		for i := range shown {
			printDifference(out, &shown[i])
		}
		if more := res.Summary.Changed - len(shown); more > 0 {
			fmt.Fprintf(out, "\n%d more order(s) differ: --limit or --json shows them\n", more)
		}
	}
	if err != nil || !c.Approve {
		return differs(res.Summary), err
	}
	return 0, c.approve(w, res)
}

func differs(s *comparison.Summary) exitCode {
	if s.Changed > 0 {
		return 1
	}
	return 0
}

func (c *mappingDiffCmd) approve(w world, res *app.DiffResult) error {
	by := (&decideFlags{By: c.By}).who()
	found := fmt.Sprintf("%d document(s) replayed, %d changed", res.Summary.Documents, res.Summary.Changed)
	return withOps(w, c.Config, func(ops app.Operations) error {
		st, err := ops.Approve(w.ctx, res.Mapping, res.Version, by, c.Reason, found)
		if err != nil {
			return err
		}
		if !c.JSON {
			fmt.Fprintln(w.out)
		}
		if st.Live == res.Version {
			_, err = fmt.Fprintf(w.out, "mapping %s version %.12s approved by %s: it reads orders from now on\n", res.Mapping, res.Version, by)
		} else {
			_, err = fmt.Fprintf(w.out, "mapping %s version %.12s approved by %s; the files have faults now, it reads orders once they are loaded\n", res.Mapping, res.Version, by)
		}
		return err
	})
}

func printSummary(out io.Writer, res *app.DiffResult, took time.Duration) {
	s := res.Summary
	fmt.Fprintf(out, "old  %s\nnew  %s\n", res.Old, res.New)
	if len(res.Partners) == 0 {
		fmt.Fprintln(out, "the mapping writes: there is no document to replay")
		return
	}
	fmt.Fprintf(out, "%d document(s) of %s replayed", s.Documents, strings.Join(res.Partners, ", "))
	if s.Documents > 0 {
		fmt.Fprintf(out, ", taken %s to %s", s.First.Format("2006-01-02"), s.Last.Format("2006-01-02"))
	}
	fmt.Fprintf(out, " (%.1f s)\n", took.Seconds())
	if s.Unreadable > 0 {
		fmt.Fprintf(out, "%d more could not be read: their payloads are no longer kept\n", s.Unreadable)
	}
	fmt.Fprintf(out, "%d unchanged, %d changed\n", s.Unchanged, s.Changed)
	t := tabwriter.NewWriter(out, 0, 8, 2, ' ', 0)
	for i, f := range s.Fields {
		if i == 0 {
			fmt.Fprintln(t, "\nFIELD\tORDERS\tVALUES")
		}
		fmt.Fprintf(t, "%s\t%d\t%d\n", f.Field, f.Orders, f.Values)
	}
	_ = t.Flush() // writes to the same place
	printFindings(out, "APPEARS", s.Appear)
	printFindings(out, "VANISHES", s.Vanish)
	for i, o := range s.Outcomes {
		if i == 0 {
			fmt.Fprintln(t, "\nOUTCOME\tORDERS")
		}
		fmt.Fprintf(t, "%s -> %s\t%d\n", o.From, o.To, o.Orders)
	}
	_ = t.Flush()
}

func printFindings(out io.Writer, what string, counts []comparison.FindingCount) {
	t := tabwriter.NewWriter(out, 0, 8, 2, ' ', 0)
	for i, f := range counts {
		if i == 0 {
			fmt.Fprintf(t, "\nFINDING THAT %s\tSEVERITY\tORDERS\tTIMES\n", what)
		}
		fmt.Fprintf(t, "%s\t%s\t%d\t%d\n", f.Code, f.Severity, f.Orders, f.Findings)
	}
	_ = t.Flush()
}

func printDifference(out io.Writer, o *comparison.Order) {
	what := o.OrderID
	if what == "" {
		what = "document " + o.DocumentID
	}
	fmt.Fprintf(out, "\norder %s  partner %s  %s  %s", o.Number, o.Partner, o.Taken.Format("2006-01-02"), what)
	if o.From != o.To {
		fmt.Fprintf(out, "  %s -> %s", o.From, o.To)
	}
	fmt.Fprintln(out)
	for _, c := range o.Changes {
		fmt.Fprintf(out, "  %s: %s -> %s\n", c.Field, quoted(c.From), quoted(c.To))
	}
	for _, j := range o.Appear {
		fmt.Fprintf(out, "  + %s %s: %s\n", j.Severity, j.Code, j.Message)
	}
	for _, j := range o.Vanish {
		fmt.Fprintf(out, "  - %s %s: %s\n", j.Severity, j.Code, j.Message)
	}
}

func quoted(s string) string {
	if s == "" {
		return "nothing"
	}
	return fmt.Sprintf("%q", s)
}

type mappingStatusCmd struct {
	configFlag
	JSON bool `help:"One JSON object a mapping."`
}

func (c *mappingStatusCmd) Run(w world) error {
	return withOps(w, c.Config, func(ops app.Operations) error {
		states, err := ops.MappingStates(w.ctx)
		if err != nil {
			return err
		}
		t := tabwriter.NewWriter(printable{w.out}, 0, 8, 2, ' ', 0)
		for i, s := range states {
			if c.JSON {
				if err := printJSON(w.out, s); err != nil {
					return err
				}
				continue
			}
			if i == 0 {
				fmt.Fprintln(t, "MAPPING\tREADS\tSTATE\tREADS BY\tFILES NOW\tAPPROVED")
			}
			approved := ""
			if s.By != "" {
				approved = s.By + " " + s.At.Format("2006-01-02 15:04")
			}
			fmt.Fprintf(t, "%s\t%s\t%s\t%.12s\t%.12s\t%s\n", s.ID, s.Reads, s.State, s.Live, s.Now, approved)
			if s.Reason != "" {
				fmt.Fprintf(t, "  %s: %s\n", s.File, s.Reason)
			}
		}
		return t.Flush()
	})
}
