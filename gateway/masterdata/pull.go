// SPDX-License-Identifier: Apache-2.0

package masterdata

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"go.uber.org/zap"

	"ordergate/gateway"
	"ordergate/gateway/masterdata/sheet"
)

// Source is an ERP that hands out its master data. post/http.Master is one.
type Source interface {
	// Tables are the names of the tables it has.
	Tables() []string
	// Fetch asks for all of a table. since is the mark of the last answer that was
	// loaded, "" for none; body is nil when nothing has changed since. The caller
	// closes body.
	Fetch(ctx context.Context, table, since string) (body io.ReadCloser, format sheet.Format, mark string, err error)
}

// Pulled says how the last reading from the ERP went.
type Pulled struct {
	At    time.Time `json:"at"`
	Error string    `json:"error,omitempty"` // "" when all tables are as the ERP has them
}

// Puller keeps a store's files as an ERP has them. It is not safe for concurrent
// use.
type Puller struct {
	store *Store
	from  Source
	marks map[string]string // by table, of what is loaded
}

// NewPuller makes a Puller.
func NewPuller(s *Store, from Source) *Puller {
	return &Puller{s, from, map[string]string{}}
}

// Pull reads what has changed in the ERP and applies it, all tables together or
// none: prices of items that another answer brings are not refused. A table that
// cannot be read leaves everything as it is; the error is Transient, or that of
// Apply.
func (p *Puller) Pull(ctx context.Context) (err error) {
	defer func() { p.store.pulledNow(err) }()
	var staged []*Staged
	defer func() {
		for _, f := range staged {
			err = errors.Join(err, f.Discard())
		}
	}()
	marks := map[string]string{}
	for _, table := range p.from.Tables() {
		body, format, mark, err := p.from.Fetch(ctx, table, p.marks[table])
		if err != nil {
			return gateway.E("masterdata.pull", gateway.Transient, err)
		}
		if body == nil {
			continue
		}
		f, err := p.store.Stage(ctx, table, format, false, body)
		if err = errors.Join(err, body.Close()); err != nil {
			return gateway.E("masterdata.pull", gateway.Transient, fmt.Errorf("read %s from the ERP: %w", table, err))
		}
		staged, marks[table] = append(staged, f), mark
	}
	if len(staged) == 0 {
		return nil
	}
	if _, err := p.store.Apply(ctx, staged...); err != nil {
		return err
	}
	for table, mark := range marks {
		p.marks[table] = mark
	}
	return nil
}

// Serve pulls at once and then at every interval, until ctx ends; then it returns
// nil. What goes wrong is logged and shown in the Status.
func (p *Puller) Serve(ctx context.Context, every time.Duration) error {
	tick := time.NewTicker(every)
	defer tick.Stop()
	for {
		if err := p.Pull(ctx); err != nil && ctx.Err() == nil {
			p.store.cfg.Logger.Warn("master data not read from the ERP, the old stay in use", zap.String("stage", "masterdata"), zap.Error(err))
		}
		select {
		case <-ctx.Done():
			return nil
		case <-tick.C:
		}
	}
}

func (s *Store) pulledNow(err error) {
	p := &Pulled{At: s.cfg.Clock.Now().UTC()}
	if err != nil {
		p.Error = err.Error()
	}
	s.mu.Lock()
	s.pulled = p
	s.mu.Unlock()
}
