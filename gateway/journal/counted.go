// SPDX-License-Identifier: Apache-2.0

package journal

import (
	"fmt"
	"maps"
	"slices"
	"time"

	"ordergate/gateway"
)

// Touch says what a person did about an order; the words are those of an Outcome
// where they mean the same.
type Touch string

// The touches. Which one counts when there were several, Order.Touch says.
const (
	Untouched      Touch = ""
	TouchReleased  Touch = "released"  // sent on as it stood
	TouchMended    Touch = "mended"    // sent on by a replay after files or master data were mended: the order says what it said
	TouchCorrected Touch = "corrected" // it says something else now: by a replay, or by a person's correction of a field
	TouchRejected  Touch = "rejected"
)

// Outcome says how an order came to its end.
type Outcome string

// The outcomes. The first four are posted orders.
const (
	Undecided        Outcome = ""
	OutcomePassed    Outcome = "passed" // no person touched it
	OutcomeReleased  Outcome = "released"
	OutcomeMended    Outcome = "mended"
	OutcomeCorrected Outcome = "corrected"
	OutcomeRejected  Outcome = "rejected" // by a person
	OutcomeDeclined  Outcome = "declined" // by the rules alone
	OutcomeRefused   Outcome = "refused"  // by the ERP, whoever had let it pass
)

// Outcomes are all ways in which an order ends.
func Outcomes() []Outcome {
	return []Outcome{OutcomePassed, OutcomeReleased, OutcomeMended, OutcomeCorrected, OutcomeRejected, OutcomeDeclined, OutcomeRefused}
}

// Counted is what an order is counted by. It is part of the order's row and
// follows from what happens to that: PutOrder and SetOrder keep Outcome, HeldAt
// and Waited. So it is written with the decision, and an order counts once
// however often a step is repeated.
type Counted struct {
	Channel    string // transport that brought it
	Mapping    string // id of the mapping that read it
	MappingSHA string // its version: the first 12 hex digits
	Touched    Touch  // set by Order.Touch
	Outcome    Outcome
	HeldAt     time.Time     // since when it waits for a person; zero when it does not
	Waited     time.Duration // that it has waited before
}

// ReadBy notes the mapping that read the order; sha is its whole digest in hex.
func (o *Order) ReadBy(mapping, sha string) {
	o.Mapping, o.MappingSHA = mapping, sha[:min(len(sha), 12)]
}

// Touch notes what a person did, in the transaction that does it. The latest
// counts; a correction stays one when the order is released after it, and is
// forgotten only by a rejection.
func (o *Order) Touch(t Touch) {
	if o.Touched != TouchCorrected || t == TouchRejected {
		o.Touched = t
	}
}

// Count brings Counted up to date, as PutOrder and SetOrder do. Running it again
// changes nothing.
func (o *Order) Count() {
	waits := o.State == OrderHeld && o.Decision != nil // a change without a decision is about to be applied
	switch {
	case waits && o.HeldAt.IsZero():
		o.HeldAt = o.UpdatedAt
	case !waits && !o.HeldAt.IsZero():
		o.Waited += max(o.UpdatedAt.Sub(o.HeldAt), time.Microsecond) // it did wait, whatever the clock says
		o.HeldAt = time.Time{}
	}
	switch o.State {
	case OrderPosted:
		if o.Outcome = Outcome(o.Touched); o.Touched == Untouched {
			o.Outcome = OutcomePassed
		}
	case OrderCancelled: // what was posted stays counted as that
	case OrderRejected:
		switch {
		case o.Touched == TouchRejected:
			o.Outcome = OutcomeRejected
		case o.Decision != nil && o.Decision.By == "erp":
			o.Outcome = OutcomeRefused
		default:
			o.Outcome = OutcomeDeclined
		}
	default:
		o.Outcome = Undecided
	}
}

// Stops tells whether a finding of a severity keeps an order from passing.
func Stops(s gateway.Severity) bool { return s.Worse(gateway.Warn) }

// WorstByCode gives each finding's code once, with its worst severity.
func WorstByCode(findings []gateway.Finding) map[string]gateway.Severity {
	worst := make(map[string]gateway.Severity, len(findings))
	for _, f := range findings {
		if s, known := worst[f.Code]; !known || f.Severity.Worse(s) {
			worst[f.Code] = f.Severity
		}
	}
	return worst
}

// CountFindings notes what was found about an order that is not decided. What was
// noted before stays, at its worst: a rule that stopped the order has done so even
// when a correction satisfies it.
func (tx *Tx) CountFindings(orderID string, findings []gateway.Finding) error {
	worst := WorstByCode(findings)
	for rest := slices.Sorted(maps.Keys(worst)); len(rest) > 0; {
		n := chunk(len(rest))
		args := make([]any, 0, n*3)
		for _, code := range rest[:n] {
			args = append(args, orderID, code, string(worst[code]))
		}
		rest = rest[n:]
		_, err := tx.Exec(`INSERT INTO order_findings (order_id, code, severity) VALUES `+times(n, "(?,?,?)")+`
			ON CONFLICT (order_id, code) DO UPDATE SET severity = excluded.severity
			WHERE `+rank("excluded.severity")+` > `+rank("order_findings.severity"), args...)
		if err != nil {
			return fmt.Errorf("count the findings on %s: %w", orderID, err)
		}
	}
	return nil
}

// rank orders severities as gateway.Severity.Worse does: an unknown one holds.
func rank(column string) string {
	return `CASE ` + column + ` WHEN 'note' THEN 1 WHEN 'warn' THEN 2 WHEN 'reject' THEN 4 ELSE 3 END`
}

// CountedFindings are the codes of what was found about an order before it was
// decided, each with its worst severity.
func (tx *Tx) CountedFindings(orderID string) (map[string]gateway.Severity, error) {
	rows, err := tx.Query(`SELECT code, severity FROM order_findings WHERE order_id = ?`, orderID)
	if err != nil {
		return nil, fmt.Errorf("read the counted findings on %s: %w", orderID, err)
	}
	defer rows.Close()
	out := map[string]gateway.Severity{}
	for rows.Next() {
		var code, severity string
		if err := rows.Scan(&code, &severity); err != nil {
			return nil, err
		}
		out[code] = gateway.Severity(severity)
	}
	return out, rows.Err()
}
