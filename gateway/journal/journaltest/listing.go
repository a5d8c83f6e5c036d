// SPDX-License-Identifier: Apache-2.0

package journaltest

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"ordergate/gateway"
	"ordergate/gateway/gatewaytest"
	"ordergate/gateway/journal"
)

// listing lists orders by all that can be asked for, newest first.
func listing(t *testing.T, s journal.Store, _ *gatewaytest.Clock) {
	err := s.Update(context.Background(), func(tx *journal.Tx) error {
		for i, o := range []struct {
			partner, number string
			state           journal.OrderState
		}{{"a", "1", journal.OrderPosted}, {"b", "1", journal.OrderHeld}, {"a", "2", journal.OrderReady}, {"c", "3", journal.OrderPosted}, {"a", "1", journal.OrderHeld}} {
			id := fmt.Sprintf("O%d", i+1)
			if err := tx.PutOrder(journal.Order{ID: id, DocumentID: "D" + id, MessageID: "M" + id, Partner: o.partner, Number: o.number, KeyHash: id, Kind: gateway.KindOrder, First: true,
				State: o.state, Answer: journal.AnswerNone, Revision: 1, CreatedAt: tx.Now(), UpdatedAt: tx.Now()}); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		f    journal.OrderFilter
		want string
	}{
		{journal.OrderFilter{Limit: 9}, "O5 O4 O3 O2 O1"},
		{journal.OrderFilter{Limit: 2}, "O5 O4"},
		{journal.OrderFilter{Limit: 2, Before: "O4"}, "O3 O2"},
		{journal.OrderFilter{Limit: 9, From: "O4"}, "O5 O4"},
		{journal.OrderFilter{Limit: 9, From: "O2", Before: "O4"}, "O3 O2"},
		{journal.OrderFilter{Limit: 9, Partners: []string{"a"}}, "O5 O3 O1"},
		{journal.OrderFilter{Limit: 9, Partners: []string{"a", "b"}, Number: "1"}, "O5 O2 O1"},
		{journal.OrderFilter{Limit: 9, Partners: []string{}}, ""}, // of nobody, not of anybody
		{journal.OrderFilter{Limit: 9, States: []journal.OrderState{journal.OrderReady, journal.OrderPosted}}, "O4 O3 O1"},
		{journal.OrderFilter{Limit: 9, Partners: []string{"a"}, States: []journal.OrderState{journal.OrderHeld}, Number: "1", Before: "O5"}, ""},
	} {
		var got []string
		err := s.View(context.Background(), func(tx *journal.Tx) error {
			got = nil
			all, err := tx.OrdersBy(c.f)
			for _, o := range all {
				got = append(got, o.ID)
			}
			return err
		})
		if err != nil || strings.Join(got, " ") != c.want {
			t.Errorf("%+v: %v %v, want %s", c.f, got, err, c.want)
		}
	}
}
