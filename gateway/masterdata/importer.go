// SPDX-License-Identifier: Apache-2.0

package masterdata

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"go.uber.org/zap"

	"ordergate/gateway"
)

// Import reads the files of the source folder into a new generation and puts it
// in place of the current one. Rows that cannot be used are refused and listed in
// the report; the others are loaded. When a file as a whole cannot be used
// (missing, no proper header, half written, changed while it was read, too many
// rows refused, far fewer rows than before), the old generation stays and the
// error is Invalid, or Transient where the next try may help. Files that have not
// changed are not loaded again.
func (s *Store) Import(ctx context.Context) (Report, error) {
	s.importing.Lock()
	defer s.importing.Unlock()
	return s.reported(ctx, nil, func() error { return nil })
}

// reported loads the source folder, with replace in place of what it holds, and
// keeps the report. store is called when the new generation is whole, before it
// takes over.
func (s *Store) reported(ctx context.Context, replace []input, store func() error) (Report, error) {
	start := s.cfg.Clock.Now().UTC()
	r := Report{At: start}
	err := s.load(ctx, &r, replace, store)
	r.Took = s.cfg.Clock.Now().UTC().Sub(start)
	var faults gateway.Faults
	if errors.As(err, &faults) {
		r.Faults = faults
	}
	if r.Kept = err != nil; r.Kept {
		r.Error = err.Error()
	}
	s.mu.Lock()
	if s.current != nil {
		r.Generation = s.current.number
	}
	s.last, s.lastErr = r, err
	s.mu.Unlock()
	if err := r.save(s.cfg.Dir); err != nil {
		s.cfg.Logger.Warn("the report of the master data cannot be kept", zap.Error(err))
	}
	return r, err
}

func (s *Store) load(ctx context.Context, r *Report, replace []input, store func() error) error {
	s.mu.Lock()
	old := s.current // only an import replaces it, and this is the one
	s.mu.Unlock()
	p, err := look(s.cfg.Source, replace...)
	if err != nil {
		return gateway.E("masterdata.import", gateway.Transient, err)
	}
	if r.Passed = p.passed; old != nil {
		p.gone(old)
	}
	if len(p.faults) > 0 {
		return gateway.E("masterdata.import", gateway.Invalid, p.faults)
	}
	digest, err := p.digest(ctx)
	if err != nil {
		return gateway.E("masterdata.import", gateway.Transient, err)
	}
	if old != nil && digest == old.digest {
		r.Unchanged, r.Files, r.Refused = true, old.report.Files, old.report.Refused
		return store()
	}
	if r.Generation = 1; old != nil {
		r.Generation = old.number + 1
	}
	path := fileName(s.cfg.Dir, r.Generation)
	b := newBuild(p, r, path+".tmp", s.crash)
	err = b.run(ctx, map[string]string{"schema": schemaVersion, "generation": fmt.Sprint(r.Generation), "at": r.At.Format(time.RFC3339), "digest": digest})
	s.crash("built")
	if err == nil {
		err = s.accept(b, old, digest)
	}
	if err == nil {
		err = store()
	}
	if err == nil {
		err = gateway.E("masterdata.import", gateway.Transient, keep(b.tmp, path))
	}
	s.crash("kept")
	if rm := b.remove(); rm != nil {
		s.cfg.Logger.Warn("unfinished master data cannot be removed", zap.Error(rm))
	}
	if err != nil {
		return err
	}
	g, err := openGeneration(ctx, path)
	if err != nil {
		return gateway.E("masterdata.import", gateway.Transient, err)
	}
	return s.swap(g)
}

// gone makes it a fault when a table that had rows has no file any more.
func (p *plan) gone(old *generation) {
	has := map[*table]bool{}
	for _, in := range p.inputs {
		has[in.table] = true
	}
	for _, t := range tables {
		if !has[t] && !t.required && old.counts[t.name] > 0 {
			p.faults = append(p.faults, gateway.Fault{File: t.name + ".csv", Message: "the file is gone; its data stay in use", Hint: "leave a file with the header row alone to say that there are none"})
		}
	}
}

// accept looks at the whole before it may take over.
func (s *Store) accept(b *build, old *generation, digest string) error {
	if b.sumText() != digest {
		return &gateway.Error{Op: "masterdata.import", Kind: gateway.Transient, Public: "Master data files changed while they were read.", Err: errors.New("files changed while they were read")}
	}
	var faults gateway.Faults
	for _, f := range b.report.Files {
		if f.Refused >= 20 && f.Refused*100 > f.Rows*s.cfg.MaxRefused {
			faults = append(faults, gateway.Fault{File: f.Name, Message: fmt.Sprintf("%d of %d rows cannot be used, more than %d %%", f.Refused, f.Rows, s.cfg.MaxRefused), Hint: "the old data stay in use; the report names the rows"})
		} else if f.Rows > 0 && f.Refused == f.Rows && old.had(f.Name) {
			faults = append(faults, gateway.Fault{File: f.Name, Message: "none of its rows can be used", Hint: "the old data stay in use; the report names the rows"})
		}
	}
	for _, name := range []string{customersTable, itemsTable} {
		if old == nil {
			break
		}
		was, is := old.counts[name], b.counts[name]
		if was > 0 && is == 0 || was >= 20 && is*100 < was*(100-s.cfg.MaxShrink) {
			faults = append(faults, gateway.Fault{File: b.fileOf(name), Message: fmt.Sprintf("%d rows instead of %d before", is, was), Hint: fmt.Sprintf("a loss of more than %d %% looks like a half-written file; the old data stay in use", s.cfg.MaxShrink)})
		}
	}
	if len(faults) > 0 {
		return gateway.E("masterdata.import", gateway.Invalid, faults)
	}
	return nil
}

// had reports whether a file stands in the place of rows that are in use; changes
// stand in the place of none.
func (g *generation) had(file string) bool {
	stem, _, _ := strings.Cut(file, ".")
	return g != nil && g.counts[stem] > 0
}

// keep makes a built generation durable under its final name.
func keep(tmp, path string) error {
	f, err := os.OpenFile(tmp, os.O_RDWR, 0)
	if err != nil {
		return fmt.Errorf("open built generation: %w", err)
	}
	if err := errors.Join(f.Sync(), f.Close()); err != nil {
		return fmt.Errorf("sync built generation: %w", err)
	}
	return rename(tmp, path)
}

// rename gives a file its name, durably.
func rename(from, to string) error {
	if err := os.Rename(from, to); err != nil {
		return fmt.Errorf("name file: %w", err)
	}
	return syncDir(filepath.Dir(to))
}

func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return fmt.Errorf("open folder: %w", err)
	}
	if err := errors.Join(d.Sync(), d.Close()); err != nil {
		return fmt.Errorf("sync folder: %w", err)
	}
	return nil
}

// Watch imports whenever the source files change, until ctx ends; then it
// returns nil. It looks every Poll; a change counts when two looks in a row find
// the same, so that files being copied are left alone. A failed import keeps the
// old data, is logged, and is tried again when the files change, or soon where
// the fault may pass.
func (s *Store) Watch(ctx context.Context) error {
	tick := time.NewTicker(s.cfg.Poll)
	defer tick.Stop()
	w := &watcher{store: s}
	if st := s.Status(); !st.Last.At.IsZero() && (st.Err == nil || gateway.KindOf(st.Err) != gateway.Transient) {
		w.done = w.look() // imported just now
	}
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-tick.C:
			w.step(ctx)
		}
	}
}

// watcher decides when to import. What it sees is the names, sizes and times of
// the files.
type watcher struct {
	store *Store
	seen  string // at the last look
	done  string // when last imported
}

func (w *watcher) step(ctx context.Context) {
	now := w.look()
	settled := now == w.seen
	w.seen = now
	if now == w.done || !settled {
		return
	}
	w.done = now
	r, err := w.store.Import(ctx)
	log := w.store.cfg.Logger
	switch {
	case ctx.Err() != nil:
	case err != nil:
		if gateway.KindOf(err) == gateway.Transient {
			w.done = "" // look again
		}
		log.Warn("master data not loaded, the old stay in use", zap.String("stage", "masterdata"), zap.Error(err))
	case !r.Unchanged:
		log.Info("master data loaded", zap.String("stage", "masterdata"), zap.Int64("generation", r.Generation), zap.Duration("duration", r.Took), zap.Int("refused", r.RefusedRows()))
	}
}

func (w *watcher) look() string {
	type seen struct {
		Name    string
		Size    int64
		ModTime int64
	}
	p, err := look(w.store.cfg.Source)
	if err != nil {
		return err.Error()
	}
	all := []seen{{Name: strings.Join(p.passed, "|") + p.faults.Error()}}
	for _, in := range p.inputs {
		all = append(all, seen{in.name, in.size, in.at.UnixNano()})
	}
	b, err := json.Marshal(all)
	if err != nil {
		return ""
	}
	return string(b)
}
