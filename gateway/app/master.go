// SPDX-License-Identifier: Apache-2.0

package app

import (
	"context"
	"errors"
	"os"

	"go.uber.org/zap"

	"ordergate/gateway"
	"ordergate/gateway/config"
	"ordergate/gateway/masterdata"
)

// masterReport tells what an import of master data found.
func (a *App) masterReport(r masterdata.Report) {
	a.mu.Lock()
	defer a.mu.Unlock()
	st := a.status["master data"]
	st.faults = append(append(gateway.Faults(nil), r.Faults...), r.Refused...)
	if !r.Kept {
		st.at = r.At
	}
	a.status["master data"] = st
	a.metrics.Reload("master data", st.at, len(st.faults))
	for _, f := range st.faults {
		a.log.Warn("master data", zap.String("fault", f.String()))
	}
	a.log.Info("master data imported", zap.Int64("generation", r.Generation), zap.Bool("kept_old", r.Kept), zap.Int("refused", len(r.Refused)), zap.Duration("duration", r.Took))
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
