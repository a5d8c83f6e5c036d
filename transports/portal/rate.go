// SPDX-License-Identifier: Apache-2.0

package portal

import (
	"sync"
	"time"
)

// remembered is of how many keys it is known when they asked.
const remembered = 10_000

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
