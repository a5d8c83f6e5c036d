// SPDX-License-Identifier: Apache-2.0

package ledger

import (
	"context"
	"errors"

	"ordergate/gateway"
	"ordergate/gateway/deliver"
	"ordergate/gateway/journal"
)

// Push has the receipt of an exchange that came in delivered once more, since its
// message came once more. One that is on its way in any case is not doubled.
// NotFound when none was ever to be delivered.
func (l *Ledger) Push(ctx context.Context, x *gateway.Exchange) error {
	err := l.cfg.Journal.Update(ctx, func(tx *journal.Tx) error {
		all, err := tx.ReceiptsOf(x.ID)
		if err != nil {
			return err
		}
		for _, o := range all {
			if o.State == journal.OutboundPending {
				return nil
			}
		}
		if len(all) == 0 {
			return journal.ErrNotFound
		}
		_, err = deliver.Again(tx, all[0])
		return err
	})
	if errors.Is(err, journal.ErrNotFound) {
		return gateway.E("ledger.push", gateway.NotFound, err)
	}
	return err
}
