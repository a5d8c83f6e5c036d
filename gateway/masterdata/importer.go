// SPDX-License-Identifier: Apache-2.0

package masterdata

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"go.uber.org/zap"

	"ordergate/gateway"
)

// maxReported bounds the refused rows that a report lists one by one.
const maxReported = 1000

// Report says how an import went.
type Report struct {
	Generation int64         `json:"generation"` // the one in use afterwards
	At         time.Time     `json:"at"`
	Took       time.Duration `json:"took"`
	Unchanged  bool          `json:"unchanged,omitempty"` // the files are those of the current generation
	Kept       bool          `json:"kept,omitempty"`      // the old generation was kept because of Faults
	Files      []FileReport  `json:"files,omitempty"`
	// Refused lists what is wrong with rows (file:line:column), the first 1,000;
	// a row may be named more than once. Rows without a fault were loaded.
	Refused []gateway.Fault `json:"refused,omitempty"`
	// Faults are why nothing was loaded.
	Faults gateway.Faults `json:"faults,omitempty"`
}

// FileReport is about one file.
type FileReport struct {
	Name    string `json:"name"`
	Rows    int    `json:"rows"`
	Refused int    `json:"refused,omitempty"`
}

// Import reads the CSV files of the source folder into a new generation and puts
// it in place of the current one. Rows that cannot be used are refused, one by
// one, and listed in the report; the others are loaded. When a file as a whole
// cannot be used (missing, no proper header, half written, changed while it was
// read, too many rows refused, far fewer rows than before), the old generation
// stays and the error is Invalid, or Transient where the next try may help. Files
// that have not changed are not loaded again.
func (s *Store) Import(ctx context.Context) (Report, error) {
	s.importing.Lock()
	defer s.importing.Unlock()
	start := s.cfg.Clock.Now().UTC()
	r, err := s.load(ctx, start)
	r.At, r.Took = start, s.cfg.Clock.Now().UTC().Sub(start)
	var faults gateway.Faults
	if errors.As(err, &faults) {
		r.Faults = faults
	}
	r.Kept = err != nil
	s.mu.Lock()
	if s.current != nil {
		r.Generation = s.current.number
	}
	s.last, s.lastErr = r, err
	s.mu.Unlock()
	return r, err
}

func (s *Store) load(ctx context.Context, now time.Time) (Report, error) {
	s.mu.Lock()
	old := s.current // only an import replaces it, and this is the one
	s.mu.Unlock()
	var r Report
	digest, err := s.digest(ctx, old)
	if err != nil {
		return r, err
	}
	if old != nil && digest == old.digest {
		r.Unchanged = true
		return r, nil
	}
	number := int64(1)
	if old != nil {
		number = old.number + 1
	}
	path := fileName(s.cfg.Dir, number)
	b := &build{cfg: s.cfg, report: &r, tmp: path + ".tmp", counts: map[string]int{}, items: map[string]int64{}, customers: map[string]bool{}, sum: sha256.New()}
	err = b.run(ctx, map[string]string{"schema": schemaVersion, "generation": fmt.Sprint(number), "at": now.Format(time.RFC3339), "digest": digest})
	if err == nil {
		err = s.accept(b, old, digest)
	}
	if err == nil {
		err = gateway.E("masterdata.import", gateway.Transient, keep(b.tmp, path))
	}
	if err != nil {
		if rm := os.Remove(b.tmp); rm != nil && !errors.Is(rm, fs.ErrNotExist) {
			s.cfg.Logger.Warn("unfinished master data cannot be removed", zap.Error(rm))
		}
		return r, err
	}
	g, err := openGeneration(ctx, path)
	if err != nil {
		return r, gateway.E("masterdata.import", gateway.Transient, err)
	}
	return r, s.swap(g)
}

// accept looks at the whole before it may take over.
func (s *Store) accept(b *build, old *generation, digest string) error {
	if hex.EncodeToString(b.sum.Sum(nil)) != digest {
		return &gateway.Error{Op: "masterdata.import", Kind: gateway.Transient, Public: "Master data files changed while they were read.", Err: errors.New("files changed while they were read")}
	}
	var faults gateway.Faults
	for _, f := range b.report.Files {
		if f.Refused >= 20 && f.Refused*100 > f.Rows*s.cfg.MaxRefused {
			faults = append(faults, gateway.Fault{File: f.Name, Message: fmt.Sprintf("%d of %d rows cannot be used, more than %d %%", f.Refused, f.Rows, s.cfg.MaxRefused), Hint: "the old data stay in use; the report names the rows"})
		}
		if old == nil || f.Name != customersFile && f.Name != itemsFile {
			continue
		}
		was, is := old.counts[f.Name], f.Rows-f.Refused
		if was >= 20 && is*100 < was*(100-s.cfg.MaxShrink) {
			faults = append(faults, gateway.Fault{File: f.Name, Message: fmt.Sprintf("%d rows instead of %d before", is, was), Hint: fmt.Sprintf("a loss of more than %d %% looks like a half-written file; the old data stay in use", s.cfg.MaxShrink)})
		}
	}
	if len(faults) > 0 {
		return gateway.E("masterdata.import", gateway.Invalid, faults)
	}
	return nil
}

// digest is one digest of all files, and checks that none is missing.
func (s *Store) digest(ctx context.Context, old *generation) (string, error) {
	sum := sha256.New()
	var faults gateway.Faults
	for _, f := range files {
		if err := ctx.Err(); err != nil {
			return "", gateway.E("masterdata.import", gateway.Transient, err)
		}
		err := digestFile(sum, s.cfg.Source, f.name)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			if f.required {
				faults = append(faults, gateway.Fault{File: f.name, Message: "the file is missing", Hint: "docs/master-data.md says what stands in it"})
			} else if old != nil && old.counts[f.name] > 0 {
				faults = append(faults, gateway.Fault{File: f.name, Message: "the file is gone; its data stay in use", Hint: "leave a file with the header row alone to say that there are none"})
			}
		case err != nil:
			return "", gateway.E("masterdata.import", gateway.Transient, err)
		}
	}
	if len(faults) > 0 {
		return "", gateway.E("masterdata.import", gateway.Invalid, faults)
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}

func digestFile(sum io.Writer, dir, name string) error {
	f, err := os.Open(filepath.Join(dir, name))
	if err != nil {
		return fmt.Errorf("open %s: %w", name, err)
	}
	defer f.Close()
	if _, err := io.WriteString(sum, name+"\n"); err != nil {
		return err
	}
	if _, err := io.Copy(sum, f); err != nil {
		return fmt.Errorf("read %s: %w", name, err)
	}
	return nil
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
	if err := os.Rename(tmp, path); err != nil {
		return fmt.Errorf("name built generation: %w", err)
	}
	d, err := os.Open(filepath.Dir(path))
	if err != nil {
		return fmt.Errorf("open folder of generations: %w", err)
	}
	if err := errors.Join(d.Sync(), d.Close()); err != nil {
		return fmt.Errorf("sync folder of generations: %w", err)
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
		refused := 0
		for _, f := range r.Files {
			refused += f.Refused
		}
		log.Info("master data loaded", zap.String("stage", "masterdata"), zap.Int64("generation", r.Generation), zap.Duration("duration", r.Took), zap.Int("refused", refused))
	}
}

func (w *watcher) look() string {
	type seen struct {
		Name    string
		Size    int64
		ModTime int64
	}
	var all []seen
	for _, f := range files {
		if st, err := os.Stat(filepath.Join(w.store.cfg.Source, f.name)); err == nil {
			all = append(all, seen{f.name, st.Size(), st.ModTime().UnixNano()})
		}
	}
	b, err := json.Marshal(all)
	if err != nil {
		return ""
	}
	return string(b)
}
