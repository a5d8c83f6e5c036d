// SPDX-License-Identifier: Apache-2.0

package journal

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
)

// AccuracyBy says what orders are grouped by.
type AccuracyBy string

// The groupings.
const (
	ByPartner AccuracyBy = "partner"
	ByChannel AccuracyBy = "channel"
	ByMapping AccuracyBy = "mapping" // and its version
	ByRule    AccuracyBy = "rule"    // code of a finding; an order counts for each
)

// AccuracyQuery says which orders to count.
type AccuracyQuery struct {
	From, To time.Time  // when the order was first stored: From <= t < To
	By       AccuracyBy // "" for the total alone
	Partner  string     // only this partner's; "" for all
	Test     bool       // test traffic alone, else live alone
	Changes  bool       // change orders alone, else orders alone
}

// Tally counts orders by what became of them.
type Tally struct {
	Passed, Released, Mended, Corrected int64 // posted
	Rejected, Declined, Refused         int64
	Waiting                             int64 // for a person, now
	UnderWay                            int64 // to the ERP, now

	// How long decided orders had waited for people: how many waited at all, and
	// the median and the 90th percentile of these (nearest rank).
	Waited       int64
	WaitedHalf   time.Duration
	WaitedNinety time.Duration
}

// Posted is how many the ERP took.
func (t Tally) Posted() int64 { return t.Passed + t.Released + t.Mended + t.Corrected }

// Decided is how many came to an end.
func (t Tally) Decided() int64 { return t.Posted() + t.Rejected + t.Declined + t.Refused }

// Orders is how many there are.
func (t Tally) Orders() int64 { return t.Decided() + t.Waiting + t.UnderWay }

// AccuracyRow is one group.
type AccuracyRow struct {
	Key     string // partner, channel, mapping id or finding code
	Version string // of a mapping: 12 hex digits, "" when it was not recorded
	Tally          // of a rule: the orders that it stopped
	LetPass Tally  // of a rule: those that it only noted or warned of, whatever else stopped them
}

// Accuracy counts orders, in total and by group. Rows come in order of their keys.
func (tx *Tx) Accuracy(q AccuracyQuery) (total Tally, rows []AccuracyRow, err error) {
	by, known := accuracySelects[q.By]
	if !known {
		return Tally{}, nil, fmt.Errorf("count orders: there is no grouping %q", q.By)
	}
	groups, all := accuracyGroups{}, accuracyGroups{}
	err = errors.Join(tx.tally(q, by, groups), tx.waits(q, by, groups))
	if err == nil && q.By == ByRule { // its groups overlap
		err = tx.tally(q, accuracySelects[""], all)
	}
	if err == nil {
		err = tx.waits(q, accuracySelects[""], all)
	}
	if err != nil {
		return Tally{}, nil, fmt.Errorf("count orders: %w", err)
	}
	if t := all[[2]string{}]; t != nil {
		total = t.Tally
	}
	rows = groups.sorted()
	if q.By != ByRule {
		for _, r := range rows {
			total.add(r.Tally)
		}
	}
	if q.By == "" {
		rows = nil
	}
	return total, rows, nil
}

// accuracySelect is how a grouping is written in SQL: as three columns, and the
// places of those that are not the same for all. Sorting by what is the same takes
// as long as by what is not.
type accuracySelect struct {
	key   string // two columns
	stop  string // 1 where the order counts for the group itself, 0 where for its LetPass
	group string
	join  string
}

var accuracySelects = map[AccuracyBy]accuracySelect{
	"":        {`'', ''`, `1`, ``, ``},
	ByPartner: {`o.partner, ''`, `1`, `1, `, ``},
	ByChannel: {`o.channel, ''`, `1`, `1, `, ``},
	ByMapping: {`o.mapping, o.mapping_sha`, `1`, `1, 2, `, ``},
	ByRule:    {`f.code, ''`, `CASE WHEN f.severity IN ('note', 'warn') THEN 0 ELSE 1 END`, `1, 3, `, ` JOIN order_findings f ON f.order_id = o.id`},
}

// where chooses the orders of a query.
func (q AccuracyQuery) where() (string, []any) {
	kinds := `('order')`
	if q.Changes {
		kinds = `('change', 'cancel')`
	}
	where, args := ` WHERE o.created_at >= ? AND o.created_at < ? AND o.test = ? AND o.kind IN `+kinds, []any{q.From, q.To, q.Test}
	if q.Partner != "" {
		where, args = where+` AND o.partner = ?`, append(args, q.Partner)
	}
	return where, args
}

const (
	decidedOrders = ` AND o.outcome <> ''`
	openOrders    = ` AND o.state <> 'posted' AND o.state IN ('held', 'ready')`
)

// tally counts the decided orders out of the index orders_accuracy, the others
// out of orders_held.
func (tx *Tx) tally(q AccuracyQuery, s accuracySelect, into accuracyGroups) error {
	where, args := q.where()
	for _, which := range []struct{ what, orders string }{
		{`o.outcome`, decidedOrders},
		{`CASE WHEN o.held_at > 0 THEN 'waiting' ELSE 'under way' END`, openOrders},
	} {
		rows, err := tx.Query(`SELECT `+s.key+`, `+s.stop+`, `+which.what+`, COUNT(*), 0, 0 FROM orders o`+s.join+where+which.orders+` GROUP BY `+s.group+`4`, slices.Clone(args)...)
		if err != nil {
			return err
		}
		if err := into.read(rows); err != nil {
			return err
		}
	}
	return nil
}

// waits finds how long decided orders had waited, out of the index orders_waited.
func (tx *Tx) waits(q AccuracyQuery, s accuracySelect, into accuracyGroups) error {
	where, args := q.where()
	rows, err := tx.Query(`SELECT a, b, stopped, 'waited', MAX(total), MAX(CASE WHEN n = (total * 50 + 99) / 100 THEN waited ELSE 0 END),
			MAX(CASE WHEN n = (total * 90 + 99) / 100 THEN waited ELSE 0 END)
		FROM (SELECT a, b, stopped, waited, COUNT(*) OVER (PARTITION BY a, b, stopped) AS total, ROW_NUMBER() OVER (PARTITION BY a, b, stopped ORDER BY waited) AS n
			FROM (SELECT `+s.keyAs()+`, `+s.stop+` AS stopped, o.waited FROM orders o`+s.join+where+decidedOrders+` AND o.waited > 0) w) r
		GROUP BY a, b, stopped`, args...)
	if err != nil {
		return err
	}
	return into.read(rows)
}

// keyAs names the key's two columns.
func (s accuracySelect) keyAs() string {
	a, b, _ := strings.Cut(s.key, ", ")
	return a + ` AS a, ` + b + ` AS b`
}

type accuracyGroups map[[2]string]*AccuracyRow

// read adds rows of (key, version, stopped, what, how many, half, ninety).
func (g accuracyGroups) read(rows Rows) error {
	defer rows.Close()
	for rows.Next() {
		var key [2]string
		var what string
		var stopped, n, half, ninety int64
		if err := rows.Scan(&key[0], &key[1], &stopped, &what, &n, &half, &ninety); err != nil {
			return err
		}
		row := g[key]
		if row == nil {
			row = &AccuracyRow{Key: key[0], Version: key[1]}
			g[key] = row
		}
		t := &row.Tally
		if stopped == 0 {
			t = &row.LetPass
		}
		if what == "waited" {
			t.Waited, t.WaitedHalf, t.WaitedNinety = n, time.Duration(half)*time.Microsecond, time.Duration(ninety)*time.Microsecond
			continue
		}
		*t.of(what) += n
	}
	return rows.Err()
}

func (g accuracyGroups) sorted() []AccuracyRow {
	out := make([]AccuracyRow, 0, len(g))
	for _, row := range g {
		out = append(out, *row)
	}
	slices.SortFunc(out, func(a, b AccuracyRow) int {
		return cmp.Or(strings.Compare(a.Key, b.Key), strings.Compare(a.Version, b.Version))
	})
	return out
}

// add adds the counts of another group; waits cannot be added.
func (t *Tally) add(o Tally) {
	t.Passed, t.Released, t.Mended, t.Corrected = t.Passed+o.Passed, t.Released+o.Released, t.Mended+o.Mended, t.Corrected+o.Corrected
	t.Rejected, t.Declined, t.Refused = t.Rejected+o.Rejected, t.Declined+o.Declined, t.Refused+o.Refused
	t.Waiting, t.UnderWay = t.Waiting+o.Waiting, t.UnderWay+o.UnderWay
}

// of is the count of an outcome, or of what is undecided.
func (t *Tally) of(what string) *int64 {
	switch Outcome(what) {
	case OutcomePassed:
		return &t.Passed
	case OutcomeReleased:
		return &t.Released
	case OutcomeMended:
		return &t.Mended
	case OutcomeCorrected:
		return &t.Corrected
	case OutcomeRejected:
		return &t.Rejected
	case OutcomeDeclined:
		return &t.Declined
	case OutcomeRefused:
		return &t.Refused
	case "waiting":
		return &t.Waiting
	}
	return &t.UnderWay
}
