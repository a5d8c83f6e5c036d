// SPDX-License-Identifier: Apache-2.0

package app

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"go.uber.org/zap"

	"ordergate/gateway"
	"ordergate/gateway/config"
	"ordergate/gateway/masterdata"
	"ordergate/gateway/telemetry"
)

// masterReport tells what the import at the start found; those behind it are
// told by masterdata itself.
func (a *App) masterReport(r masterdata.Report) {
	for _, f := range append(append(gateway.Faults(nil), r.Faults...), r.Refused...) {
		a.log.Warn("master data", zap.String("fault", f.String()))
	}
	a.metrics.Reload("master data", r.At, len(r.Faults)+len(r.Refused))
	a.log.Info("master data imported", zap.Int64("generation", r.Generation), zap.Bool("kept_old", r.Kept), zap.Int("refused", len(r.Refused)), zap.Duration("duration", r.Took))
}

// masterHealth shows the last import: rows that were refused, or why the old data
// is kept.
func masterHealth(s masterdata.Status) telemetry.Component {
	c := telemetry.Component{State: telemetry.OK, At: s.LoadedAt.Format(time.RFC3339)}
	if n := len(s.Last.Refused); n > 0 {
		c.State, c.Detail = telemetry.Degraded, fmt.Sprintf("%d fault(s) in rows, which were left out", n)
	}
	if len(s.Last.Faults) > 0 || s.Err != nil {
		c.State, c.Detail = telemetry.Degraded, "the last import was refused: the data before it is in use"
	}
	for _, f := range append(append(gateway.Faults(nil), s.Last.Faults...), s.Last.Refused...) {
		if len(c.Faults) == 20 {
			break
		}
		c.Faults = append(c.Faults, f.String())
	}
	return c
}

// watchMaster imports master data again whenever its files change.
func (a *App) watchMaster(ctx context.Context) error {
	err := a.master.Watch(ctx)
	if errors.Is(err, context.Canceled) {
		return nil
	}
	return err
}

// masterFaults imports the master data files into a folder of no account, to
// tell what is wrong with them.
func masterFaults(ctx context.Context, cfg *config.Config) gateway.Faults {
	fail := func(err error) gateway.Faults { return gateway.Faults{{File: cfg.Master, Message: oneLine(err)}} }
	dir, err := os.MkdirTemp("", "ordergate-check")
	if err != nil {
		return fail(err)
	}
	defer os.RemoveAll(dir)
	m, err := masterdata.Open(ctx, masterdata.Config{Dir: dir, Source: cfg.Master, Clock: gateway.SystemClock{}, Logger: zap.NewNop()})
	if err != nil {
		return fail(err)
	}
	defer m.Close()
	r, err := m.Import(ctx)
	if err != nil {
		return fail(err)
	}
	return append(r.Faults, r.Refused...)
}
