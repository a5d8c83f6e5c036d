// SPDX-License-Identifier: Apache-2.0

package folder

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"go.uber.org/zap"
)

// perPass bounds how many files one look at the folder lists for taking, so that
// a folder of a million files needs memory for some.
const perPass = 8192

// emptyFactor is how many times longer an empty file is waited for: programs
// create first and fill later.
const emptyFactor = 10

// sighting is a file in the folder that cannot be taken yet.
type sighting struct {
	info  fs.FileInfo
	since time.Time // it has looked like this
	round int       // of the last scan that saw it
	tries int       // failed tries to claim it
	next  time.Time // of the next try
	odd   bool      // not a file: said once
}

type candidate struct {
	name string
	info fs.FileInfo
}

// scan claims what is complete and begins to take it. It returns when the next
// file may be complete, zero for unknown.
func (r *run) scan(ctx context.Context, now time.Time) (next time.Time, err error) {
	d, err := os.Open(r.cfg.In)
	if err != nil {
		return next, fmt.Errorf("look into the folder: %w", err)
	}
	defer d.Close()
	round := r.lease.nextRound()
	var ready []candidate
	more := false
	for !more {
		entries, err := d.ReadDir(1024)
		if err != nil && err != io.EOF {
			return next, fmt.Errorf("look into the folder: %w", err)
		}
		for _, e := range entries {
			if len(ready) >= perPass {
				more = true
				break
			}
			c, due := r.look(e, now, round)
			if c != nil {
				ready = append(ready, *c)
			} else if !due.IsZero() && (next.IsZero() || due.Before(next)) {
				next = due
			}
		}
		if err == io.EOF {
			break
		}
	}
	if !more { // else the rest was not looked at
		for name, s := range r.seen {
			if s.round != round {
				delete(r.seen, name)
			}
		}
	}
	// In the order in which they came, as far as their times tell.
	slices.SortFunc(ready, func(a, b candidate) int {
		if c := a.info.ModTime().Compare(b.info.ModTime()); c != 0 {
			return c
		}
		return strings.Compare(a.name, b.name)
	})
	if err := r.claimAll(ctx, ready); err != nil {
		return next, err
	}
	if more {
		next = now
	}
	return next, nil
}

// look judges one entry: a candidate, or when it may become one.
func (r *run) look(e fs.DirEntry, now time.Time, round int) (*candidate, time.Time) {
	name := e.Name()
	if e.IsDir() || r.cfg.ignored(name) {
		return nil, time.Time{}
	}
	info, err := e.Info() // of a link itself, never of what it points to
	if err != nil {
		return nil, time.Time{} // gone meanwhile
	}
	s := r.seen[name]
	if s == nil || !sameState(s.info, info) {
		s = &sighting{info: info, since: now}
		r.seen[name] = s
	}
	s.round = round
	if !info.Mode().IsRegular() {
		if !s.odd {
			s.odd = true
			r.log.Warn("left alone: not a file", zap.String("file", name), zap.String("mode", info.Mode().String()))
		}
		return nil, time.Time{}
	}
	if due := r.complete(info, s.since, now); now.Before(due) {
		return nil, due
	}
	if now.Before(s.next) {
		return nil, s.next
	}
	return &candidate{name, info}, time.Time{}
}

// complete tells when a file that has looked like this since then counts as
// complete: it was not changed for the stable time, by its own time (as the disk's
// clock goes) or by ours. A file that was renamed into place long after it was
// written is complete at first sight.
func (r *run) complete(info fs.FileInfo, since, now time.Time) time.Time {
	stable := r.cfg.Stable
	if info.Size() == 0 {
		stable *= emptyFactor
	}
	written := info.ModTime().Add(-r.lease.skew())
	if written.After(now) { // a time set by the sender; it says nothing
		return since.Add(stable)
	}
	return earlier(since, written).Add(stable)
}

func sameState(a, b fs.FileInfo) bool {
	return a.Size() == b.Size() && a.ModTime().Equal(b.ModTime()) && a.Mode() == b.Mode() && os.SameFile(a, b)
}

// claimAll claims files in batches, as places become free, and begins to take
// each batch when its claims are durable.
func (r *run) claimAll(ctx context.Context, ready []candidate) error {
	batch := max(1, r.cfg.Parallel/2)
	for len(ready) > 0 {
		n := min(batch, len(ready))
		if err := r.slots.Acquire(ctx, int64(n)); err != nil {
			return err
		}
		if _, shut := r.paused(r.clock.Now()); shut {
			r.slots.Release(int64(n))
			return nil
		}
		claims, err := r.claimBatch(ready[:n])
		if err != nil {
			r.slots.Release(int64(n))
			r.hold(claims, err)
			return err
		}
		r.slots.Release(int64(n - len(claims)))
		ready = ready[n:]
		r.cfg.Crash("folder.claimed")
		for _, c := range claims {
			r.start(c)
		}
	}
	return nil
}

// claimBatch moves files to a batch folder of their own. On an error the claims
// that were made are returned too: they are on the disk, if not surely for ever.
func (r *run) claimBatch(files []candidate) (claims []*claim, err error) {
	now := r.clock.Now()
	batch := newBatch(now)
	dir := filepath.Join(r.lease.dir, batch)
	if err := os.Mkdir(dir, 0o700); err != nil {
		return nil, fmt.Errorf("claim files: %w", err)
	}
	var failed error
	said := false
	for _, f := range files {
		from, to := filepath.Join(r.cfg.In, f.name), filepath.Join(dir, f.name)
		err := readable(from)
		if err == nil {
			err = os.Rename(from, to)
		}
		switch {
		case err == nil:
			delete(r.seen, f.name)
			claims = append(claims, &claim{batch: batch, name: f.name, path: to, info: f.info, since: now, busy: true})
		case errors.Is(err, fs.ErrNotExist): // another node was faster, or the sender took it back
			delete(r.seen, f.name)
		default:
			if r.blocked(f, now) && !said { // once for many
				said = true
				r.log.Warn("file cannot be taken, trying again", zap.String("file", f.name), zap.Error(err))
			}
			failed = err
		}
	}
	if len(claims) == 0 {
		_ = os.Remove(dir)
		if failed != nil && !errors.Is(failed, fs.ErrPermission) {
			return nil, fmt.Errorf("claim files: %w", failed)
		}
		return nil, nil
	}
	r.mu.Lock()
	for _, c := range claims {
		r.claims[c.path] = c
	}
	r.mu.Unlock()
	// What the journal knows by its claim must not come back under its old name.
	return claims, wrap("claim files", errors.Join(syncDir(dir), syncDir(r.lease.dir), syncDir(r.cfg.In)))
}

// blocked notes that a complete file cannot be claimed: it may not be read, or
// the folder may not be written. It tells whether that is news.
func (r *run) blocked(f candidate, now time.Time) bool {
	s := r.seen[f.name]
	if s == nil {
		s = &sighting{info: f.info, since: now}
		r.seen[f.name] = s
	}
	s.tries++
	s.next = now.Add(backoff(s.tries))
	return s.tries == 1
}

// readable tells whether a file may be read: else it stays where its sender sees
// it. Some network disks refuse to open what is still being written.
func readable(path string) error {
	f, err := openFile(path)
	if err != nil {
		return err
	}
	return f.Close()
}
