// SPDX-License-Identifier: Apache-2.0

package app

import (
	"context"
	"fmt"
	"time"

	"go.uber.org/zap"

	"ordergate/gateway/journal"
)

// keepHouse removes what nobody needs any more: payload files of deliveries that
// were never taken, and payloads older than the config keeps them. Once at the
// start, then every hour.
func (a *App) keepHouse(ctx context.Context) {
	tick := time.NewTicker(time.Hour)
	defer tick.Stop()
	for {
		if n, err := a.vault.Sweep(ctx, a.clock.Now().Add(-time.Hour)); err != nil {
			a.log.Warn("sweeping payload files failed", zap.Error(err))
		} else if n > 0 {
			a.log.Info("payload files swept that no delivery needs", zap.Int("files", n))
		}
		for _, k := range []struct {
			what string
			keep time.Duration
			list func(tx *journal.Tx, cutoff time.Time, limit int) ([]string, error)
		}{
			{"payloads", a.cfg.Keep.Payloads, (*journal.Tx).ExpiredPayloads},
			{"proof", a.cfg.Keep.Proof, (*journal.Tx).ExpiredProof},
		} {
			if k.keep <= 0 {
				continue
			}
			if n, err := a.expire(ctx, a.clock.Now().Add(-k.keep), k.list); err != nil {
				a.log.Warn("removing old "+k.what+" failed", zap.Error(err))
			} else if n > 0 {
				a.log.Info("old "+k.what+" removed", zap.Int("payloads", n))
			}
		}
		a.expireEvents(ctx)
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}

// expire removes the payloads that list gives, of finished messages received before
// cutoff or proof from before it, some hundred a transaction. Orders, decisions,
// exchanges and audit lines stay.
func (a *App) expire(ctx context.Context, cutoff time.Time, list func(tx *journal.Tx, cutoff time.Time, limit int) ([]string, error)) (int, error) {
	const chunk = 200
	total := 0
	for ctx.Err() == nil {
		n := 0
		err := a.store.Update(ctx, func(tx *journal.Tx) error {
			n = 0
			shas, err := list(tx, cutoff, chunk)
			if err != nil {
				return err
			}
			for _, sha := range shas {
				if _, err := tx.DeleteBlob(sha); err != nil {
					return err
				}
			}
			n = len(shas)
			return nil
		})
		if err != nil {
			return total, fmt.Errorf("expire payloads: %w", err)
		}
		total += n
		if n < chunk {
			return total, nil // files outside the journal go with the next sweep
		}
	}
	return total, nil
}
