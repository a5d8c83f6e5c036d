// SPDX-License-Identifier: Apache-2.0

package main

import (
	"fmt"
	"strconv"
	"strings"
	"text/tabwriter"
	"time"

	"ordergate/gateway/app"
	"ordergate/gateway/journal"
	"ordergate/gateway/review"
)

type accuracyCmd struct {
	configFlag
	Since   string `help:"Orders that came since then: days (30d), hours (12h) or a date (2026-11-01, UTC)." default:"30d"`
	By      string `help:"What to group by: ${enum}." enum:"partner,channel,mapping,rule" default:"partner"`
	Partner string `help:"Only this partner's orders."`
	Test    bool   `help:"Test traffic instead of live."`
	Changes bool   `help:"Change orders instead of orders."`
	JSON    bool   `help:"One JSON object."`
}

func (c *accuracyCmd) Run(w world) error {
	now := time.Now().UTC()
	from, err := since(c.Since, now)
	if err != nil {
		return err
	}
	return withOps(w, c.Config, func(ops app.Operations) error {
		a, err := ops.Accuracy(w.ctx, journal.AccuracyQuery{From: from, To: now, By: journal.AccuracyBy(c.By), Partner: c.Partner, Test: c.Test, Changes: c.Changes})
		if err != nil {
			return err
		}
		if c.JSON {
			return printJSON(w.out, a)
		}
		t := tabwriter.NewWriter(printable{w.out}, 0, 8, 2, ' ', 0)
		if a.By == string(journal.ByRule) {
			printRules(t, a)
		} else {
			printAccuracy(t, a)
		}
		return t.Flush()
	})
}

// since reads how far to look back.
func since(text string, now time.Time) (time.Time, error) {
	if t, err := time.Parse(time.DateOnly, text); err == nil {
		return t, nil
	}
	if days, ok := strings.CutSuffix(text, "d"); ok {
		if n, err := strconv.ParseUint(days, 10, 16); err == nil && n > 0 {
			return now.AddDate(0, 0, -int(n)), nil
		}
	} else if d, err := time.ParseDuration(text); err == nil && d > 0 {
		return now.Add(-d), nil
	}
	return time.Time{}, fmt.Errorf("--since %q: write days (30d), hours (12h) or a date (2026-11-01)", text)
}

func printAccuracy(t *tabwriter.Writer, a *review.Accuracy) {
	fmt.Fprintf(t, "%s\tORDERS\tPASSED\tRELEASED\tMENDED\tCORRECTED\tREJECTED\tDECLINED\tREFUSED\tWAITING\tUNDER WAY\tSTRAIGHT\tWAIT 50%%\tWAIT 90%%\n", strings.ToUpper(a.By))
	for _, r := range append(a.Rows, a.Total) {
		key := orDash(r.Key)
		if r.MappingSHA256 != "" {
			key += " " + r.MappingSHA256
		}
		fmt.Fprintf(t, "%s\t%d\t%d\t%d\t%d\t%d\t%d\t%d\t%d\t%d\t%d\t%s\t%s\t%s\n", key, r.Orders, r.Passed, r.Released, r.Mended, r.Corrected, r.Rejected, r.Declined, r.Refused,
			r.Waiting, r.UnderWay, percent(r.StraightThroughRate), wait(r.WaitedMedianSeconds), wait(r.Waited90Seconds))
	}
}

func printRules(t *tabwriter.Writer, a *review.Accuracy) {
	fmt.Fprintln(t, "RULE\tSTOPPED\tCORRECTED\tREJECTED\tMENDED\tRELEASED\tREFUSED\tDECLINED\tWAITING\tHITS\tWAIT 50%\tWAIT 90%\tLET PASS\tFAILED")
	for _, r := range a.Rules {
		fmt.Fprintf(t, "%s\t%d\t%d\t%d\t%d\t%d\t%d\t%d\t%d\t%s\t%s\t%s\t%d\t%d\n", r.Rule, r.Stopped, r.Corrected, r.Rejected, r.Mended, r.Released, r.Refused, r.Declined, r.Waiting,
			percent(r.HitRate), wait(r.WaitedMedianSeconds), wait(r.Waited90Seconds), r.LetPass, r.LetPassFailed)
	}
	fmt.Fprintf(t, "\n%d of %d decided orders passed untouched: %s\n", a.Total.Passed, a.Total.Decided, percent(a.Total.StraightThroughRate))
}

// percent writes a share of four places, "0.9731", as 97.31 %.
func percent(rate string) string {
	whole, places, ok := strings.Cut(rate, ".")
	if !ok || len(places) != 4 {
		return "-"
	}
	n := strings.TrimLeft(whole+places[:2], "0")
	if n == "" {
		n = "0"
	}
	return n + "." + places[2:] + " %"
}

// wait writes seconds as a person says them.
func wait(seconds int64) string {
	if seconds == 0 {
		return "-"
	}
	d := time.Duration(seconds) * time.Second
	switch {
	case d >= 48*time.Hour:
		return fmt.Sprintf("%dd%dh", d/(24*time.Hour), d%(24*time.Hour)/time.Hour)
	case d >= time.Hour:
		return fmt.Sprintf("%dh%02dm", d/time.Hour, d%time.Hour/time.Minute)
	}
	return d.String()
}

func orDash(s string) string {
	if s == "" {
		return "-"
	}
	return s
}
