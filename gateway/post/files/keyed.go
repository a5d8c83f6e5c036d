// SPDX-License-Identifier: Apache-2.0

package files

import (
	"slices"
	"sync"
)

// keyed lets one goroutine at a time work on a name.
type keyed struct {
	mu   sync.Mutex
	cond *sync.Cond
	held map[string]bool
}

// lock waits until none of the names is held, takes them all, and returns what
// gives them back.
func (k *keyed) lock(names []string) (unlock func()) {
	names = slices.Compact(slices.Sorted(slices.Values(names)))
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.cond == nil {
		k.cond, k.held = sync.NewCond(&k.mu), map[string]bool{}
	}
	for slices.ContainsFunc(names, func(n string) bool { return k.held[n] }) {
		k.cond.Wait()
	}
	for _, n := range names {
		k.held[n] = true
	}
	return func() {
		k.mu.Lock()
		defer k.mu.Unlock()
		for _, n := range names {
			delete(k.held, n)
		}
		k.cond.Broadcast()
	}
}
