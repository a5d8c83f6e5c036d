// SPDX-License-Identifier: Apache-2.0

package journaltest

import (
	"errors"
	"fmt"
	"testing"

	"ordergate/gateway"
	"ordergate/gateway/gatewaytest"
	"ordergate/gateway/journal"
)

// placing: deliveries are known by connection and key, many at once; where a document
// is about to be put is kept through failed tries.
func placing(t *testing.T, s journal.Store, _ *gatewaytest.Clock) {
	var keys []string
	err := s.Update(t.Context(), func(tx *journal.Tx) error {
		keys = nil
		for i := range 150 {
			key := fmt.Sprintf("/out/%d.edi 1 2", i)
			keys = append(keys, key)
			if i%3 == 0 {
				continue
			}
			if _, err := tx.PutMessage(journal.Message{ID: fmt.Sprintf("P%d", i), Envelope: gateway.Envelope{Connection: "acme-remote", Key: key}, State: journal.MessageRead}); err != nil {
				return err
			}
		}
		return tx.PutOutbound(journal.Outbound{ID: "XP", State: journal.OutboundPending})
	})
	if err != nil {
		t.Fatal(err)
	}
	err = s.Update(t.Context(), func(tx *journal.Tx) error {
		return errors.Join(tx.SetPlacing("XP", "/in/855.edi"), tx.SetOutbound("XP", journal.OutboundPending, "", "cut off", tx.Now()))
	})
	if err != nil {
		t.Fatal(err)
	}
	err = s.View(t.Context(), func(tx *journal.Tx) error {
		have, err := tx.Delivered("acme-remote", keys)
		if err != nil {
			return err
		}
		for i, k := range keys {
			if have[k] != (i%3 != 0) {
				t.Errorf("%s: known %t", k, have[k])
			}
		}
		if others, err := tx.Delivered("other-remote", keys); err != nil || len(others) != 0 {
			t.Errorf("of another connection: %v %v", others, err)
		}
		if place, err := tx.Placing("XP"); err != nil || place != "/in/855.edi" {
			t.Errorf("placing %q %v", place, err)
		}
		if _, err := tx.Placing("nobody"); !errors.Is(err, journal.ErrNotFound) {
			t.Errorf("of nobody: %v", err)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
