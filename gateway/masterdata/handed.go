// SPDX-License-Identifier: Apache-2.0

package masterdata

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"go.uber.org/zap"

	"ordergate/gateway"
	"ordergate/gateway/masterdata/sheet"
)

// Staged is a file that was handed in: it lies on disk, in the source folder
// under a name that does not count. Apply makes it count, Discard takes it away;
// after Apply, Discard does nothing.
type Staged struct {
	in  input
	tmp string
}

// Table is the table the file is for.
func (f *Staged) Table() string { return f.in.table.name }

// Discard takes the file away.
func (f *Staged) Discard() error {
	if f.tmp == "" {
		return nil
	}
	tmp := f.tmp
	f.tmp = ""
	return os.Remove(tmp)
}

// stagedName matches files that are being handed in.
const stagedName = ".put-*.tmp"

// Stage writes r beside the files of the source folder and makes it durable. With
// changes it is laid over what the table holds, else it takes the place of all of
// it. An unknown table is NotFound; more than MaxBody bytes are Invalid; a reader
// that fails is Invalid too, since it is the sender's; a disk that is full is
// Transient.
func (s *Store) Stage(ctx context.Context, table string, format sheet.Format, changes bool, r io.Reader) (*Staged, error) {
	const op = "masterdata.stage"
	t := tableOf(table)
	if t == nil {
		text := fmt.Sprintf("There is no table %q: %s.", sheet.Clip(table), nearTable(table))
		return nil, &gateway.Error{Op: op, Kind: gateway.NotFound, Public: text, Err: errors.New(text)}
	}
	f, err := os.CreateTemp(s.cfg.Source, stagedName)
	if err != nil {
		return nil, gateway.E(op, gateway.Transient, fmt.Errorf("make file beside the master data: %w", err))
	}
	out := &Staged{in: input{table: t, path: f.Name(), format: format, change: changes}, tmp: f.Name()}
	err = copyBody(ctx, f, r, s.cfg.MaxBody)
	if err = errors.Join(err, f.Chmod(0o640), f.Sync(), f.Close()); err != nil {
		return nil, errors.Join(err, out.Discard())
	}
	s.crash("staged")
	return out, nil
}

// copyBody tells faults of the sender from faults of our disk.
func copyBody(ctx context.Context, f *os.File, r io.Reader, most int64) error {
	const op = "masterdata.stage"
	buf := make([]byte, 64<<10)
	for left := most; ; {
		if err := ctx.Err(); err != nil {
			return gateway.E(op, gateway.Transient, err)
		}
		n, err := r.Read(buf)
		if left -= int64(n); left < 0 {
			text := fmt.Sprintf("The file has more than %d bytes.", most)
			return &gateway.Error{Op: op, Kind: gateway.Invalid, Public: text, Err: errors.New(text)}
		}
		if _, werr := f.Write(buf[:n]); werr != nil {
			return &gateway.Error{Op: op, Kind: gateway.Transient, Public: "The file could not be stored: " + diskText(werr), Err: fmt.Errorf("store file: %w", werr)}
		}
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return &gateway.Error{Op: op, Kind: gateway.Invalid, Public: "The file did not arrive whole.", Err: fmt.Errorf("read what is handed in: %w", err)}
		}
	}
}

func diskText(err error) string {
	var pe *os.PathError
	if errors.As(err, &pe) {
		return pe.Err.Error() + "."
	}
	return "the disk failed."
}

// Apply loads staged files, together with what the source folder holds, into a
// new generation. When it is accepted they become files of the folder, and the
// generation takes over; before that nothing has changed. The report and the
// error are those of Import. Close ends it.
func (s *Store) Apply(ctx context.Context, staged ...*Staged) (Report, error) {
	s.importing.Lock()
	defer s.importing.Unlock()
	ctx, cancel := context.WithCancel(ctx)
	var watch sync.WaitGroup
	defer watch.Wait()
	defer cancel()
	watch.Go(func() {
		select {
		case <-s.closing:
			cancel()
		case <-ctx.Done():
		}
	})
	now, err := look(s.cfg.Source)
	if err != nil {
		return Report{}, gateway.E("masterdata.apply", gateway.Transient, err)
	}
	var replace []input
	for _, f := range staged {
		if err := f.place(now, s.cfg.Clock.Now().UTC()); err != nil {
			return Report{}, gateway.E("masterdata.apply", gateway.Transient, err)
		}
		replace = append(replace, f.in)
		now.inputs = append(now.inputs, f.in) // two files of changes of a table count in their order
	}
	return s.reported(ctx, replace, func() error {
		for _, f := range staged {
			if err := s.store(f); err != nil {
				return gateway.E("masterdata.apply", gateway.Transient, err)
			}
		}
		return nil
	})
}

// Put is Stage and Apply of one file.
func (s *Store) Put(ctx context.Context, table string, format sheet.Format, changes bool, r io.Reader) (Report, error) {
	f, err := s.Stage(ctx, table, format, changes, r)
	if err != nil {
		return Report{}, err
	}
	report, err := s.Apply(ctx, f)
	return report, errors.Join(err, f.Discard())
}

// place gives a staged file its name and its time: changes count behind all that
// are there, a full file is newer than them.
func (f *Staged) place(now plan, at time.Time) error {
	last := ""
	for _, in := range now.inputs {
		if in.table != f.in.table {
			continue
		}
		if !at.After(in.at) && in.change != f.in.change {
			at = in.at.Add(time.Millisecond)
		}
		if in.change {
			last = max(last, in.name)
		}
	}
	f.in.name = f.in.table.name + "." + string(f.in.format)
	if f.in.change {
		mark := at.Format("20060102T150405.000000000")
		stem := changesDir + "/" + f.in.table.name + "."
		if name := stem + mark; name <= last {
			last, _, _ = sheet.Split(last)
			mark = strings.TrimPrefix(last, stem) + "~" // behind a name that sorts behind the time
		}
		f.in.name = stem + mark + "." + string(f.in.format)
	}
	f.in.at = at
	return os.Chtimes(f.tmp, at, at)
}

// store makes a staged file one of the folder's. The files that it replaces go
// last: what is left of them when the process dies in between is older than it and
// does not count, or is a fault that says which files to look at.
func (s *Store) store(f *Staged) error {
	fulls, err := listing(s.cfg.Source, "")
	if err != nil {
		return err
	}
	changes, err := listing(s.cfg.Source, changesDir)
	if err != nil {
		return err
	}
	to := filepath.Join(s.cfg.Source, filepath.FromSlash(f.in.name))
	if f.in.change {
		if err := os.MkdirAll(filepath.Dir(to), 0o750); err != nil {
			return fmt.Errorf("make folder of changes: %w", err)
		}
	}
	if err := rename(f.tmp, to); err != nil {
		return err
	}
	f.tmp = ""
	s.crash("stored")
	if f.in.change {
		return nil
	}
	for _, in := range append(fulls.of[f.in.table], changes.of[f.in.table]...) {
		if in.path != to && in.at.Before(f.in.at) {
			if err := os.Remove(in.path); err != nil {
				return fmt.Errorf("take away what was replaced: %w", err)
			}
		}
	}
	return syncDir(s.cfg.Source)
}

// sweep takes away files whose handing in was cut off long ago; younger ones may be
// another node's.
func (s *Store) sweep() {
	left, err := filepath.Glob(filepath.Join(s.cfg.Source, stagedName))
	if err != nil {
		return
	}
	for _, f := range left {
		st, err := os.Stat(f)
		if err != nil || s.cfg.Clock.Now().Sub(st.ModTime()) < 24*time.Hour {
			continue
		}
		if err := os.Remove(f); err != nil {
			s.cfg.Logger.Warn("a file that was not handed in whole cannot be removed", zap.String("file", filepath.Base(f)), zap.Error(err))
		}
	}
}
