// SPDX-License-Identifier: Apache-2.0

package gate

import (
	"sync"
	"time"

	"ordergate/gateway"
	"ordergate/transports/httpserver"
)

const (
	wrongs  = 10 // that a caller may bring in a window
	window  = 10 * time.Minute
	callers = 2048 // of a generation: two of them are remembered
	tellAll = 600  // audit lines in a window, of all callers
)

// Watch counts wrong secrets. It is safe for concurrent use.
type Watch struct {
	clock gateway.Clock

	mu    sync.Mutex
	seen  map[string]*tally
	old   map[string]*tally // the generation before; what is asked for moves over
	told  int
	since time.Time // of told
}

type tally struct {
	count int
	since time.Time
}

// NewWatch knows nobody yet.
func NewWatch(clock gateway.Clock) *Watch {
	return &Watch{clock: clock, seen: map[string]*tally{}}
}

// Caller names who calls: the address, of IPv6 the network of 64 bits that one
// customer has, and what it calls itself.
func Caller(remote, name string) string {
	return httpserver.HostOf(remote) + " " + name
}

// Wait is how long a caller must stay away; 0: come in.
func (w *Watch) Wait(caller string) time.Duration {
	w.mu.Lock()
	defer w.mu.Unlock()
	t := w.find(caller)
	if t == nil || t.count < wrongs {
		return 0
	}
	return max(0, t.since.Add(window).Sub(w.clock.Now()))
}

// Wrong counts a wrong secret. It tells whether the audit trail should have it: the
// first few of each caller, and of all callers together no more than a disk can bear.
func (w *Watch) Wrong(caller string) (tell bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	now := w.clock.Now()
	t := w.find(caller)
	if t == nil {
		t = &tally{since: now}
		w.keep(caller, t)
	}
	if now.Sub(t.since) >= window {
		*t = tally{since: now}
	}
	t.count++
	if now.Sub(w.since) >= window {
		w.told, w.since = 0, now
	}
	if t.count > wrongs || w.told >= tellAll {
		return false
	}
	w.told++
	return true
}

// Right forgets what a caller did before.
func (w *Watch) Right(caller string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	delete(w.seen, caller)
	delete(w.old, caller)
}

// find looks in both generations.
func (w *Watch) find(caller string) *tally {
	t := w.seen[caller]
	if t == nil {
		if t = w.old[caller]; t != nil {
			delete(w.old, caller)
			w.keep(caller, t)
		}
	}
	return t
}

// keep adds a caller; when a generation is full the one before is forgotten.
func (w *Watch) keep(caller string, t *tally) {
	if len(w.seen) >= callers {
		w.old, w.seen = w.seen, map[string]*tally{}
	}
	w.seen[caller] = t
}
