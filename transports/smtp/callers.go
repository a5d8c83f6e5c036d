// SPDX-License-Identifier: Apache-2.0

package smtp

import (
	"net/netip"
	"sync"
	"time"

	"ordergate/gateway"
)

const (
	maxCallers = 16384
	maxGuesses = 5                // wrong passwords of an address, …
	maxForUser = 100              // … and for a user from anywhere: few would let anybody lock him out
	guessing   = 30 * time.Minute // … in this time
	banned     = 30 * time.Minute // then nobody logs in from there
)

// callers counts what clients do by where they come from, and wrong passwords by user,
// too. What it holds is bounded; when it is full those who were quiet longest are
// forgotten, but nobody who holds a connection. Safe for concurrent use.
type callers struct {
	clock gateway.Clock
	most  int // connections of one
	rate  int // mails an hour; 0: any

	mu  sync.Mutex
	all map[string]*caller
}

type caller struct {
	held    int // connections
	mails   int // in the hour
	hour    time.Time
	guesses int // wrong passwords since
	guessed time.Time
	until   time.Time // of its ban
	seen    time.Time
}

func newCallers(clock gateway.Clock, connections, rate int) *callers {
	return &callers{clock: clock, most: (connections + 1) / 2, rate: rate, all: map[string]*caller{}}
}

// host is what addresses are told apart by: of IPv6 the network of a customer, in which
// there are as many addresses as he likes.
func host(ip netip.Addr) string {
	ip = ip.Unmap().WithZone("")
	if ip.Is6() {
		p, _ := ip.Prefix(64)
		return p.String()
	}
	return ip.String()
}

// of finds a caller; the lock is held.
func (c *callers) of(key string) *caller {
	now := c.clock.Now()
	k := c.all[key]
	if k == nil {
		if len(c.all) >= maxCallers {
			c.forget(now)
		}
		k = &caller{hour: now}
		c.all[key] = k
	}
	k.seen = now
	return k
}

// forget drops those of whom nothing is to be remembered, and else the one quiet longest.
func (c *callers) forget(now time.Time) {
	oldest := ""
	for key, k := range c.all {
		switch {
		case k.held > 0:
		case now.Sub(k.seen) > time.Hour && now.After(k.until):
			delete(c.all, key)
		case oldest == "" || k.seen.Before(c.all[oldest].seen):
			oldest = key
		}
	}
	if len(c.all) >= maxCallers && oldest != "" {
		delete(c.all, oldest)
	}
}

// take tells whether one more connection may come from there.
func (c *callers) take(key string) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	k := c.of(key)
	if k.held >= c.most {
		return false
	}
	k.held++
	return true
}

func (c *callers) give(key string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if k := c.all[key]; k != nil {
		k.held--
	}
}

// mail tells whether one more mail may come from there within this hour.
func (c *callers) mail(key string) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	k, now := c.of(key), c.clock.Now()
	if now.Sub(k.hour) >= time.Hour {
		k.hour, k.mails = now, 0
	}
	if c.rate > 0 && k.mails >= c.rate {
		return false
	}
	k.mails++
	return true
}

// isBanned tells whether nobody may log in by that key.
func (c *callers) isBanned(key string) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	k := c.all[key]
	return k != nil && c.clock.Now().Before(k.until)
}

// wrong counts a wrong password, and tells whether the key is banned by it: most of
// them are too many.
func (c *callers) wrong(key string, most int) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	k, now := c.of(key), c.clock.Now()
	if now.Sub(k.guessed) > guessing {
		k.guesses = 0
	}
	k.guessed = now
	if k.guesses++; k.guesses >= most {
		k.guesses, k.until = 0, now.Add(banned)
		return true
	}
	return false
}

// right forgets the wrong passwords of a key.
func (c *callers) right(key string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if k := c.all[key]; k != nil {
		k.guesses = 0
	}
}
