// SPDX-License-Identifier: Apache-2.0

package review

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/shopspring/decimal"

	"ordergate/gateway"
	"ordergate/gateway/journal"
)

// Accuracy tells how many orders came through without a person, and what the
// rules that stopped the others were worth (docs/accuracy.md has the definitions).
type Accuracy struct {
	From    time.Time     `json:"from"`
	To      time.Time     `json:"to"`
	By      string        `json:"by" doc:"partner, channel, mapping or rule"`
	Partner string        `json:"partner,omitempty" doc:"only this partner's orders"`
	Test    bool          `json:"test,omitempty" doc:"test traffic alone"`
	Changes bool          `json:"changes,omitempty" doc:"change orders alone"`
	Total   AccuracyRow   `json:"total"`
	Rows    []AccuracyRow `json:"rows" doc:"by partner, channel or mapping version"`
	Rules   []RuleRow     `json:"rules" doc:"by rule, those that stopped most first"`
}

// AccuracyRow counts orders by what became of them. Rates are shares from 0 to 1
// with four places, "" where there is nothing to divide by.
type AccuracyRow struct {
	Key                 string `json:"key"`
	MappingSHA256       string `json:"mappingSha256,omitempty" doc:"first 12 hex digits of the mapping's version"`
	Orders              int64  `json:"orders" doc:"all that came"`
	Decided             int64  `json:"decided" doc:"of them came to an end"`
	Passed              int64  `json:"passed" doc:"posted, no person touched them"`
	Released            int64  `json:"released" doc:"posted, released unchanged by a person"`
	Mended              int64  `json:"mended" doc:"posted unchanged after files or master data were mended and they were replayed"`
	Corrected           int64  `json:"corrected" doc:"posted otherwise than they had been read first"`
	Rejected            int64  `json:"rejected" doc:"rejected by a person"`
	Declined            int64  `json:"declined" doc:"rejected by the rules alone"`
	Refused             int64  `json:"refused" doc:"refused by the ERP"`
	Waiting             int64  `json:"waiting" doc:"wait for a person now"`
	UnderWay            int64  `json:"underWay" doc:"on their way to the ERP now"`
	StraightThroughRate string `json:"straightThroughRate" doc:"passed of decided"`
	Waited              int64  `json:"waited" doc:"decided ones that had waited for a person"`
	WaitedMedianSeconds int64  `json:"waitedMedianSeconds"`
	Waited90Seconds     int64  `json:"waited90Seconds" doc:"nine of ten waited no longer"`
}

// RuleRow is what a rule was worth. An order counts for each rule that found
// something about it.
type RuleRow struct {
	Rule                string `json:"rule" doc:"the finding's code"`
	Stopped             int64  `json:"stopped" doc:"orders that it held or rejected"`
	Corrected           int64  `json:"corrected" doc:"stopped, and corrected"`
	Rejected            int64  `json:"rejected" doc:"stopped, and rejected by a person"`
	Mended              int64  `json:"mended" doc:"stopped until files or master data were mended"`
	Released            int64  `json:"released" doc:"stopped for nothing: a person released them unchanged"`
	Refused             int64  `json:"refused" doc:"stopped, let pass by a person, and refused by the ERP"`
	Declined            int64  `json:"declined" doc:"rejected without a person"`
	Waiting             int64  `json:"waiting" doc:"stopped, and wait still"`
	HitRate             string `json:"hitRate" doc:"corrected and rejected, of these and the released"`
	WaitedMedianSeconds int64  `json:"waitedMedianSeconds" doc:"how long those that it stopped waited for a person"`
	Waited90Seconds     int64  `json:"waited90Seconds"`
	LetPass             int64  `json:"letPass" doc:"orders that it noted or warned of only"`
	LetPassFailed       int64  `json:"letPassFailed" doc:"of them corrected, rejected or refused all the same"`
}

// Accuracy counts the orders of a query.
func (q *Queue) Accuracy(ctx context.Context, query journal.AccuracyQuery) (*Accuracy, error) {
	if !query.From.Before(query.To) {
		return nil, &gateway.Error{Op: "review.accuracy", Kind: gateway.Invalid, Public: fmt.Sprintf("The time from %s to %s is empty: from must be before to.",
			query.From.Format(time.RFC3339), query.To.Format(time.RFC3339))}
	}
	a := &Accuracy{From: query.From, To: query.To, By: string(query.By), Partner: query.Partner, Test: query.Test, Changes: query.Changes,
		Rows: []AccuracyRow{}, Rules: []RuleRow{}}
	var total journal.Tally
	var rows []journal.AccuracyRow
	err := q.Store.View(ctx, func(tx *journal.Tx) (err error) {
		total, rows, err = tx.Accuracy(query)
		return err
	})
	if err != nil {
		return nil, err
	}
	a.Total = accuracyRow(journal.AccuracyRow{Key: "total", Tally: total})
	for _, r := range rows {
		if query.By == journal.ByRule {
			a.Rules = append(a.Rules, ruleRow(r))
			continue
		}
		a.Rows = append(a.Rows, accuracyRow(r))
	}
	slices.SortStableFunc(a.Rules, func(x, y RuleRow) int { return int(y.Stopped - x.Stopped) })
	return a, nil
}

func accuracyRow(r journal.AccuracyRow) AccuracyRow {
	t := r.Tally
	return AccuracyRow{Key: r.Key, MappingSHA256: r.Version, Orders: t.Orders(), Decided: t.Decided(), Passed: t.Passed, Released: t.Released, Mended: t.Mended,
		Corrected: t.Corrected, Rejected: t.Rejected, Declined: t.Declined, Refused: t.Refused, Waiting: t.Waiting, UnderWay: t.UnderWay,
		StraightThroughRate: rate(t.Passed, t.Decided()), Waited: t.Waited, WaitedMedianSeconds: seconds(t.WaitedHalf), Waited90Seconds: seconds(t.WaitedNinety)}
}

func ruleRow(r journal.AccuracyRow) RuleRow {
	t, hits := r.Tally, r.Corrected+r.Rejected
	return RuleRow{Rule: r.Key, Stopped: t.Orders(), Corrected: t.Corrected, Rejected: t.Rejected, Mended: t.Mended, Released: t.Released, Refused: t.Refused,
		Declined: t.Declined, Waiting: t.Waiting, HitRate: rate(hits, hits+t.Released), WaitedMedianSeconds: seconds(t.WaitedHalf), Waited90Seconds: seconds(t.WaitedNinety),
		LetPass: r.LetPass.Orders(), LetPassFailed: r.LetPass.Corrected + r.LetPass.Rejected + r.LetPass.Refused}
}

func rate(part, of int64) string {
	if of == 0 {
		return ""
	}
	return decimal.NewFromInt(part).DivRound(decimal.NewFromInt(of), 4).StringFixed(4)
}

// seconds rounds up: what waited at all did not wait for nothing.
func seconds(d time.Duration) int64 { return int64((d + time.Second - 1) / time.Second) }
