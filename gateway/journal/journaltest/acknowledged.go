// SPDX-License-Identifier: Apache-2.0

package journaltest

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"ordergate/gateway"
	"ordergate/gateway/gatewaytest"
	"ordergate/gateway/journal"
)

// acknowledged is the life of an outbound document's acknowledgement.
func acknowledged(t *testing.T, s journal.Store, clock *gatewaytest.Clock) {
	now := clock.Now()
	out := func(id, partner string) journal.Outbound {
		return journal.Outbound{ID: id, Station: "main", Partner: partner, Kind: "855", Control: "000000007", State: journal.OutboundSent, CreatedAt: now}
	}
	sets := func(group string, n int) (all []journal.OutboundSet) {
		for i := range n {
			all = append(all, journal.OutboundSet{FunctionalID: "PR", Group: group, Type: "855", Control: fmt.Sprintf("%04d", i+1), OrderID: fmt.Sprintf("O%d", i)})
		}
		return all
	}
	first, again, other := out("X1", "acme"), out("X2", "acme"), out("X3", "globex")
	again.ResendOf = "X1"
	const many = 130 // more than one statement holds
	update(t, s, func(tx *journal.Tx) error {
		return errors.Join(tx.PutOutbound(first), tx.PutOutboundSets(&first, sets("5", many)), tx.PutOutbound(again), tx.PutOutboundSets(&again, sets("5", many)),
			tx.PutOutbound(other), tx.PutOutboundSets(&other, sets("5", 1)))
	})
	ids := func(list func(tx *journal.Tx) ([]journal.Outbound, error)) (out []string) {
		t.Helper()
		must(t, s.View(t.Context(), func(tx *journal.Tx) error {
			rows, err := list(tx)
			out = nil
			for _, o := range rows {
				out = append(out, o.ID)
			}
			return err
		}))
		return out
	}
	want := func(what string, got []string, want ...string) {
		t.Helper()
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", what, diff)
		}
	}
	want("by group", ids(func(tx *journal.Tx) ([]journal.Outbound, error) { return tx.OutboundOfGroup("main", "acme", "PR", "5") }), "X1", "X2")
	want("anybody's", ids(func(tx *journal.Tx) ([]journal.Outbound, error) { return tx.OutboundOfSet("main", sets("5", 1)[0], 2) }), "X3", "X2")
	want("another group", ids(func(tx *journal.Tx) ([]journal.Outbound, error) { return tx.OutboundOfGroup("main", "acme", "CA", "5") }))
	want("by control number", ids(func(tx *journal.Tx) ([]journal.Outbound, error) {
		return tx.OutboundNumbered("main", "acme", "000000007")
	}), "X1", "X2")

	waited(t, s, now)
	said(t, s, now, many)
	list := func(f journal.OutboundFilter) []string {
		f.Limit = 10
		return ids(func(tx *journal.Tx) ([]journal.Outbound, error) { return tx.OutboundList(f) })
	}
	want("all", list(journal.OutboundFilter{}), "X3", "X2", "X1")
	want("sent of one partner", list(journal.OutboundFilter{State: "sent", Partner: "acme"}), "X2", "X1")
	want("rejected", list(journal.OutboundFilter{State: "partly-rejected"}), "X1")
	want("before", list(journal.OutboundFilter{Before: "X2"}), "X1")
}

// waited has X1 waited for until it is overdue, and X2 no more.
func waited(t *testing.T, s journal.Store, now time.Time) {
	t.Helper()
	moved := map[string]bool{}
	update(t, s, func(tx *journal.Tx) error {
		for _, step := range []struct {
			name string
			do   func() (bool, error)
		}{
			{"overdue before it is waited for", func() (bool, error) { return tx.SetOverdue("X1") }},
			{"wait", func() (bool, error) { return tx.Await("X1", now.Add(time.Hour)) }},
			{"wait twice", func() (bool, error) { return tx.Await("X1", now) }},
			{"overdue", func() (bool, error) { return tx.SetOverdue("X1") }},
			{"wait for another", func() (bool, error) { return tx.Await("X2", now) }},
			{"no more", func() (bool, error) { return tx.WaitNoMore("X2") }},
		} {
			var err error
			if moved[step.name], err = step.do(); err != nil {
				return err
			}
		}
		return nil
	})
	if diff := cmp.Diff(map[string]bool{"overdue before it is waited for": false, "wait": true, "wait twice": false, "overdue": true, "wait for another": true, "no more": true}, moved); diff != "" {
		t.Errorf("steps (-want +got):\n%s", diff)
	}
	must(t, s.View(t.Context(), func(tx *journal.Tx) error {
		n, oldest, err := tx.Overdue()
		if err != nil || n != 1 || oldest == nil || oldest.ID != "X1" || !oldest.AwaitedUntil.Equal(now.Add(time.Hour)) {
			return fmt.Errorf("overdue: %d %+v %w", n, oldest, err)
		}
		return nil
	}))
}

// said stores what a partner said of the document X1, which is overdue, and of the last
// of its sets.
func said(t *testing.T, s journal.Store, now time.Time, sets int) {
	t.Helper()
	finding := []gateway.Finding{{Code: "ack.set.rejected", Severity: gateway.Reject, Message: "no"}}
	update(t, s, func(tx *journal.Tx) error {
		o, err := tx.Outbound("X1")
		if err != nil {
			return err
		}
		set := journal.OutboundSet{OutboundID: "X1", Place: sets, State: journal.AckRejected, Said: "d", Findings: finding}
		o.Acknowledged, o.AcknowledgedAt, o.AcknowledgedBy, o.TA1, o.Findings = journal.AckPartlyRejected, now, "M1.1.000001", "A 000", finding
		return errors.Join(tx.SetOutboundSet(&set), tx.SetAcknowledged(o, journal.AckOverdue))
	})
	if err := s.Update(t.Context(), func(tx *journal.Tx) error {
		return tx.SetAcknowledged(&journal.Outbound{ID: "X1"}, journal.AckOverdue)
	}); !errors.Is(err, journal.ErrChanged) {
		t.Errorf("a late writer: %v", err)
	}
	must(t, s.View(t.Context(), func(tx *journal.Tx) error {
		o, err := tx.Outbound("X1")
		if err != nil || o.Acknowledged != journal.AckPartlyRejected || !o.AcknowledgedAt.Equal(now) || o.TA1 != "A 000" || len(o.Findings) != 1 {
			return fmt.Errorf("acknowledged: %+v %w", o, err)
		}
		all, err := tx.OutboundSets("X1")
		if err != nil || len(all) != sets || all[sets-1].State != journal.AckRejected || all[sets-1].Said != "d" || len(all[sets-1].Findings) != 1 || all[0].State != journal.AckNone || all[1].OrderID != "O1" {
			return fmt.Errorf("sets: %+v %w", all, err)
		}
		return nil
	}))
}
