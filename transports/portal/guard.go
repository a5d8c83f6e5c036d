// SPDX-License-Identifier: Apache-2.0

package portal

import (
	"sync"
	"time"

	"ordergate/transports/httpserver"
)

const (
	// free is how many wrong keys of an address cost nothing.
	free = 10
	// most is the longest that an address is kept out.
	most = 15 * time.Minute
	// forget is after how long wrong keys are forgotten.
	forget = time.Hour
	// remembered is of how many addresses or keys something is remembered.
	remembered = 10_000
)

// guard keeps out addresses that guess keys: the eleventh wrong key costs a second,
// each further one twice as long. Safe for concurrent use.
type guard struct {
	now func() time.Time

	mu    sync.Mutex
	wrong map[string]*guesses
}

type guesses struct {
	count int
	last  time.Time
	until time.Time
}

func newGuard(now func() time.Time) *guard {
	return &guard{now: now, wrong: map[string]*guesses{}}
}

// banned tells how long an address is still kept out; 0 when it is not.
func (g *guard) banned(address string) time.Duration {
	g.mu.Lock()
	defer g.mu.Unlock()
	if w := g.wrong[httpserver.HostOf(address)]; w != nil {
		return max(0, w.until.Sub(g.now()))
	}
	return 0
}

// failed counts a wrong key, and tells how many there have been.
func (g *guard) failed(address string) int {
	host, now := httpserver.HostOf(address), g.now()
	g.mu.Lock()
	defer g.mu.Unlock()
	w := g.wrong[host]
	if w == nil || now.Sub(w.last) > forget {
		g.room(now)
		w = &guesses{}
		g.wrong[host] = w
	}
	w.count, w.last = w.count+1, now
	if over := w.count - free; over > 0 {
		w.until = now.Add(min(most, time.Second<<min(over-1, 20)))
	}
	return w.count
}

// room forgets what is old; when that is not enough, whom it is least hard on.
func (g *guard) room(now time.Time) {
	if len(g.wrong) < remembered {
		return
	}
	for host, w := range g.wrong {
		if now.Sub(w.last) > forget {
			delete(g.wrong, host)
		}
	}
	for host, w := range g.wrong {
		if len(g.wrong) < remembered {
			return
		}
		if !w.until.After(now) {
			delete(g.wrong, host)
		}
	}
	if len(g.wrong) >= remembered { // ten thousand addresses that guess: begin anew
		clear(g.wrong)
	}
}

// rate bounds the requests of a key. Safe for concurrent use.
type rate struct {
	perMinute int
	now       func() time.Time

	mu   sync.Mutex
	keys map[string]*bucket
}

type bucket struct {
	left int64 // in nanoseconds of waiting that it has saved up
	at   time.Time
}

// take tells whether a key may ask once more; else how long it waits.
func (r *rate) take(key string) (wait time.Duration) {
	if r.perMinute <= 0 {
		return 0
	}
	price, now := int64(time.Minute)/int64(r.perMinute), r.now()
	r.mu.Lock()
	defer r.mu.Unlock()
	b := r.keys[key]
	if b == nil {
		if len(r.keys) >= remembered { // keys that are gone from the files
			clear(r.keys)
		}
		b = &bucket{left: int64(time.Minute), at: now}
		r.keys[key] = b
	}
	b.left, b.at = min(int64(time.Minute), b.left+max(0, int64(now.Sub(b.at)))), now
	if b.left < price {
		return time.Duration(price - b.left)
	}
	b.left -= price
	return 0
}
