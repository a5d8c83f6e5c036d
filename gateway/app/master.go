// SPDX-License-Identifier: Apache-2.0

package app

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"time"

	"go.uber.org/zap"

	"ordergate/gateway"
	"ordergate/gateway/api"
	"ordergate/gateway/config"
	"ordergate/gateway/masterdata"
	"ordergate/gateway/masterdata/sheet"
	posthttp "ordergate/gateway/post/http"
	"ordergate/gateway/telemetry"
)

// masterReport tells what the import at the start found; those behind it are
// told by masterdata itself.
func (a *App) masterReport(r masterdata.Report) {
	for _, f := range r.Faults {
		a.log.Warn("master data", zap.String("fault", f.String()))
	}
	for _, why := range r.Refused {
		a.log.Warn("master data", zap.String("file", why.File), zap.Int("refused", why.Count), zap.String("reason", why.Reason), zap.String("fault", why.First[0].String()))
	}
	a.metrics.Reload("master data", r.At, len(r.Faults)+r.RefusedRows())
	a.log.Info("master data imported", zap.Int64("generation", r.Generation), zap.Bool("kept_old", r.Kept), zap.Int("refused", r.RefusedRows()), zap.Duration("duration", r.Took))
}

// masterHealth shows the last import: rows that were refused, or why the old data
// is kept.
func masterHealth(s masterdata.Status) telemetry.Component {
	c := telemetry.Component{State: telemetry.OK, At: s.LoadedAt.Format(time.RFC3339)}
	if len(s.Last.Refused) > 0 {
		c.State, c.Detail = telemetry.Degraded, fmt.Sprintf("%d row(s) were left out: see `ordergate master report`", s.Last.RefusedRows())
	}
	if s.Last.Kept {
		c.State, c.Detail = telemetry.Degraded, "the last import was refused: the data before it is in use"
		if len(s.Last.Faults) == 0 {
			c.Detail += ": " + s.Last.Error
		}
	}
	if s.Pulled != nil && s.Pulled.Error != "" {
		c.State, c.Detail = telemetry.Degraded, "not read from the ERP, the old data stay in use: "+s.Pulled.Error
	}
	for _, f := range s.Last.Faults {
		c.Faults = append(c.Faults, f.String())
	}
	for _, why := range s.Last.Refused {
		c.Faults = append(c.Faults, fmt.Sprintf("%s: %d × %s; the first: %s", why.File, why.Count, why.Reason, why.First[0]))
	}
	c.Faults = c.Faults[:min(len(c.Faults), 20)]
	return c
}

// pullMaster builds what reads master data from the ERP. Where there are none yet,
// it reads them now: nothing can be checked without.
func (a *App) pullMaster(ctx context.Context) error {
	cfg, err := a.cfg.HTTPTarget(a.cfg.ERP.HTTP)
	if err != nil {
		return err
	}
	target, err := posthttp.New(cfg, a.clock)
	if err != nil {
		return err
	}
	a.onClose("connections for master data", func() error { target.Close(); return nil })
	source, err := target.Master(*a.cfg.ERP.HTTP.Master)
	if err != nil {
		return err
	}
	a.puller = masterdata.NewPuller(a.master, source)
	if a.master.Status().Generation == 0 {
		return a.puller.Pull(ctx)
	}
	return nil
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
	if err != nil && len(r.Faults) == 0 {
		return fail(err)
	}
	return append(r.Faults, r.Rows()...)
}

// MasterOperations is what commands do with master data.
type MasterOperations interface {
	MasterStatus(ctx context.Context) (masterdata.Status, error)
	// MasterPut hands in a file for a table: all of it, or changes. The report is
	// there when the data was refused too, with an error.
	MasterPut(ctx context.Context, table string, format sheet.Format, changes bool, r io.Reader) (masterdata.Report, error)
}

func (l local) MasterStatus(context.Context) (masterdata.Status, error) {
	if l.master == nil {
		return masterdata.Status{}, api.ErrNoMaster
	}
	return l.master.Status(), nil
}

func (l local) MasterPut(ctx context.Context, table string, format sheet.Format, changes bool, r io.Reader) (masterdata.Report, error) {
	if l.master == nil {
		return masterdata.Report{}, api.ErrNoMaster
	}
	return l.master.Put(ctx, table, format, changes, r)
}

func (r *remote) MasterStatus(ctx context.Context) (out masterdata.Status, err error) {
	return out, r.call(ctx, http.MethodGet, "/api/master", nil, nil, &out)
}

// MasterPut waits as long as the load takes.
func (r *remote) MasterPut(ctx context.Context, table string, format sheet.Format, changes bool, body io.Reader) (out masterdata.Report, err error) {
	method, path := http.MethodPut, "/api/master/"+url.PathEscape(table)
	if changes {
		method, path = http.MethodPost, path+"/changes"
	}
	req, err := http.NewRequestWithContext(ctx, method, r.base+path, body)
	if err != nil {
		return out, err
	}
	req.Header.Set("Content-Type", api.MediaType(format))
	res, err := (&http.Client{}).Do(req)
	if err != nil {
		return out, fmt.Errorf("ask the daemon: %w", err)
	}
	defer res.Body.Close()
	b, err := io.ReadAll(io.LimitReader(res.Body, 64<<20))
	if err != nil {
		return out, fmt.Errorf("read the daemon's answer: %w", err)
	}
	var problem struct{ Detail string }
	if json.Unmarshal(b, &problem) == nil && problem.Detail != "" {
		return out, errors.New(problem.Detail)
	}
	if err := json.Unmarshal(b, &out); err != nil {
		return out, fmt.Errorf("the daemon answered %s: %w", res.Status, err)
	}
	if out.Kept {
		return out, errors.New(out.Error)
	}
	return out, nil
}
