// SPDX-License-Identifier: Apache-2.0

package config

import (
	"context"
	"crypto/sha256"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/fsnotify/fsnotify"
	"go.uber.org/zap"

	"ordergate/gateway"
)

// Source is what a Reloader keeps up to date.
type Source[T any] struct {
	Name string // "config", "partners": for logs and health
	// Build reads everything anew and returns a whole new snapshot with all its
	// faults. A snapshot with faults that are not warnings is never used.
	Build func() (T, gateway.Faults)
	// Paths lists the files and folders that Build reads, as they are now;
	// folders count with all that is in them. It is asked at every look.
	Paths func() []string
	// Swapped is called after every look that found a change, in Serve or Check:
	// with the snapshot that was built, and whether it is in use now. It must not
	// call Check. May be nil.
	Swapped func(built T, swapped bool, s Status)

	Poll  time.Duration // how often Serve looks behind the hints; 5 s when 0
	Clock gateway.Clock // the system's when nil
	Log   *zap.Logger   // may be nil
}

// Status tells how the last look at the files ended.
type Status struct {
	Loaded  bool           // a snapshot is in use
	At      time.Time      // when it was loaded
	Checked time.Time      // when the files last changed and were read
	Faults  gateway.Faults // of the files as they are now, warnings too; those of the snapshot in use when they are fine
}

// OK tells whether the files as they are now are in use.
func (s Status) OK() bool { return s.Loaded && len(s.Faults.Errors()) == 0 }

// Reloader holds a snapshot built from files and replaces it, at once and as a
// whole, when they change. On a fault it keeps the old one and remembers the
// faults. It is safe for concurrent use.
type Reloader[T any] struct {
	src     Source[T]
	current atomic.Pointer[T]

	look   sync.Mutex // one look at a time
	seen   map[string]stamp
	mu     sync.Mutex
	status Status
}

// stamp is a file as it was at the last look.
type stamp struct {
	size   int64
	mtime  time.Time
	sum    [sha256.Size]byte
	at     time.Time // when sum was taken
	exists bool
}

// NewReloader makes a Reloader; nothing is read before Check or Serve.
func NewReloader[T any](src Source[T]) *Reloader[T] {
	if src.Poll == 0 {
		src.Poll = 5 * time.Second
	}
	if src.Clock == nil {
		src.Clock = gateway.SystemClock{}
	}
	if src.Log == nil {
		src.Log = zap.NewNop()
	}
	return &Reloader[T]{src: src}
}

// Current returns the snapshot in use; the zero value before the first that was
// fine.
func (r *Reloader[T]) Current() T {
	if p := r.current.Load(); p != nil {
		return *p
	}
	var zero T
	return zero
}

// Status tells how the last look ended.
func (r *Reloader[T]) Status() Status {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.status
}

// Check looks at the files now, reads them when they changed since the last look
// (always, the first time), and returns the status. swapped tells whether a new
// snapshot is in use.
func (r *Reloader[T]) Check() (s Status, swapped bool) {
	r.look.Lock()
	defer r.look.Unlock()
	now := r.stamps() // before Build: what changes while it reads is found at the next look
	if r.seen != nil && same(r.seen, now) {
		r.seen = now
		return r.Status(), false
	}
	r.seen = now
	next, faults := r.src.Build()
	at := r.src.Clock.Now()
	fine := len(faults.Errors()) == 0
	if fine {
		r.current.Store(&next)
	}
	r.mu.Lock()
	if fine {
		r.status.Loaded, r.status.At = true, at
	}
	r.status.Checked, r.status.Faults = at, faults
	s = r.status
	r.mu.Unlock()
	if r.src.Swapped != nil {
		r.src.Swapped(next, fine, s)
	}
	r.report(s, fine) // behind it: who reads "loaded" finds it in use
	return s, fine
}

// Again is Check for files that did not change: what they are held against did.
func (r *Reloader[T]) Again() (s Status, swapped bool) {
	r.look.Lock()
	r.seen = nil
	r.look.Unlock()
	return r.Check()
}

func (r *Reloader[T]) report(s Status, fine bool) {
	log := r.src.Log.With(zap.String("what", r.src.Name))
	for _, f := range s.Faults {
		if f.Warning {
			log.Warn(f.String())
		} else {
			log.Error(f.String())
		}
	}
	switch {
	case fine:
		log.Info("loaded")
	case s.Loaded:
		log.Error("not reloaded: the version before stays in use", zap.Int("faults", len(s.Faults.Errors())), zap.Time("loaded", s.At))
	default:
		log.Error("not loaded", zap.Int("faults", len(s.Faults.Errors())))
	}
}

// racy is how long a file's time and size do not prove that it is the same:
// an edit within the clock's grain leaves both as they were.
const racy = 3 * time.Second

// maxLook bounds what a look reads of one file.
const maxLook = 256 << 20

// stamps looks at all files.
func (r *Reloader[T]) stamps() map[string]stamp {
	now := time.Now() // file times are the machine's, whatever clock was injected
	out := map[string]stamp{}
	add := func(name string, info fs.FileInfo) {
		st := stamp{size: info.Size(), mtime: info.ModTime(), at: now, exists: true}
		old, known := r.seen[name]
		if known && old.size == st.size && old.mtime.Equal(st.mtime) && old.at.Sub(old.mtime) > racy {
			out[name] = old
			return
		}
		if data, err := os.ReadFile(name); err == nil && st.size <= maxLook {
			st.sum = sha256.Sum256(data)
		}
		out[name] = st
	}
	for _, p := range r.src.Paths() {
		info, err := os.Stat(p)
		switch {
		case err != nil:
			out[p] = stamp{}
		case !info.IsDir():
			add(p, info)
		default:
			// An entry that vanishes meanwhile is found missing at the next look.
			_ = filepath.WalkDir(p, func(name string, e fs.DirEntry, err error) error {
				if err != nil || e.IsDir() || scratch(e.Name()) {
					return nil
				}
				if info, err := os.Stat(name); err == nil && info.Mode().IsRegular() {
					add(name, info)
				}
				return nil
			})
			out[p] = stamp{exists: true}
		}
	}
	return out
}

// scratch tells what editors leave beside the file they write.
func scratch(name string) bool { return strings.HasPrefix(name, ".") || strings.HasSuffix(name, "~") }

func same(a, b map[string]stamp) bool {
	return maps.EqualFunc(a, b, func(x, y stamp) bool { return x.sum == y.sum && x.size == y.size && x.exists == y.exists })
}

// settle is how long Serve waits after a hint for more of them: editors write
// in several steps.
const settle = 50 * time.Millisecond

// Serve looks at the files when the operating system hints at a change, and
// every Poll whether it does or not, until ctx ends; then it returns nil.
func (r *Reloader[T]) Serve(ctx context.Context) error {
	hints := make(chan fsnotify.Event)
	var errs chan error
	watcher, err := fsnotify.NewWatcher()
	if err != nil { // no hints here: polling finds it all
		r.src.Log.Warn("no hints of changed files, polling only", zap.String("what", r.src.Name), zap.Error(err))
	} else {
		defer watcher.Close()
		hints, errs = watcher.Events, watcher.Errors
	}
	tick := time.NewTicker(r.src.Poll)
	defer tick.Stop()
	quiet := time.NewTimer(settle)
	defer quiet.Stop()
	if watcher != nil {
		r.watch(watcher)
	}
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-hints:
			quiet.Reset(settle)
			continue
		case <-errs: // an overflow: the next poll finds what was lost
			quiet.Reset(settle)
			continue
		case <-quiet.C:
		case <-tick.C:
		}
		r.Check()
		if watcher != nil {
			r.watch(watcher)
		}
	}
}

// watch asks for hints about the folders that matter now. Files are watched by
// their folder: editors replace them.
func (r *Reloader[T]) watch(w *fsnotify.Watcher) {
	want := map[string]bool{}
	for _, p := range r.src.Paths() {
		info, err := os.Stat(p)
		if err != nil || !info.IsDir() {
			want[filepath.Dir(p)] = true
			continue
		}
		want[filepath.Dir(p)] = true // to see it go and come back
		_ = filepath.WalkDir(p, func(name string, e fs.DirEntry, err error) error {
			if err == nil && e.IsDir() {
				want[name] = true
			}
			return nil
		})
	}
	have := w.WatchList()
	for _, dir := range have {
		if !want[dir] {
			_ = w.Remove(dir) // gone already: nothing to watch
		}
	}
	for dir := range want {
		if !slices.Contains(have, dir) {
			_ = w.Add(dir) // no hints from there: polling finds it
		}
	}
}
