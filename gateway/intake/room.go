// SPDX-License-Identifier: Apache-2.0

package intake

import (
	"context"
	"fmt"
	"sync"
	"time"

	"go.uber.org/zap"

	"ordergate/gateway"
	"ordergate/gateway/journal"
)

const (
	sweepEvery = 10 * time.Minute
	countEvery = 2 * time.Second
)

// room tells whether there is room for another payload.
func (in *Intake) room(ctx context.Context) error {
	if err := in.disk(); err != nil {
		return err
	}
	return in.backlog(ctx)
}

// disk fails when the disk is too full.
func (in *Intake) disk() error {
	if in.cfg.MinFree < 0 {
		return nil
	}
	free, known, err := freeBytes(in.cfg.Dir)
	if err != nil {
		return storageError(err)
	}
	if known && free < uint64(in.cfg.MinFree) {
		return &gateway.Error{Op: "intake.stage", Kind: gateway.Transient, Public: "out of storage space, please try again later",
			Err: fmt.Errorf("only %d bytes are free on the disk of %s, %d must stay", free, in.cfg.Dir, in.cfg.MinFree)}
	}
	return nil
}

// waiting is how many messages wait to be read, counted now and then.
type waiting struct {
	mu sync.Mutex
	at time.Time
	n  int64
}

func (in *Intake) backlog(ctx context.Context) error {
	if in.cfg.MaxWaiting <= 0 {
		return nil
	}
	w := &in.waiting
	w.mu.Lock()
	defer w.mu.Unlock()
	now := in.cfg.Clock.Now()
	if age := now.Sub(w.at); age >= countEvery || age < 0 {
		var n int64
		err := in.cfg.Journal.View(ctx, func(tx *journal.Tx) error {
			return tx.QueryRow(`SELECT COUNT(*) FROM (SELECT 1 FROM lanes WHERE kind = ? LIMIT ?) AS queue`, "read", in.cfg.MaxWaiting).Scan(&n)
		})
		if err != nil {
			return &gateway.Error{Op: "intake.stage", Kind: gateway.Transient, Public: "please try again later", Err: fmt.Errorf("count the backlog: %w", err)}
		}
		w.n, w.at = n, now
	}
	if w.n >= int64(in.cfg.MaxWaiting) {
		return &gateway.Error{Op: "intake.stage", Kind: gateway.Transient, Public: "too much is waiting, please try again later",
			Err: fmt.Errorf("%d messages or more wait to be read", w.n)}
	}
	return nil
}

// Sweep removes spool files that a former life left behind: those not written
// for Config.Keep that this process does not need. It returns how many.
func (in *Intake) Sweep() (int, error) {
	return in.spool.sweep(in.cfg.Clock.Now().Add(-in.cfg.Keep))
}

// Serve sweeps the spool now and then until ctx ends, and returns nil.
func (in *Intake) Serve(ctx context.Context) error {
	tick := time.NewTicker(sweepEvery)
	defer tick.Stop()
	for {
		if n, err := in.Sweep(); err != nil {
			in.cfg.Log.Warn("spool not swept", zap.Error(err))
		} else if n > 0 {
			in.cfg.Log.Info("spool swept", zap.Int("files", n))
		}
		select {
		case <-ctx.Done():
			return nil
		case <-tick.C:
		}
	}
}
